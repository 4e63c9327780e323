//! Studies as doors show them: what is known of them, of their tables and variables. Nothing here holds a record.

use std::collections::BTreeMap;

use jiff::Timestamp;
use marsad_model::{Id, Pack, StudyDefinition, StudyFile};
use marsad_study::{Category, Code, Codebook, Texts, Variable, VariableIndex};
use serde::Serialize;

use crate::survey::codebook;
use crate::{Refusal, Work, WorkError};

/// Codes of a variable whose other spellings are looked at: those of all countries need not find it.
const SPELLED_MAX: usize = 60;

/// A study with what is there of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StudyPage {
    /// The study.
    pub study: StudyDefinition,
    /// Its tables, as they are now.
    pub files: Vec<StudyTableFacts>,
}

/// What may be known of a table of a study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StudyTableFacts {
    /// The table.
    pub table: Id,
    /// Its number.
    pub number: u32,
    /// How many rows it has.
    pub rows: u64,
    /// How many variables.
    pub variables: usize,
    /// Whether nobody in it exists.
    pub is_synthetic: bool,
    /// When it was received or made.
    pub made_at: Timestamp,
    /// Who received it or had it made.
    pub made_by: String,
}

/// A variable that a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoundVariable {
    /// The study.
    pub study: Id,
    /// The variable.
    pub variable: Id,
}

impl Work {
    /// A study of the pack.
    pub fn study(&self, id: &str) -> Result<&StudyDefinition, Refusal> {
        Self::study_of(self.pack(), id)
    }

    /// A study with the facts of its tables.
    pub async fn study_page(&self, id: &str) -> Result<StudyPage, WorkError> {
        let study = self.study(id)?.clone();
        let mut last: BTreeMap<Id, StudyFile> = BTreeMap::new();
        for file in self.catalog().study_file_list(id).await? {
            last.insert(file.table.clone(), file);
        }
        let facts = |file: StudyFile| StudyTableFacts {
            variables: study.variables_of(file.table.as_str()).count(),
            table: file.table,
            number: file.number,
            rows: file.rows,
            is_synthetic: file.is_synthetic,
            made_at: file.made_at,
            made_by: file.made_by,
        };
        let files = study.tables().into_iter().filter_map(|table| last.remove(table)).map(facts).collect();
        Ok(StudyPage { files, study })
    }

    /// The codebook of a table of a study, as archives exchange it.
    pub fn study_codebook(&self, id: &str, table: &str) -> Result<Codebook, Refusal> {
        let study = self.study(id)?;
        if study.tables().iter().all(|known| **known != *table) {
            return Err(Refusal::UnknownTable(format!("{id} {table}")));
        }
        Ok(codebook(study, table))
    }

    /// The variables of all studies that have every word of a query, in any of the three languages, the best first.
    pub fn find_variables(&self, query: &str, most: usize) -> Vec<FoundVariable> {
        let found = self.variables.get_or_init(|| variable_index(self.pack())).find(query, most).into_iter();
        found
            .filter_map(|hit| {
                let study = self.pack().study(&hit.study)?;
                let variable = study.variables.get(hit.place)?;
                Some(FoundVariable { study: study.id.clone(), variable: variable.name.clone() })
            })
            .collect()
    }
}

/// The words of the variables of all studies. A place in it is the place in the study.
fn variable_index(pack: &Pack) -> VariableIndex {
    let mut index = VariableIndex::default();
    for study in &pack.studies {
        // Every variable once, whichever tables have it.
        let variables = study.tables().into_iter().flat_map(|table| codebook(study, table.as_str()).variables);
        let mut whole = Codebook::default();
        whole.study.id = study.id.to_string();
        for variable in variables {
            if whole.variable(&variable.name).is_none() {
                let spellings = spellings(pack, study, &variable);
                whole.variables.push(Variable { categories: [variable.categories, spellings].concat(), ..variable });
            }
        }
        whole.variables.sort_by_key(|variable| place(study, &variable.name));
        index.add(&whole);
    }
    index
}

/// The other spellings of the codes of a variable that the pack knows, as further labels: `chômage` beside `chômeurs`.
fn spellings(pack: &Pack, study: &StudyDefinition, variable: &Variable) -> Vec<Category> {
    let list = study.variable(&variable.name).and_then(|known| known.codelist.as_ref());
    let Some(list) = list.and_then(|id| pack.codelist(id.as_str())) else { return Vec::new() };
    if variable.categories.len() > SPELLED_MAX {
        return Vec::new();
    }
    let spelling = |(word, code): &(String, Id)| {
        let code = Code::Text(code.to_string());
        let is_there = variable.categories.iter().any(|category| category.code == code);
        is_there.then(|| Category { code, label: Texts::new(None, word), is_missing: false })
    };
    list.aliases.iter().filter_map(spelling).collect()
}

fn place(study: &StudyDefinition, name: &str) -> usize {
    study.variables.iter().position(|variable| variable.name == *name).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use marsad_model::Id;

    use super::variable_index;

    #[test]
    fn a_variable_is_found_by_other_spellings_of_its_codes() {
        let mut pack = marsad_testkit::marjan().clone();
        let places = |pack: &marsad_model::Pack| {
            let study = pack.study("HIMS").unwrap();
            let hits = variable_index(pack).find("البنات", 50);
            hits.into_iter().map(|hit| study.variables[hit.place].name.to_string()).collect::<Vec<_>>()
        };
        assert!(!places(&pack).contains(&"sex".to_owned()));
        let sexes = pack.codelists.iter_mut().find(|list| list.id == *"CL_SEX").unwrap();
        sexes.aliases.push(("بنات".to_owned(), Id::new("F").unwrap()));
        assert!(places(&pack).contains(&"sex".to_owned()));
    }
}
