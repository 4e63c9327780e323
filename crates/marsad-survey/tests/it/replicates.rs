//! Replicates of `sample::frame`, against `as.svrepdesign` and `svrepdesign` of R survey 4.1.1, and laws.

use marsad_survey::replicate::{SuppliedKind, SuppliedReplicates};
use marsad_survey::{
    Centre, Design, DesignEffect, Domain, Freedom, Interval, LonelyRule, ReplicateMethod, mean, proportion, ratio,
    total,
};

use crate::sample::{check, clustered, frame, near};

#[test]
fn jackknife_of_clusters_in_strata() {
    let design = clustered().replicates(ReplicateMethod::jackknife()).build().unwrap();
    assert_eq!(design.degrees_of_freedom(), 4.0);
    check(&design.estimate(total("y")).unwrap(), &[(1258.0, 81.8535277187245)]);
    check(&design.estimate(mean("y")).unwrap(), &[(4.765151515151516, 0.3100512413588049)]);
    check(&design.estimate(ratio("y", "x")).unwrap(), &[(2.278985507246377, 0.08990120220679147)]);
    let by = design.estimate(mean("y").by("g")).unwrap();
    check(&by, &[(4.424242424242424, 0.787483428777233), (5.106060606060606, 0.914055356308192)]);
    // deff(svymean(~y, J, deff = TRUE))
    let with_effect = design.estimate(mean("y").design_effect(DesignEffect::WithoutReplacement)).unwrap();
    near(with_effect.rows[0].design_effect.unwrap(), 0.3682854337038419, 1e-10);
    // degf(subset(J, psu != 2)) and degf(subset(J, psu %in% c(1, 4)))
    let freedom = |domain: Domain| design.estimate(mean("y").where_(domain)).unwrap().rows[0].degrees_of_freedom;
    assert_eq!(freedom(Domain::is("psu", "2").negated()), 4.0);
    assert_eq!(freedom(Domain::is("psu", "1").or(Domain::is("psu", "4"))), 1.0);
}

#[test]
fn jackknife_around_the_full_estimate_and_in_finite_populations() {
    let method = ReplicateMethod::jackknife().centre(Centre::FullSample);
    let design = clustered().replicates(method).build().unwrap();
    check(&design.estimate(mean("y")).unwrap(), &[(4.765151515151516, 0.3100512413588049)]);
    let finite = clustered().fpc("clusters_in_stratum").replicates(ReplicateMethod::jackknife()).build().unwrap();
    check(&finite.estimate(total("y")).unwrap(), &[(1258.0, 78.03845206050669)]);
}

#[test]
fn jackknife_without_strata() {
    let design =
        Design::new(frame()).weights("w").clusters("psu").replicates(ReplicateMethod::jackknife()).build().unwrap();
    assert_eq!(design.degrees_of_freedom(), 5.0);
    check(&design.estimate(mean("y")).unwrap(), &[(4.765151515151516, 0.2875035449638614)]);
}

#[test]
fn jackknife_of_lonely_strata() {
    let expected = [
        (LonelyRule::Certainty, [78.10249675906654, 0.2958427907540396]),
        (LonelyRule::Adjust, [297.9364057174816, 0.3126047187040563]),
        (LonelyRule::Average, [85.55699854482975, 0.3240795399425366]),
    ];
    for (rule, [of_total, of_mean]) in expected {
        let builder = Design::new(frame()).weights("w").strata("lonely").clusters("psu").lonely(rule);
        let design = builder.replicates(ReplicateMethod::jackknife()).build().unwrap();
        check(&design.estimate(total("y")).unwrap(), &[(1258.0, of_total)]);
        check(&design.estimate(mean("y")).unwrap(), &[(4.765151515151515, of_mean)]);
    }
}

#[test]
fn balanced_half_samples() {
    for method in [ReplicateMethod::half_samples(), ReplicateMethod::fay(0.3)] {
        let design =
            Design::new(frame()).weights("w").strata("psu").clusters("ssu").replicates(method).build().unwrap();
        assert_eq!(design.degrees_of_freedom(), 6.0);
        check(&design.estimate(total("y")).unwrap(), &[(1258.0, 163.3278910657944)]);
    }
}

/// Replicates that R made: one text for each, in it a digit for each unit, of which its factor follows.
fn of_digits(digits: &[&str], factor: impl Fn(f64) -> f64, scale: f64, centre: Centre) -> Design {
    let names: Vec<String> = (0..digits.len()).map(|replicate| format!("r{replicate}")).collect();
    let mut with_factors = frame();
    for (name, digits) in names.iter().zip(digits) {
        let of_row = |row: usize| factor(f64::from(digits.as_bytes()[row * digits.len() / 24] - b'0'));
        with_factors = with_factors.with_numbers(name, (0..24).map(of_row).collect()).unwrap();
    }
    let replicates = SuppliedReplicates::new(SuppliedKind::Other, names).factors().scale(scale);
    let method = ReplicateMethod::supplied(replicates).centre(centre);
    Design::new(with_factors).weights("w").replicates(method).build().unwrap()
}

/// `as.svrepdesign(svydesign(~ssu, strata = ~psu, weights = ~w, data = d), type = "BRR")`
const HALVES: [&str; 8] = [
    "101010101010",
    "011001100110",
    "100101101001",
    "010110100101",
    "101010010101",
    "011001011001",
    "100101010110",
    "010110011010",
];
/// `set.seed(7); as.svrepdesign(S, type = "subbootstrap", replicates = 10)`, each a factor of 1.5
const DRAWN: [&str; 10] =
    ["101101", "101011", "101110", "101011", "101020", "101110", "002011", "200011", "011110", "101101"];

/// R survey 4.1.1: `f <- svyglm(big ~ 1, design, family = quasibinomial(), control = list(epsilon = 1e-15, maxit = 200))`,
/// `plogis(confint(f, 1, ddf = degf(design)))`, of which `svyciprop(~big, design, method = "logit")` gives the first eight digits.
#[test]
fn the_logit_interval_of_a_share_is_made_of_the_logits_of_replicates() {
    let check = |design: &Design, freedom: f64, domain: Domain, expected: (f64, f64)| {
        let asked = mean("big").interval(Interval::Logit).freedom(Freedom::Fixed(freedom)).where_(domain);
        let found = design.estimate(asked).unwrap();
        near(found.rows[0].low, expected.0, 1e-9);
        near(found.rows[0].high, expected.1, 1e-9);
    };
    let men = || Domain::is("g", "1");
    let jackknife = |centre| clustered().replicates(ReplicateMethod::jackknife().centre(centre)).build().unwrap();
    let design = jackknife(Centre::ReplicateMean);
    check(&design, 4.0, Domain::All, (0.293212121498307, 0.706787878501693));
    check(&design, 4.0, men(), (0.100970539195228, 0.810158048917548));
    check(&jackknife(Centre::FullSample), 4.0, men(), (0.100967629418954, 0.810162978999928));
    let design = of_digits(&HALVES, |digit| 2.0 * digit, 0.125, Centre::ReplicateMean);
    check(&design, 6.0, Domain::All, (0.197029061418678, 0.802970938581322));
    check(&design, 4.0, men(), (0.0719774569587244, 0.860716468180679));
    // fay.rho = 0.3
    let fay = |centre| of_digits(&HALVES, |digit| 0.3 + 1.4 * digit, 1.0 / (8.0 * 0.49), centre);
    check(&fay(Centre::ReplicateMean), 6.0, Domain::All, (0.204693390047473, 0.795306609952527));
    check(&fay(Centre::FullSample), 6.0, Domain::All, (0.204682989259755, 0.795317010740246));
    let design = of_digits(&DRAWN, |digit| 1.5 * digit, 1.0 / 9.0, Centre::ReplicateMean);
    check(&design, 4.0, Domain::All, (0.322643411911402, 0.677356588088598));
    check(&design, 4.0, men(), (0.133470308675734, 0.756791331018511));
}

/// Where nothing is said the interval is that of `xlogit`: `svyciprop(~big, design, method = "xlogit")`.
#[test]
fn shares_with_replicates_have_the_interval_of_xlogit_unless_another_is_named() {
    let design = clustered().replicates(ReplicateMethod::jackknife()).build().unwrap();
    let found = design.estimate(proportion("big")).unwrap();
    near(found.rows[1].low, 0.294349247322875, 1e-10);
    near(found.rows[1].high, 0.705650752677125, 1e-10);
}

/// In one half sample everybody of the second group has the code: R's search ends somewhere on its way to infinity.
#[test]
fn there_is_no_logit_interval_where_a_replicate_has_no_logit() {
    for centre in [Centre::ReplicateMean, Centre::FullSample] {
        let design = of_digits(&HALVES, |digit| 2.0 * digit, 0.125, centre);
        let women = |interval| mean("big").interval(interval).where_(Domain::is("g", "2"));
        let found = design.estimate(women(Interval::Logit)).unwrap();
        assert!(found.rows[0].low.is_nan() && found.rows[0].high.is_nan() && found.rows[0].standard_error > 0.0);
        assert!(design.estimate(women(Interval::Xlogit)).unwrap().rows[0].high < 1.0);
    }
}

/// Complete weights for every row give what factors of units give, however they are named.
#[test]
fn supplied_replicates_equal_those_they_were_written_from() {
    let made = clustered().replicates(ReplicateMethod::rao_wu_yue(30, 11)).build().unwrap();
    let replicates = made.replicate_weights().unwrap();
    let mut with_columns = frame();
    let mut names = Vec::new();
    for replicate in 0..30 {
        let mut weights = Vec::new();
        replicates.analysis_weights(replicate, made.weights(), &mut weights);
        names.push(format!("r{replicate}"));
        with_columns = with_columns.with_numbers(&names[replicate], weights).unwrap();
    }
    let supplied = || SuppliedReplicates::new(SuppliedKind::Bootstrap, names.clone());
    let by_rows = Design::new(with_columns.clone()).weights("w").replicates(ReplicateMethod::supplied(supplied()));
    let by_units =
        Design::new(with_columns).weights("w").clusters("psu").replicates(ReplicateMethod::supplied(supplied()));
    let expected = made.estimate(mean(["y", "x"]).by("g")).unwrap();
    for design in [by_rows.build().unwrap(), by_units.build().unwrap()] {
        let found = design.estimate(mean(["y", "x"]).by("g")).unwrap();
        for (left, right) in found.rows.iter().zip(&expected.rows) {
            near(left.value, right.value, 1e-12);
            near(left.standard_error, right.standard_error, 1e-11);
        }
        near(found.covariance().unwrap().get(0, 3), expected.covariance().unwrap().get(0, 3), 1e-9);
    }
}

/// A design with the same seed has the same replicates, and the covariance of influences is that of the totals.
#[test]
fn a_seed_decides_the_replicates() {
    let build = |seed| clustered().replicates(ReplicateMethod::rao_wu_yue(50, seed)).build().unwrap();
    let error = |seed| build(seed).estimate(total("y")).unwrap().rows[0].standard_error;
    assert_eq!(error(1), error(1));
    assert!((error(1) - error(2)).abs() > 0.0);
    let design = build(1);
    let weighted: Vec<f64> = design
        .frame()
        .numbers("y")
        .unwrap()
        .iter()
        .zip(design.weights())
        .map(|(value, weight)| value * weight)
        .collect();
    near(design.covariance(&[weighted]).unwrap().standard_error(0), error(1), 1e-12);
}
