//! What a formula may name besides the rows it judges.

use marsad_model::{Codelist, DataStructure, Hierarchy, Id, TIME_PERIOD};

use super::{Frame, Type};

/// Everything that a formula may name.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The structure of the rows that are judged.
    pub structure: &'a DataStructure,
    /// The codelists; codes of a list that is not here are not checked.
    pub codelists: &'a [Codelist],
    /// The hierarchies.
    pub hierarchies: &'a [Hierarchy],
    /// The dataflows that may be read.
    pub dataflows: &'a [OtherDataflow<'a>],
}

/// A dataflow that a formula may read.
#[derive(Clone, Copy, Debug)]
pub struct OtherDataflow<'a> {
    /// Its identifier.
    pub id: &'a Id,
    /// Its structure.
    pub structure: &'a DataStructure,
    /// Its rows; without them every value is null, which is enough to check a formula.
    pub frame: Option<&'a Frame>,
}

impl<'a> Scope<'a> {
    pub(super) fn dataflow(&self, id: &Id) -> Option<OtherDataflow<'a>> {
        self.dataflows.iter().find(|dataflow| dataflow.id == id).copied()
    }

    pub(super) fn codelist_of(&self, structure: &DataStructure, component: &str) -> Option<&'a Codelist> {
        let id = structure.codelist_of(component)?;
        self.codelists.iter().find(|list| list.id == *id)
    }

    /// The hierarchies over the codelist of a dimension.
    pub(super) fn hierarchies_of(&self, dimension: &str) -> impl Iterator<Item = &'a Hierarchy> {
        let codelist = self.structure.codelist_of(dimension);
        self.hierarchies.iter().filter(move |hierarchy| Some(&hierarchy.codelist) == codelist)
    }

    /// The codes that `group` stands for: in the hierarchy, or under it in the codelist where no hierarchy is named.
    pub(super) fn members(&self, dimension: &str, group: &str, hierarchy: Option<&Id>) -> Vec<Id> {
        match hierarchy {
            Some(id) => {
                let found = self.hierarchies_of(dimension).find(|hierarchy| hierarchy.id == *id);
                found.and_then(|hierarchy| hierarchy.members(group)).unwrap_or_default().to_vec()
            }
            None => {
                let list = self.codelist_of(self.structure, dimension);
                list.into_iter().flat_map(|list| list.children(group)).map(|code| code.id.clone()).collect()
            }
        }
    }
}

/// The identifiers of a structure's components that differ from row to row.
pub(super) fn components(structure: &DataStructure) -> impl Iterator<Item = &str> {
    let attributes = structure.observation_attributes().map(|attribute| attribute.id.as_str());
    dimensions(structure).chain([structure.measure.id.as_str()]).chain(attributes)
}

/// The identifiers of a structure's dimensions, time being the last.
pub(super) fn dimensions(structure: &DataStructure) -> impl Iterator<Item = &str> {
    structure.dimensions.iter().map(|dimension| dimension.id.as_str()).chain([TIME_PERIOD])
}

/// The type of a component, if the structure has it.
pub(super) fn type_of(structure: &DataStructure, component: &str) -> Option<Type> {
    let is_measure = structure.measure.id == *component;
    let found = if is_measure { Type::Number } else { Type::Text };
    components(structure).any(|id| id == component).then_some(found)
}
