//! What a single cell says: a number, a mark for a missing one, a period, a unit.

pub(crate) mod academic;
pub(crate) mod asides;
pub(crate) mod closing_days;
mod days_between;
pub(crate) mod legends;
mod money;
pub(crate) mod numbered_parts;
pub(crate) mod numbers;
mod period_pieces;
pub(crate) mod period_words;
pub(crate) mod periods;
pub(crate) mod qualities;
pub(crate) mod scale;
pub(crate) mod single_legends;
pub(crate) mod statuses;
pub(crate) mod units;
pub(crate) mod words_beside;
pub(crate) mod year_totals;

#[cfg(test)]
mod tests_of_units;
