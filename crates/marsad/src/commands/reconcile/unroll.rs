//! Totals since the beginning of the year from a file, turned into figures of periods.
//!
//! Holds: how periods are numbered and named. A total is of all months until the end of its period, however long that is,
//! so months, quarters, half-years and years of one series are one row of totals, numbered by their last months. Does not hold: the
//! differences, which are in `marsad-reconcile`.

use std::collections::{BTreeMap, HashMap};

use marsad_i18n::{Voice, args};
use marsad_model::{Frequency, TimePeriod};
use marsad_reconcile::benchmarking::{Benchmark, Calendar, Finding, YearToDate, unroll_year_to_date};

use super::answer::{Answer, Cell, Told, named};
use super::cells::Cells;
use super::table::{Names, Row, Table};
use crate::cli_reconcile::Unroll;
use crate::console::Console;
use crate::failure::Failure;

const SERIES: &str = "SERIES";
const PERIOD: &str = "PERIOD";
const TOTAL: &str = "TOTAL";
const HEADER: [&str; 5] = [SERIES, "FROM", PERIOD, TOTAL, "VALUE"];
/// The months of a year, as a difference of months and as a number of periods.
const MONTHS: i32 = 12;
const MONTHS_OF_A_YEAR: usize = 12;

pub(super) fn run(asked: &Unroll, console: &Console) -> Result<Answer, Failure> {
    let table = Table::read(&asked.file.file, &[PERIOD, TOTAL], console)?;
    let cells = Cells { table: &table, console };
    let mut names = Names::default();
    let mut series: BTreeMap<usize, Vec<Total>> = BTreeMap::new();
    let mut findings = table.unread();
    for row in table.rows() {
        match total(cells, row, asked.year_begins) {
            Ok(Some(total)) => series.entry(names.place(table.text(row, SERIES))).or_default().push(total),
            // A blank is a total that nobody said.
            Ok(None) => {}
            Err(told) => findings.push(told),
        }
    }
    let mut rows = Vec::new();
    for (place, totals) in series {
        let unrolled = Unrolled::new(asked.year_begins, totals);
        rows.extend(unrolled.rows(names.name(place)));
        findings.extend(unrolled.findings(names.name(place), console.voice()));
    }
    Ok(Answer { header: named(&HEADER), rows, findings, about: None })
}

/// What was counted until the end of a period.
#[derive(Clone, Copy, Debug)]
struct Total {
    period: Months,
    value: f64,
}

/// The total in a row, whose period must be a year that begins with a month, or a part of one; none where the total is blank.
fn total(cells: Cells<'_>, row: Row, year_begins: u8) -> Result<Option<Total>, Told> {
    let period = cells.time(row, PERIOD)?;
    let wanted = || cells.left_out((row, PERIOD), "unroll-wanted-period");
    let period = Months::of(&period).ok_or_else(wanted)?;
    let is_apart = (period.first - i32::from(year_begins) + 1).rem_euclid(period.count) != 0;
    if is_apart {
        return Err(wanted());
    }
    Ok(cells.amount(row, TOTAL)?.map(|value| Total { period, value }))
}

/// A period in whole months. Months are counted from the beginning of the year 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Months {
    first: i32,
    count: i32,
}

impl Months {
    /// The months of a period; none where it is neither a year nor a part of one in whole months.
    fn of(period: &TimePeriod) -> Option<Self> {
        let count = match period.frequency()? {
            Frequency::M => 1,
            Frequency::Q => 3,
            Frequency::T => 4,
            Frequency::S => 6,
            Frequency::A => MONTHS,
            Frequency::W | Frequency::D | Frequency::I => return None,
        };
        let start = period.start().date();
        Some(Self { first: i32::from(start.year()) * MONTHS + i32::from(start.month()) - 1, count })
    }

    fn last(self) -> i32 {
        self.first + self.count - 1
    }

    /// The period as long as this one that begins with `month`; the month alone where none begins there.
    fn beginning_with(self, month: i32) -> Self {
        let count = if month.rem_euclid(self.count) == 0 { self.count } else { 1 };
        Self { first: month, count }
    }

    /// The period as it is named beside a figure of its months from `month` on: a year of which only the end is meant by its
    /// last month, since what stands beside a year is read as its total.
    fn with_figure_from(self, month: i32) -> Self {
        let is_end_of_year = self.count == MONTHS && month != self.first;
        if is_end_of_year { Self { first: self.last(), count: 1 } } else { self }
    }

    /// How the standard writes it.
    fn name(self) -> String {
        let (year, month) = (self.first.div_euclid(MONTHS), self.first.rem_euclid(MONTHS));
        match self.count {
            3 => format!("{year:04}-Q{}", month / 3 + 1),
            4 => format!("{year:04}-T{}", month / 4 + 1),
            6 => format!("{year:04}-S{}", month / 6 + 1),
            MONTHS => format!("{year:04}"),
            _ => format!("{year:04}-{:02}", month + 1),
        }
    }
}

/// The first month of the year of a month, in years that begin with the month `begins`, from 1.
fn start_of_year(month: i32, begins: u8) -> i32 {
    let offset = i32::from(begins) - 1;
    (month - offset).div_euclid(MONTHS) * MONTHS + offset
}

/// A series of totals with what becomes of it.
struct Unrolled {
    /// The month with the number 0, which begins a year.
    first: i32,
    totals: Vec<Total>,
    found: marsad_reconcile::benchmarking::Unrolled,
}

impl Unrolled {
    fn new(year_begins: u8, totals: Vec<Total>) -> Self {
        let totals = each_once(totals);
        let earliest = totals.iter().map(|total| total.period.first).min().unwrap_or_default();
        let first = start_of_year(earliest, year_begins);
        let number = |month: i32| usize::try_from(month - first).unwrap_or_default();
        let numbered: Vec<YearToDate> =
            totals.iter().map(|total| YearToDate { period: number(total.period.last()), value: total.value }).collect();
        let found = unroll_year_to_date(&numbered, Calendar { periods_per_year: MONTHS_OF_A_YEAR, first_in_year: 0 });
        Self { first, totals, found }
    }

    /// A month by its number.
    fn month(&self, number: usize) -> i32 {
        self.first + i32::try_from(number).unwrap_or_default()
    }

    /// The total that ends with a month: of several the first, which is the one that was used.
    fn ending(&self, number: usize) -> Option<&Total> {
        let month = self.month(number);
        self.totals.iter().find(|total| total.period.last() == month)
    }

    fn rows(&self, series: &str) -> Vec<Vec<Cell>> {
        let row = |benchmark: &Benchmark| {
            let total = self.ending(benchmark.last)?;
            let first = self.month(benchmark.first);
            let from = total.period.beginning_with(first);
            Some(vec![
                Cell::Text(series.to_owned()),
                Cell::Text(from.name()),
                Cell::Text(total.period.with_figure_from(first).name()),
                Cell::Number(Some(total.value)),
                Cell::Number(Some(benchmark.value)),
            ])
        };
        self.found.benchmarks.iter().filter_map(row).collect()
    }

    fn findings(&self, series: &str, voice: &Voice) -> Vec<Told> {
        let told = |finding: &Finding| {
            let arguments = match *finding {
                Finding::TotalFalls { period, difference } => {
                    let decimals = u8::from(difference.fract() != 0.0);
                    args()
                        .text("period", &self.of(series, period))
                        .text("difference", &voice.number(difference, decimals))
                }
                Finding::YearBeganBefore { period }
                | Finding::TotalTwice { period }
                | Finding::TotalNotFinite { period } => args().text("period", &self.of(series, period)),
                // The others are about series that are made to agree.
                _ => args(),
            };
            (format!("benchmark-{}", finding.word()), arguments)
        };
        self.found.findings.iter().map(told).collect()
    }

    /// The period of the total that ends with a month, with the name of its series, where it has one.
    fn of(&self, series: &str, number: usize) -> String {
        let period = self.ending(number).map_or_else(String::new, |total| total.period.name());
        if series.is_empty() { period } else { format!("{period} ({series})") }
    }
}

/// The totals without those of a period of another length that say what an earlier one says of the same day, as a quarter
/// and its last month do.
fn each_once(totals: Vec<Total>) -> Vec<Total> {
    let mut said: HashMap<i32, Total> = HashMap::new();
    let says_it_again =
        |known: &Total, total: &Total| known.period.count != total.period.count && known.value == total.value;
    let is_new = |total: &Total| {
        let known = *said.entry(total.period.last()).or_insert(*total);
        !says_it_again(&known, total)
    };
    totals.into_iter().filter(is_new).collect()
}

#[cfg(test)]
mod tests {
    use super::{Months, Total, Unrolled, start_of_year};

    fn months(text: &str) -> Option<Months> {
        Months::of(&text.parse().unwrap())
    }

    /// The first and the last month of each row with its value, and how many findings there are.
    fn unroll(totals: &[(&str, f64)]) -> (Vec<(i32, i32, f64)>, usize) {
        let total = |(period, value): &(&str, f64)| Total { period: months(period).unwrap(), value: *value };
        let unrolled = Unrolled::new(1, totals.iter().map(total).collect());
        let rows = unrolled.found.benchmarks.iter();
        let rows = rows.map(|row| (unrolled.month(row.first), unrolled.month(row.last), row.value)).collect();
        (rows, unrolled.found.findings.len())
    }

    #[test]
    fn a_period_is_known_by_its_months_and_named_by_them() {
        let check = |text: &str, expected: Option<(i32, i32)>| {
            let found = months(text);
            assert_eq!(found.map(|months| (months.first, months.count)), expected);
            assert!(found.is_none_or(|months| months.name() == text), "{text}");
        };
        check("2023-02", Some((24_277, 1)));
        check("2023-Q3", Some((24_282, 3)));
        check("2023-T2", Some((24_280, 4)));
        check("2023-S2", Some((24_282, 6)));
        check("2023", Some((24_276, 12)));
        check("2023-W05", None);
        check("2023-05-01", None);
    }

    #[test]
    fn a_year_may_begin_with_another_month() {
        let quarter = |month: i32| Months { first: month, count: 3 }.name();
        // May 2023 is of the year that began in July 2022.
        assert_eq!(quarter(start_of_year(24_280, 7)), "2022-Q3");
        assert_eq!(quarter(start_of_year(24_280, 1)), "2023-Q1");
    }

    #[test]
    fn the_first_of_several_periods_is_named_by_the_month_where_no_period_of_that_length_begins() {
        let half = months("2023-S2").unwrap();
        assert_eq!(half.beginning_with(24_282).name(), "2023-S2");
        assert_eq!(half.beginning_with(24_285).name(), "2023-10");
    }

    /// 5 until March, 20 until June and 30 until September are 5, 15 and 10: 30 together, whatever the periods are called.
    #[test]
    fn totals_of_periods_of_several_lengths_are_one_row_of_totals() {
        let mixed = unroll(&[("2023-Q1", 5.0), ("2023-06", 20.0), ("2023-Q3", 30.0)]);
        let expected = vec![(24_276, 24_278, 5.0), (24_279, 24_281, 15.0), (24_282, 24_284, 10.0)];
        assert_eq!(mixed, (expected, 0));
    }

    #[test]
    fn a_quarter_and_its_last_month_may_say_one_thing_and_not_two() {
        let (rows, findings) = unroll(&[("2023-Q1", 5.0), ("2023-03", 5.0), ("2023-S1", 20.0)]);
        assert_eq!((rows, findings), (vec![(24_276, 24_278, 5.0), (24_279, 24_281, 15.0)], 0));
        assert_eq!(unroll(&[("2023-Q1", 5.0), ("2023-03", 6.0)]).1, 1, "two totals until the end of March");
    }
}
