//! A country pack: everything that Marsad knows of a country.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{
    ArtefactRef, Codelist, Concept, DataProvider, DataStructure, Dataflow, Group, Hierarchy, Id, LocalText, Plan,
    Profile, ProvisionAgreement, Question, Rule, StudyDefinition, Theme, WorkingCalendar,
};

/// The digits in which Arabic pages write numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numerals {
    /// 0 to 9, as in the Maghreb.
    Western,
    /// ٠ to ٩, as in the Mashriq.
    ArabicIndic,
}

/// What a pack says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackHead {
    /// Its identifier.
    pub id: Id,
    /// The name of the system in this country.
    pub name: LocalText,
    /// One sentence under the name.
    pub motto: LocalText,
    /// The country, a code of `country_codelist`.
    pub country: Id,
    /// The agency that maintains the pack's artefacts: the SDMX agency.
    pub agency: Id,
    /// The provider that runs the observatory.
    pub observatory: Id,
    /// Digits of Arabic pages unless the reader chooses.
    pub numerals: Numerals,
    /// BCP 47 region for numbers and dates, such as `TN`.
    pub region: String,
    /// IANA time zone of the country, for dates of release.
    pub time_zone: String,
    /// The dataflows whose key figures stand on the home page, in order.
    #[serde(default)]
    pub headlines: Vec<Id>,
    /// The questions that stand on the home page with every figure, in order; the first ones where none is named.
    #[serde(default)]
    pub headline_questions: Vec<Id>,
    /// The licence under which releases may be used.
    pub licence: LocalText,
    /// Whether the country is invented, so that every page says so.
    #[serde(default)]
    pub is_fictional: bool,
    /// How many days a score card is its institution's alone.
    #[serde(default = "score_card_days")]
    pub score_card_days: u32,
}

/// A week: long enough for an institution to look at its card and answer.
const fn score_card_days() -> u32 {
    7
}

/// The rest of a whole holds at least three of four codes that are in it and in no other group.
const REST_SHARE: [usize; 2] = [3, 4];

/// A country pack, read as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// What it says of itself.
    pub head: PackHead,
    /// Lists of codes.
    pub codelists: Vec<Codelist>,
    /// Groups of codes.
    pub hierarchies: Vec<Hierarchy>,
    /// What dimensions, measures and attributes mean.
    pub concepts: Vec<Concept>,
    /// Structures of data.
    pub structures: Vec<DataStructure>,
    /// What is published.
    pub dataflows: Vec<Dataflow>,
    /// The institutions.
    pub providers: Vec<DataProvider>,
    /// What they send.
    pub agreements: Vec<ProvisionAgreement>,
    /// How they write.
    pub profiles: Vec<Profile>,
    /// What their data must satisfy, by dataflow.
    pub rules: Vec<(Id, Vec<Rule>)>,
    /// How dataflows are made.
    pub plans: Vec<Plan>,
    /// How long things about persons are kept; where a class is not named, no longer than they serve.
    pub retention: Vec<crate::RetentionRule>,
    /// By which rules the names of accounts stay where nothing can be erased.
    pub lasting: Vec<crate::LastingRule>,
    /// What is processed about persons, and what for.
    pub processing: Vec<crate::Processing>,
    /// Shelves of the data list.
    pub themes: Vec<Theme>,
    /// What the public asks.
    pub questions: Vec<Question>,
    /// Surveys whose data are kept.
    pub studies: Vec<StudyDefinition>,
    /// On which days the administration works.
    pub calendar: WorkingCalendar,
}

impl Pack {
    /// The codelist with this identifier.
    pub fn codelist(&self, id: &str) -> Option<&Codelist> {
        self.codelists.iter().find(|list| list.id == *id)
    }

    /// The concept with this identifier.
    pub fn concept(&self, id: &str) -> Option<&Concept> {
        self.concepts.iter().find(|concept| concept.id == *id)
    }

    /// The structure with this identifier.
    pub fn structure(&self, id: &str) -> Option<&DataStructure> {
        self.structures.iter().find(|structure| structure.id == *id)
    }

    /// The dataflow with this identifier.
    pub fn dataflow(&self, id: &str) -> Option<&Dataflow> {
        self.dataflows.iter().find(|dataflow| dataflow.id == *id)
    }

    /// The structure of a dataflow.
    pub fn structure_of(&self, dataflow: &Dataflow) -> Option<&DataStructure> {
        self.structure(dataflow.structure.as_str())
    }

    /// The provider with this identifier.
    pub fn provider(&self, id: &str) -> Option<&DataProvider> {
        self.providers.iter().find(|provider| provider.id == *id)
    }

    /// The agreement with this identifier.
    pub fn agreement(&self, id: &str) -> Option<&ProvisionAgreement> {
        self.agreements.iter().find(|agreement| agreement.id == *id)
    }

    /// The profile with this identifier.
    pub fn profile(&self, id: &str) -> Option<&Profile> {
        self.profiles.iter().find(|profile| profile.id == *id)
    }

    /// The rules of a dataflow.
    pub fn rules_of(&self, dataflow: &str) -> &[Rule] {
        self.rules.iter().find(|(id, _)| id == dataflow).map_or(&[], |(_, rules)| rules)
    }

    /// The plan that makes a dataflow.
    pub fn plan_of(&self, dataflow: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.dataflow == *dataflow)
    }

    /// Whether a plan makes the dataflow by balancing releases of others.
    pub fn is_balanced(&self, dataflow: &str) -> bool {
        self.plan_of(dataflow).is_some_and(|plan| plan.balance().is_some())
    }

    /// The dataflows in an order in which they can be made: each after those whose releases its plan reads, and otherwise
    /// as they stand. Those that wait for each other come last.
    pub fn dataflows_in_order(&self) -> Vec<&Dataflow> {
        let (mut ordered, mut waiting): (Vec<&Dataflow>, Vec<&Dataflow>) =
            (Vec::new(), self.dataflows.iter().collect());
        while !waiting.is_empty() {
            let is_ready = |dataflow: &&Dataflow| {
                let reads = self.plan_of(dataflow.id.as_str()).map(Plan::reads).unwrap_or_default();
                !waiting.iter().any(|other| reads.contains(&other.id))
            };
            let (ready, blocked): (Vec<&Dataflow>, Vec<&Dataflow>) = waiting.iter().copied().partition(is_ready);
            let is_circle = ready.is_empty();
            ordered.extend(ready);
            waiting = blocked;
            if is_circle {
                ordered.append(&mut waiting);
            }
        }
        ordered
    }

    /// The theme with this identifier.
    pub fn theme(&self, id: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == *id)
    }

    /// The question with this identifier.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// The study with this identifier.
    pub fn study(&self, id: &str) -> Option<&StudyDefinition> {
        self.studies.iter().find(|study| study.id == *id)
    }

    /// Whether a dataflow is made of a survey of which nobody exists.
    pub fn is_synthetic(&self, dataflow: &str) -> bool {
        let study = self.plan_of(dataflow).and_then(Plan::estimate).and_then(|plan| self.study(plan.study.as_str()));
        study.is_some_and(|study| study.is_synthetic)
    }

    /// Whether a dataflow is estimated with weights that were calibrated to known figures: these have no error in it.
    pub fn is_calibrated(&self, dataflow: &str) -> bool {
        let Some(plan) = self.plan_of(dataflow).and_then(Plan::estimate) else { return false };
        let of_study = || self.study(plan.study.as_str()).map(|study| study.design_of(plan.table.as_str()));
        let design = plan.design.clone().or_else(of_study);
        design.is_some_and(|design| design.replicates.is_none() && !design.calibrated.is_empty())
    }

    /// Whether a code of `list` stands for a part of what another stands for: below it, or a member of its group.
    pub fn is_within(&self, list: &Codelist, inner: &Id, outer: &Id) -> bool {
        let is_below = || list.ancestors(inner.as_str()).iter().any(|code| code.id == *outer);
        let hierarchies = self.hierarchies.iter().filter(|hierarchy| hierarchy.codelist == list.id);
        let is_member = |hierarchy: &Hierarchy| hierarchy.members(outer.as_str()).is_some_and(|m| m.contains(inner));
        is_below() || hierarchies.into_iter().any(is_member)
    }

    /// The group of `list` for what is within `whole` and not within `other`, where these share a part of what each holds:
    /// Africa without the Arab countries. A few small territories may be of no group.
    pub fn rest_of(&self, list: &Codelist, whole: &Id, other: &Id) -> Option<&Id> {
        let hierarchies = || self.hierarchies.iter().filter(|hierarchy| hierarchy.codelist == list.id);
        let members = hierarchies().find_map(|hierarchy| hierarchy.members(other.as_str()))?;
        let is_in_whole = |member: &Id| self.is_within(list, member, whole);
        if !members.iter().any(is_in_whole) || members.iter().all(is_in_whole) {
            return None;
        }
        let is_own = |member: &Id| is_in_whole(member) && !members.contains(member);
        let above: BTreeSet<&Id> = list.codes().iter().filter_map(|code| code.parent.as_ref()).collect();
        let own = list.codes().iter().filter(|code| !above.contains(&code.id) && is_own(&code.id)).count();
        let is_rest = |group: &&Group| {
            group.members.iter().all(is_own) && group.members.len() * REST_SHARE[1] >= own * REST_SHARE[0]
        };
        let mut groups = hierarchies().flat_map(|hierarchy| &hierarchy.groups);
        groups.find(is_rest).map(|group| &group.code)
    }

    /// The codelist that a component of a structure draws from.
    pub fn codelist_of(&self, structure: &DataStructure, component: &str) -> Option<&Codelist> {
        self.codelist(structure.codelist_of(component)?.as_str())
    }

    /// The providers that answer for a dataflow: those that feed it, in the order of the agreements; the observatory, where
    /// a plan makes it of releases or of a survey.
    pub fn providers_of(&self, dataflow: &str) -> Vec<&DataProvider> {
        if self.plan_of(dataflow).is_some_and(|plan| plan.balance().is_some() || plan.estimate().is_some()) {
            return self.provider(self.head.observatory.as_str()).into_iter().collect();
        }
        let mut found: Vec<&DataProvider> = Vec::new();
        for agreement in self.agreements.iter().filter(|agreement| agreement.dataflow == *dataflow) {
            if let Some(provider) = self.provider(agreement.provider.as_str())
                && !found.iter().any(|seen| seen.id == provider.id)
            {
                found.push(provider);
            }
        }
        found
    }

    /// The reference of one of the pack's artefacts.
    pub fn reference(&self, id: &Id, version: crate::Version) -> ArtefactRef {
        ArtefactRef { agency: self.head.agency.clone(), id: id.clone(), version }
    }
}
