//! The truth is told apart from the survey.

use marsad_synthesis::SurveyOptions;

use crate::table::{numbers, rows_where, words};
use crate::{design, world};

#[test]
fn the_truth_has_every_target_as_a_whole_and_by_other_variables() {
    let world = world("marjan", 1);
    let truth = world.survey(&design(1)).truth;
    let whole = words(&truth, "by").iter().filter(|by| by.is_none()).count();
    assert_eq!(whole, world.parameters().targets.len());
    let expected = numbers(&truth, "expected");
    let intent = rows_where(&truth, &[("target", &["INTENT"]), ("by", &["sex"])]);
    let by_sex: Vec<f64> = expected.iter().zip(intent).filter(|(_, is)| *is).map(|(value, _)| *value).collect();
    assert!((by_sex[0] - 30.0).abs() < 1e-6 && (by_sex[1] - 18.0).abs() < 1e-6, "{by_sex:?}");
    assert!(numbers(&truth, "counted").iter().all(|value| value.is_nan()));
}

/// A counted population differs from the expected one by chance: four isles and foreigners in few areas allow for much.
#[test]
fn the_counted_population_is_near_the_expected_one() {
    let options = SurveyOptions { counts_population: true, ..design(1) };
    let truth = world("marjan", 1).survey(&options).truth;
    let [expected, counted] = ["expected", "counted"].map(|name| numbers(&truth, name));
    let by = words(&truth, "by");
    for (row, target) in words(&truth, "target").iter().enumerate().filter(|(row, _)| by[*row].is_none()) {
        let ratio = counted[row] / expected[row];
        assert!((0.75..1.25).contains(&ratio), "{target:?} {} {}", expected[row], counted[row]);
    }
    let isles = rows_where(&truth, &[("target", &["INTENT"]), ("by", &["isle"])]);
    assert_eq!(isles.into_iter().filter(|is| *is).count(), 4);
}
