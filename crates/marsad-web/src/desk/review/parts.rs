//! The parts of a review in words: what was found, what is missing, what changed.

use marsad_i18n::{Voice, args};
use marsad_model::{Difference, Finding, Id, Reopening, TimePeriod};
use marsad_publish::{Answer, AnswerPlace, Examined, Names, series_text};
use marsad_workflow::{Completeness, Review};

use super::period_text;
use crate::desk::sending::place_text;
use crate::desk::session::DeskVisit;

/// How many cells are shown, changed or named.
const CHANGES_MAX: usize = 60;

/// Findings of one cause.
pub(super) struct CauseLine {
    pub(super) mark: &'static str,
    pub(super) text: String,
    pub(super) places: String,
}

/// A period with what is there of what was expected.
pub(super) struct PeriodLine {
    pub(super) period: String,
    pub(super) present: String,
    pub(super) expected: String,
    pub(super) mark: &'static str,
    pub(super) word: String,
    pub(super) missing: Vec<String>,
}

/// The first changed cells.
#[derive(Default)]
pub(super) struct Changes {
    pub(super) lines: Vec<ChangeLine>,
    /// How many are not shown; blank where all are.
    pub(super) more: String,
}

/// A cell that says something else than before.
pub(super) struct ChangeLine {
    pub(super) series: String,
    pub(super) period: String,
    pub(super) before: String,
    pub(super) after: String,
}

/// What was found, worst first, and the sentence that sums it up.
pub(super) fn causes(visit: &DeskVisit, review: &Review) -> (String, Vec<CauseLine>) {
    let (pack, voice) = (visit.visit.pack(), visit.visit.voice());
    let submission = &review.page.submission;
    let Some(report) = review.page.report.as_ref() else { return (voice.say("review-unread"), Vec::new()) };
    let answer = Answer::of_submission((submission, report), pack, voice);
    let mut lines = Vec::new();
    for group in &answer.groups {
        for cause in &group.causes {
            let cells: Vec<String> = cause.places.iter().take(5).map(|place| place_named(place, voice)).collect();
            lines.push(CauseLine {
                mark: colour(group.severity),
                text: cause.heading(voice),
                places: voice
                    .say_with("review-places", &args().count("n", cause.count()).text("places", &voice.list(&cells))),
            });
        }
    }
    (format!("{} {}", answer.summary, answer.verdict), lines)
}

/// A cell, or what is more than one: a sheet, or the whole file.
fn place_named(place: &AnswerPlace, voice: &Voice) -> String {
    if place.cell.is_empty() { place_text(place, voice) } else { place.cell.clone() }
}

fn colour(severity: marsad_model::Severity) -> &'static str {
    match severity {
        marsad_model::Severity::Error => "rose",
        marsad_model::Severity::Warning => "saffron",
        marsad_model::Severity::Note => "quiet",
    }
}

/// Period by period, what is there of what was expected.
pub(super) fn periods(names: &Names<'_>, completeness: &Completeness) -> Vec<PeriodLine> {
    let voice = names.voice;
    let line = |one: &marsad_workflow::PeriodCompleteness| {
        let (mark, word) = match one.expected {
            0 => ("quiet", "review-nothing-before"),
            expected if one.present == expected => ("olive", "review-whole"),
            expected if one.present + one.accepted == expected => ("quiet", "review-rest-accepted"),
            _ => ("saffron", "review-not-whole"),
        };
        PeriodLine {
            period: voice.period(&one.period),
            present: voice.count(one.present),
            expected: voice.count(one.expected),
            mark,
            word: voice.say(word),
            missing: one.missing.iter().map(|key| series_text(names, key, None)).collect(),
        }
    };
    completeness.periods.iter().map(line).collect()
}

/// The first changed cells, and how many there are.
pub(super) fn changes(names: &Names<'_>, differences: &[Difference]) -> Changes {
    let text = |observation: &Option<marsad_model::Observation>| match observation.as_ref().map(|o| o.value) {
        Some(Some(value)) => names.number(value),
        _ => names.voice.say("cell-missing"),
    };
    let line = |difference: &Difference| ChangeLine {
        series: series_text(names, &difference.key, None),
        period: names.voice.period(&difference.period),
        before: text(&difference.before),
        after: text(&difference.after),
    };
    Changes {
        lines: differences.iter().take(CHANGES_MAX).map(line).collect(),
        more: more(names.voice, differences.len()).unwrap_or_default(),
    }
}

/// The first of some cells by their names, such as `Lulu, Women, 2021`, and how many there are beside them.
pub(in crate::desk) fn cells(names: &Names<'_>, cells: &[(Vec<Id>, TimePeriod)]) -> Vec<String> {
    let name = |(key, period): &(Vec<Id>, TimePeriod)| {
        names.voice.joined(&[series_text(names, key, None), names.voice.period(period)])
    };
    cells.iter().take(CHANGES_MAX).map(name).chain(more(names.voice, cells.len())).collect()
}

/// How many of so many cells are not shown; none where all are.
fn more(voice: &Voice, all: usize) -> Option<String> {
    let left = all.saturating_sub(CHANGES_MAX) as u64;
    (left > 0).then(|| voice.say_with("review-more", &args().count("n", left)))
}

/// Findings as sentences, with the names that the pack gives to series and codes.
pub(super) fn sentences(visit: &DeskVisit, dataflow: &str, findings: &[Finding]) -> Vec<String> {
    let examined = Examined::of(visit.visit.pack(), dataflow);
    findings.iter().map(|finding| examined.told(finding, visit.visit.voice()).reason).collect()
}

/// Codes to choose from in one dimension.
pub(super) struct CodeChoice {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) codes: Vec<(String, String)>,
}

/// What can be chosen to open cells again: of each dimension, the codes that its list has.
pub(super) fn choices(names: &Names<'_>) -> Vec<CodeChoice> {
    let choice = |id: &Id| {
        let codes = names.codelist(id.as_str()).map(|list| list.codes()).unwrap_or_default();
        let named = |code: &marsad_model::Code| (code.id.to_string(), code.name.get(names.voice.lang()).to_owned());
        CodeChoice {
            id: id.to_string(),
            name: names.component(id.as_str()).to_owned(),
            codes: codes.iter().map(named).collect(),
        }
    };
    names.structure.dimensions.iter().map(|dimension| choice(&dimension.id)).collect()
}

/// The cells that were opened again, such as `Lulu, Women, 2021`; codes as they are where the pack has the agreement no more.
pub(in crate::desk) fn opened_cells(voice: &Voice, names: Option<&Names<'_>>, reopening: &Reopening) -> String {
    let code = |dimension: &Id, code: &Id| match names {
        Some(names) => names.code(dimension.as_str(), code.as_str()),
        None => code.to_string(),
    };
    let only = &reopening.only;
    let named = only.codes.iter().flat_map(|(dimension, codes)| codes.iter().map(move |one| (dimension, one)));
    let codes = named.map(|(dimension, one)| code(dimension, one));
    let periods = only.periods.iter().map(|name| period_text(voice, name));
    voice.joined(&codes.chain(periods).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use marsad_model::{Lang, Numerals, Place};
    use marsad_testkit::marjan;

    use super::*;

    #[test]
    fn cells_that_are_not_shown_are_counted() {
        let pack = marjan();
        let voice = Voice::new(Lang::En, Numerals::Western, &pack.head);
        let dataflow = pack.dataflow("DF_ARRIVALS").unwrap();
        let names = Names { pack, dataflow, structure: pack.structure_of(dataflow).unwrap(), voice: &voice };
        let key: Vec<Id> = ["A", "XM-L", "F"].map(|code| code.parse().unwrap()).into();
        let period: TimePeriod = "2021".parse().unwrap();
        for (all, lines, told) in [(CHANGES_MAX, CHANGES_MAX, false), (CHANGES_MAX + 2, CHANGES_MAX + 1, true)] {
            let named = cells(&names, &vec![(key.clone(), period.clone()); all]);
            let last = named.last().unwrap();
            assert_eq!((named.len(), last.contains("more are not shown")), (lines, told), "{last}");
            let difference = Difference { key: key.clone(), period: period.clone(), before: None, after: None };
            let changes = changes(&names, &vec![difference; all]);
            assert_eq!((changes.lines.len(), changes.more.is_empty()), (CHANGES_MAX, !told), "{}", changes.more);
        }
    }

    #[test]
    fn a_place_that_is_no_cell_is_named_too() {
        let voice = Voice::new(Lang::En, Numerals::Western, &marjan().head);
        let place = |cell: &str, sheet: &str| AnswerPlace {
            place: Place { sheet: sheet.to_owned(), ..Place::default() },
            cell: cell.to_owned(),
            value: String::new(),
            reason: String::new(),
        };
        assert_eq!(place_named(&place("E5", "S"), &voice), "E5");
        assert_eq!(place_named(&place("", ""), &voice), voice.say("answer-whole-file"));
        assert!(place_named(&place("", "S"), &voice).contains('S'));
    }
}
