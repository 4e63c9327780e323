//! The sample: which enumeration areas are listed, which of the listed households are visited, and who answers.
//!
//! - [`allocate`]: how many areas of each stratum;
//! - [`systematic_pps`]: which of them, with probability proportional to size;
//! - [`StratumSample`]: what is listed and answered in one stratum.

mod allocation;
mod pps;
mod stratum;

pub(crate) use allocation::allocate;
pub(crate) use pps::{Drawn, systematic_pps};
pub(crate) use stratum::{Block, ListedHousehold, SampleTask, SampledArea, SecondPhase, StratumSample};
