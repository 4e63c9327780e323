//! Hájek's approximation for units drawn by their size, which R survey does not have. The numbers are sums over the units of
//! `sample::frame`, written out apart from this library: n/(n − 1) Σ (1 − p)(z − A)² with A = Σ (1 − p) z / Σ (1 − p), where z are
//! sums of weighted residuals over a unit, and n the units of a stratum that were not certain.

use marsad_survey::{Design, DesignBuilder, DesignFinding, Domain, LonelyRule, Pps, SurveyError, mean, ratio, total};

use crate::sample::{check, clustered, frame, near};

/// The six clusters with other probabilities.
fn drawn(probabilities: [f64; 6]) -> DesignBuilder {
    let of_rows = probabilities.iter().flat_map(|probability| std::iter::repeat_n(*probability, 4)).collect();
    let frame = frame().with_numbers("p", of_rows).unwrap();
    Design::new(frame).strata("h").clusters("psu").fpc("p").pps(Pps::Hajek)
}

#[test]
fn errors_after_hajek() {
    let design = drawn([0.2, 0.35, 0.45, 0.3, 0.3, 0.4]).build().unwrap();
    check(&design.estimate(total("y")).unwrap(), &[(365.0793650793651, 41.06915337613501)]);
    check(&design.estimate(mean("y")).unwrap(), &[(4.7422680412371125, 0.2535372897307121)]);
    check(&design.estimate(ratio("y", "x")).unwrap(), &[(2.282312081369387, 0.07014421918592322)]);
    let parts = design.estimate(mean("y").by(["g"])).unwrap();
    check(&parts, &[(4.406250000000001, 0.4844594305040574), (5.117903930131006, 0.6324072371645844)]);
    let sums = design.estimate(total("y").by(["g"])).unwrap();
    check(&sums, &[(179.04761904761907, 51.107047186360155), (186.03174603174605, 47.66538420170338)]);
    // A domain asked alone goes the way of whole covariances.
    let alone = design.estimate(total("y").where_(Domain::is("g", "1"))).unwrap();
    near(alone.covariance().unwrap().get(0, 0).sqrt(), 51.107047186360155, 1e-10);
    // Probabilities say what fractions say.
    let by_probability = Design::new(frame()).strata("h").clusters("psu").probabilities("probability").pps(Pps::Hajek);
    check(&by_probability.build().unwrap().estimate(total("y")).unwrap(), &[(365.0793650793651, 41.06915337613501)]);
}

#[test]
fn a_certain_unit_after_hajek_adds_nothing_and_moves_no_centre() {
    let design = drawn([0.2, 0.35, 1.0, 0.3, 0.3, 0.4]).build().unwrap();
    check(&design.estimate(total("y")).unwrap(), &[(345.5238095238095, 28.991398256775167)]);
    let parts = design.estimate(mean("y").by(["g"])).unwrap();
    check(&parts, &[(4.304239401496259, 0.4427353793152608), (5.342696629213484, 0.517841547121757)]);
}

/// Of the second stratum only one cluster was left to chance.
#[test]
fn a_unit_beside_certain_ones_needs_a_rule_after_hajek() {
    let builder = drawn([0.2, 0.35, 0.45, 1.0, 1.0, 0.4]);
    let refused = builder.clone().build().unwrap_err();
    let SurveyError::WrongDesign(findings) = refused else { panic!("{refused:?}") };
    assert!(matches!(findings[0], DesignFinding::LonelyStrata { stage: 1, count: 1, .. }), "{findings:?}");
    for (rule, of_total, of_mean) in [
        (LonelyRule::Adjust, 49.120688367521566, 0.23376708705265856),
        (LonelyRule::Certainty, 34.609854459375704, 0.23322524670253397),
        // The other stratum counts twice.
        (LonelyRule::Average, 34.609854459375704 * 2.0_f64.sqrt(), 0.23322524670253397 * 2.0_f64.sqrt()),
    ] {
        let design = builder.clone().lonely(rule).build().unwrap();
        check(&design.estimate(total("y")).unwrap(), &[(269.41269841269843, of_total)]);
        check(&design.estimate(mean("y")).unwrap(), &[(4.619760479041917, of_mean)]);
    }
}

#[test]
fn equal_chances_make_the_errors_of_a_simple_sample_after_hajek() {
    let by_size = drawn([0.25; 6]).build().unwrap().estimate(mean("y").by(["g"])).unwrap();
    let sizes = frame().with_numbers("clusters", vec![12.0; 24]).unwrap();
    let simple = Design::new(sizes).strata("h").clusters("psu").fpc("clusters").build().unwrap();
    let simple = simple.estimate(mean("y").by(["g"])).unwrap();
    for (one, other) in by_size.rows.iter().zip(&simple.rows) {
        near(one.value, other.value, 1e-12);
        near(one.standard_error, other.standard_error, 1e-10);
    }
}

#[test]
fn sizes_in_the_place_of_probabilities_are_refused_after_hajek() {
    let refused = clustered().fpc("clusters_in_stratum").pps(Pps::Hajek).build().unwrap_err();
    assert_eq!(refused, SurveyError::WrongDesign(vec![DesignFinding::SizesWherePpsNeedsFractions]));
}
