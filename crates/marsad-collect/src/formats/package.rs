//! Workbooks as packages: what is inside the zip, looked at before anything of it is believed.

use std::collections::HashSet;
use std::io::SeekFrom;

use super::gate::Gate;
use super::{Content, Unreadable};

/// What kind of workbook a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xls,
    Ods,
}

/// What is known of a workbook before it is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

/// How many parts a package may have.
const PARTS_MAX: usize = 10_000;
/// How long an old workbook may be, which is read as a whole.
const XLS_BYTES_MAX: u64 = 32 << 20;
/// What says of an open document whether it is protected: looked at first, for the rest says nothing then.
const MANIFEST: &str = "META-INF/manifest.xml";

/// The kind of workbook in `content`, if it is one that may be opened.
pub(super) fn examine(content: &mut dyn Content) -> Result<Package, Unreadable> {
    let wrong = |error: std::io::Error| Unreadable::other("XLSX", error);
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let mut start = [0_u8; 8];
    let read = content.read(&mut start).map_err(wrong)?;
    let length = content.seek(SeekFrom::End(0)).map_err(wrong)?;
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let package = if start[..read].starts_with(b"\xd0\xcf\x11\xe0") {
        if length > XLS_BYTES_MAX {
            return Err(Unreadable::TooLarge { what: "bytes", limit: XLS_BYTES_MAX });
        }
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes).map_err(wrong)?;
        super::xls::examine(&bytes)?;
        Package { kind: Kind::Xls, bytes: length, merges: 0, formulas: 0, is_cut: false }
    } else if start[..read].starts_with(b"PK") {
        zipped(content, length)?
    } else {
        return Err(Unreadable::other("XLSX, XLS, ODS", if start.starts_with(b"%PDF") { "PDF" } else { "CSV ?" }));
    };
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    Ok(package)
}

fn zipped(content: &mut dyn Content, length: u64) -> Result<Package, Unreadable> {
    let wrong = |error: zip::result::ZipError| Unreadable::other("XLSX", error);
    let mut archive = zip::ZipArchive::new(content).map_err(wrong)?;
    if archive.len() > PARTS_MAX {
        return Err(Unreadable::TooLarge { what: "parts", limit: PARTS_MAX as u64 });
    }
    let mut names = HashSet::new();
    let mut has_same = archive.has_duplicate_names();
    let first = archive.index_for_name(MANIFEST);
    let others = (0..archive.len()).filter(|at| Some(*at) != first);
    let order: Vec<usize> = first.into_iter().chain(others).collect();
    let mut gate = Gate::new(length);
    for at in order {
        let mut part = archive.by_index(at).map_err(wrong)?;
        let name = part.name().map_err(wrong)?.replace('\\', "/").to_lowercase();
        let name = name.trim_start_matches('/');
        gate.pass(name, &mut part)?;
        has_same |= !names.insert(name.to_owned());
    }
    if has_same {
        return Err(Unreadable::other("XLSX", "two of its parts have the same name"));
    }
    gate.finish()?;
    let kind = match (names.contains("content.xml"), gate.has_workbook || names.contains("xl/workbook.xml")) {
        (true, true) => return Err(Unreadable::other("XLSX", "it is two kinds of workbook at once")),
        (true, false) => Kind::Ods,
        (false, true) => Kind::Xlsx,
        (false, false) => return Err(Unreadable::other("XLSX", "no workbook in the package")),
    };
    Ok(Package { kind, bytes: gate.bytes, merges: gate.merges, formulas: gate.formulas, is_cut: gate.is_cut })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write as _};

    use zip::write::SimpleFileOptions;

    use super::{Kind, Package, Unreadable, examine};

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
        assert_eq!(error, Err(Unreadable::other("ODS", "it is protected by a password")));
    }
}
