// A small site of our own on this computer, and pages to import from it: nothing here is anybody else's.

import { createServer } from "node:http";

const sentences = [
  "The relief ship reached the bay on 3 July 1928 and took the wounded on board before noon.",
  "Her captain said that the ice had opened for four hours only, and that nobody had slept.",
  "Two of the men walked to the boat by themselves; the third was carried on a sledge.",
  "The harbour master has asked every whaler to report what wreckage it meets.",
  "In the evening the wind turned, and the lane behind the ship was shut.",
  "Coal for nine days is left, which the committee calls enough.",
];
const agency = Array.from({ length: 5 }, (_, round) =>
  sentences.map((words) => `${words} It was the ${["first", "second", "third", "fourth", "fifth"][round]} report of the day.`).join(" "),
);

/** A news page with what stands around an article; `change` alters its paragraphs. */
export function page(title, publisher, change = (text) => text) {
  const facts = { "@type": "NewsArticle", headline: title, datePublished: "1928-07-03", author: { name: "Olav Berg" }, publisher: { name: publisher } };
  return `<!doctype html><html lang="en"><head><title>${title} | ${publisher}</title>
    <script type="application/ld+json">${JSON.stringify({ "@context": "https://schema.org", ...facts })}</script></head>
    <body><nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Ships</a></li><li><a href="/c">Weather</a></li></ul></nav>
    <main><article><h1>${title}</h1><p>By Olav Berg</p>
    ${agency.map((text) => `<p>${change(text)}</p>`).join("\n")}
    <h2>Related articles</h2><ul><li><a href="/d">Fog over the strait</a></li><li><a href="/e">What coal costs</a></li></ul></article></main>
    <footer><p>Subscribe to our newsletter</p><p>All rights of the harbour reserved</p></footer></body></html>`;
}

/** Serves the site until `close` is called; gives its address. */
export async function harbour() {
  const server = createServer((request, response) => {
    if (request.url === "/slow") return;
    const wall = request.url === "/members";
    response.writeHead(wall ? 401 : 200, { "content-type": "text/html; charset=utf-8" });
    response.end(wall ? "<title>Log in</title><p>Log in to read on.</p>" : page("A ship in the bay", "The Harbour Telegraph"));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  };
  return { address: `http://127.0.0.1:${server.address().port}`, close };
}
