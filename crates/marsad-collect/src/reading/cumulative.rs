//! Totals since January, taken apart into the values of their periods.

use std::collections::{BTreeMap, HashSet};

use marsad_model::{Finding, FindingCode, Frequency, ObservationColumns, Place, Severity, TimePeriod};

use super::log::Log;
use super::situation;

/// The places of the codes of a series, and a year.
type SeriesOfYear = (Vec<u32>, i16);

/// Puts in place of each total since January the value of its period: the total less the one before in the same year.
///
/// Where the one before is missing, the value cannot be known and its row is taken out with a finding. Periods that say
/// themselves how many months they have, such as nine since January, stay as they are, which is told where all are such.
pub(crate) fn unroll(out: &mut ObservationColumns, log: &mut Log, file: &str) {
    let mut series: BTreeMap<SeriesOfYear, Vec<(u32, usize)>> = BTreeMap::new();
    for row in 0..out.len() {
        let Some((year, number)) = out.periods.word(row).and_then(number_in_year) else { continue };
        let key: Vec<u32> = out.dimensions.iter().map(|column| column.places.get(row)).collect();
        series.entry((key, year)).or_default().push((number, row));
    }
    if series.is_empty() && !out.is_empty() {
        log.add(situation::nothing_apart(file, out.sheets.word(0).map_or("", String::as_str)));
    }
    let mut lost: HashSet<usize> = HashSet::new();
    for rows in series.values_mut() {
        rows.sort_unstable();
        let totals: Vec<(u32, usize, Option<f64>)> =
            rows.iter().map(|&(number, row)| (number, row, out.value(row))).collect();
        for (at, &(number, row, total)) in totals.iter().enumerate() {
            let before =
                if number == 1 { Some(0.0) } else { at.checked_sub(1).and_then(|at| before(totals[at], number)) };
            match (total, before) {
                (Some(total), Some(before)) => out.values.set(row, Some(less(total, before))),
                (Some(_), None) => {
                    lost.insert(row);
                }
                (None, _) => {}
            }
            log.add(finding(out, file, row, (total, before)));
        }
    }
    *out = out.retained(|row| !lost.contains(&row));
}

/// The total of the period just before `number`.
fn before((number, _, total): (u32, usize, Option<f64>), next: u32) -> Option<f64> {
    total.filter(|_| number + 1 == next)
}

/// What is left of a total, with no more decimals than numbers are written with: `21.1 - 10.5` is `10.6`, and not
/// `10.600000000000001`.
fn less(total: f64, before: f64) -> f64 {
    const STEP: f64 = 1e6;
    let rounded = ((total - before) * STEP).round() / STEP;
    // Of numbers so large that they have no decimals, nothing is rounded.
    if rounded.is_finite() && total.abs().max(before.abs()) < 1e9 { rounded } else { total - before }
}

fn finding(out: &ObservationColumns, file: &str, row: usize, (total, before): (Option<f64>, Option<f64>)) -> Finding {
    let place = Place {
        file: file.to_owned(),
        sheet: out.sheets.word(row).cloned().unwrap_or_default(),
        row: out.rows.get(row),
        column: Some(out.columns.get(row)),
    };
    let period = out.periods.word(row).map(ToString::to_string).unwrap_or_default();
    let result = total.zip(before).map(|(total, before)| less(total, before));
    let severity = if result.is_some() || total.is_none() { Severity::Note } else { Severity::Error };
    Finding::new(FindingCode::CumulativeUnrolled, severity, place)
        .with_value(total.map(|total| total.to_string()).unwrap_or_default())
        .with("result", result.map_or_else(|| "?".to_owned(), |result| result.to_string()))
        .with("period", period)
}

/// The year of a period, and which of its year it is, from 1.
fn number_in_year(period: &TimePeriod) -> Option<(i16, u32)> {
    let date = period.start().date();
    let month = date.month() as u32;
    let number = match period.frequency()? {
        // A date stands for the month that it ends or begins.
        Frequency::M | Frequency::D => month,
        Frequency::Q => (month - 1) / 3 + 1,
        Frequency::T => (month - 1) / 4 + 1,
        Frequency::S => (month - 1) / 6 + 1,
        _ => return None,
    };
    Some((date.year(), number))
}

#[cfg(test)]
mod tests {
    use super::less;

    #[test]
    fn what_is_left_of_a_total_has_no_decimals_of_its_own() {
        assert_eq!(less(21.1, 10.5).to_string(), "10.6");
        assert_eq!((less(33.2, 21.1).to_string(), less(8.0, 3.0)), ("12.1".to_owned(), 5.0));
    }
}
