/** So many words in a row are told again by nobody who has not read them. */
const WORDS = 6;
/** For writing without spaces. */
const CHARACTERS = 40;
/** Beyond so many runs of one text the rest is not looked at. */
const MOST_RUNS = 5_000;

/**
 * The runs of words of a text as numbers: two texts with a number in common have said the same words in a row.
 * Capitals, punctuation and the spaces between do not count. 53 bits keep apart what is not the same.
 */
export function runsOf(text: string): readonly number[] {
  const runs: number[] = [];
  visitRuns(text, (run) => runs.push(run));
  return runs;
}

/** The words that a run stands for, to be shown to whoever has to mend it. */
export function wordsOfRun(text: string, sought: number): string {
  let words = "";
  visitRuns(text, (run, start, end) => {
    if (run === sought) words = text.slice(start, end);
  });
  return words;
}

/** Told of each run with its place. Written for speed: every message of the simulator goes through it. */
function visitRuns(text: string, visit: (run: number, start: number, end: number) => void): void {
  const lower = text.toLowerCase();
  const hashes: number[] = [];
  const starts: number[] = [];
  let left = MOST_RUNS;
  let start = -1;
  let hash = 0;
  for (let index = 0; index <= lower.length && left > 0; index += 1) {
    const code = index < lower.length ? lower.charCodeAt(index) : SPACE;
    if (isOfWord(code)) {
      if (start < 0) {
        start = index;
        hash = FIRST;
      }
      hash = mixed(hash, code);
      // In a long word each run of characters is one, from the first that is long enough.
      if (index + 1 - start >= CHARACTERS) {
        visit(hashOf(lower, index + 1 - CHARACTERS, index + 1), index + 1 - CHARACTERS, index + 1);
        left -= 1;
      }
    } else if (start >= 0) {
      starts.push(start);
      hashes.push(hash);
      start = -1;
      const first = starts.length - WORDS;
      if (first >= 0) {
        visit(joined(hashes, first), starts[first] ?? 0, index);
        left -= 1;
      }
    }
  }
}

const SPACE = 32;
const FIRST = 0x811c9dc5;

/** ASCII letters and digits, and all beyond ASCII but for the blocks of spaces and punctuation. */
function isOfWord(code: number): boolean {
  if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
  if (code < 0xc0) return false;
  if (code >= 0x2000 && code <= 0x206f) return false;
  return !(code >= 0x3000 && code <= 0x303f) && !(code >= 0xff00 && code <= 0xff0f);
}

/** FNV-1a. */
function mixed(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

/** The hashes of a run's words as one number: 32 bits of one mixture and 21 of another. */
function joined(hashes: readonly number[], first: number): number {
  let one = FIRST;
  let two = 0;
  for (let index = first; index < first + WORDS; index += 1) {
    const hash = hashes[index] ?? 0;
    one = mixed(one, hash);
    two = Math.imul(two ^ hash ^ (hash >>> 15), 0x85ebca6b);
    two ^= two >>> 13;
  }
  return wide(one, two);
}

function hashOf(text: string, start: number, end: number): number {
  let one = FIRST;
  let two = 0;
  for (let index = start; index < end; index += 1) {
    const code = text.charCodeAt(index);
    one = mixed(one, code);
    two = Math.imul(two ^ code, 0x85ebca6b);
    two ^= two >>> 13;
  }
  return wide(one, two);
}

function wide(one: number, two: number): number {
  return (one >>> 0) * 0x200000 + (two >>> 11);
}
