//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use marsad_model::{Grade, Id, Lang};
use marsad_workflow::ScannerAddress;

use crate::cli_account::Account;
use crate::cli_audit::Audit;
use crate::cli_receipt::Receipt;
use crate::cli_reconcile::Reconcile;
use crate::cli_release::Checklist;
use crate::cli_serve::Serve;
use crate::cli_submit::Submit;
use crate::cli_survey::{Estimate, Study};

/// Marsad, a national migration information system.
#[derive(Debug, Parser)]
#[command(name = "marsad", version)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// The folder that holds everything: pack, lake and catalog.
    #[arg(long, global = true, env = "MARSAD_DATA", default_value = "marsad-data")]
    pub data: PathBuf,
    /// The address of the catalog, where it is not the file in the folder: `postgres://…`.
    #[arg(long, global = true, env = "MARSAD_CATALOG")]
    pub catalog: Option<String>,
    /// The virus scanner that files pass before they are kept, spoken to as clamd: `HOST:PORT` or `unix:/PATH`. Without one
    /// nothing is scanned.
    #[arg(long, global = true, value_name = "ADDRESS", env = "MARSAD_CLAMD")]
    pub clamd: Option<ScannerAddress>,
    /// The language of messages: ar, fr or en.
    #[arg(long, global = true, env = "MARSAD_LANG", default_value = "en")]
    pub lang: Lang,
    /// What stdout holds.
    #[arg(long, global = true, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Say nothing but what was asked for.
    #[arg(long, short, global = true)]
    pub quiet: bool,
}

/// What stdout holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Lines for people.
    Text,
    /// JSON for programs.
    Json,
    /// CSV, where the answer is a table.
    Csv,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Install the Tunisian pack, take its files through every step, publish, and serve.
    Demo(Demo),
    /// Make a data folder with a pack, an empty catalog and an administrator.
    Init(Init),
    /// Serve the portal and the SDMX API.
    Serve(Box<Serve>),
    /// Examine a file as a submission would be; keeps nothing and needs no data folder.
    Check(Check),
    /// Draft the profile that reads a new file.
    #[command(subcommand)]
    Profile(Profile),
    /// Send a file under an agreement.
    Submit(Submit),
    /// Look at submissions, check, accept or return them.
    #[command(subcommand)]
    Submission(Submission),
    /// Build versions of a dataset.
    #[command(subcommand)]
    Version(Version),
    /// Propose, approve and withdraw releases.
    #[command(subcommand)]
    Release(Release),
    /// Print the card of a question: the figure to take, every official figure, and the ways between them.
    Figure(Figure),
    /// Ask a public dataset.
    Query(Query),
    /// Estimate from a survey, with standard errors: a study of the data folder, or any survey file.
    Estimate(Box<Estimate>),
    /// Look at studies; receive their records, or have synthetic ones made.
    #[command(subcommand)]
    Study(Study),
    /// Say where a published number comes from.
    Provenance(Provenance),
    /// Find numbers that contradict each other, and say where each contradiction stands.
    #[command(subcommand)]
    Contradiction(Contradiction),
    /// Make the figures of a file agree, or say why they do not; keeps nothing and needs no data folder.
    #[command(subcommand)]
    Reconcile(Reconcile),
    /// Make accounts and change passwords.
    #[command(subcommand)]
    Account(Account),
    /// Check signed receipts; keeps nothing and needs no data folder.
    #[command(subcommand)]
    Receipt(Receipt),
    /// Search, verify and export the audit trail.
    Audit(Audit),
    /// Recompute every hash, table, seal and the audit chain; name what is not as it was.
    Verify,
    /// Check a pack, list its agreements, write it out.
    #[command(subcommand)]
    Pack(Pack),
}

#[derive(Args, Debug)]
pub struct Demo {
    /// Where to listen.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Prepare everything and stop before serving.
    #[arg(long)]
    pub prepare_only: bool,
    /// The pack to show, where it is not the built-in one.
    #[arg(long)]
    pub pack: Option<PathBuf>,
}

#[derive(Args, Debug)]
pub struct Init {
    /// The pack to install, where it is not the built-in one.
    #[arg(long)]
    pub pack: Option<PathBuf>,
    /// The account of the first administrator.
    #[arg(long, default_value = "administrator")]
    pub administrator: String,
}

/// What is given to a sender besides the answer on stdout.
#[derive(Args, Clone, Debug, Default)]
pub struct AnswerFiles {
    /// Write the answer as a page to this file, which can be sent and printed.
    #[arg(long, value_name = "OUT.html")]
    pub html: Option<PathBuf>,
    /// Write the sender's workbook to this file, its cells marked and commented.
    #[arg(long, value_name = "OUT.xlsx")]
    pub workbook: Option<PathBuf>,
    /// List every place of each trouble.
    #[arg(long)]
    pub all: bool,
}

#[derive(Args, Debug)]
pub struct Check {
    /// The file.
    pub file: PathBuf,
    /// The agreement under which it would be sent.
    #[arg(long, required_unless_present_any = ["profile", "dataflow"], conflicts_with_all = ["profile", "dataflow"])]
    pub agreement: Option<String>,
    /// The profile that reads it, as `marsad profile draft` writes one.
    #[arg(long, conflicts_with = "dataflow")]
    pub profile: Option<PathBuf>,
    /// The dataflow that it is of, where it is written in SDMX or is a template of the desk: neither needs a profile.
    #[arg(long)]
    pub dataflow: Option<String>,
    /// Write what was read to this file, one observation a line.
    #[arg(long)]
    pub rows: Option<PathBuf>,
    /// Write what was read to this Parquet file, sorted by key and time, as the lake keeps it.
    #[arg(long)]
    pub parquet: Option<PathBuf>,
    #[command(flatten)]
    pub answer: AnswerFiles,
    /// The pack, where it is neither the one of the data folder nor the built-in one.
    #[arg(long)]
    pub pack: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Profile {
    /// Look at a file and write the profile that reads it, with what a person must decide.
    Draft {
        /// The file.
        file: PathBuf,
        /// The dataflow that the file is for.
        #[arg(long)]
        dataflow: String,
        /// The pack, where it is neither the one of the data folder nor the built-in one.
        #[arg(long)]
        pack: Option<PathBuf>,
    },
}

/// Who acts. The password is asked for, or taken from MARSAD_PASSWORD.
#[derive(Args, Clone, Debug)]
pub struct As {
    /// The account that acts.
    #[arg(long = "as", value_name = "ACCOUNT")]
    pub account: String,
}

#[derive(Debug, Subcommand)]
pub enum Submission {
    /// List every submission.
    List,
    /// Show one with its findings and decisions.
    Show {
        /// The submission.
        id: String,
        #[command(flatten)]
        answer: AnswerFiles,
        /// The account that asks for the workbook, which holds the figures that were sent.
        #[arg(long = "as", value_name = "ACCOUNT")]
        account: Option<String>,
    },
    /// Read and check one.
    Check {
        /// The submission.
        id: String,
        #[command(flatten)]
        answer: AnswerFiles,
        #[command(flatten)]
        actor: As,
    },
    /// Accept one into the data.
    Accept {
        /// The submission.
        id: String,
        /// Why.
        #[arg(long, default_value = "")]
        reason: String,
        #[command(flatten)]
        actor: As,
    },
    /// Return one to its sender.
    Return {
        /// The submission.
        id: String,
        /// Why.
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        actor: As,
    },
}

#[derive(Debug, Subcommand)]
pub enum Version {
    /// Build a version of what was accepted, or of what was released.
    Build {
        /// The dataset.
        dataflow: String,
        #[command(flatten)]
        actor: As,
    },
    /// List the versions of a dataset.
    List {
        /// The dataset.
        dataflow: String,
    },
    /// Show how a version was balanced, and what other grades would change; keeps nothing.
    Balance(BalanceQuestion),
}

#[derive(Args, Debug)]
pub struct BalanceQuestion {
    /// The dataset.
    pub dataflow: String,
    /// The version; the last one where none is given.
    #[arg(long)]
    pub number: Option<u32>,
    /// Grade a statement of the plan otherwise, or every statement of a dataset; may be given several times.
    #[arg(long = "grade", value_name = "STATEMENT=A|B|C|D", value_parser = graded)]
    pub grades: Vec<(String, Grade)>,
}

/// A statement or dataset with a grade to try.
fn graded(text: &str) -> Result<(String, Grade), String> {
    let (name, grade) = text.split_once('=').ok_or("write the statement, `=` and the grade")?;
    let grade: Grade = grade.parse().map_err(|error: marsad_model::UnknownGrade| error.to_string())?;
    Ok((name.to_owned(), grade))
}

/// A text for readers, in every language.
#[derive(Args, Clone, Debug)]
pub struct Note {
    /// For readers, in Arabic.
    #[arg(long)]
    pub note_ar: Option<String>,
    /// For readers, in French.
    #[arg(long)]
    pub note_fr: Option<String>,
    /// For readers, in English.
    #[arg(long)]
    pub note_en: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Release {
    /// Protect a version and propose it.
    Propose {
        /// The dataset.
        dataflow: String,
        /// The version; the last one where none is given.
        #[arg(long)]
        version: Option<u32>,
        /// It mends an error of an earlier release; needs a note in every language.
        #[arg(long)]
        correction: bool,
        #[command(flatten)]
        note: Note,
        #[command(flatten)]
        actor: As,
    },
    /// Approve a proposed release.
    Approve {
        /// The dataset.
        dataflow: String,
        /// The number of the release.
        number: u32,
        /// The end of the embargo, such as 2027-01-31T10:00:00+01:00; at once where none is given.
        #[arg(long)]
        at: Option<jiff::Timestamp>,
        #[command(flatten)]
        actor: As,
    },
    /// Propose to take back what is public; a second person approves it.
    Withdraw {
        /// The dataset.
        dataflow: String,
        #[command(flatten)]
        note: Note,
        #[command(flatten)]
        actor: As,
    },
    /// Print the checklist of a release: what blocks it, what must be answered, what is worth knowing.
    Checklist(Checklist),
    /// List the releases of a dataset.
    List {
        /// The dataset.
        dataflow: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Contradiction {
    /// Compare everything that is public, and bring the register up to date.
    Scan {
        #[command(flatten)]
        actor: As,
    },
    /// List the register.
    List,
    /// Say where a contradiction stands, and whether the public may read it.
    Settle(Settle),
}

#[derive(Args, Debug)]
pub struct Settle {
    /// The contradiction: its number in the list, or its identifier.
    pub contradiction: String,
    /// Where it stands from now on: open, explained or accepted. That it is resolved, only the comparison finds.
    #[arg(long)]
    pub state: Option<marsad_model::ContradictionState>,
    /// Why, for readers in every language; must be given where the state changes.
    #[command(flatten)]
    pub note: Note,
    /// Show it to the public.
    #[arg(long, conflicts_with = "hidden")]
    pub public: bool,
    /// Show it to the public no longer.
    #[arg(long)]
    pub hidden: bool,
    #[command(flatten)]
    pub actor: As,
}

#[derive(Args, Debug)]
pub struct Figure {
    /// The question; all are listed where none is given.
    pub question: Option<String>,
    /// Count by another definition: a switch of the question, such as the card names them.
    #[arg(long, value_name = "SWITCH", requires = "question")]
    pub count: Option<String>,
    /// How the world reaches the portal, for the permanent link: `https://…`.
    #[arg(long, env = "MARSAD_PUBLIC_URL")]
    pub public_url: Option<String>,
}

#[derive(Args, Debug)]
pub struct Query {
    /// The dataset.
    pub dataflow: String,
    /// Codes wanted in a dimension, such as SEX=F,M; may be given for each dimension.
    #[arg(long = "where", value_name = "DIMENSION=CODES")]
    pub wanted: Vec<String>,
    /// The earliest period.
    #[arg(long)]
    pub from: Option<String>,
    /// The latest period.
    #[arg(long)]
    pub to: Option<String>,
    /// Only the first so many observations of each series.
    #[arg(long)]
    pub first: Option<usize>,
    /// Only the last so many observations of each series.
    #[arg(long)]
    pub last: Option<usize>,
    /// Add up a dimension; may be given for several.
    #[arg(long)]
    pub total: Vec<Id>,
    /// The number of the release; the current one where none is given.
    #[arg(long)]
    pub release: Option<u32>,
}

#[derive(Args, Debug)]
pub struct Provenance {
    /// The dataset.
    pub dataflow: String,
    /// The key of the series: codes with stops between them.
    pub key: String,
    /// The period.
    pub period: String,
    /// The number of the release; the current one where none is given.
    #[arg(long)]
    pub release: Option<u32>,
}

#[derive(Debug, Subcommand)]
pub enum Pack {
    /// Check a pack as a whole: every reference resolves, every text is there in every language.
    Check {
        /// The folder of the pack.
        folder: PathBuf,
    },
    /// List what institutions send.
    Agreements {
        /// The folder of the pack, where it is neither the one of the data folder nor the built-in one.
        #[arg(long)]
        pack: Option<PathBuf>,
    },
    /// Compare two versions of a pack: what became of each code, list and component, and what a person must choose.
    Diff {
        /// The folder of the older version.
        old: PathBuf,
        /// The folder of the newer version.
        new: PathBuf,
    },
    /// Write the built-in pack into a folder, to be edited.
    Write {
        /// The folder, which must not exist or be empty.
        folder: PathBuf,
    },
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn no_two_options_of_a_command_collide() {
        super::Cli::command().debug_assert();
    }
}
