/** Where CloudWatch keeps what the functions count, and what it is called. */
export const metricsNamespace = 'OcopConnector'

/** A marketplace was found out of order; dimensions `service` and `marketplace`. */
export const outageMetricName = 'MarketplaceOutage'
