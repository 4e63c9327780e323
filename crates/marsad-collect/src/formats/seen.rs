//! What a reader showed, kept as a person would see it: for the tests of readers.

use std::ops::ControlFlow;

use super::{SheetHead, Visitor};
use crate::cell::{Cell, ShownAs};

/// Every sheet and every row that was shown; a percentage has its sign, a number that is shown divided a comma for each
/// thousand, one that is not shown a question mark, and what is struck through a stroke.
#[derive(Default)]
pub(super) struct Seen {
    pub heads: Vec<SheetHead>,
    pub rows: Vec<(u32, Vec<String>)>,
}

impl Visitor for Seen {
    fn sheet(&mut self, head: &SheetHead) -> bool {
        self.heads.push(head.clone());
        true
    }

    fn row(&mut self, number: u32, cells: &[Cell<'_>]) -> ControlFlow<()> {
        let mark = |shown: ShownAs| match shown {
            ShownAs::Held => String::new(),
            ShownAs::Thousands(times) => ",".repeat(times.into()),
            ShownAs::Hidden => "?".to_owned(),
            ShownAs::Another => "!".to_owned(),
        };
        let percent = |cell: &Cell<'_>| if cell.is_percent { "%" } else { "" };
        let stroke = |cell: &Cell<'_>| if cell.is_struck { "\u{336}" } else { "" };
        let shown = |cell: &Cell<'_>| [&*cell.whole_label(), percent(cell), &mark(cell.shown), stroke(cell)].concat();
        self.rows.push((number, cells.iter().map(shown).collect()));
        ControlFlow::Continue(())
    }
}
