//! Questions: what the public asks, and every official answer to it.

use serde::{Deserialize, Serialize};

use crate::{Bridge, Choice, Definition, Id, LocalText, Quantity, Recommendation, SeriesReference, Switch, TimePeriod};

/// Something the public asks to which official sources give different answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its identifier.
    pub id: Id,
    /// The theme under which people look for it.
    pub theme: Id,
    /// The question, as people ask it.
    pub sentence: LocalText,
    /// Why the answers differ, in two or three sentences.
    pub why: LocalText,
    /// The unit of the answers: a code of the list of UNIT_MEASURE.
    pub unit: Id,
    /// Digits after the decimal mark that mean something.
    #[serde(default)]
    pub decimals: u8,
    /// What the international standard counts, where one answers the question: by it the definitions of the answers are
    /// measured.
    #[serde(default, skip_serializing_if = "Definition::is_unknown")]
    pub standard: Definition,
    /// The figure that the observatory gives.
    pub recommendation: Recommendation,
    /// The answers, in the order in which they are shown.
    #[serde(rename = "statement")]
    pub statements: Vec<Statement>,
    /// The ways from one answer to another.
    #[serde(default, rename = "bridge", skip_serializing_if = "Vec::is_empty")]
    pub bridges: Vec<Bridge>,
    /// Other definitions that a reader may switch to.
    #[serde(default, rename = "switch", skip_serializing_if = "Vec::is_empty")]
    pub switches: Vec<Switch>,
}

/// The answer of one source. Its source is whoever provides the dataflow of its figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its identifier within the question.
    pub id: Id,
    /// The figure: a published value, or one made of published values.
    pub quantity: Quantity,
    /// What it says of its definition besides what the series says.
    #[serde(default)]
    pub definition: Definition,
    /// The period it speaks of, where that is not the period of its first series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<TimePeriod>,
    /// What must be known of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<LocalText>,
}

impl Statement {
    /// The period that it speaks of, where the pack names one.
    pub fn stated_period(&self) -> Option<&TimePeriod> {
        let of_series = || self.quantity.of.first().and_then(|series| series.period.as_ref());
        self.period.as_ref().or_else(of_series)
    }
}

impl Question {
    /// The statement with this identifier.
    pub fn statement(&self, id: &str) -> Option<&Statement> {
        self.statements.iter().find(|statement| statement.id == *id)
    }

    /// Every published value that anything in the question is made of; some stand more than once.
    pub fn series(&self) -> Vec<&SeriesReference> {
        let choices = self.switches.iter().map(|switch| &switch.choice).chain([&self.recommendation.choice]);
        let bases = self.bridges.iter().flat_map(|bridge| &bridge.steps).filter_map(|step| step.basis.quantity());
        let stated = self.statements.iter().map(|statement| &statement.quantity);
        let all = stated.chain(bases).flat_map(Quantity::series);
        all.chain(choices.flat_map(Choice::series)).collect()
    }
}
