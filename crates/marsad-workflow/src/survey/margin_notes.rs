//! What is worth knowing of errors where weights were calibrated: that replicates do not know of it, that a figure is fixed by a
//! margin, that margins are many beside the sample of a domain.
//!
//! Holds: the notes, and [`as_used`]. Does not hold: the regression on the margins (`marsad-survey`,
//! `weighting/reached_margins/METHOD.md`, which says why a tenth).

use marsad_model::{EstimateQuestion, ReplicateScheme, Statistic, SurveyDesign};
use marsad_survey::{Design, Estimate};

use super::{DesignNote, EstimateRow};

/// The margins that a domain carries, as a share of its degrees of freedom, above which they are told: errors are then too small by
/// a twentieth and more.
const CARRIED_MAX: f64 = 0.1;

/// The design as errors were found by it: those of replicates know no margins.
pub(crate) fn as_used(words: SurveyDesign) -> SurveyDesign {
    let calibrated = if words.replicates.is_some() { Vec::new() } else { words.calibrated };
    SurveyDesign { calibrated, ..words }
}

/// That replicates do not know what the weights were calibrated to.
pub(super) fn of_replicates(words: &SurveyDesign) -> Option<DesignNote> {
    let scheme = words.replicates.as_ref().filter(|_| !words.calibrated.is_empty())?;
    let origin = if matches!(scheme, ReplicateScheme::Supplied { .. }) { "supplied" } else { "made" };
    Some(note("replicates-without-margins", &[("origin", origin), ("margins", &words.calibrated.len().to_string())]))
}

/// What the rows of an answer say of the margins: `carried` has the margins of each row, or nothing.
pub(super) fn of_rows(design: &Design, question: &EstimateQuestion, rows: (&[EstimateRow], &[f64])) -> Vec<DesignNote> {
    if !design.is_calibrated() {
        return Vec::new();
    }
    fixed(question, rows.0).into_iter().chain(many(rows)).collect()
}

/// The margins of those estimates that were asked for; blank where none are known.
pub(super) fn carried_by(found: &[Estimate], carried: &[f64], is_asked: impl Fn(&Estimate) -> bool) -> Vec<f64> {
    found.iter().zip(carried).filter(|&(estimate, _)| is_asked(estimate)).map(|(_, carried)| *carried).collect()
}

/// How many estimates have no error because a margin fixes them.
fn fixed(question: &EstimateQuestion, rows: &[EstimateRow]) -> Option<DesignNote> {
    // The mean of what is the same for everybody has no error either: its design effect is none.
    let is_sum = matches!(question.statistic, Statistic::Count {} | Statistic::Total { .. });
    let is_fixed = |row: &&EstimateRow| {
        row.standard_error == Some(0.0) && row.value != Some(0.0) && (is_sum || row.design_effect.is_some())
    };
    let cells = rows.iter().filter(is_fixed).count();
    (cells > 0).then(|| note("fixed-by-margins", &[("cells", &cells.to_string())]))
}

fn degrees_of(row: &EstimateRow) -> f64 {
    row.degrees_of_freedom.unwrap_or(0.0)
}

/// Whether a domain carries so many margins beside its degrees of freedom that an error may be too small.
pub(crate) fn are_many(carried: f64, degrees: f64) -> bool {
    carried / degrees > CARRIED_MAX
}

/// How many estimates have domains on which many margins hang, and the one where they are the most.
fn many((rows, carried): (&[EstimateRow], &[f64])) -> Option<DesignNote> {
    let share = |(row, carried): &(&EstimateRow, &f64)| **carried / degrees_of(row);
    // What does not vary is not too small. Without degrees of freedom no error is known.
    let is_many = |pair: &(&EstimateRow, &f64)| {
        pair.0.standard_error > Some(0.0) && degrees_of(pair.0) > 0.0 && are_many(*pair.1, degrees_of(pair.0))
    };
    let found: Vec<(&EstimateRow, &f64)> = rows.iter().zip(carried).filter(is_many).collect();
    let (row, carried) = found.iter().copied().max_by(|one, other| share(one).total_cmp(&share(other)))?;
    let (cells, margins) = (found.len().to_string(), format!("{carried:.1}"));
    let left = if *carried < degrees_of(row) { "some" } else { "none" };
    let degrees = degrees_of(row).to_string();
    Some(note("many-margins", &[("cells", &cells), ("margins", &margins), ("degrees", &degrees), ("left", left)]))
}

fn note(code: &str, values: &[(&str, &str)]) -> DesignNote {
    let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    DesignNote { code: code.to_owned(), values, is_fatal: false }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use marsad_model::{CalibratedMargin, EstimateQuestion, QualityRules, ReplicateScheme, Statistic, SurveyDesign};
    use marsad_survey::Frame;

    use super::super::asked::answer;
    use super::super::design::design;
    use crate::EstimateAnswer;

    /// Two women and two men, each of whom is a unit; the weights reach the sexes.
    fn ask(statistic: Statistic, by: &[&str], replicates: Option<ReplicateScheme>) -> EstimateAnswer {
        let numbers = [("w", vec![10.0, 10.0, 20.0, 20.0]), ("y", vec![1.0, 3.0, 2.0, 7.0]), ("one", vec![5.0; 4])];
        let frame =
            numbers.into_iter().try_fold(Frame::new(4), |frame, (name, values)| frame.with_numbers(name, values));
        let frame = Arc::new(frame.unwrap().with_texts("sex", &["f", "f", "m", "m"]).unwrap());
        let calibrated = vec![CalibratedMargin { by: vec!["sex".into()], ..CalibratedMargin::default() }];
        let words = SurveyDesign { weights: Some("w".into()), calibrated, replicates, ..SurveyDesign::default() };
        let by = by.iter().map(|name| (*name).to_owned()).collect();
        let question = EstimateQuestion { by, ..EstimateQuestion::new(statistic) };
        let made = design(frame, &words).unwrap();
        answer((&made, words), &question, &QualityRules::default(), &|_, _| false).unwrap()
    }

    #[track_caller]
    fn check(found: &EstimateAnswer, expected: &[(&str, &[&str])]) {
        let told: Vec<(&str, Vec<&str>)> = found
            .findings
            .iter()
            .map(|note| (note.code.as_str(), note.values.iter().map(|(_, value)| value.as_str()).collect()))
            .collect();
        let expected: Vec<(&str, Vec<&str>)> = expected.iter().map(|(code, values)| (*code, values.to_vec())).collect();
        assert_eq!(told, expected);
    }

    fn mean(variable: &str) -> Statistic {
        Statistic::Mean { variable: variable.to_owned() }
    }

    #[test]
    fn an_error_of_nothing_says_that_a_margin_fixes_the_figure() {
        check(&ask(Statistic::Count {}, &["sex"], None), &[("fixed-by-margins", &["2"])]);
        // What is five for everybody is so without any margin.
        check(&ask(mean("one"), &["sex"], None), &[]);
    }

    /// Four rows in two cells carry two margins, and four units have three degrees of freedom; each sex carries one and has one, so
    /// that none is left.
    #[test]
    fn margins_that_are_many_beside_a_domain_are_told() {
        check(&ask(mean("y"), &[], None), &[("many-margins", &["1", "2.0", "3", "some"])]);
        check(&ask(mean("y"), &["sex"], None), &[("many-margins", &["2", "1.0", "1", "none"])]);
    }

    #[test]
    fn a_tenth_of_the_degrees_of_freedom_is_not_much_yet() {
        assert!(!super::are_many(1.0, 10.0) && super::are_many(1.1, 10.0));
        assert!(!super::are_many(3.0, f64::INFINITY) && !super::are_many(0.0, 0.5));
    }

    /// Of a share of nothing nobody says that it is too much: no error is known there.
    #[test]
    fn margins_beside_no_degrees_of_freedom_are_not_told() {
        let rows = |degrees: f64| {
            let mut row = ask(mean("y"), &[], None).rows[0].clone();
            row.degrees_of_freedom = Some(degrees);
            super::many((&[row], &[0.7]))
        };
        assert_eq!(rows(0.0), None);
        assert!(rows(1.0).is_some());
    }

    #[test]
    fn replicates_that_do_not_know_the_margins_say_so() {
        let found = ask(Statistic::Count {}, &["sex"], Some(ReplicateScheme::Jackknife {}));
        check(&found, &[("replicates-without-margins", &["made", "1"])]);
        assert!(found.design.calibrated.is_empty(), "what errors do not know was not used");
        assert_eq!(ask(Statistic::Count {}, &["sex"], None).design.calibrated.len(), 1);
    }
}
