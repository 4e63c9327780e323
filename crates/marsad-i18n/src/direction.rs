//! The direction of a text, told from the text itself as an isolate tells it (UAX 9, rules P2 and P3).
//!
//! Holds: whether letters run from the right, and which parts of a text stand outside of the isolates within it.
//! Does not hold: setting marks and isolates (see `voice` and `typed_text`).

/// A letter of the blocks of Hebrew, Arabic and their neighbours; digits are none.
pub(crate) fn is_right_to_left(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
        && letter.is_alphabetic()
}

/// Whether the first letter, or mark that stands for one, outside of isolates runs from the right.
pub(crate) fn begins_from_right(text: &str) -> bool {
    outside_isolates(text).find_map(|(_, letter)| side(letter)).is_some_and(|side| side == Side::Right)
}

/// The parts of a text between the separators that stand outside of isolates; one where there is none.
pub(crate) fn parts_outside_isolates<'t>(text: &'t str, separator: &str) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, _) in outside_isolates(text) {
        let (before, after) = text.split_at(at);
        if at >= start && after.starts_with(separator) {
            parts.extend(before.get(start..));
            start = at + separator.len();
        }
    }
    parts.extend(text.get(start..));
    parts
}

#[derive(PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

fn side(letter: char) -> Option<Side> {
    match letter {
        '\u{200f}' | '\u{61c}' => Some(Side::Right),
        '\u{200e}' => Some(Side::Left),
        letter if is_right_to_left(letter) => Some(Side::Right),
        letter => letter.is_alphabetic().then_some(Side::Left),
    }
}

/// The characters outside of isolates, each with where it stands.
fn outside_isolates(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let mut open = 0_usize;
    text.char_indices().filter(move |(_, letter)| {
        match letter {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' => open = open.saturating_sub(1),
            _ => return open == 0,
        }
        false
    })
}

#[cfg(test)]
mod tests {
    use super::{begins_from_right, parts_outside_isolates};

    #[test]
    fn a_text_takes_its_direction_from_its_first_letter_outside_of_isolates() {
        for text in ["س", "12 س", "\u{2068}D2\u{2069} و\u{2068}D3\u{2069}", "\u{200f}D2", "\u{61c}-٥"] {
            assert!(begins_from_right(text), "{text:?}");
        }
        for text in ["", "2010، 2023", "D2 س", "\u{200e}-5", "\u{2068}س\u{2069}: \u{2068}3\u{2069}", "٢٠٢٣"] {
            assert!(!begins_from_right(text), "{text:?}");
        }
    }

    #[test]
    fn a_list_is_parted_where_no_isolate_is_open() {
        let parts = |text| parts_outside_isolates(text, "، ");
        assert_eq!(parts("2010، …، 2023"), ["2010", "…", "2023"]);
        assert_eq!(parts("\u{2068}a، b\u{2069}، c"), ["\u{2068}a، b\u{2069}", "c"]);
        assert_eq!(parts("٢،٣٤٥"), ["٢،٣٤٥"]);
        assert_eq!(parts(""), [""]);
    }
}
