/**
 * The peer of the k-best bench: Yen's algorithm as the paper has it, without Lawler's partition and without guidance,
 * every spur path found by graphology's bidirectional Dijkstra.
 */
import Graph from 'graphology';
import dijkstra from 'graphology-shortest-path/dijkstra.js';

/** Gives a function (from, to, k) that lists the costs of the k best loopless paths. */
export function createPeer({ names, arrays }) {
  const graph = new Graph.DirectedGraph();
  for (const name of names) graph.addNode(name);
  for (let move = 0; move < arrays.to.length; move++) {
    const [source, target] = [names[arrays.from[move]], names[arrays.to[move]]];
    graph.addDirectedEdge(source, target, { source, target, cost: arrays.cost[move] });
  }
  const costOf = (nodes) =>
    nodes.slice(1).reduce((sum, node, place) => sum + graph.getEdgeAttribute(nodes[place], node, 'cost'), 0);
  const findShortest = (from, to, bannedNodes, bannedNext) => {
    const weigh = (_, { source, target, cost }) => {
      const banned = bannedNodes.has(source) || bannedNodes.has(target) || (source === from && bannedNext.has(target));
      return banned ? Number.POSITIVE_INFINITY : cost;
    };
    const nodes = dijkstra.bidirectional(graph, from, to, weigh);
    const usable = nodes?.every((node, place) => !bannedNodes.has(node) && !(place === 1 && bannedNext.has(node)));
    return usable ? nodes : undefined;
  };

  return (from, to, k) => {
    if (from === to) return [];
    const first = findShortest(from, to, new Set(), new Set());
    if (!first) return [];
    const found = [first];
    const candidates = new Map();
    while (found.length < k) {
      const last = found.at(-1);
      for (let place = 0; place < last.length - 1; place++) {
        const rootPath = last.slice(0, place + 1);
        const sharesRoot = (path) => rootPath.every((node, index) => path[index] === node);
        const bannedNext = new Set(found.filter(sharesRoot).map((path) => path[place + 1]));
        const spur = findShortest(last[place], to, new Set(rootPath.slice(0, -1)), bannedNext);
        if (!spur) continue;
        const path = [...rootPath.slice(0, -1), ...spur];
        candidates.set(path.join('\n'), { path, cost: costOf(path) });
      }
      let bestKey;
      for (const [key, { cost }] of candidates) {
        if (bestKey === undefined || cost < candidates.get(bestKey).cost) bestKey = key;
      }
      if (bestKey === undefined) break;
      found.push(candidates.get(bestKey).path);
      candidates.delete(bestKey);
    }
    return found.map(costOf);
  };
}
