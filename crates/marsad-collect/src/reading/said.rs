//! What stands outside a table, beside what stood there in the file of its profile: followed where it says something else
//! for certain, told where it does not.
//!
//! A text is followed only where the same reading of the old text gives what the profile says: what a person corrected by
//! hand is never overwritten. Does not hold: where a line is found again, which `outside_lines` knows, nor how it is read,
//! which `titles` knows.

use marsad_model::{
    CellName, Column, ColumnRole, Finding, FindingCode, Frequency, Id, Place, SaidOf, SaidText, Severity, TIME_PERIOD,
    TableLayout, TimePeriod,
};

use super::Context;
use super::dictionary::Dictionary;
use super::new_words::{has_new_words, is_told};
use super::outside_lines::{FoundAgain, OutsideLine, OutsideLines, masked};
use super::own_units;
use super::sections::cut_at_colon;
use super::units_below::unit_note;
use super::year_of_n::other_year_of_n;
use crate::cell::tidy;
use crate::names::{Found, Words, fold, is_by_word};
use crate::propose::sides::OwnCountry;
use crate::titles::{self, UNIT, UnitReader, Vocabulary};
use crate::values::asides::has_year;
use crate::values::periods::{self, Moment, Part};
use crate::values::units::{Verdict, after_unit};

/// What stands around a table.
#[derive(Clone, Copy)]
pub(crate) struct Around<'s> {
    pub layout: &'s TableLayout,
    /// Every table of the sheet.
    pub tables: &'s [&'s TableLayout],
    pub lines: &'s OutsideLines,
    pub sheet: &'s str,
    pub file: &'s str,
}

/// A table's layout as this file says it, and what is told of that.
pub(crate) struct Followed {
    pub layout: TableLayout,
    pub findings: Vec<Finding>,
}

/// A text that took the place of another.
#[derive(Clone, Copy)]
struct Heard<'s> {
    text: &'s str,
    at: Option<CellName>,
    is_alike: bool,
}

struct Follower<'f, 'a> {
    context: &'f Context<'a>,
    dictionary: &'f Dictionary<'a>,
    around: Around<'f>,
    units: UnitReader<'a>,
    layout: TableLayout,
    findings: Vec<Finding>,
}

/// Reads again what the profile took from outside a table.
pub(crate) fn follow<'a>(context: &Context<'a>, dictionary: &Dictionary<'a>, around: Around<'_>) -> Followed {
    let layout = around.layout.clone();
    let units = UnitReader::of_table(context, around.layout);
    let mut follower = Follower { context, dictionary, around, units, layout, findings: Vec::new() };
    // Lines that are only kept are looked at by `new_titles`, once it is known what is told of them here.
    for said in around.layout.said.iter().filter(|said| said.of != SaidOf::Title) {
        follower.hear_again(said);
    }
    follower.check_fixed();
    follower.findings.extend(other_year_of_n(context, around));
    Followed { layout: follower.layout, findings: follower.findings }
}

/// The key that the profile keeps beside a value above a table: the nearest text to its left on its row.
fn key_beside<'s>(around: Around<'s>, at: CellName) -> Option<(CellName, &'s str)> {
    let columns = around.layout.columns;
    let is_own = |column: u32| columns.is_none_or(|[first, last]| (first..=last).contains(&column));
    let kept = around.tables.iter().flat_map(|table| &table.said).filter(|said| said.of == SaidOf::Title);
    let texts = kept.filter_map(|said| Some((said.at?, said.text.as_str())));
    let beside = texts.filter(|(key, _)| key.row == at.row && key.column < at.column && is_own(key.column));
    beside.max_by_key(|(key, _)| key.column)
}

/// The value that a line has now behind the key and the colon that it had in the file of the profile: `Pays : Canada`.
fn value_within<'h>(said: &str, heard: &'h str) -> Option<&'h str> {
    let ((key, _), (other, value)) = (cut_at_colon(said)?, cut_at_colon(heard)?);
    (fold(key) == fold(other)).then_some(value)
}

/// Whether the unit of a table stands in the headers of its values: each column has its own then.
pub(crate) fn is_unit_in_headers(layout: &TableLayout) -> bool {
    layout.said.iter().any(|said| is_in_value_headers(said, layout))
}

/// Whether the profile took the unit of a table from the headers of its values, and from no title besides.
pub(super) fn has_unit_in_headers_alone(layout: &TableLayout) -> bool {
    let mut units = layout.said.iter().filter(|said| said.of == SaidOf::Scale).peekable();
    units.peek().is_some() && units.all(|said| is_in_value_headers(said, layout))
}

/// What the nearest line above a table that names a unit says its values are to be multiplied with, and that line.
pub(super) fn unit_above<'s>(around: Around<'s>, units: &UnitReader<'_>) -> Option<(f64, &'s OutsideLine)> {
    let layout = around.layout;
    let rows = rows_around(start_of(layout).saturating_sub(1), layout, around.tables);
    let is_above = |at: CellName| layout.columns.is_none_or(|[first, last]| (first..=last).contains(&at.column));
    let lines: &'s OutsideLines = around.lines;
    let mut above = lines.between(rows).rev().filter(|line| is_above(line.at));
    above.find_map(|line| match units.of_line(&line.text)? {
        Verdict::Scale(factor) => Some((factor, line)),
        Verdict::Same => Some((1.0, line)),
        Verdict::Other => None,
    })
}

/// That nothing names the unit any more. Values that were taken as they stand may be in another one now, and nobody sees it:
/// a thousand times too much is a number like others.
pub(super) fn gone_unit(place: Place, factor: f64) -> Finding {
    let disagrees = |severity: Severity| Finding::new(FindingCode::TitleDisagrees, severity, place);
    if factor == 1.0 {
        return disagrees(Severity::Warning).with("what", "gone-own-unit");
    }
    disagrees(Severity::Error).with("what", "gone-unit").with("factor", factor)
}

fn is_in_value_headers(said: &SaidText, layout: &TableLayout) -> bool {
    let first = layout.columns.map_or(1, |[first, _]| first);
    // The corner of the headers stands over labels, be they in the first column or behind that of numbers.
    let is_of_labels = |column: u32| layout.column.iter().any(|own| own.at == Some(column) && is_label(own));
    let is_over_values = |at: CellName| at.column != first && !is_of_labels(at.column) && is_header(layout, at.row);
    said.of == SaidOf::Scale && said.at.is_some_and(is_over_values)
}

fn is_label(column: &Column) -> bool {
    matches!(column.role, ColumnRole::Code | ColumnRole::Time | ColumnRole::Text)
}

/// Whether the profile took something from the headers of a column, counted from 0.
pub(super) fn is_said_in_header(layout: &TableLayout, at: usize) -> bool {
    let is_there = |cell: CellName| cell.column as usize == at + 1 && is_header(layout, cell.row);
    layout.said.iter().any(|said| said.at.is_some_and(is_there))
}

fn is_header(layout: &TableLayout, row: u32) -> bool {
    layout.header_rows.is_some_and(|[first, last]| (first..=last).contains(&row))
}

/// The first row of a table, be it of headers or of data.
pub(super) fn start_of(layout: &TableLayout) -> u32 {
    layout.header_rows.or(layout.rows).map_or(1, |[first, _]| first)
}

pub(super) fn end_of(layout: &TableLayout) -> u32 {
    layout.rows.map_or(u32::MAX, |[_, last]| last)
}

/// The rows in which a line that stood on `row` belongs to the same table: below the tables before it, above those after.
pub(super) fn rows_around(row: u32, layout: &TableLayout, tables: &[&TableLayout]) -> [u32; 2] {
    if is_header(layout, row) {
        return [start_of(layout), layout.header_last()];
    }
    let ends = tables.iter().map(|table| end_of(table)).filter(|end| *end < row);
    let starts = tables.iter().map(|table| start_of(table)).filter(|start| *start > row);
    [ends.max().map_or(1, |end| end + 1), starts.min().map_or(row, |start| start - 1)]
}

impl<'f, 'a> Follower<'f, 'a> {
    fn hear_again(&mut self, said: &'f SaidText) {
        let around = self.around;
        let Some(at) = said.at else {
            if tidy(around.sheet) != tidy(&said.text) {
                self.changed(said, Heard { text: around.sheet, at: None, is_alike: true });
            }
            return;
        };
        // The headers of columns are looked at one by one; lines below the headers come too late and are looked at in
        // `units_below`.
        if is_in_value_headers(said, around.layout) || at.row > around.layout.header_last().max(start_of(around.layout))
        {
            return;
        }
        let rows = rows_around(at.row, around.layout, around.tables);
        let found = match key_beside(around, at) {
            Some(key) => around.lines.find_beside(key, (at, &said.text), rows),
            None => around.lines.find((at, &said.text), rows),
        };
        match found {
            FoundAgain::Same => {}
            FoundAgain::Changed { line, is_alike } => {
                self.changed(said, Heard { text: &line.text, at: Some(line.at), is_alike });
            }
            FoundAgain::Gone => self.gone(said),
        }
    }

    fn changed(&mut self, said: &SaidText, heard: Heard<'_>) {
        self.read_again(said, heard);
        let is_told = |finding: &Finding| finding.value == heard.text && finding.code != FindingCode::FollowedTitle;
        if heard.at.is_none() || self.findings.iter().any(is_told) {
            return;
        }
        if has_new_words(self.context, (self.dictionary, &self.layout), (&said.text, heard.text)) {
            let finding = self.disagrees(Severity::Warning, "words", heard.at);
            self.findings.push(finding.with_value(heard.text).with("said", &said.text));
        }
    }

    /// What a changed text says of what it said before.
    fn read_again(&mut self, said: &SaidText, heard: Heard<'_>) {
        match &said.of {
            SaidOf::Period => self.period(said, heard),
            SaidOf::Scale => self.scale(said, heard),
            SaidOf::Cumulative | SaidOf::Title => {}
            SaidOf::Subject => self.subject(said, heard),
            SaidOf::Component(id) => self.code(id, said, heard),
        }
        let is_told_as =
            |finding: &Finding, wanted: &str| finding.arguments.get("what").is_some_and(|what| what == wanted);
        let is_day_told = self.findings.iter().any(|finding| is_told_as(finding, "day") && finding.value == heard.text);
        if titles::is_of_other_day(self.context, (&said.text, heard.text)) && !is_day_told {
            let finding = self.disagrees(Severity::Warning, "day", heard.at);
            self.findings.push(finding.with_value(heard.text).with("said", &said.text));
        }
        let mut all = self.findings.iter();
        let is_told = all.any(|finding| is_told_as(finding, "cumulative") || is_told_as(finding, "gone-cumulative"));
        if titles::is_accumulated(&said.text) != titles::is_accumulated(heard.text) && !is_told {
            let finding = self.disagrees(Severity::Error, "cumulative", heard.at);
            self.findings.push(finding.with_value(heard.text).with("said", &said.text));
        }
    }

    /// What a text said is said no more, or somewhere else.
    fn gone(&mut self, said: &SaidText) {
        if said.of == SaidOf::Scale
            && let Some(line) = self.unit_above()
        {
            return self.scale(said, Heard { text: &line.text, at: Some(line.at), is_alike: false });
        }
        let finding = match &said.of {
            SaidOf::Title => return,
            SaidOf::Period => return self.no_period(said, None),
            SaidOf::Scale if self.factor() == 1.0 && !self.units.names_unit_as_it_stands(&said.text) => return,
            SaidOf::Scale => gone_unit(self.place(said.at), self.factor()),
            SaidOf::Cumulative if !self.layout.cumulative => return,
            SaidOf::Cumulative => self.disagrees(Severity::Error, "gone-cumulative", said.at),
            SaidOf::Subject => self.disagrees(Severity::Warning, "gone-subject", said.at),
            SaidOf::Component(id) => match self.constant(id) {
                Some(code) => {
                    self.disagrees(Severity::Error, "gone-code", said.at).with("component", id).with("taken", code)
                }
                None => return,
            },
        };
        self.findings.push(finding.with_value(&said.text).with("said", &said.text));
    }

    fn period(&mut self, said: &SaidText, heard: Heard<'_>) {
        let habits = titles::habits(self.context, self.context.habits(&self.layout));
        let Some(own) = self.layout.period.clone() else { return };
        // A part of the year is said without its year where the columns say the years.
        let is_part = self.context.profile.reporting_year.period(&own).is_err();
        let part = |text: &str| titles::part_of(text).filter(|_| is_part);
        let read = |text: &str| titles::period_of(text, habits).or_else(|| part(text));
        let Some(new) = read(heard.text) else { return self.no_period(said, Some(heard)) };
        if self.is_same_period(&new, &own) {
            return;
        }
        let old = read(&said.text);
        if !old.is_some_and(|old| self.is_same_period(&old, &own)) {
            let finding = self.disagrees(Severity::Error, "period", heard.at).with("taken", own).with("found", new);
            return self.findings.push(finding.with_value(heard.text).with("said", &said.text));
        }
        let is_sure = heard.is_alike && self.kind_of(&new) == self.kind_of(&own);
        let finding = self.followed("period", said, heard, is_sure).with("taken", &new).with("component", TIME_PERIOD);
        self.findings.push(finding);
        self.layout.period = Some(new);
    }

    /// The title names no period any more: that is the one thing to say of the period.
    fn no_period(&mut self, said: &SaidText, heard: Option<Heard<'_>>) {
        if self.layout.period.take().is_none() {
            return;
        }
        let at = heard.and_then(|heard| heard.at).or(said.at);
        let finding = Finding::new(FindingCode::MissingPeriod, Severity::Error, self.place(at));
        let what = if heard.is_some() { "title" } else { "gone" };
        let text = heard.map_or(said.text.as_str(), |heard| heard.text);
        let told = finding.with("what", what).with("component", TIME_PERIOD).with("said", &said.text);
        self.findings.push(told.with_value(text));
    }

    fn scale(&mut self, said: &SaidText, heard: Heard<'_>) {
        // Of what is counted, and not in how many, the code is told.
        if [said.text.as_str(), heard.text].iter().all(|text| self.units.leaves_multiple_of_line_open(text)) {
            return;
        }
        let own = self.factor();
        let factor = |verdict: Verdict| match verdict {
            Verdict::Same => Some(1.0),
            Verdict::Scale(factor) => Some(factor),
            Verdict::Other => None,
        };
        let old = self.units.of_line(&said.text).and_then(factor);
        let new = self.units.of_line(heard.text);
        // A title that names no unit any more: another line above the table may.
        if new.is_none()
            && let Some(line) = self.unit_above()
        {
            return self.scale(said, Heard { text: &line.text, at: Some(line.at), is_alike: false });
        }
        let names_unit = || self.units.names_unit_as_it_stands(&said.text);
        match new.map(factor) {
            Some(Some(new)) if new == own => {}
            Some(Some(new)) if old == Some(own) => {
                let finding = self.followed("scale", said, heard, heard.is_alike).with("factor", new);
                self.findings.push(finding);
                self.layout.scale = (new != 1.0).then_some(new);
            }
            None if own == 1.0 && (!names_unit() || self.units.names_own_unit(heard.text)) => {}
            None => {
                let finding = gone_unit(self.place(heard.at), own);
                self.findings.push(finding.with_value(heard.text).with("said", &said.text));
            }
            Some(_) => {
                let finding = self.disagrees(Severity::Error, "unit", heard.at).with("factor", own);
                self.findings.push(finding.with_value(heard.text).with("said", &said.text));
            }
        }
    }

    /// The nearest line above the table that names a unit.
    fn unit_above(&self) -> Option<&'f OutsideLine> {
        let rows = rows_around(start_of(&self.layout).saturating_sub(1), &self.layout, self.around.tables);
        let lines: &'f OutsideLines = self.around.lines;
        let mut above = lines.between(rows).rev().filter(|line| self.is_above(line.at));
        above.find(|line| self.units.of_line(&line.text).is_some())
    }

    /// What the dataflow is about is said by no component: where a file names something else, a person must look. Of a title
    /// that is no note, narrows nothing and is kept for a word that nothing explained, `new_titles` compares the words.
    fn subject(&mut self, said: &SaidText, heard: Heard<'_>) {
        let mut kept = self.around.tables.iter().flat_map(|table| &table.said);
        let is_title = kept.any(|kept| kept.of == SaidOf::Title && kept.text == said.text);
        let narrows = |text: &str| titles::is_note(text) || is_told(self.context, text);
        let is_compared = is_title && !narrows(&said.text) && !narrows(heard.text);
        let is_of_key = said.at.is_some_and(|at| key_beside(self.around, at).is_some());
        let value = value_within(&said.text, heard.text).or_else(|| is_of_key.then_some(heard.text));
        let is_code = value.is_some_and(|value| self.is_code(value));
        let is_same = if is_of_key && !has_year(&said.text) {
            fold(&said.text) == fold(heard.text)
        } else {
            masked(&said.text) == masked(heard.text)
        };
        if is_same || is_compared && !is_of_key && !is_code {
            return;
        }
        // Of many keys nobody knows what they select.
        let is_open = is_of_key && !is_code && !narrows(&said.text) && !narrows(heard.text);
        let finding = self.disagrees(if is_open { Severity::Warning } else { Severity::Error }, "subject", heard.at);
        self.findings.push(finding.with_value(heard.text).with("said", &said.text));
    }

    /// Whether a text is a code of a dimension other than a whole.
    fn is_code(&self, text: &str) -> bool {
        let dictionary = self.dictionary;
        let is_part = |words: &Words<'_>| {
            let Found::Code(code) = words.find(text) else { return false };
            words.code(code).is_some_and(|code| !code.as_str().starts_with('_'))
        };
        (0..dictionary.dimensions).any(|place| dictionary.words(place).is_some_and(is_part))
    }

    fn code(&mut self, id: &Id, said: &SaidText, heard: Heard<'_>) {
        let Some(own) = self.constant(id) else { return };
        let of = |text: &str| self.code_in(id, text).map(|code| code.to_string());
        let (old, new) = (of(&said.text), of(heard.text));
        match new {
            Some(new) if new == own => {}
            // A part where all were: whoever chose it may not have meant to. Tables that are each of a part change places.
            Some(new) if old.as_ref() == Some(&own) && own == "_T" && heard.at.is_some() && !self.tells_apart(id) => {
                let finding = self.disagrees(Severity::Error, "other-code", heard.at).with("component", id);
                let finding = finding.with("taken", own).with("found", new);
                self.findings.push(finding.with_value(heard.text).with("said", ""));
            }
            Some(new) if old.as_ref() == Some(&own) => {
                let finding = self.followed("code", said, heard, heard.is_alike);
                self.findings.push(finding.with("taken", &new).with("component", id));
                self.layout.constants.insert(id.clone(), new);
            }
            None if old.as_ref() == Some(&own) && self.says_again(id, (&said.text, heard.text)) => {}
            _ => {
                let finding =
                    self.disagrees(Severity::Error, "code", heard.at).with("taken", own).with("component", id);
                self.findings.push(finding.with_value(heard.text).with("said", &said.text));
            }
        }
    }

    /// Whether a line has all words of the one that said a code before what it is broken down by, and of others those alone
    /// that name its country or say nothing: `Réfugiés en Tunisie` where `Réfugiés` stood.
    fn says_again(&self, id: &Id, (said, heard): (&str, &str)) -> bool {
        let around = Vocabulary::around_table(self.context, &self.layout);
        let is_in = |word: &str, line: &str| {
            let line = fold(line);
            let is_there = |piece: &str| line.split(' ').any(|own| titles::say_same(own, piece));
            around.says(word) || fold(word).split(' ').all(is_there)
        };
        let old = titles::words_of_title(said);
        let subject: Vec<&str> = old.into_iter().take_while(|word| !is_by_word(&fold(word))).collect();
        let is_of_subject = self.code_in(id, &subject.join(" ")).is_some();
        let has_subject = subject.iter().all(|word| word.chars().any(char::is_numeric) || is_in(word, heard));
        let new = titles::words_of_title(heard);
        let adds_nothing = new.iter().all(|word| titles::is_empty_word(word) || is_in(word, said));
        let has_other_sides = || OwnCountry::of(self.context).has_other_sides((said, heard));
        is_of_subject && has_subject && adds_nothing && !has_other_sides()
    }

    /// Whether some table of the profile has a part of a component as its constant.
    fn tells_apart(&self, id: &Id) -> bool {
        let mut constants = self.context.profile.tables.iter().filter_map(|table| table.constants.get(id));
        constants.any(|code| code != "_T")
    }

    fn code_in(&self, id: &Id, text: &str) -> Option<Id> {
        if *id == *UNIT && self.units.is_of_observations() {
            return self.units.code_of_line(text);
        }
        let words = self.dictionary.words(self.dictionary.place(id.as_str())?)?;
        titles::code_of(self.context, (id.as_str(), words), text)
    }

    /// What the profile says of a component of every value of the table: its code, where it has the word of the file.
    fn constant(&self, id: &Id) -> Option<String> {
        let said = self.layout.constants.get(id).or_else(|| self.context.profile.constants.get(id))?;
        let words = self.dictionary.place(id.as_str()).and_then(|place| self.dictionary.words(place));
        match words.map(|words| words.meaning(said)) {
            Some(crate::Meaning::Code(code)) => Some(code.to_string()),
            _ => Some(said.clone()),
        }
    }

    fn factor(&self) -> f64 {
        self.layout.scale.unwrap_or(1.0)
    }

    /// Looks whether a title says something else than what the profile fixes.
    fn check_fixed(&mut self) {
        let start = start_of(&self.layout);
        let rows = rows_around(start.saturating_sub(1), &self.layout, self.around.tables);
        if start > 1 {
            self.check_fixed_period(rows);
            self.check_sheet_period(rows);
            self.check_fixed_unit(rows);
            self.check_own_unit(rows);
        }
    }

    /// A period that a person wrote stays, even where the nearest title names clearly another one: another year, or a month,
    /// a quarter or a day outside of it.
    fn check_fixed_period(&mut self, rows: [u32; 2]) {
        let is_followed = self.layout.said.iter().any(|said| said.of == SaidOf::Period);
        let Some(fixed) = self.layout.period.clone().filter(|_| !is_followed) else { return };
        let told = self.told_above(rows).or_else(|| self.told_above_pages(rows, &fixed));
        let Some((told, line)) = told else { return };
        let of = |text: &str| self.context.profile.reporting_year.period(text).ok();
        if matches!((of(&fixed), of(&told.period)), (Some(own), Some(other)) if are_apart(&own, &other)) {
            let finding = self.disagrees(Severity::Warning, "year", Some(line.at));
            let finding = finding.with("taken", fixed).with("found", told.period).with("said", "");
            self.findings.push(finding.with_value(&line.text));
        }
    }

    /// The name of the sheet says the period, and the nearest title clearly another one: one of the two was forgotten
    /// when the file of the year before was copied.
    fn check_sheet_period(&mut self, rows: [u32; 2]) {
        let Some((told, line)) = self.told_above(rows) else { return };
        let Some(own) = self.period_of_sheet(&told.period) else { return };
        let other = self.context.profile.reporting_year.period(&told.period);
        let is_telling = told.is_year || own.frequency() != Some(Frequency::A);
        if other.is_ok_and(|other| is_telling && are_apart(&own, &other)) {
            let finding = self.disagrees(Severity::Warning, "sheet", Some(line.at)).with("taken", own.to_string());
            let finding = finding.with("found", told.period).with("said", self.around.sheet);
            self.findings.push(finding.with_value(&line.text));
        }
    }

    /// The period that the name of the sheet says: whole, or a part of the year that the title says.
    fn period_of_sheet(&self, title: &str) -> Option<TimePeriod> {
        let is_in_name = |said: &SaidText| said.of == SaidOf::Period && said.at.is_none();
        if self.layout.said.iter().any(is_in_name) {
            return self.context.profile.reporting_year.period(self.layout.period.as_deref()?).ok();
        }
        let is_name = self.layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
        let habits = self.context.habits(&self.layout);
        match periods::read(self.around.sheet, habits).filter(|_| is_name)? {
            Moment::Period(period) => Some(period),
            Moment::Part(Part::Year) | Moment::Ambiguous(..) => None,
            Moment::Part(part) => part.of(title.get(..4)?.parse().ok()?),
        }
    }

    /// The period of the nearest line above the table that says one.
    fn told_above(&self, rows: [u32; 2]) -> Option<(titles::Told, &'f OutsideLine)> {
        let habits = titles::habits(self.context, self.context.habits(&self.layout));
        let lines: &'f OutsideLines = self.around.lines;
        let is_title = |line: &&OutsideLine| {
            self.is_above(line.at) && !titles::is_of_printing(&line.text) && !titles::is_of_source(&line.text)
        };
        let mut titles_above = lines.between(rows).rev().filter(is_title);
        titles_above.find_map(|line| match titles::title_period(&line.text, habits) {
            titles::Said::Period(told) => Some((told, line)),
            _ => None,
        })
    }

    /// The period of the nearest line above the tables over this one for which the profile has the same period: the pages of
    /// a table have one title. Where it has another one for them, that title was never about this table.
    fn told_above_pages(&self, [first, _]: [u32; 2], fixed: &str) -> Option<(titles::Told, &'f OutsideLine)> {
        let last = first.checked_sub(1)?;
        let (told, line) = self.told_above([1, last])?;
        let is_page = |table: &TableLayout| start_of(table) > line.at.row && end_of(table) <= last;
        let has_fixed =
            |table: &TableLayout| table.period.as_deref().is_some_and(|own| self.is_same_period(own, fixed));
        let tables = self.around.tables.iter().copied();
        let mut pages = tables.filter(|table| is_page(table) && !self.is_beside(table));
        pages.all(has_fixed).then_some((told, line))
    }

    /// Whether a table has no column in common with this one.
    fn is_beside(&self, table: &TableLayout) -> bool {
        let columns = self.layout.columns.zip(table.columns);
        columns.is_some_and(|([first, last], [other_first, other_last])| other_last < first || last < other_first)
    }

    /// A factor that nothing in the file said when the profile was made, or none, where a title speaks of thousands now.
    fn check_fixed_unit(&mut self, rows: [u32; 2]) {
        let note = unit_note(self.context, &self.layout).map(|said| &said.text);
        let is_title = |said: &SaidText| said.of == SaidOf::Scale && Some(&said.text) != note;
        let is_open = |text: &str| self.units.leaves_multiple_of_line_open(text);
        if self.layout.said.iter().any(|said| is_title(said) && !is_open(&said.text)) {
            return self.check_other_unit(rows);
        }
        let around = self.around;
        let mut lines = around.lines.between(rows).rev().filter(|line| self.is_above(line.at));
        // The word for the unit of observations does not say how many of it are counted, nor does another one.
        let verdict = |line: &OutsideLine| {
            let found = self.units.of_line(&line.text).filter(|found| !self.is_of_other_own(*found))?;
            (!is_open(&line.text)).then_some(found)
        };
        let told = lines.find_map(|line| Some((verdict(line)?, line)));
        let Some((Verdict::Scale(factor), line)) = told else { return };
        if factor != self.factor() && !self.is_factor_beside(factor) && !self.is_code_told(line) {
            let finding = self.disagrees(Severity::Warning, "unit", Some(line.at)).with("factor", self.factor());
            self.findings.push(finding.with_value(&line.text).with("said", ""));
        }
    }

    /// Beside the title from which the unit was taken, a line that begins with the word for it and names another one.
    fn check_other_unit(&mut self, rows: [u32; 2]) {
        let is_title = |said: &SaidText| said.of == SaidOf::Scale && !is_in_value_headers(said, &self.layout);
        if !self.layout.said.iter().any(is_title) {
            return;
        }
        let own = self.factor();
        let is_told = |line: &OutsideLine| self.findings.iter().any(|finding| finding.value == line.text);
        let is_other = |line: &&OutsideLine| match self.units.of_line(&line.text) {
            Some(Verdict::Scale(found)) => found != own && !self.is_factor_beside(found),
            // A word for the unit of observations is no word for how many of it are counted.
            Some(Verdict::Same) => own != 1.0 && !self.units.is_of_observations(),
            Some(Verdict::Other) | None => false,
        };
        let around = self.around;
        let mut lines = around.lines.between(rows).rev().filter(|line| self.is_above(line.at));
        let found = lines.find(|line| after_unit(&line.text).is_some() && is_other(line) && !is_told(line));
        if let Some(line) = found {
            let finding = self.disagrees(Severity::Warning, "unit", Some(line.at)).with("factor", own);
            self.findings.push(finding.with_value(&line.text).with("said", ""));
        }
    }

    /// Where each observation has its own unit, a line that did not stand above the table and names another one than the
    /// profile writes for all of its values.
    fn check_own_unit(&mut self, rows: [u32; 2]) {
        let around = self.around;
        let codes = own_units::codes_beside(self.context, around);
        if codes.is_empty() || !self.units.is_of_observations() {
            return;
        }
        let is_known = |line: &OutsideLine| {
            let mut said = around.tables.iter().flat_map(|table| &table.said);
            said.any(|said| masked(&said.text) == masked(&line.text))
        };
        // A note is told as such, and a line that was followed says the code already.
        let is_told = |line: &OutsideLine| {
            let is_followed = |finding: &Finding| finding.code == FindingCode::FollowedTitle && !is_of_code(finding);
            let mut told = self.findings.iter().filter(|finding| !is_followed(finding));
            titles::is_note(&line.text) || told.any(|finding| finding.value == line.text)
        };
        let is_other = |line: &&OutsideLine| {
            let is_of_other = self.is_above(line.at) && self.units.is_of_other_code(&line.text, &codes);
            is_of_other && !is_known(line) && !is_told(line)
        };
        let found = around.lines.between(rows).rev().find(is_other);
        if let Some(line) = found {
            let finding = self.disagrees(Severity::Warning, "new-title", Some(line.at));
            self.findings.push(finding.with_value(&line.text).with("said", ""));
        }
    }

    /// Whether a line names money where observations have their own unit and this table counts something else.
    fn is_of_other_own(&self, verdict: Verdict) -> bool {
        self.units.is_of_observations() && verdict == Verdict::Other
    }

    /// Whether the line of a factor may be about a table beside this one, where observations have their own unit.
    fn is_factor_beside(&self, factor: f64) -> bool {
        self.units.is_of_observations() && own_units::is_factor_beside(self.around, factor)
    }

    /// Whether a line is told as one that names another code than the one in its place did.
    fn is_code_told(&self, line: &OutsideLine) -> bool {
        let is_it = |finding: &Finding| is_of_code(finding) && finding.value == line.text;
        self.units.is_of_observations() && self.findings.iter().any(is_it)
    }

    /// Whether a line stands within the columns of the table.
    fn is_above(&self, at: CellName) -> bool {
        self.layout.columns.is_none_or(|[first, last]| (first..=last).contains(&at.column))
    }

    fn is_same_period(&self, one: &str, other: &str) -> bool {
        let of = |text: &str| self.context.profile.reporting_year.period(text).ok();
        one == other || matches!((of(one), of(other)), (Some(one), Some(other)) if one == other)
    }

    /// What sort of period it is: its frequency, when in the year it begins and how many years and months it lasts.
    fn kind_of(&self, text: &str) -> Option<(Option<Frequency>, [i32; 3])> {
        let period = self.context.profile.reporting_year.period(text).ok()?;
        let (start, end) = (period.start().date(), period.end().date());
        let months = (i32::from(end.year()) - i32::from(start.year())) * 12 + i32::from(end.month() - start.month());
        // Quarters and months of one frequency begin where they like; a year of schools is no calendar year.
        let begins = match period.frequency() {
            Some(Frequency::A) | None => [i32::from(start.month()), i32::from(start.day())],
            Some(_) => [0, 0],
        };
        Some((period.frequency(), [begins[0], begins[1], months]))
    }

    /// Something was taken from what a text says now; whether it is sure that it is the same text.
    fn followed(&self, what: &str, said: &SaidText, heard: Heard<'_>, is_sure: bool) -> Finding {
        let severity = if is_sure { Severity::Note } else { Severity::Warning };
        let finding = Finding::new(FindingCode::FollowedTitle, severity, self.place(heard.at));
        finding.with("what", what).with_value(heard.text).with("said", &said.text)
    }

    fn disagrees(&self, severity: Severity, what: &str, at: Option<CellName>) -> Finding {
        Finding::new(FindingCode::TitleDisagrees, severity, self.place(at)).with("what", what)
    }

    fn place(&self, at: Option<CellName>) -> Place {
        place_of(self.around.file, self.around.sheet, at)
    }
}

/// Whether a finding tells of the code that a line says.
fn is_of_code(finding: &Finding) -> bool {
    finding.arguments.get("what").is_some_and(|what| what == "code")
}

/// Whether two periods have no day in common.
fn are_apart(own: &TimePeriod, other: &TimePeriod) -> bool {
    own.end() <= other.start() || other.end() <= own.start()
}

/// A cell of a sheet, or all of it.
pub(super) fn place_of(file: &str, sheet: &str, at: Option<CellName>) -> Place {
    Place { file: file.to_owned(), sheet: sheet.to_owned(), row: at.map(|at| at.row), column: at.map(|at| at.column) }
}

#[cfg(test)]
mod tests {
    use marsad_model::TableLayout;

    use super::rows_around;

    #[test]
    fn a_line_belongs_to_the_table_between_whose_neighbours_it_stands() {
        let table = |first: u32, last: Option<u32>| TableLayout {
            header_rows: Some([first, first]),
            rows: last.map(|last| [first + 1, last]),
            ..TableLayout::empty()
        };
        let (one, two) = (table(3, Some(8)), table(12, None));
        let tables = [&one, &two];
        assert_eq!(rows_around(1, &one, &tables), [1, 2]);
        assert_eq!(rows_around(10, &two, &tables), [9, 11]);
        assert_eq!(rows_around(2, &two, &tables), [1, 2], "the title of the sheet is about both");
        assert_eq!(rows_around(12, &two, &tables), [12, 12]);
    }
}
