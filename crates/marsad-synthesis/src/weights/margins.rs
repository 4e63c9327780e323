//! The margins that the persons of a population are raked to.

use super::Margin;
use crate::joint::NONE;
use crate::population::{Goal, PopulationModel, SolvedGoal, SolvedRake};
use crate::sample::Block;

/// Whoever is in no cell of a margin.
const OUTSIDE: u16 = u16::MAX;

/// The margins of `model`: those its parameters ask for, then its exact targets.
pub(crate) fn margins(model: &PopulationModel, block: &Block) -> Vec<Margin> {
    let rakes = model.rakes.iter().map(|rake| of_rake(model, rake, block));
    let goals = model.goals.iter().zip(&model.solved).filter(|(goal, _)| goal.is_asked && goal.is_exact);
    rakes.chain(goals.map(|(goal, solved)| of_goal(model, (goal, solved), block))).collect()
}

/// The codes of everybody, one row each.
fn rows<'b>(model: &PopulationModel, block: &'b Block) -> std::slice::ChunksExact<'b, u8> {
    block.codes.chunks_exact(model.vocabulary.axes.len())
}

fn of_rake(model: &PopulationModel, rake: &SolvedRake, block: &Block) -> Margin {
    let cell = |codes: &[u8]| -> u16 {
        let mut cell = 0;
        for view in &rake.views {
            let group = view.group_of[usize::from(codes[view.axis])];
            if group == NONE {
                return OUTSIDE;
            }
            cell = cell * view.codes.len() + usize::from(group);
        }
        cell as u16
    };
    let name = rake.views.iter().map(|view| view.name.as_str()).collect::<Vec<_>>().join(" × ");
    Margin { name, cells: rows(model, block).map(cell).collect(), totals: rake.totals.clone() }
}

/// Three cells: the part, the rest of the domain, and everybody else.
fn of_goal(model: &PopulationModel, (goal, solved): (&Goal, &SolvedGoal), block: &Block) -> Margin {
    let cell = |codes: &[u8]| match (goal.within.holds(codes), goal.part.holds(codes)) {
        (true, true) => 0,
        (true, false) => 1,
        (false, _) => 2,
    };
    let others = (model.size - solved.whole).max(0.0);
    let totals = vec![solved.part, (solved.whole - solved.part).max(0.0), others];
    Margin { name: model.target_ids[goal.index].clone(), cells: rows(model, block).map(cell).collect(), totals }
}
