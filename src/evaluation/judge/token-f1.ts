/**
 * SQuAD's F1 of the words of an answer and a reference, from 0 to 1: small letters, no punctuation, no articles, white
 * space folded (Rajpurkar et al., SQuAD: 100,000+ Questions, 2016; its evaluate-v1.1.py). With nothing on one side it is
 * 1 where both are empty, else 0, as in version 2.0.
 */
export function tokenF1(answer: string, reference: string): number {
  const said = tokensOf(answer);
  const wanted = tokensOf(reference);
  if (said.length === 0 || wanted.length === 0) return said.length === wanted.length ? 1 : 0;
  const left = new Map<string, number>();
  for (const token of wanted) left.set(token, (left.get(token) ?? 0) + 1);
  let same = 0;
  for (const token of said) {
    const count = left.get(token) ?? 0;
    if (count === 0) continue;
    left.set(token, count - 1);
    same++;
  }
  // 2PR / (P + R), with P = same / said and R = same / wanted.
  return (2 * same) / (said.length + wanted.length);
}

function tokensOf(text: string): string[] {
  const words = text
    .toLowerCase()
    .replace(/[!-/:-@[-`{-~]/g, "")
    .replace(/\b(?:a|an|the)\b/g, " ");
  return words.split(/\s+/).filter(Boolean);
}
