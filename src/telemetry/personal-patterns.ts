import { passesIban, passesLuhn } from "./checksums.ts";
import type { MaskedPattern } from "./masked-pattern.ts";

/** Numbers in engineers' questions are ids and times far more often than cards and phones, so each must look the part. */
export const PERSONAL_PATTERNS: readonly MaskedPattern[] = [
  { kind: "email", regex: /[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g },
  {
    kind: "iban",
    regex: /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)/g,
    holds: passesIban,
  },
  { kind: "card-number", regex: /(?<![\d.-])\d(?:[ -]?\d){13,18}(?![\d.]?\d)/g, holds: isCard },
  {
    kind: "social-security-number",
    regex: /(?<![\d-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/g,
  },
  {
    kind: "phone-number",
    regex: /(?<![\w+.-])\+\d{1,3}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d(?:[ .-]?\d){6,11}(?!\w)/g,
  },
  { kind: "phone-number", regex: /(?<![\w.-])(?:\([2-9]\d\d\) ?|[2-9]\d\d-)[2-9]\d\d-\d{4}(?![\w-])/g },
];

/** Prefixes and lengths of the networks: ISO/IEC 7812-1 gives the first digits to Visa, Mastercard, Amex and the like. */
const NETWORKS = [
  /^4\d{15}(?:\d{3})?$/,
  /^(?:5[1-5]|2[2-7])\d{14}$/,
  /^3[47]\d{13}$/,
  /^3[068]\d{12}$/,
  /^35\d{14}$/,
  /^6\d{15}(?:\d{3})?$/,
];

function isCard(found: string): boolean {
  const digits = found.replace(/\D/g, "");
  return NETWORKS.some((network) => network.test(digits)) && passesLuhn(digits);
}
