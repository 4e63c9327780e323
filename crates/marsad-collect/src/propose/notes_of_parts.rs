//! Notes that say of which part of a year figures are, `* 9 premiers mois`, `NB : données 2024 au 30/09/2024`, where years
//! stand above the values: what stands below such a year is no figure of the whole of it.
//!
//! Does not hold: what the lines above a table say of its period, which `line_period` reads.

use marsad_model::{Frequency, SaidOf, TIME_PERIOD, TimePeriod};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::line_period::read;
use super::outside::time_texts;
use super::title::{is_of_printing, is_of_source};
use crate::Context;
use crate::cell::is_raised;
use crate::names::fold;
use crate::values::asides::{has_year, without_asides};
use crate::values::periods::{self, Moment, Part, TimeHabits};

/// How many notes of a table are asked about, how long one is at most, and how many words say a part of a year.
const NOTES_MAX: usize = 3;
const NOTE_BYTES_MAX: usize = 400;
const RUN_WORDS_MAX: usize = 4;

impl Drafter<'_, '_, '_> {
    /// Asks about the notes of a sheet that speak of a part of a year, where the table has years of what happened.
    pub(super) fn notes_of_parts(&mut self, table: &Table<'_>) {
        let is_said = table.layout.said.iter().any(|said| said.of == SaidOf::Cumulative);
        let is_year = |text: &str| is_year(text, self.time_habits());
        let has_years = table.layout.period.as_deref().is_some_and(is_year)
            || time_texts(&table.layout, table.grid).iter().any(|text| is_year(text));
        if is_said || !has_years || !counts_what_happens(self.context) {
            return;
        }
        let below = table.grid.between([table.layout.header_last() + 1, u32::MAX]);
        let without_numbers = below.iter().filter(|(_, cells)| cells.iter().all(|cell| cell.number.is_none()));
        let mut notes: Vec<Doubt> = Vec::new();
        for (row, cells) in without_numbers {
            let texts = cells.iter().enumerate().map(|(column, cell)| (column, cell.label()));
            let told = texts.filter(|(_, text)| says_part_of_year(text));
            notes.extend(told.map(|(column, text)| {
                Doubt::new(DoubtKind::NoteOfPart, TIME_PERIOD, &text).at(table.grid.spot(Some(*row), column))
            }));
        }
        notes.into_iter().take(NOTES_MAX).for_each(|note| self.doubt(note));
    }
}

/// Whether a dataflow counts what happens in a year, and not who is there on a day.
pub(crate) fn counts_what_happens(context: &Context<'_>) -> bool {
    context.dataflow_attributes.get("TIME_AGG").is_some_and(|agg| ["PER", "YTD"].contains(&agg.as_str()))
}

/// Whether a text is a year, perhaps with a mark.
pub(crate) fn is_year(text: &str, habits: TimeHabits) -> bool {
    let bare = text.trim_end_matches(['*', '†', ' ']);
    matches!(periods::read(bare, habits), Some(Moment::Period(period)) if period.frequency() == Some(Frequency::A))
}

/// Whether a note says that figures are of a part of a year.
pub(crate) fn says_part_of_year(line: &str) -> bool {
    let Some(note) = words_of_note(line) else { return false };
    if is_of_printing(line) || is_of_source(line) {
        return false;
    }
    let note = without_asides(note);
    let words: Vec<&str> = note.split_whitespace().collect();
    let mut at = 0;
    while at < words.len() {
        let longest = RUN_WORDS_MAX.min(words.len() - at);
        let run = (1..=longest).rev().find_map(|length| Some((length, is_part(&words, at, length)?)));
        match run {
            Some((_, true)) if !is_led_away(&words, at) => return true,
            Some((length, _)) => at += length,
            None => at += 1,
        }
    }
    false
}

/// Whether words say a part of a year; none where they say nothing of time.
fn is_part(words: &[&str], at: usize, length: usize) -> Option<bool> {
    let run = words.get(at..at + length)?.join(" ");
    // A short word of one language is a word of another: `mai`, `mar`, `dec`.
    let is_long = length > 1 || run.chars().filter(|c| c.is_alphanumeric()).count() >= 4 || !run.is_ascii();
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let is_behind_31 = before.is_some_and(|word| fold(word) == "31");
    match read(&run, TimeHabits::default())? {
        Moment::Part(Part::Year) => Some(false),
        Moment::Part(part) => is_long.then(|| !(is_behind_31 && part == Part::Month(12))),
        Moment::Period(period) => Some(!is_to_the_end(&period)),
        Moment::Ambiguous(..) => Some(true),
    }
}

/// Whether a period is of whole years, or the last day of one.
fn is_to_the_end(period: &TimePeriod) -> bool {
    let (start, end) = (period.start().date(), period.end().date());
    let is_first = |month: i8, day: i8| (month, day) == (1, 1);
    let begins = is_first(start.month(), start.day()) || (start.month(), start.day()) == (12, 31);
    begins && is_first(end.month(), end.day())
}

/// Whether a word before a time leads away from it: `rupture de série depuis mars 2020`.
fn is_led_away(words: &[&str], at: usize) -> bool {
    const LEADS: [&str; 10] = ["depuis", "since", "avant", "apres", "before", "after", "partir", "منذ", "قبل", "بعد"];
    let before = words.get(at.saturating_sub(2)..at).unwrap_or_default();
    before.iter().any(|word| fold(word).split(' ').any(|part| LEADS.contains(&part)))
}

/// Whether a folded word begins notes.
pub(crate) fn begins_notes(word: &str) -> bool {
    const NOTES: [&str; 9] = ["note", "notes", "nb", "remarque", "remarques", "remark", "remarks", "ملاحظه", "ملاحظات"];
    NOTES.contains(&word)
}

/// What a note says behind its mark, `*`, `(1)`, `NB :`, or a line about the figures of a year; none of other lines.
fn words_of_note(line: &str) -> Option<&str> {
    const FIGURES: [&str; 6] = ["donnees", "chiffres", "data", "figures", "معطيات", "ارقام"];
    let line = line.trim();
    if line.is_empty() || line.len() > NOTE_BYTES_MAX {
        return None;
    }
    let bare = line.trim_start_matches(|c: char| matches!(c, '*' | '†' | '‡') || is_raised(c));
    if bare.len() < line.len() {
        return Some(bare);
    }
    let in_brackets = line.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    if let Some((_, rest)) = in_brackets.filter(|(mark, _)| mark.chars().count() <= 3) {
        return Some(rest);
    }
    let folded = fold(line);
    let is_note = folded.split(' ').next().is_some_and(begins_notes) || folded.starts_with("n b ");
    let is_of_figures = has_year(line) && folded.split(' ').any(|word| FIGURES.contains(&word));
    (is_note || is_of_figures).then_some(line)
}

#[cfg(test)]
mod tests {
    use super::says_part_of_year;

    #[test]
    fn a_note_tells_that_figures_are_of_a_part_of_a_year() {
        for line in [
            "* 9 premiers mois",
            "(1) Neuf premiers mois",
            "* Données arrêtées au 30 septembre 2024",
            "NB : les données de 2024 couvrent les 9 premiers mois.",
            "* Jan-Sept",
            "(*) إلى غاية سبتمبر 2024",
            "* January-September only",
            "¹ Janvier à septembre",
            "Note : chiffres 2024 au 30/09/2024",
            "Données 2024 : premier semestre",
            "معطيات سنة 2024 إلى موفى جوان 2024",
        ] {
            assert!(says_part_of_year(line), "{line}");
        }
        for line in [
            "* provisoire",
            "* Rupture de série depuis mars 2020",
            "(1) Y compris les croisiéristes",
            "NB : situation au 31 décembre 2023",
            "* Au 31 décembre",
            "* Données 2024 provisoires",
            "* Mis à jour le 15 mars 2024",
            "(2) Loi du 28 février 1963",
            "Source : INS, mars 2024",
            "1er semestre",
            "Janvier",
        ] {
            assert!(!says_part_of_year(line), "{line}");
        }
    }
}
