//! Headings that name a component and are no word of it: `Sexe`, `Par âge`, `حسب الجنسية`. They say what the rows below
//! them tell apart. With a word of it behind a colon, `Nationalité : Algérienne`, they say what those rows are about.

use super::Context;
use super::dictionary::Dictionary;
use crate::names::{fold, is_by_word};
use crate::propose::evidence::{is_of_one_stem, words_of};
use crate::reading::plan::is_neutral;
use crate::titles::names_of;

/// Longer texts are titles or notes.
const HEADING_BYTES_MAX: usize = 120;
/// More words before a colon are no name of a component that is not its own.
const NAME_WORDS_MAX: usize = 3;
/// The component of ages, and what headings call it besides its name, folded.
const AGE: &str = "AGE";
const AGES: [&str; 6] = ["age", "عمر", "عمريه", "اعمار", "سن", "السن"];
/// The same of sexes.
const SEX: &str = "SEX";
const SEXES: [&str; 3] = ["genre", "gender", "نوع اجتماعي"];

/// Words that lead to the name of a component in a heading, besides those for `by`, folded.
const LEADS: [&str; 19] = [
    "to",
    "groupe",
    "groupes",
    "tranche",
    "tranches",
    "classe",
    "classes",
    "repartition",
    "d",
    "de",
    "des",
    "l",
    "la",
    "le",
    "les",
    "فيه",
    "فيات",
    "شريحه",
    "شرايح",
];

/// The place of the dimension that a heading names; none where it names none, or more than one.
pub(crate) fn component_named(context: &Context<'_>, dictionary: &Dictionary<'_>, heading: &str) -> Option<usize> {
    if heading.len() > HEADING_BYTES_MAX {
        return None;
    }
    let wanted = stem(heading).filter(|wanted| !wanted.is_empty())?;
    let is_named = |place: &usize| {
        let id = dictionary.components[*place].id.as_str();
        let names = names_of(context, id);
        let others: &[&str] = match id {
            AGE => &AGES,
            SEX => &SEXES,
            _ => &[],
        };
        others.contains(&wanted.as_str()) || names.iter().any(|name| stem(name).as_deref() == Some(wanted.as_str()))
    };
    let mut named = (0..dictionary.dimensions).filter(is_named);
    named.next().filter(|_| named.next().is_none())
}

/// The place of the dimension that a heading names before a colon, and what stands behind it: `Nationalité : Algérienne`.
///
/// A few words that all stand in the names of one dimension and of no other are enough: `Pays` of `Pays partenaire`.
pub(crate) fn labelled<'t>(
    context: &Context<'_>,
    dictionary: &Dictionary<'_>,
    heading: &'t str,
) -> Option<(usize, &'t str)> {
    let (name, said) = cut_at_colon(heading)?;
    let named = component_named(context, dictionary, name).or_else(|| component_meant(context, dictionary, name));
    named.map(|place| (place, said))
}

/// What stands before and behind the first colon of a heading; none where a side is empty, or says no more than that
/// numbers follow.
pub(crate) fn cut_at_colon(heading: &str) -> Option<(&str, &str)> {
    let (name, said) = heading.split_once(':').filter(|_| heading.len() <= HEADING_BYTES_MAX)?;
    let (name, said) = (name.trim(), said.trim());
    let is_text = |text: &str| text.chars().any(char::is_alphanumeric);
    (is_text(name) && is_text(said) && !is_neutral(said)).then_some((name, said))
}

/// The only dimension in whose names all words of a short text stand.
fn component_meant(context: &Context<'_>, dictionary: &Dictionary<'_>, name: &str) -> Option<usize> {
    let words = words_of(name);
    if words.is_empty() || words.len() > NAME_WORDS_MAX {
        return None;
    }
    let is_meant = |place: &usize| {
        let names = names_of(context, dictionary.components[*place].id.as_str());
        names.iter().any(|own| {
            let own = words_of(own);
            words.iter().all(|word| own.iter().any(|other| is_of_one_stem(other, word)))
        })
    };
    let mut meant = (0..dictionary.dimensions).filter(is_meant);
    meant.next().filter(|_| meant.next().is_none())
}

/// A name without what leads to it and without the signs of the plural; none where nothing else is left.
fn stem(text: &str) -> Option<String> {
    let folded = fold(&text.replace('_', " "));
    let words: Vec<&str> = folded.split(' ').skip_while(|word| is_lead(word)).map(singular).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn is_lead(word: &str) -> bool {
    is_by_word(word) || LEADS.contains(&word)
}

fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|rest| rest.len() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::{AGES, LEADS, SEXES, cut_at_colon, fold, stem};

    #[test]
    fn the_words_that_folded_texts_are_held_against_are_folded_themselves() {
        for word in LEADS.into_iter().chain(AGES).chain(SEXES) {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn a_heading_is_known_without_what_leads_to_its_name() {
        for (heading, name) in [
            ("Par sexe", "Sexe"),
            ("Selon la nationalité :", "Nationalité"),
            ("Nationalités", "Nationalité"),
            ("Groupe d’âges", "Âge"),
            ("حسب الجنسية", "الجنسية"),
            ("حسب النوع الاجتماعي", "نوع اجتماعي"),
            ("By sex", "Sex"),
        ] {
            assert_eq!(stem(heading), stem(name), "{heading}");
        }
        assert_eq!(stem("Par"), None);
        assert_ne!(stem("Hommes"), stem("Sexe"));
    }

    #[test]
    fn a_colon_parts_a_name_from_what_it_says() {
        assert_eq!(cut_at_colon("Nationalité : Algérienne"), Some(("Nationalité", "Algérienne")));
        assert_eq!(cut_at_colon("الفئة العمرية: 15-29 سنة"), Some(("الفئة العمرية", "15-29 سنة")));
        for heading in ["Sexe :", ": Hommes", "Sexe", "Par sexe : nombre"] {
            assert_eq!(cut_at_colon(heading), None, "{heading}");
        }
    }
}
