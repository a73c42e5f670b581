import { appendFileSync, createReadStream, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';

/** Objects written at a time. */
const AT_ONCE = 1000;

/**
 * Objects in a file until they are wanted: in memory hundreds of thousands of them would be collected time and again
 * beside what is measured.
 */
export class Kept<T> {
  private waiting: string[] = [];
  count = 0;

  constructor(private readonly path: string) {
    writeFileSync(path, '');
  }

  add(one: T): void {
    this.count++;
    if (this.waiting.push(JSON.stringify(one)) === AT_ONCE) this.write();
  }

  async *all(): AsyncIterableIterator<T> {
    this.write();
    for await (const line of createInterface({ input: createReadStream(this.path) }))
      yield JSON.parse(line) as T;
  }

  private write(): void {
    if (this.waiting.length > 0) appendFileSync(this.path, `${this.waiting.join('\n')}\n`);
    this.waiting = [];
  }
}
