//! Rows that carry a sum over from one page to the next: no figures of their own. They are left out, and held against what
//! stands above them.

use std::collections::HashMap;

use marsad_model::{Finding, FindingCode, Severity};

use super::{Row, RowReader};

/// Larger tables, and more such rows, are not added up.
const ROWS_MAX: usize = 200_000;
const CHECKED_MAX: usize = 100;

/// The sums that were carried last.
#[derive(Debug, Default)]
pub(super) struct Carried {
    /// The column whose label says that the current row carries a sum over.
    pub label: Option<usize>,
    /// One for each column of values.
    sums: Vec<Option<f64>>,
    /// How many observations stood above them.
    above: usize,
    /// How many rows were held against what stands above them.
    checked: usize,
}

/// A sum that a row says, and the one that it should be.
struct Compared {
    at: usize,
    said: f64,
    sum: f64,
}

impl Compared {
    fn is_equal(&self) -> bool {
        (self.said - self.sum).abs() <= 1e-6 * self.sum.abs().max(1.0)
    }
}

impl RowReader<'_, '_, '_> {
    /// Whether a label of the current row says that it carries a sum over; a finding tells that it is not read.
    pub(super) fn leaves_carried(&mut self, row: &Row<'_, '_>) -> bool {
        let Some(at) = self.state.carried.label.take() else { return false };
        let text = row.cell(at).label();
        self.add(FindingCode::RowNotRead, (row, Some(at)), |f| f.with_value(&*text).with("what", "carried"));
        self.check_carried(row, &text);
        true
    }

    /// Holds the sums of a row against those that were carried to it, else against what stands above.
    fn check_carried(&mut self, row: &Row<'_, '_>, label: &str) {
        if self.state.carried.checked >= CHECKED_MAX {
            return;
        }
        let plan = self.plan;
        let sums: Vec<Option<f64>> =
            plan.values.iter().map(|value| self.glanced(value.at, row.cell(value.at))).collect();
        let above = self.state.out.len();
        let before = std::mem::take(&mut self.state.carried);
        let is_again = before.checked > 0 && before.above == above;
        let expected = if is_again { before.sums } else { self.sums_above() };
        let compared = plan.values.iter().zip(&sums).zip(expected);
        let compared =
            compared.filter_map(|((value, said), sum)| Some(Compared { at: value.at, said: (*said)?, sum: sum? }));
        let compared: Vec<Compared> = compared.collect();
        // Sums of a page alone, or above rows that are sums themselves, are others: one that agrees shows which are meant.
        let is_meant = is_again || compared.iter().any(Compared::is_equal);
        if is_meant {
            let along = if is_again { "again" } else { "carried" };
            for one in compared.iter().filter(|one| !one.is_equal()) {
                let place = self.place(row.number, Some(one.at));
                let finding = Finding::new(FindingCode::SumOfParts, Severity::Warning, place).with("along", along);
                let finding = finding.with("header", label).with("sum", shown(one.sum)).with("total", shown(one.said));
                self.state.log.add(finding.with("difference", shown((one.sum - one.said).abs())));
            }
        }
        self.state.carried = Carried { label: None, sums, above, checked: before.checked + 1 };
    }

    /// The sum of all that was read in each column; none of what would take its time.
    fn sums_above(&self) -> Vec<Option<f64>> {
        let out = &self.state.out;
        let mut sums = vec![None; self.plan.values.len()];
        if out.len() > ROWS_MAX {
            return sums;
        }
        let numbered = self.plan.values.iter().zip(0..).map(|(value, place)| (value.at as u32 + 1, place));
        let places: HashMap<u32, usize> = numbered.collect();
        for at in 0..out.len() {
            if let (Some(&place), Some(value)) = (places.get(&out.columns.get(at)), out.value(at)) {
                let sum: &mut Option<f64> = &mut sums[place];
                *sum = Some(sum.unwrap_or(0.0) + value);
            }
        }
        sums
    }
}

/// A sum without what adding decimals leaves behind them.
fn shown(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}
