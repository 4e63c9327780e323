//! Columns that repeat others in another measure: percentages and variations beside counts, and columns that the profile
//! leaves out whose headers have other numbers now.

use std::collections::{BTreeMap, HashSet};

use marsad_model::{ColumnRole, FindingCode, Id, Lang, Severity, TIME_PERIOD};

use super::{Planner, ValueColumn, has_number_and_word};
use crate::cell::tidy;
use crate::propose::kind::is_derived;
use crate::reading::narrower::expects_percent;
use crate::reading::outside_lines::masked;
use crate::reading::time::Pieces;

impl Planner<'_, '_, '_> {
    /// Whether a column stands under a percent sign in a dataflow that counts: a share, which nobody reads as a count.
    pub(super) fn is_of_percent(&self, at: usize) -> bool {
        let has_sign = |text: &str| text.contains(['%', '٪']);
        let header = self.plan.headers.get(at).map_or("", String::as_str);
        has_sign(header) && !expects_percent(self.plan.context, self.layout()) && {
            let mut levels = header.split(" / ").filter(|level| has_sign(level));
            !levels.any(|level| self.is_word_with_sign(level))
        }
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

    /// Whether values stand here that are no percentages.
    pub(super) fn has_counts(&self, named: &HashSet<usize>) -> bool {
        let [first, last] = self.layout().columns.unwrap_or([1, u32::MAX]);
        let is_own = |at: usize| (first as usize..=last as usize).contains(&(at + 1)) && !named.contains(&at);
        let has_text = |at: usize| {
            let mut texts = self.layout().across.iter().map(|row| self.known.headers.text(row.row, at));
            texts.any(|text| !text.is_empty())
        };
        let mut others = (0..self.plan.headers.len()).filter(|&at| is_own(at) && has_text(at));
        !self.plan.values.is_empty() || others.any(|at| !self.is_of_percent(at))
    }

    /// A column of percentages: beside counts it is derived from them and left out, as a draft leaves it out; where
    /// nothing else stands in the table, that is what is wrong with it.
    pub(super) fn percent(&mut self, (at, header): (usize, &str), has_counts: bool) {
        if has_counts {
            return self.unexpected(at, header);
        }
        let finding = self.add(FindingCode::PercentUnexpected, Severity::Error, Some(at));
        *finding = finding.clone().with_value(header);
    }

    /// The headers of the columns that the profile leaves out, without their numbers: `Var. 24/23 (%)` stands for
    /// `Var. 23/22 (%)`. A header of numbers alone is none of them: it is like every year.
    pub(super) fn ignored_but_for_numbers(&self) -> HashSet<String> {
        let ignored = self.layout().column.iter().filter(|column| column.role == ColumnRole::Ignore);
        ignored.filter(|column| has_number_and_word(&column.header)).map(|column| masked(&column.header)).collect()
    }

    /// Whether a column of percentages or variations stands beside columns of values: the same years again, and no
    /// values of them.
    pub(super) fn is_derived_beside(&self, at: usize, named: &HashSet<usize>) -> bool {
        let is_told = |at: usize| is_derived(&self.plan.headers[at]);
        let of_table = self.layout().constants.get("UNIT_MEASURE").map(String::as_str);
        let of_dataflow = self.plan.context.dataflow_attributes.get("UNIT_MEASURE").map(Id::as_str);
        let is_of_percent = of_table.or(of_dataflow) == Some("PT");
        let across = &self.layout().across;
        let is_of_values = |other: usize| {
            !named.contains(&other)
                && !is_told(other)
                && across.iter().any(|row| !self.known.headers.text(row.row, other).is_empty())
        };
        let is_derived_alone = !across.is_empty() && !is_of_percent && is_told(at) && !self.is_header_word(at);
        is_derived_alone && (0..self.plan.headers.len()).any(is_of_values)
    }

    /// Whether a level above a column is a word of the component that its row is about: `Taux` may be a measure.
    fn is_header_word(&self, at: usize) -> bool {
        self.layout().across.iter().any(|row| {
            let text = self.known.headers.text(row.row, at);
            let words: Vec<Id> = row.components.iter().filter(|id| **id != *TIME_PERIOD).cloned().collect();
            let mut value = ValueColumn { at, fixed: Vec::new(), time: Pieces::default(), flag: None };
            is_derived(text) && self.read_header(text, &words, &mut value)
        })
    }
}
