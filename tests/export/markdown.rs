//! Research notes, as a person reads them.

use dateline::ipc::export::ExportFormat;

use super::Desk;

#[test]
fn the_sample_reads_as_research_notes() {
    let notes = Desk::sample().export(ExportFormat::Markdown);
    insta::assert_snapshot!("sample", notes);
}
