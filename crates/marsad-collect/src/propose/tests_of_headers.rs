//! Laws of what drafts make of headers: tables stacked in one sheet, cells merged over rows of headers, words for periods.

use std::collections::BTreeSet;

use marsad_model::{Code, Codelist, ColumnRole, FindingCode, Id, LocalText, Severity};
use marsad_testkit::{marjan, tunisia};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::tests::{draft, draft_of, read, read_of};
use super::{DoubtKind, Draft};
use crate::{Context, Reading, SubmittedFile, read_submission};

/// A workbook of one sheet with these rows; what reads as a number is one. Blocks of cells are merged: first and last
/// row, first and last column, from 0.
pub(super) fn workbook(rows: &[&[&str]], merged: &[([u32; 2], [u16; 2])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet: &mut Worksheet = workbook.add_worksheet().set_name("S").unwrap();
    for &(row, column) in merged {
        sheet.merge_range(row[0], column[0], row[1], column[1], "", &Format::new()).unwrap();
    }
    for (row, cells) in (0..).zip(rows) {
        for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write(row, column, number).unwrap(),
                Err(_) => sheet.write(row, column, *text).unwrap(),
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

pub(super) fn read_workbook(draft: &Draft, bytes: &[u8]) -> Reading {
    let mut content = std::io::Cursor::new(bytes.to_vec());
    let file = SubmittedFile { name: "file.xlsx", submission: "S", content: &mut content };
    read_submission(&Context::with_profile(marjan(), "DF_ARRIVALS", &draft.profile).unwrap(), file)
}

/// Isle, sex, period, value and status of every observation.
pub(super) fn all(reading: &Reading) -> Vec<String> {
    let status = |o: &marsad_model::Observation| o.attributes[0].clone().unwrap_or_default();
    let observations = reading.columns.observations();
    let told = observations
        .iter()
        .map(|o| format!("{} {} {} {} {}", o.key[1], o.key[2], o.period, o.value.unwrap_or_default(), status(o)));
    told.collect()
}

pub(super) fn doubt(draft: &Draft, kind: DoubtKind) -> &super::Doubt {
    let found = draft.doubts.iter().find(|doubt| doubt.kind == kind);
    found.unwrap_or_else(|| panic!("no {kind:?}: {:?}", draft.doubts))
}

#[test]
fn the_name_of_a_sheet_says_that_its_numbers_are_other_figures() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Prévisions").unwrap();
    for (row, column, text) in [(0, 0, "Isle"), (1, 0, "Lulu Isle"), (2, 0, "Sadaf Isle")] {
        sheet.write(row, column, text).unwrap();
    }
    for (row, column, number) in [(0, 1, 2023), (0, 2, 2024), (1, 1, 12), (1, 2, 31), (2, 1, 7), (2, 2, 8)] {
        sheet.write(row, column, number).unwrap();
    }
    let made = draft_of(marjan(), "DF_ARRIVALS", &workbook.save_to_buffer().unwrap());
    assert_eq!(doubt(&made, DoubtKind::TitleOfForecast).text, "Prévisions");
}

#[test]
fn sheets_whose_names_say_something_that_nobody_takes_are_asked_about() {
    let asked = |names: [&str; 2]| {
        let mut workbook = Workbook::new();
        for (name, isles) in names.into_iter().zip([["Lulu Isle", "Sadaf Isle"], ["Nawaris Isle", "Fanar Isle"]]) {
            let sheet = workbook.add_worksheet().set_name(name).unwrap();
            sheet.write(0, 0, "Isle").unwrap().write(0, 1, 2023).unwrap();
            for (row, isle) in (1..).zip(isles) {
                sheet.write(row, 0, isle).unwrap().write(row, 1, 10 + row).unwrap();
            }
        }
        let made = draft_of(marjan(), "DF_ARRIVALS", &workbook.save_to_buffer().unwrap());
        assert_eq!(made.profile.tables.len(), 2, "{:?}", made.doubts);
        let found = made.doubts.into_iter().filter(|doubt| doubt.kind == DoubtKind::OtherCaption);
        found.map(|doubt| (doubt.text, doubt.taken)).collect::<Vec<_>>()
    };
    assert_eq!(asked(["Harbour", "Quay"]), [("Quay".to_owned(), "Harbour".to_owned())]);
    for names in [["Sheet1", "Sheet2"], ["Harbour A", "Harbour B"], ["Arrivals", "Arrivals (2)"]] {
        assert!(asked(names).is_empty(), "{names:?}");
    }
}

#[test]
fn tables_of_one_column_of_values_below_each_other_are_two() {
    let text = "Table 1. Arrivals by isle, 2023;\nIsle;Number\nLulu Isle;20\nSadaf Isle;30\n;\n\
                Table 2. Arrivals by sex, 2023;\nSex;Number\nFemale;24\nMale;26\n";
    let draft = draft(text);
    let component = |table: usize| draft.profile.tables[table].column[0].component.clone().map(|id| id.to_string());
    assert_eq!(draft.profile.tables.len(), 2, "{:?}", draft.doubts);
    assert_eq!((component(0).as_deref(), component(1).as_deref()), (Some("ISLE"), Some("SEX")));
    let expected = ["XM-L _T 2023 20 A", "XM-S _T 2023 30 A", "_T F 2023 24 A", "_T M 2023 26 A"];
    assert_eq!(all(&read(marjan(), &draft, text)), expected);
}

#[test]
fn a_band_of_a_year_that_is_merged_over_its_table_heads_the_months_below_it() {
    let rows: [&[&str]; 9] = [
        &["Month", "Lulu Isle", "Sadaf Isle"],
        &["Year 2022"],
        &["1", "2", "31"],
        &["2", "7", "8"],
        &["3", "9", "4"],
        &["Year 2023"],
        &["1", "5", "6"],
        &["2", "22", "23"],
        &["3", "1", "12"],
    ];
    let bytes = workbook(&rows, &[([1, 1], [0, 2]), ([5, 5], [0, 2])]);
    let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
    assert_eq!(draft.profile.tables.len(), 1, "{:?}", draft.doubts);
    let found = all(&read_workbook(&draft, &bytes));
    assert_eq!(found.len(), 12, "{found:?}");
    assert!(found.contains(&"XM-L _T 2022-01 2 A".to_owned()) && found.contains(&"XM-S _T 2023-03 12 A".to_owned()));
}

#[test]
fn a_column_that_holds_codes_in_one_of_several_stacked_tables_holds_them_in_the_others() {
    let table = |word: &str| format!("Isle;Group;2023;2024\nLulu Isle;{word};12;31\nSadaf Isle;{word};7;8\n;;;\n");
    for words in [["Male", "Female", "Men with women"], ["Men with women", "Female", "Male"]] {
        let text = format!("Arrivals;;;\n{}", words.map(table).concat());
        let draft = draft(&text);
        assert_eq!(draft.profile.tables.len(), 3, "{:?}", draft.doubts);
        for layout in &draft.profile.tables {
            let column = layout.column.iter().find(|column| column.header == "Group").unwrap();
            assert_eq!((column.role, column.component.as_ref()), (ColumnRole::Code, Some(&Id::literal("SEX"))));
            assert!(layout.constants.is_empty(), "nothing stands for what the column says");
        }
        assert_eq!(doubt(&draft, DoubtKind::UnknownWord).text, "Men with women");
    }
}

#[test]
fn a_header_merged_over_two_rows_leaves_a_dimension_to_the_total_with_a_doubt() {
    let rows: [&[&str]; 4] = [
        &["Year", "Lulu Isle", "", "Sadaf Isle"],
        &["", "Female", "Male", ""],
        &["2023", "1", "2", "3"],
        &["2024", "4", "5", "6"],
    ];
    let bytes = workbook(&rows, &[([0, 1], [0, 0]), ([0, 0], [1, 2]), ([0, 1], [3, 3])]);
    let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
    let across: Vec<Vec<String>> = draft.profile.tables[0]
        .across
        .iter()
        .map(|row| row.components.iter().map(ToString::to_string).collect())
        .collect();
    assert_eq!(across, [["ISLE"], ["SEX"]], "{:?}", draft.doubts);
    let doubt = doubt(&draft, DoubtKind::UnsaidInColumns);
    assert_eq!((doubt.component.as_str(), doubt.text.as_str(), doubt.taken.as_str()), ("SEX", "Sadaf Isle", "_T"));
    let found = all(&read_workbook(&draft, &bytes));
    assert!(
        found.contains(&"XM-S _T 2023 3 A".to_owned()) && found.contains(&"XM-L F 2024 4 A".to_owned()),
        "{found:?}"
    );
}

#[test]
fn what_the_upper_of_two_merged_rows_explains_is_not_asked_of_the_lower() {
    let rows: [&[&str]; 4] = [
        &["Isle", "T1 2023", "", "T2 2023", "", "Total 2023"],
        &["", "Female", "Male", "Female", "Male", ""],
        &["Lulu Isle", "1", "2", "3", "4", "10"],
        &["Sadaf Isle", "5", "6", "7", "8", "26"],
    ];
    let merged = [([0, 1], [0, 0]), ([0, 0], [1, 2]), ([0, 0], [3, 4]), ([0, 1], [5, 5])];
    let draft = draft_of(marjan(), "DF_ARRIVALS", &workbook(&rows, &merged));
    let unsaid = doubt(&draft, DoubtKind::UnsaidInColumns);
    assert_eq!((unsaid.component.as_str(), unsaid.text.as_str(), unsaid.taken.as_str()), ("SEX", "Total 2023", "_T"));
    assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::UnknownWord), "{:?}", draft.doubts);
}

#[test]
fn what_an_unknown_header_over_two_rows_leaves_unsaid_is_asked_with_it() {
    let rows: [&[&str]; 4] = [
        &["Year", "Lulu Isle", "", "Sadaf Isle", "", "Old quay"],
        &["", "Female", "Male", "Female", "Male", ""],
        &["2023", "1", "2", "3", "4", "5"],
        &["2024", "6", "7", "8", "9", "11"],
    ];
    let merged = [([0, 1], [0, 0]), ([0, 0], [1, 2]), ([0, 0], [3, 4]), ([0, 1], [5, 5])];
    let bytes = workbook(&rows, &merged);
    let mut draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
    let asked = doubt(&draft, DoubtKind::UnknownWord);
    assert_eq!((asked.component.as_str(), asked.text.as_str()), ("ISLE", "Old quay"));
    let unsaid = doubt(&draft, DoubtKind::UnsaidInColumns);
    assert_eq!((unsaid.component.as_str(), unsaid.taken.as_str()), ("SEX", "_T"));
    let words = draft.profile.codes.entry(Id::literal("ISLE")).or_default();
    words.insert("Old quay".to_owned(), Id::literal("XM-N"));
    let found = all(&read_workbook(&draft, &bytes));
    assert_eq!(found.len(), 10, "{found:?}");
    assert!(found.contains(&"XM-N _T 2024 11 A".to_owned()), "{found:?}");
}

#[test]
fn a_change_beside_periods_is_not_read_whatever_word_stands_above_it() {
    for change in ["Écart", "Variation 2022-2023", "Change", "الفارق"] {
        let rows: [&[&str]; 4] = [
            &["Isle", "Female", "", "", "Total", "", ""],
            &["", "2022", "2023", change, "2022", "2023", change],
            &["Lulu Isle", "12", "31", "19", "30", "52", "22"],
            &["Sadaf Isle", "33", "14", "-19", "61", "47", "-14"],
        ];
        let bytes = workbook(&rows, &[([0, 1], [0, 0]), ([0, 0], [1, 3]), ([0, 0], [4, 6])]);
        let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
        let ignored = draft.profile.tables[0].column.iter().filter(|column| column.role == ColumnRole::Ignore);
        assert_eq!(ignored.filter_map(|column| column.at).collect::<Vec<_>>(), [4, 7], "{change}: {:?}", draft.doubts);
        let reading = read_workbook(&draft, &bytes);
        assert_eq!((all(&reading).len(), reading.is_acceptable()), (8, true), "{change}: {:?}", reading.findings);
    }
}

#[test]
fn a_header_among_periods_that_is_none_is_asked_for_as_a_period() {
    let text = "Isle;2022;2023;budget 24\nLulu Isle;12;31;1\nSadaf Isle;7;8;2\n";
    let mut draft = draft(text);
    let asked = doubt(&draft, DoubtKind::UnknownWord);
    assert_eq!((asked.component.as_str(), asked.text.as_str()), ("TIME_PERIOD", "budget 24"));
    let words = draft.profile.codes.entry(Id::literal("TIME_PERIOD")).or_default();
    words.insert("budget 24".to_owned(), Id::literal("2024"));
    let reading = read(marjan(), &draft, text);
    assert_eq!(reading.columns.len(), 6, "{:?}", reading.findings);
    assert!(reading.findings.iter().all(|finding| finding.code != FindingCode::NotAPeriod));
}

#[test]
fn the_total_of_a_year_beside_its_halves_is_read() {
    let text = "Isle;S1 2023;S2 2023;Total 2023\nLulu Isle;1;2;3\nSadaf Isle;4;5;9\n";
    let draft = draft(text);
    assert!(
        draft.profile.tables[0].column.iter().all(|column| column.role != ColumnRole::Ignore),
        "{:?}",
        draft.doubts
    );
    let found = all(&read(marjan(), &draft, text));
    assert!(found.contains(&"XM-L _T 2023 3 A".to_owned()), "{found:?}");
}

#[test]
fn a_raised_note_on_a_year_loses_neither_its_column_nor_the_table() {
    for year in ["2024¹", "2024 ⁽¹⁾"] {
        let text = format!("Isle;2023;{year}\nLulu Isle;50;60\nSadaf Isle;70;80\n");
        let reading = read(marjan(), &draft(&text), &text);
        let read: Vec<String> =
            reading.columns.observations().iter().map(|o| format!("{} {}", o.period, o.value.unwrap())).collect();
        assert_eq!(read, ["2023 50", "2024 60", "2023 70", "2024 80"], "{year}: {:#?}", reading.findings);
    }
}

#[test]
fn a_word_of_a_data_base_heads_its_column_however_many_long_names_stand_beside_it() {
    let mut pack = marjan().clone();
    let list = pack.codelists.iter_mut().find(|list| list.id == *"CL_AREA").unwrap();
    let code = |id: &str, name: &str| Code {
        id: Id::new(id).unwrap(),
        parent: None,
        name: LocalText::new(id, name, name).unwrap(),
    };
    let codes = vec![code("FR", "France"), code("EG", "Egypt"), code("GE", "Geo")];
    *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), codes);
    let words = ["boats", "ships", "trains", "roads", "planes", "cats", "dogs"].map(|word| format!("Words on {word}"));
    let row = |place: &str, year: u16| format!("A;{place};{year};12750;;x;x;x;x;x;x;x\n");
    let rows = [row("France", 2008), row("France", 2009), row("Egypt", 2009)].concat();
    let text = format!("freq;geo;TIME_PERIOD;OBS_VALUE;OBS_FLAG;{}\n{rows}", words.join(";"));
    let draft = draft_of(&pack, "DF_RESIDENTS", text.as_bytes());
    assert_eq!(draft.profile.tables[0].header_rows, Some([1, 1]), "{:?}", draft.doubts);
}

#[test]
fn a_title_that_is_a_code_and_merged_over_all_headers_hides_none_of_them() {
    let rows: [&[&str]; 5] = [
        &["Female", "", "", ""],
        &["Isle", "2021", "2022", "2023"],
        &["Lulu Isle", "12", "31", "7"],
        &["Sadaf Isle", "7", "8", "9"],
        &["Nawaris Isle", "5", "6", "4"],
    ];
    for bytes in [workbook(&rows, &[([0, 0], [0, 3])]), workbook(&rows, &[])] {
        let made = draft_of(marjan(), "DF_ARRIVALS", &bytes);
        assert_eq!(made.profile.tables[0].header_rows, Some([2, 2]), "{:?}", made.profile.tables);
        let read = all(&read_workbook(&made, &bytes));
        assert_eq!((read.len(), read[0].as_str()), (9, "XM-L F 2021 12 A"), "{read:?}");
    }
}

#[test]
fn titles_over_tables_side_by_side_are_headers_of_their_own_table() {
    let file = |[left, right]: [&str; 2]| {
        let rows: [&[&str]; 4] = [
            &[left, "", "", "", right, "", ""],
            &["Isle", "2022", "2023", "", "Isle", "2022", "2023"],
            &["Lulu Isle", "12", "31", "", "Lulu Isle", "2", "3"],
            &["Sadaf Isle", "7", "8", "", "Sadaf Isle", "4", "5"],
        ];
        workbook(&rows, &[([0, 0], [0, 2]), ([0, 0], [4, 6])])
    };
    let bytes = file(["Female", "Male"]);
    let made = draft_of(marjan(), "DF_ARRIVALS", &bytes);
    let has = |read: &[String], one: &str| read.iter().any(|own| own == one);
    let read = all(&read_workbook(&made, &bytes));
    let expected = ["XM-L F 2022 12 A", "XM-L F 2023 31 A", "XM-L M 2022 2 A", "XM-L M 2023 3 A"];
    assert!(read.len() == 8 && expected.iter().all(|one| has(&read, one)), "{read:?}");
    let swapped = all(&read_workbook(&made, &file(["Male", "Female"])));
    assert!(swapped.len() == 8 && has(&swapped, "XM-L M 2022 12 A"), "titles that changed places: {swapped:?}");
}

#[test]
fn a_letter_is_the_total_of_the_sexes_beside_their_letters_alone() {
    let of = |text: &str| {
        let made = draft(&format!("Year 2024;;;\n{text}"));
        let words = made.profile.codes.get("SEX").and_then(|words| words.get("T")).map(ToString::to_string);
        (words, made.doubts.iter().any(|doubt| doubt.kind == DoubtKind::UnknownWord && doubt.text == "T"))
    };
    let total = (Some("_T".to_owned()), false);
    let rows =
        ["Lulu Isle;M;1", "Lulu Isle;F;3", "Lulu Isle;T;4", "Sadaf Isle;M;2", "Sadaf Isle;F;4", "Sadaf Isle;T;6"];
    let in_rows = format!("Isle;Sex;Number;\n{};\n", rows.join(";\n"));
    assert_eq!(of(&in_rows), total);
    assert_eq!(of("Isle;M;F;T\nLulu Isle;1;3;4\nSadaf Isle;2;4;6\n"), total);
    let named = in_rows.replace(";M;", ";Male;").replace(";F;", ";Female;");
    assert_eq!(of(&named), (None, true), "beside words it is asked about");
}

#[test]
fn others_of_a_group_are_not_the_group_for_another_reason() {
    let header = |label: &str| {
        let title = "Cartes de séjour des étrangers valides au 31 décembre 2023";
        let rows: [&[&str]; 5] = [
            &[title],
            &["Sexe", "Pays"],
            &["", "Algérie", "Libye", label],
            &["Hommes", "31", "20", "25"],
            &["Femmes", "11", "14", "17"],
        ];
        let bytes = workbook(&rows, &[([1, 2], [0, 0]), ([1, 1], [1, 3])]);
        let draft = draft_of(tunisia(), "DF_RESIDENCE_PERMITS", &bytes);
        let mut content = std::io::Cursor::new(bytes);
        let file = SubmittedFile { name: "file.xlsx", submission: "S", content: &mut content };
        let context = Context::with_profile(tunisia(), "DF_RESIDENCE_PERMITS", &draft.profile).unwrap();
        let reading = read_submission(&context, file);
        let observations = reading.columns.observations();
        let is_of_reason = observations.iter().any(|o| o.key.iter().any(|code| code == "OTH"));
        (draft, is_of_reason)
    };
    for (label, code) in [
        ("Autres pays arabes", "ARAB_OTH"),
        ("Autres pays d’Europe", "EUR_OTH"),
        ("Other Arab countries", "ARAB_OTH"),
        ("بلدان عربية أخرى", "ARAB_OTH"),
    ] {
        let (draft, is_of_reason) = header(label);
        assert!(!is_of_reason, "{label}: {:?}", draft.doubts);
        let asked = draft.doubts.iter().find(|doubt| doubt.kind == DoubtKind::UnknownWord && doubt.text == label);
        let asked = asked.unwrap_or_else(|| panic!("{label}: {:?}", draft.doubts));
        assert_eq!(asked.component, "CITIZENSHIP", "{label}");
        assert_eq!(asked.suggestions.first().map(|found| found.code.as_str()), Some(code), "{label}");
    }
}

#[test]
fn a_new_column_weighs_as_much_as_what_it_says_of_the_values() {
    let rows = ["Algérie;Femmes;31", "Algérie;Hommes;42", "Maroc;Femmes;23", "Maroc;Hommes;17"];
    let first: String = rows.iter().map(|row| format!("2024;{row}\n")).collect();
    let first = format!("Année;Nationalité;Sexe;Nombre\n{first}");
    let made = draft_of(tunisia(), "DF_NATURALISATIONS", first.as_bytes());
    for (header, text, severity) in [
        ("Unité", "Décisions", Severity::Note),
        ("Unité", "Cas", Severity::Note),
        ("Unité", "Personnes", Severity::Warning),
        ("Unité", "Pourcentage", Severity::Error),
        ("Unité", "Milliers", Severity::Error),
        ("Statut", "Validé", Severity::Note),
    ] {
        let later: String = rows.iter().map(|row| format!("2025;{row};{text}\n")).collect();
        let later = format!("Année;Nationalité;Sexe;Nombre;{header}\n{later}");
        let reading = read_of(tunisia(), "DF_NATURALISATIONS", &made, &later);
        let found = reading.findings.iter().find(|found| found.code == FindingCode::UnexpectedColumn);
        assert_eq!(found.map(|found| found.severity), Some(severity), "{header} {text}: {:?}", reading.findings);
    }
}

#[test]
fn headers_of_units_without_a_code_are_unknown_words_and_no_missing_column() {
    let text = "Projets declares, 2023 et 2024;;;;\n(montants en millions de dinars);;;;\n;;;;\n\
        Secteur;2023;2023;2024;2024\n;Nombre;Montant;Nombre;Montant\nCommerce;12;3,5;14;4,1\nConstruction;5;2,5;6;2,2\n";
    let made = draft_of(tunisia(), "DF_DIASPORA_PROJECTS", text.as_bytes());
    let reading = read_of(tunisia(), "DF_DIASPORA_PROJECTS", &made, text);
    let errors = reading.findings.iter().filter(|found| found.severity == Severity::Error);
    let told: BTreeSet<(FindingCode, &str)> = errors.map(|found| (found.code, found.value.as_str())).collect();
    let expected = ["Montant", "Nombre"].map(|word| (FindingCode::UnknownCode, word));
    assert_eq!(told, BTreeSet::from(expected), "{:?}", reading.findings);
}
