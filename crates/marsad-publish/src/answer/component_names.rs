//! Components and lists of a message by their names: a data officer knows “Isle”, and need not know `ISLE`.

use marsad_model::{Finding, Lang};

use super::Examined;

/// The finding with the names of its component and its list in place of their identifiers, where the pack knows them.
pub(super) fn named(finding: &Finding, examined: &Examined<'_>, lang: Lang) -> Finding {
    let mut named = finding.clone();
    if let Some(component) = named.arguments.get_mut("component")
        && let Some(concept) = examined.pack.concept(component)
    {
        concept.name.get(lang).clone_into(component);
    }
    if let Some(list) = named.arguments.get_mut("list")
        && let Some(codelist) = examined.pack.codelist(list)
    {
        *list = format!("{} ({list})", codelist.name.get(lang));
    }
    named
}
