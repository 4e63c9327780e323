//! What a column of changes may mean: from which value to which. A change is from the earlier period to the later one,
//! whichever of them stands first.

use marsad_model::Frequency;

use super::beside::Beside;
use super::{Given, Held, Meaning, loosely, percentages};
use crate::checks::printed::printed;
use crate::methods::rounding::{Agreement, growth_agrees};
use crate::names::fold;
use crate::reading::beside::{PrintedColumn, PrintedNumber};
use crate::values::periods::year_of_two_digits;

/// Between which two values of a series a change may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// The two years that the header names.
    Years([i16; 2]),
    /// The value to the left, and the one of its series beside it in the row.
    Neighbours,
    /// The first and the last value of the series in the row.
    FirstAndLast,
    /// The first two values of the series in a row in which the most recent stands first.
    Latest,
    /// The value to the left, and that of the period before it in another row.
    Above,
}

/// The changes between the years that the header names, else between any two values that may be meant.
pub(super) fn meanings(beside: &Beside<'_>, column: &PrintedColumn) -> Vec<Meaning> {
    let ways = match years_of(&column.header) {
        Some(years) => vec![Way::Years(years)],
        None => vec![Way::Neighbours, Way::FirstAndLast, Way::Latest, Way::Above],
    };
    let is_percent = column.header.contains(['%', '٪']) || column.numbers.iter().all(|number| number.is_percent);
    let meaning = |way: Way| {
        let pair = |number: &PrintedNumber| pair(beside, way, (number.row, column.at));
        let held = column.numbers.iter().filter_map(|number| held(beside, pair(number)?, number));
        let held: Vec<Held> = held.collect();
        let is_only = |held: &Held| is_only_way(beside, way, (held.printed.row, column.at));
        Meaning { is_certain: is_percent && !held.is_empty() && held.iter().all(is_only), held }
    };
    ways.into_iter().map(meaning).collect()
}

/// The observations before and after a change.
fn pair(beside: &Beside<'_>, way: Way, (row, column): (u32, usize)) -> Option<[usize; 2]> {
    let last = beside.left_of(row, column)?;
    let series = beside.series_of(last);
    let of_row = || beside.row(row).iter().copied().filter(|&at| beside.series_of(at) == series);
    match way {
        Way::Years(years) => {
            let [before, after] = years.map(|year| only(of_row().filter(|&at| beside.year(at) == Some(year))));
            Some([before?, after?])
        }
        Way::Neighbours => {
            let other = of_row().rev().find(|&at| beside.column(at) < beside.column(last))?;
            Some(in_time(beside, [other, last]))
        }
        Way::FirstAndLast => Some(in_time(beside, [of_row().next().filter(|&at| at != last)?, last])),
        Way::Latest => {
            let all: Vec<usize> = of_row().collect();
            let is_backwards = all.windows(2).all(|pair| beside.period(pair[0]) > beside.period(pair[1]));
            match all[..] {
                [latest, before, ..] if is_backwards => Some([before, latest]),
                _ => None,
            }
        }
        Way::Above => {
            let all = beside.series(last);
            let at = all.iter().position(|&at| at == last)?;
            Some([*all.get(at.checked_sub(1)?)?, last])
        }
    }
}

/// Two observations, the earlier period first.
fn in_time(beside: &Beside<'_>, [one, other]: [usize; 2]) -> [usize; 2] {
    if beside.period(one) > beside.period(other) { [other, one] } else { [one, other] }
}

/// The one that there is; none of several.
fn only(mut all: impl Iterator<Item = usize>) -> Option<usize> {
    let first = all.next()?;
    all.next().is_none().then_some(first)
}

/// Whether a change in a row can be between no other two values: the header names the years, a series has two values in
/// the row, or one in each row of a year.
fn is_only_way(beside: &Beside<'_>, way: Way, (row, column): (u32, usize)) -> bool {
    let Some(last) = beside.left_of(row, column) else { return false };
    let series = beside.series_of(last);
    let is_alone = beside.row(row).iter().all(|&at| beside.series_of(at) == series);
    let count = beside.row(row).len();
    match way {
        Way::Years(_) => true,
        Way::Neighbours => is_alone && count == 2,
        Way::FirstAndLast | Way::Latest => false,
        Way::Above => {
            is_alone && count == 1 && beside.period(last).is_some_and(|period| period.frequency() == Some(Frequency::A))
        }
    }
}

/// A printed change held against two values; none where there is no change to compute.
fn held(beside: &Beside<'_>, pair: [usize; 2], number: &PrintedNumber) -> Option<Held> {
    let (before, after) = (beside.value(pair[0])?, beside.value(pair[1])?);
    let decimals = beside.values.structure.measure.decimals;
    let numbers = [before, after].map(|value| printed(value, decimals));
    let check = |percent: f64| growth_agrees(&numbers[0], &numbers[1], &loosely(percent));
    let percent = check(number.value).computed?.value;
    let is_off = |percent: f64| matches!(check(percent).agreement, Agreement::Off { .. } | Agreement::Undefined);
    let is_difference = (after - before - number.value).abs() <= loosely(number.value).half_unit;
    let agrees = is_difference || percentages(number).any(|percent| !is_off(percent));
    Some(Held { printed: *number, agrees, is_telling: true, given: Given::Change { before, after, percent } })
}

/// The two years that a header names, the earlier first: `Var. 24/23 (%)`, `Évolution 2022-2023`.
fn years_of(header: &str) -> Option<[i16; 2]> {
    let folded = fold(header);
    let numbers = folded.split(' ').filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    let years: Vec<i16> = numbers
        .filter_map(|word| match (word.len(), word.parse::<i16>().ok()?) {
            (4, year @ 1900..=2100) => Some(year),
            (2, year) => Some(year_of_two_digits(year)),
            _ => None,
        })
        .collect();
    match years[..] {
        [first, second] if first != second => Some([first.min(second), first.max(second)]),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::years_of;

    #[test]
    fn a_header_names_the_years_of_its_change() {
        for (header, years) in [
            ("Var. 24/23 (%)", Some([2023, 2024])),
            ("Évolution 2022-2023", Some([2022, 2023])),
            ("التطور ٢٠٢٢/٢٠٢١", Some([2021, 2022])),
            ("Évolution (%)", None),
            ("Évolution 2023 (%)", None),
            ("Var. 21/22/23", None),
        ] {
            assert_eq!(years_of(header), years, "{header}");
        }
    }
}
