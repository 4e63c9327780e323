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
        /// It was due, and nothing was received or a part of it accepted.
        Late = "late",
        /// It was received and nobody has decided.
        Received = "received",
        /// It was returned and is waited for again.
        Returned = "returned",
        /// It was accepted; a part of it, where it is not due yet or more of it waits for a decision.
        Accepted = "accepted",
    }
}

/// How many series of a period were accepted, of those that were expected: those of the two periods before it, and its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeriesCount {
    /// How many were accepted.
    pub accepted: u64,
    /// How many were expected.
    pub expected: u64,
}

impl SeriesCount {
    /// Whether all are there.
    pub fn is_whole(self) -> bool {
        self.accepted >= self.expected
    }

    /// The share that is there, from 0 to 1; 1 where nothing was expected.
    pub fn share(self) -> f64 {
        if self.is_whole() { 1.0 } else { self.accepted as f64 / self.expected as f64 }
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
    /// How much of it was accepted; none where nothing was, or where there is too much to count.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<SeriesCount>,
}
