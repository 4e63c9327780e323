//! Persons of the American health survey: clusters named anew in each stratum, values missing.

use marsad_survey::models::{Formula, Glm, Independence, Statistic};
use marsad_survey::{Design, Interval, ReplicateMethod, mean, proportion, total};

use super::{Reference, check_all};

#[test]
fn persons_with_high_cholesterol_are_estimated_as_in_r() {
    let Some(r) = Reference::of("nhanes") else { return };
    let builder = Design::new(r.data("nhanes")).weights("WTMEC2YR").strata("SDMVSTRA").clusters("SDMVPSU").nested();
    let design = builder.build().unwrap();
    check_all("degf", &[design.degrees_of_freedom()], r.numbers("degf"), 0.0);
    let estimate = |request| design.estimate(request).unwrap();
    r.check("mean", &estimate(mean("HI_CHOL")));
    r.check("total", &estimate(total("HI_CHOL")));
    r.check("by", &estimate(mean("HI_CHOL").by(["RIAGENDR", "race"])));
    r.check("ages", &estimate(proportion("agecat")));
    for (word, interval) in [
        ("mean", Interval::Wald),
        ("logit", Interval::Logit),
        ("xlogit", Interval::Xlogit),
        ("asin", Interval::Asin),
        ("beta", Interval::Beta),
    ] {
        r.check_share(&format!("share_{word}"), &estimate(mean("HI_CHOL").interval(interval)));
    }
    let found = estimate(mean("HI_CHOL").interval(Interval::Likelihood));
    check_all("share_likelihood", &[found.rows[0].value], r.numbers("share_likelihood.est"), 1e-10);
    // R draws a spline through a few points of the likelihood.
    r.check_bounds_to("share_likelihood", &found, 1e-3);
    let formula = Formula::new().codes("race").codes("agecat").codes("RIAGENDR");
    r.check_fit("logit", &Glm::logistic("HI_CHOL", formula).fit(&design).unwrap().coefficients);
    for (word, statistic) in [
        ("F", Statistic::SecondOrder),
        ("Chisq", Statistic::FirstOrder),
        ("Wald", Statistic::Wald),
        ("adjWald", Statistic::AdjustedWald),
    ] {
        let found = Independence::of("race", "HI_CHOL").test(&design, statistic).unwrap();
        r.check_test(&format!("test_{word}"), &found);
    }
    r.finish();
}

#[test]
fn clusters_left_out_of_the_health_survey_vary_as_in_r() {
    let Some(r) = Reference::of_replicates("nhanes_jkn") else { return };
    let builder = Design::new(r.data("nhanes")).weights("WTMEC2YR").strata("SDMVSTRA").clusters("SDMVPSU").nested();
    let design = builder.replicates(ReplicateMethod::jackknife()).build().unwrap();
    r.check("mean", &design.estimate(mean("HI_CHOL")).unwrap());
    r.check("by", &design.estimate(mean("HI_CHOL").by("race")).unwrap());
    r.finish();
}
