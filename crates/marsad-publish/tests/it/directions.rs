//! In which order the things of an Arabic list are seen, by the Unicode bidirectional algorithm.

use marsad_i18n::{Voice, args};
use marsad_model::{Lang, Numerals};
use marsad_testkit::marjan;
use unicode_bidi::{BidiInfo, Level};

/// A text as it stands on a line that runs from the right, from left to right and without marks of direction.
fn seen(text: &str) -> String {
    let found = BidiInfo::new(text, Some(Level::rtl()));
    let paragraph = found.paragraphs.first().unwrap();
    let line = found.reorder_line(paragraph, paragraph.range.clone());
    line.chars().filter(|c| !matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')).collect()
}

#[test]
fn the_things_of_an_arabic_list_run_from_the_right_and_each_keeps_its_inner_order() {
    let voice = Voice::new(Lang::Ar, Numerals::Western, &marjan().head);
    let things = ["2010", "2019–2024", "2026-Q3", "2027-01-15", "-5", "0 … 120", "STAT-0003", "DF_X 2.0"];
    for first in things {
        for last in things {
            for list in [voice.joined(&[first, last]), voice.list(&[first, last]), format!("{first}، {last}")] {
                let said =
                    seen(&voice.say_with("grid-waits-other", &args().text("submission", "S").text("periods", &list)));
                let (at_left, at_right) = said.split_once(last).unwrap_or_else(|| panic!("{last} in {said}"));
                assert!(first == last || at_right.contains(first), "{first} right of {last}: {at_left} | {at_right}");
            }
        }
    }
}
