//! Who may do what.

use marsad_model::{Account, Role};

use crate::Refusal;

/// A person who has signed in, or whom the program that runs the steps vouches for.
#[derive(Clone, Debug)]
pub struct Actor {
    pub(crate) account: Account,
}

/// What can be done in the work of production.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Send a submission.
    Receive,
    /// Accept or return a submission.
    Decide,
    /// Build a version, protect it and propose it for release.
    Propose,
    /// Make a release public, or take it back.
    Approve,
    /// Look for contradictions, and say where they stand.
    Settle,
    /// Receive the records of a study, or have them made.
    KeepStudy,
    /// Estimate from records of persons, unprotected.
    Estimate,
    /// Make accounts.
    ManageAccounts,
}

/// Which roles may do what. What is not here is refused.
const ALLOWED: [(Action, &[Role]); 8] = [
    (Action::Receive, &[Role::Provider]),
    (Action::Decide, &[Role::Reviewer]),
    (Action::Propose, &[Role::Reviewer]),
    (Action::Approve, &[Role::Approver]),
    (Action::Settle, &[Role::Reviewer, Role::Approver]),
    (Action::KeepStudy, &[Role::Reviewer]),
    (Action::Estimate, &[Role::Reviewer, Role::Approver]),
    (Action::ManageAccounts, &[Role::Administrator]),
];

impl Actor {
    /// The account.
    pub fn account(&self) -> &Account {
        &self.account
    }

    pub(crate) fn id(&self) -> &str {
        &self.account.id
    }

    /// Refuses what the role of the person does not allow.
    pub(crate) fn may(&self, action: Action) -> Result<(), Refusal> {
        let is_allowed =
            ALLOWED.iter().any(|(allowed, roles)| *allowed == action && roles.contains(&self.account.role));
        if is_allowed { Ok(()) } else { Err(Refusal::NotYourRole(self.account.id.clone())) }
    }

    /// Refuses a person who has had a part in what a second person must judge.
    pub(crate) fn is_second_to<'a>(&self, first: impl IntoIterator<Item = &'a str>) -> Result<(), Refusal> {
        let is_first = first.into_iter().any(|id| id == self.id());
        if is_first { Err(Refusal::SecondPerson(self.account.id.clone())) } else { Ok(()) }
    }
}
