//! Cells of several files: what one institution learns of another, what files say together, and whose cells are replaced.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use marsad_i18n::{FindingText, Voice};
use marsad_model::*;
use marsad_testkit::{marjan_with_two_senders, pack_files};
use marsad_workflow::{Approval, NewReopening, Proposal, Sending, Verdict, Work};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

const FLOW: &str = "DF_ARRIVALS";

/// Two persons of Lulu change sex, and so does the sum of all isles.
const LULU: [(&str, &str); 4] = [
    ("Lulu;Women;214", "Lulu;Women;216"),
    ("Lulu;Men;301", "Lulu;Men;299"),
    ("All isles;Women;316", "All isles;Women;318"),
    ("All isles;Men;420", "All isles;Men;418"),
];

async fn with_two_senders(site: Site<'_>) -> Work {
    open(site, marjan_with_two_senders(), Arc::new(|_| {})).await
}

fn arrivals(changes: &[(&str, &str)]) -> Vec<u8> {
    let text = String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap();
    let changed =
        changes.iter().fold(text, |text, (old, new)| text.replace(&format!("2021;{old};"), &format!("2021;{new};")));
    changed.into_bytes()
}

/// A file with the arrivals of 2022 that are given, and no others.
fn of_2022(rows: &[&str]) -> Vec<u8> {
    let rows = rows.iter().map(|row| format!("2022;{row};final;Invented: register of arrivals 2022;ok"));
    let head = "Year;Isle;Sex;Arrivals;State;Source;Clerk's mark".to_owned();
    [head].into_iter().chain(rows).collect::<Vec<_>>().join("\n").into_bytes()
}

fn conflicts(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.code == FindingCode::PeriodConflict).collect()
}

/// The rules that errors name.
fn broken(findings: &[Finding]) -> BTreeSet<&str> {
    let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.filter_map(|finding| finding.arguments.get("rule").map(String::as_str)).collect()
}

async fn report(work: &Work, people: &People, id: &str) -> SubmissionReport {
    work.validate_submission(&people.reviewer, id).await.unwrap()
}

/// Proposes what is accepted; gives the lines of the checklist about one kind of thing.
async fn proposed(work: &Work, people: &People, kind: ChecklistKind) -> (u32, Vec<ChecklistItem>) {
    let version = work.build_version(&people.reviewer, FLOW).await.unwrap();
    let proposal = Proposal { version: version.number, kind: ReleaseKind::Regular, note: None };
    let number = work.protect_tables(&people.reviewer, FLOW, proposal).await.unwrap().number;
    let mut items = work.checklist(&people.reviewer, FLOW, number).await.unwrap();
    items.retain(|item| item.kind == kind);
    (number, items)
}

/// A submission that was sent and accepted.
async fn accepted(work: &Work, people: &People, (agreement, file): (&str, Vec<u8>)) -> String {
    let submission = send(work, people, agreement, file).await.unwrap().id;
    work.decide_submission(&people.reviewer, &submission, accept()).await.unwrap();
    submission
}

#[tokio::test]
async fn a_sender_is_told_nothing_of_what_others_sent_until_it_is_public() {
    on_every_engine(async |site| {
        let work = with_two_senders(site).await;
        let people = people(&work).await.unwrap();
        let ports = accepted(&work, &people, ("PORTS_ARRIVALS", arrivals(&[]))).await;
        let sent = send(&work, &people, "STAT_ARRIVALS", arrivals(&LULU)).await.unwrap();
        assert_eq!(sent.state, SubmissionState::Checked);
        assert_eq!(conflicts(&report(&work, &people, &sent.id).await.findings), Vec::<&Finding>::new());
        let own = work.review(&people.statistics, &sent.id).await.unwrap();
        assert!(own.beside_others.is_empty() && own.replaced.is_empty() && own.undone.is_empty(), "{own:?}");
        assert!(own.plausibility.iter().all(|series| series.history.is_empty()), "{own:?}");
        // Who reads every submission sees all of it.
        let seen = work.review(&people.reviewer, &sent.id).await.unwrap();
        let sources: Vec<&str> =
            conflicts(&seen.beside_others).iter().map(|finding| finding.arguments["source"].as_str()).collect();
        assert_eq!(sources, [ports.as_str(); 4]);
        // What is public may be told, without who sent it.
        publish(&work, &people, FLOW, (ReleaseKind::Regular, None)).await.unwrap();
        let mut file = arrivals(&LULU);
        file.extend_from_slice(b"\n");
        let again = send(&work, &people, "STAT_ARRIVALS", file).await.unwrap().id;
        assert_ne!(again, sent.id);
        let report = report(&work, &people, &again).await;
        let told = conflicts(&report.findings);
        assert!(!told.is_empty() && told.iter().all(|finding| finding.arguments["source"] == FLOW), "{told:?}");
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn a_cell_that_comes_alone_is_checked_with_what_was_accepted() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let first = accepted(&work, &people, ("PORTS_ARRIVALS", arrivals(&[]))).await;
        let id = |text: &str| -> Id { text.parse().unwrap() };
        let new = NewReopening {
            submission: first,
            codes: BTreeMap::from([(id("ISLE"), vec![id("XM-S")]), (id("SEX"), vec![id("F")])]),
            periods: vec!["2022".to_owned()],
            reason: "the jetty was counted twice".to_owned(),
        };
        work.reopen(&people.reviewer, new).await.unwrap();
        // By hand: women and men of Sadaf would be 9404 of 197, the isles 9548 of 341 women.
        let wrong = send(&work, &people, "PORTS_ARRIVALS", of_2022(&["Sadaf;Women;9300"])).await.unwrap();
        assert_eq!(wrong.state, SubmissionState::Returned);
        let found = report(&work, &people, &wrong.id).await.findings;
        assert!(broken(&found).is_superset(&BTreeSet::from(["SEX_ADDS_UP", "ISLES_ADD_UP"])), "{found:?}");
        let sums: Vec<&Finding> = found.iter().filter(|one| one.code == FindingCode::SumOfParts).collect();
        let sum = |one: &&Finding| (one.arguments["series"].clone(), one.arguments["sum"].clone());
        let sums: BTreeSet<(String, String)> = sums.iter().map(sum).collect();
        let expected = [("A.XM-S._T", "9404"), ("A._T.F", "9548")];
        assert_eq!(sums, BTreeSet::from(expected.map(|(series, sum)| (series.to_owned(), sum.to_owned()))));
        // The totals stand in no row of this file.
        let rows = found.iter().filter(|one| one.severity == Severity::Error).map(|one| one.place.row);
        assert_eq!(rows.collect::<BTreeSet<_>>(), BTreeSet::from([None]));
        let rows = ["Sadaf;Women;95", "Sadaf;Both;199", "All isles;Women;343", "All isles;Both;785"];
        let right = send(&work, &people, "PORTS_ARRIVALS", of_2022(&rows)).await.unwrap();
        assert_eq!(right.state, SubmissionState::Checked, "cells that belong together come together");
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn a_part_and_its_total_may_come_under_two_agreements_of_one_institution() {
    on_every_engine(async |site| {
        let mut pack = marjan_with_two_senders();
        let agreements = String::from_utf8(pack["agreements.toml"].clone()).unwrap();
        let of_statistics = "provider = \"STAT\"\ndataflow = \"DF_ARRIVALS\"";
        assert!(agreements.contains(of_statistics));
        let of_ports = agreements.replace(of_statistics, "provider = \"PORTS\"\ndataflow = \"DF_ARRIVALS\"");
        pack.insert("agreements.toml".to_owned(), of_ports.into_bytes());
        let work = open(site, pack, Arc::new(|_| {})).await;
        let people = people(&work).await.unwrap();
        let sent = async |agreement: &str, file: Vec<u8>| {
            let sending = Sending {
                agreement: agreement.parse().unwrap(),
                file_name: "arrivals.csv".to_owned(),
                bytes: file.into(),
                key: None,
                explanations: Vec::new(),
            };
            let sent = work.submit(&people.ports, sending).await.unwrap();
            let submission = sent.receipt.submission;
            assert_eq!(submission.state, SubmissionState::Checked, "{agreement}: {:?}", sent.report.findings);
            work.decide_submission(&people.reviewer, &submission.id, accept()).await.unwrap();
            sent.report.findings
        };
        let text = String::from_utf8(arrivals(&[])).unwrap();
        let is_total = |line: &&str| line.starts_with("2022;All isles;");
        let parts: Vec<&str> = text.lines().filter(|line| !is_total(line)).collect();
        let totals: Vec<&str> = text.lines().take(1).chain(text.lines().filter(is_total)).collect();
        sent("PORTS_ARRIVALS", parts.join("\n").into_bytes()).await;
        sent("STAT_ARRIVALS", totals.join("\n").into_bytes()).await;
        let found = sent("PORTS_ARRIVALS", of_2022(&["Sadaf;Women;95", "Sadaf;Both;199"])).await;
        let waiting = found.iter().find(|one| one.arguments.contains_key("fellow")).unwrap();
        let told = FindingText::new(&Voice::new(Lang::En, Numerals::Western, &work.pack().head), waiting).remedy;
        assert!(told.contains("another agreement of your institution"), "{told}");
        let (_, lines) = proposed(&work, &people, ChecklistKind::RuleBroken).await;
        let blocks = lines.iter().filter(|item| item.weight == ChecklistWeight::Blocks);
        assert!(blocks.map(|item| item.subject.as_str()).any(|rule| rule == "ISLES_ADD_UP"), "{lines:?}");
        sent("STAT_ARRIVALS", of_2022(&["All isles;Women;343", "All isles;Both;785"])).await;
        assert_eq!(proposed(&work, &people, ChecklistKind::RuleBroken).await.1, []);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn a_version_whose_files_contradict_each_other_is_not_released() {
    on_every_engine(async |site| {
        let work = with_two_senders(site).await;
        let people = people(&work).await.unwrap();
        accepted(&work, &people, ("PORTS_ARRIVALS", arrivals(&[]))).await;
        let (_, lines) = proposed(&work, &people, ChecklistKind::RuleBroken).await;
        assert_eq!(lines, [], "one sound file breaks nothing");
        // Alone it is sound, and its sender may not know what the ports sent.
        let sent = send(&work, &people, "STAT_ARRIVALS", of_2022(&["Sadaf;Women;9300"])).await.unwrap();
        assert_eq!(sent.state, SubmissionState::Checked);
        let seen = work.review(&people.reviewer, &sent.id).await.unwrap();
        assert!(broken(&seen.beside_others).contains("SEX_ADDS_UP"), "{:?}", seen.beside_others);
        work.decide_submission(&people.reviewer, &sent.id, accept()).await.unwrap();
        let (number, lines) = proposed(&work, &people, ChecklistKind::RuleBroken).await;
        let blocks: BTreeSet<&str> = lines
            .iter()
            .filter(|item| item.weight == ChecklistWeight::Blocks)
            .map(|item| item.values["rule"].as_str())
            .collect();
        assert!(blocks.is_superset(&BTreeSet::from(["SEX_ADDS_UP", "ISLES_ADD_UP"])), "{lines:?}");
        let sex = lines.iter().find(|item| item.subject == "SEX_ADDS_UP").unwrap();
        assert_eq!((sex.values["series"].as_str(), sex.values["period"].as_str()), ("A.XM-S._T", "2022"));
        assert_eq!(sex.values["code"], "sum-of-parts", "a page says what is wrong, not the id of the rule");
        let approval = Approval { number, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.approver, FLOW, approval).await), "checklist-blocks");
    })
    .await;
}

#[tokio::test]
async fn a_cell_of_another_institution_is_not_replaced_in_silence() {
    on_every_engine(async |site| {
        let work = with_two_senders(site).await;
        let people = people(&work).await.unwrap();
        let ports = accepted(&work, &people, ("PORTS_ARRIVALS", arrivals(&[]))).await;
        let sent = send(&work, &people, "STAT_ARRIVALS", arrivals(&LULU)).await.unwrap().id;
        let replaced = work.review(&people.reviewer, &sent).await.unwrap().replaced;
        let whose: Vec<(&str, &str, usize)> =
            replaced.iter().map(|one| (one.submission.as_str(), one.provider.as_str(), one.cells.len())).collect();
        assert_eq!(whose, [(ports.as_str(), "PORTS", 4)]);
        let silent = Verdict { decision: Decision::Accept, reason: " ".to_owned(), expected: None };
        assert_eq!(refusal(work.decide_submission(&people.reviewer, &sent, silent.clone()).await), "replaces-others");
        work.decide_submission(&people.reviewer, &sent, accept()).await.unwrap();
        let again = work.decide_submission(&people.reviewer, &sent, silent).await.unwrap();
        assert_eq!(again.number, 1, "the same decision again changes nothing");
        // Who gave the cells learns which they are and whose the others, and no value.
        let notices = work.notices(&people.ports).await.unwrap();
        let told: Vec<&Notice> = notices.iter().filter(|one| one.kind == NoticeKind::CellsReplaced).collect();
        let [notice] = &told[..] else { panic!("{notices:?}") };
        assert_eq!((notice.subject.as_str(), notice.arguments["provider"].as_str()), (ports.as_str(), "STAT"));
        assert_eq!(notice.arguments["cells"], "A.XM-L.F 2021; A.XM-L.M 2021; A._T.F 2021; A._T.M 2021");
        let (number, lines) = proposed(&work, &people, ChecklistKind::CellsReplaced).await;
        let [line] = &lines[..] else { panic!("{lines:?}") };
        assert_eq!((line.weight, line.values["n"].as_str()), (ChecklistWeight::Asks, "4"));
        assert_eq!(line.subject, format!("{sent} {ports}"));
        let approval = Approval { number, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.approver, FLOW, approval).await), "checklist-blocks");
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

fn take_back() -> Verdict {
    Verdict { decision: Decision::Return, reason: "sent by mistake".to_owned(), expected: None }
}

/// The cells that notices of a kind tell an officer of the ports.
async fn told(work: &Work, people: &People, kind: NoticeKind) -> Vec<(String, String)> {
    let notices = work.notices(&people.ports).await.unwrap().into_iter().filter(|one| one.kind == kind);
    notices.map(|mut one| (one.subject, one.arguments.remove("cells").unwrap())).collect()
}

#[tokio::test]
async fn who_gave_replaced_cells_learns_that_they_hold_again() {
    on_every_engine(async |site| {
        let work = with_two_senders(site).await;
        let people = people(&work).await.unwrap();
        let ports = accepted(&work, &people, ("PORTS_ARRIVALS", arrivals(&[]))).await;
        let sent = accepted(&work, &people, ("STAT_ARRIVALS", arrivals(&LULU))).await;
        assert_eq!(told(&work, &people, NoticeKind::CellsRestored).await, []);
        work.decide_submission(&people.reviewer, &sent, take_back()).await.unwrap();
        let cells = "A.XM-L.F 2021; A.XM-L.M 2021; A._T.F 2021; A._T.M 2021".to_owned();
        assert_eq!(told(&work, &people, NoticeKind::CellsRestored).await, [(ports, cells)]);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn an_acceptance_whose_cells_hold_no_more_brings_nothing_back() {
    on_every_engine(async |site| {
        let work = with_two_senders(site).await;
        let people = people(&work).await.unwrap();
        let ports = accepted(&work, &people, ("PORTS_ARRIVALS", arrivals(&[]))).await;
        let sent = accepted(&work, &people, ("STAT_ARRIVALS", arrivals(&LULU))).await;
        // The ports stand by what they said: one line that is empty makes another file of it.
        let file = [arrivals(&[]), b"\n".to_vec()].concat();
        let again = send(&work, &people, "PORTS_ARRIVALS", file).await.unwrap().id;
        assert_ne!(again, ports);
        work.decide_submission(&people.reviewer, &again, accept()).await.unwrap();
        work.decide_submission(&people.reviewer, &sent, take_back()).await.unwrap();
        assert_eq!(told(&work, &people, NoticeKind::CellsRestored).await, []);
    })
    .await;
}
