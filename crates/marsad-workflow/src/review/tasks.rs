//! What waits for a person: the first page of the desk. Nothing is assigned; a task is what the state of things, the person's
//! rights and their institution make it.
//!
//! A program sees by a token what waits for its person, whatever it may do itself, as far as its scopes let it read what a task
//! is about: what institutions send (for submissions, releases and contradictions), or the calendar (for what is due and what
//! waits for a signature).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use marsad_model::{
    AgreementVersion, ChecklistWeight, Comment, CommitteeItem, CommitteeItemKind, CommitteeItemState,
    ContradictionState, Id, LocalText, Method, PrereleaseGrant, Release, Reopening, Submission, SubmissionState,
    TransmissionState,
};

use super::comments::open_talks;
use crate::authority::{Action, Reach, reach};
use crate::calendar::TransmissionsAsked;
use crate::reads::BalanceWaits;
use crate::{Actor, Work, WorkError};

/// So many days of what will be due are looked forward to.
const DAYS_AHEAD: i32 = 14;

macro_rules! task_kinds {
    ($($(#[$about:meta])+ $variant:ident = $word:literal),+ $(,)?) => {
        /// What is to be done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum TaskKind { $($(#[$about])+ $variant),+ }

        impl TaskKind {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it, in JSON and in the keys of messages.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    };
}

task_kinds! {
    /// Data are due; the subject is the agreement and the period.
    SendData = "send-data",
    /// A submission was returned; the subject is it.
    MendSubmission = "mend-submission",
    /// Cells were opened again; the subject is the submission that was accepted.
    AnswerReopening = "answer-reopening",
    /// Someone asked something; the subject is the submission.
    AnswerComment = "answer-comment",
    /// A submission waits for a decision; the subject is it.
    ReviewSubmission = "review-submission",
    /// What was accepted is in no release; the subject is the dataflow.
    PrepareRelease = "prepare-release",
    /// What a balanced release was made of was replaced; the subject is the dataflow.
    BalanceAgain = "balance-again",
    /// What a balanced release was made of was withdrawn; the subject is the dataflow.
    InputWithdrawn = "input-withdrawn",
    /// The checklist of a release asks; the subject is the dataflow and its number.
    AnswerChecklist = "answer-checklist",
    /// A release waits for its second person; the subject is the dataflow and its number.
    ApproveRelease = "approve-release",
    /// Contradictions are open; the subject is how many.
    SettleContradictions = "settle-contradictions",
    /// An agreement waits for a signature; the subject is it.
    SignAgreement = "sign-agreement",
    /// The committee asked the institution for something; the subject is the item.
    DoAction = "do-action",
    /// A release may be read before its time; the subject is the dataflow and its number.
    ReadPrerelease = "read-prerelease",
}

/// Something that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is to be done.
    pub kind: TaskKind,
    /// With what.
    pub subject: String,
    /// Since when it waits.
    pub since: Timestamp,
    /// Until when it should be done, where there is such a day.
    pub due: Option<Date>,
    /// For a submission that waits for a decision: the later one that waits too and holds all its periods, if there is one.
    pub superseded_by: Option<String>,
    /// What is to be done, where a person wrote it down: the text of an action of the committee.
    pub text: Option<LocalText>,
}

impl Task {
    fn new(kind: TaskKind, subject: &str, since: Timestamp) -> Self {
        Self { kind, subject: subject.to_owned(), since, due: None, superseded_by: None, text: None }
    }
}

/// Tasks with the submissions that a later one takes the place of below that one, the newest first.
fn grouped(tasks: Vec<Task>) -> Vec<Task> {
    let (older, mut found): (Vec<Task>, Vec<Task>) = tasks.into_iter().partition(|task| task.superseded_by.is_some());
    for task in older {
        let is_later = |one: &Task| one.kind == task.kind && Some(&one.subject) == task.superseded_by.as_ref();
        let place = found.iter().position(is_later).map_or(found.len(), |at| at + 1);
        found.insert(place, task);
    }
    found
}

/// Whether the role of a person does something, and they, or their program, may read what it is about.
fn does(actor: &Actor, (action, read): (Action, Action)) -> bool {
    reach(actor.acting().role, action).is_some() && actor.may(read).is_ok()
}

impl Work {
    /// What waits for the person: what has a day first, by it, then what has waited longest. A submission that a later one
    /// takes the place of stands below that one.
    pub async fn tasks(&self, actor: &Actor) -> Result<Vec<Task>, WorkError> {
        actor.may_read_tasks()?;
        let mut tasks = self.data_tasks(actor).await?;
        tasks.extend(self.submission_tasks(actor).await?);
        tasks.extend(self.reopening_tasks(actor).await?);
        for plan in &self.pack().plans {
            tasks.extend(self.release_tasks(actor, plan.dataflow.as_str()).await?);
        }
        tasks.extend(self.contradiction_task(actor).await?);
        tasks.extend(self.signature_tasks(actor).await?);
        tasks.extend(self.committee_tasks(actor).await?);
        tasks.extend(self.prerelease_tasks(actor).await?);
        tasks.sort_by(|a, b| {
            let rank = |task: &Task| (task.due.is_none(), task.due, task.since, task.kind);
            rank(a).cmp(&rank(b)).then_with(|| a.subject.cmp(&b.subject))
        });
        Ok(grouped(tasks))
    }

    /// Whether the person does this for the institution of an agreement, and for no other.
    fn is_own_agreement(&self, actor: &Actor, action: Action, agreement: &Id) -> bool {
        let provider = self.agreement(agreement.as_str()).map(|agreement| &agreement.provider);
        let is_own = reach(actor.acting().role, action) == Some(Reach::Own);
        is_own && provider.is_ok_and(|id| *id == actor.acting().provider)
    }

    async fn data_tasks(&self, actor: &Actor) -> Result<Vec<Task>, WorkError> {
        if !does(actor, (Action::Receive, Action::ReadCalendar)) {
            return Ok(Vec::new());
        }
        let today = self.today();
        let asked = TransmissionsAsked {
            from: today,
            to: today.checked_add(Span::new().days(DAYS_AHEAD)).unwrap_or(today),
            provider: Some(actor.acting().provider.clone()),
        };
        // What is late stands here whatever its age, as it does in the calendar and on the board.
        let from = asked.from;
        let due = self.due_calendar(actor, asked).await?.with_older(from).into_iter();
        let waits = due.filter(|one| matches!(one.state, TransmissionState::Due | TransmissionState::Late));
        let now = self.now();
        Ok(waits
            .map(|one| Task {
                due: Some(one.due),
                ..Task::new(TaskKind::SendData, &format!("{} {}", one.agreement, one.period), now)
            })
            .collect())
    }

    async fn submission_tasks(&self, actor: &Actor) -> Result<Vec<Task>, WorkError> {
        if actor.may(Action::ReadSubmission).is_err() {
            return Ok(Vec::new());
        }
        let mut talks: BTreeMap<String, Vec<Comment>> = BTreeMap::new();
        for comment in self.catalog().kept_all::<Comment>().await? {
            talks.entry(comment.submission.clone()).or_default().push(comment);
        }
        let accounts = self.catalog().account_list().await?;
        let provider_of = |id: &str| accounts.iter().find(|account| account.id == id).map(|account| &account.provider);
        let all = self.catalog().submission_list().await?;
        let mut tasks = Vec::new();
        for (at, submission) in all.iter().enumerate() {
            let is_own = |action| self.is_own_agreement(actor, action, &submission.agreement);
            let is_last = !all[at + 1..].iter().any(|later| later.agreement == submission.agreement);
            let went_back = submission.state == SubmissionState::Returned && is_last && is_own(Action::Receive);
            let is_waited_for = went_back && !self.is_made_good(submission).await?;
            if is_waited_for {
                tasks.push(Task::new(TaskKind::MendSubmission, &submission.id, submission.received_at));
            }
            if self.waits_for_decision(actor, submission) {
                let task = Task::new(TaskKind::ReviewSubmission, &submission.id, submission.received_at);
                tasks.push(Task { superseded_by: self.superseded_by(submission).await?, ..task });
            }
            let comments = talks.get(&submission.id).map(Vec::as_slice).unwrap_or_default();
            let sender = self.agreement(submission.agreement.as_str()).map(|agreement| &agreement.provider).ok();
            let asks = |last: &Comment| {
                let is_of_sender = provider_of(&last.by) == sender;
                let does = |action| does(actor, (action, Action::ReadSubmission));
                let is_for_me = if is_of_sender {
                    does(Action::Decide)
                } else {
                    last.is_for_sender && does(Action::Comment) && is_own(Action::ReadSubmission)
                };
                is_for_me && last.by != actor.id()
            };
            let waiting = open_talks(comments).into_iter().map(|(_, last)| last).find(|last| asks(last));
            if let Some(last) = waiting {
                tasks.push(Task::new(TaskKind::AnswerComment, &submission.id, last.at));
            }
        }
        Ok(tasks)
    }

    /// Whether what went back is waited for no more: a file that holds all its periods was accepted since.
    pub(crate) async fn is_made_good(&self, returned: &Submission) -> Result<bool, WorkError> {
        let decisions = self.catalog().decision_list(&returned.id).await?;
        let went_back = decisions.last().map_or(returned.received_at, |last| last.decided_at);
        let periods = self.periods_of(returned).await?;
        for (accepted_at, accepted) in self.accepted_with_dates(std::slice::from_ref(&returned.agreement)).await? {
            let is_since = accepted_at.is_some_and(|at| at > went_back);
            if is_since && periods.is_subset(&self.periods_of(&accepted).await?) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The names of the periods that were read of a submission.
    async fn periods_of(&self, submission: &Submission) -> Result<BTreeSet<String>, WorkError> {
        let report = self.catalog().report_find(&submission.id).await?;
        Ok(report.map_or_else(BTreeSet::new, |report| report.periods.into_iter().collect()))
    }

    /// The last file that came later than one that waits, waits too and holds all its periods: its sender has corrected it.
    async fn superseded_by(&self, submission: &Submission) -> Result<Option<String>, WorkError> {
        if submission.state != SubmissionState::Checked {
            return Ok(None);
        }
        let Some(report) = self.catalog().report_find(&submission.id).await? else { return Ok(None) };
        let mut found = None;
        for later in self.waiting_later(submission, &report).await? {
            let other = self.catalog().report_find(&later).await?;
            if other.is_some_and(|other| report.periods.iter().all(|period| other.periods.contains(period))) {
                found = Some(later);
            }
        }
        Ok(found)
    }

    /// Of submissions that wait for a decision, the later one that takes the place of each, by the older one.
    pub async fn superseded(&self, submissions: &[Submission]) -> Result<BTreeMap<String, String>, WorkError> {
        let mut found = BTreeMap::new();
        for submission in submissions {
            let later = self.superseded_by(submission).await?;
            found.extend(later.map(|later| (submission.id.clone(), later)));
        }
        Ok(found)
    }

    fn waits_for_decision(&self, actor: &Actor, submission: &Submission) -> bool {
        submission.state == SubmissionState::Checked
            && does(actor, (Action::Decide, Action::ReadSubmission))
            && actor.is_second_to([submission.received_by.as_str()]).is_ok()
    }

    async fn reopening_tasks(&self, actor: &Actor) -> Result<Vec<Task>, WorkError> {
        if actor.may(Action::ReadSubmission).is_err() {
            return Ok(Vec::new());
        }
        let all = self.catalog().kept_all::<Reopening>().await?.into_iter();
        let waits =
            |one: &Reopening| one.closed_by.is_none() && self.is_own_agreement(actor, Action::Receive, &one.agreement);
        Ok(all.filter(waits).map(|one| Task::new(TaskKind::AnswerReopening, &one.submission, one.at)).collect())
    }

    /// What waits with the last release of a dataflow, or for the next one.
    async fn release_tasks(&self, actor: &Actor, dataflow: &str) -> Result<Vec<Task>, WorkError> {
        let does = |action| does(actor, (action, Action::ReadSubmission));
        if ![Action::Propose, Action::Approve, Action::AnswerChecklist].into_iter().any(does) {
            return Ok(Vec::new());
        }
        let releases = self.catalog().release_list(dataflow).await?;
        let mut tasks = Vec::new();
        if let Some(last) = releases.last().filter(|last| last.approved_at.is_none()) {
            let subject = format!("{dataflow} {}", last.number);
            if does(Action::Approve) && actor.is_second_to([last.proposed_by.as_str()]).is_ok() {
                tasks.push(Task::new(TaskKind::ApproveRelease, &subject, last.proposed_at));
            }
            if does(Action::AnswerChecklist) {
                let items = self.checklist_of(last).await?;
                let asks = items.iter().any(|item| item.weight == ChecklistWeight::Asks && item.is_open());
                tasks.extend(asks.then(|| Task::new(TaskKind::AnswerChecklist, &subject, last.proposed_at)));
            }
        }
        if does(Action::Propose) {
            let waits = self.unreleased_since(dataflow, releases.last()).await?;
            tasks.extend(waits.map(|since| Task::new(TaskKind::PrepareRelease, dataflow, since)));
            let task = |waits| match waits {
                BalanceWaits::Again(since) => Task::new(TaskKind::BalanceAgain, dataflow, since),
                BalanceWaits::InputWithdrawn(since) => Task::new(TaskKind::InputWithdrawn, dataflow, since),
            };
            tasks.extend(self.balance_waits(&releases).await?.map(task));
        }
        Ok(tasks)
    }

    /// Since when something accepted is in no release of a dataflow; none where nothing is.
    pub(crate) async fn unreleased_since(
        &self,
        dataflow: &str,
        last: Option<&Release>,
    ) -> Result<Option<Timestamp>, WorkError> {
        let Some(plan) = self.pack().plan_of(dataflow) else { return Ok(None) };
        if plan.method != Method::LatestAccepted {
            return Ok(None);
        }
        let released: Vec<String> = match last {
            Some(last) => self.version(dataflow, last.version).await?.submissions,
            None => Vec::new(),
        };
        let accepted = self.accepted_with_dates(&plan.inputs).await?;
        let new = accepted.into_iter().filter(|(_, submission)| !released.contains(&submission.id));
        Ok(new.map(|(at, submission)| at.unwrap_or(submission.received_at)).min())
    }

    async fn contradiction_task(&self, actor: &Actor) -> Result<Option<Task>, WorkError> {
        if !does(actor, (Action::Settle, Action::ReadSubmission)) {
            return Ok(None);
        }
        let all = self.contradictions().await?;
        let open = || all.iter().filter(|one| one.state == ContradictionState::Open);
        let since = open().map(|one| one.found_at).min();
        Ok(since.map(|since| Task::new(TaskKind::SettleContradictions, &open().count().to_string(), since)))
    }

    async fn signature_tasks(&self, actor: &Actor) -> Result<Vec<Task>, WorkError> {
        if !does(actor, (Action::SignAgreement, Action::ReadCalendar)) {
            return Ok(Vec::new());
        }
        let mut last: BTreeMap<Id, AgreementVersion> = BTreeMap::new();
        for version in self.catalog().kept_all::<AgreementVersion>().await? {
            last.insert(version.agreement.clone(), version);
        }
        let waits = |version: &&AgreementVersion| {
            version.signed_by.is_none() && self.is_own_agreement(actor, Action::SignAgreement, &version.agreement)
        };
        let task = |v: &AgreementVersion| Task::new(TaskKind::SignAgreement, v.agreement.as_str(), v.made_at);
        Ok(last.values().filter(waits).map(task).collect())
    }

    async fn committee_tasks(&self, actor: &Actor) -> Result<Vec<Task>, WorkError> {
        if actor.may(Action::ReadCommittee).is_err() {
            return Ok(Vec::new());
        }
        let waits = |item: &CommitteeItem| {
            (item.kind, item.state) == (CommitteeItemKind::Action, CommitteeItemState::Open)
                && item.owner.as_ref() == Some(&actor.acting().provider)
        };
        let task = |item: CommitteeItem| Task {
            due: item.due,
            text: Some(item.text),
            ..Task::new(TaskKind::DoAction, &item.id, item.changed_at)
        };
        let all = self.catalog().kept_all::<CommitteeItem>().await?.into_iter();
        Ok(all.filter(waits).map(task).collect())
    }

    async fn prerelease_tasks(&self, actor: &Actor) -> Result<Vec<Task>, WorkError> {
        let now = self.now();
        let mut tasks = Vec::new();
        for grant in self.catalog().kept_all::<PrereleaseGrant>().await? {
            let is_good = grant.account == actor.id() && grant.revoked_at.is_none() && grant.from <= now;
            if is_good && self.embargoed(&grant.release).await?.is_some() {
                let subject = format!("{} {}", grant.release.dataflow, grant.release.number);
                tasks.push(Task::new(TaskKind::ReadPrerelease, &subject, grant.from));
            }
        }
        Ok(tasks)
    }
}
