//! The unit that a title, a note, a corner or a header says: held against each file.

use marsad_collect::propose;
use marsad_model::{Finding, FindingCode, Id, Pack, Severity};
use marsad_testkit::marjan;
use serde_json::{Value, json};

use crate::said::{BY_YEAR, file, first, found, of_unit, profile_of, read, read_in, under};

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
fn thousands_of_which_the_profile_knows_nothing_are_a_warning() {
    let mut plain = of_unit(1.0, "");
    plain.as_object_mut().unwrap().remove("said");
    let reading = read(&plain, &under(["Ports", "Arrivals (in thousands)"], BY_YEAR));
    let finding = found(&reading, FindingCode::TitleDisagrees);
    assert_eq!((finding.severity, finding.arguments["what"].as_str()), (Severity::Warning, "unit"));
    assert_eq!(read(&plain, &under(["Ports", "Arrivals"], BY_YEAR)).findings, []);
}

#[test]
fn a_line_above_the_table_that_contradicts_the_one_that_says_the_unit_is_a_warning() {
    let pack = in_millions_of_dinars();
    let told = |table: &Value, titles: [&str; 2]| {
        let findings = read_in(&pack, &profile_of(table, "csv"), under(titles, BY_YEAR).as_bytes()).findings;
        let units = findings
            .into_iter()
            .filter(|finding| finding.code == FindingCode::TitleDisagrees && finding.arguments["what"] == "unit");
        units.map(|finding| (finding.severity, finding.value)).collect::<Vec<_>>()
    };
    let own = "Arrivals (in thousands of dinars)";
    let thousands = of_unit(0.001, own);
    let others =
        ["(in millions of dinars)", "(MDT)", "(in dinars)", "(in millions of euros)", "(in thousands of dollars)"];
    for other in others {
        let title = format!("Ports {other}");
        assert_eq!(told(&thousands, [&title, own]), [(Severity::Warning, title.clone())], "{other}");
    }
    for same in ["Ports", "Ports (in thousands)", "Ports (persons)"] {
        assert_eq!(told(&thousands, [same, own]), [], "{same}");
    }
    let mut kept = of_unit(0.001, own);
    kept["said"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "of": "title", "at": "A1", "text": "Ports (in millions of euros)" }));
    assert_eq!(told(&kept, ["Ports (in millions of euros)", own]), [], "the file of the profile said both");
    let stale = json!({ "of": "title", "at": "A1", "text": "Ports (in thousands of dinars)" });
    kept["said"][1] = stale;
    let titles = ["Ports (in thousands of dinars)", "Arrivals (in millions of dinars)"];
    let other = (Severity::Warning, titles[1].to_owned());
    assert_eq!(told(&kept, titles), [other], "one line has the unit of the profile and the other has not");
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

#[test]
fn a_scaled_number_in_parentheses_is_told_as_it_was_written() {
    let thousands = of_unit(1000.0, "Arrivals (in thousands)");
    let rows = "Isle;2022\nLulu Isle;(3.4)\n";
    let reading = read(&thousands, &under(["Ports", "Arrivals (in thousands)"], rows));
    let finding = found(&reading, FindingCode::ParenthesesAsMinus);
    let of = |name: &str| finding.arguments[name].as_str();
    assert_eq!((of("number"), of("factor"), of("scaled")), ("-3.4", "1000", "yes"));
}
