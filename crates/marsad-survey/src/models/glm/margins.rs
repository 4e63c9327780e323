//! Predicted margins: the mean outcome if everybody had a code. Formula and source in METHOD.md.

use crate::matrix::Matrix;
use crate::{Covariance, ReplicateWeights, SurveyError};

use super::super::ModelError;
use super::super::accumulate::{Moments, blocks};
use super::super::coefficients::as_covariance;
use super::super::factor::subvector;
use super::super::influences::covariance_of;
use super::super::parallel;
use super::super::patterns::Actives;
use super::super::prepared::Prepared;
use super::super::totals::weights_by_pattern;
use super::{Family, GlmFit};

/// How uncertain the other covariates are taken to be. The means do not depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MarginVariance {
    /// The sample of covariates and the coefficients vary together: linearised as one statistic (SUDAAN; Stata with
    /// `vce(unconditional)`). With replicate weights each replicate's own margin.
    #[default]
    Linearised,
    /// Covariates and coefficients vary apart, and their variances add up: what `svypredmeans` of R computes.
    SeparateParts,
    /// The covariates are what they are, and the coefficients alone vary (Stata by default).
    CovariatesFixed,
}

/// Means as if everybody had each code of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct Margins {
    /// The coded column.
    pub column: String,
    /// Its codes among the rows used.
    pub codes: Vec<String>,
    /// The mean outcome for each code.
    pub means: Vec<f64>,
    /// Their covariance.
    pub covariance: Covariance,
    /// Those of the model.
    pub degrees_of_freedom: f64,
}

/// What varies from sample to sample.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Varying {
    /// The sample of covariates, with the coefficients of the full sample.
    Covariates,
    /// The covariates and the coefficients.
    Both,
}

/// One code given to everybody.
struct Counterfactual {
    /// The columns each cell would fill.
    actives: Actives,
}

/// Outcomes expected under a counterfactual, by pattern.
struct Expected {
    means: Vec<f64>,
    variances: Vec<f64>,
}

/// The margins of a column.
pub(super) fn margins(fit: &GlmFit, column: &str, variance: MarginVariance) -> Result<Margins, ModelError> {
    let prepared = &fit.state.prepared;
    let not_in_model = || ModelError::NotInModel { column: column.to_owned() };
    let place = prepared.layout.coded_place(column).ok_or_else(not_in_model)?;
    let coded = &prepared.layout.coded[place];
    let factuals: Vec<Counterfactual> =
        coded.observed.iter().map(|code| Counterfactual::of(prepared, place, *code)).collect();
    let asked = Asked { fit, factuals: &factuals, weights: pattern_weights(prepared) };
    Ok(Margins {
        column: column.to_owned(),
        codes: coded.observed.iter().map(|code| coded.label(*code).to_owned()).collect(),
        means: asked.means(&fit.state.coefficients, &asked.weights),
        covariance: asked.covariance(variance)?,
        degrees_of_freedom: fit.coefficients.degrees_of_freedom,
    })
}

fn pattern_weights(prepared: &Prepared) -> Vec<f64> {
    weights_by_pattern(&prepared.patterns, prepared.design.weights(), prepared.weight_scale)
}

/// A question about a fit.
struct Asked<'a> {
    fit: &'a GlmFit,
    factuals: &'a [Counterfactual],
    /// By pattern.
    weights: Vec<f64>,
}

impl Asked<'_> {
    fn means(&self, coefficients: &[f64], weights: &[f64]) -> Vec<f64> {
        let prepared = &self.fit.state.prepared;
        let mean = |factual: &Counterfactual| {
            weighted_mean(&factual.expected(prepared, self.fit.family, coefficients).means, weights)
        };
        self.factuals.iter().map(mean).collect()
    }

    fn covariance(&self, variance: MarginVariance) -> Result<Covariance, SurveyError> {
        let replicates = self.fit.state.prepared.design.replicate_weights();
        match (variance, replicates) {
            (MarginVariance::Linearised, Some(replicates)) => Ok(self.over_replicates(replicates, Varying::Both)),
            (MarginVariance::Linearised, None) => self.of_influences(Varying::Both),
            (MarginVariance::SeparateParts, Some(replicates)) => {
                Ok(self.with_coefficients(&self.over_replicates(replicates, Varying::Covariates)))
            }
            (MarginVariance::SeparateParts, None) => {
                Ok(self.with_coefficients(&self.of_influences(Varying::Covariates)?))
            }
            (MarginVariance::CovariatesFixed, _) => Ok(self.with_coefficients(&Covariance::zeros(self.factuals.len()))),
        }
    }

    /// The margins made again by each replicate, with its own coefficients or with those of the full sample.
    fn over_replicates(&self, replicates: &ReplicateWeights, varying: Varying) -> Covariance {
        let state = &self.fit.state;
        let of_replicates = parallel::each(replicates.count(), |replicate| {
            let mut weights = Vec::new();
            replicates.analysis_weights(replicate, state.prepared.design.weights(), &mut weights);
            let own = state.refits.as_ref().filter(|_| varying == Varying::Both);
            let coefficients = own.map_or(&state.coefficients, |refits| &refits.of_replicate[replicate]);
            self.means(coefficients, &weights_by_pattern(&state.prepared.patterns, &weights, 1.0))
        });
        replicates.covariance(&self.means(&state.coefficients, &self.weights), &of_replicates)
    }

    /// The linearised covariance.
    fn of_influences(&self, varying: Varying) -> Result<Covariance, SurveyError> {
        let state = &self.fit.state;
        covariance_of(&state.prepared.design, self.factuals.len(), |place| {
            let expected = self.factuals[place].expected(&state.prepared, self.fit.family, &state.coefficients);
            let slopes = match varying {
                Varying::Both => self.slopes(place, &expected),
                Varying::Covariates => vec![0.0; state.coefficients.len()],
            };
            self.influence(&expected.means, &slopes)
        })
    }

    /// For each row, weight × (distance from the mean) over the sum of weights, and what the row does to the mean by
    /// way of the coefficients.
    fn influence(&self, means: &[f64], slopes: &[f64]) -> Vec<f64> {
        let state = &self.fit.state;
        let prepared = &state.prepared;
        let mean = weighted_mean(means, &self.weights);
        let total = prepared.rows_used as f64 / prepared.weight_scale;
        let mut distances: Vec<f64> = means.iter().map(|value| (value - mean) / total).collect();
        let mut pulls = prepared.patterns.predict_all(&prepared.patterns.actives, slopes);
        distances.push(0.0);
        pulls.push(0.0);
        let rows = prepared.patterns.of_row.iter().zip(prepared.design.weights()).zip(&state.residuals);
        let influence = |((pattern, weight), residual): ((&u32, &f64), &f64)| {
            weight * distances[*pattern as usize] + residual * pulls[*pattern as usize]
        };
        rows.map(influence).collect()
    }

    /// The inverse information times the gradient of a mean, for all columns.
    fn slopes(&self, place: usize, expected: &Expected) -> Vec<f64> {
        let state = &self.fit.state;
        let gradient = self.gradient(place, expected);
        let solved = state.bread.times_vector(&subvector(&gradient, &state.prepared.kept));
        let mut slopes = vec![0.0; gradient.len()];
        for (place, value) in state.prepared.kept.iter().zip(solved) {
            slopes[*place] = value;
        }
        slopes
    }

    /// The derivatives of a mean by the coefficients.
    fn gradient(&self, place: usize, expected: &Expected) -> Vec<f64> {
        let patterns = &self.fit.state.prepared.patterns;
        let total: f64 = self.weights[..patterns.count].iter().sum();
        let weights = expected.variances.iter().zip(&self.weights);
        let weights: Vec<f64> = weights.map(|(variance, weight)| variance * weight / total).collect();
        let mut moments = Moments::of(patterns);
        let mut gradient = vec![0.0; patterns.columns];
        for (cell, run) in patterns.runs(0..patterns.count) {
            for block in blocks(run) {
                moments.add(patterns, &block, &weights[block.clone()]);
            }
            moments.spread(self.factuals[place].actives.of_cell(cell), 0, &mut gradient);
        }
        gradient
    }

    /// `apart` and the variance that coefficients give.
    fn with_coefficients(&self, apart: &Covariance) -> Covariance {
        let state = &self.fit.state;
        let gradients = (0..self.factuals.len()).map(|place| {
            let expected = self.factuals[place].expected(&state.prepared, self.fit.family, &state.coefficients);
            subvector(&self.gradient(place, &expected), &state.prepared.kept)
        });
        let gradients = Matrix::from_rows(&gradients.collect::<Vec<Vec<f64>>>());
        let mut sum = as_covariance(&gradients.times(&state.covariance).times(&gradients.transposed()));
        for row in 0..sum.size() {
            for column in row..sum.size() {
                sum.set(row, column, sum.get(row, column) + apart.get(row, column));
            }
        }
        sum
    }
}

impl Counterfactual {
    /// Gives `code` to everybody in the coded column at `place`.
    fn of(prepared: &Prepared, place: usize, code: u32) -> Self {
        let coded = prepared.layout.coded.len();
        let mut codes: Vec<u32> = prepared.patterns.cells(coded).flatten().copied().collect();
        for cell in codes.chunks_exact_mut(coded) {
            cell[place] = code;
        }
        Self { actives: Actives::of(&prepared.layout, codes.chunks_exact(coded)) }
    }

    fn expected(&self, prepared: &Prepared, family: Family, coefficients: &[f64]) -> Expected {
        let patterns = &prepared.patterns;
        let mut means = patterns.predict_all(&self.actives, coefficients);
        patterns.add_offset(0..patterns.count, &mut means);
        let mut variances = vec![0.0; means.len()];
        family.moments(&mut means, &mut variances);
        Expected { means, variances }
    }
}

/// The mean of patterns; weights may be longer.
fn weighted_mean(values: &[f64], weights: &[f64]) -> f64 {
    let products: f64 = values.iter().zip(weights).map(|(value, weight)| value * weight).sum();
    products / weights[..values.len()].iter().sum::<f64>()
}
