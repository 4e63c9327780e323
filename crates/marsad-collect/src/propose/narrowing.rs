//! Words of a title that make a table something else than its dataflow counts: a part of the year, what was refused, what
//! is left out, an index, shares.
//!
//! A title that says one of them without a place for it in the profile is a doubt of a draft and a finding of a reading.

use marsad_model::{Dataflow, Lang};

use super::counted_in_percent::SHARES;
use super::evidence::{is_of_one_stem, words_of};
use super::women::women_in;
use crate::names::fold;
use crate::values::asides::has_year;
use crate::values::periods::{self, Moment, Part, TimeHabits};

/// How many words of a line are looked at.
const WORDS_MAX: usize = 80;
/// How many words a part of the year takes at most.
const RUN_WORDS_MAX: usize = 4;

/// The part of the year that a line names without a year, as it writes it: `1er semestre`, `mars`.
///
/// None where it names a year, where it names two parts, where the part is the end of something, `fin juin`, or where it belongs to a day, `31
/// décembre`.
pub(crate) fn part_of(line: &str) -> Option<String> {
    // A month with its year may be when a bulletin came out.
    if has_year(line) {
        return None;
    }
    let words: Vec<&str> = line.split_whitespace().take(WORDS_MAX).collect();
    let mut found: Vec<(Part, String)> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = RUN_WORDS_MAX.min(words.len() - at);
        let run = (1..=longest).rev().find_map(|length| Some((length, part_in(&words[at..at + length])?)));
        let Some((length, (part, text))) = run else {
            at += 1;
            continue;
        };
        let before = at.checked_sub(1).map(|before| words[before]);
        let is_day = length == 1 && before.is_some_and(begins_with_digit);
        let mut around = before.into_iter().chain(words[at..at + length].iter().copied());
        if is_day || around.any(is_of_end) {
            return None;
        }
        found.push((part, text));
        at += length;
    }
    let (part, text) = found.first()?;
    found.iter().all(|(other, _)| other == part).then(|| text.clone())
}

/// The part of the year that words are, with the words.
fn part_in(words: &[&str]) -> Option<(Part, String)> {
    let joined = words.join(" ");
    let text = joined.trim_matches(|c: char| " (),:;.[]«»\"-–—".contains(c));
    // A short word of one language is a word of another: `mai`, `mar`, `dec`.
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_long = words.len() > 1 || letters >= 4 || !text.is_ascii();
    match periods::read(text, TimeHabits::default()) {
        Some(Moment::Part(part)) if part != Part::Year && is_long => Some((part, text.to_owned())),
        _ => None,
    }
}

/// Whether a word is the number of a day before its month.
fn begins_with_digit(word: &str) -> bool {
    fold(word).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether a word makes a part of the year the end of something, or leads away from it.
fn is_of_end(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "fin",
        "end",
        "debut",
        "jusqu",
        "jusque",
        "hors",
        "sauf",
        "avant",
        "apres",
        "depuis",
        "until",
        "before",
        "after",
        "since",
        "نهايه",
        "موفي",
        "منذ",
        "قبل",
        "بعد",
        "غايه",
    ];
    fold(word).split(' ').any(|part| WORDS.contains(&part))
}

/// Whether a line says that something was refused or is left out, which the name of the dataflow does not say.
pub(crate) fn is_narrowing(line: &str, dataflow: Option<&Dataflow>) -> bool {
    const STEMS: [&str; 9] = ["rejet", "reject", "refus", "deboute", "exclu", "مرفوض", "مستثن", "استثن", "باستثن"];
    const WORDS: [&str; 8] = ["hors", "sauf", "except", "excepte", "exceptes", "exception", "عدا", "ماعدا"];
    // `Non inscrits` are others than those who are counted; `non compris` is told below.
    const DENIED: [&str; 6] = ["inscrit", "admis", "declare", "regularise", "boursier", "enregistre"];
    // `Sauf indication contraire` leaves nothing out.
    const UNLESS: [&str; 8] = [
        "sauf indication",
        "sauf mention",
        "sauf precision",
        "sauf avis",
        "sauf erreur",
        "except where",
        "except as",
        "except if",
    ];
    let folded = UNLESS.iter().fold(fold(line), |line, phrase| line.replace(phrase, " "));
    let is_it = |word: &&str| WORDS.contains(word) || STEMS.iter().any(|stem| word.starts_with(stem));
    let named = |word: &str| {
        dataflow.is_some_and(|dataflow| {
            Lang::ALL.iter().any(|&lang| {
                words_of(dataflow.name.get(lang)).iter().any(|name| name == word || is_of_one_stem(name, word))
            })
        })
    };
    let mut names = dataflow.iter().flat_map(|dataflow| Lang::ALL.map(|lang| fold(dataflow.name.get(lang))));
    let is_of_denied = names.any(|name| name.split(' ').any(|word| word == "non"));
    let words: Vec<&str> = folded.split(' ').collect();
    let is_denied = |pair: &[&str]| matches!(pair, ["non", word] if named(word) || DENIED.iter().any(|stem| word.starts_with(stem)));
    let denies = !is_of_denied && words.windows(2).any(is_denied);
    denies || leaves_out(line, &folded) || folded.split(' ').filter(is_it).any(|word| !named(word))
}

/// Whether a line leaves out a group that it names with its article, `sans les résidents`, `دون الطلبة`, or in brackets,
/// `(without students)`. Without an article such words may be what the subject is: `sans papiers`, `دون وثائق`.
fn leaves_out(line: &str, folded: &str) -> bool {
    const PHRASES: [&str; 7] =
        ["sans les", "sans le", "sans la", "sans l", "non compris", "not including", "not counting"];
    let padded = format!(" {folded} ");
    let lower = line.to_lowercase();
    let words: Vec<&str> = line.split_whitespace().take(WORDS_MAX).collect();
    let is_without = |pair: &[&str]| pair[0].trim_start_matches(['(', '[']) == "دون" && pair[1].starts_with("ال");
    PHRASES.iter().any(|phrase| padded.contains(&format!(" {phrase} ")))
        || ["(sans ", "(without "].iter().any(|start| lower.contains(start))
        || words.windows(2).any(is_without)
}

/// The words with which a line narrows the subject of the dataflow that it names, `Réfugiés mineurs`, `Étudiants de moins
/// de 25 ans`; none where the name of the dataflow says them too.
///
/// Only groups that cut across what components tell apart are known here: words of a list are found as such.
pub(crate) fn narrower_words(line: &str, dataflow: Option<&Dataflow>) -> Option<String> {
    let dataflow = dataflow?;
    let named: Vec<String> = Lang::ALL.iter().flat_map(|&lang| words_of(dataflow.name.get(lang))).collect();
    let is_named = |word: &str| named.iter().any(|name| name == word || is_of_one_stem(name, word));
    let words: Vec<&str> = line.split_whitespace().take(WORDS_MAX).collect();
    let women = women_in(&words, dataflow).map(trimmed);
    if women.is_some() || !words.iter().any(|word| fold(word).split(' ').any(is_named)) {
        return women;
    }
    let is_group = |word: &&&str| fold(word).split(' ').any(|part| is_of_group(part) && !is_named(part));
    let group = words.iter().find(is_group).map(|word| trimmed(word));
    group.or_else(|| age_in(&words).map(|text| trimmed(&text)).filter(|age| !names_age(dataflow, age)))
}

/// Whether a dataflow says the numbers of an age itself.
fn names_age(dataflow: &Dataflow, age: &str) -> bool {
    let numbers = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let numbers = folded.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
        numbers.map(str::to_owned).collect()
    };
    let texts = [&dataflow.name, &dataflow.description, &dataflow.universe];
    let own: Vec<String> =
        texts.iter().flat_map(|text| Lang::ALL.map(|lang| numbers(text.get(lang)))).flatten().collect();
    numbers(age).iter().all(|number| own.contains(number))
}

/// A text without the marks of punctuation around it.
fn trimmed(text: &str) -> String {
    text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The place within the country of which a line speaks alone: `Entrées, aéroport de Djerba`, `الوافدون عبر ميناء رادس`. Of
/// each place, `par région de résidence`, is no such place.
pub(crate) fn place_in(line: &str) -> Option<String> {
    const PLACES: [&str; 18] = [
        "aeroport",
        "port",
        "gouvernorat",
        "prefecture",
        "province",
        "wilaya",
        "region",
        "commune",
        "ville",
        "airport",
        "harbour",
        "governorate",
        "مطار",
        "ميناء",
        "ولايه",
        "محافظه",
        "معبر",
        "مدينه",
    ];
    const OF_EACH: [&str; 9] = ["par", "selon", "et", "by", "and", "chaque", "each", "حسب", "كل"];
    // Behind these a word for a place says whose it is, or is none: `المحافظة على`.
    const OF_NO_NAME: [&str; 4] = ["اقامه", "ولاده", "منشا", "علي"];
    let words: Vec<&str> = line.split_whitespace().take(WORDS_MAX).collect();
    let last = |word: &str| fold(word).rsplit(' ').next().unwrap_or_default().to_owned();
    let is_of_each = |at: usize| at > 0 && OF_EACH.contains(&last(words[at - 1]).as_str());
    let is_name = |word: &str| {
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let bare = bare.strip_prefix("d’").or_else(|| bare.strip_prefix("d'")).unwrap_or(bare);
        bare.starts_with(char::is_uppercase)
    };
    (0..words.len()).filter(|&at| PLACES.contains(&last(words[at]).as_str()) && !is_of_each(at)).find_map(|at| {
        let next = *words.get(at + 1)?;
        let is_arabic = !next.is_ascii() && fold(next).starts_with(|c| ('\u{621}'..='\u{64a}').contains(&c));
        let end = match (is_arabic, ["de", "du", "des", "of"].contains(&next)) {
            (true, _) => (!OF_NO_NAME.contains(&last(next).as_str())).then_some(at + 2)?,
            (false, true) => is_name(words.get(at + 2)?).then_some(at + 3)?,
            (false, false) => (is_name(next) && next.starts_with('d')).then_some(at + 2)?,
        };
        Some(trimmed(&words.get(at..end)?.join(" ")))
    })
}

/// Whether a folded word is of a group of people within many populations.
fn is_of_group(word: &str) -> bool {
    const STEMS: [&str; 7] = ["mineur", "boursi", "adolescent", "orphelin", "saisonni", "handicap", "scholarship"];
    const WORDS: [&str; 19] = [
        "enfants",
        "jeunes",
        "minors",
        "children",
        "youth",
        "orphans",
        "seasonal",
        "disabled",
        "unaccompanied",
        "accompagnes",
        "accompagnees",
        "قصر",
        "قاصرين",
        "اطفال",
        "شبان",
        "شباب",
        "ممنوحين",
        "ممنوحون",
        "موسميين",
    ];
    WORDS.contains(&word) || STEMS.iter().any(|stem| word.starts_with(stem))
}

/// The words of an age below or above a number, or between two: `moins de 18 ans`, `under 18`, `أقل من 18 سنة`, `18-25 ans`,
/// `من 18 إلى 25 سنة`.
fn age_in(words: &[&str]) -> Option<String> {
    const BOUNDS: [&str; 6] = ["moins de", "plus de", "under", "over", "اقل من", "اكثر من"];
    const YEARS: [&str; 6] = ["ans", "years", "year", "سنه", "سنوات", "عاما"];
    const TO: [&str; 5] = ["a", "to", "et", "and", "الي"];
    let is_age = |run: &&[&str]| {
        let folded = fold(&run.join(" "));
        let pieces: Vec<&str> = folded.split(' ').collect();
        let is_between = match pieces.as_slice() {
            [first, second, years] => are_ages(first, second) && YEARS.contains(years),
            [first, to, second, years] => TO.contains(to) && are_ages(first, second) && YEARS.contains(years),
            _ => false,
        };
        if is_between {
            return Some(());
        }
        let bound = BOUNDS.iter().find_map(|bound| folded.strip_prefix(bound))?.trim();
        let (number, rest) = bound.split_once(' ')?;
        (number.parse::<u8>().is_ok() && YEARS.contains(&rest)).then_some(())
    };
    let mut runs = (2..=4).flat_map(|length| words.windows(length));
    runs.find(|run| is_age(run).is_some()).map(|run| run.join(" "))
}

/// Whether two numbers are the ends of an age.
fn are_ages(first: &str, second: &str) -> bool {
    matches!((first.parse::<u8>(), second.parse::<u8>()), (Ok(first), Ok(second)) if first < second && second < 100)
}

/// Whether a line says that values are an index: `base 100 en 2015`, `Indice des arrivées`.
pub(crate) fn is_about_index(line: &str) -> bool {
    const FIRST: [&str; 5] = ["indice", "indices", "index of", "موشر", "رقم قياسي"];
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_hundred = |pair: &[&str]| {
        matches!(pair, ["base" | "اساس", "100"] | ["100", "base" | "اساس"])
            || matches!(pair, ["100", "en" | "in" | "في"])
    };
    let has_hundred = words.windows(2).any(is_hundred) && (folded.contains("base") || folded.contains("اساس"));
    let joined = line.replace(' ', "");
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit() || ",.".contains(c));
    let is_equated = joined.split_once("=100").is_some_and(|(_, rest)| !goes_on(rest)) || joined.starts_with("100=");
    has_hundred || is_equated || FIRST.iter().any(|first| folded == *first || folded.starts_with(&format!("{first} ")))
}

/// Whether a line speaks of how a whole is shared out, as titles of counts do too: the numbers decide.
pub(crate) fn is_about_shares(line: &str) -> bool {
    fold(line).split(' ').any(|word| SHARES.contains(&word))
}

#[cfg(test)]
mod tests {
    use marsad_testkit::marjan;

    use super::{
        age_in, is_about_index, is_about_shares, is_narrowing, is_of_group, narrower_words, part_of, place_in,
    };

    #[test]
    fn a_place_within_the_country_is_less_than_all_of_it() {
        for (line, place) in [
            ("Entrées de non-résidents : aéroport de Djerba", Some("aéroport de Djerba")),
            ("Cartes de séjour, gouvernorat d’Ariana (2023)", Some("gouvernorat d’Ariana")),
            ("Cartes de séjour, province de Larache (2023)", Some("province de Larache")),
            ("Cartes de séjour, wilaya d’Oran (2023)", Some("wilaya d’Oran")),
            ("رخص الإقامة في محافظة أسوان", Some("محافظة أسوان")),
            ("Arrivals, port of Rades", Some("port of Rades")),
            ("الوافدون عبر ميناء رادس", Some("ميناء رادس")),
            ("المحافظة على مواطن الشغل", None),
            ("Entrées par aéroport", None),
            ("Étrangers par nationalité et région de résidence", None),
            ("ÉTRANGERS PAR REGION DE RESIDENCE", None),
            ("المقيمون حسب ولاية الإقامة", None),
        ] {
            assert_eq!(place_in(line).as_deref(), place, "{line}");
        }
    }

    #[test]
    fn what_holds_unless_it_is_said_leaves_nothing_out() {
        assert!(!is_narrowing("Effectifs, sauf indication contraire", None));
        assert!(!is_narrowing("Persons, except where stated otherwise", None));
        assert!(is_narrowing("Tous, sauf les étudiants", None));
        assert!(is_narrowing("Sauf indication contraire, hors étudiants", None));
    }

    #[test]
    fn a_title_names_a_part_of_the_year() {
        for (line, part) in [
            ("Naturalisations par nationalité (1er semestre)", Some("1er semestre")),
            ("Naturalisations par nationalité (premiers semestres)", Some("premiers semestres")),
            ("Entrées, mars", Some("mars")),
            ("Naturalisations au 31 décembre", None),
            ("Bulletin statistique, mars 2024", None),
            ("Population fin décembre", None),
            ("Naturalisations par nationalité", None),
        ] {
            assert_eq!(part_of(line).as_deref(), part, "{line}");
        }
    }

    #[test]
    fn what_was_refused_or_left_out_is_less_than_all() {
        for line in [
            "Demandes de naturalisation rejetées",
            "Cartes de séjour (renouvellements exclus)",
            "Cartes de séjour hors étudiants",
            "Refused applications",
            "الوافدون باستثناء الطلبة",
            "الوافدون سنة 2022 دون الطلبة",
            "الوافدون (دون الطلبة)، 2022",
            "Entrées en 2022 sans les résidents",
            "Entrées (non compris les résidents)",
            "Arrivals (without students) 2022",
            "Arrivals, students not included, not counting children",
            "Étudiants non inscrits",
        ] {
            assert!(is_narrowing(line, None), "{line}");
        }
        for line in [
            "Naturalisations par nationalité",
            "Réfugiés par pays",
            "Arrivals by isle",
            "Migrants sans papiers",
            "مهاجرون دون وثائق",
        ] {
            assert!(!is_narrowing(line, None), "{line}");
        }
    }

    #[test]
    fn a_group_within_the_subject_is_less_than_all_of_it() {
        let dataflow = marjan().dataflow("DF_ARRIVALS");
        for (line, words) in [
            ("Arrivals of minors by isle, 2022", Some("minors")),
            ("Unaccompanied arrivals", Some("Unaccompanied")),
            ("Arrivals under 18 years, 2022", Some("under 18 years")),
            ("Arrivals by isle", None),
            ("Minors by isle", Some("Minors")),
            ("Departures of minors", None),
            ("Arrivals of 18 years", None),
            ("Arrivals (18-25 years)", Some("18-25 years")),
            ("Arrivals 18 to 25 years, 2022", Some("18 to 25 years")),
        ] {
            assert_eq!(narrower_words(line, dataflow).as_deref(), words, "{line}");
        }
        for word in ["mineurs", "mineures", "boursiers", "قصر", "اطفال"] {
            assert!(is_of_group(word), "{word}");
        }
        assert!(!is_of_group("refugies") && !is_of_group("etudiants") && !is_of_group("طلبه"));
        let age = |line: &str| age_in(&line.split(' ').collect::<Vec<_>>());
        assert_eq!(age("Réfugiés de moins de 18 ans").as_deref(), Some("moins de 18 ans"));
        assert_eq!(age("اللاجئون أقل من 18 سنة").as_deref(), Some("أقل من 18 سنة"));
        assert_eq!(age("Séjours de moins de 3 mois"), None);
    }

    #[test]
    fn a_title_of_shares_says_so_in_any_word_for_them() {
        for line in ["Poids des étrangers par isle", "Arrivals: breakdown by isle", "هيكلة الوافدين", "توزيع الوافدين"]
        {
            assert!(is_about_shares(line), "{line}");
        }
        assert!(!is_about_shares("Arrivals by isle") && !is_about_shares("Nombre de visas"));
    }

    #[test]
    fn an_index_says_its_base() {
        for line in ["Évolution des naturalisations (base 100 en 2015)", "Indice des arrivées", "Arrivals, 2015 = 100"]
        {
            assert!(is_about_index(line), "{line}");
        }
        assert!(!is_about_index("Base de données des arrivées") && !is_about_index("Les 100 premiers pays"));
    }
}
