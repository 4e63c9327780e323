//! What tests share: the packs of this repository, and Marjan, the fictional country that every test lives in.
//!
//! Holds: reading of `packs/`, empty catalogs on every engine, and small files of SPSS and Stata. Does not hold: any code
//! that ships.

mod catalogs;
mod contradicting;
mod dta_file;
mod sav_file;
mod since_january;
mod two_senders;

pub use catalogs::{POSTGRES, catalog_addresses, postgres_address};
pub use contradicting::marjan_contradicting;
pub use dta_file::{DtaFile, DtaVariable};
pub use sav_file::{SavCompression, SavFile, SavUnit, SavVariable};
pub use since_january::marjan_since_january;
pub use two_senders::marjan_with_two_senders;

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use marsad_model::Pack;
pub use marsad_pack::Files;

/// The folder of a pack of this repository.
pub fn pack_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name)
}

/// The files of a pack of this repository.
pub fn pack_files(name: &str) -> Files {
    let root = pack_folder(name);
    let mut files = Files::new();
    collect(&root, &root, &mut files);
    files
}

/// The files that providers would send, with the agreement of each.
#[expect(clippy::panic, reason = "a test without its files cannot go on")]
pub fn submissions(files: &Files) -> Vec<(String, String)> {
    let found = marsad_pack::submissions(files).unwrap_or_else(|problems| panic!("submissions: {problems:#?}"));
    found.into_iter().map(|submission| (submission.agreement.to_string(), submission.file)).collect()
}

/// The pack of Marjan, read once.
#[expect(clippy::panic, reason = "a test without its country cannot go on")]
pub fn marjan() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| {
        marsad_pack::read(&pack_files("marjan")).unwrap_or_else(|problems| panic!("packs/marjan: {problems:#?}"))
    })
}

/// The Tunisian pack, read once, for tests of the pack itself and of words that only a real country has.
#[expect(clippy::panic, reason = "a test without its country cannot go on")]
pub fn tunisia() -> &'static Pack {
    static PACK: OnceLock<Pack> = OnceLock::new();
    PACK.get_or_init(|| {
        let files = pack_files("tunisia");
        marsad_pack::read_archived(&files).unwrap_or_else(|problems| panic!("packs/tunisia: {problems:#?}"))
    })
}

#[expect(clippy::panic, reason = "a test without its files cannot go on")]
fn collect(root: &Path, folder: &Path, files: &mut Files) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(root, &path, files);
        } else if let (Ok(name), Ok(bytes)) = (path.strip_prefix(root), std::fs::read(&path)) {
            files.insert(name.to_string_lossy().replace('\\', "/"), bytes);
        }
    }
}
