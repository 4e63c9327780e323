//! Definitions and their differences in words.
//!
//! Names of codes come from the pack, everything else from the messages `facet-…`, `relation-…` and `difference-…`.

use std::collections::BTreeSet;

use marsad_i18n::{Voice, args};
use marsad_model::{AgeSpan, BASES, COVERAGE, Codelist, Definition, Facet, FacetDifference, Id, Pack, SUBJECTS, TOTAL};

/// What everything in a definition is called, in one language.
#[derive(Clone, Copy)]
pub struct DefinitionNames<'a> {
    /// The pack that names codes.
    pub pack: &'a Pack,
    /// The language.
    pub voice: &'a Voice,
}

/// What a definition says of a facet; where it says nothing, that its terms differ in it, or that it is not known.
pub fn facet_text(names: DefinitionNames<'_>, definition: &Definition, facet: Facet) -> String {
    let unsaid = if definition.mixed.contains(&facet) { "facet-mixed" } else { "not-known" };
    names.known(definition, facet).unwrap_or_else(|| names.voice.say(unsaid))
}

/// How two definitions differ in a facet, in one sentence.
pub fn difference_text(
    names: DefinitionNames<'_>,
    difference: &FacetDifference,
    a: &Definition,
    b: &Definition,
) -> String {
    let facet = difference.facet;
    let arguments = args()
        .text("facet", &names.voice.say(&format!("facet-{}", facet.word())))
        .text("first", &facet_text(names, a, facet))
        .text("second", &facet_text(names, b, facet));
    names.voice.say_with(&format!("difference-{}", difference.relation.word()), &arguments)
}

impl DefinitionNames<'_> {
    /// What a definition says of a facet; none where it says nothing.
    pub(crate) fn known(self, definition: &Definition, facet: Facet) -> Option<String> {
        let word = |word: &str| self.voice.say(&format!("facet-{}-{word}", facet.word()));
        let code = |component: &str, code: &Option<Id>| code.as_ref().map(|code| self.code(component, code));
        match facet {
            Facet::Subject => definition.subject.as_ref().map(|code| self.of_list(SUBJECTS, code)),
            Facet::Citizenship => definition.citizenship.map(|value| word(value.word())),
            Facet::Birthplace => definition.birthplace.map(|value| word(value.word())),
            Facet::Generation => definition.generation.map(|value| word(value.word())),
            Facet::HouseholdLink => definition.household_link.map(|value| word(value.word())),
            Facet::Age => definition.age.map(|span| self.age(span)),
            Facet::Sex => code("SEX", &definition.sex),
            Facet::Method => definition.method.map(|value| word(value.word())),
            Facet::DurationRule => code("DURATION_RULE", &definition.duration_rule),
            Facet::Unit => code("UNIT_MEASURE", &definition.unit),
            Facet::Percentage => definition.percentage.map(|value| word(value.word())),
            Facet::Base => definition.base.as_ref().map(|code| self.of_list(BASES, code)),
            Facet::TimeNature => definition.time_nature.map(|value| word(value.word())),
            Facet::Reference => definition.reference.map(|value| word(value.word())),
            Facet::Area => definition.area.as_ref().map(|code| self.area(code)),
            Facet::Part => Some(self.part(definition).unwrap_or_else(|| word("whole"))),
            Facet::Missing => definition.missing.as_ref().map(|codes| self.coverage(facet, codes)),
            Facet::Surplus => definition.surplus.as_ref().map(|codes| self.coverage(facet, codes)),
        }
    }

    /// The codes chosen in dimensions that carry no other facet; none where it is the whole.
    pub(crate) fn part(self, definition: &Definition) -> Option<String> {
        let names: Vec<String> =
            definition.part.iter().map(|(dimension, code)| self.code(dimension.as_str(), code)).collect();
        (!names.is_empty()).then(|| names.join(&self.voice.say("list-separator")))
    }

    /// The name of a code of a component, in whichever structure has it; the code itself where none has.
    pub(crate) fn code(self, component: &str, code: &Id) -> String {
        let ids = self.pack.structures.iter().filter_map(|structure| structure.codelist_of(component));
        let lists = ids.filter_map(|id| self.pack.codelist(id.as_str()));
        self.first_name(lists, code)
    }

    fn of_list(self, list: &str, code: &Id) -> String {
        self.first_name(self.pack.codelist(list).into_iter(), code)
    }

    fn first_name<'l>(self, mut lists: impl Iterator<Item = &'l Codelist>, code: &Id) -> String {
        let named = lists.find_map(|list| list.find(code.as_str()));
        named.map_or_else(|| code.to_string(), |code| self.voice.digits(code.name.get(self.voice.lang())))
    }

    /// An area, by the list of countries before any other list.
    fn area(self, code: &Id) -> String {
        if *code == *TOTAL {
            return self.voice.say("facet-area-everywhere");
        }
        let countries = self.pack.codelists.iter().filter(|list| list.is_of_countries);
        self.first_name(countries.chain(&self.pack.codelists), code)
    }

    fn age(self, span: AgeSpan) -> String {
        let years = |age: u8| self.voice.digits(&age.to_string());
        let (from, to) = (years(span.youngest()), span.oldest().map(years));
        match (span.youngest(), to) {
            (0, None) => self.voice.say("facet-age-all"),
            (_, None) => self.voice.say_with("facet-age-from", &args().text("from", &from)),
            (0, Some(to)) => self.voice.say_with("facet-age-to", &args().text("to", &to)),
            (_, Some(to)) => self.voice.say_with("facet-age-between", &args().text("from", &from).text("to", &to)),
        }
    }

    fn coverage(self, facet: Facet, codes: &BTreeSet<Id>) -> String {
        if codes.is_empty() {
            return self.voice.say(&format!("facet-{}-none", facet.word()));
        }
        self.coverage_names(codes)
    }

    pub(crate) fn coverage_names(self, codes: &BTreeSet<Id>) -> String {
        let names: Vec<String> = codes.iter().map(|code| self.of_list(COVERAGE, code)).collect();
        self.voice.list(&names)
    }
}
