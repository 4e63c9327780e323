//! PDF (ISO 32000-1): names of what acts, wherever they stand in the file.
//!
//! A viewer finds objects by their places in the file, so that no order of reading can be trusted: every name counts, also
//! within texts and pictures. Of compressed streams those that hold objects (7.5.7) must be read to their end; others are read
//! as well, as far as the bounds go, for objects that hide. Names are not encrypted, but streams that hold objects are.

use std::io::Read as _;

use flate2::read::ZlibDecoder;
use memchr::{memchr_iter, memmem};

use super::ActiveContent;

/// Names that stand only where something acts: actions (12.6.4.5, 12.6.4.13, 12.6.4.16, 12.7.5), files within (7.11.4), media (13).
const ACTIVE: [&[u8]; 9] = [
    b"JavaScript",
    b"Launch",
    b"SubmitForm",
    b"Rendition",
    b"ImportData",
    b"EmbeddedFile",
    b"EmbeddedFiles",
    b"FileAttachment",
    b"RichMedia",
];
/// Short keys, which count with a value behind them: a file that is held, a form of scripts (12.7.8).
const ACTIVE_KEYS: [&[u8]; 2] = [b"EF", b"XFA"];
/// No name that is looked for is longer.
const NAME_BYTES_MAX: usize = 32;
/// How far behind a name the beginning of its value is looked for.
const VALUE_BYTES_MAX: usize = 256;
/// How far before its stream a dictionary is looked for.
const HEAD_BYTES_MAX: usize = 8 << 10;
/// How many streams a file may have.
const STREAMS_MAX: usize = 50_000;
/// How many bytes of objects are unpacked.
const OBJECT_BYTES_MAX: u64 = 64 << 20;
/// How many bytes of other streams are unpacked, in all and of each.
const OTHER_BYTES_MAX: u64 = 64 << 20;
const STREAM_BYTES_MAX: u64 = 4 << 20;

pub(super) fn active_content(bytes: &[u8]) -> Option<ActiveContent> {
    of_names(bytes).or_else(|| of_streams(bytes))
}

/// A name, and what stands behind it.
struct Name<'b> {
    name: Vec<u8>,
    rest: &'b [u8],
}

/// Every name (7.3.5), with its signs written as `#` and two digits read.
fn names(bytes: &[u8]) -> impl Iterator<Item = Name<'_>> {
    memchr_iter(b'/', bytes).filter_map(move |at| {
        let text = bytes.get(at + 1..)?;
        let length = text.iter().take(3 * NAME_BYTES_MAX).take_while(|byte| is_regular(**byte)).count();
        let (raw, rest) = text.split_at_checked(length)?;
        let rest = rest.get(..rest.len().min(VALUE_BYTES_MAX)).unwrap_or_default();
        Some(Name { name: unescaped(raw), rest })
    })
}

/// Whether a byte may stand in a name: neither white space nor a delimiter (7.2.2).
fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !b"()<>[]{}/%".contains(&byte)
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn unescaped(raw: &[u8]) -> Vec<u8> {
    let digit =
        |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16)).and_then(|n| u8::try_from(n).ok());
    let mut name = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(byte) = raw.get(at) {
        match (byte, digit(raw.get(at + 1)), digit(raw.get(at + 2))) {
            (b'#', Some(high), Some(low)) => {
                name.push((high << 4) | low);
                at += 3;
            }
            _ => {
                name.push(*byte);
                at += 1;
            }
        }
    }
    name
}

fn of_names(bytes: &[u8]) -> Option<ActiveContent> {
    names(bytes).find_map(|Name { name, rest }| {
        let said = || format!("/{}", String::from_utf8_lossy(&name));
        let is_active = ACTIVE.contains(&&name[..]) || (ACTIVE_KEYS.contains(&&name[..]) && has_value(rest));
        if is_active {
            return Some(ActiveContent::Active(said()));
        }
        (name == b"Encrypt" && has_value(rest)).then(|| ActiveContent::Closed(said()))
    })
}

/// What stands behind white space and remarks.
fn trimmed(mut text: &[u8]) -> &[u8] {
    loop {
        match text {
            [byte, rest @ ..] if is_blank(*byte) => text = rest,
            [b'%', rest @ ..] => {
                let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
                text = rest.get(end..).unwrap_or_default();
            }
            _ => return text,
        }
    }
}

/// Whether a dictionary, a list of texts and references, or a reference (7.3.10) follows.
fn has_value(rest: &[u8]) -> bool {
    match trimmed(rest) {
        [b'<', b'<', ..] => true,
        [b'[', inner @ ..] => matches!(trimmed(inner), [b'(' | b'<', ..]) || is_reference(inner),
        other => is_reference(other),
    }
}

fn is_reference(text: &[u8]) -> bool {
    let end = behind_number(text).and_then(behind_number);
    end.is_some_and(|end| trimmed(end).starts_with(b"R"))
}

fn behind_number(text: &[u8]) -> Option<&[u8]> {
    let text = trimmed(text);
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    text.get(digits..).filter(|_| digits > 0)
}

/// How a stream is packed, by its dictionary.
#[derive(Clone, Copy, PartialEq)]
enum Filter {
    None,
    Flate,
    Other,
}

fn of_streams(bytes: &[u8]) -> Option<ActiveContent> {
    let (mut objects_left, mut others_left) = (OBJECT_BYTES_MAX, OTHER_BYTES_MAX);
    let mut streams = 0;
    memmem::find_iter(bytes, b"stream").find_map(|at| {
        let (before, behind) = bytes.split_at_checked(at)?;
        if before.ends_with(b"end") {
            return None;
        }
        // No packed stream begins with white space, so that what stands before it may be more than the end of a line.
        let data = behind.get(b"stream".len()..).filter(|data| data.first().is_some_and(|byte| is_blank(*byte)))?;
        let data = data.trim_ascii_start();
        streams += 1;
        if streams > STREAMS_MAX {
            return Some(ActiveContent::Closed("stream".to_owned()));
        }
        let head = head(before);
        let holds_objects = names(head).any(|one| one.name == b"ObjStm" || one.name == b"First");
        if holds_objects {
            return of_objects(data, filter(head), &mut objects_left);
        }
        if others_left == 0 || !is_packed(data) {
            return None;
        }
        let (text, _) = unpacked(data, others_left.min(STREAM_BYTES_MAX));
        others_left = others_left.saturating_sub(text.len() as u64);
        of_names(&text)
    })
}

/// What a stream of objects holds; one that cannot be read to its end is closed. One that is not packed was read with the file.
fn of_objects(data: &[u8], filter: Filter, left: &mut u64) -> Option<ActiveContent> {
    let (text, is_whole) = match filter {
        Filter::None => return None,
        Filter::Flate => unpacked(data, *left),
        Filter::Other => (Vec::new(), false),
    };
    *left = left.saturating_sub(text.len() as u64);
    of_names(&text).or_else(|| (!is_whole).then(|| ActiveContent::Closed("/ObjStm".to_owned())))
}

/// The dictionary before a stream, with what stands between it and the object before.
fn head(before: &[u8]) -> &[u8] {
    let near = before.get(before.len().saturating_sub(HEAD_BYTES_MAX)..).unwrap_or_default();
    let ends = [&b"endobj"[..], b"endstream"];
    let begin = ends.into_iter().filter_map(|end| memmem::rfind(near, end).map(|at| at + end.len())).max();
    near.get(begin.unwrap_or(0)..).unwrap_or_default()
}

/// How the stream of a dictionary is packed: one filter that is known and has no parameters, or none (7.4).
fn filter(head: &[u8]) -> Filter {
    let mut found = Filter::None;
    for Name { name, rest } in names(head) {
        if name == b"Predictor" {
            return Filter::Other;
        }
        if name == b"Filter" {
            found = if found == Filter::None && is_flate(rest) { Filter::Flate } else { return Filter::Other };
        }
    }
    found
}

fn is_flate(rest: &[u8]) -> bool {
    let value = trimmed(rest);
    let (value, is_list) = value.strip_prefix(b"[").map_or((value, false), |inner| (trimmed(inner), true));
    let Some(name) = names(value).next().filter(|_| value.starts_with(b"/")) else { return false };
    name.name == b"FlateDecode" && (!is_list || trimmed(name.rest).starts_with(b"]"))
}

/// Whether data begin as what is packed does (RFC 1950, 2.2).
fn is_packed(data: &[u8]) -> bool {
    match data {
        [method, flags, ..] => method & 15 == 8 && (u16::from(*method) * 256 + u16::from(*flags)).is_multiple_of(31),
        _ => false,
    }
}

/// What a stream unpacks to, with no more bytes than `most`, and whether that is all of it.
fn unpacked(data: &[u8], most: u64) -> (Vec<u8>, bool) {
    let mut text = Vec::new();
    let read = ZlibDecoder::new(data).take(most.saturating_add(1)).read_to_end(&mut text);
    let is_whole = read.is_ok() && text.len() as u64 <= most;
    (text, is_whole)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    /// A file with one stream behind a dictionary.
    fn with_stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
        let head = format!("%PDF-1.7\n4 0 obj\n<<{dictionary}>>\nstream\r\n");
        [head.as_bytes(), data, b"\r\nendstream\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF\n"].concat()
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<(&str, bool)>) {
        let found = active_content(bytes);
        let told = found.as_ref().map(|found| match found {
            ActiveContent::Active(name) => (name.as_str(), true),
            ActiveContent::Closed(name) => (name.as_str(), false),
        });
        assert_eq!(told, expected, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(120)]));
    }

    #[test]
    fn a_document_that_acts_when_it_is_opened_is_told_however_its_names_are_written() {
        for (text, name) in [
            ("<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>", "/JavaScript"),
            ("<</S /J#61va#53cript /JS 5 0 R>>", "/JavaScript"),
            ("<</S 7 0 R>> endobj 7 0 obj/JavaScript endobj", "/JavaScript"),
            ("<</AA<</O<</S/Launch/F(cmd.exe)>>>>>>", "/Launch"),
            ("<</Names<</EmbeddedFiles<</Names[(a.exe) 9 0 R]>>>>>>", "/EmbeddedFiles"),
            ("<</Type/Filespec/F(a)/EF <</F 8 0 R>>>>", "/EF"),
            ("<</AcroForm<</XFA[(template) 9 0 R]>>>>", "/XFA"),
            ("<</XFA %a remark\n 12 0 R>>", "/XFA"),
        ] {
            check(format!("%PDF-1.7\n1 0 obj\n{text}\nendobj\n").as_bytes(), Some((name, true)));
        }
    }

    #[test]
    fn a_scan_a_signature_and_a_page_to_open_with_are_no_actions() {
        let signed = "<</Type/Catalog/OpenAction[3 0 R/Fit]/AcroForm<</SigFlags 3/Fields[9 0 R]>>\
                      /Perms<</UR3<</TransformParams<</EF[/Create/Modify]>>>>>>/PageMode/UseNone/JavaScripts 1>>";
        check(format!("%PDF-1.7\n1 0 obj\n{signed}\nendobj\n").as_bytes(), None);
        check(
            &with_stream("/Type/XObject/Subtype/Image/Filter/DCTDecode", b"\xff\xd8\xff\xe0 /EF /JS(x) stream"),
            None,
        );
        check(&with_stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &packed(b"5 0 <</Type/Page>>")), None);
        check(&with_stream("/Filter[/FlateDecode]/Type/ObjStm/N 1/First 4", &packed(b"5 0 <</Type/Page>>")), None);
        check(&with_stream("/Filter/FlateDecode/Length 9", &packed(b"BT (Tunis) Tj ET")), None);
        check(b"%PDF-1.7 how we counted", None);
    }

    #[test]
    fn what_hides_in_a_compressed_stream_is_found() {
        let action = packed(b"5 0 <</S/JavaScript/JS(app.alert(1))>>");
        check(&with_stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &action), Some(("/JavaScript", true)));
        // Readers ask the place of the first object and not the type.
        check(&with_stream("/N 1/F#69rst 4/Filter/FlateDecode", &action), Some(("/JavaScript", true)));
        check(&with_stream("/Length 60 /X(endobj)", &action), Some(("/JavaScript", true)));
    }

    #[test]
    fn what_cannot_be_looked_into_is_told_as_such() {
        check(b"%PDF-1.7\ntrailer <</Root 1 0 R/Encrypt 5 0 R>>", Some(("/Encrypt", false)));
        let objects = "/Type/ObjStm/N 1/First 4";
        let page = packed(b"5 0 <</Type/Page>>");
        for filter in ["/Filter[/ASCIIHexDecode/FlateDecode]", "/Filter/LZWDecode", "/Filter 7 0 R"] {
            check(&with_stream(&format!("{objects}{filter}"), &page), Some(("/ObjStm", false)));
        }
        let shifted = format!("{objects}/Filter/FlateDecode/DecodeParms<</Predictor 12>>");
        check(&with_stream(&shifted, &page), Some(("/ObjStm", false)));
        let cut = page.len() / 2;
        check(&with_stream(&format!("{objects}/Filter/FlateDecode"), &page[..cut]), Some(("/ObjStm", false)));
    }

    #[test]
    fn no_bytes_break_the_look_into_a_document() {
        for text in ["/", "/#", "/#4", "/EF", "/EF[", "/XFA 1", "stream", "stream\n", "stream\r\n/First", "/Encrypt %"]
        {
            check(text.as_bytes(), None);
        }
    }
}
