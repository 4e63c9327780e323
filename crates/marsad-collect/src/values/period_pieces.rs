//! A period written in words, piece by piece: which part of which year they say together, or that they say none.
//!
//! Does not hold: the words themselves (`period_words`), and dates in numbers (`periods`).

use super::period_words::{
    Unit, compact, count_of, in_weeks, is_filler, is_of_several, is_total, month, ordinal_of, pieces,
};
use super::periods::{Moment, Part, TimeHabits, narrowed, year_of_two_digits};
use super::qualities::is_quality;
use crate::names::fold;

/// `janvier 2023`, `T1 2023`, `31 décembre 2022`, `الثلاثي الأول 2023`, `année 2022`.
pub(super) fn in_words(text: &str, habits: TimeHabits) -> Option<Moment> {
    let mut found = Pieces::default();
    let folded = fold(text);
    for word in pieces(&if habits.is_weekly { in_weeks(&folded) } else { folded }) {
        found.take(&word)?;
    }
    assemble(&found.settled()?, habits)
}

/// What was found in a text, piece by piece.
#[derive(Default)]
struct Pieces {
    year: Option<i16>,
    /// A small number before what it counts: a day, or how many months.
    count: Option<u8>,
    months: Vec<u8>,
    part: Option<Part>,
    ordinal: Option<u8>,
    unit: Option<Unit>,
    /// Whether the word for it is one for several, so that a number in words behind it says how many.
    is_of_several: bool,
    has_total: bool,
    /// Whether the unit is a bare `m`, which means months only beside a year.
    is_letter: bool,
    /// Whether a number began with a zero, as the number of a month does and a count does not.
    is_padded: bool,
}

impl Pieces {
    /// Takes the next word; none where it cannot belong to a period.
    fn take(&mut self, word: &str) -> Option<()> {
        if let Ok(number) = word.parse::<i16>() {
            self.is_padded |= word.len() == 2 && word.starts_with('0');
            return self.number(word.len(), number);
        }
        if let Some(month) = month(word) {
            if !self.months.contains(&month) {
                self.months.push(month);
            }
        } else if let Some(found) = compact(word) {
            set(&mut self.part, found)?;
        } else if let Some(found) = ordinal_of(word) {
            set(&mut self.ordinal, found)?;
        } else if let Some(found) = Unit::of(word) {
            set(&mut self.unit, found)?;
            self.is_of_several |= is_of_several(word);
        } else if let Some(count) = count_of(word) {
            match self.is_of_several {
                // `الأشهر العشرة` are ten months, and not the tenth.
                true => set(&mut self.count, count)?,
                false => self.small(count)?,
            }
        } else if word == "m" && !self.is_padded && self.count.is_some_and(|count| count > 1) {
            set(&mut self.unit, Unit::Month)?;
            self.is_letter = true;
        } else if is_total(word) {
            self.has_total = true;
        } else {
            let is_of_number = self.unit == Some(Unit::Week) && ["n", "no"].contains(&word);
            let says_nothing = is_filler(word) || is_of_number || self.says_time() && is_quality(word);
            return says_nothing.then_some(());
        }
        Some(())
    }

    /// Whether a year or a part of one was found: behind it a word may say of which quality its numbers are.
    fn says_time(&self) -> bool {
        self.year.is_some() || self.part.is_some() || !self.months.is_empty()
    }

    fn number(&mut self, digits: usize, number: i16) -> Option<()> {
        let is_free = self.year.is_none();
        let has_part = !self.months.is_empty() || self.part.is_some() && self.unit.is_none();
        match (digits, number) {
            (4, 1800..=2199) if is_free || self.year == Some(number) => self.year = Some(number),
            // In another language the same again: `Semaine 1 / Week 1`.
            (1..=2, 1..=53) if self.unit == Some(Unit::Week) && self.ordinal != Some(number as u8) => {
                return self.small(number as u8);
            }
            (1..=2, 1..=53) if self.unit == Some(Unit::Week) => {}
            (2, 0..) if has_part && is_free => self.year = Some(year_of_two_digits(number)),
            (1..=2, 1..=31) => return self.small(number as u8),
            _ => return None,
        }
        Some(())
    }

    /// A small number says which month or quarter it is behind the word for it, and before it a day or how many.
    fn small(&mut self, number: u8) -> Option<()> {
        let slot = match (self.unit.is_some(), self.ordinal, self.count) {
            (true, None, _) => &mut self.ordinal,
            (_, None, None) => &mut self.count,
            _ => return None,
        };
        *slot = Some(number);
        Some(())
    }

    /// The same with one part of the year, where all words agree on it; what is left as a count is a day.
    fn settled(mut self) -> Option<Self> {
        match (of_months(&self.months), &self.months[..]) {
            (Some(found), _) => set(&mut self.part, found)?,
            (None, []) => {}
            (None, _) => return None,
        }
        // `Total T1` is a quarter; `Total 2022` may be the total of something else in 2022.
        let is_named = matches!(self.part, Some(Part::Quarter(_) | Part::Half(_) | Part::Week(_)));
        let is_of_part = self.unit.is_some() || is_named;
        if self.has_total && !is_of_part || self.is_letter && self.year.is_none() {
            return None;
        }
        match self.unit {
            Some(unit) => self.counted(unit)?,
            None => self.first_day()?,
        }
        Some(self)
    }

    /// What a word such as `mois` says with the numbers beside it.
    fn counted(&mut self, unit: Unit) -> Option<()> {
        let found = match (unit, self.ordinal, self.count) {
            // `Mois de mars`: the part stands beside the word for it.
            (_, None, None) => return self.part.filter(|part| unit.names(*part)).map(|_| ()),
            // `9 mois` and `9 premiers mois` count months; `mois 9` is one of them. A week has its number behind it.
            (Unit::Month, None | Some(1), Some(count @ 2..=12)) => Part::since_january(count),
            (_, Some(_), Some(_)) | (Unit::Week, None, Some(_)) => return None,
            // `Trois trimestres` are not the third; `premiers semestres` are the first of several years.
            (Unit::Quarter | Unit::Half, None, Some(_)) if self.is_of_several => return None,
            (unit, ordinal, count) => unit.part(ordinal.or(count)?)?,
        };
        self.count = None;
        set(&mut self.part, found)
    }

    /// `1er janvier` is a day; no other ordinal stands without what it counts.
    fn first_day(&mut self) -> Option<()> {
        match (self.ordinal, self.part, self.count) {
            (None, ..) => Some(()),
            (Some(1), Some(Part::Month(_)), None) => {
                self.count = Some(1);
                Some(())
            }
            _ => None,
        }
    }
}

/// One month, or all from the first to the second of two.
fn of_months(months: &[u8]) -> Option<Part> {
    match *months {
        [month] => Some(Part::Month(month)),
        [1, last] => Some(Part::since_january(last)),
        [first, last] if first < last => Some(Part::Months(first, last - first + 1)),
        _ => None,
    }
}

fn assemble(found: &Pieces, habits: TimeHabits) -> Option<Moment> {
    match (found.year, found.part, found.count) {
        (Some(year), Some(Part::Month(month)), Some(day)) => {
            let date = format!("{year:04}-{month:02}-{day:02}").parse().ok()?;
            Some(Moment::Period(narrowed(date, habits.frequency)))
        }
        (Some(year), Some(part), None) => part.of(year).map(Moment::Period),
        (Some(year), None, None) => habits.reporting_year.period(&year.to_string()).ok().map(Moment::Period),
        (None, Some(part), None) => Some(Moment::Part(part)),
        _ => None,
    }
}

/// Fills a slot once; the same again, as in another language, changes nothing.
fn set<T: PartialEq>(slot: &mut Option<T>, found: T) -> Option<()> {
    let is_free = slot.as_ref().is_none_or(|known| *known == found);
    is_free.then(|| *slot = Some(found))
}
