//! What the score of an agreement is made of.

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

/// A period that was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DuePeriod {
    /// Whether data of it are here.
    pub has_come: bool,
    /// Whether they could have been sent here on the due day: before an observatory begins, nobody is late.
    pub is_timed: bool,
    /// Days from the due day to the first reception, or to the day looked at; negative where data came early.
    pub days_late: i32,
    /// How many days the period has.
    pub period_days: u32,
}

/// What one submission held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SentData {
    /// How many observations could be read.
    pub observations: u64,
    /// In how many places something is wrong.
    pub found: u64,
}
