//! How much figures changed after they were sent first.

use marsad_model::{DataTable, Id, TimePeriod};

/// One value of one cell, as one submission gave it.
struct Sent<'a> {
    key: &'a [Id],
    period: &'a TimePeriod,
    vintage: usize,
    value: f64,
}

/// The relative mean absolute revision (indicator A6 of the ESS) from the first to the last value of every cell that was
/// sent more than once; `vintages` in the order in which they were accepted. None where no cell was sent twice.
pub fn revision_size(vintages: &[DataTable]) -> Option<f64> {
    let mut sent: Vec<Sent<'_>> = vintages.iter().enumerate().flat_map(|(at, table)| values(at, table)).collect();
    sent.sort_by(|a, b| (a.key, a.period, a.vintage).cmp(&(b.key, b.period, b.vintage)));
    let (mut cells, mut moved, mut level) = (0_u64, 0.0, 0.0);
    for cell in sent.chunk_by(|a, b| a.key == b.key && a.period == b.period) {
        if let [first, .., last] = cell {
            cells += 1;
            moved += (last.value - first.value).abs();
            level += last.value.abs();
        }
    }
    // Where everything was taken down to nought the change is as large as a change can be.
    let size = if level > 0.0 { moved / level } else { f64::from(u8::from(moved > 0.0)) };
    (cells > 0).then_some(size)
}

fn values(vintage: usize, table: &DataTable) -> impl Iterator<Item = Sent<'_>> {
    table.observations().iter().filter_map(move |observation| {
        Some(Sent { key: &observation.key, period: &observation.period, vintage, value: observation.value? })
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use marsad_model::Observation;

    use super::*;

    /// A table of Marjan's arrivals with a value for some years.
    fn vintage(values: &[(&str, Option<f64>)]) -> DataTable {
        let pack = marsad_testkit::marjan();
        let structure = pack.structure("DSD_ARRIVALS").unwrap();
        let observation = |(year, value): &(&str, Option<f64>)| Observation {
            key: vec!["A".parse().unwrap()],
            period: year.parse().unwrap(),
            value: *value,
            attributes: Vec::new(),
            origin: None,
        };
        DataTable::new(Arc::new(structure.clone()), values.iter().map(observation).collect())
    }

    fn check(vintages: &[&[(&str, Option<f64>)]], expected: Option<f64>) {
        let tables: Vec<DataTable> = vintages.iter().map(|values| vintage(values)).collect();
        match (revision_size(&tables), expected) {
            (Some(size), Some(expected)) => assert!((size - expected).abs() < 1e-12, "{size}, not {expected}"),
            (size, expected) => assert_eq!(size, expected),
        }
    }

    #[test]
    fn the_first_and_the_last_value_of_each_cell_are_compared() {
        // |105 − 100| + |195 − 200|, over 105 + 195: what was between them does not count.
        let (first, second, third): (&[_], &[_], &[_]) = (
            &[("2021", Some(100.0)), ("2022", Some(200.0))],
            &[("2021", Some(900.0))],
            &[("2021", Some(105.0)), ("2022", Some(195.0))],
        );
        check(&[first, second, third], Some(10.0 / 300.0));
    }

    #[test]
    fn a_cell_that_was_sent_once_was_never_revised() {
        check(&[&[("2021", Some(1.0))], &[("2022", Some(5.0))]], None);
        check(&[&[("2021", Some(1.0)), ("2022", Some(7.0))], &[("2022", Some(7.0))]], Some(0.0));
        check(&[&[("2021", None)], &[("2021", Some(5.0))]], None);
        check(&[], None);
    }

    #[test]
    fn what_was_taken_down_to_nought_changed_as_a_whole() {
        check(&[&[("2021", Some(4.0))], &[("2021", Some(0.0))]], Some(1.0));
        check(&[&[("2021", Some(0.0))], &[("2021", Some(0.0))]], Some(0.0));
    }
}
