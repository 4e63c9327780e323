//! What the tags of a package say, as the gate cuts them: without their `<`, with the text behind them.
//!
//! Does not hold: what is counted over a part or a package (`gate`).

use super::Unreadable;

/// Whether a piece is the tag of a cell.
#[inline]
pub(super) fn is_cell(piece: &[u8]) -> bool {
    matches!(piece, [b'c', b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>', ..])
}

/// Whether a piece of the shared texts is more than letters: a reading aid, a comment, or the code of a character.
pub(super) fn is_odd_text(piece: &[u8]) -> bool {
    let has_code = || memchr::memmem::find(piece, b"_x").is_some();
    piece.first() == Some(&b'!')
        || piece.starts_with(b"rPh")
        || memchr::memchr(b':', piece).is_some_and(|at| piece[at..].starts_with(b":rPh"))
        || has_code()
}

/// Whether a tag says that the letters of a run stand raised.
pub(super) fn is_raised(tag: &[u8]) -> bool {
    memchr::memmem::find(tag, b"superscript").is_some()
}

/// Whether a tag says that a row or columns are hidden.
pub(super) fn is_hidden(tag: &[u8]) -> bool {
    let mut is_hidden = false;
    if memchr::memmem::find(tag, b"hidden").is_some() {
        attributes(tag, |key, value| is_hidden |= key == b"hidden" && matches!(value, b"1" | b"true"));
    }
    is_hidden
}

/// Entities of one's own can stand for texts without end and for files of the reader.
pub(super) fn declared(piece: &[u8]) -> Result<(), Unreadable> {
    let is_any = ["!DOCTYPE", "!ENTITY"]
        .into_iter()
        .any(|word| piece.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes())));
    if is_any { Err(damaged("a part declares its own document type, as no workbook does")) } else { Ok(()) }
}

/// Refuses a reference to a place that no sheet has: readers count beyond what their numbers hold.
pub(super) fn reference_of(tag: &[u8], wanted: &[u8]) -> Result<(), Unreadable> {
    let mut is_far = false;
    let is_whole = attributes(tag, |key, value| {
        is_far |= key == wanted && value.split(|byte| *byte == b':').any(is_beyond);
    });
    checked(is_whole, is_far)
}

pub(super) fn is_beyond(reference: &[u8]) -> bool {
    let letters = reference.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    letters > 3 || reference.len() - letters > 7
}

/// Refuses a tag without an end, and one that names a place beyond every sheet.
pub(super) fn checked(is_whole: bool, is_far: bool) -> Result<(), Unreadable> {
    match (is_whole, is_far) {
        (false, _) => Err(damaged("a tag is not closed")),
        (true, true) => Err(far()),
        (true, false) => Ok(()),
    }
}

fn far() -> Unreadable {
    damaged("a cell stands where no sheet has one")
}

/// What leads to sheets must lead to a part that was looked at.
pub(super) fn relationship(tag: &[u8]) -> Result<(), Unreadable> {
    let (mut leads_to_sheet, mut is_outside, mut is_seen) = (false, false, false);
    let is_whole = attributes(tag, |key, value| match key {
        b"Type" => {
            let kind = value.rsplit(|byte| *byte == b'/').next().unwrap_or(value);
            leads_to_sheet |= [&b"worksheet"[..], b"chartsheet", b"dialogsheet", b"officeDocument"].contains(&kind);
        }
        b"Target" => is_seen = value.to_ascii_lowercase().ends_with(b".xml"),
        b"TargetMode" => is_outside = value == b"External",
        _ => {}
    });
    if !is_whole {
        return Err(damaged("a tag is not closed"));
    }
    let is_sound = !leads_to_sheet || (is_seen && !is_outside);
    if is_sound { Ok(()) } else { Err(damaged("a sheet is to be read from something that is no sheet")) }
}

/// Shows the attributes of a tag; false where the tag has no end.
#[inline]
pub(super) fn attributes<'t>(tag: &'t [u8], mut take: impl FnMut(&'t [u8], &'t [u8])) -> bool {
    let mut rest = tag.trim_ascii_start();
    loop {
        match rest.first() {
            None => return false,
            Some(b'>') => return true,
            Some(b'/') => {
                rest = rest[1..].trim_ascii_start();
                continue;
            }
            Some(_) => {}
        }
        let Some(at) = rest.iter().position(|byte| matches!(byte, b'=' | b'>')) else { return false };
        let value = rest[at + 1..].trim_ascii_start();
        let Some(quote) = value.first().filter(|byte| rest[at] == b'=' && matches!(byte, b'"' | b'\'')) else {
            // Readers refuse an attribute without a value or without quotes by themselves.
            return memchr::memchr(b'>', rest).is_some();
        };
        let Some(length) = memchr::memchr(*quote, &value[1..]) else { return false };
        take(rest[..at].trim_ascii_end(), &value[1..=length]);
        rest = value[length + 2..].trim_ascii_start();
    }
}

pub(super) fn damaged(detail: impl std::fmt::Display) -> Unreadable {
    Unreadable::other("XLSX", detail)
}
