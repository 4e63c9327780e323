//! A portal of Marjan, asked without a network.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bytes::Bytes;
use jiff::Timestamp;
use marsad_catalog::Catalog;
use marsad_lake::Lake;
use marsad_model::{ChecklistWeight, Decision, Id, LocalText, ReleaseKind, Role};
use marsad_testkit::{Files, pack_files};
use marsad_web::{App, Post, SmsSettings};
use marsad_workflow::{
    Actor, Approval, ChecklistReply, NewAccount, Proposal, ReceivedStudy, Settings, Signer, Synthesis, Verdict, Work,
};
use tower::ServiceExt as _;

/// A portal with its workshop.
pub struct Portal {
    pub work: Work,
    /// The gateway for SMS; none unless a test sets one.
    pub sms: Option<SmsSettings>,
    second: Arc<AtomicI64>,
    reviewer: Actor,
    approver: Actor,
    _folder: tempfile::TempDir,
}

/// An answer: status, headers of interest, text.
pub struct Answer {
    pub status: u16,
    pub kind: String,
    pub etag: String,
    pub location: String,
    /// The cookie that the answer sets, without what follows its value.
    pub cookie: String,
    /// Who may keep the answer.
    pub cache: String,
    pub text: String,
    pub bytes: Vec<u8>,
}

pub fn text(word: &str) -> LocalText {
    LocalText::new("نص", word, word).unwrap()
}

impl Portal {
    /// A portal in which every file of the pack was accepted and nothing is public.
    pub async fn unpublished() -> Self {
        Self::of(pack_files("marjan")).await
    }

    /// The same with another pack.
    pub async fn of(pack: Files) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let address = marsad_testkit::catalog_addresses(folder.path()).remove(0);
        Self::on(pack, (folder, &address)).await
    }

    /// What [`Portal::unpublished`] is, on every engine there is.
    pub async fn on_every_engine() -> Vec<Self> {
        let mut portals = vec![Self::unpublished().await];
        if let Some(address) = marsad_testkit::postgres_address() {
            portals.push(Self::on(pack_files("marjan"), (tempfile::tempdir().unwrap(), &address)).await);
        }
        portals
    }

    async fn on(pack: Files, (folder, address): (tempfile::TempDir, &str)) -> Self {
        let second = Arc::new(AtomicI64::new(1_750_000_000));
        let read = second.clone();
        let clock = Arc::new(move || Timestamp::from_second(read.fetch_add(1, Ordering::Relaxed)).unwrap());
        let catalog = Catalog::open(address, Timestamp::UNIX_EPOCH).await.unwrap();
        let (lake, probe) = (Lake::memory(), Arc::new(|_: &str| {}));
        let signer = Some(Signer::of(&[7; 32]));
        let settings = Settings { pack: pack.clone(), lake, catalog, clock, probe, signer };
        let work = Work::open(settings).unwrap();
        let administrator = account(&work, None, ("administrator", "OBS", Role::Administrator)).await;
        let by = Some(&administrator);
        let reviewer = account(&work, by, ("reviewer", "OBS", Role::Reviewer)).await;
        let approver = account(&work, by, ("approver", "OBS", Role::Approver)).await;
        for file in marsad_testkit::submissions(&pack) {
            let provider = work.pack().agreement(&file.0).unwrap().provider.to_string();
            let officer = account(&work, by, (&format!("officer.{}", file.0), &provider, Role::Provider)).await;
            let bytes = Bytes::from(pack[&format!("submissions/{}", file.1)].clone());
            let agreement = file.0.parse().unwrap();
            let receipt = work.receive_submission(&officer, &agreement, (&file.1, bytes)).await.unwrap();
            let id = receipt.submission.id;
            work.validate_submission(&reviewer, &id).await.unwrap();
            let verdict = Verdict { decision: Decision::Accept, reason: "as agreed".to_owned(), expected: None };
            work.decide_submission(&reviewer, &id, verdict).await.unwrap();
        }
        Self { work, sms: None, second, reviewer, approver, _folder: folder }
    }

    /// Sets the clock, which goes on from there by a second each time anyone reads it.
    pub fn clock_at(&self, moment: &str) {
        let moment: Timestamp = moment.parse().unwrap();
        self.second.store(moment.as_second(), Ordering::Relaxed);
    }

    /// A portal in which everything is public.
    pub async fn published() -> Self {
        let portal = Self::unpublished().await;
        portal.publish("DF_ARRIVALS", None).await;
        portal.publish("DF_RESIDENTS", None).await;
        portal.publish("DF_RECONCILED", None).await;
        portal
    }

    /// A portal with the invented survey, of which nothing is published.
    pub async fn surveyed() -> Self {
        let portal = Self::unpublished().await;
        portal.work.synthesise_study(&portal.reviewer, "HIMS", Synthesis::default()).await.unwrap();
        portal
    }

    /// A portal whose survey is of real persons, as its pack says; their records are those of the invented one.
    pub async fn of_real_persons() -> Self {
        let persons: Id = "persons".parse().unwrap();
        let records = Self::surveyed().await.work.study_records(None, ("HIMS", &persons)).await.unwrap();
        let mut pack = pack_files("marjan");
        let path = "studies/HIMS/study.toml";
        let real = String::from_utf8(pack[path].clone()).unwrap();
        let real = real.replace("is_synthetic = true", "is_synthetic = false");
        let real = real.replace("sentence = \"study-synthetic\"\n", "");
        pack.insert(path.to_owned(), real.into_bytes());
        let portal = Self::of(pack).await;
        let file = ReceivedStudy { file_name: "persons.csv".into(), bytes: Bytes::from(records), codebook: None };
        let receipt = portal.work.receive_study(&portal.reviewer, ("HIMS", &persons), file).await.unwrap();
        assert!(receipt.file.is_some(), "{:?}", receipt.findings);
        portal
    }

    /// Publishes the accepted data of a dataflow, at once or at a moment.
    pub async fn publish(&self, dataflow: &str, public_from: Option<Timestamp>) {
        let version = self.work.build_version(&self.reviewer, dataflow).await.unwrap();
        let proposal = Proposal { version: version.number, kind: ReleaseKind::Regular, note: None };
        let release = self.work.protect_tables(&self.reviewer, dataflow, proposal).await.unwrap();
        self.approve(dataflow, Approval { number: release.number, public_from }).await;
    }

    /// Has an institution send a changed file of its, and a correction published.
    pub async fn correct(&self, agreement: &str, dataflow: &str, file: String) {
        let officer = self.work.vouched_actor(&format!("officer.{agreement}")).await.unwrap().unwrap();
        let agreement = agreement.parse().unwrap();
        let receipt =
            self.work.receive_submission(&officer, &agreement, ("again.csv", Bytes::from(file))).await.unwrap();
        self.work.validate_submission(&self.reviewer, &receipt.submission.id).await.unwrap();
        let verdict = Verdict { decision: Decision::Accept, reason: "as agreed".to_owned(), expected: None };
        self.work.decide_submission(&self.reviewer, &receipt.submission.id, verdict).await.unwrap();
        let version = self.work.build_version(&self.reviewer, dataflow).await.unwrap();
        let note = Some(text("two isles were mixed up"));
        let proposal = Proposal { version: version.number, kind: ReleaseKind::Correction, note };
        let release = self.work.protect_tables(&self.reviewer, dataflow, proposal).await.unwrap();
        self.approve(dataflow, Approval { number: release.number, public_from: None }).await;
    }

    /// Takes back what is public.
    pub async fn withdraw(&self, dataflow: &str, reason: &str) {
        let release = self.work.withdraw_release(&self.reviewer, dataflow, text(reason)).await.unwrap();
        self.approve(dataflow, Approval { number: release.number, public_from: None }).await;
    }

    /// Answers what the checklist asks, and approves.
    async fn approve(&self, dataflow: &str, approval: Approval) {
        let items = self.work.checklist(&self.reviewer, dataflow, approval.number).await.unwrap().into_iter();
        for item in items.filter(|item| item.weight == ChecklistWeight::Asks && item.answer.is_none()) {
            let reply = ChecklistReply { kind: item.kind, subject: item.subject, reason: "as it should be".to_owned() };
            self.work.answer_checklist(&self.reviewer, (dataflow, approval.number), reply).await.unwrap();
        }
        self.work.approve_release(&self.approver, dataflow, approval).await.unwrap();
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.get_with(path, &[]).await
    }

    pub async fn get_with(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask(axum::http::Request::get(path), headers, String::new()).await
    }

    /// Sends a form as a page of the portal would.
    pub async fn post(&self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("origin", "https://marjan.example"),
            ("sec-fetch-site", "same-origin"),
            ("cookie", cookie),
        ];
        self.ask(axum::http::Request::post(path), &headers, pairs.join("&")).await
    }

    /// Asks in any way.
    pub async fn ask(
        &self,
        mut request: axum::http::request::Builder,
        headers: &[(&str, &str)],
        body: String,
    ) -> Answer {
        let app = App::new(self.work.clone(), Some("https://marjan.example"));
        let app = match &self.sms {
            Some(settings) => app.texting(Post::by_sms(settings, "https://marjan.example").unwrap()),
            None => app,
        };
        let router = marsad_web::router(app);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let response = router.oneshot(request.body(axum::body::Body::from(body)).unwrap()).await.unwrap();
        let header = |name: &str| {
            response.headers().get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
        };
        let (status, kind, etag, location) =
            (response.status().as_u16(), header("content-type"), header("etag"), header("location"));
        let cookie = header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        let cache = header("cache-control");
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status, kind, etag, location, cookie, cache, text, bytes: bytes.to_vec() }
    }
}

async fn account(work: &Work, by: Option<&Actor>, who: (&str, &str, Role)) -> Actor {
    let (id, provider, role) = who;
    let account = NewAccount { id: id.to_owned(), name: text(id), provider: provider.parse().unwrap(), role };
    work.create_account(by, account).await.unwrap().0
}
