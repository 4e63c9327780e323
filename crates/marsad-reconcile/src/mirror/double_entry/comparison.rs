//! The two reports of a flow side by side, and whether they count under one rule.

use std::collections::BTreeMap;

use super::{DoubleEntryTable, Entry, Pair};
use crate::mirror::{DurationRule, MirrorFinding, Route, Side};

/// Whether two reports count under one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rules {
    /// Both state the same rule: what is left is coverage and error.
    Alike,
    /// They state unlike rules: part of the difference is definition.
    Unlike,
    /// One of them states none.
    NotStated,
}

impl Rules {
    fn of(stated: [Option<DurationRule>; 2]) -> Self {
        match stated {
            [Some(receiver), Some(sender)] if receiver == sender => Self::Alike,
            [Some(_), Some(_)] => Self::Unlike,
            _ => Self::NotStated,
        }
    }
}

/// A flow that both sides report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// The flow.
    pub route: Route,
    /// *I*, with its rule.
    pub receiver: Entry,
    /// *E*, with its rule.
    pub sender: Entry,
    /// Whether the rules are one.
    pub rules: Rules,
    /// |*I* − *E*| / ((*I* + *E*) / 2): from 0, where they agree, to 2, where one side counts nobody.
    pub asymmetry: f64,
    /// *E* / *I*; none where the receiver counts nobody.
    pub ratio: Option<f64>,
    /// ln *E* − ln *I*; none where a side counts nobody.
    pub log_difference: Option<f64>,
}

impl Comparison {
    /// The comparison of `pair`; none unless both sides report.
    fn new(route: Route, pair: &Pair) -> Option<Self> {
        let (receiver, sender) = pair.receiver.zip(pair.sender)?;
        let (received, sent) = (receiver.persons, sender.persons);
        let is_ratio = received > 0.0;
        Some(Self {
            route,
            receiver,
            sender,
            rules: Rules::of([receiver.duration_rule, sender.duration_rule]),
            asymmetry: asymmetry((received - sent).abs(), received + sent),
            ratio: is_ratio.then(|| sent / received),
            log_difference: (is_ratio && sent > 0.0).then(|| sent.ln() - received.ln()),
        })
    }
}

/// All comparisons of a table, and what stands against them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparisons {
    /// One for each flow that both sides report, in the order of the table.
    pub comparisons: Vec<Comparison>,
    /// Silent sides, unlike rules and zeros, each kind counted.
    pub findings: Vec<MirrorFinding>,
}

/// Compares both reports of every flow of `table`.
pub fn compare_pairs(table: &DoubleEntryTable) -> Comparisons {
    let comparisons: Vec<Comparison> = table.pairs().filter_map(|(route, pair)| Comparison::new(route, pair)).collect();
    let mut tally = Tally::default();
    table.pairs().for_each(|(route, pair)| tally.count_silence(table, (route, pair)));
    comparisons.iter().for_each(|comparison| tally.count_doubts(comparison));
    Comparisons { comparisons, findings: tally.findings() }
}

/// How far `gap` is from the mean of two figures whose `sum` is given; 0 where both are zero.
pub(super) fn asymmetry(gap: f64, sum: f64) -> f64 {
    if sum > 0.0 { gap / (sum / 2.0) } else { 0.0 }
}

/// How many flows of a kind there are, and the first of them.
#[derive(Clone, Copy)]
struct Count {
    pairs: usize,
    first: Route,
}

fn count(counted: &mut Option<Count>, route: Route) {
    counted.get_or_insert(Count { pairs: 0, first: route }).pairs += 1;
}

/// The doubts of a table, counted.
#[derive(Default)]
struct Tally {
    silent: BTreeMap<(usize, Side), usize>,
    unlike: BTreeMap<(DurationRule, DurationRule), Option<Count>>,
    not_stated: Option<Count>,
    zero: Option<Count>,
}

impl Tally {
    /// Counts a side that says nothing; one whose figure was left out said something.
    fn count_silence(&mut self, table: &DoubleEntryTable, (route, pair): (Route, &Pair)) {
        let missing = match (pair.receiver, pair.sender) {
            (Some(_), None) => Side::Sender,
            (None, Some(_)) => Side::Receiver,
            _ => return,
        };
        if table.is_left_out(route, missing) {
            return;
        }
        *self.silent.entry((route.reporter(missing), missing)).or_default() += 1;
    }

    fn count_doubts(&mut self, comparison: &Comparison) {
        let Comparison { route, receiver, sender, .. } = *comparison;
        match (comparison.rules, receiver.duration_rule.zip(sender.duration_rule)) {
            (Rules::Unlike, Some(rules)) => count(self.unlike.entry(rules).or_default(), route),
            (Rules::NotStated, _) => count(&mut self.not_stated, route),
            _ => {}
        }
        if comparison.log_difference.is_none() {
            count(&mut self.zero, route);
        }
    }

    fn findings(self) -> Vec<MirrorFinding> {
        let silent = self.silent.into_iter().map(|((country, missing), pairs)| MirrorFinding::OneSided {
            country,
            missing,
            pairs,
        });
        let unlike = self.unlike.into_iter().filter_map(|((receiver, sender), counted)| {
            let Count { pairs, first } = counted?;
            Some(MirrorFinding::UnlikeDurationRules { receiver, sender, pairs, first })
        });
        let not_stated =
            self.not_stated.map(|Count { pairs, first }| MirrorFinding::DurationRuleNotStated { pairs, first });
        let zero = self.zero.map(|Count { pairs, first }| MirrorFinding::ZeroWithoutRatio { pairs, first });
        silent.chain(unlike).chain(not_stated).chain(zero).collect()
    }
}
