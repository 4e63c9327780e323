//! What is estimated comes before the public only as far as it gives nobody away.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::*;
use marsad_protect::CellState;
use marsad_workflow::{EstimateFlag, EstimateRow};

use super::{DATAFLOW, STUDY, abroad, asked, question, surveyed};
use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

/// The release hides cells by the totals of three dimensions, and a table of a reader has the same cells.
#[tokio::test]
async fn a_reader_builds_nothing_that_a_release_of_the_study_hides_as_confidential() {
    on_every_engine(async |site| {
        let (work, people) = surveyed(site).await;
        publish(&work, &people, DATAFLOW, (ReleaseKind::Regular, None)).await.unwrap();
        let open = work.open_release(DATAFLOW, None).await.unwrap();
        let all = open.query(DataQuery::all()).await.unwrap();
        let data = all.data();
        let place = data.structure.attribute_place("CONF_STATUS").unwrap();
        let is_secret = |told: &Observation| told.value.is_none() && told.attributes[place].as_deref() != Some("F");
        let secrets: Vec<&Observation> = data.observations().iter().filter(|told| is_secret(told)).collect();
        assert!(!secrets.is_empty());
        for by in [vec!["isle", "sex", "age_group"], vec!["isle", "sex"], vec!["isle", "age_group"], vec!["isle"]] {
            let built = work.built_table(STUDY, PERSONS, &abroad(&by)).await.unwrap().built;
            for cell in built.cells() {
                let code = |name: &str| {
                    let place = by.iter().position(|known| *known == name);
                    place.map_or_else(|| TOTAL.to_owned(), |place| cell.key[place].to_string())
                };
                let key = ["A".to_owned(), code("isle"), code("sex"), code("age_group")];
                let is_same = |told: &&&Observation| told.key.iter().zip(&key).all(|(one, other)| *one == **other);
                if let Some(secret) = secrets.iter().find(is_same) {
                    assert_eq!(cell.state, CellState::Confidential, "{:?}", secret.key);
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_small_cell_is_hidden_with_everything_that_is_known_of_it() {
    on_every_engine(async |site| {
        let (work, people) = surveyed(site).await;
        let release = publish(&work, &people, DATAFLOW, (ReleaseKind::Regular, None)).await.unwrap();
        assert!(release.hidden > 0);
        let open = work.open_release(DATAFLOW, None).await.unwrap();
        let all = open.query(DataQuery::all()).await.unwrap();
        let data = all.data();
        let places: Vec<usize> = UNCERTAINTY.iter().map(|name| data.structure.attribute_place(name).unwrap()).collect();
        let status = data.structure.attribute_place("OBS_STATUS").unwrap();
        let confidentiality = data.structure.attribute_place("CONF_STATUS").unwrap();
        let told = |observation: &Observation, place: usize| observation.attributes[place].clone();
        for observation in data.observations() {
            let word = told(observation, status).unwrap();
            let known = places.iter().filter(|place| told(observation, **place).is_some()).count();
            match observation.value {
                Some(_) => {
                    assert!(known == UNCERTAINTY.len() && ["A", "U"].contains(&word.as_str()), "{observation:?}");
                }
                None => {
                    // How many were asked is told where that is no secret but the reason.
                    let is_secret = told(observation, confidentiality).unwrap() != "F";
                    assert!(known == usize::from(!is_secret) && word == "Q", "{observation:?}");
                }
            }
        }
        // What rests on fewer than five persons is among the hidden, and there are such cells.
        let fine = work.estimate(None, STUDY, &asked(abroad(&["isle", "sex", "age_group"]))).await.unwrap();
        let few: Vec<_> = fine.rows.iter().filter(|row| (1..5).contains(&row.rows)).collect();
        assert!(!few.is_empty());
        let period: TimePeriod = "2024".parse().unwrap();
        let cell = |codes: &[String]| {
            let key: Vec<Id> =
                ["A"].into_iter().chain(codes.iter().map(String::as_str)).map(|c| c.parse().unwrap()).collect();
            data.find(&key, &period).unwrap().clone()
        };
        for row in few {
            assert_eq!((cell(&row.domain).value, row.flag), (None, EstimateFlag::Suppress));
        }
        // What rests on fewer than eight degrees of freedom comes with a warning where it is shown.
        let is_doubtful = |row: &&EstimateRow| {
            let has_few = row.degrees_of_freedom.is_some_and(|degrees| degrees < 8.0);
            row.rows > 0 && has_few && row.standard_error > Some(0.0)
        };
        for row in fine.rows.iter().filter(is_doubtful) {
            let cell = cell(&row.domain);
            assert!(cell.value.is_none() || told(&cell, status).as_deref() == Some("U"), "{cell:?}");
        }
        // What is shown is what was estimated, rounded.
        let total = cell(&["_T", "_T", "_T"].map(str::to_owned));
        let all = work.estimate(None, STUDY, &asked(abroad(&[]))).await.unwrap();
        let all = &all.rows[0];
        assert_eq!(total.value, all.value.map(f64::round));
        assert_eq!(told(&total, places[4]), Some(all.rows.to_string()));
        // The number says that nobody in it exists, and leads back to the records.
        let found = work.provenance(&open, &total.key, &period).await.unwrap();
        assert!(found.source.is_none() && work.pack().is_synthetic(DATAFLOW));
        let study = &found.studies[0];
        assert_eq!((study.study.as_str(), study.number, study.is_synthetic), (STUDY, 1, true));
        assert_eq!((study.seeds, study.made_by.as_str()), (Some((1, 1)), "reviewer"));
        assert!(found.person("reviewer").is_some());
    })
    .await;
}

#[tokio::test]
async fn a_table_that_the_public_builds_is_protected_and_never_of_unsafe_variables() {
    on_every_engine(async |site| {
        let (work, _) = surveyed(site).await;
        let built = async |question: EstimateQuestion| work.built_table(STUDY, PERSONS, &question).await;
        assert_eq!(refusal(built(abroad(&["psu"])).await), "not-safe");
        assert_eq!(refusal(built(abroad(&["isle", "sex", "age_group", "works"])).await), "too-fine");
        assert_eq!(refusal(built(abroad(&["isle", "isle"])).await), "too-fine");
        let far_out = Statistic::Quantile { variable: "stay_months".into(), probability: 0.9999 };
        assert_eq!(refusal(built(EstimateQuestion::new(far_out)).await), "in-tail");
        assert_eq!(refusal(built(abroad(&["isles"])).await), "unknown-variable");
        let sure = EstimateQuestion { confidence: 0.951, ..abroad(&["isle"]) };
        assert_eq!(refusal(built(sure).await), "too-exact");
        let towards = |by: &[&str]| question(Statistic::Count {}, by, &[("population", &["ABROAD", "BACK"])]);
        assert_eq!(refusal(built(towards(&["isle"])).await), "joined-codes");
        assert!(built(towards(&["population"])).await.is_ok() && built(towards(&[])).await.is_ok());
        let unprotected = work.estimate(None, STUDY, &asked(towards(&["isle"]))).await;
        assert!(unprotected.is_ok(), "those who estimate are not limited");
        let answer = built(abroad(&["isle", "age_group"])).await.unwrap();
        assert!(answer.is_synthetic && answer.built.hidden() > 0);
        let cells = answer.built.cells();
        assert_eq!(cells.len(), cells.iter().map(|cell| cell.key).collect::<BTreeSet<_>>().len());
        let mut hidden: BTreeMap<&Id, usize> = BTreeMap::new();
        for cell in &cells {
            let is_shown = matches!(cell.state, CellState::Published | CellState::LowReliability);
            let is_secret = cell.state == CellState::Confidential;
            assert_eq!((cell.value.is_some(), cell.cv.is_some(), cell.rows.is_none()), (is_shown, is_shown, is_secret));
            *hidden.entry(&cell.key[0]).or_default() += usize::from(is_secret);
        }
        assert!(cells.iter().any(|cell| cell.state == CellState::Confidential));
        // Of an isle with its total no cell is a secret alone: the others would give it away.
        assert!(hidden.values().all(|count| *count != 1), "{hidden:?}");
        // Shares are in per cent.
        let share = Statistic::Proportion { variable: "works".into(), category: Some("1".into()) };
        let answer = built(question(share, &[], &[("population", &["STAYER"])])).await.unwrap();
        let value = answer.built.cells()[0].value.unwrap();
        assert!((20.0..90.0).contains(&value), "{value}");
    })
    .await;
}

#[tokio::test]
async fn frequencies_of_a_study_show_the_public_no_more_than_they_may() {
    on_every_engine(async |site| {
        let (work, people) = surveyed(site).await;
        let shown = work.frequencies_public(STUDY, "isle").await.unwrap();
        let sum: u64 = shown.values.iter().filter_map(|value| value.count.rows).sum();
        assert_eq!((shown.values.len(), Some(sum)), (4, shown.all.rows));
        let unsafe_one = work.frequencies_public(STUDY, "psu").await.unwrap();
        assert!(unsafe_one.values.is_empty() && unsafe_one.all.rows == shown.all.rows);
        let desk = work.frequencies(Some(&people.approver), STUDY, "psu").await.unwrap();
        assert!(!desk.is_protected && desk.values.len() > 10);
        assert_eq!(refusal(work.frequencies(Some(&people.ports), STUDY, "psu").await), "not-your-role");
        assert_eq!(refusal(work.frequencies_public(STUDY, "nothing").await), "unknown-variable");
        let page = work.study_page(STUDY).await.unwrap();
        let tables: Vec<&str> = page.files.iter().map(|facts| facts.table.as_str()).collect();
        assert_eq!(tables[0], PERSONS);
        assert!(page.files.iter().all(|facts| facts.is_synthetic && facts.rows > 0 && facts.variables > 0));
        assert!(work.find_variables("isle", 5).iter().any(|found| found.variable == *"isle"));
    })
    .await;
}
