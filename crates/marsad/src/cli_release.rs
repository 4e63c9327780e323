//! The command line of what a release waits for.

use clap::Args;

use crate::cli::As;

/// Print the checklist of a release: what blocks it, what must be answered, what is worth knowing.
#[derive(Args, Debug)]
pub struct Checklist {
    /// The dataset.
    pub dataflow: String,
    /// The number of the release.
    pub number: u32,
    #[command(flatten)]
    pub actor: As,
}
