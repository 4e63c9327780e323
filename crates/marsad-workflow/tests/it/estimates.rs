//! Studies in Marjan: records that only plans read, estimates, and everything made again.
//!
//! What of it comes before the public is in `protected`, questions that are kept in `plans`, who keeps studies in `keepers`.

mod keepers;
mod plans;
mod protected;

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;
use marsad_lake::{Records, decode_records};
use marsad_model::*;
use marsad_survey::weighting::{ReachedMargin, TakenCodes, with_reached_margins};
use marsad_survey::{Design, Domain, Frame, LonelyRule, mean};
use marsad_testkit::pack_files;
use marsad_workflow::{EstimateAsked, ReceivedStudy, Synthesis, VerificationProblem, Work, WorkError};

use crate::path_of_a_number::on_every_engine;
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
