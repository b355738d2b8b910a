// The demo's customers, from many places, and what becomes of each. Days count back from the demo's end; a letter
// signed 359 to 364 days ago runs out within the week, one signed 366 days ago or more has run out.

import Checkout

enum DemoCast {
    private static let visa = "4242424242424242"
    private static let amex = "378282246310005"
    private static let health = "4000051230000072"
    private static let fsa = "5200828282828897"

    /// Everybody.
    static let people: [DemoPerson] = regulars + tokens + reviews + counter

    private static let regulars: [DemoPerson] = [
        DemoPerson(
            "Ana Beltrán", "CA",
            DemoPlot.regular("SLEEP-WB", since: 363)
                + DemoPlot.regular("GYM-1M", since: 262, charges: [60, 30], card: health)
                + DemoPlot.denied("SKIN-KIT", 37)),
        DemoPerson("Anaïs Lefèvre", "NY", DemoPlot.regular("GYM-1M", since: 190, charges: [40])),
        DemoPerson("Anand Krishnan", "TX", [.days(48, .checkout(["AID-50"]), .pay(visa))]),
        DemoPerson("Anastasia Ōe", "CA", DemoPlot.regular("SKIN-KIT", since: 362) + [.days(20, .save(amex))]),
        DemoPerson(
            "Anaya Whitehorse", "AZ",
            DemoPlot.regular("GYM-PT5", since: 300, charges: [90]) + DemoPlot.regular("NUTR-1M", since: 120)),
        DemoPerson("Björn Ångström", "MN", DemoPlot.regular("GYM-1M", since: 410, charges: [70])),
        DemoPerson("Chidi Okafor", "GA", DemoPlot.regular("MIND-4", since: 364, card: health)),
        DemoPerson("Clémence Fauré", "LA", DemoPlot.regular("SLEEP-WB", since: 359, charges: [100])),
        DemoPerson("Deepak Chatterjee", "NJ", DemoPlot.reviewed("NUTR-1M", 150)),
        DemoPerson(
            "Elżbieta Wiśniewska", "IL", DemoPlot.regular("GYM-1M", since: 380) + [.days(75, .subscribe(visa))]),
        DemoPerson("Fatima Al-Rashid", "MI", DemoPlot.regular("SKIN-KIT", since: 45, card: amex)),
        DemoPerson(
            "Grace Sullivan", "MA",
            DemoPlot.regular("GYM-1M", since: 88) + [.days(80, .subscribe(visa)), .days(50, .save(health))]),
        DemoPerson("Håkon Lindqvist", "WA", DemoPlot.regular("GEN-SAUNA", since: 210)),
        DemoPerson("Iker Quiñones", "NM", DemoPlot.denied("SLEEP-WB", 96)),
        DemoPerson("José Castañeda", "TX", DemoPlot.regular("GYM-1M", since: 15) + [.days(3, .refund(1_500))]),
        DemoPerson("健太 山田", "HI", DemoPlot.regular("GYM-1M", since: 230)),
        DemoPerson("Kwame Mensah", "MD", DemoPlot.reviewed("MIND-4", 12)),
    ]

    private static let tokens: [DemoPerson] = [
        DemoPerson("Lakshmi Venkataraghavan", "CA", DemoPlot.subscriber("NUTR-1M", since: 100, charges: [70, 40])),
        DemoPerson("Łukasz Dąbrowski", "PA", DemoPlot.subscriber("GYM-1M", since: 64, charges: [33], card: visa)),
        DemoPerson("Maëlys Besançon", "VT", DemoPlot.stuckCard("GYM-1M", since: 80, failed: 6, tries: [5, 2])),
        DemoPerson("Mateo Gutiérrez", "FL", DemoPlot.stuckLetter("SKIN-KIT", since: 395, failed: 1, gaveUp: [0])),
        DemoPerson("Meera Iyer", "TX", DemoPlot.stuckCard("NUTR-1M", since: 190, failed: 19, tries: [18, 15, 9])),
        DemoPerson("美咲 佐藤", "CA", DemoPlot.stuckLetter("SLEEP-WB", since: 372, failed: 4)),
        DemoPerson("Ngozi Adeyemi", "NC", DemoPlot.stuckCard("GYM-PT5", since: 130, failed: 2)),
        DemoPerson("Nguye\u{0302}\u{0303}n Minh", "CA", DemoPlot.subscriber("GYM-1M", since: 28)),
        DemoPerson(
            "Noémie Thévenot", "ME",
            DemoPlot.stuckCard("MIND-4", since: 50, failed: 11, tries: [10], card: "4000009905000041")),
        DemoPerson("Núria Ibáñez", "NV", DemoPlot.stuckLetter("GYM-1M", since: 402, failed: 12, gaveUp: [11, 8])),
        DemoPerson("Oluwaseun Eze", "OH", DemoPlot.subscriber("SLEEP-WB", since: 12, card: fsa)),
        DemoPerson("Øyvind Møller", "ND", [.hours(5, .checkout(["GYM-1M"], .token), .leaveConsultation)]),
    ]

    private static let reviews: [DemoPerson] = [
        DemoPerson("Priya Krishnan", "CA", DemoPlot.waiting("SKIN-KIT", hours: 22)),
        DemoPerson("Quinn Foster", "OR", DemoPlot.waiting("GYM-1M", hours: 15, card: health)),
        DemoPerson("Rocío Sáenz", "CO", DemoPlot.waiting("MIND-4", hours: 7)),
        DemoPerson("Rohan Kapoor", "NY", DemoPlot.waiting("NUTR-1M", hours: 2)),
        DemoPerson("Ruth Hayes", "KS", [.days(9, .checkout(["GEN-SAUNA"]), .consult(.ineligible))]),
    ]

    private static let counter: [DemoPerson] = [
        DemoPerson("Šárka Nováková", "WI", [.days(2, .checkout(["AID-50"], .holdOnly), .pay(visa))]),
        DemoPerson("Séverine Noël", "CT", [.days(3, .checkout(["EYE-READ"], .holdOnly), .pay(amex)), .days(1, .void)]),
        DemoPerson(
            "Sofía Núñez", "CA", [.days(10, .checkout(["EYE-READ"], .holdOnly), .pay(visa)), .days(8, .capture)]),
        DemoPerson(
            "Sören Großmann", "IA",
            [.days(20, .checkout(["AID-THERM"], .holdOnly), .pay("4000009900000012")), .days(5, .capture)]),
        DemoPerson("Tanvi Rao", "VA", [.days(30, .checkout(["AID-50", "AID-THERM"]))]),
        DemoPerson("Thandiwe Ndlovu", "TN", [.days(14, .checkout(["SHOP-GIFT"])), .days(14, .cancel)]),
        DemoPerson("Théo Garçon", "RI", [.hours(3, .checkout(["AID-THERM"], .laterCharges), .pay("4000000000000002"))]),
        DemoPerson("Tomáš Růžička", "NE", DemoPlot.walkIn(["AID-50", "SHOP-TOWEL"], 26, card: health, and: visa)),
        DemoPerson("Valentina Ortiz", "AZ", DemoPlot.walkIn(["AID-THERM"], 61) + [.days(58, .refund(2_450))]),
        DemoPerson("Wyatt Brooks", "MT", DemoPlot.walkIn(["AID-50"], 140, card: fsa)),
        DemoPerson("지우 김", "CA", DemoPlot.walkIn(["EYE-READ"], 75)),
        DemoPerson("Xiomara Vázquez", "FL", DemoPlot.walkIn(["AID-THERM", "AID-50"], 33, card: health)),
        DemoPerson("Yusuf Demir", "NJ", [.hours(1, .checkout(["GYM-1M"]))]),
        DemoPerson("Zdeněk Żak", "IL", DemoPlot.walkIn(["SHOP-TOWEL"], 18)),
        DemoPerson("Zeynep Özdemir", "NY", DemoPlot.walkIn(["AID-THERM", "EYE-READ"], 7, card: health)),
        DemoPerson("Zoë Whitaker", "CA", DemoPlot.walkIn(["SHOP-GIFT"], 4, card: amex)),
    ]
}
