// Generated from src-tauri/ipc by `cargo xtask bindings`. Do not edit.

export type AcceptImport = { 
/**
 * The preview.
 */
token: number, 
/**
 * Indexes of the blocks whose fold is turned over: the folded ones are shown, the others folded.
 */
turned: Array<number>, 
/**
 * Headline.
 */
title: string | null, 
/**
 * Authors.
 */
authors: Array<string> | null, 
/**
 * Publisher.
 */
publisher: string | null, 
/**
 * Date of publication in any words.
 */
published: string | null, 
/**
 * BCP 47 language.
 */
language: string | null, 
/**
 * Address.
 */
address: string | null, };

export type AcceptPlace = { 
/**
 * The annotation.
 */
id: AnnotationId, 
/**
 * The version.
 */
version: VersionId, 
/**
 * The place in it.
 */
place: PositionSelector, };

export type AddEvidence = { 
/**
 * The event.
 */
event: EventId, 
/**
 * The passage.
 */
evidence: NewEvidence, };

export type AlikeArticle = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * Its title.
 */
title: string, 
/**
 * How many percent of their word sequences the two share, estimated; `similar_articles` counts them.
 */
percent: number, };

export type AnchorState = "exact" | "moved" | "changed" | "ambiguous" | "lost";

export type AnnotationEvent = { 
/**
 * The link.
 */
evidence: EvidenceId, 
/**
 * The event.
 */
event: EventId, 
/**
 * Its title.
 */
title: string, 
/**
 * Its date.
 */
when: DateView | null, 
/**
 * What this passage does for it.
 */
stance: Stance, 
/**
 * Passages that support it.
 */
supports: number, 
/**
 * Passages that dispute it.
 */
disputes: number, };

export type AnnotationFormat = "web-annotation" | "hypothesis" | "readwise" | "markdown";

export type AnnotationGroup = "none" | "article" | "tag" | "color" | "publisher";

export type AnnotationId = string;

export type AnnotationIds = { 
/**
 * The annotations.
 */
ids: Array<AnnotationId>, };

export type AnnotationImportAsk = { 
/**
 * What the export holds: JSON-LD, Hypothesis' JSON, Readwise's CSV, or Dateline's Markdown.
 */
text: string, 
/**
 * The file of the export, which is read in place of `text`.
 */
path: string | null, };

export type AnnotationImportOutcome = "added" | "known" | "set-aside";

export type AnnotationImportReport = { 
/**
 * What the export was recognised as.
 */
format: AnnotationFormat, 
/**
 * How many were added.
 */
added: number, 
/**
 * How many were here already.
 */
known: number, 
/**
 * How many were set aside.
 */
set_aside: number, 
/**
 * Each annotation, in the order of the export.
 */
results: Array<AnnotationImportResult>, };

export type AnnotationImportResult = { 
/**
 * The words it marks.
 */
quote: string, 
/**
 * What became of it.
 */
outcome: AnnotationImportOutcome, 
/**
 * How well its words were found; `null` when it was not looked for.
 */
state: AnchorState | null, 
/**
 * The article it marks.
 */
article: ArticleId | null, 
/**
 * That article's title.
 */
article_title: string | null, 
/**
 * The annotation, once it is in the library.
 */
annotation: AnnotationId | null, 
/**
 * Why it was set aside.
 */
reason: string | null, };

export type AnnotationPatch = { 
/**
 * The annotation.
 */
id: AnnotationId, 
/**
 * Colour.
 */
color: Color | null, 
/**
 * Note, Markdown.
 */
note: string | null, 
/**
 * Tag paths.
 */
tags: Array<string> | null, 
/**
 * A new place: re-attaches the annotation to these words.
 */
passage: Passage | null, };

export type AnnotationSort = "place" | "published" | "made" | "changed";

export type AnnotationView = { 
/**
 * Identifier.
 */
id: AnnotationId, 
/**
 * The article.
 */
article: ArticleId, 
/**
 * Its title, for lists over the whole library.
 */
article_title: string, 
/**
 * Colour.
 */
color: Color, 
/**
 * The words as they were marked.
 */
quote: string, 
/**
 * Note, Markdown; may be empty.
 */
note: string, 
/**
 * Tags.
 */
tags: Array<TagChip>, 
/**
 * Where it stands in the version shown; `null` when ambiguous or lost.
 */
place: PositionSelector | null, 
/**
 * How well it was found there.
 */
state: AnchorState, 
/**
 * Whether a person agreed to that place, or to its having none: nothing is left to review.
 */
accepted: boolean, 
/**
 * For a changed passage: the words that now stand in its place.
 */
now: string | null, 
/**
 * For an ambiguous passage: the equally good places.
 */
candidates: Array<PositionSelector>, 
/**
 * Number of the version on which it was made.
 */
made_on: number, 
/**
 * Events that it is evidence for.
 */
events: Array<AnnotationEvent>, 
/**
 * When it was made, in words.
 */
created: string, };

export type AnnotationsAsk = { 
/**
 * Filter in the words of the search box; empty for all.
 */
filter: string, 
/**
 * Only those of this article.
 */
article: ArticleId | null, 
/**
 * Only those that wait for a decision after a new version.
 */
to_review: boolean, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many at most.
 */
limit: number, };

export type AnnotationsChanged = { 
/**
 * How many are different now.
 */
changed: number, };

export type AnnotationsPage = { 
/**
 * How many match.
 */
total: number, 
/**
 * Those asked for.
 */
rows: Array<AnnotationView>, };

export type AnnotationsPatch = { 
/**
 * The annotations. One that is gone is passed over.
 */
ids: Array<AnnotationId>, 
/**
 * Their new colour.
 */
color: Color | null, 
/**
 * Paths of tags to put on them; those that do not exist are made.
 */
add: Array<string>, 
/**
 * Tags to take off them.
 */
remove: Array<TagId>, };

export type Article = { 
/**
 * Identifier.
 */
id: ArticleId, 
/**
 * What is known about it.
 */
metadata: Metadata, 
/**
 * When it was first imported.
 */
created: Timestamp, 
/**
 * The version that is read by default: the newest.
 */
version: VersionId, };

export type ArticleAsk = { 
/**
 * The article.
 */
id: ArticleId, 
/**
 * The version; the newest when `null`.
 */
version: VersionId | null, };

export type ArticleChange = { 
/**
 * Annotations that are new or other than before, in the order of the text.
 */
annotations: Array<AnnotationView>, 
/**
 * Annotations that are there no more.
 */
gone: Array<AnnotationId>, 
/**
 * The library's revision of which this is true.
 */
revision: number, 
/**
 * The article.
 */
article: Article, 
/**
 * Its headline, or its first words.
 */
title: string, 
/**
 * Its date of publication in words.
 */
published: DateView | null, 
/**
 * Which blocks are folded now: indexes into the version's blocks, ascending.
 */
folded: Array<number>, 
/**
 * All versions, newest first.
 */
versions: Array<VersionRow>, 
/**
 * Against what relative dates are read, where a person chose; `null` leaves it to the text's evidence.
 */
genre: Genre | null, 
/**
 * Events that this article is evidence for, in time order.
 */
events: Array<EventRow>, 
/**
 * Whether it lies in the trash.
 */
trashed: boolean, 
/**
 * Whether import doubts its text.
 */
doubtful: boolean, };

export type ArticleChanges = { "type": "whole", 
/**
 * The article.
 */
view: ArticleView, } | { "type": "changed", 
/**
 * What may have changed.
 */
change: ArticleChange, };

export type ArticleChangesAsk = { 
/**
 * The article.
 */
id: ArticleId, 
/**
 * The version; the newest when `null`.
 */
version: VersionId | null, 
/**
 * The version that was answered before.
 */
known: VersionId, 
/**
 * The revision of that answer.
 */
since: number, };

export type ArticleComparison = { 
/**
 * Title of the first.
 */
first: string, 
/**
 * Title of the second.
 */
second: string, 
/**
 * Stretches in reading order; together they cover both texts. Positions count in the texts as shown here.
 */
runs: Array<ComparedRun>, 
/**
 * How many of them are not the same.
 */
changes: number, };

export type ArticleDates = { 
/**
 * The version.
 */
version: VersionId, 
/**
 * Names everything that these dates follow from; as long as it is the same, so are they. Holds for one run of
 * the program.
 */
stamp: string, 
/**
 * As what the text is read: as a person chose, or as found by its evidence.
 */
read_as: Genre, 
/**
 * What a person says of dates, in the order of the text; what has no place in this version last.
 */
readings: Array<ReadingView>, 
/**
 * Date expressions in the order of the text; without those in folded blocks.
 */
expressions: Array<ExpressionView>, };

export type ArticleDatesAsk = { 
/**
 * The article.
 */
id: ArticleId, 
/**
 * The version shown.
 */
version: VersionId, 
/**
 * The stamp of the answer before; `null` for the first.
 */
known: string | null, };

export type ArticleId = string;

export type ArticleIds = { 
/**
 * The articles.
 */
ids: Array<ArticleId>, };

export type ArticlePatch = { 
/**
 * The article.
 */
id: ArticleId, 
/**
 * Headline.
 */
title: string | null, 
/**
 * Authors.
 */
authors: Array<string> | null, 
/**
 * Publisher.
 */
publisher: string | null, 
/**
 * Date of publication in any words.
 */
published: string | null, 
/**
 * BCP 47 language.
 */
language: string | null, 
/**
 * Address.
 */
address: string | null, };

export type ArticlePicture = { 
/**
 * Its media type, told by its bytes: a raster picture, never a drawing that may hold scripts.
 */
media_type: string, 
/**
 * It as a `data:` address, which an image element shows and nothing runs.
 */
address: string, };

export type ArticlePictureAsk = { 
/**
 * SHA-256 of the picture, as its block names it.
 */
original: string, };

export type ArticleRow = { 
/**
 * Identifier.
 */
id: ArticleId, 
/**
 * Headline, or its first words.
 */
title: string, 
/**
 * Publisher.
 */
publisher: string | null, 
/**
 * Date of publication.
 */
published: DateView | null, 
/**
 * Whether the date is confirmed.
 */
published_verified: boolean, 
/**
 * Annotations.
 */
annotations: number, 
/**
 * Events.
 */
events: number, 
/**
 * Versions.
 */
versions: number, 
/**
 * Annotations to review in the newest version.
 */
to_review: number, 
/**
 * Whether import doubts its text.
 */
doubtful: boolean, 
/**
 * Whether it was opened before.
 */
read: boolean, 
/**
 * The hit in its context, while searching.
 */
snippet: Array<SnippetPart>, };

export type ArticleSort = "title" | "publisher" | "published" | "added" | "annotations" | "events" | "by-hand";

export type ArticleView = { 
/**
 * The version shown.
 */
version: Version, 
/**
 * Annotations in the order of the text; those without a place last.
 */
annotations: Array<AnnotationView>, 
/**
 * The library's revision of which this is true.
 */
revision: number, 
/**
 * The article.
 */
article: Article, 
/**
 * Its headline, or its first words.
 */
title: string, 
/**
 * Its date of publication in words.
 */
published: DateView | null, 
/**
 * Which blocks are folded now: indexes into the version's blocks, ascending.
 */
folded: Array<number>, 
/**
 * All versions, newest first.
 */
versions: Array<VersionRow>, 
/**
 * Against what relative dates are read, where a person chose; `null` leaves it to the text's evidence.
 */
genre: Genre | null, 
/**
 * Events that this article is evidence for, in time order.
 */
events: Array<EventRow>, 
/**
 * Whether it lies in the trash.
 */
trashed: boolean, 
/**
 * Whether import doubts its text.
 */
doubtful: boolean, };

export type ArticlesAsk = { 
/**
 * Filter in the words of the search box (see `library::filter`); empty for all.
 */
filter: string, 
/**
 * Column to sort by.
 */
sort: ArticleSort, 
/**
 * Whether the last comes first.
 */
descending: boolean, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many at most.
 */
limit: number, 
/**
 * Whether to list the trash instead.
 */
trash: boolean, 
/**
 * Only the articles of this collection.
 */
collection?: CollectionId, };

export type ArticlesPage = { 
/**
 * How many match.
 */
total: number, 
/**
 * How many there are without the filter.
 */
all: number, 
/**
 * Those asked for.
 */
rows: Array<ArticleRow>, };

export type Block = { 
/**
 * What the block is.
 */
kind: BlockKind, 
/**
 * First position of the block in the version's text (code points).
 */
start: number, 
/**
 * Position after its last code point.
 */
end: number, 
/**
 * Inline marks inside the block, ordered by start, positions in the version's text.
 */
marks?: Array<Mark>, 
/**
 * Why import judged the block not to be part of the article; such a block starts out folded.
 */
fold?: FoldReason, 
/**
 * BCP 47 language of the block where it differs from the article's.
 */
language?: string, 
/**
 * Writing direction that the source states, where the block's first letter would show the other one.
 */
direction?: Direction, };

export type BlockKind = { "type": "paragraph" } | { "type": "heading", 
/**
 * 2 for a section, 6 for the smallest.
 */
level: number, } | { "type": "quotation" } | { "type": "list-item", 
/**
 * 0 for the outermost list.
 */
depth: number, 
/**
 * The number shown, for ordered lists.
 */
number?: number, } | { "type": "caption" } | { "type": "preformatted" } | { "type": "cell", 
/**
 * Which table of the article, from 0.
 */
table: number, 
/**
 * Row of the cell, from 0.
 */
row: number, 
/**
 * Column of the cell, from 0.
 */
column: number, 
/**
 * Rows covered.
 */
row_span: number, 
/**
 * Columns covered.
 */
column_span: number, 
/**
 * Whether the cell heads its row or column.
 */
header: boolean, } | { "type": "picture", 
/**
 * SHA-256 of the kept picture, lower-case hex, where it was kept.
 */
original?: string, } | { "type": "footnote" } | { "type": "break" };

export type BrowseAsk = { 
/**
 * Which, and how.
 */
order: BrowseOrder, 
/**
 * How many rows to pass over. Where an annotation stands in several groups, each is a row.
 */
offset: number, 
/**
 * How many rows at most.
 */
limit: number, };

export type BrowseGroup = { 
/**
 * What they share: a title, a path, a colour, a publisher; empty where they share that there is none.
 */
name: string, 
/**
 * Colour of a tag, or the colour shared.
 */
color: Color | null, 
/**
 * The article shared.
 */
article: ArticleId | null, 
/**
 * How many rows it has.
 */
count: number, };

export type BrowseGroups = { 
/**
 * Annotations that match, each counted once.
 */
total: number, 
/**
 * Annotations in the library, the trash apart.
 */
all: number, 
/**
 * The groups in order, their rows one after another; empty without grouping.
 */
groups: Array<BrowseGroup>, };

export type BrowseOrder = { 
/**
 * Filter in the words of the search box; empty for all.
 */
filter: string, 
/**
 * In what order.
 */
sort: AnnotationSort, 
/**
 * The other way round; within an article the order of the text stays.
 */
descending: boolean, 
/**
 * What stands together.
 */
group: AnnotationGroup, };

export type BrowsePage = { 
/**
 * Annotations that match, each counted once.
 */
total: number, 
/**
 * The rows asked for.
 */
rows: Array<BrowseRow>, };

export type BrowseRow = { 
/**
 * The annotation.
 */
annotation: AnnotationView, 
/**
 * Its article.
 */
source: Source, 
/**
 * When it was last changed, in words.
 */
changed: string, };

export type ClaimMark = { 
/**
 * Its edges.
 */
edges: Edges, 
/**
 * In short words.
 */
short: string, 
/**
 * Who claims it: the publisher, or the article's title.
 */
source: string, };

export type ClusterMark = { 
/**
 * Names it within its lane, also after the window has moved on, and to list its events.
 */
key: string, 
/**
 * Whether they began before the window and reach into it: then `from` and `to` are the window's begin.
 */
through: boolean, 
/**
 * How many.
 */
count: number, 
/**
 * Earliest begin.
 */
from: number, 
/**
 * Latest begin.
 */
to: number, 
/**
 * Title of the one that is shown first when one looks closer, for the label.
 */
title: string, };

export type Code = "bad-input" | "not-a-date" | "not-found" | "no-library" | "not-a-library" | "newer-library" | "damaged" | "locked" | "read-only" | "disk-full" | "unreadable" | "private-network" | "unreachable" | "not-the-article" | "much-shorter" | "cancelled" | "nothing-to-undo" | "unknown-call" | "failed";

export type Collection = { 
/**
 * Identifier.
 */
id: CollectionId, 
/**
 * Its name, which no other collection has.
 */
name: string, };

export type CollectionArticles = { 
/**
 * The collection.
 */
collection: CollectionId, 
/**
 * The articles.
 */
articles: Array<ArticleId>, };

export type CollectionAsk = { 
/**
 * The collection.
 */
id: CollectionId, };

export type CollectionId = string;

export type CollectionMove = { 
/**
 * The collection.
 */
id: CollectionId, 
/**
 * Its place among all, counted from 0; beyond the last it becomes the last.
 */
place: number, };

export type CollectionOrder = { 
/**
 * The collection.
 */
collection: CollectionId, 
/**
 * The articles that move, in their new order.
 */
articles: Array<ArticleId>, 
/**
 * The article before which they come; the end when `null`.
 */
before: ArticleId | null, };

export type CollectionPatch = { 
/**
 * The collection.
 */
id: CollectionId, 
/**
 * Its name.
 */
name: string, };

export type CollectionRow = { 
/**
 * Identifier.
 */
id: CollectionId, 
/**
 * Its name.
 */
name: string, 
/**
 * How many articles it has, without those in the trash.
 */
articles: number, 
/**
 * How many of the articles asked about are in it.
 */
holds: number, };

export type CollectionsAsk = { 
/**
 * Articles of which to say in how many collections they are, as for a menu with check marks; may be empty.
 */
articles?: Array<ArticleId>, };

export type Color = "amber" | "moss" | "sky" | "rose" | "plum";

export type ColorChange = "clear" | { "set": Color };

export type CompareArticlesAsk = { 
/**
 * The one whose words count as the older ones.
 */
first: ArticleId, 
/**
 * The other one.
 */
second: ArticleId, };

export type CompareAsk = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The version that is the older one of the two.
 */
older: VersionId, 
/**
 * The version that is the newer one.
 */
newer: VersionId, };

export type ComparedRun = { 
/**
 * What became of it.
 */
kind: RunKind, 
/**
 * Code points in the older text; empty where something was added.
 */
old: PositionSelector, 
/**
 * Code points in the newer text; empty where something was removed.
 */
new: PositionSelector, 
/**
 * The older words.
 */
old_text: string, 
/**
 * The newer words.
 */
new_text: string, };

export type Comparison = { 
/**
 * Stretches in reading order; together they cover both texts.
 */
runs: Array<ComparedRun>, 
/**
 * How many of them are no longer the same.
 */
changes: number, 
/**
 * Annotations that a change touches, in the order of the newer text; those without a place in it first.
 */
touched: Array<TouchedAnnotation>, 
/**
 * Events whose evidence a change touches, in time order.
 */
events: Array<EventRow>, };

export type CompleteAsk = { 
/**
 * What is typed so far.
 */
text: string, 
/**
 * What is wanted.
 */
of: Completes, 
/**
 * How many at most.
 */
limit: number, };

export type Completes = "tags" | "entities" | "events";

export type Completion = { 
/**
 * Identifier of what it stands for.
 */
id: string, 
/**
 * What to show and to fill in.
 */
label: string, 
/**
 * Colour of a tag.
 */
color: Color | null, 
/**
 * Kind of an entity.
 */
kind: EntityKind | null, 
/**
 * Something to tell it apart: an alias that matched, an event's date.
 */
detail: string | null, };

export type ComposeAsk = { "from": "passage" } & Passage | { "from": "annotation", 
/**
 * The annotation.
 */
id: AnnotationId, };

export type ContextAsk = { 
/**
 * The annotation.
 */
id: AnnotationId, 
/**
 * How many paragraphs to show before the passage, and after it.
 */
around: number, };

export type ContextParagraph = { 
/**
 * What it is.
 */
kind: BlockKind, 
/**
 * Position of its first code point.
 */
start: number, 
/**
 * Its text.
 */
text: string, };

export type CorrectReading = { 
/**
 * The words: those of an expression, or others that are a date too.
 */
passage: Passage, 
/**
 * What they mean, in any words; relative words count from the article's publication.
 */
when: WhenInput, };

export type Counts = { 
/**
 * Articles.
 */
articles: number, 
/**
 * Annotations.
 */
annotations: number, 
/**
 * Events.
 */
events: number, 
/**
 * People, organisations and places.
 */
entities: number, 
/**
 * Notes.
 */
notes: number, 
/**
 * Annotations that changed, became ambiguous or were lost in a new version.
 */
to_review: number, 
/**
 * Articles in the trash.
 */
trash: number, };

export type DateReading = { 
/**
 * The date.
 */
date: DateView, 
/**
 * Why it was read so ("“late May” in an article of 21 July 1928").
 */
why: string, };

export type DateReadings = { 
/**
 * The readings, best first; empty when it is no date.
 */
readings: Array<DateReading>, 
/**
 * Why it is no date, and what would be; empty when there are readings or nothing was typed.
 */
problem: string | null, };

export type DateView = { 
/**
 * Canonical EDTF.
 */
edtf: string, 
/**
 * As typed, or as the source gives it.
 */
written: string, 
/**
 * In full words: "21–31 May 1928, approximate".
 */
words: string, 
/**
 * In few words, for margins and axes: "late May 1928", "3 June 1928".
 */
short: string, 
/**
 * Its edges.
 */
edges: Edges, 
/**
 * Drawn hatched.
 */
approximate: boolean, 
/**
 * Drawn with a question.
 */
uncertain: boolean, };

export type DetachAsk = { 
/**
 * The annotation.
 */
id: AnnotationId, 
/**
 * The version.
 */
version: VersionId, };

export type Direction = "ltr" | "rtl";

export type Draft = { 
/**
 * Title proposed from the sentence.
 */
title: string, 
/**
 * Date words proposed: those inside the passage, or the nearest before it; empty when there are none.
 */
when: string, 
/**
 * What those words were understood as.
 */
reading: DateReadings, 
/**
 * Names proposed from the sentence.
 */
entities: Array<EntityChip>, 
/**
 * Tags of the annotation.
 */
tags: Array<TagChip>, 
/**
 * The passage's words.
 */
quote: string, 
/**
 * Where it stands.
 */
source: Source, 
/**
 * Events that may already be this one: near in time or alike in title.
 */
similar: Array<EventRow>, };

export type Edges = { 
/**
 * Earliest begin.
 */
start_min: number | null, 
/**
 * Latest begin.
 */
start_max: number | null, 
/**
 * Earliest end.
 */
end_min: number | null, 
/**
 * Latest end.
 */
end_max: number | null, };

export type EntitiesAsk = { 
/**
 * Only these.
 */
kind: EntityKind | null, };

export type EntitiesPage = { 
/**
 * All asked for.
 */
rows: Array<EntityRow>, };

export type Entity = { 
/**
 * Identifier.
 */
id: EntityId, 
/**
 * What it is.
 */
kind: EntityKind, 
/**
 * Its usual name.
 */
name: string, 
/**
 * Other names.
 */
aliases: Array<string>, };

export type EntityAsk = { 
/**
 * The entity.
 */
id: EntityId, };

export type EntityChip = { 
/**
 * Identifier, where it exists already.
 */
id: EntityId | null, 
/**
 * What it is.
 */
kind: EntityKind, 
/**
 * Its name.
 */
name: string, };

export type EntityId = string;

export type EntityKind = "person" | "organisation" | "place";

export type EntityPatch = { 
/**
 * The entity.
 */
id: EntityId, 
/**
 * Kind.
 */
kind: EntityKind | null, 
/**
 * Name.
 */
name: string | null, 
/**
 * Other names.
 */
aliases: Array<string> | null, };

export type EntityRow = { 
/**
 * The entity.
 */
entity: Entity, 
/**
 * Events it takes part in.
 */
events: number, };

export type EntityView = { 
/**
 * The entity.
 */
entity: Entity, 
/**
 * Its events in time order.
 */
events: Array<EventRow>, };

export type EventAsk = { 
/**
 * The event.
 */
id: EventId, };

export type EventId = string;

export type EventIds = { 
/**
 * The events.
 */
ids: Array<EventId>, };

export type EventMark = { 
/**
 * The event.
 */
id: EventId, 
/**
 * Its title; of a very long one the beginning.
 */
title: string, 
/**
 * Its date in full words; empty without a date.
 */
words: string, 
/**
 * Its edges.
 */
edges: Edges, 
/**
 * Whether it is known to the day or finer: a point.
 */
point: boolean, 
/**
 * Drawn hatched.
 */
approximate: boolean, 
/**
 * Doubted.
 */
uncertain: boolean, 
/**
 * Passages that support, dispute, give context.
 */
supports: number, 
/**
 * Passages that dispute it.
 */
disputes: number, 
/**
 * Passages that give context.
 */
contexts: number, 
/**
 * Whether it is starred.
 */
starred: boolean, 
/**
 * Other dates that sources claim.
 */
claims: Array<ClaimMark>, };

export type EventNeighbours = { 
/**
 * Over before it began; the nearest first, as in every list after what is certain.
 */
before: Array<Neighbour>, 
/**
 * Within it, from its first to its last second at most.
 */
during: Array<Neighbour>, 
/**
 * At the same time in part, or around it.
 */
overlapping: Array<Neighbour>, 
/**
 * Begun after it was over.
 */
after: Array<Neighbour>, };

export type EventPatch = { 
/**
 * The event.
 */
id: EventId, 
/**
 * Title.
 */
title: string | null, 
/**
 * Date; empty `written` clears it.
 */
when: WhenInput | null, 
/**
 * Markdown.
 */
description: string | null, 
/**
 * All its people, organisations and places.
 */
entities: Array<EntityChip> | null, 
/**
 * All its tag paths.
 */
tags: Array<string> | null, };

export type EventRow = { 
/**
 * Identifier.
 */
id: EventId, 
/**
 * What happened.
 */
title: string, 
/**
 * When.
 */
when: DateView | null, 
/**
 * Where.
 */
places: Array<EntityChip>, 
/**
 * Who.
 */
people: Array<EntityChip>, 
/**
 * Tags.
 */
tags: Array<TagChip>, 
/**
 * Passages that support it.
 */
supports: number, 
/**
 * Passages that dispute it.
 */
disputes: number, 
/**
 * Passages that give context.
 */
contexts: number, 
/**
 * Whether it is starred.
 */
starred: boolean, };

export type EventSort = "when" | "title" | "evidence" | "changed";

export type EventView = { 
/**
 * What lists show.
 */
row: EventRow, 
/**
 * What the researcher says about it, Markdown.
 */
description: string, 
/**
 * Evidence: supporting, then disputing, then context; within each by date of publication.
 */
evidence: Array<EvidenceView>, 
/**
 * When it was made, in words.
 */
created: string, 
/**
 * When it was last changed, in words.
 */
changed: string, };

export type EventsAsk = { 
/**
 * Filter in the words of the search box; empty for all.
 */
filter: string, 
/**
 * Only events that possibly touch these seconds since 1970.
 */
window: [number, number] | null, 
/**
 * Column to sort by.
 */
sort: EventSort, 
/**
 * Whether the last comes first.
 */
descending: boolean, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many at most.
 */
limit: number, };

export type EventsPage = { 
/**
 * How many match.
 */
total: number, 
/**
 * Those asked for.
 */
rows: Array<EventRow>, };

export type EvidenceAsk = { 
/**
 * The link.
 */
id: EvidenceId, };

export type EvidenceId = string;

export type EvidencePatch = { 
/**
 * The link.
 */
id: EvidenceId, 
/**
 * Stance.
 */
stance: Stance | null, 
/**
 * Claimed date; empty `written` clears it.
 */
claims: WhenInput | null, };

export type EvidenceView = { 
/**
 * The link.
 */
id: EvidenceId, 
/**
 * What the passage does for the event.
 */
stance: Stance, 
/**
 * The date that this source claims.
 */
claims: DateView | null, 
/**
 * The passage.
 */
annotation: AnnotationView, 
/**
 * Where the date's words stand in the quote (code points of the quote).
 */
date_words: PositionSelector | null, 
/**
 * The article.
 */
source: Source, };

export type ExportAsk = { 
/**
 * What.
 */
scope: ExportScope, 
/**
 * As what.
 */
format: ExportFormat, };

export type ExportFormat = "markdown" | "w3c" | "csv";

export type ExportPreview = { 
/**
 * Its beginning, at most some 64 KB.
 */
text: string, 
/**
 * Whether the file goes on after it.
 */
cut: boolean, 
/**
 * Events in it.
 */
events: number, 
/**
 * Quoted passages in it.
 */
passages: number, 
/**
 * Articles in it.
 */
articles: number, 
/**
 * Passages whose text has changed since they were marked; they are quoted as marked.
 */
changed: number, 
/**
 * Proposed file name.
 */
file_name: string, };

export type ExportScope = { "type": "all" } | { "type": "article", 
/**
 * The article.
 */
id: ArticleId, } | { "type": "timeline", 
/**
 * The timeline.
 */
id: TimelineId, } | { "type": "filter", 
/**
 * In the words of the search box.
 */
filter: string, };

export type ExportWrite = { 
/**
 * What, as what.
 */
ask: ExportAsk, 
/**
 * The file to write; replaced whole or left alone.
 */
path: string, };

export type Exported = { 
/**
 * The file.
 */
path: string, 
/**
 * Its size in bytes.
 */
bytes: number, };

export type Expression = { 
/**
 * First position in the text (code points).
 */
start: number, 
/**
 * Position after the last code point.
 */
end: number, 
/**
 * The words themselves.
 */
text: string, 
/**
 * TIMEX3 type.
 */
type: ExpressionKind, 
/**
 * TIMEX3 value (`2015-09-28`, `P3M`, `PAST_REF`).
 */
value: string, 
/**
 * TIMEX3 mod (`START`, `END`, `APPROX` …).
 */
mod: string | null, 
/**
 * The same as EDTF, for dates and times that can be resolved.
 */
edtf: string | null, 
/**
 * Why it was read so, in words ("the day before publication, 29 September 2015").
 */
reason: string, 
/**
 * What else the same words can mean, the likeliest first; empty when they can mean nothing else.
 */
others: Array<Other>, };

export type ExpressionKind = "DATE" | "TIME" | "DURATION" | "SET";

export type ExpressionView = { 
/**
 * The expression.
 */
expression: Expression, 
/**
 * Its value in words ("28 September 2015"); for durations and sets too ("3 months", "every Tuesday").
 */
words: string, 
/**
 * Its edges, for dates and times that could be resolved.
 */
edges: Edges | null, 
/**
 * Other dates that the words may mean, the likeliest first; where a person read them, what Dateline had
 * read comes first.
 */
others: Array<OtherReading>, 
/**
 * That a person read them so.
 */
said: SaidOfDate | null, };

export type FilteredAsk = { 
/**
 * Which events, in the words of the search box.
 */
filter: string, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many at most.
 */
limit: number, };

export type FoldAsk = { 
/**
 * The version.
 */
version: VersionId, 
/**
 * Indexes of its blocks.
 */
blocks: Array<number>, 
/**
 * Whether they are to be folded.
 */
folded: boolean, };

export type FoldReason = "navigation" | "title" | "byline" | "caption" | "credit" | "footer" | "advertisement" | "related" | "comments" | "controls" | "repetition" | "doubtful";

export type Found<T> = { 
/**
 * The value, where there is one.
 */
value: T | null, 
/**
 * Where it was found, in plain words for the reader: "the page's JSON-LD", "the text's first line",
 * "typed by you". Empty when there is no value.
 */
source: string, 
/**
 * Whether a person confirmed or typed it, or independent sources agree on it.
 */
verified: boolean, 
/**
 * Other values that the page also gives.
 */
others?: Array<T>, };

export type Gap = { 
/**
 * First second of it.
 */
from: number, 
/**
 * Last second of it.
 */
to: number, 
/**
 * The event that ends last before it.
 */
before: EventMark, 
/**
 * The event that begins first after it.
 */
after: EventMark, };

export type GapsAsk = { 
/**
 * Which events, in the words of the search box.
 */
filter: string, 
/**
 * What the lanes stand for.
 */
lanes: LaneBy, 
/**
 * Depth of lanes by tag, as it was asked for the timeline.
 */
depth?: number | null, 
/**
 * The lane's key.
 */
lane: string, 
/**
 * How many at most, the longest first.
 */
limit: number, };

export type Genre = "news" | "narrative";

export type GenreAsk = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The choice; `null` leaves it to the text's own evidence.
 */
genre: Genre | null, };

export type History = { 
/**
 * Steps, newest first.
 */
steps: Array<HistoryStep>, };

export type HistoryAsk = { 
/**
 * How many steps at most, newest first.
 */
limit: number, };

export type HistoryStep = { 
/**
 * Its number.
 */
id: number, 
/**
 * In words ("Mark “left Ny-Ålesund before dawn…”").
 */
words: string, 
/**
 * When, in words.
 */
when: string, 
/**
 * By which program: "window", "command line".
 */
by: string, 
/**
 * Whether it was undone.
 */
undone: boolean, };

export type HitKind = "article" | "annotation" | "event" | "note" | "entity";

export type ImportAsk = { 
/**
 * The items, in this order; a folder stands for the files in it.
 */
items: Array<ImportItem>, };

export type ImportItem = { "type": "path", 
/**
 * Its path.
 */
path: string, } | { "type": "parts", 
/**
 * The file's path.
 */
path: string, 
/**
 * The articles' numbers, from 1, as [`list`] gives them; none stands for all.
 */
only: Array<number>, 
/**
 * Whether a book is one article, not one a chapter.
 */
whole: boolean, } | { "type": "paste", 
/**
 * As plain text.
 */
text: string, 
/**
 * As HTML, when the clipboard had it; preferred.
 */
html: string | null, 
/**
 * Headline, when the person gave one.
 */
title: string | null, 
/**
 * Date of publication in any words, when the person gave one.
 */
published: string | null, 
/**
 * Publisher, when the person gave one.
 */
publisher: string | null, 
/**
 * Address, when the person gave one.
 */
address: string | null, } | { "type": "address", 
/**
 * As typed; without its scheme it is https.
 */
address: string, 
/**
 * Whether it may lie on this computer or in a private network.
 */
allow_private?: boolean, 
/**
 * Whether the answer is kept though it looks like no article, or like much less than what is here.
 */
keep_anyway?: boolean, } | { "type": "again", 
/**
 * The articles; none stands for all but those in the trash.
 */
articles: Array<ArticleId>, };

export type ImportOutcome = "imported" | "duplicate" | "new-version" | "failed";

export type ImportPreview = { 
/**
 * Names this preview when it is accepted. The last few are kept as long as the library is open.
 */
token: number, 
/**
 * The item's name: file name, address, or the pasted text's first words.
 */
name: string, 
/**
 * What would become of it: a new article, a new version, or already here.
 */
outcome: ImportOutcome, 
/**
 * The article that it would be a version of, or that is here already.
 */
article: ArticleId | null, 
/**
 * What was found out, each value with its source.
 */
metadata: Metadata, 
/**
 * Its date of publication in words.
 */
published: DateView | null, 
/**
 * The other dates of publication that were found, in words.
 */
also_published: Array<DateView>, 
/**
 * The text.
 */
text: string, 
/**
 * Its blocks; those with a fold would be folded.
 */
blocks: Array<Block>, 
/**
 * What was assumed or is doubtful, each a sentence.
 */
remarks: Array<string>, 
/**
 * Whether the methods that told article and page apart disagree.
 */
doubtful: boolean, 
/**
 * What the bytes were recognised as ("web page").
 */
format: string, 
/**
 * Size in bytes.
 */
bytes: number, };

export type ImportProgress = { 
/**
 * What is imported, in words ("Rome press 1928", "3 files").
 */
what: string, 
/**
 * Items done.
 */
done: number, 
/**
 * Items in all, as far as known.
 */
total: number, 
/**
 * Results since the last message.
 */
results: Array<ImportResult>, 
/**
 * Whether it is over.
 */
finished: boolean, 
/**
 * Whether it was cancelled before the end.
 */
cancelled: boolean, };

export type ImportResult = { 
/**
 * The item's name: file name, or the pasted text's first words.
 */
name: string, 
/**
 * What became of it.
 */
outcome: ImportOutcome, 
/**
 * The article, for all but failures.
 */
article: ArticleId | null, 
/**
 * The version, for all but failures.
 */
version: VersionId | null, 
/**
 * The article's title; for failures the reason and the next step.
 */
message: string, 
/**
 * Of a failure that the person may decide about: which.
 */
code?: Code, 
/**
 * Of a new article: another one that says nearly the same.
 */
alike?: AlikeArticle, 
/**
 * Of what came in: whether its text is in doubt, as the methods that find it disagree.
 */
doubtful?: boolean, };

export type IpcError = { 
/**
 * What to do about it, for the program.
 */
code: Code, 
/**
 * What was wrong, what was kept, what to do next, for the person.
 */
message: string, };

export type JoinedAsk = { 
/**
 * The article.
 */
article: ArticleId, };

export type Lane = { 
/**
 * What it stands for: the id of a tag, article, person, place or collection, a publisher's name, the name
 * of a stance; empty for events that have none.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Its colour.
 */
color: Color | null, 
/**
 * Events in it inside the window.
 */
count: number, 
/**
 * What to draw, ordered by begin.
 */
marks: Array<TimelineMark>, };

export type LaneBy = "none" | "tag" | "article" | "person" | "place" | "publisher" | "collection" | "stance";

export type LibraryChanged = { 
/**
 * The new revision.
 */
revision: number, };

export type LibraryInfo = { 
/**
 * Its name: the folder's, without `.dateline`.
 */
name: string, 
/**
 * Path of its folder.
 */
path: string, 
/**
 * What the person should know ("It lies in a folder that is synchronised with a cloud."), if anything.
 */
warning: string | null, };

export type LibraryPath = { 
/**
 * Path of the folder; `.dateline` is added when a library is created without it.
 */
path: string, };

export type ListedPart = { 
/**
 * Its number, from 1.
 */
number: number, 
/**
 * Its title, or else its name in the file.
 */
name: string, 
/**
 * Its address, where the file tells.
 */
address: string | null, 
/**
 * When it was captured, EDTF, where the file tells.
 */
captured: string | null, };

export type Mark = { 
/**
 * What the mark is.
 */
kind: MarkKind, 
/**
 * First position (code points, in the version's text).
 */
start: number, 
/**
 * Position after the last code point.
 */
end: number, };

export type MarkKind = { "type": "emphasis" } | { "type": "strong" } | { "type": "code" } | { "type": "superscript" } | { "type": "subscript" } | { "type": "link", 
/**
 * Where it leads.
 */
address: string, } | { "type": "language", 
/**
 * The language, BCP 47.
 */
language: string, } | { "type": "joined", 
/**
 * Where the hyphen stood: code points from the mark's start.
 */
hyphen: number, };

export type Metadata = { 
/**
 * Headline.
 */
title: Found<string>, 
/**
 * Authors, in the order given.
 */
authors: Found<Array<string>>, 
/**
 * Publication, newspaper, site: the name a citation gives.
 */
publisher: Found<string>, 
/**
 * Date of publication, EDTF, the publisher's local day.
 */
published: Found<string>, 
/**
 * Date of the last change that the publisher states, EDTF.
 */
modified: Found<string>, 
/**
 * BCP 47 language.
 */
language: Found<string>, 
/**
 * Address (http or https) under which it was published.
 */
address: Found<string>, 
/**
 * Place from which it was reported, as its dateline has it.
 */
place?: Found<string>, 
/**
 * Section of the publication ("World").
 */
section?: Found<string>, 
/**
 * The publisher's own keywords, in the order given.
 */
keywords?: Found<Array<string>>, 
/**
 * Licence: an address, or its name.
 */
licence?: Found<string>, 
/**
 * Address (http or https) of the picture that stands for the article.
 */
image?: Found<string>, 
/**
 * Whether the publisher shows the whole text to subscribers only, so that what was saved may be a beginning.
 */
restricted?: Found<boolean>, };

export type Nearest = { 
/**
 * The event.
 */
event: EventId, 
/**
 * Its date in short words.
 */
short: string, 
/**
 * Where it begins.
 */
at: number, };

export type Neighbour = { 
/**
 * The event.
 */
event: EventMark, 
/**
 * Whether it lies so whatever the true days are: yes, or maybe.
 */
certain: boolean, };

export type NewAnnotation = { 
/**
 * What is marked. Refused when it holds folded text.
 */
passage: Passage, 
/**
 * Colour.
 */
color: Color, 
/**
 * Note, Markdown.
 */
note: string, 
/**
 * Tag paths; those that do not exist are made.
 */
tags: Array<string>, };

export type NewCollection = { 
/**
 * Its name.
 */
name: string, 
/**
 * What is put in at once, in this order; may be empty.
 */
articles: Array<ArticleId>, };

export type NewEvent = { 
/**
 * What happened.
 */
title: string, 
/**
 * When; empty or `null` for not known yet.
 */
when: WhenInput | null, 
/**
 * Markdown.
 */
description: string, 
/**
 * People, organisations and places.
 */
entities: Array<EntityChip>, 
/**
 * Tag paths.
 */
tags: Array<string>, 
/**
 * Passages.
 */
evidence: Array<NewEvidence>, };

export type NewEvidence = { 
/**
 * Where it is.
 */
passage: ComposeAsk, 
/**
 * What it does for the event.
 */
stance: Stance, 
/**
 * The date that this source claims.
 */
claims: WhenInput | null, };

export type NewNote = { 
/**
 * Its title.
 */
title: string, 
/**
 * Markdown.
 */
text: string, };

export type NewTag = { 
/**
 * Its path; missing ancestors are made.
 */
path: string, 
/**
 * Its colour.
 */
color: Color | null, };

export type NewTimeline = { 
/**
 * Its name.
 */
name: string, 
/**
 * Which events.
 */
filter: string, 
/**
 * Lanes.
 */
lanes: LaneBy, 
/**
 * Window.
 */
window: [number, number] | null, 
/**
 * How its lanes are arranged.
 */
style: TimelineStyle, };

export type Note = { 
/**
 * Identifier.
 */
id: NoteId, 
/**
 * Its title.
 */
title: string, 
/**
 * Markdown.
 */
text: string, 
/**
 * When it was made.
 */
created: Timestamp, 
/**
 * When it was last changed.
 */
changed: Timestamp, };

export type NoteAsk = { 
/**
 * The note.
 */
id: NoteId, };

export type NoteId = string;

export type NotePatch = { 
/**
 * The note.
 */
id: NoteId, 
/**
 * Title.
 */
title: string | null, 
/**
 * Markdown.
 */
text: string | null, };

export type NoteRow = { 
/**
 * The note.
 */
note: Note, 
/**
 * When it was last changed, in words.
 */
changed: string, };

export type NotesPage = { 
/**
 * All notes.
 */
rows: Array<NoteRow>, };

export type Nothing = Record<symbol, never>;

export type Other = { 
/**
 * TIMEX3 value.
 */
value: string, 
/**
 * The same as EDTF, where it can be resolved.
 */
edtf: string | null, 
/**
 * How the words would then be read.
 */
reason: string, };

export type OtherReading = { 
/**
 * In words.
 */
words: string, 
/**
 * As EDTF.
 */
edtf: string, 
/**
 * Why the words may mean it.
 */
reason: string, };

export type Overview = { 
/**
 * The library.
 */
library: LibraryInfo, 
/**
 * How many there are.
 */
counts: Counts, 
/**
 * Saved timelines in their order.
 */
timelines: Array<TimelineRow>, 
/**
 * The whole tag tree, depth first.
 */
tags: Array<TagRow>, 
/**
 * What undo would take back, in words ("Mark a passage").
 */
undo: string | null, 
/**
 * What redo would do again.
 */
redo: string | null, 
/**
 * Grows with every change, by whichever program.
 */
revision: number, };

export type Paper = "a4" | "letter";

export type PartsAsk = { 
/**
 * Its path.
 */
path: string, };

export type Passage = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * The version whose positions these are.
 */
version: VersionId, 
/**
 * First position (code points).
 */
start: number, 
/**
 * Position after the last code point.
 */
end: number, };

export type PassageContext = { 
/**
 * The annotation.
 */
row: BrowseRow, 
/**
 * The version that the paragraphs are from: the newest; the one it was made on where it has no place in that.
 */
version: VersionId, 
/**
 * Its number.
 */
number: number, 
/**
 * Whether it is the newest.
 */
newest: boolean, 
/**
 * Where the passage stands in it.
 */
place: PositionSelector, 
/**
 * The paragraphs that it touches and their neighbours, without folded ones.
 */
paragraphs: Array<ContextParagraph>, 
/**
 * Paragraphs before those shown.
 */
before: number, 
/**
 * Paragraphs after them.
 */
after: number, };

export type Period = { 
/**
 * Its first second since 1970.
 */
from: number, 
/**
 * In words: "3 June 1928", "June 1928", "1928", "1920–1929".
 */
words: string, 
/**
 * Its first day, month or year as EDTF: "1928-06-03", "1928-06", "1928".
 */
edtf: string, 
/**
 * Its last day, month or year as EDTF.
 */
last: string, };

export type PictureAsk = { 
/**
 * Its title; empty stands for the library's name.
 */
title: string, 
/**
 * Which events, in the words of the search box.
 */
filter: string, 
/**
 * What the lanes stand for.
 */
lanes: LaneBy, 
/**
 * Depth of lanes by tag, as for a timeline.
 */
depth?: number | null, 
/**
 * First and last second; `null` shows all events.
 */
window: [number, number] | null, 
/**
 * Width in pixels; a PDF is as wide as its paper.
 */
width: number, 
/**
 * Light or dark.
 */
theme: Theme, 
/**
 * As what.
 */
format: PictureFormat, 
/**
 * For PNG: 1 to 4 pixels for one.
 */
scale: number, 
/**
 * For PDF.
 */
paper: Paper, };

export type PictureFormat = "svg" | "png" | "pdf";

export type PictureWrite = { 
/**
 * Which picture.
 */
ask: PictureAsk, 
/**
 * The file to write; replaced whole or left alone.
 */
path: string, };

export type PositionSelector = { 
/**
 * First position.
 */
start: number, 
/**
 * Position after the last code point.
 */
end: number, };

export type PreviewAsk = { 
/**
 * A file, one of the articles in it, a paste, or an address.
 */
item: ImportItem, };

export type ReadingAsk = { 
/**
 * Its identifier.
 */
id: ReadingId, };

export type ReadingId = string;

export type ReadingView = { 
/**
 * Identifier.
 */
id: ReadingId, 
/**
 * The words it was said of.
 */
quote: string, 
/**
 * The date they mean; `null` for no date.
 */
date: DateView | null, 
/**
 * Where they stand in the version shown; `null` where they are not found for certain.
 */
place: PositionSelector | null, };

export type ReportWrite = { 
/**
 * Where: a table when it ends in `.csv`, else Markdown. What is there is replaced.
 */
path: string, 
/**
 * The results, as the import told them.
 */
results: Array<ImportResult>, };

export type Reported = { 
/**
 * The event.
 */
event: EventMark, 
/**
 * Its place in the order of happening, from 1.
 */
happened: number, 
/**
 * Its place in the order of being reported, from 1.
 */
reported: number, 
/**
 * When it was first reported.
 */
published: DateView | null, 
/**
 * By whom: the publisher, or the article's title.
 */
source: string, 
/**
 * Days from its earliest begin to the report; negative where it was announced before.
 */
days: number, };

export type Reporting = { 
/**
 * Events with a date and with evidence from an article that has one.
 */
total: number, 
/**
 * Those asked for, in the order in which they were first reported.
 */
reports: Array<Reported>, };

export type Retrieval = { 
/**
 * The address (http or https) that was asked for.
 */
requested: string, 
/**
 * The addresses that it led on to, in order; the last one answered.
 */
redirects?: Array<string>, 
/**
 * When it was fetched.
 */
at: Timestamp, 
/**
 * The status of the answer (RFC 9110).
 */
status: number, 
/**
 * Headers of the answer that say something about its content: lower-case name, value.
 */
headers: Array<[string, string]>, };

export type RunKind = "same" | "added" | "removed" | "changed";

export type SaidOfDate = { 
/**
 * Names what was said, to take it back.
 */
id: ReadingId, 
/**
 * What the person typed.
 */
written: string, };

export type SearchAsk = { 
/**
 * Words and filters in the words of the search box.
 */
text: string, 
/**
 * How many of each kind at most.
 */
limit: number, };

export type SearchHit = { 
/**
 * What was found.
 */
kind: HitKind, 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Publisher and date, an event's date, an annotation's article.
 */
detail: string, 
/**
 * The hit in its context.
 */
snippet: Array<SnippetPart>, 
/**
 * The article to open, for articles and annotations.
 */
article: ArticleId | null, 
/**
 * Where in the article's newest version.
 */
place: PositionSelector | null, };

export type SearchHits = { 
/**
 * The hits, best first within each kind; kinds in the order article, annotation, event, note, entity.
 */
hits: Array<SearchHit>, 
/**
 * Whether there are more of some kind.
 */
more: boolean, };

export type SimilarArticle = { 
/**
 * The article.
 */
id: ArticleId, 
/**
 * Its headline, or its first words.
 */
title: string, 
/**
 * Publisher.
 */
publisher: string | null, 
/**
 * Date of publication.
 */
published: DateView | null, 
/**
 * Percent of the shorter text's word sequences that stand in the longer one too.
 */
percent: number, };

export type SimilarAsk = { 
/**
 * The article.
 */
id: ArticleId, };

export type SnippetPart = { 
/**
 * Its text.
 */
text: string, 
/**
 * Whether it is a hit.
 */
hit: boolean, };

export type Source = { 
/**
 * The article.
 */
article: ArticleId, 
/**
 * Headline.
 */
title: string, 
/**
 * Publisher.
 */
publisher: string | null, 
/**
 * Authors.
 */
authors: Array<string>, 
/**
 * Date of publication.
 */
published: DateView | null, };

export type Stance = "supports" | "disputes" | "context";

export type StarAsk = { 
/**
 * The event.
 */
event: EventId, 
/**
 * Whether it is to have a star.
 */
starred: boolean, };

export type Start = { 
/**
 * The open library.
 */
open: LibraryInfo | null, 
/**
 * Libraries opened before, newest first; those that are gone are left out.
 */
recent: Array<LibraryInfo>, 
/**
 * Where a new library is proposed to be made: an existing folder.
 */
home: string, };

export type Suggestion = { 
/**
 * What happened, drawn from the sentence.
 */
title: string, 
/**
 * When.
 */
when: DateView, 
/**
 * First position of the sentence (code points).
 */
start: number, 
/**
 * Position after its last code point.
 */
end: number, 
/**
 * The sentence.
 */
quote: string, 
/**
 * Why it is suggested, in words.
 */
why: string, 
/**
 * People, organisations and places of the library that it names.
 */
entities: Array<EntityChip>, };

export type Tag = { 
/**
 * Identifier.
 */
id: TagId, 
/**
 * The tag above it.
 */
parent: TagId | null, 
/**
 * Its own name, without slash.
 */
name: string, 
/**
 * Its colour; `None` takes the parent's, or grey.
 */
color: Color | null, 
/**
 * What it stands for, in the person's own words; may be empty.
 */
description: string, 
/**
 * The number key, 1 to 9, that a person gave it.
 */
pin: number | null, };

export type TagAsk = { 
/**
 * The tag.
 */
id: TagId, };

export type TagChip = { 
/**
 * Identifier.
 */
id: TagId, 
/**
 * Its path: `signals/distress call`.
 */
path: string, 
/**
 * Its own colour, or the nearest ancestor's.
 */
color: Color | null, };

export type TagDate = "article" | "event";

export type TagId = string;

export type TagInTime = { 
/**
 * The tag.
 */
tag: TagChip, 
/**
 * For each period, how many annotations or events carry it or a tag below it.
 */
counts: Array<number>, };

export type TagKey = { 
/**
 * The key, 1 to 9.
 */
key: number, 
/**
 * The tag.
 */
tag: TagChip, 
/**
 * Whether a person put it there; otherwise it is one of those used last.
 */
pinned: boolean, };

export type TagPatch = { 
/**
 * The tag.
 */
id: TagId, 
/**
 * A new path: renames, and moves with all below it. The path of another tag merges the two.
 */
path: string | null, 
/**
 * What becomes of its colour.
 */
color: ColorChange | null, 
/**
 * What it stands for; an empty text takes the description away.
 */
description?: string | null, 
/**
 * Whether it has a number key: `true` gives it the lowest free one, `false` takes its own away.
 */
pinned?: boolean | null, };

export type TagRow = { 
/**
 * The tag.
 */
tag: Tag, 
/**
 * Its whole path.
 */
path: string, 
/**
 * 0 for the outermost.
 */
depth: number, 
/**
 * Annotations and events that carry it or a tag below it.
 */
count: number, 
/**
 * The annotations among them.
 */
annotations: number, 
/**
 * The events among them.
 */
events: number, };

export type TagScope = "passage" | "paragraph" | "article";

export type TagsOverTime = { 
/**
 * Equal spans of the calendar, without holes, from the first to the last in which something lies.
 */
periods: Array<Period>, 
/**
 * The tags in the order of the tree.
 */
rows: Array<TagInTime>, 
/**
 * How many annotations or events have no date.
 */
undated: number, 
/**
 * How many tags are used at all, with those above them.
 */
used: number, };

export type TagsOverTimeAsk = { 
/**
 * Which annotations or events count, in the words of the search box.
 */
filter: string, 
/**
 * By which date.
 */
by: TagDate, 
/**
 * How many tags at most, the most used first; 60 is the most there can be.
 */
limit: number, };

export type TagsOverTimeWrite = { 
/**
 * Which.
 */
ask: TagsOverTimeAsk, 
/**
 * The file to write; replaced whole or left alone.
 */
path: string, };

export type TagsTogether = { 
/**
 * The tags in the order of the tree. A tag stands wherever one below it stands.
 */
tags: Array<TagChip>, 
/**
 * How often each stands together with each: `counts[first][second]`, the same both ways. Where first and
 * second are the same, in how many places the tag stands at all.
 */
counts: Array<Array<number>>, 
/**
 * How many tags are used at all among these annotations, with those above them.
 */
used: number, };

export type Theme = "light" | "dark";

export type Timeline = { 
/**
 * Identifier.
 */
id: TimelineId, 
/**
 * Its name.
 */
name: string, 
/**
 * Which events, in the words of the search box: `tag:rescue -tag:press from:1928-05-20 to:1928-07-18`.
 */
filter: string, 
/**
 * What the lanes stand for.
 */
lanes: LaneBy, 
/**
 * First and last second shown, where a window was saved.
 */
window: [number, number] | null, 
/**
 * How its lanes are arranged.
 */
style: TimelineStyle, };

export type TimelineAsk = { 
/**
 * Which events, in the words of the search box.
 */
filter: string, 
/**
 * What the lanes stand for.
 */
lanes: LaneBy, 
/**
 * For lanes by tag: tags deeper in the tree count as their ancestor at this depth, 0 for the outermost;
 * left out or `null`, each tag has a lane of its own.
 */
depth?: number | null, 
/**
 * Which of the lanes that hold something in the window are answered: how many are passed over, and how
 * many come at most. Left out or `null`, the first 200.
 */
rows?: [number, number] | null, 
/**
 * First and last second shown; `null` fits all events.
 */
window: [number, number] | null, 
/**
 * Width of the drawing in pixels: what lies closer than a mark's width is gathered into clusters.
 */
width: number, };

export type TimelineId = string;

export type TimelineMark = { "type": "event" } & EventMark | { "type": "cluster" } & ClusterMark;

export type TimelineMembers = { 
/**
 * How many there are.
 */
total: number, 
/**
 * Those asked for, in the order of time.
 */
events: Array<EventMark>, };

export type TimelineMembersAsk = { 
/**
 * Which events, in the words of the search box.
 */
filter: string, 
/**
 * What the lanes stand for.
 */
lanes: LaneBy, 
/**
 * Depth of lanes by tag, as it was asked for the timeline.
 */
depth?: number | null, 
/**
 * The lane's key.
 */
lane: string, 
/**
 * The cluster's key: exactly its events are listed. Left out or `null`, all of the lane that possibly
 * touch the seconds from `from` to `to`.
 */
cluster?: string | null, 
/**
 * First second.
 */
from: number, 
/**
 * Last second.
 */
to: number, 
/**
 * How many to pass over.
 */
offset: number, 
/**
 * How many at most.
 */
limit: number, };

export type TimelineMove = { 
/**
 * The timeline.
 */
id: TimelineId, 
/**
 * Its place among all, counted from 0; beyond the last it becomes the last.
 */
place: number, };

export type TimelinePatch = { 
/**
 * The timeline.
 */
id: TimelineId, 
/**
 * Name.
 */
name: string | null, 
/**
 * Which events.
 */
filter: string | null, 
/**
 * Lanes.
 */
lanes: LaneBy | null, 
/**
 * Window.
 */
window: [number, number] | null, 
/**
 * How its lanes are arranged.
 */
style: TimelineStyle | null, };

export type TimelineRef = { 
/**
 * The timeline.
 */
id: TimelineId, };

export type TimelineRow = { 
/**
 * The timeline.
 */
timeline: Timeline, 
/**
 * Events in it.
 */
events: number, };

export type TimelineStyle = { 
/**
 * Lanes in the person's order; those not named come after, in the order of the answer.
 */
order: Array<string>, 
/**
 * Lanes whose rows are hidden.
 */
collapsed: Array<string>, 
/**
 * Lanes that have another colour than their tag's.
 */
colors: { [key in string]: Color }, 
/**
 * For lanes by tag: the depth to which tags are told apart, 0 for the outermost; none tells all apart.
 */
depth: number | null, };

export type TimelineView = { 
/**
 * The window that was answered.
 */
window: [number, number], 
/**
 * First and last second of all events that pass the filter.
 */
extent: [number, number] | null, 
/**
 * Lanes in their order. An event with several tags stands in several lanes.
 */
lanes: Array<Lane>, 
/**
 * Lanes that hold something in the window; more than are listed when there are very many.
 */
lane_total: number, 
/**
 * Events that pass the filter, whatever the window.
 */
total: number, 
/**
 * Of these, events in the window.
 */
inside: number, 
/**
 * Of these, events without a date; they stand in the table only.
 */
undated: number, 
/**
 * The whole extent in equal bins: how many events begin in each.
 */
density: Array<number>, 
/**
 * Year at the edges of the bins' extent, as drawn under them: seconds of the first and last edge.
 */
density_span: [number, number], 
/**
 * The nearest event outside an empty window.
 */
nearest: Nearest | null, };

export type Timestamp = number;

export type TogetherAsk = { 
/**
 * Which annotations count, in the words of the search box.
 */
filter: string, 
/**
 * Where both tags must stand.
 */
scope: TagScope, 
/**
 * How many tags at most, the most used first; 60 is the most there can be.
 */
limit: number, };

export type TogetherWrite = { 
/**
 * Which.
 */
ask: TogetherAsk, 
/**
 * The file to write; replaced whole or left alone.
 */
path: string, };

export type TouchedAnnotation = { 
/**
 * The annotation as it stands in the newer version.
 */
annotation: AnnotationView, 
/**
 * Indexes of the stretches that touch it, rising.
 */
runs: Array<number>, };

export type UnderstandAsk = { 
/**
 * As typed.
 */
text: string, 
/**
 * Whose date of publication relative words count from.
 */
article: ArticleId | null, };

export type Version = { 
/**
 * Identifier.
 */
id: VersionId, 
/**
 * The article it belongs to.
 */
article: ArticleId, 
/**
 * 1 for the first.
 */
number: number, 
/**
 * When it was captured (imported, or saved by the tool that captured it).
 */
captured: Timestamp, 
/**
 * The canonical text that positions count in.
 */
text: string, 
/**
 * The text's blocks in reading order.
 */
blocks: Array<Block>, 
/**
 * SHA-256 of the original bytes, lower-case hex: the name of the kept file.
 */
original: string, 
/**
 * Name of the imported file, where there was one.
 */
file_name: string | null, 
/**
 * Size of the original in bytes.
 */
size: number, 
/**
 * What import assumed or doubts, each a sentence for the reader ("Read as Windows-1252, as the page declares no encoding.").
 */
remarks: Array<string>, 
/**
 * How it was fetched, where it came from an address.
 */
retrieval?: Retrieval, };

export type VersionId = string;

export type VersionRow = { 
/**
 * Identifier.
 */
id: VersionId, 
/**
 * 1 for the first.
 */
number: number, 
/**
 * When it was captured, in words.
 */
captured: string, 
/**
 * Name of the imported file.
 */
file_name: string | null, 
/**
 * Size of the original in bytes.
 */
size: number, 
/**
 * SHA-256 of the original, lower-case hex.
 */
original: string, };

export type WhenInput = { 
/**
 * As typed or as the source gives it; kept.
 */
written: string, 
/**
 * The reading that was chosen; `null` takes the best reading of the words.
 */
edtf: string | null, };

export interface Calls {
  overview: { kind: "query"; input: Nothing; output: Overview };
  articles: { kind: "query"; input: ArticlesAsk; output: ArticlesPage };
  article: { kind: "query"; input: ArticleAsk; output: ArticleView };
  article_changes: { kind: "query"; input: ArticleChangesAsk; output: ArticleChanges };
  article_dates: { kind: "query"; input: ArticleDatesAsk; output: ArticleDates | null };
  update_article: { kind: "change"; input: ArticlePatch; output: Nothing };
  fold: { kind: "change"; input: FoldAsk; output: Nothing };
  put_hyphens_back: { kind: "change"; input: JoinedAsk; output: Nothing };
  trash_articles: { kind: "change"; input: ArticleIds; output: Nothing };
  restore_articles: { kind: "change"; input: ArticleIds; output: Nothing };
  annotations: { kind: "query"; input: AnnotationsAsk; output: AnnotationsPage };
  annotate: { kind: "change"; input: NewAnnotation; output: AnnotationView };
  update_annotation: { kind: "change"; input: AnnotationPatch; output: AnnotationView };
  accept_place: { kind: "change"; input: AcceptPlace; output: Nothing };
  detach_annotation: { kind: "change"; input: DetachAsk; output: Nothing };
  compare_versions: { kind: "query"; input: CompareAsk; output: Comparison };
  article_picture: { kind: "query"; input: ArticlePictureAsk; output: ArticlePicture };
  similar_articles: { kind: "query"; input: SimilarAsk; output: Array<SimilarArticle> };
  compare_articles: { kind: "query"; input: CompareArticlesAsk; output: ArticleComparison };
  collections: { kind: "query"; input: CollectionsAsk; output: Array<CollectionRow> };
  create_collection: { kind: "change"; input: NewCollection; output: Collection };
  update_collection: { kind: "change"; input: CollectionPatch; output: Collection };
  move_collection: { kind: "change"; input: CollectionMove; output: Nothing };
  delete_collection: { kind: "change"; input: CollectionAsk; output: Nothing };
  add_to_collection: { kind: "change"; input: CollectionArticles; output: Nothing };
  remove_from_collection: { kind: "change"; input: CollectionArticles; output: Nothing };
  order_collection: { kind: "change"; input: CollectionOrder; output: Nothing };
  preview_import: { kind: "query"; input: PreviewAsk; output: ImportPreview };
  accept_import: { kind: "change"; input: AcceptImport; output: ImportResult };
  import_parts: { kind: "query"; input: PartsAsk; output: Array<ListedPart> };
  write_import_report: { kind: "query"; input: ReportWrite; output: Exported };
  preview_annotations: { kind: "query"; input: AnnotationImportAsk; output: AnnotationImportReport };
  import_annotations: { kind: "change"; input: AnnotationImportAsk; output: AnnotationImportReport };
  delete_annotations: { kind: "change"; input: AnnotationIds; output: Nothing };
  browse_annotations: { kind: "query"; input: BrowseAsk; output: BrowsePage };
  browse_groups: { kind: "query"; input: BrowseOrder; output: BrowseGroups };
  browse_ids: { kind: "query"; input: BrowseOrder; output: AnnotationIds };
  change_annotations: { kind: "change"; input: AnnotationsPatch; output: AnnotationsChanged };
  passage_context: { kind: "query"; input: ContextAsk; output: PassageContext };
  tags_together: { kind: "query"; input: TogetherAsk; output: TagsTogether };
  tags_over_time: { kind: "query"; input: TagsOverTimeAsk; output: TagsOverTime };
  write_tags_together: { kind: "query"; input: TogetherWrite; output: Exported };
  write_tags_over_time: { kind: "query"; input: TagsOverTimeWrite; output: Exported };
  correct_reading: { kind: "change"; input: CorrectReading; output: Nothing };
  dismiss_reading: { kind: "change"; input: Passage; output: Nothing };
  restore_reading: { kind: "change"; input: ReadingAsk; output: Nothing };
  set_genre: { kind: "change"; input: GenreAsk; output: Nothing };
  suggestions: { kind: "query"; input: ArticleAsk; output: Array<Suggestion> };
  event: { kind: "query"; input: EventAsk; output: EventView };
  events: { kind: "query"; input: EventsAsk; output: EventsPage };
  compose: { kind: "query"; input: ComposeAsk; output: Draft };
  understand_date: { kind: "query"; input: UnderstandAsk; output: DateReadings };
  create_event: { kind: "change"; input: NewEvent; output: EventView };
  update_event: { kind: "change"; input: EventPatch; output: EventView };
  delete_events: { kind: "change"; input: EventIds; output: Nothing };
  add_evidence: { kind: "change"; input: AddEvidence; output: EventView };
  update_evidence: { kind: "change"; input: EvidencePatch; output: EventView };
  remove_evidence: { kind: "change"; input: EvidenceAsk; output: Nothing };
  complete: { kind: "query"; input: CompleteAsk; output: Array<Completion> };
  entities: { kind: "query"; input: EntitiesAsk; output: EntitiesPage };
  entity: { kind: "query"; input: EntityAsk; output: EntityView };
  update_entity: { kind: "change"; input: EntityPatch; output: Nothing };
  delete_entity: { kind: "change"; input: EntityAsk; output: Nothing };
  create_tag: { kind: "change"; input: NewTag; output: Tag };
  update_tag: { kind: "change"; input: TagPatch; output: Nothing };
  delete_tag: { kind: "change"; input: TagAsk; output: Nothing };
  tag_keys: { kind: "query"; input: Nothing; output: Array<TagKey> };
  notes: { kind: "query"; input: Nothing; output: NotesPage };
  create_note: { kind: "change"; input: NewNote; output: NoteRow };
  update_note: { kind: "change"; input: NotePatch; output: NoteRow };
  delete_note: { kind: "change"; input: NoteAsk; output: Nothing };
  timeline: { kind: "query"; input: TimelineAsk; output: TimelineView };
  timeline_members: { kind: "query"; input: TimelineMembersAsk; output: TimelineMembers };
  timeline_undated: { kind: "query"; input: FilteredAsk; output: TimelineMembers };
  timeline_gaps: { kind: "query"; input: GapsAsk; output: Array<Gap> };
  timeline_disputed: { kind: "query"; input: FilteredAsk; output: TimelineMembers };
  reporting_order: { kind: "query"; input: FilteredAsk; output: Reporting };
  event_neighbours: { kind: "query"; input: EventAsk; output: EventNeighbours };
  star_event: { kind: "change"; input: StarAsk; output: Nothing };
  create_timeline: { kind: "change"; input: NewTimeline; output: Timeline };
  update_timeline: { kind: "change"; input: TimelinePatch; output: Timeline };
  move_timeline: { kind: "change"; input: TimelineMove; output: Nothing };
  delete_timeline: { kind: "change"; input: TimelineRef; output: Nothing };
  search: { kind: "query"; input: SearchAsk; output: SearchHits };
  export_preview: { kind: "query"; input: ExportAsk; output: ExportPreview };
  export_write: { kind: "query"; input: ExportWrite; output: Exported };
  picture_write: { kind: "query"; input: PictureWrite; output: Exported };
  history: { kind: "query"; input: HistoryAsk; output: History };
  undo: { kind: "change"; input: Nothing; output: HistoryStep };
  redo: { kind: "change"; input: Nothing; output: HistoryStep };
}
