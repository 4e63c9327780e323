//! Bridges from a figure to the recommended one: their steps, what these rest on, and what no step explains.

use marsad_i18n::Voice;
use marsad_model::{Basis, Lang, LocalText, Numerals, Observed, Question, SeriesReference, SizeRange};
use marsad_publish::chart::{Frame, draw};
use marsad_publish::{Drawing, QuestionNames, StepText, question_csv, question_json, question_text, question_xlsx};
use marsad_reconcile::question_card;
use marsad_testkit::marjan;

use super::{published, question, with, with_card};

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

/// Marjan counts 905 arrivals, and 905 hides nothing.
#[test]
fn a_step_that_is_known_exactly_has_no_ends() {
    with(Lang::En, None, |edition| {
        let json = question_json(edition);
        let step = &json["bridges"][0]["steps"][0];
        assert!(step["amount"].is_f64() && step["low"].is_null() && step["high"].is_null(), "{step}");
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
        let row = rows.records().map(Result::unwrap).find(|row| &row[1] == "step").unwrap();
        assert_eq!([&row[6], &row[7], &row[8]], ["905", "", ""]);
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
        assert!(json["bridges"][0]["steps"][1]["low"].is_f64());
        assert!(question_xlsx(edition).starts_with(b"PK"));
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
fn a_bridge_without_a_figure_at_one_end_says_that_it_cannot_be_shown() {
    let without_2024 = |reference: &SeriesReference| {
        published(reference).filter(|observed| observed.period != "2024".parse().unwrap())
    };
    let card = question_card(marjan(), question(), &without_2024);
    for lang in Lang::ALL {
        with_card(lang, None, &card, |edition| {
            let missing = edition.names.bridges_missing();
            assert!(edition.names.bridges().is_empty() && missing.len() == 1, "{missing:?}");
            assert!(!missing[0].contains('[') && missing[0].contains("2023"), "{missing:?}");
            assert!(question_text(edition).contains(&missing[0]), "{}", question_text(edition));
        });
        with(lang, None, |edition| assert!(edition.names.bridges_missing().is_empty()));
    }
}

#[test]
fn a_file_names_who_assumes_a_step_and_why() {
    with(Lang::En, None, |edition| {
        let csv = String::from_utf8(question_csv(edition)).unwrap();
        assert!(csv.contains("assumption,Marjan Migration Observatory (invented),"), "{csv}");
        assert!(csv.contains("The ports count from six months"), "{csv}");
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

/// Marjan counts 905 arrivals in 2024.
#[test]
fn a_part_of_published_figures_says_of_what_it_is_a_part_and_how_it_is_made() {
    let mut question = question().clone();
    let step = &mut question.bridges[0].steps[0];
    let parts_of = step.basis.quantity().cloned();
    let said = LocalText::new("س", "x", "x").unwrap();
    step.basis = Basis::Assumption { low: 0.75, central: 0.8, high: 1.0, parts_of, author: said.clone(), basis: said };
    let card = question_card(marjan(), &question, &published);
    for lang in Lang::ALL {
        let voice = Voice::new(lang, Numerals::Western, &marjan().head);
        let names = QuestionNames { pack: marjan(), voice: &voice, question: &question, card: &card, count: None };
        let step = names.bridges().remove(0).steps.remove(0);
        assert!(step.amount.contains("724") && step.basis.join(" ").contains("905"), "{step:?}");
        let last = step.terms.last().unwrap();
        assert_eq!((step.terms.len(), last.sign, last.place.is_none()), (2, '*', true), "{step:?}");
        if lang == Lang::En {
            assert_eq!(step.interval.as_deref(), Some("between 679 and 905"));
            let told = "Reckoned with 80% of 905; 75% of it at least and 100% of it at most are thought possible.";
            assert_eq!((step.basis.last().map(String::as_str), &*last.text), (Some(told), "0.8"));
        }
    }
}
