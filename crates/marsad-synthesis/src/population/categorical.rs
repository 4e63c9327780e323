//! A variable of codes: its first guess of probabilities, and how alike neighbours are.

use super::geography::check_shares;
use crate::joint::{Condition, JointTable, Scope, Vocabulary};
use crate::parameters::{Cluster, Variable};
use crate::{Problem, ProblemKind};

/// What parameters say of a variable, with codes by their places.
#[derive(Clone, Debug)]
pub(crate) struct Categorical {
    /// Who is asked.
    pub universe: Condition,
    /// How alike neighbours are.
    pub sharing: Sharing,
    shares: Vec<f64>,
    cases: Vec<(Condition, Vec<f64>)>,
    effects: Vec<(Condition, Vec<f64>)>,
}

/// The chance that somebody takes over a uniform number from the level above, instead of drawing one.
///
/// Who takes over does so as a whole, so that the number stays uniform and every probability is kept. The correlation of
/// two persons is then the chance that both got the same number: the square of the chances on their ways up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Sharing {
    /// An enumeration area from its place.
    pub from_place: f64,
    /// A household from its area.
    pub from_ea: f64,
    /// A person from the household.
    pub from_household: f64,
}

impl Sharing {
    /// The chances that give the correlations of `cluster`.
    fn new(cluster: Cluster, place: &str, problems: &mut Vec<Problem>) -> Self {
        let in_place = cluster.place.unwrap_or(0.0);
        let in_ea = cluster.ea.unwrap_or(in_place);
        let in_household = cluster.household.unwrap_or(in_ea);
        if !(0.0 <= in_place && in_place <= in_ea && in_ea <= in_household && in_household <= 1.0) {
            let value = format!("{in_place}, {in_ea}, {in_household}");
            problems.push(Problem::new(ProblemKind::OutOfRange, place, value));
            return Self::default();
        }
        let chance = |above: f64, below: f64| if below > 0.0 { (above / below).sqrt() } else { 0.0 };
        Self {
            from_place: chance(in_place, in_ea),
            from_ea: chance(in_ea, in_household),
            from_household: in_household.sqrt(),
        }
    }
}

/// Where a variable stands.
pub(crate) struct At<'a> {
    /// The variables of the population.
    pub vocabulary: &'a Vocabulary,
    /// Its own axis.
    pub axis: usize,
    /// The key of the population.
    pub key: &'a str,
}

impl Categorical {
    /// What `variable` says.
    pub(crate) fn new(variable: &Variable, at: &At<'_>, problems: &mut Vec<Problem>) -> Self {
        let codes = &at.vocabulary.axes[at.axis].codes;
        let place = format!("{}.{}", at.key, variable.name);
        let scope = Scope { place: &place, before: at.axis };
        let shares = variable.share.map_or_else(|| variable.shares.clone(), |share| vec![share, 1.0 - share]);
        let mut cases = Vec::new();
        for case in &variable.cases {
            cases.push((at.vocabulary.condition(&case.when, scope, problems), case.shares.clone()));
        }
        for shares in std::iter::once(&shares).chain(cases.iter().map(|(_, shares)| shares)) {
            check_shares(shares, &place, problems);
            if shares.len() != codes.len() {
                problems.push(Problem::new(ProblemKind::WrongNumberOfShares, &place, shares.len()));
            }
        }
        let mut effects = Vec::new();
        for effect in &variable.effects {
            let mut odds = vec![1.0; codes.len()];
            for (word, &factor) in &effect.odds {
                if factor.is_nan() || factor < 0.0 {
                    problems.push(Problem::new(ProblemKind::OutOfRange, &place, factor));
                }
                match codes.iter().position(|code| code == word) {
                    Some(code) => odds[code] = factor,
                    None => {
                        let known = codes.iter().map(String::as_str);
                        problems.push(Problem::unknown(ProblemKind::UnknownCode, &place, word, known));
                    }
                }
            }
            effects.push((at.vocabulary.condition(&effect.when, scope, problems), odds));
        }
        let universe = at.vocabulary.condition(&variable.universe, scope, problems);
        let sharing = Sharing::new(variable.cluster, &place, problems);
        Self { universe, sharing, shares, cases, effects }
    }

    /// The variables it depends on; some may come twice.
    pub(crate) fn parents(&self) -> Vec<usize> {
        let cases = self.cases.iter().map(|(when, _)| when);
        let conditions = cases.chain(self.effects.iter().map(|(when, _)| when)).chain([&self.universe]);
        conditions.flat_map(Condition::axes).collect()
    }

    /// A first guess of the probabilities, row by row for the cells of `parents`; none if some people have no code left.
    pub(crate) fn guess(&self, parents: &JointTable) -> Option<Vec<f64>> {
        let states = self.shares.len();
        let cells = parents.mass.len();
        let mut guess = self.shares.repeat(cells);
        let mut is_set = vec![false; cells];
        for (when, shares) in &self.cases {
            let members = parents.members(when);
            for ((row, is_member), is_set) in guess.chunks_exact_mut(states).zip(members).zip(&mut is_set) {
                if is_member && !*is_set {
                    row.copy_from_slice(shares);
                    *is_set = true;
                }
            }
        }
        for (when, odds) in &self.effects {
            let members = parents.members(when);
            for (row, _) in guess.chunks_exact_mut(states).zip(members).filter(|(_, is_member)| *is_member) {
                row.iter_mut().zip(odds).for_each(|(probability, factor)| *probability *= factor);
            }
        }
        let is_asked = parents.members(&self.universe);
        for ((row, is_asked), &mass) in guess.chunks_exact_mut(states).zip(is_asked).zip(&parents.mass) {
            let sum: f64 = row.iter().sum();
            if sum > 0.0 {
                row.iter_mut().for_each(|probability| *probability /= sum);
            } else if is_asked && mass > 0.0 {
                return None;
            } else {
                row.copy_from_slice(&self.shares);
            }
        }
        Some(guess)
    }
}

#[cfg(test)]
mod tests {
    use super::{Categorical, Sharing};
    use crate::joint::{Clause, CodeSet, Condition, JointTable};
    use crate::parameters::Cluster;

    fn first_code_of(axis: usize) -> Condition {
        let mut codes = CodeSet::default();
        codes.insert(0);
        Condition { clauses: vec![Clause { axis, codes }] }
    }

    fn categorical() -> Categorical {
        Categorical {
            universe: Condition::default(),
            sharing: Sharing::default(),
            shares: vec![0.5, 0.5],
            cases: vec![(first_code_of(0), vec![0.2, 0.8])],
            effects: vec![(first_code_of(1), vec![4.0, 1.0])],
        }
    }

    #[test]
    fn the_case_gives_the_shares_and_effects_multiply_the_odds() {
        let parents = JointTable { axes: vec![0, 1], sizes: vec![2, 2], mass: vec![1.0; 4] };
        let guess = categorical().guess(&parents).unwrap();
        // 0.2 × 4 : 0.8 = 1 : 1, and 0.5 × 4 : 0.5 = 4 : 1.
        assert_eq!(guess, [0.5, 0.5, 0.2, 0.8, 0.8, 0.2, 0.5, 0.5]);
    }

    #[test]
    fn people_without_a_code_left_are_told_only_if_there_are_any() {
        let mut categorical = categorical();
        categorical.effects = vec![(first_code_of(1), vec![0.0, 0.0])];
        let mut parents = JointTable { axes: vec![0, 1], sizes: vec![2, 2], mass: vec![0.0, 1.0, 0.0, 1.0] };
        assert!(categorical.guess(&parents).is_some());
        parents.mass[2] = 1.0;
        assert_eq!(categorical.guess(&parents), None);
    }

    #[test]
    fn chances_multiply_to_the_correlations_asked_for() {
        let cluster = Cluster { place: Some(0.01), ea: Some(0.04), household: Some(0.25) };
        let mut problems = Vec::new();
        let sharing = Sharing::new(cluster, "p", &mut problems);
        let (household, ea) = (sharing.from_household, sharing.from_household * sharing.from_ea);
        assert!((household * household - 0.25).abs() < 1e-12);
        assert!((ea * ea - 0.04).abs() < 1e-12);
        assert!((ea * ea * sharing.from_place * sharing.from_place - 0.01).abs() < 1e-12);
        Sharing::new(Cluster { place: Some(0.3), ea: Some(0.1), household: None }, "p", &mut problems);
        assert_eq!(problems.len(), 1);
    }
}
