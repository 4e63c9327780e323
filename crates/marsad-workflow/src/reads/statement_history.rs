//! What a statement of a question said over time: its series, or what is made of several, over the periods that all have.
//! What a question says now is in `questions.rs`.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{
    Answer, Definition, Limit, ObsStatus, Observation, Observed, Quantity, Question, QuestionCard, SeriesReference,
    Statement, StatementHistory, TimePeriod,
};
use marsad_reconcile::{Comparability, comparable, measure};

use super::OpenRelease;
use super::questions::{Source, series, told};
use crate::WorkError;

/// A value of a series, with what its source says of it.
struct Point {
    observed: Observed,
    status: Option<String>,
    /// What it counts; nothing is said where the series always counted the same.
    definition: Definition,
}

/// The values of each series that a quantity is made of, earliest first.
type Terms<'q> = BTreeMap<&'q SeriesReference, Vec<Point>>;

/// The values of a statement, earliest first; none where its terms do not stand at one period, where a divisor is of that
/// period alone, or where a dataflow does not answer.
pub(super) async fn statement_history(
    statement: &Statement,
    (question, card): (&Question, &QuestionCard),
    sources: &BTreeMap<String, Source>,
) -> Result<Option<StatementHistory>, WorkError> {
    let quantity = &statement.quantity;
    let Some(first) = quantity.of.first().filter(|_| is_of_one_period(quantity)) else { return Ok(None) };
    let mut terms = Terms::new();
    for reference in quantity.series() {
        let Some(source) = sources.get(reference.dataflow.as_str()) else { return Ok(None) };
        terms.insert(reference, series_over_time(&source.now, reference).await?);
    }
    let is_alike = |period: &&TimePeriod| {
        let asked = first.period.as_ref().filter(|_| quantity.divided_by.is_some());
        asked.is_none_or(|asked| length(asked) == length(period))
    };
    let periods = terms.get(first).into_iter().flatten().map(|point| &point.observed.period).filter(is_alike);
    let point = |period: &TimePeriod| Some((period.clone(), value_at(quantity, &terms, period)?));
    let points: Vec<(TimePeriod, f64)> = periods.filter_map(point).collect();
    let stated = stated_definitions(question, card, quantity);
    let breaks = breaks(&points, &terms, &stated);
    Ok(Some(StatementHistory { statement: statement.id.clone(), points, breaks }))
}

/// Whether a quantity can be made again of another period: all its terms stand at the same, and its divisor is no number
/// that somebody published of that one.
fn is_of_one_period(quantity: &Quantity) -> bool {
    let mut periods = quantity.series().map(|reference| &reference.period);
    let first = periods.next();
    quantity.divisor_rounded_to.is_none() && periods.all(|period| Some(period) == first)
}

/// The duration in which a period is written, such as `P5Y`; none of a period of a calendar. A divisor that makes a year of
/// five does not make one of three.
fn length(period: &TimePeriod) -> Option<&str> {
    period.as_str().split_once('/').map(|(_, length)| length)
}

/// What a quantity is at a period; none where one of its terms has no value then.
fn value_at(quantity: &Quantity, terms: &Terms<'_>, period: &TimePeriod) -> Option<f64> {
    let look_up = |reference: &SeriesReference| {
        let mut points = terms.get(reference)?.iter();
        points.find(|point| point.observed.period == *period).map(|point| point.observed.clone())
    };
    measure(quantity, &look_up).ok().map(|measured| measured.value)
}

/// The values of a series, earliest first.
async fn series_over_time(open: &OpenRelease, reference: &SeriesReference) -> Result<Vec<Point>, WorkError> {
    let status = open.structure.attribute_place("OBS_STATUS");
    let redefined = Some(open.dataflow()?).filter(|dataflow| dataflow.is_redefined());
    let point = |observation: Observation| {
        let status = status.and_then(|at| observation.attributes.get(at).cloned().flatten());
        let at = |dataflow| open.pack.definition_at(dataflow, &observation.key, Some(&observation.period));
        let definition = redefined.map(at).unwrap_or_default();
        Some(Point { observed: told(open, &observation)?, status, definition })
    };
    Ok(series(open, reference, Limit::All).await?.into_iter().filter_map(point).collect())
}

/// What the statements of a question count that state values made in this way, by the period of each.
fn stated_definitions<'q>(
    question: &'q Question,
    card: &'q QuestionCard,
    quantity: &Quantity,
) -> BTreeMap<&'q TimePeriod, &'q Definition> {
    let asked = at_any_period(quantity);
    let stated = |answer: &'q Answer| {
        let stated = &question.statement(answer.statement.as_str())?.quantity;
        let is_same = is_of_one_period(stated) && at_any_period(stated) == asked;
        Some((stated.of.first()?.period.as_ref().filter(|_| is_same)?, &answer.definition))
    };
    card.answers.iter().filter_map(stated).collect()
}

/// How a quantity is made, whatever its period.
fn at_any_period(quantity: &Quantity) -> Quantity {
    let mut made = quantity.clone();
    let Quantity { of, less, by, over, .. } = &mut made;
    for reference in of.iter_mut().chain(less).chain(by).chain(over) {
        reference.period = None;
    }
    made
}

/// The places of the points that do not count as the point before them: the source of a term marks them so, or its series
/// was defined anew between them, or the statements of the question define the two unlike.
fn breaks(points: &[(TimePeriod, f64)], terms: &Terms<'_>, stated: &BTreeMap<&TimePeriod, &Definition>) -> Vec<usize> {
    // A term may begin anew at a period that another does not have.
    let place = |begins: &TimePeriod| {
        let same = points.iter().position(|(period, _)| period == begins);
        same.or_else(|| points.iter().position(|(period, _)| period >= begins))
    };
    let of_terms = terms.values().flat_map(|term| beginnings(term)).filter_map(place).filter(|place| *place > 0);
    let is_unlike = |pair: &[(TimePeriod, f64)]| match pair {
        [(before, _), (after, _)] => {
            let stated = stated.get(before).zip(stated.get(after));
            stated.is_some_and(|(before, after)| comparable(before, after) == Comparability::Unlike)
        }
        _ => false,
    };
    let of_statements = points.windows(2).enumerate().filter(|(_, pair)| is_unlike(pair)).map(|(place, _)| place + 1);
    of_terms.chain(of_statements).collect::<BTreeSet<usize>>().into_iter().collect()
}

/// The periods at which a series begins anew.
fn beginnings(points: &[Point]) -> Vec<&TimePeriod> {
    let begins = |pair: &[Point]| match pair {
        [before, after] => {
            ObsStatus::is_break(before.status.as_deref(), after.status.as_deref())
                || comparable(&before.definition, &after.definition) == Comparability::Unlike
        }
        _ => false,
    };
    let pairs = points.windows(2).filter(|pair| begins(pair));
    pairs.filter_map(|pair| pair.last().map(|after| &after.observed.period)).collect()
}
