//! Legends: what a line says of a mark, `b  break in time series`, `An asterisk (*) stands for figures that are suppressed`,
//! and those of marks that have a meaning already, and no longer say it.
//!
//! Does not hold: legends of one word behind a star or a letter, which `qualities` and `statuses` know.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::Id;

use super::qualities::{self, lowered};
use super::single_legends::single_legends;
use super::statuses::{self, Mark, WITHOUT_VALUE, ZERO, is_listed};
use crate::cell::tidy;
use crate::names::fold;

/// Longer texts are no legends.
const LINE_BYTES_MAX: usize = 600;
const MARK_CHARS_MAX: usize = 8;

/// How words for the quality of a number begin, folded. Whoever gave a mark its meaning by hand may have read it in more of
/// them than a draft takes for sure.
const BEGINNINGS: [(&str, &[&str]); 3] = [
    (
        "P",
        &[
            "prov",
            "prelim",
            "revis",
            "non definiti",
            "non final",
            "non consolid",
            "not final",
            "not yet final",
            "a confirmer",
            "وقتي",
            "موقت",
            "اولي",
            "غير نهاي",
            "مراجع",
            "منقح",
        ],
    ),
    (
        "E",
        &[
            "estim",
            "approx",
            "approch",
            "imput",
            "extrapol",
            "arrondi",
            "rounded",
            "environ",
            "about",
            "تقدير",
            "مقدر",
            "تقريب",
            "مدور",
        ],
    ),
    ("F", &["prev", "proj", "forecast", "predict", "plan", "expected", "توقع", "متوقع", "اسقاط", "مبرمج"]),
];

/// The statuses that words of a legend say, by how they begin, folded; of those for no number `statuses` knows.
const QUALITIES: [(&str, &[&str]); 7] = [
    ("B", &["break", "rupture", "discontinu", "انقطاع"]),
    ("D", &["definition differ", "different definition", "definition diff", "other definition", "autre definition"]),
    ("E", &["estimat", "estime", "imput", "تقدير", "مقدر"]),
    ("P", &["provisional", "provisoir", "preliminar", "preliminair", "وقتي", "موقت"]),
    ("F", &["forecast", "prevision", "projection", "projected", "توقع", "اسقاط"]),
    ("U", &["low reliab", "unreliab", "peu fiable", "faible fiabilite"]),
    ("A", &["revis", "منقح"]),
];
/// Among how many first words of a legend its quality stands, and how many words there are at most.
const FIRST_WORDS: usize = 4;
const WORDS_MAX: usize = 25;
/// How many words stand at most behind a sign that nothing parts from them: what is longer is one of several points of a list.
const SIGN_WORDS_MAX: usize = 4;

/// Folded names of a star, and those of other marks, before which one is shown in a sentence.
const STARS: &str = "asterisk asterisks asterisque asterisques star etoile نجمه";
const SIGNS: &str =
    "dash hyphen tiret dots points colon symbol symbole sign signe mark letter lettre علامه رمز شرطه حرف";
/// Folded words that say that a mark means what stands behind them.
const VERBS: &str = "stands stand indicates indicate means mean denotes denote signifies represents designe designent \
    signifie signifient indique indiquent represente تعني يعني تشير يشير تدل";
/// Folded words between such a word and the meaning.
const LINKS: &str = "for that the a an this value values is are number figure figures data of que qu la le les l une un \
    des de d valeur valeurs est sont donnee donnees chiffre chiffres الي ان علي قيمه معطيات ارقام";
/// Folded lines that head a legend or notes and say nothing themselves.
const HEADS: [&str; 36] = [
    "legend",
    "legends",
    "legende",
    "legendes",
    "key",
    "note",
    "notes",
    "nb",
    "remark",
    "remarks",
    "remarque",
    "remarques",
    "special value",
    "special values",
    "valeur speciale",
    "valeurs speciales",
    "observation flag",
    "observation flags",
    "available flags",
    "flags",
    "symbols",
    "symbols used",
    "symboles",
    "signes",
    "signes conventionnels",
    "conventional signs",
    "abreviations",
    "abbreviations",
    "footnotes",
    "مفتاح رموز",
    "مفتاح",
    "رموز",
    "دليل رموز",
    "ملاحظه",
    "ملاحظات",
    "رموز مستعمله",
];

/// Whether a line heads a legend or notes, `Legend:`, `Notes :`, `مفتاح الرموز`, and says nothing itself.
pub(crate) fn is_head(line: &str) -> bool {
    line.len() <= LINE_BYTES_MAX && HEADS.contains(&fold(line).trim())
}

/// The marks that a line explains, each with the status that it gives: `e: estimated`, `:c confidential`, `.. : non disponible`,
/// `An asterisk (*) stands for a number that is suppressed`.
pub(crate) fn explained(line: &str) -> Vec<(String, &'static str)> {
    if line.len() > LINE_BYTES_MAX {
        return Vec::new();
    }
    let found: Vec<(String, &'static str)> = single_legends(line).into_iter().flat_map(of_single).collect();
    if found.is_empty() { of_sentence(line).into_iter().collect() } else { found }
}

/// The mark of a legend in two cells, `b | break in time series`, and its status.
pub(crate) fn of_cells(mark: &str, words: &str) -> Option<(String, &'static str)> {
    let mark = mark.trim().trim_end_matches([':', '=']).trim_end();
    let mark = if mark.is_empty() { ":" } else { mark };
    let is_word = mark.chars().count() > MARK_CHARS_MAX || mark.chars().any(char::is_uppercase);
    if is_word {
        return None;
    }
    of_mark(bare(mark), words).or_else(|| of_star(bare(mark), words))
}

/// Whether two cells say what a mark means, be it that it stands for zero: `- | nil`.
pub(crate) fn are_legend(mark: &str, words: &str) -> bool {
    of_cells(mark, words).is_some() || statuses::zero_of_legend(&format!("{mark} {words}")).is_some()
}

/// Whether a line says of a mark that it stands for zero: `- nil`.
pub(crate) fn says_zero(line: &str) -> bool {
    single_legends(line).into_iter().any(|legend| statuses::zero_of_legend(legend).is_some())
}

/// Whether a line says of a dash neither that it stands for zero nor that something is not there: `- : rien à signaler`.
pub(crate) fn leaves_dash_open(line: &str) -> bool {
    const DASHES: [&str; 7] = ["-", "‑", "−", "–", "—", "--", "---"];
    const NOT_THERE: &str = "dispon indispon manqu absen missing avail unavail appl objet data donnee communiqu renseign \
        connu inconnu unknown collect متوفر متوفره متاح متاحه معطيات بيانات موجود ينطبق";
    let is_told = |words: &str| {
        let folded = fold(words);
        let mut known = NOT_THERE.split(' ').filter(|start| !start.is_empty());
        statuses::is_zero(words) || known.any(|start| folded.split(' ').any(|word| word.starts_with(start)))
    };
    pieces(line).any(|(mark, words)| DASHES.contains(&bare(mark)) && meaning(words).is_none() && !is_told(words))
}

/// A star or a dagger with the quality that words give to the numbers before it.
fn of_star(mark: &str, words: &str) -> Option<(String, &'static str)> {
    let line = format!("{mark} {words}");
    let (sign, status) = qualities::of_legend(&line).filter(|(sign, _)| *sign == mark)?;
    Some((sign.to_owned(), status))
}

/// What one legend says of the marks with which it and what stands behind its commas begin. Behind a comma may stand why there
/// is no number: `/ : effectif inférieur à 10, non diffusé`.
fn of_single(legend: &str) -> Vec<(String, &'static str)> {
    let pieces = || legend.split([',', '،']);
    let found: Vec<(String, &'static str)> = pieces().filter_map(of_piece).collect();
    if found.is_empty() && pieces().skip(1).any(statuses::is_reason_alone) {
        return of_piece(legend).filter(|(_, status)| WITHOUT_VALUE.contains(status)).into_iter().collect();
    }
    found
}

/// What a piece of a line says of the mark with which it begins.
fn of_piece(piece: &str) -> Option<(String, &'static str)> {
    let is_quote = |c: char| c.is_whitespace() || "«»“”\"".contains(c);
    let piece = piece.trim_matches(is_quote);
    if let Some((_, rest)) = piece.split_once(':').filter(|(head, _)| is_head(head)) {
        return of_piece(rest);
    }
    let named = piece;
    let piece = statuses::without_sign_name(piece);
    let is_named = piece.len() < named.len();
    let (first, rest) = piece.split_once(char::is_whitespace).unwrap_or((piece, ""));
    let inner = first.char_indices().skip(1).find(|(_, c)| ":=".contains(*c)).map(|(at, _)| at);
    // `e=estimated` has no blank in it.
    let joined = inner.map(|at| first.split_at(at)).filter(|(_, words)| words.chars().any(char::is_alphabetic));
    let (mark, words) = match joined {
        Some((mark, words)) => (mark, format!("{words} {rest}")),
        None => (first, rest.to_owned()),
    };
    let own = mark.trim_end_matches([':', '=']);
    let own = bare(if own.is_empty() { mark } else { own }).trim_matches(is_quote);
    let is_cut = is_named || own.len() < mark.len() || words.trim_start().starts_with([':', '=', '–', '-', '—']);
    let words = words.trim_start_matches(|c: char| is_quote(c) || ":=)]–—-".contains(c));
    let (mark, status) = of_mark(own, words)?;
    // Between a word and the next nothing stands: a letter is a mark there for what it says by custom alone.
    let is_usual = || statuses::of_flag(&mark, &BTreeMap::new()) == Some(status);
    let is_letter = mark.chars().all(char::is_alphabetic);
    // So it is before several words that say why there is no number and nothing else; `و` is `and`.
    let is_plain = || {
        let is_one = mark.chars().count() == 1 && mark != "و";
        is_one && words.trim().contains(char::is_whitespace) && statuses::is_reason_alone(words)
    };
    (is_cut || joined.is_some() || !is_letter || is_usual() || is_plain()).then_some((mark, status))
}

/// A mark with the status that words give it: a letter or two, or a sign that stands in the place of numbers.
fn of_mark(mark: &str, words: &str) -> Option<(String, &'static str)> {
    let is_letters = (1..=2).contains(&mark.chars().count()) && mark.chars().all(char::is_alphabetic);
    let is_sign = !mark.is_empty() && mark.chars().count() <= 3 && !mark.chars().any(char::is_alphanumeric);
    let is_known = || statuses::read(mark, &BTreeMap::new()).is_some();
    let is_of_low_reliability = || statuses::of_flag(mark, &BTreeMap::new()) == Some("U");
    let status = match meaning(words)? {
        "Q" if statuses::is_too_unreliable(words) && is_of_low_reliability() => "U",
        status => status,
    };
    // What a sign behind a number says of it, a sentence or a star says.
    let is_reason = WITHOUT_VALUE.contains(&status);
    (is_letters || is_reason && (is_sign || is_known())).then(|| (mark.chars().map(lowered).collect(), status))
}

/// What a sentence says of the mark that it shows: `L’astérisque (*) désigne des chiffres provisoires`.
fn of_sentence(line: &str) -> Option<(String, &'static str)> {
    const BEFORE_MAX: usize = 6;
    let words: Vec<&str> = line.split_whitespace().collect();
    let is = |at: Option<usize>, listed: &str| {
        let word = at.and_then(|at| words.get(at)).map(|word| fold(word)).unwrap_or_default();
        word.split(' ').any(|piece| is_listed(piece, listed))
    };
    let is_edge = |c: char| "«»“”\"'()[],:".contains(c);
    let shown = |at: usize| {
        let word = *words.get(at)?;
        let mark = match word.trim_matches(is_edge) {
            "" if word.contains(':') => ":",
            mark => mark,
        };
        let is_sign = (1..=3).contains(&mark.chars().count()) && !mark.chars().any(char::is_alphanumeric);
        let is_letter = mark.chars().count() == 1 && mark.chars().all(char::is_lowercase) && mark.len() < word.len();
        let before = at.checked_sub(1);
        let is_told = is(before, STARS) || is(before, SIGNS) || is(at.checked_add(1), VERBS);
        ((is_sign || is_letter) && is_told).then(|| (at, mark.to_owned()))
    };
    // A sentence may name a star and show none.
    let named = || (0..BEFORE_MAX).find(|&at| is(Some(at), STARS) && is(at.checked_add(1), VERBS));
    let found = (0..BEFORE_MAX).find_map(shown).or_else(|| Some((named()?, "*".to_owned())));
    let (at, mark) = found?;
    let rest = fold(&words.get(at + 1..)?.join(" "));
    let is_link = |word: &&str| is_listed(word, VERBS) || is_listed(word, LINKS);
    let said: Vec<&str> = rest.split(' ').skip_while(is_link).collect();
    meaning(&said.join(" ")).map(|status| (mark, status))
}

/// The status that the words of a legend say.
pub(crate) fn meaning(words: &str) -> Option<&'static str> {
    const NEGATIONS: [&str; 6] = ["not", "non", "no", "pas", "sans", "غير"];
    let folded = fold(words);
    let said: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let first = *said.first()?;
    // A letter before the words is a mark of its own.
    if said.len() > WORDS_MAX || first.chars().count() == 1 {
        return None;
    }
    let head = format!(" {}", said.iter().take(FIRST_WORDS).copied().collect::<Vec<_>>().join(" "));
    let is_said = |beginnings: &[&str]| beginnings.iter().any(|beginning| head.contains(&format!(" {beginning}")));
    let quality = QUALITIES.iter().find(|(_, beginnings)| !NEGATIONS.contains(&first) && is_said(beginnings));
    quality.map(|(status, _)| *status).or_else(|| statuses::reason_in_sentence(&folded))
}

/// The mark of a line of a legend that does not say what the mark means by `own`, and that meaning: a quality of numbers, or
/// zero where the line says why there is no number. None where another of the `lines` says it.
pub(crate) fn without_meaning<'o>(
    line: &str,
    own: &'o BTreeMap<String, Id>,
    lines: &BTreeSet<String>,
) -> Option<(&'o str, &'o Id)> {
    pieces(line).find_map(|(mark, words)| {
        let (known, code) = own.iter().find(|(known, _)| is_same(known, mark))?;
        let is_said_elsewhere = || lines.iter().any(|other| says(other, known, code.as_str()));
        let is_other = match code.as_str() {
            ZERO => statuses::is_reason(words),
            status => BEGINNINGS.iter().any(|(quality, _)| *quality == status) && !says(line, known, status),
        };
        (is_other && !is_said_elsewhere()).then_some((known.as_str(), code))
    })
}

/// The mark that by a line of a legend stands for zero, and its status, where it was one of the texts of numbers that are
/// `missing`.
pub(crate) fn zero_of_missing(
    line: &str,
    own: &BTreeMap<String, Id>,
    missing: &BTreeSet<String>,
) -> Option<(String, Id)> {
    let of_zero = |mark: &str| match statuses::read(mark, own)? {
        Mark::Missing(code) if missing.contains(&tidy(mark)) => Some((mark.to_owned(), code)),
        _ => None,
    };
    let mut zeros = pieces(line).filter(|(_, words)| statuses::is_zero(words));
    let in_sentence = || single_legends(line).into_iter().filter_map(statuses::zero_of_legend);
    zeros.find_map(|(mark, _)| of_zero(mark)).or_else(|| in_sentence().find_map(|mark| of_zero(&mark)))
}

/// Whether a line of a legend says that a mark means a quality of numbers.
fn says(line: &str, mark: &str, status: &str) -> bool {
    let Some((_, beginnings)) = BEGINNINGS.iter().find(|(quality, _)| *quality == status) else { return false };
    let words = format!(" {}", fold(line));
    let is_said = || beginnings.iter().any(|beginning| words.contains(&format!(" {beginning}")));
    let of_letters = || qualities::letters_of_legend(line).iter().any(|(own, found)| own == mark && *found == status);
    pieces(line).any(|(own, _)| is_same(mark, own)) && (is_said() || of_letters())
}

/// The marks of a line of a legend without their brackets, and the words behind each.
fn pieces(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let line = if line.len() > LINE_BYTES_MAX { "" } else { line };
    single_legends(line).into_iter().filter_map(mark_and_words)
}

fn mark_and_words(piece: &str) -> Option<(&str, &str)> {
    let piece = statuses::without_sign_name(piece);
    if let Some(found) = qualities::mark_of_legend(piece) {
        return Some(found);
    }
    let is_quote = |c: char| c.is_whitespace() || "«»“”\"".contains(c);
    let bare = piece.trim_start_matches(|c: char| is_quote(c) || "([".contains(c));
    // A raised letter needs no mark behind it.
    let raised = || bare.chars().next().filter(|c| lowered(*c) != *c).map(|c| bare.split_at(c.len_utf8()));
    // A sign stands by itself before a word or two.
    let signs = || {
        let (mark, words) = bare.split_once(char::is_whitespace)?;
        let is_sign = mark.chars().count() <= 3 && !mark.chars().any(char::is_alphanumeric);
        (is_sign && words.split_whitespace().count() <= SIGN_WORDS_MAX).then_some((mark, words))
    };
    let (mark, words) = bare.split_once([':', '=', ')', ']']).or_else(raised).or_else(signs)?;
    let mark = mark.trim_matches(is_quote);
    let words = words.trim_start_matches(|c: char| is_quote(c) || ":=)]–-".contains(c));
    let is_mark = !mark.is_empty() && mark.chars().count() <= MARK_CHARS_MAX;
    (is_mark && words.chars().any(char::is_alphabetic)).then_some((mark, words))
}

/// Whether two marks are one, be a letter raised or not, and the number of a note in brackets or not.
fn is_same(one: &str, other: &str) -> bool {
    let of_note = |mark: &str| qualities::note_number(&format!("_({})", bare(mark)));
    let is_one_note = || of_note(one).is_some_and(|number| Some(number) == of_note(other));
    one.trim().chars().map(lowered).eq(other.trim().chars().map(lowered)) || is_one_note()
}

/// A mark without the brackets around it.
fn bare(mark: &str) -> &str {
    mark.trim().trim_matches(['(', ')', '[', ']'])
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use marsad_model::Id;

    use super::{
        are_legend, explained, is_head, leaves_dash_open, of_cells, says_zero, without_meaning, zero_of_missing,
    };

    fn own() -> BTreeMap<String, Id> {
        let code = |mark: &str, code: &'static str| (mark.to_owned(), Id::literal(code));
        BTreeMap::from([code("a", "E"), code("*", "P"), code("–", "0"), code("b", "B")])
    }

    /// The mark of a line beside others that does not say what it means.
    fn unsaid(line: &str, others: &[&str]) -> Option<String> {
        let lines: BTreeSet<String> = others.iter().map(|line| (*line).to_owned()).collect();
        without_meaning(line, &own(), &lines).map(|(mark, code)| format!("{mark} {code}"))
    }

    #[test]
    fn a_line_says_what_marks_mean_in_a_sentence_or_behind_a_blank() {
        for (line, told) in [
            ("e  estimated", "e E"),
            ("b break in time series", "b B"),
            ("b: Break", "b B"),
            ("c confidential", "c Q"),
            (":c confidential", ":c Q"),
            (":  not available", ": O"),
            ("..: Not available", ".. O"),
            (".. : non disponible", ".. O"),
            ("d  definition differs, see metadata", "d D"),
            ("x=estimated value", "x E"),
            ("(b) rupture de série", "b B"),
            ("p : provisoire ; b : rupture de série", "p P / b B"),
            ("Légende : e = estimé", "e E"),
            (
                "An asterisk (*) stands for a number between 1 and 4, suppressed to protect the anonymity of persons.",
                "* Q",
            ),
            ("A dash (-) indicates that the value is zero, not available or not applicable.", "- O"),
            ("\"..\": indicates that the value is not available.", ".. O"),
            ("L’astérisque (*) désigne des chiffres provisoires", "* P"),
            ("An asterisk denotes figures that are suppressed", "* Q"),
            ("The letter (e) means that the value is estimated", "e E"),
            ("العلامة (*) تعني معطيات سرية", "* Q"),
            ("* : effectif inférieur à 10, non diffusé", "* Q"),
            ("/ : effectif inférieur à 10, non diffusé", "/ Q"),
            ("* : donnée non diffusée", "* Q"),
            ("* = not published", "* Q"),
            ("غ.م : عدد أقل من 10، غير منشور", "غ.م Q"),
            ("/ : non disponible", "/ O"),
            ("/ = no data because the numerical value is not sufficiently reliable", "/ Q"),
            ("/  not sufficiently reliable", "/ Q"),
            ("u = not sufficiently reliable", "u U"),
            ("x = cell blocked for logical reasons", "x M"),
            ("x  not applicable", "x M"),
            ("x لا ينطبق", "x M"),
            ("Le signe - signifie néant, le signe x secret", "x Q"),
            ("The letter x confidential", "x Q"),
            ("/ = not sufficiently reliable  x = cell blocked for logical reasons", "/ Q / x M"),
        ] {
            let found = explained(line);
            let found: Vec<String> = found.iter().map(|(mark, status)| format!("{mark} {status}")).collect();
            assert_eq!(found.join(" / "), told, "{line}");
        }
    }

    #[test]
    fn a_line_of_other_things_says_what_no_mark_means() {
        for line in [
            "a lot of estimates",
            "p présents",
            "x estimated",
            "e = Estland",
            "a estimé la police",
            "Source : estimations",
            "Données estimées",
            "(1) estimation",
            "* Hors visas de courtoisie",
            "Isle - estimated",
            "b : ports du nord",
            "e : non estimé",
            "x secret",
            "Le chiffre de 2023, is not available",
            "و غير متوفر",
            "b : ports du nord, non diffusés avant 2020",
            "",
        ] {
            assert!(explained(line).is_empty(), "{line}: {:?}", explained(line));
        }
        assert_eq!(of_cells("x", "estimated"), Some(("x".to_owned(), "E")));
        assert_eq!(of_cells(":", "not available"), Some((":".to_owned(), "O")));
        assert_eq!(of_cells("(*)", "Données provisoires"), Some(("*".to_owned(), "P")));
        assert_eq!(of_cells("*", "Hors visas de courtoisie"), None);
        assert!(are_legend("–", "néant") && are_legend("b", "break") && !are_legend("–", "ports"));
        assert_eq!(
            (of_cells("XK", "confidential"), of_cells("Italy", "confidential"), of_cells("b", "ports")),
            (None, None, None)
        );
    }

    #[test]
    fn a_dash_stands_for_zero_for_nothing_or_for_what_is_not_there_or_is_open() {
        let says = |line: &str| (says_zero(line), leaves_dash_open(line));
        for line in [
            "- nil",
            "- néant nd non disponible",
            "(-) تعني صفر",
            "Le tiret (-) signifie zéro.",
            "Le signe - signifie néant, le signe c confidentiel",
            "néant : -",
            "- : aucun",
            "- : rien",
            "- : aucun cas ; c : secret",
            "- = no cases",
            "- none",
            "(-) لا يوجد",
            "- : لا توجد حالات",
            "\"-\" : لا شيء",
        ] {
            assert_eq!(says(line), (true, false), "{line}");
        }
        for line in [
            "- : données manquantes",
            "– non disponible",
            "- : no data",
            "- : aucune donnée",
            "- : لا توجد معطيات",
            "- : غير متوفر",
            "« – » secret",
            "0 -",
        ] {
            assert_eq!(says(line), (false, false), "{line}");
        }
        for line in [
            "- : rien à signaler",
            "Le signe - signifie rien à signaler",
            "- : aucun port fermé",
            "- : no",
            "- : personne",
            "(-) ports fermés",
        ] {
            assert_eq!(says(line), (false, true), "{line}");
        }
        let missing = BTreeSet::from(["-".to_owned()]);
        for line in ["- nil c confidential", "Le tiret (-) signifie zéro.", "néant : -"] {
            let told = zero_of_missing(line, &BTreeMap::new(), &missing);
            assert_eq!(told.map(|(mark, code)| format!("{mark} {code}")).as_deref(), Some("- O"), "{line}");
        }
    }

    #[test]
    fn a_line_that_heads_a_legend_says_nothing_itself() {
        for line in
            ["Legend:", "Notes :", "Special value:", "Observation flags:", "Légende :", "مفتاح الرموز", "ملاحظات:"]
        {
            assert!(is_head(line), "{line}");
        }
        for line in ["Notes on the ports", "Legend of Marjan", "Value", ""] {
            assert!(!is_head(line), "{line}");
        }
    }

    #[test]
    fn a_legend_that_does_not_say_what_its_mark_means_is_told_from_one_that_does() {
        for (line, found) in [
            ("(a) : données au 30 juin", "a E"),
            ("ᵃ ports of the north", "a E"),
            ("* Données définitives", "* P"),
            ("p : provisoire ; a : ports du nord", "a E"),
            ("– : non disponible", "– 0"),
        ] {
            assert_eq!(unsaid(line, &[]).as_deref(), Some(found), "{line}");
        }
        for line in [
            "(a) : estimation / تقدير",
            "a = chiffres approchés de la police",
            "(*) Chiffres non définitifs",
            "* provisional",
            "– : néant",
            "b : ports du nord",
            "c : ports du nord",
            "a lot of arrivals",
            "",
        ] {
            assert_eq!(unsaid(line, &[]), None, "{line}");
        }
    }

    #[test]
    fn a_number_that_another_note_has_now_is_told() {
        let own = BTreeMap::from([("(1)".to_owned(), Id::literal("P"))]);
        let told = |line: &str| without_meaning(line, &own, &BTreeSet::new()).is_some();
        assert!(told("(1) Hors étudiants"));
        assert!(!told("(1) Données provisoires") && !told("(2) Hors étudiants"));
    }

    #[test]
    fn a_star_before_a_note_is_no_legend_where_another_line_says_what_stars_mean() {
        let note = "* Ports of the north and of the south";
        assert_eq!(unsaid(note, &["* Données provisoires"]), None);
        assert_eq!(unsaid(note, &["(a) : données provisoires"]).as_deref(), Some("* P"));
    }

    #[test]
    fn a_legend_of_zero_is_told_of_a_mark_that_stood_for_missing_numbers() {
        let missing = BTreeSet::from(["n.d.".to_owned()]);
        let told = |line: &str| zero_of_missing(line, &own(), &missing).map(|(mark, code)| format!("{mark} {code}"));
        assert_eq!(told("n.d. : néant").as_deref(), Some("n.d. O"));
        for line in ["n.d. : donnée non disponible", "n.d. : nul ou non disponible", "- : néant", "– : néant", "néant"]
        {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
