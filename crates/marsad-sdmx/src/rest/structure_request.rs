//! Structure requests: which artefacts, with which references, in which detail.
//!
//! Source: SDMX REST API 2.2, "Structure queries".

use std::collections::BTreeSet;

use marsad_model::{ArtefactKind, Id, Pack, Version};

use super::{Parameters, RequestError};

/// A structure request: what the path and the query string ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructureRequest {
    /// The kinds of artefacts asked for.
    pub kinds: Vec<ArtefactKind>,
    /// Agencies; none is all.
    pub agencies: Vec<String>,
    /// Identifiers; none is all.
    pub ids: Vec<String>,
    /// The version; none is any.
    pub version: Option<Version>,
    /// What comes along.
    pub references: References,
    /// How much of it.
    pub detail: Detail,
}

/// What comes along with the artefacts asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum References {
    /// Nothing.
    #[default]
    None,
    /// What they refer to.
    Children,
    /// What they refer to, and what that refers to.
    Descendants,
    /// What refers to them.
    Parents,
    /// What refers to them, and what refers to that.
    Ancestors,
    /// Everything connected.
    All,
}

/// How much of each artefact is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// Everything.
    #[default]
    Full,
    /// Names only.
    Stubs,
    /// Everything of what was asked for; of the lists it refers to, only what is used.
    ReferencePartial,
    /// Everything of what was asked for; names only of what comes along.
    ReferenceStubs,
}

/// The artefacts of a pack that answer a request, by identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Artefacts {
    /// Dataflows.
    pub dataflows: BTreeSet<Id>,
    /// Data structures.
    pub structures: BTreeSet<Id>,
    /// Codelists.
    pub codelists: BTreeSet<Id>,
    /// Whether the one concept scheme of the pack.
    pub has_concepts: bool,
    /// Whether the agency scheme.
    pub has_agencies: bool,
    /// Whether the scheme of data providers.
    pub has_providers: bool,
    /// Hierarchies.
    pub hierarchies: BTreeSet<Id>,
}

impl Artefacts {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

const KINDS: [(&str, ArtefactKind); 7] = [
    ("dataflow", ArtefactKind::Dataflow),
    ("datastructure", ArtefactKind::DataStructure),
    ("codelist", ArtefactKind::Codelist),
    ("conceptscheme", ArtefactKind::ConceptScheme),
    ("agencyscheme", ArtefactKind::AgencyScheme),
    ("dataproviderscheme", ArtefactKind::DataProviderScheme),
    ("hierarchy", ArtefactKind::Hierarchy),
];

/// Kinds of artefacts of the standard of which a pack has none.
const EMPTY_KINDS: [&str; 12] = [
    "categoryscheme",
    "categorisation",
    "metadatastructure",
    "metadataflow",
    "provisionagreement",
    "dataconstraint",
    "structuremap",
    "representationmap",
    "valuelist",
    "organisationunitscheme",
    "dataconsumerscheme",
    "hierarchyassociation",
];

impl StructureRequest {
    /// The request in the parts of a path after `/structure/` and a query string.
    pub fn read(path: &[&str], parameters: &Parameters) -> Result<Self, RequestError> {
        let part = |place: usize| path.get(place).copied().filter(|part| !part.is_empty()).unwrap_or("*");
        if path.len() > 4 {
            return Err(RequestError::NotImplemented(
                "single items of a list are not served: ask for the list".to_owned(),
            ));
        }
        Ok(Self {
            kinds: kinds(part(0))?,
            agencies: several(part(1)),
            ids: several(part(2)),
            version: version(part(3))?,
            references: references(parameters.get("references").unwrap_or("none"))?,
            detail: detail(parameters.get("detail").unwrap_or("full"))?,
        })
    }

    fn names(&self, agency: &Id, id: &Id, version: Version) -> bool {
        let is_named = |names: &[String], name: &Id| names.is_empty() || names.iter().any(|n| n == name.as_str());
        let is_version = self.version.is_none_or(|wanted| {
            (wanted.major, wanted.minor, wanted.patch.unwrap_or(0))
                == (version.major, version.minor, version.patch.unwrap_or(0))
        });
        is_named(&self.agencies, agency) && is_named(&self.ids, id) && is_version
    }
}

fn kinds(text: &str) -> Result<Vec<ArtefactKind>, RequestError> {
    let mut kinds = Vec::new();
    for word in text.split(',') {
        match KINDS.iter().find(|(name, _)| *name == word) {
            Some((_, kind)) => kinds.push(*kind),
            None if word == "*" => kinds.extend(KINDS.iter().map(|(_, kind)| *kind)),
            None if EMPTY_KINDS.contains(&word) => {}
            None => return Err(RequestError::Syntax(format!("`{word}` is no kind of artefact"))),
        }
    }
    Ok(kinds)
}

fn several(text: &str) -> Vec<String> {
    if text == "*" { Vec::new() } else { text.split(',').map(str::to_owned).collect() }
}

/// `*` is any; `~`, `+` and `latest` are the latest, which here is the only one.
fn version(text: &str) -> Result<Option<Version>, RequestError> {
    match text {
        "*" | "~" | "+" | "latest" => Ok(None),
        text => match text.trim_end_matches('+').parse() {
            Ok(version) => Ok(Some(version)),
            Err(error) => Err(RequestError::Syntax(error.to_string())),
        },
    }
}

fn references(text: &str) -> Result<References, RequestError> {
    match text {
        "none" => Ok(References::None),
        "children" => Ok(References::Children),
        "descendants" => Ok(References::Descendants),
        "parents" | "parentsandsiblings" => Ok(References::Parents),
        "ancestors" => Ok(References::Ancestors),
        "all" => Ok(References::All),
        other => match KINDS.iter().any(|(name, _)| *name == other) || EMPTY_KINDS.contains(&other) {
            true => Ok(References::Descendants),
            false => Err(RequestError::Syntax(format!(
                "`references={other}`: use none, children, descendants, parents, ancestors or all"
            ))),
        },
    }
}

fn detail(text: &str) -> Result<Detail, RequestError> {
    match text {
        "full" | "raw" => Ok(Detail::Full),
        "allstubs" | "allcompletestubs" => Ok(Detail::Stubs),
        "referencestubs" | "referencecompletestubs" => Ok(Detail::ReferenceStubs),
        "referencepartial" => Ok(Detail::ReferencePartial),
        other => Err(RequestError::Syntax(format!(
            "`detail={other}`: use full, allstubs, allcompletestubs, referencestubs, referencecompletestubs or referencepartial"
        ))),
    }
}

/// The artefacts of `pack` that answer `request`.
pub fn select_artefacts(pack: &Pack, request: &StructureRequest) -> Artefacts {
    let agency = &pack.head.agency;
    let sdmx = Id::literal("SDMX");
    let mut found = Artefacts::default();
    for kind in &request.kinds {
        let named = |id: &Id, version: Version| request.names(agency, id, version);
        match kind {
            ArtefactKind::Dataflow => {
                found.dataflows.extend(pack.dataflows.iter().filter(|x| named(&x.id, x.version)).map(|x| x.id.clone()));
            }
            ArtefactKind::DataStructure => found
                .structures
                .extend(pack.structures.iter().filter(|x| named(&x.id, x.version)).map(|x| x.id.clone())),
            ArtefactKind::Codelist => {
                found.codelists.extend(pack.codelists.iter().filter(|x| named(&x.id, x.version)).map(|x| x.id.clone()));
            }
            ArtefactKind::Hierarchy => found
                .hierarchies
                .extend(pack.hierarchies.iter().filter(|x| named(&x.id, Version::FIRST)).map(|x| x.id.clone())),
            ArtefactKind::ConceptScheme => found.has_concepts |= named(&Id::literal("CONCEPTS"), Version::FIRST),
            ArtefactKind::AgencyScheme => {
                found.has_agencies |= request.names(&sdmx, &Id::literal("AGENCIES"), Version::FIRST);
            }
            ArtefactKind::DataProviderScheme => {
                found.has_providers |= named(&Id::literal("DATA_PROVIDERS"), Version::FIRST);
            }
            ArtefactKind::DataConstraint | ArtefactKind::ProvisionAgreement => {}
        }
    }
    with_references(pack, found, request.references)
}

fn with_references(pack: &Pack, mut found: Artefacts, references: References) -> Artefacts {
    // A dataflow refers to a structure, which refers to lists: two steps reach everything.
    let (up, down) = match references {
        References::None => (0, 0),
        References::Children => (0, 1),
        References::Descendants => (0, 2),
        References::Parents => (1, 0),
        References::Ancestors => (2, 0),
        References::All => (2, 2),
    };
    (0..up).for_each(|_| add_parents(pack, &mut found));
    (0..down).for_each(|_| add_children(pack, &mut found));
    found
}

fn add_children(pack: &Pack, found: &mut Artefacts) {
    let structures: Vec<_> = pack.structures.iter().filter(|x| found.structures.contains(&x.id)).collect();
    for structure in structures {
        found.codelists.extend(structure.dimensions.iter().map(|d| d.codelist.clone()));
        found.codelists.extend(structure.attributes.iter().filter_map(|a| a.codelist.clone()));
        found.has_concepts = true;
    }
    let dataflows = pack.dataflows.iter().filter(|x| found.dataflows.contains(&x.id));
    found.structures.extend(dataflows.map(|x| x.structure.clone()));
    let hierarchies = pack.hierarchies.iter().filter(|x| found.hierarchies.contains(&x.id));
    found.codelists.extend(hierarchies.map(|x| x.codelist.clone()));
}

fn add_parents(pack: &Pack, found: &mut Artefacts) {
    let uses = |codelist: &Id| found.codelists.contains(codelist);
    let using = pack.structures.iter().filter(|x| {
        x.dimensions.iter().any(|d| uses(&d.codelist))
            || x.attributes.iter().any(|a| a.codelist.as_ref().is_some_and(uses))
            || found.has_concepts
    });
    let structures: BTreeSet<Id> = using.map(|x| x.id.clone()).collect();
    let dataflows = pack.dataflows.iter().filter(|x| found.structures.contains(&x.structure));
    found.dataflows.extend(dataflows.map(|x| x.id.clone()).collect::<Vec<_>>());
    found.structures.extend(structures);
}
