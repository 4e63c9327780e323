//! The demonstration: every file of a pack through the real steps, then served.

use bytes::Bytes;
use marsad_i18n::args;
use marsad_model::{ChecklistWeight, Decision, Id, Release, ReleaseKind, Role, Severity};
use marsad_pack::{Files, PackSubmission};
use marsad_workflow::{
    Actor, Approval, ChecklistReply, NewAccount, Proposal, Refusal, Settlement, Synthesis, Verdict, Work, WorkError,
};

use super::account::function;
use super::{Outcome, serve};
use crate::cli::Demo;
use crate::console::Console;
use crate::failure::Failure;
use crate::site::Site;

pub async fn run(site: &Site, demo: &Demo, console: &Console) -> Result<Outcome, Failure> {
    console.say("demo-start", &args());
    let held = site.hold()?;
    let given = site.pack_files(demo.pack.as_deref())?;
    refuse_another_country(site, &given)?;
    // A pack that is given anew replaces the one of the folder: a changed figure becomes a new version.
    if !site.exists() || demo.pack.is_some() {
        site.make(&given)?;
    }
    let work = site.open_or_make().await?;
    let show = Show { work: &work, console, files: &given };
    let people = show.people().await?;
    let outcome = show.run(&people).await?;
    show.tell_accounts(&people);
    drop(held);
    console.say("demo-ready", &args().text("folder", &site.folder().display().to_string()));
    if demo.prepare_only || outcome == Outcome::Findings {
        work.close().await;
        return Ok(outcome);
    }
    serve::serve_work(work, serve::Door::plain(demo.listen), console).await
}

/// A folder belongs to one country.
fn refuse_another_country(site: &Site, given: &Files) -> Result<(), Failure> {
    let pack = marsad_workflow::read_pack(given).map_err(Failure::Pack)?;
    match site.head() {
        Some(head) if site.exists() && head.id != pack.head.id => {
            Err(Failure::AnotherCountry { folder: site.folder().to_owned(), country: head.id.to_string() })
        }
        _ => Ok(()),
    }
}

/// The people of the demonstration, with the passwords of those who were made just now.
struct People {
    administrator: Actor,
    officers: Vec<Actor>,
    reviewer: Actor,
    approver: Actor,
    passwords: Vec<(String, String)>,
}

/// The demonstration at work.
struct Show<'a> {
    work: &'a Work,
    console: &'a Console,
    files: &'a Files,
}

impl Show<'_> {
    async fn people(&self) -> Result<People, Failure> {
        let pack = self.work.pack();
        let observatory = &pack.head.observatory;
        if self.work.vouched_actor("administrator").await?.is_none() {
            self.console.tell(&self.console.voice().say("demo-accounts"));
        }
        let mut passwords = Vec::new();
        let administrator =
            self.person(None, ("administrator".to_owned(), observatory, Role::Administrator), &mut passwords).await?;
        let mut officers = Vec::new();
        for provider in &pack.providers {
            if pack.agreements.iter().any(|agreement| agreement.provider == provider.id) {
                let id = format!("officer.{}", provider.id.as_str().to_lowercase());
                officers
                    .push(self.person(Some(&administrator), (id, &provider.id, Role::Provider), &mut passwords).await?);
            }
        }
        let reviewer = self
            .person(Some(&administrator), ("reviewer".to_owned(), observatory, Role::Reviewer), &mut passwords)
            .await?;
        let approver = self
            .person(Some(&administrator), ("approver".to_owned(), observatory, Role::Approver), &mut passwords)
            .await?;
        Ok(People { administrator, officers, reviewer, approver, passwords })
    }

    async fn person(
        &self,
        by: Option<&Actor>,
        who: (String, &Id, Role),
        passwords: &mut Vec<(String, String)>,
    ) -> Result<Actor, Failure> {
        let (id, provider, role) = who;
        if let Some(actor) = self.work.vouched_actor(&id).await? {
            return Ok(actor);
        }
        let name = function(self.work.pack(), role, provider.as_str());
        let account = NewAccount { id: id.clone(), name, provider: provider.clone(), role };
        let (actor, password) = self.work.create_account(by, account).await?;
        // Said at once: if the work is interrupted now, it is not lost.
        self.console.tell(&format!("  {id:<24} {password}"));
        passwords.push((id, password));
        Ok(actor)
    }

    async fn run(&self, people: &People) -> Result<Outcome, Failure> {
        let mut outcome = Outcome::Fine;
        for file in marsad_pack::submissions(self.files).map_err(Failure::Pack)? {
            if self.submission(people, &file).await? == Outcome::Findings {
                outcome = Outcome::Findings;
            }
        }
        self.studies(people).await?;
        // What is made of releases comes after these.
        let ordered = self.work.pack().dataflows_in_order();
        let dataflows: Vec<Id> = ordered.into_iter().map(|dataflow| dataflow.id.clone()).collect();
        for dataflow in dataflows {
            self.publish(people, dataflow.as_str()).await?;
        }
        self.contradictions(people).await?;
        self.score_cards(people).await?;
        Ok(outcome)
    }

    /// Makes the score cards of the month that is over. All institutions but the last answer theirs, so that both a card that
    /// others see and one that is its institution's alone can be looked at.
    async fn score_cards(&self, people: &People) -> Result<(), Failure> {
        self.work.issue_score_cards().await?;
        let answering = people.officers.len().saturating_sub(1);
        for officer in people.officers.iter().take(answering) {
            match self.work.answer_score_card(officer, officer.account().provider.as_str(), "").await {
                // Answered when the demonstration ran before.
                Ok(_) | Err(WorkError::Refused(Refusal::NoCardWaits(_))) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Makes the tables of every study that has a generator, with the same seeds each time.
    async fn studies(&self, people: &People) -> Result<(), Failure> {
        let pack = self.work.pack().clone();
        for study in pack.studies.iter().filter(|study| study.has_parameters()) {
            let id = study.id.as_str();
            let made = self.work.synthesise_study(&people.reviewer, id, Synthesis::default()).await?;
            for file in &made.files {
                let rows = self.console.count("count-rows", file.rows);
                let arguments = args().text("study", id).text("table", file.table.as_str()).text("rows", &rows);
                self.console.say("study-made", &arguments);
            }
        }
        Ok(())
    }

    /// Compares what became public; the demonstration shows everything that it finds.
    async fn contradictions(&self, people: &People) -> Result<(), Failure> {
        let scanned = self.work.scan_contradictions(&people.reviewer).await?;
        let counts = [("found", scanned.found), ("new", scanned.new), ("gone", scanned.gone)];
        let arguments = counts.into_iter().fold(args(), |arguments, (name, n)| arguments.count(name, n as u64));
        self.console.say("contradictions-scanned", &arguments);
        let all = self.work.contradictions().await?;
        for known in all.into_iter().filter(|known| !known.is_public && known.notes.is_empty()) {
            let shown = Settlement { is_public: Some(true), ..Settlement::default() };
            self.work.settle_contradiction(&people.reviewer, &known.id, shown).await?;
        }
        Ok(())
    }

    /// Steps 1 to 3 for one file.
    async fn submission(&self, people: &People, file: &PackSubmission) -> Result<Outcome, Failure> {
        let pack = self.work.pack();
        let unknown = || Refusal::UnknownAgreement(file.agreement.to_string());
        let agreement = pack.agreement(file.agreement.as_str()).ok_or_else(unknown)?;
        let officer = people
            .officers
            .iter()
            .find(|officer| officer.account().provider == agreement.provider)
            .ok_or_else(unknown)?;
        let bytes = self.files.get(&format!("submissions/{}", file.file)).cloned().unwrap_or_default();
        let receipt = self.work.receive_submission(officer, &file.agreement, (&file.file, Bytes::from(bytes))).await?;
        let id = &receipt.submission.id;
        let arguments = args().text("file", &file.file).text("provider", agreement.provider.as_str());
        self.console
            .say("demo-step-receive", &arguments.text("agreement", file.agreement.as_str()).text("submission", id));
        let report = self.work.validate_submission(&people.reviewer, id).await?;
        let counts = args().text("observations", &self.console.count("count-observations", report.observations));
        self.step(
            "demo-step-validate",
            &counts.text("findings", &self.console.count("count-findings", report.findings.len() as u64)),
        );
        if report.findings.iter().any(|finding| finding.severity == Severity::Error) {
            report.findings.iter().for_each(|finding| self.console.tell(&self.console.finding_text(finding)));
            return Ok(Outcome::Findings);
        }
        let reason = self.console.voice().say("demo-reason");
        self.work
            .decide_submission(&people.reviewer, id, Verdict { decision: Decision::Accept, reason, expected: None })
            .await?;
        self.step("demo-step-decide", &args().text("person", &people.reviewer.account().id));
        Ok(Outcome::Fine)
    }

    /// Steps 4 to 6 for one dataset.
    async fn publish(&self, people: &People, dataflow: &str) -> Result<(), Failure> {
        let version = match self.work.build_version(&people.reviewer, dataflow).await {
            Ok(version) => version,
            // Nobody sends this one in the demonstration, or what it is made of.
            Err(WorkError::Refused(
                Refusal::NothingAccepted(_) | Refusal::InputNotPublic(_) | Refusal::StudyWithoutFile(_),
            )) => return Ok(()),
            Err(error) => return Err(error.into()),
        };
        let built = args().text("version", &version.number.to_string()).text("dataflow", dataflow);
        self.console.say(
            "demo-step-build",
            &built.text("observations", &self.console.count("count-observations", version.observations)),
        );
        let proposal = Proposal { version: version.number, kind: ReleaseKind::Regular, note: None };
        let release = self.work.protect_tables(&people.reviewer, dataflow, proposal).await?;
        let hidden = self.console.count("count-cells-hidden", release.hidden);
        self.step("demo-step-protect", &args().text("release", &release.number.to_string()).text("hidden", &hidden));
        if release.approved_at.is_none() {
            self.answer_checklist(people, &release).await?;
            self.work
                .approve_release(&people.approver, dataflow, Approval { number: release.number, public_from: None })
                .await?;
        }
        self.step("demo-step-approve", &args().text("person", &people.approver.account().id));
        Ok(())
    }

    /// Answers what the checklist of a release asks.
    async fn answer_checklist(&self, people: &People, release: &Release) -> Result<(), Failure> {
        let named = (release.dataflow.as_str(), release.number);
        let items = self.work.checklist(&people.reviewer, named.0, named.1).await?.into_iter();
        for item in items.filter(|item| item.weight == ChecklistWeight::Asks && item.is_open()) {
            let reason = self.console.voice().say("demo-reason");
            let reply = ChecklistReply { kind: item.kind, subject: item.subject, reason };
            self.work.answer_checklist(&people.reviewer, named, reply).await?;
        }
        Ok(())
    }

    fn step(&self, key: &str, arguments: &marsad_i18n::Args) {
        self.console.say("demo-step", &args().text("step", &self.console.voice().say_with(key, arguments)));
    }

    fn tell_accounts(&self, people: &People) {
        if people.passwords.is_empty() {
            self.console.say("demo-accounts-known", &args().text("account", &people.administrator.account().id));
        }
    }
}
