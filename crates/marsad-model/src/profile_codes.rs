//! Codes of a profile as its file writes them: identifiers, and ranges of time that are none because a stroke stands in
//! them, `2021-09-01/P1Y`. Within the profile `$` stands for the stroke.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize as _, Serializer};

use crate::{Id, IdError, TimePeriod};

/// The words of each component with their codes.
type Codes = BTreeMap<Id, BTreeMap<String, Id>>;

/// A code as the file writes it.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Written(Id);

impl TryFrom<String> for Written {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        let is_range = text.contains('/') && text.parse::<TimePeriod>().is_ok();
        let id = if is_range { Id::new(&text.replace('/', "$")) } else { Id::new(&text) };
        id.map(Self)
    }
}

/// A code of a profile as its file writes it: of a range of time with its stroke.
pub fn written_code(code: &Id) -> Cow<'_, str> {
    let text = code.as_str();
    let range = Some(text).filter(|text| text.contains('$')).map(|text| text.replace('$', "/"));
    match range.filter(|range| range.parse::<TimePeriod>().is_ok()) {
        Some(range) => Cow::Owned(range),
        None => Cow::Borrowed(text),
    }
}

/// Reads the codes of a profile.
pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Codes, D::Error> {
    let read = BTreeMap::<Id, BTreeMap<String, Written>>::deserialize(deserializer)?;
    let codes =
        |words: BTreeMap<String, Written>| words.into_iter().map(|(word, Written(code))| (word, code)).collect();
    Ok(read.into_iter().map(|(component, words)| (component, codes(words))).collect())
}

/// Writes the codes of a profile.
pub(crate) fn serialize<S: Serializer>(codes: &Codes, serializer: S) -> Result<S::Ok, S::Error> {
    let mut written: BTreeMap<&Id, BTreeMap<&str, Cow<'_, str>>> = BTreeMap::new();
    for (component, words) in codes {
        let words = words.iter().map(|(word, code)| (word.as_str(), written_code(code)));
        written.insert(component, words.collect());
    }
    written.serialize(serializer)
}
