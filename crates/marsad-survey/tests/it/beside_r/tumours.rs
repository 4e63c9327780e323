//! Children with a tumour: everybody who relapsed and a share of the others make the second phase.

use marsad_survey::design::Phase;
use marsad_survey::models::{Cox, Formula, Glm, Spell};
use marsad_survey::{Design, TwoPhaseMethod, mean, ratio, total};

use super::Reference;

/// `twophase(id = list(~seqno, ~seqno), strata = list(NULL, ~rel), subset = ~drawn, method)`
#[test]
fn a_second_phase_drawn_by_outcome_is_estimated_as_in_r() {
    for (word, method) in [("approx", TwoPhaseMethod::Approximate), ("full", TwoPhaseMethod::Full)] {
        let Some(r) = Reference::of(&format!("nwtco_{word}")) else { return };
        let builder = Design::two_phase(r.data("nwtco"), "drawn").first(Phase::new());
        let design = builder.second(Phase::new().strata("rel")).method(method).build().unwrap();
        r.check("total", &design.estimate(total(["years", "edrel"])).unwrap());
        r.check("mean", &design.estimate(mean(["years", "edrel"])).unwrap());
        r.check("ratio", &design.estimate(ratio("edrel", "years")).unwrap());
        r.check("by", &design.estimate(mean("years").by("stage")).unwrap());
        let formula = || Formula::new().codes("stage").codes("histol").number("years");
        r.check_fit("logit", &Glm::logistic("rel", formula()).fit(&design).unwrap().coefficients);
        let hazards = Cox::new(Spell::new("edrel", "rel"), formula()).fit(&design).unwrap();
        r.check_coefficients("cox", &hazards.coefficients);
        r.finish();
    }
}
