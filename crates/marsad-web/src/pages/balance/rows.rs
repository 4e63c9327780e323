//! The rows of a balance: figures, statements, constraints and changes in words, each with the way to its source.

use marsad_i18n::{BalanceVoice, args};
use marsad_model::{
    BalanceFit, BalanceReport, BalancedCell, BalancedConstraint, BalancedStatement, CellChange, Estimate, FREQ,
    FacetDifference, Id, Lang, Release, ReleaseReference, StatedValue, TOTAL,
};
use marsad_publish::Names;

use crate::links;

/// Digits after the decimal mark of a difference in standard errors.
const DECIMALS_Z: u8 = 2;

/// A figure sought, before and after.
pub(crate) struct CellRow {
    pub(crate) name: String,
    pub(crate) period: String,
    pub(crate) stated: String,
    pub(crate) balanced: String,
    /// The page of the balanced figure; blank where it has none.
    pub(crate) href: String,
    pub(crate) adjustment: String,
    /// Who moved it by how much.
    pub(crate) shares: Vec<(String, String)>,
    pub(crate) is_at_bound: bool,
}

/// What became of a statement.
pub(crate) struct StatementRow {
    pub(crate) name: String,
    pub(crate) of: String,
    /// The published values that it is made of: text and page.
    pub(crate) values: Vec<(String, String)>,
    pub(crate) stated: String,
    pub(crate) basis: String,
    pub(crate) reason: String,
    pub(crate) adjustment: String,
    /// How it fits all others: the difference, and that in standard errors.
    pub(crate) fit: Option<(String, String)>,
    pub(crate) is_suspect: bool,
    /// In what it counts otherwise than its cell.
    pub(crate) differences: Vec<String>,
}

/// What became of a constraint.
pub(crate) struct ConstraintRow {
    pub(crate) name: String,
    pub(crate) before: String,
    pub(crate) after: String,
    /// How far it may be from holding.
    pub(crate) slack: String,
    pub(crate) is_suspect: bool,
}

/// A figure that other grades would change.
pub(crate) struct ChangeRow {
    pub(crate) name: String,
    pub(crate) period: String,
    pub(crate) before: String,
    pub(crate) after: String,
    pub(crate) difference: String,
}

/// Writes the rows of a report.
pub(super) struct Rows<'a> {
    pub(super) lang: Lang,
    pub(super) release: &'a Release,
    /// Whether its figures have pages of their own: only what is public has.
    pub(super) has_pages: bool,
    pub(super) names: Names<'a>,
    pub(super) words: BalanceVoice<'a>,
    pub(super) report: &'a BalanceReport,
    pub(super) inputs: &'a [ReleaseReference],
}

impl Rows<'_> {
    pub(super) fn cell(&self, cell: &BalancedCell) -> CellRow {
        let key: Vec<&str> = cell.key.iter().map(Id::as_str).collect();
        let release = (self.release.dataflow.as_str(), self.release.number);
        let href = |_: &Estimate| links::number(self.lang, release, &key.join("."), cell.period.as_str());
        let share = |source: &[Id], amount: f64| {
            let names: Vec<String> = source.iter().map(|id| self.dataflow_name(id)).collect();
            let who = if names.is_empty() { self.say("balance-share-soft") } else { self.words.voice.list(&names) };
            (who, self.words.change(amount))
        };
        CellRow {
            name: self.cell_name(&cell.key),
            period: self.words.voice.period(&cell.period),
            stated: self.estimate(cell.stated),
            balanced: self.estimate(cell.balanced),
            href: cell.balanced.as_ref().filter(|_| self.has_pages).map_or_else(String::new, href),
            adjustment: self.change_or_none(cell.adjustment),
            shares: cell.shares.iter().map(|one| share(&one.source, one.amount)).collect(),
            is_at_bound: cell.is_at_bound,
        }
    }

    pub(super) fn statement(&self, statement: &BalancedStatement) -> StatementRow {
        let voice = self.words.voice;
        let basis = voice.say(&format!("error-basis-{}", statement.basis.word()));
        let graded = statement.grade.map(|grade| {
            let grade = voice.say(&format!("grade-{}", grade.word()));
            voice.say_with("balance-basis-grade", &args().text("basis", &basis).text("grade", &grade))
        });
        let planned = self.words.balance.statement(statement.statement.as_str());
        let reason = planned.and_then(|statement| statement.reason.as_ref());
        let suspect = self.report.suspect.as_ref().and_then(|suspect| suspect.statement.as_ref());
        let difference = |one: &FacetDifference| {
            let facet = self.say(&format!("facet-{}", one.facet.word()));
            let relation = self.say(&format!("relation-{}", one.relation.word()));
            voice.say_with("balance-facet", &args().text("facet", &facet).text("relation", &relation))
        };
        StatementRow {
            name: self.statement_name(statement.statement.as_str()),
            of: self.cell_of(&statement.cell).0,
            values: statement.series.iter().map(|value| self.value(value)).collect(),
            stated: statement.stated.map_or_else(|| self.say("balance-left-out"), |stated| self.estimate(Some(stated))),
            basis: graded.unwrap_or(basis),
            reason: reason.map_or_else(String::new, |reason| reason.get(self.lang).to_owned()),
            adjustment: self.change_or_none(statement.adjustment),
            fit: statement.fit.map(|fit| self.fit(fit)),
            is_suspect: suspect == Some(&statement.statement),
            differences: statement.differences.iter().map(difference).collect(),
        }
    }

    pub(super) fn constraint(&self, constraint: &BalancedConstraint) -> ConstraintRow {
        let suspect = self.report.suspect.as_ref().and_then(|suspect| suspect.constraint.as_ref());
        let slack = constraint.standard_error.map(|error| format!("± {}", self.words.number(error)));
        ConstraintRow {
            name: self.words.constraint(&constraint.constraint),
            before: self.change_or_none(constraint.residual_before),
            after: self.change_or_none(constraint.residual),
            slack: slack.unwrap_or_else(|| self.say("balance-exactly")),
            is_suspect: suspect == Some(&constraint.constraint),
        }
    }

    pub(super) fn change(&self, change: &CellChange) -> ChangeRow {
        let (name, period) = self.cell_of(&change.cell);
        ChangeRow {
            name,
            period,
            before: self.estimate(change.before),
            after: self.estimate(change.after),
            difference: self.change_or_none(change.difference),
        }
    }

    /// χ² with its probability, what that means, and what fits the rest least.
    pub(super) fn fit_of_all(&self) -> Vec<String> {
        let (voice, found) = (self.words.voice, &self.report.plausibility);
        let mut told = self.words.plausibility(self.report);
        if found.degrees > 0 {
            told.push(voice.say(if found.p_value < 0.05 { "balance-implausible" } else { "balance-plausible" }));
        }
        if let Some(suspect) = &self.report.suspect {
            let statement = suspect.statement.as_ref().map(|id| self.statement_name(id.as_str()));
            let constraint = suspect.constraint.as_ref().map(|id| self.words.constraint(id));
            let what = statement.or(constraint).unwrap_or_default();
            let arguments = args().text("what", &what).text("z", &voice.number(suspect.fit.z, DECIMALS_Z));
            let key = if suspect.equals > 0 { "balance-suspect-one-of" } else { "balance-suspect" };
            told.push(voice.say_with(key, &arguments));
            let equals = args().count("n", suspect.equals as u64);
            told.extend((suspect.equals > 0).then(|| voice.say_with("balance-suspect-equals", &equals)));
            told.push(voice.say("balance-suspect-how"));
        }
        told
    }

    /// What a statement is called: the dataset that speaks, and what it speaks of.
    pub(super) fn statement_name(&self, id: &str) -> String {
        let planned = self.words.balance.statement(id);
        let mut sources: Vec<String> = Vec::new();
        for series in planned.into_iter().flat_map(|statement| statement.quantity.series()) {
            let name = self.dataflow_name(&series.dataflow);
            if !sources.contains(&name) {
                sources.push(name);
            }
        }
        if sources.is_empty() {
            return id.to_owned();
        }
        let period = planned.map(|statement| self.cell_of(&statement.cell).1).unwrap_or_default();
        [self.words.voice.list(&sources), period].join(&self.say("list-separator"))
    }

    /// The name and the period of a cell of the plan.
    fn cell_of(&self, id: &Id) -> (String, String) {
        let found = self.report.cell(id.as_str());
        found.map_or_else(
            || (id.to_string(), String::new()),
            |cell| (self.cell_name(&cell.key), self.words.voice.period(&cell.period)),
        )
    }

    /// The codes of a key that are no totals; the name of the dataset where all are.
    fn cell_name(&self, key: &[Id]) -> String {
        let told = self.names.structure.dimensions.iter().zip(key);
        let told = told.filter(|(dimension, code)| dimension.id != *FREQ && **code != *TOTAL);
        let told: Vec<String> =
            told.map(|(dimension, code)| self.names.code(dimension.id.as_str(), code.as_str())).collect();
        if told.is_empty() {
            return self.names.dataflow.name.get(self.lang).to_owned();
        }
        told.join(&self.say("list-separator"))
    }

    fn dataflow_name(&self, id: &Id) -> String {
        let dataflow = self.names.pack.dataflow(id.as_str());
        dataflow.map_or_else(|| id.to_string(), |dataflow| dataflow.name.get(self.lang).to_owned())
    }

    /// A published value: how much, of when, and its page in the release that was read.
    fn value(&self, value: &StatedValue) -> (String, String) {
        let parts = [self.words.number(value.value), self.words.voice.period(&value.period)];
        let text = parts.join(&self.say("list-separator"));
        let key: Vec<&str> = value.key.iter().map(Id::as_str).collect();
        let input = self.inputs.iter().find(|input| input.dataflow == value.dataflow);
        let href = input.map_or_else(String::new, |input| {
            let release = (input.dataflow.as_str(), input.number);
            links::number(self.lang, release, &key.join("."), value.period.as_str())
        });
        (text, href)
    }

    fn fit(&self, fit: BalanceFit) -> (String, String) {
        let arguments = args()
            .text("value", &self.words.change(fit.difference))
            .text("error", &self.words.number(fit.standard_error));
        let difference = self.words.voice.say_with("balance-estimate", &arguments);
        (difference, self.words.voice.number(fit.z, DECIMALS_Z))
    }

    fn estimate(&self, estimate: Option<Estimate>) -> String {
        let Some(estimate) = estimate else { return self.say("balance-none") };
        let arguments = args()
            .text("value", &self.words.number(estimate.value))
            .text("error", &self.words.number(estimate.standard_error));
        self.words.voice.say_with("balance-estimate", &arguments)
    }

    fn change_or_none(&self, change: Option<f64>) -> String {
        change.map_or_else(|| self.say("balance-none"), |change| self.words.change(change))
    }

    fn say(&self, key: &str) -> String {
        self.words.voice.say(key)
    }
}
