//! A question as CSV for people and their tools: one header row, one row for each figure.
//!
//! What is not known is an empty cell and never a zero: a standard error that nobody published, a step without a figure.
//! Numbers have the digits that the page writes, which the sources bear. `ROUNDED_TO` says what these digits are rounded to:
//! it is empty where they hide nothing, and `unknown` where nobody says how exactly the figure is known ("three quarters").
//! Steps, and what stays unexplained, have no such word: what is known of them is between their ends.
//! `UNROUNDED` is the value as it was computed, for those who compute on.

use marsad_model::{Answer, Bar, Definition, Figure, Id, IntervalBasis, Measured, Switch, SwitchFigure, Waterfall};

use super::{QuestionEdition, QuestionNames, Term, WithdrawnData};

/// What stands in `ROUNDED_TO` where nobody says how exactly a figure is known; JSON has
/// `is_exactness_unknown` for it.
const EXACTNESS_UNKNOWN: &str = "unknown";

/// The columns, in order.
const HEADER: [&str; 21] = [
    "QUESTION",
    "KIND",
    "ID",
    "FROM",
    "TO",
    "NAME",
    "VALUE",
    "LOW",
    "HIGH",
    "STD_ERROR",
    "ROUNDED_TO",
    "UNIT_MEASURE",
    "TIME_PERIOD",
    "SOURCE",
    "BASIS",
    "AUTHOR",
    "BASIS_TEXT",
    "TAKES",
    "SERIES",
    "NOTE",
    "UNROUNDED",
];

/// One row: the figure under the definition that the reader has switched to (`chosen`), the recommended figure, a
/// statement, a switch, a step of a bridge or what stays unexplained; data that were taken back (`withdrawn`), with when and
/// why in the note; or a release that figures were balanced from and that does not stand any more (`replaced-input`).
#[derive(Default)]
struct Row {
    kind: &'static str,
    id: String,
    from: String,
    to: String,
    name: String,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    standard_error: Option<f64>,
    rounded_to: String,
    unit: String,
    period: String,
    source: String,
    basis: String,
    author: String,
    basis_text: String,
    takes: &'static str,
    series: String,
    note: String,
    unrounded: Option<f64>,
}

/// The card as CSV in UTF-8. The byte-order mark at its beginning lets spreadsheets show Arabic.
pub fn question_csv(edition: &QuestionEdition<'_>) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    // Writing to memory cannot fail; every record has as many fields as the header.
    let _ = writer.write_record(HEADER);
    for row in edition.rows() {
        let _ = writer.write_record(row.fields(&edition.names.question.id));
    }
    writer.into_inner().unwrap_or_default()
}

impl Row {
    fn fields(self, question: &Id) -> [String; 21] {
        let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
        [
            question.to_string(),
            self.kind.to_owned(),
            self.id,
            self.from,
            self.to,
            self.name,
            number(self.value),
            number(self.low),
            number(self.high),
            number(self.standard_error),
            self.rounded_to,
            self.unit,
            self.period,
            self.source,
            self.basis,
            self.author,
            self.basis_text,
            self.takes.to_owned(),
            self.series,
            self.note,
            number(self.unrounded),
        ]
    }

    /// The same with a figure and its uncertainty.
    fn measured(self, names: &QuestionNames<'_>, measured: Option<&Measured>) -> Self {
        let Some(measured) = measured else { return self };
        let (low, high) = names.ends_as_written((measured.low, measured.high));
        Self {
            value: Some(names.as_written(measured.value)),
            low: Some(low).filter(|_| measured.has_interval()),
            high: Some(high).filter(|_| measured.has_interval()),
            standard_error: measured.standard_error.map(|error| names.error_as_written(error)),
            rounded_to: rounded_to(names, measured),
            unrounded: Some(measured.value),
            period: measured.period.as_ref().map_or_else(String::new, ToString::to_string),
            ..self
        }
    }
}

/// What the digits of a figure are rounded to, or that nobody knows; blank where they hide nothing.
fn rounded_to(names: &QuestionNames<'_>, measured: &Measured) -> String {
    if measured.is_exactness_unknown {
        return EXACTNESS_UNKNOWN.to_owned();
    }
    names.rounding_as_written(measured).map_or_else(String::new, |unit| unit.to_string())
}

impl QuestionEdition<'_> {
    fn rows(&self) -> Vec<Row> {
        let mut rows: Vec<Row> = self.names.count.into_iter().map(|switch| self.chosen(switch)).collect();
        rows.extend(self.withdrawn.iter().map(|data| self.withdrawn_row(data)));
        let replaced = self.replaced_inputs.iter().zip(self.input_replaced_texts());
        rows.extend(replaced.map(|(replaced, note)| Row {
            kind: "replaced-input",
            id: replaced.input.dataflow.to_string(),
            note,
            ..Row::default()
        }));
        rows.extend(self.names.card.recommended.iter().map(|figure| self.recommended(figure)));
        rows.extend(self.names.card.answers.iter().map(|answer| self.statement(answer)));
        rows.extend(self.switch_rows());
        rows.extend(self.names.card.waterfalls.iter().flat_map(|waterfall| self.bridge_rows(waterfall)));
        rows
    }

    fn withdrawn_row(&self, data: &WithdrawnData<'_>) -> Row {
        Row { kind: "withdrawn", id: data.dataflow.to_owned(), note: self.withdrawal_text(data), ..Row::default() }
    }

    fn recommended(&self, figure: &Figure) -> Row {
        let lang = self.names.voice.lang();
        let row = Row {
            kind: "recommended",
            id: figure.statement.as_ref().map_or_else(String::new, ToString::to_string),
            name: self.names.question.recommendation.counts.get(lang).to_owned(),
            unit: self.unit(&figure.definition),
            source: self.names.sources(&figure.providers),
            basis: self.names.question.recommendation.rule.word().to_owned(),
            author: self.interval_author(),
            note: self.names.unlike_terms(&figure.unlike_terms).unwrap_or_default(),
            ..Row::default()
        };
        row.measured(&self.names, Some(&figure.measured))
    }

    /// Who answers for the interval of the recommended figure, where it was declared.
    fn interval_author(&self) -> String {
        match &self.names.question.recommendation.interval {
            IntervalBasis::Declared { author, .. } => author.get(self.names.voice.lang()).to_owned(),
            IntervalBasis::Source | IntervalBasis::Statements { .. } | IntervalBasis::None { .. } => String::new(),
        }
    }

    fn statement(&self, answer: &Answer) -> Row {
        let statement = self.names.question.statement(answer.statement.as_str());
        let terms = self.names.statement_terms(&answer.statement);
        let note = statement.and_then(|statement| statement.note.as_ref());
        let note = note.map(|note| note.get(self.names.voice.lang()).to_owned());
        let noted: Vec<String> = note
            .into_iter()
            .chain(self.names.unlike_terms(&answer.unlike_terms))
            .filter(|one| !one.is_empty())
            .collect();
        let row = Row {
            kind: "statement",
            id: answer.statement.to_string(),
            name: self.names.answer_name(answer),
            unit: self.unit(&answer.definition),
            source: self.names.sources(&answer.providers),
            basis: answer.definition.method.map_or_else(String::new, |method| method.word().to_owned()),
            series: self.series(&terms),
            note: noted.join(" "),
            ..Row::default()
        };
        row.measured(&self.names, answer.measured.as_ref())
    }

    /// The figure that the reader has switched to; without a number where it was not published.
    fn chosen(&self, switch: &Switch) -> Row {
        let terms = self.names.figure().map_or_else(Vec::new, |figure| figure.terms);
        Row { kind: "chosen", series: self.series(&terms), ..self.switch_row(switch, self.names.shown()) }
    }

    fn switch_rows(&self) -> Vec<Row> {
        let row = |known: &SwitchFigure| {
            let switch = self.names.question.switches.iter().find(|switch| switch.id == known.switch)?;
            Some(self.switch_row(switch, known.figure.as_ref()))
        };
        self.names.card.switches.iter().filter_map(row).collect()
    }

    fn switch_row(&self, switch: &Switch, figure: Option<&Figure>) -> Row {
        let lang = self.names.voice.lang();
        let row = Row {
            kind: "switch",
            id: switch.id.to_string(),
            name: switch.label.get(lang).to_owned(),
            unit: figure.map_or_else(String::new, |figure| self.unit(&figure.definition)),
            source: figure.map_or_else(String::new, |figure| self.names.sources(&figure.providers)),
            note: switch.note.get(lang).to_owned(),
            ..Row::default()
        };
        row.measured(&self.names, figure.map(|figure| &figure.measured))
    }

    fn bridge_rows(&self, waterfall: &Waterfall) -> Vec<Row> {
        let bars = waterfall.bars.iter().chain([&waterfall.unexplained]);
        bars.map(|bar| self.bar_row(waterfall, bar)).collect()
    }

    fn bar_row(&self, waterfall: &Waterfall, bar: &Bar) -> Row {
        let lang = self.names.voice.lang();
        let step = self.names.bridge(waterfall).and_then(|bridge| self.names.step(bridge, bar));
        let made_of = step.and_then(|step| step.basis.made_of());
        let terms = made_of.map_or_else(Vec::new, |quantity| self.names.terms(&quantity, None));
        let author = step.and_then(|step| step.basis.author());
        let has_number = bar.has_number();
        let has_interval = has_number && bar.has_interval();
        let label = step.map(|step| step.label.get(lang).to_owned());
        let note = step.and_then(|step| step.note.as_ref());
        let (low, high) = self.names.ends_as_written((bar.low, bar.high));
        Row {
            kind: if bar.step.is_some() { "step" } else { "unexplained" },
            id: bar.step.as_ref().map_or_else(String::new, ToString::to_string),
            from: waterfall.from.to_string(),
            to: waterfall.to.to_string(),
            name: label.unwrap_or_else(|| self.names.voice.say("unexplained")),
            value: Some(self.names.written_amount(waterfall, bar)).filter(|_| has_number),
            low: Some(low).filter(|low| has_interval && low.is_finite()),
            high: Some(high).filter(|high| has_interval && high.is_finite()),
            standard_error: bar.standard_error.filter(|_| has_number).map(|error| self.names.error_as_written(error)),
            unrounded: Some(bar.amount()).filter(|_| has_number),
            unit: self.names.question.unit.to_string(),
            basis: step.map_or_else(String::new, |step| step.basis.word().to_owned()),
            author: author.map_or_else(String::new, |author| author.get(lang).to_owned()),
            basis_text: self.basis_text(waterfall, bar),
            takes: step.map_or("", |step| step.takes.word()),
            series: self.series(&terms),
            note: note.map_or_else(String::new, |note| note.get(lang).to_owned()),
            ..Row::default()
        }
    }

    /// What must be known of the basis of a step, or of what stays unexplained, as the page says it.
    fn basis_text(&self, waterfall: &Waterfall, bar: &Bar) -> String {
        self.names.step_of_bar(waterfall, bar).map_or_else(String::new, |text| text.basis.join(" "))
    }

    fn unit(&self, definition: &Definition) -> String {
        definition.unit.as_ref().unwrap_or(&self.names.question.unit).to_string()
    }

    /// How a figure is made, as programs write it: `(DF_A/KEY/2024@3 -DF_B/KEY/2024@1) *0.01`. A plus at the beginning
    /// would make a spreadsheet take it for a formula.
    pub(super) fn series(&self, terms: &[Term]) -> String {
        let texts: Vec<String> = terms.iter().map(|term| self.term_text(term)).collect();
        texts.join(" ").trim_start_matches('+').to_owned()
    }

    fn term_text(&self, term: &Term) -> String {
        let Term { sign, before, text, after, .. } = term;
        let Some(place) = &term.place else { return format!("{sign}{before}{text}{after}") };
        let release = self.release_of(&place.dataflow).map_or_else(String::new, |number| format!("@{number}"));
        match term.rest_of {
            None => format!("{sign}{before}{}{release}{after}", place.text()),
            Some(whole) => format!("{sign}({whole}-{}{release}{after}", place.text()),
        }
    }
}
