//! How far a weight may move, and at what price: the functions *F* of Deville and Särndal.

/// The distance between old and new weights that calibration keeps small.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Distance {
    /// Chi-square distance: the generalised regression estimator. Weights may become negative, unless bounded.
    #[default]
    Linear,
    /// Multiplicative: weights stay positive. With margins of persons alone it is raking.
    Raking,
    /// Between bounds, which it needs: lower < 1 < upper.
    Logit,
}

/// The least and the largest factor by which a weight may change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The least factor.
    pub lower: f64,
    /// The largest factor.
    pub upper: f64,
}

/// The factor of a weight, and how fast it changes, at a linear predictor.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ratio {
    pub value: f64,
    pub slope: f64,
}

/// A distance with its bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bounded {
    pub distance: Distance,
    pub bounds: Option<Bounds>,
}

impl Bounded {
    /// *F*(*u*) and *F*′(*u*). Not a number where the exponential is too large; the iteration then halves its step.
    pub(super) fn ratio(self, predictor: f64) -> Ratio {
        match (self.distance, self.bounds) {
            (Distance::Linear, None) => Ratio { value: 1.0 + predictor, slope: 1.0 },
            (Distance::Linear, Some(bounds)) => cut(1.0 + predictor, 1.0, bounds),
            (Distance::Raking, None) => Ratio { value: predictor.exp(), slope: predictor.exp() },
            (Distance::Raking, Some(bounds)) => cut(predictor.exp(), predictor.exp(), bounds),
            (Distance::Logit, Some(bounds)) => logit(predictor, bounds),
            // INVARIANT: options without bounds are refused before.
            (Distance::Logit, None) => Ratio { value: f64::NAN, slope: f64::NAN },
        }
    }
}

fn cut(value: f64, slope: f64, bounds: Bounds) -> Ratio {
    let is_inside = value > bounds.lower && value < bounds.upper;
    Ratio { value: value.clamp(bounds.lower, bounds.upper), slope: if is_inside { slope } else { 0.0 } }
}

/// The logit method of Deville and Särndal 1992: *F* rises from the lower bound to the upper one, with *F*(0) = 1.
fn logit(predictor: f64, bounds: Bounds) -> Ratio {
    let (down, up) = (1.0 - bounds.lower, bounds.upper - 1.0);
    let width = bounds.upper - bounds.lower;
    let steepness = width / (up * down);
    let power = (steepness * predictor).exp();
    let denominator = up + down * power;
    let value = (bounds.lower * up + bounds.upper * down * power) / denominator;
    Ratio { value, slope: steepness * up * down * width * power / (denominator * denominator) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(distance: Distance, bounds: Option<Bounds>) {
        let bounded = Bounded { distance, bounds };
        let start = bounded.ratio(0.0);
        assert!((start.value - 1.0).abs() < 1e-15, "F(0) is 1");
        assert!((start.slope - 1.0).abs() < 1e-15, "F'(0) is 1");
        let (low, high) = (bounded.ratio(0.2 - 1e-6), bounded.ratio(0.2 + 1e-6));
        assert!(
            ((high.value - low.value) / 2e-6 - bounded.ratio(0.2).slope).abs() < 1e-8,
            "the slope is the derivative"
        );
    }

    #[test]
    fn factor_is_one_with_slope_one_where_nothing_is_to_change() {
        let bounds = Some(Bounds { lower: 0.4, upper: 3.0 });
        check(Distance::Linear, None);
        check(Distance::Linear, bounds);
        check(Distance::Raking, None);
        check(Distance::Raking, bounds);
        check(Distance::Logit, bounds);
    }

    #[test]
    fn logit_stays_between_its_bounds() {
        let logit = Bounded { distance: Distance::Logit, bounds: Some(Bounds { lower: 0.4, upper: 3.0 }) };
        assert!((logit.ratio(-50.0).value - 0.4).abs() < 1e-12);
        assert!((logit.ratio(50.0).value - 3.0).abs() < 1e-12);
        assert!(!logit.ratio(1e6).value.is_finite());
    }
}
