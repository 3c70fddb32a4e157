/** The same batches once the first is there: what fails at once can still be answered as an error. */
export const begun = async <Batch>(batches: AsyncIterable<Batch>): Promise<AsyncIterable<Batch>> => {
  const iterator = batches[Symbol.asyncIterator]();
  const first = await iterator.next();
  let isFirst = true;
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => {
        if (!isFirst) return iterator.next();
        isFirst = false;
        return Promise.resolve(first);
      },
      return: async () => (await iterator.return?.()) ?? { done: true, value: undefined },
    }),
  };
};
