//! Columns that repeat others in another measure: percentages and variations beside counts, and columns that the profile
//! leaves out whose headers have other numbers now.

use std::collections::{BTreeMap, HashSet};

use marsad_model::{Column, ColumnRole, FindingCode, HeaderRow, Id, Lang, Severity, TIME_PERIOD};

use super::words::has_number_and_word;
use super::{Planner, ValueColumn};
use crate::cell::tidy;
use crate::propose::kind::is_derived;
use crate::reading::beside::{Derived, derived};
use crate::reading::narrower::expects_percent;
use crate::reading::outside_lines::masked;
use crate::reading::time::Pieces;
use crate::titles::UNIT;
use crate::values::units::has_percent;

impl Planner<'_, '_, '_> {
    /// Whether a column repeats others in another measure: it stands under a percent sign or a word such as `Variation`,
    /// and is none of the values that the table is about.
    pub(super) fn is_of_other_measure(&self, at: usize) -> bool {
        self.is_of_percent(at) || self.is_of_change(at)
    }

    /// Whether a column stands under a percent sign, or a word for it, in a dataflow that counts: a share, which nobody reads as
    /// a count.
    pub(super) fn is_of_percent(&self, at: usize) -> bool {
        let header = self.plan.headers.get(at).map_or("", String::as_str);
        has_percent(header) && !expects_percent(self.plan.context, self.layout()) && {
            let mut levels = header.split(" / ").filter(|level| has_percent(level));
            !levels.any(|level| self.is_word_with_sign(level))
        }
    }

    /// Whether a column stands under a word for a share or a change, in a dataflow that is of no percentages: `Taux` may
    /// be a measure, where it is a word of the component that its row is about, and `N` a year where the profile says so.
    /// Below a word of the profile it is one all the same where periods stand beside it.
    fn is_of_change(&self, at: usize) -> bool {
        let of_table = self.layout().constants.get(UNIT).map(String::as_str);
        let of_dataflow = self.plan.context.dataflow_attributes.get(UNIT).map(Id::as_str);
        let header = self.plan.headers.get(at).map_or("", String::as_str);
        let is_known = || self.is_header_word(at) || self.is_own_word(at);
        let is_it = || is_derived(header) && !is_known() || self.is_beside_periods(at) || self.is_left_out_anew(at);
        of_table.or(of_dataflow) != Some("PT") && is_it()
    }

    /// Whether a header says a change or a share in a row of headers where periods stand, and nothing else that the row may
    /// say: `2023 | 2024 | Écart`.
    fn is_beside_periods(&self, at: usize) -> bool {
        self.is_said_beside_periods(at, |text| match derived(text) {
            Some(Derived::Change) => true,
            // `Répartition 2024` may be how many there were in that year.
            Some(Derived::Share) => !text.contains(char::is_numeric),
            Some(Derived::RunningTotal | Derived::Total) | None => false,
        })
    }

    /// Whether such a header stands in a row of headers where periods stand, and says nothing else that the row may say.
    fn is_said_beside_periods(&self, at: usize, is_it: impl Fn(&str) -> bool) -> bool {
        let text_at = |row: &HeaderRow, at: usize| self.known.headers.text(row.row, at);
        let has_periods = |row: &HeaderRow| {
            let is_of_time = row.components.iter().any(|id| *id == *TIME_PERIOD);
            is_of_time && (0..self.plan.headers.len()).any(|other| self.pieces(text_at(row, other)).is_some())
        };
        let is_read = |row: &HeaderRow, text: &str| {
            let mut value = ValueColumn { at, fixed: Vec::new(), time: Pieces::default(), flag: None };
            self.read_header(text, &row.components, &mut value)
        };
        self.layout().across.iter().any(|row| {
            let text = text_at(row, at);
            is_it(text) && has_periods(row) && !is_read(row, text)
        })
    }

    /// Whether a header says totals since January, or the total of the periods beside it, in other words than that of a column
    /// of totals since January that the profile leaves out, and that is not there any more.
    fn is_left_out_anew(&self, at: usize) -> bool {
        let is_running = |header: &str| derived(header) == Some(Derived::RunningTotal);
        let header = self.plan.headers.get(at).map_or("", String::as_str);
        let left_out = self.layout().column.iter().filter(|column| column.role == ColumnRole::Ignore);
        let mut running = left_out.filter(|column| is_running(&column.header));
        let is_total = || self.is_said_beside_periods(at, |text| derived(text) == Some(Derived::Total));
        running.any(|column| self.find(column).is_none()) && (is_running(header) || is_total())
    }

    /// Whether the profile itself has a code for what stands above a column, for a component of its row.
    fn is_own_word(&self, at: usize) -> bool {
        let codes = &self.plan.context.profile.codes;
        self.layout().across.iter().any(|row| {
            let text = tidy(self.known.headers.text(row.row, at));
            let mut words = row.components.iter().filter_map(|id| codes.get(id)).flat_map(BTreeMap::keys);
            !text.is_empty() && words.any(|word| tidy(word) == text)
        })
    }

    /// Whether a header with a percent sign is a word of the profile or the name of a code as it stands.
    fn is_word_with_sign(&self, text: &str) -> bool {
        let context = self.plan.context;
        let mut decided = context.profile.codes.values().flat_map(BTreeMap::keys);
        let mut lists = self.layout().across.iter().flat_map(|row| &row.components);
        let is_name = |id: &Id| {
            let codes = context.codelist(id.as_str()).map_or(&[][..], |list| list.codes());
            codes.iter().any(|code| Lang::ALL.iter().any(|&lang| tidy(code.name.get(lang)) == text))
        };
        decided.any(|word| tidy(word) == text) || lists.any(is_name)
    }

    /// Whether values stand here that are in the measure of the table.
    pub(super) fn has_counts(&self, named: &HashSet<usize>) -> bool {
        let [first, last] = self.layout().columns.unwrap_or([1, u32::MAX]);
        let is_own = |at: usize| (first as usize..=last as usize).contains(&(at + 1)) && !named.contains(&at);
        let has_text = |at: usize| {
            let mut texts = self.layout().across.iter().map(|row| self.known.headers.text(row.row, at));
            texts.any(|text| !text.is_empty())
        };
        let mut others = (0..self.plan.headers.len()).filter(|&at| is_own(at) && has_text(at));
        !self.plan.values.is_empty() || others.any(|at| !self.is_of_other_measure(at))
    }

    /// A table of percentages alone, in a dataflow that counts: that is what is wrong with it.
    pub(super) fn percent_alone(&mut self, at: usize, header: &str) {
        let finding = self.add(FindingCode::PercentUnexpected, Severity::Error, Some(at));
        *finding = finding.clone().with_value(header);
    }

    /// The headers of the columns that the profile leaves out, without their numbers: `Var. 24/23 (%)` stands for
    /// `Var. 23/22 (%)`. A header of numbers alone is none of them: it is like every year. Neither is one that stands above
    /// values too, as where it is merged over two columns of which the profile leaves out the one at its place.
    pub(super) fn ignored_but_for_numbers(&self) -> HashSet<String> {
        let ignored = self.layout().column.iter().filter(|column| column.role == ColumnRole::Ignore);
        let ignored = ignored.filter(|column| has_number_and_word(&column.header));
        let places = ignored.clone().filter_map(|column| column.at).map(|at| at.saturating_sub(1) as usize);
        let places: HashSet<usize> = places.collect();
        let header = |at: usize| self.plan.headers.get(at).map_or("", String::as_str);
        let is_shared = |place: &&usize| {
            let mut beside = [place.checked_sub(1), place.checked_add(1)].into_iter().flatten();
            beside.any(|at| !places.contains(&at) && header(at) == header(**place) && !self.is_of_other_measure(at))
        };
        let shared: HashSet<String> = places.iter().filter(is_shared).map(|place| masked(header(*place))).collect();
        ignored.map(|column| masked(&column.header)).filter(|header| !shared.contains(header)).collect()
    }

    /// Whether a column of another measure stands under a header that the profile leaves out, such as the `%` beside each
    /// year: one more year has one more of them.
    pub(super) fn is_left_out(&self, at: usize) -> bool {
        let header = self.plan.headers.get(at).map_or("", String::as_str);
        let is_it = |column: &Column| column.role == ColumnRole::Ignore && tidy(&column.header) == header;
        self.layout().column.iter().any(is_it) && self.is_of_other_measure(at)
    }

    /// Whether a level above a column is a word of the component that its row is about.
    fn is_header_word(&self, at: usize) -> bool {
        self.layout().across.iter().any(|row| {
            let text = self.known.headers.text(row.row, at);
            let words: Vec<Id> = row.components.iter().filter(|id| **id != *TIME_PERIOD).cloned().collect();
            let mut value = ValueColumn { at, fixed: Vec::new(), time: Pieces::default(), flag: None };
            is_derived(text) && self.read_header(text, &words, &mut value)
        })
    }
}
