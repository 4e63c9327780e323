//! The data folder: a pack, a lake and a catalog.

use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use marsad_catalog::{Catalog, CatalogError};
use marsad_i18n::args;
use marsad_lake::Lake;
use marsad_model::PackHead;
use marsad_pack::Files;
use marsad_workflow::{ScannerAddress, Settings, Signer, Work};

use crate::builtin;
use crate::cli::Common;
use crate::failure::Failure;

/// The data folder of a command.
pub struct Site {
    folder: PathBuf,
    catalog: Option<String>,
    scanner: Option<ScannerAddress>,
}

impl Site {
    pub fn new(common: &Common) -> Self {
        Self { folder: common.data.clone(), catalog: common.catalog.clone(), scanner: common.clamd.clone() }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    fn pack_folder(&self) -> PathBuf {
        self.folder.join("pack")
    }

    fn catalog_file(&self) -> PathBuf {
        self.folder.join("catalog.sqlite")
    }

    /// Whether the folder is in use.
    pub fn exists(&self) -> bool {
        self.pack_folder().join("pack.toml").exists()
    }

    /// The pack given, else the one of the folder, else the built-in one.
    pub fn pack_files(&self, given: Option<&Path>) -> Result<Files, Failure> {
        match given {
            Some(folder) => builtin::files_in(folder),
            None if self.exists() => builtin::files_in(&self.pack_folder()),
            None => Ok(builtin::files()),
        }
    }

    /// Holds the folder for the time of a preparation, so that two do not make it at once: the second waits.
    pub fn hold(&self) -> Result<File, Failure> {
        std::fs::create_dir_all(&self.folder).map_err(|error| Failure::file(&self.folder, &error))?;
        restrict(&self.folder)?;
        let path = self.folder.join("lock");
        let file = File::create(&path).map_err(|error| Failure::file(&path, &error))?;
        file.lock().map_err(|error| Failure::file(&path, &error))?;
        Ok(file)
    }

    /// What the pack of the folder says of itself; of the built-in pack, where there is none.
    pub fn head(&self) -> Option<PackHead> {
        let files = self.pack_files(None).ok()?;
        marsad_pack::read_archived(&files).ok().map(|pack| pack.head)
    }

    /// Makes the folder, readable by its owner only, with a pack; the pack of a folder in use is replaced as a whole.
    pub fn make(&self, files: &Files) -> Result<(), Failure> {
        marsad_workflow::read_pack(files).map_err(Failure::Pack)?;
        let lake = self.folder.join("lake");
        std::fs::create_dir_all(&lake).map_err(|error| Failure::file(&lake, &error))?;
        restrict(&self.folder)?;
        let fresh = self.folder.join("pack.new");
        clear(&fresh)?;
        builtin::write(files, &fresh)?;
        clear(&self.pack_folder())?;
        std::fs::rename(&fresh, self.pack_folder()).map_err(|error| Failure::file(&fresh, &error))
    }

    /// Opens the workshop of the folder.
    pub async fn open(&self) -> Result<Work, Failure> {
        self.must_be_there()?;
        self.open_with(self.signer()?).await
    }

    /// Opens the workshop of the folder to look at it as it stands: its catalog is not migrated and cannot be changed. One that
    /// holds nothing is made, as by every command: there is nothing in it to look at.
    pub async fn open_as_it_is(&self) -> Result<Work, Failure> {
        self.must_be_there()?;
        match Catalog::open_as_it_is(&self.catalog_address()).await {
            Ok(catalog) => self.work_on(catalog, self.signer()?),
            Err(CatalogError::NotMigrated { found: 0, .. }) => self.open().await,
            Err(CatalogError::NotMigrated { found, known }) => {
                let arguments = args().text("found", &found.to_string()).text("known", &known.to_string());
                Err(Failure::Answer { key: "verify-not-migrated", arguments })
            }
            Err(CatalogError::MigrationsForgotten { found }) => {
                let arguments = args().text("found", &found.to_string());
                Err(Failure::Answer { key: "verify-migrations-forgotten", arguments })
            }
            Err(error) => Err(Failure::Unexpected(error.to_string())),
        }
    }

    fn must_be_there(&self) -> Result<(), Failure> {
        let is_there = self.exists() && (self.catalog.is_some() || self.catalog_file().exists());
        if is_there { Ok(()) } else { Err(Failure::NoData(self.folder.clone())) }
    }

    fn catalog_address(&self) -> String {
        let file = || format!("sqlite://{}", self.catalog_file().display());
        self.catalog.clone().unwrap_or_else(file)
    }

    /// Opens the workshop, making the catalog where there is none yet: for those who have just made the folder.
    pub async fn open_or_make(&self) -> Result<Work, Failure> {
        if self.signer()?.is_none() {
            self.make_receipt_key()?;
        }
        self.open_with(self.signer()?).await
    }

    async fn open_with(&self, signer: Option<Signer>) -> Result<Work, Failure> {
        let catalog = Catalog::open(&self.catalog_address(), Timestamp::now()).await;
        self.work_on(catalog.map_err(|error| Failure::Unexpected(error.to_string()))?, signer)
    }

    fn work_on(&self, catalog: Catalog, signer: Option<Signer>) -> Result<Work, Failure> {
        let pack = self.pack_files(None)?;
        let lake = Lake::local(&self.folder.join("lake")).map_err(|error| Failure::Unexpected(error.to_string()))?;
        let (clock, probe) = (Arc::new(Timestamp::now), Arc::new(|_: &str| {}));
        let settings = Settings { pack, lake, catalog, clock, probe, signer };
        let work = Work::open(settings)?;
        Ok(match self.scanner.clone() {
            Some(scanner) => work.scanned_by(scanner),
            None => work,
        })
    }

    fn receipt_key_file(&self) -> PathBuf {
        self.folder.join("receipt.key")
    }

    /// What receipts are signed with; none where the folder has no key.
    fn signer(&self) -> Result<Option<Signer>, Failure> {
        let path = self.receipt_key_file();
        if !path.exists() {
            return Ok(None);
        }
        let bytes = std::fs::read(&path).map_err(|error| Failure::file(&path, &error))?;
        let wrong = || Failure::File { path: path.clone(), detail: "not the 32 bytes of a key".to_owned() };
        let secret: [u8; 32] = bytes.try_into().map_err(|_| wrong())?;
        Ok(Some(Signer::of(&secret)))
    }

    /// Makes the key of receipts, readable by its owner only. A key that is lost cannot sign again, and what it signed stays
    /// provable with its public half.
    fn make_receipt_key(&self) -> Result<(), Failure> {
        let path = self.receipt_key_file();
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(&path).and_then(|mut file| file.write_all(&Signer::secret()));
        written.map_err(|error| Failure::file(&path, &error))
    }
}

/// Removes a folder, if it is there.
fn clear(folder: &Path) -> Result<(), Failure> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).map_err(|error| Failure::file(folder, &error))?;
    }
    Ok(())
}

/// What is in the folder concerns its owner only.
#[cfg(unix)]
fn restrict(folder: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
        .map_err(|error| Failure::file(folder, &error))
}

#[cfg(not(unix))]
fn restrict(_: &Path) -> Result<(), Failure> {
    Ok(())
}
