//! Models against R: the same coefficients, standard errors, tests and curves.

mod data;
mod regression;
mod survival;
mod tables;
