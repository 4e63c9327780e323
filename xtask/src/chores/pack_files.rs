//! The files of a pack, read from its folder and written into another.

use std::path::Path;

use marsad_pack::Files;

use crate::shell::Done;

/// Every file under `folder`.
pub fn read(folder: &Path) -> Result<Files, String> {
    let mut files = Files::new();
    collect(folder, folder, &mut files)?;
    Ok(files)
}

/// Writes `files` under `folder`.
pub fn write(folder: &Path, files: &Files) -> Done {
    for (name, bytes) in files {
        let path = folder.join(name);
        let within = path.parent().unwrap_or(folder);
        let written = std::fs::create_dir_all(within).and_then(|()| std::fs::write(&path, bytes));
        written.map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

fn collect(root: &Path, folder: &Path, files: &mut Files) -> Done {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(root, &path, files)?;
        } else if let (Ok(name), Ok(bytes)) = (path.strip_prefix(root), std::fs::read(&path)) {
            files.insert(name.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
    Ok(())
}
