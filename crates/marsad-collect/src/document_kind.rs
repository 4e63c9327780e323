//! Which kind of document a file is, whatever its name says: for texts that are kept and given back, never read.
//!
//! A kind is known by the first bytes, a document in a package by the names of its parts. Not here: what a document holds that
//! acts (`active_content`), and kinds of files that institutions send as data (`formats/kinds.rs`).

use std::io::{Cursor, Read as _};

use crate::signatures::is_package;

/// A kind of document that may be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// PDF (ISO 32000).
    Pdf,
    /// A document of Word since 2007 (ECMA-376).
    Docx,
    /// An open document of text (ISO/IEC 26300).
    Odt,
    /// A picture (ISO/IEC 15948).
    Png,
    /// A photograph or a scan (ITU-T T.81).
    Jpeg,
}

/// What files begin with whose beginning says all.
const BEGINNINGS: [(&[u8], DocumentKind); 3] =
    [(b"%PDF-", DocumentKind::Pdf), (b"\x89PNG\r\n\x1a\n", DocumentKind::Png), (b"\xff\xd8\xff", DocumentKind::Jpeg)];
/// What an open document of text says of itself in its part `mimetype`.
const ODT: &str = "application/vnd.oasis.opendocument.text";
/// How many parts a package may have.
const PARTS_MAX: usize = 10_000;

impl DocumentKind {
    /// The kind that the bytes of a file show; none for everything else.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if is_package(bytes) {
            return Self::of_package(bytes);
        }
        BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, kind)| *kind)
    }

    fn of_package(bytes: &[u8]) -> Option<Self> {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
        if archive.len() > PARTS_MAX || archive.has_duplicate_names() {
            return None;
        }
        let has = |wanted: &str| archive.file_names_raw().any(|name| name == wanted.as_bytes());
        if has("[Content_Types].xml") && has("word/document.xml") {
            return Some(Self::Docx);
        }
        let mut said: Vec<u8> = Vec::new();
        archive.by_name("mimetype").ok()?.take(ODT.len() as u64 + 1).read_to_end(&mut said).ok()?;
        (said == ODT.as_bytes()).then_some(Self::Odt)
    }

    /// Its type of media.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => ODT,
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// What names of its files end in; the first where a name has another ending.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Odt => &["odt"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
        }
    }

    /// The name of a file of this kind: a name that promises another kind gets the right ending behind it, so that no
    /// program takes the file for what it is not.
    pub fn file_name(self, given: &str) -> String {
        let ending = given.rsplit_once('.').map_or("", |(_, ending)| ending);
        let endings = self.endings();
        let is_right = endings.iter().any(|known| ending.eq_ignore_ascii_case(known));
        if is_right { given.to_owned() } else { format!("{given}.{}", endings[0]) }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<DocumentKind>) {
        assert_eq!(DocumentKind::of(bytes), expected, "{}", String::from_utf8_lossy(&bytes[..bytes.len().min(40)]));
    }

    fn package(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    const TYPES: (&str, &str) = ("[Content_Types].xml", "<Types/>");
    const WORD: (&str, &str) = ("word/document.xml", "<document/>");

    #[test]
    fn a_document_is_known_by_its_beginning_whatever_its_name_says() {
        check(b"%PDF-1.7\n", Some(DocumentKind::Pdf));
        check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some(DocumentKind::Png));
        check(b"\xff\xd8\xff\xe0\0\x10JFIF", Some(DocumentKind::Jpeg));
        for other in [
            &b""[..],
            b"<!DOCTYPE html><script>alert(1)</script>",
            b"#!/bin/sh\necho %PDF-1.7\n",
            b"%PDF",
            b"\x89PNG",
            b"MZ\x90\0",
            b"GIF89a",
            b"PK\x03\x04no package",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ] {
            check(other, None);
        }
    }

    #[test]
    fn a_document_in_a_package_is_known_by_its_parts() {
        check(&package(&[TYPES, WORD]), Some(DocumentKind::Docx));
        check(&package(&[("mimetype", ODT), ("content.xml", "<a/>")]), Some(DocumentKind::Odt));
        check(&package(&[WORD]), None);
        let template = format!("{ODT}-template");
        for other in ["application/vnd.oasis.opendocument.spreadsheet", template.as_str(), "", "text/html"] {
            check(&package(&[("mimetype", other), ("content.xml", "<a/>")]), None);
        }
        check(&package(&[TYPES, ("xl/workbook.xml", "<workbook/>")]), None);
        check(&package(&[("setup.exe", "MZ")]), None);
    }

    #[test]
    fn a_name_promises_no_other_kind() {
        for (kind, given, name) in [
            (DocumentKind::Pdf, "convention.pdf", "convention.pdf"),
            (DocumentKind::Pdf, "اتفاقية.PDF", "اتفاقية.PDF"),
            (DocumentKind::Pdf, "evil.html", "evil.html.pdf"),
            (DocumentKind::Jpeg, "scan.jpeg", "scan.jpeg"),
            (DocumentKind::Jpeg, "scan", "scan.jpg"),
            (DocumentKind::Docx, "text.docm", "text.docm.docx"),
        ] {
            assert_eq!(kind.file_name(given), name);
        }
    }
}
