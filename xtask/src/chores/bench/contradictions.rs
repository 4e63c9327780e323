//! How long the scan for contradictions takes over all that the demonstration publishes.
//!
//! The command is measured as a person runs it: it opens the data folder, signs in, reads every dataflow that is public,
//! compares, and brings the register up to date, which is known after the first time. The demonstration is made of the pack
//! that is built in.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use super::release_binary;
use super::table::Spread;
use crate::shell::{Done, program, say};

/// How often the scan is timed.
const ROUNDS: usize = 7;
/// The median may not be longer.
const SECONDS_MAX: f64 = 1.0;
/// The account of the demonstration that may scan, and the password that it is given here.
const ACCOUNT: &str = "reviewer";
const PASSWORD: &str = "a password for the bench";
const SCAN: [&str; 6] = ["contradiction", "scan", "--as", ACCOUNT, "--format", "json"];
const LIST: [&str; 4] = ["contradiction", "list", "--format", "json"];

pub fn run() -> Done {
    let demonstration = Demonstration::prepare(&release_binary()?)?;
    let register = demonstration.output(&LIST)?;
    let register: Vec<serde_json::Value> = serde_json::from_str(&register).map_err(|error| error.to_string())?;
    let listed = demonstration.median_seconds(&LIST)?;
    let scanned = demonstration.median_seconds(&SCAN)?;
    say(&format!("── contradictions among all that the demonstration publishes: {} in the register", register.len()));
    say(&format!("Marsad  {scanned:.3} s to sign in and scan, {listed:.3} s to list what is known"));
    if scanned > SECONDS_MAX {
        return Err(format!("the scan for contradictions takes longer than {SECONDS_MAX} s"));
    }
    Ok(())
}

/// A data folder of the demonstration, which is removed when it is no longer needed.
struct Demonstration {
    binary: PathBuf,
    folder: PathBuf,
}

impl Demonstration {
    fn prepare(binary: &Path) -> Result<Self, String> {
        let folder = std::env::temp_dir().join(format!("marsad-scanned-{}", std::process::id()));
        let prepared = Self { binary: binary.to_owned(), folder };
        let output = prepared.command(&["demo", "--prepare-only", "--quiet"]).output().map_err(|e| e.to_string())?;
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        if !output.status.success() {
            return Err(format!("the demonstration cannot be prepared: {told}"));
        }
        let one_time = one_time_password(&told).ok_or("the demonstration named no password")?;
        let mut chosen = prepared.command(&["account", "password", ACCOUNT]);
        chosen.env("MARSAD_PASSWORD", one_time).env("MARSAD_NEW_PASSWORD", PASSWORD);
        finished(&mut chosen)?;
        Ok(prepared)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(&self.binary, arguments);
        command.env("MARSAD_DATA", &self.folder).env("MARSAD_PASSWORD", PASSWORD).stdin(Stdio::null());
        command
    }

    fn output(&self, arguments: &[&str]) -> Result<String, String> {
        finished(&mut self.command(arguments))
    }

    fn median_seconds(&self, arguments: &[&str]) -> Result<f64, String> {
        let mut seconds = Vec::with_capacity(ROUNDS);
        for _ in 0..ROUNDS {
            let started = Instant::now();
            self.output(arguments)?;
            seconds.push(started.elapsed().as_secs_f64());
        }
        Spread::of(seconds.into_iter()).map(Spread::median).ok_or_else(|| "nothing was timed".to_owned())
    }
}

impl Drop for Demonstration {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What a command prints; an error says what it told.
fn finished(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("{command:?} ended with {}: {}", output.status, String::from_utf8_lossy(&output.stderr)))
}

/// The password of the account in what the demonstration tells of those it made.
fn one_time_password(told: &str) -> Option<String> {
    let words = |line: &str| line.split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    let found = told.lines().map(words).find(|words| words.first().is_some_and(|first| first == ACCOUNT))?;
    found.last().filter(|_| found.len() > 1).cloned()
}

#[cfg(test)]
mod tests {
    use super::one_time_password;

    #[test]
    fn the_password_stands_behind_its_account() {
        let told = "Accounts:\n  administrator            aaaa-bbbb\n  reviewer                 cccc-dddd\n";
        assert_eq!(one_time_password(told).as_deref(), Some("cccc-dddd"));
        assert_eq!(one_time_password("reviewer\n"), None);
    }
}
