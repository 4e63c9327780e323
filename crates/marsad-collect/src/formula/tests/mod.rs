//! Laws of the formula language, over a small table of Marjan.

mod laws;
mod names;
mod other_rows;
mod speed;
mod syntax;
mod values;

use marsad_model::{
    AttachmentLevel, Attribute, Code, Codelist, DataStructure, Dimension, Group, Hierarchy, Id, LocalText, Measure,
    Observation, Version,
};

use super::{Formula, FormulaError, Frame, OtherDataflow, Scope};

/// Residents: FREQ SEX ISLE TIME_PERIOD OBS_VALUE OBS_STATUS; `.` is nothing.
const RESIDENTS: &str = "
    A F XM-L 2020 10 A
    A M XM-L 2020 20 A
    A _T XM-L 2020 30 A
    A F XM-L 2021 11 A
    A M XM-L 2021 . M
    A _T XM-L 2022 33 E
    A F XM-S 2021 4 .
    A F _T 2021 15 A
";

/// Arrivals: FREQ ISLE AGE TIME_PERIOD OBS_VALUE OBS_STATUS.
const ARRIVALS: &str = "
    A XM-L _T 2020 3 A
    A XM-L Y15 2020 1 A
    A XM-L _T 2021 5 E
    A XM-S _T 2021 . M
";

struct World {
    residents: DataStructure,
    arrivals: DataStructure,
    ids: [Id; 1],
    arrivals_frame: Frame,
    codelists: Vec<Codelist>,
    hierarchies: Vec<Hierarchy>,
}

impl World {
    fn new() -> Self {
        let residents = structure(&["FREQ", "SEX", "ISLE"]);
        let arrivals = structure(&["FREQ", "ISLE", "AGE"]);
        let arrivals_frame = frame(&arrivals, ARRIVALS);
        let isles = [("_T", ""), ("XM-L", "_T"), ("XM-S", "_T"), ("XM-N", "OUTER"), ("OUTER", "")];
        let flat = |codes: [&'static str; 3]| codes.map(|code| (code, ""));
        let codelists = vec![
            codelist("CL_SEX", &flat(["_T", "F", "M"])),
            codelist("CL_ISLE", &isles),
            codelist("CL_AGE", &flat(["_T", "Y15", "Y65"])),
        ];
        let group = |code, members: &[&str]| Group { code: id(code), members: members.iter().map(|m| id(m)).collect() };
        let hierarchies = vec![Hierarchy {
            id: id("ISLE_GROUPS"),
            name: name(),
            codelist: id("CL_ISLE"),
            groups: vec![group("NORTH", &["XM-L", "XM-S"]), group("SOUTH", &["XM-L", "XM-N"])],
        }];
        Self { residents, arrivals, ids: [id("DF_ARRIVALS")], arrivals_frame, codelists, hierarchies }
    }

    fn with_scope<T>(&self, structure: &DataStructure, run: impl FnOnce(&Scope<'_>) -> T) -> T {
        let [arrivals] = &self.ids;
        let frame = Some(&self.arrivals_frame);
        let dataflows = [OtherDataflow { id: arrivals, structure: &self.arrivals, frame }];
        let (codelists, hierarchies) = (&self.codelists[..], &self.hierarchies[..]);
        run(&Scope { structure, codelists, hierarchies, dataflows: &dataflows })
    }

    fn errors(&self, source: &str) -> Vec<FormulaError> {
        match Formula::parse(source) {
            Err(error) => vec![error],
            Ok(formula) => self.with_scope(&self.residents, |scope| formula.check(scope).err().unwrap_or_default()),
        }
    }
}

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn name() -> LocalText {
    LocalText::new("ا", "a", "a").unwrap()
}

fn version() -> Version {
    Version { major: 1, minor: 0, patch: None }
}

fn codelist(list: &str, codes: &[(&str, &str)]) -> Codelist {
    let code = |(code, parent): &(&str, &str)| Code { id: id(code), parent: Id::new(parent).ok(), name: name() };
    Codelist::new(id(list), version(), name(), String::new(), codes.iter().map(code).collect())
}

/// A structure whose dimension X draws from CL_X.
fn structure(dimensions: &[&str]) -> DataStructure {
    let dimension = |text: &&str| Dimension { id: id(text), codelist: id(&format!("CL_{text}")) };
    let attribute =
        |text, attach| Attribute { id: id(text), codelist: Some(id("CL_OBS_STATUS")), attach, mandatory: false };
    DataStructure {
        id: id("DSD"),
        version: version(),
        name: name(),
        dimensions: dimensions.iter().map(dimension).collect(),
        measure: Measure { id: id("OBS_VALUE"), decimals: 0 },
        attributes: vec![
            attribute("UNIT_MEASURE", AttachmentLevel::Dataflow),
            attribute("OBS_STATUS", AttachmentLevel::Observation),
        ],
    }
}

fn frame(structure: &DataStructure, rows: &str) -> Frame {
    let rows: Vec<Observation> = rows.lines().filter(|row| !row.trim().is_empty()).map(observation).collect();
    Frame::of_observations(structure, &rows)
}

fn observation(row: &str) -> Observation {
    let parts: Vec<&str> = row.split_whitespace().collect();
    let (key, rest) = parts.split_at(parts.len() - 3);
    let some = |text: &str| Some(text.to_owned()).filter(|text| text != ".");
    Observation {
        key: key.iter().map(|code| id(code)).collect(),
        period: rest[0].parse().unwrap(),
        value: some(rest[1]).map(|text| text.parse().unwrap()),
        attributes: vec![some(rest[2])],
        origin: None,
    }
}

fn shown<T: ToString>(values: impl IntoIterator<Item = Option<T>>) -> String {
    let texts: Vec<String> = values.into_iter().map(|v| v.map_or(".".to_owned(), |v| v.to_string())).collect();
    texts.join(" ")
}

/// The numbers of a formula over `rows` of residents.
fn numbers_over(rows: &str, source: &str) -> String {
    let world = World::new();
    let frame = frame(&world.residents, rows);
    let formula = Formula::parse(source).unwrap();
    let found = world.with_scope(&world.residents, |scope| formula.evaluate_number(&frame, scope));
    shown(&found.unwrap_or_else(|error| panic!("{source}: {error}")))
}

/// Whether the rows of residents satisfy a formula.
fn booleans_over(rows: &str, source: &str) -> String {
    let world = World::new();
    let frame = frame(&world.residents, rows);
    let formula = Formula::parse(source).unwrap_or_else(|error| panic!("{source}: {error}"));
    let found = world.with_scope(&world.residents, |scope| formula.evaluate(&frame, scope));
    shown(&found.unwrap_or_else(|error| panic!("{source}: {error}")))
}

/// The formula has these numbers, row by row of [`RESIDENTS`].
fn check_numbers(source: &str, expected: &str) {
    assert_eq!(numbers_over(RESIDENTS, source), expected, "{source}");
}

/// The formula is true, false or nothing, row by row of [`RESIDENTS`].
fn check_booleans(source: &str, expected: &str) {
    assert_eq!(booleans_over(RESIDENTS, source), expected, "{source}");
}

/// A formula without components has this value.
fn check_one(source: &str, expected: &str) {
    let row = "A F XM-L 2020 1 A";
    let text = if ["true", "false"].contains(&expected) || source.starts_with('?') {
        booleans_over(row, source.trim_start_matches('?'))
    } else {
        numbers_over(row, source)
    };
    assert_eq!(text, expected, "{source}");
}

/// The formula has one error, in the part of its text between `«` and `»`.
fn check_error(marked: &str, expected: &str) {
    let start = marked.find('«').unwrap();
    let end = marked.find('»').unwrap() - '«'.len_utf8();
    let source = marked.replace(['«', '»'], "");
    let errors = World::new().errors(&source);
    let [error] = &errors[..] else { panic!("{source}: {errors:?}") };
    assert_eq!((error.start, error.end), (start, end), "{source}: {error}");
    assert_eq!(error.kind.to_string(), expected, "{source}");
}
