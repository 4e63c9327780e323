//! What a column of shares may mean: of which values, and of which whole.

use std::collections::{BTreeSet, HashMap};

use marsad_model::TOTAL;

use super::beside::Beside;
use super::{Given, Held, Meaning, loosely, percentages};
use crate::checks::printed::printed;
use crate::methods::rounding::{Agreement, PercentCheck, Printed, share_agrees};
use crate::reading::beside::{PrintedColumn, PrintedNumber};

/// In how many columns of values parts are looked for.
const COLUMNS_MAX: usize = 8;

/// The wholes of a dimension: the values of its total, and the sums of its other codes where no total stands beside them.
struct Wholes {
    total: Option<u32>,
    totals: HashMap<u128, f64>,
    /// For each group of codes their sum, and how many they are.
    sums: HashMap<u128, (f64, usize)>,
}

/// The shares of the values in each column, the nearest first, of the whole in each dimension.
pub(super) fn meanings(beside: &Beside<'_>, column: &PrintedColumn) -> Vec<Meaning> {
    let wholes: Vec<Wholes> = (0..beside.values.dimensions.len()).map(|at| wholes(beside, at)).collect();
    let mut found = Vec::new();
    for values in columns_near(beside, column) {
        for (at, wholes) in wholes.iter().enumerate() {
            let hold = |number: &PrintedNumber| held(beside, (at, wholes), values, number);
            let held: Vec<Held> = column.numbers.iter().filter_map(hold).collect();
            if held.iter().any(|held| held.is_telling) {
                let is_certain = make_up_a_hundred(&held);
                found.push(Meaning { held, is_certain });
            }
        }
    }
    found
}

/// The columns of the values beside the shares: those to the left, and then those to the right.
fn columns_near(beside: &Beside<'_>, column: &PrintedColumn) -> Vec<usize> {
    let rows = column.numbers.iter().map(|number| beside.row(number.row));
    let all: BTreeSet<usize> = rows.flatten().map(|&at| beside.column(at)).collect();
    let mut all: Vec<usize> = all.into_iter().collect();
    all.sort_by_key(|&at| (at > column.at, at.abs_diff(column.at)));
    all.truncate(COLUMNS_MAX);
    all
}

fn wholes(beside: &Beside<'_>, at: usize) -> Wholes {
    let words = &beside.values.dimensions[at];
    let total = words.words.iter().position(|word| *word == *TOTAL).map(|place| place as u32);
    let mut found = Wholes { total, totals: HashMap::new(), sums: HashMap::new() };
    for row in 0..beside.values.len() {
        let Some(value) = beside.value(row) else { continue };
        let group = beside.keys.rest(row, &[at]);
        if Some(words.places.get(row)) == total {
            found.totals.insert(group, value);
        } else {
            let (sum, count) = found.sums.entry(group).or_default();
            (*sum, *count) = (*sum + value, *count + 1);
        }
    }
    found
}

/// A printed share held against the value of a column in its row and the whole of that value.
fn held(
    beside: &Beside<'_>,
    (dimension, wholes): (usize, &Wholes),
    column: usize,
    number: &PrintedNumber,
) -> Option<Held> {
    let at = beside.row(number.row).iter().copied().find(|&at| beside.column(at) == column)?;
    let part = beside.value(at)?;
    let group = beside.keys.rest(at, &[dimension]);
    let sum = || wholes.sums.get(&group).filter(|(_, count)| *count > 1).map(|(sum, _)| *sum);
    let whole = wholes.totals.get(&group).copied().or_else(sum)?;
    let (agrees, percent) = checked(beside, [part, whole], number)?;
    let is_whole = Some(beside.values.dimensions[dimension].places.get(at)) == wholes.total;
    Some(Held { printed: *number, agrees, is_telling: !is_whole, given: Given::Share { part, whole, percent } })
}

/// Whether a printed share may be that of a part in a whole, and what it would be; none where there is no share.
fn checked(beside: &Beside<'_>, [part, whole]: [f64; 2], number: &PrintedNumber) -> Option<(bool, f64)> {
    let decimals = beside.values.structure.measure.decimals;
    let (part, whole): (Printed, Printed) = (printed(part, decimals), printed(whole, decimals));
    let check = |percent: f64| -> PercentCheck { share_agrees(&part, &whole, &loosely(percent)) };
    let computed = check(number.value).computed?.value;
    let is_off = |percent: f64| matches!(check(percent).agreement, Agreement::Off { .. } | Agreement::Undefined);
    Some((percentages(number).any(|percent| !is_off(percent)), computed))
}

/// Whether printed shares are those of a whole beside which a hundred is printed, and make it up: then they are shares of
/// nothing else, though none of them agree.
fn make_up_a_hundred(held: &[Held]) -> bool {
    let is_hundred = |held: &Held| !held.is_telling && held.agrees;
    let parts: Vec<f64> = held.iter().filter(|held| held.is_telling).map(|held| held.printed.value).collect();
    let units: f64 = parts.iter().map(|percent| loosely(*percent).half_unit).sum();
    parts.len() > 1 && held.iter().any(is_hundred) && (parts.iter().sum::<f64>() - 100.0).abs() <= units
}
