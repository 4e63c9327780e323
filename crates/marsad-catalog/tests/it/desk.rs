//! Rows of the desk: kept ones are in the trail, fleeting ones are not.

use marsad_catalog::{AccountSecret, AuditProblem, Catalog, CatalogError, FleetingRow, Row};
use marsad_model::{
    AccountLink, ApiToken, CommitteeItem, CommitteeItemKind, CommitteeItemState, LinkPurpose, LocalText, Scope,
    Session, SessionStage, SignedReceipt, UsedOnce, WordMapping,
};
use sqlx::{AnyPool, AssertSqlSafe};

use crate::{account, at, deed, filled, intrude, on_every_engine};

fn token(revoked: bool) -> ApiToken {
    ApiToken {
        id: "t1".to_owned(),
        account: "reviewer".to_owned(),
        name: "المنظومة".to_owned(),
        scopes: vec![Scope::ReadCalendar],
        mark: "00".to_owned(),
        made_at: at(3),
        expires_at: at(100),
        revoked_at: revoked.then(|| at(9)),
    }
}

fn mapping(number: u32) -> WordMapping {
    WordMapping {
        agreement: "PORTS".parse().unwrap(),
        number,
        component: "ISLE".parse().unwrap(),
        word: "لؤلؤ".to_owned(),
        code: Some("XM-L".parse().unwrap()),
        mapped_at: at(4),
        mapped_by: "reviewer".to_owned(),
        note: String::new(),
    }
}

#[tokio::test]
async fn a_kept_row_is_read_back_changed_and_agrees_with_the_trail() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        for revoked in [false, true] {
            let mut change = catalog.writer().begin().await.unwrap();
            change.put(Row::ApiToken(token(revoked))).await.unwrap();
            assert_eq!(change.kept_find::<ApiToken>("t1").await.unwrap(), Some(token(revoked)));
            change.commit(deed("make_token", "t1")).await.unwrap();
        }
        assert_eq!(catalog.reader().kept_list::<ApiToken>("reviewer").await.unwrap(), [token(true)]);
        assert_eq!(catalog.reader().kept_list::<ApiToken>("nobody").await.unwrap(), []);
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        intrude(address, &["UPDATE api_tokens SET body = REPLACE(body, 'read-calendar', 'read-audit')"]).await;
        let changed = AuditProblem::ChangedRow { key: "api_tokens t1".to_owned() };
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), [changed]);
    })
    .await;
}

fn item(state: CommitteeItemState, second: i64) -> CommitteeItem {
    CommitteeItem {
        id: "A-00001".to_owned(),
        meeting: "M-0001".to_owned(),
        kind: CommitteeItemKind::Action,
        text: LocalText::new("نص", "texte", "text").unwrap(),
        owner: None,
        due: None,
        state,
        note: String::new(),
        changed_at: at(second),
        changed_by: "reviewer".to_owned(),
    }
}

#[tokio::test]
async fn a_column_by_which_rows_are_found_is_held_against_the_trail() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let mut change = catalog.writer().begin().await.unwrap();
        change.put(Row::ApiToken(token(false))).await.unwrap();
        change.put(Row::WordMapping(mapping(1))).await.unwrap();
        change.put(Row::CommitteeItem(item(CommitteeItemState::Open, 5))).await.unwrap();
        change.commit(deed("make_token", "t1")).await.unwrap();
        // What is written again keeps the columns of its first writing.
        let mut change = catalog.writer().begin().await.unwrap();
        change.put(Row::CommitteeItem(item(CommitteeItemState::Done, 6))).await.unwrap();
        change.commit(deed("change_item", "A-00001")).await.unwrap();
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        intrude(address, &[&crate::without_guard(address, "word_mappings")]).await;
        // Second 3 after 1,700,000,000 is 22:13:23 on 14 November 2023, as `date -u -d @1700000003` says.
        for (table, column, now, before, key) in [
            ("api_tokens", "about", "officer", "reviewer", "api_tokens t1"),
            ("api_tokens", "at", "2020-01-01T00:00:00.000000Z", "2023-11-14T22:13:23.000000Z", "api_tokens t1"),
            ("api_tokens", "id", "t2", "t1", "api_tokens t1"),
            ("word_mappings", "about", "OTHER", "PORTS", "word_mappings PORTS 000001"),
            ("committee_items", "about", "M-0002", "M-0001", "committee_items A-00001"),
        ] {
            let set = |value: &str| format!("UPDATE {table} SET {column} = '{value}'");
            intrude(address, &[&set(now)]).await;
            let changed = AuditProblem::ChangedColumn { key: key.to_owned(), column };
            assert_eq!(catalog.reader().audit_problems().await.unwrap(), [changed], "{table}.{column}");
            intrude(address, &[&set(before)]).await;
            assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        }
    })
    .await;
}

#[tokio::test]
async fn a_fixed_row_is_written_once_and_numbers_keep_their_order() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let mut change = catalog.writer().begin().await.unwrap();
        for number in [2, 10, 1] {
            change.put(Row::WordMapping(mapping(number))).await.unwrap();
        }
        change.commit(deed("map_words", "PORTS")).await.unwrap();
        let found = catalog.reader().kept_list::<WordMapping>("PORTS").await.unwrap();
        assert_eq!(found, [mapping(1), mapping(2), mapping(10)]);
        let mut again = catalog.writer().begin().await.unwrap();
        assert!(again.put(Row::WordMapping(mapping(2))).await.is_err());
        drop(again);
        let pool = AnyPool::connect(address).await.unwrap();
        for statement in ["UPDATE word_mappings SET body = '{}'", "DELETE FROM word_mappings"] {
            let error = sqlx::query(AssertSqlSafe(statement)).execute(&pool).await.unwrap_err().to_string();
            assert!(error.contains("are kept as they are"), "{statement}: {error}");
        }
        pool.close().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_used_once_is_used_once_whoever_comes_first() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let used = UsedOnce { mark: "code".to_owned(), until: at(30) };
        let one = async || {
            let mut brief = catalog.writer().brief().await.unwrap();
            let is_first = brief.add(&used).await.unwrap();
            brief.commit().await.unwrap();
            is_first
        };
        let (a, b, c) = tokio::join!(one(), one(), one());
        assert_eq!([a, b, c].into_iter().filter(|is_first| *is_first).count(), 1);
        assert_eq!(catalog.fleeting_find::<UsedOnce>("code").await.unwrap(), Some(used.clone()));
        assert_eq!((catalog.fleeting_all::<UsedOnce>().await.unwrap().len(), UsedOnce::TABLE), (1, "used_once"));
    })
    .await;
}

#[tokio::test]
async fn fleeting_rows_expire_and_stand_outside_the_trail() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let mut brief = catalog.writer().brief().await.unwrap();
        for second in [10, 20] {
            brief.put(&UsedOnce { mark: second.to_string(), until: at(second) }).await.unwrap();
        }
        assert_eq!(brief.expire::<UsedOnce>(at(15)).await.unwrap(), 1);
        brief.commit().await.unwrap();
        assert_eq!(catalog.fleeting_find::<UsedOnce>("10").await.unwrap(), None);
        assert!(catalog.fleeting_find::<UsedOnce>("20").await.unwrap().is_some());
        let mut dropped = catalog.writer().brief().await.unwrap();
        dropped.delete::<UsedOnce>("20").await.unwrap();
        drop(dropped);
        assert!(catalog.fleeting_find::<UsedOnce>("20").await.unwrap().is_some());
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
    })
    .await;
}

fn session(mark: &str, stage: SessionStage) -> Session {
    Session {
        mark: mark.to_owned(),
        account: "reviewer".to_owned(),
        stage,
        password_mark: "00".to_owned(),
        made_at: at(3),
        seen_at: at(3),
        until: at(100),
        origin: "web 192.0.2.0/24".to_owned(),
        agent: "test".to_owned(),
        stands_for: None,
    }
}

fn link(mark: &str) -> AccountLink {
    AccountLink {
        mark: mark.to_owned(),
        account: "reviewer".to_owned(),
        purpose: LinkPurpose::Reset,
        made_at: at(3),
        until: at(100),
    }
}

/// A catalog with a session and a link that the trail knows.
async fn with_ways_in(address: &str) -> Catalog {
    let catalog = filled(address).await;
    let mut change = catalog.writer().begin().await.unwrap();
    change.fleeting_put(&session("aa", SessionStage::Whole)).await.unwrap();
    change.fleeting_put(&link("bb")).await.unwrap();
    let record = change.commit(deed("sign_in", "reviewer")).await.unwrap();
    assert!(!record.detail.contains("\"aa\"") && !record.detail.contains("\"bb\""), "{}", record.detail);
    catalog
}

/// Writes a row as whoever holds the database would: past the trail.
async fn forge<T: FleetingRow>(catalog: &Catalog, row: &T) {
    let mut brief = catalog.writer().brief().await.unwrap();
    brief.put(row).await.unwrap();
    brief.commit().await.unwrap();
}

#[tokio::test]
async fn a_session_or_a_link_of_which_no_audit_record_speaks_is_told() {
    on_every_engine(async |address| {
        let catalog = with_ways_in(address).await;
        // Half a session lets nobody in, and a session that was used says when.
        forge(&catalog, &session("half", SessionStage::Password)).await;
        forge(&catalog, &Session { seen_at: at(60), ..session("aa", SessionStage::Whole) }).await;
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        forge(&catalog, &session("forged", SessionStage::Whole)).await;
        forge(&catalog, &link("forged")).await;
        let unrecorded = |key: &str| AuditProblem::UnrecordedRow { key: key.to_owned() };
        let expected = [unrecorded("sessions forged"), unrecorded("account_links forged")];
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), expected);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_was_changed_by_hand_is_told() {
    on_every_engine(async |address| {
        let catalog = with_ways_in(address).await;
        let changed = AuditProblem::ChangedRow { key: "sessions aa".to_owned() };
        let whole = || session("aa", SessionStage::Whole);
        for forged in [
            Session { account: "officer".to_owned(), ..whole() },
            Session { until: at(100_000), ..whole() },
            Session { stands_for: Some("officer".to_owned()), ..whole() },
            Session { password_mark: "01".to_owned(), ..whole() },
        ] {
            forge(&catalog, &forged).await;
            assert_eq!(catalog.reader().audit_problems().await.unwrap(), std::slice::from_ref(&changed), "{forged:?}");
        }
        forge(&catalog, &whole()).await;
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        // Under another identifier the same row would let in whoever knows its secret.
        intrude(address, &["UPDATE sessions SET id = 'cc'"]).await;
        let column = AuditProblem::ChangedColumn { key: "sessions cc".to_owned(), column: "id" };
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), [column]);
    })
    .await;
}

#[tokio::test]
async fn what_was_ended_and_comes_back_is_told_and_what_is_lost_is_not() {
    on_every_engine(async |address| {
        let catalog = with_ways_in(address).await;
        let mut change = catalog.writer().begin().await.unwrap();
        change.fleeting_delete::<Session>("aa").await.unwrap();
        change.fleeting_forget::<AccountLink>("reviewer", |_| true).await.unwrap();
        change.commit(deed("sign_out", "reviewer")).await.unwrap();
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        forge(&catalog, &session("aa", SessionStage::Whole)).await;
        forge(&catalog, &link("bb")).await;
        let changed = |key: &str| AuditProblem::ChangedRow { key: key.to_owned() };
        let expected = [changed("sessions aa"), changed("account_links bb")];
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), expected);
    })
    .await;
}

#[tokio::test]
async fn what_was_ended_or_changed_meanwhile_is_not_renewed() {
    on_every_engine(async |address| {
        let catalog = with_ways_in(address).await;
        let known = session("aa", SessionStage::Whole);
        let renew = async || {
            let mut brief = catalog.writer().brief().await.unwrap();
            brief.renew((&known, &Session { seen_at: at(9), ..known.clone() })).await.unwrap();
            brief.commit().await.unwrap();
            catalog.fleeting_find::<Session>("aa").await.unwrap().map(|found| found.seen_at)
        };
        assert_eq!(renew().await, Some(at(9)));
        let standing = Session { stands_for: Some("officer".to_owned()), ..known.clone() };
        let mut change = catalog.writer().begin().await.unwrap();
        change.fleeting_put(&standing).await.unwrap();
        change.commit(deed("stand_for", "officer")).await.unwrap();
        assert_eq!(renew().await, Some(at(3)), "another row than the one that is known");
        let mut change = catalog.writer().begin().await.unwrap();
        change.fleeting_delete::<Session>("aa").await.unwrap();
        change.commit(deed("sign_out", "reviewer")).await.unwrap();
        assert_eq!(renew().await, None);
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn what_an_older_program_opened_is_written_down_when_the_catalog_is_migrated() {
    on_every_engine(async |address| {
        let catalog = Catalog::open(address, at(0)).await.unwrap();
        forget_openings(address).await;
        let mut change = catalog.writer().begin().await.unwrap();
        change.account_put(account("reviewer"), &AccountSecret::default()).await.unwrap();
        change.commit(deed("create_account", "reviewer")).await.unwrap();
        forge(&catalog, &session("older", SessionStage::Whole)).await;
        forge(&catalog, &link("older")).await;
        catalog.close().await;
        forget_mobiles(address).await;
        let catalog = Catalog::open(address, at(40)).await.unwrap();
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        let records = catalog.reader().audit_list().await.unwrap();
        let actions: Vec<&str> = records.iter().map(|record| record.action.as_str()).collect();
        assert_eq!(actions, ["create_account", "adopt_openings", "migrate"]);
        catalog.close().await;
        let again = Catalog::open(address, at(50)).await.unwrap();
        assert_eq!(again.reader().audit_list().await.unwrap().len(), records.len(), "once");
    })
    .await;
}

/// Makes a catalog as it was before openings were written down; what its trail says stays.
async fn forget_openings(address: &str) {
    let openings = "(SELECT number FROM migrations WHERE name = 'openings of ways in')";
    let later = format!("DELETE FROM migrations WHERE number >= {openings}");
    intrude(address, &["DROP TABLE study_plan_removals", "DROP TABLE attached_files", &later]).await;
}

/// The same for mobile numbers: a column without which no account is written today.
async fn forget_mobiles(address: &str) {
    intrude(address, &["DROP TABLE mobile_codes", "ALTER TABLE accounts DROP COLUMN mobile"]).await;
}

#[tokio::test]
async fn a_session_that_a_migration_done_again_takes_over_is_told() {
    on_every_engine(async |address| {
        let catalog = with_ways_in(address).await;
        forge(&catalog, &session("forged", SessionStage::Whole)).await;
        catalog.close().await;
        forget_openings(address).await;
        forget_mobiles(address).await;
        for _ in 0..2 {
            let refused = Catalog::open_as_it_is(address).await.unwrap_err();
            assert!(
                matches!(refused, CatalogError::MigrationsForgotten { .. }),
                "whoever looks migrates nothing: {refused}"
            );
        }
        let catalog = Catalog::open(address, at(40)).await.unwrap();
        let again = |name: &str| AuditProblem::MigratedAgain { number: 5, name: name.to_owned() };
        let expected = [
            AuditProblem::UnexpectedAdoption { number: 4 },
            again("openings of ways in"),
            again("removals of plans"),
            again("mobile numbers"),
            again("attached files"),
        ];
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), expected);
    })
    .await;
}

#[tokio::test]
async fn what_was_opened_is_taken_over_once_though_no_record_speaks_of_migrations() {
    on_every_engine(async |address| {
        // As an older program left it: its first record says nothing of migrations, and there is a session in the trail.
        let catalog = Catalog::open(address, at(0)).await.unwrap();
        intrude(address, &["CREATE TABLE kept_migrations AS SELECT * FROM migrations", "DELETE FROM migrations"]).await;
        let mut change = catalog.writer().begin().await.unwrap();
        change.fleeting_put(&session("aa", SessionStage::Whole)).await.unwrap();
        change.commit(deed("sign_in", "reviewer")).await.unwrap();
        forge(&catalog, &session("forged", SessionStage::Whole)).await;
        catalog.close().await;
        intrude(address, &["INSERT INTO migrations SELECT * FROM kept_migrations"]).await;
        forget_openings(address).await;
        forget_mobiles(address).await;
        let refused = Catalog::open_as_it_is(address).await.unwrap_err();
        assert!(matches!(refused, CatalogError::NotMigrated { found, known } if found < known), "{refused}");
        let catalog = Catalog::open(address, at(40)).await.unwrap();
        let expected = [AuditProblem::UnexpectedAdoption { number: 2 }];
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), expected);
    })
    .await;
}

#[tokio::test]
async fn the_table_of_migrations_is_held_against_the_trail() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        intrude(
            address,
            &[
                "UPDATE migrations SET name = 'x' WHERE number = 1",
                "DELETE FROM migrations WHERE number = 2",
                "INSERT INTO migrations SELECT 99, 'y', applied_at FROM migrations WHERE number = 1",
            ],
        )
        .await;
        let expected = [
            AuditProblem::ChangedRow { key: "migration 1".to_owned() },
            AuditProblem::UnrecordedRow { key: "migration 99".to_owned() },
            AuditProblem::LostRow { key: "migration 2".to_owned() },
        ];
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), expected);
    })
    .await;
}

#[tokio::test]
async fn whoever_looks_at_a_catalog_as_it_is_can_read_it_and_change_nothing() {
    on_every_engine(async |address| {
        with_ways_in(address).await.close().await;
        let catalog = Catalog::open_as_it_is(address).await.unwrap();
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        let written = async {
            let mut change = catalog.writer().begin().await?;
            change.put(Row::ApiToken(token(false))).await?;
            change.commit(deed("make_token", "t1")).await
        };
        assert!(written.await.is_err());
        catalog.close().await;
        let again = Catalog::open(address, at(40)).await.unwrap();
        assert_eq!(again.reader().audit_list().await.unwrap().len(), 3);
    })
    .await;
}

#[tokio::test]
async fn secrets_of_an_account_are_in_the_trail_as_marks_only() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let secret = AccountSecret {
            password_hash: "$argon2$".to_owned(),
            email: "Officer@Ports.example".to_owned(),
            second_factor: "{\"secret\":\"GEZDGNBV\"}".to_owned(),
            mobile: "{\"number\":\"+35620123456\",\"chance\":\"x\"}".to_owned(),
        };
        let mut change = catalog.writer().begin().await.unwrap();
        change.account_put(account("officer"), &secret).await.unwrap();
        let record = change.commit(deed("invite", "officer")).await.unwrap();
        for hidden in ["Officer@", "GEZDGNBV", "$argon2$", "20123456"] {
            assert!(!record.detail.contains(hidden), "{hidden}");
        }
        let found = catalog.reader().account_find("officer").await.unwrap().unwrap();
        assert!(found.has_second_factor() && found.has_mobile() && !found.email_mark.is_empty());
        assert_eq!(
            catalog.writer().account_by_email("officer@ports.EXAMPLE").await.unwrap().as_deref(),
            Some("officer")
        );
        assert_eq!(catalog.writer().account_secret_find("officer").await.unwrap(), Some(secret));
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        intrude(address, &["UPDATE accounts SET email = 'other@ports.example' WHERE id = 'officer'"]).await;
        let changed = AuditProblem::ChangedRow { key: "account officer".to_owned() };
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), [changed]);
    })
    .await;
}

#[tokio::test]
async fn an_origin_is_part_of_the_hash_and_none_leaves_the_hash_as_it_was() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let mut change = catalog.writer().begin().await.unwrap();
        change.put(Row::ApiToken(token(false))).await.unwrap();
        let from = marsad_catalog::Deed { origin: "web 192.0.2.0/24", ..deed("make_token", "t1") };
        let record = change.commit(from).await.unwrap();
        assert_eq!(record.origin, "web 192.0.2.0/24");
        assert_eq!(catalog.reader().audit_head().await.unwrap(), Some(record));
        let guard = crate::without_guard(address, "audit_records");
        intrude(address, &[&guard, "UPDATE audit_records SET origin = 'shell' WHERE number = 3"]).await;
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), [AuditProblem::BrokenChain { number: 3 }]);
        intrude(address, &["UPDATE audit_records SET origin = 'shell' WHERE number = 1"]).await;
        assert_eq!(catalog.reader().audit_problems().await.unwrap().len(), 2);
    })
    .await;
}

/// A receipt that was signed when a record was the head of the chain.
fn receipt(number: u32, (audit_number, audit_hash): (u64, &str)) -> Row {
    Row::SignedReceipt(SignedReceipt {
        number,
        submission: "S-1".to_owned(),
        agreement: "PORTS".parse().unwrap(),
        provider: "PORTS".parse().unwrap(),
        file_name: "file.csv".to_owned(),
        sha256: String::new(),
        size_bytes: 0,
        received_at: at(3),
        received_by: "reviewer".to_owned(),
        observations: None,
        errors: 0,
        warnings: 0,
        audit_number,
        audit_hash: audit_hash.to_owned(),
        key: String::new(),
        signature: String::new(),
    })
}

#[tokio::test]
async fn a_head_that_a_receipt_was_signed_for_must_stand_in_the_chain() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let head = catalog.reader().audit_head().await.unwrap().unwrap();
        let other = "ab".repeat(32);
        let mut change = catalog.writer().begin().await.unwrap();
        change.put(receipt(1, (head.number, &head.hash))).await.unwrap();
        change.put(receipt(2, (head.number, &other))).await.unwrap();
        change.put(receipt(3, (99, &other))).await.unwrap();
        change.commit(deed("sign_receipt", "S-1")).await.unwrap();
        let found = catalog.reader().audit_problems().await.unwrap();
        let lost = |number, receipt: u32| AuditProblem::LostHead { number, key: self::receipt(receipt, (0, "")).key() };
        assert_eq!(found, [lost(head.number, 2), lost(99, 3)]);
    })
    .await;
}

#[tokio::test]
async fn a_row_that_is_none_any_more_is_a_problem_of_its_table_and_ends_nothing() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let mut change = catalog.writer().begin().await.unwrap();
        change.put(Row::CommitteeItem(item(CommitteeItemState::Open, 5))).await.unwrap();
        change.commit(deed("put_item", "A-00001")).await.unwrap();
        intrude(address, &["UPDATE committee_items SET body = '{'"]).await;
        let found = catalog.reader().audit_problems().await.unwrap();
        assert_eq!(found, [AuditProblem::UnreadableRow { table: "committee_items" }]);
    })
    .await;
}

#[tokio::test]
async fn a_cut_end_and_a_changed_index_of_rows_are_noticed() {
    on_every_engine(async |address| {
        let catalog = filled(address).await;
        let mut change = catalog.writer().begin().await.unwrap();
        change.put(Row::ApiToken(token(false))).await.unwrap();
        let record = change.commit(deed("make_token", "t1")).await.unwrap();
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        let delete = |table: &str, condition: &str| {
            let guard = match address.starts_with("sqlite") {
                true => format!("DROP TRIGGER {table}_no_DELETE"),
                false => format!("ALTER TABLE {table} DISABLE TRIGGER ALL"),
            };
            [guard, format!("DELETE FROM {table} WHERE {condition}")]
        };
        let [guard, end] = delete("audit_rows", &format!("number = {}", record.number));
        intrude(address, &[&guard, &end]).await;
        let unlike = AuditProblem::UnlikeIndex { number: record.number, records: 1 };
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), [unlike]);
        let again = format!("INSERT INTO audit_rows (row_key, number) VALUES ('api_tokens t1', {})", record.number);
        intrude(address, &[&again]).await;
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), []);
        // Who cuts the end off, and with it what it wrote, leaves the index behind.
        let [guard, end] = delete("audit_records", &format!("number = {}", record.number));
        let [row_guard, row] = delete("api_tokens", "id = 't1'");
        intrude(address, &[&guard, &end, &row_guard, &row]).await;
        assert_eq!(catalog.reader().audit_problems().await.unwrap(), [AuditProblem::CutTail { number: record.number }]);
    })
    .await;
}
