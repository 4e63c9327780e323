//! What providers of Marjan send, and what is found wrong with it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod checks;
mod completeness;
mod constant_columns;
mod figures;
mod gazetteer;
mod hostile;
mod merged;
mod moved_tables;
mod next_files;
mod of_many;
mod ordinary_files;
mod other_texts;
mod own_form;
mod parts_and_wholes;
mod printed_columns;
mod real_files;
mod running_totals;
mod said;
mod said_periods;
mod said_units;
mod same_eyes;
mod sdmx_ml;
mod series;
mod sheets;
mod shown;
mod stock_accounts;
mod sums_of_parts;
mod units_of_files;
mod unnamed_columns;
mod validation_cases;

use marsad_collect::{Context, Reading, SubmittedFile, read_submission};
use marsad_model::{FileFormat, Finding, FindingCode, NumberMarks, Pack, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::Workbook;

const HEADERS: &str = "Year;Isle;Sex;Arrivals;State;Source\n";

fn read_under(pack: &Pack, agreement: &str, bytes: &[u8]) -> Reading {
    let agreement = pack.agreement(agreement).unwrap();
    let mut content = std::io::Cursor::new(bytes);
    let file = SubmittedFile { name: "arrivals.csv", submission: "S", content: &mut content };
    read_submission(&Context::new(pack, agreement).unwrap(), file)
}

fn read(rows: &str) -> Reading {
    read_under(marjan(), "PORTS_ARRIVALS", format!("{HEADERS}{rows}").as_bytes())
}

/// The only error of `rows`, with the row and column where it was found.
fn check(rows: &str, code: FindingCode, row: u32, column: u32) -> Finding {
    let reading = read(rows);
    let [finding] = &reading.findings[..] else { panic!("{:#?}", reading.findings) };
    assert_eq!((finding.code, finding.place.row, finding.place.column), (code, Some(row), Some(column)));
    finding.clone()
}

#[test]
fn a_row_becomes_an_observation_with_its_origin() {
    let reading = read("2024;Lulu;Women;1 214;final;register\n");
    assert_eq!(reading.findings, []);
    let observation = reading.columns.observation(0).unwrap();
    assert_eq!(observation.key.iter().map(|code| code.as_str()).collect::<Vec<_>>(), ["A", "XM-L", "F"]);
    assert_eq!((observation.period.as_str(), observation.value), ("2024", Some(1214.0)));
    assert_eq!(observation.attributes, [Some("A".into()), Some("F".into()), Some("register".into())]);
    let origin = observation.origin.as_ref().unwrap();
    assert_eq!((origin.row, origin.column), (2, 4));
}

#[test]
fn a_column_of_values_that_says_thousands_now_is_the_same_column_and_its_unit_is_told() {
    let read = |header: &str| {
        let text = HEADERS.replace("Arrivals", header) + "2024;Lulu;Women;3;final;r\n";
        read_under(marjan(), "PORTS_ARRIVALS", text.as_bytes())
    };
    for header in ["Arrivals (in thousands)", "Arrivals (thousands)", "Arrivals (milliers)"] {
        let reading = read(header);
        let [finding] = &reading.findings[..] else { panic!("{header}: {:#?}", reading.findings) };
        assert_eq!((finding.code, finding.severity), (FindingCode::TitleDisagrees, Severity::Warning), "{header}");
        assert_eq!((finding.arguments["what"].as_str(), finding.place.column), ("unit", Some(4)), "{header}");
        assert_eq!(reading.columns.observation(0).unwrap().value, Some(3.0), "{header}");
    }
    for header in ["Arrivals (%)", "Departures (in thousands)"] {
        let is_missing = |finding: &Finding| finding.code == FindingCode::MissingColumn;
        assert!(read(header).findings.iter().any(is_missing), "{header}");
    }
}

#[test]
fn an_unknown_word_is_found_with_the_nearest_known_one() {
    let finding = check("2024;Lullu;Women;3;final;r\n", FindingCode::UnknownCode, 2, 2);
    assert_eq!((finding.value.as_str(), finding.nearest[0].as_str()), ("Lullu", "XM-L"));
}

#[test]
fn what_a_label_says_the_total_of_is_named_as_a_draft_names_it() {
    for label in ["Total Lulu Isle", "Sous-total Lulu Isle", "S/T Lulu Isle", "مجموع جزيرة اللؤلؤ"] {
        let finding = check(&format!("2024;{label};Women;3;final;r\n"), FindingCode::UnknownCode, 2, 2);
        assert_eq!(finding.nearest, ["XM-L"], "{label}");
    }
}

#[test]
fn what_a_draft_would_not_call_likely_is_not_named() {
    for (label, near) in [("Sadef", &["XM-S"][..]), ("Fonur", &[][..])] {
        let finding = check(&format!("2024;{label};Women;3;final;r\n"), FindingCode::UnknownCode, 2, 2);
        assert_eq!(finding.nearest, near, "{label}");
    }
}

#[test]
fn each_kind_of_wrong_cell_is_found_where_it_stands() {
    check("2024;;Women;3;final;r\n", FindingCode::MissingDimension, 2, 2);
    check("last year;Lulu;Women;3;final;r\n", FindingCode::NotAPeriod, 2, 1);
    check("2024;Lulu;Women;about 3;final;r\n", FindingCode::NotANumber, 2, 4);
    check("2024;Lulu;Women;;final;r\n", FindingCode::MissingValue, 2, 4);
    check("2024;Lulu;Women;-3;final;r\n", FindingCode::OutOfRange, 2, 4);
}

#[test]
fn a_row_without_a_value_is_told_whatever_else_stands_in_it() {
    let told = |row: &str| {
        let reading = read(&format!("2024;Lulu;Women;3;final;r\n{row}\n2024;Sadaf;Women;4;final;r\n"));
        let told = reading.findings.iter().filter(|finding| finding.place.row == Some(3));
        told.map(|finding| finding.code).collect::<Vec<_>>()
    };
    // Nothing heads rows in a list whose rows say all of themselves.
    for row in [";Lulu;;;;", ";;Women;;;", ";;;;final;", "2024;;;;;", ";;;;odd;", ";;;;;r"] {
        assert_eq!(told(row), [FindingCode::RowNotRead], "{row}");
    }
    for row in [";Lulu;;;odd;", "2024;;;;odd;", ";;Men;;odd;"] {
        assert!(told(row).contains(&FindingCode::UnknownCode), "{row}: {:?}", told(row));
        assert!(told(row).contains(&FindingCode::MissingDimension), "{row}: {:?}", told(row));
    }
}

#[test]
fn a_period_of_another_frequency_and_half_a_person_are_found() {
    check("2024-03;Lulu;Women;3;final;r\n", FindingCode::WrongFrequency, 2, 4);
    check("2024;Lulu;Women;3,5;final;r\n", FindingCode::NotWhole, 2, 4);
    check("2024;Lulu;Women;1.234;final;r\n", FindingCode::NotANumber, 2, 4);
}

#[test]
fn three_decimals_after_the_mark_of_the_profile_are_decimals_where_there_are_some() {
    let rows = "2024;Lulu;Women;17,728;final;r\n";
    let finding = check(rows, FindingCode::AmbiguousNumber, 2, 4);
    let told = ["first", "second", "taken"].map(|name| finding.arguments[name].as_str());
    assert_eq!(told, ["17728", "17.728", "profile"]);
    let mut pack = marjan().clone();
    let with_decimals = |pack: &mut Pack, decimals: u8| {
        let structure = pack.structures.iter_mut().find(|structure| structure.id == *"DSD_ARRIVALS").unwrap();
        structure.measure.decimals = decimals;
    };
    with_decimals(&mut pack, 1);
    let reading = read_under(&pack, "PORTS_ARRIVALS", format!("{HEADERS}{rows}").as_bytes());
    let [told] = &reading.findings[..] else { panic!("{:?}", reading.findings) };
    assert_eq!((told.code, told.severity), (FindingCode::AmbiguousNumber, Severity::Warning), "one decimal, not three");
    assert_eq!(reading.columns.value(0), Some(17.728));
    with_decimals(&mut pack, 3);
    let reading = read_under(&pack, "PORTS_ARRIVALS", format!("{HEADERS}{rows}").as_bytes());
    assert_eq!((reading.findings, reading.columns.value(0)), (vec![], Some(17.728)));
}

#[test]
fn digits_of_every_script_are_read_by_the_same_rules() {
    for text in ["17,728", "١٧,٧٢٨", "١٧،٧٢٨", "۱۷,۷۲۸", "٤,٠٠٠"] {
        let finding = check(&format!("2024;Lulu;Women;{text};final;r\n"), FindingCode::AmbiguousNumber, 2, 4);
        let whole = if text == "٤,٠٠٠" { ("4000", "4") } else { ("17728", "17.728") };
        assert_eq!((&*finding.arguments["first"], &*finding.arguments["second"]), whole, "{text}");
    }
}

#[test]
fn the_arabic_mark_of_decimals_makes_no_thousands_of_a_count() {
    check("2024;Lulu;Women;١٧٫٧٢٨;final;r\n", FindingCode::NotWhole, 2, 4);
    let mut pack = marjan().clone();
    pack.profiles.iter_mut().for_each(|profile| profile.numbers = NumberMarks::default());
    let rows = "2024;Lulu;Women;١٧٫٧٢٨;final;r\n";
    let reading = read_under(&pack, "PORTS_ARRIVALS", format!("{HEADERS}{rows}").as_bytes());
    let [finding] = &reading.findings[..] else { panic!("{:#?}", reading.findings) };
    assert_eq!((finding.code, reading.columns.value(0)), (FindingCode::NotWhole, Some(17.728)));
}

#[test]
fn more_decimals_than_the_measure_has_are_told_once_for_a_table() {
    let mut pack = marjan().clone();
    let structure = pack.structures.iter_mut().find(|structure| structure.id == *"DSD_ARRIVALS").unwrap();
    structure.measure.decimals = 1;
    let told = |numbers: [&str; 3]| {
        let [first, second, third] = numbers;
        let rows = format!(
            "2024;Lulu;Women;{first};final;r\n2024;Lulu;Men;{second};final;r\n2024;Sadaf;Men;{third};final;r\n"
        );
        let reading = read_under(&pack, "PORTS_ARRIVALS", format!("{HEADERS}{rows}").as_bytes());
        let found = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::SurplusDecimals);
        found.map(|finding| (finding.severity, finding.value, finding.more)).collect::<Vec<_>>()
    };
    assert_eq!(told(["12,4", "17,728", "8,25"]), [(Severity::Warning, "17,728".to_owned(), 1)]);
    assert_eq!(told(["١٢,٤", "١٧,٧٢٨", "٣,١"]), [(Severity::Warning, "١٧,٧٢٨".to_owned(), 0)]);
    assert_eq!(told(["١٢٫٤٥٦", "١٧٫٧٢٨", "٣٫١"]), [(Severity::Note, "١٢٫٤٥٦".to_owned(), 1)]);
    assert_eq!(told(["12,4", "1 234,56", "8,25"]), [(Severity::Note, "1 234,56".to_owned(), 1)]);
    assert!(told(["12,4", "1 234,5", "8"]).is_empty());
}

#[test]
fn more_decimals_than_the_measure_has_are_told_of_the_numbers_of_a_workbook_too() {
    let mut pack = marjan().clone();
    let structure = pack.structures.iter_mut().find(|structure| structure.id == *"DSD_ARRIVALS").unwrap();
    structure.measure.decimals = 1;
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.format = FileFormat::Workbook;
    let told = |numbers: [f64; 3]| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_row(0, 0, ["Year", "Isle", "Sex", "Arrivals", "State", "Source"]).unwrap();
        for (row, (number, sex)) in (1..).zip(numbers.into_iter().zip(["Women", "Men", "Both"])) {
            sheet.write_row(row, 0, ["2024", "Lulu", sex]).unwrap();
            sheet.write_number(row, 3, number).unwrap();
            sheet.write_row(row, 4, ["final", "r"]).unwrap();
        }
        let reading = read_under(&pack, "PORTS_ARRIVALS", &workbook.save_to_buffer().unwrap());
        assert_eq!(reading.columns.len(), 3, "{:?}", reading.findings);
        let found = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::SurplusDecimals);
        found.map(|finding| (finding.severity, finding.value, finding.more)).collect::<Vec<_>>()
    };
    assert_eq!(told([0.353, 12.341, 54.111]), [(Severity::Warning, "12.341".to_owned(), 2)]);
    assert_eq!(told([0.353, 12.3, 54.0]), [(Severity::Note, "0.353".to_owned(), 0)]);
    assert!(told([12.4, 1234.5, 8.0]).is_empty());
    assert!(told([12.400_000_000_000_002, 1234.5, 8.0]).is_empty(), "noise of arithmetic");
    assert!(told([45.333_333_333_333_336, 12.25, 8.0]).is_empty(), "they were computed");
}

#[test]
fn a_profile_names_its_marks_in_the_script_of_the_file() {
    let mut pack = marjan().clone();
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.numbers = NumberMarks { decimal: None, thousands: Some('،') };
    let rows = "2024;Lulu;Women;١،٢١٤;final;r\n";
    let reading = read_under(&pack, "PORTS_ARRIVALS", format!("{HEADERS}{rows}").as_bytes());
    assert_eq!((reading.findings, reading.columns.value(0)), (vec![], Some(1214.0)));
    pack.structures.iter_mut().for_each(|structure| structure.measure.decimals = 1);
    let profile = pack.profiles.iter_mut().find(|profile| profile.id == *"ARRIVALS_CSV").unwrap();
    profile.numbers = NumberMarks { decimal: Some('٫'), thousands: Some('،') };
    let rows = "2024;Lulu;Women;٢،٣٤٥٫٦;final;r\n2024;Lulu;Men;١،٢١٤;final;r\n2024;Sadaf;Men;٣٫٥;final;r\n";
    let reading = read_under(&pack, "PORTS_ARRIVALS", format!("{HEADERS}{rows}").as_bytes());
    let values = [0, 1, 2].map(|at| reading.columns.value(at));
    assert_eq!(values, [Some(2345.6), Some(1214.0), Some(3.5)], "{:?}", reading.findings);
    assert!(reading.is_acceptable(), "{:?}", reading.findings);
}

#[test]
fn every_one_of_thousands_of_unknown_words_names_its_list() {
    let row = |n: u32| format!("2024;Sadaff and Nawaris Isles of the North {n};Women;3;final;r\n");
    let reading = read(&(0..4000).map(row).collect::<String>());
    let unknown: Vec<&Finding> = reading.findings.iter().filter(|f| f.code == FindingCode::UnknownCode).collect();
    assert_eq!(unknown.len(), 4000);
    assert!(unknown.iter().all(|finding| finding.arguments["list"] == "CL_ISLE"));
}

#[test]
fn a_header_that_stands_twice_is_found() {
    let text = "Year;Isle;Sex;Arrivals;Arrivals;State;Source\n2024;Lulu;Men;3;4;final;r\n";
    let reading = read_under(marjan(), "PORTS_ARRIVALS", text.as_bytes());
    assert_eq!(reading.findings[0].code, FindingCode::DuplicateColumn);
    assert!(!reading.is_acceptable());
}

#[test]
fn a_sheet_with_one_far_cell_costs_no_more_than_its_cells() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "Year").unwrap();
    sheet.write(1_048_575, 16_383, 1).unwrap();
    let mut pack = marjan().clone();
    pack.profiles[0].format = FileFormat::Workbook;
    let reading = read_under(&pack, "PORTS_ARRIVALS", &workbook.save_to_buffer().unwrap());
    assert!(!reading.is_acceptable());
}

#[test]
fn what_is_right_is_read_beside_what_is_wrong() {
    let reading = read("2024;Lulu;Women;x;final;r\n2024;Lulu;Men;7;final;r\n\n2023;Lulu;Men;8;final;r\n");
    assert_eq!((reading.findings.len(), reading.columns.len()), (1, 2));
    assert!(!reading.is_acceptable());
}

#[test]
fn a_series_and_period_given_twice_are_found() {
    let finding = check("2024;Lulu;Men;7;final;r\n2024;Lulu;Men;7;final;r\n", FindingCode::DuplicateKey, 3, 4);
    assert_eq!(finding.arguments["first"], "2");
}

#[test]
fn of_two_values_for_one_key_neither_is_taken_without_a_word() {
    let reading = read("2024;Lulu;Men;7;final;r\n2024;Lulu;Women;2;final;r\n2024;Lulu;Men;8;final;r\n");
    let places: Vec<_> =
        reading.findings.iter().map(|f| (f.code, f.place.row, f.arguments["first"].as_str())).collect();
    assert_eq!(places, [(FindingCode::DuplicateKey, Some(2), "4"), (FindingCode::DuplicateKey, Some(4), "2")]);
    assert_eq!((reading.columns.len(), reading.order.unwrap().len()), (2, 2));
}

#[test]
fn a_blank_status_is_the_usual_one() {
    let reading = read("2024;Lulu;Women;3;;r\n");
    assert_eq!(reading.findings, []);
    assert_eq!(reading.columns.observation(0).unwrap().attributes[0].as_deref(), Some("A"));
}

#[test]
fn rows_are_read_alike_whether_their_words_are_new_or_known() {
    let odd = [
        "2024;Lulu;Women; 12 ;final;r",
        "2023;\"Lulu\";Men;3;final;r",
        "2022;Nowhere;Men;3;final;r",
        "2021;lulu;Women;1 214;;",
        "2020;Lulu;Men;7;final;r;more",
    ];
    let years = || {
        (1990..2019).flat_map(|year| ["Lulu", "Sadaf"].map(|isle| format!("{year};{isle};Men;{};final;r", year - 1980)))
    };
    // The same rows with a new word in each, so that none is known from another.
    let texts = [
        years().chain(odd.map(String::from)).chain(years().map(|row| row.replace("Men", "Women"))).collect::<Vec<_>>(),
        odd.map(String::from)
            .into_iter()
            .chain(years())
            .chain(years().map(|row| row.replace("Men", "Women")))
            .collect(),
    ];
    let core = |reading: &Reading| {
        let mut rows: Vec<String> = reading
            .columns
            .observations()
            .iter()
            .map(|o| format!("{:?} {} {:?} {:?}", o.key, o.period, o.value, o.attributes))
            .collect();
        rows.sort();
        let mut findings: Vec<String> =
            reading.findings.iter().map(|f| format!("{:?} {:?} {}", f.code, f.place.column, f.value)).collect();
        findings.sort();
        (rows, findings)
    };
    let [first, second] = texts.map(|rows| core(&read(&(rows.join("\n") + "\n"))));
    assert_eq!(first, second);
    assert_eq!(first.0.len(), 4 + 29 * 4);
}

#[test]
fn parts_that_do_not_add_up_are_found_with_the_difference() {
    let rows = "2024;Lulu;Women;3;final;r\n2024;Lulu;Men;4;final;r\n2024;Lulu;Both;8;final;r\n";
    let finding = check(rows, FindingCode::SumOfParts, 4, 4);
    assert_eq!((&*finding.arguments["sum"], &*finding.arguments["difference"]), ("7", "1"));
    assert_eq!(finding.arguments["dimension"], "SEX");
}

#[test]
fn a_total_without_all_its_parts_is_not_judged() {
    assert_eq!(read("2024;Lulu;Women;3;final;r\n2024;Lulu;Both;8;final;r\n").findings, []);
}

#[test]
fn a_missing_column_is_an_error_and_a_further_one_a_note() {
    let text = "Year;Isles;Sex;Arrivals;State;Source\n2024;Lulu;Men;3;final;r\n";
    let reading = read_under(marjan(), "PORTS_ARRIVALS", text.as_bytes());
    let codes: Vec<FindingCode> = reading.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [FindingCode::MissingColumn, FindingCode::UnexpectedColumn]);
    assert_eq!(reading.findings[0].nearest[0], "Isles");
}

#[test]
fn a_file_that_is_something_else_is_one_finding_and_no_panic() {
    for bytes in [&b"\xff\xfe\x00"[..], b"PK\x03\x04 not a workbook", b"\x80\x81", b""] {
        let reading = read_under(marjan(), "PORTS_ARRIVALS", bytes);
        assert!(!reading.is_acceptable(), "{bytes:?}");
        let mut pack = marjan().clone();
        pack.profiles[0].format = FileFormat::Workbook;
        assert!(!read_under(&pack, "PORTS_ARRIVALS", bytes).is_acceptable(), "{bytes:?}");
    }
}

#[test]
fn a_workbook_says_the_same_as_the_text() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Arrivals").unwrap();
    sheet.write(0, 0, "Arrivals in Marjan").unwrap();
    for (column, header) in HEADERS.trim().split(';').enumerate() {
        sheet.write(3, column as u16, header).unwrap();
    }
    sheet.write(4, 0, 2024).unwrap();
    sheet.write(4, 3, 1214).unwrap();
    for (column, text) in [(1, "Lulu"), (2, "Women"), (4, "final"), (5, "register")] {
        sheet.write(4, column, text).unwrap();
    }
    let mut pack = marjan().clone();
    pack.profiles[0].format = FileFormat::Workbook;
    pack.profiles[0].tables[0].sheet = Some("Arrivals".into());
    pack.profiles[0].tables[0].header_rows = Some([4, 4]);
    let reading = read_under(&pack, "PORTS_ARRIVALS", &workbook.save_to_buffer().unwrap());
    assert_eq!(reading.findings, []);
    let origin = reading.columns.observation(0).unwrap().origin.unwrap();
    assert_eq!((origin.sheet.as_str(), origin.row, origin.column), ("Arrivals", 5, 4));
    assert_eq!(reading.columns.value(0), Some(1214.0));
}

#[test]
fn sdmx_csv_for_another_dataflow_or_with_a_deletion_is_refused() {
    let heads = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ: Frequency,CITIZENSHIP,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,SOURCE\n";
    let row = |id: &str, action: &str| format!("{heads}dataflow,{id},{action},A: Annual,_T,F,_T,2024,12,A,F,r\n");
    let read = |text: String| read_under(marjan(), "STAT_RESIDENTS", text.as_bytes());
    assert_eq!(read(row("MRJ:DF_RESIDENTS(1.0)", "I")).findings, []);
    assert_eq!(read(row("MRJ:DF_RESIDENTS(1.0)", "I")).columns.len(), 1);
    assert_eq!(read(row("MRJ:DF_OTHER(1.0)", "I")).findings[0].code, FindingCode::UnknownCode);
    assert_eq!(read(row("MRJ:DF_RESIDENTS(1.0)", "D")).findings[0].arguments["component"], "ACTION");
}

#[test]
fn sdmx_csv_is_read_with_what_a_spreadsheet_writes_between_its_cells() {
    let text = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,CITIZENSHIP,SEX,AGE,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,SOURCE\n\
                dataflow,MRJ:DF_RESIDENTS(1.0),I,A,_T,F,_T,2024,12,A,F,r\n";
    let utf16 = |text: &str| std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let [semicolons, tabs] = [";", "\t"].map(|mark| text.replace(',', mark));
    let unicode: Vec<u8> = utf16(&tabs);
    for bytes in [text.as_bytes(), semicolons.as_bytes(), tabs.as_bytes(), unicode.as_slice()] {
        let reading = read_under(marjan(), "STAT_RESIDENTS", bytes);
        assert_eq!((reading.findings, reading.columns.len()), (vec![], 1));
    }
}

#[test]
fn decimals_that_a_spreadsheet_wrote_with_commas_are_read_where_no_comma_cuts_cells() {
    let text = "DATAFLOW;FREQ;CITIZENSHIP;SEX;AGE;TIME_PERIOD;OBS_VALUE;OBS_STATUS;CONF_STATUS;SOURCE\n\
                MRJ:DF_RESIDENTS(1.0);A;_T;F;_T;2023;12;A;F;r\nMRJ:DF_RESIDENTS(1.0);A;_T;F;_T;2024;13,5;A;F;r\n";
    let mut pack = marjan().clone();
    let structure = pack.structures.iter_mut().find(|structure| structure.id == *"DSD_RESIDENTS").unwrap();
    structure.measure.decimals = 1;
    let values = |text: &str| {
        let reading = read_under(&pack, "STAT_RESIDENTS", text.as_bytes());
        let values: Vec<_> = (0..reading.columns.len()).map(|row| reading.columns.value(row)).collect();
        (reading.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), values)
    };
    assert_eq!(values(text), (vec![], vec![Some(12.0), Some(13.5)]));
    assert_eq!(values(&text.replace("13,5", "13.5")), (vec![], vec![Some(12.0), Some(13.5)]));
    let mixed = values(&text.replace(";12;", ";12.5;"));
    assert_eq!(mixed, (vec![FindingCode::NotANumber], vec![Some(13.5)]));
}

#[test]
fn an_empty_file_is_called_empty_and_nothing_else() {
    for (agreement, text) in [("STAT_RESIDENTS", ""), ("STAT_RESIDENTS", "\r\n \n"), ("PORTS_ARRIVALS", "")] {
        let reading = read_under(marjan(), agreement, text.as_bytes());
        let [finding] = &reading.findings[..] else { panic!("{:#?}", reading.findings) };
        assert_eq!((finding.code, finding.arguments["found"].as_str()), (FindingCode::UnreadableFile, "empty"));
    }
}

#[test]
fn the_files_of_marjan_are_right() {
    for submission in marsad_pack::submissions(&marsad_testkit::pack_files("marjan")).unwrap() {
        let bytes = &marsad_testkit::pack_files("marjan")[&format!("submissions/{}", submission.file)];
        let reading = read_under(marjan(), submission.agreement.as_str(), bytes);
        assert!(reading.is_acceptable() && !reading.columns.is_empty(), "{:#?}", reading.findings);
    }
}
