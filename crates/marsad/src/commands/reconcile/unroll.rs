//! Totals since the beginning of the year from a file, turned into figures of periods.
//!
//! Holds: how periods are numbered and named. Does not hold: the differences, which are in `marsad-reconcile`.

use std::collections::BTreeMap;

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
const MONTHS: i32 = 12;

pub(super) fn run(asked: &Unroll, console: &Console) -> Result<Answer, Failure> {
    let table = Table::read(&asked.file.file, &[PERIOD, TOTAL], console)?;
    let cells = Cells { table: &table, console };
    let mut names = Names::default();
    let mut series: BTreeMap<(usize, i32), Vec<Total>> = BTreeMap::new();
    let mut findings = table.unread();
    for row in table.rows() {
        match total(cells, row, asked.year_begins) {
            Ok(total) => {
                let place = names.place(table.text(row, SERIES));
                series.entry((place, total.months)).or_default().push(total);
            }
            Err(told) => findings.push(told),
        }
    }
    let mut rows = Vec::new();
    for ((place, months), totals) in &series {
        let year = Year { begins: asked.year_begins, months: *months };
        let unrolled = Unrolled::new(year, totals);
        rows.extend(unrolled.rows(names.name(*place)));
        findings.extend(unrolled.findings(names.name(*place), console.voice()));
    }
    Ok(Answer { header: named(&HEADER), rows, findings, about: None })
}

/// A total, by the first month of its period: months since the beginning of the year 0.
struct Total {
    month: i32,
    /// How many months its period has.
    months: i32,
    value: f64,
}

/// The total in a row, whose period must be a part of a year that begins with a month.
fn total(cells: Cells<'_>, row: Row, year_begins: u8) -> Result<Total, Told> {
    let period = cells.time(row, PERIOD)?;
    let wanted = || cells.left_out((row, PERIOD), "unroll-wanted-period");
    let (month, months) = months_of(&period).ok_or_else(wanted)?;
    let is_apart = (month - i32::from(year_begins) + 1).rem_euclid(months) != 0;
    if is_apart {
        return Err(wanted());
    }
    Ok(Total { month, months, value: cells.needed_amount(row, TOTAL)? })
}

/// The first month of a period and how many it has; none where it is no part of a year in whole months.
fn months_of(period: &TimePeriod) -> Option<(i32, i32)> {
    let months = match period.frequency()? {
        Frequency::M => 1,
        Frequency::Q => 3,
        Frequency::T => 4,
        Frequency::S => 6,
        Frequency::A | Frequency::W | Frequency::D | Frequency::I => return None,
    };
    let start = period.start().date();
    Some((i32::from(start.year()) * MONTHS + i32::from(start.month()) - 1, months))
}

/// How a year is divided.
#[derive(Clone, Copy)]
struct Year {
    /// The month in which it begins, from 1.
    begins: u8,
    /// How many months a period has.
    months: i32,
}

impl Year {
    /// The first month of the year of a month.
    fn start(self, month: i32) -> i32 {
        let offset = i32::from(self.begins) - 1;
        (month - offset).div_euclid(MONTHS) * MONTHS + offset
    }

    /// The name of the period that begins with a month.
    fn name(self, month: i32) -> String {
        let (year, month) = (month.div_euclid(MONTHS), month.rem_euclid(MONTHS));
        match self.months {
            3 => format!("{year:04}-Q{}", month / 3 + 1),
            4 => format!("{year:04}-T{}", month / 4 + 1),
            6 => format!("{year:04}-S{}", month / 6 + 1),
            _ => format!("{year:04}-{:02}", month + 1),
        }
    }
}

/// A series of totals with what becomes of it.
struct Unrolled {
    year: Year,
    /// The first month of the period with the number 0, which begins a year.
    first: i32,
    /// The totals by the numbers of their periods.
    totals: Vec<YearToDate>,
    found: marsad_reconcile::benchmarking::Unrolled,
}

impl Unrolled {
    fn new(year: Year, totals: &[Total]) -> Self {
        let earliest = totals.iter().map(|total| total.month).min().unwrap_or_default();
        let first = year.start(earliest);
        let number = |month: i32| usize::try_from((month - first) / year.months).unwrap_or_default();
        let totals: Vec<YearToDate> =
            totals.iter().map(|total| YearToDate { period: number(total.month), value: total.value }).collect();
        let periods_per_year = usize::try_from(MONTHS / year.months).unwrap_or(1);
        let found = unroll_year_to_date(&totals, Calendar { periods_per_year, first_in_year: 0 });
        Self { year, first, totals, found }
    }

    /// The name of a period by its number.
    fn name(&self, period: usize) -> String {
        let period = i32::try_from(period).unwrap_or_default();
        self.year.name(self.first + period * self.year.months)
    }

    fn rows(&self, series: &str) -> Vec<Vec<Cell>> {
        let total = |period: usize| self.totals.iter().find(|total| total.period == period).map(|total| total.value);
        let row = |benchmark: &Benchmark| {
            vec![
                Cell::Text(series.to_owned()),
                Cell::Text(self.name(benchmark.first)),
                Cell::Text(self.name(benchmark.last)),
                Cell::Number(total(benchmark.last)),
                Cell::Number(Some(benchmark.value)),
            ]
        };
        self.found.benchmarks.iter().map(row).collect()
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

    /// A period with the name of its series, where it has one.
    fn of(&self, series: &str, period: usize) -> String {
        let period = self.name(period);
        if series.is_empty() { period } else { format!("{period} ({series})") }
    }
}

#[cfg(test)]
mod tests {
    use super::{Year, months_of};

    #[test]
    fn a_period_is_known_by_its_first_month() {
        let check = |text: &str, expected: Option<(i32, i32)>| assert_eq!(months_of(&text.parse().unwrap()), expected);
        check("2023-02", Some((24_277, 1)));
        check("2023-Q3", Some((24_282, 3)));
        check("2023-T2", Some((24_280, 4)));
        check("2023-S2", Some((24_282, 6)));
        check("2023", None);
        check("2023-05-01", None);
    }

    #[test]
    fn a_year_may_begin_with_another_month() {
        let year = Year { begins: 7, months: 3 };
        // May 2023 is of the year that began in July 2022.
        assert_eq!(year.name(year.start(24_280)), "2022-Q3");
        let usual = Year { begins: 1, months: 1 };
        assert_eq!(usual.name(usual.start(24_280)), "2023-01");
    }
}
