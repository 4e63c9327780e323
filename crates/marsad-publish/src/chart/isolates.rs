//! Unicode isolates in text that is broken into lines: none stays open at the end of a line.
//!
//! Holds: closing what a line leaves open, and opening it again in the next one (UAX 9, sections 2.4 and 3.3.2).
//! Does not hold: which text is isolated (see `labels`), any width.

pub(super) const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
pub(super) const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
const FIRST_STRONG_ISOLATE: char = '\u{2068}';
pub(super) const POP_ISOLATE: char = '\u{2069}';

/// An isolate that is open.
#[derive(Clone, Copy)]
struct Open {
    /// The mark by which it is opened again: never the one that looks for a direction, since the rest of a broken isolate
    /// may hold other letters, or none.
    mark: char,
    /// Where it was opened in the line at hand.
    at: usize,
}

/// Lines that are parts of one text, each of which closes the isolates that it opens; a mark that closes nothing goes.
pub(super) fn balanced(lines: &[String]) -> Vec<String> {
    let text = lines.join(" ");
    let mut marks = directions(&text).into_iter();
    let mut open: Vec<Open> = Vec::new();
    lines.iter().map(|line| balanced_line(line, &mut marks, &mut open)).collect()
}

/// One line, with what is still open from the line before and what it leaves open to the next.
fn balanced_line(line: &str, marks: &mut impl Iterator<Item = char>, open: &mut Vec<Open>) -> String {
    let mut written = String::new();
    for isolate in open.iter_mut() {
        isolate.at = written.len();
        written.push(isolate.mark);
    }
    for character in line.chars() {
        if is_opening(character) {
            let mark = marks.next().unwrap_or(character);
            open.push(Open { mark, at: written.len() });
        } else if character == POP_ISOLATE && open.pop().is_none() {
            continue;
        }
        written.push(character);
    }
    for isolate in open.iter() {
        // What goes on in the next line has one direction in both. All four marks are three bytes long.
        let end = isolate.at + isolate.mark.len_utf8();
        written.replace_range(isolate.at..end, isolate.mark.encode_utf8(&mut [0; 4]));
    }
    written.extend(open.iter().map(|_| POP_ISOLATE));
    written
}

/// `text` with every isolate closed that it leaves open.
pub(super) fn closed(text: &str) -> String {
    let mut depth: usize = 0;
    for character in text.chars() {
        if is_opening(character) {
            depth += 1;
        } else if character == POP_ISOLATE {
            depth = depth.saturating_sub(1);
        }
    }
    format!("{text}{}", String::from(POP_ISOLATE).repeat(depth))
}

/// Whether a character opens or closes an isolate.
pub(super) fn is_mark(character: char) -> bool {
    is_opening(character) || character == POP_ISOLATE
}

fn is_opening(character: char) -> bool {
    matches!(character, LEFT_TO_RIGHT_ISOLATE | RIGHT_TO_LEFT_ISOLATE | FIRST_STRONG_ISOLATE)
}

/// The direction of each isolate of `text` in the order in which they are opened, as the mark that says it outright.
fn directions(text: &str) -> Vec<char> {
    let mut marks: Vec<char> = Vec::new();
    // The isolates that are open; whether one still looks for its direction.
    let mut open: Vec<(usize, bool)> = Vec::new();
    for character in text.chars() {
        if is_opening(character) {
            let is_looking = character == FIRST_STRONG_ISOLATE;
            open.push((marks.len(), is_looking));
            // Without a letter it runs from left to right (UAX 9, rule P3).
            marks.push(if is_looking { LEFT_TO_RIGHT_ISOLATE } else { character });
        } else if character == POP_ISOLATE {
            open.pop();
        } else if let Some((place, is_looking)) = open.last_mut()
            && *is_looking
            && let Some(mark) = strong(character)
        {
            marks[*place] = mark;
            *is_looking = false;
        }
    }
    marks
}

/// The direction that a character gives to what it stands in; none for a figure, a blank or a stop.
fn strong(character: char) -> Option<char> {
    match character {
        '\u{200f}' | '\u{61c}' => Some(RIGHT_TO_LEFT_ISOLATE),
        '\u{200e}' => Some(LEFT_TO_RIGHT_ISOLATE),
        // The blocks of Hebrew, Arabic and their neighbours, and their presentation forms.
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' if character.is_alphabetic() => {
            Some(RIGHT_TO_LEFT_ISOLATE)
        }
        _ if character.is_alphabetic() => Some(LEFT_TO_RIGHT_ISOLATE),
        _ => None,
    }
}

/// Whether every isolate of `text` is closed, and nothing is closed that was not open.
#[cfg(test)]
pub(super) fn is_balanced(text: &str) -> bool {
    let mut depth: usize = 0;
    for character in text.chars() {
        if is_opening(character) {
            depth += 1;
        } else if character == POP_ISOLATE {
            if depth == 0 {
                return false;
            }
            depth -= 1;
        }
    }
    depth == 0
}

#[cfg(test)]
mod tests {
    use super::{balanced, closed, is_balanced};

    #[track_caller]
    fn check(lines: &[&str], expected: &[&str]) {
        let lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let balanced = balanced(&lines);
        assert_eq!(balanced, expected);
        assert!(balanced.iter().all(|line| is_balanced(line)), "{balanced:?}");
    }

    #[test]
    fn what_a_line_leaves_open_is_closed_and_opened_again_in_its_own_direction() {
        check(&["\u{2068}one", "two\u{2069} three"], &["\u{2066}one\u{2069}", "\u{2066}two\u{2069} three"]);
        // The figures of the first line have no direction of their own: the Arabic word after them gives it.
        check(&["\u{2068}12", "سنة\u{2069}"], &["\u{2067}12\u{2069}", "\u{2067}سنة\u{2069}"]);
        check(
            &["\u{2067}\u{2068}a", "b\u{2069} c\u{2069}"],
            &["\u{2067}\u{2066}a\u{2069}\u{2069}", "\u{2067}\u{2066}b\u{2069} c\u{2069}"],
        );
    }

    #[test]
    fn an_isolate_within_one_line_stays_as_it_is() {
        check(&["\u{2068}one\u{2069}", "two"], &["\u{2068}one\u{2069}", "two"]);
    }

    #[test]
    fn a_mark_that_closes_nothing_goes() {
        check(&["one\u{2069}", "two"], &["one", "two"]);
    }

    #[test]
    fn a_cut_text_is_closed() {
        assert_eq!(closed("\u{2068}a \u{2067}b"), "\u{2068}a \u{2067}b\u{2069}\u{2069}");
        assert_eq!(closed("a"), "a");
    }
}
