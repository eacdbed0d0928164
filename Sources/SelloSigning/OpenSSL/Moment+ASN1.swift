internal import COpenSSL
import SelloBytes

// Every `unsafe` here is a call of OpenSSL on objects that live through it: the time made here is freed here.

extension Moment {
    /// Takes the time of an `ASN1_TIME`; `nil` where it is none.
    init?(_ time: UnsafePointer<ASN1_TIME>?) {
        guard let time = unsafe time, let epoch = unsafe ASN1_TIME_set(nil, 0) else { return nil }
        defer { unsafe ASN1_STRING_free(epoch) }
        var days: Int32 = 0
        var seconds: Int32 = 0
        guard unsafe ASN1_TIME_diff(&days, &seconds, epoch, time) == 1 else {
            ErrorQueue.clear()
            return nil
        }
        self.init(seconds: Int64(days) * 86400 + Int64(seconds))
    }
}
