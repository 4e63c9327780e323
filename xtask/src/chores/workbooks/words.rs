//! The words that an institution writes for codes.

use marsad_model::{DataStructure, Pack};

use super::layout::Layout;
use super::numbers::arabic;

/// The words for the codes of a structure in a layout.
pub struct Words<'a> {
    pack: &'a Pack,
    structure: &'a DataStructure,
    layout: &'a Layout,
}

impl<'a> Words<'a> {
    pub fn new(pack: &'a Pack, structure: &'a DataStructure, layout: &'a Layout) -> Self {
        Self { pack, structure, layout }
    }

    /// The word of the layout, else the name in the list, else the code itself, as for time and source.
    pub fn word(&self, component: &str, code: &str) -> String {
        if let Some(word) = self.layout.words.get(component).and_then(|words| words.get(code)) {
            return word.clone();
        }
        let list = self.pack.codelist_of(self.structure, component);
        match list.and_then(|list| list.find(code)) {
            Some(found) => found.name.get(self.layout.language).to_owned(),
            None if component == "TIME_PERIOD" && self.layout.numbers.has_arabic_digits => arabic(code),
            None => code.to_owned(),
        }
    }
}
