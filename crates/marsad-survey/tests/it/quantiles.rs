//! Quantiles of `sample::frame`, against `svyquantile` of R survey 4.1.1.

use marsad_survey::{Design, Estimates, QuantileInterval, QuantileRule, ReplicateMethod, Request, quantile};

use crate::sample::{clustered, near};

const UNKNOWN: f64 = f64::NAN;

fn request() -> Request {
    quantile("y", &[0.25, 0.5, 0.8])
}

fn check(found: &Estimates, values: [f64; 3], low: [f64; 3], high: [f64; 3], errors: [f64; 3]) {
    for (place, row) in found.rows.iter().enumerate() {
        near(row.value, values[place], 1e-12);
        near(row.low, low[place], 1e-11);
        near(row.high, high[place], 1e-11);
        near(row.standard_error, errors[place], 1e-11);
    }
}

#[test]
fn intervals_of_woodruff() {
    let design = clustered().build().unwrap();
    let estimate = |interval| design.estimate(request().quantile_interval(interval)).unwrap();
    let (values, middle) = ([2.0, 4.0, 8.0], 0.720345594535902);
    let other = 0.540259195901927;
    check(&estimate(QuantileInterval::Mean), values, [2.0, 3.0, 7.0], [2.0, 7.0, UNKNOWN], [0.0, middle, UNKNOWN]);
    check(&estimate(QuantileInterval::Beta), values, [2.0, 3.0, 6.0], [2.0, 7.0, 9.0], [0.0, middle, other]);
    check(&estimate(QuantileInterval::Xlogit), values, [2.0, 3.0, 5.0], [2.0, 7.0, 9.0], [0.0, middle, middle]);
    check(&estimate(QuantileInterval::Asin), values, [2.0, 3.0, 6.0], [2.0, 7.0, 9.0], [0.0, middle, other]);
}

#[test]
fn other_definitions() {
    let design = clustered().build().unwrap();
    let estimate = |rule| design.estimate(request().rule(rule)).unwrap();
    let school = estimate(QuantileRule::School);
    check(&school, [2.5, 4.5, 8.0], [2.5, 3.0, 7.0], [2.5, 7.0, UNKNOWN], [0.0, 0.720345594535902, UNKNOWN]);
    let errors = [0.0, 0.646574214069352, 0.360172797267951];
    let seven = estimate(QuantileRule::Hf7);
    check(&seven, [2.75, 4.5, 7.466666666666668], [2.75, 3.0, 6.0], [2.75, 6.59035562359993, 8.0], errors);
}

fn jackknife() -> Design {
    clustered().replicates(ReplicateMethod::jackknife()).build().unwrap()
}

#[test]
fn replicates_of_the_share_and_of_the_quantile() {
    let share = jackknife().estimate(request()).unwrap();
    check(&share, [2.0, 4.0, 8.0], [2.0, 3.0, 7.0], [2.0, 7.0, UNKNOWN], [0.0, 0.720345594535902, UNKNOWN]);
    let by_replicates =
        |rule| jackknife().estimate(request().rule(rule).quantile_interval(QuantileInterval::Replicates)).unwrap();
    let low = [2.0, 1.93056000299373, 5.38234245136326];
    let high = [2.0, 6.06943999700627, 10.61765754863674];
    check(&by_replicates(QuantileRule::Math), [2.0, 4.0, 8.0], low, high, [0.0, 0.745355992499930, 0.942809041582063]);
    let low = [2.52006222255486, 2.89701867112384, 5.68124757491772];
    let high = [2.97993777744514, 6.10298132887617, 9.25208575841562];
    let errors = [0.0828173324999926, 0.5773502691896258, 0.6430593885708238];
    check(&by_replicates(QuantileRule::Hf7), [2.75, 4.5, 7.466666666666668], low, high, errors);
}

/// The test by the score and Woodruff's interval ask nearly the same question.
#[test]
fn score_interval_holds_the_quantile() {
    let design = clustered().build().unwrap();
    let found = design.estimate(request().quantile_interval(QuantileInterval::Score)).unwrap();
    assert!(found.rows.iter().all(|row| row.low <= row.value && row.value <= row.high), "{:?}", found.rows);
}
