import { WINDOW_MS } from './figure-history.js';

/**
 * A course that has just begun is drawn on this much time, then on more and more up to the window.
 */
const SHORTEST_WINDOW_MS = 30_000;
/** The least span of the vertical axis, so that a steady ride looks steady. */
const LEAST_SPANS = { power: 60, speed: 1, rowingPace: 20 };
const LEAST_SPAN = 20;
/** A pause in the samples longer than this is drawn as a gap, not as a line nobody measured. */
const GAP_MS = 15_000;
const LINE_WIDTH = 2;

/**
 * The course as strokes in a box of the given size, newest point at the right edge. Pure.
 *
 * @param {import('./figure-history.js').Course} course
 * @returns {{ x: number, y: number }[][]}
 */
export function strokesOf({ kind, points }, { width, height }) {
  if (points.length === 0) return [];
  const newestMs = points.at(-1).atMs;
  const windowMs = drawnWindowMs({ points });
  const amounts = points.map(({ amount }) => amount);
  const lowest = Math.min(...amounts);
  const highest = Math.max(...amounts);
  const span = Math.max(highest - lowest, LEAST_SPANS[kind] ?? LEAST_SPAN);
  const floor = (lowest + highest - span) / 2;
  const inset = LINE_WIDTH;
  const strokes = [];
  let previousMs = Number.NEGATIVE_INFINITY;
  for (const { atMs, amount } of points) {
    if (atMs - previousMs > GAP_MS) strokes.push([]);
    previousMs = atMs;
    strokes.at(-1).push({
      x: width - inset - ((newestMs - atMs) / windowMs) * (width - 2 * inset),
      y: height - inset - ((amount - floor) / span) * (height - 2 * inset),
    });
  }
  return strokes;
}

/** How much time the drawing of a course spans, from its left to its right edge. Pure. */
export function drawnWindowMs({ points }) {
  const spanMs = points.at(-1).atMs - points[0].atMs;
  return Math.min(WINDOW_MS, Math.max(SHORTEST_WINDOW_MS, spanMs));
}

/** Draws the course in the canvas's own text colour; an unknown course clears it. */
export function drawSparkline(canvas, course) {
  const width = canvas.clientWidth;
  const height = canvas.clientHeight;
  if (width === 0 || height === 0) return;
  const scale = window.devicePixelRatio || 1;
  fitBacking(canvas, Math.round(width * scale), Math.round(height * scale));
  const pen = canvas.getContext('2d');
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, height);
  if (course === null) return;
  const colour = getComputedStyle(canvas).color;
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = LINE_WIDTH;
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  for (const stroke of strokesOf(course, { width, height })) drawStroke(pen, stroke, height);
}

function drawStroke(pen, stroke, height) {
  pen.beginPath();
  stroke.forEach(({ x, y }) => pen.lineTo(x, y));
  pen.stroke();
  const last = stroke.at(-1);
  pen.lineTo(last.x, height);
  pen.lineTo(stroke[0].x, height);
  pen.closePath();
  pen.globalAlpha = 0.14;
  pen.fill();
  pen.globalAlpha = 1;
}

function fitBacking(canvas, width, height) {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
}
