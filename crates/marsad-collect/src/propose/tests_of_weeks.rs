//! Laws of what drafts make of weeks and of days of a month, however they are written.

use marsad_model::Id;
use marsad_testkit::tunisia;

use super::Draft;
use super::tests::{draft_of, read_of};

const WEEKLY: &str = "Entrées hebdomadaires de non-résidents aux postes frontières – 2024";
const PLAIN: &str = "Entrées de non-résidents aux postes frontières – 2024";

/// A table of entries by mode, one row for each label.
fn table((title, header): (&str, &str), labels: &[String]) -> String {
    let mut text = format!("{title};;;;\n;;;;\n{header};Voie aérienne;Voie maritime;Voie terrestre;Total\n");
    for (label, n) in labels.iter().zip(1..) {
        text += &format!("{label};{};{};{};{}\n", 100 + n, 10 + n, 500 + n, 610 + 3 * n);
    }
    text
}

fn drafted(text: &str) -> Draft {
    draft_of(tunisia(), "DF_VISITORS", text.as_bytes())
}

/// The different periods that are read of a text under a draft, in their order.
fn periods_under(made: &Draft, text: &str) -> Vec<String> {
    let reading = read_of(tunisia(), "DF_VISITORS", made, text);
    let mut all: Vec<String> = reading.columns.observations().iter().map(|o| o.period.to_string()).collect();
    all.dedup();
    all
}

fn check(heads: (&str, &str), labels: &[String], expected: &[&str]) {
    let text = table(heads, labels);
    let made = drafted(&text);
    assert_eq!(periods_under(&made, &text), expected, "{heads:?} {labels:?}: {:#?}", made.doubts);
}

fn numbered(label: &dyn Fn(u32) -> String) -> Vec<String> {
    (1..=5).map(label).collect()
}

/// A table of entries by mode with a column for each label, below rows of headers.
fn across(title: &str, above: &str, labels: &[&str]) -> String {
    let mut text = format!("{title};;;\n;;;\n{above}Mode;{}\n", labels.join(";"));
    for (mode, [a, b, c]) in
        [("Voie aérienne", [5, 2, 9]), ("Voie maritime", [7, 3, 11]), ("Voie terrestre", [4, 8, 6])]
    {
        text += &format!("{mode};{a};{b};{c}\n");
    }
    text
}

const WEEKS: [&str; 5] = ["2024-W01", "2024-W02", "2024-W03", "2024-W04", "2024-W05"];

#[test]
fn weeks_are_drafted_and_read_with_the_year_of_the_title_however_they_are_written() {
    let forms: [&dyn Fn(u32) -> String; 9] = [
        &|n| format!("Semaine {n}"),
        &|n| format!("Week {n}"),
        &|n| format!("الأسبوع {n}"),
        &|n| format!("W{n:02}"),
        &|n| format!("2024W{n:02}"),
        &|n| format!("S{n}"),
        &|n| format!("S{n:02}-2024"),
        &|n| format!("Sem. {n}"),
        &|n| n.to_string(),
    ];
    for form in forms {
        check((WEEKLY, "Semaine"), &numbered(form), &WEEKS);
        check((PLAIN, "Semaine / الأسبوع / Week"), &numbered(form), &WEEKS);
    }
}

#[test]
fn weeks_over_columns_are_drafted_and_read_however_they_are_written() {
    for (above, labels) in [
        ("", ["S01", "S02", "S03"]),
        ("", ["Sem. 1", "Sem. 2", "Sem. 3"]),
        ("", ["Semaine 1", "Semaine 2", "Semaine 3"]),
        ("", ["W1", "W2", "W3"]),
        ("", ["أسبوع 1", "أسبوع 2", "أسبوع 3"]),
        ("", ["du 1er au 7 janvier 2024", "du 8 au 14 janvier 2024", "du 15 au 21 janvier 2024"]),
        ("", ["du 1er au 7 janvier", "du 8 au 14 janvier", "du 15 au 21 janvier"]),
        (";Semaine;Semaine;Semaine\n", ["S1", "S2", "S3"]),
    ] {
        let text = across(PLAIN, above, &labels);
        let made = drafted(&text);
        let reading = read_of(tunisia(), "DF_VISITORS", &made, &text);
        let read = reading.columns.observations();
        let mut read: Vec<(String, Option<f64>)> = read.iter().map(|o| (o.period.to_string(), o.value)).collect();
        read.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.unwrap_or_default().total_cmp(&b.1.unwrap_or_default())));
        let values = [[4.0, 5.0, 7.0], [2.0, 3.0, 8.0], [6.0, 9.0, 11.0]];
        let of_week = |(week, values): (&&str, [f64; 3])| values.map(|value| ((*week).to_owned(), Some(value)));
        let expected: Vec<(String, Option<f64>)> = WEEKS.iter().zip(values).flat_map(of_week).collect();
        assert_eq!(read, expected, "{labels:?}: {:#?}", made.doubts);
    }
    // Numbers alone, by the word for weeks in the corner or in the title.
    for (title, text) in [(PLAIN, "Mode / Semaine;"), (WEEKLY, "Mode;")] {
        let text = across(title, "", &["1", "2", "3"]).replace("Mode;", text);
        let made = drafted(&text);
        let mut weeks = periods_under(&made, &text);
        weeks.sort();
        weeks.dedup();
        assert_eq!(weeks, WEEKS[..3], "{title}: {:#?}", made.doubts);
    }
    let text = across(PLAIN, "", &["S1", "S2", "Total"]);
    let halves = periods_under(&drafted(&text), &text);
    assert!(halves.contains(&"2024-S1".to_owned()) && halves.iter().all(|half| !half.contains('W')), "{halves:?}");
}

#[test]
fn seven_days_from_a_monday_are_drafted_and_read_as_a_week() {
    let days = ["01/01/2024 - 07/01/2024", "08/01/2024 - 14/01/2024", "29/01/2024 - 04/02/2024"];
    check((PLAIN, "Période"), &days.map(str::to_owned), &["2024-W01", "2024-W02", "2024-W05"]);
}

#[test]
fn seven_days_without_a_year_are_drafted_and_read_as_a_week_of_the_year_of_the_title() {
    for days in [
        ["du 1er au 7 janvier", "du 8 au 14 janvier", "du 29 janvier au 4 février"],
        ["01/01 - 07/01", "08/01 - 14/01", "29/01 - 04/02"],
        ["من 1 إلى 7 جانفي", "من 8 إلى 14 جانفي", "من 29 جانفي إلى 4 فيفري"],
    ] {
        check((PLAIN, "Période"), &days.map(str::to_owned), &["2024-W01", "2024-W02", "2024-W05"]);
    }
    let text = table((PLAIN, "Période"), &["du 1er au 7 janvier".to_owned(), "du 8 au 14 janvier".to_owned()]);
    let later = table((&PLAIN.replace("2024", "2018"), "Période"), &["du 8 au 14 janvier".to_owned()]);
    assert_eq!(periods_under(&drafted(&text), &later), ["2018-W02"], "8 January 2018 was a Monday too");
}

#[test]
fn letters_of_half_years_are_weeks_where_a_title_says_so_or_their_numbers_go_beyond_two() {
    for title in [WEEKLY, PLAIN] {
        let text = table((title, "Période"), &numbered(&|n| format!("S{n}")));
        let made = drafted(&text);
        assert_eq!(periods_under(&made, &text), WEEKS, "{title}: {:#?}", made.doubts);
        let words = &made.profile.codes[&Id::literal("TIME_PERIOD")];
        assert_eq!(words["S1"].as_str(), "W01", "{title}: {words:?}");
        // A word for one week says what the letter of those means that no word stands for.
        let later = table((&title.replace("2024", "2025"), "Période"), &["S1".to_owned(), "S27".to_owned()]);
        assert_eq!(periods_under(&made, &later), ["2025-W01", "2025-W27"], "{title}");
    }
    check((PLAIN, "Période"), &["S1".to_owned(), "S2".to_owned()], &["2024-S1", "2024-S2"]);
}

#[test]
fn numbers_below_the_word_for_days_are_days_of_the_month_of_the_title() {
    let title = "Entrées de non-résidents aux postes frontières – janvier 2024";
    let labels: Vec<String> = ["1", "2", "13", "30", "31"].map(str::to_owned).into();
    let days = ["2024-01-01", "2024-01-02", "2024-01-13", "2024-01-30", "2024-01-31"];
    check((title, "Jour"), &labels, &days);
}
