//! A question as lines for a terminal: the figure, why figures differ, every answer, the bridges, what may be switched, what changed, each answer
//! over time, and how the figure is read.

use marsad_i18n::args;

use super::{AnswerText, BridgeText, QuestionEdition, QuestionNames, StatementSeries, StepText, SwitchText, Term};

/// How far figures stand from the edge, and from what is said of them.
const GAP: &str = "  ";

/// The card as lines for people.
pub fn question_text(edition: &QuestionEdition<'_>) -> String {
    let lines = Lines { edition, names: edition.names };
    let mut parts = vec![lines.head(), lines.why(), lines.answers()];
    parts.extend(lines.names.bridges().iter().map(|bridge| lines.bridge(bridge)));
    parts.push(lines.names.bridges_missing().into_iter().map(|told| format!("{GAP}{told}")).collect());
    parts.extend([lines.switches(), lines.revisions(), lines.histories(), lines.reading(), lines.foot()]);
    let parts: Vec<String> =
        parts.iter().filter(|part| !part.is_empty()).map(|part| format!("{}\n", part.join("\n"))).collect();
    parts.join("\n")
}

struct Lines<'a> {
    edition: &'a QuestionEdition<'a>,
    names: QuestionNames<'a>,
}

/// A figure with what it is, and further lines under it.
struct Entry {
    number: String,
    text: String,
    more: Vec<String>,
}

impl Lines<'_> {
    fn say(&self, key: &str) -> String {
        self.names.voice.say(key)
    }

    fn head(&self) -> Vec<String> {
        let mut lines = vec![self.names.title(), String::new()];
        let Some(figure) = self.names.figure() else {
            lines.push(format!("{GAP}{}", self.edition.no_figure()));
            lines.extend(self.notices());
            return lines;
        };
        let arguments = args().text("number", &figure.number).text("unit", &figure.unit).text("period", &figure.period);
        let key = if figure.period.is_empty() { "question-figure" } else { "question-figure-period" };
        let sources = self.names.voice.say_with("question-from", &args().text("sources", &figure.sources));
        let said = [
            Some(self.names.voice.say_with(key, &arguments)),
            figure.interval,
            figure.rounding,
            Some(figure.counts),
            Some(figure.rule),
            Some(figure.interval_basis),
            Some(sources),
            self.made(&figure.terms),
        ];
        let said = said.into_iter().flatten().filter(|line| !line.is_empty());
        lines.extend(said.map(|line| format!("{GAP}{line}")));
        lines.extend(self.notices());
        lines
    }

    /// What was taken back, and what figures were balanced from and does not stand any more.
    fn notices(&self) -> Vec<String> {
        let told = self.edition.withdrawn.iter().map(|data| self.edition.withdrawal_text(data));
        told.chain(self.edition.input_replaced_texts()).map(|text| format!("{GAP}{text}")).collect()
    }

    /// Why the figures differ, which answers the question where no figure does.
    fn why(&self) -> Vec<String> {
        let why = self.names.question.why.get(self.names.voice.lang());
        if why.is_empty() {
            return Vec::new();
        }
        vec![self.say("question-head-why"), format!("{GAP}{why}")]
    }

    fn answers(&self) -> Vec<String> {
        let entries: Vec<Entry> = self.names.answers().iter().map(|answer| self.answer(answer)).collect();
        std::iter::once(self.say("question-every-figure")).chain(self.entries(&entries)).collect()
    }

    fn answer(&self, answer: &AnswerText) -> Entry {
        let recommended = answer.is_recommended.then(|| self.say("question-recommended"));
        let text: Vec<String> =
            [Some(answer.name.clone()), answer.unit.clone(), recommended].into_iter().flatten().collect();
        let mut more = vec![answer.method.clone()];
        more.extend(answer.interval.clone());
        more.extend(answer.rounding.clone());
        more.extend(answer.coverage.iter().map(|(facet, said)| self.pair(facet, said)));
        more.extend(answer.differences.iter().cloned());
        more.extend(Some(answer.note.clone()).filter(|note| !note.is_empty()));
        more.extend(self.made(&answer.terms));
        let number = answer.number.clone().unwrap_or_else(|| self.say("cell-missing"));
        Entry { number, text: text.join(" · "), more }
    }

    fn bridge(&self, bridge: &BridgeText) -> Vec<String> {
        let arguments = args().text("from", &bridge.from.name).text("to", &bridge.to.name);
        let title = self.names.voice.say_with("question-bridge", &arguments);
        let end =
            |number: &str, name: &str| Entry { number: number.to_owned(), text: name.to_owned(), more: Vec::new() };
        let mut entries = vec![end(&bridge.from.number, &bridge.from.name)];
        entries.extend(bridge.steps.iter().map(|step| self.step(step)));
        entries.push(end(&bridge.to.number, &bridge.to.name));
        let note = Some(bridge.note.clone()).filter(|note| !note.is_empty());
        let note = note.map(|note| format!("{GAP}{note}"));
        let rounding = Some(format!("{GAP}{}", bridge.rounding)).filter(|_| !bridge.rounding.is_empty());
        std::iter::once(title).chain(self.entries(&entries)).chain(note).chain(rounding).collect()
    }

    fn step(&self, step: &StepText) -> Entry {
        let text: Vec<&str> =
            [&step.label, &step.kind].into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        let mut more: Vec<String> = step.interval.iter().cloned().collect();
        more.extend(step.basis.iter().cloned());
        more.extend(self.made(&step.terms));
        Entry { number: step.amount.clone(), text: text.join(" · "), more }
    }

    fn switches(&self) -> Vec<String> {
        let switches = self.names.switches();
        if switches.is_empty() {
            return Vec::new();
        }
        let entry = |switch: &SwitchText| {
            let named = [switch.label.as_str(), switch.period.as_str()].into_iter().filter(|part| !part.is_empty());
            Entry {
                number: switch.number.clone().unwrap_or_else(|| self.say("cell-missing")),
                text: format!("{} [--count {}]", named.collect::<Vec<_>>().join(" · "), switch.id),
                more: Vec::new(),
            }
        };
        let entries: Vec<Entry> = switches.iter().map(entry).collect();
        std::iter::once(self.say("question-switches")).chain(self.entries(&entries)).collect()
    }

    fn revisions(&self) -> Vec<String> {
        if self.edition.revisions.is_empty() {
            return Vec::new();
        }
        let lines = self.edition.revision_texts().into_iter().map(|line| format!("{GAP}{line}"));
        std::iter::once(self.say("question-changes")).chain(lines).collect()
    }

    fn histories(&self) -> Vec<String> {
        let told = self.edition.told_histories();
        if told.is_empty() {
            return Vec::new();
        }
        let line = |history: &StatementSeries<'_>| {
            let name = self.names.statement_name(history.statement);
            format!("{GAP}{}", self.pair(&name, &self.edition.history_line(history)))
        };
        std::iter::once(self.say("question-histories")).chain(told.iter().map(line)).collect()
    }

    fn reading(&self) -> Vec<String> {
        let told = self.names.how_to_read();
        if told.is_empty() {
            return Vec::new();
        }
        let lines = told.into_iter().map(|sentence| format!("{GAP}{sentence}"));
        std::iter::once(self.say("reading-title")).chain(lines).collect()
    }

    fn foot(&self) -> Vec<String> {
        let releases = self.edition.releases_text();
        let named = (!releases.is_empty()).then(|| self.pair(&self.say("question-releases"), &releases));
        let link = self.pair(&self.say("permalink-question"), self.edition.link);
        named.into_iter().chain([link]).collect()
    }

    /// A name and what is said under it.
    fn pair(&self, name: &str, said: &str) -> String {
        self.names.voice.say_with("question-pair", &args().text("name", name).text("said", said))
    }

    /// How a figure is made; none where it is one published value, which needs no saying.
    fn made(&self, terms: &[Term]) -> Option<String> {
        let words = |term: &Term| format!("{} {}{}{}", term.word, term.before, term.text, term.after).trim().to_owned();
        let made: Vec<String> = terms.iter().map(words).collect();
        (made.len() > 1).then(|| self.pair(&self.say("question-head-made"), &made.join(" ")))
    }

    /// Figures under each other, each with what it is.
    fn entries(&self, entries: &[Entry]) -> Vec<String> {
        let width = entries.iter().map(|entry| entry.number.chars().count()).max().unwrap_or_default();
        let indent = " ".repeat(width + 2 * GAP.len());
        let of_entry = |entry: &Entry| {
            let mut lines = vec![format!("{GAP}{}{GAP}{}", self.figure(&entry.number, width), entry.text)];
            lines.extend(entry.more.iter().map(|line| format!("{indent}{line}")));
            lines
        };
        entries.iter().flat_map(of_entry).collect()
    }

    /// A figure in a column of this width; in a line that runs from right to left it stays as it is written.
    fn figure(&self, number: &str, width: usize) -> String {
        let padded = format!("{number:>width$}");
        if self.names.voice.lang().is_right_to_left() { format!("\u{2066}{padded}\u{2069}") } else { padded }
    }
}
