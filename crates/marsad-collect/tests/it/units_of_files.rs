//! In how many a file counts, and what, wherever it says so and whatever has the unit in the structure: all values, each
//! observation, or each key.

use marsad_collect::{Context, Draft, Reading, SubmittedFile, propose, read_submission};
use marsad_model::{
    AttachmentLevel, Code, Codelist, Dimension, Finding, FindingCode, Id, LocalText, Pack, Profile, SaidOf, Severity,
};
use marsad_testkit::marjan;
use serde_json::{Value, json};

const UNIT: &str = "UNIT_MEASURE";

/// What has the unit in a structure.
#[derive(Clone, Copy, Debug, PartialEq)]
enum UnitOf {
    Dataflow,
    Observation,
    Key,
}

const ALL: [UnitOf; 3] = [UnitOf::Dataflow, UnitOf::Observation, UnitOf::Key];

/// Marjan with persons, crossings, households and shares of arrivals; shares are shown where each key has its unit.
fn pack_of(unit_of: UnitOf) -> Pack {
    let mut pack = marjan().clone();
    let unit = Id::new(UNIT).unwrap();
    let named = |(id, name): (&str, &str)| Code {
        id: Id::new(id).unwrap(),
        parent: None,
        name: LocalText::new(name, name, name).unwrap(),
    };
    let list = pack.codelists.iter_mut().find(|list| list.id == *"CL_UNIT").unwrap();
    let codes = [("PS", "Persons"), ("EVENT", "Crossings"), ("HH", "Households"), ("PT", "Per cent")].map(named);
    *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), codes.to_vec());
    if unit_of == UnitOf::Dataflow {
        return pack;
    }
    let structure = pack.structures.iter_mut().find(|structure| structure.id == *"DSD_ARRIVALS").unwrap();
    let flow = pack.dataflows.iter_mut().find(|flow| flow.id == *"DF_ARRIVALS").unwrap();
    flow.attributes.remove(&unit);
    if unit_of == UnitOf::Observation {
        let attribute = structure.attributes.iter_mut().find(|attribute| attribute.id == unit).unwrap();
        attribute.attach = AttachmentLevel::Observation;
    } else {
        structure.attributes.retain(|attribute| attribute.id != unit);
        structure.dimensions.push(Dimension { id: unit.clone(), codelist: Id::new("CL_UNIT").unwrap() });
        flow.view.selection.insert(unit, Id::new("PT").unwrap());
    }
    pack
}

fn file(content: &mut std::io::Cursor<Vec<u8>>) -> SubmittedFile<'_> {
    SubmittedFile { name: "a.csv", submission: "S", content }
}

fn draft(pack: &Pack, text: &str) -> Draft {
    propose(pack, "DF_ARRIVALS", file(&mut std::io::Cursor::new(text.as_bytes().to_vec()))).unwrap().unwrap()
}

fn read(pack: &Pack, profile: &Profile, text: &str) -> Reading {
    let context = Context::with_profile(pack, "DF_ARRIVALS", profile).unwrap();
    read_submission(&context, file(&mut std::io::Cursor::new(text.as_bytes().to_vec())))
}

/// What is told of the titles, headers and notes of a file that is no mere note.
fn told(reading: &Reading) -> Vec<(FindingCode, String, Option<u32>)> {
    let is_told = |code: FindingCode| {
        [FindingCode::TitleDisagrees, FindingCode::MissingColumn, FindingCode::MissingPeriod].contains(&code)
    };
    let told = reading.findings.iter().filter(|finding| finding.severity != Severity::Note && is_told(finding.code));
    told.map(|f| (f.code, f.arguments.get("what").cloned().unwrap_or_default(), f.place.row)).collect()
}

/// Where a file says in how many it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Place {
    LineAbove,
    Title,
    AboveTheLastColumn,
    Corner,
    Headers,
    Foot,
    SourceBelow,
}

const PLACES: [Place; 7] = [
    Place::LineAbove,
    Place::Title,
    Place::AboveTheLastColumn,
    Place::Corner,
    Place::Headers,
    Place::Foot,
    Place::SourceBelow,
];

const THOUSANDS: [&str; 12] = [
    "Unité : millier",
    "(en milliers)",
    "Chiffres en milliers",
    "Unité : millier de personnes",
    "Unit: thousands",
    "(in thousands)",
    "Figures in thousands",
    "Unit: thousands of persons",
    "الوحدة: ألف",
    "(بالآلاف)",
    "الأرقام بالآلاف",
    "الوحدة: ألف شخص",
];

const ROWS: &str = "Lulu Isle;12;31\nSadaf Isle;7;8\n";

/// Arrivals by isle and year that say in how many they count.
fn saying(words: &str, place: Place) -> String {
    let in_brackets = format!("({})", words.trim_matches(['(', ')']));
    let table = |corner: &str, [one, two]: [&str; 2]| format!("{corner};{one};{two}\n{ROWS}");
    let plain = table("Isle", ["2022", "2023"]);
    match place {
        Place::LineAbove => format!("Arrivals by isle;;\n{words};;\n{plain}"),
        Place::Title => format!("Arrivals by isle {words};;\n;;\n{plain}"),
        Place::AboveTheLastColumn => format!("Arrivals by isle;;\n;;{words}\n{plain}"),
        Place::Corner => {
            format!("Arrivals by isle;;\n;;\n{}", table(&format!("Isle {in_brackets}"), ["2022", "2023"]))
        }
        Place::Headers => {
            let headers = ["2022", "2023"].map(|year| format!("{year} {in_brackets}"));
            format!("Arrivals by isle;;\n;;\n{}", table("Isle", [&headers[0], &headers[1]]))
        }
        Place::Foot => format!("Arrivals by isle;;\n;;\n{plain};;\n{words};;\n"),
        Place::SourceBelow => format!("Arrivals by isle;;\n;;\n{plain};;\nSource: the ports {in_brackets};;\n"),
    }
}

fn plain() -> String {
    format!("Arrivals by isle;;\n;;\nIsle;2022;2023\n{}", ROWS.replace("12", "12341"))
}

#[test]
fn thousands_are_never_silent_in_a_later_file_whatever_has_the_unit_and_wherever_they_are_said() {
    for unit_of in ALL {
        let pack = pack_of(unit_of);
        let profile = draft(&pack, &plain()).profile;
        assert_eq!(told(&read(&pack, &profile, &plain())), [], "{unit_of:?}");
        for place in PLACES {
            for words in THOUSANDS {
                let reading = read(&pack, &profile, &saying(words, place));
                assert_ne!(told(&reading), [], "{unit_of:?} {place:?} {words}: {:#?}", reading.findings);
            }
        }
    }
}

#[test]
fn thousands_are_never_lost_in_a_draft_and_what_is_counted_so_is_no_share() {
    for unit_of in ALL {
        let pack = pack_of(unit_of);
        for place in PLACES {
            for words in THOUSANDS {
                let text = saying(words, place);
                let made = draft(&pack, &text);
                assert_eq!(made.profile.tables[0].scale, Some(1000.0), "{unit_of:?} {place:?} {words}");
                let unit = made.profile.constants.get(UNIT).map(String::as_str);
                assert_eq!(unit, (unit_of == UnitOf::Key).then_some("PS"), "{unit_of:?} {place:?} {words}");
                let reading = read(&pack, &made.profile, &text);
                assert_eq!(reading.columns.value(0), Some(12_000.0), "{unit_of:?} {place:?} {words}");
                assert_eq!(told(&reading), [], "{unit_of:?} {place:?} {words}");
            }
        }
    }
}

#[test]
fn millions_in_the_place_of_thousands_are_followed_where_each_key_has_its_unit() {
    let pack = pack_of(UnitOf::Key);
    let profile = draft(&pack, &saying("(in thousands)", Place::Title)).profile;
    let reading = read(&pack, &profile, &saying("(in millions)", Place::Title));
    assert_eq!(reading.columns.value(0), Some(12_000_000.0), "{:#?}", reading.findings);
    assert!(reading.findings.iter().any(|finding| finding.code == FindingCode::FollowedTitle));
}

#[test]
fn another_unit_than_the_one_that_the_profile_writes_is_told_where_each_key_has_its_unit() {
    let pack = pack_of(UnitOf::Key);
    let what = |first: &str, next: &str| {
        let profile = draft(&pack, &saying(first, Place::LineAbove).replace("12;", "12341;")).profile;
        let reading = read(&pack, &profile, &saying(next, Place::LineAbove));
        told(&reading).into_iter().map(|(_, what, _)| what).collect::<Vec<_>>()
    };
    for line in ["Unit: households", "Unité : famille"] {
        assert_eq!(what("", line), ["new-title"], "{line}");
    }
    assert_eq!(what("", "(number of crossings)"), ["note"]);
    assert_eq!(what("", "Unit: persons"), [""; 0]);
    assert_eq!(what("Unit: boats", "Unit: boats"), [""; 0], "it is asked about once");
    assert_eq!(what("Unit: persons", "Unit: households"), [""; 0], "it is followed");
    assert_eq!(what("Unit: persons", "Unit: thousands"), ["code"]);
    assert!(what("Unité : nombre", "Unité : millier").contains(&"unit".to_owned()));
}

#[test]
fn a_unit_that_was_read_leaves_thousands_in_a_title_open() {
    let pack = pack_of(UnitOf::Key);
    let text = saying("Unit: persons", Place::LineAbove);
    let profile = draft(&pack, &text).profile;
    assert_eq!(told(&read(&pack, &profile, &text)), []);
    let next = text.replace("by isle", "by isle (in thousands)");
    assert!(told(&read(&pack, &profile, &next)).iter().any(|(_, what, row)| what == "unit" && *row == Some(1)));
}

fn by_hand(tables: &[Value]) -> Profile {
    serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": { "kind": "csv", "delimiter": ";" },
        "constants": { "FREQ": "A", "SEX": "_T" },
        "table": tables,
    }))
    .unwrap()
}

#[test]
fn shares_beside_thousands_stay_as_they_are_written() {
    let pack = pack_of(UnitOf::Key);
    let value = |header: &str, unit: &str| {
        json!({
            "header": header, "role": "value", "component": "OBS_VALUE", "period": "2023", "codes": { UNIT: unit },
        })
    };
    let table = |scale: f64| {
        json!({
            "header_rows": [3, 3], "scale": scale,
            "column": [
                { "header": "Isle", "role": "code", "component": "ISLE" }, value("Number", "PS"), value("%", "PT"),
            ],
        })
    };
    let text = |title: &str| format!("{title};;\n;;\nIsle;Number;%\nLulu Isle;12;60\nSadaf Isle;8;40\n");
    let plain = by_hand(&[table(1.0)]);
    assert_eq!(told(&read(&pack, &plain, &text("Arrivals by isle"))), []);
    let reading = read(&pack, &plain, &text("Arrivals by isle (numbers in thousands)"));
    assert_eq!(told(&reading), [(FindingCode::TitleDisagrees, "unit".to_owned(), Some(1))]);
    let reading = read(&pack, &by_hand(&[table(1000.0)]), &text("Arrivals by isle (in thousands)"));
    let values: Vec<Option<f64>> = (0..2).map(|row| reading.columns.value(row)).collect();
    assert_eq!((values, told(&reading)), (vec![Some(12_000.0), Some(60.0)], Vec::new()));
}

#[test]
fn thousands_of_one_block_are_told_of_that_block_alone() {
    let pack = pack_of(UnitOf::Key);
    let table = |first: u32| {
        json!({
            "header_rows": [first, first], "rows": [first + 1, first + 2], "constants": { UNIT: "PS" },
            "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
            "across": [{ "row": first, "components": ["TIME_PERIOD"] }],
        })
    };
    let profile = by_hand(&[table(2), table(6)]);
    let text = |second: &str| format!("Arrivals;;\nIsle;2020;2021\n{ROWS}{second};;\nIsle;2022;2023\n{ROWS}");
    assert_eq!(told(&read(&pack, &profile, &text("Arrivals"))), []);
    let found = told(&read(&pack, &profile, &text("Arrivals (in thousands)")));
    assert_eq!(found, [(FindingCode::TitleDisagrees, "unit".to_owned(), Some(5))]);
}

#[test]
fn thousands_above_one_of_two_tables_side_by_side_are_told_of_it_though_the_other_is_read_in_them() {
    let pack = pack_of(UnitOf::Key);
    let table = |(first, scale): (u32, f64)| {
        json!({
            "header_rows": [2, 2], "rows": [3, 4], "columns": [first, first + 2], "scale": scale,
            "constants": { UNIT: "PS" },
            "column": [{ "header": "Isle", "at": first, "role": "code", "component": "ISLE" }],
            "across": [{ "row": 2, "components": ["TIME_PERIOD"] }],
        })
    };
    let profile = by_hand(&[table((1, 1000.0)), table((5, 1.0))]);
    let rows = "Isle;2020;2021;;Isle;2022;2023\nLulu Isle;12;31;;Lulu Isle;13;32\nSadaf Isle;7;8;;Sadaf Isle;9;6\n";
    let text = |right: &str| format!("Arrivals (in thousands);;;;{right};;\n{rows}");
    assert_eq!(told(&read(&pack, &profile, &text("Arrivals"))), []);
    let found = told(&read(&pack, &profile, &text("Arrivals (in thousands)")));
    assert_eq!(found, [(FindingCode::TitleDisagrees, "unit".to_owned(), Some(1))]);
}

/// The profile of tables side by side, below titles in the rows 1 and 2, with what each is multiplied with.
fn side_by_side(scales: &[f64], said: &Value) -> Profile {
    let table = |(at, scale): (usize, &f64)| {
        let first = at * 4 + 1;
        json!({
            "header_rows": [3, 3], "rows": [4, 5], "columns": [first, first + 2], "scale": scale, "said": said,
            "column": [{ "header": "Isle", "at": first, "role": "code", "component": "ISLE" }],
            "across": [{ "row": 3, "components": ["TIME_PERIOD"] }],
        })
    };
    by_hand(&scales.iter().enumerate().map(table).collect::<Vec<_>>())
}

/// Three tables of their own years side by side below two rows.
fn three_tables([first, second]: [&str; 2]) -> String {
    let headers = "Isle;2019;2020;;Isle;2021;2022;;Isle;2023;2024\n";
    let rows = ["Lulu Isle;12;31", "Sadaf Isle;7;8"].map(|row| [row; 3].join(";;") + "\n").concat();
    format!("{first}\n{second}\n{headers}{rows}")
}

#[test]
fn thousands_in_a_new_line_above_tables_side_by_side_are_told_of_each_that_is_not_read_in_them() {
    let said = json!([{ "of": "title", "at": "A1", "text": "Arrivals" }]);
    let lone = |line: &str, column: usize| ";".repeat(column) + line + &";".repeat(10 - column);
    let plain = ["Arrivals;;;;;;;;;;", ";;;;;;;;;;"];
    let of = |scales: &[f64], lines: [&str; 2]| {
        let reading = read(marjan(), &side_by_side(scales, &said), &three_tables(lines));
        let factor = |finding: &Finding| Some((finding.arguments.get("factor")?.clone(), finding.place.row));
        let titles = reading.findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
        titles.filter_map(factor).collect::<Vec<_>>()
    };
    for scales in [[1000.0, 1.0, 1.0], [1.0, 1000.0, 1.0], [1000.0, 1000.0, 1.0], [1.0, 1.0, 1000.0]] {
        assert_eq!(of(&scales, plain), [], "{scales:?}");
        for column in [0, 4, 10] {
            let line = lone("Unit: thousands", column);
            assert_eq!(of(&scales, [plain[0], &line]), [("1".to_owned(), Some(2))], "{scales:?} {column}");
        }
        let title = lone("Arrivals (in thousands)", 0);
        assert_eq!(of(&scales, [&title, plain[1]]), [("1".to_owned(), Some(1))], "{scales:?}");
    }
    let captions = "a) Men (in thousands);;;;b) Women;;;;c) Children;;";
    assert_eq!(of(&[1000.0, 1.0, 1.0], [plain[0], captions]), [], "each has its own caption");
}

#[test]
fn a_line_alone_above_tables_side_by_side_that_the_profile_knows_is_told_of_none() {
    let said = json!([{ "of": "title", "at": "A1", "text": "Arrivals (in thousands)" }]);
    let profile = side_by_side(&[1000.0, 1.0, 1.0], &said);
    let text = three_tables(["Arrivals (in thousands);;;;;;;;;;", ";;;;;;;;;;"]);
    assert_eq!(told(&read(marjan(), &profile, &text)), []);
}

#[test]
fn thousands_in_a_new_line_at_the_top_of_a_sheet_are_told_of_the_tables_below_that_are_not_read_in_them() {
    let table = |first: u32, scale: f64, caption: &str| {
        json!({
            "header_rows": [first, first], "rows": [first + 1, first + 2], "scale": scale,
            "said": [{ "of": "title", "at": format!("A{}", first - 1), "text": caption }],
            "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
            "across": [{ "row": first, "components": ["TIME_PERIOD"] }],
        })
    };
    let profile = by_hand(&[table(4, 1000.0, "Men (in thousands)"), table(8, 1.0, "Women")]);
    let text = |[title, unit, first, second]: [&str; 4]| {
        format!("{title};;\n{unit};;\n{first};;\nIsle;2020;2021\n{ROWS}{second};;\nIsle;2022;2023\n{ROWS}")
    };
    let found = |lines: [&str; 4]| {
        let reading = read(marjan(), &profile, &text(lines));
        let is_of_unit = |finding: &Finding| finding.arguments.get("what").is_some_and(|what| what == "unit");
        let told = reading.findings.into_iter().filter(is_of_unit);
        told.map(|finding| (finding.arguments["factor"].clone(), finding.place.row)).collect::<Vec<_>>()
    };
    let [first, second] = ["Men (in thousands)", "Women"];
    assert_eq!(found(["Arrivals", "", first, second]), []);
    assert_eq!(found(["Arrivals (in thousands)", "", first, second]), [("1".to_owned(), Some(1))]);
    assert_eq!(found(["Arrivals", "Unit: thousands", first, second]), [("1".to_owned(), Some(2))]);
    assert_eq!(found(["Arrivals", "", first, "Women (in thousands)"]), [("1".to_owned(), Some(7))]);
}

#[test]
fn the_unit_of_a_caption_over_labels_is_kept_with_the_caption_and_followed_in_it() {
    let text = |unit: &str| {
        let captions = format!("a) First years ({unit});;;;b) Last years;;\nIsle;2019;2020;;Isle;2021;2022\n");
        let rows = "Lulu Isle;12;31;;Lulu Isle;13000;32000\nSadaf Isle;7;8;;Sadaf Isle;9000;6000\n";
        format!("Arrivals by isle;;;;;;\n;;;;;;\n{captions}{rows}Nawaris Isle;9;6;;Nawaris Isle;4000;5000\n")
    };
    let made = draft(marjan(), &text("in thousands"));
    let said = made.profile.tables.iter().flat_map(|table| &table.said).filter(|said| said.of == SaidOf::Scale);
    let said: Vec<(String, &str)> = said.map(|said| (said.at.unwrap().to_string(), said.text.as_str())).collect();
    assert_eq!(said, [("A3".to_owned(), "a) First years (in thousands)")]);
    let reading = read(marjan(), &made.profile, &text("in millions"));
    assert_eq!((reading.columns.value(0), told(&reading)), (Some(12_000_000.0), Vec::new()));
    let gone = told(&read(marjan(), &made.profile, &text("in thousands").replace(" (in thousands)", "")));
    assert!(gone.iter().any(|(_, what, row)| what == "gone-unit" && *row == Some(3)), "{gone:?}");
}

#[test]
fn a_unit_for_all_values_that_nothing_says_of_the_dataflow_is_a_warning() {
    let pack = pack_of(UnitOf::Key);
    let told = |unit: &str| {
        let profile = json!({
            "id": "MADE_BY_HAND",
            "format": { "kind": "csv", "delimiter": ";" },
            "constants": { "SEX": "_T", UNIT: unit },
            "table": [{
                "header_rows": [1, 1],
                "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
                "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
            }],
        });
        let profile: Profile = serde_json::from_value(profile).unwrap();
        let reading = read(&pack, &profile, "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n");
        assert_eq!(reading.columns.len(), 4, "{:#?}", reading.findings);
        let found = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::UnusualUnit);
        found.map(|finding| (finding.severity, finding.arguments["expected"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(told("HH"), [(Severity::Warning, "PT".to_owned())]);
    assert_eq!((told("PT"), told("PS")), (Vec::new(), Vec::new()), "the usual unit, and persons");
}
