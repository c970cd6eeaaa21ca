/** `trellis next OCCUPATION`: moves up on the occupation's own maps. */
import { defineListing } from './tell-moves.js';

export const define = defineListing({
  ask: (service, request) => service.next(request),
  heading: 'Moves up from',
  example: 'trellis next "Lighting Assistant"',
  choosable: false,
});
