//! The zip of a workbook: parts by name, within limits. Parts that are not written keep their compressed bytes.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::MarkError;

/// The most a package may hold, uncompressed.
const BYTES_MAX: u64 = 256 * 1024 * 1024;
/// As small as the usual level makes sheets of cells, to a hundredth, in half the time.
const COMPRESSION: i64 = 3;
/// The most parts a package may have.
const ENTRIES_MAX: u64 = 10_000;

/// A package, opened, with the parts written since.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The place of each part in the archive, by its key.
    entries: BTreeMap<String, usize>,
    written: BTreeMap<String, Vec<u8>>,
    /// New parts by the name they get, in the order they were added.
    added: Vec<String>,
}

impl<'a> Package<'a> {
    /// Opens a package, refusing one that is encrypted, ambiguous or beyond the limits.
    pub fn open(bytes: &'a [u8]) -> Result<Self, MarkError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| MarkError::NotAWorkbook)?;
        refuse_beyond("parts", archive.len() as u64, ENTRIES_MAX)?;
        let mut package = Self { archive, entries: BTreeMap::new(), written: BTreeMap::new(), added: Vec::new() };
        package.list_entries()?;
        Ok(package)
    }

    fn list_entries(&mut self) -> Result<(), MarkError> {
        let mut bytes = 0_u64;
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(index).map_err(|_| MarkError::NotAWorkbook)?;
            if entry.encrypted() {
                return Err(MarkError::NotAWorkbook);
            }
            bytes = bytes.saturating_add(entry.size());
            refuse_beyond("bytes", bytes, BYTES_MAX)?;
            let name = entry.name().map_err(|_| MarkError::NotAWorkbook)?.into_owned();
            if self.entries.insert(key(&name), index).is_some() {
                return Err(MarkError::damaged(&name, "the part stands there twice"));
            }
        }
        Ok(())
    }

    pub fn has(&self, part: &str) -> bool {
        self.entries.contains_key(&key(part)) || self.written.contains_key(&key(part))
    }

    /// The names of all parts that end so, in lower case.
    pub fn parts_ending(&self, end: &str) -> Vec<String> {
        self.entries.keys().chain(self.written.keys()).filter(|name| name.ends_with(end)).cloned().collect()
    }

    /// The bytes of a part; none where there is no such part.
    pub fn find_bytes(&mut self, part: &str) -> Result<Option<Vec<u8>>, MarkError> {
        if let Some(bytes) = self.written.get(&key(part)) {
            return Ok(Some(bytes.clone()));
        }
        let Some(&index) = self.entries.get(&key(part)) else { return Ok(None) };
        let damaged = |error: &dyn ToString| MarkError::damaged(part, error.to_string());
        let entry = self.archive.by_index(index).map_err(|error| damaged(&error))?;
        // The declared sizes were added up when the package was opened; a part may not be longer than it declares.
        let declared = entry.size();
        let mut bytes = Vec::new();
        entry.take(declared + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error))?;
        if bytes.len() as u64 > declared {
            return Err(MarkError::damaged(part, "it is longer than it declares"));
        }
        Ok(Some(bytes))
    }

    /// The text of a part, without a byte order mark; none where there is no such part.
    pub fn find_text(&mut self, part: &str) -> Result<Option<String>, MarkError> {
        let Some(bytes) = self.find_bytes(part)? else { return Ok(None) };
        let text = String::from_utf8(bytes).map_err(|_| MarkError::damaged(part, "it is not written in UTF-8"))?;
        Ok(Some(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)))
    }

    /// The text of a part that must be there.
    pub fn get_text(&mut self, part: &str) -> Result<String, MarkError> {
        self.find_text(part)?.ok_or_else(|| MarkError::damaged(part, "it is missing"))
    }

    /// Puts a part in place of the one of that name, or adds it.
    pub fn write(&mut self, part: &str, bytes: impl Into<Vec<u8>>) {
        if !self.has(part) {
            self.added.push(part.to_owned());
        }
        self.written.insert(key(part), bytes.into());
    }

    /// The first name of `before`, a number from 1 and `after` that no part has.
    pub fn free_name(&self, before: &str, after: &str) -> String {
        let mut names = (1_u64..).map(|number| format!("{before}{number}{after}"));
        names.find(|name| !self.has(name)).unwrap_or_default()
    }

    /// The package with what was written, its parts in the order they had.
    pub fn into_bytes(mut self) -> Result<Vec<u8>, MarkError> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..self.archive.len() {
            let entry = self.archive.by_index_raw(index).map_err(MarkError::unwritable)?;
            let name = entry.name().map_err(MarkError::unwritable)?.into_owned();
            match self.written.get(&key(&name)) {
                Some(bytes) => write_part(&mut writer, &name, bytes)?,
                None => writer.raw_copy_file(entry).map_err(MarkError::unwritable)?,
            }
        }
        for name in &self.added {
            write_part(&mut writer, name, self.written.get(&key(name)).map(Vec::as_slice).unwrap_or_default())?;
        }
        Ok(writer.finish().map_err(MarkError::unwritable)?.into_inner())
    }
}

fn write_part(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), MarkError> {
    let options = SimpleFileOptions::default().compression_level(Some(COMPRESSION));
    writer.start_file(name, options).map_err(MarkError::unwritable)?;
    writer.write_all(bytes).map_err(MarkError::unwritable)
}

/// Parts are the same whatever their case (ECMA-376 part 2, 6.2.2.3); some producers write the slashes of Windows.
fn key(part: &str) -> String {
    part.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

/// Refuses more of something than can be marked.
pub(super) fn refuse_beyond(of: &'static str, found: u64, max: u64) -> Result<(), MarkError> {
    if found > max { Err(MarkError::TooLarge { of, found, max }) } else { Ok(()) }
}
