-- The library, schema 1. It is frozen: what comes after is a step of its own. Ids are UUIDv7 as 16-byte blobs;
-- `row` is SQLite's own row number, used by the full-text indexes and the change log and nowhere else. Moments
-- of work are milliseconds since 1970 UTC; edges of dates are seconds since 1970, NULL for unbounded. Positions
-- are code points.

CREATE TABLE fact (
    name  TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
    row             INTEGER PRIMARY KEY,
    id              BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title           TEXT NOT NULL DEFAULT '',
    authors         TEXT NOT NULL DEFAULT '',
    publisher       TEXT NOT NULL DEFAULT '',
    published       TEXT,
    published_start INTEGER,
    address         TEXT,
    metadata        TEXT NOT NULL,
    version         BLOB REFERENCES version (id) DEFERRABLE INITIALLY DEFERRED,
    doubtful        INTEGER NOT NULL DEFAULT 0,
    created         INTEGER NOT NULL,
    trashed         INTEGER
) STRICT;
CREATE INDEX article_by_title ON article (title COLLATE NOCASE);
CREATE INDEX article_by_publisher ON article (publisher COLLATE NOCASE);
CREATE INDEX article_by_published ON article (published_start IS NULL, published_start);
CREATE INDEX article_by_published_start ON article (published_start);
CREATE INDEX article_by_created ON article (created);
CREATE INDEX article_by_address ON article (address);
CREATE INDEX article_by_version ON article (version);

-- Reading is no change of the library: this table is outside the change log.
CREATE TABLE opened (
    article BLOB PRIMARY KEY NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
    row       INTEGER PRIMARY KEY,
    id        BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    article   BLOB NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    number    INTEGER NOT NULL,
    captured  INTEGER NOT NULL,
    text      TEXT NOT NULL,
    blocks    TEXT NOT NULL,
    original  TEXT NOT NULL,
    file_name TEXT,
    size      INTEGER NOT NULL,
    remarks   TEXT NOT NULL,
    UNIQUE (article, number)
) STRICT;
CREATE INDEX version_by_original ON version (original);

-- Blocks whose fold differs from what import judged.
CREATE TABLE fold (
    row     INTEGER PRIMARY KEY,
    version BLOB NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    block   INTEGER NOT NULL,
    folded  INTEGER NOT NULL,
    UNIQUE (version, block)
) STRICT;

CREATE TABLE annotation (
    row     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    article BLOB NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    version BLOB NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    start   INTEGER NOT NULL,
    end     INTEGER NOT NULL CHECK (end > start),
    exact   TEXT NOT NULL,
    prefix  TEXT NOT NULL,
    suffix  TEXT NOT NULL,
    color   TEXT NOT NULL,
    note    TEXT NOT NULL DEFAULT '',
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT;
CREATE INDEX annotation_by_article ON annotation (article, start);
CREATE INDEX annotation_by_version ON annotation (version);

-- Where an annotation stands in a version other than its own. `accepted` is set once a person agreed.
CREATE TABLE placement (
    row        INTEGER PRIMARY KEY,
    annotation BLOB NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    version    BLOB NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    state      TEXT NOT NULL,
    start      INTEGER,
    end        INTEGER,
    candidates TEXT NOT NULL DEFAULT '[]',
    accepted   INTEGER NOT NULL DEFAULT 0,
    UNIQUE (annotation, version)
) STRICT;
CREATE INDEX placement_by_version ON placement (version, state);

CREATE TABLE tag (
    row    INTEGER PRIMARY KEY,
    id     BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    parent BLOB REFERENCES tag (id) ON DELETE CASCADE,
    name   TEXT NOT NULL CHECK (name <> '' AND instr(name, '/') = 0),
    color  TEXT
) STRICT;
CREATE UNIQUE INDEX tag_by_name ON tag (ifnull(parent, x''), name COLLATE NOCASE);

CREATE TABLE annotation_tag (
    row        INTEGER PRIMARY KEY,
    annotation BLOB NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    tag        BLOB NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    position   INTEGER NOT NULL,
    UNIQUE (annotation, tag)
) STRICT;
CREATE INDEX annotation_tag_by_tag ON annotation_tag (tag);

CREATE TABLE entity (
    row     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    kind    TEXT NOT NULL CHECK (kind IN ('person', 'organisation', 'place')),
    name    TEXT NOT NULL CHECK (name <> ''),
    aliases TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX entity_by_name ON entity (name COLLATE NOCASE);

CREATE TABLE event (
    row         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title       TEXT NOT NULL,
    written     TEXT,
    edtf        TEXT,
    start_min   INTEGER,
    start_max   INTEGER,
    end_min     INTEGER,
    end_max     INTEGER,
    description TEXT NOT NULL DEFAULT '',
    created     INTEGER NOT NULL,
    changed     INTEGER NOT NULL
) STRICT;
CREATE INDEX event_by_start ON event (start_min, end_max);
CREATE INDEX event_in_time ON event (edtf IS NULL, start_min, end_max);
CREATE INDEX event_by_title ON event (title COLLATE NOCASE);
CREATE INDEX event_by_changed ON event (changed);

CREATE TABLE event_entity (
    row      INTEGER PRIMARY KEY,
    event    BLOB NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    entity   BLOB NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
    role     TEXT NOT NULL CHECK (role IN ('participant', 'place')),
    position INTEGER NOT NULL,
    UNIQUE (event, entity, role)
) STRICT;
CREATE INDEX event_entity_by_entity ON event_entity (entity);

CREATE TABLE event_tag (
    row      INTEGER PRIMARY KEY,
    event    BLOB NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    tag      BLOB NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    UNIQUE (event, tag)
) STRICT;
CREATE INDEX event_tag_by_tag ON event_tag (tag);

CREATE TABLE evidence (
    row        INTEGER PRIMARY KEY,
    id         BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    event      BLOB NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    annotation BLOB NOT NULL REFERENCES annotation (id) ON DELETE CASCADE,
    stance     TEXT NOT NULL CHECK (stance IN ('supports', 'disputes', 'context')),
    written    TEXT,
    edtf       TEXT,
    start_min  INTEGER,
    start_max  INTEGER,
    end_min    INTEGER,
    end_max    INTEGER,
    UNIQUE (event, annotation)
) STRICT;
CREATE INDEX evidence_by_annotation ON evidence (annotation);

CREATE TABLE note (
    row     INTEGER PRIMARY KEY,
    id      BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    title   TEXT NOT NULL DEFAULT '',
    text    TEXT NOT NULL DEFAULT '',
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL
) STRICT;

CREATE TABLE timeline (
    row         INTEGER PRIMARY KEY,
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    name        TEXT NOT NULL,
    filter      TEXT NOT NULL DEFAULT '',
    lanes       TEXT NOT NULL,
    window_from INTEGER,
    window_to   INTEGER,
    position    INTEGER NOT NULL
) STRICT;

-- The change log behind undo. A touched row is kept as it must be put back to flip the change over: a
-- JSON object of its columns (blobs in hexadecimal), or NULL where the row must go.
CREATE TABLE change (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    words  TEXT NOT NULL,
    at     INTEGER NOT NULL,
    by     TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE touched (
    seq    INTEGER PRIMARY KEY,
    change INTEGER NOT NULL REFERENCES change (id) ON DELETE CASCADE,
    noun   TEXT NOT NULL,
    row    INTEGER NOT NULL,
    before TEXT
) STRICT;
CREATE INDEX touched_by_change ON touched (change, seq);

-- What the trash hides is hidden with all that hangs on it.
CREATE VIEW shown_annotation AS
    SELECT annotation.row AS row, annotation.id AS id, annotation.article AS article,
           annotation.version AS version, annotation.start AS start, annotation.end AS end,
           annotation.exact AS exact, annotation.prefix AS prefix, annotation.suffix AS suffix,
           annotation.color AS color, annotation.note AS note, annotation.created AS created,
           annotation.changed AS changed
    FROM annotation JOIN article ON article.id = annotation.article
    WHERE article.trashed IS NULL;

CREATE VIEW shown_evidence AS
    SELECT evidence.row AS row, evidence.id AS id, evidence.event AS event,
           evidence.annotation AS annotation, annotation.article AS article, evidence.stance AS stance,
           evidence.written AS written, evidence.edtf AS edtf, evidence.start_min AS start_min,
           evidence.start_max AS start_max, evidence.end_min AS end_min, evidence.end_max AS end_max
    FROM evidence
    JOIN annotation ON annotation.id = evidence.annotation
    JOIN article ON article.id = annotation.article
    WHERE article.trashed IS NULL;

-- Annotations that a person must look at after a new version.
CREATE VIEW to_review AS
    SELECT placement.annotation AS annotation, article.id AS article
    FROM article JOIN placement ON placement.version = article.version
    WHERE article.trashed IS NULL AND placement.accepted = 0
      AND placement.state IN ('changed', 'ambiguous', 'lost');

-- Full-text indexes. They keep no text of their own; triggers on the tables keep them true, whoever writes.
CREATE VIEW article_words AS
    SELECT article.row AS row, article.title AS title, article.publisher AS publisher,
           article.authors AS authors, version.text AS text
    FROM article LEFT JOIN version ON version.id = article.version;

CREATE VIRTUAL TABLE article_index USING fts5 (
    title, publisher, authors, text,
    content = 'article_words', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER article_index_insert AFTER INSERT ON article BEGIN
    INSERT INTO article_index (rowid, title, publisher, authors, text)
    VALUES (new.row, new.title, new.publisher, new.authors, (SELECT text FROM version WHERE id = new.version));
END;
-- Before, not after: deleting an article takes its versions along, and their text is needed here.
CREATE TRIGGER article_index_delete BEFORE DELETE ON article BEGIN
    INSERT INTO article_index (article_index, rowid, title, publisher, authors, text)
    VALUES ('delete', old.row, old.title, old.publisher, old.authors, (SELECT text FROM version WHERE id = old.version));
END;
CREATE TRIGGER article_index_update AFTER UPDATE OF title, publisher, authors, version ON article BEGIN
    INSERT INTO article_index (article_index, rowid, title, publisher, authors, text)
    VALUES ('delete', old.row, old.title, old.publisher, old.authors, (SELECT text FROM version WHERE id = old.version));
    INSERT INTO article_index (rowid, title, publisher, authors, text)
    VALUES (new.row, new.title, new.publisher, new.authors, (SELECT text FROM version WHERE id = new.version));
END;

CREATE VIRTUAL TABLE annotation_index USING fts5 (
    exact, note, content = 'annotation', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER annotation_index_insert AFTER INSERT ON annotation BEGIN
    INSERT INTO annotation_index (rowid, exact, note) VALUES (new.row, new.exact, new.note);
END;
CREATE TRIGGER annotation_index_delete AFTER DELETE ON annotation BEGIN
    INSERT INTO annotation_index (annotation_index, rowid, exact, note) VALUES ('delete', old.row, old.exact, old.note);
END;
CREATE TRIGGER annotation_index_update AFTER UPDATE OF exact, note ON annotation BEGIN
    INSERT INTO annotation_index (annotation_index, rowid, exact, note) VALUES ('delete', old.row, old.exact, old.note);
    INSERT INTO annotation_index (rowid, exact, note) VALUES (new.row, new.exact, new.note);
END;

CREATE VIRTUAL TABLE event_index USING fts5 (
    title, description, content = 'event', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER event_index_insert AFTER INSERT ON event BEGIN
    INSERT INTO event_index (rowid, title, description) VALUES (new.row, new.title, new.description);
END;
CREATE TRIGGER event_index_delete AFTER DELETE ON event BEGIN
    INSERT INTO event_index (event_index, rowid, title, description) VALUES ('delete', old.row, old.title, old.description);
END;
CREATE TRIGGER event_index_update AFTER UPDATE OF title, description ON event BEGIN
    INSERT INTO event_index (event_index, rowid, title, description) VALUES ('delete', old.row, old.title, old.description);
    INSERT INTO event_index (rowid, title, description) VALUES (new.row, new.title, new.description);
END;

CREATE VIRTUAL TABLE note_index USING fts5 (
    title, text, content = 'note', content_rowid = 'row', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER note_index_insert AFTER INSERT ON note BEGIN
    INSERT INTO note_index (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
CREATE TRIGGER note_index_delete AFTER DELETE ON note BEGIN
    INSERT INTO note_index (note_index, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
END;
CREATE TRIGGER note_index_update AFTER UPDATE OF title, text ON note BEGIN
    INSERT INTO note_index (note_index, rowid, title, text) VALUES ('delete', old.row, old.title, old.text);
    INSERT INTO note_index (rowid, title, text) VALUES (new.row, new.title, new.text);
END;
