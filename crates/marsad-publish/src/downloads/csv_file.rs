//! CSV for people and their tools: one header row, codes and names, points before decimals, a mark for spreadsheets.

use marsad_protect::ReleasedTable;

use super::{coded, fixed, header};
use crate::Edition;

/// A released table as CSV in UTF-8. The byte-order mark at its beginning lets spreadsheets show Arabic.
pub fn csv(table: &ReleasedTable, edition: &Edition<'_>) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    // Writing to memory cannot fail; every record has as many fields as the header.
    let _ = writer.write_record(header(edition));
    let fixed: Vec<String> = fixed(edition).into_iter().map(|(_, code)| code).collect();
    let note = edition.note();
    for observation in table.data().observations() {
        let codes = coded(edition, observation).into_iter().flat_map(|(code, name)| [code, name]);
        let value = observation.value.map_or_else(String::new, |value| value.to_string());
        let attributes = observation.attributes.iter().map(|text| text.clone().unwrap_or_default());
        let release = edition.release.number.to_string();
        let record = codes
            .chain([observation.period.to_string(), value])
            .chain(attributes)
            .chain(fixed.iter().cloned())
            .chain([release])
            .chain(note.clone());
        let _ = writer.write_record(record);
    }
    writer.into_inner().unwrap_or_default()
}
