//! Laws of titles that say a part of a year over rows or headers that say months or quarters: the title gives them its year and
//! nothing else, in the file of the draft and in the next one.

use marsad_model::{Finding, FindingCode, Severity};
use marsad_testkit::marjan;

use super::tests::{draft, read};
use crate::Reading;

const MONTHS: [[&str; 3]; 3] =
    [["Janvier", "Février", "Mars"], ["January", "February", "March"], ["جانفي", "فيفري", "مارس"]];
const QUARTERS: [[&str; 3]; 3] =
    [["T1", "T2", "T3"], ["Q1", "Q2", "Q3"], ["الثلاثي الأول", "الثلاثي الثاني", "الثلاثي الثالث"]];
/// Titles of what holds January to March of 2025, or reports on them.
const TO_MARCH: [&str; 11] = [
    "premier trimestre 2025",
    "T1 2025",
    "mars 2025",
    "janvier-mai 2025",
    "arrêté au 31/03/2025",
    "first quarter of 2025",
    "January-March 2025",
    "March 2025",
    "الثلاثي الأول 2025",
    "مارس 2025",
    "السداسي الأول 2025",
];
/// Titles of what holds the first three quarters of 2025.
const TO_SEPTEMBER: [&str; 3] = ["9 premiers mois 2025", "January-September 2025", "جانفي-سبتمبر 2025"];

/// A table with its periods in the headers.
fn in_headers(title: &str, words: [&str; 3]) -> String {
    let rows = "Lulu Isle;12;31;9\nSadaf Isle;17;28;8\nNawaris Isle;21;33;7\n";
    format!("Arrivals by isle, {title}\n\nIsle;{}\n{rows}", words.join(";"))
}

/// A table with its periods in the rows, each of another isle: that no key stands twice must not be what tells of a wrong one.
fn in_rows(title: &str, [first, second, third]: [&str; 3]) -> String {
    let rows = format!("{first};Lulu Isle;12\n{second};Sadaf Isle;31\n{third};Nawaris Isle;9\n");
    format!("Arrivals by isle, {title}\n\nMonth;Isle;Arrivals\n{rows}")
}

/// The different periods that were read.
fn periods(reading: &Reading) -> Vec<String> {
    let mut all: Vec<String> = reading.columns.observations().iter().map(|o| o.period.to_string()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What is told of parts of the year outside of that of the title: what was read, and what the title says.
fn outside(reading: &Reading) -> Vec<[&str; 2]> {
    let is_it = |finding: &&Finding| finding.arguments.get("what").is_some_and(|what| what == "outside");
    let told = reading.findings.iter().filter(is_it);
    told.map(|finding| [finding.arguments["taken"].as_str(), finding.arguments["found"].as_str()]).collect()
}

#[test]
fn months_and_quarters_below_a_title_of_a_part_of_a_year_are_of_its_year() {
    let check = |text: &str, expected: [&str; 3]| {
        let reading = read(marjan(), &draft(text), text);
        assert_eq!(periods(&reading), expected, "{text}");
        assert_eq!(outside(&reading), [[""; 2]; 0], "{text}");
    };
    for title in TO_MARCH {
        for words in MONTHS {
            check(&in_rows(title, words), ["2025-01", "2025-02", "2025-03"]);
            check(&in_headers(title, words), ["2025-01", "2025-02", "2025-03"]);
        }
    }
    for title in TO_SEPTEMBER {
        for words in QUARTERS {
            check(&in_headers(title, words), ["2025-Q1", "2025-Q2", "2025-Q3"]);
        }
    }
}

#[test]
fn a_bulletin_of_a_part_of_the_year_is_read_under_the_profile_of_a_year_without_a_warning_of_its_period() {
    for words in MONTHS {
        let made = draft(&in_headers("2024", words));
        for title in TO_MARCH {
            let reading = read(marjan(), &made, &in_headers(title, words));
            assert_eq!(periods(&reading), ["2025-01", "2025-02", "2025-03"], "{title}");
            let followed = reading.findings.iter().filter(|finding| finding.code == FindingCode::FollowedTitle);
            let followed: Vec<_> = followed.map(|finding| (finding.severity, &*finding.arguments["taken"])).collect();
            assert_eq!(followed, [(Severity::Note, "2025")], "{title}");
        }
    }
}

#[test]
fn months_outside_of_the_part_of_a_year_that_a_title_says_are_told() {
    for (title, taken, found) in [
        ("deuxième trimestre 2025", "2025-01", "2025-Q2"),
        ("second quarter of 2025", "2025-01", "2025-Q2"),
        ("الثلاثي الثاني 2025", "2025-01", "2025-Q2"),
        ("février 2025", "2025-03", "2025-02"),
        ("January-February 2025", "2025-03", "2025-01-01/P2M"),
    ] {
        for words in MONTHS {
            for text in [in_rows(title, words), in_headers(title, words)] {
                let reading = read(marjan(), &draft(&text), &text);
                assert_eq!(periods(&reading), ["2025-01", "2025-02", "2025-03"], "{text}");
                assert_eq!(outside(&reading), [[taken, found]], "{text}");
            }
            let made = draft(&in_headers("premier trimestre 2024", words));
            let next = read(marjan(), &made, &in_headers(title, words));
            assert_eq!(outside(&next), [[taken, found]], "{title}");
        }
    }
}
