//! The chores, one file each.

pub mod bench;
pub mod demo;
pub mod fonts;
pub mod postgres;
pub mod python;
pub mod served;
pub mod test;
pub mod workbooks;
