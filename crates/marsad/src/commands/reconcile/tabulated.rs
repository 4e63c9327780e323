//! The table of all reports of a file, with the line of each that could not stand in it.

use std::path::Path;

use marsad_i18n::{Voice, args};
use marsad_reconcile::mirror::double_entry::{DoubleEntryTable, tabulate_reports};

use super::answer::Told;
use super::reports::Reports;
use super::table::line_of;
use crate::failure::Failure;

/// The table, and what is to be said of reports that were left out of it.
pub(super) fn tabulated(read: &Reports, file: &Path, voice: &Voice) -> Result<(DoubleEntryTable, Vec<Told>), Failure> {
    let mut tabulated = tabulate_reports(read.extent(), &read.reports())
        .map_err(|error| read.names.refusal(&error, voice, &|parameter| parameter.to_string()))?;
    for (route, side) in &read.unread {
        tabulated.table.leave_out(*route, *side);
    }
    let told = tabulated.findings.iter().zip(&tabulated.places).map(|(finding, place)| {
        let (code, arguments) = read.names.told(finding, voice);
        let Some(line) = read.lines.get(*place) else { return (code, arguments) };
        // Of two arguments with one name the later one counts.
        let period = read.names.periods.name(line.report.route.period);
        (code, arguments.text("period", &in_line(period, (file, line.row), voice)))
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
