//! A submission as a reviewer sees it: the answer to its sender, and what it is beside what is accepted.

use marsad_model::{AttachedFile, Comment, Finding, Release, Reopening, Submission, SubmissionState};

use super::compared::Compared;
use super::completeness::{self, Completeness};
use super::plausibility::{self, PlausibilitySeries};
use super::reopening::{self, ReopeningAnswer};
use super::replaced::ReplacedCells;
use crate::authority::Action;
use crate::known::Sight;
use crate::sending::SubmissionPage;
use crate::{Actor, Work, WorkError, together};

/// Everything that a decision about a submission needs. An institution that looks at its own sees nothing in it that rests
/// on what others sent and is not public.
#[derive(Clone, Debug)]
pub struct Review {
    /// What the sender sees too.
    pub page: SubmissionPage,
    /// What was said, oldest first.
    pub comments: Vec<Comment>,
    /// The documents that are attached to it and to what was said, oldest first.
    pub attached: Vec<AttachedFile>,
    /// The reopenings of its cells, and those that it may answer, oldest first.
    pub reopenings: Vec<Reopening>,
    /// Those of them, by id, whose cells came in a file that waits for a decision.
    pub come: Vec<String>,
    /// The approved releases that wait for their minute with it; for those who read releases before they are public.
    pub waiting_releases: Vec<Release>,
    /// Those whose approval its acceptance would take back; for those who read releases before they are public.
    pub stopped_releases: Vec<Release>,
    /// Which series are there of those that were there before.
    pub completeness: Completeness,
    /// The series that someone should look at, the most urgent first.
    pub plausibility: Vec<PlausibilitySeries>,
    /// How many more series there are.
    pub series_more: u64,
    /// What it says of the cells that were opened again.
    pub answers: Vec<ReopeningAnswer>,
    /// Cells that it changes and nobody opened.
    pub outside: Vec<Finding>,
    /// The accepted submissions that came later and whose figures its acceptance would undo.
    pub undone: Vec<String>,
    /// What a comparison with what other institutions sent finds, and the sender is not told; for those who read every
    /// submission.
    pub beside_others: Vec<Finding>,
    /// The cells of other institutions that its acceptance replaces; for those who read every submission.
    pub replaced: Vec<ReplacedCells>,
    /// The files of the same agreement that came later, hold a period of it, and wait for a decision too.
    pub waiting: Vec<String>,
    /// In whose place each comment was written; none where a person spoke for themselves.
    pub comments_in_place_of: Vec<Option<String>>,
}

impl Work {
    /// Which series a submission brings of those that were there before, for its sender too; blank where nobody has read it,
    /// and where there is too much to compare.
    pub async fn completeness_of(&self, actor: &Actor, id: &str) -> Result<Completeness, WorkError> {
        let submission = self.submission_for(actor, (Action::ReadSubmission, id)).await?;
        let Some(report) = self.catalog().report_find(id).await? else { return Ok(Completeness::default()) };
        match Compared::of(self, (&submission, &report), Sight::of(actor)).await {
            Ok(Some(compared)) => Ok(completeness::of_table(&compared.table, &compared.history)),
            // A file whose bytes are gone or changed is told of where it is verified.
            Ok(None) | Err(WorkError::Lake(_)) => Ok(Completeness::default()),
            Err(error) => Err(error),
        }
    }

    /// A submission for its review.
    pub async fn review(&self, actor: &Actor, id: &str) -> Result<Review, WorkError> {
        let submission = self.submission_for(actor, (Action::ReadSubmission, id)).await?;
        let page = self.submission_page(actor, id).await?;
        let all: Vec<Reopening> = self.catalog().kept_list(submission.agreement.as_str()).await?;
        let is_about = |one: &Reopening| one.submission == id || reopening::is_asked(one, &submission);
        let mut review = Review {
            page,
            comments: self.comments_of(actor, id).await?,
            attached: self.attached_to(actor, id).await?,
            reopenings: all.into_iter().filter(is_about).collect(),
            come: Vec::new(),
            waiting_releases: Vec::new(),
            stopped_releases: Vec::new(),
            completeness: Completeness::default(),
            plausibility: Vec::new(),
            series_more: 0,
            answers: Vec::new(),
            outside: Vec::new(),
            undone: Vec::new(),
            beside_others: Vec::new(),
            replaced: Vec::new(),
            waiting: Vec::new(),
            comments_in_place_of: Vec::new(),
        };
        review.come = self.reopenings_come(&review.reopenings).await?;
        if actor.may(Action::ReadReleases).is_ok() {
            review.waiting_releases = self.releases_waiting_with(id).await?;
            if submission.state == SubmissionState::Checked {
                review.stopped_releases = self.releases_stopped_by(&submission).await?;
            }
        }
        review.comments_in_place_of = self.said_in_place_of(id, &review.comments).await?;
        let Some(report) = self.catalog().report_find(id).await? else { return Ok(review) };
        review.waiting = self.waiting_later(&submission, &report).await?;
        let sight = Sight::of(actor);
        let Some(compared) = Compared::of(self, (&submission, &report), sight).await? else { return Ok(review) };
        review.undone = self.undone_by(&submission, sight).await?;
        if sight == Sight::Every {
            review.replaced = self.replaced_in(&submission, &compared).await?;
            review.beside_others = self.beside_others(&submission, &compared).await?;
        }
        let asked: Vec<Reopening> =
            review.reopenings.iter().filter(|one| reopening::is_asked(one, &submission)).cloned().collect();
        let (table, history) = (&compared.table, &compared.history);
        (review.answers, review.outside) = reopening::answers(asked, (history, table), &submission.file_name);
        if submission.state != SubmissionState::Returned {
            for answer in &mut review.answers {
                answer.lacking = self.lacking_after(&answer.reopening, (&submission, &compared)).await?;
            }
        }
        review.completeness = completeness::of_table(table, history);
        (review.plausibility, review.series_more) = plausibility::of_table(table, history, &report.findings);
        Ok(review)
    }

    /// What comparing a submission with what other institutions sent finds, and its sender is not told.
    async fn beside_others(&self, submission: &Submission, compared: &Compared) -> Result<Vec<Finding>, WorkError> {
        let Some(agreement) = compared.pack.agreement(submission.agreement.as_str()) else { return Ok(Vec::new()) };
        together::beside_others(self, (&compared.pack, agreement), (submission, &compared.table)).await
    }
}
