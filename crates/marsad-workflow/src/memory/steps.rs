//! The names of the steps that the audit trail records. Each has words in every language, under `audit-step-NAME`: whoever
//! adds a step adds its name here and its words there, or tests fail.

/// Every step that changes something, as [`crate::AuditRecord::action`] names it, in the order of letters.
pub const AUDIT_STEPS: [&str; 71] = [
    "accept_invitation",
    "accept_reset",
    "add_mobile",
    "adopt_openings",
    "amend_agreement",
    "answer_checklist",
    "answer_score_card",
    "approve_release",
    "ask_reset",
    "attach_file",
    "block_sign_in",
    "build_version",
    "change_item",
    "change_meeting",
    "choose_sms",
    "close_account",
    "comment",
    "confirm_mobile",
    "create_account",
    "decide_submission",
    "delegate",
    "discuss_contradiction",
    "edit_profile",
    "end_delegation",
    "end_second_factor",
    "end_sessions",
    "grant_prerelease",
    "invite_account",
    "invite_again",
    "issue_score_cards",
    "keep_plan",
    "make_token",
    "map_words",
    "match_account",
    "migrate",
    "move_minute",
    "open_account",
    "protect_tables",
    "provision_account",
    "publish_release",
    "put_correspondence",
    "put_item",
    "put_meeting",
    "read_prerelease",
    "receive_study",
    "receive_submission",
    "refuse_infected",
    "remove_mobile",
    "remove_plan",
    "reopen",
    "reset_password",
    "retain",
    "revoke_approval",
    "revoke_prerelease",
    "revoke_token",
    "scan_contradictions",
    "set_contact",
    "set_password",
    "set_second_factor",
    "settle_contradiction",
    "sign_agreement",
    "sign_in",
    "sign_on",
    "sign_out",
    "sign_receipt",
    "stand_for",
    "stand_for_nobody",
    "synthesise_study",
    "use_recovery_code",
    "validate_submission",
    "withdraw_release",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::AUDIT_STEPS;

    /// The sources of the workflow, without this file.
    fn sources(folder: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if !path.ends_with("memory/steps.rs") {
                found.push(std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    /// The names in the deeds of `commit`: a text behind a parenthesis, with a comma after it. Those that come to it by
    /// another name are held to the list where they are committed.
    fn committed(source: &str) -> BTreeSet<&str> {
        let lines = source.lines().filter(|line| line.contains("commit(change"));
        let named = lines.filter_map(|line| line.split_once("(\"")?.1.split_once("\", "));
        named.map(|(name, _)| name).collect()
    }

    #[test]
    fn every_step_that_is_committed_has_a_name_here_and_no_name_is_left_over() {
        let mut all = Vec::new();
        let workflow = Path::new(env!("CARGO_MANIFEST_DIR"));
        sources(&workflow.join("src"), &mut all);
        // What the catalog records by itself, when it is opened.
        sources(&workflow.join("../marsad-catalog/src"), &mut all);
        let known: BTreeSet<&str> = all.iter().flat_map(|source| committed(source)).collect();
        assert!(known.len() > 35, "{known:?}");
        let unknown: Vec<&&str> = known.iter().filter(|name| !AUDIT_STEPS.contains(name)).collect();
        assert!(unknown.is_empty(), "not in AUDIT_STEPS: {unknown:?}");
        let is_written = |name: &str| all.iter().any(|source| source.contains(&format!("\"{name}\"")));
        let left: Vec<&str> = AUDIT_STEPS.into_iter().filter(|name| !is_written(name)).collect();
        assert!(left.is_empty(), "no step of that name: {left:?}");
        assert!(AUDIT_STEPS.is_sorted());
    }
}
