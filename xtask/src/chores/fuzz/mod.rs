//! Fuzzing: every reader of foreign bytes is given bytes that nobody would send, and must neither break down nor run
//! away.
//!
//! The targets are a workspace of their own in `fuzz/`; here is what builds them, gives them seeds, runs them and says
//! how it went. They are built for libFuzzer by the stable compiler, as cargo-fuzz does without a sanitizer: safe code
//! is watched by its own panics.
//!
//! - `targets`: what there is to run.
//! - `seeds`: what institutions send, in the form that each target takes; `xls_stream` and `survey_seeds` write what no pack
//!   has.
//! - `build`: the programs.
//! - `outcome`: how a run went, read from what libFuzzer prints.

mod build;
mod outcome;
mod seeds;
mod survey_seeds;
mod targets;
mod xls_stream;

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::shell::{Done, cache, program, say};
use build::Programs;
use outcome::Outcome;
use seeds::Sources;
use targets::{TARGETS, Target};

/// Seconds for each target where no number is asked for.
const SECONDS: u64 = 60;

/// More memory than this is running away, in MiB. It is looked at once a second.
const MEMORY_MAX_MIB: u64 = 512;
/// Longer than this for one input is running away, in seconds.
const INPUT_SECONDS_MAX: u64 = 10;

/// Runs the targets that are asked for; without seconds (`0`) the seeds and the kept inputs only.
pub fn run(arguments: &[String]) -> Done {
    let (chosen, seconds) = asked(arguments)?;
    let programs = Programs::build()?;
    let sources = Sources::read()?;
    let mut failures = Vec::new();
    for target in chosen {
        let desk = Desk::prepare(target, &sources)?;
        let outcome = desk.run(&programs, seconds)?;
        say(&format!("{:<16}{}", target.name, outcome.line()));
        if let Some(failure) = outcome.failure {
            say(&format!("  {}", failure.reason));
            failures.push(desk.report(&programs, failure.input.as_deref()));
        }
    }
    if failures.is_empty() { Ok(()) } else { Err(failures.join("\n")) }
}

/// `[TARGET|all] [SECONDS]`.
fn asked(arguments: &[String]) -> Result<(Vec<&'static Target>, u64), String> {
    let name = arguments.first().map_or("all", String::as_str);
    let chosen: Vec<&Target> = TARGETS.iter().filter(|target| name == "all" || target.name == name).collect();
    if chosen.is_empty() {
        let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        return Err(format!("no target is called `{name}`: say `all` or one of {}", known.join(", ")));
    }
    let seconds = arguments.get(1).map_or(Ok(SECONDS), |text| text.parse());
    Ok((chosen, seconds.map_err(|_| format!("`{}` is no number of seconds", arguments[1]))?))
}

/// The folders of a target: what it starts from, what it has learnt, and what broke it.
struct Desk {
    target: &'static Target,
    seeds: PathBuf,
    corpus: PathBuf,
    crashes: PathBuf,
    log: PathBuf,
}

impl Desk {
    fn prepare(target: &'static Target, sources: &Sources) -> Result<Self, String> {
        let within = |folder: &str| cache("fuzz").join(folder).join(target.name);
        let desk = Self {
            target,
            seeds: within("seeds"),
            corpus: within("corpus"),
            crashes: within("crashes"),
            log: cache("fuzz").join(format!("{}.log", target.name)),
        };
        for folder in [&desk.corpus, &desk.crashes] {
            std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        seeds::write(&(target.seeds)(sources)?, &desk.seeds)?;
        Ok(desk)
    }

    fn run(&self, programs: &Programs, seconds: u64) -> Result<Outcome, String> {
        let length = if seconds == 0 { "-runs=0".to_owned() } else { format!("-max_total_time={seconds}") };
        let log = File::create(&self.log).map_err(|error| format!("{}: {error}", self.log.display()))?;
        let mut command = program(programs.path(self.target), &[]);
        command
            .arg(length)
            .arg(format!("-rss_limit_mb={MEMORY_MAX_MIB}"))
            .arg(format!("-timeout={INPUT_SECONDS_MAX}"))
            .arg(format!("-max_len={}", self.target.bytes_max))
            .arg(format!("-artifact_prefix={}/", self.crashes.display()))
            .arg("-print_final_stats=1")
            .args([&self.corpus, &self.seeds])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log);
        let status = command.status().map_err(|error| format!("{command:?} cannot be run: {error}"))?;
        let said = std::fs::read(&self.log).map_err(|error| format!("{}: {error}", self.log.display()))?;
        Ok(Outcome::read(&String::from_utf8_lossy(&said), status))
    }

    /// What to do about a failure: the input that is kept, and how to see it fail again.
    fn report(&self, programs: &Programs, input: Option<&Path>) -> String {
        let (name, log) = (self.target.name, self.log.display());
        match input {
            Some(input) => format!("{name}: run `{} {}`", programs.path(self.target).display(), input.display()),
            None => format!("{name}: it ended without leaving an input, as when its stack overflows: see {log}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SECONDS, TARGETS, asked};

    fn said(arguments: &[&str]) -> Result<(usize, u64), String> {
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        asked(&arguments).map(|(targets, seconds)| (targets.len(), seconds))
    }

    #[test]
    fn without_a_word_every_target_runs() {
        assert_eq!(said(&[]), Ok((TARGETS.len(), SECONDS)));
        assert_eq!(said(&["all", "5"]), Ok((TARGETS.len(), 5)));
        assert_eq!(said(&["csv", "0"]), Ok((1, 0)));
        assert!(said(&["cvs"]).is_err() && said(&["csv", "long"]).is_err());
    }
}
