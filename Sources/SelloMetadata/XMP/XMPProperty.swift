/// One text of a packet and where it stands.
package struct XMPProperty: Sendable, Hashable {
    /// The name of the namespace of the property, the outermost part of the path.
    package let namespace: String
    /// The way to the text, such as `CreatorTool`, `title[1]`, `title[1]/?xml:lang` or `DerivedFrom/stRef:documentID`.
    ///
    /// Items count from 1. Fields have the prefixes of the packet, the property itself has none.
    package let path: String
    /// The text, unescaped.
    package let value: String
}
