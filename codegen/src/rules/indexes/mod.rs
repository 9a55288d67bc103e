//! SL06: indexes.

group!(empty_index, column_or_expression);
