//! Reading live databases of 1,000 tables and comparing them with the schema, as a whole process: `cargo bench -p schemalock-tests --bench
//! sources` under `target/release/engines --`, behind `cargo build --release -p schemalock-cli`.
//!
//! PostgreSQL's own `pg_dump -s`, which reads the same catalogue, is run in turn with ours.
#![allow(clippy::print_stdout, reason = "a bench reports on standard output")]

use std::process::Command;
use std::time::Duration;

use schemalock_codegen::{compile, emit};
use schemalock_tests::workspace::run;
use schemalock_tests::{Engine, Project, Scratch, synthetic};

const TABLES: usize = 1_000;
const COLUMNS: usize = 12;
const RUNS: usize = 15;

fn main() {
    // `cargo test --benches` runs this, too, without `--bench`: then there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    println!("{TABLES} tables x {COLUMNS} columns, live, {RUNS} runs each, whole processes");
    for engine in Engine::ALL {
        bench(engine);
    }
}

fn bench(engine: Engine) {
    let targets = format!("{}: \"{}\"", engine.name(), if engine == Engine::Postgres { "14" } else { "10.11" });
    let schema = synthetic::schema(TABLES, COLUMNS);
    let schema = if engine == Engine::Sqlite { schema } else { schema.replace("sqlite: \"3.40\"", &targets) };
    let project = Project::with_schema(&schema);
    let scratch = engine.scratch();
    make(&scratch, &schema);
    let url = scratch.url();
    let diff = ["diff", "--from", url, "--to", "schema.yaml", "--exit-code"];
    let pull = ["pull", url, "-o", "pulled.yaml", "--force"];
    let (mut diffs, mut pulls, mut dumps) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        diffs.push(project.run(&diff).expect_code(0).elapsed);
        if engine == Engine::Postgres {
            let output = run(Command::new("pg_dump").args(["-s", url])).expect("pg_dump runs");
            assert_eq!(output.code, 0, "{}", output.stderr);
            dumps.push(output.elapsed);
        }
        pulls.push(project.run(&pull).expect_code(0).elapsed);
    }
    let diff = report(&format!("{} diff", engine.name()), &mut diffs);
    report(&format!("{} pull", engine.name()), &mut pulls);
    if engine == Engine::Postgres {
        let dump = report("pg_dump -s", &mut dumps);
        println!("{:>22}  {:.2} times pg_dump -s (medians of one run)", "diff", diff / dump);
    }
}

/// Made table by table: one transaction of all would need more locks than the server has.
fn make(scratch: &Scratch, schema: &str) {
    let model = compile(schema.as_bytes(), None).model.expect("the synthetic schema is valid");
    let folder = format!("sql/{}/", scratch.engine().name());
    let files = emit::artefacts(&model).into_iter().filter(|artefact| artefact.path.starts_with(&folder));
    let mut files: Vec<_> = files.collect();
    // `schema.sql` comes before `indexes.sql`.
    files.sort_by(|one, other| other.path.cmp(&one.path));
    let sql: String = files.into_iter().map(|file| file.contents).collect();
    let statements: Vec<&str> = sql.split(";\n").collect();
    for some in statements.chunks(200) {
        scratch.apply(&format!("{};", some.join(";\n"))).expect("the schema can be made");
    }
}

/// The median in seconds.
fn report(label: &str, times: &mut [Duration]) -> f64 {
    times.sort();
    let [min, median, max] = [0, times.len() / 2, times.len() - 1].map(|place| times[place].as_secs_f64());
    println!("{label:>22}  min {:.0} ms  median {:.0} ms  max {:.0} ms", min * 1e3, median * 1e3, max * 1e3);
    median
}
