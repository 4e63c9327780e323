//! What is refused before parsing: texts so long or so deep that reading them could exhaust the stack.

use super::ast::Span;
use super::{FormulaError, FormulaErrorKind};

/// Bytes that a formula may have.
const BYTES_MAX: usize = 10_000;

/// How deep brackets, and how many `if`s, may stand within each other.
const NESTING_MAX: usize = 50;

/// Levels that the tree of a formula may have.
pub(super) const LEVELS_MAX: usize = 250;

/// Refuses a text that is too long or too deep.
pub(super) fn admit(source: &str) -> Result<(), FormulaError> {
    if source.len() > BYTES_MAX {
        let span = Span { start: source.floor_char_boundary(BYTES_MAX), end: source.len() };
        return Err(FormulaError::at(source, span, FormulaErrorKind::TooLong { bytes_max: BYTES_MAX }));
    }
    let bare = without_texts(source);
    match too_deep_bracket(&bare).or_else(|| too_many_ifs(&bare)) {
        None => Ok(()),
        Some(start) => {
            let span = Span { start, end: start + 1 };
            Err(FormulaError::at(source, span, FormulaErrorKind::TooDeep { levels_max: NESTING_MAX }))
        }
    }
}

/// Where a bracket opens that is one too deep.
fn too_deep_bracket(bare: &[u8]) -> Option<usize> {
    let mut depth: usize = 0;
    bare.iter().position(|byte| {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => (),
        }
        depth > NESTING_MAX
    })
}

/// Where an `if` stands that is one too many.
fn too_many_ifs(bare: &[u8]) -> Option<usize> {
    let mut start = 0;
    let mut ifs = 0;
    for word in bare.split(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_') {
        ifs += usize::from(word == b"if");
        if ifs > NESTING_MAX {
            return Some(start);
        }
        start += word.len() + 1;
    }
    None
}

/// The bytes of `source` with blanks for texts, quoted names and comments.
fn without_texts(source: &str) -> Vec<u8> {
    let mut bare = Vec::with_capacity(source.len());
    let mut rest = source.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let skipped = hidden_len(rest);
        bare.resize(bare.len() + skipped, b' ');
        if skipped == 0 {
            bare.push(byte);
        }
        rest = if skipped == 0 { after } else { rest.get(skipped..).unwrap_or_default() };
    }
    bare
}

/// How many bytes at the beginning of `rest` are a text, a quoted name or a comment.
fn hidden_len(rest: &[u8]) -> usize {
    let until = |open: usize, close: &[u8]| {
        let inner = rest.get(open..).unwrap_or_default();
        inner.windows(close.len()).position(|w| w == close).map_or(rest.len(), |at| open + at + close.len())
    };
    match rest {
        [b'"', ..] => until(1, b"\""),
        [b'\'', ..] => until(1, b"'"),
        [b'/', b'*', ..] => until(2, b"*/"),
        [b'/', b'/', ..] => until(2, b"\n"),
        _ => 0,
    }
}
