//! The command line of sending.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Args;
use marsad_model::Id;

use crate::cli::{AnswerFiles, As};

#[derive(Args, Debug)]
pub struct Submit {
    /// The file.
    pub file: PathBuf,
    /// The agreement under which it is sent.
    #[arg(long)]
    pub agreement: Id,
    /// A key that names this sending: a second one with the same key does nothing more and gives the same answer.
    #[arg(long)]
    pub key: Option<String>,
    /// Stand by what a rule finds wrong, where it allows a reason: `RULE=REASON`. May be given several times.
    #[arg(long = "explain", value_name = "RULE=REASON")]
    pub explanations: Vec<Reason>,
    #[command(flatten)]
    pub answer: AnswerFiles,
    #[command(flatten)]
    pub actor: As,
}

/// Why something is right that a rule finds wrong.
#[derive(Clone, Debug)]
pub struct Reason {
    pub rule: String,
    pub reason: String,
}

impl FromStr for Reason {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let (rule, reason) = text.split_once('=').ok_or_else(|| format!("`{text}` has no `=` after the rule"))?;
        Ok(Self { rule: rule.trim().to_owned(), reason: reason.trim().to_owned() })
    }
}
