//! What a column of totals, or of totals since January, adds up.

use std::collections::BTreeSet;

use marsad_model::{Frequency, TOTAL, TimePeriod};

use super::beside::Beside;
use super::{Given, Held, Meaning};
use crate::checks::printed::common_decimals;
use crate::names::fold;
use crate::reading::beside::{PrintedColumn, PrintedNumber};

/// The totals since January of the value to the left of each number: of those in its row, else of those in the rows above.
pub(super) fn running(beside: &Beside<'_>, column: &PrintedColumn) -> Vec<Meaning> {
    let year = year_of(&column.header);
    let ways = [of_row as Way, of_series as Way];
    ways.into_iter()
        .map(|way| {
            let parts = |number: &PrintedNumber| {
                let last = beside.left_of(number.row, column.at)?;
                let is_its_year = year.is_none() || beside.year(last) == year;
                since_january(beside, way(beside, number.row, last)).filter(|_| is_its_year)
            };
            let held: Vec<Held> =
                column.numbers.iter().filter_map(|n| held(beside, column, (&parts(n)?[..], n))).collect();
            // The months are all there, and one or two that are wrong may be all rows of the table.
            Meaning { is_certain: (1..3).contains(&held.len()), held }
        })
        .collect()
}

/// Which values may belong to a total since January whose last value is known.
type Way = fn(&Beside<'_>, u32, usize) -> Vec<usize>;

/// The values of a series in a row up to one of them, where there are several.
fn of_row(beside: &Beside<'_>, row: u32, last: usize) -> Vec<usize> {
    let series = beside.series_of(last);
    let is_up_to = |at: &usize| beside.series_of(*at) == series && beside.period(*at) <= beside.period(last);
    let mut found: Vec<usize> = beside.row(row).iter().copied().filter(is_up_to).collect();
    found.sort_by(|a, b| beside.period(*a).cmp(&beside.period(*b)));
    if found.len() > 1 { found } else { Vec::new() }
}

/// The values of a series in all rows up to one of them.
fn of_series(beside: &Beside<'_>, _: u32, last: usize) -> Vec<usize> {
    let all = beside.series(last);
    let end = all.iter().position(|&at| at == last).map_or(0, |at| at + 1);
    all[..end].to_vec()
}

/// Of values in the order of time those of the year of the last; none where they do not follow each other from January on.
fn since_january(beside: &Beside<'_>, values: Vec<usize>) -> Option<Vec<usize>> {
    let year = beside.year(*values.last()?);
    let of_year: Vec<usize> = values.into_iter().filter(|&at| beside.year(at) == year).collect();
    let periods: Vec<&TimePeriod> = of_year.iter().filter_map(|&at| beside.period(at)).collect();
    let first = periods.first()?;
    let is_part = |period: &&&TimePeriod| {
        use Frequency::{M, Q, S, T};
        matches!(period.frequency(), Some(M | Q | S | T)) && period.frequency() == first.frequency()
    };
    let is_from_january = first.start().date().month() == 1 && first.start().date().day() == 1;
    let follow_each_other = periods.windows(2).all(|pair| pair[0].end() == pair[1].start());
    let is_whole = is_from_january && follow_each_other && periods.iter().filter(is_part).count() == periods.len();
    is_whole.then_some(of_year)
}

/// The values of which a number may be the total.
type PartsOf<'p> = &'p dyn Fn(&PrintedNumber) -> Vec<usize>;

/// The totals of each row: of all values, of those without the totals among them, and of those of the period to the left.
pub(super) fn totals(beside: &Beside<'_>, column: &PrintedColumn) -> Vec<Meaning> {
    let year = year_of(&column.header);
    let is_its_year = |at: &usize| year.is_none() || beside.year(*at) == year;
    let all =
        |number: &PrintedNumber| -> Vec<usize> { beside.row(number.row).iter().copied().filter(is_its_year).collect() };
    let of_period = |number: &PrintedNumber| -> Vec<usize> {
        let period = beside.left_of(number.row, column.at).and_then(|at| beside.period(at));
        all(number).into_iter().filter(|&at| beside.period(at) == period).collect()
    };
    let without = |parts: Vec<usize>| without_totals(beside, &parts);
    let parts_alone = |number: &PrintedNumber| without(all(number));
    let parts_of_period = |number: &PrintedNumber| without(of_period(number));
    let ways: [PartsOf<'_>; 4] = [&all, &parts_alone, &of_period, &parts_of_period];
    ways.into_iter()
        .map(|way| {
            let several = |number: &PrintedNumber| Some(way(number)).filter(|parts| parts.len() > 1);
            let held = column.numbers.iter().filter_map(|n| held(beside, column, (&several(n)?[..], n)));
            Meaning { held: held.collect(), is_certain: false }
        })
        .collect()
}

/// The values of a row without those that are the total of a dimension in which the others differ.
fn without_totals(beside: &Beside<'_>, parts: &[usize]) -> Vec<usize> {
    let columns = &beside.values.dimensions;
    let differing = columns
        .iter()
        .filter(|column| parts.iter().map(|&at| column.places.get(at)).collect::<BTreeSet<u32>>().len() > 1);
    let differing: Vec<_> = differing.collect();
    let is_total = |at: usize| differing.iter().any(|column| column.word(at).is_some_and(|code| *code == *TOTAL));
    parts.iter().copied().filter(|&at| !is_total(at)).collect()
}

/// A printed total held against the sum of its parts; none where one of them has no value.
fn held(beside: &Beside<'_>, column: &PrintedColumn, (parts, number): (&[usize], &PrintedNumber)) -> Option<Held> {
    let values: Vec<f64> = parts.iter().map(|&at| beside.value(at)).collect::<Option<_>>()?;
    if values.is_empty() || number.is_percent {
        return None;
    }
    let (factor, total) = (column.scale.of(1.0), column.scale.of(number.value));
    let sum: f64 = values.iter().sum();
    let agrees = (sum - total).abs() <= tolerance(beside, &values, (number.value, factor)) + 1e-9 * sum.abs();
    Some(Held { printed: *number, agrees, is_telling: true, given: Given::Sum { sum, total } })
}

/// How far a total and the sum of its parts may be apart by rounding: half a unit of the last digit that any of them shows,
/// for each of them. Counts in full are exact.
fn tolerance(beside: &Beside<'_>, values: &[f64], (total, factor): (f64, f64)) -> f64 {
    let written = values.iter().map(|value| ((value / factor) * 1e6).round() / 1e6);
    let decimals = common_decimals(written.chain([total])).max(0);
    let is_exact = decimals == 0 && factor == 1.0 && beside.values.structure.measure.decimals == 0;
    if is_exact { 0.0 } else { 0.5 * factor * (values.len() + 1) as f64 * 10f64.powi(-decimals) }
}

/// The year that a header names, if it names one.
fn year_of(header: &str) -> Option<i16> {
    let folded = fold(header);
    let mut years = folded.split(' ').filter_map(|word| word.parse::<i16>().ok()).filter(|n| (1900..=2100).contains(n));
    let year = years.next()?;
    years.next().is_none().then_some(year)
}

#[cfg(test)]
mod tests {
    use super::year_of;

    #[test]
    fn a_header_may_name_the_year_of_its_total() {
        assert_eq!(
            (year_of("Total 2022"), year_of("Cumul fin avril"), year_of("Total 2021-2022")),
            (Some(2022), None, None)
        );
    }
}
