import { definePartnerMarketplace } from '../partner-api/define.ts'

export const shopVnexpress = definePartnerMarketplace({
  id: 'shop-vnexpress',
  name: 'Shop VnExpress',
  site: 'https://shop.vnexpress.net',
})
