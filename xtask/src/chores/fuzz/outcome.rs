//! How a run of a target went, read from what libFuzzer prints.

use std::path::PathBuf;
use std::process::ExitStatus;

/// How a run went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How many inputs were tried.
    executions: u64,
    /// How many places of the program were reached.
    coverage: u64,
    /// How many inputs are worth keeping.
    inputs: u64,
    pub failure: Option<Failure>,
}

/// An input that broke the target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// What happened, in the words of the panic or of libFuzzer.
    pub reason: String,
    /// The file with the input; none where libFuzzer had no time to write it.
    pub input: Option<PathBuf>,
}

impl Outcome {
    /// The outcome of a run that printed `log` and ended with `status`.
    pub fn read(log: &str, status: ExitStatus) -> Self {
        let failure = (!status.success()).then(|| Failure::read(log).named(status));
        Self {
            executions: number_after(log, "stat::number_of_executed_units:").unwrap_or_default(),
            coverage: number_after(log, " cov: ").unwrap_or_default(),
            inputs: number_after(log, " corp: ").unwrap_or_default(),
            failure,
        }
    }

    /// The same in a line.
    pub fn line(&self) -> String {
        let Self { executions, coverage, inputs, failure } = self;
        let end = if failure.is_some() { "BROKE DOWN" } else { "ok" };
        format!("{executions:>10} executions, {coverage:>6} places reached, {inputs:>5} inputs kept, {end}")
    }
}

impl Failure {
    fn read(log: &str) -> Self {
        let after = |text: &str| log.lines().rev().find_map(|line| line.split_once(text).map(|(_, rest)| rest.trim()));
        Self {
            reason: panic_of(log).or_else(|| after("SUMMARY: libFuzzer: ").map(str::to_owned)).unwrap_or_default(),
            input: after("Test unit written to ").map(PathBuf::from),
        }
    }

    /// The same with the status as the reason where nothing else says one.
    fn named(mut self, status: ExitStatus) -> Self {
        if self.reason.is_empty() {
            self.reason = format!("ended with {status}");
        }
        self
    }
}

/// The place of the last panic, and its message; or how much memory there was not.
fn panic_of(log: &str) -> Option<String> {
    let lines: Vec<&str> = log.lines().collect();
    let is_last_word = |line: &&str| line.contains("panicked at ") || line.starts_with("memory allocation of ");
    let at = lines.iter().rposition(is_last_word)?;
    let message = lines.get(at + 1).copied().unwrap_or_default();
    Some(format!("{} {message}", lines[at].trim()))
}

/// The last number that stands after `text`.
fn number_after(log: &str, text: &str) -> Option<u64> {
    let (_, rest) = log.rsplit_once(text)?;
    let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Failure, Outcome, number_after};

    const FINE: &str = "\
#2\tINITED cov: 53 ft: 54 corp: 1/1b exec/s: 0 rss: 35Mb
#1234\tDONE   cov: 610 ft: 900 corp: 41/3Kb lim: 4096 exec/s: 617 rss: 90Mb
Done 1234 runs in 2 second(s)
stat::number_of_executed_units: 1234
stat::average_exec_per_sec:     617
";
    const BROKEN: &str = "\
#9\tNEW    cov: 60 ft: 61 corp: 2/9b lim: 4 exec/s: 0 rss: 36Mb L: 4/4 MS: 1 InsertByte-
thread '<unnamed>' panicked at crates/marsad-collect/src/formats/json.rs:7:9:
index out of bounds: the len is 1 but the index is 3
==17== ERROR: libFuzzer: deadly signal
SUMMARY: libFuzzer: deadly signal
MS: 1 CrossOver-; base unit: adc83b19e793491b1c6ea0fd8b46cd9f32e592fc
artifact_prefix='/x/crashes/json/'; Test unit written to /x/crashes/json/crash-ab12
Base64: Cg==
stat::number_of_executed_units: 10
";

    #[test]
    fn the_last_numbers_are_those_of_the_run() {
        assert_eq!(number_after(FINE, " cov: "), Some(610));
        assert_eq!(number_after(FINE, " corp: "), Some(41));
        assert_eq!(number_after(FINE, "stat::number_of_executed_units:"), Some(1234));
        assert_eq!(number_after("", " cov: "), None);
    }

    #[test]
    fn a_failure_names_its_panic_and_its_input() {
        let Failure { reason, input } = Failure::read(BROKEN);
        assert!(reason.contains("json.rs:7:9") && reason.contains("the index is 3"), "{reason}");
        assert_eq!(input.unwrap().to_str(), Some("/x/crashes/json/crash-ab12"));
    }

    #[test]
    fn without_a_panic_libfuzzer_says_why() {
        let log = "SUMMARY: libFuzzer: out-of-memory\nTest unit written to ./oom-1\n";
        assert_eq!(Failure::read(log).reason, "out-of-memory");
    }

    #[cfg(unix)]
    #[test]
    fn a_run_that_ends_well_has_no_failure() {
        use std::os::unix::process::ExitStatusExt as _;
        use std::process::ExitStatus;
        assert_eq!(Outcome::read(FINE, ExitStatus::from_raw(0)).failure, None);
        assert!(Outcome::read("", ExitStatus::from_raw(11)).failure.unwrap().reason.contains("signal"));
    }
}
