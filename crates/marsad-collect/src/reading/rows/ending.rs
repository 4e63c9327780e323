//! What only the whole of a table shows, told when its last row was read: shares where counts are expected, months that
//! run over the end of a year, a part of the year in the title of whole years, and more decimals than a measure has.
//!
//! Does not hold: which rows are of two breakdowns, which `breakdowns` knows.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Finding, FindingCode, Frequency, Place, Severity, TimePeriod};

use super::numbers::rounded;
use super::{Row, RowReader};
use crate::cell::{Cell, ShownAs};
use crate::reading::outside_lines::OutsideLine;
use crate::reading::said::place_of;
use crate::reading::shares::{Shares, shares};
use crate::reading::year_end::over_year_end;
use crate::titles::{UNIT, is_about_per_mille, may_be_of};
use crate::values::numbers;

/// Of so many values it is looked whether they are shares; no table of shares has more.
const SHARES_MAX: usize = 50_000;
/// Fewer numbers with decimals may be slips of the pen.
const PARTS_MIN: usize = 3;
/// Units of which there is no half.
const THINGS: [&str; 9] = ["PS", "EVENT", "CASE", "PERMIT", "APPL", "DEC", "CONTRACT", "HH", "PROJ"];

/// Numbers that were written with more decimals than the measure has: the mark before them may be one of thousands.
#[derive(Debug, Default)]
pub(super) struct SurplusDecimals {
    /// The first whose mark may be one of thousands: where it stands, as it is written, as a whole number and as it was
    /// read.
    first: Option<(Place, String, f64, f64)>,
    /// How many there are besides.
    more: u64,
    /// The first whose mark can be none of thousands, and how many there are besides.
    certain: Option<(Place, String)>,
    certain_more: u64,
    /// Whether a number shows that the mark stands before decimals: `1234,5`, `0,567`, `12,4`.
    is_sure: bool,
    /// Whether one has more decimals than anybody writes: then they were computed, and any number of them says nothing.
    is_computed: bool,
}

impl SurplusDecimals {
    /// Counts one more of a kind that is known; false where it is the first, whose place is to be kept.
    fn counts(&mut self, may_be_whole: bool) -> bool {
        let (is_known, more) = match may_be_whole {
            true => (self.first.is_some(), &mut self.more),
            false => (self.certain.is_some(), &mut self.certain_more),
        };
        *more += u64::from(is_known);
        is_known
    }

    /// Keeps the first of its kind.
    fn keep(&mut self, place: Place, (text, number): (&str, f64), whole: Option<f64>) {
        match whole {
            Some(whole) => self.first = Some((place, text.to_owned(), whole.copysign(number), number)),
            None => self.certain = Some((place, text.to_owned())),
        }
    }
}

/// Nobody writes a number with more decimals.
const WRITTEN_DECIMALS_MAX: u8 = 6;

impl RowReader<'_, '_, '_> {
    /// Tells what the whole of a table shows. No row may come after it.
    pub(crate) fn end(&mut self) {
        self.end_heading();
        self.end_feet();
        self.settle_breakdowns();
        self.tell_decimals();
        self.tell_multiplied();
        self.tell_year_end();
        self.tell_years_of_words();
        self.tell_part_of_year();
        self.tell_shares();
        self.tell_blank_constants();
        self.take_out_shared();
    }

    /// Notes whether a number that was written as text has more decimals than the measure.
    pub(super) fn note_decimals(&mut self, row: &Row<'_, '_>, at: usize, (text, number): (&str, f64)) {
        if self.plan.has_plain_numbers || self.plan.context.structure.measure.decimals == 0 {
            return;
        }
        let (western, marks) = numbers::in_western_under(text, self.plan.marks);
        let Some(mark) = marks.decimal.or_else(|| marks.thousands.and_then(numbers::other_mark)) else { return };
        let Some(written) = decimals_in(&western, mark) else { return };
        // The Arabic mark can be no other, and shows nothing of commas.
        let is_arabic = numbers::has_arabic_decimals(text, self.plan.marks);
        let whole = written.whole.filter(|_| !is_arabic);
        self.state.decimals.is_sure |= whole.is_none() && !is_arabic;
        if self.has_as_many(at, written) || self.state.decimals.counts(whole.is_some()) {
            return;
        }
        let place = self.place(row.number, Some(at));
        self.state.decimals.keep(place, (text, number), whole);
    }

    /// Notes whether a number that a workbook holds has more decimals than the measure: it may have been written with a
    /// mark of thousands where the program took that for one of decimals.
    pub(super) fn note_held_decimals(&mut self, row: &Row<'_, '_>, at: usize, cell: Cell<'_>) {
        let is_fraction = |number: &f64| number.fract() != 0.0 && cell.shown == ShownAs::Held && !cell.is_percent;
        let Some(number) = cell.number.filter(is_fraction) else { return };
        let is_settled = self.plan.has_plain_numbers || self.state.held_decimals.is_computed;
        if is_settled || self.plan.context.structure.measure.decimals == 0 {
            return;
        }
        let text = rounded(number).to_string();
        let Some(written) = decimals_in(&text, '.') else { return };
        let held = &mut self.state.held_decimals;
        held.is_sure = true;
        held.is_computed |= written.count > WRITTEN_DECIMALS_MAX;
        if self.has_as_many(at, written) || self.state.held_decimals.counts(written.whole.is_some()) {
            return;
        }
        let place = self.place(row.number, Some(at));
        self.state.held_decimals.keep(place, (&text, number), written.whole);
    }

    /// Whether the measure has as many decimals: thousands of millions have three decimals more than millions. Zeros at the
    /// end are none.
    fn has_as_many(&self, at: usize, written: Decimals) -> bool {
        if written.count == 0 {
            return true;
        }
        let decimals = f64::from(self.plan.context.structure.measure.decimals);
        decimals + self.scale_at(at).of(1.0).abs().log10() >= f64::from(written.count) - 1e-9
    }

    /// Tells that numbers were read with more decimals than the measure has. Where no number of the table shows what the
    /// mark before them is, they may be whole; what the profile says of marks was followed.
    pub(crate) fn tell_decimals(&mut self) {
        let written = std::mem::take(&mut self.state.decimals);
        let held = std::mem::take(&mut self.state.held_decimals);
        [written, held]
            .into_iter()
            .filter(|surplus| !surplus.is_computed)
            .for_each(|surplus| self.tell_surplus(surplus));
    }

    fn tell_surplus(&mut self, surplus: SurplusDecimals) {
        let SurplusDecimals { first, more, certain, certain_more, is_sure, .. } = surplus;
        let finding = match (first, certain) {
            (Some((place, text, whole, number)), _) if !is_sure => {
                let finding = Finding::new(FindingCode::AmbiguousNumber, Severity::Warning, place).with_value(text);
                let finding = finding.with("first", whole).with("second", number).with("taken", "second");
                Finding { more, ..finding }
            }
            (Some((place, text, ..)), certain) => {
                let others = certain.map_or(0, |_| certain_more + 1);
                let finding = Finding::new(FindingCode::SurplusDecimals, Severity::Warning, place).with_value(text);
                Finding { more: more + others, ..finding }
            }
            (None, Some((place, text))) => {
                let finding = Finding::new(FindingCode::SurplusDecimals, Severity::Note, place).with_value(text);
                Finding { more: certain_more, ..finding }
            }
            (None, None) => return,
        };
        self.state.log.add(finding);
    }

    /// Months go on from December to January, and one year is said for all of them.
    fn tell_year_end(&mut self) {
        let Some(year) = self.plan.time.whole.as_ref().filter(|whole| whole.frequency() == Some(Frequency::A)) else {
            return;
        };
        let periods = &self.state.out.periods.words;
        let Some(at) = over_year_end(periods) else { return };
        let finding = Finding::new(FindingCode::TitleDisagrees, Severity::Warning, self.place_of_table());
        let finding = finding.with_value(periods[at].as_str()).with("said", periods[at - 1].as_str());
        self.state.log.add(finding.with("what", "year-end").with("taken", year.as_str()));
    }

    /// A title names a part of the year, and whole years were read.
    fn tell_part_of_year(&mut self) {
        let Some((part, line)) = &self.plan.above.part else { return };
        let is_year = |period: &TimePeriod| period.frequency() == Some(Frequency::A);
        let periods = &self.state.out.periods.words;
        if self.plan.time.part.is_some() || periods.is_empty() || !periods.iter().all(is_year) {
            return;
        }
        let years: BTreeSet<i16> = periods.iter().map(|period| period.start().date().year()).collect();
        if !may_be_of(&line.text, &years) {
            return;
        }
        let finding = Finding::new(FindingCode::TitleDisagrees, Severity::Warning, self.place_of_line(line));
        self.state.log.add(finding.with_value(&line.text).with("what", "part").with("found", part).with("said", ""));
    }

    /// The values are shares and were read as counts.
    fn tell_shares(&mut self) {
        let out = &self.state.out;
        if self.plan.above.expects_percent || out.is_empty() || out.len() > SHARES_MAX {
            return;
        }
        let mut columns: BTreeMap<u32, Vec<f64>> = BTreeMap::new();
        for at in 0..out.len() {
            if let Some(value) = out.value(at) {
                columns.entry(out.columns.get(at)).or_default().push(value);
            }
        }
        let columns: Vec<Vec<f64>> = columns.into_values().collect();
        let (severity, what, line) = match self.shares_told(&columns) {
            Some(told) => told,
            None if self.are_parts_of_things(&columns) => (Severity::Warning, "decimals", None),
            None => return,
        };
        let (place, text) = match line {
            Some(line) => (self.place_of_line(line), line.text.clone()),
            None => (self.place_of_table(), String::new()),
        };
        let finding = Finding::new(FindingCode::TitleDisagrees, severity, place).with_value(text);
        self.state.log.add(finding.with("what", what).with("said", ""));
    }

    /// How grave it is, and what says so, that values are shares: a title says it and no number is above a hundred, or it
    /// speaks of shares of a thousand, or the numbers of each column make up a hundred.
    fn shares_told(&self, columns: &[Vec<f64>]) -> Option<(Severity, &'static str, Option<&OutsideLine>)> {
        let above = &self.plan.above;
        let are_within = |max: f64| columns.iter().flatten().all(|value| value.abs() <= max);
        match (&above.percent, &above.shares) {
            (Some(line), _) if are_within(100.0) => Some((Severity::Error, "percent", Some(line))),
            (Some(line), _) if is_about_per_mille(&line.text) => {
                let severity = if are_within(1000.0) { Severity::Error } else { Severity::Warning };
                Some((severity, "per-mille", Some(line)))
            }
            (_, line) => match shares(columns) {
                // Rows of a list hold many series, which together make up anything.
                Shares::None | Shares::Likely if self.plan.is_list || line.is_none() => None,
                Shares::None => None,
                Shares::Likely => Some((Severity::Error, "hundred", line.as_ref())),
                Shares::Certain if self.plan.is_list => None,
                Shares::Certain if line.is_none() => Some((Severity::Warning, "hundred", None)),
                Shares::Certain => Some((Severity::Error, "hundred", line.as_ref())),
            },
        }
    }

    /// Whether numbers of what is counted whole are none above a hundred and have decimals, most of them: nobody wrote those of
    /// persons or events so.
    fn are_parts_of_things(&self, columns: &[Vec<f64>]) -> bool {
        let numbers: Vec<f64> = columns.iter().flatten().copied().collect();
        let parts = numbers.iter().filter(|number| number.fract() != 0.0).count();
        let is_share = |number: &f64| (0.0..=100.0).contains(number);
        parts >= PARTS_MIN && parts * 2 > numbers.len() && numbers.iter().all(is_share) && self.counts_things()
    }

    /// Whether the profile says, for the whole table, a unit that is counted whole, where observations have their own. Of a
    /// measure without decimals each of them is told.
    fn counts_things(&self) -> bool {
        let plan = self.plan;
        let place = plan.dictionary.place(UNIT);
        let fixed = plan.fixed.iter().find(|(own, _)| Some(*own) == place);
        let code = fixed.and_then(|(place, code)| plan.dictionary.words(*place)?.code(*code));
        plan.context.structure.measure.decimals > 0 && code.is_some_and(|code| THINGS.contains(&code.as_str()))
    }

    fn place_of_table(&self) -> Place {
        place_of(self.file, &self.plan.sheet, None)
    }

    fn place_of_line(&self, line: &OutsideLine) -> Place {
        place_of(self.file, &self.plan.sheet, Some(line.at))
    }
}

/// The decimals of a number as it is written, without zeros at their end.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Decimals {
    count: u8,
    /// The whole number, if their mark may be one of thousands.
    whole: Option<f64>,
}

/// The decimals of a number that is written with a mark, in digits of any script; none where it has none.
fn decimals_in(text: &str, mark: char) -> Option<Decimals> {
    let bare = numbers::bare(text);
    let (before, after) = bare.rsplit_once(mark)?;
    let after: String = after.chars().take_while(char::is_ascii_digit).collect();
    let first = before.trim_start_matches(['-', '−', '+', ' ']);
    let is_group = (1..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_digit());
    if after.is_empty() {
        return None;
    }
    let may_be_thousands = after.len() == 3 && is_group && !first.starts_with('0');
    let whole = may_be_thousands.then(|| format!("{first}{after}").parse::<f64>().ok()).flatten();
    // Of `1,500` all three digits may be those of a whole number.
    let decimals = if whole.is_some() { after.as_str() } else { after.trim_end_matches('0') };
    let count = u8::try_from(decimals.len()).unwrap_or(u8::MAX);
    Some(Decimals { count, whole })
}

#[cfg(test)]
mod tests {
    use super::{Decimals, decimals_in};

    #[test]
    fn three_decimals_may_be_thousands_where_one_to_three_digits_stand_before_them() {
        let doubtful = |whole: f64| Some(Decimals { count: 3, whole: Some(whole) });
        for (text, whole) in [("1,234", 1234.0), ("-12,345", 12345.0), ("١٢,٣٤٥", 12345.0), ("۱۲،۳۴۵", 12345.0)]
        {
            assert_eq!(decimals_in(text, ','), doubtful(whole), "{text}");
        }
        for (text, count) in [("1234,567", 3), ("0,567", 3), ("12,4", 1), ("1 234,567", 3), ("٠,٥٦٧", 3), ("١٢٫٤٥", 2)]
        {
            assert_eq!(decimals_in(text, ','), Some(Decimals { count, whole: None }), "{text}");
        }
        assert_eq!(decimals_in("1234", ','), None);
    }

    #[test]
    fn zeros_at_the_end_are_no_decimals_where_they_are_no_thousands() {
        for (text, count) in [("706 900,0", 0), ("12,50", 1), ("1 234,000", 0), ("0,500", 1)] {
            assert_eq!(decimals_in(text, ','), Some(Decimals { count, whole: None }), "{text}");
        }
        assert_eq!(decimals_in("1,500", ','), Some(Decimals { count: 3, whole: Some(1500.0) }));
    }
}
