//! Accounts of stocks and flows from a file.

use marsad_i18n::args;
use marsad_reconcile::accounts::{
    AccountSeries, ByGroup, Closing, Components, Finding, Group, Part, Tolerance, check_accounts,
};

use super::answer::{Answer, Cell, Told};
use super::table::{Names, Row, Table};
use crate::cli_reconcile::Account;
use crate::console::Console;
use crate::failure::Failure;

/// The words for the groups, in the order of `Group::ALL`.
const GROUPS: [&str; 4] = ["native-citizens", "foreign-born-citizens", "native-foreigners", "foreign-born-foreigners"];

/// What a file says: for each period, and in it for each group.
#[derive(Default)]
struct Read {
    periods: Names,
    stocks: Vec<[Option<f64>; 4]>,
    flows: Vec<[Components; 4]>,
    /// Which groups stand in the file at all.
    is_there: [bool; 4],
}

pub(super) fn run(account: &Account, console: &Console) -> Result<Answer, Failure> {
    let table = Table::read(&account.file.file, &["PERIOD", "GROUP", "STOCK"], console)?;
    let mut read = Read::default();
    for row in table.rows() {
        read.row(&table, row)?;
    }
    let series = read.series();
    let found = check_accounts(&series, Tolerance { persons: account.tolerance, share: 0.0 });
    let told = found.findings.iter().filter(|finding| read.has(finding));
    Ok(Answer {
        header: vec!["PERIOD", "GROUP", "EXPECTED", "STOCK", "RESIDUAL"],
        rows: read.rows(&series, &found.periods),
        findings: told.map(|finding| read.told(finding, console)).collect(),
    })
}

impl Read {
    fn row(&mut self, table: &Table<'_>, row: Row) -> Result<(), Failure> {
        let group = table.word(row, "GROUP", &GROUPS)?;
        let period = self.periods.place(table.text(row, "PERIOD"));
        self.stocks.resize(self.periods.len(), [None; 4]);
        self.flows.resize(self.periods.len(), [Components::default(); 4]);
        self.is_there[group] = true;
        self.stocks[period][group] = table.number(row, "STOCK")?;
        self.flows[period][group] = Components {
            births: table.number(row, "BIRTHS")?,
            deaths: table.number(row, "DEATHS")?,
            immigration: table.number(row, "IMMIGRATION")?,
            emigration: table.number(row, "EMIGRATION")?,
            naturalisation: table.number(row, "NATURALISATION")?,
            adjustment: table.number(row, "ADJUSTMENT")?,
        };
        Ok(())
    }

    /// The series: flows stand between two stocks, so those of the last period count only where it has any.
    fn series(&self) -> AccountSeries {
        let by_group = |all: &[Option<f64>; 4]| ByGroup::from_fn(|group| all[place(group)]);
        let flows = |all: &[Components; 4]| ByGroup::from_fn(|group| all[place(group)]);
        let has_flows = |all: &[Components; 4]| all.iter().any(|one| *one != Components::default());
        let count = match self.flows.split_last() {
            Some((last, before)) => before.len() + usize::from(has_flows(last)),
            None => 0,
        };
        AccountSeries {
            stocks: self.stocks.iter().map(by_group).collect(),
            flows: self.flows.iter().take(count).map(flows).collect(),
        }
    }

    fn rows(&self, series: &AccountSeries, closings: &[ByGroup<Closing>]) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (period, closing) in closings.iter().enumerate() {
            for group in Group::ALL.into_iter().filter(|group| self.is_there[place(*group)]) {
                let Closing { expected, residual } = *closing.get(group);
                let stock = series.stocks.get(period + 1).and_then(|stocks| *stocks.get(group));
                rows.push(vec![
                    Cell::Text(self.periods.name(period).to_owned()),
                    Cell::Text(GROUPS[place(group)].to_owned()),
                    Cell::Number(expected),
                    Cell::Number(stock),
                    Cell::Number(residual),
                ]);
            }
        }
        rows
    }

    /// Whether a finding is of a group that stands in the file.
    fn has(&self, finding: &Finding) -> bool {
        match finding {
            Finding::UnevenSeries { .. } => true,
            Finding::DoesNotClose { group, .. }
            | Finding::Missing { group, .. }
            | Finding::NotFinite { group, .. }
            | Finding::Negative { group, .. }
            | Finding::BirthsAbroad { group, .. } => self.is_there[place(*group)],
        }
    }

    fn told(&self, finding: &Finding, console: &Console) -> Told {
        let voice = console.voice();
        let number = |value: f64| voice.number(value, u8::from(value.fract() != 0.0));
        let at = |group: Group, period: usize| {
            let name = voice.say(&format!("reconcile-group-{}", GROUPS[place(group)]));
            args().text("period", self.periods.name(period)).text("group", &name)
        };
        let part_name = |part: Part| voice.say(&format!("reconcile-part-{}", part_word(part)));
        let arguments = match *finding {
            Finding::DoesNotClose { group, period, residual, allowed } => {
                at(group, period).text("residual", &number(residual)).text("allowed", &number(allowed))
            }
            Finding::Missing { group, period, part, implied } => {
                let implied = implied.map_or_else(|| "none".to_owned(), number);
                at(group, period).text("part", &part_name(part)).text("implied", &implied)
            }
            Finding::NotFinite { group, period, part } => at(group, period).text("part", &part_name(part)),
            Finding::Negative { group, period, part, value } => {
                at(group, period).text("part", &part_name(part)).text("value", &number(value))
            }
            Finding::BirthsAbroad { group, period, value } => at(group, period).text("value", &number(value)),
            Finding::UnevenSeries { stocks, flows } => {
                args().count("stocks", stocks as u64).count("flows", flows as u64)
            }
        };
        (format!("account-{}", finding.word()), arguments)
    }
}

/// The place of a group among the four.
fn place(group: Group) -> usize {
    Group::ALL.iter().position(|known| *known == group).unwrap_or_default()
}

fn part_word(part: Part) -> &'static str {
    match part {
        Part::Opening => "opening",
        Part::Births => "births",
        Part::Deaths => "deaths",
        Part::Immigration => "immigration",
        Part::Emigration => "emigration",
        Part::Naturalisation => "naturalisation",
        Part::Adjustment => "adjustment",
        Part::Closing => "closing",
    }
}
