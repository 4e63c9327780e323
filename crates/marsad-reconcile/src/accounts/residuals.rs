//! Accounts checked: what each leaves over.

use super::account::{AccountSeries, Components, Finding, Part};
use super::group::{Birthplace, ByGroup, Citizenship, Group};

/// How much an account may leave over: the greater of the two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// In persons.
    pub persons: f64,
    /// As a share of the stock at the end.
    pub share: f64,
}

impl Default for Tolerance {
    /// Half a person: nothing but rounding.
    fn default() -> Self {
        Self { persons: 0.5, share: 0.0 }
    }
}

/// The accounts of all periods.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accounts {
    /// The account of each period.
    pub periods: Vec<ByGroup<Closing>>,
    /// What a person should know.
    pub findings: Vec<Finding>,
}

/// What the account of a group leaves over in a period.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Closing {
    /// What the stock at the beginning became by births, deaths, migration, naturalisation and declared adjustments; none
    /// where a part is not known.
    pub expected: Option<f64>,
    /// The stock at the end less that.
    pub residual: Option<f64>,
}

/// Whether the stocks of `series` follow from each other by its flows.
pub fn check_accounts(series: &AccountSeries, tolerance: Tolerance) -> Accounts {
    let mut accounts = Accounts::default();
    let (stocks, flows) = (series.stocks.len(), series.flows.len());
    if stocks != flows + 1 && (stocks, flows) != (0, 0) {
        accounts.findings.push(Finding::UnevenSeries { stocks, flows });
    }
    for period in periods(series) {
        let closings = ByGroup::from_fn(|group| {
            period.tell_naturalisation(group, &mut accounts.findings);
            period.account(group).close(tolerance, &mut accounts.findings)
        });
        accounts.periods.push(closings);
    }
    accounts
}

/// A period with the stocks before and behind it.
struct Period<'a> {
    number: usize,
    opening: &'a ByGroup<Option<f64>>,
    flows: &'a ByGroup<Components>,
    closing: &'a ByGroup<Option<f64>>,
}

/// The periods of `series` that have both stocks.
fn periods(series: &AccountSeries) -> impl Iterator<Item = Period<'_>> {
    let stocks = series.stocks.iter().zip(series.stocks.iter().skip(1));
    let periods = stocks.zip(&series.flows).enumerate();
    periods.map(|(number, ((opening, closing), flows))| Period { number, opening, flows, closing })
}

impl Period<'_> {
    fn account(&self, group: Group) -> Account {
        let flow = self.flows.get(group);
        let of = |group: Group| self.flows.get(group).naturalisation;
        let naturalisation = of(group.foreigners()).or(of(group.citizens()));
        let gain = if group.citizenship == Citizenship::Citizen { 1.0 } else { -1.0 };
        let births = match group.birthplace {
            Birthplace::Native => flow.births,
            Birthplace::Foreign => flow.births.or(Some(0.0)),
        };
        let entries = [
            Entry { part: Part::Opening, sign: 1.0, value: *self.opening.get(group) },
            Entry { part: Part::Births, sign: 1.0, value: births },
            Entry { part: Part::Deaths, sign: -1.0, value: flow.deaths },
            Entry { part: Part::Immigration, sign: 1.0, value: flow.immigration },
            Entry { part: Part::Emigration, sign: -1.0, value: flow.emigration },
            Entry { part: Part::Naturalisation, sign: gain, value: naturalisation },
            Entry { part: Part::Adjustment, sign: 1.0, value: flow.adjustment.or(Some(0.0)) },
            Entry { part: Part::Closing, sign: -1.0, value: *self.closing.get(group) },
        ];
        Account { group, period: self.number, entries }
    }

    /// Tells of naturalisations below zero, and of citizens who gain others than the foreigners lose.
    fn tell_naturalisation(&self, group: Group, findings: &mut Vec<Finding>) {
        let period = self.number;
        let of = |group: Group| self.flows.get(group).naturalisation.filter(|value| value.is_finite());
        let Some(own) = of(group) else { return };
        if own < 0.0 {
            findings.push(Finding::Negative { group, period, part: Part::Naturalisation, value: own });
        }
        let foreigners = of(group.foreigners()).filter(|foreigners| *foreigners != own);
        if let Some(foreigners) = foreigners {
            findings.push(Finding::NaturalisationsDiffer { group, period, citizens: own, foreigners });
        }
    }
}

/// A part of an account.
struct Entry {
    part: Part,
    /// Whether it adds (1) or takes away (−1).
    sign: f64,
    /// In persons; none where not known.
    value: Option<f64>,
}

impl Entry {
    fn signed(&self) -> Option<f64> {
        self.value.map(|value| self.sign * value)
    }
}

/// The account of a group in a period.
struct Account {
    group: Group,
    period: usize,
    /// All parts, the closing stock last: together they are zero.
    entries: [Entry; 8],
}

impl Account {
    fn close(mut self, tolerance: Tolerance, findings: &mut Vec<Finding>) -> Closing {
        self.tell_values(findings);
        let [before @ .., closing] = &self.entries;
        let expected: Option<f64> = before.iter().map(Entry::signed).sum();
        let closing = closing.value;
        let residual = closing.zip(expected).map(|(closing, expected)| closing - expected);
        self.tell_missing(findings);
        if let Some((residual, closing)) = residual.zip(closing) {
            let allowed = tolerance.persons.max(tolerance.share * closing.abs());
            if residual.abs() > allowed {
                let (group, period) = (self.group, self.period);
                findings.push(Finding::DoesNotClose { group, period, residual, allowed });
            }
        }
        Closing { expected, residual }
    }

    /// Tells of impossible values; those that are not finite count as not known.
    fn tell_values(&mut self, findings: &mut Vec<Finding>) {
        let (group, period) = (self.group, self.period);
        for entry in &mut self.entries {
            let Some(value) = entry.value else { continue };
            let part = entry.part;
            if !value.is_finite() {
                findings.push(Finding::NotFinite { group, period, part });
                entry.value = None;
            } else if value < 0.0 && !matches!(part, Part::Naturalisation | Part::Adjustment) {
                findings.push(Finding::Negative { group, period, part, value });
            } else if part == Part::Births && value > 0.0 && group.birthplace == Birthplace::Foreign {
                findings.push(Finding::BirthsAbroad { group, period, value });
            }
        }
    }

    /// Tells what is not known, and what it must be where it is the only one.
    fn tell_missing(&self, findings: &mut Vec<Finding>) {
        let missing = self.entries.iter().filter(|entry| entry.value.is_none());
        let is_only_one = missing.clone().count() == 1;
        let rest: f64 = self.entries.iter().filter_map(Entry::signed).sum();
        let (group, period) = (self.group, self.period);
        findings.extend(missing.map(|entry| {
            let implied = is_only_one.then_some(-rest / entry.sign);
            Finding::Missing { group, period, part: entry.part, implied }
        }));
    }
}
