//! The words of every coded component of a structure, made once for a file.

use marsad_model::{DataStructure, Id, Profile};

use super::Context;
use crate::names::Words;

/// A component of an observation: the dimensions of the key first, then the attributes of an observation.
pub(crate) struct Component<'a> {
    pub id: &'a Id,
    /// Its words; none for free text.
    pub words: Option<Words<'a>>,
    pub is_dimension: bool,
    pub is_mandatory: bool,
}

/// Every component, by its place.
pub(crate) struct Dictionary<'a> {
    pub components: Vec<Component<'a>>,
    pub dimensions: usize,
}

impl<'a> Dictionary<'a> {
    pub(crate) fn new(context: &Context<'a>) -> Self {
        let structure: &'a DataStructure = context.structure;
        let profile: &'a Profile = context.profile;
        let words = |id: &Id| {
            let list = context.pack.codelist_of(structure, id.as_str())?;
            Some(Words::new(list, profile.codes.get(id)))
        };
        let dimensions = structure.dimensions.iter().map(|dimension| Component {
            id: &dimension.id,
            words: words(&dimension.id),
            is_dimension: true,
            is_mandatory: true,
        });
        let attributes = structure.observation_attributes().map(|attribute| Component {
            id: &attribute.id,
            words: words(&attribute.id),
            is_dimension: false,
            is_mandatory: attribute.mandatory,
        });
        Self { components: dimensions.chain(attributes).collect(), dimensions: structure.dimensions.len() }
    }

    /// The place of a component.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.components.iter().position(|component| *component.id == *id)
    }

    /// The words of a component.
    pub(crate) fn words(&self, place: usize) -> Option<&Words<'a>> {
        self.components.get(place)?.words.as_ref()
    }
}
