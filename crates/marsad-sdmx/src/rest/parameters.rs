//! The query string, as pairs.

/// Pairs of a query string, percent-decoded, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// The pairs of a query string.
    pub fn read(query: &str) -> Self {
        let pair = |text: &str| {
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            (decode(name), decode(value))
        };
        Self(query.split('&').filter(|part| !part.is_empty()).map(pair).collect())
    }

    /// The first value with this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every pair.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Percent-decoding as SDMX clients write it: a `+` stays a plus, because keys use it.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = |byte: u8| char::from(byte).to_digit(16);
        match (first, tail) {
            (b'%', [high, low, after @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                bytes.push((hex(*high).unwrap_or(0) * 16 + hex(*low).unwrap_or(0)) as u8);
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Parameters;

    #[test]
    fn brackets_and_signs_may_be_encoded() {
        let parameters = Parameters::read("c%5BFREQ%5D=A%2CQ&c[TIME_PERIOD]=ge:2015+le:2020&x&%zz=1");
        assert_eq!(parameters.get("c[FREQ]"), Some("A,Q"));
        assert_eq!(parameters.get("c[TIME_PERIOD]"), Some("ge:2015+le:2020"));
        assert_eq!((parameters.get("x"), parameters.get("%zz")), (Some(""), Some("1")));
    }
}
