/** English function words: articles, pronouns, prepositions, auxiliaries and question words. No content words. */
const STOP_WORDS = new Set(
  `a an the and or but if of in on at to for from by with as into about than then so such
  is are was were be been being am do does did doing done have has had having
  can could should would will shall may might must
  it its itself this that these those there here i me my we us our you your he him his she her they them their
  what which who whom whose when where why how no nor not very too just also any some only own same please
  more after
  s t m re ve ll d don doesn didn isn wasn won explain tell
  cant didnt doesnt dont hows isnt wasnt whats whens wheres whos whys wont`
    .split(/\s+/)
    .filter(Boolean),
);

/** Whether an English word says too little to search for. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
