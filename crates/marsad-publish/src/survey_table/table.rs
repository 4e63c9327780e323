//! A table of estimates with everything around it.

use marsad_i18n::args;
use marsad_model::{EstimateQuestion, Id, Statistic, TOTAL};
use marsad_protect::CellState;

use super::{StudyNames, SurveyCell};

/// Parts that are rounded may miss their total by so much for each of them.
const ROUNDING: f64 = 0.5;

/// A table of estimates from a study.
pub struct SurveyTable<'a> {
    /// What everything is called.
    pub names: StudyNames<'a>,
    /// The table of the study.
    pub table: &'a Id,
    /// The number of that table.
    pub number: u32,
    /// What was asked.
    pub question: &'a EstimateQuestion,
    /// The answers.
    pub cells: Vec<SurveyCell>,
    /// Whether it is for the public; else it says all that is known of each estimate.
    pub is_protected: bool,
    /// The permanent link to it.
    pub link: &'a str,
}

impl SurveyTable<'_> {
    /// The variables whose codes stand in the keys of its cells: those by which it is crossed, then the one of which
    /// all shares are asked for.
    pub fn dimensions(&self) -> Vec<&str> {
        let into = match &self.question.statistic {
            Statistic::Proportion { variable, category: None } => Some(variable.as_str()),
            _ => None,
        };
        self.question.by.iter().map(String::as_str).chain(into).collect()
    }

    /// The digits after the decimal mark.
    pub fn decimals(&self) -> u8 {
        match self.question.statistic {
            Statistic::Count {} | Statistic::Total { .. } => 0,
            Statistic::Proportion { .. } => 1,
            Statistic::Mean { .. } | Statistic::Ratio { .. } | Statistic::Quantile { .. } => 2,
        }
    }

    /// A number as it is written.
    pub fn number_text(&self, number: f64) -> String {
        self.names.voice.number(number + 0.0, self.decimals())
    }

    /// The estimate of a cell as it is written; none where it is hidden.
    pub fn value_text(&self, cell: &SurveyCell) -> Option<String> {
        Some(self.names.voice.number(cell.value? + 0.0, self.decimals_of(cell)))
    }

    /// The digits after the decimal mark that a cell has: where a table is rounded within its errors, no more than are known.
    fn decimals_of(&self, cell: &SurveyCell) -> u8 {
        if !self.is_protected {
            return self.decimals();
        }
        let told: Vec<f64> = [cell.value, cell.low, cell.high].into_iter().flatten().collect();
        let fits = |decimals: &u8| told.iter().all(|number| has_decimals(*number, *decimals));
        (0..self.decimals()).find(fits).unwrap_or(self.decimals())
    }

    /// A number as it is written on an axis: without decimals where it has none.
    pub fn tick_text(&self, number: f64) -> String {
        let scale = 10_f64.powi(i32::from(self.decimals()));
        let is_whole = ((number * scale).round() / scale).fract() == 0.0;
        self.names.voice.number(number + 0.0, if is_whole { 0 } else { self.decimals() })
    }

    /// The ends of an interval; none where there is no interval.
    pub fn interval_text(&self, cell: &SurveyCell) -> Option<String> {
        let (voice, decimals) = (self.names.voice, self.decimals_of(cell));
        let (low, high) = (voice.number(cell.low? + 0.0, decimals), voice.number(cell.high? + 0.0, decimals));
        let arguments = args().text("low", &low).text("high", &high);
        Some(self.names.voice.say_with("builder-interval", &arguments))
    }

    /// What a state means.
    pub fn state_text(&self, state: CellState) -> String {
        let key = match (self.is_protected, state) {
            (true, state) => format!("cell-state-{}", state.word()),
            (false, CellState::Published) => "quality-flag-publish".to_owned(),
            (false, CellState::LowReliability) => "quality-flag-low-reliability".to_owned(),
            (false, CellState::Unreliable | CellState::Confidential) => "quality-flag-suppress".to_owned(),
        };
        self.names.voice.say(&key)
    }

    /// The states of its cells that need words, each once, with the letter of each.
    pub fn marks(&self) -> Vec<(&'static str, CellState)> {
        let mut marks: Vec<(&'static str, CellState)> = Vec::new();
        for cell in self.cells.iter().filter(|cell| cell.state != CellState::Published) {
            if !marks.iter().any(|(_, known)| *known == cell.state) {
                marks.push((cell.mark(), cell.state));
            }
        }
        marks.sort_by_key(|(_, state)| *state);
        marks
    }

    /// Whether a figure does not vary from sample to sample, as one to which weights were calibrated. No quantile is such a
    /// figure: of few values it stands on a step, which [`Self::has_step`] tells.
    pub fn has_fixed(&self) -> bool {
        if self.is_of_quantiles() {
            return false;
        }
        let design = self.names.study.design_of(self.table.as_str());
        let is_calibrated = design.replicates.is_none() && !design.calibrated.is_empty();
        is_calibrated && self.cells.iter().any(SurveyCell::is_fixed)
    }

    /// Whether a quantile has no error because so many have its value that both ends of its interval fall on it.
    pub fn has_step(&self) -> bool {
        let has_no_error = |cell: &SurveyCell| cell.standard_error == Some(0.0) && cell.value.is_some();
        self.is_of_quantiles() && self.cells.iter().any(has_no_error)
    }

    fn is_of_quantiles(&self) -> bool {
        matches!(self.question.statistic, Statistic::Quantile { .. })
    }

    /// Whether its totals count more than its parts, or may: those too of whom a code is not known.
    pub fn has_rest(&self) -> bool {
        if !self.question.statistic.is_additive() {
            return false;
        }
        let dimensions = self.question.by.len();
        (0..dimensions).any(|place| self.has_rest_along(place))
    }

    /// The same along one dimension, every other at its total.
    fn has_rest_along(&self, place: usize) -> bool {
        let is_margin = |cell: &&SurveyCell| {
            let others = cell.key.iter().enumerate().filter(|(at, _)| *at != place);
            others.map(|(_, code)| code).all(|code| code == TOTAL)
        };
        let margin: Vec<&SurveyCell> = self.cells.iter().filter(is_margin).collect();
        let is_total = |cell: &SurveyCell| cell.key.get(place).is_some_and(|code| code == TOTAL);
        let Some(total) = margin.iter().find(|cell| is_total(cell)).map(|cell| cell.value) else { return false };
        let parts: Vec<Option<f64>> = margin.iter().filter(|cell| !is_total(cell)).map(|cell| cell.value).collect();
        let sum: Option<f64> = parts.iter().copied().sum();
        match (total, sum) {
            (Some(total), Some(sum)) => total - sum > ROUNDING * (parts.len() + 1) as f64,
            _ => true,
        }
    }
}

/// Whether a number needs no more digits after its decimal mark than these.
fn has_decimals(number: f64, decimals: u8) -> bool {
    let scaled = number * 10_f64.powi(i32::from(decimals));
    (scaled - scaled.round()).abs() < 1e-6
}

#[cfg(test)]
mod tests {
    use super::has_decimals;

    #[test]
    fn a_number_that_was_rounded_to_tens_has_no_decimals() {
        assert!(has_decimals(35.0, 0) && has_decimals(0.0, 0) && has_decimals(-40.0, 0));
        assert!(!has_decimals(35.1, 0) && has_decimals(35.1, 1));
        // 0.3 is no sum of powers of two.
        assert!(has_decimals(0.1 + 0.2, 1));
    }
}
