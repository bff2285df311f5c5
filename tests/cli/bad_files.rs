//! Files that are no articles: each gets a clear sentence, and nothing else changes.

use super::{PAGE, Shell};

/// Imports and extracts a file; both must refuse it with these words, and leave the library alone.
fn refused(shell: &Shell, path: &str, words: &str) {
    let before = shell.everything();
    let imported = shell.call(&["import", path]);
    assert_eq!(imported.code, Some(1), "{path}");
    assert!(imported.out.starts_with("failed") && imported.out.contains(words), "{}", imported.out);
    assert!(imported.err.contains("1 item could not be imported."));
    let extracted = shell.refused(1, &["extract", path]);
    assert!(extracted.contains(path), "{extracted}");
    assert_eq!(shell.everything(), before);
}

#[test]
fn what_is_no_article_is_refused_with_a_reason() {
    let shell = Shell::new();
    shell.page();
    refused(&shell, &shell.file("empty.txt", ""), "The file is empty.");
    let noise: Vec<u8> = (0..4_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    refused(
        &shell,
        &shell.file("noise.bin", noise),
        "not a text, nor a document that Dateline reads: a web page (HTML)",
    );
    refused(&shell, &shell.file("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"), "not a text");
    refused(&shell, &shell.file("blank.txt", " \n\t\n\u{a0}\n"), "no readable text");
    refused(
        &shell,
        &shell.file("cut.html.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03cut short"),
        "damaged or cut short",
    );
    refused(&shell, "missing.txt", "There is no such file.");
    std::fs::create_dir(shell.path("folder")).unwrap();
    refused(&shell, "folder", "The folder holds no files.");
    assert!(shell.refused(1, &["dates", "folder"]).contains("This is a folder."));
    assert!(shell.refused(1, &["dates", "missing.txt"]).contains("There is no such file."));
}

#[test]
fn a_text_of_200_megabytes_is_refused_before_it_is_worked_on() {
    let shell = Shell::new();
    shell.page();
    let line = "The airship Italia left Kings Bay with sixteen men on board.\n";
    let path = shell.file("huge.txt", line.repeat(200_000_000 / line.len()));
    refused(&shell, &path, "200 MB of text; Dateline reads articles of up to 64 MB");
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let shell = Shell::new();
    shell.file("empty.txt", "");
    shell.file("page.html", PAGE);
    let ended = shell.call(&["--json", "import", "empty.txt", "page.html"]);
    assert_eq!(ended.code, Some(1));
    let results: Vec<_> = super::objects(&ended.out).iter().map(|each| each["result"].clone()).collect();
    assert_eq!(results, ["failed", "imported"]);
    assert_eq!(shell.ids("articles").len(), 1);
}

#[test]
fn bytes_that_are_not_utf_8_are_read_and_the_assumption_is_said() {
    let shell = Shell::new();
    let latin =
        b"La m\xe9moire des \xe9t\xe9s d'autrefois, racont\xe9e \xe0 No\xebl par un h\xf4te fran\xe7ais.\n";
    let imported = shell.json(&["import", &shell.file("latin.txt", latin)]);
    assert_eq!(imported[0]["result"], "imported");
    assert!(super::text(&imported[0]["remarks"][0]).contains("windows-1252"), "{}", imported[0]);
    let article = super::text(&imported[0]["id"]);
    assert!(shell.ok(&["article", &article]).contains("La mémoire des étés d'autrefois"));

    let declared = b"<meta charset=iso-8859-2><title>Zpr\xe1va</title><p>\xc8esk\xfd v\xecdec B\xechounek byl na palub\xec.</p>";
    let imported = shell.json(&["import", &shell.file("czech.html", declared)]);
    let article = super::text(&imported[0]["id"]);
    assert!(shell.ok(&["article", &article]).contains("Český vědec Běhounek byl na palubě."));

    let broken = "caf\u{e9} on the ice, 24 May 1928, and the airship ".repeat(20).into_bytes();
    let broken = [&broken[..], b"\xff\xfe\xff", b" was never seen again."].concat();
    let ended = shell.call(&["import", &shell.file("broken.txt", broken)]);
    assert_eq!(ended.code, Some(0), "{}{}", ended.out, ended.err);
    assert!(ended.out.contains("Read as"), "{}", ended.out);
}

#[test]
fn a_page_without_an_article_is_kept_and_said_to_hold_none() {
    let shell = Shell::new();
    let page = "<html><body><nav><a href='/'>Home</a> <a href='/about'>About us</a></nav></body></html>";
    let imported = shell.call(&["import", &shell.file("none.html", page)]);
    assert_eq!(imported.code, Some(0));
    assert!(imported.out.contains("No article was recognised"), "{}", imported.out);
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let shell = Shell::new();
    let path = shell.file("secret.txt", "The airship left on 23 May 1928.");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    if std::fs::read(&path).is_ok() {
        println!("Skipped: this user may read every file.");
        return;
    }
    refused(&shell, &path, "You have no permission to read it.");
}
