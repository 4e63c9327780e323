//! What a page about a balance shows, whether its release is public or is still to be.

use marsad_i18n::{BalanceVoice, args};
use marsad_model::{BalanceReport, CellChange, Id, Plan, ReleaseReference};
use marsad_publish::Names;
use marsad_workflow::{OpenRelease, Refusal};

use super::choice::{Trial, TrialLine};
use super::rows::{CellRow, ChangeRow, ConstraintRow, Rows, StatementRow};
use crate::error::PageError;
use crate::links;
use crate::pages::data_list::Choice;
use crate::pages::dataflow::Notice;
use crate::visit::Visit;

/// A balance in rows, as it stands or under other grades.
pub(crate) struct BalanceParts {
    /// The releases that it was made of: name and address.
    pub(crate) inputs: Vec<(String, String)>,
    pub(crate) cells: Vec<CellRow>,
    pub(crate) statements: Vec<StatementRow>,
    /// Whose errors are taken to go together, and that the others are taken not to.
    pub(crate) errors: Vec<String>,
    pub(crate) constraints: Vec<ConstraintRow>,
    /// Whether it all fits, and what fits the rest least.
    pub(crate) fit: Vec<String>,
    pub(crate) findings: Vec<String>,
    /// What is tried, if anything is.
    pub(crate) trial: Vec<TrialLine>,
    /// What the form keeps of what is tried already.
    pub(crate) tried: String,
    pub(crate) statement_choices: Vec<Choice>,
    pub(crate) grade_choices: Vec<Choice>,
    /// What would change; none where nothing is tried.
    pub(crate) changes: Option<Vec<ChangeRow>>,
    /// Why nothing changes, where what is tried was drawn from other statements; else blank.
    pub(crate) drawn_note: String,
    pub(crate) questions: Vec<(String, String)>,
    /// That what is shown is a trial.
    pub(crate) notice: Option<Notice>,
}

/// A balance as it is shown: as it stands, or under other grades.
struct Shown {
    plan: Plan,
    inputs: Vec<ReleaseReference>,
    report: BalanceReport,
    changes: Option<Vec<CellChange>>,
}

/// The balance of a release; `here` is the address of the page without a trial.
pub(crate) async fn balance_parts(visit: &Visit, open: &OpenRelease, here: &str) -> Result<BalanceParts, PageError> {
    let flow = open.release.dataflow.as_str();
    let plan = open.pack.plan_of(flow).filter(|plan| plan.balance().is_some());
    let plan = plan.ok_or_else(|| Refusal::NotBalanced(flow.to_owned()))?;
    let trial = Trial::read(visit, plan)?;
    let shown = shown(visit, (flow, open.release.version), &trial).await?;
    Maker { visit, open, shown: &shown, trial: &trial, here }.parts()
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

/// Puts the parts together.
struct Maker<'a> {
    visit: &'a Visit,
    open: &'a OpenRelease,
    shown: &'a Shown,
    trial: &'a Trial,
    here: &'a str,
}

impl Maker<'_> {
    fn parts(&self) -> Result<BalanceParts, PageError> {
        let (voice, lang) = (self.visit.voice(), self.visit.lang);
        let dataflow = self.open.dataflow()?;
        let balance = self.shown.plan.balance();
        let balance = balance.ok_or_else(|| Refusal::NotBalanced(dataflow.id.to_string()))?;
        let decimals = self.open.structure.measure.decimals;
        let rows = Rows {
            lang,
            release: &self.open.release,
            has_pages: self.is_public(),
            names: Names { pack: &self.open.pack, dataflow, structure: &self.open.structure, voice },
            words: BalanceVoice { voice, balance, decimals },
            report: &self.shown.report,
            inputs: &self.shown.inputs,
        };
        let report = &self.shown.report;
        Ok(BalanceParts {
            inputs: self.shown.inputs.iter().map(|input| self.input(input)).collect(),
            cells: report.cells.iter().map(|cell| rows.cell(cell)).collect(),
            statements: report.statements.iter().map(|statement| rows.statement(statement)).collect(),
            errors: rows.words.errors_together(|id| rows.statement_name(id.as_str())),
            constraints: report.constraints.iter().map(|constraint| rows.constraint(constraint)).collect(),
            fit: rows.fit_of_all(),
            findings: report.findings.iter().map(|finding| rows.words.finding(finding)).collect(),
            trial: self.trial.lines(&rows, self.here),
            tried: self.trial.text(),
            statement_choices: self.trial.statement_choices(&rows),
            grade_choices: Trial::grade_choices(voice),
            changes: self.shown.changes.as_ref().map(|all| all.iter().map(|one| rows.change(one)).collect()),
            drawn_note: self.trial.drawn_note(&rows),
            questions: self.questions(&dataflow.id),
            notice: self.trial_notice(),
        })
    }

    fn is_public(&self) -> bool {
        self.open.release.is_public(self.visit.app.work.now())
    }

    /// That nothing of what is tried is published.
    fn trial_notice(&self) -> Option<Notice> {
        let voice = self.visit.voice();
        let back = if self.is_public() { "balance-trial-back" } else { "balance-trial-back-proposed" };
        let link = Some((voice.say(back), self.here.to_owned()));
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
