//! How many of the margins that weights reach hang on the domains of an answer.

use super::answer::Estimates;
use super::spread::Source;

impl Estimates {
    /// For each estimate the margins that its domain carries: the sum of the leverages of its rows in the regression on the
    /// margins. All rows together carry as many as there are cells that follow from no others. Where they are many beside the degrees
    /// of freedom of the domain, residuals are too small (METHOD.md of `weighting/reached_margins`).
    ///
    /// Blank where the design knows of no margins, and for quantiles.
    pub fn margins_carried(&self) -> Vec<f64> {
        let Some(margins) = self.design.reached_margins() else { return Vec::new() };
        match self.spread.as_ref().map(|spread| &spread.source) {
            Some(Source::Rows(rows)) => rows.sums(margins.leverages()),
            _ => Vec::new(),
        }
    }
}
