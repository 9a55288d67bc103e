use schemalock_codegen::{compile, diff::Consent, migration::next};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let a = compile(Box::leak(std::fs::read(&args[1]).unwrap().into_boxed_slice()), None);
    let a = a.model.unwrap_or_else(|| panic!("{:?}", a.findings));
    let b = compile(Box::leak(std::fs::read(&args[2]).unwrap().into_boxed_slice()), Some(&a));
    let b = b.model.unwrap_or_else(|| panic!("{:?}", b.findings));
    let drops = args.get(4).map(|t| t.split(',').map(str::to_owned).collect()).unwrap_or_default();
    match next("0002_x", &a, &b, &Consent { drops, ..Default::default() }) {
        Ok(m) => {
            for f in m.files {
                if f.path != "model.json" && (args[3] == "all" || f.path.starts_with(&args[3])) {
                    println!("=== {}\n{}", f.path, f.contents)
                }
            }
        }
        Err(r) => println!("{r:#?}"),
    }
}
