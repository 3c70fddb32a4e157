import { ID, InterfaceType, Field } from 'type-graphql';
import { TypeNamedBy } from './at-once.js';
import { badInput } from './errors.js';

/** Opaque, typed ids: base64url of "Type:id". They are not signed; what a viewer may see is not decided by an id. */
export interface NodeId {
  readonly type: string;
  encode(id: number): string;
  /** The row's id. Throws BAD_USER_INPUT when malformed or of another type; `argument` is named in the message. */
  decode(id: string, argument?: string): number;
}

const parse = (id: string): { type: string; id: number } | null => {
  if (id.length > 64 || !/^[\w-]+$/.test(id)) return null;
  const [, type, digits] =
    /^([A-Za-z]+):([1-9][0-9]{0,9})$/.exec(Buffer.from(id, 'base64url').toString('latin1')) ?? [];
  if (!type || !digits || Number(digits) > 2_147_483_647) return null;
  // One spelling per id: what base64url merely tolerates is no id of ours.
  return Buffer.from(`${type}:${digits}`).toString('base64url') === id ? { type, id: Number(digits) } : null;
};

const types = new Map<string, NodeId>();

export const nodeId = (type: string): NodeId => {
  const made: NodeId = {
    type,
    encode: (id) => Buffer.from(`${type}:${id}`).toString('base64url'),
    decode(id, argument = 'id') {
      const parsed = parse(id);
      if (parsed?.type !== type) throw badInput('id.malformed', { argument, type });
      return parsed.id;
    },
  };
  types.set(type, made);
  return made;
};

/** The type and row id of an id of one of these types, by default of any; throws BAD_USER_INPUT when malformed or of none of them. */
export const decodeAnyId = (
  id: string,
  among: readonly string[] = [...types.keys()],
  argument = 'id',
): { type: string; id: number } => {
  const parsed = parse(id);
  if (!parsed || !among.includes(parsed.type)) throw badInput('id.malformed', { argument, type: 'Node' });
  return parsed;
};

/** The id of a row of any type; null for a type that has no ids. */
export const encodeAnyId = (type: string, id: number): string | null => types.get(type)?.encode(id) ?? null;

@TypeNamedBy('Node', (row: { __typename: string }) => row.__typename)
@InterfaceType('Node', {
  description:
    'Anything with an id of its own. An id is opaque, stays the same for ever and tells its type to the server only.',
})
export abstract class Node {
  @Field(() => ID, { description: 'The opaque id. Give it back as it came.' })
  id!: string;
}
