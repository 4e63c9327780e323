//! Columns of changes between periods that stand beside them, `2022 | 2023 | Écart`, below whatever words: they repeat what
//! the others say.
//!
//! Where they are all that a table has, they are what some dataflows count; of others the draft says why nothing is read.
//!
//! Does not hold: titles that speak of changes, which `other_figures` knows, and columns whose whole header tells (`kind`).

use marsad_model::Lang;

use super::blocks::{Kinds, TableBlock};
use super::doubt::{Doubt, DoubtKind};
use super::drafter::Drafter;
use super::grid::Grid;
use super::kind::{is_derived, is_period_header};
use super::roles::{Roles, bare};
use super::title::Title;
use crate::Context;
use crate::names::fold;
use crate::reading::headers::Headers;

/// The first words of what says a change, folded.
pub(super) const CHANGES: [&str; 14] = [
    "ecart",
    "ecarts",
    "variation",
    "variations",
    "var",
    "evolution",
    "croissance",
    "difference",
    "growth",
    "change",
    "تطور",
    "نمو",
    "تغير",
    "فارق",
];

impl Roles<'_, '_, '_> {
    /// Whether a header of a column says a change, in a row of headers where periods stand.
    pub(super) fn is_change_of_periods(&self, headers: &Headers, column: usize) -> bool {
        let [first, last] = self.block.columns;
        let mut rows = self.block.headers.iter().filter_map(|&row| self.grid.number(row));
        rows.any(|row| {
            let text = headers.text(row, column);
            let mut beside = (first..=last).map(|other| headers.text(row, other)).filter(|other| *other != text);
            says_change(text) && !self.is_word(bare(text)) && beside.any(|other| is_period_header(bare(other)))
        })
    }

    /// The columns of changes among those that are not read, where the dataflow counts changes.
    pub(super) fn counted_changes(&self, headers: &Headers, unread: &[usize]) -> Vec<usize> {
        let says_it = |column: &usize| headers.path(*column).split(" / ").any(says_change);
        unread.iter().copied().filter(says_it).filter(|_| counts_changes(self.context)).collect()
    }
}

impl Drafter<'_, '_, '_> {
    /// Says of the tables of a sheet without any that is read which header says that their numbers follow from others.
    pub(super) fn derived_only(&mut self, grid: &Grid, (kinds, titles): (&Kinds, &[Title<'_>]), blocks: &[TableBlock]) {
        for (block, title) in blocks.iter().zip(titles) {
            let meanings = self.meanings(grid, (kinds, block), title);
            let unread = meanings.iter().filter(|meaning| meaning.values.is_empty() && !meaning.filled.is_empty());
            let is_it = |doubt: &&Doubt| doubt.kind == DoubtKind::IgnoredColumn && is_derived(&doubt.text);
            let found = unread.flat_map(|meaning| &meaning.doubts).find(is_it);
            let made = found.map(|doubt| Doubt::new(DoubtKind::DerivedOnly, "", &doubt.text).at(doubt.place.clone()));
            if let Some(doubt) = made {
                self.doubt(doubt);
            }
        }
    }
}

/// Whether the name of the dataflow begins with a word for a change in every language.
pub(super) fn counts_changes(context: &Context<'_>) -> bool {
    let dataflow = context.pack.dataflow(context.dataflow);
    dataflow.is_some_and(|dataflow| Lang::ALL.iter().all(|&lang| says_change(dataflow.name.get(lang))))
}

/// Whether a level of a header begins with a word for a change.
pub(super) fn says_change(level: &str) -> bool {
    let folded = fold(level);
    folded.split(' ').next().is_some_and(|first| CHANGES.contains(&first))
}

#[cfg(test)]
mod tests {
    use marsad_model::{LocalText, Pack};
    use marsad_testkit::marjan;

    use crate::DoubtKind;
    use crate::propose::tests::{draft_of, read};

    /// Marjan with arrivals of which the change is counted.
    fn marjan_of_changes() -> Pack {
        let mut pack = marjan().clone();
        let dataflow = pack.dataflows.iter_mut().find(|dataflow| dataflow.id == *"DF_ARRIVALS").unwrap();
        dataflow.name =
            LocalText::new("تطور عدد الوافدين", "Évolution du nombre d’arrivées", "Change in arrivals").unwrap();
        pack
    }

    #[test]
    fn a_title_may_say_by_any_word_for_a_change_that_changes_are_counted() {
        let pack = marjan_of_changes();
        for title in ["Variation des arrivées, 2024", "Écart du nombre d’arrivées, 2024"] {
            let text = format!("{title};\nIsle;Écart\nLulu Isle;-12\nSadaf Isle;31\n");
            let made = draft_of(&pack, "DF_ARRIVALS", text.as_bytes());
            let asked = made.doubts.iter().find(|doubt| doubt.kind == DoubtKind::UnexplainedWords);
            assert_eq!(asked.map(|doubt| doubt.text.as_str()), None, "{title}");
            assert_eq!(made.profile.tables.len(), 1, "{title}: {:?}", made.doubts);
        }
    }

    #[test]
    fn a_table_of_changes_alone_is_read_where_the_dataflow_counts_them_and_else_the_draft_says_why_not() {
        let pack = marjan_of_changes();
        for header in ["Variation", "Écart", "التطور"] {
            let text = format!("Change in arrivals, 2024;\nIsle;{header}\nLulu Isle;-12\nSadaf Isle;31\n");
            let of_changes = draft_of(&pack, "DF_ARRIVALS", text.as_bytes());
            let reading = read(&pack, &of_changes, &text);
            let values: Vec<Option<f64>> = (0..reading.columns.len()).map(|at| reading.columns.value(at)).collect();
            assert_eq!(values, [Some(-12.0), Some(31.0)], "{header}: {:?}", of_changes.doubts);
            let of_counts = draft_of(marjan(), "DF_ARRIVALS", text.as_bytes());
            assert_eq!(of_counts.profile.tables.len(), 0, "{header}");
            let why = of_counts.doubts.iter().find(|doubt| doubt.kind == DoubtKind::DerivedOnly);
            assert_eq!(why.map(|doubt| doubt.text.as_str()), Some(header), "{:?}", of_counts.doubts);
        }
    }
}
