//! The columns that the profile names: where each stands, what it holds, and what is told where it does not stand.

use std::collections::HashSet;

use marsad_model::{Column, ColumnRole, FileFormat, FindingCode, HeaderRow, Id, Severity, TIME_PERIOD, nearest};

use super::flags::{is_bare_flag, is_flag};
use super::{Label, LabelKind, Planner, ValueColumn};
use crate::cell::tidy;
use crate::names::{Found, fold};
use crate::reading::constant_columns::ConstantColumn;
use crate::reading::headers::{is_header_of_labels, undated};
use crate::reading::multipliers::is_beside_values;
use crate::reading::outside_lines::masked;
use crate::reading::said::is_unit_in_headers;
use crate::reading::time::Pieces;
use crate::titles::UnitReader;
use crate::values::units::{Verdict, without_unit_part};

impl Planner<'_, '_, '_> {
    /// The columns that the profile names. Returns every place that it speaks of.
    pub(super) fn named_columns(&mut self) -> HashSet<usize> {
        let pairs = self.flag_pairs();
        let mut spoken_of: HashSet<usize> = pairs.iter().map(|pair| pair.letters).collect();
        for column in &self.layout().column {
            match self.find(column) {
                Some(at) if is_flag(column) && pairs.iter().any(|pair| pair.letters == at) => {}
                // Where letters stood stand values now, as where a year was added: their header says which.
                Some(at) if is_flag(column) && pairs.iter().any(|pair| pair.numbers == at) => {}
                Some(at) if is_bare_flag(column) && self.heads_values(at) => {}
                Some(at) => {
                    spoken_of.insert(at);
                    self.named_column(column, at);
                }
                None => {
                    let told = self.findings.len();
                    self.absent(column);
                    if self.findings.len() > told {
                        spoken_of.extend(self.place_of_other_labels(column));
                    }
                }
            }
        }
        self.lost_constants(&spoken_of);
        spoken_of
    }

    /// Where a column stands: at its place if its header is there or has no text, else wherever its header is. Levels of
    /// a header that hold a year need not be named, and at its place a level may say another word of what stands across.
    pub(super) fn find(&self, column: &Column) -> Option<usize> {
        let wanted = fold(&column.header);
        let is_it = |at: usize| fold(&self.plan.headers[at]) == wanted;
        // A year above values says their period, and no other year will do.
        let is_undated = |header: &str| column.role != ColumnRole::Value && fold(&undated(header)) == wanted;
        let at = column.at.map(|at| at.saturating_sub(1) as usize);
        // A column of a list that is left out may stand beyond all headers; beyond those of a table stand shifted rows.
        let is_beyond = wanted.is_empty() && column.role == ColumnRole::Ignore && self.layout().across.is_empty();
        if let Some(at) = at.filter(|&at| is_beyond || at < self.plan.headers.len().max(self.known.width)) {
            let header = self.plan.headers.get(at).map_or("", String::as_str);
            let is_there = wanted.is_empty() || fold(header) == wanted || is_undated(header);
            if is_there || self.is_under_another_word(column, header) {
                return Some(at);
            }
        }
        if wanted.is_empty() {
            return None;
        }
        let exact = self.plan.headers.iter().position(|header| *header == tidy(&column.header));
        let all = 0..self.plan.headers.len();
        exact
            .or_else(|| all.clone().find(|&at| is_it(at)))
            .or_else(|| all.clone().find(|&at| is_undated(&self.plan.headers[at])))
            .or_else(|| self.find_alike(column))
    }

    /// The only column whose header is that of a column but for the unit that one of both says, `Pays / Unité : 1000 DT` and
    /// `Pays`, or has another word for the same time. Of values only where their unit is read from their headers, and can be,
    /// or where it is told that the new header names one: `Visas (milliers)` for `Visas`.
    fn find_alike(&self, column: &Column) -> Option<usize> {
        if matches!(column.role, ColumnRole::Ignore | ColumnRole::Flag) {
            return None;
        }
        let units = UnitReader::of(self.plan.context);
        let is_in_headers = is_unit_in_headers(self.layout()) && !units.is_of_observations();
        let can_be_read = |header: &str| matches!(units.of_headers(header), Some(Verdict::Same | Verdict::Scale(_)));
        let is_named = |header: &str| self.layout().column.iter().any(|column| fold(&column.header) == fold(header));
        let is_told = |header: &str, known: &str| {
            let has_factor = matches!(units.of_headers(header), Some(Verdict::Scale(_)));
            has_factor && matches!(units.of_headers(known), None | Some(Verdict::Same)) && !is_named(header)
        };
        let name = |header: &str| fold(&without_unit_part(header));
        let is_value = |header: &str, known: &str| {
            (is_in_headers && can_be_read(header) || is_told(header, known)) && name(header) == name(known)
        };
        let is_it = |header: &str, other: &Column| match other.role {
            ColumnRole::Code | ColumnRole::Time | ColumnRole::Text => is_header_of_labels(header, &other.header),
            ColumnRole::Value => is_value(header, &other.header),
            ColumnRole::Ignore | ColumnRole::Flag => false,
        };
        let mut found = (0..self.plan.headers.len()).filter(|&at| is_it(&self.plan.headers[at], column));
        let first = found.next().filter(|_| found.next().is_none())?;
        let mut others = self.layout().column.iter().filter(|other| *other != column);
        let is_others = others.any(|other| is_it(&self.plan.headers[first], other));
        (!is_others).then_some(first)
    }

    /// Whether a header of labels is that of a column but for words of what stands across, which the values below it take
    /// from there: `Men / Isle` where the profile knows `Women / Isle`.
    fn is_under_another_word(&self, column: &Column, header: &str) -> bool {
        let is_label = matches!(column.role, ColumnRole::Code | ColumnRole::Time | ColumnRole::Text);
        let is_word = |level: &str| {
            let mut said = self.layout().across.iter().flat_map(|row| &row.components);
            said.any(|id| {
                let words = self.plan.dictionary.place(id.as_str()).and_then(|place| self.plan.dictionary.words(place));
                words.is_some_and(|words| matches!(words.find(level), Found::Code(_)))
            })
        };
        let own = |path: &str| {
            let levels = path.split(" / ").filter(|level| !is_word(level)).map(fold);
            levels.collect::<Vec<_>>()
        };
        let levels = |path: &str| path.split(" / ").count();
        let (named, found) = (own(&column.header), own(header));
        is_label && levels(&column.header) == levels(header) && !named.is_empty() && named == found
    }

    fn named_column(&mut self, column: &Column, at: usize) {
        let component = column.component.as_ref().and_then(|id| self.plan.dictionary.place(id.as_str()));
        let constant = column.only.iter().map(|only| ConstantColumn { at, only: only.clone(), is_guessed: false });
        self.plan.constants.extend(constant);
        match (column.role, component) {
            (ColumnRole::Code, Some(component)) => {
                let further = column.further.iter().filter_map(|id| self.plan.dictionary.place(id.as_str())).collect();
                let has_time = column.further.iter().any(|id| *id == *TIME_PERIOD);
                let kind = LabelKind::Words { component, further, has_time };
                self.plan.labels.push(Label { at, kind, fill: column.fill });
                let fixed = self.plan.fixed.iter().find(|(fixed, _)| *fixed == component);
                let holds = self.plan.context.is_sdmx() && component < self.plan.dictionary.dimensions;
                self.plan.of_profile.extend(fixed.filter(|_| holds).map(|(_, code)| (at, component, *code)));
            }
            (ColumnRole::Text, Some(component)) => {
                self.plan.labels.push(Label { at, kind: LabelKind::Text(component), fill: column.fill });
            }
            (ColumnRole::Time, _) => self.plan.labels.push(Label { at, kind: LabelKind::Time, fill: column.fill }),
            (ColumnRole::Value, _) => {
                let fixed = column.codes.iter().filter_map(|(id, code)| self.fixed(id, code.as_str())).collect();
                let time = column.period.as_deref().and_then(|text| self.written_pieces(text)).unwrap_or_default();
                let header = self.plan.headers.get(at).map_or("", String::as_str);
                let time = time.marked_in(header, self.plan.context.profile);
                self.plan.values.push(ValueColumn { at, fixed, time, flag: None });
            }
            (ColumnRole::Ignore, _) => {
                self.plan.ignored.push(at);
                // What a message says to be done with its data holds whether anybody reads it or not.
                let is_action = self.plan.context.profile.format == FileFormat::SdmxMl && column.header == "ACTION";
                self.plan.action = self.plan.action.or(is_action.then_some(at));
                // Thousands are thousands whether anybody reads that they are or not, unless the profile says the unit.
                let header = self.plan.headers.get(at).map_or("", String::as_str);
                if !self.plan.says_unit && self.is_first_multiplier(header) {
                    self.plan.multiplier = Some(at);
                }
            }
            (ColumnRole::Code | ColumnRole::Text, None) if self.is_of_multipliers(column) => {
                self.plan.multiplier = Some(at);
                self.plan.needs_multiplier = !self.plan.context.profile.format.is_sdmx();
            }
            _ => {}
        }
    }

    /// Whether a column is named as that of the multipliers of its rows.
    fn is_of_multipliers(&self, column: &Column) -> bool {
        let structure = self.plan.context.structure;
        column.component.as_ref().is_some_and(|id| is_beside_values(id.as_str(), structure))
    }

    /// A column that is not there, if it is worth a word.
    fn absent(&mut self, column: &Column) {
        let structure = self.plan.context.structure;
        let id = column.component.as_ref().map_or("", Id::as_str);
        // A message has no columns: where nothing is said of a status, it is the usual one, as in a blank cell.
        let is_of_message = self.plan.context.profile.format == FileFormat::SdmxMl;
        let is_optional = matches!(column.role, ColumnRole::Ignore | ColumnRole::Flag)
            || is_of_message && id == "OBS_STATUS"
            || self.plan.context.is_sdmx() && self.plan.context.profile.constants.contains_key(id)
            || structure.attributes.iter().any(|attribute| attribute.id == *id && !attribute.mandatory);
        if !is_optional {
            let near = nearest(&column.header, self.plan.headers.iter().map(String::as_str));
            let near: Vec<String> = near.into_iter().map(str::to_owned).collect();
            let other = self.same_but_for_numbers(&column.header);
            let finding = self.add(FindingCode::MissingColumn, Severity::Error, None);
            let told = finding.clone().with("expected", &column.header);
            // Who sends the figures of a year should not add the column of the year before.
            *finding = match other {
                Some(other) => told.with("what", "number").with("found", other),
                None => told.with("what", "column").with_nearest(near),
            };
        }
    }

    /// The place of a column of labels that is not there, where the header of another table's labels stands in it, as where
    /// a table of the sheet is gone: no values stand below it.
    fn place_of_other_labels(&self, column: &Column) -> Option<usize> {
        let is_label = |one: &Column| matches!(one.role, ColumnRole::Code | ColumnRole::Time | ColumnRole::Text);
        let at = column.at?.checked_sub(1)? as usize;
        let header = fold(self.plan.headers.get(at).filter(|header| !header.is_empty())?);
        let mut others = self.plan.context.tables.iter().flat_map(|table| &table.column);
        let is_others = others.any(|other| is_label(other) && fold(&other.header) == header);
        (is_label(column) && is_others).then_some(at)
    }

    /// A header that no `column` names and that is like this one but for its numbers, such as that of the next year.
    fn same_but_for_numbers(&self, header: &str) -> Option<String> {
        let wanted = masked(header);
        let is_named = |other: &str| self.layout().column.iter().any(|column| fold(&column.header) == fold(other));
        let is_it = |other: &&String| masked(other) == wanted && !is_named(other);
        self.plan.headers.iter().find(|other| header.contains(char::is_numeric) && is_it(other)).cloned()
    }

    /// Whether the header of a column that is not read is like one that is read, but for its numbers.
    pub(super) fn is_like_a_read_one(&self, header: &str) -> bool {
        let wanted = masked(header);
        let mut values = self.layout().column.iter().filter(|column| column.role == ColumnRole::Value);
        header.contains(char::is_numeric) && values.any(|column| masked(&column.header) == wanted)
    }

    /// Whether a header of its own stands over a column, and says what values below it are about.
    pub(super) fn heads_values(&self, at: usize) -> bool {
        let headers = self.known.headers;
        let is_own = |row: &&HeaderRow| {
            let text = headers.text(row.row, at);
            !text.is_empty() && at.checked_sub(1).is_none_or(|left| headers.text(row.row, left) != text)
        };
        let is_read = |row: &HeaderRow| {
            let mut value = ValueColumn { at, fixed: Vec::new(), time: Pieces::default(), flag: None };
            let text = self.without_quality(headers.text(row.row, at), &mut value);
            self.read_header(&text, &row.components, &mut value)
        };
        let header = self.plan.headers.get(at).map_or("", String::as_str);
        self.layout().across.iter().filter(is_own).any(is_read) || self.is_like_a_read_one(header)
    }
}
