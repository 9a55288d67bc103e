//! SL09: edits that are refused until something more is said. Found when the migration of an edit is made, and not by
//! `validate`: what is said then is true of that edit alone.

group!(unsaid_drop, ambiguous_edit, unsaid_plaintext, unfilled_column, unplanned_edit);
