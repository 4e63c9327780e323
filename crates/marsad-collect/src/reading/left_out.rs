//! The columns that a profile leaves out, and those below no header that it does not name, and whether numbers stand in
//! them: a column of values that a draft did not understand should not be forgotten because its profile says so.
//!
//! Does not hold: columns whose headers alone are known to be left out, of which the plan tells.

use marsad_model::{ColumnRole, FileFormat, Finding, FindingCode, NumberMarks, Place, Severity, TableLayout};

use super::plan::Plan;
use super::unread::is_number;
use crate::cell::Cell;
use crate::propose::kind::is_identifier_header;

/// How many such columns are looked at.
const COLUMNS_MAX: usize = 256;

/// The columns of a table that are left out, while rows come.
#[derive(Debug, Default)]
pub(super) struct LeftOut {
    columns: Vec<Column>,
    marks: NumberMarks,
    header_row: Option<u32>,
}

/// A column that is left out.
#[derive(Debug)]
struct Column {
    at: usize,
    header: String,
    /// How many numbers stand in it, and the last of them.
    numbers: u64,
    last: Option<f64>,
    /// The row of the first of them.
    first_row: Option<u32>,
    /// Whether a person should look: the column stands right of every header of a table of several columns of values, or
    /// nothing names it.
    is_odd: bool,
    /// Whether each number is the next after the one above it: such numbers count rows.
    is_counting: bool,
}

impl LeftOut {
    /// The columns that a table leaves out and that no other table of its sheet reads.
    pub(super) fn of(plan: &Plan<'_, '_>, (layout, others): (&TableLayout, &[&TableLayout])) -> Self {
        let is_read_elsewhere =
            |at: usize| others.iter().any(|other| !std::ptr::eq(*other, layout) && reads(other, (layout, at)));
        let header = |at: usize| plan.headers.get(at).cloned().unwrap_or_default();
        let columns = plan.ignored.iter().copied().filter(|at| plan.multiplier != Some(*at)).take(COLUMNS_MAX);
        let last_header = plan.headers.iter().rposition(|header| !header.is_empty());
        let is_beyond = |at: usize| !plan.is_list && last_header.is_some_and(|last| at > last);
        let named = columns.map(|at| (at, is_beyond(at)));
        let unnamed = unnamed(plan, layout).into_iter().map(|at| (at, true));
        let all = named.chain(unnamed).filter(|(at, _)| !is_read_elsewhere(*at));
        let columns = all.map(|(at, is_odd)| Column {
            at,
            header: header(at),
            numbers: 0,
            last: None,
            first_row: None,
            is_odd,
            is_counting: true,
        });
        Self { columns: columns.collect(), marks: plan.marks, header_row: layout.header_rows.map(|[_, last]| last) }
    }

    /// Whether a column is looked at.
    pub(super) fn looks_at(&self, at: usize) -> bool {
        self.columns.iter().any(|column| column.at == at)
    }

    /// Looks at a row.
    pub(super) fn row(&mut self, row: u32, cells: &[Cell<'_>]) {
        for column in &mut self.columns {
            let filled = cells.get(column.at).filter(|cell| !cell.is_blank());
            let Some(cell) = filled.filter(|cell| is_number(cell, self.marks)) else { continue };
            let number = cell.number.or_else(|| cell.label().trim().parse::<f64>().ok());
            let is_next = column.numbers == 0 || number.zip(column.last).is_some_and(|(own, last)| own == last + 1.0);
            column.is_counting &= is_next && number.is_some();
            column.numbers += 1;
            column.first_row = column.first_row.or(Some(row));
            column.last = number;
        }
    }

    /// What is told of the columns, now that their cells were seen. Numbers that count rows are no values.
    pub(super) fn tell(self, (file, sheet): (&str, &str)) -> Vec<Finding> {
        let row = self.header_row.filter(|&row| row > 0);
        let is_told = |column: &Column| {
            let is_of_rows = column.is_counting && column.numbers > 1 || is_identifier_header(&column.header);
            column.numbers > 0 && !is_of_rows
        };
        let told = self.columns.into_iter().filter(is_told).map(|column| {
            let at = Some(column.at as u32 + 1);
            let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), row, column: at };
            if column.header.is_empty() {
                return column.without_header(place);
            }
            Finding::new(FindingCode::SkippedByProfile, Severity::Note, place).with_value(column.header)
        });
        told.collect()
    }
}

impl Column {
    /// What is told of numbers below no header, which may be values all the same.
    fn without_header(&self, place: Place) -> Finding {
        let severity = if self.is_odd { Severity::Warning } else { Severity::Note };
        let finding = Finding::new(FindingCode::UnreadNumbers, severity, Place { row: self.first_row, ..place });
        let amount = if self.numbers == 1 { "one" } else { "more" };
        let finding = finding.with("numbers", self.numbers).with("amount", amount);
        finding.with("side", "none").with("setting", "")
    }
}

/// The columns below no header that nothing names: between or behind those of a list, between those of a table in
/// delimited text. What stands behind such a table belongs to a row that is shifted; elsewhere on a sheet a person may
/// write what they like.
fn unnamed(plan: &Plan<'_, '_>, layout: &TableLayout) -> Vec<usize> {
    let is_delimited = matches!(plan.context.profile.format, FileFormat::Csv { .. } | FileFormat::SdmxCsv);
    let has_headers = plan.headers.iter().any(|header| !header.is_empty());
    if !(is_delimited || plan.is_list) || !has_headers {
        return Vec::new();
    }
    let [first, last] = layout.columns.unwrap_or([1, u32::MAX]);
    let is_within = |at: usize| (first as usize..=last as usize).contains(&(at + 1));
    let is_taken = |at: usize| {
        let is_value = plan.values.iter().any(|value| value.at == at || value.flag == Some(at));
        is_value || plan.labels.iter().any(|label| label.at == at) || plan.ignored.contains(&at)
    };
    let is_named = |at: usize| {
        let mut bare = layout.column.iter().filter(|column| column.header.is_empty());
        bare.any(|column| column.at == Some(at as u32 + 1))
    };
    let last_header = plan.headers.iter().rposition(|header| !header.is_empty());
    let is_behind = |at: usize| last_header.is_none_or(|header| at > header);
    let is_it = |at: &usize| {
        (plan.is_list || !is_behind(*at))
            && plan.headers[*at].is_empty()
            && is_within(*at)
            && !is_taken(*at)
            && !is_named(*at)
    };
    (0..plan.headers.len()).filter(is_it).take(COLUMNS_MAX).collect()
}

/// Whether another table in the same rows reads a column that a table leaves out: two units side by side are
/// two tables, each of which leaves out the columns of the other.
fn reads(other: &TableLayout, (layout, at): (&TableLayout, usize)) -> bool {
    let column = at as u32 + 1;
    let is_within = other.columns.is_none_or(|[first, last]| (first..=last).contains(&column));
    let is_left_out = other.column.iter().any(|made| made.role == ColumnRole::Ignore && made.at == Some(column));
    let is_same_place = other.header_rows == layout.header_rows && other.rows == layout.rows;
    is_same_place && is_within && !is_left_out
}

#[cfg(test)]
mod tests {
    use marsad_model::{Column, ColumnRole, NumberMarks, TableLayout};

    use super::{LeftOut, reads};
    use crate::cell::Cell;

    /// Whether a column with this header and these cells is told.
    fn is_told(header: &str, texts: &[&str]) -> bool {
        let column = super::Column {
            at: 0,
            header: header.to_owned(),
            numbers: 0,
            last: None,
            first_row: None,
            is_odd: false,
            is_counting: true,
        };
        let mut left_out = LeftOut { columns: vec![column], marks: NumberMarks::default(), header_row: Some(1) };
        (2..).zip(texts).for_each(|(row, text)| left_out.row(row, &[Cell::text(text)]));
        !left_out.tell(("f", "s")).is_empty()
    }

    #[test]
    fn numbers_that_are_left_out_are_told_and_those_that_count_rows_are_not() {
        assert!(is_told("Men", &["12", "31", "7"]) && is_told("2021 / %", &["80,0", "20,0"]));
        assert!(!is_told("N°", &["1", "2", "3"]) && !is_told("Code", &["12", "788"]));
        assert!(!is_told("Remark", &["late", "", "by post"]));
        assert!(is_told("", &["12", "31", "7"]) && !is_told("", &["1", "2", "3"]), "a column without a header");
    }

    #[test]
    fn a_column_that_another_table_in_the_same_rows_reads_is_not_left_out() {
        let table = |left_out: u32| {
            let column = Column { at: Some(left_out), ..Column::new("x", ColumnRole::Ignore, None) };
            TableLayout { header_rows: Some([1, 1]), column: vec![column], ..TableLayout::empty() }
        };
        let below = TableLayout { header_rows: Some([9, 9]), ..table(3) };
        assert!(reads(&table(3), (&table(2), 1)));
        assert!(!reads(&table(2), (&table(2), 1)) && !reads(&below, (&table(2), 1)));
    }
}
