//! Says so where a table or chart puts numbers in one line that do not count the same.
//!
//! That the rows and columns are other ages, sexes, places, citizenships or parts of a whole is what a table is for; a
//! warning is due where codes change anything else: the duration rule, the unit, what is counted, how, or stock and flow;
//! where one series was defined anew, in whatever facet; and where a source marks some of the figures as defined otherwise.

use std::collections::{BTreeMap, BTreeSet};

use marsad_i18n::args;
use marsad_model::{ChartKind, Definition, Facet, Id, ObsStatus, Relation, TIME_PERIOD, TimePeriod};
use marsad_publish::{Cell, ChartWords, DefinitionNames, Grid, Names, facet_text};
use marsad_reconcile::{Comparability, comparable, differences};

/// Dimensions whose codes change a definition without any refinement.
const CARRIERS: [&str; 3] = ["DURATION_RULE", "TIME_AGG", "UNIT_MEASURE"];

/// How many rows or columns are named for each definition.
const NAMED_MAX: usize = 4;

/// A cell by the places of its row and column.
type Place = (usize, usize);

/// What must be said of a grid whose cells do not count the same; none where they do.
pub(crate) fn unlike(grid: &Grid, names: &Names<'_>) -> Option<String> {
    let lines: Vec<String> = defined(grid, names).into_iter().chain(marked(grid, names)).collect();
    (!lines.is_empty()).then(|| names.voice.say_with("unlike", &args().text("facets", &lines.join(" "))))
}

/// Whether two definitions may not stand in one line.
pub(crate) fn is_unlike_definition(a: &Definition, b: &Definition) -> bool {
    comparable(a, b) == Comparability::Unlike
}

/// What is said of definitions that are not alike by the pack, a sentence for each facet.
fn defined(grid: &Grid, names: &Names<'_>) -> Vec<String> {
    let spread = [Some(&grid.view.rows), grid.view.columns.as_ref()];
    let has_carrier = spread.into_iter().flatten().any(|id| CARRIERS.contains(&id.as_str()));
    if names.dataflow.refinements.is_empty() && !has_carrier {
        return Vec::new();
    }
    let kinds = kinds(grid, names);
    let told = facets(&kinds);
    let lines = told.iter().map(|facet| line(*facet, &kinds, grid, names));
    lines.chain(redefined(grid, names, &told)).collect()
}

/// What is said of facets besides those that were `told` in which one series of the grid was defined anew.
fn redefined(grid: &Grid, names: &Names<'_>, told: &BTreeSet<Facet>) -> Vec<String> {
    if !names.dataflow.is_redefined() {
        return Vec::new();
    }
    let mut series: BTreeMap<&str, BTreeMap<Definition, Vec<Place>>> = BTreeMap::new();
    for (place, cell) in cells(grid) {
        if let (Some((key, _)), Some(definition)) = (key_of(cell), cell.definition(names)) {
            series.entry(key).or_default().entry(definition).or_default().push(place);
        }
    }
    let mut anew: BTreeMap<Facet, BTreeMap<Definition, Vec<Place>>> = BTreeMap::new();
    for kinds in series.values() {
        for facet in facets(kinds).difference(told) {
            for (definition, places) in kinds {
                anew.entry(*facet).or_default().entry(definition.clone()).or_default().extend(places);
            }
        }
    }
    anew.iter().map(|(facet, kinds)| line(*facet, kinds, grid, names)).collect()
}

/// Every cell with its place.
fn cells(grid: &Grid) -> impl Iterator<Item = (Place, &Cell)> {
    let rows = grid.cells.iter().enumerate();
    rows.flat_map(|(row, cells)| cells.iter().enumerate().map(move |(column, cell)| ((row, column), cell)))
}

/// What is said of figures that their source marks as defined otherwise, beside others, where the pack does not say in what;
/// none where a line is drawn, which is broken there and says so.
fn marked(grid: &Grid, names: &Names<'_>) -> Option<String> {
    if names.dataflow.view.chart == ChartKind::Line && grid.view.rows == TIME_PERIOD {
        return None;
    }
    let mark = ObsStatus::DefinitionDiffers.code();
    let mut said: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (place, cell) in cells(grid) {
        let Cell::Shown { flag, .. } = cell else { continue };
        let is_own = flag.as_deref() == Some(mark) && !is_defined_for_its_time(cell, names);
        said.entry(if is_own { mark.to_owned() } else { String::new() }).or_default().push(place);
    }
    let places = said.get(mark).filter(|_| said.len() > 1)?;
    let who = Heads::of(&said, grid).named(places, names);
    Some(names.voice.say_with("unlike-marked", &args().text("mark", mark).text("who", &who)))
}

/// The words of a chart with what must be said to those who cannot see the notice beside it.
pub(crate) fn warned(words: ChartWords, unlike: Option<&str>) -> ChartWords {
    match unlike {
        None => words,
        Some(unlike) => ChartWords { description: format!("{} {unlike}", words.description), ..words },
    }
}

/// The definitions that occur, without what a table is there to tell apart, and the cells of each.
fn kinds(grid: &Grid, names: &Names<'_>) -> BTreeMap<Definition, Vec<Place>> {
    let mut known: BTreeMap<(&str, Option<&TimePeriod>), Definition> = BTreeMap::new();
    let mut kinds: BTreeMap<Definition, Vec<Place>> = BTreeMap::new();
    for (place, cell) in cells(grid) {
        let Some((key, period)) = key_of(cell) else { continue };
        // Where nothing is dated, a series counts the same at all times.
        let period = Some(period).filter(|_| names.dataflow.is_redefined());
        let definition = known.entry((key, period)).or_insert_with(|| definition(cell, names));
        kinds.entry(definition.clone()).or_default().push(place);
    }
    kinds
}

fn key_of(cell: &Cell) -> Option<(&str, &TimePeriod)> {
    match cell {
        Cell::Shown { key, period, .. } | Cell::Hidden { key, period, .. } => Some((key, period)),
        Cell::Missing { .. } => None,
    }
}

/// Whether the pack says that a series counted otherwise in the period of a cell than it does today.
fn is_defined_for_its_time(cell: &Cell, names: &Names<'_>) -> bool {
    let Some((key, _)) = key_of(cell).filter(|_| names.dataflow.is_redefined()) else { return false };
    let key: Vec<Id> = key.split('.').filter_map(|code| Id::new(code).ok()).collect();
    cell.definition(names).is_some_and(|then| then != names.pack.definition_of(names.dataflow, &key))
}

fn definition(cell: &Cell, names: &Names<'_>) -> Definition {
    Definition {
        age: None,
        sex: None,
        area: None,
        citizenship: None,
        birthplace: None,
        part: BTreeMap::new(),
        ..cell.definition(names).unwrap_or_default()
    }
}

/// The facets in which two of the definitions cannot be compared.
fn facets(kinds: &BTreeMap<Definition, Vec<Place>>) -> BTreeSet<Facet> {
    let all: Vec<&Definition> = kinds.keys().collect();
    let mut found = BTreeSet::new();
    for (place, a) in all.iter().enumerate() {
        for b in all.iter().skip(place + 1) {
            found.extend(unlike_facets(a, b));
        }
    }
    found
}

/// The facets that keep two definitions from being compared; none where they can be, or where that is not known.
pub(crate) fn unlike_facets(a: &Definition, b: &Definition) -> BTreeSet<Facet> {
    if !is_unlike_definition(a, b) {
        return BTreeSet::new();
    }
    let differ = differences(a, b).into_iter();
    let differ = differ.filter(|one| !matches!(one.relation, Relation::Otherwise | Relation::Unknown));
    differ.map(|one| one.facet).collect()
}

/// What is said of a facet, each with the rows or columns that say it.
fn line(facet: Facet, kinds: &BTreeMap<Definition, Vec<Place>>, grid: &Grid, names: &Names<'_>) -> String {
    let words = DefinitionNames { pack: names.pack, voice: names.voice };
    let mut said: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (definition, places) in kinds {
        said.entry(facet_text(words, definition, facet)).or_default().extend(places);
    }
    let heads = Heads::of(&said, grid);
    let value = |(value, places): (&String, &Vec<Place>)| {
        let arguments = args().text("value", value).text("who", &heads.named(places, names));
        names.voice.say_with("unlike-value", &arguments)
    };
    let values: Vec<String> = said.iter().map(value).collect();
    let arguments = args()
        .text("facet", &names.voice.say(&format!("facet-{}", facet.word())))
        .text("values", &values.join(&names.voice.say("clause-separator")));
    names.voice.say_with("unlike-facet", &arguments)
}

/// What tells the kinds apart, and what it is called.
enum Heads<'a> {
    Rows(&'a Grid),
    Columns(&'a Grid),
    /// Neither rows nor columns do: only some of the cells of a row or column are of a kind.
    Cells(&'a Grid),
}

impl<'a> Heads<'a> {
    fn of(said: &BTreeMap<String, Vec<Place>>, grid: &'a Grid) -> Self {
        if are_apart(said, |(_, column)| column) {
            Self::Columns(grid)
        } else if are_apart(said, |(row, _)| row) {
            Self::Rows(grid)
        } else {
            Self::Cells(grid)
        }
    }

    /// The names of the rows or columns of some cells, a few at most.
    fn named(&self, places: &[Place], names: &Names<'_>) -> String {
        match self {
            Self::Rows(grid) => {
                names.voice.list(&few(places.iter().map(|(row, _)| *row), |row| grid.rows[row].name.clone()))
            }
            Self::Columns(grid) => {
                let columns = places.iter().map(|(_, column)| *column);
                names.voice.list(&few(columns, |column| grid.columns[column].name.clone()))
            }
            Self::Cells(grid) => named_cells(grid, places, names),
        }
    }
}

/// Whether no two kinds share what `of` gives of their cells.
fn are_apart(said: &BTreeMap<String, Vec<Place>>, of: fn(Place) -> usize) -> bool {
    let sets: Vec<BTreeSet<usize>> =
        said.values().map(|places| places.iter().map(|place| of(*place)).collect()).collect();
    sets.iter().enumerate().all(|(place, own)| sets.iter().skip(place + 1).all(|other| own.is_disjoint(other)))
}

/// Cells by the code that tells them apart, with the periods, or whatever else runs across it, where it is not all of them.
fn named_cells(grid: &Grid, places: &[Place], names: &Names<'_>) -> String {
    let is_by_column = grid.view.rows == TIME_PERIOD;
    let turned = |(row, column): Place| if is_by_column { (column, row) } else { (row, column) };
    let name = |head: usize| if is_by_column { &grid.columns[head].name } else { &grid.rows[head].name };
    let other = |place: usize| if is_by_column { &grid.rows[place].name } else { &grid.columns[place].name };
    let mut across: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (head, place) in places.iter().copied().map(turned) {
        across.entry(head).or_default().insert(place);
    }
    let known = cells(grid).filter(|(_, cell)| key_of(cell).is_some());
    let heads: Vec<usize> = known.map(|(place, _)| turned(place).0).collect();
    let text = |head: usize| {
        let own = across.get(&head).into_iter().flatten();
        if heads.iter().filter(|one| **one == head).count() == own.clone().count() {
            return name(head).clone();
        }
        let others = names.voice.list(&few(own.copied(), |place| other(place).clone()));
        names.voice.say_with("unlike-where", &args().text("head", name(head)).text("others", &others))
    };
    few(across.keys().copied(), text).join(&names.voice.say("clause-separator"))
}

/// The names of a few of these at most, each once.
fn few(places: impl Iterator<Item = usize>, name: impl Fn(usize) -> String) -> Vec<String> {
    let places: BTreeSet<usize> = places.collect();
    let mut named: Vec<String> = places.iter().take(NAMED_MAX).map(|place| name(*place)).collect();
    if places.len() > NAMED_MAX {
        named.push("…".to_owned());
    }
    named
}

#[cfg(test)]
mod tests {
    use marsad_i18n::Voice;
    use marsad_model::{Definition, Id, Lang, Numerals, Refinement};
    use marsad_publish::{Cell, Grid, Head, Names, View};

    use super::unlike;

    /// What is said of arrivals by a dimension of Marjan, where some of its series count from twelve months.
    fn said(rows: &str, codes: &[&str], refined: Option<(&str, &str)>) -> Option<String> {
        said_of(rows, codes, refined, &[])
    }

    /// The same where some of its figures are marked as defined otherwise.
    fn said_of(rows: &str, codes: &[&str], refined: Option<(&str, &str)>, marked: &[&str]) -> Option<String> {
        let mut pack = marsad_testkit::marjan().clone();
        let definition = Definition { duration_rule: Some(Id::literal("D12M")), ..Definition::default() };
        let refinement = refined.map(|(dimension, code)| Refinement {
            only: [(dimension.parse().unwrap(), code.parse().unwrap())].into(),
            definition,
            ..Refinement::default()
        });
        let flow = pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_ARRIVALS").unwrap();
        flow.refinements.extend(refinement);
        let voice = Voice::new(Lang::En, Numerals::Western, &pack.head);
        let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
        let names = Names { pack: &pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
        let head = |id: &str, name: String| Head { id: id.to_owned(), name, depth: 0, period: None };
        let cell = |code: &&str| Cell::Shown {
            value: 1.0,
            text: "1".to_owned(),
            flag: marked.contains(code).then(|| "D".to_owned()),
            interval: None,
            key: if rows == "ISLE" { format!("A.{code}._T") } else { format!("A._T.{code}") },
            period: "2024".parse().unwrap(),
        };
        let grid = Grid {
            view: View { rows: rows.parse().unwrap(), columns: None },
            rows: codes.iter().map(|code| head(code, names.code(rows, code))).collect(),
            columns: vec![head("", String::new())],
            cells: codes.iter().map(|code| vec![cell(code)]).collect(),
            flags: Vec::new(),
            reasons: Vec::new(),
        };
        unlike(&grid, &names)
    }

    /// What is said of all arrivals in Marjan side by side in these years, of which some are marked as defined otherwise.
    fn said_over_time(years: &[&str], marked: &[&str]) -> Option<String> {
        let pack = marsad_testkit::marjan();
        let voice = Voice::new(Lang::En, Numerals::Western, &pack.head);
        let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
        let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
        let head = |id: &str| Head { id: id.to_owned(), name: id.to_owned(), depth: 0, period: id.parse().ok() };
        let cell = |year: &&str| Cell::Shown {
            value: 1.0,
            text: "1".to_owned(),
            flag: marked.contains(year).then(|| "D".to_owned()),
            interval: None,
            key: "A._T._T".to_owned(),
            period: year.parse().unwrap(),
        };
        let grid = Grid {
            view: View { rows: "ISLE".parse().unwrap(), columns: "TIME_PERIOD".parse().ok() },
            rows: vec![head("_T")],
            columns: years.iter().map(|year| head(year)).collect(),
            cells: vec![years.iter().map(cell).collect()],
            flags: Vec::new(),
            reasons: Vec::new(),
        };
        unlike(&grid, &names)
    }

    #[test]
    fn series_under_two_duration_rules_are_not_put_in_one_line_unsaid() {
        let told = said("ISLE", &["XM-L", "XM-S"], Some(("ISLE", "XM-S"))).unwrap();
        for words in ["Duration rule", "At least 12 months", "At least 6 months", "Lulu"] {
            assert!(told.contains(words), "{words}: {told}");
        }
    }

    #[test]
    fn figures_that_their_source_marks_as_defined_otherwise_are_named_beside_the_others() {
        let told = said_of("ISLE", &["XM-L", "XM-S"], None, &["XM-L"]).unwrap();
        assert!(told.contains("Lulu") && !told.contains("Sadaf"), "{told}");
        assert_eq!(said_of("ISLE", &["XM-L", "XM-S"], None, &["XM-L", "XM-S"]), None, "all alike");
    }

    /// Until 2021 the ports of Marjan wrote down only those aged 15 and over.
    #[test]
    fn periods_of_one_series_that_was_defined_anew_are_told_apart_in_whatever_facet() {
        let told = said_over_time(&["2021", "2022", "2023"], &[]).unwrap();
        for words in ["Age: aged 15 and over (2021)", "all ages (2022 and 2023)"] {
            assert!(told.contains(words), "{words}: {told}");
        }
        assert_eq!(said_over_time(&["2022", "2023"], &[]), None);
        let told = said_over_time(&["2021", "2022"], &["2021"]).unwrap();
        assert!(!told.contains("Marked"), "the pack says in what it differs: {told}");
    }

    /// Arrivals on Lulu are of twelve months and more from 2023 on.
    #[test]
    fn kinds_that_neither_rows_nor_columns_tell_apart_are_named_by_code_and_time() {
        let mut pack = marsad_testkit::marjan().clone();
        let flow = pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_ARRIVALS").unwrap();
        flow.refinements = vec![Refinement {
            only: [("ISLE".parse().unwrap(), "XM-L".parse().unwrap())].into(),
            from: "2023".parse().ok(),
            definition: Definition { duration_rule: Some(Id::literal("D12M")), ..Definition::default() },
            ..Refinement::default()
        }];
        let voice = Voice::new(Lang::En, Numerals::Western, &pack.head);
        let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
        let names = Names { pack: &pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
        let (isles, years) = (["XM-L", "XM-S"], ["2022", "2023", "2024"]);
        let isle = |code: &str| Head { id: code.to_owned(), name: names.code("ISLE", code), depth: 0, period: None };
        let year =
            |year: &str| Head { id: year.to_owned(), name: year.to_owned(), depth: 0, period: year.parse().ok() };
        let cell = |isle: &str, year: &str| Cell::Shown {
            value: 1.0,
            text: "1".to_owned(),
            flag: None,
            interval: None,
            key: format!("A.{isle}._T"),
            period: year.parse().unwrap(),
        };
        let grid = Grid {
            view: View { rows: "TIME_PERIOD".parse().unwrap(), columns: "ISLE".parse().ok() },
            rows: years.map(year).into(),
            columns: isles.map(isle).into(),
            cells: years.iter().map(|year| isles.iter().map(|isle| cell(isle, year)).collect()).collect(),
            flags: Vec::new(),
            reasons: Vec::new(),
        };
        let told = unlike(&grid, &names).unwrap();
        assert!(told.contains("(Lulu Isle: 2023 and 2024)"), "{told}");
        assert!(told.contains("(Lulu Isle: 2022; Sadaf Isle)"), "{told}");
    }

    #[test]
    fn parts_of_one_whole_need_no_warning() {
        assert_eq!(said("ISLE", &["XM-L", "XM-S"], None), None);
        assert_eq!(said("SEX", &["F", "M"], None), None);
        assert_eq!(said("SEX", &["F", "M"], Some(("ISLE", "XM-S"))), None);
    }
}
