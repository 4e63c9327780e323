//! Countries and periods by their names, and what is said of flows between them.

use marsad_i18n::{Args, Voice, args};
use marsad_reconcile::mirror::imem::Parameter;
use marsad_reconcile::mirror::{BenchmarkFault, Extent, MirrorError, MirrorFinding, Report, Route};

use super::answer::{Cell, Told};
use super::reports::side_word;
use super::table::{Names, refused};
use crate::duration_code;
use crate::failure::Failure;

/// The names that a file gives, each with its place.
#[derive(Default)]
pub(super) struct MirrorNames {
    pub(super) periods: Names,
    pub(super) countries: Names,
}

/// How the parameters of a model are called; the methods that have none leave them as the library calls them.
pub(super) type ParameterWords<'a> = &'a dyn Fn(Parameter) -> String;

impl MirrorNames {
    /// How many countries and periods there are.
    pub(super) fn extent(&self) -> Extent {
        Extent { countries: self.countries.len(), periods: self.periods.len() }
    }

    /// The flow between two countries, which are added where they are new.
    pub(super) fn route(&mut self, period: &str, [origin, destination]: [&str; 2]) -> Route {
        Route {
            period: self.periods.place(period),
            origin: self.countries.place(origin),
            destination: self.countries.place(destination),
        }
    }

    /// The first cells of a row about a flow: its period, origin and destination.
    pub(super) fn cells(&self, route: Route) -> Vec<Cell> {
        let names = [
            self.periods.name(route.period),
            self.countries.name(route.origin),
            self.countries.name(route.destination),
        ];
        names.map(|name| Cell::Text(name.to_owned())).to_vec()
    }

    pub(super) fn of_route(&self, route: Route) -> Args {
        args()
            .text("period", self.periods.name(route.period))
            .text("origin", self.countries.name(route.origin))
            .text("destination", self.countries.name(route.destination))
    }

    fn of_report(&self, report: &Report, voice: &Voice) -> Args {
        let reporter = self.countries.name(report.route.reporter(report.side));
        let arguments = self.of_route(report.route).text("reporter", reporter);
        arguments.text("value", &voice.number(report.persons, 0)).text("side", side_word(report.side))
    }

    /// A finding about reports and flows. What rests on more than their names (spells, beliefs, covariates) is told by
    /// the command that knows it.
    pub(super) fn told(&self, finding: &MirrorFinding, voice: &Voice) -> Told {
        let of_first = |pairs: usize, first: Route| self.of_route(first).count("pairs", pairs as u64);
        let of_country = |country: usize| args().text("country", self.countries.name(country));
        let arguments = match finding {
            MirrorFinding::ReportOutside { report }
            | MirrorFinding::ReportWithinCountry { report }
            | MirrorFinding::ReportNotFinite { report }
            | MirrorFinding::ReportNegative { report }
            | MirrorFinding::ZeroExcluded { report } => self.of_report(report, voice),
            MirrorFinding::ZeroReplaced { report, by } => {
                self.of_report(report, voice).text("by", &voice.number(*by, u8::from(by.fract() != 0.0)))
            }
            MirrorFinding::ReportRepeated { kept, left_out } => {
                self.of_report(left_out, voice).text("kept", &voice.number(kept.persons, 0))
            }
            MirrorFinding::ReportByOtherRule { kept, left_out } => {
                let rule = |report: &Report| report.duration_rule.map(duration_code::write).unwrap_or_default();
                let arguments = self.of_report(left_out, voice).text("kept", &voice.number(kept.persons, 0));
                arguments.text("rule", &rule(kept)).text("other", &rule(left_out))
            }
            MirrorFinding::OneSided { country, missing, pairs } => {
                of_country(*country).text("side", side_word(*missing)).count("pairs", *pairs as u64)
            }
            MirrorFinding::UnlikeDurationRules { receiver, sender, pairs, first } => of_first(*pairs, *first)
                .text("receiver", &duration_code::write(*receiver))
                .text("sender", &duration_code::write(*sender)),
            MirrorFinding::DurationRuleNotStated { pairs, first }
            | MirrorFinding::ZeroWithoutRatio { pairs, first }
            | MirrorFinding::NobodyOnBothSides { pairs, first } => of_first(*pairs, *first),
            MirrorFinding::NotConnected { country, side } => of_country(*country).text("side", side_word(*side)),
            MirrorFinding::RuleChanges { country, side, rules: [first, other] } => of_country(*country)
                .text("side", side_word(*side))
                .text("first", &duration_code::write(*first))
                .text("other", &duration_code::write(*other)),
            MirrorFinding::ModelAlone { flows, first } => self.of_route(*first).count("flows", *flows as u64),
            MirrorFinding::FlowsNotConverged { flows, worst, rhat, effective } => self
                .of_route(*worst)
                .count("flows", *flows as u64)
                .text("rhat", &voice.number(*rhat, 3))
                .text("effective", &voice.number(*effective, 0)),
            _ => args(),
        };
        (finding.code().to_owned(), arguments)
    }

    /// Why a method cannot be applied to a file at all.
    pub(super) fn refusal(&self, error: &MirrorError, voice: &Voice, parameters: ParameterWords<'_>) -> Failure {
        let say = |key: &str, arguments: Args| refused(&voice.say_with(&format!("mirror-problem-{key}"), &arguments));
        let digits = |count: usize| voice.digits(&count.to_string());
        match error {
            MirrorError::TooManyPlaces { countries, periods, places_max } => {
                let sizes = args().text("countries", &digits(*countries)).text("periods", &digits(*periods));
                say("too-many-places", sizes.text("places_max", &digits(*places_max)))
            }
            MirrorError::Benchmark(BenchmarkFault::Missing) => say("no-benchmark", args()),
            MirrorError::Benchmark(BenchmarkFault::OutOfRange(value)) => {
                say("factor-range", args().text("value", &value.to_string()))
            }
            MirrorError::Benchmark(BenchmarkFault::Twice(country)) => {
                say("factor-twice", args().text("country", self.countries.name(*country)))
            }
            MirrorError::PriorOutOfRange { parameter, value } => {
                let arguments = args().text("parameter", &parameters(*parameter));
                say("prior", arguments.text("value", &value.to_string()))
            }
            MirrorError::SettingOutOfRange { setting, value } => {
                say("setting", args().text("setting", setting).text("value", &value.to_string()))
            }
            MirrorError::NothingToEstimate => say("nothing", args()),
            MirrorError::LostPrecision => say("precision", args()),
            // The commands make neither: they are told as the library tells them.
            MirrorError::Benchmark(BenchmarkFault::UnknownCountry(_))
            | MirrorError::CovariateLength { .. }
            | MirrorError::UnknownClass { .. } => refused(&error.to_string()),
        }
    }
}
