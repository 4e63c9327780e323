//! Which numbers between 1900 and 2100 are years: a matter of rows and columns, not of cells.

use marsad_model::NumberMarks;

use super::blocks::{Kinds, repeats_above};
use super::grid::{Grid, KeptCell};
use super::kind::{Kind, is_period_header, is_time_header};
use crate::reading::plan::is_neutral;
use crate::values::numbers::{self, Written};

/// How many rows above a row are looked at for one with values.
const ROWS_ABOVE: usize = 50;

/// For a text the components of which it is a word.
pub(super) type ListsOf<'l> = dyn Fn(&str) -> Vec<usize> + 'l;

/// Judges every number that could be a year; one that is none becomes a number like others.
///
/// A row of years stands above values and holds no number besides; a column of years stands under a header of time, or
/// before the values under one that says nothing. As soon as the headers say the years, numbers below them are values.
pub(super) fn settle(kinds: &mut Kinds, grid: &Grid, lists_of: &ListsOf<'_>) {
    let are_years: Vec<bool> = (0..kinds.rows.len()).map(|row| is_row_of_years(kinds, grid, row, lists_of)).collect();
    let mut start = 0;
    while start < are_years.len() {
        let is_header = |row: usize| {
            let is_texts = is_row_of_texts(&kinds.rows[row]) && !repeats_values_above(kinds, grid, row);
            are_years[row] || is_texts
        };
        if is_header(start) {
            start += 1;
            continue;
        }
        let end = (start..are_years.len()).find(|&row| is_header(row)).unwrap_or(are_years.len());
        let headers: Vec<usize> = (0..start).rev().take(4).take_while(|&row| is_header(row)).collect();
        let years_above = headers.iter().any(|&row| are_years[row]);
        let stretch = Stretch { grid, rows: [start, end], headers, years_above };
        stretch.settle(kinds, lists_of);
        start = end;
    }
}

/// The rows between two headers.
struct Stretch<'g> {
    grid: &'g Grid,
    /// The first row, and the one after the last.
    rows: [usize; 2],
    headers: Vec<usize>,
    years_above: bool,
}

impl Stretch<'_> {
    fn settle(&self, kinds: &mut Kinds, lists_of: &ListsOf<'_>) {
        let mut has_axis = self.years_above;
        let mut has_values_before = false;
        for column in 0..kinds.width {
            let rows = self.rows[0]..self.rows[1];
            let years: Vec<usize> = rows.clone().filter(|&row| kinds.at(row, column) == Kind::Year).collect();
            let others = rows.clone().filter(|&row| kinds.at(row, column).is_number()).count();
            if years.is_empty() {
                has_values_before |= others > 0;
                continue;
            }
            let values: Vec<i32> = years.iter().filter_map(|&row| year_of_cell(self.grid.at(row, column)?)).collect();
            let is_axis = match self.header(column, lists_of) {
                Header::Time => others <= years.len(),
                Header::Word => false,
                Header::Silent => others == 0 && !has_axis && !has_values_before && could_be_axis(&values),
            };
            has_axis |= is_axis;
            has_values_before |= !is_axis;
            if !is_axis {
                for row in years {
                    kinds.rows[row][column] = Kind::Number;
                }
            }
        }
    }

    /// What the headers above a column are about.
    fn header(&self, column: usize, lists_of: &ListsOf<'_>) -> Header {
        let texts: Vec<String> = self.headers.iter().map(|&row| self.grid.label(row, column)).collect();
        let said = texts.iter().filter(|text| !text.is_empty());
        let mut header = Header::Silent;
        for text in said {
            if is_time_header(text) {
                return Header::Time;
            }
            if is_neutral(text) || is_period_header(text) || !lists_of(text).is_empty() {
                header = Header::Word;
            }
        }
        header
    }
}

/// What the headers of a column are about, as far as years go.
enum Header {
    Time,
    /// A word of a list, one for a count, or a period: what follows are values.
    Word,
    Silent,
}

/// Whether a row has several texts and nothing else: headers.
fn is_row_of_texts(row: &[Kind]) -> bool {
    let texts = row.iter().filter(|kind| matches!(kind, Kind::Text | Kind::Time)).count();
    let others = row.iter().filter(|kind| !matches!(kind, Kind::Text | Kind::Time | Kind::Blank)).count();
    texts >= 2 && others == 0
}

fn is_row_of_years(kinds: &Kinds, grid: &Grid, row: usize, lists_of: &ListsOf<'_>) -> bool {
    let cells = &kinds.rows[row];
    let columns: Vec<usize> = (0..cells.len()).filter(|&column| cells[column] == Kind::Year).collect();
    // An observation whose value is missing has a year and no value as well.
    let is_observation = repeats_values_above(kinds, grid, row);
    let begins_alike = is_observation || begins_like_its_neighbours(kinds, row);
    if columns.is_empty() || cells.iter().any(|kind| kind.is_value()) || begins_alike {
        return false;
    }
    let years: Vec<i32> = columns.iter().filter_map(|&column| year_of_cell(grid.at(row, column)?)).collect();
    is_sequence(&years) && !is_labelled_row(kinds, grid, (row, &columns), lists_of)
}

/// Whether a row says what the nearest row with values above it says.
fn repeats_values_above(kinds: &Kinds, grid: &Grid, row: usize) -> bool {
    let has_values = |above: &usize| kinds.rows[*above].iter().any(|kind| kind.is_number());
    let above = (row.saturating_sub(ROWS_ABOVE)..row).rev().find(has_values);
    above.is_some_and(|above| repeats_above(grid, kinds, [above, row]))
}

/// Whether a row begins with a year as the row above or below it does: the rows of a list.
fn begins_like_its_neighbours(kinds: &Kinds, row: usize) -> bool {
    let first = kinds.rows[row].iter().position(|kind| *kind != Kind::Blank);
    let is_year = |row: usize, column: usize| kinds.at(row, column) == Kind::Year;
    first.is_some_and(|first| {
        let above = row.checked_sub(1).is_some_and(|above| is_year(above, first));
        is_year(row, first) && (above || is_year(row + 1, first))
    })
}

/// Whether a row begins with a label as the rows around it do, or with one of its own below headers.
fn is_labelled_row(kinds: &Kinds, grid: &Grid, (row, years): (usize, &[usize]), lists_of: &ListsOf<'_>) -> bool {
    let Some(first) = kinds.rows[row].iter().position(|kind| *kind != Kind::Blank) else { return false };
    if kinds.at(row, first) != Kind::Text {
        return false;
    }
    let label = grid.label(row, first);
    let own = lists_of(&label);
    let mut neighbours = row.checked_sub(1).into_iter().chain([row + 1]);
    let shares = neighbours.any(|other| {
        let text = grid.label(other, first);
        !text.is_empty() && text != label && lists_of(&text).iter().any(|list| own.contains(list))
    });
    shares
        || row.checked_sub(1).is_some_and(|above| {
            let header = grid.label(above, first);
            let texts: Vec<String> = years.iter().map(|&column| grid.label(above, column)).collect();
            let mut distinct = texts.clone();
            distinct.sort();
            distinct.dedup();
            let is_told = texts.iter().all(|text| !text.is_empty())
                && (distinct.len() == texts.len() || texts.iter().any(|text| !lists_of(text).is_empty()));
            is_row_of_texts(&kinds.rows[above]) && !header.is_empty() && header != label && is_told
        })
}

/// Whether numbers are years in a row of headers: rising or falling, perhaps again and again.
fn is_sequence(years: &[i32]) -> bool {
    let mut values = years.to_vec();
    values.dedup();
    let period = (1..=values.len()).find(|&period| (period..values.len()).all(|at| values[at] == values[at % period]));
    let once = &values[..period.unwrap_or(values.len())];
    once.len() == values.len() && once.len() == years.len() && is_monotone(once)
        || once.len() < years.len() && is_monotone(once) && (once.len() > 1 || years.len() > 1)
}

fn is_monotone(values: &[i32]) -> bool {
    let rises = values.windows(2).all(|pair| pair[0] < pair[1]);
    rises || values.windows(2).all(|pair| pair[0] > pair[1])
}

/// Whether the numbers of a column can be the years of its rows: one after the other, or few of them again and again.
fn could_be_axis(values: &[i32]) -> bool {
    let mut distinct = values.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let (Some(first), Some(last)) = (distinct.first(), distinct.last()) else { return false };
    let span = (last - first + 1) as usize;
    let has_step = distinct.windows(3).all(|three| three[1] - three[0] == three[2] - three[1]);
    match distinct.len() == values.len() {
        true => is_monotone(values) && (has_step || span <= 3 * distinct.len()),
        false => has_step || span <= 4 * distinct.len(),
    }
}

fn year_of_cell(cell: &KeptCell) -> Option<i32> {
    let number = match cell.number {
        Some(number) => number,
        None => match numbers::read(&cell.label(), NumberMarks::default()) {
            Written::Number(number, _) => number,
            _ => return None,
        },
    };
    Some(number as i32)
}

#[cfg(test)]
mod tests {
    use super::super::blocks::Kinds;
    use super::super::grid::{Grid, KeptCell};
    use super::super::kind::Kind;
    use super::{could_be_axis, is_sequence, settle};
    use crate::values::periods::TimeHabits;

    fn kinds(rows: &[&[&str]]) -> Kinds {
        let cell = |text: &&str| KeptCell { text: (*text).to_owned(), ..KeptCell::default() };
        let row = |(at, cells): (usize, &&[&str])| (at as u32 + 1, cells.iter().map(cell).collect());
        let grid = Grid { rows: rows.iter().enumerate().map(row).collect(), ..Grid::default() };
        let mut kinds = Kinds::of(&grid, TimeHabits::default());
        let lists_of = |text: &str| if ["France", "Italie"].contains(&text) { vec![0] } else { Vec::new() };
        settle(&mut kinds, &grid, &lists_of);
        kinds
    }

    #[test]
    fn counts_that_look_like_years_are_values() {
        let found = kinds(&[&["Pays", "Hommes", "Femmes"], &["France", "1985", "2010"], &["Italie", "300", "40"]]);
        assert_eq!(found.rows[1], [Kind::Text, Kind::Number, Kind::Number]);
        let found = kinds(&[&["Pays", "2017", "2018"], &["France", "1950", "2030"], &["Italie", "2011", "1990"]]);
        assert_eq!(found.rows[0], [Kind::Text, Kind::Year, Kind::Year]);
        assert_eq!(found.rows[1], [Kind::Text, Kind::Number, Kind::Number]);
    }

    #[test]
    fn a_year_with_a_raised_note_is_a_year_and_a_count_with_one_is_none() {
        let rows =
            [&["Pays", "2022", "2023¹", "2024 ⁽²⁾"][..], &["France", "1950¹", "7", "3"], &["Italie", "9", "5", "1"]];
        let found = kinds(&rows);
        assert_eq!(found.rows[0], [Kind::Text, Kind::Year, Kind::Year, Kind::Year]);
        assert_eq!(found.rows[1], [Kind::Text, Kind::Number, Kind::Number, Kind::Number]);
    }

    #[test]
    fn a_column_of_years_before_the_values_is_time() {
        let found = kinds(&[&["x", "y"], &["2019", "2012"], &["2020", "7"], &["2021", "2050"]]);
        assert_eq!((found.rows[1][0], found.rows[1][1]), (Kind::Year, Kind::Number));
    }

    #[test]
    fn years_follow_each_other() {
        assert!(is_sequence(&[2019, 2020, 2021]) && is_sequence(&[2021, 2022, 2021, 2022]) && is_sequence(&[2014]));
        assert!(is_sequence(&[2021, 2021, 2022, 2022]));
        assert!(!is_sequence(&[1950, 2030, 2011]));
        assert!(could_be_axis(&[2019, 2020, 2019, 2020]) && !could_be_axis(&[1950, 2030, 2011]));
    }
}
