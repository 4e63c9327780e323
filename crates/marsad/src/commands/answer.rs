//! The answer to a sender: as lines or JSON on stdout, and as the files that were asked for.

use std::path::{Path, PathBuf};

use marsad_collect::RAW_CELLS_MAX;
use marsad_i18n::{FindingText, args};
use marsad_model::{FileFormat, Finding, Submission, SubmissionReport};
use marsad_publish::{Answer, MarkError, SentFile};
use marsad_workflow::{Work, cells_as_sent};
use serde_json::{Value, json};

use crate::cli::AnswerFiles;
use crate::console::Console;
use crate::failure::Failure;

/// A file as it was sent: how it is written, and its bytes.
pub type Sent<'a> = (&'a FileFormat, &'a [u8]);

/// The answer to a submission that was checked.
pub fn to_submission(work: &Work, submission: &Submission, report: &SubmissionReport, console: &Console) -> Answer {
    Answer::of_submission((submission, report), work.pack(), console.voice())
}

/// The lines of stdout.
pub fn text(answer: &Answer, files: &AnswerFiles, console: &Console) -> String {
    if files.all { answer.whole_text(console.voice()) } else { answer.text(console.voice()) }
}

/// What is said after the lines: how much was read, what to do next, and whether there is more to see.
pub fn sum_up(answer: &Answer, files: &AnswerFiles, console: &Console) {
    console.say_line(&format!("{} {}", answer.summary, answer.verdict));
    if console.is_text() && answer.is_cut() && !files.all {
        console.say("answer-all", &args());
    }
}

/// Findings one by one, for programs.
pub fn findings(findings: &[Finding], console: &Console) -> Vec<Value> {
    let one = |finding: &Finding| {
        let text = FindingText::new(console.voice(), finding);
        json!({ "finding": finding, "severity": text.severity, "place": text.place, "reason": text.reason, "remedy": text.remedy })
    };
    // Thousands of sentences take longer than the reading of a million cells: every core words its share.
    let share = findings.len().div_ceil(std::thread::available_parallelism().map_or(1, usize::from)).max(1);
    std::thread::scope(|scope| {
        let words = |few: &'_ [Finding]| few.iter().map(one).collect::<Vec<_>>();
        let workers: Vec<_> = findings.chunks(share).map(|few| scope.spawn(move || words(few))).collect();
        let joined = |panic| std::panic::resume_unwind(panic);
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(joined)).collect()
    })
}

/// Writes the page and the marked workbook, where they were asked for, and says where they are.
pub fn write(answer: &Answer, files: &AnswerFiles, sent: Sent<'_>, console: &Console) -> Result<(), Failure> {
    write_page(answer, files, console)?;
    if let Some(path) = &files.workbook {
        write_file(path, &workbook(answer, sent, console)?)?;
        console.say("answer-workbook-written", &args().text("file", &path.display().to_string()));
    }
    Ok(())
}

/// Writes the page, where it was asked for, and says where it is.
pub fn write_page(answer: &Answer, files: &AnswerFiles, console: &Console) -> Result<(), Failure> {
    if let Some(path) = &files.html {
        write_file(path, answer.page(console.voice()).as_bytes())?;
        console.say("answer-page-written", &args().text("file", &path.display().to_string()));
    }
    Ok(())
}

/// Refuses to write over the file that is examined.
pub fn keep_apart(files: &AnswerFiles, file: &Path) -> Result<(), Failure> {
    let outputs: Vec<&Path> = files.html.iter().chain(&files.workbook).map(PathBuf::as_path).collect();
    all_apart(&outputs, &[file])
}

/// Refuses outputs that are one of the inputs, or that are each other.
pub fn all_apart(outputs: &[&Path], inputs: &[&Path]) -> Result<(), Failure> {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let is_taken =
        |(at, output): &(usize, &&Path)| inputs.iter().chain(&outputs[..*at]).any(|other| real(other) == real(output));
    match outputs.iter().enumerate().find(is_taken) {
        Some((_, path)) => {
            Err(Failure::Answer { key: "answer-own-file", arguments: args().text("file", &path.display().to_string()) })
        }
        None => Ok(()),
    }
}

/// The bytes of the marked workbook: the sender's own, or a new one with the cells of a file in another format.
fn workbook(answer: &Answer, (format, bytes): Sent<'_>, console: &Console) -> Result<Vec<u8>, Failure> {
    let voice = console.voice();
    if let Ok(marked) = answer.workbook(SentFile::Workbook(bytes), voice) {
        return Ok(marked);
    }
    let too_many = |_| Failure::Answer {
        key: "answer-too-many-cells",
        arguments: args().text("file", &answer.file).text("limit", &voice.count(RAW_CELLS_MAX as u64)),
    };
    let sheets = cells_as_sent(format, bytes).map_err(too_many)?;
    let not_marked = |error: MarkError| Failure::Answer {
        key: "answer-not-marked",
        arguments: args().text("file", &answer.file).text("detail", &error.to_string()),
    };
    answer.workbook(SentFile::Cells(&sheets), voice).map_err(not_marked)
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    std::fs::write(path, bytes).map_err(|error| Failure::file(path, &error))
}
