import { deleteKeys } from "../redis/delete-keys.ts";
import { personsWindows } from "./question-limits.ts";
import { redisKeyOf } from "./redis-windows.ts";

/**
 * Deletes what Redis counts of a person, and tells how many counts that were.
 * @throws what the client throws where Redis does not answer
 */
export function forgetPersonInRedis(url: string, personId: string): Promise<number> {
  return deleteKeys(url, personsWindows({ id: personId }).map(redisKeyOf));
}
