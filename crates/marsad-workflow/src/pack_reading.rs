//! The reading of a pack that is to be worked with: as `marsad-pack` reads it, every formula of its rules understood, and
//! every rule that recommends a figure true as far as it can be computed, the parameters of its generators in their form.

use marsad_collect::{RuleError, check_rules};
use marsad_model::Pack;
use marsad_pack::{Files, Problem, ProblemKind};

use crate::pack_claims::unmet;
use crate::survey::{parameter_problems, world_problems};

/// The pack in `files`, or everything that is wrong with it.
pub fn read_pack(files: &Files) -> Result<Pack, Vec<Problem>> {
    let pack = marsad_pack::read(files)?;
    let rules = check_rules(&pack);
    let problems: Vec<Problem> =
        rules.iter().map(problem).chain(parameter_problems(&pack)).chain(unmet(&pack)).collect();
    if problems.is_empty() { Ok(pack) } else { Err(problems) }
}

/// The same, and every synthetic study has a population: that takes as long as making one.
pub fn check_pack(files: &Files) -> Result<Pack, Vec<Problem>> {
    let pack = read_pack(files)?;
    let problems = world_problems(&pack);
    if problems.is_empty() { Ok(pack) } else { Err(problems) }
}

fn problem(wrong: &RuleError) -> Problem {
    let place = format!("{} {}:{}", wrong.rule, wrong.error.line, wrong.error.column);
    Problem::new(ProblemKind::Unreadable, &format!("rules/{}.toml", wrong.dataflow))
        .with("where", place)
        .with("detail", detail(wrong))
}

/// What is wrong, with the nearest names that are known.
fn detail(wrong: &RuleError) -> String {
    match wrong.nearest() {
        [] => wrong.error.kind.to_string(),
        nearest => format!("{} (`{}`?)", wrong.error.kind, nearest.join("`, `")),
    }
}
