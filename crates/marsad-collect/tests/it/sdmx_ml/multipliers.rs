//! Values of which a component says in which power of ten they are.

use marsad_collect::{Reading, SubmittedFile, propose};
use marsad_model::{AttachmentLevel, Attribute, Column, ColumnRole, FindingCode, Id, Pack, Severity};
use marsad_testkit::marjan;

use super::forms::FORMS;
use super::{check_alike, numbers, table_with};
use crate::read_under;

/// What is told of values that were multiplied: by what, how many, the first as it was sent and as it was read.
fn multiplied(reading: &Reading) -> Vec<[&str; 4]> {
    let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::ValuesMultiplied);
    told.map(|finding| {
        let arguments = &finding.arguments;
        [&finding.value, &arguments["count"], &arguments["sent"], &arguments["result"]].map(String::as_str)
    })
    .collect()
}

#[test]
fn values_with_a_multiplier_are_read_in_the_unit_of_the_data() {
    for header in ["UNIT_MULT", "POWERCODE", "POWERCODE_CODE"] {
        let sent = check_alike(&table_with(
            header,
            &[
                ("A,_T,F,_T,2019,12.345,A,F,r", "3"),
                ("A,_T,F,_T,2020,12,A,F,r", "3"),
                ("A,_T,F,_T,2021,0.0124,A,F,r", "6"),
                ("A,_T,F,_T,2022,1.25E1,A,F,r", "3"),
                ("A,_T,F,_T,2023,12500,A,F,r", "0"),
                ("A,_T,F,_T,2024,12600,A,F,r", ""),
            ],
        ));
        assert_eq!(numbers(&sent), [12345.0, 12000.0, 12400.0, 12500.0, 12500.0, 12600.0].map(Some));
        let [thousands, millions] = ["3", "6"].map(|power| format!("{header} = {power}"));
        let expected = [[thousands.as_str(), "3", "12.345", "12345"], [millions.as_str(), "1", "0.0124", "12400"]];
        assert_eq!(multiplied(&sent), expected);
        assert!(sent.findings.iter().all(|finding| finding.code != FindingCode::UnexpectedColumn));
    }
}

#[test]
fn a_multiplier_that_is_none_is_an_error_at_its_row() {
    for wrong in ["1000", "persons", "3.5"] {
        let rows = [("A,_T,F,_T,2023,12,A,F,r", "3"), ("A,_T,F,_T,2024,12,A,F,r", wrong)];
        let sent = check_alike(&table_with("UNIT_MULT", &rows));
        assert_eq!(numbers(&sent), [Some(12000.0)]);
        let finding = sent.findings.iter().find(|finding| finding.code == FindingCode::UnknownCode).unwrap();
        assert_eq!((finding.value.as_str(), finding.place.row), (wrong, Some(3)));
    }
}

#[test]
fn a_multiplier_that_observations_have_is_kept_with_the_value() {
    let mut pack = marjan().clone();
    let structure = pack.structures.iter_mut().find(|structure| structure.id == *"DSD_RESIDENTS").unwrap();
    let id = Id::new("UNIT_MULT").unwrap();
    structure.attributes.push(Attribute { id, codelist: None, attach: AttachmentLevel::Observation, mandatory: false });
    let text = table_with("UNIT_MULT", &[("A,_T,F,_T,2024,12,A,F,r", "3")]);
    for bytes in [text.clone(), FORMS[0].message(&text)] {
        let reading = read_under(&pack, "STAT_RESIDENTS", bytes.as_bytes());
        assert_eq!((reading.findings.as_slice(), numbers(&reading)), (&[][..], vec![Some(12.0)]));
        assert_eq!(reading.columns.observation(0).unwrap().attributes[3].as_deref(), Some("3"));
    }
}

#[test]
fn millions_are_as_they_should_be_where_the_data_count_millions() {
    let mut pack = marjan().clone();
    let dataflow = pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_RESIDENTS").unwrap();
    dataflow.attributes.insert(Id::new("UNIT_MEASURE").unwrap(), Id::new("MUSD").unwrap());
    let rows =
        [("A,_T,F,_T,2023,12,A,F,r", "6"), ("A,_T,F,_T,2024,12000,A,F,r", "3"), ("A,_T,M,_T,2024,12,A,F,r", "0")];
    let reading = read_under(&pack, "STAT_RESIDENTS", table_with("UNIT_MULT", &rows).as_bytes());
    assert_eq!(numbers(&reading), [12.0, 12.0, 12.0].map(Some));
    assert_eq!(multiplied(&reading), [["UNIT_MULT = 3", "1", "12000", "12"]]);
}

#[test]
fn a_profile_that_says_the_unit_is_followed_and_another_multiplier_is_an_error() {
    let mut pack = marjan().clone();
    let text =
        |power: &str| format!("Year;Isle;Sex;Arrivals;State;Source;UNIT_MULT\n2024;Lulu;Women;12;final;r;{power}\n");
    let read = |pack: &Pack, power: &str| read_under(pack, "PORTS_ARRIVALS", text(power).as_bytes());
    assert_eq!(numbers(&read(&pack, "3")), [Some(12000.0)]);
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.tables[0].scale = Some(1000.0);
    for agreed in ["3", ""] {
        let reading = read(&pack, agreed);
        assert_eq!((reading.findings.as_slice(), numbers(&reading)), (&[][..], vec![Some(12000.0)]), "{agreed}");
    }
    for wrong in ["6", "0"] {
        let other = read(&pack, wrong);
        let [finding] = &other.findings[..] else { panic!("{:#?}", other.findings) };
        assert_eq!((finding.code, finding.severity), (FindingCode::TitleDisagrees, Severity::Error));
        assert_eq!((finding.value.clone(), finding.place.row), (format!("UNIT_MULT = {wrong}"), Some(2)));
    }
}

/// Arrivals of Lulu in a table with a column of multipliers below a header.
fn arrivals(header: &str, rows: &[(&str, &str)]) -> String {
    let rows = rows.iter().map(|(value, power)| format!("{value};final;r;{power}\n"));
    let years = (2023..).zip(rows).map(|(year, row)| format!("{year};Lulu;Women;{row}"));
    format!("Year;Isle;Sex;Arrivals;State;Source;{header}\n") + &years.collect::<String>()
}

/// Marjan whose profile of arrivals names a column as that of multipliers, with words for some.
fn with_multiplier(header: &str, words: &[(&str, &str)]) -> Pack {
    let mut pack = marjan().clone();
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    let id = Id::literal("UNIT_MULT");
    profile.tables[0].column.push(Column::new(header, ColumnRole::Code, Some(id.clone())));
    let words = words.iter().map(|(word, code)| ((*word).to_owned(), Id::new(code).unwrap()));
    profile.codes.entry(id).or_default().extend(words);
    pack
}

#[test]
fn words_of_multipliers_are_read_below_every_spelling_of_their_header() {
    for header in ["PowerCode", "POWER_CODE", "Power code", "Unit multiplier", "Multiplicateur", "UNIT_MULT"] {
        let text = arrivals(header, &[("12", "Thousands"), ("12500", "Units"), ("13", "Milliers"), ("14", "آلاف")]);
        let reading = read_under(marjan(), "PORTS_ARRIVALS", text.as_bytes());
        assert_eq!(numbers(&reading), [12000.0, 12500.0, 13000.0, 14000.0].map(Some), "{header}");
        let told: Vec<[&str; 2]> = multiplied(&reading).into_iter().map(|[value, count, ..]| [value, count]).collect();
        assert_eq!(told, [[format!("{header} = 3").as_str(), "3"]]);
    }
}

#[test]
fn a_column_that_a_profile_names_as_multipliers_is_read_with_the_words_of_the_profile() {
    let text = arrivals("Echelle", &[("12", "k"), ("12500", "n"), ("13", "Thousands")]);
    let pack = with_multiplier("Echelle", &[("k", "3"), ("n", "0")]);
    let reading = read_under(&pack, "PORTS_ARRIVALS", text.as_bytes());
    assert_eq!(numbers(&reading), [12000.0, 12500.0, 13000.0].map(Some));
    assert!(reading.is_acceptable(), "{:#?}", reading.findings);
    let unknown = read_under(&with_multiplier("Echelle", &[]), "PORTS_ARRIVALS", text.as_bytes());
    let told = unknown.findings.iter().filter(|finding| finding.code == FindingCode::UnknownCode);
    let told: Vec<(&str, &str)> =
        told.map(|finding| (finding.value.as_str(), finding.arguments["what"].as_str())).collect();
    assert_eq!(told, [("k", "multiplier"), ("n", "multiplier")]);
}

#[test]
fn a_named_column_of_multipliers_says_one_in_every_row_and_is_missed_where_it_is_gone() {
    let pack = with_multiplier("Echelle", &[]);
    let blank = arrivals("Echelle", &[("12", "Thousands"), ("13", "")]);
    let reading = read_under(&pack, "PORTS_ARRIVALS", blank.as_bytes());
    let missing = reading.findings.iter().find(|finding| finding.code == FindingCode::MissingDimension).unwrap();
    assert_eq!((numbers(&reading), missing.place.row), (vec![Some(12000.0)], Some(3)));
    let gone = "Year;Isle;Sex;Arrivals;State;Source\n2024;Lulu;Women;12;final;r\n";
    let reading = read_under(&pack, "PORTS_ARRIVALS", gone.as_bytes());
    assert!(reading.findings.iter().any(|finding| finding.code == FindingCode::MissingColumn), "{reading:#?}");
}

#[test]
fn a_component_that_the_data_do_not_have_is_an_error_of_the_profile() {
    let told = |component: &str, words: &[(&str, &str)]| {
        let mut pack = with_multiplier("Echelle", words);
        let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
        let column = profile.tables[0].column.last_mut().unwrap();
        column.component = Some(Id::new(component).unwrap());
        let text = arrivals("Echelle", &[("12", "Units")]);
        let reading = read_under(&pack, "PORTS_ARRIVALS", text.as_bytes());
        let unknown = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::UnknownCode);
        unknown.map(|finding| (finding.value, finding.arguments["what"].clone())).collect::<Vec<_>>()
    };
    let finding = |value: &str, what: &str| vec![(value.to_owned(), what.to_owned())];
    assert_eq!(told("UNIT_MULT", &[]), []);
    assert_eq!(told("SCALE", &[]), finding("Echelle", "component"));
    assert_eq!(told("UNIT_MULT", &[("k", "thousand")]), finding("thousand", "multiplier"));
}

#[test]
fn a_multiplier_that_a_profile_leaves_out_counts_unless_it_says_the_unit() {
    let mut pack = marjan().clone();
    let text = "Year;Isle;Sex;Arrivals;State;Source;UNIT_MULT\n2024;Lulu;Women;12;final;r;3\n";
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.tables[0].column.push(Column::new("UNIT_MULT", ColumnRole::Ignore, None));
    let left_out = read_under(&pack, "PORTS_ARRIVALS", text.as_bytes());
    assert_eq!((numbers(&left_out), multiplied(&left_out).len()), (vec![Some(12000.0)], 1));
    assert_eq!(left_out.findings.len(), 1, "{:#?}", left_out.findings);
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.tables[0].scale = Some(10.0);
    let said = read_under(&pack, "PORTS_ARRIVALS", text.as_bytes());
    assert_eq!((numbers(&said), multiplied(&said).len()), (vec![Some(120.0)], 0));
    assert!(said.is_acceptable(), "{:#?}", said.findings);
}

#[test]
fn a_draft_asks_nothing_of_a_multiplier() {
    let rows: Vec<String> = (2015..2025).map(|year| format!("A,_T,F,_T,{year},{},A,F,r", year * 7)).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|row| (row.as_str(), "3")).collect();
    let text = FORMS[0].message(&table_with("UNIT_MULT", &rows)).replace("CITIZENSHIP", "citizen");
    let mut content = std::io::Cursor::new(text.as_bytes());
    let file = SubmittedFile { name: "residents.xml", submission: "S", content: &mut content };
    let draft = propose(marjan(), "DF_RESIDENTS", file).unwrap().unwrap();
    assert!(draft.profile.tables[0].column.iter().any(|column| column.header == "UNIT_MULT"));
    assert!(draft.doubts.iter().all(|doubt| doubt.text != "UNIT_MULT"), "{:#?}", draft.doubts);
}
