//! Files in parts: what their sender says of them counts, none is forgotten for another, and whoever asks at once or again
//! has one answer.

use std::sync::Arc;

use bytes::Bytes;
use marsad_model::SubmissionState;
use marsad_testkit::pack_files;
use marsad_workflow::{Actor, Finishing, NewUpload, Sending, UPLOADS_MAX, Work};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

const ARRIVALS: &str = "PORTS_ARRIVALS";

fn arrivals() -> String {
    String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap()
}

fn new(size_bytes: usize) -> NewUpload {
    NewUpload { agreement: ARRIVALS.parse().unwrap(), file_name: "began.csv".to_owned(), size_bytes: size_bytes as u64 }
}

/// Brings a file in two parts; gives what names it.
async fn brought(work: &Work, actor: &Actor, file: &str) -> String {
    let bytes = Bytes::copy_from_slice(file.as_bytes());
    let id = work.begin_upload(actor, new(bytes.len())).await.unwrap().id;
    let half = bytes.len() / 2;
    work.continue_upload(actor, &id, (0, bytes.slice(..half))).await.unwrap();
    work.continue_upload(actor, &id, (half as u64, bytes.slice(half..))).await.unwrap();
    id
}

fn keyed(key: &str) -> Finishing {
    Finishing { key: Some(key.to_owned()), ..Finishing::default() }
}

fn because(rule: &str, reason: &str) -> Finishing {
    Finishing { explanations: vec![(rule.to_owned(), reason.to_owned())], ..Finishing::default() }
}

#[tokio::test]
async fn a_file_of_nothing_is_not_begun() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        assert_eq!(refusal(work.begin_upload(&people.ports, new(0)).await), "empty-file");
    })
    .await;
}

#[tokio::test]
async fn a_file_in_parts_is_one_submission_however_often_its_sender_asks() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let ports = &people.ports;
        // A file that is returned may come again, so that only keys hold the second back.
        let wrong = arrivals().replace("Lulu", "Lullu");
        let first = brought(&work, ports, &wrong).await;
        let receipt = work.finish_upload(ports, &first, keyed("k-1")).await.unwrap();
        let id = receipt.submission.id.clone();
        let sent = work.answer_sent(ports, receipt).await.unwrap();
        assert_eq!((sent.receipt.is_known, sent.receipt.submission.state), (false, SubmissionState::Returned));
        let second = brought(&work, ports, &wrong).await;
        for (upload, said) in
            [(&first, keyed("k-1")), (&first, Finishing::default()), (&first, keyed("k-2")), (&second, keyed("k-1"))]
        {
            let again = work.finish_upload(ports, upload, said).await.unwrap();
            assert_eq!((again.submission.id.as_str(), again.is_known), (id.as_str(), true));
        }
        let at_once = Sending {
            agreement: ARRIVALS.parse().unwrap(),
            file_name: "at-once.csv".to_owned(),
            bytes: wrong.into(),
            key: Some("k-2".to_owned()),
            explanations: Vec::new(),
        };
        assert_eq!(work.submit(ports, at_once).await.unwrap().receipt.submission.id, id);
        let other = brought(&work, ports, &arrivals()).await;
        assert_eq!(refusal(work.finish_upload(ports, &other, keyed("k-1")).await), "key-used-otherwise");
        let next = work.finish_upload(ports, &other, Finishing::default()).await.unwrap();
        assert_ne!(next.submission.id, id);
        assert_eq!(refusal(work.finish_upload(ports, &other, keyed("k-1")).await), "key-used-otherwise");
        assert_eq!(work.catalog().submission_list().await.unwrap().len(), 2);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![]);
    })
    .await;
}

#[tokio::test]
async fn what_is_said_as_a_file_in_parts_is_sent_counts() {
    on_every_engine(async |site| {
        let mut pack = pack_files("marjan");
        let rules = String::from_utf8(pack["rules/DF_ARRIVALS.toml"].clone()).unwrap();
        let head = "id = \"ISLES_ADD_UP\"\nseverity = \"error\"\n";
        assert!(rules.contains(head));
        let rules = rules.replace(head, &format!("{head}explainable = true\n"));
        pack.insert("rules/DF_ARRIVALS.toml".to_owned(), rules.into_bytes());
        let work = open(site, pack, Arc::new(|_| {})).await;
        let people = people(&work).await.unwrap();
        let ports = &people.ports;
        // Women of all isles: 316 by hand, 317 in the file; and both sexes one more, so that only the isles do not add up.
        let file = arrivals()
            .replace("2021;All isles;Women;316", "2021;All isles;Women;317")
            .replace("2021;All isles;Both;736", "2021;All isles;Both;737");
        let upload = brought(&work, ports, &file).await;
        let elsewhere = Finishing { agreement: Some("STAT_RESIDENTS".to_owned()), ..Finishing::default() };
        assert_eq!(refusal(work.finish_upload(ports, &upload, elsewhere).await), "unknown-agreement");
        assert_eq!(refusal(work.finish_upload(ports, &upload, because("NONE", "x")).await), "unknown-code");
        assert_eq!(refusal(work.finish_upload(ports, &upload, because("ISLES_ADD_UP", " ")).await), "reason-missing");
        let said = || Finishing {
            agreement: Some(ARRIVALS.to_owned()),
            file_name: Some("named.csv".to_owned()),
            ..because("ISLES_ADD_UP", "one person of an isle that is not said")
        };
        let receipt = work.finish_upload(ports, &upload, said()).await.unwrap();
        assert_eq!(receipt.submission.file_name, "named.csv");
        let id = receipt.submission.id.clone();
        work.answer_sent(ports, receipt).await.unwrap();
        let page = work.submission_page(ports, &id).await.unwrap();
        let reasons: Vec<&str> = page.explanations.iter().map(|one| one.reason.as_str()).collect();
        assert_eq!(reasons, ["one person of an isle that is not said"]);
        let again = work.finish_upload(ports, &upload, said()).await.unwrap();
        assert_eq!((again.submission.id.as_str(), again.is_known), (id.as_str(), true));
        let other = work.finish_upload(ports, &upload, because("ISLES_ADD_UP", "another reason")).await;
        assert_eq!(refusal(other), "key-used-otherwise", "other reasons are another request, and are not dropped");
        let answer = work.finish_upload(ports, &upload, Finishing::default()).await.unwrap();
        assert_eq!(answer.submission.id, id, "who says none asks for the answer");
    })
    .await;
}

#[tokio::test]
async fn no_file_on_its_way_is_forgotten_for_a_further_one() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let ports = &people.ports;
        let mut begun = Vec::new();
        for _ in 0..UPLOADS_MAX {
            begun.push(work.begin_upload(ports, new(4)).await.unwrap().id);
        }
        assert_eq!(refusal(work.begin_upload(ports, new(4)).await), "too-many-uploads");
        let listed: Vec<String> = work.uploads(ports).await.unwrap().into_iter().map(|upload| upload.id).collect();
        assert_eq!(listed, begun, "all are there, oldest first");
        assert_eq!(refusal(work.uploads(&people.reviewer).await), "not-your-role");
        work.end_upload(ports, &begun[0]).await.unwrap();
        let last = work.begin_upload(ports, new(4)).await.unwrap();
        assert_eq!(refusal(work.begin_upload(ports, new(4)).await), "too-many-uploads");
        // What has become a submission is on its way no more.
        work.continue_upload(ports, &last.id, (0, Bytes::from_static(b"1;2\n"))).await.unwrap();
        work.finish_upload(ports, &last.id, Finishing::default()).await.unwrap();
        work.begin_upload(ports, new(4)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn two_who_finish_one_file_at_once_have_one_submission() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        for turn in 0..4 {
            let file = arrivals().replace("register", &format!("register {turn}"));
            let upload = brought(&work, &people.ports, &file).await;
            let finish = || {
                let (work, actor, id) = (work.clone(), people.ports.clone(), upload.clone());
                tokio::spawn(async move { work.finish_upload(&actor, &id, Finishing::default()).await })
            };
            let (first, second) = tokio::join!(finish(), finish());
            let (first, second) = (first.unwrap().unwrap(), second.unwrap().unwrap());
            assert_eq!(first.submission.id, second.submission.id);
            assert_ne!(first.is_known, second.is_known, "one of them was first");
        }
        assert_eq!(work.catalog().submission_list().await.unwrap().len(), 4);
        assert_eq!(work.forget_uploads().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forgetting_beside_sending_loses_no_part() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        for turn in 0..8 {
            let file = arrivals().replace("register", &format!("register {turn}"));
            let (beside, sender) = (work.clone(), people.ports.clone());
            let forgetting = tokio::spawn(async move {
                for _ in 0..6 {
                    beside.forget_uploads().await.unwrap();
                }
            });
            let upload = brought(&work, &sender, &file).await;
            let receipt = work.finish_upload(&sender, &upload, Finishing::default()).await.unwrap();
            assert_eq!(receipt.submission.sha256, marsad_protect::sha256_hex(file.as_bytes()));
            forgetting.await.unwrap();
        }
        assert_eq!(work.forget_uploads().await.unwrap(), 0, "the parts of whole files are gone");
    })
    .await;
}
