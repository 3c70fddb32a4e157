import { describe, expect, it, jest } from '@jest/globals';
import { onDemand } from '../../src/database/batch.js';

const setUp = () => {
  const count = jest.fn(({ name }: { name: string }) => ({ of: name }));
  const list = jest.fn(({ day }: { day: string }) => ({ on: day }));
  return { count, list, loadersFor: onDemand({ count, list }) };
};
const request = { name: 'first', day: '2026-11-27' };

describe('loaders on demand', () => {
  it('are made when they are first asked for, each once', () => {
    const { count, list, loadersFor } = setUp();
    const loaders = loadersFor(request);
    expect(count).not.toHaveBeenCalled();
    expect(loaders.count).toEqual({ of: 'first' });
    expect(loaders.count).toBe(loaders.count);
    expect(count).toHaveBeenCalledTimes(1);
    expect(list).not.toHaveBeenCalled();
  });

  it('may be called as they like', () => {
    const loaders = onDemand({ made: () => 'made', request: () => 'asked for' })({});
    expect([loaders.made, loaders.request]).toEqual(['made', 'asked for']);
  });

  it('are a request’s own', () => {
    const { loadersFor } = setUp();
    const loaders = loadersFor(request);
    const others = loadersFor({ ...request, name: 'second' });
    expect(others.count).toEqual({ of: 'second' });
    expect(loaders.count).toEqual({ of: 'first' });
  });
});
