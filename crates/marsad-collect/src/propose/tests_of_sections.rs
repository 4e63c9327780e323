//! Laws of headings with the name of a component, of years of studies as headings, of parts below the last of several rows,
//! and of what stands beside words of another list.

use marsad_model::{Code, Codelist, FindingCode, Id, LocalText, Observation, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::{Format, Workbook};

use super::tests::{draft, draft_of, read};
use super::{DoubtKind, Draft};
use crate::{Context, Reading, SubmittedFile, read_submission};

/// Key without its frequency, period and value of every observation.
fn all(reading: &Reading) -> Vec<String> {
    let shown = |o: &Observation| {
        let key: Vec<String> = o.key[1..].iter().map(ToString::to_string).collect();
        format!("{} {} {}", key.join(" "), o.period, o.value.unwrap_or_default())
    };
    reading.columns.observations().iter().map(shown).collect()
}

fn read_as(draft: &Draft, dataflow: &str, bytes: &[u8]) -> Reading {
    let mut content = std::io::Cursor::new(bytes.to_vec());
    let file = SubmittedFile { name: "file.csv", submission: "S", content: &mut content };
    read_submission(&Context::with_profile(marjan(), dataflow, &draft.profile).unwrap(), file)
}

/// Component, text and what was taken of the doubts of a kind.
fn doubts(draft: &Draft, kind: DoubtKind) -> Vec<(&str, &str, &str)> {
    let own = draft.doubts.iter().filter(|doubt| doubt.kind == kind);
    own.map(|doubt| (doubt.component.as_str(), doubt.text.as_str(), doubt.taken.as_str())).collect()
}

fn count(reading: &Reading, code: FindingCode) -> usize {
    reading.findings.iter().filter(|finding| finding.code == code).count()
}

#[test]
fn a_heading_with_the_name_of_its_component_says_what_its_rows_are_of() {
    let text = "Isle;2023;2024\nSex: Female;;\nLulu Isle;1;2\nSexe : Hommes;;\nSadaf Isle;3;4\n";
    let made = draft(text);
    let column = &made.profile.tables[0].column[0];
    assert_eq!(
        (column.component.as_ref(), &column.further[..]),
        (Some(&Id::literal("SEX")), &[Id::literal("ISLE")][..])
    );
    assert_eq!(made.profile.codes[&Id::literal("SEX")]["Sexe : Hommes"], Id::literal("M"));
    let expected = ["XM-L F 2023 1", "XM-L F 2024 2", "XM-S M 2023 3", "XM-S M 2024 4"];
    assert_eq!(all(&read(marjan(), &made, text)), expected);
    let next = text.replace("Sex: Female", "Sexe : Femmes");
    assert_eq!(all(&read(marjan(), &made, &next)), expected, "a heading that the profile does not have");
}

#[test]
fn headings_of_countries_and_of_ages_are_read_behind_their_names() {
    let text = "Sex;2023;2024\nCitizenship: Kenya;;\nFemale;10;15\nMale;20;25\nNationalité : Inde;;\nFemale;30;35\n";
    let made = draft_of(marjan(), "DF_RESIDENTS", text.as_bytes());
    let found = all(&read_as(&made, "DF_RESIDENTS", text.as_bytes()));
    assert_eq!(found[..2], ["KE F _T 2023 10", "KE F _T 2024 15"], "{:?}", made.doubts);
    assert_eq!(found[4..], ["IN F _T 2023 30", "IN F _T 2024 35"]);
    let text = "Sex;2023;2024\nالفئة العمرية: 15-64 سنة;;\nFemale;10;15\nMale;20;25\n";
    let made = draft_of(marjan(), "DF_RESIDENTS", text.as_bytes());
    let found = all(&read_as(&made, "DF_RESIDENTS", text.as_bytes()));
    assert_eq!(found[0], "_T F Y15T64 2023 10", "{:?}", made.doubts);
}

#[test]
fn a_heading_that_names_its_component_and_no_known_word_of_it_is_asked_for() {
    let text = "Isle;2023;2024\nSex: Strangers;;\nLulu Isle;1;2\nSadaf Isle;3;4\n";
    let made = draft(text);
    assert_eq!(doubts(&made, DoubtKind::UnknownSection), [("SEX", "Sex: Strangers", "")], "{:?}", made.doubts);
    assert!(doubts(&made, DoubtKind::AssumedTotal).iter().all(|(component, ..)| *component != "SEX"));
    let reading = read(marjan(), &made, text);
    assert_eq!((reading.columns.len(), reading.is_acceptable()), (0, false), "{:#?}", reading.findings);
    assert_eq!(count(&reading, FindingCode::UnknownCode), 1, "{:#?}", reading.findings);
}

#[test]
fn a_country_in_a_heading_is_told_where_the_profile_has_one_code_for_all() {
    let plain = "Sex;2023;2024\nFemale;10;15\nMale;20;25\n";
    let made = draft_of(marjan(), "DF_RESIDENTS", plain.as_bytes());
    let next = "Sex;2023;2024\nCitizenship: Kenya;;\nFemale;10;15\nMale;20;25\n";
    let reading = read_as(&made, "DF_RESIDENTS", next.as_bytes());
    let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
    let told: Vec<(Severity, Option<u32>, &str)> =
        told.map(|finding| (finding.severity, finding.place.row, finding.arguments["found"].as_str())).collect();
    assert_eq!(told, [(Severity::Error, Some(2), "KE")], "{:#?}", reading.findings);
}

/// A workbook of years of studies above rows of isles, in merged cells or not.
fn studies(years: [&str; 2], is_merged: bool) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "Isle").unwrap().write(0, 1, "Female").unwrap().write(0, 2, "Male").unwrap();
    for (at, year) in (0..).zip(years) {
        let row = 1 + 3 * at;
        match is_merged {
            true => sheet.merge_range(row, 0, row, 2, year, &Format::new()).unwrap(),
            false => sheet.write(row, 0, year).unwrap(),
        };
        for (below, isle) in (1..).zip(["Lulu Isle", "Sadaf Isle"]) {
            sheet.write(row + below, 0, isle).unwrap();
            sheet
                .write(row + below, 1, 100 * row + below)
                .unwrap()
                .write(row + below, 2, 100 * row + 50 + below)
                .unwrap();
        }
    }
    workbook.save_to_buffer().unwrap()
}

#[test]
fn years_of_studies_head_rows_as_other_years_do() {
    for years in [["2021/2022", "2022/2023"], ["Année universitaire 2021-2022", "Année universitaire 2022-2023"]] {
        for is_merged in [false, true] {
            let bytes = studies(years, is_merged);
            let made = draft_of(marjan(), "DF_ARRIVALS", &bytes);
            let tables = &made.profile.tables;
            assert_eq!(tables.len(), 1, "{tables:?}");
            assert_eq!(tables[0].column[0].further, [Id::literal("TIME_PERIOD")], "{:?}", made.doubts);
            assert!(doubts(&made, DoubtKind::UnknownSection).is_empty(), "{:?}", made.doubts);
            let found = all(&read_as(&made, "DF_ARRIVALS", &bytes));
            let expected = [
                "XM-L F 2021-09-01/P1Y 101",
                "XM-L M 2021-09-01/P1Y 151",
                "XM-S F 2021-09-01/P1Y 102",
                "XM-S M 2021-09-01/P1Y 152",
                "XM-L F 2022-09-01/P1Y 401",
                "XM-L M 2022-09-01/P1Y 451",
                "XM-S F 2022-09-01/P1Y 402",
                "XM-S M 2022-09-01/P1Y 452",
            ];
            assert_eq!(found, expected, "{years:?} {is_merged}");
        }
    }
}

#[test]
fn a_word_of_the_profile_may_stand_for_a_range_of_time() {
    let text = "Isle;2022;2023;studies of 23\nLulu Isle;12;31;1\nSadaf Isle;7;8;2\n";
    let mut made = draft(text);
    let words = made.profile.codes.entry(Id::literal("TIME_PERIOD")).or_default();
    words.insert("studies of 23".to_owned(), Id::literal("2023-09-01$P1Y"));
    let reading = read(marjan(), &made, text);
    assert!(all(&reading).contains(&"XM-L _T 2023-09-01/P1Y 1".to_owned()), "{:#?}", reading.findings);
    assert_eq!(count(&reading, FindingCode::NotAPeriod), 0, "{:#?}", reading.findings);
}

#[test]
fn a_part_below_the_last_of_several_rows_is_told_as_what_it_is_read_as() {
    let text = "Isle;2024\nLulu Isle;25\nSadaf Isle;45\ndont female;20\n";
    let made = draft(text);
    assert_eq!(doubts(&made, DoubtKind::PartOfRow), [("ISLE", "dont female", "Sadaf Isle")], "{:?}", made.doubts);
    assert!(doubts(&made, DoubtKind::TwoBreakdowns).is_empty());
    assert!(all(&read(marjan(), &made, text)).contains(&"XM-S F 2024 20".to_owned()));
    let whole = draft("Isle;2024\nLulu Isle;25\nSadaf Isle;45\nTotal;70\ndont female;20\n");
    assert!(doubts(&whole, DoubtKind::PartOfRow).is_empty(), "{:?}", whole.doubts);
}

#[test]
fn totals_of_the_months_below_headings_are_asked_about_once_and_that_of_the_whole_is_read_too() {
    let block = |name: &str, total: &str, number: u32| {
        let months = ["Janvier", "Février", "Mars", "Avril", "Mai", "Juin"];
        let rows: String = months.iter().map(|month| format!("{month};{number};{number}\n")).collect();
        format!("{name};;\n{rows}{total};{sum};{sum}\n", sum = 6 * number)
    };
    for total in ["Sous-total Marjan (all isles)", "Total"] {
        let text = format!(
            "Mois;2023;2024\n{}{}{}",
            block("Lulu Isle", "Sous-total Lulu Isle", 1),
            block("Sadaf Isle", "Sous-total Sadaf Isle", 2),
            block("Marjan (all isles)", total, 3)
        );
        let mut made = draft(&text);
        let asked: Vec<(String, String, Id)> = made
            .doubts
            .iter()
            .filter(|doubt| doubt.kind.is_about_word())
            .map(|doubt| {
                let code = doubt.suggestions.first().map_or("NONE", |found| found.code.as_str());
                (doubt.component.clone(), doubt.text.clone(), Id::new(code).unwrap())
            })
            .collect();
        let asked_of: Vec<(&str, &str)> = asked.iter().map(|(of, _, code)| (of.as_str(), code.as_str())).collect();
        let expected = [("ISLE", "XM-L"), ("ISLE", "XM-S"), ("ISLE", "_T")];
        assert_eq!(asked_of, expected[..if total == "Total" { 2 } else { 3 }], "{total}: {:?}", made.doubts);
        let words = made.profile.codes.entry(Id::literal("ISLE")).or_default();
        words.extend(asked.into_iter().map(|(_, text, code)| (text, code)));
        let reading = read(marjan(), &made, &text);
        assert_eq!(count(&reading, FindingCode::TotalUnread), 0, "{total}: {:#?}", reading.findings);
        let found = all(&reading);
        for own in ["XM-L _T 2023 6", "XM-S _T 2024 12", "_T _T 2023 18", "_T _T 2024-06 3"] {
            assert!(found.contains(&own.to_owned()), "{total} {own}: {found:?}");
        }
    }
}

#[test]
fn a_unit_that_a_column_says_of_a_row_is_asked_and_told() {
    let text = "Isle;Unité;2023;2024\nLulu Isle;personnes;1200;3100\nSadaf Isle;milliers;7;8\n";
    let made = draft(text);
    let asked: Vec<&str> = doubts(&made, DoubtKind::UnknownUnit).into_iter().map(|(_, text, _)| text).collect();
    assert_eq!(asked, ["milliers"], "{:?}", made.doubts);
    let reading = read(marjan(), &made, text);
    let told = reading.findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
    let told: Vec<(Option<u32>, Option<u32>, &str)> =
        told.map(|finding| (finding.place.row, finding.place.column, finding.value.as_str())).collect();
    assert_eq!(told, [(Some(3), Some(2), "milliers")], "{:#?}", reading.findings);
}

#[test]
fn a_whole_in_a_header_leaves_what_the_rows_say() {
    let text = "Arrivals, 2024;;\nIsle;Female;Total\nLulu Isle;1;2\nSadaf Isle;3;4\n";
    let mut made = draft(text);
    // As a row of headers is answered whose words nobody knew.
    made.profile.tables[0].across[0].components = ["ISLE", "SEX"].map(Id::literal).to_vec();
    let found = all(&read(marjan(), &made, text));
    assert_eq!(found, ["XM-L F 2024 1", "XM-L _T 2024 2", "XM-S F 2024 3", "XM-S _T 2024 4"]);
}

#[test]
fn headers_that_nobody_knows_are_asked_for_what_no_row_above_them_says() {
    let text = "Residents 2024;;;;\nAge;Female;Female;Male;Male\n;Alpha;Beta;Alpha;Beta\n\
                Under 15 years;1;2;3;4\n65 years and over;5;6;7;8\n";
    let made = draft_of(marjan(), "DF_RESIDENTS", text.as_bytes());
    let across = &made.profile.tables[0].across;
    let components: Vec<&[Id]> = across.iter().map(|row| &row.components[..]).collect();
    assert_eq!(components, [&[Id::literal("SEX")][..], &[Id::literal("CITIZENSHIP")][..]], "{:?}", made.doubts);
}

#[test]
fn others_beside_words_of_one_list_are_no_code_of_another() {
    let mut pack = marjan().clone();
    let list = pack.codelists.iter_mut().find(|list| list.id == *"CL_SEX").unwrap();
    let name = LocalText::new("آخرون", "Autres", "Others").unwrap();
    let other = Code { id: Id::literal("OTHER"), parent: None, name };
    let codes = list.codes().iter().cloned().chain([other]).collect();
    *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), codes);
    let text = "Year;Lulu Isle;Sadaf Isle;Autres\n2023;1;2;3\n2024;4;5;6\n";
    let made = draft_of(&pack, "DF_ARRIVALS", text.as_bytes());
    assert_eq!(made.profile.tables[0].across[0].components, [Id::literal("ISLE")], "{:?}", made.doubts);
    assert_eq!(doubts(&made, DoubtKind::UnknownWord), [("ISLE", "Autres", "")], "{:?}", made.doubts);
}
