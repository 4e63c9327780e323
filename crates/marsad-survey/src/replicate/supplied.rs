//! Replicate weights that came with the data.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::freedom::Kind;
use super::method::ReplicateSource;
use super::weights::{Centre, Factors, ReplicateWeights};
use crate::design::{DesignFinding, Level, NAMES_MAX, RowsFound};
use crate::error::SurveyError;
use crate::names::Names;

/// Two factors of one unit are the same if they differ by less than this share.
const SAME: f64 = 1e-13;
/// Means of replicate weights on the two sides of this are told apart as complete weights and factors (as R does).
const FACTOR_MEAN_MAX: f64 = 5.0;
/// A replicate stands for the same people as the weights: a column whose sum is so many times theirs, or that part of it, is told.
const TIMES_MAX: f64 = 10.0;

/// How supplied replicates were made; it decides the factor before the sum.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SuppliedKind {
    /// Balanced half samples: 1/R.
    HalfSamples,
    /// Half samples after Fay: 1/(R (1 − ρ)²).
    Fay {
        /// The share kept.
        rho: f64,
    },
    /// One unit left out, without strata: (R − 1)/R.
    JackknifeUnstratified,
    /// One unit left out in strata: 1; the factors of the replicates must be given.
    JackknifeStratified,
    /// A bootstrap: 1/(R − 1).
    Bootstrap,
    /// Successive differences: 4/R.
    SuccessiveDifferences,
    /// Paired jackknife with one replicate for each pair: 1.
    JackknifePaired,
    /// Another method: 1, unless a scale is given.
    Other,
}

/// Which columns hold replicate weights, and how they are to be used.
#[derive(Clone, Debug, PartialEq)]
pub struct SuppliedReplicates {
    columns: Names,
    kind: SuppliedKind,
    are_combined: bool,
    scale: Option<f64>,
    rscales: Option<Vec<f64>>,
    freedom: Option<f64>,
}

impl SuppliedReplicates {
    /// Complete weights in `columns`.
    pub fn new(kind: SuppliedKind, columns: impl Into<Names>) -> Self {
        Self { columns: columns.into(), kind, are_combined: true, scale: None, rscales: None, freedom: None }
    }

    /// The columns are factors of the weight, not complete weights (R: `combined.weights = FALSE`).
    #[must_use]
    pub fn factors(mut self) -> Self {
        self.are_combined = false;
        self
    }

    /// The factor before the sum, instead of that of the kind.
    #[must_use]
    pub fn scale(mut self, scale: f64) -> Self {
        self.scale = Some(scale);
        self
    }

    /// The factor of each replicate in the sum, instead of ones.
    #[must_use]
    pub fn rscales(mut self, rscales: Vec<f64>) -> Self {
        self.rscales = Some(rscales);
        self
    }

    /// The degrees of freedom that the maker of the weights states.
    #[must_use]
    pub fn degrees_of_freedom(mut self, freedom: f64) -> Self {
        self.freedom = Some(freedom);
        self
    }

    /// The weights, as factors of units where they are the same inside units.
    pub(super) fn read(
        &self,
        source: &ReplicateSource<'_>,
        centre: Centre,
        findings: &mut Vec<DesignFinding>,
    ) -> Result<ReplicateWeights, SurveyError> {
        let names = self.columns.as_slice();
        let columns: Vec<&[f64]> = names.iter().map(|name| source.frame.numbers(name)).collect::<Result<_, _>>()?;
        findings.extend(self.findings(source, &columns));
        let scale = self.scale_of(columns.len())?;
        findings.extend(self.unusable(scale).filter(|_| !columns.is_empty()));
        let is_wrong = |told: &DesignFinding| matches!(told, DesignFinding::WrongReplicateScales { .. });
        if self.scale.is_none() && !columns.is_empty() && !findings.iter().any(is_wrong) {
            findings.push(DesignFinding::ReplicateScaleAssumed { scale, replicates: columns.len() });
        }
        let rscales = self.rscales.clone().unwrap_or_else(|| vec![1.0; columns.len()]);
        let counted = rscales.iter().filter(|scale| **scale != 0.0).count();
        if counted == 1 && centre == Centre::ReplicateMean {
            findings.push(DesignFinding::OneReplicate { replicates: columns.len() });
        }
        let factors = match self.of_units(source, &columns) {
            Some(values) => {
                let unit_of_row = Arc::new(source.stages.levels[0].unit_of_row.clone());
                Factors::Units { unit_of_row, values: Arc::new(values) }
            }
            None => {
                let columns = Arc::new(columns.iter().map(|column| column.to_vec()).collect());
                if self.are_combined { Factors::Whole(columns) } else { Factors::ByRow(columns) }
            }
        };
        Ok(ReplicateWeights {
            factors,
            count: columns.len(),
            scale,
            rscales,
            centre,
            kind: Kind::Supplied(self.freedom),
        })
    }

    fn scale_of(&self, replicates: usize) -> Result<f64, SurveyError> {
        let count = replicates as f64;
        let of_kind = match self.kind {
            SuppliedKind::HalfSamples => 1.0 / count,
            SuppliedKind::Fay { rho } if (0.0..1.0).contains(&rho) => 1.0 / (count * (1.0 - rho) * (1.0 - rho)),
            SuppliedKind::Fay { rho } => return Err(SurveyError::OutOfRange { what: "rho", value: rho.to_string() }),
            SuppliedKind::JackknifeUnstratified => (count - 1.0) / count,
            SuppliedKind::Bootstrap => 1.0 / (count - 1.0),
            SuppliedKind::SuccessiveDifferences => 4.0 / count,
            SuppliedKind::JackknifeStratified | SuppliedKind::JackknifePaired | SuppliedKind::Other => 1.0,
        };
        Ok(self.scale.unwrap_or(of_kind))
    }

    /// A factor that is no number above zero, or those of replicates that are none from zero up or nothing but zeros: no sum of
    /// squares times these is a variance.
    fn unusable(&self, scale: f64) -> Option<DesignFinding> {
        let rscales = self.rscales.as_deref().unwrap_or_default();
        let are_zero = rscales.iter().all(|scale| *scale == 0.0);
        let is_wrong = |scale: f64| !(scale >= 0.0 && scale.is_finite()) || are_zero;
        let of_replicates = rscales.iter().copied().filter(|scale| is_wrong(*scale));
        let of_all = Some(scale).filter(|scale| !(*scale > 0.0 && scale.is_finite()));
        let all: Vec<f64> = of_all.into_iter().chain(of_replicates).collect();
        let count = all.len();
        let scales = all.into_iter().take(NAMES_MAX).collect();
        (count > 0).then_some(DesignFinding::UnusableReplicateScales { scales, count })
    }

    fn findings(&self, source: &ReplicateSource<'_>, columns: &[&[f64]]) -> Vec<DesignFinding> {
        let mut findings = Vec::new();
        if columns.is_empty() {
            findings.push(DesignFinding::NoReplicates);
        }
        for (name, column) in self.columns.as_slice().iter().zip(columns) {
            let found = RowsFound::of(name, column.len(), |row| !column[row].is_finite());
            findings.extend(found.map(DesignFinding::MissingWeights));
        }
        findings.extend(self.repeated());
        findings.extend(self.empty(source.weights, columns));
        findings.extend(self.negative(columns));
        let scales = self.rscales.as_ref().map_or(columns.len(), Vec::len);
        let needs_scales = self.kind == SuppliedKind::JackknifeStratified && self.rscales.is_none();
        if scales != columns.len() || needs_scales {
            let scales = if needs_scales { 0 } else { scales };
            findings.push(DesignFinding::WrongReplicateScales { replicates: columns.len(), scales });
        }
        findings.extend(self.weight_itself(source.weight_column));
        let of_sizes = self.looks_otherwise(source.weights, columns);
        findings.extend(of_sizes.or_else(|| self.far_from_weights(source.weights, columns)));
        findings
    }

    fn weight_itself(&self, weight_column: Option<&str>) -> Option<DesignFinding> {
        let named = self.columns.as_slice().iter().find(|name| weight_column == Some(name.as_str()))?;
        Some(DesignFinding::WeightAmongReplicates { column: named.clone() })
    }

    fn far_from_weights(&self, weights: &[f64], columns: &[&[f64]]) -> Option<DesignFinding> {
        let of_weights: f64 = weights.iter().sum();
        let sum = |column: &[f64]| -> f64 {
            let rows = column.iter().zip(weights);
            rows.map(|(value, weight)| if self.are_combined { *value } else { value * weight }).sum()
        };
        let is_far = |sum: f64| {
            let times = sum / of_weights;
            times > TIMES_MAX || (times > 0.0 && times * TIMES_MAX < 1.0)
        };
        let named = self.columns.as_slice().iter().zip(columns).map(|(name, column)| (name, sum(column)));
        let far: Vec<(&String, f64)> = named.filter(|(_, sum)| is_far(*sum)).collect();
        let (_, first) = far.first()?;
        Some(DesignFinding::ReplicatesFarFromWeights {
            columns: far.iter().take(NAMES_MAX).map(|(name, _)| (*name).clone()).collect(),
            count: far.len(),
            sum: *first,
            weights: of_weights,
        })
    }

    fn repeated(&self) -> Option<DesignFinding> {
        let mut known = BTreeSet::new();
        let again: BTreeSet<&String> = self.columns.as_slice().iter().filter(|name| !known.insert(*name)).collect();
        let first = again.iter().take(NAMES_MAX).map(|name| (*name).clone()).collect();
        (!again.is_empty()).then_some(DesignFinding::RepeatedReplicates { columns: first, count: again.len() })
    }

    /// Columns of which every row that counts has nothing: totals are zero in them, and means do not exist.
    fn empty(&self, weights: &[f64], columns: &[&[f64]]) -> Option<DesignFinding> {
        let is_empty =
            |column: &[f64]| column.iter().zip(weights).all(|(value, weight)| *value == 0.0 || *weight == 0.0);
        let names = self.names_where(columns, is_empty);
        let first = names.iter().take(NAMES_MAX).cloned().collect();
        (!names.is_empty()).then_some(DesignFinding::EmptyReplicates { columns: first, count: names.len() })
    }

    fn negative(&self, columns: &[&[f64]]) -> Option<DesignFinding> {
        let below = |column: &[f64]| column.iter().filter(|value| **value < 0.0).count();
        let names = self.names_where(columns, |column| below(column) > 0);
        let first = names.iter().take(NAMES_MAX).cloned().collect();
        let weights: usize = columns.iter().map(|column| below(column)).sum();
        (weights > 0).then_some(DesignFinding::NegativeReplicates { columns: first, count: names.len(), weights })
    }

    fn names_where(&self, columns: &[&[f64]], is_so: impl Fn(&[f64]) -> bool) -> Vec<String> {
        let named = self.columns.as_slice().iter().zip(columns);
        named.filter(|(_, column)| is_so(column)).map(|(name, _)| name.clone()).collect()
    }

    fn looks_otherwise(&self, weights: &[f64], columns: &[&[f64]]) -> Option<DesignFinding> {
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let weight_mean = mean(weights);
        let replicate_mean = columns.iter().map(|column| mean(column)).sum::<f64>() / columns.len() as f64;
        let ratio = weight_mean / replicate_mean;
        let looks_combined = replicate_mean > FACTOR_MEAN_MAX && ratio < FACTOR_MEAN_MAX;
        let looks_factors = replicate_mean < FACTOR_MEAN_MAX && ratio > FACTOR_MEAN_MAX;
        let is_strange = if self.are_combined { looks_factors } else { looks_combined };
        let are_called_combined = self.are_combined;
        is_strange.then_some(DesignFinding::ReplicatesLookOtherwise {
            are_called_combined,
            replicate_mean,
            weight_mean,
        })
    }

    /// Unit after unit its factors, where units are larger than rows and all rows of a unit have the same factors.
    fn of_units(&self, source: &ReplicateSource<'_>, columns: &[&[f64]]) -> Option<Vec<f64>> {
        let level = &source.stages.levels[0];
        if 2 * level.units() > source.weights.len() {
            return None;
        }
        let mut values = vec![0.0; level.units() * columns.len()];
        for (replicate, column) in columns.iter().enumerate() {
            let of_units = self.column_of_units(level, source.weights, column)?;
            of_units.iter().enumerate().for_each(|(unit, factor)| values[unit * columns.len() + replicate] = *factor);
        }
        Some(values)
    }

    fn column_of_units(&self, level: &Level, weights: &[f64], column: &[f64]) -> Option<Vec<f64>> {
        let mut factors = vec![f64::NAN; level.units()];
        for ((unit, weight), value) in
            level.unit_of_row.iter().zip(weights).zip(column).filter(|((_, weight), _)| **weight != 0.0)
        {
            let factor = if self.are_combined { value / weight } else { *value };
            let known = &mut factors[*unit as usize];
            if known.is_nan() {
                *known = factor;
            } else if (*known - factor).abs() > SAME * known.abs() {
                return None;
            }
        }
        factors.iter_mut().filter(|factor| factor.is_nan()).for_each(|factor| *factor = 0.0);
        Some(factors)
    }
}

#[cfg(test)]
mod tests {
    use super::{Centre, SuppliedKind, SuppliedReplicates};
    use crate::design::{Design, DesignFinding};
    use crate::error::SurveyError;
    use crate::frame::Frame;
    use crate::replicate::ReplicateMethod;

    fn frame() -> Frame {
        let frame = Frame::new(6).with_numbers("w", vec![10.0, 10.0, 10.0, 20.0, 20.0, 20.0]).unwrap();
        let frame = frame.with_numbers("psu", vec![1.0, 1.0, 1.0, 2.0, 2.0, 2.0]).unwrap();
        let frame = frame.with_numbers("a", vec![20.0, 20.0, 20.0, 0.0, 0.0, 0.0]).unwrap();
        frame.with_numbers("b", vec![0.0, 0.0, 0.0, 40.0, 40.0, 40.0]).unwrap()
    }

    fn build(supplied: SuppliedReplicates) -> Result<Design, SurveyError> {
        let builder = Design::new(frame()).weights("w").clusters("psu");
        builder.replicates(ReplicateMethod::supplied(supplied)).build()
    }

    #[test]
    fn weights_that_are_the_same_inside_units_become_factors_of_units() {
        let design = build(SuppliedReplicates::new(SuppliedKind::JackknifeUnstratified, ["a", "b"])).unwrap();
        let replicates = design.replicate_weights().unwrap();
        assert_eq!(replicates.unit_factors().unwrap(), [2.0, 0.0, 0.0, 2.0]);
        assert_eq!((replicates.scale(), replicates.count()), (0.5, 2));
        let mut weights = Vec::new();
        replicates.analysis_weights(1, design.weights(), &mut weights);
        assert_eq!(weights, [0.0, 0.0, 0.0, 40.0, 40.0, 40.0]);
    }

    #[test]
    fn a_stratified_jackknife_needs_its_scales() {
        let wrong = build(SuppliedReplicates::new(SuppliedKind::JackknifeStratified, ["a", "b"])).unwrap_err();
        let finding = DesignFinding::WrongReplicateScales { replicates: 2, scales: 0 };
        assert_eq!(wrong, SurveyError::WrongDesign(vec![finding]));
    }

    #[test]
    fn complete_weights_called_factors_are_noticed() {
        let design = build(SuppliedReplicates::new(SuppliedKind::Other, ["a", "b"]).factors()).unwrap();
        let looks_otherwise = |told: &DesignFinding| matches!(told, DesignFinding::ReplicatesLookOtherwise { .. });
        assert!(design.findings().iter().any(looks_otherwise));
    }

    #[test]
    fn an_empty_column_is_refused_and_weights_below_zero_are_told() {
        let with = |last: Vec<f64>| {
            let columns = SuppliedReplicates::new(SuppliedKind::Other, ["a", "b", "c"]).scale(1.0);
            let frame = frame().with_numbers("c", last).unwrap();
            Design::new(frame).weights("w").replicates(ReplicateMethod::supplied(columns)).build()
        };
        let empty = DesignFinding::EmptyReplicates { columns: vec!["c".to_owned()], count: 1 };
        assert_eq!(with(vec![0.0; 6]).unwrap_err(), SurveyError::WrongDesign(vec![empty]));
        let negative = with(vec![20.0, -1.0, 20.0, 20.0, -2.0, 20.0]).unwrap();
        let told = DesignFinding::NegativeReplicates { columns: vec!["c".to_owned()], count: 1, weights: 2 };
        assert_eq!(negative.findings(), [told]);
    }

    #[test]
    fn a_column_that_is_named_twice_does_not_count_twice() {
        let wrong = build(SuppliedReplicates::new(SuppliedKind::Other, ["a", "b", "a", "a"]).scale(1.0)).unwrap_err();
        let finding = DesignFinding::RepeatedReplicates { columns: vec!["a".to_owned()], count: 1 };
        assert_eq!(wrong, SurveyError::WrongDesign(vec![finding]));
    }

    #[test]
    fn factors_that_make_no_variance_are_refused() {
        let check = |scale: f64, rscales: Option<[f64; 2]>, wrong: &[&str]| {
            let columns = SuppliedReplicates::new(SuppliedKind::Other, ["a", "b"]).scale(scale);
            let columns = rscales.map_or(columns.clone(), |rscales| columns.rscales(rscales.to_vec()));
            let told = match build(columns) {
                Err(SurveyError::WrongDesign(findings)) => findings,
                other => panic!("{scale} {rscales:?}: {other:?}"),
            };
            assert_eq!(told.len(), 1, "{told:?}");
            assert_eq!(told[0].values(), [("scales", wrong.join(", ")), ("count", wrong.len().to_string())]);
        };
        check(0.0, None, &["0"]);
        check(-1.0, None, &["-1"]);
        check(f64::NAN, None, &["NaN"]);
        check(f64::INFINITY, Some([-0.5, 1.0]), &["inf", "-0.5"]);
        check(1.0, Some([1.0, -1.0]), &["-1"]);
        check(1.0, Some([0.0, 0.0]), &["0", "0"]);
        let some =
            SuppliedReplicates::new(SuppliedKind::Other, ["a", "b", "w"]).scale(1.0).rscales(vec![0.0, 1.0, 1.0]);
        assert!(build(some).is_ok(), "a replicate may be left out by its factor");
        let one = build(SuppliedReplicates::new(SuppliedKind::JackknifeUnstratified, ["a"]));
        let Err(SurveyError::WrongDesign(told)) = &one else { panic!("{one:?}") };
        let of_kind = DesignFinding::UnusableReplicateScales { scales: vec![0.0], count: 1 };
        assert!(told.contains(&of_kind), "a jackknife of one replicate has the factor (1 − 1)/1: {told:?}");
    }

    #[test]
    fn one_replicate_has_no_spread_about_its_own_mean() {
        let one = || SuppliedReplicates::new(SuppliedKind::Other, ["a", "b"]).scale(1.0).rscales(vec![0.0, 1.0]);
        let told = DesignFinding::OneReplicate { replicates: 2 };
        assert_eq!(build(one()).unwrap_err(), SurveyError::WrongDesign(vec![told]));
        let alone = build(SuppliedReplicates::new(SuppliedKind::Other, ["a"]).scale(1.0)).unwrap_err();
        assert_eq!(alone, SurveyError::WrongDesign(vec![DesignFinding::OneReplicate { replicates: 1 }]));
        let from_whole = ReplicateMethod::supplied(one()).centre(Centre::FullSample);
        assert!(Design::new(frame()).weights("w").clusters("psu").replicates(from_whole).build().is_ok());
    }

    #[test]
    fn the_weight_itself_among_the_replicates_is_told() {
        let design = build(SuppliedReplicates::new(SuppliedKind::Other, ["a", "w", "b"]).scale(1.0)).unwrap();
        let told = DesignFinding::WeightAmongReplicates { column: "w".to_owned() };
        assert_eq!(design.findings(), [told]);
    }

    /// The weights add up to 90; 900 is ten times as much.
    #[test]
    fn a_column_that_stands_for_other_people_than_the_weights_is_told() {
        let with = |value: f64| {
            let columns = SuppliedReplicates::new(SuppliedKind::Other, ["a", "b", "c"]).scale(1.0);
            let frame = frame().with_numbers("c", vec![value; 6]).unwrap();
            let builder = Design::new(frame).weights("w").replicates(ReplicateMethod::supplied(columns));
            builder.build().unwrap().findings().to_vec()
        };
        let told = |sum: f64| {
            let columns = vec!["c".to_owned()];
            DesignFinding::ReplicatesFarFromWeights { columns, count: 1, sum, weights: 90.0 }
        };
        assert_eq!(with(1000.0), [told(6000.0)]);
        assert_eq!(with(1.0), [told(6.0)]);
        assert_eq!(with(150.0), []);
        assert_eq!(with(15.0), []);
    }

    #[test]
    fn a_scale_that_nobody_gave_is_told() {
        let half = || SuppliedReplicates::new(SuppliedKind::JackknifeUnstratified, ["a", "b"]);
        let told = DesignFinding::ReplicateScaleAssumed { scale: 0.5, replicates: 2 };
        assert_eq!(build(half()).unwrap().findings(), [told]);
        assert_eq!(build(half().scale(0.25)).unwrap().findings(), []);
    }
}
