//! A question as JSON: the whole card with its definitions, the releases it rests on, and how to cite it.
//!
//! What is not known is null and never a zero; `low` and `high` are null where a figure or a step has no interval. `shown` is the
//! figure under the definition that was asked for (`count`), the recommended one where none was. `differences` say how
//! each statement stands to the recommended figure, as the page says it: with `wider` the statement counts more than is
//! recommended. `unlike_terms` are the facets in which what was added up or taken away does not count alike, so that the
//! result is of nothing in particular; that each term was counted in its own way (`method`) is no such facet. `mixed` of a
//! definition are all those of which it says nothing because its terms differ, the method among them: a survey less a census
//! has `mixed` of `method` and no `unlike_terms`. `withdrawn` are data of the question that were taken back: `release` is
//! null where their figures are not shown. `replaced_inputs` are releases that figures were balanced from
//! and that do not stand any more: `current` is null where their data were taken back. `low`, `central` and `high` in the
//! basis of a step are parts of `parts_of` where that stands beside them, and `whole` is what its figures make. Where
//! `is_exactness_unknown` stands, nobody says how exactly the figure is known: `rounded_to` is null, and it is not exact.

use marsad_model::{
    Answer, Bar, ChangedFigure, FacetDifference, Figure, Id, Measured, ReplacedRelease, SwitchFigure, TimePeriod,
    Waterfall,
};
use serde_json::{Value, json};

use super::{QuestionEdition, ReleaseUsed, StatementRevision, StatementSeries, Term, WithdrawnData};

/// The card as JSON, with all that is needed to use its figures rightly. Definitions are codes, as packs write them.
pub fn question_json(edition: &QuestionEdition<'_>) -> Value {
    let names = &edition.names;
    let lang = names.voice.lang();
    let question = names.question;
    let releases: Vec<Value> = edition.releases.iter().map(release_json).collect();
    json!({
        "question": {
            "id": question.id, "sentence": names.sentence(), "why": question.why.get(lang),
            "unit": { "id": question.unit, "name": names.unit() }, "decimals": question.decimals,
        },
        "recommended": names.card.recommended.as_ref().map(|figure| edition.recommended_json(figure)),
        "count": names.count.map(|switch| &switch.id),
        "shown": names.shown().map(|figure| edition.shown_json(figure)),
        "differences_to": "recommended",
        "statements": names.card.answers.iter().map(|answer| edition.answer_json(answer)).collect::<Vec<_>>(),
        "bridges": names.card.waterfalls.iter().map(|one| edition.waterfall_json(one)).collect::<Vec<_>>(),
        "switches": names.card.switches.iter().map(|one| edition.switch_json(one)).collect::<Vec<_>>(),
        "history": edition.histories_json(),
        "changes": edition.revisions_json(),
        "releases": releases,
        "withdrawn": edition.withdrawn.iter().map(|data| edition.withdrawn_json(data)).collect::<Vec<_>>(),
        "replaced_inputs": edition.replaced_inputs.iter().map(|one| replaced_json(one)).collect::<Vec<_>>(),
        "citation": edition.citation(),
        "licence": names.pack.head.licence.get(lang),
        "link": edition.link,
    })
}

/// A difference of the recommended figure to an answer as one of the answer to the recommended figure.
fn turned(difference: &FacetDifference) -> FacetDifference {
    FacetDifference { facet: difference.facet, relation: difference.relation.reversed() }
}

fn release_json(used: &ReleaseUsed) -> Value {
    json!({ "dataflow": used.dataflow, "number": used.number, "public_from": used.public_from.to_string() })
}

fn replaced_json(replaced: &ReplacedRelease) -> Value {
    let ReplacedRelease { input, current, since } = replaced;
    json!({ "dataflow": input.dataflow, "release": input.number, "current": current, "since": since.to_string() })
}

/// A number with its uncertainty; its ends are null where they leave no width.
pub fn measured_json(measured: &Measured) -> Value {
    let mut json = json!(measured);
    if !measured.has_interval() {
        json["low"] = Value::Null;
        json["high"] = Value::Null;
    }
    json
}

impl QuestionEdition<'_> {
    fn withdrawn_json(&self, data: &WithdrawnData<'_>) -> Value {
        let reason = data.withdrawn.reason.as_ref().map(|reason| reason.get(self.names.voice.lang()));
        json!({
            "dataflow": data.dataflow, "release": data.release, "at": data.withdrawn.at.to_string(), "reason": reason,
        })
    }

    /// The figure that is shown large, with the name of the definition under which it is.
    fn shown_json(&self, figure: &Figure) -> Value {
        let lang = self.names.voice.lang();
        let mut json = self.figure_json(figure);
        json["switch"] = json!(self.names.count.map(|switch| &switch.id));
        json["label"] = json!(self.names.count.map(|switch| switch.label.get(lang)));
        json["counts"] = json!(self.names.counts());
        json
    }

    fn recommended_json(&self, figure: &Figure) -> Value {
        let lang = self.names.voice.lang();
        let recommendation = &self.names.question.recommendation;
        let mut json = self.figure_json(figure);
        json["rule"] = json!(recommendation.rule.word());
        json["counts"] = json!(recommendation.counts.get(lang));
        json["interval"] = json!(recommendation.interval);
        json["off_standard"] = json!(self.names.card.off_standard);
        json
    }

    fn figure_json(&self, figure: &Figure) -> Value {
        json!({
            "measured": measured_json(&figure.measured), "definition": figure.definition, "statement": figure.statement,
            "unlike_terms": figure.unlike_terms,
            "sources": self.sources_json(&figure.providers),
        })
    }

    fn answer_json(&self, answer: &Answer) -> Value {
        let statement = self.names.question.statement(answer.statement.as_str());
        let terms = self.names.statement_terms(&answer.statement);
        let note = statement.and_then(|statement| statement.note.as_ref());
        json!({
            "id": answer.statement, "name": self.names.answer_name(answer),
            "measured": answer.measured.as_ref().map(measured_json), "definition": answer.definition,
            "differences": answer.differences.iter().map(turned).collect::<Vec<_>>(),
            "unlike_terms": answer.unlike_terms,
            "sources": self.sources_json(&answer.providers), "made_of": self.terms_json(&terms),
            "note": note.map(|note| note.get(self.names.voice.lang())),
        })
    }

    fn waterfall_json(&self, waterfall: &Waterfall) -> Value {
        let note = self.names.bridge(waterfall).and_then(|bridge| bridge.note.as_ref());
        json!({
            "from": waterfall.from, "to": waterfall.to,
            "start": measured_json(&waterfall.start), "end": measured_json(&waterfall.end),
            "steps": waterfall.bars.iter().map(|bar| self.bar_json(waterfall, bar)).collect::<Vec<_>>(),
            "unexplained": self.bar_json(waterfall, &waterfall.unexplained),
            "note": note.map(|note| note.get(self.names.voice.lang())),
        })
    }

    /// A step with its amount and its basis as the pack gives it.
    fn bar_json(&self, waterfall: &Waterfall, bar: &Bar) -> Value {
        let lang = self.names.voice.lang();
        let step = self.names.bridge(waterfall).and_then(|bridge| self.names.step(bridge, bar));
        let made_of = step.and_then(|step| step.basis.made_of());
        let made_of = made_of.map_or(Value::Null, |quantity| self.terms_json(&self.names.terms(&quantity, None)));
        let known = |number: f64| bar.has_number().then_some(number);
        let end = |number: f64| known(number).filter(|_| bar.has_interval());
        json!({
            "id": bar.step, "label": step.map(|step| step.label.get(lang)), "amount": known(bar.amount()),
            "low": end(bar.low), "high": end(bar.high), "standard_error": bar.standard_error,
            "outside_range": bar.outside, "whole": bar.whole, "unmeasured": bar.unmeasured,
            "before": bar.before, "after": bar.after, "facet": step.and_then(|step| step.facet),
            "basis": step.map(|step| &step.basis), "made_of": made_of,
        })
    }

    fn switch_json(&self, known: &SwitchFigure) -> Value {
        let lang = self.names.voice.lang();
        let switch = self.names.question.switches.iter().find(|switch| switch.id == known.switch);
        json!({
            "id": known.switch, "label": switch.map(|switch| switch.label.get(lang)),
            "note": switch.map(|switch| switch.note.get(lang)), "facet": switch.map(|switch| switch.facet),
            "figure": known.figure.as_ref().map(|figure| self.figure_json(figure)),
        })
    }

    fn sources_json(&self, providers: &[Id]) -> Value {
        let source = |id: &Id| json!({ "id": id, "name": self.names.source(id) });
        providers.iter().map(source).collect()
    }

    fn terms_json(&self, terms: &[Term]) -> Value {
        let term = |term: &Term| {
            let place = term.place.as_ref();
            // What is taken from a number first is so within a bracket of its own.
            let before = if term.rest_of.is_some() { "(" } else { term.before };
            json!({
                "sign": term.sign, "before": before, "text": term.text, "after": term.after,
                "rest_of": term.rest_of, "dataflow": place.map(|place| &place.dataflow),
                "key": place.map(|place| &place.key), "period": place.and_then(|place| place.period.as_ref()),
                "release": place.and_then(|place| self.release_of(&place.dataflow)),
            })
        };
        terms.iter().map(term).collect()
    }

    fn histories_json(&self) -> Value {
        let history = |history: &StatementSeries<'_>| {
            let point = |(period, value): &(TimePeriod, f64)| json!({ "period": period, "value": value });
            let points: Value = history.points.iter().map(point).collect();
            // Whoever draws these may not join what does not count the same.
            let anew = history.breaks.iter().filter_map(|place| Some(&history.points.get(*place)?.0));
            let anew: Value = anew.map(|period| json!(period)).collect();
            json!({ "statement": history.statement, "points": points, "begins_anew": anew })
        };
        self.histories.iter().map(history).collect()
    }

    fn revisions_json(&self) -> Value {
        let revision = |change: &StatementRevision<'_>| {
            let (statement, switch) = match change.figure {
                ChangedFigure::Recommended => (None, None),
                ChangedFigure::Statement(id) => (Some(id), None),
                ChangedFigure::Switch(id) => (None, Some(id)),
            };
            json!({
                "statement": statement, "switch": switch, "is_recommended": *change.figure == ChangedFigure::Recommended,
                "before": change.before, "after": change.after,
                "release": change.release, "public_from": change.public_from.to_string(),
            })
        };
        self.revisions.iter().map(revision).collect()
    }
}
