//! Fifty officers who send at once: each a workbook of 5 MB through the API, each with a key, and each loses the connection
//! once, at a random byte of the request or while the answer is awaited, and sends again with the same key.
//!
//! - `officers`: the data folder, its people and their tokens.
//! - `workbooks`: what they send.
//! - `wire`: requests that can be cut.
//!
//! Every file must be one submission, whole and checked, whatever was cut; the 95th percentile of the answers and the memory
//! of the server have bounds.

mod officers;
mod wire;
mod workbooks;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Barrier;
use std::time::{Duration, Instant};

use serde_json::Value;

use super::observations::Observations;
use super::{country, release_binary, rows_asked};
use crate::chores::chance::Chance;
use crate::chores::served::Served;
use crate::shell::{Done, cache, say};
use officers::Officer;
use wire::Asked;

/// How many send at once.
const OFFICERS: usize = 50;
/// Rows of each workbook where no number is asked for: 160,000 cells, and the rest of the 5 MB is the scan of a letter. With
/// 150,000 rows there is no room for a scan.
const ROWS: u64 = 20_000;
/// Of so many connections one is cut when all was sent, the others at any byte.
const CUT_AT_END_OF: f64 = 3.0;
/// So long at most an answer is awaited before the connection is cut.
const WAIT_SECONDS: f64 = 1.0;
/// Who gets no answer sends again, so often.
const ATTEMPTS: u32 = 20;
/// And waits so long before.
const PAUSE: Duration = Duration::from_millis(200);
/// Where connections are cut is the same each time.
const SEED: u64 = 50;
/// Bounds of the answers and of the memory.
const P95_SECONDS: f64 = 5.0;
const MEMORY_MB: u64 = 1_000;

/// Runs it with workbooks of so many rows as the first argument says.
pub fn run(arguments: &[String]) -> Done {
    let rows = rows_asked(arguments, ROWS)?;
    let binary = release_binary()?;
    let folder = Folder(std::env::temp_dir().join(format!("marsad-desk-{}", std::process::id())));
    let pack = cache("bench").join("desk-pack");
    country::write(&pack, Observations::new(1)?.columns())?;
    say("making the officers and their workbooks");
    let links = officers::invited(&binary, (folder.0.as_path(), pack.as_path()), OFFICERS)?;
    // The word of this machine about networks is believed: each officer has a network of their own.
    let served = Served::folder(&binary, &folder.0, &["--proxy", "127.0.0.1"])?;
    let address = served.url.trim_start_matches("http://");
    let officers = officers::signed_in(address, &links)?;
    let files = workbooks::made(OFFICERS, rows)?;
    let bytes: usize = files.iter().map(Vec::len).sum();
    say(&format!("── {OFFICERS} officers, workbooks of {rows} rows and {:.1} MB", megabytes(bytes) / OFFICERS as f64));
    let started = Instant::now();
    let sent = all_at_once(address, &officers, &files)?;
    let seconds = started.elapsed().as_secs_f64();
    check(address, &officers[0], &sent)?;
    tell(&served, &sent, seconds)
}

/// A folder that is removed when the bench ends.
struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What became of a file.
struct Sent {
    /// The submission.
    id: String,
    /// Whether the request that was cut had come through.
    was_known: bool,
    /// How often it was sent after the cut.
    attempts: u32,
    /// Seconds from the beginning of the request that was answered to the end of its answer.
    answer: f64,
    /// Seconds from the beginning of the first request.
    whole: f64,
}

/// Everybody begins at the same moment.
fn all_at_once(address: &str, officers: &[Officer], files: &[Vec<u8>]) -> Result<Vec<Sent>, String> {
    let start = Barrier::new(officers.len());
    let send_one = |(place, (officer, file)): (usize, (&Officer, &Vec<u8>))| {
        start.wait();
        sent(address, (officer, file.as_slice()), &mut Chance::seeded(SEED + place as u64))
    };
    let send_one = &send_one;
    std::thread::scope(|scope| {
        let pairs = officers.iter().zip(files).enumerate();
        let threads: Vec<_> = pairs.map(|pair| scope.spawn(move || send_one(pair))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(|_| Err("a thread broke".to_owned()))).collect()
    })
}

/// Sends a file, is cut, and sends it again until there is an answer.
fn sent(address: &str, (officer, file): (&Officer, &[u8]), chance: &mut Chance) -> Result<Sent, String> {
    let path = format!("/api/v1/submissions?agreement=BENCH_XLSX&file={}.xlsx", officer.account);
    let headers = [("Idempotency-Key", officer.account.as_str())];
    let request = officer.asks(address, &Asked { method: "POST", path: &path, headers: &headers }, file);
    let began = Instant::now();
    let is_at_end = chance.happens(1.0 / CUT_AT_END_OF);
    let (bytes, wait) = if is_at_end {
        (request.size(), chance.within(0.0..WAIT_SECONDS))
    } else {
        ((chance.share() * request.size() as f64) as usize, 0.0)
    };
    // Where even the cut fails, the connection is cut as well.
    let _ = request.cut(address, bytes, Duration::from_secs_f64(wait));
    let mut last = String::new();
    for attempt in 1..=ATTEMPTS {
        let asked = Instant::now();
        match request.send(address) {
            Ok(answer) if matches!(answer.status, 200 | 201) => {
                let (answer_seconds, whole) = (asked.elapsed().as_secs_f64(), began.elapsed().as_secs_f64());
                let told: Value = serde_json::from_slice(&answer.body).map_err(|error| error.to_string())?;
                let id = told["submission"]["id"].as_str().ok_or("the answer names no submission")?.to_owned();
                let was_known = told["is_known"] == true;
                return Ok(Sent { id, was_known, attempts: attempt, answer: answer_seconds, whole });
            }
            // Told to come again.
            Ok(answer) if matches!(answer.status, 429 | 503) => last = answer.status.to_string(),
            Ok(answer) => return Err(format!("{}: {} {}", officer.account, answer.status, answer.text())),
            Err(error) => last = error.to_string(),
        }
        std::thread::sleep(PAUSE);
    }
    Err(format!("{} has no answer: {last}", officer.account))
}

/// There is one submission for each file, it is the one that its sender was told of, and it was checked.
fn check(address: &str, officer: &Officer, sent: &[Sent]) -> Done {
    let asked = Asked { method: "GET", path: "/api/v1/submissions?agreement=BENCH_XLSX", headers: &[] };
    let answer = officer.asks(address, &asked, b"").send(address).map_err(|error| error.to_string())?;
    let listed: Vec<Value> = serde_json::from_slice(&answer.body).map_err(|error| error.to_string())?;
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    let ids: BTreeSet<String> = listed.iter().map(|one| text(one, "id")).collect();
    let answered: BTreeSet<String> = sent.iter().map(|one| one.id.clone()).collect();
    let files: BTreeSet<String> = listed.iter().map(|one| text(one, "file_name")).collect();
    let senders: BTreeSet<String> = listed.iter().map(|one| text(one, "received_by")).collect();
    for (what, count) in [
        ("submissions", listed.len()),
        ("different submissions", ids.len()),
        ("submissions that senders were told of", answered.len()),
        ("different files", files.len()),
        ("senders", senders.len()),
    ] {
        if count != OFFICERS {
            return Err(format!("{count} {what}, not {OFFICERS}"));
        }
    }
    if ids != answered {
        return Err("senders were told of other submissions than there are".to_owned());
    }
    match listed.iter().find(|one| text(one, "state") != "checked") {
        Some(other) => {
            Err(format!("{} is {}, though nothing is wrong with it", text(other, "id"), text(other, "state")))
        }
        None => Ok(()),
    }
}

fn tell(served: &Served, sent: &[Sent], seconds: f64) -> Done {
    let known = sent.iter().filter(|one| one.was_known).count();
    let more = sent.iter().filter(|one| one.attempts > 1).count();
    say(&format!("{OFFICERS} submissions, none lost and none doubled, after {seconds:.1} s"));
    say(&format!("{known} had come through although the connection was cut; {more} were sent more than twice"));
    let spread = |what: &str, times: Vec<f64>| {
        let [p50, p95, max] = [50, 95, 100].map(|share| quantile(&times, share));
        say(&format!("{what:<28} p50 {p50:6.2} s  p95 {p95:6.2} s  max {max:6.2} s"));
        p95
    };
    let p95 = spread("the answer", sorted(sent.iter().map(|one| one.answer)));
    spread("with the cut before it", sorted(sent.iter().map(|one| one.whole)));
    let memory = served.memory_mb().unwrap_or_default();
    say(&format!("memory of the server at its highest {memory} MB"));
    let mut over = Vec::new();
    if p95 > P95_SECONDS {
        over.push(format!("the 95th percentile of the answers is over {P95_SECONDS} s"));
    }
    if memory > MEMORY_MB {
        over.push(format!("the memory is over {MEMORY_MB} MB"));
    }
    if over.is_empty() { Ok(()) } else { Err(over.join("; ")) }
}

fn sorted(times: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times
}

/// The time that so many of a hundred do not exceed, of times in order: the nearest rank, rounded up.
fn quantile(times: &[f64], share: usize) -> f64 {
    let rank = (times.len() * share).div_ceil(100).max(1);
    times.get(rank - 1).copied().unwrap_or_default()
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1_000_000.0
}

#[cfg(test)]
mod tests {
    use super::{quantile, sorted};

    #[test]
    fn a_percentile_is_the_nearest_rank() {
        let times = sorted((1..=50_u32).rev().map(f64::from));
        // 47.5 of fifty are 95 of a hundred: the 48th.
        assert_eq!([50, 95, 100].map(|share| quantile(&times, share)), [25.0, 48.0, 50.0]);
        assert_eq!((quantile(&[3.0], 95), quantile(&[], 95)), (3.0, 0.0));
    }
}
