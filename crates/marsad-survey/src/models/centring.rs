//! Numbers less their mean while a model is fitted, and the way back.
//!
//! A year and its square agree to ten digits; less its mean it agrees with its square to two. Where *x* *c* (a number
//! in some cells) is in the model together with *c* (those cells), (*x* − *m*) *c* spans the same space, and β of *c*
//! = γ of *c* − *m* γ of *x* *c*; all other coefficients stay.

use std::collections::BTreeMap;

use crate::matrix::Matrix;

use super::layout::Layout;
use super::patterns::Patterns;

/// The means that were taken from the carriers of a model.
#[derive(Clone, Debug, Default)]
pub(super) struct Centring {
    shifts: Vec<Shift>,
    /// The mean taken from each carrier; 0 where it was left.
    means: Vec<f64>,
}

#[derive(Clone, Copy, Debug)]
struct Shift {
    /// The column of the number.
    column: usize,
    /// The column of its cells alone.
    companion: usize,
    mean: f64,
}

impl Centring {
    /// Takes the mean from each carrier all of whose columns have a companion. `weights` are those of patterns.
    pub(super) fn apply(layout: &Layout, patterns: &mut Patterns, weights: &[f64]) -> Self {
        let companions = companions(layout);
        let mut centring = Self { shifts: Vec::new(), means: vec![0.0; patterns.carriers.len()] };
        for place in 0..patterns.carriers.len() {
            let columns = (0..layout.columns.len()).filter(|column| layout.carrier_of_column[*column] == place + 1);
            let pairs: Option<Vec<(usize, usize)>> =
                columns.map(|column| Some((column, companions[column]?))).collect();
            let Some(pairs) = pairs else { continue };
            let mean = mean(&patterns.carriers[place], weights);
            centring.means[place] = mean;
            let shifts = pairs.into_iter().map(|(column, companion)| Shift { column, companion, mean });
            centring.shifts.extend(shifts);
            patterns.carriers[place].iter_mut().for_each(|value| *value -= mean);
        }
        centring
    }

    /// Whether one of `columns` is needed for the way back.
    pub(super) fn needs(&self, columns: &[usize]) -> bool {
        self.shifts.iter().any(|shift| columns.contains(&shift.companion))
    }

    /// Gives the means back to the carriers, and holds none any more.
    pub(super) fn revoke(&mut self, patterns: &mut Patterns) {
        for (values, mean) in patterns.carriers.iter_mut().zip(&self.means) {
            values.iter_mut().for_each(|value| *value += mean);
        }
        *self = Self::default();
    }

    /// Turns coefficients of centred columns into those of the columns as they were. There may be several sets of
    /// `columns` one after the other, one for each category of an outcome.
    pub(super) fn undo(&self, coefficients: &mut [f64], columns: usize) {
        for Shift { column, companion, mean } in self.shifts_of(coefficients.len(), columns) {
            coefficients[companion] -= mean * coefficients[column];
        }
    }

    /// The same for their covariance.
    pub(super) fn undo_covariance(&self, covariance: &mut Matrix, columns: usize) {
        let size = covariance.rows();
        for Shift { column, companion, mean } in self.shifts_of(size, columns) {
            for other in 0..size {
                covariance.add_to(companion, other, -mean * covariance.get(column, other));
            }
        }
        for Shift { column, companion, mean } in self.shifts_of(size, columns) {
            for other in 0..size {
                covariance.add_to(other, companion, -mean * covariance.get(other, column));
            }
        }
    }

    /// The shifts of all sets of columns.
    fn shifts_of(&self, size: usize, columns: usize) -> impl Iterator<Item = Shift> {
        (0..size).step_by(columns.max(1)).flat_map(|first| {
            self.shifts.iter().map(move |shift| Shift {
                column: first + shift.column,
                companion: first + shift.companion,
                mean: shift.mean,
            })
        })
    }
}

/// For each column with numbers, the column of the same codes without; for others, and where there is none, nothing.
fn companions(layout: &Layout) -> Vec<Option<usize>> {
    let mut plain: BTreeMap<Vec<(&str, &str)>, usize> = BTreeMap::new();
    for (place, column) in layout.columns.iter().enumerate().rev() {
        if layout.carrier_of_column[place] == 0 {
            plain.insert(column.codes(), place);
        }
    }
    let columns = layout.columns.iter().zip(&layout.carrier_of_column);
    columns.map(|(column, carrier)| if *carrier == 0 { None } else { plain.get(&column.codes()).copied() }).collect()
}

fn mean(values: &[f64], weights: &[f64]) -> f64 {
    let products = values.iter().zip(weights).map(|(value, weight)| value * weight);
    let total: f64 = weights[..values.len()].iter().sum();
    let mean = products.sum::<f64>() / total;
    if mean.is_finite() { mean } else { 0.0 }
}
