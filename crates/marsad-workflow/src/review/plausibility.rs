//! Each series that a submission brings, beside its past: the ratio to the value before, and how far it stands from its like.

use std::collections::BTreeMap;

use marsad_collect::methods::growth::{GrowthParameters, GrowthVerdict, judge_growth};
use marsad_collect::methods::mad_outlier::{OutlierParameters, modified_z_scores};
use marsad_model::{DataTable, Finding, Id, Observation, Severity, TimePeriod};

/// How many series are shown: those with findings first, then those that moved most.
const SERIES_MAX: usize = 24;
/// A series with fewer values has no usual distance.
const VALUES_MIN: usize = 8;

/// A series with its past.
#[derive(Clone, Debug, PartialEq)]
pub struct PlausibilitySeries {
    /// The key.
    pub key: Vec<Id>,
    /// What was accepted before, in order.
    pub history: Vec<(TimePeriod, Option<f64>)>,
    /// What the submission brings, in order.
    pub new: Vec<(TimePeriod, Option<f64>)>,
    /// What was found about it.
    pub findings: Vec<Finding>,
    /// What tests of its last new value say.
    pub tests: SeriesTests,
}

/// Tests of the last value of a series.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct SeriesTests {
    /// The value over the one before it; none where either is missing or not above zero.
    pub ratio: Option<f64>,
    /// The least and the greatest usual ratio.
    pub ratio_usual: Option<(f64, f64)>,
    /// Whether the ratio lies beyond.
    pub is_ratio_unusual: bool,
    /// The modified z-score of the value within its series; none where the series is too short.
    pub score: Option<f64>,
    /// Whether the score is beyond what is usual.
    pub is_outlier: bool,
}

impl SeriesTests {
    /// Tests the last of `values`, oldest first.
    fn of(values: &[f64]) -> Self {
        let Some((last, before)) = values.split_last() else { return Self::default() };
        let growth = judge_growth(before, *last, &GrowthParameters::default());
        let scores = (values.len() >= VALUES_MIN).then(|| modified_z_scores(values)).flatten();
        let score = scores.and_then(|scores| scores.scores.last().copied().flatten());
        Self {
            ratio: growth.map(|growth| growth.ratio),
            ratio_usual: growth.map(|growth| (growth.ratio_min, growth.ratio_max)),
            is_ratio_unusual: growth.is_some_and(|growth| growth.verdict != GrowthVerdict::Usual),
            score,
            is_outlier: score.is_some_and(|score| score.abs() > OutlierParameters::default().score_max),
        }
    }
}

impl PlausibilitySeries {
    fn of(new: &[Observation], history: &[Observation], findings: &[Finding]) -> Self {
        let points = |all: &[Observation]| all.iter().map(|o| (o.period.clone(), o.value)).collect::<Vec<_>>();
        let (own, past) = (points(new), points(history));
        let tests = values_until_last(&past, &own).map(|values| SeriesTests::of(&values)).unwrap_or_default();
        let about = |finding: &&Finding| new.iter().any(|observation| is_about(finding, observation));
        let findings = findings.iter().filter(about).cloned().collect();
        Self { key: new.first().map(|o| o.key.clone()).unwrap_or_default(), history: past, new: own, findings, tests }
    }

    /// The more, the sooner someone should look.
    fn weight(&self) -> (usize, usize, f64) {
        let grave = self.findings.iter().filter(|finding| finding.severity != Severity::Note).count();
        let unusual = usize::from(self.tests.is_ratio_unusual) + usize::from(self.tests.is_outlier);
        (grave, unusual, self.tests.ratio.map_or(0.0, |ratio| ratio.ln().abs()))
    }
}

/// A period and its value.
type Point = (TimePeriod, Option<f64>);

/// The values of a series up to its last new one, with the new in the place of the old; none where the last is missing.
fn values_until_last(past: &[Point], own: &[Point]) -> Option<Vec<f64>> {
    let (last, _) = own.last()?;
    let mut merged: BTreeMap<&TimePeriod, f64> = BTreeMap::new();
    for (period, value) in past.iter().chain(own).filter(|(period, _)| period <= last) {
        match value {
            Some(value) => merged.insert(period, *value),
            None => merged.remove(period),
        };
    }
    merged.contains_key(last).then(|| merged.into_values().collect())
}

/// Whether a finding is about an observation: by its series and period, or by its place.
fn is_about(finding: &Finding, observation: &Observation) -> bool {
    let named = |name: &str| finding.arguments.get(name).map(String::as_str);
    if let Some(series) = named("series") {
        let is_key = series.split('.').eq(observation.key.iter().map(Id::as_str));
        return is_key && named("period").is_none_or(|period| period == observation.period.as_str());
    }
    observation.origin.as_ref().is_some_and(|origin| {
        let place = &finding.place;
        place.row == Some(origin.row)
            && place.column.is_none_or(|column| column == origin.column)
            && place.sheet == origin.sheet
    })
}

/// The series that someone should look at, the most urgent first, and how many more there are.
pub(super) fn of_table(table: &DataTable, history: &DataTable, findings: &[Finding]) -> (Vec<PlausibilitySeries>, u64) {
    let past: BTreeMap<&[Id], &[Observation]> =
        history.observations().chunk_by(|a, b| a.key == b.key).map(|series| (&series[0].key[..], series)).collect();
    let told: Vec<Finding> = findings
        .iter()
        .filter(|finding| finding.arguments.contains_key("series") || finding.place.row.is_some())
        .cloned()
        .collect();
    let mut all: Vec<PlausibilitySeries> = table
        .observations()
        .chunk_by(|a, b| a.key == b.key)
        .map(|series| {
            let before = past.get(&series[0].key[..]).copied().unwrap_or_default();
            PlausibilitySeries::of(series, before, &told)
        })
        .collect();
    all.sort_by(|a, b| {
        let ((a_grave, a_unusual, a_growth), (b_grave, b_unusual, b_growth)) = (a.weight(), b.weight());
        (b_grave, b_unusual).cmp(&(a_grave, a_unusual)).then(b_growth.total_cmp(&a_growth)).then(a.key.cmp(&b.key))
    });
    let more = all.len().saturating_sub(SERIES_MAX) as u64;
    all.truncate(SERIES_MAX);
    (all, more)
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::Arc;

    use marsad_model::{DataStructure, Dimension, FindingCode, LocalText, Measure, Place, Version};

    use super::*;

    /// A table with one dimension: code, year, value.
    pub(crate) fn table(cells: &[(&str, &str, f64)]) -> DataTable {
        let structure = DataStructure {
            id: "DSD".parse().unwrap(),
            version: "1.0".parse::<Version>().unwrap(),
            name: LocalText::new("نص", "texte", "text").unwrap(),
            dimensions: vec![Dimension { id: "ISLE".parse().unwrap(), codelist: "CL_ISLE".parse().unwrap() }],
            measure: Measure { id: "OBS_VALUE".parse().unwrap(), decimals: 0 },
            attributes: Vec::new(),
        };
        let observation = |(code, period, value): &(&str, &str, f64)| Observation {
            key: vec![code.parse().unwrap()],
            period: period.parse().unwrap(),
            value: Some(*value),
            attributes: Vec::new(),
            origin: None,
        };
        DataTable::new(Arc::new(structure), cells.iter().map(observation).collect())
    }

    #[test]
    fn a_value_is_measured_by_what_its_series_did_before() {
        let history = table(&[("A", "2021", 100.0), ("A", "2022", 100.0), ("B", "2022", 50.0)]);
        let new = table(&[("A", "2023", 300.0), ("B", "2023", 55.0), ("C", "2023", 1.0)]);
        let (found, more) = of_table(&new, &history, &[]);
        let keys: Vec<&str> = found.iter().map(|series| series.key[0].as_str()).collect();
        assert_eq!((keys, more), (vec!["A", "B", "C"], 0));
        // 300 / 100 = 3, and with one growth in the past no more than twice is usual.
        assert!((found[0].tests.ratio.unwrap() - 3.0).abs() < 1e-12 && found[0].tests.is_ratio_unusual);
        assert!((found[1].tests.ratio.unwrap() - 1.1).abs() < 1e-12 && !found[1].tests.is_ratio_unusual);
        assert_eq!(found[2].tests, SeriesTests::default());
    }

    #[test]
    fn a_revised_period_is_measured_by_the_periods_before_it() {
        let history = table(&[("A", "2021", 100.0), ("A", "2022", 110.0)]);
        let (found, _) = of_table(&table(&[("A", "2022", 150.0)]), &history, &[]);
        assert!((found[0].tests.ratio.unwrap() - 1.5).abs() < 1e-12, "150 over 100, and not over 110");
        assert_eq!((found[0].history.len(), found[0].new.len()), (2, 1));
    }

    #[test]
    fn what_has_a_finding_comes_first() {
        let finding = Finding::new(FindingCode::OutOfRange, Severity::Warning, Place::default())
            .with("series", "B")
            .with("period", "2023");
        let new = table(&[("A", "2023", 1.0), ("B", "2023", 1.0)]);
        let (found, _) = of_table(&new, &table(&[("A", "2022", 9.0)]), &[finding]);
        assert_eq!((found[0].key[0].as_str(), found[0].findings.len()), ("B", 1));
    }
}
