import Testing

@testable import Terminal

@Suite("Layout")
struct RectTests {
    private let rect = Rect(x: 2, y: 3, width: 10, height: 6)

    @Test("Cutting gives two parts that make the whole")
    func cutting() {
        for count in -1...12 {
            let (top, below) = rect.splitTop(count)
            #expect(top.height == min(max(0, count), 6) && top.height + below.height == 6 && below.y == top.bottom)
            let (above, bottom) = rect.splitBottom(count)
            #expect(
                bottom.height == min(max(0, count), 6) && above.height + bottom.height == 6 && bottom.y == above.bottom)
            let (left, rest) = rect.splitLeft(count)
            #expect(left.width == min(max(0, count), 10) && left.width + rest.width == 10 && rest.x == left.right)
            let (main, right) = rect.splitRight(count)
            #expect(right.width == min(max(0, count), 10) && main.width + right.width == 10 && right.x == main.right)
        }
    }

    @Test("An inset never goes below nothing")
    func inset() {
        #expect(rect.inset() == Rect(x: 3, y: 4, width: 8, height: 4))
        #expect(rect.inset(9).isEmpty)
        #expect(rect.inset(horizontal: 1, vertical: 0) == Rect(x: 3, y: 3, width: 8, height: 6))
    }

    @Test("Shares add up, and the first ones take what does not divide")
    func shares() {
        #expect(Rect.shares(of: 10, [1, 1, 1]) == [4, 3, 3])
        #expect(Rect.shares(of: 10, [3, 1, 0]) == [8, 2, 0])
        #expect(Rect.shares(of: 5, [0, 0]) == [0, 0])
        #expect(rect.stacked([1, 1, 2]).map(\.height) == [2, 1, 3])
    }

    @Test("A rectangle knows what lies inside and what it shares")
    func inside() {
        #expect(rect.contains(Position(x: 11, y: 8)) && !rect.contains(Position(x: 12, y: 8)))
        #expect(rect.intersection(Rect(x: 0, y: 0, width: 4, height: 4)) == Rect(x: 2, y: 3, width: 2, height: 1))
        #expect(rect.intersection(Rect(x: 50, y: 0, width: 4, height: 4)).isEmpty)
        #expect(rect.centred(width: 4, height: 99) == Rect(x: 5, y: 3, width: 4, height: 6))
    }
}
