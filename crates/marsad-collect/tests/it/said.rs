//! What is said outside a table, read again in the next file: followed where it is certain, told where it is not.

use marsad_collect::{Context, Reading, SubmittedFile, propose, read_submission};
use marsad_model::{CellName, Finding, FindingCode, Id, Pack, Profile, SaidOf, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

fn file(content: &mut std::io::Cursor<Vec<u8>>) -> SubmittedFile<'_> {
    SubmittedFile { name: "a.csv", submission: "S", content }
}

fn profile_of(table: &Value, kind: &str) -> Profile {
    let format = if kind == "csv" { json!({ "kind": "csv", "delimiter": ";" }) } else { json!({ "kind": kind }) };
    serde_json::from_value(json!({
        "id": "MADE_BY_HAND",
        "format": format,
        "constants": { "FREQ": "A" },
        "table": [table],
        "codes": { "SEX": { "Men": "M", "Women": "F" } },
    }))
    .unwrap()
}

fn read_in(pack: &Pack, profile: &Profile, bytes: &[u8]) -> Reading {
    let context = Context::with_profile(pack, "DF_ARRIVALS", profile).unwrap();
    read_submission(&context, file(&mut std::io::Cursor::new(bytes.to_vec())))
}

fn read(table: &Value, text: &str) -> Reading {
    read_in(marjan(), &profile_of(table, "csv"), text.as_bytes())
}

/// Sex, period and value of the first observation.
fn first(reading: &Reading) -> (String, String, f64) {
    let observation = reading.columns.observation(0).unwrap();
    (observation.key[2].to_string(), observation.period.to_string(), observation.value.unwrap())
}

fn found(reading: &Reading, code: FindingCode) -> &Finding {
    let finding = reading.findings.iter().find(|finding| finding.code == code);
    finding.unwrap_or_else(|| panic!("no {code}: {:#?}", reading.findings))
}

/// Isles in rows, women and men in columns below two lines; the second says the year.
fn of_year(period: &str) -> Value {
    json!({
        "header_rows": [3, 3],
        "period": period,
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 3, "components": ["SEX"] }],
        "said": [{ "of": "period", "at": "A2", "text": "Arrivals, year 2022" }],
    })
}

/// Isles in rows, years in columns below a line that says the sex.
fn of_sex() -> Value {
    json!({
        "header_rows": [3, 3],
        "constants": { "SEX": "F" },
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 3, "components": ["TIME_PERIOD"] }],
        "said": [{ "of": "SEX", "at": "A2", "text": "Arrivals, Women" }],
    })
}

/// Isles in rows, years in columns below a line that says the unit.
fn of_unit(scale: f64, text: &str) -> Value {
    json!({
        "header_rows": [3, 3],
        "scale": scale,
        "constants": { "SEX": "_T" },
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 3, "components": ["TIME_PERIOD"] }],
        "said": [{ "of": "scale", "at": "A2", "text": text }],
    })
}

fn under(titles: [&str; 2], rows: &str) -> String {
    format!("{}\n{}\n{rows}", titles[0], titles[1])
}

const BY_SEX: &str = "Isle;Women;Men\nLulu Isle;12;31\nSadaf Isle;7;8\n";
const BY_YEAR: &str = "Isle;2022;2023\nLulu Isle;12;31\nSadaf Isle;7;8\n";

#[test]
fn the_year_of_a_title_is_read_from_the_title_of_each_file() {
    let same = read(&of_year("2022"), &under(["Ports", "Arrivals, year 2022"], BY_SEX));
    assert_eq!((first(&same), &same.findings[..]), (("F".into(), "2022".into(), 12.0), &[][..]));
    let next = read(&of_year("2022"), &under(["Ports", "Arrivals, year 2023"], BY_SEX));
    assert_eq!(first(&next).1, "2023");
    let finding = found(&next, FindingCode::FollowedTitle);
    assert_eq!((finding.severity, finding.place.row, finding.place.column), (Severity::Note, Some(2), Some(1)));
    assert_eq!((finding.value.as_str(), finding.arguments["taken"].as_str()), ("Arrivals, year 2023", "2023"));
}

#[test]
fn a_line_above_two_tables_that_is_gone_is_told_once() {
    let table = |first: u32| {
        let mut table = of_unit(1000.0, "Unit: thousands");
        (table["rows"], table["columns"]) = (json!([4, 5]), json!([first, first + 2]));
        table["column"][0]["at"] = json!(first);
        table
    };
    let mut profile = profile_of(&table(1), "csv");
    profile.tables.push(serde_json::from_value(table(5)).unwrap());
    let rows = "Isle;2020;2021;;Isle;2022;2023\nLulu Isle;12;31;;Lulu Isle;13;32\nSadaf Isle;7;8;;Sadaf Isle;9;6\n";
    let reading = |line: &str| read_in(marjan(), &profile, format!("Ports;;;;;;\n{line};;;;;;\n{rows}").as_bytes());
    let told = |line: &str| {
        let mut findings = reading(line).findings;
        findings.retain(|finding| finding.code == FindingCode::TitleDisagrees);
        findings.into_iter().map(|finding| finding.arguments["what"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(reading("").columns.len(), 8);
    assert_eq!((told("Unit: thousands"), told("")), (Vec::new(), vec!["gone-unit".to_owned()]));
}

#[test]
fn a_word_that_a_title_did_not_say_before_and_that_nothing_explains_is_a_warning() {
    let next = read(&of_year("2022"), &under(["Ports", "Arrivals by marriage, year 2023"], BY_SEX));
    assert_eq!(first(&next).1, "2023");
    let finding = found(&next, FindingCode::TitleDisagrees);
    assert_eq!((finding.severity, finding.arguments["what"].as_str()), (Severity::Warning, "words"));
    assert_eq!(finding.arguments["said"], "Arrivals, year 2022");
    let plain = read(&of_year("2022"), &under(["Ports", "Number of arrivals, year 2023"], BY_SEX));
    assert!(plain.findings.iter().all(|finding| finding.code != FindingCode::TitleDisagrees), "{:#?}", plain.findings);
}

#[test]
fn a_title_that_moved_by_a_row_is_the_same_title() {
    let moved = read(&of_year("2022"), &under(["Arrivals, year 2022", "Ports"], BY_SEX));
    assert_eq!((first(&moved).1.as_str(), &moved.findings[..]), ("2022", &[][..]));
    let next = read(&of_year("2022"), &under(["Arrivals, year 2023", "Ports"], BY_SEX));
    assert_eq!((first(&next).1.as_str(), found(&next, FindingCode::FollowedTitle).place.row), ("2023", Some(1)));
}

#[test]
fn a_period_that_lasts_otherwise_is_a_warning() {
    let reading = read(&of_year("2022"), &under(["Ports", "Arrivals, March 2023"], BY_SEX));
    assert_eq!(first(&reading).1, "2023-03");
    assert_eq!(found(&reading, FindingCode::FollowedTitle).severity, Severity::Warning);
}

#[test]
fn a_calendar_year_in_the_place_of_a_year_of_schools_is_a_warning() {
    let mut table = of_year("2022/2023");
    table["said"][0]["text"] = json!("Arrivals, A.U. 2022-2023");
    let mut profile = profile_of(&table, "csv");
    profile.reporting_year = marsad_model::ReportingYear::new(9, 1).unwrap();
    let followed = |title: &str| {
        let reading = read_in(marjan(), &profile, under(["Ports", title], BY_SEX).as_bytes());
        let finding = found(&reading, FindingCode::FollowedTitle);
        (finding.severity, finding.arguments["taken"].clone())
    };
    assert_eq!(followed("Arrivals, A.U. 2023-2024"), (Severity::Note, "2023/2024".to_owned()));
    assert_eq!(followed("Arrivals, 2022"), (Severity::Warning, "2022".to_owned()));
}

#[test]
fn where_no_title_says_the_period_any_more_that_is_told_once_with_all_else_that_is_wrong() {
    let rows = "Isle;Women;Men\nLulu Isle;-4;31\nSadaf Isle;12 %;8\nNowhere;1;2\n";
    for titles in [["Ports", ""], ["Ports", "Arrivals"]] {
        let reading = read(&of_year("2022"), &under(titles, rows));
        assert!(reading.columns.is_empty(), "nothing is kept that has no period");
        let of = |code: FindingCode| reading.findings.iter().filter(|finding| finding.code == code).count();
        assert_eq!((of(FindingCode::MissingPeriod), of(FindingCode::MissingDimension)), (1, 0));
        assert_eq!((of(FindingCode::OutOfRange), of(FindingCode::UnknownCode)), (1, 1), "{:#?}", reading.findings);
        assert_eq!(of(FindingCode::PercentUnexpected), 1);
    }
}

#[test]
fn a_period_that_was_fixed_by_hand_stays_and_another_year_in_the_title_is_a_warning() {
    let mut fixed = of_year("2022");
    fixed.as_object_mut().unwrap().remove("said");
    let reading = read(&fixed, &under(["Ports", "Arrivals, year 2023"], BY_SEX));
    assert_eq!(first(&reading).1, "2022");
    let finding = found(&reading, FindingCode::TitleDisagrees);
    assert_eq!((finding.severity, finding.arguments["what"].as_str()), (Severity::Warning, "year"));
    assert_eq!(read(&fixed, &under(["Ports", "Arrivals, year 2022"], BY_SEX)).findings, []);
}

#[test]
fn a_fixed_period_is_held_against_months_quarters_and_days_as_against_years() {
    let told = |period: &str, title: &str| {
        let mut fixed = of_year(period);
        fixed.as_object_mut().unwrap().remove("said");
        let findings = read(&fixed, &under(["Ports", title], BY_SEX)).findings;
        let is_year = |finding: &Finding| finding.arguments.get("what").is_some_and(|what| what == "year");
        findings
            .into_iter()
            .filter(is_year)
            .map(|finding| (finding.severity, finding.arguments["found"].clone()))
            .collect::<Vec<_>>()
    };
    for (period, title, found) in [
        ("2022-03", "Arrivals, April 2022", "2022-04"),
        ("2022-03", "Arrivals, March 2023", "2023-03"),
        ("2022-03", "الوافدون، أفريل 2022", "2022-04"),
        ("2022-12", "Arrivées au 31 janvier 2023", "2023-01-31"),
        ("2022-12", "31/01/2023", "2023-01-31"),
        ("2022-Q1", "Arrivées, 2e trimestre 2022", "2022-Q2"),
        ("2022", "Arrivals, January 2023", "2023-01"),
    ] {
        assert_eq!(told(period, title), [(Severity::Warning, found.to_owned())], "{title}");
    }
    for (period, title) in [
        ("2022-03", "Arrivals, March 2022"),
        ("2022-03", "Arrivals, 31 March 2022"),
        ("2022-03", "Arrivals, year 2022"),
        ("2022-Q1", "Arrivals, February 2022"),
        ("2022-03", "Tunis, le 15 janvier 2023"),
        ("2022-03", "Révisé le 15 janvier 2023"),
        ("2022-03", "Source: ports, January 2023"),
    ] {
        assert_eq!(told(period, title), [], "{title}");
    }
}

#[test]
fn a_word_of_the_profile_with_a_year_is_held_against_the_year_of_the_title() {
    let followed = json!({
        "header_rows": [3, 3],
        "period": "2024",
        "constants": { "ISLE": "_T" },
        "column": [{ "header": "Period", "role": "time", "component": "TIME_PERIOD" }],
        "across": [{ "row": 3, "components": ["SEX"] }],
        "said": [{ "of": "period", "at": "A2", "text": "Arrivals, year 2024" }],
    });
    let mut alone = followed.clone();
    for key in ["period", "said"] {
        alone.as_object_mut().unwrap().remove(key);
    }
    let told = |table: &Value, words: [&str; 2], title: &str| {
        let mut profile = profile_of(table, "csv");
        let words = json!({ "First": words[0], "Second": words[1] });
        profile.codes.insert(Id::literal("TIME_PERIOD"), serde_json::from_value(words).unwrap());
        let rows = "Period;Women;Men\nFirst;12;31\nSecond;7;8\n";
        let reading = read_in(marjan(), &profile, under(["Ports", title], rows).as_bytes());
        let is_told = |finding: &&Finding| {
            let what = finding.arguments.get("what").map(String::as_str);
            finding.code == FindingCode::FollowedTitle || what == Some("year-of-words")
        };
        let told = reading.findings.iter().filter(is_told).map(|finding| (finding.code, finding.severity));
        (first(&reading).1, told.collect::<Vec<_>>())
    };
    let both = ["2024-W01", "2024-W02"];
    let (same, next) = ("Arrivals, year 2024", "Arrivals, year 2025");
    let disagrees = |severity: Severity| (FindingCode::TitleDisagrees, severity);
    let follows = (FindingCode::FollowedTitle, Severity::Note);
    assert_eq!(told(&followed, both, same), ("2024-W01".to_owned(), Vec::new()));
    assert_eq!(told(&followed, both, next), ("2024-W01".to_owned(), vec![disagrees(Severity::Error)]));
    assert_eq!(told(&alone, both, next), ("2024-W01".to_owned(), vec![disagrees(Severity::Warning)]));
    let one = told(&followed, ["2024-W01", "W02"], next);
    assert_eq!(one, ("2024-W01".to_owned(), vec![follows, disagrees(Severity::Warning)]));
    assert_eq!(told(&followed, ["W01", "W02"], next), ("2025-W01".to_owned(), vec![follows]));
    assert_eq!(told(&followed, ["2024-03", "2024-04"], next).1, [disagrees(Severity::Error)]);
    // So is a whole year.
    assert_eq!(told(&followed, ["2024", "M01"], same), ("2024".to_owned(), Vec::new()));
    let sum = told(&followed, ["2024", "M01"], next);
    assert_eq!(sum, ("2024".to_owned(), vec![follows, disagrees(Severity::Warning)]));
    assert_eq!(told(&followed, ["A1", "M01"], next), ("2025".to_owned(), vec![follows]));
    // Of `N-1` and `N` one has the year of the title.
    assert_eq!(told(&alone, ["2023", "2024"], same).1, []);
    assert_eq!(told(&alone, ["2023", "2024"], next).1, [disagrees(Severity::Warning)]);
}

#[test]
fn the_title_over_the_pages_of_a_table_is_held_against_the_fixed_period_of_each() {
    let page = |(first, period): (u32, &str)| {
        json!({
            "header_rows": [first, first], "rows": [first + 1, first + 2], "period": period,
            "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
            "across": [{ "row": first, "components": ["SEX"] }],
        })
    };
    let told = |period: &str, title: &str| {
        let mut above = page((2, "2022"));
        above["said"] = json!([{ "of": "period", "at": "A1", "text": "Arrivals, year 2022" }]);
        let mut profile = profile_of(&above, "csv");
        profile.tables.push(serde_json::from_value(page((6, period))).unwrap());
        let text = format!("{title}\n{BY_SEX}Page 2\n{BY_SEX}");
        let findings = read_in(marjan(), &profile, text.as_bytes()).findings;
        let other = findings.into_iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
        other.map(|finding| (finding.severity, finding.arguments["found"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(told("2022", "Arrivals, year 2022"), []);
    assert_eq!(told("2022", "Arrivals, year 2023"), [(Severity::Warning, "2023".to_owned())]);
    assert_eq!(told("2023", "Arrivals, year 2022"), [], "the title is about the first page alone");
}

#[test]
fn a_period_that_was_corrected_by_hand_is_never_overwritten() {
    let corrected = of_year("2021");
    assert_eq!(first(&read(&corrected, &under(["Ports", "Arrivals, year 2022"], BY_SEX))).1, "2021");
    let reading = read(&corrected, &under(["Ports", "Arrivals, year 2023"], BY_SEX));
    assert_eq!(first(&reading).1, "2021");
    assert_eq!(found(&reading, FindingCode::TitleDisagrees).severity, Severity::Error);
}

#[test]
fn the_sex_of_a_title_is_read_from_the_title_of_each_file() {
    let women = read(&of_sex(), &under(["Ports", "Arrivals, Women"], BY_YEAR));
    assert_eq!((first(&women).0.as_str(), &women.findings[..]), ("F", &[][..]));
    let men = read(&of_sex(), &under(["Ports", "Arrivals, Men"], BY_YEAR));
    assert_eq!(first(&men).0, "M");
    assert_eq!(found(&men, FindingCode::FollowedTitle).arguments["taken"], "M");
    let nobody = read(&of_sex(), &under(["Ports", "Arrivals, others"], BY_YEAR));
    assert_eq!(found(&nobody, FindingCode::TitleDisagrees).severity, Severity::Error);
    let gone = read(&of_sex(), &under(["Ports", ""], BY_YEAR));
    assert_eq!(found(&gone, FindingCode::TitleDisagrees).arguments["what"], "gone-code");
}

#[test]
fn exchanged_titles_exchange_the_tables() {
    let table = |(columns, sex, at, text): (&[u32; 2], &str, &str, &str)| {
        json!({
            "header_rows": [2, 2], "rows": [3, 4], "columns": columns, "constants": { "SEX": sex },
            "column": [{ "header": "Isle", "at": columns[0], "role": "code", "component": "ISLE" }],
            "across": [{ "row": 2, "components": ["TIME_PERIOD"] }],
            "said": [{ "of": "SEX", "at": at, "text": text }],
        })
    };
    let (left, right) = (table((&[1, 2], "M", "A1", "Men")), table((&[4, 5], "F", "D1", "Women")));
    let mut profile = profile_of(&left, "csv");
    profile.tables.push(serde_json::from_value(right).unwrap());
    let rows = "Isle;2022;;Isle;2022\nLulu Isle;1;;Lulu Isle;2\nSadaf Isle;3;;Sadaf Isle;4\n";
    let of = |titles: &str| {
        let reading = read_in(marjan(), &profile, format!("{titles}\n{rows}").as_bytes());
        let observations = reading.columns.observations();
        let mut sexes: Vec<String> =
            observations.iter().map(|one| format!("{} {}", one.key[2], one.value.unwrap())).collect();
        sexes.sort();
        sexes
    };
    assert_eq!(of("Men;;;Women"), ["F 2", "F 4", "M 1", "M 3"]);
    assert_eq!(of("Women;;;Men"), ["F 1", "F 3", "M 2", "M 4"]);
}

#[test]
fn the_unit_of_a_title_is_read_from_the_title_of_each_file() {
    let thousands = of_unit(1000.0, "Arrivals (in thousands)");
    let value = |title: &str| first(&read(&thousands, &under(["Ports", title], BY_YEAR))).2;
    assert_eq!((value("Arrivals (in thousands)"), value("Arrivals (in millions)")), (12_000.0, 12_000_000.0));
    let reading = read(&thousands, &under(["Ports", "Arrivals (in millions)"], BY_YEAR));
    assert_eq!(found(&reading, FindingCode::FollowedTitle).arguments["factor"], "1000000");
    let gone = read(&thousands, &under(["Ports", "Arrivals"], BY_YEAR));
    assert_eq!(found(&gone, FindingCode::TitleDisagrees).severity, Severity::Error);
}

#[test]
fn a_unit_that_was_said_and_is_said_no_more_is_a_warning_where_values_are_taken_as_they_stand() {
    let told = |table: &Value, text: &str| {
        let findings = read_in(&in_millions_of_dinars(), &profile_of(table, "csv"), text.as_bytes()).findings;
        let found = findings.into_iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
        found.map(|finding| (finding.severity, finding.arguments["what"].clone())).collect::<Vec<_>>()
    };
    let gone = [(Severity::Warning, "gone-own-unit".to_owned())];
    let title = of_unit(1.0, "Arrivals (in millions of dinars)");
    assert_eq!(told(&title, &under(["Ports", "Arrivals (in millions of dinars)"], BY_YEAR)), []);
    for titles in [["Ports", ""], ["Ports", "Arrivals"]] {
        assert_eq!(told(&title, &under(titles, BY_YEAR)), gone, "{titles:?}");
    }
    assert_eq!(
        told(&title, &under(["Number of arrivals (in millions of dinars)", ""], BY_YEAR)),
        [],
        "another line says it"
    );
    let mut note = of_unit_note();
    note["scale"] = json!(1.0);
    note["said"][0]["text"] = json!("Unit: millions of dinars");
    assert_eq!(told(&note, &format!("{BY_YEAR}\nUnit: millions of dinars;;\n")), []);
    assert_eq!(told(&note, &format!("{BY_YEAR}\nSource: ports;;\n")), gone);
    let mut header = of_unit_note();
    header["scale"] = json!(1.0);
    header["said"][0] = json!({ "of": "scale", "at": "B1", "text": "2022 (in millions of dinars)" });
    assert_eq!(
        told(
            &header,
            "Isle;2022 (in millions of dinars);2023 (in millions of dinars)\nLulu Isle;12;31\nSadaf Isle;7;8\n"
        ),
        []
    );
    assert_eq!(told(&header, BY_YEAR), gone);
}

/// Marjan, with arrivals that are millions of dinars.
fn in_millions_of_dinars() -> Pack {
    let mut pack = marjan().clone();
    let unit = Id::new("UNIT_MEASURE").unwrap();
    let flows = pack.dataflows.iter_mut().filter(|flow| flow.id == *"DF_ARRIVALS");
    flows.for_each(|flow| {
        flow.attributes.insert(unit.clone(), Id::new("MTND").unwrap());
    });
    pack
}

/// Isles in rows, years in columns above a note that says the unit.
fn of_unit_note() -> Value {
    json!({
        "header_rows": [1, 1],
        "scale": 1000.0,
        "constants": { "SEX": "_T" },
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
        "said": [{ "of": "scale", "at": "A5", "text": "Unit: thousands" }],
    })
}

#[test]
fn a_unit_that_a_note_says_is_held_against_the_notes_of_each_file() {
    let told = |note: &str| {
        let reading = read(&of_unit_note(), &format!("{BY_YEAR}\n{note};;\n"));
        let findings = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
        findings.map(|finding| (finding.severity, finding.arguments["what"].clone(), finding.value)).collect::<Vec<_>>()
    };
    for note in ["Unit: thousands", "Source: Ministry (in thousands)", "NB: all figures are in thousands"] {
        assert_eq!(told(note), [], "{note}");
    }
    for note in ["Source: Ministry", "Unit: persons", "In units"] {
        assert_eq!(told(note), [(Severity::Error, "gone-unit".to_owned(), "Unit: thousands".to_owned())], "{note}");
    }
    assert_eq!(told("In millions"), [(Severity::Error, "unit".to_owned(), "In millions".to_owned())]);
}

/// Isles in rows and years in columns, below a corner that says the unit behind the numbers of the rows.
fn of_corner(corner: &str) -> Value {
    json!({
        "header_rows": [1, 1],
        "scale": 1000.0,
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "N°", "role": "ignore" },
            { "header": corner, "at": 2, "role": "code", "component": "ISLE" },
        ],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
        "said": [{ "of": "scale", "at": "B1", "text": corner }],
    })
}

/// What a table is told of that has this corner.
fn told_of_corner(table: &Value, corner: &str) -> (Vec<(Severity, String)>, f64) {
    let reading = read(table, &format!("N°;{corner};2022;2023\n1;Lulu Isle;12;31\n2;Sadaf Isle;7;8\n"));
    let value = first(&reading).2;
    let is_told = |finding: &Finding| {
        use FindingCode::{FollowedTitle, MissingColumn, NotAPeriod, TitleDisagrees};
        [FollowedTitle, MissingColumn, NotAPeriod, TitleDisagrees].contains(&finding.code)
    };
    let told = reading.findings.into_iter().filter(is_told);
    (told.map(|finding| (finding.severity, finding.arguments["what"].clone())).collect(), value)
}

#[test]
fn a_column_is_known_by_its_name_whatever_unit_the_corner_says() {
    let table = of_corner("Isle / Unit: thousands");
    let told = |corner: &str| told_of_corner(&table, corner);
    assert_eq!(told("Isle / Unit: thousands"), (vec![], 12_000.0));
    assert_eq!(told("Isle / Unit: millions"), (vec![(Severity::Note, "scale".to_owned())], 12_000_000.0));
    assert_eq!(told("Isle (in millions)").1, 12_000_000.0);
    assert_eq!(told("Isle").0, [(Severity::Error, "gone-unit".to_owned())]);
    assert_eq!(told("Isle / Unit: euros").0, [(Severity::Error, "unit".to_owned())]);
}

#[test]
fn a_unit_that_a_header_of_labels_says_and_did_not_is_a_warning() {
    let mut table = of_corner("Isle");
    table["said"] = json!([]);
    table["scale"] = json!(1.0);
    let told = |corner: &str| told_of_corner(&table, corner);
    let warning = |what: &str| vec![(Severity::Warning, what.to_owned())];
    assert_eq!(told("Isle (in thousands)"), (warning("unit"), 12.0));
    assert_eq!(told("Isle / Unit: households"), (warning("words"), 12.0));
    assert_eq!(told("Isle / Unit: arrivals"), (vec![], 12.0));
    table["column"][1]["header"] = json!("Isle / Unit: arrivals");
    assert_eq!(told_of_corner(&table, "Isle / Unit: households").0, warning("words"));
    table["column"][1]["header"] = json!("Isle (in thousands)");
    table["scale"] = json!(1000.0);
    assert_eq!(told_of_corner(&table, "Isle").0, [(Severity::Error, "gone-unit".to_owned())]);
}

#[test]
fn a_column_of_values_is_the_same_in_another_unit_where_its_header_says_it() {
    let table = json!({
        "header_rows": [1, 1],
        "scale": 1000.0,
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Year", "role": "time", "component": "TIME_PERIOD" },
            { "header": "Persons (in thousands)", "role": "value", "component": "OBS_VALUE" },
        ],
        "said": [{ "of": "scale", "at": "C1", "text": "Persons (in thousands)" }],
    });
    let reading = |header: &str| read(&table, &format!("Isle;Year;{header}\nLulu Isle;2022;12\n"));
    let millions = reading("Persons (in millions)");
    assert_eq!((found(&millions, FindingCode::FollowedTitle).severity, first(&millions).2), (Severity::Note, 12e6));
    found(&reading("Persons (in euros)"), FindingCode::MissingColumn);
    found(&reading("Households (in thousands)"), FindingCode::MissingColumn);
}

#[test]
fn a_column_of_years_is_the_same_under_another_word_for_years() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Année", "at": 1, "role": "time", "component": "TIME_PERIOD" },
            { "header": "Isle", "at": 2, "role": "code", "component": "ISLE" },
            { "header": "Persons", "role": "value", "component": "OBS_VALUE" },
        ],
    });
    for head in ["Année", "Exercice", "السنة"] {
        let reading = read(&table, &format!("{head};Isle;Persons\n2022;Lulu Isle;12\n"));
        assert_eq!(reading.findings, [], "{head}");
        assert_eq!(first(&reading).1, "2022", "{head}");
    }
    found(&read(&table, "Rang;Isle;Persons\n2022;Lulu Isle;12\n"), FindingCode::MissingColumn);
}

#[test]
fn thousands_of_which_the_profile_knows_nothing_are_a_warning() {
    let mut plain = of_unit(1.0, "");
    plain.as_object_mut().unwrap().remove("said");
    let reading = read(&plain, &under(["Ports", "Arrivals (in thousands)"], BY_YEAR));
    let finding = found(&reading, FindingCode::TitleDisagrees);
    assert_eq!((finding.severity, finding.arguments["what"].as_str()), (Severity::Warning, "unit"));
    assert_eq!(read(&plain, &under(["Ports", "Arrivals"], BY_YEAR)).findings, []);
}

#[test]
fn a_line_of_totals_since_january_that_is_gone_is_not_compared_with_itself() {
    let line = "Cumul depuis le 1er janvier";
    let mut table = of_unit(1.0, line);
    table["cumulative"] = json!(true);
    table["constants"] = json!({ "SEX": "_T", "FREQ": "M" });
    table["said"][0]["of"] = json!("cumulative");
    let months = "Isle;01/2024;02/2024\nLulu Isle;12;31\n";
    let told = |title: &str| {
        let reading = read(&table, &under(["Ports", title], months));
        let disagrees = reading.findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
        disagrees.map(|finding| (finding.severity, finding.arguments["what"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(told(line), []);
    assert_eq!(told(""), [(Severity::Error, "gone-cumulative".to_owned())]);
}

#[test]
fn each_header_says_the_unit_of_its_own_column() {
    let table = json!({
        "header_rows": [1, 1],
        "scale": 1000.0,
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "2022 (in thousands)", "role": "value", "component": "OBS_VALUE", "period": "2022" },
            { "header": "2023 (in millions)", "role": "value", "component": "OBS_VALUE", "period": "2023" },
        ],
        "said": [{ "of": "scale", "at": "B1", "text": "2022 (in thousands)" }],
    });
    let reading = read(&table, "Isle;2022 (in thousands);2023 (in millions)\nLulu Isle;1;2\n");
    let values: Vec<Option<f64>> = (0..2).map(|row| reading.columns.value(row)).collect();
    assert_eq!(values, [Some(1000.0), Some(2_000_000.0)]);
    assert_eq!(found(&reading, FindingCode::FollowedTitle).place.column, Some(3));
}

#[test]
fn what_a_draft_takes_from_a_title_it_says_where() {
    let text = under(["Ports;;", "Arrivals, year 2022;;"], "Isle;Female;Male\nLulu Isle;12;31\nSadaf Isle;7;8\n");
    let draft = propose(marjan(), "DF_ARRIVALS", file(&mut std::io::Cursor::new(text.clone().into_bytes())));
    let profile = draft.unwrap().unwrap().profile;
    let said = profile.tables[0].said.iter().find(|said| said.of == SaidOf::Period).unwrap();
    assert_eq!((said.at, said.text.as_str()), (Some(CellName { row: 2, column: 1 }), "Arrivals, year 2022"));
    assert_eq!(first(&read_in(marjan(), &profile, text.as_bytes())).1, "2022");
    let next = text.replace("2022", "2023");
    assert_eq!(first(&read_in(marjan(), &profile, next.as_bytes())).1, "2023");
}

#[test]
fn a_draft_takes_from_a_title_how_many_its_figures_are_counted_in() {
    for (title, scale) in [
        ("Thousands of arrivals by isle", Some(1000.0)),
        ("Centaines d’arrivées", Some(100.0)),
        ("Arrivals by isle (x 10)", Some(10.0)),
        ("Arrivals by isle", None),
    ] {
        let text = under([&format!("{title};;"), ";;"], BY_YEAR);
        let draft = propose(marjan(), "DF_ARRIVALS", file(&mut std::io::Cursor::new(text.into_bytes())));
        assert_eq!(draft.unwrap().unwrap().profile.tables[0].scale, scale, "{title}");
    }
}

#[test]
fn a_draft_takes_the_unit_from_a_corner_behind_the_numbers_of_rows() {
    let rows = "N°;Isle / Unit: thousands;2022;2023\n1;Lulu Isle;12;31\n2;Sadaf Isle;7;8\n";
    let text = under(["Arrivals by isle;;;", ";;;"], rows);
    let draft = propose(marjan(), "DF_ARRIVALS", file(&mut std::io::Cursor::new(text.into_bytes())));
    assert_eq!(draft.unwrap().unwrap().profile.tables[0].scale, Some(1000.0));
}

/// A workbook with a sheet for each year.
fn years(names: &[&str]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for name in names {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, texts) in [["Isle", "Women", "Men"], ["Lulu Isle", "", ""], ["Sadaf Isle", "", ""]].iter().enumerate()
        {
            for (column, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
                sheet.write(row as u32, column as u16, *text).unwrap();
            }
        }
        for (row, column) in [(1, 1), (1, 2), (2, 1), (2, 2)] {
            sheet.write(row, column, 5).unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn the_sheet_of_a_new_year_is_read_like_the_others_unless_the_profile_leaves_it_out() {
    let table = json!({
        "sheet": "2022",
        "sheet_component": "TIME_PERIOD",
        "header_rows": [1, 1],
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["SEX"] }],
    });
    let mut profile = profile_of(&table, "workbook");
    let reading = read_in(marjan(), &profile, &years(&["2022", "2023"]));
    let finding = found(&reading, FindingCode::FollowedTitle);
    assert_eq!((finding.severity, finding.arguments["what"].as_str()), (Severity::Note, "sheet"));
    assert_eq!((finding.value.as_str(), finding.arguments["said"].as_str()), ("2023", "2022"));
    let mut periods: Vec<String> = reading.columns.observations().iter().map(|one| one.period.to_string()).collect();
    periods.dedup();
    assert_eq!((reading.columns.len(), periods), (8, vec!["2022".to_owned(), "2023".to_owned()]));
    let reading = read_in(marjan(), &profile, &years(&["2023"]));
    let missing = found(&reading, FindingCode::MissingSheet);
    assert_eq!((missing.severity, missing.arguments["succeeded"].as_str()), (Severity::Note, "yes"));
    profile.not_read = vec!["20*".to_owned()];
    let reading = read_in(marjan(), &profile, &years(&["2022", "2023"]));
    assert_eq!(found(&reading, FindingCode::SkippedByProfile).severity, Severity::Note);
    assert_eq!(reading.columns.len(), 4);
}

#[test]
fn the_column_of_a_new_year_is_a_warning_and_that_of_the_year_before_is_not_asked_for() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Arrivals 2022", "role": "value", "component": "OBS_VALUE", "period": "2022" },
        ],
    });
    let both = read(&table, "Isle;Arrivals 2022;Arrivals 2023\nLulu Isle;1;2\n");
    let finding = found(&both, FindingCode::UnexpectedColumn);
    assert_eq!((finding.severity, finding.arguments["like"].as_str()), (Severity::Warning, "yes"));
    let next = read(&table, "Isle;Arrivals 2023\nLulu Isle;2\n");
    let finding = found(&next, FindingCode::MissingColumn);
    assert_eq!((finding.arguments["what"].as_str(), finding.arguments["found"].as_str()), ("number", "Arrivals 2023"));
}

#[test]
fn months_without_a_year_are_told_once() {
    let table = json!({
        "header_rows": [1, 1],
        "constants": { "SEX": "_T" },
        "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        "across": [{ "row": 1, "components": ["TIME_PERIOD"] }],
    });
    let reading = read(&table, "Isle;January;February\nLulu Isle;1;2\nSadaf Isle;3;4\n");
    let told: Vec<&Finding> = reading.findings.iter().filter(|f| f.code == FindingCode::MissingPeriod).collect();
    assert_eq!((told.len(), told[0].arguments["what"].as_str()), (1, "year"));
    assert!(!reading.findings.iter().any(|finding| finding.code == FindingCode::MissingDimension));
}

#[test]
fn a_scaled_number_in_parentheses_is_told_as_it_was_written() {
    let thousands = of_unit(1000.0, "Arrivals (in thousands)");
    let rows = "Isle;2022\nLulu Isle;(3.4)\n";
    let reading = read(&thousands, &under(["Ports", "Arrivals (in thousands)"], rows));
    let finding = found(&reading, FindingCode::ParenthesesAsMinus);
    let of = |name: &str| finding.arguments[name].as_str();
    assert_eq!((of("number"), of("factor"), of("scaled")), ("-3.4", "1000", "yes"));
}

/// A list of years and isles whose headers stand on a row.
fn list(header_row: u32) -> Value {
    json!({
        "header_rows": [header_row, header_row],
        "constants": { "SEX": "_T" },
        "column": [
            { "header": "Year", "role": "time", "component": "TIME_PERIOD" },
            { "header": "Isle", "role": "code", "component": "ISLE" },
            { "header": "Arrivals", "role": "value", "component": "OBS_VALUE" },
            { "header": "Remark", "role": "ignore" },
        ],
    })
}

/// What is told of marks, and of words beside numbers.
fn disagreements(reading: &Reading) -> Vec<&str> {
    let own = reading.findings.iter().filter_map(|finding| finding.arguments.get("what"));
    own.map(String::as_str).filter(|what| ["mark-of-legend", "unknown-mark", "other-word"].contains(what)).collect()
}

#[test]
fn a_line_above_a_list_says_what_a_mark_in_its_rows_means() {
    let rows = "Year;Isle;Arrivals;Remark\n2022;Lulu Isle*;5;\n2023;Lulu Isle*;6;\n";
    assert_eq!(disagreements(&read(&list(2), &format!("* : provisional data;;;\n{rows}"))), ["mark-of-legend"]);
    assert_eq!(disagreements(&read(&list(2), &format!("Ports;;;\n{rows}"))), ["unknown-mark"]);
}

#[test]
fn another_word_beside_the_numbers_of_a_long_list_is_told_once() {
    let mut table = list(1);
    table["words_beside"] = json!(["bén."]);
    // Long enough that several readers would take parts of it.
    let row = format!("2022;Lulu Isle;12 ménages;{}\n", "a".repeat(1000));
    let reading = read(&table, &format!("Year;Isle;Arrivals;Remark\n{}", row.repeat(5000)));
    assert_eq!(disagreements(&reading), ["other-word"]);
}

/// What is told of two titles in two languages, where the profile took the period, 2022, from the lower one; with the line
/// that is told and the period that is read.
fn told_of_languages(titles: [&str; 2]) -> Vec<(String, String)> {
    let own = ["Arrivées par île et sexe en 2022", "Arrivals by isle and sex in 2022"];
    let mut table = of_year("2022");
    table["said"] = json!([
        { "of": "period", "at": "A2", "text": own[1] },
        { "of": "title", "at": "A2", "text": own[1] },
        { "of": "title", "at": "A1", "text": own[0] },
    ]);
    let reading = read(&table, &under(titles, BY_SEX));
    let is_it = |finding: &&Finding| finding.arguments.get("what").is_some_and(|what| what == "other-language");
    let told = reading.findings.iter().filter(is_it);
    told.map(|finding| (finding.value.clone(), finding.arguments["taken"].clone())).collect()
}

#[test]
fn a_title_that_says_another_period_than_the_same_in_another_language_is_told_once() {
    let english = "Arrivals by isle and sex in 2022";
    for time in ["au 1er semestre 2022", "en janvier 2022", "en 2019", "de 2019 à 2022", "depuis 2019", "en 2023"] {
        let french = format!("Arrivées par île et sexe {time}");
        assert_eq!(told_of_languages([&french, english]), [(french, "2022".to_owned())]);
    }
    // The year of both changes, or of one of them.
    let next = "Arrivals by isle and sex in 2023";
    assert_eq!(told_of_languages(["Arrivées par île et sexe en 2023", next]), []);
    let forgotten = "Arrivées par île et sexe en 2022";
    assert_eq!(told_of_languages([forgotten, next]), [(forgotten.to_owned(), "2023".to_owned())]);
}

#[test]
fn the_year_of_a_yearbook_or_a_source_in_another_language_is_no_other_period() {
    let english = "Arrivals by isle and sex in 2022";
    for line in ["Annuaire statistique des ports, 2024", "Source : enquête des ports de 2019", "Édité le 03/02/2024"]
    {
        assert_eq!(told_of_languages([line, english]), [], "{line}");
    }
}
