//! Words that say what sort of time stands below them, `Mois`, `Week`, and are no name of anything.

use super::fold::fold;

/// Folded, in three languages.
const WORDS: [&str; 37] = [
    "annee",
    "annees",
    "year",
    "years",
    "semestre",
    "semestres",
    "half",
    "trimestre",
    "trimestres",
    "quarter",
    "quarters",
    "mois",
    "month",
    "months",
    "semaine",
    "semaines",
    "week",
    "weeks",
    "periode",
    "period",
    "date",
    "سنه",
    "سنوات",
    "عام",
    "اعوام",
    "سداسي",
    "سداسيه",
    "ثلاثي",
    "ثلاثيه",
    "ربع",
    "شهر",
    "اشهر",
    "شهور",
    "اسبوع",
    "اسابيع",
    "فتره",
    "تاريخ",
];

/// Whether a text is such a word, or says it in two languages: `Mois / الشهر`.
pub(super) fn is_time_word(text: &str) -> bool {
    let folded = fold(text);
    !folded.is_empty() && folded.split(' ').all(is_sort_of_time)
}

/// Whether a folded word is one.
pub(crate) fn is_sort_of_time(word: &str) -> bool {
    WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::is_time_word;

    #[test]
    fn a_word_for_a_sort_of_time_is_known_in_three_languages() {
        for text in ["Month", "MOIS", "الشهر", "Mois / الشهر", "Trimestre", "Week", "الأسبوع", "الثلاثية", "Semaine"]
        {
            assert!(is_time_word(text), "{text}");
        }
        for text in ["Mars", "Oman", "Mois de mars", "ربيع", ""] {
            assert!(!is_time_word(text), "{text}");
        }
    }
}
