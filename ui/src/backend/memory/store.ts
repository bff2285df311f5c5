/** What the in-memory library holds, and the one door for changes of it. */
import type {
  AnchorState,
  Article,
  Color,
  Entity,
  EntityId,
  Expression,
  Genre,
  HistoryStep,
  IpcError,
  Note,
  PositionSelector,
  Stance,
  Tag,
  TagId,
  Timeline,
  Version,
  VersionId,
} from "../../bindings";

/** A date as it is kept. */
export interface StoredDate {
  written: string;
  edtf: string;
}

export interface StoredArticle {
  article: Article;
  /** Oldest first. */
  versions: Version[];
  expressions: Record<VersionId, Expression[]>;
  folded: Record<VersionId, number[]>;
  /** What was said of dates, the earliest first. */
  readings: StoredReading[];
  genre: Genre | null;
  trashed: boolean;
  read: boolean;
  doubtful: boolean;
}

/** Words of a version and the date they mean; `null` for none. */
export interface StoredReading {
  id: string;
  version: VersionId;
  place: PositionSelector;
  quote: string;
  date: StoredDate | null;
}

/** Where an annotation stands in one version. */
export interface StoredPlace {
  state: AnchorState;
  place: PositionSelector | null;
  now: string | null;
  candidates: PositionSelector[];
  /** A person agreed to it. */
  accepted?: boolean;
}

export interface StoredAnnotation {
  id: string;
  article: string;
  color: Color;
  quote: string;
  note: string;
  tags: TagId[];
  madeOn: number;
  places: Record<VersionId, StoredPlace>;
  created: string;
}

export interface StoredEvidence {
  id: string;
  annotation: string;
  stance: Stance;
  claims: StoredDate | null;
}

export interface StoredEvent {
  id: string;
  title: string;
  when: StoredDate | null;
  description: string;
  entities: EntityId[];
  tags: TagId[];
  evidence: StoredEvidence[];
  starred?: boolean;
  created: string;
  changed: string;
  /** Counts up with every change, to sort by. */
  touched: number;
}

export interface StoredCollection {
  id: string;
  name: string;
  articles: string[];
}

export interface State {
  articles: StoredArticle[];
  annotations: StoredAnnotation[];
  events: StoredEvent[];
  entities: Entity[];
  tags: Tag[];
  notes: Note[];
  timelines: Timeline[];
  /** In their order, each with its articles in the order by hand. */
  collections: StoredCollection[];
}

interface Step extends HistoryStep {
  before: State;
  after: State;
}

export function emptyState(): State {
  return {
    articles: [],
    annotations: [],
    events: [],
    entities: [],
    tags: [],
    notes: [],
    timelines: [],
    collections: [],
  };
}

export class Store {
  state: State;
  revision = 1;
  readonly name: string;
  readonly path: string;
  #steps: Step[] = [];
  #nextId = 1;
  #listeners = new Set<(revision: number) => void>();

  constructor(path: string, state: State = emptyState()) {
    this.path = path;
    this.name = (path.split("/").at(-1) ?? path).replace(/\.dateline$/, "");
    this.state = state;
  }

  /** A fresh identifier. */
  id(kind: string): string {
    return `${kind}-new-${this.#nextId++}`;
  }

  /** Changes a copy of the state; when `work` throws, nothing has happened. */
  change<T>(words: string, work: (state: State) => T): T {
    const before = this.state;
    const after = structuredClone(before);
    const result = work(after);
    this.#steps = this.#steps.filter((step) => !step.undone);
    this.#steps.push({
      id: this.#steps.length + 1,
      words,
      when: "just now",
      by: "window",
      undone: false,
      before,
      after,
    });
    this.#become(after);
    return result;
  }

  undo(): HistoryStep {
    const step = this.#steps.findLast(({ undone }) => !undone);
    if (!step) throw problem("nothing-to-undo", "There is nothing to undo.");
    step.undone = true;
    this.#become(step.before);
    return plain(step);
  }

  redo(): HistoryStep {
    const step = this.#steps.find(({ undone }) => undone);
    if (!step) throw problem("nothing-to-undo", "There is nothing to do again.");
    step.undone = false;
    this.#become(step.after);
    return plain(step);
  }

  /** What undo and redo would do, in words. */
  get reach(): { undo: string | null; redo: string | null } {
    return {
      undo: this.#steps.findLast(({ undone }) => !undone)?.words ?? null,
      redo: this.#steps.find(({ undone }) => undone)?.words ?? null,
    };
  }

  history(limit: number): HistoryStep[] {
    return this.#steps.toReversed().slice(0, limit).map(plain);
  }

  listen(listener: (revision: number) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #become(state: State): void {
    this.state = state;
    this.revision++;
    for (const listener of this.#listeners) listener(this.revision);
  }
}

/** An error as the core would answer it. */
export function problem(code: IpcError["code"], message: string): IpcError {
  return { code, message };
}

/** The first that fits, or an error that says so. */
export function find<T>(list: T[], fits: (item: T) => boolean, what: string): T {
  const found = list.find(fits);
  if (found === undefined) throw problem("not-found", `This ${what} is no longer in the library.`);
  return found;
}

function plain({ id, words, when, by, undone }: Step): HistoryStep {
  return { id, words, when, by, undone };
}
