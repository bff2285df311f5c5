//! Text documents of word processors.

use dateline::import::Format;
use dateline::model::{BlockKind, FoldReason, MarkKind};

use super::{blocks, marked, one, zipped};

pub const WORD: &str = "<w:document xmlns:w='w' xmlns:r='r'><w:body>\
    <w:p><w:pPr><w:pStyle w:val='Titel'/></w:pPr><w:r><w:t>The search</w:t></w:r></w:p>\
    <w:p><w:pPr><w:pStyle w:val='berschrift1'/></w:pPr><w:r><w:t>By air</w:t></w:r></w:p>\
    <w:p><w:r><w:t xml:space='preserve'>Two planes </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>left</w:t></w:r>\
    <w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'> at four</w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del>\
    <w:r><w:footnoteReference w:id='2'/></w:r><w:hyperlink r:id='L1'><w:r><w:t>.</w:t></w:r></w:hyperlink></w:p>\
    <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>coal</w:t></w:r></w:p>\
    <w:p><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>nine days</w:t></w:r></w:p>\
    <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>oil</w:t></w:r></w:p>\
    <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p><w:r><w:t>tall</w:t></w:r></w:p></w:tc>\
    <w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>\
    <w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
    </w:body></w:document>";

#[test]
fn a_word_document_keeps_headings_lists_spans_notes_and_properties() {
    let bytes = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", WORD),
        (
            "word/styles.xml",
            "<w:styles xmlns:w='w'><w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>\
             <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style></w:styles>",
        ),
        (
            "word/numbering.xml",
            "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
             <w:numFmt w:val='decimal'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='bullet'/></w:lvl></w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num></w:numbering>",
        ),
        (
            "word/footnotes.xml",
            "<w:footnotes xmlns:w='w'><w:footnote w:id='2'><w:p><w:r><w:t>Local time.</w:t></w:r></w:p></w:footnote>\
             </w:footnotes>",
        ),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id='L1' Target='https://gazette.example/log' TargetMode='External'/>\
             </Relationships>",
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'><dc:creator>Olav Berg</dc:creator>\
             <dcterms:created>1928-07-01T10:00:00Z</dcterms:created>\
             <dcterms:modified>1928-07-03T10:00:00Z</dcterms:modified></cp:coreProperties>",
        ),
    ]);
    let article = one(&bytes);
    assert_eq!(article.format, Format::Docx);
    let metadata = &article.metadata;
    assert_eq!(metadata.title.value.as_deref(), Some("The search"));
    assert_eq!(metadata.authors.value, Some(vec!["Olav Berg".to_owned()]));
    assert_eq!(metadata.modified.value.as_deref(), Some("1928-07-03"));
    let cell = |row, column, row_span, column_span| BlockKind::Cell {
        table: 0,
        row,
        column,
        row_span,
        column_span,
        header: false,
    };
    assert_eq!(
        blocks(&article),
        [
            (&BlockKind::Paragraph, "The search"),
            (&BlockKind::Heading { level: 2 }, "By air"),
            (&BlockKind::Paragraph, "Two planes left at four1."),
            (&BlockKind::ListItem { depth: 0, number: Some(1) }, "coal"),
            (&BlockKind::ListItem { depth: 1, number: None }, "nine days"),
            (&BlockKind::ListItem { depth: 0, number: Some(2) }, "oil"),
            (&cell(0, 0, 1, 2), "wide"),
            (&cell(1, 0, 2, 1), "tall"),
            (&cell(1, 1, 1, 1), "a"),
            (&cell(2, 1, 1, 1), "b"),
            (&BlockKind::Footnote, "1 Local time."),
        ]
    );
    assert_eq!(article.blocks[0].fold, Some(FoldReason::Title));
    assert_eq!(marked(&article, &MarkKind::Strong), ["left at four"]);
    assert_eq!(marked(&article, &MarkKind::Link { address: "https://gazette.example/log".into() }), ["."]);
}

#[test]
fn an_opendocument_text_keeps_headings_lists_tables_notes_and_properties() {
    let content = "<office:document-content xmlns:office='o' xmlns:text='t' xmlns:style='s' xmlns:table='b' xmlns:fo='f' \
        xmlns:xlink='x'><office:automatic-styles><style:style style:name='T1'><style:text-properties fo:font-style='italic'/>\
        </style:style><text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-format='1'/>\
        </text:list-style></office:automatic-styles><office:body><office:text>\
        <text:p text:style-name='Title'>The search</text:p><text:h text:outline-level='2'>By sea</text:h>\
        <text:p>The <text:span text:style-name='T1'>Krassin</text:span> turned\
        <text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>On Tuesday.</text:p></text:note-body>\
        </text:note> south.</text:p><text:list text:style-name='L1'><text:list-item><text:p>coal</text:p></text:list-item>\
        <text:list-item><text:p>oil</text:p></text:list-item></text:list>\
        <table:table><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>wide</text:p></table:table-cell>\
        <table:covered-table-cell/></table:table-row></table:table></office:text></office:body></office:document-content>";
    let bytes = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", content),
        (
            "meta.xml",
            "<office:document-meta xmlns:office='o' xmlns:dc='d' xmlns:meta='m'><office:meta>\
             <meta:initial-creator>Olav Berg</meta:initial-creator><dc:date>1928-07-03T10:00:00</dc:date>\
             </office:meta></office:document-meta>",
        ),
    ]);
    let article = one(&bytes);
    assert_eq!(article.format, Format::Odt);
    assert_eq!(article.metadata.title.value.as_deref(), Some("The search"));
    assert_eq!(article.metadata.authors.value, Some(vec!["Olav Berg".to_owned()]));
    assert_eq!(
        blocks(&article)[1..],
        [
            (&BlockKind::Heading { level: 3 }, "By sea"),
            (&BlockKind::Paragraph, "The Krassin turned1 south."),
            (&BlockKind::ListItem { depth: 0, number: Some(1) }, "coal"),
            (&BlockKind::ListItem { depth: 0, number: Some(2) }, "oil"),
            (
                &BlockKind::Cell { table: 0, row: 0, column: 0, row_span: 1, column_span: 2, header: false },
                "wide"
            ),
            (&BlockKind::Footnote, "1 On Tuesday."),
        ]
    );
    assert_eq!(marked(&article, &MarkKind::Emphasis), ["Krassin"]);
}
