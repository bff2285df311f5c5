import type { Surface } from "../scene/surface";
import { writeWords, type Words, type Write } from "../scene/write";

/** Stamps kept; of 150 × 20 pixels each they take some 12 MB, four times that on a display with fine pixels. */
const KEPT = 1000;
/** Pixels of a stamp above the baseline, below it, and on each side of the words. */
const ABOVE = 15;
const BELOW = 7;
const BESIDE = 3;

interface Stamp {
  canvas: HTMLCanvasElement;
  width: number;
}

/**
 * Writes words by small pictures of them, made when the same words are written a second time: letters with an edge are
 * what a frame without a graphics card spends most of its time on, and from frame to frame they are the same.
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

  readonly write: Write = (on, words, x, y) => {
    const { text, font, colour, edge } = words;
    const key = `${font}\n${colour}\n${edge ?? ""}\n${text}`;
    let stamp = this.#kept.get(key);
    if (stamp === undefined) {
      this.#keep(key, null);
      return writeWords(on, words, x, y);
    }
    if (stamp === null) {
      stamp = this.#made(words);
      if (!stamp) return writeWords(on, words, x, y);
      this.#keep(key, stamp);
    }
    // Between the device's pixels the words would be blurred.
    const whole = (value: number): number => Math.round(value * this.#ratio) / this.#ratio;
    const { canvas, width } = stamp;
    (on as CanvasRenderingContext2D).drawImage(
      canvas,
      whole(x) - BESIDE,
      whole(y) - ABOVE,
      width,
      ABOVE + BELOW,
    );
  };

  #made(words: Words): Stamp | null {
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    if (!pen) return null;
    pen.font = words.font;
    const width = Math.ceil(pen.measureText(words.text).width) + 2 * BESIDE;
    canvas.width = Math.ceil(width * this.#ratio);
    canvas.height = Math.ceil((ABOVE + BELOW) * this.#ratio);
    pen.scale(canvas.width / width, canvas.height / (ABOVE + BELOW));
    pen.textBaseline = "alphabetic";
    writeWords(pen as Surface, words, BESIDE, ABOVE);
    return { canvas, width };
  }

  #keep(key: string, stamp: Stamp | null): void {
    this.#kept.delete(key);
    this.#kept.set(key, stamp);
    if (this.#kept.size <= KEPT) return;
    const oldest = this.#kept.keys().next().value;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}
