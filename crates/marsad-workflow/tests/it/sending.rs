//! Sending: nothing is lost or doubled, and a receipt proves what it says.
//!
//! Templates that come back are in `templates`, what is typed into a grid in `grids`.

mod grids;
mod templates;

use std::io::Cursor;
use std::time::Duration;

use bytes::Bytes;
use marsad_model::{Finding, FindingCode, Id, Severity, SubmissionState};
use marsad_testkit::pack_files;
use marsad_workflow::{
    Actor, ExamineUnder, Finishing, NewUpload, Refusal, Sending, Sent, TaskKind, Verdict, Work, WorkError,
};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

const ARRIVALS: &str = "PORTS_ARRIVALS";

fn arrivals() -> String {
    String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap()
}

fn sending(bytes: impl Into<Bytes>) -> Sending {
    Sending {
        agreement: ARRIVALS.parse().unwrap(),
        file_name: "arrivals.csv".to_owned(),
        bytes: bytes.into(),
        key: None,
        explanations: Vec::new(),
    }
}

fn keyed(bytes: impl Into<Bytes>, key: &str) -> Sending {
    Sending { key: Some(key.to_owned()), ..sending(bytes) }
}

async fn count(work: &Work) -> usize {
    work.catalog().submission_list().await.unwrap().len()
}

/// Sends and accepts the arrivals of the pack, 2021 to 2024.
async fn accepted(work: &Work, people: &People) -> String {
    let sent = work.submit(&people.ports, sending(arrivals())).await.unwrap();
    let id = sent.receipt.submission.id;
    work.decide_submission(&people.reviewer, &id, accept()).await.unwrap();
    id
}

#[tokio::test]
async fn what_was_begun_is_ended_though_its_sender_hangs_up() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let hung_up = work.submit(&people.ports, keyed(arrivals(), "k-1"));
        let received = async {
            while count(&work).await == 0 {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        };
        // Nobody waits for the answer any more as soon as the file has been received.
        tokio::select! { biased; () = received => (), _ = hung_up => () }
        let id = work.catalog().submission_list().await.unwrap()[0].id.clone();
        let again = work.submit(&people.ports, keyed(arrivals(), "k-1")).await.unwrap();
        assert!(again.receipt.is_known && again.receipt.submission.id == id);
        let steps = work.catalog().audit_list().await.unwrap();
        let read = steps.iter().filter(|record| record.action == "validate_submission" && record.subject == id);
        assert_eq!(read.count(), 1, "it was read once");
    })
    .await;
}

#[tokio::test]
async fn two_identical_keys_make_one_submission() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        // A file that is returned may come again, so that only the key holds the second back.
        let wrong = arrivals().replace("Lulu", "Lullu");
        let (first, second) = tokio::join!(
            work.submit(&people.ports, keyed(wrong.clone(), "k-1")),
            work.submit(&people.ports, keyed(wrong.clone(), "k-1")),
        );
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(first.receipt.submission.id, second.receipt.submission.id);
        assert_eq!(first.report, second.report);
        assert_ne!(first.receipt.is_known, second.receipt.is_known, "one of them was first");
        assert_eq!((count(&work).await, first.receipt.submission.state), (1, SubmissionState::Returned));
        let other = work.submit(&people.ports, keyed(arrivals(), "k-1")).await;
        assert_eq!(refusal(other), "key-used-otherwise");
        let without = work.submit(&people.ports, sending(wrong.clone())).await.unwrap();
        assert_ne!(without.receipt.submission.id, first.receipt.submission.id);
        // The key of one person is not that of another.
        let stranger = Sending { agreement: "STAT_RESIDENTS".parse().unwrap(), ..keyed(wrong, "k-1") };
        let theirs = work.submit(&people.statistics, stranger).await.unwrap();
        assert!(!theirs.receipt.is_known);
        let verification = work.verify(&|_| {}).await.unwrap();
        assert_eq!(verification.problems, vec![]);
    })
    .await;
}

/// Numbers that look like chance, the same each time (Numerical Recipes, 2nd ed., 7.1, "quick and dirty").
struct Chance(u32);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % limit.max(1)
    }
}

/// What a sender does whose line breaks at random: after a break it asks where the file is.
async fn send_in_pieces(work: &Work, actor: &Actor, id: &str, (bytes, seed): (&Bytes, u32)) -> u32 {
    let (mut chance, mut breaks) = (Chance(seed), 0);
    loop {
        let at = work.upload(actor, id).await.unwrap().received_bytes;
        let from = usize::try_from(at).unwrap();
        if from == bytes.len() {
            return breaks;
        }
        let to = (from + 1 + chance.below(900)).min(bytes.len());
        work.continue_upload(actor, id, (at, bytes.slice(from..to))).await.unwrap();
        if chance.below(3) == 0 {
            // The answer was lost: the same part comes again, and is not taken twice.
            breaks += 1;
            let again = work.continue_upload(actor, id, (at, bytes.slice(from..to))).await.unwrap_err();
            assert!(matches!(again, WorkError::Refused(Refusal::WrongOffset(said)) if said == to.to_string()));
        }
    }
}

#[tokio::test]
async fn an_upload_cut_at_random_goes_on_where_it_stopped() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let mut breaks = 0;
        for seed in 1..=3 {
            let bytes = Bytes::from(arrivals().replace("register", &format!("register {seed}")));
            let new = NewUpload {
                agreement: ARRIVALS.parse().unwrap(),
                file_name: format!("{seed}.csv"),
                size_bytes: bytes.len() as u64,
            };
            let upload = work.begin_upload(&people.ports, new).await.unwrap();
            assert_eq!(
                refusal(work.finish_upload(&people.ports, &upload.id, Finishing::default()).await),
                "wrong-offset"
            );
            breaks += send_in_pieces(&work, &people.ports, &upload.id, (&bytes, seed)).await;
            let receipt = work.finish_upload(&people.ports, &upload.id, Finishing::default()).await.unwrap();
            let again = work.finish_upload(&people.ports, &upload.id, Finishing::default()).await.unwrap();
            assert_eq!((again.submission.id.as_str(), again.is_known), (receipt.submission.id.as_str(), true));
            assert_eq!(receipt.submission.sha256, marsad_protect::sha256_hex(&bytes));
            let sent: Sent = work.answer_sent(&people.ports, receipt).await.unwrap();
            assert_eq!((sent.report.observations, sent.receipt.submission.state), (60, SubmissionState::Checked));
        }
        assert!(breaks > 3 && count(&work).await == 3, "{breaks}");
        let verification = work.verify(&|_| {}).await.unwrap();
        assert_eq!((verification.problems, verification.orphans), (vec![], vec![]));
        assert_eq!(work.forget_uploads().await.unwrap(), 0, "the parts of a whole file are gone");
    })
    .await;
}

#[tokio::test]
async fn an_upload_is_its_senders_and_no_longer_than_announced() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let agreement: Id = ARRIVALS.parse().unwrap();
        let new = |size_bytes| NewUpload { agreement: agreement.clone(), file_name: "a.csv".to_owned(), size_bytes };
        let upload = work.begin_upload(&people.ports, new(4)).await.unwrap();
        for stranger in [&people.statistics, &people.reviewer] {
            let refused = refusal(work.upload(stranger, &upload.id).await);
            assert!(["unknown-upload", "not-your-role"].contains(&refused), "{refused}");
        }
        assert_eq!(refusal(work.begin_upload(&people.statistics, new(4)).await), "not-your-institution");
        assert_eq!(refusal(work.begin_upload(&people.ports, new(u64::MAX)).await), "too-large");
        let long = work.continue_upload(&people.ports, &upload.id, (0, Bytes::from_static(b"12345"))).await;
        assert_eq!(refusal(long), "too-large");
        let far = work.continue_upload(&people.ports, &upload.id, (2, Bytes::from_static(b"34"))).await;
        assert_eq!(refusal(far), "wrong-offset");
        work.continue_upload(&people.ports, &upload.id, (0, Bytes::from_static(b"12"))).await.unwrap();
        work.end_upload(&people.ports, &upload.id).await.unwrap();
        assert_eq!(refusal(work.upload(&people.ports, &upload.id).await), "unknown-upload");
        assert_eq!(work.forget_uploads().await.unwrap(), 0);
    })
    .await;
}

/// Values for the fifteen series of Marjan in the order of their keys: four isles and all, women, men and both.
fn values(times: f64) -> Vec<f64> {
    let isle = |isle: usize| [1.0, 2.0, 3.0].map(|one| one * if isle == 4 { 4.0 } else { 1.0 });
    (0..5).flat_map(isle).map(|value| value * times).collect()
}

#[tokio::test]
async fn a_sender_stands_by_what_a_rule_finds_where_it_allows_a_reason() {
    on_every_engine(async |site| {
        let mut pack = pack_files("marjan");
        let mut rules = String::from_utf8(pack["rules/DF_ARRIVALS.toml"].clone()).unwrap();
        for rule in ["SEX_ADDS_UP", "ISLES_ADD_UP"] {
            let head = format!("id = \"{rule}\"\nseverity = \"error\"\n");
            assert!(rules.contains(&head));
            rules = rules.replace(&head, &format!("{head}explainable = true\n"));
        }
        pack.insert("rules/DF_ARRIVALS.toml".to_owned(), rules.into_bytes());
        let work = open(site, pack, std::sync::Arc::new(|_| {})).await;
        let people = people(&work).await.unwrap();
        // All isles and both sexes: 736 by hand, 737 in the file.
        let file = arrivals().replace("2021;All isles;Both;736", "2021;All isles;Both;737");
        let sent = work.submit(&people.ports, sending(file)).await.unwrap();
        let id = &sent.receipt.submission.id;
        assert_eq!(sent.receipt.submission.state, SubmissionState::Returned);
        assert_eq!(work.explainable(ARRIVALS, &sent.report.findings).len(), 2);
        let reason = |rule: &str| (rule.to_owned(), "one person of unknown sex".to_owned());
        assert_eq!(refusal(work.explain(&people.ports, id, vec![reason("NOT_NEGATIVE")]).await), "unknown-code");
        let blank = vec![("SEX_ADDS_UP".to_owned(), " ".to_owned())];
        assert_eq!(refusal(work.explain(&people.ports, id, blank).await), "reason-missing");
        assert_eq!(
            refusal(work.explain(&people.statistics, id, vec![reason("SEX_ADDS_UP")]).await),
            "unknown-submission"
        );
        let half = work.explain(&people.ports, id, vec![reason("SEX_ADDS_UP")]).await.unwrap();
        assert_eq!(half.receipt.submission.state, SubmissionState::Returned, "the other rule still finds it wrong");
        let both = || vec![reason("ISLES_ADD_UP"), reason("SEX_ADDS_UP")];
        let whole = work.explain(&people.ports, id, both()).await.unwrap();
        let again = work.explain(&people.ports, id, both()).await.unwrap();
        assert_eq!(whole.receipt.submission.id, again.receipt.submission.id);
        assert_eq!(whole.receipt.submission.state, SubmissionState::Checked);
        let explained = |f: &&Finding| f.arguments.contains_key("explained");
        assert_eq!(whole.report.findings.iter().filter(explained).count(), 2);
        let page = work.submission_page(&people.reviewer, &whole.receipt.submission.id).await.unwrap();
        assert_eq!(page.explanations.len(), 2);
        assert_eq!(refusal(work.explain(&people.ports, &whole.receipt.submission.id, both()).await), "wrong-state");
        let verification = work.verify(&|_| {}).await.unwrap();
        assert_eq!(verification.problems, vec![], "what was explained is read again with its reasons");
    })
    .await;
}

#[tokio::test]
async fn a_difference_is_against_what_was_accepted_before() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let first = accepted(&work, &people).await;
        let own = work.submission_difference(&people.ports, &first).await.unwrap();
        assert_eq!((own.against.len(), own.new, own.same), (0, 60, 0), "nothing was there before the first");
        // Women in Lulu are three more in 2024; Fanar in 2024 is not sent again.
        let kept = |line: &&str| !line.starts_with("2024;Fanar");
        let file: String = arrivals().lines().filter(kept).map(|line| format!("{line}\n")).collect();
        let file = file.replace("2024;Lulu;Women;281", "2024;Lulu;Women;284");
        let sent = work.submit(&people.ports, sending(file)).await.unwrap();
        let id = sent.receipt.submission.id;
        for reader in [&people.ports, &people.reviewer] {
            let found = work.submission_difference(reader, &id).await.unwrap();
            assert_eq!((found.new, found.changed.len(), found.vanished, found.same), (0, 1, 3, 56));
            assert_eq!(found.against, std::slice::from_ref(&first));
            let value = |side: &Option<marsad_model::Observation>| side.as_ref().unwrap().value;
            let changed = &found.changed[0];
            assert_eq!((value(&changed.before), value(&changed.after)), (Some(281.0), Some(284.0)));
        }
    })
    .await;
}

#[tokio::test]
async fn a_receipt_proves_what_was_received_and_a_changed_one_does_not() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let sent = work.submit(&people.ports, sending(arrivals())).await.unwrap();
        let id = sent.receipt.submission.id;
        let head = work.catalog().audit_head().await.unwrap().unwrap();
        let receipt = work.signed_receipt(&people.ports, &id).await.unwrap();
        let key = work.receipt_key().unwrap();
        assert!(Work::receipt_is_whole(&receipt, &key));
        assert_eq!((receipt.observations, receipt.number), (Some(60), 1));
        assert_eq!(receipt.sha256, marsad_protect::sha256_hex(arrivals().as_bytes()));
        // The head of the chain when it was made is the record before its own.
        assert_eq!(
            (head.action.as_str(), head.number, &head.previous),
            ("sign_receipt", receipt.audit_number + 1, &receipt.audit_hash)
        );
        let mut forged = receipt.clone();
        forged.observations = Some(61);
        assert!(!Work::receipt_is_whole(&forged, &key));
        assert_eq!(work.signed_receipt(&people.reviewer, &id).await.unwrap(), receipt);
        assert_eq!(refusal(work.signed_receipt(&people.statistics, &id).await), "unknown-submission");
        // What was received in another way has a receipt as soon as its sender asks for one.
        let other = Bytes::from(arrivals() + "\n");
        let bare = work.receive_submission(&people.ports, &ARRIVALS.parse().unwrap(), ("b.csv", other)).await.unwrap();
        let bare = bare.submission.id;
        assert_eq!(refusal(work.signed_receipt(&people.reviewer, &bare).await), "unknown-receipt");
        assert_eq!(work.signed_receipt(&people.ports, &bare).await.unwrap().observations, None);
        work.validate_submission(&people.reviewer, &bare).await.unwrap();
        let later = work.signed_receipt(&people.ports, &bare).await.unwrap();
        assert_eq!((later.number, later.observations), (2, Some(60)));
        assert_eq!(work.submission_page(&people.reviewer, &bare).await.unwrap().receipts.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn another_institution_learns_nothing_of_a_submission() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let id = accepted(&work, &people).await;
        let other = &people.statistics;
        for id in [id.as_str(), "PORTS_ARRIVALS-9999"] {
            assert_eq!(refusal(work.submission_page(other, id).await), "unknown-submission");
            assert_eq!(refusal(work.submission_difference(other, id).await), "unknown-submission");
            assert_eq!(refusal(work.signed_receipt(other, id).await), "unknown-submission");
            assert_eq!(refusal(work.sent_cells(other, id).await), "unknown-submission");
        }
        assert!(work.submissions_of(other, None).await.unwrap().is_empty());
        assert!(work.submissions_of(other, Some(ARRIVALS)).await.unwrap().is_empty());
        assert_eq!(work.submissions_of(&people.reviewer, None).await.unwrap().len(), 1);
        assert_eq!(refusal(work.template(other, ARRIVALS, None).await), "not-your-institution");
        assert_eq!(refusal(work.grid(other, ARRIVALS, None).await), "not-your-institution");
        assert_eq!(refusal(work.submit(other, sending(arrivals())).await), "not-your-institution");
    })
    .await;
}

#[test]
fn a_file_that_is_only_examined_is_told_of_a_period_that_has_not_ended() {
    let late = |text: String, now: &str| {
        let mut content = Cursor::new(text.into_bytes());
        let under = ExamineUnder::Agreement(ARRIVALS);
        let now = now.parse().unwrap();
        let reading = Work::examine(marsad_testkit::marjan(), under, ("arrivals.csv", &mut content), now).unwrap();
        let own = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::PeriodNotEnded);
        own.map(|finding| (finding.severity, finding.value)).collect::<Vec<_>>()
    };
    assert!(late(arrivals(), "2025-01-02T00:00:00Z").is_empty());
    // The last day of 2024 is still to come.
    assert_eq!(late(arrivals(), "2024-12-30T00:00:00Z"), [(Severity::Warning, "2024".to_owned())]);
}

#[tokio::test]
async fn figures_of_a_period_that_has_not_ended_are_a_warning_with_its_last_day() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let sent = work.submit(&people.ports, sending(arrivals().replace("2024;", "2099;"))).await.unwrap();
        let found: Vec<(Severity, &str, &str)> = sent
            .report
            .findings
            .iter()
            .filter(|finding| finding.code == FindingCode::PeriodNotEnded)
            .map(|finding| (finding.severity, finding.value.as_str(), finding.arguments["end"].as_str()))
            .collect();
        assert_eq!(found, [(Severity::Warning, "2099", "2099-12-31")]);
        let other = work.submit(&people.ports, sending(arrivals())).await.unwrap();
        assert!(other.report.findings.iter().all(|finding| finding.code != FindingCode::PeriodNotEnded));
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![]);
    })
    .await;
}

#[tokio::test]
async fn figures_of_a_period_long_before_all_that_was_accepted_are_a_warning_with_the_first() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let told = async |year: &str| {
            let text = arrivals().replace("\n2021;", &format!("\n{year};"));
            let sent = work.submit(&people.ports, sending(text)).await.unwrap();
            let found = sent.report.findings.into_iter();
            let own = found.filter(|finding| finding.code == FindingCode::PeriodLongBefore);
            own.map(|one| (one.severity, one.value, one.arguments["first"].clone(), one.more)).collect::<Vec<_>>()
        };
        assert!(told("1900").await.is_empty(), "nothing was accepted that it could be before");
        accepted(&work, &people).await;
        assert_eq!(told("1970").await, [(Severity::Warning, "1970".to_owned(), "2021".to_owned(), 14)]);
        assert!(told("1971").await.is_empty());
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, vec![]);
    })
    .await;
}

/// The arrivals of the pack with one of 2021 more on a man's account or a woman's.
fn moved(women: u32) -> String {
    let all = [("Lulu", 214, 301), ("All isles", 316, 420)];
    all.into_iter().fold(arrivals(), |text, (isle, female, male)| {
        let (more, less) = (female + women, male - women);
        text.replace(&format!("2021;{isle};Women;{female};"), &format!("2021;{isle};Women;{more};"))
            .replace(&format!("2021;{isle};Men;{male};"), &format!("2021;{isle};Men;{less};"))
    })
}

#[tokio::test]
async fn a_file_that_a_later_one_replaced_comes_back_as_a_new_submission() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let taken = async |text: String| {
            let sent = work.submit(&people.ports, sending(text)).await.unwrap().receipt;
            work.decide_submission(&people.reviewer, &sent.submission.id, accept()).await.unwrap();
            sent
        };
        let first = taken(moved(1)).await;
        let again = work.submit(&people.ports, sending(moved(1))).await.unwrap().receipt;
        assert!(again.is_known && again.submission.id == first.submission.id, "it is what the data hold");
        let second = taken(moved(6)).await;
        assert_eq!((second.is_known, second.submission.id.as_str()), (false, "PORTS_ARRIVALS-0002"));
        let back = work.submit(&people.ports, sending(moved(1))).await.unwrap().receipt;
        assert_eq!((back.is_known, back.submission.id.as_str()), (false, "PORTS_ARRIVALS-0003"));
        assert_eq!(back.submission.state, SubmissionState::Checked, "it waits for a reviewer");
        let twice = work.submit(&people.ports, sending(moved(1))).await.unwrap().receipt;
        assert!(twice.is_known && twice.submission.id == back.submission.id, "what waits is sent once");
        let held = work.submit(&people.ports, sending(moved(6))).await.unwrap().receipt;
        assert!(held.is_known && held.submission.id == second.submission.id);
        assert_eq!(count(&work).await, 3);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_a_later_one_replaces_stands_below_it_in_the_tasks_of_the_reviewer() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let send = async |text: String| work.submit(&people.ports, sending(text)).await.unwrap().receipt.submission.id;
        // The second lacks a year of the first, and takes the place of nothing.
        let first = send(arrivals()).await;
        let part: String =
            moved(1).lines().filter(|line| !line.starts_with("2024")).map(|l| format!("{l}\n")).collect();
        let part = send(part).await;
        let waits = async || {
            let tasks = work.tasks(&people.reviewer).await.unwrap().into_iter();
            let decisions = tasks.filter(|task| task.kind == TaskKind::ReviewSubmission);
            decisions.map(|task| (task.subject, task.superseded_by)).collect::<Vec<_>>()
        };
        assert_eq!(waits().await, [(first.clone(), None), (part.clone(), None)]);
        let last = send(moved(2)).await;
        let replaced = |id: &String| (id.clone(), Some(last.clone()));
        assert_eq!(waits().await, [(last.clone(), None), replaced(&part), replaced(&first)], "the newest first");
        work.decide_submission(&people.reviewer, &last, accept()).await.unwrap();
        let silent = Verdict { reason: String::new(), ..accept() };
        let refused = work.decide_submission(&people.reviewer, &first, silent).await;
        assert_eq!(refusal(refused), "later-accepted");
    })
    .await;
}
