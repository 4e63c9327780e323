//! From a provider's file to a public number, and everything that is refused on the way.

use std::sync::Arc;

use jiff::Timestamp;
use marsad_model::*;
use marsad_pack::Files;
use marsad_testkit::{catalog_addresses, pack_files};
use marsad_workflow::{Approval, Proposal, Refusal, Verdict, VerificationProblem, Work, WorkError};

use crate::workshop::*;

pub async fn on_every_engine(law: impl AsyncFn(Site<'_>)) {
    let folder = tempfile::tempdir().unwrap();
    for (place, address) in catalog_addresses(folder.path()).iter().enumerate() {
        let folder = folder.path().join(place.to_string());
        std::fs::create_dir(&folder).unwrap();
        law(Site { folder: &folder, address }).await;
    }
}

fn arrivals(change: impl FnOnce(String) -> String) -> Vec<u8> {
    change(String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap()).into_bytes()
}

pub fn refusal<T: std::fmt::Debug>(result: Result<T, WorkError>) -> &'static str {
    match result.unwrap_err() {
        WorkError::Refused(refusal) => refusal.word(),
        other => panic!("{other}"),
    }
}

fn text(word: &str) -> LocalText {
    LocalText::new("نص", word, word).unwrap()
}

/// The key and period of a cell of DF_ARRIVALS.
fn cell(isle: &str, sex: &str, year: &str) -> (Vec<Id>, TimePeriod) {
    (["A", isle, sex].map(|code| code.parse().unwrap()).into(), year.parse().unwrap())
}

async fn value(work: &Work, number: Option<u32>, cell: &(Vec<Id>, TimePeriod)) -> Option<f64> {
    let open = work.open_release("DF_ARRIVALS", number).await.unwrap();
    open.query(DataQuery::all()).await.unwrap().data().find(&cell.0, &cell.1).unwrap().value
}

#[tokio::test]
async fn a_number_is_published_and_leads_back_to_its_cell() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let open = work.open_release("DF_ARRIVALS", None).await.unwrap();
        let (key, period) = cell("XM-L", "F", "2021");
        let found = work.provenance(&open, &key, &period).await.unwrap();
        assert_eq!(found.observation.value, Some(214.0));
        let origin = found.observation.origin.as_ref().unwrap();
        let source = found.source.as_ref().unwrap();
        assert_eq!((origin.row, origin.column, &origin.submission), (2, 4, &source.id));
        assert_eq!((source.received_by.as_str(), source.accepted_by.as_deref().unwrap()), ("ports", "reviewer"));
        assert_eq!(found.release.approved_by.as_deref(), Some("approver"));
        assert!(found.person("approver").is_some());
        // Cells of this release are hidden: a hash of what was sent would let anyone test guesses about them.
        assert!(found.release.hidden > 0 && source.sha256.is_none() && found.version.sha256.is_none());
        let open = work.open_release("DF_RESIDENTS", None).await.unwrap();
        let cells = open.query(DataQuery::all()).await.unwrap();
        let cell = &cells.data().observations()[0];
        let found = work.provenance(&open, &cell.key, &cell.period).await.unwrap();
        assert!(found.release.hidden == 0 && found.source.unwrap().sha256.is_some());
        let verification = work.verify(&|_| {}).await.unwrap();
        assert_eq!((verification.problems, verification.orphans), (vec![], vec![]));
        assert_eq!((verification.submissions, verification.versions, verification.releases), (2, 3, 3));
    })
    .await;
}

#[tokio::test]
async fn running_everything_again_changes_nothing() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let before = (work.catalog().rows().await.unwrap(), work.catalog().audit_list().await.unwrap());
        run_all(&work).await.unwrap();
        assert_eq!((work.catalog().rows().await.unwrap(), work.catalog().audit_list().await.unwrap()), before);
    })
    .await;
}

#[tokio::test]
async fn a_file_with_errors_is_returned_with_its_findings_and_cannot_be_accepted() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let submission =
            send(&work, &people, "PORTS_ARRIVALS", arrivals(|text| text.replacen("Lulu", "Lullu", 1))).await.unwrap();
        assert_eq!(submission.state, SubmissionState::Returned);
        let report = work.catalog().report_find(&submission.id).await.unwrap().unwrap();
        assert_eq!((report.findings[0].code, report.findings[0].place.row), (FindingCode::UnknownCode, Some(2)));
        assert!(report.observations > 0, "what could be read is read");
        assert_eq!(refusal(work.decide_submission(&people.reviewer, &submission.id, accept()).await), "wrong-state");
        assert_eq!(refusal(work.build_version(&people.reviewer, "DF_ARRIVALS").await), "nothing-accepted");
    })
    .await;
}

#[tokio::test]
async fn nobody_does_what_is_not_theirs() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let ports: Id = "PORTS_ARRIVALS".parse().unwrap();
        let file = || ("f.csv", bytes::Bytes::from_static(b"x"));
        assert_eq!(refusal(work.receive_submission(&people.reviewer, &ports, file()).await), "not-your-role");
        assert_eq!(refusal(work.receive_submission(&people.statistics, &ports, file()).await), "not-your-institution");
        let submission = send(&work, &people, "PORTS_ARRIVALS", arrivals(|text| text)).await.unwrap();
        assert_eq!(refusal(work.decide_submission(&people.ports, &submission.id, accept()).await), "not-your-role");
        let silent = Verdict { decision: Decision::Return, reason: " ".to_owned(), expected: None };
        assert_eq!(refusal(work.decide_submission(&people.reviewer, &submission.id, silent).await), "reason-missing");
        work.decide_submission(&people.reviewer, &submission.id, accept()).await.unwrap();
        let version = work.build_version(&people.reviewer, "DF_ARRIVALS").await.unwrap();
        let proposal = Proposal { version: version.number, kind: ReleaseKind::Regular, note: None };
        let release = work.protect_tables(&people.reviewer, "DF_ARRIVALS", proposal).await.unwrap();
        let approval = Approval { number: release.number, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.reviewer, "DF_ARRIVALS", approval).await), "not-your-role");
        assert_eq!(refusal(work.open_release("DF_ARRIVALS", Some(1)).await.map(|_| ())), "unknown-release");
        let stranger = work.sign_in("nobody", "x").await.map(|_| ());
        assert_eq!(refusal(stranger), "wrong-credentials");
    })
    .await;
}

#[tokio::test]
async fn a_one_time_password_opens_nothing_but_its_own_replacement() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let account = marsad_workflow::NewAccount {
            id: "new".into(),
            name: text("new"),
            provider: "OBS".parse().unwrap(),
            role: Role::Reviewer,
        };
        assert_eq!(
            refusal(work.create_account(Some(&people.reviewer), account.clone()).await.map(|_| ())),
            "not-your-role"
        );
        let (_, password) = work.create_account(Some(&people.administrator), account).await.unwrap();
        assert_eq!(refusal(work.sign_in("new", &password).await.map(|_| ())), "one-time-password");
        assert_eq!(refusal(work.set_password("new", &password, "short").await), "weak-password");
        assert_eq!(refusal(work.set_password("new", "wrong", "a long enough one").await), "wrong-credentials");
        work.set_password("new", &password, "a long enough one").await.unwrap();
        assert_eq!(work.sign_in("new", "a long enough one").await.unwrap().account().role, Role::Reviewer);
    })
    .await;
}

#[tokio::test]
async fn an_embargo_ends_by_itself() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let submission = send(&work, &people, "PORTS_ARRIVALS", arrivals(|text| text)).await.unwrap();
        work.decide_submission(&people.reviewer, &submission.id, accept()).await.unwrap();
        let version = work.build_version(&people.reviewer, "DF_ARRIVALS").await.unwrap();
        let proposal = Proposal { version: version.number, kind: ReleaseKind::Regular, note: None };
        work.protect_tables(&people.reviewer, "DF_ARRIVALS", proposal).await.unwrap();
        let until = Timestamp::from_second(work.now().as_second() + 60).unwrap();
        work.approve_release(&people.approver, "DF_ARRIVALS", Approval { number: 1, public_from: Some(until) })
            .await
            .unwrap();
        let releases = work.public_releases("DF_ARRIVALS").await.unwrap();
        assert!(releases.current().is_none() && releases.next.is_some());
        while work.now() < until {}
        assert_eq!(work.public_releases("DF_ARRIVALS").await.unwrap().current().unwrap().number, 1);
    })
    .await;
}

#[tokio::test]
async fn a_changed_figure_is_a_new_version_and_the_old_one_stays_readable() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        // Two persons change sex in one isle and two in another, so that every total stays as it was.
        let mends = [
            ("Lulu;Women;214", "Lulu;Women;216"),
            ("Lulu;Men;301", "Lulu;Men;299"),
            ("Sadaf;Women;88", "Sadaf;Women;86"),
            ("Sadaf;Men;97", "Sadaf;Men;99"),
        ];
        let changed = arrivals(|text| {
            mends
                .iter()
                .fold(text, |text, (wrong, right)| text.replace(&format!("2021;{wrong};"), &format!("2021;{right};")))
        });
        let submission = send(&work, &people, "PORTS_ARRIVALS", changed).await.unwrap();
        let report = work.validate_submission(&people.reviewer, &submission.id).await.unwrap();
        let conflicts = report.findings.iter().filter(|finding| finding.code == FindingCode::PeriodConflict).count();
        assert_eq!(conflicts, 4, "what differs from what was accepted before is told");
        work.decide_submission(&people.reviewer, &submission.id, accept()).await.unwrap();
        assert_eq!(
            refusal(publish(&work, &people, "DF_ARRIVALS", (ReleaseKind::Correction, None)).await),
            "reason-missing"
        );
        let release =
            publish(&work, &people, "DF_ARRIVALS", (ReleaseKind::Correction, Some(text("four cells")))).await.unwrap();
        assert_eq!((release.number, release.version), (2, 2));
        let cell = cell("XM-L", "F", "2021");
        assert_eq!((value(&work, None, &cell).await, value(&work, Some(1), &cell).await), (Some(216.0), Some(214.0)));
        let [old, new] = [Some(1), None].map(|number| work.open_release("DF_ARRIVALS", number));
        let differences = old.await.unwrap().differences(&new.await.unwrap()).await.unwrap();
        assert_eq!(differences.len(), 4);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_is_no_longer_current_and_stays_at_its_link() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let withdrawal = work.withdraw_release(&people.reviewer, "DF_ARRIVALS", text("wrong year")).await.unwrap();
        assert!(
            work.public_releases("DF_ARRIVALS").await.unwrap().current().is_some(),
            "not before a second person agrees"
        );
        work.approve_release(
            &people.approver,
            "DF_ARRIVALS",
            Approval { number: withdrawal.number, public_from: None },
        )
        .await
        .unwrap();
        let releases = work.public_releases("DF_ARRIVALS").await.unwrap();
        assert!(releases.current().is_none() && releases.withdrawal().is_some());
        assert!(work.open_release("DF_ARRIVALS", Some(1)).await.is_ok());
        assert_eq!(refusal(work.open_release("DF_ARRIVALS", None).await.map(|_| ())), "unknown-release");
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_is_not_withdrawn_again_and_comes_back_only_with_an_answer() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let withdraw = async |reason| work.withdraw_release(&people.reviewer, "DF_ARRIVALS", text(reason)).await;
        let first = withdraw("wrong year").await.unwrap();
        assert_eq!(withdraw("wrong year").await.unwrap(), first, "what waits is proposed once");
        assert_eq!(refusal(withdraw("another").await), "already-proposed", "nobody's reason is lost in silence");
        let approval = Approval { number: first.number, public_from: None };
        work.approve_release(&people.approver, "DF_ARRIVALS", approval).await.unwrap();
        assert_eq!(refusal(withdraw("another").await), "already-withdrawn");
        // The same version is proposed again: its figures are those that were withdrawn.
        let proposal = Proposal { version: first.version, kind: ReleaseKind::Regular, note: None };
        let again = work.protect_tables(&people.reviewer, "DF_ARRIVALS", proposal).await.unwrap();
        assert_eq!(refusal(withdraw("another").await), "already-withdrawn", "whatever was proposed since");
        let items = work.checklist(&people.reviewer, "DF_ARRIVALS", again.number).await.unwrap();
        let told = items.iter().find(|item| item.kind == ChecklistKind::WithdrawnBefore).unwrap();
        assert_eq!((told.weight, told.values["number"].as_str()), (ChecklistWeight::Asks, "2"));
        let approval = Approval { number: again.number, public_from: None };
        let silent = work.approve_release(&people.approver, "DF_ARRIVALS", approval).await;
        assert_eq!(refusal(silent), "checklist-blocks");
    })
    .await;
}

#[tokio::test]
async fn an_older_release_is_read_under_the_pack_it_was_made_with() {
    on_every_engine(async |site| {
        run_all(&marjan(site).await).await.unwrap();
        let mut pack: Files = pack_files("marjan");
        let name = "dataflows/DF_ARRIVALS.toml";
        let changed = String::from_utf8(pack[name].clone()).unwrap().replace("Arrivals by isle and sex", "Arrivals");
        pack.insert(name.to_owned(), changed.into_bytes());
        let work = open(site, pack, Arc::new(|_| {})).await;
        let release = work.open_release("DF_ARRIVALS", None).await.unwrap();
        assert_eq!(release.dataflow().unwrap().name.get(Lang::En), "Arrivals by isle and sex");
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn a_changed_byte_in_any_file_of_the_lake_is_noticed() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let files = files_under(&site.folder.join("lake"));
        assert!(files.len() >= 9, "{files:?}");
        for file in files {
            let whole = std::fs::read(&file).unwrap();
            let mut changed = whole.clone();
            changed[whole.len() / 2] ^= 1;
            std::fs::write(&file, &changed).unwrap();
            let problems = marjan(site).await.verify(&|_| {}).await.unwrap().problems;
            assert!(
                problems.iter().any(|p| matches!(p, VerificationProblem::ChangedFile { .. })),
                "{}",
                file.display()
            );
            std::fs::remove_file(&file).unwrap();
            let problems = marjan(site).await.verify(&|_| {}).await.unwrap().problems;
            assert!(
                problems.iter().any(|p| matches!(p, VerificationProblem::MissingFile { .. })),
                "{}",
                file.display()
            );
            std::fs::write(&file, &whole).unwrap();
        }
        assert_eq!(marjan(site).await.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

fn files_under(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] }).collect()
}

#[test]
fn every_refusal_has_a_word_of_its_own() {
    let words: std::collections::BTreeSet<&str> = Refusal::WORDS.iter().copied().collect();
    assert_eq!(words.len(), Refusal::WORDS.len());
}

#[tokio::test]
async fn what_is_returned_after_all_does_not_become_public() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let submission = send(&work, &people, "PORTS_ARRIVALS", arrivals(|text| text)).await.unwrap();
        work.decide_submission(&people.reviewer, &submission.id, accept()).await.unwrap();
        let version = work.build_version(&people.reviewer, "DF_ARRIVALS").await.unwrap();
        let proposal = Proposal { version: version.number, kind: ReleaseKind::Regular, note: None };
        work.protect_tables(&people.reviewer, "DF_ARRIVALS", proposal).await.unwrap();
        let wrong = Verdict { decision: Decision::Return, reason: "wrong figures".to_owned(), expected: None };
        work.decide_submission(&people.reviewer, &submission.id, wrong).await.unwrap();
        let approval = Approval { number: 1, public_from: None };
        let refused = work.approve_release(&people.approver, "DF_ARRIVALS", approval).await;
        assert_eq!(refusal(refused), "no-longer-accepted");
    })
    .await;
}
