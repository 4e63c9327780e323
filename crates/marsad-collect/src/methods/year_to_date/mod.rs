//! Does a series within years look cumulated since January, and what are the periods then? Formulas in METHOD.md.
//!
//! Holds: the verdict with its evidence, and `unroll`. Does not hold: how periods are found in a dataset.
//! Where next: `evidence` counts, this file judges.

mod evidence;

pub use evidence::{CumulationEvidence, YearOfPeriods};

/// When a series counts as cumulated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CumulationParameters {
    /// How far a value may be from the annual figure, as a share of it.
    pub annual_tolerance_share: f64,
    /// The greatest share of a year's last value at which the first of the next year is a new start.
    pub restart_share_max: f64,
    /// The greatest share of steps within years that may fall, as corrections of a cumulated series do.
    pub falls_share_max: f64,
    /// The greatest doubt that is still a verdict on a series that rises.
    pub chance_max: f64,
}

impl Default for CumulationParameters {
    /// House rules but for the chance, the usual one in twenty; METHOD.md.
    fn default() -> Self {
        Self { annual_tolerance_share: 0.005, restart_share_max: 0.5, falls_share_max: 0.05, chance_max: 0.05 }
    }
}

/// What a series looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CumulationVerdict {
    /// Cumulated since January: hardly ever falls within a year and starts anew with each.
    SinceJanuary,
    /// One value for each period.
    PerPeriod,
    /// Hardly ever falls and never starts anew: a stock, or a sum since the beginning.
    RunningTotal,
    /// The evidence is thin or contradicts itself.
    Unclear,
}

/// The verdict and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CumulationJudgement {
    /// What the series looks like.
    pub verdict: CumulationVerdict,
    /// From 0 to 1; zero where unclear.
    pub confidence: f64,
    /// What was counted.
    pub evidence: CumulationEvidence,
}

/// What the series of `years`, one after the other, looks like.
pub fn judge_cumulation(years: &[YearOfPeriods], parameters: &CumulationParameters) -> CumulationJudgement {
    let evidence = CumulationEvidence::of(years, parameters);
    let (verdict, doubt) = verdict(&evidence, parameters);
    CumulationJudgement { verdict, confidence: 1.0 - doubt, evidence }
}

/// The values of the periods of one year whose `cumulated` values are given.
///
/// A gap is none, and so is the period after it: the difference covers both and belongs to neither. A negative value is
/// a correction of earlier periods. Numbers that are not finite are gaps.
pub fn unroll(cumulated: &[Option<f64>]) -> Vec<Option<f64>> {
    let mut before = Some(0.0);
    let mut of_period = |value: &Option<f64>| {
        let value = value.filter(|value| value.is_finite());
        let difference = value.zip(before).map(|(value, before)| value - before);
        before = value;
        difference
    };
    cumulated.iter().map(&mut of_period).collect()
}

/// The verdict and the doubt that is left.
fn verdict(evidence: &CumulationEvidence, parameters: &CumulationParameters) -> (CumulationVerdict, f64) {
    let met_by_accident = (2.0 * parameters.annual_tolerance_share).clamp(0.0, 1.0);
    let doubt_after = |matches: usize| met_by_accident.powf(matches as f64);
    let unclear = (CumulationVerdict::Unclear, 1.0);
    match (evidence.annual_is_last, evidence.annual_is_sum) {
        (last, sum) if last > 0 && sum > 0 => unclear,
        (0, sum) if sum > 0 => (CumulationVerdict::PerPeriod, doubt_after(sum)),
        (last, _) if rises(evidence, parameters) => {
            rising_verdict(evidence, parameters, evidence.chance * doubt_after(last))
        }
        (0, _) if evidence.falls > 1 => (CumulationVerdict::PerPeriod, 0.5f64.powf(evidence.falls as f64)),
        _ => unclear,
    }
}

/// Whether the series rises within years and falls no more often than corrections do.
fn rises(evidence: &CumulationEvidence, parameters: &CumulationParameters) -> bool {
    let steps = evidence.rises + evidence.falls + evidence.levels;
    evidence.rises > 0 && evidence.falls as f64 <= parameters.falls_share_max * steps as f64
}

/// The verdict on a series that rises within years.
fn rising_verdict(
    evidence: &CumulationEvidence,
    parameters: &CumulationParameters,
    doubt: f64,
) -> (CumulationVerdict, f64) {
    let verdict = match (evidence.restarts, evidence.continuations) {
        _ if doubt > parameters.chance_max => CumulationVerdict::Unclear,
        (0, continuations) if continuations > 0 => CumulationVerdict::RunningTotal,
        (restarts, 0) if restarts > 0 || evidence.low_starts > 0 => CumulationVerdict::SinceJanuary,
        _ => CumulationVerdict::Unclear,
    };
    if verdict == CumulationVerdict::Unclear { (verdict, 1.0) } else { (verdict, doubt) }
}

#[cfg(test)]
mod tests {
    use super::{
        CumulationJudgement, CumulationParameters, CumulationVerdict, YearOfPeriods, judge_cumulation, unroll,
    };

    fn judge(years: &[(&[f64], Option<f64>)]) -> CumulationJudgement {
        let year = |(values, annual): &(&[f64], Option<f64>)| YearOfPeriods {
            periods: values.iter().map(|value| Some(*value)).collect(),
            annual: *annual,
        };
        judge_cumulation(&years.iter().map(year).collect::<Vec<_>>(), &CumulationParameters::default())
    }

    #[track_caller]
    fn check(years: &[(&[f64], Option<f64>)], expected: CumulationVerdict) {
        let found = judge(years);
        assert_eq!(found.verdict, expected, "{found:?}");
    }

    #[test]
    fn worked_example_of_the_method() {
        let found = judge(&[(&[10.0, 25.0, 45.0, 60.0], Some(60.0)), (&[12.0, 30.0, 50.0, 70.0], None)]);
        assert_eq!(found.verdict, CumulationVerdict::SinceJanuary);
        let evidence = found.evidence;
        assert_eq!((evidence.rises, evidence.falls, evidence.restarts, evidence.annual_is_last), (6, 0, 1, 1));
        assert!((evidence.chance - 1.0 / 576.0).abs() < 1e-12);
        assert!((found.confidence - (1.0 - 0.01 / 576.0)).abs() < 1e-12);
    }

    #[test]
    fn values_that_add_up_to_the_year_are_per_period() {
        check(&[(&[10.0, 15.0, 20.0, 25.0], Some(70.0))], CumulationVerdict::PerPeriod);
    }

    #[test]
    fn values_that_fall_more_than_once_are_per_period() {
        check(&[(&[30.0, 20.0, 25.0, 15.0], None)], CumulationVerdict::PerPeriod);
    }

    #[test]
    fn a_single_fall_may_be_a_correction() {
        check(&[(&[10.0, 25.0, 24.0, 60.0], None)], CumulationVerdict::Unclear);
    }

    #[test]
    fn corrections_now_and_then_do_not_hide_a_cumulated_series() {
        let year = [8.0, 20.0, 31.0, 45.0, 52.0, 66.0, 79.0, 77.0, 90.0, 104.0, 115.0, 130.0];
        let plain = year.map(|value| if value == 77.0 { 83.0 } else { value });
        let found = judge(&[(&plain, None), (&year, None), (&plain, None)]);
        assert_eq!((found.verdict, found.evidence.falls), (CumulationVerdict::SinceJanuary, 1));
        assert!(found.confidence > 0.999);
    }

    #[test]
    fn a_stock_never_starts_anew() {
        let found = judge(&[(&[100.0, 102.0, 104.0, 107.0], None), (&[110.0, 111.0, 115.0, 118.0], None)]);
        assert_eq!((found.verdict, found.evidence.continuations), (CumulationVerdict::RunningTotal, 1));
    }

    #[test]
    fn one_year_from_a_low_start_is_enough() {
        check(&[(&[10.0, 25.0, 45.0, 60.0], None)], CumulationVerdict::SinceJanuary);
        check(&[(&[50.0, 52.0, 55.0, 60.0], None)], CumulationVerdict::Unclear);
    }

    #[test]
    fn thin_or_contradictory_evidence_is_unclear() {
        check(&[], CumulationVerdict::Unclear);
        check(&[(&[5.0], None)], CumulationVerdict::Unclear);
        check(&[(&[1.0, 3.0], None)], CumulationVerdict::Unclear);
        check(&[(&[0.0, 0.0, 0.0, 0.0], Some(0.0))], CumulationVerdict::Unclear);
        check(&[(&[30.0, 20.0, 25.0, 15.0], Some(15.0))], CumulationVerdict::Unclear);
        assert_eq!(judge(&[]).confidence, 0.0);
    }

    #[test]
    fn what_is_not_finite_is_a_gap() {
        let found = judge(&[(&[10.0, f64::NAN, 45.0, 60.0, f64::INFINITY, 70.0], Some(f64::NAN))]);
        assert_eq!((found.evidence.rises, found.verdict), (3, CumulationVerdict::SinceJanuary));
    }

    #[test]
    fn unrolled_periods_add_up_to_the_year() {
        let periods = unroll(&[Some(10.0), Some(25.0), Some(45.0), Some(60.0)]);
        assert_eq!(periods, [Some(10.0), Some(15.0), Some(20.0), Some(15.0)]);
        assert_eq!(periods.into_iter().sum::<Option<f64>>(), Some(60.0));
    }

    #[test]
    fn the_sum_over_a_gap_is_given_to_no_period() {
        let periods = unroll(&[Some(10.0), None, Some(45.0), Some(60.0)]);
        assert_eq!(periods, [Some(10.0), None, None, Some(15.0)]);
        assert_eq!(unroll(&[None, Some(25.0), Some(30.0)]), [None, None, Some(5.0)]);
        assert_eq!(unroll(&[Some(f64::NAN), Some(25.0)]), [None, None]);
        assert_eq!(unroll(&[]), []);
    }

    #[test]
    fn a_correction_unrolls_to_a_negative_period() {
        assert_eq!(unroll(&[Some(10.0), Some(8.0)]), [Some(10.0), Some(-2.0)]);
    }
}
