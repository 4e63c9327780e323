//! Reconciled figures are releases like any other: made by a plan from releases, made again, tried with other grades,
//! and refused where what they rest on was taken back.

use marsad_model::*;
use marsad_workflow::{Actor, Approval, NewMinute, Task, TaskKind, VerificationProblem, Work};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

const RECONCILED: &str = "DF_RECONCILED";

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn text(word: &str) -> LocalText {
    LocalText::new("نص", word, word).unwrap()
}

async fn value(work: &Work, account: &str, year: &str) -> f64 {
    let open = work.open_release(RECONCILED, None).await.unwrap();
    let table = open.query(DataQuery::all()).await.unwrap();
    table.data().find(&[id("A"), id(account)], &year.parse().unwrap()).unwrap().value.unwrap()
}

/// What is public is taken back.
async fn withdraw(work: &Work, people: &People, dataflow: &str) {
    let withdrawal = work.withdraw_release(&people.reviewer, dataflow, text("wrong")).await.unwrap();
    let approval = Approval { number: withdrawal.number, public_from: None };
    work.approve_release(&people.approver, dataflow, approval).await.unwrap();
}

#[tokio::test]
async fn a_reconciled_figure_leads_to_the_released_figures_that_it_rests_on() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        // By hand: METHOD.md of the reconciled figures.
        let found = [("STOCK", "2023"), ("ARRIVALS", "2024"), ("DEPARTURES", "2024"), ("STOCK", "2024")];
        for ((account, year), expected) in found.into_iter().zip([4897.0, 905.0, 586.0, 5216.0]) {
            assert_eq!(value(&work, account, year).await, expected, "{account} {year}");
        }
        let open = work.open_release(RECONCILED, None).await.unwrap();
        let (key, period) = ([id("A"), id("STOCK")], "2024".parse().unwrap());
        let found = work.provenance(&open, &key, &period).await.unwrap();
        assert!(found.source.is_none() && found.version.plan.balance().is_some());
        assert_eq!(found.inputs.len(), 6, "three figures, and one that is made of three");
        let own: Vec<_> = found.inputs.iter().filter(|input| input.is_own).collect();
        assert_eq!((own.len(), &found.inputs[0]), (1, own[0]));
        assert_eq!(
            (&own[0].statement, &own[0].dataflow, own[0].release),
            (&id("REGISTER_2024"), &id("DF_RESIDENTS"), 1)
        );
        assert_eq!((own[0].value, own[0].key.len(), own[0].period.as_str()), (5230.0, 4, "2024"));
        // Each of them leads back to its file.
        for input in &found.inputs {
            let open = work.open_release(input.dataflow.as_str(), Some(input.release)).await.unwrap();
            let behind = work.provenance(&open, &input.key, &input.period).await.unwrap();
            assert!(behind.source.is_some() && behind.inputs.is_empty(), "{input:?}");
        }
        let version = work.catalog().version_list(RECONCILED).await.unwrap().remove(0);
        let read: Vec<(&str, u32)> = version.releases.iter().map(|r| (r.dataflow.as_str(), r.number)).collect();
        assert_eq!((read, version.submissions.len()), (vec![("DF_ARRIVALS", 1), ("DF_RESIDENTS", 1)], 0));
    })
    .await;
}

#[tokio::test]
async fn the_same_releases_give_the_same_version_and_a_new_release_gives_another() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let again = work.build_version(&people.reviewer, RECONCILED).await.unwrap();
        assert_eq!(again.number, 1);
        revise_register(&work, &people).await;
        let next = work.build_version(&people.reviewer, RECONCILED).await.unwrap();
        let read: Vec<u32> = next.releases.iter().map(|release| release.number).collect();
        assert_eq!((next.number, read), (2, vec![1, 2]));
        let verification = work.verify(&|_| {}).await.unwrap();
        assert_eq!((verification.problems, verification.versions), (vec![], 5));
    })
    .await;
}

/// The same figures from another source: another submission, another version, another release.
async fn revise_register(work: &Work, people: &People) {
    let file = String::from_utf8(marsad_testkit::pack_files("marjan")["submissions/residents.csv"].clone()).unwrap();
    let changed = file.replace("F,Invented: population register of Marjan 2024", "F,Invented: revised register");
    let submission = send(work, people, "STAT_RESIDENTS", changed.into_bytes()).await.unwrap();
    work.decide_submission(&people.reviewer, &submission.id, accept()).await.unwrap();
    publish(work, people, "DF_RESIDENTS", (ReleaseKind::Regular, None)).await.unwrap();
}

#[tokio::test]
async fn a_balance_whose_input_was_replaced_says_so_and_waits_to_be_made_again() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let has = async |actor: &Actor, kind: TaskKind| {
            let is_it = |task: &Task| task.kind == kind && task.subject == RECONCILED;
            work.tasks(actor).await.unwrap().iter().any(is_it)
        };
        let waits = async |actor: &Actor| has(actor, TaskKind::BalanceAgain).await;
        let replaced = async || {
            let current = work.public_releases(RECONCILED).await.unwrap().current().unwrap().clone();
            let found = work.inputs_replaced(&current).await.unwrap().into_iter();
            found.map(|one| (one.input.dataflow.to_string(), one.input.number, one.current)).collect::<Vec<_>>()
        };
        assert!(!waits(&people.reviewer).await && replaced().await.is_empty());
        revise_register(&work, &people).await;
        assert_eq!(replaced().await, [("DF_RESIDENTS".to_owned(), 1, Some(2))]);
        assert!(waits(&people.reviewer).await && !waits(&people.approver).await, "of whoever proposes");
        let standings = work.release_standings(&people.reviewer).await.unwrap();
        let told: Vec<&str> =
            standings.iter().filter(|one| one.balance_waits.is_some()).map(|one| one.dataflow.as_str()).collect();
        assert_eq!(told, [RECONCILED]);
        publish(&work, &people, RECONCILED, (ReleaseKind::Regular, None)).await.unwrap();
        assert!(!waits(&people.reviewer).await && replaced().await.is_empty());
        withdraw(&work, &people, "DF_ARRIVALS").await;
        assert_eq!(replaced().await, [("DF_ARRIVALS".to_owned(), 1, None)]);
        assert!(!waits(&people.reviewer).await, "what was taken back cannot be balanced");
        assert!(has(&people.reviewer, TaskKind::InputWithdrawn).await, "and somebody must see to it");
        work.withdraw_release(&people.reviewer, RECONCILED, text("so is this")).await.unwrap();
        assert!(!has(&people.reviewer, TaskKind::InputWithdrawn).await);
    })
    .await;
}

#[tokio::test]
async fn a_proposal_is_asked_about_what_it_was_balanced_from_and_was_replaced_meanwhile() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        accept_all(&work, &people).await.unwrap();
        for dataflow in ["DF_ARRIVALS", "DF_RESIDENTS"] {
            publish(&work, &people, dataflow, (ReleaseKind::Regular, None)).await.unwrap();
        }
        build_and_propose(&work, &people, RECONCILED, (ReleaseKind::Regular, None)).await.unwrap();
        let asked = async || {
            let items = work.checklist(&people.reviewer, RECONCILED, 1).await.unwrap().into_iter();
            let ours = items.filter(|item| item.kind == ChecklistKind::InputReplaced);
            ours.map(|item| (item.weight, item.subject, item.values["current"].clone())).collect::<Vec<_>>()
        };
        assert!(asked().await.is_empty());
        revise_register(&work, &people).await;
        assert_eq!(asked().await, [(ChecklistWeight::Asks, "DF_RESIDENTS".to_owned(), "2".to_owned())]);
    })
    .await;
}

#[tokio::test]
async fn what_is_worth_knowing_of_a_balance_is_asked_before_its_first_release_and_told_after() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        accept_all(&work, &people).await.unwrap();
        for dataflow in ["DF_ARRIVALS", "DF_RESIDENTS"] {
            publish(&work, &people, dataflow, (ReleaseKind::Regular, None)).await.unwrap();
        }
        let asked = async || {
            let release = build_and_propose(&work, &people, RECONCILED, (ReleaseKind::Regular, None)).await.unwrap();
            let items = work.checklist(&people.reviewer, RECONCILED, release.number).await.unwrap().into_iter();
            let ours = items.filter(|item| item.kind == ChecklistKind::BalanceFinding);
            ours.map(|item| (item.weight, item.subject)).collect::<Vec<_>>()
        };
        // The ports count in another way than the register, and nobody counts departures.
        let findings = |weight| {
            ["AS_MANY_AS_2023 DEPARTURES_2024", "PORTS_2024 ARRIVALS_2024"]
                .map(|about| (weight, format!("unlike-definition {about}")))
        };
        assert_eq!(asked().await, findings(ChecklistWeight::Asks));
        let approval = Approval { number: 1, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.approver, RECONCILED, approval).await), "checklist-blocks");
        publish(&work, &people, RECONCILED, (ReleaseKind::Regular, None)).await.unwrap();
        revise_register(&work, &people).await;
        assert_eq!(asked().await, findings(ChecklistWeight::Tells), "whoever published the first has answered");
    })
    .await;
}

#[tokio::test]
async fn a_reconciled_version_is_made_again_from_its_releases() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        withdraw(&work, &people, "DF_ARRIVALS").await;
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, [], "what was public can be read for ever");
        let release = work.public_releases("DF_RESIDENTS").await.unwrap().public.remove(0);
        let file = site.folder.join("lake").join(&release.address);
        let whole = std::fs::read(&file).unwrap();
        let mut changed = whole.clone();
        changed[whole.len() / 2] ^= 1;
        std::fs::write(&file, changed).unwrap();
        let problems = marjan(site).await.verify(&|_| {}).await.unwrap().problems;
        let is_told = |problem: &VerificationProblem| {
            matches!(problem, VerificationProblem::Uncheckable { subject, .. } if subject == "version DF_RECONCILED 1")
        };
        assert!(problems.iter().any(is_told), "{problems:?}");
        std::fs::write(&file, whole).unwrap();
    })
    .await;
}

#[tokio::test]
async fn another_grade_shows_what_it_would_change_and_changes_nothing() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let before = (work.catalog().rows().await.unwrap(), work.catalog().audit_list().await.unwrap());
        let report = work.balance_report(RECONCILED, Some(1)).await.unwrap();
        assert_eq!((report.number, report.releases.len(), report.report.cells.len()), (1, 2, 4));
        let grades = [("REGISTER_2024".to_owned(), Grade::A)];
        let tried = work.balance_what_if((RECONCILED, None), &grades).await.unwrap();
        let change = tried.trial.changes.iter().find(|change| change.cell == *"STOCK_2024").unwrap();
        // S = 88,201.2 + 272.4 + 5,094.3 + 9,099.0 = 102,666.9: 27 × 9,099.0 / S = 2.393, where 14.022 stood.
        let (old, new) = (change.before.unwrap().value, change.after.unwrap().value);
        assert!((5230.0 - old - 14.022).abs() < 1e-3 && (5230.0 - new - 2.393).abs() < 1e-3, "{change:?}");
        let all = work.balance_what_if((RECONCILED, None), &[("DF_RESIDENTS".to_owned(), Grade::D)]).await.unwrap();
        assert_eq!(all.grades.len(), 3, "every statement that speaks with its figures");
        let unknown = [("DF_NOTHING".to_owned(), Grade::A)];
        assert_eq!(refusal(work.balance_what_if((RECONCILED, None), &unknown).await), "unknown-statement");
        assert_eq!(refusal(work.balance_report("DF_ARRIVALS", None).await), "not-balanced");
        assert_eq!(refusal(work.balance_report(RECONCILED, Some(9)).await), "unknown-version");
        assert_eq!((work.catalog().rows().await.unwrap(), work.catalog().audit_list().await.unwrap()), before);
    })
    .await;
}

#[tokio::test]
async fn what_rests_on_unreleased_or_withdrawn_figures_is_refused() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        accept_all(&work, &people).await.unwrap();
        publish(&work, &people, "DF_RESIDENTS", (ReleaseKind::Regular, None)).await.unwrap();
        assert_eq!(refusal(work.build_version(&people.reviewer, RECONCILED).await), "input-not-public");
        publish(&work, &people, "DF_ARRIVALS", (ReleaseKind::Regular, None)).await.unwrap();
        let release = build_and_propose(&work, &people, RECONCILED, (ReleaseKind::Regular, None)).await.unwrap();
        let approval = Approval { number: release.number, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.reviewer, RECONCILED, approval).await), "not-your-role");
        withdraw(&work, &people, "DF_ARRIVALS").await;
        assert_eq!(refusal(work.approve_release(&people.approver, RECONCILED, approval).await), "input-withdrawn");
        assert_eq!(refusal(work.build_version(&people.reviewer, RECONCILED).await), "input-withdrawn");
    })
    .await;
}

/// The number of a reconciled release that only lacks its approval.
async fn ready(work: &Work, people: &People) -> u32 {
    accept_all(work, people).await.unwrap();
    publish(work, people, "DF_RESIDENTS", (ReleaseKind::Regular, None)).await.unwrap();
    publish(work, people, "DF_ARRIVALS", (ReleaseKind::Regular, None)).await.unwrap();
    let number = build_and_propose(work, people, RECONCILED, (ReleaseKind::Regular, None)).await.unwrap().number;
    answer_all(work, people, (RECONCILED, number)).await.unwrap();
    number
}

#[tokio::test]
async fn a_release_that_waits_for_its_minute_loses_its_approval_when_what_it_is_made_of_is_withdrawn() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let number = ready(&work, &people).await;
        let approval = Approval { number, public_from: Some("2100-01-01T00:00:00Z".parse().unwrap()) };
        work.approve_release(&people.approver, RECONCILED, approval).await.unwrap();
        withdraw(&work, &people, "DF_ARRIVALS").await;
        let changes = work.embargo_changes(&people.reviewer, (RECONCILED, number)).await.unwrap();
        let [change] = &changes[..] else { panic!("{changes:?}") };
        assert_eq!(
            (change.to, &change.told),
            (None, &Some(text("wrong"))),
            "readers are told what they know of the other"
        );
        assert_eq!(refusal(work.approve_release(&people.approver, RECONCILED, approval).await), "input-withdrawn");
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn what_is_withdrawn_by_the_minute_of_a_release_that_is_made_of_it_holds_it_back_before() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let number = ready(&work, &people).await;
        let at = |minute: &str| Some(format!("2100-01-01T00:{minute}:00Z").parse().unwrap());
        let approve = async |minute: &str| {
            let approval = Approval { number, public_from: at(minute) };
            work.approve_release(&people.approver, RECONCILED, approval).await.map(|release| release.public_from)
        };
        approve("10").await.unwrap();
        let withdrawal = work.withdraw_release(&people.reviewer, "DF_ARRIVALS", text("wrong")).await.unwrap();
        let approval = Approval { number: withdrawal.number, public_from: at("10") };
        work.approve_release(&people.approver, "DF_ARRIVALS", approval).await.unwrap();
        let changes = work.embargo_changes(&people.reviewer, (RECONCILED, number)).await.unwrap();
        assert_eq!(
            changes.iter().map(|change| change.to).collect::<Vec<_>>(),
            [None],
            "both would go out at one minute"
        );
        assert_eq!(refusal(approve("20").await), "input-withdrawn");
        assert_eq!(approve("05").await.unwrap(), at("05"), "what it is made of still stands then");
    })
    .await;
}

#[tokio::test]
async fn a_withdrawal_that_is_moved_before_what_is_made_of_it_holds_that_back() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let number = ready(&work, &people).await;
        let at = |minute: &str| format!("2100-01-01T00:{minute}:00Z").parse().unwrap();
        let approve = async |flow: &str, number, minute| {
            let approval = Approval { number, public_from: Some(at(minute)) };
            work.approve_release(&people.approver, flow, approval).await
        };
        let changes = async || {
            let changes = work.embargo_changes(&people.reviewer, (RECONCILED, number)).await.unwrap();
            changes.into_iter().map(|change| (change.to, change.told)).collect::<Vec<_>>()
        };
        approve(RECONCILED, number, "10").await.unwrap();
        let withdrawal = work.withdraw_release(&people.reviewer, "DF_ARRIVALS", text("wrong")).await.unwrap().number;
        approve("DF_ARRIVALS", withdrawal, "20").await.unwrap();
        let moved = async |minute| {
            let new = NewMinute { public_from: at(minute), told: text("sooner"), expected: None };
            work.move_minute(&people.approver, ("DF_ARRIVALS", withdrawal), new).await.unwrap();
        };
        moved("11").await;
        assert_eq!(changes().await, [], "what it is made of still stands when it goes out");
        moved("10").await;
        assert_eq!(changes().await, [(None, Some(text("wrong")))], "for the reason of the withdrawal");
        assert_eq!(refusal(approve(RECONCILED, number, "10").await), "input-withdrawn");
        let told = work.notices(&people.reviewer).await.unwrap();
        let subject = format!("{RECONCILED} {number}");
        let is_told = |one: &Notice| (one.kind, &one.subject) == (NoticeKind::ApprovalRevoked, &subject);
        assert!(told.iter().any(is_told), "{told:?}");
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_an_exact_figure_contradicts_builds_nothing() {
    on_every_engine(async |site| {
        let mut files = marsad_testkit::pack_files("marjan");
        let plan = files.get_mut("plans/DF_RECONCILED.toml").unwrap();
        let text = String::from_utf8(std::mem::take(plan)).unwrap();
        let said = "id = \"REGISTER_2024\"\n";
        let reason = "{ ar = \"س\", fr = \"x\", en = \"x\" }";
        assert!(text.contains(said));
        let exact = text.replace(said, &format!("{said}standard_error = 0.0\nreason = {reason}\n"));
        let round = format!(
            "\n[[method.balance.constraint]]\nid = \"ROUND\"\nname = {reason}\n\
             terms = [{{ cell = \"STOCK_2024\", factor = 1.0 }}]\nequals = 1000.0\n"
        );
        *plan = (exact + &round).into_bytes();
        let work = open(site, files, std::sync::Arc::new(|_| {})).await;
        assert_eq!(refusal(run_all(&work).await), "balance-contradicts");
        assert!(work.catalog().version_list(RECONCILED).await.unwrap().is_empty());
    })
    .await;
}
