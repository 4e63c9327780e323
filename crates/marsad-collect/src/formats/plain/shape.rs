//! Whether a sheet is plain: cells of numbers and shared texts, each with its place, and nothing between them.
//!
//! It sees the pieces that the gate cuts, a tag without its `<` and the text behind it, and keeps no cell. A formula, a
//! day in letters, a rich text, a comment, a prefix: one of them, and the sheet is not plain.

/// How many styles a number may have before its sheet counts as not plain: those of a workbook.
const STYLES_MAX: usize = 70_000;

/// What has been seen of a sheet.
#[derive(Default)]
pub(in crate::formats) struct Shape {
    state: State,
    cell: Cell,
    /// By its number, whether a style is one of a number.
    styles: Vec<bool>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// Before the cells.
    #[default]
    Before,
    /// Between cells.
    Between,
    /// In a cell, before its value.
    Cell,
    /// In its value.
    Value,
    /// Behind its value.
    Valued,
    /// Behind the last cell.
    After,
    /// What makes a sheet other than plain was met.
    Other,
}

/// The cell that is open.
#[derive(Clone, Copy, Default)]
struct Cell {
    is_number: bool,
    style: usize,
}

/// What the tag of a cell says.
#[derive(Clone, Copy, Default)]
pub(in crate::formats) struct CellTag<'t> {
    /// The place, `B7`.
    pub place: &'t [u8],
    /// What its value is.
    pub kind: Option<&'t [u8]>,
    /// The number of its style.
    pub style: Option<&'t [u8]>,
}

impl<'t> CellTag<'t> {
    /// Takes an attribute.
    #[inline]
    pub(in crate::formats) fn say(&mut self, key: &[u8], value: &'t [u8]) {
        match key {
            b"r" => self.place = value,
            b"t" => self.kind = Some(value),
            b"s" => self.style = Some(value),
            _ => {}
        }
    }

    /// The row and the column, counted from 0; none where it is not capital letters before a number from 1 on.
    #[inline]
    pub(in crate::formats) fn position(&self) -> Option<(u32, u32)> {
        let letters = self.place.iter().take_while(|byte| byte.is_ascii_uppercase()).count();
        let (letters, digits) = self.place.split_at(letters);
        if !(1..=3).contains(&letters.len()) || digits.len() > 7 {
            return None;
        }
        let column = letters.iter().fold(0, |column, letter| column * 26 + u32::from(letter - b'A') + 1);
        let row = u32::try_from(number(digits)?).ok()?;
        Some((row.checked_sub(1)?, column - 1))
    }

    /// The number of its style, the first where it names none.
    #[inline]
    pub(in crate::formats) fn style_number(&self) -> Option<usize> {
        self.style.map_or(Some(0), number)
    }
}

/// A number of at most nine digits.
#[inline]
pub(super) fn number(digits: &[u8]) -> Option<usize> {
    let is_number = (1..=9).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    is_number.then(|| digits.iter().fold(0, |number, digit| number * 10 + usize::from(digit - b'0')))
}

impl Shape {
    /// The tag of a cell: `is_empty` where the tag ends the cell too, `text` what stands behind it.
    #[inline]
    pub(in crate::formats) fn cell(&mut self, tag: CellTag<'_>, is_empty: bool, text: &[u8]) {
        if self.state != State::Between {
            // Columns begin with the same letter, and stand before the cells.
            self.state = if self.state == State::After { State::After } else { State::Other };
            return;
        }
        let kind = match tag.kind {
            None | Some(b"n") => Some(true),
            Some(b"s") => Some(false),
            Some(_) => None,
        };
        self.state = match (kind, tag.position(), tag.style_number()) {
            (Some(is_number), Some(_), Some(style)) if is_blank(text) => {
                self.cell = Cell { is_number, style };
                if is_empty { State::Between } else { State::Cell }
            }
            _ => State::Other,
        };
    }

    /// Any other piece.
    #[inline]
    pub(in crate::formats) fn piece(&mut self, piece: &[u8]) {
        if self.state == State::Other {
            return;
        }
        self.state = match (self.state, piece) {
            (_, [b'!' | b'?', ..]) if self.state != State::Before || piece[0] == b'!' => State::Other,
            (State::Before, _) => begun(piece),
            (State::After, _) => State::After,
            (State::Cell, [b'v', b'>', text @ ..]) => self.value(text),
            (State::Value, [b'/', b'v', b'>', text @ ..]) if is_blank(text) => State::Valued,
            (State::Cell | State::Valued, [b'/', b'c', b'>', text @ ..]) if is_blank(text) => State::Between,
            (State::Between, _) => between(piece),
            _ => State::Other,
        };
    }

    fn value(&mut self, text: &[u8]) -> State {
        let Cell { is_number, style } = self.cell;
        if !is_number {
            return if number(text).is_some() { State::Value } else { State::Other };
        }
        if !is_plain_number(text) || style >= STYLES_MAX {
            return State::Other;
        }
        if self.styles.len() <= style {
            self.styles.resize(style + 1, false);
        }
        self.styles[style] = true;
        State::Value
    }

    /// The styles of the numbers of a sheet that is plain to its end.
    pub(in crate::formats) fn styles(&self) -> Option<Vec<usize>> {
        let used = self.styles.iter().enumerate().filter(|(_, is_used)| **is_used);
        (self.state == State::After).then(|| used.map(|(style, _)| style).collect())
    }
}

fn begun(piece: &[u8]) -> State {
    match piece.strip_prefix(b"sheetData") {
        Some([b'>', text @ ..]) if is_blank(text) => State::Between,
        Some(_) => State::Other,
        None => State::Before,
    }
}

/// Rows begin and end between cells, and so do the cells as a whole.
fn between(piece: &[u8]) -> State {
    let is_row = piece.starts_with(b"row ") || piece.starts_with(b"row>") || piece.starts_with(b"/row>");
    let end = memchr::memrchr(b'>', piece);
    match end {
        Some(end) if is_row && is_blank(&piece[end + 1..]) => State::Between,
        Some(_) if piece.starts_with(b"/sheetData>") => State::After,
        _ => State::Other,
    }
}

fn is_blank(text: &[u8]) -> bool {
    text.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
}

/// Whether every reader makes the same number of a text: a sign, digits with a point among them, and an exponent.
fn is_plain_number(text: &[u8]) -> bool {
    let unsigned = text.strip_prefix(b"-").unwrap_or(text);
    let (mantissa, exponent) = match unsigned.iter().position(|byte| matches!(byte, b'e' | b'E')) {
        Some(at) => (&unsigned[..at], Some(&unsigned[at + 1..])),
        None => (unsigned, None),
    };
    let are_digits = |text: &[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    let is_mantissa = match mantissa.iter().position(|byte| *byte == b'.') {
        Some(at) => are_digits(&mantissa[..at]) && are_digits(&mantissa[at + 1..]),
        None => are_digits(mantissa),
    };
    let is_exponent =
        |text: &[u8]| are_digits(text.strip_prefix(b"-").or_else(|| text.strip_prefix(b"+")).unwrap_or(text));
    is_mantissa && exponent.is_none_or(is_exponent)
}

#[cfg(test)]
mod tests {
    use super::{CellTag, is_plain_number};

    #[test]
    fn a_place_is_letters_before_a_number() {
        let position = |place: &str| CellTag { place: place.as_bytes(), ..CellTag::default() }.position();
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("AB12"), Some((11, 27)));
        assert_eq!(position("XFD1048576"), Some((1_048_575, 16_383)));
        for place in ["", "A", "1", "a1", "A0", "ABCD1", "A12345678", "A1B"] {
            assert_eq!(position(place), None, "{place}");
        }
    }

    #[test]
    fn a_number_is_plain_where_all_readers_agree_on_it() {
        for text in ["0", "12", "-1.5", "1E-3", "2.5e+10", "0012"] {
            assert!(is_plain_number(text.as_bytes()), "{text}");
        }
        for text in ["", "-", ".5", "5.", "+5", " 5", "1e", "1,5", "inf", "NaN", "0x1", "1_0", "1.2.3"] {
            assert!(!is_plain_number(text.as_bytes()), "{text}");
        }
    }
}
