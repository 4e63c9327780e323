//! What a file is that is not what its name says: by its first bytes, or by the names of its parts.
//!
//! Nothing of it is read here. A kind only chooses the words that say what the file is and how it is saved as something
//! that can be read. What a workbook or a text holds is looked at in `package` and `delimited`.

use crate::signatures::{COMPOUND, PACKAGE};

/// A kind of file that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Nothing at all.
    Empty,
    /// A page of the web, as portals give it out under the name of a workbook.
    Html,
    /// A workbook written as one XML text: SpreadsheetML 2003, or an open document in one piece.
    XmlWorkbook,
    /// Any other XML.
    Xml,
    /// XML that declares a document type of its own.
    XmlDoctype,
    /// A message of SDMX-ML, where something else was agreed.
    Sdmx,
    /// A message of SDMX-ML without an observation.
    SdmxEmpty,
    /// Structures of SDMX: codelists, concepts, definitions.
    SdmxStructure,
    /// What a service of SDMX says went wrong.
    SdmxError,
    /// Data in a form that SDMX gave up after 2.0: cross-sectional, utility, messages within a message.
    SdmxOldData,
    /// Any other message of SDMX: of a registry, of metadata, a query.
    SdmxOther,
    /// A picture.
    Image,
    Pdf,
    /// A document of a word processor.
    Document,
    Presentation,
    /// A workbook in a format that is not read: XLSB, Numbers, Excel before 1993.
    OtherWorkbook,
    /// A workbook or another package, where something else was agreed.
    Package,
    /// A package of other files.
    Archive,
    Database,
    /// Data of a program for statistics.
    Statistics,
    /// A text where a workbook was agreed.
    Text,
    /// A text each of whose letters takes four bytes.
    Utf32,
    /// JSON that is no message of SDMX.
    Json,
    /// Something that nobody opens without a password.
    Locked,
}

/// How many of the first bytes of a file are looked at.
pub(crate) const START_BYTES: u64 = 4096;

/// What files of a kind begin with.
const BEGINNINGS: [(&[u8], Kind); 28] = [
    (b"\xff\xfe\0\0", Kind::Utf32),
    (b"\0\0\xfe\xff", Kind::Utf32),
    (b"<\0\0\0", Kind::Utf32),
    (b"\0\0\0<", Kind::Utf32),
    (PACKAGE, Kind::Package),
    (b"PK\x05\x06", Kind::Archive),
    (COMPOUND, Kind::Package),
    (b"%PDF", Kind::Pdf),
    (b"\x89PNG", Kind::Image),
    (b"\xff\xd8\xff", Kind::Image),
    (b"GIF8", Kind::Image),
    (b"II*\0", Kind::Image),
    (b"MM\0*", Kind::Image),
    (b"{\\rtf", Kind::Document),
    (b"\x1f\x8b", Kind::Archive),
    (b"7z\xbc\xaf\x27\x1c", Kind::Archive),
    (b"Rar!\x1a", Kind::Archive),
    (b"\xfd7zXZ", Kind::Archive),
    (b"PAR1", Kind::Database),
    (b"SQLite format 3\0", Kind::Database),
    (b"\0\x01\0\0Standard ", Kind::Database),
    (b"$FL2", Kind::Statistics),
    (b"$FL3", Kind::Statistics),
    (b"<stata_dta>", Kind::Statistics),
    (b"\0\0\0\0\0\0\0\0\0\0\0\0\xc2\xea\x81\x60", Kind::Statistics),
    (b"\x09\x00\x04\x00", Kind::OtherWorkbook),
    (b"\x09\x02\x06\x00", Kind::OtherWorkbook),
    (b"\x09\x04\x06\x00", Kind::OtherWorkbook),
];

/// What stands in messages of SDMX-ML: their namespaces, and the elements of data where they have none.
const SDMX: [&str; 6] = [
    "sdmx.org/resources/sdmxml/schemas/",
    "<structurespecificdata",
    "<structurespecifictimeseriesdata",
    "<genericdata",
    "<generictimeseriesdata",
    "<compactdata",
];

impl Kind {
    /// The word for it in messages.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Html => "html",
            Self::XmlWorkbook => "xml-workbook",
            Self::Xml => "xml",
            Self::XmlDoctype => "xml-doctype",
            Self::Sdmx => "sdmx",
            Self::SdmxEmpty => "sdmx-empty",
            Self::SdmxStructure => "sdmx-structure",
            Self::SdmxError => "sdmx-error",
            Self::SdmxOldData => "sdmx-old-data",
            Self::SdmxOther => "sdmx-other",
            Self::Image => "image",
            Self::Pdf => "pdf",
            Self::Document => "document",
            Self::Presentation => "presentation",
            Self::OtherWorkbook => "other-workbook",
            Self::Package => "package",
            Self::Archive => "archive",
            Self::Database => "database",
            Self::Statistics => "statistics",
            Self::Text => "text",
            Self::Utf32 => "utf-32",
            Self::Json => "json",
            Self::Locked => "locked",
        }
    }

    /// The kind that the first bytes of a file show; none for a text that may be a table.
    pub(crate) fn of_start(start: &[u8]) -> Option<Self> {
        if start.is_empty() {
            return Some(Self::Empty);
        }
        if let Some((_, kind)) = BEGINNINGS.iter().find(|(beginning, _)| start.starts_with(beginning)) {
            return Some(*kind);
        }
        let is_image = start.get(8..12) == Some(b"WEBP".as_slice()) || start.get(4..8) == Some(b"ftyp".as_slice());
        if is_image { Some(Self::Image) } else { Self::of_text(&plain(start)) }
    }

    /// The kind of a marked-up text, in small letters.
    fn of_text(text: &str) -> Option<Self> {
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if text.starts_with("mime-version:") {
            return Some(Self::Html);
        }
        if text.starts_with('<') && has(&SDMX) && !has(&["<html", "<!doctype html"]) {
            return Some(Self::Sdmx);
        }
        if text.starts_with("<?xml") || text.starts_with("<workbook") {
            let workbooks = ["schemas-microsoft-com:office:spreadsheet", "excel.sheet", "tc:opendocument"];
            return Some(if has(&workbooks) {
                Self::XmlWorkbook
            } else if has(&["word.document"]) {
                Self::Document
            } else if has(&["<html", "<table"]) {
                Self::Html
            } else {
                Self::Xml
            });
        }
        let is_page = text.starts_with('<') && has(&["<html", "<!doctype html", "<table", "<head", "<body", "<meta"]);
        is_page.then_some(Self::Html)
    }

    /// The kind of a package by the names of its parts, in small letters; none where it may be a workbook.
    pub(crate) fn of_parts<'n>(names: &(impl Iterator<Item = &'n str> + Clone)) -> Option<Self> {
        let any = |is_it: fn(&str) -> bool| names.clone().any(is_it);
        let is_office = |name: &str| {
            name.starts_with("xl/") || ["content.xml", "mimetype", "[content_types].xml", "_rels/.rels"].contains(&name)
        };
        if any(|name| name == "xl/workbook.xml") {
            None
        } else if any(|name| name.starts_with("word/")) {
            Some(Self::Document)
        } else if any(|name| name.starts_with("ppt/")) {
            Some(Self::Presentation)
        } else if any(|name| name == "xl/workbook.bin" || name.ends_with(".iwa")) {
            Some(Self::OtherWorkbook)
        } else {
            (!any(is_office)).then_some(Self::Archive)
        }
    }

    /// The kind of an open document that is no spreadsheet, by its type of media.
    pub(crate) fn of_media_type(media_type: &[u8]) -> Option<Self> {
        let rest = media_type.strip_prefix(b"application/vnd.oasis.opendocument.".as_slice())?;
        match rest {
            _ if rest.starts_with(b"text") => Some(Self::Document),
            _ if rest.starts_with(b"presentation") => Some(Self::Presentation),
            _ if rest.starts_with(b"graphics") || rest.starts_with(b"image") => Some(Self::Image),
            _ if rest.starts_with(b"database") || rest.starts_with(b"base") => Some(Self::Database),
            _ => None,
        }
    }

    /// The kind of an old compound file by the names of its streams; none where it may be a workbook.
    pub(crate) fn of_streams<'n>(names: &(impl Iterator<Item = &'n str> + Clone)) -> Option<Self> {
        let has = |wanted: &str| names.clone().any(|name| name.eq_ignore_ascii_case(wanted));
        let kinds = [
            ("EncryptedPackage", Self::Locked),
            ("WordDocument", Self::Document),
            ("PowerPoint Document", Self::Presentation),
        ];
        kinds.into_iter().find(|(stream, _)| has(stream)).map(|(_, kind)| kind)
    }
}

/// The beginning of a text in small letters, without the zeros between the letters of UTF-16.
fn plain(start: &[u8]) -> String {
    let bytes: Vec<u8> = start.iter().copied().filter(|byte| *byte != 0).collect();
    let text = String::from_utf8_lossy(&bytes).to_lowercase();
    text.trim_start_matches(['\u{feff}', '\u{fffd}']).trim_start().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[track_caller]
    fn check(start: &[u8], expected: Option<Kind>) {
        assert_eq!(Kind::of_start(start), expected, "{}", String::from_utf8_lossy(start));
    }

    #[test]
    fn a_file_is_known_by_its_beginning_whatever_its_name_says() {
        check(b"", Some(Kind::Empty));
        check(b"<html><body><table><tr><td>a</td></tr></table>", Some(Kind::Html));
        check(b"\xef\xbb\xbf \r\n<!-- portal --><TABLE border=1>", Some(Kind::Html));
        check(b"\xff\xfe<\0H\0T\0M\0L\0>\0", Some(Kind::Html));
        check(b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>", Some(Kind::XmlWorkbook));
        check(b"<?xml version=\"1.0\"?><rows/>", Some(Kind::Xml));
        check(b"<GenericData><Header/></GenericData>", Some(Kind::Sdmx));
        check(b"<m:Error xmlns:m='http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message'/>", Some(Kind::Sdmx));
        check(b"\xff\xfe<\0C\0o\0m\0p\0a\0c\0t\0D\0a\0t\0a\0", Some(Kind::Sdmx));
        check(b"\x89PNG\r\n\x1a\n", Some(Kind::Image));
        check(b"\xff\xfe\0\0<\0\0\0", Some(Kind::Utf32));
        check(b"\0\0\0<\0\0\0?", Some(Kind::Utf32));
        check(b"RIFF\0\0\0\0WEBP", Some(Kind::Image));
        check(b"%PDF-1.7", Some(Kind::Pdf));
        check(b"{\\rtf1", Some(Kind::Document));
        check(b"Year;Isle\n2024;Lulu\n", None);
        check(b"<5;1\n", None);
        check(b"[{\"a\": 1}]", None);
    }

    #[track_caller]
    fn check_parts(parts: &[&str], expected: Option<Kind>) {
        assert_eq!(Kind::of_parts(&parts.iter().copied()), expected, "{parts:?}");
    }

    #[test]
    fn a_package_is_known_by_its_parts() {
        check_parts(&["[content_types].xml", "word/document.xml"], Some(Kind::Document));
        check_parts(&["[content_types].xml", "ppt/presentation.xml"], Some(Kind::Presentation));
        check_parts(&["[content_types].xml", "xl/workbook.bin"], Some(Kind::OtherWorkbook));
        check_parts(&["index/document.iwa"], Some(Kind::OtherWorkbook));
        check_parts(&["arrivals.csv", "readme.txt"], Some(Kind::Archive));
        check_parts(&["[content_types].xml", "xl/workbook.xml", "word/a.xml"], None);
        check_parts(&["mimetype", "content.xml"], None);
        assert_eq!(Kind::of_media_type(b"application/vnd.oasis.opendocument.text"), Some(Kind::Document));
        assert_eq!(Kind::of_media_type(b"application/vnd.oasis.opendocument.spreadsheet"), None);
        assert_eq!(Kind::of_streams(&["Root Entry", "WordDocument"].into_iter()), Some(Kind::Document));
        assert_eq!(Kind::of_streams(&["EncryptedPackage"].into_iter()), Some(Kind::Locked));
    }
}
