//! Published figures come out of the population and of the weights.

use marsad_synthesis::MigrationStatus;

use crate::table::{Condition, percent, weighted};
use crate::{check_figures, design, parameters, world};

#[test]
fn weights_give_every_exact_figure_of_marjan_back_whatever_the_seeds() {
    for population in 1..=3 {
        let world = world("marjan", population);
        for seed in 1..=3 {
            check_figures(&world.survey(&design(seed)));
        }
    }
}

#[test]
fn the_population_of_marjan_has_every_figure_also_those_said_in_words() {
    for target in world("marjan", 1).survey(&design(1)).targets {
        assert!(target.is_met_by_population(), "{target:#?}");
    }
}

/// The figures of Marjan once more, from the table of persons alone.
#[test]
fn the_table_of_persons_gives_the_figures() {
    let persons = world("marjan", 1).survey(&design(1)).persons;
    let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-6, "{found} {expected}");
    near(weighted(&persons, &[("population", &["STAYER"])]), 165_000.0);
    near(weighted(&persons, &[("population", &["ABROAD"]), ("sex", &["M"])]), 7000.0);
    let men: [Condition<'_>; 2] = [("population", &["STAYER"]), ("sex", &["M"])];
    near(percent(&persons, &men, &[("intends_to_emigrate", &["true"])]), 30.0);
    near(percent(&persons, &[("works", &["true"])], &[("intends_to_emigrate", &["true"])]), 22.5);
    near(weighted(&persons, &[("departure_period", &["P2015T2024"]), ("destination", &["AE"])]), 3200.0);
    near(weighted(&persons, &[("continent", &["ASIA"])]), 3711.0);
    near(percent(&persons, &[("intends_to_leave", &["true"])], &[("leave_reason", &["HOME"])]), 41.2);
}

/// The parts of one whole, printed as 55.3, 24.9, 12.0 and 7.9, add up to 100.1: each is lowered by 0.025.
#[test]
fn parts_that_add_up_to_more_than_the_whole_are_met_to_the_last_digit_printed() {
    let persons = world("marjan", 1).survey(&design(1)).persons;
    let strangers: [Condition<'_>; 1] = [("population", &["STRANGER"])];
    for (isle, share) in [("XM-L", 55.275), ("XM-S", 24.875), ("XM-N", 11.975), ("XM-F", 7.875)] {
        let found = percent(&persons, &strangers, &[("isle", &[isle])]);
        assert!((found - share).abs() < 1e-6, "{isle} {found}");
    }
}

#[test]
fn the_tunisian_survey_gives_every_published_figure_back() {
    let world = world("tunisia", 2020);
    let survey = world.survey(&design(1));
    check_figures(&survey);
    for target in &survey.targets {
        assert!(target.is_met_by_population(), "{target:#?}");
    }
    let persons = &survey.persons;
    let near = |found: f64, expected: f64, slack: f64| assert!((found - expected).abs() < slack, "{found} {expected}");
    let young_men: [Condition<'_>; 3] = [("population", &["NONMIG"]), ("sex", &["M"]), ("age_group", &["Y15T24"])];
    near(percent(persons, &young_men, &[("intends_to_emigrate", &["true"])]), 50.4, 1e-6);
    let everybody: [Condition<'_>; 1] = [("population", &["NONMIG"])];
    near(percent(persons, &everybody, &[("intends_to_emigrate", &["true"])]), 19.9, 0.05);
    let engineers: [Condition<'_>; 2] = [("departure_period", &["P2015T2020"]), ("occupation", &["OC_ENG"])];
    near(weighted(persons, &engineers), 39_000.0, 1e-3);
    near(weighted(persons, &[("citizenship_group", &["AFR_XUMA"])]), 21_466.0, 1e-3);
    let forced: [Condition<'_>; 1] = [("return_is_forced", &["true"])];
    near(percent(persons, &forced, &[("intends_to_leave_again", &["true"])]), 21.3, 1e-6);
}

/// The numbers of rows that the design promises; the last line is what an independent implementation of METHOD.md in
/// Python finds with the same random numbers.
#[test]
fn the_tunisian_design_has_the_size_of_the_real_one() {
    let survey = world("tunisia", 2020).survey(&design(1));
    assert!((145_000..155_000).contains(&survey.listing.num_rows()), "{}", survey.listing.num_rows());
    assert!((33_000..37_000).contains(&survey.persons.num_rows()), "{}", survey.persons.num_rows());
    assert_eq!(crate::table::distinct(&survey.listing, "psu").len(), 1860);
    assert_eq!(crate::table::distinct(&survey.listing, "stratum").len(), 48);
    let visited = crate::table::words(&survey.listing, "has_answered").into_iter().flatten();
    let (yes, no): (Vec<String>, Vec<String>) = visited.partition(|answered| answered == "true");
    let refused = no.len() as f64 / (yes.len() + no.len()) as f64;
    assert!((0.08..0.12).contains(&refused), "{refused}");
    let proxies = percent(&survey.persons, &[("population", &["CURRENT"])], &[("is_proxy", &["true"])]);
    assert!(proxies > 70.0, "{proxies}");
    assert_eq!((survey.listing.num_rows(), survey.persons.num_rows()), (148_986, 34_920));
}

/// A target of the Tunisian pack that names a figure has the value of that figure.
#[test]
fn targets_are_the_figures_that_the_pack_publishes() {
    let parameters = parameters("tunisia");
    let sizes = MigrationStatus::ALL.map(|status| {
        let population = parameters.population(status);
        (population.figure.clone(), population.size)
    });
    let targets = parameters.targets.iter();
    let targets = targets.map(|target| (target.figure.clone(), target.percent.or(target.persons).unwrap()));
    let mut compared = 0;
    for (figure, value) in sizes.into_iter().chain(targets) {
        let Some(figure) = figure else { continue };
        let (dataflow, key) = figure.split_once(' ').unwrap();
        assert_eq!(published(dataflow, key), value, "{figure}");
        compared += 1;
    }
    assert!(compared > 60, "{compared}");
}

/// What the plan of the governorates knows of each beside the sample is what the parameters say.
#[test]
fn urban_shares_of_modelled_governorates_are_those_of_the_parameters() {
    let path = format!("{}/../../packs/tunisia/plans/DF_SYN_GOVERNORATES.toml", env!("CARGO_MANIFEST_DIR"));
    let plan: toml::Table = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let requests = plan["method"]["estimate"]["request"].as_array().unwrap();
    let places = parameters("tunisia").geography.places;
    assert_eq!((requests.len(), places.len()), (3, 24));
    for request in requests {
        let areas = request["small_areas"]["areas"].as_table().unwrap();
        assert_eq!(areas.len(), places.len());
        for place in &places {
            assert_eq!(areas[place.id.as_str()][0].as_float(), Some(place.shares[0]), "{}", place.id);
        }
    }
}

/// The value of a key in the figures of a dataflow: the third cell of the row that begins with the key.
fn published(dataflow: &str, key: &str) -> f64 {
    let path = format!("{}/../../packs/tunisia/figures/{dataflow}.csv", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let row = text.lines().find(|line| line.split(',').next() == Some(key));
    row.and_then(|row| row.split(',').nth(2)).and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("{key}"))
}
