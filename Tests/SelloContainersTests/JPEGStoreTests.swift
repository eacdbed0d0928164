import SelloBytes
import SelloContainers
import Testing

@Suite struct JPEGStoreTests {
    static let store = FakeStore.bytes(200)
    static let header = Array(store[..<8])

    @Test func readsAStoreOverAnyNumberOfSegments() throws {
        for size in [46, 60, 100, 199, 200, 300] {
            let bytes = JPEGBuilder.make {
                $0.jfif()
                $0.store(Self.store, number: 0x211, size: size)
                $0.picture()
            }
            let layout = try jpegLayout(bytes)
            #expect(try layout.onlyStore(of: MemorySource(bytes)) == Self.store)
            let extent = try #require(layout.stores.first?.extent)
            #expect(extent.lowerBound == 20)
            #expect(bytes[extent.upperBound..<extent.upperBound + 2] == [0xFF, 0xC0])
            #expect(layout.stores.first?.purpose == .manifest)
        }
    }

    @Test func readsAStoreWithALargeSizeBox() throws {
        let short = FakeStore.bytes(100)
        let store = [0, 0, 0, 1] + Array("jumb".utf8) + [0, 0, 0, 0, 0, 0, 0, 108] + short[8...]
        let bytes = JPEGBuilder.make {
            $0.box(3, 1, store[..<70])
            $0.box(3, 2, header: Array(store[..<16]), store[70...])
            $0.picture()
        }
        #expect(try jpegLayout(bytes).onlyStore(of: MemorySource(bytes)) == store)
    }

    @Test func readsAStoreWhoseBoxGoesToTheEnd() throws {
        let store = FakeStore.bytes(100, announced: 0)
        let bytes = JPEGBuilder.make {
            $0.store(store, size: 60)
            $0.picture()
        }
        #expect(try jpegLayout(bytes).onlyStore(of: MemorySource(bytes)) == store)
    }

    @Test func readsAStoreWhoseSegmentsCountFromZero() throws {
        let store = FakeStore.bytes(200)
        for pieces in [[200], [100, 100], [60, 60, 80]] {
            let bytes = JPEGBuilder.make {
                var at = 0
                for (number, count) in pieces.enumerated() {
                    $0.box(1, UInt32(number), header: at == 0 ? [] : Array(store[..<8]), store[at..<at + count])
                    at += count
                }
                $0.picture()
            }
            #expect(try jpegLayout(bytes).onlyStore(of: MemorySource(bytes)) == store)
        }
    }

    struct Faulty: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let code: AssetError.Code
        /// Where, and up to where the store's run of segments goes.
        let offset: Int
        let extentCount: Int

        init(
            _ name: String, _ code: AssetError.Code, at offset: Int, extent: Int,
            _ build: (inout JPEGBuilder) -> Void
        ) {
            testDescription = name
            bytes = JPEGBuilder.make {
                build(&$0)
                $0.picture()
            }
            self.code = code
            self.offset = offset
            extentCount = extent
        }
    }

    @Test func takesWhatIsBehindTheStoreForItsPadding() throws {
        var builder = JPEGBuilder()
        builder.box(1, 1, Self.store[..<100])
        builder.box(1, 2, header: Self.header, Array(Self.store[100...]) + [0])
        builder.picture()
        let location = try #require(try jpegLayout(builder.bytes).stores.first)
        #expect(location.fault == nil)
        #expect(location.extent == 2..<235)
        #expect(try location.bytes(of: MemorySource(builder.bytes), limits: Limits()) == Self.store + [0])
    }

    // A first segment has 12 bytes before its part of the store, a later one 20.
    @Test(arguments: [
        Faulty("the end is missing", .truncated, at: 2, extent: 112) { $0.box(1, 1, store[..<100]) },
        Faulty("a number is missing", .contradictory, at: 114, extent: 232) {
            $0.box(1, 1, store[..<100])
            $0.box(1, 3, header: header, store[100...].prefix(100))
        },
        Faulty("a piece comes twice", .contradictory, at: 184, extent: 322) {
            $0.box(1, 1, store[..<100])
            $0.box(1, 2, header: header, store[100..<150])
            $0.box(1, 2, header: header, store[100..<150])
            $0.box(1, 3, header: header, store[150...])
        },
        Faulty("pieces are out of order", .contradictory, at: 114, extent: 252) {
            $0.box(1, 1, store[..<100])
            $0.box(1, 3, header: header, store[150...])
            $0.box(1, 2, header: header, store[100..<150])
        },
        Faulty("a piece disagrees on the size", .contradictory, at: 114, extent: 232) {
            $0.box(1, 1, store[..<100])
            $0.box(1, 2, header: Array(FakeStore.bytes(201)[..<8]), store[100...])
        },
        Faulty("a piece lies apart", .contradictory, at: 137, extent: 112) {
            $0.box(1, 1, store[..<100])
            $0.segment(0xFE, Array(repeating: 0x20, count: 19))
            $0.box(1, 2, header: header, store[100...])
        },
        Faulty("a fill byte stands between pieces", .contradictory, at: 115, extent: 112) {
            $0.box(1, 1, store[..<100])
            $0.raw([0xFF])
            $0.box(1, 2, header: header, store[100...])
        },
        Faulty("it begins with number 2", .contradictory, at: 2, extent: 212) { $0.box(1, 2, store) },
        Faulty("a huge size is announced", .truncated, at: 2, extent: 52) {
            $0.box(1, 1, FakeStore.bytes(40, announced: 0xFFFF_FFF0))
        },
    ])
    func reportsAFaultyStoreInsteadOfReadingIt(_ file: Faulty) throws {
        let layout = try jpegLayout(file.bytes)
        let store = try #require(layout.stores.count == 1 ? layout.stores.first : nil)
        #expect(store.fault == AssetError(file.code, at: file.offset, ""))
        #expect(store.extent == 2..<2 + file.extentCount)
        #expect(throws: AssetError(file.code, at: file.offset, "")) {
            try store.bytes(of: MemorySource(file.bytes), limits: Limits())
        }
        // A new file has none of the faulty pieces, wherever they lay.
        let new = FakeStore.bytes(100, seed: 3)
        let rewritten = try Rewritten(jpeg: file.bytes, store: new)
        #expect(try jpegLayout(rewritten.bytes).onlyStore(of: MemorySource(rewritten.bytes)) == new)
        #expect(rewritten.bytes.count { $0 == 0xEB } <= 2)
        #expect(try jpegLayout(rewritten.bytes).parts.count { $0.name == "APP11" } == 1)
    }

    @Test func aStoreCutOffByTheEndOfTheFileIsThereWithAFault() throws {
        let bytes = JPEGBuilder.make { $0.box(1, 1, Self.store) }
        for count in 60..<bytes.count {
            let layout = try jpegLayout(Array(bytes[..<count]))
            #expect(layout.stores.first?.fault == AssetError(.truncated, at: 2, ""))
            #expect(layout.stores.first?.extent == 2..<count)
            #expect(layout.damage == AssetError(.truncated, at: 2, ""))
        }
    }

    @Test func twoStoresAreTwo() throws {
        let other = FakeStore.bytes(150, seed: 99)
        for number: UInt16 in [1, 2] {
            let bytes = JPEGBuilder.make {
                $0.store(Self.store, number: 1, size: 90)
                $0.store(other, number: number, size: 90)
                $0.picture()
            }
            let layout = try jpegLayout(bytes)
            let read = try layout.stores.map { try $0.bytes(of: MemorySource(bytes), limits: Limits()) }
            #expect(read == [Self.store, other])
            let rewritten = try Rewritten(jpeg: bytes, store: other)
            #expect(try jpegLayout(rewritten.bytes).onlyStore(of: MemorySource(rewritten.bytes)) == other)
        }
    }

    @Test func aPieceThatLooksLikeAStoreIsAPiece() throws {
        let inner = FakeStore.bytes(80, seed: 1)
        let store = FakeStore.bytes(60) + inner[8...]
        var bytes = store
        bytes[3] = UInt8(store.count)
        let file = JPEGBuilder.make {
            $0.box(1, 1, bytes[..<60])
            $0.box(1, 2, header: Array(bytes[..<8]), bytes[60...])
            $0.picture()
        }
        #expect(try jpegLayout(file).onlyStore(of: MemorySource(file)) == bytes)
    }

    // What else is found in APP11: none of it is a store, all of it stays.
    @Test(
        arguments: [
            [], [0x4A], Array("JP".utf8), Array("JP\0\u{1}".utf8), Array("JP\0\u{1}\0\0\0".utf8),
            Array("HDR_RI ver=11\n".utf8),
            Array("JP\0\u{1}\0\0\0\u{1}\0\0\0\u{10}free".utf8) + [0, 0, 0, 0, 0, 0, 0, 0],
            Array("JP\0\u{1}\0\0\0\u{2}".utf8) + FakeStore.bytes(38)[..<8] + [1, 2, 3],
            Array("JP\0\u{1}\0\0\0\u{1}".utf8) + FakeStore.bytes(60, label: "c2pb"),
            Array("JP\0\u{1}\0\0\0\u{1}".utf8) + FakeStore.bytes(60, label: "c2pa2"),
            Array("JP\0\u{1}\0\0\0\u{1}".utf8) + FakeStore.bytes(60, type: Array(FakeStore.type[..<15]) + [0]),
            Array("JP\0\u{1}\0\0\0\u{1}".utf8) + FakeStore.bytes(38)[..<37],
            Array("JP\0\u{1}\0\0\0\u{1}".utf8) + [0, 0, 0, 1] + Array("jumb".utf8) + [0, 0, 0],
        ] as [[UInt8]])
    func leavesOtherAPP11Alone(_ content: [UInt8]) throws {
        let bytes = JPEGBuilder.make {
            $0.segment(0xEB, content)
            $0.picture()
        }
        #expect(try jpegLayout(bytes).stores.isEmpty)
        let store = FakeStore.bytes(70000)
        let rewritten = try Rewritten(jpeg: bytes, store: store)
        let layout = try jpegLayout(rewritten.bytes)
        #expect(try layout.onlyStore(of: MemorySource(rewritten.bytes)) == store)
        let kept = JPEGBuilder.make { $0.segment(0xEB, content) }.dropFirst(2)
        #expect(Array(rewritten.bytes[rewritten.plan.storeExtent.upperBound...]).starts(with: kept))
        #expect(try Rewritten(jpeg: rewritten.bytes).bytes == bytes)
    }

    @Test func takesAnInstanceNumberThatNoOtherBoxHas() throws {
        let other = FakeStore.bytes(60, label: "other")
        let bytes = JPEGBuilder.make {
            $0.box(1, 1, other)
            $0.box(2, 1, other)
            $0.box(4, 1, other)
            $0.store(Self.store, number: 3)
            $0.picture()
        }
        let rewritten = try Rewritten(jpeg: bytes, store: Self.store)
        let start = rewritten.plan.storeExtent.lowerBound
        #expect(rewritten.bytes[start + 6..<start + 8] == [0, 3])
    }

    @Test func segmentsAfterTheFirstScanAreNotTheFiles() throws {
        let bytes = JPEGBuilder.make {
            $0.jfif()
            $0.picture()
            $0.raw(JPEGBuilder.make { $0.store(Self.store) })
        }
        #expect(try jpegLayout(bytes).stores.isEmpty)
    }
}
