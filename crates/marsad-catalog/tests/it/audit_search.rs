//! The audit trail can be searched, on every engine.

use marsad_catalog::{AuditAsked, Catalog, Row};
use marsad_model::SubmissionState;

use crate::{at, deed, filled, on_every_engine, submission};

/// The catalog of the other tests with three more submissions, sent by `reviewer`.
async fn searched(address: &str) -> Catalog {
    let catalog = filled(address).await;
    for id in ["S-2", "S_2", "T-1"] {
        let mut change = catalog.writer().begin().await.unwrap();
        change.put(Row::Submission(submission(id, SubmissionState::Received))).await.unwrap();
        change.commit(deed("receive_submission", id)).await.unwrap();
    }
    catalog
}

async fn check(catalog: &Catalog, asked: AuditAsked, subjects: &[&str]) {
    let found = catalog.reader().audit_page(&asked, (u64::MAX, 100)).await.unwrap();
    let told: Vec<&str> = found.iter().map(|record| record.subject.as_str()).collect();
    assert_eq!(told, subjects, "{asked:?}");
    let (count, last) = catalog.reader().audit_count(&asked).await.unwrap();
    assert_eq!((count, last), (found.len() as u64, found.first().map(|record| record.at)), "{asked:?}");
}

#[tokio::test]
async fn a_search_gives_what_was_asked_for_newest_first_and_nothing_else() {
    on_every_engine(async |address| {
        let catalog = searched(address).await;
        let asked = AuditAsked::default;
        let text = |text: &str| text.to_owned();
        check(&catalog, asked(), &["T-1", "S_2", "S-2", "S-1", "reviewer"]).await;
        check(&catalog, AuditAsked { subject: text("S_"), ..asked() }, &["S_2"]).await;
        check(&catalog, AuditAsked { subject: text("S"), ..asked() }, &["S_2", "S-2", "S-1"]).await;
        check(&catalog, AuditAsked { action: text("create_account"), ..asked() }, &["reviewer"]).await;
        check(&catalog, AuditAsked { actor: text("nobody"), ..asked() }, &[]).await;
        check(&catalog, AuditAsked { text: text("وافدون"), ..asked() }, &["T-1", "S_2", "S-2", "S-1"]).await;
        check(&catalog, AuditAsked { text: text("t-1"), ..asked() }, &["T-1"]).await;
        check(&catalog, AuditAsked { text: text("100%"), ..asked() }, &[]).await;
        check(&catalog, AuditAsked { from: Some(at(3)), ..asked() }, &[]).await;
        check(&catalog, AuditAsked { to: Some(at(2)), ..asked() }, &[]).await;
        let all = ["T-1", "S_2", "S-2", "S-1", "reviewer"];
        check(&catalog, AuditAsked { from: Some(at(2)), to: Some(at(3)), ..asked() }, &all).await;
        check(&catalog, AuditAsked { actor: text("x' OR '1' = '1"), ..asked() }, &[]).await;
    })
    .await;
}

#[tokio::test]
async fn pages_follow_each_other_and_a_record_is_found_by_its_number() {
    on_every_engine(async |address| {
        let catalog = searched(address).await;
        let reader = catalog.reader();
        let first = reader.audit_page(&AuditAsked::default(), (u64::MAX, 2)).await.unwrap();
        let numbers = |records: &[marsad_catalog::AuditRecord]| records.iter().map(|r| r.number).collect::<Vec<_>>();
        assert_eq!(numbers(&first), [5, 4]);
        let second = reader.audit_page(&AuditAsked::default(), (4, 2)).await.unwrap();
        assert_eq!(numbers(&second), [3, 2]);
        assert_eq!(reader.audit_find(5).await.unwrap().as_ref(), first.first());
        assert_eq!(reader.audit_find(6).await.unwrap(), None);
        assert_eq!(reader.audit_find(u64::MAX).await.unwrap(), None);
        let head = reader.chain_head().await.unwrap().unwrap();
        assert_eq!((head.number, &head.hash, head.at), (5, &first[0].hash, first[0].at));
    })
    .await;
}

#[tokio::test]
async fn an_empty_trail_has_no_head() {
    on_every_engine(async |address| {
        let catalog = Catalog::open(address, at(0)).await.unwrap();
        assert_eq!(catalog.reader().chain_head().await.unwrap(), None);
        assert_eq!(catalog.reader().audit_count(&AuditAsked::default()).await.unwrap(), (0, None));
    })
    .await;
}

#[tokio::test]
async fn every_record_that_wrote_a_row_is_found_by_the_key_of_the_row() {
    on_every_engine(async |address| {
        let catalog = searched(address).await;
        let mut change = catalog.writer().begin().await.unwrap();
        // Written twice in one change: one record.
        for state in [SubmissionState::Checked, SubmissionState::Accepted] {
            change.put(Row::Submission(submission("S-2", state))).await.unwrap();
        }
        change.commit(deed("decide_submission", "S-2")).await.unwrap();
        let reader = catalog.reader();
        let keys = ["submission S-2", "submission s-2", "submission T-1"].map(str::to_owned);
        let mut places = reader.audit_places((&keys, u64::MAX)).await.unwrap();
        places.sort();
        let place = |key: &str, number| (key.to_owned(), number);
        assert_eq!(places, [place(&keys[0], 3), place(&keys[0], 6), place(&keys[2], 5)]);
        assert_eq!(reader.audit_places((&keys[..1], 6)).await.unwrap(), [place(&keys[0], 3)]);
        let numbers = [6, 3, 99].into();
        let found = reader.audit_records(&numbers).await.unwrap();
        assert_eq!(found.iter().map(|record| record.number).collect::<Vec<_>>(), [3, 6]);
        catalog.close().await;
        let again = Catalog::open(address, at(9)).await.unwrap();
        assert_eq!(
            again.reader().audit_places((&keys, u64::MAX)).await.unwrap().len(),
            3,
            "nothing is filled in twice"
        );
    })
    .await;
}
