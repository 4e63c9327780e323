//! A device by what its browser says of itself: the browser and the system, in words.
//!
//! Holds: the families that most people use. A browser that names itself beside another's name, as many do, is not taken for
//! that one: what is not known is said to be unknown.

use std::collections::BTreeSet;

use marsad_i18n::{Voice, args};

/// A family of browsers.
struct Browser {
    name: &'static str,
    /// The product by which it names itself.
    product: &'static str,
    /// What else it names, beside what all do.
    beside: &'static [&'static str],
}

const BROWSERS: [Browser; 11] = [
    Browser { name: "Edge", product: "Edg", beside: &["Chrome"] },
    Browser { name: "Edge", product: "EdgA", beside: &["Chrome"] },
    Browser { name: "Edge", product: "EdgiOS", beside: &["Version"] },
    Browser { name: "Opera", product: "OPR", beside: &["Chrome"] },
    Browser { name: "Samsung Internet", product: "SamsungBrowser", beside: &["Chrome"] },
    Browser { name: "Firefox", product: "Firefox", beside: &[] },
    Browser { name: "Firefox", product: "FxiOS", beside: &[] },
    Browser { name: "Chrome", product: "CriOS", beside: &[] },
    Browser { name: "Chrome", product: "Chrome", beside: &[] },
    Browser { name: "Chrome", product: "HeadlessChrome", beside: &[] },
    Browser { name: SAFARI, product: "Version", beside: &[] },
];
const SAFARI: &str = "Safari";
/// What browsers name for the sake of those before them.
const COMMON: [&str; 5] = ["Mozilla", "AppleWebKit", "Gecko", "Mobile", SAFARI];

/// Words of systems as browsers write them, the closer ones first.
const SYSTEMS: [(&str, &str); 8] = [
    ("Windows NT", "Windows"),
    ("iPhone", "iOS"),
    ("iPad", "iPadOS"),
    ("Macintosh", "macOS"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("FreeBSD", "FreeBSD"),
    ("Linux", "Linux"),
];

/// The browser and the system of a device, such as `Chrome on Linux`.
pub(super) fn device_text(voice: &Voice, agent: &str) -> String {
    let browser = browser(agent).map_or_else(|| voice.say("device-browser-unknown"), str::to_owned);
    match system(agent) {
        Some(system) => voice.say_with("device-browser-on", &args().text("browser", &browser).text("system", system)),
        None => browser,
    }
}

impl Browser {
    /// Whether these products are its own, and none of them is that of another one.
    fn is_named_by(&self, named: &BTreeSet<&str>) -> bool {
        let is_expected = |one: &str| one == self.product || COMMON.contains(&one) || self.beside.contains(&one);
        let is_whole = self.name != SAFARI || named.contains(SAFARI);
        is_whole && named.contains(self.product) && named.iter().all(|one| is_expected(one))
    }
}

fn browser(agent: &str) -> Option<&'static str> {
    let named = products(agent);
    BROWSERS.iter().find(|browser| browser.is_named_by(&named)).map(|browser| browser.name)
}

/// The products that a browser names, without their versions and without what it says in brackets.
fn products(agent: &str) -> BTreeSet<&str> {
    let outside = agent.split('(').enumerate().map(|(at, part)| match at {
        0 => part,
        _ => part.split_once(')').map_or("", |(_, after)| after),
    });
    let words = outside.flat_map(str::split_whitespace);
    words.map(|word| word.split_once('/').map_or(word, |(name, _)| name)).collect()
}

/// The system that the first brackets name. Safari on a tablet says what it says on a computer.
fn system(agent: &str) -> Option<&'static str> {
    let said = agent.split_once('(')?.1.split_once(')')?.0;
    if said.contains("Windows Phone") {
        return None;
    }
    let found = SYSTEMS.iter().find(|(word, _)| said.contains(word)).map(|(_, name)| *name)?;
    if found == "macOS" && browser(agent) == Some(SAFARI) { Some("macOS / iPadOS") } else { Some(found) }
}

#[cfg(test)]
mod tests {
    use super::{browser, system};

    #[test]
    fn a_device_is_called_by_its_browser_and_its_system_and_never_by_those_of_another() {
        let webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
        let known = |name: &'static str, system: &'static str| (Some(name), Some(system));
        for (agent, expected) in [
            (
                format!("Mozilla/5.0 (X11; Linux x86_64) {webkit} Chrome/142.0.0.0 Safari/537.36"),
                known("Chrome", "Linux"),
            ),
            (
                format!("Mozilla/5.0 (Linux; Android 10; K) {webkit} Chrome/142.0.0.0 Mobile Safari/537.36"),
                known("Chrome", "Android"),
            ),
            (
                format!("Mozilla/5.0 (Windows NT 10.0; Win64; x64) {webkit} Chrome/142.0 Safari/537.36 Edg/142.0"),
                known("Edge", "Windows"),
            ),
            (
                "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0".to_owned(),
                known("Firefox", "Linux"),
            ),
            (
                format!(
                    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) {webkit} Version/18.0 Mobile/15E148 Safari/604.1"
                ),
                known("Safari", "iOS"),
            ),
            (
                format!("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) {webkit} Version/18.0 Safari/605.1.15"),
                known("Safari", "macOS / iPadOS"),
            ),
            // Others that name these browsers too, and programs.
            (
                format!("Mozilla/5.0 (Windows NT 10.0) {webkit} Chrome/142.0 Safari/537.36 Vivaldi/7.0"),
                (None, Some("Windows")),
            ),
            (
                format!("Mozilla/5.0 (Linux; Android 14; wv) {webkit} Version/4.0 Chrome/142.0 Mobile Safari/537.36"),
                (None, Some("Android")),
            ),
            ("Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko".to_owned(), (None, Some("Windows"))),
            ("curl/8.5.0".to_owned(), (None, None)),
            ("Mozilla/5.0 (Linux".to_owned(), (None, None)),
            (String::new(), (None, None)),
        ] {
            assert_eq!((browser(&agent), system(&agent)), expected, "{agent}");
        }
    }
}
