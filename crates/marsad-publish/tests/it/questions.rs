//! The card of a question in words, drawings and files. The figures are Marjan's: 4,885 residents at the end of 2023, 5,230
//! at the end of 2024, of them 4,110 and 240 in two groups of age, and 736, 783, 832 and 905 arrivals in four years.
//!
//! Bridges between figures are in `bridges`, how exactly a figure is known in `intervals`.

mod bridges;
mod intervals;

use jiff::Timestamp;
use marsad_i18n::Voice;
use marsad_model::{
    ChangedFigure, Choice, Id, IntervalBasis, Lang, Numerals, Observed, Quantity, Question, QuestionCard,
    ReleaseReference, ReplacedRelease, SeriesReference, Switch, TimePeriod,
};
use marsad_publish::chart::{Frame, draw};
use marsad_publish::{
    Drawing, QuestionEdition, QuestionNames, ReleaseUsed, StatementRevision, StatementSeries, question_csv,
    question_json, question_text,
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
    let link = "https://marjan.example/en/questions/FOREIGNERS";
    run(&QuestionEdition { link, ..edition(names, vec![release("DF_ARRIVALS"), release("DF_RESIDENTS")]) })
}

/// A question as it stands on some releases, with no more around it.
fn edition(names: QuestionNames<'_>, releases: Vec<ReleaseUsed>) -> QuestionEdition<'_> {
    QuestionEdition {
        names,
        releases,
        histories: Vec::new(),
        revisions: Vec::new(),
        withdrawn: Vec::new(),
        replaced_inputs: Vec::new(),
        link: "",
    }
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

#[test]
fn a_terminal_says_why_the_figures_differ_as_the_page_does() {
    for lang in Lang::ALL {
        let text = with(lang, None, question_text);
        let why = question().why.get(lang);
        assert!(!why.is_empty() && text.contains(why), "{text}");
        let figures = with(lang, None, |edition| edition.names.voice.say("question-every-figure"));
        assert!(text.find(why) < text.find(&figures), "before the figures of which it speaks: {text}");
    }
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
                    the figures on either side are not comparable.";
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
fn the_axis_of_a_history_says_the_years_of_long_periods_whole() {
    let statement = Id::literal("REGISTER");
    let periods = ["2009-04-23/P5Y", "2019-11-06/P5Y"].map(|text| text.parse::<TimePeriod>().unwrap());
    let points: Vec<(TimePeriod, f64)> = periods.into_iter().zip([1.0, 2.0]).collect();
    let history = StatementSeries { statement: &statement, points: &points, breaks: &[] };
    for lang in Lang::ALL {
        for frame in [Frame::WIDE, Frame::NARROW] {
            let drawing = Drawing { id: "history".to_owned(), frame, is_alone: false };
            let drawn = with(lang, None, |edition| {
                draw(&edition.history_chart(&history, &drawing), &|value| value.to_string())
            });
            assert!(drawn.contains("2009–14") && drawn.contains("2019–24") && !drawn.contains('…'), "{drawn}");
        }
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
    run(&edition(names, vec![release]))
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
