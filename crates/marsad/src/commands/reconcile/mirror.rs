//! What sender and receiver say of each flow, from a file.

use std::path::Path;

use marsad_i18n::{Args, Voice, args};
use marsad_reconcile::mirror::double_entry::{Comparison, Rules, compare_pairs, tabulate_reports};
use marsad_reconcile::mirror::{DurationRule, Extent, MirrorFinding, Report, Route, Side};

use super::answer::{Answer, Cell, Told};
use super::table::{Names, Row, Table, refused};
use crate::console::Console;
use crate::failure::Failure;

/// The words for the sides.
const SIDES: [&str; 2] = ["receiver", "sender"];
const NEEDED: [&str; 5] = ["PERIOD", "ORIGIN", "DESTINATION", "SIDE", "PERSONS"];

/// What a file says.
#[derive(Default)]
struct Read {
    periods: Names,
    countries: Names,
    reports: Vec<Report>,
}

pub(super) fn run(path: &Path, console: &Console) -> Result<Answer, Failure> {
    let table = Table::read(path, &NEEDED, console)?;
    let mut read = Read::default();
    for row in table.rows() {
        let report = read.report(&table, row, console)?;
        read.reports.push(report);
    }
    let extent = Extent { countries: read.countries.len(), periods: read.periods.len() };
    let tabulated = tabulate_reports(extent, &read.reports).map_err(|error| refused(&error.to_string()))?;
    let compared = compare_pairs(&tabulated.table);
    let findings = tabulated.findings.iter().chain(&compared.findings);
    Ok(Answer {
        header: vec!["PERIOD", "ORIGIN", "DESTINATION", "RECEIVER", "SENDER", "ASYMMETRY", "RATIO", "RULES"],
        rows: compared.comparisons.iter().map(|one| read.row(one)).collect(),
        findings: findings.map(|finding| read.told(finding, console.voice())).collect(),
    })
}

impl Read {
    fn report(&mut self, table: &Table<'_>, row: Row, console: &Console) -> Result<Report, Failure> {
        let side = if table.word(row, "SIDE", &SIDES)? == 0 { Side::Receiver } else { Side::Sender };
        let wanted = || console.voice().say("reconcile-wanted-rule");
        let duration_rule = match table.text(row, "DURATION_RULE") {
            "" | "_U" => None,
            code => Some(rule(code).ok_or_else(|| table.wrong_cell((row, "DURATION_RULE"), &wanted()))?),
        };
        table.period(row, "PERIOD")?;
        Ok(Report {
            route: Route {
                period: self.periods.place(table.text(row, "PERIOD")),
                origin: self.countries.place(table.text(row, "ORIGIN")),
                destination: self.countries.place(table.text(row, "DESTINATION")),
            },
            side,
            // What is not known is told by the method.
            persons: table.number(row, "PERSONS")?.unwrap_or(f64::NAN),
            duration_rule,
        })
    }

    fn row(&self, one: &Comparison) -> Vec<Cell> {
        let rules = match one.rules {
            Rules::Alike => "alike",
            Rules::Unlike => "unlike",
            Rules::NotStated => "not-stated",
        };
        vec![
            Cell::Text(self.periods.name(one.route.period).to_owned()),
            Cell::Text(self.countries.name(one.route.origin).to_owned()),
            Cell::Text(self.countries.name(one.route.destination).to_owned()),
            Cell::Number(Some(one.receiver.persons)),
            Cell::Number(Some(one.sender.persons)),
            Cell::Ratio(Some(one.asymmetry)),
            Cell::Ratio(one.ratio),
            Cell::Text(rules.to_owned()),
        ]
    }

    fn of_route(&self, route: Route) -> Args {
        args()
            .text("period", self.periods.name(route.period))
            .text("origin", self.countries.name(route.origin))
            .text("destination", self.countries.name(route.destination))
    }

    fn of_report(&self, report: &Report, voice: &Voice) -> Args {
        let reporter = match report.side {
            Side::Receiver => report.route.destination,
            Side::Sender => report.route.origin,
        };
        let arguments = self.of_route(report.route).text("reporter", self.countries.name(reporter));
        arguments.text("value", &voice.number(report.persons, 0)).text("side", side_word(report.side))
    }

    /// A finding of the comparison of reports; the other methods of mirror statistics are not asked here.
    fn told(&self, finding: &MirrorFinding, voice: &Voice) -> Told {
        let of_first = |pairs: usize, first: Route| self.of_route(first).count("pairs", pairs as u64);
        let arguments = match finding {
            MirrorFinding::ReportOutside { report }
            | MirrorFinding::ReportWithinCountry { report }
            | MirrorFinding::ReportNotFinite { report }
            | MirrorFinding::ReportNegative { report } => self.of_report(report, voice),
            MirrorFinding::ReportRepeated { kept, left_out } => {
                self.of_report(left_out, voice).text("kept", &voice.number(kept.persons, 0))
            }
            MirrorFinding::OneSided { country, missing, pairs } => args()
                .text("country", self.countries.name(*country))
                .text("side", side_word(*missing))
                .count("pairs", *pairs as u64),
            MirrorFinding::UnlikeDurationRules { receiver, sender, pairs, first } => {
                of_first(*pairs, *first).text("receiver", &rule_code(*receiver)).text("sender", &rule_code(*sender))
            }
            MirrorFinding::DurationRuleNotStated { pairs, first }
            | MirrorFinding::ZeroWithoutRatio { pairs, first } => of_first(*pairs, *first),
            _ => args(),
        };
        (finding.code().to_owned(), arguments)
    }
}

fn side_word(side: Side) -> &'static str {
    match side {
        Side::Receiver => SIDES[0],
        Side::Sender => SIDES[1],
    }
}

/// The rule that a code such as `D3M`, `D6M1D`, `D0` or `PERM` names.
fn rule(code: &str) -> Option<DurationRule> {
    match code {
        "PERM" => return Some(DurationRule::Permanent),
        "D0" => return Some(DurationRule::NoLimit),
        _ => {}
    }
    let (months, days) = code.strip_prefix('D')?.split_once('M')?;
    let months: u16 = months.parse().ok()?;
    if days.is_empty() {
        return Some(DurationRule::Months(months));
    }
    let days: u16 = days.strip_suffix('D')?.parse().ok()?;
    Some(DurationRule::MonthsAndDays { months, days })
}

fn rule_code(rule: DurationRule) -> String {
    match rule {
        DurationRule::NoLimit => "D0".to_owned(),
        DurationRule::Months(months) => format!("D{months}M"),
        DurationRule::MonthsAndDays { months, days } => format!("D{months}M{days}D"),
        DurationRule::Permanent => "PERM".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{rule, rule_code};

    #[test]
    fn a_duration_rule_reads_back_as_the_code_that_names_it() {
        for code in ["D0", "D3M", "D12M", "D6M1D", "PERM"] {
            assert_eq!(rule(code).map(rule_code).as_deref(), Some(code));
        }
        for wrong in ["", "D", "3M", "D3", "DM", "D6M1"] {
            assert_eq!(rule(wrong), None, "{wrong}");
        }
    }
}
