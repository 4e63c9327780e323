//! Media types, and the choice among them by an `Accept` header.
//!
//! Source: RFC 9110, 12.5.1; the types of SDMX are those of the REST API 2.2, "Content negotiation".

use marsad_model::Lang;

/// A type of message that can be served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MediaType {
    /// SDMX-JSON 2.0 structures.
    StructureJson,
    /// SDMX-JSON 2.0 data.
    DataJson,
    /// SDMX-CSV 2.0 data.
    DataCsv,
}

/// No type that the client accepts is served.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("none of the types in `{accept}` is served here: use one of {offered}")]
pub struct NotAcceptable {
    /// What the client accepts.
    pub accept: String,
    /// What is served.
    pub offered: String,
}

impl MediaType {
    /// The whole name, as `Content-Type` writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::StructureJson => "application/vnd.sdmx.structure+json;version=2.0.0",
            Self::DataJson => "application/vnd.sdmx.data+json;version=2.0.0",
            Self::DataCsv => "application/vnd.sdmx.data+csv;version=2.0.0",
        }
    }

    /// Names that mean the same to a client: the bare type, and the general type of the format.
    const fn essences(self) -> [&'static str; 3] {
        match self {
            Self::StructureJson => {
                ["application/vnd.sdmx.structure+json", "application/json", "application/vnd.sdmx.json"]
            }
            Self::DataJson => ["application/vnd.sdmx.data+json", "application/json", "application/vnd.sdmx.json"],
            Self::DataCsv => ["application/vnd.sdmx.data+csv", "text/csv", "application/vnd.sdmx.csv"],
        }
    }

    /// The short name that `?format=` takes.
    pub const fn format(self) -> &'static str {
        match self {
            Self::StructureJson | Self::DataJson => "json",
            Self::DataCsv => "csv",
        }
    }
}

/// One entry of an `Accept` header.
struct Range<'a> {
    essence: &'a str,
    parameters: Vec<(String, &'a str)>,
    quality: f32,
}

impl<'a> Range<'a> {
    fn read(text: &'a str) -> Self {
        let mut parts = text.split(';').map(str::trim);
        let essence = parts.next().unwrap_or_default();
        let pairs = parts.filter_map(|part| part.split_once('='));
        let mut parameters: Vec<(String, &str)> =
            pairs.map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().trim_matches('"'))).collect();
        let quality = parameters.iter().position(|(name, _)| name == "q").map(|place| parameters.remove(place).1);
        Self { essence, parameters, quality: quality.map_or(1.0, |q| q.parse().unwrap_or(0.0)) }
    }

    /// How exactly the range names `offer`: 3 wholly, 2 by its general type, 1 by a wildcard, 0 not at all.
    fn exactness(&self, offer: MediaType) -> u8 {
        let [own, general @ ..] = offer.essences();
        let is_version = |version: &str| matches!(version.trim_end_matches('+'), "2.0.0" | "2.0" | "2");
        let fits_version = self.parameters.iter().all(|(name, value)| name != "version" || is_version(value));
        let kind = own.split('/').next().unwrap_or_default();
        match self.essence {
            essence if essence.eq_ignore_ascii_case(own) && fits_version => 3,
            essence if general.iter().any(|name| essence.eq_ignore_ascii_case(name)) && fits_version => 2,
            "*/*" => 1,
            essence if essence.strip_suffix("/*") == Some(kind) => 1,
            _ => 0,
        }
    }
}

/// The type to serve: the offer that `accept` likes best, and the first of equals. No header accepts everything.
pub fn choose(accept: Option<&str>, offers: &[MediaType]) -> Result<MediaType, NotAcceptable> {
    let accept = accept.filter(|accept| !accept.trim().is_empty()).unwrap_or("*/*");
    let ranges: Vec<Range<'_>> = accept.split(',').map(Range::read).collect();
    let liking = |offer: MediaType| {
        let exact =
            ranges.iter().map(|range| (range.exactness(offer), range.quality)).filter(|(exactness, _)| *exactness > 0);
        // The most exact range speaks for the type: `*/*, text/csv;q=0` refuses CSV.
        exact
            .max_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)))
            .map_or((0.0, 0), |(exactness, quality)| (quality, exactness))
    };
    let mut best: Option<(MediaType, (f32, u8))> = None;
    for offer in offers.iter().copied() {
        let liked = liking(offer);
        if liked.0 > 0.0 && best.is_none_or(|(_, so_far)| liked > so_far) {
            best = Some((offer, liked));
        }
    }
    let offered = || offers.iter().map(|offer| format!("`{}`", offer.name())).collect::<Vec<_>>().join(", ");
    best.map(|(offer, _)| offer).ok_or_else(|| NotAcceptable { accept: accept.to_owned(), offered: offered() })
}

/// The language that an `Accept-Language` header likes best among ours.
pub fn accept_language(header: Option<&str>) -> Option<Lang> {
    let mut ranges: Vec<Range<'_>> = header?.split(',').map(Range::read).filter(|range| range.quality > 0.0).collect();
    ranges.sort_by(|a, b| b.quality.total_cmp(&a.quality));
    ranges.iter().find_map(|range| range.essence.split('-').next()?.to_ascii_lowercase().parse().ok())
}

#[cfg(test)]
mod tests {
    use super::{MediaType, accept_language, choose};
    use marsad_model::Lang;

    const OFFERS: [MediaType; 2] = [MediaType::DataJson, MediaType::DataCsv];

    fn check(accept: &str, expected: Option<MediaType>) {
        assert_eq!(choose(Some(accept), &OFFERS).ok(), expected, "{accept}");
    }

    #[test]
    fn the_client_chooses() {
        check("application/vnd.sdmx.data+csv;version=2.0.0", Some(MediaType::DataCsv));
        check("application/vnd.sdmx.data+csv; version=2.0.0; labels=both", Some(MediaType::DataCsv));
        check("application/vnd.sdmx.data+csv;version=2.0.0+", Some(MediaType::DataCsv));
        check("text/csv", Some(MediaType::DataCsv));
        check("*/*", Some(MediaType::DataJson));
        check("application/json;q=0.2, text/csv;q=0.9", Some(MediaType::DataCsv));
        check("*/*, application/vnd.sdmx.data+json;q=0", Some(MediaType::DataCsv));
        check("image/png", None);
        check("application/vnd.sdmx.data+csv;version=9.0.0", None);
        assert_eq!(choose(None, &OFFERS), Ok(MediaType::DataJson));
    }

    #[test]
    fn a_language_is_chosen_by_its_quality() {
        assert_eq!(accept_language(Some("de, fr-TN;q=0.8, ar;q=0.9")), Some(Lang::Ar));
        assert_eq!(accept_language(Some("de")), None);
        assert_eq!(accept_language(None), None);
    }
}
