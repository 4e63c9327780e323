//! Counts of a whole and its parts, such as the frequencies of a variable: which of them must be hidden, and which of
//! them may only be told together.

/// For each count whether it is hidden, where all of them together, and their sum, are shown.
///
/// Counts above zero and below `minimum` are hidden; where that hides one alone, the smallest other one above zero too,
/// because the sum would give it away.
pub fn hidden_counts(counts: &[u64], minimum: u32) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| *count > 0 && *count < u64::from(minimum)).collect();
    if hidden.iter().filter(|is_hidden| **is_hidden).count() == 1 {
        let shown = counts.iter().enumerate().filter(|(place, count)| !hidden[*place] && **count > 0);
        if let Some((place, _)) = shown.min_by_key(|(_, count)| **count) {
            hidden[place] = true;
        }
    }
    hidden
}

/// Whether a union of parts, those of `is_taken`, can give away a part below `minimum` when it is subtracted from the whole
/// or from other unions.
///
/// The parts above zero and below the minimum stay together, with the next larger ones where they are one alone or fewer
/// than the minimum in all. A union that takes all of these or none of them tells nothing of a single one: whatever is added
/// to and subtracted from such unions has them together. A union that takes some of them is refused.
pub fn splits_small_parts(counts: &[u64], is_taken: &[bool], minimum: u32) -> bool {
    let together = kept_together(counts, minimum);
    let has = |wanted: bool| together.iter().any(|part| is_taken.get(*part).copied().unwrap_or(false) == wanted);
    has(true) && has(false)
}

/// The same where the parts stand in groups that may be asked for too, as the districts of regions do: `group_of` has the
/// place of its group for each part.
///
/// Within a group that has the minimum in all, its parts below the minimum stay together with the next larger ones of the
/// same group, so that whole groups are told. Groups below the minimum stay together with the next larger one: of that, what
/// it keeps together, or its smallest part. A union that takes some of what stays together and leaves some of it is refused.
/// Those of one group are refused as by [`splits_small_parts`].
pub fn splits_nested_parts(counts: &[u64], group_of: &[usize], is_taken: &[bool], minimum: u32) -> bool {
    let is_split = |together: &Vec<usize>| {
        let has = |wanted: bool| together.iter().any(|part| is_taken.get(*part).copied().unwrap_or(false) == wanted);
        has(true) && has(false)
    };
    kept_together_in_groups(counts, group_of, minimum).iter().any(is_split)
}

/// The sets of parts that are told together only.
fn kept_together_in_groups(counts: &[u64], group_of: &[usize], minimum: u32) -> Vec<Vec<usize>> {
    let groups = group_of.iter().max().map_or(0, |last| last + 1);
    let mut parts_of: Vec<Vec<usize>> = vec![Vec::new(); groups];
    let mut sums = vec![0_u64; groups];
    for (part, (count, group)) in counts.iter().zip(group_of).enumerate().filter(|(_, (count, _))| **count > 0) {
        parts_of[*group].push(part);
        sums[*group] += count;
    }
    let own = |group: usize| -> Vec<usize> {
        let parts = &parts_of[group];
        let counted: Vec<u64> = parts.iter().map(|part| counts[*part]).collect();
        kept_together(&counted, minimum).into_iter().map(|place| parts[place]).collect()
    };
    let joined = kept_together(&sums, minimum);
    let mut together: Vec<Vec<usize>> = vec![Vec::new()];
    for group in 0..groups {
        let of_group = if sums[group] < u64::from(minimum) { parts_of[group].clone() } else { own(group) };
        if !joined.contains(&group) {
            together.push(of_group);
        } else if of_group.is_empty() {
            together[0].extend(parts_of[group].iter().copied().min_by_key(|part| counts[*part]));
        } else {
            together[0].extend(of_group);
        }
    }
    together
}

/// The parts that are told together only; none where no part is small.
fn kept_together(counts: &[u64], minimum: u32) -> Vec<usize> {
    let minimum = u64::from(minimum);
    let mut order: Vec<usize> = (0..counts.len()).filter(|part| counts[*part] > 0).collect();
    order.sort_by_key(|part| counts[*part]);
    let mut together: Vec<usize> = Vec::new();
    let mut sum = 0;
    for part in order {
        let is_enough = together.is_empty() || (together.len() > 1 && sum >= minimum);
        if counts[part] >= minimum && is_enough {
            break;
        }
        together.push(part);
        sum += counts[part];
    }
    together
}

#[cfg(test)]
mod tests {
    use super::{hidden_counts, splits_nested_parts, splits_small_parts};

    #[test]
    fn a_small_count_takes_the_next_one_with_it() {
        assert_eq!(hidden_counts(&[3, 40, 0, 12], 5), [true, false, false, true]);
        assert_eq!(hidden_counts(&[3, 4, 40], 5), [true, true, false]);
        assert_eq!(hidden_counts(&[5, 40, 0], 5), [false, false, false]);
        assert_eq!(hidden_counts(&[2, 0], 5), [true, false]);
        assert_eq!(hidden_counts(&[], 5), []);
    }

    /// Whether unions, each given by the places of its parts, are refused.
    fn check(counts: &[u64], unions: &[(&[usize], bool)]) {
        for (union, is_refused) in unions {
            let is_taken: Vec<bool> = (0..counts.len()).map(|part| union.contains(&part)).collect();
            assert_eq!(splits_small_parts(counts, &is_taken, 5), *is_refused, "{counts:?} {union:?}");
        }
    }

    #[test]
    fn all_parts_but_a_small_one_are_refused_like_the_small_one_itself() {
        // The first part, of one respondent, and the next larger one, of twelve, stay together.
        let counts = [1, 40, 0, 12, 30];
        check(&counts, &[(&[0], true), (&[1, 3, 4], true), (&[3], true), (&[0, 1, 4], true)]);
        check(&counts, &[(&[0, 1, 2, 3, 4], false), (&[0, 3], false), (&[1], false), (&[1, 4], false), (&[], false)]);
    }

    #[test]
    fn small_parts_that_are_few_in_all_take_a_larger_one_along() {
        check(&[2, 2, 40, 9], &[(&[0, 1], true), (&[0, 1, 3], false), (&[2], false), (&[3], true)]);
        check(&[4, 4, 40, 9], &[(&[0, 1], false), (&[3], false), (&[2, 3], false), (&[0], true)]);
    }

    #[test]
    fn nothing_is_refused_where_no_part_is_small() {
        check(&[5, 40, 0], &[(&[0], false), (&[1], false), (&[1, 2], false)]);
    }

    /// Every table that some unions give, added and subtracted, is a sum over the small parts together: two unions which
    /// are both allowed differ in all of them or in none.
    #[test]
    fn allowed_unions_never_differ_by_a_small_part_alone() {
        let counts = [3, 1, 7, 0, 20, 4];
        let unions: Vec<Vec<bool>> = (0..1_u32 << counts.len())
            .map(|bits| (0..counts.len()).map(|part| (bits >> part) & 1 == 1).collect())
            .collect();
        let allowed: Vec<&Vec<bool>> = unions.iter().filter(|union| !splits_small_parts(&counts, union, 5)).collect();
        for (one, other) in allowed.iter().flat_map(|one| allowed.iter().map(move |other| (one, other))) {
            let difference = (0..counts.len()).filter(|part| one[*part] && !other[*part]);
            let rows: u64 = difference.map(|part| counts[part]).sum();
            assert!(rows == 0 || rows >= 5, "{one:?} {other:?}");
        }
    }

    /// Every union of `counts`, as which parts it takes.
    fn unions(counts: &[u64]) -> Vec<Vec<bool>> {
        let union = |bits: u32| (0..counts.len()).map(|part| (bits >> part) & 1 == 1).collect();
        (0..1_u32 << counts.len()).map(union).collect()
    }

    /// A region of districts with 20, 15 and 4 respondents, and one of 30 and 12: the 4 stand with the 15 beside them.
    #[test]
    fn a_region_without_its_small_district_is_refused_and_a_whole_region_is_told() {
        let (counts, groups) = ([20, 15, 4, 30, 12], [0, 0, 0, 1, 1]);
        let refused = |union: &[usize]| {
            let is_taken: Vec<bool> = (0..counts.len()).map(|part| union.contains(&part)).collect();
            splits_nested_parts(&counts, &groups, &is_taken, 5)
        };
        assert!(!refused(&[0, 1, 2]) && !refused(&[3, 4]) && !refused(&[0]) && !refused(&[3]) && !refused(&[1, 2, 4]));
        assert!(refused(&[0, 1]) && refused(&[2]) && refused(&[1]) && refused(&[0, 1, 3, 4]));
    }

    /// Whatever regions and districts are asked for, two that are told differ by nobody or by enough.
    #[test]
    fn allowed_unions_of_nested_parts_never_differ_by_few() {
        let cases: [(&[u64], &[usize]); 4] = [
            (&[20, 15, 4, 30, 2, 3], &[0, 0, 0, 1, 1, 2]),
            (&[3, 1, 7, 0, 20, 4], &[0, 1, 1, 2, 2, 3]),
            (&[2, 2, 9, 8], &[0, 1, 2, 2]),
            (&[1, 40], &[0, 0]),
        ];
        for (counts, groups) in cases {
            let all = unions(counts);
            let allowed: Vec<&Vec<bool>> =
                all.iter().filter(|union| !splits_nested_parts(counts, groups, union, 5)).collect();
            for (one, other) in allowed.iter().flat_map(|one| allowed.iter().map(move |other| (one, other))) {
                let difference = (0..counts.len()).filter(|part| one[*part] && !other[*part]);
                let rows: u64 = difference.map(|part| counts[part]).sum();
                assert!(rows == 0 || rows >= 5, "{counts:?} {groups:?} {one:?} {other:?}");
            }
        }
    }

    #[test]
    fn parts_of_one_group_are_refused_as_parts_without_groups() {
        for counts in [vec![3, 1, 7, 0, 20, 4], vec![1, 1, 2], vec![5, 40], vec![2]] {
            let groups = vec![0; counts.len()];
            for union in unions(&counts) {
                let expected = splits_small_parts(&counts, &union, 5);
                assert_eq!(splits_nested_parts(&counts, &groups, &union, 5), expected, "{counts:?} {union:?}");
            }
        }
    }

    /// A region is told or not as if it had no districts.
    #[test]
    fn whole_groups_are_refused_as_parts_of_their_size() {
        let (counts, groups) = ([20, 15, 4, 30, 2, 3, 9], [0, 0, 0, 1, 1, 2, 3]);
        let sums = [39, 32, 3, 9];
        for union in unions(&sums) {
            let is_taken: Vec<bool> = groups.iter().map(|group| union[*group]).collect();
            let expected = splits_small_parts(&sums, &union, 5);
            assert_eq!(splits_nested_parts(&counts, &groups, &is_taken, 5), expected, "{union:?}");
        }
    }
}
