//! Definitions: what a number counts, as data that can be compared.
//!
//! Holds: the facets of a definition, how one definition refines another, and since or until when it does. Does not
//! hold: how two are compared (that is `marsad-reconcile`), nor how the definition of a series follows from its key and a
//! period (`series_definition.rs`).

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    AgeSpan, Birthplace, Citizenship, CountingMethod, Facet, Generation, HouseholdLink, Id, Misreading, Percentage,
    ReferenceMoment, TimeNature, TimePeriod,
};

/// The codelist of what is counted.
pub const SUBJECTS: &str = "CL_SUBJECT";

/// The codelist of those known to be missing or counted too much.
pub const COVERAGE: &str = "CL_COVERAGE";

/// The codelist of those of whom a percentage is a percentage.
pub const BASES: &str = "CL_BASE";

/// What a series counts. A facet that is none is not known, and whoever shows it says so.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Definition {
    /// What is counted: a code of [`SUBJECTS`].
    pub subject: Option<Id>,
    /// By the legal bond to a state.
    pub citizenship: Option<Citizenship>,
    /// By where people were born.
    pub birthplace: Option<Birthplace>,
    /// Whether only those who moved themselves count.
    pub generation: Option<Generation>,
    /// Whether a household in the country must still know of them.
    pub household_link: Option<HouseholdLink>,
    /// The ages counted.
    pub age: Option<AgeSpan>,
    /// The sex counted: a code of the list of SEX, `_T` for all.
    pub sex: Option<Id>,
    /// How it is counted.
    pub method: Option<CountingMethod>,
    /// The shortest stay that makes someone count: a code of the list of DURATION_RULE.
    pub duration_rule: Option<Id>,
    /// What one is one of: a code of the list of UNIT_MEASURE.
    pub unit: Option<Id>,
    /// What a percentage is a percentage of; none for other units.
    pub percentage: Option<Percentage>,
    /// Who the hundred per cent of a percentage are: a code of [`BASES`]; for a rate, as far as they are in the group.
    pub base: Option<Id>,
    /// Stock, flow or total since a date.
    pub time_nature: Option<TimeNature>,
    /// The moment of the period that a value holds for.
    pub reference: Option<ReferenceMoment>,
    /// Where those counted are, or where it happened: a code of a list of areas, `_T` for everywhere.
    pub area: Option<Id>,
    /// Which part of the whole is chosen in dimensions that carry no other facet: dimension and code, never the total.
    pub part: BTreeMap<Id, Id>,
    /// Those known not to be counted: codes of [`COVERAGE`]. An empty set says that nobody is known to be missing.
    pub missing: Option<BTreeSet<Id>>,
    /// Those known to be counted though they should not be: codes of [`COVERAGE`].
    pub surplus: Option<BTreeSet<Id>>,
    /// What it must not be taken for, besides what follows from the facets.
    pub not_for: BTreeSet<Misreading>,
    /// The facets of which it says nothing because the terms of a sum differ in them. It follows from them: no pack writes it.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub mixed: BTreeSet<Facet>,
}

/// What certain codes of a dataflow's dimensions, or certain times, change in its definition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Refinement {
    /// The series it is about: one code for each dimension named; all of them where none is.
    #[serde(default, rename = "where")]
    pub only: BTreeMap<Id, Id>,
    /// The first period of which it is true; none where it always was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<TimePeriod>,
    /// The last period of which it is true; none where it still is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<TimePeriod>,
    /// What it says of them. Where it names a subject, the dimensions of `where` carry the subject and are no part.
    pub definition: Definition,
}

impl Refinement {
    /// Whether it is true of some periods and not of others.
    pub fn is_dated(&self) -> bool {
        self.from.is_some() || self.to.is_some()
    }

    /// Whether it speaks of the same series as another, at times of which some are the same: what is true of some periods only
    /// goes before what is true of all.
    pub fn competes_with(&self, other: &Self) -> bool {
        let begins_in_time = |one: &Self, other: &Self| match (&one.from, &other.to) {
            (Some(from), Some(to)) => from.start() < to.end(),
            _ => true,
        };
        let is_alike = self.only == other.only && self.is_dated() == other.is_dated();
        is_alike && begins_in_time(self, other) && begins_in_time(other, self)
    }

    /// Whether it is true of a period: of one that begins within its time, so that of refinements that follow each other
    /// every period has one. Without a period it is asked of today: what has an end is over.
    pub fn holds_at(&self, period: Option<&TimePeriod>) -> bool {
        let Some(period) = period else { return self.to.is_none() };
        let has_begun = self.from.as_ref().is_none_or(|from| period.start() >= from.start());
        has_begun && self.to.as_ref().is_none_or(|to| period.start() < to.end())
    }
}

impl Definition {
    /// The same, with the facets that `by` knows in the place of ours.
    #[must_use]
    pub fn refined(&self, by: &Self) -> Self {
        let mut part = self.part.clone();
        part.extend(by.part.iter().map(|(dimension, code)| (dimension.clone(), code.clone())));
        let refined = Self {
            subject: by.subject.clone().or_else(|| self.subject.clone()),
            citizenship: by.citizenship.or(self.citizenship),
            birthplace: by.birthplace.or(self.birthplace),
            generation: by.generation.or(self.generation),
            household_link: by.household_link.or(self.household_link),
            age: by.age.or(self.age),
            sex: by.sex.clone().or_else(|| self.sex.clone()),
            method: by.method.or(self.method),
            duration_rule: by.duration_rule.clone().or_else(|| self.duration_rule.clone()),
            unit: by.unit.clone().or_else(|| self.unit.clone()),
            percentage: by.percentage.or(self.percentage),
            base: by.base.clone().or_else(|| self.base.clone()),
            time_nature: by.time_nature.or(self.time_nature),
            reference: by.reference.or(self.reference),
            area: by.area.clone().or_else(|| self.area.clone()),
            part,
            missing: by.missing.clone().or_else(|| self.missing.clone()),
            surplus: by.surplus.clone().or_else(|| self.surplus.clone()),
            not_for: self.not_for.union(&by.not_for).copied().collect(),
            mixed: BTreeSet::new(),
        };
        let mixed = self.mixed.union(&by.mixed).filter(|facet| !refined.says(**facet)).copied().collect();
        Self { mixed, ..refined }
    }

    /// What holds for both, as for a sum of two series: a facet in which they differ is mixed, a part that only one of
    /// them chooses, or each otherwise, is no part of the whole.
    #[must_use]
    pub fn common(&self, other: &Self) -> Self {
        let part = self.part.iter().filter(|(dimension, code)| other.part.get(*dimension) == Some(*code));
        let mut common = Self {
            subject: agreed(self.subject.as_ref(), other.subject.as_ref()),
            citizenship: agreed(self.citizenship.as_ref(), other.citizenship.as_ref()),
            birthplace: agreed(self.birthplace.as_ref(), other.birthplace.as_ref()),
            generation: agreed(self.generation.as_ref(), other.generation.as_ref()),
            household_link: agreed(self.household_link.as_ref(), other.household_link.as_ref()),
            age: agreed(self.age.as_ref(), other.age.as_ref()),
            sex: agreed(self.sex.as_ref(), other.sex.as_ref()),
            method: agreed(self.method.as_ref(), other.method.as_ref()),
            duration_rule: agreed(self.duration_rule.as_ref(), other.duration_rule.as_ref()),
            unit: agreed(self.unit.as_ref(), other.unit.as_ref()),
            percentage: agreed(self.percentage.as_ref(), other.percentage.as_ref()),
            base: agreed(self.base.as_ref(), other.base.as_ref()),
            time_nature: agreed(self.time_nature.as_ref(), other.time_nature.as_ref()),
            reference: agreed(self.reference.as_ref(), other.reference.as_ref()),
            area: agreed(self.area.as_ref(), other.area.as_ref()),
            part: part.map(|(dimension, code)| (dimension.clone(), code.clone())).collect(),
            missing: agreed(self.missing.as_ref(), other.missing.as_ref()),
            surplus: agreed(self.surplus.as_ref(), other.surplus.as_ref()),
            not_for: self.not_for.union(&other.not_for).copied().collect(),
            mixed: self.mixed.union(&other.mixed).copied().collect(),
        };
        let differs = |facet: &Facet| self.says(*facet) && other.says(*facet) && !common.says(*facet);
        let mixed: Vec<Facet> =
            Facet::ALL.iter().copied().filter(|facet| *facet != Facet::Part && differs(facet)).collect();
        common.mixed.extend(mixed);
        common
    }

    /// Whether it says anything of a facet.
    pub fn says(&self, facet: Facet) -> bool {
        match facet {
            Facet::Subject => self.subject.is_some(),
            Facet::Citizenship => self.citizenship.is_some(),
            Facet::Birthplace => self.birthplace.is_some(),
            Facet::Generation => self.generation.is_some(),
            Facet::HouseholdLink => self.household_link.is_some(),
            Facet::Age => self.age.is_some(),
            Facet::Sex => self.sex.is_some(),
            Facet::Method => self.method.is_some(),
            Facet::DurationRule => self.duration_rule.is_some(),
            Facet::Unit => self.unit.is_some(),
            Facet::Percentage => self.percentage.is_some(),
            Facet::Base => self.base.is_some(),
            Facet::TimeNature => self.time_nature.is_some(),
            Facet::Reference => self.reference.is_some(),
            Facet::Area => self.area.is_some(),
            Facet::Part => !self.part.is_empty(),
            Facet::Missing => self.missing.is_some(),
            Facet::Surplus => self.surplus.is_some(),
        }
    }

    /// The facets of which both say something, and each something else.
    pub fn contradicted(&self, other: &Self) -> BTreeSet<Facet> {
        let is_chosen_otherwise =
            |(dimension, code): (&Id, &Id)| other.part.get(dimension).is_some_and(|own| own != code);
        let mut facets = self.common(other).mixed;
        if self.part.iter().any(is_chosen_otherwise) {
            facets.insert(Facet::Part);
        }
        facets
    }

    /// Whether nothing at all is known.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

fn agreed<T: Clone + PartialEq>(a: Option<&T>, b: Option<&T>) -> Option<T> {
    a.filter(|_| a == b).cloned()
}

/// The days of a code of the list of DURATION_RULE such as `D3M` or `D6M1D`; months count 30 days, `PERM` for ever.
/// None where the code does not tell.
pub fn duration_days(code: &str) -> Option<u32> {
    if code == "PERM" {
        return Some(u32::MAX);
    }
    let rest = code.strip_prefix('D')?;
    if rest == "0" {
        return Some(0);
    }
    let (months, days) = rest.split_once('M')?;
    let months: u32 = months.parse().ok()?;
    let days: u32 = if days.is_empty() { 0 } else { days.strip_suffix('D')?.parse().ok()? };
    months.checked_mul(30)?.checked_add(days)
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::{Definition, Refinement, duration_days};
    use crate::{Citizenship, Facet, Generation, Id, Misreading};

    #[test]
    fn a_refinement_replaces_what_it_knows_and_keeps_the_rest() {
        let whole = Definition {
            citizenship: Some(Citizenship::National),
            generation: Some(Generation::Any),
            not_for: [Misreading::RegisterAsPresence].into(),
            ..Definition::default()
        };
        let by = Definition {
            generation: Some(Generation::First),
            not_for: [Misreading::Currency].into(),
            ..Definition::default()
        };
        let refined = whole.refined(&by);
        assert_eq!((refined.citizenship, refined.generation), (whole.citizenship, by.generation));
        assert_eq!(refined.not_for.len(), 2);
        assert_eq!(whole.refined(&Definition::default()), whole);
    }

    #[test]
    fn of_refinements_that_follow_each_other_every_period_has_one() {
        let chain = [(None, Some("2013")), (Some("2014"), Some("2019-06")), (Some("2019-07"), None)];
        let chain = chain.map(|(from, to)| {
            let period = |text: Option<&str>| text.map(|text| text.parse().unwrap());
            Refinement { from: period(from), to: period(to), ..Refinement::default() }
        });
        let holding = |period: &str| {
            let period = period.parse().unwrap();
            (0..3).filter(|at| chain[*at].holds_at(Some(&period))).collect::<Vec<usize>>()
        };
        for (period, expected) in [("1956", 0), ("2013-12", 0), ("2014", 1), ("2019", 1), ("2019-Q3", 2), ("2030", 2)] {
            assert_eq!(holding(period), [expected], "{period}");
        }
        let today: Vec<bool> = chain.iter().map(|one| one.holds_at(None)).collect();
        assert_eq!(today, [false, false, true]);
    }

    #[test]
    fn refinements_of_the_same_series_compete_at_the_same_time_only() {
        let of = |from: Option<&str>, to: Option<&str>| {
            let period = |text: Option<&str>| text.map(|text| text.parse().unwrap());
            Refinement { from: period(from), to: period(to), ..Refinement::default() }
        };
        let check = |(a, b): (&Refinement, &Refinement), expected: bool| {
            assert_eq!((a.competes_with(b), b.competes_with(a)), (expected, expected), "{a:?} {b:?}");
        };
        let until = of(None, Some("2021"));
        check((&until, &of(Some("2021"), None)), true);
        check((&until, &of(Some("2022"), None)), false);
        check((&until, &of(None, Some("2015"))), true);
        check((&until, &of(None, None)), false);
        let only = [(Id::literal("SEX"), Id::literal("F"))].into();
        check((&until, &Refinement { only, ..until.clone() }), false);
    }

    #[test]
    fn a_sum_counts_what_its_terms_have_in_common() {
        let term = |age: &str, status: &'static str| Definition {
            citizenship: Some(Citizenship::Foreign),
            age: Some(age.parse().unwrap()),
            part: [(Id::literal("STATUS"), Id::literal(status)), (Id::literal("GEO"), Id::literal("XM-L"))].into(),
            ..Definition::default()
        };
        let (one, other) = (term("Y_GE15", "REF"), term("Y_GE15", "ASY"));
        let whole = one.common(&other);
        assert_eq!((whole.citizenship, whole.age), (one.citizenship, one.age));
        assert_eq!(whole.part, BTreeMap::from([(Id::literal("GEO"), Id::literal("XM-L"))]));
        assert_eq!(term("Y0T14", "REF").common(&term("Y_GE15", "REF")).age, None);
    }

    #[test]
    fn that_terms_differ_is_not_that_nobody_says_anything() {
        let aged = |age: &str| Definition { age: Some(age.parse().unwrap()), ..Definition::default() };
        let mixed = aged("Y0T14").common(&aged("Y_GE15"));
        assert_eq!(mixed.mixed, BTreeSet::from([Facet::Age]));
        assert_eq!(mixed.common(&aged("Y0T14")).mixed, BTreeSet::from([Facet::Age]), "a third term does not settle it");
        assert!(aged("Y0T14").common(&Definition::default()).mixed.is_empty(), "only one of them says it");
        assert!(aged("Y0T14").common(&aged("Y0T14")).mixed.is_empty());
        assert!(mixed.refined(&aged("_T")).mixed.is_empty(), "whoever says it of the whole settles it");
        assert_eq!(mixed.refined(&Definition::default()).mixed, BTreeSet::from([Facet::Age]));
    }

    #[test]
    fn definitions_contradict_each_other_where_both_say_something_else() {
        let aged = |age: &str| Definition { age: Some(age.parse().unwrap()), ..Definition::default() };
        assert_eq!(aged("Y0T14").contradicted(&aged("Y_GE15")), BTreeSet::from([Facet::Age]));
        assert!(aged("Y0T14").contradicted(&Definition::default()).is_empty());
        let part = |code: &'static str| Definition {
            part: [(Id::literal("STATUS"), Id::literal(code))].into(),
            ..Definition::default()
        };
        assert_eq!(part("REF").contradicted(&part("ASY")), BTreeSet::from([Facet::Part]));
    }

    #[test]
    fn duration_rules_are_ordered_by_their_days() {
        let days: Vec<u32> = ["D0", "D3M", "D6M", "D6M1D", "D12M", "PERM"].map(|c| duration_days(c).unwrap()).to_vec();
        assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{days:?}");
        assert_eq!([duration_days("X"), duration_days("D"), duration_days("D6"), duration_days("D6M1")], [None; 4]);
    }
}
