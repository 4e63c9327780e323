//! The same list checked by us, by Polars and by DuckDB, in turn, so that what else the machine does meets all of them;
//! and a workbook read by us and by Polars.
//!
//! Everybody compares codes with their lists and values with their bounds, looks for repeated keys and writes the good
//! rows as Parquet. What they find must be what was seeded, or they did not do the work.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::path::{Path, PathBuf};

use super::contender::{Contender, Found, Run, ours, peers};
use super::observations::{EDITION, Observations};
use super::table::{Summary, tell};
use super::{country, release_binary, rows_asked, workbook};
use crate::chores::python;
use crate::shell::{Done, cache, say};

/// Rows of the list where no number is asked for.
const ROWS: u64 = 10_000_000;
/// Rows of the workbook: a million cells.
const WORKBOOK_ROWS: u64 = 125_000;
/// How often everybody does the work.
const ROUNDS: usize = 5;
/// The peers, and what Polars reads workbooks with.
const PACKAGES: [&str; 3] = ["polars==2.1.0", "duckdb==2.0.1", "fastexcel==0.21.0"];

const WITH_POLARS: &str = include_str!("with_polars.py");
const WITH_DUCKDB: &str = include_str!("with_duckdb.py");
const WORKBOOK_WITH_POLARS: &str = include_str!("workbook_with_polars.py");

/// Runs the comparison on so many rows as the first argument says.
pub fn run(arguments: &[String]) -> Done {
    let bench = Bench::prepare(rows_asked(arguments, ROWS)?)?;
    bench.list()?;
    bench.workbook()
}

/// Everything that is there before the first run.
struct Bench {
    binary: PathBuf,
    python: PathBuf,
    folder: PathBuf,
    rows: u64,
}

impl Bench {
    fn prepare(rows: u64) -> Result<Self, String> {
        let bench = Self {
            binary: release_binary()?,
            python: python::environment("bench", &PACKAGES)?,
            folder: cache("bench"),
            rows,
        };
        std::fs::create_dir_all(&bench.folder).map_err(|error| error.to_string())?;
        let observations = Observations::new(rows)?;
        country::write(&bench.folder.join("pack"), observations.columns())?;
        let lists: Vec<(&str, &[String])> =
            observations.columns().iter().map(|column| (column.component, column.codes.as_slice())).collect();
        let lists = serde_json::to_string(&lists).map_err(|error| error.to_string())?;
        std::fs::write(bench.folder.join("codelists.json"), lists).map_err(|error| error.to_string())?;
        Ok(bench)
    }

    fn list(&self) -> Done {
        let observations = Observations::new(self.rows)?;
        let list = self.made(&observations, "csv", |path| observations.write_csv(path))?;
        let seeded = observations.seeded();
        say(&format!("── {} rows of 8 columns, {} MB", self.rows, megabytes(&list)));
        let summaries = self.in_turn(&[
            self.marsad(&list, "BENCH", Some("marsad.parquet"), &seeded),
            self.peer("Polars", WITH_POLARS, &list, &seeded),
            self.peer("DuckDB", WITH_DUCKDB, &list, &seeded),
        ])?;
        tell(&summaries);
        let counts: Vec<String> = seeded.iter().map(|(code, count)| format!("{count} {code}")).collect();
        say(&format!("everybody found what was seeded and nothing else: {}", counts.join(", ")));
        Ok(())
    }

    fn workbook(&self) -> Done {
        let observations = Observations::new(self.rows.min(WORKBOOK_ROWS))?;
        let file = self.made(&observations, "xlsx", |path| workbook::write(&observations, path))?;
        let columns = observations.headers().len() as u64;
        let size = Found::from([("rows".to_owned(), observations.rows()), ("columns".to_owned(), columns)]);
        say(&format!(
            "── a workbook of {} rows, {} MB; Polars reads and does not check",
            observations.rows(),
            megabytes(&file)
        ));
        let polars = Contender {
            name: "Polars",
            command: command(&self.python, &["-c".as_ref(), WORKBOOK_WITH_POLARS.as_ref(), file.as_ref()]),
            read: peers,
            expected: size,
            out: None,
        };
        let summaries = self.in_turn(&[self.marsad(&file, "BENCH_XLSX", None, &observations.seeded()), polars])?;
        tell(&summaries);
        let cells = ((observations.rows() + 1) * columns) as f64;
        let rates: Vec<String> =
            summaries.iter().map(|summary| format!("{:.2}", cells / summary.seconds() / 1_000_000.0)).collect();
        say(&format!("million cells a second: {}", rates.join(" and ")));
        Ok(())
    }

    /// The file of these rows, written unless it is there; it gets its name when it is whole. It is read once, so that
    /// nobody waits for the disk.
    fn made(
        &self,
        observations: &Observations,
        ending: &str,
        write: impl FnOnce(&Path) -> Done,
    ) -> Result<PathBuf, String> {
        let path = self.folder.join(format!("rows-{}-{EDITION}.{ending}", observations.rows()));
        if !path.exists() {
            say(&format!("writing {}", path.display()));
            let unfinished = path.with_extension("unfinished");
            write(&unfinished)?;
            std::fs::rename(&unfinished, &path).map_err(|error| format!("{}: {error}", path.display()))?;
        }
        let read = File::open(&path).and_then(|mut file| std::io::copy(&mut file, &mut std::io::sink()));
        read.map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(path)
    }

    fn marsad(&self, file: &Path, agreement: &str, out: Option<&str>, seeded: &Found) -> Contender {
        let pack = self.folder.join("pack");
        let mut command = command(&self.binary, &["check".as_ref(), file.as_ref(), "--pack".as_ref(), pack.as_ref()]);
        command.extend(["--agreement", agreement, "--quiet", "--format", "json"].map(OsString::from));
        let out = out.map(|name| self.folder.join(name));
        if let Some(path) = &out {
            command.push("--parquet".into());
            command.push(path.into());
        }
        Contender { name: "Marsad", command, read: ours, expected: seeded.clone(), out }
    }

    fn peer(&self, name: &'static str, script: &str, list: &Path, seeded: &Found) -> Contender {
        let out = self.folder.join(format!("{name}.parquet"));
        let lists = self.folder.join("codelists.json");
        let arguments: [&OsStr; 5] = ["-c".as_ref(), script.as_ref(), list.as_ref(), out.as_ref(), lists.as_ref()];
        let command = command(&self.python, &arguments);
        Contender { name, command, read: peers, expected: seeded.clone(), out: Some(out) }
    }

    /// Everybody once, then everybody again, and so on.
    fn in_turn(&self, contenders: &[Contender]) -> Result<Vec<Summary>, String> {
        let mut runs: Vec<Vec<Run>> = contenders.iter().map(|_| Vec::new()).collect();
        for _ in 0..ROUNDS {
            for (contender, runs) in contenders.iter().zip(&mut runs) {
                runs.push(contender.run(&self.python, &self.folder.join("answer.json"))?);
            }
        }
        Ok(contenders.iter().zip(&runs).filter_map(|(contender, runs)| Summary::of(contender, runs)).collect())
    }
}

fn command(program: &Path, arguments: &[&OsStr]) -> Vec<OsString> {
    std::iter::once(program.as_os_str()).chain(arguments.iter().copied()).map(OsString::from).collect()
}

fn megabytes(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |metadata| metadata.len() / 1_000_000)
}
