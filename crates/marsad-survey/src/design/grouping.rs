//! Groups of rows, numbered without gaps: what two columns of codes say together.

use crate::frame::MISSING;
use crate::threads::in_ranges;

/// Up to so many combinations are numbered with a table, beyond with a sort.
const TABLE_MAX: usize = 1 << 22;
/// Up to so many groups each thread counts the rows of all of them.
const COUNTED_MAX: usize = 1 << 14;
/// A thread is not worth its start for fewer rows.
const ROWS_MIN: usize = 50_000;

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

/// The groups that several columns of codes make together, in the order of their first, then their second code, and so on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Crossed {
    /// For each row its group, or [`MISSING`] where a code is missing.
    pub of_row: Vec<u32>,
    /// For each group its codes, one for each column.
    pub members: Vec<Vec<u32>>,
    /// For each group its rows, of which it has some.
    pub rows: Vec<usize>,
}

/// Crosses columns, for the rows that `inside` has as zero and not as [`MISSING`].
pub(crate) fn crossed(inside: Vec<u32>, columns: &[Groups<'_>]) -> Crossed {
    // A column without codes has no row in any group, and must not hide how many the others make.
    let combinations = columns.iter().try_fold(1_usize, |all, column| all.checked_mul(column.count.max(1)));
    match combinations {
        Some(combinations) if combinations <= TABLE_MAX => crossed_by_table(inside, columns, combinations),
        _ => crossed_by_pairs(inside, columns),
    }
}

/// Combinations are numbers with a digit for each column, written into `of_row` itself; where some do not occur, the others
/// move up.
fn crossed_by_table(mut of_row: Vec<u32>, columns: &[Groups<'_>], combinations: usize) -> Crossed {
    for column in columns {
        let width = column.count as u32;
        for (group, code) in of_row.iter_mut().zip(column.of_row) {
            *group = if *group == MISSING || *code == MISSING { MISSING } else { *group * width + *code };
        }
    }
    let rows = rows_of_groups(Groups { of_row: &of_row, count: combinations });
    let known: Vec<usize> = (0..combinations).filter(|combination| rows[*combination] > 0).collect();
    if known.len() < combinations {
        let mut numbers = vec![MISSING; combinations];
        known.iter().enumerate().for_each(|(number, combination)| numbers[*combination] = number as u32);
        of_row.iter_mut().filter(|group| **group != MISSING).for_each(|group| *group = numbers[*group as usize]);
    }
    Crossed {
        of_row,
        members: known.iter().map(|combination| digits(*combination, columns)).collect(),
        rows: known.iter().map(|combination| rows[*combination]).collect(),
    }
}

/// The code of each column in a combination.
fn digits(combination: usize, columns: &[Groups<'_>]) -> Vec<u32> {
    let mut left = combination;
    let mut codes = vec![0; columns.len()];
    for (code, column) in codes.iter_mut().zip(columns).rev() {
        *code = (left % column.count) as u32;
        left /= column.count;
    }
    codes
}

fn crossed_by_pairs(inside: Vec<u32>, columns: &[Groups<'_>]) -> Crossed {
    let mut of_row = inside;
    let mut members: Vec<Vec<u32>> = vec![Vec::new()];
    for column in columns {
        let found = pairs(Groups { of_row: &of_row, count: members.len() }, *column);
        let member = |(group, code): &(u32, u32)| [members[*group as usize].as_slice(), &[*code]].concat();
        members = found.members.iter().map(member).collect();
        of_row = found.of_row;
    }
    let rows = rows_of_groups(Groups { of_row: &of_row, count: members.len() });
    Crossed { of_row, members, rows }
}

/// How many rows each group has.
pub(crate) fn rows_of_groups(groups: Groups<'_>) -> Vec<usize> {
    let Groups { of_row, count } = groups;
    if count == 1 {
        // One counter would wait for itself at every row.
        return vec![of_row.iter().filter(|group| **group != MISSING).count()];
    }
    // Many counters are made once, and by the thread of the caller.
    let least = if count <= COUNTED_MAX { ROWS_MIN } else { of_row.len().saturating_add(1) };
    let parts = in_ranges(of_row.len(), least, |range| {
        let mut rows = vec![0_usize; count];
        of_row[range].iter().filter(|group| **group != MISSING).for_each(|group| rows[*group as usize] += 1);
        rows
    });
    let added = |mut all: Vec<usize>, part: Vec<usize>| {
        all.iter_mut().zip(part).for_each(|(sum, rows)| *sum += rows);
        all
    };
    parts.into_iter().reduce(added).unwrap_or_default()
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
    use super::{Crossed, Groups, by_sort, by_table, crossed, crossed_by_pairs, rows_of_groups, rows_within};
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
    fn columns_are_crossed_alike_with_and_without_a_table() {
        let columns = [Groups { of_row: &FIRST, count: 2 }, Groups { of_row: &SECOND, count: 3 }];
        let inside = vec![0, 0, 0, 0, MISSING, 0];
        let found = crossed(inside.clone(), &columns);
        let expected = Crossed {
            of_row: vec![1, 0, 1, MISSING, MISSING, MISSING],
            members: vec![vec![0, 2], vec![1, 0]],
            rows: vec![1, 2],
        };
        assert_eq!(found, expected);
        assert_eq!(crossed_by_pairs(inside.clone(), &columns), expected);
        let alone = Crossed { of_row: inside.clone(), members: vec![Vec::new()], rows: vec![5] };
        assert_eq!(crossed(inside, &[]), alone);
    }

    #[test]
    fn rows_of_groups_are_counted_on_several_threads() {
        let of_row: Vec<u32> = (0..200_003).map(|row| if row % 10 == 9 { MISSING } else { row % 3 }).collect();
        let counted = |group: u32| of_row.iter().filter(|found| **found == group).count();
        assert_eq!(rows_of_groups(Groups { of_row: &of_row, count: 4 }), [0, 1, 2, 3].map(counted));
    }

    #[test]
    fn rows_are_numbered_group_by_group() {
        assert_eq!(rows_within(Groups { of_row: &[1, 0, MISSING, 1, 0], count: 2 }), [2, 0, MISSING, 3, 1]);
    }
}
