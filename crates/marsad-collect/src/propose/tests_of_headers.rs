//! Laws of what drafts make of headers: tables stacked in one sheet, cells merged over rows of headers, columns of letters,
//! legends, words for periods.

use marsad_model::{Code, Codelist, ColumnRole, Finding, FindingCode, Id, LocalText, Severity};
use marsad_testkit::{marjan, tunisia};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::tests::{draft, draft_of, read};
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

fn doubt(draft: &Draft, kind: DoubtKind) -> &super::Doubt {
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
fn a_column_of_letters_in_which_none_stands_yet_is_one_all_the_same() {
    let rows = |flag: &'static str| -> Vec<Vec<&'static str>> {
        vec![
            vec!["Isle", "2023", "", "2024", ""],
            vec!["Lulu Isle", "1", flag, "2", "p"],
            vec!["Sadaf Isle", "3", "", "4", ""],
        ]
    };
    let bytes = |flag: &'static str| {
        let rows = rows(flag);
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        workbook(&rows, &[([0, 0], [1, 2]), ([0, 0], [3, 4])])
    };
    let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes(""));
    let flags: Vec<Option<u32>> = draft.profile.tables[0]
        .column
        .iter()
        .filter(|column| column.role == ColumnRole::Flag)
        .map(|column| column.at)
        .collect();
    assert_eq!(flags.len(), 2, "{:?}", draft.profile.tables[0].column);
    let next = all(&read_workbook(&draft, &bytes("b")));
    assert!(next.contains(&"XM-L _T 2023 1 B".to_owned()) && next.contains(&"XM-L _T 2024 2 P".to_owned()), "{next:?}");
}

#[test]
fn a_letter_behind_numbers_that_a_legend_explains_is_their_status() {
    let text = "Isle;2023;2024\nLulu Isle;110;120e\nSadaf Isle;210;1 220 e\nNawaris Isle;310;32ᵉ\n;;\ne = estimate;;\n";
    let draft = draft(text);
    assert_eq!(draft.profile.statuses.get("e").map(Id::as_str), Some("E"), "{:?}", draft.doubts);
    assert_eq!(doubt(&draft, DoubtKind::MarkOfStatus).taken, "E");
    let is_asked = |kind| matches!(kind, DoubtKind::UnknownMark | DoubtKind::QualityMark);
    assert!(!draft.doubts.iter().any(|doubt| is_asked(doubt.kind)), "{:?}", draft.doubts);
    let found = all(&read(marjan(), &draft, text));
    for told in ["XM-L _T 2023 110 A", "XM-L _T 2024 120 E", "XM-S _T 2024 1220 E", "XM-N _T 2024 32 E"] {
        assert!(found.contains(&told.to_owned()), "{told}: {found:?}");
    }
}

#[test]
fn legends_in_two_cells_in_lines_and_in_sentences_give_their_marks_a_status_and_are_not_asked_about() {
    let table = "Isle;2023;2024\nLulu Isle;110;120 b\nSadaf Isle;210 e;*\nNawaris Isle;310;:c\n;;\n";
    let asked = |kind| {
        matches!(
            kind,
            DoubtKind::UnknownMark | DoubtKind::QualityMark | DoubtKind::UnexplainedNote | DoubtKind::UnknownWord
        )
    };
    for legend in [
        "Legend:\nb;break in time series\ne;estimated\n:;not available\n:c;confidential\n*;suppressed\n",
        "Observation flags:\nb  break in time series\ne  estimated\n:c confidential\n*  suppressed\n",
        "Notes:\nb: Break\ne: Estimated value\nAn asterisk (*) stands for a number between 1 and 4, suppressed to protect persons.\n",
        "Légende :\nb : rupture de série\ne : estimation\nL’astérisque (*) désigne des données confidentielles\n",
    ] {
        let text = format!("{table}{legend}");
        let draft = draft(&text);
        let statuses: Vec<(&str, &str)> =
            draft.profile.statuses.iter().map(|(mark, code)| (mark.as_str(), code.as_str())).collect();
        assert_eq!(statuses, [("*", "Q"), ("b", "B"), ("e", "E")], "{legend}: {:?}", draft.doubts);
        assert!(!draft.doubts.iter().any(|doubt| asked(doubt.kind)), "{legend}: {:?}", draft.doubts);
        let reading = read(marjan(), &draft, &text);
        let is_wrong =
            |finding: &&Finding| finding.severity == Severity::Error || finding.code == FindingCode::TitleDisagrees;
        let wrong = reading.findings.iter().find(is_wrong);
        assert!(wrong.is_none(), "{legend}: {wrong:?}");
        let found = all(&reading);
        for told in ["XM-L _T 2024 120 B", "XM-S _T 2023 210 E", "XM-S _T 2024 0 Q", "XM-N _T 2024 0 Q"] {
            assert!(found.contains(&told.to_owned()), "{legend}: {told}: {found:?}");
        }
    }
}

#[test]
fn a_legend_of_a_letter_in_use_says_nothing_of_the_other_figures() {
    let bracketed = ["120 (b)", "1 220 (b)"];
    for (legend, marked, status) in [
        ("b : données provisoires", ["120ᵇ", "1 220 b"], "P"),
        ("(b) : données provisoires", bracketed, "P"),
        ("b : données provisoires / معطيات وقتية", ["120b", "1 220ᵇ"], "P"),
        ("ᵇ données provisoires", ["120ᵇ", "1 220ᵇ"], "P"),
        ("(b) : estimation / تقدير", bracketed, "E"),
    ] {
        let [first, second] = marked;
        let text = format!("Isle;2023;2024\nLulu Isle;110;{first}\nSadaf Isle;210;{second}\n;;\n{legend};;\n");
        let draft = draft(&text);
        assert_eq!(draft.profile.statuses.get("b").map(Id::as_str), Some(status), "{legend}: {:?}", draft.doubts);
        let is_of_all = |kind| matches!(kind, DoubtKind::ProvisionalTitle | DoubtKind::UnexplainedNote);
        assert!(!draft.doubts.iter().any(|doubt| is_of_all(doubt.kind)), "{legend}: {:?}", draft.doubts);
        let reading = read(marjan(), &draft, &text);
        let found = all(&reading);
        for told in ["XM-L _T 2023 110 A".to_owned(), format!("XM-L _T 2024 120 {status}")] {
            assert!(found.contains(&told), "{legend}: {told}: {found:?}");
        }
        assert!(!reading.findings.iter().any(|finding| finding.code == FindingCode::TitleDisagrees), "{legend}");
    }
}

#[test]
fn a_letter_behind_numbers_that_nothing_explains_is_asked_about_once() {
    let text = "Isle;2023;2024\nLulu Isle;110;120p\nSadaf Isle;210;220p\nNawaris Isle;310;32 p\n";
    let mut draft = draft(text);
    let asked = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::QualityMark);
    let asked: Vec<[&str; 4]> = asked
        .map(|doubt| [&*doubt.text, &*doubt.taken, &*doubt.place, doubt.suggestions.first().map_or("", |s| &*s.code)])
        .collect();
    assert_eq!(asked, [["p", "120p", "C2, C3, C4", "P"]], "{:?}", draft.doubts);
    let reading = read(marjan(), &draft, text);
    assert_eq!(reading.findings.iter().filter(|finding| finding.code == FindingCode::NotANumber).count(), 3);
    draft.profile.statuses.insert("p".to_owned(), Id::literal("P"));
    let reading = read(marjan(), &draft, text);
    assert!(!reading.findings.iter().any(|f| f.severity == Severity::Error), "{:?}", reading.findings);
    let found = all(&reading);
    assert!(found.contains(&"XM-L _T 2024 120 P".to_owned()), "{found:?}");
    assert!(found.contains(&"XM-N _T 2024 32 P".to_owned()), "{found:?}");
}

#[test]
fn a_star_behind_numbers_without_a_legend_is_asked_about_once() {
    let asked = |legend: &str| -> Vec<[String; 3]> {
        let text = format!(
            "Isle;2023;2024\nLulu Isle;110*;120*\nSadaf Isle;210*;220 (*)\nNawaris Isle;310*;320**\n;;\n{legend};;\n"
        );
        let doubts = draft(&text).doubts.into_iter().filter(|doubt| doubt.kind == DoubtKind::MarkWithoutLegend);
        doubts.map(|doubt| [doubt.text, doubt.taken, doubt.place]).collect()
    };
    let of = |text: &str, taken: &str, place: &str| [text, taken, place].map(str::to_owned);
    let two_stars = of("**", "320**", "C4");
    assert_eq!(asked("Source: ports"), [of("*", "110*", "B2"), two_stars.clone()]);
    assert!(asked("* provisional").is_empty(), "a legend gives it a status");
    assert_eq!(asked("* without transit"), std::slice::from_ref(&two_stars), "a note explains it");
    assert_eq!(asked("*;without transit"), [two_stars], "so does one in two cells");
}

#[test]
fn a_star_in_the_place_of_a_number_explains_none_behind_others() {
    let made = draft("Isle;2023;2024\nLulu Isle;110*;120\nSadaf Isle;210*;*\nNawaris Isle;310;320\n");
    assert_eq!(doubt(&made, DoubtKind::MarkWithoutLegend).text, "*");
}

#[test]
fn a_star_and_its_legend_in_two_cells_give_a_status() {
    let text =
        "Isle;2023;2024\nLulu Isle;110*;120\nSadaf Isle;210;220\nNawaris Isle;310;320\n;;\n*;Données provisoires;\n";
    let made = draft(text);
    assert_eq!(made.profile.statuses.get("*").map(|code| code.as_str()), Some("P"), "{:?}", made.doubts);
    let asked = [DoubtKind::ProvisionalTitle, DoubtKind::UnexplainedNote, DoubtKind::MarkWithoutLegend];
    assert!(!made.doubts.iter().any(|doubt| asked.contains(&doubt.kind)), "{:?}", made.doubts);
    let found = all(&read(marjan(), &made, text));
    assert!(found.contains(&"XM-L _T 2023 110 P".to_owned()), "{found:?}");
}

#[test]
fn a_letter_behind_an_ordinal_or_a_year_is_no_mark() {
    let text = "Isle;Rank;2023p;2024p\nLulu Isle;1e;1;2\nSadaf Isle;2e;3;4\n";
    let asked = draft(text).doubts.into_iter().filter(|doubt| doubt.kind == DoubtKind::QualityMark).count();
    assert_eq!(asked, 0);
}

#[test]
fn every_word_for_none_makes_a_dash_zero_beside_other_legends_and_the_check_is_quiet_about_it() {
    let text = |legend: &str, other: &str| {
        format!("Isle;2023;2024\nLulu Isle;12;-\nSadaf Isle;{other};8\n;;\n\"{legend}\";;\n")
    };
    for (legend, other) in [
        ("- néant nd non disponible", "nd"),
        ("- nil     c  confidential", "c"),
        ("- = nul, .. = non disponible", ".."),
        ("- : لا شيء ؛ .. : غير متوفر", ".."),
        ("(-) zéro ; (..) non disponible", ".."),
        ("Symbols: - nil; .. not available", ".."),
        ("Signes conventionnels : - résultat rigoureusement nul ; … donnée non disponible", "…"),
        ("« - » : valeur nulle", "7"),
        ("- magnitude nil", "7"),
        ("- معدوم", "7"),
        ("(-) تعني صفر", "7"),
        ("Le tiret (-) signifie que la valeur est nulle.", "7"),
        ("néant : -", "7"),
    ] {
        let text = text(legend, other);
        let made = draft(&text);
        assert_eq!(made.profile.statuses.get("-").map(ToString::to_string).as_deref(), Some("0"), "{legend}");
        let asked: Vec<DoubtKind> = made.doubts.iter().map(|doubt| doubt.kind).collect();
        assert!(asked.contains(&DoubtKind::MarkOfZero), "{legend}: {:?}", made.doubts);
        assert!(!asked.contains(&DoubtKind::UnexplainedNote), "{legend}: {:?}", made.doubts);
        let told = read(marjan(), &made, &text).findings;
        assert!(told.iter().all(|finding| finding.code != FindingCode::TitleDisagrees), "{legend}: {told:?}");
    }
    let open = draft(&text("- : rien à signaler", "7"));
    assert_eq!(open.profile.statuses.get("-"), None);
    assert_eq!(doubt(&open, DoubtKind::UnexplainedNote).text, "- : rien à signaler");
}

#[test]
fn a_mark_of_which_the_legend_says_that_it_is_none_is_read_as_zero() {
    let text = |legend: &str| format!("Isle;2023;2024\nLulu Isle;12;–\nSadaf Isle;7;8\n;;\n{legend};;\n");
    let of_zero = text("Signe – : néant (zéro)");
    let made = draft(&of_zero);
    assert_eq!(made.profile.statuses["–"], *"0");
    assert_eq!(doubt(&made, DoubtKind::MarkOfZero).text, "Signe – : néant (zéro)");
    let found = all(&read(marjan(), &made, &of_zero));
    assert!(found.contains(&"XM-L _T 2024 0 A".to_owned()), "{found:?}");
    let in_one_line = draft(&text("\"n.d. : non disponible ; – : néant.\""));
    assert_eq!(in_one_line.profile.statuses["–"], *"0");
    assert_eq!(doubt(&in_one_line, DoubtKind::MarkOfZero).text, "n.d. : non disponible ; – : néant.");
    for legend in [
        "– : néant. c : confidentiel",
        "– : nil. c : confidential.",
        "– : zéro / c : secret statistique",
        "– = nothing at all  c = confidential",
        "(–) : néant – (c) : confidentiel",
        "« – » néant, « c » confidentiel",
        "– néant   c confidentiel",
        "– : لا شيء. c : سري",
        "c : سري، – : صفر",
    ] {
        let text = text(legend).replace("7;8", "c;8");
        let made = draft(&text);
        assert_eq!(made.profile.statuses.get("–").map(ToString::to_string).as_deref(), Some("0"), "{legend}");
        let reading = read(marjan(), &made, &text);
        let disagrees = |finding: &&Finding| finding.code == FindingCode::TitleDisagrees;
        let told: Vec<&Finding> = reading.findings.iter().filter(disagrees).collect();
        assert!(told.is_empty(), "{legend}: {told:?}");
        let found = all(&reading);
        assert!(found.contains(&"XM-L _T 2024 0 A".to_owned()), "{legend}: {found:?}");
        assert!(found.contains(&"XM-S _T 2023 0 Q".to_owned()), "{legend}: {found:?}");
    }
    let in_two_cells = |value: &str| {
        let text = format!("Isle;2023;2024\nLulu Isle;12;{value}\nSadaf Isle;7;8\n;;\n–;néant;\n");
        draft(&text).profile.statuses.get("–").map(ToString::to_string)
    };
    assert_eq!((in_two_cells("–").as_deref(), in_two_cells("5")), (Some("0"), None), "its own row is no use of it");
    let unsaid = draft(&text("– : non disponible"));
    assert!(unsaid.profile.statuses.is_empty(), "{:?}", unsaid.doubts);
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
fn a_legend_says_what_its_mark_means() {
    let text = "Isle;2023;2024*\nLulu Isle;12;31\nSadaf Isle;7;8\n;;\n* estimation;;\n";
    let draft = draft(text);
    assert_eq!(draft.profile.statuses.get("*").map(Id::as_str), Some("E"));
    assert_eq!(doubt(&draft, DoubtKind::MarkOfStatus).taken, "E");
    let found = all(&read(marjan(), &draft, text));
    assert!(
        found.contains(&"XM-L _T 2023 12 A".to_owned()) && found.contains(&"XM-L _T 2024 31 E".to_owned()),
        "{found:?}"
    );
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
