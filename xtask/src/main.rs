//! The project's own chores: `cargo xtask demo`, `cargo xtask test`, `cargo xtask fonts`, `cargo xtask bench`,
//! `cargo xtask workbooks`.
//!
//! Holds: what builds, fetches and checks the project. Does not hold: anything that ships.

mod chores;
mod layers;
mod licences;
mod shell;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask demo [ARGS…]   fetch the typeface, build, and run the demonstration; ARGS go to `marsad demo`
cargo xtask test           everything that must hold: format, lints, tests on both engines, browser, clients, licences
cargo xtask fonts          fetch the typeface, check it, and cut it down for the web
cargo xtask bench          time and weigh the pages of the demonstration
cargo xtask workbooks      write the files that institutions would send, from the pack's plain tables of figures
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.first().map(String::as_str) {
        Some("demo") => chores::demo::run(&arguments[1..]),
        Some("test") => chores::test::run(),
        Some("fonts") => chores::fonts::run(),
        Some("bench") => chores::bench::run(),
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
