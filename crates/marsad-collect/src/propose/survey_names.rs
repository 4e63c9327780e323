//! The name of a survey, a census or a publication with which a line begins: `Enquête nationale sur la population et
//! l’emploi` is the name of all that was asked, and its words say no code of a table.
//!
//! Does not hold: names of institutions, which `phrases` knows, nor whose year the year of such a line is, which
//! `origin_lines` knows.

use super::paired_titles::is_of_publication;
use crate::names::fold;

/// Words for what is asked of many.
const SURVEYS: [&str; 8] = ["enquete", "enquetes", "recensement", "recensements", "survey", "census", "مسح", "تعداد"];
/// Words before such a name that are no part of it.
const BEFORE: [&str; 20] = [
    "resultats",
    "premiers",
    "principaux",
    "donnees",
    "de",
    "des",
    "du",
    "d",
    "l",
    "la",
    "le",
    "les",
    "results",
    "main",
    "first",
    "data",
    "of",
    "the",
    "نتايج",
    "معطيات",
];
/// English names have the word behind others, at most so many, and none that links it to another noun.
const ENGLISH: [&str; 4] = ["survey", "census", "yearbook", "bulletin"];
const WORDS_BEFORE_MAX: usize = 4;
const LINKS: [&str; 8] = ["by", "of", "in", "from", "to", "with", "for", "the"];

/// What of a line may say a code: all of it, or what stands behind the name of a survey or of a publication, its mark or its
/// year; an empty text where it is nothing but such a name.
pub(crate) fn part_beside_survey(line: &str) -> &str {
    let mark = line.find(|c: char| "–—|:;([".contains(c) || c.is_numeric());
    let end = mark.into_iter().chain(line.find(" - ")).min().unwrap_or(line.len());
    let (name, rest) = line.split_at(end);
    if is_name(&fold(name)) { rest } else { line }
}

fn is_name(folded: &str) -> bool {
    let mut words =
        folded.split(' ').filter(|word| !word.is_empty()).skip_while(|word| BEFORE.contains(word)).peekable();
    let begins = words.peek().is_some_and(|first| SURVEYS.contains(first) || is_of_publication(first));
    let words: Vec<&str> = words.take(WORDS_BEFORE_MAX + 1).collect();
    let place = words.iter().position(|word| ENGLISH.contains(word));
    begins || place.is_some_and(|place| !words.iter().take(place).any(|word| LINKS.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::{BEFORE, ENGLISH, LINKS, SURVEYS, part_beside_survey};
    use crate::names::fold;

    #[test]
    fn the_words_that_folded_names_are_held_against_are_folded_themselves() {
        for word in [&SURVEYS[..], &ENGLISH[..], &LINKS[..]].concat().into_iter().chain(BEFORE) {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn the_name_of_a_survey_or_a_publication_is_no_part_of_what_its_table_counts() {
        for (line, part) in [
            ("Enquête nationale sur la population et l’emploi", ""),
            ("Résultats de l’enquête sur l’emploi, 2023", "2023"),
            ("Recensement 2024, femmes", "2024, femmes"),
            ("Enquête emploi – Femmes", "– Femmes"),
            ("المسح الوطني حول السكان والتشغيل", ""),
            ("National Survey on Population and Employment", ""),
            ("Labour Force Survey: women", ": women"),
            ("Population and Housing Census 2024", "2024"),
            ("Bulletin de l’emploi", ""),
            ("Arrivals for work", "Arrivals for work"),
            ("Women in the census", "Women in the census"),
            ("Femmes selon l’enquête de 2023", "Femmes selon l’enquête de 2023"),
        ] {
            assert_eq!(part_beside_survey(line), part, "{line}");
        }
    }
}
