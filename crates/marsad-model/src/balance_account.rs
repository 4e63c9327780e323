//! Accounts of a balance, and errors that go together.
//!
//! Holds: what a plan declares of both. Does not hold: which equation an account makes, nor which covariance a
//! correlation; both are in `marsad-reconcile`.

use serde::{Deserialize, Serialize};

use crate::{Birthplace, Citizenship, Id, LocalText};

/// A stock is the one before it with what happened in between: it must hold as a constraint does.
///
/// closing = opening + births − deaths + immigration − emigration ± naturalisation + adjustment, of cells of the plan; what
/// is not named does not happen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalanceAccount {
    /// Its identifier within the plan, which no constraint has.
    pub id: Id,
    /// What people call it, such as "foreigners born abroad, 2024".
    pub name: LocalText,
    /// Whose account it is; it says on which side naturalisations stand. Everyone's where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citizenship: Option<Citizenship>,
    /// Where they were born; nobody is born into a group that was born abroad. Anywhere where it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthplace: Option<Birthplace>,
    /// The cell of the stock at the beginning.
    pub opening: Id,
    /// The cell of the stock at the end.
    pub closing: Id,
    /// The cell of births.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub births: Option<Id>,
    /// The cell of deaths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deaths: Option<Id>,
    /// The cell of those who came to live in the country.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub immigration: Option<Id>,
    /// The cell of those who left to live elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emigration: Option<Id>,
    /// The cell of foreigners who became citizens, less citizens who became foreigners: the same cell for the foreigners
    /// who lose them and for the citizens who gain them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub naturalisation: Option<Id>,
    /// The cell of a statistical adjustment, which is added; it is signed where it may take away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjustment: Option<Id>,
    /// How far it may be from closing, as a standard error; it closes exactly where this is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard_error: Option<f64>,
    /// Why it closes only nearly; always given then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<LocalText>,
}

/// Statements whose errors go together, such as those that one register makes year after year: each two of them alike.
///
/// It is a correlation and no covariance, so that it stays true where a grade is changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalanceCorrelation {
    /// The statements: two or more, each of another cell, none drawn from others.
    pub statements: Vec<Id>,
    /// How closely the errors of any two of them go together: between −1 and 1, and neither.
    pub correlation: f64,
    /// Why they do, and who says so.
    pub reason: LocalText,
}

impl BalanceAccount {
    /// The cells that it names: first both stocks, then what happened.
    pub fn cells(&self) -> impl Iterator<Item = &Id> {
        let flows =
            [&self.births, &self.deaths, &self.immigration, &self.emigration, &self.naturalisation, &self.adjustment];
        [&self.opening, &self.closing].into_iter().chain(flows.into_iter().flatten())
    }

    /// Whether it is of citizens alone or of foreigners alone, so that naturalisations have a side.
    pub fn has_citizenship(&self) -> bool {
        self.citizenship.is_some_and(|citizenship| citizenship != Citizenship::Any)
    }
}

impl BalanceCorrelation {
    /// The least correlation that so many errors can have, each two of them alike: −1 / (n − 1).
    pub fn least(&self) -> f64 {
        -1.0 / (self.statements.len().max(2) - 1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::{BalanceAccount, BalanceCorrelation};
    use crate::{Citizenship, Id, LocalText};

    fn text() -> LocalText {
        LocalText::new("ا", "a", "a").unwrap()
    }

    #[test]
    fn three_errors_cannot_all_go_against_each_other_by_more_than_a_half() {
        let correlation = |count: usize| BalanceCorrelation {
            statements: vec![Id::literal("S"); count],
            correlation: 0.0,
            reason: text(),
        };
        assert_eq!([2, 3, 5].map(|count| correlation(count).least()), [-1.0, -0.5, -0.25]);
    }

    #[test]
    fn an_account_names_its_stocks_and_what_happened() {
        let mut account = BalanceAccount {
            id: Id::literal("ACCOUNT"),
            name: text(),
            citizenship: None,
            birthplace: None,
            opening: Id::literal("BEFORE"),
            closing: Id::literal("AFTER"),
            births: None,
            deaths: Some(Id::literal("DEATHS")),
            immigration: None,
            emigration: None,
            naturalisation: None,
            adjustment: None,
            standard_error: None,
            reason: None,
        };
        let cells: Vec<&str> = account.cells().map(Id::as_str).collect();
        assert_eq!(cells, ["BEFORE", "AFTER", "DEATHS"]);
        assert!(!account.has_citizenship());
        account.citizenship = Some(Citizenship::Any);
        assert!(!account.has_citizenship());
        account.citizenship = Some(Citizenship::Foreign);
        assert!(account.has_citizenship());
    }
}
