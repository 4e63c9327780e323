//! Lines that say a part of the period of a table, or more than it: `premier semestre 2024` over the figures of 2024,
//! `janvier-février 2025` over those of February; and those that say a part of another year.
//!
//! Whole years are none of these: a month or one of several years stands below `2025` or `2020-2024` in good files, and so does
//! a day below its month. Does not hold: which lines belong to which table, and what is told where there is no day in common,
//! which `title` and `reading::said` know.

use marsad_model::{Frequency, TimePeriod};

use super::drafter::{Drafter, Table};
use super::kept_titles::behind_name;
use super::line_period::{Said, is_day, read, title_period};
use super::note_words::is_note;
use super::notes_of_parts::part_in_title;
use super::origin_lines::{is_month, is_of_printing, is_of_source};
use super::paired_titles::{TitledPeriod, is_of_publication};
use super::phrases::is_letterhead;
use super::title::Line;
use super::written_times::time_texts;
use crate::names::fold;
use crate::values::periods::{Moment, Part, TimeHabits};

impl Drafter<'_, '_, '_> {
    /// The nearest line that says a part of the period of a table whose cells do not say when, or more than it; or which says
    /// another one in the corner of the headers, or where the period stands beside a key.
    pub(super) fn line_of_other_period<'t>(&self, table: &'t Table<'_>, titled: &TitledPeriod) -> Option<&'t Line> {
        if self.context.sums_since_january() || !time_texts(&table.layout, table.grid).is_empty() {
            return None;
        }
        let lines = &table.title.lines;
        let is_beside = |key: &Line, line: &Line| key.row == line.row && key.column < line.column;
        let is_value = |line: &Line| lines.iter().any(|key| is_beside(key, line));
        let is_by_key = lines.iter().any(|line| is_value(line) && titled.is_said_by(&line.text));
        let is_other = |line: &&Line| {
            let is_nearer = is_by_key && !is_value(line) || table.title.corner().contains(line);
            titled.overlapping(&line.text).is_some() || is_nearer && titled.is_apart(&line.text)
        };
        table.title.nearest_first().find(is_other)
    }
}

impl TitledPeriod {
    /// What a line above a table says of a time that is a part of the table's, or reaches over its ends.
    pub(crate) fn overlapping(&self, line: &str) -> Option<String> {
        let line = part_about_figures(line)?;
        if let Said::Period(told) = title_period(line, self.habits) {
            let other = self.habits.reporting_year.period(&told.period).ok()?;
            return (self.meets(&other) && self.is_part_or_more(&other)).then_some(told.period);
        }
        // Of what is not understood with all of its words, or says no year, the part tells: `mars et avril 2024`. A week is
        // written in many ways.
        let part = part_in_title(line).filter(|_| !is_short(&self.taken))?;
        let is_other = match read(&part, TimeHabits { frequency: None, ..self.habits })? {
            Moment::Period(other) => self.is_part_or_more(&other),
            Moment::Part(part) => self.has_other_part(part),
            Moment::Ambiguous(..) => false,
        };
        is_other.then_some(part)
    }

    /// Whether a title says a period that has no day in common with that of the table.
    pub(crate) fn is_apart(&self, line: &str) -> bool {
        self.period_apart(line).is_some()
    }

    /// Whether a title says a part of another year than the table's. A later month or day with few words beside it may be
    /// when the table came out: `Tunis, mars 2025`.
    pub(crate) fn is_of_part_apart(&self, line: &str) -> bool {
        const WORDS_MIN: usize = 3;
        self.period_apart(line).is_some_and(|other| {
            let is_later = other.start() >= self.taken.end();
            let is_date = matches!(other.frequency(), Some(Frequency::M | Frequency::D));
            !is_later || !is_date || words_besides_months(line, 3) >= WORDS_MIN
        })
    }

    /// The period of a title that has no day in common with that of the table. The year of a publication is its own.
    fn period_apart(&self, line: &str) -> Option<TimePeriod> {
        let Said::Period(told) = title_period(part_about_figures(line)?, self.habits) else { return None };
        let other = self.habits.reporting_year.period(&told.period).ok()?;
        let is_of_issue = is_of_publication(line) && is_of_whole_years(&other);
        (!is_of_issue && !self.meets(&other)).then_some(other)
    }

    /// Whether a text says the period of the table.
    fn is_said_by(&self, text: &str) -> bool {
        let Said::Period(told) = title_period(text, self.habits) else { return false };
        self.habits.reporting_year.period(&told.period).is_ok_and(|period| self.is_same(&period))
    }

    fn meets(&self, other: &TimePeriod) -> bool {
        self.taken.start() < other.end() && other.start() < self.taken.end()
    }

    fn is_part_or_more(&self, other: &TimePeriod) -> bool {
        let is_last_day = is_day(other) && other.end() == self.taken.end();
        let is_within = is_short(&self.taken) && other.contains(&self.taken);
        !is_of_whole_years(other) && !is_last_day && !is_within && !self.is_same(other)
    }

    /// Whether a part of the year, in none of the years of the table, is its period.
    fn has_other_part(&self, part: Part) -> bool {
        let (start, end) = (self.taken.start().date().year(), self.taken.end().date().year());
        let mut periods = (start..=end).filter_map(|year| part.of(year)).peekable();
        periods.peek().is_some() && periods.all(|other| self.is_part_or_more(&other))
    }
}

/// What of a line above a table can say of when its figures are: neither who writes, what and when it came out, nor a note,
/// which is asked about as such. Behind the name of who writes or of a publication stands what is counted, or no more than
/// when that came out.
fn part_about_figures(line: &str) -> Option<&str> {
    if is_note(line.trim_start_matches(['(', '['])) || is_of_printing(line) || is_of_source(line) {
        return None;
    }
    let is_publication = is_of_publication(line);
    if !is_publication && !is_letterhead(line) {
        return Some(line);
    }
    let rest = behind_name(line)?;
    let is_issue = is_publication && read(rest, TimeHabits::default()).is_some();
    if is_issue || words_besides_months(rest, 4) == 0 { None } else { part_about_figures(rest) }
}

/// How many words of so many letters a line has besides months and what numbers an issue.
fn words_besides_months(line: &str, letters_min: usize) -> usize {
    const OF_ISSUE: [&str; 5] = ["mois", "month", "numero", "number", "issue"];
    let is_word = |word: &&str| word.chars().count() >= letters_min && word.chars().all(char::is_alphabetic);
    let folded = fold(line);
    folded.split(' ').filter(|word| is_word(word) && !is_month(word) && !OF_ISSUE.contains(word)).count()
}

/// Whether a period is of days or weeks: a month stands above them as a year does above months.
fn is_short(period: &TimePeriod) -> bool {
    matches!(period.frequency(), Some(Frequency::D | Frequency::W))
}

fn is_of_whole_years(period: &TimePeriod) -> bool {
    let (start, end) = (period.start().date(), period.end().date());
    (start.month(), start.day()) == (end.month(), end.day()) && start.year() < end.year()
}

#[cfg(test)]
mod tests {
    use marsad_model::ReportingYear;

    use super::TitledPeriod;
    use crate::values::periods::TimeHabits;

    /// What a line says of a part of a period of figures of what happens, or of more than it.
    fn overlapping(taken: &str, line: &str) -> Option<String> {
        let taken = ReportingYear::default().period(taken).unwrap();
        TitledPeriod { taken, habits: TimeHabits::default(), counts_flows: true }.overlapping(line)
    }

    #[test]
    fn a_part_of_a_year_or_of_a_month_and_what_reaches_over_its_ends_are_other_periods() {
        for (taken, line, found) in [
            ("2024", "Arrivées, 1er semestre 2024", "2024-S1"),
            ("2024", "الوافدون، السداسي الأول 2024", "2024-S1"),
            ("2024", "Arrivals, January-September 2024", "2024-01-01/P9M"),
            ("2024", "Arrivées au 30 septembre 2024", "2024-09-30"),
            ("2024", "Arrivées, 9 premiers mois", "9 premiers mois"),
            ("2024", "(9 premiers mois)", "9 premiers mois"),
            ("2024", "Arrivals, March 2024", "2024-03"),
            ("2024", "Ministère des Ports - Arrivées, premier semestre 2024", "2024-S1"),
            ("2024", "وزارة الموانئ - الوافدون، السداسي الأول 2024", "2024-S1"),
            ("2024", "Republic of Marjan - Ministry of Ports: Arrivals, March 2024", "2024-03"),
            ("2024", "Bulletin annuel - Arrivées, mars 2024", "2024-03"),
            ("2025-02", "Ministère des Ports : arrivées, 1er trimestre 2025", "2025-Q1"),
            ("2025-02", "Arrivées, janvier-février 2025", "2025-01-01/P2M"),
            ("2025-02", "Arrivées, 1er trimestre 2025", "2025-Q1"),
            ("2025-02", "Arrivées, 15 février 2025", "2025-02-15"),
            ("2025-Q1", "Arrivals, February 2025", "2025-02"),
        ] {
            assert_eq!(overlapping(taken, line).as_deref(), Some(found), "{taken} {line}");
        }
    }

    #[test]
    fn the_period_itself_its_last_day_and_whole_years_around_it_are_no_other_period() {
        for (taken, line) in [
            ("2024", "Arrivals, 2024"),
            ("2024", "Arrivals, 2020-2024"),
            ("2024", "Arrivées au 31 décembre 2024"),
            ("2024", "Arrivées de janvier à décembre 2024"),
            ("2024", "Bulletin des ports, mars 2024"),
            ("2024", "Bulletin des ports - n° 3, mars 2024"),
            ("2024", "Bulletin trimestriel - 4e trimestre 2024"),
            ("2024", "Ministère des Ports - mars 2024"),
            ("2024", "Ministère des Ports - Bulletin de mars 2024"),
            ("2024", "Source : les ports, mars 2024"),
            ("2024", "Mis à jour le 15 mars 2024"),
            ("2024", "NB : décembre est provisoire"),
            ("2025-02", "Arrivées, année 2025"),
            ("2025-02", "Arrivées, février 2025"),
            ("2025-02", "Arrivées au 28 février 2025"),
            ("2025-W06", "Arrivées, février 2025"),
            ("2025-02", "Arrivals, January 2025"),
        ] {
            assert_eq!(overlapping(taken, line), None, "{taken} {line}");
        }
    }

    #[test]
    fn a_part_of_another_year_is_another_period_and_when_a_table_came_out_is_none() {
        let taken = ReportingYear::default().period("2024").unwrap();
        let titled = TitledPeriod { taken, habits: TimeHabits::default(), counts_flows: true };
        for (line, is_other) in [
            ("Arrivées, mars 2023", true),
            ("S1 2023", true),
            ("Arrivées au 30 juin 2023", true),
            ("Arrivées, premier semestre 2025", true),
            ("Arrivals by isle and sex, March 2025", true),
            ("Ministère des Ports - Arrivées, mars 2023", true),
            ("Arrivées, mars 2024", false),
            ("Lulu, mars 2025", false),
            ("Données arrêtées au 3 mars 2025", false),
            ("Ministère des Ports - mars 2025", false),
            ("Bulletin des ports, mars 2023", false),
            ("Bulletin annuel - Arrivées, 2023", false),
        ] {
            assert_eq!(titled.is_of_part_apart(line), is_other, "{line}");
        }
    }
}
