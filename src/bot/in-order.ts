/** Runs one task after the other for each key, and tasks of different keys at the same time. */
export function createInOrder<Key>(): <Result>(key: Key, task: () => Promise<Result>) => Promise<Result> {
  const last = new Map<Key, Promise<unknown>>();
  return (key, task) => {
    const previous = last.get(key) ?? Promise.resolve();
    const running = previous.then(task, task);
    last.set(key, running);
    const forget = () => void (last.get(key) === running && last.delete(key));
    running.then(forget, forget);
    return running;
  };
}
