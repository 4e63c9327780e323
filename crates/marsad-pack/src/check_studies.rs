//! The check of studies, and of plans that estimate from them: every variable, code and dimension they name is there.

use marsad_model::{
    CalibratedMargin, DataStructure, EstimatePlan, EstimateRequest, Id, Plan, ProtectionPolicy, Statistic,
    StudyDefinition, StudyValueKind, StudyVariable, TOTAL, UNCERTAINTY,
};

use crate::ProblemKind;
use crate::check::Checker;

/// What a plan is checked against.
#[derive(Clone, Copy)]
struct Subject<'a> {
    file: &'a str,
    position: &'a str,
    study: &'a StudyDefinition,
    table: &'a str,
    structure: &'a DataStructure,
}

impl Checker<'_> {
    /// Every study is described as a whole.
    pub(crate) fn studies(&mut self) {
        let pack = self.pack;
        self.unique("studies", pack.studies.iter().map(|study| &study.id));
        for study in &pack.studies {
            let file = format!("studies/{}/study.toml", study.id);
            if study.is_synthetic && study.sentence.is_none() {
                self.add(ProblemKind::Missing, &file, "sentence", "is_synthetic");
            }
            if !matches!(study.protection, ProtectionPolicy::Survey { .. }) {
                self.add(ProblemKind::Missing, &file, "rule = \"survey\"", "protection");
            }
            for column in study.design.columns() {
                self.refers(&file, "design", column, study.variables.iter().map(|variable| &variable.name));
            }
            if study.design.pps.is_some() && study.design.second.is_some() {
                self.add(ProblemKind::NotAllowed, &file, "pps", "design");
            }
            for known in &study.calibrated {
                self.refers(&file, "calibrated", known.table.as_str(), study.tables());
                self.margins((file.as_str(), study, known.table.as_str()), &known.margins);
            }
            self.study_variables(study);
        }
    }

    /// What weights were calibrated to are variables of their table, with codes that these have.
    fn margins(&mut self, (file, study, table): (&str, &StudyDefinition, &str), margins: &[CalibratedMargin]) {
        for (name, codes) in margins.iter().flat_map(CalibratedMargin::variables) {
            self.refers(file, "calibrated", name, study.variables_of(table).map(|variable| &variable.name));
            let Some(variable) = study.variables_of(table).find(|variable| variable.name == *name) else { continue };
            for code in codes {
                let known = variable.categories.iter().map(|category| &category.code);
                self.refers(file, &format!("calibrated: {name}"), code, known);
            }
        }
    }

    fn study_variables(&mut self, study: &StudyDefinition) {
        let pack = self.pack;
        let file = format!("studies/{}/variables.toml", study.id);
        self.unique(&file, study.variables.iter().map(|variable| &variable.name));
        self.unique(&file, study.universes.iter().map(|universe| &universe.id));
        for variable in &study.variables {
            let position = variable.name.as_str();
            let universes = study.universes.iter().map(|universe| &universe.id);
            self.refers(&file, position, variable.universe.as_str(), universes);
            if let Some(list) = &variable.codelist {
                self.refers(&file, position, list.as_str(), pack.codelists.iter().map(|known| &known.id));
            }
            self.unique(&file, variable.categories.iter().map(|category| &category.code));
            if variable.kind == StudyValueKind::Codes && variable.categories.is_empty() {
                self.add(ProblemKind::Missing, &file, "codes", position);
            }
            if variable.kind == StudyValueKind::Flag && variable.categories.is_empty() {
                self.add(ProblemKind::Missing, &file, "[flag]", position);
            }
            if variable.tables.is_empty() {
                self.add(ProblemKind::Missing, &file, "tables", position);
            }
            let identifies =
                variable.role.is_some() || matches!(variable.kind, StudyValueKind::Id | StudyValueKind::Text);
            if variable.safe && identifies {
                self.add(ProblemKind::NotAllowed, &file, "safe = true", position);
            }
        }
    }

    /// A plan that estimates.
    pub(crate) fn estimate_plan(&mut self, file: &str, plan: &Plan, estimate: &EstimatePlan) {
        let pack = self.pack;
        plan.inputs.iter().for_each(|input| self.add(ProblemKind::Unused, file, input, "inputs"));
        if estimate.requests.is_empty() {
            self.add(ProblemKind::Missing, file, "request", "method.estimate");
        }
        self.refers(file, "study", estimate.study.as_str(), pack.studies.iter().map(|study| &study.id));
        let Some(study) = pack.study(estimate.study.as_str()) else { return };
        self.refers(file, "table", estimate.table.as_str(), study.tables());
        let Some(dataflow) = pack.dataflow(plan.dataflow.as_str()) else { return };
        let flow_file = format!("dataflows/{}.toml", dataflow.id);
        if !matches!(dataflow.protection, ProtectionPolicy::Survey { .. }) {
            self.add(ProblemKind::Missing, &flow_file, "rule = \"survey\"", "protection");
        }
        let Some(structure) = pack.structure_of(dataflow) else { return };
        for attribute in UNCERTAINTY {
            if structure.attribute_place(attribute).is_none() {
                let structure_file = format!("structures/{}.toml", structure.id);
                self.add(ProblemKind::Missing, &structure_file, attribute, "attributes");
            }
        }
        let table = estimate.table.as_str();
        if let Some(design) = &estimate.design {
            for column in design.columns() {
                self.refers(file, "design", column, study.variables_of(table).map(|variable| &variable.name));
            }
            self.margins((file, study, table), &design.calibrated);
        }
        for (at, request) in estimate.requests.iter().enumerate() {
            let position = format!("[[request]] {}", at + 1);
            let subject = Subject { file, position: &position, study, table, structure };
            self.request_variables(subject, request);
            self.request_method(subject, request);
            self.request_key(subject, estimate, request);
        }
    }

    /// The variable with this name in the table; a problem where there is none.
    fn variable_of<'s>(&mut self, subject: Subject<'s>, name: &str) -> Option<&'s StudyVariable> {
        let found = subject.study.variables_of(subject.table).find(|variable| variable.name == *name);
        if found.is_none() {
            let known = subject.study.variables_of(subject.table).map(|variable| &variable.name);
            self.refers(subject.file, subject.position, name, known);
        }
        found
    }

    /// What is measured is a number, and what is crossed or restricted has codes.
    fn request_variables(&mut self, subject: Subject<'_>, request: &EstimateRequest) {
        for name in request.statistic.variables() {
            let Some(variable) = self.variable_of(subject, name) else { continue };
            let fits = !request.statistic.is_of_numbers() || variable.is_numeric();
            if !fits {
                self.add(ProblemKind::NotAllowed, subject.file, name, subject.position);
            }
            if let Statistic::Proportion { category: Some(category), .. } = &request.statistic {
                self.has_category(subject, variable, category);
            }
        }
        for (name, codes) in &request.only {
            let Some(variable) = self.variable_of(subject, name) else { continue };
            codes.iter().for_each(|code| self.has_category(subject, variable, code));
        }
        for name in request.by.values() {
            let is_coded = self.variable_of(subject, name).is_none_or(StudyVariable::is_coded);
            if !is_coded {
                self.add(ProblemKind::NotAllowed, subject.file, name, subject.position);
            }
        }
        let asks_for_all = matches!(request.statistic, Statistic::Proportion { category: None, .. });
        if asks_for_all != request.into.is_some() {
            let kind = if asks_for_all { ProblemKind::Missing } else { ProblemKind::Unused };
            self.add(kind, subject.file, "into", subject.position);
        }
    }

    /// Intervals, definitions and models are those that the statistic has.
    fn request_method(&mut self, subject: Subject<'_>, request: &EstimateRequest) {
        let Subject { file, position, .. } = subject;
        if let Some(method) = request.interval.filter(|method| !method.fits(&request.statistic)) {
            self.add(ProblemKind::NotAllowed, file, method.word(), position);
        }
        let is_quantile = matches!(request.statistic, Statistic::Quantile { .. });
        if let Some(rule) = request.quantile_rule.filter(|_| !is_quantile) {
            self.add(ProblemKind::NotAllowed, file, rule.word(), position);
        }
        let Some(areas) = &request.small_areas else { return };
        let has_model = !is_quantile && request.into.is_none() && areas.options.fits(&request.statistic);
        if !has_model || request.by.len() != 1 {
            self.add(ProblemKind::NotAllowed, file, "small_areas", position);
        }
        let wanted = areas.options.benchmark.as_ref();
        if let Some(sizes) = wanted.and_then(|benchmark| benchmark.sizes.as_deref())
            && areas.names.iter().all(|name| name != sizes)
        {
            self.add(ProblemKind::Missing, file, sizes, position);
        }
        let Some(variable) = request.by.values().next() else { return };
        for (code, numbers) in &areas.areas {
            if numbers.len() != areas.names.len() {
                self.add(ProblemKind::Missing, file, code, position);
            }
            if let Some(known) = self.variable_of(subject, variable) {
                self.has_category(subject, known, code);
            }
        }
    }

    fn has_category(&mut self, subject: Subject<'_>, variable: &StudyVariable, code: &str) {
        let known = variable.categories.iter().map(|category| &category.code);
        self.refers(subject.file, subject.position, code, known);
    }

    /// Every dimension has a code of its list, from wherever it comes, and from one place only.
    fn request_key(&mut self, subject: Subject<'_>, estimate: &EstimatePlan, request: &EstimateRequest) {
        let Subject { file, position, structure, .. } = subject;
        let named = request.by.keys().chain(&request.into).chain(request.codes.keys()).chain(estimate.codes.keys());
        for dimension in named.chain(request.map.keys()) {
            self.refers(file, position, dimension.as_str(), structure.dimensions.iter().map(|d| &d.id));
        }
        for dimension in request.crossings.iter().flatten() {
            self.refers(file, position, dimension.as_str(), request.by.keys());
        }
        for dimension in structure.dimensions.iter().map(|dimension| &dimension.id) {
            let fixed = request.codes.get(dimension).or_else(|| estimate.codes.get(dimension));
            let is_into = request.into.as_ref() == Some(dimension);
            let by = request.by.get(dimension);
            let places =
                usize::from(request.codes.contains_key(dimension)) + usize::from(is_into) + usize::from(by.is_some());
            if places > 1 {
                self.add(ProblemKind::Duplicate, file, dimension, position);
            }
            match (by, is_into, fixed) {
                (Some(variable), ..) => {
                    self.codes_fit(subject, request, (dimension, variable));
                    self.has_dimension_code(subject, (dimension, &Id::literal(TOTAL)));
                }
                (None, true, _) => {
                    if let Statistic::Proportion { variable, .. } = &request.statistic {
                        self.codes_fit(subject, request, (dimension, variable));
                    }
                }
                (None, false, fixed) => {
                    let code = fixed.cloned().unwrap_or_else(|| Id::literal(TOTAL));
                    self.has_dimension_code(subject, (dimension, &code));
                }
            }
        }
    }

    /// Every answer of a variable has a code in the list of a dimension.
    fn codes_fit(&mut self, subject: Subject<'_>, request: &EstimateRequest, (dimension, name): (&Id, &str)) {
        let Some(variable) = subject.study.variables_of(subject.table).find(|variable| variable.name == *name) else {
            return;
        };
        let wanted = request.only.get(name);
        for category in variable.categories.iter().filter(|category| !category.is_missing) {
            let code = category.code.as_str();
            let is_asked = wanted.is_none_or(|codes| codes.iter().any(|wanted| wanted == code));
            if let Some(code) = request.code_in(dimension, code).filter(|_| is_asked) {
                self.has_dimension_code(subject, (dimension, &code));
            }
        }
    }

    fn has_dimension_code(&mut self, subject: Subject<'_>, (dimension, code): (&Id, &Id)) {
        let list = self.pack.codelist_of(subject.structure, dimension.as_str());
        self.has_code(subject.file, &format!("{} {dimension}", subject.position), list, code);
    }
}
