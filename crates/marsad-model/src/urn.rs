//! References to maintainable artefacts, and their URN.
//!
//! Source: SDMX 3.0 section 5 (registry), "Universal Resource Name".

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::{Id, IdError};

/// A version of an artefact: `major.minor` or `major.minor.patch`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Version {
    /// Changes that break a reader.
    pub major: u32,
    /// Changes that add.
    pub minor: u32,
    /// Changes that mend.
    pub patch: Option<u32>,
}

/// Kinds of maintainable artefacts that Marsad serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ArtefactKind {
    /// A list of agencies.
    AgencyScheme,
    /// A list of codes.
    Codelist,
    /// A list of concepts.
    ConceptScheme,
    /// What exists in a dataflow.
    DataConstraint,
    /// A list of providers.
    DataProviderScheme,
    /// The dimensions, measure and attributes of data.
    DataStructure,
    /// A published set of data.
    Dataflow,
    /// Groups of codes.
    Hierarchy,
    /// What a provider sends.
    ProvisionAgreement,
}

/// A maintainable artefact named by agency, id and version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ArtefactRef {
    /// Who maintains it.
    pub agency: Id,
    /// Its identifier within the agency.
    pub id: Id,
    /// Its version.
    pub version: Version,
}

/// A text that is no reference, version or URN.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UrnError {
    /// An identifier inside is wrong.
    #[error(transparent)]
    Id(#[from] IdError),
    /// A version is not written as numbers with dots.
    #[error("`{0}` is not a version: write `1.0` or `1.0.2`")]
    Version(String),
    /// The whole is not of the form agency, id, version.
    #[error("`{0}` is not a reference: write `AGENCY:ID(1.0)`")]
    Form(String),
}

impl Version {
    /// Version 1.0.
    pub const FIRST: Self = Self { major: 1, minor: 0, patch: None };
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)?;
        self.patch.map_or(Ok(()), |patch| write!(f, ".{patch}"))
    }
}

impl FromStr for Version {
    type Err = UrnError;
    fn from_str(text: &str) -> Result<Self, UrnError> {
        let wrong = || UrnError::Version(text.to_owned());
        let numbers: Vec<u32> =
            text.split('.').map(|part| part.parse().map_err(|_| wrong())).collect::<Result<_, _>>()?;
        match numbers[..] {
            [major, minor] => Ok(Self { major, minor, patch: None }),
            [major, minor, patch] => Ok(Self { major, minor, patch: Some(patch) }),
            _ => Err(wrong()),
        }
    }
}

impl TryFrom<String> for Version {
    type Error = UrnError;
    fn try_from(text: String) -> Result<Self, UrnError> {
        text.parse()
    }
}

impl From<Version> for String {
    fn from(version: Version) -> Self {
        version.to_string()
    }
}

impl ArtefactKind {
    /// The package and class of the SDMX information model, as the URN writes them.
    pub const fn class(self) -> &'static str {
        match self {
            Self::AgencyScheme => "base.AgencyScheme",
            Self::Codelist => "codelist.Codelist",
            Self::ConceptScheme => "conceptscheme.ConceptScheme",
            Self::DataConstraint => "registry.DataConstraint",
            Self::DataProviderScheme => "base.DataProviderScheme",
            Self::DataStructure => "datastructure.DataStructure",
            Self::Dataflow => "datastructure.Dataflow",
            Self::Hierarchy => "codelist.Hierarchy",
            Self::ProvisionAgreement => "registry.ProvisionAgreement",
        }
    }
}

impl ArtefactRef {
    /// The URN of this artefact, taken as one of `kind`.
    pub fn urn(&self, kind: ArtefactKind) -> String {
        format!("urn:sdmx:org.sdmx.infomodel.{}={self}", kind.class())
    }

    /// The URN of the item `item` inside this artefact: `class` is the item's own, such as `codelist.Code`.
    pub fn item_urn(&self, class: &str, item: &str) -> String {
        format!("urn:sdmx:org.sdmx.infomodel.{class}={self}.{item}")
    }
}

impl fmt::Display for ArtefactRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}({})", self.agency, self.id, self.version)
    }
}

impl FromStr for ArtefactRef {
    type Err = UrnError;
    /// Reads `AGENCY:ID(1.0)`, alone or at the end of a URN.
    fn from_str(text: &str) -> Result<Self, UrnError> {
        let wrong = || UrnError::Form(text.to_owned());
        let short = text.rsplit('=').next().unwrap_or(text);
        let (agency, rest) = short.split_once(':').ok_or_else(wrong)?;
        let (id, version) = rest.strip_suffix(')').and_then(|r| r.split_once('(')).ok_or_else(wrong)?;
        Ok(Self { agency: Id::new(agency)?, id: Id::new(id)?, version: version.parse()? })
    }
}

#[cfg(test)]
mod tests {
    use super::{ArtefactKind, ArtefactRef};

    #[test]
    fn a_urn_names_the_artefact_and_reads_back() {
        let reference: ArtefactRef = "MRJ:DF_X(1.0)".parse().unwrap();
        let urn = reference.urn(ArtefactKind::Dataflow);
        assert_eq!(urn, "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=MRJ:DF_X(1.0)");
        assert_eq!(urn.parse::<ArtefactRef>().unwrap(), reference);
        assert!("DF_X".parse::<ArtefactRef>().is_err());
    }
}
