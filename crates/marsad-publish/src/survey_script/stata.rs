//! The script for Stata. It has no two phases, and no bootstrap or half samples but those that came with the data.
//!
//! Nobody ran one: each line was held against the manual (METHOD.md).
//!
//! Holds: the design and tables of estimates. Where next: `stata/models.rs` (regressions, hazards, survival, independence),
//! `stata/contrasts.rs`, `stata/calibration.rs`.

mod calibration;
mod contrasts;
mod models;

use marsad_model::{
    Analysis, EstimateQuestion, IntervalMethod, LonelyUnits, PpsScheme, RegressionFamily, ReplicateScheme, Statistic,
    SuppliedMethod, SurveyDesign, TermFactor, variable_and_code,
};

use super::{ScriptOf, ScriptQuestion, range};

/// What is said of weights that were calibrated before: their totals are not known to the script.
const MARGINS: &str =
    "* The weights were calibrated to known margins. Errors here do not know it, and are larger than ours.";

/// What is said of bootstrap weights that came with the data.
const BOOTSTRAP: &str =
    "* Stata divides the squares by the number of replicates, and not by one less: its errors are a little smaller.";

/// Columns that scripts make; `known1_` and further ones too, and those of grouped texts.
const MADE: [&str; 6] = ["part_", "share_", "one_", "cell_", "outcome_", "ended_"];

/// Words of Stata that are no names (User's Guide, 11.3), besides types of texts.
const RESERVED: [&str; 19] = [
    "_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n", "_N", "_pi", "_pred",
    "_rc", "_skip", "using", "with",
];

/// The version whose names of cells and readers of files the scripts use.
const VERSION: &str = "version 16";

pub(super) fn lines(of: &ScriptOf<'_>) -> Option<Vec<String>> {
    // It reads no Parquet.
    if of.ending() == "parquet" || of.design.second.is_some() || !is_plain(of.file) {
        return None;
    }
    let kept = kept(of)?;
    let mut lines = vec![VERSION.to_owned(), read(of), format!("keep {}", kept.join(" "))];
    lines.extend(numbers(of));
    lines.extend(missing(of));
    lines.extend(grouped(of));
    let (known, calibrated) = match of.question.calibration() {
        Some(calibration) => calibration::lines(of, calibration)?,
        None => (Vec::new(), String::new()),
    };
    lines.extend(known);
    lines.extend((!of.design.calibrated.is_empty()).then(|| MARGINS.to_owned()));
    let is_bootstrap =
        matches!(of.design.replicates, Some(ReplicateScheme::Supplied { method: SuppliedMethod::Bootstrap, .. }));
    lines.extend(is_bootstrap.then(|| BOOTSTRAP.to_owned()));
    lines.push(design(of, &calibrated)?);
    lines.extend(part(of));
    lines.extend(asked(of)?);
    Some(lines)
}

/// What is asked of the design; none where Stata cannot.
fn asked(of: &ScriptOf<'_>) -> Option<Vec<String>> {
    let asked = match of.question {
        ScriptQuestion::Table(question) => return Some(estimate(of, question)),
        ScriptQuestion::Analysis(asked) => asked,
    };
    match &asked.analysis {
        Analysis::Estimates { statistic, by } => Some(estimate(of, &asked.question(statistic, by))),
        Analysis::Contrasts { statistic, by, pairs } => contrasts::lines(of, &asked.question(statistic, by), pairs),
        Analysis::Regression { family, outcome, on } => {
            Some(models::regression(of, (of.family(*family, outcome), outcome), on))
        }
        Analysis::Hazards { spell, on } => Some(models::hazards(of, spell, on)),
        Analysis::Independence { rows, columns } => Some(models::independence(of, (rows, columns))),
        Analysis::Survival { spell, by, times } => Some(models::survival(of, spell, (by.as_deref(), times))),
        Analysis::SmallAreas { .. } | Analysis::Weights { .. } => None,
    }
}

/// Rows and columns of tables, and what models take as codes.
fn crossed<'a>(of: &ScriptOf<'a>) -> Vec<&'a str> {
    let of_terms =
        |on: &'a [String]| on.iter().flat_map(|term| TermFactor::of_term(term)).map(|factor| factor.variable);
    let asked = match of.question {
        ScriptQuestion::Table(question) => return of_table(&question.statistic, &question.by),
        ScriptQuestion::Analysis(asked) => asked,
    };
    match &asked.analysis {
        Analysis::Estimates { statistic, by } => of_table(statistic, by),
        // Its cells get numbers of their own.
        Analysis::Contrasts { .. } | Analysis::SmallAreas { .. } | Analysis::Weights { .. } => Vec::new(),
        Analysis::Regression { family, outcome, on } => {
            let is_of_codes = of.family(*family, outcome) == RegressionFamily::Multinomial;
            let outcome = Some(variable_and_code(outcome).0).filter(|_| is_of_codes);
            outcome.into_iter().chain(of_terms(on)).collect()
        }
        Analysis::Hazards { on, .. } => of_terms(on).collect(),
        Analysis::Independence { rows, columns } => vec![rows.as_str(), columns.as_str()],
        Analysis::Survival { by, .. } => by.iter().map(String::as_str).collect(),
    }
}

/// By what a table is crossed, and the variable of which the share of every code is asked for.
fn of_table<'a>(statistic: &'a Statistic, by: &'a [String]) -> Vec<&'a str> {
    let shares = match statistic {
        Statistic::Proportion { variable, category: None } => Some(variable),
        _ => None,
    };
    by.iter().chain(shares).map(String::as_str).collect()
}

/// The columns that the script reads, so that no other one of the file has the name of one that it makes; none where one of them
/// has such a name, or one that Stata does not take.
fn kept<'a>(of: &ScriptOf<'a>) -> Option<Vec<&'a str>> {
    let missing = of.missing.iter().map(|(name, _)| name.as_str());
    let named = of.design.columns().into_iter().chain(of.question.variables()).chain(missing);
    let mut kept: Vec<&str> = Vec::new();
    for column in named.chain(replicate_columns(of).iter().map(String::as_str)) {
        if !kept.contains(&column) {
            kept.push(column);
        }
    }
    let is_grouped = |column: &str| {
        let stem = column.strip_suffix('_');
        stem.is_some_and(|stem| kept.contains(&stem) && (of.is_text)(stem))
    };
    let is_free = |column: &&str| is_name(column.trim_end_matches('*')) && !is_made(column) && !is_grouped(column);
    kept.iter().all(is_free).then_some(kept)
}

/// Whether a script makes a column of this name.
fn is_made(column: &str) -> bool {
    let number = column.strip_prefix("known").and_then(|rest| rest.strip_suffix('_'));
    MADE.contains(&column) || number.is_some_and(|number| number.parse::<usize>().is_ok())
}

/// A name that Stata takes: letters, digits and `_`, 32 at most, and no word of its own; room is left for the `_` of a grouped one.
fn is_name(column: &str) -> bool {
    let begins = column.chars().next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    let is_type = column.strip_prefix("str").is_some_and(|rest| rest == "L" || rest.parse::<u32>().is_ok());
    let is_short = begins && column.len() < 32 && !is_type && !RESERVED.contains(&column);
    is_short && column.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether a letter means something within a text of Stata: the end of it, a macro, or another line.
fn is_special(letter: char) -> bool {
    letter.is_control() || matches!(letter, '"' | '`' | '$')
}

/// Whether a text can stand where no expression may: the name of a file.
fn is_plain(text: &str) -> bool {
    !text.chars().any(is_special)
}

/// A text as an expression. What means something within one is added to it as the number of its letter; an apostrophe alone does not.
fn quoted(text: &str) -> String {
    if is_plain(text) {
        return format!("\"{text}\"");
    }
    let mut parts = Vec::new();
    let mut plain = String::new();
    for letter in text.chars() {
        if !is_special(letter) {
            plain.push(letter);
            continue;
        }
        if !plain.is_empty() {
            parts.push(format!("\"{}\"", std::mem::take(&mut plain)));
        }
        parts.push(format!("uchar({})", u32::from(letter)));
    }
    if !plain.is_empty() {
        parts.push(format!("\"{plain}\""));
    }
    format!("({})", parts.join(" + "))
}

fn read(of: &ScriptOf<'_>) -> String {
    let file = quoted(of.file);
    match of.ending().as_str() {
        "sav" | "zsav" => format!("import spss using {file}, clear"),
        "dta" => format!("use {file}, clear"),
        // All as texts first: a code `01` is not the number 1, and numbers keep their digits.
        _ => format!(
            "import delimited using {file}, clear case(preserve) varnames(1) stringcols(_all) encoding(\"utf-8\")"
        ),
    }
}

/// The numbers among the texts of a CSV file, but those that have words among them.
fn numbers(of: &ScriptOf<'_>) -> Option<String> {
    if matches!(of.ending().as_str(), "sav" | "zsav" | "dta") {
        return None;
    }
    let named = of.design.columns().into_iter().chain(of.question.variables());
    let has_words =
        |name: &str| of.missing.iter().any(|(known, codes)| known == name && codes.iter().any(|code| is_word(code)));
    let mut names: Vec<&str> = Vec::new();
    for name in named.chain(replicate_columns(of).iter().map(String::as_str)) {
        if !(of.is_text)(name) && !has_words(name) && !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| format!("quietly destring {}, replace", names.join(" ")))
}

/// The columns of replicate weights that came with the data; a name that ends in `*` stands for all that begin so.
fn replicate_columns<'a>(of: &ScriptOf<'a>) -> &'a [String] {
    match &of.design.replicates {
        Some(ReplicateScheme::Supplied { columns, .. }) => columns,
        _ => &[],
    }
}

/// Whether a code that is no answer is neither a number nor a range of numbers.
fn is_word(code: &str) -> bool {
    code.parse::<f64>().is_err() && range(code).is_none()
}

/// Codes that are no answers become what Stata takes for missing.
fn missing(of: &ScriptOf<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for (variable, codes) in of.missing {
        if (of.is_text)(variable) {
            let replaced =
                |code: &String| format!("quietly replace {variable} = \"\" if {variable} == {}", quoted(code));
            lines.extend(codes.iter().map(replaced));
            continue;
        }
        // Words among numbers make a column of texts of it, until they are gone.
        if codes.iter().any(|code| is_word(code)) {
            lines.push(format!("quietly destring {variable}, replace force"));
        }
        lines.extend(codes.iter().filter_map(|code| {
            let condition = match range(code) {
                Some((low, high)) => format!("inrange({variable}, {low}, {high})"),
                None => format!("{variable} == {}", code.parse::<f64>().ok()?),
            };
            Some(format!("quietly replace {variable} = . if {condition}"))
        }));
    }
    lines
}

/// Numbers for the variables of texts by which a design or a table is divided.
fn grouped(of: &ScriptOf<'_>) -> Vec<String> {
    let is_text = |column: &&str| (of.is_text)(column);
    let mut crossed: Vec<&str> = Vec::new();
    for column in self::crossed(of).into_iter().filter(is_text) {
        if !crossed.contains(&column) {
            crossed.push(column);
        }
    }
    let design = of.design.strata.iter().chain(&of.design.clusters).map(String::as_str).filter(is_text);
    let mut lines: Vec<String> = Vec::new();
    for column in design.filter(|column| !crossed.contains(column)) {
        lines.push(format!("egen long {column}_ = group({column})"));
    }
    lines.extend(crossed.iter().map(|column| format!("egen long {column}_ = group({column}), label")));
    lines
}

/// The name of a column, or of its numbers where it holds texts.
fn number(of: &ScriptOf<'_>, column: &str) -> String {
    if (of.is_text)(column) { format!("{column}_") } else { column.to_owned() }
}

/// The design; what is `calibrated` are options that follow those that have a comma before them.
fn design(of: &ScriptOf<'_>, calibrated: &str) -> Option<String> {
    let SurveyDesign { weights, strata, clusters, lonely, replicates, .. } = of.design;
    // What is drawn with replacement uses nothing up.
    let is_replaced = matches!(of.design.pps, Some(PpsScheme::WithReplacement {}));
    let fpc: &[String] = if is_replaced { &[] } else { &of.design.fpc };
    let weight = weights.as_ref().map(|weight| format!(" [pweight = {weight}]")).unwrap_or_default();
    if let Some(ReplicateScheme::Supplied { columns, method, rho, factors: false, scale: None, scales }) = replicates
        && scales.is_empty()
    {
        if !calibrated.is_empty() {
            return None;
        }
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let kind = match method {
            SuppliedMethod::HalfSamples => "brr",
            SuppliedMethod::JackknifeUnstratified => "jkr",
            SuppliedMethod::Bootstrap => "bsr",
            SuppliedMethod::SuccessiveDifferences => "sdr",
            // Its own factors are of one stratum.
            SuppliedMethod::JackknifeStratified | SuppliedMethod::Other => return None,
        };
        let fay = if *rho > 0.0 { format!(" fay({rho})") } else { String::new() };
        let vce = match kind {
            "brr" => "brr",
            "jkr" => "jackknife",
            "bsr" => "bootstrap",
            _ => "sdr",
        };
        return Some(format!("svyset{weight}, {kind}weight({}) vce({vce}){fay}", columns.join(" ")));
    }
    let jackknife = match replicates {
        None => "",
        Some(ReplicateScheme::Jackknife {}) => " vce(jackknife)",
        Some(_) => return None,
    };
    let rule = match lonely {
        LonelyUnits::Fail => "missing",
        LonelyUnits::Certainty => "certainty",
        LonelyUnits::Adjust => "centered",
        LonelyUnits::Average => "scaled",
    };
    // Stata names a stage after the other, each with its own strata and population.
    let stages = clusters.len().max(strata.len()).max(fpc.len()).max(1);
    let stage = |at: usize| {
        let unit = clusters.get(at).map_or_else(|| "_n".to_owned(), |column| number(of, column));
        let strata = strata.get(at).map(|column| format!(" strata({})", number(of, column))).unwrap_or_default();
        let fpc = fpc.get(at).map(|column| format!(" fpc({column})")).unwrap_or_default();
        let options = format!("{strata}{fpc}");
        let weight = if at == 0 { weight.as_str() } else { "" };
        if options.is_empty() { format!("{unit}{weight}") } else { format!("{unit}{weight},{options}") }
    };
    let written: Vec<String> = (0..stages).map(stage).collect();
    // What is of the whole design stands behind the last stage.
    let comma = if written.last().is_some_and(|last| last.contains(',')) { "" } else { "," };
    Some(format!("svyset {}{comma} singleunit({rule}){jackknife}{calibrated}", written.join(" || ")))
}

/// Whether the question is about some of the rows only.
fn has_part(of: &ScriptOf<'_>) -> bool {
    !of.question.only().is_empty() || !of.question.needed().is_empty()
}

/// A mark for those the question is about: rows without an answer are not among them. Left to itself Stata drops these, and with
/// them units that were drawn.
fn part(of: &ScriptOf<'_>) -> Option<String> {
    if !has_part(of) {
        return None;
    }
    let one = |(variable, codes): (&String, &Vec<String>)| {
        let equal: Vec<String> =
            codes.iter().map(|code| format!("{variable} == {}", literal(of, variable, code))).collect();
        format!("({})", equal.join(" | "))
    };
    let mut conditions: Vec<String> = of.question.only().iter().map(one).collect();
    let needed: Vec<&str> = of.question.needed().into_iter().collect();
    conditions.extend((!needed.is_empty()).then(|| format!("!missing({})", needed.join(", "))));
    Some(format!("generate byte part_ = {}", conditions.join(" & ")))
}

/// The beginning of commands that know the design.
fn svy(of: &ScriptOf<'_>, options: &str) -> String {
    let part = if has_part(of) { "subpop(part_)" } else { "" };
    let all: Vec<&str> = [part, options].into_iter().filter(|option| !option.is_empty()).collect();
    if all.is_empty() { "svy".to_owned() } else { format!("svy, {}", all.join(" ")) }
}

/// The confidence of intervals, as an option.
fn level(of: &ScriptOf<'_>) -> String {
    format!("level({})", (of.question.confidence() * 1e4).round() / 1e2)
}

fn literal(of: &ScriptOf<'_>, variable: &str, code: &str) -> String {
    let is_number = !(of.is_text)(variable) && code.parse::<f64>().is_ok();
    if is_number { code.to_owned() } else { quoted(code) }
}

fn estimate(of: &ScriptOf<'_>, question: &EstimateQuestion) -> Vec<String> {
    let by: Vec<String> = question.by.iter().map(|column| number(of, column)).collect();
    let over = if by.is_empty() { String::new() } else { format!(", over({})", by.join(" ")) };
    let kind = match question.interval {
        Some(IntervalMethod::Wald) if matches!(question.statistic, Statistic::Proportion { .. }) => " citype(normal)",
        _ => "",
    };
    let comma = if over.is_empty() && !kind.is_empty() { "," } else { "" };
    let begun = svy(of, &level(of));
    let svy = |what: &str| vec![format!("{begun}: {what}{over}{comma}{kind}"), "estat cv".to_owned()];
    match &question.statistic {
        Statistic::Count {} => {
            let mut lines = vec!["generate byte one_ = 1".to_owned()];
            lines.extend(svy("total one_"));
            lines
        }
        Statistic::Total { variable } => svy(&format!("total {variable}")),
        Statistic::Mean { variable } => svy(&format!("mean {variable}")),
        Statistic::Proportion { variable, category: None } => svy(&format!("proportion {}", number(of, variable))),
        Statistic::Proportion { variable, category: Some(category) } => {
            let (code, known) = (literal(of, variable, category), format!("!missing({variable})"));
            let mut lines = vec![format!("generate byte share_ = ({variable} == {code}) if {known}")];
            lines.extend(svy("proportion share_"));
            lines
        }
        Statistic::Ratio { numerator, denominator } => svy(&format!("ratio ({numerator}/{denominator})")),
        Statistic::Quantile { variable, probability } => quantile(of, question, (variable, *probability)),
    }
}

/// Stata gives quantiles with weights, and no errors of theirs.
fn quantile(of: &ScriptOf<'_>, question: &EstimateQuestion, (variable, probability): (&str, f64)) -> Vec<String> {
    let weight = of.design.weights.as_ref().map(|weight| format!(" [pweight = {weight}]")).unwrap_or_default();
    let share = (probability * 1e6).round() / 1e4;
    if question.by.is_empty() {
        return vec![format!("_pctile {variable} if part_{weight}, percentiles({share})"), "return list".to_owned()];
    }
    let by: Vec<String> = question.by.iter().map(|column| number(of, column)).collect();
    vec![
        format!("egen long cell_ = group({}), label", by.join(" ")),
        "levelsof cell_ if part_, local(cells)".to_owned(),
        "foreach cell of local cells {".to_owned(),
        format!("    _pctile {variable} if cell_ == `cell' & part_{weight}, percentiles({share})"),
        "    display \"`: label (cell_) `cell'': \" r(r1)".to_owned(),
        "}".to_owned(),
    ]
}
