//! The memory of the house: the audit trail, the register, and what is erased.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use marsad_catalog::Catalog;
use marsad_lake::Lake;
use marsad_model::*;
use marsad_testkit::{catalog_addresses, pack_files};
use marsad_workflow::*;

use crate::path_of_a_number::{on_every_engine, refusal};
use crate::workshop::*;

async fn auditor(work: &Work, people: &People) -> Actor {
    let name = LocalText::new("مراقب", "auditeur", "auditor").unwrap();
    let account = NewAccount { id: "auditor".to_owned(), name, provider: "OBS".parse().unwrap(), role: Role::Auditor };
    work.create_account(Some(&people.administrator), account).await.unwrap().0
}

fn asked(action: &str, subject: &str) -> AuditAsked {
    AuditAsked { action: action.to_owned(), subject: subject.to_owned(), ..AuditAsked::default() }
}

#[tokio::test]
async fn a_record_shows_every_row_before_and_after() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let auditor = auditor(&work, &people).await;
        let found = work.audit_search(&auditor, &asked("decide_submission", "PORTS"), None).await.unwrap();
        assert_eq!((found.records.len(), found.next), (1, None));
        let number = found.records[0].record.number;
        let entry = work.audit_entry(&auditor, number).await.unwrap().unwrap();
        let change = entry.changes.iter().find(|change| change.key == "submission PORTS_ARRIVALS-0001").unwrap();
        assert_eq!(change.before.as_ref().unwrap()["state"], "checked");
        assert_eq!(change.after["state"], "accepted");
        let decision = entry.changes.iter().find(|change| change.key.starts_with("decision ")).unwrap();
        assert_eq!((&decision.before, &decision.after["reason"]), (&None, &serde_json::json!("as agreed")));
        let page = work.audit_search_whole(&auditor, &asked("decide_submission", "PORTS"), None).await.unwrap();
        assert_eq!(page.records, [entry], "a list for programs says of a record what its own page says");
        assert_eq!(work.audit_entry(&auditor, 10_000).await.unwrap(), None);
        let approved = work.audit_search(&auditor, &asked("approve_release", "DF_ARRIVALS"), None).await.unwrap();
        let entry = work.audit_entry(&auditor, approved.records[0].record.number).await.unwrap().unwrap();
        assert!(entry.changes[0].before.as_ref().unwrap()["approved_by"].is_null());
        assert_eq!(entry.changes[0].after["approved_by"], "approver");
    })
    .await;
}

#[tokio::test]
async fn the_trail_tells_an_administrator_who_did_what_and_nothing_of_the_data() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let auditor = auditor(&work, &people).await;
        let reports = asked("validate_submission", "");
        let seen = work.audit_search(&auditor, &reports, None).await.unwrap();
        assert!(seen.records.iter().all(|entry| !entry.is_reduced && !entry.record.detail.is_empty()));
        let reduced = work.audit_search(&people.administrator, &reports, None).await.unwrap();
        assert_eq!(reduced.records.len(), seen.records.len());
        for entry in &reduced.records {
            assert!(entry.is_reduced && entry.record.detail.is_empty());
            assert!(entry.changes.iter().all(|change| change.after.is_null()));
        }
        let words = AuditAsked { text: "file.csv".to_owned(), ..AuditAsked::default() };
        assert!(!work.audit_export(&auditor, &words).await.unwrap().is_empty());
        assert!(work.audit_export(&people.administrator, &words).await.unwrap().is_empty());
        for actor in [&people.ports, &people.reviewer, &people.approver] {
            assert_eq!(refusal(work.audit_search(actor, &reports, None).await), "not-your-role");
            assert_eq!(refusal(work.audit_export(actor, &reports).await), "not-your-role");
            assert_eq!(refusal(work.audit_entry(actor, 1).await), "not-your-role");
        }
    })
    .await;
}

#[tokio::test]
async fn an_export_is_the_whole_trail_in_order_and_the_head_is_its_last_line() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let auditor = auditor(&work, &people).await;
        let exported = work.audit_export(&auditor, &AuditAsked::default()).await.unwrap();
        assert_eq!(exported, work.catalog().audit_list().await.unwrap());
        let head = work.chain_head().await.unwrap().unwrap();
        let last = exported.last().unwrap();
        assert_eq!((head.number, &head.hash, head.at), (last.number, &last.hash, last.at));
        assert_eq!(work.audit_verify().await.unwrap(), []);
        let line = audit_line(last);
        assert_eq!(line.matches('\n').count(), 1);
        assert_eq!(serde_json::from_str::<AuditRecord>(&line).unwrap(), *last);
    })
    .await;
}

#[tokio::test]
async fn the_register_says_what_the_pack_promises_and_what_came() {
    on_every_engine(async |site| {
        let work = marjan(site).await;
        run_all(&work).await.unwrap();
        let people = people(&work).await.unwrap();
        let auditor = auditor(&work, &people).await;
        let register = work.register(&auditor).await.unwrap();
        let of = |id: &str| register.iter().find(|entry| entry.processing.id == *id).unwrap();
        let arrivals = of("ARRIVALS");
        assert_eq!(arrivals.agreements[0].submissions, 1);
        assert!(arrivals.agreements[0].last_at.is_some());
        // Received, checked and accepted; what else the desk wrote about it may come on top.
        assert!(arrivals.records >= 3 && arrivals.last_at.is_some());
        let survey = of("SURVEY");
        assert_eq!((survey.studies[0].records, survey.studies[0].is_synthetic), (0, true));
        assert_eq!((of("DESK").records, of("DESK").last_at), (0, None));
        assert_eq!(refusal(work.register(&people.reviewer).await), "not-your-role");
        assert_eq!(work.retention(&auditor).await.unwrap().len(), RetentionClass::ALL.len());
        let lasting = work.lasting(&auditor).unwrap();
        assert_eq!(lasting.len(), LastingPlace::ALL.len());
        assert!(lasting.iter().all(|standing| standing.basis.is_some()), "{lasting:?}");
        assert_eq!(refusal(work.lasting(&people.reviewer)), "not-your-role");
    })
    .await;
}

/// A workshop whose clock stands until it is told to go, with what it wrote behind its doors.
pub struct House {
    pub work: Work,
    pub catalog: Catalog,
    second: Arc<AtomicI64>,
    pub administrator: Actor,
}

const DAY: i64 = 24 * 60 * 60;

impl House {
    async fn on(address: &str) -> Self {
        let second = Arc::new(AtomicI64::new(1_770_000_000));
        let read = second.clone();
        let clock: Clock = Arc::new(move || Timestamp::from_second(read.load(Ordering::Relaxed)).unwrap());
        let catalog = Catalog::open(address, clock()).await.unwrap();
        let settings = Settings {
            pack: pack_files("marjan"),
            lake: Lake::memory(),
            catalog: catalog.clone(),
            clock,
            probe: Arc::new(|_| {}),
            signer: None,
        };
        let work = Work::open(settings).unwrap();
        let name = LocalText::new("متصرف", "administrateur", "administrator").unwrap();
        let first = NewAccount {
            id: "administrator".to_owned(),
            name,
            provider: "OBS".parse().unwrap(),
            role: Role::Administrator,
        };
        let (administrator, _) = work.create_account(None, first).await.unwrap();
        Self { work, catalog, second, administrator }
    }

    pub fn wait(&self, days: i64) {
        self.second.fetch_add(days * DAY, Ordering::Relaxed);
    }

    async fn invite(&self, id: &str) {
        let name = LocalText::new("وظيفة", id, id).unwrap();
        let account = NewAccount { id: id.to_owned(), name, provider: "PORTS".parse().unwrap(), role: Role::Provider };
        let invitation = Invitation { account, email: format!("{id}@ports.example"), lang: Lang::En };
        let invited = self.work.invite(&self.administrator, invitation).await.unwrap();
        self.work.accept_link(&invited.link, "a long enough one", "web test").await.unwrap();
    }

    async fn retain(&self) -> Vec<(RetentionClass, u64)> {
        let erased = self.work.retain().await.unwrap();
        erased.into_iter().map(|erasure| (erasure.class, erasure.rows)).collect()
    }
}

pub async fn in_every_house(law: impl AsyncFn(&House)) {
    let folder = tempfile::tempdir().unwrap();
    for address in catalog_addresses(folder.path()) {
        let house = House::on(&address).await;
        law(&house).await;
        assert_eq!(house.work.audit_verify().await.unwrap(), []);
    }
}

#[tokio::test]
async fn what_has_served_is_erased_after_the_days_of_the_pack_and_once() {
    in_every_house(async |house| {
        house.invite("ports").await;
        assert!(house.retain().await.is_empty());
        let letters = house.catalog.fleeting_list::<Letter>("ports").await.unwrap().len() as u64;
        assert!(letters > 0);
        // Letters serve for thirty days and are kept for thirty more.
        house.wait(59);
        assert!(!house.retain().await.iter().any(|(class, _)| *class == RetentionClass::Letters));
        house.wait(2);
        let erased = house.retain().await;
        assert!(erased.contains(&(RetentionClass::Letters, letters)), "{erased:?}");
        assert_eq!(house.catalog.fleeting_list::<Letter>("ports").await.unwrap(), []);
        assert!(house.retain().await.is_empty());
        let kept = house.work.catalog().kept_list::<Erasure>("letters").await.unwrap();
        assert_eq!((kept.len(), kept[0].rows), (1, letters));
        let last = house.work.catalog().audit_head().await.unwrap().unwrap();
        assert_eq!((last.actor.as_str(), last.action.as_str()), ("clockwork", "retain"));
    })
    .await;
}

#[tokio::test]
async fn the_address_of_a_closed_account_is_erased_and_the_account_stays() {
    in_every_house(async |house| {
        house.invite("ports").await;
        house.invite("ports.two").await;
        house.work.close_account(&house.administrator, "ports").await.unwrap();
        house.wait(89);
        house.retain().await;
        assert!(house.work.catalog().account_find("ports").await.unwrap().unwrap().email_mark.len() > 1);
        house.wait(2);
        assert!(house.retain().await.contains(&(RetentionClass::ClosedAccounts, 1)));
        let account = house.work.catalog().account_find("ports").await.unwrap().unwrap();
        assert_eq!((account.state, account.email_mark.as_str()), (AccountState::Closed, ""));
        assert_eq!(house.catalog.writer().account_by_email("ports@ports.example").await.unwrap(), None);
        let other = house.work.catalog().account_find("ports.two").await.unwrap().unwrap();
        assert!(!other.email_mark.is_empty(), "nobody else loses an address");
        house.wait(2);
        assert!(!house.retain().await.iter().any(|(class, _)| *class == RetentionClass::ClosedAccounts));
    })
    .await;
}

#[tokio::test]
async fn the_mobile_number_of_a_closed_account_is_erased_and_one_that_was_not_confirmed_at_once() {
    in_every_house(async |house| {
        house.invite("ports").await;
        let officer = house.work.vouched_actor("ports").await.unwrap().unwrap();
        let given = |number: &str| GivenMobile { number: number.to_owned(), has_consent: true };
        house.work.add_mobile(&officer, &given("+35620123456")).await.unwrap();
        let due = house.work.letters_due(Channel::Sms, 10).await.unwrap();
        house.work.confirm_mobile(&officer, &due[0].0.arguments["code"]).await.unwrap();
        house.work.add_mobile(&officer, &given("+35620123457")).await.unwrap();
        assert!(house.catalog.fleeting_find::<MobileCode>("ports").await.unwrap().is_some());
        house.wait(1);
        house.retain().await;
        assert!(house.catalog.fleeting_find::<MobileCode>("ports").await.unwrap().is_none());
        let secret = async || house.catalog.writer().account_secret_find("ports").await.unwrap().unwrap();
        house.work.close_account(&house.administrator, "ports").await.unwrap();
        house.wait(89);
        house.retain().await;
        assert!(secret().await.mobile.contains("+35620123456"));
        house.wait(2);
        assert!(house.retain().await.contains(&(RetentionClass::ClosedAccounts, 1)));
        assert_eq!(secret().await.mobile, "");
        assert!(!house.work.catalog().account_find("ports").await.unwrap().unwrap().has_mobile());
    })
    .await;
}

#[tokio::test]
async fn the_password_of_a_closed_account_without_an_address_is_erased_too() {
    in_every_house(async |house| {
        let name = LocalText::new("وظيفة", "sans adresse", "without an address").unwrap();
        let made =
            NewAccount { id: "nobody".to_owned(), name, provider: "PORTS".parse().unwrap(), role: Role::Provider };
        house.work.create_account(Some(&house.administrator), made).await.unwrap();
        let secret = async || house.catalog.writer().account_secret_find("nobody").await.unwrap().unwrap();
        house.work.close_account(&house.administrator, "nobody").await.unwrap();
        house.wait(89);
        house.retain().await;
        assert!(!secret().await.password_hash.is_empty());
        house.wait(2);
        assert!(house.retain().await.contains(&(RetentionClass::ClosedAccounts, 1)));
        assert_eq!(secret().await.password_hash, "");
        house.wait(2);
        assert!(house.retain().await.is_empty(), "what is erased is erased once");
    })
    .await;
}

#[tokio::test]
async fn what_stays_of_a_person_whose_account_was_erased_is_told_in_the_register() {
    in_every_house(async |house| {
        house.invite("ports").await;
        house.work.close_account(&house.administrator, "ports").await.unwrap();
        house.wait(400);
        house.retain().await;
        let trail = house.work.catalog().audit_list().await.unwrap();
        let stays = trail.iter().any(|record| record.actor == "ports" && record.origin == "web test");
        let told = house.work.lasting(&house.administrator).unwrap();
        let is_told = |place: LastingPlace| told.iter().any(|one| one.place == place && one.basis.is_some());
        assert!(stays && is_told(LastingPlace::AuditTrail), "the network of an act stays, and the register says so");
        assert!(house.work.catalog().account_find("ports").await.unwrap().is_some() && is_told(LastingPlace::Accounts));
    })
    .await;
}
