//! Abbreviations that the pack itself spells out: `TRE` where a dataflow counts `Tunisiens résidant à l’étranger`, `HCR`
//! for who sends its data. They are read from the texts of the pack, so that no country and no institution is known here.

use marsad_model::Lang;

use crate::Context;
use crate::names::fold;

/// How many letters an abbreviation has at least: two may stand for anything.
const LETTERS_MIN: usize = 3;
/// Words that give no letter, besides those of one or two letters, folded.
const SMALL: [&str; 11] = ["the", "and", "for", "des", "les", "par", "pour", "aux", "dans", "sur", "from"];

/// What the abbreviations in titles of a dataflow may stand for.
pub(crate) struct Abbreviations {
    /// What the dataflow says of itself, word by word, as it writes them.
    phrases: Vec<Vec<String>>,
    /// The identifiers of those who send it, folded, and the first letters of their names.
    identifiers: Vec<String>,
    initials: Vec<String>,
}

impl Abbreviations {
    pub(crate) fn of(context: &Context<'_>) -> Self {
        let pack = context.pack;
        let texts = pack.dataflow(context.dataflow).into_iter().flat_map(|own| [&own.name, &own.description]);
        let texts = texts.flat_map(|text| Lang::ALL.map(|lang| text.get(lang)));
        let phrases = texts.map(|text| text.split_whitespace().map(str::to_owned).collect()).collect();
        let observatory = pack.provider(pack.head.observatory.as_str());
        let senders: Vec<_> = pack.providers_of(context.dataflow).into_iter().chain(observatory).collect();
        let names = senders.iter().flat_map(|sender| Lang::ALL.map(|lang| fold(sender.name.get(lang))));
        let initials = names.map(|name| name.split(' ').filter_map(initial).collect()).collect();
        let identifiers = senders.iter().map(|sender| fold(sender.id.as_str())).collect();
        Self { phrases, identifiers, initials }
    }

    /// Whether a word is short for something that the pack says.
    pub(crate) fn explain(&self, word: &str) -> bool {
        self.are_of_sender(word) || self.phrase(word).is_some()
    }

    /// Whether a word is short for one of those who send the data: its identifier, or letters of its name from the first to
    /// the last.
    pub(crate) fn are_of_sender(&self, word: &str) -> bool {
        let short = fold(word);
        is_abbreviation(word)
            && (self.identifiers.contains(&short) || self.initials.iter().any(|letters| is_taken_from(&short, letters)))
    }

    /// A line with the phrases of the dataflow for which its abbreviations stand.
    pub(crate) fn spell_out(&self, line: &str) -> String {
        let spelled = line.split(' ').map(|word| {
            let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
            let phrase = self.phrase(bare).filter(|_| !self.are_of_sender(bare));
            phrase.map_or_else(|| word.to_owned(), |phrase| word.replace(bare, &phrase))
        });
        spelled.collect::<Vec<_>>().join(" ")
    }

    /// The words of the dataflow that begin with the letters of an abbreviation, one behind the other.
    fn phrase(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = fold(word).chars().collect();
        if !is_abbreviation(word) || letters.len() < LETTERS_MIN {
            return None;
        }
        self.phrases.iter().find_map(|words| {
            let telling = words.iter().enumerate().filter_map(|(at, word)| Some((at, initial(word)?)));
            let telling: Vec<(usize, char)> = telling.collect();
            let run = telling.windows(letters.len()).find(|run| run.iter().map(|(_, letter)| letter).eq(&letters))?;
            let run = words.get(run.first()?.0..=run.last()?.0)?;
            let is_one = run.split_last().is_some_and(|(_, before)| !before.iter().any(|word| ends_part(word)));
            let phrase = run.join(" ");
            is_one.then(|| phrase.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        })
    }
}

/// A line with an abbreviation of another one in the place of the words whose first letters it is: where that one says `RGPH`,
/// `Recensement général de la population et de l’habitat` is `RGPH`.
pub(crate) fn abbreviate(line: &str, other: &str) -> String {
    // Of a line that is all in capitals every word would be one: `PAR`.
    let has_words = other.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count() > 1;
    if has_words && !other.contains(char::is_lowercase) {
        return line.to_owned();
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let initials = words.iter().enumerate().filter_map(|(at, word)| Some((at, initial(word)?)));
    let initials: Vec<(usize, char)> = initials.collect();
    let run_of = |short: &str| {
        let letters: Vec<char> = fold(short).chars().collect();
        let is_it = |run: &&[(usize, char)]| run.iter().map(|(_, letter)| letter).eq(&letters);
        let run = initials.windows(letters.len().max(LETTERS_MIN)).find(is_it)?;
        Some((run.first()?.0, run.last()?.0))
    };
    let mut shorts = other.split(|c: char| !c.is_alphanumeric()).filter(|word| is_abbreviation(word));
    let found = shorts.find_map(|short| Some((short, run_of(short)?)));
    let Some((short, (first, last))) = found else { return line.to_owned() };
    let (before, behind) = (words.iter().take(first), words.iter().skip(last + 1));
    before.chain([&short]).chain(behind).copied().collect::<Vec<_>>().join(" ")
}

/// Whether a word is written in capitals alone.
fn is_abbreviation(word: &str) -> bool {
    word.chars().count() >= LETTERS_MIN && word.chars().all(char::is_uppercase)
}

/// The first letter of a word behind what is elided before it; none of words that give no letter.
fn initial(word: &str) -> Option<char> {
    let folded = fold(word);
    let last = folded.rsplit(' ').next().filter(|last| last.chars().count() > 2 && !SMALL.contains(last))?;
    last.chars().next()
}

fn ends_part(word: &str) -> bool {
    word.ends_with([',', ':', ';', '.', '،', '؛'])
}

/// Whether letters stand among others in their order, the first as the first and the last as the last.
fn is_taken_from(short: &str, letters: &str) -> bool {
    let mut rest = letters.chars();
    let are_in_order = short.chars().all(|letter| rest.any(|own| own == letter));
    are_in_order
        && short.chars().next() == letters.chars().next()
        && short.chars().next_back() == letters.chars().next_back()
}

#[cfg(test)]
mod tests {
    use marsad_model::Profile;
    use marsad_testkit::tunisia;
    use serde_json::json;

    use super::{Abbreviations, abbreviate};
    use crate::Context;

    #[track_caller]
    fn check(dataflow: &str, is_it: impl Fn(&Abbreviations) -> bool) {
        let format = json!({ "kind": "csv", "delimiter": ";" });
        let profile: Profile = serde_json::from_value(json!({ "id": "P", "format": format, "table": [] })).unwrap();
        let context = Context::with_profile(tunisia(), dataflow, &profile).unwrap();
        assert!(is_it(&Abbreviations::of(&context)), "{dataflow}");
    }

    #[test]
    fn an_abbreviation_stands_for_the_words_of_its_dataflow_that_begin_with_its_letters() {
        let is_spelled_out = |own: &Abbreviations| {
            own.spell_out("Transferts des TRE (en MDT)").contains("Tunisiens résidant à l’étranger (")
        };
        check("DF_REMITTANCES", is_spelled_out);
        check("DF_CONSULAR", is_spelled_out);
        check("DF_VISITORS", |own| own.spell_out("Entrées de TRE") == "Entrées de TRE");
        check("DF_REMITTANCES", |own| own.spell_out("Transferts des MRE") == "Transferts des MRE");
    }

    #[test]
    fn a_line_is_abbreviated_as_another_one_is_and_by_no_other_letters() {
        let full = "Recensement général de la population et de l’habitat 2024";
        assert_eq!(abbreviate(full, "Institut - RGPH 2014"), "RGPH 2024");
        assert_eq!(abbreviate("Bureau du recensement", "BDR"), "Bureau du recensement");
        for other in ["INSTITUT - RGPH", "RGP2", "RGHP", "Recensement", "rgph", ""] {
            assert_eq!(abbreviate(full, other), full, "{other}");
        }
    }

    #[test]
    fn letters_of_the_name_of_who_sends_the_data_are_known_and_others_are_not() {
        check("DF_REFUGEES", |own| ["UNHCR", "HCR"].iter().all(|word| own.are_of_sender(word)));
        check("DF_REFUGEES", |own| !["BCT", "CNSS", "Hcr", "HC"].iter().any(|word| own.are_of_sender(word)));
        check("DF_ASSISTED_RETURNS", |own| ["IOM", "OIM"].iter().all(|word| own.are_of_sender(word)));
    }
}
