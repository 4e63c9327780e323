//! The right-hand side of a model as data: numbers, powers, coded columns, interactions, an offset.
//!
//! Does not hold: how terms become columns, see `layout`.

/// What predicts the outcome.
///
/// Coded columns are written with treatment contrasts: 1 for each code but the reference. A coded column of a term is
/// written with all its codes where the rest of that term is not itself in the formula (for a term of its own: where
/// there is no intercept and no coded term before it), which is the rule of R's `model.matrix`.
///
/// ```
/// use marsad_survey::models::{Formula, Variable};
///
/// let formula = Formula::new()
///     .codes("sex")
///     .number("age")
///     .power("age", 2)
///     .codes("education")
///     .reference("education", "none")
///     .interaction([Variable::codes("sex"), Variable::number("age")]);
/// assert_eq!(formula.terms.len(), 5);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// The terms, in order.
    pub terms: Vec<Term>,
    /// Whether there is a column of ones.
    pub intercept: bool,
    /// A numeric column that is added to the linear predictor with coefficient 1, such as the logarithm of exposure.
    pub offset: Option<String>,
    /// The chosen references; a coded column without one takes its first code.
    pub references: Vec<Reference>,
}

/// A product of variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// What is multiplied.
    pub variables: Vec<Variable>,
}

/// One factor of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variable {
    /// A numeric column, or a power of it.
    Number {
        /// The column of the frame.
        column: String,
        /// The exponent, 1 for the column itself.
        exponent: u32,
    },
    /// A coded column: one indicator for each code.
    Codes {
        /// The column of the frame.
        column: String,
    },
}

/// The code of a column with which the others are compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The coded column.
    pub column: String,
    /// Its reference.
    pub code: String,
}

impl Default for Formula {
    fn default() -> Self {
        Self { terms: Vec::new(), intercept: true, offset: None, references: Vec::new() }
    }
}

impl Formula {
    /// The intercept alone.
    pub fn new() -> Self {
        Self::default()
    }

    /// And a numeric column.
    #[must_use]
    pub fn number(self, column: &str) -> Self {
        self.interaction([Variable::number(column)])
    }

    /// And a power of a numeric column.
    #[must_use]
    pub fn power(self, column: &str, exponent: u32) -> Self {
        self.interaction([Variable::power(column, exponent)])
    }

    /// And a coded column.
    #[must_use]
    pub fn codes(self, column: &str) -> Self {
        self.interaction([Variable::codes(column)])
    }

    /// And a product of variables.
    #[must_use]
    pub fn interaction(mut self, variables: impl IntoIterator<Item = Variable>) -> Self {
        self.terms.push(Term { variables: variables.into_iter().collect() });
        self
    }

    /// And two variables with their product: the `first * second` of R.
    #[must_use]
    pub fn crossed(self, first: Variable, second: Variable) -> Self {
        self.interaction([first.clone()]).interaction([second.clone()]).interaction([first, second])
    }

    /// Compares the codes of `column` with `code`.
    #[must_use]
    pub fn reference(mut self, column: &str, code: &str) -> Self {
        self.references.push(Reference { column: column.to_owned(), code: code.to_owned() });
        self
    }

    /// Adds a numeric column to the linear predictor.
    #[must_use]
    pub fn offset(mut self, column: &str) -> Self {
        self.offset = Some(column.to_owned());
        self
    }

    /// Leaves out the column of ones.
    #[must_use]
    pub fn without_intercept(mut self) -> Self {
        self.intercept = false;
        self
    }

    /// The reference chosen for a coded column.
    pub(super) fn reference_of(&self, column: &str) -> Option<&str> {
        self.references.iter().find(|reference| reference.column == column).map(|reference| reference.code.as_str())
    }

    /// Whether the coded `variable` of the term at `place` leaves out its reference.
    pub(super) fn is_contrasted(&self, place: usize, variable: &Variable) -> bool {
        let rest: Vec<&Variable> = self.terms[place].variables.iter().filter(|other| *other != variable).collect();
        if rest.is_empty() {
            return self.intercept || self.terms[..place].iter().any(Term::is_one_coded_column);
        }
        self.terms.iter().any(|term| term.is_product_of(&rest))
    }
}

impl Term {
    fn is_one_coded_column(&self) -> bool {
        matches!(self.variables.as_slice(), [Variable::Codes { .. }])
    }

    fn is_product_of(&self, variables: &[&Variable]) -> bool {
        self.variables.len() == variables.len() && self.variables.iter().all(|variable| variables.contains(&variable))
    }
}

impl Variable {
    /// A numeric column.
    pub fn number(column: &str) -> Self {
        Self::power(column, 1)
    }

    /// A power of a numeric column.
    pub fn power(column: &str, exponent: u32) -> Self {
        Self::Number { column: column.to_owned(), exponent }
    }

    /// A coded column.
    pub fn codes(column: &str) -> Self {
        Self::Codes { column: column.to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Formula, Variable};

    #[track_caller]
    fn check(formula: &Formula, place: usize, column: &str, expected: bool) {
        assert_eq!(formula.is_contrasted(place, &Variable::codes(column)), expected);
    }

    #[test]
    fn a_coded_column_leaves_out_its_reference_where_the_rest_of_its_term_stands_alone() {
        let crossed = Formula::new().crossed(Variable::codes("sex"), Variable::number("age"));
        check(&crossed, 0, "sex", true);
        check(&crossed, 2, "sex", true);
        let slopes = Formula::new().codes("sex").interaction([Variable::codes("sex"), Variable::number("age")]);
        check(&slopes, 1, "sex", false);
    }

    #[test]
    fn without_intercept_the_first_coded_column_keeps_all_codes() {
        let formula = Formula::new().without_intercept().number("age").codes("sex").codes("education");
        check(&formula, 1, "sex", false);
        check(&formula, 2, "education", true);
    }
}
