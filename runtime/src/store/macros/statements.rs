//! The statements of a model: constants, written by [`sql`](crate::store::sql).

/// The statements of a model, on every engine whose driver is there. Look-ups are listed as what of the table has their columns.
#[doc(hidden)]
#[macro_export]
macro_rules! __statements {
    ($model:ident, $key:ident, $lookups:tt) => {
        $crate::__sqlite! { $crate::__statements_of! { Sqlite, $model, $key, $lookups } }
        $crate::__postgres! { $crate::__statements_of! { Postgres, $model, $key, $lookups } }
        $crate::__mysql! { $crate::__statements_of! { MySql, $model, $key, $lookups } }
    };
}

/// The statements of a model on one engine.
#[doc(hidden)]
#[macro_export]
macro_rules! __statements_of {
    ($driver:ident, $model:ident, $key:ident, [$(($of:ident $at:literal))*]) => {
        #[automatically_derived]
        impl $crate::store::Statements<$crate::sqlx::$driver> for $model
        where
            for<'given> $model: $crate::store::Record,
        {
            const SQL: &'static $crate::store::sql::Sql = &$crate::store::sql::Sql {
                get: $crate::__if_key!($key $crate::__sql!($driver, $model, |out, table| sql::get(out, table))),
                insert: $crate::__sql!($driver, $model, |out, table| sql::insert(out, table, 1)),
                update: $crate::__if_key!($key
                    $crate::__sql!($driver, $model, |out, table| sql::update(out, table, ::core::option::Option::None, true))),
                upsert: $crate::__if_key!($key $crate::__sql!($driver, $model, |out, table| sql::upsert(out, table))),
                delete: $crate::__if_key!($key $crate::__sql!($driver, $model, |out, table| sql::delete(out, table))),
                rows: $crate::__lookup!($driver, $model, $key, |_table| &[]),
                by: &[$($crate::__lookup!($driver, $model, $key, |table| $crate::__columns!(table, $of $at))),*],
            };
        }
    };
}

/// A statement that needs a key; nothing, where there is none.
#[doc(hidden)]
#[macro_export]
macro_rules! __if_key {
    (keyed $sql:expr) => {
        $sql
    };
    (keyless $sql:expr) => {
        ""
    };
}

/// The columns of a look-up.
#[doc(hidden)]
#[macro_export]
macro_rules! __columns {
    ($table:ident, index $at:literal) => {
        $table.indexes[$at].columns
    };
    ($table:ident, unique $at:literal) => {
        $table.uniques[$at].columns
    };
    ($table:ident, column $at:literal) => {
        &[sql::companion($table, $at)]
    };
}

/// The statements of a look-up.
#[doc(hidden)]
#[macro_export]
macro_rules! __lookup {
    ($driver:ident, $model:ident, $key:ident, |$table:ident| $columns:expr) => {
        $crate::store::sql::Lookup {
            all: $crate::__lookup!(@form $driver, $model, |$table| $columns, All),
            first: $crate::__lookup!(@form $driver, $model, |$table| $columns, First),
            page: $crate::__if_key!($key $crate::__lookup!(@form $driver, $model, |$table| $columns, Page)),
            after: $crate::__if_key!($key $crate::__lookup!(@form $driver, $model, |$table| $columns, After)),
            count: $crate::__lookup!(@form $driver, $model, |$table| $columns, Count),
        }
    };
    (@form $driver:ident, $model:ident, |$table:ident| $columns:expr, $form:ident) => {
        $crate::__sql!($driver, $model, |out, $table| sql::lookup(out, $table, $columns, &[], sql::Form::$form))
    };
}

/// A text that is written while the program is compiled: once to count it, and once to keep it.
#[doc(hidden)]
#[macro_export]
macro_rules! __sql {
    ($driver:ident, $model:ident, |$out:ident, $table:ident| $write:expr) => {{
        use $crate::store::sql;
        const LENGTH: usize = {
            let $table = <$model as $crate::Model>::TABLE;
            let syntax = <$crate::sqlx::$driver as $crate::store::Database>::SYNTAX;
            let $out = &mut sql::Out::new(syntax, &mut []);
            $write;
            $out.length()
        };
        const BYTES: [u8; LENGTH] = {
            let $table = <$model as $crate::Model>::TABLE;
            let syntax = <$crate::sqlx::$driver as $crate::store::Database>::SYNTAX;
            let mut bytes = [0; LENGTH];
            {
                let $out = &mut sql::Out::new(syntax, &mut bytes);
                $write;
            }
            bytes
        };
        match ::core::str::from_utf8(&BYTES) {
            ::core::result::Result::Ok(text) => text,
            ::core::result::Result::Err(_) => ::core::panic!("texts put together are text"),
        }
    }};
}
