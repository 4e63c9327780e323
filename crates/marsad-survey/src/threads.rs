//! Work on several cores, in ranges that follow one another.

use std::ops::Range;
use std::sync::OnceLock;
use std::thread::ScopedJoinHandle;

/// More threads than this have never paid on tables of this size.
const THREADS_MAX: usize = 8;

/// What `work` returns for each of the ranges into which `0..items` is cut, in order.
///
/// There are as many ranges as cores (at most eight), but none shorter than `least` items; a single range is done on
/// the thread of the caller. A panic in `work` goes on in the caller.
pub fn in_ranges<T, F>(items: usize, least: usize, work: F) -> Vec<T>
where
    T: Send,
    F: Fn(Range<usize>) -> T + Sync,
{
    let parts = cores().min(items / least.max(1)).max(1);
    if parts == 1 {
        return vec![work(0..items)];
    }
    let work = &work;
    std::thread::scope(|scope| {
        let start = |part: usize| scope.spawn(move || work(part * items / parts..(part + 1) * items / parts));
        let handles: Vec<ScopedJoinHandle<'_, T>> = (0..parts).map(start).collect();
        handles.into_iter().map(joined).collect()
    })
}

fn joined<T>(handle: ScopedJoinHandle<'_, T>) -> T {
    handle.join().unwrap_or_else(|payload| std::panic::resume_unwind(payload))
}

/// Asked once: the answer costs a look into the system's files.
fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, |cores| cores.get().min(THREADS_MAX)))
}

#[cfg(test)]
mod tests {
    use super::in_ranges;

    #[test]
    fn ranges_follow_one_another_and_cover_everything() {
        let parts: Vec<Vec<usize>> = in_ranges(1001, 10, |range| range.collect());
        assert_eq!(parts.concat(), (0..1001).collect::<Vec<usize>>());
    }

    #[test]
    fn little_work_stays_with_the_caller() {
        assert_eq!(in_ranges(5, 10, |range| range.len()), [5]);
        assert_eq!(in_ranges(0, 10, |range| range.len()), [0]);
    }
}
