//! Events as a table, read back.

use std::collections::HashMap;

use dateline::ipc::export::ExportFormat;

use super::Desk;

/// The rows of a table, by column.
fn rows(text: &str) -> Vec<HashMap<String, String>> {
    let table = text.strip_prefix('\u{feff}').expect("the mark by which spreadsheets know UTF-8");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

#[test]
fn a_row_tells_what_happened_when_and_who_says_so() {
    let desk = Desk::sample();
    let rows = rows(&desk.export(ExportFormat::Csv));
    let counts = dateline::ipc::calls::answer(&desk.library, "overview", serde_json::json!({})).unwrap();
    let counts: serde_json::Value = serde_json::from_slice(&counts).unwrap();
    assert_eq!(rows.len() as u64, counts["counts"]["events"].as_u64().unwrap(), "{counts}");
    for row in &rows {
        assert!(!row["title"].is_empty());
        let evidence =
            ["supports", "disputes", "context"].map(|stance| row[stance].parse::<usize>().unwrap());
        assert_eq!(row["evidence"].lines().count(), evidence.iter().sum::<usize>(), "{}", row["title"]);
        assert_eq!(row["sources"].lines().count(), row["evidence"].lines().count());
        for source in row["sources"].lines() {
            assert!(source.contains("captured ") && source.contains("SHA-256 "), "{source}");
        }
        if !row["edtf"].is_empty() {
            assert!(dateline::temporal::edtf::parse(&row["edtf"]).is_ok(), "{}", row["edtf"]);
            assert!(!row["date"].is_empty());
        }
        for (name, cell) in row {
            assert!(!cell.starts_with(['=', '+', '@']), "{name} of {} runs as a formula", row["title"]);
        }
    }
    assert!(rows.iter().any(|row| row["disputes"] != "0"), "the sample's sources disagree");
}

#[test]
fn edges_are_in_the_order_of_time() {
    for row in rows(&Desk::generated().export(ExportFormat::Csv)) {
        let edges: Vec<&String> = ["start_min", "start_max", "end_max"]
            .iter()
            .map(|name| &row[*name])
            .filter(|edge| !edge.is_empty())
            .collect();
        assert!(edges.is_sorted(), "{edges:?}");
    }
}
