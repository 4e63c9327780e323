//! Lines that say of which part of a year figures are, `* 9 premiers mois`, `2024 : janvier à septembre`, `Entrées au 30
//! septembre`, where years stand above the values: what stands below such a year is no figure of the whole of it.
//!
//! A line is about the figures where it is a note, names one of their years, or stands above them. Does not hold: what the
//! lines above a table say of its period, which `line_period` reads.

use std::collections::BTreeSet;

use marsad_model::{Frequency, SaidOf, TIME_PERIOD, TimePeriod};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::line_period::read;
use super::narrowing::part_of;
use super::origin_lines::{is_of_printing, is_of_source};
use super::written_times::time_texts;
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
    /// Asks about the lines of a sheet that speak of a part of a year, where the table has years; of who is there on a day,
    /// about those above it alone.
    pub(super) fn notes_of_parts(&mut self, table: &Table<'_>) {
        let is_said = table.layout.said.iter().any(|said| said.of == SaidOf::Cumulative);
        let is_year = |text: &str| is_year(text, self.time_habits());
        let in_cells = time_texts(&table.layout, table.grid);
        let is_by_name =
            in_cells.is_empty() && table.layout.sheet_component.as_ref().is_some_and(|id| *id == *TIME_PERIOD);
        let name = is_by_name.then(|| table.grid.name.clone());
        let own = table.layout.period.iter().cloned().chain(name).chain(in_cells);
        let years: BTreeSet<i16> = own.filter(|text| is_year(text)).flat_map(|text| years_of(&text)).collect();
        if is_said || years.is_empty() {
            return;
        }
        let below = table.grid.between([table.layout.header_last() + 1, u32::MAX]);
        let counts_flows = counts_what_happens(self.context);
        let without_numbers =
            below.iter().filter(|(_, cells)| counts_flows && cells.iter().all(|cell| cell.number.is_none()));
        let (notes, none) = (table.title.notes.below(), BTreeSet::new());
        let mut found: Vec<Doubt> = Vec::new();
        // Lines above a table of one period are held against it elsewhere.
        let has_own = is_by_name || table.layout.period.is_some();
        if let Some([first, _]) = table.layout.header_rows.filter(|_| !has_own) {
            let titles = table.title.telling_lines().filter(|line| line.row < first);
            let of_part = titles.filter(|line| {
                let is_part = part_of(&line.text).is_none() && part_over_years(self.context, &line.text).is_some();
                is_part && may_be_of(&line.text, &years)
            });
            found.extend(of_part.map(|line| {
                let place = table.grid.spot(Some(line.row), line.column);
                Doubt::new(DoubtKind::NoteOfPart, TIME_PERIOD, &line.text).at(place)
            }));
        }
        for (row, cells) in without_numbers {
            let texts = cells.iter().enumerate().map(|(column, cell)| (column, cell.label()));
            // Among the rows of a table a period is a label.
            let own = if notes.iter().any(|note| note.row == *row) { &years } else { &none };
            let told = texts.filter(|(_, text)| says_part_of_year(text, own));
            found.extend(told.map(|(column, text)| {
                Doubt::new(DoubtKind::NoteOfPart, TIME_PERIOD, &text).at(table.grid.spot(Some(*row), column))
            }));
        }
        found.into_iter().take(NOTES_MAX).for_each(|note| self.doubt(note));
    }
}

/// The years that a text names.
pub(crate) fn years_of(text: &str) -> Vec<i16> {
    let folded = fold(text);
    let numbers = folded.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).filter(|year| (1800..=2199).contains(year)).collect()
}

/// Whether a line names one of some years, or none at all.
pub(crate) fn may_be_of(line: &str, years: &BTreeSet<i16>) -> bool {
    let named = years_of(line);
    named.is_empty() || named.iter().any(|year| years.contains(year))
}

/// The part of a year that a line above a table of years says, with a year or without, as it writes it.
pub(crate) fn part_in_title(line: &str) -> Option<String> {
    let is_told_otherwise = line.len() > NOTE_BYTES_MAX || is_of_printing(line) || is_of_source(line);
    if is_told_otherwise { None } else { part_in(line) }
}

/// The part of a year that a line above a table of years says. Who is there is counted on a day, or in the month that holds
/// it, and such a table may also hold what happened: there it must be more than a month.
pub(crate) fn part_over_years(context: &Context<'_>, line: &str) -> Option<String> {
    let of_stock = || context.dataflow_attributes.get("TIME_AGG").is_some_and(|agg| *agg == *"INST");
    let part = part_in_title(line)?;
    (counts_what_happens(context) || of_stock() && is_over_a_month(&part)).then_some(part)
}

/// Whether words say a time of more than a month.
fn is_over_a_month(text: &str) -> bool {
    match read(text, TimeHabits::default()) {
        Some(Moment::Part(Part::Quarter(_) | Part::Half(_))) => true,
        Some(Moment::Part(Part::Months(_, months))) => months > 1,
        Some(Moment::Period(period)) => !matches!(period.frequency(), Some(Frequency::D | Frequency::W | Frequency::M)),
        _ => false,
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

/// Whether a note, or a line that names one of the years of a table, says that figures are of a part of a year.
pub(crate) fn says_part_of_year(line: &str, years: &BTreeSet<i16>) -> bool {
    let is_of_own = || line.len() <= NOTE_BYTES_MAX && years_of(line).iter().any(|year| years.contains(year));
    let note = words_of_note(line).or_else(|| is_of_own().then_some(line));
    note.is_some_and(|note| !is_of_printing(line) && !is_of_source(line) && part_in(note).is_some())
}

/// The words of a text that say a part of a year.
fn part_in(text: &str) -> Option<String> {
    let text = without_asides(text);
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut at = 0;
    while at < words.len() {
        let longest = RUN_WORDS_MAX.min(words.len() - at);
        let run = (1..=longest).rev().find_map(|length| Some((length, is_part(&words, at, length)?)));
        match run {
            Some((length, true)) if !is_led_away(&words, at) => {
                let run = words.get(at..at + length)?.join(" ");
                return Some(run.trim_matches(|c: char| " (),:;.[]«»\"-–—".contains(c)).to_owned());
            }
            Some((length, _)) => at += length,
            None => at += 1,
        }
    }
    last_part_in(&text)
}

/// The last part of a year, of which lines say that it is not there: `Le dernier trimestre 2023 n’est pas compris`.
fn last_part_in(text: &str) -> Option<String> {
    const LAST: [&str; 6] =
        ["dernier trimestre", "dernier semestre", "last quarter", "derniers mois", "last months", "ثلاثي اخير"];
    let folded = fold(text);
    LAST.into_iter().find(|last| folded.contains(last)).map(str::to_owned)
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
    use std::collections::BTreeSet;

    use super::{part_in_title, says_part_of_year};

    #[test]
    fn a_line_that_names_a_year_of_the_table_may_say_a_part_of_it() {
        let years = BTreeSet::from([2022, 2023]);
        for line in [
            "2023 : janvier à septembre",
            "2023 : 9 mois",
            "2023 (jan-sept)",
            "Pour 2023, neuf mois",
            "سنة 2023: تسعة أشهر",
            "2023: January–September",
            "2023* = janvier–septembre",
            "Situation au 30 septembre 2023",
            "Le dernier trimestre 2023 n’est pas compris",
        ] {
            assert!(says_part_of_year(line, &years), "{line}");
        }
        for line in [
            "Bulletin statistique, mars 2024",
            "2023 : chiffres provisoires",
            "Situation au 31 décembre 2023",
            "Source : INS, mars 2023",
            "Rupture de série depuis mars 2022",
        ] {
            assert!(!says_part_of_year(line, &years), "{line}");
        }
    }

    #[test]
    fn a_title_may_say_a_part_of_each_year() {
        for (title, part) in [
            ("Entrées de non-résidents (9 premiers mois 2023)", Some("9 premiers mois 2023")),
            ("Entrées de non-résidents, premiers semestres 2022-2024", Some("premiers semestres")),
            ("Entrées de non-résidents au 31 décembre", None),
            ("Entrées de non-résidents 2022-2023", None),
            ("Entrées de janvier à décembre", None),
        ] {
            assert_eq!(part_in_title(title).as_deref(), part, "{title}");
        }
        for title in ["Entrées de non-résidents au 30 septembre", "Entrées, cumul à fin septembre"] {
            assert!(part_in_title(title).is_some(), "{title}");
        }
    }

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
            assert!(says_part_of_year(line, &BTreeSet::new()), "{line}");
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
            assert!(!says_part_of_year(line, &BTreeSet::new()), "{line}");
        }
    }
}
