//! renames

group!();
