//! Headings that name a component and are no word of it: `Sexe`, `Par âge`, `حسب الجنسية`. They say what the rows below
//! them tell apart.

use super::Context;
use super::dictionary::Dictionary;
use crate::names::{fold, is_by_word};
use crate::titles::names_of;

/// Longer texts are titles or notes.
const HEADING_BYTES_MAX: usize = 120;

/// Words that lead to the name of a component in a heading, besides those for `by`, folded.
const LEADS: [&str; 15] = [
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
];

/// The place of the dimension that a heading names; none where it names none, or more than one.
pub(crate) fn component_named(context: &Context<'_>, dictionary: &Dictionary<'_>, heading: &str) -> Option<usize> {
    if heading.len() > HEADING_BYTES_MAX {
        return None;
    }
    let wanted = stem(heading).filter(|wanted| !wanted.is_empty())?;
    let is_named = |place: &usize| {
        let names = names_of(context, dictionary.components[*place].id.as_str());
        names.iter().any(|name| stem(name).as_deref() == Some(wanted.as_str()))
    };
    let mut named = (0..dictionary.dimensions).filter(is_named);
    named.next().filter(|_| named.next().is_none())
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
    use super::stem;

    #[test]
    fn a_heading_is_known_without_what_leads_to_its_name() {
        for (heading, name) in [
            ("Par sexe", "Sexe"),
            ("Selon la nationalité :", "Nationalité"),
            ("Nationalités", "Nationalité"),
            ("Groupe d’âges", "Âge"),
            ("حسب الجنسية", "الجنسية"),
            ("By sex", "Sex"),
        ] {
            assert_eq!(stem(heading), stem(name), "{heading}");
        }
        assert_eq!(stem("Par"), None);
        assert_ne!(stem("Hommes"), stem("Sexe"));
    }
}
