//! Accounts of stocks and flows from a file: periods in time, each closed with the next where that follows at once.

use std::ops::Range;

use marsad_i18n::args;
use marsad_reconcile::accounts::{
    AccountSeries, ByGroup, Closing, Components, Finding, Group, Part, Tolerance, check_accounts,
};

use super::answer::{Answer, Cell, Told, named};
use super::cells::Cells;
use super::ledger::{COLUMNS, FlowsOf, GROUPS, Ledger, Period, place};
use super::table::Table;
use crate::cli_reconcile::Account;
use crate::console::Console;
use crate::failure::Failure;

/// How it is told that no two stocks follow each other.
const NOTHING_CLOSED: &str = "account-nothing-closed";

/// Stocks and flows in persons.
struct Read(Ledger<f64>);

pub(super) fn run(account: &Account, console: &Console) -> Result<Answer, Failure> {
    let persons = account.tolerance;
    if !persons.is_finite() || persons < 0.0 {
        let arguments = args().text("value", &persons.to_string());
        return Err(Failure::Answer { key: "reconcile-tolerance", arguments });
    }
    let table = Table::read(&account.file.file, &COLUMNS, console)?;
    let cells = Cells { table: &table, console };
    let mut read = Read(Ledger::read(cells, |row, column| cells.amount(row, column)));
    let (mut rows, mut findings) = (Vec::new(), std::mem::take(&mut read.0.findings));
    for stretch in read.0.stretches() {
        findings.extend(read.0.gap(stretch.start));
        let series = read.series(&stretch);
        let found = check_accounts(&series, Tolerance { persons, share: 0.0 });
        rows.extend(read.rows((&series, stretch.start), &found.periods));
        let told = found.findings.iter().filter(|finding| read.has(finding));
        findings.extend(told.map(|finding| read.told((finding, stretch.start), console)));
    }
    if rows.is_empty() {
        findings.push((NOTHING_CLOSED.to_owned(), args().text("file", &table.file())));
    }
    let header = named(&["PERIOD", "GROUP", "EXPECTED", "STOCK", "RESIDUAL"]);
    Ok(Answer { header, rows, findings, about: None })
}

/// What happened to a group, in the order of the columns.
fn components(flows: &FlowsOf<f64>) -> Components {
    let [births, deaths, immigration, emigration, naturalisation, adjustment] = *flows;
    Components { births, deaths, immigration, emigration, naturalisation, adjustment }
}

impl Read {
    /// The series of a stretch.
    fn series(&self, stretch: &Range<usize>) -> AccountSeries {
        let periods = &self.0.periods[stretch.clone()];
        let stocks = |period: &Period<f64>| ByGroup::from_fn(|group| period.stocks[place(group)]);
        let flows = |period: &Period<f64>| ByGroup::from_fn(|group| components(&period.flows[place(group)]));
        AccountSeries {
            stocks: periods.iter().map(stocks).collect(),
            flows: periods.iter().take(self.0.flow_periods(stretch)).map(flows).collect(),
        }
    }

    /// The closings of a stretch whose first period stands at `start`.
    fn rows(&self, (series, start): (&AccountSeries, usize), closings: &[ByGroup<Closing>]) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (period, closing) in closings.iter().enumerate() {
            for group in Group::ALL.into_iter().filter(|group| self.0.is_there[place(*group)]) {
                let Closing { expected, residual } = *closing.get(group);
                let stock = series.stocks.get(period + 1).and_then(|stocks| *stocks.get(group));
                rows.push(vec![
                    Cell::Text(self.0.name(start + period).to_owned()),
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
            | Finding::NaturalisationsDiffer { group, .. }
            | Finding::BirthsAbroad { group, .. } => self.0.is_there[place(*group)],
        }
    }

    /// A finding of a stretch whose first period stands at `start`.
    fn told(&self, (finding, start): (&Finding, usize), console: &Console) -> Told {
        let voice = console.voice();
        let number = |value: f64| voice.number(value, u8::from(value.fract() != 0.0));
        let at = |group: Group, period: usize| {
            let name = voice.say(&format!("reconcile-group-{}", GROUPS[place(group)]));
            args().text("period", self.0.name(start + period)).text("group", &name)
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
            Finding::NaturalisationsDiffer { group, period, citizens, foreigners } => {
                at(group, period).text("citizens", &number(citizens)).text("foreigners", &number(foreigners))
            }
            Finding::BirthsAbroad { group, period, value } => at(group, period).text("value", &number(value)),
            Finding::UnevenSeries { stocks, flows } => {
                args().count("stocks", stocks as u64).count("flows", flows as u64)
            }
        };
        (format!("account-{}", finding.word()), arguments)
    }
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
