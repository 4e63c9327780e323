//! Weights, estimates and standard errors against R `survey` 4.1.1.

use marsad_survey::weighting::{
    CalibrationOptions, Distance, EmptyCells, Margin, RakingOptions, TrimLimit, Trimming, calibrate, post_stratify,
    rake, trim,
};

use super::{Expected, age, all_margins, bounds, calibrated, cells_of_sex_and_age, check, design, income, sex};

/// R: `calibrate(des, ~sex + age + income, c(400, 195, 140, 125, 2350))`.
#[test]
fn linear_weights_and_errors_are_those_of_r() {
    let weighted = calibrated(&all_margins(), &CalibrationOptions::default());
    check(
        &weighted.design,
        &Expected {
            weights: [10.70515200209987, 8.16577079110371, 21.45588740356583, 30.176986578404506],
            total: [1154.5146336784514, 28.172873663562612],
            income: [2350.0, 0.0],
            mean: [2.8862865841961285, 0.07043218415890663],
            women: [2.3614840039659057, 0.2521702388047324],
        },
    );
}

/// R: the same with `variance = d$income`.
#[test]
fn weights_with_a_variance_are_those_of_r() {
    let weighted =
        calibrated(&all_margins(), &CalibrationOptions { variance: Some("income".to_owned()), ..Default::default() });
    check(
        &weighted.design,
        &Expected {
            weights: [11.411848132600044, 8.356017558516102, 21.987732518324037, 30.13355809522034],
            total: [1152.1589401013246, 30.468640080333515],
            income: [2350.0, 0.0],
            mean: [2.880397350253312, 0.07617160020083387],
            women: [2.3521985545593607, 0.2501242849323791],
        },
    );
}

/// R: the same with `calfun = "raking"`.
#[test]
fn raking_weights_and_errors_are_those_of_r() {
    let weighted = calibrated(&all_margins(), &CalibrationOptions { distance: Distance::Raking, ..Default::default() });
    check(
        &weighted.design,
        &Expected {
            weights: [10.672418506971983, 8.165849522886223, 21.366466186985747, 30.270766042176316],
            total: [1154.4638550146215, 28.151346556793495],
            income: [2350.000020790935, 0.0],
            mean: [2.8861596170949477, 0.07037836589351971],
            women: [2.3661029354819556, 0.25317560816935736],
        },
    );
}

/// R: the same with `calfun = "logit", bounds = c(0.7, 1.6)`.
#[test]
fn logit_weights_and_errors_are_those_of_r() {
    let weighted = calibrated(
        &all_margins(),
        &CalibrationOptions { distance: Distance::Logit, bounds: bounds(0.7, 1.6), ..Default::default() },
    );
    check(
        &weighted.design,
        &Expected {
            weights: [10.713743175668053, 8.126239376840855, 21.418405072324827, 30.434871662562212],
            total: [1154.261966381514, 28.21191172925648],
            income: [2350.0000213996336, 0.0],
            mean: [2.8856548848930985, 0.07052977856397118],
            women: [2.3647213354932797, 0.25339190094483105],
        },
    );
}

/// R: the same with `bounds = c(0.85, 1.4)`.
#[test]
fn bounded_linear_weights_and_errors_are_those_of_r() {
    let weighted = calibrated(&all_margins(), &CalibrationOptions { bounds: bounds(0.85, 1.4), ..Default::default() });
    check(
        &weighted.design,
        &Expected {
            weights: [10.75303778494677, 7.992719054522077, 21.52314119284969, 30.34418701314516],
            total: [1153.979448399304, 28.318716893947663],
            income: [2350.0, 0.0],
            mean: [2.88494862099826, 0.07079679223486929],
            women: [2.3632510611442945, 0.2528347220118077],
        },
    );
}

/// R: the same with `calfun = "raking", bounds = c(0.85, 1.4), epsilon = 1e-12`.
#[test]
fn bounded_raking_weights_and_errors_are_those_of_r() {
    let weighted = calibrated(
        &all_margins(),
        &CalibrationOptions {
            distance: Distance::Raking,
            bounds: bounds(0.85, 1.4),
            tolerance: 1e-12,
            ..Default::default()
        },
    );
    check(
        &weighted.design,
        &Expected {
            weights: [10.694802634110122, 8.091786498361861, 21.39725193297166, 30.35497915397419],
            total: [1154.2109347324053, 28.217066442075847],
            income: [2350.000000000974, 0.0],
            mean: [2.885527336830027, 0.07054266610516556],
            women: [2.3671079173059675, 0.2535265501210186],
        },
    );
}

/// R: totals times 30, `calfun = "raking", epsilon = 1e-13`.
#[test]
fn weights_far_from_the_population_are_scaled_as_in_r() {
    let weighted = calibrated(
        &[
            Margin::counts("sex", [("f", 6150.0), ("m", 5850.0)]),
            Margin::counts("age", [("m", 4050.0), ("o", 4200.0), ("y", 3750.0)]),
            Margin::total("income", 70_500.0),
        ],
        &CalibrationOptions { distance: Distance::Raking, tolerance: 1e-12, ..Default::default() },
    );
    check(
        &weighted.design,
        &Expected {
            weights: [320.17255359284496, 244.97548483485832, 640.9939816373459, 908.122970672072],
            total: [34633.915343941924, 844.5403925821488],
            income: [70500.0, 0.0],
            mean: [2.886159611995161, 0.0703783660485125],
            women: [2.366102927627008, 0.25317560909085923],
        },
    );
}

/// R: `calibrate(des, ~sex + sex:income - 1, c(205, 195, 1020, 1330))`.
#[test]
fn number_by_code_is_a_margin() {
    let weighted = calibrated(
        &[sex(), Margin::counts("sex", [("f", 1020.0), ("m", 1330.0)]).of("income")],
        &CalibrationOptions::default(),
    );
    check(
        &weighted.design,
        &Expected {
            weights: [10.296785852211867, 8.651629229279266, 19.2258427317317, 29.694980216705407],
            total: [1153.236077340849, 26.181639207016126],
            income: [2350.0, 0.0],
            mean: [2.883090193352123, 0.06545409801754049],
            women: [2.3410183949183865, 0.13486465075162182],
        },
    );
}

/// R: `calibrate(des, ~sex + income, c(400, 195, 2350), aggregate.stage = 1)`.
#[test]
fn members_of_a_cluster_keep_equal_factors_as_in_r() {
    let weighted = calibrated(
        &[sex(), income()],
        &CalibrationOptions { equal_within: vec!["cluster".to_owned()], ..Default::default() },
    );
    check(
        &weighted.design,
        &Expected {
            weights: [13.513059681280954, 6.788163411225554, 17.91774549420231, 11.202202072070998],
            total: [1164.0812632483637, 30.06032925644152],
            income: [2350.0000000000005, 0.0],
            mean: [2.9102031581209094, 0.07515082314110397],
            women: [2.2869188456582803, 0.2042506269309071],
        },
    );
}

/// R: the same with `calfun = "raking"`.
#[test]
fn equal_factors_by_raking_are_those_of_r() {
    let weighted = calibrated(
        &[sex(), income()],
        &CalibrationOptions {
            equal_within: vec!["cluster".to_owned()],
            distance: Distance::Raking,
            ..Default::default()
        },
    );
    check(
        &weighted.design,
        &Expected {
            weights: [13.783153232468687, 6.473721206012843, 16.234060552025497, 12.459750572921347],
            total: [1164.507707460524, 30.00402146249314],
            income: [2350.000000211048, 0.0],
            mean: [2.911269268372238, 0.07501005364904256],
            women: [2.3067582335885994, 0.20366565402134781],
        },
    );
}

/// R: `postStratify(des, ~sex + age, …)`.
#[test]
fn post_stratified_weights_and_errors_are_those_of_r() {
    let weighted = post_stratify(&design(), &cells_of_sex_and_age(), EmptyCells::Refuse).unwrap();
    check(
        &weighted.design,
        &Expected {
            weights: [11.016949152542372, 8.4375, 18.18181818181818, 26.209677419354836],
            total: [1133.1961463905147, 39.18622884133056],
            income: [2306.7711407987854, 70.66842156255296],
            mean: [2.832990365976287, 0.09796557210332643],
            women: [2.280472418005923, 0.20273023922900335],
        },
    );
}

/// R: `calibrate(postStratify(des, …), ~income, c(400, 2350))`. The total of income is fixed, yet R gives it an error.
#[test]
fn chain_of_adjustments_is_that_of_r() {
    let weighted = {
        let first = post_stratify(&design(), &cells_of_sex_and_age(), EmptyCells::Refuse).unwrap();
        calibrate(&first.design, &[Margin::size(400.0), income()], &CalibrationOptions::default()).unwrap()
    };
    check(
        &weighted.design,
        &Expected {
            weights: [10.30383866962972, 8.483504657866982, 18.280952798097193, 26.965722696501956],
            total: [1155.0139318307108, 33.16344222517523],
            income: [2350.0, 61.984901215125525],
            mean: [2.8875348295767775, 0.07567881599450611],
            women: [2.3213711214756216, 0.20944482654838617],
        },
    );
}

/// R: `rake(des, list(~sex, ~age), …)`, which ends after two rounds.
#[test]
fn raked_weights_and_errors_are_those_of_r() {
    let weighted = rake(&design(), &[sex(), age()], &RakingOptions::default()).unwrap();
    check(
        &weighted.design,
        &Expected {
            weights: [10.509898372418435, 8.961700530007136, 19.088363515979157, 28.91907487713258],
            total: [1127.7442218084698, 68.08071040468033],
            income: [2301.256477179731, 99.09056972879924],
            mean: [2.819360554521174, 0.17020177601170078],
            women: [2.300910440735104, 0.26686592059804237],
        },
    );
}

/// R: the same with `control = list(maxit = 50, epsilon = 1e-10)`: in R a share of the weights, too.
#[test]
fn raking_to_the_end_is_that_of_r() {
    let weighted = rake(&design(), &[sex(), age()], &RakingOptions { tolerance: 1e-10, ..Default::default() }).unwrap();
    check(
        &weighted.design,
        &Expected {
            weights: [10.509895303032346, 8.96170327194833, 19.088369003669442, 28.91906670313183],
            total: [1127.7442845934868, 68.0810991343042],
            income: [2301.2565827328103, 99.09118765544207],
            mean: [2.819360711483717, 0.17020274783576045],
            women: [2.3009104451397198, 0.26686553397307605],
        },
    );
}

/// R: `trimWeights(des, upper = 21, lower = 10)`.
#[test]
fn trimmed_weights_and_errors_are_those_of_r() {
    let weighted = {
        let (upper, lower) = (Some(TrimLimit::Weight(21.0)), Some(TrimLimit::Weight(10.0)));
        trim(&design(), &Trimming { upper, lower, rounds_max: 1, ..Default::default() }).unwrap()
    };
    check(
        &weighted.design,
        &Expected {
            weights: [10.8, 10.0, 20.8, 21.0],
            total: [1079.2, 105.50197470505788],
            income: [2195.0, 181.79046546321766],
            mean: [2.8325459317585304, 0.21538768585503623],
            women: [2.260660980810235, 0.2525109070341491],
        },
    );
}

/// R: `trimWeights(calibrate(des, …), upper = 30, lower = 9, strict = TRUE)`.
#[test]
fn trimming_keeps_what_a_calibration_explained() {
    let weighted = {
        let (upper, lower) = (Some(TrimLimit::Weight(30.0)), Some(TrimLimit::Weight(9.0)));
        let first = calibrated(&all_margins(), &CalibrationOptions::default());
        trim(&first.design, &Trimming { upper, lower, ..Default::default() }).unwrap()
    };
    check(
        &weighted.design,
        &Expected {
            weights: [10.639004670654765, 9.0, 21.389740072120723, 30.0],
            total: [1153.725626155522, 29.04385732337478],
            income: [2348.1788510442916, 7.180607633041148],
            mean: [2.884314065388805, 0.06983683194676549],
            women: [2.358915145425364, 0.2516891264801742],
        },
    );
}
