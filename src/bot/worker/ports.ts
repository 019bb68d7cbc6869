import type { Channel } from "../../channels/channel.ts";
import type { Clock } from "../../core/clock.ts";
import type { Emit } from "../../core/events.ts";
import type { Questions } from "../../store/questions.ts";
import type { AnswerQuestion } from "../answer-question.ts";

/** What a worker needs to bring a question to its end. */
export interface WorkerPorts {
  readonly questions: Questions;
  /** By their names. */
  readonly channels: ReadonlyMap<string, Channel>;
  readonly answer: AnswerQuestion;
  readonly clock: Clock;
  readonly emit: Emit;
}
