//! marsad-protect
