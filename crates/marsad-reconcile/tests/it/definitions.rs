//! What the packs of this repository define, compare and ask: Marjan for the laws, Tunisia for what is really there.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{AgeSpan, Answer, Citizenship, Definition, Facet, Id, Pack, Quantity, Relation};
use marsad_reconcile::{Comparability, comparable, differences, differences_in, question_card};
use marsad_testkit::{marjan, tunisia};

use crate::packs::{age, card, from_tables, published, series};

fn definition(pack: &Pack, dataflow: &str, key: &str) -> Definition {
    let key: Vec<Id> = key.split('.').map(|code| code.parse().unwrap()).collect();
    pack.definition_of(pack.dataflow(dataflow).unwrap(), &key)
}

fn definition_in(pack: &Pack, dataflow: &str, key: &str, period: &str) -> Definition {
    let key: Vec<Id> = key.split('.').map(|code| code.parse().unwrap()).collect();
    pack.definition_at(pack.dataflow(dataflow).unwrap(), &key, Some(&period.parse().unwrap()))
}

fn id(text: &'static str) -> Option<Id> {
    Some(Id::literal(text))
}

fn relations(pack: &Pack, a: &Definition, b: &Definition) -> Vec<(Facet, Relation)> {
    differences_in(pack, a, b).iter().map(|d| (d.facet, d.relation)).collect()
}

#[test]
fn a_key_narrows_the_definition_of_its_dataflow() {
    let pack = marjan();
    let whole = definition(pack, "DF_RESIDENTS", "A._T._T._T");
    assert_eq!((whole.age, whole.citizenship), (Some(AgeSpan::ALL), Some(Citizenship::Foreign)));
    assert_eq!((whole.unit, whole.duration_rule), (id("PS"), id("D12M")));
    let women = definition(pack, "DF_RESIDENTS", "A.KE.F.Y15T64");
    assert_eq!((women.age, women.sex), (age("Y15T64"), id("F")));
    assert_eq!(women.part, BTreeMap::from([(Id::literal("CITIZENSHIP"), Id::literal("KE"))]));
    let isle = definition(pack, "DF_ARRIVALS", "A.XM-L._T");
    assert_eq!((isle.area, isle.part.len()), (id("XM-L"), 0));
}

#[test]
fn differences_of_the_packs_are_the_same_in_both_directions() {
    for pack in [marjan(), tunisia()] {
        let definitions: Vec<&Definition> = pack.dataflows.iter().map(|dataflow| &dataflow.definition).collect();
        for a in &definitions {
            assert!(a.subject.is_none() || differences(a, a).is_empty());
            for b in &definitions {
                let there: Vec<_> = differences(a, b).iter().map(|d| (d.facet, d.relation)).collect();
                let back: Vec<_> = differences(b, a).iter().map(|d| (d.facet, d.relation.reversed())).collect();
                assert_eq!(there, back);
                assert_eq!(comparable(a, b), comparable(b, a));
            }
        }
    }
}

#[test]
fn a_country_lies_within_its_continent_and_its_unions() {
    let pack = marjan();
    let of = |citizenship: &str| definition(pack, "DF_RESIDENTS", &format!("A.{citizenship}._T._T"));
    assert_eq!(relations(pack, &of("KE"), &of("002")), [(Facet::Part, Relation::Narrower)]);
    assert_eq!(relations(pack, &of("GCC"), &of("OM")), [(Facet::Part, Relation::Wider)]);
    assert_eq!(relations(pack, &of("KE"), &of("OM")), [(Facet::Part, Relation::Unlike)]);
    assert_eq!(differences(&of("KE"), &of("002"))[0].relation, Relation::Unlike, "without the pack nobody knows");
}

#[test]
fn residents_and_arrivals_are_unlike_in_what_they_count_and_how_long_one_stays() {
    let pack = marjan();
    let residents = definition(pack, "DF_RESIDENTS", "A._T._T._T");
    let arrivals = definition(pack, "DF_ARRIVALS", "A._T._T");
    let found = relations(pack, &residents, &arrivals);
    for expected in [
        (Facet::Subject, Relation::Unlike),
        (Facet::DurationRule, Relation::Narrower),
        (Facet::TimeNature, Relation::Unlike),
        (Facet::Reference, Relation::Unlike),
    ] {
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
    assert_eq!(comparable(&residents, &arrivals), Comparability::Unlike);
}

/// Until 2021 the ports of Marjan wrote down only those aged 15 and over.
#[test]
fn a_series_that_was_defined_anew_counts_in_each_period_what_was_true_of_it() {
    let arrivals = |period: &str| definition_in(marjan(), "DF_ARRIVALS", "A._T._T", period);
    assert_eq!((arrivals("2021").age, arrivals("2022").age), (age("Y_GE15"), Some(AgeSpan::ALL)));
    assert_eq!(arrivals("2022"), definition(marjan(), "DF_ARRIVALS", "A._T._T"), "and today");
    assert_eq!(relations(marjan(), &arrivals("2021"), &arrivals("2022")), [(Facet::Age, Relation::Narrower)]);
    let card = card("FOREIGNERS");
    let sum = &card.answers[3];
    assert_eq!(sum.definition.age, None, "a sum over both has no age in common");
    assert_eq!(
        (&sum.definition.mixed, &sum.unlike_terms),
        (&BTreeSet::from([Facet::Age]), &BTreeSet::from([Facet::Age]))
    );
}

/// The growth of NEWCOMERS, where it is this quantity and says this of the whole.
fn growth(quantity: Quantity, definition: Definition) -> Answer {
    let mut question = marjan().question("NEWCOMERS").unwrap().clone();
    let statement = question.statements.iter_mut().find(|statement| statement.id == *"GROWTH").unwrap();
    statement.quantity = quantity;
    statement.definition = definition;
    let card = question_card(marjan(), &question, &published);
    card.answers.into_iter().find(|answer| answer.statement == *"GROWTH").unwrap()
}

#[test]
fn what_is_taken_away_has_a_say_in_what_a_figure_counts() {
    let arrivals = |year: &str| series("DF_ARRIVALS", &[], year);
    let across = |definition: Definition| {
        let quantity = Quantity { of: vec![arrivals("2022")], less: vec![arrivals("2021")], ..Quantity::default() };
        growth(quantity, definition)
    };
    let answer = across(Definition::default());
    assert_eq!((answer.definition.age, &answer.definition.mixed), (None, &BTreeSet::from([Facet::Age])));
    assert_eq!(answer.unlike_terms, BTreeSet::from([Facet::Age]));
    let said = across(Definition { age: age("_T"), ..Definition::default() });
    assert_eq!((said.definition.age, said.unlike_terms.len()), (age("_T"), 0), "the statement says it of the whole");
    let quantity = Quantity { of: vec![arrivals("2023")], less: vec![arrivals("2022")], ..Quantity::default() };
    assert!(growth(quantity, Definition::default()).unlike_terms.is_empty(), "both count all ages");
}

#[test]
fn parts_are_added_up_and_taken_from_their_whole_and_a_denominator_counts_something_else_by_right() {
    let residents = |age: &'static str, year: &str| series("DF_RESIDENTS", &[("AGE", age)], year);
    let unlike = |quantity: Quantity| growth(quantity, Definition::default()).unlike_terms;
    let parts = vec![residents("Y15T64", "2024"), residents("Y_GE65", "2024")];
    assert!(unlike(Quantity { of: parts.clone(), ..Quantity::default() }).is_empty());
    let rest = |year: &str| Quantity {
        of: vec![residents("_T", "2024")],
        less: vec![residents("Y_GE65", year)],
        ..Quantity::default()
    };
    assert!(unlike(rest("2024")).is_empty(), "the rest of the whole");
    assert_eq!(unlike(rest("2023")), BTreeSet::from([Facet::Age]), "a change of two different things");
    let twice = vec![residents("_T", "2024"), residents("Y_GE65", "2024")];
    assert_eq!(unlike(Quantity { of: twice, ..Quantity::default() }), BTreeSet::from([Facet::Age]), "counted twice");
    let share =
        Quantity { of: vec![residents("Y_GE65", "2024")], over: vec![residents("_T", "2024")], ..Quantity::default() };
    let answer = growth(share.clone(), Definition::default());
    assert_eq!((answer.definition.age, answer.unlike_terms.len()), (age("Y_GE65"), 0));
    let over = vec![series("DF_ARRIVALS", &[], "2021"), series("DF_ARRIVALS", &[], "2022")];
    assert_eq!(unlike(Quantity { over, ..share }), BTreeSet::from([Facet::Age]), "a denominator is a sum too");
}

#[test]
fn whoever_provides_a_term_of_a_figure_is_among_its_sources_whatever_is_done_with_it() {
    let residents = || vec![series("DF_RESIDENTS", &[], "2024")];
    let arrivals = || vec![series("DF_ARRIVALS", &[], "2024")];
    let of = || Quantity { of: residents(), ..Quantity::default() };
    let sources = |quantity: Quantity| growth(quantity, Definition::default()).providers;
    assert_eq!(sources(of()), ["STAT"]);
    for made in [
        Quantity { less: arrivals(), ..of() },
        Quantity { by: arrivals(), ..of() },
        Quantity { over: arrivals(), ..of() },
    ] {
        assert_eq!(sources(made.clone()), ["STAT", "PORTS"], "{made:?}");
    }
    let twice = Quantity { less: residents(), over: residents(), ..of() };
    assert_eq!(sources(twice), ["STAT"], "each once");
}

#[test]
fn a_survey_less_a_census_is_no_survey() {
    let card = question_card(tunisia(), tunisia().question("FOREIGNERS_GROWTH").unwrap(), &from_tables);
    let answer = card.answers.iter().find(|answer| answer.statement == *"TWO_STOCKS").unwrap();
    assert_eq!(answer.definition.method, None);
    assert!(answer.definition.mixed.contains(&Facet::Method), "{answer:#?}");
    assert!(
        answer.unlike_terms.is_empty(),
        "both count residents, each in its own way: one may be taken from the other"
    );
}

/// The consulates published the register of 2014 without Libya and Yemen; the countries one by one are not touched by that.
#[test]
fn the_register_of_2014_counts_fewer_than_those_before_and_after_it() {
    let pack = tunisia();
    for (dataflow, key) in [("DF_CONSULAR", "A._T._T._T._T"), ("DF_OTE_COMMUNITY", "A._T._T.PS")] {
        let of = |period: &str| definition_in(pack, dataflow, key, period);
        assert_eq!(comparable(&of("2008"), &of("2022")), Comparability::Alike);
        assert_eq!(relations(pack, &of("2014"), &of("2022")), [(Facet::Missing, Relation::Narrower)]);
    }
    let france = |period: &str| definition_in(pack, "DF_CONSULAR", "A.FR._T._T._T", period);
    assert_eq!(france("2014"), france("2022"));
    let card = question_card(pack, pack.question("TUNISIANS_ABROAD").unwrap(), &from_tables);
    let answer = |id: &str| card.answers.iter().find(|answer| answer.statement == *id).unwrap();
    let found = relations(pack, &answer("REGISTER_2014").definition, &answer("REGISTER_2022").definition);
    assert_eq!(found, [(Facet::Missing, Relation::Narrower)], "the question does not say it again");
}

/// Of 2021 the Order of Physicians counted files, and certificates before.
#[test]
fn files_for_a_certificate_are_no_certificates() {
    let certificates = |period: &str| definition_in(tunisia(), "DF_DOCTORS", "A.CERT.OC221._T._T._T", period);
    let found = relations(tunisia(), &certificates("2017"), &certificates("2021"));
    assert_eq!(found, [(Facet::Subject, Relation::Unlike)]);
}
