//! Templates: the sheet that an institution fills in for an agreement, and the profile that reads it back.
//!
//! A template is a list: one row for each observation, one column for each dimension that is not the same everywhere, and
//! columns are known by their place, so that the language of its headers does not matter. What is chosen from a list is
//! told by labels that stand for one code in every language. Does not hold: any file format (`marsad-publish` writes the
//! workbook).

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::{
    Codelist, Column, ColumnRole, DataStructure, FREQ, FileFormat, Frequency, Id, Lang, LocalText, NumberMarks, Pack,
    Profile, ProvisionAgreement, ReportingYear, TIME_PERIOD, TableLayout, TimePeriod,
};

/// Which way of making templates this is: one that was made in another way is not read as a template.
pub const TEMPLATE_NUMBER: u32 = 1;
/// The row of the headers, counted from 1; the rows above it hold the title and what to do.
pub const TEMPLATE_HEADER_ROW: u32 = 3;
/// The hidden sheet by which a template is known; the first word of one that is typed in.
pub const TEMPLATE_SHEET: &str = "marsad";

/// What an institution fills in for an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateLayout {
    /// The agreement.
    pub agreement: Id,
    /// [`TEMPLATE_NUMBER`] when it was made.
    pub number: u32,
    /// How often the institution sends.
    pub frequency: Frequency,
    /// When its reporting year begins.
    pub reporting_year: ReportingYear,
    /// The columns, in order.
    pub columns: Vec<TemplateColumn>,
    /// What holds for every row, by component.
    pub constants: BTreeMap<Id, String>,
}

/// A column of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateColumn {
    /// The component that it fills.
    pub component: Id,
    /// What it holds.
    pub role: ColumnRole,
    /// What may be chosen; none where something is written.
    pub codes: Vec<TemplateCode>,
}

/// A code with what a sender chooses for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateCode {
    /// The code.
    pub code: Id,
    /// Its name; with the code where another code has the same name in any language.
    pub label: LocalText,
}

impl TemplateLayout {
    /// The layout for an agreement; none where the pack lacks its dataflow or structure.
    pub fn new(pack: &Pack, agreement: &ProvisionAgreement) -> Option<Self> {
        let structure = pack.structure_of(pack.dataflow(agreement.dataflow.as_str())?)?;
        let profile = pack.profile(agreement.profile.as_str());
        let constants = constants(pack, agreement, structure);
        let is_open = |id: &Id| !constants.contains_key(id);
        let coded = |id: &Id| TemplateColumn {
            component: id.clone(),
            role: ColumnRole::Code,
            codes: pack.codelist_of(structure, id.as_str()).map(labelled).unwrap_or_default(),
        };
        let written = |id: Id, role: ColumnRole| TemplateColumn { component: id, role, codes: Vec::new() };
        let mut columns: Vec<TemplateColumn> =
            structure.dimensions.iter().map(|dimension| &dimension.id).filter(|id| is_open(id)).map(coded).collect();
        columns.push(written(Id::literal(TIME_PERIOD), ColumnRole::Time));
        // Qualities stand before the value: a row that ends with its value has blank ones, and is not cut.
        let attributes = || structure.observation_attributes().filter(|attribute| is_open(&attribute.id));
        columns.extend(attributes().filter(|one| one.codelist.is_some()).map(|attribute| coded(&attribute.id)));
        columns.push(written(structure.measure.id.clone(), ColumnRole::Value));
        let texts = attributes().filter(|attribute| attribute.codelist.is_none());
        columns.extend(texts.map(|attribute| written(attribute.id.clone(), ColumnRole::Text)));
        Some(Self {
            agreement: agreement.id.clone(),
            number: TEMPLATE_NUMBER,
            frequency: agreement.frequency,
            reporting_year: profile.map_or(ReportingYear::CALENDAR, |profile| profile.reporting_year),
            columns,
            constants,
        })
    }

    /// The column of a component.
    pub fn column(&self, component: &str) -> Option<&TemplateColumn> {
        self.columns.iter().find(|column| column.component == *component)
    }

    /// What the hidden sheet says: what the file is, for which agreement, and what its columns are.
    pub fn mark(&self) -> Vec<String> {
        let head = [TEMPLATE_SHEET.to_owned(), self.agreement.to_string(), self.number.to_string()];
        head.into_iter().chain(self.columns.iter().map(|column| column.component.to_string())).collect()
    }

    /// Whether a file that says `mark` is a template of this layout.
    pub fn has_mark(&self, mark: &[String]) -> bool {
        let said = mark.iter().map(|word| word.trim()).rev().skip_while(|word| word.is_empty());
        let mut said: Vec<&str> = said.collect();
        said.reverse();
        said == self.mark()
    }
}

impl TemplateColumn {
    /// What is chosen for a code, in a language; the code itself where nothing can be chosen for it.
    pub fn label<'c>(&'c self, code: &'c str, lang: Lang) -> &'c str {
        self.codes.iter().find(|known| known.code == *code).map_or(code, |known| known.label.get(lang))
    }
}

/// What a profile of the agreement says of every observation, and the frequency, which the agreement says.
fn constants(pack: &Pack, agreement: &ProvisionAgreement, structure: &DataStructure) -> BTreeMap<Id, String> {
    let is_component =
        |id: &Id| structure.dimension_place(id.as_str()).is_some() || structure.attribute_place(id.as_str()).is_some();
    let said = pack.profile(agreement.profile.as_str()).map(|profile| profile.constants.clone()).unwrap_or_default();
    let mut constants: BTreeMap<Id, String> = said.into_iter().filter(|(id, _)| is_component(id)).collect();
    let frequency = format!("{:?}", agreement.frequency);
    let has_code = pack.codelist_of(structure, FREQ).is_some_and(|list| list.contains(&frequency));
    if let Some(dimension) = structure.dimensions.iter().find(|dimension| dimension.id == *FREQ).filter(|_| has_code) {
        constants.entry(dimension.id.clone()).or_insert(frequency);
    }
    constants
}

/// The codes of a list with labels that stand for one code each, in all languages together.
fn labelled(list: &Codelist) -> Vec<TemplateCode> {
    let mut meant: HashMap<String, &Id> = HashMap::new();
    let mut ambiguous: HashSet<String> = HashSet::new();
    for code in list.codes() {
        let names = Lang::ALL.into_iter().map(|lang| code.name.get(lang)).chain([code.id.as_str()]);
        for word in names.map(plain) {
            if meant.get(&word).is_some_and(|known| **known != code.id) {
                ambiguous.insert(word.clone());
            }
            meant.entry(word).or_insert(&code.id);
        }
    }
    let label = |name: &str, id: &Id| {
        if ambiguous.contains(&plain(name)) { format!("{name} ({id})") } else { name.to_owned() }
    };
    let labels = |code: &crate::Code| {
        let [ar, fr, en] = [Lang::Ar, Lang::Fr, Lang::En].map(|lang| label(code.name.get(lang), &code.id));
        LocalText::new(&ar, &fr, &en).unwrap_or_else(|_| code.name.clone())
    };
    list.codes().iter().map(|code| TemplateCode { code: code.id.clone(), label: labels(code) }).collect()
}

/// A word without the differences by which a reader of words does not tell words apart.
fn plain(word: &str) -> String {
    word.chars().flat_map(char::to_lowercase).filter_map(plain_letter).collect()
}

fn plain_letter(letter: char) -> Option<char> {
    match letter {
        'à' | 'â' | 'ä' | 'á' => Some('a'),
        'é' | 'è' | 'ê' | 'ë' => Some('e'),
        'î' | 'ï' | 'í' => Some('i'),
        'ô' | 'ö' | 'ó' => Some('o'),
        'û' | 'ü' | 'ù' | 'ú' => Some('u'),
        'ç' => Some('c'),
        'ñ' => Some('n'),
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' => Some('ي'),
        'ة' => Some('ه'),
        '\u{640}' | '\u{64b}'..='\u{652}' => None,
        '+' | '<' | '>' | '%' => Some(letter),
        _ => letter.is_alphanumeric().then_some(letter),
    }
}

/// What the profile of a template is called.
const TEMPLATE: &str = "TEMPLATE";

impl Profile {
    /// Whether it is that of a template of ours, filled as a workbook or typed: what stands above its headers is ours too.
    pub fn is_of_template(&self) -> bool {
        self.id == *TEMPLATE
    }
}

/// The profile that reads a filled workbook.
pub fn template_profile(layout: &TemplateLayout) -> Profile {
    profile(layout, FileFormat::Workbook)
}

/// The profile that reads the same columns typed in as text: cells between semicolons.
pub fn typed_profile(layout: &TemplateLayout) -> Profile {
    profile(layout, FileFormat::Csv { delimiter: Some(';'), encoding: Some("utf-8".to_owned()) })
}

fn profile(layout: &TemplateLayout, format: FileFormat) -> Profile {
    let column = |(place, column): (usize, &TemplateColumn)| Column {
        at: Some(place as u32 + 1),
        ..Column::new("", column.role, Some(column.component.clone()))
    };
    let table = TableLayout {
        header_rows: Some([TEMPLATE_HEADER_ROW, TEMPLATE_HEADER_ROW]),
        column: layout.columns.iter().enumerate().map(column).collect(),
        ..TableLayout::empty()
    };
    let words = |column: &TemplateColumn| -> BTreeMap<String, Id> {
        let labels =
            |known: &TemplateCode| Lang::ALL.map(|lang| (known.label.get(lang).to_owned(), known.code.clone()));
        column.codes.iter().flat_map(labels).collect()
    };
    let coded = layout.columns.iter().filter(|column| !column.codes.is_empty());
    Profile {
        id: Id::literal(TEMPLATE),
        dataflow: None,
        format,
        numbers: NumberMarks::default(),
        dates: None,
        reporting_year: layout.reporting_year,
        // The sheets around the one to fill in: what was sent last, the guide, the codes.
        not_read: vec!["*".to_owned()],
        constants: layout.constants.clone(),
        tables: vec![table],
        tables_not_read: Vec::new(),
        codes: coded.map(|column| (column.component.clone(), words(column))).collect(),
        statuses: BTreeMap::new(),
    }
}

/// The regular period after another of the same frequency, in the calendar year; none after weeks, days and ranges.
pub fn following(period: &TimePeriod) -> Option<TimePeriod> {
    let day = period.end().date();
    let (year, month) = (day.year(), day.month());
    let part = |months: i8| ((month - 1) % months == 0 && day.day() == 1).then_some((month - 1) / months + 1);
    let text = match period.frequency()? {
        Frequency::A => part(12).map(|_| format!("{year:04}")),
        Frequency::S => part(6).map(|number| format!("{year:04}-S{number}")),
        Frequency::T => part(4).map(|number| format!("{year:04}-T{number}")),
        Frequency::Q => part(3).map(|number| format!("{year:04}-Q{number}")),
        Frequency::M => part(1).map(|number| format!("{year:04}-{number:02}")),
        Frequency::W | Frequency::D | Frequency::I => None,
    };
    text?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Code, Version};

    fn list(codes: &[(&str, [&str; 3])]) -> Codelist {
        let name = |[ar, fr, en]: [&str; 3]| LocalText::new(ar, fr, en).unwrap();
        let codes = codes.iter().map(|(id, names)| Code { id: id.parse().unwrap(), parent: None, name: name(*names) });
        let version: Version = "1.0".parse().unwrap();
        Codelist::new(Id::literal("CL"), version, name(["ا", "a", "a"]), String::new(), codes.collect())
    }

    #[test]
    fn a_label_stands_for_one_code_in_every_language() {
        let codes = [
            ("GE", ["جورجيا", "Géorgie", "Georgia"]),
            ("US-GA", ["ولاية جورجيا", "Georgie (État)", "Georgia"]),
            ("X", ["كندا", "Canada", "Canada"]),
            ("CANADA", ["غيره", "Autre", "Other"]),
        ];
        let labels = labelled(&list(&codes));
        let of = |at: usize, lang| labels[at].label.get(lang).to_owned();
        assert_eq!([of(0, Lang::En), of(1, Lang::En)], ["Georgia (GE)", "Georgia (US-GA)"]);
        // A name that is another code is not enough, and one that nobody shares is.
        assert_eq!(of(2, Lang::Fr), "Canada (X)");
        assert_eq!([of(0, Lang::Ar), of(1, Lang::Ar), of(3, Lang::Ar)], ["جورجيا", "ولاية جورجيا", "غيره"]);
        let mut meant: HashMap<String, &Id> = HashMap::new();
        for known in &labels {
            for lang in Lang::ALL {
                let other = meant.insert(plain(known.label.get(lang)), &known.code);
                assert!(other.is_none_or(|other| *other == known.code), "{}", known.label.get(lang));
            }
        }
    }

    #[test]
    fn the_next_period_follows_without_a_gap() {
        for (period, next) in [
            ("2024", Some("2025")),
            ("2024-S2", Some("2025-S1")),
            ("2024-T1", Some("2024-T2")),
            ("2024-Q3", Some("2024-Q4")),
            ("2024-Q4", Some("2025-Q1")),
            ("2024-12", Some("2025-01")),
            ("2024-W09", None),
            ("2024-02-29", None),
            ("2019-01-01/P5Y", None),
        ] {
            let period: TimePeriod = period.parse().unwrap();
            let found = following(&period);
            assert_eq!(found.as_ref().map(TimePeriod::as_str), next, "{period}");
            assert!(found.is_none_or(|found| found.start() == period.end()));
        }
    }

    #[test]
    fn a_mark_names_agreement_and_columns_and_blanks_after_it_do_not_matter() {
        let layout = TemplateLayout {
            agreement: Id::literal("PORTS"),
            number: TEMPLATE_NUMBER,
            frequency: Frequency::A,
            reporting_year: ReportingYear::CALENDAR,
            columns: vec![TemplateColumn {
                component: Id::literal(TIME_PERIOD),
                role: ColumnRole::Time,
                codes: Vec::new(),
            }],
            constants: BTreeMap::new(),
        };
        let said = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
        assert!(layout.has_mark(&said(&["marsad", "PORTS", "1", "TIME_PERIOD"])));
        assert!(layout.has_mark(&said(&["marsad", "PORTS", "1", "TIME_PERIOD ", "", " "])));
        assert!(!layout.has_mark(&said(&["marsad", "OTHER", "1", "TIME_PERIOD"])));
        assert!(!layout.has_mark(&said(&["marsad", "PORTS", "1"])));
        assert!(!layout.has_mark(&[]));
    }
}
