//! The card of a question in words, drawings and files. The figures are Marjan's: 4,885 residents at the end of 2023, 5,230
//! at the end of 2024, of them 4,110 and 240 in two groups of age, and 736, 783, 832 and 905 arrivals in four years.

use jiff::Timestamp;
use marsad_i18n::Voice;
use marsad_model::{
    Basis, ChangedFigure, Choice, Id, IntervalBasis, Lang, LocalText, Measured, Numerals, Observed, Quantity, Question,
    QuestionCard, ReleaseReference, ReplacedRelease, SeriesReference, SizeRange, Switch, TimePeriod,
};
use marsad_publish::chart::{Frame, draw};
use marsad_publish::{
    Drawing, QuestionEdition, QuestionNames, ReleaseUsed, StatementRevision, StatementSeries, StepText, question_csv,
    question_json, question_text, question_xlsx,
};
use marsad_reconcile::question_card;
use marsad_testkit::marjan;

/// A published value of Marjan.
fn published(reference: &SeriesReference) -> Option<Observed> {
    let age = reference.selection.get("AGE").map_or("_T", |code| code.as_str());
    let period = reference.period.clone()?;
    let value = match (reference.dataflow.as_str(), age, period.as_str()) {
        ("DF_RESIDENTS", "_T", "2023") => 4885.0,
        ("DF_RESIDENTS", "_T", "2024") => 5230.0,
        ("DF_RESIDENTS", "Y15T64", "2024") => 4110.0,
        ("DF_RESIDENTS", "Y_GE65", "2024") => 240.0,
        ("DF_ARRIVALS", _, "2021") => 736.0,
        ("DF_ARRIVALS", _, "2022") => 783.0,
        ("DF_ARRIVALS", _, "2023") => 832.0,
        ("DF_ARRIVALS", _, "2024") => 905.0,
        _ => return None,
    };
    Some(Observed { value, period, standard_error: None, interval: None, is_approximate: false, is_percentage: false })
}

fn question() -> &'static Question {
    marjan().question("FOREIGNERS").unwrap()
}

fn switch(id: &str) -> &'static Switch {
    question().switches.iter().find(|switch| switch.id == *id).unwrap()
}

/// Does something with the question in a language, its card made of published values.
fn with<T>(lang: Lang, count: Option<&Switch>, run: impl FnOnce(&QuestionEdition<'_>) -> T) -> T {
    with_card(lang, count, &question_card(marjan(), question(), &published), run)
}

/// The same with a card of one's own.
fn with_card<T>(
    lang: Lang,
    count: Option<&Switch>,
    card: &QuestionCard,
    run: impl FnOnce(&QuestionEdition<'_>) -> T,
) -> T {
    let pack = marjan();
    let voice = Voice::new(lang, Numerals::Western, &pack.head);
    let names = QuestionNames { pack, voice: &voice, question: question(), card, count };
    let release = |id: &str| ReleaseUsed {
        dataflow: id.parse().unwrap(),
        number: 1,
        public_from: Timestamp::from_second(1_750_000_000).unwrap(),
    };
    run(&QuestionEdition {
        names,
        releases: vec![release("DF_ARRIVALS"), release("DF_RESIDENTS")],
        histories: Vec::new(),
        revisions: Vec::new(),
        withdrawn: Vec::new(),
        replaced_inputs: Vec::new(),
        link: "https://marjan.example/en/questions/FOREIGNERS",
    })
}

#[test]
fn answers_of_one_source_and_date_are_told_apart_by_what_they_count() {
    let names: Vec<String> =
        with(Lang::En, None, |edition| edition.names.answers().into_iter().map(|answer| answer.name).collect());
    assert_eq!(
        names,
        [
            "Statistics Office of Marjan, 2024 (all ages)",
            "Statistics Office of Marjan, 2023",
            "Statistics Office of Marjan, 2024 (aged 15 and over)",
            "Ports Authority of Marjan, 2021–2024",
        ]
    );
}

#[test]
fn the_figure_is_said_with_its_interval_and_the_rule_that_chose_it() {
    with(Lang::En, None, |edition| {
        let figure = edition.names.figure().unwrap();
        assert_eq!((figure.number.as_str(), figure.period.as_str()), ("5,230", "2024"));
        assert_eq!(figure.interval.as_deref(), Some("between 5,100 and 5,230"));
        assert!(figure.rule.starts_with("Recommended because"), "{}", figure.rule);
        assert!(edition.citation().contains("5,230 persons (2024)"), "{}", edition.citation());
    });
}

#[test]
fn another_definition_moves_the_figure_and_never_claims_the_recommendation() {
    with(Lang::En, Some(switch("ADULTS_ONLY")), |edition| {
        let figure = edition.names.figure().unwrap();
        assert_eq!(figure.number, "4,350");
        assert!(!figure.rule.contains("ecommended because"), "{}", figure.rule);
        assert!(!edition.citation().contains("Recommended"), "{}", edition.citation());
        let shown: Vec<bool> = edition.names.answers().iter().map(|answer| answer.is_shown).collect();
        assert_eq!(shown, [false, false, true, false]);
    });
}

/// 4,110 and 240 are 4,350; the recommended figure is 5,230.
#[test]
fn another_definition_goes_out_under_its_own_name_in_every_file() {
    for lang in Lang::ALL {
        let switch = switch("ADULTS_ONLY");
        with(lang, Some(switch), |edition| {
            let label = switch.label.get(lang);
            let number = edition.names.number(4350.0);
            let picture = edition.picture(None);
            let text = question_text(edition);
            for told in [&picture, &text] {
                assert!(told.contains(label) && told.contains(&number), "{told}");
            }
            let csv = String::from_utf8(question_csv(edition)).unwrap();
            let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes()).into_records();
            let [first, second] = [rows.next().unwrap().unwrap(), rows.next().unwrap().unwrap()];
            assert_eq!([&first[1], &first[2], &first[5], &first[6]], ["chosen", "ADULTS_ONLY", label, "4350"]);
            assert_eq!([&second[1], &second[6]], ["recommended", "5230"]);
            let json = question_json(edition);
            assert_eq!(json["shown"]["measured"]["value"].as_f64(), Some(4350.0));
            assert_eq!(json["shown"]["switch"], "ADULTS_ONLY");
            assert_eq!(json["shown"]["label"], label);
        });
    }
}

#[test]
fn a_figure_without_an_interval_has_no_ends_in_json() {
    with(Lang::En, None, |edition| {
        let json = question_json(edition);
        assert_eq!(json["recommended"]["measured"]["low"].as_f64(), Some(5100.0));
        assert_eq!(json["shown"]["measured"], json["recommended"]["measured"]);
        let before = json["statements"].as_array().unwrap().iter().find(|one| one["id"] == "REGISTER_BEFORE").unwrap();
        assert!(before["measured"]["low"].is_null() && before["measured"]["high"].is_null(), "{before}");
    });
}

/// Those aged 15 and over are fewer than those of all ages whom the recommended figure counts.
#[test]
fn differences_in_json_run_as_on_the_page_from_the_statement_to_the_recommended_figure() {
    with(Lang::En, None, |edition| {
        let json = question_json(edition);
        let adults = &json["statements"][2];
        let of_age = adults["differences"].as_array().unwrap().iter().find(|one| one["facet"] == "age").unwrap();
        assert_eq!(of_age["relation"], "narrower");
        assert_eq!(json["differences_to"], "recommended");
        let said = edition.names.answers()[2].differences.join(" ");
        assert!(said.contains(&edition.names.voice.say("relation-narrower")), "{said}");
    });
}

/// In 2021 the ports of Marjan counted those aged 15 and over, later everybody.
#[test]
fn a_sum_of_terms_that_count_unlike_things_says_in_what() {
    with(Lang::En, Some(switch("SIX_MONTHS")), |edition| {
        let said = edition.names.answers()[3].differences.join("\n");
        assert!(said.contains("Not the same in all the terms of one of the two: Age"), "{said}");
        let unlike = "What was added or subtracted for it does not all count alike: Age.";
        let rule = edition.names.figure().unwrap().rule;
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        for told in [&said, &rule, &csv] {
            assert!(told.contains(unlike), "{told}");
        }
        let json = question_json(edition);
        assert_eq!(json["statements"][3]["unlike_terms"][0], "age");
        assert_eq!(json["statements"][3]["definition"]["mixed"][0], "age");
        assert!(json["statements"][2]["unlike_terms"].as_array().unwrap().is_empty(), "two age groups are parts");
    });
}

/// "About 900" may be 850 to 950 by its digits; how far off it is besides, nobody says.
#[test]
fn a_range_of_rounding_alone_is_no_certainty() {
    let about = |reference: &SeriesReference| {
        let found = published(reference)?;
        let is_approximate = reference.dataflow == *"DF_ARRIVALS";
        Some(Observed { value: if is_approximate { 900.0 } else { found.value }, is_approximate, ..found })
    };
    with_card(Lang::En, None, &question_card(marjan(), question(), &about), |edition| {
        let step = &edition.names.bridges()[0].steps[0];
        let interval = step.interval.as_ref().unwrap();
        assert!(interval.ends_with("by rounding alone"), "{interval}");
        assert!(step.basis.iter().any(|line| line.contains("not published")), "{step:?}");
    });
    with(Lang::En, None, |edition| {
        let step = &edition.names.bridges()[0].steps[0];
        assert!(step.interval.is_none() && step.basis.is_empty(), "905 hides nothing: {step:?}");
    });
}

#[test]
fn what_no_step_explains_is_in_every_shape() {
    // 5,230 − (4,885 + 905 − 120) = −440, and the assumption leaves it between −500 and −380.
    let chart = Drawing { id: "bridge".to_owned(), frame: Frame::WIDE, is_alone: true };
    for lang in Lang::ALL {
        with(lang, None, |edition| {
            let voice = edition.names.voice;
            let unexplained = voice.say("unexplained");
            let bridge = &edition.names.bridges()[0];
            let last = bridge.steps.last().unwrap();
            assert!(last.is_unexplained() && last.amount == edition.names.signed(-440.0), "{last:?}");
            let waterfall = &edition.names.card.waterfalls[0];
            let svg = draw(&edition.waterfall_chart(waterfall, &chart), &|value| edition.names.number(value));
            assert!(svg.contains(&unexplained) && svg.contains("-hatch)"), "{svg}");
            let text = question_text(edition);
            assert!(text.contains(&unexplained) && text.contains(&last.amount), "{text}");
            assert!(!text.contains("[question-") && !text.contains("[term-"), "a message is missing: {text}");
        });
    }
    with(Lang::En, None, |edition| {
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        let row = "FOREIGNERS,unexplained,,REGISTER_BEFORE,REGISTER,Unexplained,-440,-500,-380,,,PS";
        assert!(csv.contains(row), "{csv}");
        let json = question_json(edition);
        assert_eq!(json["bridges"][0]["unexplained"]["amount"].as_f64(), Some(-440.0));
        assert_eq!(json["bridges"][0]["steps"][1]["basis"]["kind"], "assumption");
        assert!(question_xlsx(edition).starts_with(b"PK"));
    });
}

#[test]
fn a_figure_made_of_several_leads_to_each_of_them() {
    with(Lang::En, None, |edition| {
        let answers = edition.names.answers();
        let places: Vec<String> =
            answers[2].terms.iter().filter_map(|term| Some(term.place.as_ref()?.text())).collect();
        assert_eq!(places, ["DF_RESIDENTS/A._T._T.Y15T64/2024", "DF_RESIDENTS/A._T._T.Y_GE65/2024"]);
        assert!(answers[0].is_published() && !answers[2].is_published());
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        assert!(csv.contains("DF_RESIDENTS/A._T._T.Y15T64/2024@1 +DF_RESIDENTS/A._T._T.Y_GE65/2024@1"), "{csv}");
    });
}

#[test]
fn those_who_cannot_see_a_drawing_are_told_every_figure() {
    let drawing = Drawing { id: "answers".to_owned(), frame: Frame::NARROW, is_alone: false };
    let told = with(Lang::En, None, |edition| edition.statements_chart(&drawing, &[]).description);
    for figure in ["5,230, between 5,100 and 5,230", "4,885", "4,350", "3,256"] {
        assert!(told.contains(figure), "{told}");
    }
}

#[test]
fn a_picture_shows_the_figure_and_mirrors_for_those_who_read_from_right_to_left() {
    let english = with(Lang::En, None, |edition| edition.picture(None));
    assert!(english.contains("width=\"1200\" height=\"630\"") && english.contains(">5,230<"), "{english}");
    assert!(english.contains("text-anchor=\"start\"") && !english.contains("text-anchor=\"end\""), "{english}");
    let arabic = with(Lang::Ar, None, |edition| edition.picture(Some("لا تُحصي كلها الشيء نفسه")));
    assert!(arabic.contains("لا تُحصي كلها"), "{arabic}");
    assert!(arabic.contains("text-anchor=\"end\"") && !arabic.contains("text-anchor=\"start\""), "{arabic}");
    assert!(arabic.contains("كم أجنبي"), "{arabic}");
}

#[test]
fn a_line_of_a_terminal_keeps_its_figures_from_left_to_right() {
    let arabic = with(Lang::Ar, None, question_text);
    let figure = with(Lang::Ar, None, |edition| edition.names.number(4885.0));
    assert!(arabic.contains('\u{2066}') && arabic.contains(&figure), "{arabic}");
    let english = with(Lang::En, None, question_text);
    assert!(!english.contains('\u{2066}'), "{english}");
}

/// The register says 1 in 2018, 2 in 2019 and so on; what it counts changed in 2021.
#[test]
fn a_history_is_a_line_in_a_terminal_that_says_where_it_counts_something_else() {
    let statement = Id::literal("REGISTER");
    let points: Vec<(TimePeriod, f64)> =
        (2018..=2024).map(|year| (year.to_string().parse().unwrap(), f64::from(year - 2017))).collect();
    let history = StatementSeries { statement: &statement, points: &points, breaks: &[3] };
    with(Lang::En, None, |edition| {
        let edition = QuestionEdition { histories: vec![history], ..edition.clone() };
        let line = "7 (2024); 6 (2023); 5 (2022); 4 (2021); 3 (2020); 2 (2019); … The line is broken between 2020 and 2021: \
                    the figures on its two sides do not count the same.";
        assert_eq!(edition.history_line(&history), line);
        let text = question_text(&edition);
        assert!(text.contains("Each figure over time") && text.contains(line), "{text}");
        assert!(text.contains("How to read this figure"), "as the page does: {text}");
        assert_eq!(question_json(&edition)["history"][0]["begins_anew"], serde_json::json!(["2021"]));
    });
    for lang in [Lang::Ar, Lang::Fr] {
        let told = with(lang, None, |edition| edition.history_line(&history));
        assert!(told.contains("2024") && told.contains("2021") && !told.contains("[question-"), "{told}");
    }
}

#[test]
fn a_recommended_figure_that_changed_is_named_in_every_language_and_file() {
    let (figure, dataflow) = (ChangedFigure::Recommended, Id::literal("DF_RESIDENTS"));
    let public_from = Timestamp::from_second(1_750_000_000).unwrap();
    let revision = StatementRevision {
        figure: &figure,
        dataflow: &dataflow,
        before: 5216.0,
        after: 5226.0,
        release: 2,
        public_from,
    };
    for (lang, name) in
        Lang::ALL.into_iter().zip(["الرقم الموصى به", "Le chiffre recommandé", "The recommended figure"])
    {
        with(lang, None, |edition| {
            let edition = QuestionEdition { revisions: vec![revision], ..edition.clone() };
            let told = edition.revision_texts().remove(0);
            assert!(told.contains(name) && told.contains(&edition.names.number(5226.0)), "{told}");
            let json = question_json(&edition);
            let change = &json["changes"][0];
            assert!(change["is_recommended"] == true && change["statement"].is_null(), "{change}");
        });
    }
}

#[test]
fn that_figures_rest_on_what_was_replaced_or_withdrawn_is_in_every_shape() {
    let input = |dataflow: &'static str, current: Option<u32>| ReplacedRelease {
        input: ReleaseReference { dataflow: Id::literal(dataflow), number: 1 },
        current,
        since: Timestamp::from_second(1_750_000_000).unwrap(),
    };
    let (replaced, withdrawn) = (input("DF_RESIDENTS", Some(2)), input("DF_ARRIVALS", None));
    for (lang, again, no_more) in [
        (Lang::Ar, "موازنتها من جديد", "لم يعد ما تستند إليه قائمًا"),
        (Lang::Fr, "à équilibrer de nouveau", "ne vaut plus"),
        (Lang::En, "must be balanced again", "stands no more"),
    ] {
        with(lang, None, |edition| {
            let edition = QuestionEdition { replaced_inputs: vec![&replaced, &withdrawn], ..edition.clone() };
            let csv = String::from_utf8(question_csv(&edition)).unwrap();
            for told in [question_text(&edition), csv] {
                assert!(told.contains(again) && told.contains(no_more), "{told}");
            }
            let json = &question_json(&edition)["replaced_inputs"];
            assert!(json[0]["dataflow"] == "DF_RESIDENTS" && json[0]["current"] == 2, "{json}");
            assert!(json[1]["release"] == 1 && json[1]["current"].is_null(), "{json}");
        });
    }
}

#[test]
fn before_any_release_no_release_is_said_to_be_where_figures_come_from() {
    with(Lang::En, None, |edition| {
        let unreleased = question_text(&QuestionEdition { releases: Vec::new(), ..edition.clone() });
        assert!(!unreleased.contains("Releases these figures come from"), "{unreleased}");
        let released = question_text(edition);
        assert!(released.contains("Releases these figures come from: DF_ARRIVALS.1,DF_RESIDENTS.1"), "{released}");
    });
}

/// The arrivals of 2024 are not published: the step that rests on them has no number.
fn without_arrivals(reference: &SeriesReference) -> Option<Observed> {
    published(reference)
        .filter(|observed| !(reference.dataflow == *"DF_ARRIVALS" && observed.period == "2024".parse().unwrap()))
}

#[test]
fn a_step_without_a_number_keeps_its_place_and_the_rest_says_that_it_holds_it() {
    // 5,230 − (4,885 − 120) = 465, the arrivals among it.
    let card = || question_card(marjan(), question(), &without_arrivals);
    let drawing = Drawing { id: "bridge".to_owned(), frame: Frame::NARROW, is_alone: false };
    for lang in Lang::ALL {
        with_card(lang, None, &card(), |edition| {
            let steps: Vec<StepText> = edition.names.bridges().remove(0).steps;
            let [arrivals, _, rest] = &steps[..] else { panic!("{steps:?}") };
            assert!(!arrivals.has_number && arrivals.amount == edition.names.voice.say("cell-missing"), "{arrivals:?}");
            assert_eq!(rest.amount, edition.names.signed(465.0));
            assert!(rest.basis[0].contains(&arrivals.label), "{rest:?}");
            let chart = edition.waterfall_chart(&edition.names.card.waterfalls[0], &drawing);
            assert!(chart.description.contains(&arrivals.label), "{}", chart.description);
        });
    }
    with_card(Lang::En, None, &card(), |edition| {
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        assert!(csv.contains("FOREIGNERS,step,ARRIVALS,REGISTER_BEFORE,REGISTER,Arrivals in 2024,,,,,,PS"), "{csv}");
        assert!(question_json(edition)["bridges"][0]["steps"][0]["amount"].is_null());
    });
}

#[test]
fn a_file_names_who_assumes_a_step_and_why() {
    with(Lang::En, None, |edition| {
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        assert!(csv.contains("assumption,Marjan Migration Observatory (invented),"), "{csv}");
        assert!(csv.contains("The ports count from six months"), "{csv}");
    });
}

/// A series of Marjan, of the year 2024.
fn series(dataflow: &'static str) -> SeriesReference {
    let selection = [(Id::literal("FREQ"), Id::literal("A"))].into();
    SeriesReference { dataflow: Id::literal(dataflow), selection, period: Some("2024".parse().unwrap()) }
}

#[test]
fn what_a_number_leaves_of_another_is_said_and_written_as_such() {
    let quantity = Quantity {
        of: vec![series("DF_RESIDENTS")],
        by: vec![series("DF_ARRIVALS")],
        by_rest_of: Some(100.0),
        ..Quantity::default()
    };
    with(Lang::En, None, |edition| {
        let terms = edition.names.terms(&quantity, None);
        assert_eq!((terms.len(), terms[1].rest_of, terms[0].rest_of), (2, Some(100.0), None));
        assert!(terms[1].word.contains("100") && terms[1].word.ends_with("less"), "{}", terms[1].word);
    });
}

/// The bridge of Marjan, its first step taken from elsewhere.
fn carried(range: Option<SizeRange>) -> Question {
    let mut question = question().clone();
    let step = &mut question.bridges[0].steps[0];
    let quantity = step.basis.quantity().unwrap().clone();
    let said = LocalText::new("س", "x", "x").unwrap();
    step.basis = Basis::Transferred { quantity, range, author: said.clone(), basis: said };
    question
}

#[test]
fn what_is_taken_from_elsewhere_says_how_far_it_may_be_off_or_that_nobody_knows() {
    let told = |range| {
        let question = carried(range);
        let card = question_card(marjan(), &question, &published);
        let voice = Voice::new(Lang::En, Numerals::Western, &marjan().head);
        let names = QuestionNames { pack: marjan(), voice: &voice, question: &question, card: &card, count: None };
        let steps = names.bridges().remove(0).steps;
        let unexplained = steps.last().unwrap().clone();
        (steps[0].interval.clone(), steps[0].basis.join(" "), unexplained.interval, unexplained.basis.join(" "))
    };
    let (interval, basis, rest, _) = told(Some(SizeRange { low: 800.0, high: 1000.0 }));
    assert_eq!(interval.as_deref(), Some("between 800 and 1,000"));
    assert!(basis.contains("800 at least and 1,000 at most") && rest.is_some(), "{basis}");
    let (interval, basis, rest, unexplained) = told(None);
    assert!(interval.is_none() && rest.is_none(), "{interval:?} {rest:?}");
    assert!(basis.contains("bounds are not known"), "{basis}");
    assert!(unexplained.contains("not known"), "{unexplained}");
}

/// The residents of 2024 in round thousands, as their source says.
fn rounded(reference: &SeriesReference) -> Option<Observed> {
    let is_rounded = !reference.selection.contains_key("AGE") && reference.dataflow == *"DF_RESIDENTS";
    let value = if is_rounded { 5000.0 } else { return published(reference) };
    published(reference).map(|observed| Observed { value, is_approximate: true, ..observed })
}

#[test]
fn rounding_is_said_in_words_and_is_no_error() {
    with_card(Lang::En, None, &question_card(marjan(), question(), &rounded), |edition| {
        let answers = edition.names.answers();
        assert_eq!(answers[1].rounding.as_deref(), Some("rounded to the nearest thousand"));
        assert_eq!(answers[1].interval, None);
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        assert!(csv.contains(",5000,,,,1000,PS,2023,"), "{csv}");
    });
}

#[test]
fn what_is_known_less_exactly_than_its_decimals_say_is_told() {
    let question = Question { decimals: 1, ..question().clone() };
    let card = question_card(marjan(), &question, &published);
    let voice = Voice::new(Lang::En, Numerals::Western, &marjan().head);
    let names = QuestionNames { pack: marjan(), voice: &voice, question: &question, card: &card, count: None };
    let rounding =
        |value: f64, unit: f64| names.rounding(&Measured { rounded_to: Some(unit), ..Measured::exact(value) });
    // 7,607.8 divided by something between 1.0455 and 1.0465.
    assert_eq!(rounding(7273.2, 7.05).as_deref(), Some("known to within 3.5 more or less, through rounding"));
    assert_eq!((rounding(7607.8, 0.1), rounding(2085.0, 1.0)), (None, None), "their digits say so");
}

#[test]
fn a_unit_agrees_with_its_number() {
    let unit = |lang| with(lang, None, |edition| edition.names.figure().unwrap().unit);
    // 5,230 ends in 30, which in Arabic asks for the accusative singular.
    assert_eq!((unit(Lang::Ar), unit(Lang::Fr), unit(Lang::En)), ("شخصًا".into(), "personnes".into(), "persons".into()));
}

/// The residents of 2024 after the balance of Marjan's plan: 5,216 with a standard error of 100, so that the interval is 5,020 to
/// 5,412.
fn balanced(reference: &SeriesReference) -> Option<Observed> {
    if reference.dataflow != *"DF_RECONCILED" {
        return published(reference);
    }
    let period = reference.period.clone()?;
    let standard_error = Some(100.0);
    Some(Observed {
        value: 5216.0,
        period,
        standard_error,
        interval: None,
        is_approximate: false,
        is_percentage: false,
    })
}

/// The question of Marjan, its figure taken from the plan that balances.
fn reconciled() -> Question {
    let mut question = question().clone();
    let choice = Choice::Reconciled { plan: Id::literal("PLAN_RECONCILED"), series: series("DF_RECONCILED") };
    question.recommendation.choice = choice;
    question.recommendation.interval = IntervalBasis::Source;
    question
}

/// Does something with that question as it is cited.
fn with_reconciled<T>(lang: Lang, run: impl FnOnce(&QuestionEdition<'_>) -> T) -> T {
    let (question, pack) = (reconciled(), marjan());
    let card = question_card(pack, &question, &balanced);
    let voice = Voice::new(lang, Numerals::Western, &pack.head);
    let names = QuestionNames { pack, voice: &voice, question: &question, card: &card, count: None };
    let release = ReleaseUsed {
        dataflow: Id::literal("DF_RECONCILED"),
        number: 1,
        public_from: Timestamp::from_second(1_750_000_000).unwrap(),
    };
    run(&QuestionEdition {
        names,
        releases: vec![release],
        histories: Vec::new(),
        revisions: Vec::new(),
        withdrawn: Vec::new(),
        replaced_inputs: Vec::new(),
        link: "",
    })
}

/// The residents of 2024 as a survey would publish them: 5,230 with a standard error of 100, and an interval whose halves
/// are 190 and 230; 1.96 errors would be 196 on either side.
fn estimated(reference: &SeriesReference) -> Option<Observed> {
    let is_estimated = !reference.selection.contains_key("AGE") && reference.dataflow == *"DF_RESIDENTS";
    let observed = published(reference)?;
    let (standard_error, interval) = (Some(100.0), Some((5040.0, 5460.0)));
    Some(if is_estimated { Observed { standard_error, interval, ..observed } } else { observed })
}

/// The question of Marjan, whose interval is that of its source, with the card of a look-up.
fn with_source<T>(
    look_up: &dyn Fn(&SeriesReference) -> Option<Observed>,
    run: impl FnOnce(&QuestionEdition<'_>) -> T,
) -> T {
    let (mut question, pack) = (question().clone(), marjan());
    question.recommendation.interval = IntervalBasis::Source;
    let card = question_card(pack, &question, look_up);
    let voice = Voice::new(Lang::En, Numerals::Western, &pack.head);
    let names = QuestionNames { pack, voice: &voice, question: &question, card: &card, count: None };
    run(&QuestionEdition {
        names,
        releases: Vec::new(),
        histories: Vec::new(),
        revisions: Vec::new(),
        withdrawn: Vec::new(),
        replaced_inputs: Vec::new(),
        link: "",
    })
}

#[test]
fn a_figure_with_an_interval_of_its_own_is_shown_with_that_one_everywhere() {
    with_source(&estimated, |edition| {
        let figure = edition.names.figure().unwrap();
        assert_eq!(figure.interval.as_deref(), Some("between 5,040 and 5,460"));
        assert!(figure.interval_basis.contains("published with the figure"), "{}", figure.interval_basis);
        let json = question_json(edition);
        let measured = &json["recommended"]["measured"];
        assert_eq!(measured["low"], 5040.0);
        assert_eq!(measured["high"], 5460.0);
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        assert!(csv.contains(",5230,5040,5460,100,"), "{csv}");
        assert!(question_text(edition).contains("between 5,040 and 5,460"));
        let guide = edition.names.how_to_read().join(" ");
        assert!(guide.contains("5,040") && guide.contains("5,460"), "{guide}");
    });
    let of_error = |reference: &SeriesReference| Some(Observed { interval: None, ..estimated(reference)? });
    with_source(&of_error, |edition| {
        let figure = edition.names.figure().unwrap();
        assert_eq!(figure.interval.as_deref(), Some("between 5,034 and 5,426"), "where only an error is known");
        assert!(figure.interval_basis.contains("1.96"), "{}", figure.interval_basis);
    });
}

#[test]
fn who_computed_a_figure_is_named_and_from_whose_figures() {
    let pack = marjan();
    for lang in Lang::ALL {
        with_reconciled(lang, |edition| {
            let of = |id: &Id| pack.provider(id.as_str()).unwrap().name.get(lang).to_owned();
            let maker = of(&pack.head.observatory);
            let inputs: Vec<String> = ["DF_RESIDENTS", "DF_ARRIVALS"]
                .iter()
                .flat_map(|dataflow| pack.providers_of(dataflow))
                .map(|provider| of(&provider.id))
                .collect();
            let computed = edition.names.figure().unwrap().computed.unwrap();
            for said in [&computed, &edition.source()] {
                assert!(said.contains(&maker), "{maker} in {said}");
                assert!(!inputs.is_empty() && inputs.iter().all(|input| said.contains(input)), "{inputs:?} in {said}");
                assert!(!said.contains('[') && !said.contains("{$"), "{said}");
            }
            assert!(edition.producers().contains(&maker), "{}", edition.producers());
            assert!(edition.picture(None).contains("class=\"interval\""), "the picture shows how sure the figure is");
        });
        with(lang, None, |edition| {
            assert_eq!(edition.names.figure().unwrap().computed, None, "what a source published nobody computed");
        });
    }
}

#[test]
fn no_two_columns_of_bridges_have_one_name() {
    for lang in Lang::ALL {
        with(lang, None, |edition| {
            let keys = ["question-head-from", "question-head-to", "question-head-low", "question-head-high"];
            let mut heads = keys.map(|key| edition.names.voice.say(key)).to_vec();
            heads.sort();
            heads.dedup();
            assert_eq!(heads.len(), keys.len(), "{heads:?}");
        });
    }
}
