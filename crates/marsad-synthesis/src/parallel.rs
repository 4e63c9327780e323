//! Work on several threads whose result does not depend on how many there are.

use std::sync::atomic::{AtomicUsize, Ordering};

/// How many threads the machine runs at once.
pub(crate) fn available() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// What `work` gives for each job from 0 on, in the order of the jobs. Threads take the next job when they are free.
pub(crate) fn in_order<T: Send>(jobs: usize, threads: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = threads.clamp(1, jobs.max(1));
    if threads == 1 {
        return (0..jobs).map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        loop {
            let job = next.fetch_add(1, Ordering::Relaxed);
            if job >= jobs {
                return done;
            }
            done.push((job, work(job)));
        }
    };
    let mut done: Vec<(usize, T)> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
        let join = |worker: std::thread::ScopedJoinHandle<'_, Vec<(usize, T)>>| {
            worker.join().unwrap_or_else(|cause| std::panic::resume_unwind(cause))
        };
        workers.into_iter().flat_map(join).collect()
    });
    done.sort_by_key(|(job, _)| *job);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn results_come_in_the_order_of_the_jobs_with_any_number_of_threads() {
        for threads in [0, 1, 2, 7] {
            assert_eq!(in_order(5, threads, |job| job * job), [0, 1, 4, 9, 16]);
        }
        assert_eq!(in_order(0, 2, |job| job), [0; 0]);
    }
}
