//! Cells of Stata: numbers whose highest values mean that one is missing, `.` and `.a` to `.z`.

use super::layout::Kind;

/// What a cell with a number holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Cell {
    Number(f64),
    /// Missing without a reason.
    Blank,
    /// Missing with a letter.
    Extended(char),
}

/// From here on a whole number is missing: `.`, then `.a` to `.z`.
const BYTE_MISSING: i32 = 101;
const INT_MISSING: i32 = 32_741;
pub(super) const LONG_MISSING: i32 = 2_147_483_621;
/// The bits of `.`, and the step from one letter to the next.
const FLOAT_MISSING: u32 = 0x7f00_0000;
const FLOAT_STEP: u32 = 0x800;
const DOUBLE_MISSING: u64 = 0x7fe0_0000_0000_0000;
const DOUBLE_STEP: u64 = 0x100_0000_0000;

/// The number in the bytes of a cell; none where they are too few or the cell holds a text.
pub(super) fn read(kind: Kind, bytes: &[u8], is_big_endian: bool) -> Option<Cell> {
    Some(match kind {
        Kind::Byte => whole(i32::from(i8::from_le_bytes([*bytes.first()?])), BYTE_MISSING),
        Kind::Int => {
            let bytes: [u8; 2] = bytes.try_into().ok()?;
            let number = if is_big_endian { i16::from_be_bytes(bytes) } else { i16::from_le_bytes(bytes) };
            whole(i32::from(number), INT_MISSING)
        }
        Kind::Long => {
            let bytes: [u8; 4] = bytes.try_into().ok()?;
            whole(if is_big_endian { i32::from_be_bytes(bytes) } else { i32::from_le_bytes(bytes) }, LONG_MISSING)
        }
        Kind::Float => {
            let bytes: [u8; 4] = bytes.try_into().ok()?;
            float(if is_big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
        }
        Kind::Double => {
            let bytes: [u8; 8] = bytes.try_into().ok()?;
            double(if is_big_endian { u64::from_be_bytes(bytes) } else { u64::from_le_bytes(bytes) })
        }
        Kind::Text(_) | Kind::LongText => return None,
    })
}

/// A whole number, missing from `missing` on.
pub(super) fn whole(number: i32, missing: i32) -> Cell {
    match number.checked_sub(missing) {
        Some(step @ 0..) => lettered(u64::from(step.unsigned_abs())),
        _ => Cell::Number(f64::from(number)),
    }
}

fn float(bits: u32) -> Cell {
    match bits.checked_sub(FLOAT_MISSING) {
        // Above are negative numbers, by their highest bit.
        Some(step) if bits < 0x8000_0000 => lettered(u64::from(step / FLOAT_STEP)),
        _ => number(f64::from(f32::from_bits(bits))),
    }
}

fn double(bits: u64) -> Cell {
    match bits.checked_sub(DOUBLE_MISSING) {
        Some(step) if bits < 1 << 63 => lettered(step / DOUBLE_STEP),
        _ => number(f64::from_bits(bits)),
    }
}

fn number(number: f64) -> Cell {
    if number.is_finite() { Cell::Number(number) } else { Cell::Blank }
}

/// `.` and the letters behind it; beyond them nothing is meant.
fn lettered(step: u64) -> Cell {
    match u8::try_from(step) {
        Ok(step @ 1..=26) => Cell::Extended(char::from(b'a' + step - 1)),
        _ => Cell::Blank,
    }
}

#[cfg(test)]
mod tests {
    use super::{Cell, Kind, read};

    fn check(kind: Kind, little: &[u8], expected: Cell) {
        assert_eq!(read(kind, little, false), Some(expected), "{kind:?}");
        let big: Vec<u8> = little.iter().rev().copied().collect();
        assert_eq!(read(kind, &big, true), Some(expected), "{kind:?}");
    }

    #[test]
    fn the_highest_values_are_missing() {
        // The values of `.`, `.a` and `.z` for each type are in Stata's manual, [D] Missing values and its file formats.
        check(Kind::Byte, &[100], Cell::Number(100.0));
        check(Kind::Byte, &[0x81], Cell::Number(-127.0));
        check(Kind::Byte, &[101], Cell::Blank);
        check(Kind::Byte, &[102], Cell::Extended('a'));
        check(Kind::Byte, &[127], Cell::Extended('z'));
        check(Kind::Int, &32_740_i16.to_le_bytes(), Cell::Number(32_740.0));
        check(Kind::Int, &32_742_i16.to_le_bytes(), Cell::Extended('a'));
        check(Kind::Long, &2_147_483_621_i32.to_le_bytes(), Cell::Blank);
        check(Kind::Long, &i32::MAX.to_le_bytes(), Cell::Extended('z'));
        check(Kind::Long, &i32::MIN.to_le_bytes(), Cell::Number(-2_147_483_648.0));
        check(Kind::Float, &1.5_f32.to_le_bytes(), Cell::Number(1.5));
        check(Kind::Float, &(-1.5_f32).to_le_bytes(), Cell::Number(-1.5));
        check(Kind::Float, &0x7f00_0000_u32.to_le_bytes(), Cell::Blank);
        check(Kind::Float, &0x7f00_d000_u32.to_le_bytes(), Cell::Extended('z'));
        check(Kind::Double, &0x7fe0_0000_0000_0000_u64.to_le_bytes(), Cell::Blank);
        check(Kind::Double, &0x7fe0_0100_0000_0000_u64.to_le_bytes(), Cell::Extended('a'));
        check(Kind::Double, &0x7fe0_1a00_0000_0000_u64.to_le_bytes(), Cell::Extended('z'));
        check(Kind::Double, &f64::NEG_INFINITY.to_le_bytes(), Cell::Blank);
        assert_eq!(read(Kind::Double, &[0; 7], false), None);
    }
}
