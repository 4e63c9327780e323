//! A header that nobody knows over several columns that lower headers tell apart, beside the word for their whole:
//! `Purpose of stay` over `Study | Work`, then `Total`. It is the name of these columns and says nothing of their values.
//!
//! Does not hold: headers that name a component, which are no doubt.

use std::collections::BTreeSet;

use marsad_model::{Id, TIME_PERIOD};

use super::doubt::{Doubt, DoubtKind};
use super::line_period::only_year;
use super::roles::{Meaning, Roles};
use crate::reading::headers::Headers;
use crate::reading::sections::component_named;

impl Roles<'_, '_, '_> {
    /// The component of which the columns below a heading are words, where the row of headers at a place holds the heading
    /// and words for the whole alone: of that component the whole is.
    pub(super) fn heading_of_columns(
        &self,
        headers: &Headers,
        (place, texts): (usize, &BTreeSet<&str>),
        (values, found): (&[usize], &mut Meaning),
    ) -> Vec<Id> {
        let row = self.grid.rows[place].0;
        let (wholes, others): (Vec<&str>, Vec<&str>) = texts.iter().copied().partition(|text| self.is_whole_word(text));
        let ([heading], Some(_)) = (&others[..], wholes.first()) else { return Vec::new() };
        if !heading.chars().any(char::is_alphabetic) || only_year(heading).is_some() {
            return Vec::new();
        }
        let below: Vec<usize> =
            values.iter().copied().filter(|&column| headers.text(row, column) == *heading).collect();
        let Some(component) = self.told_below(headers, (place, &below), found) else { return Vec::new() };
        if component_named(self.context, self.dictionary, heading).is_none() {
            let doubt = Doubt::new(DoubtKind::HeadingOfColumns, component.as_str(), heading).taking(wholes[0]);
            found.doubts.push(doubt.at(self.grid.spot(Some(row), below[0])));
        }
        vec![component]
    }

    /// The first dimension that a lower row of headers tells apart in some columns.
    pub(super) fn told_below(&self, headers: &Headers, (place, columns): (usize, &[usize]), found: &Meaning) -> Option<Id> {
        let lower = self.block.headers.iter().copied().filter(|&lower| lower > place);
        lower.map(|lower| self.grid.rows[lower].0).find_map(|row| {
            let texts: BTreeSet<&str> =
                columns.iter().map(|&column| headers.text(row, column)).filter(|text| !text.is_empty()).collect();
            let components = if texts.len() > 1 { self.components_of(&texts, &found.filled) } else { Vec::new() };
            components.into_iter().find(|id| *id != TIME_PERIOD)
        })
    }
}
