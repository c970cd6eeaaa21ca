/**
 * One drawn release in which every kind of fact occurs, and true answers from it: a theatre whose rows, levels and
 * titles link its roles, a film pathway whose rows are lost, a digital map that only skills reach, one role without
 * a profile, one gate, one doubt.
 */
import { type Dataset, openDataset } from '../../src/dataset/dataset.js';
import { buildGraph } from '../../src/graph/career-graph.js';
import { directions, scopes } from '../../src/model/vocabulary.js';
import { createPlanner, defaultQuestion, type Planner } from '../../src/planner/planner.js';
import { type Drawing, drawRelease } from '../support/draw-release.js';

const house = `
# Creative
Stage
  t Crew @1: props technician 3, props assistant 2
  h Making @1: senior props technician 5, scenic artist 4
  p Design @1: stage designer 6
Film
  t Runners @?: film runner 2
  h Camera @?: camera operator 4
  h Sound @?: boom operator 4
  p Direction @?: head of film 7
# Digital
Web
  t Support @1: web technician 3
  h Building @1: web builder
`;

const drawing: Drawing = {
  needs: {
    'props technician': { paint: [5, 2], carve: [4, 3], budget: [2, 1], rig: [3, 2], mix: [2, 1] },
    'props assistant': { paint: [5, 1], carve: [4, 2], sweep: [3, 2], rig: [2, 1] },
    'senior props technician': { paint: [5, 3], carve: [5, 3], budget: [3, 2], lead: [4, 2], rig: [2, 2] },
    'scenic artist': { paint: [5, 4], carve: [3, 2], draw: [5, 3], mix: [3, 2] },
    'stage designer': { draw: [5, 4], paint: [4, 3], budget: [4, 3], lead: [4, 3], present: [3, 2] },
    'film runner': { carry: [4, 2], call: [3, 2], sweep: [2, 1] },
    'camera operator': { shoot: [5, 3], carry: [2, 2], call: [3, 2] },
    'boom operator': { record: [5, 3], carry: [3, 2], call: [3, 2] },
    'head of film': { shoot: [4, 3], record: [3, 3], lead: [5, 4], budget: [5, 3] },
    'web technician': { patch: [5, 2], test: [4, 2], paint: [2, 1], carve: [2, 1], budget: [3, 2] },
  },
  outputs: {
    'props technician': ['prop'],
    'props assistant': ['prop', 'clean stage'],
    'senior props technician': ['prop', 'prop plan'],
    'scenic artist': ['painted set'],
    'stage designer': ['set design', 'prop plan'],
    'web technician': ['web page'],
  },
  gates: {
    'stage designer': [
      {
        kind: 'degree',
        name: 'Degree in design',
        authority: 'The school',
        experienceCounts: false,
        after: [],
        doubt: null,
      },
    ],
  },
  growth: { paint: ['technical-complexity'], budget: ['responsibility', 'autonomy'], lead: ['influence'] },
};

const release = drawRelease(house, drawing);

export const dataset: Dataset = openDataset({
  ...release,
  placements: release.placements.map((placement) =>
    placement.occupation === 'scenic-artist' ? { ...placement, doubt: 'The level is smudged.' } : placement,
  ),
});

export const planner: Planner = createPlanner(buildGraph(dataset));

export const all = { limit: 100, directions, scopes };

/** True answers, by name; the paths go from the props technician to the stage designer. */
export const answers = {
  paths: planner.findPaths({ ...defaultQuestion, from: 'props-technician', to: 'stage-designer' }),
  limited: planner.findPaths({
    ...defaultQuestion,
    from: 'props-technician',
    to: 'scenic-artist',
    maxLevel: 4,
  }),
  nothing: planner.findPaths({ ...defaultQuestion, from: 'stage-designer', to: 'props-assistant' }),
  route: planner.checkRoute(['props-assistant', 'props-technician', 'scenic-artist', 'stage-designer']),
  broken: planner.checkRoute(['props-technician', 'stage-designer', 'head-of-film']),
  moves: planner.listMoves({ ...all, occupation: 'props-technician' }),
  feeders: planner.listFeeders({ ...all, occupation: 'senior-props-technician' }),
  back: planner.listMoves({ ...all, occupation: 'senior-props-technician', directions: ['down'] }),
  film: planner.listMoves({ ...all, occupation: 'film-runner' }),
  web: planner.listMoves({ ...all, occupation: 'web-technician' }),
  compare: planner.compare('props-technician', 'senior-props-technician'),
  strangers: planner.compare('film-runner', 'stage-designer'),
  itself: planner.compare('props-technician', 'props-technician'),
  unknown: planner.compare('web-technician', 'web-builder'),
  unlike: planner.compare('props-technician', 'scenic-artist'),
  alone: planner.listMoves({ ...all, occupation: 'head-of-film', scopes: ['other-map'] }),
} as const;
