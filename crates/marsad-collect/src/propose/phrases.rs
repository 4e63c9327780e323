//! Words of a title or of the name of a sheet that stand for a code: only where they are a whole segment of it.
//!
//! A title is a noun phrase, not a list of words: in `cartes en cours de validité` nothing is pending, and no
//! letterhead says anything of what its table counts.

use std::collections::BTreeSet;
use std::ops::Range;

use marsad_model::{Citizenship, Dataflow, Lang};

use super::evidence::{is_of_one_stem, words_of};
use crate::names::{Found, Words, fold, is_by_word, is_of_one_sex};

/// What separates the segments of a title, besides punctuation and the words for `by`.
const SEPARATORS: [&str; 4] = ["dont", "pour", "for", "année"];
/// What behind the word for a year says that it is one of studies, and nothing of who studies.
const OF_STUDIES: [&str; 4] = ["universitaire", "scolaire", "académique", "academique"];
/// How the lines of a letterhead begin.
const LETTERHEADS: [&str; 27] = [
    "ministere",
    "direction",
    "office",
    "agence",
    "caisse",
    "institut",
    "secretariat",
    "republique",
    "observatoire",
    "centre",
    "departement",
    "service",
    "ministry",
    "agency",
    "department",
    "institute",
    "republic",
    "directorate",
    "وزاره",
    "ديوان",
    "اداره",
    "معهد",
    "جمهوريه",
    "وكاله",
    "صندوق",
    "مرصد",
    "مكتب",
];

/// Whether a line names who writes, not what is counted.
pub(crate) fn is_letterhead(line: &str) -> bool {
    let folded = fold(line);
    let first = folded.split(' ').next().unwrap_or_default();
    LETTERHEADS.contains(&first)
}

/// The segments of a line: between marks of punctuation, years, and words such as `par`.
pub(super) fn segments(line: &str) -> Vec<String> {
    let mut segments: Vec<Vec<&str>> = vec![Vec::new()];
    let pieces = line.split(is_mark);
    for piece in pieces {
        segments.push(Vec::new());
        let mut is_behind_year = false;
        for word in piece.split_whitespace() {
            let lower = word.to_lowercase();
            if is_behind_year && OF_STUDIES.contains(&lower.as_str()) {
                continue;
            }
            is_behind_year = lower == "année" || lower == "annee";
            let is_number = word.chars().any(char::is_numeric);
            let is_bullet = word.chars().count() <= 2 && word.ends_with(['.', '-']) || word == "-" || word == "،";
            if is_number || is_bullet || is_separator(&lower) {
                segments.push(Vec::new());
            } else if let Some(last) = segments.last_mut() {
                last.push(word.trim_end_matches(['.', '،']));
            }
        }
    }
    segments.iter().map(|words| words.join(" ")).filter(|segment| segment.chars().count() > 1).collect()
}

fn is_mark(c: char) -> bool {
    ",;:()[]|/–—\n«»\"•".contains(c)
}

fn is_separator(word: &str) -> bool {
    is_by_word(word) || SEPARATORS.contains(&word)
}

/// The code that a segment of `line` stands for, with the segment; none where two segments say two codes.
///
/// `names` are those of the component: `secteur santé` says the sector as `santé` alone would.
pub(crate) fn code_in(line: &str, words: &Words<'_>, names: &[String]) -> Option<(u32, String)> {
    let mut found: Vec<(u32, String)> = Vec::new();
    for segment in segments(line) {
        let bare = without_name(&segment, names);
        if let Some(code) = [segment.as_str(), bare].iter().find_map(|text| code_of(text, words)) {
            found.push((code, segment));
        }
    }
    let (code, segment) = found.first().cloned()?;
    found.iter().all(|(other, _)| *other == code).then_some((code, segment))
}

/// One letter is no word, even where it is a code.
fn code_of(text: &str, words: &Words<'_>) -> Option<u32> {
    match words.find(text) {
        Found::Code(code) if text.chars().count() > 1 => Some(code),
        _ => None,
    }
}

/// A segment without the name of the component at its start.
fn without_name<'s>(segment: &'s str, names: &[String]) -> &'s str {
    let Some((first, rest)) = segment.split_once(' ') else { return segment };
    let first = fold(first);
    if names.iter().any(|name| fold(name) == first) { rest } else { segment }
}

/// The code that a segment names behind a word of the name of its component: `Gouvernorat de Sfax` where the component
/// is that of governorates and regions.
pub(crate) fn code_behind_name(line: &str, words: &Words<'_>, names: &[String]) -> Option<(u32, String)> {
    let mut found: Vec<(u32, String)> = Vec::new();
    for segment in segments(line) {
        let Some((first, rest)) = segment.split_once(' ') else { continue };
        let first = fold(first);
        let is_named = names.iter().any(|name| words_of(name).contains(&first));
        if let Some(code) = code_of(without_link(rest), words).filter(|_| is_named) {
            found.push((code, segment));
        }
    }
    let (code, segment) = found.first().cloned()?;
    found.iter().all(|(other, _)| *other == code).then_some((code, segment))
}

/// A text without the words that link it to the one before: `de Sfax` is `Sfax`.
fn without_link(text: &str) -> &str {
    const LINKS: [&str; 6] = ["de", "du", "des", "of", "la", "le"];
    let mut rest = text;
    while let Some((_, after)) = rest.split_once(' ').filter(|(first, _)| LINKS.contains(&fold(first).as_str())) {
        rest = after;
    }
    let elided = ["d'", "d’", "l'", "l’"].iter().find_map(|link| rest.strip_prefix(link));
    elided.unwrap_or(rest)
}

/// Whether a segment of one word stands in the name of the dataflow: its subject tells nothing of its parts. Several
/// words that are a code together say more than the subject.
pub(crate) fn is_subject(segment: &str, dataflow: Option<&Dataflow>) -> bool {
    let words = words_of(segment);
    words.len() < 2
        && dataflow.is_some_and(|dataflow| {
            Lang::ALL.iter().any(|&lang| {
                let name = words_of(dataflow.name.get(lang));
                !words.is_empty() && words.iter().all(|word| name.iter().any(|other| is_of_one_stem(word, other)))
            })
        })
}

/// Whether a segment is the subject of the dataflow and tells nothing of its parts. A dataflow that names several codes of
/// the list, `Réfugiés et demandeurs d’asile`, is about all of them together, and a segment that is one of them says which.
pub(crate) fn is_whole_subject(segment: &str, words: &Words<'_>, dataflow: Option<&Dataflow>) -> bool {
    is_subject(segment, dataflow) && !names_several(words, dataflow)
}

/// Whether words of a line stand in the name of the dataflow and tell nothing of its parts: `étrangers` where foreigners are
/// counted. Of several codes that the dataflow names, a line that names one alone says which.
pub(super) fn is_of_subject((run, line): (&str, &str), words: &Words<'_>, dataflow: Option<&Dataflow>) -> bool {
    is_in_name(run, dataflow) && (!names_several(words, dataflow) || codes_within(line, words).len() > 1)
}

/// Whether all words of a run stand in the name of the dataflow in one language.
pub(super) fn is_in_name(run: &str, dataflow: Option<&Dataflow>) -> bool {
    let own = words_of(run);
    let is_named = |name: &str| {
        let name = words_of(name);
        own.iter().all(|word| name.iter().any(|other| is_of_one_stem(word, other)))
    };
    !own.is_empty() && dataflow.is_some_and(|dataflow| Lang::ALL.iter().any(|&lang| is_named(dataflow.name.get(lang))))
}

/// Whether a run of words has an article or a preposition of one letter: `Transferts d’argent`.
pub(super) fn is_elided(run: &str) -> bool {
    run.split_whitespace().any(begins_elided)
}

fn begins_elided(word: &str) -> bool {
    ["d’", "d'", "l’", "l'"].iter().any(|letter| word.starts_with(letter))
}

/// Whether the name of a dataflow names several codes of a list, in any language. Where foreigners are counted, the country
/// in which they are is none of them: `Étrangers assurés sociaux en Tunisie`.
fn names_several(words: &Words<'_>, dataflow: Option<&Dataflow>) -> bool {
    let Some(dataflow) = dataflow else { return false };
    let definition = &dataflow.definition;
    let home = definition.area.as_ref().filter(|_| definition.citizenship == Some(Citizenship::Foreign));
    let is_part = |code: &u32| home.is_none_or(|home| words.code(*code) != Some(home));
    let parts = |lang| codes_within(dataflow.name.get(lang), words).iter().filter(|code| is_part(code)).count();
    Lang::ALL.iter().any(|&lang| parts(lang) > 1)
}

/// The codes whose words stand within a text, of several words the longest; the whole, the rest and the unknown are none.
fn codes_within(text: &str, words: &Words<'_>) -> BTreeSet<u32> {
    codes_of_runs(&words_within(text), words).into_iter().map(|(_, code)| code).collect()
}

/// The words of a text, as they are written.
pub(super) fn words_within(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// The codes that words of a text are, each with the places of those words.
pub(super) fn codes_of_runs(all: &[&str], words: &Words<'_>) -> Vec<(Range<usize>, u32)> {
    const RUN_WORDS_MAX: usize = 4;
    let is_telling = |code: &u32| words.code(*code).is_some_and(|id| !id.as_str().starts_with('_'));
    let code_at = |run: &[&str]| {
        // A short word of the language is a code only by chance.
        let is_word = run.len() > 1 || run[0].chars().count() > if run[0].is_ascii() { 3 } else { 2 };
        code_of(&run.join(" "), words).filter(|code| is_word && is_telling(code))
    };
    let mut codes = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let longest = RUN_WORDS_MAX.min(all.len() - at);
        let found = (1..=longest).rev().find_map(|length| Some((length, code_at(&all[at..at + length])?)));
        codes.extend(found.map(|(length, code)| (at..at + length, code)));
        at += found.map_or(1, |(length, _)| length);
    }
    codes
}

/// The code whose own name stands somewhere within the line; none where it names two, be it that they share a word.
///
/// A name of one word counts after a preposition only: `Ordre des médecins` is about physicians, `Enquête emploi` is
/// not about those who came for work.
pub(crate) fn named_in(line: &str, words: &Words<'_>) -> Option<(u32, String)> {
    const PREPOSITIONS: [&str; 14] =
        ["de", "des", "du", "d", "la", "les", "par", "en", "of", "in", "by", "في", "من", "عن"];
    let all: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_led = |at: usize| at > 0 && PREPOSITIONS.contains(&all[at - 1].to_lowercase().as_str());
    let runs = (1..=4).rev().flat_map(|length| all.windows(length).enumerate());
    let found: Vec<(usize, &[&str], u32)> = runs
        .filter(|(at, run)| run.len() > 1 || (is_led(*at) && run[0].chars().count() > 2))
        .filter_map(|(at, run)| Some((at, run, words.named(&run.join(" "))?)))
        .collect();
    let &(at, run, code) = found.first()?;
    let shared = sharing(&all, &(at..at + run.len()));
    let is_shared = shared.iter().any(|text| code_of(text, words).is_some_and(|other| other != code));
    (!is_shared && found.iter().all(|(_, _, other)| *other == code)).then(|| (code, run.join(" ")))
}

/// What a line says besides a run of its words with a part of them: of `court et long séjour` beside `long séjour` it is
/// `court séjour`, and of `الإقامة القصيرة والطويلة` beside the first two words `الإقامة الطويلة`.
fn sharing(all: &[&str], run: &Range<usize>) -> Vec<String> {
    const LINKS: [&str; 6] = ["et", "ou", "and", "or", "و", "أو"];
    let is_link = |at: usize| all.get(at).is_some_and(|word| LINKS.contains(&word.to_lowercase().as_str()));
    let own = &all[run.clone()];
    if own.len() < 2 {
        return Vec::new();
    }
    let before = run.start.checked_sub(2).filter(|&at| is_link(at + 1)).map(|at| all[at]);
    let before = before.map(|word| format!("{word} {}", own[1..].join(" ")));
    let linked = if is_link(run.end) { all.get(run.end + 1).copied() } else { None };
    // In Arabic the link is written together with the word behind it.
    let attached = || all.get(run.end)?.strip_prefix('و').filter(|word| word.chars().count() > 2);
    let behind = linked.or_else(attached).map(|word| format!("{} {word}", own[..own.len() - 1].join(" ")));
    before.into_iter().chain(behind).collect()
}

/// A word of the list that stands somewhere within the line: too little to take it, enough to show it. What is of the
/// subject says nothing.
pub(super) fn mentioned(line: &str, words: &Words<'_>, is_silent: impl Fn(&str) -> bool) -> Option<(u32, String)> {
    // `By air` is a word of a list where `air` is too short for one.
    let is_kept = |word: &&str| word.chars().count() > 2 || is_by_word(&word.to_lowercase());
    let all: Vec<&str> = line.split(|c: char| !c.is_alphanumeric()).filter(is_kept).collect();
    // Three letters are a word of the language before they are a code: `and` is not Andorra, nor `are` the Emirates. `Men` is
    // a word for a sex, and `sea` the name of a way.
    let is_name = |word: &str| is_of_one_sex(word) || words.named(word).is_some();
    let is_long = |word: &str| word.chars().count() > 3 || !word.is_ascii() || is_name(word);
    let is_word = |run: &&[&str]| run.len() > 1 || run.first().is_some_and(|word| is_long(word));
    let runs = (1..=3).rev().flat_map(|length| all.windows(length)).filter(is_word).map(|run| run.join(" "));
    let code_said = |text: &str| code_of(text, words).filter(|_| !is_silent(text));
    let said = |run: String| {
        let code = code_said(&run).or_else(|| code_said(behind_to(&run)?))?;
        Some((code, run))
    };
    runs.chain(elided_runs(line)).find_map(said).or_else(|| ages_mentioned(line, words))
}

/// The words of a line around an article or a preposition of one letter, which is no word by itself: `Demandeurs d’asile`.
fn elided_runs(line: &str) -> Vec<String> {
    let all: Vec<&str> = line.split_whitespace().take(LINE_WORDS_MAX).collect();
    let is_run = |run: &&[&str]| match run {
        [first, rest @ ..] => !begins_elided(first) && rest.iter().any(|word| begins_elided(word)),
        [] => false,
    };
    let runs = (2..=3).rev().flat_map(|length| all.windows(length)).filter(is_run);
    runs.map(|run| run.join(" ").trim_matches(|c: char| !c.is_alphanumeric()).to_owned()).collect()
}

/// What stands behind the letters that lead to whom something is given, `للنساء`.
fn behind_to(text: &str) -> Option<&str> {
    text.strip_prefix("لل").filter(|rest| rest.chars().count() > 2)
}

/// Whether a line that mentions a code mentions no other, nothing beside it and does not deny it: `Réfugiés enregistrés` is
/// about refugees, `Female and other arrivals` is not about women alone. Who asked is not who is counted: `Enquête emploi`.
pub(super) fn is_about_one(line: &str, words: &Words<'_>) -> bool {
    const BESIDE: [&str; 8] = ["et", "ou", "and", "or", "autre", "autres", "other", "others"];
    const ASKING: [&str; 7] = ["enquete", "recensement", "survey", "census", "مسح", "تعداد", "استبيان"];
    let is_asked = fold(line).split(' ').any(|word| ASKING.contains(&word));
    let is_alone = |piece: &str| {
        let all = words_within(piece);
        let run = codes_of_runs(&all, words).into_iter().next()?.0;
        let segment = all.get(segment_around(&all, &run))?;
        let is_beside = |word: &&str| word.starts_with("وال") || BESIDE.contains(&fold(word).as_str());
        Some(!segment.iter().any(is_beside) && !is_denied(all.get(..run.start)?))
    };
    let of_one = codes_within(line, words).len() == 1;
    of_one && !is_asked && line.split(is_mark).find_map(is_alone).unwrap_or(false)
}

/// The segment of a piece in which a run of its words stands: up to the years and the words such as `par` around it.
fn segment_around(all: &[&str], run: &Range<usize>) -> Range<usize> {
    let is_end = |word: &&str| is_separator(&word.to_lowercase()) || word.contains(char::is_numeric);
    let before = all.iter().take(run.start + 1).rposition(is_end);
    let start = before.map_or(0, |at| (at + 1).min(run.start));
    let behind = all.iter().skip(run.end).position(is_end);
    start..behind.map_or(all.len(), |at| run.end + at)
}

/// Whether what follows these words is denied: what leaves out does so with all that follows it, `hors arrivées par air`,
/// and a negation denies the next word alone, `non-résidents`. What links the words and how one comes is of the code: `غير
/// القادمين جوا`.
fn is_denied(before: &[&str]) -> bool {
    const LEAVING_OUT: &str = "hors sauf except excepte excluding باستثناء عدا بخلاف";
    const DENYING: &str = "non not pas sans without than que غير بغير دون بدون";
    const LINKS: &str = "par de des du d la les le l en voie celles ceux by of the in via those عن طريق من في عبر قادمين \
                         واصلين مسافرين وافدين";
    let is_one_of = |word: &str, known: &str| known.split(' ').any(|one| one == word);
    let folded: Vec<String> = before.iter().map(|word| fold(word)).collect();
    let next = folded.iter().rev().find(|word| !is_one_of(word, LINKS));
    folded.iter().any(|word| is_one_of(word, LEAVING_OUT)) || next.is_some_and(|word| is_one_of(word, DENYING))
}

/// How many words a span of ages takes at most, and of how many words of a line it may be.
const AGE_WORDS_MAX: usize = 6;
const LINE_WORDS_MAX: usize = 80;

/// The code of the span of ages that a line names with the word for years: `de 15 à 29 ans`, `15-29 سنة`.
fn ages_mentioned(line: &str, words: &Words<'_>) -> Option<(u32, String)> {
    const YEARS: [&str; 6] = ["ans", "years", "year", "سنه", "سنوات", "عاما"];
    let trimmed = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && !"+<>".contains(c)).to_owned();
    let all: Vec<String> = line.split_whitespace().take(LINE_WORDS_MAX).map(trimmed).collect();
    let is_of_years = |run: &&[String]| {
        let has_number = run.iter().any(|word| word.contains(char::is_numeric));
        has_number && run.iter().any(|word| YEARS.contains(&fold(word).as_str()))
    };
    let runs = (2..=AGE_WORDS_MAX).rev().flat_map(|length| all.windows(length));
    let mut runs = runs.filter(is_of_years).map(|run| run.join(" "));
    runs.find_map(|run| Some((code_of(&run, words)?, run)))
}

#[cfg(test)]
mod tests {
    use marsad_model::{Code, Codelist, Id, LocalText, Version};
    use marsad_testkit::tunisia;

    use super::{code_behind_name, codes_within, is_about_one, is_letterhead, mentioned, named_in, segments};
    use crate::names::Words;

    #[test]
    fn a_place_counts_behind_the_name_of_its_component() {
        let name = |text: &str| LocalText::new(text, text, text).unwrap();
        let code = Code { id: Id::literal("XM-S"), parent: None, name: name("Sadaf") };
        let list = Codelist::new(Id::literal("CL_ISLE"), Version::FIRST, name("x"), String::new(), vec![code]);
        let words = Words::new(&list, None);
        let names = ["Gouvernorat ou région".to_owned(), "GEO".to_owned()];
        let of = |line: &str| code_behind_name(line, &words, &names).map(|(code, _)| code);
        assert_eq!(of("Gouvernorat de Sadaf - Direction régionale"), Some(0));
        assert_eq!((of("Arrivées à Sadaf"), of("Port de Sadaf"), of("Gouvernorat de Lulu")), (None, None, None));
    }

    #[test]
    fn a_line_is_about_one_code_where_it_names_no_other_and_nothing_beside_it() {
        let code =
            |id, ar, en, fr| Code { id: Id::literal(id), parent: None, name: LocalText::new(ar, en, fr).unwrap() };
        let codes = vec![
            code("_T", "المجموع", "Total", "Total"),
            code("REF", "لاجئون", "Réfugiés", "Refugees"),
            code("ASY", "طالبو لجوء", "Demandeurs d’asile", "Asylum seekers"),
        ];
        let name = LocalText::new("x", "x", "x").unwrap();
        let list = Codelist::new(Id::literal("CL_STATUS"), Version::FIRST, name, String::new(), codes);
        let words = Words::new(&list, None);
        for (line, expected) in [
            ("Registered refugees by country and sex, 2024", true),
            ("لاجئون مسجلون حسب الجنسية والجنس", true),
            ("Réfugiés et apatrides", false),
            ("Refugees and other arrivals", false),
            ("Refugees, asylum seekers", false),
            ("Registered refugees, survey of households", false),
            ("لاجئون غير مسجلين", true),
            ("Arrivals by port", false),
        ] {
            assert_eq!(is_about_one(line, &words), expected, "{line}");
        }
    }

    #[test]
    fn a_word_for_one_sex_is_met_however_short_it_is_and_behind_the_letters_that_lead_to_it() {
        let sexes = tunisia().codelist("CL_SEX").unwrap();
        let words = Words::new(sexes, None);
        for (line, expected) in [
            ("Naturalisations granted to men, 2024", Some(("M", "men"))),
            ("قرارات منح الجنسية التونسية للنساء سنة 2024", Some(("F", "للنساء"))),
            ("قرارات منح الجنسية التونسية للذكور", Some(("M", "للذكور"))),
            ("قرارات منح الجنسية التونسية للأجانب", None),
            ("Naturalisations and renunciations", None),
        ] {
            let found = mentioned(line, &words, |_| false);
            let found = found.as_ref().and_then(|(code, run)| Some((words.code(*code)?.as_str(), run.as_str())));
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn a_name_of_three_letters_is_met_where_a_code_of_three_letters_is_not() {
        let mentioned_in = |list: &str, line: &str| {
            let words = Words::new(tunisia().codelist(list).unwrap(), None);
            let (code, run) = mentioned(line, &words, |_| false)?;
            Some((words.code(code)?.to_string(), run))
        };
        for (line, run) in [
            ("Sea interceptions by nationality", "Sea"),
            ("Number of interceptions at sea, by nationality", "sea"),
            ("Interceptions by sea", "by sea"),
        ] {
            assert_eq!(mentioned_in("CL_ROUTE", line), Some(("SEA".to_owned(), run.to_owned())), "{line}");
        }
        assert_eq!(mentioned_in("CL_AREA", "Arrivals and departures that are known"), None);
    }

    #[test]
    fn a_negation_denies_a_code_only_where_it_stands_before_its_own_words() {
        let routes = tunisia().codelist("CL_ROUTE").unwrap();
        let words = Words::new(routes, None);
        for (line, expected) in [
            ("دخول غير المقيمين جوا", true),
            ("دخول غير المقيمين غير جوا", false),
            ("دخول غير القادمين جوا", false),
            ("الدخول باستثناء القدوم جوا", false),
            ("Arrivées par voie aérienne de non-résidents", true),
            ("Arrivées de non-résidents par voie aérienne", true),
            ("Arrivées hors voie aérienne", false),
            ("Arrivées hors arrivées par voie aérienne", false),
            ("Arrivées par une autre voie que la voie aérienne", false),
            ("Arrivals by air of persons without a visa", true),
            ("Non-resident arrivals by air", true),
            ("Arrivals other than by air", false),
            ("Arrivées autres que par air", false),
            ("Arrivées par air de non-résidents", true),
            ("Arrivals not by air", false),
            ("Arrivals by air or by sea", false),
        ] {
            assert_eq!(is_about_one(line, &words), expected, "{line}");
        }
    }

    #[test]
    fn a_span_of_ages_in_a_title_is_mentioned() {
        let name = |text: &str| LocalText::new(text, text, text).unwrap();
        let code = |id: &'static str| Code { id: Id::literal(id), parent: None, name: name(id) };
        let codes = vec![code("_T"), code("Y15T29"), code("Y_GE60")];
        let list = Codelist::new(Id::literal("CL_AGE"), Version::FIRST, name("x"), String::new(), codes);
        let words = Words::new(&list, None);
        for (line, expected) in [
            ("Arrivées des jeunes de 15 à 29 ans, 2024", Some(1)),
            ("Arrivées (15-29 ans)", Some(1)),
            ("Arrivées des personnes de 60 ans et plus en 2024", Some(2)),
            ("الوافدون 15-29 سنة", Some(1)),
            ("Arrivées des enfants de 3 à 5 ans", None),
            ("Arrivées du 15 au 29 mars 2024", None),
        ] {
            assert_eq!(mentioned(line, &words, |_| false).map(|(code, _)| code), expected, "{line}");
        }
    }

    #[test]
    fn a_name_of_several_codes_names_each_of_them_once() {
        let code = |id: &str, name: &str| Code {
            id: Id::new(id).unwrap(),
            parent: None,
            name: LocalText::new(name, name, name).unwrap(),
        };
        let codes = vec![code("_T", "Ensemble"), code("REF", "Réfugiés"), code("ASY", "Demandeurs d’asile")];
        let name = LocalText::new("x", "x", "x").unwrap();
        let list = Codelist::new(Id::literal("CL_STATUS"), Version::FIRST, name, String::new(), codes);
        let words = Words::new(&list, None);
        let count = |text: &str| codes_within(text, &words).len();
        assert_eq!(count("Réfugiés et demandeurs d’asile enregistrés"), 2);
        assert_eq!(count("Réfugiés par pays"), 1);
        assert_eq!((count("Ensemble des réfugiés"), count("Entrées par pays")), (1, 0));
    }

    #[test]
    fn two_codes_that_share_a_word_are_none() {
        let code =
            |id, ar, en, fr| Code { id: Id::literal(id), parent: None, name: LocalText::new(ar, en, fr).unwrap() };
        let codes = vec![
            code("SHORT", "الإقامة القصيرة", "Short stay", "Court séjour"),
            code("LONG", "الإقامة الطويلة", "Long stay", "Long séjour"),
        ];
        let name = LocalText::new("x", "x", "x").unwrap();
        let list = Codelist::new(Id::literal("CL_STAY"), Version::FIRST, name, String::new(), codes);
        let words = Words::new(&list, None);
        for (line, expected) in [
            ("Visas de court séjour délivrés", Some(0)),
            ("Visas de long séjour et cartes délivrés", Some(1)),
            ("تأشيرات الإقامة الطويلة والبطاقات", Some(1)),
            ("Visas de court et long séjour délivrés", None),
            ("Visas de long ou court séjour délivrés", None),
            ("Short and long stay visas", None),
            ("تأشيرات الإقامة القصيرة والطويلة", None),
        ] {
            assert_eq!(named_in(line, &words).map(|(code, _)| code), expected, "{line}");
        }
    }

    #[test]
    fn only_whole_segments_are_looked_at() {
        let found = segments("Cartes de séjour en cours de validité, 2023 - Hommes (par pays)");
        assert_eq!(found, ["Cartes de séjour en cours de validité", "Hommes", "pays"]);
        assert_eq!(segments("B. Femmes"), ["Femmes"]);
        assert_eq!(segments("Hommes 2021"), ["Hommes"]);
        let of_studies = "Étudiants étrangers, année universitaire 2022/2023";
        assert_eq!(segments(of_studies), ["Étudiants étrangers"], "the year says nothing of who studies");
        assert_eq!(segments("Niveau universitaire"), ["Niveau universitaire"]);
    }

    #[test]
    fn a_letterhead_is_told_by_its_first_word() {
        assert!(is_letterhead("Ministère de la Famille, de la Femme") && is_letterhead("وزارة الصحة"));
        assert!(is_letterhead("مكتب الدراسات والتخطيط والبرمجة"));
        assert!(!is_letterhead("Femmes inscrites"));
    }
}
