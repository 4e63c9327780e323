//! The card of a question: every answer with its number and definition, the recommended figure, the waterfalls, and what
//! a reader may switch to. `marsad-reconcile` makes it, `marsad-publish` puts it into words.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{Definition, Facet, FacetDifference, Id, Measured, TimePeriod, Waterfall};

/// Everything that the page of a question shows, as numbers and codes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuestionCard {
    /// The question.
    pub question: Id,
    /// Its answers, in the order of the pack; those without a published value too.
    pub answers: Vec<Answer>,
    /// The recommended figure; none where its value was not published.
    pub recommended: Option<Figure>,
    /// What the figures that its interval joins do not have in common; none where it joins no figures, or those that
    /// count the same at one time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mix: Option<IntervalMix>,
    /// In what the recommended figure counts otherwise than the international standard, its relation to the standard; none
    /// where no figure or no standard is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_standard: Option<Vec<FacetDifference>>,
    /// The bridges between answers that have values.
    pub waterfalls: Vec<Waterfall>,
    /// What a reader may switch to.
    pub switches: Vec<SwitchFigure>,
}

/// What the figures that an interval joins do not have in common, so that its width is not uncertainty alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IntervalMix {
    /// In what some of them count otherwise than the recommended figure: each facet once, in their order, its relation that
    /// of the recommended figure to the first that differs. A method alone is no such difference.
    pub differences: Vec<FacetDifference>,
    /// Their periods in order of time, where there are several.
    pub periods: Vec<TimePeriod>,
}

/// The answer of one source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The statement.
    pub statement: Id,
    /// Its figure; none where it was not published.
    pub measured: Option<Measured>,
    /// What it counts.
    pub definition: Definition,
    /// Who answers for it.
    pub providers: Vec<Id>,
    /// What the recommended figure's definition has that this one's has not: empty for the recommended one itself.
    pub differences: Vec<FacetDifference>,
    /// In what the terms that were added up or taken away for it do not count alike; nothing where they are alike, or parts of
    /// one whole. That each was counted by another method is in the `mixed` of its definition alone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unlike_terms: BTreeSet<Facet>,
}

/// A figure that is shown large.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The number; its ends are the interval to print, where it has one.
    pub measured: Measured,
    /// What it counts.
    pub definition: Definition,
    /// Who answers for it.
    pub providers: Vec<Id>,
    /// The statement whose figure it is, if it is one.
    pub statement: Option<Id>,
    /// In what the terms that were added up or taken away for it do not count alike; nothing where they are alike, or parts of
    /// one whole. That each was counted by another method is in the `mixed` of its definition alone.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unlike_terms: BTreeSet<Facet>,
}

/// The figure under another definition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SwitchFigure {
    /// The switch.
    pub switch: Id,
    /// Its figure; none where it was not published.
    pub figure: Option<Figure>,
}
