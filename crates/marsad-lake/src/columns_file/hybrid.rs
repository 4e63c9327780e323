//! Small numbers as runs and as packed bits: the hybrid encoding of Parquet.
//!
//! Source: Apache Parquet format, "Run Length Encoding / Bit-Packing Hybrid (RLE = 3)". Packed numbers come in groups of
//! eight; a group of equal numbers begins a run.

/// How many numbers are packed together.
const GROUP: usize = 8;

/// The numbers in `width` bits each.
pub(super) fn hybrid(numbers: &[u32], width: u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(numbers.len() * usize::from(width) / 8 + 16);
    let (mut at, mut packed_from) = (0, 0);
    while at < numbers.len() {
        let run = run_from(&numbers[at..]);
        if run == 0 {
            at += GROUP;
            continue;
        }
        pack(&numbers[packed_from..at], width, &mut out);
        repeat(numbers[at], run, width, &mut out);
        at += run;
        packed_from = at;
    }
    pack(&numbers[packed_from..], width, &mut out);
    out
}

/// How many numbers at the start are equal, where these are a group at least; else 0.
fn run_from(numbers: &[u32]) -> usize {
    let Some((group, rest)) = numbers.split_first_chunk::<GROUP>() else { return 0 };
    let first = group[0];
    // Without a jump for each number, so that eight are compared at once.
    let is_run = group.iter().fold(true, |is_run, &number| is_run & (number == first));
    if is_run { GROUP + rest.iter().take_while(|&&number| number == first).count() } else { 0 }
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
    variable((numbers.len().div_ceil(GROUP) as u64) << 1 | 1, out);
    let (groups, rest) = numbers.as_chunks::<GROUP>();
    groups.iter().for_each(|group| pack_group(group, width, out));
    if !rest.is_empty() {
        let mut last = [0; GROUP];
        last[..rest.len()].copy_from_slice(rest);
        pack_group(&last, width, out);
    }
}

/// Eight numbers fill as many bytes as each has bits.
fn pack_group(group: &[u32; GROUP], width: u8, out: &mut Vec<u8>) {
    let half = |numbers: &[u32]| numbers.iter().rev().fold(0_u128, |bits, &number| bits << width | u128::from(number));
    if width <= 16 {
        out.extend_from_slice(&half(group).to_le_bytes()[..usize::from(width)]);
        return;
    }
    // Four numbers of 17 to 32 bits fit in 128; where their bits end in the middle of a byte, the next four go on.
    let (first, second) = (half(&group[..4]), half(&group[4..]));
    let bits = 4 * u32::from(width);
    let (whole, cut) = (bits / 8, bits % 8);
    out.extend_from_slice(&first.to_le_bytes()[..whole as usize]);
    if cut == 0 {
        out.extend_from_slice(&second.to_le_bytes()[..whole as usize]);
    } else {
        let shared = (first >> (8 * whole)) as u8 | (second << cut) as u8;
        out.push(shared);
        out.extend_from_slice(&(second >> (8 - cut)).to_le_bytes()[..whole as usize]);
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
    use super::{hybrid, pack_group};

    #[test]
    fn the_example_of_the_format_is_packed_as_it_says() {
        // 0 to 7 in three bits, from the format's own description.
        assert_eq!(hybrid(&[0, 1, 2, 3, 4, 5, 6, 7], 3), [0b11, 0b1000_1000, 0b1100_0110, 0b1111_1010]);
        assert_eq!(hybrid(&[4; 100], 3), [200, 1, 4]);
    }

    #[test]
    fn each_number_stands_at_its_bits_in_every_width() {
        for width in 1..=32_u8 {
            let numbers = [0, 1, 2, 3, 5, 7, 11, 13].map(|n: u32| n.wrapping_mul(0x9e37_79b9) >> (32 - width));
            let mut bytes = Vec::new();
            pack_group(&numbers, width, &mut bytes);
            assert_eq!(bytes.len(), usize::from(width));
            let bit = |at: usize| u32::from(bytes[at / 8] >> (at % 8) & 1);
            for (place, &number) in numbers.iter().enumerate() {
                let read =
                    (0..usize::from(width)).fold(0, |read, at| read | bit(place * usize::from(width) + at) << at);
                assert_eq!(read, number, "width {width}");
            }
        }
    }
}
