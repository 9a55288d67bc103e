//! Tokens for those drivers that this crate is built with.

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
