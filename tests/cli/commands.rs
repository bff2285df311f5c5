//! Every command once, for people and for programs.

use super::{PAGE, Shell, objects, text};

#[test]
fn an_article_becomes_an_event_with_evidence_and_is_found_and_exported() {
    let shell = Shell::new();
    let page = shell.file("page.html", PAGE);
    let imported = shell.json(&["import", &page]);
    assert_eq!(imported[0]["result"], "imported");
    assert_eq!(imported[0]["title"], "Airship Overdue at Kings Bay");
    assert_eq!(shell.json(&["import", &page])[0]["result"], "duplicate");
    let article = text(&imported[0]["id"]);

    let quote = "nothing has been heard of her since yesterday morning";
    let marked = shell.json(&["annotate", &article, "--quote", quote, "--tag", "loss", "--note", "Check."]);
    let annotation = text(&marked[0]["id"]);
    let evidence = format!("{annotation}:disputes");
    let add =
        ["event", "add", "--title", "Italia is silent", "--when", "25 May 1928", "--evidence", &evidence];
    let event = text(
        &shell.json(&[&add[..], &["--person", "Umberto Nobile", "--place", "Kings Bay"]].concat())[0]["id"],
    );

    let shown = &shell.json(&["event", "show", &event])[0];
    assert_eq!(shown["when"]["edtf"], "1928-05-25");
    assert_eq!(shown["evidence"][0]["stance"], "disputes");
    assert_eq!(shown["evidence"][0]["annotation"]["quote"], quote);
    assert!(shell.ok(&["event", "show", &event]).contains("“nothing has been heard of her"));

    assert_eq!(shell.ids("articles"), [article.as_str()]);
    assert_eq!(shell.ids("annotations"), [annotation.as_str()]);
    assert_eq!(shell.ids("events"), [event.as_str()]);
    for list in ["articles", "annotations", "events"] {
        assert!(shell.ok(&[list]).contains(&shell.ids(list)[0]), "{list} prints ids for people too");
    }
    assert!(shell.ok(&["annotations", &article, "--filter", "tag:loss"]).contains(&annotation));
    assert_eq!(shell.ok(&["events", "from:1929"]), "");

    let article_text = shell.ok(&["article", &article]);
    assert!(article_text.contains("harbour master") && !article_text.contains("Shipping intelligence"));
    assert_eq!(shell.json(&["article", &article])[0]["title"], "Airship Overdue at Kings Bay");

    let kinds = |query: &str| -> Vec<String> {
        shell.json(&["search", query]).iter().map(|hit| text(&hit["kind"])).collect()
    };
    assert!(kinds("svalbard").contains(&"article".to_owned()));
    assert!(kinds("heard").contains(&"annotation".to_owned()));
    assert!(kinds("silent").contains(&"event".to_owned()));
    assert!(shell.ok(&["search", "svalbard"]).contains("Svalbard"));

    let window = &shell.json(&["timeline", "--from", "1928-05", "--to", "1928-05", "--lanes", "place"])[0];
    assert_eq!(window["inside"], 1);
    assert_eq!(window["lanes"][0]["name"], "Kings Bay");
    assert!(shell.ok(&["timeline"]).contains("Italia is silent"));
    assert_eq!(shell.json(&["timeline", "--from", "1930", "--to", "1931"])[0]["inside"], 0);

    for (format, words) in
        [("markdown", "## Sources"), ("w3c", "TextQuoteSelector"), ("csv", "Italia is silent")]
    {
        assert!(shell.ok(&["export", "--format", format, "--output", "-"]).contains(words), "{format}");
        let file = shell.path(format);
        let exported = &shell.json(&["export", "--format", format, "--output", file.to_str().unwrap()])[0];
        assert_eq!(exported["bytes"], std::fs::metadata(&file).unwrap().len());
    }
    let scoped = shell.ok(&["export", "--format", "csv", "--scope", "from:1929", "--output", "-"]);
    assert!(!scoped.contains("Italia is silent"));

    assert_eq!(shell.ok(&["check"]), "1 article, 1 original checked\n");
    shell.ok(&["event", "delete", &event]);
    assert!(shell.ids("events").is_empty());
    assert!(shell.ok(&["history"]).contains("command line"));
}

#[test]
fn articles_come_from_standard_input_and_from_folders() {
    let shell = Shell::new();
    let words = ["--json", "import", "-", "--title", "Pasted", "--published", "26 May 1928"];
    let pasted = shell.pipe(&words, "The airship left on Wednesday.\n\nNothing was heard of her since.");
    assert_eq!(objects(&pasted.out)[0]["title"], "Pasted");
    std::fs::create_dir(shell.path("press")).unwrap();
    shell.file("press/one.txt", "A first report\n\nThe ship sailed on 3 June 1928 for the north.");
    shell.file("press/two.html", PAGE);
    let folder = shell.json(&["import", "press"]);
    assert_eq!(folder.len(), 2);
    assert!(folder.iter().all(|result| result["result"] == "imported"));
    assert_eq!(shell.ids("articles").len(), 3);
}

#[test]
fn the_dates_of_an_article_count_from_its_publication() {
    let shell = Shell::new();
    shell.ok(&["import", &shell.file("page.html", PAGE)]);
    let id = &shell.ids("articles")[0];
    assert!(shell.ok(&["dates", "--article", id]).contains("yesterday morning  →  1928-05-25"));
    let found = &shell.json(&["dates", "--article", id])[0];
    assert_eq!(found["genre"], "news");
    assert_eq!(found["expressions"][1]["edtf"], "1928-05-23");
    let timeml = shell.ok(&["dates", "--article", id, "--format", "timeml"]);
    assert!(timeml.contains("<DCT><TIMEX3 tid=\"t0\" type=\"DATE\" value=\"1928-05-26\""));
    shell.refused(2, &["dates", "--article", id, "--reference", "1928-05-26"]);
    shell.refused(1, &["dates", "--article", "01890000-0000-7000-8000-000000000000"]);
}

#[test]
fn extract_dates_edtf_and_anchor_need_no_library() {
    let shell = Shell::new();
    let page = shell.file("page.html", PAGE);
    let article = &shell.json(&["extract", &page])[0];
    assert_eq!(article["title"], "Airship Overdue at Kings Bay");
    assert_eq!(article["published"], "1928-05-26");
    assert!(!text(&article["text"]).contains("Shipping intelligence"));
    assert!(shell.ok(&["extract", &page]).starts_with("Airship Overdue at Kings Bay\n"));

    let notes = shell.file("notes.txt", "They sailed late on September 28 and came back two days later.");
    let dates = &shell.json(&["dates", &notes, "--reference", "1928-09-29"])[0]["expressions"];
    assert_eq!(dates[0]["edtf"], "1928-09-28");
    assert!(shell.ok(&["dates", &notes, "--reference", "1928-09-29"]).contains("1928-09-28"));
    assert!(
        shell.ok(&["dates", &notes, "--reference", "1928-09-29", "--format", "timeml"]).contains("<TIMEX3")
    );
    let line = r#"{"id":"a","reference":"1928-09-29","text":"on September 28"}"#;
    let answer = &objects(&shell.pipe(&["dates", "--jsonl"], line).out)[0];
    assert_eq!((&answer["id"], &answer["expressions"][0]["edtf"]), (&"a".into(), &"1928-09-28".into()));

    let date = &shell.json(&["edtf", "1928-05~"])[0];
    assert_eq!(
        (&date["valid"], &date["level"], &date["approximate"]),
        (&true.into(), &1.into(), &true.into())
    );
    assert!(shell.ok(&["edtf", "1928-05"]).contains("May 1928"));
    let wide = &shell.json(&["edtf", "--widen", "100", "1928-05~"])[0];
    assert_eq!(wide["bounds"]["start_min"], "1928-03-31T00:00:00");

    let line = r#"{"id":1,"text":"one two three","selectors":[{"exact":"two","prefix":"one ","suffix":" three","start":4,"end":7}]}"#;
    let answer = &objects(&shell.pipe(&["anchor", "--jsonl"], line).out)[0];
    assert_eq!(answer["results"][0]["state"], "exact");
    for path in ["Test.dateline", "dateline.sqlite3"] {
        assert!(!shell.path(path).exists());
    }
}

#[test]
fn the_same_seed_makes_the_same_library() {
    let shell = Shell::new();
    let size = ["--articles", "20", "--annotations", "30", "--events", "10", "--seed", "4"];
    let make = |name: &str| {
        let path = shell.path(name);
        let library = ["--library", path.to_str().unwrap()];
        let made = objects(&shell.ok(&[&["--json"], &library[..], &["generate"], &size].concat()));
        assert_eq!(made[0]["articles"], 20);
        ["articles", "annotations", "events"]
            .map(|list| shell.ok(&[&library[..], &["--json", list]].concat()))
    };
    let (one, other) = (make("One.dateline"), make("Other.dateline"));
    assert_eq!(one, other);
    assert_eq!(one[0].lines().count(), 20);
    assert_eq!(one[1].lines().count(), 30);
    assert_eq!(one[2].lines().count(), 10);
}

#[test]
fn a_backup_brings_a_library_back() {
    let shell = Shell::new();
    let article = shell.page();
    let backup = &shell.json(&["backup"])[0];
    assert!(std::path::Path::new(&text(&backup["path"])).is_file());
    shell.ok(&["event", "add", "--title", "After the backup"]);
    let restored = &shell.json(&["restore"])[0];
    assert_eq!(restored["from"], backup["path"]);
    assert!(std::path::Path::new(&text(&restored["kept"])).is_file());
    assert_eq!(shell.ids("articles"), [article]);
    assert!(shell.ids("events").is_empty());
    shell.ok(&["check"]);
}

#[test]
fn calls_that_make_no_sense_end_with_two() {
    let shell = Shell::new();
    for words in [
        &["fly"][..],
        &[],
        &["import"],
        &["article"],
        &["article", "not-an-id"],
        &["annotate", "01a20404-28aa-70be-979d-f6609da64429"],
        &["annotate", "01a20404-28aa-70be-979d-f6609da64429", "--quote", "x", "--color", "mauve"],
        &["event", "add"],
        &["event", "add", "--title", "x", "--evidence", "01a20404-28aa-70be-979d-f6609da64429:maybe"],
        &["export", "--format", "stone", "--output", "-"],
        &["timeline", "--from", "soon"],
        &["timeline", "--lanes", "colour"],
    ] {
        shell.refused(2, words);
    }
    let unnamed = shell.command(&["articles"]).env_remove("DATELINE_LIBRARY").output().unwrap();
    assert_eq!(unnamed.status.code(), Some(2));
    assert_eq!(shell.call(&["--help"]).code, Some(0));
    assert!(shell.ok(&["--version"]).starts_with("dateline "));
}
