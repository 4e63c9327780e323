//! Cards of questions: Marjan for the laws, Tunisia for what is really asked and answered.

use std::collections::BTreeSet;

use marsad_model::{
    Basis, Choice, Citizenship, Definition, Facet, Id, IntervalBasis, Observed, ProviderKind, Quantity,
    RecommendationRule, SeriesReference, TimePeriod,
};
use marsad_reconcile::{QuestionCard, UnmetClaim, measure, question_card, unmet_claims};
use marsad_testkit::{marjan, pack_files, tunisia};

use crate::packs::{age, card, from_tables, is_of_shares, published, series};

#[test]
fn a_card_holds_every_answer_the_recommended_figure_and_what_stays_unexplained() {
    let card = card("FOREIGNERS");
    let values: Vec<f64> = card.answers.iter().map(|answer| answer.measured.as_ref().unwrap().value).collect();
    assert_eq!(values, [5230.0, 4885.0, 4350.0, 3256.0]);
    let recommended = card.recommended.unwrap();
    let measured = &recommended.measured;
    assert_eq!((measured.value, measured.low, measured.high), (5230.0, 5100.0, 5230.0));
    assert_eq!(recommended.providers, [Id::literal("STAT")]);
    // 5,230 − (4,885 + 905 − 120) = −440, and 60 either way by the assumption.
    let [waterfall] = &card.waterfalls[..] else { panic!("{:#?}", card.waterfalls) };
    let rest = &waterfall.unexplained;
    assert_eq!((rest.amount(), rest.low, rest.high), (-440.0, -500.0, -380.0));
    assert_eq!(card.answers[0].differences, []);
    // A sum of two age groups has no age in common; the statement says what it is.
    let adults = &card.answers[2].definition;
    assert_eq!((adults.age, adults.part.len()), (age("Y_GE15"), 0));
    let four_years = card.answers[3].measured.as_ref().unwrap();
    assert_eq!(four_years.period.as_ref().map(TimePeriod::as_str), Some("2021-01-01/P4Y"));
    assert!(card.switches.iter().all(|switch| switch.figure.is_some()));
}

#[test]
fn a_bridge_without_steps_hides_nothing() {
    let card = card("NEWCOMERS");
    assert_eq!(card.answers[1].measured.as_ref().unwrap().value, 345.0);
    assert_eq!(card.waterfalls[0].unexplained.amount(), 345.0 - 905.0);
}

#[test]
fn an_answer_that_was_not_published_stays_in_its_place_without_a_number() {
    let question = marjan().question("FOREIGNERS").unwrap();
    let card = question_card(marjan(), question, &|_: &SeriesReference| None);
    assert_eq!(card.answers.len(), question.statements.len());
    assert!(card.answers.iter().all(|answer| answer.measured.is_none() && answer.definition.subject.is_some()));
    assert!(card.recommended.is_none() && card.waterfalls.is_empty());
}

/// Without the arrivals of 2024: 5,230 − (4,885 − 120) = 465 stay unexplained, arrivals among them.
#[test]
fn a_bridge_with_a_step_that_was_not_published_stays_and_what_it_would_explain_stays_unexplained() {
    let unpublished = |reference: &SeriesReference| {
        let arrivals = reference.dataflow == *"DF_ARRIVALS"
            && reference.period.as_ref().is_some_and(|period| period.as_str() == "2024");
        if arrivals { None } else { published(reference) }
    };
    let question = marjan().question("FOREIGNERS").unwrap();
    let card = question_card(marjan(), question, &unpublished);
    let [waterfall] = &card.waterfalls[..] else { panic!("{:#?}", card.waterfalls) };
    let [arrivals, short] = &waterfall.bars[..] else { panic!("{waterfall:#?}") };
    assert!(!arrivals.has_number() && short.has_number() && !waterfall.is_complete());
    let missing = &arrivals.unmeasured.as_ref().unwrap().series;
    assert_eq!(missing.iter().map(|series| series.dataflow.as_str()).collect::<Vec<_>>(), ["DF_ARRIVALS"]);
    assert_eq!((waterfall.unexplained.before, waterfall.unexplained.amount()), (4765.0, 465.0));
}

#[test]
fn a_figure_whose_error_nobody_published_has_none_and_no_interval() {
    let card = card("NEWCOMERS");
    let measured = &card.recommended.as_ref().unwrap().measured;
    assert_eq!((measured.standard_error, measured.rounded_to, measured.has_interval()), (None, None, false));
    let with_error = |reference: &SeriesReference| {
        Some(Observed { standard_error: Some(10.0), is_approximate: true, ..published(reference)? })
    };
    let question = marjan().question("NEWCOMERS").unwrap();
    let card = question_card(marjan(), question, &with_error);
    let measured = &card.recommended.as_ref().unwrap().measured;
    // 905 ± 1.96 × 10; its last digit is a five, so its rounding is to one.
    assert_eq!((measured.standard_error, measured.rounded_to), (Some(10.0), Some(1.0)));
    assert!((measured.low - 885.4).abs() < 1e-9 && (measured.high - 924.6).abs() < 1e-9, "{measured:?}");
}

/// An interval of few degrees of freedom is wider than 1.96 errors, and that of a small share has unequal halves.
#[test]
fn one_published_value_has_the_interval_that_was_published_with_it_and_what_is_made_of_several_that_of_its_errors() {
    let with_interval = |ends: (f64, f64)| {
        move |reference: &SeriesReference| {
            Some(Observed { standard_error: Some(10.0), interval: Some(ends), ..published(reference)? })
        }
    };
    let measured = |quantity: &Quantity, ends: (f64, f64)| measure(quantity, &with_interval(ends)).unwrap();
    let one = Quantity { of: vec![series("DF_ARRIVALS", &[], "2024")], ..Quantity::default() };
    let found = measured(&one, (890.0, 935.0));
    assert_eq!((found.low, found.high, found.published_interval), (890.0, 935.0, Some((890.0, 935.0))));
    assert_eq!(found.standard_error, Some(10.0));
    let halved = Quantity { divided_by: Some(2.0), ..one.clone() };
    let found = measured(&halved, (890.0, 935.0));
    assert_eq!(found.published_interval, None);
    // 452.5 ± 1.96 × 5.
    assert!((found.low - 442.7).abs() < 1e-9 && (found.high - 462.3).abs() < 1e-9, "{found:?}");
    // What does not hold the value is no interval of it.
    let found = measured(&one, (906.0, 935.0));
    assert_eq!(found.published_interval, None);
    assert!((found.low - 885.4).abs() < 1e-9, "{found:?}");
}

/// "Les trois quarts" has no last digit: its table says so by its status, and whatever is made of it has no bounds.
#[test]
fn no_bounds_are_made_of_what_a_source_says_in_words() {
    let words = ["quart", "tiers", "moitié", "sur dix", "cinquième"];
    for (path, table) in pack_files("tunisia").iter().filter(|(path, _)| path.starts_with("figures/DF_")) {
        let Some(dataflow) = path.strip_prefix("figures/").and_then(|name| name.strip_suffix(".csv")) else { continue };
        for row in csv::Reader::from_reader(table.as_slice()).records().map(Result::unwrap) {
            let is_share = is_of_shares(dataflow) || row[0].split('.').any(|code| code == "PT");
            let is_in_words = is_share && row[4].contains('«') && words.iter().any(|word| row[4].contains(word));
            assert!(!is_in_words || &row[3] == "E", "{dataflow}: {row:?}");
        }
    }
    let is_vague = |reference: &SeriesReference| {
        from_tables(reference).is_some_and(|observed| observed.is_approximate && observed.is_percentage)
    };
    let mut found = BTreeSet::new();
    for question in &tunisia().questions {
        let card = question_card(tunisia(), question, &from_tables);
        for (statement, answer) in question.statements.iter().zip(&card.answers) {
            let Some(measured) = answer.measured.as_ref().filter(|_| statement.quantity.series().any(is_vague)) else {
                continue;
            };
            assert!(measured.is_exactness_unknown && measured.rounded_to.is_none(), "{}: {measured:?}", statement.id);
            found.insert(format!("{} {}", question.id, statement.id));
            let ways = card.waterfalls.iter().filter(|way| [&way.from, &way.to].contains(&&statement.id));
            ways.for_each(|way| assert!(!way.unexplained.has_bounds(), "{}: {way:?}", question.id));
        }
    }
    for expected in ["DEPARTURES_PER_YEAR SURVEY_2010_2020", "EMIGRANTS_BY_DESTINATION SURVEY_2020"] {
        assert!(found.contains(expected), "{found:?}");
    }
}

#[test]
fn the_questions_of_tunisia_answer_with_published_figures_and_show_what_they_cannot_explain() {
    let pack = tunisia();
    assert!(pack.questions.len() >= 12);
    for question in &pack.questions {
        let card = question_card(pack, question, &from_tables);
        // What a plan reconciles stands in no table: it is made when the others are released.
        let is_made = |choice: &Choice| matches!(choice, Choice::Reconciled { .. });
        match card.recommended {
            Some(figure) => assert!(figure.measured.low <= figure.measured.value, "{}", question.id),
            None => assert!(is_made(&question.recommendation.choice), "{}: no figure", question.id),
        }
        assert_eq!(card.waterfalls.len(), question.bridges.len(), "{}", question.id);
        let mut switches = question.switches.iter().zip(&card.switches);
        let is_told = switches.all(|(switch, told)| told.figure.is_some() || is_made(&switch.choice));
        assert!(is_told, "{}", question.id);
        let answered = card.answers.iter().filter(|answer| answer.measured.is_some()).count();
        assert!(answered >= 2, "{}: {answered} answers", question.id);
    }
}

#[test]
fn an_interval_that_joins_unlike_figures_says_in_what_they_differ() {
    let pack = tunisia();
    let card = |id: &str| question_card(pack, pack.question(id).unwrap(), &from_tables);
    let mut joined = pack.question("TUNISIANS_ABROAD").unwrap().clone();
    joined.recommendation.interval =
        IntervalBasis::Statements { statements: ["SURVEY_2020", "WORLD_2015"].map(Id::literal).into() };
    let mix = question_card(pack, &joined, &from_tables).mix.unwrap();
    let facets: Vec<Facet> = mix.differences.iter().map(|difference| difference.facet).collect();
    for expected in [Facet::Citizenship, Facet::Birthplace, Facet::HouseholdLink, Facet::Age] {
        assert!(facets.contains(&expected), "{facets:?}");
    }
    assert!(!facets.contains(&Facet::Method), "measured otherwise is what an interval is for");
    let periods: Vec<&str> = mix.periods.iter().map(TimePeriod::as_str).collect();
    assert_eq!(periods, ["2015-01-01/P2Y", "2020"]);
    for quiet in ["TUNISIANS_ABROAD", "STUDENTS_ABROAD", "REFUGEES", "FOREIGNERS"] {
        assert_eq!(card(quiet).mix, None, "{quiet}");
    }
}

#[test]
fn the_shares_of_one_population_that_are_applied_to_another_are_no_published_figures() {
    let pack = tunisia();
    for (question, step) in [
        ("TUNISIANS_ABROAD", "DUAL_NATIONALS"),
        ("STUDENTS_ABROAD", "DUAL_NATIONALS"),
        ("TUNISIANS_IN_FRANCE", "DUAL_NATIONALS"),
        ("REMITTANCES_2023", "IN_KIND"),
    ] {
        let bridges = &pack.question(question).unwrap().bridges;
        let found = bridges.iter().flat_map(|bridge| &bridge.steps).find(|known| known.id == *step).unwrap();
        assert_eq!(found.basis.word(), "transferred", "{question}");
        assert!(found.basis.author().is_some() && found.basis.quantity().is_some(), "{question}");
    }
}

#[test]
fn the_bridge_of_the_first_question_leads_from_the_register_to_the_survey_and_keeps_its_remainder() {
    let pack = tunisia();
    let card = question_card(pack, pack.question("TUNISIANS_ABROAD").unwrap(), &from_tables);
    let waterfall = &card.waterfalls[0];
    assert_eq!((waterfall.start.value, waterfall.end.value), (1_816_833.0, 566_000.0));
    // By hand: × (1 − 0.095) × (1 − 339,959 / 1,282,371) × (1 − 0.8333 · 255,288 / 1,282,371) − 211,000 / 2 = 902,393.1.
    assert!((waterfall.unexplained.before - 902_393.1).abs() < 0.5, "{}", waterfall.unexplained.before);
    assert!(!waterfall.unexplained.may_be_nothing());
    let share = card.answers.iter().find(|answer| answer.statement == *"WORLD_2015").unwrap();
    assert!((share.measured.as_ref().unwrap().value - 649_484.54).abs() < 0.01, "630,000 / 0.97");
    // Of the second bridge: 630,000 · (100 − 97) / 97, the 97 anything from 96.5 to 97.5, the 630,000 from 625,000 to
    // 635,000. 625,000 · 2.5 / 97.5 = 16,025.6; 635,000 · 3.5 / 96.5 = 23,031.1.
    let others = &card.waterfalls[1].bars[0];
    assert!((others.amount() - 19_484.5).abs() < 0.1, "{others:?}");
    assert!((others.low - 16_025.6).abs() < 0.1 && (others.high - 23_031.1).abs() < 0.1, "{others:?}");
}

/// 83 per cent of those in OECD countries, who are 97 per cent of all, and "three quarters" of those whom the survey counts.
#[test]
fn the_shares_of_three_countries_stand_side_by_side_though_their_hundred_per_cents_differ() {
    let pack = tunisia();
    let card = question_card(pack, pack.question("EMIGRANTS_BY_DESTINATION").unwrap(), &from_tables);
    let waterfall = &card.waterfalls[0];
    assert_eq!((waterfall.start.value, waterfall.end.value), (83.0, 75.0));
    // By hand: 83 · (100 − 97) / 100 = 2.49, and 75 − 80.51 = −5.51.
    assert!((waterfall.bars[0].amount() + 2.49).abs() < 1e-9, "{:?}", waterfall.bars[0]);
    assert!((waterfall.unexplained.amount() + 5.51).abs() < 1e-9, "{:?}", waterfall.unexplained);
    let share =
        |id: &str| card.answers.iter().find(|answer| answer.statement == *id).unwrap().measured.clone().unwrap();
    // (427,897 + 109,387 + 38,220) / 813,213, and (61,943 + 27,553 + 12,450) / 156,497.
    assert!((share("UN_2019").value - 70.769).abs() < 1e-3);
    assert!((share("LEFT_2019_2024").value - 65.142).abs() < 1e-3);
    let un = card.answers.iter().find(|answer| answer.statement == *"UN_2019").unwrap();
    assert_eq!(un.definition.base, Some(Id::literal("FROM_TUNISIA")), "its divisor stands beside it");
    assert!(share("UN_2019").rounded_to.is_some() && card.answers.iter().all(|answer| answer.unlike_terms.is_empty()));
}

/// In the edition of 2019 the number for the United States is 8,511 in 2010 and 120,883 in 2015, and nothing says why.
#[test]
fn what_one_country_adds_to_the_estimates_of_the_united_nations_is_a_step_of_its_own() {
    let pack = tunisia();
    let way = |question: &str, from: &str, to: &str| {
        let card = question_card(pack, pack.question(question).unwrap(), &from_tables);
        card.waterfalls.into_iter().find(|way| way.from == *from && way.to == *to).unwrap()
    };
    let shares = way("EMIGRANTS_BY_DESTINATION", "HOSTS_2015", "UN_2019");
    // By hand: 83 · 0.97 = 80.51; 80.51 · (130,541 − 8,511) / 813,213 = 12.081; 70.769 − 68.429 = 2.340.
    assert!((shares.bars[1].amount() + 12.081).abs() < 1e-3, "{:?}", shares.bars[1]);
    assert!((shares.unexplained.amount() - 2.340).abs() < 1e-3, "{:?}", shares.unexplained);
    let abroad = way("TUNISIANS_ABROAD", "UN_2019", "WORLD_2015");
    // 813,213 − 53,396 − 112,372 = 647,445, and 630,000 / 0.97 = 649,484.5.
    assert_eq!(abroad.bars.iter().map(|bar| bar.amount()).collect::<Vec<_>>(), [-53_396.0, -112_372.0]);
    assert!((abroad.unexplained.amount() - 2_039.5).abs() < 0.1 && abroad.unexplained.may_be_nothing());
}

/// Nobody's number of people becomes five times as large in five years: where it does in an estimate, its line is broken there.
#[test]
fn an_estimate_of_the_united_nations_that_leaps_is_marked_as_a_break() {
    let files = pack_files("tunisia");
    let mut breaks = Vec::new();
    for table in ["DF_UNDESA_EMIGRANTS", "DF_UNDESA_FOREIGNERS"] {
        let mut reader = csv::Reader::from_reader(files[&format!("figures/{table}.csv")].as_slice());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        for pair in rows.windows(2).filter(|pair| pair[0][0] == pair[1][0]) {
            let [before, after] = [0, 1].map(|at| pair[at][2].parse::<f64>().unwrap());
            assert!(after < 5.0 * before || &pair[1][3] == "B", "{:?}", pair[1]);
            breaks.extend((&pair[1][3] == "B").then(|| format!("{} {}", &pair[1][0], &pair[1][1])));
        }
    }
    // The total leaps by what one of its countries does.
    assert_eq!(breaks, ["A._T._T 2015", "A.US._T 2015"]);
}

#[test]
fn what_is_carried_from_one_population_to_another_has_a_width_that_somebody_answers_for() {
    let pack = tunisia();
    let bridges = pack.questions.iter().flat_map(|question| &question.bridges);
    for step in bridges.flat_map(|bridge| &bridge.steps) {
        let Basis::Transferred { range, .. } = &step.basis else { continue };
        assert!(range.is_some_and(|range| range.low < range.high), "{}", step.id);
    }
    let card = question_card(pack, pack.question("TUNISIANS_IN_FRANCE").unwrap(), &from_tables);
    let dual = &card.waterfalls[0].bars[0];
    assert!(dual.has_bounds() && dual.high - dual.low > 100_000.0, "not published by country: {dual:?}");
}

/// 54 per cent in an article of 2025, of 1,816,833 registered at the end of 2022; by how much the share is rounded nobody says.
#[test]
fn the_share_of_france_that_was_published_without_its_number_is_one_of_the_answers() {
    let pack = tunisia();
    let card = question_card(pack, pack.question("TUNISIANS_IN_FRANCE").unwrap(), &from_tables);
    let answer = card.answers.iter().find(|answer| answer.statement == *"REGISTER_2022").unwrap();
    let measured = answer.measured.as_ref().unwrap();
    assert!((measured.value - 981_089.82).abs() < 0.01 && measured.is_exactness_unknown, "{measured:?}");
    assert!(answer.unlike_terms.is_empty() && answer.definition.area == Some(Id::literal("FR")), "{answer:?}");
}

#[test]
fn the_figure_that_is_recommended_for_tunisians_abroad_says_where_it_leaves_the_standard() {
    let pack = tunisia();
    let card = question_card(pack, pack.question("TUNISIANS_ABROAD").unwrap(), &from_tables);
    let off: Vec<Facet> = card.off_standard.unwrap().iter().map(|one| one.facet).collect();
    for expected in [Facet::HouseholdLink, Facet::Age, Facet::DurationRule] {
        assert!(off.contains(&expected), "{off:?}");
    }
}

#[test]
fn a_rule_that_claims_the_standard_is_held_against_it() {
    let pack = tunisia();
    let mut question = pack.question("TUNISIANS_IN_FRANCE").unwrap().clone();
    assert_eq!(unmet_claims(pack, &question), []);
    // The register counts those born there too, so it is further from people born in the country.
    question.recommendation.choice = Choice::Statement { statement: Id::literal("REGISTER_2014") };
    let nearer = UnmetClaim::Nearer { statement: Id::literal("UN_2019") };
    assert!(unmet_claims(pack, &question).contains(&nearer));
    question.standard = Definition::default();
    assert_eq!(unmet_claims(pack, &question), [], "without a standard only people can judge");
}

/// France and Italy count by the birthplace, the citizenship or the permit; no such figure of Germany was found.
#[test]
fn what_host_countries_count_themselves_stands_beside_the_register_with_what_it_counts() {
    let pack = tunisia();
    let card = |id: &str| question_card(pack, pack.question(id).unwrap(), &from_tables);
    let (france, italy) = (card("TUNISIANS_IN_FRANCE"), card("TUNISIANS_IN_ITALY"));
    let check = |card: &QuestionCard, statement: &str, (value, provider): (f64, &str), missing: &str| {
        let answer = card.answers.iter().find(|answer| answer.statement == *statement).unwrap();
        assert_eq!(answer.measured.as_ref().unwrap().value, value, "{statement}");
        assert_eq!(answer.providers, [provider], "{statement}");
        assert_eq!(pack.provider(provider).unwrap().kind, ProviderKind::Host, "{provider}");
        assert!(answer.definition.missing.as_ref().unwrap().iter().any(|code| *code == *missing), "{answer:?}");
        answer.definition.citizenship
    };
    let born = check(&france, "CENSUS_BORN_2013", (258_812.0, "INSEE"), "BORN_FRENCH");
    let citizens = check(&france, "CENSUS_CITIZENS_2016", (178_900.0, "INSEE"), "HOST_CITIZENS");
    assert_eq!((born, citizens), (Some(Citizenship::Any), Some(Citizenship::National)));
    check(&france, "PERMITS_2024", (304_287.0, "FR_MI"), "NO_PERMIT");
    check(&italy, "PERMITS_2023", (98_243.0, "IT_MLPS"), "NO_PERMIT");
    let bridge = |card: &QuestionCard, from: &str, to: &str| {
        let found = card.waterfalls.iter().find(|waterfall| waterfall.from == *from && waterfall.to == *to);
        found.unwrap().unexplained.amount()
    };
    // 178,900 − 728,094 × (1 − 339,959 / 1,282,371), and 98,243 − 270,000 × the same.
    assert!((bridge(&france, "REGISTER_2014", "CENSUS_CITIZENS_2016") + 356_174.9).abs() < 1.0);
    assert!((bridge(&italy, "OFFICE_2025", "PERMITS_2023") + 100_179.5).abs() < 1.0);
}

/// The law of a country charges its own institutions.
#[test]
fn an_institution_of_a_host_country_is_no_official_source_of_the_country() {
    let claims = |statement: &'static str| {
        let mut question = tunisia().question("TUNISIANS_IN_FRANCE").unwrap().clone();
        question.recommendation.rule = RecommendationRule::OfficialSource;
        question.recommendation.choice = Choice::Statement { statement: Id::literal(statement) };
        unmet_claims(tunisia(), &question)
    };
    let insee = UnmetClaim::NotOfficial { provider: Id::literal("INSEE") };
    assert_eq!(claims("CENSUS_CITIZENS_2016"), [insee]);
    assert_eq!(claims("REGISTER_2014"), []);
}
