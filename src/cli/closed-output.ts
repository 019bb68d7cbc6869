let worksOn = false;

/** For a command whose exit code and files count for more than its words: it works on when its reader is gone. */
export function outliveReader(): void {
  worksOn = true;
}

/** Whether the process ends when nobody reads its output any more. */
export function endsWithReader(): boolean {
  return !worksOn;
}
