//! Laws of words of a unit that stand beside the numbers of a table, each in its cell.

use marsad_model::{FindingCode, Severity};
use marsad_testkit::marjan;

use super::tests::{draft, read};
use super::{DoubtKind, Draft};
use crate::Reading;

/// Numbers of two isles in two years with these words beside them.
fn table(numbers: [&str; 4]) -> String {
    let [one, two, three, four] = numbers;
    format!("Isle;2022;2023\nLulu Isle;{one};{two}\nSadaf Isle;{three};{four}\n")
}

/// The same numbers with one word beside all of them.
fn with(word: &str) -> String {
    let numbers = ["1.030", "912", "45", "1.207"].map(|number| format!("{number} {word}"));
    table(numbers.each_ref().map(String::as_str))
}

fn values(reading: &Reading) -> Vec<f64> {
    reading.columns.observations().iter().filter_map(|one| one.value).collect()
}

/// How often a draft asks about something of a kind.
fn count(draft: &Draft, kind: DoubtKind) -> usize {
    draft.doubts.iter().filter(|doubt| doubt.kind == kind).count()
}

/// Severity and kind of each finding by which a text disagrees with the profile.
fn told(reading: &Reading) -> Vec<(Severity, &str)> {
    let own = reading.findings.iter().filter(|finding| finding.code == FindingCode::TitleDisagrees);
    own.map(|finding| (finding.severity, finding.arguments["what"].as_str())).collect()
}

#[test]
fn a_word_beside_every_number_is_kept_and_the_numbers_are_read_without_it() {
    for word in ["bén.", "pers.", "visas"] {
        let made = draft(&with(word));
        assert_eq!(made.profile.tables[0].words_beside, [word], "{:?}", made.doubts);
        assert_eq!(made.profile.tables[0].scale, None, "{word}");
        assert_eq!(count(&made, DoubtKind::WordsBeside), 1, "{:?}", made.doubts);
        let reading = read(marjan(), &made, &with(word));
        assert_eq!(values(&reading), [1030.0, 912.0, 45.0, 1207.0], "{:#?}", reading.findings);
        assert!(reading.findings.iter().all(|finding| finding.severity != Severity::Error), "{:#?}", reading.findings);
        assert!(told(&reading).is_empty(), "{:#?}", reading.findings);
    }
}

#[test]
fn plurals_of_another_stem_are_the_same_word() {
    let text = table(["١٢ شخص", "٣ أشخاص", "٤٥ شخصًا", "٧ أشخاص"]);
    let made = draft(&text);
    assert_eq!(made.profile.tables[0].words_beside, ["شخص", "أشخاص", "شخصًا"], "{:?}", made.doubts);
    let reading = read(marjan(), &made, &text);
    assert_eq!(values(&reading), [12.0, 3.0, 45.0, 7.0], "{:#?}", reading.findings);
    assert!(told(&reading).is_empty(), "{:#?}", reading.findings);
}

#[test]
fn another_word_beside_the_numbers_of_a_later_file_is_a_warning() {
    let made = draft(&with("bén."));
    let other = read(marjan(), &made, &with("ménages"));
    assert_eq!(values(&other), [1030.0, 912.0, 45.0, 1207.0], "{:#?}", other.findings);
    assert_eq!(told(&other), [(Severity::Warning, "other-word"); 2], "one for each column: {:#?}", other.findings);
    for same in ["bénéficiaires", "BÉN."] {
        let reading = read(marjan(), &made, &with(same));
        assert_eq!((values(&reading).len(), told(&reading)), (4, Vec::new()), "{same}: {:#?}", reading.findings);
    }
    let thousands = read(marjan(), &made, &with("milliers"));
    assert_eq!(told(&thousands), [(Severity::Error, "unit"); 2], "{:#?}", thousands.findings);
}

#[test]
fn a_multiplier_beside_every_number_is_followed_and_missed_where_it_is_gone() {
    let text = table(["12 milliers", "7 milliers", "9 milliers", "31 milliers"]);
    let made = draft(&text);
    assert_eq!(made.profile.tables[0].scale, Some(1000.0), "{:?}", made.doubts);
    assert_eq!(count(&made, DoubtKind::Scale), 1, "{:?}", made.doubts);
    let reading = read(marjan(), &made, &text);
    assert_eq!(values(&reading), [12_000.0, 7_000.0, 9_000.0, 31_000.0], "{:#?}", reading.findings);
    assert!(told(&reading).is_empty(), "{:#?}", reading.findings);
    for gone in [["12000", "0", "0", "7"], ["12 000", "0", "9 personnes", "7 personnes"]] {
        let reading = read(marjan(), &made, &table(gone));
        assert_eq!(told(&reading), [(Severity::Error, "gone-unit"); 2], "{gone:?}: {:#?}", reading.findings);
    }
}

#[test]
fn a_table_whose_numbers_are_of_another_unit_is_not_drafted() {
    for (word, kind) in [("€", DoubtKind::OtherUnit), ("percent", DoubtKind::OtherMeasure)] {
        let made = draft(&with(word));
        assert!(made.profile.tables.is_empty(), "{word}: {:?}", made.profile.tables);
        assert_eq!(count(&made, kind), 1, "{word}: {:?}", made.doubts);
    }
}

#[test]
fn a_label_that_holds_a_number_is_none() {
    let text =
        "Isle;Family;2022;2023\nLulu Isle;2 enfants;120;7\nLulu Isle;3 enfants;80;9\nSadaf Isle;2 enfants;99;8\n";
    let tables = draft(text).profile.tables;
    assert!(tables.iter().all(|table| table.words_beside.is_empty()), "{tables:?}");
    // Two words are not the habit of a table.
    let mixed = draft(&table(["12 pers.", "13", "14 visas", "15"]));
    assert!(mixed.profile.tables.iter().all(|table| table.words_beside.is_empty()), "{:?}", mixed.profile.tables);
}
