//! What differs between two definitions. [METHOD.md](METHOD.md) says how each facet is compared.
//!
//! This is the one place that decides whether two numbers may stand in one line: charts, tables, detection and
//! questions ask here.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{
    AgeSpan, BASES, Codelist, Definition, Facet, FacetDifference, Id, Pack, Relation, SUBJECTS, TOTAL, duration_days,
};

/// Whether two series may be compared value by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparability {
    /// Their definitions say the same.
    Alike,
    /// They count the same, each in its own way.
    MeasuredOtherwise,
    /// Something that only one of them says may set them apart.
    NotKnown,
    /// They count different things; a bridge may lead from one to the other.
    Unlike,
}

impl Comparability {
    /// The word for it, in JSON and in the keys of messages.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Alike => "alike",
            Self::MeasuredOtherwise => "measured-otherwise",
            Self::NotKnown => "not-known",
            Self::Unlike => "unlike",
        }
    }
}

/// Whether, in the lists of a component, the code `inner` stands for a part of what `outer` stands for. An empty
/// component means any list.
type Within<'a> = &'a dyn Fn(&str, &Id, &Id) -> bool;

/// What differs between two definitions, facet by facet; a code lies within another only if that is a total.
pub fn differences(a: &Definition, b: &Definition) -> Vec<FacetDifference> {
    compared(a, b, &|_: &str, _: &Id, _: &Id| false)
}

/// The same by the lists and groups of a pack, so that France lies within Europe.
pub fn differences_in(pack: &Pack, a: &Definition, b: &Definition) -> Vec<FacetDifference> {
    compared(a, b, &|component: &str, inner: &Id, outer: &Id| {
        let own = lists_of(pack, component);
        let is_own = |list: &Codelist| component.is_empty() || own.contains(&&list.id);
        let has_both = |list: &Codelist| list.contains(inner.as_str()) && list.contains(outer.as_str());
        pack.codelists.iter().any(|list| is_own(list) && has_both(list) && pack.is_within(list, inner, outer))
    })
}

/// Whether two series may be compared value by value.
pub fn comparable(a: &Definition, b: &Definition) -> Comparability {
    let worst = differences(a, b).iter().map(|difference| weight(difference.relation)).max();
    worst.unwrap_or(Comparability::Alike)
}

fn weight(relation: Relation) -> Comparability {
    match relation {
        Relation::Otherwise => Comparability::MeasuredOtherwise,
        Relation::Unknown => Comparability::NotKnown,
        Relation::Unlike | Relation::Narrower | Relation::Wider | Relation::Overlapping => Comparability::Unlike,
    }
}

/// The lists from which a component draws, in any structure; the subject and the base have a list each.
fn lists_of<'a>(pack: &'a Pack, component: &str) -> Vec<&'a Id> {
    if component == SUBJECTS || component == BASES {
        return pack.codelist(component).map(|list| &list.id).into_iter().collect();
    }
    pack.structures.iter().filter_map(|structure| structure.codelist_of(component)).collect()
}

fn compared(a: &Definition, b: &Definition, within: Within<'_>) -> Vec<FacetDifference> {
    let relations = Facet::ALL.iter().filter_map(|facet| Some((*facet, relation(*facet, (a, b), within)?)));
    relations.map(|(facet, relation)| FacetDifference { facet, relation }).collect()
}

/// How the first definition stands to the second in a facet; none where they say the same, or both nothing.
fn relation(facet: Facet, (a, b): (&Definition, &Definition), within: Within<'_>) -> Option<Relation> {
    match facet {
        Facet::Subject => subject(a, b, within),
        Facet::Citizenship => {
            known(a.citizenship.as_ref(), b.citizenship.as_ref(), |a, b| nested(a.contains(*b), b.contains(*a)))
        }
        Facet::Birthplace => {
            known(a.birthplace.as_ref(), b.birthplace.as_ref(), |a, b| nested(a.contains(*b), b.contains(*a)))
        }
        Facet::Generation => {
            known(a.generation.as_ref(), b.generation.as_ref(), |a, b| nested(a.contains(*b), b.contains(*a)))
        }
        Facet::HouseholdLink => {
            known(a.household_link.as_ref(), b.household_link.as_ref(), |a, b| nested(a.contains(*b), b.contains(*a)))
        }
        Facet::Age => known(a.age.as_ref(), b.age.as_ref(), |a, b| ages(*a, *b)),
        Facet::Sex => known(a.sex.as_ref(), b.sex.as_ref(), |a, b| codes("SEX", (a, b), within)),
        Facet::Method => known(a.method.as_ref(), b.method.as_ref(), |_, _| Relation::Otherwise),
        Facet::DurationRule => known(a.duration_rule.as_ref(), b.duration_rule.as_ref(), durations),
        Facet::Unit => known(a.unit.as_ref(), b.unit.as_ref(), |_, _| Relation::Unlike),
        Facet::Percentage => known(a.percentage.as_ref(), b.percentage.as_ref(), |_, _| Relation::Unlike),
        Facet::Base => known(a.base.as_ref(), b.base.as_ref(), |a, b| codes(BASES, (a, b), within)),
        Facet::TimeNature => known(a.time_nature.as_ref(), b.time_nature.as_ref(), |_, _| Relation::Unlike),
        Facet::Reference => known(a.reference.as_ref(), b.reference.as_ref(), |_, _| Relation::Unlike),
        // The list of an area differs from structure to structure, so any list that has both codes will do.
        Facet::Area => known(a.area.as_ref(), b.area.as_ref(), |a, b| codes("", (a, b), within)),
        Facet::Part => parts(&a.part, &b.part, within),
        Facet::Missing => known(a.missing.as_ref(), b.missing.as_ref(), |a, b| sets(b, a)),
        Facet::Surplus => known(a.surplus.as_ref(), b.surplus.as_ref(), sets),
    }
}

/// The subject decides whether anything else can be compared, so where nobody says it, it is unknown.
fn subject(a: &Definition, b: &Definition, within: Within<'_>) -> Option<Relation> {
    if a.subject.is_none() && b.subject.is_none() {
        return Some(Relation::Unknown);
    }
    known(a.subject.as_ref(), b.subject.as_ref(), |a, b| codes(SUBJECTS, (a, b), within))
}

/// None where the two say the same or nothing; unknown where only one says something.
fn known<T: PartialEq>(a: Option<&T>, b: Option<&T>, differ: impl Fn(&T, &T) -> Relation) -> Option<Relation> {
    match (a, b) {
        (None, None) => None,
        (Some(a), Some(b)) if a == b => None,
        (Some(a), Some(b)) => Some(differ(a, b)),
        _ => Some(Relation::Unknown),
    }
}

/// The relation of two different things of which one may contain the other.
fn nested(first_contains: bool, second_contains: bool) -> Relation {
    match (first_contains, second_contains) {
        (true, _) => Relation::Wider,
        (_, true) => Relation::Narrower,
        _ => Relation::Unlike,
    }
}

fn ages(a: AgeSpan, b: AgeSpan) -> Relation {
    match nested(a.contains(b), b.contains(a)) {
        Relation::Unlike if a.overlaps(b) => Relation::Overlapping,
        relation => relation,
    }
}

/// A shorter rule lets everyone in whom a longer one lets in, and more.
fn durations(a: &Id, b: &Id) -> Relation {
    match (duration_days(a.as_str()), duration_days(b.as_str())) {
        (Some(a), Some(b)) => nested(a < b, b < a),
        _ => Relation::Unlike,
    }
}

fn codes(component: &str, (a, b): (&Id, &Id), within: Within<'_>) -> Relation {
    let contains = |outer: &Id, inner: &Id| *outer == *TOTAL || within(component, inner, outer);
    nested(contains(a, b), contains(b, a))
}

/// A code chosen in a dimension makes a part narrower; where both choose, one may lie within the other.
fn parts(a: &BTreeMap<Id, Id>, b: &BTreeMap<Id, Id>, within: Within<'_>) -> Option<Relation> {
    let (mut is_narrower, mut is_wider) = (false, false);
    for dimension in a.keys().chain(b.keys()).collect::<BTreeSet<&Id>>() {
        match (a.get(dimension), b.get(dimension)) {
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => match codes(dimension.as_str(), (a, b), within) {
                Relation::Narrower => is_narrower = true,
                Relation::Wider => is_wider = true,
                relation => return Some(relation),
            },
            (Some(_), None) => is_narrower = true,
            _ => is_wider = true,
        }
    }
    match (is_narrower, is_wider) {
        (false, false) => None,
        (true, true) => Some(Relation::Overlapping),
        (narrower, wider) => Some(nested(wider, narrower)),
    }
}

/// Two different sets of what is counted.
fn sets(a: &BTreeSet<Id>, b: &BTreeSet<Id>) -> Relation {
    match nested(a.is_superset(b), b.is_superset(a)) {
        Relation::Unlike => Relation::Overlapping,
        relation => relation,
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Citizenship, CountingMethod, Definition, Facet, Id, Relation};

    use super::{Comparability, comparable, differences};

    fn id(text: &'static str) -> Id {
        Id::literal(text)
    }

    fn people() -> Definition {
        Definition { subject: Some(id("PEOPLE")), ..Definition::default() }
    }

    /// `change` makes a definition differ from plain people in one facet, so.
    fn check(change: impl FnOnce(&mut Definition), other: impl FnOnce(&mut Definition), expected: (Facet, Relation)) {
        let (mut a, mut b) = (people(), people());
        change(&mut a);
        other(&mut b);
        let found: Vec<_> = differences(&a, &b).iter().map(|d| (d.facet, d.relation)).collect();
        assert_eq!(found, [expected]);
        let back: Vec<_> = differences(&b, &a).iter().map(|d| (d.facet, d.relation.reversed())).collect();
        assert_eq!(back, [expected], "and back");
    }

    #[test]
    fn a_definition_does_not_differ_from_itself() {
        assert_eq!(differences(&people(), &people()), []);
        assert_eq!(comparable(&people(), &people()), Comparability::Alike);
    }

    #[test]
    fn whoever_counts_fewer_is_narrower() {
        let age = |text: &'static str| move |d: &mut Definition| d.age = Some(text.parse().unwrap());
        check(age("Y_GE15"), age("_T"), (Facet::Age, Relation::Narrower));
        check(age("Y15T64"), age("Y_GE60"), (Facet::Age, Relation::Overlapping));
        check(age("Y0T14"), age("Y_GE15"), (Facet::Age, Relation::Unlike));
        let rule = |code: &'static str| move |d: &mut Definition| d.duration_rule = Some(id(code));
        check(rule("D12M"), rule("D3M"), (Facet::DurationRule, Relation::Narrower));
        let bond = |bond| move |d: &mut Definition| d.citizenship = Some(bond);
        check(bond(Citizenship::SingleNational), bond(Citizenship::National), (Facet::Citizenship, Relation::Narrower));
        let misses = |codes: &'static [&'static str]| {
            move |d: &mut Definition| d.missing = Some(codes.iter().map(|code| id(code)).collect())
        };
        check(misses(&["HOUSEHOLDS"]), misses(&[]), (Facet::Missing, Relation::Narrower));
        check(misses(&["A"]), misses(&["B"]), (Facet::Missing, Relation::Overlapping));
        let too_many = |d: &mut Definition| d.surplus = Some([id("DEAD")].into());
        check(too_many, |d| d.surplus = Some([].into()), (Facet::Surplus, Relation::Wider));
        let base = |code: &'static str| move |d: &mut Definition| d.base = Some(id(code));
        check(base("MIGRANTS"), base("INVESTORS"), (Facet::Base, Relation::Unlike));
        check(base("MIGRANTS"), |_| {}, (Facet::Base, Relation::Unknown));
        let part = |dimension: &'static str, code: &'static str| {
            move |d: &mut Definition| {
                d.part.insert(id(dimension), id(code));
            }
        };
        check(part("ISLE", "XM-L"), |_| {}, (Facet::Part, Relation::Narrower));
        check(part("ISLE", "XM-L"), part("ISLE", "XM-S"), (Facet::Part, Relation::Unlike));
        check(part("ISLE", "XM-L"), part("REASON", "EMP"), (Facet::Part, Relation::Overlapping));
    }

    #[test]
    fn what_only_one_side_says_is_unknown_and_a_method_alone_keeps_apart_nobody() {
        check(|d| d.unit = Some(id("PS")), |_| {}, (Facet::Unit, Relation::Unknown));
        let way = |way| move |d: &mut Definition| d.method = Some(way);
        check(way(CountingMethod::Census), way(CountingMethod::Survey), (Facet::Method, Relation::Otherwise));
        let census = Definition { method: Some(CountingMethod::Census), ..people() };
        let survey = Definition { method: Some(CountingMethod::Survey), ..people() };
        assert_eq!(comparable(&census, &survey), Comparability::MeasuredOtherwise);
        assert_eq!(comparable(&census, &people()), Comparability::NotKnown);
        let unlike = Definition { unit: Some(id("PERMIT")), ..survey };
        assert_eq!(comparable(&Definition { unit: Some(id("PS")), ..census }, &unlike), Comparability::Unlike);
    }

    #[test]
    fn definitions_without_a_subject_compare_with_nothing() {
        let nothing = Definition::default();
        assert_eq!(comparable(&nothing, &nothing), Comparability::NotKnown);
        assert_eq!(comparable(&people(), &nothing), Comparability::NotKnown);
    }
}
