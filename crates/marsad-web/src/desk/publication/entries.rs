//! Entries of the register of contradictions in lines of a checklist, which name them by period, dataflows and keys: in words.

use marsad_i18n::{Voice, args};
use marsad_model::{Id, Pack};
use marsad_publish::{Names, series_text};

use crate::desk::review::period_text;

/// What entries are told in.
#[derive(Clone, Copy)]
pub(super) struct EntryWords<'a> {
    /// The pack that names everything.
    pub pack: &'a Pack,
    /// The language.
    pub voice: &'a Voice,
}

/// One of the two series of an entry, with its number.
#[derive(Clone, Copy)]
struct Side<'a> {
    flow: &'a str,
    key: &'a str,
    number: &'a str,
}

impl EntryWords<'_> {
    /// Some entries; what is none, such as the sign that there are more, stays as it is.
    pub(super) fn entries(self, text: &str) -> String {
        let named: Vec<String> = text.split("; ").map(|one| self.entry(one)).collect();
        named.join(&self.voice.say("clause-separator"))
    }

    pub(super) fn entry(self, text: &str) -> String {
        let Some((period, [first, second])) = parts(text) else { return text.to_owned() };
        let said = args()
            .text("first", &self.side(first))
            .text("second", &self.side(second))
            .text("period", &period_text(self.voice, period));
        self.voice.say_with("checklist-contradiction", &said)
    }

    /// Both numbers of an entry as they would be, each as its series writes numbers.
    pub(super) fn numbers(self, entry: &str, numbers: &str) -> String {
        let Some(((_, [first, second]), (one, other))) = parts(entry).zip(numbers.split_once(" / ")) else {
            return numbers.to_owned();
        };
        self.voice.list(&[self.number((first.flow, one)), self.number((second.flow, other))])
    }

    fn side(self, side: Side<'_>) -> String {
        let codes = side.key.split('.').map(|code| code.parse().ok()).collect::<Option<Vec<Id>>>();
        let named = self.names(side.flow).zip(codes).map(|(names, codes)| series_text(&names, &codes, None));
        let series = named.unwrap_or_else(|| format!("{} {}", side.flow, side.key));
        let said = args().text("series", &series).text("number", &self.number((side.flow, side.number)));
        self.voice.say_with("checklist-contradiction-side", &said)
    }

    fn number(self, (flow, number): (&str, &str)) -> String {
        let written = self.names(flow).zip(number.parse::<f64>().ok());
        written.map_or_else(|| self.voice.digits(number), |(names, number)| names.number(number))
    }

    /// What everything in a dataflow is called; none where the pack has it no more.
    fn names(&self, flow: &str) -> Option<Names<'_>> {
        let dataflow = self.pack.dataflow(flow)?;
        Some(Names { pack: self.pack, dataflow, structure: self.pack.structure_of(dataflow)?, voice: self.voice })
    }
}

/// The period and the two sides of an entry as a checklist writes it: `2022: DF_A A.F = 1 / DF_B A.F.T = 2`.
fn parts(text: &str) -> Option<(&str, [Side<'_>; 2])> {
    let (period, sides) = text.split_once(": ")?;
    let (first, second) = sides.split_once(" / ")?;
    Some((period, [side_of(first)?, side_of(second)?]))
}

fn side_of(text: &str) -> Option<Side<'_>> {
    let (series, number) = text.split_once(" = ")?;
    let (flow, key) = series.split_once(' ')?;
    Some(Side { flow, key, number })
}

#[cfg(test)]
mod tests {
    use marsad_model::{Lang, Numerals};

    use super::*;

    const ENTRY: &str = "2022: DF_ARRIVALS A.XM-L.F = 341 / DF_RESIDENTS A._T.F._T = 2065";

    fn check(lang: Lang, said: impl Fn(EntryWords<'_>) -> String, expected: &[&str]) {
        let pack = marsad_testkit::marjan();
        let voice = Voice::new(lang, Numerals::Western, &pack.head);
        let told = said(EntryWords { pack, voice: &voice });
        for part in expected {
            assert!(told.contains(part), "{lang}: {part} in {told}");
        }
        assert!(!told.contains("DF_") && !told.contains("XM-L"), "{told}");
    }

    #[test]
    fn an_entry_names_its_series_and_no_code() {
        check(Lang::En, |words| words.entry(ENTRY), &["Lulu Isle", "Foreign residents", "341", "2,065", "2022"]);
        check(Lang::Ar, |words| words.entry(ENTRY), &["المقيمون الأجانب", "341", "2022"]);
        check(Lang::Fr, |words| words.entry(ENTRY), &["Résidents étrangers", "341", "2022"]);
        let more = format!("{ENTRY}; {ENTRY}; …");
        check(Lang::En, |words| words.entries(&more), &["Lulu Isle", "; …"]);
    }

    #[test]
    fn numbers_that_would_be_are_written_as_their_series_writes_them() {
        check(Lang::En, |words| words.numbers(ENTRY, "343 / 2065"), &["343", "2,065"]);
    }

    #[test]
    fn what_the_pack_does_not_know_is_told_as_it_is_written() {
        let pack = marsad_testkit::marjan();
        let voice = Voice::new(Lang::En, Numerals::Western, &pack.head);
        let words = EntryWords { pack, voice: &voice };
        let told = words.entry("2022: DF_GONE A.F = 1 / DF_ARRIVALS A.XM-L.F = 2");
        assert!(told.contains("DF_GONE A.F") && told.contains("Lulu Isle"), "{told}");
        assert_eq!(words.entry("…"), "…");
    }
}
