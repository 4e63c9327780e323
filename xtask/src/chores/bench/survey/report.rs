//! What is told: a line for each call, and how near it comes to what the memory allows.

use super::answer::Answer;
use super::calls::{Call, REPLICATES};
use crate::chores::bench::measured::Cost;
use crate::chores::bench::table::Spread;
use crate::shell::say;

/// The runs of one who takes part.
#[derive(Default)]
pub struct Runs {
    pub costs: Vec<Cost>,
    pub answers: Vec<Answer>,
}

/// How large the survey is, and how many bytes a second the memory gives.
#[derive(Clone, Copy)]
pub struct Measures {
    pub persons: f64,
    pub units: f64,
    pub bytes_a_second: f64,
}

impl Runs {
    pub fn push(&mut self, (cost, answer): (Cost, Answer)) {
        self.costs.push(cost);
        self.answers.push(answer);
    }

    fn spread(&self, of: impl Fn(&Answer) -> Option<f64>) -> Option<Spread> {
        Spread::of(self.answers.iter().filter_map(of))
    }

    /// Seconds of R, as measured or, for calls of replicates, as projected.
    fn seconds_of_r(&self, call: &Call) -> Option<Spread> {
        let of_answer = |answer: &Answer| answer.first(call.name).or_else(|| answer.projected(call.name, REPLICATES));
        self.spread(of_answer)
    }

    /// Our seconds, in the middle of many times in a row.
    fn seconds(&self, call: &Call) -> Option<Spread> {
        self.spread(|answer| answer.middle(call.name))
    }

    /// Says what a whole run took, reading and all.
    pub fn tell_cost(&self, name: &str) {
        let spread = |of: fn(&Cost) -> f64| Spread::of(self.costs.iter().map(of));
        let parts = [spread(|cost| cost.wall), spread(|cost| cost.cpu), spread(|cost| cost.peak_mib)];
        if let [Some(wall), Some(cpu), Some(peak)] = parts {
            let (wall, cpu, peak) = (wall.text(2), cpu.text(2), peak.text(0));
            say(&format!("{name}: whole run {wall} s, CPU {cpu} s, peak memory {peak} MiB"));
        }
    }
}

/// Says a line for each call.
///
/// `R : ours` compares medians; ours is the middle of calls in a row, whose columns the caches may still hold. The
/// first call, which found nothing prepared, stands beside it. `least` is what it takes to read the bytes that no way
/// of computing can do without.
pub fn tell(calls: &[Call], r: &Runs, ours: &Runs, measures: Measures) {
    let columns = "R, s                  ours, ms              first, ms  R : ours  goal    least, ms  ours : least";
    say(&format!("{:<40}{columns}", ""));
    for call in calls {
        let Some(seconds) = ours.seconds(call) else { continue };
        let of_r = r.seconds_of_r(call);
        let first = ours.spread(|answer| answer.first(call.name)).map_or(0.0, Spread::median);
        let least = call.bytes(measures.persons, measures.units) / measures.bytes_a_second;
        let ours_ms = ours.spread(|answer| Some(answer.middle(call.name)? * 1e3));
        let ratio = of_r.map_or_else(|| "–".to_owned(), |r| format!("{:.0}", r.median() / seconds.median()));
        say(&format!(
            "{:<40}{:<22}{:<22}{:<11.2}{ratio:<10}{:<8}{:<11.2}{:.1}",
            call.title,
            of_r.map_or_else(|| "–".to_owned(), |r| r.text(2)),
            ours_ms.map_or_else(String::new, |spread| spread.text(2)),
            first * 1e3,
            call.goal.map_or_else(|| "–".to_owned(), |goal| format!("≥ {goal}")),
            least * 1e3,
            seconds.median() / least,
        ));
    }
}

/// Says what some calls take together.
pub fn tell_together(calls: &[Call], r: &Runs, ours: &Runs) {
    let first = |call: &Call| ours.spread(|answer| answer.first(call.name));
    let (seconds, first) = (sum(calls, |call| ours.seconds(call)), sum(calls, first));
    let (Some(seconds), Some(first)) = (seconds, first) else { return };
    let of_r = sum(calls, |call| r.seconds_of_r(call))
        .map_or_else(String::new, |of_r| format!("; R would need {of_r:.0} s, {:.0} times as long", of_r / seconds));
    say(&format!(
        "weights, totals, means and ratios of {REPLICATES} replicates together: {:.0} ms, {:.0} ms the first time{of_r}",
        seconds * 1e3,
        first * 1e3,
    ));
}

/// The sum of medians; none where one of them is unknown.
fn sum(calls: &[Call], of: impl Fn(&Call) -> Option<Spread>) -> Option<f64> {
    calls.iter().map(|call| of(call).map(Spread::median)).sum()
}
