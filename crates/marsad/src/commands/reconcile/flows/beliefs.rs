//! What is believed before any report is seen, from a file with a line for each belief.

use marsad_i18n::args;
use marsad_reconcile::mirror::DurationRule;
use marsad_reconcile::mirror::imem::{GammaPrior, Interval, NormalPrior, Spread};
use marsad_reconcile::mirror::random::Beta;

use super::super::answer::Told;
use super::super::cells::Cells;
use super::super::table::Row;
use super::classes::Classes;
use crate::duration_code;

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
    cells: Cells<'a>,
    row: Row,
}

impl Beliefs {
    /// Reads a file, and gives what is wrong with each line that cannot be read: a model cannot do without any of them.
    /// Of the rule that is `wanted` it is known that flows under it are the flows.
    pub(super) fn read(cells: Cells<'_>, wanted: DurationRule) -> (Self, Vec<Told>) {
        let mut beliefs = Self::default();
        beliefs.durations.believe(&duration_code::write(wanted), NormalPrior::known(0.0));
        let mut wrong = Vec::new();
        for row in cells.table.rows() {
            if let Err(told) = beliefs.read_line(Line { cells, row }, wanted) {
                wrong.push(told);
            }
        }
        (beliefs, wrong)
    }

    fn read_line(&mut self, line: Line<'_>, wanted: DurationRule) -> Result<(), Told> {
        let about = line.word("ABOUT", &[NORMAL, PRECISIONS].concat())?;
        let is_first = match about.checked_sub(NORMAL.len()) {
            None => self.read_normal(line, about)?,
            Some(about) => self.read_precision(line, about)?,
        };
        if is_first {
            return Ok(());
        }
        let of_wanted = args().text("rule", &duration_code::write(wanted));
        let wanted = line.cells.console.voice().say_with("flows-wanted-once", &of_wanted);
        Err(line.cells.told((line.row, "NAME"), &wanted))
    }

    /// Keeps the belief of a line, and says whether it is the first one about its subject.
    fn read_normal(&mut self, line: Line<'_>, about: usize) -> Result<bool, Told> {
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
    fn read_precision(&mut self, line: Line<'_>, about: usize) -> Result<bool, Told> {
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
    fn normal(self, about: &str) -> Result<NormalPrior, Told> {
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

    fn gamma(self) -> Result<GammaPrior, Told> {
        let form = FORMS_OF_PRECISIONS[self.word("FORM", &FORMS_OF_PRECISIONS)?];
        let (first, second) = (self.number("FIRST")?, self.number("SECOND")?);
        Ok(match form {
            "spread" => GammaPrior::of_spread(Spread { standard_deviation: first, worth: second }),
            _ => GammaPrior { shape: first, rate: second },
        })
    }

    fn word(self, column: &str, words: &[&str]) -> Result<usize, Told> {
        self.cells.word(self.row, column, words)
    }

    fn number(self, column: &str) -> Result<f64, Told> {
        self.cells.needed_number(self.row, column)
    }

    /// Whom a belief is about.
    fn name(self) -> Result<&'a str, Told> {
        self.cells.name(self.row, "NAME")
    }

    /// The rule that a belief is about, as a code is written; `_U` stands for reports that state none.
    fn rule(self) -> Result<String, Told> {
        match self.name()? {
            code if duration_code::is_not_stated(code) => Ok(duration_code::NOT_STATED.to_owned()),
            code => match duration_code::read(code) {
                Some(rule) => Ok(duration_code::write(rule)),
                None => Err(self.cells.left_out((self.row, "NAME"), "reconcile-wanted-rule")),
            },
        }
    }
}
