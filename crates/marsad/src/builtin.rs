//! The pack that the binary carries, and packs in folders.

use std::path::Path;

use include_dir::{Dir, include_dir};
use marsad_model::PackHead;
use marsad_pack::Files;

use crate::failure::Failure;

static BUILTIN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../packs/tunisia");

/// The files of the built-in pack.
pub fn files() -> Files {
    let mut files = Files::new();
    collect(&BUILTIN, &mut files);
    files
}

fn collect(folder: &Dir<'_>, files: &mut Files) {
    for file in folder.files() {
        files.insert(file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec());
    }
    folder.dirs().for_each(|inner| collect(inner, files));
}

/// What the built-in pack says of itself.
pub fn head() -> Option<PackHead> {
    marsad_pack::read(&files()).ok().map(|pack| pack.head)
}

/// The files of a pack in a folder.
pub fn files_in(folder: &Path) -> Result<Files, Failure> {
    let mut files = Files::new();
    walk(folder, folder, &mut files)?;
    Ok(files)
}

fn walk(root: &Path, folder: &Path, files: &mut Files) -> Result<(), Failure> {
    let entries = std::fs::read_dir(folder).map_err(|error| Failure::file(folder, &error))?;
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            walk(root, &path, files)?;
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        files.insert(name, bytes);
    }
    Ok(())
}

/// Writes the files of a pack into a folder.
pub fn write(files: &Files, folder: &Path) -> Result<(), Failure> {
    for (name, bytes) in files {
        let path = folder.join(name);
        let parent = path.parent().unwrap_or(folder);
        std::fs::create_dir_all(parent).map_err(|error| Failure::file(parent, &error))?;
        std::fs::write(&path, bytes).map_err(|error| Failure::file(&path, &error))?;
    }
    Ok(())
}
