//! What may be wrong with a seed and its margins.

/// Why a table cannot be raked at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RakeError {
    /// The table has no dimension, or one without categories.
    #[error("the table has no cells")]
    NoCells,
    /// The table has more cells than numbers can count.
    #[error("the table is too large")]
    TooLarge,
    /// A margin names a dimension that the table does not have, or one twice.
    #[error("margin {margin} names a dimension twice or one that is not there")]
    UnknownDimension {
        /// The margin, by its place.
        margin: usize,
    },
    /// A margin has not as many totals as its dimensions have categories together.
    #[error("margin {margin} has {given} totals instead of {needed}")]
    WrongLength {
        /// The margin, by its place.
        margin: usize,
        /// How many totals its dimensions need.
        needed: usize,
        /// How many it has.
        given: usize,
    },
}

/// What a person should know. The result is what the rounds led to in spite of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// A cell of the seed outside the table, negative or not finite; it was taken as zero.
    UnusableSeed {
        /// The cell, by its place in the seed.
        place: usize,
        /// Its value.
        value: f64,
    },
    /// A cell that stands in the seed twice; the values were added.
    SeedTwice {
        /// The categories of the cell, one for each dimension.
        categories: Vec<usize>,
    },
    /// A total that is negative or not finite; it was not fitted.
    UnusableTotal {
        /// The margin, by its place.
        margin: usize,
        /// The categories of the total, one for each dimension that the margin keeps.
        categories: Vec<usize>,
        /// The total.
        value: f64,
    },
    /// Two margins that say different things of what they share; no table fits both.
    MarginsDiffer {
        /// One margin, by its place.
        first: usize,
        /// The other.
        second: usize,
        /// The dimensions that both keep; empty where they differ in the total of all.
        shared: Vec<usize>,
        /// The categories of the shared dimensions where they differ most.
        categories: Vec<usize>,
        /// What the first margin adds up to there.
        first_sum: f64,
        /// What the second adds up to there.
        second_sum: f64,
    },
    /// A total above zero for cells that are all zero in the seed: nothing can be multiplied to reach it.
    NoSeed {
        /// The margin, by its place.
        margin: usize,
        /// The categories of the total.
        categories: Vec<usize>,
        /// The total.
        total: f64,
    },
    /// A total that the table does not add up to in the end.
    NotMet {
        /// The margin, by its place.
        margin: usize,
        /// The categories of the total.
        categories: Vec<usize>,
        /// The total.
        total: f64,
        /// What the table adds up to there.
        sum: f64,
    },
    /// Totals that are missed by no more than those that are told each by itself.
    FurtherNotMet {
        /// How many.
        totals: usize,
    },
}

impl Finding {
    /// The word by which messages and documentation call this kind of finding.
    pub fn word(&self) -> &'static str {
        match self {
            Self::UnusableSeed { .. } => "unusable-seed",
            Self::SeedTwice { .. } => "seed-twice",
            Self::UnusableTotal { .. } => "unusable-total",
            Self::MarginsDiffer { .. } => "margins-differ",
            Self::NoSeed { .. } => "no-seed",
            Self::NotMet { .. } => "not-met",
            Self::FurtherNotMet { .. } => "further-not-met",
        }
    }
}
