//! Estimates for small areas: worked by hand, against direct maximisation, and as R `sae` gives them.

use marsad_survey::small_areas::{
    AreaData, BackTransformation, BootstrapOptions, FayHerriot, FayHerriotOptions, ProportionData, ProportionOptions,
    SmallAreaError, SmallAreaFinding, VarianceMethod, fay_herriot, fay_herriot_proportions,
};

const METHODS: [VarianceMethod; 4] =
    [VarianceMethod::Reml, VarianceMethod::Ml, VarianceMethod::FayHerriot, VarianceMethod::PrasadRao];

/// Average expenditure on fresh milk in 43 areas (Arora and Lahiri 1997; data set `milk` of R `sae`).
const MILK: [f64; 43] = [
    1.099, 1.075, 1.105, 0.628, 0.753, 0.981, 1.257, 1.095, 1.405, 1.356, 0.615, 1.46, 1.338, 0.854, 1.176, 1.111,
    1.257, 1.43, 1.278, 1.292, 1.002, 1.183, 1.044, 1.267, 1.193, 0.791, 0.795, 0.759, 0.796, 0.565, 0.886, 0.952,
    0.807, 0.582, 0.684, 0.787, 0.44, 0.759, 0.77, 0.8, 0.756, 0.865, 0.64,
];
/// Their standard deviations.
const MILK_DEVIATIONS: [f64; 43] = [
    0.163, 0.08, 0.083, 0.109, 0.119, 0.141, 0.202, 0.127, 0.168, 0.178, 0.1, 0.201, 0.148, 0.143, 0.149, 0.145, 0.135,
    0.172, 0.137, 0.163, 0.125, 0.247, 0.14, 0.171, 0.106, 0.121, 0.121, 0.259, 0.106, 0.089, 0.225, 0.205, 0.119,
    0.067, 0.106, 0.126, 0.092, 0.132, 0.1, 0.113, 0.083, 0.121, 0.129,
];

/// The major area of You and Chapman 2006: 7, 7, 11 and 18 areas.
fn major_area(area: usize) -> usize {
    [7, 14, 25].iter().filter(|first| area >= **first).count()
}

fn milk() -> AreaData {
    let indicator = |wanted: usize| (0..43).map(|area| if major_area(area) == wanted { 1.0 } else { 0.0 }).collect();
    AreaData {
        direct: MILK.to_vec(),
        variances: MILK_DEVIATIONS.iter().map(|deviation| deviation * deviation).collect(),
        covariates: (1..4).map(indicator).collect(),
    }
    .with_constant()
}

fn close(found: f64, expected: f64, relative: f64) {
    assert!((found - expected).abs() <= relative * expected.abs().max(1e-12), "{found} is not {expected}");
}

fn fitted(data: &AreaData, method: VarianceMethod) -> FayHerriot {
    let fitted = fay_herriot(data, &FayHerriotOptions { method, ..Default::default() }).unwrap();
    assert!(fitted.is_converged);
    fitted
}

/// Three areas with the direct estimates 1, 2, 6, variance 1 and nothing but a constant; see METHOD.md.
fn three_areas() -> AreaData {
    AreaData { direct: vec![1.0, 2.0, 6.0], variances: vec![1.0; 3], covariates: Vec::new() }.with_constant()
}

#[test]
fn three_areas_worked_by_hand() {
    for method in METHODS {
        let fitted = fitted(&three_areas(), method);
        let expected = if method == VarianceMethod::Ml { 11.0 / 3.0 } else { 6.0 };
        close(fitted.model_variance, expected, 1e-10);
        close(fitted.coefficients[0].estimate, 3.0, 1e-12);
    }
    let fitted = fitted(&three_areas(), VarianceMethod::Reml);
    for (area, estimate) in fitted.areas.iter().zip([9.0 / 7.0, 15.0 / 7.0, 39.0 / 7.0]) {
        close(area.estimate, estimate, 1e-10);
        close(area.shrinkage, 6.0 / 7.0, 1e-10);
        close(area.parts.prediction, 18.0 / 21.0, 1e-10);
        close(area.parts.coefficients, 1.0 / 21.0, 1e-10);
        close(area.parts.model_variance, 2.0 / 21.0, 1e-10);
        close(area.mse, 23.0 / 21.0, 1e-10);
    }
}

struct Expected {
    method: VarianceMethod,
    model_variance: f64,
    /// The constant and the fourth major area.
    coefficients: [f64; 2],
    /// Of areas 1, 4, 28 and 43.
    estimates: [f64; 4],
    mse: [f64; 4],
    log_likelihood: f64,
}

/// Expected values: roots of the score equations by SciPy `brentq`, with the projection matrix written out in NumPy;
/// REML and ML agree with the maximum of the likelihoods by `minimize_scalar`.
#[test]
fn milk_expenditure_is_that_of_direct_maximisation() {
    check_milk(&Expected {
        method: VarianceMethod::Reml,
        model_variance: 0.018550334762766678,
        coefficients: [0.9681889869749667, -0.2413010399446316],
        estimates: [1.021970544150616, 0.7608165650885212, 0.7338443880826354, 0.6810868850607397],
        mse: [0.0134602564596456, 0.0085417520186454, 0.0164769844397074, 0.0099036477968879],
        log_likelihood: 12.677471635178485,
    });
    check_milk(&Expected {
        method: VarianceMethod::Ml,
        model_variance: 0.015517508712419437,
        coefficients: [0.967798625551163, -0.24258042633867438],
        estimates: [1.0161732361657623, 0.7753491682539413, 0.731564674423882, 0.6840976932660859],
        mse: [0.0135799384231698, 0.0087354489903324, 0.0163901195631522, 0.010037131488457],
        log_likelihood: 12.771174311732857,
    });
    check_milk(&Expected {
        method: VarianceMethod::FayHerriot,
        model_variance: 0.016420263654128547,
        coefficients: [0.9679011495979495, -0.24215178686143712],
        estimates: [1.0179759242131712, 0.7706920581259673, 0.7322879970833623, 0.6831609378342716],
        mse: [0.012757013880816, 0.0083234706457011, 0.0150415211821354, 0.0094842189646106],
        log_likelihood: 12.762050634247787,
    });
    check_milk(&Expected {
        method: VarianceMethod::PrasadRao,
        model_variance: 0.012584587930587943,
        coefficients: [0.9675916453548354, -0.2443495428160669],
        estimates: [1.009828387407127, 0.7929127889306292, 0.728890694565804, 0.6873979114342416],
        mse: [0.0117876877905743, 0.0082232770624208, 0.0127574930478397, 0.0090249589162149],
        log_likelihood: 12.654876213362117,
    });
}

fn check_milk(expected: &Expected) {
    let fitted = fitted(&milk(), expected.method);
    close(fitted.model_variance, expected.model_variance, 1e-9);
    close(fitted.coefficients[0].estimate, expected.coefficients[0], 1e-10);
    close(fitted.coefficients[3].estimate, expected.coefficients[1], 1e-10);
    for (area, (estimate, mse)) in [0, 3, 27, 42].into_iter().zip(expected.estimates.into_iter().zip(expected.mse)) {
        close(fitted.areas[area].estimate, estimate, 1e-10);
        close(fitted.areas[area].mse, mse, 1e-9);
    }
    close(fitted.log_likelihood, expected.log_likelihood, 1e-9);
    close(fitted.aic, 10.0 - 2.0 * expected.log_likelihood, 1e-9);
    close(fitted.bic, 5.0 * 43.0_f64.ln() - 2.0 * expected.log_likelihood, 1e-9);
}

/// `mseFH(yi ~ as.factor(MajorArea), SD^2, data = milk)` of R `sae` with its default precision of 1e-4, to the seven
/// digits that it prints.
#[test]
fn with_the_precision_of_sae_the_digits_are_those_of_sae() {
    let options = FayHerriotOptions { tolerance: 1e-4, ..Default::default() };
    let fitted = fay_herriot(&milk(), &options).unwrap();
    let estimates = [1.0219703, 1.0476018, 1.0679513, 0.7608170, 0.8461574, 0.9743727, 1.0584523, 1.0977762];
    let errors =
        [0.013460220, 0.005372876, 0.005701990, 0.008541740, 0.009579594, 0.011670632, 0.015926137, 0.010586518];
    for (area, (estimate, error)) in fitted.areas.iter().zip(estimates.into_iter().zip(errors)) {
        assert!((area.estimate - estimate).abs() < 6e-8, "{} is not {estimate}", area.estimate);
        assert!((area.mse - error).abs() < 6e-10, "{} is not {error}", area.mse);
    }
}

#[test]
fn area_without_sample_gets_the_limit_of_areas_with_ever_less_sample() {
    // The moment methods count areas, however little they say; they have no such limit.
    for method in [VarianceMethod::Reml, VarianceMethod::Ml] {
        let mut data = milk();
        data.variances[4] = 1e9;
        let little = fitted(&data, method);
        data.direct[4] = f64::NAN;
        let without = fitted(&data, method);
        assert!(without.findings.contains(&SmallAreaFinding::SyntheticOnly { area: 4 }));
        assert_eq!(without.areas[4].direct, None);
        close(without.areas[4].estimate, without.areas[4].synthetic, 1e-15);
        close(little.areas[4].estimate, without.areas[4].estimate, 1e-6);
        close(little.areas[4].mse, without.areas[4].mse, 1e-6);
    }
}

#[test]
fn areas_that_differ_less_than_their_errors_have_no_model_variance() {
    let mut data = three_areas();
    data.direct = vec![3.0, 3.1, 2.9];
    for method in METHODS {
        let fitted = fitted(&data, method);
        assert!(fitted.model_variance.abs() < f64::EPSILON);
        assert!(fitted.findings.contains(&SmallAreaFinding::NoModelVariance));
        fitted.areas.iter().for_each(|area| close(area.estimate, 3.0, 1e-12));
    }
}

#[test]
fn area_far_from_the_model_is_a_finding() {
    let mut data = milk();
    data.direct[33] = 3.0;
    let fitted = fitted(&data, VarianceMethod::Reml);
    let is_it = |finding: &SmallAreaFinding| matches!(finding, SmallAreaFinding::FarFromModel { area: 33, .. });
    assert!(fitted.findings.iter().any(is_it), "{:?}", fitted.findings);
}

#[test]
fn data_that_cannot_be_fitted_are_refused_with_a_reason() {
    let options = FayHerriotOptions::default();
    let mut data = three_areas();
    data.covariates.push(vec![2.0; 3]);
    assert_eq!(fay_herriot(&data, &options), Err(SmallAreaError::Collinear { covariate: 1 }));
    data.covariates.push(vec![1.0, 2.0, 3.0]);
    assert_eq!(fay_herriot(&data, &options), Err(SmallAreaError::TooFewAreas { areas: 3, covariates: 3 }));
    data.covariates = vec![vec![1.0]];
    let expected = SmallAreaError::WrongLength { name: "covariates", expected: 3, found: 1 };
    assert_eq!(fay_herriot(&data, &options), Err(expected));
    data.covariates.clear();
    assert!(matches!(fay_herriot(&data, &options), Err(SmallAreaError::Setting { .. })));
}

#[test]
fn zero_variances_and_missing_covariates_are_findings() {
    let mut data = milk();
    data.variances[0] = 0.0;
    data.covariates[2][1] = f64::NAN;
    let fitted = fitted(&data, VarianceMethod::Reml);
    assert!(fitted.findings.contains(&SmallAreaFinding::UnusableVariance { area: 0, variance: 0.0 }));
    assert!(fitted.findings.contains(&SmallAreaFinding::MissingCovariate { area: 1, covariate: 2 }));
    assert_eq!(fitted.areas.len(), 42);
    assert_eq!(fitted.areas[1].area, 2);
}

/// Nine areas, the last without sample.
fn proportions() -> ProportionData {
    ProportionData {
        proportions: vec![0.02, 0.06, 0.07, 0.09, 0.0, 0.18, 0.03, 0.11, f64::NAN],
        effective_sizes: vec![300.0, 400.0, 225.0, 500.0, 150.0, 250.0, 350.0, 200.0, 0.0],
        covariates: vec![vec![1.0; 9], vec![1.0, 2.0, 4.0, 3.0, 1.5, 6.0, 2.5, 5.0, 3.5]],
    }
}

/// Expected values: REML by SciPy `brentq` on the arcsine scale, then sin² and its square integrated over the normal
/// density by SciPy `quad` and their slope by differences.
#[test]
fn proportions_come_back_as_means_over_what_is_not_known() {
    let found = fay_herriot_proportions(&proportions(), &ProportionOptions::default()).unwrap();
    close(found.model.model_variance, 0.00422525889, 1e-9);
    let estimates = [
        0.0190781055,
        0.0558741843,
        0.0740891369,
        0.0861819654,
        0.002728949,
        0.178877692,
        0.0320036024,
        0.114318815,
        0.0731437222,
    ];
    let errors = [
        5.96103551e-5,
        0.000126954448,
        0.000278539931,
        0.000152446668,
        1.18683853e-5,
        0.000585341904,
        8.35764059e-5,
        0.000470713369,
        0.00127486735,
    ];
    for (area, (estimate, error)) in found.areas.iter().zip(estimates.into_iter().zip(errors)) {
        close(area.estimate, estimate, 1e-8);
        close(area.mse, error, 1e-6);
    }
    assert!(found.findings.contains(&SmallAreaFinding::SyntheticOnly { area: 8 }));
    assert_eq!(found.areas[4].direct, Some(0.0));
}

#[test]
fn naive_proportions_are_those_of_the_estimates() {
    let options = ProportionOptions { back: BackTransformation::Naive, ..Default::default() };
    let found = fay_herriot_proportions(&proportions(), &options).unwrap();
    for (area, estimate) in found.areas.iter().zip([0.0184081448, 0.0553903007, 0.0733390774]) {
        close(area.estimate, estimate, 1e-8);
    }
}

#[test]
fn bootstrap_and_formula_agree_about_the_error_and_one_seed_gives_one_result() {
    let bootstrap = Some(BootstrapOptions { replicates: 2000, seed: 7 });
    let options = ProportionOptions { bootstrap, ..Default::default() };
    let found = fay_herriot_proportions(&proportions(), &options).unwrap();
    // The formula is about the area as it was found, the bootstrap about all that the model could have brought. They
    // part where an area is far from the others, as the fifth is, in which nobody was found.
    for area in found.areas.iter().filter(|area| area.area != 4) {
        let ratio = area.mse_bootstrap.unwrap() / area.mse;
        assert!((0.4..2.5).contains(&ratio), "area {}: {ratio}", area.area);
    }
    assert_eq!(found, fay_herriot_proportions(&proportions(), &options).unwrap());
}

#[test]
fn proportion_that_is_none_is_a_finding() {
    let mut data = proportions();
    data.proportions[2] = 1.2;
    let found = fay_herriot_proportions(&data, &ProportionOptions::default()).unwrap();
    let is_it = |finding: &SmallAreaFinding| matches!(finding, SmallAreaFinding::UnusableProportion { area: 2, .. });
    assert!(found.findings.iter().any(is_it));
    assert_eq!(found.areas[2].direct, None);
}
