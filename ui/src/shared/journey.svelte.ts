/** The open tabs, and the way through them: back and forward. */
import { placeTitle, tabKey, type Place, type Selection, type Tab } from "./places";

const REMEMBERED = 100;

export class Journey {
  tabs = $state<Tab[]>([]);
  #active = $state<string | null>(null);
  #trail = $state.raw<Place[]>([]);
  #at = $state(-1);

  get tab(): Tab | null {
    return this.tabs.find((tab) => tab.key === this.#active) ?? null;
  }

  get canBack(): boolean {
    return this.#at > 0;
  }

  get canForward(): boolean {
    return this.#at < this.#trail.length - 1;
  }

  /** Goes to a place and remembers it. */
  go(place: Place): void {
    this.#show(place);
    const trail = [...this.#trail.slice(0, this.#at + 1), place].slice(-REMEMBERED);
    this.#trail = trail;
    this.#at = trail.length - 1;
  }

  /** Replaces the place of the active tab without a step in the trail: a filter that is being typed. */
  replace(place: Place): void {
    this.#show(place);
    this.#trail = this.#trail.map((step, index) => (index === this.#at ? place : step));
  }

  back(): void {
    this.#step(-1);
  }

  forward(): void {
    this.#step(1);
  }

  /** Shows a tab that is open. */
  activate(key: string): void {
    const tab = this.tabs.find((candidate) => candidate.key === key);
    if (tab && key !== this.#active) this.go($state.snapshot(tab.place) as Place);
  }

  /** Shows the tab after or before the active one, around the ends. */
  neighbour(by: 1 | -1): void {
    const index = this.tabs.findIndex((tab) => tab.key === this.#active);
    const tab = this.tabs[(index + by + this.tabs.length) % this.tabs.length];
    if (tab) this.activate(tab.key);
  }

  /** Closes a tab; its right neighbour, else its left, takes its place. */
  close(key: string): void {
    const index = this.tabs.findIndex((tab) => tab.key === key);
    if (index < 0) return;
    const wasActive = key === this.#active;
    this.tabs.splice(index, 1);
    this.#trail = this.#trail.filter((place) => tabKey(place) !== key);
    this.#at = Math.min(this.#at, this.#trail.length - 1);
    const next = this.tabs[index] ?? this.tabs[index - 1];
    if (wasActive) {
      this.#active = null;
      if (next) this.go($state.snapshot(next.place) as Place);
    }
  }

  title(title: string): void {
    if (this.tab && this.tab.title !== title) this.tab.title = title;
  }

  select(selection: Selection | null): void {
    if (this.tab) this.tab.selection = selection;
  }

  clear(): void {
    this.tabs = [];
    this.#active = null;
    this.#trail = [];
    this.#at = -1;
  }

  #step(by: 1 | -1): void {
    const place = this.#trail[this.#at + by];
    if (!place) return;
    this.#at += by;
    this.#show(place);
  }

  #show(place: Place): void {
    const key = tabKey(place);
    const open = this.tabs.find((tab) => tab.key === key);
    if (open) {
      if (open.place.room !== "article") open.title = placeTitle(place);
      open.place = place;
    } else {
      this.tabs.push({ key, place, title: placeTitle(place), selection: null });
    }
    this.#active = key;
  }
}
