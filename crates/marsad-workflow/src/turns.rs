//! Turns: of those who want to do one thing, one does it and the others wait, to find it done.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::OwnedMutexGuard;

/// A turn for each name; names that nobody waits for are forgotten.
#[derive(Clone, Debug, Default)]
pub(crate) struct Turns {
    turns: Arc<Mutex<HashMap<String, Weak<tokio::sync::Mutex<()>>>>>,
}

impl Turns {
    /// Waits for the turn of a name, which lasts as long as what is given.
    pub(crate) async fn wait(&self, name: &str) -> OwnedMutexGuard<()> {
        self.turn(name).lock_owned().await
    }

    fn turn(&self, name: &str) -> Arc<tokio::sync::Mutex<()>> {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        turns.retain(|_, turn| turn.strong_count() > 0);
        if let Some(turn) = turns.get(name).and_then(Weak::upgrade) {
            return turn;
        }
        let turn = Arc::default();
        turns.insert(name.to_owned(), Arc::downgrade(&turn));
        turn
    }
}

#[cfg(test)]
mod tests {
    use super::Turns;

    #[tokio::test]
    async fn one_at_a_time_for_each_name_and_nothing_stays_behind() {
        let turns = Turns::default();
        let first = turns.wait("A").await;
        let _other = turns.wait("B").await;
        assert!(turns.turn("A").try_lock().is_err(), "somebody has the turn");
        drop(first);
        assert!(turns.turn("A").try_lock().is_ok());
        drop(turns.wait("C").await);
        let _last = turns.wait("D").await;
        assert_eq!(turns.turns.lock().unwrap().len(), 2, "B and D");
    }
}
