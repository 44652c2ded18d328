import { definePartnerMarketplace } from '../partner-api/define.ts'

export const voso = definePartnerMarketplace({ id: 'voso', name: 'Voso', site: 'https://voso.vn' })
