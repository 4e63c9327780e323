//! The components of a message as columns, and what is said of them at one level: of a data set, a group, a series, an
//! observation.

use std::collections::HashMap;

use super::super::{COLUMNS_MAX, ROW_BYTES_MAX, cut_at};

/// How many characters of the identifier of a component are looked at.
const ID_CHARACTERS_MAX: usize = 256;

/// The components that a message names, in the order in which they first come.
#[derive(Default)]
pub(super) struct Columns {
    ids: Vec<String>,
    places: HashMap<String, usize>,
}

impl Columns {
    /// The identifiers of the components.
    pub(super) fn ids(&self) -> &[String] {
        &self.ids
    }

    /// The place of a component, which is added where it is new; none where there are as many as there may be.
    pub(super) fn place(&mut self, id: &str) -> Option<usize> {
        let id = cut_at(id, ID_CHARACTERS_MAX).map_or(id, |end| &id[..end]);
        if let Some(place) = self.places.get(id) {
            return Some(*place);
        }
        if self.ids.len() >= COLUMNS_MAX {
            return None;
        }
        self.places.insert(id.to_owned(), self.ids.len());
        self.ids.push(id.to_owned());
        Some(self.ids.len() - 1)
    }

    /// The place of a component that was named.
    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }
}

/// What became of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// It is kept.
    Kept,
    /// The same component had one already, which counts.
    Repeated,
    /// There is no more room.
    Full,
}

/// What is said of components at one level.
#[derive(Default)]
pub(super) struct Values {
    texts: Vec<Option<String>>,
    said: Vec<usize>,
    bytes: usize,
}

impl Values {
    /// What is said of a component.
    pub(super) fn get(&self, column: usize) -> Option<&str> {
        self.texts.get(column)?.as_deref()
    }

    /// The places of the components of which something is said.
    pub(super) fn said(&self) -> &[usize] {
        &self.said
    }

    /// Each component with what is said of it.
    pub(super) fn pairs(&self) -> Vec<(usize, String)> {
        self.said.iter().filter_map(|&column| Some((column, self.get(column)?.to_owned()))).collect()
    }

    /// How many bytes its texts have.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Takes what is said of a component.
    pub(super) fn put(&mut self, column: usize, text: &str) -> Taken {
        if self.texts.len() <= column {
            self.texts.resize(column + 1, None);
        }
        if self.texts[column].is_some() {
            return Taken::Repeated;
        }
        if self.bytes + text.len() > ROW_BYTES_MAX {
            return Taken::Full;
        }
        self.bytes += text.len();
        self.texts[column] = Some(text.to_owned());
        self.said.push(column);
        Taken::Kept
    }

    /// Forgets all of it.
    pub(super) fn clear(&mut self) {
        while let Some(column) = self.said.pop() {
            self.texts[column] = None;
        }
        self.bytes = 0;
    }
}
