//! The number in a cell, or why there is none.

use marsad_model::{Finding, FindingCode, Severity};

use super::{Known, Row, RowReader};
use crate::cell::{Cell, is_formula_error};
use crate::reading::plan::{Plan, ValueColumn, divided};
use crate::values::numbers::{self, Around, Written};
use crate::values::qualities;
use crate::values::scale::Scale;
use crate::values::statuses::{self, Mark, WITHOUT_VALUE};
use crate::values::units::Verdict;

impl RowReader<'_, '_, '_> {
    /// The number in a cell, or the status that says why there is none; neither where a finding says what is wrong.
    pub(super) fn number(&mut self, row: &Row<'_, '_>, at: usize) -> (Option<f64>, Option<&'static str>) {
        let cell = row.cell(at);
        let found = self.number_in(row, at, cell);
        if let Some((what, text)) = cell.struck().filter(|_| !cell.is_struck || found.0.is_some()) {
            self.tell_struck(row, at, (what, &*text));
        }
        found
    }

    fn number_in(&mut self, row: &Row<'_, '_>, at: usize, cell: Cell<'_>) -> (Option<f64>, Option<&'static str>) {
        if let Some(number) = cell.number {
            let status = if cell.text.is_empty() {
                self.tell_no_words(row, at, number);
                None
            } else {
                self.shown_beside(row, at, cell)
            };
            let number = self.seen(row, at, number);
            self.note_held_decimals(row, at, cell);
            return (self.scaled(row, at, (number, cell.is_percent)), status);
        }
        if cell.is_date {
            self.add(FindingCode::NotANumber, (row, Some(at)), |f| {
                f.with_value(cell.label()).with("what", "date").with("expected", ".").with("where", "date")
            });
            return (None, None);
        }
        if let Some(number) = plain_number(cell.text.as_bytes()) {
            self.tell_no_words(row, at, number);
            return (Some(self.scale_at(at).of(number)), None);
        }
        if cell.is_blank() {
            return (None, None);
        }
        self.written_number(row, at, &cell.label())
    }

    /// The status that the words say which the format of a number shows beside it, as `1 500 (p)`; words that name
    /// another unit than the values are read in, as `15 mille`, are told.
    fn shown_beside(&mut self, row: &Row<'_, '_>, at: usize, cell: Cell<'_>) -> Option<&'static str> {
        let words = cell.text;
        if let Some(status) = qualities::of_sign(words).or_else(|| qualities::of_period(&format!("2000 {words}"))) {
            return Some(status);
        }
        if self.state.shown_words.insert((at, words.to_owned())) {
            self.tell_other_unit(row, at, cell);
        }
        None
    }

    /// Tells that the words beside the number of a cell name another unit than its column is read in.
    pub(super) fn tell_other_unit(&mut self, row: &Row<'_, '_>, at: usize, cell: Cell<'_>) {
        let words = cell.text;
        let of_letter = || self.plan.unit_of_letter(words).filter(|_| Plan::divisions(cell).is_none());
        let is_other = match self.plan.unit_beside(words).or_else(of_letter) {
            Some(Verdict::Scale(found)) => {
                !self.plan.goes_with(at, cell, found) && !self.plan.is_currency_of_named(at, words)
            }
            Some(Verdict::Same) => !self.plan.goes_with(at, cell, 1.0),
            Some(Verdict::Other) => true,
            None => false,
        };
        if is_other {
            let factor = self.scale_at(at).of(1.0);
            let held = cell.number.unwrap_or_default();
            let seen = Plan::divisions(cell).map_or(held, |times| divided(held, times));
            let shown = format!("{seen} {words}");
            self.add(FindingCode::TitleDisagrees, (row, Some(at)), |f| {
                f.with_value(shown).with("what", "unit").with("factor", factor).with("said", "")
            });
        }
    }

    /// The status that a letter in a column of its own gives to the number beside it; a letter that says nothing known,
    /// or that there is no number where one stands, is told.
    pub(super) fn flagged(&mut self, row: &Row<'_, '_>, at: usize, has_number: bool) -> Option<&'static str> {
        let text = row.cell(at).label();
        if text.is_empty() {
            return None;
        }
        let status = statuses::of_flag(&text, &self.plan.context.profile.statuses);
        if status.is_none_or(|status| has_number && WITHOUT_VALUE.contains(&status)) {
            let list = self.plan.context.codelist("OBS_STATUS").map_or_else(String::new, |list| list.id.to_string());
            self.add(FindingCode::UnknownCode, (row, Some(at)), |f| {
                f.with_value(text).with("component", "OBS_STATUS").with("list", list)
            });
            return None;
        }
        status
    }

    /// Why there is no number, as the letter beside a value says it; of several letters the one that says so.
    pub(super) fn reason_of_flag(&self, row: &Row<'_, '_>, value: &ValueColumn) -> Option<&'static str> {
        let text = row.cell(value.flag?).label();
        statuses::reason_of_flag(&text, &self.plan.context.profile.statuses)
    }

    /// Why a number is missing whose mark says no more than that it is, `:`: what the letter or a column beside it says of that.
    fn reason_beside(&self, row: &Row<'_, '_>, at: usize, own: &'static str) -> &'static str {
        if own != "O" {
            return own;
        }
        let value = self.plan.values.iter().find(|value| value.at == at);
        let of_flag = value.and_then(|value| self.reason_of_flag(row, value));
        let of_column = || {
            let status = self.status_here()?;
            WITHOUT_VALUE.into_iter().find(|known| *known == status)
        };
        of_flag.or_else(of_column).unwrap_or(own)
    }

    /// A number in the unit of the dataflow. A percentage is right only where the unit is per cent.
    pub(super) fn scaled(&mut self, row: &Row<'_, '_>, at: usize, (number, is_percent): (f64, bool)) -> Option<f64> {
        if !number.is_finite() {
            let place = self.where_status_is_said();
            self.add(FindingCode::NotANumber, (row, Some(at)), |f| {
                f.with_value(number.to_string()).with("expected", ".").with("where", place)
            });
            return None;
        }
        match (is_percent, is_percent && self.is_in_percent(at)) {
            (false, _) => Some(self.counted(self.scale_at(at).of(number))),
            (true, true) => Some(rounded(number * 100.0)),
            (true, false) => {
                let text = format!("{} %", rounded(number * 100.0));
                self.add(FindingCode::PercentUnexpected, (row, Some(at)), |f| f.with_value(text));
                None
            }
        }
    }

    /// A count without the noise that a workbook's arithmetic leaves behind: 38891.00000000001 is 38891.
    pub(super) fn counted(&self, number: f64) -> f64 {
        let whole = number.round();
        let is_noise = (number - whole).abs() <= (whole.abs() * 1e-9).min(1e-4);
        if self.plan.context.structure.measure.decimals == 0 && is_noise { whole } else { number }
    }

    /// Whether the values of a column are percentages: as its headers say, or else its row.
    pub(super) fn is_in_percent(&self, at: usize) -> bool {
        let Some(unit) = self.state.unit else { return self.state.unit_is_percent };
        let column = self.plan.values.iter().find(|value| value.at == at);
        let fixed = column.and_then(|value| value.fixed.iter().find(|(component, _)| *component == unit));
        if let Some((_, code)) = fixed {
            let words = self.plan.dictionary.words(unit);
            return words.and_then(|words| words.code(*code)).is_some_and(|code| *code == *"PT");
        }
        match self.known_of(unit) {
            Known::Word(place) => {
                let dimension = self.state.out.dimensions.get(unit).and_then(|column| column.words.get(place as usize));
                dimension.is_some_and(|unit| *unit == *"PT")
            }
            _ => self.state.unit_is_percent,
        }
    }

    /// A number as a person wrote it.
    pub(super) fn written_number(
        &mut self,
        row: &Row<'_, '_>,
        at: usize,
        text: &str,
    ) -> (Option<f64>, Option<&'static str>) {
        if is_formula_error(text) {
            self.add(FindingCode::FormulaError, (row, Some(at)), |f| f.with_value(text));
            return (None, None);
        }
        match statuses::read(text, &self.plan.context.profile.statuses) {
            Some(Mark::Missing(status)) => {
                let status = self.reason_beside(row, at, known_status(status.as_str()));
                self.add(FindingCode::ReadAsMissing, (row, Some(at)), |f| f.with_value(text).with("status", status));
                return (None, Some(status));
            }
            Some(Mark::Suppressed(_)) => {
                self.add(FindingCode::SuppressedBySender, (row, Some(at)), |f| f.with_value(text));
                return (None, Some("Q"));
            }
            Some(Mark::Zero) => return (Some(0.0), None),
            None => {}
        }
        if let Some(number) = with_exponent(text).filter(|_| self.plan.has_plain_numbers) {
            return (Some(self.counted(self.scale_at(at).of(number))), None);
        }
        let (read, bare, of_mark) = self.read_marked(text);
        self.tell_words_beside(row, at, (text, read));
        match read {
            Written::Number(number, around) => {
                let (number, quality) = self.number_with(row, at, (bare, number, around));
                (number, quality.or(of_mark.filter(|_| number.is_some())))
            }
            Written::Ambiguous(first, second) => {
                let number = self.ambiguous_number(row, at, (text, first, second));
                (number, of_mark.filter(|_| number.is_some()))
            }
            Written::Nothing => {
                // Where no mark is said, any that can be told from one between thousands is read.
                let expected = self.plan.marks.decimal.map_or_else(|| "any".to_owned(), String::from);
                let place = self.where_status_is_said();
                self.add(FindingCode::NotANumber, (row, Some(at)), |f| {
                    f.with_value(text).with("expected", expected).with("where", place)
                });
                (None, None)
            }
        }
    }

    /// What a text says as a number, the text without a mark of the profile behind it or words of a unit beside it, and the
    /// quality that this mark says.
    pub(super) fn read_marked<'t>(&self, text: &'t str) -> (Written, &'t str, Option<&'static str>) {
        let marks = self.plan.marks;
        if self.plan.has_plain_numbers {
            let read = if groups_digits(text) { Written::Nothing } else { numbers::read(text, marks) };
            return (read, text, None);
        }
        let read = numbers::read(text, marks);
        if read != Written::Nothing {
            return (read, text, None);
        }
        match (qualities::before_mark(text, &self.plan.context.profile.statuses), self.with_words(text)) {
            (Some((before, quality)), _) => (numbers::read(before, marks), before, Some(quality)),
            (None, Some(counted)) => (numbers::read(counted.number, marks), counted.number, None),
            (None, None) => (read, text, None),
        }
    }

    /// Where the file can say why a value is missing: in a column of its own, or else by marks that the profile knows.
    fn where_status_is_said(&self) -> &'static str {
        let plan = self.plan;
        let status = plan.dictionary.place("OBS_STATUS");
        let has_column = plan.labels.iter().any(|label| status.is_some_and(|status| label.holds(status)));
        let has_flags = plan.values.iter().any(|value| value.flag.is_some());
        if has_column || has_flags { "column" } else { "profile" }
    }

    /// A number that can be read in two ways: where only whole numbers make sense, it is the whole one.
    pub(super) fn ambiguous_number(
        &mut self,
        row: &Row<'_, '_>,
        at: usize,
        (text, first, second): (&str, f64, f64),
    ) -> Option<f64> {
        let is_whole = self.plan.context.structure.measure.decimals == 0 && first.fract() == 0.0;
        let severity = if is_whole { Severity::Warning } else { Severity::Error };
        let place = self.place(row.number, Some(at));
        let finding = Finding::new(FindingCode::AmbiguousNumber, severity, place);
        let taken = if is_whole { "first" } else { "none" };
        self.state.log.add(finding.with_value(text).with("first", first).with("second", second).with("taken", taken));
        is_whole.then(|| self.scale_at(at).of(first))
    }

    /// The whole number that a text may mean which was read with three decimals, where whole numbers alone make sense: a
    /// count of 1,234 is seldom a little more than one. Where decimals make sense, what the profile says of marks holds.
    pub(super) fn whole_meant(&self, at: usize, text: &str, number: f64) -> Option<f64> {
        let scale = self.scale_at(at);
        let is_whole_when_scaled = scale != Scale::new(1.0) && self.counted(scale.of(number)).fract() == 0.0;
        let is_sure = self.plan.has_plain_numbers || numbers::has_arabic_decimals(text, self.plan.marks);
        if self.plan.context.structure.measure.decimals > 0 || is_whole_when_scaled || is_sure {
            return None;
        }
        let bare = numbers::bare(text);
        let (before, after) = bare.rsplit_once(['.', ','])?;
        let is_digits = |text: &str, lengths: std::ops::RangeInclusive<usize>| {
            lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        let first = before.trim_start_matches(['-', '−', '+', ' ']);
        let may_be_thousands = is_digits(first, 1..=3) && !first.starts_with('0') && is_digits(after, 3..=3);
        let whole = format!("{first}{after}").parse::<f64>().ok().filter(|_| may_be_thousands)?.copysign(number);
        (whole != number).then_some(whole)
    }

    /// The number in a cell as it would be read, of which nothing is told.
    pub(super) fn glanced(&self, at: usize, cell: Cell<'_>) -> Option<f64> {
        let is_zero = |text: &str| statuses::read(text, &self.plan.context.profile.statuses) == Some(Mark::Zero);
        let written = || match self.read_marked(&cell.label()) {
            (Written::Number(number, _), ..) => Some(number),
            _ => is_zero(&cell.label()).then_some(0.0),
        };
        if cell.is_date {
            return None;
        }
        let held = cell.number.map(|number| self.plan.seen(at, cell, number));
        let number = held.or_else(|| plain_number(cell.text.as_bytes())).or_else(written)?;
        Some(self.counted(self.scale_at(at).of(number)))
    }

    /// A number and what stood around it.
    pub(super) fn number_with(
        &mut self,
        row: &Row<'_, '_>,
        at: usize,
        (text, number, around): (&str, f64, Around),
    ) -> (Option<f64>, Option<&'static str>) {
        if around.is_percent && !self.is_in_percent(at) {
            self.add(FindingCode::PercentUnexpected, (row, Some(at)), |f| f.with_value(text));
            return (None, None);
        }
        if let Some(whole) = self.whole_meant(at, text, number).filter(|_| !around.is_percent) {
            self.add(FindingCode::AmbiguousNumber, (row, Some(at)), |f| {
                f.with_value(text).with("first", whole).with("second", number).with("taken", "profile")
            });
            return (None, None);
        }
        let written = number;
        if !around.is_percent {
            self.note_decimals(row, at, (text, number));
        }
        let number = if around.is_percent { number } else { self.counted(self.scale_at(at).of(number)) };
        // The number as it was written, and the factor apart: in a language that groups thousands with a stop, −3.400
        // would look like −3.4.
        let factor = self.scale_at(at).of(1.0);
        let scaled = if around.is_percent || factor == 1.0 { "no" } else { "yes" };
        let told =
            |f: Finding| f.with_value(text).with("number", written).with("scaled", scaled).with("factor", factor);
        if around.is_in_parentheses {
            self.add(FindingCode::ParenthesesAsMinus, (row, Some(at)), told);
        }
        let of_mark = || qualities::of_mark(text, &self.plan.context.profile.statuses).filter(|_| around.has_mark);
        let quality = around.quality.and_then(qualities::of_usual_letter).or_else(of_mark);
        if around.has_mark && quality.is_none() {
            self.add(FindingCode::NumberWithMark, (row, Some(at)), told);
            self.tell_mark_of_number(row, at, text);
        }
        (Some(number), quality)
    }
}

/// A number of plain digits with at most one stop before decimals that are not three, read without a detour.
#[inline]
pub(crate) fn plain_number(bytes: &[u8]) -> Option<f64> {
    if bytes.is_empty() || bytes.len() > 15 {
        return None;
    }
    let (is_negative, digits) = match bytes {
        [b'-', rest @ ..] if !rest.is_empty() => (true, rest),
        _ => (false, bytes),
    };
    let mut number: i64 = 0;
    for &byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + i64::from(digit);
    }
    Some(if is_negative { -(number as f64) } else { number as f64 })
}

/// A number as programs write large and small ones: `1.2345E7` (XML Schema, `double`).
fn with_exponent(text: &str) -> Option<f64> {
    let (digits, power) = text.split_once(['e', 'E'])?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    if !is_number(digits) || !is_number(power) {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Whether digits stand beside marks that numbers of SDMX do not have: `50,2`, `1'234`, `1 234`.
fn groups_digits(text: &str) -> bool {
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '\'' | '’' | '،' | '٫' | '٬' | '·' | '_');
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let mut marks = text.char_indices().filter(|(_, c)| is_mark(*c));
    marks.any(|(at, c)| is_digit(text[..at].chars().next_back()) && is_digit(text[at + c.len_utf8()..].chars().next()))
}

/// A percentage as it was printed: a fraction in a workbook times a hundred, without the noise of the multiplication.
pub(super) fn rounded(percent: f64) -> f64 {
    (percent * 1e9).round() / 1e9
}

pub(super) fn known_status(status: &str) -> &'static str {
    WITHOUT_VALUE.into_iter().find(|known| *known == status).unwrap_or("O")
}
