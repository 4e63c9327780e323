//! The pages of the portal, one file each; their markup is in `templates/`.

mod about;
mod balance;
mod changes;
mod contradictions;
mod data_list;
mod dataflow;
mod dataflow_choice;
mod downloads;
mod home;
mod institutions;
mod not_yet;
mod nowhere;
mod number;
mod numerals;
mod offline;
mod question;
mod questions;
mod studies;
mod study_table;
mod summary;
mod unlike;
mod unlike_answers;

pub(crate) use about::about;
pub(crate) use balance::{BalanceParts, balance, balance_parts};
pub(crate) use changes::changes;
pub(crate) use contradictions::{contradictions, contradictions_json, numbers_text};
pub(crate) use data_list::data_list;
pub(crate) use dataflow::{Notice, dataflow, release};
pub(crate) use home::home;
pub(crate) use institutions::{institution, institutions};
pub(crate) use nowhere::{nowhere, spoken_errors};
pub(crate) use number::number;
pub(crate) use numerals::numerals;
pub(crate) use offline::{manifest, offline, worker};
pub(crate) use question::{question, question_picture, question_picture_png};
pub(crate) use questions::questions;
pub(crate) use studies::{studies, study, study_ddi, study_records, study_variable};
pub(crate) use study_table::routes as study_table_routes;
pub(crate) use study_table::{desk_estimate, keep_plan, kept_plan, plan_query, table_query};
pub(crate) use unlike::is_unlike_definition;

use askama::Template;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};

use crate::error::PageError;

/// A page, or why there is none.
pub(crate) type PageResult = Result<Response, PageError>;

/// The page of a template.
pub(crate) fn rendered(template: &impl Template) -> PageResult {
    Ok(([(header::CACHE_CONTROL, "no-cache")], Html(template.render()?)).into_response())
}
