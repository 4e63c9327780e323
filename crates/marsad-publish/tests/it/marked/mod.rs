//! Workbooks given back with marked cells.

mod comments;
pub mod desk;
mod other_producers;
mod workbooks;
