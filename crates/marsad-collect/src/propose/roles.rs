//! What the columns and headers of a table mean, by the words that stand in them.
//!
//! Holds the parts that labels and values share. Where next: `labels` for the columns that say what a row is about,
//! `values` for those that hold numbers, `values_across` for what stands above them.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{Column, ColumnRole, Id, TableLayout};

use super::blocks::{Kinds, TableBlock};
use super::doubt::{Doubt, DoubtKind};
use super::evidence::ComponentNames;
use super::flag_columns::flag;
use super::grid::{Grid, KeptCell};
use super::kind::{Kind, is_part_of_year_header};
use super::known_heads::KnownHeads;
use super::phrases::is_subject;
use super::times::is_counted_below;
use super::title::Line;
use super::unit_words::UnitWords;
use crate::Context;
use crate::names::{Found, fold, is_count_word_of_header};
use crate::reading::dictionary::Dictionary;
use crate::reading::headers::Headers;
use crate::reading::multipliers::is_multiplier;
use crate::values::periods::{self, Moment, Part, TimeHabits};
use crate::values::units;

/// Finds what the parts of one table mean.
pub(super) struct Roles<'g, 'a, 'd> {
    pub context: &'g Context<'a>,
    pub dictionary: &'d Dictionary<'a>,
    pub names: &'g ComponentNames,
    /// What stands below headers of the other tables.
    pub heads: &'g KnownHeads,
    /// The units, where the structure has a list of them.
    pub units: Option<&'g UnitWords<'a>>,
    pub grid: &'g Grid,
    pub kinds: &'g Kinds,
    pub block: &'g TableBlock,
    pub habits: TimeHabits,
    /// What no number is greater than, where the title says that the table holds shares.
    pub title_share_max: Option<f64>,
    /// Whether the title speaks of how a whole is shared out.
    pub title_is_of_shares: bool,
    /// How the unit of the title goes with that of the dataflow, where it names one.
    pub title_unit: Option<units::Verdict>,
    /// Columns of numbers that another table of the draft reads.
    pub apart: Vec<usize>,
    /// Whether letters stand before their numbers, once it was asked for: each column of letters asks it.
    pub letters_before: OnceCell<bool>,
}

/// What was found of a table.
pub(super) struct Meaning {
    pub layout: TableLayout,
    pub doubts: Vec<Doubt>,
    /// The components that something in the table says.
    pub filled: BTreeSet<String>,
    /// The dimensions that a column speaks of which is not read as such: no total may be assumed for them.
    pub held_back: BTreeSet<String>,
    /// Words that were found, by component, with their codes.
    pub words: BTreeMap<Id, BTreeMap<String, Id>>,
    /// The columns of values.
    pub values: Vec<usize>,
    /// Whether all its values are percentages.
    pub is_percent: bool,
    /// Whether whole periods were found in headings or written out for each column.
    pub has_whole_time: bool,
    /// The headers above the values that speak of a unit.
    pub unit_texts: Vec<(String, String)>,
    /// Whether others of them speak of none, so that the unit of the title is theirs.
    pub has_unit_of_title: bool,
    /// The headers above the values that no component explains, `Entrées` over ways of entry, and lines right below the
    /// headers: they say what is counted, as a title does.
    pub heads: Vec<Line>,
}

impl Roles<'_, '_, '_> {
    pub(super) fn meaning(&self) -> Meaning {
        let headers = self.headers();
        let mut found = Meaning {
            layout: TableLayout::empty(),
            doubts: Vec::new(),
            filled: BTreeSet::new(),
            held_back: BTreeSet::new(),
            words: BTreeMap::new(),
            values: Vec::new(),
            is_percent: false,
            has_whole_time: false,
            unit_texts: Vec::new(),
            has_unit_of_title: false,
            heads: Vec::new(),
        };
        self.position(&mut found.layout);
        let (values, others) = self.columns(&headers);
        let (apart, values): (Vec<usize>, Vec<usize>) =
            values.into_iter().partition(|column| self.apart.contains(column));
        self.labels(&headers, (&others, &values), &mut found);
        self.silent_flags(&headers, &others, &mut found);
        for column in apart {
            let mut made = Column::new(&headers.path(column), ColumnRole::Ignore, None);
            made.at = Some(column as u32 + 1);
            found.layout.column.push(made);
        }
        self.value_columns(&headers, &values, &mut found);
        self.words_of_weeks(&mut found);
        found.heads = self.heads_over_values(&headers, &found);
        found
    }

    /// The columns of numbers in groups that are read as a table each; mostly one.
    pub(super) fn groups(&self) -> Vec<Vec<usize>> {
        let headers = self.headers();
        let (values, _) = self.columns(&headers);
        self.unit_groups(&headers, &values)
    }

    /// The columns that hold values, and the others.
    fn columns(&self, headers: &Headers) -> (Vec<usize>, Vec<usize>) {
        let [first, last] = self.block.columns;
        (first..=last).partition(|&column| self.is_value_column(headers, column))
    }

    /// The headers of the table, spread over merged cells.
    pub(super) fn headers(&self) -> Headers {
        let [first, last] = self.block.columns;
        let mut headers = Headers::default();
        for &row in &self.block.headers {
            let (number, cells) = &self.grid.rows[row];
            let own = |(column, cell): (usize, &KeptCell)| {
                if column < first || column > last { String::new() } else { cell.label() }
            };
            headers.push(*number, &cells.iter().enumerate().map(own).collect::<Vec<_>>());
        }
        headers.spread(&self.grid.merges, last + 1);
        headers
    }

    fn position(&self, layout: &mut TableLayout) {
        let number = |place: usize| self.grid.rows[place].0;
        layout.header_rows = match (self.block.headers.first(), self.block.headers.last()) {
            (Some(&first), Some(&last)) => Some([number(first), number(last)]),
            _ => None,
        };
    }

    pub(super) fn data_rows(&self) -> impl Iterator<Item = usize> {
        self.block.rows[0]..=self.block.rows[1]
    }

    /// Most of what stands in a column of values are values; small numbers below `Mois` are months, and below `Semaine` weeks.
    /// Below a word of a list that stands over it alone, `Stateless persons`, all of them may be missing.
    pub(super) fn is_value_column(&self, headers: &Headers, column: usize) -> bool {
        let kinds: Vec<Kind> =
            self.data_rows().map(|row| self.kinds.at(row, column)).filter(|kind| *kind != Kind::Blank).collect();
        let values = kinds.iter().filter(|kind| kind.is_value()).count();
        let numbers = kinds.iter().filter(|kind| kind.is_number()).count();
        let has_numbers = numbers > 0 || values > 0 && values == kinds.len() && self.is_of_dashes(headers, column);
        has_numbers
            && values * 2 >= kinds.len()
            && !self.holds_parts_of_year(headers, column)
            && !is_multiplier(&headers.path(column), self.context.structure)
            && !self.is_of_no_numbers(headers, column)
    }

    /// Whether nothing but marks without letters stands below a header of its own that is a word of a dimension.
    fn is_of_dashes(&self, headers: &Headers, column: usize) -> bool {
        let header = headers.path(column);
        let left = column.checked_sub(1).map(|left| headers.path(left));
        let is_word = |level: &str| (0..self.dictionary.dimensions).any(|place| self.is_told(place, level));
        let mut cells = self.data_rows().filter_map(|row| self.grid.at(row, column)).map(KeptCell::label);
        left.as_ref() != Some(&header)
            && header.split(" / ").any(is_word)
            && cells.all(|text| !text.contains(char::is_alphanumeric))
    }

    fn holds_parts_of_year(&self, headers: &Headers, column: usize) -> bool {
        let header = headers.path(column);
        // Below `Semaine` and then `S01` stand values, however small.
        let nearest = header.rsplit(" / ").next().unwrap_or_default();
        let is_part = matches!(periods::read(nearest, self.habits), Some(Moment::Part(part)) if part != Part::Year);
        let is_small = |row: usize| {
            let label = self.grid.label(row, column);
            label.is_empty() || is_counted_below(&header, &label)
        };
        !is_part && is_part_of_year_header(&header) && self.data_rows().all(is_small)
    }

    pub(super) fn has_values(&self, row: usize) -> bool {
        self.kinds.has_values(row)
    }

    pub(super) fn knows(&self, place: usize, text: &str) -> bool {
        self.dictionary.words(place).is_some_and(|words| matches!(words.find(text), Found::Code(_)))
    }

    /// The word in a header that the list of a component knows: without its unit, or without the words for a count too.
    pub(super) fn word_of<'t>(&self, place: usize, text: &'t str) -> Option<&'t str> {
        let plain = plain(text);
        [plain, self.counted(plain)].into_iter().find(|word| self.knows(place, word))
    }

    /// What a header counts, `Nombre d’hommes`; not where that is the subject of the dataflow.
    fn counted<'t>(&self, text: &'t str) -> &'t str {
        let rest = without_count(text);
        let is_whole = rest.len() == text.len();
        if is_whole || is_subject(rest, self.context.pack.dataflow(self.context.dataflow)) { text } else { rest }
    }

    /// Whether a text stands for the whole, the rest or the unknown, which are words of many lists.
    pub(super) fn is_vague(&self, place: usize, text: &str) -> bool {
        let Some(words) = self.dictionary.words(place) else { return false };
        match words.find(text) {
            Found::Code(code) => words.code(code).is_some_and(|id| id.as_str().starts_with('_')),
            _ => false,
        }
    }

    /// Whether some dimension has a word for more than the whole in `text`.
    pub(super) fn is_word(&self, text: &str) -> bool {
        (0..self.dictionary.dimensions).any(|place| self.knows(place, text) && !self.is_vague(place, text))
    }

    /// Writes down the code of a word, for the first component that knows it. `written` is how the file has it.
    pub(super) fn remember(&self, places: &[usize], (written, word): (&str, &str), found: &mut Meaning) {
        for &place in places {
            let component = &self.dictionary.components[place];
            let Some(words) = &component.words else { continue };
            if let crate::Meaning::Code(code) = words.meaning(word) {
                if code != *written {
                    found.words.entry(component.id.clone()).or_default().insert(written.to_owned(), code);
                }
                return;
            }
        }
    }

    /// A column that is not read, and the doubt that says so where anything stands in it.
    pub(super) fn ignored(&self, column: (usize, &str), found: &mut Meaning) -> Column {
        self.left_out(column, DoubtKind::IgnoredColumn, found)
    }

    /// A column of numbers that is not read because nothing known tells them from those that are.
    pub(super) fn unread_values(&self, column: (usize, &str), found: &mut Meaning) -> Column {
        self.left_out(column, DoubtKind::UnreadValues, found)
    }

    fn left_out(&self, (at, header): (usize, &str), kind: DoubtKind, found: &mut Meaning) -> Column {
        if let Some(side) = self.side_of_flags(at) {
            return self.flag_column((at, side), found);
        }
        if self.is_silent(at)
            && let Some(side) = self.side_of_header(&self.headers(), at)
        {
            return flag((at, side));
        }
        let mut made = Column::new(header, ColumnRole::Ignore, None);
        made.at = Some(at as u32 + 1);
        let mut cells = self.data_rows().filter_map(|row| self.grid.at(row, at));
        if let Some(first) = cells.next() {
            let text = if header.is_empty() { first.label() } else { header.to_owned() };
            made.only = self.only_text(at);
            let doubt = match &made.only {
                Some(only) => Doubt::new(DoubtKind::ConstantColumn, "", &text).taking(only),
                None => Doubt::new(kind, "", &text),
            };
            let place = self.grid.spot(None, at);
            let is_same = |known: &&mut Doubt| doubt.kind == DoubtKind::UnreadValues && known.kind == doubt.kind;
            match found.doubts.iter_mut().find(is_same) {
                // What tells the numbers of all such columns apart is one question.
                Some(known) => known.also_at(&place),
                None => found.doubts.push(doubt.at(place)),
            }
        }
        made
    }

    /// The place of a header: its cell in the last row of headers.
    pub(super) fn header_spot(&self, column: usize) -> String {
        let row = self.block.headers.last().and_then(|&row| self.grid.number(row));
        self.grid.spot(row, column)
    }

    /// The identifier of the list that a component draws from.
    pub(super) fn list_of(&self, place: usize) -> Option<&Id> {
        let id = self.dictionary.components.get(place)?.id;
        self.context.structure.codelist_of(id.as_str())
    }

    pub(super) fn id(&self, place: usize) -> &Id {
        self.dictionary.components[place].id
    }
}

/// A header without the mark of its quality, as the reader takes it.
pub(super) fn bare(text: &str) -> &str {
    let marks = ["(p)", "(e)", "(r)", "(prov)", "(prov.)", "(est.)", "*"];
    let without = marks.iter().find_map(|mark| text.trim_end().strip_suffix(mark));
    without.map_or(text, str::trim)
}

/// A header without the mark of its quality and without its unit.
pub(super) fn plain(text: &str) -> &str {
    units::without_unit(bare(text))
}

/// A header without the words for a count before what is counted: `Nombre d’hommes`, `Number of men`, `عدد الذكور`.
pub(super) fn without_count(text: &str) -> &str {
    const LINKS: [&str; 5] = ["de", "des", "du", "of", "d"];
    // These need no link: `Nb hommes`.
    const SHORT: [&str; 3] = ["nb", "عدد", "اعداد"];
    let Some((first, rest)) = text.split_once(char::is_whitespace) else { return text };
    let (first, rest) = (fold(first), rest.trim_start());
    let elided = ["d'", "d’", "D'", "D’"].iter().find_map(|link| rest.strip_prefix(link));
    let linked = rest.split_once(char::is_whitespace).filter(|(link, _)| LINKS.contains(&fold(link).as_str()));
    let is_count = is_count_word_of_header(&first);
    match (elided, linked) {
        (Some(word), _) if is_count => word.trim_start(),
        (None, Some((_, word))) if is_count => word.trim_start(),
        (None, None) if SHORT.contains(&first.as_str()) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::without_count;

    #[test]
    fn what_is_counted_stands_behind_the_words_for_a_count() {
        for (text, word) in [
            ("Nombre d’hommes", "hommes"),
            ("Nombre de femmes", "femmes"),
            ("Effectif des hommes", "hommes"),
            ("Number of men", "men"),
            ("Nbr de femmes", "femmes"),
            ("Numbers of men", "men"),
            ("Nb hommes", "hommes"),
            ("Nb. de femmes", "femmes"),
            ("عدد الذكور", "الذكور"),
            ("Nombre total", "Nombre total"),
            ("Nombre", "Nombre"),
            ("Hommes", "Hommes"),
        ] {
            assert_eq!(without_count(text), word, "{text}");
        }
    }
}
