//! Lists of codes.

use std::collections::HashMap;

use crate::{Id, LocalText, Version};

/// A code with its name and its place under a parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Its identifier, unique in the list.
    pub id: Id,
    /// The code above it, if any.
    pub parent: Option<Id>,
    /// Its name for people.
    pub name: LocalText,
}

/// A list of codes, in the order in which people expect them, with look-up by identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Codelist {
    /// Its identifier.
    pub id: Id,
    /// Its version.
    pub version: Version,
    /// Its name for people.
    pub name: LocalText,
    /// Where the list comes from: the standard, its edition, its publisher.
    pub source: String,
    /// Whether its codes are those of ISO 3166-1, so that everybody's names of countries are words for them.
    pub is_of_countries: bool,
    /// Further words for codes, in any language: other spellings, short forms, local usage.
    pub aliases: Vec<(String, Id)>,
    codes: Vec<Code>,
    places: HashMap<Id, usize>,
}

impl Codelist {
    /// A list of `codes`; of two with the same identifier the first stays (the pack check names the second).
    pub fn new(id: Id, version: Version, name: LocalText, source: String, codes: Vec<Code>) -> Self {
        let mut places = HashMap::with_capacity(codes.len());
        for (place, code) in codes.iter().enumerate() {
            places.entry(code.id.clone()).or_insert(place);
        }
        Self { id, version, name, source, is_of_countries: false, aliases: Vec::new(), codes, places }
    }

    /// Every code, in the order of the list.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The code with this identifier.
    pub fn find(&self, id: &str) -> Option<&Code> {
        self.places.get(id).map(|&place| &self.codes[place])
    }

    /// Whether the list has this code.
    pub fn contains(&self, id: &str) -> bool {
        self.places.contains_key(id)
    }

    /// Where a code stands in the list: what to sort by.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The codes directly under `parent`.
    pub fn children<'a>(&'a self, parent: &'a str) -> impl Iterator<Item = &'a Code> {
        self.codes.iter().filter(move |code| code.parent.as_ref().is_some_and(|p| p == parent))
    }

    /// The codes above `id`, nearest first; stops at a cycle.
    pub fn ancestors(&self, id: &str) -> Vec<&Code> {
        let mut above: Vec<&Code> = Vec::new();
        let mut next = self.find(id).and_then(|code| code.parent.as_ref());
        while let Some(code) = next.and_then(|parent| self.find(parent.as_str())) {
            if above.iter().any(|seen| seen.id == code.id) {
                break;
            }
            above.push(code);
            next = code.parent.as_ref();
        }
        above
    }
}
