//! How many columns are independent, by Householder's reflections with limited exchange of columns.

/// The rank of `columns` (of one length), where a column of which less than the share `tolerance` is left counts as
/// dependent on those before it.
///
/// The rule is that of LINPACK's `dqrdc` as statisticians use it (Dongarra, Bunch, Moler and Stewart 1979, *LINPACK
/// Users' Guide*, chapter 9): a column is compared with its own length at the start.
pub fn column_rank(mut columns: Vec<Vec<f64>>, tolerance: f64) -> usize {
    let lengths: Vec<f64> = columns.iter().map(|column| length(column)).collect();
    let rows = columns.first().map_or(0, Vec::len);
    let mut rank = 0;
    for (place, at_start) in lengths.iter().enumerate() {
        if rank == rows {
            break;
        }
        let Some((column, later)) = columns[place..].split_first_mut() else { break };
        let left = length(&column[rank..]);
        if left <= tolerance * at_start || left == 0.0 {
            continue;
        }
        reflect(column, later, rank);
        rank += 1;
    }
    rank
}

/// Mirrors the later columns so that `column` has nothing left below `from`.
fn reflect(column: &mut [f64], later: &mut [Vec<f64>], from: usize) {
    let norm = length(&column[from..]);
    let sign = if column[from] < 0.0 { -1.0 } else { 1.0 };
    column[from] += sign * norm;
    let square: f64 = column[from..].iter().map(|value| value * value).sum();
    for other in later {
        let inner: f64 = column[from..].iter().zip(&other[from..]).map(|(left, right)| left * right).sum();
        let factor = 2.0 * inner / square;
        other[from..].iter_mut().zip(&column[from..]).for_each(|(value, mirror)| *value -= factor * mirror);
    }
}

fn length(values: &[f64]) -> f64 {
    values.iter().map(|value| value * value).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::column_rank;

    #[test]
    fn dependent_columns_do_not_count() {
        let columns = vec![vec![1.0, 0.0, 1.0], vec![2.0, 0.0, 2.0], vec![0.0, 1.0, 0.0], vec![1.0, 1.0, 1.0]];
        assert_eq!(column_rank(columns, 1e-5), 2);
    }

    #[test]
    fn more_columns_than_rows_cannot_all_be_independent() {
        assert_eq!(column_rank(vec![vec![1.0, 2.0], vec![3.0, 4.0], vec![5.0, 7.0]], 1e-5), 2);
        assert_eq!(column_rank(Vec::new(), 1e-5), 0);
        assert_eq!(column_rank(vec![vec![0.0, 0.0]], 1e-5), 0);
    }

    /// Deleting one of four units in turn gives four independent sets of weights.
    #[test]
    fn jackknife_of_four_units_has_rank_four() {
        let replicate = |deleted: usize| (0..4).map(|unit| if unit == deleted { 0.0 } else { 4.0 / 3.0 }).collect();
        assert_eq!(column_rank((0..4).map(replicate).collect(), 1e-5), 4);
    }
}
