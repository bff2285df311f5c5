/** What pointer and wheel do on a timeline, in words that do not know the page. */

/** What a pointer took hold of instead of the window. */
export interface Hold {
  move(x: number): void;
  /** The pointer let go after it moved. */
  end(x: number): void;
  cancel(): void;
}

export interface GestureTarget {
  /** Something at a point that can be dragged by itself, or `null`: then the window is dragged. */
  take(x: number, y: number, event: PointerEvent): Hold | null;
  /** A pointer is put down: what still glides stands. */
  still(): void;
  /** The window is taken hold of. */
  hold(): void;
  /** The window moves by pixels. */
  drag(pixels: number): void;
  /** The lanes move by pixels. */
  scroll(pixels: number): void;
  /** The hold ends at a speed in pixels per millisecond. */
  release(speed: number): void;
  /** Zooms by a factor about a pixel; `quick` follows the fingers without gliding. */
  zoom(factor: number, x: number, quick: boolean): void;
  /** A press that did not become a drag. */
  press(x: number, y: number, event: PointerEvent): void;
  /** The pointer is over a point, with Shift held or not, or has left. */
  hover(at: { x: number; y: number } | null, shift: boolean): void;
}

/** Pixels that a pointer moves before a press becomes a drag. */
const THRESHOLD = 4;
/** Only movement of the last milliseconds counts for the speed of a throw. */
const RECENT = 80;

/** Follows the pointers on an element. Two touching pointers pinch. */
export class Gestures {
  readonly #on: HTMLElement;
  readonly #target: GestureTarget;
  readonly #pointers = new Map<number, { x: number; y: number }>();
  #start: { x: number; y: number } | null = null;
  #dragging = false;
  /** Whether the last two presses became drags. */
  #dragged: [boolean, boolean] = [false, false];
  #pinch = 0;
  #hold: Hold | null = null;
  #trail: { at: number; x: number }[] = [];

  constructor(on: HTMLElement, target: GestureTarget) {
    this.#on = on;
    this.#target = target;
  }

  #point(event: PointerEvent | WheelEvent): { x: number; y: number } {
    const box = this.#on.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  down(event: PointerEvent): void {
    if (event.button !== 0 && event.pointerType === "mouse") return;
    const point = this.#point(event);
    this.#target.still();
    this.#pointers.set(event.pointerId, point);
    this.#start = point;
    this.#dragging = false;
    this.#trail = [{ at: event.timeStamp, x: point.x }];
    this.#pinch = this.#spread();
    this.#hold = this.#pointers.size === 1 ? this.#target.take(point.x, point.y, event) : null;
  }

  /** Whether a double click is one: a press that catches what was just thrown is none. */
  get twice(): boolean {
    return !this.#dragged.includes(true);
  }

  /** Whether something other than the window is being dragged. */
  get holding(): boolean {
    return this.#dragging && this.#hold !== null;
  }

  /** Lets go of what is held, as if it had not been taken. */
  drop(): void {
    this.#hold?.cancel();
    this.#hold = null;
    this.#start = null;
    this.#dragging = false;
    this.#pointers.clear();
  }

  move(event: PointerEvent): void {
    const point = this.#point(event);
    const before = this.#pointers.get(event.pointerId);
    if (!before || !this.#start) {
      this.#target.hover(point, event.shiftKey);
      return;
    }
    this.#pointers.set(event.pointerId, point);
    if (this.#pointers.size > 1) return this.#pinched();
    if (!this.#dragging) {
      if (Math.hypot(point.x - this.#start.x, point.y - this.#start.y) < THRESHOLD) return;
      this.#dragging = true;
      if (event.currentTarget instanceof Element) event.currentTarget.setPointerCapture(event.pointerId);
      if (!this.#hold) this.#target.hold();
    }
    if (this.#hold) return this.#hold.move(point.x);
    this.#target.drag(point.x - before.x);
    if (event.pointerType !== "mouse") this.#target.scroll(before.y - point.y);
    this.#trail = [...this.#trail, { at: event.timeStamp, x: point.x }].filter(
      ({ at }) => event.timeStamp - at < RECENT,
    );
  }

  up(event: PointerEvent): void {
    const known = this.#pointers.delete(event.pointerId);
    if (!known || this.#pointers.size > 0) return;
    const point = this.#point(event);
    const hold = this.#hold;
    this.#hold = null;
    this.#dragged = [this.#dragged[1], this.#dragging];
    if (this.#dragging && hold) hold.end(point.x);
    else if (this.#dragging) {
      const first = this.#trail[0];
      const passed = first ? event.timeStamp - first.at : 0;
      const held = event.timeStamp - (this.#trail.at(-1)?.at ?? 0) > RECENT;
      this.#target.release(first && passed > 0 && !held ? (point.x - first.x) / passed : 0);
    } else if (this.#start) this.#target.press(point.x, point.y, event);
    this.#start = null;
    this.#dragging = false;
  }

  cancel(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
    if (this.#hold) return this.drop();
    if (this.#dragging) this.#target.release(0);
    this.#dragging = false;
    this.#start = null;
  }

  leave(): void {
    if (this.#pointers.size === 0) this.#target.hover(null, false);
  }

  /**
   * Wheel: with Ctrl (a pinch on a trackpad sends it) zooms, with Shift or sideways pans, alone scrolls the lanes
   * where they are taller than the view and zooms where they are not.
   */
  wheel(event: WheelEvent, scrollable: boolean): void {
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : event.deltaMode === 2 ? 400 : 1;
    const dx = event.deltaX * unit;
    const dy = event.deltaY * unit;
    const sideways = event.shiftKey ? dx || dy : Math.abs(dx) > Math.abs(dy) ? dx : 0;
    if (!event.ctrlKey && !event.metaKey && sideways !== 0) {
      event.preventDefault();
      this.#target.drag(-sideways);
      this.#target.release(0);
      return;
    }
    if (!event.ctrlKey && !event.metaKey && scrollable) return;
    event.preventDefault();
    const quick = Math.abs(dy) < 50;
    const factor = Math.exp(-Math.min(Math.max(dy, -240), 240) * (quick ? 0.01 : 0.004));
    this.#target.zoom(factor, this.#point(event).x, quick);
  }

  #spread(): number {
    const [a, b] = [...this.#pointers.values()];
    return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
  }

  #pinched(): void {
    const [a, b] = [...this.#pointers.values()];
    const spread = this.#spread();
    if (a && b && this.#pinch > 0 && spread > 0)
      this.#target.zoom(spread / this.#pinch, (a.x + b.x) / 2, true);
    this.#pinch = spread;
    this.#dragging = true;
  }
}
