/// The members of a JSON object: found by their keys, and kept in the order of the text.
package struct JSONMembers: Sendable, Hashable, Sequence {
    /// One member.
    package struct Member: Sendable, Hashable {
        /// Its key.
        package let key: String
        /// Its value.
        package internal(set) var value: JSONItem
    }

    private var members: [Member] = []
    private var places: [String: Int] = [:]

    /// No members.
    package init() {}

    /// Members in their order.
    package init(_ members: [Member]) {
        for member in members { self[member.key] = member.value }
    }

    /// The value of a key; a new key goes to the end, one that is there keeps its place.
    package internal(set) subscript(_ key: String) -> JSONItem? {
        get { places[key].map { members[$0].value } }
        set {
            guard let newValue else { return }
            if let place = places[key] {
                members[place].value = newValue
            } else {
                places[key] = members.count
                members.append(Member(key: key, value: newValue))
            }
        }
    }

    /// The keys, in their order.
    package var keys: [String] { members.map(\.key) }

    /// How many there are.
    package var count: Int { members.count }

    /// Walks over the members in their order.
    package func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
}

extension JSONMembers: ExpressibleByDictionaryLiteral {
    /// Members in the order of a literal.
    package init(dictionaryLiteral elements: (String, JSONItem)...) {
        for (key, value) in elements { self[key] = value }
    }
}
