//! Who may do what: one table of roles and actions, and the person who acts.
//!
//! Nothing else decides. What the state of a thing allows is with the thing (`MOVES` of submissions, `Release::state`), and
//! that a second person must judge is a rule besides ([`Actor::is_second_to`]).

use marsad_model::{Account, Id, Role, Scope};

use crate::Refusal;

/// Actions with their words and what each is.
macro_rules! actions {
    ($($(#[$about:meta])+ $variant:ident = $word:literal),+ $(,)?) => {
        /// What can be done in the work of production.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Action { $($(#[$about])+ $variant),+ }

        impl Action {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it, in JSON and in the keys of messages.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

actions! {
    /// Read a submission: what was sent, found, said and decided.
    ReadSubmission = "read-submission",
    /// Send a submission.
    Receive = "receive",
    /// Accept or return a submission.
    Decide = "decide",
    /// Comment on a submission.
    Comment = "comment",
    /// Open cells of what was accepted again.
    Reopen = "reopen",
    /// Say what a word of a provider stands for.
    Map = "map",
    /// Say how a provider writes.
    EditProfile = "edit-profile",
    /// Read what is due.
    ReadCalendar = "read-calendar",
    /// Write a version of an agreement.
    EditAgreement = "edit-agreement",
    /// Sign an agreement for an institution.
    SignAgreement = "sign-agreement",
    /// Let someone stand in.
    Delegate = "delegate",
    /// See where releases stand, and what they wait for, before they are public.
    ReadReleases = "read-releases",
    /// Build a version, protect it and propose it for release.
    Propose = "propose",
    /// Make a release public, or take it back.
    Approve = "approve",
    /// Take an approval back, or move its minute, before that minute comes.
    ChangeEmbargo = "change-embargo",
    /// Answer what the checklist of a release asks.
    AnswerChecklist = "answer-checklist",
    /// Let someone see a release before its time.
    GrantPrerelease = "grant-prerelease",
    /// Look for contradictions, and say where they stand.
    Settle = "settle",
    /// Receive the records of a study, or have them made.
    KeepStudy = "keep-study",
    /// Estimate from records of persons, unprotected.
    Estimate = "estimate",
    /// See where everything stands.
    ReadBoard = "read-board",
    /// See the score of an institution.
    ReadScore = "read-score",
    /// Take notice of the score card of one's institution, or say what is wrong with it.
    AnswerScore = "answer-score",
    /// Write down what the steering committee settled.
    EditCommittee = "edit-committee",
    /// Say what became of what the steering committee asked for.
    AnswerCommittee = "answer-committee",
    /// Read what the steering committee settled.
    ReadCommittee = "read-committee",
    /// Read the audit trail.
    ReadAudit = "read-audit",
    /// Read the register of processing.
    ReadRegister = "read-register",
    /// Make, invite and close accounts.
    ManageAccounts = "manage-accounts",
    /// Make tokens for programs of one's own.
    ManageTokens = "manage-tokens",
}

/// How far a right goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// What is of the person's institution.
    Own,
    /// What is of any institution.
    Every,
}

impl Reach {
    /// The word for it, in JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Every => "every",
        }
    }
}

const O: Option<Reach> = Some(Reach::Own);
const E: Option<Reach> = Some(Reach::Every);
const N: Option<Reach> = None;

/// The rights, with a column for each role in the order of [`Role::ALL`]. What is not here is refused.
#[rustfmt::skip]
const RIGHTS: [(Action, [Option<Reach>; 8]); 30] = [
    //                       provider head reviewer approver methodologist director auditor administrator
    (Action::ReadSubmission,  [O, O, E, E, E, E, E, N]),
    (Action::Receive,         [O, N, N, N, N, N, N, N]),
    (Action::Decide,          [N, N, E, N, N, N, N, N]),
    (Action::Comment,         [O, O, E, N, E, N, N, N]),
    (Action::Reopen,          [N, N, E, N, N, N, N, N]),
    (Action::Map,             [O, N, E, N, E, N, N, N]),
    (Action::EditProfile,     [N, N, E, N, E, N, N, N]),
    (Action::ReadCalendar,    [O, O, E, E, E, E, E, N]),
    (Action::EditAgreement,   [N, N, N, N, N, E, N, N]),
    (Action::SignAgreement,   [N, O, N, N, N, N, N, N]),
    (Action::Delegate,        [O, O, O, O, O, O, N, N]),
    (Action::ReadReleases,    [N, N, E, E, E, E, E, N]),
    (Action::Propose,         [N, N, E, N, N, N, N, N]),
    (Action::Approve,         [N, N, N, E, N, N, N, N]),
    (Action::ChangeEmbargo,   [N, N, N, E, N, E, N, N]),
    (Action::AnswerChecklist, [N, N, E, N, E, N, N, N]),
    (Action::GrantPrerelease, [N, N, N, E, N, N, N, N]),
    (Action::Settle,          [N, N, E, E, E, N, N, N]),
    (Action::KeepStudy,       [N, N, E, N, N, N, N, N]),
    (Action::Estimate,        [N, N, E, E, E, N, N, N]),
    (Action::ReadBoard,       [N, N, E, E, E, E, E, N]),
    (Action::ReadScore,       [O, O, E, E, E, E, E, N]),
    (Action::AnswerScore,     [O, O, N, N, N, N, N, N]),
    (Action::EditCommittee,   [N, N, N, N, N, E, N, N]),
    (Action::AnswerCommittee, [O, O, N, N, N, N, N, N]),
    (Action::ReadCommittee,   [O, O, E, E, E, E, E, N]),
    (Action::ReadAudit,       [N, N, N, N, N, E, E, E]),
    (Action::ReadRegister,    [N, N, N, N, N, E, E, E]),
    (Action::ManageAccounts,  [N, N, N, N, N, N, N, E]),
    (Action::ManageTokens,    [O, O, O, O, O, O, O, N]),
];

/// How far the right of a role to an action goes; none where it has none.
pub fn reach(role: Role, action: Action) -> Option<Reach> {
    let column = Role::ALL.iter().position(|known| *known == role)?;
    RIGHTS.iter().find(|(known, _)| *known == action).and_then(|(_, reaches)| reaches[column])
}

/// What a token may be used for. What changes something else than what an institution sends is nowhere.
const fn actions_of(scope: Scope) -> &'static [Action] {
    match scope {
        Scope::ReadSubmissions | Scope::ReadReviews => &[Action::ReadSubmission],
        Scope::SendSubmissions => &[Action::Receive],
        Scope::ReadCalendar => &[Action::ReadCalendar],
        Scope::ReadBoard => &[Action::ReadBoard, Action::ReadScore, Action::ReadCommittee],
        Scope::ReadAudit => &[Action::ReadAudit, Action::ReadRegister],
    }
}

/// What stands in an origin before the account in whose place something was done.
const IN_PLACE_OF: &str = " in place of ";

/// The account in whose place something was done, as its origin says; none where the person acted for themselves.
pub fn in_place_of(origin: &str) -> Option<&str> {
    origin.rsplit_once(IN_PLACE_OF).map(|(_, away)| away)
}

/// The door of an origin with its network or token, without in whose place something was done.
pub fn door_of(origin: &str) -> &str {
    origin.rsplit_once(IN_PLACE_OF).map_or(origin, |(door, _)| door)
}

/// A person who has signed in, or whom the program that runs the steps vouches for.
#[derive(Clone, Debug)]
pub struct Actor {
    account: Account,
    origin: String,
    token: Option<Token>,
    stands_for: Option<Box<Account>>,
}

/// The token by which a program acts for a person.
#[derive(Clone, Debug)]
struct Token {
    id: String,
    scopes: Vec<Scope>,
}

impl Actor {
    /// A person at a door.
    pub(crate) fn new(account: Account, origin: &str) -> Self {
        Self { account, origin: origin.to_owned(), token: None, stands_for: None }
    }

    /// The same by a token, with no more than its scopes.
    pub(crate) fn by_token(self, id: &str, scopes: Vec<Scope>) -> Self {
        Self { token: Some(Token { id: id.to_owned(), scopes }), ..self }
    }

    /// The same, standing in for another: the origin of whatever is done so says for whom.
    pub(crate) fn standing_for(self, account: Account) -> Self {
        let origin = format!("{}{IN_PLACE_OF}{}", self.origin, account.id);
        Self { stands_for: Some(Box::new(account)), origin, ..self }
    }

    /// The account.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The account whose rights count: that of the person, or of the one they stand in for.
    pub fn acting(&self) -> &Account {
        self.stands_for.as_deref().unwrap_or(&self.account)
    }

    /// The account that the person stands in for.
    pub fn stands_for(&self) -> Option<&Account> {
        self.stands_for.as_deref()
    }

    /// From where the person acts: the door, the network or the token, and in whose place.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub(crate) fn id(&self) -> &str {
        &self.account.id
    }

    /// How far the right of the person to an action goes.
    pub fn reach(&self, action: Action) -> Option<Reach> {
        let is_within = |token: &Token| token.scopes.iter().any(|scope| actions_of(*scope).contains(&action));
        if self.token.as_ref().is_some_and(|token| !is_within(token)) {
            return None;
        }
        reach(self.acting().role, action)
    }

    /// Refuses what the role of the person does not allow, whosever it is.
    pub fn may(&self, action: Action) -> Result<(), Refusal> {
        match (self.reach(action), &self.token) {
            (Some(_), _) => Ok(()),
            (None, Some(token)) if reach(self.acting().role, action).is_some() => {
                Err(Refusal::WrongScope(token.id.clone()))
            }
            (None, _) => Err(Refusal::NotYourRole(self.account.id.clone())),
        }
    }

    /// Refuses a token that was made for something else than tasks: they name files, people's work and the committee's. Everyone
    /// reads their own.
    pub(crate) fn may_read_tasks(&self) -> Result<(), Refusal> {
        match self.token.as_ref().filter(|token| !token.scopes.contains(&Scope::ReadReviews)) {
            Some(token) => Err(Refusal::WrongScope(token.id.clone())),
            None => Ok(()),
        }
    }

    /// Refuses what the person may not do with what is of an institution.
    pub fn may_for(&self, action: Action, provider: &Id) -> Result<(), Refusal> {
        self.may(action)?;
        if self.reach(action) == Some(Reach::Own) && self.acting().provider != *provider {
            return Err(Refusal::NotYourInstitution(provider.to_string()));
        }
        Ok(())
    }

    /// Refuses a person who has had a part in what a second person must judge, or who stands in for one.
    pub(crate) fn is_second_to<'a>(&self, first: impl IntoIterator<Item = &'a str>) -> Result<(), Refusal> {
        let is_same = |id: &str| id == self.id() || self.stands_for.as_ref().is_some_and(|away| away.id == id);
        let is_first = first.into_iter().any(is_same);
        if is_first { Err(Refusal::SecondPerson(self.account.id.clone())) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, RIGHTS, door_of, in_place_of};

    #[test]
    fn an_origin_says_in_whose_place_something_was_done() {
        assert_eq!(in_place_of("web 192.0.2.0/24 in place of reviewer.x"), Some("reviewer.x"));
        assert_eq!(in_place_of("web 192.0.2.0/24"), None);
        assert_eq!(door_of("web 192.0.2.0/24 in place of reviewer.x"), "web 192.0.2.0/24");
        assert_eq!(door_of("shell"), "shell");
    }

    #[test]
    fn every_action_stands_in_the_table_once_and_in_order() {
        let written: Vec<Action> = RIGHTS.iter().map(|(action, _)| *action).collect();
        assert_eq!(written, Action::ALL);
    }
}
