//! Codes to choose from, by component: their names, and the code that a person typed.

use marsad_model::{Codelist, DataStructure, Id, Lang, Pack, nearest};
use marsad_workflow::Refusal;

use crate::desk::session::DeskVisit;
use crate::error::PageError;

/// The codes of a component.
pub(super) struct Options {
    pub component: String,
    pub name: String,
    /// Each code with its name.
    pub codes: Vec<(String, String)>,
}

/// The components of an agreement that draw from a list, with their codes.
pub(super) fn options(visit: &DeskVisit, agreement: &str) -> Result<Vec<Options>, PageError> {
    let (pack, lang) = (visit.visit.pack(), visit.visit.lang);
    let structure = structure(pack, agreement)?;
    let dimensions = structure.dimensions.iter().map(|dimension| &dimension.id);
    let attributes = structure.observation_attributes().map(|attribute| &attribute.id);
    let made = |id: &Id| {
        let list = pack.codelist_of(structure, id.as_str())?;
        let codes = list.codes().iter().map(|code| (code.id.to_string(), code.name.get(lang).to_owned()));
        Some(Options { component: id.to_string(), name: component_name(pack, id, lang), codes: codes.collect() })
    };
    Ok(dimensions.chain(attributes).filter_map(made).collect())
}

/// The structure of what an agreement sends.
pub(super) fn structure<'p>(pack: &'p Pack, agreement: &str) -> Result<&'p DataStructure, PageError> {
    let found = pack.agreement(agreement).and_then(|agreement| pack.dataflow(agreement.dataflow.as_str()));
    let unknown = || PageError::from(Refusal::UnknownAgreement(agreement.to_owned()));
    found.and_then(|dataflow| pack.structure_of(dataflow)).ok_or_else(unknown)
}

/// The name of a component; its identifier where it has none.
pub(super) fn component_name(pack: &Pack, id: &Id, lang: Lang) -> String {
    pack.concept(id.as_str()).map_or_else(|| id.to_string(), |concept| concept.name.get(lang).to_owned())
}

/// The name of a code of a component of an agreement; the code itself where it has none.
pub(super) fn code_name(visit: &DeskVisit, agreement: &str, (component, code): (&Id, &Id)) -> String {
    let pack = visit.visit.pack();
    let list = structure(pack, agreement).ok().and_then(|structure| pack.codelist_of(structure, component.as_str()));
    let found = list.and_then(|list| list.find(code.as_str()));
    found.map_or_else(|| code.to_string(), |code| code.name.get(visit.visit.lang).to_owned())
}

/// The code that a person typed: a code, or a name that only one code has.
pub(super) fn typed_code(visit: &DeskVisit, agreement: &str, typed: (&Id, &str)) -> Result<Id, Refusal> {
    let (component, text) = typed;
    let pack = visit.visit.pack();
    let list = structure(pack, agreement).ok().and_then(|structure| pack.codelist_of(structure, component.as_str()));
    let list = list.ok_or_else(|| Refusal::UnknownCode(component.to_string()))?;
    found(list, text).ok_or_else(|| {
        let near = nearest(text, list.codes().iter().map(|code| code.id.as_str()));
        let names = list.codes().iter().map(|code| code.name.get(visit.visit.lang));
        let near = if near.is_empty() { nearest(text, names) } else { near };
        Refusal::UnknownCode(if near.is_empty() { text.to_owned() } else { format!("{text} ({})", near.join(", ")) })
    })
}

fn found(list: &Codelist, text: &str) -> Option<Id> {
    if let Some(code) = list.find(text) {
        return Some(code.id.clone());
    }
    let wanted = text.trim().to_lowercase();
    let has_name = |name: &str| name.trim().to_lowercase() == wanted;
    let mut all = list.codes().iter().filter(|code| Lang::ALL.iter().any(|lang| has_name(code.name.get(*lang))));
    all.next().filter(|_| all.next().is_none()).map(|code| code.id.clone())
}

#[cfg(test)]
mod tests {
    use super::found;

    #[test]
    fn a_code_is_found_by_itself_or_by_a_name_of_its_own() {
        let list = marsad_testkit::marjan().codelist("CL_ISLE").unwrap();
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(found(list, text).as_ref().map(|id| id.as_str()), expected, "{text}");
        };
        check("XM-L", Some("XM-L"));
        check(" lulu isle ", Some("XM-L"));
        check("جزيرة الصدف", Some("XM-S"));
        check("Lulu", None);
        check("", None);
    }
}
