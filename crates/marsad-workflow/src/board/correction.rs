//! How soon the files of an agreement that were returned were corrected.

use jiff::civil::Date;
use marsad_model::{CorrectionBasis, Decision, Id, Submission, SubmissionState};
use marsad_publish::correction_basis;

use super::scoring::{Scoring, day_of};
use crate::WorkError;

/// A file that was checked, as it stood at the end of the day.
struct CheckedFile {
    /// The day on which it came.
    came: Date,
    /// The day on which it was returned, if it was.
    returned: Option<Date>,
    /// The periods it holds, by name; none where nothing could be read.
    periods: Vec<String>,
}

impl CheckedFile {
    /// Whether it brings what another did not: one of its periods, or any where nothing of it could be read.
    fn corrects(&self, other: &Self) -> bool {
        let is_shared = |period: &String| other.periods.contains(period);
        self.returned.is_none() && (other.periods.is_empty() || self.periods.iter().any(is_shared))
    }
}

impl Scoring<'_> {
    /// How soon the files of an agreement that were returned in the time looked at were corrected; none where none was.
    pub(super) async fn correction(&self, agreement: &Id) -> Result<Option<CorrectionBasis>, WorkError> {
        let own: Vec<&Submission> = self.submissions.iter().filter(|row| row.agreement == *agreement).collect();
        // What was returned by the day is returned now: there is no way out of that state.
        if own.iter().all(|row| row.state != SubmissionState::Returned) {
            return Ok(None);
        }
        let mut files = Vec::new();
        for submission in own {
            files.extend(self.checked_file(submission).await?);
        }
        Ok(correction_basis(&days_to_correct(&files, self.since)))
    }

    /// A submission as it stood; none where it was not checked by the day.
    async fn checked_file(&self, submission: &Submission) -> Result<Option<CheckedFile>, WorkError> {
        let catalog = self.work.catalog();
        let Some(report) = catalog.report_find(&submission.id).await? else { return Ok(None) };
        let checked = day_of(self.work, report.checked_at);
        if checked > self.day {
            return Ok(None);
        }
        let decisions = catalog.decision_list(&submission.id).await?;
        let last = decisions.iter().rfind(|one| day_of(self.work, one.decided_at) <= self.day);
        let returned = match last.map(|one| (one.decision, one.decided_at)) {
            Some((Decision::Return, at)) => Some(day_of(self.work, at)),
            Some((Decision::Accept, _)) => None,
            // Nobody had to decide: the check itself returned it.
            None if decisions.is_empty() && submission.state == SubmissionState::Returned => Some(checked),
            None => None,
        };
        let came = day_of(self.work, submission.received_at);
        Ok(Some(CheckedFile { came, returned, periods: report.periods }))
    }
}

/// For each file that was returned since a day, how many days it took until one came that corrects it; none where none has.
/// `files` are in the order in which they came. One that came before the return took no day.
fn days_to_correct(files: &[CheckedFile], since: Date) -> Vec<Option<i32>> {
    let mut days = Vec::new();
    for (place, file) in files.iter().enumerate() {
        let Some(returned) = file.returned.filter(|day| *day >= since) else { continue };
        let corrected = files.iter().skip(place + 1).find(|later| later.corrects(file));
        days.push(corrected.map(|later| (later.came - returned).get_days().max(0)));
    }
    days
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_returned_file_is_corrected_by_the_next_of_its_periods_that_stands() {
        let file = |came: i8, returned: Option<i8>, period: &str| CheckedFile {
            came: date(2026, 3, came),
            returned: returned.map(|day| date(2026, 3, day)),
            periods: if period.is_empty() { Vec::new() } else { vec![period.to_owned()] },
        };
        let check = |files: &[CheckedFile], expected: &[Option<i32>]| {
            assert_eq!(days_to_correct(files, date(2026, 3, 2)), expected);
        };
        check(&[file(3, Some(5), "2024"), file(6, None, "2025"), file(9, None, "2024")], &[Some(4)]);
        // The second try was returned too; both wait for the third.
        check(&[file(3, Some(5), "2024"), file(6, Some(7), "2024"), file(9, None, "2024")], &[Some(4), Some(2)]);
        check(&[file(3, Some(5), "2024")], &[None]);
        check(&[file(3, Some(5), ""), file(6, None, "2025")], &[Some(1)]);
        check(&[file(3, Some(8), "2024"), file(6, None, "2024")], &[Some(0)]);
        check(&[file(1, Some(1), "2024"), file(6, None, "2024")], &[]);
    }
}
