//! How workbooks begin: those of today are packages, those of before 2007 are compound files.

/// How a package begins that has files in it.
pub(crate) const PACKAGE: &[u8] = b"PK\x03\x04";
/// How a compound file begins.
pub(crate) const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";

/// Whether these are the first bytes of a workbook, rather than of a text.
pub fn is_workbook(bytes: &[u8]) -> bool {
    is_package(bytes) || bytes.starts_with(COMPOUND)
}

/// Whether these are the first bytes of a package: a workbook of today, a document, any archive of this kind.
pub fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(PACKAGE)
}
