//! The findings of a balance in words.

use marsad_model::{
    Balance, BalanceFinding, BalanceFindingKind, BalanceMember, BalanceReport, FacetDifference, Id, SeriesReference,
};

use crate::{Args, Voice, args};

/// Digits after the decimal mark of χ² and of a probability.
const DECIMALS_CHI_SQUARE: u8 = 2;
const DECIMALS_PROBABILITY: u8 = 3;

/// Digits after the decimal mark of a correlation.
const DECIMALS_CORRELATION: u8 = 2;

/// How a balance is told: by the names of its plan, with the digits of its dataflow.
#[derive(Clone, Copy)]
pub struct BalanceVoice<'a> {
    /// The language.
    pub voice: &'a Voice,
    /// The plan whose constraints have names.
    pub balance: &'a Balance,
    /// Digits after the decimal mark.
    pub decimals: u8,
}

impl BalanceVoice<'_> {
    /// A number.
    pub fn number(&self, value: f64) -> String {
        self.voice.number(self.rounded(value), self.decimals)
    }

    /// A number with its sign, as changes are written.
    pub fn change(&self, value: f64) -> String {
        self.voice.change(self.rounded(value), self.decimals)
    }

    /// What people call a constraint; its identifier where the plan has it no longer.
    pub fn constraint(&self, id: &Id) -> String {
        let found = self.balance.constraint_name(id.as_str());
        found.map_or_else(|| id.to_string(), |name| name.get(self.voice.lang()).to_owned())
    }

    /// Why other grades for these statements, which were drawn from others, change nothing; blank where there are none.
    pub fn drawn_note(&self, statements: &[String]) -> String {
        if statements.is_empty() {
            return String::new();
        }
        self.voice.say_with("balance-change-none-drawn", &args().text("statements", &self.voice.list(statements)))
    }

    /// Which errors are taken to go together, how closely and why, and last that all others are taken to be independent:
    /// nobody publishes either. `name` is what a statement is called.
    pub fn errors_together(&self, name: impl Fn(&Id) -> String) -> Vec<String> {
        let declared = self.balance.correlations.iter().map(|correlation| {
            let statements: Vec<String> = correlation.statements.iter().map(&name).collect();
            let number = self.voice.number(correlation.correlation, DECIMALS_CORRELATION);
            let arguments = args().text("statements", &self.voice.list(&statements)).text("number", &number);
            let told = self.voice.say_with("balance-correlation", &arguments);
            format!("{told} {}", correlation.reason.get(self.voice.lang()))
        });
        let are_all = self.balance.correlations.is_empty();
        let others = if are_all { "balance-independent" } else { "balance-independent-others" };
        declared.chain([self.voice.say(others)]).collect()
    }

    /// χ² with its probability, and that no figure stands out where that is so because what must hold contradicts itself.
    /// That nothing checks anything is then not said: it would read as if all were well.
    pub fn plausibility(&self, report: &BalanceReport) -> Vec<String> {
        let found = &report.plausibility;
        let is_told = |finding: &BalanceFinding| finding.kind == BalanceFindingKind::Contradictory;
        let is_contradictory = report.suspect.is_none() && report.findings.iter().any(is_told);
        let contradictory = is_contradictory.then(|| self.voice.say("balancing-about-contradictory"));
        let fit = (found.degrees > 0 || !is_contradictory).then(|| {
            let chi = self.voice.number(found.chi_square, DECIMALS_CHI_SQUARE);
            let p = self.voice.probability(found.p_value, DECIMALS_PROBABILITY);
            let arguments = args().count("n", found.degrees as u64).text("chi", &chi).text("p", &p);
            self.voice.say_with("balance-plausibility", &arguments)
        });
        contradictory.into_iter().chain(fit).collect()
    }

    /// One finding: the reason and the remedy.
    pub fn finding(&self, finding: &BalanceFinding) -> String {
        let arguments = self.numbers_of(self.names_of(args(), finding), finding);
        let part = |part: &str| self.voice.say_with(&format!("balancing-{}-{part}", finding.kind.word()), &arguments);
        format!("{} {}", part("reason"), part("remedy"))
    }

    /// What it is about.
    fn names_of(&self, arguments: Args, finding: &BalanceFinding) -> Args {
        let cells = self.cells(finding);
        let cell = |place: usize| cells.get(place).map(|cell| cell.as_str()).unwrap_or_default();
        let series: Vec<String> = finding.series.iter().map(series_text).collect();
        let facets: Vec<String> = finding.differences.iter().map(|difference| self.facet(difference)).collect();
        let members: Vec<String> = finding.members.iter().map(|member| self.member(member)).collect();
        let constraint = finding.constraint.as_ref().map(|id| self.constraint(id));
        let units: Vec<&str> = finding.units.iter().map(Id::as_str).collect();
        arguments
            .text("cell", cell(0))
            .text("first", cell(0))
            .text("second", cell(1))
            .text("cells", &self.list(&cells.iter().map(|cell| cell.as_str()).collect::<Vec<_>>()))
            .text("source", &self.source(finding))
            .text("place", &self.place(finding))
            .text("constraint", &constraint.unwrap_or_default())
            .text("members", &self.list(&members))
            .text("left_out", members.last().map(String::as_str).unwrap_or_default())
            .text("side", finding.side.map(|side| side.word()).unwrap_or_default())
            .text("units", &self.list(&units))
            .text("series", &self.list(&series))
            .text("facets", &self.list(&facets))
    }

    /// Its numbers.
    fn numbers_of(&self, arguments: Args, finding: &BalanceFinding) -> Args {
        let values: Vec<String> = finding.values.iter().map(|value| self.number(*value)).collect();
        let arguments = arguments.text("values", &self.list(&values));
        let arguments = arguments.count("violated", finding.violated.unwrap_or(0) as u64);
        let arguments = arguments.count("without_error", finding.without_error.unwrap_or(0) as u64);
        let numbers = finding.numbers.iter();
        numbers.fold(arguments, |arguments, (name, value)| arguments.text(name, &self.number(*value)))
    }

    /// The cells that it names, or else those of its statements.
    fn cells<'a>(&'a self, finding: &'a BalanceFinding) -> Vec<&'a Id> {
        if !finding.cells.is_empty() {
            return finding.cells.iter().collect();
        }
        let statements = finding.statements.iter();
        statements.filter_map(|id| Some(&self.balance.statement(id.as_str())?.cell)).collect()
    }

    /// Who says what its statements say, and how the plan calls these.
    fn source(&self, finding: &BalanceFinding) -> String {
        let statements = finding.statements.iter().filter_map(|id| self.balance.statement(id.as_str()));
        let series = statements.flat_map(|statement| statement.quantity.series());
        let mut dataflows: Vec<&str> = series.map(|series| series.dataflow.as_str()).collect();
        dataflows.sort_unstable();
        dataflows.dedup();
        let statements: Vec<&str> = finding.statements.iter().map(Id::as_str).collect();
        let arguments = args().text("dataflows", &self.list(&dataflows)).text("statements", &self.list(&statements));
        self.voice.say_with("balancing-source", &arguments)
    }

    /// Where something is: a statement, a constraint, two cells with what they have in common, or a cell.
    fn place(&self, finding: &BalanceFinding) -> String {
        let say = |kind: &str, arguments: &Args| self.voice.say_with(&format!("balancing-place-{kind}"), arguments);
        if let Some(constraint) = &finding.constraint {
            return say("constraint", &args().text("constraint", &self.constraint(constraint)));
        }
        let cells = self.cells(finding);
        let first = cells.first().map(|cell| cell.as_str()).unwrap_or_default();
        if !finding.statements.is_empty() {
            return say("statement", &args().text("source", &self.source(finding)).text("cell", first));
        }
        match cells.get(1) {
            Some(second) => say("covariance", &args().text("first", first).text("second", second.as_str())),
            None => say("cell", &args().text("cell", first)),
        }
    }

    fn member(&self, member: &BalanceMember) -> String {
        let say = |kind: &str, arguments: &Args| self.voice.say_with(&format!("balancing-member-{kind}"), arguments);
        match member {
            BalanceMember::Constraint { constraint } => self.constraint(constraint),
            BalanceMember::Bound { cell, side } => {
                say("bound", &args().text("cell", cell.as_str()).text("side", side.word()))
            }
            BalanceMember::Fixed { cell } => say("fixed", &args().text("cell", cell.as_str())),
        }
    }

    fn list<T: AsRef<str>>(&self, texts: &[T]) -> String {
        if texts.is_empty() { self.voice.say("balance-none") } else { self.voice.list(texts) }
    }

    fn facet(&self, difference: &FacetDifference) -> String {
        let facet = self.voice.say(&format!("facet-{}", difference.facet.word()));
        let relation = self.voice.say(&format!("relation-{}", difference.relation.word()));
        self.voice.say_with("balance-facet", &args().text("facet", &facet).text("relation", &relation))
    }

    /// A number at the precision that is written, so that nothing is written as minus zero.
    fn rounded(&self, value: f64) -> f64 {
        let scale = 10_f64.powi(i32::from(self.decimals));
        (value * scale).round() / scale + 0.0
    }
}

/// A series by its dataflow and period.
fn series_text(series: &SeriesReference) -> String {
    let period = series.period.as_ref().map(ToString::to_string).unwrap_or_default();
    format!("{} {period}", series.dataflow).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use marsad_model::{
        Balance, BalanceCorrelation, BalanceFinding, BalanceFindingKind as Kind, BalanceMember, BalancePlausibility,
        BalanceReport, BalanceStatement, BoundSide, Definition, Id, Lang, LocalText, Quantity, SeriesReference,
    };

    use super::BalanceVoice;
    use crate::voice::test_voice;

    const NUMBERS: [&str; 6] = ["value", "lower", "upper", "stated", "implied", "gap"];

    /// Two statements of one dataflow for one cell.
    fn balance() -> Balance {
        let says = |name: &'static str| {
            let dataflow = Id::literal("DF_RESIDENTS");
            let series = SeriesReference { dataflow, selection: BTreeMap::new(), period: None };
            BalanceStatement {
                id: Id::literal(name),
                cell: Id::literal("STOCK"),
                quantity: Quantity { of: vec![series], ..Quantity::default() },
                definition: Definition::default(),
                grade: None,
                standard_error: None,
                drawn_from: Vec::new(),
                reason: None,
            }
        };
        let statements = vec![says("ONE"), says("AGAIN")];
        Balance {
            cells: Vec::new(),
            statements,
            constraints: Vec::new(),
            accounts: Vec::new(),
            correlations: Vec::new(),
            standard_error_min: 0.5,
        }
    }

    fn told(lang: Lang, tell: impl FnOnce(BalanceVoice<'_>) -> String) -> String {
        let (voice, balance) = (test_voice(lang), balance());
        tell(BalanceVoice { voice: &voice, balance: &balance, decimals: 0 })
    }

    #[track_caller]
    fn check(finding: &BalanceFinding, expected: &str) {
        assert_eq!(told(Lang::En, |voice| voice.finding(finding)), expected);
    }

    #[test]
    fn two_values_of_one_source_are_named_with_their_statements() {
        let twice = BalanceFinding::new(Kind::StatedTwice).about_statements(["ONE", "AGAIN"].map(Id::literal));
        let twice = twice.about_cells([Id::literal("STOCK")]);
        check(
            &BalanceFinding { values: vec![1234.0, 5.0], ..twice },
            "DF_RESIDENTS (ONE and AGAIN) gives several values for STOCK: 1,234 and 5. None of them was used. \
             Keep the value that is right; if all are right, say what tells them apart.",
        );
    }

    #[test]
    fn what_cannot_hold_together_is_named_constraints_and_bounds_alike() {
        let constraint = |name| BalanceMember::Constraint { constraint: Id::literal(name) };
        let bound = BalanceMember::Bound { cell: Id::literal("STOCK"), side: BoundSide::Upper };
        let members = vec![bound, constraint("LEFT")];
        let finding = BalanceFinding { members, ..BalanceFinding::new(Kind::Contradictory) };
        check(
            &finding.with("stated", 5.0).with("implied", 1234.0),
            "These cannot hold together: the greatest value of STOCK and LEFT. “LEFT” says 5, the others say 1,234; it \
             was left out. Correct the constraint that is wrong, or make it soft.",
        );
    }

    #[test]
    fn a_finding_at_a_statement_names_source_and_cell() {
        let exact = BalanceFinding::new(Kind::ZeroVariance).about_statements([Id::literal("ONE")]);
        let text = told(Lang::En, |voice| voice.finding(&exact));
        assert!(text.contains("with the figure of DF_RESIDENTS (ONE) for STOCK:"), "{text}");
    }

    #[test]
    fn what_must_hold_and_contradicts_itself_is_said_before_anything_of_how_well_figures_fit() {
        let report = |degrees: usize, findings: Vec<BalanceFinding>| BalanceReport {
            dataflow: Id::literal("DF_STOCKS"),
            plan: Id::literal("PLAN"),
            cells: Vec::new(),
            statements: Vec::new(),
            constraints: Vec::new(),
            plausibility: BalancePlausibility { chi_square: 1.5, degrees, p_value: 0.25 },
            suspect: None,
            findings,
        };
        for lang in Lang::ALL {
            let said = |degrees: usize, findings: Vec<BalanceFinding>| {
                told(lang, |voice| voice.plausibility(&report(degrees, findings)).join("|"))
            };
            let contradictory = || vec![BalanceFinding::new(Kind::Contradictory)];
            let [nothing, broken, both] = [said(0, Vec::new()), said(0, contradictory()), said(1, contradictory())];
            assert!(!nothing.contains('|') && !broken.contains('|') && nothing != broken, "{nothing} {broken}");
            assert!(both.starts_with(&format!("{broken}|")) && both.contains("χ²"), "{both}");
        }
    }

    /// What is taken to go together and what is not is part of the result: it is assumed.
    #[test]
    fn errors_that_go_together_are_named_with_their_reason_and_all_others_are_said_to_be_assumed_independent() {
        for (lang, number) in [(Lang::En, "0.80"), (Lang::Fr, "0,80"), (Lang::Ar, "0")] {
            let (voice, mut balance) = (test_voice(lang), balance());
            let told = |balance: &Balance| {
                BalanceVoice { voice: &voice, balance, decimals: 0 }.errors_together(|id| format!("<{id}>"))
            };
            let without = told(&balance);
            balance.correlations = vec![BalanceCorrelation {
                statements: ["ONE", "AGAIN"].map(Id::literal).to_vec(),
                correlation: 0.8,
                reason: LocalText::new("سجل واحد.", "Un registre.", "One register.").unwrap(),
            }];
            let with = told(&balance);
            let [declared, others] = &with[..] else { panic!("{with:?}") };
            for part in ["<ONE>", "<AGAIN>", number] {
                assert!(declared.contains(part), "{declared}");
            }
            let reason = balance.correlations[0].reason.get(lang);
            assert!(declared.ends_with(reason) && !declared.contains('['), "{declared}");
            assert!(without.len() == 1 && without[0] != *others && !others.contains('['), "{without:?} {others}");
        }
    }

    #[test]
    fn a_change_has_its_sign_and_none_is_minus_zero() {
        for (change, expected) in [(12.4, "+12"), (-0.4, "0")] {
            assert_eq!(told(Lang::En, |voice| voice.change(change)), expected);
        }
        assert!(told(Lang::En, |voice| voice.change(-13.6)).ends_with("14"));
    }

    #[test]
    fn every_kind_is_said_in_every_language_without_a_hole() {
        for lang in Lang::ALL {
            for kind in Kind::ALL {
                let finding = NUMBERS.iter().fold(BalanceFinding::new(*kind), |finding, name| finding.with(name, 1.0));
                let text = told(lang, |voice| voice.finding(&finding));
                assert!(!text.contains("{$") && !text.contains('['), "{text}");
            }
        }
    }
}
