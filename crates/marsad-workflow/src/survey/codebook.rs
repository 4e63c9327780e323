//! The codebook of a study of the pack, as readers of survey files, frequencies and DDI want it.

use marsad_model::{
    DesignRole, Lang, LocalText, StudyDefinition, StudyLevel, StudyValueKind, StudyVariable, SurveyDesign,
};
use marsad_study::{
    Category, Code, Codebook, DataFile, FoundRole, MeasurementLevel, MissingCodes, Role, RoleReason, Span, Study,
    StudyQuestion, Texts, Variable, VariableKind,
};

/// The codebook of a table of a study.
pub(crate) fn codebook(study: &StudyDefinition, table: &str) -> Codebook {
    let SurveyDesign { weights, .. } = study.design_of(table);
    Codebook {
        study: of_study(study),
        file: DataFile { name: format!("{}.{table}", study.id), weight: weights, ..DataFile::default() },
        variables: study.variables_of(table).map(|variable| of_variable(study, variable)).collect(),
    }
}

fn texts(text: &LocalText) -> Texts {
    Texts::in_three(text.get(Lang::Ar), text.get(Lang::Fr), text.get(Lang::En))
}

fn of_study(study: &StudyDefinition) -> Study {
    let span = |span: &marsad_model::StudySpan| Span { from: span.from.clone(), to: span.to.clone() };
    Study {
        id: study.id.to_string(),
        title: texts(&study.title),
        short_title: texts(&study.short_title),
        authors: study.authors.clone(),
        producers: study.producers.clone(),
        summary: texts(&study.summary),
        keywords: study.keywords.iter().map(texts).collect(),
        nations: study.nations.iter().map(texts).collect(),
        coverage: texts(&study.coverage),
        unit: texts(&study.unit),
        universe: texts(&study.universe),
        data_kind: texts(&study.data_kind),
        collected: span(&study.collected),
        period: span(&study.period),
        sampling: texts(&study.sampling),
        weighting: texts(&study.weighting),
        version: study.version.clone(),
        is_synthetic: study.is_synthetic,
        ..Study::default()
    }
}

fn of_variable(study: &StudyDefinition, variable: &StudyVariable) -> Variable {
    let kind = kind(variable.kind);
    let universe = study.universe_find(variable.universe.as_str()).map(|universe| texts(&universe.text));
    let question = variable.question.as_ref();
    let missing = variable.categories.iter().filter(|category| category.is_missing);
    Variable {
        label: texts(&variable.label),
        question: question.map(|text| StudyQuestion { text: texts(text), ..StudyQuestion::default() }),
        universe: universe.unwrap_or_default(),
        level: variable.level.map(level),
        categories: variable
            .categories
            .iter()
            .map(|category| Category {
                code: code(kind, category.code.as_str()),
                label: texts(&category.label),
                is_missing: category.is_missing,
            })
            .collect(),
        missing: MissingCodes {
            codes: missing.map(|category| code(kind, category.code.as_str())).collect(),
            ranges: Vec::new(),
        },
        role: variable.role.and_then(role).map(|role| FoundRole { role, reason: RoleReason::Declared }),
        ..Variable::new(variable.name.as_str(), kind)
    }
}

/// What tells units apart is no quantity: it is kept as it is written.
const fn kind(kind: StudyValueKind) -> VariableKind {
    match kind {
        StudyValueKind::Codes | StudyValueKind::Text | StudyValueKind::Id => VariableKind::Text,
        StudyValueKind::Flag | StudyValueKind::Whole | StudyValueKind::Number => VariableKind::Number,
    }
}

fn code(kind: VariableKind, text: &str) -> Code {
    Code::parse(text, kind == VariableKind::Number).unwrap_or_else(|| Code::Text(text.to_owned()))
}

const fn level(level: StudyLevel) -> MeasurementLevel {
    match level {
        StudyLevel::Nominal => MeasurementLevel::Nominal,
        StudyLevel::Ordinal => MeasurementLevel::Ordinal,
        StudyLevel::Interval | StudyLevel::Scale => MeasurementLevel::Scale,
    }
}

const fn role(role: DesignRole) -> Option<Role> {
    match role {
        DesignRole::Weight => Some(Role::Weight),
        DesignRole::Stratum => Some(Role::Stratum),
        DesignRole::Cluster => Some(Role::Cluster),
        DesignRole::Population => Some(Role::Population),
        DesignRole::Probability => Some(Role::Probability),
        DesignRole::Replicate => Some(Role::Replicate),
        DesignRole::StageWeight
        | DesignRole::Id
        | DesignRole::Household
        | DesignRole::Subset
        | DesignRole::SecondStratum
        | DesignRole::SecondProbability
        | DesignRole::SecondPopulation => None,
    }
}

#[cfg(test)]
mod tests {
    use marsad_study::{Code, Role, VariableKind};

    use super::codebook;

    #[test]
    fn the_codebook_of_a_table_has_its_columns_and_knows_its_weight() {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        let book = codebook(study, "persons");
        assert_eq!(book.weight().map(|weight| weight.name.as_str()), Some("weight"));
        assert_eq!(book.with_role(Role::Stratum).count(), 1);
        assert!(book.variable("phase2_listed").is_none(), "it is in the listing only");
        let works = book.variable("works").unwrap();
        assert_eq!((works.kind, &works.categories[0].code), (VariableKind::Number, &Code::Number(1.0)));
        assert_eq!(book.variable("person").unwrap().kind, VariableKind::Text);
        assert!(book.study.is_synthetic);
    }
}
