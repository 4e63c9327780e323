//! Laws of what drafts make of years of studies, of periods with a quality, of several dates in one title, of days over the
//! figures of a flow, and of words for the whole beside the parts of one code.

use marsad_model::{Code, Codelist, FindingCode, Id, LocalText, Severity};
use marsad_testkit::{marjan, tunisia};

use super::tests::{draft, draft_of, read};
use super::tests_of_narrowing::doubts;
use super::{DoubtKind, Draft};
use crate::{Context, SubmittedFile, read_submission};

/// The different periods of the observations that are read of a text under its own draft.
fn periods(text: &str) -> Vec<String> {
    let reading = read(marjan(), &draft(text), text);
    let observations = reading.columns.observations();
    let mut all: Vec<String> = observations.iter().map(|o| o.period.to_string()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[test]
fn a_header_says_of_which_quality_the_numbers_of_its_period_are() {
    for (header, status) in [
        ("2023 (prév.)", "F"),
        ("2023 (provisoire)", "P"),
        ("2023 (projection)", "F"),
        ("2023 (estimation)", "E"),
        ("2023 (مؤقت)", "P"),
        ("2023 (توقعات)", "F"),
        ("2023p", "P"),
        ("2023*", "A"),
    ] {
        let text = format!("Étudiants étrangers\n\nPays;2022;{header}\nFrance;10;20\nItalie;30;40\n");
        let made = draft_of(tunisia(), "DF_FOREIGN_STUDENTS", text.as_bytes());
        let mut content = std::io::Cursor::new(text.as_bytes().to_vec());
        let file = SubmittedFile { name: "file.csv", submission: "S", content: &mut content };
        let reading =
            read_submission(&Context::with_profile(tunisia(), "DF_FOREIGN_STUDENTS", &made.profile).unwrap(), file);
        let statuses: Vec<_> = reading.columns.observations().iter().map(|o| o.attributes[0].clone()).collect();
        let [before, now] = [Some("A".to_owned()), Some(status.to_owned())];
        assert_eq!(statuses, [before.clone(), now.clone(), before, now], "{header}: {:#?}", reading.findings);
    }
}

#[test]
fn a_quality_that_the_list_of_statuses_lacks_is_told_and_its_values_are_not_taken() {
    let text = "Isle;2023;2024 (projection)\nLulu Isle;10;20\nSadaf Isle;30;40\n";
    let reading = read(marjan(), &draft(text), text);
    let told: Vec<(&str, Option<u32>)> = reading
        .findings
        .iter()
        .filter(|finding| finding.code == FindingCode::UnknownCode)
        .map(|finding| (finding.value.as_str(), finding.place.column))
        .collect();
    assert_eq!((reading.columns.len(), &told[..]), (2, &[("F", Some(3)), ("F", Some(3))][..]));
}

#[test]
fn years_of_studies_are_the_same_in_either_order() {
    for heads in ["2021/2022;2022/2023", "2022/2021;2023/2022", "2022-2021;2023-2022", "21/22;22/23"] {
        let text = format!("Isle;{heads}\nLulu Isle;12;31\nSadaf Isle;7;8\n");
        let made = draft(&text);
        assert_eq!(periods(&text), ["2021-09-01/P1Y", "2022-09-01/P1Y"], "{heads}: {:?}", made.doubts);
        assert_eq!(doubts(&made, DoubtKind::TwoYears).len(), 1, "{heads}");
    }
}

#[test]
fn a_calendar_year_in_a_file_of_years_of_studies_is_a_warning_until_a_person_writes_one() {
    let text = |heads: &str| format!("Isle;{heads}\nLulu Isle;12;31\nSadaf Isle;7;8\n");
    let told = |made: &Draft, heads: &str| {
        let findings = read(marjan(), made, &text(heads)).findings.into_iter();
        let told = findings.filter(|finding| finding.code == FindingCode::CalendarYear);
        told.map(|finding| (finding.severity, finding.value)).collect::<Vec<_>>()
    };
    let warning = |year: &str| (Severity::Warning, year.to_owned());
    let mut made = draft(&text("2021/2022;2022/2023"));
    assert_eq!(told(&made, "2022/2023;2023/2024"), []);
    assert_eq!(told(&made, "2022;2023"), [warning("2022"), warning("2023")]);
    assert_eq!(told(&made, "2022/2023;2023"), [warning("2023")]);
    let time = Id::literal("TIME_PERIOD");
    made.profile.codes.insert(time.clone(), [("2023".to_owned(), Id::literal("2023"))].into());
    assert_eq!(told(&made, "2022;2023"), []);
    let mut calendar = draft(&text("2022;2023"));
    assert_eq!(told(&calendar, "2023;2024"), []);
    let studies = ("2022".to_owned(), Id::literal("2022-09-01$P1Y"));
    calendar.profile.codes.insert(time, [studies].into());
    assert_eq!(told(&calendar, "2022;2023"), [warning("2023")], "the word of another year says no more than itself");
}

#[test]
fn a_calendar_year_beside_years_of_studies_or_where_these_are_counted_is_asked_about() {
    let asked = |heads: &str| {
        let made = draft(&format!("Isle;{heads}\nLulu Isle;12;31;5\nSadaf Isle;7;8;9\n"));
        let asked = doubts(&made, DoubtKind::CalendarYear).into_iter();
        asked.map(|(text, taken)| format!("{text}: {taken}")).collect::<Vec<_>>()
    };
    assert_eq!(asked("2021/2022;2022/2023;2024"), ["2024: 2024-09-01/P1Y"]);
    assert_eq!((asked("2021/2022;2022/2023;2023/2024"), asked("2022;2023;2024")), (Vec::new(), Vec::new()));
    let of_students = |heads: &str| {
        let text = format!("Étudiants étrangers\n\nPays;{heads}\nFrance;10;20\nItalie;30;40\n");
        let made = draft_of(tunisia(), "DF_FOREIGN_STUDENTS", text.as_bytes());
        doubts(&made, DoubtKind::CalendarYear).len()
    };
    assert_eq!((of_students("2022;2023"), of_students("2022/2023;2023/2024")), (1, 0));
}

#[test]
fn a_title_of_none_of_the_years_of_its_table_is_asked_about() {
    let asked = |title: &str| {
        let made = draft(&format!("{title};;\n;;\nIsle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n"));
        doubts(&made, DoubtKind::OtherPeriod).into_iter().map(|(_, taken)| taken.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(asked("Arrivals by isle, year 2025"), ["2024"]);
    for title in ["Arrivals by isle, year 2024", "Arrivals by isle, 2023-2024", "Yearbook 2025: arrivals by isle"] {
        assert_eq!(asked(title), Vec::<String>::new(), "{title}");
    }
}

#[test]
fn a_note_that_speaks_of_a_part_of_a_year_is_asked_about_and_told() {
    let text = |heads: &str| format!("Isle;{heads}\nLulu Isle;12;31\nSadaf Isle;7;8\n* 9 premiers mois;;\n");
    let told = |made: &Draft, text: &str| {
        let findings = read(marjan(), made, text).findings.into_iter();
        let found = findings.filter(|finding| finding.code == FindingCode::RowNotRead);
        found.map(|finding| (finding.severity, finding.arguments["what"].clone())).collect::<Vec<_>>()
    };
    let years = text("2023;2024*");
    let mut made = draft(&years);
    assert_eq!(doubts(&made, DoubtKind::NoteOfPart), [("* 9 premiers mois", "")], "{:?}", made.doubts);
    assert_eq!(told(&made, &years), [(Severity::Warning, "part".to_owned())]);
    // What the year stands for is said: nobody has to look again.
    let nine_months = ("2024".to_owned(), Id::literal("2024-01-01$P9M"));
    made.profile.codes.insert(Id::literal("TIME_PERIOD"), [nine_months].into());
    assert_eq!(told(&made, &years), [(Severity::Note, "texts".to_owned())]);
    let months = draft(&text("2024-08;2024-09"));
    assert!(doubts(&months, DoubtKind::NoteOfPart).is_empty(), "{:?}", months.doubts);
}

#[test]
fn a_note_below_a_table_says_the_unit_of_its_figures() {
    let with = |note: &str| format!("Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\n;;\n{note};;\n");
    for note in ["Les chiffres sont exprimés en milliers", "En milliers", "الأرقام بالآلاف"] {
        let made = draft(&with(note));
        assert_eq!(made.profile.tables[0].scale, Some(1000.0), "{note}: {:?}", made.doubts);
        assert_eq!(doubts(&made, DoubtKind::Scale).iter().map(|(text, _)| *text).collect::<Vec<_>>(), [note]);
        // A file under a profile without a unit is told of it.
        let plain = draft(&with("Source"));
        let findings = read(marjan(), &plain, &with(note)).findings;
        let told = findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
        assert_eq!(told.map(|finding| finding.value.as_str()).collect::<Vec<_>>(), [note], "{findings:#?}");
    }
}

#[test]
fn of_several_years_in_a_title_none_is_taken() {
    let title = "Arrivals 2022 and 2023";
    let made = draft(&format!("{title};;\nIsle;Female;Male\nLulu Isle;1;2\nSadaf Isle;3;4\n"));
    assert_eq!(doubts(&made, DoubtKind::SeveralPeriods), [(title, "")], "{:?}", made.doubts);
    assert_eq!(doubts(&made, DoubtKind::UnsaidPeriod).len(), 1);
    assert_eq!(made.profile.tables[0].period, None);
}

#[test]
fn the_day_of_the_figures_is_taken_before_that_of_an_extraction_and_both_are_told() {
    let title = "Situation au 31/12/2022 (extraction du 15/03/2023)";
    let made = draft(&format!("{title};;\nIsle;Female;Male\nLulu Isle;1;2\nSadaf Isle;3;4\n"));
    assert_eq!(made.profile.tables[0].period.as_deref(), Some("2022"), "{:?}", made.doubts);
    assert_eq!(doubts(&made, DoubtKind::SeveralPeriods), [(title, "2022")]);
    let alone = draft("Arrivals 2022;;\nIsle;Female;Male\nLulu Isle;1;2\nSadaf Isle;3;4\n");
    assert!(doubts(&alone, DoubtKind::SeveralPeriods).is_empty());
}

#[test]
fn days_over_the_figures_of_a_flow_are_a_doubt_and_no_months() {
    let made = draft("Isle;au 31 mars 2022;au 30 juin 2022\nLulu Isle;12;31\nSadaf Isle;7;18\n");
    assert_eq!(doubts(&made, DoubtKind::DayOfFlow), [("au 30 juin 2022", "")], "{:?}", made.doubts);
    let frequency = made.profile.tables[0].constants.get("FREQ").or_else(|| made.profile.constants.get("FREQ"));
    assert_eq!(frequency, None, "neither is the figure of a month");
    let named = draft("Isle;Mars 2022;Juin 2022\nLulu Isle;12;31\nSadaf Isle;7;18\n");
    assert!(doubts(&named, DoubtKind::DayOfFlow).is_empty(), "{:?}", named.doubts);
}

#[test]
fn a_short_month_among_periods_is_a_doubt_that_names_it() {
    let rows = "Period;Isle;Arrivals\n2023-01;Lulu Isle;1\n02-23;Lulu Isle;2\n2023-03;Lulu Isle;3\n";
    let made = draft(rows);
    let doubt = made.doubts.iter().find(|doubt| doubt.text == "02-23").unwrap();
    assert_eq!((doubt.kind, doubt.component.as_str()), (DoubtKind::UnknownWord, "TIME_PERIOD"));
    assert_eq!(doubt.suggestions.first().map(|suggestion| suggestion.code.as_str()), Some("2023-02"));
}

#[test]
fn each_row_that_says_it_is_a_part_is_one_of_the_row_above_them_all() {
    let text = "Country;2023\nEgypt;100\nof which male;60\nof which female;40\nof which under 15 years;10\n\
                Kenya;80\nof which male;50\nof which female;30\nof which under 15 years;20\n";
    let made = draft_of(marjan(), "DF_RESIDENTS", text.as_bytes());
    let mut content = std::io::Cursor::new(text.as_bytes().to_vec());
    let file = SubmittedFile { name: "file.csv", submission: "S", content: &mut content };
    let reading = read_submission(&Context::with_profile(marjan(), "DF_RESIDENTS", &made.profile).unwrap(), file);
    let of = |o: &marsad_model::Observation| {
        let key: Vec<&str> = o.key.iter().skip(1).map(|code| code.as_str()).collect();
        format!("{} {}", key.join(" "), o.value.unwrap_or_default())
    };
    let found: Vec<String> = reading.columns.observations().iter().map(of).collect();
    for one in ["EG F _T 40", "EG _T Y0T14 10", "KE M _T 50", "KE _T Y0T14 20"] {
        assert!(found.contains(&one.to_owned()), "{one}: {found:?} {:?}", made.doubts);
    }
}

#[test]
fn a_whole_beside_the_parts_of_one_code_may_be_that_code() {
    let code = |id: &str, parent: Option<&str>, name: &str| Code {
        id: Id::new(id).unwrap(),
        parent: parent.map(|parent| Id::new(parent).unwrap()),
        name: LocalText::new(name, name, name).unwrap(),
    };
    let mut pack = marjan().clone();
    let list = pack.codelists.iter_mut().find(|known| known.id == *"CL_ISLE").unwrap();
    let codes = vec![
        code("_T", None, "All isles"),
        code("XM-R1", Some("_T"), "Northern group"),
        code("XM-F", Some("_T"), "Fanar Isle"),
        code("XM-L", Some("XM-R1"), "Lulu Isle"),
        code("XM-S", Some("XM-R1"), "Sadaf Isle"),
    ];
    *list = Codelist::new(list.id.clone(), list.version, list.name.clone(), String::new(), codes);
    let made = draft_of(&pack, "DF_ARRIVALS", b"Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\nTotal;19;39\n");
    assert_eq!(doubts(&made, DoubtKind::TotalOfParts), [("Total", "_T")], "{:?}", made.doubts);
    let doubt = made.doubts.iter().find(|doubt| doubt.kind == DoubtKind::TotalOfParts).unwrap();
    let named: Vec<(&str, f64)> = doubt.suggestions.iter().map(|found| (found.code.as_str(), found.score)).collect();
    assert_eq!(named, [("_T", 0.5), ("XM-R1", 0.5)], "that which was taken comes first, and nothing decides");
    let text = b"Isle;2023;2024\nLulu Isle;12;31\nSadaf Isle;7;8\nFanar Isle;1;2\nTotal;20;41\n";
    assert!(doubts(&draft_of(&pack, "DF_ARRIVALS", text), DoubtKind::TotalOfParts).is_empty());
}

#[test]
fn a_year_that_is_written_once_for_equally_many_rows_is_of_all_of_them() {
    let text = "Arrivals;Isle;Year\n1;Lulu Isle;2023\n2;Sadaf Isle;\n3;Lulu Isle;2024\n4;Sadaf Isle;\n";
    let made = draft(text);
    let reading = read(marjan(), &made, text);
    let found: Vec<String> =
        reading.columns.observations().iter().map(|o| format!("{} {}", o.key[1], o.period)).collect();
    assert_eq!(found, ["XM-L 2023", "XM-S 2023", "XM-L 2024", "XM-S 2024"], "{:#?}", reading.findings);
    let missing = draft("Arrivals;Isle;Year\n1;Lulu Isle;2023\n2;Sadaf Isle;\n3;Lulu Isle;2024\n4;Sadaf Isle;2024\n");
    assert!(missing.profile.tables[0].column.iter().all(|column| !column.fill), "{:?}", missing.profile);
}

#[test]
fn months_by_two_digits_above_values_are_periods_where_each_follows_the_one_before() {
    let rows = "Lulu Isle;1;2;3\nSadaf Isle;4;5;6\n";
    assert_eq!(periods(&format!("Isle;11/23;12/23;01/24\n{rows}")), ["2023-11", "2023-12", "2024-01"]);
    let made = draft(&format!("Isle;11/23;12/23;01/24\n{rows}"));
    assert_eq!(doubts(&made, DoubtKind::NumberAsPeriod), [("11/23", "2023-11")], "{:?}", made.doubts);
    let apart = draft(&format!("Isle;11/23;05/23;01/24\n{rows}"));
    assert!(doubts(&apart, DoubtKind::NumberAsPeriod).is_empty(), "{:?}", apart.doubts);
}

#[test]
fn years_counted_from_one_called_n_are_read_where_a_line_says_which_it_is() {
    let rows = "Isle;N-2;N-1;N\nLulu Isle;901;951;1001\nSadaf Isle;902;952;1002\n";
    assert_eq!(periods(&format!("Arrivals, year N = 2023;;;\n{rows}")), ["2021", "2022", "2023"]);
    assert!(!draft(rows).profile.codes.contains_key(&Id::literal("TIME_PERIOD")), "nothing says which year it is");
}

#[test]
fn years_counted_from_n_are_told_where_the_next_file_calls_another_year_so() {
    let rows = "Isle;N-2;N-1;N\nLulu Isle;901;951;1001\nSadaf Isle;902;952;1002\n";
    let made = draft(&format!("Arrivals, year N = 2023;;;\n{rows}"));
    let told = |title: &str| {
        let findings = read(marjan(), &made, &format!("{title};;;\n{rows}")).findings;
        let errors = findings.into_iter().filter(|finding| finding.severity == Severity::Error);
        errors.map(|finding| (finding.code, finding.arguments["what"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(told("Arrivals, year N = 2023"), []);
    assert_eq!(told("Arrivals, year N = 2024"), [(FindingCode::TitleDisagrees, "year-of-n".to_owned())]);
    assert_eq!(told("Arrivals, year 2024"), [(FindingCode::MissingPeriod, "gone".to_owned())]);
}

#[test]
fn one_day_of_a_stock_is_one_period_in_headers_in_any_words_and_in_a_title() {
    let found = |text: &str| {
        let made = draft_of(marjan(), "DF_RESIDENTS", text.as_bytes());
        let mut content = std::io::Cursor::new(text.as_bytes().to_vec());
        let file = SubmittedFile { name: "file.csv", submission: "S", content: &mut content };
        let reading = read_submission(&Context::with_profile(marjan(), "DF_RESIDENTS", &made.profile).unwrap(), file);
        let mut all: Vec<String> = reading.columns.observations().iter().map(|o| o.period.to_string()).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    for words in ["", "au ", "Au ", "Situation au ", "As of ", "إلى غاية "] {
        let two = |day: &str| format!("Country;{words}31/12/2022;{words}{day}\nEgypt;100;110\nKenya;80;90\n");
        assert_eq!(found(&two("31/12/2023")), ["2022", "2023"], "{words}");
        assert_eq!(found(&two("30/06/2023")), ["2022", "2023-06-30"], "{words}");
    }
    let three = "Country;31/12/2022;30/06/2023;31/12/2023\nEgypt;100;105;110\nKenya;80;85;90\n";
    assert_eq!(found(three), ["2022", "2023", "2023-06-30"]);
    let titled = |day: &str| format!("Residents au {day};;\nCountry;Female;Male\nEgypt;50;60\nKenya;40;50\n");
    assert_eq!(found(&titled("31/12/2023")), ["2023"]);
    assert_eq!(found(&titled("30/06/2023")), ["2023-06-30"]);
    let of_months = "Country;31/01/2023;28/02/2023;31/03/2023\nEgypt;100;105;110\nKenya;80;85;90\n";
    assert_eq!(found(of_months), ["2023-01", "2023-02", "2023-03"], "a series of months is one of months");
}

#[test]
fn a_part_of_a_year_that_a_header_or_a_label_says_is_asked_about() {
    let beside_years = |header: &str| format!("Isle;2022;2023;{header}\nLulu Isle;12;13;5\nSadaf Isle;7;8;6\n");
    for header in ["2024 (9 mois)", "9 mois 2024", "Janv-Sept 2024"] {
        let made = draft(&beside_years(header));
        let asked = doubts(&made, DoubtKind::PartialYear);
        assert_eq!(asked, [(header, "2024-01-01/P9M")], "{header}: {:?}", made.doubts);
    }
    let made = draft("Period;Isle;Arrivals\n2023;Lulu Isle;1\n9 mois 2024;Lulu Isle;2\n2022;Lulu Isle;3\n");
    assert_eq!(doubts(&made, DoubtKind::PartialYear), [("9 mois 2024", "2024-01-01/P9M")], "{:?}", made.doubts);
    for header in ["2024", "T1 2024", "Mars 2024", "Année 2024"] {
        let made = draft(&beside_years(header));
        assert!(doubts(&made, DoubtKind::PartialYear).is_empty(), "{header}: {:?}", made.doubts);
    }
}

#[test]
fn a_total_of_a_year_that_some_of_its_months_make_up_is_asked_about() {
    let months = |of_lulu: &str, of_sadaf: &str| {
        format!("Isle;janv-24;févr-24;mars-24;Total 2024\nLulu Isle;{of_lulu}\nSadaf Isle;{of_sadaf}\n")
    };
    let filled = months("5;6;3;14", "2;4;3;9");
    let empty = months("5;6;;11", "2;4;;6");
    for text in [filled, empty] {
        let made = draft(&text);
        let asked = doubts(&made, DoubtKind::TotalOfPartOfYear);
        assert_eq!(asked, [("Total 2024", "2024")], "{text}: {:?}", made.doubts);
    }
    let quarters = "Isle;T1 2024;T2 2024;T3 2024;T4 2024;Total 2024\nLulu Isle;5;6;3;1;15\nSadaf Isle;2;4;3;1;10\n";
    let more = "Isle;T1 2024;T2 2024;Total 2024\nLulu Isle;5;6;15\nSadaf Isle;2;4;10\n";
    for text in [quarters, more] {
        let made = draft(text);
        assert!(doubts(&made, DoubtKind::TotalOfPartOfYear).is_empty(), "{text}: {:?}", made.doubts);
    }
}

#[test]
fn a_column_that_counts_months_is_none_of_time_and_is_asked_about() {
    for header in ["Nombre de mois", "Nb de mois", "Durée (mois)", "Length of stay (months)", "عدد الأشهر"] {
        let text =
            format!("Isle;Année;{header};Arrivals\nLulu Isle;2023;1;12\nSadaf Isle;2023;2;31\nFanar Isle;2023;3;7\n");
        assert_eq!(periods(&text), ["2023"], "{header}");
        let made = draft(&text);
        let asked = made.doubts.iter().any(|doubt| doubt.kind == DoubtKind::UnreadValues && doubt.text == header);
        assert!(asked, "{header}: {:?}", made.doubts);
    }
    let months = "Isle;Année;Mois;Arrivals\nLulu Isle;2023;1;12\nSadaf Isle;2023;2;31\nFanar Isle;2023;3;7\n";
    assert_eq!(periods(months), ["2023-01", "2023-02", "2023-03"]);
}
