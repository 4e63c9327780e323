//! What a run of a program costs, seen from outside: the same meter for every contender.

use std::ffi::OsString;
use std::path::Path;
use std::process::Stdio;

use serde::Deserialize;

use crate::shell::program;

/// Rust's own library does not tell what a child took; Python's does, and the peers need it anyway.
const METER: &str = include_str!("measured.py");

/// What a run took.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Cost {
    /// Seconds on the clock, from before the start of the program to after its end.
    pub wall: f64,
    /// Seconds of every core, of the program and the system for it.
    pub cpu: f64,
    /// Memory at its highest, in MiB.
    pub peak_mib: f64,
}

#[derive(Deserialize)]
struct Measured {
    #[serde(flatten)]
    cost: Cost,
    code: i32,
}

/// Runs `command`; what it took and what it printed, which is kept in the file `answer`.
pub fn measure(python: &Path, command: &[OsString], answer: &Path) -> Result<(Cost, String), String> {
    let name = command.first().map(|name| name.to_string_lossy()).unwrap_or_default();
    let mut meter = program(python, &["-c", METER]);
    meter.arg(answer).args(command).stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = meter.output().map_err(|error| format!("{} cannot be run: {error}", python.display()))?;
    let measured: Measured =
        serde_json::from_slice(&output.stdout).map_err(|error| format!("{name} was not measured: {error}"))?;
    // A check that found something ends with 1. Whoever broke down says nothing that can be read.
    if !(0..=1).contains(&measured.code) {
        return Err(format!("{name} ended with {}", measured.code));
    }
    let said = std::fs::read_to_string(answer).map_err(|error| format!("{}: {error}", answer.display()))?;
    Ok((measured.cost, said))
}
