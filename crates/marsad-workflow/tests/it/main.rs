//! The work of production in Marjan, on every engine.

mod kill;
mod path_of_a_number;
mod workshop;
