//! The methods of a store. What look-ups are called must be none of their names: the derive macro has a list of them.

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
