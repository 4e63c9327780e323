//! The frequencies of a variable as its page writes them: values first, then why others have none, then all.

use marsad_i18n::Voice;
use marsad_model::StudyVariable;
use marsad_protect::CellState;
use marsad_workflow::{CodeCell, CountCell, NumberSummary, StudyFrequencies};

use super::words::local;
use crate::visit::Visit;

/// Means below this are written without marks of thousands, so that a mean of years reads as a year.
const UNGROUPED_BELOW: f64 = 10_000.0;

/// A table of frequencies.
pub(super) struct FrequencyTable {
    /// Codes that are values; none for numbers, and for variables that are not open.
    pub values: Vec<CountLine>,
    /// All rows with a value.
    pub valid: CountLine,
    /// Reasons for which rows have no value, then those without a reason.
    pub without: Vec<CountLine>,
    /// All rows.
    pub all: CountLine,
    /// Whether shares are told: the values are there, and their whole is not hidden.
    pub has_shares: bool,
    /// Whether weights are rounded within their errors, so that shares are not their quotients.
    pub is_rounded: bool,
    /// The letters that stand beside figures, each with the key of its words.
    pub marks: Vec<(&'static str, &'static str)>,
    /// What numbers come to.
    pub summaries: Vec<SummaryLine>,
}

/// A line of the table.
pub(super) struct CountLine {
    pub name: String,
    /// The code; blank where the line has none.
    pub code: String,
    /// Rows, their weights, and the share of the values.
    pub cells: Vec<CountText>,
}

/// A cell of the table.
pub(super) struct CountText {
    pub text: String,
    pub is_hidden: bool,
    /// The letter beside it; blank where there is nothing to say.
    pub mark: &'static str,
}

/// What stands beside a figure that is hidden to protect persons, one that is hardly reliable, and one too unreliable to be shown.
const MARKS: [(&str, &str); 3] =
    [("C", "hidden-to-protect"), ("U", "builder-mark-low-reliability"), ("Q", "builder-mark-unreliable")];

impl CountText {
    /// The key of the words for its letter.
    pub(super) fn mark_key(&self) -> &'static str {
        MARKS.iter().find(|(mark, _)| *mark == self.mark).map_or("hidden-to-protect", |(_, key)| *key)
    }
}

/// What numbers come to, counted one way.
pub(super) struct SummaryLine {
    pub name: String,
    pub mean: String,
    pub deviation: String,
}

/// The table of what was counted of a variable.
pub(super) fn frequency_table(visit: &Visit, variable: &StudyVariable, found: &StudyFrequencies) -> FrequencyTable {
    let whole = found.valid.weighted.filter(|whole| *whole > 0.0 && !found.values.is_empty());
    Writer { visit, variable, whole }.table(found)
}

/// The name of a code of a variable; the code itself where it has none.
pub(super) fn code_name(visit: &Visit, variable: &StudyVariable, code: &str) -> String {
    variable.category(code).map_or_else(|| code.to_owned(), |category| local(visit, &category.label))
}

/// Writes the lines of one table.
struct Writer<'a> {
    visit: &'a Visit,
    variable: &'a StudyVariable,
    /// The weight of all values, where shares of it are told.
    whole: Option<f64>,
}

impl Writer<'_> {
    fn table(&self, found: &StudyFrequencies) -> FrequencyTable {
        let mut without: Vec<CountLine> = found.missing.iter().map(|cell| self.reason(cell)).collect();
        without.push(self.sum("studies-blank", &found.blank));
        let summaries = [("studies-unweighted", found.summary), ("studies-weighted", found.weighted_summary)];
        let summary = |(key, summary): (&str, Option<NumberSummary>)| Some(self.summary(key, &summary?));
        let values: Vec<CountLine> = found.values.iter().map(|cell| self.value(cell)).collect();
        let valid = self.sum("studies-valid", &found.valid);
        let lines = values.iter().chain(&without).chain([&valid]);
        let marked: Vec<&str> = lines.flat_map(|line| &line.cells).map(|cell| cell.mark).collect();
        let marks = MARKS.into_iter().filter(|(mark, _)| marked.contains(mark)).collect();
        FrequencyTable {
            values,
            valid,
            without,
            all: self.sum("studies-all", &found.all),
            has_shares: self.whole.is_some(),
            is_rounded: found.values.iter().any(|cell| cell.share.is_some()),
            marks,
            // Of codes the mean says nothing; of a flag it is the share that stands in the table.
            summaries: if self.variable.is_coded() {
                Vec::new()
            } else {
                summaries.into_iter().filter_map(summary).collect()
            },
        }
    }

    fn value(&self, cell: &CodeCell) -> CountLine {
        let mut line = self.line(code_name(self.visit, self.variable, &cell.code), &cell.count);
        line.code.clone_from(&cell.code);
        if self.whole.is_some() {
            line.cells.pop();
            line.cells.push(self.share(cell));
        }
        // The first cell is of rows, which are counted; the second is of weights, which are an estimate.
        if let Some(text) = line.cells.get_mut(1) {
            text.mark = mark(cell.state, text.mark);
        }
        line
    }

    /// The share of a code: the estimate of it; where weights are not rounded, their quotient.
    fn share(&self, cell: &CodeCell) -> CountText {
        let Some(share) = cell.share else {
            let share = |weighted: f64| self.whole.map(|whole| self.voice().number(100.0 * weighted / whole, 1));
            let mut text = self.cell(cell.count.weighted.map(share).map(Option::unwrap_or_default));
            text.mark = mark(cell.state, text.mark);
            return text;
        };
        // What was rounded to whole per cent has no decimals.
        let written = |per_cent: f64| self.voice().number(per_cent, u8::from(per_cent.fract() != 0.0));
        let mut text = self.cell(share.per_cent.map(written));
        text.mark = mark(Some(share.state), text.mark);
        text
    }

    /// A reason for which rows have no value.
    fn reason(&self, cell: &CodeCell) -> CountLine {
        let label = self.variable.category(&cell.code).map(|category| local(self.visit, &category.label));
        let mut line = self.line(label.unwrap_or_else(|| self.voice().say("studies-no-answer")), &cell.count);
        line.code.clone_from(&cell.code);
        line
    }

    fn sum(&self, key: &str, count: &CountCell) -> CountLine {
        self.line(self.voice().say(key), count)
    }

    /// A line without a code; where shares are told, it has none.
    fn line(&self, name: String, count: &CountCell) -> CountLine {
        let rows = self.cell(count.rows.map(|rows| self.voice().count(rows)));
        let weighted = self.cell(count.weighted.map(|weighted| self.voice().number(weighted, 0)));
        let mut cells = vec![rows, weighted];
        if self.whole.is_some() {
            cells.push(self.cell(Some(String::new())));
        }
        CountLine { name, code: String::new(), cells }
    }

    fn cell(&self, text: Option<String>) -> CountText {
        match text {
            Some(text) => CountText { text, is_hidden: false, mark: "" },
            None => CountText { text: self.voice().say("cell-hidden"), is_hidden: true, mark: "C" },
        }
    }

    fn summary(&self, key: &str, summary: &NumberSummary) -> SummaryLine {
        let none = || self.voice().say("cell-missing");
        SummaryLine {
            name: self.voice().say(key),
            mean: mean(self.voice(), summary.mean),
            deviation: summary.deviation.map_or_else(none, |deviation| mean(self.voice(), deviation)),
        }
    }

    fn voice(&self) -> &Voice {
        self.visit.voice()
    }
}

/// The letter for how sure an estimate is; the one that it has where there is nothing else to say.
fn mark(state: Option<CellState>, own: &'static str) -> &'static str {
    match state {
        Some(CellState::LowReliability) => "U",
        Some(CellState::Unreliable) => "Q",
        Some(CellState::Published | CellState::Confidential) | None => own,
    }
}

/// A mean with one decimal.
fn mean(voice: &Voice, value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if !(0.0..UNGROUPED_BELOW).contains(&rounded) {
        return voice.number(value, 1);
    }
    let whole = rounded.trunc();
    let part = voice.number(rounded - whole, 1);
    let decimals = part.strip_prefix(&voice.count(0)).unwrap_or(&part);
    format!("{}{decimals}", voice.digits(&format!("{whole:.0}")))
}

#[cfg(test)]
mod tests {
    use marsad_i18n::Voice;
    use marsad_model::{Lang, Numerals};

    use super::mean;

    #[test]
    fn a_mean_of_years_reads_as_a_year() {
        let said = |lang: Lang, numerals: Numerals, value: f64| {
            mean(&Voice::new(lang, numerals, &marsad_testkit::marjan().head), value)
        };
        assert_eq!(said(Lang::En, Numerals::Western, 2009.53), "2009.5");
        assert_eq!(said(Lang::Fr, Numerals::Western, 2009.96), "2010,0");
        assert_eq!(said(Lang::Ar, Numerals::ArabicIndic, 7.25), "٧٫٣");
        assert_eq!(said(Lang::En, Numerals::Western, 12_345.67), "12,345.7");
    }
}
