//! Numbers that stand where a table says time: `202401 | 202402`, `22 | 23`, `1 | 2 | 3`, the serial numbers of dates, a
//! year of which two digits were swapped.
//!
//! They are spelled out in the grid before anything else looks at it, so that a row of them is a row of headers. What
//! the reader would not understand by itself is written into the profile as words for periods.

use jiff::Span;
use jiff::civil::{Date, date};
use marsad_model::{Id, ReportingYear, TIME_PERIOD};

use super::counted_heads::counted_parts;
use super::doubt::{Doubt, DoubtKind};
use super::drafter::Drafter;
use super::grid::{Grid, KeptCell};
use super::kind::{is_part_of_year_header, is_time_header, is_year_number};
use super::line_period::only_year;
use super::times::short_month;
use crate::names::{fold, is_count_word_of_header};
use crate::values::academic::short_years_in_a_row;
use crate::values::numbered_parts::part_below;
use crate::values::periods::{self, Moment, Part, TimeHabits, run_together, western};

/// How many rows of a sheet may hold such headers.
const ROWS_MAX: usize = 200;
/// How many columns are looked at.
const COLUMNS_MAX: usize = 400;
/// How many rows below a row of headers are looked at.
const ROWS_BELOW: usize = 3;

/// A number that stands above values.
struct Head {
    column: usize,
    /// What a person sees.
    text: String,
    number: i64,
}

/// What the numbers of a row mean, one after the other.
enum Meant {
    /// Periods that the reader knows as they stand.
    Known(Vec<String>),
    /// Periods for which the profile needs words.
    Words(Vec<String>),
    /// Years, but for those that are none.
    Years,
}

impl Drafter<'_, '_, '_> {
    /// Writes the periods that numbers mean into the grid, and the words that the reader needs for them into the profile.
    pub(super) fn spell_out_numbers(&mut self, grid: &mut Grid) {
        if grid.is_hidden {
            return;
        }
        for row in 0..grid.rows.len().min(ROWS_MAX) {
            for column in 0..grid.rows[row].1.len().min(COLUMNS_MAX) {
                if is_short_text(&grid.rows[row].1[column]) && is_time_header(&grid.label(row, column)) {
                    spell_out_column(grid, [row, column]);
                    spell_out_parts(grid, [row, column]);
                }
            }
            self.spell_out_heads(grid, row);
            self.spell_out_heads_below_years(grid, row);
            self.spell_out_school_years(grid, row);
            self.spell_out_short_months(grid, row);
            self.spell_out_relative_years(grid, row);
        }
    }

    /// Writes `2022` for `N-1` where a line above says `N = 2023`.
    fn spell_out_relative_years(&mut self, grid: &mut Grid, row: usize) {
        let heads = relative_years(grid, row);
        if heads.len() < 2 || !heads.iter().all(|head| has_numbers_below(grid, [row, head.column])) {
            return;
        }
        let lines = grid.rows[..row].iter().flat_map(|(_, cells)| cells).filter(|cell| cell.number.is_none());
        let Some(year) = lines.filter_map(|cell| year_of_n(&cell.label())).next_back() else { return };
        let periods: Vec<String> = heads.iter().map(|head| (year + head.number).to_string()).collect();
        self.remember_periods(grid, row, (&heads, &periods));
        write(grid, row, (&heads, &periods));
    }

    /// Writes `2023-01` for `01/23` where each of several headers is the month after the one before it.
    fn spell_out_short_months(&mut self, grid: &mut Grid, row: usize) {
        let (heads, periods) = short_months(grid, row);
        let is_over_numbers = |head: &Head| has_numbers_below(grid, [row, head.column]);
        if heads.len() < 2 || !heads.iter().all(is_over_numbers) || !self.heads_words(grid, row) {
            return;
        }
        self.remember_periods(grid, row, (&heads, &periods));
        write(grid, row, (&heads, &periods));
    }

    /// Writes `2021-2022` for `21-22` where each of several headers goes on where the one before it ends, and such years
    /// into the profile.
    fn spell_out_school_years(&mut self, grid: &mut Grid, row: usize) {
        let heads = short_years(grid, row);
        let is_over_numbers = |head: &Head| has_numbers_below(grid, [row, head.column]);
        if heads.is_empty() || !heads.iter().all(is_over_numbers) || !self.heads_words(grid, row) {
            return;
        }
        let periods: Vec<String> = heads.iter().map(|head| format!("{}-{}", head.number, head.number + 1)).collect();
        self.remember_periods(grid, row, (&heads, &periods));
        if self.draft.profile.reporting_year.is_calendar()
            && let Some(year) = ReportingYear::new(9, 1)
        {
            self.draft.profile.reporting_year = year;
            let first = heads.first().map_or("", |head| head.text.as_str());
            self.doubt(Doubt::new(DoubtKind::TwoYears, TIME_PERIOD, first).taking("--09-01"));
        }
        write(grid, row, (&heads, &periods));
    }

    fn spell_out_heads(&mut self, grid: &mut Grid, row: usize) {
        let Some(heads) = heads(grid, row) else { return };
        if !self.heads_words(grid, row) || !heads.iter().all(|head| has_numbers_below(grid, [row, head.column])) {
            return;
        }
        let numbers: Vec<i64> = heads.iter().map(|head| head.number).collect();
        let places = first_filled(grid, row).zip(heads.first()).map(|(first, head)| [row, first, head.column]);
        let parts = places.and_then(|places| counted_parts(grid, places, (&numbers[..], rows_below(grid, row))));
        if let Some(periods) = parts.and_then(|parts| parts.into_iter().map(written_part).collect::<Option<Vec<_>>>()) {
            self.remember_periods(grid, row, (&heads, &periods));
            return write(grid, row, (&heads, &periods));
        }
        match meant(&heads) {
            Some(Meant::Known(periods)) => write(grid, row, (&heads, &periods)),
            Some(Meant::Words(periods)) => {
                self.remember_periods(grid, row, (&heads, &periods));
                write(grid, row, (&heads, &periods));
            }
            Some(Meant::Years) => {
                for head in heads.iter().filter(|head| !is_year_number(head.number as f64)) {
                    let cell = &mut grid.rows[row].1[head.column];
                    (cell.number, cell.is_word) = (Some(head.number as f64), true);
                }
            }
            None => {}
        }
    }

    /// Writes `M01` for `1` where numbers count the months below each of the years above them, or what the row is called by.
    fn spell_out_heads_below_years(&mut self, grid: &mut Grid, row: usize) {
        let (heads, periods) = parts_below_years(grid, row);
        if heads.is_empty() || !heads.iter().all(|head| has_numbers_below(grid, [row, head.column])) {
            return;
        }
        self.remember_periods(grid, row, (&heads, &periods));
        write(grid, row, (&heads, &periods));
    }

    /// Whether the first text of a row is no word of a dimension and heads such words, or periods; and the row above is
    /// none of headers.
    fn heads_words(&self, grid: &Grid, row: usize) -> bool {
        let Some(first) = first_filled(grid, row) else { return false };
        let own = grid.label(row, first);
        let is_below_title = row.checked_sub(1).is_none_or(|above| {
            let is_far = grid.number(above).map(|number| number + 1) != grid.number(row);
            is_far || grid.rows[above].1.iter().filter(|cell| !cell.cell().is_blank()).count() < 2
        });
        // A row that begins with a month is no header.
        if matches!(periods::read(&own, TimeHabits::default()), Some(Moment::Part(part)) if part != Part::Year) {
            return false;
        }
        let is_label = |row: usize| {
            let text = grid.label(row, first);
            !text.is_empty()
                && (!self.lists_of(&text).is_empty() || periods::read(&text, TimeHabits::default()).is_some())
        };
        is_below_title && self.lists_of(&own).is_empty() && rows_below(grid, row).any(is_label)
    }

    fn remember_periods(&mut self, grid: &Grid, row: usize, (heads, periods): (&[Head], &[String])) {
        let Ok(time) = Id::new(TIME_PERIOD) else { return };
        for (head, period) in heads.iter().zip(periods) {
            if let Ok(period) = Id::new(period) {
                self.draft.profile.codes.entry(time.clone()).or_default().insert(head.text.clone(), period);
            }
        }
        if let (Some(head), Some(period)) = (heads.first(), periods.first()) {
            let doubt = Doubt::new(DoubtKind::NumberAsPeriod, TIME_PERIOD, &head.text).taking(period);
            self.doubt(doubt.at(grid.spot(grid.number(row), head.column)));
        }
    }
}

/// The headers of a row that are years of studies by two digits, `21-22 | 22-23`; none unless all that look so are.
fn short_years(grid: &Grid, row: usize) -> Vec<Head> {
    let Some(first) = first_filled(grid, row).filter(|_| grid.rows[row].1.len() <= COLUMNS_MAX) else {
        return Vec::new();
    };
    let is_written = |text: &str| text.chars().filter(|c| c.is_numeric()).count() == 4 && text.chars().count() <= 7;
    let cells = grid.rows[row].1.iter().enumerate().skip(first + 1).filter(|(_, cell)| cell.number.is_none());
    let texts: Vec<(usize, String)> =
        cells.map(|(column, cell)| (column, cell.label())).filter(|(_, text)| is_written(text)).collect();
    let written: Vec<&str> = texts.iter().map(|(_, text)| text.as_str()).collect();
    let Some(years) = short_years_in_a_row(&written) else { return Vec::new() };
    let head = |((column, text), year): ((usize, String), i16)| Head { column, text, number: i64::from(year) };
    texts.into_iter().zip(years).map(head).collect()
}

/// The headers of a row that count years from one that is called `N`, with how far each is from it.
fn relative_years(grid: &Grid, row: usize) -> Vec<Head> {
    let Some(first) = first_filled(grid, row).filter(|_| grid.rows[row].1.len() <= COLUMNS_MAX) else {
        return Vec::new();
    };
    let distance = |text: &str| match text.strip_prefix('N')?.trim_start() {
        "" => Some(0),
        rest => {
            let signed: String = rest.chars().map(western).filter(|c| !c.is_whitespace()).collect();
            let is_signed = signed.starts_with(['-', '+']) && signed.len() == 2;
            is_signed.then(|| signed.parse::<i64>().ok()).flatten()
        }
    };
    let cells = grid.rows[row].1.iter().enumerate().skip(first + 1).filter(|(_, cell)| is_short_text(cell));
    let texts = cells.map(|(column, cell)| (column, cell.label()));
    texts.filter_map(|(column, text)| Some(Head { column, number: distance(&text)?, text })).collect()
}

/// The year that a line says of `N`: `année N = 2023`.
pub(crate) fn year_of_n(line: &str) -> Option<i64> {
    let (before, after) = line.split_once('=')?;
    let is_n = before.split_whitespace().next_back()? == "N";
    let year = after.split_whitespace().next()?.trim_matches(|c: char| !c.is_numeric());
    let year: i64 = year.chars().map(western).collect::<String>().parse().ok()?;
    (is_n && is_year_number(year as f64)).then_some(year)
}

/// The headers of a row that are months by two digits, `01/23 | 02/23`, and what they mean; none unless each goes on where
/// the one before it ends.
fn short_months(grid: &Grid, row: usize) -> (Vec<Head>, Vec<String>) {
    let Some(first) = first_filled(grid, row).filter(|_| grid.rows[row].1.len() <= COLUMNS_MAX) else {
        return (Vec::new(), Vec::new());
    };
    let cells = grid.rows[row].1.iter().enumerate().skip(first + 1);
    let texts = cells.filter(|(_, cell)| cell.number.is_none()).map(|(column, cell)| (column, cell.label()));
    let month = |(column, text): (usize, String)| {
        let (number, period) = short_month(&text)?;
        Some((Head { column, text, number }, period))
    };
    let (heads, periods): (Vec<Head>, Vec<String>) = texts.filter_map(month).unzip();
    let goes_on = heads.windows(2).all(|pair| pair[0].number + 1 == pair[1].number);
    if goes_on { (heads, periods) } else { (Vec::new(), Vec::new()) }
}

/// Whether a cell may be a header at all: most cells are not, and looking closer takes its time.
fn is_short_text(cell: &KeptCell) -> bool {
    const HEADER_BYTES_MAX: usize = 80;
    cell.number.is_none() && (1..=HEADER_BYTES_MAX).contains(&cell.text.len()) && !is_digits(cell)
}

/// The first column of a row in which something stands.
fn first_filled(grid: &Grid, row: usize) -> Option<usize> {
    let (_, cells) = grid.rows.get(row)?;
    cells.iter().position(|cell| !cell.cell().is_blank())
}

fn rows_below(grid: &Grid, row: usize) -> impl Iterator<Item = usize> {
    row + 1..grid.rows.len().min(row + 1 + ROWS_BELOW)
}

fn has_numbers_below(grid: &Grid, [row, column]: [usize; 2]) -> bool {
    let is_number =
        |row: usize| grid.at(row, column).is_some_and(|cell| whole_number(cell).is_some() || is_digits(cell));
    rows_below(grid, row).any(is_number)
}

/// Whether a cell begins with a digit: a number with marks of any sort.
fn is_digits(cell: &KeptCell) -> bool {
    cell.number.is_some() || cell.text.trim_start().starts_with(char::is_numeric)
}

/// The numbers of a row that begins with a text, and holds nothing but texts and at least two whole numbers.
fn heads(grid: &Grid, row: usize) -> Option<Vec<Head>> {
    let first = first_filled(grid, row)?;
    let cells = &grid.rows[row].1;
    if whole_number(&cells[first]).is_some() || is_digits(&cells[first]) || cells.len() > COLUMNS_MAX {
        return None;
    }
    let mut found: Vec<Head> = Vec::new();
    for (column, cell) in cells.iter().enumerate().skip(first + 1).filter(|(_, cell)| !cell.cell().is_blank()) {
        match whole_number(cell) {
            Some(number) => found.push(Head { column, text: cell.label(), number }),
            None if cell.number.is_some() || cell.is_percent => return None,
            None => {}
        }
    }
    (found.len() >= 2).then_some(found)
}

/// The number of a cell that holds a whole one and nothing else but perhaps the mark of a footnote.
fn whole_number(cell: &KeptCell) -> Option<i64> {
    match cell.number {
        Some(number) => (number.fract() == 0.0 && (0.0..1e9).contains(&number)).then_some(number as i64),
        None => {
            let text: String = cell.label().chars().map(western).collect();
            let digits = text.trim_end_matches(['*', ' ']);
            let is_whole = (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
            is_whole.then(|| digits.parse().ok()).flatten()
        }
    }
}

/// What the numbers of a row mean, where all of them together leave no doubt that they are time.
fn meant(heads: &[Head]) -> Option<Meant> {
    let numbers: Vec<i64> = heads.iter().map(|head| head.number).collect();
    let is_rising = numbers.windows(2).all(|pair| pair[0] < pair[1]);
    let is_falling = numbers.windows(2).all(|pair| pair[0] > pair[1]);
    let years = numbers.iter().filter(|number| is_year_number(**number as f64)).count();
    if years > 0 && years < numbers.len() && are_mistyped(&numbers) {
        return Some(Meant::Years);
    }
    if !is_rising && !is_falling {
        return None;
    }
    let together = heads.iter().map(|head| Some(run_together(&head.text)?.to_string()));
    if let Some(periods) = together.collect::<Option<Vec<String>>>() {
        return Some(Meant::Known(periods));
    }
    let words = of_serial_numbers(&numbers).or_else(|| of_two_digits(&numbers)).or_else(|| of_months(&numbers));
    words.map(Meant::Words)
}

/// Whether the numbers that are no years are years with a slip of the hand: the digits of one that could stand there, in
/// another order, or all but one of them.
fn are_mistyped(numbers: &[i64]) -> bool {
    let years: Vec<i64> = numbers.iter().copied().filter(|number| is_year_number(*number as f64)).collect();
    let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) else { return false };
    let span = numbers.len() as i64;
    let is_slip = |number: &i64| (first - span..=last + span).any(|year| is_slip_of(*number, year));
    let others: Vec<i64> = numbers.iter().copied().filter(|number| !is_year_number(*number as f64)).collect();
    others.len() <= years.len() && others.iter().all(is_slip)
}

fn is_slip_of(number: i64, year: i64) -> bool {
    let (written, meant) = (number.to_string().into_bytes(), year.to_string().into_bytes());
    if written.len() != meant.len() {
        return false;
    }
    let sorted = |digits: &[u8]| {
        let mut digits = digits.to_vec();
        digits.sort_unstable();
        digits
    };
    let different = written.iter().zip(&meant).filter(|(one, other)| one != other).count();
    different == 1 || different == 2 && sorted(&written) == sorted(&meant)
}

/// The serial numbers that workbooks give days: where each is the first of a month, or the last, it says that month.
fn of_serial_numbers(numbers: &[i64]) -> Option<Vec<String>> {
    let days: Vec<Date> = numbers.iter().map(|number| day_of(*number)).collect::<Option<Vec<Date>>>()?;
    let is_last = |day: &Date| day.tomorrow().is_ok_and(|next| next.day() == 1);
    if days.iter().all(|day| day.day() == 1 && day.month() == 1)
        || days.iter().all(|day| is_last(day) && day.month() == 12)
    {
        return Some(days.iter().map(|day| format!("{:04}", day.year())).collect());
    }
    let are_months = days.iter().all(|day| day.day() == 1) || days.iter().all(is_last);
    are_months.then(|| days.iter().map(|day| format!("{:04}-{:02}", day.year(), day.month())).collect())
}

/// The day of a serial number, from 1990 to 2060.
fn day_of(number: i64) -> Option<Date> {
    if !(32_874..=58_806).contains(&number) {
        return None;
    }
    date(1899, 12, 30).checked_add(Span::new().days(number)).ok()
}

/// `22 | 23`: years one after the other, beyond what could be months.
fn of_two_digits(numbers: &[i64]) -> Option<Vec<String>> {
    let is_of_two = numbers.iter().all(|number| (0..=40).contains(number) || (80..=99).contains(number));
    let is_beyond_months = numbers.iter().any(|number| *number > 12);
    let steps = numbers.windows(2).all(|pair| (pair[1] - pair[0]).abs() == 1);
    let year = |number: &i64| if *number <= 40 { 2000 + number } else { 1900 + number };
    (is_of_two && is_beyond_months && steps).then(|| numbers.iter().map(|number| year(number).to_string()).collect())
}

/// `1 | 2 | 3 | …`: the months from January on.
fn of_months(numbers: &[i64]) -> Option<Vec<String>> {
    let are_months =
        (3..=12).contains(&numbers.len()) && numbers.iter().zip(1..).all(|(number, month)| *number == month);
    are_months.then(|| numbers.iter().map(|number| format!("M{number:02}")).collect())
}

/// Writes the periods of the numbers of a row.
fn write(grid: &mut Grid, row: usize, (heads, periods): (&[Head], &[String])) {
    for (head, period) in heads.iter().zip(periods) {
        grid.rows[row].1[head.column] = KeptCell { text: period.clone(), ..KeptCell::default() };
    }
}

/// Writes the months of a column of `202301`, below a header that speaks of time.
fn spell_out_column(grid: &mut Grid, [header, column]: [usize; 2]) {
    let mut filled = (header + 1..grid.rows.len()).filter(|&row| grid.at(row, column).is_some()).peekable();
    // Most columns of time hold something else, and many rows need not be looked at for that.
    if filled.peek().is_none_or(|&first| run_together(&grid.label(first, column)).is_none()) {
        return;
    }
    let mut months: Vec<(usize, String)> = Vec::new();
    let mut others = 0;
    for row in filled {
        match run_together(&grid.label(row, column)) {
            Some(period) => months.push((row, period.to_string())),
            None => others += 1,
        }
    }
    if others * 5 > months.len() || is_of_counts(&grid.label(header, column)) {
        return;
    }
    for (row, period) in months {
        grid.rows[row].1[column] = KeptCell { text: period, ..KeptCell::default() };
    }
}

/// Writes the months, quarters, weeks or days that small numbers are below a header that counts them, `Mois`, perhaps with
/// the years between them that head their rows. The reader knows them by that header.
fn spell_out_parts(grid: &mut Grid, [header, column]: [usize; 2]) {
    let head = grid.label(header, column);
    if !is_part_of_year_header(&head) || is_of_counts(&head) {
        return;
    }
    let mut parts: Vec<(usize, String)> = Vec::new();
    let (mut has_years, mut is_rising) = (false, true);
    let mut last: Option<String> = None;
    for row in header + 1..grid.rows.len() {
        let Some(cell) = grid.at(row, column) else { continue };
        let text = cell.label();
        if let Some(part) = part_below(&head, &text).and_then(written_part) {
            is_rising &= last.as_ref().is_none_or(|last| *last < part);
            last = Some(part.clone());
            parts.push((row, part));
        } else if only_year(&text).is_some() {
            has_years = true;
            last = None;
        } else if is_digits(cell) || parts.is_empty() && !has_years {
            return;
        }
    }
    let has_number = |row: usize| {
        let (_, cells) = &grid.rows[row];
        cells.iter().skip(column + 1).any(is_digits)
    };
    let are_beside_numbers = parts.iter().any(|(row, _)| has_number(*row));
    if parts.len() < 2 || has_years && !is_rising || !are_beside_numbers {
        return;
    }
    for (row, text) in parts {
        // A day says nothing alone, and is no number all the same.
        let is_word = text.parse::<u8>().is_ok();
        grid.rows[row].1[column] = KeptCell { text, is_word, ..KeptCell::default() };
    }
}

/// A part of a year as it is written in a draft.
fn written_part(part: Part) -> Option<String> {
    match part {
        Part::Month(month) => Some(format!("M{month:02}")),
        Part::Quarter(quarter) => Some(format!("Q{quarter}")),
        Part::Half(half) => Some(format!("S{half}")),
        Part::Week(week) => Some(format!("W{week:02}")),
        Part::Day(day) => Some(format!("{day:02}")),
        Part::Months(..) | Part::Days { .. } | Part::Year => None,
    }
}

/// The numbers of a row that count parts of the years right above them, with what they mean: those that its first text
/// counts, else months; none unless they count from one on below each year.
fn parts_below_years(grid: &Grid, row: usize) -> (Vec<Head>, Vec<String>) {
    // Up to four they may as well be quarters.
    const MONTHS_MIN: usize = 5;
    let none = || (Vec::new(), Vec::new());
    let Some(above) = row.checked_sub(1).filter(|&above| is_right_above(grid, [above, row])) else { return none() };
    let runs = runs_below_years(grid, [above, row]);
    let counts = |run: &Vec<Head>| run.iter().zip(1..).all(|(head, number)| head.number == number);
    if runs.iter().map(Vec::len).max().is_none_or(|most| most < 2) || !runs.iter().all(counts) {
        return none();
    }
    let name = first_filled(grid, row).map(|first| grid.label(row, first)).filter(|name| is_part_of_year_header(name));
    let is_certain = name.is_some() || runs.iter().any(|run| run.len() >= MONTHS_MIN);
    let name = name.as_deref().unwrap_or("Month");
    let heads: Vec<Head> = runs.into_iter().flatten().collect();
    let part = |head: &Head| part_below(name, &head.number.to_string());
    // The days of a year are in no year's month.
    let period = |head: &Head| part(head).filter(|part| !matches!(part, Part::Day(_))).and_then(written_part);
    match heads.iter().map(period).collect::<Option<Vec<String>>>() {
        Some(periods) if is_certain => (heads, periods),
        _ => none(),
    }
}

fn is_right_above(grid: &Grid, [above, row]: [usize; 2]) -> bool {
    grid.number(above).map(|number| number + 1) == grid.number(row)
}

/// The numbers of a row in groups, one for each year in the row above; none where something else stands above them.
fn runs_below_years(grid: &Grid, [above, row]: [usize; 2]) -> Vec<Vec<Head>> {
    let mut runs: Vec<Vec<Head>> = Vec::new();
    let mut year = String::new();
    let (_, cells) = &grid.rows[row];
    for (column, cell) in cells.iter().enumerate().take(COLUMNS_MAX).filter(|(_, cell)| !cell.cell().is_blank()) {
        let number = whole_number(cell);
        if number.is_none() && is_digits(cell) {
            return Vec::new();
        }
        let Some(number) = number else { continue };
        let mut left = (0..=column).rev().map(|at| (at, grid.label(above, at)));
        let Some((at, upper)) = left.find(|(_, text)| !text.is_empty()) else { return Vec::new() };
        // A year above the first of the labels heads rows, and no columns.
        if only_year(&upper).is_none() || upper != year && at != column {
            return Vec::new();
        }
        if upper != year {
            year = upper;
            runs.push(Vec::new());
        }
        if let Some(run) = runs.last_mut() {
            run.push(Head { column, text: cell.label(), number });
        }
    }
    runs
}

/// Whether a header counts something although it speaks of time, `Nombre par an`.
pub(super) fn is_of_counts(header: &str) -> bool {
    fold(header).split(' ').any(is_count_word_of_header)
}

#[cfg(test)]
mod tests {
    use super::{Head, Meant, is_of_counts, meant};

    /// What a row of numbers means, with commas between; `years` where some are slips of the hand.
    fn check(numbers: &[i64], expected: &str) {
        let heads: Vec<Head> =
            numbers.iter().map(|&number| Head { column: 1, text: number.to_string(), number }).collect();
        let found = match meant(&heads) {
            Some(Meant::Known(periods) | Meant::Words(periods)) => periods.join(","),
            Some(Meant::Years) => "years".to_owned(),
            None => String::new(),
        };
        assert_eq!(found, expected, "{numbers:?}");
    }

    #[test]
    fn what_counts_months_is_no_column_of_months() {
        for header in ["Nombre de mois", "Nb de mois", "Nbre de mois", "Number of months", "عدد الأشهر"] {
            assert!(is_of_counts(header), "{header}");
        }
        assert!(!is_of_counts("Mois") && !is_of_counts("الشهر"));
    }

    #[test]
    fn numbers_above_values_are_time_where_all_of_them_leave_no_doubt() {
        check(&[202_401, 202_402], "2024-01,2024-02");
        check(&[202_413, 202_414], "");
        check(&[22, 23], "2022,2023");
        check(&[99, 100], "");
        check(&[11, 12], "");
        check(&[1, 2, 3], "M01,M02,M03");
        check(&[1, 2], "");
        check(&[5, 6], "");
        // 1 January and 1 February 2024, as a workbook counts days; the day after each is no first of a month.
        check(&[45_292, 45_323], "2024-01,2024-02");
        check(&[45_293, 45_324], "");
        // 31 December 2022 and 2023.
        check(&[44_926, 45_291], "2022,2023");
    }

    #[test]
    fn a_year_with_a_slip_of_the_hand_is_no_count_among_years() {
        check(&[2021, 2202, 2023], "years");
        check(&[2022, 2202], "years");
        check(&[2022, 3023], "years");
        check(&[2022, 1480], "");
        check(&[2022, 4810, 5120], "");
    }
}
