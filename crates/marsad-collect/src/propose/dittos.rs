//! Marks that repeat the word above them, written out before anything else looks at a sheet, as the reader does.

use super::doubt::{Doubt, DoubtKind};
use super::grid::{Grid, KeptCell};
use crate::reading::dittos::is_ditto;

/// Writes the words in place of the marks and notes the columns in which they stand; what is asked of it.
pub(super) fn write_out(grid: &mut Grid) -> Option<Doubt> {
    let mut above: Vec<Option<KeptCell>> = Vec::new();
    let mut places: Vec<(u32, usize, String)> = Vec::new();
    for (number, cells) in &mut grid.rows {
        above.resize(above.len().max(cells.len()), None);
        for (column, (cell, above)) in cells.iter_mut().zip(&mut above).enumerate() {
            if cell.number.is_none() && is_ditto(&cell.text) {
                let Some(word) = above else { continue };
                places.push((*number, column, cell.label()));
                cell.clone_from(word);
            } else if !cell.cell().is_blank() {
                // A number is not repeated so.
                *above = cell.number.is_none().then(|| cell.clone());
            }
        }
    }
    let mut spots = places.iter().map(|(row, column, _)| grid.spot(Some(*row), *column));
    let mut doubt = Doubt::new(DoubtKind::Ditto, "", &places.first()?.2).at(spots.next()?);
    spots.for_each(|spot| doubt.also_at(&spot));
    grid.dittos = places.iter().map(|(_, column, _)| *column).collect();
    Some(doubt)
}
