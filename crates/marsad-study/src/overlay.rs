//! What a codebook that somebody brought along says beside the one that a file of SPSS or Stata has itself.
//!
//! What was brought goes before the file: its labels, levels, roles, and which codes are no answers. What it does not say
//! stays as the file has it. Only the kind of a variable is that of the file, for it is how the data are kept. Where both
//! say something and not the same, it is told which was taken.
//! Does not hold: a table of text, which has no codebook of its own (`formats/csv`).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use marsad_model::{Finding, FindingCode, Place, Severity};

use crate::from_batch::taken;
use crate::{
    Category, Code, Codebook, FoundRole, Role, RoleReason, Survey, SurveyError, Texts, Variable, VariableKind,
};

/// The variables of which the two codebooks say different things, by the word of what that is.
type Differences = BTreeMap<&'static str, BTreeSet<String>>;

impl Survey {
    /// The same survey by its own codebook with what `brought` says in its place. Codes that become no answers become
    /// reasons, and codes that become answers become values again, unless a range of the file takes them in. What of it
    /// differs is among the findings.
    ///
    /// # Errors
    /// [`SurveyError::NoColumn`] where a variable of the file has no column.
    pub fn overlaid(&self, brought: &Codebook) -> Result<Self, SurveyError> {
        let mut codebook = self.codebook.clone();
        let mut differences = Differences::new();
        let mut answers: BTreeMap<String, Vec<Code>> = BTreeMap::new();
        let said: HashMap<&str, &Variable> =
            brought.variables.iter().map(|variable| (variable.name.as_str(), variable)).collect();
        for variable in &mut codebook.variables {
            if let Some(said) = said.get(variable.name.as_str()) {
                let restored = overlay(variable, said, &mut differences);
                answers.insert(variable.name.clone(), restored);
            }
        }
        take_weight(&mut codebook, brought);
        let mut findings = self.findings.clone();
        findings.extend(absent(&codebook, brought));
        findings.extend(differences.iter().map(|(what, names)| difference(what, names)));
        if !differences.contains_key("taken-missing") {
            return Ok(Self { codebook, findings, ..self.clone() });
        }
        let read = taken(codebook, &self.data, (Some(&self.missing), &answers))?;
        Ok(Self { findings, ..read })
    }
}

/// The finding that the codebooks say different things of some variables.
fn difference(what: &str, names: &BTreeSet<String>) -> Finding {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    told(Severity::Note, (what, &names.join(", ")))
}

fn told(severity: Severity, (what, value): (&str, &str)) -> Finding {
    let finding = Finding::new(FindingCode::SurveyCodebookDisagrees, severity, Place::default());
    finding.with_value(value).with("what", what)
}

/// Variables that were brought and that the file does not have.
fn absent(codebook: &Codebook, brought: &Codebook) -> Vec<Finding> {
    let there: BTreeSet<&str> = codebook.variables.iter().map(|variable| variable.name.as_str()).collect();
    let names = brought.variables.iter().map(|variable| variable.name.as_str());
    names.filter(|name| !there.contains(name)).map(|name| told(Severity::Warning, ("variable", name))).collect()
}

/// Takes what `said` says of a variable; returns the codes that become answers.
fn overlay(own: &mut Variable, said: &Variable, differences: &mut Differences) -> Vec<Code> {
    let mut differ = |what: &'static str| {
        differences.entry(what).or_default().insert(said.name.clone());
    };
    if said.kind != VariableKind::default() && said.kind != own.kind {
        differ("kept-kind");
    }
    if take_texts(&mut own.label, &said.label) {
        differ("taken-label");
    }
    let _ = take_texts(&mut own.universe, &said.universe);
    own.question = said.question.clone().or(own.question.take());
    if let Some(level) = said.level {
        if own.level.is_some_and(|known| known != level) {
            differ("taken-level");
        }
        own.level = Some(level);
    }
    if take_role(own, said) {
        differ("taken-role");
    }
    if take_categories(own, said) {
        differ("taken-code");
    }
    let (is_other, restored) = take_missing(own, said);
    if is_other {
        differ("taken-missing");
    }
    own.mark_missing_categories();
    restored
}

/// Takes a text in every language that it has; whether it was another one.
fn take_texts(own: &mut Texts, said: &Texts) -> bool {
    let mut is_other = false;
    for (lang, text) in said.iter() {
        is_other |= own.exact(lang).is_some_and(|known| known != text);
        own.set(lang, text);
    }
    is_other
}

/// Takes a role that somebody declared; whether the file declares another.
fn take_role(own: &mut Variable, said: &Variable) -> bool {
    let Some(role) = said.role.as_ref().filter(|found| is_declared(found)).map(|found| found.role) else {
        return false;
    };
    let is_other = own.role.as_ref().is_some_and(|found| is_declared(found) && found.role != role);
    own.role = Some(FoundRole { role, reason: RoleReason::Declared });
    is_other
}

fn is_declared(found: &FoundRole) -> bool {
    matches!(found.reason, RoleReason::Declared | RoleReason::WeightOfFile)
}

/// The weight that was declared goes before the one by which the file weights.
fn take_weight(codebook: &mut Codebook, brought: &Codebook) {
    let mut declared =
        brought.with_role(Role::Weight).filter(|variable| variable.role.as_ref().is_some_and(is_declared));
    if brought.file.weight.is_none() && declared.next().is_none() {
        return;
    }
    codebook.file.weight.clone_from(&brought.file.weight);
    let of_file =
        |variable: &&mut Variable| variable.role.as_ref().is_some_and(|found| found.reason == RoleReason::WeightOfFile);
    codebook.variables.iter_mut().filter(of_file).for_each(|variable| variable.role = None);
}

/// Takes labels of codes, and codes that the file does not name; whether a label was another one.
fn take_categories(own: &mut Variable, said: &Variable) -> bool {
    let mut is_other = false;
    for category in &said.categories {
        let Some(code) = code_of(own, &category.code) else { continue };
        match own.categories.iter_mut().find(|known| known.code == code) {
            Some(known) => is_other |= take_texts(&mut known.label, &category.label),
            None => own.categories.push(Category { code, label: category.label.clone(), is_missing: false }),
        }
    }
    is_other
}

/// Takes which codes are no answers; whether that is another set, and the codes that become answers.
fn take_missing(own: &mut Variable, said: &Variable) -> (bool, Vec<Code>) {
    let mut restored = Vec::new();
    for category in said.categories.iter().filter(|category| !said.missing.contains(&category.code)) {
        let Some(code) = code_of(own, &category.code).filter(|_| !category.is_missing) else { continue };
        let Some(place) = own.missing.codes.iter().position(|known| *known == code) else { continue };
        own.missing.codes.remove(place);
        if let Some(known) = own.categories.iter_mut().find(|known| known.code == code) {
            known.is_missing = false;
        }
        restored.push(code);
    }
    let mut is_other = !restored.is_empty();
    let of_categories = said.categories.iter().filter(|category| category.is_missing).map(|category| &category.code);
    for code in said.missing.codes.iter().chain(of_categories) {
        if let Some(code) = code_of(own, code).filter(|code| !own.missing.contains(code)) {
            is_other |= own.missing.declare(code);
        }
    }
    for range in &said.missing.ranges {
        if !own.missing.ranges.contains(range) {
            own.missing.ranges.push(*range);
            is_other = true;
        }
    }
    (is_other, restored)
}

/// A code as the data of a variable hold it: a codebook may not say that it is one of numbers.
fn code_of(own: &Variable, code: &Code) -> Option<Code> {
    Code::parse(&code.to_string(), own.kind != VariableKind::Text)
}

#[cfg(test)]
mod tests {
    use marsad_model::Lang;

    use crate::column::ColumnBuilder;
    use crate::{
        Category, Code, Codebook, MissingCodes, ReadOptions, Survey, Texts, Variable, VariableKind, frequencies_of,
        read_codebook_csv, read_survey,
    };

    /// A file with an answer 1, and 9 that it calls no answer.
    fn survey() -> Survey {
        let category = |code: f64, label: &str| Category {
            code: Code::Number(code),
            label: Texts::new(None, label),
            is_missing: false,
        };
        let mut variable = Variable::new("sex", VariableKind::Number);
        variable.label = Texts::new(Some(Lang::En), "Sex");
        variable.categories = vec![category(1.0, "Men"), category(9.0, "Refused")];
        variable.missing.codes.push(Code::Number(9.0));
        variable.mark_missing_categories();
        let missing = MissingCodes { codes: vec![Code::Number(9.0)], ranges: Vec::new() };
        let mut builder = ColumnBuilder::numbers(missing, None);
        [1.0, 2.0, 9.0, 8.0].into_iter().for_each(|number| builder.push_number(Some(number)));
        let codebook = Codebook { variables: vec![variable], ..Codebook::default() };
        Survey::of_columns(codebook, vec![(0, builder.finish())], 4, Vec::new())
    }

    fn overlaid(table: &str) -> Survey {
        let (brought, findings) = read_codebook_csv(table.as_bytes());
        assert_eq!(findings, []);
        survey().overlaid(&brought).unwrap()
    }

    #[track_caller]
    fn check(read: &Survey, valid: u64, whats: &[&str]) {
        let counted = frequencies_of(read, read.codebook.variable("sex").unwrap(), None).unwrap();
        assert_eq!(counted.valid.rows, valid);
        let told: Vec<&str> = read.findings.iter().map(|finding| finding.arguments["what"].as_str()).collect();
        assert_eq!(told, whats);
    }

    #[test]
    fn what_is_not_said_stays_as_the_file_has_it() {
        let read = overlaid("variable,kind,label.fr\nsex,number,Sexe\n");
        check(&read, 3, &[]);
        let variable = read.codebook.variable("sex").unwrap();
        assert_eq!((variable.label.best(Lang::En), variable.label.best(Lang::Fr)), ("Sex", "Sexe"));
        assert_eq!(variable.categories.len(), 2);
    }

    #[test]
    fn a_label_that_was_brought_goes_before_that_of_the_file() {
        let read = overlaid("variable,code,kind,label.en,label\nsex,,number,Gender,\nsex,1,,,Males\nsex,2,,,Females\n");
        check(&read, 3, &["taken-code", "taken-label"]);
        let variable = read.codebook.variable("sex").unwrap();
        assert_eq!(variable.label.best(Lang::En), "Gender");
        let labels: Vec<&str> = variable.categories.iter().map(|category| category.label.best(Lang::En)).collect();
        assert_eq!(labels, ["Males", "Refused", "Females"]);
    }

    #[test]
    fn codes_become_no_answers_or_answers_again() {
        let read = overlaid("variable,code,kind,missing,label\nsex,,number,,\nsex,8,,yes,Unknown\n");
        check(&read, 2, &["taken-missing"]);
        let read = overlaid("variable,code,kind,missing,label\nsex,,number,,\nsex,9,,,Other\n");
        check(&read, 4, &["taken-code", "taken-missing"]);
        assert!(!read.codebook.variables[0].categories[1].is_missing);
    }

    #[test]
    fn a_variable_that_the_file_does_not_have_is_told() {
        check(&overlaid("variable,kind\nage,number\n"), 3, &["variable"]);
    }

    #[test]
    fn a_declared_weight_goes_before_that_of_the_file() {
        let weights = ["w1", "w2"].map(|name| Variable::new(name, VariableKind::Number));
        let mut codebook = Codebook { variables: weights.to_vec(), ..Codebook::default() };
        codebook.file.weight = Some("w1".to_owned());
        codebook.recognise_roles();
        let columns = [0, 1].map(|place| (place, ColumnBuilder::numbers(MissingCodes::default(), None).finish()));
        let read = Survey::of_columns(codebook, columns.into(), 0, Vec::new());
        let (brought, _) = read_codebook_csv(b"variable,role\nw2,weight\n");
        let read = read.overlaid(&brought).unwrap();
        assert_eq!(read.codebook.weight().map(|variable| variable.name.as_str()), Some("w2"));
    }

    #[test]
    fn a_file_that_could_not_be_read_stays_unread() {
        let unread = read_survey(b"nothing", &ReadOptions::default());
        assert_eq!(unread.overlaid(&Codebook::default()).unwrap().findings.len(), unread.findings.len());
    }
}
