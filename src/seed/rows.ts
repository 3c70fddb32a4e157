/** One row of a seed file. Every reader names file and line when the value is not what it should be. */
export class Row {
  constructor(
    private readonly place: string,
    readonly values: Readonly<Record<string, string>>,
  ) {}

  /** A text that has to be there. */
  text(column: string): string {
    return this.optional(column) ?? this.refuse(column, 'missing');
  }

  /** An empty cell is null. */
  optional(column: string): string | null {
    const value = this.values[column];
    if (value === undefined) this.refuse(column, 'no column of the file');
    return value === '' ? null : value;
  }

  /** A whole number. */
  integer(column: string): number | null {
    return this.convert(column, (text) => (/^-?\d+$/.test(text) ? Number(text) : undefined), 'no whole number');
  }

  decimal(column: string): number | null {
    return this.convert(column, (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined), 'no number');
  }

  flag(column: string): boolean | null {
    return this.convert(column, (text) => ({ true: true, false: false })[text], 'neither true nor false');
  }

  /** What one of the readers above reads, where the cell must not be empty. */
  required<T>(column: string, read: (this: Row, column: string) => T | null): T {
    return read.call(this, column) ?? this.refuse(column, 'missing');
  }

  /** A value of a vocabulary. */
  term<Value extends string>(column: string, list: Readonly<Record<string, Value>>): Value {
    return this.optionalTerm(column, list) ?? this.refuse(column, 'missing');
  }

  optionalTerm<Value extends string>(column: string, list: Readonly<Record<string, Value>>): Value | null {
    return this.convert(column, (text) => list[text], 'no value of its vocabulary');
  }

  /** Pairs such as `A=1;B=2`, in their order. */
  pairs(column: string, separator: string): [string, string][] {
    const text = this.optional(column);
    return (text?.split(';') ?? []).map((pair) => {
      const [name, value, ...rest] = pair.split(separator);
      return name && value && rest.length === 0
        ? [name, value]
        : this.refuse(column, `not of the form NAME${separator}VALUE`);
    });
  }

  refuse(column: string, why: string): never {
    throw new Error(`${this.place}: ${column} is "${this.values[column] ?? ''}": ${why}`);
  }

  private convert<T>(column: string, read: (text: string) => T | undefined, why: string): T | null {
    const text = this.optional(column);
    return text === null ? null : (read(text) ?? this.refuse(column, why));
  }
}
