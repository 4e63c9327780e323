//! What an address asks of a study: the query string is the state, and nobody can be trusted with it.

use std::collections::{BTreeMap, BTreeSet};

use marsad_model::{EstimateQuestion, Id, PERSONS, Statistic, StudyDefinition, StudyPlan, StudyVariable};
use marsad_sdmx::Parameters;
use marsad_workflow::{BUILT_CONFIDENCES, built_shares};

use crate::links;

/// The longest query string that is read.
const QUERY_BYTES_MAX: usize = 8_000;
/// The longest name or code.
const WORD_BYTES_MAX: usize = 64;
/// How many variables may be named for one purpose; how many of them a table bears is another question.
const VARIABLES_MAX: usize = 8;
/// How many codes of one variable.
const CODES_MAX: usize = 64;
/// How much of a wrong value is repeated.
const REPEATED_CHARS_MAX: usize = 40;
/// How many codes a variable is taken to have whose codes nobody listed.
const CODES_UNLISTED: usize = 200;
/// The confidence of intervals where nothing is said.
const CONFIDENCE: f64 = 0.95;
/// The share of the quantile where nothing is said: the median.
const SHARE: f64 = 0.5;
/// Shares at whose quantiles a value of one person could stand, in the builder.
pub(super) const TAIL: f64 = 0.05;
/// The parameters that an address may have, besides restrictions.
const PARAMETERS: [&str; 9] = ["table", "statistic", "of", "per", "category", "share", "by", "confidence", "dataflow"];
/// Crossings that the builder bears, and crossings and restrictions together.
const CROSSED_MAX: usize = 3;
const GROUPING_MAX: usize = 4;

/// Which variables may be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// The safe ones: anybody asks.
    Everybody,
    /// All of them.
    Estimators,
}

/// What is asked. Its words are well-formed; whether the study has such variables is not known yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Asked {
    pub(super) table: Id,
    /// The word of the statistic.
    pub(super) word: &'static str,
    /// The variable that is measured.
    pub(super) of: Option<String>,
    /// The variable by which a ratio divides.
    pub(super) per: Option<String>,
    /// The code whose share is asked for.
    pub(super) category: Option<String>,
    /// The share of a quantile.
    pub(super) share: f64,
    pub(super) by: Vec<String>,
    pub(super) only: BTreeMap<String, Vec<String>>,
    pub(super) confidence: f64,
    /// The dataflow for which a plan is drafted.
    pub(super) dataflow: Option<String>,
}

/// What is wrong with an address.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wrong {
    /// It is longer than anybody would write it.
    TooLong,
    /// There is no such parameter: the beginning of its name.
    Parameter { parameter: String },
    /// A parameter has more values than make sense.
    TooMany { parameter: String },
    /// A parameter has a value that does not exist: the beginning of the value, and what exists.
    Unknown { parameter: String, value: String, known: Vec<String> },
    /// A number lies outside of what makes sense: the beginning of it, the bounds, and examples.
    Outside { parameter: String, value: String, bounds: Bounds, examples: Vec<String> },
}

/// Between which numbers one makes sense.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bounds {
    /// Either end makes sense too.
    From(f64, f64),
    /// Neither does.
    Between(f64, f64),
}

impl Bounds {
    fn hold(self, number: f64) -> bool {
        match self {
            Self::From(low, high) => (low..=high).contains(&number),
            Self::Between(low, high) => number > low && number < high,
        }
    }
}

impl Asked {
    /// What a query string asks for. One that says nothing asks for the persons by the first variable, so that there is
    /// something to look at.
    pub(super) fn read(query: &str, parameters: &Parameters, study: &StudyDefinition) -> Result<Self, Wrong> {
        if query.len() > QUERY_BYTES_MAX {
            return Err(Wrong::TooLong);
        }
        let first = Self::first(study);
        if query.is_empty() {
            return Ok(first);
        }
        let is_known = |name: &str| PARAMETERS.contains(&name) || name.starts_with("only.");
        if let Some((name, _)) = parameters.iter().find(|(name, _)| !is_known(name)) {
            return Err(Wrong::Parameter { parameter: repeated(name) });
        }
        let mut of = words(parameters, "of", 2)?.into_iter();
        let (measured, second) = (of.next(), of.next());
        Ok(Self {
            table: table(parameters, study)?.unwrap_or(first.table),
            word: statistic(parameters)?,
            of: measured,
            per: words(parameters, "per", 1)?.into_iter().next().or(second),
            category: words(parameters, "category", 1)?.into_iter().next(),
            share: number(parameters, "share", Bounds::Between(0.0, 1.0), &["0.25", "0.5", "0.75"])?.unwrap_or(SHARE),
            by: once(words(parameters, "by", VARIABLES_MAX)?),
            only: only(parameters)?,
            confidence: number(parameters, "confidence", Bounds::From(0.5, 0.9999), &BUILT_CONFIDENCES)?
                .unwrap_or(CONFIDENCE),
            dataflow: words(parameters, "dataflow", 1)?.into_iter().next(),
        })
    }

    /// The same for everybody, who may ask at few confidences and shares: an answer at many would undo its rounding.
    pub(super) fn of_everybody(self) -> Result<Self, Wrong> {
        let among = |parameter: &str, asked: f64, known: Vec<f64>| {
            let is_known = known.iter().any(|known| (known - asked).abs() < f64::EPSILON);
            let refused = || unknown(parameter, &asked.to_string(), known.iter().map(ToString::to_string).collect());
            if is_known { Ok(()) } else { Err(refused()) }
        };
        among("confidence", self.confidence, BUILT_CONFIDENCES.to_vec())?;
        // What lies in a tail is refused with other words.
        if self.word == "quantile" && (TAIL..=1.0 - TAIL).contains(&self.share) {
            among("share", self.share, built_shares().collect())?;
        }
        Ok(self)
    }

    /// The persons of a study by its first variable.
    pub(super) fn first(study: &StudyDefinition) -> Self {
        let table = study.tables().first().map_or_else(|| Id::literal(PERSONS), |table| (*table).clone());
        let by = study.safe_variables(table.as_str()).find(|variable| variable.is_coded());
        Self { by: by.map(|variable| variable.name.to_string()).into_iter().collect(), ..Self::of_table(table) }
    }

    /// All that are in a table.
    pub(super) fn of_table(table: Id) -> Self {
        Self {
            table,
            word: Statistic::WORDS[0],
            of: None,
            per: None,
            category: None,
            share: SHARE,
            by: Vec::new(),
            only: BTreeMap::new(),
            confidence: CONFIDENCE,
            dataflow: None,
        }
    }

    /// What a plan that somebody keeps asks.
    pub(super) fn of_plan(plan: &StudyPlan) -> Self {
        let question = &plan.question;
        let blank = Self {
            word: question.statistic.word(),
            by: question.by.clone(),
            only: question.only.clone(),
            confidence: question.confidence,
            dataflow: Some(plan.dataflow.to_string()),
            ..Self::of_table(plan.table.clone())
        };
        let of = |variable: &String| Some(variable.clone());
        match &question.statistic {
            Statistic::Count {} => blank,
            Statistic::Total { variable } | Statistic::Mean { variable } => Self { of: of(variable), ..blank },
            Statistic::Proportion { variable, category } => {
                Self { of: of(variable), category: category.clone(), ..blank }
            }
            Statistic::Ratio { numerator, denominator } => Self { of: of(numerator), per: of(denominator), ..blank },
            Statistic::Quantile { variable, probability } => Self { of: of(variable), share: *probability, ..blank },
        }
    }

    /// The question; none where a variable is still to be chosen.
    pub(super) fn question(&self) -> Option<EstimateQuestion> {
        let of = || self.of.clone();
        let statistic = match self.word {
            "total" => Statistic::Total { variable: of()? },
            "mean" => Statistic::Mean { variable: of()? },
            "proportion" => Statistic::Proportion { variable: of()?, category: self.category.clone() },
            "ratio" => Statistic::Ratio { numerator: of()?, denominator: self.per.clone()? },
            "quantile" => Statistic::Quantile { variable: of()?, probability: self.share },
            _ => Statistic::Count {},
        };
        let (by, only, confidence) = (self.by.clone(), self.only.clone(), self.confidence);
        Some(EstimateQuestion { by, only, confidence, ..EstimateQuestion::new(statistic) })
    }

    /// How many cells the answer may have, totals aside.
    pub(super) fn cells_max(&self, study: &StudyDefinition) -> usize {
        let into = self.of.as_ref().filter(|_| self.word == "proportion" && self.category.is_none());
        let codes = |name: &String| {
            let categories = study.variable(name).map_or(0, |variable| variable.categories.len());
            if categories == 0 { CODES_UNLISTED } else { categories }
        };
        self.by.iter().chain(into).map(codes).fold(1, usize::saturating_mul)
    }

    /// Every variable that is named.
    pub(super) fn variables(&self) -> Vec<&str> {
        let measured = [&self.of, &self.per].into_iter().flatten();
        measured.chain(&self.by).chain(self.only.keys()).map(String::as_str).collect()
    }

    /// The same with another variable in the place of one.
    pub(super) fn with_variable(&self, old: &str, new: &str) -> Self {
        let renamed = |name: &String| if name == old { new.to_owned() } else { name.clone() };
        let only = self.only.iter().map(|(name, codes)| (renamed(name), codes.clone()));
        Self {
            of: self.of.as_ref().map(renamed),
            per: self.per.as_ref().map(renamed),
            by: self.by.iter().map(renamed).collect(),
            only: only.collect(),
            ..self.clone()
        }
    }

    /// The same with a row for each code, where several codes are taken together beside other variables.
    fn apart(&self) -> Self {
        let mut apart = self.clone();
        if self.variables().into_iter().collect::<BTreeSet<_>>().len() > 1 {
            apart.only.retain(|_, codes| codes.len() < 2);
            let is_joined = |name: &&String| !apart.only.contains_key(*name) && !self.by.contains(name);
            apart.by = self.only.keys().filter(is_joined).chain(&self.by).cloned().collect();
        }
        apart
    }

    /// The same as coarse as the builder bears.
    pub(super) fn coarser(&self) -> Self {
        let is_into =
            |name: &String| self.word == "proportion" && self.category.is_none() && Some(name) == self.of.as_ref();
        let apart = self.apart();
        let mut coarser = Self { by: Vec::new(), share: self.share.clamp(TAIL, 1.0 - TAIL), ..apart.clone() };
        for name in apart.by.iter().filter(|name| !is_into(name)) {
            if !coarser.by.contains(name) && coarser.by.len() < CROSSED_MAX {
                coarser.by.push(name.clone());
            }
        }
        while coarser.by.len() + coarser.only.len() > GROUPING_MAX {
            if coarser.by.pop().is_none() {
                coarser.only.pop_last();
            }
        }
        coarser
    }

    /// The query string that asks for it, with its question mark: one for each question, so that it is a name.
    pub(super) fn query(&self) -> String {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut add = |name: &str, value: &str| pairs.push((name.to_owned(), value.to_owned()));
        add("table", self.table.as_str());
        add("statistic", self.word);
        if let Some(of) = self.of.as_ref().filter(|_| self.word != "count") {
            add("of", of);
        }
        if let Some(per) = self.per.as_ref().filter(|_| self.word == "ratio") {
            add("per", per);
        }
        if let Some(category) = self.category.as_ref().filter(|_| self.word == "proportion") {
            add("category", category);
        }
        if self.word == "quantile" {
            add("share", &self.share.to_string());
        }
        self.by.iter().for_each(|name| add("by", name));
        self.only.iter().for_each(|(name, codes)| add(&format!("only.{name}"), &codes.join(",")));
        if (self.confidence - CONFIDENCE).abs() > f64::EPSILON {
            add("confidence", &self.confidence.to_string());
        }
        if let Some(dataflow) = &self.dataflow {
            add("dataflow", dataflow);
        }
        links::query(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())))
    }
}

impl Scope {
    /// The variables of a table that may be asked for.
    pub(super) fn variables<'s>(self, study: &'s StudyDefinition, table: &str) -> Vec<&'s StudyVariable> {
        study.variables_of(table).filter(|variable| variable.safe || self == Self::Estimators).collect()
    }
}

fn table(parameters: &Parameters, study: &StudyDefinition) -> Result<Option<Id>, Wrong> {
    let Some(wanted) = words(parameters, "table", 1)?.into_iter().next() else { return Ok(None) };
    let known = study.tables();
    let found = known.iter().find(|table| table.as_str() == wanted).map(|table| (*table).clone());
    let unknown = || unknown("table", &wanted, known.iter().map(ToString::to_string).collect());
    found.map(Some).ok_or_else(unknown)
}

fn statistic(parameters: &Parameters) -> Result<&'static str, Wrong> {
    let Some(wanted) = words(parameters, "statistic", 1)?.into_iter().next() else { return Ok(Statistic::WORDS[0]) };
    let found = Statistic::WORDS.into_iter().find(|word| *word == wanted);
    found.ok_or_else(|| unknown("statistic", &wanted, Statistic::WORDS.map(str::to_owned).to_vec()))
}

/// A number within bounds.
fn number<T: ToString>(
    parameters: &Parameters,
    name: &str,
    bounds: Bounds,
    examples: &[T],
) -> Result<Option<f64>, Wrong> {
    let Some(text) = parameters.get(name).filter(|text| !text.is_empty()) else { return Ok(None) };
    let found = text.parse::<f64>().ok().filter(|number| bounds.hold(*number));
    let outside = || Wrong::Outside {
        parameter: repeated(name),
        value: repeated(text),
        bounds,
        examples: examples.iter().map(ToString::to_string).collect(),
    };
    found.map(Some).ok_or_else(outside)
}

/// Whom it is about: `only.VARIABLE=CODE,CODE`.
fn only(parameters: &Parameters) -> Result<BTreeMap<String, Vec<String>>, Wrong> {
    let mut only: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
        let Some(variable) = name.strip_prefix("only.") else { continue };
        let known = only.entry(word("only", variable)?).or_default();
        for code in value.split(',').filter(|code| !code.is_empty()) {
            let code = word(name, code)?;
            if !known.contains(&code) {
                known.push(code);
            }
        }
        if known.len() > CODES_MAX {
            return Err(Wrong::TooMany { parameter: repeated(name) });
        }
    }
    only.retain(|_, codes| !codes.is_empty());
    if only.len() > VARIABLES_MAX {
        return Err(Wrong::TooMany { parameter: "only".to_owned() });
    }
    Ok(only)
}

/// The words of a parameter, which may stand several times or be parted by commas.
fn words(parameters: &Parameters, name: &str, most: usize) -> Result<Vec<String>, Wrong> {
    let values = parameters.iter().filter(|(key, _)| *key == name).flat_map(|(_, value)| value.split(','));
    let found: Vec<String> =
        values.filter(|part| !part.is_empty()).map(|part| word(name, part)).collect::<Result<_, _>>()?;
    if found.len() > most {
        return Err(Wrong::TooMany { parameter: name.to_owned() });
    }
    Ok(found)
}

/// Each word once: two lists of a form may choose the same.
fn once(words: Vec<String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in words {
        if !found.contains(&word) {
            found.push(word);
        }
    }
    found
}

/// A name or a code: what no study can have is not asked for.
fn word(parameter: &str, text: &str) -> Result<String, Wrong> {
    if text.len() > WORD_BYTES_MAX || Id::new(text).is_err() {
        return Err(unknown(parameter, text, Vec::new()));
    }
    Ok(text.to_owned())
}

fn unknown(parameter: &str, value: &str, known: Vec<String>) -> Wrong {
    Wrong::Unknown { parameter: repeated(parameter), value: repeated(value), known }
}

/// The beginning of what somebody wrote.
fn repeated(text: &str) -> String {
    match text.char_indices().nth(REPEATED_CHARS_MAX) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use marsad_model::{Statistic, StudyPlan};
    use marsad_sdmx::Parameters;

    use super::{Asked, Bounds, Scope, Wrong};

    fn read(query: &str) -> Result<Asked, Wrong> {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        Asked::read(query, &Parameters::read(query), study)
    }

    #[test]
    fn an_address_is_the_name_of_a_question() {
        let query = "table=persons&statistic=proportion&of=works&category=1&by=sex&by=isle&only.population=STAYER";
        let asked = read(query).unwrap();
        assert_eq!(asked.query(), format!("?{query}"));
        let question = asked.question().unwrap();
        let share = Statistic::Proportion { variable: "works".into(), category: Some("1".into()) };
        assert_eq!((question.statistic, question.by.len(), question.only.len()), (share, 2, 1));
        let otherwise = read("by=sex,isle&only.population=STAYER&category=1&of=works&statistic=proportion").unwrap();
        assert_eq!(otherwise.query(), asked.query());
    }

    #[test]
    fn a_variable_that_two_lists_choose_crosses_the_table_once() {
        let asked = read("table=persons&statistic=count&by=sex&by=isle&by=sex").unwrap();
        assert_eq!(asked.query(), "?table=persons&statistic=count&by=sex&by=isle");
    }

    #[test]
    fn blanks_of_a_form_say_nothing_and_what_does_not_fit_is_left_out_of_the_name() {
        let asked = read("table=persons&statistic=count&of=works&per=&category=&by=&by=sex&only.isle=").unwrap();
        assert_eq!(asked.query(), "?table=persons&statistic=count&by=sex");
        assert_eq!(read("statistic=mean").unwrap().question(), None);
        assert_eq!(read("statistic=ratio&of=works").unwrap().question(), None);
        assert!(read("statistic=ratio&of=works&of=is_proxy").unwrap().question().is_some());
    }

    #[test]
    fn what_no_study_can_have_is_told_and_never_repeated_in_full() {
        let long = "x".repeat(9_000);
        let many = (0..9).map(|at| format!("only.v{at}=1")).collect::<Vec<_>>().join("&");
        for query in [
            format!("by={long}").as_str(),
            format!("by={}", "x".repeat(65)).as_str(),
            "statistic=mode",
            "table=nobody",
            "by=%3Cscript%3E",
            "by=%D8%A7",
            "only.sex%27=F",
            "share=NaN&statistic=quantile",
            "share=1e400",
            "confidence=1",
            "by=a,b,c,d,e,f,g,h,i",
            many.as_str(),
        ] {
            let wrong = read(query).unwrap_err();
            if let Wrong::Unknown { value, .. } | Wrong::Outside { value, .. } = wrong {
                assert!(value.chars().count() <= 41, "{value}");
            }
        }
        assert_eq!(read(&format!("by={long}")), Err(Wrong::TooLong));
    }

    #[test]
    fn a_plan_that_is_kept_leads_back_to_the_address_that_asked_it() {
        for query in [
            "table=persons&statistic=count&by=sex&by=isle&only.population=STAYER,BACK&confidence=0.9",
            "table=spells&statistic=mean&of=months&by=country",
            "table=persons&statistic=total&of=remittances_pearls",
            "table=persons&statistic=proportion&of=works&category=1&by=isle",
            "table=persons&statistic=proportion&of=destination",
            "table=persons&statistic=ratio&of=remittances_pearls&per=sends_remittances",
            "table=persons&statistic=quantile&of=stay_months&share=0.25",
        ] {
            let query = format!("{query}&dataflow=DF_NEW");
            let asked = read(&query).unwrap();
            let plan = StudyPlan {
                study: "HIMS".parse().unwrap(),
                number: 1,
                name: "x".to_owned(),
                table: asked.table.clone(),
                question: asked.question().unwrap(),
                dataflow: "DF_NEW".parse().unwrap(),
                text: String::new(),
                made_at: jiff::Timestamp::UNIX_EPOCH,
                made_by: "methodologist".to_owned(),
            };
            assert_eq!(Asked::of_plan(&plan), asked, "{query}");
        }
    }

    #[test]
    fn a_number_outside_of_its_bounds_is_told_with_them() {
        let Err(Wrong::Outside { parameter, value, bounds, examples }) = read("share=1.5") else {
            panic!("no refusal")
        };
        assert_eq!((parameter.as_str(), value.as_str(), bounds), ("share", "1.5", Bounds::Between(0.0, 1.0)));
        assert_eq!(examples, ["0.25", "0.5", "0.75"]);
        assert!((read("share=0.3").unwrap().share - 0.3).abs() < f64::EPSILON);
        // What is told as an end may be asked for.
        for (query, end) in [("confidence=0.5", 0.5), ("confidence=0.9999", 0.9999)] {
            assert!((read(query).unwrap().confidence - end).abs() < f64::EPSILON, "{query}");
        }
        for query in ["confidence=0.49", "confidence=0.99991", "share=0", "share=1"] {
            assert!(matches!(read(query), Err(Wrong::Outside { .. })), "{query}");
        }
    }

    /// Forty answers about one figure, each rounded otherwise, tell it without rounding.
    #[test]
    fn everybody_asks_at_the_confidences_of_the_form_and_at_twentieths() {
        let of_everybody = |query: &str| read(query).and_then(Asked::of_everybody);
        for query in [
            "confidence=0.9",
            "confidence=0.99",
            "statistic=quantile&share=0.35",
            "statistic=quantile&share=0.99",
            "by=sex",
        ] {
            assert!(of_everybody(query).is_ok(), "{query}");
        }
        let Err(Wrong::Unknown { parameter, value, known }) = of_everybody("confidence=0.951") else {
            panic!("no refusal")
        };
        assert_eq!((parameter.as_str(), value.as_str()), ("confidence", "0.951"));
        assert_eq!(known, ["0.9", "0.95", "0.99"]);
        assert!(
            matches!(of_everybody("statistic=quantile&share=0.501"), Err(Wrong::Unknown { known, .. }) if known.len() == 19)
        );
    }

    #[test]
    fn a_parameter_that_does_not_exist_is_told_and_not_passed_over() {
        assert_eq!(read("by=sex&where=isle"), Err(Wrong::Parameter { parameter: "where".into() }));
        assert!(read("by=sex&only.isle=XM-L&confidence=0.9").is_ok());
    }

    #[test]
    fn a_coarser_table_is_one_that_the_builder_bears() {
        let fine = read("by=a,b,c,d&only.e=1&only.f=1&statistic=quantile&of=g&share=0.999").unwrap();
        let coarse = fine.coarser();
        assert_eq!((coarse.by.len(), coarse.only.len()), (2, 2));
        assert!((coarse.share - 0.95).abs() < 1e-12);
        assert_eq!(read("by=sex,sex&statistic=proportion&of=sex").unwrap().coarser().by, Vec::<String>::new());
        assert_eq!(coarse.coarser(), coarse);
        let joined = read("by=sex&only.isle=A,B&only.area=TOWN").unwrap().coarser();
        assert_eq!((joined.by, joined.only.len()), (vec!["isle".to_owned(), "sex".to_owned()], 1));
        let alone = read("by=isle&only.isle=A,B").unwrap();
        assert_eq!(alone.coarser(), alone);
    }

    #[test]
    fn unsafe_variables_are_for_those_who_estimate() {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        let has = |scope: Scope| scope.variables(study, "persons").iter().any(|variable| variable.name == *"psu");
        assert!(!has(Scope::Everybody) && has(Scope::Estimators));
    }

    #[test]
    fn the_size_of_an_answer_is_known_before_it_is_asked_for() {
        let study = marsad_testkit::marjan().study("HIMS").unwrap();
        let cells = |query: &str| read(query).unwrap().cells_max(study);
        assert_eq!(cells("by=sex,isle"), 8);
        assert_eq!(cells("by=sex&statistic=proportion&of=isle"), 8);
        assert_eq!(cells("by=stratum,phase2_stratum"), 40_000);
    }
}
