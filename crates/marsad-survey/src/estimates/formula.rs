//! Estimates as functions of totals: a total, or a ratio of two (a mean is a ratio to the number of persons).

use super::measure::MeasureName;

/// One estimate of every cell.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Formula {
    pub shape: Shape,
    /// The column that it is about, as it is shown.
    pub variable: String,
    /// The label of the code, for proportions.
    pub code: Option<String>,
}

/// How an estimate is made of totals, which are numbered as the measures are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Total(usize),
    Ratio { numerator: usize, denominator: usize },
}

/// What is summed, and what is made of the sums.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Recipe {
    /// The first is always one, so that its total is the number of persons.
    pub measures: Vec<MeasureName>,
    pub formulas: Vec<Formula>,
}

impl Shape {
    /// The estimate; not a number where a denominator is zero.
    pub fn value(self, totals: &[f64]) -> f64 {
        match self {
            Self::Total(measure) => totals[measure],
            Self::Ratio { denominator, .. } if totals[denominator] == 0.0 => f64::NAN,
            Self::Ratio { numerator, denominator } => totals[numerator] / totals[denominator],
        }
    }

    /// The linearised influence of what has the values `measures`: y, or (y − R x) / X.
    pub fn influence(self, measures: &[f64], totals: &[f64]) -> f64 {
        match self {
            Self::Total(measure) => measures[measure],
            Self::Ratio { denominator, .. } if totals[denominator] == 0.0 => 0.0,
            Self::Ratio { numerator, denominator } => {
                (measures[numerator] - self.value(totals) * measures[denominator]) / totals[denominator]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;

    /// Totals 6 of y and 4 of x: the ratio is 1.5, and a part with y = 3, x = 1 has the influence (3 − 1.5) / 4.
    #[test]
    fn influence_of_a_ratio_is_worked_by_hand() {
        let ratio = Shape::Ratio { numerator: 1, denominator: 0 };
        assert_eq!(ratio.value(&[4.0, 6.0]), 1.5);
        assert_eq!(ratio.influence(&[1.0, 3.0], &[4.0, 6.0]), 0.375);
        assert_eq!(Shape::Total(1).influence(&[1.0, 3.0], &[4.0, 6.0]), 3.0);
        assert!(ratio.value(&[0.0, 6.0]).is_nan());
    }
}
