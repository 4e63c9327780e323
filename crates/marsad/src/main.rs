//! The binary: the steps and the reads from a shell, the server, and the demonstration.
//!
//! Holds: the command line and the places on disk. Does not hold: any rule of the work; a command does nothing that a
//! step of `marsad-workflow` does not do.
//! Conventions: stdout is data, stderr is talk; exit 0 fine, 1 findings or refusal, 2 wrong usage.

mod builtin;
mod cli;
mod cli_account;
mod cli_audit;
mod cli_receipt;
mod cli_reconcile;
mod cli_release;
mod cli_serve;
mod cli_submit;
mod cli_survey;
mod cli_weighting;
mod commands;
mod console;
mod duration_code;
mod failure;
mod foreign_file;
mod listed;
mod site;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::Cli;
use crate::console::Console;

fn main() -> ExitCode {
    let cli = Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_env("MARSAD_LOG").unwrap_or_else(|_| "warn".into()))
        .with_writer(std::io::stderr)
        .init();
    let console = Console::new(&cli.common);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(commands::run(&cli, &console)),
        Err(error) => Err(failure::Failure::Unexpected(error.to_string())),
    };
    match done {
        Ok(outcome) => outcome.exit_code(),
        Err(failure) => {
            console.fail(&failure);
            ExitCode::from(1)
        }
    }
}
