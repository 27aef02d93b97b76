/** A backup is a row of frames, each with its length before it: no content can be taken for the end of another. */
const LENGTH_BYTES = 4;

export function frame(content: Buffer | object): Buffer {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** An empty frame ends the rows of a table. */
export const END = frame(Buffer.alloc(0));

/** Thrown when a backup ends before its end. */
export class CutOff extends Error {}

/** Reads the frames of a stream one by one. */
export class FrameReader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async next(): Promise<Buffer> {
    const length = (await this.#take(LENGTH_BYTES)).readUInt32BE();
    return this.#take(length);
  }

  async nextJson<T>(): Promise<T> {
    return JSON.parse((await this.next()).toString()) as T;
  }

  async #take(count: number): Promise<Buffer> {
    const parts = [this.#held];
    let held = this.#held.length;
    while (held < count) {
      const { value, done } = await this.#chunks.next();
      if (done) throw new CutOff();
      parts.push(value);
      held += value.length;
    }
    const all = parts.length === 1 ? this.#held : Buffer.concat(parts);
    this.#held = all.subarray(count);
    return all.subarray(0, count);
  }
}
