//! Schools of California: in strata, in districts, in two stages; by linearisation and by replicates of every kind.

use marsad_survey::models::{Formula, Glm, Independence, MarginVariance, Outcome, Statistic};
use marsad_survey::{
    Centre, Design, DesignEffect, Domain, Frame, Freedom, Interval, QuantileInterval, QuantileRule, ReplicateMethod,
    Request, count, mean, proportion, quantile, ratio, total,
};

use super::{Reference, check_all};

const SHARES: [f64; 3] = [0.25, 0.5, 0.8];

/// With the column `big`: whether a school has more than 700 points.
fn with_big(frame: Frame) -> Frame {
    let big = frame.numbers("api00").unwrap().iter().map(|points| f64::from(u8::from(*points > 700.0))).collect();
    frame.with_numbers("big", big).unwrap()
}

fn means_and_totals(r: &Reference, design: &Design) {
    let estimate = |request| design.estimate(request).unwrap();
    check_all("degf", &[design.degrees_of_freedom()], r.numbers("degf"), 0.0);
    r.check("total", &estimate(total("api.stu")));
    r.check("counts", &estimate(count().by("stype")));
    let means = estimate(mean(["api00", "api99"]));
    r.check("mean", &means);
    r.check_bounds("mean", &means);
    r.check_bounds("mean_normal", &estimate(mean(["api00", "api99"]).freedom(Freedom::Fixed(f64::INFINITY))));
    let covariance = means.covariance().unwrap().get(0, 1);
    check_all("covariance", &[covariance], r.numbers("mean.covariance"), 1e-8);
    r.check("shares", &estimate(proportion("stype")));
    r.check("ratio", &estimate(ratio("api.stu", "meals")));
    r.check("domain", &estimate(mean("api00").where_(Domain::is("comp.imp", "Yes"))));
    r.check("by", &estimate(mean(["api99", "api00"]).by("stype")));
    r.check("crossed", &estimate(total("api.stu").by(["stype", "comp.imp"])));
    r.check("ratio_by", &estimate(ratio("api.stu", "meals").by("stype")));
    let types = estimate(mean("api00").by("stype"));
    for (name, coefficients) in [("contrast", [1.0, -1.0, 0.0]), ("sum", [0.5, 0.25, -2.0])] {
        let found = types.contrast(&coefficients).unwrap();
        r.check_values(name, &[found.value], &[found.standard_error]);
    }
}

fn freedom_of_a_domain(r: &Reference, design: &Design) {
    let found = design.estimate(mean("api00").where_(Domain::is("comp.imp", "Yes"))).unwrap();
    check_all("domain.degf", &[found.rows[0].degrees_of_freedom], r.numbers("domain.degf"), 0.0);
}

fn design_effects(r: &Reference, design: &Design) {
    let effect = |request: Request, against| design.estimate(request.design_effect(against)).unwrap();
    let (without, with) = (DesignEffect::WithoutReplacement, DesignEffect::WithReplacement);
    r.check_effects("mean.deff", &effect(mean(["api00", "api99"]), without));
    r.check_effects("mean.deff_replace", &effect(mean(["api00", "api99"]), with));
    r.check_effects("total.deff", &effect(total("api.stu"), without));
    r.check_effects("ratio.deff", &effect(ratio("api.stu", "meals"), without));
    r.check_effects("by.deff", &effect(mean("api00").by("stype"), without));
}

fn quantiles(r: &Reference, design: &Design) {
    let intervals = [
        ("mean", QuantileInterval::Mean),
        ("beta", QuantileInterval::Beta),
        ("xlogit", QuantileInterval::Xlogit),
        ("asin", QuantileInterval::Asin),
    ];
    for (word, interval) in intervals {
        let found = design.estimate(quantile("api00", &SHARES).quantile_interval(interval)).unwrap();
        r.check_quantiles(&format!("quantile_{word}"), &found);
    }
    let rules = [
        ("school", QuantileRule::School),
        ("shahvaish", QuantileRule::ShahVaish),
        ("hf1", QuantileRule::Hf1),
        ("hf2", QuantileRule::Hf2),
        ("hf3", QuantileRule::Hf3),
        ("hf4", QuantileRule::Hf4),
        ("hf5", QuantileRule::Hf5),
        ("hf6", QuantileRule::Hf6),
        ("hf7", QuantileRule::Hf7),
        ("hf8", QuantileRule::Hf8),
        ("hf9", QuantileRule::Hf9),
    ];
    for (word, rule) in rules {
        let found = design.estimate(quantile("api00", &SHARES).rule(rule)).unwrap();
        r.check_quantiles(&format!("quantile_{word}"), &found);
    }
    r.check("quantile_by", &design.estimate(quantile("api00", &[0.5]).by("stype")).unwrap());
}

fn shares(r: &Reference, design: &Design) {
    let share = |interval| design.estimate(mean("big").interval(interval)).unwrap();
    for (word, interval) in [
        ("mean", Interval::Wald),
        ("logit", Interval::Logit),
        ("xlogit", Interval::Xlogit),
        ("asin", Interval::Asin),
        ("beta", Interval::Beta),
    ] {
        r.check_share(&format!("share_{word}"), &share(interval));
    }
    let found = share(Interval::Likelihood);
    check_all("share_likelihood", &[found.rows[0].value], r.numbers("share_likelihood.est"), 1e-10);
    // R draws a spline through a few points of the likelihood.
    r.check_bounds_to("share_likelihood", &found, 1e-3);
}

fn improving() -> Outcome {
    Outcome::is_code("sch.wide", "Yes")
}

fn linear(r: &Reference, design: &Design) {
    let formula = Formula::new().number("ell").number("meals").number("mobility").codes("stype");
    r.check_fit("linear", &Glm::linear("api00", formula).fit(design).unwrap().coefficients);
}

/// R weighs the covariance with the step before the last.
fn logistic(r: &Reference, design: &Design) {
    let formula = Formula::new().number("ell").number("meals").codes("stype");
    r.check_fit_to("logit", &Glm::logistic(improving(), formula).fit(design).unwrap().coefficients, 1e-7);
}

fn regressions(r: &Reference, design: &Design) {
    linear(r, design);
    logistic(r, design);
    let formula = Formula::new().number("ell").number("meals").codes("stype");
    let logit = Glm::logistic(improving(), formula).fit(design).unwrap();
    let test = logit.term_tests()[2].test.unwrap();
    let found = [test.f, test.numerator, test.denominator, test.p_value.unwrap()];
    check_all("logit.term", &found, r.numbers("logit.term"), 1e-6);
    let margins = logit.margins("stype", MarginVariance::SeparateParts).unwrap();
    let errors: Vec<f64> = (0..3).map(|place| margins.covariance.standard_error(place)).collect();
    check_all("margins", &margins.means, r.numbers("margins.est"), 1e-9);
    check_all("margins", &errors, r.numbers("margins.se"), 1e-7);
    let formula = Formula::new().number("ell").codes("stype").offset("log_enroll");
    r.check_fit("poisson", &Glm::poisson("api.stu", formula).fit(design).unwrap().coefficients);
}

fn independence(r: &Reference, design: &Design) {
    for (word, statistic) in [
        ("F", Statistic::SecondOrder),
        ("Chisq", Statistic::FirstOrder),
        ("Wald", Statistic::Wald),
        ("adjWald", Statistic::AdjustedWald),
    ] {
        let found = Independence::of("stype", "sch.wide").test(design, statistic).unwrap();
        r.check_test(&format!("test_{word}"), &found);
    }
}

fn linearised(name: &str, build: impl Fn(Frame) -> Design) {
    let Some(r) = Reference::of(name) else { return };
    let design = build(with_big(r.data(name)));
    means_and_totals(&r, &design);
    freedom_of_a_domain(&r, &design);
    design_effects(&r, &design);
    quantiles(&r, &design);
    shares(&r, &design);
    regressions(&r, &design);
    independence(&r, &design);
    r.finish();
}

fn replicated(r: &Reference, design: &Design) {
    means_and_totals(r, design);
    r.check_quantiles("quantile_mean", &design.estimate(quantile("api00", &SHARES)).unwrap());
    let request = quantile("api00", &SHARES).rule(QuantileRule::Hf7);
    let found = design.estimate(request.quantile_interval(QuantileInterval::Replicates)).unwrap();
    r.check_quantiles("quantile_quantile", &found);
    for (word, interval) in [("beta", Interval::Beta), ("logit", Interval::Logit)] {
        r.check_share(&format!("share_{word}"), &design.estimate(mean("big").interval(interval)).unwrap());
    }
    linear(r, design);
    let test = Independence::of("stype", "sch.wide").test(design, Statistic::SecondOrder).unwrap();
    r.check_test("test_F", &test);
}

#[test]
fn schools_in_strata_are_estimated_as_in_r() {
    linearised("strat", |frame| Design::new(frame).weights("pw").strata("stype").fpc("fpc").build().unwrap());
}

#[test]
fn districts_are_estimated_as_in_r() {
    linearised("clus1", |frame| Design::new(frame).weights("pw").clusters("dnum").fpc("fpc").build().unwrap());
}

#[test]
fn schools_in_districts_are_estimated_as_in_r() {
    linearised("clus2", |frame| Design::new(frame).clusters(["dnum", "snum"]).fpc(["fpc1", "fpc2"]).build().unwrap());
}

/// `na.rm = TRUE`: rows that miss a value are left out together.
#[test]
fn missing_enrolment_is_left_out_as_in_r() {
    let Some(r) = Reference::of("gaps") else { return };
    let design = Design::new(r.data("gaps")).clusters(["dnum", "snum"]).fpc(["fpc1", "fpc2"]).build().unwrap();
    r.check("total", &design.estimate(total("enroll")).unwrap());
    r.check("mean", &design.estimate(mean(["enroll", "api00"])).unwrap());
    r.check("by", &design.estimate(mean("enroll").by("stype")).unwrap());
    r.finish();
}

#[test]
fn schools_left_out_of_strata_vary_as_in_r() {
    let Some(r) = Reference::of_replicates("strat_jkn") else { return };
    let builder = Design::new(with_big(r.data("strat"))).weights("pw").strata("stype").fpc("fpc");
    let design = builder.replicates(ReplicateMethod::jackknife()).build().unwrap();
    replicated(&r, &design);
    logistic(&r, &design);
    freedom_of_a_domain(&r, &design);
    r.finish();
}

#[test]
fn districts_left_out_vary_as_in_r() {
    for (name, centre) in [("clus1_jk1", Centre::ReplicateMean), ("clus1_jk1_mse", Centre::FullSample)] {
        let Some(r) = Reference::of_replicates(name) else { return };
        let builder = Design::new(with_big(r.data("clus1"))).weights("pw").clusters("dnum").fpc("fpc");
        let design = builder.replicates(ReplicateMethod::jackknife().centre(centre)).build().unwrap();
        replicated(&r, &design);
        logistic(&r, &design);
        freedom_of_a_domain(&r, &design);
        r.finish();
    }
}

/// `type = "subbootstrap"` with the replicates that R drew.
#[test]
fn a_bootstrap_of_schools_varies_as_in_r() {
    let Some(r) = Reference::of_replicates("strat_boot") else { return };
    let builder = Design::new(with_big(r.data("strat"))).weights("pw").strata("stype");
    let design = builder.replicates(ReplicateMethod::supplied(r.supplied())).build().unwrap();
    replicated(&r, &design);
    logistic(&r, &design);
    freedom_of_a_domain(&r, &design);
    r.finish();
}

/// `type = "bootstrap"`, whose factors know the finite population, with the replicates that R drew; once as factors of
/// districts, and once as factors of schools.
#[test]
fn a_bootstrap_of_districts_varies_as_in_r() {
    for clusters in [vec!["dnum".to_owned()], Vec::new()] {
        let Some(r) = Reference::of_replicates("clus1_boot") else { return };
        let builder = Design::new(with_big(r.data("clus1"))).weights("pw").clusters(clusters);
        let design = builder.replicates(ReplicateMethod::supplied(r.supplied())).build().unwrap();
        replicated(&r, &design);
        // In some replicates no school of a kind is left that did not improve: the coefficient runs off, and each program
        // stops it somewhere else.
        ["est", "se", "covariance", "freedom"].iter().for_each(|part| r.leave_out(&format!("logit.{part}")));
        // R counts the rank of the replicates anew among the rows of the domain, where a district may be missing.
        r.leave_out("domain.degf");
        r.finish();
    }
}
