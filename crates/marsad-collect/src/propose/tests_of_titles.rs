//! Laws of what drafts take from titles, headers and names of sheets, on small files for Marjan.

use marsad_model::{ColumnRole, FindingCode, Id, LocalText, SaidOf, Severity, TIME_PERIOD};
use marsad_testkit::{marjan, tunisia};
use rust_xlsxwriter::Workbook;

use super::tests::{draft, draft_of, read};
use super::tests_of_narrowing::doubts;
use super::{Doubt, DoubtKind, Draft};
use crate::{Context, SubmittedFile, read_submission};

/// A workbook of sheets with their rows; what reads as a number is one.
fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (row, cells) in (0..).zip(*rows) {
            for (column, text) in (0..).zip(*cells).filter(|(_, text)| !text.is_empty()) {
                match text.parse::<f64>() {
                    Ok(number) => sheet.write(row, column, number).unwrap(),
                    Err(_) => sheet.write(row, column, *text).unwrap(),
                };
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// The periods that are read of a workbook under its own draft, with the values.
fn values_of(draft: &Draft, bytes: &[u8]) -> Vec<(String, f64)> {
    let mut content = std::io::Cursor::new(bytes.to_vec());
    let file = SubmittedFile { name: "file.xlsx", submission: "S", content: &mut content };
    let context = Context::with_profile(marjan(), "DF_ARRIVALS", &draft.profile).unwrap();
    let reading = read_submission(&context, file);
    let observations = reading.columns.observations();
    let of = |o: &marsad_model::Observation| (o.period.to_string(), o.value.unwrap_or_default());
    observations.iter().map(of).collect()
}

/// Where the doubt of a kind about a text stands.
fn place_of(draft: &Draft, kind: DoubtKind, text: &str) -> String {
    let doubt = draft.doubts.iter().find(|doubt| doubt.kind == kind && doubt.text == text);
    doubt.map_or_else(|| format!("none of {:?}", draft.doubts), |doubt| doubt.place.clone())
}

/// Two tables side by side below these titles, with a blank row between.
fn side_by_side(titles: [&str; 2], headers: [&str; 2]) -> Draft {
    let [left, right] = titles;
    let [one, two] = headers;
    let rows: [&[&str]; 7] = [
        &["Arrivals"],
        &[],
        &[left, "", "", "", right],
        &[],
        &["Isle", one, two, "", "Isle", one, two],
        &["Lulu Isle", "100", "101", "", "Lulu Isle", "200", "201"],
        &["Sadaf Isle", "110", "111", "", "Sadaf Isle", "210", "211"],
    ];
    draft_of(marjan(), "DF_ARRIVALS", &workbook(&[("S", &rows)]))
}

#[test]
fn a_title_is_about_the_table_below_it_and_not_the_one_beside_it() {
    let draft = side_by_side(["Table 1. Male", "Table 2. Female"], ["2023", "2024"]);
    let said = |table: usize| draft.profile.tables[table].constants.get("SEX").map(String::as_str);
    assert_eq!((draft.profile.tables.len(), said(0), said(1)), (2, Some("M"), Some("F")), "{:?}", draft.doubts);
    assert_eq!(place_of(&draft, DoubtKind::AssumedFromTitle, "Male"), "S A3");
    assert_eq!(place_of(&draft, DoubtKind::AssumedFromTitle, "Female"), "S E3");
}

#[test]
fn the_period_of_a_table_is_that_of_its_own_title() {
    let draft = side_by_side(["Year 2023", "Year 2024"], ["Female", "Male"]);
    let periods: Vec<Option<&str>> = draft.profile.tables.iter().map(|table| table.period.as_deref()).collect();
    assert_eq!(periods, [Some("2023"), Some("2024")], "{:?}", draft.doubts);
    assert_eq!(place_of(&draft, DoubtKind::AssumedPeriod, "Year 2024"), "S E3");
}

#[test]
fn a_title_alone_in_its_row_is_about_all_tables_below_it() {
    let draft = side_by_side(["Arrivals of 2023", ""], ["Female", "Male"]);
    assert_eq!(draft.profile.tables[0].period.as_deref(), Some("2023"));
    let same = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::SameKeys).count();
    assert_eq!(same, 1, "the second table says the same of the same year: {:?}", draft.doubts);
}

#[test]
fn sheets_named_by_months_are_months_of_the_year_in_the_title() {
    for (names, periods) in [
        (["Janvier", "Février"], ["2023-01", "2023-02"]),
        (["T1", "T2"], ["2023-Q1", "2023-Q2"]),
        (["جانفي", "فيفري"], ["2023-01", "2023-02"]),
        (["1er trimestre", "2ème trimestre"], ["2023-Q1", "2023-Q2"]),
    ] {
        let title: &[&str] = &["Arrivals — année 2023"];
        let headers: &[&str] = &["Isle", "Female", "Male"];
        let first: [&[&str]; 4] = [title, headers, &["Lulu Isle", "31", "12"], &["Sadaf Isle", "33", "14"]];
        let second: [&[&str]; 4] = [title, headers, &["Lulu Isle", "41", "12"], &["Sadaf Isle", "43", "14"]];
        let bytes = workbook(&[(names[0], &first), (names[1], &second)]);
        let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
        let found = values_of(&draft, &bytes);
        for (period, value) in [(periods[0], 31.0), (periods[0], 33.0), (periods[1], 41.0), (periods[1], 43.0)] {
            assert!(found.contains(&(period.to_owned(), value)), "{period}: {found:?} {:?}", draft.doubts);
        }
        assert_eq!(found.len(), 8, "{names:?}");
        assert_eq!(place_of(&draft, DoubtKind::AssumedPeriod, names[0]), names[0]);
    }
}

#[test]
fn the_day_of_an_update_behind_its_label_is_no_other_period_than_that_of_the_sheet() {
    let rows: [&[&str]; 6] = [
        &["Arrivals"],
        &["Last updated:", "14/08/2023"],
        &[],
        &["Isle", "Female", "Male"],
        &["Lulu Isle", "31", "12"],
        &["Sadaf Isle", "33", "14"],
    ];
    let draft = draft_of(marjan(), "DF_ARRIVALS", &workbook(&[("2019", &rows)]));
    assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::OtherPeriod), "{:?}", draft.doubts);
}

#[test]
fn the_number_of_a_table_is_no_quarter_where_the_title_says_the_year_and_the_only_sheet_may_have_another() {
    let of = |name: &str, title: &str| {
        let rows: [&[&str]; 4] =
            [&[title], &["Isle", "Female", "Male"], &["Lulu Isle", "31", "12"], &["Sadaf Isle", "33", "14"]];
        workbook(&[(name, &rows)])
    };
    let bytes = of("T3-14", "Table 3.14: arrivals, year 2022");
    let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
    let periods = |bytes: &[u8]| values_of(&draft, bytes).into_iter().map(|(period, _)| period).collect::<Vec<_>>();
    assert_eq!(periods(&bytes), ["2022"; 4], "{:?}", draft.doubts);
    assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::OtherPeriod), "{:?}", draft.doubts);
    assert_eq!(periods(&of("T3-15", "Table 3.15: arrivals, year 2023")), ["2023"; 4]);
    // Without a title that says another time, the name is a quarter.
    let named = draft_of(marjan(), "DF_ARRIVALS", &of("T3-14", "Arrivals"));
    assert!(named.profile.tables[0].sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD));
}

#[test]
fn a_letter_and_a_number_name_a_part_of_the_year_only_where_the_sheets_go_on_so() {
    let rows: [&[&str]; 3] = [&["Isle", "2022", "2023"], &["Lulu Isle", "31", "12"], &["Sadaf Isle", "33", "14"]];
    for names in [&["S1"][..], &["S1", "S2", "S3"], &["Sheet1"], &["Feuil1"], &["ورقة1"]] {
        let sheets: Vec<(&str, &[&[&str]])> = names.iter().map(|name| (*name, &rows[..])).collect();
        let bytes = workbook(&sheets);
        let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
        let found = values_of(&draft, &bytes);
        assert!(found.contains(&("2022".to_owned(), 31.0)), "{names:?}: {found:?} {:?}", draft.doubts);
        let about_period = draft.doubts.iter().filter(|doubt| doubt.component == TIME_PERIOD);
        let asked: Vec<(DoubtKind, &str)> = about_period.map(|doubt| (doubt.kind, doubt.taken.as_str())).collect();
        // Alone, it may be either; beside an `S3` it is a number, and the names that programs give are nothing else.
        let is_asked = names == ["S1"];
        assert_eq!(asked.contains(&(DoubtKind::NumberOfSheet, "2022-S1")), is_asked, "{names:?}: {:?}", draft.doubts);
        assert!(asked.iter().all(|(kind, _)| *kind != DoubtKind::PartOfYears), "{names:?}: {:?}", draft.doubts);
    }
    let halves = draft_of(marjan(), "DF_ARRIVALS", &workbook(&[("S1", &rows), ("S2", &rows)]));
    assert_eq!(place_of(&halves, DoubtKind::PartOfYears, "S1"), "S1");
    let taken = halves.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::PartOfYears).map(|doubt| &*doubt.taken);
    assert_eq!(taken.collect::<Vec<_>>(), ["2022-S1", "2022-S2"], "the line says what becomes of the years");
}

#[test]
fn a_title_that_names_another_month_than_its_sheet_is_told() {
    let rows: [&[&str]; 4] =
        [&["Arrivals, mars 2023"], &["Isle", "Female", "Male"], &["Lulu Isle", "3", "4"], &["Sadaf Isle", "5", "6"]];
    let other = draft_of(marjan(), "DF_ARRIVALS", &workbook(&[("Janvier", &rows)]));
    assert_eq!(place_of(&other, DoubtKind::OtherPeriod, "Arrivals, mars 2023"), "Janvier A1");
    let same = draft_of(marjan(), "DF_ARRIVALS", &workbook(&[("Mars", &rows)]));
    assert!(same.doubts.iter().all(|doubt| doubt.kind != DoubtKind::OtherPeriod), "{:?}", same.doubts);
    assert_eq!(same.profile.tables[0].period.as_deref(), Some("2023-03"));
}

#[test]
fn a_year_of_studies_in_a_long_title_is_one_year() {
    let table = "Isle;Female;Male\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let draft = draft(&format!("Arrivals of students from abroad, année universitaire 2022/2023;;\n{table}"));
    assert_eq!(draft.profile.tables[0].period.as_deref(), Some("2022/2023"), "{:?}", draft.doubts);
    assert!(draft.doubts.iter().any(|doubt| doubt.kind == DoubtKind::TwoYears), "{:?}", draft.doubts);
}

#[test]
fn a_year_that_a_title_names_beside_its_subject_is_not_its_period() {
    let table = "Isle;Female;Male\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    for (title, period) in [
        ("Arrivals, exercice 2022 (comparaison avec 2021)", Some("2022")),
        ("Arrivals 2023 (loi de 1963)", Some("2023")),
        ("Mis à jour le 15 mars 2024", None),
        ("Source : register of 2021", None),
        ("As of 31 December 2023", Some("2023")),
        ("Situation au 31/12/2023", Some("2023")),
        ("في 31 ديسمبر 2023", Some("2023")),
    ] {
        let draft = draft(&format!("{title};;\n{table}"));
        assert_eq!(draft.profile.tables[0].period.as_deref(), period, "{title}");
    }
}

#[test]
fn a_code_of_three_letters_beside_words_that_head_columns_heads_one() {
    let text = "LAS,sex,time,values\nGCC,F,2021,100\nLAS,M,2022,7\nGCC,M,2022,9\n";
    let draft = draft_of(marjan(), "DF_RESIDENTS", text.as_bytes());
    let table = &draft.profile.tables[0];
    assert_eq!(table.header_rows, Some([1, 1]), "{:?}", draft.doubts);
    let headers: Vec<(&str, ColumnRole)> = table.column.iter().map(|made| (made.header.as_str(), made.role)).collect();
    assert!(headers.contains(&("LAS", ColumnRole::Code)), "{headers:?}");
    assert!(headers.contains(&("time", ColumnRole::Time)), "{headers:?}");
    assert!(headers.contains(&("values", ColumnRole::Value)), "{headers:?}");
}

#[test]
fn a_sheet_among_places_is_a_place_even_where_the_dataflow_is_about_it() {
    let mut pack = marjan().clone();
    let name = LocalText::new("المقيمون في كينيا", "Résidents au Kenya", "Residents of Kenya").unwrap();
    pack.dataflows.iter_mut().filter(|flow| flow.id == *"DF_RESIDENTS").for_each(|flow| flow.name = name.clone());
    let rows: [&[&str]; 3] = [&["Sex", "2023", "2024"], &["Female", "3", "4"], &["Male", "5", "6"]];
    let bytes = workbook(&[("Kenya", &rows), ("France", &rows)]);
    let draft = draft_of(&pack, "DF_RESIDENTS", &bytes);
    let by_sheet = draft.profile.tables.iter().filter(|table| table.sheet_component.as_ref().is_some());
    assert_eq!(by_sheet.count(), 2, "{:?}", draft.profile.tables);
}

#[test]
fn a_year_above_the_labels_does_not_bind_their_column() {
    let text = "Table 1a. Arrivals, 2023;;;;Table 1b. Arrivals, 2024;;\n\
                Isle;Female;Male;;Isle;Female;Male\n\
                Lulu Isle;12;31;;Lulu Isle;13;32\n\
                Sadaf Isle;7;8;;Sadaf Isle;9;6\n";
    let draft = draft(text);
    let periods: Vec<Option<&str>> = draft.profile.tables.iter().map(|table| table.period.as_deref()).collect();
    assert_eq!(periods, [Some("2023"), Some("2024")], "{:?}", draft.doubts);
    assert!(draft.profile.tables.iter().all(|table| table.column[0].header == "Isle"), "{:?}", draft.profile.tables);
    let next = read(marjan(), &draft, &text.replace("2024", "2025").replace("2023", "2024"));
    assert!(next.findings.iter().all(|found| found.code != FindingCode::MissingColumn), "{:?}", next.findings);
}

#[test]
fn months_in_a_dataflow_of_years_are_told_once() {
    let text = "Isle;janvier 2024;février 2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let reading = read(marjan(), &draft(text), text);
    let told: Vec<u64> = reading
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::UnusualFrequency)
        .map(|finding| finding.more)
        .collect();
    assert_eq!(told, [0], "{:?}", reading.findings);
}

#[test]
fn months_that_follow_each_other_in_a_dataflow_of_years_are_only_noted() {
    let severities = |text: &str| -> Vec<Severity> {
        let reading = read(marjan(), &draft(text), text);
        let unusual = reading.findings.iter().filter(|finding| finding.code == FindingCode::UnusualFrequency);
        unusual.map(|finding| finding.severity).collect()
    };
    let months = "Isle;janvier 2024;février 2024;mars 2024;avril 2024\nLulu Isle;12;31;14;15\nSadaf Isle;7;8;9;6\n";
    assert_eq!(severities(months), [Severity::Note]);
    assert_eq!(severities(&months.replace("avril", "juin")), [Severity::Warning], "one may be the end of a half-year");
    let days = |count: usize| {
        let days = (1..=count).map(|day| format!("2024-01-{:02};Lulu Isle;{day}\n", 2 * day)).collect::<String>();
        format!("Date;Isle;Arrivals\n{days}")
    };
    assert_eq!(severities(&days(12)), [Severity::Note], "a list of days");
    assert_eq!(severities(&days(4)), [Severity::Warning], "a few days may be those up to which something counts");
}

#[test]
fn sheets_of_months_without_a_year_are_told_apart_and_the_year_is_asked_for() {
    let rows: [&[&str]; 3] = [&["Isle", "Female", "Male"], &["Lulu Isle", "3", "4"], &["Sadaf Isle", "5", "6"]];
    let draft = draft_of(marjan(), "DF_ARRIVALS", &workbook(&[("Janvier", &rows), ("Février", &rows)]));
    assert_eq!(draft.profile.tables.len(), 2, "{:?}", draft.doubts);
    let is_time =
        |table: &marsad_model::TableLayout| table.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
    assert!(draft.profile.tables.iter().all(is_time));
    assert!(draft.doubts.iter().any(|doubt| doubt.kind == DoubtKind::UnsaidPeriod), "{:?}", draft.doubts);
}

#[test]
fn a_word_of_a_title_that_was_not_taken_is_asked_about_and_not_called_unsaid() {
    let made = draft("Female and other arrivals by port;;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n");
    let about_sex = made.doubts.iter().filter(|doubt| doubt.component == "SEX");
    let told: Vec<(DoubtKind, &str, &str, &str)> =
        about_sex.map(|doubt| (doubt.kind, doubt.text.as_str(), doubt.taken.as_str(), doubt.place.as_str())).collect();
    assert_eq!(told, [(DoubtKind::MentionedInTitle, "Female", "_T", "A1")], "{:?}", made.doubts);
    assert_eq!(made.profile.constants.get("SEX").map(String::as_str), Some("_T"));
    let asked = made.doubts.iter().find(|doubt| doubt.kind == DoubtKind::MentionedInTitle).unwrap();
    let codes: Vec<&str> = asked.suggestions.iter().map(|suggestion| suggestion.code.as_str()).collect();
    assert_eq!(
        (codes, asked.kind.names_codes()),
        (vec!["F"], true),
        "its code is named, and no likelier than the total"
    );
}

#[test]
fn a_word_of_a_title_that_may_say_a_code_is_asked_about_once_and_kept() {
    let title = "Migrants de retour de Libye par gouvernorat en 2024";
    let text = format!("{title};;\nGouvernorat;Masculin;Féminin\nTunis;117;61\nAriana;148;78\nSfax;15;17\n");
    let made = draft_of(tunisia(), "DF_CENSUS_RETURNEES", text.as_bytes());
    let kinds = [DoubtKind::MentionedInTitle, DoubtKind::UnexplainedWords];
    let about = made.doubts.iter().filter(|doubt| kinds.contains(&doubt.kind) && doubt.text.contains("Libye"));
    assert_eq!(about.map(|doubt| doubt.kind).collect::<Vec<_>>(), [DoubtKind::MentionedInTitle]);
    let kept = |of: SaidOf| made.profile.tables[0].said.iter().any(|said| said.of == of && said.text == title);
    assert!(kept(SaidOf::Title), "{:?}", made.profile.tables);
}

#[test]
fn the_name_of_a_survey_says_no_code_and_what_stands_behind_it_does() {
    let sex = |title: &str| {
        let rows = "Isle;2023;2024\nLulu Isle;100;101\nSadaf Isle;110;111\n";
        let text = format!("{title};;\nArrivals by isle;;\n{rows}");
        let made = draft(&text);
        let own = made.profile.tables[0].constants.get("SEX").or_else(|| made.profile.constants.get("SEX"));
        let sex = own.map(ToString::to_string);
        let reading = read(marjan(), &made, &text);
        assert!(reading.is_acceptable(), "{title}: {:#?}", reading.findings);
        let kinds = [DoubtKind::MentionedInTitle, DoubtKind::AssumedFromTitle];
        let asked = made.doubts.iter().filter(|doubt| doubt.component == "SEX" && kinds.contains(&doubt.kind));
        (sex, asked.map(|doubt| doubt.kind).collect::<Vec<_>>())
    };
    let is_asked = (Some("_T".to_owned()), vec![DoubtKind::MentionedInTitle]);
    assert_eq!(sex("National survey of female migrants"), is_asked);
    assert_eq!(sex("Census of female migrants"), is_asked);
    let is_taken = (Some("F".to_owned()), vec![DoubtKind::AssumedFromTitle]);
    assert_eq!(sex("National survey: female"), is_taken);
    assert_eq!(sex("Arrivals of female migrants"), is_taken);
}

#[test]
fn small_counts_are_persons_where_the_title_says_that_it_counts() {
    let unit = |title: &str| {
        let text = format!("{title};;\nGouvernorat;Masculin;Féminin\nTunis;17;61\nAriana;48;78\nSfax;15;17\n");
        let made = draft_of(tunisia(), "DF_CENSUS_RETURNEES", text.as_bytes());
        let own = &made.profile.tables[0].constants;
        let unit = own.get("UNIT_MEASURE").or_else(|| made.profile.constants.get("UNIT_MEASURE"));
        unit.map(ToString::to_string)
    };
    assert_eq!(unit("Nombre de migrants de retour par gouvernorat en 2024").as_deref(), Some("PS"));
    assert_eq!(unit("Nbre de migrants de retour par gouvernorat en 2024").as_deref(), Some("PS"));
    assert_eq!(unit("عدد العائدين حسب الولاية سنة 2024").as_deref(), Some("PS"));
    assert_eq!(unit("Part des migrants de retour par gouvernorat en 2024 (%)").as_deref(), Some("PT"));
}

#[test]
fn a_word_for_how_time_is_written_is_no_unit() {
    let unit = |[title, corner]: [&str; 2]| {
        let rows = "Janvier;10;20;30\nFévrier;11;21;32\nMars;12;22;34\n";
        let text = format!("{title}, année 2024;;;\n;;;\n{corner};Sfax;Nabeul;Total\n{rows}");
        let made = draft_of(tunisia(), "DF_INTERCEPTIONS", text.as_bytes());
        let is_it = |doubt: &&Doubt| doubt.component == "UNIT_MEASURE" && doubt.kind == DoubtKind::MentionedInTitle;
        (made.profile.constants.get("UNIT_MEASURE").cloned(), made.doubts.iter().filter(is_it).count())
    };
    let usual = (Some("EVENT".to_owned()), 0);
    for title in ["Interceptions en mer", "Interceptions en mer par mois", "Nombre d’interceptions par mois"] {
        for corner in ["Mois", "Période", "Mois / Gouvernorat"] {
            assert_eq!(unit([title, corner]), usual, "{title}, {corner}");
        }
    }
    let measured = unit(["Durée des interceptions en mois", "Mois"]);
    assert_eq!(measured.1, 1, "what is measured in months is asked about: {measured:?}");
}

#[test]
fn the_one_code_of_which_a_title_is_is_taken_and_asked_about() {
    let made = draft("Registered female arrivals by port;;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n");
    let doubt = made.doubts.iter().find(|doubt| doubt.component == "SEX").unwrap();
    assert_eq!((doubt.kind, doubt.text.as_str(), doubt.taken.as_str()), (DoubtKind::MentionedInTitle, "female", "F"));
    assert_eq!(made.profile.constants.get("SEX").map(String::as_str), Some("F"));
}

#[test]
fn what_the_dataflow_is_about_is_not_asked_as_one_of_its_parts() {
    let asked = |name: &str, title: &str| {
        let mut pack = marjan().clone();
        let dataflow = pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_ARRIVALS").unwrap();
        dataflow.name = LocalText::new(name, name, name).unwrap();
        let text = format!("{title};;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n");
        let made = draft_of(&pack, "DF_ARRIVALS", text.as_bytes());
        made.doubts.iter().find(|doubt| doubt.component == "SEX").map(|doubt| (doubt.kind, doubt.taken.clone()))
    };
    let total = Some((DoubtKind::AssumedTotal, "_T".to_owned()));
    assert_eq!(asked("Female travellers", "Female and other arrivals by port"), total);
    assert_eq!(asked("Female and male travellers", "Female and male arrivals by port"), total);
    let one = asked("Female and male travellers", "Registered female arrivals by port");
    assert_eq!(one, Some((DoubtKind::MentionedInTitle, "F".to_owned())), "of several it says which");
}

#[test]
fn all_foreigners_are_not_asked_about_where_the_dataflow_is_of_foreigners() {
    let rows = "Gouvernorat;2023;2024\nTunis;12;31\nSfax;7;8\n";
    for title in ["الأجانب المضمونون اجتماعيا حسب الولاية", "Étrangers assurés sociaux par gouvernorat"]
    {
        let made = draft_of(tunisia(), "DF_CNSS_INSURED", format!("{title};;\n{rows}").as_bytes());
        let asked = made.doubts.iter().find(|doubt| doubt.component == "CITIZENSHIP").unwrap();
        assert_eq!((asked.kind, asked.taken.as_str()), (DoubtKind::AssumedTotal, "_T"), "{title}: {:?}", made.doubts);
    }
}

#[test]
fn the_last_day_of_a_year_is_no_other_period_than_the_year_of_its_sheet_where_a_stock_is_counted() {
    let is_asked = |dataflow: &str, title: &str| {
        let mut pack = marjan().clone();
        let own = pack.dataflows.iter_mut().find(|own| own.id == *dataflow).unwrap();
        own.view.selection.insert(Id::literal("FREQ"), Id::literal("M"));
        let rows: [&[&str]; 4] = [&[title], &["Sex", "Number"], &["Female", "12"], &["Male", "7"]];
        let made = draft_of(&pack, dataflow, &workbook(&[("2023", &rows)]));
        made.doubts.iter().any(|doubt| doubt.kind == DoubtKind::OtherPeriod)
    };
    assert!(!is_asked("DF_RESIDENTS", "Situation au 31/12/2023"));
    assert!(is_asked("DF_RESIDENTS", "Situation au 30/06/2023"));
    assert!(is_asked("DF_RESIDENTS", "Situation au 31/12/2022"));
    assert!(is_asked("DF_ARRIVALS", "Décembre 2023"), "of what happens, it is a month of the year");
}

#[test]
fn a_word_that_is_stated_for_a_whole_table_is_asked_about_where_it_is_not_known() {
    let sheet = |lines: [&'static str; 2]| -> Vec<Vec<&'static str>> {
        let rows = [&lines[..], &[], &["Isle", "2023", "2024"], &["Lulu Isle", "1", "2"], &["Sadaf Isle", "3", "4"]];
        rows.iter().map(|row| row.to_vec()).collect()
    };
    for lines in [
        [["Sex", "Female"], ["Sex", "Ladies"], ["Sex", "Both sexes"]],
        [["Female", ""], ["Ladies", ""], ["Both sexes", ""]],
    ] {
        let rows = lines.map(sheet);
        let sheets: Vec<Vec<&[&str]>> = rows.iter().map(|rows| rows.iter().map(Vec::as_slice).collect()).collect();
        let named = ["Sheet 1", "Sheet 2", "Sheet 3"].into_iter().zip(sheets.iter().map(Vec::as_slice));
        let bytes = workbook(&named.collect::<Vec<_>>());
        let mut made = draft_of(marjan(), "DF_ARRIVALS", &bytes);
        let sexes: Vec<Option<&str>> =
            made.profile.tables.iter().map(|table| table.constants.get("SEX").map(String::as_str)).collect();
        assert_eq!(sexes, [Some("F"), Some("Ladies"), Some("_T")], "{:?}", made.doubts);
        let asked = made.doubts.iter().find(|doubt| doubt.kind == DoubtKind::UnknownWord);
        let asked = asked.map(|doubt| (doubt.component.as_str(), doubt.text.as_str()));
        assert_eq!(asked, Some(("SEX", "Ladies")), "{:?}", made.doubts);
        assert_eq!(values_of(&made, &bytes).len(), 8, "what nobody knows is not read");
        let words = made.profile.codes.entry(Id::literal("SEX")).or_default();
        words.insert("Ladies".to_owned(), Id::literal("M"));
        assert_eq!(values_of(&made, &bytes).len(), 12, "the line answers it");
    }
}

#[test]
fn the_country_in_a_line_above_each_table_of_a_sheet_is_the_one_of_that_table() {
    let block = |line: &str, value: u32| {
        format!("{line};;\nSecteur;2022;2023\nSanté;{value}1;{value}2\nEnseignement;{value}3;{value}4\n;;\n")
    };
    let lines = ["Pays : Canada", "Pays : Atlantide", "Pays : Koweït"];
    let text: String = lines.into_iter().zip(1..).map(|(line, value)| block(line, value)).collect();
    let made = draft_of(tunisia(), "DF_ATCT_RECRUITS", format!("Recrutements par pays;;\n{text}").as_bytes());
    let said: Vec<Option<&str>> =
        made.profile.tables.iter().map(|table| table.constants.get("COUNTERPART_AREA").map(String::as_str)).collect();
    assert_eq!(said, [Some("CA"), Some("Atlantide"), Some("KW")], "{:?}", made.doubts);
    let doubts = |kind: DoubtKind| -> Vec<&str> {
        made.doubts.iter().filter(|doubt| doubt.kind == kind).map(|doubt| doubt.text.as_str()).collect()
    };
    assert_eq!(doubts(DoubtKind::UnknownWord), ["Atlantide"]);
    assert_eq!(doubts(DoubtKind::AssumedFromTitle), ["Canada", "Koweït"]);
    assert!(doubts(DoubtKind::SameKeys).is_empty());
}

/// What blocks below these lines, with these words in their rows, are drafted as: the partner country of each, and the doubts.
fn countries_over_blocks(lines: &[&str], rows: [[&str; 2]; 3]) -> (Vec<Option<String>>, Vec<(DoubtKind, String)>) {
    let block = |line: &str, [one, other]: [&str; 2], value: usize| {
        format!("{line};;\nSecteur;2022;2023\n{one};{value}1;{value}2\n{other};{value}3;{value}4\n;;\n")
    };
    let blocks = lines.iter().zip(rows).zip(1..).map(|((line, rows), value)| block(line, rows, value));
    let text: String = blocks.collect();
    let made = draft_of(tunisia(), "DF_ATCT_RECRUITS", format!("Recrutements par pays;;\n;;\n{text}").as_bytes());
    let said = made.profile.tables.iter().map(|table| table.constants.get("COUNTERPART_AREA").cloned()).collect();
    (said, made.doubts.iter().map(|doubt| (doubt.kind, doubt.text.clone())).collect())
}

#[test]
fn a_bare_country_over_each_of_several_tables_is_the_one_of_that_table() {
    let rows = [["Santé", "Enseignement"]; 3];
    for (lines, codes) in [
        (["Tous pays", "France", "Pays arabes"], ["_T", "FR", "ARAB"]),
        ([";France", ";Qatar", ";Oman"], ["FR", "QA", "OM"]),
        (["فرنسا", "قطر", "عمان"], ["FR", "QA", "OM"]),
    ] {
        let (said, doubts) = countries_over_blocks(&lines, rows);
        assert_eq!(said, codes.map(|code| Some(code.to_owned())), "{doubts:?}");
        assert_eq!(doubts.iter().filter(|(kind, _)| *kind == DoubtKind::AssumedFromTitle).count(), 3, "{doubts:?}");
        assert!(doubts.iter().all(|(kind, _)| !matches!(kind, DoubtKind::SameKeys | DoubtKind::AssumedTotal)));
    }
    let (said, doubts) = countries_over_blocks(&["France", "Atlantide", "Oman"], rows);
    assert_eq!(said, ["FR", "Atlantide", "OM"].map(|code| Some(code.to_owned())), "{doubts:?}");
    assert!(doubts.contains(&(DoubtKind::UnknownWord, "Atlantide".to_owned())), "{doubts:?}");
}

#[test]
fn a_table_that_goes_on_with_the_one_before_it_is_of_the_same_country() {
    let rows = [["Santé", "Enseignement"], ["Agriculture", "Hôtellerie"], ["Santé", "Enseignement"]];
    for [first, last] in [["Pays : France", "Pays : Oman"], ["France", "Oman"]] {
        for going_on in ["Suite", "(suite et fin)"] {
            let (said, doubts) = countries_over_blocks(&[first, going_on, last], rows);
            assert_eq!(said, ["FR", "FR", "OM"].map(|code| Some(code.to_owned())), "{going_on} {doubts:?}");
            assert!(doubts.iter().all(|(kind, _)| *kind != DoubtKind::AssumedTotal), "{doubts:?}");
        }
    }
}

#[test]
fn the_total_of_what_a_line_says_of_the_whole_table_is_suggested_as_the_total() {
    let text =
        "Recrutements par pays;;\nPays : Koweït;;\nSecteur;2022;2023\nSanté;1;2\nEnseignement;3;4\nTotal Koweït;4;6\n";
    let made = draft_of(tunisia(), "DF_ATCT_RECRUITS", text.as_bytes());
    let asked = made.doubts.iter().find(|doubt| doubt.kind == DoubtKind::UnknownWord && doubt.text == "Total Koweït");
    let codes = asked.map(|doubt| doubt.suggestions.iter().map(|found| found.code.as_str()).collect::<Vec<_>>());
    assert_eq!(codes, Some(vec!["_T"]), "{:?}", made.doubts);
}

#[test]
fn a_title_that_says_another_period_than_the_same_in_another_language_is_asked_about() {
    let asked = |titles: [&str; 2]| -> Vec<String> {
        let rows: [&[&str]; 5] = [
            &[titles[0]],
            &[titles[1]],
            &["Isle", "Female", "Male"],
            &["Lulu Isle", "31", "12"],
            &["Sadaf Isle", "33", "14"],
        ];
        let made = draft_of(marjan(), "DF_ARRIVALS", &workbook(&[("Arrivals", &rows)]));
        doubts(&made, DoubtKind::OtherPeriod).into_iter().map(|(text, taken)| format!("{text}: {taken}")).collect()
    };
    let none = asked(["Arrivées en 2023, par île et sexe", "الوافدون سنة 2023 حسب الجزيرة والجنس"]);
    assert!(none.is_empty(), "{none:?}");
    for time in ["au 1er semestre 2023", "en janvier 2023", "en 2019"] {
        let french = format!("Arrivées {time}, par île et sexe");
        for other in ["الوافدون سنة 2023 حسب الجزيرة والجنس", "Arrivals by isle and sex in 2023"]
        {
            assert_eq!(asked([&french, other]), [format!("{french}: 2023")], "{other}");
        }
    }
}

#[test]
fn an_application_is_no_permit_of_its_stage() {
    for word in ["Demandes de renouvellement", "Premières demandes", "مطالب تجديد"] {
        let rows = "Première délivrance;12;13\nRenouvellement de titre;15;17\nProlongations;5;7";
        let text = format!("Titres de séjour délivrés;;\n;;\nType;2023;2024\n{rows}\n{word};21;22\n");
        let made = draft_of(tunisia(), "DF_RESIDENCE_PERMITS", text.as_bytes());
        let is_asked = |doubt: &Doubt| doubt.kind == DoubtKind::UnknownWord && doubt.text == word;
        assert!(made.doubts.iter().any(is_asked), "{word}: {:?}", made.doubts);
    }
}

#[test]
fn a_total_of_foreigners_may_be_that_of_all_or_a_part_of_it_and_is_asked_about() {
    for word in ["Total étrangers", "Ensemble des étrangers", "مجموع الأجانب"] {
        let text = format!("Nationalité;2023;2024\nFrance;10;12\nItalie;5;6\nAlgérie;7;8\n{word};22;26\n");
        let made = draft_of(tunisia(), "DF_RESIDENCE_PERMITS", text.as_bytes());
        let is_asked = |doubt: &Doubt| doubt.kind == DoubtKind::UnknownWord && doubt.text == word;
        assert!(made.doubts.iter().any(is_asked), "{word}: {:?}", made.doubts);
    }
}

#[test]
fn an_ordinal_is_asked_about_as_the_code_for_which_a_list_has_it_in_any_language() {
    let made = |title: &str| {
        let text = format!("{title};;\nNationalité;2023;2024\nFrance;310;320\nItalie;200;220\nTotal;510;540\n");
        draft_of(tunisia(), "DF_WORK_PERMITS", text.as_bytes())
    };
    for (title, word) in [
        ("Premières autorisations de travail accordées aux étrangers par nationalité", "Premières"),
        ("رخص العمل الأولى المسندة للأجانب حسب الجنسية", "الأولى"),
    ] {
        let made = made(title);
        let is_asked = |doubt: &&Doubt| doubt.kind == DoubtKind::MentionedInTitle && doubt.text == word;
        let asked = made.doubts.iter().find(is_asked);
        let codes = asked.map(|doubt| doubt.suggestions.iter().map(|found| found.code.as_str()).collect::<Vec<_>>());
        assert_eq!(codes, Some(vec!["FIRST"]), "{:?}", made.doubts);
    }
    let of_part = made("Autorisations de travail accordées aux étrangers, premier trimestre");
    let is_of_stage = |doubt: &Doubt| doubt.component == "PERMIT_STAGE" && doubt.kind == DoubtKind::MentionedInTitle;
    assert!(!of_part.doubts.iter().any(is_of_stage), "{:?}", of_part.doubts);
}

#[test]
fn an_ordinal_of_what_is_counted_that_nothing_explains_is_asked_about() {
    let made = draft("First arrivals by isle;;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n");
    assert_eq!(doubts(&made, DoubtKind::UnexplainedWords), [("First", "")]);
}

#[test]
fn those_who_ask_are_a_part_in_every_language_and_what_they_ask_for_is_another_figure() {
    let made = |title: &str| {
        let text = format!("{title};;\nNationalité;2023;2024\nSoudan;310;320\nSyrie;200;220\nTotal;510;540\n");
        draft_of(tunisia(), "DF_REFUGEES", text.as_bytes())
    };
    for (title, word) in [
        ("Demandeurs d’asile enregistrés par nationalité", "Demandeurs d’asile"),
        ("طالبو اللجوء المسجلون حسب الجنسية", "طالبو اللجوء"),
    ] {
        let made = made(title);
        assert!(doubts(&made, DoubtKind::MentionedInTitle).contains(&(word, "ASY")), "{:?}", made.doubts);
    }
    let of_all = made("Réfugiés et demandeurs d’asile enregistrés par nationalité");
    assert_eq!(doubts(&of_all, DoubtKind::MentionedInTitle), []);
    let title = "Demandes d’asile enregistrées par nationalité";
    assert_eq!(doubts(&made(title), DoubtKind::TitleOfApplication), [(title, "")]);
}

#[test]
fn of_what_a_title_says_no_line_says_that_the_file_is_silent() {
    let kind = |title: &str, component: &str| {
        let text = format!("{title};;\n;;\nNationalité;2023;2024\nMali;12;31\nSoudan;7;8\n");
        let made = draft_of(tunisia(), "DF_INTERCEPTIONS", text.as_bytes());
        made.doubts.iter().find(|doubt| doubt.component == component).map(|doubt| doubt.kind)
    };
    let is_asked = Some(DoubtKind::MentionedInTitle);
    assert_eq!(kind("عدد الوفيات والمفقودين بحرا حسب الجنسية", "BORDER_EVENT"), is_asked);
    for title in ["Sea interceptions by nationality", "Number of interceptions at sea, by nationality"] {
        assert_eq!(kind(title, "ROUTE"), is_asked, "{title}");
    }
    assert_eq!(kind("Interceptions by nationality", "ROUTE"), Some(DoubtKind::AssumedTotal));
}
