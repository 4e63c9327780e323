//! Benchmarks: figures of longer periods, and what may be wrong with them.

/// A figure for the periods from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Benchmark {
    /// The first period it covers, from 0.
    pub first: usize,
    /// The last period it covers.
    pub last: usize,
    /// The figure.
    pub value: f64,
}

/// How the figures of periods make that of a longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregation {
    /// Their sum: flows.
    Sum,
    /// Their mean: rates and indices.
    Average,
    /// The first of them: stocks at the beginning.
    First,
    /// The last of them: stocks at the end.
    Last,
}

/// Why a series cannot be benchmarked at all.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum BenchmarkError {
    /// There is no period.
    #[error("the series has no periods")]
    NoPeriods,
    /// An indicator is infinite or no number.
    #[error("the indicator is not a finite number in period {period}")]
    IndicatorNotFinite {
        /// The period.
        period: usize,
    },
    /// An indicator has another number of periods than the first.
    #[error("indicator {indicator} does not have as many periods as the first")]
    UnevenIndicators {
        /// The indicator, by its place.
        indicator: usize,
    },
    /// There are fewer usable benchmarks than the method needs.
    #[error("{usable} usable benchmarks where {needed} are needed")]
    TooFewBenchmarks {
        /// How many are needed.
        needed: usize,
        /// How many are usable.
        usable: usize,
    },
    /// An indicator is a combination of others once it is aggregated.
    #[error("indicator {indicator} says nothing that the others do not")]
    Collinear {
        /// The indicator, by its place.
        indicator: usize,
    },
    /// The autocorrelation, or a bound of it, is not between −1 and 1, or the bounds are the wrong way round.
    #[error("an autocorrelation must lie between -1 and 1")]
    ImpossibleAutocorrelation,
    /// A benchmark covers so many periods of so long a series that the system would not fit into memory.
    #[error("a benchmark over {covered} periods is too long for a series of this length")]
    TooLong {
        /// How many periods the longest benchmark covers.
        covered: usize,
    },
    /// The benchmarks leave several solutions that are equally good.
    #[error("the benchmarks do not determine the series")]
    Undetermined,
}

/// More numbers are not put into one system: two of them take 800 megabytes.
const ENTRIES_MAX: usize = 50_000_000;

/// An end of a range that was searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its least number.
    Lower,
    /// Its greatest.
    Upper,
}

/// What a person should know. What it stands on was left out, and the rest computed, unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// A benchmark that is infinite or no number.
    NotFinite {
        /// The benchmark, by its place.
        benchmark: usize,
    },
    /// A benchmark for periods that the series does not have, or with its first period behind its last.
    OutOfRange {
        /// The benchmark, by its place.
        benchmark: usize,
    },
    /// A benchmark for periods that another covers already.
    Overlap {
        /// The benchmark, by its place.
        benchmark: usize,
        /// The other.
        with: usize,
    },
    /// A benchmark over periods in which the indicator is zero, so that no factor can reach it.
    ZeroIndicator {
        /// The benchmark, by its place.
        benchmark: usize,
    },
    /// An indicator of zero or below where it is multiplied: zero stays zero whatever the benchmark, and below zero the
    /// movement turns round. It was computed with.
    NotPositive {
        /// The period.
        period: usize,
        /// The indicator.
        value: f64,
    },
    /// Periods between two benchmarks that none covers. They stand in the result, and only join their neighbours.
    Between {
        /// The first of them.
        first: usize,
        /// The last of them.
        last: usize,
    },
    /// A negative value where indicator and benchmarks have none. It stands in the result.
    NegativeValue {
        /// The period.
        period: usize,
        /// The value.
        value: f64,
    },
    /// Periods before the first or behind the last benchmark: nothing holds them. They stand in the result.
    Unbenchmarked {
        /// The first of them.
        first: usize,
        /// The last of them.
        last: usize,
    },
    /// The best autocorrelation lies at the edge of the range that was searched.
    AutocorrelationAtEdge {
        /// The autocorrelation.
        rho: f64,
        /// Which edge: at the upper one errors drift, which is the trend of something that no indicator has; at the lower
        /// one they do not go together.
        edge: Edge,
    },
    /// A total since the beginning of the year that is less than an earlier one. The negative difference was used.
    TotalFalls {
        /// The period of the lesser total.
        period: usize,
        /// The difference.
        difference: f64,
    },
    /// A total since the beginning of a year that began before the series; it only serves to take from later totals.
    YearBeganBefore {
        /// The period of the total.
        period: usize,
    },
    /// A second total for a period; the first was used.
    TotalTwice {
        /// The period.
        period: usize,
    },
    /// A total that is infinite or no number.
    TotalNotFinite {
        /// The period of the total.
        period: usize,
    },
}

impl Finding {
    /// The word by which messages and documentation call this kind of finding.
    pub fn word(&self) -> &'static str {
        match self {
            Self::NotFinite { .. } => "not-finite",
            Self::OutOfRange { .. } => "out-of-range",
            Self::Overlap { .. } => "overlap",
            Self::ZeroIndicator { .. } => "zero-indicator",
            Self::NotPositive { .. } => "not-positive",
            Self::Between { .. } => "between",
            Self::NegativeValue { .. } => "negative-value",
            Self::Unbenchmarked { .. } => "unbenchmarked",
            Self::AutocorrelationAtEdge { .. } => "autocorrelation-at-edge",
            Self::TotalFalls { .. } => "total-falls",
            Self::YearBeganBefore { .. } => "year-began-before",
            Self::TotalTwice { .. } => "total-twice",
            Self::TotalNotFinite { .. } => "total-not-finite",
        }
    }
}

impl Aggregation {
    /// The weights of the periods of `benchmark`.
    pub(super) fn weights(self, benchmark: &Benchmark) -> Vec<(usize, f64)> {
        let periods = benchmark.first..=benchmark.last;
        match self {
            Self::Sum => periods.map(|period| (period, 1.0)).collect(),
            Self::Average => {
                let share = 1.0 / (benchmark.last - benchmark.first + 1) as f64;
                periods.map(|period| (period, share)).collect()
            }
            Self::First => vec![(benchmark.first, 1.0)],
            Self::Last => vec![(benchmark.last, 1.0)],
        }
    }
}

/// A usable benchmark with its place and its weights.
#[derive(Clone, Debug)]
pub(super) struct Usable {
    pub(super) place: usize,
    pub(super) value: f64,
    pub(super) weights: Vec<(usize, f64)>,
}

impl Usable {
    /// The aggregate of `series`.
    pub(super) fn aggregate(&self, series: &[f64]) -> f64 {
        self.weights.iter().map(|(period, weight)| weight * series[*period]).sum()
    }
}

/// The usable ones of `benchmarks` for a series of `periods` periods, in time.
pub(super) fn usable_benchmarks(
    benchmarks: &[Benchmark],
    aggregation: Aggregation,
    periods: usize,
    findings: &mut Vec<Finding>,
) -> Vec<Usable> {
    let mut order: Vec<usize> = (0..benchmarks.len()).collect();
    order.sort_by_key(|place| (benchmarks[*place].first, *place));
    let mut usable: Vec<Usable> = Vec::with_capacity(benchmarks.len());
    let mut covered: Option<(usize, usize)> = None;
    for place in order {
        let benchmark = &benchmarks[place];
        if !benchmark.value.is_finite() {
            findings.push(Finding::NotFinite { benchmark: place });
        } else if benchmark.first > benchmark.last || benchmark.last >= periods {
            findings.push(Finding::OutOfRange { benchmark: place });
        } else if let Some((with, _)) = covered.filter(|(_, last)| benchmark.first <= *last) {
            findings.push(Finding::Overlap { benchmark: place, with });
        } else {
            covered = Some((place, benchmark.last));
            usable.push(Usable { place, value: benchmark.value, weights: aggregation.weights(benchmark) });
        }
    }
    tell_uncovered(benchmarks, &usable, periods, findings);
    // A stock stands at one moment; what lies between two moments is not missing.
    if matches!(aggregation, Aggregation::Sum | Aggregation::Average) {
        tell_between(benchmarks, &usable, findings);
    }
    usable
}

fn tell_uncovered(benchmarks: &[Benchmark], usable: &[Usable], periods: usize, findings: &mut Vec<Finding>) {
    let (Some(earliest), Some(latest)) = (usable.first(), usable.last()) else { return };
    let (first, last) = (benchmarks[earliest.place].first, benchmarks[latest.place].last);
    if first > 0 {
        findings.push(Finding::Unbenchmarked { first: 0, last: first - 1 });
    }
    if last + 1 < periods {
        findings.push(Finding::Unbenchmarked { first: last + 1, last: periods - 1 });
    }
}

/// Tells of periods between two benchmarks.
fn tell_between(benchmarks: &[Benchmark], usable: &[Usable], findings: &mut Vec<Finding>) {
    for pair in usable.windows(2) {
        let [before, behind] = pair else { continue };
        let (first, end) = (benchmarks[before.place].last + 1, benchmarks[behind.place].first);
        if first < end {
            findings.push(Finding::Between { first, last: end - 1 });
        }
    }
}

/// Tells of indicators that cannot be multiplied to a purpose.
pub(super) fn tell_not_positive(indicator: &[f64], findings: &mut Vec<Finding>) {
    let found = indicator.iter().enumerate().filter(|(_, value)| **value <= 0.0);
    findings.extend(found.map(|(period, value)| Finding::NotPositive { period, value: *value }));
}

/// Tells of negative values where nothing given was negative.
pub(super) fn tell_negative(values: &[f64], given: impl IntoIterator<Item = f64>, findings: &mut Vec<Finding>) {
    if given.into_iter().all(|value| value >= 0.0) {
        let negative = values.iter().enumerate().filter(|(_, value)| **value < 0.0);
        findings.extend(negative.map(|(period, value)| Finding::NegativeValue { period, value: *value }));
    }
}

/// That the system of `usable` would be too large, as an error. Its width is that of the longest benchmark.
pub(super) fn check_size(periods: usize, usable: &[Usable]) -> Result<(), BenchmarkError> {
    let covered = usable.iter().map(|benchmark| benchmark.weights.len()).max().unwrap_or(0);
    let entries = (periods + usable.len()).saturating_mul(3 * covered + 10);
    if entries > ENTRIES_MAX { Err(BenchmarkError::TooLong { covered }) } else { Ok(()) }
}

/// Where `series` is not finite, as an error.
pub(super) fn check_finite(series: &[f64]) -> Result<(), BenchmarkError> {
    match series.iter().position(|value| !value.is_finite()) {
        Some(period) => Err(BenchmarkError::IndicatorNotFinite { period }),
        None if series.is_empty() => Err(BenchmarkError::NoPeriods),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Aggregation, Benchmark, Finding, usable_benchmarks};

    #[test]
    fn periods_between_two_flows_are_told_and_those_between_two_stocks_are_not_missing() {
        let given = [Benchmark { first: 0, last: 3, value: 1.0 }, Benchmark { first: 8, last: 11, value: 1.0 }];
        for (aggregation, expected) in
            [(Aggregation::Sum, vec![Finding::Between { first: 4, last: 7 }]), (Aggregation::Last, Vec::new())]
        {
            let mut findings = Vec::new();
            usable_benchmarks(&given, aggregation, 12, &mut findings);
            assert_eq!(findings, expected);
        }
    }

    #[test]
    fn unusable_benchmarks_are_told_and_left_out() {
        let benchmark = |first, last, value| Benchmark { first, last, value };
        let given = [
            benchmark(4, 7, 1.0),
            benchmark(0, 3, 2.0),
            benchmark(2, 5, 3.0),
            benchmark(8, 12, 4.0),
            benchmark(8, 9, f64::NAN),
            benchmark(9, 8, 5.0),
        ];
        let mut findings = Vec::new();
        let usable = usable_benchmarks(&given, Aggregation::Sum, 10, &mut findings);
        assert_eq!(usable.iter().map(|usable| usable.place).collect::<Vec<_>>(), [1, 0]);
        let expected = [
            Finding::Overlap { benchmark: 2, with: 1 },
            Finding::OutOfRange { benchmark: 3 },
            Finding::NotFinite { benchmark: 4 },
            Finding::OutOfRange { benchmark: 5 },
            Finding::Unbenchmarked { first: 8, last: 9 },
        ];
        assert_eq!(findings, expected);
    }
}
