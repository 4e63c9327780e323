//! The synthetic survey on migration: households are listed in areas, and visited by what the listing told of them.

use marsad_survey::models::{Formula, Glm, Independence, Statistic};
use marsad_survey::{Design, Domain, Interval, Phase, count, mean, quantile, ratio, total};

use super::{Reference, check_all};

/// `twophase(id = list(~psu, ~household), strata = list(~stratum, ~phase2_stratum), probs = list(~pi1, NULL),
/// subset = ~is_visited, method = "approx")`
#[test]
fn households_visited_by_status_are_estimated_as_in_r() {
    let Some(r) = Reference::of("hims_listing") else { return };
    let first = Phase::new().probabilities("pi1").strata("stratum").clusters("psu");
    let second = Phase::new().strata("phase2_stratum").clusters("household");
    let builder = Design::two_phase(r.data("hims_listing"), "is_visited").first(first).second(second);
    let design = builder.build().unwrap();
    check_all("degf", &[design.degrees_of_freedom()], r.numbers("degf"), 0.0);
    let estimate = |request| design.estimate(request).unwrap();
    r.check("total", &estimate(total(["residents", "current_migrants", "return_migrants"])));
    r.check("mean", &estimate(mean(["residents", "current_migrants"])));
    r.check("ratio", &estimate(ratio("current_migrants", "residents")));
    r.check("by", &estimate(total(["residents", "current_migrants"]).by("region")));
    r.check("domain", &estimate(mean("residents").where_(Domain::is("area", "RURAL"))));
    r.finish();
}

#[test]
fn what_persons_answered_is_estimated_as_in_r() {
    let Some(r) = Reference::of("hims") else { return };
    let builder = Design::new(r.data("hims")).weights("weight_nonresponse").strata("stratum").clusters("psu");
    let design = builder.nested().build().unwrap();
    check_all("degf", &[design.degrees_of_freedom()], r.numbers("degf"), 0.0);
    let estimate = |request| design.estimate(request).unwrap();
    let stayers = || Domain::is("population", "NONMIG");
    r.check("counts", &estimate(count().by("population")));
    r.check("age", &estimate(mean("age").by("population")));
    r.check("intends", &estimate(mean("intends_to_emigrate").where_(stayers()).by(["region", "sex"])));
    r.check("ready", &estimate(total("ready_to_leave_irregularly").where_(stayers())));
    for (word, interval) in
        [("mean", Interval::Wald), ("xlogit", Interval::Xlogit), ("asin", Interval::Asin), ("beta", Interval::Beta)]
    {
        let women = stayers().and(Domain::is("sex", "F"));
        let request = mean("ready_to_leave_irregularly").where_(women).interval(interval);
        r.check_share(&format!("share_{word}"), &estimate(request));
    }
    r.check_quantiles("quantile", &estimate(quantile("remittances_tnd", &[0.25, 0.5, 0.75])));
    let formula = Formula::new().codes("sex").number("age").power("age", 2).codes("education");
    let formula = formula.number("has_relative_abroad");
    let logit = Glm::logistic("intends_to_emigrate", formula).within(stayers()).fit(&design).unwrap();
    r.check_fit("logit", &logit.coefficients);
    let asked = Independence::of("sex", "labour_status").within(stayers());
    r.check_test("test_F", &asked.test(&design, Statistic::SecondOrder).unwrap());
    r.finish();
}
