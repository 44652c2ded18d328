import { defineConfig } from 'vitest/config'

// Vitest reads its configuration from a default export.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'shared/**/*.test.ts', 'functions/**/*.test.ts', 'infra/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/cdk.out/**', 'shared/marketplaces/_template*/**'],
    // Bundling writes to standard streams, which worker threads do not have.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { POWERTOOLS_METRICS_DISABLED: 'true', POWERTOOLS_DEV: 'false' },
  },
})
