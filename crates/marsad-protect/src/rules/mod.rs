//! Rules that hide cells, one file each. A rule marks cells; `protected.rs` empties them.

pub(crate) mod complementary;
pub(crate) mod not_for_publication;
pub(crate) mod threshold;

use crate::HiddenReason;

/// For each observation, why it is hidden, if it is.
pub(crate) type Marks = Vec<Option<HiddenReason>>;
