//! Codes of countries among names in a column of labels: `RU` beside `France` and `Italie`. They are read as these codes,
//! and asked about, for whoever wrote them may have shortened the name of another country.

use super::columns::LabelColumn;
use super::doubt::{Doubt, DoubtKind};
use super::roles::{Meaning, Roles};
use crate::names::CodesAmongNames;

impl Roles<'_, '_, '_> {
    /// Asks about each of them.
    pub(super) fn doubt_of_codes_among_names(&self, column: &LabelColumn, places: &[usize], found: &mut Meaning) {
        for &place in places {
            let Some(words) = self.dictionary.words(place) else { continue };
            let mut seen = CodesAmongNames::new();
            let told = (0..column.texts.len()).filter(|&at| column.knows(place, at).is_telling());
            for text in told.filter_map(|at| column.texts.get(at)) {
                seen.look_at(words, (text.text.as_str(), text));
            }
            for (text, code) in seen.found() {
                if found.layout.skip.contains(&text.text) {
                    continue;
                }
                let doubt = Doubt::new(DoubtKind::CodeAmongNames, self.id(place).as_str(), &text.text);
                let spot = self.grid.spot(self.grid.number(text.first), column.at);
                found.doubts.push(doubt.taking(code.as_str()).at(spot));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{FindingCode, Id, Severity};
    use marsad_testkit::tunisia;

    use crate::propose::tests::{draft_of, read_of};
    use crate::propose::{DoubtKind, Draft};

    /// Recruits by country, whose third one is written so.
    fn recruits(third: &str) -> String {
        format!("Pays;2023;2024\nFrance;10;20\nItalie;5;6\n{third};7;8\nMaroc;1;2\n")
    }

    /// The letters that are told when such a file is read, and what they were read as.
    fn told(draft: &Draft, text: &str) -> Vec<(String, String)> {
        let reading = read_of(tunisia(), "DF_ATCT_RECRUITS", draft, text);
        let codes = reading.findings.into_iter().filter(|finding| finding.code == FindingCode::AmbiguousCode);
        codes
            .map(|finding| {
                assert_eq!((finding.severity, finding.place.row), (Severity::Warning, Some(4)));
                (finding.value, finding.arguments["taken"].clone())
            })
            .collect()
    }

    #[test]
    fn letters_among_names_are_asked_about_until_the_profile_says_of_which_country_they_are() {
        let draft = |text: &str| draft_of(tunisia(), "DF_ATCT_RECRUITS", text.as_bytes());
        let mut short = draft(&recruits("RU"));
        let asked = |draft: &Draft| {
            let asked = draft.doubts.iter().filter(|doubt| doubt.kind == DoubtKind::CodeAmongNames);
            asked.map(|doubt| (doubt.text.clone(), doubt.taken.clone())).collect::<Vec<_>>()
        };
        let russia = ("RU".to_owned(), "RU".to_owned());
        assert_eq!(asked(&short), std::slice::from_ref(&russia), "{:?}", short.doubts);
        assert_eq!(told(&short, &recruits("RU")), [russia]);
        let names = draft(&recruits("Royaume-Uni"));
        assert!(asked(&names).is_empty(), "{:?}", names.doubts);
        assert_eq!(told(&names, &recruits("AL")), [("AL".to_owned(), "AL".to_owned())]);
        assert!(told(&names, &recruits("USA")).is_empty());
        let area = Id::literal("COUNTERPART_AREA");
        short.profile.codes.entry(area).or_default().insert("RU".to_owned(), Id::literal("GB"));
        assert!(told(&short, &recruits("RU")).is_empty());
        let reading = read_of(tunisia(), "DF_ATCT_RECRUITS", &short, &recruits("RU"));
        let codes = reading.columns.dimensions.iter().find(|column| column.words.iter().any(|id| *id == *"IT"));
        let codes = codes.unwrap();
        assert!(codes.words.iter().any(|id| *id == *"GB") && !codes.words.iter().any(|id| *id == *"RU"));
    }
}
