//! The clauses of a reading guide in words: messages `reading-…`, `sure-…` and `misreading-…`.

use std::collections::BTreeSet;

use marsad_i18n::{Args, args};
use marsad_model::{Definition, Facet, Id, Misreading, Percentage, TOTAL, TimeNature, duration_days};

use super::clauses::spread;
use super::{Clause, Reading, Sureness};
use crate::definition_text::{DefinitionNames, facet_text};
use crate::{Absence, Spread};

/// The facets that say of whom a number speaks, in the order in which they are said.
const WHOM: [Facet; 5] = [Facet::Citizenship, Facet::Birthplace, Facet::Generation, Facet::Age, Facet::HouseholdLink];

/// Of these it is said where they are not known.
const ALWAYS: [Facet; 2] = [Facet::Citizenship, Facet::Age];

/// A clause as a sentence; none where there is nothing to say after all.
pub(super) fn sentence(reading: &Reading<'_>, definition: &Definition, clause: Clause) -> Option<String> {
    let words = Words { reading, definition, names: names(reading) };
    match clause {
        Clause::What => Some(words.what()),
        Clause::Whom => words.whom(),
        Clause::Base => Some(words.base()),
        Clause::When => Some(words.when()),
        Clause::By => Some(words.by()),
        Clause::Sure(sureness) => Some(words.sure(sureness)),
        Clause::Absent(absence) => Some(words.absent(absence)),
        Clause::NotFor(misreading) => Some(words.not_for(misreading)),
    }
}

fn names<'a>(reading: &Reading<'a>) -> DefinitionNames<'a> {
    DefinitionNames { pack: reading.names.pack, voice: reading.names.voice }
}

struct Words<'a> {
    reading: &'a Reading<'a>,
    definition: &'a Definition,
    names: DefinitionNames<'a>,
}

impl Words<'_> {
    fn facet(&self, facet: Facet) -> String {
        facet_text(self.names, self.definition, facet)
    }

    /// A message with what any of them may need.
    fn say(&self, key: &str) -> String {
        self.names.voice.say_with(key, &self.arguments())
    }

    fn arguments(&self) -> Args {
        args()
            .text("subject", &self.subject())
            .text("base", &self.names.known(self.definition, Facet::Base).unwrap_or_else(|| self.subject()))
            .text("unit", &self.facet(Facet::Unit))
            .text("period", &self.names.voice.period(self.reading.period))
            .text("span", &self.names.voice.period_in_words(self.reading.period))
    }

    /// What is counted; the name of the dataflow where its definition does not say.
    fn subject(&self) -> String {
        let named = self.names.known(self.definition, Facet::Subject);
        named.unwrap_or_else(|| self.reading.names.dataflow.name.get(self.names.voice.lang()).to_owned())
    }

    fn is_change(&self) -> bool {
        self.definition.time_nature == Some(TimeNature::Change)
    }

    /// What the number is of: the subject, or the change of it.
    fn headed(&self) -> String {
        let subject = self.subject();
        if !self.is_change() {
            return subject;
        }
        self.names.voice.say_with("reading-change-of", &args().text("subject", &subject))
    }

    /// The number; a change has its sign.
    fn number(&self, value: f64) -> String {
        if self.is_change() { self.reading.names.change(value) } else { self.reading.names.number(value) }
    }

    fn what(&self) -> String {
        let arguments = args()
            .text("subject", &self.headed())
            .text("unit", &self.facet(Facet::Unit))
            .text("number", &self.reading.value.map_or_else(String::new, |value| self.number(value)));
        let chosen = [self.sex(), self.place(), self.names.part(self.definition)];
        let part: Vec<String> = chosen.into_iter().flatten().collect();
        let key = match (self.reading.value, part.is_empty()) {
            (None, _) => return self.say("reading-what-none"),
            (Some(_), true) => "reading-what",
            (Some(_), false) => "reading-what-part",
        };
        let separator = self.names.voice.say("list-separator");
        self.names.voice.say_with(key, &arguments.text("part", &part.join(&separator)))
    }

    fn sex(&self) -> Option<String> {
        let is_chosen = self.definition.sex.as_ref().is_some_and(|code| *code != *TOTAL);
        is_chosen.then(|| self.facet(Facet::Sex))
    }

    /// The area, unless it is everywhere.
    fn place(&self) -> Option<String> {
        let is_chosen = self.definition.area.as_ref().is_some_and(|code| *code != *TOTAL);
        is_chosen.then(|| self.facet(Facet::Area))
    }

    /// The facets that are known, and by name those that are not.
    fn whom(&self) -> Option<String> {
        let known: Vec<String> = WHOM.iter().filter_map(|facet| self.names.known(self.definition, *facet)).collect();
        if known.is_empty() {
            return None;
        }
        let voice = self.names.voice;
        let separator = voice.say("clause-separator");
        let whom = voice.say_with("reading-whom", &args().text("whom", &known.join(&separator)));
        let said = std::iter::once(whom).chain(self.stay()).collect::<Vec<String>>().join(" ");
        let unknown = ALWAYS.iter().filter(|facet| !self.definition.says(**facet));
        let (mixed, unsaid): (Vec<&Facet>, Vec<&Facet>) =
            unknown.partition(|facet| self.definition.mixed.contains(*facet));
        let told = [Some(said), self.unknown("reading-mixed", &mixed), self.unknown("reading-unsaid", &unsaid)];
        Some(told.into_iter().flatten().collect::<Vec<String>>().join(" "))
    }

    /// The facets of which nothing can be said of the whole, in one sentence; none where there are none.
    fn unknown(&self, key: &str, facets: &[&Facet]) -> Option<String> {
        let voice = self.names.voice;
        let named: Vec<String> = facets.iter().map(|facet| voice.say(&format!("facet-{}", facet.word()))).collect();
        (!named.is_empty()).then(|| voice.say_with(key, &args().text("facets", &voice.list(&named))))
    }

    /// The duration rule, where it asks for a stay at all. It tells who migrated, and so too who did not: those who count
    /// need not have stayed so long.
    fn stay(&self) -> Option<String> {
        let asked = self.definition.duration_rule.as_ref().filter(|code| duration_days(code.as_str()) != Some(0))?;
        let rule = self.names.code("DURATION_RULE", asked);
        Some(self.names.voice.say_with("reading-stay", &args().text("rule", &rule)))
    }

    /// Who the hundred per cent are; for a rate, as far as they are in the group.
    fn base(&self) -> String {
        let is_rate = self.definition.percentage == Some(Percentage::Rate);
        self.say(if is_rate { "reading-base-rate" } else { "reading-base" })
    }

    fn when(&self) -> String {
        // Situations that were added up are no total of what happened.
        if self.definition.not_for.contains(&Misreading::SumOfStocks) {
            return self.say("reading-when-sum-of-stocks");
        }
        let nature = self.definition.time_nature.map_or("unknown", TimeNature::word);
        let key = match (self.definition.time_nature, self.definition.reference) {
            (Some(TimeNature::Stock), Some(reference)) => format!("reading-when-stock-{}", reference.word()),
            (Some(TimeNature::Cumulative), _) if self.is_of_a_day() => "reading-when-cumulative-day".to_owned(),
            // A share of those who came in a period is no total of them.
            (Some(TimeNature::Flow | TimeNature::YearlyAverage), _) if self.definition.percentage.is_some() => {
                "reading-when-unknown".to_owned()
            }
            _ => format!("reading-when-{nature}"),
        };
        self.say(&key)
    }

    /// Why there is no figure, who hides it if anybody does, and that it is no zero.
    fn absent(&self, absence: Absence) -> String {
        self.say(match absence {
            Absence::Unpublished => "reading-unpublished",
            Absence::NotForPublication => "reading-hidden-not-for-publication",
            Absence::ToProtect => "reading-hidden-to-protect",
            Absence::Unreliable => "reading-hidden-unreliable",
        })
    }

    fn not_for(&self, misreading: Misreading) -> String {
        match misreading {
            Misreading::ColumnAsRow => self.not_row(),
            Misreading::YearToDateAsYear if self.definition.time_nature == Some(TimeNature::Cumulative) => {
                self.say(if self.is_of_a_day() { "misreading-part-to-day" } else { "misreading-part-to-period" })
            }
            _ => self.say(&format!("misreading-{}", misreading.word())),
        }
    }

    /// Who the hundred per cent of a share are: everyone counted, the group shown, or nobody knows who.
    fn not_row(&self) -> String {
        let group = self.group();
        if self.definition.base.is_none() && self.reading.names.dataflow.composed_by.is_empty() {
            return self.say("misreading-column-as-row-unknown");
        }
        if group.is_empty() {
            return self.say("misreading-column-as-row");
        }
        let group = group.join(&self.names.voice.say("list-separator"));
        self.names.voice.say_with("misreading-column-as-row-group", &self.arguments().text("group", &group))
    }

    /// What is chosen in the dimensions that do not make up the hundred per cent, where the pack says which do, and that
    /// the subject does not say.
    fn group(&self) -> Vec<String> {
        let names = &self.reading.names;
        let composed_by = &names.dataflow.composed_by;
        if composed_by.is_empty() {
            return Vec::new();
        }
        let is_said = |id: &Id| {
            let is_part = self.definition.part.contains_key(id) || names.dataflow.place.as_ref() == Some(id);
            is_part || matches!(id.as_str(), "SEX" | "AGE")
        };
        let coded = names.structure.dimensions.iter().map(|dimension| &dimension.id).zip(self.reading.key);
        let chosen = coded.filter(|&(id, code)| *code != *TOTAL && !composed_by.contains(id) && is_said(id));
        chosen.map(|(id, code)| names.code(id.as_str(), code.as_str())).collect()
    }

    fn is_of_a_day(&self) -> bool {
        let period = self.reading.period;
        period.start().duration_until(period.end()).as_hours() == 24
    }

    /// Who says it.
    fn producers(&self) -> Args {
        let names = &self.reading.names;
        let lang = names.voice.lang();
        let providers = names.pack.providers_of(names.dataflow.id.as_str());
        let producers: Vec<&str> = providers.iter().map(|provider| provider.name.get(lang)).collect();
        args().text("producers", &names.voice.list(&producers))
    }

    fn by(&self) -> String {
        let names = &self.reading.names;
        let arguments = self.producers();
        match self.names.known(self.definition, Facet::Method) {
            Some(method) => names.voice.say_with("reading-by", &arguments.text("method", &method)),
            None => names.voice.say_with("reading-by-unknown", &arguments),
        }
    }

    fn sure(&self, sureness: Sureness) -> String {
        let voice = self.names.voice;
        let who = |codes: Option<&BTreeSet<Id>>| {
            args().text("who", &codes.map(|codes| self.names.coverage_names(codes)).unwrap_or_default())
        };
        match sureness {
            Sureness::Method(method) => voice.say(&format!("sure-{}", method.word())),
            Sureness::Error => self.within(("sure-error", "sure-interval")),
            Sureness::ErrorOfSample => self.within(("sure-error-of-sample", "sure-interval-of-sample")),
            Sureness::ErrorOfGrades => self.within(("sure-error-of-grades", "sure-interval-of-grades")),
            Sureness::ErrorFixed => voice.say("sure-error-fixed"),
            Sureness::ErrorUnknown => voice.say("sure-error-unknown"),
            Sureness::Approximate => voice.say_with("sure-approximate", &self.producers()),
            Sureness::Provisional => voice.say("sure-provisional"),
            Sureness::Doubtful => voice.say("sure-doubtful"),
            Sureness::OtherDefinition => voice.say("sure-other-definition"),
            Sureness::Break => voice.say("sure-break"),
            Sureness::BreakBefore => {
                let period = self.reading.break_before.map(|period| voice.period(period)).unwrap_or_default();
                voice.say_with("sure-break-before", &args().text("break", &period))
            }
            Sureness::Missing => voice.say_with("sure-missing", &who(self.definition.missing.as_ref())),
            Sureness::Surplus => voice.say_with("sure-surplus", &who(self.definition.surplus.as_ref())),
        }
    }

    /// How far the true value may be away, and on what that rests: in one number where that is the same on either side.
    fn within(&self, (even, between): (&str, &str)) -> String {
        let number = |number: f64| self.reading.names.number(number);
        match spread(self.reading, self.definition) {
            Some(Spread::Even(margin)) => self.names.voice.say_with(even, &args().text("margin", &number(margin))),
            Some(Spread::Between(low, high)) => {
                self.names.voice.say_with(between, &args().text("low", &number(low)).text("high", &number(high)))
            }
            None => String::new(),
        }
    }
}
