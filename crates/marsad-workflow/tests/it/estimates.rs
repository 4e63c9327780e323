//! Studies in Marjan: records that only plans read, estimates, tables that are protected, and everything made again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use bytes::Bytes;
use marsad_lake::{Records, decode_records};
use marsad_model::*;
use marsad_protect::CellState;
use marsad_survey::weighting::{ReachedMargin, TakenCodes, with_reached_margins};
use marsad_survey::{Design, Domain, Frame, LonelyRule, mean};
use marsad_testkit::pack_files;
use marsad_workflow::{
    EstimateAsked, EstimateFlag, EstimateRow, PLAN_NAME_MAX, ReceivedStudy, Refusal, StudyPlanDraft, Synthesis,
    VerificationProblem, Work, WorkError, may_remove_plan,
};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::samples::errors_over_spread;
use crate::workshop::*;

const STUDY: &str = "HIMS";
const DATAFLOW: &str = "DF_SYN_ABROAD";

/// Marjan with its invented survey.
async fn surveyed(site: Site<'_>) -> (Work, People) {
    surveyed_by(marjan(site).await).await
}

async fn surveyed_by(work: Work) -> (Work, People) {
    let people = people(&work).await.unwrap();
    let made = work.synthesise_study(&people.reviewer, STUDY, Synthesis::default()).await.unwrap();
    assert_eq!((made.files.len(), made.is_known, made.missed), (3, false, vec![]));
    (work, people)
}

fn persons() -> Id {
    PERSONS.parse().unwrap()
}

async fn persons_file(work: &Work) -> StudyFile {
    let files = work.catalog().study_file_list(STUDY).await.unwrap();
    files.into_iter().rfind(|file| file.table == *PERSONS).unwrap()
}

/// The records as a statistician with the file would have them.
async fn records(work: &Work, site: Site<'_>) -> (Bytes, Records) {
    let path = site.folder.join("lake").join(persons_file(work).await.address);
    let bytes = Bytes::from(std::fs::read(path).unwrap());
    (bytes.clone(), decode_records(bytes).unwrap())
}

fn question(statistic: Statistic, by: &[&str], only: &[(&str, &[&str])]) -> EstimateQuestion {
    let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<String>>();
    EstimateQuestion {
        by: texts(by),
        only: only.iter().map(|(name, codes)| ((*name).to_owned(), texts(codes))).collect(),
        ..EstimateQuestion::new(statistic)
    }
}

fn asked(question: EstimateQuestion) -> EstimateAsked {
    EstimateAsked { table: persons(), question, design: None }
}

fn abroad(by: &[&str]) -> EstimateQuestion {
    question(Statistic::Count {}, by, &[("population", &["ABROAD"])])
}

/// The margins of those at home, as the pack says them.
fn margins_of_stayers() -> Vec<ReachedMargin> {
    let taken = |column: &str, code: &str| TakenCodes { column: column.to_owned(), codes: vec![code.to_owned()] };
    let stayers = || taken("population", "STAYER");
    let crossed = |by: &[&str]| ReachedMargin {
        within: vec![stayers()],
        by: by.iter().map(|name| (*name).to_owned()).collect(),
        of: Vec::new(),
    };
    let who_intend = |column: &str, code: &str| ReachedMargin {
        within: vec![stayers(), taken(column, code)],
        by: Vec::new(),
        of: vec![taken("intends_to_emigrate", "1")],
    };
    let intentions = [("sex", "M"), ("sex", "F"), ("works", "1")].map(|(column, code)| who_intend(column, code));
    [crossed(&["sex", "age_group"]), crossed(&["isle", "area"])].into_iter().chain(intentions).collect()
}

/// The totals of every margin that the study says its weights reach.
async fn reached_totals(work: &Work) -> Vec<f64> {
    let mut totals = Vec::new();
    for margin in work.study(STUDY).unwrap().design_of(PERSONS).calibrated {
        let mut counted = question(Statistic::Count {}, &[], &[]);
        counted.by = margin.by;
        counted.only = margin.within.into_iter().chain(margin.of).collect();
        let found = work.estimate(None, STUDY, &asked(counted)).await.unwrap();
        totals.extend(found.rows.iter().map(|row| row.value.unwrap()));
    }
    totals
}

#[tokio::test]
async fn what_a_study_says_of_its_weights_holds_in_another_sample() {
    on_every_engine(async |site| {
        let (work, people) = surveyed(site).await;
        let first = reached_totals(&work).await;
        let other = Synthesis { design_seed: 2, ..Synthesis::default() };
        work.synthesise_study(&people.reviewer, STUDY, other).await.unwrap();
        let second = reached_totals(&work).await;
        assert_eq!(first.len(), second.len());
        for (one, other) in first.iter().zip(&second) {
            assert!((one - other).abs() <= 1e-3 * one, "{one} is not {other}");
        }
    })
    .await;
}

/// Weights are raked to the strata, so that errors of counts within them are those of the drawing. One phase with replacement
/// would take for chance what the second phase fixed: raked to the isles alone, the mean of these samples is 1.19, and 0.99 as it is.
#[tokio::test]
async fn errors_of_counts_within_strata_are_as_large_as_samples_differ() {
    on_every_engine(async |site| {
        let (work, people) = surveyed(site).await;
        let who: [(&str, &[&str]); 2] = [("population", &["STAYER"]), ("works", &["1"])];
        let who_work = question(Statistic::Count {}, &["isle", "area"], &who);
        // For each stratum, and as variances.
        let ratios = errors_over_spread((&work, &people.reviewer), &[who_work], 24).await.concat();
        let mean = ratios.iter().sum::<f64>() / ratios.len() as f64;
        assert!(ratios.len() == 8 && (0.85..1.15).contains(&mean), "{mean} of {ratios:?}");
    })
    .await;
}

#[tokio::test]
async fn a_raked_figure_does_not_vary_unless_other_weights_are_named() {
    on_every_engine(async |site| {
        let (work, _) = surveyed(site).await;
        let by_sex = || question(Statistic::Count {}, &["sex"], &[("population", &["STAYER"])]);
        let found = work.estimate(None, STUDY, &asked(by_sex())).await.unwrap();
        let errors: Vec<Option<f64>> = found.rows.iter().map(|row| row.standard_error).collect();
        assert_eq!(errors, [Some(0.0), Some(0.0)]);
        let own = work.study(STUDY).unwrap().design_of("persons").weighted_by(Some("weight_nonresponse".to_owned()));
        let before = work.estimate(None, STUDY, &EstimateAsked { design: Some(own), ..asked(by_sex()) }).await.unwrap();
        assert!(before.rows.iter().all(|row| row.standard_error > Some(0.0)), "{:?}", before.rows);
    })
    .await;
}

#[tokio::test]
async fn an_estimate_is_what_the_craft_gives_for_the_same_records() {
    on_every_engine(async |site| {
        let (work, _) = surveyed(site).await;
        let (_, records) = records(&work, site).await;
        let design = Design::new(Frame::from_batch(&records.data)).weights("weight").strata("stratum").clusters("psu");
        let design = design.lonely(LonelyRule::Adjust).build().unwrap();
        // What those at home were raked to; the margins of other populations explain nothing of them.
        let design = with_reached_margins(&design, &margins_of_stayers()).unwrap();
        let asked_of_craft = mean("works").by(["sex", "isle"]).where_(Domain::is("population", "STAYER"));
        let direct = design.estimate(asked_of_craft).unwrap();
        let wanted =
            question(Statistic::Mean { variable: "works".into() }, &["sex", "isle"], &[("population", &["STAYER"])]);
        let found = work.estimate(None, STUDY, &asked(wanted)).await.unwrap();
        assert!(found.is_synthetic && found.number == Some(1));
        assert_eq!((found.rows.len(), direct.rows.len()), (8, 8));
        let by_domain: BTreeMap<&Vec<String>, _> = direct.rows.iter().map(|row| (&row.domain, row)).collect();
        for row in &found.rows {
            let other = by_domain[&row.domain];
            let pairs = [
                (row.value, other.value),
                (row.standard_error, other.standard_error),
                (row.low, other.low),
                (row.high, other.high),
            ];
            for (ours, theirs) in pairs {
                assert!((ours.unwrap() - theirs).abs() < 1e-12, "{row:?} {other:?}");
            }
            assert_eq!(row.rows, other.rows as u64);
            assert!(row.design_effect.is_some());
        }
        // The weights meet what was published, to its last digit: 12,000 persons abroad.
        let all = work.estimate(None, STUDY, &asked(abroad(&[]))).await.unwrap();
        assert!((all.rows[0].value.unwrap() - 12_000.0).abs() <= 50.0, "{:?}", all.rows[0]);
    })
    .await;
}

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

/// A plan of those at home who work, of whom the isles are modelled; nothing is known of them besides.
const MODELLED: &str = r#"
id = "PLAN_SYN_ABROAD"
dataflow = "DF_SYN_ABROAD"

[method.estimate]
study = "HIMS"
period = "2024"
codes = { FREQ = "A" }

[[method.estimate.request]]
statistic = { kind = "proportion", variable = "works", category = "1" }
by = { ISLE = "isle" }
where = { population = ["STAYER"] }
factor = 100000.0

[method.estimate.request.small_areas]
options = { one_design_effect = true, benchmark = {} }
areas = { XM-L = [], XM-S = [], XM-N = [], XM-F = [] }
"#;

#[tokio::test]
async fn modelled_isles_are_drawn_together_and_meet_what_the_sample_says_of_the_whole() {
    on_every_engine(async |site| {
        let mut files = pack_files("marjan");
        files.insert("plans/DF_SYN_ABROAD.toml".to_owned(), MODELLED.as_bytes().to_vec());
        let (work, people) = surveyed_by(open(site, files, Arc::new(|_| {})).await).await;
        publish(&work, &people, DATAFLOW, (ReleaseKind::Regular, None)).await.unwrap();
        let open = work.open_release(DATAFLOW, None).await.unwrap();
        let all = open.query(DataQuery::all()).await.unwrap();
        let period: TimePeriod = "2024".parse().unwrap();
        let told = |isle: &str| {
            let key: Vec<Id> = ["A", isle, "_T", "_T"].iter().map(|code| code.parse().unwrap()).collect();
            all.data().find(&key, &period).unwrap().value.unwrap()
        };
        let stayers: &[(&str, &[&str])] = &[("population", &["STAYER"])];
        let share = || Statistic::Proportion { variable: "works".into(), category: Some("1".into()) };
        let direct = work.estimate(None, STUDY, &asked(question(share(), &["isle"], stayers))).await.unwrap();
        let direct: Vec<f64> = direct.rows.iter().map(|row| row.value.unwrap() * 100_000.0).collect();
        let counted =
            work.estimate(None, STUDY, &asked(question(Statistic::Count {}, &["isle"], stayers))).await.unwrap();
        let isles: Vec<(f64, f64)> =
            counted.rows.iter().map(|row| (row.value.unwrap(), told(&row.domain[0]))).collect();
        assert_eq!((isles.len(), direct.len()), (4, 4));
        let reach = |values: Vec<f64>| {
            let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            high - values.iter().copied().fold(f64::INFINITY, f64::min)
        };
        assert!(reach(isles.iter().map(|(_, value)| *value).collect()) < 0.7 * reach(direct));
        let persons: f64 = isles.iter().map(|(persons, _)| persons).sum();
        let together = isles.iter().map(|(persons, value)| persons * value).sum::<f64>() / persons;
        assert!((together - told("_T")).abs() <= 1.0, "{together} is not {}", told("_T"));
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

#[tokio::test]
async fn studies_and_what_was_made_of_them_are_made_again_and_a_changed_byte_is_noticed() {
    on_every_engine(async |site| {
        let (work, people) = surveyed(site).await;
        publish(&work, &people, DATAFLOW, (ReleaseKind::Regular, None)).await.unwrap();
        let found = work.verify(&|_| {}).await.unwrap();
        assert_eq!((found.problems, found.orphans), (vec![], vec![]));
        assert_eq!((found.study_files, found.versions, found.releases), (3, 1, 1));
        // Once more, and nothing is written.
        let before = (work.catalog().rows().await.unwrap(), work.catalog().audit_list().await.unwrap());
        let again = work.synthesise_study(&people.reviewer, STUDY, Synthesis::default()).await.unwrap();
        publish(&work, &people, DATAFLOW, (ReleaseKind::Regular, None)).await.unwrap();
        assert!(again.is_known && again.files.len() == 3);
        assert_eq!((work.catalog().rows().await.unwrap(), work.catalog().audit_list().await.unwrap()), before);
        // Another seed gives other persons, and another version.
        let other = Synthesis { design_seed: 2, ..Synthesis::default() };
        let other = work.synthesise_study(&people.reviewer, STUDY, other).await.unwrap();
        assert!(!other.is_known && other.files.iter().any(|file| file.number == 2));
        let version = work.build_version(&people.reviewer, DATAFLOW).await.unwrap();
        assert_eq!((version.number, version.study_files[0].number), (2, 2));
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![]);
        let file = persons_file(&work).await;
        let path = site.folder.join("lake").join(&file.address);
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        let reopened = marjan(site).await;
        let problems = reopened.verify(&|_| {}).await.unwrap().problems;
        let is_told = |p: &VerificationProblem| matches!(p, VerificationProblem::ChangedFile { address } if *address == file.address);
        assert!(problems.iter().any(is_told), "{problems:?}");
        let refused = reopened.estimate(None, STUDY, &asked(abroad(&[]))).await.unwrap_err();
        assert!(matches!(refused, WorkError::Lake(_)), "{refused}");
    })
    .await;
}

#[tokio::test]
async fn a_survey_file_is_received_and_gives_the_same_estimates() {
    on_every_engine(async |site| {
        let (work, people) = surveyed(site).await;
        let (bytes, _) = records(&work, site).await;
        let before = work.estimate(None, STUDY, &asked(abroad(&["isle"]))).await.unwrap();
        let file = || ReceivedStudy { file_name: "persons.parquet".into(), bytes: bytes.clone(), codebook: None };
        let receipt = work.receive_study(&people.reviewer, (STUDY, &persons()), file()).await.unwrap();
        assert_eq!((receipt.findings, receipt.is_known), (vec![], false));
        assert_eq!(receipt.file.unwrap().number, 2);
        let again = work.receive_study(&people.reviewer, (STUDY, &persons()), file()).await.unwrap();
        assert!(again.is_known);
        let after = work.estimate(None, STUDY, &asked(abroad(&["isle"]))).await.unwrap();
        assert_eq!((after.number, &after.rows), (Some(2), &before.rows));
        let text =
            ReceivedStudy { file_name: "a.csv".into(), bytes: Bytes::from_static(b"a;b\n1;2\n"), codebook: None };
        let refused = work.receive_study(&people.reviewer, (STUDY, &persons()), text).await.unwrap_err();
        assert!(matches!(&refused, WorkError::Survey(problem) if problem.word == "no-column"), "{refused}");
        let found = work.verify(&|_| {}).await.unwrap();
        assert_eq!((found.problems, found.orphans, found.study_files), (vec![], vec![], 4));
    })
    .await;
}

#[tokio::test]
async fn only_those_whose_work_it_is_keep_studies() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let make = async |actor| work.synthesise_study(actor, STUDY, Synthesis::default()).await;
        assert_eq!(refusal(make(&people.ports).await), "not-your-role");
        assert_eq!(refusal(make(&people.approver).await), "not-your-role");
        let unknown = work.synthesise_study(&people.reviewer, "NOPE", Synthesis::default()).await;
        assert_eq!(refusal(unknown), "unknown-study");
        let early = work.estimate(None, STUDY, &asked(abroad(&[]))).await;
        assert_eq!(refusal(early), "study-without-file");
        assert_eq!(refusal(work.build_version(&people.reviewer, DATAFLOW).await), "study-without-file");
        make(&people.reviewer).await.unwrap();
        assert_eq!(refusal(work.estimate(Some(&people.ports), STUDY, &asked(abroad(&[]))).await), "not-your-role");
        // Whoever had the records made has a part in what is made of them.
        let release = {
            let version = work.build_version(&people.reviewer, DATAFLOW).await.unwrap();
            let proposal =
                marsad_workflow::Proposal { version: version.number, kind: ReleaseKind::Regular, note: None };
            work.protect_tables(&people.reviewer, DATAFLOW, proposal).await.unwrap()
        };
        let approval = marsad_workflow::Approval { number: release.number, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.reviewer, DATAFLOW, approval).await), "not-your-role");
    })
    .await;
}

#[tokio::test]
async fn a_question_is_kept_as_a_plan_once_under_its_name_and_by_those_who_estimate() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let draft = |name: &str| StudyPlanDraft {
            name: name.to_owned(),
            table: persons(),
            question: abroad(&["isle"]),
            dataflow: DATAFLOW.parse().unwrap(),
        };
        let keep = async |actor, name| work.keep_plan(actor, STUDY, draft(name)).await;
        assert_eq!(refusal(keep(&people.ports, "isles").await), "not-your-role");
        assert_eq!(refusal(keep(&people.reviewer, " ").await), "name-missing");
        let unknown = StudyPlanDraft { question: abroad(&["nothing"]), ..draft("isles") };
        assert_eq!(refusal(work.keep_plan(&people.reviewer, STUDY, unknown).await), "unknown-variable");
        let kept = keep(&people.reviewer, " isles ").await.unwrap();
        assert_eq!((kept.number, kept.name.as_str(), kept.made_by.as_str()), (1, "isles", "reviewer"));
        assert_eq!(kept.text, work.draft_plan(STUDY, &asked(abroad(&["isle"])), DATAFLOW).unwrap());
        assert_eq!(keep(&people.approver, "isles").await.unwrap(), kept);
        let (longest, too_long) = ("ا".repeat(PLAN_NAME_MAX), "ا".repeat(PLAN_NAME_MAX + 1));
        assert_eq!(refusal(keep(&people.reviewer, &too_long).await), "name-too-long");
        let other = keep(&people.approver, &longest).await.unwrap();
        assert_eq!(work.study_plans(&people.approver, STUDY).await.unwrap(), [kept, other]);
        assert_eq!(refusal(work.study_plans(&people.ports, STUDY).await), "not-your-role");
        let trail = work.catalog().audit_list().await.unwrap();
        let told: Vec<&str> =
            trail.iter().filter(|one| one.action == "keep_plan").map(|one| one.subject.as_str()).collect();
        assert_eq!(told, ["HIMS 1", "HIMS 2"]);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![]);
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_removed_by_its_author_or_by_who_approves_and_the_trail_keeps_both() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let keep = async |actor, name: &str| {
            let (table, dataflow) = (persons(), DATAFLOW.parse().unwrap());
            let draft = StudyPlanDraft { name: name.to_owned(), table, question: abroad(&["isle"]), dataflow };
            work.keep_plan(actor, STUDY, draft).await.unwrap()
        };
        let names = async || {
            let plans = work.study_plans(&people.reviewer, STUDY).await.unwrap();
            plans.into_iter().map(|plan| (plan.number, plan.name)).collect::<Vec<(u32, String)>>()
        };
        let of_approver = keep(&people.approver, "of the approver").await;
        let of_reviewer = keep(&people.reviewer, "of the reviewer").await;
        assert!(!may_remove_plan(&people.reviewer, &of_approver) && may_remove_plan(&people.reviewer, &of_reviewer));
        assert!(may_remove_plan(&people.approver, &of_reviewer) && !may_remove_plan(&people.ports, &of_reviewer));
        assert_eq!(refusal(work.remove_plan(&people.ports, STUDY, 2).await), "not-your-role");
        assert_eq!(refusal(work.remove_plan(&people.reviewer, STUDY, 1).await), "not-your-plan");
        assert_eq!(refusal(work.remove_plan(&people.reviewer, STUDY, 3).await), "unknown-plan");
        assert_eq!(work.remove_plan(&people.reviewer, STUDY, 2).await.unwrap(), of_reviewer);
        assert_eq!(refusal(work.remove_plan(&people.reviewer, STUDY, 2).await), "unknown-plan");
        assert_eq!(names().await, [(1, "of the approver".to_owned())]);
        // The same again is another plan, which whoever approves removes too.
        assert_eq!(keep(&people.reviewer, "of the reviewer").await.number, 3);
        work.remove_plan(&people.approver, STUDY, 3).await.unwrap();
        assert_eq!(names().await, [(1, "of the approver".to_owned())]);
        let trail = work.catalog().audit_list().await.unwrap();
        let told: Vec<(&str, &str)> = trail
            .iter()
            .filter(|one| one.action.ends_with("_plan"))
            .map(|one| (one.action.as_str(), one.subject.as_str()))
            .collect();
        let expected = [
            ("keep_plan", "HIMS 1"),
            ("keep_plan", "HIMS 2"),
            ("remove_plan", "HIMS 2"),
            ("keep_plan", "HIMS 3"),
            ("remove_plan", "HIMS 3"),
        ];
        assert_eq!(told, expected);
        assert_eq!(work.catalog().audit_problems().await.unwrap(), []);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![]);
    })
    .await;
}

/// In a pack that says its study is of real persons, nobody without an account may estimate.
#[tokio::test]
async fn records_of_real_persons_are_for_those_who_estimate() {
    on_every_engine(async |site| {
        let mut files = pack_files("marjan");
        let path = "studies/HIMS/study.toml";
        let real =
            String::from_utf8(files[path].clone()).unwrap().replace("is_synthetic = true", "is_synthetic = false");
        files.insert(path.to_owned(), real.into_bytes());
        let (bytes, _) = {
            let folder = site.folder.join("synthetic");
            std::fs::create_dir_all(&folder).unwrap();
            let address = format!("sqlite://{}", folder.join("catalog.sqlite").display());
            let site = Site { folder: &folder, address: &address };
            let (work, _) = surveyed(site).await;
            records(&work, site).await
        };
        let work = open(site, files, Arc::new(|_| {})).await;
        let people = people(&work).await.unwrap();
        assert_eq!(
            refusal(work.synthesise_study(&people.reviewer, STUDY, Synthesis::default()).await),
            "not-synthetic"
        );
        let file = ReceivedStudy { file_name: "persons.parquet".into(), bytes, codebook: None };
        work.receive_study(&people.reviewer, (STUDY, &persons()), file).await.unwrap();
        let ask = async |actor| work.estimate(actor, STUDY, &asked(abroad(&["isle"]))).await;
        let refused = ask(None).await.unwrap_err();
        assert!(matches!(refused, WorkError::Refused(Refusal::RestrictedStudy(_))), "{refused}");
        assert!(!ask(Some(&people.approver)).await.unwrap().is_synthetic);
        let kept = work.study_records_parquet(None, (STUDY, &persons())).await;
        assert!(matches!(kept, Err(WorkError::Refused(Refusal::RestrictedStudy(_)))));
        assert!(work.study_records_parquet(Some(&people.reviewer), (STUDY, &persons())).await.is_ok());
        assert!(work.built_table(STUDY, PERSONS, &abroad(&["isle"])).await.is_ok(), "what is protected is for all");
    })
    .await;
}

/// Under a synthetic study records would be open to everybody.
#[tokio::test]
async fn records_that_were_collected_have_no_place_in_a_synthetic_study() {
    on_every_engine(async |site| {
        let (work, people) = surveyed(site).await;
        let (bytes, _) = records(&work, site).await;
        let folder = site.folder.join("other");
        std::fs::create_dir_all(&folder).unwrap();
        let address = format!("sqlite://{}", folder.join("catalog.sqlite").display());
        let other = marjan(Site { folder: &folder, address: &address }).await;
        let file = ReceivedStudy { file_name: "persons.parquet".into(), bytes, codebook: None };
        let refused = other.receive_study(&people.reviewer, (STUDY, &persons()), file).await;
        assert_eq!(refusal(refused), "synthetic-study");
        assert!(other.catalog().study_file_list(STUDY).await.unwrap().is_empty());
    })
    .await;
}
