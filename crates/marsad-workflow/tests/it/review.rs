//! Reviews: who decides when two do at once, talks about cells, cells opened again, and what waits for whom.

use std::collections::BTreeMap;

use marsad_model::*;
use marsad_workflow::{
    Action, Actor, NewAccount, NewComment, NewReopening, Refusal, Task, TaskKind, Verdict, Work, WorkError,
};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

fn arrivals(changes: &[(&str, &str)]) -> Vec<u8> {
    let file = marsad_testkit::pack_files("marjan")["submissions/arrivals.csv"].clone();
    let text = String::from_utf8(file).unwrap();
    let changed =
        changes.iter().fold(text, |text, (old, new)| text.replace(&format!("2021;{old};"), &format!("2021;{new};")));
    changed.into_bytes()
}

async fn second_reviewer(work: &Work, people: &People) -> Actor {
    let account = NewAccount {
        id: "reviewer.two".to_owned(),
        name: LocalText::new("مدقق", "réviseur", "reviewer").unwrap(),
        provider: "OBS".parse().unwrap(),
        role: Role::Reviewer,
    };
    work.create_account(Some(&people.administrator), account).await.unwrap().0
}

fn verdict(decision: Decision, expected: Option<SubmissionState>) -> Verdict {
    Verdict { decision, reason: "looked at".to_owned(), expected }
}

fn has(tasks: &[Task], kind: TaskKind, subject: &str) -> bool {
    tasks.iter().any(|task| task.kind == kind && task.subject == subject)
}

#[tokio::test]
async fn of_two_who_decide_at_once_the_second_learns_where_it_stands() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let other = second_reviewer(&work, &people).await;
        let id = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[])).await.unwrap().id;
        let seen = Some(SubmissionState::Checked);
        work.decide_submission(&people.reviewer, &id, verdict(Decision::Accept, seen)).await.unwrap();
        for decision in [Decision::Return, Decision::Accept] {
            let refused = work.decide_submission(&other, &id, verdict(decision, seen)).await.unwrap_err();
            let WorkError::Refused(Refusal::ChangedMeanwhile(state)) = refused else { panic!("{refused}") };
            assert_eq!(state, "accepted");
        }
        let again = work.decide_submission(&people.reviewer, &id, verdict(Decision::Accept, seen)).await.unwrap();
        assert_eq!((again.number, again.decided_by.as_str()), (1, "reviewer"), "the same decision again is no other");
        // Another reason is not dropped in silence.
        for expected in [None, Some(SubmissionState::Accepted)] {
            let second = Verdict { reason: "for another reason".to_owned(), ..verdict(Decision::Accept, expected) };
            let refused = work.decide_submission(&people.reviewer, &id, second).await.unwrap_err();
            let WorkError::Refused(Refusal::AlreadyDecided(state)) = refused else { panic!("{refused}") };
            assert_eq!(state, "accepted");
        }
        assert_eq!(work.catalog().decision_list(&id).await.unwrap().len(), 1);
        work.decide_submission(&other, &id, verdict(Decision::Return, Some(SubmissionState::Accepted))).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_talk_about_a_cell_is_read_by_whom_it_is_for() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let id = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[])).await.unwrap().id;
        let key: Vec<Id> = ["A", "XM-L", "F"].map(|code| code.parse().unwrap()).into();
        let ask = NewComment {
            cell: Some((key, "2021".to_owned())),
            text: "why so few?".to_owned(),
            is_for_sender: true,
            ..NewComment::default()
        };
        let first = work.comment(&people.reviewer, &id, ask).await.unwrap();
        assert_eq!(first.anchor.as_ref().unwrap().cell.as_deref(), Some("R2C4"), "its place in the file");
        let inner = NewComment { text: "ask the head".to_owned(), ..NewComment::default() };
        work.comment(&people.reviewer, &id, inner).await.unwrap();
        assert_eq!(work.comments_of(&people.reviewer, &id).await.unwrap().len(), 2);
        assert_eq!(work.comments_of(&people.ports, &id).await.unwrap(), [first]);
        assert!(has(&work.tasks(&people.ports).await.unwrap(), TaskKind::AnswerComment, &id));
        let hidden = NewComment { answers: Some(2), text: "what?".to_owned(), ..NewComment::default() };
        assert_eq!(refusal(work.comment(&people.ports, &id, hidden).await), "unknown-comment");
        let answer = NewComment {
            answers: Some(1),
            text: "the port was closed".to_owned(),
            is_settled: true,
            ..NewComment::default()
        };
        let said = work.comment(&people.ports, &id, answer).await.unwrap();
        assert!(!said.is_settled && said.is_for_sender, "who is asked does not settle");
        assert!(has(&work.tasks(&people.reviewer).await.unwrap(), TaskKind::AnswerComment, &id));
        let blank = NewComment { text: " ".to_owned(), ..NewComment::default() };
        assert_eq!(refusal(work.comment(&people.ports, &id, blank).await), "reason-missing");
        let nowhere = NewComment {
            cell: Some((vec!["A".parse().unwrap()], "2021".to_owned())),
            text: "x".to_owned(),
            ..NewComment::default()
        };
        assert_eq!(refusal(work.comment(&people.ports, &id, nowhere).await), "unknown-observation");
    })
    .await;
}

#[tokio::test]
async fn another_institution_learns_nothing_of_a_submission() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let id = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[])).await.unwrap().id;
        for unknown in [id.as_str(), "PORTS_ARRIVALS-9999"] {
            let said = NewComment { text: "x".to_owned(), ..NewComment::default() };
            assert_eq!(refusal(work.review(&people.statistics, unknown).await), "unknown-submission");
            assert_eq!(refusal(work.comment(&people.statistics, unknown, said).await), "unknown-submission");
            assert_eq!(refusal(work.comments_of(&people.statistics, unknown).await), "unknown-submission");
        }
        assert_eq!(refusal(work.reopenings_of(&people.statistics, "PORTS_ARRIVALS").await), "not-your-institution");
        let tasks = work.tasks(&people.statistics).await.unwrap();
        assert!(!tasks.iter().any(|task| task.subject.contains("PORTS")), "{tasks:?}");
    })
    .await;
}

#[tokio::test]
async fn an_older_file_does_not_undo_a_newer_one_in_silence() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        // Two persons change sex in one isle and two in another; both files wait together.
        let older = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[])).await.unwrap().id;
        let changes = [
            ("Lulu;Women;214", "Lulu;Women;216"),
            ("Lulu;Men;301", "Lulu;Men;299"),
            ("Sadaf;Women;88", "Sadaf;Women;86"),
            ("Sadaf;Men;97", "Sadaf;Men;99"),
        ];
        let newer = send(&work, &people, "PORTS_ARRIVALS", arrivals(&changes)).await.unwrap().id;
        let silent = || Verdict { decision: Decision::Accept, reason: " ".to_owned(), expected: None };
        let before = work.review(&people.reviewer, &older).await.unwrap();
        assert!(before.undone.is_empty(), "nothing is accepted");
        assert_eq!(before.waiting, std::slice::from_ref(&newer), "and a later file waits");
        assert!(work.review(&people.reviewer, &newer).await.unwrap().waiting.is_empty());
        work.decide_submission(&people.reviewer, &newer, silent()).await.unwrap();
        let review = work.review(&people.reviewer, &older).await.unwrap();
        assert_eq!(review.undone, std::slice::from_ref(&newer));
        assert!(review.waiting.is_empty(), "it waits no more");
        let difference = review.page.difference.unwrap();
        assert_eq!(difference.against, std::slice::from_ref(&newer), "what is accepted now, though it came later");
        assert_eq!((difference.new, difference.changed.len(), difference.same), (0, 4, 56));
        let refused = work.decide_submission(&people.reviewer, &older, silent()).await.unwrap_err();
        let WorkError::Refused(Refusal::LaterAccepted(later)) = refused else { panic!("{refused}") };
        assert_eq!(later, newer);
        work.decide_submission(&people.reviewer, &older, accept()).await.unwrap();
        // What was decided stands beside what was accepted when it was decided.
        let first = work.submission_difference(&people.ports, &newer).await.unwrap();
        assert_eq!((first.against.len(), first.new), (0, 60));
        let second = work.submission_difference(&people.ports, &older).await.unwrap();
        assert_eq!((second.against, second.changed.len()), (vec![newer], 4));
        let again = work.decide_submission(&people.reviewer, &older, silent()).await.unwrap();
        assert_eq!(again.number, 1, "the same decision again changes nothing");
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn cells_that_were_opened_again_come_back_alone() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let first = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[])).await.unwrap().id;
        let lulu = BTreeMap::from([("ISLE".parse().unwrap(), vec!["XM-L".parse().unwrap()])]);
        let new = NewReopening {
            submission: first.clone(),
            codes: lulu,
            periods: vec!["2021".to_owned()],
            reason: "the jetty was counted twice".to_owned(),
        };
        assert_eq!(refusal(work.reopen(&people.reviewer, new.clone()).await), "wrong-state", "nothing was accepted");
        work.decide_submission(&people.reviewer, &first, accept()).await.unwrap();
        let all = NewReopening { codes: BTreeMap::new(), periods: Vec::new(), ..new.clone() };
        assert_eq!(refusal(work.reopen(&people.reviewer, all).await), "not-reopened");
        let silent = NewReopening { reason: " ".to_owned(), ..new.clone() };
        assert_eq!(refusal(work.reopen(&people.reviewer, silent).await), "reason-missing");
        assert_eq!(refusal(work.reopen(&people.ports, new.clone()).await), "not-your-role");
        let opened = work.reopen(&people.reviewer, new.clone()).await.unwrap();
        let twice = NewReopening { reason: "again".to_owned(), ..new };
        assert_eq!(refusal(work.reopen(&people.reviewer, twice).await), "reopened-already");
        assert!(has(&work.tasks(&people.ports).await.unwrap(), TaskKind::AnswerReopening, &first));
        // Two persons change sex in Lulu, which was opened, and two in Sadaf, which was not.
        let changes = [
            ("Lulu;Women;214", "Lulu;Women;216"),
            ("Lulu;Men;301", "Lulu;Men;299"),
            ("Sadaf;Women;88", "Sadaf;Women;86"),
            ("Sadaf;Men;97", "Sadaf;Men;99"),
        ];
        let second = send(&work, &people, "PORTS_ARRIVALS", arrivals(&changes)).await.unwrap().id;
        let review = work.review(&people.reviewer, &second).await.unwrap();
        assert_eq!((review.answers.len(), review.answers[0].inside.len()), (1, 2));
        let outside: Vec<(&str, &str)> =
            review.outside.iter().map(|one| (one.arguments["series"].as_str(), one.value.as_str())).collect();
        assert_eq!(outside, [("A.XM-S.F", "86"), ("A.XM-S.M", "99")]);
        assert!(review.outside.iter().all(|one| one.code == FindingCode::OutsideReopening));
        // Its sender is told of the cells that nobody opened, and not that what was asked for is another figure.
        let told = work.report_told(&people.ports, (Action::ReadSubmission, &second)).await.unwrap().unwrap();
        let count = |report: &SubmissionReport, code: FindingCode| {
            report.findings.iter().filter(|finding| finding.code == code).count()
        };
        let conflicts = FindingCode::PeriodConflict;
        assert_eq!(count(review.page.report.as_ref().unwrap(), conflicts), 4);
        assert_eq!((count(&told.report, conflicts), count(&told.report, FindingCode::OutsideReopening)), (0, 2));
        assert_eq!((told.answers.len(), told.answers[0].inside.len()), (1, 2));
        let come = async |id: &str| work.review(&people.ports, id).await.unwrap().come;
        assert_eq!((come(&first).await, come(&second).await), (vec![opened.id.clone()], vec![opened.id.clone()]));
        assert_eq!(review.completeness.share, Some(1.0));
        let silent = Verdict { reason: " ".to_owned(), ..accept() };
        let refused = work.decide_submission(&people.reviewer, &second, silent).await;
        assert_eq!(refusal(refused), "reason-missing", "cells that nobody opened are not accepted in silence");
        work.decide_submission(&people.reviewer, &second, accept()).await.unwrap();
        let closed = work.reopenings_of(&people.ports, "PORTS_ARRIVALS").await.unwrap();
        assert_eq!(closed, [Reopening { closed_by: Some(second.clone()), ..opened.clone() }]);
        assert!(!has(&work.tasks(&people.ports).await.unwrap(), TaskKind::AnswerReopening, &first));
        assert!(come(&first).await.is_empty(), "it is answered, and nothing waits");
        // The answer is taken back, and the cells are open again.
        work.decide_submission(&people.reviewer, &second, verdict(Decision::Return, None)).await.unwrap();
        assert_eq!(work.reopenings_of(&people.ports, "PORTS_ARRIVALS").await.unwrap(), [opened]);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

/// The head of the file and the rows of one isle in 2021.
fn rows_of(isle: &str) -> Vec<u8> {
    let text = String::from_utf8(arrivals(&[])).unwrap();
    let start = format!("2021;{isle};");
    let rows = text.lines().enumerate().filter(|(at, line)| *at == 0 || line.starts_with(&start));
    rows.map(|(_, line)| line).collect::<Vec<_>>().join("\n").into_bytes()
}

#[tokio::test]
async fn a_part_of_what_was_opened_again_is_no_answer_to_the_whole() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let first = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[])).await.unwrap().id;
        work.decide_submission(&people.reviewer, &first, accept()).await.unwrap();
        let isles = vec!["XM-L".parse().unwrap(), "XM-S".parse().unwrap()];
        let new = NewReopening {
            submission: first.clone(),
            codes: BTreeMap::from([("ISLE".parse().unwrap(), isles)]),
            periods: vec!["2021".to_owned()],
            reason: "two jetties were counted twice".to_owned(),
        };
        work.reopen(&people.reviewer, new).await.unwrap();
        let closed_by =
            async || work.reopenings_of(&people.ports, "PORTS_ARRIVALS").await.unwrap()[0].closed_by.clone();
        let lulu = send(&work, &people, "PORTS_ARRIVALS", rows_of("Lulu")).await.unwrap().id;
        let answer = work.review(&people.reviewer, &lulu).await.unwrap().answers.remove(0);
        let lacking = answer.lacking.iter().map(|(key, period)| format!("{} {} {}", key[1], key[2], period.as_str()));
        assert_eq!(lacking.collect::<Vec<_>>(), ["XM-S F 2021", "XM-S M 2021", "XM-S _T 2021"]);
        work.decide_submission(&people.reviewer, &lulu, accept()).await.unwrap();
        assert_eq!(closed_by().await, None, "Sadaf has not come");
        assert!(has(&work.tasks(&people.ports).await.unwrap(), TaskKind::AnswerReopening, &first));
        let sadaf = send(&work, &people, "PORTS_ARRIVALS", rows_of("Sadaf")).await.unwrap().id;
        let answer = work.review(&people.reviewer, &sadaf).await.unwrap().answers.remove(0);
        assert!(answer.lacking.is_empty(), "Lulu came before");
        work.decide_submission(&people.reviewer, &sadaf, accept()).await.unwrap();
        assert_eq!(closed_by().await, Some(sadaf));
        assert!(!has(&work.tasks(&people.ports).await.unwrap(), TaskKind::AnswerReopening, &first));
        // The part that came first is taken back, and waited for again.
        work.decide_submission(&people.reviewer, &lulu, verdict(Decision::Return, None)).await.unwrap();
        assert_eq!(closed_by().await, None);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_a_person_follows_from_where_things_stand() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let id = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[])).await.unwrap().id;
        assert!(has(&work.tasks(&people.reviewer).await.unwrap(), TaskKind::ReviewSubmission, &id));
        work.decide_submission(&people.reviewer, &id, verdict(Decision::Return, None)).await.unwrap();
        assert!(has(&work.tasks(&people.ports).await.unwrap(), TaskKind::MendSubmission, &id));
        let again = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[])).await.unwrap().id;
        assert!(!has(&work.tasks(&people.ports).await.unwrap(), TaskKind::MendSubmission, &id));
        work.decide_submission(&people.reviewer, &again, accept()).await.unwrap();
        assert!(has(&work.tasks(&people.reviewer).await.unwrap(), TaskKind::PrepareRelease, "DF_ARRIVALS"));
        let version = work.build_version(&people.reviewer, "DF_ARRIVALS").await.unwrap();
        let proposal = marsad_workflow::Proposal { version: version.number, kind: ReleaseKind::Regular, note: None };
        work.protect_tables(&people.reviewer, "DF_ARRIVALS", proposal).await.unwrap();
        let tasks = work.tasks(&people.reviewer).await.unwrap();
        assert!(!has(&tasks, TaskKind::PrepareRelease, "DF_ARRIVALS"));
        assert!(!has(&tasks, TaskKind::ApproveRelease, "DF_ARRIVALS 1"), "not who proposed it");
        assert!(has(&work.tasks(&people.approver).await.unwrap(), TaskKind::ApproveRelease, "DF_ARRIVALS 1"));
    })
    .await;
}

#[tokio::test]
async fn what_went_back_is_waited_for_until_a_file_of_its_periods_is_accepted_after_it() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let sound = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[])).await.unwrap().id;
        let bad = arrivals(&[("Lulu;Women;214", "Lulu;Women;9214")]);
        let returned = send(&work, &people, "PORTS_ARRIVALS", bad).await.unwrap();
        assert_eq!(returned.state, SubmissionState::Returned, "its sums are wrong");
        let waits = async |id: &str| has(&work.tasks(&people.ports).await.unwrap(), TaskKind::MendSubmission, id);
        assert!(waits(&returned.id).await);
        work.decide_submission(&people.reviewer, &sound, accept()).await.unwrap();
        assert!(!waits(&returned.id).await, "all its periods are accepted since");
        let correction = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[("Lulu;Women;214", "Lulu;Women;9215")]));
        let correction = correction.await.unwrap();
        assert!(waits(&correction.id).await, "what was accepted before it does not make it good");
    })
    .await;
}

#[tokio::test]
async fn of_two_acceptances_at_once_the_older_file_never_wins_in_silence() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let other = second_reviewer(&work, &people).await;
        let older = send(&work, &people, "PORTS_ARRIVALS", arrivals(&[])).await.unwrap().id;
        // Two persons change sex in one isle and two in another: the sums stay.
        let changes = [
            ("Lulu;Women;214", "Lulu;Women;216"),
            ("Lulu;Men;301", "Lulu;Men;299"),
            ("Sadaf;Women;88", "Sadaf;Women;86"),
            ("Sadaf;Men;97", "Sadaf;Men;99"),
        ];
        let newer = send(&work, &people, "PORTS_ARRIVALS", arrivals(&changes)).await.unwrap().id;
        let silent = || Verdict { decision: Decision::Accept, reason: String::new(), expected: None };
        let (first, second) = tokio::join!(
            work.decide_submission(&people.reviewer, &newer, silent()),
            work.decide_submission(&other, &older, silent()),
        );
        first.unwrap();
        // Either the older file was accepted before the newer one, or it was refused.
        match second {
            Ok(_) => {
                let trail = work.catalog().audit_list().await.unwrap();
                let of = |id: &str| {
                    trail.iter().rposition(|record| record.action == "decide_submission" && record.subject == *id)
                };
                assert!(of(&older) < of(&newer), "the older file was accepted last, and nobody was told");
            }
            Err(refused) => {
                let WorkError::Refused(Refusal::LaterAccepted(later)) = refused else { panic!("{refused}") };
                assert_eq!(later, newer);
            }
        }
    })
    .await;
}
