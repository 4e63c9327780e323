//! The steering committee: its meetings, and what it decided and asked for.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::worded::worded;
use crate::{Id, LocalText};

worded! {
    /// What the committee settled.
    CommitteeItemKind {
        /// Something holds from now on.
        Decision = "decision",
        /// An institution has something to do.
        Action = "action",
    }
}

worded! {
    /// Where it stands.
    CommitteeItemState {
        /// It is to be done.
        Open = "open",
        /// It was done.
        Done = "done",
        /// It was given up.
        Dropped = "dropped",
    }
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitteeMeeting {
    /// What names it.
    pub id: String,
    /// When it was.
    pub held_on: Date,
    /// What it was about.
    pub title: LocalText,
    /// The institutions that were there.
    pub attending: Vec<Id>,
    /// When it was written down.
    pub made_at: Timestamp,
    /// Who wrote it down.
    pub made_by: String,
    /// Its minutes, as whoever keeps the log wrote them; blank where there are none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub minutes: String,
    /// Its last correction; none where it stands as it was written down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mended: Option<MeetingMending>,
}

/// A correction of what is written of a meeting; what stood there before is in the audit trail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingMending {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

/// A decision or an action.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitteeItem {
    /// What names it.
    pub id: String,
    /// The meeting.
    pub meeting: String,
    /// Decision or action.
    pub kind: CommitteeItemKind,
    /// What.
    pub text: LocalText,
    /// The institution that has to do it.
    pub owner: Option<Id>,
    /// Until when.
    pub due: Option<Date>,
    /// Where it stands.
    pub state: CommitteeItemState,
    /// What became of it.
    pub note: String,
    /// When this was written.
    pub changed_at: Timestamp,
    /// Who wrote it.
    pub changed_by: String,
}
