//! What is worth knowing about a survey that was drawn: none of it keeps the survey from being used.

/// One thing to know about a survey.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// Every enumeration area of the stratum is in the sample: it adds nothing to the variance of the first stage.
    StratumTakenWhole {
        /// The stratum.
        stratum: String,
    },
    /// Enumeration areas so large that they are in every sample.
    CertainAreas {
        /// The stratum.
        stratum: String,
        /// How many there are.
        areas: usize,
    },
    /// One enumeration area alone stands for the stratum: no variance can be computed from it.
    LonelyArea {
        /// The stratum.
        stratum: String,
    },
    /// Nobody of a kind of households answered.
    NobodyAnswered {
        /// The code of the population.
        population: String,
    },
    /// Households of a kind answered too rarely in a part of the country; their weights were adjusted with the rest.
    CellsMerged {
        /// The code of the population.
        population: String,
        /// How many cells were merged.
        cells: usize,
    },
    /// A margin asks for persons whom the sample does not have, so it cannot be met.
    EmptyCell {
        /// The code of the population.
        population: String,
        /// The target, or the variables of the margin.
        margin: String,
        /// How many persons it asks for.
        persons: f64,
    },
    /// The weights did not settle: the largest relative distance from a margin that is left.
    RakingUnfinished {
        /// The code of the population.
        population: String,
        /// That distance.
        distance: f64,
    },
    /// A figure that should be met to the last digit printed is not.
    TargetMissed {
        /// The target.
        target: String,
        /// What the weights give, in the unit of the target.
        estimate: f64,
    },
}

impl Remark {
    /// The word for it in message keys and in JSON.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::StratumTakenWhole { .. } => "stratum-taken-whole",
            Self::CertainAreas { .. } => "certain-areas",
            Self::LonelyArea { .. } => "lonely-area",
            Self::NobodyAnswered { .. } => "nobody-answered",
            Self::CellsMerged { .. } => "cells-merged",
            Self::EmptyCell { .. } => "empty-cell",
            Self::RakingUnfinished { .. } => "raking-unfinished",
            Self::TargetMissed { .. } => "target-missed",
        }
    }
}
