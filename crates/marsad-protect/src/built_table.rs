//! Tables of estimates that a reader builds: made on demand, under the policy of a study, and kept nowhere.

use marsad_model::{
    CI_HIGH, CI_LOW, CV, ConfStatus, DataTable, Id, N_UNWEIGHTED, ObsStatus, Observation, ProtectionPolicy, STD_ERROR,
};

use crate::HiddenReason;
use crate::protected::protect_beside;
use crate::rules::{Marks, number};

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

/// How far the intervals of a built table reach around what is told of its estimates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reaches {
    /// Standard errors from an estimate to either end of its interval, for each observation in the order of the table; one
    /// without has no interval.
    pub errors: Vec<f64>,
    /// The value of a share of all, where estimates are shares: their intervals are symmetric in logits, and stay inside.
    pub whole: Option<f64>,
}

impl Reaches {
    /// The ends of the interval of the observation at a place, of which a value and an error are told.
    fn ends(&self, place: usize, (value, error): (f64, f64)) -> Option<[f64; 2]> {
        let reach = self.errors.get(place).filter(|reach| reach.is_finite())? * error;
        let Some(whole) = self.whole else { return Some([value - reach, value + reach]) };
        let share = value / whole;
        if share <= 0.0 || share >= 1.0 {
            return Some([value - reach, value + reach].map(|end| end.clamp(0.0, whole)));
        }
        let (logit, reach) = ((share / (1.0 - share)).ln(), reach / whole / (share * (1.0 - share)));
        Some([logit - reach, logit + reach].map(|end| whole / (1.0 + (-end).exp())))
    }
}

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
    /// The table, protected, without intervals.
    ///
    /// # Errors
    /// [`NoSurveyPolicy`] under any other policy.
    pub fn new(table: DataTable, policy: &ProtectionPolicy) -> Result<Self, NoSurveyPolicy> {
        Self::with_secrets(table, policy, &[], &Reaches::default())
    }

    /// The same where some cells are secrets because of what other tables show: `is_secret` says so for each observation in
    /// the order of the table. What adds up to their totals is protected as it is for every secret. Intervals are made anew,
    /// of what is told.
    ///
    /// # Errors
    /// [`NoSurveyPolicy`] under any other policy.
    pub fn with_secrets(
        table: DataTable,
        policy: &ProtectionPolicy,
        is_secret: &[bool],
        reaches: &Reaches,
    ) -> Result<Self, NoSurveyPolicy> {
        if !matches!(policy, ProtectionPolicy::Survey { .. }) {
            return Err(NoSurveyPolicy);
        }
        let is_hidden = |place: usize| is_secret.get(place).copied().unwrap_or(false);
        let mark = |place: usize| is_hidden(place).then_some(HiddenReason::Complementary);
        let marks: Marks = (0..table.len()).map(mark).collect();
        let protected = protect_beside(table, policy, marks);
        let shown = protected.table();
        let places = Places::of(shown);
        let rounded =
            |(place, observation): (usize, &Observation)| places.rounded(observation, |told| reaches.ends(place, told));
        let rounded = shown.observations().iter().enumerate().map(rounded).collect();
        Ok(Self { table: DataTable::new(shown.structure.clone(), rounded), hidden: protected.hidden().len() })
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

/// Respondents are told in steps of so many.
const ROWS_STEP: f64 = 5.0;
/// Standard errors are told in so many steps to one of their value: two.
const STEPS_OF_ERROR: f64 = 2.0;
/// Coefficients of variation are told in so many steps to a per cent.
const VARIATION_STEPS: f64 = 10.0;
/// What a number that was written with two decimals may be away from it.
const WRITING: f64 = 1e-6;

/// Where an observation says what is rounded.
struct Places {
    error: Option<usize>,
    ends: [Option<usize>; 2],
    variation: Option<usize>,
    rows: Option<usize>,
}

impl Places {
    fn of(table: &DataTable) -> Self {
        let place = |attribute: &str| table.structure.attribute_place(attribute);
        Self {
            error: place(STD_ERROR),
            ends: [place(CI_LOW), place(CI_HIGH)],
            variation: place(CV),
            rows: place(N_UNWEIGHTED),
        }
    }

    /// The same, its value in steps of the power of ten below its standard error, that in half such steps, its respondents in
    /// steps of five. The ends of its interval are those of what is told, by `ends`: whatever confidence they are asked at, they
    /// tell no more. Its coefficient of variation is that of the estimate itself, for it was
    /// judged by this one: rounded up, so that it stands on the side of every bound on which it was judged. With the rounded
    /// error it tells the value no closer than the value does (METHOD.md).
    ///
    /// Readers may ask two tables that differ by one person. What they have in the rounding of both is more than what one
    /// person brings, and costs less than the sample left open already.
    fn rounded(&self, observation: &Observation, ends: impl Fn((f64, f64)) -> Option<[f64; 2]>) -> Observation {
        let mut rounded = observation.clone();
        if let Some((error, step)) = number(observation, self.error).and_then(|error| Some((error, step_below(error)?)))
        {
            rounded.value = observation.value.map(|value| to_step(value, step));
            let error = to_step(error, step / STEPS_OF_ERROR);
            set_attribute(&mut rounded, self.error, error);
            let told = rounded.value.and_then(|value| ends((value, error)));
            for (at, place) in self.ends.into_iter().enumerate() {
                let end = told.and_then(|ends| ends.get(at).copied());
                write_attribute(&mut rounded, place, end.map(|end| (to_step(end, step) + 0.0).to_string()));
            }
        }
        if let Some(variation) = number(observation, self.variation) {
            set_attribute(&mut rounded, self.variation, variation_told(variation));
        }
        round_attribute(&mut rounded, self.rows, ROWS_STEP);
        rounded
    }
}

/// The power of ten at or below a standard error; none where there is no error.
fn step_below(error: f64) -> Option<f64> {
    (error > 0.0 && error.is_finite()).then(|| 10.0_f64.powf(error.log10().floor()))
}

/// The nearest multiple of a power of ten, without the noise of dividing by fractions.
fn to_step(value: f64, step: f64) -> f64 {
    if step >= 1.0 {
        return (value / step).round() * step;
    }
    let per_unit = (1.0 / step).round();
    (value * per_unit).round() / per_unit
}

/// A coefficient of variation in per cent as it is told: rounded up to the next tenth.
fn variation_told(variation: f64) -> f64 {
    ((variation * VARIATION_STEPS - WRITING).ceil() / VARIATION_STEPS).max(0.0) + 0.0
}

fn set_attribute(observation: &mut Observation, place: Option<usize>, number: f64) {
    write_attribute(observation, place, Some(number.to_string()));
}

fn write_attribute(observation: &mut Observation, place: Option<usize>, text: Option<String>) {
    if let Some(told) = place.and_then(|place| observation.attributes.get_mut(place)) {
        *told = text;
    }
}

fn round_attribute(observation: &mut Observation, place: Option<usize>, step: f64) {
    let Some(told) = place.and_then(|place| observation.attributes.get_mut(place)) else { return };
    if let Some(value) = told.as_deref().and_then(|text| text.parse::<f64>().ok()) {
        *told = Some(to_step(value, step).to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::{Reaches, STEPS_OF_ERROR, step_below, to_step, variation_told};

    #[test]
    fn a_value_is_rounded_within_its_error() {
        let rounded = |value: f64, error: f64| to_step(value, step_below(error).unwrap());
        assert_eq!(rounded(13_467_432.0, 2_000_000.0), 13_000_000.0);
        assert_eq!(rounded(13_467_432.0, 2e6), rounded(13_219_394.0, 2e6), "one person is no difference");
        assert!((rounded(42.137, 0.27) - 42.1).abs() < 1e-12);
        assert_eq!((step_below(0.0), step_below(f64::NAN)), (None, None));
    }

    /// An estimate of 11 813.4 with the standard error 2 096.2, whose variation is 17.74 per cent. What is told says that the
    /// value lies between 11 500 and 12 500; error and variation say 1 750 / 0.178 = 9 831 to 2 250 / 0.177 = 12 712.
    #[test]
    fn no_two_of_the_told_numbers_give_the_value_back() {
        let step = step_below(2096.2).unwrap();
        let (value, error) = (to_step(11_813.4, step), to_step(2096.2, step / STEPS_OF_ERROR));
        let variation = variation_told(17.74);
        assert_eq!((value, error, variation), (12_000.0, 2000.0, 17.8));
        let (low, high) = (100.0 * (error - 250.0) / variation, 100.0 * (error + 250.0) / (variation - 0.1));
        assert!(low < value - 500.0 && high > value + 500.0, "{low} to {high}");
        assert_eq!((to_step(1.4, 0.5), to_step(0.27, 0.05)), (1.5, 0.25));
    }

    /// The bound of 16.5 per cent parts what is published from what is doubtful.
    #[test]
    fn a_variation_is_told_on_the_side_of_its_bound() {
        assert_eq!([16.5, 16.49, 16.41].map(variation_told), [16.5; 3]);
        assert_eq!([16.51, 16.6, 33.31].map(variation_told), [16.6, 16.6, 33.4]);
        assert_eq!([0.0, 0.01, 100.0].map(variation_told), [0.0, 0.1, 100.0]);
    }

    /// Half of all with the error 5 in a hundred: in logits 0.05 / 0.25 = 0.2 to both sides, of which the inverse is 0.4502 and
    /// 0.5498.
    #[test]
    fn intervals_of_shares_stay_inside_and_those_of_numbers_are_straight() {
        let ends = |whole: Option<f64>, value: f64| {
            Reaches { errors: vec![1.0, f64::NAN], whole }.ends(0, (value, 5.0)).unwrap()
        };
        let half = ends(Some(100.0), 50.0);
        assert!((half[0] - 45.02).abs() < 0.005 && (half[1] - 54.98).abs() < 0.005, "{half:?}");
        assert_eq!(ends(Some(100.0), 100.0), [95.0, 100.0]);
        assert_eq!(ends(None, 50.0), [45.0, 55.0]);
        let unknown = Reaches { errors: vec![f64::NAN], whole: None };
        assert_eq!((unknown.ends(0, (1.0, 1.0)), unknown.ends(1, (1.0, 1.0))), (None, None));
    }
}
