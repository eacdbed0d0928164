internal import SelloBytes
internal import SelloContainers

/// The boxes of a file less what the exclusions of a BMFF hash name (checklist §13.3).
struct BMFFHashedBoxes {
    let tree: BMFFTree
    /// The root boxes that are left out as a whole.
    let leftOut: Set<Int>
    /// The parts of boxes that are left out, by their beginnings.
    let parts: [Range<Int>]

    /// Plans the digests: each root box that is not left out as a whole is preceded by its offset; bytes behind the last box belong to no
    /// box, and are hashed as they are.
    ///
    /// - Parameter type: Root boxes that a new digest begins with; `nil` for one digest over all.
    /// - Returns: What stands before the first of them, then one plan for each.
    func plans(beginningAt type: UInt32? = nil) -> [DigestPlan] {
        var plans: [DigestPlan] = []
        var plan = DigestPlan()
        var next = parts[...]
        for root in tree.roots {
            if tree[root].type == type {
                plans.append(plan)
                plan = DigestPlan()
            }
            guard !leftOut.contains(root) else { continue }
            let range = tree[root].range
            plan.append(number: UInt64(range.lowerBound))
            var at = range.lowerBound
            while let part = next.first, part.lowerBound < range.upperBound {
                next.removeFirst()
                guard part.upperBound > at else { continue }
                plan.append(at..<max(at, part.lowerBound))
                at = part.upperBound
            }
            plan.append(min(at, range.upperBound)..<range.upperBound)
        }
        plan.append(tree.trailing)
        return plans + [plan]
    }
}
