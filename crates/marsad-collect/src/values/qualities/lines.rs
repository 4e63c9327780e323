//! Titles and notes that say that the figures of a table are provisional or estimated.
//!
//! Does not hold: lines that explain a mark, which `legends` knows, and marks behind the years of a line, which `years` reads.

use super::legends::{behind_sentences, is_legend_of_letter, letters_of_legend, mark_of_legend};
use super::words::{behind_year, of_letter, of_mark_word, of_word};
use crate::names::fold;
use crate::values::statuses::is_listed;

/// The status that a title or a note gives to figures: provisional, `Données provisoires 2024`, `معطيات وقتية`, or estimated,
/// `2024 (estimations)`. A legend explains a mark, and a provisional permit is no figure.
pub(crate) fn of_line(line: &str) -> Option<&'static str> {
    let line = without_legend(line);
    let is_legend = || mark_of_legend(line).is_some() || is_legend_of_letter(line);
    if line.len() > LINE_BYTES_MAX || is_legend() || of_letter(&first_bracket(line)).is_some() {
        return None;
    }
    let of_words = ["P", "E"].into_iter().find(|status| is_said_of_figures(line, status));
    // Of forecasts the words of the line tell otherwise.
    of_words.or_else(|| of_marked_line(line).filter(|status| !["A", "F"].contains(status)))
}

/// A line without the legend of a mark behind its sentences: `Source : INS. (p) : données provisoires` says nothing of all figures.
fn without_legend(line: &str) -> &str {
    let is_legend = |tail: &&str| mark_of_legend(tail).is_some() || !letters_of_legend(tail).is_empty();
    // The first of them stands before all others.
    behind_sentences(line).filter(is_legend).last().and_then(|tail| line.strip_suffix(tail)).unwrap_or(line)
}

/// The status of the mark at the end of a title or behind one of its years: `… 2023 (p)`, `… 2023 p`, `… (est.)`.
fn of_marked_line(line: &str) -> Option<&'static str> {
    let ends_in_year = |text: &str| {
        let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        digits == 4
    };
    let mut before = String::new();
    let pieces: Vec<&str> = line.split_whitespace().collect();
    for (at, piece) in pieces.iter().enumerate() {
        let is_last = at + 1 == pieces.len();
        let inner = piece.trim_end_matches([',', ';', '.', '،']).strip_prefix(['(', '[']);
        let inner = inner.and_then(|rest| rest.strip_suffix([')', ']']));
        let is_behind_year = ends_in_year(&before);
        let status = match inner.map(fold) {
            Some(mark) if is_behind_year => of_letter(&mark).or_else(|| of_mark_word(&mark)),
            // Elsewhere `e` is an ending and `est` the east.
            Some(mark) if is_last && mark == "p" => Some("P"),
            Some(mark) if is_last && mark != "est" => of_mark_word(&mark),
            Some(_) => None,
            None if is_behind_year && is_last && piece.chars().count() == 1 => of_letter(&fold(piece)),
            None if is_last => behind_year(&fold(piece)).and_then(of_letter),
            None => None,
        };
        if status.is_some() {
            return status;
        }
        before = fold(piece);
    }
    None
}

/// Folded words for figures.
const FIGURES: [&str; 21] = [
    "donnees",
    "chiffres",
    "resultats",
    "statistiques",
    "situation",
    "effectifs",
    "valeurs",
    "estimations",
    "data",
    "figures",
    "results",
    "statistics",
    "معطيات",
    "بيانات",
    "ارقام",
    "احصاييات",
    "احصاءات",
    "نتايج",
    "حصيله",
    "version",
    "bilan",
];
/// Folded words with which a line begins that says where figures come from.
const SOURCE: &str = "source sources مصدر مصادر";
/// Folded words between figures, or what is said of them, and the year of which they are.
const OF_YEAR: &str = "de d pour l annee annees en of for the year years in سنه لسنه سنتي عام لعام";
/// Folded words that say that figures are final.
const FINAL: &str = "definitif definitive definitifs definitives final finals finales نهايي نهاييه";
/// Folded words between two years.
const BETWEEN_YEARS: &str = "et a au and to و الي";

/// The years of whose figures a line speaks: those of which it says the quality, `celles de 2023 provisoires`, else all of which
/// figures are, `Les données de 2021 sont provisoires`. The day on which figures came in and the year of a source are none.
pub(crate) fn years_of_figures(line: &str) -> Vec<i16> {
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_quality = |word: Option<&&str>| word.is_some_and(|word| of_word(word).is_some());
    let (mut of_quality, mut of_figures) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some((start, end)) = next_years(&words, at) {
        let years = words[start..end].iter().filter_map(|word| year(word));
        let before = words[..start].iter().rev().find(|word| !is_listed(word, OF_YEAR));
        if is_quality(before) || is_quality(words.get(end)) {
            of_quality.extend(years);
        } else if before.is_some_and(|word| FIGURES.contains(word)) {
            of_figures.extend(years);
        }
        at = end;
    }
    if of_quality.is_empty() { of_figures } else { of_quality }
}

/// Whether a line says of figures that they are final, and denies nothing: `Les données de 2022 sont définitives`.
pub(crate) fn says_final(line: &str) -> bool {
    const DENYING: &str = "ne n pas plus non not no never غير ليس ليست لم";
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_figure = |word: &str| FIGURES.contains(&word);
    let is_pair = |pair: &[&str]| match pair {
        [one, next] => is_figure(one) && is_final(next) || is_final(one) && is_figure(next),
        _ => false,
    };
    let is_said = words.windows(2).any(is_pair) || is_predicate(&folded, &is_figure, &is_final);
    is_said && !words.iter().any(|word| is_listed(word, DENYING))
}

/// Whether a folded word says that figures are final.
pub(crate) fn is_final(word: &str) -> bool {
    is_listed(word, FINAL)
}

/// Where the next years among folded words begin and end, those that are joined taken together.
fn next_years(words: &[&str], from: usize) -> Option<(usize, usize)> {
    let start = from + words.get(from..)?.iter().position(|word| year(word).is_some())?;
    let is_joined = |word: &&&str| year(word).is_some() || is_listed(word, BETWEEN_YEARS);
    let joined = words.get(start..)?.iter().take_while(is_joined).count();
    let last = words.get(start..start + joined)?.iter().rposition(|word| year(word).is_some())?;
    Some((start, start + last + 1))
}

/// The calendar year that a folded word is.
fn year(word: &str) -> Option<i16> {
    let digits = Some(word).filter(|word| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()));
    digits.and_then(|digits| digits.parse().ok()).filter(|year| (1800..2200).contains(year))
}

/// Whether a line says a status in brackets, alone, or beside a word for figures or a year.
fn is_said_of_figures(line: &str, status: &str) -> bool {
    // `Est` is the east as well.
    let is_said = |word: &str| word != "est" && of_word(word) == Some(status);
    let mut brackets = line.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next());
    if brackets.any(|inside| is_said(&fold(inside))) {
        return true;
    }
    let mut parts = line.split([',', ':', ';', '،', '–']).map(fold);
    if parts.next().is_some_and(|first| is_listed(&first, SOURCE)) && parts.any(|part| is_said(&part)) {
        return true;
    }
    let is_predicate = |sentence: &str| {
        is_predicate(&fold(sentence), &|word| word != "situation" && FIGURES.contains(&word), &is_said)
    };
    if line.split(['.', ':', ';', '؛', '\n']).any(is_predicate) {
        return true;
    }
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_about = |word: &str| FIGURES.contains(&word) || year(word).is_some();
    let is_beside = |at: usize| {
        let around = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        around.filter_map(|at| words.get(at)).any(|word| is_about(word))
    };
    // `données définitives pour 2023 et provisoires pour 2024`
    let is_second = |at: usize| {
        let (before, behind) = (&words[..at], &words[at + 1..]);
        let is_year = || behind.iter().find(|word| !is_listed(word, OF_YEAR)).is_some_and(|word| year(word).is_some());
        let is_joined = before.last().is_some_and(|word| is_listed(word, "et mais and but"));
        is_joined && before.iter().any(|word| FIGURES.contains(word)) && is_year()
    };
    let is_led = || status == "E" && begins_with_estimates(&words);
    is_led() || (0..words.len()).any(|at| is_said(words[at]) && (words.len() == 1 || is_beside(at) || is_second(at)))
}

/// Whether a title calls its figures estimates of what is counted: `Estimations des retours`, `تقديرات العائدين`.
fn begins_with_estimates(words: &[&str]) -> bool {
    const OF: [&str; 5] = ["de", "des", "du", "d", "of"];
    match words {
        ["estimation" | "estimations" | "estimate" | "estimates", of, _, ..] => OF.contains(of),
        ["تقديرات", _, ..] => true,
        _ => false,
    }
}

/// How many words stand before the figures of which a sentence speaks, `Toutes les données`, and behind them before what it says.
const BEFORE_FIGURES: usize = 3;
const BEFORE_VERB: usize = 8;
/// Folded words between the figures and what a sentence says of them, and those that may stand behind these.
const VERBS: [&str; 15] = [
    "sont",
    "est",
    "restent",
    "reste",
    "demeurent",
    "are",
    "is",
    "remain",
    "remains",
    "هي",
    "تبقي",
    "تظل",
    "تعتبر",
    "تعد",
    "تزال",
];
const BETWEEN: [&str; 20] = [
    "des",
    "de",
    "les",
    "encore",
    "toujours",
    "donc",
    "seulement",
    "comme",
    "considerees",
    "consideres",
    "only",
    "still",
    "all",
    "as",
    "considered",
    "to",
    "be",
    "يجب",
    "ارقام",
    "معطيات",
];

/// Folded words that deny the verb behind them; with `تزال` they say that something still is so.
const DENIALS: [&str; 3] = ["لا", "لم", "لن"];

/// Whether a folded sentence says of figures, in its first words, what a word behind its verb does: `Les données de 2024 sont
/// provisoires`.
fn is_predicate(sentence: &str, is_of_figures: &dyn Fn(&str) -> bool, is_said: &dyn Fn(&str) -> bool) -> bool {
    let words: Vec<&str> = sentence.split(' ').collect();
    let Some(figures) = words.iter().take(BEFORE_FIGURES + 1).position(|word| is_of_figures(word)) else {
        return false;
    };
    let mut behind = words.iter().enumerate().skip(figures + 1).take(BEFORE_VERB + 1);
    let Some((verb, word)) = behind.find(|(_, word)| VERBS.contains(word)) else { return false };
    if *word != "تزال" && words[..verb].last().is_some_and(|before| DENIALS.contains(before)) {
        return false;
    }
    let said = words.iter().skip(verb + 1).find(|word| !BETWEEN.contains(word));
    said.is_some_and(|word| is_said(word))
}

/// Longer lines are no titles.
pub(super) const LINE_BYTES_MAX: usize = 600;

/// What stands in the bracket with which a line begins.
fn first_bracket(line: &str) -> String {
    let inside = line.trim_start().strip_prefix('(').and_then(|rest| rest.split(')').next());
    inside.map(fold).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{BETWEEN, BETWEEN_YEARS, DENIALS, FIGURES, FINAL, OF_YEAR, VERBS, of_line, says_final};
    use crate::names::fold;

    #[test]
    fn a_line_may_say_that_figures_are_provisional() {
        for line in [
            "Retours volontaires assistés, données provisoires 2024",
            "Provisoire",
            "Retours 2024 (provisoire)",
            "Retours 2024 provisoires",
            "Returns, provisional data",
            "العائدون سنة 2024 (بيانات وقتية)",
            "معطيات وقتية",
            "Source : INS, données provisoires",
            "Source: Ministry of Ports (preliminary figures)",
            "المصدر: الموانئ، معطيات أولية",
            "Données provisoires arrêtées au 15 janvier 2025",
            "Source : INS, données définitives pour 2023 et provisoires pour 2024",
            "Données provisoires. (e) : estimations",
            "Les données de 2024 sont provisoires.",
            "Les données sont provisoires",
            "Toutes ces données sont encore provisoires.",
            "Ces chiffres sont provisoires.",
            "Les résultats du dernier trimestre restent provisoires",
            "Note : les statistiques de la police sont provisoires",
            "The figures for 2024 are provisional.",
            "Data are still provisional.",
            "هذه المعطيات هي وقتية",
            "المعطيات المتعلقة بالتأشيرات تبقى وقتية",
            "هذه المعطيات لا تزال وقتية",
        ] {
            assert_eq!(of_line(line), Some("P"), "{line}");
        }
        for (line, status) in [
            ("Étudiants 2023 (p)", Some("P")),
            ("Étudiants au 31 décembre 2023 p", Some("P")),
            ("Étudiants 2023 (e), par pays", Some("E")),
            ("Étudiants 2023 (est.)", Some("E")),
            ("الطلبة سنة 2023 (أولي)", Some("P")),
            ("Étudiants 2023 (r)", None),
            ("Étudiants 2024 (projection)", None),
            ("Étudiants inscrit(e)s 2023", None),
            ("Inscrit (e)", None),
            ("Gouvernorats (Est)", None),
            ("Étudiants de l’Est 2023", None),
        ] {
            assert_eq!(of_line(line), status, "{line}");
        }
    }

    #[test]
    fn a_line_of_other_things_says_nothing_of_figures() {
        for line in [
            "Autorisations provisoires de séjour, 2024",
            "Titres de séjour provisoires délivrés en 2024",
            "* Données provisoires",
            "(p) données provisoires",
            "Données définitives 2024",
            "Données sur les titres et provisoires",
            "Titres définitifs pour 2023 et provisoires pour 2024",
            "Région (Est), données 2024",
            "Méthode d’estimation des retours",
            "Estimation par sondage",
            "Source : INS, méthode d’estimation",
            "Titres : provisoires, définitifs",
            "(e) estimations",
            "b : données provisoires / معطيات وقتية",
            "(b) : données provisoires",
            "ᵇ données provisoires",
            "Source : INS. (p) : données provisoires",
            "Source : INS, fichier 2023. * : données provisoires.",
            "المصدر: المعهد. (و): معطيات وقتية",
            "Retours 2024",
            "Les données de 2024 ne sont pas provisoires.",
            "Les données ne sont plus provisoires.",
            "Les données sur les titres provisoires sont définitives",
            "Les permis de séjour sont provisoires",
            "هذه المعطيات لم تعد وقتية",
            "الأرقام لا تعتبر وقتية",
            "The data on provisional permits are final.",
            "معطيات عن الإقامات الوقتية",
            "(p) : Les données sont provisoires.",
        ] {
            assert_eq!(of_line(line), None, "{line}");
        }
    }

    #[test]
    fn a_line_may_say_that_figures_are_estimated() {
        for line in [
            "Retours 2024 (estimations)",
            "Estimations des retours, 2024",
            "Estimates of returns by country",
            "تقديرات العائدين سنة 2024",
            "Returns 2024, estimated",
            "العائدون سنة 2024 (تقديرات)",
            "Données estimées",
            "Estimations",
            "Les données sont estimées.",
            "Les données de 2024 sont des estimations.",
            "Source : INS, estimations",
            "المصدر: المعهد، تقديرات",
            "These figures are estimates",
            "الأرقام المتعلقة بسنة 2024 هي تقديرية",
        ] {
            assert_eq!(of_line(line), Some("E"), "{line}");
        }
    }

    #[test]
    fn a_line_may_say_that_figures_are_final() {
        for line in [
            "Les données de 2022 sont définitives",
            "Données définitives",
            "Final figures",
            "معطيات سنة 2022 هي نهائية",
        ] {
            assert!(says_final(line), "{line}");
        }
        for line in [
            "Les données de 2022 ne sont pas définitives",
            "Données non définitives",
            "Y compris les retours définitifs",
            "Les données sont provisoires",
        ] {
            assert!(!says_final(line), "{line}");
        }
    }

    #[test]
    fn words_of_sentences_are_written_as_they_are_folded() {
        let listed = [OF_YEAR, BETWEEN_YEARS, FINAL].into_iter().flat_map(|list| list.split(' '));
        for word in VERBS.into_iter().chain(BETWEEN).chain(DENIALS).chain(FIGURES).chain(listed) {
            assert_eq!(fold(word), word, "{word}");
        }
    }
}
