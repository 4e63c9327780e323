//! The design, and what does not depend on what.

use std::collections::BTreeMap;

use arrow_array::RecordBatch;
use marsad_synthesis::{Remark, SENTENCE_KEY, SYNTHETIC, Survey, SurveyOptions};

use crate::table::{Condition, distinct, numbers, percent, rows_where, words};
use crate::{design, world};

fn tables(survey: &Survey) -> [&RecordBatch; 4] {
    [&survey.listing, &survey.persons, &survey.spells, &survey.truth]
}

#[test]
fn the_result_does_not_depend_on_the_number_of_threads() {
    let world = world("marjan", 1);
    let options = |threads| SurveyOptions { threads, replicates: 3, ..design(1) };
    let one = world.survey(&options(1));
    for threads in [2, 5] {
        let other = world.survey(&options(threads));
        assert_eq!(tables(&one), tables(&other));
        assert_eq!(one.replicates, other.replicates);
    }
}

#[test]
fn the_same_seeds_give_the_same_survey_and_others_give_another() {
    let survey = world("marjan", 1).survey(&design(1));
    assert_eq!(tables(&survey), tables(&world("marjan", 1).survey(&design(1))));
    assert_ne!(survey.persons, world("marjan", 1).survey(&design(2)).persons);
    assert_ne!(survey.persons, world("marjan", 2).survey(&design(1)).persons);
}

/// A household that two samples list is the same in both.
#[test]
fn samples_of_one_world_find_the_same_people() {
    let world = world("marjan", 1);
    let households = |seed| -> BTreeMap<String, Vec<Option<String>>> {
        let listing = world.survey(&design(seed)).listing;
        let columns = ["residents", "children", "current_migrants", "return_migrants", "foreigners", "psu"];
        let columns = columns.map(|name| words(&listing, name));
        let of = |row: usize| columns.iter().map(|column| column[row].clone()).collect();
        words(&listing, "household").into_iter().flatten().enumerate().map(|(row, id)| (id, of(row))).collect()
    };
    let (one, two) = (households(1), households(2));
    let common: Vec<&String> = one.keys().filter(|id| two.contains_key(*id)).collect();
    assert!(!common.is_empty() && common.len() < one.len());
    assert!(common.iter().all(|id| one[*id] == two[*id]));
}

/// Over designs, the first phase estimates the number of households without bias: 55,800 in Marjan by its parameters, of
/// which this world has a number of its own.
#[test]
fn the_first_phase_estimates_households_without_bias() {
    let world = world("marjan", 1);
    let estimate = |seed| numbers(&world.survey(&design(seed)).listing, "weight_phase1").into_iter().sum::<f64>();
    let mean = (1..=40).map(estimate).sum::<f64>() / 40.0;
    assert!((mean / 55_800.0 - 1.0).abs() < 0.02, "{mean}");
}

#[test]
fn weights_of_households_are_the_inverse_of_their_probabilities() {
    let listing = world("marjan", 1).survey(&design(1)).listing;
    let [pi1, pi2, weight] = ["pi1", "pi2", "weight_design"].map(|name| numbers(&listing, name));
    let rows = weight.iter().zip(pi1.iter().zip(&pi2));
    let visited: Vec<f64> =
        rows.filter(|(weight, _)| !weight.is_nan()).map(|(weight, (pi1, pi2))| weight * pi1 * pi2).collect();
    assert!(visited.len() > 1000 && visited.iter().all(|product| (product - 1.0).abs() < 1e-12));
    let [frame, area, taken] =
        ["stratum_households", "ea_households", "stratum_eas_sampled"].map(|name| numbers(&listing, name));
    assert!((0..listing.num_rows()).all(|row| (pi1[row] - taken[row] * area[row] / frame[row]).abs() < 1e-12));
}

#[test]
fn what_was_not_asked_is_null() {
    let persons = world("marjan", 1).survey(&design(1)).persons;
    let is_null = |name: &str| words(&persons, name).into_iter().map(|word| word.is_none()).collect::<Vec<_>>();
    let asked = |conditions: &[Condition<'_>]| rows_where(&persons, conditions);
    let pairs = [
        ("works", asked(&[("population", &["STAYER"])])),
        ("intended_destination", asked(&[("intends_to_emigrate", &["true"])])),
        ("destination", asked(&[("population", &["ABROAD"])])),
        ("citizenship", asked(&[("population", &["STRANGER"])])),
    ];
    for (name, is_asked) in pairs {
        assert!(is_null(name).iter().zip(is_asked).all(|(is_null, is_asked)| *is_null != is_asked), "{name}");
    }
    let amounts = numbers(&persons, "remittances_pearls");
    let sends = asked(&[("sends_remittances", &["true"])]);
    assert!(amounts.iter().zip(sends).all(|(amount, sends)| amount.is_nan() != sends));
}

#[test]
fn years_are_heaped_and_stay_in_their_period() {
    let persons = world("marjan", 1).survey(&design(1)).persons;
    let years = numbers(&persons, "departure_year");
    let mut round = 0.0;
    let mut all = 0.0;
    for (year, period) in years.iter().zip(words(&persons, "departure_period")) {
        let Some(period) = period else { continue };
        assert!(if period == "P2015T2024" { *year >= 2015.0 } else { *year < 2015.0 }, "{year} {period}");
        round += f64::from(u8::from(year % 5.0 == 0.0));
        all += 1.0;
    }
    // One year in five is round by chance; of the others 0.4 are moved.
    assert!((0.38..0.62).contains(&(round / all)), "{}", round / all);
}

#[test]
fn stays_of_a_person_follow_each_other() {
    let survey = world("marjan", 1).survey(&design(1));
    let spells = &survey.spells;
    let [start, start_month, end, end_month, number] =
        ["start_year", "start_month", "end_year", "end_month", "spell"].map(|name| numbers(spells, name));
    let person = words(spells, "person");
    for (row, months) in numbers(spells, "months").into_iter().enumerate() {
        assert!(months >= 3.0, "{months} months");
        if number[row] > 1.0 {
            assert_eq!(person[row], person[row - 1]);
            let before = 12.0 * end[row - 1] + end_month[row - 1];
            assert!(before < 12.0 * start[row] + start_month[row]);
        }
    }
    let last = rows_where(spells, &[("is_last", &["true"])]).into_iter().filter(|is| *is).count();
    assert_eq!(last, distinct(spells, "person").len());
    assert!(spells.num_rows() > last);
}

#[test]
fn foreigners_answer_less_often_than_others() {
    let listing = world("marjan", 1).survey(&design(1)).listing;
    let answers = |status: &str| {
        let visited = rows_where(&listing, &[("household_status", &[status]), ("is_visited", &["true"])]);
        let answered = rows_where(&listing, &[("household_status", &[status]), ("has_answered", &["true"])]);
        let count = |rows: Vec<bool>| rows.into_iter().filter(|is| *is).count() as f64;
        count(answered) / count(visited)
    };
    assert!(answers("STRANGER") < answers("STAYER"));
}

#[test]
fn every_table_says_that_it_is_synthetic() {
    let survey = world("marjan", 1).survey(&SurveyOptions { replicates: 2, ..design(1) });
    let replicates = survey.replicates.as_ref().unwrap();
    for table in tables(&survey).into_iter().chain([replicates]) {
        let schema = table.schema();
        assert_eq!(schema.metadata().get(SYNTHETIC).map(String::as_str), Some("true"));
        assert!(schema.metadata().contains_key(SENTENCE_KEY));
    }
}

#[test]
fn replicates_have_a_row_for_each_area_and_a_column_for_each_replicate() {
    let survey = world("marjan", 1).survey(&SurveyOptions { replicates: 7, ..design(1) });
    let replicates = survey.replicates.unwrap();
    assert_eq!((replicates.num_rows(), replicates.num_columns()), (80, 8));
    assert_eq!(distinct(&replicates, "psu"), distinct(&survey.listing, "psu"));
    let sum: f64 = numbers(&replicates, "replicate_0007").into_iter().sum();
    assert!((sum - 80.0).abs() < 1e-9);
}

#[test]
fn a_larger_survey_is_as_much_larger_as_was_asked_for() {
    let world = world("marjan", 1);
    let survey = world.survey(&SurveyOptions { scale: 3, ..design(1) });
    assert_eq!(distinct(&survey.listing, "psu").len(), 240);
    crate::check_figures(&survey);
}

#[test]
fn a_country_taken_whole_is_told_and_its_listing_needs_no_weights() {
    let world = world("marjan", 1);
    let survey = world.survey(&SurveyOptions { scale: 1000, ..design(1) });
    let whole = survey.remarks.iter().filter(|remark| matches!(remark, Remark::StratumTakenWhole { .. })).count();
    assert_eq!(whole, 8);
    assert!(numbers(&survey.listing, "pi1").iter().all(|probability| *probability == 1.0));
}

/// Neighbours are alike: more persons of a household share an answer than chance would have it.
#[test]
fn members_of_a_foreign_household_have_one_citizenship() {
    let persons = world("marjan", 1).survey(&design(1)).persons;
    let mut citizenships: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (household, citizenship) in words(&persons, "household").into_iter().zip(words(&persons, "citizenship")) {
        if let (Some(household), Some(citizenship)) = (household, citizenship) {
            citizenships.entry(household).or_default().push(citizenship);
        }
    }
    assert!(citizenships.values().any(|members| members.len() > 1));
    assert!(citizenships.values().all(|members| members.iter().all(|code| *code == members[0])));
    assert!(percent(&persons, &[("population", &["STRANGER"])], &[("citizenship", &["YE"])]) < 90.0);
}
