//! Addresses, collections, similar articles and reading again, on the command line.

use super::{PAGE, Shell, text};
use crate::fetch::server::{Server, page, redirect};

#[test]
fn an_address_is_imported_when_its_network_is_allowed() {
    let shell = Shell::new();
    let server = Server::start(&[("/italia", page(PAGE)), ("/short", redirect("/italia"))]);
    let refused = shell.call(&["--json", "import", &server.address("/short")]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.out.contains("\"code\":\"private-network\""), "{}", refused.out);

    let imported = shell.json(&["import", "--allow-private", &server.address("/short")]);
    assert_eq!(imported[0]["result"], "imported");
    assert_eq!(imported[0]["title"], "Airship Overdue at Kings Bay");
    let id = text(&imported[0]["id"]);
    let article = &shell.json(&["article", &id])[0];
    assert_eq!(article["version"]["retrieval"]["requested"], server.address("/short"));
    assert_eq!(article["article"]["metadata"]["address"]["value"], server.address("/italia"));
    assert!(shell.ok(&["article", &id]).contains("fetched "));

    let dead = shell.call(&["import", "--allow-private", &server.address("/gone")]);
    assert_eq!(dead.code, Some(1));
    assert!(dead.out.contains("status 404"), "{}", dead.out);
    let kept = shell.json(&["import", "--allow-private", "--keep-anyway", &server.address("/gone")]);
    assert_eq!(kept[0]["result"], "imported");
    assert_eq!(shell.json(&["reextract", &id])[0]["result"], "duplicate");
    shell.ok(&["check"]);
}

#[test]
fn collections_are_kept_by_name_and_listed_in_their_order() {
    let shell = Shell::new();
    let first = shell.page();
    let other = shell.file("other.html", PAGE.replace("Overdue at", "Missing from").replace("sixteen", "16"));
    let imported = shell.json(&["import", &other]);
    let second = text(&imported[0]["id"]);
    assert_eq!(imported[0]["alike"]["article"].as_str(), Some(first.as_str()));
    let similar = shell.json(&["similar", &second]);
    assert_eq!(similar[0]["id"].as_str(), Some(first.as_str()));
    let differs = shell.ok(&["similar", &first, "--with", &second]);
    assert!(differs.contains("- sixteen") && differs.contains("+ 16"), "{differs}");

    shell.ok(&["collection", "add", "Kings Bay", &first]);
    shell.ok(&["collection", "put", "kings bay", &second]);
    shell.ok(&["collection", "order", "Kings Bay", &second, "--before", &first]);
    let listed = shell.json(&["articles", "--collection", "Kings Bay"]);
    let ids: Vec<String> = listed.iter().map(|row| text(&row["id"])).collect();
    assert_eq!(ids, [second.clone(), first]);
    shell.ok(&["collection", "rename", "Kings Bay", "Svalbard"]);
    shell.ok(&["collection", "take", "Svalbard", &second]);
    assert_eq!(shell.json(&["collections"])[0]["articles"], 1);
    assert_eq!(shell.json(&["articles", "collection:svalbard"]).len(), 1);
    shell.refused(1, &["collection", "delete", "Kings Bay"]);
    shell.ok(&["collection", "delete", "Svalbard"]);
    assert_eq!(shell.json(&["collections"]).len(), 0);
}
