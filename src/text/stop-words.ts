const STOP_WORDS = new Set(
  `a about after all also am an and any are as at be because been before being between both but by can could
  d did do does doing don done for from had has have having he her here hers him his how i if in into is it its
  itself just let ll m may me mean means might more most must my no nor not now of off on once only or other our ours out over own
  please re s same shall she should so some such t than that the their theirs them then there these they this
  those through to too under until up us ve very was we were what when where which while who whom why will with
  would you your yours
  cant didnt doesnt dont hows isnt wasnt whats whens wheres whos whys wont explain tell`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether an English word says too little to search for. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
