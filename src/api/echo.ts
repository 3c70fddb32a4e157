/** A name longer than any of ours is cut: a request could make the answer as long as itself. */
const LONGEST_NAME = 80;

/**
 * What GraphQL's own message says of the schema and of the place, without the values that were sent: they are no news
 * to the sender, and answers end up in logs and on pages.
 */
export const withoutEcho = (message: string): string =>
  message
    .replace(/(cannot represent [\w\s-]+?): [^]*$/, '$1.')
    .replace(/(Expected value of type "[^"]+"), found [^]*$/, '$1.')
    .replace(/^Value "[^]*" does not exist in ("\w+" enum)/, 'The value does not exist in $1')
    .replace(/^Field "[^]*" is not defined by (type "\w+")/, 'A field is not defined by $1')
    .replace(/(found|Unexpected) (Name|Int|Float|String|BlockString) "[^]*"/, '$1 $2')
    .replace(/"([^"]+)"/g, (_, name: string) => `"${shortName(name)}"`);

/** GraphQL's guess at what was meant; it is the only part of a message that tells names which were not asked for. */
export const withoutSuggestion = (message: string): string => message.replace(/ Did you mean [^]*$/, '');

/** A name that a client chose, for a message. */
export const shortName = (name: string): string =>
  name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
