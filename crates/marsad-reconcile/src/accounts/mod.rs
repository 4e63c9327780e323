//! Accounts of stocks and flows: who was there, who came and went, and who is there now. Formulas and source in METHOD.md.
//!
//! Holds: [`check_accounts`], which shows for each group and period what the account leaves over, and
//! [`account_constraints`], which makes the same accounts constraints of `balancing`.
//! Does not hold: dataflows and periods; periods are numbered from 0.
//! Where next: `group` for the four groups of citizenship and birthplace, `account` for what an account consists of.

mod account;
mod constraints;
mod group;
mod residuals;

pub use account::{AccountSeries, Components, Finding, Part};
pub use constraints::{AccountCells, FlowCells, account_constraints};
pub use group::{Birthplace, ByGroup, Citizenship, Group};
pub use residuals::{Accounts, Closing, Tolerance, check_accounts};
