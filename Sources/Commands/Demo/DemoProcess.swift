// The process that leads the demo's visits.

import Checkout

enum DemoProcess {
    /// A visit that is charged to the saved card the day before. Short, so that a newcomer reads it at a glance.
    static let saunaVisit = NewProcess(
        name: "sauna-visit",
        source: """
            ;; A visit to a sauna: asked for today, confirmed by its host, charged to the saved card the day before.
            {:format :v3
             :transitions
             [{:name :transition/request :actor :actor.role/customer :privileged? true :to :state/requested
               :actions [{:name :action/create-pending-booking :config {:type :time}}
                         {:name :action/privileged-set-line-items}]}
              {:name :transition/confirm :actor :actor.role/provider :from :state/requested :to :state/confirmed
               :actions [{:name :action/accept-booking}]}
              {:name :transition/turn-down :actor :actor.role/provider :from :state/requested :to :state/turned-down
               :actions [{:name :action/calculate-full-refund} {:name :action/decline-booking}]}
              {:name :transition/let-lapse :from :state/requested :to :state/turned-down
               :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/requested]} {:fn/period ["P4D"]}]}
               :actions [{:name :action/calculate-full-refund} {:name :action/decline-booking}]}
              {:name :transition/call-off-unpaid :actor :actor.role/customer :from :state/confirmed :to :state/called-off
               :actions [{:name :action/calculate-full-refund} {:name :action/cancel-booking}]}
              ;; The charge, in two steps: a mail hangs on the first, and the second has ways out by hand.
              {:name :transition/make-charge-due :from :state/confirmed :to :state/charge-due :actions []
               :at {:fn/minus [{:fn/timepoint [:time/booking-start]} {:fn/period ["P1D"]}]}}
              {:name :transition/charge :from :state/charge-due :to :state/paid
               :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/charge-due]} {:fn/period ["PT10M"]}]}
               :actions [{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? true}}
                         {:name :action/stripe-capture-payment-intent}]}
              {:name :transition/charge-again :actor :actor.role/operator :from :state/charge-due :to :state/paid
               :actions [{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? true}}
                         {:name :action/stripe-capture-payment-intent}]}
              {:name :transition/give-up-charging :actor :actor.role/operator :from :state/charge-due :to :state/unpaid
               :actions [{:name :action/calculate-full-refund} {:name :action/cancel-booking}]}
              {:name :transition/pay-by-hand :actor :actor.role/customer :from :state/charge-due :to :state/paying
               :actions [{:name :action/stripe-create-payment-intent}]}
              {:name :transition/finish-paying :actor :actor.role/customer :from :state/paying :to :state/paid
               :actions [{:name :action/stripe-confirm-payment-intent} {:name :action/stripe-capture-payment-intent}]}
              {:name :transition/call-off-paying :actor :actor.role/operator :from :state/paying :to :state/called-off
               :actions [{:name :action/calculate-full-refund} {:name :action/stripe-refund-payment}
                         {:name :action/cancel-booking}]}
              {:name :transition/finish :at {:fn/timepoint [:time/booking-end]} :from :state/paid :to :state/visited
               :actions [{:name :action/stripe-create-payout}]}
              {:name :transition/call-off :actor :actor.role/operator :from :state/paid :to :state/called-off
               :actions [{:name :action/calculate-full-refund} {:name :action/stripe-refund-payment}
                         {:name :action/cancel-booking}]}
              {:name :transition/host-rates-first :actor :actor.role/provider :from :state/visited
               :to :state/rated-by-host :actions [{:name :action/post-review-by-provider}]}
              {:name :transition/guest-rates-second :actor :actor.role/customer :from :state/rated-by-host
               :to :state/rated :actions [{:name :action/post-review-by-customer} {:name :action/publish-reviews}]}
              {:name :transition/close-unrated :from :state/visited :to :state/rated :actions []
               :at {:fn/plus [{:fn/timepoint [:time/booking-end]} {:fn/period ["P7D"]}]}}
              {:name :transition/close-without-guest :from :state/rated-by-host :to :state/rated
               :at {:fn/plus [{:fn/timepoint [:time/booking-end]} {:fn/period ["P7D"]}]}
               :actions [{:name :action/publish-reviews}]}]
             :notifications
             [{:name :notification/requested :on :transition/request :to :actor.role/provider :template :requested}
              {:name :notification/confirmed :on :transition/confirm :to :actor.role/customer :template :confirmed}
              {:name :notification/turned-down :on :transition/turn-down :to :actor.role/customer
               :template :turned-down}
              {:name :notification/payment-wanted :on :transition/make-charge-due :to :actor.role/customer
               :template :payment-wanted
               :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/charge-due]} {:fn/period ["PT20M"]}]}}
              {:name :notification/paid :on :transition/charge :to :actor.role/customer :template :paid}
              {:name :notification/paid-out :on :transition/finish :to :actor.role/provider :template :paid-out}]}
            """)
}
