// The process of the benchmark: charged a day before, paid out at the end, closed a week later.

enum BoatHire {
    static let source = """
        {:format :v3
         :transitions
         [{:name :transition/request :actor :actor.role/customer :privileged? true :to :state/requested
           :actions [{:name :action/create-pending-booking :config {:type :time}}
                     {:name :action/privileged-set-line-items}]}
          {:name :transition/agree :actor :actor.role/provider :from :state/requested :to :state/agreed
           :actions [{:name :action/accept-booking}]}
          {:name :transition/lapse :from :state/requested :to :state/turned-down
           :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/requested]} {:fn/period ["P6D"]}]}
           :actions [{:name :action/decline-booking}]}
          {:name :transition/make-charge-due :from :state/agreed :to :state/charge-due
           :at {:fn/minus [{:fn/timepoint [:time/booking-start]} {:fn/period ["P1D"]}]}}
          {:name :transition/charge :from :state/charge-due :to :state/paid
           :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/charge-due]} {:fn/period ["PT5M"]}]}
           :actions [{:name :action/stripe-create-payment-intent :config {:use-customer-default-payment-method? true}}
                     {:name :action/stripe-capture-payment-intent}]}
          {:name :transition/finish :from :state/paid :to :state/returned
           :at {:fn/timepoint [:time/booking-end]} :actions [{:name :action/stripe-create-payout}]}
          {:name :transition/close :from :state/returned :to :state/closed
           :at {:fn/plus [{:fn/timepoint [:time/booking-end]} {:fn/period ["P7D"]}]}}]
         :notifications
         [{:name :notification/requested :on :transition/request :to :actor.role/provider :template :requested}
          {:name :notification/payment-wanted :on :transition/make-charge-due :to :actor.role/customer
           :template :payment-wanted
           :at {:fn/plus [{:fn/timepoint [:time/first-entered-state :state/charge-due]} {:fn/period ["PT10M"]}]}}
          {:name :notification/paid-out :on :transition/finish :to :actor.role/provider :template :paid-out}]}
        """
}
