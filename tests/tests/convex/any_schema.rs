//! What is generated for schemas that nobody thought of, and for one that somebody thought of to break it.

use schemalock_codegen::compile;
use schemalock_codegen::diagnostic::has_errors;
use schemalock_codegen::emit::{self, yaml};
use schemalock_codegen::model::{ConvexTarget, Model};
use schemalock_tests::Engine;
use schemalock_tests::convex::{Backend, model};
use schemalock_tests::pairs::{Random, base};

const HOSTILE: &str = include_str!("../../convex/hostile.yaml");
const SEED: u64 = 20_261_130;
const SCHEMAS: usize = 40;

#[test]
fn any_schema_is_laid_out_and_typed() {
    let backend = Backend::new();
    backend.generate("schemas/hostile", &model(HOSTILE));
    let mut random = Random::new(SEED);
    let mut made = 0;
    for _ in 0..SCHEMAS * 5 {
        let Some(model) = with_convex(&mut random) else { continue };
        made += 1;
        generate(&backend, &format!("schemas/random_{made}"), &model);
        if made == SCHEMAS {
            break;
        }
    }
    assert_eq!(made, SCHEMAS, "too few random schemas fit Convex");
    // The tests of the five tables and of the shop have their own turn.
    std::fs::remove_dir_all(backend.path().join("tests")).unwrap();
    backend.check("prettier", &["--check", "schemas"]);
    backend.check("tsc", &["--project", "."]);
}

/// A random schema with the target, unless a rule says that Convex has no way to hold it.
fn with_convex(random: &mut Random) -> Option<Model> {
    let mut model = base::model(random, Engine::Postgres);
    for column in model.tables.iter_mut().flat_map(|table| &mut table.columns) {
        column.identity = false;
    }
    model.targets.convex = Some(ConvexTarget::default());
    let text = yaml::emit(&model);
    let compiled = compile(text.as_bytes(), None);
    let codes: Vec<&str> = compiled.findings.iter().map(|finding| finding.rule.code).collect();
    let refused = has_errors(&compiled.findings);
    assert!(!refused || codes.iter().any(|code| code.starts_with("SL10")), "{codes:?}\n{text}");
    compiled.model
}

/// The files of the schema itself; those that are the same for all are those of `convex/`.
fn generate(backend: &Backend, folder: &str, model: &Model) {
    for file in emit::convex::emit(model) {
        let path = file.path.strip_prefix("convex/").unwrap_or(&file.path);
        if path != "sealed.ts" && !path.starts_with("schemalock/") {
            backend.write(&format!("{folder}/{path}"), &file.contents);
        }
    }
    for shared in ["sealed.ts", "schemalock"] {
        let target = backend.path().join("convex").join(shared);
        std::os::unix::fs::symlink(target, backend.path().join(folder).join(shared)).unwrap();
    }
}
