//! Publication: exactly once whatever happens in its minute, a checklist that holds it back, and no look before it that
//! leaves no record.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use marsad_catalog::Catalog;
use marsad_lake::Lake;
use marsad_model::*;
use marsad_testkit::pack_files;
use marsad_workflow::{
    Approval, ChecklistReply, NewAccount, NewComment, NewGrant, NewMinute, Probe, Proposal, Settings, Verdict, Work,
};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

pub const FLOW: &str = "DF_ARRIVALS";

/// Servers on one catalog and one lake, with one clock that stands until it is set.
pub struct Servers<'a> {
    site: Site<'a>,
    second: Arc<AtomicI64>,
}

impl<'a> Servers<'a> {
    pub fn on(site: Site<'a>) -> Self {
        Self { site, second: Arc::new(AtomicI64::new(1_780_000_000)) }
    }

    pub async fn server(&self, probe: Probe) -> Work {
        let read = self.second.clone();
        let clock = Arc::new(move || Timestamp::from_second(read.load(Ordering::Relaxed)).unwrap());
        let folder = self.site.folder.join("lake");
        std::fs::create_dir_all(&folder).unwrap();
        let catalog = Catalog::open(self.site.address, clock()).await.unwrap();
        let (pack, lake) = (pack_files("marjan"), Lake::local(&folder).unwrap());
        Work::open(Settings { pack, lake, catalog, clock, probe, signer: None }).unwrap()
    }

    pub async fn plain(&self) -> Work {
        self.server(Arc::new(|_: &str| {})).await
    }

    /// A server that dies where its work has come to a point.
    pub async fn dying(&self, point: &'static str) -> Work {
        let probe = move |passed: &str| assert!(passed != point, "the power is gone");
        self.server(Arc::new(probe)).await
    }

    pub fn moves(&self, seconds: i64) {
        self.second.fetch_add(seconds, Ordering::Relaxed);
    }

    pub fn after(&self, seconds: i64) -> Timestamp {
        Timestamp::from_second(self.second.load(Ordering::Relaxed) + seconds).unwrap()
    }

    /// The approval of a first release for a minute from now.
    pub fn in_a_minute(&self) -> Approval {
        Approval { number: 1, public_from: Some(self.after(60)) }
    }
}

pub fn arrivals(change: impl FnOnce(String) -> String) -> Vec<u8> {
    change(String::from_utf8(pack_files("marjan")["submissions/arrivals.csv"].clone()).unwrap()).into_bytes()
}

/// From a file to a proposed release; gives the submission.
pub async fn propose(work: &Work, people: &People, bytes: Vec<u8>) -> (String, Release) {
    let id = send(work, people, "PORTS_ARRIVALS", bytes).await.unwrap().id;
    work.decide_submission(&people.reviewer, &id, accept()).await.unwrap();
    (id, build_and_propose(work, people, FLOW, (ReleaseKind::Regular, None)).await.unwrap())
}

/// A first release of arrivals that is proposed, and whatever it takes to publish it.
pub struct Prepared<'a> {
    pub servers: Servers<'a>,
    pub work: Work,
    pub people: People,
    /// The submission that it was made of.
    pub id: String,
}

impl<'a> Prepared<'a> {
    pub async fn proposed(site: Site<'a>) -> Self {
        let servers = Servers::on(site);
        let work = servers.plain().await;
        let people = people(&work).await.unwrap();
        let (id, _) = propose(&work, &people, arrivals(|text| text)).await;
        Self { servers, work, people, id }
    }

    /// The same, and approved for a minute from now.
    pub async fn waiting(site: Site<'a>) -> Self {
        let prepared = Self::proposed(site).await;
        let Self { servers, work, people, .. } = &prepared;
        work.approve_release(&people.approver, FLOW, servers.in_a_minute()).await.unwrap();
        prepared
    }
}

/// A reason as readers are told it.
fn readers(reason: &str) -> LocalText {
    LocalText::new("سبب", reason, reason).unwrap()
}

pub async fn records(work: &Work, action: &str) -> usize {
    let trail = work.catalog().audit_list().await.unwrap();
    trail.iter().filter(|record| record.action == action).count()
}

#[tokio::test]
async fn two_servers_and_a_clock_set_back_publish_exactly_once() {
    on_every_engine(async |site| {
        let servers = Servers::on(site);
        let (first, second) = (servers.plain().await, servers.plain().await);
        let people = people(&first).await.unwrap();
        propose(&first, &people, arrivals(|text| text)).await;
        first.approve_release(&people.approver, FLOW, servers.in_a_minute()).await.unwrap();
        servers.moves(59);
        assert_eq!(first.publish_due().await.unwrap(), []);
        assert!(first.public_releases(FLOW).await.unwrap().current().is_none());
        servers.moves(1);
        assert!(second.public_releases(FLOW).await.unwrap().current().is_some(), "readers wait for no clockwork");
        let (one, other) = tokio::join!(first.publish_due(), second.publish_due());
        let published = [one.unwrap(), other.unwrap()].concat();
        assert_eq!((published.len(), published[0].published_at), (1, Some(servers.after(0))));
        servers.moves(-3600);
        for server in [&first, &second, &servers.plain().await] {
            assert!(server.public_releases(FLOW).await.unwrap().current().is_some(), "nothing is hidden again");
            assert_eq!(server.publish_due().await.unwrap(), []);
        }
        servers.moves(7200);
        assert_eq!(first.publish_due().await.unwrap(), []);
        assert_eq!(records(&first, "publish_release").await, 1);
        let last = first.catalog().audit_head().await.unwrap().unwrap();
        assert_eq!((last.actor.as_str(), last.origin.as_str()), ("approver", "clockwork"));
        assert_eq!(first.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_dies_in_the_minute_neither_loses_nor_doubles_it() {
    on_every_engine(async |site| {
        let Prepared { servers, work, .. } = Prepared::waiting(site).await;
        servers.moves(60);
        for (point, left) in [("before committing publish_release", 1), ("after committing publish_release", 0)] {
            let dying = servers.dying(point).await;
            let died = tokio::spawn(async move { dying.publish_due().await.map(|done| done.len()) }).await;
            assert!(died.is_err(), "{point}");
            let found = work.catalog().release_list(FLOW).await.unwrap();
            assert_eq!(found.iter().filter(|one| one.published_at.is_none()).count(), left, "{point}");
        }
        assert_eq!(work.publish_due().await.unwrap(), []);
        assert_eq!(records(&work, "publish_release").await, 1);
        assert!(work.public_releases(FLOW).await.unwrap().current().is_some());
    })
    .await;
}

#[tokio::test]
async fn a_talk_that_nobody_settled_holds_a_release_back() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let (id, _) = propose(&work, &people, arrivals(|text| text)).await;
        let ask = NewComment { text: "sure?".to_owned(), is_for_sender: true, ..NewComment::default() };
        work.comment(&people.reviewer, &id, ask).await.unwrap();
        let approval = Approval { number: 1, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.approver, FLOW, approval).await), "checklist-blocks");
        let items = work.checklist(&people.approver, FLOW, 1).await.unwrap();
        let blocks: Vec<(ChecklistKind, &str)> = items
            .iter()
            .filter(|item| item.weight == ChecklistWeight::Blocks)
            .map(|item| (item.kind, item.subject.as_str()))
            .collect();
        assert_eq!(blocks, [(ChecklistKind::OpenComment, id.as_str())]);
        let reply =
            ChecklistReply { kind: ChecklistKind::OpenComment, subject: id.clone(), reason: "never mind".to_owned() };
        assert_eq!(
            refusal(work.answer_checklist(&people.reviewer, (FLOW, 1), reply).await),
            "wrong-state",
            "what blocks is not answered away"
        );
        let settle = NewComment { answers: Some(1), is_settled: true, ..NewComment::default() };
        work.comment(&people.reviewer, &id, settle).await.unwrap();
        let release = work.approve_release(&people.approver, FLOW, approval).await.unwrap();
        assert!(release.published_at.is_some(), "what is approved for now is published at once");
        assert_eq!(refusal(work.checklist(&people.ports, FLOW, 1).await), "not-your-role");
    })
    .await;
}

#[tokio::test]
async fn a_large_revision_is_answered_before_it_goes_out() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        propose(&work, &people, arrivals(|text| text)).await;
        let approval = |number| Approval { number, public_from: None };
        work.approve_release(&people.approver, FLOW, approval(1)).await.unwrap();
        // A hundred of Lulu change sex: 214 becomes 314, which is 46.7 % more; 301 becomes 201, 33.2 % less.
        let changed = arrivals(|text| {
            text.replace("2021;Lulu;Women;214;", "2021;Lulu;Women;314;")
                .replace("2021;Lulu;Men;301;", "2021;Lulu;Men;201;")
                .replace("2021;All isles;Women;316;", "2021;All isles;Women;416;")
                .replace("2021;All isles;Men;420;", "2021;All isles;Men;320;")
        });
        propose(&work, &people, changed).await;
        let rehearsal = work.rehearse(&people.reviewer, FLOW, 2).await.unwrap();
        assert!(rehearsal.differences >= 2 && rehearsal.missing_texts.is_empty(), "{rehearsal:?}");
        assert!(rehearsal.pages.contains(&format!("/data/{FLOW}/releases/2")), "{:?}", rehearsal.pages);
        let published = work.as_published(&people.reviewer, FLOW, 2).await.unwrap();
        assert_eq!(published.public_releases(FLOW).await.unwrap().current().unwrap().number, 2);
        assert_eq!(work.public_releases(FLOW).await.unwrap().current().unwrap().number, 1, "but to those who rehearse");
        assert_eq!(refusal(work.as_published(&people.ports, FLOW, 2).await.map(|_| ())), "not-your-role");
        let large = rehearsal.checklist.iter().find(|item| item.kind == ChecklistKind::LargeRevision).unwrap();
        assert_eq!((large.weight, large.values["percent"].as_str()), (ChecklistWeight::Asks, "47"));
        assert_eq!((large.values["series"].as_str(), large.values["period"].as_str()), ("A.XM-L.F", "2021"));
        assert_eq!(refusal(work.approve_release(&people.approver, FLOW, approval(2)).await), "checklist-blocks");
        let reply = |reason: &str| ChecklistReply {
            kind: ChecklistKind::LargeRevision,
            subject: FLOW.to_owned(),
            reason: reason.to_owned(),
        };
        let answer = async |actor, reason| work.answer_checklist(actor, (FLOW, 2), reply(reason)).await;
        assert_eq!(refusal(answer(&people.approver, "fine").await), "not-your-role");
        assert_eq!(refusal(answer(&people.reviewer, " ").await), "reason-missing");
        let first = answer(&people.reviewer, "the register was read again").await.unwrap();
        assert_eq!(answer(&people.reviewer, "another").await.unwrap(), first, "the first answer stands");
        work.approve_release(&people.approver, FLOW, approval(2)).await.unwrap();
        assert_eq!(refusal(answer(&people.reviewer, "late").await), "already-approved");
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn no_look_before_publication_leaves_no_record() {
    on_every_engine(async |site| {
        let servers = Servers::on(site);
        let work = servers.plain().await;
        let people = people(&work).await.unwrap();
        let account = NewAccount {
            id: "director".to_owned(),
            name: LocalText::new("مدير", "directeur", "director").unwrap(),
            provider: "OBS".parse().unwrap(),
            role: Role::Director,
        };
        let (director, _) = work.create_account(Some(&people.administrator), account).await.unwrap();
        propose(&work, &people, arrivals(|text| text)).await;
        let grant = |account: &str, reason: &str| NewGrant {
            account: account.to_owned(),
            reason: reason.to_owned(),
            from: Some(servers.after(30)),
        };
        let give = async |actor, new| work.grant_prerelease(actor, (FLOW, 1), new).await;
        assert_eq!(refusal(give(&people.reviewer, grant("director", "brief")).await), "not-your-role");
        assert_eq!(refusal(give(&people.approver, grant("nobody", "brief")).await), "unknown-account");
        assert_eq!(refusal(give(&people.approver, grant("director", " ")).await), "reason-missing");
        give(&people.approver, grant("director", "brief")).await.unwrap();
        let given = give(&people.approver, grant("director", "brief of the minister")).await.unwrap();
        let (grants, _) = work.prerelease_grants(&people.approver, (FLOW, 1)).await.unwrap();
        assert_eq!(grants, std::slice::from_ref(&given), "who has leave gets no second one");
        let told = async || {
            let notices = work.notices(&director).await.unwrap();
            notices.iter().map(|notice| (notice.kind, notice.subject.clone())).collect::<Vec<_>>()
        };
        let granted = (NoticeKind::PrereleaseGranted, format!("{FLOW} 1"));
        assert_eq!(told().await, [granted], "one leave is told once");
        servers.moves(30);
        let look = async |actor| work.open_prerelease(actor, FLOW, 1).await.map(|_| ());
        assert_eq!(refusal(look(&director).await), "unknown-release", "not before it is approved");
        let past = Approval { number: 1, public_from: Some(servers.after(-3600)) };
        assert_eq!(refusal(work.approve_release(&people.approver, FLOW, past).await), "past-moment");
        let approval = Approval { number: 1, public_from: Some(servers.after(600)) };
        work.approve_release(&people.approver, FLOW, approval).await.unwrap();
        assert_eq!(refusal(look(&people.ports).await), "unknown-release");
        assert_eq!(records(&work, "read_prerelease").await, 0);
        look(&director).await.unwrap();
        look(&people.reviewer).await.unwrap();
        let (_, looks) = work.prerelease_grants(&people.approver, (FLOW, 1)).await.unwrap();
        let who: Vec<&str> = looks.iter().map(|look| look.account.as_str()).collect();
        assert_eq!(who, ["director", "reviewer"]);
        work.revoke_prerelease(&people.approver, &given.id).await.unwrap();
        assert_eq!(told().await[0], (NoticeKind::PrereleaseRevoked, format!("{FLOW} 1")));
        assert_eq!(refusal(look(&director).await), "unknown-release");
        assert_eq!(refusal(work.revoke_prerelease(&people.approver, "G-999999").await), "unknown-grant");
        assert_eq!(refusal(work.open_release(FLOW, Some(1)).await.map(|_| ())), "unknown-release");
        servers.moves(600);
        look(&people.ports).await.unwrap();
        assert_eq!(records(&work, "read_prerelease").await, 2, "what is public is no secret");
    })
    .await;
}

#[tokio::test]
async fn a_stopped_release_waits_for_a_second_person_again_whatever_its_minute_was() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, .. } = Prepared::proposed(site).await;
        let stop = async |actor, why: &str| work.revoke_approval(actor, (FLOW, 1), readers(why)).await;
        assert_eq!(refusal(stop(&people.approver, "a wrong column").await), "not-embargoed", "nobody approved it");
        work.approve_release(&people.approver, FLOW, servers.in_a_minute()).await.unwrap();
        assert_eq!(refusal(stop(&people.reviewer, "a wrong column").await), "not-your-role");
        let stopped = stop(&people.approver, "a wrong column").await.unwrap();
        assert_eq!((stopped.approved_at, stopped.public_from), (None, None));
        servers.moves(60);
        assert_eq!(work.publish_due().await.unwrap(), []);
        assert!(work.public_releases(FLOW).await.unwrap().current().is_none());
        let told = work.notices(&people.reviewer).await.unwrap();
        assert!(told.iter().any(|notice| notice.kind == NoticeKind::ApprovalRevoked), "{told:?}");
        let again = Approval { number: 1, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.reviewer, FLOW, again).await), "not-your-role");
        work.approve_release(&people.approver, FLOW, again).await.unwrap();
        assert_eq!(refusal(stop(&people.approver, "too late").await), "not-embargoed", "what is public is withdrawn");
        let changes = work.embargo_changes(&people.reviewer, (FLOW, 1)).await.unwrap();
        let noted: Vec<_> = changes.iter().map(|one| (one.number, one.to, one.told.clone(), one.by.as_str())).collect();
        assert_eq!(noted, [(1, None, Some(readers("a wrong column")), "approver")]);
        assert_eq!(records(&work, "revoke_approval").await, 1);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn a_minute_is_moved_before_it_comes_by_one_who_had_no_part_and_then_counts_alone() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, .. } = Prepared::waiting(site).await;
        let account = NewAccount {
            id: "director".to_owned(),
            name: LocalText::new("مدير", "directeur", "director").unwrap(),
            provider: "OBS".parse().unwrap(),
            role: Role::Director,
        };
        let (director, _) = work.create_account(Some(&people.administrator), account).await.unwrap();
        let minute = |seconds: i64, reason: &str| NewMinute {
            public_from: servers.after(seconds),
            told: readers(reason),
            expected: None,
        };
        let moved = async |actor, new| work.move_minute(actor, (FLOW, 1), new).await;
        assert_eq!(refusal(moved(&people.reviewer, minute(600, "holiday")).await), "not-your-role");
        assert_eq!(refusal(moved(&director, minute(-3600, "holiday")).await), "past-moment");
        let seen = Some(servers.after(60));
        moved(&director, NewMinute { expected: seen, ..minute(600, "holiday") }).await.unwrap();
        let stale = NewMinute { expected: seen, ..minute(900, "another holiday") };
        assert_eq!(refusal(moved(&director, stale).await), "minute-changed", "the form is older than the minute");
        servers.moves(60);
        assert_eq!(work.publish_due().await.unwrap(), [], "the first minute is none any more");
        assert!(work.public_releases(FLOW).await.unwrap().current().is_none());
        servers.moves(540);
        assert_eq!(work.publish_due().await.unwrap().len(), 1);
        assert_eq!(refusal(moved(&director, minute(600, "again")).await), "not-embargoed");
        assert_eq!(records(&work, "move_minute").await, 1);
        assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
    })
    .await;
}

#[tokio::test]
async fn what_the_public_was_told_of_a_minute_stays_with_its_reason_when_the_release_is_moved_or_taken_back() {
    on_every_engine(async |site| {
        let Prepared { servers, work, people, .. } = Prepared::proposed(site).await;
        let told = async || {
            let all = work.announced_releases().await.unwrap();
            all.into_iter().map(|one| (one.state, one.minute, one.changes)).collect::<Vec<_>>()
        };
        assert!(told().await.is_empty(), "a proposal is announced to nobody");
        let approve = async |public_from| {
            work.approve_release(&people.approver, FLOW, Approval { number: 1, public_from }).await.unwrap();
        };
        let (first, second) = (servers.after(60), servers.after(600));
        approve(Some(first)).await;
        let new = NewMinute { public_from: second, told: readers("a holiday"), expected: None };
        work.move_minute(&people.approver, (FLOW, 1), new).await.unwrap();
        let change =
            |from, to, why: &str| AnnouncedChange { at: servers.after(0), from, to, reason: Some(readers(why)) };
        let moved = change(first, Some(second), "a holiday");
        assert_eq!(told().await, [(AnnouncedState::Announced, second, vec![moved.clone()])]);
        work.revoke_approval(&people.approver, (FLOW, 1), readers("a wrong column")).await.unwrap();
        let both = vec![moved, change(second, None, "a wrong column")];
        assert_eq!(told().await, [(AnnouncedState::Postponed, second, both.clone())]);
        approve(None).await;
        assert_eq!(told().await, [(AnnouncedState::Published, servers.after(0), both)], "published, and moved before");
    })
    .await;
}

#[tokio::test]
async fn a_talk_about_a_submission_that_went_back_is_settled_or_answered_for_what_came_in_its_place() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let first = send(&work, &people, "PORTS_ARRIVALS", arrivals(|text| text)).await.unwrap().id;
        let ask = NewComment { text: "which jetty?".to_owned(), is_for_sender: true, ..NewComment::default() };
        work.comment(&people.reviewer, &first, ask).await.unwrap();
        let back = Verdict { decision: Decision::Return, ..accept() };
        work.decide_submission(&people.reviewer, &first, back).await.unwrap();
        propose(&work, &people, arrivals(|text| text)).await;
        let approval = Approval { number: 1, public_from: None };
        assert_eq!(refusal(work.approve_release(&people.approver, FLOW, approval).await), "checklist-blocks");
        let reply = ChecklistReply {
            kind: ChecklistKind::OpenComment,
            subject: first.clone(),
            reason: "the new file says which".to_owned(),
        };
        work.answer_checklist(&people.reviewer, (FLOW, 1), reply).await.unwrap();
        work.approve_release(&people.approver, FLOW, approval).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_version_is_proposed_once_and_what_a_later_release_replaced_says_so() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        let people = people(&work).await.unwrap();
        let (_, first) = propose(&work, &people, arrivals(|text| text)).await;
        let with = |note: &str| Proposal {
            version: first.version,
            kind: ReleaseKind::Regular,
            note: Some(LocalText::new("ملاحظة", note, note).unwrap()),
        };
        let stale =
            async |seen: Option<u32>| work.propose_after(&people.reviewer, FLOW, (with("other words"), seen)).await;
        assert_eq!(refusal(stale(None).await), "already-proposed");
        assert_eq!(refusal(stale(Some(0)).await), "already-proposed", "the form is older than what waits");
        let second = stale(Some(1)).await.unwrap();
        assert_eq!(second.number, 2, "who saw what waits may propose another in its place");
        let approve =
            async |number| work.approve_release(&people.approver, FLOW, Approval { number, public_from: None }).await;
        assert_eq!(refusal(approve(1).await), "outdated");
        let items = work.checklist(&people.approver, FLOW, 1).await.unwrap();
        let told = items.iter().find(|item| item.kind == ChecklistKind::Outdated).unwrap();
        assert!(told.is_open() && told.weight == ChecklistWeight::Blocks);
        let items = work.checklist(&people.approver, FLOW, 2).await.unwrap();
        assert!(items.iter().all(|item| item.kind != ChecklistKind::Outdated));
        assert_eq!(work.board(&people.approver).await.unwrap().upcoming.len(), 1);
    })
    .await;
}
