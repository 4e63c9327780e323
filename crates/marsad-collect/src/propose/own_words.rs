//! Words that a dataflow says of all that it counts, in its names and at the beginning of its description: a title that
//! has one more of them counts nothing else. What a text counts up, behind a comma or before `et`, are parts, and say
//! nothing of the whole; what stands behind `par` says it behind `par` alone.
//!
//! Does not hold: words that narrow no subject whatever is counted, which `explained` knows.

use marsad_model::{Lang, LocalText};

use super::abbreviations::Abbreviations;
use super::counted_units::are_one_unit;
use super::evidence::is_of_one_stem;
use super::explained::{begins_alike, forms, is_granted};
use super::side_words::AND;
use super::sides::{OwnCountry, begins_as, is_of_foreign};
use crate::Context;
use crate::names::{fold, is_by_word};

/// Words that deny the next one or make it one of others, folded.
const DENYING: [&str; 12] =
    ["non", "not", "sans", "without", "hors", "outside", "autre", "autres", "other", "others", "غير", "دون"];
/// How words begin for what may be granted or not, folded.
const ASKED: [&str; 10] = ["demand", "request", "applic", "decision", "dossier", "طلب", "مطلب", "مطالب", "قرار", "ملف"];

/// What a dataflow says of itself, to hold titles against it.
pub(crate) struct OwnWords<'a> {
    pub country: OwnCountry<'a>,
    pub abbreviations: Abbreviations,
    /// The words, folded, for all that it counts.
    whole: Vec<String>,
    /// Those by what it is broken down.
    behind: Vec<String>,
    /// The names of those who send it, word by word.
    senders: Vec<Vec<String>>,
    /// Of whom its name says that they are not counted: `residents` of `non-residents`.
    denied: Vec<String>,
}

impl<'a> OwnWords<'a> {
    pub(crate) fn of(context: &Context<'a>) -> Self {
        let pack = context.pack;
        let dataflow = pack.dataflow(context.dataflow);
        let in_all = |text: &'a LocalText| Lang::ALL.map(|lang| text.get(lang));
        let names: Vec<&str> = dataflow.into_iter().flat_map(|own| in_all(&own.name)).collect();
        let texts = dataflow.into_iter().flat_map(|own| in_all(&own.description));
        let texts: Vec<&str> = names.iter().copied().chain(texts).collect();
        let own = texts.iter().flat_map(|text| affirmed(&whole_of(text)));
        // What the texts count up is no word for the whole because the identifier or the structure is called so.
        let said: Vec<String> = texts.iter().map(|text| fold(text)).collect();
        let is_said = |word: &String| said.iter().any(|text| text.split(' ').any(|own| is_of_one_stem(own, word)));
        let structure = in_all(&context.structure.name).into_iter().map(whole_of);
        let around = structure.chain([fold(&context.dataflow.replace('_', " "))]).flat_map(|text| affirmed(&text));
        let whole = own.chain(around.filter(|word| !is_said(word))).collect();
        let observatory = pack.provider(pack.head.observatory.as_str());
        let senders: Vec<_> = pack.providers_of(context.dataflow).into_iter().chain(observatory).collect();
        let senders = senders.iter().flat_map(|sender| Lang::ALL.map(|lang| fold(sender.name.get(lang))));
        let behind = texts.iter().flat_map(|text| behind_by_words(text)).flat_map(|text| affirmed(&text));
        Self {
            country: OwnCountry::of(context),
            abbreviations: Abbreviations::of(context),
            whole,
            behind: behind.collect(),
            senders: senders.map(|name| name.split(' ').map(str::to_owned).collect()).collect(),
            denied: names.iter().flat_map(|name| denied(&fold(name))).collect(),
        }
    }

    /// Whether the dataflow itself says one of the words of a line.
    pub(crate) fn say(&self, line: &str, (words, at): (&[&str], usize)) -> bool {
        let Some(word) = words.get(at) else { return false };
        let folded = fold(word);
        if is_of_foreign(&folded) {
            return self.country.is_foreign_as_dataflow(line);
        }
        let has = |known: &[String], piece: &str| known.iter().any(|own| are_one_unit(own, piece));
        let is_behind = is_behind_by_word(words, at);
        let is_whole = !is_joined(words, at);
        let says = |piece: &str| is_whole && has(&self.whole, piece) || is_behind && has(&self.behind, piece);
        self.abbreviations.are_of_sender(word)
            || folded.split(' ').all(|piece| says(piece) || self.is_of_sender(piece, words))
    }

    /// Whether a word is of the name of who sends the data, whose first word the line has: `tourisme` behind `Office`.
    pub(super) fn is_of_sender(&self, piece: &str, words: &[&str]) -> bool {
        let has = |first: &String| words.iter().any(|word| fold(word).split(' ').any(|own| is_of_one_stem(own, first)));
        let is_in = |name: &Vec<String>| name.iter().any(|own| forms(piece).any(|form| is_of_one_stem(own, form)));
        self.senders.iter().any(|name| is_in(name) && name.first().is_some_and(has))
    }

    /// Whether the words of a line affirm what the name of the dataflow denies, as `étrangers résidant` where it counts
    /// those who are no residents, and none of the `known` lines does. `Par pays de résidence` affirms nothing.
    pub(crate) fn are_contradicted(&self, words: &[&str], known: &[String]) -> bool {
        let is_of = |word: &str, own: &String| own == word || begins_alike(own, word);
        let is_known = |own: &String| known.iter().any(|line| line.split(' ').any(|word| is_of(word, own)));
        let affirms = |own: &String| {
            let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
            let is_it = |at: usize, word: &String| {
                let before = at.checked_sub(1).and_then(|before| folded.get(before));
                let is_denied = before.is_some_and(|before| DENYING.contains(&before.as_str()));
                is_of(word, own) && !is_denied && !is_behind_by_word(words, at)
            };
            folded.iter().enumerate().any(|(at, word)| is_it(at, word))
        };
        self.denied.iter().any(|own| affirms(own) && !is_known(own))
    }

    /// Whether a word says that what is counted was granted, as the dataflow says of all of it: `accordées` of
    /// `Autorisations accordées`. Of what was asked for, it is a part.
    pub(crate) fn say_granted(&self, word: &str, lines: [&str; 2]) -> bool {
        let is_asked = |line: &str| fold(line).split(' ').any(|word| begins_as(word, &ASKED));
        is_granted(&fold(word)) && self.whole.iter().any(|own| is_granted(own)) && !lines.into_iter().any(is_asked)
    }
}

/// What a text says of the whole, folded: up to by what it is broken down, to brackets, and to where it counts up.
fn whole_of(text: &str) -> String {
    let words: Vec<(&str, String)> = text.split_whitespace().map(|word| (word, fold(word))).collect();
    let end = words.iter().enumerate().find_map(|(at, (word, folded))| {
        let goes_on = || words.get(at + 1).is_some_and(|(_, next)| !is_by_word(next));
        if is_by_word(folded) || word.starts_with('(') {
            return Some(at);
        }
        if folded.is_empty() || joins(folded) {
            return Some(at.saturating_sub(1));
        }
        let is_closed = word.ends_with([',', ':', ';', '.', '،', '؛']);
        is_closed.then(|| if goes_on() { at } else { at + 1 })
    });
    let whole = words.iter().take(end.unwrap_or(words.len())).map(|(_, folded)| folded.as_str());
    whole.collect::<Vec<_>>().join(" ")
}

/// What a text says behind each word for a breakdown, folded; where it says `par … et par …`, each is a part, and `par
/// l’Office` says who counts.
fn behind_by_words(text: &str) -> Vec<String> {
    let words: Vec<(&str, String)> = text.split_whitespace().map(|word| (word, fold(word))).collect();
    let starts = words.iter().enumerate().filter(|(_, (_, folded))| is_by_word(folded));
    let starts: Vec<usize> = starts.map(|(at, _)| at).collect();
    let ends = starts.iter().copied().skip(1).chain([words.len()]);
    let adds =
        |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|(_, word)| AND.contains(&word.as_str()));
    let clauses = starts.iter().zip(ends).filter_map(|(&start, end)| {
        let ((_, led), clause) = (words.get(start)?, words.get(start + 1..end)?);
        let is_part = adds(start.checked_sub(1)) || adds(end.checked_sub(1));
        let is_by_whom = ["par", "by"].contains(&led.as_str()) && clause.first().is_some_and(|(word, _)| is_led(word));
        let clause: Vec<&str> = clause.iter().map(|(_, folded)| folded.as_str()).collect();
        (!is_part && !is_by_whom).then(|| clause.join(" "))
    });
    clauses.collect()
}

/// Whether a word is an article or has one before it.
fn is_led(word: &str) -> bool {
    let lower = word.to_lowercase();
    ["the", "le", "la", "les"].contains(&lower.as_str())
        || ["l’", "l'"].iter().any(|article| lower.starts_with(article))
}

/// The words of a folded text without those that another denies.
fn affirmed(folded: &str) -> Vec<String> {
    let mut is_denied = false;
    let is_affirmed = |word: &&str| {
        let was_denied = is_denied;
        is_denied = DENYING.contains(word);
        !was_denied && !is_denied
    };
    folded.split(' ').filter(is_affirmed).map(str::to_owned).collect()
}

/// The words of a folded text that another denies.
fn denied(folded: &str) -> Vec<String> {
    const NOT: [&str; 3] = ["non", "not", "غير"];
    let words: Vec<&str> = folded.split(' ').collect();
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [not, word] if NOT.contains(not) => Some((*word).to_owned()),
        _ => None,
    });
    pairs.collect()
}

/// Whether a folded word adds what follows to what stands before; of Arabic words, each that begins with the letter for it.
fn joins(folded: &str) -> bool {
    AND.contains(&folded) || folded == "او" || folded.starts_with('و')
}

/// Whether a word of a line is added to what stands before.
fn is_joined(words: &[&str], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| words.get(before)).map(|word| fold(word));
    let is_led = words.get(at).is_some_and(|word| fold(word).starts_with('و'));
    is_led || before.is_some_and(|before| AND.contains(&before.as_str()) || before == "او")
}

/// Whether a word of a line stands behind one that leads to a breakdown.
fn is_behind_by_word(words: &[&str], at: usize) -> bool {
    words.iter().take(at).any(|word| is_by_word(&fold(word)))
}

#[cfg(test)]
mod tests {
    use super::{affirmed, behind_by_words, denied, whole_of};
    use crate::names::fold;

    #[test]
    fn what_a_text_counts_up_says_nothing_of_the_whole() {
        for (text, whole) in [
            ("Autorisations de travail accordées aux étrangers", "autorisations de travail accordees aux etrangers"),
            (
                "Étudiants inscrits dans les établissements publics et privés",
                "etudiants inscrits dans les etablissements",
            ),
            ("Cards issued and valid, by citizenship", "cards"),
            ("Soins : consultations et accouchements", ""),
            ("Interceptions, arrivées et morts en mer", ""),
            ("Étudiants à l’étranger, selon le pays", "etudiants a etranger"),
            ("Étudiants à l’étranger.", "etudiants a etranger"),
            ("Membres des ménages (données synthétiques)", "membres des menages"),
            ("اللاجئون وطالبو اللجوء المسجلون", ""),
        ] {
            assert_eq!(whole_of(text), whole, "{text}");
        }
        assert_eq!(behind_by_words("Étudiants, selon le pays d’études"), ["le pays d etudes"]);
        assert_eq!(behind_by_words("Entries processed by the Tourist Office, by citizenship"), ["citizenship"]);
        let of_parts = "Contrats conclus par l’agence et par les bureaux privés, selon le pays";
        assert_eq!(behind_by_words(of_parts), ["le pays"]);
    }

    #[test]
    fn what_is_denied_is_not_said() {
        let text = fold("Entrées de non-résidents aux frontières");
        assert!(!affirmed(&text).iter().any(|word| word == "residents"), "{text}");
        assert_eq!(denied(&text), ["residents"]);
    }
}
