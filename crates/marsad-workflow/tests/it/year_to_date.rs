//! Totals since January are turned into figures of periods at two places: where a file is read, and where a series is made
//! to agree with others. They are crafts that do not know each other; that both say the same is shown here.

use marsad_collect::methods::year_to_date::unroll;
use marsad_reconcile::benchmarking::{Calendar, YearToDate, unroll_year_to_date};

/// The figures of single periods, by the number of the period.
fn reconciled(totals: &[Option<f64>]) -> Vec<Option<f64>> {
    let known = totals.iter().enumerate().filter_map(|(period, total)| Some((period, (*total)?)));
    let totals_known: Vec<YearToDate> = known.map(|(period, value)| YearToDate { period, value }).collect();
    let found = unroll_year_to_date(&totals_known, Calendar { periods_per_year: totals.len(), first_in_year: 0 });
    let mut figures = vec![None; totals.len()];
    for benchmark in found.benchmarks.iter().filter(|benchmark| benchmark.first == benchmark.last) {
        figures[benchmark.last] = Some(benchmark.value);
    }
    figures
}

#[test]
fn a_file_and_a_series_unroll_totals_alike() {
    for totals in [
        vec![Some(10.0), Some(25.0), Some(45.0), Some(60.0)],
        // What a gap holds belongs to no single period.
        vec![Some(10.0), None, Some(45.0), Some(60.0)],
        vec![None, Some(25.0), Some(30.0)],
        vec![Some(10.0), Some(8.0)],
        vec![None, None],
    ] {
        assert_eq!(reconciled(&totals), unroll(&totals), "{totals:?}");
    }
}
