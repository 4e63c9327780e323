//! The project's own chores: `cargo xtask demo`, `cargo xtask test`, `cargo xtask docs`, `cargo xtask fonts`,
//! `cargo xtask bench`, `cargo xtask simulate`, `cargo xtask fuzz`, `cargo xtask workbooks`.
//!
//! Holds: what builds, fetches and checks the project. Does not hold: anything that ships.

mod chores;
mod finding_words;
mod layers;
mod licences;
mod shell;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask demo [ARGS…]   fetch the typeface, build, and run the demonstration; ARGS go to `marsad demo`
cargo xtask test [STEP…]   everything that must hold, or a step of it: format, lints, tests on both engines, browser, clients, licences
cargo xtask docs           write the pages of docs/reference from the source
cargo xtask fonts          fetch the typeface, check it, and cut it down for the web
cargo xtask bench [pages]  time and weigh the pages of the demonstration
cargo xtask bench collect [ROWS]
                           check a large file beside Polars and DuckDB, and read a workbook beside Polars
cargo xtask bench desk [ROWS]
                           have fifty officers send workbooks at once over lines that break, and count what arrived
cargo xtask bench survey [PERSONS]
                           estimate from a survey beside R, and compare the numbers
cargo xtask simulate survey [SAMPLES]
                           draw samples from one population, and write how far variances and intervals are right
cargo xtask simulate country [SAMPLES]
                           draw the synthetic survey of Tunisia again and again, and print errors beside the spread of estimates
cargo xtask fuzz [TARGET|all] [SECONDS]
                           give every reader of foreign bytes, or one, bytes that nobody would send
cargo xtask workbooks      write the files that institutions would send, from the pack's plain tables of figures
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("demo") => chores::demo::run(&arguments[1..]),
        Some("test") => chores::test::run(&arguments[1..]),
        Some("docs") => chores::docs::run(),
        Some("fonts") => chores::fonts::run(),
        Some("bench") => chores::bench::run(&arguments[1..]),
        Some("simulate") => chores::simulate::run(&arguments[1..]),
        Some("fuzz") => chores::fuzz::run(&arguments[1..]),
        Some("workbooks") => chores::workbooks::run(&arguments[1..]),
        _ => {
            shell::say(HELP);
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            shell::say(&format!("xtask: {message}"));
            ExitCode::from(1)
        }
    }
}
