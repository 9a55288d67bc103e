//! names

group!();
