//! Words beside a period that make it another one: `hors mars 2024`, `jusqu'à juin 2024`, `été 2022`.

use super::{Run, is_day, read};
use crate::names::fold;
use crate::values::periods::{self, Moment, Part, TimeHabits};

/// What leads to the day with which something ends.
const UNTIL: [&str; 6] = ["jusqu", "jusque", "until", "till", "through", "غايه"];

/// Whether the word before a run makes it something else than that period: `hors mars 2024`, `jusqu'à juin 2024`. What is
/// counted at a point in time is counted on the day up to which it is said: `إلى غاية 31 ديسمبر 2023`.
pub(super) fn is_modified(words: &[&str], runs: &[Run], habits: TimeHabits) -> bool {
    const EXCLUDING: [&str; 7] = ["hors", "sauf", "excepte", "sans", "except", "without", "باستثناء"];
    const MODIFIERS: [&str; 9] = ["avant", "apres", "depuis", "before", "after", "since", "منذ", "قبل", "بعد"];
    // Only what is counted at a point in time has the frequency of its dates said.
    let is_situation = |run: &Run| {
        let written = words[run.words.clone()].join(" ");
        let moment = read(&written, TimeHabits { frequency: None, ..habits });
        habits.frequency.is_some() && matches!(moment, Some(Moment::Period(period)) if is_day(&period))
    };
    runs.iter().any(|run| {
        let before = &words[run.words.start.saturating_sub(2)..run.words.start];
        has_one_of(before, &MODIFIERS)
            || has_one_of(before, &UNTIL) && !is_situation(run)
            || has_one_of(behind_group(before), &EXCLUDING)
            || has_season(words, run)
    })
}

/// Whether words name a part of a year, such as a month or `9 mois`.
pub(super) fn has_part(words: &[&str]) -> bool {
    (1..=4).any(|length| words.windows(length).any(is_part))
}

fn is_part(run: &[&str]) -> bool {
    // A short word of one language is a word of another: `may`, `mar`, `dec`.
    let is_long = run.len() > 1 || run[0].chars().filter(|c| c.is_alphabetic()).count() >= 4 || !run[0].is_ascii();
    let is_read = |text: &str| {
        let moment = periods::read(text, TimeHabits::default());
        matches!(moment, Some(Moment::Part(part)) if part != Part::Year)
    };
    is_long && is_read(run.join(" ").trim_matches(|c: char| " (),:;.[]".contains(c)))
}

/// Whether a season stands beside a period, `été 2022`, `2022 (رمضان)`: no more than a part of it is meant.
fn has_season(words: &[&str], run: &Run) -> bool {
    const SEASONS: [&str; 15] = [
        "ete",
        "hiver",
        "printemps",
        "automne",
        "summer",
        "winter",
        "spring",
        "autumn",
        "ramadan",
        "رمضان",
        "صيف",
        "شتاء",
        "ربيع",
        "خريف",
        "صيفي",
    ];
    let is_season = |word: &&str| fold(word).rsplit(' ').next().is_some_and(|last| SEASONS.contains(&last));
    let before = run.words.start.checked_sub(1).and_then(|before| words.get(before));
    before.into_iter().chain(words.get(run.words.end)).any(is_season)
}

/// Whether one of some words is listed.
fn has_one_of(words: &[&str], listed: &[&str]) -> bool {
    words.iter().any(|word| fold(word).split(' ').any(|part| listed.contains(&part)))
}

/// The words before a period without those that a bracket or a comma parts from it, unless they speak of time: what is left
/// out in `(hors étudiants), 2022` is no part of the year, and in `hors mai, 2022` it is.
fn behind_group<'b, 'w>(before: &'b [&'w str]) -> &'b [&'w str] {
    let is_end = |word: &&str| word.ends_with([')', ']', ',', '،', ';', ':']);
    let is_of_time = |word: &&str| read(word, TimeHabits::default()).is_some();
    match before.iter().rposition(is_end) {
        Some(end) if !before[..=end].iter().any(is_of_time) => &before[end + 1..],
        _ => before,
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::Frequency;

    use crate::propose::line_period::tests::said;
    use crate::values::periods::TimeHabits;

    #[test]
    fn a_group_that_is_left_out_is_no_part_of_the_year() {
        let habits = TimeHabits::default();
        for (line, period) in [
            ("Résidents (hors étudiants), 2022", "2022"),
            ("Résidents (hors étudiants) 2022", "2022"),
            ("Résidents hors étudiants, 2022", "2022"),
            ("Résidents 2022 (hors étudiants)", "2022"),
            ("المقيمون باستثناء الطلبة، 2022", "2022"),
            ("المقيمون سنة 2022 دون الطلبة", "2022"),
            ("Residents (without students) 2022", "2022"),
            ("Residents 2022, students excluded", "2022"),
            ("Résidents hors mai, 2022", "?"),
            ("Résidents (hors mars), 2022", "?"),
            ("Résidents (avant réforme), 2022", "?"),
            ("Été 2022", "?"),
            ("Arrivées de l’été 2022", "?"),
            ("الوافدون صيف 2022", "?"),
            ("Arrivals 2022 (summer)", "?"),
        ] {
            assert_eq!(said(line, habits), period, "{line}");
        }
    }

    #[test]
    fn a_stock_up_to_a_day_is_the_stock_of_that_day_and_a_flow_up_to_it_is_unclear() {
        let stock = TimeHabits { frequency: Some(Frequency::A), ..TimeHabits::default() };
        for line in [
            "رخص الإقامة الصالحة إلى غاية 31 ديسمبر 2023",
            "رخص الإقامة الصالحة إلى غاية 31 ديسمبر 2023 حسب الجنسية",
            "Titres valables jusqu'au 31 décembre 2023",
            "Permits valid until 31 December 2023",
        ] {
            assert_eq!(said(line, stock), "2023", "{line}");
            assert_eq!(said(line, TimeHabits::default()), "?", "{line}");
        }
        assert_eq!(said("Titres valables jusqu'à juin 2023", stock), "?", "a month is no day");
        assert_eq!(said("Titres hors 31 décembre 2023", stock), "?");
    }
}
