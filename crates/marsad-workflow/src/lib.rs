//! marsad-workflow
