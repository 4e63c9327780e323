//! The table builder in Marjan: records are read once for all who ask, and a new table is seen at once.

use std::collections::BTreeSet;

use marsad_model::{EstimateQuestion, Id, PERSONS, Statistic, StudyFile};
use marsad_protect::CellState;
use marsad_workflow::{Synthesis, Work, WorkError};

use crate::path_of_a_number::on_every_engine;
use crate::workshop::*;

const STUDY: &str = "HIMS";

fn by_isle() -> EstimateQuestion {
    EstimateQuestion { by: vec!["isle".to_owned()], ..EstimateQuestion::new(Statistic::Count {}) }
}

async fn persons_file(work: &Work) -> StudyFile {
    let files = work.catalog().study_file_list(STUDY).await.unwrap();
    files.into_iter().rfind(|file| file.table == *PERSONS).unwrap()
}

#[tokio::test]
async fn records_are_read_once_for_all_who_ask() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        work.synthesise_study(&people.reviewer, STUDY, Synthesis::default()).await.unwrap();
        let (question, other) = (by_isle(), work.clone());
        let (first, second) =
            tokio::join!(work.built_table(STUDY, PERSONS, &question), other.built_table(STUDY, PERSONS, &question));
        let first = first.unwrap();
        assert_eq!(first, second.unwrap());
        std::fs::remove_file(site.folder.join("lake").join(persons_file(&work).await.address)).unwrap();
        assert_eq!(work.built_table(STUDY, PERSONS, &question).await.unwrap(), first, "nobody reads them again");
        let estimate = other.built_table(STUDY, PERSONS, &EstimateQuestion::new(Statistic::Count {})).await;
        assert!(estimate.is_ok(), "whatever is asked of them");
        let reopened = marjan(site).await.built_table(STUDY, PERSONS, &question).await;
        assert!(matches!(reopened, Err(WorkError::Lake(_))), "another workshop has to read them");
    })
    .await;
}

#[tokio::test]
async fn a_new_table_is_seen_at_once() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        for (seed, number) in [(1, 1), (2, 2)] {
            let synthesis = Synthesis { design_seed: seed, ..Synthesis::default() };
            work.synthesise_study(&people.reviewer, STUDY, synthesis).await.unwrap();
            let found = work.built_table(STUDY, PERSONS, &by_isle()).await.unwrap();
            assert_eq!((found.number, found.is_synthetic), (number, true));
        }
    })
    .await;
}

/// What a table of shares hides, by isle and continent; each share may be asked for alone.
async fn hidden_shares(work: &Work, category: Option<&str>) -> BTreeSet<Vec<Id>> {
    let category = category.map(str::to_owned);
    let statistic = Statistic::Proportion { variable: "continent".to_owned(), category };
    let question = EstimateQuestion { by: vec!["isle".to_owned()], ..EstimateQuestion::new(statistic) };
    let answer = work.built_table(STUDY, PERSONS, &question).await.unwrap();
    let hidden = answer.built.cells().into_iter().filter(|cell| cell.state == CellState::Confidential);
    hidden.map(|cell| cell.key.to_vec()).collect()
}

#[tokio::test]
async fn a_share_that_is_hidden_beside_the_others_is_hidden_alone() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        work.synthesise_study(&people.reviewer, STUDY, Synthesis::default()).await.unwrap();
        let all = hidden_shares(&work, None).await;
        let codes: BTreeSet<&Id> = all.iter().filter_map(|key| key.last()).collect();
        assert!(!codes.is_empty());
        for code in codes {
            let alone = hidden_shares(&work, Some(code.as_str())).await;
            let of_code = all.iter().filter(|key| key.last() == Some(code));
            let beside: BTreeSet<Vec<Id>> = of_code.map(|key| key[..key.len() - 1].to_vec()).collect();
            assert!(alone.is_superset(&beside), "{code}: {beside:?}, alone {alone:?}");
        }
    })
    .await;
}
