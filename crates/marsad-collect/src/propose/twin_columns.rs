//! Columns of labels that say the same, a name and its code, of which one is read; and those of which the other could as well
//! have the component.
//!
//! Does not hold: letters beside the names that they stand for, which `letters` knows.

use std::cmp::Reverse;

use super::columns::{Knowing, LabelColumn};
use super::doubt::{Doubt, DoubtKind};
use super::labels::{Decided, best, known_of, shown, shown_apart};
use super::letters::is_fuller;
use super::roles::{Meaning, Roles};
use super::times::TimeRole;

impl Roles<'_, '_, '_> {
    /// Columns that say the same as a better known one: a name, its code and another code for it.
    pub(super) fn twins(&self, columns: &[LabelColumn], scores: &[Vec<f64>]) -> Vec<Option<usize>> {
        let mut twins: Vec<Option<usize>> = vec![None; columns.len()];
        let mut order: Vec<usize> = (0..columns.len()).filter(|&at| best(&scores[at]).is_some()).collect();
        order.sort_by_key(|&at| Reverse((known_of(&columns[at], best(&scores[at])), letters_of(&columns[at]))));
        for (rank, &kept) in order.iter().enumerate() {
            if twins[kept].is_some() {
                continue;
            }
            for other in order[rank + 1..].iter().copied() {
                if twins[other].is_none()
                    && self.is_one_component((kept, other), scores)
                    && columns[kept].is_same_as(&columns[other])
                    && (is_repeated(&columns[kept]) || best(&scores[kept]) == best(&scores[other]))
                {
                    twins[other] = Some(kept);
                }
            }
            for other in (0..columns.len()).filter(|&at| best(&scores[at]).is_none()) {
                let is_twin = twins[other].is_none() && is_repeated(&columns[kept]);
                if is_twin && columns[kept].is_same_as(&columns[other]) {
                    twins[other] = Some(kept);
                }
            }
        }
        let names = (0..columns.len()).map(|at| self.names_beside_codes((columns, at), scores));
        for (at, names) in names.enumerate() {
            let Some(names) = names.filter(|&names| twins[at].is_none() && twins[names].is_none()) else { continue };
            let is_read = best(&scores[at]) == best(&scores[names]) && is_fuller(&columns[at], &columns[names]);
            let [kept, other] = if is_read { [at, names] } else { [names, at] };
            twins[other] = Some(kept);
        }
        twins
    }

    /// The first row in which a column names another code than the one that seems to say the same; one that holds the other
    /// is no contradiction.
    pub(super) fn other_than_twin(&self, decided: &Decided, (at, twin): (usize, usize)) -> Option<usize> {
        let place = best(&decided.scores[twin])?;
        let list = self.context.codelist(self.id(place).as_str())?;
        let (own, read) = (&decided.columns[at], &decided.columns[twin]);
        let code = |column: &LabelColumn, cell: u32| match column.knows(place, cell as usize) {
            Knowing::Code(code) => list.codes().get(code as usize).map(|code| &code.id),
            _ => None,
        };
        let mut rows = self.data_rows().zip(own.cells.iter().zip(&read.cells));
        let is_other = |(_, (own_cell, read_cell)): &(usize, (&u32, &u32))| {
            let (Some(a), Some(b)) = (code(own, **own_cell), code(read, **read_cell)) else { return false };
            a != b && !self.context.pack.is_within(list, a, b) && !self.context.pack.is_within(list, b, a)
        };
        rows.find(is_other).map(|(row, _)| row)
    }

    /// Whether two columns would be the same component, or two components of the same list.
    fn is_one_component(&self, (one, other): (usize, usize), scores: &[Vec<f64>]) -> bool {
        let (Some(one), Some(other)) = (best(&scores[one]), best(&scores[other])) else { return false };
        one == other || self.list_of(one).is_some() && self.list_of(one) == self.list_of(other)
    }

    /// Says where a column that is not read is as like a component as the one that was taken: their order alone has decided.
    pub(super) fn doubt_of_equal_column(&self, decided: &Decided, (at, place): (usize, usize), found: &mut Meaning) {
        let score =
            |at: usize| decided.scores.get(at).and_then(|scores| scores.get(place)).copied().unwrap_or_default();
        let is_open = |other: usize| {
            decided.places[other].is_none() && decided.twins[other].is_none() && decided.times[other] == TimeRole::None
        };
        let is_equal = |&other: &usize| {
            other != at && is_open(other) && score(other) >= score(at) && self.nested(decided, other).is_none()
        };
        let is_dimension = place < self.dictionary.dimensions;
        let Some(other) = (0..decided.columns.len()).find(is_equal).filter(|_| is_dimension) else { return };
        let [own, other] = shown_apart([&decided.columns[at], &decided.columns[other]]);
        let doubt = Doubt::new(DoubtKind::WhichColumn, self.id(place).as_str(), &own).taking(other);
        found.doubts.push(doubt.at(self.grid.spot(None, decided.columns[at].at)));
    }

    /// Says where a column could as well be another component of the same list, as far as its header goes.
    pub(super) fn doubt_of_twin_component(&self, decided: &Decided, (at, place): (usize, usize), found: &mut Meaning) {
        let column = &decided.columns[at];
        let own = self.names.grade(place, column.name());
        for other in (0..self.dictionary.dimensions).filter(|&other| other != place) {
            let is_alike = self.list_of(other).is_some()
                && self.list_of(other) == self.list_of(place)
                && decided.scores[at][other] > 0.0
                && self.names.grade(other, column.name()) >= own;
            let taker = decided.places.iter().position(|taken| *taken == Some(other));
            let is_told = taker.is_some_and(|taker| {
                let header = decided.columns[taker].name();
                self.names.grade(other, header) > self.names.grade(place, header)
            });
            if is_alike && !is_told {
                let doubt = Doubt::new(DoubtKind::WhichComponent, self.id(place).as_str(), &shown(column));
                found.doubts.push(doubt.taking(self.id(other).as_str()).at(self.grid.spot(None, column.at)));
                if taker.is_none() {
                    found.held_back.insert(self.id(other).to_string());
                }
            }
        }
    }
}

/// How many letters a column has: a name says more than its code.
fn letters_of(column: &LabelColumn) -> usize {
    column.texts.iter().map(|seen| seen.text.chars().count()).sum()
}

/// Whether the texts of a column come again, so that it means something that two columns go together.
fn is_repeated(column: &LabelColumn) -> bool {
    column.filled() > column.texts.len()
}
