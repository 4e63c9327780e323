//! Which column of a table holds what.

use marsad_model::{
    Column, ColumnRole, DataStructure, FileFormat, Finding, FindingCode, Id, Place, Profile, Severity, TIME_PERIOD,
    nearest,
};

use crate::raw_table::{RawTable, tidy};

/// Columns of SDMX-CSV that say what the file is, not what it holds.
const SDMX_CSV_HEADS: [&str; 5] = ["DATAFLOW", "STRUCTURE", "STRUCTURE_ID", "STRUCTURE_NAME", "ACTION"];

/// The places of the columns that are read, counted from 0.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    pub codes: Vec<(Id, usize)>,
    pub texts: Vec<(Id, usize)>,
    pub time: Option<usize>,
    pub value: Option<usize>,
    pub structure_id: Option<usize>,
    pub action: Option<usize>,
}

/// The columns that a profile asks for; for SDMX-CSV the structure itself is the profile.
pub(crate) fn wanted(profile: &Profile, structure: &DataStructure) -> Vec<Column> {
    if profile.format != FileFormat::SdmxCsv {
        return profile.columns.clone();
    }
    let column = |id: &str, role| Column { header: id.to_owned(), role, component: Id::new(id).ok() };
    let dimensions = structure.dimensions.iter().map(|d| column(d.id.as_str(), ColumnRole::Code));
    let attributes = structure
        .observation_attributes()
        .map(|a| column(a.id.as_str(), if a.codelist.is_some() { ColumnRole::Code } else { ColumnRole::Text }));
    let time = column(TIME_PERIOD, ColumnRole::Time);
    let value = column(structure.measure.id.as_str(), ColumnRole::Value);
    dimensions.chain([time, value]).chain(attributes).collect()
}

/// Finds the wanted columns among the headers; what is missing or unexpected becomes a finding.
pub(crate) fn locate(
    table: &RawTable,
    wanted: &[Column],
    structure: &DataStructure,
    place: &Place,
) -> (Columns, Vec<Finding>) {
    let mut columns = Columns::default();
    let mut findings = Vec::new();
    let headers: Vec<String> = table.headers.iter().map(|header| header_id(header)).collect();
    let place = Place { sheet: table.sheet.clone(), row: Some(table.header_row), ..place.clone() };
    for column in wanted {
        let at = headers.iter().position(|header| *header == tidy(&column.header));
        let Some(at) = at else {
            if let Some(severity) = absence(column, structure) {
                let near = nearest(&column.header, headers.iter().map(String::as_str));
                let finding = Finding::new(FindingCode::MissingColumn, severity, place.clone());
                findings.push(finding.with("expected", &column.header).with_nearest(near));
            }
            continue;
        };
        match (column.role, &column.component) {
            (ColumnRole::Code, Some(id)) => columns.codes.push((id.clone(), at)),
            (ColumnRole::Text, Some(id)) => columns.texts.push((id.clone(), at)),
            (ColumnRole::Time, _) => columns.time = Some(at),
            (ColumnRole::Value, _) => columns.value = Some(at),
            _ => {}
        }
    }
    for (at, header) in headers.iter().enumerate().filter(|(_, header)| !header.is_empty()) {
        if headers[..at].contains(header) {
            let place = Place { column: Some(at as u32 + 1), ..place.clone() };
            findings.push(Finding::new(FindingCode::DuplicateColumn, Severity::Error, place).with_value(header));
            continue;
        }
        match header.as_str() {
            "STRUCTURE_ID" | "DATAFLOW" => columns.structure_id = Some(at),
            "ACTION" => columns.action = Some(at),
            known if SDMX_CSV_HEADS.contains(&known) || wanted.iter().any(|column| tidy(&column.header) == known) => {}
            unknown => {
                let place = Place { column: Some(at as u32 + 1), ..place.clone() };
                findings.push(Finding::new(FindingCode::UnexpectedColumn, Severity::Note, place).with_value(unknown));
            }
        }
    }
    (columns, findings)
}

/// How grave it is that a column is absent; not at all for what is optional.
fn absence(column: &Column, structure: &DataStructure) -> Option<Severity> {
    let id = column.component.as_ref().map_or("", Id::as_str);
    match column.role {
        ColumnRole::Ignore => None,
        ColumnRole::Time | ColumnRole::Value => Some(Severity::Error),
        ColumnRole::Code | ColumnRole::Text => {
            let is_optional = structure.attributes.iter().any(|attribute| attribute.id == *id && !attribute.mandatory);
            (!is_optional).then_some(Severity::Error)
        }
    }
}

/// A header without the name that SDMX-CSV may write after the identifier: `FREQ: Frequency` is `FREQ`.
fn header_id(header: &str) -> String {
    let tidied = tidy(header);
    match tidied.split_once(": ") {
        Some((id, _)) if Id::new(id).is_ok() && id.chars().all(|c| !c.is_lowercase()) => id.to_owned(),
        _ => tidied,
    }
}
