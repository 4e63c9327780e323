//! The store of bytes: written once, never changed. Parts of files that are on their way are forgotten once they are whole.

use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use futures::TryStreamExt as _;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::{ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, path};

use crate::{Address, LakeError, Stage};

/// A lake in a folder, in memory, or in any store that `object_store` knows.
#[derive(Clone, Debug)]
pub struct Lake {
    store: Arc<dyn ObjectStore>,
}

impl Lake {
    /// A lake in `folder`, which must exist. A written object is on the disk, not only in a cache, before it counts.
    pub fn local(folder: &Path) -> Result<Self, LakeError> {
        Ok(Self::new(Arc::new(LocalFileSystem::new_with_prefix(folder)?.with_fsync(true))))
    }

    /// A lake that is gone with the process.
    pub fn memory() -> Self {
        Self::new(Arc::new(InMemory::new()))
    }

    /// A lake in `store`, which must refuse to create what exists (`PutMode::Create`).
    pub fn new(store: Arc<dyn ObjectStore>) -> Self {
        Self { store }
    }

    /// Writes `bytes` at `address`. The same bytes again change nothing; other bytes are refused.
    pub async fn put(&self, address: &Address, bytes: Bytes) -> Result<(), LakeError> {
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        match self.store.put_opts(&location(address), bytes.clone().into(), options).await {
            Ok(_) => Ok(()),
            Err(object_store::Error::AlreadyExists { .. }) if self.get(address).await? == bytes => Ok(()),
            Err(object_store::Error::AlreadyExists { .. }) => Err(LakeError::Occupied(address.clone())),
            Err(error) => Err(error.into()),
        }
    }

    /// The bytes at `address`.
    pub async fn get(&self, address: &Address) -> Result<Bytes, LakeError> {
        match self.store.get(&location(address)).await {
            Ok(found) => Ok(found.bytes().await?),
            Err(object_store::Error::NotFound { .. }) => Err(LakeError::Missing(address.clone())),
            Err(error) => Err(error.into()),
        }
    }

    /// Forgets a part of a file that was on its way; one that is not there is forgotten already.
    ///
    /// INVARIANT: nothing of any other stage is ever deleted.
    pub async fn forget(&self, address: &Address) -> Result<(), LakeError> {
        if address.stage() != Stage::Arriving {
            return Err(LakeError::Kept(address.clone()));
        }
        match self.store.delete(&location(address)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Every address of a stage.
    pub async fn list(&self, stage: Stage) -> Result<Vec<Address>, LakeError> {
        let prefix = path::Path::from(stage.folder());
        let found: Vec<_> = self.store.list(Some(&prefix)).try_collect().await?;
        let mut addresses: Vec<Address> =
            found.iter().map(|meta| meta.location.as_ref().parse()).collect::<Result<_, _>>()?;
        addresses.sort();
        Ok(addresses)
    }
}

fn location(address: &Address) -> path::Path {
    path::Path::from(address.to_string())
}
