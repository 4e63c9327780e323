//! Studies of a pack: surveys whose data are kept, with what is known of them.
//!
//! A study of a pack says everything in three languages and draws its codes from the lists of the pack; that is why it is
//! another type than `marsad_study::Study`, which holds what a foreign file happens to say.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::estimate_plan::PERSONS;
use crate::{DesignRole, Id, LocalText, ProtectionPolicy, SecondPhase, StudyCalibration, StudyVariable, SurveyDesign};

/// A study of the pack.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StudyDefinition {
    /// Its identifier.
    pub id: Id,
    /// The version of its description.
    pub version: String,
    /// Whether its data are made up and of no real person.
    pub is_synthetic: bool,
    /// The key of the sentence that is said wherever it appears.
    pub sentence: Option<String>,
    /// Its title.
    pub title: LocalText,
    /// A shorter title.
    pub short_title: LocalText,
    /// What it is about.
    pub summary: LocalText,
    /// What it must not be used for.
    pub disclaimer: Option<LocalText>,
    /// What one row stands for.
    pub unit: LocalText,
    /// The population that its data describe.
    pub universe: LocalText,
    /// Which parts of the country.
    pub coverage: LocalText,
    /// What kind of data it is.
    pub data_kind: LocalText,
    /// How units were chosen.
    pub sampling: LocalText,
    /// How the weights were made.
    pub weighting: LocalText,
    /// Who answers for its content.
    pub authors: Vec<String>,
    /// Who produced it.
    pub producers: Vec<String>,
    /// The countries it covers.
    pub nations: Vec<LocalText>,
    /// Words by which it may be found.
    pub keywords: Vec<LocalText>,
    /// When its data were collected.
    pub collected: StudySpan,
    /// The time that the answers are about.
    pub period: StudySpan,
    /// The survey that it imitates, where it is synthetic.
    pub modelled_on: Option<StudyModel>,
    /// The parameters of its generator, as they stand in the pack.
    #[serde(skip)]
    pub parameters: Option<Arc<str>>,
    /// How tables that the public builds, and frequencies, are protected.
    pub protection: ProtectionPolicy,
    /// How the sample was drawn, as far as it is written; the roles of variables say the rest.
    pub design: SurveyDesign,
    /// What the weights of tables were calibrated to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calibrated: Vec<StudyCalibration>,
    /// Groups of persons who were asked.
    pub universes: Vec<StudyUniverse>,
    /// Its variables.
    pub variables: Vec<StudyVariable>,
}

/// From when until when: dates of ISO 8601 (`2020`, `2020-10`), empty where they are not known.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StudySpan {
    /// The beginning.
    pub from: String,
    /// The end.
    pub to: String,
}

/// The survey that a synthetic study imitates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyModel {
    /// Its title.
    pub title: LocalText,
    /// Who produced it.
    #[serde(default)]
    pub producers: Vec<String>,
    /// The programme that it belongs to.
    #[serde(default)]
    pub programme: String,
    /// When its results were published, as ISO 8601 writes it.
    #[serde(default)]
    pub published: String,
}

/// A group of persons who were asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StudyUniverse {
    /// Its identifier.
    pub id: Id,
    /// Who they are.
    pub text: LocalText,
}

impl StudyDefinition {
    /// Whether a generator can make its data.
    pub fn has_parameters(&self) -> bool {
        self.parameters.is_some()
    }

    /// The variable with this name.
    pub fn variable(&self, name: &str) -> Option<&StudyVariable> {
        self.variables.iter().find(|variable| variable.name == *name)
    }

    /// The group with this identifier.
    pub fn universe_find(&self, id: &str) -> Option<&StudyUniverse> {
        self.universes.iter().find(|universe| universe.id == *id)
    }

    /// The variables of a table, in their order.
    pub fn variables_of<'s>(&'s self, table: &str) -> impl Iterator<Item = &'s StudyVariable> + use<'s> {
        let table = table.to_owned();
        self.variables.iter().filter(move |variable| variable.tables.iter().any(|known| *known == *table))
    }

    /// The variables of a table that the public may use.
    pub fn safe_variables<'s>(&'s self, table: &str) -> impl Iterator<Item = &'s StudyVariable> + use<'s> {
        self.variables_of(table).filter(|variable| variable.safe)
    }

    /// The tables of its data: persons first, then the others as variables name them.
    pub fn tables(&self) -> Vec<&Id> {
        let mut found: Vec<&Id> = Vec::new();
        for table in self.variables.iter().flat_map(|variable| &variable.tables) {
            if !found.contains(&table) {
                found.push(table);
            }
        }
        found.sort_by_key(|table| **table != *PERSONS);
        found
    }

    /// How the sample behind a table was drawn: what is written, and for the rest the roles of its variables.
    pub fn design_of(&self, table: &str) -> SurveyDesign {
        let named = |role: DesignRole| -> Vec<String> {
            let with_role = self.variables_of(table).filter(|variable| variable.role == Some(role));
            with_role.map(|variable| variable.name.to_string()).collect()
        };
        let written = &self.design;
        let or = |written: &Vec<String>, role: DesignRole| {
            if written.is_empty() { named(role) } else { written.clone() }
        };
        let subset = named(DesignRole::Subset).into_iter().next();
        let has_probabilities = !named(DesignRole::Probability).is_empty();
        // How many units a stratum has corrects nothing where they were drawn with unequal probabilities.
        let fpc = if has_probabilities { written.fpc.clone() } else { or(&written.fpc, DesignRole::Population) };
        // What is written of one table is not true of the others.
        let margins = self.calibrated.iter().filter(|known| known.table == *table);
        let calibrated = margins.flat_map(|known| known.margins.iter().cloned());
        SurveyDesign {
            calibrated: written.calibrated.iter().cloned().chain(calibrated).collect(),
            weights: written.weights.clone().or_else(|| named(DesignRole::Weight).into_iter().next()),
            strata: or(&written.strata, DesignRole::Stratum),
            clusters: or(&written.clusters, DesignRole::Cluster),
            fpc,
            second: written.second.clone().or_else(|| {
                let (strata, clusters) = (named(DesignRole::SecondStratum), named(DesignRole::Household));
                subset.map(|subset| SecondPhase { subset, strata, clusters, ..SecondPhase::default() })
            }),
            ..written.clone()
        }
    }
}
