//! Groups of rows, numbered without gaps: what two columns of codes say together.

use crate::frame::MISSING;

/// Up to so many combinations are numbered with a table, beyond with a sort.
const TABLE_MAX: usize = 1 << 22;

/// A column of group numbers, and how many there are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Groups<'a> {
    pub of_row: &'a [u32],
    pub count: usize,
}

/// The groups of pairs, in the order of their first and then their second member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pairs {
    /// For each row its pair, or [`MISSING`] where either member is missing.
    pub of_row: Vec<u32>,
    /// For each pair its members.
    pub members: Vec<(u32, u32)>,
}

/// Numbers the pairs that occur.
pub(crate) fn pairs(first: Groups<'_>, second: Groups<'_>) -> Pairs {
    match first.count.checked_mul(second.count) {
        Some(combinations) if combinations <= TABLE_MAX => by_table(first, second, combinations),
        _ => by_sort(first, second),
    }
}

fn by_table(first: Groups<'_>, second: Groups<'_>, combinations: usize) -> Pairs {
    let width = second.count;
    let mut table = vec![MISSING; combinations];
    for (one, other) in first.of_row.iter().zip(second.of_row) {
        if *one != MISSING && *other != MISSING {
            table[*one as usize * width + *other as usize] = 0;
        }
    }
    let mut members = Vec::new();
    for (place, number) in table.iter_mut().enumerate().filter(|(_, number)| **number == 0) {
        *number = members.len() as u32;
        members.push(((place / width) as u32, (place % width) as u32));
    }
    let number = |(one, other): (&u32, &u32)| {
        if *one == MISSING || *other == MISSING { MISSING } else { table[*one as usize * width + *other as usize] }
    };
    Pairs { of_row: first.of_row.iter().zip(second.of_row).map(number).collect(), members }
}

fn by_sort(first: Groups<'_>, second: Groups<'_>) -> Pairs {
    let key = |(one, other): (&u32, &u32)| (u64::from(*one) << 32) | u64::from(*other);
    let is_known = |(one, other): &(&u32, &u32)| **one != MISSING && **other != MISSING;
    let mut keys: Vec<u64> = first.of_row.iter().zip(second.of_row).filter(is_known).map(key).collect();
    keys.dedup();
    if !keys.is_sorted() {
        keys.sort_unstable();
        keys.dedup();
    }
    let mut last = 0;
    let mut number = |pair: (&u32, &u32)| {
        if !is_known(&pair) {
            return MISSING;
        }
        let wanted = key(pair);
        // Files are mostly in order: the key is the last one or its neighbour.
        let near = [last, last + 1].into_iter().find(|place| keys.get(*place) == Some(&wanted));
        last = near.unwrap_or_else(|| keys.partition_point(|known| *known < wanted));
        last as u32
    };
    let of_row = first.of_row.iter().zip(second.of_row).map(&mut number).collect();
    Pairs { of_row, members: keys.iter().map(|key| ((key >> 32) as u32, *key as u32)).collect() }
}

/// Rows as groups of their own, numbered group by group of `outer` and inside a group in their order; a row outside all
/// groups stays [`MISSING`].
pub(crate) fn rows_within(outer: Groups<'_>) -> Vec<u32> {
    let mut next = vec![0_u32; outer.count + 1];
    outer.of_row.iter().filter(|group| **group != MISSING).for_each(|group| next[*group as usize + 1] += 1);
    for group in 1..next.len() {
        next[group] += next[group - 1];
    }
    let place = |group: &u32| {
        if *group == MISSING {
            return MISSING;
        }
        let place = next[*group as usize];
        next[*group as usize] += 1;
        place
    };
    outer.of_row.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::{Groups, by_sort, by_table, rows_within};
    use crate::frame::MISSING;

    const FIRST: [u32; 6] = [1, 0, 1, MISSING, 0, 1];
    const SECOND: [u32; 6] = [0, 2, 0, 1, 0, MISSING];

    #[test]
    fn table_and_sort_number_pairs_alike() {
        let (first, second) = (Groups { of_row: &FIRST, count: 2 }, Groups { of_row: &SECOND, count: 3 });
        let found = by_table(first, second, 6);
        assert_eq!(found.of_row, [2, 1, 2, MISSING, 0, MISSING]);
        assert_eq!(found.members, [(0, 0), (0, 2), (1, 0)]);
        assert_eq!(by_sort(first, second), found);
    }

    #[test]
    fn rows_are_numbered_group_by_group() {
        assert_eq!(rows_within(Groups { of_row: &[1, 0, MISSING, 1, 0], count: 2 }), [2, 0, MISSING, 3, 1]);
    }
}
