//! Tables that stand elsewhere than the profile says: some rows farther, as where the table above has one country more; in
//! other columns, as where the table beside it has one year more; on the sheet of a new period. They are found again by
//! their headers, where these can be nobody else's.
//!
//! It is asked only where headers or sheets were not found in their place, or numbers stand right beside a table. What is
//! found is read again as if the profile said so, and a finding tells it. Does not hold: a table whose headers have
//! changed, which is told as it is; which columns a table has now, which `moved_columns` and `moved_aside` know.

use marsad_model::{
    CellName, Column, ColumnRole, Finding, FindingCode, Place, SaidOf, SaidText, Severity, TableLayout,
};

use super::Context;
use super::headers::{Headers, is_header_of_labels};
use super::missing_sheets;
use super::moved_aside;
use super::moved_columns;
use super::outside_lines::masked;
use super::sheet_texts::{CELLS_MAX, SheetTexts, Texts};
use super::sheets::is_like;
use super::siblings;
use crate::formats::{self, Content, SheetHead};
use crate::names::fold;
use crate::values::units::without_unit_part;

/// The tables of a profile where a file has them, and what is told of those that moved.
pub(super) struct Moved {
    pub tables: Vec<TableLayout>,
    pub findings: Vec<Finding>,
}

/// Looks for tables that were not where the profile says; none where all are, or where none can be found for certain.
pub(super) fn find(
    context: &Context<'_>,
    content: &mut dyn Content,
    (file, findings): (&str, &[Finding]),
) -> Option<Moved> {
    let is_missed = |table: &TableLayout| findings.iter().any(|finding| is_about_place(finding, table));
    let unread: Vec<&str> = unread_sheets(findings)
        .filter(|name| has_sibling(context, name) || only_like(context, name, findings).is_some())
        .collect();
    if !context.tables.iter().any(is_missed) && unread.is_empty() {
        return None;
    }
    let is_wanted = |number: usize, head: &SheetHead| {
        let is_here = context.tables.iter().any(|table| is_on(table, number, &head.name));
        is_here || unread.contains(&head.name.as_str())
    };
    let mut texts = Texts::new(&is_wanted);
    formats::visit(&context.profile.format, content, &mut texts).ok()?;
    let mut moved = Moved { tables: context.tables.to_vec(), findings: Vec::new() };
    for &name in &unread {
        if let Some(named) = only_like(context, name, findings) {
            moved.tables.iter_mut().for_each(|table| table.sheet = Some(name.to_owned()));
            moved.findings.push(siblings::only_finding(file, name, named));
            continue;
        }
        moved.findings.extend(succeed(&mut moved.tables, &texts.sheets, (file, name)).into_iter().flatten());
    }
    for (number, sheet) in texts.sheets.iter().enumerate() {
        let is_own = |&at: &usize| is_on(&moved.tables[at], number, &sheet.head.name);
        let own: Vec<usize> = (0..moved.tables.len()).filter(is_own).collect();
        if own.is_empty() {
            continue;
        }
        follow(&mut moved, (sheet, &own), file);
        let is_own = |&at: &usize| is_on(&moved.tables[at], number, &sheet.head.name);
        let own: Vec<usize> = (0..moved.tables.len()).filter(is_own).collect();
        for (at, stand) in moved_columns::stands(sheet, (&moved.tables, &own), context) {
            moved.tables[at] = moved_columns::moved(&moved.tables[at], stand);
            moved.findings.push(moved_columns::told(&moved.tables[at], (file, sheet.head.name.as_str())));
        }
    }
    (!moved.findings.is_empty()).then_some(moved)
}

/// Lets the tables of a sheet stand in the rows in which they are found, and in the columns where all of them moved aside.
fn follow(moved: &mut Moved, (sheet, own): (&SheetTexts, &[usize]), file: &str) {
    let place = (file, sheet.head.name.as_str());
    let agreed = moved.tables.clone();
    let aside = moved_aside::columns_moved(sheet, &agreed, own);
    if let Some(by) = aside {
        own.iter().for_each(|&at| moved.tables[at] = moved_aside::moved(&agreed[at], by));
    }
    let before = moved.tables.clone();
    for (at, by) in shifts(sheet, &before, own) {
        let others = own.iter().filter(|&&other| other != at).map(|&other| &before[other]);
        let ends: Vec<u32> = others.filter_map(|other| other.rows).map(|[_, last]| last).collect();
        moved.tables[at] = shifted(&before[at], by, &ends);
        if aside.is_none() {
            moved.findings.extend(told(&before[at], by, place));
        }
    }
    if aside.is_some() {
        let told = own.iter().filter_map(|&at| moved_aside::told((&agreed[at], &moved.tables[at]), place));
        moved.findings.extend(told);
    }
    for (at, by) in more_blocks(sheet, &before, own) {
        // All that stands above it is its own: its titles were found there.
        let made = shifted(&before[at], by, &[0]);
        moved.findings.push(told_block(&made, place));
        moved.tables.push(made);
    }
}

/// The sheets that were not read and that no table names.
fn unread_sheets(findings: &[Finding]) -> impl Iterator<Item = &str> {
    let unread = findings.iter().filter(|finding| finding.code == FindingCode::UnreadSheet);
    unread.map(|finding| finding.place.sheet.as_str()).filter(|name| !name.is_empty())
}

/// The sheet of the profile for which a sheet may stand that is the only one of the file, and not that of another period.
fn only_like<'c>(context: &'c Context<'_>, name: &str, findings: &[Finding]) -> Option<&'c str> {
    let is_missed = findings.iter().any(|finding| finding.code == FindingCode::MissingSheet);
    let is_only = is_missed && unread_sheets(findings).count() == 1 && !has_sibling(context, name);
    siblings::only_like(&context.tables, name).filter(|_| is_only)
}

fn has_sibling(context: &Context<'_>, name: &str) -> bool {
    !siblings::tables_like(&context.tables, name).is_empty()
}

/// Lets the tables of a sheet that did not come stand on the sheet of another period; where all came, the tables of the
/// latest stand on both. What is told of it: none where no sheet is like it.
fn succeed(tables: &mut Vec<TableLayout>, sheets: &[SheetTexts], (file, name): (&str, &str)) -> Option<Vec<Finding>> {
    let like = siblings::tables_like(tables, name);
    let sibling = tables.get(*like.first()?)?.sheet.clone()?;
    let has_come = |sheet: &str| sheets.iter().any(|other| is_like(sheet, &other.head.name));
    let mut made: Vec<TableLayout> = like.iter().map(|&at| tables[at].clone()).collect();
    made.iter_mut().for_each(|table| table.sheet = Some(name.to_owned()));
    let of_kind = tables.iter().filter_map(|table| table.sheet.as_deref());
    let gone = of_kind.filter(|&sheet| siblings::is_sibling(sheet, name) && !has_come(sheet));
    let gone = gone.min_by_key(|sheet| (!siblings::is_successor(sheet, name), *sheet)).map(str::to_owned);
    let mut told = vec![siblings::finding(file, name, &sibling)];
    if let Some(gone) = gone {
        tables.retain(|table| table.sheet.as_ref() != Some(&gone));
        told.push(missing_sheets::succeeded(file, &gone));
    }
    tables.append(&mut made);
    Some(told)
}

/// How many findings say that a sheet or the headers of a table are not what the profile says.
pub(super) fn misplaced(findings: &[Finding], tables: &[TableLayout]) -> usize {
    let is_of_sheet =
        |finding: &Finding| finding.code == FindingCode::MissingSheet && finding.severity == Severity::Error;
    let is_about =
        |finding: &&Finding| is_of_sheet(finding) || tables.iter().any(|table| is_about_headers(finding, table));
    findings.iter().filter(is_about).count()
}

/// Whether a finding says that the headers of a table are not what the profile says, or that numbers stand outside it.
fn is_about_place(finding: &Finding, table: &TableLayout) -> bool {
    let is_bounded = table.columns.is_some() || table.rows.is_some();
    let is_beside = finding.code == FindingCode::UnreadNumbers && is_of_sheet_of(finding, table) && is_bounded;
    table.header_rows.is_some() && is_beside || is_about_headers(finding, table) || is_in_low_headers(finding, table)
}

/// Whether an error stands right below the headers, where the lower of several rows of them would be if the table had
/// moved by fewer rows than it has: the upper ones are read as all of them there, and the lower ones as data.
fn is_in_low_headers(finding: &Finding, table: &TableLayout) -> bool {
    let Some([first, last]) = table.header_rows else { return false };
    let below = last.saturating_add(1)..=last.saturating_add(last.saturating_sub(first));
    let is_there = finding.place.row.is_some_and(|row| below.contains(&row));
    finding.severity == Severity::Error && is_there && is_of_sheet_of(finding, table)
}

fn is_of_sheet_of(finding: &Finding, table: &TableLayout) -> bool {
    table.sheet.as_deref().is_none_or(|sheet| is_like(sheet, &finding.place.sheet))
}

/// Whether an error says that the headers of a table are not what the profile says.
fn is_about_headers(finding: &Finding, table: &TableLayout) -> bool {
    let Some([first, last]) = table.header_rows else { return false };
    let is_code =
        matches!(finding.code, FindingCode::MissingColumn | FindingCode::UnknownCode | FindingCode::NotAPeriod);
    // Rows in which nothing stands have no number.
    let is_there = match finding.place.row {
        Some(row) => (first..=last).contains(&row),
        None => finding.code == FindingCode::MissingColumn && is_of_sheet_of(finding, table),
    };
    finding.severity == Severity::Error && is_code && is_there
}

/// Whether a table stands on a sheet that it names by its whole name; the first where it names none.
fn is_on(table: &TableLayout, number: usize, sheet: &str) -> bool {
    match &table.sheet {
        None => number == 0,
        Some(name) => !name.contains('*') && is_like(name, sheet),
    }
}

/// By how many rows each of some tables of a sheet moved; those that did not, or of which it is not certain, are left
/// out.
fn shifts(sheet: &SheetTexts, tables: &[TableLayout], own: &[usize]) -> Vec<(usize, i64)> {
    let of_kind = |alike: &Vec<usize>| {
        let places = sheet.places_of(&tables[alike[0]]);
        let each = sheet.place_of_each(tables, alike, &places);
        let by = |(at, place): (&usize, Option<u32>)| (*at, place.map(|place| distance(&tables[*at], place)));
        alike.iter().zip(each).map(by).collect::<Vec<_>>()
    };
    let each: Vec<(usize, Option<i64>)> = kinds(tables, own).iter().flat_map(of_kind).collect();
    let is_lost = each.iter().any(|(_, by)| by.is_none());
    let together = if is_lost { shift_together(sheet, tables, &each) } else { None };
    let moved = each.into_iter().filter_map(|(at, by)| Some((at, together.or(by)?)));
    moved.filter(|(_, by)| *by != 0).collect()
}

/// By how many rows all tables of a sheet moved, as where a line more stands above them; none where their headers could
/// be those of several such moves. Of tables with the same headers, each alone could be any of them.
fn shift_together(sheet: &SheetTexts, tables: &[TableLayout], each: &[(usize, Option<i64>)]) -> Option<i64> {
    let distances = |at: usize| -> Vec<i64> {
        sheet.places_of(&tables[at]).into_iter().map(|place| distance(&tables[at], place)).collect()
    };
    let ((first, _), others) = each.split_first()?;
    let mut shared = distances(*first);
    for (at, _) in others {
        let own = distances(*at);
        shared.retain(|by| own.contains(by));
    }
    match shared[..] {
        [by] => Some(by),
        _ => None,
    }
}

/// Tables of a sheet with the same headers, in their order on the sheet.
fn kinds(tables: &[TableLayout], own: &[usize]) -> Vec<Vec<usize>> {
    let mut kinds = Vec::new();
    let mut left: Vec<usize> = own.iter().copied().filter(|&at| tables[at].header_rows.is_some()).collect();
    while let Some(&first) = left.first() {
        let is_alike = |&at: &usize| has_same_headers(&tables[at], &tables[first]);
        let (mut alike, rest): (Vec<usize>, Vec<usize>) = left.iter().copied().partition(is_alike);
        left = rest;
        alike.sort_by_key(|&at| first_row(&tables[at]));
        kinds.push(alike);
    }
    kinds
}

fn distance(table: &TableLayout, place: u32) -> i64 {
    i64::from(place) - i64::from(first_row(table))
}

/// Tables that stand on a sheet once more, with the same headers below titles that differ by their numbers alone: the
/// block of a new year. For each the table that it is like, the last of its kind, and how many rows below that it stands.
///
/// Only where a title says the period, which is read again there, and where each of the others was found.
fn more_blocks(sheet: &SheetTexts, tables: &[TableLayout], own: &[usize]) -> Vec<(usize, i64)> {
    let of_kind = |alike: &Vec<usize>| {
        let places = sheet.places_of(&tables[alike[0]]);
        let found: Vec<u32> = sheet.place_of_each(tables, alike, &places).into_iter().flatten().collect();
        let last = alike[alike.len() - 1];
        let is_new = |place: &u32| !found.contains(place) && sheet.has_titles(&tables[last], *place, false);
        let can_be = places.len() > alike.len() && found.len() == alike.len() && says_its_period(&tables[last]);
        let new = places.into_iter().filter(|place| can_be && is_new(place));
        new.map(|place| (last, distance(&tables[last], place))).collect::<Vec<_>>()
    };
    kinds(tables, own).iter().flat_map(of_kind).collect()
}

/// Whether a title above its headers says the period of a table, whose rows the profile names.
fn says_its_period(table: &TableLayout) -> bool {
    let is_above = |said: &SaidText| said.at.is_some_and(|at| at.row < first_row(table));
    table.rows.is_some() && table.said.iter().any(|said| said.of == SaidOf::Period && is_above(said))
}

pub(super) fn first_row(table: &TableLayout) -> u32 {
    table.header_rows.map_or(1, |[first, _]| first)
}

/// The columns of which the profile says the header and the place.
pub(super) fn named(table: &TableLayout) -> impl Iterator<Item = (&Column, usize)> {
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

/// What is told of a block that no table of the profile is for.
fn told_block(table: &TableLayout, (file, sheet): (&str, &str)) -> Finding {
    let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), row: Some(first_row(table)), column: None };
    Finding::new(FindingCode::FollowedTitle, Severity::Note, place).with("what", "block")
}

impl SheetTexts {
    /// The rows on which the headers of a table may begin: all that its profile names of them stand there, each in its
    /// column, and something above each of its values. Levels with a year are passed over only where nothing is found
    /// without.
    pub(super) fn places_of(&self, table: &TableLayout) -> Vec<u32> {
        let Some((column, at)) = named(table).next() else { return Vec::new() };
        let name = without_unit_part(&column.header);
        // Most rows have none of the words, and need not be put together.
        let level = (at, fold(name.rsplit(" / ").next().unwrap_or_default()));
        let of = |is_exact: bool| {
            let rows = self.rows.iter().map(|(number, _)| *number);
            rows.filter(|&row| self.has_headers_at(table, row, (&level, is_exact))).collect::<Vec<u32>>()
        };
        let exact = of(true);
        if exact.is_empty() { of(false) } else { exact }
    }

    /// `level` is the column and the lowest level of the first header.
    fn has_headers_at(&self, table: &TableLayout, row: u32, (level, is_exact): (&(usize, String), bool)) -> bool {
        let Some([first, last]) = table.header_rows else { return false };
        let numbers = row..=row.saturating_add(last.saturating_sub(first));
        let (at, level) = level;
        let may_be = |number: u32| fold(self.text(number, *at)).contains(level.as_str());
        if level.is_empty() || !numbers.clone().any(may_be) {
            return false;
        }
        let headers = self.headers([*numbers.start(), *numbers.end()]);
        let is_it = |(column, at): (&Column, usize)| {
            let path = headers.path(at);
            let may_differ = !is_exact && column.role != ColumnRole::Value;
            fold(&path) == fold(&column.header) || may_differ && is_header_of_labels(&path, &column.header)
        };
        named(table).all(is_it) && has_texts_across(table, row, &headers)
    }

    /// Where each of some tables with the same headers stands: in their order where there are as many places, else where
    /// its titles are.
    fn place_of_each(&self, tables: &[TableLayout], alike: &[usize], places: &[u32]) -> Vec<Option<u32>> {
        if places.len() == alike.len() {
            return places.iter().copied().map(Some).collect();
        }
        alike.iter().map(|&at| self.by_its_titles(&tables[at], places)).collect()
    }

    /// The only one of some places above which the titles stand that stood above the headers of a table, as they stood or
    /// at least but for their numbers.
    fn by_its_titles(&self, table: &TableLayout, places: &[u32]) -> Option<u32> {
        let only = |is_exact: bool| {
            let mut fitting = places.iter().copied().filter(|&place| self.has_titles(table, place, is_exact));
            let first = fitting.next();
            first.filter(|_| fitting.next().is_none())
        };
        only(true).or_else(|| only(false))
    }

    /// Whether the titles that stood above the headers of a table stand above those of a place, be it but for their
    /// numbers; not where it has none.
    fn has_titles(&self, table: &TableLayout, place: u32, is_exact: bool) -> bool {
        let first = first_row(table);
        let taken = table.said.iter().filter(|said| said.of != SaidOf::Title);
        let said = taken.filter_map(|said| Some((said.at?, said.text.as_str())));
        let mut titles = said.filter(|(at, _)| at.row < first).peekable();
        titles.peek().is_some()
            && titles.all(|(at, text): (CellName, &str)| {
                let row = place.saturating_sub(first - at.row);
                let found = self.text(row, at.column.saturating_sub(1) as usize);
                if is_exact { fold(found) == fold(text) } else { masked(found) == masked(text) }
            })
    }
}

/// Whether each row that says what the values are has a text over them in headers that begin on a row; a merged cell has
/// its text over all of its columns.
fn has_texts_across(table: &TableLayout, row: u32, headers: &Headers) -> bool {
    let [from, to] = table.columns.unwrap_or([1, CELLS_MAX as u32]);
    let taken: Vec<usize> = named(table).map(|(_, at)| at).collect();
    let offset = |across: u32| across.saturating_sub(first_row(table));
    table.across.iter().all(|across| {
        let mut columns =
            (from.saturating_sub(1) as usize..(to as usize).min(CELLS_MAX)).filter(|at| !taken.contains(at));
        columns.any(|at| !headers.text(row.saturating_add(offset(across.row)), at).is_empty())
    })
}

#[cfg(test)]
mod tests {
    use marsad_model::{CellName, Column, ColumnRole, HeaderRow, Id, SaidOf, SaidText, TableLayout};

    use super::super::sheet_texts::SheetTexts;
    use super::{more_blocks, shifts};
    use crate::formats::{Merge, SheetHead};

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
    fn a_block_of_a_new_year_is_one_more_where_its_title_differs_by_the_year_alone() {
        let head: &[&str] = &["Isle", "Female", "Male"];
        let row: &[&str] = &["Lulu Isle", "1", "2"];
        let of = |header: u32, year: &str| {
            let at = Some(CellName { row: header - 1, column: 1 });
            let said = SaidText { of: SaidOf::Period, at, text: format!("Year {year}") };
            TableLayout { said: vec![said], period: Some(year.to_owned()), ..table(header, header + 1) }
        };
        let tables = [of(2, "2021"), of(6, "2022")];
        let more = |title: &str| {
            let rows: [&[&str]; 13] =
                [&["Year 2021"], head, row, row, &[], &["Year 2022"], head, row, row, &[], &[title], head, row];
            let numbered = (1..).zip(rows);
            let rows = numbered.map(|(number, texts)| (number, texts.iter().map(|&text| text.to_owned()).collect()));
            let sheet = SheetTexts { head: SheetHead::default(), rows: rows.collect() };
            (shifts(&sheet, &tables, &[0, 1]), more_blocks(&sheet, &tables, &[0, 1]))
        };
        assert_eq!(more("Year 2023"), (vec![(1, 1)], vec![(1, 6)]));
        assert_eq!(more("Departures 2023"), (vec![(1, 1)], vec![]));
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

    #[test]
    fn tables_below_one_line_more_move_together_though_each_could_be_any_of_them() {
        let head: &[&str] = &["Isle", "Status", "2021", "2022"];
        let row: &[&str] = &["Lulu Isle", "Resident", "1", "2"];
        let of = |header: u32, role: ColumnRole| {
            let status = Column { at: Some(2), ..Column::new("Status", role, None) };
            let mut table = table(header, header + 2);
            table.column.push(status);
            table
        };
        let tables = [of(1, ColumnRole::Code), of(5, ColumnRole::Code), of(9, ColumnRole::Ignore)];
        let blocks = [head, row, row, &[], head, row, row, &[], head, row, row];
        check(&tables, &blocks, &[]);
        let below: Vec<&[&str]> = std::iter::once(&["Title"][..]).chain(blocks).collect();
        check(&tables, &below, &[(0, 1), (1, 1), (2, 1)]);
        check(&tables, &below[..9], &[(0, 1), (1, 1)]);
    }

    #[test]
    fn a_table_below_a_merged_title_is_found_again() {
        let isle = Column { at: Some(1), ..Column::new("Men / Isle", ColumnRole::Code, Id::new("ISLE").ok()) };
        let across = |(row, id)| HeaderRow { row, components: vec![Id::literal(id)] };
        let table = TableLayout {
            header_rows: Some([1, 2]),
            rows: Some([3, 4]),
            columns: Some([1, 3]),
            column: vec![isle],
            across: [(1, "SEX"), (2, "TIME_PERIOD")].map(across).to_vec(),
            ..TableLayout::empty()
        };
        let rows: [&[&str]; 5] =
            [&["Title"], &["Men"], &["Isle", "2021", "2022"], &["Lulu Isle", "1", "2"], &["Sadaf Isle", "3", "4"]];
        let rows = (1..).zip(rows).map(|(number, texts)| (number, texts.iter().map(|&text| text.to_owned()).collect()));
        let merge = Merge::new([2, 2], [1, 3]).unwrap();
        let head = SheetHead::new("S".to_owned(), false, vec![merge]);
        let sheet = SheetTexts { head, rows: rows.collect() };
        assert_eq!(shifts(&sheet, &[table], &[0]), [(0, 1)]);
    }
}
