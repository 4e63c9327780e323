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
    use super::{hidden_counts, splits_small_parts};

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
}
