/** A route that somebody has in mind: every leg priced and told, or why it does not hold and what would bridge it. */
import type { CareerGraph } from '../graph/career-graph.js';
import type { RouteAnswer } from '../model/answer.js';
import { findCandidates } from './candidates.js';
import { listEditions, listNotes } from './notes.js';
import { priceMove, ticksPerUnit, toEffort } from './policy.js';
import { defaultQuestion } from './question.js';
import { type Experience, gainExperience, tellStep, toPlace } from './tell-step.js';

/** Checks the legs of at least two occupations in order. Throws `unknown-occupation`. Steps down are priced, not refused. */
export function checkRoute(graph: CareerGraph, prices: Float64Array, stops: readonly string[]): RouteAnswer {
  const { dataset } = graph;
  const occupations = stops.map((id) => dataset.getOccupation(id));
  const experience: Experience = new Map();
  const holdings = graph.skills.holdingsOf(graph.indexOf(stops[0] ?? '') ?? -1);
  gainExperience(experience, dataset, stops[0] ?? '');

  const legs = occupations.slice(1).map((to, leg): RouteAnswer['legs'][number] => {
    const from = occupations[leg] ?? to;
    const ends = { from: toPlace(from), to: toPlace(to) };
    const source = graph.indexOf(from.id) ?? -1;
    const target = graph.indexOf(to.id) ?? -1;
    const move = graph.findMove(source, target);
    const coverage = from.profile ? graph.skills.coverageBy(holdings, target) : Number.NaN;
    const step = move < 0 ? null : tellStep(graph, move, experience, priceMove(graph, move, coverage), coverage);
    graph.skills.learn(holdings, target);
    gainExperience(experience, dataset, to.id);
    if (step) return { ...ends, step, reason: null, change: null, bridges: [] };
    if (from === to) {
      return {
        ...ends,
        step,
        reason: 'same-occupation',
        change: 'The route names one occupation twice in a row.',
        bridges: [],
      };
    }
    const bridge = findCandidates(graph, prices, { ...defaultQuestion, from: from.id, to: to.id, allowDown: true }, 1)
      .paths[0];
    const between = (bridge?.occupations.slice(1, -1) ?? []).flatMap((index) => graph.occupations[index] ?? []);
    return {
      ...ends,
      step,
      reason: 'no-path',
      change: bridge
        ? `No single move links the two; by way of ${between.map(({ title }) => title).join(', then ')} they are linked.`
        : 'Neither the print nor the profiles link the two.',
      bridges: between.map((occupation) => toPlace(occupation)),
    };
  });
  const efforts = legs.map(({ step }) => step?.effort);
  const involved = [
    ...occupations,
    ...legs.flatMap(({ bridges }) => bridges.map(({ id }) => dataset.getOccupation(id))),
  ];
  const total = efforts.reduce<number>((sum, effort) => sum + Math.round((effort ?? 0) * ticksPerUnit), 0);
  return {
    dataVersion: dataset.dataVersion,
    editions: listEditions(dataset, involved),
    holds: efforts.every((effort) => effort !== undefined),
    effort: efforts.every((effort) => effort !== undefined) ? toEffort(total) : null,
    legs,
    notes: listNotes(involved),
  };
}
