//! Codes of a second factor that an app on a telephone shows: TOTP after RFC 6238 with SHA-1, six digits and thirty seconds,
//! which is what every such app knows; and base 32 after RFC 4648, in which its secret is written.

use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use sha1::Sha1;

/// How long a code is shown.
const STEP_SECONDS: i64 = 30;
/// The letters of a secret as apps take it (RFC 4648, 6).
pub(super) const BASE_32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The number of the step of time at a moment.
fn step(moment: Timestamp) -> u64 {
    u64::try_from(moment.as_second().div_euclid(STEP_SECONDS)).unwrap_or(0)
}

/// The code of a step: RFC 4226, section 5.3, with six digits.
fn code(key: &[u8], step: u64) -> String {
    // A key of any length is a key of HMAC.
    let Ok(mut mac) = <Hmac<Sha1>>::new_from_slice(key) else { return String::new() };
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = usize::from(hash[19] & 0x0f);
    let number = u32::from_be_bytes([hash[at] & 0x7f, hash[at + 1], hash[at + 2], hash[at + 3]]);
    format!("{:06}", number % 1_000_000)
}

/// The code that an app with this secret shows at a moment; none where the secret is not base 32.
pub fn code_at(secret: &str, moment: Timestamp) -> Option<String> {
    Some(code(&from_base_32(secret)?, step(moment)))
}

/// The step whose code this is: now, or one step before or after, because clocks differ.
pub(super) fn matching_step(secret: &str, typed: &str, now: Timestamp) -> Option<u64> {
    let key = from_base_32(secret)?;
    let now = step(now);
    (now.saturating_sub(1)..=now + 1).find(|step| code(&key, *step) == typed)
}

/// Bytes in base 32, without signs that fill up.
pub(super) fn to_base_32(bytes: &[u8]) -> String {
    let (mut text, mut held, mut bits) = (String::new(), 0_u32, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(char::from(BASE_32[((held >> bits) & 31) as usize]));
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        text.push(char::from(BASE_32[((held << (5 - bits)) & 31) as usize]));
    }
    text
}

fn from_base_32(text: &str) -> Option<Vec<u8>> {
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for letter in text.trim_end_matches('=').bytes() {
        let value = BASE_32.iter().position(|known| *known == letter.to_ascii_uppercase())?;
        held = (held << 5) | value as u32;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push(((held >> bits) & 0xff) as u8);
        }
        held &= (1 << bits) - 1;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of the examples of both RFCs.
    const KEY: &[u8] = b"12345678901234567890";

    #[test]
    fn codes_are_those_of_rfc_4226_appendix_d() {
        let expected =
            ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"];
        let computed: Vec<String> = (0..10).map(|step| code(KEY, step)).collect();
        assert_eq!(computed, expected);
    }

    #[test]
    fn codes_are_those_of_rfc_6238_appendix_b() {
        let at = |second: i64| code_at(&to_base_32(KEY), Timestamp::from_second(second).unwrap()).unwrap();
        // The last six of the eight digits printed there.
        let expected =
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")];
        for (second, code) in expected {
            assert_eq!(at(second), code, "{second}");
        }
    }

    #[test]
    fn base_32_is_that_of_rfc_4648_section_10() {
        for (text, coded) in [("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foobar", "MZXW6YTBOI")] {
            assert_eq!(to_base_32(text.as_bytes()), coded);
            assert_eq!(from_base_32(coded).unwrap(), text.as_bytes());
        }
        assert_eq!(from_base_32("M1"), None);
    }

    #[test]
    fn a_code_is_good_one_step_before_and_after_and_no_longer() {
        let secret = to_base_32(KEY);
        let (shown, now) = (Timestamp::from_second(3_000).unwrap(), |second| Timestamp::from_second(second).unwrap());
        let code = code_at(&secret, shown).unwrap();
        for (second, step) in [(2_970, Some(100)), (3_000, Some(100)), (3_059, Some(100)), (3_060, None), (2_969, None)]
        {
            assert_eq!(matching_step(&secret, &code, now(second)), step, "{second}");
        }
    }
}
