//! The key that receipts are signed with: Ed25519 (RFC 8032), by `ring`.

use marsad_model::SignedReceipt;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};

/// Signs receipts.
pub struct Signer {
    pair: Ed25519KeyPair,
}

impl std::fmt::Debug for Signer {
    /// Nothing of the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Signer({})", self.public_key())
    }
}

impl Signer {
    /// The signer with this secret.
    pub fn of(secret: &[u8; 32]) -> Self {
        #[expect(clippy::expect_used, reason = "any 32 bytes are a secret of Ed25519")]
        let pair = Ed25519KeyPair::from_seed_unchecked(secret).expect("32 bytes are a secret of Ed25519");
        Self { pair }
    }

    /// A new secret.
    pub fn secret() -> [u8; 32] {
        let mut secret = [0_u8; 32];
        #[expect(clippy::expect_used, reason = "an operating system without randomness cannot keep a secret")]
        getrandom::fill(&mut secret).expect("the operating system gives random bytes");
        secret
    }

    /// The public key, in hexadecimal.
    pub fn public_key(&self) -> String {
        hexadecimal(self.pair.public_key().as_ref())
    }

    /// A receipt with key and signature.
    pub(super) fn signed(&self, receipt: SignedReceipt) -> SignedReceipt {
        let receipt = SignedReceipt { key: self.public_key(), ..receipt };
        let signature = hexadecimal(self.pair.sign(&signed_bytes(&receipt)).as_ref());
        SignedReceipt { signature, ..receipt }
    }
}

/// The public key that a text says, in hexadecimal: its 32 bytes, alone or after the name of their kind, as the portal serves
/// them. None where it says none.
pub(super) fn key_named(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let key = match text.split_whitespace().collect::<Vec<_>>()[..] {
        [key] | ["ed25519", key] => key,
        _ => return None,
    };
    bytes_of(key).is_some_and(|bytes| bytes.len() == 32).then(|| key.to_owned())
}

/// Whether a receipt says what was signed with this key.
pub(super) fn is_whole(receipt: &SignedReceipt, key: &str) -> bool {
    let (Some(key), Some(signature)) = (bytes_of(key), bytes_of(&receipt.signature)) else { return false };
    UnparsedPublicKey::new(&ED25519, key).verify(&signed_bytes(receipt), &signature).is_ok()
}

/// What is signed: the JSON of the receipt with a blank signature, its keys in the order of the struct.
fn signed_bytes(receipt: &SignedReceipt) -> Vec<u8> {
    let unsigned = SignedReceipt { signature: String::new(), ..receipt.clone() };
    // Texts and numbers alone: there is nothing that JSON cannot say.
    serde_json::to_vec(&unsigned).unwrap_or_default()
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes that a text in hexadecimal stands for.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs.map(|pair| Some(digit(*pair.first()?)? * 16 + digit(*pair.get(1)?)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn receipt() -> SignedReceipt {
        SignedReceipt {
            number: 1,
            submission: "PORTS_ARRIVALS-0001".to_owned(),
            agreement: "PORTS_ARRIVALS".parse().unwrap(),
            provider: "PORTS".parse().unwrap(),
            file_name: "ملف.xlsx".to_owned(),
            sha256: "00".repeat(32),
            size_bytes: 17,
            received_at: jiff::Timestamp::UNIX_EPOCH,
            received_by: "ports".to_owned(),
            observations: Some(60),
            errors: 0,
            warnings: 1,
            audit_number: 9,
            audit_hash: "11".repeat(32),
            key: String::new(),
            signature: String::new(),
        }
    }

    /// RFC 8032, 7.1, test 1.
    #[test]
    fn a_secret_has_the_public_key_of_the_standard() {
        let secret = bytes_of("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60").unwrap();
        let signer = Signer::of(&secret.try_into().unwrap());
        assert_eq!(signer.public_key(), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    #[test]
    fn a_key_is_read_as_the_portal_serves_it_and_what_is_none_is_told_from_it() {
        let key = Signer::of(&[7; 32]).public_key();
        for right in [key.clone(), format!("ed25519 {key}\n"), format!(" ED25519  {} ", key.to_uppercase())] {
            assert_eq!(key_named(&right).as_ref(), Some(&key), "{right}");
        }
        for wrong in ["", "ed25519", "key.txt", &key[1..], &format!("{key}00"), &format!("rsa {key}"), &"é".repeat(32)]
        {
            assert_eq!(key_named(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_changed_receipt_or_another_key_is_told() {
        let (signer, other) = (Signer::of(&[7; 32]), Signer::of(&[8; 32]));
        let signed = signer.signed(receipt());
        assert!(is_whole(&signed, &signer.public_key()));
        assert!(!is_whole(&signed, &other.public_key()));
        let changes: [fn(&mut SignedReceipt); 4] = [
            |receipt| receipt.size_bytes = 18,
            |receipt| receipt.observations = None,
            |receipt| receipt.audit_hash.replace_range(..1, "2"),
            |receipt| receipt.signature.replace_range(..2, "zz"),
        ];
        for change in changes {
            let mut changed = signed.clone();
            change(&mut changed);
            assert!(!is_whole(&changed, &signer.public_key()), "{changed:?}");
        }
        assert!(!is_whole(&signed, "no key"));
    }
}
