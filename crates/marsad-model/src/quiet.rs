//! Foreign readers that give up: caught, and without a word on the screen.
//!
//! A panic inside a reader of foreign bytes is no fault of ours that anyone could act on, and its text names lines of
//! other people's code. What it means for the sender is said by a finding.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether this thread is inside a foreign reader.
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

static HOOK: Once = Once::new();

/// What `work` returns; none where it panicked, of which nothing is printed.
pub fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            if !IS_QUIET.try_with(Cell::get).unwrap_or(false) {
                before(panic);
            }
        }));
    });
    let was_quiet = IS_QUIET.replace(true);
    let caught = catch_unwind(AssertUnwindSafe(work));
    IS_QUIET.set(was_quiet);
    caught.ok()
}

#[cfg(test)]
mod tests {
    use super::{IS_QUIET, quietly};

    #[test]
    fn a_reader_that_gives_up_takes_nothing_with_it() {
        assert_eq!(quietly(|| 1), Some(1));
        assert_eq!(quietly(|| -> u8 { panic!("printed nowhere") }), None);
        assert!(!IS_QUIET.get());
        assert_eq!(quietly(|| quietly(|| -> u8 { panic!("within") }).is_none() && IS_QUIET.get()), Some(true));
    }
}
