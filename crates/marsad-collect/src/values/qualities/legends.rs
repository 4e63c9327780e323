//! Lines of a legend that give a mark, a letter or the number of a note the meaning of a quality: `* estimation`, `p : provisoire`,
//! `(1) Données provisoires`.
//!
//! Does not hold: whether a line says what a profile has of a mark, for which `values::legends` is.

use super::lines::LINE_BYTES_MAX;
use super::marks::{digit, is_sign, lowered, number_in_brackets};
use super::words::{of_letter, of_mark_word, of_word};
use crate::cell::is_raised;
use crate::names::fold;
use crate::values::single_legends::single_legends;

/// The statuses that a line of a legend gives to the mark with which it begins, `* estimation`, `(*) Données provisoires`, and
/// to those behind its sentences and legends: `Source : INS. * : données provisoires`, `* : estimation ** : provisoire`.
pub(crate) fn signs_of_legend(line: &str) -> Vec<(&'static str, &'static str)> {
    single_legends(line).into_iter().flat_map(pieces).filter_map(sign_of_piece).collect()
}

/// The first of them.
pub(crate) fn of_legend(line: &str) -> Option<(&'static str, &'static str)> {
    signs_of_legend(line).into_iter().next()
}

fn sign_of_piece(piece: &str) -> Option<(&'static str, &'static str)> {
    let (mark, words) = mark_of_legend(piece)?;
    let folded = fold(words);
    let said: Vec<&str> = folded.split(' ').collect();
    // A sentence that speaks of estimates among other things explains no mark.
    let status = said.iter().find_map(|word| of_word(word)).filter(|_| said.len() <= 4)?;
    Some((mark, status))
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
pub(crate) fn mark_of_legend(line: &str) -> Option<(&'static str, &str)> {
    const MARKS: [&str; 6] = ["***", "**", "*", "††", "†", "‡"];
    let bare = line.trim_start().trim_start_matches('(');
    let mark = MARKS.into_iter().find(|mark| bare.starts_with(*mark))?;
    Some((mark, bare[mark.len()..].trim_start_matches([')', ' ', ':', '=', '-', '–'])))
}

/// The marks of one or two letters that a line of a legend explains, with their statuses: `e = estimate`, `(p) provisional`,
/// `p : provisoire ; r : révisé`, `Source : INS. (p) : provisoire`.
pub(crate) fn letters_of_legend(line: &str) -> Vec<(String, &'static str)> {
    if line.len() > LINE_BYTES_MAX {
        return Vec::new();
    }
    let pieces = single_legends(line).into_iter().flat_map(pieces);
    let parts = pieces.flat_map(|piece| piece.split([',', ';', '،', '؛', '|', '\n']));
    parts.filter_map(letters_of_piece).collect()
}

/// What stands behind each sentence or legend of a line and begins as legends do, the last first: the `(p) : provisoire` of
/// `Source : INS. (p) : provisoire`.
pub(super) fn behind_sentences(line: &str) -> impl Iterator<Item = &str> {
    starts(line).into_iter().rev().filter_map(move |start| line.get(start..))
}

/// A line cut where legends begin in it.
fn pieces(line: &str) -> Vec<&str> {
    let mut rest = line;
    let mut found = Vec::new();
    for start in starts(line).into_iter().rev() {
        let (before, piece) = rest.split_at(start);
        found.push(piece);
        rest = before;
    }
    found.push(rest);
    found.reverse();
    found
}

/// Where legends begin in a line behind its first: behind a sentence, or behind a legend that begins alike.
fn starts(line: &str) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut own = line;
    let line = if line.len() > LINE_BYTES_MAX { "" } else { line };
    for (at, c) in line.char_indices() {
        let is_end = matches!(c, '.' | ',' | ';' | '،' | '؛' | '|' | '\n');
        if !is_end && !c.is_whitespace() {
            continue;
        }
        let tail = line.get(at + c.len_utf8()..).unwrap_or_default().trim_start();
        let is_start = is_end && begins_with_mark(tail) || c.is_whitespace() && begin_alike(own, tail);
        let start = line.len() - tail.len();
        if is_start && found.last() != Some(&start) {
            found.push(start);
            own = tail;
        }
    }
    found
}

/// Whether two texts begin with marks that are written alike: `* : provisoire` and `** : estimé`, `(1) Provisoire` and
/// `(2) Estimé`, `1) provisoire` and `2) estimé`.
fn begin_alike(one: &str, other: &str) -> bool {
    let begins_with_sign = |text: &str| text.starts_with(is_sign) && mark_of_legend(text).is_some();
    let begins_with_bracket = |text: &str| text.starts_with(['(', '[']) && begins_with_mark(text);
    let is_next = || match (number_and_sign(one), number_and_sign(other)) {
        (Some((number, sign)), Some((next, next_sign))) => next == number + 1 && sign == next_sign,
        _ => false,
    };
    begins_with_sign(one) && begins_with_sign(other)
        || begins_with_bracket(one) && begins_with_bracket(other)
        || is_next()
}

/// The number with which a note begins, and the sign behind it; a raised number is its own, whichever it is.
fn number_and_sign(text: &str) -> Option<(u32, char)> {
    let (mark, words) = number_of_note(text)?;
    let number = mark.trim_matches(['(', ')']).parse().ok()?;
    let sign = text.strip_suffix(words)?.trim_end().chars().next_back()?;
    Some((number, if is_raised(sign) { '¹' } else { sign }))
}

/// Whether a text begins with a mark, or with a letter or a number that a bracket or colon tells from the words behind it.
fn begins_with_mark(text: &str) -> bool {
    let in_brackets = || text.strip_prefix(['(', '['])?.split_once([')', ']']).map(|(mark, _)| mark);
    let before_colon = || text.split_once([':', '=']).map(|(mark, _)| mark);
    let is_mark = |mark: &str| {
        let mark = mark.trim();
        mark.chars().count() == 1 || number_in_brackets(mark).is_some()
    };
    let is_note = || number_and_sign(text).is_some_and(|(_, sign)| matches!(sign, '¹' | ')' | ']'));
    mark_of_legend(text).is_some() || in_brackets().or_else(before_colon).is_some_and(is_mark) || is_note()
}

/// The status that a line gives to a mark as profiles write it, `*`, `p` or `(1)`, however many words it takes for that: whoever
/// asks for it wants to have it looked at.
pub(crate) fn of_explained_mark(line: &str, mark: &str) -> Option<&'static str> {
    let of_letter = || letters_of_legend(line).into_iter().find(|(letter, _)| letter == mark).map(|(_, status)| status);
    let of_words = || {
        let folded = fold(words_behind(line, mark)?);
        // `Est` is the east as well.
        folded.split(' ').filter(|word| *word != "est").find_map(of_mark_word)
    };
    of_letter().or_else(of_words)
}

/// Whether a line says something of a mark as profiles write it: it begins with it, or with a sentence behind which it stands.
pub(crate) fn explains_mark(line: &str, mark: &str) -> bool {
    words_behind(line, mark).is_some() || letters_of_legend(line).iter().any(|(letter, _)| letter == mark)
}

/// What a line says behind the mark with which it, or what stands behind its sentences, begins.
fn words_behind<'l>(line: &'l str, mark: &str) -> Option<&'l str> {
    let of_piece = |piece: &'l str| {
        let of_sign = mark_of_legend(piece).filter(|(sign, _)| *sign == mark).map(|(_, words)| words);
        let of_note = || number_of_note(piece).filter(|(number, _)| number == mark).map(|(_, words)| words);
        let of_letter = || {
            let (letter, words) = piece.trim_start().trim_start_matches(['(', '[']).split_once([')', ']', ':', '='])?;
            letter.trim().chars().map(lowered).eq(mark.chars()).then_some(words)
        };
        of_sign.or_else(of_note).or_else(of_letter).filter(|words| words.contains(char::is_alphabetic))
    };
    pieces(line).into_iter().find_map(of_piece)
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

/// The numbers of the notes of a line, each with the status that the note gives to what refers to it: `(1) Données provisoires`,
/// `1. provisoire`, `¹ estimation`, `(1) Provisoire. (2) Révisé.`
pub(crate) fn numbered_notes(line: &str) -> Vec<(String, &'static str)> {
    pieces(line).into_iter().filter_map(note_of_piece).collect()
}

fn note_of_piece(piece: &str) -> Option<(String, &'static str)> {
    let (mark, words) = number_of_note(piece)?;
    let folded = fold(words);
    let said: Vec<&str> = folded.split(' ').collect();
    // A sentence that speaks of estimates among other things explains no mark.
    let status = said.iter().find_map(|word| of_mark_word(word)).filter(|_| said.len() <= 4)?;
    Some((mark, status))
}

/// The number with which a note begins, in brackets as profiles write it, and the words of the note.
fn number_of_note(line: &str) -> Option<(String, &str)> {
    let bare = line.trim_start().trim_start_matches(['(', '[']);
    let (number, rest) = bare.split_at(bare.find(|c: char| digit(c).is_none())?);
    let mark = number_in_brackets(number).filter(|_| line.len() <= LINE_BYTES_MAX)?;
    let is_closing = |c: char| matches!(c, ')' | ']' | ':' | '=' | '.');
    let closed = rest.trim_start().strip_prefix(is_closing).filter(|words| !words.starts_with(char::is_numeric));
    let words = closed.or_else(|| number.chars().all(is_raised).then_some(rest))?;
    Some((mark, words))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::Id;

    use super::{
        explains_mark, letters_of_legend, numbered_notes, of_explained_mark, of_legend, of_letter_legend,
        signs_of_legend,
    };
    use crate::values::qualities::of_mark;

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
    fn a_legend_gives_a_mark_its_status() {
        assert_eq!(of_legend("* estimation"), Some(("*", "E")));
        assert_eq!(of_legend("(*) Données provisoires"), Some(("*", "P")));
        assert_eq!(of_legend("** : provisional"), Some(("**", "P")));
        assert_eq!(of_legend("* معطيات وقتية"), Some(("*", "P")));
        assert_eq!(of_legend("(*) أرقام تقديرية"), Some(("*", "E")));
        assert_eq!(of_legend("Source : INS. * : données provisoires."), Some(("*", "P")));
        assert_eq!(signs_of_legend("* : estimation, ** : provisoire"), [("*", "E"), ("**", "P")]);
        assert_eq!(signs_of_legend("غ.م: غير متوفر، *: معطيات وقتية"), [("*", "P")]);
        assert_eq!(of_legend("(*) Hors visas de courtoisie."), None);
        assert_eq!(of_legend("* Les chiffres de ce pays sont une estimation de la police"), None);
        let own = BTreeMap::from([("*".to_owned(), Id::literal("E")), ("#".to_owned(), Id::literal("L"))]);
        assert_eq!((of_mark("2024*", &own), of_mark("*", &own), of_mark("12#", &own)), (Some("E"), None, None));
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
    fn a_line_of_several_legends_gives_each_mark_its_own_status() {
        let both = |one: &'static str, other: &'static str| [("*", one), ("**", other)];
        for line in [
            "* : provisoire ** : estimé",
            "* provisoire ** estimé",
            "*: provisoire. **: estimé",
            "(*) Données provisoires (**) Données estimées",
        ] {
            assert_eq!(signs_of_legend(line), both("P", "E"), "{line}");
            assert_eq!((of_explained_mark(line, "*"), of_explained_mark(line, "**")), (Some("P"), Some("E")), "{line}");
        }
        for line in [
            "(1) Données provisoires. (2) Données révisées.",
            "(1) Données provisoires (2) Données révisées",
            "1) données provisoires  2) données révisées",
            "1. Données provisoires 2. Données révisées",
            "¹ Provisoire. ² Révisé.",
            "¹ Provisoire ² Révisé",
            "Source : INS. 1) Données provisoires 2) Données révisées",
        ] {
            assert_eq!(numbered_notes(line), [("(1)".to_owned(), "P"), ("(2)".to_owned(), "A")], "{line}");
            assert!(explains_mark(line, "(1)") && explains_mark(line, "(2)"), "{line}");
        }
        for line in ["1) données provisoires  2) hors Libye orientale et centrale", "¹ Provisoire. ² Hors Libye."] {
            assert_eq!(numbered_notes(line), [("(1)".to_owned(), "P")], "{line}");
            assert_eq!(of_explained_mark(line, "(2)"), None, "{line}");
        }
        assert!(numbered_notes("1) Hors les 3) pays provisoires du 15 au 2").is_empty(), "not the next number");
        let letters = [("p".to_owned(), "P"), ("e".to_owned(), "E")];
        for line in
            ["(p) provisoire (e) estimé", "(p) provisoire. (e) estimé", "Source : INS. (p) provisoire (e) estimé"]
        {
            assert_eq!(letters_of_legend(line), letters, "{line}");
        }
        assert_eq!(of_explained_mark("* Hors Sfax. (1) Données provisoires", "*"), None, "of the other mark");
        assert_eq!(signs_of_legend("* Libye (1) provisoire"), [("*", "P")], "what a legend says, and no other");
    }

    #[test]
    fn a_line_may_explain_a_mark_with_many_words_or_none_of_quality() {
        for (line, mark, status) in [
            ("* Données provisoires arrêtées au 31 mars de l’année suivante", "*", Some("P")),
            ("Source : INS. (p) : données provisoires", "p", Some("P")),
            ("p : chiffres de la police, non encore définitifs, estimés", "p", Some("E")),
            ("(1) Estimation de la police des frontières", "(1)", Some("E")),
            ("¹ y compris les réfugiés", "(1)", None),
            ("* : région de l’Est", "*", None),
            ("n.d. : non disponible, ** : provisoire", "**", Some("P")),
        ] {
            assert!(explains_mark(line, mark), "{line}");
            assert_eq!(of_explained_mark(line, mark), status, "{line}");
        }
        for (line, mark) in
            [("** : provisoire", "*"), ("(2) provisoire", "(1)"), ("Données provisoires", "*"), ("*", "*")]
        {
            assert!(!explains_mark(line, mark), "{line}");
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
            assert_eq!(numbered_notes(line), [(mark.to_owned(), status)], "{line}");
        }
        for line in [
            "2023 (provisoire)",
            "1 donnée provisoire",
            "1.5 million, provisoire",
            "(1) Hors étudiants",
            "(p) provisoire",
            "Provisoire",
        ] {
            assert!(numbered_notes(line).is_empty(), "{line}");
        }
        let own = BTreeMap::from([("(1)".to_owned(), Id::literal("P"))]);
        for text in ["Libye (1)", "Libye [1]", "Libye¹", "2023 (1)", "ليبيا (١)"] {
            assert_eq!(of_mark(text, &own), Some("P"), "{text}");
        }
        for text in ["Libye", "Libye (2)", "Libye 1", "(1)", "Libye (11)"] {
            assert_eq!(of_mark(text, &own), None, "{text}");
        }
    }
}
