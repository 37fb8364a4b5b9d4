/** The arrows of the architecture: apps → libs/domain → libs/providers → libs/http, libs/config; never back, never sideways. */
const may = (from, ...to) => ({
  name: `${from.replace(/\W+/g, '-')}-may-use-only`,
  severity: 'error',
  comment: `${from} may import only itself and: ${to.join(', ') || 'nothing'}`,
  from: { path: `^${from}/` },
  to: { path: '^(apps|libs|test)/', pathNot: [from, ...to].map((path) => `^${path}/`) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    may('libs/config'),
    may('libs/http'),
    may('libs/providers', 'libs/http', 'libs/config'),
    may('libs/domain', 'libs/providers', 'libs/http', 'libs/config'),
    may('apps/api', 'libs/domain', 'libs/http', 'libs/config'),
    may('apps/cli', 'libs/domain', 'libs/config'),
    may('apps/sandbox', 'libs/config'),
    may('apps/dev', 'libs/domain', 'libs/config'),
    {
      name: 'providers-do-not-know-each-other',
      severity: 'error',
      from: { path: '^libs/providers/src/([^/]+)/' },
      to: { path: '^libs/providers/src/[^/]+/', pathNot: ['^libs/providers/src/$1/', '^libs/providers/src/rules/'] },
    },
    {
      name: 'libraries-by-their-index',
      severity: 'error',
      comment: 'between libraries import @sessionlink/<lib>',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: ['^test/', '\\.d\\.ts$', '/main\\.ts$', 'src/index\\.ts$'] },
      to: {},
    },
    {
      name: 'production-needs-dependencies',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], pathNot: '@types/' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
  },
};
