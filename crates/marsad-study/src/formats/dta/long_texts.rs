//! Long texts: each stands once behind the data, and cells say which variable and row it belongs to.

use std::collections::HashMap;

use crate::formats::bytes::Bytes;
use crate::told::{Told, Trouble};

/// Which variable and row a long text belongs to, both counted from 1.
pub(super) type Owner = (u32, u64);

/// The long texts of a file.
#[derive(Debug, Default)]
pub(super) struct LongTexts<'b> {
    texts: HashMap<Owner, &'b [u8]>,
    release: u16,
}

/// A long text that is a text and no other data.
const IS_TEXT: u8 = 130;

impl<'b> LongTexts<'b> {
    /// The long texts that begin where `bytes` stand, which are then behind the last.
    pub(super) fn read(bytes: &mut Bytes<'b>, release: u16, told: &mut Told) -> Self {
        let mut texts = HashMap::new();
        while bytes.starts_with(b"GSO") {
            let at = bytes.at();
            let Some((owner, text)) = entry(bytes, release) else {
                told.part("long-texts", at, Trouble::CutOff);
                break;
            };
            texts.insert(owner, text);
        }
        Self { texts, release }
    }

    /// The text of a cell; empty where it has none, and none where the text is not there.
    pub(super) fn text(&self, cell: &[u8], is_big_endian: bool) -> Option<&'b [u8]> {
        match self.owner(cell, is_big_endian)? {
            (0, 0) => Some(&[]),
            owner => self.texts.get(&owner).copied(),
        }
    }

    /// The eight bytes of a cell share their room between variable and row.
    fn owner(&self, cell: &[u8], is_big_endian: bool) -> Option<Owner> {
        let variable_bytes = match self.release {
            117 => 4,
            118 => 2,
            _ => 3,
        };
        let (variable, row) = cell.split_at_checked(variable_bytes)?;
        let variable = u32::try_from(number(variable, is_big_endian)).ok()?;
        Some((variable, number(row, is_big_endian)))
    }
}

/// The next long text and whose it is.
fn entry<'b>(bytes: &mut Bytes<'b>, release: u16) -> Option<(Owner, &'b [u8])> {
    bytes.pass(b"GSO")?;
    let variable = bytes.number_u32()?;
    let row = if release == 117 { u64::from(bytes.number_u32()?) } else { bytes.number_u64()? };
    let kind = bytes.number_u8()?;
    let length = usize::try_from(bytes.number_u32()?).ok()?;
    let text = bytes.take(length)?;
    let is_ended = kind == IS_TEXT && text.last() == Some(&0);
    Some(((variable, row), if is_ended { &text[..text.len() - 1] } else { text }))
}

/// A number of any width up to eight bytes.
fn number(bytes: &[u8], is_big_endian: bool) -> u64 {
    let shift = |number: u64, byte: &u8| (number << 8) | u64::from(*byte);
    if is_big_endian { bytes.iter().fold(0, shift) } else { bytes.iter().rev().fold(0, shift) }
}

#[cfg(test)]
mod tests {
    use super::LongTexts;
    use crate::formats::bytes::Bytes;
    use crate::told::Told;

    #[test]
    fn a_cell_finds_its_text_in_every_release() {
        for (release, cell) in
            [(117, [2, 0, 0, 0, 5, 0, 0, 0]), (118, [2, 0, 5, 0, 0, 0, 0, 0]), (119, [2, 0, 0, 5, 0, 0, 0, 0])]
        {
            let mut data = b"GSO\x02\0\0\0\x05\0\0\0".to_vec();
            if release > 117 {
                data.extend([0; 4]);
            }
            data.extend(b"\x82\x06\0\0\0Tunis\0</strls>");
            let mut told = Told::default();
            let mut bytes = Bytes::new(&data, false);
            let texts = LongTexts::read(&mut bytes, release, &mut told);
            assert_eq!(texts.text(&cell, false), Some(&b"Tunis"[..]), "{release}");
            assert_eq!(texts.text(&[0; 8], false), Some(&b""[..]));
            assert_eq!(texts.text(&[9; 8], false), None);
            assert!(bytes.starts_with(b"</strls>") && told.finish().is_empty());
        }
    }
}
