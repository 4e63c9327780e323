//! Codebooks as DDI-Codebook 2.5, the XML in which data archives exchange them: export, and import of what others write.
//!
//! The namespace is `ddi:codebook:2_5`; element names, their order and their attributes are those of its schema,
//! published by the DDI Alliance on 2012-01-17; ELEMENTS.md lists what we write of them. DDI gives a variable no word for most roles in a survey's design: a weight
//! is `wgt="wgt"`, the others are notes of the type `role`, which other programs show as notes.

mod read;
mod write;

pub use read::{DdiDocument, DdiFile, read_ddi};
pub use write::{DdiExport, ddi_xml};

/// The namespace of DDI-Codebook 2.5.
const NAMESPACE: &str = "ddi:codebook:2_5";
/// Where its schema stands.
const SCHEMA: &str = "https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd";
/// The type of notes that hold the role of a variable.
const ROLE_NOTE: &str = "role";
/// The type of notes that hold an attribute of a variable.
const ATTRIBUTE_NOTE: &str = "attribute";
/// The type of the note which says that the data of a study are made up.
const SYNTHETIC_NOTE: &str = "synthetic";
