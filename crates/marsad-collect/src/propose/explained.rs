//! What explains the words of a title: the names of the dataflow, of its structure and of who sends it, the codes that a
//! table says, and words that narrow no subject. What nothing explains may be a part of the dataflow or another measure:
//! `Touristes dans les hôtels`, `Transferts (prix constants)`.
//!
//! Lists of words that narrow a subject never end; so the words are known here that narrow none. Does not hold: who is
//! asked or told of what is left, which `unexplained` and `reading::said` know.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use marsad_model::{Code, Codelist, Id, Lang, LocalText, Pack, TableLayout};

use super::abbreviations::Abbreviations;
use super::changes::{CHANGES, counts_changes};
use super::evidence::is_of_one_stem;
use super::ordinals::{are_one_ordinal, is_ordinal_of_things};
use super::qualities_of_things::qualities_of_things;
use crate::Context;
use crate::names::{Found, Words, fold};
use crate::reading::dictionary::Dictionary;
use crate::values::periods::{self, TimeHabits};
use crate::values::units::{is_unit_word, without_unit};

/// How many words of a line are looked at, and how many of them may be one name.
const WORDS_MAX: usize = 40;
const RUN_WORDS_MAX: usize = 4;
/// Of a longer list, only whole names are words.
const CODES_MAX: usize = 80;

/// Words that narrow no subject, in all languages, folded.
static PLAIN: LazyLock<HashSet<&str>> = LazyLock::new(|| plain_words().collect());

fn plain_words() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("plain_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// Words for what was granted, which is said of most papers and seldom meant as a part of them.
const GRANTED: &str = "delivres delivrees accordes accordees octroyes octroyees attribues versees servies issued granted \
    paid مسنده ممنوحه";

/// Words that say the same of what is counted: whoever counts entries may call them arrivals.
const SAME: [&str; 9] = [
    "entrees arrivees arrivals entries inflows وافدون وافدين دخول قدوم",
    "sorties departs departures exits outflows مغادرون مغادرين مغادره خروج",
    "transferts envois remittances recus received تحويلات",
    "immatricules immatriculations registres registered enregistrements مسجلون",
    GRANTED,
    "naturalisations naturalisation acquisition acquisitions تجنيس تجنس اكتساب حصول منح اسناد",
    "etablissements etablissement institutions institution موسسات موسسه",
    "عمل شغل",
    "autorisations autorisation permis permit permits رخص رخصه",
];

/// Words that say together with others that somebody refused, did not answer, stated nothing, or need not have.
const UNANSWERED: &str = "refus refuse refused refusal reponse repondre answer answered response non not pas sans autre autres other \
    others precise precisee declare declaree declared undeclared specifie specifiee specified unspecified determine determinee \
    determined undetermined indetermine indeterminee inconnu inconnue unknown known stated reported applicable applique apply \
    concerne objet رفض اجابه تصريح غير بدون دون مصرح محدد محدده معروف معروفه مجهول مبين ينطبق تنطبق منطبق معني موضوع اخر اخري \
    اخرون ذلك";

/// The words that explain those of titles whatever a table says.
pub(crate) struct Vocabulary {
    words: HashSet<String>,
    /// Those of the name of the dataflow.
    subject: HashSet<String>,
    /// What short words stand for, where the dataflow and who sends it explain words.
    abbreviations: Option<Abbreviations>,
}

impl Vocabulary {
    pub(crate) fn of(context: &Context<'_>) -> Self {
        let abbreviations = Some(Abbreviations::of(context));
        let mut known = Self { words: HashSet::new(), subject: HashSet::new(), abbreviations };
        let dataflow = context.pack.dataflow(context.dataflow);
        dataflow.into_iter().for_each(|dataflow| add_text(&mut known.subject, &dataflow.name));
        let (texts, identifiers) = names_around(context);
        texts.into_iter().for_each(|text| add_text(&mut known.words, text));
        identifiers.into_iter().for_each(|id| add_words(&mut known.words, &id.replace('_', " ")));
        known.add_short_names(context);
        // Where changes are counted, each word for them is one for what is counted.
        if counts_changes(context) {
            CHANGES.into_iter().for_each(|word| add_words(&mut known.words, word));
        }
        for group in SAME {
            if group.split(' ').any(|word| known.words.iter().any(|own| is_of_one_stem(own, word))) {
                add_words(&mut known.words, group);
            }
        }
        known
    }

    /// Names in capitals, such as those of surveys and programmes, that the dataflow says anywhere.
    fn add_short_names(&mut self, context: &Context<'_>) {
        let Some(dataflow) = context.pack.dataflow(context.dataflow) else { return };
        let texts = [&dataflow.universe, &dataflow.caveat];
        let texts = texts.into_iter().flat_map(|text| Lang::ALL.map(|lang| text.get(lang)));
        let is_short_name = |word: &&str| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
        texts.flat_map(words_in).filter(is_short_name).for_each(|word| add_words(&mut self.words, word));
    }

    /// The words of a line, as it writes them, that nothing explains.
    pub(crate) fn unexplained(&self, line: &str, taken: &TakenCodes<'_, '_>) -> Vec<String> {
        let words: Vec<&str> = words_in(without_unit(line)).take(WORDS_MAX).collect();
        let is_explained =
            |at: usize, word: &str| self.explains(word, taken) || is_unit_word(word) || taken.names(&words, at);
        let of_things = qualities_of_things(line);
        let is_open = |at: usize, word: &str| {
            is_change(&words, at)
                || at == 0 && is_of_others(&words, taken)
                || !is_explained(at, word)
                || is_ordinal_of_things(&words, at) && !self.has_ordinal(word, taken)
                || of_things.contains(&word) && !self.names(&words, at, taken)
        };
        let open = words.iter().enumerate().filter(|(at, word)| is_open(*at, word));
        open.map(|(_, word)| (*word).to_owned()).collect()
    }

    /// Whether a word is one of the names around a table, and not only one that narrows no subject.
    fn names(&self, words: &[&str], at: usize, taken: &TakenCodes<'_, '_>) -> bool {
        let is_own = |piece: &str| forms(piece).any(|form| self.has(form) || taken.has(form));
        let is_word = |word: &&str| fold(word).split(' ').all(is_own);
        words.get(at).is_some_and(is_word) || taken.names(words, at)
    }

    /// Whether the dataflow is called after an ordinal, or a part of a list that the table says: `First residence permits`.
    /// The whole, `First issues and renewals`, says nothing of the first alone.
    fn has_ordinal(&self, word: &str, taken: &TakenCodes<'_, '_>) -> bool {
        self.subject.iter().chain(&taken.parts).any(|own| are_one_ordinal(own, word))
    }

    fn explains(&self, word: &str, taken: &TakenCodes<'_, '_>) -> bool {
        if self.abbreviations.as_ref().is_some_and(|own| own.explain(word)) {
            return true;
        }
        let folded = fold(word);
        folded.split(' ').all(|piece| {
            says_nothing(piece) || forms(piece).any(|form| is_plain(form) || self.has(form) || taken.has(form))
        })
    }

    fn has(&self, word: &str) -> bool {
        has_form(&self.words, word)
    }
}

impl Vocabulary {
    /// The words that say of which country a table is and by what it tells its values apart: where a title has one more of
    /// them, it counts nothing else.
    pub(crate) fn around_table(context: &Context<'_>, layout: &TableLayout) -> Self {
        let mut known = Self::of_breakdown(context, layout);
        names_of_country(context.pack).for_each(|text| add_text(&mut known.words, text));
        known
    }

    /// Those by what it tells its values apart alone.
    pub(crate) fn of_breakdown(context: &Context<'_>, layout: &TableLayout) -> Self {
        let mut known = Self { words: HashSet::new(), subject: HashSet::new(), abbreviations: None };
        let dimensions = context.structure.dimensions.iter().filter(|dimension| is_in_table(layout, &dimension.id));
        let concepts = dimensions.filter_map(|dimension| context.pack.concept(dimension.id.as_str()));
        concepts.for_each(|concept| add_text(&mut known.words, &concept.name));
        known
    }

    /// Whether a word is one of them, as it stands or by its stem.
    pub(crate) fn says(&self, word: &str) -> bool {
        fold(word).split(' ').all(|piece| {
            forms(piece).any(|form| self.words.contains(form) || self.words.iter().any(|own| is_of_one_stem(own, form)))
        })
    }
}

/// The words of a line that can say what is counted, without its unit.
pub(crate) fn words_of_title(line: &str) -> Vec<&str> {
    words_in(without_unit(line)).take(WORDS_MAX).collect()
}

/// Whether a word of a title says nothing of what is counted: a number, a time, a unit, or one that stands in titles of all
/// subjects. A negation, a word for all others, or an ordinal of things, says something beside any other word.
pub(crate) fn is_empty_word(words: &[&str], at: usize) -> bool {
    const TELLING: [&str; 6] = ["non", "not", "autre", "autres", "other", "others"];
    let is_empty = |piece: &str| says_nothing(piece) || !TELLING.contains(&piece) && forms(piece).any(is_plain);
    let Some(word) = words.get(at).filter(|_| !is_ordinal_of_things(words, at)) else { return false };
    fold(word).split(' ').all(is_empty) || is_unit_word(word)
}

/// Whether a word is one of a list of folded words, in one of its forms.
pub(super) fn is_listed(word: &str, listed: &str) -> bool {
    let folded = fold(word);
    forms(&folded).any(|form| listed.split(' ').any(|known| known == form))
}

/// Whether two folded words say the same: forms of one word, or different words for what is counted.
pub(crate) fn say_same(one: &str, other: &str) -> bool {
    is_form_of(one, other) || SAME.iter().any(|group| has_one(group, one) && has_one(group, other))
}

/// Whether two folded words are forms of the one for who lives somewhere: `étrangers résidents` are those `résidant`.
pub(crate) fn are_residents(one: &str, other: &str) -> bool {
    const RESIDENT: &str = "residant residants resident residents residente residentes residing";
    let is_it = |word: &str| RESIDENT.split(' ').any(|own| own == word);
    is_it(one) && is_it(other)
}

/// Whether a folded word says that something was granted.
pub(super) fn is_granted(word: &str) -> bool {
    has_one(GRANTED, word)
}

fn has_one(group: &str, word: &str) -> bool {
    group.split(' ').any(|known| is_form_of(word, known))
}

fn is_form_of(word: &str, known: &str) -> bool {
    forms(word).any(|form| forms(known).any(|own| is_of_one_stem(own, form)))
}

/// What a table says of its components.
pub(crate) struct TakenCodes<'d, 'a> {
    words: HashSet<String>,
    /// Those of codes that are no whole of their list.
    parts: HashSet<String>,
    /// The lists of components, and the one code that was taken, where the table itself does not tell codes apart.
    lists: Vec<(&'d Words<'a>, Option<String>)>,
}

impl<'d, 'a> TakenCodes<'d, 'a> {
    /// What a layout says; `constants` are those of the whole profile.
    pub(crate) fn of(
        context: &Context<'_>,
        dictionary: &'d Dictionary<'a>,
        (layout, constants): (&TableLayout, &BTreeMap<Id, String>),
    ) -> Self {
        let mut taken = Self { words: HashSet::new(), parts: HashSet::new(), lists: Vec::new() };
        for component in &dictionary.components {
            let (id, Some(known)) = (component.id, component.words.as_ref()) else { continue };
            let Some(list) = context.codelist(id.as_str()) else { continue };
            let is_told = is_in_table(layout, id);
            let constant = layout.constants.get(id).or_else(|| constants.get(id));
            let only = constant.map_or("_T", String::as_str);
            // A word of the file whose code is asked for.
            if list.find(only).is_none() {
                add_words(&mut taken.words, only);
            }
            let is_small = !list.is_of_countries && list.codes().len() <= CODES_MAX;
            let is_answer = |code: &Id| !code.as_str().starts_with('_') || *code == *only;
            let is_taken = |code: &Id| if is_told { is_small && is_answer(code) } else { *code == *only };
            let codes = list.codes().iter().filter(|code| is_taken(&code.id));
            codes.for_each(|code| taken.add_name(code));
            let aliases = list.aliases.iter().filter(|(_, code)| is_taken(code));
            aliases.for_each(|(word, _)| add_words(&mut taken.words, word));
            if is_told && is_small {
                taken.add_unanswered(list, only);
            }
            taken.lists.push((known, (!is_told).then(|| only.to_owned())));
        }
        taken
    }

    /// The names of codes that hold for all values of a table, where they are no whole of their list.
    pub(crate) fn of_fixed(
        context: &Context<'_>,
        dictionary: &'d Dictionary<'a>,
        fixed: &BTreeMap<Id, String>,
    ) -> Self {
        let mut taken = Self { words: HashSet::new(), parts: HashSet::new(), lists: Vec::new() };
        for component in &dictionary.components {
            let (Some(known), Some(only)) = (component.words.as_ref(), fixed.get(component.id)) else { continue };
            let Some(list) = context.codelist(component.id.as_str()).filter(|_| !only.starts_with('_')) else {
                continue;
            };
            let codes = list.codes().iter().filter(|code| code.id == *only.as_str());
            codes.for_each(|code| taken.add_name(code));
            let aliases = list.aliases.iter().filter(|(_, code)| *code == *only.as_str());
            aliases.for_each(|(word, _)| add_words(&mut taken.words, word));
            taken.lists.push((known, Some(only.clone())));
        }
        taken
    }

    /// What the codes of who gave no answer say that was asked: `Nature de la demande non précisée`. That somebody refused or
    /// stated nothing, `رفض الإجابة`, their words say together: each alone says something else of what is counted.
    fn add_unanswered(&mut self, list: &Codelist, only: &str) {
        let is_it = |code: &Id| code.as_str().starts_with('_') && *code != *only;
        let codes = list.codes().iter().filter(|code| is_it(&code.id));
        let names = codes.flat_map(|code| Lang::ALL.map(|lang| code.name.get(lang)));
        let aliases = list.aliases.iter().filter(|(_, code)| is_it(code)).map(|(word, _)| word.as_str());
        let is_asked = |word: &&str| !fold(word).split(' ').any(|piece| has_one(UNANSWERED, piece));
        names.chain(aliases).flat_map(words_in).filter(is_asked).for_each(|word| add_words(&mut self.words, word));
    }

    fn add_name(&mut self, code: &Code) {
        add_text(&mut self.words, &code.name);
        if !code.id.as_str().starts_with('_') {
            add_text(&mut self.parts, &code.name);
        }
    }

    /// Whether one of the words of a line, alone or with those around it, is of a code.
    pub(crate) fn says(&self, words: &[&str], at: usize) -> bool {
        let is_word = |word: &&str| fold(word).split(' ').all(|piece| forms(piece).any(|form| self.has(form)));
        words.get(at).is_some_and(is_word) || self.names(words, at)
    }

    fn has(&self, word: &str) -> bool {
        has_form(&self.words, word)
    }

    /// Whether a word, alone or with those around it, is the name of a code that the table says.
    fn names(&self, words: &[&str], at: usize) -> bool {
        (1..=RUN_WORDS_MAX).any(|length| {
            let mut starts = (at + 1).saturating_sub(length)..=at;
            starts.any(|from| words.get(from..from + length).is_some_and(|run| self.is_name(&run.join(" "))))
        })
    }

    fn is_name(&self, text: &str) -> bool {
        self.lists.iter().any(|(words, only)| match (words.find(text), only) {
            (Found::Unknown, _) | (Found::Several(_), Some(_)) => false,
            (_, None) => true,
            (Found::Code(place), Some(only)) => words.code(place).is_some_and(|code| *code == *only.as_str()),
        })
    }
}

/// Whether the cells of a table, its headers or the name of its sheet tell codes of a component.
pub(crate) fn is_in_table(layout: &TableLayout, id: &Id) -> bool {
    let is_it = |other: &Id| other == id;
    let mut columns = layout.column.iter();
    columns.any(|column| column.component.iter().chain(&column.further).chain(column.codes.keys()).any(is_it))
        || layout.across.iter().any(|row| row.components.iter().any(is_it))
        || layout.sheet_component.as_ref().is_some_and(is_it)
}

/// The names of the dataflow and of what stands around it, and identifiers.
fn names_around<'a>(context: &Context<'a>) -> (Vec<&'a LocalText>, Vec<&'a str>) {
    let (pack, structure) = (context.pack, context.structure);
    let head = &pack.head;
    let mut texts: Vec<&LocalText> = vec![&structure.name];
    let mut identifiers: Vec<&str> = vec![context.dataflow, head.country.as_str(), head.id.as_str()];
    if let Some(dataflow) = pack.dataflow(context.dataflow) {
        texts.extend([&dataflow.name, &dataflow.description]);
        texts.extend(dataflow.key_figure.iter().map(|figure| &figure.label));
    }
    let dimensions = structure.dimensions.iter().map(|dimension| &dimension.id);
    let attributes = structure.attributes.iter().map(|attribute| &attribute.id);
    for id in dimensions.chain(attributes) {
        identifiers.push(id.as_str());
        texts.extend(pack.concept(id.as_str()).map(|concept| &concept.name));
    }
    let fixed = context.dataflow_attributes.iter();
    let fixed = fixed.filter_map(|(id, code)| context.codelist(id.as_str())?.find(code.as_str()));
    texts.extend(fixed.map(|code| &code.name));
    for agreement in pack.agreements.iter().filter(|agreement| agreement.dataflow == *context.dataflow) {
        identifiers.push(agreement.id.as_str());
        texts.push(&agreement.name);
    }
    let observatory = pack.provider(head.observatory.as_str());
    for provider in pack.providers_of(context.dataflow).into_iter().chain(observatory) {
        identifiers.push(provider.id.as_str());
        texts.push(&provider.name);
    }
    texts.extend(names_of_country(context.pack));
    (texts, identifiers)
}

/// The names of the country of the pack.
pub(super) fn names_of_country(pack: &Pack) -> impl Iterator<Item = &LocalText> {
    let country = pack.head.country.as_str();
    let countries = pack.codelists.iter().filter(|list| list.is_of_countries);
    countries.filter_map(move |list| list.find(country)).map(|code| &code.name)
}

fn add_text(words: &mut HashSet<String>, text: &LocalText) {
    Lang::ALL.iter().for_each(|&lang| add_words(words, text.get(lang)));
}

fn add_words(words: &mut HashSet<String>, text: &str) {
    for word in words_in(text) {
        let folded = fold(word);
        let pieces = folded.split(' ').filter(|piece| !says_nothing(piece));
        words.extend(pieces.flat_map(forms).map(str::to_owned));
    }
}

/// The words of a text, as it writes them.
fn words_in(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| c.is_whitespace() || ",;:()[]{}|/\\–—-_«»\"“”•'’ʼ‘`.!?،؛؟&+*=…%<>#§°".contains(c);
    text.split(is_between).filter(|word| !word.is_empty())
}

/// Whether a word and the one beside it may be the change from year to year as well as the figures of each: `évolution
/// annuelle`.
fn is_change(words: &[&str], at: usize) -> bool {
    const EVOLUTION: [&str; 2] = ["evolution", "تطور"];
    const OF_YEARS: [&str; 5] = ["annuelle", "annual", "yearly", "سنوي", "سنويه"];
    let is_one_of = |at: Option<usize>, listed: &[&str]| {
        let word = at.and_then(|at| words.get(at)).map(|word| fold(word));
        word.is_some_and(|word| listed.contains(&word.as_str()))
    };
    let is_beside = || is_one_of(Some(at + 1), &OF_YEARS) || is_one_of(at.checked_sub(1), &OF_YEARS);
    is_one_of(Some(at), &EVOLUTION) && is_beside()
}

/// Whether a title begins with the word for all others than those that are known, `Autres naturalisations`, and with no name of
/// a code that the table says.
fn is_of_others(words: &[&str], taken: &TakenCodes<'_, '_>) -> bool {
    const OTHERS: [&str; 4] = ["autre", "autres", "other", "others"];
    let is_led = words.len() > 1 && words.first().is_some_and(|word| OTHERS.contains(&fold(word).as_str()));
    let mut runs = (2..=RUN_WORDS_MAX).filter_map(|length| words.get(..length));
    is_led && !runs.any(|run| taken.is_name(&run.join(" ")))
}

/// Whether a folded word is too short to narrow a subject, a number, or one of the words for time.
pub(super) fn says_nothing(word: &str) -> bool {
    let is_roman = word.chars().all(|c| "ivx".contains(c));
    let is_number = word.chars().any(char::is_numeric) || is_roman;
    word.chars().count() < 3 || is_number || periods::read(word, TimeHabits::default()).is_some()
}

/// A folded word and, of an Arabic one, what is left behind the letters that lead to it: `وبالخارج`, `للطلبة`.
pub(super) fn forms(word: &str) -> impl Iterator<Item = &str> {
    const LEADING: [&str; 13] = ["وبال", "وال", "بال", "فال", "كال", "لل", "ول", "وب", "ال", "و", "ب", "ل", "ف"];
    let rest = LEADING.into_iter().filter_map(move |lead| word.strip_prefix(lead));
    std::iter::once(word).chain(rest.filter(|rest| rest.chars().count() > 2))
}

/// Whether a folded word is one of those that narrow no subject; a long one may have an ending.
fn is_plain(word: &str) -> bool {
    const LONG: usize = 6;
    let without = |ending: &str| word.strip_suffix(ending).filter(|known| known.chars().count() >= LONG);
    PLAIN.contains(word) || ["s", "e", "es"].into_iter().filter_map(without).any(|known| PLAIN.contains(known))
}

fn has_form(words: &HashSet<String>, word: &str) -> bool {
    words.contains(word) || words.iter().any(|known| is_of_one_stem(known, word) || begins_alike(known, word))
}

/// Whether two words begin alike for half of their length: `tourisme`, `touristes`.
pub(super) fn begins_alike(a: &str, b: &str) -> bool {
    const SHARED_MIN: usize = 5;
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    shared >= SHARED_MIN && shared * 2 >= a.chars().count().max(b.chars().count())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::{Profile, TableLayout};
    use marsad_testkit::{marjan, tunisia};
    use serde_json::json;

    use super::{TakenCodes, Vocabulary, are_residents, forms, plain_words};
    use crate::Context;
    use crate::names::fold;
    use crate::propose::DoubtKind;
    use crate::propose::tests::draft_of;
    use crate::reading::dictionary::Dictionary;

    /// The words of a line that nothing explains over a table of arrivals by isle.
    fn left(line: &str) -> Vec<String> {
        let format = json!({ "kind": "csv", "delimiter": ";" });
        let profile: Profile = serde_json::from_value(json!({ "id": "P", "format": format, "table": [] })).unwrap();
        let layout: TableLayout = serde_json::from_value(json!({
            "header_rows": [1, 1],
            "constants": { "SEX": "F" },
            "column": [{ "header": "Isle", "role": "code", "component": "ISLE" }],
        }))
        .unwrap();
        let context = Context::with_profile(marjan(), "DF_ARRIVALS", &profile).unwrap();
        let dictionary = Dictionary::new(&context);
        let taken = TakenCodes::of(&context, &dictionary, (&layout, &BTreeMap::new()));
        Vocabulary::of(&context).unexplained(line, &taken)
    }

    #[test]
    fn words_that_narrow_no_subject_are_written_as_they_are_folded() {
        for word in plain_words() {
            assert_eq!(fold(word), word);
        }
    }

    #[test]
    fn the_names_of_the_dataflow_its_codes_and_words_of_every_title_are_explained() {
        for line in [
            "Tableau 3 : Arrivées par île, en milliers, au cours du 1er trimestre 2023",
            "Number of arrivals by isle, 2022/2023",
            "توزيع الوافدين حسب الجزيرة والجنس خلال سنة 2023",
            "Entries of foreigners, first half of 2024",
            "Arrivées hebdomadaires par île et par groupe de jours",
            "Weekly arrivals by isle / الوافدون حسب الأسبوع",
            "الوافدون حسب مجموعات الأيام",
            "الوافدون حسب تاريخ التوقيع",
            "Arrivals, female, on Lulu Isle",
            "Arrivées à Marjan (provisoire)",
            "Évolution des arrivées par année",
        ] {
            assert!(left(line).is_empty(), "{line}: {:?}", left(line));
        }
    }

    #[test]
    fn what_nothing_explains_is_left_whatever_it_is() {
        for (line, words) in [
            ("Arrivées en hôtels classés", "hôtels classés"),
            ("Arrivals by marriage, 2023", "marriage"),
            ("Arrivées aux prix constants", "prix constants"),
            ("Évolution annuelle des arrivées", "Évolution"),
            ("الوافدون عبر المطارات", "عبر المطارات"),
            ("Other arrivals by isle", "Other"),
            // Of the sexes one was taken: the other is no word of this table.
            ("Arrivals of men", "men"),
        ] {
            assert_eq!(left(line).join(" "), words, "{line}");
        }
    }

    #[test]
    fn the_words_of_who_gave_no_answer_explain_nothing_of_what_is_counted() {
        let rows = "الجنسية;الجنس;العدد\nالجزائر;إناث;31\nالجزائر;ذكور;42\nالمغرب;إناث;23\nالمغرب;ذكور;17\n";
        let text = format!("رفض منح الجنسية التونسية سنة 2024;;\n;;\n{rows}");
        let made = draft_of(tunisia(), "DF_NATURALISATIONS", text.as_bytes());
        let asked = made.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnexplainedWords);
        assert_eq!(asked.map(|doubt| doubt.text.as_str()).collect::<Vec<_>>(), ["رفض"]);
    }

    #[test]
    fn what_was_asked_of_who_gave_no_answer_explains_a_title() {
        for asked in ["nature de la demande", "le stade"] {
            let rows = "Nationalité;Première délivrance;Renouvellement\nFrance;17;31\nItalie;10;24\nMali;13;29\n";
            let text = format!("Cartes de séjour selon la nationalité et {asked}, 2024;;\n;;\n{rows}");
            let made = draft_of(tunisia(), "DF_RESIDENCE_PERMITS", text.as_bytes());
            let doubt = made.doubts.iter().find(|doubt| doubt.kind == DoubtKind::UnexplainedWords);
            assert_eq!(doubt.map(|doubt| doubt.text.as_str()), None, "{asked}");
        }
    }

    #[test]
    fn forms_of_the_word_for_residents_are_one_and_where_they_live_is_none_of_them() {
        assert!(are_residents("residents", "residant") && are_residents("residing", "resident"));
        assert!(!are_residents("residence", "resident") && !are_residents("residents", "etrangers"));
    }

    #[test]
    fn letters_that_lead_to_an_arabic_word_go() {
        assert!(forms("وبالخارج").any(|form| form == "خارج"));
        assert_eq!(forms("ولد").collect::<Vec<_>>(), ["ولد"]);
    }
}
