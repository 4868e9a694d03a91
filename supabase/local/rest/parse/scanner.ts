import { parseError } from "../rest-error.ts";

/** Walks over the little languages of the query string. Every failure names what was parsed and where. */
export class Scanner {
  readonly text: string;
  readonly #what: string;
  #position = 0;

  constructor(text: string, what: string) {
    this.text = text;
    this.#what = what;
  }

  get isAtEnd(): boolean {
    return this.#position >= this.text.length;
  }

  peek(): string {
    return this.text[this.#position] ?? "";
  }

  startsWith(token: string): boolean {
    return this.text.startsWith(token, this.#position);
  }

  /** Consumes `token` if it comes next. */
  take(token: string): boolean {
    if (!this.startsWith(token)) return false;
    this.#position += token.length;
    return true;
  }

  /** Consumes what the sticky pattern matches here; null when it does not. */
  match(pattern: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(pattern.source, `${pattern.flags.replace("y", "")}y`);
    sticky.lastIndex = this.#position;
    const found = sticky.exec(this.text);
    if (found) this.#position = sticky.lastIndex;
    return found;
  }

  expect(token: string): void {
    if (!this.take(token)) this.fail(`expecting "${token}"`);
  }

  expectEnd(): void {
    if (!this.isAtEnd) this.fail("expecting end of input");
  }

  /** A double-quoted text with backslash escapes; null when none starts here. */
  quoted(): string | null {
    const found = this.match(/"((?:[^"\\]|\\[\s\S])*)"/);
    return found ? (found[1] ?? "").replace(/\\([\s\S])/g, "$1") : null;
  }

  fail(expectation: string): never {
    const next = this.isAtEnd ? "unexpected end of input" : `unexpected ${JSON.stringify(this.peek())}`;
    throw parseError(this.#what, this.text, this.#position + 1, `${next} ${expectation}`);
  }
}
