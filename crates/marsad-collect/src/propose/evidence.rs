//! What the header of a column says of the component that stands below it.

use std::collections::HashMap;

use marsad_model::Lang;

use crate::Context;
use crate::names::fold;
use crate::reading::dictionary::Dictionary;

/// How far a header points to a component.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// Not at all.
    #[default]
    None,
    /// By a word that stands in the names of several components, such as `country`.
    Common,
    /// By a word that stands in the names of this component only.
    Rare,
    /// By the stem of its name: `citizen` and `CITIZENSHIP`.
    Stem,
    /// By its name or its identifier.
    Name,
}

impl Grade {
    /// What the grade weighs against the share of known words, which weighs 100 at most.
    pub(super) fn weight(self) -> f64 {
        match self {
            Self::None => 0.0,
            Self::Common => 10.0,
            Self::Rare => 45.0,
            Self::Stem => 65.0,
            Self::Name => 110.0,
        }
    }
}

/// The names of every component, as folded words.
pub(super) struct ComponentNames {
    names: Vec<Vec<Vec<String>>>,
    /// In the names of how many components a word stands.
    spread: HashMap<String, usize>,
}

impl ComponentNames {
    pub(super) fn new(context: &Context<'_>, dictionary: &Dictionary<'_>) -> Self {
        let names: Vec<Vec<Vec<String>>> =
            dictionary.components.iter().map(|component| names_of(context, component.id.as_str())).collect();
        let mut spread: HashMap<String, usize> = HashMap::new();
        for names in &names {
            let mut words: Vec<&String> = names.iter().flatten().collect();
            words.sort();
            words.dedup();
            words.into_iter().for_each(|word| *spread.entry(word.clone()).or_default() += 1);
        }
        Self { names, spread }
    }

    /// How far `header` points to the component at `place`; each level of a header of several rows counts.
    pub(super) fn grade(&self, place: usize, header: &str) -> Grade {
        let levels = header.split(" / ").map(words_of).filter(|words| !words.is_empty());
        let names = self.names.get(place).map_or(&[][..], Vec::as_slice);
        levels.flat_map(|level| names.iter().map(move |name| self.compare(&level, name))).max().unwrap_or_default()
    }

    fn compare(&self, header: &[String], name: &[String]) -> Grade {
        if header == name {
            return Grade::Name;
        }
        let is_met = |word: &&String, others: &[String]| others.iter().any(|other| is_of_one_stem(word, other));
        let met: Vec<&String> = name.iter().filter(|word| is_met(word, header)).collect();
        let is_whole = header.iter().all(|word| is_met(&word, name));
        let is_rare = met.iter().any(|word| self.spread.get(*word).is_none_or(|&count| count <= 1));
        match (met.is_empty(), is_whole, is_rare) {
            (true, ..) => Grade::None,
            (false, true, true) => Grade::Stem,
            (false, false, true) => Grade::Rare,
            (false, _, false) => Grade::Common,
        }
    }
}

/// What data bases and schools call components besides.
const OTHER_NAMES: [(&str, &str); 2] = [("SEX", "Gender"), ("SEX", "Genre")];

fn names_of(context: &Context<'_>, id: &str) -> Vec<Vec<String>> {
    let concept = context.pack.concept(id);
    let named = concept.iter().flat_map(|concept| Lang::ALL.map(|lang| concept.name.get(lang).to_owned()));
    let others = OTHER_NAMES.into_iter().filter(|(component, _)| *component == id);
    let others = others.map(|(_, name)| name.to_owned());
    let names = std::iter::once(id.replace('_', " ")).chain(named).chain(others);
    names.map(|name| words_of(&name)).filter(|words| !words.is_empty()).collect()
}

/// The words of a name that can tell it from others.
pub(crate) fn words_of(text: &str) -> Vec<String> {
    const FILLERS: [&str; 14] =
        ["the", "of", "and", "for", "des", "les", "par", "selon", "dans", "sur", "aux", "une", "من", "في"];
    let folded = fold(&text.replace('_', " "));
    let is_telling = |word: &&str| word.chars().count() > 2 && !FILLERS.contains(word);
    folded.split(' ').filter(is_telling).map(str::to_owned).collect()
}

/// Whether two words begin alike for most of their length: `citizen`, `citizens`, `citizenship`.
pub(crate) fn is_of_one_stem(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longer = a.chars().count().max(b.chars().count());
    let shorter = a.chars().count().min(b.chars().count());
    shared >= 4 && shared + 1 >= shorter && shared * 10 >= longer * 6
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::{ComponentNames, Grade, words_of};

    fn names() -> ComponentNames {
        let of = |names: &[&str]| names.iter().map(|name| words_of(name)).collect::<Vec<_>>();
        let names = vec![of(&["CITIZENSHIP", "Country of citizenship"]), of(&["GEO", "Reporting country"])];
        let spread = HashMap::from([("country".to_owned(), 2), ("citizenship".to_owned(), 1)]);
        ComponentNames { names, spread }
    }

    #[test]
    fn a_rare_word_points_farther_than_a_common_one() {
        let names = names();
        assert_eq!(names.grade(0, "citizen"), Grade::Stem);
        assert_eq!(names.grade(1, "geo"), Grade::Name);
        assert_eq!(names.grade(0, "Country of citizenship"), Grade::Name);
        assert_eq!(names.grade(1, "Country of citizenship"), Grade::Common);
        assert_eq!(names.grade(0, "Sector"), Grade::None);
    }
}
