-- The library, from schema 2 to schema 3.

-- How a version was fetched from its address: a JSON object; NULL where it came otherwise.
ALTER TABLE version ADD COLUMN retrieval TEXT;

-- The pictures that came with a version; their bytes lie among the originals.
CREATE TABLE picture (
    row      INTEGER PRIMARY KEY,
    version  BLOB NOT NULL REFERENCES version (id) ON DELETE CASCADE,
    original TEXT NOT NULL,
    size     INTEGER NOT NULL,
    UNIQUE (version, original)
) STRICT;
CREATE INDEX picture_by_original ON picture (original);

-- By what a text is recognised in another wording: for each of 32 groups of its word sequences the smallest hash,
-- four bytes each. Texts of a few words have none.
CREATE TABLE sketch (
    row     INTEGER PRIMARY KEY,
    version BLOB NOT NULL UNIQUE REFERENCES version (id) ON DELETE CASCADE,
    hashes  BLOB NOT NULL CHECK (length(hashes) = 128)
) STRICT;

-- Pairs of those hashes, to find the texts that share one. Kept true by triggers, as the full-text indexes are.
CREATE TABLE sketch_band (
    band   INTEGER NOT NULL,
    hashes BLOB NOT NULL,
    sketch INTEGER NOT NULL,
    PRIMARY KEY (band, hashes, sketch)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sketch_band_insert AFTER INSERT ON sketch BEGIN
    INSERT INTO sketch_band (band, hashes, sketch)
    SELECT value, substr(new.hashes, 1 + 8 * value, 8), new.row
    FROM json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]');
END;
CREATE TRIGGER sketch_band_delete AFTER DELETE ON sketch BEGIN
    DELETE FROM sketch_band
    WHERE (band, hashes, sketch) IN (
        SELECT value, substr(old.hashes, 1 + 8 * value, 8), old.row
        FROM json_each('[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]'));
END;
