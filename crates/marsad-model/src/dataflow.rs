//! Dataflows: what is published, with its definition, its first view and its protection.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Definition, Grade, Id, LocalText, QualityRules, Refinement, Version};

/// A published set of data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dataflow {
    /// Its identifier.
    pub id: Id,
    /// Its version.
    pub version: Version,
    /// Its name for people.
    pub name: LocalText,
    /// What it shows, in one or two sentences.
    pub description: LocalText,
    /// The structure of its data.
    pub structure: Id,
    /// The theme under which people look for it.
    pub theme: Id,
    /// The population it counts: who is in, who is not.
    pub universe: LocalText,
    /// What a reader must know before using it.
    pub caveat: LocalText,
    /// Values of the attributes attached to the whole dataflow: unit, duration rule, time aggregation.
    pub attributes: BTreeMap<Id, Id>,
    /// What a page shows before anyone has chosen.
    pub view: DefaultView,
    /// The figure that stands for it on the home page.
    #[serde(default)]
    pub key_figure: Option<KeyFigure>,
    /// How it is protected before release.
    pub protection: ProtectionPolicy,
    /// What its series count, as facets that can be compared; the texts say it to people.
    #[serde(default)]
    pub definition: Definition,
    /// What codes of its dimensions, and times, change in the definition, applied in this order.
    #[serde(default, rename = "refinement", skip_serializing_if = "Vec::is_empty")]
    pub refinements: Vec<Refinement>,
    /// The dimensions whose codes make up the hundred per cent of its shares; what is chosen in the others is the group
    /// whose hundred per cent it is. None where the base of a share says all, or nobody knows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub composed_by: Vec<Id>,
    /// The dimension that says where those counted are, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Id>,
    /// How reliable its figures are, where they come without a standard error.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<Grade>,
}

/// What a page shows before anyone has chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultView {
    /// The dimension down the side of the table and along the chart: a coded one or `TIME_PERIOD`.
    pub rows: Id,
    /// The dimension across the top of the table and into series, if any.
    #[serde(default)]
    pub columns: Option<Id>,
    /// The code first chosen in each other dimension.
    #[serde(default)]
    pub selection: BTreeMap<Id, Id>,
    /// The chart that suits these data.
    pub chart: ChartKind,
    /// How the rows are ordered.
    #[serde(default)]
    pub order: RowOrder,
}

/// How the rows of a table are ordered. The total comes first, and periods always in time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RowOrder {
    /// As the codes stand in their list.
    #[default]
    List,
    /// The largest value first, of each row that of the last column that has one.
    Value,
}

/// Kinds of chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ChartKind {
    /// Change over time.
    Line,
    /// Sizes side by side.
    Bar,
    /// Two sexes by age, back to back.
    Pyramid,
}

/// One figure that stands for a dataflow, at its latest period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyFigure {
    /// What it says, as a label under the figure.
    pub label: LocalText,
    /// One code in every coded dimension.
    pub selection: BTreeMap<Id, Id>,
}

/// How counts are protected before release.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, tag = "rule", rename_all = "lowercase")]
pub enum ProtectionPolicy {
    /// The data were aggregates when they came and hold no small counts by their nature.
    Open {
        /// Why this is so: who decided it, on which ground.
        reason: LocalText,
    },
    /// Counts of persons below `minimum` (and above zero) are hidden.
    Threshold {
        /// The smallest count that may be shown.
        minimum: u32,
        /// The observations that are counts of persons, where not all are: one code for each dimension named.
        #[serde(default, rename = "where")]
        only: BTreeMap<Id, Id>,
    },
    /// Estimates from a survey: those that rest on too few respondents, or vary too much, are hidden.
    Survey {
        /// The smallest number of respondents behind an estimate that may be shown: fewer could point at a person.
        minimum: u32,
        /// What is too unreliable to be shown, or shown with a warning.
        #[serde(default)]
        quality: QualityRules,
        /// Whether parts add up to their total, so that a hidden part could be found by subtraction.
        #[serde(default = "is_additive")]
        additive: bool,
        /// The observations that add up, where not all do: one code for each dimension named.
        #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
        only: BTreeMap<Id, Id>,
    },
}

/// Nothing was said: what adds up is protected as such, and what does not loses nothing but a few cells.
fn is_additive() -> bool {
    true
}

impl KeyFigure {
    /// Whether `key` (codes in the order of `dimensions`) is the series of this figure.
    pub fn selects(&self, dimensions: &[Id], key: &[Id]) -> bool {
        dimensions.iter().zip(key).all(|(dimension, code)| self.selection.get(dimension) == Some(code))
    }
}

impl Dataflow {
    /// Whether what a series of it counts may differ from period to period.
    pub fn is_redefined(&self) -> bool {
        self.refinements.iter().any(Refinement::is_dated)
    }
}

impl DefaultView {
    /// Whether time runs down the side of the table.
    pub fn is_over_time(&self) -> bool {
        self.rows == crate::TIME_PERIOD
    }
}
