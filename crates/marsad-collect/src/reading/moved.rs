//! Tables that stand some rows farther than the profile says, as where the table above has one country more: found again
//! by their headers, where these can be nobody else's.
//!
//! It is asked only where the headers were not found in their place. What is found is read again as if the profile said
//! so, and a finding tells it. Does not hold: a table whose headers have changed, which is told as it is.

use std::ops::ControlFlow;

use marsad_model::{CellName, Column, ColumnRole, Finding, FindingCode, Place, Severity, TableLayout};

use super::Context;
use super::headers::{Headers, undated};
use super::outside_lines::masked;
use super::sheets::is_like;
use crate::cell::Cell;
use crate::formats::{self, Content, SheetHead, Visitor};
use crate::names::fold;

/// How many rows of a sheet are looked at, and how many of their cells.
const ROWS_MAX: usize = 3_000;
const CELLS_MAX: usize = 256;
/// How many rows of all sheets together.
const ROWS_OF_ALL_MAX: usize = 20_000;

/// The tables of a profile where a file has them, and what is told of those that moved.
pub(super) struct Moved {
    pub tables: Vec<TableLayout>,
    pub findings: Vec<Finding>,
}

/// Looks for tables whose headers were not where the profile says; none where all are, or where none can be found for
/// certain.
pub(super) fn find(
    context: &Context<'_>,
    content: &mut dyn Content,
    (file, findings): (&str, &[Finding]),
) -> Option<Moved> {
    let is_missed = |table: &TableLayout| findings.iter().any(|finding| is_about_headers(finding, table));
    if !context.tables.iter().any(is_missed) {
        return None;
    }
    let mut texts = Texts { tables: &context.tables, sheets: Vec::new(), rows: 0, is_wanted: false };
    formats::visit(&context.profile.format, content, &mut texts).ok()?;
    let mut moved = Moved { tables: context.tables.to_vec(), findings: Vec::new() };
    for (number, sheet) in texts.sheets.iter().enumerate() {
        let own: Vec<usize> =
            (0..context.tables.len()).filter(|&at| is_on(&context.tables[at], number, sheet)).collect();
        for (at, by) in shifts(sheet, &context.tables, &own) {
            let table = &context.tables[at];
            let others = own.iter().filter(|&&other| other != at).map(|&other| &context.tables[other]);
            let ends: Vec<u32> = others.filter_map(|other| other.rows).map(|[_, last]| last).collect();
            moved.tables[at] = shifted(table, by, &ends);
            moved.findings.extend(told(table, by, (file, sheet.head.name.as_str())));
        }
    }
    (!moved.findings.is_empty()).then_some(moved)
}

/// Whether a finding says that the headers of a table are not what the profile says.
fn is_about_headers(finding: &Finding, table: &TableLayout) -> bool {
    let Some([first, last]) = table.header_rows else { return false };
    let is_code =
        matches!(finding.code, FindingCode::MissingColumn | FindingCode::UnknownCode | FindingCode::NotAPeriod);
    let is_there = finding.place.row.is_some_and(|row| (first..=last).contains(&row));
    finding.severity == Severity::Error && is_code && is_there
}

/// Whether a table stands on a sheet that it names by its whole name; the first where it names none.
fn is_on(table: &TableLayout, number: usize, sheet: &SheetTexts) -> bool {
    match &table.sheet {
        None => number == 0,
        Some(name) => !name.contains('*') && is_like(name, &sheet.head.name),
    }
}

/// By how many rows each of some tables of a sheet moved; those that did not, or of which it is not certain, are left
/// out.
fn shifts(sheet: &SheetTexts, tables: &[TableLayout], own: &[usize]) -> Vec<(usize, i64)> {
    let mut found = Vec::new();
    let mut left: Vec<usize> = own.iter().copied().filter(|&at| tables[at].header_rows.is_some()).collect();
    while let Some(&first) = left.first() {
        // Tables with the same headers, in their order on the sheet.
        let is_alike = |&at: &usize| has_same_headers(&tables[at], &tables[first]);
        let (mut alike, rest): (Vec<usize>, Vec<usize>) = left.iter().copied().partition(is_alike);
        left = rest;
        alike.sort_by_key(|&at| first_row(&tables[at]));
        let places = sheet.places_of(&tables[first]);
        let each: Vec<Option<u32>> = if places.len() == alike.len() {
            places.iter().copied().map(Some).collect()
        } else {
            alike.iter().map(|&at| sheet.by_its_titles(&tables[at], &places)).collect()
        };
        let by = |(at, place): (usize, Option<u32>)| Some((at, i64::from(place?) - i64::from(first_row(&tables[at]))));
        found.extend(alike.into_iter().zip(each).filter_map(by).filter(|(_, by)| *by != 0));
    }
    found
}

fn first_row(table: &TableLayout) -> u32 {
    table.header_rows.map_or(1, |[first, _]| first)
}

/// The columns of which the profile says the header and the place.
fn named(table: &TableLayout) -> impl Iterator<Item = (&Column, usize)> {
    let is_read = |column: &&Column| !matches!(column.role, ColumnRole::Ignore | ColumnRole::Flag);
    let columns = table.column.iter().filter(is_read).filter(|column| !column.header.is_empty());
    columns.filter_map(|column| Some((column, column.at?.checked_sub(1)? as usize)))
}

fn has_same_headers(one: &TableLayout, other: &TableLayout) -> bool {
    let height = |table: &TableLayout| table.header_rows.map(|[first, last]| last.saturating_sub(first));
    let of = |table: &TableLayout| named(table).map(|(column, at)| (fold(&column.header), at)).collect::<Vec<_>>();
    height(one) == height(other) && one.columns == other.columns && of(one) == of(other)
}

/// A table some rows farther, with what stands above it since the table before it.
fn shifted(table: &TableLayout, by: i64, ends: &[u32]) -> TableLayout {
    let to = |row: u32| u32::try_from((i64::from(row) + by).max(1)).unwrap_or(row);
    let both = |rows: [u32; 2]| rows.map(to);
    let mut made = table.clone();
    made.header_rows = table.header_rows.map(both);
    made.rows = table.rows.map(both);
    made.across.iter_mut().for_each(|row| row.row = to(row.row));
    for at in made.said.iter_mut().filter_map(|said| said.at.as_mut()) {
        // A title of the whole sheet stays where it is when rows are added below it.
        let is_own = at.row >= first_row(table) || ends.iter().any(|end| *end < at.row) || by < 0;
        at.row = if is_own { to(at.row) } else { at.row };
    }
    made
}

fn told(table: &TableLayout, by: i64, (file, sheet): (&str, &str)) -> Option<Finding> {
    let expected = first_row(table);
    let found = u32::try_from(i64::from(expected) + by).ok()?;
    let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), row: Some(found), column: None };
    let finding = Finding::new(FindingCode::HeaderMoved, Severity::Note, place);
    Some(finding.with("found", found).with("expected", expected))
}

/// The texts of the sheets on which tables stand.
struct Texts<'t> {
    tables: &'t [TableLayout],
    sheets: Vec<SheetTexts>,
    rows: usize,
    /// Whether a table stands on the current sheet.
    is_wanted: bool,
}

/// The first rows of a sheet, by number.
struct SheetTexts {
    head: SheetHead,
    rows: Vec<(u32, Vec<String>)>,
}

impl Visitor for Texts<'_> {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        let sheet = SheetTexts { head: head.clone(), rows: Vec::new() };
        self.is_wanted = self.tables.iter().any(|table| is_on(table, self.sheets.len(), &sheet));
        self.sheets.push(sheet);
        self.is_wanted
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        let Some(sheet) = self.sheets.last_mut().filter(|_| self.is_wanted) else { return ControlFlow::Continue(()) };
        if sheet.rows.len() < ROWS_MAX && self.rows < ROWS_OF_ALL_MAX {
            self.rows += 1;
            sheet.rows.push((number, cells.iter().take(CELLS_MAX).map(|cell| cell.label().into_owned()).collect()));
        }
        ControlFlow::Continue(())
    }
}

impl SheetTexts {
    fn text(&self, number: u32, at: usize) -> &str {
        let place = self.rows.binary_search_by_key(&number, |(row, _)| *row).ok();
        place.and_then(|place| self.rows[place].1.get(at)).map_or("", String::as_str)
    }

    /// The rows on which the headers of a table may begin: all that its profile names of them stand there, each in its
    /// column, and something above each of its values. Levels with a year are passed over only where nothing is found
    /// without.
    fn places_of(&self, table: &TableLayout) -> Vec<u32> {
        let of = |is_exact: bool| {
            let rows = self.rows.iter().map(|(number, _)| *number);
            rows.filter(|&row| self.has_headers_at(table, row, is_exact)).collect::<Vec<u32>>()
        };
        let exact = of(true);
        if exact.is_empty() { of(false) } else { exact }
    }

    fn has_headers_at(&self, table: &TableLayout, row: u32, is_exact: bool) -> bool {
        let Some([first, last]) = table.header_rows else { return false };
        let numbers = row..=row.saturating_add(last.saturating_sub(first));
        // Most rows have none of the words, and need not be put together.
        let may_be = named(table).next().is_some_and(|(column, at)| {
            let level = fold(column.header.rsplit(" / ").next().unwrap_or_default());
            !level.is_empty() && numbers.clone().any(|number| fold(self.text(number, at)).ends_with(&level))
        });
        if !may_be {
            return false;
        }
        let mut headers = Headers::default();
        for number in numbers {
            let place = self.rows.binary_search_by_key(&number, |(row, _)| *row).ok();
            headers.push(number, place.map_or(&[][..], |place| self.rows[place].1.as_slice()));
        }
        headers.spread(&self.head.merges);
        let is_it = |(column, at): (&Column, usize)| {
            let path = headers.path(at);
            let may_be_dated = !is_exact && column.role != ColumnRole::Value;
            fold(&path) == fold(&column.header) || may_be_dated && fold(&undated(&path)) == fold(&column.header)
        };
        named(table).all(is_it) && self.has_texts_across(table, row)
    }

    /// Whether each row that says what the values are has a text beside the named columns.
    fn has_texts_across(&self, table: &TableLayout, row: u32) -> bool {
        let [from, to] = table.columns.unwrap_or([1, CELLS_MAX as u32]);
        let taken: Vec<usize> = named(table).map(|(_, at)| at).collect();
        let offset = |across: u32| across.saturating_sub(first_row(table));
        table.across.iter().all(|across| {
            let mut columns =
                (from.saturating_sub(1) as usize..(to as usize).min(CELLS_MAX)).filter(|at| !taken.contains(at));
            columns.any(|at| !self.text(row.saturating_add(offset(across.row)), at).is_empty())
        })
    }

    /// The only one of some places above which the titles stand that stood above the headers of a table, but for their
    /// numbers.
    fn by_its_titles(&self, table: &TableLayout, places: &[u32]) -> Option<u32> {
        let first = first_row(table);
        let said = table.said.iter().filter_map(|said| Some((said.at?, said.text.as_str())));
        let titles: Vec<(CellName, &str)> = said.filter(|(at, _)| at.row < first).collect();
        let has_titles = |place: &&u32| {
            titles.iter().all(|(at, text)| {
                let row = place.checked_sub(first - at.row).unwrap_or_default();
                masked(self.text(row, at.column.saturating_sub(1) as usize)) == masked(text)
            })
        };
        let mut fitting = places.iter().filter(has_titles).filter(|_| !titles.is_empty());
        let only = fitting.next().copied();
        only.filter(|_| fitting.next().is_none())
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Column, ColumnRole, HeaderRow, Id, TableLayout};

    use super::{SheetTexts, shifts};
    use crate::formats::SheetHead;

    /// A table of isles and sexes whose header is in a row, with data below it.
    fn table(header: u32, last: u32) -> TableLayout {
        let isle = Column { at: Some(1), ..Column::new("Isle", ColumnRole::Code, Id::new("ISLE").ok()) };
        TableLayout {
            header_rows: Some([header, header]),
            rows: Some([header + 1, last]),
            column: vec![isle],
            across: vec![HeaderRow { row: header, components: vec![Id::literal("SEX")] }],
            ..TableLayout::empty()
        }
    }

    /// By how many rows tables moved on a sheet whose rows are these.
    #[track_caller]
    fn check(tables: &[TableLayout], rows: &[&[&str]], expected: &[(usize, i64)]) {
        let rows = (1..).zip(rows).map(|(number, texts)| (number, texts.iter().map(|&text| text.to_owned()).collect()));
        let sheet = SheetTexts { head: SheetHead::default(), rows: rows.collect() };
        let own: Vec<usize> = (0..tables.len()).collect();
        assert_eq!(shifts(&sheet, tables, &own), expected);
    }

    #[test]
    fn tables_are_found_again_by_their_headers_in_their_order() {
        let head: &[&str] = &["Isle", "Female", "Male"];
        let row: &[&str] = &["Lulu Isle", "1", "2"];
        let tables = [table(1, 2), table(5, 6)];
        check(&tables, &[head, row, &[], &["Men"], head, row], &[]);
        check(&tables, &[head, row, row, &[], &["Men"], head, row], &[(1, 1)]);
        check(&tables, &[&["Title"], head, row, &[], head, row], &[(0, 1)]);
        check(&tables, &[head, row, &[], &["Isle"], row], &[]);
    }
}
