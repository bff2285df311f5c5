/** What a person sets about the window, kept in this browser's or webview's storage. */

export interface SettingValues {
  theme: "system" | "light" | "dark";
  /** Reading size in pixels, 14 to 26. */
  textSize: number;
  /** Measure in characters, 55 to 85. */
  textWidth: number;
  /** Underlines every highlight with its pattern. */
  patterns: boolean;
  density: "compact" | "comfortable" | "roomy";
  sidebar: boolean;
  inspector: boolean;
  strip: boolean;
  /** The line with the article's dates under the text. */
  dateStrip: boolean;
}

const STORE = "dateline.settings";

const DEFAULTS: SettingValues = {
  theme: "system",
  textSize: 18,
  textWidth: 68,
  patterns: false,
  density: "comfortable",
  sidebar: true,
  inspector: true,
  strip: true,
  dateStrip: true,
};

export const TEXT_SIZE = { least: 14, most: 26 };
export const TEXT_WIDTH = { least: 55, most: 85 };

export class Settings {
  values = $state<SettingValues>(read());

  /** Changes some values, keeps them, and shows them. */
  set(values: Partial<SettingValues>): void {
    Object.assign(this.values, values);
    this.values.textSize = clamp(this.values.textSize, TEXT_SIZE);
    this.values.textWidth = clamp(this.values.textWidth, TEXT_WIDTH);
    localStorage.setItem(STORE, JSON.stringify(this.values));
    this.show();
  }

  /** Writes theme, density and reading size to the document. */
  show(): void {
    const root = document.documentElement;
    if (this.values.theme === "system") delete root.dataset.theme;
    else root.dataset.theme = this.values.theme;
    root.dataset.density = this.values.density;
    root.style.setProperty("--reading-size", `${this.values.textSize}px`);
    root.style.setProperty("--reading-measure", `${this.values.textWidth}ch`);
  }
}

function clamp(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, value));
}

function read(): SettingValues {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(STORE) ?? "{}") as Partial<SettingValues>) };
  } catch {
    return { ...DEFAULTS };
  }
}
