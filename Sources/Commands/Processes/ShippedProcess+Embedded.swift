// The processes that come with the program, compiled in, so that the binary is enough. Two files of one name cannot be
// compiled in, so that each process is there through a link that has the name of its folder.

extension ShippedProcess {
    /// The files of one that comes with the program, as they lie in its folder.
    static func files(of name: String) -> (
        process: [UInt8], templates: [(name: String, subject: [UInt8], html: [UInt8])]
    )? {
        switch name {
        case "sauna-visit":
            (
                PackageResources.sauna_visit_edn,
                [
                    (
                        "visit-called-off", PackageResources.visit_called_off_subject_txt,
                        PackageResources.visit_called_off_html_html
                    ),
                    (
                        "visit-charge-announced", PackageResources.visit_charge_announced_subject_txt,
                        PackageResources.visit_charge_announced_html_html
                    ),
                    (
                        "visit-confirmed", PackageResources.visit_confirmed_subject_txt,
                        PackageResources.visit_confirmed_html_html
                    ),
                    (
                        "visit-guest-has-not-paid", PackageResources.visit_guest_has_not_paid_subject_txt,
                        PackageResources.visit_guest_has_not_paid_html_html
                    ),
                    (
                        "visit-guest-paid", PackageResources.visit_guest_paid_subject_txt,
                        PackageResources.visit_guest_paid_html_html
                    ),
                    (
                        "visit-lapsed", PackageResources.visit_lapsed_subject_txt,
                        PackageResources.visit_lapsed_html_html
                    ),
                    (
                        "visit-paid", PackageResources.visit_paid_subject_txt,
                        PackageResources.visit_paid_html_html
                    ),
                    (
                        "visit-paid-out", PackageResources.visit_paid_out_subject_txt,
                        PackageResources.visit_paid_out_html_html
                    ),
                    (
                        "visit-payment-open", PackageResources.visit_payment_open_subject_txt,
                        PackageResources.visit_payment_open_html_html
                    ),
                    (
                        "visit-payment-wanted", PackageResources.visit_payment_wanted_subject_txt,
                        PackageResources.visit_payment_wanted_html_html
                    ),
                    (
                        "visit-rated-first", PackageResources.visit_rated_first_subject_txt,
                        PackageResources.visit_rated_first_html_html
                    ),
                    (
                        "visit-rating-wanted", PackageResources.visit_rating_wanted_subject_txt,
                        PackageResources.visit_rating_wanted_html_html
                    ),
                    (
                        "visit-ratings-published", PackageResources.visit_ratings_published_subject_txt,
                        PackageResources.visit_ratings_published_html_html
                    ),
                    (
                        "visit-requested", PackageResources.visit_requested_subject_txt,
                        PackageResources.visit_requested_html_html
                    ),
                    (
                        "visit-turned-down", PackageResources.visit_turned_down_subject_txt,
                        PackageResources.visit_turned_down_html_html
                    ),
                    (
                        "visit-unpaid", PackageResources.visit_unpaid_subject_txt,
                        PackageResources.visit_unpaid_html_html
                    ),
                ]
            )
        case "pre-order":
            (
                PackageResources.pre_order_edn,
                [
                    (
                        "order-cancelled", PackageResources.order_cancelled_subject_txt,
                        PackageResources.order_cancelled_html_html
                    ),
                    (
                        "order-confirmed", PackageResources.order_confirmed_subject_txt,
                        PackageResources.order_confirmed_html_html
                    ),
                    (
                        "order-declined", PackageResources.order_declined_subject_txt,
                        PackageResources.order_declined_html_html
                    ),
                    (
                        "order-lapsed", PackageResources.order_lapsed_subject_txt,
                        PackageResources.order_lapsed_html_html
                    ),
                    (
                        "order-paid", PackageResources.order_paid_subject_txt,
                        PackageResources.order_paid_html_html
                    ),
                    (
                        "order-paid-out", PackageResources.order_paid_out_subject_txt,
                        PackageResources.order_paid_out_html_html
                    ),
                    (
                        "order-payment-open", PackageResources.order_payment_open_subject_txt,
                        PackageResources.order_payment_open_html_html
                    ),
                    (
                        "order-payment-wanted", PackageResources.order_payment_wanted_subject_txt,
                        PackageResources.order_payment_wanted_html_html
                    ),
                    (
                        "order-placed", PackageResources.order_placed_subject_txt,
                        PackageResources.order_placed_html_html
                    ),
                    (
                        "order-problem", PackageResources.order_problem_subject_txt,
                        PackageResources.order_problem_html_html
                    ),
                    (
                        "order-rated-first", PackageResources.order_rated_first_subject_txt,
                        PackageResources.order_rated_first_html_html
                    ),
                    (
                        "order-rating-wanted", PackageResources.order_rating_wanted_subject_txt,
                        PackageResources.order_rating_wanted_html_html
                    ),
                    (
                        "order-ratings-published", PackageResources.order_ratings_published_subject_txt,
                        PackageResources.order_ratings_published_html_html
                    ),
                    (
                        "order-ready-to-ship", PackageResources.order_ready_to_ship_subject_txt,
                        PackageResources.order_ready_to_ship_html_html
                    ),
                    (
                        "order-refunded", PackageResources.order_refunded_subject_txt,
                        PackageResources.order_refunded_html_html
                    ),
                    (
                        "order-shipped", PackageResources.order_shipped_subject_txt,
                        PackageResources.order_shipped_html_html
                    ),
                    (
                        "order-unpaid", PackageResources.order_unpaid_subject_txt,
                        PackageResources.order_unpaid_html_html
                    ),
                    (
                        "order-waiting-for-payment", PackageResources.order_waiting_for_payment_subject_txt,
                        PackageResources.order_waiting_for_payment_html_html
                    ),
                ]
            )
        default: nil
        }
    }
}
