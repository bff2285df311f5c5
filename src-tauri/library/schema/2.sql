-- The library, from schema 1 to schema 2.

-- Against what an article's relative dates are read; NULL where the text's own evidence decides.
ALTER TABLE article ADD COLUMN genre TEXT CHECK (genre IN ('news', 'narrative'));

-- The last second that the date of publication can mean, as `published_start` is the first.
ALTER TABLE article ADD COLUMN published_end INTEGER;
CREATE INDEX article_by_published_end ON article (published_end);

-- What a person says of words that are, or look like, a date: `edtf` is their reading, NULL where they are
-- no date. Kept with their context on the version they were read in, to be found again in others.
CREATE TABLE reading (
    row     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    article BLOB NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    version BLOB NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL CHECK (end > start),
    exact   TEXT NOT NULL,
    prefix  TEXT NOT NULL,
    suffix  TEXT NOT NULL,
    written TEXT,
    edtf    TEXT
) STRICT;
CREATE INDEX reading_by_article ON reading (article, start);
CREATE INDEX reading_by_version ON reading (version);

ALTER TABLE tag ADD COLUMN description TEXT NOT NULL DEFAULT '';

-- The number key that a person gave the tag; NULL where it has none.
ALTER TABLE tag ADD COLUMN pin INTEGER CHECK (pin BETWEEN 1 AND 9);

-- The orders in which annotations are browsed, and the few articles that are not.
CREATE INDEX annotation_by_created ON annotation (created);
CREATE INDEX annotation_by_changed ON annotation (changed);
CREATE INDEX article_in_trash ON article (id) WHERE trashed IS NOT NULL;

ALTER TABLE event ADD COLUMN starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1));

-- How a saved timeline is drawn: its lanes' order, colours, which are collapsed. A JSON object.
ALTER TABLE timeline ADD COLUMN style TEXT NOT NULL DEFAULT '{}';

CREATE TABLE collection (
    row      INTEGER PRIMARY KEY,
    id       BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name     TEXT NOT NULL CHECK (name <> ''),
    position INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX collection_by_name ON collection (name COLLATE NOCASE);

CREATE TABLE collection_article (
    row        INTEGER PRIMARY KEY,
    collection BLOB NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
    article    BLOB NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    UNIQUE (collection, article)
) STRICT;
CREATE INDEX collection_article_by_article ON collection_article (article);
