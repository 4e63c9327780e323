//! A cell of a table of estimates.

use marsad_protect::{BuiltTable, CellState};

/// An estimate with what is known of how sure it is. Shares and their errors are in per cent.
#[derive(Clone, Debug, PartialEq)]
pub struct SurveyCell {
    /// A code for each dimension of its table.
    pub key: Vec<String>,
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
    /// Its variance over that of a simple random sample; for those who estimate.
    pub design_effect: Option<f64>,
    /// The degrees of freedom of its interval; for those who estimate.
    pub degrees_of_freedom: Option<f64>,
    /// The sum of the weights of its respondents; for those who estimate.
    pub weight: Option<f64>,
    /// The respondents that it rests on.
    pub rows: Option<u64>,
    /// Whether it may be shown, and if not, why.
    pub state: CellState,
}

impl SurveyCell {
    /// The cells of a table that is protected.
    pub fn of_built(table: &BuiltTable) -> Vec<Self> {
        let cells = table.cells();
        let cell = |cell: &marsad_protect::BuiltCell<'_>| Self {
            key: cell.key.iter().map(ToString::to_string).collect(),
            value: cell.value,
            standard_error: cell.standard_error,
            low: cell.low,
            high: cell.high,
            cv: cell.cv,
            design_effect: None,
            degrees_of_freedom: None,
            weight: None,
            rows: cell.rows,
            state: cell.state,
        };
        cells.iter().map(cell).collect()
    }

    /// Whether it has no error, though it is not nothing.
    pub fn is_fixed(&self) -> bool {
        self.standard_error == Some(0.0) && self.value.is_some_and(|value| value != 0.0)
    }

    /// The letter of its state, as it stands beside a figure; blank where there is nothing to say.
    pub const fn mark(&self) -> &'static str {
        match self.state {
            CellState::Published => "",
            CellState::LowReliability => "U",
            CellState::Unreliable => "Q",
            CellState::Confidential => "C",
        }
    }
}
