//! Shows how a version was balanced, and what other grades would change.

use marsad_i18n::{Args, BalanceVoice, args};
use marsad_model::{
    BalanceFit, BalanceReport, BalanceShare, BalancedCell, BalancedStatement, CellChange, Estimate, Grade, Id, Plan,
    ReleaseReference, TimePeriod,
};
use marsad_workflow::{Refusal, TriedVersion, Work};

use super::{Outcome, balance_csv};
use crate::cli::{BalanceQuestion, Format};
use crate::console::Console;
use crate::failure::Failure;

/// Digits after the decimal mark of a difference in standard errors.
const DECIMALS_Z: u8 = 2;

pub async fn run(work: &Work, question: &BalanceQuestion, console: &Console) -> Result<Outcome, Failure> {
    let number = question.number;
    if question.grades.is_empty() {
        let found = work.balance_report(&question.dataflow, number).await?;
        if console.format == Format::Csv {
            console.give(&balance_csv::table(&found.report));
            return Ok(Outcome::Fine);
        }
        let lines = Lines::new(work, console, (&found.made_by, &found.report))?;
        console.answer(&found, || lines.all((found.number, &found.releases), &found.report, None));
    } else {
        let found = work.balance_what_if((&question.dataflow, number), &question.grades).await?;
        if console.format == Format::Csv {
            console.give(&balance_csv::table(&found.trial.after));
            return Ok(Outcome::Fine);
        }
        let lines = Lines::new(work, console, (&found.made_by, &found.trial.before))?;
        console.answer(&found, || lines.all((found.number, &found.releases), &found.trial.after, Some(&found)));
    }
    Ok(Outcome::Fine)
}

/// Says what is worth knowing of the balance of a version, if a plan balanced it.
pub async fn tell_findings(work: &Work, version: (&str, u32), console: &Console) -> Result<(), Failure> {
    let (dataflow, number) = version;
    let found = work.balance_report(dataflow, Some(number)).await?;
    tell(work, (&found.made_by, &found.report), console);
    Ok(())
}

/// The same of what a plan makes of what is public now, where no version could be built.
pub async fn tell_draft(work: &Work, dataflow: &str, console: &Console) -> Result<(), Failure> {
    let Some(plan) = work.pack().plan_of(dataflow).cloned() else { return Ok(()) };
    let report = work.balance_draft(dataflow).await?;
    tell(work, (&plan, &report), console);
    Ok(())
}

fn tell(work: &Work, (plan, report): (&Plan, &BalanceReport), console: &Console) {
    let Ok(lines) = Lines::new(work, console, (plan, report)) else { return };
    if report.findings.is_empty() {
        return;
    }
    console.say("version-findings", &args().count("n", report.findings.len() as u64));
    for finding in &report.findings {
        console.say_line(&format!("  {}", lines.balanced.finding(finding)));
    }
}

/// Writes a balance, a line for each thing.
struct Lines<'a> {
    balanced: BalanceVoice<'a>,
    periods: Vec<(Id, TimePeriod)>,
}

impl<'a> Lines<'a> {
    /// The words for a report: names of the plan as it was, decimals of the dataflow.
    fn new(work: &Work, console: &'a Console, (plan, report): (&'a Plan, &BalanceReport)) -> Result<Self, Refusal> {
        let (pack, dataflow) = (work.pack(), plan.dataflow.as_str());
        let balance = plan.balance().ok_or_else(|| Refusal::NotBalanced(dataflow.to_owned()))?;
        let structure = pack.dataflow(dataflow).and_then(|dataflow| pack.structure_of(dataflow));
        let decimals = structure.map_or(0, |structure| structure.measure.decimals);
        let periods = report.cells.iter().map(|cell| (cell.cell.clone(), cell.period.clone())).collect();
        Ok(Self { balanced: BalanceVoice { voice: console.voice(), balance, decimals }, periods })
    }

    fn all(
        &self,
        (number, releases): (u32, &[ReleaseReference]),
        report: &BalanceReport,
        tried: Option<&TriedVersion>,
    ) -> String {
        let mut lines = vec![self.head(number, releases, report)];
        lines.push(self.say("balance-cells"));
        report.cells.iter().for_each(|cell| lines.extend(self.cell(cell)));
        lines.push(format!("  {}", self.say("balance-rounding")));
        lines.push(self.say("balance-statements"));
        report.statements.iter().for_each(|statement| lines.extend(self.statement(statement)));
        lines.extend(self.balanced.errors_together(Id::to_string).iter().map(|line| format!("  {line}")));
        lines.push(self.say("balance-constraints"));
        for constraint in &report.constraints {
            let name = self.balanced.constraint(&constraint.constraint);
            let arguments = args().text("name", &name).text("before", &self.change_or_none(constraint.residual_before));
            let arguments = arguments.text("after", &self.change_or_none(constraint.residual));
            lines.push(self.item("balance-constraint", &arguments));
            lines.extend(constraint.standard_error.and(constraint.fit).map(|fit| self.fit(&fit)));
        }
        lines.extend(self.plausibility(report));
        if !report.findings.is_empty() {
            lines.push(self.say("balance-findings"));
            lines.extend(report.findings.iter().map(|finding| format!("  {}", self.balanced.finding(finding))));
        }
        if let Some(tried) = tried {
            lines.extend(self.changes(tried));
        }
        lines.join("\n") + "\n"
    }

    fn head(&self, number: u32, releases: &[ReleaseReference], report: &BalanceReport) -> String {
        let voice = self.balanced.voice;
        let input = |release: &ReleaseReference| {
            let arguments = args().text("dataflow", release.dataflow.as_str());
            voice.say_with("balance-input", &arguments.text("number", &voice.digits(&release.number.to_string())))
        };
        let inputs: Vec<String> = releases.iter().map(input).collect();
        let arguments = args().text("number", &voice.digits(&number.to_string()));
        let arguments = arguments.text("dataflow", report.dataflow.as_str()).text("plan", report.plan.as_str());
        voice.say_with("balance-head", &arguments.text("inputs", &voice.list(&inputs)))
    }

    fn cell(&self, cell: &BalancedCell) -> Vec<String> {
        let arguments = self.of_cell(&cell.cell);
        let Some(balanced) = cell.balanced else { return vec![self.item("balance-cell-unknown", &arguments)] };
        let arguments = arguments.text("balanced", &self.estimate(balanced));
        let Some(stated) = cell.stated else { return vec![self.item("balance-cell-unstated", &arguments)] };
        let arguments = arguments.text("stated", &self.estimate(stated));
        let arguments = arguments.text("adjustment", &self.change_or_none(cell.adjustment));
        let mut lines = vec![self.item("balance-cell", &arguments)];
        lines.extend(cell.shares.iter().map(|share| self.share(share)));
        lines
    }

    fn share(&self, share: &BalanceShare) -> String {
        let source: Vec<&str> = share.source.iter().map(Id::as_str).collect();
        let source = if source.is_empty() { self.say("balance-share-soft") } else { self.balanced.voice.list(&source) };
        let arguments = args().text("source", &source).text("amount", &self.balanced.change(share.amount));
        format!("  {}", self.item("balance-share", &arguments))
    }

    fn statement(&self, statement: &BalancedStatement) -> Vec<String> {
        let voice = self.balanced.voice;
        let names = args().text("statement", statement.statement.as_str()).text("cell", statement.cell.as_str());
        let Some(stated) = statement.stated else { return vec![self.item("balance-statement-left-out", &names)] };
        let basis = voice.say(&format!("error-basis-{}", statement.basis.word()));
        let graded = |grade: Grade| {
            let arguments = args().text("basis", &basis).text("grade", &voice.say(&format!("grade-{}", grade.word())));
            voice.say_with("balance-basis-grade", &arguments)
        };
        let told = statement.grade.map_or_else(|| basis.clone(), graded);
        let arguments = names.text("stated", &self.estimate(stated)).text("basis", &told);
        let arguments = arguments.text("adjustment", &self.change_or_none(statement.adjustment));
        let mut lines = vec![self.item("balance-statement", &arguments)];
        lines.extend(statement.fit.map(|fit| self.fit(&fit)));
        lines
    }

    fn fit(&self, fit: &BalanceFit) -> String {
        let arguments = args().text("difference", &self.balanced.change(fit.difference));
        let arguments = arguments.text("error", &self.balanced.number(fit.standard_error));
        format!("  {}", self.item("balance-fit", &arguments.text("z", &self.balanced.voice.number(fit.z, DECIMALS_Z))))
    }

    /// χ² with its probability, and what fits the rest least.
    fn plausibility(&self, report: &BalanceReport) -> Vec<String> {
        let voice = self.balanced.voice;
        let mut lines = self.balanced.plausibility(report);
        if let Some(suspect) = &report.suspect {
            let constraint = suspect.constraint.as_ref().map(|id| self.balanced.constraint(id));
            let what = suspect.statement.as_ref().map(ToString::to_string).or(constraint).unwrap_or_default();
            let arguments = args().text("what", &what).text("z", &voice.number(suspect.fit.z, DECIMALS_Z));
            let key = if suspect.equals > 0 { "balance-suspect-one-of" } else { "balance-suspect" };
            lines.push(voice.say_with(key, &arguments));
            let equals = args().count("n", suspect.equals as u64);
            lines.extend((suspect.equals > 0).then(|| voice.say_with("balance-suspect-equals", &equals)));
        }
        lines
    }

    fn changes(&self, tried: &TriedVersion) -> Vec<String> {
        let changes = &tried.trial.changes;
        if changes.is_empty() {
            let drawn = tried.grades.keys().filter(|id| self.balanced.balance.is_drawn(id.as_str()));
            let note = self.balanced.drawn_note(&drawn.map(Id::to_string).collect::<Vec<String>>());
            return vec![format!("{} {note}", self.say("balance-change-none")).trim_end().to_owned()];
        }
        let line = |change: &CellChange| {
            let or_none =
                |estimate: Option<Estimate>| estimate.map_or_else(|| self.say("balance-none"), |e| self.estimate(e));
            let arguments = self.of_cell(&change.cell).text("before", &or_none(change.before));
            let arguments = arguments.text("after", &or_none(change.after));
            self.item("balance-change", &arguments.text("difference", &self.change_or_none(change.difference)))
        };
        std::iter::once(self.say("balance-changes")).chain(changes.iter().map(line)).collect()
    }

    fn of_cell(&self, cell: &Id) -> Args {
        let period =
            self.periods.iter().find(|(id, _)| id == cell).map(|(_, period)| self.balanced.voice.period(period));
        args().text("cell", cell.as_str()).text("period", &period.unwrap_or_default())
    }

    fn estimate(&self, estimate: Estimate) -> String {
        let arguments = args().text("value", &self.balanced.number(estimate.value));
        let arguments = arguments.text("error", &self.balanced.number(estimate.standard_error));
        self.balanced.voice.say_with("balance-estimate", &arguments)
    }

    fn change_or_none(&self, change: Option<f64>) -> String {
        change.map_or_else(|| self.say("balance-none"), |change| self.balanced.change(change))
    }

    fn say(&self, key: &str) -> String {
        self.balanced.voice.say(key)
    }

    fn item(&self, key: &str, arguments: &Args) -> String {
        format!("  {}", self.balanced.voice.say_with(key, arguments))
    }
}
