//! One correction factor for each country's immigration and one for its emigration, by weighted least squares.
//! Formulas in METHOD.md.
//!
//! Holds: the request, the answer, and the flows that the factors make of the reports.
//! Does not hold: why a country's figures are too low or too high.
//! Where next: `graph` finds the factors that the benchmark says anything about, `solve` finds their values.

mod graph;
mod solve;

use solve::{Solved, Term, solve};

use super::double_entry::{DoubleEntryTable, Pair};
use super::error::BenchmarkFault;
use super::{DurationRule, Extent, MirrorError, MirrorFinding, Route, Side};

/// A factor that is known beforehand: that of the benchmark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FixedFactor {
    /// The country.
    pub country: usize,
    /// Its immigration or its emigration.
    pub side: Side,
    /// What its reports are multiplied by: 1 for reports that are right as they are.
    pub factor: f64,
}

/// The reports that an estimate rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis {
    /// Both corrected reports; the estimate is their mean.
    Both {
        /// *a I* − *b E*, in persons: what the factors leave unexplained.
        difference: f64,
        /// The same over the root of *I* + *E*: comparable between small and large flows.
        scaled_difference: f64,
    },
    /// The receiver's corrected report alone.
    Receiver,
    /// The sender's corrected report alone.
    Sender,
}

/// A flow after correction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CorrectedFlow {
    /// The flow.
    pub route: Route,
    /// Persons, under the rule and coverage of the benchmark.
    pub persons: f64,
    /// The reports behind it.
    pub basis: Basis,
}

/// Factors and what follows from them.
#[derive(Clone, Debug, PartialEq)]
pub struct Corrections {
    /// *a*, for the immigration of each country; none where nothing leads to the benchmark.
    pub receiver_factors: Vec<Option<f64>>,
    /// *b*, for the emigration of each country; none where nothing leads to the benchmark.
    pub sender_factors: Vec<Option<f64>>,
    /// Every flow with a report whose factor is known, in the order of the table.
    pub flows: Vec<CorrectedFlow>,
    /// The least sum of squares, in persons.
    pub sum_of_squares: f64,
    /// How many terms the sum has.
    pub terms: usize,
    /// How many factors were estimated.
    pub estimated: usize,
    /// Factors without a value, and doubts.
    pub findings: Vec<MirrorFinding>,
}

/// The factors that bring both reports of each flow of `table` as close as they come, where some are `fixed`.
///
/// A factor holds for all periods of the table; where systems changed, tabulate the periods apart.
///
/// # Errors
/// If nothing is fixed, or something that cannot be; if the numbers are too far apart to solve for.
pub fn estimate_factors(table: &DoubleEntryTable, fixed: &[FixedFactor]) -> Result<Corrections, MirrorError> {
    let extent = table.extent();
    let known = known_factors(extent, fixed).map_err(MirrorError::Benchmark)?;
    let terms: Vec<Term> = table.pairs().filter_map(|(route, pair)| term(extent, route, pair)).collect();
    let reached = graph::reached(&known, terms.iter().filter_map(Term::link));
    let Solved { factors, sum_of_squares, terms, estimated } = solve(&terms, &known, &reached)?;
    let (receiver_factors, sender_factors) = factors.split_at(extent.countries);
    let corrected = |(route, pair)| corrected_flow(&factors, extent, route, pair);
    Ok(Corrections {
        receiver_factors: receiver_factors.to_vec(),
        sender_factors: sender_factors.to_vec(),
        flows: table.pairs().filter_map(corrected).collect(),
        sum_of_squares,
        terms,
        estimated,
        findings: findings(table, &factors),
    })
}

/// Factors stand one after the other: those of all receivers, then those of all senders.
fn node(extent: Extent, country: usize, side: Side) -> usize {
    match side {
        Side::Receiver => country,
        Side::Sender => extent.countries + country,
    }
}

fn known_factors(extent: Extent, fixed: &[FixedFactor]) -> Result<Vec<Option<f64>>, BenchmarkFault> {
    let mut known = vec![None; 2 * extent.countries];
    for FixedFactor { country, side, factor } in fixed.iter().copied() {
        if country >= extent.countries {
            return Err(BenchmarkFault::UnknownCountry(country));
        }
        if !factor.is_finite() || factor <= 0.0 {
            return Err(BenchmarkFault::OutOfRange(factor));
        }
        if known[node(extent, country, side)].replace(factor).is_some() {
            return Err(BenchmarkFault::Twice(country));
        }
    }
    if fixed.is_empty() { Err(BenchmarkFault::Missing) } else { Ok(known) }
}

/// The term of a flow that both sides report, unless both count nobody.
fn term(extent: Extent, route: Route, pair: &Pair) -> Option<Term> {
    let (received, sent) = (pair.receiver?.persons, pair.sender?.persons);
    let nodes = [Side::Receiver, Side::Sender].map(|side| node(extent, route.reporter(side), side));
    (received + sent > 0.0).then(|| Term { nodes, coefficients: [received, -sent], weight: 1.0 / (received + sent) })
}

fn corrected_flow(factors: &[Option<f64>], extent: Extent, route: Route, pair: &Pair) -> Option<CorrectedFlow> {
    let corrected = |side: Side| {
        let factor = factors[node(extent, route.reporter(side), side)]?;
        Some(factor * pair.entry(side)?.persons)
    };
    let (persons, basis) = match (corrected(Side::Receiver), corrected(Side::Sender)) {
        (Some(received), Some(sent)) => (f64::midpoint(received, sent), both(pair, received - sent)),
        (Some(received), None) => (received, Basis::Receiver),
        (None, Some(sent)) => (sent, Basis::Sender),
        (None, None) => return None,
    };
    Some(CorrectedFlow { route, persons, basis })
}

fn both(pair: &Pair, difference: f64) -> Basis {
    let reported = [pair.receiver, pair.sender].into_iter().flatten().map(|entry| entry.persons).sum::<f64>();
    let scaled_difference = if reported > 0.0 { difference / reported.sqrt() } else { 0.0 };
    Basis::Both { difference, scaled_difference }
}

fn findings(table: &DoubleEntryTable, factors: &[Option<f64>]) -> Vec<MirrorFinding> {
    let extent = table.extent();
    let mut found = Vec::new();
    for side in [Side::Receiver, Side::Sender] {
        let unknown = (0..extent.countries).filter(|country| factors[node(extent, *country, side)].is_none());
        found.extend(unknown.map(|country| MirrorFinding::NotConnected { country, side }));
        found.extend(rule_changes(table, side));
    }
    let mut empty = table.pairs().filter(|(_, pair)| counts_nobody(pair)).map(|(route, _)| route);
    if let Some(first) = empty.next() {
        found.push(MirrorFinding::NobodyOnBothSides { pairs: 1 + empty.count(), first });
    }
    found
}

/// Whether both sides report a flow of zero.
fn counts_nobody(pair: &Pair) -> bool {
    pair.receiver.zip(pair.sender).is_some_and(|(received, sent)| received.persons + sent.persons <= 0.0)
}

/// The countries that report `side` under more than one rule.
fn rule_changes(table: &DoubleEntryTable, side: Side) -> Vec<MirrorFinding> {
    let countries = table.extent().countries;
    let mut first: Vec<Option<DurationRule>> = vec![None; countries];
    let mut other: Vec<Option<DurationRule>> = vec![None; countries];
    for (route, pair) in table.pairs() {
        let country = route.reporter(side);
        let Some(rule) = pair.entry(side).and_then(|entry| entry.duration_rule) else { continue };
        if *first[country].get_or_insert(rule) != rule {
            other[country].get_or_insert(rule);
        }
    }
    let changes = first.into_iter().zip(other).enumerate();
    let change = |(country, rules): (usize, (Option<DurationRule>, Option<DurationRule>))| {
        let (first, other) = (rules.0?, rules.1?);
        Some(MirrorFinding::RuleChanges { country, side, rules: [first, other] })
    };
    changes.filter_map(change).collect()
}
