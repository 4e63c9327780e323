//! The command line of accounts.

use clap::Subcommand;
use marsad_model::{Id, Lang, Role};

use crate::cli::As;

/// Make accounts and change passwords.
#[derive(Debug, Subcommand)]
pub enum Account {
    /// List every account.
    List,
    /// Make an account; its one-time password is shown once.
    #[command(visible_alias = "add")]
    Create {
        /// The name to sign in with.
        id: String,
        /// What the person may do: provider, head, reviewer, approver, methodologist, director, auditor or administrator.
        #[arg(long)]
        role: Role,
        /// The institution.
        #[arg(long)]
        provider: Id,
        /// The function of the person, in Arabic.
        #[arg(long)]
        name_ar: Option<String>,
        /// The function of the person, in French.
        #[arg(long)]
        name_fr: Option<String>,
        /// The function of the person, in English.
        #[arg(long)]
        name_en: Option<String>,
        #[command(flatten)]
        actor: As,
    },
    /// Give an account a new one-time password, shown once.
    Reset {
        /// The account.
        id: String,
        #[command(flatten)]
        actor: As,
    },
    /// Replace a password; the old one is asked for first.
    Password {
        /// The account.
        id: String,
    },
    /// Make an account whose person chooses the password by a link; the link is shown once.
    Invite {
        /// The name to sign in with.
        id: String,
        /// The address for letters.
        #[arg(long)]
        email: String,
        /// The language of letters.
        #[arg(long, default_value = "ar")]
        letters: Lang,
        /// What the person may do.
        #[arg(long)]
        role: Role,
        /// The institution.
        #[arg(long)]
        provider: Id,
        #[command(flatten)]
        actor: As,
    },
    /// Close an account: nobody signs in to it any more.
    Close {
        /// The account.
        id: String,
        #[command(flatten)]
        actor: As,
    },
}
