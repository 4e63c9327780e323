//! What an account consists of, and what may be wrong with it.

use super::group::{ByGroup, Group};

/// Stocks at moments, and what happened between them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountSeries {
    /// The persons of each group at moment 0, 1, …; none where not known.
    pub stocks: Vec<ByGroup<Option<f64>>>,
    /// What happened to each group between moment t and t + 1; one less than stocks.
    pub flows: Vec<ByGroup<Components>>,
}

/// What happened to a group in a period, in persons; none where not known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Components {
    /// Births to live in the country: only natives are born.
    pub births: Option<f64>,
    /// Deaths.
    pub deaths: Option<f64>,
    /// Persons who came to live in the country.
    pub immigration: Option<f64>,
    /// Persons who left to live elsewhere.
    pub emigration: Option<f64>,
    /// Foreigners who became citizens, less citizens who became foreigners, of one birthplace: the same number, not
    /// below zero, for the foreigners who lose them and for the citizens who gain them. Where only one of the two gives
    /// it, it counts for both.
    pub naturalisation: Option<f64>,
    /// A statistical adjustment that the source declares; not known means none.
    pub adjustment: Option<f64>,
}

/// A part of an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The stock at the beginning.
    Opening,
    /// Births.
    Births,
    /// Deaths.
    Deaths,
    /// Immigration.
    Immigration,
    /// Emigration.
    Emigration,
    /// Naturalisation, of the foreigners who leave and of the citizens whom they join.
    Naturalisation,
    /// The declared adjustment.
    Adjustment,
    /// The stock at the end.
    Closing,
}

/// One thing wrong with an account, or missing from it.
#[derive(Clone, Debug, PartialEq)]
pub enum Finding {
    /// The account leaves more over than the tolerance allows.
    DoesNotClose {
        /// The group.
        group: Group,
        /// The period.
        period: usize,
        /// The stock at the end less what the account makes of the stock at the beginning.
        residual: f64,
        /// How much may be left over.
        allowed: f64,
    },
    /// A part is not known, so that the account leaves over nothing that can be told; with one part missing its value
    /// follows from the others.
    Missing {
        /// The group.
        group: Group,
        /// The period.
        period: usize,
        /// The part.
        part: Part,
        /// What it must be for the account to close; none where another is missing too.
        implied: Option<f64>,
    },
    /// A part that is not a finite number; it counts as not known.
    NotFinite {
        /// The group.
        group: Group,
        /// The period.
        period: usize,
        /// The part.
        part: Part,
    },
    /// Persons below zero, except in an adjustment. It was computed with. Naturalisations below zero would be more
    /// persons who lost citizenship than who got it; nearly always their sign is wrong.
    Negative {
        /// The group.
        group: Group,
        /// The period.
        period: usize,
        /// The part.
        part: Part,
        /// Its value.
        value: f64,
    },
    /// Citizens and foreigners of one birthplace with different numbers of naturalisations; that of the foreigners
    /// counts.
    NaturalisationsDiffer {
        /// The citizens.
        group: Group,
        /// The period.
        period: usize,
        /// What is said of the citizens.
        citizens: f64,
        /// What is said of the foreigners.
        foreigners: f64,
    },
    /// Births of a group that was born abroad; who is born in the country is a native. It was computed with.
    BirthsAbroad {
        /// The group.
        group: Group,
        /// The period.
        period: usize,
        /// The births.
        value: f64,
    },
    /// More or fewer periods than stand between the stocks; only those with both stocks were looked at.
    UnevenSeries {
        /// How many stocks there are.
        stocks: usize,
        /// How many periods of flows.
        flows: usize,
    },
}

impl Finding {
    /// The word by which messages and documentation call this kind of finding.
    pub fn word(&self) -> &'static str {
        match self {
            Self::DoesNotClose { .. } => "does-not-close",
            Self::Missing { .. } => "missing",
            Self::NotFinite { .. } => "not-finite",
            Self::Negative { .. } => "negative",
            Self::NaturalisationsDiffer { .. } => "naturalisations-differ",
            Self::BirthsAbroad { .. } => "births-abroad",
            Self::UnevenSeries { .. } => "uneven-series",
        }
    }
}
