//! Patients with a disease of the liver: curves and hazards.

use marsad_survey::models::{Cox, CoxFit, Curve, Estimator, Formula, KaplanMeier, Spell, Step, Ties};
use marsad_survey::{Design, Domain};

use super::{OF_ERRORS, Reference, check_all};

/// The patients who were randomized, weighted by one over the probability of it.
fn patients(r: &Reference) -> Design {
    Design::new(r.data("pbc")).weights("weight").strata("edema").build().unwrap()
}

fn spell() -> Spell {
    Spell::new("time", "event")
}

/// Times, shares and the variances of their logarithms.
pub(super) fn check_curve(r: &Reference, name: &str, curve: &Curve) {
    check_product(r, name, curve);
    let variances: Vec<f64> = curve.steps.iter().filter_map(|step| step.log_variance).collect();
    check_all(name, &variances, r.numbers(&format!("{name}.log_variance")), 2.0 * OF_ERRORS);
}

/// Times and shares: R tells no variances of the product limit.
pub(super) fn check_product(r: &Reference, name: &str, curve: &Curve) {
    let of = |part: fn(&Step) -> f64| curve.steps.iter().map(part).collect::<Vec<f64>>();
    check_all(name, &of(|step| step.time), r.numbers(&format!("{name}.time")), 0.0);
    check_all(name, &of(|step| step.survival), r.numbers(&format!("{name}.survival")), 1e-10);
}

/// Coefficients, the log-likelihoods without and with them, and degrees of freedom.
pub(super) fn check_hazards(r: &Reference, name: &str, fit: &CoxFit) {
    r.check_coefficients(name, &fit.coefficients);
    let likelihoods = [fit.log_likelihood_at_zero, fit.log_likelihood];
    check_all(name, &likelihoods, r.numbers(&format!("{name}.likelihoods")), 1e-10);
    check_all(name, &[fit.degrees_of_freedom], r.numbers(&format!("{name}.freedom")), 0.0);
}

#[test]
fn survival_of_patients_is_estimated_as_in_r() {
    let Some(r) = Reference::of("pbc") else { return };
    let design = patients(&r);
    let with_errors = || KaplanMeier::new(spell()).estimator(Estimator::CumulativeHazard);
    check_curve(&r, "curve", &with_errors().estimate(&design).unwrap()[0]);
    let by_sex = with_errors().by("sex").estimate(&design).unwrap();
    check_curve(&r, "curve_f", &by_sex[0]);
    check_curve(&r, "curve_m", &by_sex[1]);
    check_product(&r, "product", &KaplanMeier::new(spell()).estimate(&design).unwrap()[0]);
    hazards(&r, &design);
    r.finish();
}

fn hazards(r: &Reference, design: &Design) {
    let short = || Formula::new().number("log_bili").number("albumin");
    let long = Formula::new().number("log_bili").number("protime").number("albumin").codes("sex");
    let check = |name: &str, asked: Cox| check_hazards(r, name, &asked.fit(design).unwrap());
    check("cox", Cox::new(spell(), long));
    check("cox_breslow", Cox::new(spell(), short()).ties(Ties::Breslow));
    check("cox_strata", Cox::new(spell(), short()).stratified("sex"));
    check("cox_entry", Cox::new(spell().entering("entry"), short()));
    check("cox_women", Cox::new(spell(), short()).within(Domain::is("sex", "f")));
}
