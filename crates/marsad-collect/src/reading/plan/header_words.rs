//! What the words of a header say of the values below it: codes, a period, a unit, a quality, the rest of a total.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use marsad_model::{FindingCode, HeaderRow, Id, SaidOf, Severity, TIME_PERIOD};

use super::{Planner, ValueColumn, is_neutral, split_components, split_words};
use crate::cell::tidy;
use crate::names::{Found, fold, without_footnote};
use crate::reading::beside::{Derived, derived, is_share_of_all};
use crate::reading::headers::is_time_head;
use crate::reading::rests::{RestOf, rest_of};
use crate::reading::sections::component_named;
use crate::reading::time::{Pieces, moment_of};
use crate::values::asides::has_year;
use crate::values::qualities;
use crate::values::units::has_percent;

/// Of longer headers that the profile leaves out another period is not looked for.
const DATED_BYTES_MAX: usize = 200;

impl Planner<'_, '_, '_> {
    /// A column of values whose headers say codes and time.
    pub(super) fn value_under_headers(&mut self, at: usize, header: &str) {
        let mut value = ValueColumn { at, fixed: Vec::new(), time: Pieces::default(), flag: None };
        let mut seen = Vec::new();
        let is_silent = self.layout().across.iter().all(|row| self.known.headers.text(row.row, at).is_empty());
        if is_silent {
            return self.unexpected(at, header);
        }
        for row in &self.layout().across {
            let text = self.without_quality(self.known.headers.text(row.row, at), &mut value);
            // A cell that is merged over several rows is read once.
            if text.is_empty() || seen.contains(&text) {
                continue;
            }
            if self.is_whole_of_above(&text, &row.components, &value) {
                continue;
            }
            let mut own = ValueColumn { fixed: Vec::new(), ..value.clone() };
            let is_read = self.read_header(&text, &row.components, &mut own);
            if is_read {
                // What stands lower says more: a country below its continent.
                value.fixed.retain(|(place, _)| !own.fixed.iter().any(|(known, _)| known == place));
                value.fixed.extend(own.fixed);
                value.time = own.time;
            } else if is_neutral(&text)
                || self.names_component(&text, &row.components)
                || self.heads_columns(row, &text)
            {
                continue;
            } else {
                return self.unknown_header(&text, &row.components, Some(at));
            }
            seen.push(text);
        }
        self.total_of_the_rest(&mut value);
        self.plan.values.push(value);
    }

    /// The headers that the profile leaves out but for their period, `Total 2024` where it has `Total 2023`, folded. None
    /// where the profile's own stands there too, or more of them than it names: then it left out one year of several.
    pub(super) fn skipped_but_for_period(&self) -> Vec<String> {
        let is_path = |text: &&str| text.contains(" / ");
        let (headers, skip) = (self.plan.headers.iter(), self.layout().skip.iter());
        let (paths, others): (Vec<&str>, Vec<&str>) = skip.map(String::as_str).partition(is_path);
        // A period in one level is none of a word in another: `T1 / Total` is no `Total` of another year.
        let levels = headers.clone().flat_map(|header| header.split(" / "));
        let mut followed = self.followed_but_for_period(&others, levels);
        followed.extend(self.followed_but_for_period(&paths, headers.map(String::as_str).filter(is_path)));
        followed
    }

    /// Of headers, or of their levels, those that are named but for their period, folded.
    fn followed_but_for_period<'t>(&self, names: &[&str], headers: impl Iterator<Item = &'t str>) -> Vec<String> {
        let named = self.by_rest(names.iter().copied());
        if named.is_empty() {
            return Vec::new();
        }
        let there = self.by_rest(headers);
        let followed = |(rest, names): (&String, &BTreeSet<String>)| {
            let found = there.get(rest)?;
            (found.is_disjoint(names) && found.len() <= names.len()).then_some(found)
        };
        named.iter().filter_map(followed).flatten().cloned().collect()
    }

    /// Texts, folded, by what stands in them beside a period.
    fn by_rest<'t>(&self, texts: impl Iterator<Item = &'t str>) -> BTreeMap<String, BTreeSet<String>> {
        let texts: BTreeSet<&str> = texts.filter(|text| text.len() <= DATED_BYTES_MAX).collect();
        let mut by_rest: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for text in texts {
            for rest in self.beside_period(text) {
                by_rest.entry(rest).or_default().insert(fold(text));
            }
        }
        by_rest
    }

    /// What stands in a header before or behind a period, folded: `total` of `Total 2023` and of `Total 9 mois`.
    fn beside_period(&self, text: &str) -> BTreeSet<String> {
        let (profile, habits) = (self.plan.context.profile, self.plan.habits);
        let is_period = |part: &str| {
            // A bare number is no year, and names its column: `Zone 3`.
            let may_be = has_year(part) || part.contains(char::is_alphabetic) && !is_time_head(part);
            may_be && moment_of(part, profile, habits).is_some()
        };
        let cuts = split_words(text).into_iter().filter_map(|(first, second)| {
            let rest = match (is_period(first), is_period(second)) {
                (false, true) => first,
                (true, false) => second,
                _ => return None,
            };
            rest.contains(char::is_alphabetic).then(|| fold(rest))
        });
        cuts.collect()
    }

    /// Whether the profile names a header under `skip`, or one of its levels that is no word of what stands there: of
    /// `2023 / Jobs to come` the one that was not understood is enough.
    pub(super) fn is_skipped(&self, at: usize, header: &str) -> bool {
        if self.plan.skip.is_empty() {
            return false;
        }
        let headers = self.known.headers;
        let is_read = |level: &str| {
            let mut own = self.layout().across.iter().filter(|row| headers.text(row.row, at) == level);
            own.any(|row| {
                let mut value = ValueColumn { at, fixed: Vec::new(), time: Pieces::default(), flag: None };
                self.read_header(level, &row.components, &mut value)
            })
        };
        let is_named = |text: &str| self.plan.skip.contains(&fold(text));
        is_named(header) || header.split(" / ").any(|level| is_named(level) && !is_read(level))
    }

    /// Whether a header says which component the words below it are of: `Sexe` above men and women.
    fn names_component(&self, text: &str, components: &[Id]) -> bool {
        let named = component_named(self.plan.context, self.plan.dictionary, text);
        named.is_some_and(|place| components.contains(self.plan.dictionary.components[place].id))
    }

    /// Whether a header that nobody knows is the name of several columns: a lower row of headers tells them apart by words
    /// of the same component, and the profile keeps it as such, or beside it in its row stands a word for the whole and no
    /// other header over several columns. What stands over one column alone is told there, and changes no other.
    fn heads_columns(&self, upper: &HeaderRow, text: &str) -> bool {
        let (below, others): (Vec<usize>, Vec<usize>) =
            self.value_places().partition(|&at| self.known.headers.text(upper.row, at) == text);
        self.are_told_apart(upper, &below)
            && (self.is_kept_heading(upper.row, text) || self.are_a_whole_and_single(upper, &others))
    }

    /// The places within the table that hold neither labels nor what the profile leaves out.
    fn value_places(&self) -> impl Iterator<Item = usize> {
        let [first, last] = self.layout().columns.unwrap_or([1, u32::MAX]);
        let is_within = move |at: &usize| (first as usize..=last as usize).contains(&(at + 1));
        let is_label = move |at: usize| self.plan.labels.iter().any(|label| label.at == at);
        let is_value = move |at: &usize| !self.plan.ignored.contains(at) && !is_label(*at);
        (0..self.known.headers.width()).filter(is_within).filter(is_value)
    }

    /// Whether a lower row of headers tells some columns apart by words of a component of an upper one.
    fn are_told_apart(&self, upper: &HeaderRow, columns: &[usize]) -> bool {
        let tells_apart = |row: &HeaderRow| {
            let texts: HashSet<&str> = columns.iter().map(|&at| self.known.headers.text(row.row, at)).collect();
            let is_same = row.components.iter().any(|id| upper.components.contains(id));
            let is_read = |text: &&str| {
                let mut value = ValueColumn { at: 0, fixed: Vec::new(), time: Pieces::default(), flag: None };
                self.read_header(text, &row.components, &mut value)
            };
            is_same && texts.len() > 1 && texts.iter().any(is_read)
        };
        self.lower_rows(upper.row).any(tells_apart)
    }

    /// The rows of headers that say something of the values, below a row.
    fn lower_rows(&self, upper: u32) -> impl Iterator<Item = &HeaderRow> {
        self.layout().across.iter().filter(move |row| row.row > upper)
    }

    /// Whether the profile keeps a header that stands in this row as one over several columns.
    fn is_kept_heading(&self, row: u32, text: &str) -> bool {
        let mut kept = self.layout().said.iter().filter(|said| said.of == SaidOf::Title);
        kept.any(|said| said.at.is_some_and(|at| at.row == row) && fold(&said.text) == fold(text))
    }

    /// Whether a row of headers has a word for the whole over some columns, and over the others nothing that lower headers
    /// tell apart, but for what is not read.
    fn are_a_whole_and_single(&self, upper: &HeaderRow, columns: &[usize]) -> bool {
        let headers = self.known.headers;
        let is_worded = |at: &usize| headers.text(upper.row, *at).contains(char::is_alphabetic);
        let (wholes, others): (Vec<usize>, Vec<usize>) = columns
            .iter()
            .copied()
            .filter(is_worded)
            .partition(|&at| self.is_total_word(headers.text(upper.row, at), &upper.components));
        let is_single = |at: usize| {
            let own = headers.text(upper.row, at);
            self.lower_rows(upper.row).all(|row| ["", own].contains(&headers.text(row.row, at)))
        };
        let is_read = |at: usize| !self.is_of_other_measure(at) && !self.is_skipped(at, &headers.path(at));
        !wholes.is_empty() && others.into_iter().all(|at| is_single(at) || !is_read(at))
    }

    /// Whether a text is the word for the whole of one of some components.
    fn is_total_word(&self, text: &str, components: &[Id]) -> bool {
        let words_of = |id: &Id| self.plan.dictionary.words(self.plan.dictionary.place(id.as_str())?);
        components.iter().filter_map(words_of).any(|words| match words.find(text) {
            Found::Code(code) => words.code(code).is_some_and(|id| *id == *"_T"),
            _ => false,
        })
    }

    /// A header, or the name of a sheet, that is no word of any of `components`.
    pub(super) fn unknown_header(&mut self, text: &str, components: &[Id], at: Option<usize>) {
        let context = self.plan.context;
        let lists: Vec<&str> =
            components.iter().filter_map(|id| context.codelist(id.as_str())).map(|list| list.id.as_str()).collect();
        // Where time alone is expected, there is no list to take a word from.
        let is_time = components.iter().all(|id| *id == TIME_PERIOD);
        let code = if is_time { FindingCode::NotAPeriod } else { FindingCode::UnknownCode };
        let component = components.iter().map(Id::as_str).collect::<Vec<_>>().join(", ");
        let finding = self.add(code, Severity::Error, at);
        let told = finding.clone().with_value(text).with("component", component).with("list", lists.join(", "));
        *finding = told;
    }

    /// Whether words that say no more than that numbers follow stand where units should, and nothing else says one: `Nombre`
    /// beside `Montant` without a code each. They are told as the unknown words that they are; nothing is missing.
    pub(super) fn tell_heads_without_unit(&mut self, id: &Id) -> bool {
        let (known, layout) = (self.known, self.layout());
        let rows = layout.across.iter().filter(|row| row.components.as_slice() == std::slice::from_ref(id));
        let places: Vec<usize> = self.plan.values.iter().map(|value| value.at).collect();
        let mut is_told = false;
        for row in rows.filter(|_| *id == *"UNIT_MEASURE") {
            for &at in places.iter().filter(|&&at| is_neutral(known.headers.text(row.row, at))) {
                self.unknown_header(known.headers.text(row.row, at), &row.components, Some(at));
                is_told = true;
            }
        }
        is_told
    }

    /// A column under the word for a whole, and under nothing else, is the whole of all that headers tell apart.
    pub(super) fn total_of_the_rest(&self, value: &mut ValueColumn) {
        let is_total = |(place, code): &(usize, u32)| {
            self.plan.dictionary.words(*place).and_then(|words| words.code(*code)).is_some_and(|id| *id == *"_T")
        };
        if !value.fixed.iter().any(is_total) {
            return;
        }
        for id in self.layout().across.iter().flat_map(|row| &row.components) {
            let Some(place) = self.plan.dictionary.place(id.as_str()) else { continue };
            // What the rows say is not the whole for standing under a word for one.
            if self.is_said_in_rows(place) {
                continue;
            }
            let is_said = value.fixed.iter().any(|(known, _)| *known == place);
            let total = self.plan.dictionary.words(place).map_or(Found::Unknown, |words| words.find("_T"));
            if let (false, true, Found::Code(total)) =
                (is_said, self.plan.dictionary.components[place].is_dimension, total)
            {
                value.fixed.push((place, total));
            }
        }
    }

    /// Whether a column of labels says a component of each row.
    fn is_said_in_rows(&self, place: usize) -> bool {
        self.plan.labels.iter().any(|label| label.holds(place))
    }

    /// A header without the letter of a quality, which holds for its values: `2022 (p)` is provisional.
    pub(super) fn without_quality(&self, text: &str, value: &mut ValueColumn) -> String {
        // The profile may say that a letter means something else: then its values are like others.
        let own = qualities::of_mark(text.trim_end(), &self.plan.context.profile.statuses);
        let or = |usual: &'static str| own.map_or(usual, |own| if own == "A" { "" } else { own });
        let letters = [
            ("(p)", or("P")),
            ("(e)", or("E")),
            ("(r)", or("")),
            ("(prov)", "P"),
            ("(prov.)", "P"),
            ("(est.)", "E"),
            ("*", or("")),
        ];
        for (mark, status) in letters {
            let Some(bare) = text.trim_end().strip_suffix(mark).filter(|bare| !bare.trim().is_empty()) else {
                continue;
            };
            self.fix_status(status, value);
            return bare.trim().to_owned();
        }
        // `2023 (*)` is read as it stands, like every reference to a footnote.
        if let Some(status) = qualities::of_mark(text, &self.plan.context.profile.statuses) {
            self.fix_status(status, value);
        }
        text.to_owned()
    }

    /// Takes the status that a header gives to its values.
    fn fix_status(&self, status: &str, value: &mut ValueColumn) {
        let Some(place) = self.plan.dictionary.place("OBS_STATUS") else { return };
        if let Some(Found::Code(code)) = self.plan.dictionary.words(place).map(|words| words.find(status)) {
            value.fixed.push((place, code));
        }
    }

    /// Whether a header is the total of what stands above it, as `Sous-total` below a continent.
    pub(super) fn is_whole_of_above(&self, text: &str, components: &[Id], value: &ValueColumn) -> bool {
        let folded = fold(text);
        let is_subtotal =
            ["s total", "sous total", "subtotal", "sub total", "st", "s t", "مجموع فرعي"].contains(&folded.as_str());
        components.iter().filter_map(|id| self.plan.dictionary.place(id.as_str())).any(|place| {
            let is_said = value.fixed.iter().any(|(known, _)| *known == place);
            let words = self.plan.dictionary.words(place);
            let is_total = words.is_some_and(|words| match words.find(text) {
                Found::Code(code) => words.code(code).is_some_and(|id| *id == *"_T"),
                _ => false,
            });
            is_said && (is_subtotal || is_total)
        })
    }

    /// Reads a header as a word of one of `components`, or as words of several of them.
    ///
    /// What a bracket holds may be a word of its own, as in `0-4 (m)`: only where it is none, it is a footnote.
    pub(super) fn read_header(&self, text: &str, components: &[Id], value: &mut ValueColumn) -> bool {
        self.read_plain_word(text, components, value)
            || self.read_two_words(text, components, value)
            || self.read_word(text, components, value)
            || self.read_unit(text, components, value)
            || self.read_year_total(text, components, value)
    }

    /// `Total 2022` among headers that are nothing but periods is the year.
    pub(super) fn read_year_total(&self, text: &str, components: &[Id], value: &mut ValueColumn) -> bool {
        let is_of_time = !components.is_empty() && components.iter().all(|id| *id == *TIME_PERIOD);
        let pieces = Pieces::of_year_total(text, self.plan.habits).filter(|_| is_of_time);
        if let Some(pieces) = &pieces {
            value.time = value.time.with(pieces);
        }
        pieces.is_some()
    }

    /// A unit in brackets says the unit of what stands before it: `Investissement (MDT)`. Per cent it says only of a share of
    /// all: `Évolution (%)`, `Taux d’activité (%)` and `Part des femmes (%)` are of another measure.
    pub(super) fn read_unit(&self, text: &str, components: &[Id], value: &mut ValueColumn) -> bool {
        let unit: Vec<Id> = components.iter().filter(|id| **id == *"UNIT_MEASURE").cloned().collect();
        let bracketed = text.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        bracketed.is_some_and(|(name, inner)| {
            let is_its_unit = !has_percent(inner) || self.may_be_in_percent(name, text);
            is_its_unit && self.read_word(inner, &unit, value)
        })
    }

    /// Whether percentages below a name are shares of all: it says no more than that, or `Investissement (%)` stands beside
    /// `Investissement (MDT)`.
    fn may_be_in_percent(&self, name: &str, header: &str) -> bool {
        let name = tidy(name);
        let without_bracket = |text: &str| tidy(text.split_once('(').map_or(text, |(name, _)| name));
        let is_in_another_unit = || {
            let rows = self.layout().across.iter();
            let mut texts = rows
                .flat_map(|row| (0..self.known.headers.width()).map(move |at| self.known.headers.text(row.row, at)));
            texts.any(|text| !has_percent(text) && without_bracket(text) == name)
        };
        is_neutral(&name) || is_share_of_all(&name) || derived(header) == Some(Derived::Share) && is_in_another_unit()
    }

    pub(super) fn read_two_words(&self, text: &str, components: &[Id], value: &mut ValueColumn) -> bool {
        let cuts = split_components(self.plan.context, self.plan.dictionary, text);
        cuts.into_iter().any(|(first, second)| {
            let mut trial = value.clone();
            let is_read =
                self.read_word(first, components, &mut trial) && self.read_word(second, components, &mut trial);
            let is_whole = trial.fixed.len() + usize::from(!trial.time.is_empty())
                == value.fixed.len() + usize::from(!value.time.is_empty()) + 2;
            // `Autres Europe` is neither others in Europe nor Europe: the rest and the whole need a mark between them.
            let is_vague = |(place, code): &(usize, u32)| {
                let words = self.plan.dictionary.words(*place);
                words.and_then(|words| words.code(*code)).is_some_and(|id| id.as_str().starts_with('_'))
            };
            let is_marked = text.contains(['_', '(', '/', ':', '|']);
            let is_whole = is_whole && (is_marked || !trial.fixed.iter().any(is_vague));
            if is_read && is_whole {
                *value = trial;
            }
            is_read && is_whole
        })
    }

    /// Reads a header that is a word as it stands, without a footnote.
    pub(super) fn read_plain_word(&self, text: &str, components: &[Id], value: &mut ValueColumn) -> bool {
        without_footnote(text).is_none() && self.read_word(text, components, value)
    }

    pub(super) fn read_word(&self, text: &str, components: &[Id], value: &mut ValueColumn) -> bool {
        // A word for the whole is of what no column of labels says, where there is such a component.
        let in_rows =
            |id: &&Id| self.plan.dictionary.place(id.as_str()).is_some_and(|place| self.is_said_in_rows(place));
        let (last, first): (Vec<&Id>, Vec<&Id>) = components.iter().partition(in_rows);
        let place_of = |id: &Id| self.plan.dictionary.place(id.as_str());
        let places: Vec<usize> = components.iter().filter_map(place_of).collect();
        let rest = rest_of((self.plan.context, self.plan.dictionary), &places, text);
        let is_asked = |id: &Id| match rest {
            RestOf::Nothing => true,
            RestOf::One(own) => place_of(id) == Some(own),
            RestOf::Any => false,
        };
        for id in first.into_iter().chain(last).filter(|id| is_asked(id)) {
            if *id == TIME_PERIOD {
                if let Some(pieces) = self.pieces(text) {
                    value.time = value.time.with(&pieces);
                    return true;
                }
            } else if let Some(place) = self.plan.dictionary.place(id.as_str())
                && !value.fixed.iter().any(|(known, _)| *known == place)
                && let Some(Found::Code(code)) = self.plan.dictionary.words(place).map(|words| words.find(text))
            {
                value.fixed.push((place, code));
                return true;
            }
        }
        false
    }
}
