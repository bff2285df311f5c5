/** Places that the middle of the window can show. A tab holds one. */
import type {
  AnnotationId,
  ArticleId,
  CollectionId,
  EntityId,
  NoteId,
  PositionSelector,
  TimelineId,
  VersionId,
} from "../bindings";
import type { ExportScope } from "../bindings";

/** What a reader is to show when it opens or is asked again. */
export interface Reveal {
  place: PositionSelector | null;
  annotation: AnnotationId | null;
  /** Grows with every request, so that asking for the same passage twice flashes it twice. */
  nonce: number;
}

export type Place =
  | { room: "articles"; filter: string; trash: boolean; collection?: CollectionId | null }
  | { room: "article"; id: ArticleId; version: VersionId | null; reveal: Reveal | null }
  /** Two versions of an article, `older` before `newer`. */
  | { room: "compare"; id: ArticleId; older: VersionId; newer: VersionId }
  | { room: "annotations"; filter: string; view: AnnotationsView }
  | { room: "events"; filter: string }
  | { room: "timeline"; id: TimelineId | null; filter: string }
  | { room: "entities"; id: EntityId | null }
  | { room: "notes"; id: NoteId | null }
  | { room: "review" }
  | { room: "history" }
  | { room: "export"; scope: ExportScope }
  | { room: "settings" };

/** What the annotations' room shows: the list, which tags occur together, tags over time. */
export type AnnotationsView = "list" | "together" | "time";

export type Room = Place["room"];

/** What the inspector shows. */
export type Selection =
  | { kind: "article"; id: ArticleId }
  | { kind: "annotation"; id: AnnotationId }
  | { kind: "event"; id: string }
  | { kind: "entity"; id: EntityId };

/** An open tab. */
export interface Tab {
  /** Identifies it among the open tabs. */
  key: string;
  place: Place;
  title: string;
  selection: Selection | null;
}

/** Places with the same key share a tab: every article, its comparison, each collection and saved timeline have their own, every other room one. */
export function tabKey(place: Place): string {
  switch (place.room) {
    case "article":
      return `article ${place.id}`;
    case "compare":
      return `compare ${place.id}`;
    case "articles":
      return place.collection ? `collection ${place.collection}` : "articles";
    case "timeline":
      return place.id ? `timeline ${place.id}` : "timeline";
    default:
      return place.room;
  }
}

/** The title of a tab until its room knows a better one. */
export function placeTitle(place: Place): string {
  switch (place.room) {
    case "articles":
      if (place.collection) return "Collection";
      return place.trash ? "Trash" : "Articles";
    case "article":
      return "Article";
    case "compare":
      return "Versions compared";
    case "annotations":
      return "Annotations";
    case "events":
      return "Events";
    case "timeline":
      return "Timeline";
    case "entities":
      return "People and places";
    case "notes":
      return "Notes";
    case "review":
      return "To review";
    case "history":
      return "History";
    case "export":
      return "Export";
    case "settings":
      return "Settings";
  }
}
