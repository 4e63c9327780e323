//! The day of the year that a line names over figures that are counted once a year, at a point in time: `au 30 juin 2023`.
//!
//! Figures of another day than the usual one must not take the place of the year's without a word: not under columns of
//! years, nor where the line alone says the period, which is then that day. Does not hold: the period of a line, which `line_period` reads, and days over flows, which `days_of_flows` knows.

use marsad_model::{Frequency, ReferenceMoment, TIME_PERIOD};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::{Drafter, Table};
use super::line_period::{ends_a_part, is_day, read, western};
use crate::Context;
use crate::titles;
use crate::values::asides::without_asides;
use crate::values::periods::{Moment, TimeHabits};

/// How many words of a line are looked at, and how many of them a day takes at most.
const WORDS_MAX: usize = 80;
const RUN_WORDS_MAX: usize = 3;
/// Days without a year are read in one that has all of them.
const LEAP_YEAR: &str = "2000";

/// A month and a day of it.
type DayOfYear = (i8, i8);

impl Drafter<'_, '_, '_> {
    /// The nearest line with another day of the year than that at which the dataflow counts.
    pub(super) fn day_of_stock(&mut self, table: &Table<'_>) {
        let line = table.title.telling_lines().find(|line| is_of_unusual_day(self.context, &line.text));
        if let Some(line) = line {
            let place = table.grid.spot(Some(line.row), line.column);
            self.doubt(Doubt::new(DoubtKind::DayWithinYear, TIME_PERIOD, &line.text).at(place));
        }
    }
}

/// Whether a line names a day of the year at which the dataflow does not count.
pub(crate) fn is_of_unusual_day(context: &Context<'_>, line: &str) -> bool {
    day_of(context, line).is_some_and(|day| !is_usual(context, day))
}

/// Whether a line names another day of the year than the one in whose place it stands; where that one named none, than the
/// one at which the dataflow counts.
pub(crate) fn is_of_other_day(context: &Context<'_>, (said, heard): (&str, &str)) -> bool {
    let Some(day) = day_of(context, heard) else { return false };
    day_of(context, said).map_or_else(|| !is_usual(context, day), |own| own != day)
}

/// The day of the year that a line names over what is counted once a year at a point in time.
fn day_of(context: &Context<'_>, line: &str) -> Option<DayOfYear> {
    let is_yearly = titles::habits(context, TimeHabits::default()).frequency == Some(Frequency::A);
    if is_yearly { day_of_year(line) } else { None }
}

/// Whether a day is that at which the dataflow counts: the last one of the year, where it names no other moment.
fn is_usual(context: &Context<'_>, day: DayOfYear) -> bool {
    let dataflow = context.pack.dataflow(context.dataflow);
    match dataflow.and_then(|dataflow| dataflow.definition.reference) {
        Some(ReferenceMoment::Start) => day == (1, 1),
        Some(ReferenceMoment::Middle) => [(6, 30), (7, 1)].contains(&day),
        Some(ReferenceMoment::Fieldwork) => true,
        Some(ReferenceMoment::End | ReferenceMoment::Throughout) | None => day == (12, 31),
    }
}

/// The one day of the year that a line names, with a year or without; none where it names several.
fn day_of_year(line: &str) -> Option<DayOfYear> {
    let western: String = without_asides(line).chars().map(western).collect();
    let words: Vec<&str> = western.split_whitespace().take(WORDS_MAX).collect();
    let mut days = (1..=RUN_WORDS_MAX).flat_map(|length| words.windows(length)).filter_map(day_in);
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// The day that words are: `31/12/2023`, `31 décembre`, `June 30`.
fn day_in(words: &[&str]) -> Option<DayOfYear> {
    let (_, before) = words.split_last()?;
    if before.iter().any(|word| ends_a_part(word)) {
        return None;
    }
    let text = words.join(" ");
    let text = text.trim_matches(|c: char| !c.is_alphanumeric());
    let day = |text: &str| match read(text, TimeHabits::default())? {
        Moment::Period(period) if is_day(&period) => Some((period.start().date().month(), period.start().date().day())),
        _ => None,
    };
    let is_number = |word: &&str| (1..=2).contains(&word.chars().take_while(char::is_ascii_digit).count());
    let may_lack_year = words.len() > 1 && words.iter().any(is_number);
    day(text).or_else(|| day(&format!("{text} {LEAP_YEAR}")).filter(|_| may_lack_year))
}

#[cfg(test)]
mod tests {
    use marsad_model::Severity;
    use marsad_testkit::marjan;

    use super::super::tests::draft_of;
    use super::super::tests_of_narrowing::doubts;
    use super::{DoubtKind, day_of_year};
    use crate::{Context, SubmittedFile, read_submission};

    #[test]
    fn a_line_names_a_day_of_the_year_with_its_year_or_without() {
        for (line, day) in [
            ("Inscrits au 31 décembre 2023", Some((12, 31))),
            ("Inscrits au 30 juin", Some((6, 30))),
            ("Inscrits au 30/06/2023 par pays", Some((6, 30))),
            ("المسجلون إلى غاية 30 جوان 2023", Some((6, 30))),
            ("Residents as of 30 June 2023", Some((6, 30))),
            ("Population au 1er juillet 2019", Some((7, 1))),
            ("Inscrits en 2023", None),
            ("Tableau 9 : mars 2024", None),
            ("Inscrits, 1er semestre 2023", None),
            ("Du 1er janvier au 30 juin 2023", None),
            ("Mis à jour le 15 mars 2024", None),
        ] {
            assert_eq!(day_of_year(line), day, "{line}");
        }
    }

    /// Residents by sex below a title.
    fn residents(title: &str) -> String {
        format!("{title};;\nCitizenship;Female;Male\nEgypt;1;2\nKenya;3;4\n")
    }

    #[test]
    fn another_day_than_the_end_of_the_year_is_asked_about_over_a_stock_of_years() {
        for (title, period, is_asked) in [
            ("Residents on 30 June 2023", "2023-06-30", true),
            ("Residents on 31 December 2023", "2023", false),
            ("Residents of 2023", "2023", false),
        ] {
            let made = draft_of(marjan(), "DF_RESIDENTS", residents(title).as_bytes());
            assert_eq!(made.profile.tables[0].period.as_deref(), Some(period), "{:?}", made.doubts);
            assert_eq!(doubts(&made, DoubtKind::DayWithinYear).len(), usize::from(is_asked), "{title}");
        }
    }

    #[test]
    fn another_day_than_before_is_a_warning() {
        let made = draft_of(marjan(), "DF_RESIDENTS", residents("Residents on 31/12/2022").as_bytes());
        for (title, is_told) in [
            ("Residents on 31/12/2023", false),
            ("Residents on 31 December 2023", false),
            ("Residents on 30/06/2023", true),
            ("Residents on 30 June 2022", true),
        ] {
            let text = residents(title);
            let context = Context::with_profile(marjan(), "DF_RESIDENTS", &made.profile).unwrap();
            let mut content = std::io::Cursor::new(text.into_bytes());
            let file = SubmittedFile { name: "a.csv", submission: "S", content: &mut content };
            let found = read_submission(&context, file).findings;
            let days = found.iter().filter(|finding| finding.arguments.get("what").is_some_and(|what| what == "day"));
            let told: Vec<Severity> = days.map(|finding| finding.severity).collect();
            let expected: &[Severity] = if is_told { &[Severity::Warning] } else { &[] };
            assert_eq!(told, expected, "{title}: {found:#?}");
        }
    }
}
