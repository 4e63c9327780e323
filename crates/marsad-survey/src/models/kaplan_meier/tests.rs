use super::{Estimator, KaplanMeier};
use crate::models::{Cox, Formula, Glm, ModelError, ModelFinding, Spell};
use crate::{Design, Domain, Frame};

fn design(months: &[f64], returned: &[f64]) -> Design {
    let frame = Frame::new(months.len()).with_numbers("weight", vec![2.0; months.len()]).unwrap();
    let frame = frame.with_numbers("months", months.to_vec()).unwrap();
    let frame = frame.with_numbers("returned", returned.to_vec()).unwrap();
    Design::new(frame).weights("weight").build().unwrap()
}

#[track_caller]
fn check(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-12 * (1.0 + expected.abs()), "{found} {expected}");
}

#[test]
fn worked_example_of_the_method() {
    let design = design(&[1.0, 2.0, 3.0, 4.0, 5.0], &[1.0, 1.0, 0.0, 1.0, 0.0]);
    let curve = KaplanMeier::new(Spell::new("months", "returned")).estimate(&design).unwrap().remove(0);
    let survival: Vec<f64> = curve.steps.iter().map(|step| step.survival).collect();
    survival.iter().zip([0.8, 0.6, 0.3]).for_each(|(found, expected)| check(*found, expected));
    check(curve.steps[1].log_variance.unwrap(), 1.0 / 6.0);
    assert_eq!((curve.steps[1].at_risk, curve.steps[1].events), (8.0, 2.0));
    assert_eq!((curve.rows_used, curve.events), (5, 3));
    assert_eq!(curve.quantile(0.5, 0.95).unwrap().time, Some(4.0));
}

/// Without censoring the curve is the share of spells that last longer, and varies as that mean does.
#[test]
fn without_censoring_a_curve_is_a_mean() {
    let months = [3.0, 5.0, 5.0, 8.0, 2.0, 9.0, 4.0];
    let design = design(&months, &[1.0; 7]);
    let lasts = months.iter().map(|months| f64::from(*months > 5.0)).collect();
    let with_lasts = design.with_frame(design.frame().clone().with_numbers("lasts", lasts).unwrap()).unwrap();
    let mean = Glm::linear("lasts", Formula::new()).fit(&with_lasts).unwrap().coefficients;
    let asked = KaplanMeier::new(Spell::new("months", "returned")).at([5.5]);
    let step = asked.estimate(&design).unwrap()[0].steps[0];
    check(step.survival, mean.estimates[0]);
    check(step.standard_error().unwrap(), mean.covariance.standard_error(0));
    assert_eq!((step.at_risk, step.events), (4.0, 0.0));
}

/// A person who is seen from the first month on, and again as another from the second, counts once a month.
#[test]
fn a_spell_cut_in_two_tells_the_same() {
    let whole = design(&[3.0, 1.0, 4.0], &[1.0, 1.0, 0.0]);
    let frame = Frame::new(4).with_numbers("weight", vec![2.0; 4]).unwrap();
    let frame = frame.with_numbers("months", vec![2.0, 3.0, 1.0, 4.0]).unwrap();
    let frame = frame.with_numbers("since", vec![0.0, 2.0, 0.0, 0.0]).unwrap();
    let frame = frame.with_numbers("returned", vec![0.0, 1.0, 1.0, 0.0]).unwrap();
    let frame = frame.with_numbers("person", vec![1.0, 1.0, 2.0, 3.0]).unwrap();
    let cut = Design::new(frame).weights("weight").clusters("person").build().unwrap();
    for estimator in [Estimator::ProductLimit, Estimator::CumulativeHazard] {
        let asked = |spell| KaplanMeier::new(spell).estimator(estimator);
        let one = asked(Spell::new("months", "returned")).estimate(&whole).unwrap().remove(0);
        let other = asked(Spell::new("months", "returned").entering("since")).estimate(&cut).unwrap().remove(0);
        for (one, other) in one.steps.iter().zip(&other.steps) {
            assert_eq!((one.time, one.at_risk), (other.time, other.at_risk));
            check(one.survival, other.survival);
            check(one.log_variance.unwrap(), other.log_variance.unwrap());
        }
    }
}

#[test]
fn a_curve_that_reaches_nothing_has_no_variance_there() {
    let design = design(&[1.0, 2.0], &[1.0, 1.0]);
    let curve = KaplanMeier::new(Spell::new("months", "returned")).estimate(&design).unwrap().remove(0);
    assert_eq!((curve.steps[1].survival, curve.steps[1].log_variance), (0.0, None));
    assert_eq!(curve.quantile(0.1, 0.95).unwrap().time, Some(2.0));
}

#[test]
fn spells_that_cannot_be_are_left_out_and_told() {
    let frame = Frame::new(5).with_numbers("weight", vec![2.0; 5]).unwrap();
    let frame = frame.with_numbers("months", vec![3.0, 2.0, 1.0, 4.0, f64::NAN]).unwrap();
    let frame = frame.with_numbers("since", vec![0.0, 2.0, 0.0, 0.0, 0.0]).unwrap();
    let frame = frame.with_numbers("returned", vec![1.0, 1.0, 2.0, 0.0, 1.0]).unwrap();
    let design = Design::new(frame).weights("weight").build().unwrap();
    let asked = KaplanMeier::new(Spell::new("months", "returned").entering("since"));
    let curve = asked.estimate(&design).unwrap().remove(0);
    let expected = [
        ModelFinding::SpellsWithoutDuration { rows: 1, first_row: 1 },
        ModelFinding::EventNotMarked { rows: 1, first_row: 2 },
        ModelFinding::RowsWithMissing { column: "months".to_owned(), rows: 1 },
    ];
    assert_eq!(curve.findings, expected);
    assert_eq!(curve.rows_used, 2);
}

/// Entry and end in each other's place, of spells and of their hazards.
#[test]
fn where_no_spell_can_be_used_it_is_said_why() {
    let frame = Frame::new(2).with_numbers("weight", vec![2.0; 2]).unwrap();
    let frame = frame.with_numbers("months", vec![3.0, 5.0]).unwrap();
    let frame = frame.with_numbers("since", vec![0.0, 2.0]).unwrap();
    let frame = frame.with_numbers("returned", vec![1.0, 1.0]).unwrap();
    let design = Design::new(frame).weights("weight").build().unwrap();
    let swapped = || Spell::new("since", "returned").entering("months");
    let told = ModelError::NoSpells(vec![ModelFinding::SpellsWithoutDuration { rows: 2, first_row: 0 }]);
    assert_eq!(KaplanMeier::new(swapped()).estimate(&design).unwrap_err(), told);
    assert_eq!(Cox::new(swapped(), Formula::new().number("weight")).fit(&design).unwrap_err(), told);
    let nobody = KaplanMeier::new(swapped()).within(Domain::Rows(vec![false; 2]));
    assert_eq!(nobody.estimate(&design).unwrap_err(), ModelError::NoRows);
}

#[test]
fn without_an_event_the_curve_stays_above() {
    let curve = KaplanMeier::new(Spell::new("months", "returned")).at([1.0]);
    let curve = curve.estimate(&design(&[3.0, 4.0], &[0.0, 0.0])).unwrap().remove(0);
    assert_eq!((curve.findings, curve.steps[0].survival), (vec![ModelFinding::NoEvents], 1.0));
    assert_eq!(curve.steps[0].at_risk, 4.0);
}
