//! marsad-i18n
