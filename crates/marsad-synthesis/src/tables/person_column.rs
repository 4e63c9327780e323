//! Which columns the table of persons has, and where each population has their values.

use crate::joint::{FIRST_VARIABLE, NONE, View};
use crate::parameters::Geography;
use crate::population::PopulationModel;
use crate::{Problem, ProblemKind};

/// The names of the columns that every table of persons has.
const DESIGN_COLUMNS: [&str; 13] = [
    "person",
    "household",
    "population",
    "household_status",
    "stratum",
    "psu",
    "phase2_stratum",
    "pi1",
    "pi2",
    "chosen_one_in",
    "weight_design",
    "weight_nonresponse",
    "weight",
];

/// A column of what persons answered.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PersonColumn {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Its codes, where it holds codes.
    pub codes: Vec<String>,
    /// Where each population has its values, by status; none where it was not asked.
    pub sources: [Option<Source>; 4],
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Codes.
    Codes,
    /// Yes or no.
    Flag,
    /// Whole numbers.
    Whole,
    /// Amounts.
    Amount,
}

/// Where a population has the values of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// A variable: for each of its states the place of the code in the column, or [`NONE`].
    Codes {
        /// The variable.
        axis: usize,
        /// The places.
        code_of: Vec<u8>,
    },
    /// A number, by its place.
    Number(usize),
    /// An amount, by its place.
    Amount(usize),
    /// The year in which the stay began.
    Departure,
}

impl PersonColumn {
    /// The columns of all populations together, in the order in which they first come.
    pub(crate) fn all(models: &[PopulationModel], geography: &Geography, problems: &mut Vec<Problem>) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for model in models {
            for offer in offers(model) {
                let geographic = [&geography.place, &geography.region, &geography.area];
                if DESIGN_COLUMNS.contains(&offer.name.as_str()) || geographic.contains(&&offer.name) {
                    problems.push(Problem::new(ProblemKind::Duplicate, model.status.word(), &offer.name));
                }
                add(&mut found, model, offer, problems);
            }
        }
        for column in found.iter().filter(|column| column.codes.len() >= usize::from(NONE)) {
            problems.push(Problem::new(ProblemKind::TooManyCodes, &column.name, column.codes.len()));
        }
        found
    }
}

/// What a population has for a column, with its own codes.
struct Offer {
    name: String,
    kind: Kind,
    source: Source,
    codes: Vec<String>,
}

/// Everything that a population has for columns.
fn offers(model: &PopulationModel) -> Vec<Offer> {
    let vocabulary = &model.vocabulary;
    let plain =
        |name: &str, kind: Kind, source: Source| Offer { name: name.to_owned(), kind, source, codes: Vec::new() };
    let coded = |view: View, kind: Kind| {
        let source = Source::Codes { axis: view.axis, code_of: view.group_of };
        Offer { name: view.name, kind, source, codes: view.codes }
    };
    let mut found = Vec::new();
    for axis in &vocabulary.axes[FIRST_VARIABLE..] {
        let kind = if axis.is_flag { Kind::Flag } else { Kind::Codes };
        found.extend(vocabulary.view(&axis.name).map(|view| coded(view, kind)));
    }
    found.extend(vocabulary.recodes.iter().map(|view| coded(view.clone(), Kind::Codes)));
    for (place, number) in model.numbers.iter().enumerate() {
        found.push(plain(&number.name, Kind::Whole, Source::Number(place)));
    }
    if let Some(name) = model.stay.as_ref().and_then(|stay| stay.computed_departure.as_deref()) {
        found.push(plain(name, Kind::Whole, Source::Departure));
    }
    for (place, amount) in model.amounts.iter().enumerate() {
        found.push(plain(&amount.name, Kind::Amount, Source::Amount(place)));
    }
    found
}

/// Adds what a population has to the columns: to the one of the same name, or as a new one.
fn add(found: &mut Vec<PersonColumn>, model: &PopulationModel, offer: Offer, problems: &mut Vec<Problem>) {
    let place = found.iter().position(|column| column.name == offer.name).unwrap_or_else(|| {
        let name = offer.name.clone();
        found.push(PersonColumn { name, kind: offer.kind, codes: Vec::new(), sources: Default::default() });
        found.len() - 1
    });
    let column = &mut found[place];
    let own = &mut column.sources[model.status.index()];
    if own.is_some() {
        problems.push(Problem::new(ProblemKind::Duplicate, model.status.word(), &offer.name));
    }
    if column.kind != offer.kind {
        problems.push(Problem::new(ProblemKind::ColumnKindsDiffer, model.status.word(), &offer.name));
    }
    let mut joined = Vec::with_capacity(offer.codes.len());
    for code in offer.codes {
        let place = column.codes.iter().position(|known| *known == code).unwrap_or(column.codes.len());
        if place == column.codes.len() {
            column.codes.push(code);
        }
        joined.push(place as u8);
    }
    *own = Some(match offer.source {
        Source::Codes { axis, code_of } => {
            let code_of = code_of.iter().map(|&code| joined.get(usize::from(code)).copied().unwrap_or(NONE)).collect();
            Source::Codes { axis, code_of }
        }
        source @ (Source::Number(_) | Source::Amount(_) | Source::Departure) => source,
    });
}
