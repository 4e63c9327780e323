//! Groups that stand beside each other in one column and share a part: `Afrique` beside `Pays arabes` is all of Africa, or
//! Africa without them, of which the list has a code too.
//!
//! What the word says by itself stays taken, and a doubt names both codes.

use marsad_model::{Id, TableLayout};

use super::doubt::{Doubt, DoubtKind};
use super::drafter::Drafter;
use super::grid::Grid;
use super::total_of_parts::{either, texts_of};

impl Drafter<'_, '_, '_> {
    /// Asks about groups of which another one beside them holds a part, where the list has a code for the rest.
    pub(super) fn overlapping_groups(&mut self, layout: &TableLayout, grid: &Grid) {
        let pack = self.context.pack;
        for place in 0..self.dictionary.dimensions {
            let id = self.dictionary.components[place].id.clone();
            let Some(list) = self.context.codelist(id.as_str()) else { continue };
            if !pack.hierarchies.iter().any(|hierarchy| hierarchy.codelist == list.id) {
                continue;
            }
            let texts = texts_of(layout, grid, &id);
            let codes: Vec<(&str, Id)> =
                texts.keys().filter_map(|text| Some((text.as_str(), self.code_of(place, text)?))).collect();
            let is_met = |group: &Id| codes.iter().any(|(_, code)| code == group);
            for (text, code) in &codes {
                let mut rests = codes.iter().filter_map(|(_, other)| pack.rest_of(list, code, other));
                let Some(rest) = rests.find(|&rest| !is_met(rest)) else { continue };
                let spot = texts.get(*text).cloned().unwrap_or_default();
                let doubt = Doubt::new(DoubtKind::OverlappingGroup, id.as_str(), text).taking(code.as_str()).at(spot);
                self.doubt(doubt.naming(either([code.as_str(), rest.as_str()])));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use marsad_testkit::tunisia;

    use crate::propose::DoubtKind;
    use crate::propose::tests::draft_of;

    /// The groups that are asked about in a file of recruits, each with the codes that it may be.
    fn asked(groups: [&str; 2]) -> Vec<(String, Vec<String>)> {
        let [first, second] = groups;
        let text = format!("Pays;2023;2024\nTotal;9;10\n{first};3;4\nLibye;3;4\n{second};6;6\nSénégal;6;6\n");
        let draft = draft_of(tunisia(), "DF_ATCT_RECRUITS", text.as_bytes());
        let asked = draft.doubts.into_iter().filter(|doubt| doubt.kind == DoubtKind::OverlappingGroup);
        let codes = |doubt: crate::propose::Doubt| {
            (doubt.text, doubt.suggestions.into_iter().map(|suggestion| suggestion.code).collect())
        };
        asked.map(codes).collect()
    }

    #[test]
    fn a_continent_beside_a_group_that_has_a_part_of_it_is_asked_about() {
        let either = |text: &str, codes: [&str; 2]| vec![(text.to_owned(), codes.map(str::to_owned).to_vec())];
        assert_eq!(asked(["Pays arabes", "Afrique"]), either("Afrique", ["002", "AFR_XARAB"]));
        assert_eq!(asked(["Pays arabes", "Asie"]), either("Asie", ["142", "ASIA_XARAB"]));
        for groups in [["Pays arabes", "Afrique (hors pays arabes)"], ["Pays arabes", "Europe"], ["UMA", "Afrique"]] {
            assert!(asked(groups).is_empty(), "{groups:?}");
        }
    }
}
