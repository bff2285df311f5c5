import type { Print, Press } from "../scene/prints";
import type { Surface } from "../scene/surface";

/** Stamps kept; of 150 × 22 pixels each they take some 13 MB, four times that on a display with fine pixels. */
const KEPT = 1000;

interface Stamp {
  canvas: HTMLCanvasElement;
  width: number;
  height: number;
}

/**
 * Puts small pictures by copies of them, made when the same one is wanted a second time. Letters with an edge and
 * rounded shapes are what a frame without a graphics card spends most of its time on, and from frame to frame they are
 * the same.
 */
export class Stamps {
  readonly #kept = new Map<string, Stamp | null>();
  #ratio = 1;

  /** Begins a frame on a canvas with so many pixels to one of the layout's. */
  begin(ratio: number): void {
    if (ratio === this.#ratio) return;
    this.#ratio = ratio;
    this.#kept.clear();
  }

  readonly press: Press = (on, print, x, y) => {
    let stamp = this.#kept.get(print.key);
    if (stamp === undefined) {
      this.#keep(print.key, null);
      return print.draw(on, x, y);
    }
    if (stamp === null) {
      stamp = this.#made(print);
      if (!stamp) return print.draw(on, x, y);
      this.#keep(print.key, stamp);
    }
    // Between the device's pixels a copy would be blurred.
    const whole = (value: number): number => Math.round(value * this.#ratio) / this.#ratio;
    const { canvas, width, height } = stamp;
    const place = [whole(x) - Math.ceil(print.left), whole(y) - Math.ceil(print.above)] as const;
    (on as CanvasRenderingContext2D).drawImage(canvas, ...place, width, height);
  };

  #made(print: Print): Stamp | null {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    if (!pen) return null;
    const [left, above] = [Math.ceil(print.left), Math.ceil(print.above)];
    canvas.width = Math.ceil((left + print.right) * this.#ratio);
    canvas.height = Math.ceil((above + print.below) * this.#ratio);
    pen.scale(this.#ratio, this.#ratio);
    pen.textBaseline = "alphabetic";
    print.draw(pen as Surface, left, above);
    return { canvas, width: canvas.width / this.#ratio, height: canvas.height / this.#ratio };
  }

  #keep(key: string, stamp: Stamp | null): void {
    this.#kept.delete(key);
    this.#kept.set(key, stamp);
    if (this.#kept.size <= KEPT) return;
    const oldest = this.#kept.keys().next().value;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
