/** Prints the plain closing line `N passed, N failed` of all suites; a suite that can't even start counts as one failure. */
module.exports = class CountReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    const line = `${numPassedTests} passed, ${numFailedTests + numRuntimeErrorTestSuites} failed`;
    process.once('exit', () => console.log(line)); // after Jest's own summary
  }
};
