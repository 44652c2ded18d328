import { definePartnerMarketplace, type Identity } from '../partner-api/define.ts'

/** The only thing to change for a marketplace that speaks our protocol. `id` is the folder's name. */
const identity: Identity = { id: 'cho-moi', name: 'Chợ mới', site: 'https://cho-moi.example' }

export const marketplace = definePartnerMarketplace(identity)
