//! A component that 3.0 says with several values or in several languages, as one text.

/// How many values of one component are kept.
const VALUES_MAX: usize = 100;

/// Such a component while its values come.
#[derive(Default)]
pub(super) struct Complex {
    pub id: String,
    /// The language of the text that is open.
    pub language: String,
    values: Vec<(String, String)>,
}

impl Complex {
    pub(super) fn new(id: String) -> Self {
        Self { id, ..Self::default() }
    }

    /// Takes a value, or a text in the language that is open.
    pub(super) fn push(&mut self, text: String) {
        if !text.is_empty() && self.values.len() < VALUES_MAX {
            self.values.push((std::mem::take(&mut self.language), text));
        }
    }

    /// Its values as one text; those in a language say which, where there are others.
    pub(super) fn joined(&self) -> String {
        let is_one = self.values.len() == 1;
        let written = self.values.iter().map(|(language, text)| match language.as_str() {
            "" => text.clone(),
            _ if is_one => text.clone(),
            language => format!("{language}: {text}"),
        });
        written.collect::<Vec<_>>().join("; ")
    }
}
