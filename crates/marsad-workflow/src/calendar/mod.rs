//! Conventions at work: agreements as they stand now, what is due under them and where that stands, reminders, notices on
//! the desk, letters that wait for the post, and who stands in for whom.
//!
//! Holds: what follows from an agreement, a calendar and the submissions (`terms.rs`, `periods.rs`, `transmissions.rs`); it is
//! computed and never stored. How much of a period is accepted is in `coverage.rs`, from when on an agreement asks in
//! `start.rs`. What is overdue is found whatever its age (`overdue.rs`), and told again each month (`late_digest.rs`). Does
//! not hold: the words of notices and letters, and the post itself; both are with the door.

mod agreements;
mod coverage;
mod days;
mod delegations;
mod late_digest;
mod letters;
mod notices;
mod overdue;
mod people;
mod periods;
mod reminders;
mod start;
mod terms;
mod transmissions;

pub use agreements::{AgreementDraft, AgreementNow, SigningEffect};
pub(crate) use coverage::{KnownCoverage, series_expected};
pub(crate) use days::is_near;
pub use delegations::NewDelegation;
pub(crate) use notices::Told;
pub use overdue::{DueCalendar, LateAgreement};
pub(crate) use periods::{last_day, period_holding, periods_of};
pub use reminders::{Audience, reminder_steps};
pub use transmissions::TransmissionsAsked;
