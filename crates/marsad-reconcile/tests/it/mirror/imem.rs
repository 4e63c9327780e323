//! Laws of the integrated model.

use marsad_reconcile::mirror::imem::{
    Covariate, FlowPosterior, GammaPrior, ImemModel, MeasuringSystem, NormalPrior, Parameter, Posterior, Priors,
    Settings, SystemReport, ZeroTreatment, estimate_flows,
};
use marsad_reconcile::mirror::random::{Random, StreamSeed};
use marsad_reconcile::mirror::{Extent, MirrorError, MirrorFinding, Report, Route, Side};

use super::{QUARTER, assert_near, extent, received, route, sent};

/// A belief that is as good as certain.
fn certain(precision: f64) -> GammaPrior {
    GammaPrior { shape: 1e9, rate: 1e9 / precision }
}

fn normal(mean: f64, standard_deviation: f64) -> NormalPrior {
    NormalPrior { mean, standard_deviation }
}

fn system(duration_class: usize, coverage_class: usize, accuracy_class: usize) -> MeasuringSystem {
    MeasuringSystem { duration_class, coverage_class, accuracy_class }
}

/// Two countries without covariates and effects, flows of about a thousand.
fn small_model() -> ImemModel {
    ImemModel {
        extent: extent(2),
        covariates: Vec::new(),
        systems: vec![system(0, 0, 0), system(0, 1, 1), system(0, 2, 0)],
        priors: Priors {
            intercept: NormalPrior::known(1000_f64.ln()),
            duration: vec![NormalPrior::known(0.0)],
            coverage: vec![
                NormalPrior::known(0.9_f64.ln()),
                NormalPrior::known(0.5_f64.ln()),
                normal(0.5_f64.ln(), 0.2),
            ],
            accuracy: vec![certain(4.0), certain(1.0)],
            flow_precision: certain(1.0),
            origin_precision: certain(1e12),
            destination_precision: certain(1e12),
        },
        zeros: ZeroTreatment::Exclude,
    }
}

fn small_reports() -> Vec<SystemReport> {
    vec![
        SystemReport { report: received(0, 1, 900.0), system: 0 },
        SystemReport { report: sent(0, 1, 300.0), system: 1 },
        SystemReport { report: sent(1, 0, 400.0), system: 2 },
    ]
}

fn settings() -> Settings {
    Settings { seed: 42, burn_in: 100, draws: 2000, ..Settings::default() }
}

/// The mean and standard deviation of ln *y* of a flow, held against exact ones with five standard errors of 8000
/// draws.
#[track_caller]
fn check(posterior: &Posterior, route: Route, mean: f64, standard_deviation: f64) {
    let flow = posterior.flows.iter().find(|flow| flow.route == route).unwrap();
    assert_near(flow.log_persons.mean, mean, 5.0 * standard_deviation / 8000_f64.sqrt());
    assert_near(flow.log_persons.standard_deviation, standard_deviation, 5.0 * standard_deviation / 16_000_f64.sqrt());
}

/// The worked example of imem/METHOD.md: with known variances the posterior is a normal that can be worked out by hand.
#[test]
fn worked_example_of_the_integrated_model() {
    let posterior = estimate_flows(&small_model(), &small_reports(), &settings()).unwrap();
    // Both reports and the regression, with weights 4, 1 and 1.
    let mean = (4.0 * (900.0_f64 / 0.9).ln() + (300.0_f64 / 0.5).ln() + 1000_f64.ln()) / 6.0;
    check(&posterior, route(0, 1), mean, 1.0 / 6_f64.sqrt());
    assert_near(mean, 6.822_618, 1e-6);
    // One report whose coverage is in doubt: variance 0.2² + 1/4 against 1.
    let mean = 1000_f64.ln() + (800_f64.ln() - 1000_f64.ln()) / 1.29;
    check(&posterior, route(1, 0), mean, (0.29_f64 / 1.29).sqrt());
    assert_eq!(posterior.findings, []);
    // The mean of a log-normal variable, within five standard errors of 8000 draws: 998 · √(exp(1/6) − 1) / √8000 = 4.75.
    let first = posterior.flows.iter().find(|flow| flow.route == route(0, 1)).unwrap();
    assert_near(first.persons_mean, (6.822_618_f64 + 1.0 / 12.0).exp(), 5.0 * 4.75);
}

/// Three countries, a covariate, effects, unknown duration and coverage, with variances as good as known. The exact
/// posterior was computed with NumPy 2.4.6 from the joint precision matrix of flows and parameters.
#[test]
fn with_known_variances_the_posterior_is_the_conjugate_normal() {
    let distance = [[0.0, -0.5, 0.8], [-0.5, 0.0, 0.1], [0.8, 0.1, 0.0]];
    let model = ImemModel {
        extent: extent(3),
        covariates: vec![Covariate {
            name: "distance".to_owned(),
            values: distance.as_flattened().to_vec(),
            coefficient: normal(-1.0, 0.5),
        }],
        systems: vec![system(0, 0, 0), system(1, 1, 1)],
        priors: Priors {
            intercept: normal(6.0, 1.0),
            duration: vec![NormalPrior::known(0.0), normal(0.45, 0.1)],
            coverage: vec![normal(-0.1, 0.05), normal(-0.4, 0.2)],
            accuracy: vec![certain(25.0), certain(4.0)],
            flow_precision: certain(4.0),
            origin_precision: certain(1.0 / 0.16),
            destination_precision: certain(1.0 / 0.09),
        },
        zeros: ZeroTreatment::Exclude,
    };
    let receivers = [(0, 1, 640.0), (1, 0, 510.0), (1, 2, 380.0), (2, 0, 150.0), (2, 1, 470.0)];
    let senders = [(0, 1, 700.0), (0, 2, 160.0), (1, 0, 390.0), (2, 1, 300.0)];
    let by_receivers = receivers.map(|(origin, destination, persons)| SystemReport {
        report: received(origin, destination, persons),
        system: 0,
    });
    let by_senders = senders.map(|(origin, destination, persons)| SystemReport {
        report: Report { duration_rule: QUARTER, ..sent(origin, destination, persons) },
        system: 1,
    });
    let reports: Vec<SystemReport> = by_receivers.into_iter().chain(by_senders).collect();
    let posterior = estimate_flows(&model, &reports, &settings()).unwrap();
    check(&posterior, route(0, 1), 6.564_178, 0.187_844);
    check(&posterior, route(0, 2), 5.185_706, 0.439_817);
    check(&posterior, route(1, 0), 6.305_945, 0.187_199);
    check(&posterior, route(1, 2), 6.018_692, 0.198_435);
    check(&posterior, route(2, 0), 5.116_294, 0.199_648);
    check(&posterior, route(2, 1), 6.162_210, 0.186_456);
    let summary = |parameter| {
        let found = posterior.parameters.iter().find(|found| found.parameter == parameter).unwrap();
        found.summary.clone()
    };
    assert_near(summary(Parameter::Coverage(1)).mean, -0.499_72, 0.01);
    assert_near(summary(Parameter::Coverage(1)).standard_deviation, 0.168_852, 0.008);
    assert_near(summary(Parameter::Duration(1)).mean, 0.425_07, 0.006);
    assert_near(summary(Parameter::Covariate(0)).mean, -1.004_062, 0.021);
    assert_near(summary(Parameter::Origin(2)).mean, 0.043_517, 0.019);
}

/// A set of data whose parameters were drawn from the priors of its model.
struct Simulated {
    model: ImemModel,
    reports: Vec<SystemReport>,
    /// ln *y* of each flow, in the order of the table.
    log_flows: Vec<f64>,
}

/// Five countries over two periods, systems of two kinds on each side, three reports in ten missing.
fn simulation_model(random: &mut Random) -> ImemModel {
    let extent = Extent { countries: 5, periods: 2 };
    let values = (0..extent.places().unwrap()).map(|_| 2.0 * random.uniform() - 1.0).collect();
    ImemModel {
        extent,
        covariates: vec![Covariate { name: "distance".to_owned(), values, coefficient: normal(-1.0, 0.3) }],
        systems: vec![system(0, 0, 0), system(1, 1, 1), system(0, 2, 0), system(1, 3, 1)],
        priors: Priors {
            intercept: normal(6.0, 1.0),
            duration: vec![NormalPrior::known(0.0), normal(0.46, 0.1)],
            coverage: vec![normal(-0.05, 0.05), normal(-0.4, 0.2), normal(-0.2, 0.1), normal(-0.7, 0.3)],
            accuracy: vec![GammaPrior { shape: 20.0, rate: 0.2 }, GammaPrior { shape: 10.0, rate: 0.9 }],
            flow_precision: GammaPrior { shape: 10.0, rate: 2.5 },
            origin_precision: GammaPrior { shape: 6.0, rate: 1.5 },
            destination_precision: GammaPrior { shape: 6.0, rate: 1.5 },
        },
        zeros: ZeroTreatment::Exclude,
    }
}

fn simulate(number: u64) -> Simulated {
    let mut random = Random::new(StreamSeed { seed: 2013, stream: number });
    let random = &mut random;
    let model = simulation_model(random);
    let priors = &model.priors;
    let draw = |random: &mut Random, prior: NormalPrior| prior.mean + prior.standard_deviation * random.normal();
    let spread = |random: &mut Random, prior: GammaPrior| (prior.rate / random.gamma(prior.shape)).sqrt();
    let intercept = draw(random, priors.intercept);
    let slope = draw(random, model.covariates[0].coefficient);
    let duration: Vec<f64> = priors.duration.iter().map(|prior| draw(random, *prior)).collect();
    let coverage: Vec<f64> = priors.coverage.iter().map(|prior| draw(random, *prior)).collect();
    let errors: Vec<f64> = priors.accuracy.iter().map(|prior| spread(random, *prior)).collect();
    let flow_spread = spread(random, priors.flow_precision);
    let origin_spread = spread(random, priors.origin_precision);
    let destination_spread = spread(random, priors.destination_precision);
    let countries = model.extent.countries;
    let origins: Vec<f64> = (0..countries).map(|_| origin_spread * random.normal()).collect();
    let destinations: Vec<f64> = (0..countries).map(|_| destination_spread * random.normal()).collect();
    let (mut reports, mut log_flows) = (Vec::new(), Vec::new());
    for route in model.extent.routes() {
        let distance = model.covariates[0].values[model.extent.place(route).unwrap()];
        let expected = intercept + slope * distance + origins[route.origin] + destinations[route.destination];
        let log_flow = expected + flow_spread * random.normal();
        log_flows.push(log_flow);
        let systems = [(Side::Receiver, route.destination % 2), (Side::Sender, 2 + route.origin / 2 % 2)];
        for (side, system) in systems {
            let classes = model.systems[system];
            let error = errors[classes.accuracy_class] * random.normal();
            let log = log_flow + duration[classes.duration_class] + coverage[classes.coverage_class] + error;
            let report = Report { route, side, persons: log.exp(), duration_rule: None };
            if random.uniform() > 0.3 {
                reports.push(SystemReport { report, system });
            }
        }
    }
    Simulated { model, reports, log_flows }
}

/// Parameters, flows and reports are drawn from the model; then intervals must hold the flows as often as they promise.
/// The floor is nine tenths of that; the ceiling stands against intervals that are merely wide.
#[test]
fn intervals_hold_what_was_simulated_as_often_as_they_promise() {
    let settings = Settings { chains: 2, burn_in: 100, draws: 500, ..Settings::default() };
    let mut held = [0_usize; 2];
    let mut flows = 0_usize;
    for number in 0..200 {
        let Simulated { model, reports, log_flows } = simulate(number);
        let posterior = estimate_flows(&model, &reports, &Settings { seed: number, ..settings.clone() }).unwrap();
        for (flow, truth) in posterior.flows.iter().zip(&log_flows) {
            for (held, interval) in held.iter_mut().zip(&flow.log_persons.quantiles.intervals) {
                *held += usize::from(interval.low <= *truth && *truth <= interval.high);
            }
        }
        flows += log_flows.len();
    }
    let [narrow, wide] = held.map(|held| held as f64 / flows as f64);
    assert!(flows == 200 * 40 && narrow >= 0.9 * 0.8 && wide >= 0.9 * 0.95, "{narrow} {wide}");
    assert!(narrow <= 0.84 && wide <= 0.98, "{narrow} {wide}");
}

#[test]
fn a_seed_gives_the_same_numbers_again() {
    let Simulated { model, reports, .. } = simulate(7);
    let settings = Settings { draws: 50, burn_in: 10, ..Settings::default() };
    let flows = |seed| estimate_flows(&model, &reports, &Settings { seed, ..settings.clone() }).unwrap().flows;
    assert_eq!(flows(1), flows(1));
    assert_ne!(flows(1), flows(2));
}

#[test]
fn chains_that_mix_are_no_finding() {
    let Simulated { model, reports, .. } = simulate(11);
    let settings = Settings { draws: 2000, rhat_max: 1.02, ..Settings::default() };
    let posterior = estimate_flows(&model, &reports, &settings).unwrap();
    let is_of_chains = |finding: &MirrorFinding| finding.code() != "mirror-model-alone";
    assert!(!posterior.findings.iter().any(is_of_chains), "{:?}", posterior.findings);
    assert!(posterior.flows.iter().all(|flow| flow.log_persons.diagnostics.effective() > 1000.0));
}

#[test]
fn too_few_draws_are_a_finding() {
    let posterior =
        estimate_flows(&small_model(), &small_reports(), &Settings { draws: 20, ..Settings::default() }).unwrap();
    let codes: Vec<&str> = posterior.findings.iter().map(MirrorFinding::code).collect();
    assert!(codes.contains(&"mirror-parameter-not-converged") && codes.contains(&"mirror-flows-not-converged"));
}

#[test]
fn a_flow_that_nobody_reports_is_predicted_with_a_wider_interval() {
    let posterior = estimate_flows(&small_model(), &small_reports()[..2], &settings()).unwrap();
    check(&posterior, route(1, 0), 1000_f64.ln(), 1.0);
    assert_eq!(posterior.findings, [MirrorFinding::ModelAlone { flows: 1, first: route(1, 0) }]);
    let [reported, alone] = &posterior.flows[..] else { panic!("{}", posterior.flows.len()) };
    assert_eq!((reported.reports, alone.reports), (2, 0));
    let width = |level: usize, flow: &FlowPosterior| {
        let interval = flow.log_persons.quantiles.intervals[level];
        interval.high - interval.low
    };
    assert!(width(1, alone) > 2.0 * width(1, reported));
}

#[test]
fn without_any_report_the_prior_comes_back() {
    let posterior = estimate_flows(&small_model(), &[], &settings()).unwrap();
    check(&posterior, route(0, 1), 1000_f64.ln(), 1.0);
}

#[test]
fn a_sum_is_drawn_from_its_flows_together() {
    let posterior = estimate_flows(&small_model(), &small_reports(), &settings()).unwrap();
    let both = posterior.total(&[route(0, 1), route(1, 0)]).unwrap();
    let alone = posterior.total(&[route(0, 1)]).unwrap();
    let flow = &posterior.flows[0].persons;
    assert_near(alone.median, flow.median, 1e-3 * flow.median);
    assert!(both.median > flow.median + posterior.flows[1].persons.median);
    assert_eq!(posterior.total(&[route(0, 0)]), None);
    assert_eq!(posterior.total(&[Route { period: 1, ..route(0, 1) }]), None);
}

#[test]
fn a_zero_is_left_out_or_replaced_as_declared() {
    let report = received(0, 1, 0.0);
    let reports = [SystemReport { report, system: 0 }];
    let left_out = estimate_flows(&small_model(), &reports, &settings()).unwrap();
    assert_eq!(left_out.findings[0], MirrorFinding::ZeroExcluded { report });
    check(&left_out, route(0, 1), 1000_f64.ln(), 1.0);
    let model = ImemModel { zeros: ZeroTreatment::ReplaceBy(0.5), ..small_model() };
    let replaced = estimate_flows(&model, &reports, &settings()).unwrap();
    assert_eq!(replaced.findings[0], MirrorFinding::ZeroReplaced { report, by: 0.5 });
    let mean = (4.0 * (0.5_f64 / 0.9).ln() + 1000_f64.ln()) / 5.0;
    check(&replaced, route(0, 1), mean, 1.0 / 5_f64.sqrt());
}

#[test]
fn doubtful_reports_and_priors_of_the_model_are_findings() {
    let mut model = small_model();
    model.priors.coverage[2] = normal(0.0, 5.0);
    let reports = [
        SystemReport { report: received(0, 5, 1.0), system: 0 },
        SystemReport { report: received(0, 1, f64::NAN), system: 0 },
        SystemReport { report: received(0, 1, 1.0), system: 9 },
        SystemReport { report: received(0, 1, 900.0), system: 0 },
        SystemReport { report: received(0, 1, 901.0), system: 0 },
        SystemReport { report: Report { duration_rule: QUARTER, ..sent(1, 0, 300.0) }, system: 1 },
    ];
    let posterior = estimate_flows(&model, &reports, &settings()).unwrap();
    let codes: Vec<&str> = posterior.findings.iter().map(MirrorFinding::code).take(6).collect();
    let expected = [
        "mirror-prior-flat",
        "mirror-report-outside",
        "mirror-report-not-finite",
        "mirror-system-unknown",
        "mirror-report-repeated",
        "mirror-class-mixes-rules",
    ];
    assert_eq!(codes, expected);
}

#[test]
fn a_flow_with_an_unknown_covariate_is_left_out_and_told() {
    let mut model = small_model();
    let values = vec![0.0, f64::NAN, 1.0, 0.0];
    model.covariates.push(Covariate { name: "distance".to_owned(), values, coefficient: normal(0.0, 1.0) });
    let posterior = estimate_flows(&model, &small_reports(), &settings()).unwrap();
    assert_eq!(posterior.flows.iter().map(|flow| flow.route).collect::<Vec<_>>(), [route(1, 0)]);
    assert_eq!(posterior.findings[0], MirrorFinding::CovariateNotFinite { covariate: 0, route: route(0, 1) });
    model.covariates[0].values = vec![f64::NAN; 4];
    let refused = estimate_flows(&model, &small_reports(), &settings());
    assert_eq!(refused.err(), Some(MirrorError::NothingToEstimate));
}

#[test]
fn what_is_no_model_is_refused() {
    let refused = |change: fn(&mut ImemModel)| {
        let mut model = small_model();
        change(&mut model);
        estimate_flows(&model, &small_reports(), &settings()).err()
    };
    let is_prior = |error| matches!(error, Some(MirrorError::PriorOutOfRange { .. }));
    assert!(is_prior(refused(|model| model.priors.intercept.mean = f64::NAN)));
    assert!(is_prior(refused(|model| model.priors.coverage[0].standard_deviation = -1.0)));
    assert!(is_prior(refused(|model| model.priors.flow_precision.rate = 0.0)));
    assert!(is_prior(refused(|model| model.priors.accuracy[1].shape = f64::INFINITY)));
    let class = refused(|model| model.systems[1].coverage_class = 3);
    assert_eq!(class, Some(MirrorError::UnknownClass { system: 1, class: Parameter::Coverage(3) }));
    let zeros = refused(|model| model.zeros = ZeroTreatment::ReplaceBy(0.0));
    assert_eq!(zeros, Some(MirrorError::SettingOutOfRange { setting: "zeros", value: 0.0 }));
    let short = refused(|model| {
        model.covariates.push(Covariate {
            name: "gdp".to_owned(),
            values: vec![1.0],
            coefficient: NormalPrior::known(1.0),
        });
    });
    assert_eq!(short, Some(MirrorError::CovariateLength { name: "gdp".to_owned(), found: 1, expected: 4 }));
}

#[test]
fn settings_that_draw_nothing_are_refused() {
    let refused = |settings: &Settings| estimate_flows(&small_model(), &small_reports(), settings).err();
    for settings in [
        Settings { chains: 0, ..settings() },
        Settings { chains: 65, ..settings() },
        Settings { draws: 3, ..settings() },
        Settings { draws: usize::MAX, ..settings() },
        Settings { thinning: 0, ..settings() },
        Settings { levels: vec![1.0], ..settings() },
        Settings { levels: vec![f64::NAN], ..settings() },
    ] {
        assert!(matches!(refused(&settings), Some(MirrorError::SettingOutOfRange { .. })), "{settings:?}");
    }
}

#[test]
fn twenty_countries_over_ten_years_are_estimated() {
    let mut random = Random::new(StreamSeed { seed: 20, stream: 10 });
    let extent = Extent { countries: 20, periods: 10 };
    let mut model = simulation_model(&mut random);
    model.covariates[0].values = (0..extent.places().unwrap()).map(|_| random.normal()).collect();
    model.extent = extent;
    let mut reports = Vec::new();
    for route in extent.routes() {
        for (side, system) in [(Side::Receiver, 0), (Side::Sender, 3)] {
            let report = Report { route, side, persons: random.normal().exp() * 400.0, duration_rule: None };
            reports.push(SystemReport { report, system });
        }
    }
    let settings = Settings { chains: 2, burn_in: 10, draws: 20, ..Settings::default() };
    let posterior = estimate_flows(&model, &reports, &settings).unwrap();
    assert_eq!(posterior.flows.len(), 3800);
    assert!(posterior.flows.iter().all(|flow| flow.persons.median.is_finite() && flow.reports == 2));
}
