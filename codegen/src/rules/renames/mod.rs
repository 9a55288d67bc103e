//! SL07: renames, and what else is said of one edit alone.

group!(renamed_from_present, renamed_from_itself, renamed_twice, expired_rename, unknown_rename, expired_using);
