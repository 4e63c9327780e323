//! The register of processing, as the data protection authority asks for it.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;
use marsad_i18n::args;
use marsad_model::{Id, LocalText};
use marsad_workflow::{LastingStanding, ProcessedAgreement, ProcessedStudy, ProcessingEntry, RetentionStanding};

use crate::app::App;
use crate::desk::frame::{Desk, private};
use crate::desk::session::DeskVisit;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/memory_register.html")]
struct Register<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    controller: String,
    lede: String,
    entries: Vec<EntryView>,
    rules: Vec<RuleView>,
    lasting: Vec<LastingView>,
    json: String,
}

/// One processing in words.
struct EntryView {
    id: String,
    purpose: String,
    facts: Vec<(String, String)>,
    sources: Vec<String>,
    traces: String,
}

/// One rule of retention in words.
struct RuleView {
    class: String,
    days: String,
    basis: String,
    erased: String,
}

/// A place where names and networks stay for good, in words.
struct LastingView {
    place: String,
    what: String,
    need: String,
    basis: String,
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let entries = app.work.register(&visit.actor).await?;
    let rules = app.work.retention(&visit.actor).await?;
    let lasting = app.work.lasting(&visit.actor)?;
    let maker = Maker { visit: &visit };
    let today = visit.visit.voice().day(app.work.today());
    private(&Register {
        controller: maker.institution(&visit.visit.pack().head.observatory),
        lede: visit.visit.voice().say_with("memory-register-lede", &args().text("day", &today)),
        entries: entries.iter().map(|entry| maker.entry(entry)).collect(),
        rules: rules.iter().map(|standing| maker.rule(standing)).collect(),
        lasting: lasting.iter().map(|standing| maker.lasting(standing)).collect(),
        json: links::page(visit.visit.lang, "/desk/register.json"),
        page: Desk::layout(&visit, "memory-register-title"),
        desk: Desk::new(&visit, "register"),
    })
}

/// Puts the register into words.
struct Maker<'a> {
    visit: &'a DeskVisit,
}

impl Maker<'_> {
    fn say(&self, key: &str) -> String {
        self.visit.visit.voice().say(key)
    }

    fn institution(&self, id: &Id) -> String {
        let found = self.visit.visit.pack().provider(id.as_str());
        found.map_or_else(|| id.to_string(), |provider| provider.name.get(self.visit.visit.lang).to_owned())
    }

    /// What the pack says, with the digits of the numbers around it.
    fn prose(&self, text: &LocalText) -> String {
        self.visit.visit.voice().digits(text.get(self.visit.visit.lang))
    }

    fn entry(&self, entry: &ProcessingEntry) -> EntryView {
        let processing = &entry.processing;
        let fact = |key: &str, text: &LocalText| (self.say(&format!("memory-{key}")), self.prose(text));
        let agreements = entry.agreements.iter().map(|one| self.agreement(one));
        let studies = entry.studies.iter().map(|one| self.study(one));
        EntryView {
            id: processing.id.to_string(),
            purpose: self.prose(&processing.purpose),
            facts: vec![
                fact("legal-basis", &processing.legal_basis),
                fact("categories", &processing.categories),
                fact("recipients", &processing.recipients),
                fact("kept", &processing.retention),
            ],
            sources: agreements.chain(studies).collect(),
            traces: self.traces(entry),
        }
    }

    fn agreement(&self, one: &ProcessedAgreement) -> String {
        let found = self.visit.visit.pack().agreement(one.agreement.as_str());
        let lang = self.visit.visit.lang;
        let name = found.map_or_else(|| one.agreement.to_string(), |found| found.name.get(lang).to_owned());
        let institution = one.provider.as_ref().map_or_else(String::new, |id| self.institution(id));
        let arguments = args()
            .text("agreement", &name)
            .text("institution", &institution)
            .count("n", one.submissions)
            .text("last", &self.last(one.last_at));
        self.visit.visit.voice().say_with("memory-agreement-line", &arguments)
    }

    fn study(&self, one: &ProcessedStudy) -> String {
        let found = self.visit.visit.pack().study(one.study.as_str());
        let lang = self.visit.visit.lang;
        let name = found.map_or_else(|| one.study.to_string(), |found| found.title.get(lang).to_owned());
        let kind = if one.is_synthetic { "memory-synthetic" } else { "memory-real" };
        let arguments = args()
            .text("study", &name)
            .text("kind", &self.say(kind))
            .count("n", one.records)
            .text("last", &self.last(one.last_at));
        self.visit.visit.voice().say_with("memory-study-line", &arguments)
    }

    /// The day of the last thing, or that there was none.
    fn last(&self, moment: Option<Timestamp>) -> String {
        moment.map_or_else(|| self.say("memory-never"), |moment| self.visit.visit.voice().day_of(moment))
    }

    fn traces(&self, entry: &ProcessingEntry) -> String {
        if entry.agreements.is_empty() && entry.studies.is_empty() {
            return String::new();
        }
        let arguments = args().count("n", entry.records).text("last", &self.last(entry.last_at));
        self.visit.visit.voice().say_with("memory-traces", &arguments)
    }

    fn lasting(&self, standing: &LastingStanding) -> LastingView {
        let said = |part: &str| self.say(&format!("memory-lasting-{}{part}", standing.place.word()));
        LastingView {
            place: said(""),
            what: said("-what"),
            need: said("-need"),
            basis: match &standing.basis {
                Some(basis) => self.prose(basis),
                None => self.say("memory-lasting-no-basis"),
            },
        }
    }

    fn rule(&self, standing: &RetentionStanding) -> RuleView {
        let voice = self.visit.visit.voice();
        let (rule, erased) = (&standing.rule, standing.erased);
        let arguments = args().count("n", erased).text("last", &self.last(standing.last_at));
        RuleView {
            class: self.say(&format!("memory-class-{}", rule.class.word())),
            days: voice.say_with("memory-days", &args().count("n", u64::from(rule.days))),
            basis: self.prose(&rule.basis),
            erased: voice.say_with("memory-erased", &arguments),
        }
    }
}
