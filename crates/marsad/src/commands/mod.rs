//! The commands, one file each.

mod account;
mod analysis;
mod answer;
mod audit;
mod balance;
mod balance_csv;
mod check;
mod contradiction;
mod demo;
mod estimate;
mod estimate_design;
mod estimate_script;
mod estimate_table;
mod figure;
mod init;
mod pack;
mod pack_diff;
mod pack_diff_csv;
mod profile;
mod provenance;
mod query;
mod receipt;
mod reconcile;
mod release;
mod serve;
mod sign_in;
mod study;
mod submission;
mod submit;
mod verify;
mod version;
mod weighting;

use std::process::ExitCode;

use marsad_i18n::args;

use crate::cli::{Cli, Command, Contradiction, Format, Pack, Version};
use crate::cli_survey::Study;
use crate::console::Console;
use crate::failure::Failure;
use crate::site::Site;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// All is well.
    Fine,
    /// It was done, and something is wrong with what it looked at.
    Findings,
}

impl Outcome {
    pub fn exit_code(self) -> ExitCode {
        match self {
            Self::Fine => ExitCode::SUCCESS,
            Self::Findings => ExitCode::from(1),
        }
    }

    /// Fine, unless something is wrong.
    pub fn of(is_fine: bool) -> Self {
        if is_fine { Self::Fine } else { Self::Findings }
    }
}

/// Whether the answer of a command is a table, or records that are CSV whatever is asked for.
fn has_csv(command: &Command) -> bool {
    match command {
        Command::Query(_) | Command::Estimate(_) | Command::Reconcile(_) => true,
        Command::Figure(figure) => figure.question.is_some(),
        Command::Study(command) => matches!(command, Study::Records { .. }),
        Command::Version(command) => matches!(command, Version::Balance(_)),
        Command::Contradiction(command) => matches!(command, Contradiction::Scan { .. } | Contradiction::List),
        Command::Pack(command) => matches!(command, Pack::Diff { .. }),
        _ => false,
    }
}

/// Runs the command that was asked for. A format that it does not offer is refused before anything is done.
pub async fn run(cli: &Cli, console: &Console) -> Result<Outcome, Failure> {
    if console.format == Format::Csv && !has_csv(&cli.command) {
        return Err(Failure::Answer { key: "format-no-csv", arguments: args() });
    }
    let site = Site::new(&cli.common);
    match &cli.command {
        Command::Demo(demo) => demo::run(&site, demo, console).await,
        Command::Init(init) => init::run(&site, init, console).await,
        Command::Serve(serve) => serve::run(&site, serve, console).await,
        Command::Check(check) => check::run(&site, check, console),
        Command::Profile(command) => profile::run(&site, command, console),
        Command::Submit(submit) => submit::run(&site.open().await?, submit, console).await,
        Command::Submission(command) => submission::run(&site.open().await?, command, console).await,
        Command::Version(command) => version::run(&site.open().await?, command, console).await,
        Command::Release(command) => release::run(&site.open().await?, command, console).await,
        Command::Figure(figure) => figure::run(&site.open().await?, figure, console).await,
        Command::Estimate(estimate) => estimate::run(&site, estimate, console).await,
        Command::Study(command) => study::run(&site.open().await?, command, console).await,
        Command::Query(query) => query::run(&site.open().await?, query, console).await,
        Command::Provenance(question) => provenance::run(&site.open().await?, question, console).await,
        Command::Contradiction(command) => contradiction::run(&site.open().await?, command, console).await,
        Command::Reconcile(command) => reconcile::run(command, console),
        Command::Receipt(command) => receipt::run(command, console),
        Command::Account(command) => account::run(&site.open().await?, command, console).await,
        Command::Audit(command) => audit::run(&site.open_as_it_is().await?, command, console).await,
        Command::Verify => verify::run(&site.open_as_it_is().await?, console).await,
        Command::Pack(command) => pack::run(&site, command, console),
    }
}
