//! Models under the design: regression, independence in tables, survival.
//!
//! Holds: what is asked of a [`Design`](crate::Design) beyond totals and means, with variances that know strata,
//! clusters and replicates. Does not hold: sentences, files, chance.
//! Where next: `formula` for how a model is written; [`glm`], [`multinomial`], [`rao_scott`], [`kaplan_meier`] and
//! [`cox`] for the methods, each with its METHOD.md. Below them, and shared: `prepared` (rows, columns, patterns of a
//! model), `patterns` (why a million rows cost as much as a few thousand), `newton`, `factor`, `influences`,
//! `refits`.

pub mod cox;
pub mod glm;
pub mod kaplan_meier;
pub mod multinomial;
pub mod rao_scott;

mod accumulate;
mod centring;
mod coded;
mod coefficients;
mod column;
mod error;
mod factor;
mod finding;
mod formula;
mod influences;
mod joint;
mod layout;
mod newton;
mod outcome;
mod parallel;
mod patterns;
mod prepared;
mod refits;
mod rows;
mod spells;
mod timeline;
mod totals;

pub use coefficients::{Bounds, CoefficientRow, Coefficients, Ratio, WaldTest};
pub use column::{Column, Part};
pub use cox::{BaselineStep, Cox, CoxFit, Ties};
pub use error::ModelError;
pub use finding::ModelFinding;
pub use formula::{Formula, Reference, Term, Variable};
pub use glm::{Family, Glm, GlmFit, MarginVariance, Margins, TermTest};
pub use kaplan_meier::{Curve, CurveQuantile, Estimator, KaplanMeier, Step};
pub use multinomial::{Multinomial, MultinomialFit};
pub use outcome::Outcome;
pub use rao_scott::{Independence, IndependenceTest, Statistic};
pub use spells::Spell;
