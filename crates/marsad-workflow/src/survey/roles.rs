//! The design that a codebook declares by the roles of its variables, where nobody named one.

use marsad_model::SurveyDesign;
use marsad_study::{Codebook, Role, RoleReason, Variable};

use super::DesignNote;

/// The design with the columns whose roles are declared in the place of those that nobody named, and what was taken so.
///
/// What a name or a label only shows is not taken: it is a guess. Of several columns with one role the first is the first
/// stage; of several weights none is taken, unless the file itself weights by one. How replicate weights were made is not
/// declared anywhere, so that they have to be named. Probabilities are taken where nothing else weights, or where the units
/// were drawn by their size; how many units a stratum has corrects nothing then.
pub(super) fn with_roles(words: &SurveyDesign, codebook: &Codebook) -> (SurveyDesign, Option<DesignNote>) {
    let mut design = words.clone();
    let mut taken: Vec<String> = Vec::new();
    if design.weights.is_none() && design.probabilities.is_empty() {
        design.weights = weight(codebook);
        taken.extend(design.weights.iter().map(|name| told(Role::Weight, name)));
    }
    let lists = [(Role::Stratum, &mut design.strata), (Role::Cluster, &mut design.clusters)];
    for (role, columns) in lists {
        taken.extend(completed(columns, role, codebook));
    }
    let needs_probabilities = words.pps.is_some_and(|pps| pps.needs_probabilities());
    let is_unweighted = design.weights.is_none();
    if design.fpc.is_empty() && (needs_probabilities || is_unweighted) {
        taken.extend(completed(&mut design.probabilities, Role::Probability, codebook));
    }
    if words.pps.is_none() && design.probabilities == words.probabilities {
        taken.extend(completed(&mut design.fpc, Role::Population, codebook));
    }
    let values = vec![("columns".to_owned(), taken.join(", "))];
    let note = DesignNote { code: "design-of-codebook".to_owned(), values, is_fatal: false };
    (design, (!taken.is_empty()).then_some(note))
}

/// Takes the first column of a role where none was named, and tells it.
fn completed(columns: &mut Vec<String>, role: Role, codebook: &Codebook) -> Option<String> {
    let first = declared(codebook, role).next().filter(|_| columns.is_empty())?;
    columns.push(first.name.clone());
    Some(told(role, &first.name))
}

/// How a column is named that was taken for a role.
fn told(role: Role, name: &str) -> String {
    format!("{} = {name}", role.word())
}

/// The variables whose role somebody said.
fn declared(codebook: &Codebook, role: Role) -> impl Iterator<Item = &Variable> {
    let is_said = |variable: &&Variable| {
        let reason = variable.role.as_ref().map(|found| &found.reason);
        matches!(reason, Some(RoleReason::Declared | RoleReason::WeightOfFile))
    };
    codebook.with_role(role).filter(is_said)
}

/// The one weight that is declared, or the one by which the file weights.
fn weight(codebook: &Codebook) -> Option<String> {
    let named = codebook.file.weight.as_deref().and_then(|name| codebook.variable(name));
    let mut weights = declared(codebook, Role::Weight);
    let only = weights.next().filter(|_| weights.next().is_none());
    named.or(only).map(|variable| variable.name.clone())
}

#[cfg(test)]
mod tests {
    use marsad_model::{PpsScheme, SurveyDesign};
    use marsad_study::{Codebook, FoundRole, Role, RoleReason, Variable, VariableKind};

    use super::with_roles;

    fn codebook(columns: &[(&str, Role, RoleReason)]) -> Codebook {
        let variable = |(name, role, reason): &(&str, Role, RoleReason)| Variable {
            role: Some(FoundRole { role: *role, reason: reason.clone() }),
            ..Variable::new(*name, VariableKind::Number)
        };
        Codebook { variables: columns.iter().map(variable).collect(), ..Codebook::default() }
    }

    fn drawn() -> Codebook {
        codebook(&[
            ("pw", Role::Weight, RoleReason::Declared),
            ("region", Role::Stratum, RoleReason::Declared),
            ("district", Role::Cluster, RoleReason::Declared),
            ("household", Role::Cluster, RoleReason::Declared),
        ])
    }

    #[test]
    fn declared_roles_make_the_design_that_nobody_named_and_are_told() {
        let (design, note) = with_roles(&SurveyDesign::default(), &drawn());
        assert_eq!(design.columns(), ["pw", "region", "district"]);
        assert_eq!(note.unwrap().values[0].1, "weight = pw, stratum = region, cluster = district");
    }

    #[test]
    fn what_is_named_goes_before_the_codebook() {
        let named = SurveyDesign {
            weights: Some("w2".into()),
            strata: vec!["area".into()],
            clusters: vec!["psu".into()],
            ..SurveyDesign::default()
        };
        assert_eq!(with_roles(&named, &drawn()), (named, None));
    }

    #[test]
    fn probabilities_are_taken_where_units_were_drawn_by_their_size() {
        let drawn = codebook(&[
            ("pw", Role::Weight, RoleReason::Declared),
            ("p", Role::Probability, RoleReason::Declared),
            ("units", Role::Population, RoleReason::Declared),
        ]);
        let plain = with_roles(&SurveyDesign::default(), &drawn).0;
        assert_eq!(plain.columns(), ["pw", "units"]);
        assert_eq!(plain.fpc, ["units"]);
        let by_size = SurveyDesign { pps: Some(PpsScheme::Brewer {}), ..SurveyDesign::default() };
        let taken = with_roles(&by_size, &drawn).0;
        assert_eq!(taken.columns(), ["pw", "p"]);
        assert_eq!(taken.probabilities, ["p"]);
        let without_weight = codebook(&[("p", Role::Probability, RoleReason::Declared)]);
        assert_eq!(with_roles(&SurveyDesign::default(), &without_weight).0.probabilities, ["p"]);
    }

    #[test]
    fn guesses_and_one_of_two_weights_are_not_taken() {
        let guessed = codebook(&[("psu", Role::Cluster, RoleReason::Name("psu".into()))]);
        assert_eq!(with_roles(&SurveyDesign::default(), &guessed).0, SurveyDesign::default());
        let two = codebook(&[("a", Role::Weight, RoleReason::Declared), ("b", Role::Weight, RoleReason::Declared)]);
        assert_eq!(with_roles(&SurveyDesign::default(), &two).0.weights, None);
    }
}
