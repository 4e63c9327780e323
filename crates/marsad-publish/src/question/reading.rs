//! How the figure that is shown large is to be read, whether it was published as it stands or is computed from several.
//!
//! A figure that is one published value has the guide of that value. One that is computed is published nowhere: its guide
//! is made of its own definition, of what it is computed from, and of what its parts must not be taken for. Where the pack
//! does not say what the result counts, nothing is said of that but its name.

use marsad_i18n::args;
use marsad_model::{Choice, Facet, Figure, Id, Misreading, Pack, Quantity};

use super::{QuestionNames, SeriesPlace, Term};
use crate::Names;
use crate::definition_text::facet_text;
use crate::reading_guide::{Clause, Reading, covers_part_of_year, guide_by, reading_guide};

impl<'a> QuestionNames<'a> {
    /// How the figure that is shown large is to be read, a sentence each; nothing where there is no figure.
    pub fn how_to_read(&self) -> Vec<String> {
        let Some(figure) = self.shown() else { return Vec::new() };
        let terms = self.figure_terms(figure);
        let said = match &terms[..] {
            [only] => self.published_reading(figure, only),
            _ => self.computed_reading(figure, &terms),
        };
        said.unwrap_or_default()
    }

    /// The guide of one published value.
    fn published_reading(&self, figure: &Figure, term: &Term) -> Option<Vec<String>> {
        let place = term.place.as_ref()?;
        let (names, key) = self.names_at(place)?;
        let reading = Reading {
            names,
            key: &key,
            period: place.period.as_ref()?,
            value: Some(figure.measured.value),
            status: None,
            break_before: None,
            standard_error: figure.measured.standard_error,
            interval: figure.measured.published_interval,
            confidentiality: None,
        };
        Some(reading_guide(&reading).sentences(&reading))
    }

    /// The guide of a figure that is computed, by its own definition.
    fn computed_reading(&self, figure: &Figure, terms: &[Term]) -> Option<Vec<String>> {
        let place = terms.first()?.place.as_ref()?;
        let (names, key) = self.names_at(place)?;
        let reading = Reading {
            names,
            key: &key,
            period: figure.measured.period.as_ref().or(place.period.as_ref())?,
            value: Some(self.rounded(figure.measured.value)),
            status: None,
            break_before: None,
            standard_error: figure.measured.standard_error,
            interval: None,
            confidentiality: None,
        };
        let mut guide = guide_by(&reading, figure.definition.clone());
        let is_defined = self.is_defined();
        if !is_defined {
            guide.clauses.retain(|clause| matches!(clause, Clause::What | Clause::By));
        }
        let mut sentences = Vec::new();
        for clause in &guide.clauses {
            match clause {
                Clause::What => {
                    let named =
                        if is_defined { guide.sentence(&reading, Clause::What) } else { Some(self.named(figure)) };
                    sentences.extend(named);
                    sentences.push(self.made(terms));
                }
                Clause::By => sentences.push(self.made_by(figure)),
                other => sentences.extend(guide.sentence(&reading, *other)),
            }
        }
        // What is said of the whole need not be said of its parts.
        if !guide.clauses.contains(&Clause::NotFor(Misreading::YearToDateAsYear)) {
            sentences.extend(terms.iter().filter_map(|term| self.year_to_date(term)));
        }
        Some(sentences)
    }

    /// Whether the pack says what a computed figure counts: in its statement; or it is a plain sum, for which holds what
    /// its terms have in common.
    fn is_defined(&self) -> bool {
        match self.count.map_or(&self.question.recommendation.choice, |switch| &switch.choice) {
            Choice::Statement { .. } | Choice::Reconciled { .. } => true,
            Choice::Quantity { quantity } => is_sum(quantity),
        }
    }

    /// What a figure is called of which the pack does not say more, and how much it is.
    fn named(&self, figure: &Figure) -> String {
        let label = self.count.map(|switch| switch.label.get(self.voice.lang()));
        let arguments = args()
            .text("subject", label.unwrap_or_else(|| self.sentence()))
            .text("number", &self.number(figure.measured.value))
            .text("unit", &self.other_unit(&figure.definition).unwrap_or_else(|| self.unit()));
        self.voice.say_with("reading-what", &arguments)
    }

    /// What the figure is computed from: what is added to what, or divided by it.
    fn made(&self, terms: &[Term]) -> String {
        let words = |term: &Term| format!("{} {}{}{}", term.word, term.before, term.text, term.after).trim().to_owned();
        let made: Vec<String> = terms.iter().map(words).collect();
        self.voice.say_with("reading-computed", &args().text("made", &made.join(" ")))
    }

    /// Who says what it is computed from, and how that was counted.
    fn made_by(&self, figure: &Figure) -> String {
        let arguments = args().text("producers", &self.sources(&figure.providers));
        let (definition, facet) = (&figure.definition, Facet::Method);
        if definition.says(facet) || definition.mixed.contains(&facet) {
            let method = facet_text(self.definitions(), definition, facet);
            return self.voice.say_with("reading-by", &arguments.text("method", &method));
        }
        self.voice.say_with("reading-by-unknown", &arguments)
    }

    /// That a part of it covers only a part of the year; none where it does not.
    fn year_to_date(&self, term: &Term) -> Option<String> {
        let place = term.place.as_ref()?;
        let (names, key) = self.names_at(place)?;
        let period = place.period.as_ref()?;
        let reading = Reading {
            names,
            key: &key,
            period,
            value: None,
            status: None,
            break_before: None,
            standard_error: None,
            interval: None,
            confidentiality: None,
        };
        let covers_a_part = covers_part_of_year(&reading);
        covers_a_part.then(|| self.voice.say_with("reading-part-year-to-date", &args().text("part", &term.text)))
    }

    /// What everything at a place is called, and the key of its series.
    fn names_at(&self, place: &SeriesPlace) -> Option<(Names<'a>, Vec<Id>)> {
        let pack: &'a Pack = self.pack;
        let dataflow = pack.dataflow(place.dataflow.as_str())?;
        let structure = pack.structure_of(dataflow)?;
        let key: Vec<Id> = place.key.split('.').map(Id::new).collect::<Result<_, _>>().ok()?;
        Some((Names { pack, dataflow, structure, voice: self.voice }, key))
    }
}

/// Whether values are added up and nothing else is done to them.
fn is_sum(quantity: &Quantity) -> bool {
    let Quantity { of: _, less, by, by_rest_of: _, over, times, divided_by, divisor_rounded_to: _ } = quantity;
    less.is_empty() && by.is_empty() && over.is_empty() && times.is_none() && divided_by.is_none()
}
