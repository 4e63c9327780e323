//! The words of every coded component of a structure, made once for a file.

use std::collections::HashMap;
use std::sync::OnceLock;

use marsad_model::{DataStructure, Id, Pack, Profile};

use super::Context;
use crate::names::{Words, fold};

/// A component of an observation: the dimensions of the key first, then the attributes of an observation.
pub(crate) struct Component<'a> {
    pub id: &'a Id,
    /// Its words; none for free text.
    pub words: Option<Words<'a>>,
    pub is_dimension: bool,
    pub is_mandatory: bool,
}

/// A code with the place of its list in the pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedCode {
    pub list: usize,
    pub code: Id,
}

/// Every component, by its place.
pub(crate) struct Dictionary<'a> {
    pub components: Vec<Component<'a>>,
    pub dimensions: usize,
    /// The words of every list of the pack, folded, with their codes, once they are asked for.
    of_pack: OnceLock<HashMap<String, Vec<ListedCode>>>,
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
        let components = dimensions.chain(attributes).collect();
        Self { components, dimensions: structure.dimensions.len(), of_pack: OnceLock::new() }
    }

    /// The place of a component.
    pub(crate) fn place(&self, id: &str) -> Option<usize> {
        self.components.iter().position(|component| *component.id == *id)
    }

    /// The words of a component.
    pub(crate) fn words(&self, place: usize) -> Option<&Words<'a>> {
        self.components.get(place)?.words.as_ref()
    }

    /// The codes that a text names in the lists of the pack, be they such as the structure does not use.
    pub(crate) fn codes_in(&self, pack: &Pack, text: &str) -> &[ListedCode] {
        let words = self.of_pack.get_or_init(|| words_of(pack));
        words.get(&fold(text)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// The words of every list of a pack, folded, with their codes.
fn words_of(pack: &Pack) -> HashMap<String, Vec<ListedCode>> {
    let mut all: HashMap<String, Vec<ListedCode>> = HashMap::new();
    for (list, known) in pack.codelists.iter().enumerate() {
        for (word, code) in Words::new(known, None).into_codes() {
            all.entry(word).or_default().push(ListedCode { list, code });
        }
    }
    all
}
