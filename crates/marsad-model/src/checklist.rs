//! The checklist of a release: what blocks it, and what must be answered first.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ReleaseReference;
use crate::worded::worded;

worded! {
    /// What a line of the checklist is about; its words stand under `checklist-WORD`.
    ChecklistKind {
        /// A submission in it is no longer accepted.
        InputReturned = "input-returned",
        /// A release that it was balanced from has been replaced.
        InputReplaced = "input-replaced",
        /// A comment is not settled.
        OpenComment = "open-comment",
        /// Cells are open again.
        OpenReopening = "open-reopening",
        /// Cells that were opened again came back otherwise after the version was built.
        CorrectedSince = "corrected-since",
        /// Something was accepted after the version was built.
        AcceptedSince = "accepted-since",
        /// A text lacks a language.
        MissingText = "missing-text",
        /// A period that was expected is not in it.
        MissingPeriod = "missing-period",
        /// A figure differs much from what was published.
        LargeRevision = "large-revision",
        /// A contradiction is open.
        OpenContradiction = "open-contradiction",
        /// The answer to a contradiction was given for numbers that would stand no more.
        AnswerOutlived = "answer-outlived",
        /// A warning of a submission was not answered.
        WarningUnanswered = "warning-unanswered",
        /// Something is worth knowing of the balance that made the figures.
        BalanceFinding = "balance-finding",
        /// Cells of the version break a rule together.
        RuleBroken = "rule-broken",
        /// Cells of one institution were replaced by another's.
        CellsReplaced = "cells-replaced",
        /// Periods of an agreement are there in part only.
        PeriodInPart = "period-in-part",
        /// Cells are hidden.
        HiddenCells = "hidden-cells",
        /// A correction has no note for readers.
        NoNote = "no-note",
        /// Nobody is left who could approve it.
        SecondPersonMissing = "second-person-missing",
        /// It would come before its announced time.
        BeforeCalendar = "before-calendar",
        /// The same version was withdrawn.
        WithdrawnBefore = "withdrawn-before",
        /// A later release took its place.
        Outdated = "outdated",
    }
}

worded! {
    /// What a line of the checklist does.
    ChecklistWeight {
        /// The release cannot be approved.
        Blocks = "blocks",
        /// The release can be approved once it is answered.
        Asks = "asks",
        /// It is worth knowing.
        Tells = "tells",
    }
}

/// A line of the checklist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistItem {
    /// What it is about.
    pub kind: ChecklistKind,
    /// What it does.
    pub weight: ChecklistWeight,
    /// What exactly, such as a submission or a key.
    pub subject: String,
    /// Values of its words.
    pub values: BTreeMap<String, String>,
    /// Its answer.
    pub answer: Option<ChecklistAnswer>,
}

impl ChecklistItem {
    /// Whether the release waits for it.
    pub fn is_open(&self) -> bool {
        match self.weight {
            ChecklistWeight::Blocks => true,
            ChecklistWeight::Asks => self.answer.is_none(),
            ChecklistWeight::Tells => false,
        }
    }
}

/// Why a release may be approved although the checklist asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistAnswer {
    /// The release.
    pub release: ReleaseReference,
    /// What was asked.
    pub kind: ChecklistKind,
    /// About what.
    pub subject: String,
    /// The answer.
    pub reason: String,
    /// Whose.
    pub by: String,
    /// When.
    pub at: Timestamp,
}
