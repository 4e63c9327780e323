//! What people write, as it is shown: codes, ranges and names in Latin letters keep their direction among Arabic words.
//!
//! In `أرقام 2027-Q1` the direction of the Arabic letters reaches over the hyphen, and what is read is `Q1-2027` (UAX 9, rules
//! W2 and N1). Whoever types a text sets no isolates: they are set where it is shown, and what is kept stays as it was typed.
//! What stays on one line is told beside the text, for a page to say so of its parts: a hidden mark within an id is copied with it.
//! Does not hold: our own sentences, whose arguments are isolated as they are put in (`voice.rs`).

use crate::direction::is_right_to_left;

const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const POP_ISOLATE: char = '\u{2069}';
/// Longer words may be broken: they are wider than a narrow screen.
const WHOLE_MAX: usize = 32;

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

/// A text of several lines that a person wrote, each as [`typed_text`] shows it by its own letters.
pub fn typed_lines(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(typed_text).collect();
    lines.join("\n")
}

/// A text in pieces: what may be broken at the ends of lines, and behind it an id, a day or a range that may not, as browsers
/// break `R-000004` at its hyphen; the last piece may have none. The pieces joined are the text.
pub fn kept_whole(text: &str) -> Vec<(String, String)> {
    let (mut pieces, mut before) = (Vec::new(), String::new());
    for part in text.split_inclusive(|letter: char| !is_of_word(letter)) {
        let (word, rest) = part.split_at(part.trim_end_matches(|letter: char| !is_of_word(letter)).len());
        if is_whole(word) {
            pieces.push((std::mem::take(&mut before), word.to_owned()));
            before.push_str(rest);
        } else {
            before.push_str(part);
        }
    }
    if !before.is_empty() {
        pieces.push((before, String::new()));
    }
    pieces
}

/// Whether a word has a number and a hyphen within.
fn is_whole(word: &str) -> bool {
    let is_joined = word.trim_matches('-').contains('-');
    is_joined && word.contains(char::is_numeric) && word.chars().count() <= WHOLE_MAX
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '-' | '_')
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
    use super::{kept_whole, typed_lines, typed_text};

    #[test]
    fn an_id_and_a_day_are_kept_whole_and_nothing_hidden_is_put_into_them() {
        let check = |text: &str, whole: &[&str]| {
            let pieces = kept_whole(text);
            let found: Vec<&str> =
                pieces.iter().map(|(_, whole)| whole.as_str()).filter(|one| !one.is_empty()).collect();
            assert_eq!(found, whole, "{text}");
            assert_eq!(pieces.iter().map(|(before, whole)| format!("{before}{whole}")).collect::<String>(), text);
        };
        check("R-000004", &["R-000004"]);
        check("“PORTS_ARRIVALS-0001”, which it is made of - at -5 or 4-", &["PORTS_ARRIVALS-0001"]);
        check(
            "أُعيد فتح خانات من «\u{2068}PORTS_ARRIVALS-0001\u{2069}» (R-000004).",
            &["PORTS_ARRIVALS-0001", "R-000004"],
        );
        check("From 2027-01-15,\n2027-01-16-", &["2027-01-15", "2027-01-16-"]);
        check("well-known, porte-à-porte", &[]);
        check(&format!("{}-1", "A".repeat(31)), &[]);
        check("", &[]);
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
    fn each_line_is_shown_by_its_own_letters() {
        let english = "The ports send by 2027-01-15, and so does everybody else (A-1).";
        let shown = typed_lines(&format!("نظرت اللجنة في أرقام 2026-Q3.\n{english}"));
        assert_eq!(shown, format!("نظرت اللجنة في أرقام \u{2066}2026-Q3\u{2069}.\n{english}"));
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
