//! Lines that say where a sheet comes from and when it was written, printed or came out: their days and years are not those of
//! the figures.
//!
//! Does not hold: letterheads, which `phrases` knows.

use super::paired_titles::is_of_publication;
use crate::names::fold;
use crate::values::asides::{has_year, without_asides};
use crate::values::periods::{self, Moment, Part, TimeHabits};

/// A line that says when the sheet was printed or written, and no year besides: `Edité le 05/02/2024`,
/// `Tunis, le 15 mars 2023`.
pub(crate) fn is_of_printing(line: &str) -> bool {
    const WORDS: [&str; 26] = [
        "donnees mises a jour",
        "statistiques mises a jour",
        "chiffres mis a jour",
        "ارقام محينه",
        "بيانات محينه",
        "معطيات محينه",
        "revise le",
        "revisee le",
        "revises le",
        "revisees le",
        "revised on",
        "روجع",
        "edite",
        "imprime",
        "tirage",
        "extraction",
        "extrait",
        "extracted",
        "updated",
        "printed",
        "mise a jour",
        "mis a jour",
        "طبع",
        "حرر",
        "تحيين",
        "استخراج",
    ];
    if is_moment(line) {
        return true;
    }
    let folded = fold(line);
    let is_dateline = line.split_once(", le ").is_some_and(|(place, date)| {
        place.split_whitespace().count() <= 2
            && matches!(periods::read(date, TimeHabits::default()), Some(Moment::Period(_) | Moment::Ambiguous(..)))
    });
    // A word begins with it: `Méditerranée` has `édité` within.
    let is_printed = WORDS.iter().any(|word| folded.starts_with(word) || folded.contains(&format!(" {word}")));
    // Of `Edité le 05/02/2024` nothing is left, of `Étudiants 2023 (mis à jour le 05/02/2024)` the year is.
    is_dateline || is_of_issue(line) || is_printed && !has_period_besides(line)
}

/// Words for when a table came out or was written again, folded.
const ISSUE: &str = "edition edite editee publication publie publiee publies publiees parution paru parue paraissant actualise \
    actualisee actualisation revise revisee revision genere generee consulte consultee imprime imprimee impression \
    tirage version diffuse diffusee diffusion revised published printed print release released generated retrieved \
    accessed downloaded updated update طباعه طبعه نسخه منقحه صدر صادر صادره اصدار نشر مراجعه مراجع روجع تحيين \
    محينه تحديث محدث محدثه تنزيل نشره";
/// Words that may stand around them, folded.
const AROUND_ISSUE: &str =
    "le du de d la date derniere dernier last latest on of in as the تاريخ بتاريخ اخر في من يوم تم";

/// Whether a line names a day, says that a table came out on it, and says nothing else: `Édition du 3 mars 2025`. A month
/// alone may be that of the figures.
fn is_of_issue(line: &str) -> bool {
    let folded = fold(line);
    let has = |listed: &str, word: &str| listed.split(' ').any(|known| known == word);
    let is_time = |word: &&str| is_month(word) || word.contains(|c: char| c.is_ascii_digit());
    let (times, words): (Vec<&str>, Vec<&str>) = folded.split(' ').partition(is_time);
    let is_issue = |word: &str| has(ISSUE, word);
    times.len() >= 3
        && words.iter().any(|word| is_issue(word))
        && words.iter().all(|word| is_issue(word) || has(AROUND_ISSUE, word))
}

/// Whether a line is a date with a time of day and nothing else, `14/08/2023 23:00`: no figures are of a minute. At midnight
/// it is a day as programs write it.
fn is_moment(line: &str) -> bool {
    const ZONES: [&str; 6] = ["utc", "gmt", "cet", "cest", "am", "pm"];
    let is_clock = |word: &str| {
        let mut parts = word.split(':');
        let is_hour = parts.next().is_some_and(|hour| (1..=2).contains(&hour.len()));
        let is_part = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        let is_midnight = word.bytes().all(|byte| b"0:".contains(&byte));
        word.contains(':') && is_hour && parts.all(is_part) && !is_midnight
    };
    let is_rest = |word: &str| !word.contains(char::is_alphabetic) || ZONES.contains(&word.to_lowercase().as_str());
    let words = || line.split([' ', '\u{a0}', '(', ')']).filter(|word| !word.is_empty());
    has_year(line) && words().any(is_clock) && words().all(|word| is_clock(word) || is_rest(word))
}

/// Whether a year is left where what leads to the day of an update is taken away.
fn has_period_besides(line: &str) -> bool {
    let besides = without_asides(line);
    besides != line && has_year(&besides)
}

/// A line that says where figures come from: its year is that of the source.
pub(crate) fn is_of_source(line: &str) -> bool {
    let folded = fold(line);
    ["source", "sources", "مصدر", "مصادر"].contains(&folded.split(' ').next().unwrap_or_default())
}

/// Whether the year of a line may be that of a publication, a budget or a survey, and not that of its figures.
pub(crate) fn may_be_of_other_year(line: &str) -> bool {
    const WORDS: [&str; 7] = ["budget", "enquete", "recensement", "survey", "census", "مسح", "تعداد"];
    is_of_publication(line) || fold(line).split(' ').any(|word| WORDS.contains(&word))
}

/// Whether a word is the name of a month.
pub(super) fn is_month(word: &str) -> bool {
    let is_name = word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
    let moment = is_name.then(|| periods::read(word, TimeHabits::default())).flatten();
    matches!(moment, Some(Moment::Part(Part::Month(_))))
}

#[cfg(test)]
mod tests {
    use super::is_of_printing;

    #[test]
    fn the_day_on_which_a_letter_was_written_is_no_period() {
        for line in [
            "Tunis, le 15 mars 2023",
            "Edité le 05/02/2024",
            "Last updated: 11/03/2025",
            "14/08/2023 23:00",
            "2023-03-11 10:12:44 +01:00",
            "12 03 2024 8:41 UTC (GMT)",
        ] {
            assert!(is_of_printing(line), "{line}");
        }
        for line in [
            "Édition du 3 mars 2025",
            "Publié le 03/03/2025",
            "Date de publication : 3 mars 2025",
            "Généré le 03/03/2025 10:22",
            "Last published on 3 March 2025",
            "Release date: 3 March 2025",
            "تاريخ النشر : 3 مارس 2025",
            "صدر في 3 مارس 2025",
            "تاريخ آخر تحديث : 3 مارس 2025",
        ] {
            assert!(is_of_printing(line), "{line}");
        }
        for line in [
            "Données arrêtées au 3 mars 2025",
            "Situation au 3 mars 2025",
            "Édition de mars 2025",
            "Version définitive des visas du 3 mars 2025",
            "Au 3 mars 2025",
            "إلى غاية 3 مارس 2025",
        ] {
            assert!(!is_of_printing(line), "{line}");
        }
        assert!(!is_of_printing("Inscrits au 31 décembre 2021"));
        assert!(!is_of_printing("2023-12-31 00:00:00") && !is_of_printing("Guichets 08:00 à 12:30, 2023"));
        assert!(!is_of_printing("Entrées des pays méditerranéens 2022"));
        assert!(is_of_printing("Mis à jour le 15 mars 2024"));
        assert!(is_of_printing("Révisé le 15 mars 2024"));
        assert!(is_of_printing("Données mises à jour en février 2026"));
        assert!(is_of_printing("ملاحظة: أرقام محينة بتاريخ 15 فيفري 2026"));
        assert!(!is_of_printing("Données 2025 mises à jour en février 2026"));
        assert!(!is_of_printing("Étudiants 2023, révisé le 15 mars 2024"));
        assert!(!is_of_printing("Chiffres révisés 2023"));
        assert!(!is_of_printing("Étudiants 2023 (mis à jour le 15 mars 2024)"));
    }
}
