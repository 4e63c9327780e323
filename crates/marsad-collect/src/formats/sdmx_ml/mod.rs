//! Messages of data in SDMX-ML: structure-specific 2.1 and 3.0, generic 2.1, generic and compact 2.0.
//!
//! A message becomes one table, as SDMX-CSV writes it: its headers are the identifiers of the components that it names,
//! on row 1, and the observations of all of its data sets below them, in the order of the file. What a series, a
//! group or a data set says stands in the row of each observation that it speaks of, and of how confidential it is the
//! strictest that is said; a series without observations speaks as a group does. What the header says of a data set
//! stands under `STRUCTURE_ID` and `ACTION`; a series or a data set that is to be deleted has a row of its own where it has
//! no observations. The message is read twice: columns and groups must be known before the first row. Source: SDMX 2.1
//! section 3A, SDMX 3.0 section 3.
//!
//! `source` the text, `parts` what an element is, `message` what becomes of it, `head` what the header says, `values`,
//! `complex`, `groups` and `levels` what is said at each level, `known` what the first reading finds, `doubts` what of the
//! message is lost. Not here: what a component means, and whether a structure has it (`reading`).

mod complex;
mod doubts;
mod groups;
mod head;
mod known;
mod levels;
mod message;
mod parts;
mod source;
#[cfg(test)]
mod tests;
mod values;

use marsad_model::{Finding, FindingCode, Severity};

use super::kinds::Kind;
use super::{Content, SheetHead, Unreadable, Visitor};
use crate::cell::Cell;
pub(super) use doubts::doubt;
pub(super) use groups::{Group, Groups};
pub(super) use head::{action_code, of_urn};
use known::Known;
use message::Message;
pub(super) use source::start_of;

/// The name of the format.
const SDMX_ML: &str = "SDMX-ML";
/// The row of the headers, as in SDMX-CSV.
pub(super) const HEADER_ROW: u32 = 1;
/// The columns of SDMX-CSV that say what a row is of, and what is to be done with it.
pub(super) const STRUCTURE_ID: &str = "STRUCTURE_ID";
pub(super) const ACTION: &str = "ACTION";
/// What is to be done with data that are to be deleted.
pub(super) const DELETION: &str = "D";
/// The measure, which generic data do not name.
pub(super) const OBS_VALUE: &str = "OBS_VALUE";
const OBS_STATUS: &str = "OBS_STATUS";

/// Whether a file is written as XML, whatever it says; none where it is no text.
pub(super) fn is_xml(content: &mut dyn Content) -> Option<bool> {
    match Kind::of_start(&start_of(content).ok()?) {
        None => Some(false),
        Some(Kind::Xml | Kind::Sdmx) => Some(true),
        Some(_) => None,
    }
}

/// Shows the observations of a message.
pub(super) fn visit(content: &mut dyn Content, visitor: &mut dyn Visitor) -> Result<Vec<Finding>, Unreadable> {
    let other = |found| Unreadable::Kind { expected: SDMX_ML, found };
    match Kind::of_start(&start_of(&mut *content)?) {
        Some(Kind::Xml | Kind::Sdmx) => {}
        found => return Err(other(found.unwrap_or(Kind::Text))),
    }
    let mut first = Message::new(None, Known::default());
    first.walk(&mut *content)?;
    if first.row == HEADER_ROW {
        let is_told = first.findings.iter().any(|finding| finding.severity == Severity::Error);
        return if is_told { Ok(first.findings) } else { Err(other(Kind::SdmxEmpty)) };
    }
    first.settle(|component| visitor.is_dimension(component));
    let mut findings: Vec<Finding> = first.findings.into_iter().filter(is_about_groups).collect();
    let mut known = first.known;
    // Where every value is missing, the status says why, and nothing else stands in the column of values.
    if known.columns.find(OBS_STATUS).is_some() {
        known.columns.place(OBS_VALUE);
    }
    if !visitor.sheet(&SheetHead::default()) {
        return Ok(findings);
    }
    let flow = {
        let headers: Vec<Cell<'_>> = known.columns.ids().iter().map(|id| Cell::text(id)).collect();
        visitor.row(HEADER_ROW, &headers)
    };
    if flow.is_break() {
        return Ok(findings);
    }
    let mut second = Message::new(Some(visitor), known);
    second.walk(content)?;
    findings.append(&mut second.findings);
    Ok(findings)
}

/// What the second reading does not see: it takes the groups as they were found.
fn is_about_groups(finding: &Finding) -> bool {
    finding.code == FindingCode::TooLarge && finding.arguments.get("what").is_some_and(|what| what == "groups")
}
