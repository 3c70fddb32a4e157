import { TestEnvironment } from 'jest-environment-node';

/** Node, and beside every failed test the last request that it made: query, variables, body and SQL. */
export default class extends TestEnvironment {
  handleTestEvent({ name }: { name: string }): void {
    if (name === 'test_start') this.global.lastRequest = undefined;
    if (name === 'test_fn_failure' && this.global.lastRequest) {
      this.global.console.error(`The last request of the failed test:\n\n${this.global.lastRequest()}`);
    }
  }
}
