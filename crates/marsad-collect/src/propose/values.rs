//! The columns that hold numbers: which of them are values, and what becomes of each.
//!
//! Does not hold: which rows above them say what, which `above` finds, and the words of these, which `values_across` takes.

use marsad_model::{Column, ColumnRole, HeaderRow, Id, TIME_PERIOD};

use super::code_columns::Shape;
use super::columns::LabelColumn;
use super::doubt::{Doubt, DoubtKind};
use super::grid::KeptCell;
use super::kind::{Kind, is_derived, is_identifier_header, is_part_of_year_header, is_period_header};
use super::line_period::header_period;
use super::roles::{Meaning, Roles, bare, plain};
use super::title::{begins_with_sum, is_accumulated};
use super::unit_words::UNIT;
use crate::reading::beside::{Derived, derived};
use crate::reading::headers::Headers;
use crate::reading::plan::is_neutral;
use crate::reading::shares::{Shares, shares};
use crate::values::numbers::{self, Written};
use crate::values::units::{self, Unit, Verdict, is_unclear, unit_in};

impl Roles<'_, '_, '_> {
    pub(super) fn value_columns(&self, headers: &Headers, values: &[usize], found: &mut Meaning) {
        let counts = self.without_ages(headers, values, found);
        let values = &counts[..];
        let percents = values.iter().filter(|&&column| self.is_percent(headers, column)).count();
        let marked = values.iter().any(|&column| units::has_percent(&headers.path(column)));
        found.is_percent = !values.is_empty()
            && (percents == values.len()
                || !marked && self.title_share_max.is_some_and(|max| self.are_shares(values, max))
                || !marked && self.make_a_hundred(values)
                || (percents * 2 > values.len() && !marked));
        let mut read: Vec<usize> = Vec::new();
        let accumulated = self.only_accumulated(headers, values, found);
        let is_of_sums = self.context.sums_since_january() && !accumulated.is_empty();
        for &column in values {
            if !accumulated.contains(&column) && (is_of_sums || self.is_unwanted(headers, column, found)) {
                let header = headers.path(column);
                let made = self.ignored((column, &header), found);
                self.doubt_of_unread_headings((column, &header), found);
                found.layout.column.push(made);
            } else {
                read.push(column);
            }
        }
        let mut read = self.of_one_unit(headers, read, found);
        let across = self.across(headers, &mut read, found);
        found.values.clone_from(&read);
        if self.years_in_headers(headers, &read, (&across, found)) {
            return;
        }
        match (&read[..], across.is_empty()) {
            ([], _) => {}
            ([only], true) => self.only_value(headers, *only, found),
            (_, true) => self.first_of_many(headers, &read, found),
            (_, false) => self.values_across(headers, &read, across, found),
        }
    }

    /// The columns of sums since January, or of changes that the dataflow counts, where a table has no others: what stands
    /// beside the values of months is derived, and what stands alone is what was sent. Where the dataflow counts such sums,
    /// they are all that is read.
    fn only_accumulated(&self, headers: &Headers, values: &[usize], found: &mut Meaning) -> Vec<usize> {
        if self.context.sums_since_january() {
            return values.iter().copied().filter(|&column| begins_with_sum(&headers.path(column))).collect();
        }
        let (wanted, unwanted): (Vec<usize>, Vec<usize>) =
            values.iter().partition(|&&column| !self.is_unwanted(headers, column, found));
        if !wanted.is_empty() {
            return Vec::new();
        }
        let of_changes = self.counted_changes(headers, &unwanted);
        if !of_changes.is_empty() {
            return of_changes;
        }
        let is_sum = |header: &str| is_accumulated(header) || is_running_total(header);
        let of_sums: Vec<usize> = unwanted.into_iter().filter(|&column| is_sum(&headers.path(column))).collect();
        if let Some(&first) = of_sums.first() {
            let place = self.grid.spot(None, first);
            found.doubts.push(Doubt::new(DoubtKind::Cumulative, TIME_PERIOD, &headers.path(first)).at(place));
        }
        of_sums
    }

    /// Whether no number is greater than a share may be.
    fn are_shares(&self, values: &[usize], max: f64) -> bool {
        let numbers = self.data_rows().flat_map(|row| values.iter().map(move |&column| (row, column)));
        let mut numbers = numbers.filter_map(|(row, column)| self.grid.at(row, column)?.number);
        numbers.all(|number| number.abs() <= max)
    }

    /// Whether the numbers of each column make up a hundred: every one of several, or where the title speaks of shares.
    fn make_a_hundred(&self, values: &[usize]) -> bool {
        let numbers = |&column: &usize| {
            let cells = self.data_rows().filter_map(|row| self.grid.at(row, column));
            let marks = self.context.profile.numbers;
            let read = |cell: &KeptCell| match (cell.number, numbers::read(&cell.label(), marks)) {
                (Some(number), _) | (None, Written::Number(number, _)) => Some(number),
                _ => None,
            };
            cells.filter_map(read).collect::<Vec<f64>>()
        };
        let columns: Vec<Vec<f64>> = values.iter().map(numbers).collect();
        match shares(&columns) {
            Shares::Certain => true,
            Shares::Likely => self.title_is_of_shares,
            Shares::None => false,
        }
    }

    /// A column nobody publishes: something derived, a running number, an identifier.
    pub(super) fn is_unwanted(&self, headers: &Headers, column: usize, found: &Meaning) -> bool {
        let header = headers.path(column);
        let is_said = header.split(" / ").any(|level| !units::is_percent(level) && self.is_word(bare(level)));
        let is_of_percent = self.is_dataflow_in_percent()
            || found.is_percent && units::has_percent(&header)
            || self.is_percent_beside_counts(headers, column);
        let is_derived = is_derived(&header) && !is_said && !is_of_percent;
        let is_share = self.is_percent(headers, column) && !found.is_percent && !is_of_percent;
        let is_running = is_running_total(&header) && !is_said && !self.context.sums_since_january();
        let is_of_others = is_derived || is_share || is_running || self.is_change_of_periods(headers, column);
        is_of_others || self.is_running_number(column, &header) || self.is_identifier(column, &header)
    }

    fn is_dataflow_in_percent(&self) -> bool {
        self.context.dataflow_attributes.get("UNIT_MEASURE").is_some_and(|unit| *unit == *"PT")
    }

    /// Numbers 1, 2, 3 … that count rows. Months are counted as well, but their header says what they are.
    fn is_running_number(&self, column: usize, header: &str) -> bool {
        let numbers: Vec<f64> = self.data_rows().filter_map(|row| self.grid.at(row, column)?.number).collect();
        let is_first = column == self.block.columns[0];
        let rises = numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1.0).count();
        numbers.len() > 2
            && rises + 1 == numbers.len()
            && (is_first || is_derived(header) || is_identifier_header(header))
            && !is_part_of_year_header(header)
    }

    /// Numbers that go one to one with the labels of the rows: a code, an index, an order.
    fn is_identifier(&self, column: usize, header: &str) -> bool {
        const COLUMNS_MAX: usize = 40;
        let width = self.block.columns[1] - self.block.columns[0];
        // A wide table has its words in the headers; looking at each of its columns would take long.
        if width > COLUMNS_MAX && !is_identifier_header(header) {
            return false;
        }
        let own = LabelColumn::of(self.grid, self.kinds, self.block, (column, header));
        let is_whole = own.texts.iter().all(|seen| seen.text.chars().all(|c| c.is_ascii_digit()));
        if !is_whole || own.texts.len() < 3 {
            return false;
        }
        // Below a period or a word of a list stand values, whatever rows with the same label say.
        if header.split(" / ").any(|level| is_period_header(bare(level)) || self.is_word(bare(level))) {
            return false;
        }
        let is_distinct = own.texts.len() == own.filled();
        let is_named = is_identifier_header(header) && !self.is_about_measure(header);
        let with_label = |label: usize| {
            let label = LabelColumn::of(self.grid, self.kinds, self.block, (label, ""));
            own.is_same_as(&label)
        };
        let mut labels = (self.block.columns[0]..=self.block.columns[1])
            .filter(|&other| other != column)
            .filter(|&other| self.data_rows().take(50).any(|row| self.kinds.at(row, other) == Kind::Text));
        match is_distinct {
            // Where every row has its own number, only the header tells an identifier from a count.
            true => is_named,
            false => labels.any(with_label),
        }
    }

    fn is_percent(&self, headers: &Headers, column: usize) -> bool {
        let cells: Vec<Kind> = self.data_rows().map(|row| self.kinds.at(row, column)).collect();
        let percents = cells.iter().filter(|kind| **kind == Kind::Percent).count();
        let numbers = cells.iter().filter(|kind| **kind == Kind::Number).count();
        percents > numbers || units::has_percent(&headers.path(column))
    }

    /// The columns whose headers agree on a unit that can become the dataflow's; the others are not read.
    fn of_one_unit(&self, headers: &Headers, values: Vec<usize>, found: &mut Meaning) -> Vec<usize> {
        if self.dictionary.place(UNIT).is_some_and(|place| place < self.dictionary.dimensions) {
            self.scale_of_own_unit(headers, &values, found);
            return values;
        }
        let expected = Unit::of_code(self.context.dataflow_attributes.get(UNIT).map(Id::as_str));
        let of_header = |header: &str| header.split(" / ").find_map(unit_in).map(|unit| unit.against(expected));
        let said = values.iter().filter(|&&column| of_header(&headers.path(column)).is_some()).count();
        // Beside headers that name a unit, the others have that of the title.
        let has_both = said > 0 && said < values.len();
        let of_title = self.title_unit.filter(|_| has_both);
        found.has_unit_of_title = of_title.is_some_and(|verdict| verdict != Verdict::Other);
        let mut scale = None;
        let mut read = Vec::new();
        for column in values {
            let header = headers.path(column);
            let own_verdict = of_header(&header);
            let verdict = own_verdict.or(of_title);
            if own_verdict.is_none() && is_unclear(&header) {
                let doubt = Doubt::new(DoubtKind::UnknownUnit, "", &header);
                found.doubts.push(doubt.at(self.header_spot(column)));
            }
            let own = match verdict {
                Some(Verdict::Scale(factor)) => factor,
                _ => 1.0,
            };
            let is_first = scale.is_none();
            // With a unit of the title, the reader takes from each header what it says.
            let is_of_another = !found.has_unit_of_title && !is_first && scale != Some(own);
            if verdict == Some(Verdict::Other) || is_of_another {
                let doubt = Doubt::new(DoubtKind::OtherUnit, "", &header);
                found.doubts.push(doubt.at(self.header_spot(column)));
                let mut made = Column::new(&header, ColumnRole::Ignore, None);
                made.at = Some(column as u32 + 1);
                found.layout.column.push(made);
                continue;
            }
            scale = Some(own);
            read.push(column);
            if own_verdict.is_some() {
                found.unit_texts.push((header, self.header_spot(column)));
            }
        }
        found.layout.scale = scale.filter(|scale| *scale != 1.0);
        read
    }

    /// What the values of a table are multiplied with, whose headers name units of their own.
    fn scale_of_own_unit(&self, headers: &Headers, values: &[usize], found: &mut Meaning) {
        for &column in values {
            let factor = self.factor_of_column(headers, column).unwrap_or(1.0);
            if factor != 1.0 {
                found.layout.scale = Some(factor);
                found.unit_texts.push((headers.path(column), self.header_spot(column)));
            }
        }
    }

    /// Headers such as `RGPH 2014`, which hold a year among other words: each column is written out with its period.
    fn years_in_headers(
        &self,
        headers: &Headers,
        values: &[usize],
        (across, found): (&[HeaderRow], &mut Meaning),
    ) -> bool {
        let has_time = found.filled.contains(TIME_PERIOD)
            || across.iter().any(|row| row.components.iter().any(|id| *id == *TIME_PERIOD));
        let years: Vec<(usize, String)> = values
            .iter()
            .filter_map(|&column| Some((column, header_period(&headers.path(column), self.habits)?)))
            .collect();
        if has_time || years.is_empty() || years.len() * 2 < values.len() {
            return false;
        }
        let written: Vec<usize> = years.iter().map(|(column, _)| *column).collect();
        for (column, year) in years {
            let made = self.written_out((headers, column), (across, &year), found);
            found.layout.column.push(made);
        }
        for &column in values.iter().filter(|column| !written.contains(column)) {
            let made = self.ignored((column, &headers.path(column)), found);
            found.layout.column.push(made);
        }
        found.filled.insert(TIME_PERIOD.to_owned());
        found.has_whole_time = true;
        true
    }

    fn written_out(
        &self,
        (headers, column): (&Headers, usize),
        (across, year): (&[HeaderRow], &str),
        found: &mut Meaning,
    ) -> Column {
        let measure = self.context.structure.measure.id.clone();
        let mut made = Column::new(&headers.path(column), ColumnRole::Value, Some(measure));
        made.at = Some(column as u32 + 1);
        made.period = Some(year.to_owned());
        for row in across {
            let text = headers.text(row.row, column);
            for id in &row.components {
                if let Some(code) = self.code_of_header(id, text) {
                    made.codes.insert(id.clone(), code);
                    found.filled.insert(id.to_string());
                }
            }
        }
        made
    }

    /// The code of a component that a header names.
    pub(super) fn code_of_header(&self, id: &Id, text: &str) -> Option<Id> {
        let place = self.dictionary.place(id.as_str())?;
        if self.is_unit(place) {
            return self.named_unit(text).map(|unit| unit.code);
        }
        match self.dictionary.words(place)?.meaning(self.word_of(place, text)?) {
            crate::Meaning::Code(code) => Some(code),
            _ => None,
        }
    }

    fn only_value(&self, headers: &Headers, column: usize, found: &mut Meaning) {
        let header = headers.path(column);
        let is_number = |level: &str| self.shape(level) == Some(Shape::Number);
        let is_plain = |level: &str| self.is_about_measure(level) || is_neutral(plain(level)) || is_number(level);
        if !header.is_empty() && !header.split(" / ").any(is_plain) {
            found.doubts.push(Doubt::new(DoubtKind::AssumedValue, "", &header).at(self.header_spot(column)));
        }
        self.value(&header, column, found);
    }

    fn value(&self, header: &str, column: usize, found: &mut Meaning) {
        let mut made = Column::new(header, ColumnRole::Value, Some(self.context.structure.measure.id.clone()));
        made.at = Some(column as u32 + 1);
        found.layout.column.push(made);
    }

    /// Several columns of numbers whose headers say nothing that tells them apart: the one that is named like the
    /// measure, or the first with a doubt, and doubts about the others.
    fn first_of_many(&self, headers: &Headers, values: &[usize], found: &mut Meaning) {
        let rank = |column: usize| headers.path(column).split(" / ").map(|level| self.measure_rank(level)).max();
        // Of headers that say the same the first counts.
        let best = values.iter().copied().rev().max_by_key(|&column| rank(column));
        let named = best.filter(|&column| rank(column) > Some(0));
        let chosen = named.unwrap_or(values[0]);
        for &column in values {
            let header = headers.path(column);
            if column != chosen {
                let made = self.unread_values((column, &header), found);
                found.layout.column.push(made);
                continue;
            }
            if named.is_none() {
                found.doubts.push(Doubt::new(DoubtKind::AssumedValue, "", &header).at(self.header_spot(column)));
            }
            self.value(&header, column, found);
        }
    }

    /// How well a header names what the dataflow counts: by its own words, `Nombre de naturalisations`; by no more than
    /// that it is a count; by words that may be about something else, `Nombre de demandes`.
    fn measure_rank(&self, level: &str) -> u8 {
        match (self.is_about_dataflow(level), is_neutral(plain(level)), self.is_about_measure(level)) {
            (true, ..) => 3,
            (_, true, _) => 2,
            (_, _, true) => 1,
            _ => 0,
        }
    }
}

/// Whether a header says totals since January: `Total cumulé`, `Depuis janvier`, `المجموع منذ بداية السنة`.
fn is_running_total(header: &str) -> bool {
    derived(header) == Some(Derived::RunningTotal)
}
