//! What publication promises.

mod charts;
