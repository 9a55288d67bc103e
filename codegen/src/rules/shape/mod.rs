//! SL01: keys and the forms of their values, held against the table of keys.

group!(unknown_key, duplicate_key, missing_key, wrong_type, unknown_word);
