//! What is estimated of each sample and how, and what becomes of it over many samples.

use marsad_survey::{
    Design, DesignBuilder, Domain, Estimates, Frame, Interval, Pps, QuantileInterval, ReplicateMethod, Request, mean,
    quantile, ratio,
};

use super::population::{Figures, Population};
use super::sample::{Visit, draw};

/// Replicates of the bootstrap.
const REPLICATES: usize = 400;

/// How variances are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By linearisation, as if areas had been drawn with replacement.
    Linearised,
    /// By linearisation, with the share of the areas and of the households that were drawn.
    Finite,
    /// Each area left out in turn.
    Jackknife,
    /// Areas drawn with replacement.
    Bootstrap,
}

/// One figure with one kind of interval.
pub struct Question {
    pub figure: &'static str,
    pub interval: &'static str,
    pub truth: fn(&Figures) -> f64,
    request: fn() -> Request,
    /// The only way of which it is asked, if there is one.
    only: Option<Way>,
}

/// What was found of one question, over all samples.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    pub samples: f64,
    pub variances: f64,
    /// How often the interval held the truth.
    pub covered: f64,
    pub lengths: f64,
}

impl Way {
    pub const ALL: [Self; 4] = [Self::Linearised, Self::Finite, Self::Jackknife, Self::Bootstrap];

    pub fn words(self) -> &'static str {
        match self {
            Self::Linearised => "linearised",
            Self::Finite => "linearised, finite populations",
            Self::Jackknife => "jackknife",
            Self::Bootstrap => "bootstrap",
        }
    }

    fn design(self, frame: &Frame, seed: u64) -> Design {
        let plain =
            || -> DesignBuilder { Design::new(frame.clone()).weights("weight").strata("stratum").clusters("area") };
        let builder = match self {
            Self::Linearised => plain(),
            Self::Finite => Design::new(frame.clone())
                .weights("weight")
                .strata(["stratum", "has_migrant"])
                .clusters(["area", "household"])
                .fpc(["of_area", "of_household"])
                .pps(Pps::Brewer),
            Self::Jackknife => plain().replicates(ReplicateMethod::jackknife()),
            Self::Bootstrap => plain().replicates(ReplicateMethod::rao_wu_yue(REPLICATES, seed)),
        };
        builder.build().unwrap()
    }
}

static QUESTIONS: [Question; 6] = [
    Question {
        figure: "mean",
        interval: "symmetric",
        truth: |figures| figures.mean,
        request: || mean("income"),
        only: None,
    },
    Question {
        figure: "ratio",
        interval: "symmetric",
        truth: |figures| figures.ratio,
        request: || ratio("remittance", "income"),
        only: None,
    },
    Question {
        figure: "share",
        interval: "logit",
        truth: |figures| figures.share,
        request: || share(Interval::Logit),
        only: None,
    },
    Question {
        figure: "share",
        interval: "beta",
        truth: |figures| figures.share,
        request: || share(Interval::Beta),
        only: None,
    },
    Question {
        figure: "median",
        interval: "Woodruff",
        truth: |figures| figures.median,
        request: || quantile("income", &[0.5]),
        only: None,
    },
    Question {
        figure: "median",
        interval: "of its replicates",
        truth: |figures| figures.median,
        request: || quantile("income", &[0.5]).quantile_interval(QuantileInterval::Replicates),
        only: Some(Way::Bootstrap),
    },
];

fn share(interval: Interval) -> Request {
    mean("is_ready").where_(Domain::is("is_in_domain", "1")).interval(interval)
}

/// Every way with each of its questions.
pub fn questions() -> Vec<(Way, &'static Question)> {
    let of_way = |way: Way| {
        let asked = QUESTIONS.iter().filter(move |question| question.only.is_none_or(|only| only == way));
        asked.map(move |question| (way, question))
    };
    Way::ALL.into_iter().flat_map(of_way).collect()
}

/// The tallies of all questions for the sample of a seed.
pub fn ask(population: &Population, figures: &Figures, seed: u64) -> Vec<Tally> {
    let frame = frame(population, &draw(population, seed));
    let questions = questions();
    let mut tallies = Vec::with_capacity(questions.len());
    for way in Way::ALL {
        let design = way.design(&frame, seed);
        for (_, question) in questions.iter().filter(|(of, _)| *of == way) {
            let found = design.estimate((question.request)()).unwrap();
            tallies.push(Tally::of(&found, (question.truth)(figures)));
        }
    }
    tallies
}

impl Tally {
    fn of(found: &Estimates, truth: f64) -> Self {
        let row = &found.rows[0];
        let is_covered = row.low <= truth && truth <= row.high;
        Self {
            samples: 1.0,
            variances: row.standard_error * row.standard_error,
            covered: if is_covered { 1.0 } else { 0.0 },
            lengths: row.high - row.low,
        }
    }

    pub fn add(&mut self, other: &Self) {
        self.samples += other.samples;
        self.variances += other.variances;
        self.covered += other.covered;
        self.lengths += other.lengths;
    }
}

/// The persons of the visited households as the columns of a survey.
fn frame(population: &Population, visits: &[Visit]) -> Frame {
    let mut columns: [(&str, Vec<f64>); 11] = [
        "stratum",
        "area",
        "household",
        "has_migrant",
        "of_area",
        "of_household",
        "weight",
        "income",
        "remittance",
        "is_in_domain",
        "is_ready",
    ]
    .map(|name| (name, Vec::new()));
    for visit in visits {
        let stratum = population.areas[visit.area as usize].stratum as f64;
        for person in population.persons_of(visit.household) {
            let values = [
                stratum,
                f64::from(visit.area),
                f64::from(visit.household),
                flag(visit.has_migrant),
                visit.of_area,
                visit.of_household,
                visit.weight(),
                f64::from(person.income),
                f64::from(person.remittance),
                flag(person.is_in_domain),
                flag(person.is_ready),
            ];
            columns.iter_mut().zip(values).for_each(|((_, column), value)| column.push(value));
        }
    }
    let rows = columns[0].1.len();
    columns.into_iter().fold(Frame::new(rows), |frame, (name, values)| frame.with_numbers(name, values).unwrap())
}

fn flag(is_so: bool) -> f64 {
    if is_so { 1.0 } else { 0.0 }
}
