//! Counts of a whole and its parts, such as the frequencies of a variable: which of them must be hidden.

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

#[cfg(test)]
mod tests {
    use super::hidden_counts;

    #[test]
    fn a_small_count_takes_the_next_one_with_it() {
        assert_eq!(hidden_counts(&[3, 40, 0, 12], 5), [true, false, false, true]);
        assert_eq!(hidden_counts(&[3, 4, 40], 5), [true, true, false]);
        assert_eq!(hidden_counts(&[5, 40, 0], 5), [false, false, false]);
        assert_eq!(hidden_counts(&[2, 0], 5), [true, false]);
        assert_eq!(hidden_counts(&[], 5), []);
    }
}
