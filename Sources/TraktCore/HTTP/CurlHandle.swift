internal import CCurl

/// A handle of libcurl, with the connection it keeps open. One thread at a time uses it: it is either
/// in the list of idle handles or with the one exchange that took it from there.
struct CurlHandle: @unchecked Sendable {
    private let pointer: UnsafeMutableRawPointer
    private let errorBuffer: UnsafeMutablePointer<CChar>

    init?() {
        guard let pointer = ccurl_new() else { return nil }
        self.pointer = pointer
        errorBuffer = .allocate(capacity: Int(CCURL_ERROR_SIZE))
    }

    func free() {
        ccurl_free(pointer)
        errorBuffer.deallocate()
    }

    var status: Int { ccurl_status(pointer) }

    /// What libcurl said about the last failure; empty if nothing.
    var words: String { String(cString: errorBuffer) }

    /// Carries out an exchange; blocks. Gives the CURLcode.
    func perform(
        _ request: HTTPRequest, _ exchange: CurlExchange, _ trust: Trust
    ) -> Int {
        ccurl_reset(pointer)
        errorBuffer.initialize(repeating: 0, count: Int(CCURL_ERROR_SIZE))
        set(request, trust)
        // The exchange outlives the transfer: this function holds it.
        let context = Unmanaged.passUnretained(exchange).toOpaque()
        setCallbacks(context)
        // Without an Expect field libcurl waits a second for "100 Continue" before a large body.
        var fields = ccurl_append(nil, "Expect:")
        for field in request.headers {
            let line = "\(field.name): \(field.value)".filter { !$0.isNewline }
            fields = ccurl_append(fields, line) ?? fields
        }
        defer { ccurl_free_list(fields) }
        ccurl_set_pointer(pointer, CCURL_HTTPHEADER, fields)
        // A byte more, so that an empty body has an address too; libcurl reads `count` bytes.
        var body = request.body ?? []
        let count = body.count
        body.append(0)
        return body.withUnsafeMutableBytes { bytes in
            if request.body != nil {
                number(CCURL_POST, 1)
                number(CCURL_POSTFIELDSIZE, count)
                ccurl_set_pointer(pointer, CCURL_POSTFIELDS, bytes.baseAddress)
            }
            if request.method != "GET" { text(CCURL_CUSTOMREQUEST, request.method) }
            return Int(ccurl_perform(pointer))
        }
    }

    private func set(_ request: HTTPRequest, _ trust: Trust) {
        let milliseconds = max(Int(clamping: min(request.timeoutSeconds, 1e12) * 1000), 1)
        text(CCURL_URL, request.url)
        number(CCURL_HTTPGET, 1)
        number(CCURL_PROTOCOLS, 3)  // CURLPROTO_HTTP | CURLPROTO_HTTPS
        number(CCURL_NOSIGNAL, 1)
        number(CCURL_TIMEOUT_MS, milliseconds)
        number(CCURL_CONNECTTIMEOUT_MS, milliseconds)
        number(CCURL_SUPPRESS_CONNECT_HEADERS, 1)
        text(CCURL_ACCEPT_ENCODING, "")
        if request.url.lowercased().hasPrefix("http:") { text(CCURL_PROXY, "") }
        if request.needsFreshConnection {
            number(CCURL_FRESH_CONNECT, 1)
            number(CCURL_FORBID_REUSE, 1)
        }
        if let file = trust.file { text(CCURL_CAINFO, file) }
        if let folder = trust.folder { text(CCURL_CAPATH, folder) }
        if let bytes = trust.bytes { ccurl_set_authorities(pointer, bytes, bytes.count) }
    }

    private func setCallbacks(_ context: UnsafeMutableRawPointer) {
        ccurl_set_pointer(pointer, CCURL_ERRORBUFFER, errorBuffer)
        ccurl_set_pointer(pointer, CCURL_HEADERDATA, context)
        ccurl_set_pointer(pointer, CCURL_WRITEDATA, context)
        ccurl_set_pointer(pointer, CCURL_XFERINFODATA, context)
        ccurl_set_data_function(pointer, CCURL_HEADERFUNCTION) {
            CurlExchange.receive($0, $1 * $2, $3) { $0.takeHeader($1) }
        }
        ccurl_set_data_function(pointer, CCURL_WRITEFUNCTION) {
            CurlExchange.receive($0, $1 * $2, $3) { $0.takeBody($1) }
        }
        number(CCURL_NOPROGRESS, 0)
        ccurl_set_progress_function(pointer) { context, _, _, _, _ in
            CurlExchange.of(context)?.isOver == false ? 0 : 1
        }
    }

    private func number(_ option: CurlOption, _ value: Int) {
        ccurl_set_number(pointer, option, value)
    }

    private func text(_ option: CurlOption, _ value: String) {
        ccurl_set_text(pointer, option, value)
    }
}
