//! The columns that say what a row is about: which component each holds, and what its headings mean.
//!
//! Where next: `label_words` for their words, `twin_columns` for those that say the same, `times` for the columns of time,
//! `multiplier_columns` for those that say the power of ten of a row, `leftover` for those that are no component's best.

use std::cmp::Reverse;

use marsad_model::{Column, ColumnRole, Id, TIME_PERIOD};

use super::assign::assign;
use super::columns::{BLANK, Knowing, LabelColumn, SeenText};
use super::doubt::{Doubt, DoubtKind};
use super::evidence::Grade;
use super::kind::Kind;
use super::numbered_codes::is_number;
use super::roles::{Meaning, Roles};
use super::times::{TimeRole, made_time};
use crate::names::{Found, Suggestion, Words, is_of_which, is_rest_of_anything};
use crate::reading::headers::{Headers, undated};
use crate::values::periods::{self, Moment};

/// What a column weighs whose header names a dimension and whose words nobody knows.
const NAMED_SCORE: f64 = 40.0;
/// How many of the different words of a column must be known for it to be a column of their component.
pub(super) const KNOWN_SHARE_MIN: f64 = 0.34;
/// What each of several codes scores between which the list itself does not choose.
const SEVERAL_SCORE: f64 = 0.5;
/// Of how many codes a number may be any.
const FEW_MAX: usize = 3;

/// The label columns of a table with what was decided of them.
pub(super) struct Decided {
    pub columns: Vec<LabelColumn>,
    pub times: Vec<TimeRole>,
    pub scores: Vec<Vec<f64>>,
    /// For each column the one that says the same and is read instead.
    pub twins: Vec<Option<usize>>,
    pub places: Vec<Option<usize>>,
}

impl Roles<'_, '_, '_> {
    pub(super) fn labels(&self, headers: &Headers, (others, values): (&[usize], &[usize]), found: &mut Meaning) {
        let decided = self.decide(headers, others, values.len());
        for (at, place) in decided.places.iter().enumerate() {
            found.filled.extend(place.map(|place| self.id(place).to_string()));
            if decided.times[at] == TimeRole::Whole {
                found.filled.insert(TIME_PERIOD.to_owned());
            }
        }
        for at in 0..decided.columns.len() {
            let made = self.label(&decided, at, found);
            found.layout.column.push(made);
        }
    }

    fn decide(&self, headers: &Headers, others: &[usize], values: usize) -> Decided {
        let column = |&at: &usize| {
            let header = headers.path(at);
            let mut column = LabelColumn::of(self.grid, self.kinds, self.block, (at, &header));
            column.ask(self.context, self.dictionary);
            column
        };
        let columns: Vec<LabelColumn> =
            others.iter().map(column).filter(|c| !c.texts.is_empty() || !c.header.is_empty()).collect();
        let times = self.times(&columns);
        let score = |(at, column): (usize, &LabelColumn)| {
            let places = 0..self.dictionary.components.len();
            let is_free = times[at] == TimeRole::None && !self.is_of_multipliers(column);
            let of = |place: usize| if is_free { self.score(column, place, values) } else { 0.0 };
            places.map(of).collect::<Vec<f64>>()
        };
        let scores = columns.iter().enumerate().map(score).collect();
        let scores = self.without_guessed(&columns, scores);
        let twins = self.twins(&columns, &scores);
        let free = |(at, row): (usize, &Vec<f64>)| match twins[at] {
            Some(_) => vec![0.0; row.len()],
            None => row.clone(),
        };
        let places = assign(&scores.iter().enumerate().map(free).collect::<Vec<_>>());
        Decided { columns, times, scores, twins, places }
    }

    fn label(&self, decided: &Decided, at: usize, found: &mut Meaning) -> Column {
        let column = &decided.columns[at];
        if self.is_of_multipliers(column) {
            return self.multiplier_column(column, found);
        }
        if decided.places[at].is_none() {
            self.doubt_of_units(column, found);
        }
        match (decided.times[at], decided.places[at], decided.twins[at]) {
            (TimeRole::Whole | TimeRole::Part, ..) => self.time_column(column, decided.times[at], found),
            (_, Some(place), _) => {
                self.doubt_of_twin_component(decided, (at, place), found);
                self.doubt_of_equal_column(decided, (at, place), found);
                // The names beside them confirm letters of which they are the twin.
                let mut twins = decided.columns.iter().zip(&decided.twins);
                if !twins.any(|(names, twin)| *twin == Some(at) && known_of(names, Some(place)) > 0) {
                    self.doubt_of_letters(column, place, found);
                }
                self.code_column(column, place, found)
            }
            (_, None, Some(twin)) => {
                let other = self.other_than_twin(decided, (at, twin));
                let kind = other.map_or(DoubtKind::SameAsOther, |_| DoubtKind::OtherThanTwin);
                let place = self.grid.spot(other.and_then(|row| self.grid.number(row)), column.at);
                let [own, read] = shown_apart([column, &decided.columns[twin]]);
                found.doubts.push(Doubt::new(kind, "", &own).at(place).taking(read));
                ignore(column)
            }
            (TimeRole::Beside, ..) => self.ignored((column.at, &column.header), found),
            (TimeRole::None, None, None) => self.unassigned(decided, at, found),
        }
    }

    /// How well a column fits a component: what its header says, and how many of its words the list knows.
    fn score(&self, column: &LabelColumn, place: usize, values: usize) -> f64 {
        let id = self.id(place);
        let texts = judged(column);
        let known = texts.iter().filter(|&&at| column.knows(place, at).is_known()).count();
        let telling = texts.iter().filter(|&&at| column.knows(place, at).is_telling()).count();
        let grade = self.names.grade(place, column.name());
        // Another table has codes of the component below the same header.
        let is_told = self.heads.lead_to(&column.header, id);
        if known == 0 {
            // A header that names a dimension says what the words below it are, known or not.
            let is_named =
                grade == Grade::Name || is_told || self.dimension_of_numbers(&column.header, column.at) == Some(place);
            let is_named = is_named && place < self.dictionary.dimensions && !column.texts.is_empty();
            return if is_named { NAMED_SCORE } else { 0.0 };
        }
        let is_all = telling == texts.len() && texts.iter().all(|&at| column.texts[at].text.chars().count() > 1);
        let is_frequency = *id == *"FREQ" && grade < Grade::Rare && !is_all;
        // A flag belongs to one value: beside several values nobody knows whose it is.
        // Letters with their words, `e: estimated`, of which the list does not know all, are read by the letters.
        let is_by_letters = || {
            known < texts.len()
                && texts.iter().any(|&at| column.texts[at].text.contains(": "))
                && self.side_of_flags(column.at).is_some()
        };
        let is_flag = *id == *"OBS_STATUS" && (grade == Grade::None && values > 1 || is_by_letters());
        let share = known as f64 / texts.len() as f64;
        // `Autres` and `Divers` are words of many lists.
        let is_own = |&at: &usize| column.knows(place, at).is_telling() && !is_rest_of_anything(&column.texts[at].text);
        let is_enough = grade >= Grade::Rare || is_told || share >= KNOWN_SHARE_MIN && texts.iter().any(is_own);
        let is_by_chance = || grade == Grade::None && !is_told && self.is_by_chance_in(column, (place, &texts));
        if is_frequency || is_flag || !is_enough || is_by_chance() {
            return 0.0;
        }
        let of_dimension = if place < self.dictionary.dimensions { 5.0 } else { 0.0 };
        // One word alone may be a word of many lists: the same unit in every row is no country for being spelled like one.
        let of_words = if texts.len() == 1 && grade == Grade::None { 30.0 } else { 100.0 };
        grade.weight() + of_words * telling as f64 / texts.len() as f64 + 10.0 * share + of_dimension
    }

    /// Whether one word of a list of places stands among texts of a column that the list does not know.
    fn is_by_chance_in(&self, column: &LabelColumn, (place, texts): (usize, &[usize])) -> bool {
        let (told, unknown) = told_and_unknown(column, (place, texts));
        self.is_by_chance(place, (&told, &unknown))
    }

    fn code_column(&self, column: &LabelColumn, place: usize, found: &mut Meaning) -> Column {
        let mut made = code(column, ColumnRole::Code, None);
        made.fill = column.is_of_headings() || self.has_gaps(column);
        let mut places = vec![place];
        places.extend(self.further(column, place, found));
        // A component that a heading alone names has no rows to be compared by.
        let is_named_alone = |other: usize| {
            other != place
                && column.count(|at, _| column.knows(other, at).is_telling() || column.named(at) == Some(other)) == 0
        };
        places.sort_by(|&a, &b| is_named_alone(a).cmp(&is_named_alone(b)).then(compare_groups(column, a, b)));
        found.filled.extend(places.iter().map(|&place| self.id(place).to_string()));
        made.component = places.first().map(|&place| self.id(place).clone());
        made.further = places[1..].iter().map(|&place| self.id(place).clone()).collect();
        if self.has_periods_as_headings(column, &places, found) {
            made.further.extend(made_time());
            found.filled.insert(TIME_PERIOD.to_owned());
            found.has_whole_time = true;
        }
        self.doubt_of_lone_label(column, place, found);
        self.doubt_of_group_above(column, &places, found);
        self.doubt_of_breakdowns(column, &places, found);
        self.words_of(column, &places, found);
        self.doubt_of_codes_among_names(column, &places, found);
        if let [place] = places[..] {
            self.blank_totals(column, (place, &made), found);
            self.doubt_of_middle_label(column, (place, &made), found);
        }
        made
    }

    /// A word that is the only one of its column that the component knows, below a header that does not name it.
    fn doubt_of_lone_label(&self, column: &LabelColumn, place: usize, found: &mut Meaning) {
        let (told, unknown) = told_and_unknown(column, (place, &judged(column)));
        let [text] = told[..] else { return };
        if self.names.grade(place, column.name()) == Grade::None && self.is_lone(place, (&told, &unknown)) {
            let first =
                column.texts.iter().find(|seen| seen.text == text).and_then(|seen| self.grid.number(seen.first));
            self.ask_lone_word((place, text), self.grid.spot(first, column.at), found);
        }
    }

    /// Components besides the first of which words stand in the same column.
    fn further(&self, column: &LabelColumn, first: usize, found: &Meaning) -> Vec<usize> {
        let is_foreign = |at: usize| !column.knows(first, at).is_known();
        let blocks = self.named_blocks(column, first);
        let is_in = |&place: &usize| {
            // `Autres` alone makes no column of reasons: it may be the rest of what the first component tells apart.
            let is_bare = |at: usize| is_rest_of_anything(&column.texts[at].text);
            let telling = |at: usize| is_foreign(at) && column.knows(place, at).is_telling() && !is_bare(at);
            let known = column.count(|at, _| telling(at));
            let headings = column.count(|at, seen| telling(at) && seen.unvalued > 0);
            // `dont femmes` is one word, and below every row it says a part of that row.
            let parts = column.count(|at, seen| telling(at) && is_of_which(&seen.text));
            // `Sexe : autre` heads rows of a sex, whether its code is known or not.
            let named = column.count(|at, seen| seen.valued == 0 && column.named(at) == Some(place));
            // `Femmes` below every row is one too.
            let is_below = |at: usize| telling(at) && self.stands_below_each(column, first, at);
            let is_said = || known >= 2 || headings > 0 || parts > 0 || named > 0 || blocks.contains(&place);
            place != first && self.is_open(place, found) && (is_said() || column.count(|at, _| is_below(at)) > 0)
        };
        let said: Vec<usize> = (0..self.dictionary.dimensions).filter(is_in).collect();
        // `بنين` above `بنات` is no country where the sexes know both, nor where nothing does.
        let words = |place: usize| -> Vec<usize> {
            (0..column.texts.len()).filter(|&at| is_foreign(at) && column.knows(place, at).is_telling()).collect()
        };
        let is_within = |own: &[usize], other: usize| {
            let of_other = words(other);
            of_other.len() > own.len() && own.iter().all(|at| of_other.contains(at))
        };
        let is_kept = |place: &usize| {
            let own = words(*place);
            let is_better_known = || said.iter().any(|&other| other != *place && is_within(&own, other));
            own.is_empty() || !is_better_known() && !self.is_lone_heading(column, [first, *place], &own)
        };
        said.iter().copied().filter(is_kept).collect()
    }

    /// Whether the only word of a list of places is a heading among headings that the list does not know.
    fn is_lone_heading(&self, column: &LabelColumn, [first, place]: [usize; 2], own: &[usize]) -> bool {
        let text = |at: &usize| column.texts.get(*at).map_or("", |seen| seen.text.as_str());
        let told: Vec<&str> = own.iter().map(text).collect();
        let is_open = |at: usize, seen: &SeenText| {
            let is_unknown = [first, place].iter().all(|&place| !column.knows(place, at).is_known());
            seen.valued == 0 && is_unknown && self.heads_rows(column, &[first], seen)
        };
        let headings = column.texts.iter().enumerate().filter(|(at, seen)| is_open(*at, seen));
        let unknown: Vec<&str> = headings.map(|(_, seen)| seen.text.as_str()).collect();
        self.is_by_chance(place, (&told, &unknown))
    }

    fn has_periods_as_headings(&self, column: &LabelColumn, places: &[usize], found: &Meaning) -> bool {
        let is_period = |at: usize, seen: &SeenText| {
            let is_year = super::line_period::only_year(&seen.text).is_some() || periods::is_academic_year(&seen.text);
            let is_word = places.iter().any(|&place| column.knows(place, at).is_known());
            let is_whole = matches!(periods::read(&seen.text, self.habits), Some(Moment::Period(_)));
            !is_word && is_year && is_whole
        };
        let periods = column.count(is_period);
        let headings = column.count(|at, seen| seen.unvalued > 0 && is_period(at, seen));
        !found.filled.contains(TIME_PERIOD) && (periods >= 2 || headings > 0)
    }

    /// Rows of a group that come before any name of a group: the reader would give them to the group above.
    fn doubt_of_group_above(&self, column: &LabelColumn, places: &[usize], found: &mut Meaning) {
        let [outer, inner @ ..] = places else { return };
        // The whole of a group stands above its parts as its other words do: `Ensemble`, `dont femmes`.
        let is_whole = |at: usize| column.knows(*outer, at).is_known() && column.texts[at].valued > 0;
        let is_outer =
            |at: usize| column.knows(*outer, at).is_telling() || column.named(at) == Some(*outer) || is_whole(at);
        let is_inner = |at: usize| !is_outer(at) && inner.iter().any(|&place| column.knows(place, at).is_telling());
        let mut cells = column.cells.iter().filter(|&&cell| cell != BLANK).map(|&cell| cell as usize);
        let Some(first) = cells.find(|&at| is_outer(at) || is_inner(at)).filter(|&at| is_inner(at)) else { return };
        let seen = &column.texts[first];
        let place = self.grid.spot(self.grid.number(seen.first), column.at);
        found.doubts.push(Doubt::new(DoubtKind::GroupAbove, self.id(*outer).as_str(), &seen.text).at(place));
    }

    /// Words of one component that begin where those of another end: a breakdown of their own, and no parts of the last
    /// word above them.
    fn doubt_of_breakdowns(&self, column: &LabelColumn, places: &[usize], found: &mut Meaning) {
        for (at, &outer) in places.iter().enumerate() {
            for &inner in &places[at + 1..] {
                let Some([above, first]) = self.begins_own_breakdown(column, (outer, inner)) else { continue };
                let seen = &column.texts[first];
                let place = self.grid.spot(self.grid.number(seen.first), column.at);
                // `dont femmes` says itself that it is a part, and is read as one of the row above it.
                let (kind, taken) = match is_of_which(&seen.text) {
                    true => (DoubtKind::PartOfRow, column.texts[above].text.as_str()),
                    false => (DoubtKind::TwoBreakdowns, "_T"),
                };
                found.doubts.push(Doubt::new(kind, self.id(outer).as_str(), &seen.text).taking(taken).at(place));
            }
        }
    }

    /// The first word of a component where all of them stand, beside values, below the last of several words of another,
    /// behind that one.
    fn begins_own_breakdown(&self, column: &LabelColumn, (outer, inner): (usize, usize)) -> Option<[usize; 2]> {
        let is_outer = |at: usize| column.knows(outer, at).is_telling();
        let is_inner = |at: usize| !is_outer(at) && column.knows(inner, at).is_telling();
        let cells = self.data_rows().zip(&column.cells).filter(|(_, cell)| **cell != BLANK);
        let cells: Vec<(usize, usize)> = cells.map(|(row, &cell)| (row, cell as usize)).collect();
        let place = cells.iter().position(|(_, cell)| is_inner(*cell))?;
        let (before, below) = cells.split_at(place);
        let goes_on = below.iter().any(|(_, cell)| is_outer(*cell));
        let last: Vec<usize> = before.iter().rev().map(|(_, cell)| *cell).take_while(|cell| is_outer(*cell)).collect();
        let is_list = last.iter().any(|cell| Some(cell) != last.first());
        let has_values = before.last().is_some_and(|(row, _)| self.has_values(*row));
        (!goes_on && is_list && has_values).then(|| [before[before.len() - 1].1, cells[place].1])
    }

    /// Whether cells are empty below a label, beside values and a further label to the right: a label written once for
    /// several rows. Beside a total nothing is repeated.
    pub(super) fn has_gaps(&self, column: &LabelColumn) -> bool {
        let (at, next) = (column.at, column.at + 1);
        // A label that stands in the middle of its rows cannot be told from the one above.
        let first = self.data_rows().find(|&row| self.has_values(row));
        if next > self.block.columns[1] || first.is_none_or(|row| self.grid.at(row, at).is_none()) {
            return false;
        }
        let mut has_label = false;
        self.data_rows().any(|row| {
            let is_blank = self.grid.at(row, at).is_none();
            has_label |= !is_blank;
            let has_further = matches!(self.kinds.at(row, next), Kind::Text | Kind::Time | Kind::Year);
            // In a row that says it is the total, a blank says the total too.
            let is_total_row = || {
                let mut before = (self.block.columns[0]..at).map(|column| self.grid.label(row, column));
                before.any(|text| !text.is_empty() && self.is_whole(&text))
            };
            is_blank
                && has_label
                && has_further
                && self.has_values(row)
                && !self.is_whole(&self.grid.label(row, next))
                && !is_total_row()
        })
    }

    /// Whether a text is a word for the whole in some list.
    pub(super) fn is_whole(&self, text: &str) -> bool {
        (0..self.dictionary.dimensions).any(|place| self.is_vague(place, text))
    }
}

/// A question about a word that is not known, with the codes that the word names, or those that it is like.
pub(super) fn with_codes(doubt: Doubt, words: Option<&Words<'_>>, said: &str) -> Doubt {
    match words.and_then(|words| several_of(words, said)) {
        Some(several) => doubt.naming(several),
        None => doubt.likely(words.map_or_else(Vec::new, |words| words.suggest(said))),
    }
}

/// The codes between which a person must choose, where a word stands for several of them, or a number for one of a few.
fn several_of(words: &Words<'_>, text: &str) -> Option<Vec<Suggestion>> {
    let places = match words.find(text) {
        Found::Several(places) => places,
        Found::Unknown if is_number(text) => few_of(words)?,
        _ => return None,
    };
    let made = |place: u32| {
        let code = words.code(place)?.to_string();
        Some(Suggestion { code, name: String::new(), score: SEVERAL_SCORE })
    };
    Some(places.into_iter().filter_map(made).collect())
}

/// The codes of a list of a few, without those for the whole and the rest.
fn few_of(words: &Words<'_>) -> Option<Vec<u32>> {
    let codes = (0..).map_while(|place| Some((place, words.code(place)?)));
    let told = codes.filter(|(_, id)| !id.as_str().starts_with('_')).map(|(place, _)| place);
    let told: Vec<u32> = told.take(FEW_MAX + 1).collect();
    (told.len() <= FEW_MAX).then_some(told)
}

/// The places of the texts that a column is judged by: those beside values, or all where there are none.
pub(super) fn judged(column: &LabelColumn) -> Vec<usize> {
    let valued: Vec<usize> = (0..column.texts.len()).filter(|&at| column.texts[at].valued > 0).collect();
    if valued.is_empty() { (0..column.texts.len()).collect() } else { valued }
}

/// The texts of a column that a component has codes for, and those that it does not know.
fn told_and_unknown<'c>(column: &'c LabelColumn, (place, texts): (usize, &[usize])) -> (Vec<&'c str>, Vec<&'c str>) {
    let text = |at: &usize| column.texts.get(*at).map_or("", |seen| seen.text.as_str());
    let told = texts.iter().filter(|&&at| column.knows(place, at).is_telling()).map(text).collect();
    let unknown = texts.iter().filter(|&&at| column.knows(place, at) == Knowing::Nothing).map(text).collect();
    (told, unknown)
}

/// The component that fits best.
pub(super) fn best(scores: &[f64]) -> Option<usize> {
    let eligible = (0..scores.len()).filter(|&place| scores[place] > 0.0);
    eligible.max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))
}

pub(super) fn known_of(column: &LabelColumn, place: Option<usize>) -> usize {
    place.map_or(0, |place| column.count(|at, _| column.knows(place, at).is_known()))
}

/// Which of two components of one column is the outer: its words come less often, or without values, or first.
fn compare_groups(column: &LabelColumn, a: usize, b: usize) -> std::cmp::Ordering {
    let rank = |place: usize| {
        let of = || (0..column.texts.len()).filter(move |&at| column.knows(place, at).is_telling());
        let words = of().count().max(1);
        let rows: u32 = of().map(|at| column.texts[at].valued + column.texts[at].unvalued).sum();
        let unvalued: u32 = of().map(|at| column.texts[at].unvalued).sum();
        let first = of().map(|at| column.texts[at].first).min().unwrap_or(usize::MAX);
        (rows as usize * 4 / words, Reverse(unvalued * 2 > rows), first)
    };
    rank(a).cmp(&rank(b))
}

pub(super) fn code(column: &LabelColumn, role: ColumnRole, component: Option<Id>) -> Column {
    // A year above the labels is that of one delivery; the column is found without it.
    let mut made = Column::new(&undated(&column.header), role, component);
    made.at = Some(column.at as u32 + 1);
    made
}

fn ignore(column: &LabelColumn) -> Column {
    code(column, ColumnRole::Ignore, None)
}

/// What a person sees of a column: its header, or its first text.
pub(super) fn shown(column: &LabelColumn) -> String {
    if column.header.is_empty() { first_text(column) } else { column.header.clone() }
}

/// What a person sees of two columns: their first texts where one header stands over both.
pub(super) fn shown_apart([one, other]: [&LabelColumn; 2]) -> [String; 2] {
    if one.header == other.header { [one, other].map(first_text) } else { [one, other].map(shown) }
}

fn first_text(column: &LabelColumn) -> String {
    column.texts.first().map(|seen| seen.text.clone()).unwrap_or_default()
}
