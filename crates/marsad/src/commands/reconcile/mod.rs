//! Makes the figures of a file agree, or says why they do not.
//!
//! Holds: the way from a file to a method of `marsad-reconcile` and back (`mirror.rs`, `benchmark.rs`, `rake.rs`,
//! `account.rs`), the file (`table.rs`), what is given and said (`answer.rs`). Does not hold: any arithmetic.

mod account;
mod answer;
mod benchmark;
mod mirror;
mod rake;
mod table;

use super::Outcome;
use crate::cli_reconcile::Reconcile;
use crate::console::Console;
use crate::failure::Failure;

/// Findings end the command as those of a check do.
pub fn run(command: &Reconcile, console: &Console) -> Result<Outcome, Failure> {
    let (answer, decimals) = match command {
        Reconcile::Mirror(file) => (mirror::run(&file.file, console)?, file.decimals),
        Reconcile::Benchmark(benchmark) => (benchmark::run(benchmark, console)?, benchmark.file.decimals),
        Reconcile::Rake(file) => (rake::run(&file.file, console)?, file.decimals),
        Reconcile::Account(account) => (account::run(account, console)?, account.file.decimals),
    };
    Ok(answer.give(console, decimals))
}
