//! encryption

group!();
