//! Who is meant, as sets of codes.

/// The most codes a variable may have.
pub(crate) const CODES_MAX: usize = 62;

/// A set of codes of one variable, by their places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct CodeSet(u64);

impl CodeSet {
    /// Takes a code in.
    pub(crate) fn insert(&mut self, code: usize) {
        self.0 |= 1 << (code & 63);
    }

    /// Whether a code is in.
    pub(crate) fn contains(self, code: u8) -> bool {
        (self.0 >> (code & 63)) & 1 == 1
    }
}

/// One variable with the codes that it must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clause {
    /// The variable.
    pub axis: usize,
    /// The codes.
    pub codes: CodeSet,
}

/// What must hold of somebody: every clause. Without clauses it holds of everybody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The clauses.
    pub clauses: Vec<Clause>,
}

impl Condition {
    /// Whether it holds of somebody with these codes, one for each axis.
    pub(crate) fn holds(&self, codes: &[u8]) -> bool {
        self.clauses.iter().all(|clause| clause.codes.contains(codes[clause.axis]))
    }

    /// The variables it is about; one may come twice.
    pub(crate) fn axes(&self) -> impl Iterator<Item = usize> {
        self.clauses.iter().map(|clause| clause.axis)
    }

    /// Both this and `other`.
    pub(crate) fn and(&self, other: &Self) -> Self {
        Self { clauses: self.clauses.iter().chain(&other.clauses).copied().collect() }
    }

    /// The codes of `axis` that are meant.
    pub(crate) fn codes_of(&self, axis: usize) -> impl Fn(u8) -> bool {
        let clauses: Vec<CodeSet> =
            self.clauses.iter().filter(|clause| clause.axis == axis).map(|clause| clause.codes).collect();
        move |code| clauses.iter().all(|codes| codes.contains(code))
    }
}

#[cfg(test)]
mod tests {
    use super::{Clause, CodeSet, Condition};

    fn clause(axis: usize, places: &[usize]) -> Clause {
        let mut codes = CodeSet::default();
        places.iter().for_each(|&place| codes.insert(place));
        Clause { axis, codes }
    }

    #[test]
    fn a_condition_holds_where_every_clause_does() {
        let condition = Condition { clauses: vec![clause(0, &[1, 2]), clause(1, &[0])] };
        assert!(condition.holds(&[1, 0]) && !condition.holds(&[0, 0]) && !condition.holds(&[2, 1]));
        assert!(Condition::default().holds(&[9]));
    }

    #[test]
    fn two_clauses_on_one_variable_leave_what_both_allow() {
        let both =
            Condition { clauses: vec![clause(0, &[1, 2])] }.and(&Condition { clauses: vec![clause(0, &[2, 3])] });
        let is_meant = both.codes_of(0);
        assert_eq!((0..4).filter(|&code| is_meant(code)).collect::<Vec<u8>>(), [2]);
    }
}
