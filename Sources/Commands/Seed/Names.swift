// Names from many places, so that sorting, searching and drawing meet what they will meet in earnest.

/// A way of naming people.
struct Naming: Sendable {
    /// How many of a hundred people are named so.
    let share: Int
    /// First names.
    let given: [String]
    /// Family names.
    let family: [String]

    private init(_ share: Int, _ given: String, _ family: String) {
        self.share = share
        self.given = given.split(separator: " ").map(String.init)
        self.family = family.split(separator: " ").map(String.init)
    }

    /// A person's names.
    static func pick(_ random: inout SplitMix) -> (given: String, family: String) {
        var place = random.below(all.map(\.share).reduce(0, +))
        let naming = all.first { naming in
            place -= naming.share
            return place < 0
        }
        let chosen = naming ?? all[0]
        return (random.pick(chosen.given), random.pick(chosen.family))
    }

    private static let all: [Naming] = [
        Naming(
            26,
            "Ava Caleb Dana Emma Grace Henry Isla Jack Jordan Leah "
                + "Mason Nora Owen Paige Quinn Ruth Sam Tessa Wyatt Zoe",
            "Adams Baker Bennett Brooks Carter Collins Cooper Foster "
                + "Gray Hayes Hughes Jenkins Morgan Parker Reed Shaw "
                + "Sullivan Turner Walsh Whitaker"),
        Naming(
            18,
            "Alejandra Ana Camila Diego Elena Iker José Lucía "
                + "Mateo Núria Pilar Rocío Santiago Sofía Valentina Xiomara",
            "Álvarez Beltrán Castañeda Domínguez Fernández Gutiérrez Ibáñez Jiménez Muñoz Núñez Ortiz Peña Quiñones "
                + "Ramírez Sáenz Vázquez"),
        Naming(
            8, "Aïcha Anaïs Benoît Chloé Clémence Étienne François Gaëlle Hélène Loïc Maëlys Noémie Théo Zoé",
            "Beauchêne Besançon Dupré Fauré Garçon Hénault Lefèvre Montaigne Noël Pélissier Séguin Thévenot"),
        Naming(
            7, "Björn Freja Gro Håkon Ingrid Jürgen Kätrin Lærke Märta Øyvind Sören Åsa",
            "Ångström Bäcker Dahl Eriksen Großmann Holm Jørgensen Köhler Lindqvist Møller Nyström Weiß"),
        Naming(
            7, "Agnieszka Bożena Czesław Dvora Elżbieta Jiří Łukasz Małgorzata Paweł Šárka Tomáš Zdeněk",
            "Błaszczyk Černý Dąbrowski Háček Kowalczyk Łódzki Nováková Novák Růžička Szczepański Wiśniewska Žák"),
        Naming(
            7, "Aanya Arjun Chitra Deepak Ishaan Kavya Lakshmi Meera Nikhil Priya Rohan Tanvi",
            "Agarwal Banerjee Chatterjee Iyer Kapoor Krishnan Menon Nair Patel Rao Subramanian Venkataraghavan"),
        Naming(
            6, "Adaeze Amara Chidi Folasade Kwame Ngozi Nomvula Oluwaseun Sekou Thandiwe Yaa Zuri",
            "Achebe Adeyemi Boateng Diallo Eze Kamara Mensah Ndlovu Okafor Okonkwo Sow Traoré"),
        // The marks stand apart from their letters here, as some systems send them.
        Naming(
            5,
            "A\u{0301}nh Du\u{031B}o\u{031B}ng Ha\u{0300} Linh Minh "
                + "Ngo\u{0323}c Phu\u{031B}o\u{031B}ng Thu\u{0309}y Trang Vy",
            "Bu\u{0300}i D\u{0323}ang Hoa\u{0300}ng Le\u{0302} "
                + "Nguye\u{0302}\u{0303}n Pha\u{0323}m Tra\u{0302}\u{0300}n Vo\u{0303} Vu\u{0303}"
        ),
        Naming(
            5, "愛 陽菜 健太 美咲 蓮 結衣 翔太 さくら 大輔 直子", "伊藤 加藤 小林 佐藤 鈴木 高橋 田中 中村 山田 渡辺"),
        Naming(3, "지우 민준 서연 하은 도윤 예준", "강 김 박 이 정 최"),
        Naming(
            3, "Ahmed Fatima Hassan Leyla Omar Samira Yusuf Zeynep",
            "Al-Rashid Çelik Demir Haddad Khalil Şahin Yılmaz Özdemir"),
        Naming(2, "محمد فاطمة ليلى يوسف", "الأحمد حداد خليل منصور"),
        Naming(2, "नमिता अर्जुन प्रिया रोहन", "शर्मा वर्मा गुप्ता मिश्रा"),
        Naming(1, "Αλεξάνδρα Γιώργος Ελένη Олена Тарас Юлія", "Παπαδοπούλου Οικονόμου Шевченко Коваленко"),
    ]
}
