//! The blocks of a column in which words of several components stand below one another, `Sexe` with its rows and then `Âge`:
//! of which component the words of the open block are.
//!
//! `Not stated` below `Age` is no word of the sexes, whatever their list calls so: what the list of the block does not know
//! is asked for as a word of it. What is no such word of anything, as men below each country, is of its own component
//! wherever it stands, and ends what the heading said.
//!
//! Does not hold: which headings begin a block, which `sections` knows.

use super::{Found, RowReader};
use crate::names::{Found as Meaning, is_of_which, is_rest_of_anything, is_rest_of_list};

impl RowReader<'_, '_, '_> {
    /// The component of the words below the last heading of a column; where none said it, that of the list whose words stand
    /// one right below another, behind other such lists.
    pub(super) fn block_of(&self, at: usize) -> Option<usize> {
        let said = self.state.blocks.get(at).copied().flatten();
        said.or_else(|| self.state.breakdowns.iter().find_map(|breakdowns| breakdowns.list_of(at)))
    }

    /// What a text says in a block of a component: its list comes first, and what stands for the rest or the unknown of
    /// another list is none of its words. Where no heading says of what the block is, that holds of bare words such as `Not
    /// stated` alone: `Other countries` below the men and women of one country is a country.
    pub(super) fn found_in_block(&mut self, found: Found, (at, block): (usize, usize), text: &str) -> Found {
        let is_of_block = matches!(found, Found::Word(_, component) if usize::from(component) == block);
        if found == Found::Unknown || is_of_block || is_of_which(text) {
            return found;
        }
        let is_headed = self.state.blocks.get(at).is_some_and(Option::is_some);
        if !is_headed && !is_rest_of_anything(text) {
            return found;
        }
        let plan = self.plan;
        let meaning = plan.dictionary.words(block).map_or(Meaning::Unknown, |words| words.find(text));
        match (meaning, found) {
            (Meaning::Code(code), _) => {
                let place = self.place_of_code(block, code);
                // A word for a whole is that of every list.
                if self.is_total(block, place) { found } else { Found::Word(place, block as u16) }
            }
            (Meaning::Several(_), Found::Word(place, component))
                if self.is_rest_of_its_list(component, place, text) =>
            {
                Found::Several
            }
            (Meaning::Unknown, Found::Word(place, component)) if self.is_rest_of_its_list(component, place, text) => {
                Found::Unknown
            }
            _ => found,
        }
    }

    /// Whether a word stands for the rest or the unknown of its list, which are words of many lists.
    fn is_rest_of_its_list(&self, component: u16, place: u32, text: &str) -> bool {
        let words = self.state.out.dimensions.get(usize::from(component)).map(|column| &column.words);
        words.and_then(|words| words.get(place as usize)).is_some_and(|id| is_rest_of_list(id.as_str(), text))
    }

    /// A word beside values that another component has for something of its own ends what the heading of its block said.
    pub(super) fn leave_block(&mut self, at: usize, (component, place): (usize, u32), text: &str) {
        let is_other = self.state.blocks.get(at).copied().flatten().is_some_and(|block| block != component);
        if is_other && !self.is_total(component, place) && !is_of_which(text) {
            self.state.blocks[at] = None;
        }
    }
}
