//! The five parts of the score, and the whole.

use marsad_model::{QualityScore, SeriesCount};

use super::{DuePeriod, DueState, ScoreInputs, SentData};

/// A mean change of a tenth of the level leaves nothing of the part.
const REVISION_MAX: f64 = 0.10;
/// Being late by as many days as were agreed leaves nothing of the part; no agreement counts as shorter or longer than this.
const PATIENCE_DAYS: (u32, u32) = (7, 90);

/// The score of an agreement. What cannot be said is none.
pub fn quality_score(inputs: &ScoreInputs) -> QualityScore {
    let score = QualityScore {
        completeness: completeness(&inputs.periods),
        validity: validity(&inputs.sent),
        timeliness: timeliness(&inputs.periods),
        revision: inputs.revision.map(|size| 1.0 - (size / REVISION_MAX).clamp(0.0, 1.0)),
        coherence: inputs.asymmetries.as_ref().map(|apart| 1.0 / (1.0 + apart.iter().sum::<f64>())),
        days_late_median: median(inputs.periods.iter().map(|period| f64::from(period.days_late)).collect()),
        total: None,
    };
    QualityScore { total: mean(&parts(&score)), ..score }
}

/// The score of several agreements together: of each part the mean over those of which it can be said.
pub fn mean_score(scores: &[QualityScore]) -> QualityScore {
    let of = |part: fn(&QualityScore) -> Option<f64>| {
        let said: Vec<Option<f64>> = scores.iter().map(part).collect();
        mean(&said)
    };
    let score = QualityScore {
        completeness: of(|score| score.completeness),
        validity: of(|score| score.validity),
        timeliness: of(|score| score.timeliness),
        revision: of(|score| score.revision),
        coherence: of(|score| score.coherence),
        days_late_median: median(scores.iter().filter_map(|score| score.days_late_median).collect()),
        total: None,
    };
    QualityScore { total: mean(&parts(&score)), ..score }
}

/// How far apart two numbers of one thing are, as a share of their mean size: the coefficient CC1 of the ESS, 0 where both
/// are zero and 2 at most where they have one sign.
pub fn asymmetry(first: f64, second: f64) -> f64 {
    let size = f64::midpoint(first.abs(), second.abs());
    if size == 0.0 { 0.0 } else { (first - second).abs() / size }
}

fn parts(score: &QualityScore) -> [Option<f64>; 5] {
    [score.completeness, score.validity, score.timeliness, score.revision, score.coherence]
}

fn completeness(periods: &[DuePeriod]) -> Option<f64> {
    let accepted = periods.iter().filter(|period| period.state == DueState::Accepted);
    let shares: f64 = accepted.map(|period| period.series.map_or(1.0, SeriesCount::share)).sum();
    (!periods.is_empty()).then(|| shares / periods.len() as f64)
}

fn validity(sent: &[SentData]) -> Option<f64> {
    let (all, found) = sent.iter().fold((0, 0), |(all, found), data| (all + data.judged(), found + data.found));
    (all > 0).then(|| 1.0 - found as f64 / all as f64)
}

fn timeliness(periods: &[DuePeriod]) -> Option<f64> {
    let of_period = |period: &DuePeriod| {
        let patience = period.agreed_days.clamp(PATIENCE_DAYS.0, PATIENCE_DAYS.1);
        let late = f64::from(period.days_late.max(0));
        Some(1.0 - (late / f64::from(patience)).min(1.0))
    };
    let each: Vec<Option<f64>> = periods.iter().map(of_period).collect();
    mean(&each)
}

/// The mean of what can be said; none where nothing can.
fn mean(values: &[Option<f64>]) -> Option<f64> {
    let said: Vec<f64> = values.iter().copied().flatten().collect();
    (!said.is_empty()).then(|| said.iter().sum::<f64>() / said.len() as f64)
}

pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => None,
        even if even.is_multiple_of(2) => Some(f64::midpoint(values[middle - 1], values[middle])),
        _ => Some(values[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use DueState::{Accepted, Awaited, Received};

    /// A quarter that was due sixty days after its end, and came so many days late or is still waited for.
    fn quarter(state: DueState, days_late: i32) -> DuePeriod {
        DuePeriod { state, days_late, agreed_days: 60, series: None }
    }

    /// The worked example of METHOD.md.
    fn example() -> ScoreInputs {
        ScoreInputs {
            periods: vec![quarter(Accepted, -5), quarter(Accepted, 9), quarter(Received, 45), quarter(Awaited, 120)],
            sent: vec![SentData { observations: 180, found: 9 }, SentData { observations: 10, found: 20 }],
            revision: Some(0.02),
            asymmetries: Some(vec![0.15, 0.10]),
        }
    }

    fn check(part: Option<f64>, expected: Option<f64>) {
        match (part, expected) {
            (Some(part), Some(expected)) => assert!((part - expected).abs() < 1e-12, "{part}, not {expected}"),
            (part, expected) => assert_eq!(part, expected),
        }
    }

    #[test]
    fn one_series_of_fifteen_is_a_fifteenth_of_its_period() {
        let count = |accepted, expected| Some(SeriesCount { accepted, expected });
        let of = |series| DuePeriod { series, ..quarter(Accepted, 0) };
        let score = |periods| quality_score(&ScoreInputs { periods, ..ScoreInputs::default() }).completeness;
        check(score(vec![of(count(1, 15))]), Some(1.0 / 15.0));
        // The worked example with a part of a quarter.
        check(score(vec![of(None), of(count(3, 12)), quarter(Received, 45), quarter(Awaited, 120)]), Some(0.3125));
        check(score(vec![of(count(15, 15)), of(count(1, 4)), of(None), quarter(Received, 0)]), Some(2.25 / 4.0));
    }

    #[test]
    fn the_worked_example_gives_what_was_worked_by_hand() {
        let score = quality_score(&example());
        // Two of four were accepted; the third was received only.
        check(score.completeness, Some(0.5));
        // 200 rows, 29 of them with something wrong.
        check(score.validity, Some(0.855));
        // 1, 1 − 9/60, 1 − 45/60, 0: 2.1 of 4.
        check(score.timeliness, Some(0.525));
        check(score.days_late_median, Some(27.0));
        check(score.revision, Some(0.8));
        check(score.coherence, Some(0.8));
        // 0.5 + 0.855 + 0.525 + 0.8 + 0.8 = 3.48.
        check(score.total, Some(0.696));
    }

    #[test]
    fn what_cannot_be_said_is_none_and_weighs_nothing() {
        assert_eq!(quality_score(&ScoreInputs::default()), QualityScore::default());
        let inputs = ScoreInputs { sent: vec![SentData { observations: 4, found: 1 }], ..ScoreInputs::default() };
        let score = quality_score(&inputs);
        assert_eq!((score.validity, score.total, score.timeliness), (Some(0.75), Some(0.75), None));
    }

    #[test]
    fn every_part_lies_between_nought_and_one_whatever_is_counted() {
        let inputs = ScoreInputs {
            periods: vec![quarter(Awaited, i32::MAX), quarter(Accepted, i32::MIN)],
            sent: vec![SentData { observations: 0, found: 7 }],
            revision: Some(12.0),
            asymmetries: Some(vec![2.0; 50]),
        };
        let score = quality_score(&inputs);
        for part in parts(&score).into_iter().chain([score.total]) {
            assert!(part.is_some_and(|part| (0.0..=1.0).contains(&part)), "{score:?}");
        }
        assert_eq!((score.validity, score.revision), (Some(0.0), Some(0.0)));
    }

    #[test]
    fn every_period_that_was_due_counts_in_both_parts() {
        let of = |period: DuePeriod| {
            let score = quality_score(&ScoreInputs { periods: vec![period], ..ScoreInputs::default() });
            (score.completeness, score.timeliness, score.days_late_median)
        };
        assert_eq!(of(quarter(Awaited, 400)), (Some(0.0), Some(0.0), Some(400.0)));
        // Ten months late and accepted: wholly here, and not at all in time.
        assert_eq!(of(quarter(Accepted, 308)), (Some(1.0), Some(0.0), Some(308.0)));
        // Sent on the day, and the observatory has not decided: in time, and not accepted.
        assert_eq!(of(quarter(Received, 0)), (Some(0.0), Some(1.0), Some(0.0)));
    }

    #[test]
    fn what_came_far_too_late_has_no_score_near_the_whole() {
        // (1 + 1 + 0 + 1) / 4, where nothing was revised.
        let inputs = ScoreInputs {
            periods: vec![quarter(Accepted, 308)],
            sent: vec![SentData { observations: 60, found: 0 }],
            revision: None,
            asymmetries: Some(Vec::new()),
        };
        check(quality_score(&inputs).total, Some(0.75));
    }

    #[test]
    fn coming_early_earns_no_more_than_coming_in_time_and_days_late_weigh_against_days_agreed() {
        let score = |period: DuePeriod| {
            quality_score(&ScoreInputs { periods: vec![period], ..ScoreInputs::default() }).timeliness
        };
        check(score(quarter(Accepted, -30)), Some(1.0));
        check(score(quarter(Accepted, 30)), Some(0.5));
        check(score(DuePeriod { agreed_days: 10, ..quarter(Accepted, 10) }), Some(0.0));
        // No agreement is waited for longer than 90 days, nor shorter than a week.
        check(score(DuePeriod { agreed_days: 270, ..quarter(Accepted, 45) }), Some(0.5));
        check(score(DuePeriod { agreed_days: 0, ..quarter(Accepted, 7) }), Some(0.0));
    }

    #[test]
    fn numbers_are_as_far_apart_as_the_coefficient_says() {
        check(Some(asymmetry(110.0, 90.0)), Some(0.2));
        check(Some(asymmetry(90.0, 110.0)), Some(0.2));
        check(Some(asymmetry(0.0, 5.0)), Some(2.0));
        check(Some(asymmetry(0.0, 0.0)), Some(0.0));
    }

    #[test]
    fn an_institution_has_the_mean_of_its_agreements_as_far_as_they_say_something() {
        let first = QualityScore { completeness: Some(1.0), validity: Some(0.5), ..QualityScore::default() };
        let second = QualityScore { completeness: Some(0.5), days_late_median: Some(4.0), ..QualityScore::default() };
        let mean = mean_score(&[first, second]);
        assert_eq!((mean.completeness, mean.validity, mean.coherence), (Some(0.75), Some(0.5), None));
        assert_eq!((mean.days_late_median, mean.total), (Some(4.0), Some(0.625)));
    }
}
