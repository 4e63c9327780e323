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

    /// The institutions whose data it holds.
    pub fn producers(&self) -> String {
        let lang = self.names.voice.lang();
        let providers = self.names.pack.providers_of(self.names.dataflow.id.as_str());
        let names: Vec<&str> = providers.iter().map(|provider| provider.name.get(lang)).collect();
        self.names.voice.list(&names)
    }
}
