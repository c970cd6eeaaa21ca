/** `trellis transfers OCCUPATION`: moves to other maps, spread over clusters. */
import { defineListing } from './tell-moves.js';

export const define = defineListing({
  ask: (service, request) => service.transfers(request),
  heading: 'Moves to other maps from',
  example: 'trellis transfers "Stage Manager"',
  choosable: false,
});
