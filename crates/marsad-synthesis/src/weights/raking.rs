//! Raking: weights that are changed as little as possible until they add up to margins.
//!
//! Source: Deming and Stephan 1940; as calibration with the multiplicative distance: Deville, Särndal and Sautory,
//! "Generalized raking procedures in survey sampling", Journal of the American Statistical Association 88 (1993).

/// The relative distance from every margin at which raking ends.
const TOLERANCE: f64 = 1e-11;
/// The most sweeps over all margins.
const SWEEPS_MAX: usize = 3000;
/// A distance that is not worth a word.
const FORGIVEN: f64 = 1e-7;
/// Fewer persons than this are nobody.
const NOBODY: f64 = 1e-6;

/// A margin: everybody is in one of its cells or outside, and the weights in each cell add up to its total.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Margin {
    /// What it is about.
    pub name: String,
    /// The cell of everybody; a number that no cell has means outside.
    pub cells: Vec<u16>,
    /// The total of each cell.
    pub totals: Vec<f64>,
}

/// How raking ended.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Raked {
    /// Margins with a cell that nobody is in, and the persons it asks for.
    pub empty: Vec<(usize, f64)>,
    /// The largest relative distance from a margin, where it is worth a word.
    pub distance: Option<f64>,
}

/// Rakes `weights` to `margins`, one margin after another, again and again.
pub(crate) fn rake(weights: &mut [f64], margins: &[Margin]) -> Raked {
    let mut distance = 0.0;
    let mut sums = Vec::new();
    for _ in 0..SWEEPS_MAX {
        distance = 0.0;
        for margin in margins {
            sum_cells(weights, margin, &mut sums);
            for (sum, total) in sums.iter_mut().zip(&margin.totals) {
                let factor = if *sum > 0.0 { total / *sum } else { 1.0 };
                distance = f64::max(distance, (factor - 1.0).abs());
                *sum = factor;
            }
            multiply(weights, margin, &sums);
        }
        if distance < TOLERANCE {
            break;
        }
    }
    let mut raked = Raked { empty: Vec::new(), distance: Some(distance).filter(|distance| *distance > FORGIVEN) };
    for (place, margin) in margins.iter().enumerate() {
        sum_cells(weights, margin, &mut sums);
        let asked = sums.iter().zip(&margin.totals).filter(|(sum, total)| **sum <= 0.0 && **total > NOBODY);
        raked.empty.extend(asked.map(|(_, total)| (place, *total)));
    }
    raked
}

fn sum_cells(weights: &[f64], margin: &Margin, sums: &mut Vec<f64>) {
    sums.clear();
    sums.resize(margin.totals.len(), 0.0);
    for (weight, &cell) in weights.iter().zip(&margin.cells) {
        if let Some(sum) = sums.get_mut(usize::from(cell)) {
            *sum += weight;
        }
    }
}

fn multiply(weights: &mut [f64], margin: &Margin, factors: &[f64]) {
    for (weight, &cell) in weights.iter_mut().zip(&margin.cells) {
        if let Some(factor) = factors.get(usize::from(cell)) {
            *weight *= factor;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Margin, Raked, rake};

    fn margin(cells: &[u16], totals: &[f64]) -> Margin {
        Margin { name: String::new(), cells: cells.to_vec(), totals: totals.to_vec() }
    }

    #[test]
    fn weights_add_up_to_every_margin() {
        // Four persons: sex 0 0 1 1, area 0 1 0 1. The odds ratio of the weights, 1·4 / (2·3) = 2/3, is kept, so that
        // the first weight solves x² + 230x − 2400 = 0.
        let mut weights = [1.0, 2.0, 3.0, 4.0];
        let margins = [margin(&[0, 0, 1, 1], &[40.0, 60.0]), margin(&[0, 1, 0, 1], &[30.0, 70.0])];
        assert_eq!(rake(&mut weights, &margins), Raked::default());
        assert!(
            weights.iter().zip([10.0, 30.0, 20.0, 40.0]).all(|(weight, expected)| (weight - expected).abs() < 1e-8)
        );
    }

    #[test]
    fn who_is_outside_a_margin_keeps_the_weight() {
        let mut weights = [1.0, 5.0];
        assert_eq!(rake(&mut weights, &[margin(&[0, u16::MAX], &[3.0])]), Raked::default());
        assert_eq!(weights, [3.0, 5.0]);
    }

    #[test]
    fn a_cell_that_nobody_is_in_is_told() {
        let mut weights = [1.0, 1.0];
        let raked = rake(&mut weights, &[margin(&[0, 0], &[4.0, 6.0])]);
        assert_eq!(raked, Raked { empty: vec![(0, 6.0)], distance: None });
    }

    #[test]
    fn margins_that_contradict_each_other_are_told() {
        let mut weights = [1.0, 1.0];
        let raked = rake(&mut weights, &[margin(&[0, 0], &[4.0]), margin(&[0, 0], &[6.0])]);
        assert!(raked.distance.is_some_and(|distance| distance > 0.3));
    }
}
