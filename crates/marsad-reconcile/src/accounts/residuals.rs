//! Accounts checked: what each leaves over.

use super::account::{AccountSeries, Finding, Part};
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
    for period in 0..flows.min(stocks.saturating_sub(1)) {
        let closings = ByGroup::from_fn(|group| {
            tell_naturalisation(series, (group, period), &mut accounts.findings);
            let account = Account { group, period, entries: entries(series, group, period) };
            account.close(tolerance, &mut accounts.findings)
        });
        accounts.periods.push(closings);
    }
    accounts
}

/// The parts of an account with their signs: all together they are zero.
fn entries(series: &AccountSeries, group: Group, period: usize) -> Vec<(Part, f64, Option<f64>)> {
    let flow = series.flows[period].get(group);
    let of = |group: Group| series.flows[period].get(group).naturalisation;
    let naturalisation = of(group.foreigners()).or(of(group.citizens()));
    let gain = if group.citizenship == Citizenship::Citizen { 1.0 } else { -1.0 };
    let births = match group.birthplace {
        Birthplace::Native => flow.births,
        Birthplace::Foreign => flow.births.or(Some(0.0)),
    };
    vec![
        (Part::Opening, 1.0, *series.stocks[period].get(group)),
        (Part::Births, 1.0, births),
        (Part::Deaths, -1.0, flow.deaths),
        (Part::Immigration, 1.0, flow.immigration),
        (Part::Emigration, -1.0, flow.emigration),
        (Part::Naturalisation, gain, naturalisation),
        (Part::Adjustment, 1.0, flow.adjustment.or(Some(0.0))),
        (Part::Closing, -1.0, *series.stocks[period + 1].get(group)),
    ]
}

/// Tells of naturalisations below zero, and of citizens who gain others than the foreigners lose.
fn tell_naturalisation(series: &AccountSeries, (group, period): (Group, usize), findings: &mut Vec<Finding>) {
    let of = |group: Group| series.flows[period].get(group).naturalisation.filter(|value| value.is_finite());
    let Some(own) = of(group) else { return };
    if own < 0.0 {
        findings.push(Finding::Negative { group, period, part: Part::Naturalisation, value: own });
    }
    let foreigners = of(group.foreigners()).filter(|foreigners| *foreigners != own);
    if let Some(foreigners) = foreigners {
        findings.push(Finding::NaturalisationsDiffer { group, period, citizens: own, foreigners });
    }
}

/// The account of a group in a period.
struct Account {
    group: Group,
    period: usize,
    entries: Vec<(Part, f64, Option<f64>)>,
}

impl Account {
    fn close(mut self, tolerance: Tolerance, findings: &mut Vec<Finding>) -> Closing {
        self.tell_values(findings);
        let known = |entries: &[(Part, f64, Option<f64>)]| -> Option<f64> {
            entries.iter().map(|(_, sign, value)| value.map(|value| sign * value)).sum()
        };
        let (closing, before) = match self.entries.split_last() {
            Some(((_, _, closing), before)) => (*closing, before),
            None => (None, &[][..]),
        };
        let expected = known(before);
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
        for (part, _, entry) in &mut self.entries {
            let Some(value) = *entry else { continue };
            let part = *part;
            if !value.is_finite() {
                findings.push(Finding::NotFinite { group, period, part });
                *entry = None;
            } else if value < 0.0 && !matches!(part, Part::Naturalisation | Part::Adjustment) {
                findings.push(Finding::Negative { group, period, part, value });
            } else if part == Part::Births && value > 0.0 && group.birthplace == Birthplace::Foreign {
                findings.push(Finding::BirthsAbroad { group, period, value });
            }
        }
    }

    /// Tells what is not known, and what it must be where it is the only one.
    fn tell_missing(&self, findings: &mut Vec<Finding>) {
        let missing = self.entries.iter().filter(|(_, _, value)| value.is_none());
        let is_only_one = missing.clone().count() == 1;
        let rest: f64 = self.entries.iter().filter_map(|(_, sign, value)| value.map(|value| sign * value)).sum();
        let (group, period) = (self.group, self.period);
        findings.extend(missing.map(|(part, sign, _)| {
            let implied = is_only_one.then_some(-rest / sign);
            Finding::Missing { group, period, part: *part, implied }
        }));
    }
}
