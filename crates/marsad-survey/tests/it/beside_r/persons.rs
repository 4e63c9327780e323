//! Invented persons of a household survey: areas in 48 strata, weights that differ, many domains.

use marsad_survey::models::{Cox, Formula, Glm, Independence, KaplanMeier, Spell, Statistic};
use marsad_survey::{
    Design, DesignBuilder, DesignEffect, Domain, Interval, QuantileInterval, ReplicateMethod, mean, proportion,
    quantile, ratio, total,
};

use super::liver::{check_hazards, check_product};
use super::{Reference, check_all};

const SHARES: [f64; 5] = [0.1, 0.25, 0.5, 0.75, 0.9];

fn drawn(r: &Reference) -> DesignBuilder {
    Design::new(r.data("persons_boot")).weights("weight").strata("stratum").clusters("psu").nested()
}

fn check_estimates(r: &Reference, design: &Design) {
    check_all("degf", &[design.degrees_of_freedom()], r.numbers("degf"), 0.0);
    let estimate = |request| design.estimate(request).unwrap();
    r.check("total", &estimate(total(["migrant", "remit"])));
    let means = estimate(mean(["migrant", "returned", "income", "intends"]));
    r.check("mean", &means);
    r.check_bounds("mean", &means);
    r.check("ratio", &estimate(ratio("remit", "income")));
    r.check("shares", &estimate(proportion("education")));
    r.check("by", &estimate(mean(["migrant", "income"]).by("gov")));
    r.check("crossed", &estimate(total("migrant").by(["gov", "sex"])));
    let women_abroad = Domain::is("migrant", "1").and(Domain::is("sex", "2"));
    r.check("domain", &estimate(mean("remit").where_(women_abroad)));
}

#[test]
fn persons_are_estimated_as_in_r() {
    let Some(r) = Reference::of("persons") else { return };
    let design = drawn(&r).build().unwrap();
    check_estimates(&r, &design);
    let request = mean(["migrant", "returned", "income", "intends"]);
    let effects = design.estimate(request.design_effect(DesignEffect::WithoutReplacement)).unwrap();
    r.check_effects("mean.deff", &effects);
    quantiles_and_shares(&r, &design);
    models(&r, &design);
    r.finish();
}

fn quantiles_and_shares(r: &Reference, design: &Design) {
    for (word, interval) in [
        ("mean", QuantileInterval::Mean),
        ("beta", QuantileInterval::Beta),
        ("xlogit", QuantileInterval::Xlogit),
        ("asin", QuantileInterval::Asin),
    ] {
        let found = design.estimate(quantile("income", &SHARES).quantile_interval(interval)).unwrap();
        r.check_quantiles(&format!("quantile_{word}"), &found);
    }
    for (word, interval) in
        [("mean", Interval::Wald), ("xlogit", Interval::Xlogit), ("asin", Interval::Asin), ("beta", Interval::Beta)]
    {
        let request = mean("returned").where_(Domain::is("gov", "7")).interval(interval);
        r.check_share(&format!("share_{word}"), &design.estimate(request).unwrap());
    }
}

fn models(r: &Reference, design: &Design) {
    let formula = Formula::new().codes("sex").number("age").power("age", 2).codes("education").number("urban");
    r.check_fit("logit", &Glm::logistic("migrant", formula).fit(design).unwrap().coefficients);
    let formula = Formula::new().codes("sex").number("age").codes("education").number("urban");
    r.check_fit("linear", &Glm::linear("income", formula).fit(design).unwrap().coefficients);
    for (word, statistic) in [("F", Statistic::SecondOrder), ("adjWald", Statistic::AdjustedWald)] {
        let found = Independence::of("sex", "education").test(design, statistic).unwrap();
        r.check_test(&format!("test_{word}"), &found);
    }
    let (spell, abroad) = (|| Spell::new("months", "returned"), || Domain::is("migrant", "1"));
    let formula = Formula::new().codes("sex").number("age").codes("education");
    check_hazards(r, "cox", &Cox::new(spell(), formula).within(abroad()).fit(design).unwrap());
    check_product(r, "product", &KaplanMeier::new(spell()).within(abroad()).estimate(design).unwrap()[0]);
}

#[test]
fn areas_of_a_finite_population_are_estimated_as_in_r() {
    let Some(r) = Reference::of("persons_fpc") else { return };
    let design = drawn(&r).fpc("fpc").build().unwrap();
    r.check("total", &design.estimate(total(["migrant", "remit"])).unwrap());
    r.check("mean", &design.estimate(mean(["migrant", "income"])).unwrap());
    r.finish();
}

#[test]
fn areas_left_out_vary_as_in_r() {
    let Some(r) = Reference::of_replicates("persons_jkn") else { return };
    check_estimates(&r, &drawn(&r).replicates(ReplicateMethod::jackknife()).build().unwrap());
    r.finish();
}

#[test]
fn a_bootstrap_of_areas_varies_as_in_r() {
    let Some(r) = Reference::of_replicates("persons_boot") else { return };
    let design = drawn(&r).replicates(ReplicateMethod::supplied(r.supplied())).build().unwrap();
    check_estimates(&r, &design);
    let request = quantile("income", &SHARES).quantile_interval(QuantileInterval::Replicates);
    r.check_quantiles("quantile_quantile", &design.estimate(request).unwrap());
    r.finish();
}
