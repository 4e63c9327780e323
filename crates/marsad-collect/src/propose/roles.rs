//! What the columns and headers of a table mean, by the words that stand in them.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Column, ColumnRole, HeaderRow, Id, Lang, TIME_PERIOD, TableLayout};

use super::blocks::{Kinds, TableBlock};
use super::grid::Grid;
use super::kind::{Kind, is_derived};
use super::{Doubt, DoubtKind};
use crate::Context;
use crate::names::{Found, fold};
use crate::reading::dictionary::Dictionary;
use crate::reading::headers::Headers;
use crate::reading::plan::{is_neutral, split_words};
use crate::values::periods::{self, TimeHabits};

/// How many of the different words of a column must be known for it to be a column of their component.
const KNOWN_SHARE_MIN: f64 = 0.34;

/// Finds what the parts of one table mean.
pub(super) struct Roles<'g, 'a, 'd> {
    pub context: &'g Context<'a>,
    pub dictionary: &'d Dictionary<'a>,
    pub grid: &'g Grid,
    pub kinds: &'g Kinds,
    pub block: &'g TableBlock,
    pub habits: TimeHabits,
    /// Whether the title speaks of percentages.
    pub title_is_percent: bool,
}

/// What was found of a table.
pub(super) struct Meaning {
    pub layout: TableLayout,
    pub doubts: Vec<Doubt>,
    /// The components that something in the table says.
    pub filled: BTreeSet<String>,
    /// Words that were found, by component, with their codes.
    pub words: BTreeMap<Id, BTreeMap<String, Id>>,
    /// The columns of values.
    pub values: Vec<usize>,
    /// Whether all its values are percentages.
    pub is_percent: bool,
}

/// How well a column fits a component.
struct Fit {
    place: usize,
    known: usize,
    /// Known words that are not only a total.
    telling: usize,
    header: bool,
}

impl Roles<'_, '_, '_> {
    pub(super) fn meaning(&self) -> Meaning {
        let headers = self.headers();
        let mut found = Meaning {
            layout: TableLayout::empty(),
            doubts: Vec::new(),
            filled: BTreeSet::new(),
            words: BTreeMap::new(),
            values: Vec::new(),
            is_percent: false,
        };
        self.position(&mut found.layout);
        let [first, last] = self.block.columns;
        let (mut values, mut others): (Vec<usize>, Vec<usize>) =
            (first..=last).partition(|&column| self.is_value_column(column));
        self.years_are_time(&headers, &mut values, &mut others);
        self.labels(&headers, &others, &mut found);
        self.value_columns(&headers, &values, &mut found);
        found
    }

    /// The headers of the table, spread over merged cells.
    fn headers(&self) -> Headers {
        let [first, last] = self.block.columns;
        let mut headers = Headers::default();
        for &row in &self.block.headers {
            let (number, cells) = &self.grid.rows[row];
            let own = |(column, cell): (usize, &super::grid::KeptCell)| {
                if column < first || column > last { String::new() } else { cell.label() }
            };
            headers.push(*number, &cells.iter().enumerate().map(own).collect::<Vec<_>>());
        }
        headers.spread(&self.grid.merges);
        headers
    }

    fn position(&self, layout: &mut TableLayout) {
        let number = |place: usize| self.grid.rows[place].0;
        layout.header_rows = match (self.block.headers.first(), self.block.headers.last()) {
            (Some(&first), Some(&last)) => Some([number(first), number(last)]),
            _ => None,
        };
    }

    fn data_rows(&self) -> impl Iterator<Item = usize> {
        self.block.rows[0]..=self.block.rows[1]
    }

    /// Most of what stands in a column of values are values.
    fn is_value_column(&self, column: usize) -> bool {
        let kinds: Vec<Kind> =
            self.data_rows().map(|row| self.kinds.at(row, column)).filter(|kind| *kind != Kind::Blank).collect();
        let values = kinds.iter().filter(|kind| kind.is_value()).count();
        let numbers = kinds.iter().filter(|kind| matches!(kind, Kind::Number | Kind::Percent | Kind::Year)).count();
        let years = kinds.iter().filter(|kind| **kind == Kind::Year).count();
        numbers > 0 && (values + years) * 2 >= kinds.len() && years * 2 <= kinds.len()
    }

    /// In a list, a column of years is time; under a header that is a code, numbers like years are values.
    fn years_are_time(&self, headers: &Headers, values: &mut Vec<usize>, others: &mut Vec<usize>) {
        let are_years = |column: usize| {
            let kinds: Vec<Kind> =
                self.data_rows().map(|row| self.kinds.at(row, column)).filter(|kind| *kind != Kind::Blank).collect();
            !kinds.is_empty() && kinds.iter().all(|kind| *kind == Kind::Year)
        };
        let (years, rest): (Vec<usize>, Vec<usize>) = others.iter().partition(|&&column| are_years(column));
        let is_time = |column: usize| is_time_header(&headers.path(column)) || values.is_empty() || column < values[0];
        let (_, more): (Vec<usize>, Vec<usize>) = years.iter().partition(|&&column| is_time(column));
        others.clear();
        others.extend(rest.iter().chain(years.iter().filter(|column| !more.contains(column))));
        others.sort_unstable();
        values.extend(more);
        values.sort_unstable();
    }

    /// The different texts of a column, those of section rows among them.
    fn texts(&self, column: usize) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let texts = self.data_rows().filter_map(|row| self.grid.at(row, column)).map(super::grid::KeptCell::label);
        texts.filter(|text| seen.insert(fold(text))).collect()
    }

    fn labels(&self, headers: &Headers, columns: &[usize], found: &mut Meaning) {
        for &column in columns {
            let header = headers.path(column);
            let texts = self.texts(column);
            if texts.is_empty() && header.is_empty() {
                continue;
            }
            let made = self.label(column, (&header, &texts), found);
            found.layout.column.push(made);
        }
    }

    fn label(&self, column: usize, (header, texts): (&str, &[String]), found: &mut Meaning) -> Column {
        let mut made = Column::new(header, ColumnRole::Ignore, None);
        made.at = Some(column as u32 + 1);
        made.fill = self.has_gaps(column);
        if self.is_time(header, texts) {
            made.role = ColumnRole::Time;
            made.component = Id::new(TIME_PERIOD).ok();
            let is_part = |text: &String| matches!(periods::read(text, self.habits), Some(periods::Moment::Part(_)));
            let parts = texts.iter().filter(|text| is_part(text)).count();
            // Months in rows leave it to the headers to say the year.
            let said = if parts * 2 > texts.len() { "\u{0}part time" } else { TIME_PERIOD };
            found.filled.insert(said.to_owned());
            return made;
        }
        let mut fits = self.fits(header, texts, &found.filled);
        fits.sort_by_key(|fit| (std::cmp::Reverse((fit.telling, fit.known, fit.header)), fit.place));
        let is_enough = |fit: &Fit| {
            fit.known as f64 >= KNOWN_SHARE_MIN * texts.len() as f64 && (fit.telling > 0 || fit.header)
                || (fit.header && fit.known > 0)
        };
        let Some(best) = fits.first().filter(|fit| is_enough(fit)) else {
            if let Some(inner) = self.inner(texts, found) {
                made.role = ColumnRole::Code;
                made.component = Some(inner);
                self.unknown_words(&made, texts, found);
                return made;
            }
            self.skip_derived(texts, found);
            return self.text_or_ignored(made, header, texts, found);
        };
        let component = &self.dictionary.components[best.place];
        made.role = ColumnRole::Code;
        made.component = Some(component.id.clone());
        found.filled.insert(component.id.to_string());
        self.further(&mut made, best.place, texts, found);
        self.unknown_words(&made, texts, found);
        made
    }

    /// The component of an outer column of labels of which this column holds words too: countries beside their continent.
    fn inner(&self, texts: &[String], found: &Meaning) -> Option<Id> {
        let outer = found.layout.column.iter().filter(|column| column.role == ColumnRole::Code);
        outer.filter_map(|column| column.component.clone()).find(|id| {
            let Some(place) = self.dictionary.place(id.as_str()) else { return false };
            let known = texts.iter().filter(|text| self.knows(place, text) && !self.is_total(place, text)).count();
            known >= 2 && known as f64 >= KNOWN_SHARE_MIN * texts.len() as f64
        })
    }

    /// Rows that say `Part (%)` below rows that say `Effectif` are not read.
    fn skip_derived(&self, texts: &[String], found: &mut Meaning) {
        let has_neutral = texts.iter().any(|text| is_neutral(text));
        if has_neutral {
            found.layout.skip.extend(texts.iter().filter(|text| is_derived(text)).cloned());
        }
    }

    /// Components besides the first of which words stand in the same column.
    fn further(&self, made: &mut Column, first: usize, texts: &[String], found: &mut Meaning) {
        let unknown: Vec<&String> = texts.iter().filter(|text| !self.knows(first, text)).collect();
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id;
            let known = unknown.iter().filter(|text| self.knows(place, text) && !self.is_total(place, text)).count();
            if place != first && !found.filled.contains(id.as_str()) && known >= 2 && *id != *"FREQ" {
                made.further.push(id.clone());
                found.filled.insert(id.to_string());
            }
        }
        let is_period = |text: &&&String| matches!(periods::read(text, self.habits), Some(periods::Moment::Period(_)));
        let is_title = |text: &&&String| super::title::only_year(text).is_some();
        let times = unknown.iter().filter(is_period).filter(is_title).count();
        if times >= 2 && !found.filled.contains(TIME_PERIOD) {
            made.further.extend(Id::new(TIME_PERIOD).ok());
            found.filled.insert(TIME_PERIOD.to_owned());
            found.filled.insert("\u{0}whole time".to_owned());
        }
    }

    fn unknown_words(&self, made: &Column, texts: &[String], found: &mut Meaning) {
        let places: Vec<usize> =
            made.component.iter().chain(&made.further).filter_map(|id| self.dictionary.place(id.as_str())).collect();
        texts.iter().for_each(|text| self.remember(&places, text, found));
        let Some(words) = places.first().and_then(|&place| self.dictionary.words(place)) else { return };
        for text in texts.iter().filter(|text| !places.iter().any(|&place| self.knows(place, text))) {
            let mut rows = self.data_rows().filter(|&row| self.is_labelled(row, text));
            if rows.any(|row| self.has_values(row)) {
                found.doubts.push(Doubt {
                    kind: DoubtKind::UnknownWord,
                    component: made.component.as_ref().map_or_else(String::new, Id::to_string),
                    text: text.clone(),
                    suggestions: words.suggest(text),
                });
            }
        }
    }

    /// Writes down the code of a word, for the first component that knows it.
    fn remember(&self, places: &[usize], text: &str, found: &mut Meaning) {
        for &place in places {
            let component = &self.dictionary.components[place];
            let Some(words) = &component.words else { continue };
            if let crate::Meaning::Code(code) = words.meaning(text) {
                if code != *text {
                    found.words.entry(component.id.clone()).or_default().insert(text.to_owned(), code);
                }
                return;
            }
        }
    }

    fn is_labelled(&self, row: usize, text: &str) -> bool {
        self.grid.rows[row].1.iter().any(|cell| cell.label() == text)
    }

    fn has_values(&self, row: usize) -> bool {
        self.kinds.rows[row].iter().any(|kind| kind.is_value())
    }

    /// A text that becomes an attribute, or a column that is not read.
    fn text_or_ignored(&self, mut made: Column, header: &str, texts: &[String], found: &mut Meaning) -> Column {
        let folded = fold(header);
        let is_source =
            ["source", "sources", "مصدر", "مصادر"].iter().any(|word| folded.split(' ').any(|part| part == *word));
        if is_source && self.dictionary.place("SOURCE").is_some() && !found.filled.contains("SOURCE") {
            made.role = ColumnRole::Text;
            made.component = Id::new("SOURCE").ok();
            found.filled.insert("SOURCE".to_owned());
            return made;
        }
        if !is_derived(header) && texts.len() > 1 {
            found.doubts.push(Doubt {
                kind: DoubtKind::IgnoredColumn,
                component: String::new(),
                text: if header.is_empty() { texts[0].clone() } else { header.to_owned() },
                suggestions: Vec::new(),
            });
        }
        made
    }

    /// Whether cells are empty below a label, beside values and a further label to the right: a label written once for
    /// several rows.
    fn has_gaps(&self, column: usize) -> bool {
        let mut has_label = false;
        let next = column + 1;
        // A label that stands in the middle of its rows cannot be told from the one above.
        let first = self.data_rows().find(|&row| self.has_values(row));
        if first.is_none_or(|row| self.grid.at(row, column).is_none()) {
            return false;
        }
        self.data_rows().any(|row| {
            let is_blank = self.grid.at(row, column).is_none();
            has_label |= !is_blank;
            let has_further = matches!(self.kinds.at(row, next), Kind::Text | Kind::Time | Kind::Year);
            is_blank && has_label && has_further && next <= self.block.columns[1] && self.has_values(row)
        })
    }

    fn is_time(&self, header: &str, texts: &[String]) -> bool {
        let is_period = |text: &&String| periods::read(text, self.habits).is_some() || periods::is_academic_year(text);
        let known = texts.iter().filter(is_period).count();
        known > 0 && (known * 10 >= texts.len() * 6 || (is_time_header(header) && known * 2 >= texts.len()))
    }

    fn fits(&self, header: &str, texts: &[String], filled: &BTreeSet<String>) -> Vec<Fit> {
        let fit = |place: usize| {
            let id = self.dictionary.components[place].id;
            let is_frequency = *id == *"FREQ" && !self.is_named(place, header);
            if filled.contains(id.as_str()) || self.dictionary.words(place).is_none() || is_frequency {
                return None;
            }
            let known = texts.iter().filter(|text| self.knows(place, text)).count();
            let telling = texts.iter().filter(|text| self.knows(place, text) && !self.is_total(place, text)).count();
            (known > 0).then(|| Fit { place, known, telling, header: self.is_named(place, header) })
        };
        (0..self.dictionary.components.len()).filter_map(fit).collect()
    }

    fn knows(&self, place: usize, text: &str) -> bool {
        self.dictionary.words(place).is_some_and(|words| matches!(words.find(text), Found::Code(_)))
    }

    fn is_total(&self, place: usize, text: &str) -> bool {
        let Some(words) = self.dictionary.words(place) else { return false };
        match words.find(text) {
            // The whole, the rest and the unknown are words of many lists.
            Found::Code(code) => words.code(code).is_some_and(|id| id.as_str().starts_with('_')),
            _ => false,
        }
    }

    /// Whether a header is the name of a component, in any language.
    fn is_named(&self, place: usize, header: &str) -> bool {
        let id = self.dictionary.components[place].id;
        let header = fold(header);
        if header.is_empty() {
            return false;
        }
        let concept = self.context.pack.concept(id.as_str());
        let names = concept.map(|concept| Lang::ALL.map(|lang| fold(concept.name.get(lang))));
        let shares = |name: &String| {
            name.split(' ').any(|word| word.chars().count() > 2 && header.split(' ').any(|part| part == word))
        };
        header == fold(id.as_str()) || names.is_some_and(|names| names.iter().any(shares))
    }

    fn value_columns(&self, headers: &Headers, values: &[usize], found: &mut Meaning) {
        let is_percent = |column: &usize| self.is_percent(headers, *column);
        let percents = values.iter().filter(|column| is_percent(column)).count();
        let marked = values.iter().any(|&column| headers.path(column).contains('%'));
        found.is_percent = !values.is_empty()
            && (percents == values.len() || self.title_is_percent || (percents * 2 > values.len() && !marked));
        let mut read: Vec<usize> = Vec::new();
        for &column in values {
            let header = headers.path(column);
            let is_derived = is_derived(&header) && !(found.is_percent && header.contains('%'))
                || is_percent(&column) && !found.is_percent;
            if is_derived || self.is_running_number(column, &header) {
                let mut made = Column::new(&header, ColumnRole::Ignore, None);
                made.at = Some(column as u32 + 1);
                found.layout.column.push(made);
            } else {
                read.push(column);
            }
        }
        found.values.clone_from(&read);
        let across = self.across(headers, &read, &found.filled);
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
            .filter_map(|&column| Some((column, super::title::header_period(&headers.path(column), self.habits)?)))
            .collect();
        if has_time || years.is_empty() || years.len() * 2 < values.len() {
            return false;
        }
        for (column, year) in years {
            let mut made =
                Column::new(&headers.path(column), ColumnRole::Value, Some(self.context.structure.measure.id.clone()));
            made.at = Some(column as u32 + 1);
            made.period = Some(year);
            for row in across {
                let text = bare(headers.text(row.row, column));
                for id in &row.components {
                    let words = self.dictionary.place(id.as_str()).and_then(|place| self.dictionary.words(place));
                    if let Some(crate::Meaning::Code(code)) = words.map(|words| words.meaning(text)) {
                        made.codes.insert(id.clone(), code);
                        found.filled.insert(id.to_string());
                    }
                }
            }
            found.layout.column.push(made);
        }
        found.filled.insert(TIME_PERIOD.to_owned());
        found.filled.insert("\u{0}whole time".to_owned());
        true
    }

    /// Numbers 1, 2, 3 … that count rows.
    fn is_running_number(&self, column: usize, header: &str) -> bool {
        let numbers: Vec<f64> = self.data_rows().filter_map(|row| self.grid.at(row, column)?.number).collect();
        let is_first = column == self.block.columns[0];
        let rises = numbers.windows(2).filter(|pair| pair[1] == pair[0] + 1.0).count();
        numbers.len() > 2 && rises + 1 == numbers.len() && (is_first || is_derived(header))
    }

    fn is_percent(&self, headers: &Headers, column: usize) -> bool {
        let cells: Vec<Kind> = self.data_rows().map(|row| self.kinds.at(row, column)).collect();
        let percents = cells.iter().filter(|kind| **kind == Kind::Percent).count();
        let numbers = cells.iter().filter(|kind| **kind == Kind::Number).count();
        percents > numbers || headers.path(column).contains('%')
    }

    /// For each header row the components of which words stand above the values.
    fn across(&self, headers: &Headers, values: &[usize], filled: &BTreeSet<String>) -> Vec<HeaderRow> {
        let mut used: BTreeSet<usize> = BTreeSet::new();
        let mut rows = Vec::new();
        for &place in &self.block.headers {
            let row = self.grid.rows[place].0;
            let texts: BTreeSet<&str> =
                values.iter().map(|&column| headers.text(row, column)).filter(|text| !text.is_empty()).collect();
            let components = self.components_of(&texts, filled, &mut used);
            if !components.is_empty() {
                rows.push(HeaderRow { row, components });
            }
        }
        rows
    }

    /// The components of which words are among `texts`, the most telling first.
    fn components_of(&self, texts: &BTreeSet<&str>, filled: &BTreeSet<String>, used: &mut BTreeSet<usize>) -> Vec<Id> {
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for text in texts {
            let text = bare(text);
            let whole = self.telling(text, filled);
            let places = match whole.is_empty() {
                false => whole,
                true => self.telling_parts(text, filled),
            };
            places.into_iter().for_each(|place| *counts.entry(place).or_default() += 1);
        }
        let mut ordered: Vec<(usize, usize)> = counts.into_iter().collect();
        ordered.sort_by_key(|&(place, count)| (std::cmp::Reverse(count), place));
        // A word may belong to several components: a weaker one must explain what the stronger do not.
        let mut explained: BTreeSet<&str> = BTreeSet::new();
        let mut components = Vec::new();
        for (place, _) in ordered.into_iter() {
            let own: BTreeSet<&str> = texts
                .iter()
                .copied()
                .filter(|text| {
                    let text = bare(text);
                    self.telling(text, filled).contains(&place) || self.telling_parts(text, filled).contains(&place)
                })
                .collect();
            let adds = own.iter().any(|text| !explained.contains(text))
                || texts.iter().any(|text| self.telling_parts(bare(text), filled).contains(&place));
            if adds {
                explained.extend(own);
                components.push(place);
            }
        }
        used.extend(components.iter().copied());
        let id = |place: usize| match self.dictionary.components.get(place) {
            Some(component) => Some(component.id.clone()),
            None => Id::new(TIME_PERIOD).ok(),
        };
        components.into_iter().filter_map(id).collect()
    }

    /// The components of which `text` is a word that tells more than a total. Time is the one after the last.
    fn telling(&self, text: &str, filled: &BTreeSet<String>) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.dictionary.dimensions)
            .filter(|&place| !filled.contains(self.dictionary.components[place].id.as_str()))
            .filter(|&place| *self.dictionary.components[place].id != *"FREQ")
            .filter(|&place| self.knows(place, text) && !self.is_total(place, text))
            .collect();
        let is_time = periods::read(text, self.habits).is_some() || periods::is_academic_year(text);
        if is_time && !filled.contains(TIME_PERIOD) {
            places.insert(0, self.dictionary.components.len());
        }
        places
    }

    /// The components of two words that stand in one header.
    fn telling_parts(&self, text: &str, filled: &BTreeSet<String>) -> Vec<usize> {
        if !self.telling(text, filled).is_empty() {
            return Vec::new();
        }
        for (first, second) in split_words(text) {
            let (a, b) = (self.telling(first, filled), self.telling(second, filled));
            let second_total =
                (0..self.dictionary.dimensions).find(|&place| !a.contains(&place) && self.is_total(place, second));
            let first_total =
                (0..self.dictionary.dimensions).find(|&place| !b.contains(&place) && self.is_total(place, first));
            match (a.first(), b.first(), first_total, second_total) {
                (Some(&a), Some(&b), ..) if a != b => return vec![a, b],
                (Some(&a), None, _, Some(_)) => return vec![a],
                (None, Some(&b), Some(_), _) => return vec![b],
                _ => {}
            }
        }
        Vec::new()
    }

    fn only_value(&self, headers: &Headers, column: usize, found: &mut Meaning) {
        let measure = self.context.structure.measure.id.clone();
        let mut made = Column::new(&headers.path(column), ColumnRole::Value, Some(measure));
        made.at = Some(column as u32 + 1);
        found.layout.column.push(made);
    }

    /// Several columns of numbers whose headers say nothing that is known: the one that is named like the measure, and
    /// doubts about the others.
    fn first_of_many(&self, headers: &Headers, values: &[usize], found: &mut Meaning) {
        let is_value = |column: usize| {
            let header = fold(&headers.path(column));
            [
                "obs value",
                "value",
                "valeur",
                "effectif",
                "effectifs",
                "nombre",
                "montant",
                "total",
                "count",
                "number",
                "عدد",
                "قيمه",
                "مجموع",
            ]
            .iter()
            .any(|word| header.split(' ').any(|part| part == *word) || header == *word)
        };
        let chosen = values.iter().copied().find(|&column| is_value(column)).unwrap_or(values[0]);
        for &column in values {
            if column == chosen {
                self.only_value(headers, column, found);
            } else {
                let mut made = Column::new(&headers.path(column), ColumnRole::Ignore, None);
                made.at = Some(column as u32 + 1);
                found.doubts.push(Doubt {
                    kind: DoubtKind::IgnoredColumn,
                    component: String::new(),
                    text: headers.path(column),
                    suggestions: Vec::new(),
                });
                found.layout.column.push(made);
            }
        }
    }

    fn values_across(&self, headers: &Headers, values: &[usize], across: Vec<HeaderRow>, found: &mut Meaning) {
        for row in &across {
            found.filled.extend(row.components.iter().map(Id::to_string));
            for &column in values {
                let text = headers.text(row.row, column);
                let places: Vec<usize> =
                    row.components.iter().filter_map(|id| self.dictionary.place(id.as_str())).collect();
                self.remember(&places, bare(text), found);
                let is_known = text.is_empty() || self.is_header_known(bare(text), &row.components);
                let is_seen = found.doubts.iter().any(|doubt| doubt.text == text);
                if !is_known && !is_seen {
                    let words =
                        row.components.iter().find_map(|id| self.dictionary.words(self.dictionary.place(id.as_str())?));
                    found.doubts.push(Doubt {
                        kind: DoubtKind::UnknownWord,
                        component: row.components.first().map_or_else(String::new, Id::to_string),
                        text: text.to_owned(),
                        suggestions: words.map_or_else(Vec::new, |words| words.suggest(text)),
                    });
                }
            }
        }
        found.layout.across = across;
    }

    fn is_header_known(&self, text: &str, components: &[Id]) -> bool {
        let is_word = |text: &str| {
            components.iter().any(|id| match self.dictionary.place(id.as_str()) {
                Some(place) => self.knows(place, text),
                None => periods::read(text, self.habits).is_some() || periods::is_academic_year(text),
            })
        };
        is_word(text) || split_words(text).iter().any(|(first, second)| is_word(first) && is_word(second))
    }
}

/// A header without the mark of its quality.
fn bare(text: &str) -> &str {
    let marks = ["(p)", "(e)", "(prov)", "(prov.)", "(est.)", "*"];
    let without = marks.iter().find_map(|mark| text.trim_end().strip_suffix(mark));
    without.map_or(text, str::trim)
}

fn is_time_header(header: &str) -> bool {
    let folded = fold(header);
    const WORDS: [&str; 21] = [
        "annee",
        "an",
        "year",
        "years",
        "periode",
        "period",
        "mois",
        "month",
        "date",
        "trimestre",
        "quarter",
        "exercice",
        "temps",
        "time",
        "سنه",
        "عام",
        "شهر",
        "فتره",
        "تاريخ",
        "سنوات",
        "semestre",
    ];
    folded.split(' ').any(|part| WORDS.contains(&part)) || folded == "time period"
}
