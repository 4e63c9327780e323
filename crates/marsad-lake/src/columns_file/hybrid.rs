//! Small numbers as runs and as packed bits: the hybrid encoding of Parquet.
//!
//! Source: Apache Parquet format, "Run Length Encoding / Bit-Packing Hybrid (RLE = 3)". A run is worth it from eight equal
//! numbers on; packed numbers come in groups of eight.

/// The numbers in `width` bits each.
pub(super) fn hybrid(numbers: &[u32], width: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(numbers.len() * usize::from(width) / 8 + 16);
    let mut at = 0;
    let mut packed_from = 0;
    while at < numbers.len() {
        let run = numbers[at..].iter().take_while(|&&number| number == numbers[at]).count();
        // Packed groups are whole: a run may begin only where eight numbers end.
        let to_fill = (8 - (at - packed_from) % 8) % 8;
        if run >= to_fill + 8 {
            let start = at + to_fill;
            pack(&numbers[packed_from..start], width, &mut out);
            repeat(numbers[at], run - to_fill, width, &mut out);
            at += run;
            packed_from = at;
        } else {
            at += run;
        }
    }
    pack(&numbers[packed_from..], width, &mut out);
    out
}

/// A run of equal numbers.
fn repeat(number: u32, times: usize, width: u8, out: &mut Vec<u8>) {
    variable((times as u64) << 1, out);
    out.extend_from_slice(&number.to_le_bytes()[..usize::from(width).div_ceil(8)]);
}

/// Numbers packed in groups of eight; the last group is filled up with zeros.
fn pack(numbers: &[u32], width: u8, out: &mut Vec<u8>) {
    if numbers.is_empty() {
        return;
    }
    let groups = numbers.len().div_ceil(8);
    variable((groups as u64) << 1 | 1, out);
    let (mut bits, mut held) = (0_u64, 0_u32);
    let filled = numbers.iter().copied().chain(std::iter::repeat_n(0, groups * 8 - numbers.len()));
    for number in filled {
        bits |= u64::from(number) << held;
        held += u32::from(width);
        while held >= 8 {
            out.push(bits as u8);
            bits >>= 8;
            held -= 8;
        }
    }
}

/// A number in as few bytes as it needs, seven bits each (ULEB128).
fn variable(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::hybrid;

    #[test]
    fn the_example_of_the_format_is_packed_as_it_says() {
        // 0 to 7 in three bits, from the format's own description.
        assert_eq!(hybrid(&[0, 1, 2, 3, 4, 5, 6, 7], 3), [0b11, 0b1000_1000, 0b1100_0110, 0b1111_1010]);
        assert_eq!(hybrid(&[4; 100], 3), [200, 1, 4]);
    }
}
