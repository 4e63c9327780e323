//! How the sample of a study was drawn, in words: which variable is the weight, the stratum, the sampling unit.

use marsad_i18n::args;
use marsad_model::{Id, ReplicateScheme, StudyDefinition, SurveyDesign};

use super::words::{local, table_name};
use crate::links;
use crate::visit::Visit;

/// The design of a table.
pub(super) struct TableDesign {
    /// Says of which table.
    pub title: String,
    pub facts: Vec<DesignFact>,
}

/// What is known of a design under one heading: columns, or a sentence.
pub(super) struct DesignFact {
    pub name: String,
    pub columns: Vec<DesignColumn>,
    pub text: String,
}

/// A column of the design.
pub(super) struct DesignColumn {
    pub label: String,
    /// Its page; blank where the study describes no such variable.
    pub href: String,
    pub name: String,
}

/// The designs of all tables of which one is known.
pub(super) fn designs(visit: &Visit, study: &StudyDefinition) -> Vec<TableDesign> {
    let of_table = |table: &Id| {
        let design = study.design_of(table.as_str());
        let is_known = !design.columns().is_empty() || design.replicates.is_some();
        is_known.then(|| TableDesign { title: title(visit, table), facts: Words { visit, study }.facts(&design) })
    };
    study.tables().into_iter().filter_map(of_table).collect()
}

fn title(visit: &Visit, table: &Id) -> String {
    let name = table_name(visit.voice(), table.as_str());
    visit.voice().say_with("studies-design-of", &args().text("table", &name))
}

/// Puts a design into words.
struct Words<'a> {
    visit: &'a Visit,
    study: &'a StudyDefinition,
}

impl Words<'_> {
    fn facts(&self, design: &SurveyDesign) -> Vec<DesignFact> {
        let weights: Vec<String> = design.weights.iter().cloned().collect();
        let mut facts = vec![
            self.columns("studies-design-weights", &weights),
            self.columns("studies-design-probabilities", &design.probabilities),
            self.columns("studies-design-strata", &design.strata),
            self.columns("studies-design-clusters", &design.clusters),
            self.columns("studies-design-fpc", &design.fpc),
        ];
        if let Some(second) = &design.second {
            let weights: Vec<String> = second.weights.iter().cloned().collect();
            facts.push(self.columns("studies-design-second-subset", std::slice::from_ref(&second.subset)));
            facts.push(self.columns("studies-design-second-weights", &weights));
            facts.push(self.columns("studies-design-second-probabilities", &second.probabilities));
            facts.push(self.columns("studies-design-second-strata", &second.strata));
            facts.push(self.columns("studies-design-second-clusters", &second.clusters));
            facts.push(self.columns("studies-design-second-fpc", &second.fpc));
        }
        facts.push(self.columns("estimate-design-calibrated", &design.calibrated_variables()));
        let columns = facts.into_iter().filter(|fact| !fact.columns.is_empty());
        columns.chain(self.by_size(design)).chain(self.lonely(design)).chain(self.replicates(design)).collect()
    }

    fn columns(&self, key: &str, names: &[String]) -> DesignFact {
        let column = |name: &String| {
            let variable = self.study.variable(name);
            let link = |name: &Id| links::study_variable(self.visit.lang, (self.study.id.as_str(), name.as_str()));
            DesignColumn {
                label: variable.map_or_else(|| name.clone(), |variable| local(self.visit, &variable.label)),
                href: variable.map_or_else(String::new, |variable| link(&variable.name)),
                name: name.clone(),
            }
        };
        let columns = names.iter().map(column).collect();
        DesignFact { name: self.visit.voice().say(key), columns, text: String::new() }
    }

    /// How units were drawn by their size, where they were.
    fn by_size(&self, design: &SurveyDesign) -> Option<DesignFact> {
        let scheme = design.pps.as_ref()?;
        Some(self.sentence("estimate-design-pps", &format!("estimate-design-pps-{}", scheme.word())))
    }

    /// What is done with strata of one unit, where there are strata.
    fn lonely(&self, design: &SurveyDesign) -> Option<DesignFact> {
        let key = format!("studies-lonely-{}", design.lonely.word());
        (!design.strata.is_empty()).then(|| self.sentence("studies-design-lonely", &key))
    }

    fn replicates(&self, design: &SurveyDesign) -> Option<DesignFact> {
        let word = match design.replicates.as_ref()? {
            ReplicateScheme::Jackknife {} => "jackknife",
            ReplicateScheme::HalfSamples { .. } => "half-samples",
            ReplicateScheme::Bootstrap { .. } => "bootstrap",
            ReplicateScheme::Supplied { .. } => "supplied",
        };
        Some(self.sentence("studies-design-replicates", &format!("studies-replicates-{word}")))
    }

    fn sentence(&self, name: &str, text: &str) -> DesignFact {
        let voice = self.visit.voice();
        DesignFact { name: voice.say(name), columns: Vec::new(), text: voice.say(text) }
    }
}
