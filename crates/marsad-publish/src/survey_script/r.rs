//! The script for R with the package survey.
//!
//! Holds: the design and tables of estimates. Where next: `r/models.rs` (regressions, hazards), `r/independence.rs`,
//! `r/survival.rs`, `r/contrasts.rs`, `r/weighting.rs`, `r/calibration.rs`,
//! `r/margins.rs` (margins that weights reach when they come), `r/by_size.rs`.

mod by_size;
mod calibration;
mod contrasts;
mod independence;
mod margins;
mod models;
mod survival;
mod weighting;

use marsad_model::{
    Analysis, EstimateQuestion, IntervalMethod, LonelyUnits, PhaseMethod, QuantileDefinition, ReplicateScheme,
    SecondPhase, Statistic, SuppliedMethod, SurveyDesign,
};

use super::{ScriptOf, ScriptQuestion, range};

/// What is said before replicates that R draws itself.
const OTHER_DRAWS: &str = "# R draws other replicates than those here, whatever the seed: errors differ by chance. \
                           To have the same, write the replicate weights out and supply them.";

/// Where rows stay in a part with the weight zero, R stops at the design effect of a part with one person: that one is not known then.
const WITH_EFFECT: [&str; 7] = [
    "with_effect <- function(estimator) function(x, design, deff, ...) {",
    "  without <- function(stopped) {",
    "    estimate <- estimator(x, design, ...)",
    "    structure(estimate, deff = matrix(NA_real_, length(coef(estimate)), length(coef(estimate))))",
    "  }",
    "  tryCatch(estimator(x, design, deff = deff, ...), error = without)",
    "}",
];
/// Beside a simple random sample that does not vary R divides by nothing: there is no design effect then, as here.
const EFFECT_OR_NONE: &str = "attr(estimate, \"deff\")[!is.finite(attr(estimate, \"deff\"))] <- NA";
/// The same of cells, each of which has its own.
const EFFECTS_OR_NONE: [&str; 4] = [
    "effects <- grep(\"^DEff\", names(estimate))",
    "estimate[effects] <- lapply(estimate[effects], function(effect) {",
    "  replace(effect, is.infinite(effect) | is.nan(effect), NA)",
    "})",
];
/// What is said before rows are sorted for the approximate variance of two phases.
const SORTED: &str = "# R adds units of the first phase up in their order and takes their probabilities in that of the rows: \
                      so the rows stand in the order of the units.";

/// Words of the language, which are no plain names (R Language Definition, "Reserved words").
const RESERVED: [&str; 19] = [
    "if",
    "else",
    "repeat",
    "while",
    "function",
    "for",
    "next",
    "break",
    "TRUE",
    "FALSE",
    "NULL",
    "Inf",
    "NaN",
    "NA",
    "NA_integer_",
    "NA_real_",
    "NA_complex_",
    "NA_character_",
    "in",
];

pub(super) fn lines(of: &ScriptOf<'_>) -> Option<Vec<String>> {
    let mut lines = vec!["library(survey)".to_owned()];
    lines.push(format!("options(survey.lonely.psu = {})", quoted(lonely(of.design.lonely))));
    lines.push(format!("data <- {}", read(of)));
    lines.extend(of.missing.iter().flat_map(|(variable, codes)| missing(of, variable, codes)));
    lines.extend(design(of.design)?);
    lines.extend(margins::lines(of));
    lines.extend(weighting::lines(of)?);
    if let Some(calibration) = of.question.calibration() {
        lines.extend(calibration::lines(of, calibration)?);
    }
    lines.extend(asked(of)?);
    Some(lines)
}

/// What is asked of the design; none where R cannot.
fn asked(of: &ScriptOf<'_>) -> Option<Vec<String>> {
    let asked = match of.question {
        ScriptQuestion::Table(question) => return Some(estimates(of, question)),
        ScriptQuestion::Analysis(asked) => asked,
    };
    match &asked.analysis {
        Analysis::Estimates { statistic, by } => Some(estimates(of, &asked.question(statistic, by))),
        Analysis::Contrasts { statistic, by, pairs } => contrasts::lines(of, &asked.question(statistic, by), pairs),
        Analysis::Regression { family, outcome, on } => {
            Some(models::regression(of, (of.family(*family, outcome), outcome), on))
        }
        Analysis::Hazards { spell, on } => Some(models::hazards(of, spell, on)),
        Analysis::Independence { rows, columns } => Some(independence::lines(of, (rows, columns))),
        Analysis::Survival { spell, by, times } => Some(survival::lines(of, spell, (by.as_deref(), times))),
        // The package survey has no models of areas.
        Analysis::SmallAreas { .. } => None,
        Analysis::Weights { .. } => Some(vec!["print(weights(design, \"sampling\"))".to_owned()]),
    }
}

/// A table of estimates.
fn estimates(of: &ScriptOf<'_>, question: &EstimateQuestion) -> Vec<String> {
    let (part, mut lines) = part(of, &question.statistic.variables(), &[]);
    lines.extend(estimate(of, question, part));
    lines.push("print(estimate)".to_owned());
    lines
}

/// The name of the rows that are asked about, and the line that picks them: those whom the question is about and who
/// `answered`, for R stops at a cell in which nobody did; `more` must hold besides.
fn part(of: &ScriptOf<'_>, answered: &[&str], more: &[String]) -> (&'static str, Vec<String>) {
    let answered = answered.iter().map(|variable| format!("!is.na({})", name(variable)));
    let conditions: Vec<String> = conditions(of).into_iter().chain(more.iter().cloned()).chain(answered).collect();
    if conditions.is_empty() {
        return ("design", Vec::new());
    }
    ("part", vec![format!("part <- subset(design, {})", conditions.join(" & "))])
}

const fn lonely(word: LonelyUnits) -> &'static str {
    match word {
        LonelyUnits::Fail => "fail",
        LonelyUnits::Certainty => "certainty",
        LonelyUnits::Adjust => "adjust",
        LonelyUnits::Average => "average",
    }
}

fn read(of: &ScriptOf<'_>) -> String {
    let file = quoted(of.file);
    match of.ending().as_str() {
        "sav" | "zsav" => format!("haven::read_sav({file})"),
        "dta" => format!("haven::read_dta({file})"),
        "parquet" => format!("arrow::read_parquet({file})"),
        _ => format!("read.csv({file}, na.strings = \"\", check.names = FALSE)"),
    }
}

/// Codes of a variable that are no answers become what R takes for missing; a column of numbers that had words among them
/// becomes one of numbers.
fn missing(of: &ScriptOf<'_>, variable: &str, codes: &[String]) -> Vec<String> {
    let column = format!("data[[{}]]", quoted(variable));
    let single = codes.iter().filter(|code| range(code).is_none()).map(|code| literal(of, variable, code));
    let (words, numbers): (Vec<String>, Vec<String>) = single.partition(|code| code.starts_with('"'));
    let listed = |codes: &[String]| format!("{column} %in% c({})", codes.join(", "));
    let mut lines = Vec::new();
    if !words.is_empty() {
        lines.push(format!("{column}[{}] <- NA", listed(&words)));
        // Words make a column of texts of it, in which numbers are not compared as numbers.
        let is_number = !(of.is_text)(variable);
        lines.extend(is_number.then(|| format!("{column} <- type.convert(as.character({column}), as.is = TRUE)")));
    }
    let ranges = codes.iter().filter_map(|code| range(code));
    let ranges = ranges.map(|(low, high)| format!("({column} >= {low} & {column} <= {high})"));
    let numbers = (!numbers.is_empty()).then(|| listed(&numbers));
    let conditions: Vec<String> = numbers.into_iter().chain(ranges).collect();
    if !conditions.is_empty() {
        lines.push(format!("{column}[{}] <- NA", conditions.join(" | ")));
    }
    lines
}

fn design(words: &SurveyDesign) -> Option<Vec<String>> {
    if let Some(second) = &words.second {
        let unit = words.clusters.first().filter(|_| matches!(second.method, PhaseMethod::Approximate));
        let sorted = unit.map(|unit| format!("data <- data[order(data[[{}]]), , drop = FALSE]", quoted(unit)));
        let sorting = sorted.into_iter().flat_map(|line| [SORTED.to_owned(), line]);
        return Some(sorting.chain([two_phases(words, second)]).collect());
    }
    let mut parts = vec![format!("ids = {}", formula_or(&words.clusters, "~1"))];
    parts.extend((!words.strata.is_empty()).then(|| format!("strata = {}", formula(&words.strata))));
    match &words.weights {
        Some(weights) => parts.push(format!("weights = ~{}", name(weights))),
        None if !words.probabilities.is_empty() => parts.push(format!("probs = {}", formula(&words.probabilities))),
        None => {}
    }
    let fpc = by_size::populations(words);
    parts.extend((!fpc.is_empty()).then(|| format!("fpc = {}", formula(fpc))));
    parts.extend(words.nested.then(|| "nest = TRUE".to_owned()));
    parts.extend(words.pps.and_then(by_size::arguments));
    parts.push("data = data".to_owned());
    let plain = format!("design <- svydesign({})", parts.join(", "));
    Some(match &words.replicates {
        None => vec![plain],
        Some(ReplicateScheme::Jackknife {}) => {
            let kind = if words.strata.is_empty() { "JK1" } else { "JKn" };
            vec![plain, format!("design <- as.svrepdesign(design, type = {})", quoted(kind))]
        }
        Some(ReplicateScheme::HalfSamples { rho }) if *rho > 0.0 => {
            vec![plain, format!("design <- as.svrepdesign(design, type = \"Fay\", fay.rho = {rho})")]
        }
        Some(ReplicateScheme::HalfSamples { .. }) => {
            vec![plain, "design <- as.svrepdesign(design, type = \"BRR\")".to_owned()]
        }
        Some(ReplicateScheme::Bootstrap { count, seed }) => vec![
            plain,
            OTHER_DRAWS.to_owned(),
            format!("set.seed({seed})"),
            format!("design <- as.svrepdesign(design, type = \"subbootstrap\", replicates = {count})"),
        ],
        Some(ReplicateScheme::Supplied { columns, method, rho, factors, scale, scales }) => {
            let weights = words.weights.as_ref().map(|weights| format!("weights = ~{}, ", name(weights)));
            let mut parts = vec![format!("repweights = {}", replicate_columns(columns))];
            parts.push(format!("type = {}", quoted(supplied(*method, *rho))));
            parts.extend((*rho > 0.0).then(|| format!("rho = {rho}")));
            // R asks for both factors of a jackknife in strata.
            let needs_scale = *method == SuppliedMethod::JackknifeStratified;
            let scale = scale.or(needs_scale.then_some(1.0));
            parts.extend(scale.map(|scale| format!("scale = {scale}")));
            if !scales.is_empty() {
                let scales: Vec<String> = scales.iter().map(ToString::to_string).collect();
                parts.push(format!("rscales = c({})", scales.join(", ")));
            }
            parts.push(format!("combined.weights = {}", if *factors { "FALSE" } else { "TRUE" }));
            let (weights, parts) = (weights.unwrap_or_default(), parts.join(", "));
            vec![format!("design <- svrepdesign({weights}{parts}, data = data)")]
        }
    })
}

fn two_phases(words: &SurveyDesign, second: &SecondPhase) -> String {
    let pair = |first: String, later: String| format!("list({first}, {later})");
    let or_null = |names: &[String]| if names.is_empty() { "NULL".to_owned() } else { formula(names) };
    let mut parts =
        vec![format!("id = {}", pair(formula_or(&words.clusters, "~1"), formula_or(&second.clusters, "~1")))];
    if !words.strata.is_empty() || !second.strata.is_empty() {
        parts.push(format!("strata = {}", pair(or_null(&words.strata), or_null(&second.strata))));
    }
    // The method of joint probabilities takes no weights.
    let (argument, is_full) = match second.method {
        PhaseMethod::Approximate => ("weights", false),
        PhaseMethod::Full => ("probs", true),
    };
    let one =
        |weights: &String| if is_full { format!("~I(1/{})", name(weights)) } else { format!("~{}", name(weights)) };
    let of = |weights: &Option<String>| weights.as_ref().map_or_else(|| "NULL".to_owned(), one);
    if words.weights.is_some() || second.weights.is_some() {
        parts.push(format!("{argument} = {}", pair(of(&words.weights), of(&second.weights))));
    } else if !words.probabilities.is_empty() || !second.probabilities.is_empty() {
        parts.push(format!("probs = {}", pair(or_null(&words.probabilities), or_null(&second.probabilities))));
    }
    if !words.fpc.is_empty() || !second.fpc.is_empty() {
        parts.push(format!("fpc = {}", pair(or_null(&words.fpc), or_null(&second.fpc))));
    }
    let (subset, parts) = (name(&second.subset), parts.join(", "));
    let method = match second.method {
        PhaseMethod::Approximate => "approx",
        PhaseMethod::Full => "full",
    };
    format!("design <- twophase({parts}, subset = ~I({subset} == 1), data = data, method = {})", quoted(method))
}

const fn supplied(method: SuppliedMethod, rho: f64) -> &'static str {
    match method {
        SuppliedMethod::HalfSamples if rho > 0.0 => "Fay",
        SuppliedMethod::HalfSamples => "BRR",
        SuppliedMethod::JackknifeUnstratified => "JK1",
        SuppliedMethod::JackknifeStratified => "JKn",
        SuppliedMethod::Bootstrap => "bootstrap",
        SuppliedMethod::SuccessiveDifferences => "successive-difference",
        SuppliedMethod::Other => "other",
    }
}

/// Columns by a pattern, or by their names.
fn replicate_columns(columns: &[String]) -> String {
    let one = |column: &String| match column.strip_suffix('*') {
        Some(stem) => format!("grep({}, names(data), value = TRUE)", quoted(&format!("^{stem}[0-9]+$"))),
        None => quoted(column),
    };
    format!("data[c({})]", columns.iter().map(one).collect::<Vec<_>>().join(", "))
}

/// Whom the question is about.
fn conditions(of: &ScriptOf<'_>) -> Vec<String> {
    let one = |(variable, codes): (&String, &Vec<String>)| {
        let codes: Vec<String> = codes.iter().map(|code| literal(of, variable, code)).collect();
        format!("{} %in% c({})", name(variable), codes.join(", "))
    };
    of.question.only().iter().map(one).collect()
}

/// A code as the variable holds it: a text, or a number.
fn literal(of: &ScriptOf<'_>, variable: &str, code: &str) -> String {
    let is_number = !(of.is_text)(variable) && code.parse::<f64>().is_ok();
    if is_number { code.to_owned() } else { quoted(code) }
}

/// What is estimated, with its intervals.
fn estimate(of: &ScriptOf<'_>, question: &EstimateQuestion, part: &str) -> Vec<String> {
    let EstimateQuestion { statistic, by, confidence, .. } = question;
    let (interval, rule) = (question.interval, question.quantile_rule);
    let (left_out, has_replicates) = (left_out(of), of.design.replicates.is_some());
    let asked = Asked { part, by, confidence: *confidence, left_out, interval, rule, has_replicates };
    match statistic {
        Statistic::Count {} => {
            let mut lines = vec![format!("{part} <- update({part}, one = 1)")];
            lines.extend(asked.plain("~one", "svytotal"));
            lines
        }
        Statistic::Total { variable } => asked.plain(&format!("~{}", name(variable)), "svytotal"),
        Statistic::Mean { variable } if !matches!(interval, None | Some(IntervalMethod::Wald)) => {
            asked.share(&format!("~{}", name(variable)))
        }
        Statistic::Mean { variable } => asked.plain(&format!("~{}", name(variable)), "svymean"),
        Statistic::Proportion { variable, category: None } => asked.shares(variable),
        Statistic::Proportion { variable, category: Some(category) } => {
            asked.share(&format!("~I({} == {})", name(variable), literal(of, variable, category)))
        }
        Statistic::Ratio { numerator, denominator } => {
            asked.ratio(&format!("~{}", name(numerator)), &format!("~{}", name(denominator)))
        }
        Statistic::Quantile { variable, probability } => asked.quantile(&format!("~{}", name(variable)), *probability),
    }
}

/// Who is asked about, and how sure the answer is to be.
struct Asked<'a> {
    part: &'a str,
    by: &'a [String],
    confidence: f64,
    left_out: &'static str,
    interval: Option<IntervalMethod>,
    rule: Option<QuantileDefinition>,
    has_replicates: bool,
}

/// The argument by which R passes over rows without a value that `subset` has not taken away: of calibrated weights and of
/// two phases it keeps them with the weight zero.
fn left_out(of: &ScriptOf<'_>) -> &'static str {
    let is_reweighted = of.question.calibration().is_some() || !of.question.weighting().is_empty();
    let is_calibrated = !of.design.calibrated.is_empty() && of.design.replicates.is_none();
    let keeps_rows = is_reweighted || is_calibrated || of.design.second.is_some();
    if keeps_rows { ", na.rm = TRUE" } else { "" }
}

impl Asked<'_> {
    /// Estimates with Wald's intervals.
    fn plain(&self, what: &str, function: &str) -> Vec<String> {
        let mut lines = self.estimates(what, function);
        lines.extend(self.reach(""));
        lines.push("print(cbind(low = coef(estimate) - reach, high = coef(estimate) + reach))".to_owned());
        lines
    }

    /// The shares of all codes, with intervals on the scale that was named, or on that of logits.
    fn shares(&self, variable: &str) -> Vec<String> {
        let (divided, low, high) = match self.interval {
            Some(IntervalMethod::Beta | IntervalMethod::Likelihood) => return self.share_by_share(variable),
            Some(IntervalMethod::Logit) if self.has_replicates => return self.share_by_share(variable),
            Some(IntervalMethod::Wald) => ("", "share - reach", "share + reach"),
            Some(IntervalMethod::Arcsine) => (
                " / (2 * sqrt(share * (1 - share)))",
                "sin(asin(sqrt(share)) - reach)^2",
                "sin(asin(sqrt(share)) + reach)^2",
            ),
            _ => (" / (share * (1 - share))", "plogis(qlogis(share) - reach)", "plogis(qlogis(share) + reach)"),
        };
        let mut lines = self.estimates(&format!("~factor({})", name(variable)), "svymean");
        lines.push("share <- coef(estimate)".to_owned());
        lines.extend(self.reach(divided));
        lines.push(format!("print(cbind(low = {low}, high = {high}))"));
        lines
    }

    /// The share of each code on its own, for intervals that R has for one share only.
    fn share_by_share(&self, variable: &str) -> Vec<String> {
        let part = self.part;
        let of_one = Asked { part: "of_one", ..*self }.share("~share_").concat();
        let of_one = of_one.replacen("estimate <- ", "estimate[[as.character(code)]] <- ", 1);
        vec![
            "estimate <- list()".to_owned(),
            format!("for (code in sort(unique(model.frame({part})[[{}]]))) {{", quoted(variable)),
            format!("  of_one <- update({part}, share_ = as.numeric({} == code))", name(variable)),
            format!("  {of_one}"),
            "}".to_owned(),
        ]
    }

    fn estimates(&self, what: &str, function: &str) -> Vec<String> {
        let Self { part, by, left_out, .. } = self;
        let is_careful = !left_out.is_empty();
        let function = if is_careful { format!("with_effect({function})") } else { function.to_owned() };
        let mut lines: Vec<String> = is_careful.then(|| WITH_EFFECT.map(str::to_owned)).into_iter().flatten().collect();
        if by.is_empty() {
            lines.push(format!("estimate <- {function}({what}, {part}{left_out}, deff = TRUE)"));
            lines.push(EFFECT_OR_NONE.to_owned());
            lines.push("print(cv(estimate))".to_owned());
        } else {
            let by = formula(by);
            let how = format!("{function}{left_out}, deff = TRUE, vartype = c(\"se\", \"cv\")");
            lines.push(format!("estimate <- svyby({what}, {by}, {part}, {how})"));
            lines.extend(EFFECTS_OR_NONE.map(str::to_owned));
        }
        lines
    }

    /// How far intervals reach, with the degrees of freedom of each cell as here; the standard error may be `divided`.
    fn reach(&self, divided: &str) -> Vec<String> {
        let Self { part, by, confidence, .. } = self;
        let freedom = if by.is_empty() {
            format!("freedom <- degf({part})")
        } else {
            let columns: Vec<String> = by.iter().map(|column| quoted(column)).collect();
            let cells = format!("interaction(model.frame({part})[c({})], drop = TRUE)", columns.join(", "));
            let rows = format!("split(seq_len(nrow(model.frame({part}))), {cells})");
            format!("freedom <- sapply({rows}, function(rows) degf({part}[rows, ]))")
        };
        let (upper, every) = (upper(*confidence), "rep(freedom, length.out = length(coef(estimate)))");
        vec![freedom, format!("reach <- qt({upper}, {every}) * c(unlist(SE(estimate))){divided}")]
    }

    /// The share of one code.
    fn share(&self, what: &str) -> Vec<String> {
        let Self { part, by, confidence, left_out, .. } = self;
        let method = match self.interval {
            // The only one that fits a regression to each replicate.
            Some(IntervalMethod::Logit) if self.has_replicates => "logit",
            interval => of_share(interval.unwrap_or(IntervalMethod::Xlogit)),
        };
        let how = |part: &str| format!("method = \"{method}\", level = {confidence}, df = degf({part}){left_out}");
        vec![if by.is_empty() {
            format!("estimate <- svyciprop({what}, {part}, {})", how(part))
        } else {
            let (by, of_cell) = (formula(by), format!("function(x, d, ...) svyciprop(x, d, {})", how("d")));
            format!("estimate <- svyby({what}, {by}, {part}, {of_cell}, vartype = c(\"se\", \"ci\", \"cv\"))")
        }]
    }

    fn ratio(&self, numerator: &str, denominator: &str) -> Vec<String> {
        let Self { part, by, left_out, .. } = self;
        let first = if by.is_empty() {
            format!("estimate <- svyratio({numerator}, {denominator}, {part}{left_out})")
        } else {
            let how = format!("svyratio, denominator = {denominator}{left_out}");
            format!("estimate <- svyby({numerator}, {}, {part}, {how})", formula(by))
        };
        let mut lines = vec![first];
        lines.extend(self.reach(""));
        lines.push("print(cbind(low = coef(estimate) - reach, high = coef(estimate) + reach))".to_owned());
        lines
    }

    fn quantile(&self, what: &str, probability: f64) -> Vec<String> {
        let Self { part, by, confidence, left_out, .. } = self;
        let alpha = ((1.0 - confidence) * 1e6).round() / 1e6;
        let kind = self.interval.map(|method| format!(", interval.type = {}", quoted(of_quantile(method))));
        let rule = self.rule.map(|rule| format!(", qrule = {}", quoted(&rule.word().replace('-', ""))));
        let (kind, rule) = (kind.unwrap_or_default(), rule.unwrap_or_default());
        let probabilities = format!("quantiles = {probability}, ci = TRUE, alpha = {alpha}{kind}{rule}");
        let how = |part: &str| format!("{probabilities}, df = degf({part}){left_out}");
        vec![if by.is_empty() {
            format!("estimate <- svyquantile({what}, {part}, {})", how(part))
        } else {
            let (by, of_cell) = (formula(by), format!("function(x, d, ...) svyquantile(x, d, {})", how("d")));
            format!("estimate <- svyby({what}, {by}, {part}, {of_cell}, vartype = \"ci\")")
        }]
    }
}

/// What R calls the interval of a share; the last two are of quantiles only, and are refused before.
const fn of_share(method: IntervalMethod) -> &'static str {
    match method {
        IntervalMethod::Wald => "mean",
        // Without replicates `logit` is the same interval from a logistic regression, whose search fails in small parts of
        // calibrated weights: R then prints 0 and says nothing.
        IntervalMethod::Logit | IntervalMethod::Xlogit | IntervalMethod::Score | IntervalMethod::Replicates => "xlogit",
        IntervalMethod::Likelihood => "likelihood",
        IntervalMethod::Arcsine => "asin",
        IntervalMethod::Beta => "beta",
    }
}

/// What R calls the interval of a quantile.
const fn of_quantile(method: IntervalMethod) -> &'static str {
    match method {
        IntervalMethod::Wald | IntervalMethod::Likelihood => "mean",
        IntervalMethod::Logit | IntervalMethod::Xlogit => "xlogit",
        IntervalMethod::Arcsine => "asin",
        IntervalMethod::Beta => "beta",
        IntervalMethod::Score => "score",
        IntervalMethod::Replicates => "quantile",
    }
}

/// The probability below the upper end of an interval, without the last digits of its arithmetic.
fn upper(confidence: f64) -> f64 {
    ((0.5 + 0.5 * confidence) * 1e9).round() / 1e9
}

fn formula(names: &[String]) -> String {
    format!("~{}", names.iter().map(|column| name(column)).collect::<Vec<_>>().join(" + "))
}

fn formula_or(names: &[String], otherwise: &str) -> String {
    if names.is_empty() { otherwise.to_owned() } else { formula(names) }
}

/// A name as R takes it: between backticks where it is no plain one.
fn name(column: &str) -> String {
    let begins = column.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    let begins = begins && !RESERVED.contains(&column);
    let is_plain = begins && column.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
    if is_plain { column.to_owned() } else { format!("`{}`", column.replace('\\', "\\\\").replace('`', "\\`")) }
}

fn quoted(text: &str) -> String {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}
