//! What people write, as it is shown: codes, ranges and names in Latin letters keep their direction among Arabic words.
//!
//! In `أرقام 2027-Q1` the direction of the Arabic letters reaches over the hyphen, and what is read is `Q1-2027` (UAX 9, rules
//! W2 and N1). Whoever types a text sets no isolates: they are set where it is shown, and what is kept stays as it was typed.
//! Does not hold: our own sentences, whose arguments are isolated as they are put in (`voice.rs`).

use crate::direction::is_right_to_left;

const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const POP_ISOLATE: char = '\u{2069}';
const WORD_JOINER: char = '\u{2060}';

/// A text that a person wrote, with each run of Latin letters, digits and the marks between them isolated, where most of its
/// letters are read from right to left: with them it takes its direction. A text in which somebody has set directions stays as
/// it is.
pub fn typed_text(text: &str) -> String {
    let right = text.chars().filter(|letter| is_right_to_left(*letter)).count();
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    if right * 2 <= letters || text.contains(is_direction) {
        return text.to_owned();
    }
    let (mut shown, mut rest) = (String::new(), text);
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        let (run, after) = from.split_at(run_length(from));
        shown.push_str(before);
        if run.contains(|c: char| !c.is_numeric()) {
            shown.push(LEFT_TO_RIGHT_ISOLATE);
            shown.push_str(run);
            shown.push(POP_ISOLATE);
        } else {
            shown.push_str(run);
        }
        rest = after;
    }
    shown.push_str(rest);
    shown
}

/// A text of several lines that a person wrote, each as [`typed_text`] shows it by its own letters; the days in it, such as
/// `2027-01-15`, are not broken at the ends of lines, as browsers do.
pub fn typed_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| unbroken_days(&typed_text(line))).collect();
    lines.join("\n")
}

/// An id whose hyphens keep what they join together, as in `R-000004`: browsers break it there at the end of a line.
pub fn unbroken(id: &str) -> String {
    unbroken_between(id, char::is_alphanumeric)
}

/// A text whose hyphens between two digits keep them together.
fn unbroken_days(text: &str) -> String {
    unbroken_between(text, char::is_numeric)
}

fn unbroken_between(text: &str, is_kept: fn(char) -> bool) -> String {
    let mut shown = String::new();
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        shown.push(letter);
        let is_within = |c: Option<char>| c.is_some_and(is_kept);
        if letter == '-' && is_within(before) && is_within(letters.peek().copied()) {
            shown.push(WORD_JOINER);
        }
        before = Some(letter);
    }
    shown
}

/// How many bytes of a text that begins with a run belong to it. Behind a Latin letter a run goes on over blanks and stops, as
/// it does without isolates; before the first one only over marks within a code, so that two numbers stay two.
fn run_length(text: &str) -> usize {
    let (mut length, mut has_letter) = (0, false);
    for (at, letter) in text.char_indices() {
        if is_part(letter) {
            length = at + letter.len_utf8();
            has_letter |= letter.is_alphabetic();
        } else if !(is_joiner(letter) || has_letter && is_between(letter)) {
            break;
        }
    }
    length
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() && !is_right_to_left(letter)
}

/// What stands within a code or a range.
fn is_joiner(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}' | '\u{2011}' | '–' | '/' | '.' | ':' | '_' | '+' | '@')
}

/// What stands between the words of a language; brackets and line breaks end a run.
fn is_between(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | ',' | ';' | '\'' | '’' | '&' | '!' | '?' | '%')
}

/// A mark that sets a direction.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{typed_lines, typed_text, unbroken};

    #[test]
    fn an_id_is_not_broken_at_its_hyphens() {
        assert_eq!(unbroken("R-000004"), "R-\u{2060}000004");
        assert_eq!(unbroken("PORTS_ARRIVALS-0001 -"), "PORTS_ARRIVALS-\u{2060}0001 -");
    }

    #[test]
    fn codes_and_ranges_that_are_typed_into_arabic_read_from_their_beginning() {
        for (typed, shown) in [
            ("أرقام 2027-Q1 ناقصة.", "أرقام \u{2066}2027-Q1\u{2069} ناقصة."),
            ("من 15–29 سنة", "من \u{2066}15–29\u{2069} سنة"),
            ("قبل 2026/03/01.", "قبل \u{2066}2026/03/01\u{2069}."),
            ("أرسل على صورة SDMX-CSV 2.0، ثم", "أرسل على صورة \u{2066}SDMX-CSV 2.0\u{2069}، ثم"),
            ("نقصت السلاسل بـSTAT_A-0002 (2025)", "نقصت السلاسل بـ\u{2066}STAT_A-0002\u{2069} (2025)"),
            ("من الفترة ٢٠٢٧-Q1", "من الفترة \u{2066}٢٠٢٧-Q1\u{2069}"),
            ("وردت من الوزارة Intérieur, Tunis\nثم", "وردت من الوزارة \u{2066}Intérieur, Tunis\u{2069}\nثم"),
        ] {
            assert_eq!(typed_text(typed), shown);
        }
    }

    #[test]
    fn each_line_is_shown_by_its_own_letters_and_breaks_no_day() {
        let minutes = "نظرت اللجنة في أرقام 2026-Q3.\nThe ports send by 2027-01-15, and so does everybody else (A-1).";
        let shown = typed_lines(minutes);
        let (arabic, english) = shown.split_once('\n').unwrap();
        assert_eq!(arabic, "نظرت اللجنة في أرقام \u{2066}2026-Q3\u{2069}.");
        assert_eq!(
            english.replace("-\u{2060}", "-"),
            "The ports send by 2027-01-15, and so does everybody else (A-1)."
        );
        assert!(english.contains("2027-\u{2060}01-\u{2060}15") && english.contains("A-1"), "{english:?}");
        assert_eq!(typed_lines("a\n\nb\n"), "a\n\nb\n");
    }

    #[test]
    fn what_reads_rightly_by_itself_stays_as_it_was_typed() {
        for text in
            ["", "في 2027 و 2028", "سنة 2027.", "Le mot « أجانب » en 2027-Q1", "أرقام \u{2066}2027-Q1\u{2069}", "12-15"]
        {
            assert_eq!(typed_text(text), text);
        }
    }
}
