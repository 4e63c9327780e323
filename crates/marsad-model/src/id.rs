//! Identifiers as SDMX allows them.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// An SDMX identifier (`IDType`): letters, digits, `_`, `@`, `$` and `-`, at least one.
///
/// Cloning is cheap, so that every observation can carry its codes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(Arc<str>);

/// A text that is not an SDMX identifier.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an identifier: use letters, digits, `_`, `@`, `$` and `-` only")]
pub struct IdError(pub String);

impl Id {
    /// The identifier in `text`, or what is wrong with it.
    pub fn new(text: &str) -> Result<Self, IdError> {
        let allowed = |c: char| c.is_ascii_alphanumeric() || "_@$-".contains(c);
        if text.is_empty() || !text.chars().all(allowed) {
            return Err(IdError(text.to_owned()));
        }
        Ok(Self(text.into()))
    }

    /// An identifier written in the source code.
    ///
    /// # Panics
    /// If `text` is not an identifier, which a test of the caller shows.
    #[expect(clippy::panic, reason = "a literal that is no identifier is a broken invariant")]
    pub fn literal(text: &'static str) -> Self {
        Self::new(text).unwrap_or_else(|error| panic!("identifier literal: {error}"))
    }

    /// The text of the identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Id {
    fn eq(&self, other: &str) -> bool {
        &*self.0 == other
    }
}

impl PartialEq<&str> for Id {
    fn eq(&self, other: &&str) -> bool {
        &*self.0 == *other
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;
    fn try_from(text: String) -> Result<Self, IdError> {
        Self::new(&text)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.as_str().to_owned()
    }
}

impl std::str::FromStr for Id {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Id;

    #[test]
    fn an_identifier_has_no_blank_and_is_never_empty() {
        assert!(Id::new("TN-11").is_ok());
        assert!(Id::new("_T").is_ok());
        assert!(Id::new("").is_err());
        assert!(Id::new("two words").is_err());
        assert!(Id::new("été").is_err());
    }
}
