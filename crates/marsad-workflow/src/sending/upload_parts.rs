//! The parts of files on their way, in the lake: kept, put together, and forgotten.
//!
//! A part is a file under the place where it begins, which is written once: whatever comes a second time for that place, the
//! first stays. Does not hold: which files are on their way and how far they are (`uploads.rs`).

use std::collections::BTreeSet;

use bytes::Bytes;
use marsad_lake::{Address, LakeError, Stage};
use marsad_model::Upload;

use crate::{Work, WorkError};

impl Work {
    /// Keeps a part; gives the size of the one that is there, which another request may have brought.
    pub(super) async fn put_part(&self, address: &Address, bytes: Bytes) -> Result<u64, WorkError> {
        let size = bytes.len() as u64;
        match self.lake.put(address, bytes).await {
            Ok(()) => Ok(size),
            Err(LakeError::Occupied(_)) => Ok(self.lake.get(address).await?.len() as u64),
            Err(error) => Err(error.into()),
        }
    }

    /// The bytes of all parts, in order; none where a part is not there any more, or is another than was counted.
    pub(super) async fn assembled(&self, upload: &Upload) -> Result<Option<Bytes>, WorkError> {
        let mut bytes: Vec<u8> = Vec::with_capacity(usize::try_from(upload.size_bytes).unwrap_or_default());
        for size in &upload.parts {
            let part = match self.lake.get(&Address::arriving(&upload.id, bytes.len() as u64)).await {
                Ok(part) if part.len() as u64 == *size => part,
                Ok(_) | Err(LakeError::Missing(_)) => return Ok(None),
                Err(error) => return Err(error.into()),
            };
            bytes.extend_from_slice(&part);
        }
        Ok(Some(bytes.into()))
    }

    /// Forgets the parts of a file.
    pub(super) async fn forget_parts(&self, upload: &Upload) -> Result<(), WorkError> {
        let mut offset = 0;
        for size in &upload.parts {
            self.lake.forget(&Address::arriving(&upload.id, offset)).await?;
            offset += size;
        }
        Ok(())
    }

    /// Forgets the parts of files that nobody waits for any more; gives how many parts there were.
    ///
    /// INVARIANT: the lake is listed first. A file is in the catalog before its first part is kept, so that every part in the
    /// list is of a file that the catalog still knows, or no longer does; never of one that is only about to be written down.
    pub async fn forget_uploads(&self) -> Result<u64, WorkError> {
        let kept = self.lake.list(Stage::Arriving).await?;
        let now = self.now();
        let all = self.catalog.fleeting_all::<Upload>().await?.into_iter();
        let awaited: BTreeSet<String> = all.filter(|upload| upload.is_awaited(now)).map(|upload| upload.id).collect();
        let mut forgotten = 0;
        for address in kept {
            if address.upload().is_none_or(|upload| !awaited.contains(upload)) {
                self.lake.forget(&address).await?;
                forgotten += 1;
            }
        }
        Ok(forgotten)
    }
}
