//! Texts in any of the encodings that institutions use, as UTF-8.

use std::io::{Read, SeekFrom};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use marsad_model::{Finding, FindingCode, Place, Severity, language_likeness};

use super::{Content, Unreadable};

/// How many bytes are looked at to find the encoding.
const SAMPLE_BYTES: usize = 1 << 16;

/// How sure a guess must be to be made without a word.
const CONFIDENCE_MIN: u32 = 80;

/// A text being decoded, block by block.
pub(crate) struct Decoded<'c> {
    content: &'c mut dyn Content,
    decoder: Option<encoding_rs::Decoder>,
    encoding: &'static Encoding,
    /// Bytes that are to be decoded, or those of a character that the last block cut.
    raw: Vec<u8>,
    has_ended: bool,
    /// Whether bytes were met that are no characters.
    pub has_errors: bool,
    /// What is doubtful about the encoding.
    pub findings: Vec<Finding>,
}

impl<'c> Decoded<'c> {
    /// The text of `content` in the encoding named, or in the one that its bytes show.
    pub(crate) fn open(content: &'c mut dyn Content, name: Option<&str>) -> Result<Self, Unreadable> {
        let sample = sample(content)?;
        let (encoding, confidence) = match name {
            Some(name) => (named(name)?, 100),
            None => guess(&sample),
        };
        let mut findings = Vec::new();
        if confidence < CONFIDENCE_MIN {
            let finding = Finding::new(FindingCode::UnclearEncoding, Severity::Warning, Place::default());
            findings.push(finding.with("encoding", encoding.name()).with("confidence", confidence));
        }
        let decoder = (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal());
        let has_mark = encoding == UTF_8 && sample.starts_with(b"\xef\xbb\xbf");
        content
            .seek(SeekFrom::Start(if has_mark { 3 } else { 0 }))
            .map_err(|error| Unreadable::other("text", error))?;
        Ok(Self { content, decoder, encoding, raw: Vec::new(), has_ended: false, has_errors: false, findings })
    }

    /// The name of the encoding.
    pub(crate) fn name(&self) -> &'static str {
        self.encoding.name()
    }

    /// Adds about `bytes` more of the text to `text`; false at its end.
    pub(crate) fn more(&mut self, text: &mut String, bytes: usize) -> Result<bool, Unreadable> {
        if self.has_ended {
            return Ok(false);
        }
        let wanted = bytes as u64;
        let wrong = |error: std::io::Error| Unreadable::other("text", error);
        match &mut self.decoder {
            Some(decoder) => {
                self.raw.clear();
                let read = (&mut self.content).take(wanted).read_to_end(&mut self.raw).map_err(wrong)?;
                self.has_ended = (read as u64) < wanted;
                text.reserve(decoder.max_utf8_buffer_length(self.raw.len()).unwrap_or(0));
                let (_, _, has_errors) = decoder.decode_to_string(&self.raw, text, self.has_ended);
                self.has_errors |= has_errors;
            }
            None => {
                // The bytes are read where they stay: most files are UTF-8, and a copy would take as long as the reading.
                let mut whole = std::mem::take(text).into_bytes();
                whole.append(&mut self.raw);
                let read = (&mut self.content).take(wanted).read_to_end(&mut whole).map_err(wrong)?;
                self.has_ended = (read as u64) < wanted;
                *text = self.utf8(whole);
            }
        }
        Ok(true)
    }

    /// UTF-8 as it stands; a character that is cut waits for the next block, bytes that are none are replaced.
    fn utf8(&mut self, bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap_or_else(|error| {
            let wrong = error.utf8_error();
            let is_cut = wrong.error_len().is_none() && !self.has_ended;
            let mut bytes = error.into_bytes();
            if is_cut {
                self.raw = bytes.split_off(wrong.valid_up_to());
            }
            match String::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => {
                    self.has_errors = true;
                    String::from_utf8_lossy(error.as_bytes()).into_owned()
                }
            }
        })
    }
}

/// The first bytes of the file.
fn sample(content: &mut dyn Content) -> Result<Vec<u8>, Unreadable> {
    let wrong = |error: std::io::Error| Unreadable::other("text", error);
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let mut sample = Vec::new();
    content.take(SAMPLE_BYTES as u64).read_to_end(&mut sample).map_err(wrong)?;
    Ok(sample)
}

fn named(name: &str) -> Result<&'static Encoding, Unreadable> {
    Encoding::for_label(name.as_bytes()).ok_or_else(|| Unreadable::other("text", format!("no encoding `{name}`")))
}

/// The encoding that bytes show, and how sure it is in per cent.
fn guess(sample: &[u8]) -> (&'static Encoding, u32) {
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return (encoding, 100);
    }
    if let Some(encoding) = utf_16_without_mark(sample) {
        return (encoding, 90);
    }
    let is_utf_8 = match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && sample.len() == SAMPLE_BYTES,
    };
    if is_utf_8 { (UTF_8, 100) } else { one_byte(sample) }
}

/// UTF-16 shows by the zero bytes of its blanks, digits and line ends.
fn utf_16_without_mark(sample: &[u8]) -> Option<&'static Encoding> {
    let pairs = sample.len() / 2;
    let zeros = |start: usize| sample.iter().skip(start).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if pairs < 4 || even.max(odd) * 5 < pairs || even.min(odd) * 20 > pairs {
        return None;
    }
    Some(if even > odd { UTF_16BE } else { UTF_16LE })
}

/// Of the encodings of one byte a character, the one whose text looks most like language.
fn one_byte(sample: &[u8]) -> (&'static Encoding, u32) {
    let candidates =
        [encoding_rs::WINDOWS_1252, encoding_rs::WINDOWS_1256, encoding_rs::ISO_8859_6, encoding_rs::MACINTOSH, UTF_8];
    let mut scored: Vec<(f64, &'static Encoding)> = candidates
        .into_iter()
        .map(|encoding| (language_likeness(&encoding.decode_without_bom_handling(sample).0), encoding))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    match &scored[..] {
        [(best, encoding), (second, _), ..] if *best > 0.0 => {
            let confidence = (50.0 + 50.0 * (best - second.max(0.0)) / best).clamp(0.0, 99.0);
            (encoding, confidence as u32)
        }
        _ => (encoding_rs::WINDOWS_1252, 50),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::Decoded;

    fn read(bytes: &[u8]) -> (&'static str, String) {
        let mut cursor = Cursor::new(bytes.to_vec());
        let mut decoded = Decoded::open(&mut cursor, None).unwrap();
        let mut text = String::new();
        while decoded.more(&mut text, 7).unwrap() {}
        (decoded.name(), text)
    }

    #[test]
    fn the_encoding_of_a_text_is_found_from_its_bytes() {
        let french = "Année;Pays;Effectif\n2022;Algérie;12\n2022;Côte d’Ivoire;9\n";
        let arabic = "السنة;البلد;العدد\n2022;الجزائر;12\n2022;المغرب;9\nالمجموع;جميع البلدان;40\n";
        for (text, encoding) in [
            (french, encoding_rs::WINDOWS_1252),
            (arabic, encoding_rs::WINDOWS_1256),
            (arabic, encoding_rs::ISO_8859_6),
            (french, encoding_rs::UTF_8),
            (arabic, encoding_rs::UTF_8),
        ] {
            let (bytes, _, _) = encoding.encode(text);
            assert_eq!(read(&bytes), (encoding.name(), text.to_owned()));
        }
        for is_marked in [true, false] {
            let mark = if is_marked { "\u{feff}" } else { "" };
            let little: Vec<u8> = format!("{mark}{french}").encode_utf16().flat_map(u16::to_le_bytes).collect();
            assert_eq!(read(&little), ("UTF-16LE", french.to_owned()));
            let big: Vec<u8> = format!("{mark}{french}").encode_utf16().flat_map(u16::to_be_bytes).collect();
            assert_eq!(read(&big), ("UTF-16BE", french.to_owned()));
        }
    }

    #[test]
    fn bytes_that_are_no_characters_are_told_and_the_rest_is_read() {
        let mut cursor = Cursor::new(b"a\xff\xc3\xa9b".to_vec());
        let mut decoded = Decoded::open(&mut cursor, Some("utf-8")).unwrap();
        let mut text = String::new();
        while decoded.more(&mut text, 2).unwrap() {}
        assert_eq!((text.as_str(), decoded.has_errors), ("a\u{fffd}éb", true));
    }
}
