//! The variables of a study: by table, and in each table the answers before what serves the sample.

use marsad_model::{Id, StudyDefinition, StudyVariable};

use super::words::{asked, holds, local, table_name};
use crate::links;
use crate::visit::Visit;

/// The variables of a table.
pub(super) struct TableVariables {
    pub table: String,
    pub name: String,
    pub groups: Vec<VariableGroup>,
}

/// Variables that serve the same purpose.
pub(super) struct VariableGroup {
    pub name: String,
    pub lines: Vec<VariableLine>,
}

/// A variable in the list.
pub(super) struct VariableLine {
    pub name: String,
    pub label: String,
    pub href: String,
    pub holds: String,
    pub asked: String,
    pub is_open: bool,
}

/// The variables of every table.
pub(super) fn listing(visit: &Visit, study: &StudyDefinition) -> Vec<TableVariables> {
    let of_table = |table: &Id| TableVariables {
        table: table.to_string(),
        name: table_name(visit.voice(), table.as_str()),
        groups: groups(visit, study, table.as_str()),
    };
    study.tables().into_iter().map(of_table).collect()
}

fn groups(visit: &Visit, study: &StudyDefinition, table: &str) -> Vec<VariableGroup> {
    let (answers, design): (Vec<&StudyVariable>, Vec<&StudyVariable>) =
        study.variables_of(table).partition(|variable| variable.role.is_none());
    let group = |key: &str, variables: Vec<&StudyVariable>| VariableGroup {
        name: visit.voice().say(key),
        lines: variables.into_iter().map(|variable| line(visit, study, variable)).collect(),
    };
    let groups = [group("studies-answers", answers), group("studies-for-sample", design)];
    groups.into_iter().filter(|group| !group.lines.is_empty()).collect()
}

fn line(visit: &Visit, study: &StudyDefinition, variable: &StudyVariable) -> VariableLine {
    VariableLine {
        name: variable.name.to_string(),
        label: local(visit, &variable.label),
        href: links::study_variable(visit.lang, (study.id.as_str(), variable.name.as_str())),
        holds: holds(visit.voice(), variable),
        asked: asked(visit, study, variable),
        is_open: variable.safe,
    }
}
