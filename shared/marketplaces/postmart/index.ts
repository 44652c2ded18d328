import { definePartnerMarketplace } from '../partner-api/define.ts'

/** Postmart became Buudien.vn on 2024-03-31. */
export const postmart = definePartnerMarketplace({
  id: 'postmart',
  name: 'Postmart (Buudien.vn)',
  site: 'https://buudien.vn',
})
