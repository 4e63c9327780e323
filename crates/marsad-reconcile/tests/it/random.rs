//! Problems drawn by chance from a seed.

use marsad_reconcile::balancing::{
    Bounds, Cell, CellId, Constraint, Grading, Problem, SourceId, Statement, Strictness, Term, Uncertainty, UnitId,
    Units,
};

/// Numbers that look like chance (Steele, Lea and Flood 2014, SplitMix64).
pub struct Random(pub u64);

impl Random {
    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number from 0 to 1.
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number between two others.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }

    /// A whole number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        (self.share() * end as f64) as usize
    }
}

pub fn variance(cell: usize, source: usize, value: f64, variance: f64) -> Statement {
    let uncertainty = Uncertainty::Variance(variance);
    Statement { cell: CellId(cell), source: SourceId(source), value, uncertainty }
}

pub fn constraint(name: &str, terms: &[(usize, f64)], target: f64) -> Constraint {
    let terms = terms.iter().map(|(cell, coefficient)| Term::new(CellId(*cell), *coefficient)).collect();
    Constraint { name: name.into(), terms, target, strictness: Strictness::Hard, units: Units::Alike }
}

pub fn unbounded(cells: usize) -> Vec<Cell> {
    vec![Cell { unit: UnitId(0), bounds: Bounds::NONE }; cells]
}

/// A problem of some cells without bounds, each stated by one to three sources or by none, with a few hard and soft
/// constraints that one set of values nearly satisfies.
pub fn problem(seed: u64) -> Problem {
    let random = &mut Random(seed);
    let count = 3 + random.below(8);
    let truth: Vec<f64> = (0..count).map(|_| random.between(-5.0, 20.0)).collect();
    let mut statements = Vec::new();
    for (cell, value) in truth.iter().enumerate() {
        for source in 0..3 {
            if random.share() < 0.6 {
                let stated = value + random.between(-3.0, 3.0);
                statements.push(variance(cell, source, stated, random.between(0.2, 4.0)));
            }
        }
    }
    let mut constraints = Vec::new();
    for index in 0..1 + random.below(count / 2 + 1) {
        let mut terms = Vec::new();
        for cell in 0..count {
            if random.share() < 0.5 {
                terms.push((cell, [-1.0, 1.0, 1.0, 2.0][random.below(4)]));
            }
        }
        if terms.is_empty() {
            terms.push((random.below(count), 1.0));
        }
        let target: f64 = terms.iter().map(|(cell, coefficient)| coefficient * truth[*cell]).sum();
        let mut new = constraint(&format!("c{index}"), &terms, target);
        if random.share() < 0.3 {
            new.strictness = Strictness::Soft { variance: random.between(0.2, 2.0) };
            new.target += random.between(-1.0, 1.0);
        }
        constraints.push(new);
    }
    let cells = unbounded(count);
    Problem { cells, statements, constraints, covariances: Vec::new(), grading: Grading::default() }
}
