//! Reading guides: what a published number says, of whom, when, by whom, how sure it is, and what it must not be taken
//! for.
//!
//! Made from metadata alone: `clauses.rs` decides what is to be said, `sentences.rs` says it. Does not hold: any text
//! about one number; whatever a guide lacks belongs into the definition of its dataflow. How a number is read that a
//! question computes from several is in `question/reading.rs`.

mod clauses;
mod sentences;

use marsad_model::{CountingMethod, Definition, Id, Misreading, TimePeriod};

use crate::{Absence, Names};

/// A published number with its names.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// What everything is called.
    pub names: Names<'a>,
    /// The key of its series.
    pub key: &'a [Id],
    /// When.
    pub period: &'a TimePeriod,
    /// How much; none where it is missing or hidden.
    pub value: Option<f64>,
    /// Its code of CL_OBS_STATUS.
    pub status: Option<&'a str>,
    /// The last earlier period of its series at which this breaks, by its status; none where it does not, or nobody looked.
    pub break_before: Option<&'a TimePeriod>,
    /// Its standard error, in the same unit.
    pub standard_error: Option<f64>,
    /// The ends of the interval of 95 per cent that was published with it.
    pub interval: Option<(f64, f64)>,
    /// Its code of CL_CONF_STATUS.
    pub confidentiality: Option<&'a str>,
}

impl Reading<'_> {
    /// Why there is no number; none where there is one.
    fn absence(&self) -> Option<Absence> {
        self.value.is_none().then(|| self.names.absence_by(self.status, self.confidentiality))
    }
}

/// What is to be said of a number, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadingGuide {
    /// What the number counts.
    pub definition: Definition,
    /// What is to be said.
    pub clauses: Vec<Clause>,
}

/// One thing to say of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clause {
    /// What it is, and how much.
    What,
    /// Of whom it speaks.
    Whom,
    /// Of whom it is a percentage.
    Base,
    /// Of when.
    When,
    /// Who says it, and how it was counted.
    By,
    /// Why there is no number, and that this is no zero.
    Absent(Absence),
    /// How sure it is.
    Sure(Sureness),
    /// What it must not be taken for.
    NotFor(Misreading),
}

/// What is known of how sure a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sureness {
    /// What the way of counting can and cannot do.
    Method(CountingMethod),
    /// Its standard error is published.
    Error,
    /// Its standard error is that of a sample.
    ErrorOfSample,
    /// It has no sampling error: the weights were made to give it.
    ErrorFixed,
    /// Its standard error follows from the grades that were assumed of its sources when they were balanced.
    ErrorOfGrades,
    /// It comes from a sample, and its sampling error is not published.
    ErrorUnknown,
    /// Its source gives it as an estimate or as approximate.
    Approximate,
    /// It may still change.
    Provisional,
    /// It is doubtful.
    Doubtful,
    /// Its definition or coverage differs from that of its series.
    OtherDefinition,
    /// Its series breaks at it: it is not comparable with those before it.
    Break,
    /// Its series breaks before it: it is not comparable with those before the break.
    BreakBefore,
    /// Some are known not to be counted.
    Missing,
    /// Some are known to be counted who should not be.
    Surplus,
}

/// What is to be said of a published number.
pub fn reading_guide(reading: &Reading<'_>) -> ReadingGuide {
    let Names { pack, dataflow, .. } = reading.names;
    let definition = pack.definition_at(dataflow, reading.key, Some(reading.period));
    guide_by(reading, definition)
}

/// The same of a number that has a definition of its own.
pub(crate) fn guide_by(reading: &Reading<'_>, definition: Definition) -> ReadingGuide {
    ReadingGuide { clauses: clauses::clauses(reading, &definition), definition }
}

/// Whether a published number covers only a part of a year that it may be taken for, shown or not.
pub(crate) fn covers_part_of_year(reading: &Reading<'_>) -> bool {
    let Names { pack, dataflow, .. } = reading.names;
    let definition = pack.definition_at(dataflow, reading.key, Some(reading.period));
    clauses::misreadings(reading, &definition).contains(&Misreading::YearToDateAsYear)
}

impl ReadingGuide {
    /// Each clause as a sentence of the reader's language.
    pub fn sentences(&self, reading: &Reading<'_>) -> Vec<String> {
        self.clauses.iter().filter_map(|clause| self.sentence(reading, *clause)).collect()
    }

    /// One clause as a sentence; none where there is nothing to say after all.
    pub(crate) fn sentence(&self, reading: &Reading<'_>, clause: Clause) -> Option<String> {
        sentences::sentence(reading, &self.definition, clause)
    }

    /// All of it in one text.
    pub fn text(&self, reading: &Reading<'_>) -> String {
        self.sentences(reading).join(" ")
    }
}
