//! The page of a review: one submission, everything that a decision about it needs, and the decision.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use marsad_i18n::args;
use marsad_model::{Decision, Release, Reopening, SubmissionState};
use marsad_publish::{Names, series_text};
use marsad_workflow::{Action, ReplacedCells, Review};

use super::charts::{self, SeriesPart};
use super::parts::{self, CauseLine, Changes, CodeChoice, PeriodLine, opened_cells};
use super::talks::{Talk, talks};
use super::{People, period_text};
use crate::app::App;
use crate::desk::frame::{Desk, private_with};
use crate::desk::points::points;
use crate::desk::sending::AttachedLine;
use crate::desk::session::DeskVisit;
use crate::layout::Layout;
use crate::links;
use crate::pages::PageResult;

#[derive(Template)]
#[template(path = "desk/review_submission.html")]
struct ReviewPage<'a> {
    page: Layout<'a>,
    desk: Desk<'a>,
    problem: String,
    id: String,
    state: String,
    state_word: &'static str,
    state_mark: &'static str,
    facts: Vec<(String, String)>,
    history: Vec<(String, String)>,
    may_decide: bool,
    may_accept: bool,
    may_comment: bool,
    may_settle: bool,
    may_reopen: bool,
    summary: String,
    causes: Vec<CauseLine>,
    share: String,
    periods: Vec<PeriodLine>,
    series: Vec<SeriesPart>,
    series_more: String,
    difference: String,
    undone: String,
    /// The same files by id: a reason counts for those that were on the page.
    later: String,
    /// The cells of other institutions that get another value.
    replaced: Vec<ReplacedLine>,
    /// What a comparison with others found that the sender is not told.
    beside_others: Vec<String>,
    /// The approved releases that wait for their minute with it: where each is, and what is said of it.
    waiting_releases: Vec<(String, String)>,
    /// Those whose approval its acceptance would take back, likewise.
    stopped_releases: Vec<(String, String)>,
    waiting: String,
    /// Where the files that wait too are.
    waiting_files: Vec<(String, String)>,
    changes: Changes,
    reopenings: Vec<ReopeningLine>,
    outside: Vec<String>,
    talks: Vec<Talk>,
    /// The documents that are attached to the submission, and not to a comment.
    files: Vec<AttachedLine>,
    /// The cell that a new comment is about, if the address names one: in words, its key, its period.
    cell: Option<(String, String, String)>,
    choices: Vec<CodeChoice>,
    period_choices: Vec<(String, String)>,
}

/// Cells that were opened again, and what came back.
struct ReopeningLine {
    cells: String,
    reason: String,
    by: String,
    at: String,
    mark: &'static str,
    word: String,
    changes: Changes,
    /// That cells are waited for beside those that it brings; blank where none is.
    lacks: String,
    lacking: Vec<String>,
    /// What the table of changes is called: the same cells may have been opened twice.
    region: String,
}

/// Cells of one submission of another institution that get another value.
struct ReplacedLine {
    text: String,
    changes: Changes,
}

pub(super) async fn page(
    State(app): State<App>,
    visit: DeskVisit,
    Path((_, submission)): Path<(String, String)>,
) -> PageResult {
    shown(&app, &visit, &submission, (StatusCode::OK, String::new())).await
}

/// The page with what went wrong.
pub(in crate::desk) async fn shown(
    app: &App,
    visit: &DeskVisit,
    id: &str,
    (status, problem): (StatusCode, String),
) -> PageResult {
    let review = app.work.review(&visit.actor, id).await?;
    let people = People::of(&app.work, visit.visit.lang).await?;
    let (pack, voice) = (visit.visit.pack(), visit.visit.voice());
    let agreement = pack.agreement(review.page.submission.agreement.as_str());
    let dataflow = agreement.and_then(|agreement| pack.dataflow(agreement.dataflow.as_str()));
    let structure = dataflow.and_then(|dataflow| pack.structure_of(dataflow));
    let names = dataflow.zip(structure).map(|(dataflow, structure)| Names { pack, dataflow, structure, voice });
    private_with(status, &Maker { visit, review: &review, people: &people, names }.page(problem))
}

struct Maker<'a> {
    visit: &'a DeskVisit,
    review: &'a Review,
    people: &'a People,
    /// None where the pack has the agreement no more.
    names: Option<Names<'a>>,
}

impl<'a> Maker<'a> {
    fn page(&self, problem: String) -> ReviewPage<'a> {
        let (visit, review, voice) = (self.visit, self.review, self.visit.visit.voice());
        let submission = &review.page.submission;
        let may = |action| visit.actor.may(action).is_ok();
        let (summary, causes) = parts::causes(visit, review);
        let names = self.names.as_ref();
        let is_second = submission.received_by != visit.actor.account().id;
        let percent = review.completeness.share.map(|share| voice.percent(&voice.number(points(share), 0)));
        ReviewPage {
            page: Layout { title: submission.file_name.clone(), ..Desk::layout(visit, "review-title") },
            desk: Desk::new(visit, "submissions"),
            problem,
            id: submission.id.clone(),
            state: voice.say(&format!("review-state-{}", submission.state.word())),
            state_word: submission.state.word(),
            state_mark: state_mark(submission.state),
            facts: self.facts(),
            history: self.history(),
            may_decide: may(Action::Decide)
                && is_second
                && matches!(submission.state, SubmissionState::Checked | SubmissionState::Accepted),
            may_accept: submission.state == SubmissionState::Checked,
            may_comment: may(Action::Comment),
            may_settle: may(Action::Comment) && !visit.actor.acting().role.is_of_institution(),
            may_reopen: may(Action::Reopen) && submission.state == SubmissionState::Accepted,
            summary,
            causes,
            share: percent
                .map(|percent| voice.say_with("review-share", &args().text("percent", &percent)))
                .unwrap_or_default(),
            periods: names.map(|names| parts::periods(names, &review.completeness)).unwrap_or_default(),
            series: self.series(),
            series_more: if review.series_more > 0 {
                voice.say_with("review-series-more", &args().count("n", review.series_more))
            } else {
                String::new()
            },
            difference: self.difference(),
            undone: self.undone(),
            later: review.undone.join(" "),
            replaced: review.replaced.iter().map(|one| self.replaced(one)).collect(),
            beside_others: parts::sentences(visit, self.flow(), &review.beside_others),
            waiting_releases: self.releases(&review.waiting_releases, "review-release-waits"),
            stopped_releases: self.releases(&review.stopped_releases, "review-release-stops"),
            waiting: self.waiting(),
            waiting_files: self.waiting_files(),
            changes: self.changes(),
            reopenings: review.reopenings.iter().map(|one| self.reopening(one)).collect(),
            outside: parts::sentences(visit, self.flow(), &review.outside),
            files: self.files(),
            talks: talks(visit, review, self.people, names),
            cell: self.cell(),
            choices: names.map(parts::choices).unwrap_or_default(),
            period_choices: self.period_choices(),
        }
    }

    fn facts(&self) -> Vec<(String, String)> {
        let (voice, lang, pack) = (self.visit.visit.voice(), self.visit.visit.lang, self.visit.visit.pack());
        let submission = &self.review.page.submission;
        let agreement = pack.agreement(submission.agreement.as_str());
        let provider = agreement.and_then(|agreement| pack.provider(agreement.provider.as_str()));
        let name = agreement.map_or_else(|| submission.agreement.to_string(), |one| one.name.get(lang).to_owned());
        vec![
            (voice.say("review-number"), submission.id.clone()),
            (voice.say("me-institution"), provider.map_or_else(String::new, |one| one.name.get(lang).to_owned())),
            (voice.say("review-agreement"), name),
            (voice.say("review-sent-by"), self.people.function(&submission.received_by)),
            (voice.say("review-sent-at"), voice.moment(submission.received_at)),
        ]
    }

    /// What was decided, latest first: the sentence, and the reason.
    fn history(&self) -> Vec<(String, String)> {
        let voice = self.visit.visit.voice();
        let page = &self.review.page;
        let line = |(place, decision): (usize, &marsad_model::SubmissionDecision)| {
            let key = match decision.decision {
                Decision::Accept => "review-was-accepted",
                Decision::Return => "review-was-returned",
            };
            let away = page.in_place_of.get(place).and_then(Option::as_deref);
            let said = args().text("person", &self.people.acting(voice, &decision.decided_by, away));
            let said = said.text("moment", &voice.moment(decision.decided_at));
            (voice.say_with(key, &said), decision.reason.clone())
        };
        page.decisions.iter().enumerate().rev().map(line).collect()
    }

    fn series(&self) -> Vec<SeriesPart> {
        let Some(names) = &self.names else { return Vec::new() };
        let all = self.review.plausibility.iter().enumerate();
        all.map(|(place, series)| charts::part(names, series, place + 1)).collect()
    }

    fn difference(&self) -> String {
        let voice = self.visit.visit.voice();
        let Some(difference) = &self.review.page.difference else { return String::new() };
        let changed = difference.changed.len() as u64;
        let counts = [
            ("new", difference.new),
            ("changed", changed),
            ("retold", difference.retold.len() as u64),
            ("vanished", difference.vanished),
            ("same", difference.same),
        ];
        let said = counts.iter().fold(args(), |said, (name, n)| said.text(name, &voice.count(*n)));
        voice.say_with("review-difference", &said)
    }

    /// Which later files its acceptance would undo; blank where it would undo none.
    fn undone(&self) -> String {
        let voice = self.visit.visit.voice();
        if self.review.undone.is_empty() {
            return String::new();
        }
        let later = self.review.undone.join(&voice.say("list-separator"));
        voice.say_with("review-undone", &args().text("later", &later))
    }

    /// The dataflow; blank where the pack has the agreement no more.
    fn flow(&self) -> &str {
        self.names.as_ref().map_or("", |names| names.dataflow.id.as_str())
    }

    fn replaced(&self, replaced: &ReplacedCells) -> ReplacedLine {
        let (voice, lang, pack) = (self.visit.visit.voice(), self.visit.visit.lang, self.visit.visit.pack());
        let provider = pack.provider(replaced.provider.as_str());
        let provider = provider.map_or_else(|| replaced.provider.to_string(), |one| one.name.get(lang).to_owned());
        let said = args().count("n", replaced.cells.len() as u64).text("provider", &provider);
        ReplacedLine {
            text: voice.say_with("review-replaced", &said.text("submission", &replaced.submission)),
            changes: self.names.as_ref().map(|names| parts::changes(names, &replaced.cells)).unwrap_or_default(),
        }
    }

    /// Where releases are that wait for their minute, and what `line` says of them.
    fn releases(&self, releases: &[Release], line: &str) -> Vec<(String, String)> {
        releases.iter().map(|release| self.waiting_release(release, line)).collect()
    }

    fn waiting_release(&self, release: &Release, line: &str) -> (String, String) {
        let (voice, lang, pack) = (self.visit.visit.voice(), self.visit.visit.lang, self.visit.visit.pack());
        let dataset = pack.dataflow(release.dataflow.as_str());
        let dataset = dataset.map_or_else(|| release.dataflow.to_string(), |one| one.name.get(lang).to_owned());
        let minute = release.public_from.map_or_else(String::new, |from| voice.moment(from));
        let said = args().text("dataset", &dataset).text("number", &voice.digits(&release.number.to_string()));
        let path = format!("/desk/releases/{}/{}", release.dataflow, release.number);
        (links::page(lang, &path), voice.say_with(line, &said.text("moment", &minute)))
    }

    /// Which later files wait too; blank where none does.
    fn waiting(&self) -> String {
        let voice = self.visit.visit.voice();
        if self.review.waiting.is_empty() {
            return String::new();
        }
        let later = self.review.waiting.join(&voice.say("list-separator"));
        voice.say_with("review-waiting", &args().text("later", &later))
    }

    fn waiting_files(&self) -> Vec<(String, String)> {
        let path = |id: &String| links::page(self.visit.visit.lang, &format!("/desk/review/{}", links::encoded(id)));
        self.review.waiting.iter().map(|id| (path(id), id.clone())).collect()
    }

    fn changes(&self) -> Changes {
        let difference = self.review.page.difference.as_ref();
        let both = self.names.as_ref().zip(difference);
        both.map(|(names, difference)| parts::changes(names, &difference.changed)).unwrap_or_default()
    }

    fn reopening(&self, reopening: &Reopening) -> ReopeningLine {
        let voice = self.visit.visit.voice();
        let answer = self.review.answers.iter().find(|answer| answer.reopening.id == reopening.id);
        let inside = answer.map(|answer| &answer.inside[..]).unwrap_or_default();
        let lacking = answer.map(|answer| &answer.lacking[..]).unwrap_or_default();
        let (mark, key) = match &reopening.closed_by {
            Some(_) => ("olive", "review-reopening-closed"),
            None if self.review.come.contains(&reopening.id) => ("saffron", "review-reopening-come"),
            None => ("saffron", "review-reopening-open"),
        };
        let (cells, at) = (opened_cells(voice, self.names.as_ref(), reopening), voice.moment(reopening.at));
        ReopeningLine {
            region: voice.joined(&[&voice.say("review-changes"), &cells, &at]),
            cells,
            reason: reopening.reason.clone(),
            by: self.people.function(&reopening.by),
            at,
            mark,
            word: voice.say(key),
            changes: self.names.as_ref().map(|names| parts::changes(names, inside)).unwrap_or_default(),
            lacks: match lacking.len() as u64 {
                0 => String::new(),
                n => voice.say_with("review-reopening-lacks", &args().count("n", n)),
            },
            lacking: self.names.as_ref().map(|names| parts::cells(names, lacking)).unwrap_or_default(),
        }
    }

    fn files(&self) -> Vec<AttachedLine> {
        let own = self.review.attached.iter().filter(|one| one.comment.is_none());
        own.map(|one| AttachedLine::of(one, self.visit, self.people)).collect()
    }

    /// The cell that the address names for a comment.
    fn cell(&self) -> Option<(String, String, String)> {
        let voice = self.visit.visit.voice();
        let (key, period) = (self.visit.visit.parameter("cell")?, self.visit.visit.parameter("period")?);
        let codes = key.split('.').map(|code| code.parse().ok()).collect::<Option<Vec<marsad_model::Id>>>()?;
        let series = self.names.as_ref().map_or_else(|| key.to_owned(), |names| series_text(names, &codes, None));
        let text = format!("{series}{}{}", voice.say("list-separator"), period_text(voice, period));
        Some((text, key.to_owned(), period.to_owned()))
    }

    fn period_choices(&self) -> Vec<(String, String)> {
        let voice = self.visit.visit.voice();
        let report = self.review.page.report.as_ref();
        let periods = report.map(|report| &report.periods[..]).unwrap_or_default();
        periods.iter().rev().map(|name| (name.clone(), period_text(voice, name))).collect()
    }
}

/// The shape of a state; its word stands beside it.
pub(super) fn state_mark(state: SubmissionState) -> &'static str {
    match state {
        SubmissionState::Received => "quiet",
        SubmissionState::Checked => "saffron",
        SubmissionState::Returned => "rose",
        SubmissionState::Accepted => "olive",
    }
}
