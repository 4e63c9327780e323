//! Every case found in real publications (`domain/validation-cases.md`), with the outcome given there.
//!
//! A case is what was published, as numbers and labels; its outcome follows from them.

use marsad_collect::methods::cross_source::RatioBand;
use marsad_collect::methods::rounding::Printed;
use marsad_collect::statements::Outcome::{Conflict, Explainable, Fail, Flag, Pass, PassWithResidual, Warn};
use marsad_collect::statements::{Base, Claim, Facets, Labelled, Nature, Outcome, PercentBase, Rest, Statement, judge};
use marsad_model::FindingCode;

/// One row: the text of the case, what it claims, the outcome, and the kinds of findings.
type Case = (&'static str, Vec<Claim>, Outcome, &'static [FindingCode]);

fn exact(values: &[f64]) -> Vec<Printed> {
    values.iter().map(|value| Printed::exact(*value)).collect()
}

fn printed(text: &str) -> Printed {
    Printed::parse(text).unwrap()
}

fn sum(parts: &[f64], total: f64) -> Claim {
    Claim::Sum { parts: exact(parts), total: Printed::exact(total), rest: Rest::Unnamed }
}

/// Numbers in thousands, rounded to units.
fn sum_of_thousands(parts: &[f64], total: f64) -> Claim {
    let thousands = |value: f64| Printed::of(value, 0).scaled(1000.0);
    let parts = parts.iter().map(|value| thousands(*value)).collect();
    Claim::Sum { parts, total: thousands(total), rest: Rest::Unnamed }
}

fn sum_leaving(parts: &[f64], total: f64, rest: &str) -> Claim {
    Claim::Sum { parts: exact(parts), total: Printed::exact(total), rest: Rest::Named(rest.to_owned()) }
}

/// Percentages of one whole.
fn hundred(shares: &[&str], rest: Rest) -> Claim {
    let parts = shares.iter().map(|share| printed(share)).collect();
    Claim::Sum { parts, total: Printed::exact(100.0), rest }
}

fn share(part: f64, whole: f64, percent: &str) -> Claim {
    Claim::Share { part: Printed::exact(part), whole: Printed::exact(whole), percent: printed(percent) }
}

fn growth(before: f64, after: f64, percent: &str, base: Base) -> Claim {
    Claim::Growth { before: Printed::exact(before), after: Printed::exact(after), percent: printed(percent), base }
}

fn labelled(text: &str, value: f64, facets: Facets) -> Labelled {
    Labelled { text: text.to_owned(), value, facets }
}

fn of_unit(unit: &str) -> Facets {
    Facets { unit: Some(unit.to_owned()), ..Facets::default() }
}

fn of_concept(concept: &str) -> Facets {
    Facets { concept: Some(concept.to_owned()), ..Facets::default() }
}

fn of_universe(universe: &str) -> Facets {
    Facets { universe: Some(universe.to_owned()), ..Facets::default() }
}

fn of_period(period: &str) -> Facets {
    Facets { period: Some(period.to_owned()), ..Facets::default() }
}

fn of_nature(nature: Nature) -> Facets {
    Facets { nature: Some(nature), ..Facets::default() }
}

fn of_base(base: PercentBase) -> Facets {
    Facets { base: Some(base), ..Facets::default() }
}

fn label(stated: Labelled, defined: Labelled) -> Claim {
    Claim::Label { stated, defined }
}

fn sources(first: Labelled, second: Labelled) -> Claim {
    Claim::Sources { first, second, band: RatioBand::default() }
}

/// Totals and shares that are printed beside the numbers they are made of.
fn numbers() -> Vec<Case> {
    const SHARE: &[FindingCode] = &[FindingCode::ShareDisagrees];
    const GROWTH: &[FindingCode] = &[FindingCode::GrowthDisagrees];
    vec![
        (
            "HIMS 388+178=566; 176+35=211 (thousand)",
            vec![sum_of_thousands(&[388.0, 178.0], 566.0), sum_of_thousands(&[176.0, 35.0], 211.0)],
            Pass,
            &[],
        ),
        ("Consular 2014: 802,773+479,598 = 1,282,371", vec![sum(&[802_773.0, 479_598.0], 1_282_371.0)], Pass, &[]),
        ("Consular 2014: \"12,423 (10%)\" under school age", vec![share(12_423.0, 1_282_371.0, "10")], Fail, SHARE),
        (
            "Consular 2014: 922,872 = 72%; 104,211 = 8%; 339,959 = 27%",
            vec![
                share(922_872.0, 1_282_371.0, "72"),
                share(104_211.0, 1_282_371.0, "8"),
                share(339_959.0, 1_282_371.0, "27"),
            ],
            Pass,
            &[],
        ),
        ("OTE 2022: other Arab 5.7% = 121,856", vec![share(121_856.0, 1_816_833.0, "5.7")], Fail, SHARE),
        ("OTE 2022: Maghreb 4.1% = 73,735", vec![share(73_735.0, 1_816_833.0, "4.1")], Pass, &[]),
        (
            "ATCT Jul 2020 regions sum = 20,244",
            vec![sum(&[14_807.0, 3_021.0, 1_683.0, 362.0, 279.0, 75.0, 17.0], 20_244.0)],
            Pass,
            &[],
        ),
        (
            "ATCT 2023: 4,510 vs 3,511 = +28%; stock +10%",
            vec![growth(3_511.0, 4_510.0, "28", Base::Stated), growth(22_846.0, 25_084.0, "10", Base::Stated)],
            Pass,
            &[],
        ),
        (
            "BCT 2021: 7,542+1,076 = 8,618; cash 87.5%",
            vec![sum(&[7_542.0, 1_076.0], 8_618.0), share(7_542.0, 8_618.0, "87.5")],
            Pass,
            &[],
        ),
        (
            "BCT 2021 press: \"entre 2017 et 2021 hausse de 29,4 %, 8 618 contre 5 035 en 2018\"",
            vec![growth(5_035.0, 8_618.0, "29.4", Base::Stated)],
            Fail,
            GROWTH,
        ),
        ("BCT 2023 Europe parts sum 7,730", vec![sum(&[3_656.0, 1_653.0, 1_272.0, 1_149.0], 7_730.0)], Pass, &[]),
        (
            "MESRS 21/22 4,426+3,240 = 7,666; 20/21 4,618+3,040 = 7,658",
            vec![sum(&[4_426.0, 3_240.0], 7_666.0), sum(&[4_618.0, 3_040.0], 7_658.0)],
            Pass,
            &[],
        ),
        (
            "HIMS foreigners +11.4% since 2014 vs 58,990/53,490 = +10.3%",
            vec![growth(53_490.0, 58_990.0, "11.4", Base::Elsewhere)],
            Flag,
            GROWTH,
        ),
        (
            "AFP 2023: 54,224+15,739 = 69,963; 77.5%",
            vec![sum(&[54_224.0, 15_739.0], 69_963.0), share(54_224.0, 69_963.0, "77.5")],
            Pass,
            &[],
        ),
    ]
}

/// Parts that leave a rest.
fn rests() -> Vec<Case> {
    const REST: &[FindingCode] = &[FindingCode::UnnamedRest];
    let named = |rest: &str| Rest::Named(rest.to_owned());
    vec![
        (
            "HIMS foreigners by region 50.2+27.7+7.3+5.5+9.4 = 100.1",
            vec![hundred(&["50.2", "27.7", "7.3", "5.5", "9.4"], Rest::Unnamed)],
            Pass,
            &[],
        ),
        ("RGPH 2024 arrivals shares sum 84.6%", vec![hundred(&["84.6"], Rest::Unnamed)], Warn, REST),
        ("RGPH 2024 employment 33.2+57.2 = 90.4%", vec![hundred(&["33.2", "57.2"], Rest::Unnamed)], Warn, REST),
        (
            "Students 2022-23: 5 named destinations 12,895 of 17,268",
            vec![sum_leaving(&[6_962.0, 3_185.0, 1_090.0, 858.0, 800.0], 17_268.0, "destinations not named")],
            PassWithResidual,
            REST,
        ),
        (
            "RGPH 2024 education 45.6+39.5+9.3+4.5 = 98.9%",
            vec![hundred(&["45.6", "39.5", "9.3", "4.5"], named("no schooling"))],
            PassWithResidual,
            REST,
        ),
        (
            "RGPH 2024 motives 45.5+22.7+15.8+9.4 = 93.4%",
            vec![hundred(&["45.5", "22.7", "15.8", "9.4"], named("other"))],
            PassWithResidual,
            REST,
        ),
    ]
}

/// Two publications of one number, or of one thing.
#[expect(clippy::too_many_lines, reason = "a table has as many lines as there are cases")]
fn labels() -> Vec<Case> {
    const CONFLICT: &[FindingCode] = &[FindingCode::StatementConflict];
    const NATURE: &[FindingCode] = &[FindingCode::StockFlowSuspected];
    vec![
        (
            "ATCT, second article same day: \"En 2022 ... 4510 ... 28% par rapport à 2021\"",
            vec![label(
                labelled("En 2022 ... 4510 ... 28% par rapport à 2021", 4_510.0, of_period("2022 against 2021")),
                labelled("2023: 4,510 vs 3,511 = +28%", 4_510.0, of_period("2023 against 2022")),
            )],
            Conflict,
            &[FindingCode::PeriodConflict],
        ),
        (
            "World Bank 2022 remittances printed as \"2 085 millions de dinars\" (kapitalis) vs 2.0852 bn USD (africanmanager)",
            vec![label(
                labelled("2 085 millions de dinars", 2_085.0, of_unit("MTND")),
                labelled("2.0852 bn USD", 2_085.2, of_unit("MUSD")),
            )],
            Fail,
            CONFLICT,
        ),
        (
            "RGPH 2024: \"14.570 étrangers résidents en Tunisie\" (tsa-algerie: \"au total ... en situation régulière\", 1,326 Algerians) vs stock 66,349",
            vec![
                label(
                    labelled("14.570 étrangers résidents en Tunisie", 14_570.0, of_nature(Nature::Stock)),
                    labelled("arrivals of the last five years", 14_570.0, of_nature(Nature::Flow)),
                ),
                label(
                    labelled("en situation régulière", 14_570.0, of_concept("by legal status")),
                    labelled("whatever their status", 14_570.0, of_concept("by residence")),
                ),
            ],
            Fail,
            &[FindingCode::StockFlowSuspected, FindingCode::StatementConflict],
        ),
        (
            "HIMS 58,990 foreigners: \"âgés de 15 ans et plus\" (leaders.com.tn 33088) vs total population (INS report chapter 4.1 title, ilboursa, pressafrik)",
            vec![label(
                labelled("âgés de 15 ans et plus", 58_990.0, of_universe("aged 15 and over")),
                labelled("chapter 4.1", 58_990.0, of_universe("all ages")),
            )],
            Conflict,
            CONFLICT,
        ),
        (
            "FTDES arrivals 2023: 17,322 Tunisians vs press \"migrants arrivés au départ des côtes tunisiennes 17 322\" (AA) vs 85,000+ by 14 Sep",
            vec![
                label(
                    labelled("migrants arrivés au départ des côtes tunisiennes", 17_322.0, of_concept("by route")),
                    labelled("17,322 Tunisians", 17_322.0, of_concept("by nationality")),
                ),
                sources(
                    labelled("17 322", 17_322.0, of_concept("by route")),
                    labelled("85,000+ by 14 Sep", 85_000.0, of_concept("by route")),
                ),
            ],
            Fail,
            &[FindingCode::StatementConflict, FindingCode::SourceRatio],
        ),
        (
            "RGPH 2024 \"most emigrants are women, 33.9% at 25-29\" (alaraby) vs 25.2% women (INS)",
            vec![label(
                labelled("most emigrants are women, 33.9% at 25-29", 33.9, of_base(PercentBase::Row)),
                labelled("of the women, 33.9% are 25-29", 33.9, of_base(PercentBase::Column)),
            )],
            Fail,
            CONFLICT,
        ),
        (
            "HIMS: \"211 000 personnes interviewées\"",
            vec![label(
                labelled("211 000 personnes interviewées", 211_000.0, of_unit("respondents")),
                labelled("211 thousand returned migrants, weighted", 211_000.0, of_unit("persons")),
            )],
            Fail,
            CONFLICT,
        ),
        (
            "HIMS: \"cette proportion est constituée de 50,4% d'hommes de 15-24 ans et 34% de femmes\", \"18,5% des non migrants souhaitant émigrer sont occupés\"",
            vec![label(
                labelled("constituée de 50,4% d'hommes de 15-24 ans", 50.4, of_base(PercentBase::Composition)),
                labelled("of the men aged 15-24, 50.4% wish to emigrate", 50.4, of_base(PercentBase::Rate)),
            )],
            Fail,
            CONFLICT,
        ),
        (
            "French permits: 1,326,688 \"obtenus entre 2019 et 2023\"",
            vec![label(
                labelled("obtenus entre 2019 et 2023", 1_326_688.0, of_nature(Nature::Flow)),
                labelled("the year-ends of 2019 to 2023 together", 1_326_688.0, of_nature(Nature::SumOfStocks)),
            )],
            Fail,
            NATURE,
        ),
        (
            "Interior 75,923 vs FTDES 44,092 (Jan-Oct 2023)",
            vec![sources(
                labelled("Interior", 75_923.0, Facets::default()),
                labelled("FTDES", 44_092.0, Facets::default()),
            )],
            Flag,
            &[FindingCode::SourceRatio],
        ),
        (
            "Emigrants in OECD 630,000 vs HIMS 566,000",
            vec![sources(
                labelled("OECD", 630_000.0, of_concept("born in Tunisia, in OECD countries")),
                labelled("HIMS", 566_000.0, of_concept("members of households in Tunisia")),
            )],
            Explainable,
            &[FindingCode::SourceRatio],
        ),
    ]
}

fn statement(case: &str, claims: Vec<Claim>) -> Statement {
    Statement { source: "press.html".into(), subject: case.to_owned(), period: String::new(), claims }
}

#[test]
fn every_published_case_has_the_outcome_given_for_it() {
    let cases: Vec<Case> = [numbers(), rests(), labels()].into_iter().flatten().collect();
    assert_eq!(cases.len(), 31, "as many as there are rows in domain/validation-cases.md");
    for (case, claims, outcome, codes) in cases {
        let judgement = judge(&statement(case, claims));
        assert_eq!(judgement.outcome, outcome, "{case}: {:#?}", judgement.findings);
        let found: Vec<FindingCode> = judgement.findings.iter().map(|finding| finding.code).collect();
        assert_eq!(found, codes, "{case}");
    }
}

#[test]
fn a_lost_digit_is_told_with_the_number_that_was_meant() {
    let found = judge(&statement("Consular 2014", vec![share(12_423.0, 1_282_371.0, "10")])).findings;
    assert_eq!(found[0].nearest, ["122423 … 132423"]);
    assert_eq!(found[0].arguments["computed"], "0.97");
}

#[test]
fn a_growth_from_another_base_is_told_with_the_base_that_was_meant() {
    let found = judge(&statement("HIMS", vec![growth(53_490.0, 58_990.0, "11.4", Base::Elsewhere)])).findings;
    assert_eq!((&*found[0].arguments["computed"], &*found[0].nearest[0]), ("10.28", "52930 … 52977"));
}

#[test]
fn a_rest_is_told_with_its_size() {
    let claim = sum_leaving(&[6_962.0, 3_185.0, 1_090.0, 858.0, 800.0], 17_268.0, "not named");
    let found = judge(&statement("students", vec![claim])).findings;
    assert_eq!((&*found[0].arguments["sum"], &*found[0].arguments["rest"]), ("12895", "4373"));
}

#[test]
fn parts_beyond_their_total_fail_whatever_is_left() {
    let judgement = judge(&statement("x", vec![sum_leaving(&[60.0, 50.0], 100.0, "other")]));
    assert_eq!((judgement.outcome, judgement.findings[0].code), (Fail, FindingCode::SumOfParts));
}

#[test]
fn a_facet_of_which_one_says_nothing_is_no_conflict() {
    let claim = label(labelled("4,510", 4_510.0, of_period("2023")), labelled("4,510", 4_510.0, Facets::default()));
    assert_eq!(judge(&statement("x", vec![claim])).outcome, Pass);
}

#[test]
fn two_numbers_under_one_label_are_a_conflict() {
    let claim = label(labelled("a", 4_510.0, of_period("2023")), labelled("b", 4_900.0, of_period("2023")));
    assert_eq!(judge(&statement("x", vec![claim])).outcome, Conflict);
}
