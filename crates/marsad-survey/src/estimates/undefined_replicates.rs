//! How many replicates do not give an estimate.

use super::answer::{Estimate, Estimates};
use super::spread::Source;

impl Estimates {
    /// For each estimate that exists how many replicates do not give it, because nothing of it has a weight there. They are left out
    /// of its error (R does the same). Blank where errors are not found by replicates.
    pub fn undefined_in_replicates(&self) -> Vec<usize> {
        let Some(Source::Replicates(columns)) = self.spread.as_ref().map(|spread| &spread.source) else {
            return Vec::new();
        };
        let undefined = |column: &Vec<f64>| column.iter().filter(|value| value.is_nan()).count();
        let of_row = |(row, column): (&Estimate, &Vec<f64>)| if row.value.is_nan() { 0 } else { undefined(column) };
        self.rows.iter().zip(columns.iter()).map(of_row).collect()
    }
}
