/** From a moment on, so many users. */
export interface UserStep {
  /** After the begin. */
  readonly atMs: number;
  readonly users: number;
}

/** The number of users goes on a straight line to the target; a duration of zero is a jump. */
export interface UserStage {
  readonly target: number;
  readonly durationMs: number;
}

/**
 * When there are how many users, as k6's ramping-vus has it: the number changes at the moments at which the line
 * between two targets is at a whole number, upward and downward.
 */
export function userSteps(startUsers: number, stages: readonly UserStage[]): UserStep[] {
  const steps: UserStep[] = [{ atMs: 0, users: startUsers }];
  let [from, beginMs] = [startUsers, 0];
  for (const { target, durationMs } of stages) {
    const distance = Math.abs(target - from);
    const direction = Math.sign(target - from);
    if (durationMs === 0 && distance > 0) steps.push({ atMs: beginMs, users: target });
    for (let passed = 1; durationMs > 0 && passed <= distance; passed += 1)
      steps.push({ atMs: beginMs + (durationMs * passed) / distance, users: from + direction * passed });
    [from, beginMs] = [target, beginMs + durationMs];
  }
  return steps;
}
