//! How much a text looks like Arabic or French, and whether bytes are of two a letter: how a guess at the encoding of foreign
//! bytes is judged.
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

/// The name of the encoding of bytes that are UTF-16: by the mark before them, or by the zero bytes of blanks, digits and line
/// ends.
///
/// Of a long text its beginning tells enough.
pub fn utf_16_shown(bytes: &[u8]) -> Option<&'static str> {
    const BIG: &str = "UTF-16BE";
    const LITTLE: &str = "UTF-16LE";
    if bytes.starts_with(b"\xff\xfe") {
        return Some(LITTLE);
    }
    if bytes.starts_with(b"\xfe\xff") {
        return Some(BIG);
    }
    let pairs = bytes.len() / 2;
    let zeros = |start: usize| bytes.iter().skip(start).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs < 4 || even.max(odd) * 5 < pairs || even.min(odd) * 20 > pairs {
        return None;
    }
    Some(if even > odd { BIG } else { LITTLE })
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
    use super::{language_likeness, utf_16_shown};

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
    fn two_bytes_a_letter_show_by_their_mark_or_by_their_zeros() {
        let little: Vec<u8> = "w,x\n1,2\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "w,x\n1,2\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((utf_16_shown(&little), utf_16_shown(&big)), (Some("UTF-16LE"), Some("UTF-16BE")));
        assert_eq!(
            (utf_16_shown(b"\xff\xfe"), utf_16_shown(b"\xfe\xff\x06\x27")),
            (Some("UTF-16LE"), Some("UTF-16BE"))
        );
        assert_eq!((utf_16_shown(b"w,x\n1,2\n"), utf_16_shown(&[0; 40]), utf_16_shown(b"")), (None, None, None));
    }

    #[test]
    fn plain_letters_and_bytes_that_are_no_characters_are_like_none() {
        assert_eq!(language_likeness("Mali"), 0.0);
        assert_eq!(language_likeness("a\u{fffd}\u{fffd}"), 0.0);
    }
}
