extension Role {
    /// Any intermediary.
    static let intermediary = Role(
        "intermediary", impliedBy: ["sgi-resource", "significant-intermediary"],
        en: "an intermediary (you receive, store or transmit what others make)",
        es: "un intermediario (recibe, guarda o transmite lo que hacen otros)")
    /// Whom rule 3(3) binds: not only the significant ones.
    static let sgiResource = Role(
        "sgi-resource",
        en: "an intermediary whose service may be used to make, publish or share synthetic media",
        es: "un intermediario cuyo servicio sirve para crear, publicar o compartir medios sintéticos")
    /// A significant social media intermediary (rule 2(1)(v)).
    static let significantIntermediary = Role(
        "significant-intermediary",
        en: "a significant social media intermediary (5 million registered users in India or more)",
        es: "un intermediario significativo de redes sociales (5 millones de usuarios registrados en la India o más)")
}
