//! Correction factors of senders and receivers, from a file of both reports.

use marsad_i18n::{Voice, args};
use marsad_model::nearest;
use marsad_reconcile::mirror::double_entry::{DoubleEntryTable, compare_pairs};
use marsad_reconcile::mirror::mimosa::{Basis, CorrectedFlow, Corrections, FixedFactor, estimate_factors};
use marsad_reconcile::mirror::{MirrorError, MirrorFinding, Side};
use serde_json::json;

use super::answer::{About, Answer, Cell, Told, named, say_findings};
use super::mirror_names::MirrorNames;
use super::reports::{Reports, side_word};
use super::table::refused;
use super::tabulated::tabulated;
use crate::cli_reconcile::{Factors, KnownFactor};
use crate::console::Console;
use crate::failure::Failure;

const OF_FACTORS: [&str; 4] = ["COUNTRY", "SIDE", "FACTOR", "BASIS"];
const OF_FLOWS: [&str; 9] =
    ["PERIOD", "ORIGIN", "DESTINATION", "RECEIVER", "SENDER", "PERSONS", "BASIS", "DIFFERENCE", "SCALED_DIFFERENCE"];

pub(super) fn run(asked: &Factors, console: &Console) -> Result<Answer, Failure> {
    let read = Reports::read(&asked.file.file, console)?;
    let found = corrected(asked, &read, console.voice());
    // Lines that were left out may be why nothing can be done.
    found.inspect_err(|_| say_findings(console, &read.findings))
}

fn corrected(asked: &Factors, read: &Reports, voice: &Voice) -> Result<Answer, Failure> {
    let names = &read.names;
    let fixed = fixed(names, &asked.known, voice)?;
    let refusal = |error: MirrorError| names.refusal(&error, voice, &|parameter| parameter.to_string());
    let (table, told_of_reports) = tabulated(read, &asked.file.file, voice)?;
    let found = estimate_factors(&table, &fixed).map_err(refusal)?;
    let (header, rows) = if asked.flows {
        let row = |flow: &CorrectedFlow| flow_row(names, &table, flow);
        (OF_FLOWS.to_vec(), found.flows.iter().map(row).collect())
    } else {
        (OF_FACTORS.to_vec(), factor_rows(names, &found, &fixed))
    };
    // A factor takes up what unlike rules do, and cannot tell it from what a side misses.
    let compared = compare_pairs(&table).findings;
    let unlike = compared.iter().filter(|finding| matches!(finding, MirrorFinding::UnlikeDurationRules { .. }));
    let told = found.findings.iter().chain(unlike).map(|finding| names.told(finding, voice));
    let findings: Vec<Told> = read.findings.iter().cloned().chain(told_of_reports).chain(told).collect();
    Ok(Answer { header: named(&header), rows, findings, about: Some(about(&found, voice)) })
}

/// The known factors by the places of their countries.
fn fixed(names: &MirrorNames, known: &[KnownFactor], voice: &Voice) -> Result<Vec<FixedFactor>, Failure> {
    let fixed = |known: &KnownFactor| -> Result<FixedFactor, Failure> {
        let place = names.countries.find(&known.country);
        let country = place.ok_or_else(|| unknown_country(names, &known.country, voice))?;
        Ok(FixedFactor { country, side: known.side, factor: known.factor })
    };
    known.iter().map(fixed).collect()
}

fn unknown_country(names: &MirrorNames, country: &str, voice: &Voice) -> Failure {
    let all: Vec<&str> = (0..names.countries.len()).map(|place| names.countries.name(place)).collect();
    let arguments = args().text("country", country);
    match nearest(country, all).first() {
        Some(near) => refused(&voice.say_with("mirror-problem-country-near", &arguments.text("nearest", near))),
        None => refused(&voice.say_with("mirror-problem-country", &arguments)),
    }
}

fn factor_rows(names: &MirrorNames, found: &Corrections, fixed: &[FixedFactor]) -> Vec<Vec<Cell>> {
    let sides = [(Side::Receiver, &found.receiver_factors), (Side::Sender, &found.sender_factors)];
    let mut rows = Vec::with_capacity(2 * names.countries.len());
    for (side, factors) in sides {
        for (country, factor) in factors.iter().enumerate() {
            let is_fixed = fixed.iter().any(|one| (one.country, one.side) == (country, side));
            let basis = match factor {
                _ if is_fixed => "fixed",
                Some(_) => "estimated",
                None => "not-connected",
            };
            rows.push(vec![
                Cell::Text(names.countries.name(country).to_owned()),
                Cell::Text(side_word(side).to_owned()),
                Cell::Ratio(*factor),
                Cell::Text(basis.to_owned()),
            ]);
        }
    }
    rows
}

fn flow_row(names: &MirrorNames, table: &DoubleEntryTable, flow: &CorrectedFlow) -> Vec<Cell> {
    let reported = |side: Side| table.pair(flow.route).and_then(|pair| pair.entry(side)).map(|entry| entry.persons);
    let (basis, difference, scaled) = match flow.basis {
        Basis::Both { difference, scaled_difference } => ("both", Some(difference), Some(scaled_difference)),
        Basis::Receiver => (side_word(Side::Receiver), None, None),
        Basis::Sender => (side_word(Side::Sender), None, None),
    };
    let mut row = names.cells(flow.route);
    row.extend([
        Cell::Number(reported(Side::Receiver)),
        Cell::Number(reported(Side::Sender)),
        Cell::Number(Some(flow.persons)),
        Cell::Text(basis.to_owned()),
        Cell::Number(difference),
        Cell::Ratio(scaled),
    ]);
    row
}

fn about(found: &Corrections, voice: &Voice) -> About {
    let arguments = args().count("estimated", found.estimated as u64).count("terms", found.terms as u64);
    About {
        numbers: vec![
            ("SUM_OF_SQUARES", json!(found.sum_of_squares)),
            ("TERMS", json!(found.terms)),
            ("ESTIMATED", json!(found.estimated)),
        ],
        key: "factors-about",
        arguments: arguments.text("squares", &voice.number(found.sum_of_squares, 1)),
    }
}
