//! What sender and receiver say of each flow, from a file.

use marsad_reconcile::mirror::double_entry::{Comparison, CountrySummary, Rules, compare_pairs, summarise_countries};

use super::answer::{Answer, Cell, Told, named};
use super::mirror_names::MirrorNames;
use super::reports::{Reports, side_word};
use super::tabulated::tabulated;
use crate::cli_reconcile::Mirror;
use crate::console::Console;
use crate::failure::Failure;

const OF_FLOWS: [&str; 8] = ["PERIOD", "ORIGIN", "DESTINATION", "RECEIVER", "SENDER", "ASYMMETRY", "RATIO", "RULES"];
const OF_COUNTRIES: [&str; 10] = [
    "COUNTRY",
    "SIDE",
    "RULES",
    "FLOWS",
    "RECEIVER",
    "SENDER",
    "ASYMMETRY",
    "ASYMMETRY_MEDIAN",
    "RATIO",
    "LOG_DIFFERENCE_MEAN",
];

pub(super) fn run(asked: &Mirror, console: &Console) -> Result<Answer, Failure> {
    let read = Reports::read(&asked.file.file, console)?;
    let names = &read.names;
    let voice = console.voice();
    let (table, told_of_reports) = tabulated(&read, &asked.file.file, voice)?;
    let compared = compare_pairs(&table);
    let (header, rows) = if asked.countries {
        let summaries = summarise_countries(&compared.comparisons);
        (OF_COUNTRIES.to_vec(), summaries.iter().map(|one| country_row(names, one)).collect())
    } else {
        (OF_FLOWS.to_vec(), compared.comparisons.iter().map(|one| flow_row(names, one)).collect())
    };
    let told = compared.findings.iter().map(|finding| names.told(finding, voice));
    let findings: Vec<Told> = read.findings.iter().cloned().chain(told_of_reports).chain(told).collect();
    Ok(Answer { header: named(&header), rows, findings, about: None })
}

fn flow_row(names: &MirrorNames, one: &Comparison) -> Vec<Cell> {
    let mut row = names.cells(one.route);
    row.extend([
        Cell::Number(Some(one.receiver.persons)),
        Cell::Number(Some(one.sender.persons)),
        Cell::Ratio(Some(one.asymmetry)),
        Cell::Ratio(one.ratio),
        Cell::Text(rules_word(one.rules).to_owned()),
    ]);
    row
}

fn country_row(names: &MirrorNames, one: &CountrySummary) -> Vec<Cell> {
    vec![
        Cell::Text(names.countries.name(one.country).to_owned()),
        Cell::Text(side_word(one.side).to_owned()),
        Cell::Text(rules_word(one.rules).to_owned()),
        Cell::Count(one.pairs),
        Cell::Number(Some(one.receiver_persons)),
        Cell::Number(Some(one.sender_persons)),
        Cell::Ratio(Some(one.asymmetry)),
        Cell::Ratio(Some(one.asymmetry_median)),
        Cell::Ratio(one.ratio),
        Cell::Ratio(one.log_difference_mean),
    ]
}

fn rules_word(rules: Rules) -> &'static str {
    match rules {
        Rules::Alike => "alike",
        Rules::Unlike => "unlike",
        Rules::NotStated => "not-stated",
    }
}
