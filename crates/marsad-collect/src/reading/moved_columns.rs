//! Which columns a table has now, where it stands beside another or has grown to its right: `Men | 2022 | 2023 | 2024`
//! beside `Women | 2022 | 2023 | 2024`, where the profile knows two years.
//!
//! Where a table begins is told by the headers of its labels, which must stand as often as the profile has such tables,
//! and in their order. It grows by columns whose headers are periods that it has not yet, below words that it has, and takes
//! along those of its own that these pushed to the right: what else stands beside it may be another table. Does not hold: in
//! which rows it stands, which `moved` knows.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{
    Column, ColumnRole, Finding, FindingCode, HeaderRow, Id, Place, Severity, TIME_PERIOD, TableLayout,
};

use super::Context;
use super::headers::{Headers, is_header_of_labels};
use super::moved::{first_row, named};
use super::outside_lines::masked;
use super::sheet_texts::{CELLS_MAX, SheetTexts};
use crate::names::{Found, Words, fold};
use crate::values::periods::{self, TimeHabits};

/// Where a table stands on its sheet: its columns, counted from 1, and by how many columns it moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    columns: [u32; 2],
    by: i64,
}

/// A table, its columns in the profile and its headers in this file.
struct Bounded<'t> {
    at: usize,
    table: &'t TableLayout,
    columns: [u32; 2],
    headers: Headers,
}

/// The tables of a sheet that stand in other columns than the profile says; none where that is not certain.
pub(super) fn stands(
    sheet: &SheetTexts,
    (tables, own): (&[TableLayout], &[usize]),
    context: &Context<'_>,
) -> Vec<(usize, Stand)> {
    let bounded = |&at: &usize| {
        let table = &tables[at];
        let headers = sheet.headers(table.header_rows?);
        Some(Bounded { at, table, columns: table.columns?, headers })
    };
    let all: Vec<Bounded<'_>> = own.iter().filter_map(bounded).collect();
    let starts: Vec<u32> = starts(&all);
    let is_word = |id: &Id, text: &str| {
        let words = context.codelist(id.as_str()).map(|list| Words::new(list, context.profile.codes.get(id)));
        words.is_some_and(|words| matches!(words.find(text), Found::Code(_)))
    };
    let stand = |(one, bounded): (usize, &Bounded<'_>)| {
        let by = i64::from(starts[one]) - i64::from(bounded.columns[0]);
        let limit = (0..all.len())
            .filter(|&other| other != one && are_beside(bounded.table, all[other].table))
            .map(|other| starts[other])
            .filter(|&start| start > starts[one])
            .min();
        let last = limit.map_or(u32::MAX, |start| start - 1).min(u32::try_from(CELLS_MAX).unwrap_or(u32::MAX));
        let columns = [starts[one], end(bounded, by, (last, context.habits(bounded.table), &is_word))];
        (columns != bounded.columns).then_some((bounded.at, Stand { columns, by }))
    };
    all.iter().enumerate().filter_map(stand).collect()
}

/// The first column of each table: where its labels are found again, or where it stood.
fn starts(all: &[Bounded<'_>]) -> Vec<u32> {
    let mut starts: Vec<u32> = all.iter().map(|bounded| bounded.columns[0]).collect();
    let mut left: Vec<usize> = (0..all.len()).collect();
    while let Some(&first) = left.first() {
        let is_alike = |&one: &usize| is_headed_alike(&all[one], &all[first]);
        let (alike, rest): (Vec<usize>, Vec<usize>) = left.iter().copied().partition(is_alike);
        left = rest;
        // Two layouts may read one table in two ways.
        let stood: BTreeSet<u32> = alike.iter().map(|&one| all[one].columns[0]).collect();
        let places = places(&all[first]);
        if places.len() == stood.len() {
            let now: BTreeMap<u32, u32> = stood.into_iter().zip(places).collect();
            alike.into_iter().for_each(|one| starts[one] = now[&all[one].columns[0]]);
        }
    }
    // Tables side by side that changed places are another file.
    let are_in_order = |(one, other): (usize, usize)| {
        let is_before = all[one].columns[0] < all[other].columns[0];
        !are_beside(all[one].table, all[other].table) || is_before == (starts[one] < starts[other])
    };
    let mut pairs = (0..all.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
    if pairs.all(are_in_order) {
        return starts;
    }
    all.iter().map(|bounded| bounded.columns[0]).collect()
}

/// The labels of a table with their places from its first column on.
fn labels(table: &TableLayout) -> Vec<(&Column, usize)> {
    let first = table.columns.map_or(0, |[first, _]| first.saturating_sub(1) as usize);
    let of_labels = named(table).filter(|(column, _)| column.role != ColumnRole::Value);
    of_labels.filter_map(|(column, at)| Some((column, at.checked_sub(first)?))).collect()
}

fn is_headed_alike(one: &Bounded<'_>, other: &Bounded<'_>) -> bool {
    let of = |bounded: &Bounded<'_>| {
        labels(bounded.table).into_iter().map(|(column, at)| (fold(&column.header), at)).collect::<Vec<_>>()
    };
    one.table.header_rows == other.table.header_rows && of(one) == of(other)
}

/// The columns at which a table may begin: each of its labels stands under its header from there on.
fn places(bounded: &Bounded<'_>) -> Vec<u32> {
    let labels = labels(bounded.table);
    let begins = |start: &usize| {
        labels.iter().all(|(column, at)| is_header_of_labels(&bounded.headers.path(start + at), &column.header))
    };
    let width = bounded.headers.width().min(CELLS_MAX);
    let found = (0..width).filter(begins).map(|start| start as u32 + 1);
    if labels.is_empty() { Vec::new() } else { found.collect() }
}

/// Whether two tables share rows.
fn are_beside(one: &TableLayout, other: &TableLayout) -> bool {
    let rows = |table: &TableLayout| [first_row(table), table.rows.map_or(u32::MAX, |[_, last]| last)];
    let ([from, to], [first, last]) = (rows(one), rows(other));
    from <= last && first <= to
}

/// The last column of a table that begins some columns farther: where it ended, and beyond where it has more periods.
fn end(bounded: &Bounded<'_>, by: i64, (limit, habits, is_word): (u32, TimeHabits, IsWord<'_>)) -> u32 {
    let to = |column: u32| u32::try_from((i64::from(column) + by).max(1)).unwrap_or(column);
    let [first, mut last] = bounded.columns.map(to);
    last = last.min(limit);
    let own: Vec<usize> = (first.saturating_sub(1) as usize..last as usize).collect();
    let mut known: BTreeSet<Vec<&str>> = own.iter().map(|&at| texts(bounded, at)).collect();
    while last < limit {
        let next = last as usize;
        let is_named = bounded.table.column.iter().any(|column| column.at.map(to) == Some(last + 1));
        if is_named || known.contains(&texts(bounded, next)) || !is_more(bounded, next, (&own, habits, is_word)) {
            break;
        }
        known.insert(texts(bounded, next));
        last += 1;
    }
    while last < limit && is_pushed(bounded, [first, last]) {
        last += 1;
    }
    last
}

/// Whether the column behind some of a table is one of its own that more periods pushed there: its header stands above none
/// of these, be it with other numbers, as `Change 24/23` for `Change 23/22`.
fn is_pushed(bounded: &Bounded<'_>, [first, last]: [u32; 2]) -> bool {
    let path = |at: u32| bounded.headers.path(at as usize);
    let pushed = masked(&path(last));
    let own = || (first.saturating_sub(1)..last).map(|at| masked(&path(at)));
    let mut others = bounded.table.column.iter().filter(|column| column.role != ColumnRole::Value);
    others.any(|column| column.header.contains(char::is_alphabetic) && masked(&column.header) == pushed)
        && !own().any(|header| header == pushed)
}

/// What the header rows that say something of the values say above a column.
fn texts<'b>(bounded: &'b Bounded<'_>, at: usize) -> Vec<&'b str> {
    bounded.table.across.iter().map(|row| bounded.headers.text(row.row, at)).collect()
}

/// Whether a text is a word of a component.
type IsWord<'f> = &'f dyn Fn(&Id, &str) -> bool;

/// Whether the headers above a column are those of one more period, or of one more word below a period: a period in the
/// row of periods, and in the other rows words that stand above columns of the table, or that their lists know.
fn is_more(bounded: &Bounded<'_>, at: usize, (own, habits, is_word): (&[usize], TimeHabits, IsWord<'_>)) -> bool {
    let is_of_time = |row: &HeaderRow| row.components.iter().any(|id| *id == *TIME_PERIOD);
    let across = &bounded.table.across;
    let is_known = |row: &HeaderRow| {
        let text = bounded.headers.text(row.row, at);
        let is_period = is_of_time(row) && periods::read(text, habits).is_some();
        let is_own = || own.iter().any(|&other| bounded.headers.text(row.row, other) == text);
        let is_listed = || row.components.iter().any(|id| *id != *TIME_PERIOD && is_word(id, text));
        !text.is_empty() && (is_period || is_own() || is_listed())
    };
    across.iter().any(is_of_time) && across.iter().all(is_known)
}

/// A table in the columns in which it stands now, with what stands above it in them.
pub(super) fn moved(table: &TableLayout, stand: Stand) -> TableLayout {
    let Stand { columns, by } = stand;
    let [first, last] = table.columns.unwrap_or(columns);
    let to = |column: u32| u32::try_from((i64::from(column) + by).max(1)).unwrap_or(column);
    let is_own = |column: u32| (first..=last).contains(&column);
    let mut made = table.clone();
    made.columns = Some(columns);
    for at in made.column.iter_mut().filter_map(|column| column.at.as_mut()).filter(|at| is_own(**at)) {
        *at = to(*at);
    }
    for at in made.said.iter_mut().filter_map(|said| said.at.as_mut()).filter(|at| is_own(at.column)) {
        at.column = to(at.column);
    }
    made
}

/// What is told of a table in its columns of now.
pub(super) fn told(table: &TableLayout, (file, sheet): (&str, &str)) -> Finding {
    let [first, last] = table.columns.unwrap_or([1, 1]);
    let (row, column) = (Some(first_row(table)), Some(first));
    let place = Place { file: file.to_owned(), sheet: sheet.to_owned(), row, column };
    let finding = Finding::new(FindingCode::FollowedTitle, Severity::Note, place).with("what", "columns");
    finding.with("setting", format!("columns = [{first}, {last}]"))
}

#[cfg(test)]
mod tests {
    use marsad_model::{Column, ColumnRole, HeaderRow, Id, TableLayout};

    use super::super::sheet_texts::SheetTexts;
    use super::{Bounded, are_beside, end, starts};
    use crate::formats::SheetHead;
    use crate::values::periods::TimeHabits;

    /// A table of isles and years in these columns, whose header is in row 1.
    fn table(columns: [u32; 2]) -> TableLayout {
        let isle = Column { at: Some(columns[0]), ..Column::new("Isle", ColumnRole::Code, Id::new("ISLE").ok()) };
        TableLayout {
            header_rows: Some([1, 1]),
            rows: Some([2, 4]),
            columns: Some(columns),
            column: vec![isle],
            across: vec![HeaderRow { row: 1, components: vec![Id::literal("TIME_PERIOD")] }],
            ..TableLayout::empty()
        }
    }

    /// The columns of two tables side by side below these headers, where the profile has them in 1 to 3 and 5 to 7.
    #[track_caller]
    fn check(headers: &[&str], expected: [[u32; 2]; 2]) {
        let rows = vec![(1, headers.iter().map(|&text| text.to_owned()).collect())];
        let sheet = SheetTexts { head: SheetHead::default(), rows };
        let tables = [table([1, 3]), table([5, 7])];
        let bounded = |(at, table): (usize, &'_ TableLayout)| Bounded {
            at,
            table: &tables[at],
            columns: table.columns.unwrap(),
            headers: sheet.headers([1, 1]),
        };
        let all: Vec<Bounded<'_>> = tables.iter().enumerate().map(bounded).collect();
        let starts = starts(&all);
        let found: Vec<[u32; 2]> = (0..2)
            .map(|at| {
                let by = i64::from(starts[at]) - i64::from(all[at].columns[0]);
                let limit = if at == 0 { starts[1] - 1 } else { 100 };
                [starts[at], end(&all[at], by, (limit, TimeHabits::default(), &|_, _| false))]
            })
            .collect();
        assert_eq!(found, expected, "{headers:?}");
    }

    #[test]
    fn tables_side_by_side_that_have_one_year_more_are_found_again() {
        check(&["Isle", "2022", "2023", "", "Isle", "2022", "2023"], [[1, 3], [5, 7]]);
        check(&["Isle", "2022", "2023", "2024", "", "Isle", "2022", "2023", "2024"], [[1, 4], [6, 9]]);
        check(&["Isle", "2022", "2023", "2024", "Isle", "2022", "2023", "2024"], [[1, 4], [5, 8]]);
    }

    #[test]
    fn what_is_no_period_or_one_that_is_there_is_no_growth() {
        check(&["Isle", "2022", "2023", "", "Isle", "2022", "2023", "Change", "2024"], [[1, 3], [5, 7]]);
        check(&["Isle", "2022", "2023", "", "Isle", "2022", "2023", "2023"], [[1, 3], [5, 7]]);
        check(&["Isle", "2022", "2023", "", "Isles", "2022", "2023"], [[1, 3], [5, 7]]);
    }

    #[test]
    fn a_column_that_was_put_in_the_middle_moves_the_last_one_and_cuts_none() {
        let own = TableLayout {
            header_rows: Some([1, 2]),
            rows: Some([3, 5]),
            across: vec![
                HeaderRow { row: 1, components: vec![Id::literal("TIME_PERIOD")] },
                HeaderRow { row: 2, components: vec![Id::literal("SEX")] },
            ],
            ..table([1, 3])
        };
        let texts = |row: &[&str]| row.iter().map(|&text| text.to_owned()).collect::<Vec<String>>();
        let rows = vec![
            (1, texts(&["Isle", "2023", "2023", "2023", "2023"])),
            (2, texts(&["", "Female", "Other", "Both sexes", "Remark"])),
        ];
        let sheet = SheetTexts { head: SheetHead::default(), rows };
        let bounded = Bounded { at: 0, table: &own, columns: [1, 3], headers: sheet.headers([1, 2]) };
        let is_word = |_: &Id, text: &str| text == "Both sexes";
        assert_eq!(end(&bounded, 0, (100, TimeHabits::default(), &is_word)), 4);
    }

    #[test]
    fn columns_that_more_periods_pushed_to_the_right_stay_those_of_the_table() {
        let left_out = |header: &str, at: u32| Column { at: Some(at), ..Column::new(header, ColumnRole::Ignore, None) };
        let mut own = table([1, 5]);
        own.column.extend([left_out("Change 23/22 (%)", 4), left_out("الجزيرة", 5)]);
        let end_below = |headers: &[&str]| {
            let rows = vec![(1, headers.iter().map(|&text| text.to_owned()).collect())];
            let sheet = SheetTexts { head: SheetHead::default(), rows };
            let bounded = Bounded { at: 0, table: &own, columns: [1, 5], headers: sheet.headers([1, 1]) };
            end(&bounded, 0, (100, TimeHabits::default(), &|_, _| false))
        };
        assert_eq!(end_below(&["Isle", "2022", "2023", "2024", "Change 24/23 (%)", "الجزيرة"]), 6);
        let years = ["2022", "2023", "2024", "2025", "2026"];
        let of = |rest: &[&'static str]| [&["Isle"][..], &years[..], rest].concat();
        assert_eq!(end_below(&of(&["Change 26/25 (%)", "الجزيرة"])), 8);
        assert_eq!(end_below(&of(&["Change 26/25 (%)", "Isle", "2022"])), 7, "another table");
        assert_eq!(end_below(&of(&["Share 26/25 (%)", "الجزيرة"])), 6);
        assert_eq!(end_below(&["Isle", "2022", "2023", "Change 24/23 (%)", "الجزيرة", "الجزيرة"]), 5);
    }

    #[test]
    fn tables_below_each_other_are_not_beside_each_other() {
        let below = TableLayout { header_rows: Some([6, 6]), rows: Some([7, 9]), ..table([1, 3]) };
        assert!(are_beside(&table([1, 3]), &table([5, 7])) && !are_beside(&table([1, 3]), &below));
    }
}
