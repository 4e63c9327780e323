//! Codebooks as DDI: the order that its schema asks for, and what is written reads again as the same.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{FindingCode, Lang};
use marsad_study::{
    Category, Code, CodeCount, Codebook, Count, DdiExport, FoundRole, Frequencies, MeasurementLevel, MissingRange,
    ReadOptions, Role, RoleReason, StudyQuestion, Summary, Texts, Variable, VariableKind, ddi_xml, read_ddi,
};
use quick_xml::Reader;
use quick_xml::events::Event;

/// The children of elements in the order of the schema of DDI-Codebook 2.5, as far as we write them.
const ORDER: [(&str, &[&str]); 19] = [
    ("codeBook", &["docDscr", "stdyDscr", "fileDscr", "dataDscr", "otherMat"]),
    ("docDscr", &["citation", "guide", "docStatus", "docSrc", "controlledVocabUsed", "notes"]),
    (
        "citation",
        &["titlStmt", "rspStmt", "prodStmt", "distStmt", "serStmt", "verStmt", "biblCit", "holdings", "notes"],
    ),
    ("titlStmt", &["titl", "subTitl", "altTitl", "parTitl", "IDNo"]),
    ("rspStmt", &["AuthEnty", "othId"]),
    ("prodStmt", &["producer", "copyright", "prodDate", "prodPlac", "software", "fundAg", "grantNo"]),
    ("verStmt", &["version", "verResp", "notes"]),
    (
        "stdyDscr",
        &[
            "citation",
            "studyAuthorization",
            "stdyInfo",
            "studyDevelopment",
            "method",
            "dataAccs",
            "othrStdyMat",
            "notes",
        ],
    ),
    ("stdyInfo", &["studyBudget", "subject", "abstract", "sumDscr", "qualityStatement", "notes", "exPostEvaluation"]),
    ("subject", &["keyword", "topcClas"]),
    (
        "sumDscr",
        &[
            "timePrd",
            "collDate",
            "nation",
            "geogCover",
            "geogUnit",
            "geoBndBox",
            "boundPoly",
            "anlyUnit",
            "universe",
            "dataKind",
        ],
    ),
    ("method", &["dataColl", "notes", "anlyInfo", "stdyClas", "dataProcessing", "codingInstructions"]),
    (
        "dataColl",
        &[
            "timeMeth",
            "dataCollector",
            "collectorTraining",
            "frequenc",
            "sampProc",
            "sampleFrame",
            "targetSampleSize",
            "deviat",
            "collMode",
            "resInstru",
            "instrumentDevelopment",
            "sources",
            "collSitu",
            "actMin",
            "ConOps",
            "weight",
            "cleanOps",
        ],
    ),
    ("fileDscr", &["fileTxt", "locMap", "notes"]),
    (
        "fileTxt",
        &[
            "fileName",
            "fileCitation",
            "fileCont",
            "fileStrc",
            "dimensns",
            "fileType",
            "format",
            "filePlac",
            "dataChck",
            "ProcStat",
            "dataMsng",
            "software",
            "verStmt",
        ],
    ),
    ("dimensns", &["caseQnty", "varQnty", "logRecL", "recPrCas", "recNumTot"]),
    ("dataDscr", &["varGrp", "nCubeGrp", "var", "nCube", "notes"]),
    (
        "var",
        &[
            "location",
            "labl",
            "imputation",
            "security",
            "embargo",
            "respUnit",
            "anlysUnit",
            "qstn",
            "valrng",
            "invalrng",
            "undocCod",
            "universe",
            "TotlResp",
            "sumStat",
            "txt",
            "stdCatgry",
            "catgryGrp",
            "catgry",
            "codInstr",
            "verStmt",
            "concept",
            "derivation",
            "varFormat",
            "geoMap",
            "catLevel",
            "notes",
        ],
    ),
    ("catgry", &["catValu", "labl", "txt", "catStat", "mrow"]),
];

/// Elements and their attributes that documents may hold, and since which version of DDI: a table.
const ELEMENTS: &str = include_str!("../../src/ddi/ELEMENTS.md");

/// Elements that may stand once only within their parent.
const ONCE: [&str; 12] = [
    "titlStmt",
    "titl",
    "rspStmt",
    "prodStmt",
    "fileName",
    "fileCont",
    "dimensns",
    "fileType",
    "varFormat",
    "catValu",
    "caseQnty",
    "docDscr",
];

fn count(rows: u64, weighted: f64) -> Count {
    Count { rows, weighted }
}

/// A codebook in which everything is said that can be said.
fn codebook() -> Codebook {
    let mut codebook = Codebook::default();
    let study = &mut codebook.study;
    study.id = "MRJ-HIMS-2021".to_owned();
    study.title = Texts::in_three("مسح الهجرة", "Enquête sur la migration", "Migration survey");
    study.short_title = Texts::new(Some(Lang::En), "HIMS");
    study.authors = vec!["Statistics Marjan".to_owned()];
    study.producers = vec!["Observatory & co".to_owned()];
    study.funders = vec!["A fund".to_owned()];
    study.summary = Texts::new(Some(Lang::Fr), "De quoi il s’agit");
    study.keywords = vec![Texts::in_three("هجرة", "migration", "migration"), Texts::new(Some(Lang::Ar), "عودة")];
    study.nations = vec![Texts::new(Some(Lang::En), "Marjan")];
    study.coverage = Texts::new(Some(Lang::En), "the four isles");
    study.data_kind = Texts::new(Some(Lang::En), "survey data");
    study.unit = Texts::new(Some(Lang::En), "persons");
    study.universe = Texts::new(Some(Lang::Ar), "السكان");
    "2020-10-01".clone_into(&mut study.collected.from);
    "2021-03-31".clone_into(&mut study.collected.to);
    "2020".clone_into(&mut study.period.from);
    "2020".clone_into(&mut study.period.to);
    study.sampling = Texts::new(Some(Lang::En), "two phases");
    study.weighting = Texts::new(Some(Lang::En), "calibrated");
    "1.0".clone_into(&mut study.version);
    study.is_synthetic = true;
    codebook.file.name = "persons.csv".to_owned();
    codebook.file.format = "CSV".to_owned();
    codebook.file.encoding = "UTF-8".to_owned();
    codebook.file.rows = 5;
    codebook.file.notes = vec!["Made for a test".to_owned()];
    codebook.variables = vec![age(), name(), weight()];
    codebook
}

fn age() -> Variable {
    let mut age = Variable::new("AGE", VariableKind::Number);
    age.label = Texts::in_three("العمر", "Âge", "Age");
    age.level = Some(MeasurementLevel::Scale);
    age.universe = Texts::new(Some(Lang::En), "All <persons>");
    age.question = Some(StudyQuestion {
        text: Texts::in_three("كم عمرك؟", "Quel âge avez-vous ?", "How old are you?"),
        before: Texts::new(Some(Lang::Fr), "À tous"),
        after: Texts::new(Some(Lang::Fr), "Passez à la suite"),
        instruction: Texts::new(Some(Lang::Fr), "En années révolues"),
    });
    age.missing.codes = vec![Code::Number(99.0)];
    age.missing.ranges = vec![MissingRange { low: None, high: Some(-1.0) }];
    let label = Texts::in_three("غير مصرح", "Non déclaré", "Not stated");
    age.categories = vec![Category { code: Code::Number(99.0), label, is_missing: true }];
    age.format.name = "F3.0".to_owned();
    age.format.decimals = Some(0);
    age.notes = vec!["A note".to_owned()];
    age.attributes.insert("Source".to_owned(), vec!["Q1".to_owned()]);
    age
}

fn name() -> Variable {
    let mut name = Variable::new("NAME", VariableKind::Text);
    name.missing.codes = vec![Code::Text("NR".to_owned())];
    name
}

fn weight() -> Variable {
    let mut weight = Variable::new("W", VariableKind::Number);
    weight.role = Some(FoundRole { role: Role::Weight, reason: RoleReason::Declared });
    weight
}

fn frequencies() -> Vec<Frequencies> {
    let summary = Summary { min: 20.0, max: 30.0, mean: 26.5, deviation: Some(5.5) };
    let not_stated = CodeCount { code: Code::Number(99.0), is_labelled: true, count: count(1, 4.5) };
    vec![Frequencies {
        variable: "AGE".to_owned(),
        all: count(5, 15.0),
        valid: count(3, 6.0),
        blank: count(1, 4.5),
        missing: vec![not_stated],
        summary: Some(summary),
        weighted_summary: Some(Summary { mean: 28.25, ..summary }),
        ..Frequencies::default()
    }]
}

fn exported() -> String {
    let frequencies = frequencies();
    let note = Texts::in_three("بيانات تركيبية", "Données synthétiques", "Synthetic data");
    let export = DdiExport {
        lang: Lang::Fr,
        produced: "2025-11-25",
        software_version: "0.1.0",
        frequencies: &frequencies,
        weight: Some("W"),
        synthetic_note: &note,
    };
    ddi_xml(&codebook(), &export)
}

#[test]
fn elements_stand_in_the_order_of_the_schema_and_identifiers_stand_once() {
    let xml = exported();
    let order: BTreeMap<&str, &[&str]> = ORDER.into_iter().collect();
    let mut open: Vec<(String, usize, Vec<String>)> = Vec::new();
    let mut ids: Vec<String> = Vec::new();
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let name = tag.name().into_inner().to_owned();
                ids.extend(tag.try_get_attribute("ID").unwrap().map(|id| id.value.into_owned()));
                if let Some((parent, last, seen)) = open.last_mut() {
                    if let Some(children) = order.get(parent.as_str()) {
                        let at = children.iter().position(|child| *child == name);
                        let at = at.unwrap_or_else(|| panic!("`{name}` within `{parent}`"));
                        assert!(at >= *last, "`{name}` too late within `{parent}`");
                        *last = at;
                    }
                    assert!(!ONCE.contains(&name.as_str()) || !seen.contains(&name), "`{name}` twice");
                    seen.push(name.clone());
                }
                open.push((name, 0, Vec::new()));
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    let distinct: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(distinct.len(), ids.len());
    for reference in xml.split("wgt-var=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.iter().any(|id| id == reference), "{reference}");
    }
}

/// The attributes that [`ELEMENTS`] allows, by element.
fn allowed() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut allowed: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in ELEMENTS.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [element, attributes, since] = cells[..] else { panic!("{line}") };
        assert!(["2.0", "2.5"].contains(&since), "{line}");
        let names = attributes.split_whitespace().map(|name| name.trim_matches('`'));
        allowed.entry(element.trim_matches('`')).or_default().extend(names);
    }
    allowed
}

#[test]
fn what_is_written_is_in_the_list_of_elements_of_ddi_2_5() {
    let (xml, allowed) = (exported(), allowed());
    assert!(allowed["var"].contains("wgt") && allowed["docDscr"].is_empty());
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                let name = tag.name().into_inner().to_owned();
                let known = allowed.get(name.as_str()).unwrap_or_else(|| panic!("`{name}` is in no version listed"));
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap().key.into_inner().to_owned();
                    assert!(known.contains(attribute.as_str()), "`{attribute}` of `{name}` is in no version listed");
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if let Some(path) = std::env::var_os("MARSAD_DDI_DOCUMENT") {
        std::fs::write(path, xml).unwrap();
    }
}

#[test]
fn a_codebook_reads_as_it_is_written() {
    let document = read_ddi(exported().as_bytes(), &ReadOptions::default());
    assert_eq!(document.findings, []);
    let [file] = &document.files[..] else { panic!("{document:#?}") };
    let expected = codebook();
    assert_eq!(file.codebook.study, expected.study);
    assert_eq!(file.codebook.file, expected.file);
    for (read, written) in file.codebook.variables.iter().zip(&expected.variables) {
        assert_eq!(read, written);
    }
    assert_eq!(file.codebook.variables.len(), expected.variables.len());
    assert_eq!(file.frequencies, frequencies());
    assert_eq!(exported(), exported());
}

/// As NADA writes it: an older namespace, a slip in the name of an attribute, texts in CDATA, a DOCTYPE.
const OF_OTHERS: &str = r#"<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE codeBook [<!ENTITY laugh "ha">]>
<ddi:codeBook version="1.2.2" ID="TUN" xml-lang="en" xmlns:ddi="http://www.icpsr.umich.edu/DDI">
<ddi:stdyDscr><ddi:citation><ddi:titlStmt><ddi:titl><![CDATA[Labour force survey]]></ddi:titl><ddi:IDNo>LFS</ddi:IDNo>
</ddi:titlStmt></ddi:citation>
<ddi:othrStdyMat><ddi:relStdy><ddi:citation><ddi:rspStmt><ddi:AuthEnty>Nobody here</ddi:AuthEnty></ddi:rspStmt>
</ddi:citation></ddi:relStdy></ddi:othrStdyMat></ddi:stdyDscr>
<ddi:fileDscr ID="F1" URI="h.dta"><ddi:fileTxt><ddi:fileName>households</ddi:fileName></ddi:fileTxt></ddi:fileDscr>
<ddi:fileDscr ID="F2"><ddi:fileTxt><ddi:fileName>persons</ddi:fileName><ddi:dimensns><ddi:caseQnty> 120 </ddi:caseQnty>
</ddi:dimensns></ddi:fileTxt></ddi:fileDscr>
<ddi:dataDscr>
<ddi:var ID="V1" name="sexe" files="F2" intrvl="discrete"><ddi:location width="1"/>
<ddi:labl><![CDATA[Sexe de   la personne]]></ddi:labl>
<ddi:qstn><ddi:qstnLit>Quel est le <b>sexe</b> de &laugh; [nom] ?</ddi:qstnLit></ddi:qstn>
<ddi:valrng><ddi:range UNITS="REAL" min="1" max="2"/></ddi:valrng>
<ddi:invalrng><ddi:item VALUE="9"/></ddi:invalrng>
<ddi:sumStat type="vald">110</ddi:sumStat><ddi:sumStat type="invd">10</ddi:sumStat>
<ddi:catgry><ddi:catValu>1</ddi:catValu><ddi:labl>Masculin</ddi:labl><ddi:catStat type="freq">60</ddi:catStat></ddi:catgry>
<ddi:catgry><ddi:catValu>2</ddi:catValu><ddi:labl>Féminin</ddi:labl><ddi:catStat>50</ddi:catStat></ddi:catgry>
<ddi:catgry missing="Y"><ddi:catValu>Sysmiss</ddi:catValu><ddi:catStat type="freq">10</ddi:catStat></ddi:catgry>
<ddi:varFormat type="numeric" schema="other"/></ddi:var>
<ddi:var ID="V2" name="sexe" files="F1"/>
</ddi:dataDscr></ddi:codeBook>"#;

#[test]
fn what_others_write_is_read_file_by_file() {
    let document = read_ddi(OF_OTHERS.as_bytes(), &ReadOptions::default());
    let told: Vec<FindingCode> = document.findings.iter().map(|finding| finding.code).collect();
    assert_eq!(told, [FindingCode::SurveyPartUnread], "an entity of their own");
    assert_eq!(document.study.title.best(Lang::En), "Labour force survey");
    assert!(document.study.authors.is_empty());
    let [households, persons] = &document.files[..] else { panic!("{document:#?}") };
    assert_eq!(households.codebook.variables.len(), 1);
    assert_eq!((persons.codebook.file.name.as_str(), persons.codebook.file.rows), ("persons", 120));
    let sex = &persons.codebook.variables[0];
    assert_eq!((sex.name.as_str(), sex.label.best(Lang::Fr)), ("sexe", "Sexe de la personne"));
    assert_eq!(sex.question.as_ref().unwrap().text.best(Lang::Fr), "Quel est le sexe de [nom] ?");
    assert!(sex.missing.has_number(9.0) && !sex.missing.has_number(1.0));
    assert_eq!(sex.categories.len(), 2);
    let found = &persons.frequencies[0];
    assert_eq!((found.valid, found.all), (count(110, 110.0), count(120, 120.0)));
    assert_eq!(found.values.iter().map(|value| value.count.rows).collect::<Vec<_>>(), [60, 50]);
    assert_eq!((found.missing.len(), found.blank.rows), (0, 10));
}

#[test]
fn a_document_that_is_cut_gives_what_stands_before_the_cut() {
    let at = OF_OTHERS.find("<ddi:catValu>2").unwrap();
    let document = read_ddi(&OF_OTHERS.as_bytes()[..at + 5], &ReadOptions::default());
    assert!(document.findings.iter().any(|finding| finding.code == FindingCode::SurveyPartUnread));
    assert_eq!(document.files[1].codebook.variables[0].categories.len(), 1);
    let none = read_ddi(b"<a/>", &ReadOptions::default());
    assert_eq!(none.findings[0].code, FindingCode::UnreadableFile);
    assert!(none.files.is_empty());
}
