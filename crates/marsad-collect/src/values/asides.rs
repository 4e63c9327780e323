//! What a title says beside its subject and names a year: what it compares with, the law it rests on, when it was
//! updated. None of it is the period of a table.

use super::periods::{self, Moment, TimeHabits};
use crate::names::fold;

/// Words that lead to what a title compares with, or to a law: a year behind them is told as such.
const TOLD: [&str; 16] = [
    "comparaison",
    "compare",
    "comparee",
    "compares",
    "comparees",
    "rapport",
    "rappel",
    "contre",
    "vs",
    "versus",
    "comparison",
    "compared",
    "مقارنه",
    "بالمقارنه",
    "loi",
    "قانون",
];
/// Further words that lead to a year which is not the table's.
const LEADS: [&str; 38] = [
    "lois",
    "decret",
    "law",
    "decree",
    "مرسوم",
    "jour",
    "updated",
    "update",
    "actualise",
    "edite",
    "imprime",
    "editee",
    "edites",
    "editees",
    "imprimee",
    "imprimes",
    "imprimees",
    "tirage",
    "extraction",
    "extrait",
    "extraite",
    "extraits",
    "extraites",
    "extracted",
    "publie",
    "publiee",
    "publies",
    "publiees",
    "published",
    "نشر",
    "نشرت",
    "printed",
    "تحيين",
    "محين",
    "محينه",
    "استخراج",
    "روجع",
    "روجعت",
];
/// Words that lead to the day of a revision where one follows: `révisé le 3 mars 2025`.
const REVISED: [&str; 5] = ["revise", "revisee", "revises", "revisees", "revised"];
/// Words that lead to such a year in brackets only.
const LEADS_IN_BRACKETS: [&str; 6] = ["edition", "version", "طبعه", "base", "revision", "نسخه"];
/// Words that lead to what a bracket leaves out or to when figures were revised, where a year stands outside it too.
const LEADS_BESIDE_YEAR: [&str; 19] = [
    "hors",
    "sauf",
    "sans",
    "excepte",
    "exclus",
    "exclusion",
    "excluding",
    "excluded",
    "except",
    "without",
    "دون",
    "باستثناء",
    "عدا",
    "ماعدا",
    "revise",
    "revisee",
    "revises",
    "revisees",
    "revised",
];
/// Words for plans, whose years are a part of their names where another year stands behind.
const PLANS: [&str; 9] =
    ["plan", "programme", "program", "strategie", "strategy", "خطه", "مخطط", "برنامج", "استراتيجيه"];
/// How many words behind a plan its years stand at most.
const PLAN_REACH: usize = 3;
/// How many words behind such a word its year stands at most.
const REACH: usize = 8;

/// Whether a line says that it compares with something, or rests on a law.
pub(crate) fn compares(line: &str) -> bool {
    fold(line).split(' ').any(|word| TOLD.contains(&word))
}

fn is_lead(word: &str) -> bool {
    TOLD.contains(&word) || LEADS.contains(&word)
}

/// A line without what it says beside its subject; the line as it stands where it says nothing of the kind.
///
/// A bracket goes as a whole; elsewhere the words from the one that leads to a year up to that year. Where only that
/// leaves no year, so be it: `Mis à jour le 15 mars 2024` says no period.
pub(crate) fn without_asides(line: &str) -> String {
    let bracketless = without_brackets(line);
    let words: Vec<&str> = bracketless.split_whitespace().collect();
    let mut kept: Vec<&str> = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        match end_of_aside(&words, at) {
            Some(end) => at = end,
            None => {
                kept.push(words[at]);
                at += 1;
            }
        }
    }
    kept.join(" ")
}

/// The line without the brackets in which a year is led to.
fn without_brackets(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, inner, after)) = bracket(rest) {
        kept.push_str(before);
        let leads = fold(inner).split(' ').any(|word| is_lead(word) || LEADS_IN_BRACKETS.contains(&word));
        let is_beside_year = || has_year(&kept) || has_year(after);
        if !(leads || leads_beside_year(inner) && is_beside_year()) || !has_year(inner) {
            kept.push_str(&rest[before.len()..rest.len() - after.len()]);
        }
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// Whether what a bracket says leads to a year beside that of the line, and to no part of a year: `2023 (hors mars 2023)` is
/// less than a year.
fn leads_beside_year(inner: &str) -> bool {
    let is_part = |word: &str| {
        matches!(periods::read(word.trim_matches([',', '.', ';']), TimeHabits::default()), Some(Moment::Part(_)))
    };
    let has_lead = fold(inner).split(' ').any(|word| LEADS_BESIDE_YEAR.contains(&word));
    has_lead && !inner.split_whitespace().any(is_part)
}

/// The first bracket of a text: what stands before it, in it and behind it.
fn bracket(text: &str) -> Option<(&str, &str, &str)> {
    let open = text.find(['(', '['])?;
    let inner = &text[open + 1..];
    let close = inner.find([')', ']'])?;
    Some((&text[..open], &inner[..close], &inner[close + 1..]))
}

/// Where an aside that begins at a word ends; none where none begins there.
fn end_of_aside(words: &[&str], at: usize) -> Option<usize> {
    if PLANS.contains(&fold(words[at]).as_str()) {
        return end_of_plan(words, at);
    }
    if !leads(words, at) {
        return None;
    }
    let reach = words.len().min(at + 1 + REACH);
    let year = (at + 1..reach).find(|&next| has_year(words[next]))?;
    Some(year + 1)
}

/// Where the name of a plan with its years ends; none where no other year stands behind it.
fn end_of_plan(words: &[&str], at: usize) -> Option<usize> {
    let reach = words.len().min(at + 1 + PLAN_REACH);
    let year = (at + 1..reach).find(|&next| has_year(words[next]))?;
    words[year + 1..].iter().any(|word| has_year(word)).then_some(year + 1)
}

/// Whether a word leads to a year that is not the table's. `Jour` does so behind `mis à` and `mise à` only.
fn leads(words: &[&str], at: usize) -> bool {
    let folded = |at: usize| fold(words[at]);
    let word = folded(at);
    let is_update = |from: usize| {
        let begins = ["mis", "mise", "mises"].contains(&folded(from).as_str());
        begins && words.get(from + 2).is_some_and(|third| fold(third) == "jour")
    };
    match word.as_str() {
        "mis" | "mise" | "mises" => is_update(at),
        "jour" => false,
        "par" => words.get(at + 1).is_some_and(|next| fold(next) == "rapport"),
        "rapport" => at > 0 && folded(at - 1) == "par",
        word if REVISED.contains(&word) => {
            words.get(at + 1).is_some_and(|next| ["le", "on"].contains(&fold(next).as_str()))
        }
        "contre" | "rappel" => words.get(at + 1).is_some_and(|next| has_year(next) || fold(next) == "annee"),
        word => word.split(' ').any(|part| is_lead(part) && part != "rapport" && part != "jour"),
    }
}

/// Whether a text holds a number that could be a year.
pub(crate) fn has_year(text: &str) -> bool {
    let folded: String = fold(text);
    let numbers = folded.split(|c: char| !c.is_ascii_digit());
    numbers.filter(|digits| digits.len() == 4).any(|digits| matches!(digits.parse::<u16>(), Ok(1800..=2199)))
}

#[cfg(test)]
mod tests {
    use super::without_asides;

    #[test]
    fn what_a_title_says_beside_its_subject_goes() {
        for (line, rest) in [
            ("exercice 2022 (comparaison avec 2021)", "exercice 2022"),
            ("Naturalisations 2023 (loi de 1963)", "Naturalisations 2023"),
            (
                "Naturalisations en vertu de la loi n° 63-6 du 28 février 1963, 2023",
                "Naturalisations en vertu de la 2023",
            ),
            ("Mis à jour le 15 mars 2024", ""),
            ("Étudiants 2023, mise à jour : 15/03/2024", "Étudiants 2023,"),
            ("Transferts 2022 par rapport à 2021", "Transferts 2022"),
            ("Last updated: 11/03/2025", "Last"),
            ("Inscrits au 31/12/2022 (édition 2024)", "Inscrits au 31/12/2022"),
            ("المقيمون سنة 2022 (مقارنة بسنة 2021)", "المقيمون سنة 2022"),
            ("Students 2023 (excluding 2022 arrivals)", "Students 2023"),
            ("الطلبة 2023 (دون احتساب 2022)", "الطلبة 2023"),
            ("Étudiants 2023 (révisé en 2024)", "Étudiants 2023"),
            ("Plan 2021-2025 : étudiants 2022", ": étudiants 2022"),
            ("Révisé le 3 mars 2025", ""),
            ("Étudiants 2023, données révisées le 3 mars 2025", "Étudiants 2023, données"),
            ("Students 2023, revised on 3 March 2025", "Students 2023,"),
            ("روجعت بتاريخ 3 مارس 2025", ""),
            ("As of 31 January 2026. Data extracted on 3 February 2026.", "As of 31 January 2026. Data"),
            ("Situation au 31 janvier 2026 (publiée le 15 février 2026)", "Situation au 31 janvier 2026"),
            ("الوضعية في 31 جانفي 2026 (نشرت في 15 فيفري 2026)", "الوضعية في 31 جانفي 2026"),
        ] {
            assert_eq!(without_asides(line), rest, "{line}");
        }
    }

    #[test]
    fn a_line_without_asides_stays_as_it_is() {
        for line in [
            "Situation au 31 décembre 2023",
            "RGPH 2024 - émigrants (départs 2019-2024)",
            "Rapport annuel 2023",
            "Lutte contre la migration irrégulière, 2023",
            "Entrées par jour, mars 2024",
            "Naturalisations (loi applicable)",
            "Étudiants 2023 (hors mars 2023)",
            "Étudiants (chiffres révisés 2023)",
            "Chiffres révisés 2023",
            "Plan 2021-2025",
        ] {
            assert_eq!(without_asides(line), line, "{line}");
        }
    }
}
