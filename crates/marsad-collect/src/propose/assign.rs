//! Which column is which component: the best assignment of all, not the first that fits from the left.

/// For each column the component that it takes, at most one column for each: the greatest sum of scores that is found.
///
/// `scores` holds for each column a score for each component; what is not above zero cannot be. It begins with the best
/// pair of all and then changes pairs as long as the sum rises, which is enough for the few columns of a table.
pub(super) fn assign(scores: &[Vec<f64>]) -> Vec<Option<usize>> {
    let mut found = greedy(scores);
    while improve(scores, &mut found) {}
    in_order(scores, &mut found);
    found
}

/// Of columns that could as well be each other's component, the earlier one takes the earlier component: people write
/// origin before destination, as structures do.
fn in_order(scores: &[Vec<f64>], found: &mut [Option<usize>]) {
    for first in 0..found.len() {
        for second in first + 1..found.len() {
            let (Some(p), Some(q)) = (found[first], found[second]) else { continue };
            let is_free = scores[first][q] > 0.0 && scores[second][p] > 0.0;
            let gain = scores[first][q] + scores[second][p] - scores[first][p] - scores[second][q];
            if p > q && is_free && gain >= -1e-9 {
                found.swap(first, second);
            }
        }
    }
}

fn greedy(scores: &[Vec<f64>]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (column, row) in scores.iter().enumerate() {
        pairs.extend(row.iter().enumerate().filter(|(_, score)| **score > 0.0).map(|(place, &s)| (s, column, place)));
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let mut found = vec![None; scores.len()];
    for (_, column, place) in pairs {
        if found[column].is_none() && !found.contains(&Some(place)) {
            found[column] = Some(place);
        }
    }
    found
}

/// Gives one column another component, whose column takes what is best for it then; whether the sum rose.
fn improve(scores: &[Vec<f64>], found: &mut Vec<Option<usize>>) -> bool {
    let before = sum(scores, found);
    for column in 0..scores.len() {
        for place in (0..scores[column].len()).filter(|&place| scores[column][place] > 0.0) {
            let trial = moved(scores, found, (column, place));
            if sum(scores, &trial) > before + 1e-9 {
                *found = trial;
                return true;
            }
        }
    }
    false
}

fn moved(scores: &[Vec<f64>], found: &[Option<usize>], (column, place): (usize, usize)) -> Vec<Option<usize>> {
    let mut trial = found.to_vec();
    let other = trial.iter().position(|taken| *taken == Some(place)).filter(|&other| other != column);
    trial[column] = Some(place);
    if let Some(other) = other {
        trial[other] = None;
        let free =
            (0..scores[other].len()).filter(|place| scores[other][*place] > 0.0 && !trial.contains(&Some(*place)));
        trial[other] = free.max_by(|a, b| scores[other][*a].total_cmp(&scores[other][*b]));
    }
    trial
}

fn sum(scores: &[Vec<f64>], found: &[Option<usize>]) -> f64 {
    found.iter().zip(scores).filter_map(|(place, row)| place.map(|place| row[place])).sum()
}

#[cfg(test)]
mod tests {
    use super::assign;

    #[test]
    fn the_sum_of_all_decides_and_not_the_first_column() {
        assert_eq!(assign(&[vec![80.0, 0.0], vec![120.0, 120.0]]), [Some(0), Some(1)]);
        assert_eq!(assign(&[vec![100.0, 90.0], vec![95.0, 0.0]]), [Some(1), Some(0)]);
        assert_eq!(assign(&[vec![0.0, 0.0], vec![5.0, 0.0]]), [None, Some(0)]);
        assert_eq!(assign(&[vec![90.0, 90.0], vec![95.0, 95.0]]), [Some(0), Some(1)], "of equals the order decides");
    }
}
