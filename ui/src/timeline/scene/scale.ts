import { YEAR } from "./calendar";

/** First and last second shown, since 1970. */
export type Window = readonly [from: number, to: number];

/** A window laid over a run of pixels. */
export interface Scale {
  /** First second. */
  from: number;
  /** Last second. */
  to: number;
  /** Pixel of the first second. */
  left: number;
  /** Pixel of the last second. */
  right: number;
}

/** The narrowest window: ten minutes. */
export const MIN_SPAN = 600;

/** The widest window: 30 billion years. */
export const MAX_SPAN = 30e9 * YEAR;

/** The farthest second that a window may reach, on either side. */
export const FAR = 30e9 * YEAR;

/** Lays a window over the pixels from `left` to `right`. */
export function scaleOf(window: Window, left: number, right: number): Scale {
  return { from: window[0], to: window[1], left, right: Math.max(right, left + 1) };
}

/** The pixel at which a second lies. */
export function pixelOf(scale: Scale, seconds: number): number {
  return scale.left + ((seconds - scale.from) / (scale.to - scale.from)) * (scale.right - scale.left);
}

/** The second that lies at a pixel. */
export function secondAt(scale: Scale, pixel: number): number {
  return scale.from + ((pixel - scale.left) / (scale.right - scale.left)) * (scale.to - scale.from);
}

/** Seconds in one pixel. */
export function secondsPerPixel(scale: Scale): number {
  return (scale.to - scale.from) / (scale.right - scale.left);
}

/** The nearest window whose span and reach are allowed. */
export function bounded(window: Window): Window {
  let [from, to] = window;
  if (!Number.isFinite(from) || !Number.isFinite(to) || from > to) return [-YEAR, YEAR];
  const span = Math.min(Math.max(to - from, MIN_SPAN), MAX_SPAN);
  const middle = from + (to - from) / 2;
  if (span !== to - from) {
    from = middle - span / 2;
    to = middle + span / 2;
  }
  if (from < -FAR) return [-FAR, -FAR + span];
  if (to > FAR) return [FAR - span, FAR];
  return [from, to];
}

/** Zooms by a factor (above 1 is nearer); the second `at` stays where it is. */
export function zoomed(window: Window, at: number, factor: number): Window {
  const span = window[1] - window[0];
  const next = Math.min(Math.max(span / factor, MIN_SPAN), MAX_SPAN);
  const share = (at - window[0]) / span;
  return bounded([at - share * next, at + (1 - share) * next]);
}

/** Moves the window by so many seconds. */
export function panned(window: Window, seconds: number): Window {
  return bounded([window[0] + seconds, window[1] + seconds]);
}

/** A window that holds the extent with some air at both ends. */
export function fitted(extent: Window, air = 0.06): Window {
  const span = extent[1] - extent[0];
  // A single moment gets two weeks around it, so that its neighbourhood can be read.
  const margin = span > 0 ? Math.max(span * air, MIN_SPAN) : 7 * 86_400;
  return bounded([extent[0] - margin, extent[1] + margin]);
}

/**
 * The window at `progress` (0 to 1) on the way from one to another. The span grows evenly on a logarithmic
 * scale, and the one second that both windows have at the same place stays there, as zooming about a point
 * does; windows of one span slide.
 */
export function between(start: Window, end: Window, progress: number): Window {
  if (progress <= 0) return start;
  if (progress >= 1) return end;
  const s0 = start[1] - start[0];
  const s1 = end[1] - end[0];
  if (Math.abs(s1 - s0) <= 1e-6 * Math.max(s0, s1)) {
    const shift = (end[0] - start[0]) * progress;
    return [start[0] + shift, start[1] + shift];
  }
  const share = (end[0] - start[0]) / (s0 - s1);
  const still = start[0] + share * s0;
  const span = s0 * (s1 / s0) ** progress;
  return [still - share * span, still + (1 - share) * span];
}

/** Whether two windows are the same to the eye: within a thousandth of the span. */
export function sameWindow(a: Window, b: Window): boolean {
  const span = Math.max(a[1] - a[0], b[1] - b[0]);
  return Math.abs(a[0] - b[0]) < span / 1000 && Math.abs(a[1] - b[1]) < span / 1000;
}
