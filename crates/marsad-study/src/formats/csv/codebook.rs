//! The codebook as a table of text: a row for each variable, and below it one for each of its codes.

use std::collections::HashMap;

use ::csv::StringRecord;
use marsad_model::{Finding, Lang, Place};

use super::read::disagree;
use super::text::{decode, rows};
use crate::formats::names::Names;
use crate::missing::MISSING_CODES_MAX;
use crate::options::{CATEGORIES_MAX, Room, VARIABLES_MAX};
use crate::told::Told;
use crate::{
    Category, Code, Codebook, DisplayFormat, FoundRole, MeasurementLevel, MissingRange, Role, RoleReason, Texts,
    Variable, VariableKind,
};

/// The columns of a codebook, in the order in which they are written. Only `variable` must be there.
pub const CODEBOOK_COLUMNS: [&str; 19] = [
    "variable",
    "code",
    "kind",
    "level",
    "role",
    "missing",
    "format",
    "label.ar",
    "label.fr",
    "label.en",
    "label",
    "question.ar",
    "question.fr",
    "question.en",
    "question",
    "universe.ar",
    "universe.fr",
    "universe.en",
    "universe",
];

/// The word in the column `missing` of a code that is no answer.
const YES: &str = "yes";

/// The variables of a codebook in a table of text, and what is wrong with it.
pub fn read_codebook_csv(bytes: &[u8]) -> (Codebook, Vec<Finding>) {
    let mut told = Told::default();
    let (text, _) = decode(bytes, None, &mut told);
    let mut table = rows(&text);
    let mut record = StringRecord::new();
    let header = table.read_record(&mut record).unwrap_or(false).then(|| Header::of(&record, &mut told));
    let Some(header) = header.filter(|header| header.places.contains_key("variable")) else {
        told.unreadable("CSV", "its first row names no column `variable`");
        return (Codebook::default(), told.finish());
    };
    let mut reading = Reading {
        header,
        variables: Vec::new(),
        by_name: HashMap::new(),
        names: Names::default(),
        room: Room::new(),
        told,
    };
    while table.read_record(&mut record).unwrap_or(false) {
        reading.row(&record);
    }
    let mut variables = reading.variables;
    variables.iter_mut().for_each(Variable::mark_missing_categories);
    (Codebook { variables, ..Codebook::default() }, reading.told.finish())
}

/// Where each column stands.
struct Header {
    places: HashMap<&'static str, usize>,
}

impl Header {
    fn of(record: &StringRecord, told: &mut Told) -> Self {
        let mut places = HashMap::new();
        for (place, cell) in record.iter().enumerate() {
            match CODEBOOK_COLUMNS.iter().find(|name| name.eq_ignore_ascii_case(cell.trim())) {
                Some(name) => {
                    places.entry(*name).or_insert(place);
                }
                None => disagree(told, ("heading", cell.trim()), Place::default()),
            }
        }
        Self { places }
    }

    fn cell<'r>(&self, record: &'r StringRecord, name: &str) -> &'r str {
        let place = self.places.get(name);
        place.and_then(|place| record.get(*place)).unwrap_or_default().trim()
    }

    /// The texts in the columns of a name: one for each language, and one without.
    fn texts(&self, record: &StringRecord, [ar, fr, en, untagged]: [&str; 4]) -> Texts {
        let cell = |name: &str| self.cell(record, name);
        let mut texts = Texts::in_three(cell(ar), cell(fr), cell(en));
        texts.set(None, cell(untagged));
        texts
    }
}

struct Reading {
    header: Header,
    variables: Vec<Variable>,
    by_name: HashMap<String, usize>,
    names: Names,
    room: Room,
    told: Told,
}

const LABEL: [&str; 4] = ["label.ar", "label.fr", "label.en", "label"];
const QUESTION: [&str; 4] = ["question.ar", "question.fr", "question.en", "question"];
const UNIVERSE: [&str; 4] = ["universe.ar", "universe.fr", "universe.en", "universe"];

impl Reading {
    fn row(&mut self, record: &StringRecord) {
        let name = self.header.cell(record, "variable");
        let code = self.header.cell(record, "code");
        let row = record.position().and_then(|position| u32::try_from(position.line()).ok());
        let place = Place { row, ..Place::default() };
        match (name.is_empty(), code.is_empty()) {
            (true, true) => {}
            (true, false) => disagree(&mut self.told, ("code-without-variable", code), place),
            (false, true) => self.variable(name, record, &place),
            (false, false) => self.code((name, code), record, place),
        }
    }

    fn variable(&mut self, name: &str, record: &StringRecord, place: &Place) {
        if self.variables.len() >= VARIABLES_MAX {
            return self.told.too_large("survey-variables", VARIABLES_MAX as u64);
        }
        let cell = |name: &str| self.header.cell(record, name);
        let (kind, level, role, format) = (cell("kind"), cell("level"), cell("role"), cell("format"));
        let name = self.names.take(name, &mut self.told);
        let mut variable = Variable::new(name.clone(), VariableKind::Number);
        variable.kind = self.word(("kind", kind), &VariableKind::ALL.map(|kind| (kind.word(), kind)), place);
        let levels = MeasurementLevel::ALL.map(|level| (level.word(), Some(level)));
        variable.level = self.word(("level", level), &levels, place);
        let roles = Role::ALL.map(|role| (role.word(), Some(FoundRole { role, reason: RoleReason::Declared })));
        variable.role = self.word(("role", role), &roles, place);
        variable.format = DisplayFormat { name: format.to_owned(), ..DisplayFormat::default() };
        variable.label = self.header.texts(record, LABEL);
        variable.universe = self.header.texts(record, UNIVERSE);
        let question = self.header.texts(record, QUESTION);
        if !question.is_empty() {
            variable.question.get_or_insert_default().text = question;
        }
        self.by_name.insert(name, self.variables.len());
        self.variables.push(variable);
    }

    /// What a word stands for; the first of nothing where the cell is blank or the word is unknown, which is told.
    fn word<T: Clone + Default>(
        &mut self,
        (what, word): (&'static str, &str),
        known: &[(&str, T)],
        place: &Place,
    ) -> T {
        if word.is_empty() {
            return T::default();
        }
        let found = known.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)).map(|(_, value)| value.clone());
        found.unwrap_or_else(|| {
            disagree(&mut self.told, (what, word), place.clone());
            T::default()
        })
    }

    fn code(&mut self, (name, text): (&str, &str), record: &StringRecord, place: Place) {
        let variable = self.by_name.get(name).and_then(|at| self.variables.get_mut(*at));
        let Some(variable) = variable else {
            return disagree(&mut self.told, ("code-without-variable", name), place);
        };
        let is_text = variable.kind == VariableKind::Text;
        let is_missing = self.header.cell(record, "missing").eq_ignore_ascii_case(YES);
        let has_room = variable.missing.ranges.len() < MISSING_CODES_MAX;
        if let Some(range) = MissingRange::parse(text).filter(|_| is_missing && !is_text && has_room) {
            return variable.missing.ranges.push(range);
        }
        let Some(code) = Code::parse(text, !is_text) else {
            return disagree(&mut self.told, ("code", text), place);
        };
        let is_declared = is_missing && !matches!(code, Code::Extended(_));
        if is_declared && !variable.missing.declare(code.clone()) {
            self.told.too_large("survey-labels", MISSING_CODES_MAX as u64);
        }
        let label = self.header.texts(record, LABEL);
        if label.is_empty() {
            return;
        }
        if self.room.take(label.iter().map(|(_, text)| text.len()).sum()) {
            variable.categories.push(Category { code, label, is_missing });
        } else {
            self.told.too_large("survey-labels", CATEGORIES_MAX as u64);
        }
    }
}

/// The variables of a codebook as a table of text in UTF-8.
pub fn codebook_csv(codebook: &Codebook) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory cannot fail; every record has a cell for each column by construction.
    let _ = writer.write_record(CODEBOOK_COLUMNS);
    for variable in &codebook.variables {
        let _ = writer.write_record(variable_row(variable));
        for category in &variable.categories {
            let _ = writer.write_record(code_row(variable, &category.code.to_string(), Some(category)));
        }
        let unlabelled = variable.missing.codes.iter().filter(|code| variable.category(code).is_none());
        let ranges = variable.missing.ranges.iter().map(ToString::to_string);
        for code in unlabelled.map(ToString::to_string).chain(ranges) {
            let _ = writer.write_record(code_row(variable, &code, None));
        }
    }
    writer.into_inner().unwrap_or_default()
}

/// A row with the cells that are given by the names of their columns.
fn row(cells: &[(&str, &str)]) -> Vec<String> {
    let cell = |name: &str| cells.iter().find(|(column, _)| *column == name).map_or("", |(_, text)| *text);
    CODEBOOK_COLUMNS.iter().map(|name| cell(name).to_owned()).collect()
}

fn variable_row(variable: &Variable) -> Vec<String> {
    let role = variable.role.as_ref().map_or("", |found| found.role.word());
    let mut cells = vec![
        ("variable", variable.name.as_str()),
        ("kind", variable.kind.word()),
        ("level", variable.level.map_or("", MeasurementLevel::word)),
        ("role", role),
        ("format", variable.format.name.as_str()),
    ];
    cells.extend(text_cells(&variable.label, LABEL));
    cells.extend(text_cells(&variable.universe, UNIVERSE));
    if let Some(question) = &variable.question {
        cells.extend(text_cells(&question.text, QUESTION));
    }
    row(&cells)
}

fn code_row(variable: &Variable, code: &str, category: Option<&Category>) -> Vec<String> {
    let is_missing = category.is_none_or(|category| category.is_missing);
    let mut cells =
        vec![("variable", variable.name.as_str()), ("code", code), ("missing", if is_missing { YES } else { "" })];
    cells.extend(category.into_iter().flat_map(|category| text_cells(&category.label, LABEL)));
    row(&cells)
}

fn text_cells<'a>(texts: &'a Texts, [ar, fr, en, untagged]: [&'static str; 4]) -> Vec<(&'static str, &'a str)> {
    let column = |lang: Option<Lang>| match lang {
        Some(Lang::Ar) => ar,
        Some(Lang::Fr) => fr,
        Some(Lang::En) => en,
        None => untagged,
    };
    texts.iter().map(|(lang, text)| (column(lang), text)).collect()
}

#[cfg(test)]
mod tests {
    use marsad_model::FindingCode;

    use super::{codebook_csv, read_codebook_csv};
    use crate::{Code, Role, VariableKind};

    const CODEBOOK: &str = "\
variable,code,kind,level,role,missing,label.ar,label.fr,label.en,question
SEX,,number,nominal,,,الجنس,Sexe,Sex,Are you a man or a woman?
SEX,1,,,,,ذكر,Masculin,Male,
SEX,9,,,,yes,,Non déclaré,,
INCOME,,number,scale,,,,Revenu,,
INCOME,97..99,,,,yes,,,,
INCOME,.a,,,,yes,,Refus,,
NAME,,text,,,,,Nom,,
NAME,NR,,,,yes,,,,
W,,number,,weight,,,,,
";

    #[test]
    fn a_codebook_says_what_it_says() {
        let (codebook, findings) = read_codebook_csv(CODEBOOK.as_bytes());
        assert_eq!(findings, []);
        let [sex, income, name, weight] = &codebook.variables[..] else { panic!("{codebook:#?}") };
        assert_eq!(sex.label.best(marsad_model::Lang::Ar), "الجنس");
        assert_eq!(sex.question.as_ref().unwrap().text.best(marsad_model::Lang::Fr), "Are you a man or a woman?");
        assert!(sex.missing.has_number(9.0) && sex.categories[1].is_missing && !sex.categories[0].is_missing);
        assert!(income.missing.has_number(98.0));
        assert_eq!(income.categories[0].code, Code::Extended('a'));
        assert_eq!((name.kind, name.missing.codes.clone()), (VariableKind::Text, vec![Code::Text("NR".to_owned())]));
        assert_eq!(weight.role.as_ref().map(|found| found.role), Some(Role::Weight));
    }

    #[test]
    fn a_codebook_reads_as_it_is_written() {
        let (codebook, _) = read_codebook_csv(CODEBOOK.as_bytes());
        let (again, findings) = read_codebook_csv(&codebook_csv(&codebook));
        assert_eq!((again, findings), (codebook, Vec::new()));
    }

    #[test]
    fn what_a_codebook_cannot_mean_is_told() {
        let text = "variable;code;kind;colour\nA;;numbre;\nA;x;;\nB;1;;\n;1;;\n";
        let (codebook, findings) = read_codebook_csv(text.as_bytes());
        assert_eq!(codebook.variables.len(), 1);
        let told: Vec<&str> = findings.iter().map(|finding| finding.arguments["what"].as_str()).collect();
        assert_eq!(told, ["heading", "kind", "code", "code-without-variable"]);
        assert_eq!(findings[3].more, 1);
        let (_, findings) = read_codebook_csv(b"a,b\n1,2\n");
        assert_eq!(findings.last().map(|finding| finding.code), Some(FindingCode::UnreadableFile));
    }
}
