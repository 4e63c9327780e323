//! Benchmarking against dense solutions of the same systems.

use marsad_reconcile::benchmarking::{
    Aggregation, Autocorrelation, Benchmark, BenchmarkError, ChowLin, Denton, Differences, Edge, Estimated, Finding,
    Form, RhoRange, Start, chow_lin, denton,
};
use proptest::prelude::*;

use crate::dense::{self, least, zeros};
use crate::random::Random;

const AGGREGATIONS: [Aggregation; 4] = [Aggregation::Sum, Aggregation::Average, Aggregation::First, Aggregation::Last];

#[track_caller]
fn near_all(found: &[f64], expected: &[f64], tolerance: f64) {
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < tolerance * expected.abs().max(1.0), "{found} is not {expected}");
    }
}

fn benchmarks(length: usize, values: &[f64]) -> Vec<Benchmark> {
    let of_year =
        |(year, value): (usize, &f64)| Benchmark { first: year * length, last: (year + 1) * length - 1, value: *value };
    values.iter().enumerate().map(of_year).collect()
}

fn methods() -> Vec<Denton> {
    let mut methods = Vec::new();
    for form in [Form::Additive, Form::Proportional] {
        for differences in [Differences::First, Differences::Second] {
            for start in [Start::Free, Start::Anchored] {
                methods.push(Denton { form, differences, start });
            }
        }
    }
    methods
}

#[test]
fn worked_example_of_the_method() {
    let method = Denton { form: Form::Additive, ..Denton::default() };
    let found = denton(&[10.0; 4], &benchmarks(2, &[22.0, 26.0]), Aggregation::Sum, method).unwrap();
    near_all(&found.corrections, &[2.0 / 3.0, 4.0 / 3.0, 8.0 / 3.0, 10.0 / 3.0], 1e-12);
    assert_eq!(found.discrepancies, [(0, 2.0), (1, 6.0)]);
    assert!(found.findings.is_empty());
}

/// `numpy.linalg.solve` on the same systems written out in full, NumPy 2.
#[test]
fn three_years_of_quarters_are_those_of_numpy() {
    let indicator = [98.2, 100.8, 102.2, 100.8, 99.0, 101.6, 102.7, 101.5, 100.5, 103.0, 103.5, 101.5];
    let years = benchmarks(4, &[4000.0, 4161.4, 4300.0]);
    let method = Denton::default();
    let found = denton(&indicator, &years, Aggregation::Sum, method).unwrap();
    let expected = [
        970.702028433,
        998.9860342036,
        1018.1682114022,
        1012.1437259573,
        1004.4554538683,
        1040.521767353,
        1060.5706856251,
        1055.8520931536,
        1052.0621142889,
        1083.3425185555,
        1092.0189121914,
        1072.5764549643,
    ];
    near_all(&found.values, &expected, 1e-9);
    let second = Denton { differences: Differences::Second, ..method };
    let expected = [
        963.7726642761,
        998.4077199181,
        1021.4613434145,
        1016.3582723913,
        1006.6007781453,
        1041.0672056034,
        1059.7473635884,
        1053.9846526629,
        1049.5754313566,
        1081.4507995422,
        1092.3161686396,
        1076.6576004616,
    ];
    near_all(&denton(&indicator, &years, Aggregation::Sum, second).unwrap().values, &expected, 1e-9);
    let anchored = Denton { form: Form::Additive, differences: Differences::First, start: Start::Anchored };
    let expected = [
        615.1403314917,
        977.5403314917,
        1181.6,
        1225.7193370166,
        1112.2983425414,
        1040.5906077348,
        1004.6961325967,
        1003.8149171271,
        1040.446961326,
        1071.1709944751,
        1090.4870165746,
        1097.8950276243,
    ];
    near_all(&denton(&indicator, &years, Aggregation::Sum, anchored).unwrap().values, &expected, 1e-9);
}

#[test]
fn an_indicator_that_agrees_already_is_not_touched() {
    let indicator = [3.0, 5.0, 4.0, 8.0, 2.0, 6.0];
    for method in methods() {
        let found = denton(&indicator, &benchmarks(3, &[12.0, 16.0]), Aggregation::Sum, method).unwrap();
        near_all(&found.values, &indicator, 1e-12);
    }
}

#[test]
fn a_level_that_is_wrong_by_a_constant_factor_is_mended_by_that_factor() {
    let indicator = [3.0, 5.0, 4.0, 8.0, 2.0, 6.0, 7.0];
    let found = denton(&indicator, &benchmarks(3, &[36.0, 48.0]), Aggregation::Sum, Denton::default()).unwrap();
    near_all(&found.values, &indicator.map(|value| 3.0 * value), 1e-12);
    // The last period has no year yet: it keeps the factor.
    assert_eq!(found.findings, [Finding::Unbenchmarked { first: 6, last: 6 }]);
}

#[test]
fn a_year_without_an_indicator_is_told_and_left_out() {
    let found =
        denton(&[0.0, 0.0, 4.0, 6.0], &benchmarks(2, &[5.0, 20.0]), Aggregation::Sum, Denton::default()).unwrap();
    let zero = |period| Finding::NotPositive { period, value: 0.0 };
    assert_eq!(found.findings, [zero(0), zero(1), Finding::ZeroIndicator { benchmark: 0 }]);
    near_all(&found.values, &[0.0, 0.0, 8.0, 12.0], 1e-12);
}

#[test]
fn an_indicator_of_zero_or_below_is_told_where_it_is_multiplied_and_not_where_it_is_added_to() {
    let (indicator, years) = ([4.0, 0.0, -2.0, 6.0], benchmarks(2, &[8.0, 8.0]));
    let found = denton(&indicator, &years, Aggregation::Sum, Denton::default()).unwrap();
    let told = |period, value| Finding::NotPositive { period, value };
    assert_eq!(found.findings, [told(1, 0.0), told(2, -2.0)]);
    let additive = Denton { form: Form::Additive, ..Denton::default() };
    assert_eq!(denton(&indicator, &years, Aggregation::Sum, additive).unwrap().findings, []);
}

/// A year is known exactly where every period of it is; the others are as uncertain as dense matrices say. Twelve
/// thousand periods end in the time of twelve.
#[test]
fn standard_errors_of_a_long_series_take_no_longer_than_its_values() {
    let periods = 12_000;
    let indicators = [(0..periods).map(|period| 50.0 + f64::from(period % 7)).collect::<Vec<f64>>()];
    let values: Vec<f64> = (0..periods / 12).map(|year| 900.0 + f64::from(year % 13)).collect();
    let years = benchmarks(12, &values);
    let autocorrelation = Autocorrelation::Fixed(0.5);
    let method = ChowLin { indicators: &indicators, aggregation: Aggregation::Sum, autocorrelation };
    let found = chow_lin(&years, method).unwrap();
    for (year, value) in years.iter().zip(&values) {
        let sum: f64 = found.values[year.first..=year.last].iter().sum();
        assert!((sum - value).abs() < 1e-6 * value, "{sum} is not {value}");
    }
    assert!(found.standard_errors.iter().all(|error| error.is_finite() && *error > 0.0));
}

#[test]
fn a_series_that_falls_below_zero_is_told() {
    let method = Denton { form: Form::Additive, ..Denton::default() };
    let found = denton(&[1.0, 9.0, 9.0, 9.0], &benchmarks(2, &[1.0, 18.0]), Aggregation::Sum, method).unwrap();
    assert!(matches!(found.findings[..], [Finding::NegativeValue { period: 0, .. }]), "{:?}", found.findings);
}

#[test]
fn what_cannot_be_done_is_an_error() {
    let sum = Aggregation::Sum;
    let method = Denton::default();
    assert_eq!(denton(&[], &[], sum, method).unwrap_err(), BenchmarkError::NoPeriods);
    let error = denton(&[1.0, f64::NAN], &[], sum, method).unwrap_err();
    assert_eq!(error, BenchmarkError::IndicatorNotFinite { period: 1 });
    let long = Benchmark { first: 0, last: 19_999, value: 1.0 };
    let error = denton(&[1.0; 20_000], &[long], sum, method).unwrap_err();
    assert_eq!(error, BenchmarkError::TooLong { covered: 20_000 });
    let second = Denton { differences: Differences::Second, ..method };
    let error = denton(&[1.0, 2.0], &benchmarks(2, &[4.0]), sum, second).unwrap_err();
    assert_eq!(error, BenchmarkError::TooFewBenchmarks { needed: 2, usable: 1 });
}

/// The same series by a dense system.
fn dense_denton(indicator: &[f64], years: &[Benchmark], aggregation: Aggregation, method: Denton) -> Vec<f64> {
    let count = indicator.len();
    let mut differences = zeros(count, count);
    for (row, entries) in differences.iter_mut().enumerate() {
        entries[row] = 1.0;
        if row > 0 {
            entries[row - 1] = -1.0;
        }
    }
    let mut operator = differences.clone();
    if method.differences == Differences::Second {
        operator = (0..count)
            .map(|row| {
                (0..count)
                    .map(|column| {
                        (0..count).map(|middle| differences[row][middle] * differences[middle][column]).sum::<f64>()
                    })
                    .collect()
            })
            .collect();
    }
    let first = match (method.start, method.differences) {
        (Start::Anchored, _) => 0,
        (Start::Free, Differences::First) => 1,
        (Start::Free, Differences::Second) => 2,
    };
    let mut penalty = zeros(count, count);
    for row in &operator[first..] {
        for (one, left) in row.iter().enumerate() {
            row.iter().enumerate().for_each(|(other, right)| penalty[one][other] += left * right);
        }
    }
    let scale = |period: usize| if method.form == Form::Proportional { indicator[period] } else { 1.0 };
    let mut equations = Vec::new();
    for year in years {
        let weight = match aggregation {
            Aggregation::Average => 1.0 / (year.last - year.first + 1) as f64,
            _ => 1.0,
        };
        let periods = match aggregation {
            Aggregation::First => year.first..=year.first,
            Aggregation::Last => year.last..=year.last,
            _ => year.first..=year.last,
        };
        let mut terms = vec![0.0; count];
        let mut target = year.value;
        for period in periods {
            terms[period] = weight * scale(period);
            target -= weight * indicator[period];
        }
        equations.push((terms, target));
    }
    let corrections = least(&penalty, &vec![0.0; count], &equations).unwrap().values;
    corrections.iter().enumerate().map(|(period, correction)| indicator[period] + scale(period) * correction).collect()
}

fn quarters() -> (Vec<f64>, Vec<Benchmark>) {
    let indicator = vec![
        100.5, 101.6, 101.6, 100.3, 99.9, 98.4, 99.0, 102.2, 101.7, 101.0, 102.4, 103.6, 104.4, 103.0, 103.4, 105.3,
        103.1, 102.7, 99.4, 97.3, 94.2, 94.2, 92.2, 93.2, 94.0, 94.1, 89.6, 89.0, 89.4, 90.2, 87.6, 87.1,
    ];
    (indicator, benchmarks(4, &[674.7, 675.0, 685.1, 702.9, 694.0, 649.5, 647.9]))
}

fn estimate(autocorrelation: Autocorrelation) -> Estimated {
    let (indicator, years) = quarters();
    let indicators = [vec![1.0; indicator.len()], indicator];
    chow_lin(&years, ChowLin { indicators: &indicators, aggregation: Aggregation::Sum, autocorrelation }).unwrap()
}

#[test]
fn an_indicator_that_explains_all_leaves_no_error() {
    // Worked by hand in METHOD.md: each benchmark is 1 + 2 times the sum of the indicator, each value 0.5 + 2 times it.
    let indicators = [vec![1.0; 8], vec![1.0, 3.0, 2.0, 4.0, 3.0, 7.0, 5.0, 1.0]];
    let years = benchmarks(2, &[9.0, 13.0, 21.0, 13.0]);
    for autocorrelation in [Autocorrelation::Fixed(0.0), Autocorrelation::Fixed(0.8)] {
        let method = ChowLin { indicators: &indicators, aggregation: Aggregation::Sum, autocorrelation };
        let found = chow_lin(&years, method).unwrap();
        near_all(&found.coefficients, &[0.5, 2.0], 1e-9);
        near_all(&found.values, &[2.5, 6.5, 4.5, 8.5, 6.5, 14.5, 10.5, 2.5], 1e-9);
    }
}

/// The formulas of METHOD.md with dense matrices in NumPy 2 and SciPy 1.17.1 (`minimize_scalar`, bounded).
#[test]
fn eight_years_of_quarters_are_those_of_scipy() {
    let found = estimate(Autocorrelation::Fixed(0.5));
    near_all(&found.values[..4], &[168.4088279366, 169.1585062289, 169.1099556586, 168.0227101759], 1e-9);
    near_all(&found.values[30..], &[156.6996899674, 156.0915065894], 1e-9);
    near_all(&found.coefficients, &[61.8727220309, 1.0809538243], 1e-9);
    near_all(&found.coefficient_errors, &[18.5830554595, 0.1878214221], 1e-8);
    near_all(&found.standard_errors[..2], &[2.0414530243, 1.6693428287], 1e-8);
    near_all(&[found.standard_errors[31], found.ln_likelihood], &[3.5437417889857836, -22.977290943763634], 1e-8);
    near_all(&[found.variance], &[5.508472309618278], 1e-8);
    assert_eq!(found.findings, [Finding::Unbenchmarked { first: 28, last: 31 }]);
    let even = estimate(Autocorrelation::Fixed(0.0));
    near_all(&even.values[..2], &[168.1416742013, 169.3149909585], 1e-9);
    near_all(&[even.ln_likelihood], &[-23.181639185511976], 1e-9);
    let likeliest = estimate(Autocorrelation::MaximumLikelihood(RhoRange::default()));
    near_all(&[likeliest.rho, likeliest.ln_likelihood], &[0.5740800891157988, -22.965210825770136], 1e-6);
    near_all(&likeliest.values[..2], &[168.369800138, 169.1583733074], 1e-6);
    let squares = estimate(Autocorrelation::MinimumSsr(RhoRange::default()));
    near_all(&[squares.rho], &[0.686211445727765], 1e-6);
    near_all(&squares.coefficients, &[59.4083318502, 1.1055595792], 1e-6);
}

#[test]
fn a_range_that_ends_before_the_best_is_told() {
    let found = estimate(Autocorrelation::MaximumLikelihood(RhoRange { min: 0.0, max: 0.3 }));
    assert!((found.rho - 0.3).abs() < 1e-6);
    let is_at_edge = |finding: &Finding| matches!(finding, Finding::AutocorrelationAtEdge { edge: Edge::Upper, .. });
    assert!(found.findings.iter().any(is_at_edge), "{:?}", found.findings);
}

#[test]
fn a_range_that_begins_behind_the_best_is_told_as_such() {
    let found = estimate(Autocorrelation::MaximumLikelihood(RhoRange { min: 0.9, max: 0.95 }));
    assert!((found.rho - 0.9).abs() < 1e-6);
    let is_at_edge = |finding: &Finding| matches!(finding, Finding::AutocorrelationAtEdge { edge: Edge::Lower, .. });
    assert!(found.findings.iter().any(is_at_edge), "{:?}", found.findings);
}

#[test]
fn indicators_that_say_the_same_are_an_error() {
    let (indicator, years) = quarters();
    let twice = [indicator.clone(), indicator.iter().map(|value| 2.0 * value).collect()];
    let autocorrelation = Autocorrelation::Fixed(0.5);
    let method = ChowLin { indicators: &twice, aggregation: Aggregation::Sum, autocorrelation };
    assert!(matches!(chow_lin(&years, method).unwrap_err(), BenchmarkError::Collinear { .. }));
    let method = ChowLin { indicators: &twice[..1], autocorrelation: Autocorrelation::Fixed(1.0), ..method };
    assert_eq!(chow_lin(&years, method).unwrap_err(), BenchmarkError::ImpossibleAutocorrelation);
    let error = chow_lin(&years[..1], ChowLin { autocorrelation, ..method }).unwrap_err();
    assert_eq!(error, BenchmarkError::TooFewBenchmarks { needed: 2, usable: 1 });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(25))]

    #[test]
    fn denton_is_the_dense_solution(seed in any::<u64>()) {
        let random = &mut Random(seed);
        let (length, years) = (1 + random.below(5), 2 + random.below(4));
        let indicator: Vec<f64> = (0..length * years + random.below(3)).map(|_| random.between(5.0, 20.0)).collect();
        for aggregation in AGGREGATIONS {
            let of_year = |_| random.between(5.0, 20.0) * if aggregation == Aggregation::Sum { length as f64 } else { 1.0 };
            let values: Vec<f64> = (0..years).map(of_year).collect();
            let given = benchmarks(length, &values);
            for method in methods() {
                let found = denton(&indicator, &given, aggregation, method).unwrap();
                near_all(&found.values, &dense_denton(&indicator, &given, aggregation, method), 1e-7);
            }
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn benchmarks_are_met(seed in any::<u64>()) {
        let random = &mut Random(seed);
        let indicator: Vec<f64> = (0..120).map(|_| random.between(5.0, 20.0)).collect();
        let values: Vec<f64> = (0..10).map(|_| random.between(50.0, 400.0)).collect();
        let given = benchmarks(12, &values);
        let indicators = [vec![1.0; 120], indicator.clone()];
        let autocorrelation = Autocorrelation::MaximumLikelihood(RhoRange::default());
        let method = ChowLin { indicators: &indicators, aggregation: Aggregation::Sum, autocorrelation };
        let found = chow_lin(&given, method).unwrap();
        for series in [denton(&indicator, &given, Aggregation::Sum, Denton::default()).unwrap().values, found.values] {
            for (year, value) in series.chunks(12).zip(&values) {
                assert!((year.iter().sum::<f64>() - value).abs() < 1e-8 * value);
            }
        }
    }
}

#[test]
fn a_dense_system_has_the_inverse_that_undoes_it() {
    let matrix = vec![vec![0.0, 2.0], vec![3.0, 1.0]];
    let inverse = dense::inverse(&matrix).unwrap();
    near_all(&dense::times(&matrix, &dense::times(&inverse, &[5.0, -7.0])), &[5.0, -7.0], 1e-12);
    assert!(dense::inverse(&vec![vec![1.0, 2.0], vec![2.0, 4.0]]).is_none());
}
