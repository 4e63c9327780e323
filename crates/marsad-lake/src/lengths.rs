//! Lengths of texts that stand in a page before them all (`DELTA_LENGTH_BYTE_ARRAY`, `DELTA_BYTE_ARRAY`): whether they are no
//! more than the page has values.
//!
//! Source: Apache Parquet format, "Delta Encoding (DELTA_BINARY_PACKED = 5)". The reader of Parquet makes room for as many
//! lengths as stand there, and a few bytes can say a thousand million that are equal. The header of a page does not say it:
//! such pages, which few writers leave, are unpacked once for it, one at a time.

use parquet::basic::Encoding;
use parquet::column::page::Page;

use crate::page_headers::Unread;

/// How many values are packed together at least.
const PACKED: u64 = 32;

/// Whether a page of a column has no more lengths than `values_max`; `has_nulls` where values of it may be missing.
pub(crate) fn fit(page: &Page, values_max: u64, has_nulls: bool) -> bool {
    let lists = match page.encoding() {
        Encoding::DELTA_LENGTH_BYTE_ARRAY => 1,
        // Of what they share with the text before, and of what is their own.
        Encoding::DELTA_BYTE_ARRAY => 2,
        _ => return true,
    };
    let mut left = Unread(page.buffer());
    let is_before = match page {
        Page::DataPage { def_level_encoding: Encoding::RLE, .. } if has_nulls => levels(&mut left),
        Page::DataPage { .. } => (!has_nulls).then_some(()),
        Page::DataPageV2 { def_levels_byte_len, rep_levels_byte_len, .. } => {
            left.skip(u64::from(*def_levels_byte_len).saturating_add(u64::from(*rep_levels_byte_len)))
        }
        Page::DictionaryPage { .. } => return true,
    };
    // A page whose values are all missing may end there.
    is_before.is_some() && (left.0.is_empty() || (0..lists).all(|_| list(&mut left, values_max).is_some()))
}

/// Passes what says which values are missing, whose length stands before it.
fn levels(left: &mut Unread<'_>) -> Option<()> {
    let (length, rest) = left.0.split_first_chunk::<4>()?;
    left.0 = rest;
    left.skip(u64::from(u32::from_le_bytes(*length)))
}

/// Passes a list of numbers, of which there are no more than `most`.
fn list(left: &mut Unread<'_>, most: u64) -> Option<()> {
    let (block, parts) = (left.number()?, left.number()?);
    let count = left.number().filter(|count| *count <= most)?;
    // The first number stands here, the others in blocks by what they add.
    left.number()?;
    let part = block.checked_div(parts).filter(|part| *part > 0 && part % PACKED == 0 && part * parts == block)?;
    let mut rest = count.saturating_sub(1);
    while rest > 0 {
        left.number()?;
        let widths = left.0.get(..usize::try_from(parts).ok()?)?;
        left.skip(parts)?;
        for width in widths {
            // What is filled up behind the last number has no bytes, whatever width it says.
            if rest > 0 {
                left.skip(u64::from(*width).checked_mul(part / 8)?)?;
                rest = rest.saturating_sub(part);
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use parquet::basic::Encoding;
    use parquet::column::page::Page;

    use super::fit;

    fn page(encoding: Encoding, bytes: &[u8]) -> Page {
        Page::DataPage {
            buf: Bytes::copy_from_slice(bytes),
            num_values: 3,
            encoding,
            def_level_encoding: Encoding::RLE,
            rep_level_encoding: Encoding::RLE,
            statistics: None,
        }
    }

    /// Blocks of 128 in four parts; three equal lengths, so that no number has bits.
    const EQUAL: [u8; 9] = [0x80, 1, 4, 3, 2, 0, 0, 0, 0];

    #[test]
    fn lengths_are_counted_before_there_is_room_made_for_them() {
        let whole = [&EQUAL[..], &[0][..], &b"abc"[..]].concat();
        assert!(fit(&page(Encoding::DELTA_LENGTH_BYTE_ARRAY, &whole), 3, false));
        assert!(!fit(&page(Encoding::DELTA_LENGTH_BYTE_ARRAY, &whole), 2, false));
        // Two hundred million.
        let many = [0x80, 1, 4, 0x80, 0x84, 0xaf, 0x5f, 2, 0, 0, 0, 0, 0];
        assert!(!fit(&page(Encoding::DELTA_LENGTH_BYTE_ARRAY, &many), 1 << 22, false));
        assert!(fit(&page(Encoding::PLAIN, &many), 3, false));
    }

    #[test]
    fn both_lists_of_texts_that_share_their_beginnings_are_counted_behind_what_is_missing() {
        let one = [&EQUAL[..], &[0][..]].concat();
        let mut many = one.clone();
        many[3] = 100;
        let levels = [2, 0, 0, 0, 6, 1];
        let of = |first: &[u8], second: &[u8]| page(Encoding::DELTA_BYTE_ARRAY, &[&levels[..], first, second].concat());
        assert!(fit(&of(&one, &one), 3, true));
        assert!(!fit(&of(&many, &one), 3, true) && !fit(&of(&one, &many), 3, true));
        assert!(!fit(&of(&one, &[]), 3, true), "cut off");
        assert!(fit(&of(&[], &[]), 3, true), "all missing");
    }
}
