//! The design that a codebook declares by the roles of its variables, where nobody named one, and the columns that only look
//! like parts of one.

use marsad_model::{ReplicateScheme, SurveyDesign};
use marsad_study::{Codebook, Role, RoleReason, Variable, VariableKind};
use marsad_survey::Frame;

use super::DesignNote;

/// Columns of one role that are told to look like it.
const LIKE_TOLD_MAX: usize = 5;

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

/// The columns that look like parts of a design which has no such part: what a name or a label shows is not taken, and nor is one
/// of two weights, but it is told.
pub(super) fn looking_like(design: &SurveyDesign, codebook: &Codebook, frame: &Frame) -> Option<DesignNote> {
    let seen = seen(codebook, frame);
    let used = design.columns();
    let like = |role: Role| {
        let mut names: Vec<String> = Vec::new();
        for variable in seen.with_role(role).filter(|variable| !used.contains(&variable.name.as_str())) {
            let name = told(role, &series_of(variable));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.into_iter().take(LIKE_TOLD_MAX)
    };
    let names: Vec<String> = Role::ALL.into_iter().filter(|role| lacks(design, *role)).flat_map(like).collect();
    let values = vec![("columns".to_owned(), names.join(", "))];
    let note = DesignNote { code: "columns-like-design".to_owned(), values, is_fatal: false };
    (!names.is_empty()).then_some(note)
}

/// Whether a design has nothing for a role, nor anything else in its place: replicates that came with the data know how units were
/// drawn.
fn lacks(design: &SurveyDesign, role: Role) -> bool {
    let is_supplied = matches!(design.replicates, Some(ReplicateScheme::Supplied { .. }));
    match role {
        Role::Weight => design.weights.is_none() && design.probabilities.is_empty(),
        Role::Stratum => design.strata.is_empty() && !is_supplied,
        Role::Cluster => design.clusters.is_empty() && !is_supplied,
        Role::Population => design.fpc.is_empty() && design.pps.is_none() && !is_supplied,
        Role::Replicate => design.replicates.is_none(),
        Role::Probability => false,
    }
}

/// All columns of a file with the roles that they show, also where no codebook names them.
fn seen(codebook: &Codebook, frame: &Frame) -> Codebook {
    let variable = |name: &str| {
        let known = codebook.variable(name).cloned().unwrap_or_else(|| Variable::new(name, VariableKind::Text));
        let kind = if frame.is_numeric(name) { VariableKind::Number } else { known.kind };
        Variable { kind, ..known }
    };
    let variables = frame.names().into_iter().map(variable).collect();
    let mut seen = Codebook { variables, ..Codebook::default() };
    seen.recognise_roles();
    seen
}

/// The name of a column, or of the series to which it belongs, as replicate weights are named.
fn series_of(variable: &Variable) -> String {
    match variable.role.as_ref().map(|found| &found.reason) {
        Some(RoleReason::Series { stem, .. }) => format!("{stem}*"),
        _ => variable.name.clone(),
    }
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
    use marsad_survey::Frame;

    use super::{looking_like, with_roles};

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

    /// What is told to look like a design, of a file with these columns of numbers.
    fn like(design: &SurveyDesign, codebook: &Codebook, columns: &[&str]) -> Option<String> {
        let with = |frame: Frame, name: &&str| frame.with_numbers(name, vec![1.0, 2.0]);
        let frame = columns.iter().try_fold(Frame::new(2), with).unwrap();
        looking_like(design, codebook, &frame).map(|note| note.values[0].1.clone())
    }

    #[test]
    fn columns_that_look_like_a_design_are_named_and_not_taken() {
        let (nobody, plain) = (Codebook::default(), SurveyDesign::default());
        let columns = ["weight", "stratum", "psu", "age"];
        let told = "weight = weight, stratum = stratum, cluster = psu";
        assert_eq!(like(&plain, &nobody, &columns).as_deref(), Some(told));
        assert_eq!(like(&plain, &nobody, &["age", "q1"]), None);
        let weighted = SurveyDesign { weights: Some("weight".into()), ..SurveyDesign::default() };
        assert_eq!(like(&weighted, &nobody, &columns).as_deref(), Some("stratum = stratum, cluster = psu"));
        let whole = SurveyDesign { strata: vec!["stratum".into()], clusters: vec!["psu".into()], ..weighted };
        assert_eq!(like(&whole, &nobody, &columns), None);
        let series = ["weight", "repw1", "repw2", "repw3", "repw4"];
        assert_eq!(like(&plain, &nobody, &series).as_deref(), Some("weight = weight, replicate = repw*"));
    }

    #[test]
    fn of_two_declared_weights_none_is_taken_and_both_are_told() {
        let two = codebook(&[("a", Role::Weight, RoleReason::Declared), ("b", Role::Weight, RoleReason::Declared)]);
        assert_eq!(like(&SurveyDesign::default(), &two, &["a", "b", "c"]).as_deref(), Some("weight = a, weight = b"));
    }

    #[test]
    fn guesses_and_one_of_two_weights_are_not_taken() {
        let guessed = codebook(&[("psu", Role::Cluster, RoleReason::Name("psu".into()))]);
        assert_eq!(with_roles(&SurveyDesign::default(), &guessed).0, SurveyDesign::default());
        let two = codebook(&[("a", Role::Weight, RoleReason::Declared), ("b", Role::Weight, RoleReason::Declared)]);
        assert_eq!(with_roles(&SurveyDesign::default(), &two).0.weights, None);
    }
}
