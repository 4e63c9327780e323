//! Regressions of the made-up survey, as `svyglm` of R fits them (multinomial ones by scores given to `svytotal`).

use marsad_survey::models::{
    Coefficients, Family, Formula, Glm, GlmFit, MarginVariance, ModelFinding, Multinomial, Outcome, Variable,
};
use marsad_survey::{Codes, Design, Domain, MISSING};

use super::data::{check_close, design, design_of, frame, jackknife};

/// What R says of a fit.
struct Expected<'a> {
    estimates: &'a [f64],
    standard_errors: &'a [f64],
    degrees_of_freedom: f64,
    dispersion: f64,
    deviance: f64,
}

#[track_caller]
fn check(fit: &GlmFit, expected: &Expected<'_>) {
    assert!(fit.is_converged, "{:?}", fit.findings);
    check_close(&fit.coefficients.estimates, expected.estimates, 1e-9);
    check_close(&standard_errors(&fit.coefficients), expected.standard_errors, 1e-8);
    assert_eq!(fit.coefficients.degrees_of_freedom, expected.degrees_of_freedom);
    check_close(&[fit.dispersion, fit.deviance], &[expected.dispersion, expected.deviance], 1e-9);
}

fn standard_errors(coefficients: &Coefficients) -> Vec<f64> {
    (0..coefficients.len()).map(|place| coefficients.covariance.standard_error(place)).collect()
}

fn names(coefficients: &Coefficients) -> Vec<String> {
    coefficients.columns.iter().map(ToString::to_string).collect()
}

fn profile() -> Formula {
    Formula::new().codes("sex").number("age").power("age", 2).codes("educ").number("urban")
}

#[test]
fn a_linear_regression_is_that_of_r() {
    let fit = Glm::linear("income", profile()).fit(&design()).unwrap();
    let expected = Expected {
        estimates: &[
            2.358_762_346_305_635,
            2.237_512_578_467_485,
            0.346_023_659_162_166_93,
            -0.002_042_311_433_420_707,
            -0.487_924_929_042_532_93,
            -2.845_736_907_146_148,
            3.745_164_658_883_689_3,
        ],
        standard_errors: &[
            3.788_582_611_221_741,
            1.789_580_950_775_804_5,
            0.221_849_318_914_027_07,
            0.002_272_245_648_942_695,
            2.607_646_981_871_206_5,
            1.852_606_875_273_588_5,
            1.871_743_746_723_125_5,
        ],
        degrees_of_freedom: 1.0,
        dispersion: 27.642_938_340_541_37,
        deviance: 1_603.290_423_751_399,
    };
    check(&fit, &expected);
    let expected = ["(intercept)", "sex=M", "age", "age^2", "educ=none", "educ=school", "urban"];
    assert_eq!(names(&fit.coefficients), expected);
    assert!((fit.coefficients.covariance.get(0, 1) / -2.237_828_006_482_871 - 1.0).abs() < 1e-8);
}

#[test]
fn a_logistic_regression_is_that_of_r() {
    let fit = Glm::logistic("migrant", profile()).fit(&design()).unwrap();
    let expected = Expected {
        estimates: &[
            -2.387_812_699_323_251_6,
            0.567_827_966_034_775_3,
            0.100_054_060_664_326_27,
            -0.000_714_928_606_987_895,
            -1.166_140_148_242_221_1,
            -0.799_769_911_906_743_1,
            -0.017_821_116_661_781_47,
        ],
        standard_errors: &[
            2.296_439_496_059_933,
            0.379_634_293_761_672_24,
            0.111_434_341_952_666_87,
            0.001_374_405_718_259_531,
            0.990_697_410_250_365_5,
            0.983_278_156_244_784,
            0.652_450_570_951_005_6,
        ],
        degrees_of_freedom: 1.0,
        dispersion: 1.039_050_001_432_934,
        deviance: 72.361_767_378_518_64,
    };
    check(&fit, &expected);
    let rows = fit.coefficients.rows(0.95).unwrap();
    let statistics: Vec<f64> = rows.iter().map(|row| row.statistic).collect();
    check_close(
        &statistics,
        &[
            -1.039_789_074_965_872_3,
            1.495_723_582_841_669_5,
            0.897_874_559_234_401,
            -0.520_172_899_086_333_9,
            -1.177_090_134_865_214,
            -0.813_370_974_253_233_5,
            -0.027_314_125_322_636_45,
        ],
        1e-8,
    );
    let p_values: Vec<f64> = rows.iter().map(|row| row.p_value.unwrap()).collect();
    check_close(
        &p_values,
        &[
            0.487_583_373_143_892_8,
            0.375_173_417_207_006_7,
            0.534_223_775_014_384_1,
            0.694_641_900_846_153_6,
            0.448_329_464_342_185_4,
            0.565_289_940_176_215,
            0.982_615_610_169_221_4,
        ],
        1e-8,
    );
    // `regTermTest(fit, ~educ)`.
    let test = fit.term_tests()[3].test.unwrap();
    check_close(&[test.f, test.p_value.unwrap()], &[0.716_112_630_531_082, 0.641_206_775_239_324_9], 1e-8);
    assert_eq!((test.numerator, test.denominator), (2.0, 1.0));
}

#[test]
fn a_poisson_regression_with_exposure_is_that_of_r() {
    let fit = Glm::poisson(
        "trips",
        Formula::new()
            .codes("sex")
            .codes("educ")
            .number("age")
            .interaction([Variable::codes("sex"), Variable::codes("educ")])
            .offset("log_months"),
    )
    .fit(&design())
    .unwrap();
    let expected = Expected {
        estimates: &[
            -3.390_521_844_930_519_4,
            0.937_411_995_114_001_9,
            0.099_143_298_704_566_26,
            -0.424_772_181_126_999_94,
            0.011_498_295_871_879_72,
            -0.271_802_600_259_668_74,
            0.078_566_156_366_608_03,
        ],
        standard_errors: &[
            0.726_075_065_867_110_8,
            0.624_880_621_693_843_1,
            0.590_073_610_234_259_4,
            0.640_573_207_465_092_7,
            0.015_869_073_418_913_1,
            0.618_240_933_743_217_1,
            0.939_268_935_485_754_6,
        ],
        degrees_of_freedom: 1.0,
        dispersion: 4.537_075_082_170_436,
        deviance: 114.081_846_757_749,
    };
    check(&fit, &expected);
}

#[test]
fn another_reference_and_an_interaction_are_those_of_r() {
    let fit = Glm::logistic(
        "migrant",
        Formula::new()
            .codes("sex")
            .number("age")
            .codes("educ")
            .reference("educ", "none")
            .interaction([Variable::codes("sex"), Variable::number("age")]),
    )
    .fit(&design())
    .unwrap();
    let expected = Expected {
        estimates: &[
            -2.189_346_668_454_959,
            -0.454_927_432_991_958,
            0.032_059_675_998_769_67,
            1.154_418_530_547_981,
            0.395_935_662_175_837_9,
            0.030_811_293_350_366_26,
        ],
        standard_errors: &[
            1.096_694_620_532_928_9,
            1.716_258_658_450_902_8,
            0.024_486_427_668_196_76,
            0.910_771_917_330_110_6,
            0.577_662_059_682_075_8,
            0.043_022_459_871_230_69,
        ],
        degrees_of_freedom: 2.0,
        dispersion: 1.014_806_242_444_229,
        deviance: 72.248_530_157_752_98,
    };
    check(&fit, &expected);
    let rows = fit.coefficients.rows(0.95).unwrap();
    let bounds = rows.iter().map(|row| row.interval.unwrap());
    let bounds: Vec<f64> = bounds.clone().map(|bounds| bounds.low).chain(bounds.map(|bounds| bounds.high)).collect();
    // R writes such intervals through the normal curve, which costs it some digits.
    check_close(
        &bounds,
        &[
            -6.908_042_771_192_138,
            -7.839_392_434_731_293,
            -0.073_296_918_849_601_43,
            -2.764_316_745_731_257,
            -2.089_543_575_787_743,
            -0.154_299_411_055_106_33,
            2.529_349_434_282_219_4,
            6.929_537_568_747_376,
            0.137_416_270_847_140_75,
            5.073_153_806_827_219,
            2.881_414_900_139_419,
            0.215_921_997_755_838_84,
        ],
        1e-6,
    );
}

#[test]
fn a_domain_is_that_of_r() {
    let fit = Glm::logistic("migrant", Formula::new().codes("sex").number("age"))
        .within(Domain::within("urban", 1.0, 1.0))
        .fit(&design())
        .unwrap();
    let expected = Expected {
        estimates: &[-1.585_564_049_111_453_3, 0.464_828_425_431_969_84, 0.025_622_197_287_139_23],
        standard_errors: &[0.804_794_783_237_96, 0.442_976_606_286_564_27, 0.022_893_946_867_023_87],
        degrees_of_freedom: 4.0,
        dispersion: 1.043_299_038_506_575,
        deviance: 36.099_707_467_553_9,
    };
    check(&fit, &expected);
}

#[test]
fn missing_values_are_left_out_as_r_does_and_told() {
    let mut age = frame().numbers("age").unwrap().to_vec();
    (age[2], age[19]) = (f64::NAN, f64::NAN);
    let educ = frame().codes("educ").unwrap().clone();
    let mut of_row = educ.of_row;
    of_row[30] = MISSING;
    let frame = frame().with_numbers("age", age).unwrap();
    let frame = frame.with_codes("educ", Codes { of_row, labels: educ.labels }).unwrap();
    let fit = Glm::logistic("migrant", Formula::new().number("age").codes("educ")).fit(&design_of(frame)).unwrap();
    check_close(
        &fit.coefficients.estimates,
        &[-0.951_912_623_209_819_6, 0.037_217_578_357_580_54, -1.049_044_577_650_540_4, -0.673_941_294_994_620_6],
        1e-9,
    );
    check_close(
        &standard_errors(&fit.coefficients),
        &[0.721_581_734_299_288_1, 0.016_394_574_572_065_95, 0.877_238_740_858_072_4, 0.775_279_330_772_239_5],
        1e-8,
    );
    assert_eq!((fit.coefficients.degrees_of_freedom, fit.rows_used), (4.0, 56));
    let told = |column: &str, rows| ModelFinding::RowsWithMissing { column: column.to_owned(), rows };
    assert_eq!(fit.findings, [told("age", 2), told("educ", 1)]);
}

#[test]
fn without_intercept_the_codes_are_those_of_r() {
    let fit =
        Glm::linear("income", Formula::new().codes("educ").number("age").without_intercept()).fit(&design()).unwrap();
    let expected = Expected {
        estimates: &[7.871_108_858_197_37, 7.842_835_925_714_135, 6.079_848_865_812_486, 0.172_463_463_193_751_6],
        standard_errors: &[
            2.003_539_205_647_128,
            2.211_914_233_130_028,
            1.050_014_990_917_460_3,
            0.041_286_047_731_149_65,
        ],
        degrees_of_freedom: 4.0,
        dispersion: 32.086_937_299_675_53,
        deviance: 1_861.042_363_381_181,
    };
    check(&fit, &expected);
}

#[test]
fn populations_make_variances_smaller_as_in_r() {
    let population = |stratum: &f64| [12.0, 20.0, 9.0][*stratum as usize - 1];
    let populations = frame().numbers("stratum").unwrap().iter().map(population).collect();
    let frame = frame().with_numbers("population", populations).unwrap();
    let built = Design::new(frame).weights("weight").strata("stratum").clusters("psu").fpc("population").build();
    let fit = Glm::logistic("migrant", Formula::new().codes("sex").number("age")).fit(&built.unwrap()).unwrap();
    check_close(
        &fit.coefficients.estimates,
        &[-2.138_871_977_872_864_4, 0.694_492_155_078_004_2, 0.039_447_879_687_168_17],
        1e-9,
    );
    check_close(
        &standard_errors(&fit.coefficients),
        &[0.573_116_947_857_977_2, 0.294_891_094_990_609_7, 0.013_600_086_761_692_13],
        1e-8,
    );
}

#[test]
fn margins_vary_as_r_adds_up_their_parts() {
    let fit = Glm::logistic("migrant", Formula::new().codes("sex").number("age").codes("educ")).fit(&design()).unwrap();
    let margins = fit.margins("educ", MarginVariance::SeparateParts).unwrap();
    assert_eq!(margins.codes, ["degree", "none", "school"]);
    // `svypredmeans`.
    check_close(&margins.means, &[0.573_542_803_992_248_6, 0.330_960_324_472_89, 0.394_402_879_757_949_1], 1e-9);
    let found: Vec<f64> = (0..3).map(|place| margins.covariance.standard_error(place)).collect();
    check_close(&found, &[0.165_820_710_251_033_34, 0.089_011_897_612_230_62, 0.075_791_246_875_470_65], 1e-8);
    let fixed = fit.margins("educ", MarginVariance::CovariatesFixed).unwrap().covariance;
    check_close(&[fixed.variance(1)], &[0.007_606_461_031_656_957], 1e-8);
    // `svytotal` of the influences of both parts together.
    let together = fit.margins("educ", MarginVariance::Linearised).unwrap().covariance;
    let found: Vec<f64> = (0..3).map(|place| together.standard_error(place)).collect();
    check_close(&found, &[0.166_691_593_927_401_3, 0.090_277_083_026_047_21, 0.063_050_570_105_054], 1e-8);
}

#[test]
fn a_multinomial_regression_is_that_of_r() {
    let formula = Formula::new().codes("sex").number("age");
    let fit = Multinomial::new("destination", formula).fit(&design()).unwrap();
    assert_eq!(
        (fit.base.as_str(), fit.categories.as_slice()),
        ("europe", &["gulf".to_owned(), "other".to_owned()][..])
    );
    let expected = [
        -0.037_509_287_274_840_944,
        -0.353_365_315_420_679_9,
        -0.004_577_750_424_998_442,
        -0.273_097_746_171_286_9,
        0.108_847_585_067_528_81,
        -0.005_239_001_309_395_039,
    ];
    check_close(&fit.coefficients.estimates, &expected, 1e-8);
    let expected = [
        1.579_785_800_647_102_6,
        0.767_727_517_347_857_8,
        0.031_237_643_941_333_78,
        1.126_999_587_737_656_8,
        0.494_712_800_678_842_8,
        0.030_517_583_416_430_11,
    ];
    check_close(&standard_errors(&fit.coefficients), &expected, 1e-8);
    check_close(&[fit.coefficients.covariance.get(0, 3)], &[1.168_386_598_106_992], 1e-8);
    check_close(&[fit.log_likelihood], &[-63.544_450_633_294_47], 1e-10);
    let test = fit.term_tests()[0].test.unwrap();
    check_close(&[test.f, test.p_value.unwrap()], &[0.206_748_064_978_159_7, 0.818_017_155_685_32], 1e-8);
}

#[test]
fn an_outcome_may_be_a_code() {
    let formula = || Formula::new().codes("sex").number("age");
    let two = Glm::new(Family::Logistic, Outcome::is_code("destination", "gulf"), formula());
    let domain = Domain::is("destination", "other").negated();
    let two = two.within(domain.clone()).fit(&design()).unwrap();
    let several = Multinomial::new("destination", formula()).within(domain).fit(&design()).unwrap();
    check_close(&several.coefficients.estimates, &two.coefficients.estimates, 1e-9);
    check_close(&standard_errors(&several.coefficients), &standard_errors(&two.coefficients), 1e-9);
}

#[test]
fn replicates_vary_as_in_r() {
    let fit = Glm::logistic("migrant", Formula::new().codes("sex").number("age")).fit(&jackknife()).unwrap();
    check_close(
        &fit.coefficients.estimates,
        &[-2.138_871_977_872_864_4, 0.694_492_155_078_004_2, 0.039_447_879_687_168_17],
        1e-9,
    );
    let expected = [0.685_882_455_976_041_8, 0.348_781_363_341_730_5, 0.016_670_646_673_401_78];
    check_close(&standard_errors(&fit.coefficients), &expected, 1e-8);
    assert_eq!(fit.coefficients.degrees_of_freedom, 5.0);
}

/// `withReplicates` of R with the margins of each replicate.
#[test]
fn margins_of_replicates_vary_as_in_r() {
    let formula = Formula::new().codes("sex").number("age").codes("educ");
    let fit = Glm::logistic("migrant", formula).fit(&jackknife()).unwrap();
    let margins = fit.margins("educ", MarginVariance::Linearised).unwrap();
    check_close(&margins.means, &[0.573_542_803_992_248_6, 0.330_960_324_472_89, 0.394_402_879_757_949_1], 1e-9);
    let found: Vec<f64> = (0..3).map(|place| margins.covariance.standard_error(place)).collect();
    check_close(&found, &[0.182_277_428_030_902_08, 0.091_738_459_068_575_82, 0.062_252_549_719_159_47], 1e-8);
}

/// `svrVar` of R over fits of each replicate.
#[test]
fn a_multinomial_regression_of_replicates_is_that_of_r() {
    let formula = Formula::new().codes("sex").number("age");
    let fit = Multinomial::new("destination", formula).fit(&jackknife()).unwrap();
    let expected = [
        1.855_723_175_221_132_3,
        0.875_837_429_670_106,
        0.036_371_880_085_203_71,
        1.160_873_072_458_382_2,
        0.515_401_713_911_174_7,
        0.030_960_971_506_006_4,
    ];
    check_close(&standard_errors(&fit.coefficients), &expected, 1e-8);
}
