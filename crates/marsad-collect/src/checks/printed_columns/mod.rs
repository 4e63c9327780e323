//! What a table prints beside its values, in columns that are not read, is what these values give: shares, changes, totals
//! and totals since January.
//!
//! A printed number is no figure of the dataflow, but where it contradicts the values one of the two is wrong. Of what a
//! share is taken, or since when a change, no header says for certain: it is tried what may be meant, and told only where
//! most numbers of the column agree with it, or where nothing else can be meant; a share that another whole gives is none
//! that is wrong. Holds: what is tried, and which numbers are
//! told. Where next: `beside` for the values of a table by row and by series, `shares`, `changes` and `sums` for what each
//! kind of column may mean. Does not hold: which columns are looked at, which is in `reading::beside`.

mod beside;
mod changes;
mod shares;
mod sums;

use marsad_model::{Finding, FindingCode, ObservationColumns, Place, Severity};

use super::case::{shown, shown_short};
use super::printed::percentage;
use crate::methods::rounding::Printed;
use crate::reading::beside::{Derived, PrintedColumn, PrintedNumber};
use beside::Beside;

/// Where a table stands.
#[derive(Clone, Copy)]
pub(super) struct TablePlace<'t> {
    pub file: &'t str,
    pub sheet: &'t str,
}

/// A printed number held against what the values of the table give.
struct Held {
    printed: PrintedNumber,
    /// Whether both agree, as far as the decimals that were printed tell.
    agrees: bool,
    /// Whether it says anything of what the column means: the share of the whole is a hundred whatever is meant.
    is_telling: bool,
    given: Given,
}

/// What the values of the table give.
#[derive(Clone, Copy)]
enum Given {
    Share {
        part: f64,
        whole: f64,
        percent: f64,
    },
    Change {
        before: f64,
        after: f64,
        percent: f64,
    },
    /// The sum, and the printed number in the unit of the values.
    Sum {
        sum: f64,
        total: f64,
    },
}

/// What may be meant by a column, held against each of its numbers.
struct Meaning {
    held: Vec<Held>,
    /// Whether nothing else can be meant, so that no other number need agree.
    is_certain: bool,
}

impl Meaning {
    fn count(&self, agrees: bool) -> usize {
        self.held.iter().filter(|held| held.is_telling && held.agrees == agrees).count()
    }

    /// Whether most numbers agree with it, so that the others are wrong.
    fn is_likely(&self, least: usize) -> bool {
        let agreeing = self.count(true);
        agreeing >= least && agreeing > self.count(false)
    }
}

/// The values of a table.
#[derive(Clone, Copy)]
pub(crate) struct TableValues<'t> {
    /// As they are read.
    pub read: &'t ObservationColumns,
    /// As they stand there, where they are totals since January that were taken apart: shares and changes beside them are
    /// of these totals.
    pub since_january: Option<&'t ObservationColumns>,
}

/// The printed numbers of a table that contradict its values.
pub(super) fn contradictions(
    place: TablePlace<'_>,
    (values, printed): (TableValues<'_>, &[PrintedColumn]),
) -> Vec<Finding> {
    if values.read.is_empty() || printed.iter().all(|column| column.numbers.is_empty()) {
        return Vec::new();
    }
    let beside = (values.since_january.map(Beside::new), Beside::new(values.read));
    printed.iter().flat_map(|column| of_column(place, (beside.0.as_ref(), &beside.1), column)).collect()
}

fn of_column(
    place: TablePlace<'_>,
    (since_january, read): (Option<&Beside<'_>>, &Beside<'_>),
    column: &PrintedColumn,
) -> Vec<Finding> {
    let of_both = |meanings: fn(&Beside<'_>, &PrintedColumn) -> Vec<Meaning>| -> Vec<Meaning> {
        since_january.into_iter().chain([read]).flat_map(|beside| meanings(beside, column)).collect()
    };
    // Two numbers of a hundred may agree by chance; so may no total.
    let (meanings, least) = match column.kind {
        Derived::Share => (of_both(shares::meanings), 2),
        Derived::Change => (of_both(changes::meanings), 2),
        Derived::RunningTotal => (sums::running(read, column), 1),
        Derived::Total => (of_both(sums::totals), 1),
    };
    let likely = meanings.iter().filter(|meaning| meaning.is_likely(least));
    // Of several with as many that agree the first is the nearest.
    let best = likely.reduce(|best, other| if other.count(true) > best.count(true) { other } else { best });
    let meant = best.or_else(|| meanings.iter().find(|meaning| meaning.is_certain));
    let held = meant.into_iter().flat_map(|meaning| &meaning.held);
    let wrong = held.filter(|held| !held.agrees && !is_another_share(&meanings, held));
    wrong.map(|held| finding(place, column, held)).collect()
}

/// Whether a printed share is that of the same value in another whole: below shares of all countries may stand those of
/// women in each.
fn is_another_share(meanings: &[Meaning], held: &Held) -> bool {
    let Given::Share { part, .. } = held.given else { return false };
    let is_of_part = |given: &Given| matches!(given, Given::Share { part: other, .. } if *other == part);
    let mut all = meanings.iter().flat_map(|meaning| &meaning.held);
    all.any(|other| other.agrees && other.printed.row == held.printed.row && is_of_part(&other.given))
}

fn finding(place: TablePlace<'_>, column: &PrintedColumn, held: &Held) -> Finding {
    let at = Place {
        file: place.file.to_owned(),
        sheet: place.sheet.to_owned(),
        row: Some(held.printed.row),
        column: Some(column.at as u32 + 1),
    };
    let finding = |code: FindingCode| {
        Finding::new(code, Severity::Warning, at).with_value(shown(held.printed.value)).with("header", &column.header)
    };
    match held.given {
        Given::Share { part, whole, percent } => finding(FindingCode::ShareDisagrees)
            .with("part", shown(part))
            .with("whole", shown(whole))
            .with("computed", shown_short(percent)),
        Given::Change { before, after, percent } => finding(FindingCode::GrowthDisagrees)
            .with("before", shown(before))
            .with("after", shown(after))
            .with("computed", shown_short(percent)),
        Given::Sum { sum, total } => finding(FindingCode::SumOfParts)
            .with("along", "printed")
            .with("sum", shown(sum))
            .with("total", shown(total))
            .with("difference", shown((sum - total).abs())),
    }
}

/// A percentage as it was printed. Some cut decimals off, or change one so that all make up a hundred: it may be off by a
/// whole unit of its last digit.
fn loosely(percent: f64) -> Printed {
    let printed = percentage(percent);
    Printed { half_unit: 2.0 * printed.half_unit, ..printed }
}

/// The percentages that a printed number may be: a fraction without a percent sign may be meant as one.
fn percentages(printed: &PrintedNumber) -> impl Iterator<Item = f64> + use<> {
    let is_fraction = !printed.is_percent && printed.value.abs() <= 1.0;
    let as_fraction = is_fraction.then(|| crate::reading::beside::without_noise(100.0 * printed.value));
    [printed.value].into_iter().chain(as_fraction)
}

#[cfg(test)]
mod tests {
    use super::{loosely, percentages};
    use crate::reading::beside::PrintedNumber;

    #[test]
    fn a_printed_percentage_may_be_off_by_a_unit_of_its_last_digit() {
        assert_eq!((loosely(37.0).low(), loosely(37.0).high()), (36.0, 38.0));
        assert!((loosely(6.7).half_unit - 0.1).abs() < 1e-12);
    }

    #[test]
    fn a_fraction_may_be_meant_as_a_percentage_and_a_percentage_may_not() {
        let of = |value: f64, is_percent: bool| -> Vec<f64> {
            percentages(&PrintedNumber { row: 1, value, is_percent }).collect()
        };
        assert_eq!((of(0.07, false), of(0.07, true), of(12.5, false)), (vec![0.07, 7.0], vec![0.07], vec![12.5]));
    }
}
