/** `trellis feeders OCCUPATION`: who can move in, the nearest first. */
import { defineListing } from './tell-moves.js';

export const define = defineListing({
  ask: (service, request) => service.feeders(request),
  heading: 'Who can move to',
  example: 'trellis feeders "Stage Designer"',
  choosable: true,
});
