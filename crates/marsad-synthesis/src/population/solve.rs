//! The probabilities of every variable, one after another, so that the targets hold for the population as a whole.
//!
//! The table of all variables would be far too large. A variable leaves it as soon as nothing that follows depends on
//! it.

use super::Goal;
use super::categorical::Categorical;
use crate::joint::{Axis, Conditional, Demand, FIRST_VARIABLE, Fit, JointTable, NONE, View, fit};
use crate::parameters::Target;
use crate::{Problem, ProblemKind};

/// The most combinations of codes that are held at once.
const CELLS_MAX: usize = 16_000_000;

/// What is to be solved.
pub(crate) struct Task<'a> {
    /// The key of the population.
    pub key: &'a str,
    /// Region, area and place, then the variables.
    pub axes: &'a [Axis],
    /// What parameters say of each variable that is not geographic.
    pub categoricals: &'a [Categorical],
    /// What must hold.
    pub goals: &'a [Goal],
    /// All targets of the parameters: goals know their places.
    pub targets: &'a [Target],
    /// Margins whose totals are wanted.
    pub rakes: &'a [Vec<View>],
    /// By what the parts of goals are told.
    pub by: &'a [View],
}

/// The probabilities, and what the population has under them.
pub(crate) struct Solution {
    /// For each variable that is not geographic.
    pub conditionals: Vec<Conditional>,
    /// For each goal.
    pub goals: Vec<SolvedGoal>,
    /// The totals of each margin.
    pub totals: Vec<Vec<f64>>,
}

/// What the population has of a goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SolvedGoal {
    /// Persons in the part.
    pub part: f64,
    /// Persons in the domain.
    pub whole: f64,
    /// By other variables: the place of the view, and part and whole for each of its codes.
    pub by: Vec<(usize, Vec<(f64, f64)>)>,
}

/// A margin with its totals.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SolvedRake {
    /// Its variables.
    pub views: Vec<View>,
    /// The persons for each combination of their codes; the last variable runs fastest.
    pub totals: Vec<f64>,
}

impl Task<'_> {
    /// Solves the probabilities, where `start` holds the persons by region, area and place.
    pub(crate) fn solve(&self, start: JointTable) -> Result<Solution, Problem> {
        let parents: Vec<Vec<usize>> = (0..self.axes.len()).map(|axis| self.parents(axis)).collect();
        let last_use = self.last_uses(&parents);
        let mut solution = Solution {
            conditionals: Vec::with_capacity(self.categoricals.len()),
            goals: vec![SolvedGoal::default(); self.goals.len()],
            totals: vec![Vec::new(); self.rakes.len()],
        };
        (0..FIRST_VARIABLE).for_each(|axis| self.measure(axis, &start, &mut solution));
        let mut table = start;
        for (axis, parents) in parents.iter().enumerate().skip(FIRST_VARIABLE) {
            let conditional = self.conditional(axis, &table.project(parents))?;
            let local = self.extended(axis, &table.project(&self.local_axes(axis, parents)), &conditional)?;
            self.measure(axis, &local, &mut solution);
            let is_needed = |other: &usize| last_use[*other] > axis;
            let later: Vec<usize> = table.axes.iter().copied().chain([axis]).filter(is_needed).collect();
            if is_needed(&axis) {
                let wide: Vec<usize> = later.iter().chain(parents).copied().collect();
                table = self.extended(axis, &table.project(&wide), &conditional)?;
            }
            table = table.project(&later);
            solution.conditionals.push(conditional);
        }
        Ok(solution)
    }

    fn extended(&self, axis: usize, table: &JointTable, conditional: &Conditional) -> Result<JointTable, Problem> {
        let cells = table.mass.len().saturating_mul(conditional.states);
        if cells > CELLS_MAX {
            let place = format!("{}.{}", self.key, self.axes[axis].name);
            return Err(Problem::new(ProblemKind::TableTooLarge, &place, cells));
        }
        Ok(table.extend(axis, conditional))
    }

    /// The goals that can be met with this variable.
    fn goals_of(&self, axis: usize) -> impl Iterator<Item = (usize, &Goal)> {
        self.goals.iter().enumerate().filter(move |(_, goal)| goal.last == axis)
    }

    /// The margins that are complete with this variable.
    fn rakes_of(&self, axis: usize) -> impl Iterator<Item = (usize, &Vec<View>)> {
        let last = |views: &Vec<View>| views.iter().map(|view| view.axis).max();
        self.rakes.iter().enumerate().filter(move |(_, views)| last(views) == Some(axis))
    }

    /// The variables that the probabilities of this one depend on.
    fn parents(&self, axis: usize) -> Vec<usize> {
        let Some(place) = axis.checked_sub(FIRST_VARIABLE) else { return Vec::new() };
        let mut parents = self.categoricals[place].parents();
        let asked = self.goals_of(axis).filter(|(_, goal)| goal.is_asked);
        parents.extend(asked.flat_map(|(_, goal)| goal.part.axes()));
        tidied(parents, axis)
    }

    /// The variables that are needed to measure what is complete with this one.
    fn local_axes(&self, axis: usize, parents: &[usize]) -> Vec<usize> {
        let mut axes = parents.to_vec();
        axes.extend(self.goals_of(axis).flat_map(|(_, goal)| goal.part.axes()));
        axes.extend(self.rakes_of(axis).flat_map(|(_, views)| views.iter().map(|view| view.axis)));
        axes.extend(self.by.iter().map(|view| view.axis));
        tidied(axes, axis)
    }

    /// For each variable the last one that needs it.
    fn last_uses(&self, parents: &[Vec<usize>]) -> Vec<usize> {
        let mut last_use = vec![0; self.axes.len()];
        let mut use_at = |axis: usize, at: usize| last_use[axis] = last_use[axis].max(at);
        for (at, parents) in parents.iter().enumerate() {
            parents.iter().for_each(|&parent| use_at(parent, at));
        }
        for goal in self.goals {
            goal.part.axes().for_each(|axis| use_at(axis, goal.last));
        }
        for views in self.rakes {
            let last = views.iter().map(|view| view.axis).max().unwrap_or(0);
            views.iter().for_each(|view| use_at(view.axis, last));
        }
        self.by.iter().for_each(|view| use_at(view.axis, usize::MAX));
        last_use
    }

    /// Writes down what `table` says of the goals and margins that are complete with this variable.
    fn measure(&self, axis: usize, table: &JointTable, solution: &mut Solution) {
        for (place, goal) in self.goals_of(axis) {
            solution.goals[place] = measured(goal, table, self.by);
        }
        for (place, views) in self.rakes_of(axis) {
            solution.totals[place] = totals(views, table);
        }
    }

    /// The probabilities of a variable, where `parents` holds the persons by what it depends on.
    fn conditional(&self, axis: usize, parents: &JointTable) -> Result<Conditional, Problem> {
        let place = format!("{}.{}", self.key, self.axes[axis].name);
        let categorical = &self.categoricals[axis - FIRST_VARIABLE];
        let guess = categorical
            .guess(parents)
            .ok_or_else(|| Problem::new(ProblemKind::NoCodeLeft, &place, &self.axes[axis].name))?;
        let states = self.axes[axis].codes.len();
        let is_asked = parents.members(&categorical.universe);
        let asked = |(&mass, &is_asked): (&f64, &bool)| if is_asked { mass } else { 0.0 };
        let rows: Vec<f64> = parents.mass.iter().zip(&is_asked).map(asked).collect();
        let mut cells = guess.clone();
        for (row, mass) in cells.chunks_exact_mut(states).zip(&rows) {
            row.iter_mut().for_each(|cell| *cell *= mass);
        }
        let demands: Vec<Demand> = self
            .goals_of(axis)
            .filter(|(_, goal)| goal.is_asked)
            .map(|(_, goal)| demand(goal, parents, &is_asked, states))
            .collect();
        let refuse = |kind, target: usize| Err(Problem::new(kind, &self.targets[target].id, &place));
        match fit(&mut cells, &rows, &demands) {
            Fit::Done => {}
            Fit::Unreachable(target) => return refuse(ProblemKind::Unreachable, target),
            Fit::Contradictory(target) => return refuse(ProblemKind::Disagreement, target),
        }
        let mut probability = Vec::with_capacity(rows.len() * self.axes[axis].states());
        for (row, &mass) in rows.iter().enumerate() {
            let range = row * states..(row + 1) * states;
            if !is_asked[row] {
                probability.extend(std::iter::repeat_n(0.0, states));
            } else if mass > 0.0 {
                probability.extend(cells[range].iter().map(|cell| cell / mass));
            } else {
                probability.extend_from_slice(&guess[range]);
            }
            if self.axes[axis].has_none {
                probability.push(if is_asked[row] { 0.0 } else { 1.0 });
            }
        }
        Ok(Conditional::new(parents, self.axes[axis].states(), probability))
    }
}

/// In ascending order, each once, and all before `axis`.
fn tidied(mut axes: Vec<usize>, axis: usize) -> Vec<usize> {
    axes.retain(|&other| other < axis);
    axes.sort_unstable();
    axes.dedup();
    axes
}

/// What a goal asks of the cells of its last variable.
fn demand(goal: &Goal, parents: &JointTable, is_asked: &[bool], states: usize) -> Demand {
    let masses = |members: &[bool]| -> f64 {
        parents.mass.iter().zip(members).filter(|(_, is_member)| **is_member).map(|(mass, _)| mass).sum()
    };
    let domain = masses(&parents.members(&goal.within));
    let mut members = parents.members(&goal.part);
    members.iter_mut().zip(is_asked).for_each(|(is_member, is_asked)| *is_member &= is_asked);
    let is_meant = goal.part.codes_of(goal.last);
    let (mut part, mut rest) = (Vec::new(), Vec::new());
    for (row, _) in members.iter().enumerate().filter(|(_, is_member)| **is_member) {
        for state in 0..states {
            let cells = if is_meant(state as u8) { &mut part } else { &mut rest };
            cells.push((row * states + state) as u32);
        }
    }
    Demand { target: goal.index, part, rest, required: goal.value.persons(domain), whole: masses(&members) }
}

/// The persons of a goal, and by the views that the goal is not about.
fn measured(goal: &Goal, table: &JointTable, by: &[View]) -> SolvedGoal {
    let axes: Vec<usize> = goal.part.axes().collect();
    let own = table.project(&axes);
    let mut solved = SolvedGoal { part: own.total(&goal.part), whole: own.total(&goal.within), by: Vec::new() };
    for (place, view) in by.iter().enumerate().filter(|(_, view)| !axes.contains(&view.axis)) {
        let wide = table.project(&axes.iter().copied().chain([view.axis]).collect::<Vec<_>>());
        let Some(states) = wide.states_of(view.axis) else { continue };
        let mut groups = vec![(0.0, 0.0); view.codes.len()];
        let members = wide.members(&goal.part).into_iter().zip(wide.members(&goal.within));
        for ((state, &mass), (is_part, is_whole)) in states.zip(&wide.mass).zip(members) {
            if let Some((part, whole)) = groups.get_mut(usize::from(view.group_of[state])) {
                *part += if is_part { mass } else { 0.0 };
                *whole += if is_whole { mass } else { 0.0 };
            }
        }
        solved.by.push((place, groups));
    }
    solved
}

/// The persons for each combination of the codes of `views`.
fn totals(views: &[View], table: &JointTable) -> Vec<f64> {
    let axes: Vec<usize> = views.iter().map(|view| view.axis).collect();
    let table = table.project(&axes);
    let mut places = vec![Some(0_usize); table.mass.len()];
    for view in views {
        let Some(states) = table.states_of(view.axis) else { continue };
        for (place, state) in places.iter_mut().zip(states) {
            let group = view.group_of[state];
            let inner = |place: usize| place * view.codes.len() + usize::from(group);
            *place = place.filter(|_| group != NONE).map(inner);
        }
    }
    let mut totals = vec![0.0; views.iter().map(|view| view.codes.len()).product()];
    for (place, mass) in places.into_iter().zip(&table.mass) {
        if let Some(place) = place {
            totals[place] += mass;
        }
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::{demand, measured, tidied, totals};
    use crate::joint::{Clause, CodeSet, Condition, JointTable, NONE, View};
    use crate::population::Goal;
    use crate::population::goal::Value;

    fn is(axis: usize, code: usize) -> Condition {
        let mut codes = CodeSet::default();
        codes.insert(code);
        Condition { clauses: vec![Clause { axis, codes }] }
    }

    /// Sex (3) by intention (4): men 30 yes, 20 no, women 10 yes, 40 no.
    fn table() -> JointTable {
        JointTable { axes: vec![3, 4], sizes: vec![2, 2], mass: vec![30.0, 20.0, 10.0, 40.0] }
    }

    fn men_who_intend() -> Goal {
        Goal {
            index: 5,
            within: is(3, 0),
            part: is(3, 0).and(&is(4, 0)),
            value: Value::Share(0.25),
            last: 4,
            is_asked: true,
            is_exact: true,
        }
    }

    fn view(axis: usize, group_of: &[u8]) -> View {
        let codes = vec!["A".to_owned(), "B".to_owned()];
        View { name: "v".to_owned(), axis, codes, group_of: group_of.to_vec() }
    }

    #[test]
    fn a_demand_asks_for_its_part_of_the_domain_and_leaves_others_alone() {
        let parents = table().project(&[3]);
        let demand = demand(&men_who_intend(), &parents, &[true, true], 2);
        assert_eq!((demand.part.as_slice(), demand.rest.as_slice()), (&[0][..], &[1][..]));
        assert_eq!((demand.required, demand.whole, demand.target), (12.5, 50.0, 5));
    }

    #[test]
    fn a_goal_is_measured_as_a_whole_and_by_what_it_is_not_about() {
        let all = Goal { within: Condition::default(), part: is(4, 0), ..men_who_intend() };
        let solved = measured(&all, &table(), &[view(3, &[0, 1])]);
        assert_eq!((solved.part, solved.whole), (40.0, 100.0));
        assert_eq!(solved.by, [(0, vec![(30.0, 50.0), (10.0, 50.0)])]);
        assert!(measured(&men_who_intend(), &table(), &[view(3, &[0, 1])]).by.is_empty());
    }

    #[test]
    fn totals_of_a_margin_leave_out_who_is_in_no_group() {
        assert_eq!(totals(&[view(3, &[0, 1]), view(4, &[0, 1])], &table()), [30.0, 20.0, 10.0, 40.0]);
        assert_eq!(totals(&[view(4, &[1, NONE])], &table()), [0.0, 40.0]);
    }

    #[test]
    fn a_variable_does_not_depend_on_itself() {
        assert_eq!(tidied(vec![5, 3, 4, 3, 7], 5), [3, 4]);
    }
}
