/** Colours and text widths of an element, read anew when the theme changes or the fonts arrive. */
import { readPalette } from "../scene/palette";
import type { Palette } from "../scene/surface";
import { textMeasure, type TextMeasure } from "./measure";
import { onTheme } from "./theme";

export class Paint {
  palette = $state.raw<Palette | null>(null);
  measure = $state.raw<TextMeasure>((text, _weight, size = 12) => text.length * size * 0.55);

  /** Starts reading; call in an effect and return what it returns. */
  follow(element: HTMLElement, ground: "--paper" | "--surface"): () => void {
    let over = false;
    const read = (): void => {
      if (over) return;
      this.palette = readPalette(element, ground);
      this.measure = textMeasure(this.palette.sans);
    };
    read();
    const fonts = document.fonts as FontFaceSet | undefined;
    const weights = ["400", "500", "600"].map((weight) =>
      fonts?.load(`${weight} 12px ${this.palette?.sans ?? ""}`),
    );
    void Promise.all(weights).then(read, () => undefined);
    const stop = onTheme(read);
    return () => {
      over = true;
      stop();
    };
  }
}

/** Fits a canvas to its size on the device's own pixels, and gives a context that counts in CSS pixels. */
export function crispContext(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio || 1;
  const w = Math.round(width * ratio);
  const h = Math.round(height * ratio);
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  const on = canvas.getContext("2d", { alpha: false });
  on?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return on;
}
