//! A visit to a table over a study: what both pages share.

use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Redirect, Response};
use marsad_model::StudyDefinition;
use marsad_publish::StudyNames;

use super::asked::{Asked, Scope};
use super::files::TableFile;
use super::form::{Form, FormMaker};
use super::refused::Refuser;
use crate::desk::DeskVisit;
use crate::error::PageError;
use crate::links;
use crate::pages::rendered;
use crate::visit::Visit;

/// A visit to a table over a study.
pub(super) struct StudyVisit<'a> {
    pub(super) visit: &'a Visit,
    pub(super) study: &'a StudyDefinition,
    pub(super) scope: Scope,
    /// The address of the page, without its query.
    pub(super) here: String,
    /// Who asks at the desk; nobody on the pages of the portal.
    pub(super) desk: Option<&'a DeskVisit>,
}

impl<'a> StudyVisit<'a> {
    /// A visit to the page that is called `page`.
    pub(super) fn new((visit, study): (&'a Visit, &'a StudyDefinition), scope: Scope, page: &str) -> Self {
        let here = links::page(visit.lang, &format!("/studies/{}/{page}", links::encoded(study.id.as_str())));
        Self { visit, study, scope, here, desk: None }
    }

    /// A visit to the estimates at the desk.
    pub(super) fn at_desk(desk: &'a DeskVisit, study: &'a StudyDefinition) -> Self {
        let visit = &desk.visit;
        let here = format!("{}/estimate", links::desk_study(visit.lang, study.id.as_str()));
        Self { visit, study, scope: Scope::Estimators, here, desk: Some(desk) }
    }

    pub(super) fn names(&self) -> StudyNames<'a> {
        StudyNames { pack: self.visit.pack(), study: self.study, voice: self.visit.voice() }
    }

    /// The page of the study.
    pub(super) fn study_href(&self) -> String {
        links::page(self.visit.lang, &format!("/studies/{}", links::encoded(self.study.id.as_str())))
    }

    /// Another page of the study with the same question.
    pub(super) fn beside(&self, page: &str, asked: &Asked) -> String {
        format!("{}/{page}{}", self.study_href(), asked.query())
    }

    /// What the study must not be used for; blank where it does not say.
    pub(super) fn disclaimer(&self) -> String {
        self.study.disclaimer.as_ref().map(|text| self.names().text(text)).unwrap_or_default()
    }

    /// What stands above both pages in bold, before what the study must not be used for: where that says everything, that
    /// the data are made up is said in two words.
    pub(super) fn banner(&self) -> Option<String> {
        let names = self.names();
        match self.study.disclaimer {
            Some(_) if self.study.is_synthetic => {
                let voice = names.voice;
                Some(format!("{}{}", voice.say("study-synthetic-short"), voice.say("sentence-stop")))
            }
            _ => names.sentence(),
        }
    }

    /// The page with a question.
    pub(super) fn here_with(&self, asked: &Asked) -> String {
        format!("{}{}", self.here, asked.query())
    }

    /// The permanent link to a question.
    pub(super) fn link(&self, asked: &Asked) -> String {
        format!("{}{}", self.visit.base, self.here_with(asked))
    }

    /// Files with their addresses.
    pub(super) fn files(&self, asked: &Asked, files: &[TableFile]) -> Vec<(&'static str, String)> {
        let query = asked.query();
        files.iter().map(|file| (file.ending(), format!("{}.{}{query}", self.here, file.ending()))).collect()
    }

    /// The name of a file.
    pub(super) fn file_name(&self, asked: &Asked) -> String {
        format!("{}-{}-{}", self.study.id, asked.table, asked.word)
    }

    pub(super) fn form(&self, asked: &Asked) -> Form {
        FormMaker { names: self.names(), asked, scope: self.scope, here: &self.here }.form()
    }

    pub(super) fn refuser<'s>(&'s self, asked: &'s Asked) -> Refuser<'s> {
        Refuser { names: self.names(), asked, scope: self.scope, here: &self.here }
    }

    /// A form sends its blank fields too: the way to the address without them, so that each question has one name.
    pub(super) fn tidied(&self, asked: &Asked) -> Option<Response> {
        let has_blanks = self.visit.parameters.iter().any(|(_, value)| value.is_empty());
        has_blanks.then(|| Redirect::to(&self.here_with(asked)).into_response())
    }
}

/// A page with a status of its own.
pub(super) fn rendered_as(status: StatusCode, page: &impl askama::Template) -> Result<Response, PageError> {
    Ok((status, rendered(page)?).into_response())
}
