//! Laws of drafts of tables that are narrower, or something else, than what the dataflow counts.

use marsad_model::{Finding, FindingCode, Severity};
use marsad_testkit::marjan;
use rust_xlsxwriter::Workbook;

use super::tests::{draft, draft_of, read};
use super::{DoubtKind, Draft};

const BY_YEAR: &str = "Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n";

/// The doubts of a kind, with what was taken.
pub(super) fn doubts(draft: &Draft, kind: DoubtKind) -> Vec<(&str, &str)> {
    let of_kind = draft.doubts.iter().filter(|doubt| doubt.kind == kind);
    of_kind.map(|doubt| (doubt.text.as_str(), doubt.taken.as_str())).collect()
}

#[test]
fn years_below_a_part_of_the_year_are_that_part_of_each_year() {
    let text = format!("Arrivals (1er semestre);;\n{BY_YEAR}");
    let made = draft(&text);
    assert_eq!(doubts(&made, DoubtKind::AssumedPeriod), [("Arrivals (1er semestre)", "1er semestre")]);
    let reading = read(marjan(), &made, &text);
    assert_eq!(reading.columns.observation(0).unwrap().period.as_str(), "2023-S1", "{:?}", reading.findings);
    let whole = draft(&format!("Arrivals;;\n{BY_YEAR}"));
    assert_eq!(whole.profile.tables[0].period, None);
}

#[test]
fn what_was_refused_or_left_out_is_a_doubt() {
    for title in ["Refused arrivals", "Arrivals (except seafarers)", "Arrivées hors marins"] {
        let made = draft(&format!("{title};;\n{BY_YEAR}"));
        assert_eq!(doubts(&made, DoubtKind::NarrowerTitle), [(title, "")], "{:?}", made.doubts);
        assert!(made.profile.tables[0].said.iter().any(|said| said.text == title));
    }
    assert!(doubts(&draft(&format!("Arrivals by isle;;\n{BY_YEAR}")), DoubtKind::NarrowerTitle).is_empty());
}

#[test]
fn what_was_refused_is_a_doubt_although_its_line_says_the_period() {
    let title = "Arrivées refusées 2024";
    let made = draft(&format!("{title};;\nIsle;Female;Male\nLulu Isle;1;2\nSadaf Isle;3;4\n"));
    assert_eq!(doubts(&made, DoubtKind::NarrowerTitle), [(title, "")], "{:?}", made.doubts);
}

#[test]
fn a_mean_or_a_forecast_is_a_doubt_and_is_told_of_each_file() {
    for (title, kind, what) in [
        ("Arrivals 2024 (monthly average)", DoubtKind::TitleOfAverage, "average"),
        ("Prévisions des arrivées 2024", DoubtKind::TitleOfForecast, "forecast"),
        ("Arrivals 2024, sample of one in ten", DoubtKind::TitleOfSample, "sample"),
        ("Demandes déposées en 2024", DoubtKind::TitleOfApplication, "application"),
        ("Departures 2024", DoubtKind::TitleOfOppositeFlow, "opposite"),
    ] {
        let text = format!("{title};;\nIsle;Female;Male\nLulu Isle;1;2\nSadaf Isle;3;4\n");
        let made = draft(&text);
        assert_eq!(doubts(&made, kind), [(title, "")], "{:?}", made.doubts);
        let reading = read(marjan(), &made, &text);
        let is_it = |finding: &&Finding| finding.arguments.get("what").is_some_and(|found| found == what);
        assert_eq!(reading.findings.iter().filter(is_it).count(), 1, "{:?}", reading.findings);
    }
}

#[test]
fn a_title_of_estimates_is_a_doubt() {
    let title = "Arrivals (estimates), 2024";
    let made = draft(&format!("{title};;\nIsle;Female;Male\nLulu Isle;1;2\nSadaf Isle;3;4\n"));
    assert_eq!(doubts(&made, DoubtKind::EstimatedTitle), [(title, "")], "{:?}", made.doubts);
}

#[test]
fn a_group_within_the_subject_is_a_doubt_although_its_line_says_the_period() {
    let title = "Arrivals of minors, 2024";
    let made = draft(&format!("{title};;\nIsle;Female;Male\nLulu Isle;1;2\nSadaf Isle;3;4\n"));
    assert_eq!(doubts(&made, DoubtKind::NarrowerSubject), [(title, "minors")], "{:?}", made.doubts);
    let all = draft("Arrivals, 2024;;\nIsle;Female;Male\nLulu Isle;1;2\nSadaf Isle;3;4\n");
    assert!(doubts(&all, DoubtKind::NarrowerSubject).is_empty());
}

#[test]
fn words_that_nothing_explains_are_asked_about_once_and_last_and_the_next_file_is_held_against_them() {
    let title = "Arrivals by marriage and adoption";
    let text = format!("{title};;\n{BY_YEAR}");
    let made = draft(&text);
    assert_eq!(doubts(&made, DoubtKind::UnexplainedWords), [("marriage / adoption", "")], "{:?}", made.doubts);
    assert_eq!(made.doubts.last().map(|doubt| doubt.kind), Some(DoubtKind::UnexplainedWords));
    assert!(made.profile.tables[0].said.iter().any(|said| said.text == title));
    let told = |text: &str| {
        let findings = read(marjan(), &made, text).findings;
        findings.into_iter().filter(|finding| finding.code == FindingCode::TitleDisagrees).count()
    };
    assert_eq!([told(&text), told(&text.replace("marriage", "decree"))], [0, 1]);
}

#[test]
fn titles_of_the_dataflow_are_not_asked_about_nor_what_is_asked_in_another_way() {
    for title in ["Arrivals by isle", "Tableau 1. Arrivées par île", "عدد الوافدين حسب الجزيرة", "Refused arrivals"]
    {
        let made = draft(&format!("{title};;\n{BY_YEAR}"));
        assert!(doubts(&made, DoubtKind::UnexplainedWords).is_empty(), "{title}: {:?}", made.doubts);
    }
}

#[test]
fn the_same_words_over_several_tables_are_one_doubt() {
    let title = "Arrivals by marriage";
    let text = format!("{title};;\n{BY_YEAR};;\n{title};;\nIsle;2023;2024\nNawaris Isle;1;3\nFanar Isle;4;5\n");
    let made = draft(&text);
    assert_eq!(made.profile.tables.len(), 2, "{:?}", made.doubts);
    assert_eq!(doubts(&made, DoubtKind::UnexplainedWords), [("marriage", "")], "{:?}", made.doubts);
}

#[test]
fn a_title_of_a_stock_above_flows_is_a_doubt_and_is_told_of_each_file() {
    let text = format!("Stock of passengers;;\n{BY_YEAR}");
    let made = draft(&text);
    assert_eq!(doubts(&made, DoubtKind::TitleOfStock), [("Stock of passengers", "")], "{:?}", made.doubts);
    let reading = read(marjan(), &made, &text);
    let is_it = |finding: &&Finding| finding.arguments.get("what").is_some_and(|what| what == "stock");
    let told: Vec<&Finding> = reading.findings.iter().filter(is_it).collect();
    assert_eq!(told.len(), 1, "{:?}", reading.findings);
    assert_eq!((told[0].code, told[0].severity), (FindingCode::TitleDisagrees, Severity::Warning));
    assert!(doubts(&draft(&format!("Passengers;;\n{BY_YEAR}")), DoubtKind::TitleOfStock).is_empty());
}

#[test]
fn shares_and_an_index_are_not_drafted_as_counts() {
    let shares = draft("Isle;2023;2024\nLulu Isle;50;60\nSadaf Isle;50;40\nTotal;100;100\n");
    assert!(shares.profile.tables.is_empty() && doubts(&shares, DoubtKind::OtherMeasure).len() == 1, "{shares:?}");
    let index = draft(&format!("Arrivals (base 100 en 2015);;\n{BY_YEAR}"));
    assert!(index.profile.tables.is_empty() && doubts(&index, DoubtKind::OtherUnit).len() == 1, "{index:?}");
}

#[test]
fn a_table_of_percentages_below_the_counts_is_left_out_by_the_draft_until_its_headers_change() {
    let counts = "Arrivals by isle;;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\nNawaris Isle;1;3\n\n";
    let shares = "Répartition en %;;\nIsle;2023;2024\nLulu Isle;60;74\nSadaf Isle;35;19\nNawaris Isle;5;7\n";
    let text = format!("{counts}{shares}");
    let made = draft(&text);
    assert_eq!((made.profile.tables.len(), made.profile.tables_not_read.len()), (1, 1), "{made:?}");
    let told = |text: &str, code: FindingCode| {
        let reading = read(marjan(), &made, text);
        assert_eq!(reading.columns.len(), 6, "{:?}", reading.findings);
        reading.findings.iter().filter(|finding| finding.code == code).count()
    };
    let both = |text: &str| (told(text, FindingCode::UnreadNumbers), told(text, FindingCode::SkippedByProfile));
    assert_eq!(both(&text), (0, 1));
    assert_eq!(both(&format!("{counts}{}", shares.replace("Isle;2023", "Port;2023"))), (1, 0));
    assert_eq!(both(&format!("{counts}{}", shares.replace(" en %", ""))), (1, 0));
    assert_eq!(both(&format!("{text}\nOther;;\nPort;Alpha;Beta\nA;41;12\nB;32;17\nC;3;4\n")), (1, 1));
}

#[test]
fn two_breakdowns_in_one_column_are_a_doubt_and_parts_below_each_word_are_none() {
    let own = draft("Group;2024\nFemale;30\nMale;40\nLulu Isle;25\nSadaf Isle;45\n");
    assert_eq!(doubts(&own, DoubtKind::TwoBreakdowns).len(), 1, "{:?}", own.doubts);
    let parts = draft("Group;2024\nLulu Isle;25\nFemale;10\nMale;15\nSadaf Isle;45\nFemale;20\nMale;25\n");
    assert!(doubts(&parts, DoubtKind::TwoBreakdowns).is_empty(), "{:?}", parts.doubts);
}

#[test]
fn months_that_run_over_the_end_of_a_year_are_a_doubt() {
    let made =
        draft("Arrivals, 2024;;;;\nIsle;octobre;novembre;décembre;janvier\nLulu Isle;1;2;3;4\nSadaf Isle;5;6;7;8\n");
    assert_eq!(doubts(&made, DoubtKind::OverYearEnd), [("janvier", "2024-01")], "{:?}", made.doubts);
}

#[test]
fn among_months_a_text_that_could_be_two_years_is_a_month() {
    let rows: String = (1..=12).map(|month| format!("2009-{month:02};Lulu Isle;{month}\n")).collect();
    let made = draft(&format!("Period;Isle;Arrivals\n{rows}"));
    assert!(made.profile.reporting_year.is_calendar() && doubts(&made, DoubtKind::TwoYears).is_empty());
}

#[test]
fn notes_that_say_that_figures_are_of_some_alone_are_asked_about() {
    let asked = |note: &str| {
        let made = draft(&format!("Arrivals;;\n{BY_YEAR};;\n{note};;\n"));
        let kinds = [DoubtKind::NarrowerTitle, DoubtKind::TitleOfAverage, DoubtKind::TitleOfSample];
        made.doubts.iter().find(|doubt| doubt.text == note && kinds.contains(&doubt.kind)).map(|doubt| doubt.kind)
    };
    assert_eq!(asked("Men only"), Some(DoubtKind::NarrowerTitle));
    assert_eq!(asked("Hors marins"), Some(DoubtKind::NarrowerTitle));
    assert_eq!(asked("Les données sont des moyennes mensuelles"), Some(DoubtKind::TitleOfAverage));
    assert_eq!(asked("Échantillon de 10 %"), Some(DoubtKind::TitleOfSample));
    assert_eq!(asked("Source: the ports"), None);
}

#[test]
fn a_sheet_that_is_called_after_another_year_than_its_headers_is_a_doubt() {
    let mut workbook = Workbook::new();
    for (name, year) in [("2022", 2023.0), ("2023", 2023.0)] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        sheet.write(0, 0, "Isle").unwrap();
        sheet.write(0, 1, year).unwrap();
        for (row, isle) in [(1, "Lulu Isle"), (2, "Sadaf Isle")] {
            sheet.write(row, 0, isle).unwrap();
            sheet.write(row, 1, f64::from(row) * 11.0).unwrap();
        }
    }
    let made = draft_of(marjan(), "DF_ARRIVALS", &workbook.save_to_buffer().unwrap());
    assert_eq!(doubts(&made, DoubtKind::OtherPeriod), [("2022", "2023")], "{:?}", made.doubts);
}
