//! Names of countries and groups of countries, from CLDR by ICU4X.

use icu_locale::names::RegionDisplayName;
use icu_locale_core::locale;
use icu_locale_core::subtags::Region;
use marsad_model::Lang;
use writeable::Writeable as _;

/// The usual name of a country (ISO 3166-1, such as `TN`) or group of countries (UN M49, such as `015`).
///
/// A pack may name them otherwise where a country's own usage differs; this is what it falls back to.
pub fn region_name(lang: Lang, code: &str) -> Option<String> {
    let region: Region = code.parse().ok()?;
    let locale = match lang {
        Lang::Ar => locale!("ar"),
        Lang::Fr => locale!("fr"),
        Lang::En => locale!("en"),
    };
    let name = RegionDisplayName::try_new_light((&locale).into(), region).ok()?;
    Some(name.write_to_string().into_owned())
}

#[cfg(test)]
mod tests {
    use marsad_model::Lang;

    use super::region_name;

    #[test]
    fn countries_and_groups_have_names_in_every_language() {
        let name = |lang, code| region_name(lang, code).unwrap();
        assert_eq!([name(Lang::Ar, "TN"), name(Lang::Fr, "TN"), name(Lang::En, "TN")], ["تونس", "Tunisie", "Tunisia"]);
        assert_eq!(name(Lang::Fr, "015"), "Afrique septentrionale");
        assert_eq!(region_name(Lang::En, "nowhere"), None);
    }
}
