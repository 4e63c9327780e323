//! The words that stand across several columns of values: what each says, and which columns say nothing of what the others
//! are told apart by.
//!
//! Does not hold: which rows of headers they are in, which `above` finds, and which columns hold values, which `values` knows.

use std::collections::BTreeSet;

use marsad_model::{Column, ColumnRole, HeaderRow, Id, TIME_PERIOD};

use super::affix::differing;
use super::doubt::{Doubt, DoubtKind};
use super::labels::with_codes;
use super::roles::{Meaning, Roles, bare, plain};
use super::title::begins_with_sum;
use super::totals::begins_with_total;
use super::unit_words::UNIT;
use crate::reading::headers::Headers;
use crate::reading::plan::{is_neutral, split_components, split_words};
use crate::reading::rests::RestOf;
use crate::reading::sections::component_named;
use crate::values::periods;
use crate::values::year_totals::year_of_total;

impl Roles<'_, '_, '_> {
    /// Takes the words over columns of values, row by row, and asks about those that nobody knows.
    pub(super) fn values_across(
        &self,
        headers: &Headers,
        values: &[usize],
        across: Vec<HeaderRow>,
        found: &mut Meaning,
    ) {
        let kept = self.without_totals_of_time(headers, values, (&across, found));
        let values = &kept[..];
        for row in &across {
            let is_explained = self.is_row_explained(headers, values, row)
                || self.is_row_likely((headers, values), row, found)
                || self.is_spoken_of(headers, values, row)
                || self.is_of_counts_and_amounts(headers, values, row);
            if is_explained {
                found.filled.extend(row.components.iter().map(Id::to_string));
                self.remember_total_of_letters((headers, values), row, found);
            }
            let is_own = |column: &&usize| !self.is_of_upper((headers, **column), (&across, row.row));
            for &column in values.iter().filter(|_| is_explained).filter(is_own) {
                self.header_word((headers, column), (&across, row), found);
            }
        }
        self.leave_unnamed(headers, values, (&across, found));
        self.unsaid_in_columns(headers, values, (&across, found));
        self.reopen_unit(headers, (&across, values), found);
        self.ask_open_units(headers, (&across, values), found);
        self.keep_empty_columns(headers, (&across, values), found);
        found.layout.across = across;
    }

    /// Columns that are empty yet, below headers that say what those of the values say, `oct.` behind `sept.`: they are
    /// read with the others once they are filled.
    fn keep_empty_columns(&self, headers: &Headers, (across, values): (&[HeaderRow], &[usize]), found: &mut Meaning) {
        let texts = |column: usize| across.iter().map(move |row| headers.text(row.row, column));
        let is_empty = |column: usize| self.data_rows().all(|row| self.grid.at(row, column).is_none());
        let is_explained = |column: usize| across.iter().all(|row| self.explains(row, headers.text(row.row, column)));
        // Below a header that is merged over values, `2022`, an empty column is of nothing else.
        let is_of_values = |column: usize| values.iter().any(|&read| texts(read).eq(texts(column)));
        let is_sum = |column: usize| begins_with_sum(&headers.path(column));
        let is_of_sums = values.iter().any(|&column| is_sum(column));
        let place = |column: &Column| column.at.map(|at| at.saturating_sub(1) as usize);
        let ignored = found.layout.column.iter().filter(|column| column.role == ColumnRole::Ignore);
        let left: Vec<usize> = ignored
            .filter_map(place)
            .filter(|&column| is_empty(column) && is_explained(column) && !is_of_values(column))
            .filter(|&column| is_sum(column) == is_of_sums && !self.is_unwanted(headers, column, found))
            .collect();
        found.layout.column.retain(|column| place(column).is_none_or(|at| !left.contains(&at)));
        for (&column, row) in left.iter().flat_map(|column| across.iter().map(move |row| (column, row))) {
            self.header_word((headers, column), (across, row), found);
        }
    }

    /// The columns without those of totals beside periods: `Total` after `T1` to `T4` is of no period that its row
    /// says.
    fn without_totals_of_time(
        &self,
        headers: &Headers,
        values: &[usize],
        (across, found): (&[HeaderRow], &mut Meaning),
    ) -> Vec<usize> {
        let of_time: Vec<u32> = across.iter().filter(|row| is_of_time(row)).map(|row| row.row).collect();
        let is_year = |text: &str| self.is_period(text) || year_of_total(bare(text), self.habits).is_some();
        let is_total = |text: &str| !is_year(text) && (self.is_whole_word(text) || begins_with_total(text));
        let (totals, kept): (Vec<usize>, Vec<usize>) =
            values.iter().partition(|&&column| of_time.iter().any(|&row| is_total(headers.text(row, column))));
        if kept.is_empty() {
            return totals;
        }
        for column in totals {
            let made = self.ignored((column, &headers.path(column)), found);
            found.layout.column.push(made);
        }
        found.values.clone_from(&kept);
        kept
    }

    /// Whether a header is read as time.
    fn is_period(&self, text: &str) -> bool {
        periods::read(bare(text), self.habits).is_some() || periods::is_academic_year(bare(text))
    }

    /// Whether any word of a row is known: a row that is kept only so that its words become findings says nothing.
    fn is_row_explained(&self, headers: &Headers, values: &[usize], row: &HeaderRow) -> bool {
        values.iter().any(|&column| {
            let text = headers.text(row.row, column);
            !text.is_empty() && self.is_header_known(text, &row.components)
                || row.components.len() == 1 && self.is_known_by_difference(headers, values, row)
        })
    }

    /// Whether the headers of a row are likely words of the component that was found for it.
    fn is_row_likely(&self, (headers, values): (&Headers, &[usize]), row: &HeaderRow, found: &Meaning) -> bool {
        let texts = values.iter().map(|&column| headers.text(row.row, column)).filter(|text| !text.is_empty());
        let likely = self.likely_component(&texts.collect(), &found.filled);
        matches!((&row.components[..], likely), ([only], Some(place)) if *only == *self.id(place))
    }

    fn is_known_by_difference(&self, headers: &Headers, values: &[usize], row: &HeaderRow) -> bool {
        let texts: BTreeSet<&str> = values.iter().map(|&column| headers.text(row.row, column)).collect();
        let place = row.components.first().and_then(|id| self.dictionary.place(id.as_str()));
        let parts = differing(&texts);
        place.is_some_and(|place| parts.iter().any(|(_, part)| self.knows(place, part)))
    }

    /// Takes down `T` above a column beside those of men and women.
    fn remember_total_of_letters(&self, (headers, values): (&Headers, &[usize]), row: &HeaderRow, found: &mut Meaning) {
        let texts = || values.iter().map(move |&column| bare(headers.text(row.row, column)));
        for id in &row.components {
            let Some(place) = self.dictionary.place(id.as_str()) else { continue };
            let mut totals = texts().filter_map(|text| Some((text, self.total_of_letters(place, text, &texts())?)));
            if let Some((text, total)) = totals.next() {
                found.words.entry(id.clone()).or_default().insert(text.to_owned(), total);
            }
        }
    }

    /// Takes down the word above a column, or doubts about it.
    fn header_word(
        &self,
        (headers, column): (&Headers, usize),
        (across, row): (&[HeaderRow], &HeaderRow),
        found: &mut Meaning,
    ) {
        let text = headers.text(row.row, column);
        // A cell that is merged over several rows is read once: what its first row explains is asked of no other.
        let is_explained = |upper: &HeaderRow| headers.text(upper.row, column) == text && self.explains(upper, text);
        if across.iter().filter(|upper| upper.row < row.row).any(is_explained) {
            return;
        }
        let places: Vec<usize> = row.components.iter().filter_map(|id| self.dictionary.place(id.as_str())).collect();
        if is_of_time(row) && year_of_total(bare(text), self.habits).is_some() {
            return;
        }
        let rest = self.rest_over(headers, (row.row, column), &places);
        if rest == RestOf::Any {
            return self.ask_rest((&places, bare(text)), self.grid.spot(Some(row.row), column), found);
        }
        let own: &[usize] = if let RestOf::One(place) = &rest { std::slice::from_ref(place) } else { &places };
        if let Some((place, word)) = own.iter().find_map(|&place| Some((place, self.word_of(place, text)?))) {
            self.remember(&[place], (bare(text), word), found);
        }
        self.remember_unit((&places, text), found);
        let has = |id: &Id| found.words.get(id).is_some_and(|words| words.contains_key(bare(text)));
        let is_remembered = row.components.iter().any(has);
        let is_name =
            || component_named(self.context, self.dictionary, text).is_some_and(|named| places.contains(&named));
        let is_known = text.is_empty()
            || is_remembered
            || is_neutral(plain(text))
            || self.is_header_known(text, &row.components)
            || is_name();
        let is_seen = found.doubts.iter().any(|doubt| doubt.text == text);
        if is_known || is_seen {
            return;
        }
        let spot = self.grid.spot(Some(row.row), column);
        found.doubts.push(self.doubt_of_header(text, (row, &places)).at(spot));
    }

    /// The question about a word over a column that nobody knows.
    fn doubt_of_header(&self, text: &str, (row, places): (&HeaderRow, &[usize])) -> Doubt {
        let unknown = |component: &str| Doubt::new(DoubtKind::UnknownWord, component, text);
        if is_of_time(row) {
            // The profile may say which period its word is.
            return unknown(TIME_PERIOD);
        }
        let total_of = |&place: &usize| Some((place, self.total_of(place, plain(text))?));
        let with_remark = |&place: &usize| Some((place, self.code_with_remark(place, text)?));
        let named = places.iter().find_map(total_of).or_else(|| places.iter().find_map(with_remark));
        if let Some((place, code)) = named {
            return unknown(self.id(place).as_str()).naming(vec![code]);
        }
        let words = places.iter().find_map(|&place| self.dictionary.words(place));
        with_codes(unknown(row.components.first().map_or("", Id::as_str)), words, plain(text))
    }

    /// Writes down the code of a unit that the reader would not find: `Montant (mDT)` is in dinars, and scaled.
    fn remember_unit(&self, (places, text): (&[usize], &str), found: &mut Meaning) {
        let place = places.iter().copied().find(|&place| self.is_unit(place));
        // What is read from its bracket alone, `Investissement (MD)`, is written down for whoever confirms the draft.
        let is_whole = |place: usize| self.knows(place, bare(text));
        let unit = place.and_then(|_| self.named_unit(text));
        if let (Some(place), Some(unit)) = (place.filter(|&place| !is_whole(place)), unit) {
            found.words.entry(self.id(place).clone()).or_default().insert(bare(text).to_owned(), unit.code);
        }
    }

    /// Dimensions of which the headers of some columns say nothing, and those of others do: a cell that is merged over two
    /// rows of headers, `Transit` beside `Short stay | Work`. The total is taken for them, if there is one.
    fn unsaid_in_columns(&self, headers: &Headers, values: &[usize], (across, found): (&[HeaderRow], &mut Meaning)) {
        let named: BTreeSet<&Id> = across.iter().flat_map(|row| &row.components).collect();
        for id in named {
            let is_label = found
                .layout
                .column
                .iter()
                .any(|column| column.component.iter().chain(&column.further).any(|own| own == id));
            // A row that nothing explains is kept for its findings alone.
            let is_explained = found.filled.contains(id.as_str());
            let place = self.dictionary.place(id.as_str()).filter(|&place| place < self.dictionary.dimensions);
            let Some(place) = place.filter(|_| !is_label && is_explained && !self.is_frequency_or_unit(id)) else {
                continue;
            };
            let silent: Vec<usize> = values
                .iter()
                .copied()
                .filter(|&column| !self.is_said_above((headers, column), (across, place), found))
                .collect();
            let Some(&first) = silent.first().filter(|_| silent.len() < values.len()) else { continue };
            let (header, spot) = (headers.path(first), self.header_spot(first));
            if self.knows(place, "_T") {
                found.layout.constants.insert(id.clone(), "_T".to_owned());
                let doubt = Doubt::new(DoubtKind::UnsaidInColumns, id.as_str(), &header).taking("_T");
                found.doubts.push(doubt.at(spot));
            } else {
                found.doubts.push(Doubt::new(DoubtKind::UnsaidDimension, id.as_str(), &header).at(spot));
            }
        }
    }

    pub(super) fn is_frequency_or_unit(&self, id: &Id) -> bool {
        *id == *"FREQ" || *id == *UNIT
    }

    /// Whether the headers above a column say a component, be it by a word for the whole of what they tell apart; a header
    /// that nobody knows is told as such.
    fn is_said_above(
        &self,
        (headers, column): (&Headers, usize),
        (across, place): (&[HeaderRow], usize),
        found: &Meaning,
    ) -> bool {
        let id = self.id(place);
        let remembered = found.words.get(id);
        let is_word = |text: &str| self.word_of(place, text).is_some();
        let mut seen: Vec<&str> = Vec::new();
        for row in across {
            let text = headers.text(row.row, column);
            if text.is_empty() || seen.contains(&text) || self.is_of_upper((headers, column), (across, row.row)) {
                continue;
            }
            seen.push(text);
            let bare = bare(text);
            let is_unknown = !is_neutral(plain(text)) && !self.is_header_known(text, &row.components);
            let has = row.components.contains(id)
                && (is_word(bare)
                    || remembered.is_some_and(|words| words.contains_key(bare))
                    || split_words(bare).iter().any(|(first, second)| is_word(first) || is_word(second)));
            let is_remembered =
                row.components.iter().any(|id| found.words.get(id).is_some_and(|words| words.contains_key(bare)));
            // What nobody knows is asked of its own row, and says nothing of others.
            if has || self.is_whole_word(text) || row.components.contains(id) && is_unknown && !is_remembered {
                return true;
            }
        }
        // A column above which nothing stands is not one of those that are told apart.
        seen.is_empty()
    }

    /// A column of numbers above which no row says anything, while the others are told apart, is not one of them, unless it is
    /// their total.
    fn leave_unnamed(&self, headers: &Headers, values: &[usize], (across, found): (&[HeaderRow], &mut Meaning)) {
        let is_silent = |row: &HeaderRow, column: usize| {
            let is_of_upper = || self.is_of_upper((headers, column), (across, row.row));
            headers.text(row.row, column).is_empty() || is_of_upper()
        };
        let is_unnamed = |column: usize| across.iter().all(|row| is_silent(row, column));
        let unnamed: Vec<usize> = values.iter().copied().filter(|&column| is_unnamed(column)).collect();
        for &column in unnamed.iter().filter(|_| unnamed.len() < values.len()) {
            let header = headers.path(column);
            if self.is_whole_word(header.split(" / ").last().unwrap_or_default()) {
                continue;
            }
            let total = self.total_column((headers, column), (across, values), found);
            let made = total.unwrap_or_else(|| self.ignored((column, &header), found));
            found.layout.column.push(made);
        }
    }

    /// Whether the text over a column in a row is that of a cell which begins in an upper row of which nothing is read: no file
    /// is read by it.
    fn is_of_upper(&self, (headers, column): (&Headers, usize), (across, row): (&[HeaderRow], u32)) -> bool {
        let text = headers.text(row, column);
        let is_read = |upper: u32| across.iter().any(|own| own.row == upper);
        let rows = self.block.headers.iter().filter_map(|&place| self.grid.number(place));
        let mut unread = rows.take_while(|upper| *upper < row).filter(|upper| !is_read(*upper));
        !text.is_empty() && unread.any(|upper| headers.text(upper, column) == text)
    }

    /// Whether a row of headers explains a text: by a word of its components, or as the total of a year.
    fn explains(&self, row: &HeaderRow, text: &str) -> bool {
        self.is_header_known(text, &row.components)
            || is_of_time(row) && year_of_total(bare(text), self.habits).is_some()
    }

    fn is_header_known(&self, text: &str, components: &[Id]) -> bool {
        let is_word = |text: &str| {
            components.iter().any(|id| match self.dictionary.place(id.as_str()) {
                Some(place) if self.is_unit(place) => self.named_unit(text).is_some(),
                Some(place) => self.word_of(place, text).is_some(),
                None => periods::read(text, self.habits).is_some() || periods::is_academic_year(text),
            })
        };
        let text = bare(text);
        let cuts = || split_components(self.context, self.dictionary, text);
        is_word(text) || cuts().iter().any(|(first, second)| is_word(first) && is_word(second))
    }
}

/// Whether a row of headers says periods and nothing else.
fn is_of_time(row: &HeaderRow) -> bool {
    !row.components.is_empty() && row.components.iter().all(|id| *id == *TIME_PERIOD)
}
