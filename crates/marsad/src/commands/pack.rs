//! Checks packs, lists agreements, writes the built-in pack out.

use marsad_i18n::args;
use serde_json::json;

use super::Outcome;
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
    let problems = match marsad_workflow::check_pack(files) {
        Ok(pack) => {
            let dataflows = console.count("count-dataflows", pack.dataflows.len() as u64);
            let count = |count: usize| console.voice().count(count as u64);
            let arguments = args().text("dataflows", &dataflows).text("codelists", &count(pack.codelists.len()));
            console.say("pack-whole", &arguments.text("providers", &count(pack.providers.len())));
            Vec::new()
        }
        Err(problems) => problems,
    };
    let as_json: Vec<_> = problems.iter().map(|problem| {
        json!({ "file": problem.file, "problem": problem.kind.word(), "arguments": problem.arguments, "message": console.problem_text(problem) })
    }).collect();
    console
        .answer(&as_json, || if problems.is_empty() { String::new() } else { console.problems_text(&problems) + "\n" });
    if !problems.is_empty() {
        console.say("pack-problems", &args().count("n", problems.len() as u64));
    }
    Ok(Outcome::of(problems.is_empty()))
}
