//! The migrations of the desk.
//!
//! Kept rows are in the audit trail: `id`, what they are `about`, when (`at`), and the whole as JSON. Fleeting rows are
//! not, and are gone some time after `until`.

use super::Migration;
use crate::dialect::Guard;

/// A table of kept rows.
macro_rules! kept {
    ($table:literal) => {
        concat!(
            "CREATE TABLE ",
            $table,
            " (id TEXT PRIMARY KEY, about TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL)"
        )
    };
}

/// A table of fleeting rows.
macro_rules! fleeting {
    ($table:literal) => {
        concat!(
            "CREATE TABLE ",
            $table,
            " (id TEXT PRIMARY KEY, about TEXT NOT NULL, until TEXT NOT NULL, body TEXT NOT NULL)"
        )
    };
}

/// Finds the rows about something.
macro_rules! by_about {
    ($table:literal) => {
        concat!("CREATE INDEX ", $table, "_by_about ON ", $table, " (about)")
    };
}

/// Finds the rows whose time is over.
macro_rules! by_until {
    ($table:literal) => {
        concat!("CREATE INDEX ", $table, "_by_until ON ", $table, " (until)")
    };
}

/// People and rights.
pub(super) const ACCOUNTS: Migration = Migration {
    name: "accounts of the desk",
    tables: &[
        "ALTER TABLE accounts ADD COLUMN state TEXT NOT NULL DEFAULT 'active'",
        "ALTER TABLE accounts ADD COLUMN lang TEXT NOT NULL DEFAULT 'ar'",
        "ALTER TABLE accounts ADD COLUMN email TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE accounts ADD COLUMN second_factor TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE accounts ADD COLUMN subject TEXT",
        "ALTER TABLE audit_records ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
        kept!("api_tokens"),
        by_about!("api_tokens"),
        fleeting!("sessions"),
        by_about!("sessions"),
        by_until!("sessions"),
        fleeting!("account_links"),
        by_about!("account_links"),
        by_until!("account_links"),
        fleeting!("attempts"),
        by_until!("attempts"),
        fleeting!("used_once"),
        by_until!("used_once"),
        fleeting!("sign_in_states"),
        by_until!("sign_in_states"),
    ],
    guards: &[("api_tokens", Guard::NoDelete)],
};

/// Agreements, what is due, and who is told.
pub(super) const CALENDAR: Migration = Migration {
    name: "agreements and calendar",
    tables: &[
        "ALTER TABLE submission_reports ADD COLUMN periods TEXT NOT NULL DEFAULT '[]'",
        kept!("agreement_versions"),
        by_about!("agreement_versions"),
        kept!("delegations"),
        by_about!("delegations"),
        fleeting!("notices"),
        by_about!("notices"),
        by_until!("notices"),
        fleeting!("letters"),
        by_about!("letters"),
        by_until!("letters"),
        fleeting!("reminders"),
        by_about!("reminders"),
        by_until!("reminders"),
    ],
    guards: &[("agreement_versions", Guard::NoChange), ("delegations", Guard::NoDelete)],
};

/// How files come.
pub(super) const SENDING: Migration = Migration {
    name: "sending",
    tables: &[
        "ALTER TABLE submission_reports ADD COLUMN basis TEXT NOT NULL DEFAULT '{}'",
        kept!("explanations"),
        by_about!("explanations"),
        kept!("signed_receipts"),
        by_about!("signed_receipts"),
        fleeting!("uploads"),
        by_about!("uploads"),
        by_until!("uploads"),
        fleeting!("idempotency_keys"),
        by_about!("idempotency_keys"),
        by_until!("idempotency_keys"),
    ],
    guards: &[("explanations", Guard::NoChange), ("signed_receipts", Guard::NoChange)],
};

/// What words stand for, and how providers write.
pub(super) const MAPPING: Migration = Migration {
    name: "mapping",
    tables: &[
        kept!("word_mappings"),
        by_about!("word_mappings"),
        kept!("profile_versions"),
        by_about!("profile_versions"),
        kept!("correspondences"),
        by_about!("correspondences"),
    ],
    guards: &[
        ("word_mappings", Guard::NoChange),
        ("profile_versions", Guard::NoChange),
        ("correspondences", Guard::NoChange),
    ],
};

/// Reviews, and what stands between a proposal and the public.
pub(super) const REVIEW: Migration = Migration {
    name: "review and publication",
    tables: &[
        "ALTER TABLE releases ADD COLUMN published_at TEXT",
        kept!("comments"),
        by_about!("comments"),
        kept!("reopenings"),
        by_about!("reopenings"),
        kept!("checklist_answers"),
        by_about!("checklist_answers"),
        kept!("prerelease_grants"),
        by_about!("prerelease_grants"),
    ],
    guards: &[
        ("comments", Guard::NoChange),
        ("reopenings", Guard::NoDelete),
        ("checklist_answers", Guard::NoChange),
        ("prerelease_grants", Guard::NoDelete),
    ],
};

/// The steering committee.
pub(super) const COMMITTEE: Migration = Migration {
    name: "steering committee",
    tables: &[
        kept!("committee_meetings"),
        by_about!("committee_meetings"),
        kept!("committee_items"),
        by_about!("committee_items"),
    ],
    guards: &[("committee_meetings", Guard::NoDelete), ("committee_items", Guard::NoDelete)],
};

/// What was erased.
pub(super) const MEMORY: Migration = Migration {
    name: "retention",
    tables: &[kept!("erasures"), by_about!("erasures")],
    guards: &[("erasures", Guard::NoChange)],
};

/// What was changed of approved releases before their minute.
pub(super) const EMBARGO: Migration = Migration {
    name: "changes of embargoes",
    tables: &[kept!("embargo_changes"), by_about!("embargo_changes")],
    guards: &[("embargo_changes", Guard::NoChange)],
};

/// Score cards as they were made.
pub(super) const SCORES: Migration = Migration {
    name: "score cards",
    tables: &[kept!("score_cards"), by_about!("score_cards")],
    guards: &[("score_cards", Guard::NoDelete)],
};

/// The numbers that notes of contradictions speak of; notes made before have none.
pub(super) const NOTED: Migration = Migration {
    name: "numbers of notes",
    tables: &[
        "ALTER TABLE contradiction_notes ADD COLUMN numbers TEXT",
        "ALTER TABLE contradiction_notes ADD COLUMN numbers_before TEXT",
    ],
    guards: &[],
};

/// In which records of the audit trail a row was written; what was written before is filled in when the catalog is opened.
pub(super) const TRAIL: Migration = Migration {
    name: "rows of audit records",
    tables: &["CREATE TABLE audit_rows (row_key TEXT NOT NULL, number BIGINT NOT NULL, PRIMARY KEY (row_key, number))"],
    guards: &[("audit_rows", Guard::NoChange)],
};

/// Ways in have openings in the audit trail; those that were opened before are written down as they are found.
pub(super) const OPENINGS: Migration = Migration { name: "openings of ways in", tables: &[], guards: &[] };

/// Questions over studies that people keep as plans.
pub(super) const PLANS: Migration = Migration {
    name: "plans of studies",
    tables: &[kept!("study_plans"), by_about!("study_plans")],
    guards: &[("study_plans", Guard::NoChange)],
};

/// Plans that are kept no longer.
pub(super) const REMOVALS: Migration = Migration {
    name: "removals of plans",
    tables: &[kept!("study_plan_removals"), by_about!("study_plan_removals")],
    guards: &[("study_plan_removals", Guard::NoChange)],
};

/// Mobile numbers, and those that wait for their code.
pub(super) const MOBILES: Migration = Migration {
    name: "mobile numbers",
    tables: &[
        "ALTER TABLE accounts ADD COLUMN mobile TEXT NOT NULL DEFAULT ''",
        fleeting!("mobile_codes"),
        by_about!("mobile_codes"),
        by_until!("mobile_codes"),
    ],
    guards: &[],
};

/// Documents that belong to what was sent, or to what was said of it.
pub(super) const ATTACHED: Migration = Migration {
    name: "attached files",
    tables: &[kept!("attached_files"), by_about!("attached_files")],
    guards: &[("attached_files", Guard::NoChange)],
};
