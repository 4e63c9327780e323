//! Laws of the drafts, on small files for Marjan.

use marsad_model::{Code, Codelist, ColumnRole, Dimension, FindingCode, Id, LocalText, Pack};
use marsad_testkit::marjan;
use rust_xlsxwriter::Workbook;

use super::{DoubtKind, Draft, propose};
use crate::{Context, Reading, SubmittedFile, read_submission};

/// The draft of a small text for the arrivals of Marjan.
pub(super) fn draft(text: &str) -> Draft {
    draft_of(marjan(), "DF_ARRIVALS", text.as_bytes())
}

pub(super) fn draft_of(pack: &Pack, dataflow: &str, bytes: &[u8]) -> Draft {
    let mut content = std::io::Cursor::new(bytes.to_vec());
    let file = SubmittedFile { name: "file.csv", submission: "S", content: &mut content };
    propose(pack, dataflow, file).unwrap().unwrap()
}

/// What is read of a text under its own draft.
pub(super) fn read(pack: &Pack, draft: &Draft, text: &str) -> Reading {
    read_of(pack, "DF_ARRIVALS", draft, text)
}

/// The same for another dataflow.
pub(super) fn read_of(pack: &Pack, dataflow: &str, draft: &Draft, text: &str) -> Reading {
    let mut content = std::io::Cursor::new(text.as_bytes().to_vec());
    let file = SubmittedFile { name: "file.csv", submission: "S", content: &mut content };
    read_submission(&Context::with_profile(pack, dataflow, &draft.profile).unwrap(), file)
}

/// Frequency and period of the first observation of a text.
fn time_of(text: &str) -> (String, String) {
    let reading = read(marjan(), &draft(text), text);
    let observation = reading.columns.observation(0).unwrap();
    (observation.key[0].to_string(), observation.period.to_string())
}

/// Marjan with a unit for each observation: crossings, or millions of dollars.
pub(super) fn marjan_with_units() -> Pack {
    let mut pack = marjan().clone();
    let unit = Id::literal("UNIT_MEASURE");
    let structure = pack.structures.iter_mut().find(|structure| structure.id == *"DSD_ARRIVALS").unwrap();
    structure.attributes.retain(|attribute| attribute.id != unit);
    structure.dimensions.push(Dimension { id: unit.clone(), codelist: Id::literal("CL_UNIT") });
    pack.dataflows.iter_mut().for_each(|dataflow| {
        dataflow.attributes.remove(&unit);
    });
    let code = |id: &str, name: &str| Code {
        id: Id::new(id).unwrap(),
        parent: None,
        name: LocalText::new(id, name, name).unwrap(),
    };
    let list = pack.codelists.iter_mut().find(|list| list.id == *"CL_UNIT").unwrap();
    let codes = vec![code("EVENT", "Crossings"), code("MUSD", "M USD")];
    *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), codes);
    pack
}

fn has(draft: &Draft, kind: DoubtKind, text: &str) -> bool {
    draft.doubts.iter().any(|doubt| doubt.kind == kind && doubt.text == text)
}

/// Of each column of the first table its header, role and component.
fn columns(draft: &Draft) -> Vec<(String, ColumnRole, String)> {
    let component = |id: &Id| id.to_string();
    let columns = draft.profile.tables[0].column.iter();
    columns.map(|c| (c.header.clone(), c.role, c.component.as_ref().map_or_else(String::new, component))).collect()
}

fn column(header: &str, role: ColumnRole, component: &str) -> (String, ColumnRole, String) {
    (header.to_owned(), role, component.to_owned())
}

#[test]
fn a_list_is_drafted_by_its_words() {
    let draft =
        draft("Year;Isle;Sex;Arrivals\n2023;Lulu Isle;Female;12\n2024;Sadaf Isle;Male;7\n2024;Lulu Isle;Male;9\n");
    let found = columns(&draft);
    assert!(found.contains(&column("Year", ColumnRole::Time, "TIME_PERIOD")), "{found:?}");
    assert!(found.contains(&column("Isle", ColumnRole::Code, "ISLE")), "{found:?}");
    assert!(found.contains(&column("Sex", ColumnRole::Code, "SEX")), "{found:?}");
    assert!(found.contains(&column("Arrivals", ColumnRole::Value, "OBS_VALUE")), "{found:?}");
}

#[test]
fn a_word_of_a_letterhead_is_no_constant_and_one_of_a_title_is_one_with_a_doubt() {
    let table = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let within = draft(&format!("Ministry of Female Affairs;;\nArrivals at ports;;\n{table}"));
    assert_eq!(within.profile.constants.get("SEX").map(String::as_str), Some("_T"));
    assert!(has(&within, DoubtKind::AssumedTotal, "_T"));
    let named = draft(&format!("Register of female;;\n{table}"));
    assert_eq!(named.profile.constants.get("SEX").map(String::as_str), Some("F"));
    assert!(has(&named, DoubtKind::AssumedFromTitle, "female"));
    let whole = draft(&format!("Arrivals, female;;\n{table}"));
    assert_eq!(whole.profile.constants.get("SEX").map(String::as_str), Some("F"));
    assert!(has(&whole, DoubtKind::AssumedFromTitle, "female"));
}

#[test]
fn sums_since_january_are_read_where_they_stand_alone_and_with_a_doubt() {
    let alone = draft("Isle;Cumul depuis janvier\nLulu Isle;12\nSadaf Isle;7\n");
    assert!(has(&alone, DoubtKind::Cumulative, "Cumul depuis janvier"), "{:?}", alone.doubts);
    assert!(columns(&alone).contains(&column("Cumul depuis janvier", ColumnRole::Value, "OBS_VALUE")));
    let beside = draft("Isle;Arrivals;Cumul\nLulu Isle;12;31\nSadaf Isle;7;18\n");
    assert!(columns(&beside).contains(&column("Arrivals", ColumnRole::Value, "OBS_VALUE")));
    assert!(!has(&beside, DoubtKind::Cumulative, "Cumul"), "{:?}", beside.doubts);
}

#[test]
fn totals_since_january_beside_values_are_left_out_in_whatever_words_and_read_where_they_stand_alone() {
    for header in
        ["Total cumulé", "Depuis janvier", "المجموع منذ بداية السنة", "المجموع التراكمي", "من جانفي إلى الشهر"]
    {
        let beside = draft(&format!("Isle;Female;Male;{header}\nLulu Isle;12;31;60\nSadaf Isle;7;18;40\n"));
        assert!(columns(&beside).contains(&column(header, ColumnRole::Ignore, "")), "{header}: {:?}", beside.doubts);
        assert!(has(&beside, DoubtKind::IgnoredColumn, header), "{header}: {:?}", beside.doubts);
        let alone = draft(&format!("Isle;{header}\nLulu Isle;12\nSadaf Isle;7\n"));
        assert!(has(&alone, DoubtKind::Cumulative, header), "{header}: {:?}", alone.doubts);
    }
}

#[test]
fn a_header_that_nothing_explains_is_not_taken_for_the_total() {
    let draft = draft("Isle;2023;2023;2024;2024\n;Alpha;Beta;Alpha;Beta\nLulu Isle;12;3;31;4\nSadaf Isle;7;5;8;6\n");
    assert!(has(&draft, DoubtKind::UnknownHeader, "Alpha") && has(&draft, DoubtKind::UnknownHeader, "Beta"));
    assert!(draft.profile.tables[0].across.iter().any(|row| row.row == 2));
}

#[test]
fn a_neutral_header_wins_over_an_unknown_one() {
    let draft = draft("Isle;Alpha;Nombre\nLulu Isle;12;3\nSadaf Isle;7;5\n");
    let found = columns(&draft);
    assert!(found.contains(&column("Nombre", ColumnRole::Value, "OBS_VALUE")), "{found:?}");
    assert!(has(&draft, DoubtKind::UnreadValues, "Alpha"));
}

#[test]
fn columns_of_numbers_that_nothing_tells_apart_are_one_question() {
    let draft = draft("Isle;Alpha;Nombre;Beta;Gamma\nLulu Isle;12;3;5;4\nSadaf Isle;7;5;9;8\n");
    let asked = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnreadValues);
    let asked: Vec<(&str, &str)> = asked.map(|doubt| (doubt.text.as_str(), doubt.place.as_str())).collect();
    assert_eq!(asked, [("Alpha", "B, D, E")], "{:?}", draft.doubts);
}

#[test]
fn a_name_and_its_code_are_one_component() {
    let text = "Code;Isle;Year;Arrivals\n\
                XM-L;Lulu Isle;2023;12\n\
                XM-S;Sadaf Isle;2023;7\n\
                XM-L;Lulu Isle;2024;9\n\
                XM-S;Sadaf Isle;2024;5\n";
    let draft = draft(text);
    let isles = columns(&draft).into_iter().filter(|(_, _, component)| component == "ISLE").count();
    assert_eq!(isles, 1, "{:?}", columns(&draft));
    assert!(draft.doubts.iter().any(|doubt| doubt.kind == DoubtKind::SameAsOther));
}

#[test]
fn a_code_that_contradicts_its_name_in_some_rows_does_not_say_the_same() {
    let text = "Code;Isle;Year;Arrivals\n\
                XM-S;Lulu Isle;2023;12\n\
                XM-L;Sadaf Isle;2023;7\n\
                XM-S;Lulu Isle;2024;9\n\
                XM-L;Sadaf Isle;2024;5\n";
    let draft = draft(text);
    let other = draft.doubts.iter().find(|doubt| doubt.kind == DoubtKind::OtherThanTwin).unwrap();
    assert!(other.place.ends_with('2'), "{other:?}");
    assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::SameAsOther));
}

#[test]
fn headings_in_the_column_of_time_are_read() {
    let draft = draft("Year;Lulu Isle;Sadaf Isle\nFemale;;\n2023;12;31\n2024;7;8\nMale;;\n2023;2;3\n2024;4;5\n");
    let found = &draft.profile.tables[0].column[0];
    assert_eq!(found.component.as_ref().map(Id::as_str), Some("SEX"));
    assert!(found.further.iter().any(|id| id.as_str() == "TIME_PERIOD"));
}

#[test]
fn every_doubt_about_a_cell_says_where_it_stands() {
    let draft = draft("Isle;2023;2024\nLulu Isle;12;31\nAtlantis;7;8\n");
    let doubt = draft.doubts.iter().find(|doubt| doubt.text == "Atlantis").unwrap();
    assert_eq!((doubt.kind, doubt.place.as_str()), (DoubtKind::UnknownWord, "A3"));
}

#[test]
fn two_tables_that_give_the_same_keys_are_not_both_drafted() {
    let table = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let draft = draft(&format!("Arrivals;;\n{table}\nThe same again;;\n{table}"));
    assert_eq!(draft.profile.tables.len(), 1);
    assert!(draft.doubts.iter().any(|doubt| doubt.kind == DoubtKind::SameKeys));
}

#[test]
fn dinars_are_not_persons() {
    let draft = draft("Arrivals in millions of dinars;;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n");
    assert!(draft.profile.tables.is_empty());
    assert!(draft.doubts.iter().any(|doubt| doubt.kind == DoubtKind::OtherUnit));
}

#[test]
fn a_row_without_a_value_does_not_begin_another_table() {
    let draft = draft(
        "Year;Isle;Sex;Arrivals;Flag\n2023;Lulu Isle;Female;12;\n2023;Lulu Isle;Male;;x\n2024;Lulu Isle;Female;2010;\n\
         2024;Sadaf Isle;Female;;\n2024;Sadaf Isle;Male;9;\n",
    );
    assert_eq!(draft.profile.tables.len(), 1);
}

#[test]
fn the_years_of_a_list_are_years_where_values_are_missing() {
    let rows: String = (0..40)
        .map(|n| {
            format!(
                "Yearly;Lulu Isle;{};{};{}\n",
                if n % 2 == 0 { "Female" } else { "Male" },
                2014 + n / 2 % 10,
                if n % 7 == 3 { String::new() } else { (n * 13).to_string() }
            )
        })
        .collect();
    let draft = draft(&format!("freq;isle;sex;TIME_PERIOD;OBS_VALUE\n{rows}"));
    let found = columns(&draft);
    assert!(found.contains(&column("TIME_PERIOD", ColumnRole::Time, "TIME_PERIOD")), "{found:?}");
    assert!(found.contains(&column("OBS_VALUE", ColumnRole::Value, "OBS_VALUE")), "{found:?}");
}

#[test]
fn a_first_row_whose_value_is_missing_is_no_header() {
    let draft = draft("Isle;Sex;2024\nLulu Isle;Female;n.c.\nSadaf Isle;Female;7\nLulu Isle;Male;9\n");
    assert_eq!(draft.profile.tables[0].header_rows, Some([1, 1]));
}

#[test]
fn a_blank_beside_a_total_repeats_nothing() {
    let draft = draft("Isle;Sex;Year;Arrivals\nLulu Isle;Female;2024;12\nLulu Isle;Male;2024;7\nTotal;;2024;19\n");
    assert!(draft.profile.tables[0].column.iter().all(|column| !column.fill), "{:?}", draft.profile.tables[0].column);
}

#[test]
fn a_header_that_names_a_dimension_says_what_its_words_are() {
    let draft = draft("Isle;Year;Arrivals\nAtlantis;2023;12\nMu;2024;7\n");
    let found = columns(&draft);
    assert!(found.contains(&column("Isle", ColumnRole::Code, "ISLE")), "{found:?}");
    assert!(has(&draft, DoubtKind::UnknownWord, "Atlantis"));
}

#[test]
fn thousands_beside_counts_are_a_table_of_their_own_with_a_scale() {
    let pack = marjan_with_units();
    let text = "Year 2024;;\nIsle;Crossings;Amount (m USD)\nLulu Isle;12;4500\nSadaf Isle;7;6000\n";
    let draft = draft_of(&pack, "DF_ARRIVALS", text.as_bytes());
    let scales: Vec<Option<f64>> = draft.profile.tables.iter().map(|table| table.scale).collect();
    assert_eq!(scales, [None, Some(0.001)], "{:?}", draft.doubts);
    assert!(has(&draft, DoubtKind::Scale, "Amount (m USD)"), "{:?}", draft.doubts);
    let reading = read(&pack, &draft, text);
    let unit = reading.columns.structure.dimension_place("UNIT_MEASURE").unwrap();
    let read: Vec<(String, Option<f64>)> =
        reading.columns.observations().iter().map(|o| (o.key[unit].to_string(), o.value)).collect();
    let of = |unit: &str, value: f64| (unit.to_owned(), Some(value));
    assert_eq!(read, [of("EVENT", 12.0), of("EVENT", 7.0), of("MUSD", 4.5), of("MUSD", 6.0)]);
}

#[test]
fn millions_beside_counts_are_one_table() {
    let pack = marjan_with_units();
    let text = "Year 2024;;\nIsle;Crossings;Amount (M USD)\nLulu Isle;12;4\nSadaf Isle;7;6\n";
    let draft = draft_of(&pack, "DF_ARRIVALS", text.as_bytes());
    assert_eq!((draft.profile.tables.len(), draft.profile.tables[0].scale), (1, None));
    assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::UnknownWord), "{:?}", draft.doubts);
}

#[test]
fn a_unit_that_a_note_below_says_is_kept_with_its_place() {
    let with = |note: &str| draft(&format!("Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n;;\n{note};;\n"));
    let made = with("NB: all figures are in thousands");
    let table = &made.profile.tables[0];
    let said: Vec<String> = table.said.iter().map(|said| format!("{:?} {}", said.of, said.text)).collect();
    assert_eq!((table.scale, said), (Some(1000.0), vec!["Scale NB: all figures are in thousands".to_owned()]));
    for note in ["2023 in thousands, 2024 in units", "Amounts in millions of dollars"] {
        let unclear = with(note);
        assert_eq!(unclear.profile.tables[0].scale, None, "{note}");
        assert!(has(&unclear, DoubtKind::UnknownUnit, note), "{:?}", unclear.doubts);
    }
}

#[test]
fn a_caption_above_the_header_of_labels_is_asked_about() {
    let text =
        "Arrivals;;;Scholarships;\nIsle;2023;;Isle;2023\nLulu Isle;12;;Nawaris Isle;3\nSadaf Isle;7;;Fanar Isle;8\n";
    let made = draft(text);
    let asked: Vec<&str> = made.doubts.iter().map(|doubt| doubt.text.as_str()).collect();
    assert!(asked.iter().any(|text| text.contains("Scholarships")), "{:?}", made.doubts);
}

#[test]
fn a_unit_in_digits_is_a_scale_and_one_that_cannot_be_read_a_doubt() {
    let table = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let thousands = draft(&format!("Unit: 1000 persons;;\n{table}"));
    assert_eq!(thousands.profile.tables[0].scale, Some(1000.0));
    assert!(has(&thousands, DoubtKind::Scale, "Unit: 1000 persons"));
    let unread = draft(&format!("Unit: bushels;;\n{table}"));
    assert_eq!(unread.profile.tables[0].scale, None);
    assert!(has(&unread, DoubtKind::UnknownUnit, "Unit: bushels"), "{:?}", unread.doubts);
    let persons = draft(&format!("Unit: persons;;\n{table}"));
    assert!(persons.doubts.iter().all(|doubt| doubt.kind != DoubtKind::UnknownUnit), "{:?}", persons.doubts);
}

#[test]
fn the_frequency_of_a_range_is_that_of_its_length() {
    let table = |header: &str| format!("Isle;{header}\nLulu Isle;12\nSadaf Isle;7\n");
    assert_eq!(time_of(&table("2024")), ("A".to_owned(), "2024".to_owned()));
    // Marjan has no code for other frequencies.
    assert_eq!(time_of(&table("3 mois 2024")), ("Q".to_owned(), "2024-01-01/P3M".to_owned()));
    let nine = table("9M 2024");
    let reading = read(marjan(), &draft(&nine), &nine);
    assert_eq!(reading.columns.observation(0).unwrap().period.as_str(), "2024-01-01/P9M");
    assert!(reading.findings.iter().any(|finding| finding.code == FindingCode::WrongFrequency));
}

#[test]
fn a_period_of_a_frequency_that_the_list_lacks_is_told_by_it_and_keeps_it() {
    let text = "Isle;S1 2024;S2 2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let reading = read(marjan(), &draft(text), text);
    let keys: Vec<String> =
        reading.columns.observations().iter().map(|o| format!("{} {}", o.key[0], o.period)).collect();
    assert_eq!(keys, ["S 2024-S1", "S 2024-S2", "S 2024-S1", "S 2024-S2"]);
    let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::WrongFrequency);
    let told: Vec<String> = told
        .map(|finding| format!("{} {} {}", finding.value, finding.arguments["found"], finding.arguments["expected"]))
        .collect();
    assert_eq!(told, ["2024-S1 S A, Q, M", "2024-S2 S A, Q, M"]);
}

#[test]
fn a_month_in_a_title_is_not_lost() {
    let table = "Isle;Female;Male\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let month = draft(&format!("Arrivals - mois de mars 2024;;\n{table}"));
    assert_eq!(month.profile.tables[0].period.as_deref(), Some("2024-03"));
    let unclear = draft(&format!("Arrivals in 2024 (hors mars);;\n{table}"));
    assert_eq!(unclear.profile.tables[0].period, None);
    assert!(unclear.doubts.iter().any(|doubt| doubt.kind == DoubtKind::UnsaidPeriod), "{:?}", unclear.doubts);
}

#[test]
fn a_header_that_is_a_period_heads_values() {
    for header in ["1er semestre 2024", "6 premiers mois de 2024", "2024 – 9 mois", "Mois de mars 2024"] {
        let draft = draft(&format!("Isle;2022;2023;{header}\nLulu Isle;12;13;5\nSadaf Isle;7;8;6\n"));
        assert!(columns(&draft).iter().all(|(_, role, _)| *role != ColumnRole::Time), "{:?}", columns(&draft));
        assert!(draft.profile.tables[0].across.iter().any(|row| row.components.iter().any(|id| *id == *"TIME_PERIOD")));
    }
}

#[test]
fn men_and_women_that_are_counted_are_no_total() {
    let draft = draft("Isle;Nombre d’hommes;Nombre de femmes\nLulu Isle;12;31\nSadaf Isle;7;8\n");
    assert_eq!(draft.profile.constants.get("SEX"), None, "{:?}", draft.profile);
    let words = &draft.profile.codes["SEX"];
    assert_eq!((words["Nombre d’hommes"].as_str(), words["Nombre de femmes"].as_str()), ("M", "F"));
}

#[test]
fn every_table_that_is_not_read_is_a_doubt() {
    let table = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";
    let draft = draft(&format!("Arrivals;;\n{table}\nAgain;;\n{table}\nAnd again;;\n{table}"));
    assert_eq!(draft.profile.tables.len(), 1);
    assert_eq!(draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::SameKeys).count(), 2, "{:?}", draft.doubts);
}

#[test]
fn every_column_that_is_not_read_is_named() {
    let draft = draft("Isle;Female;%;Male;%\nLulu Isle;12;60;8;40\nSadaf Isle;30;75;10;25\n");
    let doubt = draft.doubts.iter().find(|doubt| doubt.kind == DoubtKind::IgnoredColumn).unwrap();
    assert_eq!((doubt.text.as_str(), doubt.place.as_str()), ("%", "C, E"));
}

#[test]
fn subtotals_whose_second_label_is_blank_need_only_be_confirmed() {
    let text = "Sex;Isle;2023;2024\nFemale;Lulu Isle;1;2\nFemale;Sadaf Isle;3;4\nSous-total Female;;4;6\n\
                Male;Lulu Isle;5;6\nMale;Sadaf Isle;7;8\nSous-total Male;;12;14\nTotal;;16;20\n";
    let mut draft = draft(text);
    assert_eq!(draft.profile.constants.get("ISLE").map(String::as_str), Some("_T"), "{:?}", draft.profile);
    assert!(has(&draft, DoubtKind::BlankIsTotal, "Sous-total Female"), "{:?}", draft.doubts);
    let doubts = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnknownWord);
    let likely: Vec<(String, Id)> =
        doubts.map(|doubt| (doubt.text.clone(), Id::new(&doubt.suggestions[0].code).unwrap())).collect();
    assert_eq!(likely.len(), 2, "{likely:?}");
    draft.profile.codes.entry(Id::literal("SEX")).or_default().extend(likely);
    let reading = read(marjan(), &draft, text);
    let total = |sex: &str| {
        let rows = reading.columns.observations();
        let is_it =
            |o: &&marsad_model::Observation| o.key[1] == *"_T" && o.key[2] == *sex && o.period.as_str() == "2024";
        rows.iter().find(is_it).and_then(|o| o.value)
    };
    assert_eq!((total("F"), total("M"), total("_T")), (Some(6.0), Some(14.0), Some(20.0)));
}

#[test]
fn a_total_beside_periods_is_a_column_that_is_not_read() {
    let draft = draft("Isle;T1 2024;T2 2024;Total\nLulu Isle;12;31;43\nSadaf Isle;7;8;15\n");
    assert!(columns(&draft).contains(&column("Total", ColumnRole::Ignore, "")), "{:?}", columns(&draft));
    assert!(has(&draft, DoubtKind::IgnoredColumn, "Total"));
    assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::UnknownWord), "{:?}", draft.doubts);
}

#[test]
fn three_letters_in_a_title_are_no_country() {
    let text = "Foreigners in the LAS register;;\nSex;2023;2024\nFemale;12;31\nMale;7;8\n";
    let draft = draft_of(marjan(), "DF_RESIDENTS", text.as_bytes());
    assert!(draft.doubts.iter().all(|doubt| doubt.suggestions.is_empty()), "{:?}", draft.doubts);
}

#[test]
fn a_title_that_contradicts_the_name_of_its_sheet_is_told() {
    let bytes = |title: &str| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("2023").unwrap();
        sheet.write(0, 0, title).unwrap();
        for (row, (isle, count)) in (3..).zip([("Lulu Isle", 12), ("Sadaf Isle", 7)]) {
            sheet.write(row, 0, isle).unwrap();
            sheet.write(row, 1, count).unwrap();
        }
        sheet.write(2, 0, "Isle").unwrap();
        sheet.write(2, 1, "Arrivals").unwrap();
        workbook.save_to_buffer().unwrap()
    };
    let other = draft_of(marjan(), "DF_ARRIVALS", &bytes("Arrivals of 2022"));
    let doubt = other.doubts.iter().find(|doubt| doubt.kind == DoubtKind::OtherPeriod).unwrap();
    assert_eq!((doubt.text.as_str(), doubt.taken.as_str()), ("Arrivals of 2022", "2023"));
    let same = draft_of(marjan(), "DF_ARRIVALS", &bytes("Arrivals of 2023"));
    assert!(same.doubts.iter().all(|doubt| doubt.kind != DoubtKind::OtherPeriod), "{:?}", same.doubts);
}

#[test]
fn a_file_of_very_many_tables_is_drafted_in_part_and_says_so() {
    let table = |n: u32| format!("Table {n};;\nIsle;Female;Male\nLulu Isle;{n};2\n");
    let text: String = (1000..1700).map(table).collect();
    let draft = draft(&text);
    assert_eq!(
        draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::MoreTables).count(),
        1,
        "{:?}",
        draft.doubts
    );
}

#[test]
fn letters_beside_numbers_are_their_status() {
    let text = "Isle;2023;;2024\nLulu Isle;12;b;31;\nSadaf Isle;7;;8;ep\n";
    let draft = draft(text);
    let flags: Vec<u32> = draft.profile.tables[0]
        .column
        .iter()
        .filter(|column| column.role == ColumnRole::Flag)
        .filter_map(|column| column.at)
        .collect();
    assert_eq!(flags, [3, 5], "{:?}", draft.profile.tables);
    assert!(has(&draft, DoubtKind::FlagColumn, "b"), "{:?}", draft.doubts);
    let reading = read(marjan(), &draft, &text.replace("31;", "31;q"));
    let statuses: Vec<(String, String)> = reading
        .columns
        .observations()
        .iter()
        .map(|o| (o.value.unwrap_or_default().to_string(), o.attributes.iter().flatten().cloned().collect::<String>()))
        .collect();
    let status = |value: &str| statuses.iter().find(|(of, _)| of == value).map(|(_, status)| status.clone());
    assert_eq!(status("12"), Some("B".to_owned()), "{statuses:?}");
    assert_eq!(status("8"), Some("E".to_owned()), "{statuses:?}");
    let unknown = reading.findings.iter().find(|finding| finding.value == "q").unwrap();
    assert_eq!((unknown.place.row, unknown.place.column), (Some(2), Some(5)));
}

#[test]
fn rows_that_hold_nothing_but_a_mark_are_rows_of_the_table() {
    let text = "Isle;2024\nLulu Isle;12\nNawaris Isle;7\nSadaf Isle;n.d.\n";
    let reading = read(marjan(), &draft(text), text);
    let values: Vec<Option<f64>> = reading.columns.observations().iter().map(|o| o.value).collect();
    assert_eq!(values, [Some(12.0), Some(7.0), None], "{:?}", reading.findings);
}
