/** ISO/IEC 7812-1, annex B: the check digit of cards. Spaces and dashes do not count. */
export function passesLuhn(number: string): boolean {
  const digits = number.replace(/\D/g, "");
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** ISO 13616: an IBAN's first four characters moved to its end, letters read as 10 to 35, leave 1 modulo 97. */
export function passesIban(iban: string): boolean {
  const plain = iban.replace(/\s/g, "");
  const moved = plain.slice(4) + plain.slice(0, 4);
  let rest = 0;
  for (const character of moved) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
