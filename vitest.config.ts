import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Tests of what keeps nothing between calls: they share what a worker has loaded. */
const pure = ['shared/**/*.test.ts', 'test/domain/**/*.test.ts', 'test/sheet/**/*.test.ts']
/** Tests that change something which others share: a clock, a stream, a module. */
const alone = [
  'test/access/{redact,token}.test.ts',
  'test/flow/{listening,unmarked}.test.ts',
  'test/stores/over-memory.test.ts',
]
const nowhere = ['**/node_modules/**', '**/cdk.out/**', 'shared/marketplaces/_template*/**']

/** These take longest: one that began last would run on alone. */
const longest =
  /\/(kill|lost-messages|twice|local-start|backup|lane|lane-changes|limits|fifth-marketplace)\.test\.ts$/

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => longest.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

// Vitest reads its configuration from a default export.
export default defineConfig({
  test: {
    // Bundling writes to standard streams, which worker threads do not have.
    pool: 'forks',
    // One more than there are processors: many tests wait, for a review or for what another process does.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { POWERTOOLS_METRICS_DISABLED: 'true', POWERTOOLS_DEV: 'false' },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: nowhere, isolate: false } },
      {
        extends: true,
        test: {
          name: 'system',
          include: ['test/**/*.test.ts', 'functions/**/*.test.ts', 'infra/**/*.test.ts'],
          exclude: [...nowhere, ...pure, ...alone],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: alone } },
    ],
  },
})
