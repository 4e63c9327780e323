//! Figures of several sources made to satisfy what must hold between them: generalised least squares over files.
//!
//! Holds: the request and what is given of the answer. Where next: `posed.rs` puts the files together: `statements.rs`
//! (what sources say), `grades.rs` (how good they are), `further.rs` (bounds and covariances), `constraints.rs` and
//! `accounts.rs` (what must hold). `tables.rs` writes what came out, `words.rs` says what is wrong, `exact.rs` what is said of
//! figures that are taken as exact, `doubts.rs` why a balance that came out is not to be believed.

mod accounts;
mod constraints;
mod doubts;
mod exact;
mod further;
mod grades;
mod posed;
mod statements;
mod tables;
mod words;

use marsad_i18n::args;
use marsad_reconcile::balancing::{Finding, Options, Solution, Stated, balance, what_if};
use serde_json::{Value, json};

use super::answer::{About, Answer, Cell, Told, named, say_findings};
use crate::cli_reconcile::Balance;
use crate::console::Console;
use crate::failure::Failure;

use posed::Posed;
use words::Words;

/// Digits of χ² and of what is measured by standard errors.
const RATIO_DECIMALS: u8 = 3;
/// Digits of a probability.
const P_DECIMALS: u8 = 4;

pub(super) fn run(asked: &Balance, console: &Console) -> Result<Answer, Failure> {
    let mut posed = Posed::default();
    let read = posed.read(asked, console);
    // Lines that were left out may be why nothing can be done.
    read.inspect_err(|_| say_findings(console, &posed.findings))?;
    let words = Words { posed: &posed, voice: console.voice() };
    let options = options(asked);
    let stands = balance(&posed.problem, &options);
    if asked.trial.is_empty() {
        let (header, rows) = tables::table(asked.show, &posed, &stands);
        return Ok(answer(&words, (header, rows), &stands));
    }
    let tried = what_if(&posed.problem, &stands, posed.trial(&asked.trial), &options);
    Ok(answer(&words, tables::changes(&posed, &tried), &tried.solution))
}

/// A table with what is to be said of the files and of the balance.
fn answer(words: &Words<'_>, (header, rows): (Vec<&'static str>, Vec<Vec<Cell>>), solution: &Solution) -> Answer {
    let exact = exact::statements(solution);
    let told = solution.findings.iter();
    let told = told.map(|finding| words.told_of_exact(finding, &exact).unwrap_or_else(|| words.told(finding)));
    let doubts = words.doubts(solution, &exact);
    let findings: Vec<Told> = words.posed.findings.iter().cloned().chain(told).chain(doubts).collect();
    Answer { header: named(&header), rows, findings, about: Some(about(words, solution)) }
}

fn options(asked: &Balance) -> Options {
    let usual = Options::default();
    Options {
        threads: asked.threads.unwrap_or(usual.threads),
        multiplications_max: asked.multiplications_max.unwrap_or(usual.multiplications_max),
    }
}

/// How well all of it agrees, and what fits the rest least.
fn about(words: &Words<'_>, solution: &Solution) -> About {
    let (voice, plausibility) = (words.voice, solution.plausibility);
    let suspect = solution.most_inconsistent;
    let what = suspect.map_or_else(|| "none".to_owned(), |suspect| words.stated(suspect.what));
    let z = suspect.map_or(0.0, |suspect| suspect.fit.z);
    let equals = suspect.map_or(0, |suspect| suspect.equals);
    // No figure stands out then, but not because all is well.
    let is_contradictory =
        suspect.is_none() && solution.findings.iter().any(|finding| matches!(finding, Finding::Contradictory { .. }));
    About {
        numbers: vec![
            ("CHI_SQUARE", json!(plausibility.chi_square)),
            ("DEGREES", json!(plausibility.degrees)),
            ("P_VALUE", json!(plausibility.p_value)),
            ("MOST_INCONSISTENT", suspect.map_or(Value::Null, |suspect| suspected(words.posed, suspect.what))),
            ("Z", suspect.map_or(Value::Null, |suspect| json!(suspect.fit.z))),
            ("EQUALLY_INCONSISTENT", json!(equals)),
        ],
        key: if is_contradictory { "balancing-about-contradictory" } else { "balancing-about" },
        arguments: args()
            .count("n", plausibility.degrees as u64)
            .text("chi", &voice.number(plausibility.chi_square, RATIO_DECIMALS))
            .text("p", &voice.probability(plausibility.p_value, P_DECIMALS))
            .text("what", &what)
            .text("z", &voice.change(z, RATIO_DECIMALS))
            .count("equals", equals as u64),
    }
}

/// What fits the rest least, for programs.
fn suspected(posed: &Posed, what: Stated) -> Value {
    match what {
        Stated::Statement(place) => match posed.problem.statements.get(place) {
            Some(statement) => {
                json!({ "CELL": posed.cell_name(statement.cell), "SOURCE": posed.source_name(statement.source) })
            }
            None => Value::Null,
        },
        Stated::Constraint(place) => match posed.problem.constraints.get(place) {
            Some(constraint) => json!({ "CONSTRAINT": constraint.name }),
            None => Value::Null,
        },
    }
}
