//! The values that the text of a finding about a design names.

use super::finding::DesignFinding;

impl DesignFinding {
    /// The values that its text names, by the names of their places in the text.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NegativeWeights(found)
            | Self::MissingWeights(found)
            | Self::ZeroWeights(found)
            | Self::WrongProbabilities(found)
            | Self::MissingDesignValues(found)
            | Self::SecondPhaseMarksMissing(found)
            | Self::WrongPopulations(found) => found.values(),
            Self::WeightsDoNotSum { expected, found } => {
                vec![("expected", expected.to_string()), ("found", found.to_string())]
            }
            Self::UnitInTwoStrata { unit, strata, count } => {
                vec![("unit", unit.clone()), listed("strata", strata), ("count", count.to_string())]
            }
            Self::RepeatedDesignColumns { columns } => vec![listed("columns", columns)],
            Self::StrataNotDrawn { strata, count } => vec![listed("strata", strata), ("count", count.to_string())],
            Self::SecondPhaseMarks { column, values, rows } => {
                vec![("column", column.clone()), listed("values", values), ("rows", rows.to_string())]
            }
            Self::SecondWeightsBelowOne { found, sum, drawn } => {
                let sums = [("sum", rounded(*sum)), ("drawn", drawn.to_string())];
                found.values().into_iter().chain(sums).collect()
            }
            Self::SecondWeightsTooLarge { sum, rows } => vec![("sum", rounded(*sum)), ("rows", rows.to_string())],
            Self::SecondWeightsOfRowsDrawn { drawn, rows } => {
                vec![("drawn", drawn.to_string()), ("rows", rows.to_string())]
            }
            Self::SecondPhaseHoldsAll { rows } => vec![("rows", rows.to_string())],
            Self::VarianceOfPhases { is_exact: true } => vec![("method", "full".to_owned())],
            Self::VarianceOfPhases { is_exact: false } => vec![("method", "approximate".to_owned())],
            Self::NormalisedWeights { sum, rows } => vec![("sum", rounded(*sum)), ("rows", rows.to_string())],
            Self::HeavyRow { row, share, rows, effective_rows } => vec![
                ("row", (row + 1).to_string()),
                ("share", format!("{:.0}", share * 100.0)),
                ("rows", rows.to_string()),
                ("effective-rows", format!("{effective_rows:.0}")),
            ],
            Self::PopulationTooSmall { .. }
            | Self::PopulationVaries { .. }
            | Self::PopulationVariesInUnit { .. }
            | Self::LonelyStrata { .. }
            | Self::SecondPhaseSizes { .. }
            | Self::OfSecondPhase(_) => self.values_of_stage(),
            Self::ReplicatesLookOtherwise { .. }
            | Self::WrongReplicateScales { .. }
            | Self::UnusableReplicateScales { .. }
            | Self::EmptyReplicates { .. }
            | Self::RepeatedReplicates { .. }
            | Self::OneReplicate { .. }
            | Self::WeightAmongReplicates { .. }
            | Self::ReplicatesFarFromWeights { .. }
            | Self::NegativeReplicates { .. }
            | Self::ReplicateScaleAssumed { .. } => self.values_of_replicates(),
            Self::NoPositiveWeight
            | Self::EqualWeightsAssumed
            | Self::SizesAndFractionsMixed
            | Self::SizesWherePpsNeedsFractions
            | Self::PpsWithoutProbabilities
            | Self::OnlyOneUnit
            | Self::NoReplicates
            | Self::SecondPhaseEmpty => Vec::new(),
        }
    }

    /// The same of a finding about a stage.
    fn values_of_stage(&self) -> Vec<(&'static str, String)> {
        let (stage, mut values) = match self {
            Self::PopulationTooSmall { stage, stratum, population, sampled } => {
                let counts = vec![("population", population.to_string()), ("sampled", sampled.to_string())];
                (stage, [vec![("stratum", stratum.clone())], counts].concat())
            }
            Self::PopulationVaries { stage, stratum, count } => {
                (stage, vec![("stratum", stratum.clone()), ("count", count.to_string())])
            }
            Self::PopulationVariesInUnit { stage, unit, count } => {
                (stage, vec![("unit", unit.clone()), ("count", count.to_string())])
            }
            Self::LonelyStrata { stage, count, strata, rule } => {
                let rule = ("rule", rule.code().to_owned());
                (stage, vec![("count", count.to_string()), listed("strata", strata), rule])
            }
            Self::SecondPhaseSizes { stage, stratum, size, counted, count, is_larger } => {
                let side = if *is_larger { "larger" } else { "smaller" }.to_owned();
                let sizes = vec![("stratum", stratum.clone()), ("size", rounded(*size)), ("side", side)];
                let counts = vec![("counted", counted.to_string()), ("count", count.to_string())];
                (stage, [sizes, counts].concat())
            }
            Self::OfSecondPhase(finding) => {
                let mut values = finding.values();
                let of_phase = values.iter_mut().filter(|(name, _)| *name == "phase");
                of_phase.for_each(|(_, phase)| "second".clone_into(phase));
                return values;
            }
            _ => return Vec::new(),
        };
        values.insert(0, ("stage", stage.to_string()));
        values.push(("phase", "sample".to_owned()));
        values
    }

    /// The same of a finding about replicates.
    fn values_of_replicates(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::ReplicatesLookOtherwise { are_called_combined, replicate_mean, weight_mean } => vec![
                ("called", if *are_called_combined { "combined" } else { "factors" }.to_owned()),
                ("replicate-mean", replicate_mean.to_string()),
                ("weight-mean", weight_mean.to_string()),
            ],
            Self::WrongReplicateScales { replicates, scales } => {
                vec![("replicates", replicates.to_string()), ("scales", scales.to_string())]
            }
            Self::EmptyReplicates { columns, count } | Self::RepeatedReplicates { columns, count } => {
                vec![listed("columns", columns), ("count", count.to_string())]
            }
            Self::NegativeReplicates { columns, count, weights } => {
                vec![listed("columns", columns), ("count", count.to_string()), ("weights", weights.to_string())]
            }
            Self::UnusableReplicateScales { scales, count } => {
                let scales: Vec<String> = scales.iter().map(f64::to_string).collect();
                vec![listed("scales", &scales), ("count", count.to_string())]
            }
            Self::OneReplicate { replicates } => vec![("replicates", replicates.to_string())],
            Self::WeightAmongReplicates { column } => vec![("column", column.clone())],
            Self::ReplicatesFarFromWeights { columns, count, sum, weights } => vec![
                listed("columns", columns),
                ("count", count.to_string()),
                ("sum", rounded(*sum)),
                ("weights", rounded(*weights)),
            ],
            Self::ReplicateScaleAssumed { scale, replicates } => {
                vec![("scale", rounded(*scale)), ("replicates", replicates.to_string())]
            }
            _ => Vec::new(),
        }
    }
}

/// A list under the name of its place in the text.
fn listed(name: &'static str, parts: &[String]) -> (&'static str, String) {
    (name, parts.join(", "))
}

/// A number in six digits after the decimal mark at most.
fn rounded(number: f64) -> String {
    ((number * 1e6).round() / 1e6).to_string()
}
