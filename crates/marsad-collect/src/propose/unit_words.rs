//! What headers and titles say of units where observations have one of their own: the code, and what values must be
//! multiplied with to be in it.
//!
//! A word is looked up as the reader of the file looks it up; only what it does not know is read as a unit.

use marsad_model::{Code, Codelist, Id};

use super::roles::{Roles, bare, without_count};
use crate::Context;
use crate::names::{Found, Words};
use crate::reading::headers::Headers;
use crate::reading::plan::is_neutral;
use crate::values::units::{self, Unit, Verdict, after_unit, multiple_in};

/// The component of units.
pub(crate) const UNIT: &str = "UNIT_MEASURE";
/// The code of shares in lists of units.
pub(super) const SHARE: &str = "PT";

/// The units of a structure, by code and by word.
pub(crate) struct UnitWords<'a> {
    list: &'a Codelist,
    words: Words<'a>,
}

/// A unit of the list that a text names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NamedUnit {
    pub code: Id,
    /// What values must be multiplied with.
    pub factor: f64,
    /// Whether the reader finds the code by itself.
    pub is_word: bool,
}

impl NamedUnit {
    /// Whether it says in how many its values are counted: money does, and of shares nobody counts thousands. A word for
    /// persons leaves that to a title.
    fn says_how_many(&self) -> bool {
        !self.is_word || self.code == *SHARE || Unit::of_code(Some(self.code.as_str())).is_money()
    }
}

impl<'a> UnitWords<'a> {
    pub(crate) fn of(context: &Context<'a>) -> Option<Self> {
        let list = context.codelist(UNIT)?;
        Some(Self { list, words: Words::new(list, None) })
    }

    /// The unit that a header names: by a word of the list, or as one that can be brought to a code of the list.
    pub(crate) fn named(&self, text: &str) -> Option<NamedUnit> {
        let bracketed =
            text.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map(|(_, inner)| inner);
        let mut texts = std::iter::once(text).chain(bracketed);
        let word = texts.find_map(|text| self.word(text));
        word.or_else(|| self.reached(text))
    }

    /// What values below headers, the lowest first, must be multiplied with: as the unit that they name says, or a multiple
    /// without it, `2022 (en milliers)`.
    pub(crate) fn factor_below(&self, levels: &[&str]) -> Option<f64> {
        match levels.iter().find_map(|level| self.named(level)) {
            Some(unit) if unit.says_how_many() => Some(unit.factor),
            named => levels.iter().find_map(|level| multiple_in(level)).or(named.map(|unit| unit.factor)),
        }
    }

    /// The same of a line of a title.
    pub(crate) fn factor_of_line(&self, line: &str) -> Option<f64> {
        match self.named_in_line(line) {
            Some(unit) if unit.says_how_many() => Some(unit.factor),
            named => multiple_in(line).or(named.map(|unit| unit.factor)),
        }
    }

    /// Whether headers, the lowest first, name what is counted and not in how many.
    pub(crate) fn leaves_multiple_open(&self, levels: &[&str]) -> bool {
        let named = levels.iter().find_map(|level| self.named(level));
        named.is_some_and(|unit| !unit.says_how_many()) && levels.iter().all(|level| multiple_in(level).is_none())
    }

    /// Whether a line of a title names what is counted and not in how many.
    pub(crate) fn leaves_multiple_of_line_open(&self, line: &str) -> bool {
        self.named_in_line(line).is_some_and(|unit| !unit.says_how_many()) && multiple_in(line).is_none()
    }

    /// Whether headers, the lowest first, name shares.
    pub(crate) fn is_share(&self, levels: &[&str]) -> bool {
        levels.iter().find_map(|level| self.named(level)).is_some_and(|unit| unit.code == *SHARE)
    }

    /// The unit that a line of a title names; a word of the list counts only behind `Unité`, or in brackets behind the
    /// words for a count, `(nombre de personnes)`.
    pub(crate) fn named_in_line(&self, line: &str) -> Option<NamedUnit> {
        let named = after_unit(line).and_then(|rest| self.word(rest)).or_else(|| self.reached(line));
        named.or_else(|| self.counted(line))
    }

    /// Whether a word of the list for a unit stands in brackets in a line, or behind `Unité`.
    pub(crate) fn names(&self, line: &str, code: &Id) -> bool {
        let in_brackets = line.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next());
        let mut texts = in_brackets.chain(after_unit(line));
        texts.any(|text| self.word(text.trim()).is_some_and(|unit| unit.code == *code))
    }

    /// The unit that brackets say is counted.
    fn counted(&self, line: &str) -> Option<NamedUnit> {
        let mut in_brackets = line.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next());
        in_brackets.find_map(|inner| {
            let inner = inner.trim();
            let rest = without_count(inner);
            self.word(rest).filter(|_| rest.len() < inner.len())
        })
    }

    /// The code that a word stands for, as the reader finds it.
    fn word(&self, text: &str) -> Option<NamedUnit> {
        let Found::Code(place) = self.words.find(text) else { return None };
        let code = self.words.code(place)?;
        let is_it = !units::is_another(text, code.as_str());
        is_it.then(|| NamedUnit { code: code.clone(), factor: 1.0, is_word: true })
    }

    /// The code to which the unit of a text is nearest; a multiplier alone belongs to the word before it.
    fn reached(&self, text: &str) -> Option<NamedUnit> {
        let unit = units::unit_in(text)?;
        if !unit.is_money() {
            let named = self.word(units::without_unit(text)).filter(|_| units::without_unit(text) != text)?;
            return Some(NamedUnit { factor: unit.multiplier, is_word: false, ..named });
        }
        let factor = |code: &'a Code| match unit.against(Unit::of_code(Some(code.id.as_str()))) {
            Verdict::Same => Some((code, 1.0)),
            Verdict::Scale(factor) => Some((code, factor)),
            Verdict::Other => None,
        };
        let distance = |factor: f64| factor.ln().abs();
        let of_noun = self.list.codes().iter().filter_map(factor);
        let (code, factor) = of_noun.min_by(|(_, a), (_, b)| distance(*a).total_cmp(&distance(*b)))?;
        Some(NamedUnit { code: code.id.clone(), factor, is_word: false })
    }

    /// Whether a line that begins with `Unité` names a unit that can be read: any that fits, or that of the dataflow.
    pub(super) fn is_understood(&self, line: &str, of_dataflow: Option<&Id>) -> bool {
        let Some(rest) = after_unit(line) else { return true };
        let code = self.word(rest).map(|unit| unit.code);
        let is_expected = |code: Id| of_dataflow.is_none_or(|expected| *expected == code);
        rest.is_empty() || is_neutral(rest) || units::unit_in(line).is_some() || code.is_some_and(is_expected)
    }
}

impl Roles<'_, '_, '_> {
    /// Whether a place is that of the units, where each observation has its own.
    pub(super) fn is_unit(&self, place: usize) -> bool {
        *self.id(place) == *UNIT
    }

    /// The unit that a header names, where each observation has its own.
    pub(super) fn named_unit(&self, text: &str) -> Option<NamedUnit> {
        let place = self.dictionary.place(UNIT).filter(|&place| place < self.dictionary.dimensions);
        place.and(self.units)?.named(bare(text))
    }

    /// The unit that the lowest of the headers above a column names.
    pub(super) fn unit_of_column(&self, headers: &Headers, column: usize) -> Option<NamedUnit> {
        let rows = self.block.headers.iter().rev().filter_map(|&row| self.grid.number(row));
        let mut texts = rows.map(|number| headers.text(number, column)).filter(|text| !text.is_empty());
        texts.find_map(|text| self.named_unit(text))
    }

    /// What the values of a column must be multiplied with, as the headers above it say.
    pub(super) fn factor_of_column(&self, headers: &Headers, column: usize) -> Option<f64> {
        let place = self.dictionary.place(UNIT).filter(|&place| place < self.dictionary.dimensions);
        let rows = self.block.headers.iter().rev().filter_map(|&row| self.grid.number(row));
        let texts = rows.map(|number| bare(headers.text(number, column))).filter(|text| !text.is_empty());
        place.and(self.units)?.factor_below(&texts.collect::<Vec<&str>>())
    }

    /// The columns of numbers, apart where their headers name units that must be multiplied with different numbers:
    /// projects and thousands of dinars side by side are two tables. Columns that name none stay with the first, and so do
    /// shares beside thousands, which the reader takes as they are written.
    pub(super) fn unit_groups(&self, headers: &Headers, values: &[usize]) -> Vec<Vec<usize>> {
        let unit = |column: usize| self.unit_of_column(headers, column);
        let factor = |column: usize| self.factor_of_column(headers, column);
        let has_multiples = values.iter().any(|&column| unit(column).is_none() && factor(column).is_some());
        let is_open = |column: usize| has_multiples && unit(column).is_some_and(|unit| unit.code == *SHARE);
        let of_group = |&column: &usize| if is_open(column) { None } else { factor(column) };
        let factors: Vec<Option<f64>> = values.iter().map(of_group).collect();
        let first = factors.iter().flatten().next().copied().unwrap_or(1.0);
        let mut groups: Vec<(f64, Vec<usize>)> = Vec::new();
        for (&column, factor) in values.iter().zip(factors) {
            let factor = factor.unwrap_or(first);
            match groups.iter_mut().find(|(known, _)| *known == factor) {
                Some((_, columns)) => columns.push(column),
                None => groups.push((factor, vec![column])),
            }
        }
        groups.into_iter().map(|(_, columns)| columns).collect()
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Code, Codelist, Id, LocalText, Version};

    use super::UnitWords;
    use crate::names::Words;

    fn list() -> Codelist {
        let code = |id: &str, fr: &str| Code {
            id: Id::new(id).unwrap(),
            parent: None,
            name: LocalText::new("س", fr, id).unwrap(),
        };
        let name = LocalText::new("س", "x", "x").unwrap();
        let codes = vec![code("PROJ", "Projets"), code("MTND", "MDT"), code("MUSD", "Millions de dollars")];
        Codelist::new(Id::literal("CL_UNIT"), Version::FIRST, name, String::new(), codes)
    }

    #[test]
    fn a_header_names_a_code_and_what_values_are_multiplied_with() {
        let list = list();
        let units = UnitWords { list: &list, words: Words::new(&list, None) };
        let named = |text: &str| units.named(text).map(|unit| (unit.code.to_string(), unit.factor));
        let of = |code: &str, factor: f64| Some((code.to_owned(), factor));
        assert_eq!(named("Investissement (MDT)"), of("MTND", 1.0));
        assert_eq!(named("Investissement (mDT)"), of("MTND", 0.001));
        assert_eq!(named("mDT"), of("MTND", 0.001));
        assert_eq!(named("Montant en kUSD"), of("MUSD", 0.001));
        assert_eq!(named("Projets (en milliers)"), of("PROJ", 1000.0));
        let counted = |line: &str| units.named_in_line(line).map(|unit| unit.code.to_string());
        assert_eq!(counted("Coopération (nombre de projets)").as_deref(), Some("PROJ"));
        assert_eq!(counted("Projets par pays"), None);
        assert_eq!(units.factor_of_line("Coopération (nombre de projets) (en milliers)"), Some(1000.0));
        assert_eq!((named("Investissement (EUR)"), named("Investissement (mdt)"), named("Pays")), (None, None, None));
    }

    #[test]
    fn headers_say_how_many_where_what_is_counted_stands_elsewhere() {
        let list = list();
        let units = UnitWords { list: &list, words: Words::new(&list, None) };
        for (levels, factor, is_open) in [
            (&["2022 (en milliers)"][..], Some(1000.0), false),
            (&["2022 (in thousands)", "Projets"][..], Some(1000.0), false),
            (&["Projets", "بالآلاف"][..], Some(1000.0), false),
            (&["Projets"][..], Some(1.0), true),
            (&["MDT", "En milliers"][..], Some(1.0), false),
            (&["2022"][..], None, false),
        ] {
            assert_eq!(
                (units.factor_below(levels), units.leaves_multiple_open(levels)),
                (factor, is_open),
                "{levels:?}"
            );
        }
    }
}
