//! Open contradictions as the board lists them: what, when, and both numbers; the register says the rest.

use marsad_model::{ContradictionSide, Definition, Facet, Id};
use marsad_publish::{DefinitionNames, Names, facet_text};
use marsad_workflow::RegisteredContradiction;

use super::words::Words;
use crate::links;

/// A contradiction on one line.
pub(super) struct ContradictionLine {
    pub subject: String,
    pub period: String,
    pub sides: [SideView; 2],
    pub since: String,
    /// Its place in the register, where the public may read it.
    pub href: Option<String>,
}

/// One of the two numbers.
pub(super) struct SideView {
    pub number: String,
    pub href: String,
    pub sources: String,
}

impl Words<'_> {
    pub(super) fn contradiction(&self, one: &RegisteredContradiction) -> ContradictionLine {
        let voice = self.visit.voice();
        let found = &one.contradiction;
        let names = DefinitionNames { pack: self.visit.pack(), voice };
        let subject = Definition { subject: Some(found.subject.clone()), ..Definition::default() };
        ContradictionLine {
            subject: facet_text(names, &subject, Facet::Subject),
            period: voice.period(&found.period),
            sides: [&found.first, &found.second].map(|side| self.side(side, found.period.as_str())),
            since: voice.day_of(one.found_at),
            href: one.is_public.then(|| links::contradiction(self.visit.lang, &one.id)),
        }
    }

    fn side(&self, side: &ContradictionSide, period: &str) -> SideView {
        let voice = self.visit.voice();
        let key: Vec<&str> = side.key.iter().map(Id::as_str).collect();
        let sources: Vec<String> = side.providers.iter().map(|id| self.institution(id)).collect();
        let whole = side.value.fract() == 0.0;
        SideView {
            number: voice.number(side.value, if whole { 0 } else { self.decimals(side) }),
            href: links::number(self.visit.lang, (side.dataflow.as_str(), side.release), &key.join("."), period),
            sources: voice.list(&sources),
        }
    }

    fn decimals(&self, side: &ContradictionSide) -> u8 {
        self.names(side).map_or(0, |names| names.structure.measure.decimals)
    }

    /// What everything in the dataflow of a side is called; none where the pack has it no more.
    fn names(&self, side: &ContradictionSide) -> Option<Names<'_>> {
        let pack = self.visit.pack();
        let dataflow = pack.dataflow(side.dataflow.as_str())?;
        Some(Names { pack, dataflow, structure: pack.structure_of(dataflow)?, voice: self.visit.voice() })
    }
}
