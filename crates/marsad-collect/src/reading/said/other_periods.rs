//! Lines above a table that say another period than the one of all its values, be that said by the name of the sheet, by a
//! title, by a value beside its key or by the profile.
//!
//! Does not hold: tables whose cells say when, which `narrower` and `rows` look at.

use marsad_model::{CellName, ColumnRole, Finding, Id, SaidOf, Severity, TIME_PERIOD, TableLayout, TimePeriod};

use super::{Follower, line_again};
use crate::reading::narrower::says_parts;
use crate::reading::outside_lines::{OutsideLine, masked};
use crate::titles::{self, TitledPeriod};

/// The period of all values of a table, and what says it.
struct OwnPeriod {
    period: TimePeriod,
    /// What is told of a line that says another.
    what: &'static str,
    said: String,
    /// Where the line stands that says it.
    at: Option<CellName>,
    /// Whether that is a value beside its key: no title above it says it better.
    is_of_key: bool,
}

impl<'f> Follower<'f, '_> {
    /// A line says a part of the period of the table, or more than it; or it says another one where a draft would take it
    /// before the line that says the period. What the profile keeps so was asked about.
    pub(super) fn check_other_periods(&mut self, rows: [u32; 2]) {
        let context = self.context;
        if self.layout.cumulative || context.sums_since_january() || says_parts(context) || says_time(&self.layout) {
            return;
        }
        let habits = titles::habits(context, context.habits(&self.layout));
        let Some(own) = self.own_period(rows) else { return };
        let Some(titled) = TitledPeriod::of(context, own.period.as_str(), habits) else { return };
        let is_own = |line: &OutsideLine| own.at.is_some_and(|at| at.row == line.at.row);
        let lines: Vec<&OutsideLine> = self.titles_above(rows).into_iter().filter(|line| !is_own(line)).collect();
        let overlapping = lines.iter().find_map(|line| Some((titled.overlapping(&line.text)?, *line)));
        let Some((found, line)) = overlapping.or_else(|| self.nearer_title(&own, &titled, &lines)) else { return };
        let is_told = |finding: &Finding| finding.is_of(&line.text) && finding.severity != Severity::Note;
        if self.is_settled(line) || self.findings.iter().any(is_told) {
            return;
        }
        let finding = self.disagrees(Severity::Warning, own.what, Some(line.at)).with("taken", &own.period);
        self.findings.push(finding.with("found", found).with("said", own.said).with_value(&line.text));
    }

    /// The period of all values. None where the cells alone say it.
    fn own_period(&self, rows: [u32; 2]) -> Option<OwnPeriod> {
        let title = self.told_above(rows).map(|(told, _)| told.period).unwrap_or_default();
        if let Some(period) = self.period_of_sheet(&title) {
            let said = self.around.sheet.to_owned();
            return Some(OwnPeriod { period, what: "sheet", said, at: None, is_of_key: false });
        }
        let period = self.context.profile.reporting_year.period(self.layout.period.as_deref()?).ok()?;
        let said = self.around.layout.said.iter().find(|said| said.of == SaidOf::Period);
        let Some(line) = said.and_then(|said| line_again(self.around, said)) else {
            return Some(OwnPeriod { period, what: "year", said: String::new(), at: None, is_of_key: false });
        };
        let is_key =
            |key: &OutsideLine| key.at.column < line.at.column && self.is_above(key.at) && key.text != line.text;
        let is_of_key = self.around.lines.between([line.at.row; 2]).any(is_key);
        Some(OwnPeriod { period, what: "other-language", said: line.text.clone(), at: Some(line.at), is_of_key })
    }

    /// The nearest title with another period, where it stands below the line from which the period was taken, or that is the
    /// value of a key. What the name of a sheet and the profile are held against, `periods` knows.
    fn nearer_title(
        &self,
        own: &OwnPeriod,
        titled: &TitledPeriod,
        lines: &[&'f OutsideLine],
    ) -> Option<(String, &'f OutsideLine)> {
        let at = own.at?;
        let is_nearer = |line: &&&OutsideLine| own.is_of_key || line.at.row > at.row;
        let line = lines.iter().filter(is_nearer).find(|line| titled.is_apart(&line.text))?;
        let habits = titles::habits(self.context, self.context.habits(&self.layout));
        Some((titles::period_of(&line.text, habits)?, *line))
    }

    /// Whether the profile keeps a line of these words that says a period of the same sort.
    fn is_settled(&self, line: &OutsideLine) -> bool {
        let kept = self.around.tables.iter().flat_map(|table| &table.said);
        let mut alike = kept.filter(|said| masked(&said.text) == masked(&line.text));
        alike.any(|said| self.is_of_same_sort((&said.text, &line.text)))
    }

    /// Whether two lines say periods that last as long, or the same part of the year.
    fn is_of_same_sort(&self, (said, heard): (&str, &str)) -> bool {
        use titles::Said::Period;
        let habits = titles::habits(self.context, self.context.habits(&self.layout));
        match (titles::title_period(said, habits), titles::title_period(heard, habits)) {
            (Period(own), Period(other)) => self.kind_of(&own.period) == self.kind_of(&other.period),
            (Period(_), _) | (_, Period(_)) => false,
            _ => titles::part_in_title(said) == titles::part_in_title(heard),
        }
    }
}

/// Whether columns or headers of a table say when.
fn says_time(layout: &TableLayout) -> bool {
    let is_time = |id: &Id| *id == *TIME_PERIOD;
    let mut columns = layout.column.iter();
    let in_columns = columns.any(|column| {
        column.role == ColumnRole::Time
            || column.period.is_some()
            || column.component.iter().chain(&column.further).any(is_time)
    });
    in_columns || layout.across.iter().any(|row| row.components.iter().any(is_time))
}
