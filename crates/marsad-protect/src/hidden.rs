//! Cells that were hidden, and why.

use marsad_model::{ConfStatus, Id, TimePeriod};

/// Why a cell is hidden; each reason has a text in every language, found by its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HiddenReason {
    /// The provider said that it is not for publication.
    NotForPublication,
    /// The count is so small that it could point at a person.
    SmallCount,
    /// It would give away a hidden cell, by subtraction from a total.
    Complementary,
    /// It is an estimate too unreliable to be used.
    LowQuality,
}

/// A hidden cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HiddenCell {
    /// Its key.
    pub key: Vec<Id>,
    /// Its period.
    pub period: TimePeriod,
    /// Why it is hidden.
    pub reason: HiddenReason,
}

impl HiddenReason {
    /// The code of CL_CONF_STATUS that a hidden cell carries.
    ///
    /// A small count and its complement carry the same: told apart, the two would narrow each other down. What is hidden
    /// because it is unreliable is no secret.
    pub const fn conf_status(self) -> ConfStatus {
        match self {
            Self::NotForPublication => ConfStatus::NotForPublication,
            Self::SmallCount | Self::Complementary => ConfStatus::Confidential,
            Self::LowQuality => ConfStatus::Free,
        }
    }
}
