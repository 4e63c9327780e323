//! The check of a pack as a whole: every reference resolves, nothing stands twice, every view can be shown.

use std::collections::BTreeSet;

use marsad_model::{
    AttachmentLevel, Check, Codelist, Column, ColumnRole, DataStructure, Dataflow, FileFormat, Id, Method, Only, Pack,
    Plan, Profile, TIME_PERIOD, TableLayout, nearest, written_code,
};

use crate::figures::Figures;
use crate::profile_text::{is_scale, period_problem, scale_problem};
use crate::read::toml_files;
use crate::{Files, Problem, ProblemKind};

/// Parts of a year for which a profile may have words, as it writes them: a header `1` that is January. `A1` is all of it.
const PARTS_OF_YEAR: [&str; 19] = [
    "M01", "M02", "M03", "M04", "M05", "M06", "M07", "M08", "M09", "M10", "M11", "M12", "Q1", "Q2", "Q3", "Q4", "S1",
    "S2", "A1",
];

/// Whether a word for a period is a week of a year that stands elsewhere: `W01` to `W53`.
fn is_week(code: &str) -> bool {
    let number =
        code.strip_prefix('W').filter(|number| number.len() == 2 && number.bytes().all(|b| b.is_ascii_digit()));
    number.and_then(|number| number.parse().ok()).is_some_and(|number: u8| (1..=53).contains(&number))
}

/// Whether a profile means by a component the multiplier of rows, which the reader multiplies with where observations have none
/// of their own.
fn is_multiplier(component: &Id, structure: &DataStructure) -> bool {
    let id = component.as_str();
    id == "UNIT_MULT" && structure.dimension_place(id).is_none() && structure.attribute_place(id).is_none()
}

/// What is wrong between the parts of `pack`.
pub(crate) fn check(pack: &Pack, files: &Files) -> Vec<Problem> {
    let mut checker = Checker { pack, figures: Figures::new(pack, files), problems: Vec::new() };
    checker.head();
    checker.duplicates();
    pack.codelists.iter().for_each(|list| checker.codelist(list));
    checker.hierarchies();
    checker.memory();
    pack.structures.iter().for_each(|structure| checker.structure(structure));
    pack.dataflows.iter().for_each(|dataflow| checker.dataflow(dataflow));
    checker.agreements();
    checker.calendar();
    checker.rules();
    checker.studies();
    checker.plans(files);
    checker.definitions();
    checker.questions();
    checker.submissions(files);
    checker.problems
}

/// Looks at a pack and remembers what is wrong.
pub(crate) struct Checker<'a> {
    pub(crate) pack: &'a Pack,
    /// The figures that the pack itself holds, as far as it holds any.
    pub(crate) figures: Figures,
    pub(crate) problems: Vec<Problem>,
}

impl Checker<'_> {
    pub(crate) fn add(
        &mut self,
        kind: ProblemKind,
        file: &str,
        what: impl std::fmt::Display,
        position: impl std::fmt::Display,
    ) {
        self.problems.push(Problem::new(kind, file).with("what", what).with("where", position));
    }

    /// `id` must be among `known`; the problem names the nearest.
    pub(crate) fn refers<'k>(&mut self, file: &str, position: &str, id: &str, known: impl IntoIterator<Item = &'k Id>) {
        let known: Vec<&str> = known.into_iter().map(Id::as_str).collect();
        if !known.contains(&id) {
            let near = nearest(id, known).join(", ");
            let problem = Problem::new(ProblemKind::Dangling, file).with("what", id).with("where", position);
            self.problems.push(problem.with("nearest", near));
        }
    }

    pub(crate) fn has_code(&mut self, file: &str, position: &str, list: Option<&Codelist>, code: &Id) {
        if let Some(list) = list {
            self.refers(file, position, code.as_str(), list.codes().iter().map(|code| &code.id));
        }
    }

    fn head(&mut self) {
        let pack = self.pack;
        self.refers("pack.toml", "observatory", pack.head.observatory.as_str(), pack.providers.iter().map(|p| &p.id));
        for id in &pack.head.headlines {
            let with_figure =
                pack.dataflows.iter().filter(|dataflow| dataflow.key_figure.is_some()).map(|dataflow| &dataflow.id);
            self.refers("pack.toml", "headlines", id.as_str(), with_figure);
        }
        for id in &pack.head.headline_questions {
            self.refers("pack.toml", "headline_questions", id.as_str(), pack.questions.iter().map(|q| &q.id));
        }
        if !pack.codelists.iter().any(|list| list.contains(pack.head.country.as_str())) {
            self.add(ProblemKind::Dangling, "pack.toml", &pack.head.country, "country");
        }
    }

    fn duplicates(&mut self) {
        let pack = self.pack;
        self.unique("codelists.toml", pack.codelists.iter().map(|x| &x.id));
        self.unique("hierarchies.toml", pack.hierarchies.iter().map(|x| &x.id));
        self.unique("concepts.toml", pack.concepts.iter().map(|x| &x.id));
        self.unique("structures", pack.structures.iter().map(|x| &x.id));
        self.unique("dataflows", pack.dataflows.iter().map(|x| &x.id));
        self.unique("providers.toml", pack.providers.iter().map(|x| &x.id));
        self.unique("agreements.toml", pack.agreements.iter().map(|x| &x.id));
        self.unique("profiles", pack.profiles.iter().map(|x| &x.id));
        self.unique("plans", pack.plans.iter().map(|x| &x.dataflow));
        self.unique("themes.toml", pack.themes.iter().map(|x| &x.id));
        self.unique("questions", pack.questions.iter().map(|x| &x.id));
        for list in &pack.codelists {
            self.unique(&format!("codelists/{}.csv", list.id), list.codes().iter().map(|code| &code.id));
        }
    }

    pub(crate) fn unique<'i>(&mut self, file: &str, ids: impl Iterator<Item = &'i Id>) {
        let mut seen = BTreeSet::new();
        for id in ids {
            if !seen.insert(id) {
                self.add(ProblemKind::Duplicate, file, id, file);
            }
        }
    }

    fn codelist(&mut self, list: &Codelist) {
        let file = format!("codelists/{}.csv", list.id);
        if list.codes().is_empty() {
            self.add(ProblemKind::Missing, &file, "id", &list.id);
        }
        for code in list.codes() {
            if let Some(parent) = &code.parent {
                self.has_code(&file, code.id.as_str(), Some(list), parent);
            }
            if list.ancestors(code.id.as_str()).iter().any(|above| above.id == code.id) {
                self.add(ProblemKind::Cycle, &file, &code.id, &code.id);
            }
        }
    }

    fn hierarchies(&mut self) {
        let pack = self.pack;
        for hierarchy in &pack.hierarchies {
            let file = format!("hierarchies/{}.csv", hierarchy.id);
            let list = pack.codelist(hierarchy.codelist.as_str());
            self.refers(
                "hierarchies.toml",
                "codelist",
                hierarchy.codelist.as_str(),
                pack.codelists.iter().map(|x| &x.id),
            );
            for group in &hierarchy.groups {
                self.has_code(&file, "group", list, &group.code);
                group.members.iter().for_each(|member| self.has_code(&file, group.code.as_str(), list, member));
            }
        }
    }

    fn structure(&mut self, structure: &DataStructure) {
        let pack = self.pack;
        let file = format!("structures/{}.toml", structure.id);
        let components = structure.dimensions.iter().map(|d| (&d.id, Some(&d.codelist)));
        let attributes = structure.attributes.iter().map(|a| (&a.id, a.codelist.as_ref()));
        for (id, codelist) in components.chain(attributes).chain([(&structure.measure.id, None)]) {
            self.refers(&file, "concept", id.as_str(), pack.concepts.iter().map(|x| &x.id));
            if let Some(codelist) = codelist {
                self.refers(&file, id.as_str(), codelist.as_str(), pack.codelists.iter().map(|x| &x.id));
            }
        }
        self.refers("concepts.toml", "concept", TIME_PERIOD, pack.concepts.iter().map(|x| &x.id));
        for attribute in
            structure.attributes.iter().filter(|a| a.attach == AttachmentLevel::Dataflow && a.codelist.is_none())
        {
            self.add(ProblemKind::Missing, &file, "codelist", &attribute.id);
        }
        for needed in ["OBS_STATUS", "CONF_STATUS"] {
            if structure.attribute_place(needed).is_none() {
                self.add(ProblemKind::Missing, &file, needed, "attributes");
            }
        }
    }

    fn dataflow(&mut self, dataflow: &Dataflow) {
        let pack = self.pack;
        let file = format!("dataflows/{}.toml", dataflow.id);
        self.refers(&file, "theme", dataflow.theme.as_str(), pack.themes.iter().map(|x| &x.id));
        self.refers(&file, "structure", dataflow.structure.as_str(), pack.structures.iter().map(|x| &x.id));
        if pack.plan_of(dataflow.id.as_str()).is_none() {
            self.add(ProblemKind::Missing, &file, format!("plans/{}.toml", dataflow.id), "plans");
        }
        if let Some(structure) = pack.structure_of(dataflow) {
            self.dataflow_attributes(&file, dataflow, structure);
            self.view(&file, dataflow, structure);
        }
    }

    fn dataflow_attributes(&mut self, file: &str, dataflow: &Dataflow, structure: &DataStructure) {
        let attached: Vec<&Id> =
            structure.attributes.iter().filter(|a| a.attach == AttachmentLevel::Dataflow).map(|a| &a.id).collect();
        for id in &attached {
            if !dataflow.attributes.contains_key(*id) {
                self.add(ProblemKind::Missing, file, id, "attributes");
            }
        }
        for (id, code) in &dataflow.attributes {
            self.refers(file, "attributes", id.as_str(), attached.iter().copied());
            self.has_code(file, id.as_str(), self.pack.codelist_of(structure, id.as_str()), code);
        }
    }

    /// The first view and the key figure choose one code in every dimension that they do not spread out.
    fn view(&mut self, file: &str, dataflow: &Dataflow, structure: &DataStructure) {
        let time = Id::literal(TIME_PERIOD);
        let known = || structure.dimensions.iter().map(|d| &d.id).chain([&time]);
        let spread: Vec<&Id> = std::iter::once(&dataflow.view.rows).chain(&dataflow.view.columns).collect();
        spread.iter().for_each(|id| self.refers(file, "view", id.as_str(), known()));
        let whole = |selection: &std::collections::BTreeMap<Id, Id>, id: &Id| selection.contains_key(id);
        for dimension in &structure.dimensions {
            if !spread.contains(&&dimension.id) && !whole(&dataflow.view.selection, &dimension.id) {
                self.add(ProblemKind::Missing, file, &dimension.id, "view.selection");
            }
            if dataflow.key_figure.as_ref().is_some_and(|figure| !whole(&figure.selection, &dimension.id)) {
                self.add(ProblemKind::Missing, file, &dimension.id, "key_figure.selection");
            }
        }
        let chosen = dataflow.view.selection.iter().chain(dataflow.key_figure.iter().flat_map(|f| &f.selection));
        for (dimension, code) in chosen {
            self.refers(file, "selection", dimension.as_str(), known());
            self.has_code(file, dimension.as_str(), self.pack.codelist_of(structure, dimension.as_str()), code);
        }
    }

    fn agreements(&mut self) {
        let (pack, file) = (self.pack, "agreements.toml");
        for agreement in &pack.agreements {
            let position = agreement.id.as_str();
            self.refers(file, position, agreement.provider.as_str(), pack.providers.iter().map(|x| &x.id));
            self.refers(file, position, agreement.dataflow.as_str(), pack.dataflows.iter().map(|x| &x.id));
            self.refers(file, position, agreement.profile.as_str(), pack.profiles.iter().map(|x| &x.id));
            let structure = pack.dataflow(agreement.dataflow.as_str()).and_then(|dataflow| pack.structure_of(dataflow));
            if let (Some(profile), Some(structure)) = (pack.profile(agreement.profile.as_str()), structure) {
                self.profile(profile, structure);
            }
        }
    }

    /// A profile fills every dimension, the time and the measure, with codes that exist.
    fn profile(&mut self, profile: &Profile, structure: &DataStructure) {
        let file = format!("profiles/{}.toml", profile.id);
        let attributes: Vec<&Id> = structure.observation_attributes().map(|a| &a.id).collect();
        let dimensions: Vec<&Id> = structure.dimensions.iter().map(|d| &d.id).collect();
        let words = profile.codes.iter().flat_map(|(id, words)| words.values().map(move |code| (id, code)));
        for (component, code) in words {
            if *component == *TIME_PERIOD {
                // A word for a period, such as `2023 estimé`, has the period in the place of a code.
                let is_part = PARTS_OF_YEAR.contains(&code.as_str()) || is_week(code.as_str());
                if !is_part && profile.reporting_year.period(&written_code(code)).is_err() {
                    self.add(ProblemKind::Dangling, &file, code.as_str(), component);
                }
                continue;
            }
            if is_multiplier(component, structure) {
                // A word for a multiplier of rows, `Thousands`, has the power of ten in the place of a code.
                if code.as_str().parse::<i8>().is_err() {
                    self.add(ProblemKind::Dangling, &file, code.as_str(), component);
                }
                continue;
            }
            self.refers(&file, "codes", component.as_str(), dimensions.iter().chain(&attributes).copied());
            self.has_code(&file, component.as_str(), self.pack.codelist_of(structure, component.as_str()), code);
        }
        let constants = profile.constants.iter().chain(profile.tables.iter().flat_map(|table| &table.constants));
        for (component, said) in constants {
            if *component == *TIME_PERIOD {
                let problem = Problem::new(ProblemKind::Unreadable, &file).with("where", "constants");
                self.problems.push(problem.with("detail", period_problem(said)));
                continue;
            }
            self.refers(&file, "constants", component.as_str(), dimensions.iter().chain(&attributes).copied());
            let list = self.pack.codelist_of(structure, component.as_str());
            // A word of the file has its code among the words of the profile, which are looked at above.
            if profile.codes.get(component).is_some_and(|words| words.contains_key(said)) {
                continue;
            }
            match Id::new(said) {
                Ok(code) if list.is_some() => self.has_code(&file, component.as_str(), list, &code),
                Err(_) if list.is_some() => self.add(ProblemKind::Dangling, &file, said, component),
                _ => {}
            }
        }
        let is_sdmx_ml = profile.format == FileFormat::SdmxMl && profile.tables.is_empty();
        if profile.format == FileFormat::SdmxCsv || is_sdmx_ml {
            return;
        }
        for (at, table) in profile.tables.iter().enumerate() {
            self.table(&file, at, (profile, table), structure);
        }
        if profile.tables.is_empty() {
            self.add(ProblemKind::Missing, &file, "table", "profile");
        }
    }

    /// A table fills every dimension but the frequency, which the period tells, the time and the measure.
    fn table(&mut self, file: &str, at: usize, (profile, table): (&Profile, &TableLayout), structure: &DataStructure) {
        let position = format!("[[table]] {}", at + 1);
        if let Some(scale) = table.scale.filter(|scale| !is_scale(*scale)) {
            let problem = Problem::new(ProblemKind::Unreadable, file).with("where", &position);
            self.problems.push(problem.with("detail", scale_problem(scale)));
        }
        self.words_of_columns(file, &position, table, structure);
        let across: Vec<&Id> = table.across.iter().flat_map(|row| &row.components).collect();
        let has_role = |role| table.column.iter().any(|column| column.role == role);
        let is_filled = |id: &str| {
            let is_it = |known: &Id| *known == *id;
            table
                .column
                .iter()
                .any(|column| column.component.iter().chain(&column.further).chain(column.codes.keys()).any(is_it))
                || across.iter().any(|known| is_it(known))
                || table.sheet_component.as_ref().is_some_and(is_it)
                || profile.constants.keys().chain(table.constants.keys()).any(is_it)
        };
        let has_time = table.period.is_some()
            || has_role(ColumnRole::Time)
            || is_filled(TIME_PERIOD)
            || table.column.iter().any(|column| column.period.is_some());
        if !has_time {
            self.add(ProblemKind::Missing, file, TIME_PERIOD, &position);
        }
        if !has_role(ColumnRole::Value) && across.is_empty() {
            self.add(ProblemKind::Missing, file, &structure.measure.id, &position);
        }
        for dimension in structure.dimensions.iter().filter(|d| d.id != *"FREQ") {
            if !is_filled(dimension.id.as_str()) {
                self.add(ProblemKind::Missing, file, &dimension.id, &position);
            }
        }
    }

    /// A column of words is of a component that the data have: no other role of it would have an effect.
    fn words_of_columns(&mut self, file: &str, position: &str, table: &TableLayout, structure: &DataStructure) {
        let is_of_words = |column: &&Column| matches!(column.role, ColumnRole::Code | ColumnRole::Text);
        for component in table.column.iter().filter(is_of_words).flat_map(|column| &column.component) {
            if !is_multiplier(component, structure) {
                let attributes = structure.observation_attributes().map(|attribute| &attribute.id);
                let dimensions = structure.dimensions.iter().map(|dimension| &dimension.id);
                self.refers(file, position, component.as_str(), dimensions.chain(attributes));
            }
        }
    }

    fn rules(&mut self) {
        let pack = self.pack;
        for (dataflow, rules) in &pack.rules {
            let file = format!("rules/{dataflow}.toml");
            self.refers(&file, "dataflow", dataflow.as_str(), pack.dataflows.iter().map(|x| &x.id));
            let Some(structure) = pack.dataflow(dataflow.as_str()).and_then(|d| pack.structure_of(d)) else { continue };
            for rule in rules {
                self.rule(&file, rule.id.as_str(), &rule.check, structure);
            }
        }
    }

    fn rule(&mut self, file: &str, id: &str, check: &Check, structure: &DataStructure) {
        let known = || structure.dimensions.iter().map(|d| &d.id);
        for dimension in check.dimensions() {
            self.refers(file, id, dimension.as_str(), known());
        }
        for (dimension, code) in check.codes() {
            self.refers(file, id, dimension.as_str(), known());
            self.has_code(file, id, self.pack.codelist_of(structure, dimension.as_str()), code);
        }
        if let Check::SumOfParts { dimension, total, parts, optional_parts, hierarchy, .. } = check {
            if total.is_none() && !parts.is_empty() {
                self.add(ProblemKind::Missing, file, "total", id);
            }
            if parts.is_empty() && !optional_parts.is_empty() {
                self.add(ProblemKind::Missing, file, "parts", id);
            }
            if let Some(hierarchy) = hierarchy {
                let list = structure.codelist_of(dimension.as_str());
                let of_list = self.pack.hierarchies.iter().filter(|known| Some(&known.codelist) == list);
                self.refers(file, id, hierarchy.as_str(), of_list.map(|known| &known.id));
            }
        }
        if let Some((dataflow, selection)) = check.other() {
            self.other_dataflow(file, id, (dataflow, selection), structure);
        }
    }

    /// A rule that reads another dataflow chooses a code in every dimension that only the other has.
    fn other_dataflow(&mut self, file: &str, id: &str, (dataflow, selection): (&Id, &Only), own: &DataStructure) {
        let pack = self.pack;
        self.refers(file, id, dataflow.as_str(), pack.dataflows.iter().map(|x| &x.id));
        let Some(other) = pack.dataflow(dataflow.as_str()).and_then(|dataflow| pack.structure_of(dataflow)) else {
            return;
        };
        for (dimension, code) in selection {
            self.refers(file, id, dimension.as_str(), other.dimensions.iter().map(|d| &d.id));
            self.has_code(file, id, pack.codelist_of(other, dimension.as_str()), code);
        }
        let is_open =
            |dimension: &Id| !selection.contains_key(dimension) && own.dimension_place(dimension.as_str()).is_none();
        for dimension in other.dimensions.iter().filter(|dimension| is_open(&dimension.id)) {
            self.add(ProblemKind::Missing, file, &dimension.id, id);
        }
    }

    /// Each plan under the name of its own file: two may make one dataflow, and one of them is wrong.
    fn plans(&mut self, files: &Files) {
        let pack = self.pack;
        // INVARIANT: a pack is checked where all of its files could be read, and its plans stand in the order of these.
        for (plan, file) in pack.plans.iter().zip(toml_files(files, "plans/")) {
            self.refers(&file, "dataflow", plan.dataflow.as_str(), pack.dataflows.iter().map(|x| &x.id));
            match &plan.method {
                Method::Balance(balance) => self.balance(&file, plan, balance),
                Method::Estimate(estimate) => self.estimate_plan(&file, plan, estimate),
                Method::LatestAccepted => self.inputs(&file, plan),
            }
        }
    }

    /// What a plan reads of what was accepted.
    fn inputs(&mut self, file: &str, plan: &Plan) {
        if plan.inputs.is_empty() {
            self.add(ProblemKind::Missing, file, "inputs", &plan.id);
        }
        for input in &plan.inputs {
            self.refers(file, "inputs", input.as_str(), self.pack.agreements.iter().map(|x| &x.id));
        }
    }

    fn submissions(&mut self, files: &Files) {
        let file = "submissions/index.toml";
        match crate::submissions(files) {
            Err(problems) => self.problems.extend(problems),
            Ok(list) => {
                for submission in list {
                    self.refers(
                        file,
                        "agreement",
                        submission.agreement.as_str(),
                        self.pack.agreements.iter().map(|x| &x.id),
                    );
                    let path = format!("submissions/{}", submission.file);
                    if !files.contains_key(&path) {
                        self.problems.push(Problem::new(ProblemKind::MissingFile, &path));
                    }
                }
            }
        }
    }
}
