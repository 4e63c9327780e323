//! Who keeps studies, and whose records have a place in one.

use std::sync::Arc;

use marsad_model::*;
use marsad_testkit::pack_files;
use marsad_workflow::{ReceivedStudy, Refusal, Synthesis, WorkError};

use super::{DATAFLOW, STUDY, abroad, asked, persons, records, surveyed};
use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

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
