//! The encoding of texts in foreign files: named, given as a number of a code page, or seen from the bytes.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use marsad_model::{language_likeness, utf_16_shown};

/// How sure a guess must be to be made without a word.
const CONFIDENCE_MIN: u32 = 80;
/// How many bytes are looked at.
const SAMPLE_BYTES_MAX: usize = 1 << 16;

/// An encoding and what speaks for it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextEncoding {
    encoding: &'static Encoding,
    /// How sure it is, in per cent.
    pub confidence: u32,
}

impl TextEncoding {
    /// UTF-8, beyond doubt.
    pub(crate) const fn utf_8() -> Self {
        Self { encoding: UTF_8, confidence: 100 }
    }

    /// The encoding of a name such as `windows-1256`, `ISO-8859-6` or `cp1252`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\0');
        let encoding = Encoding::for_label(name.as_bytes())?;
        Some(Self { encoding, confidence: 100 })
    }

    /// The encoding of a code page of Windows, the number that SPSS writes.
    pub(crate) fn of_page(page: i32) -> Option<Self> {
        match page {
            65_001 => Some(Self::utf_8()),
            1250..=1258 => Self::named(&format!("windows-{page}")),
            28_591..=28_606 => Self::named(&format!("iso-8859-{}", page - 28_590)),
            10_000 => Self::named("macintosh"),
            874 => Self::named("windows-874"),
            932 => Self::named("shift_jis"),
            936 => Self::named("gbk"),
            949 => Self::named("euc-kr"),
            950 => Self::named("big5"),
            _ => None,
        }
    }

    /// UTF-16, where a whole text shows that it has two bytes a letter.
    pub(crate) fn of_two_bytes(text: &[u8]) -> Option<Self> {
        Self::named(utf_16_shown(&text[..text.len().min(SAMPLE_BYTES_MAX)])?)
    }

    /// The encoding that texts show by their bytes.
    pub(crate) fn guess<'t>(texts: impl Iterator<Item = &'t [u8]>) -> Self {
        let mut sample = Vec::new();
        for text in texts.filter(|text| !text.is_ascii()) {
            if sample.len() + text.len() >= SAMPLE_BYTES_MAX {
                break;
            }
            sample.extend_from_slice(text);
            sample.push(b'\n');
        }
        if std::str::from_utf8(&sample).is_ok() { Self::utf_8() } else { one_byte(&sample) }
    }

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        self.encoding.name()
    }

    /// Whether another encoding is as likely.
    pub(crate) fn is_doubtful(self) -> bool {
        self.confidence < CONFIDENCE_MIN
    }

    /// A text of the file, without the blanks and zeros at its end, and whether all its bytes were characters.
    pub(crate) fn text(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        // Of two bytes a letter the last may be half of one.
        let is_wide = self.encoding == UTF_16LE || self.encoding == UTF_16BE;
        let is_blank = |byte: &u8| !is_wide && matches!(byte, b' ' | 0);
        let end = bytes.iter().rposition(|byte| !is_blank(byte)).map_or(0, |last| last + 1);
        let bytes = &bytes[..end];
        if self.encoding == UTF_8 {
            return match std::str::from_utf8(bytes) {
                Ok(text) => (Cow::Borrowed(text), true),
                Err(_) => (String::from_utf8_lossy(bytes), false),
            };
        }
        let (text, has_errors) = self.encoding.decode_without_bom_handling(bytes);
        (text, !has_errors)
    }
}

/// Of the encodings of one byte a character, the one whose text looks most like language. Others that give the same text
/// raise no doubt.
fn one_byte(sample: &[u8]) -> TextEncoding {
    let candidates =
        [encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1256, encoding_rs::ISO_8859_6, encoding_rs::MACINTOSH, UTF_8];
    let tried = |encoding: &'static Encoding| {
        let text = encoding.decode_without_bom_handling(sample).0;
        (language_likeness(&text), text, encoding)
    };
    let mut read: Vec<(f64, Cow<'_, str>, &'static Encoding)> = candidates.into_iter().map(tried).collect();
    // Of equal ones the first stays first.
    read.sort_by(|a, b| b.0.total_cmp(&a.0));
    let Some(((best, text, encoding), others)) = read.split_first() else { return TextEncoding::utf_8() };
    if *best <= 0.0 {
        return TextEncoding { encoding: encoding_rs::WINDOWS_1252, confidence: 50 };
    }
    let second = others.iter().find(|(_, other, _)| other != text).map_or(0.0, |(score, _, _)| f64::max(*score, 0.0));
    let confidence = (50.0 + 50.0 * (*best - second) / *best).clamp(0.0, 99.0);
    TextEncoding { encoding, confidence: confidence as u32 }
}

#[cfg(test)]
mod tests {
    use super::TextEncoding;

    fn guessed(text: &str, encoding: &'static encoding_rs::Encoding) -> &'static str {
        let (bytes, _, _) = encoding.encode(text);
        let labels: Vec<&[u8]> = bytes.split(|byte| *byte == b';').collect();
        TextEncoding::guess(labels.into_iter()).name()
    }

    #[test]
    fn the_encoding_of_labels_is_seen_from_their_bytes() {
        let french = "Année de naissance;Sexe de l’enquêté;Pays d’accueil;Motif du départ;Région d’origine";
        let arabic = "سنة الميلاد;الجنس;بلد الإقامة الحالي;سبب المغادرة;جهة الأصل";
        assert_eq!(guessed(french, encoding_rs::WINDOWS_1252), "windows-1252");
        assert_eq!(guessed(french, encoding_rs::UTF_8), "UTF-8");
        assert_eq!(guessed(arabic, encoding_rs::WINDOWS_1256), "windows-1256");
        assert_eq!(guessed(arabic, encoding_rs::ISO_8859_6), "ISO-8859-6");
        assert_eq!(guessed(arabic, encoding_rs::UTF_8), "UTF-8");
    }

    #[test]
    fn names_and_numbers_of_encodings_are_known() {
        let name = |encoding: Option<TextEncoding>| encoding.map(TextEncoding::name);
        assert_eq!(name(TextEncoding::named("CP1256\0 ")), Some("windows-1256"));
        assert_eq!(name(TextEncoding::of_page(65_001)), Some("UTF-8"));
        assert_eq!(name(TextEncoding::of_page(28_596)), Some("ISO-8859-6"));
        assert_eq!(name(TextEncoding::of_page(2)), None);
        assert_eq!(name(TextEncoding::named("klingon")), None);
    }

    #[test]
    fn blanks_at_the_end_are_no_text_and_wrong_bytes_are_told() {
        assert_eq!(TextEncoding::utf_8().text(b"a b  \0 "), ("a b".into(), true));
        assert_eq!(TextEncoding::utf_8().text(b"a\xff"), ("a\u{fffd}".into(), false));
    }
}
