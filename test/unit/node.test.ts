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

test('an id of another type is refused, and the argument is named', () => {
  expect(() => ToyId.decode(nodeId('Other').encode(1), 'within')).toThrow(
    expect.objectContaining({ facts: { argument: 'within', type: 'Toy' } }),
  );
  expect(() => decodeAnyId(ToyId.encode(1), ['Other'])).toThrow(refused);
});
