//! The law of the few: of a group of fewer respondents than the minimum nothing that a built table shows depends on what they answered,
//! whatever is asked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use marsad_model::*;
use marsad_protect::{BuiltTable, CellState, Reaches};
use marsad_survey::{Design, Frame};

use super::observations::{Bounds, carried_out};
use super::unions::{Told, secrets};

const MINIMUM: u32 = 5;

/// What somebody answered: of which kind he is, whether he has invested, whether he means to return, and a sum.
type Answer = (&'static str, f64, f64, f64);

/// What the three doctors in the north answered: all the same, each something else, nothing, or only some of them something.
const FEW: [[Answer; 3]; 6] = [
    [("K0", 0.0, 0.0, 0.0); 3],
    [("K0", 1.0, 1.0, 50.0); 3],
    [("K1", 0.0, 1.0, 50.0); 3],
    [("K0", 1.0, 0.0, 7.0), ("K1", 0.0, 1.0, 11.0), ("K1", 1.0, 1.0, 900.0)],
    [("K1", f64::NAN, f64::NAN, f64::NAN); 3],
    [("K0", 0.0, 0.0, 20.0), ("K0", f64::NAN, 1.0, f64::NAN), ("K1", 0.0, f64::NAN, 30.0)],
];

/// Three doctors in the north and, of everybody else, twenty of each side, job and kind with all answers among them.
fn design(few: [Answer; 3]) -> Design {
    let mut all: Vec<(&str, &str, Answer)> = few.into_iter().map(|answer| ("N", "DOC", answer)).collect();
    for (side, job) in [("N", "NURSE"), ("S", "DOC"), ("S", "NURSE")] {
        for kind in ["K0", "K1"] {
            let answer =
                |person: u8| (kind, f64::from(person % 2), f64::from(person / 2 % 2), 10.0 * f64::from(person));
            all.extend((0..20).map(|person| (side, job, answer(person))));
        }
    }
    let rows = all.len();
    let texts = [
        ("side", all.iter().map(|person| person.0).collect::<Vec<_>>()),
        ("job", all.iter().map(|person| person.1).collect()),
        ("kind", all.iter().map(|person| person.2.0).collect()),
    ];
    let numbers = [
        ("w", vec![10.0; rows]),
        ("invests", all.iter().map(|person| person.2.1).collect()),
        ("returns", all.iter().map(|person| person.2.2).collect()),
        ("sum", all.iter().map(|person| person.2.3).collect()),
    ];
    let frame = numbers.into_iter().fold(Frame::new(rows), |frame, (name, all)| frame.with_numbers(name, all).unwrap());
    let frame = texts.iter().fold(frame, |frame, (name, all)| frame.with_texts(name, all).unwrap());
    Design::new(frame).weights("w").build().unwrap()
}

fn statistics() -> Vec<Statistic> {
    let name = str::to_owned;
    let ratio = |one: &str, other: &str| Statistic::Ratio { numerator: name(one), denominator: name(other) };
    let share = |of: &str, code: Option<&str>| Statistic::Proportion { variable: name(of), category: code.map(name) };
    let flags = ["invests", "returns", "sum"].into_iter();
    let means = flags.clone().map(|variable| Statistic::Mean { variable: name(variable) });
    let totals = flags.map(|variable| Statistic::Total { variable: name(variable) });
    let others = [
        Statistic::Count {},
        ratio("returns", "invests"),
        ratio("invests", "returns"),
        ratio("sum", "invests"),
        share("kind", None),
        share("kind", Some("K1")),
        share("invests", Some("1")),
        Statistic::Quantile { variable: name("sum"), probability: 0.5 },
    ];
    means.chain(totals).chain(others).collect()
}

/// What a table is crossed with, and what it is restricted to.
type Table = (&'static [&'static str], &'static [(&'static str, &'static str)]);

/// Tables of which some cells are of doctors in the north.
const TABLES: [Table; 12] = [
    (&["side", "job"], &[]),
    (&["side", "job", "kind"], &[]),
    (&["side", "job", "invests"], &[]),
    (&["side", "job"], &[("kind", "K1")]),
    (&["side", "job", "kind"], &[("invests", "0")]),
    (&["job"], &[("side", "N")]),
    (&["job", "kind", "invests"], &[("side", "N")]),
    (&["side"], &[("job", "DOC"), ("invests", "1")]),
    (&["kind"], &[("side", "N"), ("job", "DOC")]),
    (&[], &[("side", "N"), ("job", "DOC")]),
    (&[], &[("side", "N"), ("job", "DOC"), ("kind", "K1")]),
    (&["returns"], &[("side", "N"), ("job", "DOC"), ("invests", "0")]),
];

fn id(name: &str) -> Id {
    Id::new(name).unwrap()
}

/// The variable whose codes stand in the keys because the share of each is asked for.
fn into(question: &EstimateQuestion) -> Option<&str> {
    match &question.statistic {
        Statistic::Proportion { variable, category: None } => Some(variable),
        _ => None,
    }
}

fn structure(question: &EstimateQuestion) -> DataStructure {
    let dimension = |name: &str| Dimension { id: id(name), codelist: id(name) };
    let attribute =
        |name: &str| Attribute { id: id(name), codelist: None, attach: AttachmentLevel::Observation, mandatory: false };
    DataStructure {
        id: id("FEW"),
        version: Version::FIRST,
        name: LocalText::new("س", "x", "x").unwrap(),
        dimensions: question.by.iter().map(String::as_str).chain(into(question)).map(dimension).collect(),
        measure: Measure { id: id("OBS_VALUE"), decimals: 2 },
        attributes: ["OBS_STATUS", "CONF_STATUS"].into_iter().chain(UNCERTAINTY).map(attribute).collect(),
    }
}

fn plan(question: &EstimateQuestion) -> EstimatePlan {
    let crossing: Vec<Id> = question.by.iter().map(|name| id(name)).collect();
    let request = EstimateRequest {
        statistic: question.statistic.clone(),
        by: question.by.iter().map(|name| (id(name), name.clone())).collect(),
        crossings: if question.statistic.is_additive() { Vec::new() } else { vec![crossing] },
        into: into(question).map(id),
        only: question.only.clone(),
        codes: BTreeMap::new(),
        map: BTreeMap::new(),
        factor: None,
        confidence: question.confidence,
        interval: None,
        quantile_rule: None,
        small_areas: None,
    };
    EstimatePlan {
        study: id("HIMS"),
        table: id("persons"),
        period: "2024".parse().unwrap(),
        design: None,
        codes: BTreeMap::new(),
        requests: vec![request],
    }
}

/// The table that answers a question, as a reader builds it.
fn built(design: &Design, question: &EstimateQuestion) -> BuiltTable {
    let bounds = Bounds { minimum: MINIMUM as usize, degrees_min: 8.0 };
    let (structure, is_additive) = (Arc::new(structure(question)), question.statistic.is_additive());
    let declared = |_: &str, _: &str| true;
    let (table, _) = carried_out((design, &declared), &plan(question), &structure, bounds).unwrap();
    let keys: Vec<&[Id]> = table.observations().iter().map(|told| told.key.as_slice()).collect();
    let (open, none) = (["side", "job", "kind", "invests", "returns"], BTreeSet::new());
    let told = Told { keys: &keys, minimum: MINIMUM, open: &open, secret_prints: &none };
    let is_secret = secrets(design, question, &told).unwrap();
    let quality = QualityRules::default();
    let policy = ProtectionPolicy::Survey { minimum: MINIMUM, quality, additive: is_additive, only: BTreeMap::new() };
    BuiltTable::with_secrets(table, &policy, &is_secret, &Reaches::default()).unwrap()
}

/// Whether a cell is about doctors in the north alone.
fn is_of_few(question: &EstimateQuestion, key: &[Id]) -> bool {
    let is = |variable: &str, code: &str| {
        let own = question.by.iter().position(|name| name == variable).and_then(|place| key.get(place));
        own.is_some_and(|own| *own == *code) || question.only.get(variable).is_some_and(|codes| *codes == [code])
    };
    is("side", "N") && is("job", "DOC")
}

#[test]
fn nothing_that_is_shown_of_a_few_depends_on_what_they_answered() {
    let designs = FEW.map(design);
    for statistic in statistics() {
        for (by, only) in TABLES {
            let question = EstimateQuestion {
                by: by.iter().map(|name| (*name).to_owned()).collect(),
                only: only.iter().map(|(name, code)| ((*name).to_owned(), vec![(*code).to_owned()])).collect(),
                ..EstimateQuestion::new(statistic.clone())
            };
            if into(&question).is_some_and(|name| by.contains(&name)) {
                continue;
            }
            let shown = designs.each_ref().map(|design| {
                let table = built(design, &question);
                let data = table.data().observations().iter().zip(table.cells());
                let of_few = data.filter(|(_, cell)| is_of_few(&question, cell.key));
                let told = of_few.map(|(told, cell)| {
                    assert_eq!((cell.state, cell.rows, told.value), (CellState::Confidential, None, None), "{told:?}");
                    (told.key.clone(), told.attributes.clone())
                });
                told.collect::<Vec<_>>()
            });
            assert!(!shown[0].is_empty(), "{question:?}");
            assert!(shown.iter().all(|told| *told == shown[0]), "{question:?}: {shown:?}");
        }
    }
}
