//! The same estimates by us and by R's package survey, in turn, so that what else the machine does meets both; and
//! whether both say the same numbers.
//!
//! - `calls`: what is asked for. `with_r.R` makes the calls in R, `examples/beside_r` of marsad-survey in ours.
//! - `answer` (what both print), `agreement` (whether it is the same), `report` (what is told).
//!
//! Each run reads the persons first; that is not timed, but it counts in the memory at its highest. Where R or its
//! package is missing, ours are timed alone.

mod agreement;
mod answer;
mod calls;
mod report;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use self::agreement::Agreement;
use self::answer::Answer;
use self::calls::{Call, LINEARISED, REPLICATED, TOGETHER};
use self::report::{Measures, Runs, tell, tell_together};
use super::measured::{Cost, measure};
use super::{release_build, rows_asked};
use crate::chores::persons::{EDITION, Persons, Size};
use crate::chores::r;
use crate::shell::{Done, cache, root, say};

/// The calls of R, from the root of the workspace.
const WITH_R: &str = "xtask/src/chores/bench/survey/with_r.R";
/// How often both make the calls without replicates.
const ROUNDS: usize = 5;
/// How often both make those with replicates, which take R a minute.
const REPLICATE_ROUNDS: usize = 3;
/// What our twice as many replicates are called.
const TWICE: &str = "replicate_totals_twice";

/// Runs the comparison on so many persons as the first argument says.
pub fn run(arguments: &[String]) -> Done {
    let persons =
        usize::try_from(rows_asked(arguments, Size::REAL.persons as u64)?).map_err(|error| error.to_string())?;
    if persons < Size::PERSONS_MIN {
        return Err(format!("{persons} persons do not fill the areas: ask for {} or more", Size::PERSONS_MIN));
    }
    let bench = Bench::prepare(Size::of_persons(persons))?;
    let measures = bench.measures()?;
    let linearised = bench.in_turn("linearised", ROUNDS)?;
    linearised.tell(&LINEARISED, measures);
    let agreement = linearised.agreement()?;
    let replicates = bench.in_turn("replicates", REPLICATE_ROUNDS)?;
    replicates.tell(&REPLICATED, measures);
    replicates.tell_replicates();
    bench.shared(agreement)
}

/// Everything that is there before the first run.
struct Bench {
    binary: PathBuf,
    has_r: bool,
    size: Size,
    csv: PathBuf,
    columns: PathBuf,
    folder: PathBuf,
}

/// The runs of both.
#[derive(Default)]
struct Turns {
    r: Runs,
    ours: Runs,
}

impl Bench {
    fn prepare(size: Size) -> Result<Self, String> {
        let binary = release_build(&["--package", "marsad-survey", "--example", "beside_r"], "examples/beside_r")?;
        let has_r = r::is_there();
        if !has_r {
            say("R is left out: there is no Rscript with the packages survey and MASS");
            say("on Debian: apt-get install r-base-core r-cran-survey r-cran-mass");
        }
        let folder = cache("bench");
        std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        let file = |ending: &str| folder.join(format!("persons-{}-{EDITION}.{ending}", size.persons));
        let bench = Self { binary, has_r, size, csv: file("csv"), columns: file("columns"), folder };
        bench.write_persons()?;
        Ok(bench)
    }

    /// Writes the persons unless they are there.
    fn write_persons(&self) -> Done {
        if self.csv.exists() && self.columns.exists() {
            return Ok(());
        }
        say(&format!("writing {}", self.csv.display()));
        let persons = Persons::of(self.size);
        write_whole(&self.csv, |path| persons.write_csv(path))?;
        write_whole(&self.columns, |path| persons.write_columns(path))
    }

    /// What the machine allows, measured by us.
    fn measures(&self) -> Result<Measures, String> {
        let Size { persons, households, areas, strata } = self.size;
        say(&format!("── {persons} persons, {households} households, {areas} areas, {strata} strata"));
        let (_, answer) = self.ask_us("memory", None)?;
        let rate = |name: &str| answer.rates.get(name).and_then(|rates| rates.first()).copied().unwrap_or(f64::NAN);
        say(&format!(
            "memory: {:.1} GB/s read by one thread, {:.1} by all; {:.1} GB/s written by all",
            rate("read_one") / 1e9,
            rate("read_all") / 1e9,
            rate("write_all") / 1e9,
        ));
        Ok(Measures { persons: persons as f64, units: areas as f64, bytes_a_second: rate("read_all") })
    }

    /// R once, then we, and so on.
    fn in_turn(&self, task: &str, rounds: usize) -> Result<Turns, String> {
        let mut turns = Turns::default();
        for _ in 0..rounds {
            if self.has_r {
                turns.r.push(self.ask_r(task, None)?);
            }
            turns.ours.push(self.ask_us(task, None)?);
        }
        Ok(turns)
    }

    /// Compares variances with the same replicate weights, which R makes; says how near all numbers were.
    fn shared(&self, others: Option<Agreement>) -> Done {
        let Some(others) = others else { return Ok(()) };
        let factors = self.folder.join("factors");
        let (_, expected) = self.ask_r("shared", Some(&factors))?;
        let (_, found) = self.ask_us("shared", Some(&factors))?;
        let agreement = others.with(Agreement::of(&expected, &found)?);
        let Agreement { numbers, estimates, errors, replicates } = agreement;
        say(&format!(
            "R and we agree in {numbers} numbers: estimates to {estimates:.0e}, standard errors to {errors:.0e}, \
             those of the same replicate weights to {replicates:.0e}"
        ));
        Ok(())
    }

    fn ask_r(&self, task: &str, factors: Option<&Path>) -> Result<(Cost, Answer), String> {
        let script = root().join(WITH_R);
        self.ask(&["Rscript".as_ref(), script.as_ref(), task.as_ref(), self.csv.as_ref()], factors)
    }

    fn ask_us(&self, task: &str, factors: Option<&Path>) -> Result<(Cost, Answer), String> {
        self.ask(&[self.binary.as_ref(), task.as_ref(), self.columns.as_ref()], factors)
    }

    fn ask(&self, command: &[&OsStr], factors: Option<&Path>) -> Result<(Cost, Answer), String> {
        let command: Vec<OsString> =
            command.iter().copied().chain(factors.map(Path::as_os_str)).map(OsString::from).collect();
        let (cost, text) = measure(Path::new("python3"), &command, &self.folder.join("answer.tsv"))?;
        let answer = Answer::read(&text).map_err(|error| format!("{command:?}: {error}"))?;
        Ok((cost, answer))
    }
}

/// Writes a file that gets its name when it is whole.
fn write_whole(path: &Path, write: impl Fn(&Path) -> Done) -> Done {
    let unfinished = path.with_extension("unfinished");
    write(&unfinished)?;
    std::fs::rename(&unfinished, path).map_err(|error| format!("{}: {error}", path.display()))
}

impl Turns {
    fn tell(&self, calls: &[Call], measures: Measures) {
        tell(calls, &self.r, &self.ours, measures);
        self.r.tell_cost("R");
        self.ours.tell_cost("Marsad");
    }

    /// What replicates take together, and how time grows with their number.
    fn tell_replicates(&self) {
        tell_together(&REPLICATED[..TOGETHER], &self.r, &self.ours);
        say(
            "seconds of R are on the line through 20 and 100 replicates, of quantiles 5 and 20; its memory is that of 100",
        );
        let ratios = self
            .ours
            .answers
            .iter()
            .filter_map(|answer| Some(answer.middle(TWICE)? / answer.middle("replicate_totals")?));
        let ratios: Vec<String> = ratios.map(|ratio| format!("{ratio:.2}")).collect();
        say(&format!("twice as many replicates of the totals take us {} times as long", ratios.join(", ")));
    }

    /// How near the numbers of the first round are; none without R.
    fn agreement(&self) -> Result<Option<Agreement>, String> {
        match (self.r.answers.first(), self.ours.answers.first()) {
            (Some(r), Some(ours)) => Agreement::of(r, ours).map(Some),
            _ => Ok(None),
        }
    }
}
