//! marsad-sdmx
