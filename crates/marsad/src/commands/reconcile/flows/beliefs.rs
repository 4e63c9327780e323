//! What is believed before any report is seen, from a file with a line for each belief.

use marsad_i18n::args;
use marsad_reconcile::mirror::DurationRule;
use marsad_reconcile::mirror::imem::{GammaPrior, Interval, NormalPrior, Spread};
use marsad_reconcile::mirror::random::Beta;

use super::super::table::{Row, Table};
use super::classes::Classes;
use crate::console::Console;
use crate::duration_code;
use crate::failure::Failure;

/// The columns of the file.
pub(super) const COLUMNS: [&str; 5] = ["ABOUT", "NAME", "FORM", "FIRST", "SECOND"];
/// What beliefs are about: first those of a normal belief, then those of a gamma belief about a precision.
const NORMAL: [&str; 4] = ["intercept", "covariate", "duration", "coverage"];
const PRECISIONS: [&str; 4] = ["accuracy", "flows", "origins", "destinations"];
/// The forms of a normal belief; the last one is for shares alone.
const FORMS: [&str; 4] = ["interval", "known", "normal", "beta"];
/// The forms of a belief about a precision.
const FORMS_OF_PRECISIONS: [&str; 2] = ["spread", "gamma"];
/// How sure the ends of an interval are.
const LEVEL: f64 = 0.95;

/// All that is believed.
#[derive(Default)]
pub(super) struct Beliefs {
    pub(super) intercept: Option<NormalPrior>,
    pub(super) covariates: Classes<NormalPrior>,
    pub(super) durations: Classes<NormalPrior>,
    pub(super) coverages: Classes<NormalPrior>,
    pub(super) accuracies: Classes<GammaPrior>,
    /// Of flows, origins and destinations.
    pub(super) spreads: [Option<GammaPrior>; 3],
}

/// A line of the file.
#[derive(Clone, Copy)]
struct Line<'a> {
    table: &'a Table<'a>,
    row: Row,
    console: &'a Console,
}

impl Beliefs {
    /// Reads a file; a model cannot do without any of its lines, so the first that is wrong refuses it. Of the rule that
    /// is `wanted` it is known that flows under it are the flows.
    pub(super) fn read(table: &Table<'_>, wanted: DurationRule, console: &Console) -> Result<Self, Failure> {
        let mut beliefs = Self::default();
        beliefs.durations.believe(&duration_code::write(wanted), NormalPrior::known(0.0));
        let abouts = [NORMAL, PRECISIONS].concat();
        for row in table.rows() {
            let line = Line { table, row, console };
            let about = line.word("ABOUT", &abouts)?;
            let is_first = match about.checked_sub(NORMAL.len()) {
                None => beliefs.read_normal(line, about)?,
                Some(about) => beliefs.read_precision(line, about)?,
            };
            if !is_first {
                let of_wanted = args().text("rule", &duration_code::write(wanted));
                return Err(table.wrong_cell((row, "NAME"), &console.voice().say_with("flows-wanted-once", &of_wanted)));
            }
        }
        Ok(beliefs)
    }

    /// Keeps the belief of a line, and says whether it is the first one about its subject.
    fn read_normal(&mut self, line: Line<'_>, about: usize) -> Result<bool, Failure> {
        let about = NORMAL[about];
        let prior = line.normal(about)?;
        Ok(match about {
            "intercept" => keep(&mut self.intercept, prior),
            "covariate" => self.covariates.believe(line.name()?, prior),
            "coverage" => self.coverages.believe(line.name()?, prior),
            _ => self.durations.believe(&line.rule()?, prior),
        })
    }

    /// The same of a belief about a precision.
    fn read_precision(&mut self, line: Line<'_>, about: usize) -> Result<bool, Failure> {
        let prior = line.gamma()?;
        Ok(match about.checked_sub(1) {
            None => self.accuracies.believe(line.name()?, prior),
            Some(spread) => keep(&mut self.spreads[spread], prior),
        })
    }
}

/// Keeps what is believed for the first time, and says whether it was.
fn keep<P>(kept: &mut Option<P>, prior: P) -> bool {
    let is_first = kept.is_none();
    kept.get_or_insert(prior);
    is_first
}

impl<'a> Line<'a> {
    fn normal(self, about: &str) -> Result<NormalPrior, Failure> {
        // What the model sees is the effect of a covariate itself, and the logarithm of all else.
        let is_log = about != "covariate";
        let forms = if about == "coverage" { &FORMS[..] } else { &FORMS[..3] };
        let form = FORMS[self.word("FORM", forms)?];
        let first = self.number("FIRST")?;
        if form == "known" {
            return Ok(NormalPrior::known(if is_log { first.ln() } else { first }));
        }
        let second = self.number("SECOND")?;
        let interval = Interval { level: LEVEL, low: first, high: second };
        Ok(match form {
            "interval" if is_log => NormalPrior::of_log_interval(interval),
            "interval" => NormalPrior::of_interval(interval),
            "beta" => NormalPrior::of_log_share(Beta { alpha: first, beta: second }),
            _ => NormalPrior { mean: first, standard_deviation: second },
        })
    }

    fn gamma(self) -> Result<GammaPrior, Failure> {
        let form = FORMS_OF_PRECISIONS[self.word("FORM", &FORMS_OF_PRECISIONS)?];
        let (first, second) = (self.number("FIRST")?, self.number("SECOND")?);
        Ok(match form {
            "spread" => GammaPrior::of_spread(Spread { standard_deviation: first, worth: second }),
            _ => GammaPrior { shape: first, rate: second },
        })
    }

    fn word(self, column: &str, words: &[&str]) -> Result<usize, Failure> {
        self.table.word(self.row, column, words)
    }

    fn number(self, column: &str) -> Result<f64, Failure> {
        let number = self.table.number(self.row, column)?;
        number.ok_or_else(|| self.wrong(column, "reconcile-wanted-number"))
    }

    /// Whom a belief is about.
    fn name(self) -> Result<&'a str, Failure> {
        match self.table.text(self.row, "NAME") {
            "" => Err(self.wrong("NAME", "reconcile-wanted-name")),
            name => Ok(name),
        }
    }

    /// The rule that a belief is about, as a code is written; `_U` stands for reports that state none.
    fn rule(self) -> Result<String, Failure> {
        match self.name()? {
            duration_code::NOT_STATED => Ok(duration_code::NOT_STATED.to_owned()),
            code => match duration_code::read(code) {
                Some(rule) => Ok(duration_code::write(rule)),
                None => Err(self.wrong("NAME", "reconcile-wanted-rule")),
            },
        }
    }

    fn wrong(self, column: &str, wanted: &str) -> Failure {
        self.table.wrong_cell((self.row, column), &self.console.voice().say(wanted))
    }
}
