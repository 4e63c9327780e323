//! Small data sets: half samples, strata of one unit, two stages, hospitals.

use marsad_survey::{Design, DesignEffect, LonelyRule, ReplicateMethod, SurveyError, mean, quantile, ratio, total};

use super::{Reference, check_all};

#[test]
fn pairs_of_ambulances_are_estimated_as_in_r() {
    let Some(r) = Reference::of("scd") else { return };
    let design = Design::new(r.data("scd_brr")).strata("ESA").clusters("ambulance").nested().build().unwrap();
    r.check("ratio", &design.estimate(ratio("alive", "arrests")).unwrap());
    r.check("total", &design.estimate(total(["alive", "arrests"])).unwrap());
    r.finish();
    let Some(r) = Reference::of_replicates("scd_jkn") else { return };
    let builder = Design::new(r.data("scd_brr")).strata("ESA").clusters("ambulance").nested();
    let design = builder.replicates(ReplicateMethod::jackknife()).build().unwrap();
    r.check("ratio", &design.estimate(ratio("alive", "arrests")).unwrap());
    r.finish();
}

/// Totals do not depend on which half samples are taken as long as they are balanced; ratios do, and have those of R.
#[test]
fn half_samples_vary_as_in_r() {
    for (name, own) in [("scd_brr", ReplicateMethod::half_samples()), ("scd_fay", ReplicateMethod::fay(0.3))] {
        let Some(r) = Reference::of_replicates(name) else { return };
        let build = |method| {
            let builder = Design::new(r.data(name)).strata("ESA").clusters("ambulance").nested();
            builder.replicates(method).build().unwrap()
        };
        let (own, supplied) = (build(own), build(ReplicateMethod::supplied(r.supplied())));
        for design in [&own, &supplied] {
            r.check("total", &design.estimate(total(["alive", "arrests"])).unwrap());
            check_all("degf", &[design.degrees_of_freedom()], r.numbers("degf"), 0.0);
        }
        r.check("ratio", &supplied.estimate(ratio("alive", "arrests")).unwrap());
        r.finish();
    }
}

/// `options(survey.lonely.psu = …)`
#[test]
fn strata_of_one_school_are_treated_as_in_r() {
    let rules = [
        ("certainty", LonelyRule::Certainty),
        ("remove", LonelyRule::Certainty),
        ("adjust", LonelyRule::Adjust),
        ("average", LonelyRule::Average),
    ];
    for (word, rule) in rules {
        let Some(r) = Reference::of(&format!("lonely_{word}")) else { return };
        let builder = Design::new(r.data("lonely")).weights("pw").strata("stype");
        // `fail`: R stops, and so do we.
        assert!(matches!(builder.clone().build(), Err(SurveyError::WrongDesign(_))));
        let design = builder.lonely(rule).build().unwrap();
        r.check("total", &design.estimate(total("api.stu")).unwrap());
        r.check("mean", &design.estimate(mean(["api00", "api99"])).unwrap());
        r.check("ratio", &design.estimate(ratio("api.stu", "meals")).unwrap());
        r.check("by", &design.estimate(mean("api00").by("comp.imp")).unwrap());
        r.finish();
    }
}

#[test]
fn municipalities_in_two_stages_are_estimated_as_in_r() {
    let Some(r) = Reference::of("mu284") else { return };
    let design = Design::new(r.data("mu284")).clusters(["id1", "id2"]).fpc(["n1", "n2"]).build().unwrap();
    r.check("total", &design.estimate(total("y1")).unwrap());
    let means = design.estimate(mean("y1").design_effect(DesignEffect::WithoutReplacement)).unwrap();
    r.check("mean", &means);
    r.check_effects("mean.deff", &means);
    r.check_quantiles("quantile", &design.estimate(quantile("y1", &[0.25, 0.5, 0.75])).unwrap());
    r.finish();
}

#[test]
fn births_in_hospitals_are_estimated_as_in_r() {
    let Some(r) = Reference::of("hospital") else { return };
    let builder = Design::new(r.data("hospital")).weights("weighta").strata("oblevel").fpc("tothosp");
    let design = builder.build().unwrap();
    r.check("total", &design.estimate(total("births")).unwrap());
    r.check("mean", &design.estimate(mean("births")).unwrap());
    r.check("ratio", &design.estimate(ratio("births", "tothosp")).unwrap());
    r.check("by", &design.estimate(total("births").by("oblevel")).unwrap());
    r.check_quantiles("quantile", &design.estimate(quantile("births", &[0.25, 0.5, 0.75])).unwrap());
    r.finish();
}
