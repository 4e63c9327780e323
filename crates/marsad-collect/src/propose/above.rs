//! What stands above the values: the components of which the words of each header row are.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{HeaderRow, Id, Lang, TIME_PERIOD};

use super::affix::differing;
use super::doubt::{Doubt, DoubtKind};
use super::evidence::{is_of_one_stem, words_of};
use super::months_beside_sums::month_beside_sums;
use super::roles::{Meaning, Roles, bare, plain};
use crate::names::{Found, fold, is_of_rest};
use crate::reading::headers::Headers;
use crate::reading::plan::{is_neutral, split_components};
use crate::reading::sections::component_named;
use crate::values::periods::{self, Moment};

/// The texts of a row of headers, and what they were found to be.
struct HeaderTexts<'h> {
    row: u32,
    /// The place of the row in the grid.
    place: usize,
    texts: BTreeSet<&'h str>,
}

impl Roles<'_, '_, '_> {
    /// For each header row the components of which words stand above the values.
    ///
    /// A row with several texts that nothing explains does not vanish: where one of them says no more than that numbers
    /// follow, the others are not read; else the row stays, and its words are findings until a person explains them.
    pub(super) fn across(&self, headers: &Headers, values: &mut Vec<usize>, found: &mut Meaning) -> Vec<HeaderRow> {
        let mut rows = Vec::new();
        let mut above: Vec<u32> = Vec::new();
        for &place in &self.block.headers {
            let row = self.grid.rows[place].0;
            // A cell that is merged over several rows is read once, as the reader does: it is no word of the lower rows.
            let is_own =
                |column: usize| !above.iter().any(|&upper| headers.text(upper, column) == headers.text(row, column));
            let own = values.iter().copied().filter(|&column| is_own(column));
            let texts: BTreeSet<&str> =
                own.map(|column| headers.text(row, column)).filter(|text| !text.is_empty()).collect();
            above.push(row);
            let about = HeaderTexts { row, place, texts };
            let mut components = self.components_of(&about.texts, &found.filled);
            let spot = |text: &str| self.spot_over(headers, (place, text), &values[..]);
            self.doubt_of_lone_words(&components, (&about.texts, &spot), found);
            if components.is_empty() {
                components = self.components_by_difference(&about.texts, found);
            }
            if components.is_empty() {
                components = self.whole_beside_name(&about.texts, &found.filled);
            }
            if components.is_empty() {
                let likely = self.likely_component(&about.texts, &found.filled);
                components.extend(likely.map(|place| self.id(place).clone()));
            }
            if components.is_empty() {
                components.extend(self.counts_beside_amounts(&about.texts, &found.filled));
            }
            if components.is_empty() {
                components = self.heading_of_columns(headers, (place, &about.texts), (&values[..], &mut *found));
            }
            if components.is_empty() {
                components.extend(self.component_over(headers, (row, &about.texts), (&values[..], &*found)));
            }
            if components.is_empty() {
                components = self.unexplained(headers, &about, (values, found));
                // What a row above says is not asked of this one: the word for a whole would be taken for that.
                let is_new = |id: &Id| !rows.iter().any(|upper: &HeaderRow| upper.components.contains(id));
                if components.iter().any(is_new) {
                    components.retain(is_new);
                }
            }
            if !components.is_empty() {
                rows.push(HeaderRow { row, components });
            }
        }
        rows
    }

    /// The component that a row names over its words below, where beside it stands the word for its whole: `Sexe` over
    /// men and women, then `Total`.
    fn whole_beside_name(&self, texts: &BTreeSet<&str>, filled: &BTreeSet<String>) -> Vec<Id> {
        let named = texts.iter().filter_map(|text| component_named(self.context, self.dictionary, text));
        let has_whole = |place: &usize| {
            !filled.contains(self.id(*place).as_str()) && texts.iter().any(|text| self.is_vague(*place, plain(text)))
        };
        named.filter(has_whole).take(1).map(|place| self.id(place).clone()).collect()
    }

    /// What becomes of a row of headers of which no component knows a word.
    fn unexplained(
        &self,
        headers: &Headers,
        about: &HeaderTexts<'_>,
        (values, found): (&mut Vec<usize>, &mut Meaning),
    ) -> Vec<Id> {
        let mut unknown: Vec<&str> = about.texts.iter().copied().filter(|text| self.is_unexplained(text)).collect();
        let of_month = month_beside_sums(&unknown);
        unknown.retain(|text| Some(*text) != of_month);
        let has_plain = of_month.is_some() || about.texts.iter().any(|text| self.is_plain(text));
        if about.texts.len() < 2 || unknown.is_empty() || !has_plain && unknown.len() < 2 {
            return Vec::new();
        }
        if self.is_heading_beside_totals(headers, (about.place, &about.texts), (&values[..], &*found)) {
            return Vec::new();
        }
        if has_plain {
            let (left, kept): (Vec<usize>, Vec<usize>) =
                values.iter().partition(|&&column| unknown.contains(&headers.text(about.row, column)));
            for column in left {
                let header = headers.path(column);
                let made = self.unread_values((column, &header), found);
                found.layout.column.push(made);
            }
            *values = kept;
            return Vec::new();
        }
        for text in unknown {
            let spot = self.spot_over(headers, (about.place, text), &values[..]);
            found.doubts.push(Doubt::new(DoubtKind::UnknownHeader, "", text).at(spot));
        }
        self.unsaid_without_words(&about.texts, found)
    }

    /// Where a header first stands over a column of values.
    fn spot_over(&self, headers: &Headers, (place, text): (usize, &str), values: &[usize]) -> String {
        let row = self.grid.number(place);
        let column = values.iter().copied().find(|&column| row.is_some_and(|row| headers.text(row, column) == text));
        column.map_or_else(String::new, |column| self.grid.spot(row, column))
    }

    /// Whether a header says no more than that numbers follow, or their whole.
    pub(super) fn is_plain(&self, text: &str) -> bool {
        is_neutral(plain(text)) || self.is_whole_word(text) || self.is_about_measure(text)
    }

    /// Whether a header says something for which a word must be known. `Sexe` above men and women says what they are about.
    pub(super) fn is_unexplained(&self, text: &str) -> bool {
        let is_silent = !text.chars().any(char::is_alphabetic) || super::line_period::only_year(text).is_some();
        !is_silent && !self.is_plain(text) && component_named(self.context, self.dictionary, text).is_none()
    }

    /// The dimensions that nothing has said yet and that know none of the headers: what one of them knows of these is no word
    /// of it, for the others are none.
    fn unsaid_without_words(&self, texts: &BTreeSet<&str>, found: &Meaning) -> Vec<Id> {
        let knows_none = |id: &Id| {
            let place = self.dictionary.place(id.as_str());
            place.is_none_or(|place| texts.iter().all(|text| self.word_of(place, text).is_none()))
        };
        let unsaid: Vec<Id> = self.unsaid(found).into_iter().filter(knows_none).collect();
        if !unsaid.is_empty() {
            return unsaid;
        }
        let all = (0..self.dictionary.dimensions).map(|place| self.id(place)).filter(|id| **id != *"FREQ");
        all.filter(|id| knows_none(id)).take(1).cloned().collect()
    }

    /// The dimensions that nothing has said yet: one of them is what an unknown header may be about.
    pub(super) fn unsaid(&self, found: &Meaning) -> Vec<Id> {
        let is_unsaid = |id: &&Id| **id != *"FREQ" && !found.filled.contains(id.as_str());
        let of = |place: usize| self.id(place);
        let unsaid: Vec<Id> = (0..self.dictionary.dimensions).map(of).filter(is_unsaid).cloned().collect();
        match unsaid.is_empty() {
            true => (0..self.dictionary.dimensions).map(of).filter(|id| **id != *"FREQ").take(1).cloned().collect(),
            false => unsaid,
        }
    }

    pub(super) fn is_whole_word(&self, text: &str) -> bool {
        (0..self.dictionary.dimensions).any(|place| self.is_vague(place, plain(text)))
    }

    /// Whether a header names what the dataflow is about, in any language.
    pub(super) fn is_about_measure(&self, header: &str) -> bool {
        const WORDS: [&str; 12] = [
            "obs",
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
            "مجموع",
        ];
        let folded = fold(plain(header));
        if folded.split(' ').any(|word| WORDS.contains(&word)) {
            return true;
        }
        let measure = self.context.pack.concept(self.context.structure.measure.id.as_str());
        let measured = Lang::ALL.map(|lang| measure.map_or_else(Vec::new, |concept| words_of(concept.name.get(lang))));
        let words = words_of(header);
        let is_met = |name: &Vec<String>| name.iter().any(|word| words.iter().any(|own| is_of_one_stem(word, own)));
        self.is_about_dataflow(header) || measured.iter().any(is_met)
    }

    /// Whether a header has a word of the name of the dataflow, in any language.
    pub(super) fn is_about_dataflow(&self, header: &str) -> bool {
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let named = Lang::ALL.map(|lang| dataflow.map_or_else(Vec::new, |flow| words_of(flow.name.get(lang))));
        let words = words_of(header);
        let is_met = |name: &Vec<String>| name.iter().any(|word| words.iter().any(|own| is_of_one_stem(word, own)));
        named.iter().any(is_met)
    }

    /// Where all texts of a row share how they begin or end, the part that differs is the word.
    fn components_by_difference(&self, texts: &BTreeSet<&str>, found: &mut Meaning) -> Vec<Id> {
        let parts = differing(texts);
        let words: BTreeSet<&str> = parts.iter().map(|(_, part)| *part).collect();
        if words.len() < 2 {
            return Vec::new();
        }
        let count = |&place: &usize| words.iter().filter(|word| self.knows(place, word)).count();
        let is_told = |&place: &usize| {
            let is_telling = |word: &&str| self.knows(place, word) && !self.is_vague(place, word);
            let telling: Vec<&str> = words.iter().copied().filter(is_telling).collect();
            let unknown: Vec<&str> = words.iter().copied().filter(|word| !self.knows(place, word)).collect();
            !telling.is_empty() && count(&place) * 2 >= words.len() && !self.is_by_chance(place, (&telling, &unknown))
        };
        let open = (0..self.dictionary.dimensions)
            .filter(|&place| *self.id(place) != *"FREQ" && !found.filled.contains(self.id(place).as_str()));
        let Some(place) = open.filter(is_told).max_by_key(count) else { return Vec::new() };
        // The reader looks up whole headers: the profile has them with the code of the part that differs.
        for (text, part) in &parts {
            self.remember(&[place], (bare(text), part), found);
        }
        vec![self.id(place).clone()]
    }

    /// The components of which words are among `texts`, the most telling first.
    pub(super) fn components_of(&self, texts: &BTreeSet<&str>, filled: &BTreeSet<String>) -> Vec<Id> {
        let told: BTreeMap<&str, Vec<usize>> = texts.iter().map(|text| (*text, self.told_by(text, filled))).collect();
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        told.values().flatten().for_each(|place| *counts.entry(*place).or_default() += 1);
        let mut ordered: Vec<(usize, usize)> = counts.into_iter().collect();
        ordered.sort_by_key(|&(place, count)| (std::cmp::Reverse(count), place));
        // A word may belong to several components: a weaker one must explain what the stronger do not.
        let mut explained: BTreeSet<&str> = BTreeSet::new();
        let untold = told.iter().filter(|(text, places)| places.is_empty() && self.is_unexplained(text));
        let unknown: Vec<&str> = untold.map(|(text, _)| *text).collect();
        let mut components = Vec::new();
        for (place, _) in ordered {
            let own: BTreeSet<&str> =
                told.iter().filter(|(_, places)| places.contains(&place)).map(|(text, _)| *text).collect();
            if self.is_by_chance(place, (&own.iter().copied().collect::<Vec<_>>(), &unknown)) {
                continue;
            }
            // `Autres` beside countries is the rest of them, and no sector for having a code in that list.
            let has_others = told.values().flatten().any(|other| *other != place);
            let is_rest_of_others = has_others && own.iter().all(|text| self.is_rest(place, text));
            if is_rest_of_others {
                continue;
            }
            let adds = own.iter().any(|text| !explained.contains(text))
                || texts.iter().any(|text| self.telling_parts(text, filled).contains(&place));
            if adds {
                explained.extend(own);
                components.push(place);
            }
        }
        let id = |place: usize| match self.dictionary.components.get(place) {
            Some(component) => Some(component.id.clone()),
            None => Id::new(TIME_PERIOD).ok(),
        };
        components.into_iter().filter_map(id).collect()
    }

    /// Whether a header stands for the rest of the list of a component.
    fn is_rest(&self, place: usize, text: &str) -> bool {
        let words = (place < self.dictionary.dimensions).then(|| self.dictionary.words(place)).flatten();
        let found = words.zip(self.word_of(place, text)).map(|(words, word)| (words, words.find(word)));
        matches!(found, Some((words, Found::Code(code))) if words.code(code).is_some_and(|id| is_of_rest(id.as_str())))
    }

    /// The components of which a header, or two words in it, tell.
    pub(super) fn told_by(&self, text: &str, filled: &BTreeSet<String>) -> Vec<usize> {
        match self.telling(text, filled) {
            whole if whole.is_empty() => self.telling_parts(text, filled),
            whole => whole,
        }
    }

    /// The components of which `text` is a word that tells more than a total. Time is the one after the last.
    fn telling(&self, text: &str, filled: &BTreeSet<String>) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.dictionary.dimensions)
            .filter(|&place| !filled.contains(self.id(place).as_str()) && *self.id(place) != *"FREQ")
            .filter(|&place| self.is_told(place, text))
            .collect();
        // The reader takes periods as they stand: a unit behind a year is none of its business.
        let text = bare(text);
        let moment = periods::read(text, self.habits);
        // Months may stand above the values although the rows say the year.
        let is_part = matches!(moment, Some(Moment::Part(_)));
        let is_time = moment.is_some() || periods::is_academic_year(text);
        if is_time && (is_part || !filled.contains(TIME_PERIOD)) {
            places.insert(0, self.dictionary.components.len());
        }
        places
    }

    /// Whether a header is a word of a component and tells more than a total.
    pub(super) fn is_told(&self, place: usize, text: &str) -> bool {
        match self.is_unit(place) {
            true => self.named_unit(text).is_some(),
            false => self.word_of(place, text).is_some_and(|word| !self.is_vague(place, word)),
        }
    }

    /// The components of two words that stand in one header.
    fn telling_parts(&self, text: &str, filled: &BTreeSet<String>) -> Vec<usize> {
        if !self.telling(text, filled).is_empty() {
            return Vec::new();
        }
        for (first, second) in split_components(self.context, self.dictionary, bare(text)) {
            let (a, b) = (self.telling(first, filled), self.telling(second, filled));
            let is_vague = |other: &[usize], word: &str| {
                (0..self.dictionary.dimensions).any(|place| !other.contains(&place) && self.is_vague(place, word))
            };
            match (a.first(), b.first()) {
                (Some(&a), Some(&b)) if a != b => return vec![a, b],
                (Some(&only), None) if is_vague(&a, second) => return vec![only],
                (None, Some(&only)) if is_vague(&b, first) => return vec![only],
                _ => {}
            }
        }
        Vec::new()
    }
}
