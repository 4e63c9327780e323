//! Workbooks as packages: what is inside the zip, looked at before anything of it is believed.

use std::io::{Read as _, SeekFrom};

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
    /// How large it says to be when unpacked.
    pub bytes: u64,
}

/// How many parts a package may have.
const PARTS_MAX: usize = 10_000;
/// How large the parts may be that a reader holds in memory as a whole.
const HELD_BYTES_MAX: u64 = 200 << 20;
/// How large a sheet may be, which is read row by row.
const SHEET_BYTES_MAX: u64 = 2 << 30;
/// How long an old workbook may be, which is read as a whole.
const XLS_BYTES_MAX: u64 = 64 << 20;
/// How large the text of an open document may be, which is read as a whole.
const ODS_BYTES_MAX: u64 = 128 << 20;

/// The kind of workbook in `content`, if it is one that may be opened.
pub(super) fn examine(content: &mut dyn Content) -> Result<Package, Unreadable> {
    let wrong = |error: std::io::Error| Unreadable::other("XLSX", error);
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    let mut start = [0_u8; 8];
    let read = content.read(&mut start).map_err(wrong)?;
    let length = content.seek(SeekFrom::End(0)).map_err(wrong)?;
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    if start[..read].starts_with(b"\xd0\xcf\x11\xe0") {
        return if length > XLS_BYTES_MAX {
            Err(Unreadable::TooLarge { what: "bytes", limit: XLS_BYTES_MAX })
        } else {
            Ok(Package { kind: Kind::Xls, bytes: length })
        };
    }
    let package = zipped(content)?;
    content.seek(SeekFrom::Start(0)).map_err(wrong)?;
    Ok(package)
}

fn zipped(content: &mut dyn Content) -> Result<Package, Unreadable> {
    let wrong = |error: zip::result::ZipError| Unreadable::other("XLSX", error);
    let mut archive = zip::ZipArchive::new(content).map_err(wrong)?;
    if archive.len() > PARTS_MAX {
        return Err(Unreadable::TooLarge { what: "parts", limit: PARTS_MAX as u64 });
    }
    let mut kind = None;
    let (mut held, mut bytes) = (0, 0_u64);
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(wrong)?;
        bytes = bytes.saturating_add(part.size());
        let name = part.name().map_err(wrong)?.trim_start_matches('/').to_lowercase();
        match name.as_str() {
            "content.xml" => {
                measure(&mut part, ODS_BYTES_MAX)?;
                kind = Some(Kind::Ods);
            }
            "xl/workbook.xml" => kind = Some(Kind::Xlsx),
            sheet if sheet.starts_with("xl/worksheets/") && part.size() > SHEET_BYTES_MAX => {
                return Err(Unreadable::TooLarge { what: "sheet", limit: SHEET_BYTES_MAX });
            }
            _ => {}
        }
        let is_held = name.ends_with(".xml") && name.starts_with("xl/") && !name.starts_with("xl/worksheets/");
        if is_held || name.ends_with(".rels") {
            held += measure(&mut part, HELD_BYTES_MAX - held)?;
        }
    }
    let kind = kind.ok_or_else(|| Unreadable::other("XLSX", "no workbook in the package"))?;
    Ok(Package { kind, bytes })
}

/// How many bytes a part really has, whatever it says; an error beyond `limit`.
fn measure<R: std::io::Read + ?Sized>(part: &mut R, limit: u64) -> Result<u64, Unreadable> {
    let mut sink = std::io::sink();
    let copied = std::io::copy(&mut part.take(limit + 1), &mut sink);
    // A broken part is told by the reader that needs it.
    match copied {
        Ok(bytes) if bytes > limit => Err(Unreadable::TooLarge { what: "part", limit }),
        Ok(bytes) => Ok(bytes),
        Err(_) => Ok(0),
    }
}
