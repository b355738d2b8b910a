/// Every path of Flex's dialect.
enum FlexEndpoints {
    static let all: [Endpoint] =
        customers + catalog + sessions + sessionActions + payments + subscriptions + promotions + consultations
        + webhooks
}
