//! Two sources for the same thing: their ratio against an expected band. Formula and source in METHOD.md.

/// The ratios of first to second source that are expected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatioBand {
    /// The least expected ratio, inclusive.
    pub ratio_min: f64,
    /// The greatest expected ratio, inclusive.
    pub ratio_max: f64,
}

impl Default for RatioBand {
    /// A quarter up or down, symmetrical in the logarithm; a house rule, METHOD.md.
    fn default() -> Self {
        Self { ratio_min: 0.8, ratio_max: 1.25 }
    }
}

/// Where the ratio lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrossVerdict {
    /// In the band, bounds included.
    Within,
    /// The first source gives more than expected.
    Above,
    /// The first source gives less than expected.
    Below,
    /// There is no ratio: a value is negative or not finite, the second is zero, or the band is no band.
    Undefined,
}

/// Two sources compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrossComparison {
    /// First over second; none where undefined.
    pub ratio: Option<f64>,
    /// Natural logarithm of the ratio; none where undefined or the first is zero.
    pub log_ratio: Option<f64>,
    /// Where the ratio lies.
    pub verdict: CrossVerdict,
}

/// `first` against `second`, both in one unit and for one period.
pub fn compare_sources(first: f64, second: f64, band: &RatioBand) -> CrossComparison {
    let is_value = |value: f64| value.is_finite() && value >= 0.0;
    let ratio = first / second;
    if !is_value(first) || !is_value(second) || second == 0.0 || !ratio.is_finite() {
        return CrossComparison { ratio: None, log_ratio: None, verdict: CrossVerdict::Undefined };
    }
    let log_ratio = (ratio > 0.0).then(|| ratio.ln());
    CrossComparison { ratio: Some(ratio), log_ratio, verdict: verdict(ratio, band) }
}

fn verdict(ratio: f64, band: &RatioBand) -> CrossVerdict {
    let is_band = band.ratio_min <= band.ratio_max;
    match ratio {
        _ if !is_band => CrossVerdict::Undefined,
        _ if ratio > band.ratio_max => CrossVerdict::Above,
        _ if ratio < band.ratio_min => CrossVerdict::Below,
        _ => CrossVerdict::Within,
    }
}

#[cfg(test)]
mod tests {
    use super::{CrossVerdict, RatioBand, compare_sources};

    #[track_caller]
    fn check(first: f64, second: f64, expected: CrossVerdict) {
        assert_eq!(compare_sources(first, second, &RatioBand::default()).verdict, expected);
    }

    #[test]
    fn worked_example_of_the_method() {
        let found = compare_sources(75_923.0, 44_092.0, &RatioBand::default());
        assert!((found.ratio.unwrap() - 1.7219).abs() < 1e-4);
        assert!((found.log_ratio.unwrap() - 0.5434).abs() < 1e-4);
        assert_eq!(found.verdict, CrossVerdict::Above);
    }

    #[test]
    fn exchanging_the_sources_mirrors_the_verdict() {
        check(130.0, 100.0, CrossVerdict::Above);
        check(100.0, 130.0, CrossVerdict::Below);
        check(125.0, 100.0, CrossVerdict::Within);
        check(100.0, 125.0, CrossVerdict::Within);
    }

    #[test]
    fn none_against_some_is_below_and_has_no_logarithm() {
        let found = compare_sources(0.0, 5.0, &RatioBand::default());
        assert_eq!((found.ratio, found.log_ratio, found.verdict), (Some(0.0), None, CrossVerdict::Below));
    }

    #[test]
    fn without_a_ratio_there_is_no_verdict() {
        for (first, second) in [(5.0, 0.0), (0.0, 0.0), (-1.0, 2.0), (1.0, -2.0), (f64::NAN, 1.0), (1.0, f64::INFINITY)]
        {
            check(first, second, CrossVerdict::Undefined);
        }
    }

    #[test]
    fn a_band_upside_down_judges_nothing() {
        let band = RatioBand { ratio_min: 2.0, ratio_max: 1.0 };
        assert_eq!(compare_sources(1.0, 1.0, &band).verdict, CrossVerdict::Undefined);
        let band = RatioBand { ratio_min: f64::NAN, ratio_max: 1.0 };
        assert_eq!(compare_sources(1.0, 1.0, &band).verdict, CrossVerdict::Undefined);
    }
}
