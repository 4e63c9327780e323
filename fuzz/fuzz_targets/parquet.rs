//! Files of Parquet that somebody else wrote or damaged, as records and as a cube of the lake: they are refused, or they answer.
#![no_main]

use std::sync::{Arc, LazyLock};

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use marsad_fuzz::marjan;
use marsad_lake::{Cube, decode_foreign_records};
use marsad_model::{DataQuery, DataStructure, Id, Limit};

static STRUCTURE: LazyLock<Arc<DataStructure>> =
    LazyLock::new(|| Arc::new(marjan().structure("DSD_ARRIVALS").expect("a structure of Marjan").clone()));

fuzz_target!(|bytes: &[u8]| {
    let _ = decode_foreign_records(Bytes::copy_from_slice(bytes), &|_| true);
    let Ok(cube) = Cube::open(Bytes::copy_from_slice(bytes), STRUCTURE.clone()) else { return };
    let (isle, sex) = (Id::literal("ISLE"), Id::literal("SEX"));
    let _ = cube.query(&DataQuery::all());
    let women = DataQuery { limit: Limit::Last(1), ..DataQuery::all() }.with_code(&sex, &Id::literal("F"));
    let _ = cube.query(&women);
    let _ = cube.constraint(&women);
    let _ = cube.query(&DataQuery { totals: vec![isle], ..DataQuery::all() });
});
