//! What a note above or below a table says of its figures: nothing that could narrow them, something that nothing explains,
//! or, in words that are certain, that a period is not whole or that a code alone is counted or left out.
//!
//! Lists of words that narrow never end; so the notes are known here that narrow nothing. Does not hold: what explains a
//! word of a title as well, which `explained` knows, and who is asked or told.

use std::collections::BTreeMap;

use marsad_model::Id;

use super::explained::{TakenCodes, Vocabulary};
use super::narrowing::is_narrowing;
use super::notes_of_less::says_only;
use super::notes_of_parts::begins_notes;
use super::notes_of_rounding::is_of_rounding;
use super::origin_lines::{is_of_printing, is_of_source};
use super::phrases::is_letterhead;
use crate::Context;
use crate::cell::is_raised;
use crate::names::{Found, fold};
use crate::reading::dictionary::Dictionary;
use crate::values::asides::has_year;
use crate::values::periods::{self, Moment, TimeHabits};
use crate::values::single_legends::single_legends;
use crate::values::units::is_unit_note;
use crate::values::{legends, qualities, statuses};

/// How many words of a note are looked at for a period or a code, and how many of them are one.
const WORDS_MAX: usize = 40;
const RUN_WORDS_MAX: usize = 4;

/// How words begin that say of a period that it is not whole, or not final; folded, behind a blank.
const INCOMPLETE: [&str; 22] = [
    " partiel",
    " partial",
    " incomplet",
    " indisponib",
    " unavailab",
    " manquant",
    " missing",
    " non disponib",
    " pas disponib",
    " not available",
    " not yet",
    " pas encore",
    " provisoir",
    " provisional",
    " preliminar",
    " جزيي",
    " ناقص",
    " غير متوفر",
    " غير متاح",
    " غير مكتمل",
    " وقتي",
    " موقت",
];
/// Those that say of figures that they are provisional, which sources say of themselves.
const PROVISIONAL: [&str; 5] = [" provisoir", " provisional", " preliminar", " وقتي", " موقت"];
/// How words begin that say that nothing else is counted.
const ONLY: [&str; 6] = [" seul", " uniquement", " exclusivement", " only", " solely", " فقط"];
/// How words begin that say that something is left out, and whether that stands behind them, as before them stands of what:
/// `France : excludes private schools`.
const EXCEPT: [(&str, bool); 22] = [
    (" hors ", true),
    (" sauf ", true),
    (" except", true),
    (" exclude ", true),
    (" excludes ", true),
    (" excluding ", true),
    (" exclut ", true),
    (" excluent ", true),
    (" excluant ", true),
    (" exclu", false),
    (" non compris", false),
    (" not includ", false),
    (" ne comprend pas", true),
    (" ne comprennent pas", true),
    (" n inclu", true),
    (" does not include", true),
    (" باستثنا", true),
    (" عدا ", true),
    (" ماعدا ", true),
    (" لا يشمل", true),
    (" لا تشمل", true),
    (" دون احتساب", true),
];

/// Small words of notes, folded: `The ports count them`.
const SMALL: [&str; 40] = [
    "sont",
    "est",
    "etait",
    "etaient",
    "sera",
    "seront",
    "ils",
    "elles",
    "elle",
    "nous",
    "vous",
    "dont",
    "donc",
    "comme",
    "ainsi",
    "aussi",
    "afin",
    "lors",
    "nb",
    "remarque",
    "remarques",
    "remark",
    "remarks",
    "them",
    "they",
    "their",
    "have",
    "has",
    "had",
    "was",
    "will",
    "can",
    "may",
    "count",
    "counts",
    "هو",
    "هي",
    "كما",
    "ملاحظه",
    "ملاحظات",
];

/// What a note says for certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Understood {
    /// Nothing that is certain.
    Nothing,
    /// That a period is not whole, not final or not there.
    Period(String),
    /// That one code of a component alone is counted.
    Only(Id, Id),
    /// That one code of a component is left out.
    Except(Id, Id),
}

/// Whether a note may narrow or qualify the figures of a table: it is none of those that every sheet has, and something in
/// it is not explained, or says that figures are of less than all.
pub(crate) fn may_narrow(
    context: &Context<'_>,
    (vocabulary, taken): (&Vocabulary, &TakenCodes<'_, '_>),
    note: &str,
) -> bool {
    let is_final = qualities::says_final(note);
    let is_empty = |piece: &str| SMALL.contains(&piece) || is_final && qualities::is_final(piece);
    let is_open = |word: &String| !fold(word).split(' ').all(is_empty);
    let dataflow = context.pack.dataflow(context.dataflow);
    let is_less = || is_narrowing(note, dataflow) || says_only(note) || says_part(note);
    !is_harmless(note) && (is_less() || vocabulary.unexplained(note, taken).iter().any(is_open))
}

/// Whether a note says nothing of the figures: a source, a date, a signature, an address, the number of a page, a unit, which
/// is read as such, or what a mark means. One that says besides that something is left out is none of these.
pub(crate) fn is_harmless(note: &str) -> bool {
    let parts = || single_legends(note);
    says_nothing(note) || parts().len() > 1 && parts().into_iter().all(says_nothing)
}

fn says_nothing(note: &str) -> bool {
    if !note.chars().any(char::is_alphabetic) || legends::is_head(note) || explains_mark(note) || is_of_rounding(note) {
        return true;
    }
    let is_address = note.contains('@') || note.contains("http") || note.contains("www.");
    let is_formal = is_address
        || is_of_source(note)
        || is_of_printing(note)
        || is_letterhead(note)
        || is_unit_note(note)
        || begins_formally(&fold(note));
    is_formal && !has(note, &ONLY) && !leaves_out(note) && !says_part(note)
}

/// Whether a note says that something is partial or not there, and not only that it is provisional.
fn says_part(note: &str) -> bool {
    INCOMPLETE.iter().filter(|start| !PROVISIONAL.contains(start)).any(|start| has(note, &[*start]))
}

/// Whether a note says of figures that they are of less than all, or not whole, in words that are known.
pub(crate) fn says_less(note: &str) -> bool {
    has(note, &INCOMPLETE) || has(note, &ONLY) || leaves_out(note)
}

/// Whether a line above a table is a note and no title: it begins with a mark or a word for notes, is told as a sentence, or
/// is too long for a title.
pub(crate) fn is_note(line: &str) -> bool {
    const TITLE_CHARACTERS_MAX: usize = 160;
    let begins = fold(line).split(' ').next().is_some_and(begins_notes);
    let is_marked = line.starts_with(['*', '†', '‡', '(', '[']) || line.starts_with(is_raised);
    let is_sentence = line.ends_with('.') && line.split_whitespace().count() > 3;
    begins || is_marked || is_sentence || line.chars().count() > TITLE_CHARACTERS_MAX
}

/// What a note says for certain: a period with a word for what is not whole, or a code with one for nothing else or for all
/// else. A note that says two of these, or names two periods or codes, is for a person to read.
pub(crate) fn understood(dictionary: &Dictionary<'_>, note: &str, habits: TimeHabits) -> Understood {
    let code = || only_code(dictionary, note);
    let found = match (has(note, &INCOMPLETE), has(note, &ONLY), leaves_out(note)) {
        (true, false, false) => only_period(note, habits).map(Understood::Period),
        (false, true, false) => code().map(|(component, code)| Understood::Only(component, code)),
        (false, false, true) => {
            let is_left_out = |named: &(Id, Id)| only_code(dictionary, &left_out(note)).as_ref() == Some(named);
            code().filter(is_left_out).map(|(component, code)| Understood::Except(component, code))
        }
        _ => None,
    };
    found.unwrap_or(Understood::Nothing)
}

/// The part of a note that says what is left out, folded.
fn left_out(note: &str) -> String {
    let padded = format!(" {} ", fold(note));
    let mut before = EXCEPT.iter().filter(|(_, is_behind)| *is_behind);
    let behind = before.find_map(|(start, _)| Some(padded.split_once(start)?.1.to_owned()));
    behind.unwrap_or(padded)
}

/// Whether a note says that something is left out.
fn leaves_out(note: &str) -> bool {
    has(note, &EXCEPT.map(|(start, _)| start))
}

/// Whether words of a note begin in one of some ways.
fn has(note: &str, starts: &[&str]) -> bool {
    let padded = format!(" {} ", fold(note));
    starts.iter().any(|start| padded.contains(start))
}

/// Whether a line says what a mark in the place of a number or beside one means: `n.d. : non disponible`, `(e) estimated`.
pub(crate) fn explains_mark(note: &str) -> bool {
    const WORDS_MAX: usize = 8;
    // A longer word is no short form of its meaning: `prov. : données provisoires`.
    const SHORT_CHARS_MAX: usize = 5;
    if has_year(note) || has(note, &ONLY) || leaves_out(note) {
        return false;
    }
    let is_of_mark = qualities::of_legend(note).is_some() || statuses::of_legend(note).is_some();
    if legends::leaves_dash_open(note) {
        return false;
    }
    let is_of_letter = || qualities::is_legend_of_letter(note) || !legends::explained(note).is_empty();
    if is_of_mark || is_of_letter() || legends::says_zero(note) {
        return true;
    }
    let in_brackets = note.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let Some((mark, words)) = in_brackets.or_else(|| note.split_once([':', '='])) else { return false };
    let mark = mark.trim();
    let is_letter = mark.chars().count() == 1 && qualities::of_period(mark).is_some();
    let is_short = mark.chars().count() <= SHORT_CHARS_MAX && qualities::of_period(mark).is_some();
    let is_quality = || is_short && qualities::of_period(mark) == legends::meaning(words);
    let is_mark = is_letter || is_quality() || statuses::read(mark, &BTreeMap::new()).is_some();
    is_mark && words.split_whitespace().count() <= WORDS_MAX
}

/// Whether a line begins as signatures, addresses and the like do, and says of no figures that they are of less than all: a day
/// in it is the one on which it was written.
pub(crate) fn is_formal(line: &str) -> bool {
    begins_formally(&fold(line)) && !says_less(line)
}

/// Whether a folded line begins as addresses, signatures, references and numbers of pages do.
fn begins_formally(folded: &str) -> bool {
    const STARTS: [&str; 62] = [
        "contact",
        "contacts",
        "pour tout renseignement",
        "pour plus d informations",
        "for further information",
        "لمزيد المعلومات",
        "tel",
        "telephone",
        "fax",
        "email",
        "e mail",
        "courriel",
        "adresse",
        "address",
        "page",
        "voir",
        "cf",
        "see",
        "signature",
        "signe",
        "signed",
        "visa du",
        "visa de",
        "cachet",
        "fait a",
        "fait le",
        "directeur",
        "directrice",
        "director",
        "chef de service",
        "chef du",
        "chef de division",
        "ministre",
        "president",
        "secretaire general",
        "prepare par",
        "etabli par",
        "elabore par",
        "saisi par",
        "verifie par",
        "valide par",
        "responsable",
        "prepared by",
        "compiled by",
        "approved by",
        "checked by",
        "date",
        "reference",
        "copyright",
        "هاتف",
        "فاكس",
        "بريد",
        "عنوان",
        "صفحه",
        "انظر",
        "راجع",
        "امضاء",
        "توقيع",
        "ختم",
        "مدير",
        "رييس",
        "حرر",
    ];
    STARTS.iter().any(|start| folded.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// The only period that a note names with its year; none where it names a part of a year without one.
fn only_period(note: &str, habits: TimeHabits) -> Option<String> {
    let words: Vec<&str> = note.split_whitespace().take(WORDS_MAX).collect();
    let mut found: Option<String> = None;
    let mut at = 0;
    while at < words.len() {
        let Some((length, moment)) = longest_run(&words, at, |run| moment_of(run, habits)) else {
            at += 1;
            continue;
        };
        let Moment::Period(period) = moment else { return None };
        let period = period.to_string();
        if found.as_ref().is_some_and(|other| *other != period) {
            return None;
        }
        found = Some(period);
        at += length;
    }
    found
}

/// What words say of time. A short word of one language is a word of another: `mai`, `mar`, `dec`.
fn moment_of(run: &str, habits: TimeHabits) -> Option<Moment> {
    let moment = periods::read_bare(run, habits)?;
    let is_whole = matches!(moment, Moment::Period(_)) && has_year(run);
    let is_long = run.chars().filter(|c| c.is_alphabetic()).count() >= 4 || !run.is_ascii();
    (is_whole || is_long).then_some(moment)
}

/// The only code of a dimension that a note names.
fn only_code(dictionary: &Dictionary<'_>, note: &str) -> Option<(Id, Id)> {
    let words: Vec<&str> = note.split_whitespace().take(WORDS_MAX).collect();
    let mut found: Option<(Id, Id)> = None;
    for component in dictionary.components.iter().take(dictionary.dimensions).filter(|one| *one.id != *"FREQ") {
        let Some(known) = component.words.as_ref() else { continue };
        let code_of = |run: &str| match known.find(run) {
            Found::Code(code) if is_name(run) => known.code(code).filter(|code| !code.as_str().starts_with('_')),
            _ => None,
        };
        let mut at = 0;
        while at < words.len() {
            let Some((length, code)) = longest_run(&words, at, code_of) else {
                at += 1;
                continue;
            };
            let named = (component.id.clone(), code.clone());
            if found.as_ref().is_some_and(|other| *other != named) {
                return None;
            }
            found = Some(named);
            at += length;
        }
    }
    found
}

/// Whether a text is long enough to be a name where it stands in a sentence: `de` is no country.
fn is_name(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters > 3 || letters > 2 && !text.is_ascii()
}

/// The longest run of words from a place on that is something, and how many words it has.
fn longest_run<T>(words: &[&str], at: usize, read: impl Fn(&str) -> Option<T>) -> Option<(usize, T)> {
    let is_around = |c: char| " (),:;.[]«»\"“”*-–—،؛".contains(c);
    let longest = RUN_WORDS_MAX.min(words.len() - at);
    (1..=longest).rev().find_map(|length| {
        let run = words.get(at..at + length)?.join(" ");
        Some((length, read(run.trim_matches(is_around))?))
    })
}

#[cfg(test)]
mod tests {
    use marsad_model::{Id, Profile};
    use marsad_testkit::marjan;
    use serde_json::json;

    use super::{EXCEPT, INCOMPLETE, ONLY, SMALL, Understood, is_harmless, is_note, understood};
    use crate::Context;
    use crate::names::fold;
    use crate::reading::dictionary::Dictionary;
    use crate::values::periods::TimeHabits;

    /// What a note below a table of arrivals says for certain.
    fn said(note: &str) -> Understood {
        let format = json!({ "kind": "csv", "delimiter": ";" });
        let profile: Profile = serde_json::from_value(json!({ "id": "P", "format": format, "table": [] })).unwrap();
        let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
        understood(&Dictionary::new(&context), note, TimeHabits::default())
    }

    #[test]
    fn words_of_notes_are_written_as_they_are_folded() {
        let except = EXCEPT.map(|(start, _)| start);
        for word in SMALL.iter().chain(&INCOMPLETE).chain(&ONLY).chain(&except) {
            assert_eq!(fold(word), word.trim(), "{word}");
        }
    }

    #[test]
    fn what_every_sheet_has_narrows_nothing() {
        for note in [
            "Source : OTE, 2023",
            "Source : INS, résultats provisoires",
            "Mis à jour le 15 mars 2024",
            "Tunis, le 15 mars 2023",
            "Le Directeur Général",
            "Contact : stat@example.org",
            "Page 1 / 3",
            "12",
            "Voir légende en annexe",
            "n.d. : non disponible.",
            "غ.م : غير متوفر",
            "(e) estimated or rounded",
            "prov. : données provisoires",
            "Source : CRES, enquête auprès des ménages n.d. : non disponible",
            "Source : INS (2024). n.d. : non disponible.",
            "* Données provisoires",
            "Unité : milliers",
            "المدير العام",
        ] {
            assert!(is_harmless(note), "{note}");
        }
    }

    #[test]
    fn a_source_or_a_legend_that_leaves_something_out_is_a_note_like_others() {
        for note in [
            "Source : OTE, hors double nationaux",
            "Source : INS. Données partielles pour 2023",
            "Voir aussi : seuls les hommes",
            "n.d. : non disponible pour 2023",
            "Source : INS ; hors Lulu Isle",
            "Estimations : chiffres estimés",
            "Y compris les saisonniers",
            "Données partielles pour 2023",
            "لا يشمل ولاية تطاوين",
        ] {
            assert!(!is_harmless(note), "{note}");
        }
    }

    #[test]
    fn a_period_or_a_code_is_understood_where_it_is_the_only_one() {
        let sex = Id::literal("SEX");
        for (note, period) in [
            ("Données partielles pour 2023", "2023"),
            ("Décembre 2023 non disponible", "2023-12"),
            ("Figures for 2024 are not yet available.", "2024"),
        ] {
            assert_eq!(said(note), Understood::Period(period.to_owned()), "{note}");
        }
        assert_eq!(said("Only female passengers"), Understood::Only(sex.clone(), Id::literal("F")));
        assert_eq!(said("Not including Lulu Isle"), Understood::Except(Id::literal("ISLE"), Id::literal("XM-L")));
        assert_eq!(
            said("Les chiffres excluent Lulu Isle"),
            Understood::Except(Id::literal("ISLE"), Id::literal("XM-L"))
        );
        assert_eq!(said("Lulu Isle : non comprise"), Understood::Except(Id::literal("ISLE"), Id::literal("XM-L")));
        for note in [
            "Données partielles pour 2021 et 2023",
            "Décembre non disponible",
            "Lulu Isle and Sadaf Isle only",
            "Only female passengers, hors marins",
            "Lulu Isle: data exclude private boats",
            "Lulu Isle hors marins",
            "Including dependants",
        ] {
            assert_eq!(said(note), Understood::Nothing, "{note}");
        }
    }

    #[test]
    fn a_note_above_a_table_is_known_by_its_mark_or_its_sentence() {
        for line in ["(1) y compris les saisonniers", "NB : hors marins", "The ports closed for two months in winter."]
        {
            assert!(is_note(line), "{line}");
        }
        for line in ["Arrivals by isle", "Tableau 1. Évolution", "Arrivées, 2023."] {
            assert!(!is_note(line), "{line}");
        }
    }

    #[test]
    fn a_note_of_rounding_or_of_whom_to_ask_narrows_nothing_and_one_that_says_more_may() {
        for note in [
            "Les totaux peuvent ne pas correspondre à la somme en raison des arrondis.",
            "Totals may not add up because of rounding.",
            "Pour tout renseignement : 71 891 002",
        ] {
            assert!(is_harmless(note), "{note}");
        }
        for note in [
            "Les totaux des femmes sont arrondis.",
            "Totals without ferries, because of rounding",
            "Arrondis à la dizaine",
        ] {
            assert!(!is_harmless(note), "{note}");
        }
    }
}
