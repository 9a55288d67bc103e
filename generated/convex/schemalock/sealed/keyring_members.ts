// Written by schemalock, the same for every schema. Do not edit: run `schemalock generate`.

import { KeyringError } from "./errors";
import type { Member, Node } from "./json_reader";

/** An object of a keyring, whose members are taken out one by one. */
export class Members {
  #members: readonly Member[];

  constructor(
    private readonly at: string,
    members: readonly Member[],
  ) {
    this.#members = members;
  }

  /** A member that may be missing, but not be there twice. */
  optional(member: string): Node | undefined {
    const found = this.#members.filter(([name]) => name === member);
    if (found.length > 1) {
      throw new KeyringError(
        "Twice",
        `\`${this.at}\` has the member \`${member}\` twice`,
      );
    }
    this.#members = this.#members.filter(([name]) => name !== member);
    return found[0]?.[1];
  }

  /** A member. */
  take(member: string): Node {
    const found = this.optional(member);
    if (found === undefined) {
      throw new KeyringError(
        "Missing",
        `\`${this.at}\` has no member \`${member}\``,
      );
    }
    return found;
  }

  /** A member that is a text. */
  text(member: string): string {
    return this.#asText(member, this.take(member));
  }

  /** What `read` makes of a text; it makes nothing of those that do not belong there. */
  read<T>(
    member: string,
    expected: string,
    read: (text: string) => T | undefined,
  ): T {
    return this.#asRead(member, expected, read(this.text(member)));
  }

  /** {@link read} of a member that may be missing. */
  readOptional<T>(
    member: string,
    expected: string,
    read: (text: string) => T | undefined,
  ): T | undefined {
    const node = this.optional(member);
    return node === undefined
      ? undefined
      : this.#asRead(member, expected, read(this.#asText(member, node)));
  }

  /** Nothing may be left. What is, is not repeated: nobody knows what it is. */
  end(members: readonly string[]): void {
    if (this.#members.length > 0) {
      const quoted = members.map((member) => `\`${member}\``);
      const last = quoted.pop();
      throw new KeyringError(
        "Unknown",
        `\`${this.at}\` has a member that is not ${quoted.join(", ")} or ${last}`,
      );
    }
  }

  #asText(member: string, node: Node): string {
    return node.is === "text" ? node.text : this.#form(member, "a text");
  }

  #asRead<T>(member: string, expected: string, read: T | undefined): T {
    return read ?? this.#form(member, expected);
  }

  #form(member: string, expected: string): never {
    const at = this.at === "keyring" ? member : `${this.at}.${member}`;
    throw new KeyringError("Form", `\`${at}\` is not ${expected}`);
  }
}
