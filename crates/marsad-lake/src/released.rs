//! Cubes whose seal was whole: what they answer may be released.

use std::sync::Arc;

use bytes::Bytes;
use marsad_model::{DataConstraint, DataQuery, DataStructure, ProtectionPolicy, TimePeriod};
use marsad_protect::{Opened, ReleasedTable, Seal};

use crate::download_file::for_download;
use crate::{Cube, LakeError};

/// A released file, opened by its seal.
#[derive(Debug)]
pub struct ReleasedCube {
    cube: Cube,
    opened: Opened,
}

/// What a released file must fit.
#[derive(Clone, Copy, Debug)]
pub struct Expected<'a> {
    /// The dataflow it belongs to.
    pub dataflow: &'a str,
    /// The policy under which it was protected.
    pub policy: &'a ProtectionPolicy,
    /// The structure of its observations.
    pub structure: &'a Arc<DataStructure>,
}

impl ReleasedCube {
    /// Opens the released file in `bytes` if its seal is whole.
    pub fn open(bytes: Bytes, seal: &Seal, expected: Expected<'_>) -> Result<Self, LakeError> {
        let opened = Opened::new(seal, expected.dataflow, expected.policy, &bytes)?;
        Ok(Self { cube: Cube::open(bytes, expected.structure.clone())?, opened })
    }

    /// The released observations that `query` asks for.
    pub fn query(&self, query: &DataQuery) -> Result<ReleasedTable, LakeError> {
        Ok(self.opened.release(self.cube.query(query)?))
    }

    /// What exists within `query`.
    pub fn constraint(&self, query: &DataQuery) -> Result<DataConstraint, LakeError> {
        self.cube.constraint(query)
    }

    /// The period with this name, if the release has it.
    pub fn period_find(&self, name: &str) -> Option<&TimePeriod> {
        self.cube.period_find(name)
    }

    /// The whole file, whose seal was whole.
    pub fn file(&self) -> Bytes {
        self.cube.file()
    }

    /// The whole file for those who compute with it: errors, intervals and respondents are numbers there, and `note` is what
    /// has to be said of all its rows.
    ///
    /// # Errors
    /// [`LakeError::NotATable`] where it cannot be read again.
    pub fn download(&self, note: Option<&str>) -> Result<Bytes, LakeError> {
        for_download(self.cube.file(), self.cube.structure(), note)
    }

    /// The size of the file in bytes.
    pub fn size_bytes(&self) -> usize {
        self.cube.size_bytes()
    }
}
