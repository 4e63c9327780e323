//! The chores, one file each.

pub mod bench;
pub mod chance;
pub mod demo;
pub mod docs;
pub mod fonts;
pub mod fuzz;
pub mod pack_files;
pub mod persons;
pub mod postgres;
pub mod python;
pub mod r;
pub mod served;
pub mod simulate;
pub mod test;
pub mod workbooks;
