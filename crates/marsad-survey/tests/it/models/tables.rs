//! Tests of tables of the made-up survey, as `svychisq` of R makes them.

use marsad_survey::Domain;
use marsad_survey::models::{Independence, IndependenceTest, Statistic};

use super::data::{check_close, design, jackknife};

/// `expected`: statistic, degrees of freedom above and (where there are some) below, probability.
#[track_caller]
fn check(found: &IndependenceTest, expected: &[f64]) {
    let freedom = Some(found.denominator).filter(|denominator| denominator.is_finite());
    let parts = [Some(found.value), Some(found.numerator), freedom, found.p_value];
    check_close(&parts.into_iter().flatten().collect::<Vec<f64>>(), expected, 1e-9);
}

#[test]
fn sex_and_education_are_tested_as_in_r() {
    let test = |statistic| Independence::of("sex", "educ").test(&design(), statistic).unwrap();
    check(
        &test(Statistic::SecondOrder),
        &[0.801_106_806_657_185_1, 1.663_032_168_597_915_7, 11.641_225_180_185_41, 0.450_562_244_588_867_2],
    );
    check(&test(Statistic::FirstOrder), &[2.250_255_922_526_652, 2.0, 0.448_831_918_945_663_8]);
    check(&test(Statistic::Wald), &[0.623_721_045_995_334_3, 2.0, 7.0, 0.563_281_746_514_367_1]);
    check(&test(Statistic::AdjustedWald), &[0.534_618_039_424_572_2, 2.0, 6.0, 0.611_415_290_231_824_2]);
}

#[test]
fn education_and_destination_are_tested_as_in_r() {
    let test = |statistic| Independence::of("educ", "destination").test(&design(), statistic).unwrap();
    check(
        &test(Statistic::SecondOrder),
        &[1.162_973_055_120_830_6, 3.359_108_231_693_099_4, 23.513_757_621_851_695, 0.348_054_325_847_820_3],
    );
    check(&test(Statistic::FirstOrder), &[4.008_261_040_235_372, 4.0, 0.324_914_914_594_717_7]);
    check(&test(Statistic::Wald), &[2.896_644_627_161_278_7, 4.0, 7.0, 0.104_309_537_518_214_4]);
    check(&test(Statistic::AdjustedWald), &[1.655_225_501_235_016_3, 4.0, 4.0, 0.318_680_484_030_957_9]);
}

#[test]
fn a_table_of_a_domain_is_that_of_r() {
    let asked = Independence::of("sex", "educ").within(Domain::within("urban", 1.0, 1.0));
    check(
        &asked.test(&design(), Statistic::SecondOrder).unwrap(),
        &[2.488_168_279_375_793, 1.614_136_832_166_604_8, 9.684_820_992_999_63, 0.139_596_860_311_946_8],
    );
}

#[test]
fn a_table_of_replicates_is_that_of_r() {
    let test = |statistic| Independence::of("educ", "destination").test(&jackknife(), statistic).unwrap();
    check(
        &test(Statistic::SecondOrder),
        &[1.145_944_117_136_8, 3.333_044_719_477_725, 23.331_313_036_344_07, 0.354_674_220_733_641],
    );
    check(&test(Statistic::FirstOrder), &[4.008_261_040_235_372, 4.0, 0.332_729_010_447_671_3]);
    check(&test(Statistic::Wald), &[2.896_644_627_161_279_6, 4.0, 7.0, 0.104_309_537_518_214_3]);
    check(&test(Statistic::AdjustedWald), &[1.655_225_501_235_017, 4.0, 4.0, 0.318_680_484_030_957_8]);
}
