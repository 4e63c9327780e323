//! May published numbers agree, given how each was rounded? Formulas and sources in METHOD.md.
//!
//! Holds: numbers with their rounding, whether totals, shares and growth agree, what the other number would have to be,
//! and slips of one digit. Does not hold: how numbers are written in a language; `Printed::parse` wants plain digits.
//! Where next: `printed` for the type, `agreement` for the verdicts, `implied` for the number that would be right,
//! `digit_slip` for a digit too many or too few.

mod agreement;
mod digit_slip;
mod implied;
mod printed;

pub use agreement::{Agreement, PercentCheck, growth_agrees, remainder, share_agrees, sum_agrees};
pub use digit_slip::{DigitSlip, Slip, Suspect, digit_lost};
pub use implied::{implied_base, implied_part, implied_whole};
pub use printed::{Bounds, Printed};
