//! Cells beyond the last column, row after row: one column too many, told once with how many rows have it.

use std::collections::BTreeMap;

use marsad_model::{Finding, FindingCode, ObservationColumns, Severity};

/// Fewer such rows are told one by one.
const ROWS_MIN: u64 = 3;

/// What makes surplus cells one column: their sheet, their column, how grave they are.
type Surplus = (String, Option<u32>, Severity);

/// Gathers findings of cells beyond the last column into one for each column, where at least half of the rows have one.
pub(super) fn gather(findings: &mut Vec<Finding>, columns: &ObservationColumns) {
    let is_it = |finding: &Finding| finding.code == FindingCode::ExtraCells;
    let cause = |finding: &Finding| (finding.place.sheet.clone(), finding.place.column, finding.severity);
    let mut counts: BTreeMap<Surplus, u64> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| is_it(finding)) {
        *counts.entry(cause(finding)).or_default() += 1 + finding.more;
    }
    let rows = rows_of(columns);
    counts.retain(|_, count| *count >= ROWS_MIN && *count * 2 >= rows);
    if counts.is_empty() {
        return;
    }
    // The first of each column keeps the place; the others are counted with it.
    findings.retain_mut(|finding| {
        let cause = cause(finding);
        match counts.get_mut(&cause).filter(|_| is_it(finding)) {
            None => true,
            Some(0) => false,
            Some(count) => {
                finding.more = *count - 1;
                *count = 0;
                true
            }
        }
    });
}

/// How many rows values were read from.
fn rows_of(columns: &ObservationColumns) -> u64 {
    let (mut rows, mut last) = (0, None);
    for at in 0..columns.len() {
        let row = columns.rows.get(at);
        rows += u64::from(row != last);
        last = row;
    }
    rows
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use marsad_model::{Finding, FindingCode, ObservationColumns, Place, Severity};
    use marsad_testkit::marjan;

    use super::gather;

    /// Rows and counts of what is told of surplus cells in these columns of consecutive rows.
    fn told(columns: &[u32]) -> Vec<(Option<u32>, u64)> {
        let surplus = |(row, column): (u32, &u32)| {
            let place = Place { row: Some(row), column: Some(*column), ..Place::default() };
            Finding::new(FindingCode::ExtraCells, Severity::Error, place).with_value(row.to_string())
        };
        let mut findings: Vec<Finding> = (2..).zip(columns).map(surplus).collect();
        let structure = marjan().structures[0].clone();
        gather(&mut findings, &ObservationColumns::new(Arc::new(structure), "S"));
        findings.iter().map(|finding| (finding.place.row, 1 + finding.more)).collect()
    }

    #[test]
    fn a_column_too_many_is_told_once_and_a_shifted_row_by_itself() {
        assert_eq!(told(&[5, 5, 5, 5]), [(Some(2), 4)]);
        assert_eq!(told(&[5, 6]), [(Some(2), 1), (Some(3), 1)]);
        assert_eq!(told(&[5, 5, 6, 5]), [(Some(2), 3), (Some(4), 1)]);
    }
}
