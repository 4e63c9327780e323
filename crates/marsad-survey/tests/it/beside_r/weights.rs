//! Schools in districts, weighted to what is known of all schools.

use marsad_survey::weighting::{
    Bounds, CalibrationOptions, Distance, EmptyCells, Margin, RakingOptions, Weighted, calibrate, post_stratify, rake,
};
use marsad_survey::{Design, ReplicateMethod, mean, ratio, total};

use super::{Reference, check_all};

fn types() -> Margin {
    Margin::counts("stype", [("E", 4421.0), ("H", 755.0), ("M", 1018.0)])
}

fn targets() -> Margin {
    Margin::counts("sch.wide", [("No", 1072.0), ("Yes", 5122.0)])
}

fn options(distance: Distance) -> CalibrationOptions {
    CalibrationOptions { distance, tolerance: 1e-12, ..CalibrationOptions::default() }
}

fn bounds(lower: f64, upper: f64) -> Option<Bounds> {
    Some(Bounds { lower, upper })
}

/// The weights of some schools, and estimates that know what was calibrated.
fn check(name: &str, weighted: &Weighted) {
    // Who asks has seen that the numbers are there.
    let r = Reference::of(name).unwrap();
    let weights = [0_usize, 1, 9, 49, 99, 182].map(|row| weighted.design.weights()[row]);
    check_all(name, &weights, r.numbers("weights"), 1e-10);
    let estimate = |request| weighted.design.estimate(request).unwrap();
    r.check("total", &estimate(total("api.stu")));
    r.check("mean", &estimate(mean("api00")));
    r.check("by", &estimate(mean("api00").by("stype")));
    r.check("ratio", &estimate(ratio("api.stu", "meals")));
    r.finish();
}

fn check_all_ways(name: &str, design: &Design) {
    let margins = [types(), Margin::total("api99", 3_914_069.0)];
    let calibrated = |options: &CalibrationOptions| calibrate(design, &margins, options).unwrap();
    check(&format!("{name}_linear"), &calibrated(&options(Distance::Linear)));
    check(&format!("{name}_raking"), &calibrated(&options(Distance::Raking)));
    check(&format!("{name}_cells"), &post_stratify(design, &types(), EmptyCells::Refuse).unwrap());
    let until_the_end = RakingOptions { tolerance: 1e-10, ..RakingOptions::default() };
    check(&format!("{name}_rake"), &rake(design, &[types(), targets()], &until_the_end).unwrap());
}

fn districts(replicates: Option<ReplicateMethod>) -> Option<Design> {
    let frame = Reference::of("clus1")?.data("clus1");
    let builder = Design::new(frame).weights("pw").clusters("dnum").fpc("fpc");
    let builder = match replicates {
        Some(method) => builder.replicates(method),
        None => builder,
    };
    Some(builder.build().unwrap())
}

#[test]
fn weights_that_meet_the_population_are_those_of_r() {
    let Some(design) = districts(None) else { return };
    check_all_ways("clus1_calibrated", &design);
}

#[test]
fn weights_between_bounds_are_those_of_r() {
    let Some(design) = districts(None) else { return };
    let margins = [types(), Margin::total("api99", 3_914_069.0)];
    let logit = CalibrationOptions { bounds: bounds(0.5, 2.0), ..options(Distance::Logit) };
    check("clus1_calibrated_logit", &calibrate(&design, &margins, &logit).unwrap());
    let linear = CalibrationOptions { bounds: bounds(0.6, 1.8), ..options(Distance::Linear) };
    check("clus1_calibrated_bounded", &calibrate(&design, &margins, &linear).unwrap());
}

#[test]
fn replicates_that_meet_the_population_vary_as_in_r() {
    let Some(design) = districts(Some(ReplicateMethod::jackknife())) else { return };
    check_all_ways("clus1_jk1_calibrated", &design);
}
