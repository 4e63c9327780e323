//! Numbers taken for what they are not: a flow for a stock, a sum of stocks, another scale, another currency.
//! Formulas in METHOD.md.

use super::order_statistics::{median, sorted_finite};

/// The factors by which scales are usually confused: thousands, millions, and percent against fraction.
const SCALE_FACTORS: [f64; 6] = [1e3, 1e-3, 1e6, 1e-6, 1e2, 1e-2];

/// What a number is of a related series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// The number of persons at one moment.
    Stock,
    /// The number of events in one period.
    Flow,
    /// The flows of all periods together.
    CumulatedFlow,
    /// The stocks of all moments together, which count most persons several times.
    SumOfStocks,
}

/// What is known besides the number in question, in its unit and for its span of time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Related<'a> {
    /// The stocks at the ends of the periods.
    pub stocks: &'a [f64],
    /// The flows of the periods.
    pub flows: &'a [f64],
}

/// When a number is in the range of a history.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScaleParameters {
    /// The factor by which the range is widened on both sides.
    pub widening: f64,
}

impl Default for ScaleParameters {
    /// Twice the greatest and half the least; a house rule, METHOD.md.
    fn default() -> Self {
        Self { widening: 2.0 }
    }
}

/// When an amount may be in another currency.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurrencyParameters {
    /// How far amounts may be apart, as a share of the expected one.
    pub tolerance_share: f64,
}

impl Default for CurrencyParameters {
    /// One in a hundred, for amounts printed with three digits; a house rule.
    fn default() -> Self {
        Self { tolerance_share: 0.01 }
    }
}

/// What `claimed` is of the `related` numbers, within `tolerance_share` of them; none if nothing or more than one fits.
pub fn nature_suspected(claimed: f64, related: &Related<'_>, tolerance_share: f64) -> Option<Nature> {
    let is_one_of = |values: &[f64]| values.iter().any(|value| is_near(claimed, *value, tolerance_share));
    let is_sum_of = |values: &[f64]| sum_of_many(values).is_some_and(|sum| is_near(claimed, sum, tolerance_share));
    let natures = [
        (Nature::Stock, is_one_of(related.stocks)),
        (Nature::Flow, is_one_of(related.flows)),
        (Nature::CumulatedFlow, is_sum_of(related.flows)),
        (Nature::SumOfStocks, is_sum_of(related.stocks)),
    ];
    let mut fitting = natures.into_iter().filter(|(_, fits)| *fits).map(|(nature, _)| nature);
    let nature = fitting.next()?;
    fitting.next().is_none().then_some(nature)
}

/// Whether `claimed` is the sum of two or more `stocks`, within `tolerance_share` of it, and none of them.
pub fn sum_of_stocks_suspected(claimed: f64, stocks: &[f64], tolerance_share: f64) -> bool {
    let related = Related { stocks, flows: &[] };
    nature_suspected(claimed, &related, tolerance_share) == Some(Nature::SumOfStocks)
}

/// The factor that would bring `value` into the range of `history`; none if it is there already or none would.
pub fn scale_confusion(value: f64, history: &[f64]) -> Option<f64> {
    scale_confusion_with(value, history, &ScaleParameters::default())
}

/// As [`scale_confusion`], with the range widened as `parameters` say.
///
/// Signs and zeros are not looked at: only sizes are compared, and a zero fits no scale.
pub fn scale_confusion_with(value: f64, history: &[f64], parameters: &ScaleParameters) -> Option<f64> {
    let sizes = sorted_finite(history.iter().map(|past| past.abs()).filter(|size| *size > 0.0));
    let low = sizes.first()? / parameters.widening;
    let high = sizes.last()? * parameters.widening;
    let is_in_range = |size: f64| (low..=high).contains(&size);
    let size = value.abs();
    if size == 0.0 || !size.is_finite() || is_in_range(size) {
        return None;
    }
    let middle = median(sizes.iter().copied())?;
    let distance = |factor: &f64| (size * factor / middle).ln().abs();
    let fitting = SCALE_FACTORS.into_iter().filter(|factor| is_in_range(size * factor));
    fitting.min_by(|left, right| distance(left).total_cmp(&distance(right)))
}

/// Whether `value` is `other` with its currency exchanged for another name and not for its `rate`.
///
/// `rate` is how many of the currency of `value` one of the currency of `other` costs.
pub fn currency_confusion(value: f64, other: f64, rate: f64) -> bool {
    currency_confusion_with(value, other, rate, &CurrencyParameters::default())
}

/// As [`currency_confusion`], with the tolerance of `parameters`.
pub fn currency_confusion_with(value: f64, other: f64, rate: f64, parameters: &CurrencyParameters) -> bool {
    let is_rate = rate.is_finite() && rate > 0.0;
    let tolerance = parameters.tolerance_share;
    is_rate && is_near(value, other, tolerance) && !is_near(value, other * rate, tolerance)
}

/// The sum of `values`; none if they are fewer than two or not all above zero and finite.
fn sum_of_many(values: &[f64]) -> Option<f64> {
    let is_usable = values.len() > 1 && values.iter().all(|value| value.is_finite() && *value > 0.0);
    is_usable.then(|| values.iter().sum())
}

/// Whether `value` is `expected` within a share of it; nothing is near zero or what is not finite.
fn is_near(value: f64, expected: f64, tolerance_share: f64) -> bool {
    expected.is_finite() && expected != 0.0 && (value - expected).abs() <= tolerance_share * expected.abs()
}

#[cfg(test)]
mod tests {
    use super::{
        CurrencyParameters, Nature, Related, ScaleParameters, currency_confusion, currency_confusion_with,
        nature_suspected, scale_confusion, scale_confusion_with, sum_of_stocks_suspected,
    };

    const STOCKS: [f64; 5] = [252_000.0, 259_000.0, 265_000.0, 272_000.0, 278_688.0];

    #[test]
    fn worked_example_of_the_method() {
        assert!(sum_of_stocks_suspected(1_326_688.0, &STOCKS, 0.005));
        assert_eq!(scale_confusion(566.0, &[540_000.0, 550_000.0, 560_000.0]), Some(1000.0));
        assert!(currency_confusion(2_085.0, 2_085.2, 3.1));
    }

    #[test]
    fn a_stock_is_no_sum_of_stocks() {
        assert!(!sum_of_stocks_suspected(272_000.0, &STOCKS, 0.005));
        assert!(!sum_of_stocks_suspected(272_000.0, &[272_000.0], 0.005));
    }

    #[test]
    fn each_nature_is_recognised_by_its_neighbour() {
        let related = Related { stocks: &[1000.0, 1090.0, 1200.0], flows: &[150.0, 160.0, 180.0] };
        let nature = |claimed| nature_suspected(claimed, &related, 0.005);
        assert_eq!(nature(1200.0), Some(Nature::Stock));
        assert_eq!(nature(180.0), Some(Nature::Flow));
        assert_eq!(nature(490.0), Some(Nature::CumulatedFlow));
        assert_eq!(nature(3290.0), Some(Nature::SumOfStocks));
        assert_eq!(nature(700.0), None);
    }

    #[test]
    fn a_number_that_fits_two_natures_has_none() {
        let related = Related { stocks: &[300.0], flows: &[100.0, 200.0] };
        assert_eq!(nature_suspected(300.0, &related, 0.005), None);
    }

    #[test]
    fn odd_numbers_have_no_nature() {
        assert_eq!(nature_suspected(f64::NAN, &Related { stocks: &STOCKS, flows: &[] }, 0.005), None);
        assert_eq!(nature_suspected(5.0, &Related::default(), 0.005), None);
        assert_eq!(nature_suspected(0.0, &Related { stocks: &[0.0, 0.0], flows: &[] }, 0.005), None);
        assert!(!sum_of_stocks_suspected(8.0, &[10.0, -2.0], 0.005));
        assert!(!sum_of_stocks_suspected(f64::INFINITY, &[f64::INFINITY, 1.0], 0.005));
    }

    #[test]
    fn a_value_in_the_range_has_the_right_scale() {
        assert_eq!(scale_confusion(700.0, &[500.0, 600.0]), None);
        assert_eq!(scale_confusion(1500.0, &[500.0, 600.0]), None);
    }

    #[test]
    fn each_factor_is_found_from_both_sides() {
        let history = [40.0, 50.0, 60.0];
        for factor in [1e3, 1e6, 1e2, 1e-3, 1e-6, 1e-2] {
            let found = scale_confusion(50.0 / factor, &history).unwrap();
            assert!((found / factor - 1.0).abs() < 1e-9, "{found} {factor}");
        }
    }

    #[test]
    fn the_factor_nearest_to_the_middle_is_told() {
        assert_eq!(scale_confusion(1.0, &[20.0, 900.0, 1000.0, 1100.0]), Some(1000.0));
    }

    #[test]
    fn a_strange_value_of_no_usual_scale_is_not_explained() {
        assert_eq!(scale_confusion(500.0, &[40.0, 50.0, 60.0]), None);
        assert_eq!(scale_confusion_with(500.0, &[40.0, 60.0], &ScaleParameters { widening: 10.0 }), None);
    }

    #[test]
    fn zeros_and_odd_numbers_have_no_scale() {
        assert_eq!(scale_confusion(0.0, &[5.0]), None);
        assert_eq!(scale_confusion(5.0, &[]), None);
        assert_eq!(scale_confusion(5.0, &[0.0, f64::NAN]), None);
        assert_eq!(scale_confusion(f64::NAN, &[5.0]), None);
        assert_eq!(scale_confusion(-5000.0, &[5.0]), Some(0.001));
    }

    #[test]
    fn an_amount_that_was_exchanged_is_not_suspected() {
        assert!(!currency_confusion(6_464.0, 2_085.2, 3.1));
        assert!(!currency_confusion(3_000.0, 2_085.2, 3.1));
    }

    #[test]
    fn a_rate_near_one_tells_nothing() {
        assert!(!currency_confusion(100.0, 100.0, 1.005));
        for rate in [0.0, -3.0, f64::NAN, f64::INFINITY] {
            assert!(!currency_confusion(100.0, 100.0, rate));
        }
    }

    #[test]
    fn the_tolerance_decides_what_is_the_same_amount() {
        let wide = CurrencyParameters { tolerance_share: 0.1 };
        assert!(currency_confusion_with(2_000.0, 2_085.2, 3.1, &wide));
        assert!(!currency_confusion(2_000.0, 2_085.2, 3.1));
    }
}
