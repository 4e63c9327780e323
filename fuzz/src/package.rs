//! Workbooks as packages: a small valid one, in which foreign bytes take the place of one part, so that the fuzzer
//! reaches the parts and not only the zip around them.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The parts of a package.
#[derive(Debug)]
pub struct Package {
    parts: BTreeMap<String, Vec<u8>>,
}

impl Package {
    /// The package whose parts stand in a folder of `workbooks/`.
    pub fn read(folder: &str) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("workbooks").join(folder);
        let mut parts = BTreeMap::new();
        collect(&root, &root, &mut parts);
        assert!(!parts.is_empty(), "{} has no parts", root.display());
        Self { parts }
    }

    /// What an input stands for: where its first byte is 0 the rest is a whole file; otherwise the rest takes the place
    /// of the part that the byte chooses, counted from 1 in the order of their paths, and then from the start again.
    ///
    /// `cargo xtask fuzz` writes seeds in this form.
    pub fn with(&self, input: &[u8]) -> Vec<u8> {
        match input {
            [] => Vec::new(),
            [0, file @ ..] => file.to_vec(),
            [choice, part @ ..] => self.with_part((usize::from(*choice) - 1) % self.parts.len(), part),
        }
    }

    fn with_part(&self, chosen: usize, part: &[u8]) -> Vec<u8> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::DEFAULT);
        let mut package = ZipWriter::new(Cursor::new(Vec::new()));
        for (at, (name, own)) in self.parts.iter().enumerate() {
            let bytes = if at == chosen { part } else { own.as_slice() };
            package.start_file(name.as_str(), options).expect("a part of the package begins");
            package.write_all(bytes).expect("memory takes what is written");
        }
        package.finish().expect("the package ends").into_inner()
    }
}

fn collect(root: &Path, folder: &Path, parts: &mut BTreeMap<String, Vec<u8>>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(root, &path, parts);
        } else if let (Ok(name), Ok(bytes)) = (path.strip_prefix(root), std::fs::read(&path)) {
            parts.insert(name.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
}
