// One line per marketplace.
export { postmart } from './postmart/index.ts'
export { sendo } from './sendo/index.ts'
export { shopVnexpress } from './shop-vnexpress/index.ts'
export { voso } from './voso/index.ts'
