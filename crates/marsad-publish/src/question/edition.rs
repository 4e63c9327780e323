//! A question as it is cited and downloaded: its card, the releases that it rests on, and its link.

use jiff::Timestamp;
use marsad_i18n::{Voice, args};
use marsad_model::{AskedQuestion, ChangedFigure, Id, Pack, ReplacedRelease, Switch, TimePeriod, Withdrawn};

use super::QuestionNames;

/// A question with its names, the releases that answered, and its permanent link.
#[derive(Clone)]
pub struct QuestionEdition<'a> {
    /// What everything is called.
    pub names: QuestionNames<'a>,
    /// The releases that the figures come from, one for each dataflow.
    pub releases: Vec<ReleaseUsed>,
    /// What the statements said over time.
    pub histories: Vec<StatementSeries<'a>>,
    /// What the last releases changed.
    pub revisions: Vec<StatementRevision<'a>>,
    /// Data of the question that were taken back.
    pub withdrawn: Vec<WithdrawnData<'a>>,
    /// Releases that figures were balanced from and that do not stand any more.
    pub replaced_inputs: Vec<&'a ReplacedRelease>,
    /// The permanent link to the question.
    pub link: &'a str,
}

/// Data that were taken back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WithdrawnData<'a> {
    /// The dataflow.
    pub dataflow: &'a str,
    /// The release whose figures are shown all the same, since the link names it; none where its figures are not shown.
    pub release: Option<u32>,
    /// When and why.
    pub withdrawn: &'a Withdrawn,
}

/// A release that figures come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseUsed {
    /// The dataflow.
    pub dataflow: Id,
    /// The number of the release.
    pub number: u32,
    /// From when the public may read it.
    pub public_from: Timestamp,
}

/// What a statement said over time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatementSeries<'a> {
    /// The statement.
    pub statement: &'a Id,
    /// Its values, earliest first.
    pub points: &'a [(TimePeriod, f64)],
    /// The places of those that do not count as the one before them.
    pub breaks: &'a [usize],
}

/// A figure that the last releases changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StatementRevision<'a> {
    /// Which figure.
    pub figure: &'a ChangedFigure,
    /// The dataflow whose release changed it.
    pub dataflow: &'a Id,
    /// What it said before.
    pub before: f64,
    /// What it says now.
    pub after: f64,
    /// The release that changed it.
    pub release: u32,
    /// From when the public may read that.
    pub public_from: Timestamp,
}

/// How a reader asked for a question: under which definition, in which language, and at which address.
#[derive(Clone, Copy)]
pub struct AskedBy<'a> {
    /// The definition that the reader has switched to; that of the recommended figure where there is none.
    pub count: Option<&'a Switch>,
    /// The language.
    pub voice: &'a Voice,
    /// The permanent link to what the reader sees; blank where there is none.
    pub link: &'a str,
}

impl<'a> QuestionEdition<'a> {
    /// A question as it is put into words for one reader.
    pub fn of(asked: &'a AskedQuestion, by: AskedBy<'a>) -> Self {
        let AskedBy { count, voice, link } = by;
        let names = QuestionNames { pack: &asked.pack, voice, question: &asked.question, card: &asked.card, count };
        let used = asked.sources.iter().filter_map(|(id, release)| {
            let dataflow = Id::new(id).ok()?;
            Some(ReleaseUsed { dataflow, number: release.number, public_from: release.public_from })
        });
        let histories = asked.history.iter().map(|one| StatementSeries {
            statement: &one.statement,
            points: &one.points,
            breaks: &one.breaks,
        });
        let revisions = asked.changes.iter().map(|one| StatementRevision {
            figure: &one.figure,
            dataflow: &one.dataflow,
            before: one.before,
            after: one.after,
            release: one.release,
            public_from: one.public_from,
        });
        let named = asked.sources.iter().filter_map(|(id, source)| {
            let withdrawn = source.withdrawn.as_ref()?;
            Some(WithdrawnData { dataflow: id, release: Some(source.number), withdrawn })
        });
        let silent = asked.withdrawn.iter();
        let silent = silent.map(|(id, withdrawn)| WithdrawnData { dataflow: id, release: None, withdrawn });
        Self {
            names,
            releases: used.collect(),
            histories: histories.collect(),
            revisions: revisions.collect(),
            withdrawn: named.chain(silent).collect(),
            replaced_inputs: asked.sources.values().flat_map(|source| &source.replaced_inputs).collect(),
            link,
        }
    }
}

/// That figures were balanced from a release which does not stand any more.
pub fn input_replaced_text(pack: &Pack, voice: &Voice, replaced: &ReplacedRelease) -> String {
    let input = &replaced.input;
    let dataflow = pack.dataflow(input.dataflow.as_str());
    let digits = |number: u32| voice.digits(&number.to_string());
    let said = args()
        .text("name", dataflow.map_or(input.dataflow.as_str(), |dataflow| dataflow.name.get(voice.lang())))
        .text("number", &digits(input.number))
        .text("date", &voice.day_of(replaced.since));
    match replaced.current {
        Some(current) => voice.say_with("notice-input-replaced", &said.text("current", &digits(current))),
        None => voice.say_with("notice-input-withdrawn", &said),
    }
}

impl QuestionEdition<'_> {
    /// The day of the latest release that the figures rest on; blank where there is none.
    pub fn day(&self) -> String {
        let latest = self.releases.iter().map(|release| release.public_from).max();
        latest.map_or_else(String::new, |moment| self.names.voice.day_of(moment))
    }

    /// What is said where there is no figure: that none was published, or that what was published is withdrawn.
    pub fn no_figure(&self) -> String {
        let is_gone = self.withdrawn.iter().any(|data| data.release.is_none());
        self.names.voice.say(if is_gone { "question-figure-withdrawn" } else { "question-no-figure" })
    }

    /// That data were taken back, when and why.
    pub fn withdrawal_text(&self, data: &WithdrawnData<'_>) -> String {
        let (voice, lang) = (self.names.voice, self.names.voice.lang());
        let dataflow = self.names.pack.dataflow(data.dataflow);
        let said = args()
            .text("name", dataflow.map_or(data.dataflow, |dataflow| dataflow.name.get(lang)))
            .text("date", &voice.day_of(data.withdrawn.at))
            .text("reason", &voice.sentence(data.withdrawn.reason.as_ref().map_or("", |reason| reason.get(lang))));
        match data.release {
            Some(number) => {
                let said = said.text("number", &voice.digits(&number.to_string()));
                voice.say_with("question-release-withdrawn", &said)
            }
            None => voice.say_with("question-data-withdrawn", &said),
        }
    }

    /// That figures were balanced from what does not stand any more, a sentence for each release.
    pub fn input_replaced_texts(&self) -> Vec<String> {
        let (pack, voice) = (self.names.pack, self.names.voice);
        self.replaced_inputs.iter().map(|replaced| input_replaced_text(pack, voice, replaced)).collect()
    }

    /// Every institution that answers, and whoever computed the figure that is shown large.
    pub fn producers(&self) -> String {
        let computed = self.names.balanced_by().and_then(|_| self.names.shown());
        let mut ids: Vec<Id> = computed.map_or_else(Vec::new, |figure| figure.providers.clone());
        for id in self.answering() {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        self.names.sources(&ids)
    }

    /// Every institution that answers, each once.
    fn answering(&self) -> Vec<&Id> {
        let mut ids: Vec<&Id> = Vec::new();
        for id in self.names.card.answers.iter().filter(|answer| answer.measured.is_some()).flat_map(|a| &a.providers) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// The number of the release that answered for a dataflow.
    pub fn release_of(&self, dataflow: &Id) -> Option<u32> {
        self.releases.iter().find(|release| release.dataflow == *dataflow).map(|release| release.number)
    }

    /// The releases as one text that programs can read: `DF_A.3,DF_B.1`.
    pub fn releases_text(&self) -> String {
        let texts: Vec<String> =
            self.releases.iter().map(|release| format!("{}.{}", release.dataflow, release.number)).collect();
        texts.join(",")
    }

    /// The citation of the figure that is shown large, ready to copy; of the question alone where there is none.
    pub fn citation(&self) -> String {
        let names = &self.names;
        let arguments = args()
            .text("question", names.sentence())
            .text("date", &self.day())
            .text("publisher", names.pack.head.name.get(names.voice.lang()))
            .text("link", self.link);
        match names.figure() {
            None => names.voice.say_with("question-citation-bare", &arguments),
            Some(figure) => {
                let arguments = arguments
                    .text("number", &figure.number)
                    .text("unit", &figure.unit)
                    .text("period", &figure.period)
                    .text("sources", &figure.sources);
                match names.count {
                    None => names.voice.say_with("question-citation", &arguments),
                    Some(switch) => {
                        let label = switch.label.get(names.voice.lang());
                        names.voice.say_with("question-citation-switched", &arguments.text("label", label))
                    }
                }
            }
        }
    }

    /// What the last releases changed, a sentence each.
    pub fn revision_texts(&self) -> Vec<String> {
        let voice = self.names.voice;
        let text = |change: &StatementRevision<'_>| {
            let arguments = args()
                .text("name", &self.changed_name(change.figure))
                .text("before", &self.names.number(change.before))
                .text("after", &self.names.number(change.after))
                .text("release", &voice.digits(&change.release.to_string()))
                .text("date", &voice.day_of(change.public_from));
            voice.say_with("question-change", &arguments)
        };
        self.revisions.iter().map(text).collect()
    }

    /// What a figure that changed is called: the recommended one, the name of its statement, or what a reader switches to.
    fn changed_name(&self, figure: &ChangedFigure) -> String {
        match figure {
            ChangedFigure::Recommended => self.names.voice.say("question-changed-recommended"),
            ChangedFigure::Statement(id) => self.names.statement_name(id),
            ChangedFigure::Switch(id) => {
                let switch = self.names.question.switches.iter().find(|switch| switch.id == *id);
                switch.map_or_else(|| id.to_string(), |switch| switch.label.get(self.names.voice.lang()).to_owned())
            }
        }
    }

    /// Where the figures come from and of when, for the foot of a drawing. Who computed a figure is never taken for one of
    /// those from whose figures it was computed.
    pub fn source(&self) -> String {
        let names = &self.names;
        let answering: Vec<Id> = self.answering().into_iter().cloned().collect();
        let producers = names.sources(&answering);
        let (computed, has_producers) = (names.computed_by(), !answering.is_empty());
        let key = match (&computed, has_producers) {
            _ if self.releases.is_empty() => return String::new(),
            (None, false) => return String::new(),
            (None, true) => "chart-source",
            (Some(_), true) => "chart-source-computed",
            (Some(_), false) => "chart-source-computed-alone",
        };
        let arguments = args().text("producers", &producers).text("date", &self.day());
        let arguments = match &computed {
            None => arguments,
            Some(computed) => arguments.text("makers", &computed.makers).text("inputs", &computed.inputs),
        };
        names.voice.say_with(key, &arguments)
    }

    /// The histories that say something of their own: two points at least, and no other history with the same points.
    pub fn told_histories(&self) -> Vec<StatementSeries<'_>> {
        let mut told: Vec<StatementSeries<'_>> = Vec::new();
        for history in self.histories.iter().filter(|history| history.points.len() > 1) {
            if !told.iter().any(|known| known.points == history.points) {
                told.push(*history);
            }
        }
        told
    }
}
