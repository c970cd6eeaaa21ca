/** `trellis moves OCCUPATION`: every single move out of an occupation in one ranking. */
import { defineListing } from './tell-moves.js';

export const define = defineListing({
  ask: (service, request) => service.moves(request),
  heading: 'Moves out of',
  example: 'trellis moves "Stage Manager" --direction up,across --scope other-map',
  choosable: true,
});
