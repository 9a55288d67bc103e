//! What the end-to-end tests stand on.
//!
//! - [`engine`]: ephemeral servers, and fresh databases on them.
//! - [`catalogue`]: what a live database says about itself, as plain comparable data. It uses nothing of the compiler:
//!   it is the compiler's judge.
//! - [`workspace`]: the command line as a whole process in a folder of its own.
//! - [`pairs`]: two models with rows between them, and what must hold of the migration from one to the other.
//! - [`loads`]: the five tables full of rows, and what is asked of them; writes while a server is killed.
//! - [`reencrypt`]: tables whose keys change while others write, and what must hold meanwhile.
//! - [`convex`]: generated Convex backends in a project as a user has one, and the tools of npm that judge them.
//! - [`synthetic`]: large schemas for the benches.
#![allow(clippy::disallowed_methods, reason = "tests live in the real world: clocks, files and the environment")]

pub mod catalogue;
pub mod convex;
pub mod engine;
pub mod loads;
pub mod pairs;
pub mod reencrypt;
pub mod synthetic;
pub mod workspace;

mod blocking;

pub use catalogue::Catalogue;
pub use engine::{Engine, Scratch};
pub use workspace::{Output, Project};

/// The schema in this repository.
pub const FIVE_TABLES: &str = include_str!("../../schema.yaml");

/// A module of tests for each check, a test for each engine.
#[macro_export]
macro_rules! on_every_engine {
    ($($name:ident: $check:expr;)*) => { $(mod $name {
        use super::*;
        #[test] fn sqlite() { $check($crate::Engine::Sqlite); }
        #[test] fn postgres() { $check($crate::Engine::Postgres); }
        #[test] fn mariadb() { $check($crate::Engine::Mariadb); }
    })* };
}
