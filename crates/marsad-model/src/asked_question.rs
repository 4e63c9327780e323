//! A question with its answers as they stand now or stood with certain releases, and the releases that gave them.
//!
//! Holds: what `marsad-workflow` reads and `marsad-publish` puts into words. Does not hold: the card itself
//! (`question_card.rs`), nor how releases are read.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use crate::{Id, LocalText, Pack, Question, QuestionCard, ReplacedRelease, TimePeriod};

/// A question with its answers.
#[derive(Clone, Debug)]
pub struct AskedQuestion {
    /// The question.
    pub question: Question,
    /// Its answers, its recommended figure and the ways between them.
    pub card: QuestionCard,
    /// For each dataflow that was asked, the release that answered.
    pub sources: BTreeMap<String, SourceRelease>,
    /// What its statements said over time.
    pub history: Vec<StatementHistory>,
    /// What the releases that answered changed in the recommended figure, in statements and in the figures that a reader may
    /// switch to.
    pub changes: Vec<StatementChange>,
    /// Whether it is read from releases that somebody named, and not from those that stand now.
    pub is_frozen: bool,
    /// Dataflows that the question reads and that have a public release, of which somebody named none.
    pub unnamed: Vec<Id>,
    /// Dataflows that the question reads and that do not answer, because what was public of them has been taken back.
    pub withdrawn: BTreeMap<String, Withdrawn>,
    /// The pack that asks.
    pub pack: Arc<Pack>,
}

/// The release that answered for a dataflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceRelease {
    /// Its number.
    pub number: u32,
    /// When it became public.
    pub public_from: Timestamp,
    /// The number of the release that stands now; none where what was public has been taken back.
    pub current: Option<u32>,
    /// Whether its data were taken back since.
    pub withdrawn: Option<Withdrawn>,
    /// The releases that a plan balanced it from and that do not stand any more, where it is the one that stands now.
    pub replaced_inputs: Vec<ReplacedRelease>,
}

/// When and why data were taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawn {
    /// Since when.
    pub at: Timestamp,
    /// Why; none where nobody said.
    pub reason: Option<LocalText>,
}

/// What a statement said over time: its series, or what is made of several over the periods that all of them have.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementHistory {
    /// The statement.
    pub statement: Id,
    /// Its values, earliest first.
    pub points: Vec<(TimePeriod, f64)>,
    /// The places of those points that do not count as the point before them.
    pub breaks: Vec<usize>,
}

/// A figure that had another value with the releases before.
#[derive(Clone, Debug, PartialEq)]
pub struct StatementChange {
    /// Which figure.
    pub figure: ChangedFigure,
    /// The dataflow whose release changed it; the latest, where several did.
    pub dataflow: Id,
    /// What it said before.
    pub before: f64,
    /// What it says in the release that answered.
    pub after: f64,
    /// The release that changed it.
    pub release: u32,
    /// When that became public.
    pub public_from: Timestamp,
}

/// Which figure of a question changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangedFigure {
    /// The recommended one, where it is no statement.
    Recommended,
    /// That of a statement.
    Statement(Id),
    /// That of a switch which is no statement.
    Switch(Id),
}

impl SourceRelease {
    /// The number of the release that has replaced it, if one has.
    pub fn replaced_by(&self) -> Option<u32> {
        self.current.filter(|current| *current != self.number)
    }
}
