//! How the figures of a release were balanced: what sources say, what came out, who had to give way, how well it all fits,
//! and what other grades would change.
//!
//! The version of a public release and nothing else: what it was made of are releases too. What is tried is kept nowhere.
//! The query string is the state: `grades=STATEMENT.c,OTHER.b`; the form adds `statement` and `grade` to it.

mod choice;
mod rows;

use askama::Template;
use axum::extract::Path;
use marsad_i18n::{BalanceVoice, args};
use marsad_model::{BalanceReport, CellChange, Id, Plan, ReleaseReference};
use marsad_publish::Names;
use marsad_workflow::{OpenRelease, Refusal};

use choice::{Trial, TrialLine};
use rows::{CellRow, ChangeRow, ConstraintRow, Rows, StatementRow};

use super::data_list::Choice;
use super::dataflow::{Notice, notices};
use super::summary::{ReleaseLine, release_line};
use super::{PageResult, rendered};
use crate::error::PageError;
use crate::layout::{Layout, Section};
use crate::links;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "balance.html")]
struct BalancePage<'a> {
    page: Layout<'a>,
    dataflow: String,
    dataflow_href: String,
    release: ReleaseLine,
    notices: Vec<Notice>,
    /// The releases that it was made of: name and address.
    inputs: Vec<(String, String)>,
    cells: Vec<CellRow>,
    statements: Vec<StatementRow>,
    constraints: Vec<ConstraintRow>,
    /// Whether it all fits, and what fits the rest least.
    fit: Vec<String>,
    findings: Vec<String>,
    /// What is tried, if anything is.
    trial: Vec<TrialLine>,
    /// What the form keeps of what is tried already.
    tried: String,
    statement_choices: Vec<Choice>,
    grade_choices: Vec<Choice>,
    /// What would change; none where nothing is tried.
    changes: Option<Vec<ChangeRow>>,
    questions: Vec<(String, String)>,
}

/// A balance as it is shown: as it stands, or under other grades.
struct Shown {
    plan: Plan,
    inputs: Vec<ReleaseReference>,
    report: BalanceReport,
    changes: Option<Vec<CellChange>>,
}

pub(crate) async fn balance(visit: Visit, Path((_, flow, number)): Path<(String, String, u32)>) -> PageResult {
    let work = &visit.app.work;
    let releases = work.public_releases(&flow).await?;
    let release = releases.numbered(number).ok_or(PageError::NotFound)?;
    let open = work.open_public(release).await?;
    let plan = open.pack.plan_of(&flow).filter(|plan| plan.balance().is_some());
    let plan = plan.ok_or_else(|| Refusal::NotBalanced(flow.clone()))?;
    let trial = Trial::read(&visit, plan)?;
    let shown = shown(&visit, (&flow, release.version), &trial).await?;
    let notices = notices(&visit, &open, &releases);
    Maker { visit: &visit, open: &open, shown: &shown, trial: &trial }.page(notices)
}

async fn shown(visit: &Visit, (flow, version): (&str, u32), trial: &Trial) -> Result<Shown, PageError> {
    let work = &visit.app.work;
    if trial.grades.is_empty() {
        let found = work.balance_report(flow, Some(version)).await?;
        return Ok(Shown { plan: found.made_by, inputs: found.releases, report: found.report, changes: None });
    }
    let found = work.balance_what_if((flow, Some(version)), &trial.named()).await?;
    let (report, changes) = (found.trial.after, Some(found.trial.changes));
    Ok(Shown { plan: found.made_by, inputs: found.releases, report, changes })
}

/// Puts the page together.
struct Maker<'a> {
    visit: &'a Visit,
    open: &'a OpenRelease,
    shown: &'a Shown,
    trial: &'a Trial,
}

impl Maker<'_> {
    fn page(&self, notices: Vec<Notice>) -> PageResult {
        let (visit, voice, lang) = (self.visit, self.visit.voice(), self.visit.lang);
        let dataflow = self.open.dataflow()?;
        let balance = self.shown.plan.balance();
        let balance = balance.ok_or_else(|| Refusal::NotBalanced(dataflow.id.to_string()))?;
        let decimals = self.open.structure.measure.decimals;
        let rows = Rows {
            lang,
            release: &self.open.release,
            names: Names { pack: &self.open.pack, dataflow, structure: &self.open.structure, voice },
            words: BalanceVoice { voice, balance, decimals },
            report: &self.shown.report,
            inputs: &self.shown.inputs,
        };
        let here = links::balance(lang, dataflow.id.as_str(), self.open.release.number);
        let report = &self.shown.report;
        let name = dataflow.name.get(lang).to_owned();
        rendered(&BalancePage {
            dataflow_href: links::release(lang, dataflow.id.as_str(), self.open.release.number),
            release: release_line(visit, &self.open.release),
            notices: self.trial_notice(&here).into_iter().chain(notices).collect(),
            inputs: self.shown.inputs.iter().map(|input| self.input(input)).collect(),
            cells: report.cells.iter().map(|cell| rows.cell(cell)).collect(),
            statements: report.statements.iter().map(|statement| rows.statement(statement)).collect(),
            constraints: report.constraints.iter().map(|constraint| rows.constraint(constraint)).collect(),
            fit: rows.fit_of_all(),
            findings: report.findings.iter().map(|finding| rows.words.finding(finding)).collect(),
            trial: self.trial.lines(&rows, &here),
            tried: self.trial.text(),
            statement_choices: self.trial.statement_choices(&rows),
            grade_choices: Trial::grade_choices(voice),
            changes: self.shown.changes.as_ref().map(|all| all.iter().map(|one| rows.change(one)).collect()),
            questions: self.questions(&dataflow.id),
            page: Layout {
                visit,
                section: Section::Data,
                title: voice.say_with("balance-page-title", &args().text("name", &name)),
                description: voice.say("balance-page-lede"),
            },
            dataflow: name,
        })
    }

    /// That nothing of what is tried is published.
    fn trial_notice(&self, here: &str) -> Option<Notice> {
        let voice = self.visit.voice();
        let link = Some((voice.say("balance-trial-back"), here.to_owned()));
        let is_tried = !self.trial.grades.is_empty();
        is_tried.then(|| Notice { colour: "saffron", text: voice.say("balance-trial-notice"), link })
    }

    fn input(&self, input: &ReleaseReference) -> (String, String) {
        let (voice, lang) = (self.visit.voice(), self.visit.lang);
        let dataflow = self.open.pack.dataflow(input.dataflow.as_str());
        let name = dataflow.map_or_else(|| input.dataflow.to_string(), |dataflow| dataflow.name.get(lang).to_owned());
        let arguments = args().text("dataflow", &name).text("number", &voice.digits(&input.number.to_string()));
        let text = voice.say_with("balance-input", &arguments);
        (text, links::release(lang, input.dataflow.as_str(), input.number))
    }

    /// The questions that rest on figures of the dataflow.
    fn questions(&self, dataflow: &Id) -> Vec<(String, String)> {
        let lang = self.visit.lang;
        let questions = self.visit.pack().questions.iter();
        let resting = questions.filter(|question| question.series().iter().any(|one| one.dataflow == *dataflow));
        let line = resting
            .map(|question| (question.sentence.get(lang).to_owned(), links::question(lang, question.id.as_str())));
        line.collect()
    }
}
