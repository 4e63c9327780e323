//! The rights, written down a second time: as a table that a person can read.

use marsad_model::Role;
use marsad_workflow::{Action, Reach, reach};

/// `+` every institution's, `o` one's own, `.` nothing. Columns: provider, head, reviewer, approver, methodologist,
/// director, auditor, administrator.
const TABLE: &str = "
read-submission   o o + + + + + .
receive           o . . . . . . .
decide            . . + . . . . .
comment           o o + . + . . .
reopen            . . + . . . . .
map               o . + . + . . .
edit-profile      . . + . + . . .
read-calendar     o o + + + + + .
edit-agreement    . . . . . + . .
sign-agreement    . o . . . . . .
delegate          o o o o o o . .
read-releases     . . + + + + + .
propose           . . + . . . . .
approve           . . . + . . . .
change-embargo    . . . + . + . .
answer-checklist  . . + . + . . .
grant-prerelease  . . . + . . . .
settle            . . + + + . . .
keep-study        . . + . . . . .
estimate          . . + + + . . .
read-board        . . + + + + + .
read-score        o o + + + + + .
answer-score      o o . . . . . .
edit-committee    . . . . . + . .
answer-committee  o o . . . . . .
read-committee    o o + + + + + .
read-audit        . . . . . + + +
read-register     . . . . . + + +
manage-accounts   . . . . . . . +
manage-tokens     o o o o o o o .
";

fn sign(reach: Option<Reach>) -> &'static str {
    match reach {
        Some(Reach::Every) => "+",
        Some(Reach::Own) => "o",
        None => ".",
    }
}

#[test]
fn every_role_may_what_the_table_says_and_nothing_else() {
    let lines: Vec<Vec<&str>> = TABLE.trim().lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(lines.len(), Action::ALL.len());
    for (line, action) in lines.iter().zip(Action::ALL) {
        assert_eq!((line[0], line.len()), (action.word(), 1 + Role::ALL.len()));
        for (expected, role) in line[1..].iter().zip(Role::ALL) {
            assert_eq!(sign(reach(role, *action)), *expected, "{role} {}", action.word());
        }
    }
}

#[test]
fn an_institution_never_reaches_beyond_itself_and_nobody_judges_what_they_send() {
    for action in Action::ALL {
        for role in Role::ALL.into_iter().filter(|role| role.is_of_institution()) {
            assert_ne!(reach(role, *action), Some(Reach::Every), "{role} {}", action.word());
        }
    }
    for role in Role::ALL {
        let may = |action| reach(role, action).is_some();
        assert!(!(may(Action::Receive) && may(Action::Decide)), "{role}");
        assert!(!(may(Action::Propose) && may(Action::Approve)), "{role}");
        assert!(!(may(Action::ManageAccounts) && may(Action::ReadSubmission)), "{role}");
    }
}
