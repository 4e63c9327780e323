//! What is printed, and calls that are timed.

use std::hint::black_box;
use std::io::Write as _;
use std::time::Instant;

use marsad_survey::{Estimates, SurveyError};

use crate::Failure;

/// How often each call is made: the first finds nothing prepared, the middle of all is told.
const TIMES: usize = 9;

/// Makes a call many times; prints how long each took, and returns what the last gave.
pub fn timed<T>(name: &str, mut call: impl FnMut() -> Result<T, SurveyError>) -> Result<T, Failure> {
    let (mut result, seconds) = once(&mut call)?;
    let mut all = vec![seconds];
    for _ in 1..TIMES {
        let (again, seconds) = once(&mut call)?;
        result = again;
        all.push(seconds);
    }
    line("seconds", name, &all)?;
    Ok(result)
}

fn once<T>(call: &mut impl FnMut() -> Result<T, SurveyError>) -> Result<(T, f64), SurveyError> {
    let started = Instant::now();
    let result = black_box(call()?);
    Ok((result, started.elapsed().as_secs_f64()))
}

/// Prints estimates and their standard errors.
pub fn told(name: &str, found: &Estimates) -> Result<(), Failure> {
    let values: Vec<f64> = found.rows.iter().map(|row| row.value).collect();
    let errors: Vec<f64> = found.rows.iter().map(|row| row.standard_error).collect();
    line("values", &format!("{name}.estimate"), &values)?;
    line("values", &format!("{name}.error"), &errors)
}

/// Prints a line; numbers have the digits that make them what they are.
pub fn line(kind: &str, name: &str, numbers: &[f64]) -> Result<(), Failure> {
    let numbers: Vec<String> = numbers.iter().map(f64::to_string).collect();
    print(&format!("{kind}\t{name}\t{}", numbers.join("\t")))
}

/// Prints the last line.
pub fn done() -> Result<(), Failure> {
    print("done")
}

fn print(line: &str) -> Result<(), Failure> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}
