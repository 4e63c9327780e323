//! Files that somebody else made, opened with care.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::failure::Failure;

/// How long a profile may be.
const PROFILE_BYTES_MAX: u64 = 1 << 20;

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
    let mut text = String::new();
    let read = open(path)?.take(PROFILE_BYTES_MAX + 1).read_to_string(&mut text);
    match read.map_err(|error| Failure::file(path, &error))? as u64 {
        0..=PROFILE_BYTES_MAX => Ok(text),
        _ => Err(Failure::File { path: path.to_owned(), detail: "longer than any profile".to_owned() }),
    }
}
