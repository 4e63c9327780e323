//! How exactly a figure is known: by an interval of its own, an error, or the rounding of its source.

use marsad_i18n::Voice;
use marsad_model::{IntervalBasis, Lang, Measured, Numerals, Observed, Question, SeriesReference};
use marsad_publish::{QuestionEdition, QuestionNames, question_csv, question_json, question_text};
use marsad_reconcile::question_card;
use marsad_testkit::marjan;

use super::{edition, published, question, with_card};

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
    run(&edition(names, Vec::new()))
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

/// A file that says 5,230.769158… residents, rounded to a millionth, knows no better than the page that says 5,231.
#[test]
fn a_csv_has_the_digits_of_the_page_and_the_computed_value_in_a_column_that_says_so() {
    let computed = 5_230.769_158_879_654;
    let divided = |reference: &SeriesReference| {
        let observed = published(reference)?;
        let is_computed = observed.value == 5230.0;
        Some(Observed { value: if is_computed { computed } else { observed.value }, ..observed })
    };
    with_card(Lang::En, None, &question_card(marjan(), question(), &divided), |edition| {
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let heads = rows.headers().unwrap().clone();
        let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
        let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        let register = rows.iter().find(|row| &row[1] == "statement" && &row[2] == "REGISTER").unwrap();
        assert_eq!([&register[at("VALUE")], &register[at("ROUNDED_TO")]], ["5231", "1"]);
        assert_eq!(&register[at("UNROUNDED")], computed.to_string());
        let before = rows.iter().find(|row| &row[1] == "statement" && &row[2] == "REGISTER_BEFORE").unwrap();
        assert_eq!([&before[at("VALUE")], &before[at("ROUNDED_TO")], &before[at("UNROUNDED")]], ["4885", "", "4885"]);
        let rest = rows.iter().find(|row| &row[1] == "unexplained").unwrap();
        assert_eq!(&rest[at("VALUE")], "-439", "5,231 − (4,885 + 905 − 120), as the page says");
    });
}

/// A share of which the source says "a half" is not one to the nearest point, and no bounds are made of its digits.
#[test]
fn what_a_source_says_in_words_is_told_as_known_nobody_knows_how_exactly() {
    let half = |reference: &SeriesReference| {
        let found = published(reference)?;
        let is_vague = reference.dataflow == *"DF_RESIDENTS" && found.period == "2023".parse().unwrap();
        Some(Observed { is_approximate: is_vague, is_percentage: is_vague, ..found })
    };
    let card = question_card(marjan(), question(), &half);
    let told = [(Lang::En, "how exactly is not known"), (Lang::Fr, "on ignore"), (Lang::Ar, "لا يُعرف")];
    for (lang, words) in told {
        with_card(lang, None, &card, |edition| {
            let rounding = edition.names.answers().into_iter().filter_map(|answer| answer.rounding);
            let rounding: Vec<String> = rounding.collect();
            assert!(rounding.len() == 1 && rounding[0].contains(words), "{rounding:?}");
            let bridges = edition.names.bridges();
            let rest = bridges[0].steps.last().unwrap();
            assert!(rest.interval.is_none() && !rest.basis[0].contains('['), "{rest:?}");
            let of_a_step = edition.names.voice.say("question-unexplained-open");
            assert_ne!(rest.basis[0], of_a_step, "it is a figure that is not known exactly");
        });
    }
    with_card(Lang::En, None, &card, |edition| {
        let json = question_json(edition);
        let measured = &json["statements"][1]["measured"];
        assert!(measured["rounded_to"].is_null() && measured["is_exactness_unknown"] == true, "{measured}");
        assert!(json["bridges"][0]["unexplained"]["low"].is_null(), "{json}");
        for end in [&json["bridges"][0]["start"], &json["bridges"][0]["end"]] {
            assert!(end["value"].is_f64() && end["low"].is_null() && end["high"].is_null(), "{end}");
        }
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        assert!(csv.contains(",4885,,,,unknown,PS,2023,"), "{csv}");
    });
}

/// The words that are drawn, without what only says how they run.
fn drawn_words(svg: &str) -> String {
    let lines = svg.split("<tspan").skip(1).filter_map(|span| span.split_once('>')?.1.split('<').next());
    without_isolates(&lines.collect::<Vec<&str>>().join(" "))
}

fn without_isolates(text: &str) -> String {
    text.chars().filter(|letter| !('\u{2066}'..='\u{2069}').contains(letter)).collect()
}

#[test]
fn a_picture_says_what_its_large_figure_is_rounded_to_or_that_nobody_knows_as_the_page_does() {
    let vague = |reference: &SeriesReference| {
        let is_vague = reference.dataflow == *"DF_RESIDENTS";
        Some(Observed { is_approximate: is_vague, is_percentage: is_vague, ..published(reference)? })
    };
    for card in [question_card(marjan(), question(), &rounded), question_card(marjan(), question(), &vague)] {
        for lang in Lang::ALL {
            with_card(lang, None, &card, |edition| {
                let rounding = without_isolates(&edition.names.figure().unwrap().rounding.unwrap());
                let words = drawn_words(&edition.picture(None));
                assert!(words.contains(&rounding), "{rounding}: {words}");
            });
        }
    }
}

/// A number made of a share that a source says in words is written without a fraction, and is not known to the last digit
/// for that.
#[test]
fn a_csv_tells_a_figure_that_nobody_knows_exactly_from_an_exact_one_and_from_a_rounded_one() {
    let vague = |reference: &SeriesReference| {
        let found = published(reference)?;
        let is_vague = reference.dataflow == *"DF_RESIDENTS" && found.value == 5230.0;
        let value = if is_vague { 5230.25 } else { found.value };
        Some(Observed { value, is_approximate: is_vague, is_percentage: is_vague, ..found })
    };
    with_card(Lang::En, None, &question_card(marjan(), question(), &vague), |edition| {
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let heads = rows.headers().unwrap().clone();
        let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
        let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        let rounded_to = |id: &str| {
            let row = rows.iter().find(|row| &row[1] == "statement" && &row[2] == id).unwrap();
            row[at("ROUNDED_TO")].to_owned()
        };
        assert_eq!(rounded_to("REGISTER"), "unknown", "where its digits alone would say 1");
        assert_eq!(rounded_to("REGISTER_BEFORE"), "", "it is exact");
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
