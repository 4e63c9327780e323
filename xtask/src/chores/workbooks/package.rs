//! Packages whose bytes never change: parts stored and not compressed, because compressors differ between machines.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A package of these parts, in this order.
pub fn stored(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, String> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT);
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        package.start_file(name.as_str(), options).map_err(|error| error.to_string())?;
        package.write_all(bytes).map_err(|error| error.to_string())?;
    }
    package.finish().map(Cursor::into_inner).map_err(|error| error.to_string())
}

/// The parts of a package, in their order.
pub fn parts(package: &[u8]) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut archive = ZipArchive::new(Cursor::new(package)).map_err(|error| error.to_string())?;
    let mut parts = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|error| error.to_string())?;
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).map_err(|error| error.to_string())?;
        parts.push((part.name().map_err(|error| error.to_string())?.to_string(), bytes));
    }
    Ok(parts)
}
