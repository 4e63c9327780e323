//! What a single cell says: a number, a mark for a missing one, a period.

pub(crate) mod numbers;
pub(crate) mod periods;
pub(crate) mod statuses;
