//! Makes the figures of a file agree, or says why they do not.
//!
//! Holds: the way from a file to a method of `marsad-reconcile` and back (`mirror.rs`, `factors.rs`, `flows/`,
//! `duration.rs`, `balance/`, `benchmark.rs`, `unroll.rs`, `rake.rs`, `account.rs`), the file (`table.rs`, `cells.rs`), reports
//! of both sides in it (`reports.rs`), their table (`tabulated.rs`) and words (`mirror_names.rs`), stocks and flows in it (`ledger.rs`), what is given
//! and said (`answer.rs`). Does not hold: any arithmetic.

mod account;
mod answer;
mod balance;
mod benchmark;
mod cells;
mod duration;
mod factors;
mod flows;
mod ledger;
mod mirror;
mod mirror_names;
mod rake;
mod reports;
mod table;
mod tabulated;
mod unroll;

use super::Outcome;
use crate::cli_reconcile::Reconcile;
use crate::console::Console;
use crate::failure::Failure;

/// Findings end the command as those of a check do.
pub fn run(command: &Reconcile, console: &Console) -> Result<Outcome, Failure> {
    let (answer, decimals) = match command {
        Reconcile::Mirror(mirror) => (mirror::run(mirror, console)?, mirror.file.decimals),
        Reconcile::Factors(factors) => (factors::run(factors, console)?, factors.file.decimals),
        Reconcile::Flows(flows) => (flows::run(flows, console)?, flows.file.decimals),
        Reconcile::Duration(duration) => (duration::run(duration, console)?, duration.file.decimals),
        Reconcile::Balance(balance) => (balance::run(balance, console)?, balance.file.decimals),
        Reconcile::Benchmark(benchmark) => (benchmark::run(benchmark, console)?, benchmark.file.decimals),
        Reconcile::Unroll(unroll) => (unroll::run(unroll, console)?, unroll.file.decimals),
        Reconcile::Rake(file) => (rake::run(&file.file, console)?, file.decimals),
        Reconcile::Account(account) => (account::run(account, console)?, account.file.decimals),
    };
    Ok(answer.give(console, decimals))
}
