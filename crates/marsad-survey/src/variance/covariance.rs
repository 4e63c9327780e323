//! How estimates vary together.

use crate::matrix::Matrix;

/// A symmetric matrix of variances and covariances.
#[derive(Clone, Debug, PartialEq)]
pub struct Covariance {
    size: usize,
    values: Vec<f64>,
}

impl Covariance {
    /// Zeros for `size` estimates.
    pub fn zeros(size: usize) -> Self {
        Self { size, values: vec![0.0; size * size] }
    }

    /// How many estimates.
    pub fn size(&self) -> usize {
        self.size
    }

    /// The covariance of two estimates.
    pub fn get(&self, one: usize, other: usize) -> f64 {
        self.values[one * self.size + other]
    }

    /// Sets the covariance of two estimates, in both halves.
    pub fn set(&mut self, one: usize, other: usize, value: f64) {
        self.values[one * self.size + other] = value;
        self.values[other * self.size + one] = value;
    }

    /// Adds to the covariance of two estimates, in both halves.
    pub fn add(&mut self, one: usize, other: usize, value: f64) {
        self.set(one, other, self.get(one, other) + value);
    }

    /// The sum with another covariance of the same size; what is beyond is left out.
    pub fn add_all(&mut self, other: &Self) {
        if self.size == other.size {
            self.values.iter_mut().zip(&other.values).for_each(|(value, more)| *value += more);
        }
    }

    /// Every value times a factor.
    pub fn scaled(mut self, factor: f64) -> Self {
        self.values.iter_mut().for_each(|value| *value *= factor);
        self
    }

    /// The variance of an estimate.
    pub fn variance(&self, place: usize) -> f64 {
        self.get(place, place)
    }

    /// The standard error of an estimate; not a number where the variance came out negative.
    pub fn standard_error(&self, place: usize) -> f64 {
        self.variance(place).sqrt()
    }

    /// The variance of Σ coefficient · estimate; missing coefficients count as zero.
    pub fn of_combination(&self, coefficients: &[f64]) -> f64 {
        let row = |place: usize| -> f64 {
            let start = place * self.size;
            self.values[start..start + self.size].iter().zip(coefficients).map(|(value, other)| value * other).sum()
        };
        coefficients.iter().enumerate().take(self.size).map(|(place, coefficient)| coefficient * row(place)).sum()
    }

    /// The same as a matrix.
    pub fn matrix(&self) -> Matrix {
        let row = |place: usize| self.values[place * self.size..(place + 1) * self.size].to_vec();
        Matrix::from_rows(&(0..self.size).map(row).collect::<Vec<_>>())
    }
}

#[cfg(test)]
mod tests {
    use super::Covariance;

    /// Var(a − b) = 4 + 9 − 2 · 1 = 11.
    #[test]
    fn variance_of_a_difference_counts_the_covariance_twice() {
        let mut covariance = Covariance::zeros(2);
        covariance.set(0, 0, 4.0);
        covariance.set(1, 1, 9.0);
        covariance.set(0, 1, 1.0);
        assert_eq!(covariance.of_combination(&[1.0, -1.0]), 11.0);
        assert_eq!((covariance.get(1, 0), covariance.standard_error(1)), (1.0, 3.0));
        assert_eq!(covariance.matrix().row(0), [4.0, 1.0]);
    }
}
