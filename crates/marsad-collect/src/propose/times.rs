//! The columns that say time: which of them says the period, and what heads its rows.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use marsad_model::{Column, ColumnRole, Id, TIME_PERIOD};

use super::code_columns::Shape;
use super::columns::{BLANK, Knowing, LabelColumn, SeenText};
use super::doubt::{Doubt, DoubtKind};
use super::kind::{Kind, is_part_of_year_header, is_time_header};
use super::labels::{code, judged};
use super::roles::{Meaning, Roles};
use crate::names::{Suggestion, fold};
use crate::values::numbered_parts::part_below;
use crate::values::periods::{self, Moment, Part};
use crate::values::year_totals::year_of_total;

/// What a column has to do with time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeRole {
    None,
    /// It says the period.
    Whole,
    /// It says a part of the year.
    Part,
    /// It holds dates, but another column says the period.
    Beside,
}

impl Roles<'_, '_, '_> {
    pub(super) fn times(&self, columns: &[LabelColumn]) -> Vec<TimeRole> {
        let mut roles: Vec<TimeRole> = columns.iter().map(|column| self.time_role(column)).collect();
        let rank = |&at: &usize| {
            let header = columns[at].name();
            // What says `Annual` in every row says how often, and no more.
            let varies = columns[at].texts.len() > 1;
            let distinct = columns[at].texts.len();
            (varies, fold(header) == "time period", is_time_header(header), distinct, Reverse(at))
        };
        let whole = (0..columns.len()).filter(|&at| roles[at] == TimeRole::Whole);
        let Some(best) = whole.max_by_key(rank) else { return roles };
        for (at, role) in roles.iter_mut().enumerate() {
            if *role == TimeRole::Whole && at != best {
                *role = TimeRole::Beside;
            }
        }
        roles
    }

    fn time_role(&self, column: &LabelColumn) -> TimeRole {
        let texts = judged(column);
        let is_of_codes = || self.dimension_of_numbers(&column.header, column.at).is_some();
        if self.shape(column.name()) == Some(Shape::Code) || is_of_codes() {
            return TimeRole::None;
        }
        let moments: Vec<Option<bool>> = texts.iter().map(|&at| self.is_whole_time(&column.texts[at].text)).collect();
        let whole = moments.iter().filter(|moment| **moment == Some(true)).count();
        let part = moments.iter().filter(|moment| **moment == Some(false)).count();
        let is_header = is_time_header(column.name());
        // Below the word for time, `02-23` is most likely a month: a person is asked.
        let is_short = |at: &&usize| is_header && short_month(&column.texts[**at].text).is_some();
        let whole = whole + texts.iter().filter(is_short).count();
        let counts = is_part_of_year_header(column.name());
        let is_counted = |at: &&usize| counts && is_counted_below(&column.header, &column.texts[**at].text);
        if counts && texts.iter().all(|at| is_counted(&at)) {
            return if texts.is_empty() { TimeRole::None } else { TimeRole::Part };
        }
        let is_no_moment = |at: &&usize| self.is_whole_time(&column.texts[**at].text).is_none();
        let part = part + texts.iter().filter(is_no_moment).filter(is_counted).count();
        // `2022 Total` and `Grand Total` end the rows of periods, and are no words of another component.
        let totals = texts.iter().filter(|&&at| self.is_total_of_time(&column.texts[at].text)).count();
        let (known, asked) = (whole + part, texts.len() - totals);
        let is_time = known > 0 && (known * 10 >= asked * 6 || is_header && known * 2 >= asked);
        match is_time && (is_header || !self.is_frequency(column)) {
            false => TimeRole::None,
            true if whole >= part => TimeRole::Whole,
            true => TimeRole::Part,
        }
    }

    /// Whether a text says a whole period, or only a part of a year.
    pub(super) fn is_whole_time(&self, text: &str) -> Option<bool> {
        match periods::read(text, self.habits) {
            Some(Moment::Part(_)) => Some(false),
            Some(_) => Some(true),
            None => periods::is_academic_year(text).then_some(true),
        }
    }

    /// Whether a text beside periods says the total of one of them, or of all.
    fn is_total_of_time(&self, text: &str) -> bool {
        let is_total = self.is_whole_word(text) || year_of_total(text, self.habits).is_some();
        is_total && self.is_whole_time(text).is_none()
    }

    /// Words such as `Annual` say how often, not when.
    fn is_frequency(&self, column: &LabelColumn) -> bool {
        let Some(place) = self.dictionary.place("FREQ") else { return false };
        let is_period = |at: usize| self.is_whole_time(&column.texts[at].text) == Some(true);
        judged(column).iter().all(|&at| column.knows(place, at).is_telling() && !is_period(at))
    }

    /// A column of time; where words of a component head its rows, it is a column of that component that says time too,
    /// because only such a column has headings.
    pub(super) fn time_column(&self, column: &LabelColumn, role: TimeRole, found: &mut Meaning) -> Column {
        let mut made = code(column, ColumnRole::Time, Id::new(TIME_PERIOD).ok());
        made.fill = self.has_gaps(column) || self.is_written_once(column);
        self.doubt_of_other_texts(column, found);
        let headings: Vec<usize> = self.heading_components(column, found);
        let Some((&first, rest)) = headings.split_first() else {
            if self.has_years_above(column) {
                made.fill = true;
                found.filled.insert(TIME_PERIOD.to_owned());
                found.has_whole_time = true;
            }
            return made;
        };
        made.role = ColumnRole::Code;
        made.component = Some(self.id(first).clone());
        made.further = rest.iter().map(|&place| self.id(place).clone()).chain(made_time()).collect();
        made.fill = false;
        found.filled.extend(headings.iter().map(|&place| self.id(place).to_string()));
        found.has_whole_time |= role == TimeRole::Whole;
        self.words_of(column, &headings, found);
        ask_once(column, &headings, found);
        made
    }

    /// Whether periods stand in the first of equally many rows each, beside labels on either side: written once for them.
    /// A period that is missing in one row leaves groups of different lengths.
    fn is_written_once(&self, column: &LabelColumn) -> bool {
        let rows = self.data_rows().zip(&column.cells).filter(|(row, _)| self.has_values(*row));
        let mut groups: Vec<usize> = Vec::new();
        for (row, &cell) in rows {
            match (cell == BLANK, groups.last_mut()) {
                (false, _) => groups.push(1),
                (true, Some(length)) if self.has_label_beside(row, column.at) => *length += 1,
                (true, _) => return false,
            }
        }
        groups.len() > 1 && groups[0] > 1 && groups.iter().all(|length| *length == groups[0])
    }

    /// Whether a row has a label in another column that says no whole.
    fn has_label_beside(&self, row: usize, at: usize) -> bool {
        let others = (self.block.columns[0]..=self.block.columns[1]).filter(|&other| other != at);
        let mut labels = others.filter(|&other| self.kinds.at(row, other) == Kind::Text);
        labels.any(|other| !self.is_whole_word(&self.grid.label(row, other)))
    }

    /// Texts beside values that are no periods: `02-23` is most likely a month, `Sous-total janvier` is none of the values,
    /// and the profile may say so of each.
    fn doubt_of_other_texts(&self, column: &LabelColumn, found: &mut Meaning) {
        const TEXTS_MAX: usize = 200;
        let is_period = |seen: &SeenText| {
            self.is_whole_time(&seen.text).is_some() || year_of_total(&seen.text, self.habits).is_some()
        };
        // A number below `Mois` is a month.
        let is_counted = |seen: &SeenText| is_counted_below(&column.header, &seen.text);
        let is_other = |seen: &&SeenText| seen.valued > 0 && !is_period(seen) && !is_counted(seen);
        for seen in column.texts.iter().filter(is_other).take(TEXTS_MAX) {
            let likely = short_month(&seen.text);
            let likely = likely.map(|(_, period)| Suggestion { code: period.clone(), name: period, score: 1.0 });
            let place = self.grid.spot(self.grid.number(seen.first), column.at);
            let doubt = Doubt::new(DoubtKind::UnknownWord, TIME_PERIOD, &seen.text).at(place);
            found.doubts.push(doubt.naming(likely.into_iter().collect()));
        }
    }

    /// Whether a column says years above the parts of each, `2022` above `Janvier`, or a year with the first part only:
    /// a part without a year is of the year that stands above it. A total that ends a year heads nothing.
    fn has_years_above(&self, column: &LabelColumn) -> bool {
        let is_year = |seen: &SeenText| {
            self.is_whole_time(&seen.text) == Some(true) && year_of_total(&seen.text, self.habits).is_none()
        };
        let is_part = |seen: &SeenText| match periods::read(&seen.text, self.habits) {
            Some(Moment::Part(part)) => part != Part::Year,
            _ => false,
        };
        let years: Vec<bool> = column.texts.iter().map(is_year).collect();
        let parts: Vec<bool> = column.texts.iter().map(is_part).collect();
        let (mut is_behind_year, mut has_part) = (false, false);
        for text in column.cells.iter().filter(|cell| **cell != BLANK).map(|cell| *cell as usize) {
            // Of `2022 | 2023 | T1` nobody knows whether the quarter is of the last year or of the next one.
            if years[text] && is_behind_year || parts[text] && !has_part && !is_behind_year {
                return false;
            }
            is_behind_year = years[text];
            has_part |= parts[text];
        }
        has_part
    }

    /// The dimensions of which words head rows in a column of time, the most telling first.
    fn heading_components(&self, column: &LabelColumn, found: &Meaning) -> Vec<usize> {
        let is_time = |at: usize| self.is_whole_time(&column.texts[at].text).is_some();
        let mut counts: Vec<(usize, usize)> = Vec::new();
        for place in (0..self.dictionary.dimensions).filter(|&place| self.is_open(place, found)) {
            let is_named = |at: usize| column.named(at) == Some(place);
            let is_met = |at: usize| is_named(at) || column.knows(place, at) != Knowing::Nothing;
            let count = column.count(|at, seen| seen.unvalued > 0 && !is_time(at) && is_met(at));
            let telling = column.count(|at, _| !is_time(at) && (is_named(at) || column.knows(place, at).is_telling()));
            if count > 0 && telling > 0 {
                counts.push((telling, place));
            }
        }
        counts.sort_by_key(|&(telling, place)| (Reverse(telling), place));
        counts.into_iter().map(|(_, place)| place).take(1).collect()
    }

    pub(super) fn is_open(&self, place: usize, found: &Meaning) -> bool {
        let id = self.id(place);
        *id != *"FREQ" && !found.filled.contains(id.as_str())
    }
}

/// Asks once about a word among periods below headings: not as a period where it is a word of what the headings say, or is
/// asked about as one with a likely code, `Sous-total Infirmiers`; and not as such a word where it is most likely a period.
fn ask_once(column: &LabelColumn, headings: &[usize], found: &mut Meaning) {
    let is_time = |doubt: &Doubt| doubt.component == TIME_PERIOD;
    let likely: BTreeSet<(String, bool)> = found
        .doubts
        .iter()
        .filter(|doubt| doubt.kind.is_about_word() && !doubt.suggestions.is_empty())
        .map(|doubt| (doubt.text.clone(), is_time(doubt)))
        .collect();
    let knows = |at: usize| headings.iter().any(|&place| column.knows(place, at).is_known());
    let is_known = |text: &str| column.count(|at, seen| seen.text == text && knows(at)) > 0;
    found.doubts.retain(|doubt| {
        let is_likely_other = || likely.contains(&(doubt.text.clone(), !is_time(doubt)));
        let is_settled = || is_time(doubt) && is_known(&doubt.text) || is_likely_other();
        !doubt.kind.is_about_word() || !doubt.suggestions.is_empty() || !is_settled()
    });
}

/// Time as a further component of a column.
pub(super) fn made_time() -> Option<Id> {
    Id::new(TIME_PERIOD).ok()
}

/// The month that `02-23` most likely is: the number of a month, and the last digits of a year that could be none. Before
/// it how many months since the year 2000 have passed with it.
pub(super) fn short_month(text: &str) -> Option<(i64, String)> {
    let (month, year) = text.trim().split_once(['-', '/', '.'])?;
    let number = |part: &str| part.parse::<u8>().ok().filter(|_| part.len() == 2);
    let (month, year) = (number(month)?, number(year)?);
    let number = i64::from(year) * 12 + i64::from(month);
    ((1..=12).contains(&month) && (13..=40).contains(&year)).then(|| (number, format!("20{year:02}-{month:02}")))
}

/// Whether a text is a small number or a Roman one, as months and quarters are counted, or as high as the header counts:
/// weeks go up to 53, and days to 31.
pub(super) fn is_counted_below(header: &str, text: &str) -> bool {
    is_ordinal(text) || header.split(" / ").any(|level| part_below(level, text).is_some())
}

fn is_ordinal(text: &str) -> bool {
    let is_small = text.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number));
    is_small || ["I", "II", "III", "IV"].contains(&text)
}

#[cfg(test)]
mod tests {
    use super::short_month;

    #[test]
    fn two_pairs_of_digits_are_a_month_where_only_one_of_them_can_be() {
        assert_eq!(short_month("02-23"), Some((278, "2023-02".to_owned())));
        assert_eq!(short_month("12/24"), Some((300, "2024-12".to_owned())));
        for text in ["23-02", "02-12", "13-23", "2-23", "02-2023", "02-23-24", "mars"] {
            assert_eq!(short_month(text), None, "{text}");
        }
    }
}
