//! What fuzz targets share: Marjan, the fictional country whose institutions send foreign bytes, and the reading of
//! these under one of its profiles.
//!
//! Holds: `reading` (a file read, and the laws that every reading keeps), `package` and `compound_file` (small valid
//! files in which foreign bytes take the place of one part), `caught` (panics that a reader catches itself), `survey` (the
//! laws of surveys).
//! Does not hold: the targets, one file each in `fuzz_targets/`; seeds, which `cargo xtask fuzz` writes.
//!
//! A target looks for panics, memory without bounds and time without end; where a law can be said in a line, it holds
//! that too.

mod caught;
mod compound_file;
mod package;
mod reading;
mod survey;

pub use caught::{guarded, let_caught_panics_pass};
pub use compound_file::compound_file;
pub use marsad_testkit::marjan;
pub use package::Package;
pub use reading::{agreed_profile, profile, read, read_by_the_list};
pub use survey::survey_holds_together;

/// The file that the Ports of Marjan send.
pub const ARRIVALS: &[u8] = include_bytes!("../../packs/marjan/submissions/arrivals.csv");
/// The file that the statistical office of Marjan sends.
pub const RESIDENTS: &[u8] = include_bytes!("../../packs/marjan/submissions/residents.csv");
