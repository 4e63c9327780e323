//! What is around every page of the desk: who acts, the ways to its parts, and what was done just now.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse as _, Response};
use marsad_i18n::args;
use marsad_workflow::{Action, KeptDocument};

use super::session::DeskVisit;
use crate::layout::{Layout, Section};
use crate::links;
use crate::pages::PageResult;

/// The parts of the desk with their addresses, the right that opens them (any person, where there is none), and the key of
/// their names: `desk-WORD`.
const PARTS: [(&str, &str, Option<Action>); 17] = [
    ("tasks", "", None),
    ("send", "/send", Some(Action::Receive)),
    ("submissions", "/submissions", Some(Action::ReadSubmission)),
    ("calendar", "/calendar", Some(Action::ReadCalendar)),
    ("agreements", "/agreements", Some(Action::ReadCalendar)),
    ("correspondences", "/correspondences", Some(Action::EditProfile)),
    ("studies", "/studies", Some(Action::Estimate)),
    ("releases", "/releases", Some(Action::ReadReleases)),
    ("approvals", "/releases", Some(Action::Approve)),
    ("board", "/board", Some(Action::ReadBoard)),
    ("scores", "/scores", Some(Action::AnswerScore)),
    ("committee", "/committee", Some(Action::ReadCommittee)),
    ("audit", "/audit", Some(Action::ReadAudit)),
    ("register", "/register", Some(Action::ReadRegister)),
    ("accounts", "/accounts", Some(Action::ManageAccounts)),
    ("notices", "/notices", None),
    ("me", "/me", None),
];

/// What a page may say was done: `done-WORD`.
const DONE: [&str; 23] = [
    "password",
    "contact",
    "mobile-code",
    "second-factor-off",
    "token-revoked",
    "sessions",
    "closed",
    "opened",
    "sent",
    "decided",
    "commented",
    "attached",
    "attached-renamed",
    "reopened",
    "approved",
    "answered",
    "saved",
    "nothing-new",
    "removed",
    "signed",
    "delegated",
    "mapped",
    "read",
];

/// The frame of a page of the desk; `page` stands beside it in every template.
pub(crate) struct Desk<'a> {
    visit: &'a DeskVisit,
    part: &'static str,
}

/// A way to a part of the desk.
pub(crate) struct RailItem {
    pub href: String,
    pub name: String,
    pub is_current: bool,
}

impl<'a> Desk<'a> {
    /// The frame of a page of a part.
    pub(crate) fn new(visit: &'a DeskVisit, part: &'static str) -> Self {
        Self { visit, part }
    }

    /// The frame that every page has.
    pub(crate) fn layout(visit: &'a DeskVisit, title: &str) -> Layout<'a> {
        let title = visit.visit.voice().say(title);
        Layout { visit: &visit.visit, section: Section::Desk, description: title.clone(), title }
    }

    /// The parts that the person has a right to.
    pub(crate) fn rail(&self) -> Vec<RailItem> {
        let voice = self.visit.visit.voice();
        let is_open = |right: Option<Action>| right.is_none_or(|action| self.visit.actor.may(action).is_ok());
        // Who approves finds the same page under that name.
        let approves = is_open(Some(Action::Approve));
        let is_twice = |word: &str| word == "releases" && approves;
        let open = PARTS.iter().filter(|(word, _, right)| is_open(*right) && !is_twice(word));
        let item = |(word, path, _): &(&str, &str, Option<Action>)| RailItem {
            href: links::page(self.visit.visit.lang, &format!("/desk{path}")),
            name: voice.say(&format!("desk-{word}")),
            is_current: *word == self.part,
        };
        open.map(item).collect()
    }

    /// The function of the person.
    pub(crate) fn person(&self) -> &str {
        self.visit.actor.account().name.get(self.visit.visit.lang)
    }

    /// The account of the person, as forms name it.
    pub(crate) fn account(&self) -> String {
        self.visit.sender()
    }

    /// For whom the person stands in.
    pub(crate) fn stands_for(&self) -> Option<String> {
        let away = self.visit.actor.stands_for()?.name.get(self.visit.visit.lang);
        Some(self.visit.visit.voice().say_with("desk-stands-for", &args().text("person", away)))
    }

    /// Whose sheet it is on paper, and of what day.
    pub(crate) fn printed(&self) -> String {
        let visit = &self.visit.visit;
        let (pack, voice) = (visit.pack(), visit.voice());
        let observatory = pack.provider(pack.head.observatory.as_str());
        let name = observatory.map_or("", |observatory| observatory.name.get(visit.lang));
        let said = args().text("observatory", name).text("day", &voice.day(visit.app.work.today()));
        voice.say_with("desk-printed", &said)
    }

    /// What every form carries.
    pub(crate) fn csrf(&self) -> String {
        self.visit.csrf()
    }

    /// An address of the desk in the reader's language.
    pub(crate) fn href(&self, path: &str) -> String {
        links::page(self.visit.visit.lang, &format!("/desk{path}"))
    }

    /// What was done just now, as the address says.
    pub(crate) fn done(&self) -> Option<String> {
        let word = DONE.iter().find(|word| self.visit.visit.parameter("done") == Some(**word))?;
        Some(self.visit.visit.voice().say(&format!("done-{word}")))
    }
}

/// A page that no other reader may see, and no device may keep.
pub(crate) fn private(template: &impl Template) -> PageResult {
    private_with(StatusCode::OK, template)
}

/// The same with a status.
pub(crate) fn private_with(status: StatusCode, template: &impl Template) -> PageResult {
    Ok((status, [(header::CACHE_CONTROL, "no-store")], Html(template.render()?)).into_response())
}

/// What a file that somebody sent may do where a browser opens it in spite of all: nothing.
pub(crate) const FOREIGN_POLICY: &str = "default-src 'none'; sandbox";

/// A document as it was given, always as a file and never as a page of ours.
pub(crate) fn document(kept: KeptDocument) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kept.media_type.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", links::encoded(&kept.file_name))),
        (header::CONTENT_SECURITY_POLICY, FOREIGN_POLICY.to_owned()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, kept.bytes).into_response()
}

/// The way to a page after something was done.
pub(crate) fn see_other(target: &str) -> Response {
    (StatusCode::SEE_OTHER, [(header::LOCATION, target), (header::CACHE_CONTROL, "no-store")]).into_response()
}
