//! Tables of estimates that a reader builds: made on demand, under the policy of a study, and kept nowhere.

use marsad_model::{
    CI_HIGH, CI_LOW, CV, ConfStatus, DataTable, Id, N_UNWEIGHTED, ObsStatus, Observation, ProtectionPolicy, STD_ERROR,
};

use crate::protect;
use crate::rules::number;

/// A table of estimates in which everything that must be hidden is hidden. Only this crate can make one, and a door that
/// lets the public build tables shows nothing else.
///
/// ```compile_fail
/// // There is no way from an ordinary table to a built one but through the rules.
/// fn leak(table: marsad_model::DataTable) -> marsad_protect::BuiltTable {
///     marsad_protect::BuiltTable { table, hidden: 0 }
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct BuiltTable {
    // INVARIANT: what is here came through `protect` under a policy for surveys.
    table: DataTable,
    hidden: usize,
}

/// A policy under which nobody may build tables: it is not one for surveys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("tables are built under a policy for surveys only")]
pub struct NoSurveyPolicy;

/// A cell of a built table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BuiltCell<'a> {
    /// Its key.
    pub key: &'a [Id],
    /// The estimate, if it is shown.
    pub value: Option<f64>,
    /// Its standard error.
    pub standard_error: Option<f64>,
    /// The lower end of its interval.
    pub low: Option<f64>,
    /// The upper end.
    pub high: Option<f64>,
    /// Its coefficient of variation in per cent.
    pub cv: Option<f64>,
    /// The respondents that it rests on.
    pub rows: Option<u64>,
    /// Whether it is shown, and if not, why.
    pub state: CellState,
}

/// Whether a cell is shown, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CellState {
    /// It is shown.
    Published,
    /// It is shown, and is hardly reliable.
    LowReliability,
    /// It is hidden, for it is too unreliable.
    Unreliable,
    /// It is hidden, for it could point at a person or give another one away.
    Confidential,
}

impl CellState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Published, Self::LowReliability, Self::Unreliable, Self::Confidential];

    /// The word for it in JSON and in the keys of messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Published => "published",
            Self::LowReliability => "low-reliability",
            Self::Unreliable => "unreliable",
            Self::Confidential => "confidential",
        }
    }
}

impl BuiltTable {
    /// The table, protected.
    ///
    /// # Errors
    /// [`NoSurveyPolicy`] under any other policy.
    pub fn new(table: DataTable, policy: &ProtectionPolicy) -> Result<Self, NoSurveyPolicy> {
        if !matches!(policy, ProtectionPolicy::Survey { .. }) {
            return Err(NoSurveyPolicy);
        }
        let protected = protect(table, policy);
        Ok(Self { table: protected.table().clone(), hidden: protected.hidden().len() })
    }

    /// The data.
    pub fn data(&self) -> &DataTable {
        &self.table
    }

    /// How many cells are hidden.
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// The cells in the order of their keys.
    pub fn cells(&self) -> Vec<BuiltCell<'_>> {
        self.table.observations().iter().map(|observation| self.cell(observation)).collect()
    }

    fn cell<'a>(&'a self, observation: &'a Observation) -> BuiltCell<'a> {
        let told = |attribute: &str| number(observation, self.table.structure.attribute_place(attribute));
        BuiltCell {
            key: &observation.key,
            value: observation.value,
            standard_error: told(STD_ERROR),
            low: told(CI_LOW),
            high: told(CI_HIGH),
            cv: told(CV),
            rows: told(N_UNWEIGHTED).map(|rows| rows as u64),
            state: self.state(observation),
        }
    }

    fn state(&self, observation: &Observation) -> CellState {
        let says = |attribute: &str, code: &str| {
            let place = self.table.structure.attribute_place(attribute);
            let said = place.and_then(|place| observation.attributes.get(place)).and_then(Option::as_deref);
            said == Some(code)
        };
        if says("OBS_STATUS", ObsStatus::LowReliability.code()) {
            return CellState::LowReliability;
        }
        match observation.value {
            Some(_) => CellState::Published,
            None if says("CONF_STATUS", ConfStatus::Free.code()) => CellState::Unreliable,
            None => CellState::Confidential,
        }
    }
}
