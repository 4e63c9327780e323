//! How fast and how heavy the pages of the demonstration are, on the release build.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use super::release_binary;
use crate::chores::served::Served;
use crate::shell::{Done, say};

const PAGES: [&str; 11] = [
    "/ar",
    "/fr/data",
    "/ar/data/DF_CONSULAR",
    "/en/data/DF_CENSUS_EMIGRANTS",
    "/ar/data/DF_CONSULAR/releases/1/numbers/A._T._T._T._T/2022",
    "/sdmx/v2/data/dataflow/ONM/DF_CONSULAR/1.0?format=csv",
    "/sdmx/v2/availability/dataflow/ONM/DF_CONSULAR/1.0?references=all",
    "/ar/studies/HIMS/build?table=persons&statistic=proportion&of=sex&category=F&by=region&by=age_group",
    "/en/studies/HIMS/build?table=persons&statistic=count&by=region&by=sex&by=age_group&only.population=CURRENT",
    "/fr/studies/HIMS/build?table=persons&statistic=quantile&of=remittances_tnd&share=0.5&by=sex",
    "/en/studies/HIMS/build.csv?table=persons&statistic=mean&of=stay_months&by=sex",
];

/// Where the 95th percentile may not be later than so many milliseconds: a part of the address, and the bound.
const BOUNDS_MS: [(&str, f64); 1] = [("/build", 200.0)];

/// How often each page is asked for.
const ROUNDS: usize = 500;

pub fn run() -> Done {
    let binary = release_binary()?;
    let served = Served::start(&binary, None)?;
    let size_mb = std::fs::metadata(&binary).map_or(0, |metadata| metadata.len() / 1_000_000);
    say(&format!("binary {size_mb} MB; serving after {} ms", served.ready_after.as_millis()));
    let mut late = Vec::new();
    for page in PAGES {
        let mut times: Vec<Duration> = Vec::with_capacity(ROUNDS);
        let mut bytes = 0;
        for _ in 0..ROUNDS {
            let started = Instant::now();
            bytes = ask(&served.url, page).map_err(|error| format!("{page}: {error}"))?;
            times.push(started.elapsed());
        }
        times.sort();
        let at = |share: usize| times[(ROUNDS - 1) * share / 100].as_secs_f64() * 1000.0;
        say(&format!("p50 {:6.2} ms  p95 {:6.2} ms  {:6.1} kB gzip  {page}", at(50), at(95), bytes as f64 / 1000.0));
        if let Some((_, bound)) = BOUNDS_MS.iter().find(|(part, bound)| page.contains(part) && at(95) > *bound) {
            late.push(format!("{page} takes longer than {bound} ms"));
        }
    }
    say(&format!("memory at its highest {} MB", served.memory_mb().unwrap_or_default()));
    if late.is_empty() { Ok(()) } else { Err(late.join("; ")) }
}

/// Asks for a page over a fresh connection; the bytes of the whole answer.
fn ask(url: &str, page: &str) -> std::io::Result<usize> {
    let address = url.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {page} HTTP/1.1\r\nHost: {address}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let is_fine = answer.starts_with(b"HTTP/1.1 200");
    if is_fine { Ok(answer.len()) } else { Err(std::io::Error::other("the answer is no page")) }
}
