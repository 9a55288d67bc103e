// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

/** What was derived from a key, once for each context: the encrypted columns of a program, a handful of constants. */
export class Derived<T> {
  readonly #made = new Map<string, Promise<T>>();

  constructor(private readonly make: (context: string) => Promise<T>) {}

  /** What belongs to a context, made now if it is the first time. What failed is tried again. */
  get(context: string): Promise<T> {
    const made = this.#made.get(context);
    if (made !== undefined) {
      return made;
    }
    const making = this.make(context);
    this.#made.set(context, making);
    making.catch(() => this.#made.delete(context));
    return making;
  }
}
