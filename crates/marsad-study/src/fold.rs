//! Texts as they are compared: small letters without accents, Arabic letters without their variants, words apart.

/// A text folded: `Âge à l’arrivée` is `age a l arrivee`, `الإقامة` is `الاقامه`.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            // Vowel signs and the stroke that only lengthens a word.
            '\u{64b}'..='\u{652}' | '\u{670}' | '\u{640}' => {}
            // Accents that stand alone.
            '\u{300}'..='\u{36f}' => {}
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            c if c.is_alphanumeric() => folded.push(plain(c)),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A letter without its accent; an Arabic letter without its variant; a digit of any script as one of ours.
fn plain(c: char) -> char {
    match c {
        'à'..='å' | 'ā' => 'a',
        'ç' => 'c',
        'è'..='ë' | 'ē' => 'e',
        'ì'..='ï' | 'ī' => 'i',
        'ñ' => 'n',
        'ò'..='ö' | 'ō' => 'o',
        'ù'..='ü' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' => 'ي',
        'ة' => 'ه',
        'ؤ' => 'و',
        '\u{660}'..='\u{669}' => digit(c, '\u{660}'),
        '\u{6f0}'..='\u{6f9}' => digit(c, '\u{6f0}'),
        c => c,
    }
}

fn digit(c: char, zero: char) -> char {
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// Whether the words of `phrase` stand in `text` one behind the other; both folded.
pub(crate) fn has_phrase(text: &str, phrase: &str) -> bool {
    let is_edge = |c: Option<char>| c.is_none_or(|c| c == ' ');
    text.match_indices(phrase)
        .any(|(at, found)| is_edge(text[..at].chars().next_back()) && is_edge(text[at + found.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::{fold, has_phrase};

    #[test]
    fn what_is_written_differently_is_folded_alike() {
        for (text, folded) in [
            ("Âge à l’arrivée", "age a l arrivee"),
            ("  SŒUR -- aînée ", "soeur ainee"),
            ("الإقامةُ", "الاقامه"),
            ("السّنـة ٢٠٢٠", "السنه 2020"),
            ("e\u{301}migre\u{301}", "emigre"),
            ("--", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn a_phrase_stands_between_words() {
        assert!(has_phrase("final weight", "weight") && has_phrase("weight", "weight"));
        assert!(!has_phrase("weighting", "weight") && !has_phrase("overweight", "weight"));
        assert!(has_phrase("poids d extrapolation", "d extrapolation"));
    }
}
