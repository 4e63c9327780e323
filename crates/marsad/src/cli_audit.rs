//! The command line of the audit trail.

use clap::{Args, Subcommand};
use jiff::Timestamp;

/// Search, verify and export the audit trail.
#[derive(Args, Debug)]
pub struct Audit {
    #[command(subcommand)]
    pub command: Option<AuditCommand>,
}

/// What to do with the audit trail; without a word, list it.
#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// List records, oldest first.
    List(AuditFilter),
    /// Check the chain and that every row is as it was last written. Nothing is written, and a catalog of an older program is
    /// not migrated by it. When a session was last used is under no seal and is not checked; a session or a link that is gone
    /// is not told.
    Verify {
        /// A head that was written down, as receipts and pages of releases show it: NUMBER:HASH. It must stand in the chain.
        #[arg(long = "head", value_name = "NUMBER:HASH", value_parser = noted_head)]
        heads: Vec<(u64, String)>,
    },
    /// Write records whole, one line of JSON each, oldest first.
    Export(AuditFilter),
}

/// Which records; all, where nothing is said.
#[derive(Args, Clone, Debug, Default)]
pub struct AuditFilter {
    /// Who: an account.
    #[arg(long)]
    pub actor: Option<String>,
    /// The step, such as decide_submission.
    #[arg(long)]
    pub action: Option<String>,
    /// What the subject begins with.
    #[arg(long)]
    pub subject: Option<String>,
    /// From this moment on: 2026-03-31T00:00:00Z.
    #[arg(long)]
    pub from: Option<Timestamp>,
    /// Before this moment.
    #[arg(long)]
    pub to: Option<Timestamp>,
    /// A text in the subject or in the rows that were written.
    #[arg(long)]
    pub text: Option<String>,
}

fn noted_head(text: &str) -> Result<(u64, String), String> {
    let wrong = || format!("`{text}` is no head of a chain: write NUMBER:HASH");
    let (number, hash) = text.split_once(':').ok_or_else(wrong)?;
    let is_hash = hash.len() == 64 && hash.chars().all(|c| c.is_ascii_hexdigit());
    let number = number.trim().parse().map_err(|_| wrong())?;
    if is_hash { Ok((number, hash.to_ascii_lowercase())) } else { Err(wrong()) }
}

#[cfg(test)]
mod tests {
    use super::noted_head;

    #[test]
    fn a_head_is_a_number_and_a_hash() {
        let hash = "AB".repeat(32);
        assert_eq!(noted_head(&format!("12:{hash}")), Ok((12, hash.to_lowercase())));
        for wrong in ["12", "x:00", "12:00", &format!("12:{}", "zz".repeat(32))] {
            assert!(noted_head(wrong).is_err(), "{wrong}");
        }
    }
}
