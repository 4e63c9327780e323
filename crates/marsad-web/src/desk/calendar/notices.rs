//! Notices: what happened that concerns a person, the newest first.

use askama::Template;
use axum::extract::State;
use jiff::Timestamp;
use marsad_i18n::args;
use marsad_model::{Notice, NoticeKind};
use marsad_workflow::Action;

use super::words::names;
use crate::app::App;
use crate::desk::form::DeskForm;
use crate::desk::frame::{Desk, private, see_other};
use crate::desk::session::DeskVisit;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "desk/calendar_notices.html")]
struct Notices<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    lede: String,
    lines: Vec<NoticeLine>,
    has_unread: bool,
    /// Whether the person may let someone stand in.
    may_delegate: bool,
    /// The moment of the list: what comes later stays unread.
    now: String,
}

struct NoticeLine {
    text: String,
    href: String,
    when: String,
    is_new: bool,
}

pub(super) async fn page(State(app): State<App>, visit: DeskVisit) -> PageResult {
    let now = app.work.now();
    let notices = app.work.notices(&visit.actor).await?;
    let unread = notices.iter().filter(|notice| notice.read_at.is_none()).count() as u64;
    private(&Notices {
        page: Desk::layout(&visit, "notices-title"),
        desk: Desk::new(&visit, "notices"),
        lede: visit.visit.voice().say_with("notices-unread", &args().count("n", unread)),
        lines: notices.iter().map(|notice| line(&visit, notice)).collect(),
        has_unread: unread > 0,
        may_delegate: visit.actor.may(Action::Delegate).is_ok(),
        now: now.to_string(),
    })
}

fn line(visit: &DeskVisit, notice: &Notice) -> NoticeLine {
    let sees_releases = visit.actor.may(Action::ReadReleases).is_ok();
    NoticeLine {
        text: text(&visit.visit, notice),
        href: links::page(visit.visit.lang, &path(notice, sees_releases)),
        when: visit.visit.voice().moment(notice.made_at),
        is_new: notice.read_at.is_none(),
    }
}

/// A notice in words.
fn text(visit: &Visit, notice: &Notice) -> String {
    let mut values = notice.arguments.clone();
    values.insert("subject".to_owned(), notice.subject.clone());
    visit.voice().say_with(&format!("notice-{}", notice.kind.word()), &names(visit).words(&values))
}

/// Where a notice leads. Who does not see releases before they are public is led to what is public of them.
fn path(notice: &Notice, sees_releases: bool) -> String {
    let subject = &notice.subject;
    match notice.kind {
        NoticeKind::ReminderBefore | NoticeKind::ReminderDue | NoticeKind::ReminderLate | NoticeKind::Escalation => {
            format!("/desk/agreements/{subject}")
        }
        NoticeKind::SubmissionReceived
        | NoticeKind::SubmissionReturned
        | NoticeKind::SubmissionAccepted
        | NoticeKind::CellsReplaced
        | NoticeKind::CellsRestored => {
            format!("/desk/submissions/{subject}")
        }
        NoticeKind::CellReopened => format!("/desk/review/{subject}#reopenings"),
        NoticeKind::CommentAdded => format!("/desk/review/{subject}#talks"),
        NoticeKind::ReleaseProposed
        | NoticeKind::ReleaseApproved
        | NoticeKind::ReleasePublished
        | NoticeKind::ReleaseWithdrawn
        | NoticeKind::ApprovalRevoked
        | NoticeKind::ReleaseReopened
        | NoticeKind::ReleaseDiscussed
        | NoticeKind::MinuteMoved => match subject.split_once(' ') {
            Some((dataflow, number)) if sees_releases => format!("/desk/releases/{dataflow}/{number}"),
            Some((dataflow, _)) => format!("/data/{dataflow}"),
            None if sees_releases => "/desk/releases".to_owned(),
            None => "/data".to_owned(),
        },
        NoticeKind::LateDigest => format!("/desk/agreements/{subject}#late"),
        NoticeKind::ActionDue => "/desk/committee".to_owned(),
        NoticeKind::ScoreCardMade => format!("/desk/scores/{subject}"),
        NoticeKind::PrereleaseGranted => match subject.split_once(' ') {
            Some((dataflow, number)) => format!("/desk/prerelease/{dataflow}/{number}"),
            None => "/desk".to_owned(),
        },
        NoticeKind::PrereleaseRevoked => "/desk".to_owned(),
        NoticeKind::DelegationGiven => "/desk/delegations".to_owned(),
    }
}

pub(super) async fn read(State(app): State<App>, visit: DeskVisit, form: DeskForm) -> PageResult {
    let up_to = form.text("up_to").parse::<Timestamp>().unwrap_or_else(|_| app.work.now());
    app.work.read_notices(&visit.actor, up_to).await?;
    Ok(see_other(&format!("{}?done=read", links::page(visit.visit.lang, "/desk/notices"))))
}
