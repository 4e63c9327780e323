//! The minute of publication and what may happen in it: servers that are programs of their own on one catalog, clocks that
//! differ, a program that ends by SIGKILL, which no code can catch, and one that ends between approval and publication.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;

use jiff::Timestamp;
use marsad_model::{NoticeKind, ReleaseKind};
use marsad_workflow::{Actor, Approval, Probe, Work};

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::publication::{Servers, records};
use crate::workshop::*;

/// What is published in the minute.
const FLOWS: [&str; 2] = ["DF_ARRIVALS", "DF_RESIDENTS"];
/// So many seconds after the clocks of `Servers` begin.
const MINUTE: i64 = 60;
/// So often a program looks whether something is due.
const BEATS: usize = 20;

/// Set in a program of its own: what its count is called, where it works, and where it ends, if it does.
const NAME: &str = "MARSAD_TEST_RIVAL";
const FOLDER: &str = "MARSAD_TEST_RIVAL_FOLDER";
const ADDRESS: &str = "MARSAD_TEST_RIVAL_ADDRESS";
const POINT: &str = "MARSAD_TEST_RIVAL_POINT";

/// Run by the tests below in a process of its own; by itself it does nothing.
#[tokio::test]
async fn rival() {
    let variable = |name: &str| std::env::var(name).ok();
    let (Some(name), Some(folder), Some(address)) = (variable(NAME), variable(FOLDER), variable(ADDRESS)) else {
        return;
    };
    let servers = Servers::on(Site { folder: folder.as_ref(), address: &address });
    servers.moves(MINUTE);
    let server = servers.server(killed_at(variable(POINT))).await;
    let mut published = 0;
    for _ in 0..BEATS {
        published += server.publish_due().await.unwrap().len();
    }
    std::fs::write(Path::new(&folder).join(name), published.to_string()).unwrap();
}

/// Ends the program where its work has come to a point; without one it goes on.
fn killed_at(point: Option<String>) -> Probe {
    Arc::new(move |passed: &str| {
        if point.as_deref() == Some(passed) {
            let _ = Command::new("kill").args(["-KILL", &std::process::id().to_string()]).status();
            std::thread::sleep(std::time::Duration::from_secs(60));
        }
    })
}

fn started(site: Site<'_>, name: &str, point: Option<&str>) -> Child {
    let mut program = Command::new(std::env::current_exe().unwrap());
    program.args(["--exact", "minute::rival", "--test-threads=1"]).stdout(Stdio::piped()).stderr(Stdio::piped());
    program.env(NAME, name).env(FOLDER, site.folder).env(ADDRESS, site.address);
    if let Some(point) = point {
        program.env(POINT, point);
    }
    program.spawn().unwrap()
}

/// Brings every flow to where it waits for its moment.
async fn scheduled(work: &Work, people: &People, moment: Timestamp) {
    accept_all(work, people).await.unwrap();
    for flow in FLOWS {
        proposed(work, people, flow).await;
        let approval = Approval { number: 1, public_from: Some(moment) };
        work.approve_release(&people.approver, flow, approval).await.unwrap();
    }
}

/// Proposes the first release of a flow, and answers what its checklist asks.
async fn proposed(work: &Work, people: &People, flow: &str) {
    build_and_propose(work, people, flow, (ReleaseKind::Regular, None)).await.unwrap();
    answer_all(work, people, (flow, 1)).await.unwrap();
}

/// How many notices of publication a person has.
async fn told(work: &Work, actor: &Actor) -> usize {
    let notices = work.notices(actor).await.unwrap();
    notices.iter().filter(|notice| notice.kind == NoticeKind::ReleasePublished).count()
}

/// Every flow is public, was published once, and whoever is concerned was told once.
async fn check_once(work: &Work, people: &People) {
    assert_eq!(work.publish_due().await.unwrap(), []);
    assert_eq!(records(work, "publish_release").await, FLOWS.len());
    for flow in FLOWS {
        assert!(work.public_releases(flow).await.unwrap().current().is_some(), "{flow}");
    }
    let concerned = [(&people.reviewer, 2), (&people.approver, 2), (&people.ports, 1), (&people.statistics, 1)];
    for (actor, count) in concerned {
        assert_eq!(told(work, actor).await, count, "{}", actor.account().id);
    }
    assert_eq!(work.verify(&|_| {}).await.unwrap().problems, []);
}

#[tokio::test]
async fn four_programs_on_one_catalog_publish_every_release_exactly_once() {
    on_every_engine(async |site| {
        let servers = Servers::on(site);
        let work = servers.plain().await;
        let people = people(&work).await.unwrap();
        scheduled(&work, &people, servers.after(MINUTE)).await;
        let rivals: Vec<Child> = (0..4).map(|number| started(site, &format!("rival-{number}"), None)).collect();
        let mut published = 0;
        for (number, rival) in rivals.into_iter().enumerate() {
            let ended = rival.wait_with_output().unwrap();
            assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stdout));
            let count = std::fs::read_to_string(site.folder.join(format!("rival-{number}"))).unwrap();
            published += count.parse::<usize>().unwrap();
        }
        assert_eq!(published, FLOWS.len(), "all of them together");
        servers.moves(MINUTE);
        check_once(&work, &people).await;
    })
    .await;
}

#[tokio::test]
async fn a_program_that_is_killed_in_the_minute_and_started_again_publishes_and_tells_once() {
    on_every_engine(async |site| {
        let servers = Servers::on(site);
        let work = servers.plain().await;
        let people = people(&work).await.unwrap();
        scheduled(&work, &people, servers.after(MINUTE)).await;
        servers.moves(MINUTE);
        let (before, after) = ("before committing publish_release", "after committing publish_release");
        for (point, left) in [(before, 2), (after, 1), (before, 1), (after, 0)] {
            let ended = started(site, "killed", Some(point)).wait_with_output().unwrap();
            assert!(!ended.status.success(), "nothing was killed {point}");
            let releases = work.catalog().release_list_all().await.unwrap();
            assert_eq!(releases.iter().filter(|one| one.published_at.is_none()).count(), left, "{point}");
            assert_eq!(told(&work, &people.reviewer).await, FLOWS.len() - left, "both or neither: {point}");
        }
        check_once(&servers.plain().await, &people).await;
    })
    .await;
}

#[tokio::test]
async fn clocks_that_differ_or_are_changed_publish_nothing_twice_and_hide_nothing_again() {
    on_every_engine(async |site| {
        // One server has changed to winter time, an hour back, and the other has not.
        let (right, late) = (Servers::on(site), Servers::on(site));
        late.moves(-3600);
        let (first, second) = (right.plain().await, late.plain().await);
        let people = people(&first).await.unwrap();
        scheduled(&first, &people, right.after(MINUTE)).await;
        // Set back just before its moment, a clock comes to it once more, and not before.
        right.moves(MINUTE - 1);
        for step in [0, -3600, 3600] {
            right.moves(step);
            assert_eq!(first.publish_due().await.unwrap(), []);
            assert!(first.public_releases(FLOWS[0]).await.unwrap().current().is_none());
        }
        right.moves(1);
        late.moves(MINUTE);
        assert_eq!(second.publish_due().await.unwrap(), [], "not yet by its clock");
        assert!(second.public_releases(FLOWS[0]).await.unwrap().current().is_none());
        assert_eq!(first.publish_due().await.unwrap().len(), FLOWS.len());
        assert!(second.public_releases(FLOWS[0]).await.unwrap().current().is_some(), "what is published is public");
        for step in [-3600, 3600, 1, 3600, 24 * 3600] {
            right.moves(step);
            late.moves(step);
            for server in [&first, &second] {
                assert_eq!(server.publish_due().await.unwrap(), []);
                assert!(server.public_releases(FLOWS[0]).await.unwrap().current().is_some());
            }
        }
        check_once(&first, &people).await;
    })
    .await;
}

#[tokio::test]
async fn a_server_that_ends_between_approval_and_publication_leaves_the_rest_to_the_next_one() {
    on_every_engine(async |site| {
        let servers = Servers::on(site);
        let work = servers.plain().await;
        let people = people(&work).await.unwrap();
        accept_all(&work, &people).await.unwrap();
        for flow in FLOWS {
            proposed(&work, &people, flow).await;
            let (dying, approver) = (servers.dying("after committing approve_release").await, people.approver.clone());
            let now = Approval { number: 1, public_from: None };
            let died = tokio::spawn(async move { dying.approve_release(&approver, flow, now).await.map(|_| ()) }).await;
            assert!(died.is_err(), "{flow}");
            let left = work.catalog().release_list(flow).await.unwrap();
            assert_eq!((left[0].approved_at.is_some(), left[0].published_at), (true, None), "{flow}");
            assert_eq!(refusal(work.approve_release(&people.approver, flow, now).await), "already-approved");
        }
        assert_eq!(servers.plain().await.publish_due().await.unwrap().len(), FLOWS.len());
        check_once(&work, &people).await;
    })
    .await;
}
