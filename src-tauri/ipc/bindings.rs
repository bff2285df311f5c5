//! The TypeScript types of the ui, generated from the calls; the committed file is compared in every test run.

use std::fmt::Write as _;
use std::path::Path;

use ts_rs::TS;

/// Every type reachable from the calls, each declared once, ordered by name.
#[derive(Default)]
struct Declarations(std::collections::BTreeMap<String, String>);

impl ts_rs::TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let config = ts_rs::Config::default();
        if T::output_path().is_none() {
            T::visit_generics(self);
            return;
        }
        let name = T::ident(&config);
        if let std::collections::btree_map::Entry::Vacant(place) = self.0.entry(name) {
            place.insert(T::decl(&config));
            T::visit_dependencies(self);
            T::visit_generics(self);
        }
    }
}

fn generated() -> String {
    let mut types = Declarations::default();
    let mut calls = String::new();
    super::calls::visit(&mut types, |name, kind, input, output| {
        let _ = writeln!(calls, "  {name}: {{ kind: \"{kind}\"; input: {input}; output: {output} }};");
    });
    let mut text =
        String::from("// Generated from src-tauri/ipc by `cargo xtask bindings`. Do not edit.\n\n");
    for declaration in types.0.values() {
        let _ = writeln!(text, "export {declaration}\n");
    }
    let _ = write!(text, "export interface Calls {{\n{calls}}}\n");
    text
}

#[test]
fn the_committed_bindings_are_those_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/bindings/index.ts");
    let text = generated();
    if std::env::var_os("DATELINE_WRITE_BINDINGS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == text, "ui/src/bindings/index.ts is stale: run `cargo xtask bindings`");
}
