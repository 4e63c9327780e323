//! Which kind of workbook a file is, found before anything in it is believed.
//!
//! It holds the order of the examination: the first bytes, then the names of the parts of a zip package, then each part
//! once through the gate. Not here: what a part may hold (`gate`), the insides of an old workbook (`xls`), the cells
//! (`workbook`, `ods`), and how a file is known that is no workbook (`kinds`).

use std::collections::HashSet;
use std::io::{Read as _, SeekFrom};

use super::gate::Gate;
use super::kinds::{Kind as FileKind, START_BYTES};
use super::plain::PlainSheet;
use super::{Content, Unreadable};
use crate::signatures::COMPOUND;

/// What kind of workbook a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xls,
    Ods,
}

impl Kind {
    /// Its format, as messages name it.
    pub(super) fn format(self) -> &'static str {
        match self {
            Self::Xlsx => "XLSX",
            Self::Xls => "XLS",
            Self::Ods => "ODS",
        }
    }
}

/// What is known of a workbook before it is opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Package {
    pub kind: Kind,
    /// How large it is when unpacked.
    pub bytes: u64,
    /// How many blocks of merged cells it has.
    pub merges: u64,
    /// How many cells of an XLSX file have a formula.
    pub formulas: u64,
    /// Whether one of its parts ends too early.
    pub is_cut: bool,
    /// Whether letters of a cell stand raised or are struck through.
    pub has_raised: bool,
    /// Whether rows or columns of an XLSX file are hidden.
    pub has_hidden: bool,
    /// The sheets of an XLSX file that hold numbers and shared texts only.
    pub plain: Vec<PlainSheet>,
}

/// The formats of workbooks, where nothing says yet which it is.
pub(super) const FORMATS: &str = "XLSX, XLS, ODS";
/// How many parts a package may have.
const PARTS_MAX: usize = 10_000;
/// How long an old workbook may be, which is read as a whole.
const XLS_BYTES_MAX: u64 = 32 << 20;
/// What says of an open document whether it is protected: looked at first, for the rest says nothing then.
const MANIFEST: &str = "META-INF/manifest.xml";

/// The kind of workbook in `content`, if it is one that may be opened.
pub(super) fn examine(content: &mut dyn Content) -> Result<Package, Unreadable> {
    let wrong = |error: std::io::Error| Unreadable::other(FORMATS, error);
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let mut start = Vec::new();
    (&mut *content).take(START_BYTES).read_to_end(&mut start).map_err(wrong)?;
    let length = content.seek(SeekFrom::End(0)).map_err(wrong)?;
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let package = if start.starts_with(COMPOUND) {
        if length > XLS_BYTES_MAX {
            return Err(Unreadable::TooLarge { what: "bytes", limit: XLS_BYTES_MAX });
        }
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes).map_err(wrong)?;
        super::xls::examine(&bytes)?;
        let (is_cut, has_raised, has_hidden, plain) = (false, false, false, Vec::new());
        Package { kind: Kind::Xls, bytes: length, merges: 0, formulas: 0, is_cut, has_raised, has_hidden, plain }
    } else if start.starts_with(b"PK") {
        zipped(content, length)?
    } else {
        let found = FileKind::of_start(&start).unwrap_or(FileKind::Text);
        return Err(Unreadable::Kind { expected: FORMATS, found });
    };
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    Ok(package)
}

fn zipped(content: &mut dyn Content, length: u64) -> Result<Package, Unreadable> {
    let mut archive = zip::ZipArchive::new(content).map_err(|error| Unreadable::other("XLSX, ODS", error))?;
    if archive.len() > PARTS_MAX {
        return Err(Unreadable::TooLarge { what: "parts", limit: PARTS_MAX as u64 });
    }
    let listed: HashSet<String> =
        archive.file_names_raw().map(|name| plain_name(&String::from_utf8_lossy(name))).collect();
    if let Some(found) = FileKind::of_parts(&listed.iter().map(String::as_str)) {
        return Err(Unreadable::Kind { expected: FORMATS, found });
    }
    let expected = if listed.contains("content.xml") { Kind::Ods } else { Kind::Xlsx };
    opened(&mut archive, length).map_err(|error| error.in_format(expected.format()))
}

/// A package that has the parts of a workbook, each of them read once.
fn opened(archive: &mut zip::ZipArchive<&mut dyn Content>, length: u64) -> Result<Package, Unreadable> {
    let wrong = |error: zip::result::ZipError| Unreadable::other(FORMATS, error);
    let mut names = HashSet::new();
    let mut has_same = archive.has_duplicate_names();
    let first = archive.index_for_name(MANIFEST);
    let others = (0..archive.len()).filter(|at| Some(*at) != first);
    let order: Vec<usize> = first.into_iter().chain(others).collect();
    let mut gate = Gate::new(length);
    gate.declare(archive.decompressed_size())?;
    for at in order {
        let mut part = archive.by_index(at).map_err(wrong)?;
        let name = plain_name(&part.name().map_err(wrong)?);
        gate.pass((at, &name), &mut part)?;
        has_same |= !names.insert(name);
    }
    if has_same {
        return Err(Unreadable::other(FORMATS, "two of its parts have the same name"));
    }
    gate.finish()?;
    let kind = match (names.contains("content.xml"), gate.has_workbook || names.contains("xl/workbook.xml")) {
        (true, true) => return Err(Unreadable::other(FORMATS, "it is two kinds of workbook at once")),
        (true, false) => Kind::Ods,
        (false, true) => Kind::Xlsx,
        (false, false) => return Err(Unreadable::other(FORMATS, "no workbook in the package")),
    };
    let Gate { bytes, merges, formulas, is_cut, has_raised, has_hidden, .. } = gate;
    Ok(Package { kind, bytes, merges, formulas, is_cut, has_raised, has_hidden, plain: gate.plain() })
}

/// The name of a part as all readers take it: in small letters, with slashes, from the root of the package.
pub(super) fn plain_name(name: &str) -> String {
    let plain = name.replace('\\', "/").to_lowercase();
    plain.trim_start_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::write::SimpleFileOptions;

    use super::{FORMATS, FileKind, Kind, Package, Unreadable, examine};

    fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn examined(bytes: Vec<u8>) -> Result<Package, Unreadable> {
        examine(&mut Cursor::new(bytes))
    }

    const WORKBOOK: (&str, &str) = ("xl/workbook.xml", "<workbook><sheets><sheet/></sheets></workbook>");
    const SHEET: (&str, &str) = ("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>");

    #[test]
    fn the_kind_of_a_workbook_is_in_its_parts() {
        assert_eq!(examined(packed(&[WORKBOOK, SHEET])).unwrap().kind, Kind::Xlsx);
        assert_eq!(examined(packed(&[("content.xml", "<a/>")])).unwrap().kind, Kind::Ods);
        assert!(examined(packed(&[("a.txt", "a")])).is_err());
        assert!(examined(packed(&[WORKBOOK, SHEET, ("content.xml", "<a/>")])).is_err());
    }

    #[test]
    fn a_sheet_is_plain_where_each_of_its_cells_is_and_the_shared_texts_are_letters() {
        let plain = |cells: &str, texts: &str| {
            let sheet =
                format!("<worksheet><cols><col/></cols><sheetData><row r=\"1\">{cells}</row></sheetData></worksheet>");
            let texts = ("xl/sharedStrings.xml", texts);
            let package = examined(packed(&[WORKBOOK, ("xl/worksheets/sheet1.xml", &sheet), texts])).unwrap();
            package.plain.into_iter().map(|sheet| (sheet.at, sheet.styles)).collect::<Vec<_>>()
        };
        let cells =
            r#"<c r="A1" t="s"><v>0</v></c><c r="B1"/><c r="C1" s="2"><v>1.5</v></c><c r="D1" t="n"><v>7</v></c>"#;
        let texts = "<sst><si><t>a</t></si></sst>";
        assert_eq!(plain(cells, texts), [(1, vec![0, 2])]);
        for odd in [
            r#"<c r="A1"><f>1+1</f><v>2</v></c>"#,
            r#"<c r="A1" t="b"><v>1</v></c>"#,
            r#"<c r="A1" t="inlineStr"><is><t>a</t></is></c>"#,
            r#"<c r="A1" t="d"><v>2024-01-01</v></c>"#,
            r#"<c r="A1"><v>1,5</v></c>"#,
            r#"<c r="A1"><v> 1</v></c>"#,
            r#"<c r="a1"><v>1</v></c>"#,
            r#"<c><v>1</v></c>"#,
            r#"<x:c r="A1"><v>1</v></x:c>"#,
            r#"<!-- --><c r="A1"><v>1</v></c>"#,
            r#"<c r="A1"><v>1</v>x</c>"#,
        ] {
            assert_eq!(plain(&format!("{cells}{odd}"), texts), [], "{odd}");
        }
        assert_eq!(plain(cells, "<sst><si><t>a</t><rPh><t>b</t></rPh></si></sst>"), []);
        assert_eq!(plain(cells, "<sst><si><t>a_x000D_</t></si></sst>"), []);
    }

    #[test]
    fn what_is_no_workbook_is_told_by_what_it_is() {
        let kind = |bytes: Vec<u8>| match examined(bytes) {
            Err(Unreadable::Kind { expected: FORMATS, found }) => Some(found),
            _ => None,
        };
        assert_eq!(kind(b"<html><table></table></html>".to_vec()), Some(FileKind::Html));
        assert_eq!(kind(b"Year;Isle\n2024;Lulu\n".to_vec()), Some(FileKind::Text));
        assert_eq!(
            kind(packed(&[("[Content_Types].xml", "<a/>"), ("word/document.xml", "<a/>")])),
            Some(FileKind::Document)
        );
        assert_eq!(kind(packed(&[("arrivals.csv", "a;b")])), Some(FileKind::Archive));
    }

    #[test]
    fn what_is_wrong_with_an_open_document_is_said_of_an_open_document() {
        let part = |name: &str| packed(&[("content.xml", "<a/>"), (name, "<!DOCTYPE a><a/>")]);
        let Err(Unreadable::Other { expected, .. }) = examined(part("styles.xml")) else { panic!("it was let in") };
        assert_eq!(expected, "ODS");
    }

    #[test]
    fn a_damaged_part_is_told_by_its_checksum() {
        let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in [WORKBOOK, SHEET, ("xl/media/a.bin", "value 12 value")] {
            writer.start_file(name, options).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        let mut bytes = writer.finish().unwrap().into_inner();
        assert!(examined(bytes.clone()).is_ok());
        let at = bytes.windows(8).position(|window| window == b"value 12").unwrap();
        bytes[at + 6] = b'9';
        assert!(examined(bytes).is_err());
    }

    #[test]
    fn names_that_differ_in_case_only_are_the_same() {
        assert!(examined(packed(&[WORKBOOK, SHEET, ("xl/Workbook.xml", "<workbook/>")])).is_err());
    }

    #[test]
    fn a_password_is_told() {
        let manifest = "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
        let error = examined(packed(&[("content.xml", "\u{1}\u{2}"), ("META-INF/manifest.xml", manifest)]));
        assert_eq!(error, Err(Unreadable::Kind { expected: "ODS", found: FileKind::Locked }));
    }
}
