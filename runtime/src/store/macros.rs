//! What the derive macro leaves to this crate, which alone knows which drivers it is built with.

/// The tokens, if SQLite's driver is there.
#[cfg(feature = "sqlite")]
#[doc(hidden)]
#[macro_export]
macro_rules! __sqlite {
    ($($tokens:tt)*) => { $($tokens)* };
}

/// Nothing, since SQLite's driver is not there.
#[cfg(not(feature = "sqlite"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __sqlite {
    ($($tokens:tt)*) => {};
}

/// The tokens, if PostgreSQL's driver is there.
#[cfg(feature = "postgres")]
#[doc(hidden)]
#[macro_export]
macro_rules! __postgres {
    ($($tokens:tt)*) => { $($tokens)* };
}

/// Nothing, since PostgreSQL's driver is not there.
#[cfg(not(feature = "postgres"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __postgres {
    ($($tokens:tt)*) => {};
}

/// The tokens, if MySQL's driver is there.
#[cfg(feature = "mysql")]
#[doc(hidden)]
#[macro_export]
macro_rules! __mysql {
    ($($tokens:tt)*) => { $($tokens)* };
}

/// Nothing, since MySQL's driver is not there.
#[cfg(not(feature = "mysql"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __mysql {
    ($($tokens:tt)*) => {};
}

/// The tokens, if any driver is there.
#[cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __any_driver {
    ($($tokens:tt)*) => { $($tokens)* };
}

/// Nothing, since no driver is there.
#[cfg(not(any(feature = "sqlite", feature = "postgres", feature = "mysql")))]
#[doc(hidden)]
#[macro_export]
macro_rules! __any_driver {
    ($($tokens:tt)*) => {};
}

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
            let words = <$crate::sqlx::$driver as $crate::store::Database>::WORDS;
            let $out = &mut sql::Out::new(words, &mut []);
            $write;
            $out.length()
        };
        const BYTES: [u8; LENGTH] = {
            let $table = <$model as $crate::Model>::TABLE;
            let words = <$crate::sqlx::$driver as $crate::store::Database>::WORDS;
            let mut bytes = [0; LENGTH];
            {
                let $out = &mut sql::Out::new(words, &mut bytes);
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

/// The methods of a model's store that are the same for all.
#[doc(hidden)]
#[macro_export]
macro_rules! __store {
    ($store:ident, $vis:vis, $model:ident, $unsaved:ident, $new:ident, $patch:ident, $key:ident, $create:ident) => {
        $crate::__any_driver! {
            #[allow(dead_code, private_interfaces)]
            impl<__DB, __E> $store<__E>
            where
                __DB: $crate::store::Database,
                __E: $crate::store::Access<Database = __DB>,
                $model: $crate::store::Statements<__DB>,
                for<'given> $unsaved: $crate::store::Unsaved<Row = $model>,
                for<'given> $patch: $crate::store::Patch<Row = $model>,
            {
                $crate::__store_create! { $vis, $model, $unsaved, $new, $create }
                $crate::__store_key! { $key, $vis, $model, $unsaved, $patch, $create }

                /// Writes a sealed row: one that was read elsewhere, or sealed before.
                ///
                /// # Errors
                /// When a rule is broken, or the database refuses.
                $vis async fn insert(
                    self,
                    row: $unsaved,
                ) -> ::core::result::Result<$model, $crate::store::StoreError> {
                    $crate::store::ops::insert(self.0.into_executor(), row).await
                }

                /// Writes sealed rows: all of them, or none. Says how many they are.
                ///
                /// # Errors
                /// As of `insert`.
                $vis async fn insert_all(
                    self,
                    rows: impl ::core::iter::IntoIterator<Item = $unsaved>,
                ) -> ::core::result::Result<u64, $crate::store::StoreError> {
                    let rows = ::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter(rows));
                    $crate::store::ops::insert_all(self.0.into_executor(), rows).await
                }
            }
        }
    };
}

/// `create`, of what is not sealed yet.
#[doc(hidden)]
#[macro_export]
macro_rules! __store_create {
    ($vis:vis, $model:ident, $unsaved:ident, $new:ident, sealed) => {
        /// Seals what is encrypted and writes the new row.
        ///
        /// # Errors
        /// When a rule is broken, there is no key to seal with, or the database refuses.
        $vis async fn create<'k>(
            self,
            keys: impl ::core::convert::Into<$crate::Keys<'k>>,
            new: $new,
        ) -> ::core::result::Result<$model, $crate::store::StoreError> {
            new.validate()?;
            let row = new.seal(keys)?;
            $crate::store::ops::insert(self.0.into_executor(), row).await
        }

        /// Seals what is encrypted and writes the new rows: all of them, or none. Says how many they are.
        ///
        /// # Errors
        /// As of `create`.
        $vis async fn create_all<'k>(
            self,
            keys: impl ::core::convert::Into<$crate::Keys<'k>>,
            new: impl ::core::iter::IntoIterator<Item = $new>,
        ) -> ::core::result::Result<u64, $crate::store::StoreError> {
            let keys: $crate::Keys<'k> = ::core::convert::Into::into(keys);
            let mut rows = $crate::__private::Vec::new();
            for new in new {
                new.validate()?;
                rows.push(new.seal(keys)?);
            }
            $crate::store::ops::insert_all(self.0.into_executor(), rows).await
        }
    };
    ($vis:vis, $model:ident, $unsaved:ident, $new:ident, $plain:ident) => {
        /// Writes a new row.
        ///
        /// # Errors
        /// When a rule is broken, or the database refuses.
        $vis async fn create(
            self,
            new: $new,
        ) -> ::core::result::Result<$model, $crate::store::StoreError> {
            let row = $crate::__store_create!(@row $plain new);
            $crate::store::ops::insert(self.0.into_executor(), row).await
        }

        /// Writes new rows: all of them, or none. Says how many they are.
        ///
        /// # Errors
        /// As of `create`.
        $vis async fn create_all(
            self,
            new: impl ::core::iter::IntoIterator<Item = $new>,
        ) -> ::core::result::Result<u64, $crate::store::StoreError> {
            let mut rows = $crate::__private::Vec::new();
            for new in new {
                rows.push($crate::__store_create!(@row $plain new));
            }
            $crate::store::ops::insert_all(self.0.into_executor(), rows).await
        }
    };
    (@row plain $new:ident) => {
        $new.into_row()
    };
    (@row assigned $new:ident) => {
        $new
    };
}

/// The methods that go by the key. A table without one has none of them.
#[doc(hidden)]
#[macro_export]
macro_rules! __store_key {
    (keyless, $vis:vis, $model:ident, $unsaved:ident, $patch:ident, $create:ident) => {};
    (keyed, $vis:vis, $model:ident, $unsaved:ident, $patch:ident, $create:ident) => {
        $crate::__store_key! { numbered, $vis, $model, $unsaved, $patch, $create }

        /// Writes a row, whether or not there is one with its key, and returns it as it is stored. A conflict with anything but
        /// the primary key is an error.
        ///
        /// # Errors
        /// When a rule is broken, or the database refuses.
        $vis async fn upsert(
            self,
            row: $unsaved,
        ) -> ::core::result::Result<$model, $crate::store::StoreError> {
            $crate::store::ops::upsert(self.0.into_executor(), row).await
        }
    };
    // What has no key before it is written is never there already.
    (numbered, $vis:vis, $model:ident, $unsaved:ident, $patch:ident, $create:ident) => {
        /// The row with this key.
        ///
        /// # Errors
        /// When it is not there, cannot be read, or the database does not answer.
        $vis async fn get(
            self,
            key: <$model as $crate::Model>::Key,
        ) -> ::core::result::Result<$model, $crate::store::StoreError> {
            let row = $crate::store::ops::find(self.0.into_executor(), &key).await?;
            row.ok_or($crate::store::StoreError::NotFound { table: <$model as $crate::Model>::TABLE.name })
        }

        /// The row with this key, if there is one.
        ///
        /// # Errors
        /// When it cannot be read, or the database does not answer.
        $vis async fn find(
            self,
            key: <$model as $crate::Model>::Key,
        ) -> ::core::result::Result<::core::option::Option<$model>, $crate::store::StoreError> {
            $crate::store::ops::find(self.0.into_executor(), &key).await
        }

        /// Writes all of a row that may change, and returns it as it is stored. Where the table counts versions, the row must still
        /// have the one that was read; elsewhere the last one to write wins, and what is sealed is written as it was read, too. To
        /// change a column alone there is `patch`.
        ///
        /// # Errors
        /// When a rule is broken, the row is not there or has changed, or the database refuses.
        $vis async fn update(
            self,
            row: &$model,
        ) -> ::core::result::Result<$model, $crate::store::StoreError> {
            $crate::store::ops::update(self.0.into_executor(), row).await
        }

        /// Ends the row with this key.
        ///
        /// # Errors
        /// When it is not there, or is still referred to.
        $vis async fn delete(
            self,
            key: <$model as $crate::Model>::Key,
        ) -> ::core::result::Result<(), $crate::store::StoreError> {
            $crate::store::ops::delete::<$model, __DB, __E>(self.0.into_executor(), &key).await
        }

        $crate::__store_patch! { $vis, $model, $patch, $create }
    };
}

/// `patch`, which needs keys where there is something to seal.
#[doc(hidden)]
#[macro_export]
macro_rules! __store_patch {
    ($vis:vis, $model:ident, $patch:ident, sealed) => {
        /// Changes some columns of the row with this key, and returns it as it is stored.
        ///
        /// # Errors
        /// When a rule is broken, there is no key to seal with, the row is not there, or the database refuses.
        $vis async fn patch<'k>(
            self,
            keys: impl ::core::convert::Into<$crate::Keys<'k>>,
            key: <$model as $crate::Model>::Key,
            patch: $patch,
        ) -> ::core::result::Result<$model, $crate::store::StoreError> {
            let keys = ::core::option::Option::Some(::core::convert::Into::into(keys));
            $crate::store::ops::patch(self.0.into_executor(), keys, &key, patch).await
        }
    };
    ($vis:vis, $model:ident, $patch:ident, $plain:ident) => {
        /// Changes some columns of the row with this key, and returns it as it is stored.
        ///
        /// # Errors
        /// When a rule is broken, the row is not there, or the database refuses.
        $vis async fn patch(
            self,
            key: <$model as $crate::Model>::Key,
            patch: $patch,
        ) -> ::core::result::Result<$model, $crate::store::StoreError> {
            let keys = ::core::option::Option::None;
            $crate::store::ops::patch(self.0.into_executor(), keys, &key, patch).await
        }
    };
}
