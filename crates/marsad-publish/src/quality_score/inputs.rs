//! What the score of an agreement is made of.

use marsad_model::SeriesCount;

/// Everything that is counted for the score of one agreement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScoreInputs {
    /// The periods that were due in the time looked at.
    pub periods: Vec<DuePeriod>,
    /// What was sent and checked in that time.
    pub sent: Vec<SentData>,
    /// How much figures changed after they were sent first, as a share of their level; none where nothing was sent twice.
    pub revision: Option<f64>,
    /// For each pair of series of which a contradiction is open, how far apart they are; none where nothing is public that
    /// could be compared.
    pub asymmetries: Option<Vec<f64>>,
}

/// How far the data of a period have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueState {
    /// They are waited for: nobody sent them, or they were returned.
    Awaited,
    /// They were received, and nobody has decided yet.
    Received,
    /// They were accepted.
    Accepted,
}

/// A period that was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DuePeriod {
    /// How far its data have come.
    pub state: DueState,
    /// Days from the due day to the first reception, or to the day looked at where they are waited for; negative where they
    /// came early.
    pub days_late: i32,
    /// How many days the agreement gives, from the end of the period to the due day.
    pub agreed_days: u32,
    /// How much of it was accepted; none where that was not counted, and then it is the whole.
    pub series: Option<SeriesCount>,
}

/// What one submission held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentData {
    /// How many observations could be read.
    pub observations: u64,
    /// In how many places something is wrong.
    pub found: u64,
}

impl SentData {
    /// Out of how many its validity is counted. Rows that could not be read are no observations, and each has a finding.
    pub fn judged(&self) -> u64 {
        self.observations.max(self.found)
    }
}
