//! What a table of estimates says of itself.

use marsad_i18n::args;
use marsad_model::Statistic;

use super::SurveyTable;

/// The share at which the quantile has a name of its own.
const MIDDLE: f64 = 0.5;

impl SurveyTable<'_> {
    /// What is shown: the statistic, and by what it is crossed.
    pub fn title(&self) -> String {
        let (voice, what) = (self.names.voice, self.what());
        if self.question.by.is_empty() {
            return what;
        }
        let by: Vec<String> = self.question.by.iter().map(|name| self.names.variable(name)).collect();
        voice.say_with("builder-by", &args().text("what", &what).text("variables", &voice.list(&by)))
    }

    /// Of whom, in which unit, with which intervals.
    pub fn subtitle(&self) -> String {
        let parts = [self.among(), self.only(), Some(self.unit()), Some(self.intervals())];
        let parts: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
        parts.join(" · ")
    }

    fn what(&self) -> String {
        let (names, voice) = (&self.names, self.names.voice);
        let of = |key: &str, variable: &str| voice.say_with(key, &args().text("variable", &names.variable(variable)));
        match &self.question.statistic {
            Statistic::Count {} => names.count(self.table.as_str()),
            Statistic::Total { variable } => of("builder-what-total", variable),
            Statistic::Mean { variable } => of("builder-what-mean", variable),
            Statistic::Proportion { variable, category: None } => of("builder-what-shares", variable),
            Statistic::Proportion { variable, category: Some(category) } => {
                let category = names.category(variable, category);
                let arguments = args().text("category", &category).text("variable", &names.variable(variable));
                voice.say_with("builder-what-share", &arguments)
            }
            Statistic::Ratio { numerator, denominator } => {
                let (numerator, denominator) = (names.variable(numerator), names.variable(denominator));
                let arguments = args().text("numerator", &numerator).text("denominator", &denominator);
                voice.say_with("builder-what-ratio", &arguments)
            }
            Statistic::Quantile { variable, probability } if (probability - MIDDLE).abs() < f64::EPSILON => {
                of("builder-what-median", variable)
            }
            Statistic::Quantile { variable, probability } => {
                let share = names.percent(*probability);
                let arguments = args().text("variable", &names.variable(variable)).text("share", &share);
                voice.say_with("builder-what-quantile", &arguments)
            }
        }
    }

    /// Who was asked.
    fn among(&self) -> Option<String> {
        let universe = self.names.universe(self.question.statistic.variables().first()?)?;
        Some(self.names.voice.say_with("builder-among", &args().text("universe", &universe)))
    }

    /// To whom it is restricted.
    fn only(&self) -> Option<String> {
        let voice = self.names.voice;
        let restriction = |(variable, codes): (&String, &Vec<String>)| {
            let codes: Vec<String> = codes.iter().map(|code| self.names.category(variable, code)).collect();
            let arguments = args().text("variable", &self.names.variable(variable)).text("codes", &codes.join(" / "));
            voice.say_with("builder-restriction", &arguments)
        };
        let all: Vec<String> = self.question.only.iter().map(restriction).collect();
        let arguments = args().text("restrictions", &all.join(&voice.say("list-separator")));
        (!all.is_empty()).then(|| voice.say_with("builder-only", &arguments))
    }

    /// The unit; blank where there is none.
    pub fn unit(&self) -> String {
        let names = &self.names;
        let is_flag = |variable: &str| names.study.variable(variable).is_some_and(|variable| variable.is_coded());
        match &self.question.statistic {
            Statistic::Count {} => names.rows(self.table.as_str()),
            Statistic::Total { variable } if is_flag(variable) => names.rows(self.table.as_str()),
            Statistic::Total { variable } | Statistic::Mean { variable } | Statistic::Quantile { variable, .. } => {
                names.unit(variable).unwrap_or_default()
            }
            Statistic::Proportion { .. } => names.voice.say("builder-unit-percent"),
            Statistic::Ratio { numerator, .. } => names.unit(numerator).unwrap_or_default(),
        }
    }

    /// Which intervals.
    fn intervals(&self) -> String {
        let confidence = self.names.percent(self.question.confidence);
        self.names.voice.say_with("builder-intervals", &args().text("confidence", &confidence))
    }

    /// What has to be known to read its figures rightly, a sentence or two for each thing.
    pub fn remarks(&self) -> Vec<String> {
        let voice = self.names.voice;
        let all =
            [(self.has_fixed(), "builder-fixed"), (self.has_step(), "builder-step"), (self.has_rest(), "builder-rest")];
        all.into_iter().filter(|(is_so, _)| *is_so).map(|(_, key)| voice.say(key)).collect()
    }

    /// The study, its version and the number of its table.
    pub fn source(&self) -> String {
        let (names, voice) = (&self.names, self.names.voice);
        let arguments = args()
            .text("producers", &names.producers())
            .text("study", &names.title_text(&names.study.short_title))
            .text("version", &voice.digits(&names.study.version))
            .text("table", &names.table(self.table.as_str()))
            .text("number", &voice.digits(&self.number.to_string()));
        voice.say_with("builder-source", &arguments)
    }

    /// The same for a drawing that stands alone: nobody takes made-up figures for true ones.
    pub fn source_alone(&self) -> String {
        let short = self.names.study.is_synthetic.then(|| self.names.voice.say("study-synthetic-short"));
        let parts: Vec<String> = short.into_iter().chain([self.source()]).collect();
        parts.join(" · ")
    }

    /// How the table is cited.
    pub fn citation(&self) -> String {
        let (names, voice) = (&self.names, self.names.voice);
        let arguments = args()
            .text("producers", &names.producers())
            .text("study", &names.text(&names.study.title))
            .text("version", &voice.digits(&names.study.version))
            .text("title", &self.title())
            .text("publisher", names.pack.head.name.get(voice.lang()))
            .text("link", self.link);
        voice.say_with("builder-citation", &arguments)
    }
}
