//! Headers that are words of one component but for what stands in brackets behind them, or for a slip of the pen: `Refugees
//! (incl. refugee-like situations) | Asylum-seekers (pending cases)`. They say the component, and the code of each is asked.
//!
//! Does not hold: headers that are words as they stand, which `above` finds.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::doubt::{Doubt, DoubtKind};
use super::roles::{Roles, plain};
use super::totals::begins_with_total;
use crate::names::{Found, Suggestion};
use crate::titles::{is_less_than_all, is_small};

/// More headers than these are not looked at.
const TEXTS_MAX: usize = 40;
/// How sure a code is of which the header says something more in brackets, and one of which it says less than all, or that
/// it is the whole of something that nobody knows.
const WITH_REMARK_SCORE: f64 = 0.9;
const DOUBTFUL_SCORE: f64 = 0.8;

impl Roles<'_, '_, '_> {
    /// The component of which at least half of the headers of a row are likely words, and of several codes. Of places such
    /// headers say nothing: many of their names are alike.
    pub(super) fn likely_component(&self, texts: &BTreeSet<&str>, filled: &BTreeSet<String>) -> Option<usize> {
        if texts.len() < 2 || texts.len() > TEXTS_MAX {
            return None;
        }
        let is_open = |place: &usize| {
            let id = self.id(*place);
            !self.is_frequency_or_unit(id) && !filled.contains(id.as_str()) && is_small(self.context, id.as_str())
        };
        let codes = |place: usize| {
            let likely = texts.iter().filter_map(|text| self.likely_code(place, text));
            likely.filter(|code| !code.starts_with('_')).collect::<BTreeSet<String>>().len()
        };
        let counted = (0..self.dictionary.dimensions).filter(is_open).map(|place| (codes(place), place));
        let (count, place) = counted.max_by_key(|&(count, place)| (count, Reverse(place)))?;
        (count > 1 && count * 2 >= texts.len()).then_some(place)
    }

    /// The code of which a header is likely a word.
    fn likely_code(&self, place: usize, text: &str) -> Option<String> {
        if let Some(suggestion) = self.code_with_remark(place, text) {
            return Some(suggestion.code);
        }
        let words = self.dictionary.words(place)?;
        let core = without_brackets(plain(text));
        let slip = Doubt::new(DoubtKind::UnknownWord, "", core).likely(words.suggest(core));
        slip.sure_code().map(str::to_owned)
    }

    /// The code of a header without what it says in brackets, and the whole for one that begins with a word for it.
    pub(super) fn code_with_remark(&self, place: usize, text: &str) -> Option<Suggestion> {
        let words = self.dictionary.words(place)?;
        let core = without_brackets(plain(text));
        let (code, is_whole) = match words.find(core) {
            Found::Code(code) => (code, false),
            Found::Unknown if begins_with_total(core) => match words.find("_T") {
                Found::Code(code) => (code, true),
                _ => return None,
            },
            _ => return None,
        };
        let dataflow = self.context.pack.dataflow(self.context.dataflow);
        let is_doubtful = is_whole || is_less_than_all(text, dataflow);
        let score = if is_doubtful { DOUBTFUL_SCORE } else { WITH_REMARK_SCORE };
        Some(Suggestion { code: words.code(code)?.to_string(), name: core.to_owned(), score })
    }
}

/// A header without what stands in brackets at its end.
fn without_brackets(text: &str) -> &str {
    let is_bracketed = text.ends_with([')', ']']);
    let core = text.split(['(', '[']).next().map_or("", str::trim);
    if is_bracketed && !core.is_empty() { core } else { text }
}

#[cfg(test)]
mod tests {
    use marsad_model::Id;
    use marsad_testkit::tunisia;

    use super::without_brackets;
    use crate::DoubtKind;
    use crate::propose::tests::{draft_of, read_of};

    /// Refugees of four countries as two headers, and perhaps a third, with a remark in brackets count them, and their total.
    fn file(has_stateless: bool) -> String {
        let [header, dash] = if has_stateless { [";Stateless persons", ";-"] } else { ["", ""] };
        let rows = ["Cameroon;102;11|113", "Chad;35;7|42", "Eritrea;196;93|289", "Guinea;255;12|267"];
        let rows = rows.map(|row| format!("2022;{}\n", row.replace('|', &format!("{dash};"))));
        let refugees = "Refugees (incl. refugee-like situations);Asylum-seekers (pending cases)";
        format!("Year;Origin;{refugees}{header};Total Population\n{}", rows.concat())
    }

    #[test]
    fn headers_that_are_words_but_for_a_remark_are_all_read_with_the_codes_that_their_lines_name() {
        for has_stateless in [true, false] {
            let text = file(has_stateless);
            let mut draft = draft_of(tunisia(), "DF_REFUGEES", text.as_bytes());
            let status = Id::literal("LEGAL_STATUS");
            assert_eq!(draft.profile.constants.get(&status), None, "{:?}", draft.doubts);
            assert!(draft.profile.tables[0].across.iter().any(|row| row.components == [status.clone()]));
            let kinds = [DoubtKind::IgnoredColumn, DoubtKind::UnreadValues];
            let is_ignored = draft.doubts.iter().any(|doubt| kinds.contains(&doubt.kind));
            assert!(!is_ignored, "{:?}", draft.doubts);
            let words = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::UnknownWord);
            let likely: Vec<(String, Id)> =
                words.map(|doubt| (doubt.text.clone(), Id::new(&doubt.suggestions[0].code).unwrap())).collect();
            let codes: Vec<&str> = likely.iter().map(|(_, code)| code.as_str()).collect();
            assert_eq!(codes, ["REF", "ASY", "_T"], "{:?}", draft.doubts);
            assert!(
                read_of(tunisia(), "DF_REFUGEES", &draft, &text)
                    .columns
                    .observations()
                    .iter()
                    .all(|o| o.key[2] == *"STL")
            );
            draft.profile.codes.entry(status).or_default().extend(likely);
            let reading = read_of(tunisia(), "DF_REFUGEES", &draft, &text);
            let observations = reading.columns.observations();
            let valued = observations.iter().filter_map(|o| Some(format!("{} {} {}", o.key[1], o.key[2], o.value?)));
            let valued: Vec<String> = valued.collect();
            assert_eq!(valued.len(), 12, "{valued:?} {:?}", reading.findings);
            for one in ["CM REF 102", "CM ASY 11", "CM _T 113", "TD REF 35", "GN ASY 12", "ER _T 289"] {
                assert!(valued.contains(&one.to_owned()), "{one}: {valued:?}");
            }
            let stateless = observations.iter().filter(|o| o.key[2] == *"STL").count();
            assert_eq!(stateless, if has_stateless { 4 } else { 0 });
        }
    }

    #[test]
    fn headers_of_which_one_alone_is_like_a_word_say_no_component() {
        let text = "Year;Origin;Refugees (boats);Widgets;Gadgets\n2022;Cameroon;102;11;1\n2022;Chad;35;7;2\n";
        let draft = draft_of(tunisia(), "DF_REFUGEES", text.as_bytes());
        let is_status = |row: &marsad_model::HeaderRow| row.components == [Id::literal("LEGAL_STATUS")];
        assert!(!draft.profile.tables[0].across.iter().any(is_status), "{:?}", draft.doubts);
    }

    #[test]
    fn what_stands_in_brackets_behind_a_header_is_no_part_of_its_word() {
        for (text, core) in [
            ("Refugees (incl. refugee-like situations)", "Refugees"),
            ("Asylum-seekers [pending]", "Asylum-seekers"),
            ("(pending)", "(pending)"),
            ("Stateless (all) persons", "Stateless (all) persons"),
        ] {
            assert_eq!(without_brackets(text), core);
        }
    }
}
