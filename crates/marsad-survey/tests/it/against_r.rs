//! Linearised estimates of `sample::frame`, each beside the call of R survey 4.1.1 that gave the numbers.

use marsad_survey::design::Phase;
use marsad_survey::variance::PairEstimator;
use marsad_survey::{
    Design, DesignEffect, Domain, Frame, Freedom, Interval, LonelyRule, Pps, Request, count, mean, proportion, ratio,
    total,
};

use crate::sample::{check, clustered, first_of_clusters, frame, near};

#[test]
fn clusters_in_strata() {
    let design = clustered().build().unwrap();
    assert_eq!(design.degrees_of_freedom(), 4.0);
    // svytotal(~y + x, S)
    let totals = design.estimate(total(["y", "x"])).unwrap();
    check(&totals, &[(1258.0, 81.8535277187245), (552.0, 43.68065933568311)]);
    // svymean(~y + x, S); vcov; confint(m, df = degf(S))
    let means = design.estimate(mean(["y", "x"])).unwrap();
    check(&means, &[(4.765151515151515, 0.3100512413588049), (2.090909090909091, 0.1654570429381936)]);
    near(means.covariance().unwrap().get(0, 1), 0.044335399449035806, 1e-10);
    near(means.rows[0].low, 3.9043112637203596, 1e-10);
    near(means.rows[1].high, 2.5502914878953393, 1e-10);
    // svyratio(~y, ~x, S)
    let ratios = design.estimate(ratio("y", "x")).unwrap();
    check(&ratios, &[(2.278985507246377, 0.09104215565717365)]);
    assert_eq!(design.estimate(count()).unwrap().rows[0].value, 264.0);
}

#[test]
fn design_effects() {
    let design = clustered().build().unwrap();
    let effect = |request: Request, against| design.estimate(request.design_effect(against)).unwrap();
    // deff(svymean(~y + x, S, deff = TRUE)); deff = "replace"; svytotal; svyratio
    let means = effect(mean(["y", "x"]), DesignEffect::WithoutReplacement);
    near(means.rows[0].design_effect.unwrap(), 0.3682854337038421, 1e-10);
    near(means.rows[1].design_effect.unwrap(), 0.6397423664122134, 1e-10);
    near(effect(mean("y"), DesignEffect::WithReplacement).rows[0].design_effect.unwrap(), 0.33480493973076547, 1e-10);
    near(
        effect(total("y"), DesignEffect::WithoutReplacement).rows[0].design_effect.unwrap(),
        0.36828543370384204,
        1e-10,
    );
    near(effect(total("y"), DesignEffect::WithReplacement).rows[0].design_effect.unwrap(), 0.3348049397307655, 1e-10);
    near(
        effect(ratio("y", "x"), DesignEffect::WithoutReplacement).rows[0].design_effect.unwrap(),
        1.309381519449264,
        1e-10,
    );
    // 1 + CV² of twelve weights of 10 and twelve of 12: 24 · (1200 + 1728) / 264².
    near(means.rows[0].weight_effect.unwrap(), 24.0 * 2928.0 / (264.0 * 264.0), 1e-12);
}

#[test]
fn domains_and_their_differences() {
    let design = clustered().build().unwrap();
    // b <- svyby(~y, ~g, S, svymean, covmat = TRUE, influence = TRUE); vcov(b); svycontrast(b, c(1, -1))
    let by = design.estimate(mean("y").by("g")).unwrap();
    check(&by, &[(4.424242424242424, 0.7837130686263312), (5.106060606060606, 0.8993758205484704)]);
    near(by.covariance().unwrap().get(0, 1), -0.581122709691455, 1e-10);
    let difference = by.difference(by.find("y", &["1"]).unwrap(), by.find("y", &["2"]).unwrap()).unwrap();
    near(difference.value, -0.6818181818181825, 1e-12);
    near(difference.standard_error, 1.607895662008529, 1e-10);
    // svyby(~y, ~g, S, svytotal)
    let totals = design.estimate(total("y").by(["g"])).unwrap();
    check(&totals, &[(584.0, 163.8535931861123), (674.0, 221.0610775328845)]);
    // svymean(~factor(s), S)
    let shares = design.estimate(proportion("status")).unwrap();
    let error = 0.05916855815080797;
    check(&shares, &[(0.3712121212121212, error), (0.6287878787878788, error)]);
    // svymean(~y, subset(S, psu != 2)); degf
    let without = design.estimate(mean("y").where_(Domain::is("psu", "2").negated())).unwrap();
    check(&without, &[(4.633928571428571, 0.2854844662095455)]);
    assert_eq!(without.rows[0].degrees_of_freedom, 3.0);
}

#[test]
fn missing_values_are_left_out_together() {
    let design = clustered().build().unwrap();
    // svymean(~ym, S, na.rm = TRUE); svymean(~ym + x, S, na.rm = TRUE)
    let one = design.estimate(mean("y_with_gaps")).unwrap();
    check(&one, &[(4.581967213114754, 0.4086976878789294)]);
    assert_eq!((one.missing.in_variables, one.rows[0].rows), (2, 22));
    let two = design.estimate(mean(["y_with_gaps", "x"])).unwrap();
    check(&two, &[(4.581967213114754, 0.4086976878789294), (2.016393442622951, 0.208771639099655)]);
}

/// apiclus1 by district: its schools, those with `sch.wide` = No, and of these the elementary ones.
const SCHOOLS: [(u32, u32, u32); 15] = [
    (13, 2, 0),
    (34, 3, 3),
    (4, 1, 0),
    (13, 3, 1),
    (16, 1, 1),
    (2, 0, 0),
    (1, 0, 0),
    (4, 0, 0),
    (12, 0, 0),
    (21, 3, 1),
    (9, 2, 1),
    (11, 0, 0),
    (37, 5, 5),
    (2, 1, 0),
    (4, 2, 0),
];

/// Of every school of apiclus1 whether it is elementary: known where `sch.wide` is No.
fn schools_with_gaps() -> Frame {
    let (mut districts, mut is_known, mut is_elementary) = (Vec::new(), Vec::new(), Vec::new());
    for (district, (schools, known, elementary)) in (0_u32..).zip(SCHOOLS) {
        for school in 0..schools {
            districts.push(f64::from(district));
            is_known.push(f64::from(u8::from(school < known)));
            is_elementary.push(if school < known { f64::from(u8::from(school < elementary)) } else { f64::NAN });
        }
    }
    let columns = [("dnum", districts), ("known", is_known), ("e", is_elementary), ("fpc", vec![757.0; 183])];
    let add = |frame: Frame, (name, values): (&str, Vec<f64>)| frame.with_numbers(name, values).unwrap();
    columns.into_iter().fold(Frame::new(183), add)
}

/// R survey 4.1.1: `S <- subset(design, !is.na(e)); svyciprop(~e, S, method, df = degf(S))`.
#[test]
fn the_same_answers_have_the_same_interval_however_the_others_are_left_out() {
    let design = Design::new(schools_with_gaps()).clusters("dnum").fpc("fpc").build().unwrap();
    // R's `likelihood` is interpolated: 0.20621 to 0.82513.
    for (interval, low, high, share) in [
        (Interval::Wald, 0.181891349454661, 0.861586911414904, 1e-11),
        (Interval::Logit, 0.218410328556327, 0.809840959578233, 1e-11),
        (Interval::Xlogit, 0.218410328556327, 0.809840959578233, 1e-11),
        (Interval::Likelihood, 0.206214782781171, 0.825133240962979, 1e-3),
        (Interval::Asin, 0.202668290429498, 0.831129951776691, 1e-11),
        (Interval::Beta, 0.192379587385831, 0.837379673485058, 1e-10),
    ] {
        let missing = design.estimate(mean("e").interval(interval)).unwrap();
        let named = design.estimate(mean("e").interval(interval).where_(Domain::is("known", "1"))).unwrap();
        assert_eq!((missing.rows[0].rows, missing.rows[0].degrees_of_freedom), (23, 9.0));
        near(missing.rows[0].low, low, share);
        near(missing.rows[0].high, high, share);
        near(missing.rows[0].low, named.rows[0].low, 1e-12);
        near(missing.rows[0].high, named.rows[0].high, 1e-12);
    }
}

#[test]
fn finite_populations_over_stages() {
    // svydesign(id = ~psu, strata = ~h, weights = ~w, fpc = ~N)
    let one = clustered().fpc("clusters_in_stratum").build().unwrap();
    check(&one.estimate(total("y")).unwrap(), &[(1258.0, 78.03845206050669)]);
    // svydesign(id = ~psu + ssu, strata = ~h, fpc = ~N + M): the weights follow from the sizes.
    let two =
        Design::new(frame()).strata("h").clusters(["psu", "ssu"]).fpc(["clusters_in_stratum", "halves_in_cluster"]);
    let two = two.build().unwrap();
    near(two.weights().iter().sum(), 816.0, 1e-12);
    check(&two.estimate(total("y")).unwrap(), &[(3877.0, 383.7368890268435)]);
    check(&two.estimate(mean("y")).unwrap(), &[(4.751225490196078, 0.3492147464390321)]);
    let part = two.estimate(mean("y").where_(Domain::is("g", "1"))).unwrap();
    check(&part, &[(4.292191435768262, 0.8838283034647262)]);
    // A third stage: id = ~psu + ssu + id, fpc = ~N + M + K.
    let fpc = ["clusters_in_stratum", "halves_in_cluster", "persons_in_half"];
    let three = Design::new(frame()).strata("h").clusters(["psu", "ssu", "person"]).fpc(fpc).build().unwrap();
    check(&three.estimate(total("y")).unwrap(), &[(17446.5, 1753.538494017169)]);
    check(&three.estimate(mean("y")).unwrap(), &[(4.751225490196078, 0.3589547230820631)]);
    // The same where the last stage is the rows themselves.
    let rows = Design::new(frame()).strata("h").clusters(["psu", "ssu"]).fpc(fpc).build().unwrap();
    check(&rows.estimate(mean("y")).unwrap(), &[(4.751225490196078, 0.3589547230820631)]);
}

#[test]
fn strata_of_one_unit() {
    // options(survey.lonely.psu = …); svytotal, svymean, svymean of subset(L, g == 1)
    let expected = [
        (LonelyRule::Certainty, [78.10249675906654, 0.2958427907540399, 0.6874797790356214]),
        (LonelyRule::Adjust, [178.0449381476486, 0.3177470637735306, 0.7277572103241345]),
        (LonelyRule::Average, [95.65563234854496, 0.3623319407141854, 0.8419873335593002]),
    ];
    for (rule, [of_total, of_mean, of_part]) in expected {
        let design = Design::new(frame()).weights("w").strata("lonely").clusters("psu").lonely(rule).build().unwrap();
        check(&design.estimate(total("y")).unwrap(), &[(1258.0, of_total)]);
        check(&design.estimate(mean("y")).unwrap(), &[(4.765151515151515, of_mean)]);
        let part = design.estimate(mean("y").where_(Domain::is("g", "1"))).unwrap();
        check(&part, &[(4.424242424242424, of_part)]);
    }
}

#[test]
fn probabilities_proportional_to_size() {
    // svydesign(id = ~psu, strata = ~h, fpc = ~pi, pps = "brewer")
    let brewer = Design::new(frame()).strata("h").clusters("psu").fpc("probability").pps(Pps::Brewer).build().unwrap();
    check(&brewer.estimate(total("y")).unwrap(), &[(365.0793650793651, 41.43359099109159)]);
    check(&brewer.estimate(mean("y")).unwrap(), &[(4.742268041237113, 0.2537179323392519)]);
    let part = brewer.estimate(mean("y").where_(Domain::is("g", "1"))).unwrap();
    check(&part, &[(4.40625, 0.4864624286104158)]);
    // svydesign(id = ~1, strata = ~h, fpc = ~pi, pps = "overton" or HR(), variance = "HT" or "YG")
    let (ht, yg) = (PairEstimator::HorvitzThompson, PairEstimator::YatesGrundy);
    let hartley_rao = |mean_square, estimator| Pps::HartleyRao { mean_square, estimator };
    let expected = [
        (Pps::Overton(ht), [17.05367011523012, 1.028619711504949]),
        (Pps::Overton(yg), [16.43894168901622, 1.010653939739936]),
        (hartley_rao(None, ht), [16.73678560660382, 1.038947450558987]),
        (hartley_rao(None, yg), [16.32158342232587, 1.027125627678152]),
    ];
    for (pps, [of_total, of_mean]) in expected {
        let design = Design::new(first_of_clusters()).strata("h").fpc("probability").pps(pps).build().unwrap();
        check(&design.estimate(total("y")).unwrap(), &[(104.8809523809524, of_total)]);
        check(&design.estimate(mean("y")).unwrap(), &[(5.449484536082474, of_mean)]);
    }
    // Without strata, pps = HR(.36)
    for (estimator, of_total) in [(ht, 13.09088672293605), (yg, 14.90384905161376)] {
        let pps = hartley_rao(Some(0.36), estimator);
        let design = Design::new(first_of_clusters()).probabilities("probability").pps(pps).build().unwrap();
        check(&design.estimate(total("y")).unwrap(), &[(104.8809523809524, of_total)]);
    }
}

#[test]
fn intervals_of_shares() {
    let design = clustered().build().unwrap();
    // svyciprop(~I(big == 1), S, method); the same for subset(S, g == 1)
    let expected = [
        (Interval::Wald, [0.2814116369714321, 0.7185883630285679, -0.03400474065430237, 0.8521865588361206]),
        (Interval::Logit, [0.2943492473228753, 0.7056507526771247, 0.09968749787340174, 0.8123346550923201]),
        (Interval::Xlogit, [0.2943492473228754, 0.7056507526771246, 0.09968749787340174, 0.81233465509232]),
        (Interval::Asin, [0.2883082954451336, 0.7116917045548666, 0.05807081423052336, 0.829081971223065]),
        (Interval::Beta, [0.2840619101500976, 0.7159380898499024, 0.07280335865130298, 0.8293934937081523]),
    ];
    for (interval, [low, high, low_of_part, high_of_part]) in expected {
        let whole = design.estimate(mean("big").interval(interval)).unwrap();
        near(whole.rows[0].low, low, 1e-9);
        near(whole.rows[0].high, high, 1e-9);
        let part = design.estimate(mean("big").by("g").interval(interval)).unwrap();
        near(part.rows[0].low, low_of_part, 1e-9);
        near(part.rows[0].high, high_of_part, 1e-9);
    }
    // The likelihood interval of R is interpolated.
    let whole = design.estimate(mean("big").interval(Interval::Likelihood)).unwrap();
    near(whole.rows[0].low, 0.287385746134981, 1e-3);
    near(whole.rows[0].high, 0.7126142538650191, 1e-3);
}

#[test]
fn normal_intervals_are_those_of_r_by_default() {
    // confint(svytotal(~y, S))
    let design = clustered().build().unwrap();
    let found = design.estimate(total("y").freedom(Freedom::Fixed(f64::INFINITY))).unwrap();
    near(found.rows[0].low, 1258.0 - 1.959963984540054 * 81.8535277187245, 1e-10);
}

#[test]
fn a_phase_alone_is_the_design_of_its_columns() {
    let phase = Phase::new().weights("w").strata("h").clusters("psu").fpc("clusters_in_stratum");
    let frame = frame().with_numbers("everybody", vec![1.0; 24]).unwrap();
    let design = Design::two_phase(frame, "everybody").first(phase).second(Phase::new()).build().unwrap();
    // Everybody is in the second phase, which then adds nothing.
    check(&design.estimate(total("y")).unwrap(), &[(1258.0, 78.03845206050669)]);
}
