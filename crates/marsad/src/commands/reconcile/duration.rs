//! A flow from one duration rule to others, by the stays of a file.

use std::path::Path;

use marsad_i18n::{Voice, args};
use marsad_reconcile::mirror::duration::{
    Conversion, ConvertedFlow, Days, DurationParameters, MeasuredFlow, Spell, Thresholds, convert_flow, count_reached,
    stay_share,
};
use marsad_reconcile::mirror::{DurationRule, MirrorFinding};

use super::answer::{Answer, Cell, Told, named};
use super::cells::Cells;
use super::table::{Row, Table};
use super::tabulated::in_line;
use crate::cli_reconcile::Duration;
use crate::console::Console;
use crate::duration_code;
use crate::failure::Failure;

/// What a stay is known by: its days, or its length.
const BY_DAYS: [&str; 2] = ["FROM", "TO"];
const BY_LENGTH: [&str; 2] = ["MONTHS", "ENDED"];
const WEIGHT: &str = "WEIGHT";
/// What stands in place of a month where stays were not observed again.
const NEVER: &str = "never";
/// How stays are told that are said in both ways.
const SAID_TWICE: &str = "duration-said-twice";
/// The last day on which a stay without an end was seen, and the first on which it could be.
const SEEN: &str = "SEEN";
const WATCHED_FROM: &str = "WATCHED_FROM";
const ENTRY: &str = "ENTRY_MONTHS";
const HEADER: [&str; 8] = ["RULE", "STAYS", "REACHED", "ENDED_BEFORE", "OPEN", "FACTOR", "STD_ERROR", "AT_RISK"];
/// The last columns, where a flow is converted.
const CONVERTED: [&str; 2] = ["CONVERTED", "CONVERTED_ERROR"];

pub(super) fn run(asked: &Duration, console: &Console) -> Result<Answer, Failure> {
    let table = Table::read(&asked.file.file, &[], console)?;
    let is_by_length = table.has(BY_LENGTH[0]);
    let is_by_days = !is_by_length || BY_DAYS.iter().all(|name| table.has(name));
    table.need(if is_by_length { &BY_LENGTH } else { &BY_DAYS })?;
    let stays = Stays { cells: Cells { table: &table, console }, asked };
    let (mut spells, mut rows_of_spells, mut findings) = (Vec::new(), Vec::new(), table.unread());
    let mut said_twice: u64 = 0;
    for row in table.rows() {
        // Where both ways to say a stay are there, a line is read by the one that it fills.
        let has_length = is_by_length && (!is_by_days || !table.text(row, BY_LENGTH[0]).is_empty());
        said_twice += u64::from(has_length && is_by_days && !table.text(row, BY_DAYS[0]).is_empty());
        let read = if has_length { stays.by_length(row) } else { stays.by_days(row) };
        match read {
            Ok(spell) => {
                spells.push(spell);
                rows_of_spells.push(row);
            }
            Err(told) => findings.push(told),
        }
    }
    if said_twice > 0 {
        findings.push((SAID_TWICE.to_owned(), args().text("file", &table.file()).count("stays", said_twice)));
    }
    let from = asked.from.or(asked.rules.first().copied()).unwrap_or(DurationRule::NoLimit);
    let converter = Converter { asked, from, spells: &spells };
    let mut said = converter.unusable();
    let rows = asked.rules.iter().map(|rule| converter.row(*rule, &mut said)).collect();
    let place = Place { file: &asked.file.file, rows: &rows_of_spells };
    findings.extend(said.iter().map(|finding| told((finding, place), console.voice())));
    let further = if asked.persons.is_some() { &CONVERTED[..] } else { &[][..] };
    Ok(Answer { header: named(&[&HEADER[..], further].concat()), rows, findings, about: None })
}

/// The stays of a file, with what holds for all of them.
struct Stays<'a> {
    cells: Cells<'a>,
    asked: &'a Duration,
}

impl Stays<'_> {
    fn by_length(&self, row: Row) -> Result<Spell, Told> {
        let [months, ended] = BY_LENGTH;
        Ok(Spell {
            months: self.cells.needed_number(row, months)?,
            is_ended: self.cells.word(row, ended, &["yes", "no"])? == 0,
            entry_months: self.cells.number(row, ENTRY)?.unwrap_or(self.asked.entry_months),
            weight: self.weight(row)?,
        })
    }

    fn by_days(&self, row: Row) -> Result<Spell, Told> {
        let [arrival, departure] = BY_DAYS;
        let from = self.cells.day(row, arrival)?;
        let from = from.ok_or_else(|| self.cells.left_out((row, arrival), "reconcile-wanted-day"))?;
        let end = self.cells.day(row, departure)?;
        let seen = self.cells.day(row, SEEN)?.or(self.asked.seen);
        let to = end.or(seen).ok_or_else(|| self.cells.left_out((row, departure), "duration-wanted-seen"))?;
        if to < from {
            let column = if end.is_some() { departure } else { arrival };
            return Err(self.cells.left_out((row, column), "duration-wanted-order"));
        }
        // A stay that was watched from its beginning has no entry but that of the survey.
        let watched = self.cells.day(row, WATCHED_FROM)?.map(|day| Days { from, to: day }.months());
        let entry = self.cells.number(row, ENTRY)?.unwrap_or(self.asked.entry_months);
        Ok(Spell {
            months: Days { from, to }.months(),
            is_ended: end.is_some(),
            entry_months: watched.map_or(entry, |watched| entry.max(watched)),
            weight: self.weight(row)?,
        })
    }

    /// One where the file has no weights.
    fn weight(&self, row: Row) -> Result<f64, Told> {
        if self.cells.table.has(WEIGHT) { self.cells.needed_number(row, WEIGHT) } else { Ok(1.0) }
    }
}

/// What is converted by which stays.
struct Converter<'a> {
    asked: &'a Duration,
    from: DurationRule,
    spells: &'a [Spell],
}

impl Converter<'_> {
    fn parameters(&self) -> DurationParameters {
        DurationParameters { at_risk_min: self.asked.at_risk_min }
    }

    /// The stays that cannot be, whatever the rule.
    fn unusable(&self) -> Vec<MirrorFinding> {
        stay_share(self.spells, Thresholds { from_months: 0.0, to_months: 0.0 }, &self.parameters()).findings
    }

    /// The row of a rule; what stands against it joins what was `said` before, once.
    fn row(&self, rule: DurationRule, said: &mut Vec<MirrorFinding>) -> Vec<Cell> {
        let one = self.convert(MeasuredFlow { persons: 1.0, standard_error: 0.0 }, rule);
        let mut row = vec![Cell::Text(duration_code::write(rule))];
        row.extend(self.reached(rule));
        row.extend([
            Cell::Ratio(one.flow.map(|flow| flow.persons)),
            Cell::Ratio(one.flow.map(|flow| flow.standard_error)),
            Cell::Number(one.share.and_then(|share| share.at_risk_effective)),
        ]);
        say_once(one.findings, said);
        // A rule that is no length of time is converted to itself alone, and nothing was seen of it.
        if rule.months_min().is_none() {
            say_once(vec![MirrorFinding::RuleWithoutMonths { rule }], said);
        }
        if let Some(persons) = self.asked.persons {
            let flow = MeasuredFlow { persons, standard_error: self.asked.error.unwrap_or(0.0) };
            let ConvertedFlow { flow, findings, .. } = self.convert(flow, rule);
            row.push(Cell::Number(flow.map(|flow| flow.persons)));
            row.push(Cell::Number(flow.map(|flow| flow.standard_error)));
            say_once(findings, said);
        }
        row
    }

    fn convert(&self, flow: MeasuredFlow, to: DurationRule) -> ConvertedFlow {
        convert_flow(flow, Conversion { from: self.from, to }, self.spells, &self.parameters())
    }

    /// What was seen of stays as long as a rule; nothing where the rule is no length of time.
    fn reached(&self, rule: DurationRule) -> Vec<Cell> {
        let reached = rule.months_min().map(|months| count_reached(self.spells, months));
        vec![
            reached.map_or(Cell::Number(None), |reached| Cell::Count(reached.stays)),
            Cell::Number(reached.map(|reached| reached.weight)),
            Cell::Number(reached.map(|reached| reached.ended_weight)),
            Cell::Number(reached.map(|reached| reached.open_weight)),
        ]
    }
}

/// Adds the `findings` that were not `said`; stays that cannot be were said before any rule.
fn say_once(findings: Vec<MirrorFinding>, said: &mut Vec<MirrorFinding>) {
    for finding in findings {
        if !matches!(finding, MirrorFinding::SpellUnusable { .. }) && !said.contains(&finding) {
            said.push(finding);
        }
    }
}

/// Where stays stand.
#[derive(Clone, Copy)]
struct Place<'a> {
    file: &'a Path,
    rows: &'a [Row],
}

/// A finding about stays at a place.
fn told((finding, place_of_stays): (&MirrorFinding, Place<'_>), voice: &Voice) -> Told {
    let number = |number: f64| voice.number(number, u8::from(number.fract() != 0.0));
    let months = |months: f64| args().number("months", months).text("months_text", &number(months));
    let arguments = match finding {
        MirrorFinding::SpellUnusable { place, spell } => {
            let row = place_of_stays.rows.get(*place).copied().unwrap_or_default();
            let stay = voice.digits(&(row + 1).to_string());
            months(spell.months)
                .text("number", &in_line(&stay, (place_of_stays.file, row), voice))
                .text("entry", &number(spell.entry_months))
                .text("weight", &number(spell.weight))
        }
        MirrorFinding::NobodyAtRisk { months: from, again_from } => {
            months(*from).text("again", &again_from.map_or_else(|| NEVER.to_owned(), number))
        }
        MirrorFinding::EverySpellEnded { months: from } => months(*from),
        MirrorFinding::FewAtRisk { months: at, effective } => {
            months(*at).text("effective", &voice.number(*effective, 1))
        }
        MirrorFinding::RuleWithoutMonths { rule } => args().text("rule", &duration_code::write(*rule)),
        MirrorFinding::FlowUnusable { persons, standard_error } => {
            args().text("value", &number(*persons)).text("error", &number(*standard_error))
        }
        // The others are about reports.
        _ => args(),
    };
    (finding.code().to_owned(), arguments)
}
