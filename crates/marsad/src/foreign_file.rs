//! Files that somebody else made, opened with care.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::failure::Failure;

/// How long a profile may be.
pub const PROFILE_BYTES_MAX: u64 = 1 << 20;

/// Opens a file; a pipe or a device, which may never end, is refused.
pub fn open(path: &Path) -> Result<File, Failure> {
    let refused = |detail: &str| Failure::File { path: path.to_owned(), detail: detail.to_owned() };
    let metadata = std::fs::metadata(path).map_err(|error| Failure::file(path, &error))?;
    if !metadata.is_file() {
        return Err(refused("not a regular file"));
    }
    File::open(path).map_err(|error| Failure::file(path, &error))
}

/// The bytes of a file.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    open(path)?.read_to_end(&mut bytes).map_err(|error| Failure::file(path, &error))?;
    Ok(bytes)
}

/// The text of a profile.
pub fn profile(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    open(path)?.take(PROFILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(|error| Failure::file(path, &error))?;
    // The length comes first: cut within a letter, a long text would seem to be none.
    if bytes.len() as u64 > PROFILE_BYTES_MAX {
        return Err(too_long(path));
    }
    let not_utf8 = |error: &dyn std::fmt::Display| Failure::File { path: path.to_owned(), detail: error.to_string() };
    String::from_utf8(bytes).map_err(|error| not_utf8(&error))
}

/// A profile that is longer than one may be.
pub fn too_long(path: &Path) -> Failure {
    let detail = format!("longer than {PROFILE_BYTES_MAX} bytes, the most that a profile may have");
    Failure::File { path: path.to_owned(), detail }
}

#[cfg(test)]
mod tests {
    use super::{Failure, PROFILE_BYTES_MAX, profile};

    /// What is said of a file of these bytes; nothing where it is read.
    fn said(bytes: &[u8]) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p.toml");
        std::fs::write(&path, bytes).unwrap();
        match profile(&path) {
            Ok(_) => String::new(),
            Err(Failure::File { detail, .. }) => detail,
            Err(_) => "another failure".to_owned(),
        }
    }

    #[test]
    fn a_long_profile_is_said_to_be_long_wherever_it_would_be_cut() {
        // The limit is even, so that behind one letter of one byte it cuts the two bytes of an é.
        let letters = "é".repeat(PROFILE_BYTES_MAX as usize);
        assert!(said(format!("x{letters}").as_bytes()).contains("longer than"));
        assert!(said(letters.as_bytes()).contains("longer than"));
        assert!(said(b"\xff").contains("utf-8"));
        assert_eq!(said(b"id = 'P'"), "");
    }
}
