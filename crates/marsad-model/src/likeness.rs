//! How much a text looks like Arabic or French: how a guess at the encoding of foreign bytes is judged.
//!
//! It stands here because readers of tables and readers of surveys both guess and may not use one another. How bytes
//! become text, and which encodings are tried, is theirs.

/// How much the characters beyond ASCII look like words of Arabic or French: about 1 where all do, less for odd
/// neighbours, and 0 where there is none or nothing looks like a word.
pub fn language_likeness(text: &str) -> f64 {
    let (mut score, mut count) = (0.0, 0.0);
    let mut before = ' ';
    for c in text.chars() {
        if !c.is_ascii() {
            count += 1.0;
            score += likely(before, c);
        }
        before = c;
    }
    if count == 0.0 { 0.0 } else { f64::max(0.0, score / count) }
}

/// How likely a character is behind another one.
fn likely(before: char, c: char) -> f64 {
    let is_arabic = |c: char| matches!(c, '\u{621}'..='\u{652}' | '\u{660}'..='\u{669}');
    let is_latin = |c: char| c.is_ascii_alphabetic() || "éèêëàâçîïôûùüÉÈÊÀÂÇÎÔœŒ".contains(c);
    match c {
        // Common letters of Arabic weigh more, so that a shifted alphabet is told from the right one.
        'ا' | 'ل' | 'ي' | 'م' | 'ن' | 'و' | 'ر' | 'ت' | 'ة' if is_arabic(before) => 1.2,
        _ if is_arabic(c) && (is_arabic(before) || !before.is_alphanumeric()) => 0.9,
        // No word goes on with a capital: the code page of another system makes it of a small letter.
        _ if "ÉÈÊÀÇ".contains(c) && before.is_lowercase() => -0.5,
        _ if "éèêëàâçîïôûùÉÈÊÀÇ".contains(c) && (is_latin(before) || !before.is_alphanumeric()) => 1.0,
        '’' | '«' | '»' | '°' | '–' | 'œ' | '\u{a0}' | '€' | '،' | '؛' | '؟' | 'ـ' => 0.8,
        '\u{fffd}' => -3.0,
        c if c.is_control() => -2.0,
        _ => -0.5,
    }
}

#[cfg(test)]
mod tests {
    use super::language_likeness;

    #[test]
    fn words_are_more_like_a_language_than_the_same_bytes_in_another_encoding() {
        // `Algérie` and `المغرب`, each read as if it were written in the code page of the other.
        assert_eq!(language_likeness("Algérie"), 1.0);
        assert!(language_likeness("Algérie") > language_likeness("Algيrie"));
        assert!(language_likeness("المغرب") > language_likeness("ÇáãÛÑÈ"));
        // `é` of DOS, read in the code page of the first Macintosh.
        assert!(language_likeness("Algérie") > language_likeness("AlgÇrie"));
        assert_eq!(language_likeness("ALGÉRIE"), 1.0);
    }

    #[test]
    fn plain_letters_and_bytes_that_are_no_characters_are_like_none() {
        assert_eq!(language_likeness("Mali"), 0.0);
        assert_eq!(language_likeness("a\u{fffd}\u{fffd}"), 0.0);
    }
}
