//! What the header of a message says of its data sets: what they are of, and what is to be done with them.

/// How many structures a header may name.
const STRUCTURES_MAX: usize = 1000;

/// The header of a message.
#[derive(Default)]
pub(super) struct Head {
    structures: Vec<Structure>,
    /// What is to be done with data sets that do not say it themselves.
    pub action: String,
    /// The structure of a message of 2.0, which is called key family there.
    pub key_family: String,
}

/// What a data set is of.
#[derive(Default)]
pub(super) struct Structure {
    id: String,
    /// A dataflow, a structure or an agreement: `MRJ:DF_RESIDENTS(1.0)`.
    pub reference: String,
    /// The dimension that observations have of their own in generic data.
    pub dimension: String,
    /// Whether observations say it by their types: a measure for each of its codes.
    pub has_measures: bool,
}

impl Head {
    pub(super) fn begin(&mut self, id: String, dimension: String, has_measures: bool) {
        if self.structures.len() < STRUCTURES_MAX {
            self.structures.push(Structure { id, reference: String::new(), dimension, has_measures });
        }
    }

    /// What the last structure refers to; the first that is said counts.
    pub(super) fn refer(&mut self, reference: String) {
        if let Some(structure) = self.structures.last_mut().filter(|structure| structure.reference.is_empty()) {
            structure.reference = reference;
        }
    }

    /// Whether the header names structures, and none of them by this identifier.
    pub(super) fn lacks(&self, id: &str) -> bool {
        let has_ids = self.structures.iter().any(|structure| !structure.id.is_empty());
        has_ids && !id.is_empty() && !self.structures.iter().any(|structure| structure.id == id)
    }

    /// The structure with an identifier of the header; the only one where none has it.
    pub(super) fn structure(&self, id: &str) -> Option<&Structure> {
        let only = if let [only] = &self.structures[..] { Some(only) } else { None };
        self.structures.iter().find(|structure| structure.id == id).or(only)
    }
}

/// What a URN names: `MRJ:DF_RESIDENTS(1.0)`; none where a text is no URN.
pub(in crate::formats) fn of_urn(text: &str) -> Option<String> {
    let (_, named) = text.trim().strip_prefix("urn:sdmx:")?.split_once('=')?;
    Some(named.to_owned())
}

/// `MRJ:DF_RESIDENTS(1.0)` of its three parts, as far as they are said.
pub(super) fn reference(agency: &str, id: &str, version: &str) -> String {
    let agency = if agency.is_empty() { String::new() } else { format!("{agency}:") };
    let version = if version.is_empty() { String::new() } else { format!("({version})") };
    if id.is_empty() { String::new() } else { format!("{agency}{id}{version}") }
}

/// The code of SDMX-CSV for what is to be done with data; other words as they stand.
pub(in crate::formats) fn action_code(word: &str) -> &str {
    match word.trim() {
        "Append" => "A",
        "Replace" => "R",
        "Delete" => "D",
        "Information" => "I",
        "Merge" => "M",
        other => other,
    }
}
