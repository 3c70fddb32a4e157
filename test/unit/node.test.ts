import fc from 'fast-check';
import { decodeAnyId, nodeId } from '../../src/api/node.js';

const ToyId = nodeId('Toy');
const refused = expect.objectContaining({ code: 'BAD_USER_INPUT', key: 'id.malformed' });

test('an id comes back as the row it was made of', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 - 1 }), (row) => {
      expect(ToyId.decode(ToyId.encode(row))).toBe(row);
      expect(decodeAnyId(ToyId.encode(row), ['Other', 'Toy'])).toEqual({ type: 'Toy', id: row });
    }),
  );
});

test('a row has one id, and whatever is decoded was spelled as it is encoded', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.base64String(),
        fc.string(),
        fc.string().map((text) => Buffer.from(`Toy:${text}`).toString('base64url')),
      ),
      (id) => {
        let row: number | undefined;
        try {
          row = ToyId.decode(id);
        } catch (error) {
          expect(error).toEqual(refused);
        }
        if (row !== undefined) expect(ToyId.encode(row)).toBe(id);
      },
    ),
  );
});

test('base64 that spells the same bytes another way is no id', () => {
  const id = ToyId.encode(123); // 7 bytes: the last letter has bits to spare
  for (const other of [
    `${id}=`,
    `${id}==`,
    `${id.slice(0, -1)}${String.fromCharCode(id.charCodeAt(id.length - 1) + 1)}`,
  ]) {
    expect(Buffer.from(other, 'base64url').toString()).toBe('Toy:123');
    expect(() => ToyId.decode(other)).toThrow(refused);
  }
});

test('an id of another type is refused, and the argument is named', () => {
  expect(() => ToyId.decode(nodeId('Other').encode(1), 'within')).toThrow(
    expect.objectContaining({ facts: { argument: 'within', type: 'Toy' } }),
  );
  expect(() => decodeAnyId(ToyId.encode(1), ['Other'])).toThrow(refused);
});
