//! Numbers in which the mark before decimals is the Arabic one and commas group thousands: `٢،٣٤٥٫٦`, as Arabic keyboards
//! give them. Brought to Western marks both would be commas.

use marsad_model::NumberMarks;

use super::doubt::DoubtKind;
use crate::values::numbers::{self, Written};

/// What stands before decimals in Arabic, and nowhere else.
const DECIMAL: char = '٫';
/// What may group thousands beside it.
const COMMAS: [char; 2] = ['،', ','];

/// The marks of numbers that have an Arabic mark before decimals and commas between thousands, with a number of which one
/// could doubt that; none where they do not all go with it.
pub(super) fn arabic_marks(texts: &[&String]) -> Option<(NumberMarks, Option<(DoubtKind, String)>)> {
    let has = |mark: char| texts.iter().any(|text| text.contains(mark));
    let thousands = match COMMAS.map(has) {
        [true, false] => '،',
        [false, true] => ',',
        _ => return None,
    };
    let marks = NumberMarks { decimal: Some(DECIMAL), thousands: Some(thousands) };
    let mut marked = texts.iter().filter(|text| text.contains([DECIMAL, thousands]));
    if !has(DECIMAL) || !marked.all(|text| matches!(numbers::read(text, marks), Written::Number(..))) {
        return None;
    }
    // Where three digits alone stand behind all marks, the commas may stand before decimals themselves.
    let is_sure = texts.iter().any(|text| text.contains(thousands) && text.contains(DECIMAL) || !ends_in_group(text));
    let doubted = texts.iter().find(|text| !is_sure && text.contains(thousands));
    Some((marks, doubted.map(|text| (DoubtKind::Thousands, (*text).clone()))))
}

/// Whether a number has no mark of decimals, or three digits behind it.
fn ends_in_group(text: &str) -> bool {
    let behind = text.split_once(DECIMAL).map(|(_, behind)| behind.chars().filter(|c| c.is_numeric()).count());
    behind.is_none_or(|digits| digits == 3)
}

#[cfg(test)]
mod tests {
    use super::super::marks::marks;

    fn of(texts: &[&str]) -> (Option<char>, Option<char>, Option<String>) {
        let (found, doubted) = marks(&texts.iter().map(|&text| text.to_owned()).collect::<Vec<_>>(), 1);
        (found.decimal, found.thousands, doubted.map(|(_, text)| text))
    }

    #[test]
    fn commas_beside_the_arabic_mark_of_decimals_group_thousands() {
        assert_eq!(of(&["٢،٣٤٥٫٦", "١،١١١", "٧"]), (Some('٫'), Some('،'), None));
        assert_eq!(of(&["٢,٣٤٥٫٦", "١٢٫٤"]), (Some('٫'), Some(','), None));
        assert_eq!(of(&["٢،٣٤٥", "١٢٫٤"]), (Some('٫'), Some('،'), None), "the marks stand in different numbers");
        assert_eq!(of(&["٢،٣٤٥", "١٢٫٤٥٦"]), (Some('٫'), Some('،'), Some("٢،٣٤٥".to_owned())));
    }

    #[test]
    fn commas_that_stand_before_decimals_themselves_group_nothing() {
        assert_eq!(of(&["٢،٥", "١٢٫٤"]), (Some(','), None, None));
        assert_eq!(of(&["٢٫٣٤٥", "١٢٫٤"]), (Some(','), None, None), "no comma stands there");
    }
}
