//! Requests to the SDMX interface: a path with its query, what the client accepts, and its languages, a line each.
#![no_main]

use libfuzzer_sys::fuzz_target;
use marsad_fuzz::marjan;
use marsad_sdmx::{DataRequest, MediaType, Parameters, StructureRequest, accept_language, choose, select_artefacts};

const OFFERS: [MediaType; 3] = [MediaType::StructureJson, MediaType::DataJson, MediaType::DataCsv];

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let mut lines = text.split('\n');
    let address = lines.next().unwrap_or_default();
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let parameters = Parameters::read(query);
    let parts: Vec<&str> = path.split('/').collect();
    if let Ok(request) = StructureRequest::read(&parts, &parameters) {
        select_artefacts(marjan(), &request);
    }
    let key = parts.last().copied().unwrap_or_default();
    for structure in &marjan().structures {
        let _ = DataRequest::read(marjan(), structure, key, &parameters);
    }
    let _ = choose(lines.next(), &OFFERS);
    accept_language(lines.next());
});
