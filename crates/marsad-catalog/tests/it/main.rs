//! The promises of the catalog, on SQLite and, where it runs, on PostgreSQL.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "a test that fails may panic"
)]

mod audit_search;
mod desk;

use jiff::Timestamp;
use marsad_catalog::{AccountSecret, AuditProblem, Catalog, Deed, Row};
use marsad_model::{
    Account, AccountState, DatasetVersion, Lang, LocalText, Method, Plan, ReleaseReference, Role, StudyFile,
    StudyOrigin, Submission, SubmissionState,
};
use marsad_testkit::catalog_addresses;
use sqlx::{AnyPool, AssertSqlSafe};

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).unwrap()
}

fn account(id: &str) -> Account {
    Account {
        id: id.to_owned(),
        name: LocalText::new("مراجع", "Réviseur", "Reviewer").unwrap(),
        provider: "OBS".parse().unwrap(),
        role: Role::Reviewer,
        has_one_time_password: true,
        password_mark: String::new(),
        created_at: at(0),
        state: AccountState::Active,
        lang: Lang::Ar,
        email_mark: String::new(),
        second_factor_mark: String::new(),
        mobile_mark: String::new(),
        subject: None,
    }
}

fn submission(id: &str, state: SubmissionState) -> Submission {
    Submission {
        id: id.to_owned(),
        agreement: "PORTS".parse().unwrap(),
        file_name: "وافدون.csv".to_owned(),
        sha256: "00".to_owned(),
        size_bytes: 12,
        received_at: at(1),
        received_by: "reviewer".to_owned(),
        state,
    }
}

fn version(number: u32, releases: Vec<ReleaseReference>) -> DatasetVersion {
    let id = |text: &str| text.parse().unwrap();
    DatasetVersion {
        dataflow: id("DF_X"),
        number,
        plan: Plan {
            id: id("PLAN_X"),
            dataflow: id("DF_X"),
            inputs: vec![id("PORTS")],
            method: Method::LatestAccepted,
        },
        submissions: vec!["S-1".to_owned()],
        releases,
        study_files: Vec::new(),
        pack: "00".to_owned(),
        address: "derived/DF_X/00.parquet".to_owned(),
        sha256: "00".to_owned(),
        observations: 3,
        built_at: at(3),
        built_by: "reviewer".to_owned(),
    }
}

fn deed<'a>(action: &'a str, subject: &'a str) -> Deed<'a> {
    Deed { actor: "reviewer", action, subject, at: at(2), origin: "" }
}

/// A catalog with an account and a submission, in two changes.
async fn filled(address: &str) -> Catalog {
    let catalog = Catalog::open(address, at(0)).await.unwrap();
    let mut change = catalog.writer().begin().await.unwrap();
    let secret = AccountSecret { password_hash: "$argon2$".to_owned(), ..AccountSecret::default() };
    change.account_put(account("reviewer"), &secret).await.unwrap();
    change.commit(deed("create_account", "reviewer")).await.unwrap();
    let mut change = catalog.writer().begin().await.unwrap();
    change.put(Row::Submission(submission("S-1", SubmissionState::Received))).await.unwrap();
    change.commit(deed("receive_submission", "S-1")).await.unwrap();
    catalog
}

/// Runs a law on every engine there is.
async fn on_every_engine(law: impl AsyncFn(&str)) {
    let folder = tempfile::tempdir().unwrap();
    for address in catalog_addresses(folder.path()) {
        law(&address).await;
    }
}

/// Changes the database behind the catalog's back, as an intruder would.
async fn intrude(address: &str, statements: &[&str]) {
    let pool = AnyPool::connect(address).await.unwrap();
    for statement in statements {
        sqlx::query(AssertSqlSafe(*statement)).execute(&pool).await.unwrap();
    }
    pool.close().await;
}

fn without_guard(address: &str, table: &str) -> String {
    if address.starts_with("sqlite") {
        format!("DROP TRIGGER {table}_no_UPDATE")
    } else {
        format!("ALTER TABLE {table} DISABLE TRIGGER ALL")
    }
}

#[tokio::test]
async fn what_is_written_is_read_back_and_agrees_with_the_trail() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let found = catalog.reader().submission_get("S-1").await.unwrap();
        assert_eq!(found, submission("S-1", SubmissionState::Received));
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        assert_eq!(catalog.reader().audit_list().await.unwrap().len(), 2);
        assert!(catalog.reader().submission_get("S-2").await.unwrap_err().to_string().contains("no submission `S-2`"));
    })
    .await;
}

fn study_file(table: &str, number: u32) -> StudyFile {
    StudyFile {
        study: "HIMS".parse().unwrap(),
        table: table.parse().unwrap(),
        number,
        origin: StudyOrigin::Synthesised { population_seed: 7, design_seed: 8, scale: 1 },
        address: "restricted/HIMS/00.parquet".to_owned(),
        sha256: "00".to_owned(),
        rows: 3,
        is_synthetic: true,
        pack: "01".to_owned(),
        made_at: at(3),
        made_by: "reviewer".to_owned(),
    }
}

#[tokio::test]
async fn tables_of_a_study_are_read_back_in_order_and_never_changed() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let mut change = catalog.writer().begin().await.unwrap();
        for file in [study_file("persons", 1), study_file("listing", 1), study_file("persons", 2)] {
            change.put(Row::StudyFile(file)).await.unwrap();
        }
        change.commit(deed("synthesise_study", "HIMS")).await.unwrap();
        let expected = [study_file("listing", 1), study_file("persons", 1), study_file("persons", 2)];
        assert_eq!(catalog.reader().study_file_list("HIMS").await.unwrap(), expected);
        assert_eq!(catalog.reader().study_file_list("OTHER").await.unwrap(), []);
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        let pool = AnyPool::connect(address).await.unwrap();
        let change = sqlx::query("UPDATE study_files SET rows_count = 4").execute(&pool).await;
        assert!(change.unwrap_err().to_string().contains("are kept as they are"));
        pool.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_version_keeps_the_releases_it_was_made_of_and_without_any_is_recorded_as_before() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let made_of = vec![ReleaseReference { dataflow: "DF_Y".parse().unwrap(), number: 2 }];
        for (number, releases) in [(1, Vec::new()), (2, made_of)] {
            let mut change = catalog.writer().begin().await.unwrap();
            change.put(Row::Version(version(number, releases))).await.unwrap();
            change.commit(deed("build_version", "DF_X")).await.unwrap();
        }
        let found = catalog.reader().version_list("DF_X").await.unwrap();
        assert_eq!((found[0].releases.len(), found[1].releases[0].number), (0, 2));
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        let records = catalog.reader().audit_list().await.unwrap();
        let says = |record: usize| records[record].detail.contains("\"releases\"");
        assert_eq!((says(2), says(3)), (false, true));
        let before =
            "\"plan\":{\"id\":\"PLAN_X\",\"dataflow\":\"DF_X\",\"inputs\":[\"PORTS\"],\"method\":\"latest_accepted\"}";
        assert!(records[2].detail.contains(before), "{}", records[2].detail);
    })
    .await;
}

#[tokio::test]
async fn a_change_that_is_dropped_never_was() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let mut change = catalog.writer().begin().await.unwrap();
        change.put(Row::Submission(submission("S-2", SubmissionState::Received))).await.unwrap();
        drop(change);
        assert_eq!(catalog.reader().submission_list().await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn rows_cannot_be_deleted_and_the_trail_cannot_be_changed() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let pool = AnyPool::connect(address).await.unwrap();
        for statement in
            ["DELETE FROM submissions", "DELETE FROM audit_records", "UPDATE audit_records SET actor = 'x'"]
        {
            let error = sqlx::query(AssertSqlSafe(statement)).execute(&pool).await.unwrap_err().to_string();
            assert!(error.contains("are kept as they are"), "{statement}: {error}");
        }
        pool.close().await;
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_changed_row_and_a_changed_record_are_noticed() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        intrude(address, &["UPDATE submissions SET state = 'accepted'"]).await;
        let changed = AuditProblem::ChangedRow { key: "submission S-1".to_owned() };
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), [changed]);
        intrude(address, &["UPDATE submissions SET state = 'received'", "UPDATE accounts SET password_hash = 'x'"])
            .await;
        let changed = AuditProblem::ChangedRow { key: "account reviewer".to_owned() };
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), [changed]);
        intrude(address, &["UPDATE accounts SET password_hash = '$argon2$'"]).await;
        intrude(
            address,
            &[&without_guard(address, "audit_records"), "UPDATE audit_records SET actor = 'x' WHERE number = 1"],
        )
        .await;
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), [AuditProblem::BrokenChain { number: 1 }]);
    })
    .await;
}

#[tokio::test]
async fn a_second_opening_changes_nothing() {
    on_every_engine(async |address| {
        let before = filled(address).await.reader().rows().await.unwrap();
        let again = Catalog::open(address, at(9)).await.unwrap();
        assert_eq!(again.reader().rows().await.unwrap(), before);
    })
    .await;
}

#[tokio::test]
async fn changes_come_one_after_the_other() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let write = async |n: u32| {
            let id = format!("S-{n}");
            let mut change = catalog.writer().begin().await.unwrap();
            change.put(Row::Submission(submission(&id, SubmissionState::Received))).await.unwrap();
            change.commit(deed("receive_submission", &id)).await.unwrap();
        };
        tokio::join!(write(10), write(11), write(12), write(13), write(14));
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        assert_eq!(catalog.reader().audit_list().await.unwrap().len(), 7);
    })
    .await;
}

#[tokio::test]
async fn a_wrong_address_says_what_is_right() {
    let error = Catalog::open("mysql://x", at(0)).await.unwrap_err();
    assert_eq!(error.to_string(), "`mysql://x` is no address of a catalog: use `sqlite://FILE` or `postgres://…`");
}
