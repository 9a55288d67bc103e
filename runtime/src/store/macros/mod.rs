//! What the derive macro leaves to this crate, which alone knows which drivers it is built with.

mod drivers;
mod methods;
mod statements;
