//! Accounts of stocks and flows from a file: periods in time, each closed with the next where that follows at once.

use std::ops::Range;

use marsad_i18n::args;
use marsad_model::TimePeriod;
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
    names: Names,
    periods: Vec<Period>,
    /// Which groups stand in the file at all.
    is_there: [bool; 4],
    /// What is to be said of the file itself.
    findings: Vec<Told>,
}

/// A period: the stocks at its beginning, and what happened in it.
struct Period {
    time: TimePeriod,
    stocks: [Option<f64>; 4],
    flows: [Components; 4],
    /// Of which groups a line told.
    is_told: [bool; 4],
}

pub(super) fn run(account: &Account, console: &Console) -> Result<Answer, Failure> {
    let persons = account.tolerance;
    if !persons.is_finite() || persons < 0.0 {
        let arguments = args().text("value", &persons.to_string());
        return Err(Failure::Answer { key: "reconcile-tolerance", arguments });
    }
    let table = Table::read(&account.file.file, &["PERIOD", "GROUP", "STOCK"], console)?;
    let mut read = Read::default();
    for row in table.rows() {
        read.row(&table, row, console)?;
    }
    read.periods.sort_by_key(|period| period.time.clone());
    let (mut rows, mut findings) = (Vec::new(), std::mem::take(&mut read.findings));
    for stretch in read.stretches() {
        findings.extend(read.gap(stretch.start));
        let series = read.series(&stretch);
        let found = check_accounts(&series, Tolerance { persons, share: 0.0 });
        rows.extend(read.rows((&series, stretch.start), &found.periods));
        let told = found.findings.iter().filter(|finding| read.has(finding));
        findings.extend(told.map(|finding| read.told((finding, stretch.start), console)));
    }
    Ok(Answer { header: vec!["PERIOD", "GROUP", "EXPECTED", "STOCK", "RESIDUAL"], rows, findings, about: None })
}

impl Read {
    fn row(&mut self, table: &Table<'_>, row: Row, console: &Console) -> Result<(), Failure> {
        let group = table.word(row, "GROUP", &GROUPS)?;
        let time = table.period(row, "PERIOD")?;
        let place = self.names.place(time.as_str());
        if place == self.periods.len() {
            let flows = [Components::default(); 4];
            self.periods.push(Period { time, stocks: [None; 4], flows, is_told: [false; 4] });
        }
        let period = &mut self.periods[place];
        self.is_there[group] = true;
        if std::mem::replace(&mut period.is_told[group], true) {
            let name = console.voice().say(&format!("reconcile-group-{}", GROUPS[group]));
            self.findings.push(("account-line-twice".to_owned(), table.at(row, "PERIOD").text("group", &name)));
            return Ok(());
        }
        period.stocks[group] = table.number(row, "STOCK")?;
        period.flows[group] = Components {
            births: table.number(row, "BIRTHS")?,
            deaths: table.number(row, "DEATHS")?,
            immigration: table.number(row, "IMMIGRATION")?,
            emigration: table.number(row, "EMIGRATION")?,
            naturalisation: table.number(row, "NATURALISATION")?,
            adjustment: table.number(row, "ADJUSTMENT")?,
        };
        Ok(())
    }

    /// The periods that follow each other at once, in stretches. What a stretch ends with is not closed by what the
    /// next one begins with.
    fn stretches(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut start = 0;
        for end in 1..=self.periods.len() {
            let is_last = end == self.periods.len();
            if is_last || self.periods[end].time.start() != self.periods[end - 1].time.end() {
                found.push(start..end);
                start = end;
            }
        }
        found
    }

    /// That the period which begins a stretch does not follow the one before it.
    fn gap(&self, start: usize) -> Option<Told> {
        let before = self.periods.get(start.checked_sub(1)?)?;
        let arguments = args().text("before", before.time.as_str()).text("after", self.name(start));
        Some(("account-gap".to_owned(), arguments))
    }

    /// The name of a period by its place in time; blank where there is none.
    fn name(&self, place: usize) -> &str {
        self.periods.get(place).map_or("", |period| period.time.as_str())
    }

    /// The series of a stretch: flows stand between two stocks, so those of its last period count only at the end of
    /// the file, and there only where it has any.
    fn series(&self, stretch: &Range<usize>) -> AccountSeries {
        let periods = &self.periods[stretch.clone()];
        let stocks = |period: &Period| ByGroup::from_fn(|group| period.stocks[place(group)]);
        let flows = |period: &Period| ByGroup::from_fn(|group| period.flows[place(group)]);
        let has_flows = |period: &Period| period.flows.iter().any(|one| *one != Components::default());
        let is_at_end = stretch.end == self.periods.len();
        let count = match periods.split_last() {
            Some((last, before)) => before.len() + usize::from(is_at_end && has_flows(last)),
            None => 0,
        };
        AccountSeries {
            stocks: periods.iter().map(stocks).collect(),
            flows: periods.iter().take(count).map(flows).collect(),
        }
    }

    /// The closings of a stretch whose first period stands at `start`.
    fn rows(&self, (series, start): (&AccountSeries, usize), closings: &[ByGroup<Closing>]) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for (period, closing) in closings.iter().enumerate() {
            for group in Group::ALL.into_iter().filter(|group| self.is_there[place(*group)]) {
                let Closing { expected, residual } = *closing.get(group);
                let stock = series.stocks.get(period + 1).and_then(|stocks| *stocks.get(group));
                rows.push(vec![
                    Cell::Text(self.name(start + period).to_owned()),
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
            | Finding::BirthsAbroad { group, .. } => self.is_there[place(*group)],
        }
    }

    /// A finding of a stretch whose first period stands at `start`.
    fn told(&self, (finding, start): (&Finding, usize), console: &Console) -> Told {
        let voice = console.voice();
        let number = |value: f64| voice.number(value, u8::from(value.fract() != 0.0));
        let at = |group: Group, period: usize| {
            let name = voice.say(&format!("reconcile-group-{}", GROUPS[place(group)]));
            args().text("period", self.name(start + period)).text("group", &name)
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
