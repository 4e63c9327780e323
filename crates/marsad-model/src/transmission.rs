//! Transmissions: what an institution is to send for a period, and where that stands.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::worded::worded;

worded! {
    /// Where a transmission stands on a day.
    TransmissionState {
        /// It is due later.
        Expected = "expected",
        /// It is due within two weeks.
        Due = "due",
        /// It was due and nothing was received.
        Late = "late",
        /// It was received and nobody has decided.
        Received = "received",
        /// It was returned and is waited for again.
        Returned = "returned",
        /// It was accepted.
        Accepted = "accepted",
    }
}

/// One period of an agreement. Never stored: it follows from agreement, calendar and submissions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transmission {
    /// The agreement.
    pub agreement: Id,
    /// Who sends.
    pub provider: Id,
    /// What for.
    pub dataflow: Id,
    /// The period, by name.
    pub period: String,
    /// When it is due.
    pub due: Date,
    /// Where it stands.
    pub state: TransmissionState,
    /// Whether it was asked for: what was not came all the same, and is neither late nor early.
    pub is_asked: bool,
    /// Days from the due day to the reception, or to now; negative where it came early, zero where it was not asked for.
    pub days_late: i32,
    /// The last submission that holds the period.
    pub submission: Option<String>,
    /// When the first one came that was not returned.
    pub received_at: Option<Timestamp>,
    /// When it was accepted.
    pub accepted_at: Option<Timestamp>,
}
