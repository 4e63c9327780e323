//! Tables of text: their encoding, the mark between their cells, their rows.

use std::borrow::Cow;

use marsad_model::{Finding, FindingCode, Place, Severity};

use crate::encoding::TextEncoding;
use crate::formats::finish::tell_encoding;
use crate::told::Told;

/// The marks that may stand between cells.
const MARKS: [u8; 3] = [b',', b';', b'\t'];

/// What programs write before a text, in the encodings that have it.
const MARKS_OF_ENCODINGS: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];

/// The text in bytes and the name of its encoding. Whatever was named, two bytes a letter are what they show themselves to be.
pub(super) fn decode<'b>(bytes: &'b [u8], named: Option<&str>, told: &mut Told) -> (Cow<'b, str>, &'static str) {
    let of_two_bytes = TextEncoding::of_two_bytes(bytes);
    let bytes = MARKS_OF_ENCODINGS.iter().find_map(|mark| bytes.strip_prefix(*mark)).unwrap_or(bytes);
    let encoding = of_two_bytes.or_else(|| named.and_then(TextEncoding::named)).unwrap_or_else(|| {
        let guess = TextEncoding::guess(bytes.split(|byte| *byte == b'\n'));
        tell_encoding(guess, told);
        guess
    });
    let (text, is_whole) = encoding.text(bytes);
    if !is_whole {
        let finding = Finding::new(FindingCode::SurveyTextUnreadable, Severity::Warning, Place::default());
        told.tell("data", finding.with("encoding", encoding.name()));
    }
    (text, encoding.name())
}

/// The rows of a table of text.
pub(super) fn rows(text: &str) -> ::csv::Reader<&[u8]> {
    ::csv::ReaderBuilder::new().delimiter(mark(text)).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

/// The mark that stands most often in the first line outside of quotation marks.
fn mark(text: &str) -> u8 {
    let mut counts = [0_usize; MARKS.len()];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                if let Some(at) = MARKS.iter().position(|mark| *mark == byte) {
                    counts[at] += 1;
                }
            }
        }
    }
    // Of marks that stand equally often the first counts.
    let best = (0..MARKS.len()).rev().max_by_key(|at| counts[*at]).unwrap_or(0);
    MARKS[best]
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn the_mark_between_cells_is_the_one_that_stands_most_often() {
        assert_eq!(mark("a;b,c;d\n,,,,,"), b';');
        assert_eq!(mark("a\tb"), b'\t');
        assert_eq!(mark("\"a;b;c\",d"), b',');
        assert_eq!(mark("alone"), b',');
    }
}
