//! The files people download, one file for each format. All carry their source, release and licence.

mod csv_file;
mod json_file;
mod xlsx_file;

pub use csv_file::csv;
pub use json_file::json;
pub use xlsx_file::xlsx;

use marsad_model::{AttachmentLevel, Attribute, Observation, TIME_PERIOD, UNCERTAINTY};

use crate::Edition;

/// The columns of a flat table: each code with its name beside it.
pub(crate) fn header(edition: &Edition<'_>) -> Vec<String> {
    let structure = edition.names.structure;
    let dimensions = structure.dimensions.iter().flat_map(|d| [d.id.to_string(), format!("{}_NAME", d.id)]);
    let observed = [TIME_PERIOD.to_owned(), structure.measure.id.to_string()];
    let attributes = structure.observation_attributes().map(|a| a.id.to_string());
    let fixed = fixed(edition).into_iter().map(|(id, _)| id);
    let release = ["RELEASE".to_owned()];
    dimensions
        .chain(observed)
        .chain(attributes)
        .chain(fixed)
        .chain(release)
        .chain(edition.note().map(|_| NOTE.to_owned()))
        .collect()
}

/// The last column of a table of which no row may be taken for true.
const NOTE: &str = "NOTE";

/// The attributes of the whole dataflow with their codes.
pub(crate) fn fixed(edition: &Edition<'_>) -> Vec<(String, String)> {
    let attached = edition.names.structure.attributes.iter().filter(|a| a.attach == AttachmentLevel::Dataflow);
    let code =
        |id: &marsad_model::Id| edition.names.dataflow.attributes.get(id).map(ToString::to_string).unwrap_or_default();
    attached.map(|a| (a.id.to_string(), code(&a.id))).collect()
}

/// The codes of an observation with their names.
pub(crate) fn coded(edition: &Edition<'_>, observation: &Observation) -> Vec<(String, String)> {
    let dimensions = edition.names.structure.dimensions.iter().zip(&observation.key);
    dimensions.map(|(d, code)| (code.to_string(), edition.names.code(d.id.as_str(), code.as_str()))).collect()
}

/// The number that an attribute says; none of those that say no numbers, nor of words among numbers.
pub(crate) fn number_said(attribute: &Attribute, text: &str) -> Option<f64> {
    let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
    number.filter(|_| UNCERTAINTY.contains(&attribute.id.as_str()))
}

#[cfg(test)]
mod tests {
    use marsad_model::{AttachmentLevel, Attribute, Id};

    use super::number_said;

    #[test]
    fn only_what_says_how_sure_a_value_is_is_a_number() {
        let said = |name: &'static str, text: &str| {
            let attach = AttachmentLevel::Observation;
            number_said(&Attribute { id: Id::literal(name), codelist: None, attach, mandatory: false }, text)
        };
        assert_eq!((said("STD_ERROR", "12.5"), said("N_UNWEIGHTED", "40")), (Some(12.5), Some(40.0)));
        assert_eq!((said("STD_ERROR", "small"), said("SOURCE", "2024"), said("CV", "inf")), (None, None, None));
    }
}
