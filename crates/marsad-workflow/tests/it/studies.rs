//! What doors read of the studies of Marjan: frequencies of the table that stands now, codebooks, the search.

use marsad_model::{LocalText, ReleaseKind};
use marsad_workflow::{DdiWords, Synthesis, Work};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

const STUDY: &str = "HIMS";

/// Marjan with its invented survey.
async fn surveyed(site: Site<'_>) -> (Work, People) {
    let work = marjan(site).await;
    let people = people(&work).await.unwrap();
    work.synthesise_study(&people.reviewer, STUDY, Synthesis::default()).await.unwrap();
    (work, people)
}

fn words() -> DdiWords<'static> {
    let note = LocalText::new("اصطناعية", "synthétiques", "nobody in them exists").unwrap();
    DdiWords { lang: marsad_model::Lang::En, software_version: "0", note: Some(note) }
}

#[tokio::test]
async fn frequencies_are_the_same_each_time_and_those_of_the_last_table() {
    on_every_engine(async |site| {
        let (work, people) = surveyed(site).await;
        let first = work.frequencies_public(STUDY, "isle").await.unwrap();
        assert_eq!(work.frequencies_public(STUDY, "isle").await.unwrap(), first);
        // What was remembered for the desk is protected when the public asks.
        let desk = work.frequencies(Some(&people.reviewer), STUDY, "psu").await.unwrap();
        let public = work.frequencies_public(STUDY, "psu").await.unwrap();
        assert!(!desk.values.is_empty() && public.values.is_empty() && public.is_protected);
        let other = Synthesis { design_seed: 2, ..Synthesis::default() };
        work.synthesise_study(&people.reviewer, STUDY, other).await.unwrap();
        let second = work.frequencies_public(STUDY, "isle").await.unwrap();
        assert_eq!((first.number, second.number), (1, 2));
        assert_ne!(second.values, first.values, "another sample");
    })
    .await;
}

#[tokio::test]
async fn a_table_that_nobody_sent_has_a_codebook_and_no_frequencies() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        assert_eq!(refusal(work.frequencies_public(STUDY, "isle").await), "study-without-file");
        assert!(work.study_page(STUDY).await.unwrap().files.is_empty());
        assert!(work.study_ddi(STUDY, "persons", &words()).await.unwrap().contains("ddi:codebook:2_5"));
    })
    .await;
}

#[tokio::test]
async fn a_codebook_is_a_document_of_its_table_that_says_that_nobody_exists() {
    on_every_engine(async |site| {
        let (work, people) = surveyed(site).await;
        let document = work.study_ddi(STUDY, "persons", &words()).await.unwrap();
        for part in ["ddi:codebook:2_5", "nobody in them exists", "intends_to_emigrate", "A l’intention d’émigrer"]
        {
            assert!(document.contains(part), "{part}");
        }
        assert!(!document.contains("phase2_listed"), "it is in the listing only");
        // The same table gives the same bytes, whatever is published meanwhile.
        publish(&work, &people, "DF_SYN_ABROAD", (ReleaseKind::Regular, None)).await.unwrap();
        assert_eq!(work.study_ddi(STUDY, "persons", &words()).await.unwrap(), document);
        assert_eq!(refusal(work.study_ddi(STUDY, "nothing", &words()).await), "unknown-table");
        assert_eq!(refusal(work.study_ddi("NOPE", "persons", &words()).await), "unknown-study");
    })
    .await;
}

#[tokio::test]
async fn variables_are_found_in_three_languages_without_any_record() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let first = |query: &str| work.find_variables(query, 5).first().map(|found| found.variable.to_string());
        for query in ["intends to emigrate", "l’intention d’émigrer", "ينوي الهجرة", "intends_to_emigrate"]
        {
            assert_eq!(first(query).as_deref(), Some("intends_to_emigrate"), "{query}");
        }
        assert_eq!(first("xyzzy"), None);
        assert_eq!(work.find_variables("isle", 1).len(), 1);
    })
    .await;
}
