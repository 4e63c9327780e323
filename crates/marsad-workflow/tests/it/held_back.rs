//! Releases that are held back, or lose their approval, since what they are made of was opened again, corrected or returned.

use std::collections::BTreeMap;
use std::sync::Arc;

use marsad_model::*;
use marsad_workflow::{Actor, Approval, ChecklistReply, NewComment, NewGrant, NewMinute, NewReopening, Verdict, Work};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::publication::{FLOW, Prepared, Servers, arrivals, propose};
use crate::workshop::*;

/// Two persons change sex in Lulu, and so in the total.
fn corrected(text: &str) -> String {
    [("Lulu;Women;214", "Lulu;Women;216"), ("Lulu;Men;301", "Lulu;Men;299")]
        .into_iter()
        .chain([("All isles;Women;316", "All isles;Women;318"), ("All isles;Men;420", "All isles;Men;418")])
        .fold(text.to_owned(), |text, (before, after)| {
            text.replace(&format!("2021;{before};"), &format!("2021;{after};"))
        })
}

/// Isles of 2021 that a submission is to be opened again for.
fn reopening<const N: usize>(id: &str, isles: [&str; N]) -> NewReopening {
    let isles = isles.map(|isle| isle.parse().unwrap()).to_vec();
    NewReopening {
        submission: id.to_owned(),
        codes: BTreeMap::from([("ISLE".parse().unwrap(), isles)]),
        periods: vec!["2021".to_owned()],
        reason: "the jetty was counted twice".to_owned(),
    }
}

/// Opens Lulu and the total of 2021 again and has them sent again; gives the answer.
async fn reopen_and_send(work: &Work, people: &People, id: &str, moves: impl Fn()) -> String {
    work.reopen(&people.reviewer, reopening(id, ["XM-L", "_T"])).await.unwrap();
    moves();
    send(work, people, "PORTS_ARRIVALS", arrivals(|text| corrected(&text))).await.unwrap().id
}

/// The same, and accepts what came.
async fn reopen_and_correct(work: &Work, people: &People, id: &str, moves: impl Fn()) -> String {
    let answer = reopen_and_send(work, people, id, moves).await;
    work.decide_submission(&people.reviewer, &answer, accept()).await.unwrap();
    answer
}

#[tokio::test]
async fn a_figure_that_was_opened_again_and_corrected_holds_the_release_back_until_it_is_built_again() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let (id, _) = propose(&work, &people, arrivals(|text| text)).await;
        let answer = reopen_and_correct(&work, &people, &id, || ()).await;
        let approval = |number| Approval { number, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.approver, FLOW, approval(1)).await), "checklist-blocks");
        for items in [
            work.checklist(&people.approver, FLOW, 1).await.unwrap(),
            work.rehearse(&people.reviewer, FLOW, 1).await.unwrap().checklist,
        ] {
            let line = items.iter().find(|item| item.kind == ChecklistKind::CorrectedSince).unwrap();
            assert_eq!((line.subject.as_str(), line.values["n"].as_str()), (answer.as_str(), "4"));
            assert_eq!((line.values["series"].as_str(), line.weight), ("A.XM-L.F", ChecklistWeight::Blocks));
            assert!(items.iter().all(|item| item.kind != ChecklistKind::AcceptedSince), "nothing else changed");
        }
        let second = build_and_propose(&work, &people, FLOW, (ReleaseKind::Regular, None)).await.unwrap().number;
        let items = work.checklist(&people.approver, FLOW, second).await.unwrap();
        assert!(items.iter().all(|item| item.kind != ChecklistKind::CorrectedSince), "{items:?}");
        work.approve_release(&people.approver, FLOW, approval(second)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_was_accepted_since_and_nobody_had_opened_is_asked_about() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        propose(&work, &people, arrivals(|text| text)).await;
        let later = send(&work, &people, "PORTS_ARRIVALS", arrivals(|text| corrected(&text))).await.unwrap().id;
        let waiting = NewComment { text: "sure?".to_owned(), is_for_sender: true, ..NewComment::default() };
        work.comment(&people.reviewer, &later, waiting).await.unwrap();
        let items = work.checklist(&people.approver, FLOW, 1).await.unwrap();
        let talk = items.iter().find(|item| item.kind == ChecklistKind::OpenComment).unwrap();
        assert_eq!(
            talk.weight,
            ChecklistWeight::Tells,
            "a talk about what waits and is no part of it holds nothing back"
        );
        work.decide_submission(&people.reviewer, &later, accept()).await.unwrap();
        let approval = Approval { number: 1, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.approver, FLOW, approval).await), "checklist-blocks");
        let items = work.checklist(&people.approver, FLOW, 1).await.unwrap();
        let line = items.iter().find(|item| item.kind == ChecklistKind::AcceptedSince).unwrap();
        assert_eq!((line.subject.as_str(), line.weight), (later.as_str(), ChecklistWeight::Asks));
        let kind = ChecklistKind::AcceptedSince;
        let reply = ChecklistReply { kind, subject: later, reason: "it comes with the next release".to_owned() };
        work.answer_checklist(&people.reviewer, (FLOW, 1), reply).await.unwrap();
        work.approve_release(&people.approver, FLOW, approval).await.unwrap();
    })
    .await;
}

/// The approval of a release that waited for its minute is taken back for a reason, its approver is told, and its old figures
/// do not go out.
async fn check_taken_back(servers: &Servers<'_>, (work, people): (&Work, &People), (reason, refused): (&str, &str)) {
    servers.moves(60);
    assert_eq!(work.publish_due().await.unwrap(), []);
    assert!(work.public_releases(FLOW).await.unwrap().current().is_none(), "the old figures do not go out");
    let changes = work.embargo_changes(&people.reviewer, (FLOW, 1)).await.unwrap();
    let [change] = &changes[..] else { panic!("{changes:?}") };
    assert_eq!((change.to, change.reason.as_str()), (None, reason));
    let told = work.notices(&people.approver).await.unwrap();
    assert!(told.iter().any(|notice| notice.kind == NoticeKind::ApprovalRevoked), "{told:?}");
    let again = Approval { number: 1, public_from: None };
    assert_eq!(refusal(work.approve_release(&people.approver, FLOW, again).await), refused);
    assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
}

#[tokio::test]
async fn a_corrected_figure_takes_back_the_approval_of_a_release_that_waits_for_its_minute() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, id } = Prepared::waiting(site).await;
        servers.moves(10);
        reopen_and_correct(&work, &people, &id, || servers.moves(1)).await;
        check_taken_back(&servers, (&work, &people), ("the jetty was counted twice", "checklist-blocks")).await;
    })
    .await;
}

#[tokio::test]
async fn who_accepts_a_correction_is_told_before_which_approval_that_takes_back() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, id } = Prepared::waiting(site).await;
        servers.moves(10);
        let answer = reopen_and_send(&work, &people, &id, || servers.moves(1)).await;
        let stopped = async |actor: &Actor, id: &str| {
            let review = work.review(actor, id).await.unwrap();
            review.stopped_releases.iter().map(|one| one.number).collect::<Vec<_>>()
        };
        assert_eq!(stopped(&people.reviewer, &answer).await, [1]);
        assert!(stopped(&people.reviewer, &id).await.is_empty(), "it is accepted already");
        assert!(stopped(&people.ports, &answer).await.is_empty(), "a sender reads no releases");
        work.decide_submission(&people.reviewer, &answer, accept()).await.unwrap();
        assert!(stopped(&people.reviewer, &answer).await.is_empty(), "it has taken it back");
    })
    .await;
}

#[tokio::test]
async fn who_expects_a_release_is_told_when_cells_of_it_are_opened_again_before_its_minute() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, id } = Prepared::proposed(site).await;
        assert!(
            work.review(&people.reviewer, &id).await.unwrap().waiting_releases.is_empty(),
            "nobody has approved it"
        );
        work.approve_release(&people.approver, FLOW, servers.in_a_minute()).await.unwrap();
        work.reopen(&people.reviewer, reopening(&id, ["XM-L"])).await.unwrap();
        let told = work.notices(&people.approver).await.unwrap();
        let is_told = |notice: &&Notice| notice.kind == NoticeKind::ReleaseReopened;
        assert_eq!(told.iter().find(is_told).map(|notice| notice.subject.as_str()), Some("DF_ARRIVALS 1"));
        let waiting = work.review(&people.reviewer, &id).await.unwrap().waiting_releases;
        assert_eq!(waiting.iter().map(|one| one.number).collect::<Vec<_>>(), [1]);
        assert!(
            work.review(&people.ports, &id).await.unwrap().waiting_releases.is_empty(),
            "a sender reads no releases"
        );
        servers.moves(60);
        assert_eq!(work.publish_due().await.unwrap().len(), 1, "nobody has stopped it");
    })
    .await;
}

#[tokio::test]
async fn an_acceptance_that_is_taken_back_takes_back_the_approval_of_a_release_that_waits_for_its_minute() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, id } = Prepared::waiting(site).await;
        servers.moves(10);
        let reason = "the ports counted the crews".to_owned();
        let verdict = Verdict { decision: Decision::Return, reason: reason.clone(), expected: None };
        work.decide_submission(&people.reviewer, &id, verdict).await.unwrap();
        check_taken_back(&servers, (&work, &people), (&reason, "no-longer-accepted")).await;
    })
    .await;
}

/// Does `late` on a server that comes to its change and waits there until `between` was done on another.
async fn overtaken<A: Send, B: Send>(
    servers: &Servers<'_>,
    late: impl AsyncFnOnce(Work) -> A + Send,
    between: impl AsyncFnOnce(Work) -> B + Send,
) -> (A, B) {
    let (comes, came) = std::sync::mpsc::channel();
    let (go, goes) = std::sync::mpsc::channel();
    let waiting = std::sync::Mutex::new(Some((comes, goes)));
    let probe = Arc::new(move |point: &str| {
        if point == "before a change"
            && let Some((comes, goes)) = waiting.lock().unwrap().take()
        {
            comes.send(()).unwrap();
            goes.recv().unwrap();
        }
    });
    std::thread::scope(|scope| {
        let late = scope.spawn(|| alone(async { late(servers.server(probe).await).await }));
        came.recv().unwrap();
        let between = scope.spawn(|| alone(async { between(servers.plain().await).await })).join().unwrap();
        go.send(()).unwrap();
        (late.join().unwrap(), between)
    })
}

/// Work that has a thread of its own.
fn alone<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

#[tokio::test]
async fn a_release_that_is_approved_while_an_acceptance_is_taken_back_is_held_back_all_the_same() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, id } = Prepared::proposed(site).await;
        let approval = servers.in_a_minute();
        let verdict = Verdict { decision: Decision::Return, reason: "crews".to_owned(), expected: None };
        let (decided, approved) = overtaken(
            &servers,
            async |work| work.decide_submission(&people.reviewer, &id, verdict).await.map(|_| ()),
            async |work| work.approve_release(&people.approver, FLOW, approval).await.map(|_| ()),
        )
        .await;
        decided.unwrap();
        approved.unwrap();
        check_taken_back(&servers, (&work, &people), ("crews", "no-longer-accepted")).await;
    })
    .await;
}

#[tokio::test]
async fn a_release_whose_figure_is_corrected_while_it_is_approved_is_not_approved() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, id } = Prepared::proposed(site).await;
        let answer = reopen_and_send(&work, &people, &id, || ()).await;
        let reopening = work.reopenings_of(&people.reviewer, "PORTS_ARRIVALS").await.unwrap()[0].id.clone();
        let kind = ChecklistKind::OpenReopening;
        let reply = ChecklistReply { kind, subject: reopening, reason: "it can wait".to_owned() };
        work.answer_checklist(&people.reviewer, (FLOW, 1), reply).await.unwrap();
        let approval = servers.in_a_minute();
        let (approved, decided) = overtaken(
            &servers,
            async |work| work.approve_release(&people.approver, FLOW, approval).await.map(|_| ()),
            async |work| work.decide_submission(&people.reviewer, &answer, accept()).await.map(|_| ()),
        )
        .await;
        decided.unwrap();
        assert_eq!(refusal(approved), "checklist-blocks");
    })
    .await;
}

#[tokio::test]
async fn nothing_of_a_submission_that_is_returned_meanwhile_is_opened_again() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, id } = Prepared::proposed(site).await;
        let verdict = Verdict { decision: Decision::Return, reason: "crews".to_owned(), expected: None };
        let (opened, returned) = overtaken(
            &servers,
            async |work| work.reopen(&people.reviewer, reopening(&id, ["XM-L"])).await.map(|_| ()),
            async |work| work.decide_submission(&people.reviewer, &id, verdict).await.map(|_| ()),
        )
        .await;
        returned.unwrap();
        assert_eq!(refusal(opened), "wrong-state");
        assert!(work.reopenings_of(&people.reviewer, "PORTS_ARRIVALS").await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_decided_about_a_release_is_told_when_a_talk_begins_about_what_it_is_made_of_and_nobody_else() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, id } = Prepared::waiting(site).await;
        let say = async |text: &str, answers| {
            let new = NewComment { text: text.to_owned(), answers, ..NewComment::default() };
            work.comment(&people.reviewer, &id, new).await.unwrap().number
        };
        let told = async |actor: &Actor| {
            let notices = work.notices(actor).await.unwrap();
            notices.iter().filter(|notice| notice.kind == NoticeKind::ReleaseDiscussed).count()
        };
        let grant = NewGrant { account: "ports".to_owned(), reason: "a speech".to_owned(), from: None };
        work.grant_prerelease(&people.approver, (FLOW, 1), grant).await.unwrap();
        assert_eq!(told(&people.approver).await, 0);
        let first = say("is Lulu right?", None).await;
        assert_eq!(told(&people.approver).await, 1);
        assert_eq!(told(&people.ports).await, 0, "what the observatory says among itself");
        assert_eq!(told(&people.reviewer).await, 0, "who began it knows");
        say("I mean the women", Some(first)).await;
        assert_eq!(told(&people.approver).await, 1, "an answer begins no talk");
        let new = |seconds: i64| NewMinute {
            public_from: servers.after(seconds),
            told: LocalText::new("سبب", "raison", "reason").unwrap(),
            expected: None,
        };
        assert_eq!(refusal(work.move_minute(&people.approver, (FLOW, 1), new(10)).await), "checklist-blocks");
        work.move_minute(&people.approver, (FLOW, 1), new(90)).await.unwrap();
        servers.moves(90);
        assert_eq!(work.publish_due().await.unwrap().len(), 1, "to stop it was theirs who were told");
    })
    .await;
}
