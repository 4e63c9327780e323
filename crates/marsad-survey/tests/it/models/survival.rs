//! Curves and hazards of the made-up survey, as `svykm` and `svycoxph` of R estimate them.

use marsad_survey::Domain;
use marsad_survey::models::{Cox, CoxFit, Curve, Estimator, Formula, KaplanMeier, Spell, Ties};

use super::data::{check_close, design, jackknife};

fn spell() -> Spell {
    Spell::new("months", "returned")
}

/// The logarithms of the curve are known better than small shares, so both are held against R.
#[track_caller]
fn check_curve(curve: &Curve, expected: [&[f64]; 3]) {
    let [times, survival, log_variances] = expected;
    let found: Vec<f64> = curve.steps.iter().map(|step| step.time).collect();
    assert_eq!(found, times);
    let found: Vec<f64> = curve.steps.iter().map(|step| step.survival).collect();
    check_close(&found, survival, 1e-10);
    let found: Vec<f64> = curve.steps.iter().map(|step| step.log_variance.unwrap()).collect();
    check_close(&found, log_variances, 1e-8);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of reference numbers")]
fn a_curve_with_its_variance_is_that_of_r() {
    let asked = KaplanMeier::new(spell()).estimator(Estimator::CumulativeHazard);
    let curve = asked.estimate(&design()).unwrap().remove(0);
    check_curve(
        &curve,
        [
            &[
                2.0, 3.0, 5.0, 6.0, 7.0, 8.0, 9.0, 11.0, 12.0, 13.0, 14.0, 15.0, 17.0, 18.0, 19.0, 21.0, 23.0, 25.0,
                26.0, 28.0, 29.0, 31.0, 33.0, 36.0, 39.0, 43.0, 44.0, 59.0,
            ],
            &[
                0.968_579_780_879_750_2,
                0.938_908_641_979_600_8,
                0.878_664_355_167_305_5,
                0.867_718_458_651_967_3,
                0.820_087_901_171_652_2,
                0.812_231_687_288_111_1,
                0.795_452_294_791_685_1,
                0.741_915_539_823_938_3,
                0.722_845_688_041_143_1,
                0.705_556_745_023_540_7,
                0.682_940_771_906_119_3,
                0.668_340_835_389_342,
                0.645_172_749_750_626_6,
                0.632_607_400_410_730_5,
                0.604_238_747_690_338_1,
                0.574_284_467_249_574_9,
                0.556_524_000_749_098_5,
                0.529_451_482_216_237_7,
                0.502_181_049_264_056_4,
                0.409_868_227_039_922_7,
                0.382_333_485_675_657_3,
                0.361_034_584_308_806_3,
                0.320_170_776_536_760_7,
                0.310_661_991_978_847_4,
                0.273_362_431_295_061,
                0.248_178_515_970_714_6,
                0.219_900_608_627_306_7,
                0.160_757_602_671_989_3,
            ],
            &[
                0.000_232_878_207_083_413_9,
                0.000_966_977_259_513_693_7,
                0.001_127_696_890_173_406,
                0.000_657_909_672_438_043_6,
                0.001_686_002_740_361_227_9,
                0.001_626_745_510_294_991_8,
                0.001_966_153_644_619_308,
                0.003_838_823_105_333_802_3,
                0.004_460_704_641_072_216,
                0.006_271_214_808_228_281,
                0.006_317_160_326_777_108,
                0.006_220_290_404_352_301,
                0.005_036_518_221_477_882,
                0.004_464_221_843_382_6,
                0.003_469_393_211_114_177_2,
                0.005_609_706_661_162_314,
                0.007_710_262_303_416_375,
                0.007_786_960_991_487_426,
                0.012_329_070_851_760_587,
                0.029_215_012_916_503_254,
                0.034_301_170_239_648_036,
                0.027_541_581_285_182_533,
                0.038_022_848_971_035_986,
                0.035_057_756_130_066_56,
                0.053_510_271_241_224_83,
                0.086_552_338_839_262_24,
                0.091_194_839_820_957_68,
                0.118_071_551_552_841_27,
            ],
        ],
    );
    let median = curve.quantile(0.5, 0.95).unwrap();
    assert_eq!((median.time, median.low, median.high), (Some(28.0), Some(21.0), Some(31.0)));
    let late = curve.quantile(0.25, 0.95).unwrap();
    assert_eq!((late.time, late.low, late.high), (Some(43.0), Some(33.0), None));
    let asked = asked.at([12.0, 28.5]).estimate(&design()).unwrap().remove(0);
    let bounds = asked.steps.iter().map(|step| step.interval(0.95).unwrap().unwrap());
    let found: Vec<f64> = bounds.flat_map(|bounds| [bounds.low, bounds.high]).collect();
    let expected = [0.634_154_552_634_539_2, 0.823_940_925_045_746_1, 0.293_192_922_647_126_9, 0.572_974_142_827_577];
    check_close(&found, &expected, 1e-9);
}

#[test]
fn a_product_limit_is_that_of_r() {
    let curve = KaplanMeier::new(spell()).estimate(&design()).unwrap().remove(0);
    let times = [
        0.0, 2.0, 3.0, 5.0, 6.0, 7.0, 8.0, 9.0, 11.0, 12.0, 13.0, 14.0, 15.0, 17.0, 18.0, 19.0, 21.0, 23.0, 25.0, 26.0,
        28.0, 29.0, 31.0, 33.0, 36.0, 38.0, 39.0, 40.0, 43.0, 44.0, 59.0, 60.0,
    ];
    let survival = [
        1.0,
        0.968_075_576_186_985_9,
        0.937_956_156_783_734_7,
        0.875_755_401_658_509_2,
        0.864_777_220_410_649_9,
        0.815_955_552_584_803_5,
        0.808_101_244_049_749_5,
        0.791_232_331_400_599_7,
        0.736_102_848_265_906_2,
        0.716_934_993_297_458_7,
        0.699_579_025_117_073_3,
        0.676_787_396_572_501_2,
        0.662_162_114_181_014_2,
        0.638_800_924_857_699_5,
        0.626_236_923_877_093_2,
        0.597_504_790_714_503_4,
        0.567_124_936_653_700_5,
        0.549_308_954_441_772,
        0.521_915_594_508_980_2,
        0.494_316_269_463_911_8,
        0.393_908_277_229_054_7,
        0.366_514_917_296_262_9,
        0.345_506_475_844_046_6,
        0.304_004_505_720_305_7,
        0.294_839_058_223_995_7,
        0.294_839_058_223_995_7,
        0.257_127_085_660_461_4,
        0.257_127_085_660_461_4,
        0.232_275_703_411_015_4,
        0.204_176_697_344_880_4,
        0.140_212_628_259_658_6,
        0.140_212_628_259_658_6,
    ];
    let at_times = KaplanMeier::new(spell()).at(times).estimate(&design()).unwrap().remove(0);
    let found: Vec<f64> = at_times.steps.iter().map(|step| step.survival).collect();
    check_close(&found, &survival, 1e-10);
    assert_eq!((curve.steps.len(), curve.rows_used, curve.events), (28, 59, 43));
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table of reference numbers")]
fn curves_of_groups_are_those_of_r() {
    let asked = KaplanMeier::new(spell()).by("sex").estimator(Estimator::CumulativeHazard);
    let curves = asked.estimate(&design()).unwrap();
    assert_eq!((curves[0].group.as_deref(), curves[1].group.as_deref()), (Some("F"), Some("M")));
    check_curve(
        &curves[0],
        [
            &[5.0, 7.0, 8.0, 9.0, 11.0, 12.0, 13.0, 15.0, 18.0, 19.0, 25.0, 26.0, 28.0, 33.0, 39.0, 43.0, 44.0, 59.0],
            &[
                0.963_928_312_990_497_9,
                0.924_433_716_137_831_8,
                0.910_768_559_976_656_3,
                0.881_672_054_408_080_7,
                0.840_425_373_343_918_3,
                0.806_154_986_273_996_8,
                0.775_060_951_050_365_8,
                0.749_510_901_808_660_4,
                0.727_508_515_834_763,
                0.676_893_566_988_573_2,
                0.628_552_363_950_415_1,
                0.610_475_176_339_549_4,
                0.530_356_640_085_051_9,
                0.458_618_962_630_430_9,
                0.419_916_082_870_057_7,
                0.377_210_434_272_262_3,
                0.329_299_290_675_294,
                0.230_245_730_051_808_6,
            ],
            &[
                0.001_080_282_286_106_260_1,
                0.000_962_165_612_277_619_1,
                0.000_890_526_384_693_309_4,
                0.001_662_367_111_980_480_5,
                0.003_468_778_849_501_186_5,
                0.004_448_282_008_234_804,
                0.008_732_115_970_218_366,
                0.010_596_494_781_294_786,
                0.007_694_999_759_210_934,
                0.009_185_166_648_295_072,
                0.005_927_873_420_952_205_6,
                0.008_316_489_082_343_58,
                0.018_364_864_033_197_89,
                0.023_135_275_497_064_407,
                0.026_764_481_636_365_8,
                0.054_536_620_370_911_63,
                0.057_790_384_669_770_184,
                0.074_020_785_365_959_68,
            ],
        ],
    );
    check_curve(
        &curves[1],
        [
            &[2.0, 3.0, 5.0, 6.0, 7.0, 11.0, 14.0, 17.0, 21.0, 23.0, 26.0, 28.0, 29.0, 31.0, 36.0, 39.0],
            &[
                0.929_615_195_593_668_7,
                0.858_834_383_146_184,
                0.765_971_233_294_687_5,
                0.740_554_891_533_870_7,
                0.682_214_489_017_256_8,
                0.613_733_016_459_988_6,
                0.565_036_115_697_555_1,
                0.512_728_668_298_742_4,
                0.448_712_926_603_346_2,
                0.409_992_204_796_438,
                0.371_700_227_037_102_8,
                0.266_899_837_563_313_8,
                0.207_269_885_091_579_3,
                0.159_888_988_418_899_5,
                0.137_216_338_001_607_3,
                0.102_044_882_929_616_1,
            ],
            &[
                0.000_942_470_045_923_511_4,
                0.004_969_187_000_302_655,
                0.004_313_909_183_422_76,
                0.002_088_067_197_514_847,
                0.005_831_845_340_243_888,
                0.021_081_194_845_726_705,
                0.022_582_281_513_925_18,
                0.030_083_650_217_795_077,
                0.034_841_273_356_705_754,
                0.058_837_083_994_881_315,
                0.096_607_060_955_072_61,
                0.119_702_373_212_066_24,
                0.166_937_206_698_252_54,
                0.155_288_869_463_075_46,
                0.207_815_305_140_555_3,
                0.293_433_899_722_884_03,
            ],
        ],
    );
}

#[track_caller]
fn check_cox(fit: &CoxFit, expected: [&[f64]; 3], degrees_of_freedom: f64) {
    let [estimates, standard_errors, log_likelihoods] = expected;
    assert!(fit.is_converged, "{:?}", fit.findings);
    check_close(&fit.coefficients.estimates, estimates, 1e-9);
    let found: Vec<f64> =
        (0..fit.coefficients.len()).map(|place| fit.coefficients.covariance.standard_error(place)).collect();
    check_close(&found, standard_errors, 1e-8);
    check_close(&[fit.log_likelihood_at_zero, fit.log_likelihood], log_likelihoods, 1e-10);
    assert_eq!(fit.degrees_of_freedom, degrees_of_freedom);
}

#[test]
fn hazards_with_ties_of_efron_are_those_of_r() {
    let fit = Cox::new(spell(), Formula::new().codes("sex").number("age").codes("educ")).fit(&design()).unwrap();
    check_cox(
        &fit,
        [
            &[0.788_592_311_160_136_8, -0.019_425_505_532_281_43, 0.153_029_647_831_643_3, 0.298_184_719_734_096_5],
            &[0.312_981_360_990_164_2, 0.008_377_556_470_215_316, 0.918_118_862_235_355_3, 0.731_942_515_413_898_4],
            &[-134.572_175_626_391_2, -129.926_549_259_151_4],
        ],
        4.0,
    );
    assert!((fit.coefficients.covariance.get(0, 1) / 0.000_939_612_858_610_315_4 - 1.0).abs() < 1e-7);
    // β′ V⁻¹ β / 2 of the two codes of education, in R.
    let test = fit.term_tests()[2].test.unwrap();
    check_close(&[test.f, test.p_value.unwrap()], &[0.110_217_972_279_393_9, 0.898_266_816_303_273_5], 1e-8);
}

#[test]
fn hazards_with_ties_of_breslow_are_those_of_r() {
    let fit = Cox::new(spell(), Formula::new().codes("sex").number("age").codes("educ"))
        .ties(Ties::Breslow)
        .fit(&design())
        .unwrap();
    check_cox(
        &fit,
        [
            &[0.776_594_075_890_807_1, -0.019_666_751_704_779_3, 0.132_410_444_761_193_6, 0.285_291_627_633_385_2],
            &[0.307_021_173_936_449_8, 0.008_373_455_974_680_536, 0.891_337_833_566_173_4, 0.718_119_898_188_096_6],
            &[-135.488_926_874_131_6, -130.950_457_679_079_7],
        ],
        4.0,
    );
}

#[test]
fn spells_that_are_watched_late_are_those_of_r() {
    let fit = Cox::new(spell().entering("since"), Formula::new().codes("sex").number("age")).fit(&design()).unwrap();
    check_cox(
        &fit,
        [
            &[0.836_473_157_526_054_9, -0.020_561_786_868_389],
            &[0.222_333_337_129_580_17, 0.009_727_385_825_215_708],
            &[-124.631_581_358_187, -119.965_635_348_952_4],
        ],
        6.0,
    );
}

#[test]
fn late_spells_with_ties_of_breslow_are_those_of_r() {
    let fit = Cox::new(spell().entering("since"), Formula::new().codes("sex").number("age"))
        .ties(Ties::Breslow)
        .fit(&design())
        .unwrap();
    check_cox(
        &fit,
        [
            &[0.817_681_376_628_073_9, -0.020_513_762_369_061_81],
            &[0.216_529_274_399_583_14, 0.009_717_921_731_373_001],
            &[-125.786_749_172_889_3, -121.319_184_331_672_1],
        ],
        6.0,
    );
}

#[test]
fn strata_of_hazards_are_those_of_r() {
    let fit = Cox::new(spell(), Formula::new().number("age").codes("educ")).stratified("sex").fit(&design()).unwrap();
    check_cox(
        &fit,
        [
            &[-0.020_806_595_044_584_74, 0.214_616_763_023_669_3, 0.263_463_533_782_024],
            &[0.009_526_196_908_065_611, 0.914_846_384_322_723_7, 0.762_566_473_933_271_3],
            &[-105.673_606_431_013_1, -104.281_601_412_667_4],
        ],
        5.0,
    );
}

#[test]
fn hazards_of_a_domain_are_those_of_r() {
    let fit = Cox::new(spell(), Formula::new().codes("sex").number("age"))
        .within(Domain::within("urban", 1.0, 1.0))
        .fit(&design())
        .unwrap();
    check_cox(
        &fit,
        [
            &[0.506_578_806_782_748_6, -0.027_476_722_514_462_07],
            &[0.405_201_460_116_370_9, 0.014_258_790_863_837_66],
            &[-52.891_208_405_170_27, -51.502_972_951_433_39],
        ],
        5.0,
    );
}

/// R stops the replicates where the log-likelihood changes by less than 1e-9 of itself, and so has fewer digits here.
#[test]
fn hazards_of_replicates_vary_as_in_r() {
    let fit = Cox::new(spell(), Formula::new().codes("sex").number("age")).fit(&jackknife()).unwrap();
    check_close(&fit.coefficients.estimates, &[0.806_113_188_866_279_6, -0.019_121_983_329_767_38], 1e-9);
    let found: Vec<f64> = (0..2).map(|place| fit.coefficients.covariance.standard_error(place)).collect();
    check_close(&found, &[0.307_638_848_485_216_3, 0.010_397_767_533_375_2], 1e-6);
}

/// `withReplicates` of R with the logarithm of `svykm` of each replicate.
#[test]
fn a_curve_of_replicates_varies_as_in_r() {
    let asked = KaplanMeier::new(spell()).at([12.0, 24.0]);
    let curve = asked.estimate(&jackknife()).unwrap().remove(0);
    let found: Vec<f64> = curve.steps.iter().map(|step| step.survival.ln()).collect();
    check_close(&found, &[-0.332_770_107_349_924_1, -0.599_094_237_215_781_3], 1e-10);
    let found: Vec<f64> = curve.steps.iter().map(|step| step.log_variance.unwrap()).collect();
    check_close(&found, &[0.004_858_098_637_982_782, 0.008_414_331_609_314_85], 1e-8);
}
