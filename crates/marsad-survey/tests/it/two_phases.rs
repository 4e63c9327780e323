//! Double sampling, against `twophase` of R survey 4.1.1.

use marsad_survey::design::Phase;
use marsad_survey::{Design, DesignFinding, Domain, SurveyError, TwoPhaseMethod, mean, ratio, total};

use crate::sample::{check, frame, near};

fn clusters() -> Phase {
    Phase::new().weights("w").strata("h").clusters("psu")
}

/// Persons drawn by their status.
fn persons() -> Phase {
    Phase::new().strata("status").clusters("person")
}

fn build(first: Phase, second: Phase, method: TwoPhaseMethod) -> Design {
    Design::two_phase(frame(), "second").first(first).second(second).method(method).build().unwrap()
}

/// `twophase(id = list(~psu, ~hh), strata = list(~h, ~s), weights = list(~w, NULL), subset = ~inn, method = "approx")`
#[test]
fn clusters_then_persons_by_status() {
    let design = build(clusters(), persons(), TwoPhaseMethod::Approximate);
    assert_eq!(design.degrees_of_freedom(), 16.0);
    near(design.weights().iter().sum(), 264.6666666666667, 1e-12);
    check(&design.estimate(total("y")).unwrap(), &[(1215.333333333333, 110.9510418214454)]);
    check(&design.estimate(mean("y")).unwrap(), &[(4.591939546599496, 0.2702800133684179)]);
    check(&design.estimate(ratio("y", "x")).unwrap(), &[(2.261786600496278, 0.130683508339052)]);
    let part = design.estimate(mean("y").where_(Domain::is("g", "1"))).unwrap();
    check(&part, &[(4.450704225352113, 1.03322645986322)]);
    // The same as a crossing.
    near(design.estimate(mean("y").by("g")).unwrap().rows[0].standard_error, 1.03322645986322, 1e-10);
}

/// The weights of the second phase add up to 264.67: a stated total is held against them as against those of one phase.
#[test]
fn a_stated_total_is_that_of_the_second_phase() {
    let build = |expected: f64| {
        let builder = Design::two_phase(frame(), "second").first(clusters()).second(persons());
        builder.expected_total(expected).build()
    };
    assert!(build(264.7).is_ok(), "within a thousandth");
    let Err(SurveyError::WrongDesign(findings)) = build(300.0) else { panic!("300 is another population") };
    assert!(findings.iter().any(|finding| finding.code() == "weights-do-not-sum"), "{findings:?}");
}

/// The same with `fpc = list(~N, NULL)`.
#[test]
fn a_finite_population_of_clusters_counts() {
    let design = build(clusters().fpc("clusters_in_stratum"), persons(), TwoPhaseMethod::Approximate);
    check(&design.estimate(total("y")).unwrap(), &[(1215.333333333333, 106.0268326265558)]);
    check(&design.estimate(mean("y")).unwrap(), &[(4.591939546599496, 0.2591381781239145)]);
}

/// `twophase(id = list(~1, ~1), strata = list(NULL, ~s), subset = ~inn)` by both methods.
#[test]
fn persons_from_persons_of_an_endless_population() {
    let second = || Phase::new().strata("status");
    let approximate = build(Phase::new(), second(), TwoPhaseMethod::Approximate);
    check(&approximate.estimate(total("y")).unwrap(), &[(109.0, 13.49557093207282)]);
    check(&approximate.estimate(mean("y")).unwrap(), &[(4.541666666666667, 0.562315455503034)]);
    let group = Domain::is("g", "1");
    check(&approximate.estimate(mean("y").where_(group.clone())).unwrap(), &[(4.394736842105263, 0.7900619096412064)]);
    let full = build(Phase::new(), second(), TwoPhaseMethod::Full);
    let says =
        |design: &Design, is_exact: bool| design.findings().contains(&DesignFinding::VarianceOfPhases { is_exact });
    assert!(says(&approximate, false) && says(&full, true));
    check(&full.estimate(total("y")).unwrap(), &[(109.0, 25.91653268990022)]);
    check(&full.estimate(mean("y")).unwrap(), &[(4.541666666666667, 0.5537514108334173)]);
    check(&full.estimate(mean("y").where_(group)).unwrap(), &[(4.394736842105263, 0.7775534328488787)]);
    check(&full.estimate(ratio("y", "x")).unwrap(), &[(2.255172413793103, 0.1068408246150849)]);
}

/// The same with `fpc = list(~N1, NULL)`, 100 for all.
#[test]
fn persons_from_persons_of_a_finite_population() {
    let (first, second) = (|| Phase::new().fpc("hundred"), || Phase::new().strata("status"));
    let full = build(first(), second(), TwoPhaseMethod::Full);
    check(&full.estimate(total("y")).unwrap(), &[(454.1666666666667, 51.3821643334942)]);
    check(&full.estimate(mean("y")).unwrap(), &[(4.541666666666667, 0.513821643334942)]);
    let approximate = build(first(), second(), TwoPhaseMethod::Approximate);
    check(&approximate.estimate(mean("y")).unwrap(), &[(4.541666666666667, 0.5110228210867863)]);
}

/// `twophase(id = list(~psu, ~hh), strata = list(~h, ~s), fpc = list(~N, NULL), method = "full")`: R gives no standard
/// error of the total either, because the exact variance comes out negative.
#[test]
fn an_exact_variance_may_be_negative_and_is_then_no_number() {
    let first = Phase::new().strata("h").clusters("psu").fpc("clusters_in_stratum");
    let design = build(first, persons(), TwoPhaseMethod::Full);
    check(&design.estimate(total("y")).unwrap(), &[(1215.333333333333, f64::NAN)]);
    check(&design.estimate(mean("y")).unwrap(), &[(4.591939546599496, 0.2635214632482381)]);
}

/// `twophase(id = list(~psu, ~psu), strata = list(~h, NULL), weights = list(~w, NULL), subset = ~I(psu != 3))`
#[test]
fn clusters_from_clusters() {
    let second = Phase::new().clusters("psu");
    let design = Design::two_phase(frame(), "not_third").first(clusters()).second(second).build().unwrap();
    check(&design.estimate(total("y")).unwrap(), &[(1317.6, 93.18884053361754)]);
    check(&design.estimate(mean("y")).unwrap(), &[(4.901785714285714, 0.3344108750943693)]);
}

/// What is found in one pass for all cells is the covariance of each cell's own influences.
#[test]
fn a_crossing_varies_as_its_domains_one_by_one() {
    let design = build(clusters().fpc("clusters_in_stratum"), persons(), TwoPhaseMethod::Approximate);
    let values = design.frame().numbers("y").unwrap().to_vec();
    let crossed = design.estimate(total("y").by("g")).unwrap();
    assert!(crossed.rows.len() > 1);
    for row in &crossed.rows {
        let inside = design.restricted(&Domain::is("g", &row.domain[0])).unwrap();
        let influence = |(weight, value): (&f64, &f64)| if *weight == 0.0 { 0.0 } else { weight * value };
        let influences: Vec<f64> = inside.weights().iter().zip(&values).map(influence).collect();
        let alone = inside.covariance(&[influences]).unwrap().standard_error(0);
        near(row.standard_error, alone, 1e-12);
        near(row.degrees_of_freedom, inside.degrees_of_freedom(), 1e-12);
    }
}
