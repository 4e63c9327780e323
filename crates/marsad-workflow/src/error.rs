//! What can go wrong with the work: refusals that a person can act on, and stores that fail.

use marsad_catalog::CatalogError;
use marsad_lake::LakeError;
use marsad_pack::Problem;

use crate::SurveyProblem;

/// A step that cannot be done.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// The request is refused, for a reason that a person can act on.
    #[error("{}: {}", .0.word(), .0.subject())]
    Refused(Refusal),
    /// The pack is not whole.
    #[error("the pack has {} problems", .0.len())]
    Pack(Vec<Problem>),
    /// The catalog fails.
    #[error(transparent)]
    Catalog(#[from] CatalogError),
    /// The lake fails.
    #[error(transparent)]
    Lake(#[from] LakeError),
    /// A survey cannot be estimated or read.
    #[error("the survey cannot be used: {0}")]
    Survey(SurveyProblem),
    /// A thread of the program ended before its work was done.
    #[error("the work was interrupted")]
    Interrupted,
}

/// Why a request is refused. Each has a text in every language, found by its word; `subject` is what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The role of the person does not allow the action.
    NotYourRole(String),
    /// The agreement belongs to another institution.
    NotYourInstitution(String),
    /// A second person must do it: this one has had a part in it.
    SecondPerson(String),
    /// There is no such agreement.
    UnknownAgreement(String),
    /// There is no such dataflow.
    UnknownDataflow(String),
    /// A profile that names no dataflow is to be read by itself; the subject is the profile.
    ProfileWithoutDataflow(String),
    /// There is no such submission.
    UnknownSubmission(String),
    /// There is no such version.
    UnknownVersion(String),
    /// There is no such release.
    UnknownRelease(String),
    /// The release took data back and holds none.
    NoData(String),
    /// There is no such account, or the password is wrong: which of the two is not said.
    WrongCredentials(String),
    /// The password was made by the system and must be replaced first.
    OneTimePassword(String),
    /// The new password was typed in two ways.
    PasswordsDiffer(String),
    /// The new password is too short, or easily guessed.
    WeakPassword(String),
    /// The account exists already.
    AccountExists(String),
    /// The state of the submission does not allow it.
    WrongState(String),
    /// A reason must be given.
    ReasonMissing(String),
    /// A file that came later is accepted, and this one would bring older figures back: the reason must be said.
    LaterAccepted(String),
    /// Cells that another institution gave would get another value: the reason must be said.
    ReplacesOthers(String),
    /// A submission that the version was built from is no longer accepted.
    NoLongerAccepted(String),
    /// No accepted submission feeds the dataflow.
    NothingAccepted(String),
    /// A plan reads a dataflow that has no public release.
    InputNotPublic(String),
    /// A plan reads a dataflow that was withdrawn.
    InputWithdrawn(String),
    /// A plan balances, and no figure gets a value.
    NothingDetermined(String),
    /// The constraints of the plan cannot hold together.
    BalanceContradicts(String),
    /// The plan of the dataflow does not balance.
    NotBalanced(String),
    /// The plan has no such statement or source.
    UnknownStatement(String),
    /// The release was approved already.
    AlreadyApproved(String),
    /// The dataflow has no public release to take back.
    NothingPublic(String),
    /// What was public was withdrawn already.
    AlreadyWithdrawn(String),
    /// A later release took the place of the proposal: propose it again.
    Outdated(String),
    /// There is no such series or period in the release.
    UnknownObservation(String),
    /// The question names what the dataflow does not have.
    WrongQuestion(String),
    /// There is no such question of the public.
    UnknownQuestion(String),
    /// There is no such contradiction in the register.
    UnknownContradiction(String),
    /// Only the comparison of what is public finds that a contradiction is resolved.
    ResolvedByComparison(String),
    /// There is no such study.
    UnknownStudy(String),
    /// The study has no such table.
    UnknownTable(String),
    /// The table of the study has no such variable.
    UnknownVariable(String),
    /// The variable has no such code.
    UnknownCategory(String),
    /// Nothing was received or made for the table of the study.
    StudyWithoutFile(String),
    /// The study is synthetic: records of persons have no place in it.
    SyntheticStudy(String),
    /// The records of the study are of real persons: only those who estimate for it may ask.
    RestrictedStudy(String),
    /// The study is not made by a generator.
    NotSynthetic(String),
    /// The variable holds no numbers.
    NotNumeric(String),
    /// The sum of the variable's values says nothing: years are not added.
    NotAddable(String),
    /// A variable divided by itself is one.
    RatioOfItself(String),
    /// The code says why there is no answer: nobody is told by it.
    NoAnswer(String),
    /// A variable by which a table is crossed is also the one whose shares are asked for.
    NamedTwice(String),
    /// The variable has no codes by which a table could be crossed.
    NotCoded(String),
    /// The variable is not among those that the public may use.
    NotSafe(String),
    /// A table so fine could be subtracted from others.
    TooFine(String),
    /// Several codes of the variable are taken together beside another one with codes: hundreds of such tables tell of a few.
    JoinedCodes(String),
    /// So far out the quantile could be the value of one person.
    InTail(String),
    /// Asked so exactly, or in one more way, an answer would undo its rounding.
    TooExact(String),
    /// Too many attempts in a row; the subject says how many seconds to wait.
    TooManyAttempts(String),
    /// The link was used, or its time is over.
    LinkSpent(String),
    /// The code of the second factor is wrong, or was used.
    WrongCode(String),
    /// This is no address for letters.
    WrongAddress(String),
    /// This is no mobile number; the subject does not say it.
    WrongMobile(String),
    /// The person did not agree that the number is kept and written to.
    ConsentMissing(String),
    /// The code that was sent to a mobile number is another, or its time is over.
    WrongMobileCode(String),
    /// Another account has the address.
    AddressTaken(String),
    /// This cannot be the name of an account.
    WrongAccountName(String),
    /// The form was not on a page of this session, or is no form.
    ForeignForm(String),
    /// Another person filled in the form; the subject is their account.
    OtherAccount(String),
    /// Nobody closes their own account.
    OwnAccount(String),
    /// There is no such account.
    UnknownAccount(String),
    /// The single sign-on knows the person, and no rule gives them an account.
    NotProvisioned(String),
    /// There is no such token.
    UnknownToken(String),
    /// The token is not for this.
    WrongScope(String),
    /// There is no such delegation.
    UnknownDelegation(String),
    /// The dates do not fit together.
    WrongDates(String),
    /// What was written is no day.
    WrongDay(String),
    /// What was written is no period, or none of those that the agreement sends.
    WrongPeriod(String),
    /// The day lies further away than anything people settle.
    FarDay(String),
    /// So many days after a period are none after which something is due.
    WrongDueDays(String),
    /// The list offers no such choice.
    UnknownChoice(String),
    /// Someone who must be a party to the agreement is none.
    PartyMissing(String),
    /// Nobody has to do the action.
    OwnerMissing(String),
    /// The action has no day.
    DueDayMissing(String),
    /// It would be due before the meeting that settled it.
    DueBeforeMeeting(String),
    /// From which period on an agreement asks was settled when its first version was signed.
    BeginsOnce(String),
    /// The file holds nothing.
    EmptyFile(String),
    /// The key was used for another request.
    KeyUsedOtherwise(String),
    /// The file is larger than what is taken.
    TooLarge(String),
    /// The part does not follow what is here; the subject says how many bytes are.
    WrongOffset(String),
    /// There is no such file on its way.
    UnknownUpload(String),
    /// The person has as many files on their way as one may have; the subject says how many.
    TooManyUploads(String),
    /// The file is no document of a kind that is kept, whatever its name says.
    WrongDocument(String),
    /// Something in the document acts when it is opened; the subject names the file and what.
    ActiveDocument(String),
    /// A part of the document cannot be looked into; the subject names the file and which.
    ClosedDocument(String),
    /// The virus scanner found something in the file; the subject is its name.
    Infected(String),
    /// The virus scanner does not answer, and nothing is kept that it has not seen.
    ScannerAway(String),
    /// There is no such receipt.
    UnknownReceipt(String),
    /// The list has no such code; the subject names the nearest.
    UnknownCode(String),
    /// The profile, or the observatory, says something else of the word: who sends cannot change that alone.
    WordSettled(String),
    /// The decision was taken before, and the reason that is given now was not written down; the subject is the state.
    AlreadyDecided(String),
    /// The correspondence does not add up.
    WrongCorrespondence(String),
    /// The profile cannot be read.
    WrongProfile(String),
    /// Someone else was faster; the subject says where it stands now.
    ChangedMeanwhile(String),
    /// There is no such comment.
    UnknownComment(String),
    /// Nothing with this number is attached to the submission.
    UnknownAttachment(String),
    /// There are no such cells to open again.
    NotReopened(String),
    /// The cells are open again already and have not come back; the subject is why they were opened.
    ReopenedAlready(String),
    /// The same version is proposed with other words, or its withdrawal is; the subject is what waits.
    AlreadyProposed(String),
    /// Someone else moved the minute of the release meanwhile; the subject is the minute now.
    MinuteChanged(String),
    /// The checklist of the release has open lines.
    ChecklistBlocks(String),
    /// There is no such leave to see a release before its time.
    UnknownGrant(String),
    /// There is no such meeting.
    UnknownMeeting(String),
    /// The committee settled no such thing.
    UnknownItem(String),
    /// No score card of the institution waits for an answer.
    NoCardWaits(String),
    /// There is no such institution.
    UnknownInstitution(String),
    /// There is no such role.
    UnknownRole(String),
    /// The role is one of the observatory, and the institution is another; the subject is the role.
    RoleElsewhere(String),
    /// The function of the person is not said in every language.
    FunctionMissing(String),
    /// What is kept has no name.
    NameMissing(String),
    /// What is kept has a name that is too long.
    NameTooLong(String),
    /// No such plan of the study is kept.
    UnknownPlan(String),
    /// Another person keeps the plan.
    NotYourPlan(String),
    /// So many days are none that a token may live.
    WrongDays(String),
    /// A second factor is there already: it is ended first.
    SecondFactorOn(String),
    /// The moment at which something was to happen has passed.
    PastMoment(String),
    /// The release does not wait for its minute: it is not approved, or it is public.
    NotEmbargoed(String),
    /// What was public was taken back; earlier releases stay at links that name them.
    Withdrawn(String),
}

macro_rules! refusal_words {
    ($($variant:ident = $word:literal),+ $(,)?) => {
        impl Refusal {
            /// The words of every refusal.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word for it in message keys and in JSON.
            pub fn word(&self) -> &'static str {
                match self { $(Self::$variant(_) => $word),+ }
            }

            /// What it is about.
            pub fn subject(&self) -> &str {
                match self { $(Self::$variant(subject) => subject),+ }
            }
        }
    };
}

refusal_words! {
    NotYourRole = "not-your-role",
    NotYourInstitution = "not-your-institution",
    SecondPerson = "second-person",
    UnknownAgreement = "unknown-agreement",
    UnknownDataflow = "unknown-dataflow",
    ProfileWithoutDataflow = "profile-without-dataflow",
    UnknownSubmission = "unknown-submission",
    UnknownVersion = "unknown-version",
    UnknownRelease = "unknown-release",
    NoData = "no-data",
    WrongCredentials = "wrong-credentials",
    OneTimePassword = "one-time-password",
    PasswordsDiffer = "passwords-differ",
    WeakPassword = "weak-password",
    AccountExists = "account-exists",
    WrongState = "wrong-state",
    ReasonMissing = "reason-missing",
    LaterAccepted = "later-accepted",
    ReplacesOthers = "replaces-others",
    NoLongerAccepted = "no-longer-accepted",
    NothingAccepted = "nothing-accepted",
    InputNotPublic = "input-not-public",
    InputWithdrawn = "input-withdrawn",
    NothingDetermined = "nothing-determined",
    BalanceContradicts = "balance-contradicts",
    NotBalanced = "not-balanced",
    UnknownStatement = "unknown-statement",
    AlreadyApproved = "already-approved",
    NothingPublic = "nothing-public",
    AlreadyWithdrawn = "already-withdrawn",
    Outdated = "outdated",
    UnknownObservation = "unknown-observation",
    WrongQuestion = "wrong-question",
    UnknownQuestion = "unknown-question",
    UnknownContradiction = "unknown-contradiction",
    ResolvedByComparison = "resolved-by-comparison",
    UnknownStudy = "unknown-study",
    UnknownTable = "unknown-table",
    UnknownVariable = "unknown-variable",
    UnknownCategory = "unknown-category",
    StudyWithoutFile = "study-without-file",
    SyntheticStudy = "synthetic-study",
    RestrictedStudy = "restricted-study",
    NotSynthetic = "not-synthetic",
    NotNumeric = "not-numeric",
    NotAddable = "not-addable",
    RatioOfItself = "ratio-of-itself",
    NoAnswer = "no-answer",
    NamedTwice = "named-twice",
    NotCoded = "not-coded",
    NotSafe = "not-safe",
    TooFine = "too-fine",
    JoinedCodes = "joined-codes",
    InTail = "in-tail",
    TooExact = "too-exact",
    TooManyAttempts = "too-many-attempts",
    LinkSpent = "link-spent",
    WrongCode = "wrong-code",
    WrongAddress = "wrong-address",
    WrongMobile = "wrong-mobile",
    ConsentMissing = "consent-missing",
    WrongMobileCode = "wrong-mobile-code",
    AddressTaken = "address-taken",
    WrongAccountName = "wrong-account-name",
    ForeignForm = "foreign-form",
    OtherAccount = "other-account",
    OwnAccount = "own-account",
    UnknownAccount = "unknown-account",
    NotProvisioned = "not-provisioned",
    UnknownToken = "unknown-token",
    WrongScope = "wrong-scope",
    UnknownDelegation = "unknown-delegation",
    WrongDates = "wrong-dates",
    WrongDay = "wrong-day",
    WrongPeriod = "wrong-period",
    FarDay = "far-day",
    WrongDueDays = "wrong-due-days",
    UnknownChoice = "unknown-choice",
    PartyMissing = "party-missing",
    OwnerMissing = "owner-missing",
    DueDayMissing = "due-day-missing",
    DueBeforeMeeting = "due-before-meeting",
    BeginsOnce = "begins-once",
    EmptyFile = "empty-file",
    KeyUsedOtherwise = "key-used-otherwise",
    TooLarge = "too-large",
    WrongOffset = "wrong-offset",
    UnknownUpload = "unknown-upload",
    TooManyUploads = "too-many-uploads",
    WrongDocument = "wrong-document",
    ActiveDocument = "active-document",
    ClosedDocument = "closed-document",
    Infected = "infected",
    ScannerAway = "scanner-away",
    UnknownReceipt = "unknown-receipt",
    UnknownCode = "unknown-code",
    WordSettled = "word-settled",
    AlreadyDecided = "already-decided",
    WrongCorrespondence = "wrong-correspondence",
    WrongProfile = "wrong-profile",
    ChangedMeanwhile = "changed-meanwhile",
    UnknownComment = "unknown-comment",
    UnknownAttachment = "unknown-attachment",
    NotReopened = "not-reopened",
    ReopenedAlready = "reopened-already",
    AlreadyProposed = "already-proposed",
    MinuteChanged = "minute-changed",
    ChecklistBlocks = "checklist-blocks",
    UnknownGrant = "unknown-grant",
    UnknownMeeting = "unknown-meeting",
    UnknownItem = "unknown-item",
    NoCardWaits = "no-card-waits",
    UnknownInstitution = "unknown-institution",
    UnknownRole = "unknown-role",
    RoleElsewhere = "role-elsewhere",
    FunctionMissing = "function-missing",
    NameMissing = "name-missing",
    NameTooLong = "name-too-long",
    UnknownPlan = "unknown-plan",
    NotYourPlan = "not-your-plan",
    WrongDays = "wrong-days",
    SecondFactorOn = "second-factor-on",
    PastMoment = "past-moment",
    NotEmbargoed = "not-embargoed",
    Withdrawn = "withdrawn",
}

impl From<SurveyProblem> for WorkError {
    fn from(problem: SurveyProblem) -> Self {
        Self::Survey(problem)
    }
}

impl From<Refusal> for WorkError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
