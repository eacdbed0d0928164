package import SelloBytes

/// The time at which the certificates of the tests are valid, and at which the tests judge.
package let testMoment = Moment(seconds: 1_795_290_300)

/// A time some days from ``testMoment``.
package func testDay(_ count: Int64) -> Moment { Moment(seconds: testMoment.seconds + count * 86400) }
