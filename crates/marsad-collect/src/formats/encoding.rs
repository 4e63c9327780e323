//! Texts in any of the encodings that institutions use, as UTF-8.

use std::io::{Read, SeekFrom};

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use marsad_model::{Finding, FindingCode, Place, Severity, language_likeness, utf_16_shown};

use super::code_pages::{open_run, push_dos_850, undone};
use super::{Content, Unreadable};

/// How many bytes are looked at to find the encoding.
const SAMPLE_BYTES: usize = 1 << 16;

/// How sure a guess must be to be made without a word.
const CONFIDENCE_MIN: u32 = 80;

/// How sure it is that a text was stored as UTF-8 twice, at most: it is told in any case, and its sender should save it
/// rightly.
const TWICE_CONFIDENCE_MAX: u32 = 79;

/// The bytes that many programs write before a text in UTF-8.
const MARK_OF_UTF_8: &[u8] = b"\xef\xbb\xbf";

/// How many letters beyond ASCII it takes to show that another code page was used than the one named.
const LETTERS_MIN: usize = 12;

/// How letters are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scheme {
    /// As browsers know it.
    Known(&'static Encoding),
    /// Code page 850, as DOS has it.
    Dos850,
    /// UTF-8 that was taken for Windows-1252 and stored as UTF-8 once more.
    Utf8Twice,
}

impl Scheme {
    fn utf_8() -> Self {
        Self::Known(UTF_8)
    }

    fn name(self) -> &'static str {
        match self {
            Self::Known(encoding) => encoding.name(),
            Self::Dos850 => "IBM850",
            Self::Utf8Twice => "UTF-8-TWICE",
        }
    }

    /// The scheme with this name, or one of its names.
    fn named(name: &str) -> Option<Self> {
        match name.trim().to_ascii_lowercase().as_str() {
            "ibm850" | "cp850" | "850" | "dos-850" => Some(Self::Dos850),
            "utf-8-twice" => Some(Self::Utf8Twice),
            _ => Encoding::for_label(name.as_bytes()).map(Self::Known),
        }
    }
}

/// A text being decoded, block by block.
pub(crate) struct Decoded<'c> {
    content: &'c mut dyn Content,
    decoder: Option<encoding_rs::Decoder>,
    scheme: Scheme,
    /// The end of a block that was stored twice, which the next block may go on with.
    open: String,
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
        let (scheme, confidence) = match name {
            Some(name) => named(name, &sample)?,
            None => guess(&sample),
        };
        let mut findings = Vec::new();
        if confidence < CONFIDENCE_MIN {
            let finding = Finding::new(FindingCode::UnclearEncoding, Severity::Warning, Place::default());
            findings.push(finding.with("encoding", scheme.name()).with("confidence", confidence));
        }
        let decoder = match scheme {
            Scheme::Known(encoding) if encoding != UTF_8 => Some(encoding.new_decoder_with_bom_removal()),
            _ => None,
        };
        let has_mark = decoder.is_none() && scheme != Scheme::Dos850 && sample.starts_with(MARK_OF_UTF_8);
        content
            .seek(SeekFrom::Start(if has_mark { 3 } else { 0 }))
            .map_err(|error| Unreadable::other("text", error))?;
        let open = String::new();
        Ok(Self { content, decoder, scheme, open, raw: Vec::new(), has_ended: false, has_errors: false, findings })
    }

    /// The name of the encoding.
    pub(crate) fn name(&self) -> &'static str {
        self.scheme.name()
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
            None if self.scheme == Scheme::Dos850 => {
                self.raw.clear();
                let read = (&mut self.content).take(wanted).read_to_end(&mut self.raw).map_err(wrong)?;
                self.has_ended = (read as u64) < wanted;
                push_dos_850(&self.raw, text);
            }
            None if self.scheme == Scheme::Utf8Twice => {
                let mut bytes = std::mem::take(&mut self.raw);
                let read = (&mut self.content).take(wanted).read_to_end(&mut bytes).map_err(wrong)?;
                self.has_ended = (read as u64) < wanted;
                let block = self.utf8(bytes);
                self.push_undone(&block, text);
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

    /// Adds a block that was stored twice as it was before; letters at its end wait for the next block.
    fn push_undone(&mut self, block: &str, text: &mut String) {
        let mut whole = std::mem::take(&mut self.open);
        whole.push_str(block);
        let end = if self.has_ended { whole.len() } else { open_run(&whole) };
        text.push_str(&undone(&whole[..end]).text);
        self.open = whole.split_off(end);
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

/// The encoding that the bytes of a text show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub encoding: &'static str,
    /// How sure it is, in per cent.
    pub confidence: u32,
}

impl Shown {
    /// Whether the bytes leave no doubt of it.
    pub(crate) fn is_certain(self) -> bool {
        self.confidence >= CONFIDENCE_MIN
    }
}

/// The encoding that the bytes of a text show, where they show that it is not in the one that was named.
pub(crate) fn other_than(name: &str, content: &mut dyn Content) -> Result<Option<Shown>, Unreadable> {
    let Some(named) = Scheme::named(name).filter(|scheme| *scheme != Scheme::Utf8Twice) else { return Ok(None) };
    let sample = sample(content)?;
    let (shown, confidence) = guess(&sample);
    let is_other = shown != named && shows_other(named, shown, &sample);
    Ok(is_other.then(|| Shown { encoding: shown.name(), confidence }))
}

/// Whether bytes show that they are not in the encoding that was named but in another.
///
/// A mark at the beginning shows it, and so do the zeros of UTF-16 and letters that are UTF-8 from the first to the last:
/// hardly any that were stored in another way are. In place of UTF-8 letters of one byte show by being none; a few bytes that
/// are wrong are a fault of the file. Of two code pages the letters of several words must speak for the other.
fn shows_other(named: Scheme, shown: Scheme, sample: &[u8]) -> bool {
    let has_no_zeros = !sample.contains(&0);
    match shown {
        Scheme::Utf8Twice => true,
        Scheme::Known(encoding) if is_utf_16(encoding) => true,
        _ if is_utf_16_scheme(named) => has_no_zeros,
        Scheme::Known(encoding) if encoding == UTF_8 => {
            sample.starts_with(MARK_OF_UTF_8) || !sample.is_ascii() && has_no_zeros
        }
        _ if named == Scheme::utf_8() => is_hardly_utf_8(sample),
        _ => {
            let letters = sample.iter().filter(|byte| !byte.is_ascii()).count();
            letters >= LETTERS_MIN && likeness_in(named, sample) * 2.0 < likeness_in(shown, sample)
        }
    }
}

fn is_utf_16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

fn is_utf_16_scheme(scheme: Scheme) -> bool {
    matches!(scheme, Scheme::Known(encoding) if is_utf_16(encoding))
}

/// Whether of the bytes beyond ASCII hardly any are letters of UTF-8.
fn is_hardly_utf_8(sample: &[u8]) -> bool {
    let text = String::from_utf8_lossy(sample);
    let beyond = text.chars().filter(|c| !c.is_ascii()).count();
    let faults = text.chars().filter(|c| *c == char::REPLACEMENT_CHARACTER).count();
    (beyond - faults) * 4 < faults
}

/// Whether bytes are UTF-8, be it that the last character is cut.
fn is_utf_8(sample: &[u8]) -> bool {
    match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && sample.len() == SAMPLE_BYTES,
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

/// The encoding with this name. It is as sure as a person was, but for UTF-8 in which the letters show that they were
/// stored twice.
fn named(name: &str, sample: &[u8]) -> Result<(Scheme, u32), Unreadable> {
    let scheme = Scheme::named(name).ok_or_else(|| Unreadable::other("text", format!("no encoding `{name}`")))?;
    let twice = if scheme == Scheme::utf_8() { stored_twice(sample) } else { None };
    Ok((scheme, 100 - twice.unwrap_or(0)))
}

/// The encoding that bytes show, and how sure it is in per cent.
fn guess(sample: &[u8]) -> (Scheme, u32) {
    if let Some(confidence) = stored_twice(sample) {
        return (Scheme::Utf8Twice, confidence);
    }
    if let Some((encoding, _)) = Encoding::for_bom(sample) {
        return (Scheme::Known(encoding), 100);
    }
    if let Some(encoding) = utf_16_shown(sample).and_then(|name| Encoding::for_label(name.as_bytes())) {
        return (Scheme::Known(encoding), 90);
    }
    if is_utf_8(sample) { (Scheme::utf_8(), 100) } else { one_byte(sample) }
}

/// How sure it is that UTF-8 was stored twice, in per cent; none where it was not.
///
/// Hardly any letters that were stored once are UTF-8 again when they are taken for bytes of Windows-1252. Where some of
/// them are not, a part of the file was stored in another way, and nothing is undone.
fn stored_twice(sample: &[u8]) -> Option<u32> {
    let text = match std::str::from_utf8(sample) {
        Ok(text) => text,
        Err(error) => {
            std::str::from_utf8(&sample[..error.valid_up_to()]).ok().filter(|_| error.error_len().is_none())?
        }
    };
    let text = text.trim_start_matches('\u{feff}');
    let found = undone(text);
    // The last run may be cut.
    let is_most = found.changed > 0 && found.changed + 1 >= found.runs;
    let before = language_likeness(text);
    let after = language_likeness(&found.text);
    // That so many runs are UTF-8 again tells most; letters that look like words tell the rest.
    (is_most && after >= before).then(|| (60 + (40.0 * after) as u32).min(TWICE_CONFIDENCE_MAX))
}

/// Of the encodings of one byte a character, the one whose text looks most like language.
fn one_byte(sample: &[u8]) -> (Scheme, u32) {
    let candidates = [
        Scheme::Known(encoding_rs::WINDOWS_1252),
        Scheme::Known(encoding_rs::WINDOWS_1256),
        Scheme::Known(encoding_rs::ISO_8859_6),
        Scheme::Dos850,
        Scheme::Known(encoding_rs::MACINTOSH),
        Scheme::utf_8(),
    ];
    let mut scored: Vec<(f64, Scheme)> =
        candidates.into_iter().map(|scheme| (likeness_in(scheme, sample), scheme)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    match &scored[..] {
        [(best, scheme), (second, _), ..] if *best > 0.0 => {
            let confidence = (50.0 + 50.0 * (best - second.max(0.0)) / best).clamp(0.0, 99.0);
            (*scheme, confidence as u32)
        }
        _ => (Scheme::Known(encoding_rs::WINDOWS_1252), 50),
    }
}

/// How much bytes look like language, read in an encoding of one byte a character.
fn likeness_in(scheme: Scheme, sample: &[u8]) -> f64 {
    match scheme {
        Scheme::Known(encoding) => language_likeness(&encoding.decode_without_bom_handling(sample).0),
        Scheme::Dos850 | Scheme::Utf8Twice => {
            let mut text = String::new();
            push_dos_850(sample, &mut text);
            language_likeness(&text)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::{Decoded, other_than};

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
    fn letters_of_dos_and_letters_that_were_stored_twice_are_read_and_told() {
        let dos = b"Nationalit\x82;2022\nAlg\x82rie;12\nC\x93te d'Ivoire;5\nB\x82nin;3\n";
        assert_eq!(read(dos), ("IBM850", "Nationalité;2022\nAlgérie;12\nCôte d'Ivoire;5\nBénin;3\n".to_owned()));
        let once = "Nationalité;2022\nAlgérie;12\nقابس;3\n";
        let twice = encoding_rs::WINDOWS_1252.decode_without_bom_handling(once.as_bytes()).0.into_owned();
        assert_eq!(read(twice.as_bytes()), ("UTF-8-TWICE", once.to_owned()));
        let told = |name: Option<&str>| {
            let mut cursor = Cursor::new(twice.as_bytes().to_vec());
            let decoded = Decoded::open(&mut cursor, name).unwrap();
            decoded.findings.len()
        };
        // Who is told that it is UTF-8 hears that it does not look so; a name that says what it is settles it.
        assert_eq!((told(None), told(Some("UTF-8")), told(Some("utf-8-twice"))), (1, 1, 0));
    }

    fn shown(name: &str, bytes: &[u8]) -> Option<&'static str> {
        other_than(name, &mut Cursor::new(bytes.to_vec())).unwrap().map(|shown| shown.encoding)
    }

    #[test]
    fn a_text_is_in_another_encoding_by_its_mark_or_by_letters_that_are_utf_8() {
        let letters = "Médenine;الجزائر\n".as_bytes();
        for name in ["windows-1252", "windows-1256", "IBM850", "UTF-16LE"] {
            assert_eq!(shown(name, letters), Some("UTF-8"), "{name}");
        }
        for name in ["windows-1252", "windows-1256", "IBM850", "UTF-8"] {
            assert_eq!(shown(name, b"Gabes;12\n"), None, "ASCII is the same in all of them");
        }
        assert_eq!(shown("UTF-16LE", b"Gabes;12\n"), Some("UTF-8"));
        assert_eq!(shown("windows-1252", b"\xef\xbb\xbfGabes;12\n"), Some("UTF-8"));
        assert_eq!(shown("utf-8", b"\xff\xfeG\0a\0"), Some("UTF-16LE"));
        assert_eq!(shown("windows-1252", b"M\xe9denine\n"), None);
        assert_eq!(shown("windows-1252", b"M\xc3\xa9denine;B\xe9ja\n"), None, "some of it is no UTF-8");
        assert_eq!((shown("UTF-8", letters), shown("utf-8-twice", letters)), (None, None));
    }

    #[test]
    fn whatever_was_named_a_text_is_in_the_encoding_that_its_bytes_show() {
        let french =
            "Année;Pays;Effectif\n2022;Algérie;12\n2022;Côte d’Ivoire;9\n2022;Bénin;3\n2022;Guinée équatoriale;1\n";
        let arabic = "السنة;البلد;العدد\n2022;الجزائر;12\n2022;المغرب;9\nالمجموع;جميع البلدان;40\n";
        for text in [french, arabic] {
            let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
            for name in ["UTF-8", "windows-1252", "windows-1256"] {
                assert_eq!((shown(name, &little), shown(name, &big)), (Some("UTF-16LE"), Some("UTF-16BE")), "{name}");
            }
            assert_eq!((shown("UTF-16LE", &little), shown("UTF-16BE", &big)), (None, None));
        }
        let in_1252 = encoding_rs::WINDOWS_1252.encode(french).0;
        let in_1256 = encoding_rs::WINDOWS_1256.encode(arabic).0;
        assert_eq!(shown("UTF-8", &in_1252), Some("windows-1252"));
        assert_eq!(shown("UTF-8", &in_1256), Some("windows-1256"));
        assert_eq!(shown("windows-1252", &in_1256), Some("windows-1256"));
        assert_eq!(shown("UTF-16LE", &in_1252), Some("windows-1252"));
        // What reads alike in both, or is one letter only, shows nothing; a few wrong bytes are a fault of the file.
        assert_eq!(shown("windows-1256", &encoding_rs::WINDOWS_1252.encode("Année;Algérie").0), None);
        assert_eq!(shown("windows-1252", b"\xd8resund;3\n"), None);
        let with_fault = ["Médenine;Béja;Gabès;Alg".as_bytes(), b"\xe9rie\n"].concat();
        assert_eq!(shown("UTF-8", &with_fault), None);
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
