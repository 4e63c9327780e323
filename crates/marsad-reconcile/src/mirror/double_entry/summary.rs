//! How the reports of one country and those of its partners differ, taken together.

use std::collections::BTreeMap;

use super::comparison::asymmetry;
use super::{Comparison, Rules};
use crate::mirror::Side;

/// All two-sided flows that one country counts on one side, with partners whose rules relate to its own in one way.
#[derive(Clone, Debug, PartialEq)]
pub struct CountrySummary {
    /// The country.
    pub country: usize,
    /// The side on which it counts: its immigration or its emigration.
    pub side: Side,
    /// Pairs under one rule, under unlike rules, and under rules not stated are never added up together.
    pub rules: Rules,
    /// How many flows are compared.
    pub pairs: usize,
    /// Σ *I*, in persons.
    pub receiver_persons: f64,
    /// Σ *E*, in persons.
    pub sender_persons: f64,
    /// Σ |*I* − *E*| / (Σ (*I* + *E*) / 2), from 0 to 2: large flows weigh more.
    pub asymmetry: f64,
    /// The median asymmetry of its flows, from 0 to 2: each weighs the same.
    pub asymmetry_median: f64,
    /// Σ *E* / Σ *I*; none where the receivers count nobody.
    pub ratio: Option<f64>,
    /// The mean of ln *E* − ln *I* over flows above zero on both sides; none if there are none.
    pub log_difference_mean: Option<f64>,
}

/// One summary for each country, side and relation of rules that `comparisons` hold, in that order.
pub fn summarise_countries(comparisons: &[Comparison]) -> Vec<CountrySummary> {
    let mut groups: BTreeMap<(usize, Side, Rules), Group> = BTreeMap::new();
    for comparison in comparisons {
        for side in [Side::Receiver, Side::Sender] {
            let key = (comparison.route.reporter(side), side, comparison.rules);
            groups.entry(key).or_default().add(comparison);
        }
    }
    groups.into_iter().map(|((country, side, rules), group)| group.summary(country, side, rules)).collect()
}

/// What is added up.
#[derive(Default)]
struct Group {
    receiver_persons: f64,
    sender_persons: f64,
    gap: f64,
    asymmetries: Vec<f64>,
    log_differences: Vec<f64>,
}

impl Group {
    fn add(&mut self, comparison: &Comparison) {
        let (received, sent) = (comparison.receiver.persons, comparison.sender.persons);
        self.receiver_persons += received;
        self.sender_persons += sent;
        self.gap += (received - sent).abs();
        self.asymmetries.push(comparison.asymmetry);
        self.log_differences.extend(comparison.log_difference);
    }

    fn summary(mut self, country: usize, side: Side, rules: Rules) -> CountrySummary {
        let logs = self.log_differences.len();
        CountrySummary {
            country,
            side,
            rules,
            pairs: self.asymmetries.len(),
            receiver_persons: self.receiver_persons,
            sender_persons: self.sender_persons,
            asymmetry: asymmetry(self.gap, self.receiver_persons + self.sender_persons),
            asymmetry_median: median(&mut self.asymmetries),
            ratio: (self.receiver_persons > 0.0).then(|| self.sender_persons / self.receiver_persons),
            log_difference_mean: (logs > 0).then(|| self.log_differences.iter().sum::<f64>() / logs as f64),
        }
    }
}

/// The median of at least one value, which are sorted on the way.
fn median(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { f64::midpoint(values[middle - 1], values[middle]) }
}
