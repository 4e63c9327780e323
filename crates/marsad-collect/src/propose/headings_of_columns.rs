//! A header that nobody knows over several columns that lower headers tell apart, beside the word for their whole:
//! `Purpose of stay` over `Study | Work`, then `Total`. It is the name of these columns and says nothing of their values. Where
//! it has a word of the name of one component alone, `Secteur d’activité`, what stands below it are words of that, be they
//! known or not.
//!
//! Does not hold: headers that name a component, which are no doubt, nor several such headings in one row, for which
//! `groups_of_columns` is.

use std::collections::BTreeSet;

use marsad_model::{HeaderRow, Id, TIME_PERIOD};

use super::doubt::{Doubt, DoubtKind};
use super::evidence::Grade;
use super::line_period::only_year;
use super::roles::{Meaning, Roles};
use crate::reading::headers::Headers;
use crate::reading::sections::component_named;

impl Roles<'_, '_, '_> {
    /// The component of which the columns below a heading are words, where the row of headers at a place holds no other
    /// heading and a word for the whole: of that component the whole is. What stands over one column alone is asked as a word
    /// of it, and takes the others with it no more.
    pub(super) fn heading_of_columns(
        &self,
        headers: &Headers,
        (place, texts): (usize, &BTreeSet<&str>),
        (values, found): (&[usize], &mut Meaning),
    ) -> Vec<Id> {
        let row = self.grid.rows[place].0;
        let (wholes, others): (Vec<&str>, Vec<&str>) = texts.iter().copied().partition(|text| self.is_whole_word(text));
        let over_several = self.over_several(headers, (place, &others), values);
        if over_several.len() > 1 {
            return self.groups_of_columns(headers, (place, &over_several, &others), (values, found));
        }
        let ([heading], Some(_)) = (&over_several[..], wholes.first()) else { return Vec::new() };
        if others.iter().any(|text| text != heading && self.is_plain(text)) {
            return Vec::new();
        }
        if !heading.chars().any(char::is_alphabetic) || only_year(heading).is_some() {
            return Vec::new();
        }
        let below: Vec<usize> =
            values.iter().copied().filter(|&column| headers.text(row, column) == *heading).collect();
        let spoken_of =
            || self.spoken_of(heading).filter(|id| self.are_open_below(headers, (place, &below), (id, &*found)));
        let Some(component) = self.told_below(headers, (place, &below), found).or_else(spoken_of) else {
            return Vec::new();
        };
        if component_named(self.context, self.dictionary, heading).is_none() {
            let doubt = Doubt::new(DoubtKind::HeadingOfColumns, component.as_str(), heading).taking(wholes[0]);
            found.doubts.push(doubt.at(self.grid.spot(Some(row), below[0])));
        }
        vec![component]
    }

    /// Those of the texts of a row of headers below which lower headers say something else.
    fn over_several<'t>(
        &self,
        headers: &Headers,
        (place, texts): (usize, &[&'t str]),
        values: &[usize],
    ) -> Vec<&'t str> {
        let row = self.grid.rows[place].0;
        let lower = self.block.headers.iter().filter(|&&lower| lower > place);
        let lower: Vec<u32> = lower.filter_map(|&lower| self.grid.number(lower)).collect();
        let has_more = |text: &str| {
            let mut own = values.iter().filter(|&&column| headers.text(row, column) == text);
            own.any(|&column| lower.iter().any(|&row| !["", text].contains(&headers.text(row, column))))
        };
        texts.iter().copied().filter(|text| has_more(text)).collect()
    }

    /// The component of which the words of a row of headers are, none of which is known: the heading over all of them speaks
    /// of it.
    pub(super) fn component_over(
        &self,
        headers: &Headers,
        (row, texts): (u32, &BTreeSet<&str>),
        (values, found): (&[usize], &Meaning),
    ) -> Option<Id> {
        let id = self.spoken_of(self.heading_over(headers, (row, texts), values)?)?;
        (!found.filled.contains(id.as_str())).then_some(id)
    }

    /// Whether a row is of the one component of which the heading over its unknown words speaks.
    pub(super) fn is_spoken_of(&self, headers: &Headers, values: &[usize], row: &HeaderRow) -> bool {
        let texts = values.iter().map(|&column| headers.text(row.row, column)).filter(|text| !text.is_empty());
        let over = self.heading_over(headers, (row.row, &texts.collect()), values);
        let spoken_of = over.and_then(|heading| self.spoken_of(heading));
        spoken_of.is_some_and(|id| row.components == [id])
    }

    /// The text that stands in an upper row over all columns below which a row has texts that nothing explains, where there
    /// are several of these.
    fn heading_over<'h>(
        &self,
        headers: &'h Headers,
        (row, texts): (u32, &BTreeSet<&str>),
        values: &[usize],
    ) -> Option<&'h str> {
        let open: BTreeSet<&str> = texts.iter().copied().filter(|text| self.is_unexplained(text)).collect();
        let mut columns = values.iter().copied().filter(|&column| open.contains(headers.text(row, column)));
        let first = columns.next().filter(|_| open.len() > 1)?;
        let rows = self.block.headers.iter().filter_map(|&place| self.grid.number(place));
        let upper =
            rows.take_while(|upper| *upper < row).filter(|upper| !headers.text(*upper, first).is_empty()).last()?;
        let heading = headers.text(upper, first);
        columns.all(|column| headers.text(upper, column) == heading).then_some(heading)
    }

    /// The one dimension of whose name a heading has a word that no other name has.
    fn spoken_of(&self, heading: &str) -> Option<Id> {
        let is_it = |place: &usize| {
            self.names.grade(*place, heading) >= Grade::Rare && !self.is_frequency_or_unit(self.id(*place))
        };
        let mut places = (0..self.dictionary.dimensions).filter(is_it);
        let first = places.next()?;
        places.next().is_none().then(|| self.id(first).clone())
    }

    /// Whether lower headers of some columns are several texts that nothing explains, and nothing says the component yet.
    fn are_open_below(
        &self,
        headers: &Headers,
        (place, columns): (usize, &[usize]),
        (id, found): (&Id, &Meaning),
    ) -> bool {
        let lower = self.block.headers.iter().filter(|&&lower| lower > place);
        let mut rows = lower.filter_map(|&lower| self.grid.number(lower));
        let are_open = |row: u32| {
            let texts: BTreeSet<&str> = columns.iter().map(|&column| headers.text(row, column)).collect();
            texts.iter().filter(|text| self.is_unexplained(text)).count() > 1
        };
        !found.filled.contains(id.as_str()) && rows.any(are_open)
    }

    /// The first dimension that a lower row of headers tells apart in some columns.
    pub(super) fn told_below(
        &self,
        headers: &Headers,
        (place, columns): (usize, &[usize]),
        found: &Meaning,
    ) -> Option<Id> {
        self.row_told_below(headers, (place, columns), found).map(|(_, id)| id)
    }

    /// The same with its row.
    pub(super) fn row_told_below(
        &self,
        headers: &Headers,
        (place, columns): (usize, &[usize]),
        found: &Meaning,
    ) -> Option<(u32, Id)> {
        let lower = self.block.headers.iter().copied().filter(|&lower| lower > place);
        lower.map(|lower| self.grid.rows[lower].0).find_map(|row| {
            let texts: BTreeSet<&str> =
                columns.iter().map(|&column| headers.text(row, column)).filter(|text| !text.is_empty()).collect();
            let components = if texts.len() > 1 { self.components_of(&texts, &found.filled) } else { Vec::new() };
            components.into_iter().find(|id| *id != TIME_PERIOD).map(|id| (row, id))
        })
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::Id;
    use marsad_testkit::marjan;

    use crate::propose::DoubtKind;
    use crate::propose::tests::draft_of;
    use crate::propose::tests_of_headers::workbook;

    #[test]
    fn words_that_nobody_knows_below_a_heading_that_speaks_of_one_component_are_asked_as_words_of_it() {
        for total in ["Total", ""] {
            let bytes = workbook(
                &[
                    &["Year", "Isle of landing", "", total],
                    &["", "Old quay", "New quay"],
                    &["2023", "10", "20", if total.is_empty() { "" } else { "30" }],
                    &["2024", "40", "50", if total.is_empty() { "" } else { "90" }],
                ],
                &[([0, 0], [1, 2])],
            );
            let draft = draft_of(marjan(), "DF_ARRIVALS", &bytes);
            let isle = Id::literal("ISLE");
            let across = &draft.profile.tables[0].across;
            let last = across.last().unwrap_or_else(|| panic!("{:?}", draft.doubts));
            assert_eq!((last.row, &last.components[..]), (2, &[isle][..]), "{:?}", draft.doubts);
            let asked = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnknownWord);
            let asked: Vec<(&str, &str)> = asked.map(|doubt| (doubt.component.as_str(), doubt.text.as_str())).collect();
            assert_eq!(asked, [("ISLE", "Old quay"), ("ISLE", "New quay")], "{:?}", draft.doubts);
            assert!(draft.doubts.iter().all(|doubt| doubt.kind != DoubtKind::UnreadValues), "{:?}", draft.doubts);
        }
    }
}
