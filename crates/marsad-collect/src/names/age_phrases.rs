//! Ages that a line names among other words: `Migrants âgés de 15 ans et plus, 2020`.

use std::collections::HashSet;

use super::ages::{AgeSpan, bound_of, is_filler};
use super::fold::fold;

/// What ends a phrase: in `Table 3: 15 years and over` the first number is of no age.
const ENDS: [char; 13] = [',', ':', ';', '.', '(', ')', '[', ']', '|', '\n', '،', '؛', '؟'];
const AGE_MAX: u16 = 120;

/// The ages that a line names, as spans: one age in other words is the same one. A number alone is none.
pub(crate) fn ages_in(line: &str) -> HashSet<AgeSpan> {
    line.split(ENDS).flat_map(|phrase| ages_of_phrase(&spelled(phrase))).collect()
}

fn ages_of_phrase(phrase: &str) -> Vec<AgeSpan> {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let is_of_age = |word: &str| number(word).is_some() || bound_of(word).is_some() || is_filler(word);
    words.split(|word| !is_of_age(word)).filter_map(age_of).collect()
}

/// The age that words say which all may belong to one: a number before it may be that of the table.
fn age_of(words: &[&str]) -> Option<AgeSpan> {
    let numbers = words.iter().enumerate().filter(|(_, word)| number(word).is_some());
    let starts = std::iter::once(0).chain(numbers.map(|(at, _)| at + 1));
    let mut rests = starts.filter_map(|start| words.get(start..)).filter(|rest| are_of_years(rest));
    rests.find_map(|rest| AgeSpan::of_words(&rest.join(" ")))
}

/// Whether words say that their numbers are years of a life: `15 ans`, `15+`, `aged 15`. In `années 23-24` they are not.
fn are_of_years(words: &[&str]) -> bool {
    const BEHIND: [&str; 10] = ["ans", "an", "years", "year", "yrs", "+", "سنه", "سنوات", "عاما", "عام"];
    const BEFORE: [&str; 6] = ["under", "دون", "age", "ages", "aged", "سن"];
    words.windows(2).any(|pair| {
        let [first, second] = pair else { return false };
        number(first).is_some() && BEHIND.contains(second) || BEFORE.contains(first) && number(second).is_some()
    })
}

fn number(word: &str) -> Option<u16> {
    word.parse().ok().filter(|number| *number <= AGE_MAX)
}

/// A phrase folded, with each number as a word and bounds of several words as one.
fn spelled(phrase: &str) -> String {
    const BOUNDS: [(&str, &str); 11] = [
        (" au moins ", " plus "),
        (" a partir de ", " plus "),
        (" at least ", " plus "),
        (" علي اقل ", " plus "),
        (" ابتداء من ", " plus "),
        (" au plus ", " younger "),
        (" at most ", " younger "),
        (" علي اكثر ", " younger "),
        (" years of age ", " years "),
        (" ans revolus ", " ans "),
        (" من عمر ", " "),
    ];
    let class = |c: char| (c.is_ascii_digit(), matches!(c, '+' | '<' | '>'));
    let mut spaced = String::new();
    let mut last = (false, false);
    for c in fold(&phrase.replace('≥', " plus ")).chars() {
        if class(c) != last {
            spaced.push(' ');
        }
        spaced.push(c);
        last = class(c);
    }
    let spaced = spaced.split_whitespace().fold(String::from(" "), |line, word| line + word + " ");
    BOUNDS.iter().fold(spaced, |line, &(words, bound)| line.replace(words, bound))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::ages_in;
    use crate::names::AgeSpan;

    #[track_caller]
    fn check(line: &str, codes: &[&str]) {
        let expected: HashSet<AgeSpan> = codes.iter().filter_map(|code| AgeSpan::of_code(code)).collect();
        assert_eq!(ages_in(line), expected, "{line}");
    }

    #[test]
    fn a_line_names_one_age_in_many_words() {
        for line in [
            "Migrants actuels âgés de 15 ans et plus selon le pays, 2020",
            "Tableau 3 – 15 ans et plus",
            "Personnes d’au moins 15 ans, 2024",
            "Migrants 15+ by country",
            "Table 4: migrants aged 15 and over, 2020",
            "Persons 15 years of age and older",
            "الأجانب البالغون 15 سنة فأكثر المقيمون بتونس، 2020",
            "الأجانب البالغون ١٥ سنة على الأقل",
        ] {
            check(line, &["Y_GE15"]);
        }
        for line in [
            "Tunisiens âgés de 15-29 ans inscrits dans les consulats, 2024",
            "Jeunes (entre 15 et 29 ans)",
            "Youth between 15 and 29 years",
            "التونسيون بين 15 و29 سنة",
        ] {
            check(line, &["Y15T29"]);
        }
        for line in ["Mineurs de moins de 18 ans, 2024", "Children under 18, 2024", "القصر دون 18 سنة"] {
            check(line, &["Y0T17"]);
        }
    }

    #[test]
    fn numbers_that_are_no_years_of_a_life_are_no_age() {
        for line in [
            "Plan 2020-2025",
            "Tableau 3-4 Âges des migrants",
            "Campagne des années 23-24",
            "au 31 décembre 2024",
            "au cours des 5 dernières années",
            "Migrants de 15 ans",
            "مهاجرون سنة 2024",
        ] {
            check(line, &[]);
        }
    }
}
