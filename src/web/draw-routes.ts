/**
 * The route map as a drawing: one column a tier, a box a job, a line a step, the first route drawn strongest. Gives
 * numbers and words for the template to write; the same is told in words beside it.
 */
import type { Path, Place } from '../model/answer.js';
import { tiers } from '../model/vocabulary.js';
import { sayColumn } from './say.js';

export interface DrawnBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  /** Names of classes. */
  readonly kind: 'start' | 'goal' | 'between';
  readonly first: boolean;
  readonly href: string;
}

export interface RouteDrawing {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly {
    readonly x: number;
    readonly width: number;
    readonly middle: number;
    readonly label: string;
  }[];
  readonly boxes: readonly DrawnBox[];
  readonly lines: readonly { readonly d: string; readonly first: boolean }[];
  /** The same in words, a sentence a route. */
  readonly sentences: readonly string[];
}

const columnWidth = 250;
const boxWidth = 178;
const lineHeight = 18;
const padding = 12;
const gap = 26;
const top = 56;
const lettersInLine = 20;

/** Throws nothing; with no paths only the two ends are drawn. */
export function drawRoutes(from: Place, to: Place, paths: readonly Pick<Path, 'rank' | 'steps'>[]): RouteDrawing {
  const routes = paths.map(({ steps }) => [from, ...steps.map((step) => step.to)]);
  const places = new Map<string, Place>([from, ...routes.flat(), to].map((place) => [place.id, place]));
  const firstRoute = new Set((routes[0] ?? [from, to]).map(({ id }) => id));
  const stacks = tiers.map((tier) => [...places.values()].filter((place) => place.tier === tier));
  const heights = stacks.map((stack) => stack.reduce((sum, place) => sum + heightOf(place) + gap, -gap));
  const tallest = Math.max(...heights, heightOf(from));

  const boxes = new Map<string, DrawnBox>();
  stacks.forEach((stack, column) => {
    let y = top + (tallest - (heights[column] ?? 0)) / 2;
    for (const place of stack) {
      const height = heightOf(place);
      const x = column * columnWidth + (columnWidth - boxWidth) / 2;
      boxes.set(place.id, {
        x,
        y,
        width: boxWidth,
        height,
        lines: breakTitle(place.title).map((text, line) => ({
          text,
          x: x + boxWidth / 2,
          y: y + padding + 13 + line * lineHeight,
        })),
        kind: place.id === from.id ? 'start' : place.id === to.id ? 'goal' : 'between',
        first: firstRoute.has(place.id),
        href: `/occupations/${encodeURIComponent(place.id)}`,
      });
      y += height + gap;
    }
  });

  const drawn = new Map<string, { d: string; first: boolean }>();
  routes.forEach((route, index) => {
    route.slice(1).forEach((place, step) => {
      const [a, b] = [boxes.get(route[step]?.id ?? ''), boxes.get(place.id)];
      const key = `${route[step]?.id} ${place.id}`;
      if (a && b && !drawn.has(key)) drawn.set(key, { d: drawLine(a, b), first: index === 0 });
    });
  });
  return {
    width: columnWidth * tiers.length,
    height: top + tallest + gap,
    columns: tiers.map((tier, column) => ({
      x: column * columnWidth + 6,
      width: columnWidth - 12,
      middle: column * columnWidth + columnWidth / 2,
      label: sayColumn(tier),
    })),
    boxes: [...boxes.values()],
    lines: [...drawn.values()].sort((a, b) => Number(a.first) - Number(b.first)),
    sentences: routes.map((route, index) => `Route ${index + 1}: ${route.map(({ title }) => title).join(', then ')}.`),
  };
}

function heightOf({ title }: Place): number {
  return breakTitle(title).length * lineHeight + padding * 2;
}

/** A line from box to box that ends where an arrow head fits. */
function drawLine(a: DrawnBox, b: DrawnBox): string {
  const [ay, by] = [a.y + a.height / 2, b.y + b.height / 2];
  const head = 9;
  if (a.x === b.x) {
    const down = by > ay;
    const near = Math.abs(by - ay) < a.height / 2 + b.height / 2 + gap + 1;
    const x = a.x + a.width / 2;
    if (near) return `M ${x} ${down ? a.y + a.height : a.y} L ${x} ${down ? b.y - head : b.y + b.height + head}`;
    const side = a.x + a.width;
    return `M ${side} ${ay} C ${side + 34} ${ay}, ${side + 34} ${by}, ${side + head} ${by}`;
  }
  const right = b.x > a.x;
  const [x1, x2] = right ? [a.x + a.width, b.x - head] : [a.x, b.x + b.width + head];
  const bend = (x2 - x1) / 2;
  return `M ${x1} ${ay} C ${x1 + bend} ${ay}, ${x2 - bend} ${by}, ${x2} ${by}`;
}

/** A title in lines that fit a box; a longer word stands alone. */
function breakTitle(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < lettersInLine) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
