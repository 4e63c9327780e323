//! The calls that R and we make: what each must read at least, and what is asked of ours.

/// A call.
pub struct Call {
    /// As both print it.
    pub name: &'static str,
    /// What is done, for people.
    pub title: &'static str,
    /// Bytes of each person that nobody can do without: the columns named, the weight, the unit, the code of a domain.
    pub person_bytes: f64,
    /// How often the table of factors, eight bytes for each unit and replicate, goes through memory at least.
    pub table_passes: f64,
    /// How many times as fast as R ours is to be.
    pub goal: Option<f64>,
}

const PLAIN: Call = Call { name: "", title: "", person_bytes: 0.0, table_passes: 0.0, goal: None };
const FAST: Call = Call { goal: Some(50.0), ..PLAIN };
const REPLICATE: Call = Call { table_passes: 1.0, ..PLAIN };

/// Without replicates.
pub const LINEARISED: [Call; 10] = [
    Call { name: "design", title: "design: strata, clusters, weights", person_bytes: 28.0, ..PLAIN },
    Call { name: "totals", title: "totals of 2 columns", person_bytes: 28.0, ..FAST },
    Call { name: "means", title: "means of 4 columns, design effects", person_bytes: 88.0, ..FAST },
    Call { name: "shares", title: "shares of 4 codes", person_bytes: 16.0, ..FAST },
    Call { name: "ratio", title: "ratio", person_bytes: 28.0, ..FAST },
    Call { name: "means_by", title: "means of 2 columns by 24", person_bytes: 32.0, ..FAST },
    Call { name: "totals_by", title: "totals by 24 × 2", person_bytes: 28.0, goal: Some(300.0), ..PLAIN },
    Call { name: "quantiles", title: "5 quantiles with intervals", person_bytes: 20.0, ..PLAIN },
    Call { name: "logit", title: "logistic regression, 7 terms", person_bytes: 44.0, goal: Some(15.0), ..PLAIN },
    Call { name: "domain", title: "mean of a domain", person_bytes: 40.0, ..FAST },
];

/// With as many replicates as [`REPLICATES`] says.
pub const REPLICATED: [Call; 5] = [
    Call { name: "replicate_design", title: "bootstrap: weights", person_bytes: 28.0, ..REPLICATE },
    Call { name: "replicate_totals", title: "bootstrap: totals of 2 columns by 24", person_bytes: 32.0, ..REPLICATE },
    Call { name: "replicate_means", title: "bootstrap: means of 2 columns by 24", person_bytes: 32.0, ..REPLICATE },
    Call { name: "replicate_ratios", title: "bootstrap: ratios by 24", person_bytes: 32.0, ..REPLICATE },
    Call { name: "replicate_quantiles", title: "bootstrap: 5 quantiles", person_bytes: 20.0, ..REPLICATE },
];

/// So many of [`REPLICATED`] together are what is asked for in a tenth of a second.
pub const TOGETHER: usize = 4;

/// Replicates of ours; R makes fewer, and the line through two smaller numbers of them says how long these would take.
pub const REPLICATES: f64 = 1_000.0;

impl Call {
    /// The least bytes that go through memory.
    pub fn bytes(&self, persons: f64, units: f64) -> f64 {
        self.person_bytes * persons + self.table_passes * 8.0 * units * REPLICATES
    }
}
