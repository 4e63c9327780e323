//! Titles in several languages above one table, which must say one period.
//!
//! Lines in consecutive rows, each in a language of its own, are one title. Of two in the same language the upper may be the
//! name of a yearbook, whose year is its own. Does not hold: what one line says, which `line_period` knows, that it says a part
//! of the period, which `overlapping_periods` knows, nor from which the period of a table is taken, which `title` and
//! `reading::said` know.

use marsad_model::{Frequency, TimePeriod};

use super::kept_titles::part_about_values;
use super::line_period::{Said, title_period};
use super::notes_of_parts::{part_in_title, years_of};
use crate::Context;
use crate::names::fold;
use crate::values::asides::without_asides;
use crate::values::periods::TimeHabits;

/// The period of a table, against which the lines of its title are held.
pub(crate) struct TitledPeriod {
    pub(super) taken: TimePeriod,
    pub(super) habits: TimeHabits,
    pub(super) counts_flows: bool,
}

/// A line that speaks of time.
struct TitleLine<'l> {
    /// Which of all lines it is.
    place: usize,
    row: u32,
    text: &'l str,
    language: Language,
}

/// The language in which a line is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Language {
    Arabic,
    French,
    English,
    /// French or English.
    Unclear,
}

impl TitledPeriod {
    /// None where the text is no whole period, such as a part of each of the years of columns.
    pub(crate) fn of(context: &Context<'_>, taken: &str, habits: TimeHabits) -> Option<Self> {
        let taken = habits.reporting_year.period(taken).ok()?;
        Some(Self { taken, habits, counts_flows: context.counts_flows() })
    }

    /// Of the lines above a table, with the numbers of their rows from the top, the nearest that says its period, and a line
    /// of the same title in another language that says another one.
    pub(crate) fn contradiction(&self, lines: &[(u32, &str)]) -> Option<[usize; 2]> {
        let lines: Vec<TitleLine<'_>> = (0..).zip(lines).filter_map(|(place, line)| self.line(place, *line)).collect();
        let says_one = |line: &str| matches!(title_period(line, self.habits), Said::Period(_));
        let says_it = |line: &TitleLine<'_>| says_one(line.text) && !self.is_other(line.text);
        let own = lines.iter().rposition(says_it)?;
        let line = lines.get(own)?;
        let above = in_other_languages(line, lines.iter().take(own).rev());
        let below = in_other_languages(line, lines.iter().skip(own + 1));
        let other = above.into_iter().chain(below).find(|other| self.is_other(other.text))?;
        Some([line.place, other.place])
    }

    fn line<'l>(&self, place: usize, (row, text): (u32, &'l str)) -> Option<TitleLine<'l>> {
        let is_title = part_about_values(text).is_some() && !is_of_publication(text);
        let speaks_of_time = is_title && title_period(text, self.habits) != Said::Nothing;
        speaks_of_time.then(|| TitleLine { place, row, text, language: Language::of(text) })
    }

    /// Whether a line says another period: another year, or a part of a year beside the whole of it.
    fn is_other(&self, line: &str) -> bool {
        match title_period(line, self.habits) {
            Said::Nothing => false,
            Said::Unclear => self.is_of_other_year(line) || self.is_of_part(line),
            Said::Period(told) => {
                let other = self.habits.reporting_year.period(&told.period);
                other.is_ok_and(|other| !self.is_same(&other))
            }
        }
    }

    /// Whether a period is that of the table. Of who is there, the last day of a year says what the year says, and a year
    /// may be named where a day in it is meant.
    pub(super) fn is_same(&self, other: &TimePeriod) -> bool {
        let is_within = other.contains(&self.taken);
        let is_equal = is_within && self.taken.contains(other);
        let is_end = self.taken.contains(other) && self.taken.end() == other.end();
        is_equal || !self.counts_flows && (is_within || is_end)
    }

    /// Whether a line whose period cannot be read with all of its words, `depuis 2019`, names years, and none of the table.
    fn is_of_other_year(&self, line: &str) -> bool {
        let years = years_of(&without_asides(line));
        let (start, end) = (self.taken.start().date(), self.taken.end().date());
        // The first moment after a year is one of the next.
        let last = if (end.month(), end.day()) == (1, 1) { end.year() - 1 } else { end.year() };
        !years.is_empty() && !years.iter().any(|year| (start.year()..=last).contains(year))
    }

    /// Whether such a line names one year and a part of it, `mars et avril 2023`, where the table is of the whole year.
    fn is_of_part(&self, line: &str) -> bool {
        let years = years_of(line);
        let is_of_one = years.first().is_some_and(|first| years.iter().all(|year| year == first));
        let is_year = self.counts_flows && self.taken.frequency() == Some(Frequency::A);
        is_year && is_of_one && part_in_title(line).is_some()
    }
}

/// The lines next to one, from the nearest, as long as each stands in the next row and in a language of its own.
fn in_other_languages<'t, 'l>(
    own: &'t TitleLine<'l>,
    lines: impl Iterator<Item = &'t TitleLine<'l>>,
) -> Vec<&'t TitleLine<'l>> {
    let mut found = vec![own];
    for line in lines {
        // A merged cell may have its text in each of its columns.
        if found.iter().any(|known| known.text == line.text) {
            continue;
        }
        let is_next = found.last().is_some_and(|last| last.row.abs_diff(line.row) <= 1);
        if !is_next || found.iter().any(|known| known.language.may_be(line.language)) {
            break;
        }
        found.push(line);
    }
    found
}

/// Whether a line names what the table came out in, whose year is not that of the figures.
pub(super) fn is_of_publication(line: &str) -> bool {
    const WORDS: [&str; 15] = [
        "annuaire",
        "yearbook",
        "bulletin",
        "edition",
        "publication",
        "publie",
        "publiee",
        "publiees",
        "published",
        "كتاب",
        "نشريه",
        "نشره",
        "حوليه",
        "تقرير",
        "طبعه",
    ];
    let folded = fold(line);
    let mut words = folded.split(' ');
    // Further in, a report is another thing: `par rapport à`.
    let is_report = words.clone().next().is_some_and(|first| ["rapport", "report"].contains(&first));
    is_report || words.any(|word| WORDS.contains(&word))
}

impl Language {
    /// Told by the letters, and by the short words that hold a line together.
    fn of(line: &str) -> Self {
        const FRENCH: [&str; 15] =
            ["le", "la", "les", "l", "de", "des", "du", "d", "et", "en", "au", "aux", "par", "selon", "dans"];
        const ENGLISH: [&str; 10] = ["the", "of", "by", "and", "in", "from", "to", "with", "at", "for"];
        let letters = || line.chars().filter(|c| c.is_alphabetic());
        if letters().filter(|c| ('\u{600}'..='\u{6ff}').contains(c)).count() * 2 > letters().count() {
            return Self::Arabic;
        }
        let folded = fold(line);
        let count = |listed: &[&str]| folded.split(' ').filter(|word| listed.contains(word)).count();
        match count(&FRENCH).cmp(&count(&ENGLISH)) {
            std::cmp::Ordering::Greater => Self::French,
            std::cmp::Ordering::Less => Self::English,
            std::cmp::Ordering::Equal => Self::Unclear,
        }
    }

    fn may_be(self, other: Self) -> bool {
        let is_unclear = self == Self::Unclear || other == Self::Unclear;
        self == other || is_unclear && self != Self::Arabic && other != Self::Arabic
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Frequency, ReportingYear};

    use super::TitledPeriod;
    use crate::values::periods::TimeHabits;

    /// The line that contradicts the nearest one of a table of 2023, where lines stand in consecutive rows.
    fn contradicting<'l>(lines: &[&'l str], counts_flows: bool) -> Option<&'l str> {
        let frequency = (!counts_flows).then_some(Frequency::M);
        let habits = TimeHabits { frequency, ..TimeHabits::default() };
        let taken = ReportingYear::default().period("2023").unwrap();
        let numbered: Vec<(u32, &str)> = (1..).zip(lines.iter().copied()).collect();
        let found = TitledPeriod { taken, habits, counts_flows }.contradiction(&numbered);
        found.map(|[_, other]| lines[other])
    }

    #[test]
    fn a_title_says_one_period_in_each_of_its_languages() {
        let arabic = "المهاجرون المنتفعون بالخدمات سنة 2023 حسب الجنس";
        let english = "Migrants cared for in 2023, by sex";
        for time in ["au 1er semestre 2023", "en janvier 2023", "en 2019", "de 2019 à 2023", "depuis 2019", "en 2024"]
        {
            let french = format!("Migrants pris en charge {time}, par sexe");
            assert_eq!(contradicting(&[&french, arabic], true), Some(&*french), "{time}");
            assert_eq!(contradicting(&[arabic, &french], true), Some(&*french), "{time}, below");
            assert_eq!(contradicting(&[&french, english], true), Some(&*french), "{time}, in English");
            assert_eq!(contradicting(&[&french, arabic, english], true), Some(&*french), "{time}, of three");
        }
        for time in ["en 2023", "au 31 décembre 2023", "en 2023 (par rapport à 2022)"] {
            let french = format!("Migrants pris en charge {time}, par sexe");
            assert_eq!(contradicting(&[&french, arabic], true), None, "{time}");
        }
    }

    #[test]
    fn what_stands_around_a_title_has_a_year_of_its_own() {
        let arabic = "المهاجرون المنتفعون بالخدمات سنة 2023 حسب الجنس";
        for line in ["Annuaire statistique de la Tunisie, 2024", "Source : enquête de 2019", "Tunis, le 15 mars 2024"]
        {
            assert_eq!(contradicting(&[line, arabic], true), None, "{line}");
        }
        let english = "Migrants cared for in 2023, by sex";
        assert_eq!(contradicting(&["Migration and asylum in 2024", english], true), None, "of one language");
        assert_eq!(contradicting(&["Asile et migration en 2024", "Ministry of Ports", english], true), None, "apart");
    }

    #[test]
    fn of_who_is_there_the_end_of_a_year_is_the_year() {
        let arabic = "المقيمون سنة 2023 حسب الجنس";
        assert_eq!(contradicting(&["Les résidents au 31/12/2023", arabic], false), None);
        assert!(contradicting(&["Les résidents au 30/06/2023", arabic], false).is_some());
        assert!(contradicting(&["Les résidents au 31/12/2022", arabic], false).is_some());
    }
}
