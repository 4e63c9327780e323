//! Checks packs, lists agreements, writes the built-in pack out.

use marsad_i18n::args;
use marsad_pack::Problem;
use serde_json::json;

use super::{Outcome, pack_diff};
use crate::builtin;
use crate::cli::Pack;
use crate::console::Console;
use crate::failure::Failure;
use crate::site::Site;

pub fn run(site: &Site, command: &Pack, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Pack::Check { folder } => check(&builtin::files_in(folder)?, console),
        Pack::Agreements { pack } => {
            let pack = marsad_workflow::read_pack(&site.pack_files(pack.as_deref())?).map_err(Failure::Pack)?;
            let all: Vec<_> = pack.agreements.iter().map(|a| {
                json!({ "id": a.id, "name": a.name.get(console.voice().lang()), "provider": a.provider, "dataflow": a.dataflow, "frequency": a.frequency, "due_days": a.due_days })
            }).collect();
            console.answer(&all, || {
                pack.agreements.iter().map(|a| format!("{}\t{}\t{}\n", a.id, a.provider, a.dataflow)).collect()
            });
            Ok(Outcome::Fine)
        }
        Pack::Diff { old, new } => pack_diff::run((old, new), console),
        Pack::Write { folder } => {
            let is_used = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
            if is_used {
                let error = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
                return Err(Failure::file(folder, &error));
            }
            builtin::write(&builtin::files(), folder)?;
            Ok(Outcome::Fine)
        }
    }
}

fn check(files: &marsad_pack::Files, console: &Console) -> Result<Outcome, Failure> {
    let mut remarks = Vec::new();
    let problems = match marsad_workflow::check_pack(files) {
        Ok(pack) => {
            remarks = marsad_workflow::pack_remarks(&pack);
            let dataflows = console.count("count-dataflows", pack.dataflows.len() as u64);
            let count = |count: usize| console.voice().count(count as u64);
            let arguments = args().text("dataflows", &dataflows).text("codelists", &count(pack.codelists.len()));
            console.say("pack-whole", &arguments.text("providers", &count(pack.providers.len())));
            Vec::new()
        }
        Err(problems) => problems,
    };
    let told = |problem: &Problem, is_remark: bool| json!({ "file": problem.file, "problem": problem.kind.word(), "is_remark": is_remark, "arguments": problem.arguments, "message": console.problem_text(problem) });
    let wrong = problems.iter().map(|problem| told(problem, false));
    let as_json: Vec<_> = wrong.chain(remarks.iter().map(|remark| told(remark, true))).collect();
    let lines = || {
        let told = [&problems, &remarks].into_iter().filter(|told| !told.is_empty());
        told.map(|told| console.problems_text(told) + "\n").collect::<String>()
    };
    console.answer(&as_json, lines);
    for (key, told) in [("pack-problems", &problems), ("pack-remarks", &remarks)] {
        if !told.is_empty() {
            console.say(key, &args().count("n", told.len() as u64));
        }
    }
    Ok(Outcome::of(problems.is_empty()))
}
