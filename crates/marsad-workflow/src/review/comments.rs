//! What people say of a submission, of the whole or of one cell.

use marsad_catalog::Row;
use marsad_model::{CellAnchor, Comment, Id, NoticeKind, Observation, Role, Submission};

use super::compared::Compared;
use crate::authority::{Action, Reach};
use crate::known::Sight;
use crate::{Actor, Refusal, Work, WorkError};

/// What is to be said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewComment {
    /// The cell it is about, by key and the name of its period; the whole, where none is given.
    pub cell: Option<(Vec<Id>, String)>,
    /// The comment that it answers.
    pub answers: Option<u32>,
    /// What is said; may be blank where it settles another.
    pub text: String,
    /// Whether it settles what it answers: for those who reach every institution.
    pub is_settled: bool,
    /// Whether the institution may read it; what an institution says, it may always read.
    pub is_for_sender: bool,
}

impl Work {
    /// Adds a comment. Who is asked by it finds a notice; so does who proposed or approved a release that waits for its minute
    /// and was made of the submission, where a talk begins.
    pub async fn comment(&self, actor: &Actor, submission: &str, new: NewComment) -> Result<Comment, WorkError> {
        let found = self.submission_for(actor, (Action::Comment, submission)).await?;
        let is_own = actor.reach(Action::Comment) == Some(Reach::Own);
        let settles = new.is_settled && new.answers.is_some() && !is_own;
        if new.text.trim().is_empty() && !settles {
            return Err(Refusal::ReasonMissing(submission.to_owned()).into());
        }
        let anchor = match &new.cell {
            Some((key, period)) => Some(self.comment_anchor(&found, (key, period)).await?),
            None => None,
        };
        let mut change = self.begin().await?;
        let earlier = change.kept_list::<Comment>(submission).await?;
        let answered = match new.answers {
            Some(number) => Some(answered(&earlier, number, is_own).ok_or_else(|| unknown(submission, number))?),
            None => None,
        };
        let comment = Comment {
            submission: submission.to_owned(),
            number: earlier.len() as u32 + 1,
            anchor: anchor.or_else(|| answered.and_then(|first| first.anchor.clone())),
            // An answer to an answer belongs to the same talk.
            answers: answered.map(|first| first.answers.unwrap_or(first.number)),
            text: new.text.trim().to_owned(),
            is_settled: settles,
            is_for_sender: is_own || answered.map_or(new.is_for_sender, |first| first.is_for_sender),
            by: actor.id().to_owned(),
            at: self.now(),
        };
        change.put(Row::Comment(comment.clone())).await?;
        self.commit(change, actor, ("comment", submission)).await?;
        self.tell_of(self.asked_by_comment(&comment, &found, is_own).await?, NoticeKind::CommentAdded, submission)
            .await?;
        if comment.answers.is_none() {
            let waiting = self.releases_waiting_with(submission).await?;
            self.tell_deciding(NoticeKind::ReleaseDiscussed, (&waiting, actor.id())).await?;
        }
        Ok(comment)
    }

    /// What was said of a submission, as far as the person may read it, oldest first.
    pub async fn comments_of(&self, actor: &Actor, submission: &str) -> Result<Vec<Comment>, WorkError> {
        self.submission_for(actor, (Action::ReadSubmission, submission)).await?;
        let all = self.catalog().kept_list::<Comment>(submission).await?.into_iter();
        let is_own = actor.reach(Action::ReadSubmission) == Some(Reach::Own);
        Ok(all.filter(|comment| comment.is_for_sender || !is_own).collect())
    }

    /// A cell with its place in the file that was sent. It need not be there: what is missing can be asked for.
    async fn comment_anchor(
        &self,
        submission: &Submission,
        (key, period): (&[Id], &str),
    ) -> Result<CellAnchor, WorkError> {
        let subject = || {
            let codes: Vec<&str> = key.iter().map(Id::as_str).collect();
            Refusal::UnknownObservation(format!("{} {period}", codes.join(".")))
        };
        let blank = CellAnchor { key: key.to_vec(), period: period.to_owned(), sheet: None, cell: None };
        let Some(report) = self.catalog().report_find(&submission.id).await? else { return Err(subject().into()) };
        let Some(compared) = Compared::of(self, (submission, &report), Sight::Sender).await? else { return Ok(blank) };
        let is_cell = |o: &&Observation| o.key == key && o.period.as_str() == period;
        if let Some(found) = compared.table.observations().iter().find(is_cell) {
            let origin = found.origin.as_ref();
            let sheet = origin.map(|origin| origin.sheet.clone()).filter(|sheet| !sheet.is_empty());
            let cell = origin.map(|origin| format!("R{}C{}", origin.row, origin.column));
            return Ok(CellAnchor { sheet, cell, ..blank });
        }
        let dimensions = &compared.structure.dimensions;
        let is_known = |(place, code): (usize, &Id)| {
            let list = compared.pack.codelist_of(&compared.structure, dimensions[place].id.as_str());
            list.is_some_and(|list| list.contains(code.as_str()))
        };
        let is_key = key.len() == dimensions.len() && key.iter().enumerate().all(is_known);
        if is_key && period.parse::<marsad_model::TimePeriod>().is_ok() { Ok(blank) } else { Err(subject().into()) }
    }

    /// Whom a comment asks: the sender, or, where the sender speaks, those who spoke before, else every reviewer.
    async fn asked_by_comment(
        &self,
        comment: &Comment,
        submission: &Submission,
        is_of_sender: bool,
    ) -> Result<Vec<String>, WorkError> {
        if !is_of_sender {
            let sender = comment.is_for_sender.then(|| submission.received_by.clone());
            return Ok(sender.into_iter().filter(|sender| *sender != comment.by).collect());
        }
        let earlier = self.catalog().kept_list::<Comment>(&submission.id).await?;
        let reviewers = self.accounts_with(Role::Reviewer).await?;
        let spoke = |id: &&String| earlier.iter().any(|one| one.by == **id);
        let spoken: Vec<String> = reviewers.iter().filter(spoke).cloned().collect();
        Ok(if spoken.is_empty() { reviewers } else { spoken })
    }
}

/// The comment with a number, if the person may read it.
fn answered(earlier: &[Comment], number: u32, is_own: bool) -> Option<&Comment> {
    earlier.iter().find(|comment| comment.number == number && (comment.is_for_sender || !is_own))
}

fn unknown(submission: &str, number: u32) -> Refusal {
    Refusal::UnknownComment(format!("{submission} {number}"))
}

/// The talks about a submission that nobody has settled: each the first comment and the last.
pub(crate) fn open_talks(comments: &[Comment]) -> Vec<(&Comment, &Comment)> {
    let firsts = comments.iter().filter(|comment| comment.answers.is_none());
    firsts
        .filter_map(|first| {
            let answers = || comments.iter().filter(|comment| comment.answers == Some(first.number));
            let is_settled = answers().any(|answer| answer.is_settled);
            (!is_settled).then(|| (first, answers().next_back().unwrap_or(first)))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn comment(number: u32, answers: Option<u32>, is_settled: bool) -> Comment {
        Comment {
            submission: "S-0001".to_owned(),
            number,
            anchor: None,
            answers,
            text: "text".to_owned(),
            is_settled,
            is_for_sender: true,
            by: format!("person{number}"),
            at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_talk_is_open_until_an_answer_settles_it() {
        let mut all = vec![comment(1, None, false), comment(2, None, false), comment(3, Some(1), false)];
        let open = |all: &[Comment]| open_talks(all).iter().map(|(a, b)| (a.number, b.number)).collect::<Vec<_>>();
        assert_eq!(open(&all), [(1, 3), (2, 2)]);
        all.push(comment(4, Some(1), true));
        assert_eq!(open(&all), [(2, 2)]);
    }
}
