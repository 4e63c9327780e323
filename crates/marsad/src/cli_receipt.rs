//! The command line of receipts.

use std::path::PathBuf;

use clap::Subcommand;

/// Check receipts; needs no data folder.
#[derive(Debug, Subcommand)]
pub enum Receipt {
    /// Check that a receipt says what was signed.
    Verify {
        /// The receipt as JSON, as the desk gives it.
        file: PathBuf,
        /// The public key of the observatory in hexadecimal, as its portal shows it. Without it the key in the receipt is
        /// taken, which shows only that the receipt agrees with itself.
        #[arg(long, value_name = "HEX")]
        key: Option<String>,
    },
}
