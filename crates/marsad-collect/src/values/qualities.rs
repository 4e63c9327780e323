//! What a text says of the quality of the numbers it heads: `2022 (p)`, `2024 prov.`, `2025e`, `2030 (projection)`, `2024*` below
//! a legend.
//!
//! Does not hold: letters in a column of their own and marks for a missing number, which `statuses` knows.

use std::collections::BTreeMap;

use marsad_model::Id;

use super::statuses;
use crate::cell::is_raised;
use crate::names::fold;

/// Statuses of CL_OBS_STATUS that a number may have; the others say why there is none.
const OF_NUMBERS: [&str; 9] = ["A", "B", "D", "E", "F", "I", "N", "P", "U"];

/// Words for a quality, folded, with its status. A revised number is one like others.
const WORDS: [(&str, &str); 60] = [
    ("prov", "P"),
    ("provisoire", "P"),
    ("provisoires", "P"),
    ("provisional", "P"),
    ("preliminary", "P"),
    ("preliminaire", "P"),
    ("preliminaires", "P"),
    ("موقت", "P"),
    ("موقته", "P"),
    ("وقتي", "P"),
    ("وقتيه", "P"),
    // `أولي` folds like `أولى`, the first of something, and tells nothing.
    ("اوليه", "P"),
    ("est", "E"),
    ("estime", "E"),
    ("estimee", "E"),
    ("estimes", "E"),
    ("estimees", "E"),
    ("estimation", "E"),
    ("estimations", "E"),
    ("estimated", "E"),
    ("estimate", "E"),
    ("estimates", "E"),
    ("تقديري", "E"),
    ("تقديريه", "E"),
    ("تقديرات", "E"),
    ("prev", "F"),
    ("prevision", "F"),
    ("previsions", "F"),
    ("previsionnel", "F"),
    ("previsionnelle", "F"),
    ("previsionnels", "F"),
    ("previsionnelles", "F"),
    ("prevu", "F"),
    ("prevue", "F"),
    ("prevus", "F"),
    ("prevues", "F"),
    ("proj", "F"),
    ("projection", "F"),
    ("projections", "F"),
    ("projete", "F"),
    ("projetee", "F"),
    ("projetes", "F"),
    ("projetees", "F"),
    ("projected", "F"),
    ("forecast", "F"),
    ("forecasts", "F"),
    ("توقع", "F"),
    ("توقعات", "F"),
    ("متوقع", "F"),
    ("متوقعه", "F"),
    ("اسقاط", "F"),
    ("اسقاطات", "F"),
    ("revise", "A"),
    ("revisee", "A"),
    ("revises", "A"),
    ("revisees", "A"),
    ("revised", "A"),
    ("منقح", "A"),
    ("منقحه", "A"),
    ("rev", "A"),
];

/// The status that a text beside a period says; none where it says none. The text is known to be a period: a letter at
/// its end, or behind its year, is nothing else.
pub(crate) fn of_period(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let last = words.last().copied().unwrap_or_default();
    let of_word = words.iter().find_map(|word| of_word(word));
    of_word.or_else(|| of_letter(last)).or_else(|| words.iter().find_map(|word| of_letter(behind_year(word)?)))
}

/// Whether a folded word says of which quality numbers are.
pub(super) fn is_quality(word: &str) -> bool {
    of_word(word).is_some()
}

/// The status that a line of a legend gives to the mark with which it begins: `* estimation`, `(*) Données provisoires`.
pub(crate) fn of_legend(line: &str) -> Option<(&'static str, &'static str)> {
    let (mark, words) = mark_of_legend(line)?;
    let folded = fold(words);
    let said: Vec<&str> = folded.split(' ').collect();
    // A sentence that speaks of estimates among other things explains no mark.
    let status = said.iter().find_map(|word| of_word(word)).filter(|_| said.len() <= 4)?;
    Some((mark, status))
}

/// The status that a title or a note gives to figures: provisional, `Données provisoires 2024`, `معطيات وقتية`, or estimated,
/// `2024 (estimations)`. A legend explains a mark, and a provisional permit is no figure.
pub(crate) fn of_line(line: &str) -> Option<&'static str> {
    let is_legend = || mark_of_legend(line).is_some() || is_legend_of_letter(line);
    if line.len() > LINE_BYTES_MAX || is_legend() || of_letter(&first_bracket(line)).is_some() {
        return None;
    }
    let of_words = ["P", "E"].into_iter().find(|status| is_said_of_figures(line, status));
    // Of forecasts the words of the line tell otherwise.
    of_words.or_else(|| of_marked_line(line).filter(|status| !["A", "F"].contains(status)))
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

/// The status of a word in brackets. There alone `أولي` is no first of something.
fn of_mark_word(word: &str) -> Option<&'static str> {
    if word == "اولي" { Some("P") } else { of_word(word) }
}

/// Whether a line says a status in brackets, alone, or beside a word for figures or a year.
fn is_said_of_figures(line: &str, status: &str) -> bool {
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
    // `Est` is the east as well.
    let is_said = |word: &str| word != "est" && of_word(word) == Some(status);
    let mut brackets = line.split(['(', '[']).skip(1).filter_map(|rest| rest.split([')', ']']).next());
    if brackets.any(|inside| is_said(&fold(inside))) {
        return true;
    }
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_about = |word: &str| FIGURES.contains(&word) || word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let is_beside = |at: usize| {
        let around = [at.checked_sub(1), at.checked_add(1)].into_iter().flatten();
        around.filter_map(|at| words.get(at)).any(|word| is_about(word))
    };
    (0..words.len()).any(|at| is_said(words[at]) && (words.len() == 1 || is_beside(at)))
}

/// Longer lines are no titles.
const LINE_BYTES_MAX: usize = 600;

/// The status that a sign before a number gives it: it is about so many.
pub(crate) fn of_sign(sign: &str) -> Option<&'static str> {
    ["≈", "~", "∼", "≃", "±"].contains(&sign.trim()).then_some("E")
}

/// What stands in the bracket with which a line begins.
fn first_bracket(line: &str) -> String {
    let inside = line.trim_start().strip_prefix('(').and_then(|rest| rest.split(')').next());
    inside.map(fold).unwrap_or_default()
}

/// The status that a line of a legend gives to a letter in brackets which means something else by custom: `(p) présents`,
/// `(و) مقيمون`. It says nothing of the quality of a number, which is then one like others.
pub(crate) fn of_letter_legend(line: &str) -> Option<(String, &'static str)> {
    let (letter, words) = line.trim_start().strip_prefix('(')?.split_once(')')?;
    let usual = of_letter(&fold(letter)).filter(|_| letter.trim().chars().count() == 1)?;
    let folded = fold(words);
    let said = folded.split(' ').find_map(of_word);
    let status = said.unwrap_or("A");
    (folded.contains(char::is_alphabetic) && status != usual).then(|| (letter.trim().to_owned(), status))
}

/// The mark with which a line of a legend begins, and the words behind it.
pub(super) fn mark_of_legend(line: &str) -> Option<(&'static str, &str)> {
    const MARKS: [&str; 3] = ["**", "*", "†"];
    let bare = line.trim_start().trim_start_matches('(');
    let mark = MARKS.into_iter().find(|mark| bare.starts_with(*mark))?;
    Some((mark, bare[mark.len()..].trim_start_matches([')', ' ', ':', '=', '-', '–'])))
}

/// The status of the mark at the end of a text, bare or in brackets, where the profile says what the mark means for a
/// number: `2024*`, `2024 (*)`.
pub(crate) fn of_mark(text: &str, own: &BTreeMap<String, Id>) -> Option<&'static str> {
    if own.is_empty() {
        return None;
    }
    let text = text.trim_end();
    let of_note = || note_number(text).and_then(|mark| own.get(&mark));
    if let Some(code) = in_brackets(text).and_then(|mark| own.get(mark)).or_else(of_note) {
        return of_number(code.as_str());
    }
    let ends = |mark: &str| !mark.is_empty() && text.len() > mark.len() && text.ends_with(mark);
    let is_mark = |mark: &str| !mark.chars().any(char::is_alphanumeric);
    let longest = own.iter().filter(|(mark, _)| is_mark(mark) && ends(mark)).max_by_key(|(mark, _)| mark.len());
    longest.and_then(|(_, code)| of_number(code.as_str()))
}

/// What stands before a mark of the profile that says of which quality a number is, and that quality: `346e`, `346 p`,
/// `346ᵉ`. A digit stands before the mark.
pub(crate) fn before_mark<'t>(text: &'t str, own: &BTreeMap<String, Id>) -> Option<(&'t str, &'static str)> {
    let marked = own.iter().filter_map(|(mark, code)| {
        let before = without_mark(text, mark)?;
        Some((mark.len(), before, of_number(code.as_str())?))
    });
    marked.max_by_key(|(length, ..)| *length).map(|(_, before, status)| (before, status))
}

/// A text without the mark at its end, raised or not, where a digit stands before it.
pub(crate) fn without_mark<'t>(text: &'t str, mark: &str) -> Option<&'t str> {
    let text = text.trim_end();
    let mut before = text;
    for of_mark in mark.trim().chars().rev() {
        before = before.strip_suffix(|c: char| lowered(c) == lowered(of_mark))?;
    }
    let is_mark = before.len() < text.len() && !mark.contains(char::is_numeric);
    let before = before.trim_end();
    (is_mark && before.ends_with(char::is_numeric)).then_some(before)
}

/// What stands before a small letter behind a digit, and the letter: `346e`, `1 234 p`, `٣٤٦ت`.
pub(crate) fn before_letter(text: &str) -> Option<(&str, char)> {
    let text = text.trim_end();
    let letter = text.chars().next_back().filter(|c| c.is_alphabetic() && !c.is_uppercase())?;
    let before = text.strip_suffix(letter)?.trim_end();
    before.ends_with(char::is_numeric).then_some((before, lowered(letter)))
}

/// A letter that is raised, as it is otherwise.
pub(super) fn lowered(c: char) -> char {
    const RAISED: [(char, char); 23] = [
        ('ᵃ', 'a'),
        ('ᵇ', 'b'),
        ('ᶜ', 'c'),
        ('ᵈ', 'd'),
        ('ᵉ', 'e'),
        ('ᶠ', 'f'),
        ('ᵍ', 'g'),
        ('ʰ', 'h'),
        ('ⁱ', 'i'),
        ('ʲ', 'j'),
        ('ᵏ', 'k'),
        ('ˡ', 'l'),
        ('ᵐ', 'm'),
        ('ⁿ', 'n'),
        ('ᵒ', 'o'),
        ('ᵖ', 'p'),
        ('ʳ', 'r'),
        ('ˢ', 's'),
        ('ᵗ', 't'),
        ('ᵘ', 'u'),
        ('ᵛ', 'v'),
        ('ˣ', 'x'),
        ('ᶻ', 'z'),
    ];
    RAISED.iter().find(|(raised, _)| *raised == c).map_or(c, |(_, letter)| *letter)
}

/// The marks of one or two letters that a line of a legend explains, with their statuses: `e = estimate`, `(p) provisional`,
/// `p : provisoire ; r : révisé`.
pub(crate) fn letters_of_legend(line: &str) -> Vec<(String, &'static str)> {
    if line.len() > LINE_BYTES_MAX {
        return Vec::new();
    }
    line.split([',', ';', '،', '؛', '|', '\n']).filter_map(letters_of_piece).collect()
}

/// Whether a line says what a small letter means for the numbers behind which it stands: `b : données provisoires`.
pub(crate) fn is_legend_of_letter(line: &str) -> bool {
    let is_letter = |mark: &str| mark.chars().count() == 1 && !mark.contains(char::is_uppercase);
    !line.contains(char::is_numeric) && letters_of_legend(line).iter().any(|(mark, _)| is_letter(mark))
}

fn letters_of_piece(piece: &str) -> Option<(String, &'static str)> {
    let bare = piece.trim_start_matches(['(', '[', ' ']);
    // A raised letter needs no mark behind it.
    let raised = || bare.chars().next().filter(|c| lowered(*c) != *c).map(|c| bare.split_at(c.len_utf8()));
    let (mark, words) = bare.split_once(['=', ':', ')', ']', '–', '-']).or_else(raised)?;
    let mark = mark.trim();
    if mark.chars().count() > 2 {
        // A word before the legend, `Légende : e = estimation`.
        return letters_of_piece(words);
    }
    let folded = fold(words);
    let said: Vec<&str> = folded.split(' ').collect();
    // A sentence that speaks of estimates among other things explains no mark.
    let status = said.iter().find_map(|word| of_mark_word(word)).filter(|_| said.len() <= 4)?;
    let is_mark = !mark.is_empty() && mark.chars().all(char::is_alphabetic);
    is_mark.then(|| (mark.chars().map(lowered).collect(), status))
}

/// The status that a letter says by custom: `e` that a number is estimated.
pub(crate) fn of_usual_letter(letter: char) -> Option<&'static str> {
    of_letter(letter.encode_utf8(&mut [0; 4]))
}

/// The mark that a bracket at the end of a text holds behind something else: no digit, and of letters one alone.
pub(crate) fn in_brackets(text: &str) -> Option<&str> {
    let (before, inner) = text.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let mark = inner.trim();
    let is_letter = mark.chars().count() == 1 && mark.chars().all(char::is_alphabetic);
    let is_mark = !mark.is_empty() && (is_letter || !mark.chars().any(char::is_alphanumeric));
    (is_mark && !before.trim().is_empty()).then_some(mark)
}

/// The number of a note to which the end of a text refers, in brackets as profiles write it: `(1)` of `Libye (1)`, `Libye [1]`
/// and `Libye¹`.
pub(crate) fn note_number(text: &str) -> Option<String> {
    let text = text.trim_end();
    let (before, number) = match text.strip_suffix([')', ']']) {
        Some(rest) => rest.rsplit_once(['(', '['])?,
        None => text.split_at(text.trim_end_matches(is_raised).len()),
    };
    number_in_brackets(number).filter(|_| !before.trim().is_empty())
}

/// The number of a note, and the status that the note gives to what refers to it: `(1) Données provisoires`, `1. provisoire`,
/// `¹ estimation`.
pub(crate) fn of_numbered_note(line: &str) -> Option<(String, &'static str)> {
    let bare = line.trim_start().trim_start_matches(['(', '[']);
    let (number, rest) = bare.split_at(bare.find(|c: char| digit(c).is_none())?);
    let mark = number_in_brackets(number).filter(|_| line.len() <= LINE_BYTES_MAX)?;
    let is_closing = |c: char| matches!(c, ')' | ']' | ':' | '=' | '.');
    let closed = rest.trim_start().strip_prefix(is_closing).filter(|words| !words.starts_with(char::is_numeric));
    let words = closed.or_else(|| number.chars().all(is_raised).then_some(rest))?;
    let folded = fold(words);
    let said: Vec<&str> = folded.split(' ').collect();
    // A sentence that speaks of estimates among other things explains no mark.
    let status = said.iter().find_map(|word| of_mark_word(word)).filter(|_| said.len() <= 4)?;
    Some((mark, status))
}

/// A number of one or two digits, raised, Arabic or plain, in brackets.
fn number_in_brackets(digits: &str) -> Option<String> {
    let number: String = digits.trim().chars().map(digit).collect::<Option<String>>()?;
    (1..=2).contains(&number.len()).then(|| format!("({number})"))
}

/// The plain digit that a character is.
fn digit(c: char) -> Option<char> {
    const DIGITS: [&str; 3] = ["0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", "٠١٢٣٤٥٦٧٨٩"];
    let place = DIGITS.iter().find_map(|digits| digits.chars().position(|own| own == c))?;
    u32::try_from(place).ok().and_then(|place| char::from_digit(place, 10))
}

/// A status that a number may have.
pub(crate) fn of_number(code: &str) -> Option<&'static str> {
    statuses::known(code).filter(|status| OF_NUMBERS.contains(status))
}

fn of_word(word: &str) -> Option<&'static str> {
    WORDS.iter().find(|(known, _)| *known == word).map(|(_, status)| *status)
}

fn of_letter(word: &str) -> Option<&'static str> {
    match word {
        // The first letter of `وقتي`; as `and` it ends no period.
        "p" | "و" => Some("P"),
        "e" => Some("E"),
        "r" => Some("A"),
        _ => None,
    }
}

/// The letters behind the four digits of a year: the `e` of `2025e`.
fn behind_year(word: &str) -> Option<&str> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (digits == 4 && word.len() > digits).then(|| &word[digits..])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::Id;

    use super::{
        before_letter, before_mark, letters_of_legend, of_legend, of_letter_legend, of_line, of_mark, of_numbered_note,
        of_period,
    };

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
        for line in [
            "Autorisations provisoires de séjour, 2024",
            "Titres de séjour provisoires délivrés en 2024",
            "* Données provisoires",
            "(p) données provisoires",
            "Données définitives 2024",
            "Région (Est), données 2024",
            "Méthode d’estimation des retours",
            "(e) estimations",
            "b : données provisoires / معطيات وقتية",
            "(b) : données provisoires",
            "ᵇ données provisoires",
            "Retours 2024",
        ] {
            assert_eq!(of_line(line), None, "{line}");
        }
        for line in [
            "Retours 2024 (estimations)",
            "Returns 2024, estimated",
            "العائدون سنة 2024 (تقديرات)",
            "Données estimées",
            "Estimations",
        ] {
            assert_eq!(of_line(line), Some("E"), "{line}");
        }
    }

    #[test]
    fn a_legend_may_give_a_letter_another_meaning_than_the_usual_one() {
        let legend = |line: &str| of_letter_legend(line).map(|(letter, status)| format!("{letter} {status}"));
        assert_eq!(legend("(و) مقيمون").as_deref(), Some("و A"));
        assert_eq!(legend("(p) personnes présentes").as_deref(), Some("p A"));
        assert_eq!(legend("(p) : estimations").as_deref(), Some("p E"));
        for line in
            ["(و) معطيات وقتية", "(p) données provisoires", "(e) estimation", "(a) résidents", "(p)", "p présents"]
        {
            assert_eq!(legend(line), None, "{line}");
        }
        let own = BTreeMap::from([("و".to_owned(), Id::literal("A")), ("p".to_owned(), Id::literal("A"))]);
        assert_eq!((of_mark("2023 (و)", &own), of_mark("2023 (p)", &own)), (Some("A"), Some("A")));
        assert_eq!((of_mark("2023 (e)", &own), of_mark("2023 p", &own)), (None, None));
    }

    #[test]
    fn a_period_says_of_which_quality_its_numbers_are() {
        for (text, status) in [
            ("2022 (p)", Some("P")),
            ("2024 (prov.)", Some("P")),
            ("2024 provisoire", Some("P")),
            ("2024 (مؤقت)", Some("P")),
            ("2023 (و)", Some("P")),
            ("2023 و", Some("P")),
            ("2023 (وقتي)", Some("P")),
            ("2023 (أولية)", Some("P")),
            ("2023 (تقديرية)", Some("E")),
            ("السداسية الأولى 2023", None),
            ("جانفي وفيفري 2023", None),
            ("2025e", Some("E")),
            ("T1 2024 (e)", Some("E")),
            ("2021/2022 (p)", Some("P")),
            ("2022 (r)", Some("A")),
            ("2023 (préliminaire)", Some("P")),
            ("2024 (تقديرات)", Some("E")),
            ("2023 (prév.)", Some("F")),
            ("2024 (projection)", Some("F")),
            ("2024 prévisions", Some("F")),
            ("2024 (forecast)", Some("F")),
            ("2024 (توقعات)", Some("F")),
            ("2022", None),
            ("2e semestre 2022", None),
            ("1er trimestre 2022", None),
            ("mars 2024", None),
        ] {
            assert_eq!(of_period(text), status, "{text}");
        }
    }

    #[test]
    fn a_legend_gives_a_mark_its_status() {
        assert_eq!(of_legend("* estimation"), Some(("*", "E")));
        assert_eq!(of_legend("(*) Données provisoires"), Some(("*", "P")));
        assert_eq!(of_legend("** : provisional"), Some(("**", "P")));
        assert_eq!(of_legend("* معطيات وقتية"), Some(("*", "P")));
        assert_eq!(of_legend("(*) أرقام تقديرية"), Some(("*", "E")));
        assert_eq!(of_legend("(*) Hors visas de courtoisie."), None);
        assert_eq!(of_legend("* Les chiffres de ce pays sont une estimation de la police"), None);
        let own = BTreeMap::from([("*".to_owned(), Id::literal("E")), ("#".to_owned(), Id::literal("L"))]);
        assert_eq!((of_mark("2024*", &own), of_mark("*", &own), of_mark("12#", &own)), (Some("E"), None, None));
    }

    #[test]
    fn a_letter_behind_a_number_says_what_the_profile_says_of_it() {
        let code = |mark: &str, code: &'static str| (mark.to_owned(), Id::literal(code));
        let own = BTreeMap::from([code("e", "E"), code("ep", "P"), code("x", "B"), code("ت", "E"), code("s", "Q")]);
        for (text, before, status) in [
            ("346e", "346", "E"),
            ("1 234 e", "1 234", "E"),
            ("346ᵉ", "346", "E"),
            ("12,5ep", "12,5", "P"),
            ("7x", "7", "B"),
            ("٣٤٦ت", "٣٤٦", "E"),
        ] {
            assert_eq!(before_mark(text, &own), Some((before, status)), "{text}");
        }
        for text in ["e", "346", "346s", "346p", "Isle", "346E"] {
            assert_eq!(before_mark(text, &own), None, "{text}");
        }
        assert_eq!(before_mark("346e", &BTreeMap::new()), None);
        assert_eq!(before_letter("1 234ᵖ"), Some(("1 234", 'p')));
        assert_eq!((before_letter("346E"), before_letter("Isle"), before_letter("346ep")), (None, None, None));
    }

    #[test]
    fn a_legend_gives_letters_their_statuses() {
        let told = |line: &str| {
            let found = letters_of_legend(line);
            found.iter().map(|(mark, status)| format!("{mark} {status}")).collect::<Vec<_>>()
        };
        for line in [
            "e = estimate",
            "e : estimation",
            "(e) estimated",
            "ᵉ – valeur estimée",
            "ᵉ valeur estimée",
            "Légende : e = estimé",
        ] {
            assert_eq!(told(line), ["e E"], "{line}");
        }
        assert_eq!(told("p : provisoire ; r : révisé"), ["p P", "r A"]);
        assert_eq!(told("ت = تقديري، م = مؤقت"), ["ت E", "م P"]);
        assert_eq!(told("(r) données révisées ; ن : أرقام منقحة"), ["r A", "ن A"]);
        for line in
            ["* estimation", "e = Estland", "Source : estimations", "Données estimées", "p présents", "(1) estimation"]
        {
            assert!(told(line).is_empty(), "{line}");
        }
    }

    #[test]
    fn the_number_of_a_note_that_speaks_of_quality_is_a_mark() {
        for (line, mark, status) in [
            ("(1) Données provisoires", "(1)", "P"),
            ("[2] : estimation", "(2)", "E"),
            ("1) provisional", "(1)", "P"),
            ("1. Données provisoires", "(1)", "P"),
            ("¹ Données provisoires", "(1)", "P"),
            ("(١) معطيات وقتية", "(1)", "P"),
        ] {
            assert_eq!(of_numbered_note(line), Some((mark.to_owned(), status)), "{line}");
        }
        for line in [
            "2023 (provisoire)",
            "1 donnée provisoire",
            "1.5 million, provisoire",
            "(1) Hors étudiants",
            "(p) provisoire",
            "Provisoire",
        ] {
            assert_eq!(of_numbered_note(line), None, "{line}");
        }
        let own = BTreeMap::from([("(1)".to_owned(), Id::literal("P"))]);
        for text in ["Libye (1)", "Libye [1]", "Libye¹", "2023 (1)", "ليبيا (١)"] {
            assert_eq!(of_mark(text, &own), Some("P"), "{text}");
        }
        for text in ["Libye", "Libye (2)", "Libye 1", "(1)", "Libye (11)"] {
            assert_eq!(of_mark(text, &own), None, "{text}");
        }
    }

    #[test]
    fn a_mark_in_brackets_says_what_it_says_without_them() {
        let own = BTreeMap::from([
            ("*".to_owned(), Id::literal("P")),
            ("**".to_owned(), Id::literal("E")),
            ("#".to_owned(), Id::literal("L")),
        ]);
        for (text, status) in [
            ("2023 (*)", Some("P")),
            ("2023(*)", Some("P")),
            ("22 400 [*]", Some("P")),
            ("Lulu Isle ( ** )", Some("E")),
            ("Lulu Isle (1)", None),
            ("12 (#)", None),
            ("(*)", None),
            ("2023 (†)", None),
        ] {
            assert_eq!(of_mark(text, &own), status, "{text}");
        }
        assert_eq!(of_mark("2023 (*)", &BTreeMap::new()), None);
    }
}
