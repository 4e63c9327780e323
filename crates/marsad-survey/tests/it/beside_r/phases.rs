//! Municipalities drawn in two stages, which can be said in two phases.

use marsad_survey::design::Phase;
use marsad_survey::{Design, TwoPhaseMethod, mean, total};

use super::Reference;

/// `twophase(id = list(~id1, ~id), strata = list(NULL, ~id1), fpc = list(~n1, NULL), subset = ~sub, method)`
#[test]
fn two_stages_said_in_two_phases_are_estimated_as_in_r() {
    for (word, method) in [("approx", TwoPhaseMethod::Approximate), ("full", TwoPhaseMethod::Full)] {
        let Some(r) = Reference::of(&format!("mu284_{word}")) else { return };
        let (first, second) = (Phase::new().clusters("id1").fpc("n1"), Phase::new().strata("id1"));
        let builder = Design::two_phase(r.data("mu284_phases"), "sub").first(first).second(second);
        let design = builder.method(method).build().unwrap();
        r.check("total", &design.estimate(total("y1")).unwrap());
        r.check("mean", &design.estimate(mean("y1")).unwrap());
        r.finish();
    }
}
