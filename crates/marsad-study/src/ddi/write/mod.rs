//! A codebook as DDI-Codebook 2.5.

mod study;
mod variable;
mod xml;

use std::collections::HashMap;

use marsad_model::Lang;

use self::xml::Xml;
use super::{NAMESPACE, SCHEMA};
use crate::{Codebook, Frequencies, Texts};

/// What an export says besides the codebook.
#[derive(Clone, Copy, Debug)]
pub struct DdiExport<'e> {
    /// The language in which the titles of the document are given first.
    pub lang: Lang,
    /// The day of the export, as ISO 8601 writes it; left out where it is empty. Nothing here reads a clock.
    pub produced: &'e str,
    /// The version of the program that exports.
    pub software_version: &'e str,
    /// Frequencies of variables; those that are missing are left out.
    pub frequencies: &'e [Frequencies],
    /// The variable by which the frequencies were weighted.
    pub weight: Option<&'e str>,
    /// What is said where the data of the study are made up, in the languages of its readers.
    pub synthetic_note: &'e Texts,
}

/// What the parts of a document have in common.
struct Context<'e> {
    codebook: &'e Codebook,
    export: &'e DdiExport<'e>,
    /// Frequencies by the names of variables.
    frequencies: HashMap<&'e str, &'e Frequencies>,
    /// The identifier of the weight that the frequencies were made with.
    weight: Option<String>,
}

/// The identifier of the one file of an export.
const FILE: &str = "F1";

/// A codebook as a document of DDI-Codebook 2.5. The same codebook and options give the same bytes.
pub fn ddi_xml(codebook: &Codebook, export: &DdiExport<'_>) -> String {
    let frequencies = export.frequencies.iter().map(|found| (found.variable.as_str(), found)).collect();
    let weight = export.weight.and_then(|name| place_of(codebook, name)).map(variable_id);
    let context = Context { codebook, export, frequencies, weight };
    let mut xml = Xml::new();
    xml.open(
        "codeBook",
        &[
            ("xmlns", NAMESPACE),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", format!("{NAMESPACE} {SCHEMA}").as_str()),
            ("version", "2.5"),
        ],
    );
    study::document(&mut xml, &context);
    study::study(&mut xml, &context);
    study::file(&mut xml, &context);
    xml.open("dataDscr", &[]);
    for (place, variable) in codebook.variables.iter().enumerate() {
        variable::variable(&mut xml, &context, (place, variable));
    }
    xml.finish()
}

fn place_of(codebook: &Codebook, name: &str) -> Option<usize> {
    codebook.variables.iter().position(|variable| variable.name == name)
}

/// The identifier of a variable by its place.
fn variable_id(place: usize) -> String {
    format!("V{}", place + 1)
}
