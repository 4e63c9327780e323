//! Notices on the desk, letters by mail and by SMS, and which reminders were given.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Id;
use crate::worded::worded;

worded! {
    /// What a notice tells; its words stand under `notice-WORD`.
    NoticeKind {
        /// Data will be due.
        ReminderBefore = "reminder-before",
        /// Data are due today.
        ReminderDue = "reminder-due",
        /// Data are late.
        ReminderLate = "reminder-late",
        /// Data are so late that others are told.
        Escalation = "escalation",
        /// A submission came.
        SubmissionReceived = "submission-received",
        /// A submission was returned.
        SubmissionReturned = "submission-returned",
        /// A submission was accepted.
        SubmissionAccepted = "submission-accepted",
        /// Cells were opened again.
        CellReopened = "cell-reopened",
        /// Another institution's file gave cells of a submission another value.
        CellsReplaced = "cells-replaced",
        /// The acceptance of that file was taken back: what stood before holds again.
        CellsRestored = "cells-restored",
        /// Someone commented.
        CommentAdded = "comment-added",
        /// A release waits for its second person.
        ReleaseProposed = "release-proposed",
        /// A release was approved.
        ReleaseApproved = "release-approved",
        /// A release became public.
        ReleasePublished = "release-published",
        /// What was public was taken back.
        ReleaseWithdrawn = "release-withdrawn",
        /// The approval of a release was taken back before its minute.
        ApprovalRevoked = "approval-revoked",
        /// Cells of a release that waits for its minute were opened again.
        ReleaseReopened = "release-reopened",
        /// A talk was begun about what a release that waits for its minute was made of.
        ReleaseDiscussed = "release-discussed",
        /// The minute of a release was moved.
        MinuteMoved = "minute-moved",
        /// An action of the committee is due.
        ActionDue = "action-due",
        /// Someone stands in for someone.
        DelegationGiven = "delegation-given",
        /// What is still late, told once a month.
        LateDigest = "late-digest",
        /// The score card of the institution was made.
        ScoreCardMade = "score-card-made",
        /// Someone may see a release before its time.
        PrereleaseGranted = "prerelease-granted",
        /// That leave was taken back.
        PrereleaseRevoked = "prerelease-revoked",
    }
}

worded! {
    /// What a letter is about; its words stand under `letter-WORD`.
    LetterKind {
        /// The link of an invitation.
        Invitation = "invitation",
        /// The link to another password.
        Reset = "reset",
        /// The password was changed.
        PasswordChanged = "password-changed",
        /// Too many attempts to sign in.
        Locked = "locked",
        /// Data will be, are or were due.
        Reminder = "reminder",
        /// Data of others are late.
        Escalation = "escalation",
        /// A submission was decided about.
        SubmissionAnswered = "submission-answered",
        /// Someone commented on a submission.
        CommentAdded = "comment-added",
        /// A release became public.
        ReleasePublished = "release-published",
        /// An action of the committee is due.
        ActionDue = "action-due",
        /// What is still late, told once a month.
        LateDigest = "late-digest",
        /// The score card of the institution was made.
        ScoreCardMade = "score-card-made",
        /// Someone may see a release before its time.
        PrereleaseGranted = "prerelease-granted",
        /// The address for letters was changed; this one goes to the old one.
        EmailChanged = "email-changed",
        /// The code that confirms a mobile number, sent to it.
        SmsCode = "sms-code",
        /// Data of one's own are late.
        SmsLate = "sms-late",
        /// Data of others are late.
        SmsEscalation = "sms-escalation",
        /// A submission was returned.
        SmsReturned = "sms-returned",
        /// A release waits for its second person.
        SmsApproval = "sms-approval",
    }
}

/// How a letter reaches its person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// By mail.
    Mail,
    /// As a short message on a mobile telephone.
    Sms,
}

impl LetterKind {
    /// What is so urgent that a person may want it on the telephone too.
    pub const URGENT: [Self; 4] = [Self::SmsLate, Self::SmsEscalation, Self::SmsReturned, Self::SmsApproval];

    /// How letters of this kind are sent.
    pub const fn channel(self) -> Channel {
        match self {
            Self::SmsCode | Self::SmsLate | Self::SmsEscalation | Self::SmsReturned | Self::SmsApproval => Channel::Sms,
            _ => Channel::Mail,
        }
    }
}

/// Something that a person finds on the desk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// What names it.
    pub id: String,
    /// Whose it is.
    pub account: String,
    /// What it tells.
    pub kind: NoticeKind,
    /// What it is about, such as a submission.
    pub subject: String,
    /// Values of its words.
    pub arguments: BTreeMap<String, String>,
    /// When it was given.
    pub made_at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
    /// When it is forgotten.
    pub until: Timestamp,
}

/// A letter that is to be sent, by mail or by SMS as its kind says. Its words are made when it is sent, in the language of the
/// account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// What names it.
    pub id: String,
    /// To whom.
    pub account: String,
    /// What it is about.
    pub kind: LetterKind,
    /// Values of its words; emptied once it is sent, because a link is a secret.
    pub arguments: BTreeMap<String, String>,
    /// When it is to be sent, or tried again.
    pub due_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// How often it was tried.
    pub tries: u32,
    /// What the server said last; blank where nothing went wrong.
    pub failure: String,
    /// When it is forgotten.
    pub until: Timestamp,
}

/// A reminder that was given, so that it is given once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// The agreement.
    pub agreement: Id,
    /// The period, by name.
    pub period: String,
    /// Days from the due day; negative before it.
    pub step: i32,
    /// Who was reminded.
    pub account: String,
    /// When it is forgotten.
    pub until: Timestamp,
}
