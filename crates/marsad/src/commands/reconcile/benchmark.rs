//! A series from a file made to agree with figures of longer periods.

use marsad_i18n::{Voice, args};
use marsad_model::TimePeriod;
use marsad_reconcile::benchmarking::{
    Aggregation, Autocorrelation, Benchmark, BenchmarkError, Benchmarked, ChowLin, Denton, Edge, Estimated, Finding,
    Form, RhoRange, chow_lin, denton,
};
use serde_json::{Value, json};

use super::answer::{About, Answer, Cell, Told, named, say_findings};
use super::cells::Cells;
use super::table::{Names, Row, Table, refused};
use crate::cli_reconcile::{self, BenchmarkAggregation, BenchmarkMethod};
use crate::console::Console;
use crate::failure::Failure;

/// How the columns of indicators begin.
const INDICATOR: &str = "INDICATOR";
const PERIOD: &str = "PERIOD";
const TOTAL: &str = "TOTAL";
const FROM: &str = "FROM";
/// What the constant of the regression is called beside the columns of indicators.
const CONSTANT: &str = "CONSTANT";
/// How a period is told that does not follow the one before it, what only the regression uses, and figures that may be
/// of more periods than their own.
const NOT_USED: &str = "benchmark-not-used";
const NO_FROM: &str = "benchmark-no-from";
const NO_NEXT: &str = "reconcile-no-next";
/// Digits of an autocorrelation behind its mark, of an estimate of any size in all, and behind its mark at most.
const RHO_DECIMALS: u8 = 3;
const ESTIMATE_DIGITS: f64 = 4.0;
const ESTIMATE_DECIMALS_MAX: f64 = 9.0;

/// What a file says.
struct Read {
    periods: Names,
    /// The columns of the indicators, and what stands for the constant.
    names: Vec<String>,
    indicators: Vec<Vec<f64>>,
    benchmarks: Vec<Benchmark>,
    /// Whether a period is missing between two others, so that there is no series.
    has_gap: bool,
    /// What is to be said of the file itself.
    findings: Vec<Told>,
}

/// A series that agrees, by one of the methods.
enum Found {
    Moved(Benchmarked),
    Estimated(Estimated),
}

impl Found {
    fn values(&self) -> &[f64] {
        match self {
            Self::Moved(found) => &found.values,
            Self::Estimated(found) => &found.values,
        }
    }

    fn findings(&self) -> &[Finding] {
        match self {
            Self::Moved(found) => &found.findings,
            Self::Estimated(found) => &found.findings,
        }
    }

    /// What the regression says of itself; nothing where there is none.
    fn estimated(&self) -> Option<&Estimated> {
        match self {
            Self::Moved(_) => None,
            Self::Estimated(found) => Some(found),
        }
    }
}

pub(super) fn run(asked: &cli_reconcile::Benchmark, console: &Console) -> Result<Answer, Failure> {
    let table = Table::read(&asked.file.file, &[PERIOD, INDICATOR, TOTAL], console)?;
    let mut read = read(Cells { table: &table, console });
    read.tell_not_used(asked, console);
    read.tell_no_from(asked, &table);
    if asked.constant {
        read.indicators.push(vec![1.0; read.periods.len()]);
        read.names.push(CONSTANT.to_owned());
    }
    let agreed = read.agreed(asked, console);
    // Lines that were left out may be why nothing can be done.
    let found = agreed.inspect_err(|_| say_findings(console, &read.findings))?;
    let error = |period: usize| found.estimated().and_then(|found| found.standard_errors.get(period).copied());
    let row = |(period, value): (usize, &f64)| {
        let first = read.indicators.first().and_then(|values| values.get(period).copied());
        vec![
            Cell::Text(read.periods.name(period).to_owned()),
            Cell::Number(first),
            Cell::Number(Some(*value)),
            Cell::Number(error(period)),
        ]
    };
    Ok(Answer {
        header: named(&["PERIOD", INDICATOR, "VALUE", "STD_ERROR"]),
        rows: found.values().iter().enumerate().map(row).collect(),
        findings: read.findings.iter().cloned().chain(found.findings().iter().map(|f| read.told(f, console))).collect(),
        about: found.estimated().map(|found| read.about(found, console.voice())),
    })
}

/// All lines of a file. What cannot be used of them is told; where a period is missing between two others there is no
/// series.
fn read(cells: Cells<'_>) -> Read {
    let columns: Vec<&String> = cells.table.columns().filter(|name| is_indicator(name)).collect();
    let mut read = Read {
        periods: Names::default(),
        names: columns.iter().map(|name| (*name).clone()).collect(),
        indicators: vec![Vec::new(); columns.len()],
        benchmarks: Vec::new(),
        has_gap: false,
        findings: cells.table.unread(),
    };
    let mut before: Option<TimePeriod> = None;
    for row in cells.table.rows() {
        match read.period(cells, row, before.as_ref()) {
            Ok(period) => before = Some(period),
            Err(told) => {
                read.findings.push(told);
                continue;
            }
        }
        let mut values = Vec::with_capacity(columns.len());
        for name in &columns {
            // What is not there is told by the method, with its period.
            values.push(cells.amount(row, name).map(|value| value.unwrap_or(f64::NAN)));
        }
        for (value, indicator) in values.into_iter().zip(&mut read.indicators) {
            indicator.push(value.unwrap_or_else(|told| {
                read.findings.push(Cells::as_missing(told));
                f64::NAN
            }));
        }
        match read.benchmark(cells, row) {
            Ok(benchmark) => read.benchmarks.extend(benchmark),
            Err(told) => read.findings.push(Cells::as_missing(told)),
        }
    }
    read
}

/// Whether a column holds an indicator, by the beginning of its name.
fn is_indicator(name: &str) -> bool {
    name.get(..INDICATOR.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(INDICATOR))
}

/// Whether a period is of the kind of another, and begins where that ends.
fn follows(before: &TimePeriod, period: &TimePeriod) -> bool {
    period.frequency() == before.frequency() && period.start() == before.end()
}

impl Read {
    /// The period of a row. That it does not follow the one `before` is told.
    fn period(&mut self, cells: Cells<'_>, row: Row, before: Option<&TimePeriod>) -> Result<TimePeriod, Told> {
        let period = cells.time(row, PERIOD)?;
        if self.periods.find(period.as_str()).is_some() {
            return Err(cells.twice((row, PERIOD)));
        }
        if let Some(before) = before.filter(|before| !follows(before, &period)) {
            self.has_gap = true;
            let voice = cells.console.voice();
            let wanted = voice.say_with("reconcile-wanted-next", &args().text("before", before.as_str()));
            self.findings.push((NO_NEXT.to_owned(), cells.at((row, PERIOD)).text("wanted", &wanted)));
        }
        self.periods.place(period.as_str());
        Ok(period)
    }

    /// The figure that ends with the period of a row, which is the last one read; none where there is none.
    fn benchmark(&self, cells: Cells<'_>, row: Row) -> Result<Option<Benchmark>, Told> {
        let Some(value) = cells.amount(row, TOTAL)? else { return Ok(None) };
        let last = self.periods.len() - 1;
        let from = cells.table.text(row, FROM);
        let first = if from.is_empty() { Some(last) } else { self.periods.find(from) };
        let first = first.ok_or_else(|| cells.left_out((row, FROM), "reconcile-wanted-earlier-period"))?;
        Ok(Some(Benchmark { first, last, value }))
    }

    /// Tells of what was given for the regression alone, where another method was asked for.
    fn tell_not_used(&mut self, asked: &cli_reconcile::Benchmark, console: &Console) {
        if asked.method == BenchmarkMethod::ChowLin {
            return;
        }
        let constant = asked.constant.then(|| "--constant".to_owned());
        let further = self.names.iter().skip(1).cloned();
        let what: Vec<String> = further.chain(constant).collect();
        if !what.is_empty() {
            let arguments = args().text("what", &console.voice().list(&what)).count("n", what.len() as u64);
            self.findings.push((NOT_USED.to_owned(), arguments));
        }
    }

    /// Tells of figures that each stand for one period, while others have none: they may be of several.
    fn tell_no_from(&mut self, asked: &cli_reconcile::Benchmark, table: &Table<'_>) {
        let is_stock = matches!(asked.aggregation, BenchmarkAggregation::First | BenchmarkAggregation::Last);
        let has_from = table.rows().any(|row| !table.text(row, FROM).is_empty());
        let without = self.periods.len().saturating_sub(self.benchmarks.len());
        if is_stock || has_from || self.benchmarks.is_empty() || without == 0 {
            return;
        }
        let arguments = args().count("figures", self.benchmarks.len() as u64).count("periods", without as u64);
        self.findings.push((NO_FROM.to_owned(), arguments));
    }

    /// The series made to agree, or why there is none.
    fn agreed(&self, asked: &cli_reconcile::Benchmark, console: &Console) -> Result<Found, Failure> {
        if self.has_gap {
            return Err(refused(&console.voice().say("benchmark-problem-gap")));
        }
        self.agree(asked).map_err(|error| refused(&self.problem(error, console)))
    }

    fn agree(&self, asked: &cli_reconcile::Benchmark) -> Result<Found, BenchmarkError> {
        let aggregation = match asked.aggregation {
            BenchmarkAggregation::Sum => Aggregation::Sum,
            BenchmarkAggregation::Average => Aggregation::Average,
            BenchmarkAggregation::First => Aggregation::First,
            BenchmarkAggregation::Last => Aggregation::Last,
        };
        let form = match asked.method {
            BenchmarkMethod::Denton => Form::Proportional,
            BenchmarkMethod::DentonAdditive => Form::Additive,
            BenchmarkMethod::ChowLin => {
                let autocorrelation = Autocorrelation::MaximumLikelihood(RhoRange::default());
                let method = ChowLin { indicators: &self.indicators, aggregation, autocorrelation };
                return chow_lin(&self.benchmarks, method).map(Found::Estimated);
            }
        };
        let indicator = self.indicators.first().ok_or(BenchmarkError::NoPeriods)?;
        let found = denton(indicator, &self.benchmarks, aggregation, Denton { form, ..Denton::default() })?;
        Ok(Found::Moved(found))
    }

    /// The model by which a series was estimated.
    fn about(&self, found: &Estimated, voice: &Voice) -> About {
        let estimates = || self.names.iter().zip(found.coefficients.iter().zip(&found.coefficient_errors));
        let for_programs = estimates().map(
            |(name, (coefficient, error))| json!({ "INDICATOR": name, "COEFFICIENT": coefficient, "STD_ERROR": error }),
        );
        let coefficients: Vec<String> = estimates()
            .map(|(name, (coefficient, error))| {
                let arguments = args().text("name", name).text("value", &estimate(*coefficient, voice));
                voice.say_with("benchmark-coefficient", &arguments.text("error", &estimate(*error, voice)))
            })
            .collect();
        About {
            numbers: vec![
                ("RHO", json!(found.rho)),
                ("VARIANCE", json!(found.variance)),
                ("COEFFICIENTS", for_programs.collect::<Value>()),
            ],
            key: "benchmark-about",
            arguments: args()
                .text("rho", &voice.number(found.rho, RHO_DECIMALS))
                .text("variance", &estimate(found.variance, voice))
                .text("coefficients", &voice.list(&coefficients)),
        }
    }

    fn told(&self, finding: &Finding, console: &Console) -> Told {
        let voice = console.voice();
        let number = |value: f64| voice.number(value, u8::from(value.fract() != 0.0));
        let between = |first: usize, last: usize| {
            args().text("first", self.periods.name(first)).text("last", self.periods.name(last))
        };
        let of_benchmark = |place: usize| {
            let benchmark = self.benchmarks.get(place);
            benchmark.map_or_else(args, |benchmark| between(benchmark.first, benchmark.last))
        };
        let at = |period: usize| args().text("period", self.periods.name(period));
        let arguments = match *finding {
            Finding::NotFinite { benchmark }
            | Finding::OutOfRange { benchmark }
            | Finding::Overlap { benchmark, .. }
            | Finding::ZeroIndicator { benchmark } => of_benchmark(benchmark),
            Finding::NotPositive { period, value } | Finding::NegativeValue { period, value } => {
                at(period).text("value", &number(value))
            }
            Finding::Unbenchmarked { first, last } | Finding::Between { first, last } => between(first, last),
            Finding::AutocorrelationAtEdge { rho, edge } => {
                let edge = match edge {
                    Edge::Lower => "lower",
                    Edge::Upper => "upper",
                };
                args().text("rho", &voice.number(rho, RHO_DECIMALS)).text("edge", edge)
            }
            Finding::TotalFalls { period, difference } => at(period).text("difference", &number(difference)),
            Finding::YearBeganBefore { period }
            | Finding::TotalTwice { period }
            | Finding::TotalNotFinite { period } => at(period),
        };
        (format!("benchmark-{}", finding.word()), arguments)
    }

    /// Why the series cannot be made to agree at all.
    fn problem(&self, error: BenchmarkError, console: &Console) -> String {
        let voice = console.voice();
        let digits = |count: usize| voice.digits(&count.to_string());
        match error {
            BenchmarkError::NoPeriods => voice.say("benchmark-problem-no-periods"),
            BenchmarkError::IndicatorNotFinite { period } => {
                voice.say_with("benchmark-problem-not-finite", &args().text("period", self.periods.name(period)))
            }
            BenchmarkError::TooFewBenchmarks { needed, usable } => {
                let arguments = args().text("needed", &digits(needed)).count("usable", usable as u64);
                voice.say_with("benchmark-problem-too-few", &arguments)
            }
            BenchmarkError::TooLong { covered } => {
                voice.say_with("benchmark-problem-too-long", &args().text("covered", &digits(covered)))
            }
            BenchmarkError::UnevenIndicators { .. }
            | BenchmarkError::Collinear { .. }
            | BenchmarkError::ImpossibleAutocorrelation
            | BenchmarkError::Undetermined => voice.say("benchmark-problem-other"),
        }
    }
}

/// A number of any size, with the digits that say something of it.
fn estimate(value: f64, voice: &Voice) -> String {
    let before_mark = if value == 0.0 { 1.0 } else { value.abs().log10().floor() + 1.0 };
    voice.number(value, (ESTIMATE_DIGITS - before_mark).clamp(0.0, ESTIMATE_DECIMALS_MAX) as u8)
}
