//! A series from a file made to agree with figures of longer periods.

use marsad_i18n::args;
use marsad_model::TimePeriod;
use marsad_reconcile::benchmarking::{
    Aggregation, Autocorrelation, Benchmark, BenchmarkError, ChowLin, Denton, Finding, Form, RhoRange, chow_lin, denton,
};

use super::answer::{Answer, Cell, Told};
use super::table::{Names, Table, refused};
use crate::cli_reconcile::{self, BenchmarkAggregation, BenchmarkMethod};
use crate::console::Console;
use crate::failure::Failure;

/// How the columns of indicators begin.
const INDICATOR: &str = "INDICATOR";

/// What a file says.
struct Read {
    periods: Names,
    indicators: Vec<Vec<f64>>,
    benchmarks: Vec<Benchmark>,
}

/// A series that agrees: values, their standard errors where the method gives them, and findings.
type Found = (Vec<f64>, Option<Vec<f64>>, Vec<Finding>);

pub(super) fn run(asked: &cli_reconcile::Benchmark, console: &Console) -> Result<Answer, Failure> {
    let table = Table::read(&asked.file.file, &["PERIOD", INDICATOR, "TOTAL"], console)?;
    let mut read = read(&table, console)?;
    if asked.constant {
        read.indicators.push(vec![1.0; read.periods.len()]);
    }
    let (values, errors, findings) = read.agree(asked).map_err(|error| refused(&read.problem(error, console)))?;
    let error = |period: usize| errors.as_ref().and_then(|errors| errors.get(period).copied());
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
        header: vec!["PERIOD", INDICATOR, "VALUE", "STD_ERROR"],
        rows: values.iter().enumerate().map(row).collect(),
        findings: findings.iter().map(|finding| read.told(finding, console)).collect(),
        about: None,
    })
}

fn read(table: &Table<'_>, console: &Console) -> Result<Read, Failure> {
    let columns: Vec<&String> = table.columns().iter().filter(|name| name.starts_with(INDICATOR)).collect();
    let mut read =
        Read { periods: Names::default(), indicators: vec![Vec::new(); columns.len()], benchmarks: Vec::new() };
    let mut before: Option<TimePeriod> = None;
    for row in table.rows() {
        let period = table.period(row, "PERIOD")?;
        let last = read.periods.place(table.text(row, "PERIOD"));
        if last != row {
            return Err(table.repeated_cell(row, "PERIOD"));
        }
        if let Some(before) = before.filter(|before| !follows(before, &period)) {
            let wanted = console.voice().say_with("reconcile-wanted-next", &args().text("before", before.as_str()));
            return Err(table.wrong_cell((row, "PERIOD"), &wanted));
        }
        before = Some(period);
        for (values, name) in read.indicators.iter_mut().zip(&columns) {
            // What is not a number is told by the method, with its period.
            values.push(table.number(row, name)?.unwrap_or(f64::NAN));
        }
        let Some(value) = table.number(row, "TOTAL")? else { continue };
        let from = table.text(row, "FROM");
        let wanted = || console.voice().say("reconcile-wanted-earlier-period");
        let first = if from.is_empty() { Some(last) } else { read.periods.find(from) };
        let first = first.ok_or_else(|| table.wrong_cell((row, "FROM"), &wanted()))?;
        read.benchmarks.push(Benchmark { first, last, value });
    }
    Ok(read)
}

/// Whether a period is of the kind of another, and begins where that ends.
fn follows(before: &TimePeriod, period: &TimePeriod) -> bool {
    period.frequency() == before.frequency() && period.start() == before.end()
}

impl Read {
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
                let found = chow_lin(&self.benchmarks, method)?;
                return Ok((found.values, Some(found.standard_errors), found.findings));
            }
        };
        let indicator = self.indicators.first().ok_or(BenchmarkError::NoPeriods)?;
        let found = denton(indicator, &self.benchmarks, aggregation, Denton { form, ..Denton::default() })?;
        Ok((found.values, None, found.findings))
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
            Finding::AutocorrelationAtEdge { rho } => args().text("rho", &voice.number(rho, 3)),
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
                let arguments = args().text("needed", &digits(needed)).text("usable", &digits(usable));
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
