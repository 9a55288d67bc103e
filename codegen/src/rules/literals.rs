//! Constants in their order.

use std::cmp::Ordering;

use crate::model::{Literal, Type};

/// The order of two constants of a type; equal where the type has none.
pub(super) fn compare(a: &Literal, b: &Literal, ty: &Type) -> Ordering {
    match (a, b) {
        (Literal::Integer(a), Literal::Integer(b)) | (Literal::Timestamp(a), Literal::Timestamp(b)) => a.cmp(b),
        (Literal::Number(a), Literal::Number(b)) => number(a).total_cmp(&number(b)),
        (Literal::Text(a), Literal::Text(b)) if matches!(ty, Type::Decimal { .. }) => scaled(a).cmp(&scaled(b)),
        _ => Ordering::Equal,
    }
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or_default()
}

/// Decimals of one type have one scale, so that they compare without their points.
fn scaled(text: &str) -> i64 {
    text.replace('.', "").parse().unwrap_or_default()
}
