//! The answer: findings of one cause together, the gravest first, then those that touch the most places.

use std::collections::HashMap;

use marsad_i18n::{FindingText, Voice, args, finding_cell_text};
use marsad_model::{Finding, FindingCode, Pack, Place, Severity, Submission, SubmissionReport};

/// What was found in a file.
#[derive(Clone, Copy)]
pub struct Examined<'a> {
    /// The name of the file.
    pub file: &'a str,
    /// The agreement under which it was examined; empty where there is none yet.
    pub agreement: &'a str,
    /// The dataflow it is for.
    pub dataflow: &'a str,
    /// How many observations were read.
    pub observations: u64,
    /// Everything found.
    pub findings: &'a [Finding],
    /// The pack that names components and lists.
    pub pack: &'a Pack,
}

/// What is said to the sender of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The name of the file.
    pub file: String,
    /// The agreement; empty where there is none yet.
    pub agreement: String,
    /// The dataflow.
    pub dataflow: String,
    /// Under what the file was examined, in words.
    pub under: String,
    /// What the answer is called.
    pub title: String,
    /// How much was read and how much is wrong, in one line.
    pub summary: String,
    /// What that means for the file, and what to do next.
    pub verdict: String,
    /// Whether nothing keeps the file from being accepted.
    pub is_acceptable: bool,
    /// How many observations were read.
    pub observations: u64,
    /// What was found, the gravest first; severities without findings are left out.
    pub groups: Vec<AnswerGroup>,
}

/// Everything of one severity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerGroup {
    /// How grave it is.
    pub severity: Severity,
    /// In how many places.
    pub count: u64,
    /// The same as a heading.
    pub heading: String,
    /// What was found, that of the most places first.
    pub causes: Vec<Cause>,
}

/// One trouble and all its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Its kind.
    pub code: &'static str,
    /// What is wrong, where the same words hold for every place.
    pub reason: Option<String>,
    /// What to do.
    pub remedy: String,
    /// The places that are listed, in the order of the file.
    pub places: Vec<AnswerPlace>,
    /// How many more places there are.
    pub more: u64,
}

/// One place of a trouble.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerPlace {
    /// Where it is.
    pub place: Place,
    /// The cell, such as `B12`, or the row or column; empty for a whole sheet or file.
    pub cell: String,
    /// The offending value.
    pub value: String,
    /// What is wrong here.
    pub reason: String,
}

impl Answer {
    /// The answer to a submission that was read.
    pub fn of_submission((submission, report): (&Submission, &SubmissionReport), pack: &Pack, voice: &Voice) -> Self {
        let agreement = pack.agreement(submission.agreement.as_str());
        let examined = Examined {
            file: &submission.file_name,
            agreement: submission.agreement.as_str(),
            dataflow: agreement.map_or("", |agreement| agreement.dataflow.as_str()),
            observations: report.observations,
            findings: &report.findings,
            pack,
        };
        Self::new(&examined, voice)
    }

    /// The answer in the words of `voice`.
    pub fn new(examined: &Examined<'_>, voice: &Voice) -> Self {
        let groups: Vec<AnswerGroup> = [Severity::Error, Severity::Warning, Severity::Note]
            .into_iter()
            .filter_map(|severity| AnswerGroup::find(examined, severity, voice))
            .collect();
        let has = |severity| groups.iter().any(|group| group.severity == severity);
        let verdict = match (has(Severity::Error), has(Severity::Warning)) {
            (true, _) => "answer-verdict-errors",
            (false, true) => "answer-verdict-warnings",
            (false, false) => "answer-verdict-fine",
        };
        Self {
            file: examined.file.to_owned(),
            agreement: examined.agreement.to_owned(),
            dataflow: examined.dataflow.to_owned(),
            under: under(examined, voice),
            title: voice.say_with("answer-title", &args().text("file", examined.file)),
            summary: summary(examined, &groups, voice),
            verdict: voice.say(verdict),
            is_acceptable: !has(Severity::Error),
            observations: examined.observations,
            groups,
        }
    }

    /// In how many places something of this severity was found.
    pub fn count(&self, severity: Severity) -> u64 {
        self.groups.iter().find(|group| group.severity == severity).map_or(0, |group| group.count)
    }
}

fn under(examined: &Examined<'_>, voice: &Voice) -> String {
    let dataflow = examined.pack.dataflow(examined.dataflow).map(|dataflow| dataflow.name.get(voice.lang()));
    let agreement = examined.pack.agreement(examined.agreement).map(|agreement| {
        voice.say_with("answer-agreement", &args().text("agreement", agreement.name.get(voice.lang())))
    });
    let parts: Vec<String> = dataflow.map(str::to_owned).into_iter().chain(agreement).collect();
    parts.join(" · ")
}

fn summary(examined: &Examined<'_>, groups: &[AnswerGroup], voice: &Voice) -> String {
    let observations = voice.say_with("count-observations", &args().count("n", examined.observations));
    let arguments = args().text("file", examined.file).text("observations", &observations);
    if groups.is_empty() {
        return voice.say_with("check-fine", &arguments);
    }
    let counts: Vec<&str> = groups.iter().map(|group| group.heading.as_str()).collect();
    voice.say_with("check-wrong", &arguments.text("findings", &counts.join(&voice.say("list-separator"))))
}

impl AnswerGroup {
    fn find(examined: &Examined<'_>, severity: Severity, voice: &Voice) -> Option<Self> {
        let mut causes: Vec<Cause> = Vec::new();
        let mut known = HashMap::new();
        for finding in examined.findings.iter().filter(|finding| finding.severity == severity) {
            let text = examined.told(finding, voice);
            let at = *known.entry(key(finding, &text.remedy)).or_insert(causes.len());
            match causes.get_mut(at) {
                Some(cause) => cause.add(finding, text, voice),
                None => causes.push(Cause::new(finding, text, voice)),
            }
        }
        causes.sort_by_key(|cause| std::cmp::Reverse(cause.count()));
        let count = causes.iter().map(Cause::count).sum();
        let heading = match severity {
            Severity::Error => "group-errors",
            Severity::Warning => "group-warnings",
            Severity::Note => "group-notes",
        };
        let heading = voice.say_with(heading, &args().count("n", count));
        (!causes.is_empty()).then_some(Self { severity, count, heading, causes })
    }
}

/// What makes findings one trouble.
type Key = (FindingCode, String, String, String);

fn key(finding: &Finding, remedy: &str) -> Key {
    let value = if is_figure(finding.code) { "" } else { &finding.value };
    let named = finding.arguments.get("component").or_else(|| finding.arguments.get("rule"));
    (finding.code, value.to_owned(), named.cloned().unwrap_or_default(), remedy.to_owned())
}

/// Whether the value of such a finding is a figure, a period or a line of its own: then it is not what findings have in
/// common.
fn is_figure(code: FindingCode) -> bool {
    use FindingCode as C;
    let figures = [
        C::NotANumber,
        C::NotAPeriod,
        C::WrongFrequency,
        C::UnusualFrequency,
        C::CalendarYear,
        C::PeriodNotEnded,
        C::PeriodLongBefore,
        C::DuplicateKey,
        C::SuppressedBySender,
        C::NotWhole,
        C::SurplusDecimals,
        C::SharedValue,
        C::OutOfRange,
        C::SumOfParts,
        C::PartOverWhole,
        C::RowNotRead,
        C::UnreadSheet,
        C::FollowedTitle,
        C::TitleDisagrees,
        C::UnexpectedColumn,
        C::SkippedByProfile,
        C::NumberWithMark,
        C::CutNumber,
        C::ShownDiffers,
        C::ParenthesesAsMinus,
        C::PercentUnexpected,
        C::AmbiguousNumber,
        C::CumulativeUnrolled,
        C::CumulativeSuspected,
        C::PartOfYear,
        C::RunningTotal,
        C::ShareDisagrees,
        C::GrowthDisagrees,
        C::GrowthUnusual,
        C::Outlier,
        C::ScaleSuspected,
        C::StockFlowSuspected,
        C::StockAccount,
        C::PeriodConflict,
        C::SourceRatio,
        C::CurrencySuspected,
        C::UnnamedRest,
    ];
    figures.contains(&code)
}

impl Cause {
    fn new(finding: &Finding, text: FindingText, voice: &Voice) -> Self {
        let reason = Some(text.reason.clone());
        let (code, remedy) = (text.code, text.remedy);
        let place = AnswerPlace::new(finding, text.reason, voice);
        Self { code, reason, remedy, places: vec![place], more: finding.more }
    }

    fn add(&mut self, finding: &Finding, text: FindingText, voice: &Voice) {
        if self.reason.as_ref() != Some(&text.reason) {
            self.reason = None;
        }
        self.more += finding.more;
        self.places.push(AnswerPlace::new(finding, text.reason, voice));
    }

    /// What stands over its places: what is wrong, or the cause that they share and how many they are.
    pub fn heading(&self, voice: &Voice) -> String {
        let cause = || {
            let arguments = args().text("cause", &voice.say(&format!("cause-{}", self.code))).count("n", self.count());
            voice.say_with("answer-cause", &arguments)
        };
        self.reason.clone().unwrap_or_else(cause)
    }

    /// In how many places it was found, listed or not.
    pub fn count(&self) -> u64 {
        self.places.len() as u64 + self.more
    }

    /// The places, or the first of them, those of which the same is said together; in the order of the file otherwise.
    pub(super) fn by_reason(&self, places_max: usize) -> Vec<Vec<&AnswerPlace>> {
        let mut groups: Vec<Vec<&AnswerPlace>> = Vec::new();
        let mut known: HashMap<&str, usize> = HashMap::new();
        for place in self.places.iter().take(places_max) {
            let at = *known.entry(place.reason.as_str()).or_insert(groups.len());
            match groups.get_mut(at) {
                Some(group) => group.push(place),
                None => groups.push(vec![place]),
            }
        }
        groups
    }

    /// What is said of places that are not listed: those beyond `listed`, and those that were only counted.
    pub(super) fn more_text(&self, listed: usize, voice: &Voice) -> Option<String> {
        let more = self.count() - listed.min(self.places.len()) as u64;
        (more > 0).then(|| voice.say_with("finding-more", &args().count("count", more)))
    }
}

impl AnswerPlace {
    fn new(finding: &Finding, reason: String, voice: &Voice) -> Self {
        let cell = finding_cell_text(voice, finding);
        Self { place: finding.place.clone(), cell, value: finding.value.clone(), reason }
    }

    /// The place in words: the cell, of which sheet, or the whole sheet or file.
    pub(super) fn words(&self, voice: &Voice) -> String {
        let arguments = args().text("cell", &self.cell).text("sheet", &self.place.sheet);
        match (self.cell.is_empty(), self.place.sheet.is_empty()) {
            (true, true) => voice.say("answer-whole-file"),
            (true, false) => voice.say_with("answer-whole-sheet", &arguments),
            (false, true) => self.cell.clone(),
            (false, false) => voice.say_with("answer-place-in-sheet", &arguments),
        }
    }
}
