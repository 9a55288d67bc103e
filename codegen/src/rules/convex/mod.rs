//! SL10: what the Convex target asks for besides.

group!(
    no_convex_name,
    colliding_convex_names,
    assigned_in_convex,
    bound_to_document,
    two_documents,
    unkept_unique,
    unkept_check,
    index_left_out,
    convex_limit,
    bad_convex_path,
    constant_document,
    default_by_database
);
