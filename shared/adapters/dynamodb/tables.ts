/** The keys of every table: the one description that the infrastructure and local mode both build from. */
export type TableShape = {
  partition: { name: string; type: 'S' }
  sort: { name: string; type: 'S' | 'N' }
  indexes: Record<
    string,
    {
      partition: { name: string; type: 'S' }
      sort: { name: string; type: 'S' | 'N' }
      projection: 'ALL' | 'KEYS_ONLY'
    }
  >
  /** Attribute with the epoch second at which an item may be removed. */
  expiry: string | null
}

export const tables = {
  /** Accounts and everything that belongs to one: profile, imports and their facets. */
  Tenants: {
    partition: { name: 'tenant', type: 'S' },
    sort: { name: 'entry', type: 'S' },
    indexes: {
      byCommune: {
        partition: { name: 'commune', type: 'S' },
        sort: { name: 'tenant', type: 'S' },
        projection: 'ALL',
      },
    },
    expiry: null,
  },
  /** Row results, `import` = tenant#importId. */
  Rows: {
    partition: { name: 'import', type: 'S' },
    sort: { name: 'ordinal', type: 'N' },
    indexes: {},
    expiry: 'expiresAt',
  },
  Desired: {
    partition: { name: 'tenant', type: 'S' },
    sort: { name: 'sku', type: 'S' },
    indexes: {},
    expiry: null,
  },
  /** `place` = tenant#marketplace. The index holds only what is due. */
  Status: {
    partition: { name: 'place', type: 'S' },
    sort: { name: 'sku', type: 'S' },
    indexes: {
      due: {
        partition: { name: 'dueShard', type: 'S' },
        sort: { name: 'dueAt', type: 'N' },
        projection: 'KEYS_ONLY',
      },
    },
    expiry: null,
  },
  /** Claims, open work, dispatches, bulk jobs, audit entries. */
  Ledger: {
    partition: { name: 'scope', type: 'S' },
    sort: { name: 'entry', type: 'S' },
    indexes: {},
    expiry: 'expiresAt',
  },
} as const satisfies Record<string, TableShape>

export type TableName = keyof typeof tables
