//! Detection finds what was planted and nothing else, quickly.

use std::collections::BTreeMap;

use marsad_model::{
    Contradiction, ContradictionKind, CountingMethod, Definition, Grade, Id, Pack, TimeNature, TimePeriod,
};
use marsad_reconcile::{SourceCell, SourceSeries, detect};
use marsad_testkit::{pack_files, tunisia};

/// A series that owns what it is made of.
struct Held {
    dataflow: Id,
    release: u32,
    providers: Vec<Id>,
    key: Vec<Id>,
    definition: Definition,
    grade: Option<Grade>,
    decimals: u8,
    cells: Vec<SourceCell>,
}

impl Held {
    fn series(&self) -> SourceSeries<'_> {
        SourceSeries {
            dataflow: &self.dataflow,
            release: self.release,
            providers: &self.providers,
            key: &self.key,
            definition: &self.definition,
            grade: self.grade,
            decimals: self.decimals,
            cells: &self.cells,
        }
    }
}

fn cell(year: u32, value: f64) -> SourceCell {
    SourceCell { period: year.to_string().parse().unwrap(), value, standard_error: None, is_approximate: false }
}

/// A series of a source, graded B, of people on an isle.
fn held(source: &str, isle: usize, cells: Vec<SourceCell>) -> Held {
    let definition = Definition {
        subject: Some(Id::literal("PEOPLE")),
        time_nature: Some(TimeNature::Stock),
        part: [(Id::literal("ISLE"), format!("I{isle}").parse().unwrap())].into(),
        ..Definition::default()
    };
    Held {
        dataflow: format!("DF_{source}").parse().unwrap(),
        release: 1,
        providers: vec![source.parse().unwrap()],
        key: vec![Id::literal("A"), format!("I{isle}").parse().unwrap()],
        definition,
        grade: Some(Grade::B),
        decimals: 0,
        cells,
    }
}

fn check(held: &[Held]) -> Vec<Contradiction> {
    detect(&held.iter().map(Held::series).collect::<Vec<_>>())
}

#[test]
fn what_was_planted_is_found_and_nothing_else() {
    let years = |shift: f64| (2000..2020).map(|year| cell(year, 1000.0 + shift)).collect::<Vec<_>>();
    let both = |isle: usize| [held("A", isle, years(0.0)), held("B", isle, years(3.0))];
    let mut all: Vec<Held> = (0..50).flat_map(both).collect();
    assert_eq!(check(&all), []);
    // Two numbers of B that nobody could explain, and one that the grades allow.
    all[1].cells[4].value = 1600.0;
    all[41].cells[7].value = 100.0;
    all[61].cells[7].value = 1100.0;
    let found = check(&all);
    let places: Vec<(&str, &str)> = found.iter().map(|c| (c.second.key[1].as_str(), c.period.as_str())).collect();
    assert_eq!(places, [("I0", "2004"), ("I20", "2007")]);
    assert_eq!(found[0].owners(), ["A", "B"].map(Id::literal).iter().collect::<Vec<_>>());
    assert_eq!((found[0].difference, found[0].kind), (600.0, ContradictionKind::BetweenSources));
}

#[test]
fn different_definitions_are_never_a_contradiction_and_different_methods_are_no_excuse() {
    let one = held("A", 0, vec![cell(2020, 100.0)]);
    let other = |change: fn(&mut Definition)| {
        let mut held = held("B", 0, vec![cell(2020, 900.0)]);
        change(&mut held.definition);
        held
    };
    let count = |other: Held| check(&[held("A", 0, one.cells.clone()), other]).len();
    assert_eq!(count(other(|_| {})), 1);
    assert_eq!(count(other(|d| d.method = Some(CountingMethod::Survey))), 1);
    assert_eq!(count(other(|d| d.unit = Some(Id::literal("PERMIT")))), 0);
    assert_eq!(count(other(|d| d.missing = Some([Id::literal("HOUSEHOLDS")].into()))), 0);
    assert_eq!(count(other(|d| d.time_nature = None)), 0);
    assert_eq!(count(other(|d| d.subject = None)), 0);
}

#[test]
fn periods_are_the_same_if_they_begin_and_end_together() {
    let mut quarter = held("B", 0, vec![cell(2020, 900.0)]);
    quarter.cells[0].period = "2020-Q1".parse().unwrap();
    let year = || held("A", 0, vec![cell(2020, 100.0)]);
    assert_eq!(check(&[year(), quarter]).len(), 0);
    let mut named = held("B", 0, vec![cell(2020, 900.0)]);
    named.cells[0].period = "2020-A1".parse().unwrap();
    assert_eq!(check(&[year(), named]).len(), 1);
}

#[test]
fn one_source_with_two_values_for_one_cell_is_told_apart_from_two_sources_and_from_a_revision() {
    let kind = |change: fn(&mut Held)| {
        let mut other = held("A", 0, vec![cell(2020, 102.0)]);
        change(&mut other);
        let found = check(&[held("A", 0, vec![cell(2020, 100.0)]), other]);
        found.first().map(|contradiction| contradiction.kind)
    };
    assert_eq!(kind(|_| {}), Some(ContradictionKind::WithinSource), "twice in one release");
    assert_eq!(kind(|held| held.dataflow = Id::literal("DF_OTHER")), Some(ContradictionKind::WithinSource));
    assert_eq!(kind(|held| held.release = 2), Some(ContradictionKind::BetweenReleases));
    assert_eq!(kind(|held| held.cells[0].value = 101.0), None, "the last digit may be rounded");
}

/// What two numbers of one office for 2020 contradict each other by: 59,500 of its census, and another one.
fn of_one_office(value: f64, change: fn(&mut Held, &mut Held)) -> Option<f64> {
    let counted = |value: f64, method: CountingMethod| {
        let mut held = held("A", 0, vec![cell(2020, value)]);
        held.definition.method = Some(method);
        held
    };
    let (mut census, mut other) = (counted(59_500.0, CountingMethod::Census), counted(value, CountingMethod::Survey));
    other.dataflow = Id::literal("DF_SURVEY");
    change(&mut census, &mut other);
    let found = check(&[census, other]);
    assert!(found.iter().all(|found| found.kind == ContradictionKind::WithinSource), "{found:?}");
    found.first().map(|found| found.tolerance)
}

/// Graded B, 59,500 and 58,990 have errors of 3,617 and 3,586: together 5,094, and 1.96 of them are nearly 10,000.
#[test]
fn a_census_and_a_survey_of_one_office_may_differ_by_what_each_may_be_wrong_by() {
    assert_eq!(of_one_office(58_990.0, |_, _| {}), None);
    // 59,500 and 40,000: 3,617.3 and 2,431.8 join to 4,358.8, so 8,543.2 and one for two last digits.
    let tolerance = of_one_office(40_000.0, |_, _| {}).unwrap();
    assert!((tolerance - 8544.2).abs() < 1.0, "{tolerance}");
}

#[test]
fn an_office_that_counts_in_one_way_may_only_round_unless_it_publishes_errors() {
    let is_census = |_: &mut Held, other: &mut Held| other.definition.method = Some(CountingMethod::Census);
    assert_eq!(of_one_office(58_990.0, is_census), Some(1.0));
    // 1.96 · √(300² + 300²) = 832 is more than 510, and 1.96 · 100 = 196 less.
    let both_published = |census: &mut Held, other: &mut Held| {
        other.definition.method = Some(CountingMethod::Census);
        census.cells[0].standard_error = Some(300.0);
        other.cells[0].standard_error = Some(300.0);
    };
    assert_eq!(of_one_office(58_990.0, both_published), None);
    let one_published = |_: &mut Held, other: &mut Held| {
        other.definition.method = Some(CountingMethod::Census);
        other.cells[0].standard_error = Some(100.0);
    };
    let tolerance = of_one_office(58_990.0, one_published).unwrap();
    assert!((tolerance - 197.0).abs() < 0.1, "{tolerance}");
}

#[test]
fn an_entry_keeps_its_name_when_values_or_the_order_of_sources_change() {
    let name = |value: f64, is_turned: bool| {
        let mut sides = vec![held("A", 0, vec![cell(2020, 100.0)]), held("B", 0, vec![cell(2020, value)])];
        if is_turned {
            sides.reverse();
        }
        check(&sides)[0].key()
    };
    assert_eq!(name(900.0, false), name(700.0, true));
    assert_eq!(name(900.0, false), "between-sources|PEOPLE|2020|DF_A/A.I0|DF_B/A.I0");
}

#[test]
fn thousands_of_sources_for_one_cell_are_each_held_against_the_middle() {
    let mut all: Vec<Held> = (0..5000).map(|at| held(&format!("S{at}"), 0, vec![cell(2020, 1000.0)])).collect();
    all[17].cells[0].value = 9000.0;
    let found = check(&all);
    assert_eq!(found.len(), 1);
    assert!([&found[0].first, &found[0].second].iter().any(|side| side.value == 9000.0));
}

#[test]
fn a_million_cells_are_scanned_in_one_sort() {
    let cells = |shift: f64| (1000..1500).map(|year| cell(year, f64::from(year) + shift)).collect::<Vec<_>>();
    let (of_a, of_b) = (cells(0.0), cells(0.4));
    let both = |isle: usize| [held("A", isle, of_a.clone()), held("B", isle, of_b.clone())];
    let all: Vec<Held> = (0..1000).flat_map(both).collect();
    assert_eq!(check(&all), []);
}

/// Every published figure of the Tunisian pack as the series that would be released.
fn published(pack: &Pack) -> Vec<Held> {
    let mut found = Vec::new();
    for (path, table) in pack_files("tunisia") {
        let Some(name) = path.strip_prefix("figures/").and_then(|name| name.strip_suffix(".csv")) else { continue };
        let dataflow = pack.dataflow(name).unwrap();
        let structure = pack.structure_of(dataflow).unwrap();
        let mut series: BTreeMap<(Vec<Id>, Definition), Vec<SourceCell>> = BTreeMap::new();
        for row in csv::Reader::from_reader(table.as_slice()).records().map(Result::unwrap) {
            let Ok(value) = row[2].parse::<f64>() else { continue };
            let period: TimePeriod = row[1].parse().unwrap();
            let cell = SourceCell { period, value, standard_error: None, is_approximate: &row[3] == "E" };
            let key: Vec<Id> = row[0].split('.').map(|code| code.parse().unwrap()).collect();
            let definition = pack.definition_at(dataflow, &key, Some(&cell.period));
            series.entry((key, definition)).or_default().push(cell);
        }
        for ((key, definition), cells) in series {
            found.push(Held {
                dataflow: dataflow.id.clone(),
                release: 1,
                providers: pack.providers_of(name).iter().map(|provider| provider.id.clone()).collect(),
                definition,
                key,
                grade: dataflow.grade,
                decimals: structure.measure.decimals,
                cells,
            });
        }
    }
    found
}

#[test]
fn the_published_figures_of_tunisia_contradict_each_other_where_the_sources_say_so_and_nowhere_else() {
    let pack = tunisia();
    let found = check(&published(pack));
    let told: Vec<(&str, f64, f64)> =
        found.iter().map(|c| (c.subject.as_str(), c.first.value, c.second.value)).collect();
    // Ministry of the Interior and the forum, January to October 2023: 75,923 and 44,092; 1,293 and 770.
    // Technical cooperation recruits of 2022: 3,511, and 4,510 in an article that printed the number of 2023. Remittances of
    // 2022, of one bank in two publications: 8,367 and 8,350 million dinars.
    assert_eq!(
        told,
        [
            ("DEATHS_AT_SEA", 1293.0, 770.0),
            ("INTERCEPTIONS", 75_923.0, 44_092.0),
            ("RECRUITS", 3511.0, 4510.0),
            ("REMITTANCES", 8367.0, 8350.0),
        ]
    );
    assert_eq!(found[0].owners(), ["MI", "FTDES"].map(Id::literal).iter().collect::<Vec<_>>());
}
