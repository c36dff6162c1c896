extension TraktClient {
    /// Whose account this is: the server and the user, `https://api.trakt.tv sean`.
    ///
    /// Trakt is asked once per access token; a file in the state folder keeps the answer. A server
    /// that does not say is told by the token itself.
    /// - Throws: what asking throws.
    package func owner(_ world: World) async throws -> String {
        let path = try world.path(.state) + "/account.json"
        let known = (try? FileStore.read(path)).flatMap { try? JSONSlice.parse($0) }
        let sign = try await sign()
        if known?["sign"]?.string == sign, let owner = known?["owner"]?.string { return owner }
        let user = try await settings()?["user"]
        let name = user?.value("ids", "slug")?.string ?? user?["username"]?.string
        // Asking may have renewed the token.
        let fresh = try await self.sign()
        let owner = "\(baseURL) \(name ?? fresh)"
        let json = JSON.object(["sign": .string(fresh), "owner": .string(owner)])
        // It is asked again if it cannot be kept.
        try? FileStore.replace(path, with: json.bytes + [0x0A])
        return owner
    }

    /// The sign-in on this server, without its secret.
    private func sign() async throws -> String {
        fingerprint("\(baseURL) \(try await account.accessToken())".utf8)
    }
}
