//! Words for women alone in a title: those of a list, and the feminine plural of the words for those who are counted,
//! `Tunisiennes` of `Tunisiens`, `المسجلات` of `المسجلون`.
//!
//! Adjectives agree with feminine nouns as well, `personnes étrangères`, `cartes délivrées`: in French only the word that
//! leads its group is one for people. Does not hold: words of codes, `Femmes`, which the lists know.

use marsad_model::{Dataflow, Lang};

use super::evidence::{is_of_one_stem, words_of};
use crate::names::{country_of_nationality, fold};

/// Words for women alone among those of whom populations are made, folded: those that may stand in the titles of dataflows
/// whose own words do not name all of them, `Étudiantes` where arrivals are counted.
const WOMEN: [&str; 23] = [
    "etudiantes",
    "emigrantes",
    "immigrantes",
    "migrantes",
    "residentes",
    "travailleuses",
    "ouvrieres",
    "retraitees",
    "visiteuses",
    "citoyennes",
    "ressortissantes",
    "diplomees",
    "طالبات",
    "مهاجرات",
    "عاملات",
    "وافدات",
    "مقيمات",
    "متقاعدات",
    "مواطنات",
    "زايرات",
    "خريجات",
    "اجنبيات",
    "تلميذات",
];

/// Nouns for persons of both sexes with which feminine words agree, folded.
const PERSONS: [&str; 6] = ["personnes", "populations", "population", "forces", "familles", "communautes"];

/// How a feminine plural ends, and the masculine one, folded.
const ENDINGS: [[&str; 2]; 10] = [
    ["nnes", "ns"],
    ["eres", "ers"],
    ["euses", "eurs"],
    ["euses", "eux"],
    ["trices", "teurs"],
    ["ives", "ifs"],
    ["elles", "els"],
    ["es", "s"],
    ["ات", "ون"],
    ["ات", "ين"],
];

/// Whether a word is one for women alone, of those whom a dataflow counts or of others.
pub(crate) fn is_of_women(word: &str, dataflow: Option<&Dataflow>) -> bool {
    let folded = fold(word);
    is_for_women(&folded) || dataflow.is_some_and(|dataflow| is_feminine_of(&folded, &words_for_all(dataflow)))
}

/// Whether a folded word is one for women of the list, or the Arabic one for those of a country: `التونسيات`, `المغربيات`.
fn is_for_women(word: &str) -> bool {
    WOMEN.contains(&word) || word.ends_with("يات") && country_of_nationality(word).is_some()
}

/// The word for the women alone of those that the dataflow counts, `Étudiantes`, `الطالبات`: neither does its name say it,
/// nor does the line name the others, `étudiants et étudiantes`, or persons of whom it is said.
pub(super) fn women_in<'w>(words: &[&'w str], dataflow: &Dataflow) -> Option<&'w str> {
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let has = |wanted: &dyn Fn(&str) -> bool| folded.iter().any(|word| word.split(' ').any(wanted));
    if has(&|word: &str| PERSONS.contains(&word)) {
        return None;
    }
    let named: Vec<String> = Lang::ALL.iter().flat_map(|&lang| words_of(dataflow.name.get(lang))).collect();
    let is_listed = |word: &str| is_for_women(word) && !named.iter().any(|name| name == word);
    let listed = folded.iter().position(|word| word.split(' ').any(is_listed));
    if let Some(at) = listed {
        let woman = folded.get(at)?;
        let is_other = |word: &str| is_of_one_stem(word, woman) && !is_for_women(word) && word != woman;
        return if has(&is_other) { None } else { words.get(at).copied() };
    }
    let all = words_for_all(dataflow);
    let is_of_all = |woman: &str| has(&|word: &str| is_feminine_of(woman, &[word.to_owned()]));
    let is_woman = |at: usize| {
        let last = folded.get(at).and_then(|word| word.rsplit(' ').next()).unwrap_or_default();
        leads_group(words, at) && is_feminine_of(last, &all) && !is_of_all(last)
    };
    (0..words.len()).find(|&at| is_woman(at)).and_then(|at| words.get(at).copied())
}

/// Whether a line has the feminine of a word that the one in whose place it stands had, and has that word no more.
pub(crate) fn has_become_of_women((said, heard): (&str, &str)) -> bool {
    let words = |text: &str| -> Vec<String> { fold(text).split(' ').map(str::to_owned).collect() };
    let (said, heard) = (words(said), words(heard));
    let is_new = |word: &&String| !said.contains(word);
    // The feminine of `personnes étrangères` is that of the noun.
    if heard.iter().filter(is_new).any(|word| PERSONS.contains(&word.as_str())) {
        return false;
    }
    let gone: Vec<String> = said.iter().filter(|word| !heard.contains(word)).cloned().collect();
    heard.iter().filter(is_new).any(|word| is_feminine_of(word, &gone))
}

/// The words in which a dataflow says whom it counts, folded, without those of which it says the feminine too; in the
/// languages that tell both apart.
fn words_for_all(dataflow: &Dataflow) -> Vec<String> {
    let texts = [&dataflow.name, &dataflow.description];
    let texts = texts.into_iter().flat_map(|text| [Lang::Fr, Lang::Ar].map(|lang| text.get(lang)));
    let words: Vec<String> = texts.flat_map(words_of).collect();
    let has_feminine = |word: &&String| words.iter().any(|other| is_feminine_of(other, std::slice::from_ref(*word)));
    words.iter().filter(|word| !has_feminine(word)).cloned().collect()
}

/// Whether a folded word is the feminine plural of one of some.
fn is_feminine_of(word: &str, known: &[String]) -> bool {
    // What happens has feminine names of its own.
    const EVENTS: [&str; 4] = ["entrees", "arrivees", "sorties", "rentrees"];
    let has = |stem: &str, masculine: &str| known.iter().any(|own| own.strip_suffix(masculine) == Some(stem));
    let is_it =
        |&[feminine, masculine]: &[&str; 2]| word.strip_suffix(feminine).is_some_and(|stem| has(stem, masculine));
    !EVENTS.contains(&word) && ENDINGS.iter().any(is_it)
}

/// Whether a word leads its group, and agrees with none before it; an Arabic word for women agrees with women alone.
fn leads_group(words: &[&str], at: usize) -> bool {
    const BEFORE: [&str; 12] =
        ["les", "des", "de", "aux", "par", "et", "ou", "pour", "ces", "dont", "nouvelles", "jeunes"];
    let word = words.get(at).copied().unwrap_or_default();
    let Some(before) = at.checked_sub(1).and_then(|before| words.get(before)) else { return true };
    let is_end = before.ends_with([':', ',', '-', '–', '—', '.', ')', '(', '|', '/', ';']);
    let is_arabic = fold(word).ends_with("ات");
    is_arabic || is_end || word.contains(['’', '\'']) || BEFORE.contains(&fold(before).as_str())
}

#[cfg(test)]
mod tests {
    use marsad_model::LocalText;
    use marsad_testkit::{marjan, tunisia};

    use super::{WOMEN, has_become_of_women};
    use crate::names::fold;
    use crate::propose::narrowing::narrower_words;

    #[test]
    fn women_alone_are_less_than_all_who_are_counted() {
        let dataflow = marjan().dataflow("DF_ARRIVALS");
        for (line, words) in [
            ("Étudiantes 2023", Some("Étudiantes")),
            ("الطالبات 2023", Some("الطالبات")),
            ("المغربيات 2023", Some("المغربيات")),
            ("Étudiants et étudiantes 2023", None),
            ("Personnes résidentes", None),
            ("Cartes de séjour délivrées", None),
        ] {
            assert_eq!(narrower_words(line, dataflow).as_deref(), words, "{line}");
        }
    }

    #[test]
    fn the_feminine_of_the_words_for_those_who_are_counted_is_of_women_alone() {
        for (dataflow, line, words) in [
            ("DF_CONSULAR", "Tunisiennes immatriculées dans les consulats", Some("Tunisiennes")),
            ("DF_CONSULAR", "التونسيات المسجلات بالقنصليات", Some("التونسيات")),
            ("DF_CONSULAR", "Tunisiens et Tunisiennes inscrits dans les consulats", None),
            ("DF_CONSULAR", "Populations tunisiennes inscrites dans les consulats", None),
            ("DF_OTE_COMMUNITY", "Tunisiennes résidant à l’étranger par pays", Some("Tunisiennes")),
            ("DF_OTE_COMMUNITY", "Communautés tunisiennes à l’étranger", None),
            ("DF_RESIDENCE_PERMITS", "Cartes de séjour des étrangères", Some("étrangères")),
            ("DF_RESIDENCE_PERMITS", "Cartes délivrées aux personnes étrangères", None),
            ("DF_RESIDENCE_PERMITS", "Nationalités étrangères", None),
            ("DF_CNSS_INSURED", "Assurées étrangères par pays", Some("Assurées")),
            ("DF_ATCT_STOCK", "Coopérantes en exercice à l’étranger", Some("Coopérantes")),
        ] {
            assert_eq!(narrower_words(line, tunisia().dataflow(dataflow)).as_deref(), words, "{line}");
        }
    }

    #[test]
    fn women_whom_the_words_of_their_dataflow_show_need_no_list() {
        for (word, dataflows) in [
            ("Réfugiées", &["DF_REFUGEES"][..]),
            ("اللاجئات", &["DF_REFUGEES"]),
            (
                "التونسيات",
                &["DF_CONSULAR", "DF_OTE_COMMUNITY", "DF_FINAL_RETURNS", "DF_ATCT_STOCK", "DF_STUDENTS_ABROAD"],
            ),
        ] {
            assert!(!WOMEN.contains(&fold(word).as_str()), "{word}");
            for dataflow in dataflows {
                let found = narrower_words(&format!("{word} 2023"), tunisia().dataflow(dataflow));
                assert_eq!(found.as_deref(), Some(word), "{dataflow}");
            }
        }
    }

    #[test]
    fn a_dataflow_that_says_both_forms_has_no_word_for_women_alone() {
        let mut dataflow = marjan().dataflow("DF_ARRIVALS").unwrap().clone();
        dataflow.name = LocalText::new("و", "Visiteurs et visiteuses", "Visitors").unwrap();
        assert_eq!(narrower_words("Visiteuses par île", Some(&dataflow)), None);
    }

    #[test]
    fn a_title_has_become_of_women_where_a_word_has_its_feminine() {
        for (said, heard, is_of_women) in [
            ("Tunisiens immatriculés", "Tunisiennes immatriculées", true),
            ("Cartes de séjour des étrangers", "Cartes de séjour des étrangères", true),
            ("Travailleurs recrutés", "Travailleuses recrutées", true),
            ("التونسيون المسجلون", "التونسيات المسجلات", true),
            ("Tunisiens inscrits", "Tunisiens et Tunisiennes inscrits", false),
            ("Étrangers résidents", "Personnes étrangères résidentes", false),
            ("Tunisiens inscrits en 2022", "Tunisiens inscrits en 2023", false),
        ] {
            assert_eq!(has_become_of_women((said, heard)), is_of_women, "{heard}");
        }
    }
}
