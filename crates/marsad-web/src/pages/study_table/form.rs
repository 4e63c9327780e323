//! The form that asks for a table. It works by itself; a script only hides what a statistic does not need.

use std::collections::BTreeMap;

use marsad_model::{Dataflow, Id, Plan, Statistic, StudyCategory, StudyValueKind, StudyVariable};
use marsad_publish::StudyNames;
use marsad_workflow::BUILT_CONFIDENCES;

use super::asked::{Asked, Scope};
use crate::pages::data_list::Choice;

/// How many variables a table may be crossed by.
const CROSSED_MAX: usize = 3;

/// The form with what is chosen.
pub(super) struct Form {
    /// The address of the page.
    pub(super) action: String,
    /// The table in question.
    pub(super) table: String,
    pub(super) tables: Vec<TableWay>,
    pub(super) word: &'static str,
    pub(super) statistics: Vec<Choice>,
    /// What may be measured, by kind.
    pub(super) measures: Vec<Measures>,
    pub(super) per: Vec<Choice>,
    pub(super) categories: Vec<Choice>,
    pub(super) share: String,
    pub(super) crossings: Vec<Crossing>,
    pub(super) restrictions: Vec<Restriction>,
    /// How many codes of a variable the answer may be restricted to; blank where there is no limit.
    pub(super) restriction_rule: String,
    /// Whether the answer is restricted.
    pub(super) is_restricted: bool,
    pub(super) confidences: Vec<Choice>,
    /// Dataflows for which a plan may be drafted; none in the builder.
    pub(super) dataflows: Vec<Choice>,
}

/// A table of the study, with the way to it.
pub(super) struct TableWay {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) is_current: bool,
}

/// Variables of a kind, with the statistics that measure them.
pub(super) struct Measures {
    pub(super) name: String,
    pub(super) statistics: &'static str,
    pub(super) choices: Vec<Choice>,
}

/// A variable to cross by: first, second or third.
pub(super) struct Crossing {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) choices: Vec<Choice>,
}

/// A variable to restrict by.
pub(super) struct Restriction {
    pub(super) name: String,
    pub(super) label: String,
    pub(super) choices: Vec<Choice>,
    /// Whether several codes are chosen together, where that has a rule.
    pub(super) is_joined: bool,
}

/// Makes forms.
pub(super) struct FormMaker<'a> {
    pub(super) names: StudyNames<'a>,
    pub(super) asked: &'a Asked,
    pub(super) scope: Scope,
    pub(super) here: &'a str,
}

/// The word for a group of variables, the statistics that take them, and whether one is of the group.
type Measured<'f> = (&'f str, &'static str, &'f dyn Fn(&StudyVariable) -> bool);

impl FormMaker<'_> {
    pub(super) fn form(&self) -> Form {
        let asked = self.asked;
        let variables = self.scope.variables(self.names.study, asked.table.as_str());
        Form {
            action: self.here.to_owned(),
            table: asked.table.to_string(),
            tables: self.tables(),
            word: asked.word,
            statistics: self.statistics(),
            measures: self.measures(&variables),
            per: self.variables(variables.iter().copied().filter(|v| v.is_addable()), asked.per.as_deref()),
            categories: self.categories(),
            share: asked.share.to_string(),
            crossings: self.crossings(&variables),
            restrictions: self.restrictions(&variables),
            restriction_rule: match self.scope {
                Scope::Everybody => self.names.voice.say("builder-joined-alone"),
                Scope::Estimators => String::new(),
            },
            is_restricted: !asked.only.is_empty(),
            confidences: self.confidences(),
            dataflows: self.dataflows(),
        }
    }

    fn tables(&self) -> Vec<TableWay> {
        let table = |id: &Id| {
            let is_current = *id == self.asked.table;
            let asked = if is_current { self.asked.clone() } else { Asked::of_table(id.clone()) };
            TableWay {
                name: self.names.table(id.as_str()),
                href: format!("{}{}", self.here, asked.query()),
                is_current,
            }
        };
        self.names.study.tables().into_iter().map(table).collect()
    }

    fn statistics(&self) -> Vec<Choice> {
        let choice = |word: &str| Choice {
            id: word.to_owned(),
            name: self.names.voice.say(&format!("builder-statistic-{word}")),
            is_chosen: word == self.asked.word,
        };
        Statistic::WORDS.into_iter().map(choice).collect()
    }

    /// Numbers, then years and the like, which are not added, then what is yes or no, which is both, then codes.
    fn measures(&self, variables: &[&StudyVariable]) -> Vec<Measures> {
        let is_number = |v: &StudyVariable| v.is_addable() && !v.is_coded();
        let is_point = |v: &StudyVariable| v.is_numeric() && !v.is_addable();
        let is_flag = |v: &StudyVariable| v.kind == StudyValueKind::Flag;
        let is_codes = |v: &StudyVariable| v.kind == StudyValueKind::Codes;
        let kinds: [Measured<'_>; 4] = [
            ("numbers", "total mean ratio quantile", &is_number),
            ("points", "mean quantile", &is_point),
            ("flags", "total mean proportion ratio quantile", &is_flag),
            ("codes", "proportion", &is_codes),
        ];
        let measures = |(word, statistics, fits): Measured<'_>| Measures {
            name: self.names.voice.say(&format!("builder-kind-{word}")),
            statistics,
            choices: self.variables(variables.iter().copied().filter(|v| fits(v)), self.asked.of.as_deref()),
        };
        kinds.into_iter().map(measures).filter(|kind| !kind.choices.is_empty()).collect()
    }

    /// The codes of the variable whose share is asked for.
    fn categories(&self) -> Vec<Choice> {
        let variable = self.asked.of.as_deref().and_then(|name| self.names.study.variable(name));
        variable.map_or_else(Vec::new, |variable| self.codes(variable, self.asked.category.as_slice()))
    }

    fn crossings(&self, variables: &[&StudyVariable]) -> Vec<Crossing> {
        let asked = self.asked;
        let crossing = |place: usize| {
            let fits = |v: &StudyVariable| is_crossable(v, self.scope);
            let chosen = asked.by.get(place).map(String::as_str);
            Crossing {
                id: format!("by-{}", place + 1),
                label: self.names.voice.say(&format!("builder-by-{}", place + 1)),
                choices: self.variables(variables.iter().copied().filter(|v| fits(v)), chosen),
            }
        };
        (0..CROSSED_MAX).map(crossing).collect()
    }

    fn restrictions(&self, variables: &[&StudyVariable]) -> Vec<Restriction> {
        let none = Vec::new();
        let restriction = |variable: &&StudyVariable| {
            let chosen = self.asked.only.get(variable.name.as_str()).unwrap_or(&none);
            Restriction {
                name: format!("only.{}", variable.name),
                label: self.names.variable(variable.name.as_str()),
                choices: self.restricted(variable, chosen),
                is_joined: chosen.len() > 1 && self.scope == Scope::Everybody,
            }
        };
        let coded = variables.iter().filter(|variable| variable.is_coded() && !variable.categories.is_empty());
        coded.map(restriction).collect()
    }

    /// The codes of a variable; several that are chosen together are a choice of their own.
    fn restricted(&self, variable: &StudyVariable, chosen: &[String]) -> Vec<Choice> {
        let several = (chosen.len() > 1).then(|| {
            let names: Vec<String> =
                chosen.iter().map(|code| self.names.category(variable.name.as_str(), code)).collect();
            Choice { id: chosen.join(","), name: names.join(" / "), is_chosen: true }
        });
        let one = if chosen.len() > 1 { &[][..] } else { chosen };
        several.into_iter().chain(self.codes(variable, one)).collect()
    }

    /// The codes that are answers: those who gave none are left out, and cannot be asked for.
    fn codes(&self, variable: &StudyVariable, chosen: &[String]) -> Vec<Choice> {
        let choice = |category: &StudyCategory| Choice {
            id: category.code.to_string(),
            name: self.names.text(&category.label),
            is_chosen: chosen.iter().any(|code| category.code == **code),
        };
        variable.categories.iter().filter(|category| !category.is_missing).map(choice).collect()
    }

    fn variables<'v>(&self, variables: impl Iterator<Item = &'v StudyVariable>, chosen: Option<&str>) -> Vec<Choice> {
        let choice = |variable: &StudyVariable| Choice {
            id: variable.name.to_string(),
            name: self.names.text(&variable.label),
            is_chosen: chosen.is_some_and(|name| variable.name == *name),
        };
        variables.map(choice).collect()
    }

    fn confidences(&self) -> Vec<Choice> {
        let own = self.asked.confidence;
        let is_own = |confidence: &f64| (confidence - own).abs() < f64::EPSILON;
        let other = (!BUILT_CONFIDENCES.iter().any(is_own)).then_some(own);
        let choice = |confidence: f64| Choice {
            id: confidence.to_string(),
            name: self.names.percent(confidence),
            is_chosen: is_own(&confidence),
        };
        BUILT_CONFIDENCES.into_iter().chain(other).map(choice).collect()
    }

    /// The dataflows that are made of the study, then one that does not exist yet.
    fn dataflows(&self) -> Vec<Choice> {
        if self.scope == Scope::Everybody {
            return Vec::new();
        }
        let (pack, study) = (self.names.pack, self.names.study);
        let is_of_study = |dataflow: &&Dataflow| {
            let plan = pack.plan_of(dataflow.id.as_str()).and_then(Plan::estimate);
            plan.is_some_and(|plan| plan.study == study.id)
        };
        let known = pack.dataflows.iter().filter(is_of_study);
        let mut choices: BTreeMap<String, String> =
            known.map(|dataflow| (dataflow.id.to_string(), self.names.text(&dataflow.name))).collect();
        let own = self.asked.dataflow.clone().unwrap_or_else(|| super::estimate::NEW_DATAFLOW.to_owned());
        choices.entry(own.clone()).or_insert_with(|| self.names.voice.say("estimate-page-new-dataflow"));
        choices.into_iter().map(|(id, name)| Choice { is_chosen: id == own, id, name }).collect()
    }
}

/// Whether a table may be crossed by a variable. Those who estimate may also take names made of codes, such as strata.
pub(super) fn is_crossable(variable: &StudyVariable, scope: Scope) -> bool {
    variable.is_coded() || (scope == Scope::Estimators && variable.kind == StudyValueKind::Text)
}
