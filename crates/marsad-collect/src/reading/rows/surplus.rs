//! Cells right of the last header: the values of their row were shifted, or are more than the table has columns.

use marsad_model::{FileFormat, Finding, FindingCode, Severity};

use super::{Row, RowReader};

impl RowReader<'_, '_, '_> {
    /// A row with more cells than headers was shifted, as by a delimiter within a text.
    pub(super) fn check_width(&mut self, row: &Row<'_, '_>) {
        if !self.plan.is_list {
            return self.check_end(row);
        }
        let width = self.plan.width;
        if row.cells.len() <= width {
            return;
        }
        // Of a column that is left out it is told once.
        let is_extra = |at: &usize| !row.cells[*at].is_blank() && !self.plan.ignored.contains(at);
        if let Some(at) = (width..row.cells.len()).find(is_extra) {
            let text = row.cell(at).label().into_owned();
            let kind = self.plan.context.profile.format.word();
            self.add(FindingCode::ExtraCells, (row, Some(at)), |f| {
                f.with_value(text).with("columns", width).with("kind", kind)
            });
        }
    }

    /// A number right of the last header of a table: the values of its row were shifted, as by a decimal comma between
    /// commas, or it is one too many. Words there are remarks.
    fn check_end(&mut self, row: &Row<'_, '_>) {
        let plan = self.plan;
        let Some(last) = plan.headers.iter().rposition(|header| !header.is_empty()) else { return };
        let is_known = |at: usize| {
            let is_value = plan.values.iter().any(|value| value.at == at || value.flag == Some(at));
            is_value || plan.labels.iter().any(|label| label.at == at)
        };
        let is_surplus = |at: &usize| plan.holds_number(&row.cell(*at)) && !is_known(*at);
        let Some(at) = (last + 1..row.cells.len()).find(is_surplus) else { return };
        let format = &plan.context.profile.format;
        let has_gap = plan.values.iter().any(|value| row.cell(value.at).is_blank());
        // In a sheet a person may have put numbers beside a table; delimited text has no such place.
        let is_delimited = matches!(format, FileFormat::Csv { .. } | FileFormat::SdmxCsv);
        let severity = match (plan.ignored.contains(&at), is_delimited, has_gap) {
            // Of a column that is left out it is told once.
            (true, _, false) => return,
            (true, _, true) | (false, false, false) => Severity::Warning,
            (false, ..) => Severity::Error,
        };
        let text = row.cell(at).label().into_owned();
        let finding = Finding::new(FindingCode::ExtraCells, severity, self.place(row.number, Some(at)));
        self.state.log.add(finding.with_value(text).with("columns", last + 1).with("kind", format.word()));
    }
}
