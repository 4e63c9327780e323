//! The command line of receipts.

use std::path::PathBuf;

use clap::Subcommand;

/// Check receipts; needs no data folder.
#[derive(Debug, Subcommand)]
pub enum Receipt {
    /// Check that a receipt says what was signed.
    Verify {
        /// The receipt as JSON, as the desk gives it beside the one on paper.
        file: PathBuf,
        /// The public key of the observatory as its portal shows it under /keys/receipts (`ed25519` and hexadecimal, or the
        /// latter alone), or a file that holds it. Without it the key in the receipt is taken, which shows only that the
        /// receipt agrees with itself.
        #[arg(long, value_name = "KEY")]
        key: Option<String>,
        /// A file that was sent: checks that it is the one which the receipt is for, byte for byte.
        #[arg(long, value_name = "FILE")]
        sent: Option<PathBuf>,
    },
}
