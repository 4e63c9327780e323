//! The chores, one file each.

pub mod bench;
pub mod demo;
pub mod docs;
pub mod fonts;
pub mod fuzz;
pub mod pack_files;
pub mod postgres;
pub mod python;
pub mod served;
pub mod test;
pub mod workbooks;
