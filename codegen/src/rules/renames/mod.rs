//! SL07: renames.

group!(renamed_from_present, renamed_from_itself, renamed_twice, expired_rename, unknown_rename);
