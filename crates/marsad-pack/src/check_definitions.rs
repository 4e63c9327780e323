//! The check of definitions: every series says what it counts, with codes that exist.

use marsad_model::{BASES, COVERAGE, DataStructure, Dataflow, Definition, Facet, Id, Refinement, SUBJECTS, TimeNature};

use crate::ProblemKind;
use crate::check::Checker;

impl Checker<'_> {
    /// Every code of a definition is known. What a dataflow counts need not be said: then nobody compares it.
    pub(crate) fn definitions(&mut self) {
        let pack = self.pack;
        for dataflow in &pack.dataflows {
            let file = format!("dataflows/{}.toml", dataflow.id);
            let Some(structure) = pack.structure_of(dataflow) else { continue };
            self.definition(&file, "definition", &dataflow.definition);
            self.refinements(&file, dataflow, structure);
            for dimension in &dataflow.composed_by {
                self.refers(&file, "composed_by", dimension.as_str(), structure.dimensions.iter().map(|d| &d.id));
            }
            if let Some(place) = &dataflow.place {
                self.refers(&file, "place", place.as_str(), structure.dimensions.iter().map(|d| &d.id));
            }
        }
    }

    /// What holds of some series or times: of series that there are, of times in order, saying something, and not one thing
    /// here and another there.
    fn refinements(&mut self, file: &str, dataflow: &Dataflow, structure: &DataStructure) {
        for (at, refinement) in dataflow.refinements.iter().enumerate() {
            let position = format!("[[refinement]] {}", at + 1);
            for (dimension, code) in &refinement.only {
                self.dimension(file, &position, (dimension, code), structure);
            }
            if refinement.only.is_empty() && !refinement.is_dated() {
                // What holds for every series at all times is the definition itself.
                self.add(ProblemKind::Missing, file, "where", &position);
            }
            if let (Some(from), Some(to)) = (&refinement.from, &refinement.to)
                && to.end() <= from.start()
            {
                self.add(ProblemKind::OutOfOrder, file, to, &position);
            }
            if refinement.definition.is_unknown() {
                self.add(ProblemKind::Missing, file, "definition", &position);
            }
            for facet in fixed_facets(dataflow, refinement) {
                self.add(ProblemKind::FixedFacet, file, facet.word(), &position);
            }
            for (earlier, other) in dataflow.refinements.iter().take(at).enumerate() {
                if refinement.competes_with(other) {
                    for facet in other.definition.contradicted(&refinement.definition) {
                        let both = format!("[[refinement]] {}, {}", earlier + 1, at + 1);
                        self.add(ProblemKind::ContradictedFacet, file, facet.word(), both);
                    }
                }
            }
            self.definition(file, &position, &refinement.definition);
        }
    }

    /// The codes of a definition that is written at `position`.
    pub(crate) fn definition(&mut self, file: &str, position: &str, definition: &Definition) {
        let pack = self.pack;
        if !definition.mixed.is_empty() {
            // It follows from the terms of a sum.
            self.add(ProblemKind::NotAllowed, file, "mixed", position);
        }
        let coverage = definition.missing.iter().chain(&definition.surplus).flatten();
        let named = definition.subject.iter().map(|code| (SUBJECTS, code));
        let based = definition.base.iter().map(|code| (BASES, code));
        let listed = named.chain(based).chain(coverage.map(|code| (COVERAGE, code)));
        for (list, code) in listed {
            match pack.codelist(list) {
                Some(list) => self.has_code(file, position, Some(list), code),
                None => self.add(ProblemKind::Dangling, file, list, position),
            }
        }
        let coded = [
            ("SEX", &definition.sex),
            ("DURATION_RULE", &definition.duration_rule),
            ("UNIT_MEASURE", &definition.unit),
        ];
        for (component, code) in coded {
            if let Some(code) = code {
                self.known_somewhere(file, position, (component, code));
            }
        }
        for (component, code) in &definition.part {
            self.known_somewhere(file, position, (component.as_str(), code));
        }
        if let Some(area) = &definition.area
            && !pack.codelists.iter().any(|list| list.contains(area.as_str()))
        {
            self.add(ProblemKind::Dangling, file, area, position);
        }
    }

    /// A code of a component in one of the lists from which some structure draws it.
    pub(crate) fn known_somewhere(&mut self, file: &str, position: &str, (component, code): (&str, &Id)) {
        let pack = self.pack;
        let ids = pack.structures.iter().filter_map(|structure| structure.codelist_of(component));
        let codes = ids.filter_map(|id| pack.codelist(id.as_str())).flat_map(|list| list.codes());
        self.refers(file, position, code.as_str(), codes.map(|code| &code.id));
    }

    /// A code of a dimension of `structure`.
    pub(crate) fn dimension(
        &mut self,
        file: &str,
        position: &str,
        (dimension, code): (&Id, &Id),
        structure: &DataStructure,
    ) {
        self.refers(file, position, dimension.as_str(), structure.dimensions.iter().map(|d| &d.id));
        self.has_code(file, position, self.pack.codelist_of(structure, dimension.as_str()), code);
    }
}

/// The facets that a refinement of some periods says otherwise than an attribute, which is written for all periods into every
/// file.
fn fixed_facets(dataflow: &Dataflow, refinement: &Refinement) -> Vec<Facet> {
    let Definition { unit, duration_rule, time_nature, .. } = &refinement.definition;
    let is_other = |own: Option<&Id>, attribute: &str| {
        own.zip(dataflow.attributes.get(attribute)).is_some_and(|(own, fixed)| own != fixed)
    };
    let fixed_nature = dataflow.attributes.get("TIME_AGG").map(|code| TimeNature::of_code(code.as_str()));
    let is_other_nature = time_nature.zip(fixed_nature).is_some_and(|(own, fixed)| {
        // The code of a period stands for a flow or for a change.
        fixed != Some(own) && !(own == TimeNature::Change && fixed == Some(TimeNature::Flow))
    });
    let said = [
        (Facet::Unit, is_other(unit.as_ref(), "UNIT_MEASURE")),
        (Facet::DurationRule, is_other(duration_rule.as_ref(), "DURATION_RULE")),
        (Facet::TimeNature, is_other_nature),
    ];
    let changed = said.into_iter().filter(|(_, is_other)| refinement.is_dated() && *is_other);
    changed.map(|(facet, _)| facet).collect()
}
