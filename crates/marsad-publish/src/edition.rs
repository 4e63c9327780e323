//! An edition: a release as it is cited and downloaded.

use marsad_model::Release;

use crate::Names;

/// A release with its names and its permanent link.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    /// What everything is called.
    pub names: Names<'a>,
    /// The release.
    pub release: &'a Release,
    /// The permanent link to exactly this release.
    pub link: &'a str,
    /// The withdrawal that took it back after it was public, if there is one.
    pub taken_back: Option<&'a Release>,
}

impl Edition<'_> {
    /// The day from which the public may read it, in the country's time and the reader's language.
    pub fn day(&self) -> String {
        self.release.public_from.map_or_else(String::new, |moment| self.names.voice.day_of(moment))
    }

    /// What has to be said of every row: that it was taken back, that it is made of a survey in which nobody exists, or that
    /// its errors of nothing are no finding; none where nothing has.
    pub fn note(&self) -> Option<String> {
        let names = &self.names;
        let withdrawn = self.taken_back.map(|withdrawal| {
            let day = names.voice.day_of(withdrawal.public_from.unwrap_or_default());
            names.voice.say_with("summary-withdrawn", &marsad_i18n::args().text("date", &day))
        });
        let is_synthetic = names.pack.is_synthetic(names.dataflow.id.as_str());
        let synthetic = is_synthetic.then(|| names.voice.say("study-synthetic"));
        let said: Vec<String> = withdrawn.into_iter().chain(synthetic).chain(names.calibrated()).collect();
        (!said.is_empty()).then(|| said.join(" · "))
    }

    /// The institutions whose data it holds.
    pub fn producers(&self) -> String {
        let lang = self.names.voice.lang();
        let providers = self.names.pack.providers_of(self.names.dataflow.id.as_str());
        let names: Vec<&str> = providers.iter().map(|provider| provider.name.get(lang)).collect();
        self.names.voice.list(&names)
    }
}
