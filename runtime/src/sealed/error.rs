//! Why a text is no sealed value.

/// Why a text is no [`Sealed`](crate::Sealed).
///
/// The text may be a plaintext that stands in the wrong place, so no error repeats any of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SealedError {
    /// The text does not begin with `sl1.`.
    #[error("not a sealed value: it does not begin with `sl1.`")]
    NotSealed,
    /// The value was sealed by a suite that this release does not know.
    #[error("sealed by suite 0x{suite:02x}, which this release does not know")]
    UnsupportedSuite {
        /// The value's first byte.
        suite: u8,
    },
    /// The text is cut short, is not canonical base64url, or sets a reserved flag.
    #[error("a malformed sealed value")]
    Malformed,
}
