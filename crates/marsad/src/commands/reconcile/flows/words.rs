//! What is said of parameters, beliefs and chains.

use marsad_i18n::{Voice, args};
use marsad_reconcile::mirror::MirrorFinding;
use marsad_reconcile::mirror::imem::Parameter;

use super::super::answer::Told;
use super::model::Prepared;
use crate::duration_code;

impl Prepared {
    /// The word for the kind of a parameter, and whose it is; blank where there is one of its kind.
    pub(super) fn parameter(&self, parameter: Parameter) -> (&'static str, &str) {
        match parameter {
            Parameter::Intercept => ("intercept", ""),
            Parameter::Covariate(place) => ("covariate", self.covariate(place)),
            Parameter::Origin(country) => ("origin", self.names.countries.name(country)),
            Parameter::Destination(country) => ("destination", self.names.countries.name(country)),
            Parameter::Duration(class) => ("duration", self.beliefs.durations.name(class)),
            Parameter::Coverage(class) => ("coverage", self.beliefs.coverages.name(class)),
            Parameter::Accuracy(class) => ("accuracy", self.beliefs.accuracies.name(class)),
            Parameter::FlowPrecision => ("flow-precision", ""),
            Parameter::OriginPrecision => ("origin-precision", ""),
            Parameter::DestinationPrecision => ("destination-precision", ""),
        }
    }

    /// A parameter within a sentence.
    pub(super) fn parameter_text(&self, parameter: Parameter, voice: &Voice) -> String {
        let (word, name) = self.parameter(parameter);
        voice.say_with(&format!("flows-parameter-{word}"), &args().text("name", name))
    }

    pub(super) fn told(&self, finding: &MirrorFinding, voice: &Voice) -> Told {
        let parameter = |parameter: Parameter| args().text("parameter", &self.parameter_text(parameter, voice));
        let arguments = match finding {
            MirrorFinding::CovariateNotFinite { covariate, route } => {
                self.names.of_route(*route).text("covariate", self.covariate(*covariate))
            }
            MirrorFinding::ClassMixesRules { class, rules: [first, other] } => args()
                .text("class", self.beliefs.durations.name(*class))
                .text("first", &duration_code::write(*first))
                .text("other", &duration_code::write(*other)),
            MirrorFinding::PriorFlat { parameter: flat, standard_deviation } => {
                parameter(*flat).text("deviation", &voice.number(*standard_deviation, 2))
            }
            MirrorFinding::ParameterNotConverged { parameter: apart, rhat, effective } => {
                parameter(*apart).text("rhat", &voice.number(*rhat, 3)).text("effective", &voice.number(*effective, 0))
            }
            _ => return self.names.told(finding, voice),
        };
        (finding.code().to_owned(), arguments)
    }

    fn covariate(&self, place: usize) -> &str {
        self.covariates.get(place).map_or("", String::as_str)
    }
}
