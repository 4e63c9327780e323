//! The page of one release at the desk: its checklist, a rehearsal, its approval, and who sees it before its time.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_i18n::args;
use marsad_model::{
    Check, ChecklistItem, ChecklistKind, ChecklistWeight, EmbargoChange, PrereleaseGrant, Release, ReleaseKind,
    ReleaseState,
};
use marsad_workflow::{Action, PrereleaseLook, Rehearsal, ReleaseHands};

use super::balance;
use super::entries::EntryWords;
use super::list::state_words;
use super::ways::{Walked, walk};
use crate::app::App;
use crate::desk::frame::{Desk, private_with};
use crate::desk::memory::origin_text;
use crate::desk::review::{People, period_text};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/publication_release.html")]
struct ReleasePage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    problem: String,
    flow: String,
    number: u32,
    mark: &'static str,
    state: String,
    facts: Vec<(String, String)>,
    note: String,
    checklist: Vec<ItemLine>,
    open: String,
    is_ready: bool,
    rehearsal: Option<RehearsalView>,
    may_answer: bool,
    may_propose: bool,
    may_approve: bool,
    may_grant: bool,
    /// Whether the minute may be moved or the approval taken back.
    may_change: bool,
    /// What was changed between approval and minute, and why.
    changes: Vec<(String, String)>,
    /// Whether the page says who sees the release before its time, and who has looked.
    sees_grants: bool,
    may_rehearse: bool,
    is_proposed: bool,
    is_public: bool,
    /// Whether the public has a page of it: a withdrawal has none.
    has_public_page: bool,
    /// The minute that a form which moves it was made for; blank where there is none.
    minute: String,
    may_look: bool,
    /// How its figures were balanced, where they were and the person may look.
    balance: Option<String>,
    time_zone: String,
    grants: Vec<GrantLine>,
    looks: Vec<(String, String, String)>,
}

struct ItemLine {
    kind: &'static str,
    subject: String,
    mark: &'static str,
    weight: String,
    text: String,
    /// Whether more was accepted since it was built, so that one may want to build again.
    is_older: bool,
    is_asked: bool,
    /// What was answered, by whom and when.
    answer: Option<(String, String)>,
}

struct RehearsalView {
    facts: Vec<(String, String)>,
    pages: Vec<(String, String)>,
    /// The page on which a link stands that leads nowhere, and where it leads.
    broken: Vec<(String, String)>,
    texts: Vec<String>,
}

struct GrantLine {
    id: String,
    person: String,
    reason: String,
    from: String,
    is_good: bool,
    state: String,
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, flow, number)): Path<(String, String, String)>,
) -> PageResult {
    let number: u32 = number.parse().map_err(|_| PageError::NotFound)?;
    shown(&app, &visit, (&flow, number), (StatusCode::OK, String::new())).await
}

/// The page with what went wrong; with a rehearsal, where the address asks for one.
pub(super) async fn shown(
    app: &App,
    visit: &DeskVisit,
    (flow, number): (&str, u32),
    (status, problem): (StatusCode, String),
) -> PageResult {
    let (release, all) = app.work.release_at_desk(&visit.actor, (flow, number)).await?;
    let people = People::of(&app.work, visit.visit.lang).await?;
    let hands = app.work.release_hands(&release).await?;
    let is_rehearsed = visit.visit.parameter("rehearse").is_some();
    let rehearsal = if is_rehearsed { Some(rehearsed(app, visit, (flow, number)).await?) } else { None };
    let checklist = match &rehearsal {
        Some((rehearsal, _)) => rehearsal.checklist.clone(),
        None => app.work.checklist(&visit.actor, flow, number).await?,
    };
    let is_of_balance = |item: &ChecklistItem| item.kind == ChecklistKind::BalanceFinding;
    let findings = if checklist.iter().any(is_of_balance) {
        balance::finding_texts(app, visit, &release).await?
    } else {
        BTreeMap::new()
    };
    let maker = Maker { app, visit, people: &people, release: &release, all: &all, hands, findings };
    let may = |action| visit.actor.may(action).is_ok();
    let (grants, looks) = if may(Action::GrantPrerelease) || may(Action::ReadAudit) {
        app.work.prerelease_grants(&visit.actor, (flow, number)).await?
    } else {
        (Vec::new(), Vec::new())
    };
    let changes = app.work.embargo_changes(&visit.actor, (flow, number)).await?;
    let page = maker.page(problem, (&checklist, rehearsal.as_ref()), (&grants, &looks));
    private_with(status, &ReleasePage { changes: changes.iter().map(|one| maker.change(one)).collect(), ..page })
}

/// A rehearsal, and where the pages of it lead.
async fn rehearsed(
    app: &App,
    visit: &DeskVisit,
    (flow, number): (&str, u32),
) -> Result<(Rehearsal, Walked), PageError> {
    let rehearsal = app.work.rehearse(&visit.actor, flow, number).await?;
    let published = app.work.as_published(&visit.actor, flow, number).await?;
    let walked = walk(&crate::router(app.on(published)), &rehearsal.pages).await;
    Ok((rehearsal, walked))
}

struct Maker<'a> {
    app: &'a App,
    visit: &'a DeskVisit,
    people: &'a People,
    release: &'a Release,
    /// Every release of its dataflow.
    all: &'a [Release],
    /// In whose place it was proposed and approved.
    hands: ReleaseHands,
    /// What lines of its checklist say of its balance, by what names each.
    findings: BTreeMap<String, String>,
}

impl<'a> Maker<'a> {
    fn page(
        &self,
        problem: String,
        (checklist, rehearsal): (&[ChecklistItem], Option<&(Rehearsal, Walked)>),
        (grants, looks): (&[PrereleaseGrant], &[PrereleaseLook]),
    ) -> ReleasePage<'a> {
        let (visit, release, voice) = (self.visit, self.release, self.visit.visit.voice());
        let may = |action| visit.actor.may(action).is_ok();
        let prepares = [Action::AnswerChecklist, Action::Propose, Action::Approve].into_iter().any(may);
        let state = release.state(self.app.work.now());
        let is_withdrawal = release.kind == ReleaseKind::Withdrawal;
        // What a later release took the place of waits for nobody.
        let is_proposed = state == ReleaseState::Proposed && !release.is_outdated(self.all);
        let (mark, word) = state_words((release, self.all), state);
        let open = checklist.iter().filter(|item| item.is_open()).count() as u64;
        let look = |look: &PrereleaseLook| {
            (self.people.function(&look.account), voice.moment(look.at), origin_text(voice, &look.origin))
        };
        ReleasePage {
            page: Layout { title: self.title(), ..Desk::layout(visit, "releases-title") },
            desk: Desk::new(visit, if may(Action::Approve) { "approvals" } else { "releases" }),
            problem,
            flow: release.dataflow.to_string(),
            number: release.number,
            mark,
            state: voice.say(&format!("release-state-{word}")),
            facts: self.facts(),
            note: release.note.as_ref().map_or_else(String::new, |note| note.get(visit.visit.lang).to_owned()),
            checklist: checklist.iter().map(|item| self.item(item)).collect(),
            open: voice.say_with("checklist-open", &args().count("n", open)),
            is_ready: open == 0,
            rehearsal: rehearsal.map(|(rehearsal, walked)| self.rehearsal(rehearsal, walked)),
            may_answer: may(Action::AnswerChecklist) && is_proposed,
            may_propose: may(Action::Propose),
            may_approve: may(Action::Approve) && is_proposed,
            may_grant: may(Action::GrantPrerelease),
            may_change: may(Action::ChangeEmbargo) && state == ReleaseState::Embargoed,
            changes: Vec::new(),
            sees_grants: may(Action::GrantPrerelease) || may(Action::ReadAudit),
            may_rehearse: prepares,
            is_proposed,
            is_public: state == ReleaseState::Public,
            has_public_page: state == ReleaseState::Public && !is_withdrawal,
            minute: release.public_from.map_or_else(String::new, |from| from.to_string()),
            may_look: prepares && !is_withdrawal,
            balance: self.balance().filter(|_| prepares && !is_withdrawal),
            time_zone: visit.visit.pack().head.time_zone.clone(),
            grants: grants.iter().map(|grant| self.grant(grant)).collect(),
            looks: looks.iter().map(look).collect(),
        }
    }

    /// How the figures were balanced, where a plan balanced them.
    fn balance(&self) -> Option<String> {
        let (lang, release, pack) = (self.visit.visit.lang, self.release, self.visit.visit.pack());
        let flow = release.dataflow.as_str();
        let way = if release.is_public(self.app.work.now()) {
            links::balance(lang, flow, release.number)
        } else {
            links::page(lang, &balance::path(release))
        };
        pack.is_balanced(flow).then_some(way)
    }

    fn title(&self) -> String {
        let (voice, lang, pack) = (self.visit.visit.voice(), self.visit.visit.lang, self.visit.visit.pack());
        let flow = self.release.dataflow.as_str();
        let name = pack.dataflow(flow).map_or_else(|| flow.to_owned(), |one| one.name.get(lang).to_owned());
        let numbered = args().text("number", &voice.digits(&self.release.number.to_string()));
        format!("{name}{}{}", voice.say("list-separator"), voice.say_with("release-numbered", &numbered))
    }

    fn facts(&self) -> Vec<(String, String)> {
        let (release, voice) = (self.release, self.visit.visit.voice());
        let mut facts = vec![
            (voice.say("release-kind"), voice.say(&format!("release-kind-{}", release.kind.word()))),
            (voice.say("release-version"), voice.digits(&release.version.to_string())),
            (voice.say("release-observations"), voice.count(release.observations)),
            (voice.say("release-hidden"), voice.count(release.hidden)),
            (
                voice.say("release-proposed-by"),
                self.people.acting(voice, &release.proposed_by, self.hands.proposed.as_deref()),
            ),
            (voice.say("release-proposed-at"), voice.moment(release.proposed_at)),
        ];
        if let Some(by) = &release.approved_by {
            let person = self.people.acting(voice, by, self.hands.approved.as_deref());
            facts.push((voice.say("release-approved-by"), person));
        }
        if let Some(from) = release.public_from {
            facts.push((voice.say("release-public-from"), voice.moment(from)));
        }
        if let Some(at) = release.published_at {
            facts.push((voice.say("release-published-at"), voice.moment(at)));
        }
        facts
    }

    fn item(&self, item: &ChecklistItem) -> ItemLine {
        let voice = self.visit.visit.voice();
        let is_answered = item.weight == ChecklistWeight::Asks && item.answer.is_some();
        let mark = match item.weight {
            _ if is_answered => "olive",
            ChecklistWeight::Blocks => "rose",
            ChecklistWeight::Asks => "saffron",
            ChecklistWeight::Tells => "quiet",
        };
        let weight =
            if is_answered { "checklist-answered".to_owned() } else { format!("checklist-{}", item.weight.word()) };
        let answer = item.answer.as_ref().map(|answer| {
            let said = args().text("person", &self.people.function(&answer.by));
            (answer.reason.clone(), voice.say_with("checklist-by", &said.text("moment", &voice.moment(answer.at))))
        });
        ItemLine {
            kind: item.kind.word(),
            subject: item.subject.clone(),
            mark,
            weight: voice.say(&weight),
            text: self.item_text(item),
            is_older: matches!(item.kind, ChecklistKind::CorrectedSince | ChecklistKind::AcceptedSince),
            is_asked: item.weight == ChecklistWeight::Asks && item.answer.is_none(),
            answer,
        }
    }

    /// What a line says: its words with its values, as the language writes them.
    fn item_text(&self, item: &ChecklistItem) -> String {
        let voice = self.visit.visit.voice();
        let entries = EntryWords { pack: self.visit.visit.pack(), voice };
        let mut said = args().text("subject", &self.dataset(&item.subject));
        if item.kind == ChecklistKind::BalanceFinding {
            said = said.text("finding", self.findings.get(&item.subject).unwrap_or(&item.subject));
        }
        for (name, value) in &item.values {
            said = match (name.as_str(), value.parse::<u64>(), value.parse::<jiff::Timestamp>()) {
                ("n", Ok(n), _) => said.count("n", n),
                (name @ ("number" | "current" | "accepted" | "expected"), ..) => said.text(name, &voice.digits(value)),
                ("moment", _, Ok(moment)) => said.text("moment", &voice.moment(moment)),
                ("period", ..) => said.text("period", &period_text(voice, value)),
                ("percent", ..) => said.text("percent", &voice.percent(&voice.digits(value))),
                ("agreement", ..) => said.text("agreement", self.agreement(value)),
                ("rule", ..) => said.text("rule", &self.rule(item, value)),
                ("series", ..) => said.text("series", &self.series(value)),
                ("code", ..) => said.text("code", &self.cause(value)),
                ("entries", ..) => said.text("entries", &entries.entries(value)),
                ("entry", ..) => said.text("entry", &entries.entry(value)),
                ("numbers", ..) => {
                    let entry = item.values.get("entry").map_or("", String::as_str);
                    said.text("numbers", &entries.numbers(entry, value))
                }
                ("state", ..) => said.text("state", &voice.say(&format!("contradiction-state-{value}"))),
                (name, ..) => said.text(name, value),
            };
        }
        voice.say_with(&format!("checklist-{}", item.kind.word()), &said)
    }

    /// The name of a dataset where a line is about one; the id of what else it is about.
    fn dataset(&self, subject: &str) -> String {
        let visit = &self.visit.visit;
        let dataflow = visit.pack().dataflow(subject);
        dataflow.map_or_else(|| subject.to_owned(), |dataflow| dataflow.name.get(visit.lang).to_owned())
    }

    /// What a kind of finding is called; its word where an older program found it.
    fn cause(&self, code: &str) -> String {
        let (voice, key) = (self.visit.visit.voice(), format!("cause-{code}"));
        if voice.says(&key) { voice.say(&key) } else { code.to_owned() }
    }

    /// The name of an agreement; its id where the pack has it no more.
    fn agreement<'v>(&'v self, id: &'v str) -> &'v str {
        let visit = &self.visit.visit;
        visit.pack().agreement(id).map_or(id, |agreement| agreement.name.get(visit.lang))
    }

    /// What is wrong where a rule is broken: as the pack says it, or by the kind of finding; the id of the rule without either.
    fn rule(&self, item: &ChecklistItem, id: &str) -> String {
        let visit = &self.visit.visit;
        let rules = visit.pack().rules_of(self.release.dataflow.as_str());
        let message = rules.iter().find(|rule| rule.id == *id).and_then(|rule| {
            let Check::Formula { message, .. } = &rule.check else { return None };
            message.as_ref().map(|message| message.get(visit.lang).to_owned())
        });
        let kind = || item.values.get("code").map(|code| self.cause(code));
        message.or_else(kind).unwrap_or_else(|| id.to_owned())
    }

    /// A series by its key, in words: with its totals, since it stands beside others of its dataset.
    fn series(&self, key: &str) -> String {
        let pack = self.visit.visit.pack();
        let codes: Option<Vec<marsad_model::Id>> = key.split('.').map(|code| code.parse().ok()).collect();
        let dataflow = pack.dataflow(self.release.dataflow.as_str());
        let structure = dataflow.and_then(|dataflow| pack.structure_of(dataflow));
        let named = dataflow.zip(structure).zip(codes).map(|((dataflow, structure), codes)| {
            let names = marsad_publish::Names { pack, dataflow, structure, voice: self.visit.visit.voice() };
            marsad_publish::whole_series_text(&names, &codes)
        });
        named.unwrap_or_else(|| key.to_owned())
    }

    fn rehearsal(&self, rehearsal: &Rehearsal, walked: &Walked) -> RehearsalView {
        let (voice, lang) = (self.visit.visit.voice(), self.visit.visit.lang);
        let mut facts = vec![
            (voice.say("rehearsal-differences"), voice.count(rehearsal.differences)),
            (voice.say("release-hidden"), voice.count(rehearsal.hidden)),
            (voice.say("rehearsal-took"), voice.count(rehearsal.took_ms)),
            (voice.say("rehearsal-ways"), voice.count(walked.ways)),
        ];
        if walked.left > 0 {
            facts.push((voice.say("rehearsal-ways-left"), voice.count(walked.left)));
        }
        RehearsalView {
            facts,
            broken: walked.broken.clone(),
            pages: rehearsal.pages.iter().map(|path| (links::page(lang, path), links::page(lang, path))).collect(),
            texts: rehearsal.missing_texts.clone(),
        }
    }

    /// What was changed and by whom, and why.
    fn change(&self, change: &EmbargoChange) -> (String, String) {
        let voice = self.visit.visit.voice();
        let said = args()
            .text("at", &voice.moment(change.at))
            .text("person", &self.people.function(&change.by))
            .text("from", &voice.moment(change.from));
        let text = match change.to {
            Some(to) => voice.say_with("embargo-moved", &said.text("to", &voice.moment(to))),
            None => voice.say_with("embargo-revoked", &said),
        };
        let told = change.told.as_ref().map(|told| told.get(self.visit.visit.lang).to_owned());
        (text, told.unwrap_or_else(|| change.reason.clone()))
    }

    fn grant(&self, grant: &PrereleaseGrant) -> GrantLine {
        let voice = self.visit.visit.voice();
        let is_good = grant.revoked_at.is_none();
        GrantLine {
            id: grant.id.clone(),
            person: self.people.function(&grant.account),
            reason: grant.reason.clone(),
            from: voice.moment(grant.from),
            is_good,
            state: voice.say(if is_good { "prerelease-good" } else { "prerelease-revoked" }),
        }
    }
}
