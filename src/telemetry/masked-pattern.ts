/** What is masked: its form, and where that says too little, what it must pass besides. */
export interface MaskedPattern {
  readonly kind: string;
  readonly regex: RegExp;
  readonly holds?: (found: string) => boolean;
}
