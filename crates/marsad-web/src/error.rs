//! Pages that cannot be shown, and how they say so.

use axum::http::StatusCode;
use marsad_workflow::{Refusal, WorkError};

/// A page that cannot be shown.
#[derive(Debug)]
pub(crate) enum PageError {
    /// There is nothing at this address.
    NotFound,
    /// There is no such thing, and what is called nearly so: see [`Unknown`].
    Unknown(Box<Unknown>),
    /// The address asks for something that does not make sense: the parameter, its value, and what would make sense.
    Bad { parameter: String, value: String, expected: Vec<String> },
    /// The request is refused for a reason with a text of its own.
    Refused(Refusal),
    /// Something failed that is not the reader's doing.
    Failed(String),
}

/// A name that nothing has.
#[derive(Debug)]
pub(crate) struct Unknown {
    /// The message that says so of a `subject`.
    pub key: &'static str,
    /// The name.
    pub subject: String,
    /// Things with nearly the same name, and their pages.
    pub near: Vec<(String, String)>,
}

impl PageError {
    pub(crate) fn bad(parameter: &str, value: &str, expected: &[&str]) -> Self {
        let expected = expected.iter().map(|word| (*word).to_owned()).collect();
        Self::Bad { parameter: parameter.to_owned(), value: value.to_owned(), expected }
    }
}

impl From<WorkError> for PageError {
    fn from(error: WorkError) -> Self {
        match error {
            WorkError::Refused(refusal) => refusal.into(),
            other => Self::Failed(other.to_string()),
        }
    }
}

impl From<Refusal> for PageError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::UnknownDataflow(_)
            | Refusal::UnknownObservation(_)
            | Refusal::UnknownQuestion(_)
            | Refusal::UnknownStudy(_)
            | Refusal::UnknownVariable(_)
            | Refusal::UnknownVersion(_) => Self::NotFound,
            other => Self::Refused(other),
        }
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// The status of a refusal: what a program can do next. What is not there and what is not for this person to know of are
/// told alike.
pub(crate) fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::WrongQuestion(_) | Refusal::WrongPeriod(_) => StatusCode::BAD_REQUEST,
        Refusal::WrongCredentials(_) | Refusal::WrongCode(_) | Refusal::OneTimePassword(_) => StatusCode::UNAUTHORIZED,
        Refusal::NotYourRole(_)
        | Refusal::NotYourInstitution(_)
        | Refusal::SecondPerson(_)
        | Refusal::WrongScope(_)
        | Refusal::ForeignForm(_)
        | Refusal::NotProvisioned(_)
        | Refusal::RestrictedStudy(_)
        | Refusal::WordSettled(_)
        | Refusal::NotYourPlan(_)
        | Refusal::OwnAccount(_) => StatusCode::FORBIDDEN,
        Refusal::WrongState(_)
        | Refusal::ResolvedByComparison(_)
        | Refusal::ChangedMeanwhile(_)
        | Refusal::OtherAccount(_)
        | Refusal::ReopenedAlready(_)
        | Refusal::AlreadyProposed(_)
        | Refusal::MinuteChanged(_)
        | Refusal::NoCardWaits(_)
        | Refusal::AlreadyDecided(_)
        | Refusal::AlreadyApproved(_)
        | Refusal::AlreadyWithdrawn(_)
        | Refusal::Outdated(_)
        | Refusal::AccountExists(_)
        | Refusal::AddressTaken(_)
        | Refusal::LaterAccepted(_)
        | Refusal::ReplacesOthers(_)
        | Refusal::NoLongerAccepted(_)
        | Refusal::ChecklistBlocks(_)
        | Refusal::NotEmbargoed(_)
        | Refusal::SecondFactorOn(_)
        | Refusal::TooManyUploads(_)
        | Refusal::WrongOffset(_) => StatusCode::CONFLICT,
        Refusal::WrongDocument(_) | Refusal::ActiveDocument(_) | Refusal::ClosedDocument(_) => {
            StatusCode::UNSUPPORTED_MEDIA_TYPE
        }
        Refusal::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
        Refusal::ScannerAway(_) => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::TooManyAttempts(_) => StatusCode::TOO_MANY_REQUESTS,
        Refusal::LinkSpent(_) | Refusal::Withdrawn(_) => StatusCode::GONE,
        _ if is_wrong_input(refusal) => StatusCode::UNPROCESSABLE_ENTITY,
        _ => StatusCode::NOT_FOUND,
    }
}

/// Whether what was entered is understood and cannot be done: another entry can.
fn is_wrong_input(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::PasswordsDiffer(_)
            | Refusal::WeakPassword(_)
            | Refusal::ReasonMissing(_)
            | Refusal::WrongAddress(_)
            | Refusal::WrongMobile(_)
            | Refusal::ConsentMissing(_)
            | Refusal::WrongMobileCode(_)
            | Refusal::WrongAccountName(_)
            | Refusal::WrongDates(_)
            | Refusal::WrongDay(_)
            | Refusal::FarDay(_)
            | Refusal::WrongDueDays(_)
            | Refusal::UnknownChoice(_)
            | Refusal::PartyMissing(_)
            | Refusal::OwnerMissing(_)
            | Refusal::DueDayMissing(_)
            | Refusal::DueBeforeMeeting(_)
            | Refusal::BeginsOnce(_)
            | Refusal::EmptyFile(_)
            | Refusal::Infected(_)
            | Refusal::KeyUsedOtherwise(_)
            | Refusal::WrongCorrespondence(_)
            | Refusal::WrongProfile(_)
            | Refusal::UnknownInstitution(_)
            | Refusal::UnknownRole(_)
            | Refusal::RoleElsewhere(_)
            | Refusal::FunctionMissing(_)
            | Refusal::NameMissing(_)
            | Refusal::NameTooLong(_)
            | Refusal::WrongDays(_)
            | Refusal::PastMoment(_)
            | Refusal::UnknownCode(_)
    )
}
