//! Marked passages as JSON-LD, held against the W3C's own schemas where they are at hand.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use boon::{Compiler, SchemaIndex, Schemas};
use dateline::ipc::export::ExportFormat;
use serde_json::Value;

use super::Desk;

/// Where the schemas would lie, and under what address they name each other.
const SHARED: &str = "../shared/data/web-annotation";
const BASE: &str = "http://schemas.test/";

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "json") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// What the W3C says that an annotation must be.
struct Assertions {
    schemas: Schemas,
    named: BTreeMap<String, SchemaIndex>,
}

impl Assertions {
    /// Nothing where the schemas are not at hand.
    fn musts() -> Option<Self> {
        let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join(SHARED);
        if !shared.exists() {
            println!("Skipped: the W3C's schemas are not at {SHARED}.");
            return None;
        }
        let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
        compiler.enable_format_assertions();
        let mut names = Vec::new();
        let all = [files(&shared.join("definitions")), files(&shared.join("annotations"))].concat();
        assert!(all.len() > 100, "the schemas at {SHARED} are not all there");
        for path in all {
            let mut schema: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
            // They name each other as if all lay in one folder, where two would bear the same name.
            let folder = path.parent().and_then(Path::file_name).unwrap().to_string_lossy().into_owned();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let name = if folder == "definitions" { name } else { format!("{folder}-{name}") };
            schema.as_object_mut().unwrap().remove("id");
            if schema["assertionType"] == "must" {
                names.push(name.clone());
            }
            compiler.add_resource(&format!("{BASE}{name}"), schema).unwrap();
        }
        let compiled = names.into_iter().map(|name| {
            let index = compiler.compile(&format!("{BASE}{name}"), &mut schemas);
            (name.clone(), index.unwrap_or_else(|error| panic!("{name}: {error}")))
        });
        let named = compiled.collect();
        Some(Self { schemas, named })
    }

    /// The names of those that an annotation fails.
    fn failed(&self, annotation: &Value) -> Vec<&str> {
        let fails = |index: &SchemaIndex| self.schemas.validate(annotation, *index).is_err();
        self.named.iter().filter(|(_, index)| fails(index)).map(|(name, _)| name.as_str()).collect()
    }
}

fn collection(desk: &Desk) -> Value {
    serde_json::from_str(&desk.export(ExportFormat::W3c)).unwrap()
}

#[test]
fn the_schemas_tell_right_samples_from_wrong_ones() {
    let Some(musts) = Assertions::musts() else { return };
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join(SHARED).join("tools/samples");
    let failing = |folder: &str| {
        let all = files(&samples.join(folder));
        // Some of the wrong ones are no JSON at all.
        let read = |path: &PathBuf| serde_json::from_slice::<Value>(&fs::read(path).unwrap()).ok();
        let annotations: Vec<Value> =
            all.iter().filter_map(read).filter(|each| each["type"] == "Annotation").collect();
        let failing = annotations.iter().filter(|each| !musts.failed(each).is_empty()).count();
        (failing, annotations.len())
    };
    let (wrong, right) = (failing("incorrect"), failing("correct"));
    println!("{} of {} wrong samples fail, {} of {} right ones", wrong.0, wrong.1, right.0, right.1);
    // A few of the right ones go beyond what the schemas foresee.
    assert!(wrong.0 == wrong.1 && right.0 * 10 < right.1, "right {right:?}, wrong {wrong:?}");
}

#[test]
fn every_exported_annotation_keeps_every_must_of_the_standard() {
    let Some(musts) = Assertions::musts() else { return };
    for desk in [Desk::sample(), Desk::generated()] {
        let collection = collection(&desk);
        let items = collection["first"]["items"].as_array().unwrap();
        assert!(items.len() > 10);
        for item in items {
            assert_eq!(musts.failed(item), [""; 0], "{item:#}");
        }
        println!("{} annotations hold all {} musts", items.len(), musts.named.len());
    }
}

#[test]
fn the_collection_counts_and_every_annotation_can_be_taken_out_alone() {
    for desk in [Desk::sample(), Desk::generated()] {
        let collection = collection(&desk);
        assert_eq!(collection["@context"], "http://www.w3.org/ns/anno.jsonld");
        assert_eq!(collection["type"], "AnnotationCollection");
        let page = &collection["first"];
        assert_eq!((&page["type"], &page["startIndex"]), (&"AnnotationPage".into(), &0.into()));
        let items = page["items"].as_array().unwrap();
        assert_eq!(collection["total"], items.len());
        let ids: std::collections::BTreeSet<&str> =
            items.iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(ids.len(), items.len());
        for item in items {
            assert_eq!(item["@context"], collection["@context"]);
            let selectors = item["target"]["selector"].as_array().unwrap();
            let length = selectors[0]["exact"].as_str().unwrap().chars().count() as u64;
            let [start, end] = ["start", "end"].map(|edge| selectors[1][edge].as_u64().unwrap());
            assert_eq!(end - start, length, "positions are code points");
        }
    }
}
