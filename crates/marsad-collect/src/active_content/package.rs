//! Documents in packages (ECMA-376, ISO/IEC 26300): programs, controls and foreign objects among their parts, and parts that are
//! fetched from elsewhere.
//!
//! Names of parts may be anything, so that what a part is, its first bytes and the relationships say as well. Workbooks behind
//! charts are packages within the package, and looked into once.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::ActiveContent;
use crate::signatures::{COMPOUND, PACKAGE};

/// How many bytes are read of all parts that are read whole.
const BYTES_MAX: u64 = 64 << 20;
/// How many parts a package may have.
const PARTS_MAX: usize = 10_000;
/// How many packages may be within each other: a document, and a workbook in it.
const DEPTH_MAX: u8 = 2;
/// What relationships lead to that acts (ECMA-376-1, 15.2; [MS-OFFMACRO2]).
const ACTIVE: [&str; 5] = ["vbaProject", "oleObject", "control", "activeXControlBinary", "wordVbaData"];

pub(super) fn active_content(bytes: &[u8]) -> Option<ActiveContent> {
    let mut left = BYTES_MAX;
    within(bytes, DEPTH_MAX, &mut left)
}

fn within(bytes: &[u8], depth: u8, left: &mut u64) -> Option<ActiveContent> {
    let closed = |name: &str| Some(ActiveContent::Closed(name.to_owned()));
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return closed("ZIP") };
    if archive.len() > PARTS_MAX {
        return closed("ZIP");
    }
    for at in 0..archive.len() {
        let named = archive.name_for_index(at).and_then(Result::ok).map(|name| name.into_owned());
        let name = named.unwrap_or_else(|| at.to_string());
        let Ok(mut part) = archive.by_index(at) else { return closed(&name) };
        if is_program(&name) {
            return Some(ActiveContent::Active(name));
        }
        let Some(text) = text_of(&name, &mut part, left) else { return closed(&name) };
        if let Some(found) = of_part(&name, &text, (depth, &mut *left)) {
            return Some(found);
        }
    }
    None
}

/// What is read of a part: the whole where it says something of others or is a package, else its first bytes.
fn text_of(name: &str, part: &mut impl Read, left: &mut u64) -> Option<Vec<u8>> {
    let mut text = Vec::new();
    part.by_ref().take(PACKAGE.len() as u64).read_to_end(&mut text).ok()?;
    if says_of_others(name) || text.starts_with(PACKAGE) {
        part.by_ref().take(*left).read_to_end(&mut text).ok()?;
        *left = left.checked_sub(text.len() as u64)?;
    }
    Some(text)
}

fn says_of_others(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with(".rels") || name == "[content_types].xml" || name == "meta-inf/manifest.xml"
}

fn of_part(name: &str, text: &[u8], (depth, left): (u8, &mut u64)) -> Option<ActiveContent> {
    if text.starts_with(COMPOUND) {
        return Some(ActiveContent::Active(name.to_owned()));
    }
    if text.starts_with(PACKAGE) {
        let found = if depth > 1 { within(text, depth - 1, left) } else { Some(ActiveContent::Closed(String::new())) };
        return found.map(|found| match found {
            ActiveContent::Active(inner) => ActiveContent::Active(format!("{name} {inner}")),
            ActiveContent::Closed(inner) => ActiveContent::Closed(format!("{name} {inner}").trim_end().to_owned()),
        });
    }
    if says_of_others(name) { of_statements(name, text) } else { None }
}

/// What relationships, types of content or a manifest say.
fn of_statements(name: &str, text: &[u8]) -> Option<ActiveContent> {
    let closed = || Some(ActiveContent::Closed(name.to_owned()));
    let Ok(text) = std::str::from_utf8(text) else { return closed() };
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => match of_tag(name, &tag) {
                Ok(None) => {}
                Ok(found) => return found,
                Err(()) => return closed(),
            },
            Ok(Event::Eof) => return None,
            // What a document declares for itself could write every word otherwise.
            Ok(Event::DocType(text)) if text.xml10_content().contains('[') => return closed(),
            Err(_) => return closed(),
            Ok(_) => {}
        }
    }
}

/// What an element says; an error where it cannot be read.
fn of_tag(name: &str, tag: &BytesStart<'_>) -> Result<Option<ActiveContent>, ()> {
    // OpenDocument says so of a part that is encrypted.
    if tag.local_name().into_inner() == "encryption-data" {
        return Ok(Some(ActiveContent::Closed(name.to_owned())));
    }
    let (mut kind, mut target, mut is_outside) = (String::new(), String::new(), false);
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|_| ())?;
        let value = unescape(&attribute.value).map_err(|_| ())?;
        match attribute.key.local_name().into_inner() {
            "Type" => kind = value.rsplit('/').next().unwrap_or_default().to_owned(),
            "Target" => target = value.trim().to_owned(),
            "TargetMode" => is_outside = value.eq_ignore_ascii_case("external"),
            "ContentType" | "media-type" if is_active_type(&value) => {
                return Ok(Some(ActiveContent::Active(value.into_owned())));
            }
            _ => {}
        }
    }
    let is_fetched = is_outside && kind != "hyperlink" && is_remote(&target);
    let said = || ActiveContent::Active(if is_fetched { format!("{kind} {target}") } else { kind.clone() });
    Ok((is_fetched || ACTIVE.contains(&kind.as_str())).then(said))
}

/// Whether a type of content is that of macros, or of a foreign object in an open document.
fn is_active_type(kind: &str) -> bool {
    let kind = kind.to_lowercase();
    ["macroenabled", "vbaproject", "activex", "oleobject", "x-ole"].iter().any(|word| kind.contains(word))
}

/// Whether a part of a package holds a program or a control: macros of Word or of an open document.
fn is_program(name: &str) -> bool {
    let name = name.to_lowercase();
    name.ends_with("vbaproject.bin")
        || name.starts_with("basic/")
        || name.starts_with("scripts/")
        || name.split('/').any(|folder| folder == "activex")
}

/// Whether a target lies on another machine: a template that lies on the one of its author is none that is fetched.
fn is_remote(target: &str) -> bool {
    let target = target.replace('\\', "/").to_lowercase();
    let on_disk = |path: &str| {
        let mut letters = path.chars();
        letters.next().is_some_and(|letter| letter.is_ascii_alphabetic()) && letters.next() == Some(':')
    };
    if let Some(path) = target.strip_prefix("file:") {
        let slashes = path.len() - path.trim_start_matches('/').len();
        let is_near = slashes == 3 || slashes <= 1 || on_disk(path.trim_start_matches('/'));
        return !is_near;
    }
    let is_name = |scheme: &str| scheme.chars().all(|letter| letter.is_ascii_alphanumeric() || "+-.".contains(letter));
    let has_scheme = target.split_once(':').is_some_and(|(scheme, _)| scheme.len() > 1 && is_name(scheme));
    target.starts_with("//") || has_scheme
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(text).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    const WORD: (&str, &[u8]) = ("word/document.xml", b"<document/>");
    const RELATIONS: &str = "word/_rels/settings.xml.rels";

    fn relation(kind: &str, target: &str, mode: &str) -> Vec<u8> {
        let space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        format!(
            "<Relationships><Relationship Id=\"r1\" Type=\"{space}/{kind}\" Target=\"{target}\"{mode}/></Relationships>"
        )
        .into_bytes()
    }

    fn told(parts: &[(&str, &[u8])]) -> Option<(String, bool)> {
        active_content(&package(&[&[WORD][..], parts].concat())).map(|found| match found {
            ActiveContent::Active(what) => (what, true),
            ActiveContent::Closed(what) => (what, false),
        })
    }

    #[test]
    fn macros_controls_and_foreign_objects_are_told_under_whatever_name() {
        let active = |what: &str| Some((what.to_owned(), true));
        assert_eq!(told(&[]), None);
        assert_eq!(told(&[("word/vbaProject.bin", b"x")]), active("word/vbaProject.bin"));
        assert_eq!(told(&[("Basic/Standard/Module1.xml", b"x")]), active("Basic/Standard/Module1.xml"));
        assert_eq!(told(&[("word/activeX/activeX1.xml", b"<ocx/>")]), active("word/activeX/activeX1.xml"));
        assert_eq!(told(&[("word/media/a.png", b"\xd0\xcf\x11\xe0\xa1\xb1")]), active("word/media/a.png"));
        assert_eq!(told(&[(RELATIONS, &relation("vbaProject", "a.bin", ""))]), active("vbaProject"));
        let kind = "application/vnd.ms-word.document.macroEnabled.main+xml";
        let types =
            format!("<Types><Override PartName=\"/a\" ContentType=\"{}\"/></Types>", kind.replace('m', "&#109;"));
        assert_eq!(told(&[("[Content_Types].xml", types.as_bytes())]), active(kind));
    }

    #[test]
    fn a_template_or_picture_from_another_machine_is_told_and_one_of_its_author_is_not() {
        let outside = " TargetMode=\"External\"";
        for target in
            ["https://x.example/a.dotm", "\\\\x.example\\a.dotm", "file://x.example/a", "file://///x.example/a"]
        {
            for kind in ["attachedTemplate", "image", "frame"] {
                let said = Some((format!("{kind} {target}"), true));
                assert_eq!(told(&[(RELATIONS, &relation(kind, target, outside))]), said);
            }
            assert_eq!(
                told(&[(RELATIONS, &relation("hyperlink", target, outside))]),
                None,
                "a link is followed by a person"
            );
        }
        for target in ["file:///C:\\Users\\a\\Letter.dotx", "C:\\Letter.dotx", "Normal.dotm", "file:///home/a/b.dotx"] {
            assert_eq!(told(&[(RELATIONS, &relation("attachedTemplate", target, outside))]), None, "{target}");
        }
    }

    #[test]
    fn the_workbook_behind_a_chart_is_looked_into_and_may_be_there() {
        let place = "word/embeddings/Microsoft_Excel_Worksheet.xlsx";
        let plain = package(&[("xl/workbook.xml", b"<workbook/>")]);
        assert_eq!(told(&[(place, &plain)]), None);
        let macros = package(&[("xl/vbaProject.bin", b"x")]);
        assert_eq!(told(&[(place, &macros)]), Some((format!("{place} xl/vbaProject.bin"), true)));
        let nested = package(&[("a.zip", &package(&[("b.zip", b"x")]))]);
        assert_eq!(told(&[(place, &nested)]), Some((format!("{place} a.zip"), false)), "no deeper");
    }

    #[test]
    fn what_is_encrypted_or_cannot_be_read_is_told_as_such() {
        let closed = |what: &str| Some((what.to_owned(), false));
        let manifest = b"<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
        assert_eq!(told(&[("META-INF/manifest.xml", manifest)]), closed("META-INF/manifest.xml"));
        for text in [&b"<a"[..], b"\xff\xfe<\0a\0", b"<!DOCTYPE a [<!ENTITY b \"c\">]><a/>"] {
            assert_eq!(told(&[(RELATIONS, text)]), closed(RELATIONS));
        }
        assert_eq!(active_content(b"PK\x03\x04no package"), Some(ActiveContent::Closed("ZIP".to_owned())));
    }
}
