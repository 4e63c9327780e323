//! Zip packages by hand: nothing is packed, so that their bytes can be changed, and names may come twice.

/// A package of parts that are stored as they are.
pub(super) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::<u8>::new(), Vec::<u8>::new());
    for (name, text) in parts {
        let start = bytes.len() as u32;
        let mut common = [0_u16, 0, 0, 0x21].map(u16::to_le_bytes).concat();
        let length = text.len() as u32;
        common.extend([checksum(text.as_bytes()), length, length].map(u32::to_le_bytes).concat());
        common.extend([name.len() as u16, 0].map(u16::to_le_bytes).concat());
        bytes.extend([&b"PK\x03\x04\x14\0"[..], &common, name.as_bytes(), text.as_bytes()].concat());
        directory.extend([&b"PK\x01\x02\x14\0\x14\0"[..], &common, &[0; 10], &start.to_le_bytes()].concat());
        directory.extend(name.as_bytes());
    }
    let count = parts.len() as u16;
    let (at, length) = (bytes.len() as u32, directory.len() as u32);
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06");
    bytes.extend([0, 0, count, count].map(u16::to_le_bytes).concat());
    bytes.extend([length, at].map(u32::to_le_bytes).concat());
    bytes.extend([0, 0]);
    bytes
}

/// The checksum of zip packages, CRC-32.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    })
}

/// The same bytes with the first `from` become `to`, which is as long.
pub(super) fn replaced(mut bytes: Vec<u8>, from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = bytes.windows(from.len()).position(|window| window == from).unwrap();
    bytes[at..at + from.len()].copy_from_slice(to);
    bytes
}
