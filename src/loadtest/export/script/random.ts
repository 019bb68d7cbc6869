/** Numbers that the seed decides, in whichever virtual user and process they are asked for. */
export const RANDOM = `
// From 0 to 1, the same for the same seed, workload, iteration and use of it.
function random(workload, iteration, use) {
  let hash = mixed(SEED, workload.number);
  for (const letter of use) hash = mixed(hash, letter.charCodeAt(0));
  return (mixed(hash, iteration) >>> 0) / 4294967296;
}

// The last step of MurmurHash3, after the number is added.
function mixed(hash, number) {
  let bits = (Math.imul(hash, 31) + number + 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}

const orders = {};

// The numbers from 0 on in a random order, another one in each round; the last order of each use is kept.
function shuffled(workload, use, count, round) {
  const key = workload.number + use;
  const kept = orders[key];
  if (kept && kept.round === round) return kept.order;
  const order = Array.from({ length: count }, (_, at) => at);
  for (let last = count - 1; last > 0; last -= 1) {
    const at = Math.floor(random(workload, round * count + last, use) * (last + 1));
    [order[last], order[at]] = [order[at], order[last]];
  }
  orders[key] = { round, order };
  return order;
}
`;
