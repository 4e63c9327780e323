//! Marks that stand where a number should: why there is none.

use std::collections::BTreeMap;

use marsad_model::Id;

use super::qualities;
use crate::cell::tidy;
use crate::names::fold;

/// Marks that everybody uses for a value that is not available; codes of SDMX CL_OBS_STATUS.
const MISSING: [&str; 35] = [
    "n.d.",
    "n.d",
    "nd",
    "n/d",
    "n.a.",
    "n.a",
    "na",
    "n/a",
    "n.c.",
    "nc",
    "non disponible",
    "not available",
    "none",
    "unknown",
    "غ.م",
    "غ.م.",
    "غ م",
    "غير متوفر",
    "غير متوفرة",
    "غير متاح",
    "غير محدد",
    "لا يوجد",
    "-",
    "‑",
    "−",
    "–",
    "—",
    "--",
    "---",
    "..",
    "...",
    "…",
    ":",
    "//",
    "///",
];

/// Marks for a value that there cannot be.
const NOT_APPLICABLE: [&str; 5] = ["s.o.", "s.o", "s/o", "sans objet", "not applicable"];

/// Marks for a value that its sender keeps to itself.
const SUPPRESSED: [&str; 12] = [
    "s",
    "c",
    "conf",
    "conf.",
    "confidentiel",
    "confidential",
    "secret",
    "secret statistique",
    "سري",
    "***",
    "(s)",
    "(c)",
];

/// The codes of SDMX CL_OBS_STATUS.
const STATUSES: [&str; 20] =
    ["A", "B", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "S", "U", "V", "W"];

/// Those of them that say why there is no value.
pub(crate) const WITHOUT_VALUE: [&str; 6] = ["H", "J", "L", "M", "O", "Q"];

/// What a profile writes for a mark that stands for zero.
pub(crate) const ZERO: &str = "0";

/// Longer texts are no marks.
const MARK_BYTES_MAX: usize = 256;

/// What a mark says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// There is no value.
    Missing(Id),
    /// The value is zero, as the profile says.
    Zero,
    /// There is a value below what stands behind `<`, which the sender does not tell.
    Suppressed(Id),
}

/// What `text` says in place of a number, if it is a mark. One that says of which quality a number is stands for none.
pub(crate) fn read(text: &str, own: &BTreeMap<String, Id>) -> Option<Mark> {
    if text.len() > MARK_BYTES_MAX {
        return None;
    }
    let tidied = tidy(text);
    if let Some((_, code)) = own.iter().find(|(mark, _)| tidy(mark) == tidied) {
        if code.as_str() == ZERO {
            return Some(Mark::Zero);
        }
        let is_quality = qualities::of_number(code.as_str()).is_some();
        return (!is_quality).then(|| Mark::Missing(code.clone()));
    }
    let lower = tidied.to_lowercase();
    if MISSING.contains(&lower.as_str()) {
        return Some(Mark::Missing(Id::literal("O")));
    }
    if NOT_APPLICABLE.contains(&lower.as_str()) {
        return Some(Mark::Missing(Id::literal("M")));
    }
    if SUPPRESSED.contains(&lower.as_str()) || is_below(&lower) {
        return Some(Mark::Suppressed(Id::literal("Q")));
    }
    match with_letters(&lower, own)? {
        "Q" => Some(Mark::Suppressed(Id::literal("Q"))),
        status => Some(Mark::Missing(Id::literal(status))),
    }
}

/// Why there is no number by a mark with letters behind it, as data bases write it: `:c` is confidential, `: z` cannot be. A
/// quality of a number that is not there says no more than the mark.
fn with_letters(text: &str, own: &BTreeMap<String, Id>) -> Option<&'static str> {
    const MARKS: [&str; 7] = [":", "...", "..", "…", "-", "–", "—"];
    let (mark, letters) = MARKS.iter().find_map(|mark| Some((*mark, text.strip_prefix(*mark)?)))?;
    // Letters behind a dash or stops are a word, but in brackets.
    let is_apart = mark == ":" || letters.trim_start().starts_with(['(', '[']);
    let letters = letters.trim_matches([' ', '(', ')', '[', ']']);
    let is_known = is_apart && of_flag(letters, own).is_some();
    is_known.then(|| reason_of_flag(letters, own).unwrap_or("O"))
}

/// What a line of a legend says of the mark with which it begins, where it says why there is no number: `* Figures
/// between 1 and 4 are suppressed`, `(*) donnée non disponible`.
pub(crate) fn of_legend(line: &str) -> Option<(&'static str, &'static str)> {
    let (mark, words) = qualities::mark_of_legend(line)?;
    reason_in(words).map(|status| (mark, status))
}

/// Whether the words of a legend say why there is no number.
pub(super) fn is_reason(words: &str) -> bool {
    reason_in(words).is_some()
}

fn reason_in(words: &str) -> Option<&'static str> {
    let folded = fold(words);
    if folded.split(' ').count() > LEGEND_WORDS_MAX { None } else { reason_in_sentence(&folded) }
}

/// Why there is no number, as folded words say it, be they as many as they are.
pub(super) fn reason_in_sentence(folded: &str) -> Option<&'static str> {
    let says = |phrase: &&(&str, &str)| format!(" {folded} ").contains(&format!(" {} ", phrase.0));
    if is_too_unreliable(folded) {
        return Some("Q");
    }
    REASONS.iter().find(says).map(|(_, status)| *status)
}

/// The mark of which a line of a legend says that it stands for zero: `– = nul`, `Signe – : néant (zéro)`, `Le tiret (-) signifie
/// zéro`, `néant : -`. None where the line says something else too, as in `– : nul ou non disponible`.
pub(crate) fn zero_of_legend(line: &str) -> Option<String> {
    let is_edge = |c: char| "«»“”\"'()[]:=".contains(c) || c.is_whitespace();
    let words: Vec<&str> =
        line.split_whitespace().map(|word| word.trim_matches(is_edge)).filter(|word| !word.is_empty()).collect();
    let is_mark = |word: &str| word.chars().count() <= 3 && !word.chars().any(char::is_alphanumeric);
    let names_sign = |words: &[&str]| {
        words.iter().all(|word| fold(word).split(' ').all(|piece| SIGN_WORDS.contains(&piece) || is_article(piece)))
    };
    let is_zero_in_words =
        |words: &[&str]| is_zero(&words.join(" ")) && words.iter().any(|word| word.chars().any(char::is_alphabetic));
    let first = words.iter().position(|word| is_mark(word))?;
    let (before, mark, behind) = (words.get(..first)?, *words.get(first)?, words.get(first + 1..)?);
    let is_said = names_sign(before) && is_zero(&behind.join(" ")) || behind.is_empty() && is_zero_in_words(before);
    is_said.then(|| mark.to_owned())
}

fn is_article(word: &str) -> bool {
    ["le", "la", "l", "un", "une", "the", "a"].contains(&word)
}

/// Whether the words of a legend say zero, and nothing else.
pub(super) fn is_zero(words: &str) -> bool {
    let folded = fold(words);
    let all = || folded.split(' ').filter(|word| !word.is_empty());
    let is_known = |word: &str| ZERO_WORDS.contains(&word) || is_listed(word, BESIDE_ZERO);
    all().any(|word| ZERO_WORDS.contains(&word)) && all().all(is_known) || is_nobody(&folded)
}

/// Whether folded words say that there is none of what is counted, and nothing else: `aucun`, `no cases`. That there are no
/// data is another thing.
fn is_nobody(folded: &str) -> bool {
    let is_link = |word: &&str| is_listed(word, BESIDE_ZERO) && !is_listed(word, DENYING);
    let said: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).skip_while(is_link).collect();
    let lists = [DENYING, DENYING_ALONE, COUNTED, BESIDE_COUNTED];
    let is_known = |word: &&str| lists.iter().any(|list| is_listed(word, list));
    said.first().is_some_and(|first| is_listed(first, DENYING))
        && said.iter().any(|word| is_listed(word, DENYING_ALONE) || is_listed(word, COUNTED))
        && said.iter().all(is_known)
}

/// Whether a folded word is one of those listed with blanks between them.
pub(super) fn is_listed(word: &str, listed: &str) -> bool {
    listed.split(' ').any(|known| known == word && !known.is_empty())
}

/// A text without the name of the mark with which it begins then: `c confidentiel` of `le signe c confidentiel`.
pub(super) fn without_sign_name(text: &str) -> &str {
    const NAME_WORDS_MAX: usize = 2;
    let mut rest = text.trim_start();
    let mut is_named = false;
    for _ in 0..NAME_WORDS_MAX {
        let Some((word, behind)) = rest.split_once(char::is_whitespace) else { break };
        let folded = fold(word);
        let names = |piece: &str| SIGN_WORDS.contains(&piece);
        if is_named || !folded.split(' ').all(|piece| names(piece) || is_article(piece)) {
            break;
        }
        is_named = folded.split(' ').any(names);
        rest = behind.trim_start();
    }
    if is_named { rest } else { text }
}

/// Folded words that name a mark.
const SIGN_WORDS: [&str; 15] = [
    "signe",
    "symbole",
    "tiret",
    "lettre",
    "caractere",
    "sign",
    "symbol",
    "dash",
    "hyphen",
    "letter",
    "character",
    "رمز",
    "علامه",
    "شرطه",
    "حرف",
];

/// Folded words of legends for zero.
const ZERO_WORDS: [&str; 19] = [
    "neant",
    "nul",
    "nulle",
    "nuls",
    "nulles",
    "zero",
    "zeros",
    "nil",
    "nothing",
    "rien",
    "0",
    "صفر",
    "معدوم",
    "منعدم",
    "شي",
    "لاشي",
    "شيء",
    "لاشيء",
    "اصفار",
];

/// Folded words that stand beside them in legends and say nothing else.
const BESIDE_ZERO: &str = "at all absolu لا valeur valeurs quantite donnee donnees chiffre effectif resultat \
    rigoureusement exactement egal egale a ou or value exactly magnitude قيمه او يساوي signifie designe indique \
    represente que la le l un une est means indicates denotes represents stands for that the is equal equals to \
    تعني يعني تشير يشير تدل يدل الي علي ان هي هو";

/// Folded words that deny, those that say by themselves that there is none, and what may be counted.
const DENYING: &str = "aucun aucune none no pas لا لايوجد لاتوجد";
const DENYING_ALONE: &str = "aucun aucune none يوجد توجد لايوجد لاتوجد";
const COUNTED: &str = "cas case cases personne personnes person persons people individu individus individual individuals \
    evenement evenements event events occurrence occurrences retour retours return returns returnee returnees depart \
    departs departure departures arrivee arrivees arrival arrivals sortie sorties exit exits visa visas permis permit \
    permits migrant migrants حاله حالات شخص اشخاص عوده عايد عايدين مغادره وافد وافدين مهاجر مهاجرين تاشيره تاشيرات رخصه \
    رخص";
/// What stands beside that and says nothing else: links, and when it was counted.
const BESIDE_COUNTED: &str = "de d اي in the this during for au cours du ce cet cette la l le dans pour durant pendant \
    month months mois year annee period periode quarter trimestre week semaine recorded registered enregistre \
    enregistree observe observee خلال في هذا هذه شهر سنه فتره مسجل مسجله";

/// Longer lines are sentences that speak of other things too.
const LEGEND_WORDS_MAX: usize = 14;

/// Whether words say why there is no number, and nothing else.
pub(super) fn is_reason_alone(words: &str) -> bool {
    let folded = fold(words);
    REASONS.iter().any(|(phrase, _)| *phrase == folded)
}

/// Whether words say that a number is too unreliable to be told: in its place a mark says that it is kept back, and the letter
/// for low reliability beside a number says that of it.
pub(super) fn is_too_unreliable(words: &str) -> bool {
    let folded = format!(" {} ", fold(words));
    UNRELIABLE.iter().any(|phrase| folded.contains(&format!(" {phrase} ")))
}

/// Folded words of legends for a number that is too unreliable to be told.
const UNRELIABLE: [&str; 8] = [
    "not sufficiently reliable",
    "not reliable enough",
    "insuffisamment fiable",
    "insuffisamment fiables",
    "pas suffisamment fiable",
    "pas suffisamment fiables",
    "غير موثوق بما يكفي",
    "غير موثوقه بما يكفي",
];

/// Folded words of legends for a number that is not there, with its code; what is kept back before what is missing.
const REASONS: [(&str, &str); 47] = [
    ("suppressed", "Q"),
    ("confidential", "Q"),
    ("withheld", "Q"),
    ("not disclosed", "Q"),
    ("confidentiel", "Q"),
    ("confidentielle", "Q"),
    ("confidentiels", "Q"),
    ("confidentielles", "Q"),
    ("secret", "Q"),
    ("supprime", "Q"),
    ("supprimee", "Q"),
    ("supprimes", "Q"),
    ("supprimees", "Q"),
    ("non communique", "Q"),
    ("non communiquee", "Q"),
    ("محجوب", "Q"),
    ("محجوبه", "Q"),
    ("سري", "Q"),
    ("سريه", "Q"),
    ("not published", "Q"),
    ("not released", "Q"),
    ("non publie", "Q"),
    ("non publiee", "Q"),
    ("non publies", "Q"),
    ("non publiees", "Q"),
    ("non diffuse", "Q"),
    ("non diffusee", "Q"),
    ("non diffuses", "Q"),
    ("non diffusees", "Q"),
    ("غير منشور", "Q"),
    ("غير منشوره", "Q"),
    ("not available", "O"),
    ("unavailable", "O"),
    ("non disponible", "O"),
    ("non disponibles", "O"),
    ("غير متوفره", "O"),
    ("غير متوفر", "O"),
    ("not applicable", "M"),
    ("sans objet", "M"),
    ("non applicable", "M"),
    ("non applicables", "M"),
    ("لا ينطبق", "M"),
    ("لا تنطبق", "M"),
    ("غير منطبق", "M"),
    ("غير منطبقه", "M"),
    ("blocked for logical reasons", "M"),
    ("logically impossible", "M"),
];

/// The code of a status, where it is one of the standard.
pub(crate) fn known(code: &str) -> Option<&'static str> {
    STATUSES.into_iter().find(|status| *status == code)
}

/// The status that a letter beside a number gives it, as statistics institutes mark them; of several letters the first
/// that says more than that the number was revised. None for letters that nobody knows.
pub(crate) fn of_flag(text: &str, own: &BTreeMap<String, Id>) -> Option<&'static str> {
    let tidied = tidy(text);
    if let Some(code) = own_status(&tidied, own) {
        return known(code.as_str());
    }
    let each = statuses_of_letters(letters_before_words(&tidied))?;
    each.iter().copied().find(|status| *status != "A").or_else(|| each.first().copied())
}

/// Why there is no number, where letters in its place or beside it say so: of several the first that does.
pub(crate) fn reason_of_flag(text: &str, own: &BTreeMap<String, Id>) -> Option<&'static str> {
    let tidied = tidy(text);
    let said = match own_status(&tidied, own) {
        Some(code) => known(code.as_str()).into_iter().collect(),
        None => statuses_of_letters(letters_before_words(&tidied))?,
    };
    said.into_iter().find(|status| WITHOUT_VALUE.contains(status))
}

/// What the profile says of a tidied text, or of the letters before its words.
fn own_status<'o>(tidied: &str, own: &'o BTreeMap<String, Id>) -> Option<&'o Id> {
    let find = |said: &str| own.iter().find(|(mark, _)| tidy(mark) == said).map(|(_, code)| code);
    find(tidied).or_else(|| find(letters_before_words(tidied)))
}

/// The letters before the words that explain them, `p: provisional`, or the text as it stands. In capitals they are rather a
/// code, `BE: Belgium`.
fn letters_before_words(text: &str) -> &str {
    let is_of_letters = |letters: &str| !letters.is_empty() && letters.chars().all(|c| c.is_ascii_lowercase());
    match text.split_once(": ") {
        Some((letters, words)) if is_of_letters(letters) && words.contains(char::is_alphabetic) => letters,
        _ => text,
    }
}

/// The statuses of up to three letters that all are known.
fn statuses_of_letters(text: &str) -> Option<Vec<&'static str>> {
    let letters = text.trim_matches(['(', ')']).to_lowercase();
    let each: Option<Vec<&str>> =
        letters.chars().filter(|letter| !matches!(letter, ',' | ' ' | '/')).map(status_of_letter).collect();
    each.filter(|each| !each.is_empty() && each.len() <= 3)
}

/// The letters of Eurostat, which most institutes share: <https://ec.europa.eu/eurostat/data/database/information>.
fn status_of_letter(letter: char) -> Option<&'static str> {
    match letter {
        'b' => Some("B"),
        'd' => Some("D"),
        'e' | 's' => Some("E"),
        'f' => Some("F"),
        'i' => Some("I"),
        'n' => Some("N"),
        'p' => Some("P"),
        'r' => Some("A"),
        'u' => Some("U"),
        'c' => Some("Q"),
        'z' => Some("M"),
        ':' => Some("O"),
        _ => None,
    }
}

/// `<5`, `< 10`, `≤3`, `moins de 5`, `أقل من 5`.
fn is_below(text: &str) -> bool {
    let starts = ["<", "‹", "≤", "&lt;", "moins de", "less than", "fewer than", "أقل من", "اقل من"];
    let rest = starts.iter().find_map(|start| text.strip_prefix(start)).map(str::trim);
    rest.is_some_and(|rest| !rest.is_empty() && rest.chars().count() <= 4 && rest.chars().all(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::Id;

    use super::{
        BESIDE_COUNTED, COUNTED, DENYING, DENYING_ALONE, Mark, SIGN_WORDS, of_flag, of_legend, read, reason_of_flag,
        zero_of_legend,
    };
    use crate::names::fold;

    #[test]
    fn words_of_legends_are_written_as_they_are_folded() {
        let listed = [DENYING, DENYING_ALONE, COUNTED, BESIDE_COUNTED].into_iter().flat_map(|list| list.split(' '));
        for word in listed.chain(SIGN_WORDS) {
            assert_eq!(fold(word), word, "{word}");
        }
    }

    #[test]
    fn marks_are_told_from_numbers() {
        let own = BTreeMap::from([("#".to_owned(), Id::literal("L"))]);
        for text in ["-", "−", "n.d.", "N.D.", "غ.م", "..", "///"] {
            assert_eq!(read(text, &own), Some(Mark::Missing(Id::literal("O"))), "{text}");
        }
        for text in ["<5", "< 10", "أقل من 5", "moins de 5"] {
            assert_eq!(read(text, &own), Some(Mark::Suppressed(Id::literal("Q"))), "{text}");
        }
        for text in ["s.o.", "S.O.", "sans objet"] {
            assert_eq!(read(text, &own), Some(Mark::Missing(Id::literal("M"))), "{text}");
        }
        assert_eq!(read("#", &own), Some(Mark::Missing(Id::literal("L"))));
        for text in ["5", "voir note", "", "0", "<beaucoup"] {
            assert_eq!(read(text, &own), None, "{text}");
        }
    }

    #[test]
    fn a_legend_says_why_there_is_no_number() {
        assert_eq!(of_legend("* Figures between 1 and 4 are suppressed."), Some(("*", "Q")));
        assert_eq!(of_legend("(*) : données confidentielles"), Some(("*", "Q")));
        assert_eq!(of_legend("** Donnée non disponible"), Some(("**", "O")));
        assert_eq!(of_legend("* معطيات غير متوفرة"), Some(("*", "O")));
        assert_eq!(of_legend("* : effectif inférieur à 10, non diffusé"), Some(("*", "Q")));
        assert_eq!(of_legend("* : عدد أقل من 10 غير منشور"), Some(("*", "Q")));
        assert_eq!(of_legend("* not sufficiently reliable"), Some(("*", "Q")));
        for line in ["* estimation", "Figures are suppressed", "* Hors visas de courtoisie", "*"] {
            assert_eq!(of_legend(line), None, "{line}");
        }
    }

    #[test]
    fn a_mark_is_a_zero_where_the_profile_says_so_and_a_legend_says_when() {
        let own = BTreeMap::from([("–".to_owned(), Id::literal("0")), ("néant".to_owned(), Id::literal("0"))]);
        assert_eq!((read("–", &own), read(" néant ", &own)), (Some(Mark::Zero), Some(Mark::Zero)));
        assert_eq!(read("-", &own), Some(Mark::Missing(Id::literal("O"))));
        for (line, mark) in [
            ("Signe – : néant (zéro)", "–"),
            ("– = nul", "–"),
            ("« - » : valeur nulle", "-"),
            ("(–) nil or zero", "–"),
            ("- : صفر", "-"),
        ] {
            assert_eq!(zero_of_legend(line).as_deref(), Some(mark), "{line}");
        }
        for line in [
            "- = none",
            "- = no return in the month",
            "- : aucun retour",
            "- : aucune arrivée au cours de l’année",
            "(-) : pas de cas",
            "- : لا عودة خلال الشهر",
        ] {
            assert_eq!(zero_of_legend(line).as_deref(), Some("-"), "{line}");
        }
        for line in [
            "– : nul ou non disponible",
            "– : non disponible",
            "- : no data in the month",
            "- : aucune déclaration",
            "- : pas encore arrivé",
            "- : in the month",
            "néant",
            "Total nul",
            "-",
            "",
            "0",
        ] {
            assert_eq!(zero_of_legend(line), None, "{line}");
        }
    }

    #[test]
    fn a_mark_for_no_number_with_letters_behind_it_says_why_there_is_none_as_far_as_they_do() {
        let own = BTreeMap::from([("x".to_owned(), Id::literal("L"))]);
        let missing = |code: &'static str| Some(Mark::Missing(Id::literal(code)));
        for text in [":c", ": c", ":C", ": bc", ".. (c)", "- (c)"] {
            assert_eq!(read(text, &own), Some(Mark::Suppressed(Id::literal("Q"))), "{text}");
        }
        for text in [":b", ": e", ":u", ": bp", "..(b)", "– (p)"] {
            assert_eq!(read(text, &own), missing("O"), "{text}");
        }
        assert_eq!((read(":z", &own), read(": x", &own)), (missing("M"), missing("L")));
        for text in [": not available", ":c confidential", "- c", "-b", "..e", ":12", "- (12)"] {
            assert_eq!(read(text, &own), None, "{text}");
        }
    }

    #[test]
    fn of_several_letters_beside_no_number_the_one_that_says_why_counts() {
        let own = BTreeMap::from([("c".to_owned(), Id::literal("B"))]);
        for (text, reason) in [
            ("bc", Some("Q")),
            ("(z)", Some("M")),
            ("b", None),
            ("ep", None),
            ("", None),
            ("c: confidential", Some("Q")),
        ] {
            assert_eq!(reason_of_flag(text, &BTreeMap::new()), reason, "{text}");
        }
        assert_eq!(reason_of_flag("c", &own), None, "the profile says what it means");
    }

    #[test]
    fn letters_beside_a_number_are_its_status() {
        let own = BTreeMap::from([("x".to_owned(), Id::literal("V"))]);
        let flags = [
            ("b", Some("B")),
            ("(p)", Some("P")),
            ("bp", Some("B")),
            ("r", Some("A")),
            ("re", Some("E")),
            ("x", Some("V")),
            ("p: provisional", Some("P")),
            ("bd: break in time series, definition differs", Some("B")),
            ("x: an estimate of our own", Some("V")),
        ];
        for (text, status) in flags {
            assert_eq!(of_flag(text, &own), status, "{text}");
        }
        for text in ["", "total", "12", "bpeu", "BE: Belgium", "p: 12"] {
            assert_eq!(of_flag(text, &own), None, "{text}");
        }
    }
}
