//! The table of all reports of a file, with the line of each that could not stand in it.

use std::path::Path;

use marsad_i18n::{Voice, args};
use marsad_reconcile::mirror::MirrorFinding;
use marsad_reconcile::mirror::double_entry::{DoubleEntryTable, tabulate_reports};

use super::answer::Told;
use super::reports::{Line, Reports};
use super::table::line_of;
use crate::failure::Failure;

/// The table, and what is to be said of reports that were left out of it.
pub(super) fn tabulated(read: &Reports, file: &Path, voice: &Voice) -> Result<(DoubleEntryTable, Vec<Told>), Failure> {
    let mut tabulated = tabulate_reports(read.extent(), &read.reports())
        .map_err(|error| read.names.refusal(&error, voice, &|parameter| parameter.to_string()))?;
    for (route, side) in &read.unread {
        tabulated.table.leave_out(*route, *side);
    }
    let told = tabulated.findings.iter().zip(&tabulated.places).filter_map(|(finding, place)| {
        let (code, arguments) = read.names.told(finding, voice);
        let Some(line) = read.lines.get(*place) else { return Some((code, arguments)) };
        // Of two arguments with one name the later one counts.
        let period = read.names.periods.name(line.report.route.period);
        let arguments = arguments.text("period", &in_line(period, (file, line.row), voice));
        if !matches!(finding, MirrorFinding::ReportWithinCountry { .. }) {
            return Some((code, arguments));
        }
        // A line with the reports of both sides is left out once.
        let in_row = |other: &&Line| other.row == line.row;
        let is_first = read.lines.iter().position(|other| other.row == line.row) == Some(*place);
        let values = read.lines.iter().filter(in_row).map(|one| voice.number(one.report.persons, 0));
        let values: Vec<String> = values.collect();
        is_first.then(|| (code, arguments.text("value", &voice.list(&values))))
    });
    let told: Vec<Told> = told.collect();
    Ok((tabulated.table, told))
}

/// What something is called, with the line in which it stands.
pub(super) fn in_line(what: &str, (file, row): (&Path, usize), voice: &Voice) -> String {
    let line = voice.digits(&line_of(row).to_string());
    let place = args().text("file", &file.display().to_string()).text("line", &line);
    voice.say_with("reconcile-in-line", &place.text("what", what))
}
