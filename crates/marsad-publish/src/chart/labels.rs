//! Words in a drawing: how wide they are, where they break, which way they run, how they keep apart.
//!
//! Holds no fonts: widths are estimates, generous for IBM Plex Sans Arabic, so that the same bytes serve every reader.

use super::isolates::{self, LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT_ISOLATE};
use super::{Chart, Direction, Mark, Series};

/// The size of type, the same in every frame.
pub(super) const FONT_SIZE: f64 = 13.0;
/// From one line of text to the next.
pub(super) const LINE_HEIGHT: f64 = 17.0;

const ELLIPSIS: char = '…';

/// About how wide `text` is drawn.
pub(super) fn width(text: &str) -> f64 {
    text.chars().map(|character| FONT_SIZE * ems(character)).sum()
}

/// The width of the widest text.
pub(super) fn widest<'a>(texts: impl Iterator<Item = &'a str>) -> f64 {
    texts.map(width).fold(0.0, f64::max)
}

/// `text` in at most `lines_max` lines of `room`; what does not fit ends in an ellipsis. Each line closes the isolates
/// that it opens.
pub(super) fn wrap(text: &str, room: f64, lines_max: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    // Only the plain space breaks: the no-break spaces inside numbers hold.
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        match lines.last_mut() {
            Some(line) if width(line) + width(" ") + width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    let full_lines = lines_max.max(1) - 1;
    if lines.len() > full_lines + 1 {
        let rest = lines.split_off(full_lines).join(" ");
        lines.push(rest);
    }
    isolates::balanced(&lines).iter().map(|line| shorten(line, room)).collect()
}

/// Whether lines from [`wrap`] say less than the text they were made of.
pub(super) fn is_cut(lines: &[String]) -> bool {
    lines.iter().any(|line| line.ends_with(ELLIPSIS))
}

/// `text` as it runs by itself in the reader's direction, whatever surrounds it.
///
/// In Arabic, words run from right to left with the ranges in them isolated, and a text without letters (a figure, a
/// year, a range of ages) runs from left to right, so that 15–29 reads 15 to 29 and a minus stays before its number.
pub(super) fn isolate(direction: Direction, text: &str) -> String {
    match direction {
        Direction::RightToLeft if text.is_empty() => String::new(),
        Direction::RightToLeft if text.chars().any(char::is_alphabetic) => run_right_to_left(text),
        Direction::RightToLeft => format!("{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}"),
        Direction::LeftToRight => text.to_owned(),
    }
}

/// The lines of one text, each as [`isolate`] makes it. A text with words runs one way in all its lines: the stop after a
/// figure that stands alone on the last line stays behind it.
pub(super) fn isolate_lines(direction: Direction, lines: &[String]) -> Vec<String> {
    let has_words = lines.iter().any(|line| line.chars().any(char::is_alphabetic));
    match direction {
        Direction::RightToLeft if has_words => lines.iter().map(|line| run_right_to_left(line)).collect(),
        _ => lines.iter().map(|line| isolate(direction, line)).collect(),
    }
}

/// What is said of one mark when it is pointed at: series, category, and the figure with its unit or why it is hidden.
///
/// The parts are set apart by a middle dot, which three languages write alike; a colon they do not.
pub(super) fn tell(chart: &Chart, series: &Series, category: usize) -> String {
    let told = match series.mark(category) {
        Mark::Value { text, .. } | Mark::Estimate { text, .. } | Mark::Step { text, .. } => {
            let sure = series.mark(category).interval().filter(|sure| !sure.text.is_empty());
            let sure = sure.map_or_else(String::new, |sure| format!(" {}", sure.text));
            // In brackets: the unit as it stands agrees with no number, in Arabic least of all.
            if chart.unit.is_empty() { format!("{text}{sure}") } else { format!("{text}{sure} ({})", chart.unit) }
        }
        Mark::Hidden { reason } => reason.clone(),
        Mark::Missing => String::new(),
    };
    let category = chart.categories.get(category).map_or("", String::as_str);
    let parts = [series.name.trim(), category.trim(), told.trim()];
    let parts = parts.iter().filter(|part| !part.is_empty()).map(|part| isolate(chart.direction, part));
    let whole = parts.collect::<Vec<_>>().join(" · ");
    match chart.direction {
        Direction::LeftToRight => whole,
        Direction::RightToLeft => format!("{RIGHT_TO_LEFT_ISOLATE}{whole}{POP_ISOLATE}"),
    }
}

/// A block of text that wants its centre at a height.
pub(super) struct Block {
    /// The height it wants.
    pub(super) centre: f64,
    /// How high it is.
    pub(super) height: f64,
}

/// The centres of `blocks` moved apart until none covers another, between `top` and `bottom` if there is room.
pub(super) fn spread(blocks: &[Block], top: f64, bottom: f64) -> Vec<f64> {
    let mut centres: Vec<f64> = blocks.iter().map(|block| block.centre).collect();
    let mut order: Vec<usize> = (0..blocks.len()).collect();
    order.sort_by(|a, b| blocks[*a].centre.total_cmp(&blocks[*b].centre));
    let mut free_from = top;
    for at in &order {
        let half = blocks[*at].height / 2.0;
        centres[*at] = centres[*at].max(free_from + half);
        free_from = centres[*at] + half;
    }
    let mut free_to = bottom;
    for at in order.iter().rev() {
        let half = blocks[*at].height / 2.0;
        centres[*at] = centres[*at].min(free_to - half);
        free_to = centres[*at] - half;
    }
    centres
}

/// The width of a character in ems.
fn ems(character: char) -> f64 {
    match character {
        '\u{64b}'..='\u{65f}' | '\u{200b}'..='\u{200f}' | '\u{61c}' | '\u{2066}'..='\u{2069}' => 0.0,
        ' ' | '\u{a0}' | '\u{202f}' | '.' | ',' | '،' | ':' | ';' | '\'' | '’' | '|' | '!' | 'i' | 'j' | 'l' | 'ا' => {
            0.3
        }
        'm' | 'w' | 'M' | 'W' | '%' | '…' | '—' | 'س' | 'ش' | 'ص' | 'ض' => 0.92,
        _ if character.is_uppercase() => 0.68,
        _ if character.is_numeric() => 0.6,
        _ => 0.57,
    }
}

/// `text` cut to `room`, with an ellipsis where it was cut.
fn shorten(text: &str, room: f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let room = room - FONT_SIZE * ems(ELLIPSIS);
    let mut used = 0.0;
    let kept = text.chars().take_while(|character| {
        used += FONT_SIZE * ems(*character);
        used <= room
    });
    let kept: String = kept.collect();
    // The ellipsis stands outside of what was cut within an isolate, so that it ends the line.
    format!("{}{ELLIPSIS}", isolates::closed(kept.trim_end()))
}

/// `text` from right to left, with its ranges of figures isolated.
fn run_right_to_left(text: &str) -> String {
    format!("{RIGHT_TO_LEFT_ISOLATE}{}{POP_ISOLATE}", isolate_ranges(text))
}

/// `text` with its ranges of figures isolated, unless the caller did it already.
fn isolate_ranges(text: &str) -> String {
    let mut isolated = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(is_digit) {
        let (before, figures) = rest.split_at(start);
        let length =
            figures.find(|character: char| !is_digit(character) && !is_dash(character)).unwrap_or(figures.len());
        let (run, after) = figures.split_at(length);
        let range = run.trim_end_matches(is_dash);
        isolated.push_str(before);
        let is_isolated = isolated.chars().rev().find(|known| isolates::is_mark(*known)) == Some(LEFT_TO_RIGHT_ISOLATE);
        if range.contains(is_dash) && !is_isolated {
            isolated.push_str(&format!("{LEFT_TO_RIGHT_ISOLATE}{range}{POP_ISOLATE}"));
        } else {
            isolated.push_str(range);
        }
        isolated.push_str(&run[range.len()..]);
        rest = after;
    }
    isolated.push_str(rest);
    isolated
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit() || ('\u{660}'..='\u{669}').contains(&character)
}

fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}' | '–')
}

#[cfg(test)]
mod tests {
    use super::{Block, Direction, isolate, isolate_lines, isolates, spread, width, wrap};

    #[test]
    fn ranges_inside_arabic_words_are_isolated() {
        let isolated = |text| isolate(Direction::RightToLeft, text);
        assert_eq!(isolated("15–29"), "\u{2066}15–29\u{2069}");
        assert_eq!(isolated("15–29 سنة"), "\u{2067}\u{2066}15–29\u{2069} سنة\u{2069}");
        assert_eq!(isolated("سنة 2020 - مسح"), "\u{2067}سنة 2020 - مسح\u{2069}");
        assert_eq!(isolate(Direction::LeftToRight, "15–29"), "15–29");
    }

    #[test]
    fn a_long_text_breaks_between_words_and_ends_in_an_ellipsis() {
        assert_eq!(wrap("one two", 500.0, 2), ["one two"]);
        assert_eq!(wrap("one two", width("one t"), 2), ["one", "two"]);
        assert_eq!(wrap("one two three", width("two…t"), 2), ["one", "two…"]);
        assert!(wrap("", 100.0, 2).is_empty());
    }

    /// A name in Latin letters, and a figure, as they stand in an Arabic sentence.
    const SENTENCE: &str =
        "المصدر: \u{2068}National Institute of Statistics of Marjan\u{2069} في \u{2068}2024\u{2069}.";

    #[test]
    fn every_line_closes_the_isolates_that_it_opens_wherever_it_breaks_or_is_cut() {
        for room in 1..60 {
            for lines_max in 1..5 {
                let lines = wrap(SENTENCE, f64::from(room) * 10.0, lines_max);
                assert!(lines.iter().all(|line| isolates::is_balanced(line)), "{lines:?}");
                let lines = isolate_lines(Direction::RightToLeft, &lines);
                assert!(lines.iter().all(|line| isolates::is_balanced(line)), "{lines:?}");
            }
        }
    }

    #[test]
    fn a_name_cut_within_its_isolate_closes_it_before_the_ellipsis() {
        let text = "\u{2068}one two three\u{2069}";
        assert_eq!(wrap(text, width("one t…") + 0.1, 1), ["\u{2068}one t\u{2069}…"]);
    }

    #[test]
    fn a_figure_alone_on_the_last_line_of_a_sentence_keeps_the_stop_behind_it() {
        let lines = ["من وصلوا في".to_owned(), "2024.".to_owned()];
        let isolated = isolate_lines(Direction::RightToLeft, &lines);
        assert_eq!(isolated, ["\u{2067}من وصلوا في\u{2069}", "\u{2067}2024.\u{2069}"]);
        assert_eq!(isolate_lines(Direction::RightToLeft, &lines[1..]), ["\u{2066}2024.\u{2069}"]);
    }

    #[test]
    fn labels_keep_apart_and_inside() {
        let blocks = [50.0, 52.0, 98.0].map(|centre| Block { centre, height: 20.0 });
        assert_eq!(spread(&blocks, 0.0, 100.0), [50.0, 70.0, 90.0]);
        let crowded = [95.0, 95.0].map(|centre| Block { centre, height: 20.0 });
        assert_eq!(spread(&crowded, 0.0, 100.0), [70.0, 90.0]);
    }
}
