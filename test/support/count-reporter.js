/** Prints the plain closing line `N passed, N failed` of all suites; a suite that can't even start counts as one failure. */
module.exports = class CountReporter {
  onRunComplete(_contexts, results) {
    console.log(
      `${results.numPassedTests} passed, ${results.numFailedTests + results.numRuntimeErrorTestSuites} failed`,
    );
  }
};
