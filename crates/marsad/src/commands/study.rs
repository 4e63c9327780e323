//! Looks at studies, receives their records, has synthetic ones made.

use bytes::Bytes;
use jiff::Timestamp;
use marsad_i18n::{Voice, args};
use marsad_model::{Id, Lang, StudyDefinition};
use marsad_study::{DdiExport, Texts, ddi_xml};
use marsad_workflow::{CountCell, ReceivedStudy, StudyFrequencies, Synthesis, Work};
use serde_json::json;

use super::Outcome;
use super::estimate::say_sentence;
use super::sign_in::sign_in;
use crate::cli::As;
use crate::cli_survey::Study;
use crate::console::Console;
use crate::failure::Failure;
use crate::foreign_file;

pub async fn run(work: &Work, command: &Study, console: &Console) -> Result<Outcome, Failure> {
    match command {
        Study::List => list(work, console).await,
        Study::Show { study } => show(work, study, console).await,
        Study::Find { words } => Ok(find(work, &words.join(" "), console)),
        Study::Frequencies { study, variable, protected, account } => {
            let who = (*protected, account.as_deref());
            frequencies(work, (study, variable), who, console).await
        }
        Study::Ddi { study, table } => ddi(work, (study, table), console),
        Study::Records { study, table, account } => records(work, (study, table), account.as_deref(), console).await,
        Study::Receive { study, file, table, codebook, actor } => {
            let actor = sign_in(work, actor, console).await?;
            let file_name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let codebook = codebook.as_deref().map(foreign_file::bytes).transpose()?.map(Bytes::from);
            let received = ReceivedStudy { file_name, bytes: Bytes::from(foreign_file::bytes(file)?), codebook };
            let receipt = work.receive_study(&actor, (study, table), received).await?;
            receipt.findings.iter().for_each(|finding| console.tell(&console.finding_text(finding)));
            receipt.notes.iter().for_each(|note| console.say_line(&console.design_text(note)));
            console.answer(&receipt, || {
                receipt.file.as_ref().map(|file| format!("{}\t{}\n", file.reference(), file.rows)).unwrap_or_default()
            });
            Ok(Outcome::of(receipt.file.is_some()))
        }
        Study::Synthesise { study, population_seed, design_seed, scale, actor } => {
            let (population_seed, design_seed, scale) = (*population_seed, *design_seed, *scale);
            synthesise(work, (study, actor), Synthesis { population_seed, design_seed, scale }, console).await
        }
    }
}

async fn list(work: &Work, console: &Console) -> Result<Outcome, Failure> {
    let lang = console.voice().lang();
    let mut lines = Vec::new();
    for study in &work.pack().studies {
        lines.push(work.study_page(study.id.as_str()).await?);
    }
    let json: Vec<_> = lines
        .iter()
        .map(|page| {
            json!({ "id": page.study.id, "title": page.study.title.get(lang), "is_synthetic": page.study.is_synthetic, "variables": page.study.variables.len(), "files": page.files })
        })
        .collect();
    console.answer(&json, || {
        let line = |page: &marsad_workflow::StudyPage| {
            let rows: u64 = page.files.iter().map(|file| file.rows).sum();
            format!("{}\t{}\t{}\t{}\n", page.study.id, page.study.title.get(lang), page.study.variables.len(), rows)
        };
        heading(console.voice(), "study-list", &["study", "title", "variables", "rows"])
            + &lines.iter().map(line).collect::<String>()
    });
    Ok(Outcome::Fine)
}

/// What stands in each column: the words of `prefix`, parted like the lines below them.
fn heading(voice: &Voice, prefix: &str, columns: &[&str]) -> String {
    let words: Vec<String> = columns.iter().map(|column| voice.say(&format!("{prefix}-{column}"))).collect();
    words.join("\t") + "\n"
}

async fn show(work: &Work, study: &str, console: &Console) -> Result<Outcome, Failure> {
    let page = work.study_page(study).await?;
    let lang = console.voice().lang();
    say_sentence(&page.study, console);
    console.answer(&page, || {
        let mut text = format!("{}\n{}\n\n", page.study.title.get(lang), page.study.summary.get(lang));
        for file in &page.files {
            let rows = console.count("count-rows", file.rows);
            let variables = console.count("count-variables", file.variables as u64);
            text.push_str(&format!("{} {}\t{rows}\t{variables}\n", file.table, file.number));
        }
        text.push('\n');
        for variable in &page.study.variables {
            let tables: Vec<&str> = variable.tables.iter().map(Id::as_str).collect();
            let (kind, label) = (variable.kind.word(), variable.label.get(lang));
            text.push_str(&format!("{}\t{kind}\t{}\t{label}\n", variable.name, tables.join(",")));
        }
        text
    });
    Ok(Outcome::Fine)
}

fn find(work: &Work, words: &str, console: &Console) -> Outcome {
    const MOST: usize = 50;
    let found = work.find_variables(words, MOST);
    let label = |study: &Id, variable: &Id| {
        let variable = work.pack().study(study.as_str()).and_then(|study| study.variable(variable.as_str()));
        variable.map(|variable| variable.label.get(console.voice().lang()).to_owned()).unwrap_or_default()
    };
    console.answer(&found, || {
        let line = |hit: &marsad_workflow::FoundVariable| {
            format!("{}\t{}\t{}\n", hit.study, hit.variable, label(&hit.study, &hit.variable))
        };
        found.iter().map(line).collect()
    });
    Outcome::of(!found.is_empty())
}

async fn frequencies(
    work: &Work,
    (study, variable): (&str, &str),
    (is_protected, account): (bool, Option<&str>),
    console: &Console,
) -> Result<Outcome, Failure> {
    let definition = work.study(study)?;
    say_sentence(definition, console);
    let found = if is_protected {
        work.frequencies_public(study, variable).await?
    } else {
        let actor = match account {
            Some(account) => Some(sign_in(work, &As { account: account.to_owned() }, console).await?),
            None => None,
        };
        work.frequencies(actor.as_ref(), study, variable).await?
    };
    console.answer(&found, || frequencies_text(&found, definition, console.voice()));
    Ok(Outcome::Fine)
}

fn frequencies_text(found: &StudyFrequencies, study: &StudyDefinition, voice: &Voice) -> String {
    let variable = study.variable(found.variable.as_str());
    let label = |code: &str| {
        let known = variable.and_then(|variable| variable.category(code));
        known.map(|category| category.label.get(voice.lang()).to_owned()).unwrap_or_default()
    };
    let hidden = || voice.say("frequencies-hidden");
    let line = |code: &str, name: &str, count: &CountCell| {
        let rows = count.rows.map_or_else(hidden, |rows| voice.count(rows));
        let weighted = count.weighted.map_or_else(hidden, |weighted| voice.number(weighted, 0));
        format!("{code}\t{rows}\t{weighted}\t{name}\n")
    };
    let mut text = heading(voice, "frequencies-head", &["code", "rows", "weighted", "name"]);
    text.extend(found.values.iter().map(|value| line(&value.code, &label(&value.code), &value.count)));
    let missing = |code: &str| match label(code).as_str() {
        "" => voice.say("frequencies-missing"),
        label => label.to_owned(),
    };
    text.extend(found.missing.iter().map(|value| line(&value.code, &missing(&value.code), &value.count)));
    for (key, count) in [("blank", &found.blank), ("valid", &found.valid), ("all", &found.all)] {
        text.push_str(&line("", &voice.say(&format!("frequencies-{key}")), count));
    }
    for (key, summary) in [("summary", found.summary), ("weighted-summary", found.weighted_summary)] {
        let Some(summary) = summary else { continue };
        let number = |number: Option<f64>| number.map_or_else(|| "–".to_owned(), |number| voice.number(number, 2));
        let arguments = args()
            .text("mean", &voice.number(summary.mean, 2))
            .text("deviation", &number(summary.deviation))
            .text("min", &number(summary.min))
            .text("max", &number(summary.max));
        text.push_str(&(voice.say_with(&format!("frequencies-{key}"), &arguments) + "\n"));
    }
    text
}

/// The records, whatever the format of answers is: they are data, and have no other.
async fn records(
    work: &Work,
    (study, table): (&str, &Id),
    account: Option<&str>,
    console: &Console,
) -> Result<Outcome, Failure> {
    say_sentence(work.study(study)?, console);
    let actor = match account {
        Some(account) => Some(sign_in(work, &As { account: account.to_owned() }, console).await?),
        None => None,
    };
    let bytes = work.study_records(actor.as_ref(), (study, table)).await?;
    console.give(&String::from_utf8_lossy(&bytes));
    Ok(Outcome::Fine)
}

fn ddi(work: &Work, (study, table): (&str, &Id), console: &Console) -> Result<Outcome, Failure> {
    let definition = work.study(study)?;
    let codebook = work.study_codebook(study, table.as_str())?;
    let head = &work.pack().head;
    let mut note = Texts::default();
    if let Some(sentence) = &definition.sentence {
        for lang in Lang::ALL {
            note.set(Some(lang), &Voice::new(lang, head.numerals, head).say(sentence));
        }
    }
    let today = Timestamp::now().strftime("%Y-%m-%d").to_string();
    let export = DdiExport {
        lang: console.voice().lang(),
        produced: &today,
        software_version: env!("CARGO_PKG_VERSION"),
        frequencies: &[],
        weight: None,
        synthetic_note: &note,
    };
    console.give(&ddi_xml(&codebook, &export));
    Ok(Outcome::Fine)
}

async fn synthesise(
    work: &Work,
    (study, actor): (&str, &As),
    synthesis: Synthesis,
    console: &Console,
) -> Result<Outcome, Failure> {
    let actor = sign_in(work, actor, console).await?;
    say_sentence(work.study(study)?, console);
    let receipt = work.synthesise_study(&actor, study, synthesis).await?;
    for figure in &receipt.missed {
        console.say("study-figure-missed", &args().text("figure", figure));
    }
    console.answer(&receipt, || {
        let line = |file: &marsad_model::StudyFile| format!("{}\t{}\n", file.reference(), file.rows);
        receipt.files.iter().map(line).collect()
    });
    Ok(Outcome::Fine)
}
