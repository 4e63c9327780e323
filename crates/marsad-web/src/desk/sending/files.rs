//! The files that belong to a submission: the marked workbook, what was sent, what differs, and receipts.

use std::fmt::Write as _;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use marsad_model::{DataStructure, Difference, Id, Observation, SignedReceipt};
use marsad_publish::{Answer, ReceiptLine, ReceiptPaper, SentFile, Typeface, receipt_lines};
use marsad_workflow::{Action, WorkError};

use super::template::XLSX;
use crate::app::App;
use crate::desk::frame::{Desk, FOREIGN_POLICY, private, private_with};
use crate::desk::session::DeskVisit;
use crate::error::PageError;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/sending_receipt.html")]
struct Receipt<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    giver: String,
    lines: Vec<ReceiptLine>,
    base: String,
    /// Whether there is one on paper as well.
    has_paper: bool,
}

/// A file to be kept under a name: letters beyond ASCII stand in the extended form of RFC 8187.
pub(super) fn attachment(name: &str) -> String {
    format!("attachment; filename*=UTF-8''{}", links::encoded(name))
}

fn kept(kind: &str, name: &str, bytes: impl Into<axum::body::Body>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, attachment(name)),
        (header::CONTENT_SECURITY_POLICY, FOREIGN_POLICY.to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, bytes.into()).into_response()
}

pub(super) async fn marked(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let (bytes, sheets) = app.work.sent_cells(&visit.actor, &id).await?;
    let submission = app.work.catalog().submission_get(&id).await.map_err(WorkError::from)?;
    let told = app.work.report_told(&visit.actor, (Action::ReadSubmission, &id)).await?;
    let report = told.ok_or(PageError::NotFound)?.report;
    let (lang, numerals) = (visit.visit.lang, visit.visit.numerals);
    // Marking a large workbook keeps a core busy: it has a thread of its own.
    let marked = tokio::task::spawn_blocking(move || {
        let voice = app.voice(lang, numerals);
        let answer = Answer::of_submission((&submission, &report), app.work.pack(), voice);
        let sent = if sheets.is_empty() { SentFile::Workbook(&bytes) } else { SentFile::Cells(&sheets) };
        answer.workbook(sent, voice).map_err(|error| PageError::Failed(error.to_string()))
    });
    let marked = marked.await.map_err(|error| PageError::Failed(error.to_string()))??;
    Ok(kept(XLSX, &format!("{id}-marked.xlsx"), marked))
}

pub(super) async fn sent(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let (_, bytes) = app.work.sent_file(&visit.actor, &id).await?;
    let submission = app.work.catalog().submission_get(&id).await.map_err(WorkError::from)?;
    Ok(kept("application/octet-stream", &submission.file_name, bytes))
}

pub(super) async fn difference(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let difference = app.work.submission_difference(&visit.actor, &id).await?;
    let submission = app.work.catalog().submission_get(&id).await.map_err(WorkError::from)?;
    let pack = visit.visit.pack();
    let agreement = pack.agreement(submission.agreement.as_str());
    let dataflow = agreement.and_then(|agreement| pack.dataflow(agreement.dataflow.as_str()));
    let structure = dataflow.and_then(|dataflow| pack.structure_of(dataflow)).ok_or(PageError::NotFound)?;
    let mut text: String = structure.dimensions.iter().map(|dimension| format!("{},", dimension.id)).collect();
    text.push_str("TIME_PERIOD,BEFORE,AFTER,ATTRIBUTES\r\n");
    difference.all().for_each(|cell| write_cell(&mut text, cell, structure));
    Ok(kept("text/csv; charset=utf-8", &format!("{id}-difference.csv"), text))
}

/// A line of codes, a period, two numbers and the attributes that differ, with blanks between: none of them needs quotes.
fn write_cell(text: &mut String, cell: &Difference, structure: &DataStructure) {
    let value = |side: &Option<Observation>| {
        side.as_ref().and_then(|side| side.value).map_or_else(String::new, |value| value.to_string())
    };
    cell.key.iter().for_each(|code| {
        let _ = write!(text, "{code},");
    });
    let unlike: Vec<&str> = cell.unlike_attributes(structure).into_iter().map(Id::as_str).collect();
    let _ = write!(text, "{},{},{},{}\r\n", cell.period, value(&cell.before), value(&cell.after), unlike.join(" "));
}

pub(super) async fn receipt_json(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let receipt = app.work.signed_receipt(&visit.actor, &id).await?;
    Ok(kept("application/json", &format!("{id}-receipt.json"), receipt_text(&receipt)?))
}

/// The receipt as it is signed: whoever checks it makes the signature blank and has the signed bytes.
pub(super) fn receipt_text(receipt: &SignedReceipt) -> Result<String, PageError> {
    serde_json::to_string(receipt).map_err(|error| PageError::Failed(error.to_string()))
}

fn key_link(visit: &DeskVisit) -> String {
    format!("{}/keys/receipts", visit.visit.base)
}

pub(super) async fn receipt_page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let receipt = app.work.signed_receipt(&visit.actor, &id).await?;
    let has_paper = marsad_picture::typeface().is_some();
    private(&shown(&visit, (id.as_str(), &receipt), has_paper))
}

fn shown<'a>(visit: &'a DeskVisit, (id, receipt): (&str, &SignedReceipt), has_paper: bool) -> Receipt<'a> {
    let link = key_link(visit);
    let paper = ReceiptPaper { receipt, pack: visit.visit.pack(), voice: visit.visit.voice(), key_link: &link };
    Receipt {
        page: Desk::layout(visit, "receipt-title"),
        desk: Desk::new(visit, "submissions"),
        giver: paper.giver(),
        lines: receipt_lines(&paper),
        base: links::page(visit.visit.lang, &format!("/desk/submissions/{}", links::encoded(id))),
        has_paper,
    }
}

/// The receipt on paper. Without the typeface there is none: the page of the receipt says so, and what there is instead.
pub(super) async fn receipt_pdf(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, id)): Path<(String, String)>,
) -> PageResult {
    let receipt = app.work.signed_receipt(&visit.actor, &id).await?;
    let link = key_link(&visit);
    let paper =
        ReceiptPaper { receipt: &receipt, pack: visit.visit.pack(), voice: visit.visit.voice(), key_link: &link };
    let typeface = marsad_picture::typeface().map(|[plain, strong]| Typeface { plain, strong });
    match typeface.and_then(|typeface| marsad_publish::receipt_pdf(&paper, typeface)) {
        Some(bytes) => Ok(kept("application/pdf", &format!("{id}-receipt.pdf"), bytes)),
        None => private_with(StatusCode::NOT_ACCEPTABLE, &shown(&visit, (id.as_str(), &receipt), false)),
    }
}

/// The public key of receipts, in hexadecimal, for anyone.
pub(super) async fn key(State(app): State<App>) -> Response {
    match app.work.receipt_key() {
        Some(key) => {
            ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], format!("ed25519 {key}\n")).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
