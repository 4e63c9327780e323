//! The process is killed at many points of the work; what it left is whole, and running again completes it.
//!
//! The victim is this test program itself, run again with a point at which it kills itself with SIGKILL, which no
//! code can catch: before and after every file that is kept and every change that is committed.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use marsad_model::{ReleaseState, SubmissionState};
use marsad_testkit::{catalog_addresses, pack_files, postgres_address};

use crate::workshop::*;

/// How many points are tried on each engine.
const POINTS: usize = 54;

/// Set in the process that is to be killed.
pub const POINT: &str = "MARSAD_TEST_KILL_POINT";
const FOLDER: &str = "MARSAD_TEST_KILL_FOLDER";
const ADDRESS: &str = "MARSAD_TEST_KILL_ADDRESS";

/// Run by the tests below in a process of its own; by itself it does nothing.
#[tokio::test]
async fn victim() {
    let variable = |name| std::env::var(name).ok();
    let (Some(point), Some(folder), Some(address)) = (variable(POINT), variable(FOLDER), variable(ADDRESS)) else {
        return;
    };
    let (point, passed) = (point.parse::<usize>().unwrap(), AtomicUsize::new(0));
    let probe = Arc::new(move |_: &str| {
        if passed.fetch_add(1, Ordering::Relaxed) + 1 == point {
            let _ = Command::new("kill").args(["-KILL", &std::process::id().to_string()]).status();
            std::thread::sleep(std::time::Duration::from_secs(60));
        }
    });
    let work = open(Site { folder: folder.as_ref(), address: &address }, pack_files("marjan"), probe).await;
    run_all(&work).await.unwrap();
}

fn kill_at(point: usize, site: Site<'_>) {
    let victim = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "kill::victim", "--test-threads=1"])
        .env(POINT, point.to_string())
        .env(FOLDER, site.folder)
        .env(ADDRESS, site.address)
        .output()
        .unwrap();
    assert!(!victim.status.success(), "nothing was killed at point {point}");
}

/// How many points the whole work passes.
async fn points() -> usize {
    let folder = tempfile::tempdir().unwrap();
    let count = Arc::new(AtomicUsize::new(0));
    let counted = count.clone();
    let probe = Arc::new(move |_: &str| {
        counted.fetch_add(1, Ordering::Relaxed);
    });
    let address = catalog_addresses(folder.path()).remove(0);
    run_all(&open(Site { folder: folder.path(), address: &address }, pack_files("marjan"), probe).await).await.unwrap();
    count.load(Ordering::Relaxed)
}

/// What was left is whole; running again completes it; nothing is there twice.
async fn check(site: Site<'_>, point: usize) {
    let work = marjan(site).await;
    let left = work.verify(&|_| {}).await.unwrap();
    assert_eq!(left.problems, [], "after point {point}");
    for submission in work.catalog().submission_list().await.unwrap() {
        let report = work.catalog().report_find(&submission.id).await.unwrap();
        assert_eq!(report.is_some(), submission.state != SubmissionState::Received, "after point {point}");
        let decisions = work.catalog().decision_list(&submission.id).await.unwrap();
        assert_eq!(!decisions.is_empty(), submission.state == SubmissionState::Accepted, "after point {point}");
    }
    run_all(&work).await.unwrap();
    let whole = work.verify(&|_| {}).await.unwrap();
    assert_eq!(whole.problems, [], "after point {point}, completed");
    assert_eq!((whole.submissions, whole.versions, whole.releases), (2, 3, 3), "after point {point}, completed");
    let releases = work.catalog().release_list_all().await.unwrap();
    assert!(releases.iter().all(|release| release.state(work.now()) == ReleaseState::Public));
    work.close().await;
}

async fn killed_everywhere(address: impl Fn(&std::path::Path) -> String) {
    let points = points().await;
    assert!(points >= POINTS, "the work passes {points} points");
    for place in 0..POINTS {
        // Spread over the whole work, first and last point included.
        let point = 1 + place * (points - 1) / (POINTS - 1);
        let folder = tempfile::tempdir().unwrap();
        let address = address(folder.path());
        let site = Site { folder: folder.path(), address: &address };
        kill_at(point, site);
        check(site, point).await;
    }
}

#[tokio::test]
async fn nothing_is_lost_on_sqlite() {
    killed_everywhere(|folder| catalog_addresses(folder).remove(0)).await;
}

#[tokio::test]
async fn nothing_is_lost_on_postgresql() {
    if std::env::var(marsad_testkit::POSTGRES).is_err() {
        eprintln!("skipped: {} is not set; `cargo xtask test` sets it", marsad_testkit::POSTGRES);
        return;
    }
    killed_everywhere(|_| postgres_address().unwrap()).await;
}
