//! The period of an observation, from what its row and its column say, and the frequency that it is of.

use marsad_model::{Codelist, Finding, FindingCode, Place, Severity, TIME_PERIOD, TimePeriod};

use super::{FoundTime, Known, Row, RowReader, UNDATED};
use crate::reading::plan::{LabelKind, Plan, ValueColumn};
use crate::reading::situation::{AT_DAYS, last_day};
use crate::reading::time::frequency_codes;

/// Whether the periods of a table are days up to which totals since January count. What the file or the profile says of
/// another frequency holds.
pub(super) fn keeps_days(plan: &Plan<'_, '_>) -> bool {
    if !plan.context.keeps_days() || plan.context.is_sdmx() {
        return false;
    }
    let Some(frequency) = plan.dictionary.place("FREQ") else { return false };
    let code = |code: u32| plan.dictionary.words(frequency).and_then(|words| words.code(code));
    let is_other = |(component, fixed): &(usize, u32)| {
        *component == frequency && code(*fixed).is_none_or(|code| *code != *AT_DAYS)
    };
    let is_in_columns = plan.labels.iter().any(|label| label.holds(frequency));
    !is_in_columns && !plan.fixed.iter().chain(plan.values.iter().flat_map(|value| &value.fixed)).any(is_other)
}

impl RowReader<'_, '_, '_> {
    /// The place of the period of a value.
    pub(super) fn period(&mut self, row: &Row<'_, '_>, column: usize, value: &ValueColumn) -> Option<u32> {
        if self.plan.lacks_period {
            return UNDATED.parse::<TimePeriod>().ok().map(|undated| self.place_of_period(undated));
        }
        let FoundTime::Pieces(pieces) = self.state.time else { return None };
        if let Some((known, of, period)) = self.state.last_period
            && (known, of) == (pieces, column)
        {
            return Some(period);
        }
        if let Some(&period) = self.state.periods.get(&(pieces, column))
            && let Some(period) = period
        {
            self.state.last_period = Some((pieces, column, period));
            return Some(period);
        }
        let own = value.time.over(&self.state.pieces[pieces as usize]);
        let said = self.plan.time.over(&own).period();
        let made = said.clone().map(|period| self.situation((row, value.at), period));
        let place = made.map(|period| self.place_of_period(period));
        self.note_period(&own, (said.as_ref(), place));
        if place.is_none() {
            self.tell_no_period(row);
        }
        self.state.periods.insert((pieces, column), place);
        place
    }

    /// The day up to which a total since January counts, where the dataflow keeps such; the first of a table is told.
    fn situation(&mut self, (row, at): (&Row<'_, '_>, usize), period: TimePeriod) -> TimePeriod {
        let Some(day) = Some(&period).filter(|_| self.state.keeps_days).and_then(last_day) else { return period };
        if !self.state.is_situation_told {
            self.state.is_situation_told = true;
            // A profile that says the frequency was decided upon by a person.
            let is_decided = self.state.frequency.is_some_and(|at| self.state.fixed[at] != Known::Unsaid);
            let severity = if is_decided { Severity::Note } else { Severity::Warning };
            let finding = Finding::new(FindingCode::RunningTotal, severity, self.place(row.number, Some(at)));
            self.state.log.add(finding.with_value(period.to_string()).with("what", "day").with("period", &day));
        }
        day
    }

    /// The cell that should say the period of a row; where none should, the table is told of once.
    fn tell_no_period(&mut self, row: &Row<'_, '_>) {
        let plan = self.plan;
        let mut times = plan.labels.iter().filter(|label| label.kind == LabelKind::Time);
        let blank = times.find(|label| row.cell(label.at).is_blank());
        if let Some(label) = blank {
            if self.state.row_without_period != row.number {
                self.add(FindingCode::MissingDimension, (row, Some(label.at)), |f| f.with("component", TIME_PERIOD));
            }
            self.state.row_without_period = row.number;
        } else if !self.state.is_period_told {
            self.state.is_period_told = true;
            let place = Place { row: None, ..self.place(row.number, None) };
            let finding = Finding::new(FindingCode::MissingPeriod, Severity::Error, place);
            self.state.log.add(finding.with("what", "year").with("component", TIME_PERIOD).with("said", ""));
        }
    }

    pub(super) fn place_of_period(&mut self, period: TimePeriod) -> u32 {
        if let Some(&place) = self.state.period_places.get(&period) {
            return place;
        }
        self.state.out.periods.words.push(period.clone());
        let place = self.state.out.periods.words.len() as u32 - 1;
        self.state.period_places.insert(period, place);
        place
    }

    /// The place of the frequency that a period tells; where the structure has no code for it, a
    /// finding says so, once for each period.
    pub(super) fn frequency_of(&mut self, component: usize, (row, at): (&Row<'_, '_>, usize), period: u32) -> u32 {
        if let Some(&Some(place)) = self.state.frequencies.get(period as usize) {
            return place;
        }
        let plan = self.plan;
        let Some(told) = self.state.out.periods.words.get(period as usize).cloned() else { return 0 };
        let list = plan.context.codelist(plan.dictionary.components[component].id.as_str());
        let is_known = |code: &&str| list.is_none_or(|list| list.contains(code));
        let own = self.state.keeps_days.then_some(AT_DAYS);
        let codes: Vec<&str> = own.into_iter().chain(frequency_codes(&told)).collect();
        let known = codes.iter().copied().find(is_known);
        // The code of another frequency would contradict the period.
        let code = known.or_else(|| codes.first().copied()).unwrap_or_default();
        if known.is_none() {
            let ids = list.into_iter().flat_map(Codelist::codes).map(|code| code.id.as_str());
            let expected: Vec<&str> = ids.filter(|id| !id.starts_with('_')).collect();
            self.add(FindingCode::WrongFrequency, (row, Some(at)), |f| {
                let finding = f.with_value(told.to_string()).with("what", "list").with("found", code);
                finding.with("expected", expected.join(", "))
            });
        }
        let place = self.place_of_word(component, code);
        let needed = self.state.frequencies.len().max(period as usize + 1);
        self.state.frequencies.resize(needed, None);
        self.state.frequencies[period as usize] = Some(place);
        place
    }
}
