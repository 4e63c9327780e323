//! The period that a title or the name of a sheet says: followed in each file, or held against the one that the profile fixes.

use marsad_model::{Finding, FindingCode, Id, Severity};
use marsad_testkit::marjan;
use serde_json::{Value, json};

use crate::next_files::{profile, workbook};
use crate::said::{BY_SEX, first, found, of_year, profile_of, read, read_in, under};

#[test]
fn the_year_of_a_title_is_read_from_the_title_of_each_file() {
    let same = read(&of_year("2022"), &under(["Ports", "Arrivals, year 2022"], BY_SEX));
    assert_eq!((first(&same), &same.findings[..]), (("F".into(), "2022".into(), 12.0), &[][..]));
    let next = read(&of_year("2022"), &under(["Ports", "Arrivals, year 2023"], BY_SEX));
    assert_eq!(first(&next).1, "2023");
    let finding = found(&next, FindingCode::FollowedTitle);
    assert_eq!((finding.severity, finding.place.row, finding.place.column), (Severity::Note, Some(2), Some(1)));
    assert_eq!((finding.value.as_str(), finding.arguments["taken"].as_str()), ("Arrivals, year 2023", "2023"));
}

#[test]
fn a_period_that_lasts_otherwise_is_a_warning() {
    let reading = read(&of_year("2022"), &under(["Ports", "Arrivals, March 2023"], BY_SEX));
    assert_eq!(first(&reading).1, "2023-03");
    assert_eq!(found(&reading, FindingCode::FollowedTitle).severity, Severity::Warning);
}

#[test]
fn a_calendar_year_in_the_place_of_a_year_of_schools_is_a_warning() {
    let mut table = of_year("2022/2023");
    table["said"][0]["text"] = json!("Arrivals, A.U. 2022-2023");
    let mut profile = profile_of(&table, "csv");
    profile.reporting_year = marsad_model::ReportingYear::new(9, 1).unwrap();
    let followed = |title: &str| {
        let reading = read_in(marjan(), &profile, under(["Ports", title], BY_SEX).as_bytes());
        let finding = found(&reading, FindingCode::FollowedTitle);
        (finding.severity, finding.arguments["taken"].clone())
    };
    assert_eq!(followed("Arrivals, A.U. 2023-2024"), (Severity::Note, "2023/2024".to_owned()));
    assert_eq!(followed("Arrivals, 2022"), (Severity::Warning, "2022".to_owned()));
}

#[test]
fn where_no_title_says_the_period_any_more_that_is_told_once_with_all_else_that_is_wrong() {
    let rows = "Isle;Women;Men\nLulu Isle;-4;31\nSadaf Isle;12 %;8\nNowhere;1;2\n";
    for titles in [["Ports", ""], ["Ports", "Arrivals"]] {
        let reading = read(&of_year("2022"), &under(titles, rows));
        assert!(reading.columns.is_empty(), "nothing is kept that has no period");
        let of = |code: FindingCode| reading.findings.iter().filter(|finding| finding.code == code).count();
        assert_eq!((of(FindingCode::MissingPeriod), of(FindingCode::MissingDimension)), (1, 0));
        assert_eq!((of(FindingCode::OutOfRange), of(FindingCode::UnknownCode)), (1, 1), "{:#?}", reading.findings);
        assert_eq!(of(FindingCode::PercentUnexpected), 1);
    }
}

#[test]
fn a_period_that_was_fixed_by_hand_stays_and_another_year_in_the_title_is_a_warning() {
    let mut fixed = of_year("2022");
    fixed.as_object_mut().unwrap().remove("said");
    let reading = read(&fixed, &under(["Ports", "Arrivals, year 2023"], BY_SEX));
    assert_eq!(first(&reading).1, "2022");
    let finding = found(&reading, FindingCode::TitleDisagrees);
    assert_eq!((finding.severity, finding.arguments["what"].as_str()), (Severity::Warning, "year"));
    assert_eq!(read(&fixed, &under(["Ports", "Arrivals, year 2022"], BY_SEX)).findings, []);
}

#[test]
fn a_fixed_period_is_held_against_years_in_words_that_say_no_period_for_certain() {
    let told = |kept: &str, title: &str| {
        let mut fixed = of_year("2019-11-06/P5Y");
        fixed["said"] = json!([{ "of": "title", "at": "A2", "text": kept }]);
        let findings = read(&fixed, &under(["Ports", title], BY_SEX)).findings;
        let is_year = |finding: &&Finding| finding.arguments.get("what").is_some_and(|what| what == "year");
        let told = findings.iter().filter(is_year);
        told.map(|finding| (finding.severity, finding.arguments["found"].clone())).collect::<Vec<_>>()
    };
    let kept = "Arrivals between 2019 and 2024";
    for (title, found) in [
        ("Arrivals between 2009 and 2014", "2009-01-01/P6Y"),
        ("Arrivées entre 2014 et 2019", "2014-01-01/P6Y"),
        ("الوافدون بين 2009 و2014", "2009-01-01/P6Y"),
        ("Arrivals from 2014 to 2019", "2014-01-01/P6Y"),
        ("Arrivals before 2019", "2019"),
    ] {
        assert_eq!(told(kept, title), [(Severity::Warning, found.to_owned())], "{title}");
    }
    for title in [kept, "Arrivées entre 2019 et 2024", "Arrivals, 2019-2024", "Arrivals, 2000-2030"] {
        assert_eq!(told(kept, title), [], "{title}");
    }
    // Without a line of the profile's file, only years outside of the period are others for certain.
    assert_eq!(told("Arrivals", "Arrivals between 2021 and 2022"), []);
    assert_eq!(told("Arrivals", "Arrivals between 2009 and 2014").len(), 1);
    assert_eq!(told("Arrivals, 2020-2024", "Arrivals, 2020-2024"), [], "the profile's file had it so");
    assert_eq!(told("Arrivals, 2019-2023", "Arrivals, 2020-2024").len(), 1);
}

#[test]
fn a_fixed_period_is_held_against_months_quarters_and_days_as_against_years() {
    let told = |period: &str, title: &str| {
        let mut fixed = of_year(period);
        fixed.as_object_mut().unwrap().remove("said");
        let findings = read(&fixed, &under(["Ports", title], BY_SEX)).findings;
        let is_year = |finding: &Finding| finding.arguments.get("what").is_some_and(|what| what == "year");
        findings
            .into_iter()
            .filter(is_year)
            .map(|finding| (finding.severity, finding.arguments["found"].clone()))
            .collect::<Vec<_>>()
    };
    for (period, title, found) in [
        ("2022-03", "Arrivals, April 2022", "2022-04"),
        ("2022-03", "Arrivals, March 2023", "2023-03"),
        ("2022-03", "الوافدون، أفريل 2022", "2022-04"),
        ("2022-12", "Arrivées au 31 janvier 2023", "2023-01-31"),
        ("2022-12", "31/01/2023", "2023-01-31"),
        ("2022-Q1", "Arrivées, 2e trimestre 2022", "2022-Q2"),
        ("2022-Q1", "Arrivals, February 2022", "2022-02"),
        ("2022-03", "Arrivées, 1er trimestre 2022", "2022-Q1"),
        ("2022", "Arrivals, January 2023", "2023-01"),
    ] {
        assert_eq!(told(period, title), [(Severity::Warning, found.to_owned())], "{title}");
    }
    for (period, title) in [
        ("2022-03", "Arrivals, March 2022"),
        ("2022-03", "Arrivals, 31 March 2022"),
        ("2022-03", "Arrivals, year 2022"),
        ("2022-03", "Tunis, le 15 janvier 2023"),
        ("2022-03", "Révisé le 15 janvier 2023"),
        ("2022-03", "Source: ports, January 2023"),
    ] {
        assert_eq!(told(period, title), [], "{title}");
    }
}

#[test]
fn a_word_of_the_profile_with_a_year_is_held_against_the_year_of_the_title() {
    let followed = json!({
        "header_rows": [3, 3],
        "period": "2024",
        "constants": { "ISLE": "_T" },
        "column": [{ "header": "Period", "role": "time", "component": "TIME_PERIOD" }],
        "across": [{ "row": 3, "components": ["SEX"] }],
        "said": [{ "of": "period", "at": "A2", "text": "Arrivals, year 2024" }],
    });
    let mut alone = followed.clone();
    for key in ["period", "said"] {
        alone.as_object_mut().unwrap().remove(key);
    }
    let told = |table: &Value, words: [&str; 2], title: &str| {
        let mut profile = profile_of(table, "csv");
        let words = json!({ "First": words[0], "Second": words[1] });
        profile.codes.insert(Id::literal("TIME_PERIOD"), serde_json::from_value(words).unwrap());
        let rows = "Period;Women;Men\nFirst;12;31\nSecond;7;8\n";
        let reading = read_in(marjan(), &profile, under(["Ports", title], rows).as_bytes());
        let is_told = |finding: &&Finding| {
            let what = finding.arguments.get("what").map(String::as_str);
            finding.code == FindingCode::FollowedTitle || what == Some("year-of-words")
        };
        let told = reading.findings.iter().filter(is_told).map(|finding| (finding.code, finding.severity));
        (first(&reading).1, told.collect::<Vec<_>>())
    };
    let both = ["2024-W01", "2024-W02"];
    let (same, next) = ("Arrivals, year 2024", "Arrivals, year 2025");
    let disagrees = |severity: Severity| (FindingCode::TitleDisagrees, severity);
    let follows = (FindingCode::FollowedTitle, Severity::Note);
    assert_eq!(told(&followed, both, same), ("2024-W01".to_owned(), Vec::new()));
    assert_eq!(told(&followed, both, next), ("2024-W01".to_owned(), vec![disagrees(Severity::Error)]));
    assert_eq!(told(&alone, both, next), ("2024-W01".to_owned(), vec![disagrees(Severity::Warning)]));
    let one = told(&followed, ["2024-W01", "W02"], next);
    assert_eq!(one, ("2024-W01".to_owned(), vec![follows, disagrees(Severity::Warning)]));
    assert_eq!(told(&followed, ["W01", "W02"], next), ("2025-W01".to_owned(), vec![follows]));
    assert_eq!(told(&followed, ["2024-03", "2024-04"], next).1, [disagrees(Severity::Error)]);
    // So is a whole year.
    assert_eq!(told(&followed, ["2024", "M01"], same), ("2024".to_owned(), Vec::new()));
    let sum = told(&followed, ["2024", "M01"], next);
    assert_eq!(sum, ("2024".to_owned(), vec![follows, disagrees(Severity::Warning)]));
    assert_eq!(told(&followed, ["A1", "M01"], next), ("2025".to_owned(), vec![follows]));
    // Of `N-1` and `N` one has the year of the title.
    assert_eq!(told(&alone, ["2023", "2024"], same).1, []);
    assert_eq!(told(&alone, ["2023", "2024"], next).1, [disagrees(Severity::Warning)]);
}

#[test]
fn the_title_over_the_pages_of_a_table_is_held_against_the_fixed_period_of_each() {
    let page = |(first, period): (u32, &str)| {
        json!({
            "header_rows": [first, first], "rows": [first + 1, first + 2], "period": period,
            "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
            "across": [{ "row": first, "components": ["SEX"] }],
        })
    };
    let told = |period: &str, title: &str| {
        let mut above = page((2, "2022"));
        above["said"] = json!([{ "of": "period", "at": "A1", "text": "Arrivals, year 2022" }]);
        let mut profile = profile_of(&above, "csv");
        profile.tables.push(serde_json::from_value(page((6, period))).unwrap());
        let text = format!("{title}\n{BY_SEX}Page 2\n{BY_SEX}");
        let findings = read_in(marjan(), &profile, text.as_bytes()).findings;
        let other = findings.into_iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
        other.map(|finding| (finding.severity, finding.arguments["found"].clone())).collect::<Vec<_>>()
    };
    assert_eq!(told("2022", "Arrivals, year 2022"), []);
    assert_eq!(told("2022", "Arrivals, year 2023"), [(Severity::Warning, "2023".to_owned())]);
    assert_eq!(told("2023", "Arrivals, year 2022"), [], "the title is about the first page alone");
}

#[test]
fn the_day_on_which_a_table_came_out_is_no_end_of_a_sum_since_january() {
    let mut table = of_year("2025");
    table["said"][0]["text"] = json!("As of 31 December 2025");
    let tells_sum = |title: &str| {
        let findings = read(&table, &under(["Ports", title], BY_SEX)).findings;
        findings.iter().any(|finding| finding.arguments.get("what").is_some_and(|what| what == "cumulative"))
    };
    for title in [
        "As of 31 January 2026 (published 15 February 2026)",
        "As of 31 January 2026 (updated February 2026)",
        "As of 31 January 2026. Data extracted on 3 February 2026.",
        "As of 31 January 2026, compared to 31 December 2025",
    ] {
        assert!(!tells_sum(title), "{title}");
    }
    for title in ["January-February 2026", "Cumulative, January 2026"] {
        assert!(tells_sum(title), "{title}");
    }
}

#[test]
fn a_period_that_was_corrected_by_hand_is_never_overwritten() {
    let corrected = of_year("2021");
    assert_eq!(first(&read(&corrected, &under(["Ports", "Arrivals, year 2022"], BY_SEX))).1, "2021");
    let reading = read(&corrected, &under(["Ports", "Arrivals, year 2023"], BY_SEX));
    assert_eq!(first(&reading).1, "2021");
    assert_eq!(found(&reading, FindingCode::TitleDisagrees).severity, Severity::Error);
}

/// What is told of two titles in two languages, where the profile took the period, 2022, from the lower one; with the line
/// that is told and the period that is read.
fn told_of_languages(titles: [&str; 2]) -> Vec<(String, String)> {
    let own = ["Arrivées par île et sexe en 2022", "Arrivals by isle and sex in 2022"];
    let mut table = of_year("2022");
    table["said"] = json!([
        { "of": "period", "at": "A2", "text": own[1] },
        { "of": "title", "at": "A2", "text": own[1] },
        { "of": "title", "at": "A1", "text": own[0] },
    ]);
    let reading = read(&table, &under(titles, BY_SEX));
    let is_it = |finding: &&Finding| finding.arguments.get("what").is_some_and(|what| what == "other-language");
    let told = reading.findings.iter().filter(is_it);
    told.map(|finding| (finding.value.clone(), finding.arguments["taken"].clone())).collect()
}

#[test]
fn a_title_that_says_another_period_than_the_same_in_another_language_is_told_once() {
    let english = "Arrivals by isle and sex in 2022";
    for time in ["au 1er semestre 2022", "en janvier 2022", "en 2019", "de 2019 à 2022", "depuis 2019", "en 2023"] {
        let french = format!("Arrivées par île et sexe {time}");
        assert_eq!(told_of_languages([&french, english]), [(french, "2022".to_owned())]);
    }
    // The year of both changes, or of one of them.
    let next = "Arrivals by isle and sex in 2023";
    assert_eq!(told_of_languages(["Arrivées par île et sexe en 2023", next]), []);
    let forgotten = "Arrivées par île et sexe en 2022";
    assert_eq!(told_of_languages([forgotten, next]), [(forgotten.to_owned(), "2023".to_owned())]);
}

#[test]
fn the_year_of_a_yearbook_or_a_source_in_another_language_is_no_other_period() {
    let english = "Arrivals by isle and sex in 2022";
    for line in ["Annuaire statistique des ports, 2024", "Source : enquête des ports de 2019", "Édité le 03/02/2024"]
    {
        assert_eq!(told_of_languages([line, english]), [], "{line}");
    }
}

/// Isles in rows and years in columns below a title of a year; `named` are the headers of columns that are not read.
fn of_columns(title: &str, named: &[&str]) -> Value {
    let isle = json!({ "header": "Isle", "role": "code", "component": "ISLE" });
    let ignored = named.iter().map(|header| json!({ "header": header, "role": "ignore" }));
    json!({
        "header_rows": [3, 3],
        "constants": { "SEX": "_T" },
        "column": std::iter::once(isle).chain(ignored).collect::<Vec<Value>>(),
        "across": [{ "row": 3, "components": ["TIME_PERIOD"] }],
        "said": [{ "of": "title", "at": "A2", "text": title }],
    })
}

/// What is told of a title of a year that is not that of the columns below it: the years of both.
fn years_told(table: &Value, title: &str, heads: &str) -> Vec<[String; 2]> {
    let rows = format!("Isle;{heads}\nLulu Isle;12;31;43\nSadaf Isle;7;8;15\n");
    let findings = read(table, &under(["Ports", title], &rows)).findings.into_iter();
    let is_it = |finding: &Finding| finding.arguments.get("what").is_some_and(|what| what == "year-of-columns");
    let told = findings.filter(|finding| is_it(finding) && finding.severity == Severity::Warning);
    told.map(|finding| ["found", "taken"].map(|name| finding.arguments[name].clone())).collect()
}

#[test]
fn a_title_or_headers_that_were_left_from_the_year_before_are_a_warning() {
    let table = of_columns("Arrivals, year 2023", &["Total 2023"]);
    let told = |title: &str, heads: &str| years_told(&table, title, heads);
    let years = |title: &str, last: &str| vec![[title.to_owned(), last.to_owned()]];
    assert_eq!(told("Arrivals, year 2023", "2022;2023;Total 2023"), Vec::<[String; 2]>::new());
    assert_eq!(told("Arrivals, year 2024", "2023;2024;Total 2024"), Vec::<[String; 2]>::new());
    assert_eq!(told("Arrivals, year 2024", "2022;2023;Total 2023"), years("2024", "2023"));
    assert_eq!(told("Arrivals, year 2023", "2023;2024;Total 2024"), years("2023", "2024"));
    let other = of_columns("Arrivals, year 2024", &["Total 2023"]);
    assert_eq!(years_told(&other, "Arrivals, year 2025", "2022;2023;Total 2023"), Vec::<[String; 2]>::new());
}

#[test]
fn where_nothing_tells_which_years_a_title_stood_over_one_of_none_of_the_columns_is_a_warning() {
    let table = of_columns("Arrivals, year 2023", &[]);
    let heads = "2021;2022;2023";
    assert_eq!(years_told(&table, "Arrivals, year 2024", heads), [["2024".to_owned(), "2023".to_owned()]]);
    assert_eq!(years_told(&table, "Arrivals, year 2022", heads), Vec::<[String; 2]>::new());
    let book = of_columns("Yearbook 2023: arrivals", &[]);
    assert_eq!(years_told(&book, "Yearbook 2024: arrivals", heads), Vec::<[String; 2]>::new());
}

#[test]
fn a_title_of_a_year_that_has_left_the_columns_is_a_warning_though_it_stands_as_in_the_profile() {
    let table = of_columns("Arrivals, year 2023", &[]);
    assert_eq!(years_told(&table, "Arrivals, year 2023", "2024;2025;2026"), [["2023".to_owned(), "2026".to_owned()]]);
    assert_eq!(years_told(&table, "Arrivals, year 2023", "2021;2022;2023"), Vec::<[String; 2]>::new());
}

#[test]
fn a_title_that_stands_as_in_the_profile_over_one_year_more_is_a_warning() {
    let table = of_columns("Arrivals, year 2023", &[]);
    assert_eq!(years_told(&table, "Arrivals, year 2023", "2022;2023;2024"), [["2023".to_owned(), "2024".to_owned()]]);
    let none = Vec::<[String; 2]>::new();
    assert_eq!(years_told(&table, "Arrivals, year 2024", "2022;2023;2024"), none);
    assert_eq!(years_told(&table, "Arrivals, year 2023", "2023;2024;2025"), none, "what began then may go on");
    let book = of_columns("Yearbook 2023: arrivals", &[]);
    assert_eq!(years_told(&book, "Yearbook 2023: arrivals", "2022;2023;2024"), none);
}

#[test]
fn a_title_of_several_years_that_the_columns_have_not_is_a_warning() {
    let table = of_columns("Arrivals in 2022 and 2023", &[]);
    let told = |title: &str, heads: &str| years_told(&table, title, heads);
    let years = |title: &str, last: &str| vec![[title.to_owned(), last.to_owned()]];
    let none = Vec::<[String; 2]>::new();
    assert_eq!(told("Arrivals in 2022 and 2023", "2021;2022;2023"), none);
    assert_eq!(told("Arrivals in 2023 and 2024", "2022;2023;2024"), none);
    assert_eq!(told("Arrivals in 2023 and 2024", "2021;2022;2023"), years("2024", "2023"));
    assert_eq!(told("Arrivals in 2024", "2021;2022;2023"), years("2024", "2023"));
    assert_eq!(told("Arrivals in 2022 and 2023", "2023;2024;2025"), years("2023", "2025"));
    let span = of_columns("Arrivals, 2021-2023", &[]);
    assert_eq!(years_told(&span, "Arrivals, 2021-2024", "2021;2022;2023"), years("2024", "2023"));
    assert_eq!(years_told(&span, "Arrivals, 2021-2023", "2022;2023;2024"), years("2023", "2024"));
    assert_eq!(years_told(&span, "Arrivals, 2022-2024", "2022;2023;2024"), none);
    let printed = of_columns("Arrivals 2021-2023 (as of 15/01/2024)", &[]);
    assert_eq!(years_told(&printed, "Arrivals 2022-2024 (as of 15/01/2025)", "2022;2023;2024"), none);
}

#[test]
fn a_year_in_a_title_that_had_none_is_a_warning_where_the_columns_have_it_not() {
    let table = of_columns("Arrivals by isle", &[]);
    let told = |title: &str| years_told(&table, title, "2023;2024;2025");
    for (title, found) in [
        ("Arrivals by isle, 2022", "2022"),
        ("Arrivals by isle, year 2026", "2026"),
        ("Arrivals by isle, 2025-2026", "2026"),
        ("Arrivals by isle for the years 2021 to 2022", "2022"),
    ] {
        assert_eq!(told(title), [[found.to_owned(), "2025".to_owned()]], "{title}");
    }
    for title in ["Arrivals by isle", "Arrivals by isle, 2025", "Arrivals by isle, 2023-2025", "Yearbook 2026"] {
        assert_eq!(told(title), Vec::<[String; 2]>::new(), "{title}");
    }
}

#[test]
fn rows_that_newly_say_another_year_than_the_title_from_which_it_was_taken_are_a_warning() {
    let month = json!({ "header": "Month", "role": "time", "component": "TIME_PERIOD" });
    let table = json!({
        "header_rows": [3, 3],
        "period": "2023",
        "constants": { "ISLE": "_T" },
        "column": [month],
        "across": [{ "row": 3, "components": ["SEX"] }],
        "said": [{ "of": "period", "at": "A2", "text": "Arrivals, 2023" }],
    });
    let told = |months: [&str; 2]| {
        let rows = format!("Month;Women;Men\n{};12;31\n{};7;8\n", months[0], months[1]);
        let findings = read(&table, &under(["Ports", "Arrivals, 2024"], &rows)).findings;
        let whats = findings.iter().filter_map(|finding| finding.arguments.get("what"));
        whats.filter(|what| *what == "year-of-columns").count()
    };
    assert_eq!(told(["January", "February"]), 0);
    assert_eq!(told(["January 2024", "February 2024"]), 0);
    assert_eq!(told(["January 2023", "February 2023"]), 1);
}

/// The sheets of which it is told that their title says another year than the others, with both years, where the profile
/// has the first of them of one year and the others of another.
fn told_of_sheets([first, others]: [&str; 2], years: [&str; 3]) -> Vec<[String; 3]> {
    let sheets = [("North", "Lulu Isle", first), ("South", "Sadaf Isle", others), ("East", "Nawaris Isle", others)];
    let tables = sheets.map(|(sheet, _, year)| {
        let mut table = of_year(year);
        table["sheet"] = json!(sheet);
        table["said"][0]["text"] = json!(format!("Arrivals, year {year}"));
        table
    });
    let titles = years.map(|year| format!("Arrivals, year {year}"));
    let rows: Vec<[Vec<&str>; 4]> = sheets
        .iter()
        .zip(&titles)
        .map(|((_, isle, _), title)| {
            [vec!["Ports"], vec![title.as_str()], vec!["Isle", "Women", "Men"], vec![*isle, "12", "31"]]
        })
        .collect();
    let rows: Vec<Vec<&[&str]>> = rows.iter().map(|rows| rows.iter().map(Vec::as_slice).collect()).collect();
    let book: Vec<(&str, &[&[&str]])> =
        sheets.iter().zip(&rows).map(|((sheet, ..), rows)| (*sheet, rows.as_slice())).collect();
    let reading = read_in(marjan(), &profile(&tables, "workbook"), &workbook(&book));
    assert_eq!(reading.columns.len(), 6);
    let is_told = |finding: &&Finding| finding.arguments.get("what").is_some_and(|what| what == "other-sheets");
    let told = reading.findings.iter().filter(is_told).map(|finding| {
        assert_eq!((finding.severity, finding.place.row), (Severity::Warning, Some(2)));
        [finding.place.sheet.clone(), finding.arguments["taken"].clone(), finding.arguments["found"].clone()]
    });
    told.collect()
}

#[test]
fn a_sheet_whose_title_keeps_the_year_that_the_others_have_left_is_a_warning() {
    let one = ["2022", "2022"];
    assert_eq!(told_of_sheets(one, ["2022", "2023", "2023"]), [["North", "2022", "2023"]]);
    assert_eq!(told_of_sheets(one, ["2023", "2023", "2032"]), [["East", "2032", "2023"]]);
    for years in [["2022"; 3], ["2023"; 3]] {
        assert_eq!(told_of_sheets(one, years), Vec::<[String; 3]>::new(), "{years:?}");
    }
    let of_years = told_of_sheets(["2021", "2022"], ["2022", "2023", "2023"]);
    assert_eq!(of_years, Vec::<[String; 3]>::new(), "the sheets of the profile are of two years");
}
