/** Whole answers as one readable line each, the way goldens and tests assert them. */
import type { Path, PathAnswer, Place } from '../../src/model/answer.js';

/** `props technician@3 -> scenic artist -> stage designer` */
export function tellRoles(path: Path): string {
  const name = ({ title, level }: Place): string => `${title.toLowerCase()}${level === null ? '' : `@${level}`}`;
  return [path.steps[0]?.from, ...path.steps.map((step) => step.to)]
    .flatMap((place) => (place ? [name(place)] : []))
    .join(' -> ');
}

/** All paths of an answer, or its reason: `a -> b | a -> c -> b`, `[no-way-up]`. */
export function tellAnswer({ paths, reason }: PathAnswer): string {
  const told = paths.map(tellRoles).join(' | ');
  return reason ? `${told}${told ? ' ' : ''}[${reason}]` : told;
}
