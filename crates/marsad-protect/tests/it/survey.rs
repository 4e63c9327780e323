//! Estimates of a survey: what points at persons is hidden as a secret, what is unreliable is hidden as such.

use std::collections::BTreeMap;
use std::sync::Arc;

use marsad_model::*;
use marsad_protect::{BuiltTable, CellState, HiddenReason, NoSurveyPolicy, Reaches, protect};

use crate::id;

/// Isles by sex, with everything that is said of an estimate.
fn structure() -> Arc<DataStructure> {
    let attribute =
        |name: &str| Attribute { id: id(name), codelist: None, attach: AttachmentLevel::Observation, mandatory: false };
    let plain = super::structure();
    let said = ["OBS_STATUS", "CONF_STATUS"].into_iter().chain(UNCERTAINTY).map(attribute).collect();
    Arc::new(DataStructure { attributes: said, ..DataStructure::clone(&plain) })
}

/// An estimate of `value` from `rows` respondents with a standard error.
fn estimate((isle, sex): (&str, &str), value: f64, standard_error: f64, rows: u32) -> Observation {
    let said = |number: f64| Some(number.to_string());
    let numbers = [standard_error, value - standard_error, value + standard_error, 100.0 * standard_error / value];
    let mut attributes = vec![Some("A".to_owned()), Some("F".to_owned())];
    attributes.extend(numbers.map(said));
    attributes.push(Some(rows.to_string()));
    let period = "2024".parse().unwrap();
    Observation { key: vec![id(isle), id(sex)], period, value: Some(value), attributes, origin: None }
}

/// Numbers of persons in two isles; three women were asked in one of them.
fn counts() -> DataTable {
    let cells = [
        (("I0", "F"), 300.0, 120.0, 3),
        (("I0", "M"), 900.0, 90.0, 60),
        (("I0", "_T"), 1200.0, 100.0, 63),
        (("I1", "F"), 2000.0, 100.0, 140),
        (("I1", "M"), 3000.0, 120.0, 200),
        (("I1", "_T"), 5000.0, 150.0, 340),
        (("_T", "F"), 2300.0, 150.0, 143),
        (("_T", "M"), 3900.0, 150.0, 260),
        (("_T", "_T"), 6200.0, 180.0, 403),
    ];
    let observations = cells.into_iter().map(|(key, value, error, rows)| estimate(key, value, error, rows));
    DataTable::new(structure(), observations.collect())
}

fn policy(additive: bool) -> ProtectionPolicy {
    ProtectionPolicy::Survey { minimum: 5, quality: QualityRules::default(), additive, only: BTreeMap::new() }
}

fn states(table: DataTable, policy: &ProtectionPolicy) -> BTreeMap<String, CellState> {
    let built = BuiltTable::new(table, policy).unwrap();
    let named = |cell: &marsad_protect::BuiltCell<'_>| (format!("{} {}", cell.key[0], cell.key[1]), cell.state);
    built.cells().iter().map(named).collect()
}

#[test]
fn a_cell_of_three_respondents_is_a_secret_and_takes_its_complements_along() {
    let states = states(counts(), &policy(true));
    // The line of the isle hides its men, the line of women the women of the other isle, and so its men.
    for cell in ["I0 F", "I0 M", "I1 F", "I1 M"] {
        assert_eq!(states[cell], CellState::Confidential, "{cell}");
    }
    for cell in ["I0 _T", "I1 _T", "_T F", "_T M", "_T _T"] {
        assert_eq!(states[cell], CellState::Published, "{cell}");
    }
}

#[test]
fn nothing_is_hidden_for_the_sake_of_what_cannot_be_subtracted() {
    let states = states(counts(), &policy(false));
    let hidden: Vec<&String> =
        states.iter().filter(|(_, state)| **state != CellState::Published).map(|(k, _)| k).collect();
    assert_eq!(hidden, ["I0 F"]);
}

#[test]
fn a_hidden_cell_says_nothing_of_its_size_and_an_unreliable_one_says_how_many_were_asked() {
    let mut observations = counts().into_observations();
    // A mean of 20 men whose coefficient of variation is 40 per cent.
    observations.push(estimate(("I2", "M"), 10.0, 4.0, 20));
    let protected = protect(DataTable::new(structure(), observations), &policy(false));
    let cell = |isle: &str, sex: &str| protected.table().find(&[id(isle), id(sex)], &"2024".parse().unwrap()).unwrap();
    let secret = cell("I0", "F");
    let status = |code: &str| Some(code.to_owned());
    assert_eq!(secret.attributes, [status("Q"), status("C"), None, None, None, None, None]);
    let unreliable = cell("I2", "M");
    assert_eq!(unreliable.attributes, [status("Q"), status("F"), None, None, None, None, status("20")]);
    assert_eq!((secret.value, unreliable.value), (None, None));
    let reasons: Vec<HiddenReason> = protected.hidden().iter().map(|hidden| hidden.reason).collect();
    assert_eq!(reasons, [HiddenReason::SmallCount, HiddenReason::LowQuality]);
}

#[test]
fn bands_include_their_upper_ends() {
    let state = |standard_error: f64, rows: u32| {
        let table = DataTable::new(structure(), vec![estimate(("I0", "F"), 100.0, standard_error, rows)]);
        states(table, &policy(true))["I0 F"]
    };
    assert_eq!(state(16.5, 30), CellState::Published);
    assert_eq!(state(16.6, 30), CellState::LowReliability);
    assert_eq!(state(33.3, 30), CellState::LowReliability);
    assert_eq!(state(33.4, 30), CellState::Unreliable);
    assert_eq!(state(1.0, 29), CellState::Unreliable);
    assert_eq!(state(1.0, 4), CellState::Confidential);
}

/// A share of 33.9 per cent between 3.5 and 87.9: the error, which rests on one degree of freedom, is 14 per cent of it.
#[test]
fn an_estimate_with_an_interval_much_longer_than_itself_is_hidden_however_small_its_error() {
    let with = |low: &str, high: &str| {
        let mut cell = estimate(("I0", "F"), 33.9, 4.7, 56);
        (cell.attributes[3], cell.attributes[4]) = (Some(low.to_owned()), Some(high.to_owned()));
        states(DataTable::new(structure(), vec![cell]), &policy(true))["I0 F"]
    };
    assert_eq!(with("3.5", "87.9"), CellState::Unreliable);
    assert_eq!(with("18.0", "60.0"), CellState::Published, "42 are 124 per cent of it");
}

#[test]
fn an_estimate_of_nobody_knows_how_many_is_not_shown() {
    let mut observations = vec![estimate(("I0", "F"), 100.0, 1.0, 500)];
    observations[0].attributes[6] = None;
    let states = states(DataTable::new(structure(), observations), &policy(true));
    assert_eq!(states["I0 F"], CellState::Confidential);
}

/// A ratio to nothing has no value. Of three respondents that would tell what all of them answered; of sixty it is no secret.
#[test]
fn an_estimate_of_few_without_a_value_looks_like_every_other_of_few() {
    let without = |isle: &str, rows: u32| {
        let plain = estimate((isle, "F"), 1.0, 1.0, rows);
        let number = |place: usize, text: Option<String>| if (2..6).contains(&place) { None } else { text };
        let attributes = plain.attributes.iter().cloned().enumerate().map(|(place, text)| number(place, text));
        Observation { value: None, attributes: attributes.collect(), ..plain }
    };
    let observations = vec![estimate(("I0", "F"), 0.5, 0.1, 3), without("I1", 3), without("I2", 60)];
    let table = DataTable::new(structure(), observations);
    let protected = protect(table.clone(), &policy(false));
    let told: Vec<_> = protected.table().observations().iter().map(|told| (told.value, &told.attributes)).collect();
    assert_eq!(told[0], told[1]);
    let states = |is_secret: &[bool]| {
        let built = BuiltTable::with_secrets(table.clone(), &policy(false), is_secret, &Reaches::default()).unwrap();
        built.cells().iter().map(|cell| (cell.state, cell.rows)).collect::<Vec<_>>()
    };
    let secret = (CellState::Confidential, None);
    assert_eq!(states(&[]), [secret, secret, (CellState::Unreliable, Some(60))]);
    assert_eq!(states(&[false, false, true]), [secret; 3], "what other tables give away needs no value either");
}

#[test]
fn tables_are_built_under_a_policy_for_surveys_only() {
    let open = ProtectionPolicy::Open { reason: LocalText::new("س", "x", "x").unwrap() };
    assert_eq!(BuiltTable::new(counts(), &open), Err(NoSurveyPolicy));
}

#[test]
fn a_cell_that_other_tables_give_away_is_a_secret_and_takes_its_complements_along() {
    // Without a secret nothing here is hidden: every cell rests on many.
    let many = || counts().into_observations().into_iter().filter(|told| told.key[0] != id("I0"));
    let table = DataTable::new(structure(), many().collect());
    let places: Vec<bool> = table.observations().iter().map(|told| told.key == [id("I1"), id("F")]).collect();
    let states = |is_secret: &[bool]| {
        let built = BuiltTable::with_secrets(table.clone(), &policy(true), is_secret, &Reaches::default()).unwrap();
        built.cells().iter().map(|cell| (cell.key.to_vec(), cell.state)).collect::<BTreeMap<_, _>>()
    };
    assert!(states(&[]).values().all(|state| *state == CellState::Published));
    let found = states(&places);
    assert_eq!(found[&vec![id("I1"), id("F")]], CellState::Confidential);
    assert_eq!(found[&vec![id("I1"), id("M")]], CellState::Confidential, "the line of the isle gives it away");
}

/// Two estimates that are told alike, whatever their ends were before: at any confidence their intervals are the same too.
#[test]
fn intervals_of_built_tables_tell_no_more_than_the_rounded_value_and_error() {
    let told = |value: f64, error: f64, reach: f64| {
        let table = DataTable::new(structure(), vec![estimate(("I1", "M"), value, error, 62)]);
        let reaches = Reaches { errors: vec![reach], whole: None };
        let built = BuiltTable::with_secrets(table, &policy(true), &[], &reaches).unwrap();
        let cell = built.cells()[0];
        (cell.value, cell.standard_error, cell.low, cell.high)
    };
    assert_eq!(told(911.3, 93.3, 2.0), (Some(910.0), Some(95.0), Some(720.0), Some(1100.0)));
    for reach in [1.645, 1.96, 2.576, 3.3] {
        assert_eq!(told(911.3, 93.3, reach), told(905.1, 97.4, reach), "{reach}");
    }
}

/// 911.3 men with the standard error 93.3 are told in steps of 10, the error in steps of 5; 100 · 93.3 / 911.3 = 10.24.
#[test]
fn the_variation_of_a_built_table_is_that_by_which_it_was_judged() {
    let table = DataTable::new(structure(), vec![estimate(("I1", "M"), 911.3, 93.3, 62)]);
    let built = BuiltTable::new(table, &policy(true)).unwrap();
    let cell = built.cells()[0];
    assert_eq!((cell.value, cell.standard_error, cell.rows), (Some(910.0), Some(95.0), Some(60)));
    assert_eq!(cell.cv, Some(10.3), "rounded up");
    // 16.54 per cent are doubtful, though 155 of 940 would be 16.49: the bound is 16.5.
    let table = DataTable::new(structure(), vec![estimate(("I1", "M"), 940.0, 155.5, 62)]);
    let built = BuiltTable::new(table, &policy(true)).unwrap();
    let cell = built.cells()[0];
    assert_eq!((cell.state, cell.cv), (CellState::LowReliability, Some(16.6)));
}
